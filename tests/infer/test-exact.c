/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "infer/infer.h"
#include "testing.h"

#include <math.h>

/* The project's own published numbers: 4 of 7 against 0 of 29 and 2 of 5 against 0 of 5. */
START_TEST (test_study)
{
  ck_assert_double_eq_tol (kotaku_fisher_p (4, 3, 0, 29, KOTAKU_TAIL_BOTH), .0012, .00005);
  ck_assert_double_eq_tol (kotaku_fisher_p (2, 3, 0, 5, KOTAKU_TAIL_BOTH), .444, .0005);
}
END_TEST

/* Fisher 1935, the lady tasting tea: 17 of 70; and the convictions of twins of R's fisher.test. */
START_TEST (test_published)
{
  ck_assert_double_eq_tol (kotaku_fisher_p (3, 1, 1, 3, KOTAKU_TAIL_UPPER), 17. / 70, 1e-12);
  ck_assert_double_eq_tol (kotaku_fisher_p (2, 10, 15, 3, KOTAKU_TAIL_LOWER), .0004652, 5e-8);
}
END_TEST

/* Every way to choose who of the n stands in the first row, by the bits of a number. */
static void
count_ways (guint a, guint b, guint c, guint d, double *upper, double *lower)
{
  guint n = a + b + c + d, column = (1U << (a + c)) - 1;
  guint ways = 0, at_least = 0, at_most = 0;
  for (guint row = 0; row < 1U << n; row++)
    if ((guint) __builtin_popcount (row) == a + b)
      {
        guint cell = (guint) __builtin_popcount (row & column);
        ways++;
        at_least += cell >= a;
        at_most += cell <= a;
      }
  *upper = (double) at_least / ways;
  *lower = (double) at_most / ways;
}

START_TEST (test_brute_force)
{
  for (guint code = 0; code < 4 * 4 * 4 * 4; code++)
    {
      guint a = code & 3, b = code >> 2 & 3, c = code >> 4 & 3, d = code >> 6;
      double upper, lower;
      count_ways (a, b, c, d, &upper, &lower);
      ck_assert_double_eq_tol (kotaku_fisher_p (a, b, c, d, KOTAKU_TAIL_UPPER), upper, 1e-12);
      ck_assert_double_eq_tol (kotaku_fisher_p (a, b, c, d, KOTAKU_TAIL_LOWER), lower, 1e-12);
      ck_assert_double_eq_tol (kotaku_fisher_p (a, b, c, d, KOTAKU_TAIL_BOTH),
                               MIN (1, 2 * MIN (upper, lower)), 1e-12);
    }
}
END_TEST

START_TEST (test_margins)
{
  for (guint tail = 0; tail < 3; tail++)
    {
      ck_assert_double_eq (kotaku_fisher_p (0, 0, 0, 0, tail), 1);
      ck_assert_double_eq (kotaku_fisher_p (0, 0, 3, 9, tail), 1);
      ck_assert_double_eq (kotaku_fisher_p (3, 9, 0, 0, tail), 1);
      ck_assert_double_eq (kotaku_fisher_p (0, 4, 0, 9, tail), 1);
      ck_assert_double_eq (kotaku_fisher_p (4, 0, 9, 0, tail), 1);
    }
  ck_assert_double_eq (kotaku_fisher_min_p (0, 0, 0, 0), 1);
  ck_assert_double_eq (kotaku_fisher_min_p (0, 0, 3, 9), 1);
}
END_TEST

/* The smallest of the doubled p of all tables with the same margins. */
START_TEST (test_min_p)
{
  for (guint code = 0; code < 6 * 6 * 6 * 6; code++)
    {
      guint a = code % 6, b = code / 6 % 6, c = code / 36 % 6, d = code / 216;
      double smallest = 1;
      for (guint cell = 0; cell <= a + b && cell <= a + c; cell++)
        if (b + d + cell >= a + b)
          smallest = MIN (smallest, kotaku_fisher_p (cell, a + b - cell, a + c - cell,
                                                     b + d + cell - a - b, KOTAKU_TAIL_BOTH));
      ck_assert_double_eq_tol (kotaku_fisher_min_p (a, b, c, d), smallest, 1e-15);
    }
  /* By hand: 2 / C(10, 5). */
  ck_assert_double_eq_tol (kotaku_fisher_min_p (2, 3, 3, 2), 2. / 252, 1e-12);
}
END_TEST

/* Large counts neither print nor lose the smaller tail; scipy 1.10.1, hypergeom.sf (499999, 2e6,
 * 1e6, 1e6). */
START_TEST (test_large)
{
  double p = kotaku_fisher_p (600000, 400000, 400000, 600000, KOTAKU_TAIL_BOTH);
  ck_assert (p >= 0 && p < 1e-300);
  p = kotaku_fisher_p (500000, 500000, 500000, 500000, KOTAKU_TAIL_UPPER);
  ck_assert_double_eq_tol (p, 0.5005641892892649, 1e-9);
}
END_TEST

/* By hand: 2 x 1/32; 2 x 11/1024; the middle counts on both sides. */
START_TEST (test_mcnemar)
{
  ck_assert_double_eq_tol (kotaku_mcnemar_p (5, 0), 1. / 16, 1e-15);
  ck_assert_double_eq_tol (kotaku_mcnemar_p (1, 9), 22. / 1024, 1e-15);
  ck_assert_double_eq (kotaku_mcnemar_p (3, 3), 1);
  ck_assert_double_eq (kotaku_mcnemar_p (0, 0), 1);
  ck_assert_double_eq (kotaku_mcnemar_p (0, 1), 1);
}
END_TEST

KOTAKU_TEST_MAIN ("infer/exact",
                  test_study,
                  test_published,
                  test_brute_force,
                  test_margins,
                  test_min_p,
                  test_large,
                  test_mcnemar)

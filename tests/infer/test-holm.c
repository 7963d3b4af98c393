/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "infer/infer.h"
#include "testing.h"

#include <math.h>

/* By hand: .005 x 4, .01 x 3, .03 x 2, .04 x 1 which is raised to the one before. */
START_TEST (test_by_hand)
{
  static const double p[] = { .01, .04, .03, .005 };
  static const double expected[] = { .03, .06, .06, .02 };
  double adjusted[4];
  ck_assert_uint_eq (kotaku_holm (p, 4, adjusted), 4);
  for (gsize i = 0; i < 4; i++)
    ck_assert_double_eq_tol (adjusted[i], expected[i], 1e-15);
}
END_TEST

START_TEST (test_undefined)
{
  const double p[] = { NAN, .02, NAN, .8, .6 };
  double adjusted[5];
  ck_assert_uint_eq (kotaku_holm (p, 5, adjusted), 3);
  ck_assert (isnan (adjusted[0]) && isnan (adjusted[2]));
  ck_assert_double_eq_tol (adjusted[1], .06, 1e-15);
  ck_assert_double_eq (adjusted[3], 1);
  ck_assert_double_eq (adjusted[4], 1);
}
END_TEST

START_TEST (test_few)
{
  const double p[] = { .03 }, undefined[] = { NAN };
  double adjusted = 7;
  ck_assert_uint_eq (kotaku_holm (NULL, 0, NULL), 0);
  ck_assert_uint_eq (kotaku_holm (p, 1, &adjusted), 1);
  ck_assert_double_eq (adjusted, .03);
  ck_assert_uint_eq (kotaku_holm (undefined, 1, &adjusted), 0);
  ck_assert (isnan (adjusted));
}
END_TEST

/* Another way to the same: the largest (m - rank) p of those at most as large; with ties. */
START_TEST (test_definition)
{
  double p[60], adjusted[60];
  KotakuRandom random;
  kotaku_random_init (&random, 3, 0, 0);
  for (gsize i = 0; i < 60; i++)
    p[i] = kotaku_random_below (&random, 40) / 1000.;
  kotaku_holm (p, 60, adjusted);
  for (gsize i = 0; i < 60; i++)
    {
      double highest = 0;
      for (gsize j = 0; j < 60; j++)
        if (p[j] <= p[i])
          {
            gsize smaller = 0;
            for (gsize k = 0; k < 60; k++)
              smaller += p[k] < p[j];
            highest = MAX (highest, (double) (60 - smaller) * p[j]);
          }
      ck_assert_double_eq (adjusted[i], MIN (highest, 1));
    }
}
END_TEST

/* Three of four count: the smallest that any of them could have is .02, thrice .06. */
START_TEST (test_floor)
{
  static const double p[] = { .3, NAN, .04, .5 }, min_p[] = { .1, .001, .02, .5 };
  static const double unknown[] = { .1, .1, NAN, .5 };
  double adjusted[4];
  gsize n = kotaku_holm (p, 4, adjusted);
  ck_assert_uint_eq (n, 3);
  ck_assert_double_eq_tol (kotaku_holm_floor (p, min_p, 4, n), .06, 1e-15);
  ck_assert_double_eq (kotaku_holm_floor (p, unknown, 4, n), 0);
  ck_assert_double_eq (kotaku_holm_floor (p, min_p, 0, 0), 0);
}
END_TEST

START_TEST (test_without_memory)
{
  static const double p[] = { .01, .04, .01, NAN, .03, .005, .04 };
  double adjusted[7], slowly[7];
  gsize n = kotaku_holm (p, 7, adjusted);
  kotaku_memory_fail_from (1);
  ck_assert_uint_eq (kotaku_holm (p, 7, slowly), n);
  kotaku_memory_fail_from (-1);
  for (gsize i = 0; i < 7; i++)
    ck_assert (i == 3 ? isnan (slowly[i]) : slowly[i] == adjusted[i]);
}
END_TEST

KOTAKU_TEST_MAIN ("infer/holm",
                  test_by_hand,
                  test_undefined,
                  test_few,
                  test_definition,
                  test_floor,
                  test_without_memory)

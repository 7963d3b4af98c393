/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "infer/infer.h"
#include "testing.h"

#include <math.h>
#include <stdio.h>
#include <unistd.h>

/* scipy 1.10.1: 2 t.sf (2.5, df), t.isf (.025, df). */
START_TEST (test_t)
{
  static const double known[][3] = {
    { 1, 0.2422378831816867, 12.706204736432102 },
    { 2, 0.1296117202215108, 4.3026527299112765 },
    { 4.5, 0.05990568650220054, 2.6589123472044043 },
    { 29, 0.01832534433842607, 2.0452296421327034 },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    {
      ck_assert_double_eq_tol (kotaku_t_p (2.5, known[i][0]), known[i][1], 1e-12);
      ck_assert_double_eq_tol (kotaku_t_p (-2.5, known[i][0]), known[i][1], 1e-12);
      ck_assert_double_eq_tol (kotaku_t_quantile (.05, known[i][0]), known[i][2], 1e-8);
    }
  ck_assert_double_eq (kotaku_t_p (0, 3), 1);
  ck_assert_double_eq (kotaku_t_p (INFINITY, 3), 0);
  ck_assert_double_eq (kotaku_t_p (-INFINITY, 3), 0);
}
END_TEST

START_TEST (test_normal)
{
  ck_assert_double_eq_tol (kotaku_normal_quantile (.05), 1.9599639845400545, 1e-12);
  ck_assert_double_eq_tol (kotaku_normal_quantile (.1), 1.6448536269514729, 1e-12);
}
END_TEST

START_TEST (test_undefined)
{
  ck_assert (isnan (kotaku_t_p (2, .5)));
  ck_assert (isnan (kotaku_t_p (2, 0)));
  ck_assert (isnan (kotaku_t_p (2, NAN)));
  ck_assert (isnan (kotaku_t_p (NAN, 3)));
  ck_assert (isnan (kotaku_t_quantile (.05, .9)));
  ck_assert (isnan (kotaku_t_quantile (0, 3)));
  ck_assert (isnan (kotaku_t_quantile (1, 3)));
  ck_assert (isnan (kotaku_normal_quantile (NAN)));
  ck_assert (isnan (kotaku_normal_quantile (0)));
}
END_TEST

/* Newcombe 1998, table I, method 5: 81 of 263, 15 of 148, 0 of 20, 1 of 29. */
START_TEST (test_clopper_pearson_published)
{
  static const double known[][4] = { { 81, 263, .2527, .3676 },
                                     { 15, 148, .0578, .1617 },
                                     { 0, 20, 0, .1684 },
                                     { 1, 29, .0009, .1776 } };
  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    {
      double low, high;
      kotaku_clopper_pearson (known[i][0] / known[i][1], known[i][1], .05, &low, &high);
      ck_assert_double_eq_tol (low, known[i][2], .00005);
      ck_assert_double_eq_tol (high, known[i][3], .00005);
      /* Of the failures: the mirror image. */
      kotaku_clopper_pearson (1 - known[i][0] / known[i][1], known[i][1], .05, &low, &high);
      ck_assert_double_eq_tol (1 - high, known[i][2], .00005);
      ck_assert_double_eq_tol (1 - low, known[i][3], .00005);
    }
}
END_TEST

/* scipy 1.10.1: beta.ppf (.025, x, n - x + 1), beta.ppf (.975, x + 1, n - x). */
START_TEST (test_clopper_pearson_fractions)
{
  static const double known[][4] = { { .25, 7.3, 0.02729103598371187, 0.6703274866397795 },
                                     { 4. / 7, 7, 0.184051567640083, 0.9010117215574921 },
                                     { .01, 100, 0.00025314603297742064, 0.054459385392080645 } };
  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    {
      double low, high;
      kotaku_clopper_pearson (known[i][0], known[i][1], .05, &low, &high);
      ck_assert_double_eq_tol (low, known[i][2], 1e-9);
      ck_assert_double_eq_tol (high, known[i][3], 1e-9);
    }
}
END_TEST

START_TEST (test_clopper_pearson_edges)
{
  double low, high;
  kotaku_clopper_pearson (.5, 0, .05, &low, &high);
  ck_assert (low == 0 && high == 1);
  kotaku_clopper_pearson (NAN, 5, .05, &low, &high);
  ck_assert (low == 0 && high == 1);
  kotaku_clopper_pearson (1, 1, .05, &low, &high);
  ck_assert_double_eq_tol (low, .025, 1e-9);
  ck_assert (high == 1);
  /* A share that rounding has carried past its bounds. */
  kotaku_clopper_pearson (1 + 1e-15, 3, .05, &low, &high);
  ck_assert (high == 1);
  kotaku_clopper_pearson (-1e-15, 3, .05, &low, &high);
  ck_assert (low == 0);
}
END_TEST

/* Whole numbers are binomial: 2/2^5, 2 (1 + 10 + 45)/2^10, and .4 of 3: 2 (.6^3 + 3 .4 .6^2) > 1.
 */
START_TEST (test_share_p)
{
  ck_assert_double_eq_tol (kotaku_share_p (1, 5, .5), .0625, 1e-12);
  ck_assert_double_eq_tol (kotaku_share_p (0, 5, .5), .0625, 1e-12);
  ck_assert_double_eq_tol (kotaku_share_p (.8, 10, .5), .109375, 1e-12);
  ck_assert_double_eq_tol (kotaku_share_p (.2, 10, .5), .109375, 1e-12);
  ck_assert_double_eq (kotaku_share_p (1. / 3, 3, .4), 1);
  ck_assert_double_eq (kotaku_share_p (.5, 0, .5), 1);
  ck_assert (isnan (kotaku_share_p (NAN, 5, .5)));
}
END_TEST

/* By Simpson's rule on the beta density; and the limits at that alpha: the nearer one is what was
 * expected. */
START_TEST (test_share_p_of_fractions)
{
  static const double known[][4] = { { .25, 7.3, .5, 0.3279627047059128 },
                                     { .9, 12.6, .5, 0.007498920389929624 },
                                     { .3, 20.5, .4, 0.49077063631788476 } };
  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    {
      double low, high, share = known[i][0], expected = known[i][2];
      double p = kotaku_share_p (share, known[i][1], expected);
      ck_assert_double_eq_tol (p, known[i][3], 1e-9);
      kotaku_clopper_pearson (share, known[i][1], p, &low, &high);
      ck_assert_double_eq_tol (share < expected ? high : low, expected, 1e-9);
    }
}
END_TEST

/* Standard output and error as one file, which must stay empty. */
START_TEST (test_prints_nothing)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "kotaku-prints-XXXXXX", NULL);
  int file = g_mkstemp (path), out = dup (STDOUT_FILENO), err = dup (STDERR_FILENO);
  fflush (NULL);
  dup2 (file, STDOUT_FILENO);
  dup2 (file, STDERR_FILENO);
  gboolean sound = TRUE;
  static const double alphas[] = { .0001, .05, .5 };
  for (double n = .01; n < 1e9; n *= 1.7)
    for (double share = 1e-9; share < 1; share = share < .1 ? share * 10 : share + .1)
      for (gsize i = 0; i < 3; i++)
        {
          double low, high, t = kotaku_t_quantile (alphas[i], n);
          kotaku_clopper_pearson (share, n, alphas[i], &low, &high);
          sound = sound && low >= 0 && low <= share && high >= share && high <= 1;
          sound = sound && (n < 1 ? isnan (t) : t > 0) && !(kotaku_t_p (share / 1e-9, n) < 0);
        }
  fflush (NULL);
  dup2 (out, STDOUT_FILENO);
  dup2 (err, STDERR_FILENO);
  off_t length = lseek (file, 0, SEEK_END);
  close (file);
  close (out);
  close (err);
  unlink (path);
  ck_assert (sound);
  ck_assert_int_eq (length, 0);
}
END_TEST

KOTAKU_TEST_MAIN ("infer/distribution",
                  test_t,
                  test_normal,
                  test_undefined,
                  test_clopper_pearson_published,
                  test_clopper_pearson_fractions,
                  test_clopper_pearson_edges,
                  test_share_p,
                  test_share_p_of_fractions,
                  test_prints_nothing)

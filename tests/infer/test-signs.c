/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "infer/infer.h"
#include "testing.h"

#include <math.h>

static KotakuMean
test_mean (const double *values, gsize n, gint64 threads)
{
  KotakuMean mean;
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuOptions) options = kotaku_options_new ();
  kotaku_options_set_int64 (options, "threads", threads);
  KotakuDraws draws = { .seed = 1, .n = 2000, .alpha = .05, .options = options };
  ck_assert (kotaku_mean_test (values, n, &draws, &mean, &error));
  ck_assert_no_error (error);
  return mean;
}

/* Darwin's maize (Fisher 1935, section 21): of 32,768 signs 863 each way are as extreme; t = 2.148
 * on 14 degrees of freedom, p .0497. */
START_TEST (test_darwin)
{
  static const double eighths[] = { 49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48 };
  KotakuMean mean = test_mean (eighths, 15, 1);
  ck_assert (mean.exact && mean.n == 15);
  ck_assert_double_eq_tol (mean.mean, 20.93, .005);
  ck_assert_double_eq_tol (mean.p_value, 1726 / 32768.0, 1e-12);
  ck_assert_double_eq_tol (mean.min_p, 2 / 32768.0, 1e-15);
  ck_assert_double_eq_tol (mean.low, .03, .01);
}
END_TEST

START_TEST (test_few)
{
  static const double values[] = { .4, .4, .4 };
  KotakuMean none = test_mean (values, 0, 1), one = test_mean (values, 1, 1);
  KotakuMean equal = test_mean (values, 3, 1);
  ck_assert (isnan (none.mean) && isnan (none.p_value));
  ck_assert_double_eq (one.mean, .4);
  ck_assert (isnan (one.p_value) && isnan (one.low));
  ck_assert_double_eq (equal.variance, 0);
  ck_assert_double_eq_tol (equal.p_value, .25, 1e-12);
}
END_TEST

START_TEST (test_draws)
{
  double values[20];
  for (int i = 0; i < 20; i++)
    values[i] = i % 3 - .8;
  KotakuMean one = test_mean (values, 20, 1), seven = test_mean (values, 20, 7);
  ck_assert (!one.exact);
  ck_assert_double_eq (one.p_value, seven.p_value);
  ck_assert_double_eq (one.error, seven.error);
}
END_TEST

START_TEST (test_memory)
{
  KotakuMean mean;
  static const double values[] = { 1, 2, 3, 4 };
  KotakuDraws draws = { .seed = 1, .n = 10, .alpha = .05 };
  ck_assert_survives (kotaku_mean_test (values, 4, &draws, &mean, &error));
}
END_TEST

KOTAKU_TEST_MAIN ("infer/signs", test_darwin, test_few, test_draws, test_memory)

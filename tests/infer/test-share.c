/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "infer/infer.h"
#include "testing.h"

#include <math.h>

static KotakuShare
get_share (const KotakuTrial *trials, gsize n_trials, gsize n_actors)
{
  g_autoptr (GError) error = NULL;
  KotakuShare share;
  kotaku_share_init (&share, trials, n_trials, n_actors, .05, NULL, &error);
  ck_assert_no_error (error);
  return share;
}

/* By hand: a star of two successes and a failure. Without the centre nothing is left; without a
 * leaf 1/2, 1/2, 1. Mean 2/3, squares 1/36 1/36 1/9, v = 3/4 x 1/6, n_eff = 2/9 x 8. */
START_TEST (test_by_hand)
{
  static const KotakuTrial trials[] = { { 0, 1, TRUE }, { 0, 2, TRUE }, { 3, 0, FALSE } };
  KotakuShare share = get_share (trials, 3, 5);
  double low, high;
  ck_assert_uint_eq (share.n, 3);
  ck_assert_uint_eq (share.successes, 2);
  ck_assert_uint_eq (share.n_actors, 4);
  ck_assert_uint_eq (share.matching, 1);
  ck_assert_double_eq_tol (share.share, 2. / 3, 1e-15);
  ck_assert_double_eq_tol (share.variance, 1. / 8, 1e-15);
  ck_assert_double_eq_tol (share.n_effective, 16. / 9, 1e-14);
  kotaku_clopper_pearson (2. / 3, 16. / 9, .05, &low, &high);
  ck_assert_double_eq_tol (share.low, low, 1e-12);
  ck_assert_double_eq_tol (share.high, high, 1e-12);
}
END_TEST

/* Pairs apart: leaving an actor out leaves out its pair. Two of four: without a success 1/3,
 * without a failure 2/3; v = 7/8 x 8/36 = 7/36, n_eff = 1/4 x 36/7 = 9/7, raised to the
 * matching: 4. */
START_TEST (test_apart)
{
  static const KotakuTrial trials[]
      = { { 0, 1, TRUE }, { 2, 3, TRUE }, { 4, 5, FALSE }, { 6, 7, FALSE } };
  KotakuShare share = get_share (trials, 4, 8);
  ck_assert_double_eq_tol (share.variance, 7. / 36, 1e-15);
  ck_assert_uint_eq (share.matching, 4);
  ck_assert_double_eq (share.n_effective, 4);
  /* Clopper and Pearson of 2 of 4: .0676, .9324. */
  ck_assert_double_eq_tol (share.low, .0676, .00005);
  ck_assert_double_eq_tol (share.high, .9324, .00005);
}
END_TEST

/* All or none: the interval of the matching; of a triangle one pair. */
START_TEST (test_all)
{
  static const KotakuTrial all[] = { { 0, 1, TRUE }, { 1, 2, TRUE }, { 2, 0, TRUE } };
  static const KotakuTrial none[] = { { 0, 1, FALSE }, { 1, 2, FALSE }, { 2, 0, FALSE } };
  KotakuShare share = get_share (all, 3, 3);
  ck_assert_double_eq (share.variance, 0);
  ck_assert_double_eq (share.n_effective, 1);
  ck_assert_double_eq_tol (share.low, .025, 1e-9);
  ck_assert_double_eq (share.high, 1);
  share = get_share (none, 3, 3);
  ck_assert_double_eq (share.n_effective, 1);
  ck_assert_double_eq (share.low, 0);
  ck_assert_double_eq_tol (share.high, .975, 1e-9);
}
END_TEST

/* A circle of six whose pairs alternate: every actor has one of each, so v is 0 and rounding must
 * not make it otherwise. */
START_TEST (test_no_variance)
{
  KotakuTrial trials[6];
  for (gint32 i = 0; i < 6; i++)
    trials[i] = (KotakuTrial){ i, (i + 1) % 6, i % 2 };
  KotakuShare share = get_share (trials, 6, 6);
  ck_assert_double_eq (share.share, .5);
  ck_assert_double_eq (share.variance, 0);
  ck_assert_double_eq (share.n_effective, 3);
}
END_TEST

START_TEST (test_few)
{
  static const KotakuTrial one = { 0, 1, TRUE };
  KotakuShare share = get_share (NULL, 0, 0);
  ck_assert (isnan (share.share));
  ck_assert_uint_eq (share.n_actors, 0);
  ck_assert (share.low == 0 && share.high == 1);
  share = get_share (&one, 1, 2);
  ck_assert_uint_eq (share.n_actors, 2);
  ck_assert_double_eq (share.variance, 0);
  ck_assert_double_eq (share.n_effective, 1);
  ck_assert_double_eq_tol (share.low, .025, 1e-9);
}
END_TEST

/* Anew without each actor, from the list of trials. */
static double
get_variance_slowly (const KotakuTrial *trials, gsize n_trials, gint32 n_actors)
{
  double s[16], mean = 0, sum = 0;
  gsize n = 0, n_left = 0;
  for (gint32 actor = 0; actor < n_actors; actor++)
    {
      gsize left = 0, successes = 0;
      for (gsize i = 0; i < n_trials; i++)
        if (trials[i].a != actor && trials[i].b != actor)
          {
            left++;
            successes += trials[i].success ? 1 : 0;
          }
      n += left < n_trials;
      if (left < n_trials && left > 0)
        s[n_left++] = (double) successes / (double) left;
    }
  for (gsize i = 0; i < n_left; i++)
    mean += s[i] / (double) n_left;
  for (gsize i = 0; i < n_left; i++)
    sum += (s[i] - mean) * (s[i] - mean);
  return (double) (n - 1) / (double) n * sum;
}

START_TEST (test_brute_force)
{
  KotakuRandom random;
  kotaku_random_init (&random, 4, 0, 0);
  for (guint round = 0; round < 500; round++)
    {
      KotakuTrial trials[20];
      gsize n = 1 + kotaku_random_below (&random, 20);
      for (gsize i = 0; i < n; i++)
        {
          trials[i].a = (gint32) kotaku_random_below (&random, 9);
          trials[i].b = (gint32) (trials[i].a + 1 + (gint32) kotaku_random_below (&random, 8)) % 9;
          trials[i].success = kotaku_random_below (&random, 3) == 0;
        }
      KotakuShare share = get_share (trials, n, 9);
      double v = get_variance_slowly (trials, n, 9), s = share.share;
      ck_assert_double_eq_tol (share.variance, v, 1e-14);
      ck_assert_double_ge (share.n_effective, (double) share.matching);
      ck_assert_double_le (share.n_effective, (double) n);
      if (s > 0 && s < 1 && v > 1e-12 && s * (1 - s) / v > (double) share.matching
          && s * (1 - s) / v < (double) n)
        ck_assert_double_eq_tol (share.n_effective, s * (1 - s) / v, 1e-9);
    }
}
END_TEST

START_TEST (test_memory)
{
  static const KotakuTrial trials[] = { { 0, 1, TRUE }, { 1, 2, FALSE } };
  gboolean done = FALSE;
  gint64 nth = 0;
  while (!done)
    {
      g_autoptr (GError) error = NULL;
      KotakuShare share;
      kotaku_memory_fail_from (++nth);
      done = kotaku_share_init (&share, trials, 2, 3, .05, NULL, &error);
      kotaku_memory_fail_from (-1);
      ck_assert (done || g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_NO_MEMORY));
    }
  ck_assert_int_gt (nth, 8);
}
END_TEST

KOTAKU_TEST_MAIN ("infer/share",
                  test_by_hand,
                  test_apart,
                  test_all,
                  test_no_variance,
                  test_few,
                  test_brute_force,
                  test_memory)

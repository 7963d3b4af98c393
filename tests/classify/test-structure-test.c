/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "common.h"

#include <math.h>

/* -- levels made of trials
 * ------------------------------------------------------------------------- */

#define N_PLACES 24

/* Places in the order of their ids. */
static const KotakuPlaces *
get_places (void)
{
  static gint32 place[N_PLACES];
  static const KotakuPlaces places = { N_PLACES, place, place };
  for (gint32 i = 0; i < N_PLACES; i++)
    place[i] = i;
  return &places;
}

/* "ab+ac-": pairs of the actors a to l, + symmetric; second level from place 12 on. */
static KotakuLevelTrials
level_of (const char *pairs, gint32 first)
{
  g_autoptr (GError) error = NULL;
  KotakuLevelTrials level = { 0 };
  gsize n = strlen (pairs) / 3;
  level.trials = g_new0 (KotakuTrial, n + 1);
  level.n_trials = n;
  for (gsize i = 0; i < n; i++)
    {
      gboolean symmetric = pairs[3 * i + 2] == '+';
      level.trials[i] = (KotakuTrial){ .a = first + pairs[3 * i] - 'a',
                                       .b = first + pairs[3 * i + 1] - 'a',
                                       .success = symmetric };
      level.class.symmetric += symmetric;
      level.class.asymmetric += !symmetric;
    }
  kotaku_share_init (&level.share, level.trials, n, N_PLACES, 0.05, NULL, &error);
  ck_assert_no_error (error);
  return level;
}

static KotakuStructureTest
difference (const char *people, const char *bodies)
{
  g_autoptr (GError) error = NULL;
  KotakuStructureTest test;
  g_auto (KotakuLevelTrials) first = level_of (people, 0);
  g_auto (KotakuLevelTrials) second = level_of (bodies, 12);
  const KotakuDraws draws = { .alpha = 0.05, .n = 100 };
  kotaku_structure_test_difference (&test, &first, &second, get_places (), &draws, &error);
  ck_assert_no_error (error);
  return test;
}

/* 29 symmetric pairs of 12 people. */
#define TWENTY_NINE                                                                                \
  "ab+ac+ad+ae+af+ag+ah+ai+aj+ak+al+bc+bd+be+bf+bg+bh+bi+bj+bk+bl+cd+ce+cf+cg+ch+ci+cj+ck+"

/* C(7,4)/C(36,4) = 35/58905, doubled. */
START_TEST (test_one_actor_decides)
{
  KotakuStructureTest test = difference (TWENTY_NINE, "ab-ac-ad-ae-bc+cd+de+");
  ck_assert_double_eq_tol (test.p_dyads, 70.0 / 58905, 1e-12);
  ck_assert_double_eq (test.p_value, 1);
  ck_assert_int_eq (test.deciding, 12);
  ck_assert_int_eq (test.reason, KOTAKU_REASON_ONE_ACTOR);
  ck_assert_double_eq_tol (test.min_p, 70.0 / 58905, 1e-12);
  ck_assert_double_eq_tol (test.index, 4.0 / 7, 1e-12);
}
END_TEST

/* C(5,2)/C(10,2) = 10/45, doubled: .444, and nothing smaller is within reach. */
START_TEST (test_two_of_five)
{
  KotakuStructureTest test = difference ("ab+ac+ad+bc+bd+", "ab-ac+ad+bc-bd+");
  ck_assert_double_eq_tol (test.p_dyads, 4.0 / 9, 1e-12);
  ck_assert_int_eq (test.reason, KOTAKU_REASON_TOO_FEW);
  ck_assert_int_eq (test.deciding, -1);
  ck_assert (test.p_value >= test.p_dyads && test.p_value <= 1);
}
END_TEST

/* Six disjoint pairs against six: no actor matters, all differ: 2/C(12,6), variance 0. */
START_TEST (test_no_actor_decides)
{
  KotakuStructureTest test = difference ("ab+cd+ef+gh+ij+kl+", "ab-cd-ef-gh-ij-kl-");
  ck_assert_double_eq_tol (test.p_dyads, 2.0 / 924, 1e-12);
  /* without a pair of each: 2/C(10,5) */
  ck_assert_double_eq_tol (test.p_value, 2.0 / 252, 1e-12);
  ck_assert_int_eq (test.sign, -1);
  KotakuStructureTest mirror = difference ("ab-cd-ef-gh-ij-kl-", "ab+cd+ef+gh+ij+kl+");
  ck_assert_double_eq_tol (mirror.p_value, 2.0 / 252, 1e-12);
  ck_assert_int_eq (mirror.sign, 1);
  ck_assert_double_eq (mirror.index, -1);
}
END_TEST

START_TEST (test_constant_and_empty)
{
  KotakuStructureTest same = difference ("ab+cd+ef+", "ab+bc+");
  ck_assert (isnan (same.p_value) && isnan (same.p_dyads));
  ck_assert_double_eq (same.min_p, 1);
  ck_assert_double_eq (same.index, 0);
  ck_assert_int_eq (same.reason, KOTAKU_REASON_TOO_FEW);
  KotakuStructureTest none = difference ("ab+cd+ef+", "");
  ck_assert (isnan (none.p_value) && isnan (none.p_dyads) && isnan (none.index));
  ck_assert (isnan (none.low) && isnan (none.high) && isnan (none.min_p));
  ck_assert_int_eq (none.reason, KOTAKU_REASON_TOO_FEW);
}
END_TEST

/* Wilson's limits. */
static void
set_share (KotakuShare *share, double x, double n)
{
  double z = 1.959964, p = x / n, root = z * sqrt (z * z + 4 * n * p * (1 - p));
  share->share = p;
  share->low = (2 * n * p + z * z - root) / (2 * (n + z * z));
  share->high = (2 * n * p + z * z + root) / (2 * (n + z * z));
}

/* Newcombe 1998, table II, method 10: 56/70 less 48/80 is .0524 to .3339 by Wilson's limits. */
START_TEST (test_interval_carries_limits_over)
{
  g_autoptr (GError) error = NULL;
  KotakuStructureTest test;
  g_auto (KotakuLevelTrials) first = level_of ("ab+cd-", 0);
  g_auto (KotakuLevelTrials) second = level_of ("ab+cd-", 12);
  const KotakuDraws draws = { .alpha = 0.05, .n = 100 };
  set_share (&first.share, 56, 70);
  set_share (&second.share, 48, 80);
  kotaku_structure_test_difference (&test, &first, &second, get_places (), &draws, &error);
  ck_assert_no_error (error);
  ck_assert_double_eq_tol (test.index, 0.2, 1e-12);
  ck_assert_double_eq_tol (test.low, 0.0524, 0.00005);
  ck_assert_double_eq_tol (test.high, 0.3339, 0.00005);
}
END_TEST

/* -- the same by rebuilding the tables
 * ------------------------------------------------------------- */

static double
choose (int n, int k)
{
  double value = 1;
  for (int i = 1; i <= k; i++)
    value = value * (n - k + i) / i;
  return k < 0 || k > n ? 0 : value;
}

/* Fisher's p by listing every table of the margins. */
static double
list_fisher (int a, int b, int c, int d)
{
  double upper = 0, lower = 0;
  int column = a + c;
  if (a + b == 0 || c + d == 0)
    return 1;
  for (int x = 0; x <= column; x++)
    {
      double p = choose (a + b, x) * choose (c + d, column - x) / choose (a + b + c + d, column);
      upper += x >= a ? p : 0;
      lower += x <= a ? p : 0;
    }
  return MIN (1, 2 * MIN (upper, lower));
}

static void
count_without (const KotakuLevelTrials *level, gint32 actor, int *symmetric, int *asymmetric)
{
  *symmetric = *asymmetric = 0;
  for (gsize i = 0; i < level->n_trials; i++)
    if (level->trials[i].a != actor && level->trials[i].b != actor)
      *(level->trials[i].success ? symmetric : asymmetric) += 1;
}

static double
rebuild (const KotakuLevelTrials *first, const KotakuLevelTrials *second, gint32 a, gint32 b)
{
  int counts[4];
  count_without (first, a, &counts[0], &counts[1]);
  count_without (second, b, &counts[2], &counts[3]);
  return list_fisher (counts[0], counts[1], counts[2], counts[3]);
}

/* v of the definition: actors with a pair, one whose absence leaves none passed over. */
static double
jackknife (const KotakuLevelTrials *level, int *n_actors)
{
  double values[N_PLACES], mean = 0, sum = 0;
  int n = 0;
  *n_actors = 0;
  for (gint32 actor = 0; actor < N_PLACES; actor++)
    {
      int symmetric, asymmetric;
      count_without (level, actor, &symmetric, &asymmetric);
      *n_actors += (gsize) (symmetric + asymmetric) < level->n_trials;
      if ((gsize) (symmetric + asymmetric) < level->n_trials && symmetric + asymmetric > 0)
        values[n++] = (double) symmetric / (symmetric + asymmetric);
    }
  for (int i = 0; i < n; i++)
    mean += values[i] / n;
  for (int i = 0; i < n; i++)
    sum += (values[i] - mean) * (values[i] - mean);
  return (double) (*n_actors - 1) / *n_actors * sum;
}

static double
expect_p (const KotakuLevelTrials *first, const KotakuLevelTrials *second)
{
  double largest = 0;
  int n_first, n_second;
  for (gint32 a = -1; a < N_PLACES; a++)
    for (gint32 b = -1; b < N_PLACES; b++)
      largest = MAX (largest, rebuild (first, second, a, b));
  double d = first->share.share - second->share.share;
  double v = jackknife (first, &n_first) + jackknife (second, &n_second);
  double degrees = MIN (n_first, n_second) - 2;
  double p_j = d == 0 || degrees < 1 ? 1 : v < 1e-20 ? 0 : kotaku_t_p (d / sqrt (v), degrees);
  return MAX (largest, p_j);
}

static gint32
expect_deciding (const KotakuLevelTrials *first, const KotakuLevelTrials *second)
{
  gint32 deciding = -1;
  double largest = 0.05;
  if (rebuild (first, second, -1, -1) > 0.05)
    return -1;
  for (gint32 actor = 0; actor < N_PLACES; actor++)
    {
      double p = rebuild (first, second, actor, actor); /* it is of one level alone */
      if (p > largest + 1e-12)
        {
          largest = p;
          deciding = actor;
        }
    }
  return deciding;
}

/* A level in which some actors have mostly asymmetric pairs. */
static char *
draw_level (KotakuRandom *random)
{
  GString *pairs = g_string_new (NULL);
  gsize n_actors = 3 + kotaku_random_below (random, 8);
  for (gsize i = 0; i < n_actors; i++)
    for (gsize j = i + 1; j < n_actors; j++)
      if (kotaku_random_uniform (random) < 0.5)
        g_string_append_printf (pairs, "%c%c%c", (char) ('a' + i), (char) ('a' + j),
                                kotaku_random_uniform (random) < (i < 2 ? 0.8 : 0.15) ? '-' : '+');
  return g_string_free (pairs, FALSE);
}

START_TEST (test_by_rebuilding)
{
  KotakuRandom random;
  gsize n_deciding = 0;
  kotaku_random_init (&random, 7, 0, 0);
  for (int round = 0; round < 60; round++)
    {
      g_autofree char *people = round % 2 == 0 ? g_strdup (TWENTY_NINE) : draw_level (&random);
      g_autofree char *bodies = draw_level (&random);
      g_auto (KotakuLevelTrials) first = level_of (people, 0);
      g_auto (KotakuLevelTrials) second = level_of (bodies, 12);
      if (first.n_trials == 0 || second.n_trials == 0)
        continue;
      KotakuStructureTest test = difference (people, bodies);
      if (isnan (test.p_value))
        {
          ck_assert (first.class.symmetric + second.class.symmetric == 0
                     || first.class.asymmetric + second.class.asymmetric == 0);
          continue;
        }
      ck_assert_double_eq_tol (test.p_dyads, rebuild (&first, &second, -1, -1), 1e-9);
      ck_assert_double_eq_tol (test.p_value, expect_p (&first, &second), 1e-9);
      ck_assert_int_eq (test.deciding, expect_deciding (&first, &second));
      n_deciding += test.deciding >= 0;
    }
  ck_assert_uint_gt (n_deciding, 3);
}
END_TEST

KOTAKU_TEST_MAIN ("classify/structure-test",
                  test_one_actor_decides,
                  test_two_of_five,
                  test_no_actor_decides,
                  test_constant_and_empty,
                  test_interval_carries_limits_over,
                  test_by_rebuilding)

/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "infer/infer.h"
#include "testing.h"

#include <math.h>

/* -- a statistic: the sum over the units of label 1, and other values of it -- */

typedef struct
{
  const double *values;
  gsize n;
} Sample;

static void
sum_ones (gconstpointer arrangement, gconstpointer data, gpointer scratch, double *values)
{
  const gint32 *labels = arrangement;
  const Sample *sample = data;
  values[0] = 0;
  for (gsize i = 0; i < sample->n; i++)
    if (labels[i] == 1)
      values[0] += sample->values[i];
}

static KotakuDraws
get_draws (guint64 n, KotakuOptions *options)
{
  KotakuDraws draws;
  kotaku_draws_init (&draws, options, 10, 1, NULL);
  draws.n = n;
  return draws;
}

static KotakuNullResult
permute_sum (const KotakuLabels *labels, const double *values, guint64 count, guint64 n_draws)
{
  g_autoptr (GError) error = NULL;
  Sample sample = { values, labels->n };
  KotakuStatistic statistic = { sum_ones, &sample, 1, 0 };
  KotakuDraws draws = get_draws (n_draws, NULL);
  KotakuNullResult result;
  kotaku_permute (&kotaku_null_labels, labels, count, &statistic, &draws, "test", &result, &error);
  ck_assert_no_error (error);
  return result;
}

/* -- exact -- */

/* By hand: of the ten sums of two of 1 2 3 4 10 those at least 13 are 13 and 14; at most: nine. */
START_TEST (test_by_hand)
{
  static const gint32 codes[] = { 0, 0, 1, 0, 1 };
  static const double values[] = { 1, 2, 3, 4, 10 };
  KotakuLabels labels = { codes, 5, 2 };
  KotakuNullResult result = permute_sum (&labels, values, kotaku_labels_count (&labels), 1);
  ck_assert (result.exact);
  ck_assert_double_eq (result.observed, 13);
  ck_assert_uint_eq (result.n, 10);
  ck_assert_uint_eq (result.at_least, 2);
  ck_assert_uint_eq (result.at_most, 9);
  ck_assert_uint_eq (result.n_highest, 1);
  ck_assert_uint_eq (result.n_lowest, 1);
  ck_assert_double_eq (kotaku_null_p (&result, KOTAKU_TAIL_UPPER), .2);
  ck_assert_double_eq (kotaku_null_p (&result, KOTAKU_TAIL_LOWER), .9);
  ck_assert_double_eq (kotaku_null_p (&result, KOTAKU_TAIL_BOTH), .4);
  ck_assert_double_eq (kotaku_null_min_p (&result, KOTAKU_TAIL_UPPER), .1);
  ck_assert_double_eq (kotaku_null_min_p (&result, KOTAKU_TAIL_BOTH), .2);
  ck_assert_double_eq (kotaku_null_error (&result, KOTAKU_TAIL_BOTH), 0);
}
END_TEST

/* Another way: every subset as the bits of a number, compared in whole numbers. */
START_TEST (test_brute_force)
{
  KotakuRandom random;
  kotaku_random_init (&random, 5, 0, 0);
  for (guint round = 0; round < 40; round++)
    {
      gsize n = 2 + round % 11;
      gint32 codes[12];
      double values[12];
      guint chosen = 0, ones = 0;
      for (gsize i = 0; i < n; i++)
        {
          codes[i] = (gint32) kotaku_random_below (&random, 2);
          chosen |= (guint) codes[i] << i;
          /* Tenths are not whole in a double: equal sums differ by rounding. */
          values[i] = kotaku_random_below (&random, 9) / 10.;
        }
      ones = (guint) __builtin_popcount (chosen);
      guint64 all = 0, at_least = 0, at_most = 0;
      for (guint set = 0; set < 1U << n; set++)
        if ((guint) __builtin_popcount (set) == ones)
          {
            gint difference = 0;
            for (gsize i = 0; i < n; i++)
              difference += (gint) lround (values[i] * 10)
                            * ((gint) (set >> i & 1) - (gint) (chosen >> i & 1));
            all++;
            at_least += difference >= 0;
            at_most += difference <= 0;
          }
      KotakuLabels labels = { codes, n, 2 };
      KotakuNullResult result = permute_sum (&labels, values, kotaku_labels_count (&labels), 1);
      ck_assert_uint_eq (result.n, all);
      ck_assert_uint_eq (result.at_least, at_least);
      ck_assert_uint_eq (result.at_most, at_most);
    }
}
END_TEST

/* 5 zones, 3 against 2: two-sided on the absolute difference 1 / C(5, 2); 4 zones: doubled. */
static void
mean_difference (gconstpointer arrangement, gconstpointer data, gpointer scratch, double *values)
{
  const gint32 *labels = arrangement;
  const Sample *sample = data;
  double sums[2] = { 0, 0 }, n[2] = { 0, 0 };
  for (gsize i = 0; i < sample->n; i++)
    {
      sums[labels[i]] += sample->values[i];
      n[labels[i]]++;
    }
  values[0] = fabs (sums[1] / n[1] - sums[0] / n[0]);
  values[1] = values[0] > 2 ? NAN : sums[1] / n[1];
}

START_TEST (test_zones)
{
  static const gint32 five[] = { 1, 1, 0, 0, 0 }, four[] = { 1, 1, 0, 0 };
  static const double values[] = { 9, 7, 4, 3, 1 };
  g_autoptr (GError) error = NULL;
  KotakuLabels labels = { five, 5, 2 };
  Sample sample = { values, 5 };
  KotakuStatistic statistic = { mean_difference, &sample, 2, 0 };
  KotakuDraws draws = get_draws (1, NULL);
  KotakuNullResult results[2];
  kotaku_permute (&kotaku_null_labels, &labels, 10, &statistic, &draws, "test", results, &error);
  ck_assert_no_error (error);
  ck_assert_double_eq (kotaku_null_p (&results[0], KOTAKU_TAIL_UPPER), .1);
  ck_assert_double_eq (kotaku_null_min_p (&results[0], KOTAKU_TAIL_UPPER), .1);
  labels = (KotakuLabels){ four, 4, 2 };
  sample.n = 4;
  kotaku_permute (&kotaku_null_labels, &labels, 6, &statistic, &draws, "test", results, &error);
  ck_assert_no_error (error);
  ck_assert_double_eq_tol (kotaku_null_p (&results[0], KOTAKU_TAIL_UPPER), 2. / 6, 1e-15);
  ck_assert_double_eq_tol (kotaku_null_min_p (&results[0], KOTAKU_TAIL_UPPER), 2. / 6, 1e-15);
}
END_TEST

/* Of the ten differences those above 2 are undefined in the second value, the observed one too. */
START_TEST (test_undefined)
{
  static const gint32 five[] = { 1, 1, 0, 0, 0 };
  static const double values[] = { 9, 7, 4, 3, 1 };
  g_autoptr (GError) error = NULL;
  KotakuLabels labels = { five, 5, 2 };
  Sample sample = { values, 5 };
  KotakuStatistic statistic = { mean_difference, &sample, 2, 0 };
  KotakuDraws draws = get_draws (1, NULL);
  KotakuNullResult results[2];
  kotaku_permute (&kotaku_null_labels, &labels, 10, &statistic, &draws, "test", results, &error);
  ck_assert_no_error (error);
  /* Pairs and sums: 97 16, 94 13, 93 12, 91 10, 74 11, 73 10, 71 8, 43 7, 41 5, 31 4; the rest is
   * 24 less that. Half the pair less a third of the rest is 5.3 2.8 2 .3 1.2 .3 1.3 2.2 3.8 4.7. */
  ck_assert_uint_eq (results[1].n, 5);
  ck_assert_uint_eq (results[1].undefined, 5);
  ck_assert (isnan (results[1].observed));
  ck_assert (isnan (kotaku_null_p (&results[1], KOTAKU_TAIL_UPPER)));
  ck_assert (isnan (kotaku_null_min_p (&results[1], KOTAKU_TAIL_BOTH)));
  ck_assert (isnan (kotaku_null_error (&results[1], KOTAKU_TAIL_BOTH)));
}
END_TEST

START_TEST (test_few)
{
  static const gint32 codes[] = { 1, 1, 1 };
  static const double values[] = { 1, 2, 3 };
  for (gsize n = 0; n <= 3; n++)
    {
      KotakuLabels labels = { codes, n, 2 };
      KotakuNullResult result = permute_sum (&labels, values, kotaku_labels_count (&labels), 99);
      ck_assert_uint_eq (result.n, 1);
      ck_assert (kotaku_null_is_constant (&result));
      ck_assert_double_nan (kotaku_null_p (&result, KOTAKU_TAIL_BOTH));
      ck_assert_double_eq (kotaku_null_min_p (&result, KOTAKU_TAIL_UPPER), 1);
      /* Drawn instead: never more than the data say. */
      result = permute_sum (&labels, values, 0, 99);
      ck_assert (!result.exact);
      ck_assert_double_nan (kotaku_null_p (&result, KOTAKU_TAIL_BOTH));
      ck_assert_double_eq (kotaku_null_min_p (&result, KOTAKU_TAIL_BOTH), 1);
      ck_assert_double_nan (kotaku_null_error (&result, KOTAKU_TAIL_BOTH));
    }
}
END_TEST

/* -- drawn -- */

START_TEST (test_monte_carlo_p)
{
  KotakuNullResult result = { .observed = 1, .n = 99, .at_least = 4, .at_most = 95 };
  ck_assert_double_eq (kotaku_null_p (&result, KOTAKU_TAIL_UPPER), .05);
  ck_assert_double_eq (kotaku_null_p (&result, KOTAKU_TAIL_LOWER), .96);
  ck_assert_double_eq (kotaku_null_p (&result, KOTAKU_TAIL_BOTH), .1);
  ck_assert_double_eq (kotaku_null_min_p (&result, KOTAKU_TAIL_UPPER), .01);
  ck_assert_double_eq (kotaku_null_min_p (&result, KOTAKU_TAIL_BOTH), .02);
  ck_assert_double_eq_tol (kotaku_null_error (&result, KOTAKU_TAIL_UPPER), sqrt (.05 * .95 / 99),
                           1e-15);
  ck_assert_double_eq_tol (kotaku_null_error (&result, KOTAKU_TAIL_BOTH), 2 * sqrt (.05 * .95 / 99),
                           1e-15);
  result.n = 0;
  ck_assert (isnan (kotaku_null_p (&result, KOTAKU_TAIL_UPPER)));
}
END_TEST

/* Drawn and enumerated agree within four standard errors. */
START_TEST (test_drawn_and_exact)
{
  static const gint32 codes[] = { 1, 1, 0, 1, 0, 0, 0, 1, 0, 0 };
  static const double values[] = { 5, 9, 1, 8, 7, 3, 2, 4, 6, 0 };
  KotakuLabels labels = { codes, 10, 2 };
  KotakuNullResult exact = permute_sum (&labels, values, kotaku_labels_count (&labels), 1);
  KotakuNullResult drawn = permute_sum (&labels, values, 0, 20000);
  ck_assert_uint_eq (exact.n, 210);
  ck_assert_uint_eq (drawn.n, 20000);
  double p = kotaku_null_p (&exact, KOTAKU_TAIL_UPPER);
  ck_assert_double_eq_tol (kotaku_null_p (&drawn, KOTAKU_TAIL_UPPER), p,
                           4 * sqrt (p * (1 - p) / 20000));
}
END_TEST

/* 4,000 samples without a difference: P(p <= .05) is .05, within four standard errors. */
START_TEST (test_level)
{
  enum
  {
    SAMPLES = 4000
  };
  static const gint32 codes[] = { 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 };
  KotakuLabels labels = { codes, 16, 2 };
  guint upper = 0, both = 0;
  for (guint64 i = 0; i < SAMPLES; i++)
    {
      double values[16];
      KotakuRandom random;
      kotaku_random_init (&random, 77, 0, i);
      for (gsize j = 0; j < 16; j++)
        values[j] = kotaku_random_uniform (&random);
      KotakuNullResult result = permute_sum (&labels, values, 0, 99);
      upper += kotaku_null_p (&result, KOTAKU_TAIL_UPPER) <= .05;
      both += kotaku_null_p (&result, KOTAKU_TAIL_BOTH) <= .05;
    }
  ck_assert_double_eq_tol ((double) upper / SAMPLES, .05, 4 * sqrt (.05 * .95 / SAMPLES));
  /* Two tails of 2 of 100 each. */
  ck_assert_double_eq_tol ((double) both / SAMPLES, .04, 4 * sqrt (.04 * .96 / SAMPLES));
}
END_TEST

/* -- threads, memory, cancelling -- */

static void
check_same (const KotakuNullResult *a, const KotakuNullResult *b)
{
  ck_assert_double_eq (a->observed, b->observed);
  ck_assert_int_eq (a->exact, b->exact);
  ck_assert_uint_eq (a->n, b->n);
  ck_assert_uint_eq (a->undefined, b->undefined);
  ck_assert_uint_eq (a->at_least, b->at_least);
  ck_assert_uint_eq (a->at_most, b->at_most);
  ck_assert_uint_eq (a->n_highest, b->n_highest);
  ck_assert_uint_eq (a->n_lowest, b->n_lowest);
}

/* 15 units of 4 and 11: 1,365 arrangements, and a statistic that takes its time. */
static const gint32 fifteen[] = { 1, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0 };
static const double of_fifteen[] = { 4, 1, .1, .2, .3, 7, 2, 2, 5, .7, .1, .4, 3, 2, .6 };

static void
slow_sum (gconstpointer arrangement, gconstpointer data, gpointer scratch, double *values)
{
  double *earlier = scratch;
  for (gsize i = 0; i < 60; i++)
    {
      sum_ones (arrangement, data, NULL, values);
      *earlier += values[0];
    }
  values[1] = values[0] > 9 ? NAN : -values[0];
  values[2] = fmod (values[0], 2);
}

static void
permute_slowly (guint threads, guint64 count, KotakuNullResult results[3])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuOptions) options = kotaku_options_new ();
  kotaku_options_set_int64 (options, "threads", threads);
  KotakuLabels labels = { fifteen, 15, 2 };
  Sample sample = { of_fifteen, 15 };
  KotakuStatistic statistic = { slow_sum, &sample, 3, sizeof (double) };
  KotakuDraws draws = get_draws (30000, options);
  kotaku_permute (&kotaku_null_labels, &labels, count, &statistic, &draws, "test", results, &error);
  ck_assert_no_error (error);
}

START_TEST (test_threads)
{
  for (guint64 count = 0; count <= 1365; count += 1365)
    {
      KotakuNullResult alone[3], together[3];
      permute_slowly (1, count, alone);
      ck_assert_uint_eq (alone[0].n, count > 0 ? count : 30000);
      ck_assert_uint_gt (alone[1].undefined, 0);
      ck_assert_uint_eq (alone[1].undefined + alone[1].n, alone[0].n);
      for (guint threads = 2; threads <= 7; threads += 5)
        {
          permute_slowly (threads, count, together);
          for (gsize i = 0; i < 3; i++)
            check_same (&alone[i], &together[i]);
        }
    }
}
END_TEST

/* Another seed, another purpose: other draws. */
START_TEST (test_seed)
{
  KotakuLabels labels = { fifteen, 15, 2 };
  Sample sample = { of_fifteen, 15 };
  KotakuStatistic statistic = { sum_ones, &sample, 1, 0 };
  KotakuNullResult results[3];
  KotakuDraws draws = get_draws (5000, NULL);
  for (gsize i = 0; i < 3; i++)
    {
      draws.seed = i == 1 ? 2 : 1;
      draws.purpose = i == 2 ? 2 : 1;
      ck_assert (kotaku_permute (&kotaku_null_labels, &labels, 0, &statistic, &draws, "test",
                                 &results[i], NULL));
    }
  ck_assert_uint_ne (results[0].at_least, results[1].at_least);
  ck_assert_uint_ne (results[0].at_least, results[2].at_least);
}
END_TEST

START_TEST (test_memory)
{
  KotakuLabels labels = { fifteen, 15, 2 };
  Sample sample = { of_fifteen, 15 };
  KotakuStatistic statistic = { sum_ones, &sample, 1, 8 };
  KotakuDraws draws = get_draws (200, NULL);
  KotakuNullResult result;
  gboolean done = FALSE;
  gint64 nth = 0;
  while (!done)
    {
      g_autoptr (GError) error = NULL;
      kotaku_memory_fail_from (++nth);
      done = kotaku_permute (&kotaku_null_labels, &labels, 0, &statistic, &draws, "test", &result,
                             &error);
      kotaku_memory_fail_from (-1);
      ck_assert (done || g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_NO_MEMORY));
    }
  ck_assert_int_gt (nth, 6);
}
END_TEST

/* Memory does not grow with the draws. */
START_TEST (test_memory_of_draws)
{
  gint64 asked[2];
  for (gsize i = 0; i < 2; i++)
    {
      KotakuLabels labels = { fifteen, 15, 2 };
      kotaku_memory_fail_from (-1);
      permute_sum (&labels, of_fifteen, 0, i == 0 ? 1000 : 50000);
      asked[i] = kotaku_memory_get_count ();
    }
  ck_assert_int_eq (asked[0], asked[1]);
}
END_TEST

typedef struct
{
  GCancellable *cancellable;
  gint calls;
} Stop;

static void
stop_at_tenth (gconstpointer arrangement, gconstpointer data, gpointer scratch, double *values)
{
  Stop *stop = *(Stop *const *) data;
  if (g_atomic_int_add (&stop->calls, 1) == 9)
    g_cancellable_cancel (stop->cancellable);
  values[0] = 1;
}

START_TEST (test_cancelled)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Stop stop = { cancellable, 0 }, *pointer = &stop;
  KotakuLabels labels = { fifteen, 15, 2 };
  KotakuStatistic statistic = { stop_at_tenth, &pointer, 1, 0 };
  KotakuDraws draws = get_draws (1000000, NULL);
  KotakuNullResult result;
  draws.cancellable = cancellable;
  for (gsize i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;
      ck_assert (!kotaku_permute (&kotaku_null_labels, &labels, 0, &statistic, &draws, "test",
                                  &result, &error));
      ck_assert (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
      /* The second time it was cancelled before. */
      ck_assert_int_eq (stop.calls, 10);
    }
}
END_TEST

/* A network of the study's size: 30 actors, 60 ties, E-I, 10,000 draws. */
static void
get_ei (gconstpointer arrangement, gconstpointer data, gpointer scratch, double *values)
{
  const gint32 *labels = arrangement;
  const gint32 *ties = data;
  gint32 external = 0;
  for (gsize i = 0; i < 60; i++)
    external += labels[ties[2 * i]] != labels[ties[2 * i + 1]];
  values[0] = (2 * external - 60) / 60.;
}

START_TEST (test_ei)
{
  gint32 ties[120], codes[30];
  gint64 best = G_MAXINT64;
  KotakuRandom random;
  kotaku_random_init (&random, 1, 0, 0);
  for (gsize i = 0; i < 120; i++)
    ties[i] = (gint32) kotaku_random_below (&random, 30);
  for (gsize i = 0; i < 30; i++)
    codes[i] = (gint32) (i / 10);
  KotakuLabels labels = { codes, 30, 3 };
  KotakuStatistic statistic = { get_ei, ties, 1, 0 };
  KotakuDraws draws = get_draws (10000, NULL);
  ck_assert_uint_eq (kotaku_labels_count (&labels), 0);
  for (gsize i = 0; i < 5; i++)
    {
      KotakuNullResult result;
      gint64 start = g_get_monotonic_time ();
      ck_assert (kotaku_permute (&kotaku_null_labels, &labels, 0, &statistic, &draws, "test",
                                 &result, NULL));
      best = MIN (best, g_get_monotonic_time () - start);
      ck_assert_uint_eq (result.n, 10000);
    }
  /* 3 ms on a laptop; 50 ms are allowed for, and ten times as much under valgrind. */
  ck_assert_int_lt (best, 500000);
}
END_TEST

KOTAKU_TEST_MAIN ("infer/permute",
                  test_by_hand,
                  test_brute_force,
                  test_zones,
                  test_undefined,
                  test_few,
                  test_monte_carlo_p,
                  test_drawn_and_exact,
                  test_level,
                  test_threads,
                  test_seed,
                  test_memory,
                  test_memory_of_draws,
                  test_cancelled,
                  test_ei)

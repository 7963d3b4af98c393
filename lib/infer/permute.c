/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Arrangements are cut into blocks whose number does not depend on the threads. Each block counts
 * for itself; the counts are added in the order of the blocks. */

#include "infer/infer-private.h"

#include <math.h>

#define MOST_BLOCKS 256
#define LEAST_BLOCKS 16
/* Counts kept at once, so that a statistic of many values has fewer blocks. */
#define MOST_TALLIES 65536

typedef struct
{
  guint64 n, undefined, at_least, at_most;
  guint64 n_highest, n_lowest;
  double highest, lowest;
} Tally;

typedef struct
{
  const KotakuNullModel *model;
  gconstpointer model_data;
  const KotakuStatistic *statistic;
  const KotakuDraws *draws;
  gboolean exact;
  guint64 total;
  gsize n_blocks;
  double *observed;
  Tally *tallies; /* n_values of the first block, of the second ... */
} Job;

/* What a block has for itself. */
typedef struct
{
  const KotakuNullModel *model;
  gpointer arrangement;
  gpointer scratch;
  double *values;
} Place;

static void
place_clear (Place *place)
{
  if (place->arrangement != NULL)
    place->model->end (place->arrangement);
  g_free (place->scratch);
  g_free (place->values);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Place, place_clear)

static gboolean
place_init (Place *place, const Job *job, GError **error)
{
  place->model = job->model;
  place->scratch = kotaku_alloc0 (job->statistic->scratch, 1, error);
  if (place->scratch == NULL)
    return FALSE;
  place->values = KOTAKU_ALLOC (double, job->statistic->n_values, error);
  if (place->values == NULL)
    return FALSE;
  place->arrangement = job->model->begin (job->model_data, error);
  return place->arrangement != NULL;
}

static double
get_slack (double value)
{
  return isfinite (value) ? KOTAKU_ROUNDING * MAX (1, fabs (value)) : 0;
}

/* Counts extremes that occur n_high and n_low times among further arrangements. */
static void
add_extremes (Tally *tally, double high, guint64 n_high, double low, guint64 n_low)
{
  if (tally->n_highest == 0 || high > tally->highest + get_slack (tally->highest))
    {
      tally->highest = high;
      tally->n_highest = n_high;
    }
  else if (high >= tally->highest - get_slack (tally->highest))
    tally->n_highest += n_high;
  if (tally->n_lowest == 0 || low < tally->lowest - get_slack (tally->lowest))
    {
      tally->lowest = low;
      tally->n_lowest = n_low;
    }
  else if (low <= tally->lowest + get_slack (tally->lowest))
    tally->n_lowest += n_low;
}

static void
count (const Job *job, const double *values, Tally *tallies)
{
  for (gsize i = 0; i < job->statistic->n_values; i++)
    {
      double observed = job->observed[i];
      if (isnan (values[i]))
        {
          tallies[i].undefined++;
          continue;
        }
      tallies[i].n++;
      tallies[i].at_least += values[i] >= observed - get_slack (observed);
      tallies[i].at_most += values[i] <= observed + get_slack (observed);
      if (job->exact)
        add_extremes (&tallies[i], values[i], 1, values[i], 1);
    }
}

static guint64
get_first (const Job *job, gsize block)
{
  guint64 more = job->total % job->n_blocks;
  return job->total / job->n_blocks * block + MIN (block, more);
}

static void
arrange (const Job *job, const Place *place, guint64 index)
{
  KotakuRandom random;
  if (job->exact)
    {
      job->model->arrange (job->model_data, place->arrangement, index);
      return;
    }
  kotaku_random_init (&random, job->draws->seed, job->draws->purpose, index);
  job->model->draw (job->model_data, place->arrangement, &random);
}

static gboolean
run_block (gsize block, gpointer data, GCancellable *cancellable, GError **error)
{
  const Job *job = data;
  const KotakuStatistic *statistic = job->statistic;
  g_auto (Place) place = { NULL };
  guint64 end = get_first (job, block + 1);
  if (!place_init (&place, job, error))
    return FALSE;
  for (guint64 i = get_first (job, block); i < end; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      arrange (job, &place, i);
      statistic->function (place.arrangement, statistic->data, place.scratch, place.values);
      count (job, place.values, job->tallies + block * statistic->n_values);
    }
  return TRUE;
}

static gboolean
observe (Job *job, GError **error)
{
  g_auto (Place) place = { NULL };
  if (g_cancellable_set_error_if_cancelled (job->draws->cancellable, error)
      || !place_init (&place, job, error))
    return FALSE;
  job->model->observe (job->model_data, place.arrangement);
  job->statistic->function (place.arrangement, job->statistic->data, place.scratch, place.values);
  job->observed = g_steal_pointer (&place.values);
  return TRUE;
}

static void
add_blocks (const Job *job, gsize value, KotakuNullResult *result)
{
  Tally sum = { 0 };
  for (gsize block = 0; block < job->n_blocks; block++)
    {
      const Tally *tally = &job->tallies[block * job->statistic->n_values + value];
      sum.n += tally->n;
      sum.undefined += tally->undefined;
      sum.at_least += tally->at_least;
      sum.at_most += tally->at_most;
      if (tally->n_highest > 0)
        add_extremes (&sum, tally->highest, tally->n_highest, tally->lowest, tally->n_lowest);
    }
  *result = (KotakuNullResult){ .observed = job->observed[value],
                                .exact = job->exact,
                                .n = sum.n,
                                .undefined = sum.undefined,
                                .at_least = sum.at_least,
                                .at_most = sum.at_most,
                                .n_highest = job->exact ? sum.n_highest : 1,
                                .n_lowest = job->exact ? sum.n_lowest : 1 };
}

gboolean
kotaku_permute (const KotakuNullModel *model,
                gconstpointer model_data,
                guint64 n_arrangements,
                const KotakuStatistic *statistic,
                const KotakuDraws *draws,
                const char *task,
                KotakuNullResult *results,
                GError **error)
{
  gboolean exact = n_arrangements > 0 && n_arrangements <= KOTAKU_MAX_ARRANGEMENTS;
  gsize most = MOST_TALLIES / MAX (statistic->n_values, 1);
  guint64 total = exact ? n_arrangements : draws->n;
  Job job = { .model = model,
              .model_data = model_data,
              .statistic = statistic,
              .draws = draws,
              .exact = exact,
              .total = total,
              .n_blocks = (gsize) MIN (total, CLAMP (most, LEAST_BLOCKS, MOST_BLOCKS)) };
  if (!observe (&job, error))
    return FALSE;
  g_autofree double *observed = job.observed;
  g_autofree Tally *tallies = KOTAKU_ALLOC0 (Tally, job.n_blocks * statistic->n_values, error);
  if (tallies == NULL)
    return FALSE;
  job.tallies = tallies;
  if (!kotaku_run_blocks (job.n_blocks, run_block, &job, draws, task, error))
    return FALSE;
  for (gsize i = 0; i < statistic->n_values; i++)
    add_blocks (&job, i, &results[i]);
  return TRUE;
}

gboolean
kotaku_null_is_constant (const KotakuNullResult *result)
{
  return result->n > 0 && result->at_least == result->n && result->at_most == result->n;
}

/* The share of the smaller, or the named, tail. */
static double
get_tail (const KotakuNullResult *result, KotakuTail tail, guint64 upper, guint64 lower)
{
  guint64 extreme = tail == KOTAKU_TAIL_UPPER   ? upper
                    : tail == KOTAKU_TAIL_LOWER ? lower
                                                : MIN (upper, lower);
  guint64 itself = result->exact ? 0 : 1;
  if (isnan (result->observed) || result->n == 0)
    return NAN;
  return (double) (extreme + itself) / (double) (result->n + itself);
}

static double
get_p (const KotakuNullResult *result, KotakuTail tail, guint64 upper, guint64 lower)
{
  double p = get_tail (result, tail, upper, lower);
  return tail == KOTAKU_TAIL_BOTH && p > .5 ? 1 : tail == KOTAKU_TAIL_BOTH ? 2 * p : p;
}

double
kotaku_null_p (const KotakuNullResult *result, KotakuTail tail)
{
  if (kotaku_null_is_constant (result))
    return NAN;
  return get_p (result, tail, result->at_least, result->at_most);
}

double
kotaku_null_min_p (const KotakuNullResult *result, KotakuTail tail)
{
  if (kotaku_null_is_constant (result))
    return 1;
  if (result->exact)
    return get_p (result, tail, result->n_highest, result->n_lowest);
  return get_p (result, tail, 0, 0);
}

double
kotaku_null_error (const KotakuNullResult *result, KotakuTail tail)
{
  double p = get_tail (result, tail, result->at_least, result->at_most);
  if (isnan (p) || kotaku_null_is_constant (result))
    return NAN;
  if (result->exact)
    return 0;
  return (tail == KOTAKU_TAIL_BOTH ? 2 : 1) * sqrt (p * (1 - p) / (double) result->n);
}

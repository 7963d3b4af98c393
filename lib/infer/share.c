/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Pairs that share an actor say less than as many pairs apart: how much less is told by leaving out
 * each actor in turn. */

#include "infer/infer.h"

#include <math.h>

typedef struct
{
  gsize n, successes;
} Count;

static void
count (Count *counts, const KotakuTrial *trial)
{
  counts[trial->a].n++;
  counts[trial->a].successes += trial->success != FALSE;
  if (trial->b == trial->a)
    return;
  counts[trial->b].n++;
  counts[trial->b].successes += trial->success != FALSE;
}

/* The share without an actor; NaN where no trial is left. */
static double
get_share_without (const KotakuShare *share, const Count *without)
{
  if (without->n == share->n)
    return NAN;
  return (double) (share->successes - without->successes) / (double) (share->n - without->n);
}

static double
get_mean (const KotakuShare *share, const Count *counts, gsize n_actors, gboolean *constant)
{
  double sum = 0, first = NAN;
  gsize n = 0;
  *constant = TRUE;
  for (gsize i = 0; i < n_actors; i++)
    {
      double s = counts[i].n > 0 ? get_share_without (share, &counts[i]) : NAN;
      if (isnan (s))
        continue;
      first = n == 0 ? s : first;
      *constant = *constant && s == first;
      sum += s;
      n++;
    }
  return sum / (double) n;
}

/* Shares that are all equal have no variance: their mean could differ from them by rounding. */
static double
get_variance (const KotakuShare *share, const Count *counts, gsize n_actors)
{
  gboolean constant;
  double mean = get_mean (share, counts, n_actors, &constant), sum = 0;
  if (constant)
    return 0;
  for (gsize i = 0; i < n_actors; i++)
    {
      double s = counts[i].n > 0 ? get_share_without (share, &counts[i]) : NAN;
      if (!isnan (s))
        sum += (s - mean) * (s - mean);
    }
  return sum * (double) (share->n_actors - 1) / (double) share->n_actors;
}

static double
get_effective (const KotakuShare *share)
{
  double least = (double) share->matching, most = (double) share->n;
  if (share->successes == 0 || share->successes == share->n || share->variance == 0)
    return least;
  return CLAMP (share->share * (1 - share->share) / share->variance, least, most);
}

gboolean
kotaku_share_init (KotakuShare *share,
                   const KotakuTrial *trials,
                   gsize n_trials,
                   gsize n_actors,
                   double alpha,
                   GError **error)
{
  g_autofree Count *counts = KOTAKU_ALLOC0 (Count, n_actors, error);
  *share = (KotakuShare){ .n = n_trials, .share = NAN, .variance = NAN, .low = 0, .high = 1 };
  if (counts == NULL || !kotaku_matching_size (trials, n_trials, n_actors, &share->matching, error))
    return FALSE;
  if (n_trials == 0)
    return TRUE;
  for (gsize i = 0; i < n_trials; i++)
    {
      count (counts, &trials[i]);
      share->successes += trials[i].success != FALSE;
    }
  for (gsize i = 0; i < n_actors; i++)
    share->n_actors += counts[i].n > 0;
  share->share = (double) share->successes / (double) n_trials;
  share->variance = get_variance (share, counts, n_actors);
  share->n_effective = get_effective (share);
  kotaku_clopper_pearson (share->share, share->n_effective, alpha, &share->low, &share->high);
  return TRUE;
}

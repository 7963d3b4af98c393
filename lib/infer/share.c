/* SPDX-License-Identifier: GPL-2.0-or-later */

/* The interval of a share of pairs: as if of as many pairs as their variance is that of. */

#include "infer/infer-private.h"

#include <math.h>

static void
count (KotakuPart *parts, const KotakuTrial *trial)
{
  gint64 success = trial->success != FALSE;
  parts[trial->a].n++;
  parts[trial->a].sum += success;
  if (trial->b == trial->a)
    return;
  parts[trial->b].n++;
  parts[trial->b].sum += success;
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
                   GCancellable *cancellable,
                   GError **error)
{
  KotakuPart all = { n_trials, 0 };
  g_autofree KotakuPart *parts = KOTAKU_ALLOC0 (KotakuPart, n_actors, error);
  *share = (KotakuShare){ .n = n_trials, .share = NAN, .variance = NAN, .low = 0, .high = 1 };
  if (parts == NULL
      || !kotaku_matching_size (trials, n_trials, n_actors, &share->matching, cancellable, error))
    return FALSE;
  if (n_trials == 0)
    return TRUE;
  for (gsize i = 0; i < n_trials; i++)
    {
      count (parts, &trials[i]);
      all.sum += trials[i].success != FALSE;
    }
  share->successes = (gsize) all.sum;
  share->n_actors = kotaku_parts_count (parts, n_actors);
  share->share = kotaku_part_mean (&all);
  share->variance = kotaku_jackknife (&all, parts, n_actors, NULL);
  share->n_effective = get_effective (share);
  kotaku_clopper_pearson (share->share, share->n_effective, alpha, &share->low, &share->high);
  return TRUE;
}

void
kotaku_share_difference (const KotakuShare *a, const KotakuShare *b, double *low, double *high)
{
  double difference = a->share - b->share;
  *low = difference - hypot (a->share - a->low, b->high - b->share);
  *high = difference + hypot (a->high - a->share, b->share - b->low);
}

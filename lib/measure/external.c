/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "measure/measure-private.h"

#include <math.h>

typedef struct
{
  const KotakuUnits *units;
  const gint32 *label;
  double alpha;
  GCancellable *cancellable;
  guint8 *again;        /* of each tie: whether its pair is joined by an earlier one */
  gsize *start;         /* of each group in ties; n_groups + 1 */
  gsize *ties;          /* of the groups, one after the other */
  KotakuTrial *trials;  /* room for those of a group */
  gint32 *actor, *used; /* of each unit a number within the group, -1: none; those that have one */
} Work;

static void
work_clear (Work *work)
{
  g_free (work->again);
  g_free (work->start);
  g_free (work->ties);
  g_free (work->trials);
  g_free (work->actor);
  g_free (work->used);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Work, work_clear)

/* Counting sort: a tie between two groups is of both. */
static void
sort_ties (Work *work, gsize n_groups)
{
  const KotakuUnits *units = work->units;
  for (gsize k = 0; k < units->n_ties; k++)
    {
      gint32 a = work->label[units->from[k]], b = work->label[units->to[k]];
      work->start[a + 2]++;
      work->start[b + 2] += a != b;
    }
  for (gsize g = 0; g < n_groups; g++)
    work->start[g + 2] += work->start[g + 1];
  for (gsize k = 0; k < units->n_ties; k++)
    {
      gint32 a = work->label[units->from[k]], b = work->label[units->to[k]];
      work->ties[work->start[a + 1]++] = k;
      if (a != b)
        work->ties[work->start[b + 1]++] = k;
    }
}

static gboolean
work_init (Work *work, gsize n_groups, GError **error)
{
  const KotakuUnits *units = work->units;
  work->again = KOTAKU_ALLOC (guint8, units->n_ties, error);
  if (work->again == NULL || (work->start = KOTAKU_ALLOC0 (gsize, n_groups + 2, error)) == NULL
      || (work->ties = KOTAKU_ALLOC (gsize, 2 * units->n_ties, error)) == NULL
      || (work->trials = KOTAKU_ALLOC (KotakuTrial, units->n_ties, error)) == NULL
      || (work->actor = KOTAKU_ALLOC (gint32, units->n, error)) == NULL
      || (work->used = KOTAKU_ALLOC (gint32, units->n, error)) == NULL)
    return FALSE;
  for (gsize i = 0; i < units->n; i++)
    work->actor[i] = -1;
  for (gsize k = 0; k < units->n_ties; k++)
    work->again[k]
        = units->to[k] < units->from[k] && kotaku_units_has (units, units->to[k], units->from[k]);
  return TRUE;
}

/* Numbers the actors of these ties from 0. */
static gsize
make_trials (Work *work, const gsize *ties, gsize n, gsize *n_pairs)
{
  const KotakuUnits *units = work->units;
  gsize n_actors = 0;
  *n_pairs = 0;
  for (gsize i = 0; i < n; i++)
    {
      gsize k = ties != NULL ? ties[i] : i;
      gint32 ends[2] = { units->from[k], units->to[k] };
      for (int end = 0; end < 2; end++)
        if (work->actor[ends[end]] < 0)
          {
            work->actor[ends[end]] = (gint32) n_actors;
            work->used[n_actors++] = ends[end];
          }
      work->trials[i] = (KotakuTrial){ work->actor[ends[0]], work->actor[ends[1]],
                                       work->label[ends[0]] != work->label[ends[1]] };
      *n_pairs += !work->again[k];
    }
  for (gsize i = 0; i < n_actors; i++)
    work->actor[work->used[i]] = -1;
  return n_actors;
}

/* Of the ties, or of all where ties is NULL. Two arcs of a pair are external together: they are not
 * more than one pair says. */
static gboolean
make_interval (Work *work, const gsize *ties, gsize n, double *low, double *high, GError **error)
{
  KotakuShare share;
  gsize n_pairs;
  *low = *high = NAN;
  if (n == 0)
    return TRUE;
  gsize n_actors = make_trials (work, ties, n, &n_pairs);
  if (!kotaku_share_init (&share, work->trials, n, n_actors, work->alpha, work->cancellable, error))
    return FALSE;
  if (share.n_effective > (double) n_pairs)
    kotaku_clopper_pearson (share.share, (double) n_pairs, work->alpha, &share.low, &share.high);
  *low = 2 * share.low - 1;
  *high = 2 * share.high - 1;
  return TRUE;
}

gboolean
kotaku_external_intervals (const KotakuUnits *units,
                           const gint32 *label,
                           gsize n_groups,
                           double alpha,
                           double *low,
                           double *high,
                           GCancellable *cancellable,
                           GError **error)
{
  g_auto (Work) work
      = { .units = units, .label = label, .alpha = alpha, .cancellable = cancellable };
  if (!work_init (&work, n_groups, error))
    return FALSE;
  sort_ties (&work, n_groups);
  for (gsize g = 0; g < n_groups; g++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error)
        || !make_interval (&work, work.ties + work.start[g], work.start[g + 1] - work.start[g],
                           &low[g], &high[g], error))
      return FALSE;
  return make_interval (&work, NULL, units->n_ties, &low[n_groups], &high[n_groups], error);
}

/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Which weak or absent ties to strengthen first, and who could bring the two together. */

#include "classify/classify-private.h"

#include <math.h>
#include <string.h>

/* All distances are held at once. */
#define MOST_NODES 4096
#define FAR 0xffff
/* Gains that differ by rounding alone are equal. */
#define SAME 1e-9

const KotakuCommand kotaku_command_strengthen = {
  .name = "strengthen",
  .object = "view",
  .function = "kotaku_view_strengthen",
  .parameters = "",
  .options = "size tolerance",
  .columns = "rank,a,b,broker,gain,total",
  .title = "Which weak or absent ties to strengthen first, and through whom",
  .title_id = "Ikatan lemah atau tak ada mana yang dikuatkan dahulu, dan melalui siapa",
  .example = "kotaku strengthen examples/pasar-ii --size 3",
  .since = "1.0",
};

typedef struct
{
  gint32 a, b;   /* places, a < b */
  gint32 broker; /* -1: none is needed, they know each other */
  double gain;
} Chance;

typedef struct
{
  gsize n;
  const KotakuPairs *pairs;
  KotakuPairIndex tied;
  guint16 *distance; /* over strong ties; n x n */
  double *inverse;   /* of each distance */
  Chance *chances;
  gsize n_chances, capacity;
} Work;

static void
work_clear (Work *work)
{
  kotaku_pair_index_clear (&work->tied);
  g_free (work->distance);
  g_free (work->inverse);
  g_free (work->chances);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Work, work_clear)

/* -- distances over strong ties -- */

static gboolean
search_from (Work *work, gint32 source, gint32 *queue)
{
  gsize first = 0, end = 0;
  guint16 *distance = work->distance + (gsize) source * work->n;
  memset (distance, 0xff, work->n * sizeof *distance);
  distance[source] = 0;
  queue[end++] = source;
  while (first < end)
    {
      gint32 i = queue[first++];
      for (gsize k = work->tied.start[i]; k < work->tied.start[i + 1]; k++)
        {
          gint32 j = work->tied.other[k];
          if (work->pairs->pairs[work->tied.pair[k]].strength != KOTAKU_STRENGTH_STRONG
              || distance[j] != FAR)
            continue;
          distance[j] = (guint16) (distance[i] + 1);
          queue[end++] = j;
        }
    }
  return TRUE;
}

static gboolean
find_distances (Work *work, GCancellable *cancellable, GError **error)
{
  g_autofree gint32 *queue = KOTAKU_ALLOC (gint32, work->n, error);
  work->distance = queue != NULL ? KOTAKU_ALLOC (guint16, work->n * work->n, error) : NULL;
  work->inverse = work->distance != NULL ? KOTAKU_ALLOC (double, FAR + 1, error) : NULL;
  if (work->inverse == NULL)
    return FALSE;
  work->inverse[0] = 0;
  for (gsize d = 1; d < FAR; d++)
    work->inverse[d] = 1 / (double) d;
  work->inverse[FAR] = 0;
  for (gsize i = 0; i < work->n; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error)
        || !search_from (work, (gint32) i, queue))
      return FALSE;
  return TRUE;
}

/* How far with the new tie, which may be crossed either way. */
static inline guint
shorten (const guint16 *from_a, const guint16 *from_b, gsize i, gsize j)
{
  guint by_a = (guint) from_a[i] + 1 + from_b[j];
  guint by_b = (guint) from_b[i] + 1 + from_a[j];
  return MIN (MIN (by_a, by_b), FAR);
}

static double
get_gain (const Work *work, const Chance *chance)
{
  double gain = 0;
  const guint16 *from_a = work->distance + (gsize) chance->a * work->n;
  const guint16 *from_b = work->distance + (gsize) chance->b * work->n;
  for (gsize i = 0; i < work->n; i++)
    {
      const guint16 *distance = work->distance + i * work->n;
      if (from_a[i] == FAR && from_b[i] == FAR)
        continue;
      for (gsize j = 0; j < i; j++)
        {
          guint now = shorten (from_a, from_b, i, j);
          if (now < distance[j])
            gain += work->inverse[now] - work->inverse[distance[j]];
        }
    }
  return 2 * gain / ((double) work->n * ((double) work->n - 1));
}

static gboolean
strengthen (Work *work, const Chance *chance, GError **error)
{
  gsize n = work->n;
  g_autofree guint16 *from = KOTAKU_ALLOC (guint16, 2 * n, error);
  if (from == NULL)
    return FALSE;
  memcpy (from, work->distance + (gsize) chance->a * n, n * sizeof *from);
  memcpy (from + n, work->distance + (gsize) chance->b * n, n * sizeof *from);
  for (gsize i = 0; i < n; i++)
    for (gsize j = 0; j < n; j++)
      {
        guint now = shorten (from, from + n, i, j);
        if (i != j && now < work->distance[i * n + j])
          work->distance[i * n + j] = (guint16) now;
      }
  return TRUE;
}

/* -- chances -- */

static gboolean
add_chance (Work *work, Chance chance, GError **error)
{
  if (work->n_chances == work->capacity)
    {
      gsize capacity = MAX (2 * work->capacity, 64);
      Chance *chances = kotaku_realloc (work->chances, capacity, sizeof chance, error);
      if (chances == NULL)
        return FALSE;
      work->chances = chances;
      work->capacity = capacity;
    }
  work->chances[work->n_chances++] = chance;
  return TRUE;
}

/* Strong ties to both sides before one, one before none; whoever neither dominates before others;
 * then the earlier. */
static int
rate_broker (const KotakuPair *to_a, const KotakuPair *to_b)
{
  int strong
      = (to_a->strength == KOTAKU_STRENGTH_STRONG) + (to_b->strength == KOTAKU_STRENGTH_STRONG);
  return 2 * strong + (to_a->ways == 0 && to_b->ways == 0);
}

static gint32
find_broker (const Work *work, gint32 a, gint32 b)
{
  gint32 best = -1;
  int best_rate = -1;
  const KotakuPairIndex *tied = &work->tied;
  for (gsize k = tied->start[a], l = tied->start[b];
       k < tied->start[a + 1] && l < tied->start[b + 1];)
    {
      gint32 left = tied->other[k], right = tied->other[l];
      if (left == right)
        {
          int rate = rate_broker (&work->pairs->pairs[tied->pair[k]],
                                  &work->pairs->pairs[tied->pair[l]]);
          if (rate > best_rate)
            {
              best_rate = rate;
              best = left;
            }
        }
      k += left <= right;
      l += right <= left;
    }
  return best;
}

static gboolean
find_chances (Work *work, GCancellable *cancellable, GError **error)
{
  for (gint32 a = 0; a < (gint32) work->n; a++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      for (gint32 b = a + 1; b < (gint32) work->n; b++)
        {
          gssize p = kotaku_pairs_find (work->pairs, a, b);
          const KotakuPair *pair = p >= 0 ? &work->pairs->pairs[p] : NULL;
          if (pair != NULL && !kotaku_pair_is_weak_or_absent (pair))
            continue;
          gint32 broker = find_broker (work, a, b);
          gboolean weak = pair != NULL && pair->strength == KOTAKU_STRENGTH_WEAK;
          if ((broker >= 0 || weak) && !add_chance (work, (Chance){ a, b, broker, 0 }, error))
            return FALSE;
        }
    }
  return TRUE;
}

static gboolean
measure_chance (gsize block, gpointer data, GCancellable *cancellable, GError **error)
{
  Work *work = data;
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  work->chances[block].gain = get_gain (work, &work->chances[block]);
  return TRUE;
}

static double
get_total (const Work *work)
{
  double sum = 0;
  for (gsize i = 0; i < work->n; i++)
    for (gsize j = 0; j < i; j++)
      sum += work->inverse[work->distance[i * work->n + j]];
  return work->n > 1 ? 2 * sum / ((double) work->n * ((double) work->n - 1)) : NAN;
}

gint32 *
kotaku_pairs_list_chances (const KotakuPairs *pairs,
                           gsize n_nodes,
                           gsize *n,
                           GCancellable *cancellable,
                           GError **error)
{
  g_auto (Work) work = { .n = n_nodes, .pairs = pairs };
  if (!kotaku_pair_index_init (&work.tied, pairs, n_nodes, TRUE, error)
      || !find_chances (&work, cancellable, error))
    return NULL;
  gint32 *sides = KOTAKU_ALLOC (gint32, 2 * work.n_chances, error);
  *n = work.n_chances;
  for (gsize i = 0; sides != NULL && i < work.n_chances; i++)
    {
      sides[2 * i] = work.chances[i].a;
      sides[2 * i + 1] = work.chances[i].b;
    }
  return sides;
}

gboolean
kotaku_pairs_strong_nearness (const KotakuPairs *pairs,
                              gsize n_nodes,
                              double *nearness,
                              GCancellable *cancellable,
                              GError **error)
{
  g_auto (Work) work = { .n = n_nodes, .pairs = pairs };
  *nearness = NAN;
  if (n_nodes > MOST_NODES)
    return TRUE;
  if (!kotaku_pair_index_init (&work.tied, pairs, n_nodes, TRUE, error)
      || !find_distances (&work, cancellable, error))
    return FALSE;
  *nearness = get_total (&work);
  return TRUE;
}

/* The best of those that are left, or -1; the earlier of equals. */
static gssize
choose (const Work *work)
{
  gssize best = -1;
  for (gsize i = 0; i < work->n_chances; i++)
    if (work->chances[i].gain > SAME
        && (best < 0 || work->chances[i].gain > work->chances[best].gain + SAME))
      best = (gssize) i;
  return best;
}

static gboolean
write_choices (Work *work,
               KotakuView *view,
               KotakuRows *rows,
               KotakuOptions *options,
               GCancellable *cancellable,
               GError **error)
{
  gint64 size = kotaku_options_get_int64 (options, "size");
  const KotakuNode *nodes = kotaku_view_get_nodes (view, NULL);
  KotakuNetwork *network = kotaku_view_peek_network (view);
  for (gint64 rank = 1; rank <= size; rank++)
    {
      if (!kotaku_parallel (work->n_chances, measure_chance, work, options, "strengthen",
                            cancellable, error))
        return FALSE;
      gssize best = choose (work);
      if (best < 0)
        return TRUE;
      Chance chance = work->chances[best];
      if (!strengthen (work, &chance, error))
        return FALSE;
      kotaku_rows_begin (rows);
      kotaku_rows_int64 (rows, 0, rank);
      kotaku_rows_string (rows, 1, kotaku_network_get_node_id (network, nodes[chance.a]));
      kotaku_rows_string (rows, 2, kotaku_network_get_node_id (network, nodes[chance.b]));
      if (chance.broker >= 0)
        kotaku_rows_string (rows, 3, kotaku_network_get_node_id (network, nodes[chance.broker]));
      kotaku_rows_double (rows, 4, chance.gain);
      kotaku_rows_double (rows, 5, get_total (work));
    }
  return TRUE;
}

static gboolean
work_init (Work *work,
           KotakuView *view,
           const KotakuPairs *pairs,
           GCancellable *cancellable,
           GError **error)
{
  work->n = kotaku_view_get_n_nodes (view);
  work->pairs = pairs;
  if (work->n > MOST_NODES)
    {
      g_set_error (error, KOTAKU_ERROR, KOTAKU_ERROR_TOO_LARGE,
                   "strengthen: %d nodes are more than %d; select fewer", (int) work->n,
                   MOST_NODES);
      return FALSE;
    }
  return kotaku_pair_index_init (&work->tied, pairs, work->n, TRUE, error)
         && find_distances (work, cancellable, error) && find_chances (work, cancellable, error);
}

static KotakuFrame *
answer (KotakuView *view, KotakuOptions *options, GCancellable *cancellable, GError **error)
{
  g_auto (Work) work = { 0 };
  g_autoptr (KotakuPairs) own = NULL;
  const KotakuPairs *pairs = NULL;
  if (kotaku_options_has (options, "tolerance"))
    pairs = own = kotaku_pairs_new (view, kotaku_options_get_double (options, "tolerance"),
                                    cancellable, error);
  else
    pairs = kotaku_pairs_get (view, cancellable, error);
  if (pairs == NULL || !work_init (&work, view, pairs, cancellable, error))
    return NULL;
  g_autoptr (KotakuRows) rows = kotaku_rows_new ("rank:i,a:s,b:s,broker:s,gain:d,total:d");
  if (!write_choices (&work, view, rows, options, cancellable, error))
    return NULL;
  KotakuFrame *frame = kotaku_rows_finish (g_steal_pointer (&rows), error);
  if (frame == NULL)
    return NULL;
  kotaku_view_describe (view, &kotaku_command_strengthen, options, frame);
  kotaku_frame_seal (frame);
  return frame;
}

/**
 * kotaku_view_strengthen:
 * @view: a view
 * @options: (nullable): `size` (1 by default), `tolerance`, `threads`; progress
 * @cancellable: (nullable): stops the call within 1 s
 * @error: return location for an error that names the option
 *
 * Tells which weak or absent ties to make strong first, so that people and institutions who work
 * together are near to each other. `total` is the mean inverse distance over strong ties, 1/d_ij
 * over the n(n - 1) ordered pairs of nodes (0 where no strong ties join them), after the ties up to
 * that row are strong; `gain` is the row's increase. Distance counts, since cooperation passes on
 * step by step; the inverse, since groups that strong ties do not join at all count too (Latora and
 * Marchiori 2001).
 *
 * What can be strengthened are pairs whose tie is weak, and pairs without a tie, or with an
 * observed absence, where a third party is tied to both: nobody can bring strangers together
 * without one. Pairs whose strength is not recorded or in conflict are left as they are. `broker`
 * is the third party with more strong ties to the two, then one that neither dominates nor is
 * dominated by either, then the earlier; empty for a weak tie without one. Ties are chosen one by
 * one, each the one that gains most after those before it, of equal gains the earlier pair; a tie
 * that gains nothing is not listed.
 *
 * - Range: gain and total 0 to 1
 * - Undefined: never
 * - Cost: per row O(chances x nodes^2)
 * - Threads: any; the same bits for any number of `threads`
 * - Errors: %KOTAKU_ERROR_TOO_LARGE above 4,096 nodes; %KOTAKU_ERROR_UNKNOWN_OPTION,
 *   %KOTAKU_ERROR_OUT_OF_RANGE, %KOTAKU_ERROR_NO_MEMORY, %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): a row per tie to strengthen, at most `size`
 * Since: 1.0
 */
KotakuFrame *
kotaku_view_strengthen (KotakuView *view,
                        KotakuOptions *options,
                        GCancellable *cancellable,
                        GError **error)
{
  g_return_val_if_fail (view != NULL, NULL);
  return kotaku_view_call (view, &kotaku_command_strengthen, answer, options, cancellable, error);
}

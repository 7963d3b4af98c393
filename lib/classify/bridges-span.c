/* SPDX-License-Identifier: GPL-2.0-or-later */

/* How far apart the ends of each tie are without it. Ties that lie on no circle are found first, in
 * one walk, and ties in a triangle are known; only the others are searched for, from both ends. */

#include "classify/bridges-private.h"

#define MOST_BLOCKS 64
#define CANCEL_EVERY 65536

/* -- ties that lie on no circle (Tarjan 1974), without recursion -- */

typedef struct
{
  guint32 *found; /* of each place: 1 + when the walk came there, 0: not yet */
  guint32 *low;   /* the earliest that can be reached from there on */
  gsize *next;    /* of the index, to be looked at next */
  gint32 *path;   /* places from the start of the walk */
  gint64 *came;   /* the pair by which the walk came to path[i]; -1: none */
  gsize steps;
  GCancellable *cancellable;
} Walk;

static void
walk_clear (Walk *walk)
{
  g_free (walk->found);
  g_free (walk->low);
  g_free (walk->next);
  g_free (walk->path);
  g_free (walk->came);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Walk, walk_clear)

static gboolean
walk_init (Walk *walk, gsize n, GError **error)
{
  walk->found = KOTAKU_ALLOC0 (guint32, n, error);
  walk->low = walk->found != NULL ? KOTAKU_ALLOC (guint32, n, error) : NULL;
  walk->next = walk->low != NULL ? KOTAKU_ALLOC (gsize, n, error) : NULL;
  walk->path = walk->next != NULL ? KOTAKU_ALLOC (gint32, n, error) : NULL;
  walk->came = walk->path != NULL ? KOTAKU_ALLOC (gint64, n, error) : NULL;
  return walk->came != NULL;
}

static void
enter (Walk *walk,
       const KotakuPairIndex *index,
       gsize depth,
       gint32 place,
       gint64 came,
       guint32 now)
{
  walk->path[depth] = place;
  walk->came[depth] = came;
  walk->found[place] = walk->low[place] = now;
  walk->next[place] = index->start[place];
}

/* Takes the last place from the path: what it could reach, the one before it can. */
static void
leave (Walk *walk, gsize depth, guint8 *cut)
{
  if (depth == 0)
    return;
  gint32 place = walk->path[depth];
  gint32 before = walk->path[depth - 1];
  if (walk->low[place] == walk->found[place])
    cut[walk->came[depth]] = 1;
  walk->low[before] = MIN (walk->low[before], walk->low[place]);
}

static gboolean
walk_from (Walk *walk,
           const KotakuPairIndex *index,
           gint32 start,
           guint32 *now,
           guint8 *cut,
           GError **error)
{
  gsize depth = 0;
  enter (walk, index, 0, start, -1, ++*now);
  for (;;)
    {
      gint32 place = walk->path[depth];
      gsize k = walk->next[place]++;
      if (walk->steps++ % CANCEL_EVERY == 0
          && g_cancellable_set_error_if_cancelled (walk->cancellable, error))
        return FALSE;
      if (k == index->start[place + 1])
        {
          leave (walk, depth, cut);
          if (depth-- == 0)
            return TRUE;
        }
      else if (walk->found[index->other[k]] == 0)
        enter (walk, index, ++depth, index->other[k], index->pair[k], ++*now);
      else if ((gint64) index->pair[k] != walk->came[depth])
        walk->low[place] = MIN (walk->low[place], walk->found[index->other[k]]);
    }
}

/* A byte per pair: whether nothing else joins its ends. */
static guint8 *
find_cuts (const KotakuBridges *bridges, GCancellable *cancellable, GError **error)
{
  g_auto (Walk) walk = { .cancellable = cancellable };
  guint32 now = 0;
  g_autofree guint8 *cut = KOTAKU_ALLOC0 (guint8, bridges->pairs->n, error);
  if (cut == NULL || !walk_init (&walk, bridges->n_nodes, error))
    return NULL;
  for (gsize i = 0; i < bridges->n_nodes; i++)
    if (walk.found[i] == 0 && !walk_from (&walk, &bridges->index, (gint32) i, &now, cut, error))
      return NULL;
  return g_steal_pointer (&cut);
}

/* -- the others, from both ends at once -- */

typedef struct
{
  const KotakuPairIndex *index;
  guint64 *seen;    /* of each place: twice the search, and which end */
  gint32 *queue[2]; /* from each end: the places of its outermost circle are the last ones */
  gsize first[2], n[2];
  guint64 search;
} Search;

static void
search_clear (Search *search)
{
  g_free (search->seen);
  g_free (search->queue[0]);
  g_free (search->queue[1]);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

static gboolean
search_init (Search *search, const KotakuBridges *bridges, GError **error)
{
  gsize n = bridges->n_nodes;
  search->index = &bridges->index;
  search->seen = KOTAKU_ALLOC0 (guint64, n, error);
  search->queue[0] = search->seen != NULL ? KOTAKU_ALLOC (gint32, n, error) : NULL;
  search->queue[1] = search->queue[0] != NULL ? KOTAKU_ALLOC (gint32, n, error) : NULL;
  return search->queue[1] != NULL;
}

/* Another circle around one end; whether it meets the other's. */
static gboolean
widen (Search *search, int end, guint32 without)
{
  guint64 own = 2 * search->search + (guint64) end;
  guint64 others = 2 * search->search + (guint64) (1 - end);
  gsize outermost = search->n[end];
  for (; search->first[end] < outermost; search->first[end]++)
    {
      gint32 place = search->queue[end][search->first[end]];
      for (gsize k = search->index->start[place]; k < search->index->start[place + 1]; k++)
        {
          gint32 other = search->index->other[k];
          if (search->index->pair[k] == without || search->seen[other] == own)
            continue;
          if (search->seen[other] == others)
            return TRUE;
          search->seen[other] = own;
          search->queue[end][search->n[end]++] = other;
        }
    }
  return FALSE;
}

static guint32
find_span (Search *search, const KotakuPair *pair, guint32 number)
{
  const gint32 ends[2] = { pair->a, pair->b };
  guint32 circles = 0;
  search->search++;
  for (int end = 0; end < 2; end++)
    {
      search->seen[ends[end]] = 2 * search->search + (guint64) end;
      search->queue[end][0] = ends[end];
      search->first[end] = 0;
      search->n[end] = 1;
    }
  /* There is a way: that of the circle on which the tie lies. */
  for (;;)
    {
      int end = search->n[0] - search->first[0] <= search->n[1] - search->first[1] ? 0 : 1;
      circles++;
      if (widen (search, end, number))
        return circles;
    }
}

typedef struct
{
  const KotakuBridges *bridges;
  const guint8 *cut;
  guint32 *span;
  gsize n_blocks;
} Work;

static gboolean
find_block (gsize block, gpointer data, GCancellable *cancellable, GError **error)
{
  Work *work = data;
  const KotakuPairs *pairs = work->bridges->pairs;
  g_auto (Search) search = { 0 };
  if (!search_init (&search, work->bridges, error))
    return FALSE;
  /* Every n-th, since the ties of a hub stand side by side. */
  for (gsize p = block; p < pairs->n; p += work->n_blocks)
    {
      if (!kotaku_pair_is_tied (&pairs->pairs[p]) || work->cut[p])
        continue;
      work->span[p] = 2;
      if (!kotaku_bridges_is_local (work->bridges, p))
        continue;
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      work->span[p] = find_span (&search, &pairs->pairs[p], (guint32) p);
    }
  return TRUE;
}

guint32 *
kotaku_bridges_find_spans (const KotakuBridges *bridges,
                           KotakuOptions *options,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autofree guint32 *span = KOTAKU_ALLOC0 (guint32, bridges->pairs->n, error);
  g_autofree guint8 *cut = span != NULL ? find_cuts (bridges, cancellable, error) : NULL;
  if (cut == NULL)
    return NULL;
  Work work = { bridges, cut, span, MIN (MOST_BLOCKS, bridges->pairs->n / 1024 + 1) };
  if (!kotaku_parallel (work.n_blocks, find_block, &work, options, "spans", cancellable, error))
    return NULL;
  return g_steal_pointer (&span);
}

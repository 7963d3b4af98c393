/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Betweenness without weights by a kernel of our own, since users wait for all sources: eight
 * searches go side by side through one reading of the arcs (Brandes 2001, in lanes), in several
 * threads. igraph is its twin in the tests. */

#include "graph/graph-private.h"

#include <math.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#define INLINE static inline __attribute__ ((always_inline))
#define N_LANES 8
#define UNSEEN 255
#define BYTES G_GUINT64_CONSTANT (0x0101010101010101)
#define LOWS G_GUINT64_CONSTANT (0x7F7F7F7F7F7F7F7F)
/* More shortest paths between two nodes come near the end of doubles. */
#define MOST_PATHS 1e300
/* Sums of their own that a graph is given at least; so many doubles at most beyond that. */
#define LEAST_PARTS 16
#define MOST_PARTS 64
#define SUMS ((gsize) 1 << 20)

typedef double Lanes __attribute__ ((vector_size (64)));
typedef gint64 Mask __attribute__ ((vector_size (64)));

/* A batch of searches. A node is in the list of a level once, with a bit for each search that meets
 * it there. */
typedef struct
{
  const KotakuGraph *graph;
  gpointer blocks[3]; /* that hold the lanes */
  Lanes *paths;       /* shortest paths from each source */
  Lanes *share;       /* (1 + dependency) / paths */
  guint8 *seen;       /* bits of the searches that have met the node */
  guint8 *next;       /* bits of those that meet it in the next level */
  guint8 *level;      /* N_LANES of each node */
  gint32 *list;
  guint8 *bits; /* of each in list */
  gsize starts[UNSEEN + 1];
  gboolean too_many; /* paths */
  Mask *masks;       /* of bits */
} Batch;

typedef struct
{
  const KotakuGraph *graph;
  gsize n_parts;
  double *sums; /* n_nodes for each part */
  void (*search) (Batch *batch, gsize source, guint n, double *sums);
} Work;

INLINE guint64
load_levels (const Batch *batch, gint32 node)
{
  guint64 levels;
  memcpy (&levels, batch->level + (gsize) node * N_LANES, sizeof levels);
  return levels;
}

/* A bit for each lane whose byte is the level. */
INLINE guint
find_level (guint64 levels, guint level)
{
#ifdef __SSE2__
  __m128i wanted = _mm_cvtsi64_si128 ((gint64) (level * BYTES));
  return (guint) _mm_movemask_epi8 (_mm_cmpeq_epi8 (_mm_cvtsi64_si128 ((gint64) levels), wanted))
         & 255;
#else
  guint64 other = GUINT64_FROM_LE (levels) ^ (level * BYTES);
  guint64 zeros = ~(((other & LOWS) + LOWS) | other | LOWS) >> 7;
  return (guint) (zeros * G_GUINT64_CONSTANT (0x0102040810204080) >> 56);
#endif
}

INLINE void
set_level (Batch *batch, gint32 node, guint bits, guint level)
{
  guint8 *levels = batch->level + (gsize) node * N_LANES;
  for (guint lane = 0; lane < N_LANES; lane++)
    levels[lane] = bits >> lane & 1 ? (guint8) level : levels[lane];
}

INLINE gsize
start_searches (Batch *batch, gsize source, guint n)
{
  for (guint lane = 0; lane < n; lane++)
    {
      gint32 node = (gint32) (source + lane);
      batch->list[lane] = node;
      batch->bits[lane] = (guint8) (1u << lane);
      batch->seen[node] = (guint8) (1u << lane);
      batch->paths[node][lane] = 1;
      set_level (batch, node, 1u << lane, 0);
    }
  batch->starts[0] = 0;
  return n;
}

/* From the nodes from first to the one before end; the end of the list. */
INLINE gsize
spread (Batch *batch, gsize first, gsize end)
{
  const KotakuGraph *graph = batch->graph;
  gsize last = end;
  for (gsize i = first; i < end; i++)
    {
      gint32 node = batch->list[i];
      guint bits = batch->bits[i];
      Mask paths = (Mask) batch->paths[node];
      for (gsize k = graph->out_start[node]; k < graph->out_start[node + 1]; k++)
        {
          gint32 to = graph->out_node[k];
          guint fresh = bits & ~(guint) batch->seen[to];
          if (fresh == 0)
            continue;
          batch->list[last] = to;
          last += batch->next[to] == 0;
          batch->next[to] |= (guint8) fresh;
          batch->paths[to] += (Lanes) (paths & batch->masks[fresh]);
        }
    }
  return last;
}

INLINE void
settle (Batch *batch, gsize first, gsize end, guint level)
{
  for (gsize i = first; i < end; i++)
    {
      gint32 node = batch->list[i];
      guint8 bits = batch->next[node];
      batch->next[node] = 0;
      batch->bits[i] = bits;
      batch->seen[node] |= bits;
      set_level (batch, node, bits, level);
    }
}

INLINE double
add_lanes (const Lanes *lanes)
{
  const double *x = (const double *) lanes;
  return ((x[0] + x[1]) + (x[2] + x[3])) + ((x[4] + x[5]) + (x[6] + x[7]));
}

/* The nodes of a level from those of the next, on the way back. */
INLINE void
gather (Batch *batch, guint level, double *sums)
{
  const KotakuGraph *graph = batch->graph;
  for (gsize i = batch->starts[level]; i < batch->starts[level + 1]; i++)
    {
      gint32 node = batch->list[i];
      guint bits = batch->bits[i];
      Lanes sum = { 0 };
      for (gsize k = graph->out_start[node]; k < graph->out_start[node + 1]; k++)
        {
          gint32 to = graph->out_node[k];
          guint below = bits & find_level (load_levels (batch, to), level + 1);
          if (below != 0)
            sum += (Lanes) ((Mask) batch->share[to] & batch->masks[below]);
        }
      Lanes paths = batch->paths[node], dependency = paths * sum;
      Mask mask = batch->masks[bits];
      Mask share = (Mask) ((1 + dependency) / paths);
      batch->share[node] = (Lanes) ((share & mask) | ((Mask) batch->share[node] & ~mask));
      dependency = (Lanes) ((Mask) dependency & mask);
      if (level > 0)
        sums[node] += add_lanes (&dependency);
    }
}

INLINE void
end_searches (Batch *batch, gsize n)
{
  Mask above = { 0 };
  for (gsize i = 0; i < n; i++)
    {
      gint32 node = batch->list[i];
      above |= batch->paths[node] > MOST_PATHS;
      batch->paths[node] = (Lanes){ 0 };
      batch->seen[node] = 0;
      memset (batch->level + (gsize) node * N_LANES, UNSEEN, N_LANES);
    }
  for (guint lane = 0; lane < N_LANES; lane++)
    batch->too_many = batch->too_many || above[lane] != 0;
}

/* What the searches from n sources give to each node. FALSE: some path has more steps than a byte
 * counts. */
INLINE gboolean
search_lanes (Batch *batch, gsize source, guint n, double *sums)
{
  gsize first = 0, end = start_searches (batch, source, n);
  guint level = 0;
  while (end > first && level < UNSEEN - 1)
    {
      gsize last = spread (batch, first, end);
      level++;
      settle (batch, end, last, level);
      batch->starts[level] = first = end;
      end = last;
    }
  gboolean done = end == first;
  batch->starts[level] = end;
  for (guint l = level; done && l-- > 0;)
    gather (batch, l, sums);
  end_searches (batch, end);
  return done;
}

/* From one source, step by step, in the memory of the batch. */
static void
search_from (Batch *batch, gsize source, double *sums)
{
  const KotakuGraph *graph = batch->graph;
  double *paths = (double *) batch->paths, *share = (double *) batch->share;
  gint32 *queue = batch->list, *level = batch->list + graph->n_nodes;
  gsize end = 1;
  memset (level, 0xff, graph->n_nodes * sizeof *level);
  queue[0] = (gint32) source;
  level[source] = 0;
  paths[source] = 1;
  for (gsize i = 0; i < end; i++)
    for (gsize k = graph->out_start[queue[i]]; k < graph->out_start[queue[i] + 1]; k++)
      {
        gint32 to = graph->out_node[k];
        if (level[to] < 0)
          {
            level[to] = level[queue[i]] + 1;
            queue[end++] = to;
          }
        if (level[to] == level[queue[i]] + 1)
          paths[to] += paths[queue[i]];
      }
  for (gsize i = end; i-- > 0;)
    {
      gint32 node = queue[i];
      double sum = 0;
      for (gsize k = graph->out_start[node]; k < graph->out_start[node + 1]; k++)
        if (level[graph->out_node[k]] == level[node] + 1)
          sum += share[graph->out_node[k]];
      share[node] = (1 + paths[node] * sum) / paths[node];
      if (i > 0)
        sums[node] += paths[node] * sum;
      batch->too_many = batch->too_many || paths[node] > MOST_PATHS;
    }
  for (gsize i = 0; i < end; i++)
    paths[queue[i]] = 0;
}

static void
search_deep (Batch *batch, gsize source, guint n, double *sums)
{
  for (gsize i = source; i < source + n; i++)
    search_from (batch, i, sums);
}

static void
search_narrow (Batch *batch, gsize source, guint n, double *sums)
{
  if (!search_lanes (batch, source, n, sums))
    search_deep (batch, source, n, sums);
}

#ifdef __x86_64__
/* The same operations in the same order, eight lanes to an instruction. */
__attribute__ ((target ("avx512f,avx512dq,avx512vl,avx512bw"))) static void
search_wide (Batch *batch, gsize source, guint n, double *sums)
{
  if (!search_lanes (batch, source, n, sums))
    search_deep (batch, source, n, sums);
}
#endif

gboolean
kotaku_betweenness_has_wide (void)
{
#ifdef __x86_64__
  return __builtin_cpu_supports ("avx512f") && __builtin_cpu_supports ("avx512dq")
         && __builtin_cpu_supports ("avx512vl") && __builtin_cpu_supports ("avx512bw");
#else
  return FALSE;
#endif
}

/* Lanes lie in lines of the cache. */
static Lanes *
make_lanes (gsize n, gpointer *block, GError **error)
{
  *block = kotaku_alloc0 (n + 1, sizeof (Lanes), error);
  guintptr start = ((guintptr) *block + sizeof (Lanes) - 1) / sizeof (Lanes) * sizeof (Lanes);
  return (Lanes *) start;
}

static gboolean
make_masks (Batch *batch, GError **error)
{
  batch->masks = (Mask *) make_lanes (256, &batch->blocks[2], error);
  if (batch->blocks[2] == NULL)
    return FALSE;
  for (guint bits = 0; bits < 256; bits++)
    for (guint lane = 0; lane < N_LANES; lane++)
      batch->masks[bits][lane] = bits >> lane & 1 ? -1 : 0;
  return TRUE;
}

static gboolean
init_batch (Batch *batch, const KotakuGraph *graph, GError **error)
{
  gsize n = graph->n_nodes;
  batch->graph = graph;
  if (!make_masks (batch, error))
    return FALSE;
  batch->paths = make_lanes (n, &batch->blocks[0], error);
  if (batch->blocks[0] != NULL)
    batch->share = make_lanes (n, &batch->blocks[1], error);
  if (batch->blocks[1] != NULL)
    batch->seen = KOTAKU_ALLOC0 (guint8, n, error);
  if (batch->seen != NULL)
    batch->next = KOTAKU_ALLOC0 (guint8, n, error);
  if (batch->next != NULL)
    batch->level = KOTAKU_ALLOC (guint8, n * N_LANES, error);
  if (batch->level != NULL)
    batch->list = KOTAKU_ALLOC (gint32, n * N_LANES + 1, error);
  if (batch->list != NULL)
    batch->bits = KOTAKU_ALLOC (guint8, n * N_LANES, error);
  if (batch->bits == NULL)
    return FALSE;
  memset (batch->level, UNSEEN, n * N_LANES);
  return TRUE;
}

static void
clear_batch (Batch *batch)
{
  g_free (batch->blocks[0]);
  g_free (batch->blocks[1]);
  g_free (batch->blocks[2]);
  g_free (batch->seen);
  g_free (batch->next);
  g_free (batch->level);
  g_free (batch->list);
  g_free (batch->bits);
}

static gboolean
search_part (gsize part, gpointer data, GCancellable *cancellable, GError **error)
{
  const Work *work = data;
  gsize n = work->graph->n_nodes, n_batches = (n + N_LANES - 1) / N_LANES;
  gsize end = n_batches * (part + 1) / work->n_parts;
  Batch *batch = KOTAKU_ALLOC0 (Batch, 1, error);
  gboolean done = batch != NULL && init_batch (batch, work->graph, error);
  for (gsize i = n_batches * part / work->n_parts; done && i < end; i++)
    {
      gsize source = i * N_LANES;
      work->search (batch, source, (guint) MIN (N_LANES, n - source), work->sums + part * n);
      if (batch->too_many)
        g_set_error_literal (error, KOTAKU_ERROR, KOTAKU_ERROR_TOO_LARGE,
                             "two nodes are joined by more shortest paths than can be counted");
      done = !batch->too_many && !g_cancellable_set_error_if_cancelled (cancellable, error);
    }
  if (batch != NULL)
    clear_batch (batch);
  g_free (batch);
  return done;
}

static gboolean
search_all (Work *work, KotakuOptions *options, GCancellable *cancellable, GError **error)
{
  gsize n = work->graph->n_nodes;
  work->n_parts = CLAMP (SUMS / MAX (n, 1), LEAST_PARTS, MOST_PARTS);
  work->sums = KOTAKU_ALLOC0 (double, n * work->n_parts, error);
  return work->sums != NULL
         && kotaku_parallel (work->n_parts, search_part, work, options, "Betweenness", cancellable,
                             error);
}

/* Always in the order of the parts, whichever thread was first. */
static void
add_parts (const Work *work, double *values)
{
  gsize n = work->graph->n_nodes;
  for (gsize i = 0; i < n; i++)
    {
      double sum = 0;
      for (gsize part = 0; part < work->n_parts; part++)
        sum += work->sums[part * n + i];
      values[i] = work->graph->undirected ? sum / 2 : sum;
    }
}

gboolean
kotaku_betweenness_search (const KotakuGraph *graph,
                           gboolean wide,
                           double *values,
                           KotakuOptions *options,
                           GCancellable *cancellable,
                           GError **error)
{
  Work work = { .graph = graph, .search = search_narrow };
#ifdef __x86_64__
  if (wide)
    work.search = search_wide;
#endif
  gboolean done = search_all (&work, options, cancellable, error);
  if (done)
    add_parts (&work, values);
  g_free (work.sums);
  return done;
}

gboolean
kotaku_graph_measure_betweenness (const KotakuGraph *graph,
                                  double *values,
                                  KotakuOptions *options,
                                  GCancellable *cancellable,
                                  GError **error)
{
  return kotaku_betweenness_search (graph, kotaku_betweenness_has_wide (), values, options,
                                    cancellable, error);
}

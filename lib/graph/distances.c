/* SPDX-License-Identifier: GPL-2.0-or-later */

/* All distances along arcs without weights, in counts: breadth-first searches from 512 sources at a
 * time, a bit each (Then et al. 2014). Own, since igraph's closeness, harmonic centrality and
 * eccentricity search again for each of them, a source at a time in one thread. What is added up
 * are counts per source and distance, nearest first, so neither threads nor numbering change a bit.
 */

#include "graph/graph.h"

#define WORDS 8
#define SOURCES ((gsize) 64 * WORDS)
/* Rows of counts in binary: a count is at most the nodes there are. */
#define SLICES 32
/* Levels after which searches are taken one by one where hardly any share a row. */
#define PATIENCE 32
#define SHARED 4

/* A bit per source; aligned as malloc() does. */
typedef guint64 Row __attribute__ ((vector_size (8 * WORDS), aligned (16)));

typedef struct
{
  const KotakuGraph *graph;
  const gint32 *order; /* the sources, those near each other together */
  gsize n_sources;     /* of a block */
  KotakuDistances *distances;
} Work;

/* The searches of a batch. */
typedef struct
{
  const KotakuGraph *graph;
  const gint32 *sources;
  gsize n_sources;
  KotakuDistances *distances;
  gint64 level;
  Row *seen, *front, *next; /* a row per node: who has been here, comes from here, goes here */
  gint32 *active, *touched; /* where front and next are not 0 */
  gsize n_active, n_touched;
  guint8 *mark;       /* of nodes touched */
  gint32 *visit;      /* of single searches, the last source that was here, from 1 */
  Row slices[SLICES]; /* how many nodes each source has come to at this level */
  gsize n_slices;
  guint64 n_rows, n_bits; /* of all levels */
} Search;

static void
search_clear (Search *search)
{
  g_free (search->seen);
  g_free (search->front);
  g_free (search->next);
  g_free (search->active);
  g_free (search->touched);
  g_free (search->mark);
  g_free (search->visit);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

static gboolean
search_init (Search *search, GError **error)
{
  gsize n = search->graph->n_nodes;
  return (search->seen = KOTAKU_ALLOC (Row, n, error)) != NULL
         && (search->front = KOTAKU_ALLOC0 (Row, n, error)) != NULL
         && (search->next = KOTAKU_ALLOC0 (Row, n, error)) != NULL
         && (search->active = KOTAKU_ALLOC (gint32, n, error)) != NULL
         && (search->touched = KOTAKU_ALLOC (gint32, n, error)) != NULL
         && (search->mark = KOTAKU_ALLOC0 (guint8, n, error)) != NULL
         && (search->visit = KOTAKU_ALLOC0 (gint32, n, error)) != NULL;
}

static inline gboolean
is_empty (const Row *row)
{
  guint64 any = 0;
  for (int w = 0; w < WORDS; w++)
    any |= (*row)[w];
  return any == 0;
}

static void
set_bit (Row *row, gsize bit)
{
  (*row)[bit / 64] |= (guint64) 1 << (bit % 64);
}

/* Adds 1 to the counts of the sources in the row. */
static inline void
count_row (Search *search, const Row *row)
{
  Row carry = *row;
  for (gsize b = 0; b < SLICES; b++)
    {
      Row both = search->slices[b] & carry;
      search->slices[b] ^= carry;
      carry = both;
      search->n_slices = MAX (search->n_slices, b + 1);
      if (is_empty (&carry))
        return;
    }
}

static void
record (Search *search, gsize source, gint64 n, gint64 level)
{
  gint32 node = search->sources[source];
  KotakuDistances *distances = search->distances;
  distances->reached[node] += n;
  distances->total[node] += n * level;
  distances->farthest[node] = level;
  distances->harmonic[node] += (double) n / (double) level;
}

/* What the slices have counted at this level, and empties them. */
static void
record_level (Search *search)
{
  gint64 n[SOURCES] = { 0 };
  for (gsize b = 0; b < search->n_slices; b++)
    {
      for (gsize w = 0; w < WORDS; w++)
        for (guint64 rest = search->slices[b][w]; rest != 0; rest &= rest - 1)
          n[64 * w + (gsize) __builtin_ctzll (rest)] += (gint64) 1 << b;
      search->slices[b] = (Row){ 0 };
    }
  search->n_slices = 0;
  for (gsize i = 0; i < search->n_sources; i++)
    if (n[i] > 0)
      {
        record (search, i, n[i], search->level);
        search->n_bits += (guint64) n[i];
      }
}

/* Every node looks at those that send to it. */
static void
pull (Search *search, const Row *all)
{
  const KotakuGraph *graph = search->graph;
  for (gsize i = 0; i < graph->n_nodes; i++)
    {
      Row missing = *all & ~search->seen[i];
      if (is_empty (&missing))
        continue;
      Row come = { 0 };
      for (gsize k = graph->in_start[i]; k < graph->in_start[i + 1]; k++)
        come |= search->front[graph->in_node[k]];
      come &= missing;
      if (is_empty (&come))
        continue;
      search->next[i] = come;
      search->touched[search->n_touched++] = (gint32) i;
    }
}

/* Every node where searches stand sends them on. */
static void
push (Search *search)
{
  const KotakuGraph *graph = search->graph;
  for (gsize a = 0; a < search->n_active; a++)
    {
      gint32 from = search->active[a];
      for (gsize k = graph->out_start[from]; k < graph->out_start[from + 1]; k++)
        {
          gint32 to = graph->out_node[k];
          search->next[to] |= search->front[from];
          if (!search->mark[to])
            search->touched[search->n_touched++] = to;
          search->mark[to] = 1;
        }
    }
  gsize n = search->n_touched;
  search->n_touched = 0;
  for (gsize i = 0; i < n; i++)
    {
      gint32 to = search->touched[i];
      search->mark[to] = 0;
      search->next[to] &= ~search->seen[to];
      if (!is_empty (&search->next[to]))
        search->touched[search->n_touched++] = to;
    }
}

/* What was touched is where the searches stand now. */
static void
advance (Search *search)
{
  for (gsize i = 0; i < search->n_active; i++)
    search->front[search->active[i]] = (Row){ 0 };
  for (gsize i = 0; i < search->n_touched; i++)
    {
      gint32 node = search->touched[i];
      search->seen[node] |= search->next[node];
      count_row (search, &search->next[node]);
    }
  Row *front = search->front;
  gint32 *active = search->active;
  search->front = search->next;
  search->next = front;
  search->active = search->touched;
  search->touched = active;
  search->n_active = search->n_touched;
  search->n_touched = 0;
}

static gboolean
is_narrow (const Search *search)
{
  const KotakuGraph *graph = search->graph;
  gsize n_arcs = 0;
  for (gsize i = 0; i < search->n_active; i++)
    n_arcs += graph->out_start[search->active[i] + 1] - graph->out_start[search->active[i]];
  return n_arcs < (graph->n_arcs + graph->n_nodes) / 4;
}

static void
begin (Search *search, Row *all)
{
  *all = (Row){ 0 };
  memset (search->seen, 0, search->graph->n_nodes * sizeof (Row));
  for (gsize i = 0; i < search->n_sources; i++)
    {
      gint32 node = search->sources[i];
      set_bit (all, i);
      set_bit (&search->seen[node], i);
      set_bit (&search->front[node], i);
      search->active[i] = node;
    }
  search->n_active = search->n_sources;
  search->n_rows = search->n_bits = 0;
}

/* Forgets what the searches have found. */
static void
give_up (Search *search)
{
  KotakuDistances *distances = search->distances;
  for (gsize i = 0; i < search->n_active; i++)
    search->front[search->active[i]] = (Row){ 0 };
  for (gsize i = 0; i < search->n_sources; i++)
    {
      gint32 node = search->sources[i];
      distances->reached[node] = distances->total[node] = distances->farthest[node] = 0;
      distances->harmonic[node] = 0;
    }
}

/* All sources at once; *shared is FALSE where a search hardly meets another, as on a long path. */
static gboolean
search_together (Search *search, gboolean *shared, GCancellable *cancellable, GError **error)
{
  Row all;
  begin (search, &all);
  *shared = TRUE;
  for (search->level = 1; search->n_active > 0; search->level++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (search->level > PATIENCE && search->n_bits < SHARED * search->n_rows)
        {
          give_up (search);
          *shared = FALSE;
          return TRUE;
        }
      if (is_narrow (search))
        push (search);
      else
        pull (search, &all);
      advance (search);
      record_level (search);
      search->n_rows += search->n_active;
    }
  return TRUE;
}

static void
search_alone (Search *search, gsize source)
{
  const KotakuGraph *graph = search->graph;
  gint32 stamp = search->sources[source] + 1;
  gsize first = 0, last = 1, n_all = 1;
  search->active[0] = search->sources[source];
  search->visit[search->sources[source]] = stamp;
  for (gint64 level = 1; first < last; level++)
    {
      for (; first < last; first++)
        {
          gint32 from = search->active[first];
          for (gsize k = graph->out_start[from]; k < graph->out_start[from + 1]; k++)
            {
              gint32 to = graph->out_node[k];
              if (search->visit[to] != stamp)
                {
                  search->visit[to] = stamp;
                  search->active[n_all++] = to;
                }
            }
        }
      last = n_all;
      if (first < last)
        record (search, source, (gint64) (last - first), level);
    }
}

static gboolean
search_batch (Search *search, GCancellable *cancellable, GError **error)
{
  gboolean shared;
  if (!search_together (search, &shared, cancellable, error))
    return FALSE;
  for (gsize i = 0; !shared && i < search->n_sources; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      search_alone (search, i);
    }
  return TRUE;
}

static gboolean
run (gsize block, gpointer data, GCancellable *cancellable, GError **error)
{
  Work *work = data;
  gsize first = block * work->n_sources;
  gsize end = MIN (first + work->n_sources, work->graph->n_nodes);
  g_auto (Search) search = { .graph = work->graph, .distances = work->distances };
  if (!search_init (&search, error))
    return FALSE;
  for (gsize i = first; i < end; i += SOURCES)
    {
      search.sources = work->order + i;
      search.n_sources = MIN (SOURCES, end - i);
      if (!search_batch (&search, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
alloc_distances (KotakuDistances *distances, gsize n, GError **error)
{
  return (distances->reached = KOTAKU_ALLOC0 (gint64, n, error)) != NULL
         && (distances->total = KOTAKU_ALLOC0 (gint64, n, error)) != NULL
         && (distances->farthest = KOTAKU_ALLOC0 (gint64, n, error)) != NULL
         && (distances->harmonic = KOTAKU_ALLOC0 (double, n, error)) != NULL;
}

gboolean
kotaku_distances_init (KotakuDistances *distances,
                       const KotakuGraph *graph,
                       KotakuOptions *options,
                       GCancellable *cancellable,
                       GError **error)
{
  gsize n = graph->n_nodes;
  *distances = (KotakuDistances){ 0 };
  if (!alloc_distances (distances, n, error))
    return FALSE;
  g_autofree gint32 *order = KOTAKU_ALLOC (gint32, n, error);
  if (order == NULL || !kotaku_graph_get_order (graph, order, error))
    return FALSE;
  /* Memory is got once a block; there are enough blocks for several threads. */
  gsize n_batches = CLAMP (n / SOURCES / 16, 1, 8);
  Work work = { graph, order, n_batches * SOURCES, distances };
  return kotaku_parallel ((n + work.n_sources - 1) / work.n_sources, run, &work, options,
                          "Distances", cancellable, error);
}

void
kotaku_distances_clear (KotakuDistances *distances)
{
  g_clear_pointer (&distances->reached, g_free);
  g_clear_pointer (&distances->total, g_free);
  g_clear_pointer (&distances->farthest, g_free);
  g_clear_pointer (&distances->harmonic, g_free);
}

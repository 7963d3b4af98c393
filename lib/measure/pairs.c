/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Betweenness from pairs of nodes at random: a shortest path of a pair, each as likely as the
 * other, is searched from both ends. How often a node lies inside is a share of the pairs whose
 * error is known: pairs are drawn until no node's can be larger than asked (after Borassi and
 * Natale 2016; the bound is Chernoff's, which holds for any number of pairs). */

#include "infer/infer.h"
#include "measure/measure-private.h"

#include <math.h>

#define N_PARTS 16
#define STRIDE 64 /* pairs between two looks at the cancellable */
#define GROWTH 1.3
#define MOST_PATHS 1e300
#define PURPOSE 0x62657477

/* A search from one end. */
typedef struct
{
  const gsize *start;
  const gint32 *node;
  gint32 *level; /* -1: not met */
  double *paths;
  gint32 *list; /* nodes in the order in which they were met */
  gsize first;  /* of the last level */
  gsize n;
  gint32 depth;
} End;

typedef struct
{
  const KotakuGraph *graph;
  End from, to;
  KotakuRandom random;
  guint32 *hits;
  gboolean too_many; /* paths */
} Search;

typedef struct
{
  const KotakuGraph *graph;
  gint64 seed;
  guint64 first, end; /* the pairs of this round */
  guint32 *hits;      /* n_nodes for each part */
} Work;

static gboolean
init_end (End *end, gsize n, const gsize *start, const gint32 *node, GError **error)
{
  end->start = start;
  end->node = node;
  end->level = KOTAKU_ALLOC (gint32, n, error);
  if (end->level != NULL)
    end->paths = KOTAKU_ALLOC0 (double, n, error);
  if (end->paths != NULL)
    end->list = KOTAKU_ALLOC (gint32, n, error);
  if (end->list == NULL)
    return FALSE;
  memset (end->level, 0xff, n * sizeof *end->level);
  return TRUE;
}

static void
clear_end (End *end)
{
  g_free (end->level);
  g_free (end->paths);
  g_free (end->list);
}

static void
begin (End *end, gint32 node)
{
  end->list[0] = node;
  end->level[node] = 0;
  end->paths[node] = 1;
  end->first = 0;
  end->n = 1;
  end->depth = 0;
}

static void
forget (End *end)
{
  for (gsize i = 0; i < end->n; i++)
    {
      end->level[end->list[i]] = -1;
      end->paths[end->list[i]] = 0;
    }
}

/* Arcs that lead on from the last level. */
static gsize
count_arcs (const End *end)
{
  gsize n = 0;
  for (gsize i = end->first; i < end->n; i++)
    n += end->start[end->list[i] + 1] - end->start[end->list[i]];
  return n;
}

/* One level further; whether it has a node that the other end has met. */
static gboolean
advance (End *end, const End *other)
{
  gsize last = end->n;
  gboolean met = FALSE;
  end->depth++;
  for (gsize i = end->first; i < last; i++)
    {
      gint32 node = end->list[i];
      for (gsize k = end->start[node]; k < end->start[node + 1]; k++)
        {
          gint32 next = end->node[k];
          if (end->level[next] < 0)
            {
              end->level[next] = end->depth;
              end->list[end->n++] = next;
              met = met || other->level[next] >= 0;
            }
          if (end->level[next] == end->depth)
            end->paths[next] += end->paths[node];
        }
    }
  end->first = last;
  return met;
}

/* A node of the level just reached that both ends have met: as likely as paths go through it. All
 * such nodes are in the last level of the other end too. */
static gint32
choose_middle (Search *search, const End *end, const End *other)
{
  double sum = 0;
  gint32 chosen = -1;
  for (gsize i = end->first; i < end->n; i++)
    if (other->level[end->list[i]] >= 0)
      sum += end->paths[end->list[i]] * other->paths[end->list[i]];
  search->too_many = search->too_many || !(sum < MOST_PATHS);
  double left = kotaku_random_uniform (&search->random) * sum;
  for (gsize i = end->first; i < end->n; i++)
    if (other->level[end->list[i]] >= 0)
      {
        chosen = end->list[i];
        left -= end->paths[chosen] * other->paths[chosen];
        if (left < 0)
          break;
      }
  return chosen;
}

/* The node before on a path back to that end, along the arcs the other way. */
static gint32
choose_before (Search *search, const End *end, const End *back, gint32 node)
{
  double left = kotaku_random_uniform (&search->random) * end->paths[node];
  gint32 chosen = -1;
  for (gsize k = back->start[node]; k < back->start[node + 1]; k++)
    if (end->level[back->node[k]] == end->level[node] - 1)
      {
        chosen = back->node[k];
        left -= end->paths[chosen];
        if (left < 0)
          break;
      }
  return chosen;
}

static void
hit_back (Search *search, const End *end, const End *back, gint32 node)
{
  while (end->level[node] > 1)
    {
      node = choose_before (search, end, back, node);
      search->hits[node]++;
    }
}

static void
search_pair (Search *search, gint32 from, gint32 to)
{
  End *a = &search->from, *b = &search->to;
  gboolean met = FALSE;
  gint32 middle = -1;
  begin (a, from);
  begin (b, to);
  while (!met && a->first < a->n && b->first < b->n)
    {
      gboolean forward = count_arcs (a) <= count_arcs (b);
      End *end = forward ? a : b, *other = forward ? b : a;
      met = advance (end, other);
      if (met)
        middle = choose_middle (search, end, other);
    }
  if (middle >= 0)
    {
      if (middle != from && middle != to)
        search->hits[middle]++;
      hit_back (search, a, b, middle);
      hit_back (search, b, a, middle);
    }
  forget (a);
  forget (b);
}

static void
draw_pair (Search *search, gint64 seed, guint64 pair)
{
  guint32 n = (guint32) search->graph->n_nodes;
  kotaku_random_init (&search->random, seed, PURPOSE, pair);
  guint32 from = kotaku_random_below (&search->random, n);
  guint32 to = kotaku_random_below (&search->random, n - 1);
  search_pair (search, (gint32) from, (gint32) (to + (to >= from)));
}

static gboolean
draw_pairs (Search *search, const Work *work, gsize part, GCancellable *cancellable, GError **error)
{
  guint64 n = work->end - work->first;
  guint64 end = work->first + n * (part + 1) / N_PARTS;
  for (guint64 pair = work->first + n * part / N_PARTS; pair < end; pair++)
    {
      if (pair % STRIDE == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      draw_pair (search, work->seed, pair);
    }
  if (!search->too_many)
    return TRUE;
  g_set_error_literal (error, KOTAKU_ERROR, KOTAKU_ERROR_TOO_LARGE,
                       "two nodes are joined by more shortest paths than can be counted");
  return FALSE;
}

static gboolean
run_part (gsize part, gpointer data, GCancellable *cancellable, GError **error)
{
  const Work *work = data;
  const KotakuGraph *graph = work->graph;
  gsize n = graph->n_nodes;
  Search search = { .graph = graph, .hits = work->hits + part * n };
  gboolean done = init_end (&search.from, n, graph->out_start, graph->out_node, error)
                  && init_end (&search.to, n, graph->in_start, graph->in_node, error)
                  && draw_pairs (&search, work, part, cancellable, error);
  clear_end (&search.from);
  clear_end (&search.to);
  return done;
}

/* Kullback and Leibler's distance of two chances. */
static double
get_distance (double p, double q)
{
  double sum = p > 0 ? p * log (p / q) : 0;
  return p < 1 ? sum + (1 - p) * log ((1 - p) / (1 - q)) : sum;
}

/* How far above the share p the chance may lie: Chernoff's bound. */
static double
get_margin (double p, double limit)
{
  double low = p, high = 1;
  for (guint i = 0; i < 40; i++)
    {
      double middle = (low + high) / 2;
      if (get_distance (p, middle) <= limit)
        low = middle;
      else
        high = middle;
    }
  return high - p;
}

/* Whether no share is further from its chance. Few counts differ. */
static gboolean
is_close (const Work *work, const guint32 *hits, double error, double limit)
{
  double pairs = (double) work->end;
  guint32 last = G_MAXUINT32;
  for (gsize i = 0; i < work->graph->n_nodes; i++)
    {
      double p = hits[i] / pairs;
      if (hits[i] == last)
        continue;
      last = hits[i];
      if (get_margin (p, limit) > error || get_margin (1 - p, limit) > error)
        return FALSE;
    }
  return TRUE;
}

static void
add_hits (const Work *work, guint32 *hits)
{
  gsize n = work->graph->n_nodes;
  memset (hits, 0, n * sizeof *hits);
  for (gsize part = 0; part < N_PARTS; part++)
    for (gsize i = 0; i < n; i++)
      hits[i] += work->hits[part * n + i];
}

/* Rounds of more and more pairs, of which the last is enough whatever they say (Hoeffding). */
static gboolean
run_rounds (Work *work,
            guint32 *hits,
            double close,
            KotakuOptions *options,
            GCancellable *cancellable,
            GError **error)
{
  double n = (double) work->graph->n_nodes;
  double rounds = ceil (log (1 / close) / log (GROWTH)) + 1;
  double bits = log (2 * n * rounds / KOTAKU_APPROXIMATE_RISK);
  double size = ceil (bits / -log1p (-close)), most = ceil (bits / (2 * close * close));
  for (;; size = MIN (ceil (size * GROWTH), most))
    {
      work->first = work->end;
      work->end = (guint64) size;
      if (!kotaku_parallel (N_PARTS, run_part, work, options, "Betweenness", cancellable, error))
        return FALSE;
      add_hits (work, hits);
      if (size >= most || is_close (work, hits, close, bits / size))
        return TRUE;
    }
}

gboolean
kotaku_betweenness_sample (const KotakuGraph *graph,
                           double close,
                           double *values,
                           KotakuOptions *options,
                           GCancellable *cancellable,
                           GError **error)
{
  gsize n = graph->n_nodes;
  Work work = { .graph = graph, .seed = kotaku_options_get_int64 (options, "seed") };
  for (gsize i = 0; i < n; i++)
    values[i] = 0;
  if (n < 3)
    return TRUE;
  work.hits = KOTAKU_ALLOC0 (guint32, n * N_PARTS, error);
  g_autofree guint32 *hits = work.hits != NULL ? KOTAKU_ALLOC (guint32, n, error) : NULL;
  gboolean done = hits != NULL && run_rounds (&work, hits, close, options, cancellable, error);
  double pairs = (double) n * (double) (n - 1) / (graph->undirected ? 2 : 1);
  for (gsize i = 0; done && i < n; i++)
    values[i] = hits[i] / (double) work.end * pairs;
  g_free (work.hits);
  return done;
}

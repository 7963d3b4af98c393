/* SPDX-License-Identifier: GPL-2.0-or-later */

/* How transitive an order is: the triads in which all three dyads have a winner. */

#include "classify/contests-private.h"

#include <math.h>
#include <string.h>

#define MOST_EXACT 15 /* dyads, each of which is turned or not */
/* The share of complete triads that are transitive by chance. */
#define CHANCE 0.75

enum
{
  UP = 1, /* the first of a dyad wins */
  DOWN = 2
};

/* The dyads that have a winner, as a graph of its own. */
typedef struct
{
  KotakuGraph graph;
  KotakuDyads dyads;
  gsize n_places; /* of the dyads' ways */
} Triangles;

static void
triangles_clear (Triangles *work)
{
  g_free (work->graph.out_start);
  g_free (work->graph.out_node);
  g_free (work->graph.in_start);
  g_free (work->graph.in_node);
  kotaku_dyads_clear (&work->dyads);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Triangles, triangles_clear)

/* -- the graph of winners
 * ------------------------------------------------------------------------------ */

static void
sum_starts (gsize *start, gsize n)
{
  for (gsize i = 1; i <= n; i++)
    start[i] += start[i - 1];
}

/* Contests are sorted by both ends, so that whom a node beats among those below it, and then among
 * those above, come in order. */
static void
place_arcs (const KotakuContests *contests, gsize *start, gint32 *node, int sign)
{
  for (int above = 0; above < 2; above++)
    for (gsize k = 0; k < contests->n; k++)
      {
        const KotakuContest *contest = &contests->list[k];
        int winner = sign * kotaku_contest_get_winner (contest);
        if (winner == (above ? 1 : -1))
          node[start[above ? contest->a : contest->b]++] = above ? contest->b : contest->a;
      }
}

/* Arcs out for sign 1, arcs in for -1. */
static gboolean
fill_side (const KotakuContests *contests, int sign, gsize **start, gint32 **node, GError **error)
{
  gsize n = contests->n_nodes;
  *start = KOTAKU_ALLOC0 (gsize, n + 1, error);
  *node = *start != NULL ? KOTAKU_ALLOC (gint32, contests->n, error) : NULL;
  if (*node == NULL)
    return FALSE;
  for (gsize k = 0; k < contests->n; k++)
    {
      const KotakuContest *contest = &contests->list[k];
      int winner = sign * kotaku_contest_get_winner (contest);
      if (winner != 0)
        (*start)[(winner > 0 ? contest->a : contest->b) + 1]++;
    }
  sum_starts (*start, n);
  place_arcs (contests, *start, *node, sign);
  /* Each start has moved on to the next one's. */
  memmove (*start + 1, *start, n * sizeof **start);
  **start = 0;
  return TRUE;
}

static gboolean
triangles_init (Triangles *work, const KotakuContests *contests, GError **error)
{
  KotakuGraph *graph = &work->graph;
  graph->n_nodes = contests->n_nodes;
  if (!fill_side (contests, 1, &graph->out_start, &graph->out_node, error)
      || !fill_side (contests, -1, &graph->in_start, &graph->in_node, error))
    return FALSE;
  graph->n_arcs = graph->out_start[graph->n_nodes];
  if (!kotaku_dyads_init (&work->dyads, graph, error))
    return FALSE;
  for (gsize i = 0; i < graph->n_nodes; i++)
    {
      gsize n_mutual;
      kotaku_dyads_fill (&work->dyads, i, &n_mutual);
    }
  work->n_places = 2 * graph->n_arcs;
  return TRUE;
}

/* -- counting
 * ------------------------------------------------------------------------------------------ */

/* Of the complete triads, those with a node that beats both others; NaN without any. */
static double
get_transitive (const Triangles *work, const guint8 *ways, guint8 *mark)
{
  guint64 counts[KOTAKU_N_TRIANGLES] = { 0 }, all = 0;
  for (gsize i = 0; i < work->graph.n_nodes; i++)
    kotaku_dyads_count_triangles (&work->dyads, ways, i, mark, counts);
  for (guint code = 0; code < KOTAKU_N_TRIANGLES; code++)
    all += counts[code];
  /* a over b over c over a, and the other way round. */
  guint64 cycles = counts[UP | DOWN << 2 | UP << 4] + counts[DOWN | UP << 2 | DOWN << 4];
  return all > 0 ? (double) (all - cycles) / (double) all : NAN;
}

static double
get_ttri (double transitive)
{
  return 4 * (transitive - CHANCE);
}

/* -- known arcs turned at random
 * ------------------------------------------------------------------------ */

static gpointer
begin (gconstpointer model, GError **error)
{
  const Triangles *work = model;
  return KOTAKU_ALLOC0 (guint8, work->n_places, error);
}

static void
observe (gconstpointer model, gpointer workspace)
{
  const Triangles *work = model;
  if (work->n_places > 0)
    memcpy (workspace, work->dyads.ways, work->n_places);
}

static void
draw (gconstpointer model, gpointer workspace, KotakuRandom *random)
{
  const Triangles *work = model;
  guint8 *ways = workspace;
  guint32 bits = 0;
  guint n_bits = 0;
  for (gsize i = 0; i < work->graph.n_nodes; i++)
    for (gsize k = work->dyads.first[i]; k < work->dyads.end[i]; k++)
      {
        if (n_bits == 0)
          {
            bits = kotaku_random_next (random);
            n_bits = 32;
          }
        ways[k] = bits & 1 ? UP : DOWN;
        bits >>= 1;
        n_bits--;
      }
}

static void
arrange (gconstpointer model, gpointer workspace, guint64 index)
{
  const Triangles *work = model;
  guint8 *ways = workspace;
  for (gsize i = 0; i < work->graph.n_nodes; i++)
    for (gsize k = work->dyads.first[i]; k < work->dyads.end[i]; k++)
      {
        ways[k] = index & 1 ? UP : DOWN;
        index >>= 1;
      }
}

static const KotakuNullModel null_turned = { begin, g_free, observe, draw, arrange };

static void
measure (gconstpointer arrangement, gconstpointer data, gpointer scratch, double *values)
{
  values[0] = get_ttri (get_transitive (data, arrangement, scratch));
}

static gboolean
run_test (const Triangles *work, const KotakuDraws *draws, KotakuOrderTest *test, GError **error)
{
  gsize n = work->graph.n_arcs;
  KotakuNullResult result;
  KotakuStatistic statistic
      = { .function = measure, .data = work, .n_values = 1, .scratch = work->graph.n_nodes };
  guint64 count = n <= MOST_EXACT ? (guint64) 1 << n : 0;
  if (!kotaku_permute (&null_turned, work, count, &statistic, draws, "triangles", &result, error))
    return FALSE;
  kotaku_order_test_take (test, &result);
  return TRUE;
}

gboolean
kotaku_triangles_test (const KotakuContests *contests,
                       const KotakuDraws *draws,
                       double *transitive,
                       KotakuOrderTest *test,
                       GError **error)
{
  g_auto (Triangles) work = { 0 };
  *test = (KotakuOrderTest){ .value = NAN, .p_value = NAN, .min_p = NAN, .error = NAN };
  g_autofree guint8 *mark = KOTAKU_ALLOC0 (guint8, contests->n_nodes, error);
  if (mark == NULL || !triangles_init (&work, contests, error))
    return FALSE;
  *transitive = get_transitive (&work, work.dyads.ways, mark);
  test->value = get_ttri (*transitive);
  return isnan (*transitive) || run_test (&work, draws, test, error);
}

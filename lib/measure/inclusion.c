/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Who has all that another has: neighbourhood inclusion, and the ranks that any centrality which
 * respects it leaves open. */

#include "measure/measure-private.h"

#include <math.h>

static const KotakuMetric dominates, dominated_by, rank_min, rank_max;

typedef struct
{
  const KotakuNeighbours *pairs;
  gint64 *over, *under, *equal; /* of each node: dominated, dominating, both */
  gsize *mark;                  /* the node after the one whose neighbour it is */
} Inclusion;

static void
inclusion_clear (Inclusion *inclusion)
{
  g_free (inclusion->over);
  g_free (inclusion->under);
  g_free (inclusion->equal);
  g_free (inclusion->mark);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Inclusion, inclusion_clear)

static gsize
get_degree (const KotakuNeighbours *pairs, gsize node)
{
  return pairs->start[node + 1] - pairs->start[node];
}

/* Every other node has what an isolate has. */
static void
count_isolates (Inclusion *inclusion)
{
  gsize n = inclusion->pairs->n_nodes, isolates = 0;
  for (gsize i = 0; i < n; i++)
    isolates += get_degree (inclusion->pairs, i) == 0;
  for (gsize i = 0; i < n; i++)
    {
      gboolean isolate = get_degree (inclusion->pairs, i) == 0;
      inclusion->over[i] += (gint64) (isolates - isolate);
      if (isolate)
        {
          inclusion->under[i] += (gint64) n - 1;
          inclusion->equal[i] += (gint64) isolates - 1;
        }
    }
}

/* The leaves of a node are dominated by it and its neighbours: counted together, since a hub has as
 * many such pairs as the square of its degree. */
static void
count_leaves (Inclusion *inclusion, gsize hub)
{
  const KotakuNeighbours *pairs = inclusion->pairs;
  gsize degree = get_degree (pairs, hub), leaves = 0;
  for (gsize k = pairs->start[hub]; k < pairs->start[hub + 1]; k++)
    leaves += get_degree (pairs, (gsize) pairs->node[k]) == 1;
  inclusion->over[hub] += (gint64) leaves;
  for (gsize k = pairs->start[hub]; leaves > 0 && k < pairs->start[hub + 1]; k++)
    {
      gsize node = (gsize) pairs->node[k];
      gboolean leaf = get_degree (pairs, node) == 1;
      inclusion->over[node] += (gint64) (leaves - leaf);
      if (leaf)
        {
          inclusion->under[node] += (gint64) degree;
          inclusion->equal[node] += (gint64) (leaves - 1 + (degree == 1));
        }
    }
}

/* Whether the candidate has all neighbours of the node, which are marked, or is one itself. */
static void
compare (Inclusion *inclusion, gsize node, gsize candidate)
{
  const KotakuNeighbours *pairs = inclusion->pairs;
  gsize degree = get_degree (pairs, node), other = get_degree (pairs, candidate), shared = 0;
  gboolean tied = inclusion->mark[candidate] == node + 1;
  if (candidate == node || other + tied < degree)
    return;
  for (gsize k = pairs->start[candidate]; k < pairs->start[candidate + 1]; k++)
    shared += inclusion->mark[pairs->node[k]] == node + 1;
  if (shared + tied < degree)
    return;
  inclusion->under[node]++;
  inclusion->over[candidate]++;
  inclusion->equal[node] += shared + tied == other;
}

/* A dominator is the neighbour with the fewest ties, or is tied to it. */
static void
count_dominators (Inclusion *inclusion, gsize node)
{
  const KotakuNeighbours *pairs = inclusion->pairs;
  gsize least = (gsize) pairs->node[pairs->start[node]];
  for (gsize k = pairs->start[node]; k < pairs->start[node + 1]; k++)
    {
      gsize other = (gsize) pairs->node[k];
      inclusion->mark[other] = node + 1;
      if (get_degree (pairs, other) < get_degree (pairs, least))
        least = other;
    }
  compare (inclusion, node, least);
  for (gsize k = pairs->start[least]; k < pairs->start[least + 1]; k++)
    compare (inclusion, node, (gsize) pairs->node[k]);
}

static gboolean
count (Inclusion *inclusion, GCancellable *cancellable, GError **error)
{
  gsize n = inclusion->pairs->n_nodes;
  inclusion->over = KOTAKU_ALLOC0 (gint64, n, error);
  inclusion->under = inclusion->over != NULL ? KOTAKU_ALLOC0 (gint64, n, error) : NULL;
  inclusion->equal = inclusion->under != NULL ? KOTAKU_ALLOC0 (gint64, n, error) : NULL;
  inclusion->mark = inclusion->equal != NULL ? KOTAKU_ALLOC0 (gsize, n, error) : NULL;
  if (inclusion->mark == NULL)
    return FALSE;
  count_isolates (inclusion);
  for (gsize i = 0; i < n; i++)
    {
      if (i % 64 == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      count_leaves (inclusion, i);
      if (get_degree (inclusion->pairs, i) > 1)
        count_dominators (inclusion, i);
    }
  return TRUE;
}

static double
get_value (const Inclusion *inclusion, const KotakuMetric *metric, gsize i)
{
  gint64 equal = inclusion->equal[i];
  if (metric == &dominates)
    return (double) inclusion->over[i];
  if (metric == &dominated_by)
    return (double) inclusion->under[i];
  if (metric == &rank_min)
    return (double) (1 + inclusion->under[i] - equal);
  return (double) ((gint64) inclusion->pairs->n_nodes - (inclusion->over[i] - equal) - equal);
}

static gboolean
compute (const KotakuGraph *graph,
         const KotakuMetric *const *metrics,
         double *const *columns,
         gsize n_metrics,
         KotakuOptions *options G_GNUC_UNUSED,
         GCancellable *cancellable,
         GError **error)
{
  KotakuNeighbours *pairs = kotaku_graph_get_neighbours (graph, error);
  if (pairs == NULL)
    return FALSE;
  g_auto (Inclusion) inclusion = { .pairs = pairs };
  gboolean done = count (&inclusion, cancellable, error);
  for (gsize k = 0; done && k < n_metrics; k++)
    for (gsize i = 0; i < graph->n_nodes; i++)
      columns[k][i] = get_value (&inclusion, metrics[k], i);
  kotaku_neighbours_free (pairs);
  return done;
}

#define COST "O(sum over nodes of the degrees around their least tied neighbour)"
#define SOURCE "Schoch and Brandes 2016"

static const KotakuMetric dominates = {
  .name = "inclusion_dominates",
  .title = "Nodes dominated by inclusion",
  .title_id = "Simpul yang didominasi inklusi",
  .kind = "node",
  .unit = "nodes",
  .range = "0 to n - 1",
  .definition = "How many others have no neighbour that this one has not, on the undirected graph: "
                "each of their neighbours is this node or one of its neighbours. Nodes that "
                "dominate each other count in both columns; an isolate is dominated by all others.",
  .undefined = "never",
  .cost = COST,
  .source = SOURCE,
  .options = "",
  .since = "1.0",
  .function = compute,
};

static const KotakuMetric dominated_by = {
  .name = "inclusion_dominated_by",
  .title = "Nodes that dominate by inclusion",
  .title_id = "Simpul yang mendominasi inklusi",
  .kind = "node",
  .unit = "nodes",
  .range = "0 to n - 1",
  .definition = "How many others have, or are, every neighbour of this one, on the undirected "
                "graph.",
  .undefined = "never",
  .cost = COST,
  .source = SOURCE,
  .options = "",
  .since = "1.0",
  .function = compute,
};

static const KotakuMetric rank_min = {
  .name = "rank_min",
  .title = "Best rank",
  .title_id = "Peringkat terbaik",
  .kind = "node",
  .unit = "rank",
  .range = "1 to n",
  .definition
  = "The best rank that any centrality which respects inclusion can give; 1 is the most "
    "central: one more than the nodes that dominate this one and are not dominated by "
    "it.",
  .undefined = "never",
  .cost = COST,
  .source = SOURCE,
  .options = "",
  .since = "1.0",
  .function = compute,
};

static const KotakuMetric rank_max = {
  .name = "rank_max",
  .title = "Worst rank",
  .title_id = "Peringkat terburuk",
  .kind = "node",
  .unit = "rank",
  .range = "1 to n",
  .definition = "The worst rank that any centrality which respects inclusion can give: n less the "
                "nodes that this one dominates without being dominated by them, less those "
                "equivalent to it.",
  .undefined = "never",
  .cost = COST,
  .source = SOURCE,
  .options = "",
  .since = "1.0",
  .function = compute,
};

const KotakuMetric *const kotaku_family_inclusion[]
    = { &dominates, &dominated_by, &rank_min, &rank_max, NULL };

/* SPDX-License-Identifier: GPL-2.0-or-later */

/* How little a node's neighbours are tied to each other. */

#include "measure/measure-private.h"

#include <math.h>

/* Ties among the neighbours of a node, each seen from both ends. mark is the number of the node
 * after the last of which a node was a neighbour. */
static double
count_among (const KotakuNeighbours *pairs, gsize ego, gsize *mark)
{
  double n = 0;
  for (gsize k = pairs->start[ego]; k < pairs->start[ego + 1]; k++)
    mark[pairs->node[k]] = ego + 1;
  for (gsize k = pairs->start[ego]; k < pairs->start[ego + 1]; k++)
    for (gsize j = pairs->start[pairs->node[k]]; j < pairs->start[pairs->node[k] + 1]; j++)
      n += mark[pairs->node[j]] == ego + 1;
  return n;
}

static gboolean
measure (const KotakuNeighbours *pairs, double *values, GCancellable *cancellable, GError **error)
{
  g_autofree gsize *mark = KOTAKU_ALLOC0 (gsize, pairs->n_nodes, error);
  if (mark == NULL)
    return FALSE;
  for (gsize i = 0; i < pairs->n_nodes; i++)
    {
      double k = (double) (pairs->start[i + 1] - pairs->start[i]);
      if (i % 64 == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      values[i] = k > 0 ? k - count_among (pairs, i, mark) / k : NAN;
    }
  return TRUE;
}

static gboolean
compute (const KotakuGraph *graph,
         const KotakuMetric *const *metrics G_GNUC_UNUSED,
         double *const *columns,
         gsize n_metrics G_GNUC_UNUSED,
         KotakuOptions *options G_GNUC_UNUSED,
         GCancellable *cancellable,
         GError **error)
{
  KotakuNeighbours *pairs = kotaku_graph_get_neighbours (graph, error);
  if (pairs == NULL)
    return FALSE;
  gboolean done = measure (pairs, columns[0], cancellable, error);
  kotaku_neighbours_free (pairs);
  return done;
}

static const KotakuMetric effective_size = {
  .name = "effective_size",
  .title = "Effective size",
  .title_id = "Ukuran efektif",
  .kind = "node",
  .unit = "neighbours",
  .range = "1 to n - 1",
  .definition = "k - 2t/k, for k neighbours with t ties among them, on the undirected graph "
                "without weights: neighbours less how often the mean one is tied to the others.",
  .undefined = "for an isolate",
  .cost = "O(sum over ties of the ends' degrees)",
  .source = "Borgatti 1997",
  .options = "",
  .since = "1.0",
  .function = compute,
};

const KotakuMetric *const kotaku_family_holes[] = { &effective_size, NULL };

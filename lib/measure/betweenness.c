/* SPDX-License-Identifier: GPL-2.0-or-later */

/* How much a node stands between others. */

#include "measure/measure-private.h"

static gboolean
compute (const KotakuGraph *graph,
         const KotakuMetric *const *metrics G_GNUC_UNUSED,
         double *const *columns,
         gsize n_metrics G_GNUC_UNUSED,
         KotakuOptions *options,
         GCancellable *cancellable,
         GError **error)
{
  if (graph->weighted)
    return kotaku_engine_betweenness (graph, columns[0], cancellable, error);
  return kotaku_graph_measure_betweenness (graph, columns[0], options, cancellable, error);
}

static const KotakuMetric betweenness = {
  .name = "betweenness",
  .title = "Betweenness",
  .title_id = "Keantaraan",
  .kind = "node",
  .unit = "pairs of nodes",
  .range = "0 to (n - 1)(n - 2), half of it in an undirected view",
  .definition = "The sum over ordered pairs of other nodes of the share of their shortest paths "
                "that pass through the node; in an undirected view over unordered pairs. Not "
                "normalised. With --weighted a tie is 1/weight long.",
  .undefined = "never",
  .cost = "O(n m); O(n m log n) with --weighted",
  .source = "Freeman 1977; Brandes 2001",
  .options = "",
  .since = "1.0",
  .function = compute,
};

const KotakuMetric *const kotaku_family_betweenness[] = { &betweenness, NULL };

/* SPDX-License-Identifier: GPL-2.0-or-later */

/* How much a node stands between others. */

#include "measure/measure-private.h"

static gboolean
approximate (const KotakuGraph *graph,
             double *values,
             KotakuOptions *options,
             GCancellable *cancellable,
             GError **error)
{
  double close = kotaku_options_get_double (options, "approximate");
  if (!graph->weighted)
    return kotaku_betweenness_sample (graph, close, values, options, cancellable, error);
  g_set_error_literal (error, KOTAKU_ERROR, KOTAKU_ERROR_CONFLICTING_OPTIONS,
                       "approximate goes without weighted: it counts steps, not lengths");
  return FALSE;
}

static gboolean
compute (const KotakuGraph *graph,
         const KotakuMetric *const *metrics G_GNUC_UNUSED,
         double *const *columns,
         gsize n_metrics G_GNUC_UNUSED,
         KotakuOptions *options,
         GCancellable *cancellable,
         GError **error)
{
  if (kotaku_options_has (options, "approximate"))
    return approximate (graph, columns[0], options, cancellable, error);
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
                "normalised. With --weighted a tie is 1/weight long. With --approximate E a value "
                "is within E times these pairs of the exact one, for all nodes at once with a "
                "chance of 95 %.",
  .undefined = "never",
  .cost = "O(n m); O(n m log n) with --weighted; less with --approximate",
  .source = "Freeman 1977; Brandes 2001; Borassi and Natale 2016 (approximate)",
  .options = "approximate",
  .since = "1.0",
  .function = compute,
};

const KotakuMetric *const kotaku_family_betweenness[] = { &betweenness, NULL };

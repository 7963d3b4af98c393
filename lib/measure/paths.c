/* SPDX-License-Identifier: GPL-2.0-or-later */

/* How near a node is to those it can reach. */

#include "measure/measure-private.h"

static const KotakuMetric closeness, harmonic;

static gboolean
compute (const KotakuGraph *graph,
         const KotakuMetric *const *metrics,
         double *const *columns,
         gsize n_metrics,
         KotakuOptions *options G_GNUC_UNUSED,
         GCancellable *cancellable,
         GError **error)
{
  for (gsize k = 0; k < n_metrics; k++)
    if (metrics[k] == &closeness ? !kotaku_engine_closeness (graph, columns[k], cancellable, error)
                                 : !kotaku_engine_harmonic (graph, columns[k], cancellable, error))
      return FALSE;
  return TRUE;
}

static const KotakuMetric closeness = {
  .name = "closeness",
  .title = "Closeness",
  .title_id = "Kedekatan",
  .kind = "node",
  .unit = "1 / distance",
  .range = "above 0 to 1 without weights, above 0 with them",
  .definition
  = "The inverse of the mean distance, along arcs out, to the nodes that the node can "
    "reach: r / sum of d_ij over its r nodes j. With --weighted a tie is 1/weight long.",
  .undefined = "where the node reaches none",
  .cost = "O(n m); O(n m log n) with --weighted",
  .source = "Freeman 1979; igraph, normalized",
  .options = "",
  .since = "1.0",
  .function = compute,
};

static const KotakuMetric harmonic = {
  .name = "harmonic",
  .title = "Harmonic centrality",
  .title_id = "Sentralitas harmonik",
  .kind = "node",
  .unit = "1 / distance",
  .range = "0 to n - 1 without weights, 0 and up with them",
  .definition = "The sum over the other nodes j of 1/d_ij along arcs out, 0 where j cannot be "
                "reached; not normalised. With --weighted a tie is 1/weight long.",
  .undefined = "never",
  .cost = "O(n m); O(n m log n) with --weighted",
  .source = "Rochat 2009",
  .options = "",
  .since = "1.0",
  .function = compute,
};

const KotakuMetric *const kotaku_family_paths[] = { &closeness, &harmonic, NULL };

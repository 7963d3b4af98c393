/* SPDX-License-Identifier: GPL-2.0-or-later */

/* How tightly the nodes around a node hang together. */

#include "measure/measure-private.h"

static const KotakuMetric coreness, clustering, constraint;

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
    {
      gboolean done;
      if (metrics[k] == &coreness)
        done = kotaku_engine_coreness (graph, columns[k], cancellable, error);
      else if (metrics[k] == &clustering)
        done = kotaku_engine_clustering (graph, columns[k], cancellable, error);
      else
        done = kotaku_engine_constraint (graph, columns[k], cancellable, error);
      if (!done)
        return FALSE;
    }
  return TRUE;
}

static const KotakuMetric coreness = {
  .name = "coreness",
  .title = "Coreness",
  .title_id = "Tingkat inti",
  .kind = "node",
  .unit = "arcs",
  .range = "0 to 2(n - 1), half of it in an undirected view",
  .definition = "The largest k for which the node lies in a part of the graph where each node has "
                "at least k arcs, in and out counted, with others of that part; in an undirected "
                "view a tie counts once.",
  .undefined = "never",
  .cost = "O(n + m)",
  .source = "Seidman 1983",
  .options = "",
  .since = "1.0",
  .function = compute,
};

static const KotakuMetric clustering = {
  .name = "clustering",
  .title = "Clustering",
  .title_id = "Pengelompokan",
  .kind = "node",
  .unit = "share",
  .range = "0 to 1",
  .definition = "The share of the pairs of the node's neighbours that are tied to each other, on "
                "the undirected graph.",
  .undefined = "below degree 2",
  .cost = "O(sum of squared degrees)",
  .source = "Watts and Strogatz 1998",
  .options = "",
  .since = "1.0",
  .function = compute,
};

static const KotakuMetric constraint = {
  .name = "constraint",
  .title = "Constraint",
  .title_id = "Kendala",
  .kind = "node",
  .unit = "share",
  .range = "above 0",
  .definition = "The sum over the node's neighbours j of (p_ij + sum over q of p_iq p_qj)^2, with "
                "p_ij = (a_ij + a_ji) / sum over q of (a_iq + a_qi), so that a mutual tie counts "
                "2. With --weighted a holds weights.",
  .undefined = "for an isolate",
  .cost = "O(sum of squared degrees)",
  .source = "Burt 1992",
  .options = "",
  .since = "1.0",
  .function = compute,
};

const KotakuMetric *const kotaku_family_cohesion[] = { &coreness, &clustering, &constraint, NULL };

/* SPDX-License-Identifier: GPL-2.0-or-later */

/* How near a node is to those it can reach. */

#include "measure/measure-private.h"

#include <math.h>

static const KotakuMetric closeness, harmonic, eccentricity, local_reaching;

static double
value_of (const KotakuMetric *metric, const KotakuDistances *distances, gsize i)
{
  if (metric == &harmonic)
    return distances->harmonic[i];
  if (metric == &eccentricity)
    return (double) distances->farthest[i];
  return distances->reached[i] > 0 ? (double) distances->reached[i] / (double) distances->total[i]
                                   : NAN;
}

/* Who is reached is the same with weights and without. */
static gboolean
compute_reach (const KotakuGraph *graph,
               double *values,
               KotakuOptions *options,
               GCancellable *cancellable,
               GError **error)
{
  g_autofree gint64 *reached = KOTAKU_ALLOC (gint64, graph->n_nodes, error);
  if (reached == NULL || !kotaku_graph_count_reached (graph, reached, options, cancellable, error))
    return FALSE;
  for (gsize i = 0; i < graph->n_nodes; i++)
    values[i] = graph->n_nodes > 1 ? (double) reached[i] / (double) (graph->n_nodes - 1) : NAN;
  return TRUE;
}

static gboolean
compute_weighted (const KotakuGraph *graph,
                  const KotakuMetric *metric,
                  double *values,
                  GCancellable *cancellable,
                  GError **error)
{
  if (metric == &closeness)
    return kotaku_engine_closeness (graph, values, cancellable, error);
  if (metric == &harmonic)
    return kotaku_engine_harmonic (graph, values, cancellable, error);
  return kotaku_engine_eccentricity (graph, values, cancellable, error);
}

/* Without weights all but reach come of one search. */
static gboolean
compute (const KotakuGraph *graph,
         const KotakuMetric *const *metrics,
         double *const *columns,
         gsize n_metrics,
         KotakuOptions *options,
         GCancellable *cancellable,
         GError **error)
{
  g_auto (KotakuDistances) distances = { 0 };
  for (gsize k = 0; k < n_metrics; k++)
    {
      gboolean done = TRUE;
      if (metrics[k] == &local_reaching)
        done = compute_reach (graph, columns[k], options, cancellable, error);
      else if (graph->weighted)
        done = compute_weighted (graph, metrics[k], columns[k], cancellable, error);
      else if (distances.reached == NULL)
        done = kotaku_distances_init (&distances, graph, options, cancellable, error);
      if (!done)
        return FALSE;
      for (gsize i = 0; distances.reached != NULL && i < graph->n_nodes; i++)
        if (metrics[k] != &local_reaching)
          columns[k][i] = value_of (metrics[k], &distances, i);
    }
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

static const KotakuMetric eccentricity = {
  .name = "eccentricity",
  .title = "Eccentricity",
  .title_id = "Eksentrisitas",
  .kind = "node",
  .unit = "distance",
  .range = "0 and up",
  .definition = "The largest distance, along arcs out, to a node that the node can reach; 0 where "
                "it reaches none. With --weighted a tie is 1/weight long.",
  .undefined = "never",
  .cost = "O(n m); O(n m log n) with --weighted",
  .source = "Wasserman and Faust 1994",
  .options = "",
  .since = "1.0",
  .function = compute,
};

static const KotakuMetric local_reaching = {
  .name = "local_reaching",
  .title = "Local reaching centrality",
  .title_id = "Keterjangkauan lokal",
  .kind = "node",
  .unit = "share",
  .range = "0 to 1",
  .definition = "The share of the other nodes that the node can reach along arcs.",
  .undefined = "where there is one node",
  .cost = "O(n m / 512), less where nodes reach each other",
  .source = "Mones, Vicsek, Vicsek 2012",
  .options = "",
  .since = "1.0",
  .function = compute,
};

const KotakuMetric *const kotaku_family_paths[]
    = { &closeness, &harmonic, &eccentricity, &local_reaching, NULL };

/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Measures of shortest paths, by igraph: all of these it can interrupt. */

#include "graph/graph-private.h"

#include <math.h>

static gboolean
run (KotakuIgraphFunc function,
     const KotakuGraph *graph,
     double *values,
     double *more,
     GCancellable *cancellable,
     GError **error)
{
  KotakuEngine engine = { .graph = graph, .values = values, .more = more };
  return kotaku_igraph_run (function, &engine, cancellable, error);
}

static igraph_error_t
closeness (gpointer data)
{
  KotakuEngine *engine = data;
  igraph_error_t code = kotaku_engine_open (engine, KOTAKU_EDGES_LENGTHS);
  if (code == IGRAPH_SUCCESS)
    code = kotaku_engine_init_result (engine);
  if (code == IGRAPH_SUCCESS)
    code = igraph_closeness (&engine->igraph, &engine->result, NULL, NULL, igraph_vss_all (),
                             IGRAPH_OUT, kotaku_engine_lengths (engine), 1);
  if (code == IGRAPH_SUCCESS)
    kotaku_engine_copy (engine);
  return code;
}

gboolean
kotaku_engine_closeness (const KotakuGraph *graph,
                         double *values,
                         GCancellable *cancellable,
                         GError **error)
{
  return run (closeness, graph, values, NULL, cancellable, error);
}

static igraph_error_t
eccentricity (gpointer data)
{
  KotakuEngine *engine = data;
  igraph_error_t code = kotaku_engine_open (engine, KOTAKU_EDGES_LENGTHS);
  if (code == IGRAPH_SUCCESS)
    code = kotaku_engine_init_result (engine);
  if (code == IGRAPH_SUCCESS)
    code = kotaku_igraph_eccentricity (&engine->igraph, kotaku_engine_lengths (engine),
                                       &engine->result);
  if (code == IGRAPH_SUCCESS)
    kotaku_engine_copy (engine);
  return code;
}

gboolean
kotaku_engine_eccentricity (const KotakuGraph *graph,
                            double *values,
                            GCancellable *cancellable,
                            GError **error)
{
  return run (eccentricity, graph, values, NULL, cancellable, error);
}

static igraph_error_t
harmonic (gpointer data)
{
  KotakuEngine *engine = data;
  igraph_error_t code = kotaku_engine_open (engine, KOTAKU_EDGES_LENGTHS);
  if (code == IGRAPH_SUCCESS)
    code = kotaku_engine_init_result (engine);
  if (code == IGRAPH_SUCCESS)
    code = igraph_harmonic_centrality (&engine->igraph, &engine->result, igraph_vss_all (),
                                       IGRAPH_OUT, kotaku_engine_lengths (engine), 0);
  if (code == IGRAPH_SUCCESS)
    kotaku_engine_copy (engine);
  return code;
}

gboolean
kotaku_engine_harmonic (const KotakuGraph *graph,
                        double *values,
                        GCancellable *cancellable,
                        GError **error)
{
  return run (harmonic, graph, values, NULL, cancellable, error);
}

static igraph_error_t
betweenness (gpointer data)
{
  KotakuEngine *engine = data;
  igraph_error_t code = kotaku_engine_open (engine, KOTAKU_EDGES_LENGTHS);
  if (code == IGRAPH_SUCCESS)
    code = kotaku_engine_init_result (engine);
  if (code == IGRAPH_SUCCESS)
    code = kotaku_igraph_betweenness (&engine->igraph, &engine->result, !engine->graph->undirected,
                                      kotaku_engine_lengths (engine));
  if (code == IGRAPH_SUCCESS)
    kotaku_engine_copy (engine);
  return code;
}

gboolean
kotaku_engine_betweenness (const KotakuGraph *graph,
                           double *values,
                           GCancellable *cancellable,
                           GError **error)
{
  return run (betweenness, graph, values, NULL, cancellable, error);
}

static igraph_error_t
distances (gpointer data)
{
  KotakuEngine *engine = data;
  igraph_real_t mean;
  igraph_real_t diameter;
  gboolean directed = !engine->graph->undirected;
  igraph_error_t code = kotaku_engine_open (engine, KOTAKU_EDGES_LENGTHS);
  if (code == IGRAPH_SUCCESS)
    code = kotaku_igraph_mean_distance (&engine->igraph, kotaku_engine_lengths (engine), &mean,
                                        directed);
  if (code == IGRAPH_SUCCESS)
    code = kotaku_igraph_diameter (&engine->igraph, kotaku_engine_lengths (engine), &diameter,
                                   directed);
  if (code != IGRAPH_SUCCESS)
    return code;
  *engine->values = mean;
  *engine->more = diameter;
  return code;
}

gboolean
kotaku_engine_distances (const KotakuGraph *graph,
                         double *mean,
                         double *diameter,
                         GCancellable *cancellable,
                         GError **error)
{
  *mean = *diameter = NAN;
  if (graph->n_arcs == 0)
    return TRUE;
  return run (distances, graph, mean, diameter, cancellable, error);
}

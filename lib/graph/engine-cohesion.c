/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Measures of how tightly nodes hang together, by igraph. Coreness it cannot interrupt. */

#include "graph/graph-private.h"

#include <math.h>

static igraph_error_t
coreness (gpointer data)
{
  KotakuEngine *engine = data;
  igraph_error_t code = kotaku_engine_open (engine, KOTAKU_EDGES_BARE);
  if (code == IGRAPH_SUCCESS)
    code = igraph_vector_int_init (&engine->counts, 0);
  if (code != IGRAPH_SUCCESS)
    return code;
  IGRAPH_FINALLY (igraph_vector_int_destroy, &engine->counts);
  code = igraph_coreness (&engine->igraph, &engine->counts, IGRAPH_ALL);
  for (gsize i = 0; code == IGRAPH_SUCCESS && i < engine->graph->n_nodes; i++)
    engine->values[i] = (double) VECTOR (engine->counts)[i];
  return code;
}

gboolean
kotaku_engine_coreness (const KotakuGraph *graph,
                        double *values,
                        GCancellable *cancellable,
                        GError **error)
{
  KotakuEngine engine = { .graph = graph, .values = values };
  return kotaku_igraph_run (coreness, &engine, cancellable, error);
}

static igraph_error_t
clustering (gpointer data)
{
  KotakuEngine *engine = data;
  igraph_error_t code = kotaku_engine_open_pairs (engine);
  if (code == IGRAPH_SUCCESS)
    code = kotaku_engine_init_result (engine);
  if (code == IGRAPH_SUCCESS)
    code = igraph_transitivity_local_undirected (&engine->igraph, &engine->result,
                                                 igraph_vss_all (), IGRAPH_TRANSITIVITY_NAN);
  if (code == IGRAPH_SUCCESS)
    kotaku_engine_copy (engine);
  return code;
}

static igraph_error_t
transitivity (gpointer data)
{
  KotakuEngine *engine = data;
  igraph_real_t result;
  igraph_error_t code = kotaku_engine_open_pairs (engine);
  if (code == IGRAPH_SUCCESS)
    code = igraph_transitivity_undirected (&engine->igraph, &result, IGRAPH_TRANSITIVITY_NAN);
  if (code == IGRAPH_SUCCESS)
    *engine->values = result;
  return code;
}

static gboolean
run_on_pairs (KotakuIgraphFunc function,
              const KotakuGraph *graph,
              double *values,
              GCancellable *cancellable,
              GError **error)
{
  KotakuNeighbours *pairs = kotaku_graph_get_neighbours (graph, error);
  if (pairs == NULL)
    return FALSE;
  KotakuEngine engine = { .graph = graph, .pairs = pairs, .values = values };
  gboolean done = kotaku_igraph_run (function, &engine, cancellable, error);
  kotaku_neighbours_free (pairs);
  return done;
}

gboolean
kotaku_engine_clustering (const KotakuGraph *graph,
                          double *values,
                          GCancellable *cancellable,
                          GError **error)
{
  return run_on_pairs (clustering, graph, values, cancellable, error);
}

gboolean
kotaku_engine_transitivity (const KotakuGraph *graph,
                            double *value,
                            GCancellable *cancellable,
                            GError **error)
{
  return run_on_pairs (transitivity, graph, value, cancellable, error);
}

static igraph_error_t
constraint (gpointer data)
{
  KotakuEngine *engine = data;
  igraph_error_t code = kotaku_engine_open (engine, KOTAKU_EDGES_WEIGHTS);
  if (code == IGRAPH_SUCCESS)
    code = kotaku_engine_init_result (engine);
  if (code == IGRAPH_SUCCESS)
    code = igraph_constraint (&engine->igraph, &engine->result, igraph_vss_all (),
                              kotaku_engine_lengths (engine));
  if (code == IGRAPH_SUCCESS)
    kotaku_engine_copy (engine);
  return code;
}

gboolean
kotaku_engine_constraint (const KotakuGraph *graph,
                          double *values,
                          GCancellable *cancellable,
                          GError **error)
{
  KotakuEngine engine = { .graph = graph, .values = values };
  if (!kotaku_igraph_run (constraint, &engine, cancellable, error))
    return FALSE;
  for (gsize i = 0; i < graph->n_nodes; i++)
    if (graph->out_start[i] == graph->out_start[i + 1]
        && graph->in_start[i] == graph->in_start[i + 1])
      values[i] = NAN;
  return TRUE;
}

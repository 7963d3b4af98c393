/* SPDX-License-Identifier: GPL-2.0-or-later */

/* A view's graph as igraph has it. What is pushed on igraph's stack of cleanups here is freed by
 * the guard when the call ends, well or not. */

#include "graph/graph-private.h"

static igraph_error_t
open_vectors (KotakuEngine *engine, igraph_vector_int_t *edges, gsize n_edges)
{
  igraph_error_t code = igraph_vector_int_init (edges, (KotakuIgraphInt) (2 * n_edges));
  if (code != IGRAPH_SUCCESS)
    return code;
  IGRAPH_FINALLY (igraph_vector_int_destroy, edges);
  code = igraph_vector_init (&engine->lengths, (KotakuIgraphInt) n_edges);
  if (code == IGRAPH_SUCCESS)
    IGRAPH_FINALLY (igraph_vector_destroy, &engine->lengths);
  return code;
}

/* Edges are not needed once the graph is there. */
static igraph_error_t
create (KotakuEngine *engine, igraph_vector_int_t *edges, gboolean directed)
{
  igraph_error_t code
      = igraph_create (&engine->igraph, edges, (KotakuIgraphInt) engine->graph->n_nodes, directed);
  if (code == IGRAPH_SUCCESS)
    IGRAPH_FINALLY (igraph_destroy, &engine->igraph);
  return code;
}

igraph_error_t
kotaku_engine_open (KotakuEngine *engine, KotakuEdges what)
{
  const KotakuGraph *graph = engine->graph;
  gsize n_edges = graph->undirected ? graph->n_arcs / 2 : graph->n_arcs;
  engine->bare = what == KOTAKU_EDGES_BARE || !graph->weighted;
  igraph_error_t code = open_vectors (engine, &engine->edges, n_edges);
  if (code != IGRAPH_SUCCESS)
    return code;
  gsize edge = 0;
  for (gsize i = 0; i < graph->n_nodes; i++)
    for (gsize arc = graph->out_start[i]; arc < graph->out_start[i + 1]; arc++)
      if (!graph->undirected || (gint32) i < graph->out_node[arc])
        {
          double weight = graph->out_weight[arc];
          VECTOR (engine->edges)[2 * edge] = (KotakuIgraphInt) i;
          VECTOR (engine->edges)[2 * edge + 1] = graph->out_node[arc];
          VECTOR (engine->lengths)[edge++] = what == KOTAKU_EDGES_LENGTHS ? 1 / weight : weight;
        }
  return create (engine, &engine->edges, !graph->undirected);
}

igraph_error_t
kotaku_engine_open_pairs (KotakuEngine *engine)
{
  const KotakuNeighbours *pairs = engine->pairs;
  engine->bare = TRUE;
  igraph_error_t code = open_vectors (engine, &engine->edges, pairs->n_ties);
  if (code != IGRAPH_SUCCESS)
    return code;
  gsize edge = 0;
  for (gsize i = 0; i < pairs->n_nodes; i++)
    for (gsize k = pairs->start[i]; k < pairs->start[i + 1]; k++)
      if ((gint32) i < pairs->node[k])
        {
          VECTOR (engine->edges)[2 * edge] = (KotakuIgraphInt) i;
          VECTOR (engine->edges)[2 * edge++ + 1] = pairs->node[k];
        }
  return create (engine, &engine->edges, FALSE);
}

const igraph_vector_t *
kotaku_engine_lengths (const KotakuEngine *engine)
{
  return engine->bare ? NULL : &engine->lengths;
}

igraph_error_t
kotaku_engine_init_result (KotakuEngine *engine)
{
  igraph_error_t code = igraph_vector_init (&engine->result, 0);
  if (code == IGRAPH_SUCCESS)
    IGRAPH_FINALLY (igraph_vector_destroy, &engine->result);
  return code;
}

void
kotaku_engine_copy (KotakuEngine *engine)
{
  memcpy (engine->values, VECTOR (engine->result), engine->graph->n_nodes * sizeof (double));
}

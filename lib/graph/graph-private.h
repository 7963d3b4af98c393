/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

/* Between the files of this room: the guard, and graphs for igraph. */

#include "graph/compat.h"
#include "graph/graph.h"

G_BEGIN_DECLS

/* -- guard.c -- */

/* Calls igraph and returns what it said. */
typedef igraph_error_t (*KotakuIgraphFunc) (gpointer data);

/* Runs function inside igraph, alone in the process, and leaves igraph as it was found. FALSE with
 * error where function did not return success or where cancelled. */
gboolean kotaku_igraph_run (KotakuIgraphFunc function,
                            gpointer data,
                            GCancellable *cancellable,
                            GError **error);
/* Inside a call: whether it was cancelled. */
gboolean kotaku_igraph_is_cancelled (void);

/* -- lubness.c -- */

/* Pairs of nodes without a least upper bound in a weak component, whose strong components are n, in
 * an order in which arcs go on; places holds their places in it, reached the nodes that each
 * reaches. */
gboolean kotaku_condensed_count_unbounded (const KotakuCondensed *condensed,
                                           const gint32 *order,
                                           gsize n,
                                           const gint32 *places,
                                           const gint64 *reached,
                                           guint64 *missing,
                                           KotakuOptions *options,
                                           GCancellable *cancellable,
                                           GError **error);

/* -- betweenness.c -- */

/* Whether the processor has the wide form, which gives the same bits. */
gboolean kotaku_betweenness_has_wide (void);
gboolean kotaku_betweenness_search (const KotakuGraph *graph,
                                    gboolean wide,
                                    double *values,
                                    KotakuOptions *options,
                                    GCancellable *cancellable,
                                    GError **error);

/* -- engine.c: what the igraph calls share -- */

typedef struct
{
  const KotakuGraph *graph;
  const KotakuNeighbours *pairs; /* for kotaku_engine_open_pairs() */
  double *values;                /* what is computed, a value per node or one */
  double *more;
  igraph_t igraph;
  igraph_vector_int_t edges;
  igraph_vector_t result; /* here, not in the call: what the guard frees outlives the call */
  igraph_vector_int_t counts;
  igraph_vector_t lengths; /* of the edges, in their order */
  gboolean bare;           /* lengths are not used */
} KotakuEngine;

typedef enum
{
  KOTAKU_EDGES_BARE = 0,
  KOTAKU_EDGES_WEIGHTS = 1,
  KOTAKU_EDGES_LENGTHS = 2 /* 1/weight */
} KotakuEdges;

/* Inside a call: makes the view's graph, directed, or undirected with an edge per tie. */
igraph_error_t kotaku_engine_open (KotakuEngine *engine, KotakuEdges what);
/* Likewise, but an undirected edge per tied pair, also of a directed view. */
igraph_error_t kotaku_engine_open_pairs (KotakuEngine *engine);
/* The weights or lengths, or NULL where the view is not weighted. */
const igraph_vector_t *kotaku_engine_lengths (const KotakuEngine *engine);
/* Makes engine->result, and hands it over as values. */
igraph_error_t kotaku_engine_init_result (KotakuEngine *engine);
void kotaku_engine_copy (KotakuEngine *engine);

G_END_DECLS

/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

/* Compressed sparse rows of a view, and what igraph computes on them. The only room that includes
 * igraph, behind one guard. */

#include "view/view.h"

G_BEGIN_DECLS

/* The view's simple graph: loops dropped, parallel ties merged, observed absences left out. Nodes
 * are places of the view. Arcs are sorted by (from, to). */
typedef struct
{
  gsize n_nodes;
  gsize n_arcs; /* a tie that binds both ways is two */
  gboolean undirected;
  gboolean weighted;  /* the view's: whether path and spectral metrics use weights */
  gsize *out_start;   /* n_nodes + 1 */
  gint32 *out_node;   /* n_arcs */
  double *out_weight; /* n_arcs; merged weights */
  gsize *in_start;
  gint32 *in_node;
  gsize *in_arc;       /* place of that arc among the outgoing ones */
  gsize loops_dropped; /* present ties */
  gsize ties_merged;   /* present ties less the distinct (pair, both ways / a to b / b to a) */
} KotakuGraph;

/* Owned by the view. */
const KotakuGraph *kotaku_graph_get (KotakuView *view, GCancellable *cancellable, GError **error);
/* Dominance arcs only: vertical ties and plain arcs, weights merged; regardless of --undirected. */
const KotakuGraph *
kotaku_graph_get_dominance (KotakuView *view, GCancellable *cancellable, GError **error);

/* Neighbours either way, each once, sorted: the undirected simple graph (weights of both arcs
 * added, in an undirected graph a tie's weight once). */
typedef struct
{
  gsize n_nodes;
  gsize n_ties;
  gsize *start;
  gint32 *node; /* 2 n_ties */
  double *weight;
} KotakuNeighbours;
KotakuNeighbours *kotaku_graph_get_neighbours (const KotakuGraph *graph, GError **error);
void kotaku_neighbours_free (KotakuNeighbours *neighbours);

/* Weak components: a number per node from 0 by first node; *n_components. */
gboolean kotaku_graph_get_components (const KotakuGraph *graph,
                                      gint32 *component,
                                      gsize *n_components,
                                      GError **error);

/* -- engine.c: igraph under the guard. values has n_nodes elements; NaN is undefined. With
 * graph->weighted path measures use 1/weight as length. Definitions: measures.md's words in the
 * registry (lib/measure).
 * -------------------------------------------------------------------------- */
gboolean kotaku_engine_closeness (const KotakuGraph *graph,
                                  double *values,
                                  GCancellable *cancellable,
                                  GError **error);
gboolean kotaku_engine_harmonic (const KotakuGraph *graph,
                                 double *values,
                                 GCancellable *cancellable,
                                 GError **error);
gboolean kotaku_engine_betweenness (const KotakuGraph *graph,
                                    double *values,
                                    GCancellable *cancellable,
                                    GError **error);
gboolean kotaku_engine_pagerank (const KotakuGraph *graph,
                                 double *values,
                                 GCancellable *cancellable,
                                 GError **error);
gboolean kotaku_engine_eigenvector (const KotakuGraph *graph,
                                    double *values,
                                    GCancellable *cancellable,
                                    GError **error);
gboolean kotaku_engine_hub_authority (const KotakuGraph *graph,
                                      double *hub,
                                      double *authority,
                                      GCancellable *cancellable,
                                      GError **error);
gboolean kotaku_engine_coreness (const KotakuGraph *graph,
                                 double *values,
                                 GCancellable *cancellable,
                                 GError **error);
gboolean kotaku_engine_clustering (const KotakuGraph *graph,
                                   double *values,
                                   GCancellable *cancellable,
                                   GError **error);
gboolean kotaku_engine_constraint (const KotakuGraph *graph,
                                   double *values,
                                   GCancellable *cancellable,
                                   GError **error);
/* Mean distance of joined ordered pairs and the longest, along arcs; NaN where no pair is joined.
 */
gboolean kotaku_engine_distances (const KotakuGraph *graph,
                                  double *mean,
                                  double *diameter,
                                  GCancellable *cancellable,
                                  GError **error);
/* Closed over connected triples of the undirected graph; NaN without one. */
gboolean kotaku_engine_transitivity (const KotakuGraph *graph,
                                     double *value,
                                     GCancellable *cancellable,
                                     GError **error);

G_END_DECLS

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

/* The graph without a node, later ones a place earlier. */
gboolean
kotaku_graph_leave_out (const KotakuGraph *graph, gsize node, KotakuGraph *rest, GError **error);
void kotaku_graph_clear_rest (KotakuGraph *rest);

/* Warnings of loops dropped and ties merged, where there were any. */
void kotaku_graph_warn (const KotakuGraph *graph, KotakuFrame *frame);

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
/* The same as an undirected graph, as long as neighbours live; without in_arc. */
KotakuGraph kotaku_neighbours_as_graph (const KotakuNeighbours *neighbours, gboolean weighted);

/* Weak components: a number per node from 0 by first node; *n_components. */
gboolean kotaku_graph_get_components (const KotakuGraph *graph,
                                      gint32 *component,
                                      gsize *n_components,
                                      GError **error);
/* The nodes by weak component, those near each other together. */
gboolean kotaku_graph_get_order (const KotakuGraph *graph, gint32 *order, GError **error);

/* -- distances.c: along arcs, each of length 1, weights or not -- */

/* Of each node, to the other nodes that it reaches. */
typedef struct
{
  gint64 *reached;
  gint64 *total;
  gint64 *farthest; /* 0 where it reaches none */
  double *harmonic; /* the sum of 1/distance, nearest first */
} KotakuDistances;
/* O(n m / 512) where searches from near nodes go the same way, at most O(n m); the same bits for
 * any number of threads and any numbering. */
gboolean kotaku_distances_init (KotakuDistances *distances,
                                const KotakuGraph *graph,
                                KotakuOptions *options,
                                GCancellable *cancellable,
                                GError **error);
void kotaku_distances_clear (KotakuDistances *distances);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KotakuDistances, kotaku_distances_clear)

/* -- strong.c, reach.c: who reaches whom along arcs -- */

/* The strong components, numbered so that an arc between two goes from a higher number to a lower.
 */
typedef struct
{
  gsize n;
  gint32 *component; /* of each node */
  gint32 *size;      /* nodes in each */
  gsize *start;      /* n + 1 */
  gint32 *above;     /* the components that send an arc to one, each once */
  gsize n_within;    /* arcs that do not leave their component: those on a cycle */
} KotakuCondensed;
gboolean
kotaku_condensed_init (KotakuCondensed *condensed, const KotakuGraph *graph, GError **error);
void kotaku_condensed_clear (KotakuCondensed *condensed);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KotakuCondensed, kotaku_condensed_clear)
/* Of each component the nodes that it reaches, its own among them. */
gboolean kotaku_condensed_count_reached (const KotakuCondensed *condensed,
                                         gint64 *reached,
                                         KotakuOptions *options,
                                         GCancellable *cancellable,
                                         GError **error);
/* Of each node the other nodes that it reaches. O(components (components + arcs between them) / 512
 * + arcs), the same for any number of threads. */
gboolean kotaku_graph_count_reached (const KotakuGraph *graph,
                                     gint64 *reached,
                                     KotakuOptions *options,
                                     GCancellable *cancellable,
                                     GError **error);

/* -- hierarchy.c -- */

/* All of the arcs' way, no weights. */
typedef struct
{
  double connectedness; /* pairs in one weak component / pairs; NaN below two nodes */
  double hierarchy;     /* 1 - mutually reachable pairs / pairs reachable either way; NaN without */
  double efficiency;    /* 1 - sum (m_c - (n_c - 1)) / sum (n_c - 1)^2; NaN without an arc */
  double lubness;       /* 1 - pairs without a least upper bound / sum (n_c - 1)(n_c - 2)/2 over
                           weak components of at least 3 nodes; NaN without one */
  double global_reaching; /* mean shortfall of local reaching, over n - 1; NaN below two nodes */
  double flow_hierarchy;  /* share of arcs on no cycle; NaN without an arc */
} KotakuHierarchy;
/* O(n + m) where the strong components are few or make trees; lubness may need their number squared
 * / 16 bytes, and of those with several immediate superiors the square in steps. */
gboolean kotaku_graph_measure_hierarchy (const KotakuGraph *graph,
                                         KotakuHierarchy *hierarchy,
                                         KotakuOptions *options,
                                         GCancellable *cancellable,
                                         GError **error);

/* -- betweenness.c: without weights. O(n m); memory 136 bytes a node and thread, 8 n in each of 16
 * to 64 parts. -- */
gboolean kotaku_graph_measure_betweenness (const KotakuGraph *graph,
                                           double *values,
                                           KotakuOptions *options,
                                           GCancellable *cancellable,
                                           GError **error);

/* -- trophic.c -- */

/* Levels h that solve (diag (u) - W - W') h = v, u and v the weights out plus and less those in, so
 * that they rise from the dominated to the dominating; the lowest of each weak component is 0.
 * Exact for trees and up to 200 nodes without leaves, beyond to a residual of 1e-12 of the first;
 * NOT_CONVERGED where 20 steps a node do not get there. */
gboolean kotaku_graph_find_trophic_levels (const KotakuGraph *graph,
                                           double *level,
                                           GCancellable *cancellable,
                                           GError **error);
/* How far arcs are from leading one level down: the mean of (h_i - h_j - 1)^2 by weight; NaN
 * without arcs. */
double kotaku_graph_get_incoherence (const KotakuGraph *graph, const double *level);

/* -- dyads.c: tied pairs and the triangles they make
 * --------------------------------------------------------- */

/* Each tied pair is in the list of one of its nodes: other[first[node]] ... before end[node]. */
typedef struct
{
  const KotakuGraph *graph;
  gsize *first, *end;
  gint32 *other; /* room for 2 n_arcs */
  guint8 *ways;  /* bits: 1 an arc to the other, 2 one from it */
} KotakuDyads;
gboolean kotaku_dyads_init (KotakuDyads *dyads, const KotakuGraph *graph, GError **error);
void kotaku_dyads_clear (KotakuDyads *dyads);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KotakuDyads, kotaku_dyads_clear)
/* Makes the list of a node; nodes in any order, in any thread. *n_mutual: its ties both ways, also
 * those that are in the others' lists. */
void kotaku_dyads_fill (KotakuDyads *dyads, gsize node, gsize *n_mutual);
/* Of each triangle that a node's list begins, once all lists are made: the node a, b of its list,
 * and c of both lists, by ways of ab, + 4 ways of ac, + 16 ways of bc. ways: those of dyads, or
 * others in the same places. mark: a zero per node, and zero again afterwards. Any number of
 * threads, each with a mark and counts of its own. */
#define KOTAKU_N_TRIANGLES 64
void kotaku_dyads_count_triangles (const KotakuDyads *dyads,
                                   const guint8 *ways,
                                   gsize node,
                                   guint8 *mark,
                                   guint64 counts[KOTAKU_N_TRIANGLES]);

/* -- engine.c: igraph under the guard. values has n_nodes elements; NaN is undefined. With
 * graph->weighted path measures use 1/weight as length. Definitions: measures.md's words in the
 * registry (lib/measure).
 * -------------------------------------------------------------------------- */
gboolean kotaku_engine_closeness (const KotakuGraph *graph,
                                  double *values,
                                  GCancellable *cancellable,
                                  GError **error);
gboolean kotaku_engine_eccentricity (const KotakuGraph *graph,
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

/* -- layout.c: where igraph puts the nodes of a picture -- */

/* x and y of the nodes of one component, an edge between ends[2 i] and ends[2 i + 1], in no
 * particular unit: springs (Kamada and Kawai) up to 120 nodes, forces (Fruchterman and Reingold)
 * above. The same for the same seed. */
gboolean kotaku_layout_place (gsize n_nodes,
                              const gint32 *ends,
                              gsize n_edges,
                              guint64 seed,
                              double *x,
                              double *y,
                              GCancellable *cancellable,
                              GError **error);

G_END_DECLS

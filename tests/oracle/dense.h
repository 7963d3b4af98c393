/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

/* Plain twins of the measures, on a dense matrix: slow, short, and written another way. a[i * n +
 * j] is the weight of the arc from i to j, 0 where there is none. */

#include "graph/graph.h"

typedef struct
{
  gsize n;
  double *a;
  gboolean undirected;
  gboolean weighted;
} Dense;

Dense *dense_new (gsize n, gboolean undirected, gboolean weighted);
void dense_free (Dense *dense);
/* An arc, in an undirected one a tie. */
void dense_set (Dense *dense, gsize from, gsize to, double weight);
/* Arcs with this chance and whole weights from 1 to 4; the same for the same seed. */
Dense *dense_random (gsize n, double chance, gboolean undirected, gboolean weighted, guint32 seed);
/* Node i becomes node order[i]. */
Dense *dense_relabel (const Dense *dense, const gsize *order);
/* The rows that the library would make of it; free with dense_graph_free(). */
KotakuGraph *dense_graph (const Dense *dense);
void dense_graph_free (KotakuGraph *graph);

void dense_distances (const Dense *dense, double *distance); /* n x n, INFINITY */
void dense_closeness (const Dense *dense, double *values);
void dense_harmonic (const Dense *dense, double *values);
void dense_betweenness (const Dense *dense, double *values);
void dense_pagerank (const Dense *dense, double *values);
void dense_eigenvector (const Dense *dense, double *values);
void dense_hub (const Dense *dense, gboolean authority, double *values);
void dense_coreness (const Dense *dense, double *values);
void dense_clustering (const Dense *dense, double *values);
void dense_constraint (const Dense *dense, double *values);
double dense_transitivity (const Dense *dense);

/* Whether all are within 1e-9 of each other, relative above 1, or NaN together; says where not. */
gboolean dense_alike (const char *what, const double *a, const double *b, gsize n);

/* Runs the library's and the twin's function on graphs at random, small and larger, directed or
 * not, weighted or not, and with nodes renumbered: FALSE where they ever differ. */
typedef gboolean (*DenseEngine) (const KotakuGraph *graph,
                                 double *values,
                                 GCancellable *cancellable,
                                 GError **error);
typedef void (*DenseTwin) (const Dense *dense, double *values);
gboolean dense_agree (const char *what, DenseEngine engine, DenseTwin twin);
/* Whether it fails at once, with G_IO_ERROR_CANCELLED, when cancelled before. */
gboolean dense_cancels (DenseEngine engine);
/* Whether it fails as NO_MEMORY however early allocations fail, and succeeds in the end. */
gboolean dense_survives (DenseEngine engine);

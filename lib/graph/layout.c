/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Where igraph would put the nodes of a picture. */

#include "graph/graph-private.h"

#include <math.h>

/* Above it every pair's distance, which Kamada and Kawai use, takes too long. */
#define MOST_SPRINGS 120
/* Above it a step looks at near nodes only. */
#define MOST_FORCES 1000

typedef struct
{
  gsize n_nodes, n_edges;
  const gint32 *ends;
  guint64 seed;
  double *x, *y;
  igraph_t igraph;
  igraph_vector_int_t edges;
  igraph_matrix_t places;
} Layout;

static igraph_error_t
open_graph (Layout *layout)
{
  igraph_error_t code
      = igraph_vector_int_init (&layout->edges, (KotakuIgraphInt) (2 * layout->n_edges));
  if (code != IGRAPH_SUCCESS)
    return code;
  IGRAPH_FINALLY (igraph_vector_int_destroy, &layout->edges);
  for (gsize i = 0; i < 2 * layout->n_edges; i++)
    VECTOR (layout->edges)[i] = layout->ends[i];
  code = igraph_create (&layout->igraph, &layout->edges, (KotakuIgraphInt) layout->n_nodes,
                        IGRAPH_UNDIRECTED);
  if (code == IGRAPH_SUCCESS)
    IGRAPH_FINALLY (igraph_destroy, &layout->igraph);
  return code;
}

/* From a circle, so that the picture does not hang on chance. */
static igraph_error_t
start_places (Layout *layout)
{
  igraph_error_t code = igraph_matrix_init (&layout->places, 0, 0);
  if (code != IGRAPH_SUCCESS)
    return code;
  IGRAPH_FINALLY (igraph_matrix_destroy, &layout->places);
  return igraph_layout_circle (&layout->igraph, &layout->places, igraph_vss_all ());
}

static igraph_error_t
place (gpointer data)
{
  Layout *layout = data;
  KotakuIgraphInt n = (KotakuIgraphInt) layout->n_nodes;
  igraph_rng_seed (igraph_rng_default (), (igraph_uint_t) layout->seed);
  igraph_error_t code = open_graph (layout);
  if (code == IGRAPH_SUCCESS)
    code = start_places (layout);
  if (code == IGRAPH_SUCCESS && n <= MOST_SPRINGS)
    code = igraph_layout_kamada_kawai (&layout->igraph, &layout->places, 1, 50 * n, 0, (double) n,
                                       NULL, NULL, NULL, NULL, NULL);
  else if (code == IGRAPH_SUCCESS)
    code = igraph_layout_fruchterman_reingold (
        &layout->igraph, &layout->places, 1, n <= MOST_FORCES ? 400 : 150, sqrt ((double) n),
        n <= MOST_FORCES ? IGRAPH_LAYOUT_NOGRID : IGRAPH_LAYOUT_GRID, NULL, NULL, NULL, NULL, NULL);
  for (KotakuIgraphInt i = 0; code == IGRAPH_SUCCESS && i < n; i++)
    {
      layout->x[i] = MATRIX (layout->places, i, 0);
      layout->y[i] = MATRIX (layout->places, i, 1);
    }
  return code;
}

gboolean
kotaku_layout_place (gsize n_nodes,
                     const gint32 *ends,
                     gsize n_edges,
                     guint64 seed,
                     double *x,
                     double *y,
                     GCancellable *cancellable,
                     GError **error)
{
  Layout layout = { .n_nodes = n_nodes, .n_edges = n_edges, .ends = ends, .seed = seed };
  layout.x = x;
  layout.y = y;
  return kotaku_igraph_run (place, &layout, cancellable, error);
}

/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "graph/graph-private.h"
#include "oracle/dense.h"
#include "testing.h"

/* What igraph was given, read back from it. */
typedef struct
{
  KotakuEngine engine; /* first, so that it is the data of the call too */
  KotakuEdges what;
  gboolean directed;
  gsize n_edges;
  double lengths;
  gboolean bare;
} Look;

static igraph_error_t
look (gpointer data)
{
  Look *found = data;
  igraph_error_t code = found->engine.pairs != NULL
                            ? kotaku_engine_open_pairs (&found->engine)
                            : kotaku_engine_open (&found->engine, found->what);
  if (code != IGRAPH_SUCCESS)
    return code;
  found->directed = igraph_is_directed (&found->engine.igraph);
  found->n_edges = (gsize) igraph_ecount (&found->engine.igraph);
  found->bare = kotaku_engine_lengths (&found->engine) == NULL;
  found->lengths = found->bare ? 0 : igraph_vector_sum (kotaku_engine_lengths (&found->engine));
  return code;
}

/* Two arcs of weight 4 and 2, the second returned with 1. */
static KotakuGraph *
three_arcs (gboolean undirected, gboolean weighted)
{
  Dense *dense = dense_new (3, undirected, weighted);
  dense_set (dense, 0, 1, 4);
  dense_set (dense, 1, 2, 2);
  if (!undirected)
    dense_set (dense, 2, 1, 1);
  KotakuGraph *graph = dense_graph (dense);
  dense_free (dense);
  return graph;
}

static Look
open_as (gboolean undirected, gboolean weighted, KotakuEdges what, gboolean pairs)
{
  KotakuGraph *graph = three_arcs (undirected, weighted);
  KotakuNeighbours *neighbours = pairs ? kotaku_graph_get_neighbours (graph, NULL) : NULL;
  Look found = { .engine = { .graph = graph, .pairs = neighbours }, .what = what };
  ck_assert (kotaku_igraph_run (look, &found, NULL, NULL));
  kotaku_neighbours_free (neighbours);
  dense_graph_free (graph);
  return found;
}

START_TEST (test_directed)
{
  Look found = open_as (FALSE, TRUE, KOTAKU_EDGES_LENGTHS, FALSE);
  ck_assert (found.directed);
  ck_assert_uint_eq (found.n_edges, 3);
  ck_assert_double_eq (found.lengths, 0.25 + 0.5 + 1);
  found = open_as (FALSE, TRUE, KOTAKU_EDGES_WEIGHTS, FALSE);
  ck_assert_double_eq (found.lengths, 7);
}
END_TEST

START_TEST (test_undirected)
{
  Look found = open_as (TRUE, TRUE, KOTAKU_EDGES_WEIGHTS, FALSE);
  ck_assert (!found.directed);
  ck_assert_uint_eq (found.n_edges, 2);
  ck_assert_double_eq (found.lengths, 6);
}
END_TEST

START_TEST (test_bare)
{
  ck_assert (open_as (FALSE, FALSE, KOTAKU_EDGES_LENGTHS, FALSE).bare);
  ck_assert (open_as (FALSE, TRUE, KOTAKU_EDGES_BARE, FALSE).bare);
}
END_TEST

START_TEST (test_pairs)
{
  Look found = open_as (FALSE, TRUE, KOTAKU_EDGES_BARE, TRUE);
  ck_assert (!found.directed);
  ck_assert_uint_eq (found.n_edges, 2);
  ck_assert (found.bare);
}
END_TEST

KOTAKU_TEST_MAIN ("graph/engine", test_directed, test_undirected, test_bare, test_pairs)

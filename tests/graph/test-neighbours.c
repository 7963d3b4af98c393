/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "oracle/dense.h"
#include "testing.h"

static void
check_neighbours (const Dense *dense, const KotakuNeighbours *neighbours)
{
  gsize n = dense->n;
  gsize k = 0;
  for (gsize i = 0; i < n; i++)
    {
      for (gsize j = 0; j < n; j++)
        {
          double there = dense->a[i * n + j];
          double back = dense->a[j * n + i];
          if (there == 0 && back == 0)
            continue;
          ck_assert_int_eq (neighbours->node[k], (gint32) j);
          ck_assert_double_eq (neighbours->weight[k], dense->undirected ? there : there + back);
          k++;
        }
      ck_assert_uint_eq (neighbours->start[i + 1], k);
    }
  ck_assert_uint_eq (neighbours->n_ties, k / 2);
}

START_TEST (test_neighbours)
{
  for (guint32 seed = 0; seed < 100; seed++)
    {
      Dense *dense = dense_random (1 + seed % 10, 0.4, seed & 1, TRUE, seed);
      KotakuGraph *graph = dense_graph (dense);
      KotakuNeighbours *neighbours = kotaku_graph_get_neighbours (graph, NULL);
      ck_assert_ptr_nonnull (neighbours);
      check_neighbours (dense, neighbours);
      kotaku_neighbours_free (neighbours);
      dense_graph_free (graph);
      dense_free (dense);
    }
}
END_TEST

/* Two nodes are in one component where a path leads from one to the other, whichever way arcs go.
 */
START_TEST (test_components)
{
  for (guint32 seed = 0; seed < 100; seed++)
    {
      gsize n = 1 + seed % 12;
      Dense *dense = dense_random (n, 0.1, FALSE, FALSE, seed);
      Dense *both = dense_new (n, TRUE, FALSE);
      for (gsize i = 0; i < n * n; i++)
        if (dense->a[i] > 0)
          dense_set (both, i / n, i % n, 1);
      KotakuGraph *graph = dense_graph (dense);
      gint32 component[12];
      gsize n_components;
      g_autofree double *distance = g_new (double, n *n);
      dense_distances (both, distance);
      ck_assert (kotaku_graph_get_components (graph, component, &n_components, NULL));
      gint32 next = 0;
      for (gsize i = 0; i < n; i++)
        {
          next += component[i] == next;
          for (gsize j = 0; j < n; j++)
            ck_assert_int_eq (component[i] == component[j], distance[i * n + j] < 1e9);
        }
      ck_assert_uint_eq (n_components, (gsize) next);
      dense_graph_free (graph);
      dense_free (dense);
      dense_free (both);
    }
}
END_TEST

START_TEST (test_memory)
{
  Dense *dense = dense_random (6, 0.5, FALSE, TRUE, 1);
  KotakuGraph *graph = dense_graph (dense);
  KotakuNeighbours *neighbours = NULL;
  for (gint64 nth = 1; neighbours == NULL; nth++)
    {
      g_autoptr (GError) error = NULL;
      kotaku_memory_fail_from (nth);
      neighbours = kotaku_graph_get_neighbours (graph, &error);
      ck_assert (neighbours != NULL
                 || g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_NO_MEMORY));
      ck_assert_int_lt (nth, 100);
    }
  kotaku_memory_fail_from (-1);
  kotaku_neighbours_free (neighbours);
  dense_graph_free (graph);
  dense_free (dense);
}
END_TEST

KOTAKU_TEST_MAIN ("graph/neighbours", test_neighbours, test_components, test_memory)

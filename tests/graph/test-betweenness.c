/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "graph/graph-private.h"
#include "oracle/dense.h"
#include "testing.h"

#include <math.h>

static gboolean
narrow (const KotakuGraph *graph, double *values, GCancellable *cancellable, GError **error)
{
  g_autoptr (KotakuOptions) options = kotaku_options_new ();
  return kotaku_betweenness_search (graph, FALSE, values, options, cancellable, error);
}

static gboolean
wide (const KotakuGraph *graph, double *values, GCancellable *cancellable, GError **error)
{
  g_autoptr (KotakuOptions) options = kotaku_options_new ();
  return kotaku_betweenness_search (graph, kotaku_betweenness_has_wide (), values, options,
                                    cancellable, error);
}

/* The twin of paths by matrices; its graphs without weights alone. */
static void
check_dense (guint32 seed)
{
  gsize n = 1 + seed % 40;
  Dense *dense = dense_random (n, seed % 3 == 0 ? 0.5 : 0.1, seed & 1, FALSE, seed);
  KotakuGraph *graph = dense_graph (dense);
  g_autofree double *expected = g_new (double, n);
  g_autofree double *values = g_new (double, n);
  dense_betweenness (dense, expected);
  ck_assert (narrow (graph, values, NULL, NULL));
  ck_assert (dense_alike ("betweenness", values, expected, n));
  dense_graph_free (graph);
  dense_free (dense);
}

START_TEST (test_small)
{
  for (guint32 seed = 0; seed < 200; seed++)
    check_dense (seed);
}
END_TEST

/* igraph, the wide form, and any number of threads. */
START_TEST (test_twins)
{
  for (guint32 seed = 0; seed < 6; seed++)
    {
      enum
      {
        N = 700
      };
      Dense *dense = dense_random (N, seed < 3 ? 0.003 : 0.01, seed & 1, FALSE, seed);
      KotakuGraph *graph = dense_graph (dense);
      double expected[N], first[N], values[N];
      ck_assert (kotaku_engine_betweenness (graph, expected, NULL, NULL));
      ck_assert (narrow (graph, first, NULL, NULL));
      ck_assert (dense_alike ("betweenness", first, expected, N));
      ck_assert (wide (graph, values, NULL, NULL));
      ck_assert_mem_eq (values, first, sizeof first);
      for (gint64 threads = 1; threads <= 7; threads += 3)
        {
          g_autoptr (KotakuOptions) options = kotaku_options_new ();
          kotaku_options_set_int64 (options, "threads", threads);
          ck_assert (kotaku_graph_measure_betweenness (graph, values, options, NULL, NULL));
          ck_assert_mem_eq (values, first, sizeof first);
        }
      dense_graph_free (graph);
      dense_free (dense);
    }
}
END_TEST

/* A path is longer than a byte counts: its i-th node lies between i before and n - 1 - i after. */
START_TEST (test_long_path)
{
  for (gsize n = 250; n <= 262; n += 4)
    for (int undirected = 0; undirected < 2; undirected++)
      {
        double values[262];
        Dense *dense = dense_new (n, undirected, FALSE);
        for (gsize i = 0; i + 1 < n; i++)
          dense_set (dense, i, i + 1, 1);
        KotakuGraph *graph = dense_graph (dense);
        ck_assert (narrow (graph, values, NULL, NULL));
        for (gsize i = 0; i < n; i++)
          ck_assert_double_eq (values[i], (double) (i * (n - 1 - i)));
        dense_graph_free (graph);
        dense_free (dense);
      }
}
END_TEST

/* Rows of nodes, each tied to all of the next: width^rows shortest paths. */
static void
check_too_many (gsize width, gsize rows)
{
  g_autoptr (GError) error = NULL;
  gsize n = width * rows;
  Dense *dense = dense_new (n, FALSE, FALSE);
  for (gsize i = 0; i + width < n; i++)
    for (gsize k = 0; k < width; k++)
      dense_set (dense, i, (i / width + 1) * width + k, 1);
  KotakuGraph *graph = dense_graph (dense);
  g_autofree double *values = g_new (double, n);
  ck_assert (!narrow (graph, values, NULL, &error));
  ck_assert (g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_TOO_LARGE));
  dense_graph_free (graph);
  dense_free (dense);
}

START_TEST (test_too_many_paths)
{
  check_too_many (2, 1010);
  check_too_many (18, 245);
}
END_TEST

START_TEST (test_cancelled) { ck_assert (dense_cancels (narrow)); }
END_TEST

START_TEST (test_memory) { ck_assert (dense_survives (narrow)); }
END_TEST

KOTAKU_TEST_MAIN ("graph/betweenness",
                  test_small,
                  test_twins,
                  test_long_path,
                  test_too_many_paths,
                  test_cancelled,
                  test_memory)

/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "measure/measure-private.h"
#include "oracle/dense.h"
#include "testing.h"

#include <math.h>

static gboolean
sample (const KotakuGraph *graph, double *values, GCancellable *cancellable, GError **error)
{
  g_autoptr (KotakuOptions) options = kotaku_options_new ();
  return kotaku_betweenness_sample (graph, 0.1, values, options, cancellable, error);
}

static double
find_error (const KotakuGraph *graph, double close, gint64 seed, gint64 threads)
{
  gsize n = graph->n_nodes;
  g_autoptr (KotakuOptions) options = kotaku_options_new ();
  g_autofree double *exact = g_new (double, n);
  g_autofree double *found = g_new (double, n);
  double largest = 0;
  kotaku_options_set_int64 (options, "seed", seed);
  kotaku_options_set_int64 (options, "threads", threads);
  ck_assert (kotaku_engine_betweenness (graph, exact, NULL, NULL));
  ck_assert (kotaku_betweenness_sample (graph, close, found, options, NULL, NULL));
  for (gsize i = 0; i < n; i++)
    largest = fmax (largest, fabs (found[i] - exact[i]));
  return largest / ((double) n * (double) (n - 1) / (graph->undirected ? 2 : 1));
}

/* 200 runs: at most 5 % may miss, and a few more by chance (20 of 200 have a chance below .001). */
START_TEST (test_error_holds)
{
  guint missed = 0;
  double largest = 0;
  for (guint32 run = 0; run < 200; run++)
    {
      Dense *dense = dense_random (60, run % 2 ? 0.03 : 0.08, run & 1, FALSE, run / 4);
      KotakuGraph *graph = dense_graph (dense);
      double error = find_error (graph, 0.03, run + 1, 1);
      missed += error > 0.03;
      largest = fmax (largest, error);
      dense_graph_free (graph);
      dense_free (dense);
    }
  ck_assert_uint_le (missed, 20);
  /* The pairs drawn must matter: an exact answer would show that nothing was sampled. */
  ck_assert_double_gt (largest, 0.005);
}
END_TEST

/* Every pair of clients is joined through the centre alone: the share is known, and large. */
START_TEST (test_star)
{
  for (int undirected = 0; undirected < 2; undirected++)
    {
      Dense *dense = dense_new (101, undirected, FALSE);
      for (gsize i = 1; i <= 100; i++)
        {
          dense_set (dense, 0, i, 1);
          if (!undirected)
            dense_set (dense, i, 0, 1);
        }
      KotakuGraph *graph = dense_graph (dense);
      ck_assert_double_le (find_error (graph, 0.02, 1, 2), 0.02);
      dense_graph_free (graph);
      dense_free (dense);
    }
}
END_TEST

/* Two ways from a to d, one of which is two: paths count, not nodes. */
START_TEST (test_paths_are_alike)
{
  g_autoptr (KotakuOptions) options = kotaku_options_new ();
  double values[7];
  Dense *dense = dense_new (7, FALSE, FALSE);
  dense_set (dense, 0, 1, 1);
  dense_set (dense, 0, 2, 1);
  dense_set (dense, 0, 3, 1);
  dense_set (dense, 1, 4, 1);
  dense_set (dense, 2, 4, 1);
  dense_set (dense, 3, 5, 1);
  dense_set (dense, 4, 6, 1);
  dense_set (dense, 5, 6, 1);
  KotakuGraph *graph = dense_graph (dense);
  ck_assert_double_le (find_error (graph, 0.004, 3, 2), 0.004);
  ck_assert (kotaku_betweenness_sample (graph, 0.004, values, options, NULL, NULL));
  ck_assert_double_eq_tol (values[4], 2 + 2.0 / 3, 0.17);
  dense_graph_free (graph);
  dense_free (dense);
}
END_TEST

START_TEST (test_threads)
{
  Dense *dense = dense_random (200, 0.02, FALSE, FALSE, 5);
  KotakuGraph *graph = dense_graph (dense);
  double first[200], values[200];
  for (gint64 threads = 1; threads <= 7; threads += 3)
    {
      g_autoptr (KotakuOptions) options = kotaku_options_new ();
      kotaku_options_set_int64 (options, "threads", threads);
      ck_assert (kotaku_betweenness_sample (graph, 0.05, threads == 1 ? first : values, options,
                                            NULL, NULL));
      if (threads > 1)
        ck_assert_mem_eq (values, first, sizeof first);
    }
  dense_graph_free (graph);
  dense_free (dense);
}
END_TEST

START_TEST (test_few_nodes)
{
  for (gsize n = 0; n < 3; n++)
    {
      double values[3] = { NAN, NAN, NAN };
      Dense *dense = dense_random (n, 1, FALSE, FALSE, 1);
      KotakuGraph *graph = dense_graph (dense);
      ck_assert (sample (graph, values, NULL, NULL));
      for (gsize i = 0; i < n; i++)
        ck_assert_double_eq (values[i], 0);
      dense_graph_free (graph);
      dense_free (dense);
    }
}
END_TEST

START_TEST (test_cancelled) { ck_assert (dense_cancels (sample)); }
END_TEST

START_TEST (test_memory) { ck_assert (dense_survives (sample)); }
END_TEST

KOTAKU_TEST_MAIN ("measure/pairs",
                  test_error_holds,
                  test_star,
                  test_paths_are_alike,
                  test_threads,
                  test_few_nodes,
                  test_cancelled,
                  test_memory)

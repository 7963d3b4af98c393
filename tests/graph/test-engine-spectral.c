/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "oracle/dense.h"
#include "testing.h"

#include <math.h>

static gboolean
hub (const KotakuGraph *graph, double *values, GCancellable *cancellable, GError **error)
{
  g_autofree double *other = g_new (double, graph->n_nodes + 1);
  return kotaku_engine_hub_authority (graph, values, other, cancellable, error);
}

static gboolean
authority (const KotakuGraph *graph, double *values, GCancellable *cancellable, GError **error)
{
  g_autofree double *other = g_new (double, graph->n_nodes + 1);
  return kotaku_engine_hub_authority (graph, other, values, cancellable, error);
}

static void
dense_hubs (const Dense *dense, double *values)
{
  dense_hub (dense, FALSE, values);
}

static void
dense_authorities (const Dense *dense, double *values)
{
  dense_hub (dense, TRUE, values);
}

START_TEST (test_eigenvector)
{
  ck_assert (dense_agree ("eigenvector", kotaku_engine_eigenvector, dense_eigenvector));
}
END_TEST

START_TEST (test_hub) { ck_assert (dense_agree ("hub", hub, dense_hubs)); }
END_TEST

START_TEST (test_authority) { ck_assert (dense_agree ("authority", authority, dense_authorities)); }
END_TEST

/* A triangle and a star of four leaves: the eigenvalue is 2 in both. On the triangle the all-ones
 * vector is its own projection, (1, 1, 1); on the star the vector is (2, 1, 1, 1, 1), whose
 * projection is (2 + 4)/(4 + 4) of it: 3/2 and 3/4. The largest is 1. */
START_TEST (test_multiple)
{
  double values[8];
  Dense *dense = dense_new (8, TRUE, FALSE);
  dense_set (dense, 0, 1, 1);
  dense_set (dense, 1, 2, 1);
  dense_set (dense, 2, 0, 1);
  for (gsize leaf = 4; leaf < 8; leaf++)
    dense_set (dense, 3, leaf, 1);
  KotakuGraph *graph = dense_graph (dense);
  ck_assert (kotaku_engine_eigenvector (graph, values, NULL, NULL));
  ck_assert_double_eq_tol (values[0], 2.0 / 3, 1e-12);
  ck_assert_double_eq_tol (values[3], 1, 1e-12);
  ck_assert_double_eq_tol (values[4], 0.5, 1e-12);
  dense_graph_free (graph);
  dense_free (dense);
}
END_TEST

START_TEST (test_no_arc)
{
  double values[3];
  Dense *dense = dense_new (3, TRUE, FALSE);
  KotakuGraph *graph = dense_graph (dense);
  ck_assert (kotaku_engine_eigenvector (graph, values, NULL, NULL));
  for (int i = 0; i < 3; i++)
    ck_assert (isnan (values[i]));
  ck_assert (hub (graph, values, NULL, NULL));
  for (int i = 0; i < 3; i++)
    ck_assert (isnan (values[i]));
  dense_graph_free (graph);
  dense_free (dense);
}
END_TEST

/* The leading eigenvector of a path of n is the sine of k pi / (n + 1). */
START_TEST (test_long_path)
{
  enum
  {
    N = 400
  };
  static double values[N];
  Dense *dense = dense_new (N, TRUE, FALSE);
  for (gsize i = 0; i + 1 < N; i++)
    dense_set (dense, i, i + 1, 1);
  KotakuGraph *graph = dense_graph (dense);
  ck_assert (kotaku_engine_eigenvector (graph, values, NULL, NULL));
  double largest = sin (N / 2 * G_PI / (N + 1));
  for (gsize i = 0; i < N; i++)
    ck_assert_double_eq_tol (values[i], sin ((double) (i + 1) * G_PI / (N + 1)) / largest, 1e-7);
  dense_graph_free (graph);
  dense_free (dense);
}
END_TEST

START_TEST (test_cancelled)
{
  ck_assert (dense_cancels (kotaku_engine_eigenvector));
  ck_assert (dense_cancels (hub));
}
END_TEST

START_TEST (test_memory)
{
  ck_assert (dense_survives (kotaku_engine_eigenvector));
  ck_assert (dense_survives (hub));
}
END_TEST

KOTAKU_TEST_MAIN ("graph/engine-spectral",
                  test_eigenvector,
                  test_hub,
                  test_authority,
                  test_multiple,
                  test_no_arc,
                  test_long_path,
                  test_cancelled,
                  test_memory)

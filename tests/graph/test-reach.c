/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "oracle/dense.h"
#include "oracle/sparse.h"
#include "testing.h"

#include <math.h>

static KotakuOptions *
options_of (gint64 threads)
{
  KotakuOptions *options = kotaku_options_new ();
  kotaku_options_set_int64 (options, "threads", threads);
  return options;
}

static void
check_reached (const Dense *dense)
{
  gsize n = dense->n;
  g_autofree double *distance = g_new (double, n *n);
  g_autofree gint64 *reached = g_new (gint64, n);
  KotakuGraph *graph = dense_graph (dense);
  dense_distances (dense, distance);
  ck_assert (kotaku_graph_count_reached (graph, reached, NULL, NULL, NULL));
  for (gsize i = 0; i < n; i++)
    {
      gint64 expected = -1;
      for (gsize j = 0; j < n; j++)
        expected += isfinite (distance[i * n + j]) != 0;
      ck_assert_int_eq (reached[i], expected);
    }
  dense_graph_free (graph);
}

START_TEST (test_random)
{
  for (guint32 seed = 0; seed < 300; seed++)
    {
      Dense *dense
          = dense_random (1 + seed % 14, .03 + .05 * (seed % 7), seed % 5 == 0, FALSE, seed);
      check_reached (dense);
      dense_free (dense);
    }
}
END_TEST

/* More components than a block has, some of several nodes: 1, 2 and 7 threads. */
START_TEST (test_blocks)
{
  for (guint32 seed = 0; seed < 3; seed++)
    {
      Dense *dense = dense_random (700, .0006 + .0004 * seed, FALSE, FALSE, seed);
      KotakuGraph *graph = dense_graph (dense);
      check_reached (dense);
      gint64 one[700], other[700];
      g_autoptr (KotakuOptions) single = options_of (1);
      ck_assert (kotaku_graph_count_reached (graph, one, single, NULL, NULL));
      for (gint64 threads = 2; threads <= 7; threads += 5)
        {
          g_autoptr (KotakuOptions) several = options_of (threads);
          ck_assert (kotaku_graph_count_reached (graph, other, several, NULL, NULL));
          ck_assert_mem_eq (one, other, sizeof one);
        }
      dense_graph_free (graph);
      dense_free (dense);
    }
}
END_TEST

/* A path of 200,000 nodes: each reaches those after it; round it: each reaches all. */
START_TEST (test_long)
{
  gsize n = 200000;
  g_autofree gint64 *reached = g_new (gint64, n);
  KotakuGraph *path = sparse_path (n, FALSE);
  KotakuGraph *circle = sparse_path (n, TRUE);
  ck_assert (kotaku_graph_count_reached (circle, reached, NULL, NULL, NULL));
  for (gsize i = 0; i < n; i++)
    ck_assert_int_eq (reached[i], (gint64) n - 1);
  ck_assert (kotaku_graph_count_reached (path, reached, NULL, NULL, NULL));
  for (gsize i = 0; i < n; i++)
    ck_assert_int_eq (reached[i], (gint64) (n - 1 - i));
  dense_graph_free (path);
  dense_graph_free (circle);
}
END_TEST

START_TEST (test_hub)
{
  gsize n = 100001;
  g_autofree gint64 *reached = g_new (gint64, n);
  KotakuGraph *star = sparse_star (n);
  ck_assert (kotaku_graph_count_reached (star, reached, NULL, NULL, NULL));
  ck_assert_int_eq (reached[0], (gint64) n - 1);
  for (gsize i = 1; i < n; i++)
    ck_assert_int_eq (reached[i], 0);
  dense_graph_free (star);
}
END_TEST

static gboolean
count (const KotakuGraph *graph, GCancellable *cancellable, GError **error)
{
  gint64 reached[9];
  return kotaku_graph_count_reached (graph, reached, NULL, cancellable, error);
}

static gboolean
engine (const KotakuGraph *graph, double *values, GCancellable *cancellable, GError **error)
{
  return count (graph, cancellable, error);
}

START_TEST (test_cancelled) { ck_assert (dense_cancels (engine)); }
END_TEST

START_TEST (test_memory) { ck_assert (dense_survives (engine)); }
END_TEST

KOTAKU_TEST_MAIN ("graph/reach",
                  test_random,
                  test_blocks,
                  test_long,
                  test_hub,
                  test_cancelled,
                  test_memory)

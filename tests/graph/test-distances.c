/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "oracle/dense.h"
#include "oracle/sparse.h"
#include "testing.h"

#include <math.h>

static void
check_dense (const Dense *dense)
{
  gsize n = dense->n;
  g_auto (KotakuDistances) found = { 0 };
  g_autofree double *distance = g_new (double, n *n);
  KotakuGraph *graph = dense_graph (dense);
  dense_distances (dense, distance);
  ck_assert (kotaku_distances_init (&found, graph, NULL, NULL, NULL));
  for (gsize i = 0; i < n; i++)
    {
      double total = 0, farthest = 0, harmonic = 0;
      gint64 reached = 0;
      for (gsize j = 0; j < n; j++)
        if (i != j && isfinite (distance[i * n + j]))
          {
            reached++;
            total += distance[i * n + j];
            farthest = fmax (farthest, distance[i * n + j]);
            harmonic += 1 / distance[i * n + j];
          }
      ck_assert_int_eq (found.reached[i], reached);
      ck_assert_double_eq ((double) found.total[i], total);
      ck_assert_double_eq ((double) found.farthest[i], farthest);
      ck_assert_double_eq_tol (found.harmonic[i], harmonic, 1e-9);
    }
  dense_graph_free (graph);
}

START_TEST (test_random)
{
  for (guint32 seed = 0; seed < 300; seed++)
    {
      Dense *dense
          = dense_random (1 + seed % 20, .02 + .05 * (seed % 8), seed % 3 == 0, FALSE, seed);
      check_dense (dense);
      dense_free (dense);
    }
}
END_TEST

/* igraph's values, on more nodes than a batch has sources; 1, 2 and 7 threads the same bits. */
START_TEST (test_igraph)
{
  static const guint degrees[] = { 1, 2, 8 };
  for (gsize d = 0; d < G_N_ELEMENTS (degrees); d++)
    {
      gsize n = 1500;
      KotakuGraph *graph = sparse_random (n, degrees[d], FALSE, (guint32) d);
      g_autofree double *closeness = g_new (double, n), *harmonic = g_new (double, n);
      g_autofree double *eccentricity = g_new (double, n), *ours = g_new (double, n);
      g_auto (KotakuDistances) found = { 0 };
      ck_assert (kotaku_engine_closeness (graph, closeness, NULL, NULL));
      ck_assert (kotaku_engine_harmonic (graph, harmonic, NULL, NULL));
      ck_assert (kotaku_engine_eccentricity (graph, eccentricity, NULL, NULL));
      ck_assert (kotaku_distances_init (&found, graph, NULL, NULL, NULL));
      ck_assert (dense_alike ("harmonic", found.harmonic, harmonic, n));
      for (gsize i = 0; i < n; i++)
        {
          ck_assert_double_eq ((double) found.farthest[i], eccentricity[i]);
          ours[i] = (double) found.reached[i] / (double) found.total[i];
        }
      ck_assert (dense_alike ("closeness", ours, closeness, n));
      for (gint64 threads = 1; threads <= 7; threads += threads == 1 ? 1 : 5)
        {
          g_auto (KotakuDistances) other = { 0 };
          g_autoptr (KotakuOptions) options = kotaku_options_new ();
          kotaku_options_set_int64 (options, "threads", threads);
          ck_assert (kotaku_distances_init (&other, graph, options, NULL, NULL));
          ck_assert_mem_eq (found.harmonic, other.harmonic, n * sizeof (double));
          ck_assert_mem_eq (found.total, other.total, n * sizeof (gint64));
        }
      dense_graph_free (graph);
    }
}
END_TEST

/* A path, where searches are taken one by one, and a hub. */
START_TEST (test_shapes)
{
  gsize n = 3000;
  KotakuGraph *path = sparse_path (n, FALSE);
  KotakuGraph *star = sparse_star (100001);
  g_auto (KotakuDistances) found = { 0 };
  g_auto (KotakuDistances) hub = { 0 };
  ck_assert (kotaku_distances_init (&found, path, NULL, NULL, NULL));
  for (gsize i = 0; i < n; i++)
    {
      gint64 left = (gint64) (n - 1 - i);
      ck_assert_int_eq (found.reached[i], left);
      ck_assert_int_eq (found.farthest[i], left);
      ck_assert_int_eq (found.total[i], left * (left + 1) / 2);
    }
  ck_assert (kotaku_distances_init (&hub, star, NULL, NULL, NULL));
  ck_assert_int_eq (hub.total[0], 100000);
  ck_assert_int_eq (hub.reached[1], 0);
  dense_graph_free (path);
  dense_graph_free (star);
}
END_TEST

static gboolean
measure (const KotakuGraph *graph, GError **error)
{
  g_auto (KotakuDistances) found = { 0 };
  return kotaku_distances_init (&found, graph, NULL, NULL, error);
}

START_TEST (test_memory)
{
  Dense *dense = dense_random (9, .3, FALSE, FALSE, 3);
  KotakuGraph *graph = dense_graph (dense);
  ck_assert_survives (measure (graph, &error));
  dense_graph_free (graph);
  dense_free (dense);
}
END_TEST

KOTAKU_TEST_MAIN ("graph/distances", test_random, test_igraph, test_shapes, test_memory)

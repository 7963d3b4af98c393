/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "oracle/dense.h"
#include "testing.h"

#include <math.h>

START_TEST (test_closeness)
{
  ck_assert (dense_agree ("closeness", kotaku_engine_closeness, dense_closeness));
}
END_TEST

START_TEST (test_harmonic)
{
  ck_assert (dense_agree ("harmonic", kotaku_engine_harmonic, dense_harmonic));
}
END_TEST

START_TEST (test_betweenness)
{
  ck_assert (dense_agree ("betweenness", kotaku_engine_betweenness, dense_betweenness));
}
END_TEST

static void
check_distances (const Dense *dense)
{
  gsize n = dense->n;
  double mean;
  double diameter;
  double sum = 0;
  double joined = 0;
  double longest = 0;
  g_autofree double *distance = g_new (double, n *n + 1);
  KotakuGraph *graph = dense_graph (dense);
  dense_distances (dense, distance);
  for (gsize i = 0; i < n * n; i++)
    if (i % (n + 1) != 0 && isfinite (distance[i]))
      {
        sum += distance[i];
        joined++;
        longest = fmax (longest, distance[i]);
      }
  ck_assert (kotaku_engine_distances (graph, &mean, &diameter, NULL, NULL));
  double expected[] = { joined > 0 ? sum / joined : NAN, joined > 0 ? longest : NAN };
  double found[] = { mean, diameter };
  ck_assert (dense_alike ("distances", found, expected, 2));
  dense_graph_free (graph);
}

START_TEST (test_distances)
{
  for (guint32 seed = 0; seed < 200; seed++)
    {
      Dense *dense = dense_random (1 + seed % 12, 0.2, seed & 1, (seed & 2) != 0, seed);
      check_distances (dense);
      dense_free (dense);
    }
}
END_TEST

/* a to b to c, and back from c: by hand. */
START_TEST (test_by_hand)
{
  Dense *dense = dense_new (4, FALSE, FALSE);
  dense_set (dense, 0, 1, 1);
  dense_set (dense, 1, 2, 1);
  dense_set (dense, 2, 0, 1);
  KotakuGraph *graph = dense_graph (dense);
  double closeness[4];
  double harmonic[4];
  double betweenness[4];
  ck_assert (kotaku_engine_closeness (graph, closeness, NULL, NULL));
  ck_assert (kotaku_engine_harmonic (graph, harmonic, NULL, NULL));
  ck_assert (kotaku_engine_betweenness (graph, betweenness, NULL, NULL));
  ck_assert_double_eq_tol (closeness[0], 2.0 / 3, 1e-15);
  ck_assert (isnan (closeness[3]));
  ck_assert_double_eq (harmonic[0], 1.5);
  ck_assert_double_eq (harmonic[3], 0);
  ck_assert_double_eq (betweenness[1], 1);
  ck_assert_double_eq (betweenness[3], 0);
  dense_graph_free (graph);
  dense_free (dense);
}
END_TEST

START_TEST (test_cancelled)
{
  ck_assert (dense_cancels (kotaku_engine_closeness));
  ck_assert (dense_cancels (kotaku_engine_harmonic));
  ck_assert (dense_cancels (kotaku_engine_betweenness));
}
END_TEST

KOTAKU_TEST_MAIN ("graph/engine-paths",
                  test_closeness,
                  test_harmonic,
                  test_betweenness,
                  test_distances,
                  test_by_hand,
                  test_cancelled)

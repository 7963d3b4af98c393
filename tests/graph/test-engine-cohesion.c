/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "oracle/dense.h"
#include "testing.h"

#include <math.h>

START_TEST (test_coreness)
{
  ck_assert (dense_agree ("coreness", kotaku_engine_coreness, dense_coreness));
}
END_TEST

START_TEST (test_clustering)
{
  ck_assert (dense_agree ("clustering", kotaku_engine_clustering, dense_clustering));
}
END_TEST

START_TEST (test_constraint)
{
  ck_assert (dense_agree ("constraint", kotaku_engine_constraint, dense_constraint));
}
END_TEST

START_TEST (test_transitivity)
{
  for (guint32 seed = 0; seed < 100; seed++)
    {
      Dense *dense = dense_random (1 + seed % 12, 0.3, seed & 1, FALSE, seed);
      KotakuGraph *graph = dense_graph (dense);
      double found;
      double expected = dense_transitivity (dense);
      ck_assert (kotaku_engine_transitivity (graph, &found, NULL, NULL));
      ck_assert (dense_alike ("transitivity", &found, &expected, 1));
      dense_graph_free (graph);
      dense_free (dense);
    }
}
END_TEST

/* In a directed view a mutual pair is two arcs, and counts 2 in coreness; in an undirected one 1.
 */
START_TEST (test_mutual_pair)
{
  double values[2];
  for (int undirected = 0; undirected < 2; undirected++)
    {
      Dense *dense = dense_new (2, undirected, FALSE);
      dense_set (dense, 0, 1, 1);
      dense_set (dense, 1, 0, 1);
      KotakuGraph *graph = dense_graph (dense);
      ck_assert (kotaku_engine_coreness (graph, values, NULL, NULL));
      ck_assert_double_eq (values[0], undirected ? 1 : 2);
      dense_graph_free (graph);
      dense_free (dense);
    }
}
END_TEST

/* A path of three: the ends depend wholly on the middle, which has two halves (Burt 1992). */
START_TEST (test_path_constraint)
{
  double values[4];
  Dense *dense = dense_new (4, TRUE, FALSE);
  dense_set (dense, 0, 1, 1);
  dense_set (dense, 1, 2, 1);
  KotakuGraph *graph = dense_graph (dense);
  ck_assert (kotaku_engine_constraint (graph, values, NULL, NULL));
  ck_assert_double_eq (values[0], 1);
  ck_assert_double_eq (values[1], 0.5);
  ck_assert (isnan (values[3]));
  dense_graph_free (graph);
  dense_free (dense);
}
END_TEST

START_TEST (test_cancelled)
{
  ck_assert (dense_cancels (kotaku_engine_coreness));
  ck_assert (dense_cancels (kotaku_engine_clustering));
  ck_assert (dense_cancels (kotaku_engine_constraint));
}
END_TEST

START_TEST (test_memory) { ck_assert (dense_survives (kotaku_engine_clustering)); }
END_TEST

KOTAKU_TEST_MAIN ("graph/engine-cohesion",
                  test_coreness,
                  test_clustering,
                  test_constraint,
                  test_transitivity,
                  test_mutual_pair,
                  test_path_constraint,
                  test_cancelled,
                  test_memory)

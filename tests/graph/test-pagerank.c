/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "oracle/dense.h"
#include "testing.h"

START_TEST (test_equations)
{
  ck_assert (dense_agree ("pagerank", kotaku_engine_pagerank, dense_pagerank));
}
END_TEST

/* Every node of a directed circle is alike; a sink jumps anywhere, so that a pair of which one
 * points to the other solves x = 0.075 + 0.425 y, y = x + 0.85 x - ... = 0.075 + 0.85 x + 0.425 y.
 */
START_TEST (test_by_hand)
{
  double values[4];
  Dense *circle = dense_new (4, FALSE, FALSE);
  for (gsize i = 0; i < 4; i++)
    dense_set (circle, i, (i + 1) % 4, 1);
  KotakuGraph *graph = dense_graph (circle);
  ck_assert (kotaku_engine_pagerank (graph, values, NULL, NULL));
  for (int i = 0; i < 4; i++)
    ck_assert_double_eq_tol (values[i], 0.25, 1e-15);
  dense_graph_free (graph);
  dense_free (circle);

  Dense *pair = dense_new (2, FALSE, FALSE);
  dense_set (pair, 0, 1, 1);
  graph = dense_graph (pair);
  ck_assert (kotaku_engine_pagerank (graph, values, NULL, NULL));
  ck_assert_double_eq_tol (values[0], 0.5 / 1.425, 1e-14);
  ck_assert_double_eq_tol (values[1], 0.925 / 1.425, 1e-14);
  dense_graph_free (graph);
  dense_free (pair);
}
END_TEST

START_TEST (test_cancelled) { ck_assert (dense_cancels (kotaku_engine_pagerank)); }
END_TEST

START_TEST (test_memory) { ck_assert (dense_survives (kotaku_engine_pagerank)); }
END_TEST

KOTAKU_TEST_MAIN ("graph/pagerank", test_equations, test_by_hand, test_cancelled, test_memory)

/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "fixtures.h"
#include "graph/graph.h"
#include "testing.h"

static const KotakuGraph *
graph_of (KotakuView *view)
{
  g_autoptr (GError) error = NULL;
  const KotakuGraph *graph = kotaku_graph_get (view, NULL, &error);
  ck_assert_no_error (error);
  return graph;
}

static double
weight_of (const KotakuGraph *graph, gsize from, gint32 to)
{
  for (gsize k = graph->out_start[from]; k < graph->out_start[from + 1]; k++)
    if (graph->out_node[k] == to)
      return graph->out_weight[k];
  return 0;
}

/* Weights 2 and 3 and twice nothing: 2 + 3 + 1; a loop is dropped. */
START_TEST (test_merge)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("parallel-ties");
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  const KotakuGraph *graph = graph_of (view);
  ck_assert (!graph->undirected);
  ck_assert_uint_eq (graph->n_nodes, 3);
  ck_assert_uint_eq (graph->n_arcs, 2);
  ck_assert_double_eq (weight_of (graph, 0, 1), 6);
  ck_assert_double_eq (weight_of (graph, 1, 2), 1);
  ck_assert_uint_eq (graph->loops_dropped, 1);
  ck_assert_uint_eq (graph->ties_merged, 4);
}
END_TEST

START_TEST (test_mutual)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("mutual");
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  const KotakuGraph *graph = graph_of (view);
  ck_assert_double_eq (weight_of (graph, 0, 1), 3);
  ck_assert_double_eq (weight_of (graph, 1, 0), 2);
  ck_assert_uint_eq (graph->ties_merged, 0);
  /* Every tie binds both ways before merging. */
  g_autoptr (KotakuView) both = kotaku_fixture_view (network, "undirected", "yes", NULL);
  graph = graph_of (both);
  ck_assert (graph->undirected);
  ck_assert_double_eq (weight_of (graph, 0, 1), 5);
  ck_assert_double_eq (weight_of (graph, 1, 0), 5);
  ck_assert_uint_eq (graph->ties_merged, 1);
}
END_TEST

/* A tie that binds both ways and one that binds one way are two kinds, and merge in one direction.
 */
START_TEST (test_kinds)
{
  g_autoptr (KotakuNetwork) network = kotaku_network_new ();
  g_autoptr (GError) error = NULL;
  kotaku_fixture_append (network, KOTAKU_TABLE_ACTORS, "id\na\nb\n", &error);
  kotaku_fixture_append (network, KOTAKU_TABLE_TIES,
                         "from,to,direction,weight\na,b,equal,2\nb,a,horizontal,3\n"
                         "a,b,vertical,4\nb,a,vertical,\nb,a,vertical,\n",
                         &error);
  ck_assert_no_error (error);
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  const KotakuGraph *graph = graph_of (view);
  ck_assert_double_eq (weight_of (graph, 0, 1), 2 + 3 + 4);
  ck_assert_double_eq (weight_of (graph, 1, 0), 2 + 3 + 1);
  /* Five ties, three kinds. */
  ck_assert_uint_eq (graph->ties_merged, 2);
}
END_TEST

START_TEST (test_dominance)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("star");
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, "undirected", "yes", NULL);
  const KotakuGraph *graph = kotaku_graph_get_dominance (view, NULL, NULL);
  ck_assert (!graph->undirected);
  ck_assert_uint_eq (graph->n_arcs, 3);
  for (gsize i = 1; i < 4; i++)
    ck_assert_double_eq (weight_of (graph, i, 0), 1);
  ck_assert_uint_eq (graph_of (view)->n_arcs, 8);
}
END_TEST

START_TEST (test_absences)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("absences");
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  ck_assert_uint_eq (graph_of (view)->n_arcs, 0);
  ck_assert_uint_eq (graph_of (view)->ties_merged, 0);
}
END_TEST

/* Rows in and out tell the same arcs, in every fixture; what is made once is kept. */
START_TEST (test_rows)
{
  gsize n;
  const KotakuFixture *fixtures = kotaku_fixtures (&n);
  for (gsize f = 0; f < n; f++)
    {
      g_autoptr (KotakuNetwork) network = kotaku_fixture_build (&fixtures[f]);
      g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
      const KotakuGraph *graph = graph_of (view);
      ck_assert_ptr_eq (graph, graph_of (view));
      gsize seen = 0;
      for (gsize i = 0; i < graph->n_nodes; i++)
        {
          for (gsize k = graph->out_start[i] + 1; k < graph->out_start[i + 1]; k++)
            ck_assert_int_lt (graph->out_node[k - 1], graph->out_node[k]);
          for (gsize k = graph->in_start[i]; k < graph->in_start[i + 1]; k++, seen++)
            {
              gsize arc = graph->in_arc[k];
              gsize from = (gsize) graph->in_node[k];
              ck_assert_int_eq (graph->out_node[arc], (gint32) i);
              ck_assert_uint_ge (arc, graph->out_start[from]);
              ck_assert_uint_lt (arc, graph->out_start[from + 1]);
              if (graph->undirected)
                ck_assert_double_gt (weight_of (graph, i, graph->in_node[k]), 0);
            }
        }
      ck_assert_uint_eq (seen, graph->n_arcs);
    }
}
END_TEST

START_TEST (test_arcs)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("mutual");
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  g_autoptr (KotakuFrame) arcs = kotaku_view_get_arcs (view, NULL, NULL, NULL);
  g_autofree char *text = kotaku_fixture_rows (arcs);
  ck_assert_str_eq (text, "0,1,3\n1,0,2\n");
  g_autoptr (KotakuView) both = kotaku_fixture_view (network, "undirected", "", NULL);
  g_autoptr (KotakuFrame) ties = kotaku_view_get_arcs (both, NULL, NULL, NULL);
  g_autofree char *one = kotaku_fixture_rows (ties);
  ck_assert_str_eq (one, "0,1,5\n");
}
END_TEST

START_TEST (test_cancelled)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("complete");
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_cancellable_cancel (cancellable);
  ck_assert_ptr_null (kotaku_graph_get (view, cancellable, &error));
  ck_assert (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
  /* The next call tries again. */
  ck_assert_ptr_nonnull (graph_of (view));
}
END_TEST

START_TEST (test_memory)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("everything-coded");
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  KotakuFrame *arcs = NULL;
  for (gint64 nth = 1; arcs == NULL; nth++)
    {
      g_autoptr (GError) error = NULL;
      kotaku_memory_fail_from (nth);
      arcs = kotaku_view_get_arcs (view, NULL, NULL, &error);
      kotaku_memory_fail_from (-1);
      ck_assert (arcs != NULL || g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_NO_MEMORY));
      ck_assert_int_lt (nth, 1000);
    }
  kotaku_frame_unref (arcs);
}
END_TEST

KOTAKU_TEST_MAIN ("graph/graph",
                  test_merge,
                  test_mutual,
                  test_kinds,
                  test_dominance,
                  test_absences,
                  test_rows,
                  test_arcs,
                  test_cancelled,
                  test_memory)

/* SPDX-License-Identifier: GPL-2.0-or-later */

/* tests/python/test_twins.py holds levels against dense equations. */

#include "fixtures.h"
#include "graph/graph.h"
#include "testing.h"

#include <math.h>

static KotakuView *
view_of (guint n, const char *ties)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuNetwork) network = kotaku_network_new ();
  g_autoptr (GString) actors = g_string_new ("id\n");
  for (guint i = 0; i < n; i++)
    g_string_append_printf (actors, "n%u\n", i);
  kotaku_fixture_append (network, KOTAKU_TABLE_ACTORS, actors->str, &error);
  ck_assert_no_error (error);
  kotaku_fixture_append (network, KOTAKU_TABLE_TIES, ties, &error);
  ck_assert_no_error (error);
  return kotaku_fixture_view (network, NULL);
}

static double *
get_levels (KotakuView *view, const KotakuGraph **graph)
{
  g_autoptr (GError) error = NULL;
  *graph = kotaku_graph_get_dominance (view, NULL, &error);
  double *level = g_new0 (double, (*graph)->n_nodes);
  ck_assert (kotaku_graph_find_trophic_levels (*graph, level, NULL, &error));
  return level;
}

/* The largest miss of any equation, as a share of the node's weights. */
static double
get_miss (const KotakuGraph *graph, const double *level)
{
  double largest = 0;
  for (gsize i = 0; i < graph->n_nodes; i++)
    {
      double left = 0, right = 0, weights = 1;
      for (gsize k = graph->out_start[i]; k < graph->out_start[i + 1]; k++)
        {
          left += graph->out_weight[k] * (level[i] - level[graph->out_node[k]]);
          right += graph->out_weight[k];
          weights += graph->out_weight[k];
        }
      for (gsize k = graph->in_start[i]; k < graph->in_start[i + 1]; k++)
        {
          double weight = graph->out_weight[graph->in_arc[k]];
          left += weight * (level[i] - level[graph->in_node[k]]);
          right -= weight;
          weights += weight;
        }
      largest = MAX (largest, fabs (left - right) / weights);
    }
  return largest;
}

static void
check_levels (guint n, const char *ties, const double *expected, double incoherence)
{
  const KotakuGraph *graph;
  g_autoptr (KotakuView) view = view_of (n, ties);
  g_autofree double *level = get_levels (view, &graph);
  for (guint i = 0; i < n; i++)
    ck_assert_msg (fabs (level[i] - expected[i]) < 1e-12, "%u: %.17g", i, level[i]);
  double miss = kotaku_graph_get_incoherence (graph, level);
  ck_assert (isnan (incoherence) ? isnan (miss) : fabs (miss - incoherence) < 1e-12);
}

/* A ladder is coherent, a circle is not at all; the lowest of each component is 0. */
START_TEST (test_by_hand)
{
  check_levels (4, "from,to\nn0,n1\nn0,n2\nn1,n3\nn2,n3\n", (const double[]){ 2, 1, 1, 0 }, 0);
  check_levels (3, "from,to\nn0,n1\nn1,n2\nn2,n0\n", (const double[]){ 0, 0, 0 }, 1);
  check_levels (5, "from,to\nn0,n1\nn3,n2\n", (const double[]){ 1, 0, 0, 1, 0 }, 0);
  check_levels (2, "from,to,weight\nn0,n1,3\nn1,n0,1\n", (const double[]){ .5, 0 }, .75);
  check_levels (2, "from,to,direction\nn0,n1,equal\n", (const double[]){ 0, 0 }, NAN);
}
END_TEST

/* h_b = (1 + W)/(2W + 1) and h_a = 2 - h_b, where W is twelve orders above the others. */
START_TEST (test_weights_far_apart)
{
  const KotakuGraph *graph;
  g_autoptr (KotakuView) view
      = view_of (3, "from,to,weight\nn0,n1,1000000000000\nn1,n2,1\nn0,n2,1\n");
  g_autofree double *level = get_levels (view, &graph);
  ck_assert_double_eq_tol (level[1], (1 + 1e12) / (2e12 + 1), 1e-15);
  ck_assert_double_eq_tol (level[0], 2 - (1 + 1e12) / (2e12 + 1), 1e-15);
  ck_assert_double_eq (level[2], 0);
}
END_TEST

START_TEST (test_long_path)
{
  enum
  {
    N = 200000
  };
  const KotakuGraph *graph;
  g_autoptr (KotakuNetwork) network = kotaku_network_new ();
  for (int i = 0; i < N; i++)
    {
      g_autofree char *id = g_strdup_printf ("n%d", i);
      KotakuNode node = kotaku_network_add_actor (network, id, NULL);
      if (i > 0)
        kotaku_network_add_tie (network, node - 1, node, KOTAKU_DIRECTION_VERTICAL, NULL);
    }
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  g_autofree double *level = get_levels (view, &graph);
  for (int i = 0; i < N; i++)
    ck_assert_double_eq (level[i], N - 1 - i);
}
END_TEST

/* Rings with chords and leaves, solved by elimination and by conjugate gradients. */
START_TEST (test_equations_hold)
{
  static const guint sizes[] = { 5, 40, 199, 200, 201, 500, 3000 };
  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
    {
      guint n = sizes[s];
      const KotakuGraph *graph;
      g_autoptr (GRand) dice = g_rand_new_with_seed (n);
      g_autoptr (GString) ties = g_string_new ("from,to,weight\n");
      for (guint i = 0; i < n; i++)
        {
          gboolean turned = g_rand_boolean (dice);
          guint next = (i + 1) % n, far = (guint) g_rand_int_range (dice, 0, (gint32) n);
          g_string_append_printf (ties, "n%u,n%u,%d\n", turned ? i : next, turned ? next : i,
                                  1 + g_rand_int_range (dice, 0, 5));
          g_string_append_printf (ties, "n%u,n%u,%d\nn%u,n%u,1\n", i, far,
                                  1 + g_rand_int_range (dice, 0, 9), i, n + i);
        }
      g_autoptr (KotakuView) view = view_of (2 * n, ties->str);
      g_autofree double *level = get_levels (view, &graph);
      ck_assert_double_le (get_miss (graph, level), 1e-10);
    }
}
END_TEST

static gboolean
try_levels (const KotakuGraph *graph, GError **error)
{
  double level[8];
  return kotaku_graph_find_trophic_levels (graph, level, NULL, error);
}

START_TEST (test_memory)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("hierarchy");
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  const KotakuGraph *graph = kotaku_graph_get_dominance (view, NULL, NULL);
  ck_assert_survives (try_levels (graph, &error));
}
END_TEST

KOTAKU_TEST_MAIN ("graph/trophic",
                  test_by_hand,
                  test_weights_far_apart,
                  test_long_path,
                  test_equations_hold,
                  test_memory)

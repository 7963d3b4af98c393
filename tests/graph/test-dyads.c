/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "fixtures.h"
#include "graph/graph.h"
#include "testing.h"

static guint64
count_in (const KotakuGraph *graph, guint64 counts[KOTAKU_N_TRIANGLES], gsize *n_mutual)
{
  g_auto (KotakuDyads) dyads = { 0 };
  guint8 mark[16] = { 0 };
  guint64 all = 0;
  ck_assert (kotaku_dyads_init (&dyads, graph, NULL));
  *n_mutual = 0;
  for (gsize i = graph->n_nodes; i-- > 0;)
    {
      gsize mutual;
      kotaku_dyads_fill (&dyads, i, &mutual);
      *n_mutual += mutual;
    }
  for (gsize i = 0; i < graph->n_nodes; i++)
    {
      kotaku_dyads_count_triangles (&dyads, dyads.ways, i, mark, counts);
      for (gsize k = 0; k < G_N_ELEMENTS (mark); k++)
        ck_assert_uint_eq (mark[k], 0);
    }
  for (guint code = 0; code < KOTAKU_N_TRIANGLES; code++)
    all += counts[code];
  return all;
}

static guint64
count_of (const char *fixture, guint64 counts[KOTAKU_N_TRIANGLES], gsize *n_mutual)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network (fixture);
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  const KotakuGraph *graph = kotaku_graph_get (view, NULL, &error);
  ck_assert_no_error (error);
  return count_in (graph, counts, n_mutual);
}

/* Four nodes, each tied to each: four triangles of ties both ways. */
START_TEST (test_complete)
{
  guint64 counts[KOTAKU_N_TRIANGLES] = { 0 };
  gsize n_mutual;
  ck_assert_uint_eq (count_of ("complete", counts, &n_mutual), 4);
  ck_assert_uint_eq (counts[3 | 3 << 2 | 3 << 4], 4);
  ck_assert_uint_eq (n_mutual, 12);
}
END_TEST

/* a b c d, each over all that follow, and d over c. */
START_TEST (test_hierarchy)
{
  guint64 counts[KOTAKU_N_TRIANGLES] = { 0 };
  gsize n_mutual;
  ck_assert_uint_eq (count_of ("hierarchy", counts, &n_mutual), 4);
  ck_assert_uint_eq (n_mutual, 2);
}
END_TEST

START_TEST (test_none)
{
  static const char *const without[]
      = { "empty", "one-actor", "isolates", "loop", "path", "cycle" };
  for (gsize i = 0; i < G_N_ELEMENTS (without); i++)
    {
      guint64 counts[KOTAKU_N_TRIANGLES] = { 0 };
      gsize n_mutual;
      ck_assert_uint_eq (count_of (without[i], counts, &n_mutual), 0);
    }
}
END_TEST

KOTAKU_TEST_MAIN ("graph/dyads", test_complete, test_hierarchy, test_none)

/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "looks.h"

#include <math.h>

static KotakuFrame *
info (KotakuView *view)
{
  g_autoptr (GError) error = NULL;
  KotakuFrame *frame = kotaku_view_info (view, NULL, NULL, &error);
  ck_assert_no_error (error);
  return frame;
}

static double
value_of (KotakuFrame *frame, const char *name)
{
  gssize row = kotaku_frame_find_row (frame, "name", name, NULL);
  ck_assert_msg (row >= 0, "no row %s", name);
  return kotaku_frame_get_doubles (frame, "value", NULL, NULL)[row];
}

/* Zachary's club: density .13904 (Snijders and Borgatti 1999), 78 ties. */
START_TEST (test_karate)
{
  g_autoptr (KotakuNetwork) network = karate ();
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  g_autoptr (KotakuFrame) frame = info (view);
  ck_assert_double_eq (value_of (frame, "actors"), 34);
  ck_assert_double_eq (value_of (frame, "ties"), 78);
  ck_assert_double_eq (value_of (frame, "arcs"), 156);
  ck_assert_double_eq (value_of (frame, "undirected"), 1);
  ck_assert_double_eq_tol (value_of (frame, "density"), 0.13904, 5e-6);
  ck_assert_double_eq (value_of (frame, "reciprocity"), 1);
  ck_assert_double_eq_tol (value_of (frame, "transitivity"), karate_network.transitivity, 1e-12);
  ck_assert_double_eq_tol (value_of (frame, "mean_distance"), karate_network.mean_distance, 1e-12);
  ck_assert_double_eq (value_of (frame, "diameter"), karate_network.diameter);
  /* networkx: 1 - global_efficiency */
  ck_assert_double_eq_tol (value_of (frame, "fragmentation"), 0.5079916815210948, 1e-12);
  ck_assert_double_eq (value_of (frame, "krackhardt_connectedness"), 1);
  ck_assert_double_eq (value_of (frame, "krackhardt_hierarchy"), 0);
  ck_assert_double_eq (value_of (frame, "krackhardt_lubness"), 1);
  ck_assert_double_eq (value_of (frame, "global_reaching"), 0);
  ck_assert_double_eq (value_of (frame, "flow_hierarchy"), 0);
  g_autoptr (KotakuView) heavy = kotaku_fixture_view (network, "weighted", "yes", NULL);
  g_autoptr (KotakuFrame) weighted = info (heavy);
  ck_assert_double_eq_tol (value_of (weighted, "mean_distance"),
                           karate_network.weighted_mean_distance, 1e-12);
  ck_assert_double_eq_tol (value_of (weighted, "diameter"), karate_network.weighted_diameter,
                           1e-12);
}
END_TEST

/* Ten arcs, two of them returned; two components and an isolate. */
START_TEST (test_toy)
{
  g_autoptr (KotakuNetwork) network = toy ();
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  g_autoptr (KotakuFrame) frame = info (view);
  ck_assert_double_eq (value_of (frame, "arcs"), 10);
  ck_assert_double_eq (value_of (frame, "undirected"), 0);
  ck_assert_double_eq (value_of (frame, "isolates"), 1);
  ck_assert_double_eq (value_of (frame, "components"), 3);
  ck_assert_double_eq (value_of (frame, "largest_component"), 6);
  ck_assert_double_eq (value_of (frame, "reciprocity"), 0.2);
  ck_assert_double_eq_tol (value_of (frame, "density"), 10.0 / 72, 1e-15);
  ck_assert_double_eq_tol (value_of (frame, "transitivity"), toy_network.transitivity, 1e-12);
  ck_assert_double_eq_tol (value_of (frame, "mean_distance"), toy_network.mean_distance, 1e-12);
  ck_assert_double_eq (value_of (frame, "diameter"), toy_network.diameter);
}
END_TEST

/* Counted by hand in the fixture. */
START_TEST (test_counts)
{
  static const struct
  {
    const char *name;
    double value;
  } expected[] = {
    { "actors", 10 },
    { "institutions", 4 },
    { "affiliations", 4 },
    { "zones", 3 },
    { "ties", 14 },
    { "ties_stated", 12 },
    { "ties_inferred", 2 },
    { "ties_absent", 1 },
    { "loops_dropped", 1 },
    { "ties_merged", 0 },
    { "nodes", 14 },
    { "arcs", 19 },
    { "undirected", 0 },
    { "ties_interpersonal", 9 },
    { "ties_institutional", 4 },
    { "ties_cross", 1 },
    { "form_kinship", 5 },
    { "form_work", 9 },
    { "form_unrecorded", 0 },
    { "direction_equal", 6 },
    { "direction_horizontal", 3 },
    { "direction_vertical", 4 },
    { "direction_arc", 0 },
    { "direction_unstated", 1 },
    { "direction_unrecorded", 0 },
    { "strength_strong", 7 },
    { "strength_weak", 6 },
    { "strength_none", 1 },
    { "stage_preparation", 2 },
    { "stage_planning", 4 },
    { "stage_implementation", 3 },
    { "stage_sustainability", 2 },
    { "stage_unrecorded", 4 },
    { "activity_infrastructure", 6 },
    { "activity_economy", 1 },
    { "activity_social", 3 },
    { "activity_unrecorded", 5 },
  };
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("everything-coded");
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  g_autoptr (KotakuFrame) frame = info (view);
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    ck_assert_msg (value_of (frame, expected[i].name) == expected[i].value, "%s: %g, expected %g",
                   expected[i].name, value_of (frame, expected[i].name), expected[i].value);
}
END_TEST

static void
check_direction_word (const char *fixture, double unrecorded, const char *word)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network (fixture);
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  g_autoptr (KotakuFrame) frame = info (view);
  gssize row = kotaku_frame_find_row (frame, "name", "direction_unrecorded", NULL);
  ck_assert_str_eq (kotaku_frame_get_string (frame, "word", (gsize) row, NULL), word);
  ck_assert_double_eq (value_of (frame, "direction_unrecorded"), unrecorded);
}

/* Empty is arc where no tie has a direction, else unstated. */
START_TEST (test_direction_word)
{
  check_direction_word ("mutual", 2, "arc");
  check_direction_word ("path", 0, "unstated");
  check_direction_word ("unstated", 0, "unstated");
}
END_TEST

START_TEST (test_undefined)
{
  static const char *const names[]
      = { "density", "reciprocity", "transitivity", "mean_distance", "diameter" };
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("one-actor");
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  g_autoptr (KotakuFrame) frame = info (view);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    ck_assert_msg (isnan (value_of (frame, names[i])), "%s", names[i]);
}
END_TEST

/* Two projected ties: inferred, institutional, without form or strength. */
START_TEST (test_projected)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("institutions-by-people");
  g_autoptr (KotakuView) view
      = kotaku_fixture_view (network, "project", "yes", "level", "institutional", NULL);
  g_autoptr (KotakuFrame) frame = info (view);
  ck_assert_double_eq (value_of (frame, "ties"), 3);
  ck_assert_double_eq (value_of (frame, "ties_inferred"), 2);
  ck_assert_double_eq (value_of (frame, "ties_institutional"), 3);
  ck_assert_double_eq (value_of (frame, "form_unrecorded"), 2);
  ck_assert_double_eq (value_of (frame, "strength_unrecorded"), 2);
}
END_TEST

START_TEST (test_fixtures)
{
  gsize n;
  const KotakuFixture *fixtures = kotaku_fixtures (&n);
  for (gsize f = 0; f < n; f++)
    {
      g_autoptr (KotakuNetwork) network = kotaku_fixture_build (&fixtures[f]);
      g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
      g_autoptr (KotakuFrame) frame = info (view);
      ck_assert_double_eq (value_of (frame, "nodes"), (double) kotaku_view_get_n_nodes (view));
    }
}
END_TEST

START_TEST (test_memory)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("everything-coded");
  KotakuFrame *frame = NULL;
  for (gint64 nth = 1; frame == NULL; nth++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
      kotaku_memory_fail_from (nth);
      frame = kotaku_view_info (view, NULL, NULL, &error);
      kotaku_memory_fail_from (-1);
      ck_assert (frame != NULL || g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_NO_MEMORY));
      ck_assert_int_lt (nth, 10000);
    }
  kotaku_frame_unref (frame);
}
END_TEST

KOTAKU_TEST_MAIN ("measure/info",
                  test_karate,
                  test_toy,
                  test_counts,
                  test_direction_word,
                  test_undefined,
                  test_projected,
                  test_fixtures,
                  test_memory)

/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "common.h"

#include <math.h>

static KotakuStructureTest
test_arcs (KotakuNetwork *network, const char *option, const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, option, value, NULL);
  const KotakuPairs *pairs = kotaku_pairs_get (view, NULL, &error);
  ck_assert_no_error (error);
  KotakuDraws draws;
  g_auto (KotakuPlaces) places = { 0 };
  KotakuStructureTest test = { .p_arcs = NAN };
  ck_assert (kotaku_places_init (&places, view, NULL, &error));
  kotaku_draws_init (&draws, NULL, 4, 0, NULL);
  kotaku_structure_test_arcs (&test, view, pairs, &places, KOTAKU_LEVEL_INTERPERSONAL, &draws,
                              &error);
  ck_assert_no_error (error);
  return test;
}

/* -- all graphs of four nodes, bit 4i + j an arc
 * --------------------------------------------------- */

static gboolean
has (guint graph, int i, int j)
{
  return (graph >> (4 * i + j)) & 1;
}

static void
count_degrees (guint graph, int degrees[8])
{
  for (int i = 0; i < 4; i++)
    {
      degrees[i] = degrees[4 + i] = 0;
      for (int j = 0; j < 4; j++)
        {
          degrees[i] += has (graph, i, j);
          degrees[4 + i] += has (graph, j, i);
        }
    }
}

static int
count_mutual (guint graph)
{
  int n = 0;
  for (int i = 0; i < 4; i++)
    for (int j = i + 1; j < 4; j++)
      n += has (graph, i, j) && has (graph, j, i);
  return n;
}

/* NaN where no graph of these degrees has another number of mutual pairs. */
static double
expect (guint graph)
{
  int wanted[8], found[8], n = 0, upper = 0, lower = 0;
  count_degrees (graph, wanted);
  for (guint other = 0; other < 1 << 16; other++)
    {
      if (other & 0x8421)
        continue; /* loops */
      count_degrees (other, found);
      if (memcmp (wanted, found, sizeof wanted) != 0)
        continue;
      n++;
      upper += count_mutual (other) >= count_mutual (graph);
      lower += count_mutual (other) <= count_mutual (graph);
    }
  return upper == n && lower == n ? NAN : MIN (1, 2.0 * MIN (upper, lower) / n);
}

static KotakuNetwork *
build (guint graph)
{
  GString *ties = g_string_new ("from,to\n");
  for (int i = 0; i < 4; i++)
    for (int j = 0; j < 4; j++)
      if (has (graph, i, j))
        g_string_append_printf (ties, "%c,%c\n", 'a' + i, 'a' + j);
  g_autofree char *text = g_string_free (ties, FALSE);
  return network_of (text);
}

START_TEST (test_against_all_graphs)
{
  KotakuRandom random;
  int n_free = 0;
  kotaku_random_init (&random, 3, 0, 0);
  for (int round = 0; round < 25; round++)
    {
      guint graph = kotaku_random_next (&random) & 0x7bde;
      g_autoptr (KotakuNetwork) network = build (graph);
      if (graph == 0)
        continue;
      KotakuStructureTest test = test_arcs (network, NULL, NULL);
      double p = expect (graph);
      n_free += !isnan (p);
      ck_assert (isnan (p) == isnan (test.p_arcs));
      if (!isnan (p))
        ck_assert_double_eq_tol (test.p_arcs, p, 1e-12);
      ck_assert (!test.drawn);
    }
  ck_assert_int_gt (n_free, 5);
}
END_TEST

/* Two arcs out of one node: no other graph has these degrees. */
START_TEST (test_no_freedom)
{
  g_autoptr (KotakuNetwork) network = network_of ("from,to\na,b\na,c\n");
  KotakuStructureTest test = test_arcs (network, NULL, NULL);
  ck_assert (isnan (test.p_arcs));
  ck_assert_int_eq (test.reason, KOTAKU_REASON_NO_VARIATION);
}
END_TEST

START_TEST (test_undirected)
{
  g_autoptr (KotakuNetwork) network = network_of ("from,to\na,b\nb,c\nc,d\nd,a\n");
  ck_assert (!isnan (test_arcs (network, NULL, NULL).p_arcs));
  KotakuStructureTest test = test_arcs (network, "undirected", "yes");
  ck_assert (isnan (test.p_arcs));
  ck_assert_int_eq (test.reason, KOTAKU_REASON_NO_VARIATION);
}
END_TEST

/* 12 people who all choose back: with these degrees hardly any other graph does. */
START_TEST (test_mutual)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuNetwork) network = kotaku_network_new ();
  GString *actors = g_string_new ("id\n"), *ties = g_string_new ("from,to\n");
  for (int i = 0; i < 12; i++)
    {
      g_string_append_printf (actors, "p%02d\n", i);
      for (int step = 1; step <= 2; step++)
        g_string_append_printf (ties, "p%02d,p%02d\np%02d,p%02d\n", i, (i + step) % 12,
                                (i + step) % 12, i);
    }
  g_autofree char *actors_text = g_string_free (actors, FALSE);
  g_autofree char *ties_text = g_string_free (ties, FALSE);
  kotaku_fixture_append (network, KOTAKU_TABLE_ACTORS, actors_text, &error);
  kotaku_fixture_append (network, KOTAKU_TABLE_TIES, ties_text, &error);
  ck_assert_no_error (error);
  KotakuStructureTest test = test_arcs (network, NULL, NULL);
  ck_assert (test.drawn);
  ck_assert_double_le (test.p_arcs, 0.01);
  ck_assert_int_eq (test.sign, 1);
}
END_TEST

/* A ring of 14 who choose the next two, and some of them back; `alone` of others before, between
 * and after them by id. */
static KotakuStructureTest
test_ring (int alone)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuNetwork) network = kotaku_network_new ();
  g_autoptr (GString) actors = g_string_new ("id\n");
  g_autoptr (GString) ties = g_string_new ("from,to\n");
  for (int i = 0; i < alone; i++)
    g_string_append_printf (actors, "%c%02d-alone%d\n", "apz"[i % 3], i % 14, i);
  for (int i = 0; i < 14; i++)
    {
      g_string_append_printf (actors, "p%02d\n", i);
      g_string_append_printf (ties, "p%02d,p%02d\np%02d,p%02d\n", i, (i + 1) % 14, i, (i + 2) % 14);
      if (i % 3 == 0)
        g_string_append_printf (ties, "p%02d,p%02d\n", (i + 1) % 14, i);
    }
  kotaku_fixture_append (network, KOTAKU_TABLE_ACTORS, actors->str, &error);
  kotaku_fixture_append (network, KOTAKU_TABLE_TIES, ties->str, &error);
  ck_assert_no_error (error);
  return test_arcs (network, NULL, NULL);
}

/* Who has no arc has none in any arrangement: three hundred of them change no bit. */
START_TEST (test_isolates)
{
  KotakuStructureTest without = test_ring (0), with = test_ring (300);
  ck_assert (without.drawn);
  ck_assert (without.p_arcs > .001 && without.p_arcs < .999);
  ck_assert (without.p_arcs == with.p_arcs);
}
END_TEST

/* -- across levels: all graphs of two people and three institutions, bit 3i + j an arc from person
 * i to institution j, 6 + 3i + j one back -- */

static int
count_answered (guint graph)
{
  int n = 0;
  for (int i = 0; i < 6; i++)
    n += (graph >> i) & (graph >> (6 + i)) & 1;
  return n;
}

static void
count_across (guint graph, int degrees[10])
{
  memset (degrees, 0, 10 * sizeof *degrees);
  for (int i = 0; i < 2; i++)
    for (int j = 0; j < 3; j++)
      {
        guint there = (graph >> (3 * i + j)) & 1, back = (graph >> (6 + 3 * i + j)) & 1;
        degrees[i] += (int) there;
        degrees[2 + j] += (int) there;
        degrees[5 + i] += (int) back;
        degrees[7 + j] += (int) back;
      }
}

static double
expect_across (guint graph)
{
  int wanted[10], found[10], n = 0, upper = 0, lower = 0;
  count_across (graph, wanted);
  for (guint other = 0; other < 1 << 12; other++)
    {
      count_across (other, found);
      if (memcmp (wanted, found, sizeof wanted) != 0)
        continue;
      n++;
      upper += count_answered (other) >= count_answered (graph);
      lower += count_answered (other) <= count_answered (graph);
    }
  return upper == n && lower == n ? NAN : MIN (1, 2.0 * MIN (upper, lower) / n);
}

static double
ask_across (guint graph, gboolean *drawn)
{
  gsize n = 0;
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) ties = g_string_new ("from,to\n");
  for (int i = 0; i < 2; i++)
    for (int j = 0; j < 3; j++)
      {
        if ((graph >> (3 * i + j)) & 1)
          g_string_append_printf (ties, "%c,%c\n", 'a' + i, 'x' + j);
        if ((graph >> (6 + 3 * i + j)) & 1)
          g_string_append_printf (ties, "%c,%c\n", 'x' + j, 'a' + i);
      }
  g_autoptr (KotakuNetwork) network
      = kotaku_fixture_build (&(KotakuFixture){ .name = "across",
                                                .actors = "id\na\nb\n",
                                                .institutions = "id\nx\ny\nz\n",
                                                .ties = ties->str });
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, "level", "cross", NULL);
  g_autoptr (KotakuFrame) frame = kotaku_view_structure (view, NULL, NULL, &error);
  ck_assert_no_error (error);
  gssize row = kotaku_frame_find_row (frame, "level", "cross", NULL);
  ck_assert_int_ge (row, 0);
  *drawn = strcmp (kotaku_frame_get_metadata (frame, "draws"), "exact") != 0;
  return kotaku_frame_get_doubles (frame, "p_arcs", &n, NULL)[row];
}

START_TEST (test_across_levels)
{
  KotakuRandom random;
  int n_free = 0;
  kotaku_random_init (&random, 8, 0, 0);
  for (int round = 0; round < 60; round++)
    {
      gboolean drawn;
      guint graph = kotaku_random_next (&random) & 0xfff;
      if (graph == 0)
        continue;
      double expected = expect_across (graph), p = ask_across (graph, &drawn);
      ck_assert_msg (isnan (expected) ? isnan (p) : fabs (p - expected) < 1e-12, "%x: %g, not %g",
                     graph, p, expected);
      ck_assert (!drawn);
      n_free += !isnan (p);
    }
  ck_assert_int_gt (n_free, 10);
}
END_TEST

KOTAKU_TEST_MAIN ("classify/structure-arcs",
                  test_against_all_graphs,
                  test_no_freedom,
                  test_undirected,
                  test_mutual,
                  test_isolates,
                  test_across_levels)

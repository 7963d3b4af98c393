/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "fixtures.h"
#include "scenario/scenario.h"
#include "testing.h"

/* a-b has two sources, b-c one, c-d none; only b-c says a direction, so the others are unstated. */
static const KotakuFixture village = {
  .name = "village",
  .zones = "id,parent,delineated\nrt,ward,yes\nward,,\n",
  .actors = "id,zone,score\na,rt,2.5\nb,rt,\nc,,7\nd,,\n",
  .institutions = "id,role\nlkm,LKM\n",
  .affiliations = "actor,institution,since\na,lkm,2016\nc,lkm,\n",
  .events = "id,date\nsk,2017\n",
  .ties = "from,to,direction,source,mark\na,b,,p1|p2,x\nb,c,vertical,p2,y\nc,d,,,z\n",
};

static KotakuNetwork *
leave_out (KotakuLeftOut kind, const char *name, gsize tie)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuNetwork) network = kotaku_fixture_build (&village);
  g_autoptr (KotakuParts) parts = kotaku_parts_new (network, &error);
  ck_assert_no_error (error);
  KotakuNetwork *rest = kotaku_parts_join_without (parts, kind, name, tie, NULL, &error);
  ck_assert_no_error (error);
  return rest;
}

/* "a-b unstated p1|p2; " for each tie. */
static char *
list_ties (KotakuNetwork *network)
{
  GString *text = g_string_new (NULL);
  for (KotakuTie tie = 0; tie < (KotakuTie) kotaku_network_get_n_ties (network); tie++)
    {
      KotakuNode from = kotaku_network_get_tie_from (network, tie);
      KotakuNode to = kotaku_network_get_tie_to (network, tie);
      const char *const *source = kotaku_network_get_tie_source (network, tie);
      g_autofree char *sources = source != NULL ? g_strjoinv ("|", (char **) source) : NULL;
      g_string_append_printf (
          text, "%s-%s %d %s %s; ", kotaku_network_get_node_id (network, from),
          kotaku_network_get_node_id (network, to), kotaku_network_get_tie_direction (network, tie),
          sources != NULL ? sources : "", kotaku_network_get_tie_text (network, tie, "mark", NULL));
    }
  return g_string_free (text, FALSE);
}

static void
expect (KotakuLeftOut kind, const char *name, gsize tie, const char *expected)
{
  g_autoptr (KotakuNetwork) network = leave_out (kind, name, tie);
  g_autofree char *ties = list_ties (network);
  ck_assert_str_eq (ties, expected);
}

START_TEST (test_ties)
{
  /* 0 unstated, 3 vertical. */
  ck_assert_int_eq (KOTAKU_DIRECTION_VERTICAL, 3);
  expect (KOTAKU_LEFT_OUT_TIE, NULL, 0, "b-c 3 p2 y; c-d 0  z; ");
  /* What is left says no direction, and still nothing becomes an arc. */
  expect (KOTAKU_LEFT_OUT_TIE, NULL, 1, "a-b 0 p1|p2 x; c-d 0  z; ");
}
END_TEST

START_TEST (test_sources)
{
  expect (KOTAKU_LEFT_OUT_SOURCE, "p1", 0, "a-b 0 p2 x; b-c 3 p2 y; c-d 0  z; ");
  expect (KOTAKU_LEFT_OUT_SOURCE, "p2", 0, "a-b 0 p1 x; c-d 0  z; ");
  expect (KOTAKU_LEFT_OUT_SOURCE, "p", 0, "a-b 0 p1|p2 x; b-c 3 p2 y; c-d 0  z; ");
}
END_TEST

START_TEST (test_actors)
{
  expect (KOTAKU_LEFT_OUT_ACTOR, "b", 0, "c-d 0  z; ");
  g_autoptr (KotakuNetwork) network = leave_out (KOTAKU_LEFT_OUT_ACTOR, "a", 0);
  ck_assert_uint_eq (kotaku_network_get_n_nodes (network), 4);
  ck_assert_uint_eq (kotaku_network_get_n_rows (network, KOTAKU_TABLE_AFFILIATIONS), 1);
  ck_assert_uint_eq (kotaku_network_get_n_rows (network, KOTAKU_TABLE_ZONES), 2);
  g_autoptr (KotakuNetwork) without_lkm = leave_out (KOTAKU_LEFT_OUT_ACTOR, "lkm", 0);
  ck_assert_uint_eq (kotaku_network_get_n_rows (without_lkm, KOTAKU_TABLE_INSTITUTIONS), 0);
  ck_assert_uint_eq (kotaku_network_get_n_rows (without_lkm, KOTAKU_TABLE_AFFILIATIONS), 0);
}
END_TEST

START_TEST (test_nothing_else_changes)
{
  g_autoptr (KotakuNetwork) network = leave_out (KOTAKU_LEFT_OUT_TIE, NULL, 1);
  KotakuNode a = kotaku_network_find_node (network, "a", NULL);
  ck_assert_str_eq (kotaku_network_get_node_zone (network, a), "rt");
  ck_assert_str_eq (kotaku_network_get_node_text (network, a, "score", NULL), "2.5");
  ck_assert_uint_eq (kotaku_network_get_n_rows (network, KOTAKU_TABLE_EVENTS), 1);
  ck_assert_uint_eq (kotaku_network_get_n_rows (network, KOTAKU_TABLE_AFFILIATIONS), 2);
}
END_TEST

START_TEST (test_memory)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_build (&village);
  gboolean done = FALSE;
  for (gint64 nth = 1; !done; nth++)
    {
      g_autoptr (GError) error = NULL;
      kotaku_memory_fail_from (nth);
      g_autoptr (KotakuParts) parts = kotaku_parts_new (network, &error);
      g_autoptr (KotakuNetwork) rest
          = parts != NULL
                ? kotaku_parts_join_without (parts, KOTAKU_LEFT_OUT_SOURCE, "p2", 0, NULL, &error)
                : NULL;
      kotaku_memory_fail_from (-1);
      done = rest != NULL;
      if (!done)
        ck_assert (g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_NO_MEMORY));
    }
}
END_TEST

KOTAKU_TEST_MAIN ("scenario/without",
                  test_ties,
                  test_sources,
                  test_actors,
                  test_nothing_else_changes,
                  test_memory)

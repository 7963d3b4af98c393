/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "fixtures.h"
#include "model/model-private.h"
#include "testing.h"

static KotakuNode
find (KotakuNetwork *network, const char *id)
{
  g_autoptr (GError) error = NULL;
  KotakuNode node = kotaku_network_find_node (network, id, &error);
  ck_assert_no_error (error);
  return node;
}

START_TEST (test_add_and_find)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuNetwork) network = kotaku_network_new ();
  ck_assert_int_eq (kotaku_network_add_actor (network, " a ", &error), 0);
  ck_assert_int_eq (kotaku_network_add_institution (network, "007", &error), 1);
  ck_assert_no_error (error);
  ck_assert_int_eq (find (network, "a"), 0);
  ck_assert_int_eq (find (network, "007 "), 1);
  ck_assert (kotaku_network_is_actor (network, 0));
  ck_assert (kotaku_network_is_institution (network, 1));
  ck_assert_uint_eq (kotaku_network_get_n_rows (network, KOTAKU_TABLE_ACTORS), 1);
  ck_assert_uint_eq (kotaku_network_get_n_rows (network, KOTAKU_TABLE_INSTITUTIONS), 1);
  ck_assert_int_eq (kotaku_network_add_tie (network, 0, 1, KOTAKU_DIRECTION_VERTICAL, &error), 0);
  ck_assert_int_eq (kotaku_network_get_tie_level (network, 0), KOTAKU_LEVEL_CROSS);
  ck_assert_int_eq (kotaku_network_find_tie (network, "ties.csv:2", &error), 0);
  ck_assert_no_error (error);
  g_autofree char *name = kotaku_network_get_tie_name (network, 0);
  ck_assert_str_eq (name, "ties.csv:2");
}
END_TEST

START_TEST (test_ids_are_text_of_one_space)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuNetwork) network = kotaku_network_new ();
  ck_assert_int_eq (kotaku_network_add_actor (network, "7", NULL), 0);
  ck_assert_int_eq (kotaku_network_find_node (network, "007", &error), KOTAKU_NODE_NONE);
  ck_assert (g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_NOT_FOUND));
  g_clear_error (&error);
  ck_assert_int_eq (kotaku_network_add_institution (network, "7", &error), KOTAKU_NODE_NONE);
  ck_assert (g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_TAKEN));
  g_clear_error (&error);
  ck_assert_int_eq (kotaku_network_add_actor (network, "  ", &error), KOTAKU_NODE_NONE);
  ck_assert (g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_BAD_VALUE));
  /* e with an acute accent, composed and not. */
  ck_assert_int_eq (kotaku_network_add_actor (network, "Jos\xc3\xa9", NULL), 1);
  ck_assert_int_eq (find (network, "Jose\xcc\x81"), 1);
}
END_TEST

START_TEST (test_find_names_the_nearest)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("star");
  ck_assert_int_eq (kotaku_network_find_node (network, "hubb", &error), KOTAKU_NODE_NONE);
  ck_assert_ptr_nonnull (strstr (error->message, "did you mean hub?"));
}
END_TEST

START_TEST (test_snapshot_does_not_change)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("everything-coded");
  g_autofree char *before = kotaku_network_get_checksum (network, NULL, &error);
  g_autoptr (KotakuNetwork) snapshot = kotaku_network_copy (network, &error);
  ck_assert_no_error (error);
  ck_assert (kotaku_network_set_tie_strength (network, 0, KOTAKU_STRENGTH_WEAK, &error));
  ck_assert (kotaku_network_set_node_name (network, 0, "another", &error));
  ck_assert_int_ge (kotaku_network_add_actor (network, "new", &error), 0);
  ck_assert_int_ge (kotaku_network_add_tie (network, 0, 1, KOTAKU_DIRECTION_EQUAL, &error), 0);
  ck_assert_no_error (error);
  g_autofree char *now = kotaku_network_get_checksum (network, NULL, &error);
  g_autofree char *kept = kotaku_network_get_checksum (snapshot, NULL, &error);
  ck_assert_str_ne (before, now);
  ck_assert_str_eq (before, kept);
  ck_assert_int_eq (kotaku_network_get_tie_strength (snapshot, 0), KOTAKU_STRENGTH_STRONG);
  ck_assert_int_eq (kotaku_network_find_node (snapshot, "new", NULL), KOTAKU_NODE_NONE);
  /* The other way round. */
  ck_assert (kotaku_network_set_tie_scope (snapshot, 0, KOTAKU_SCOPE_PROGRAMME, &error));
  ck_assert_int_eq (kotaku_network_get_tie_scope (network, 0), KOTAKU_SCOPE_BEYOND);
}
END_TEST

static gpointer
drop (gpointer network)
{
  kotaku_network_unref (network);
  return NULL;
}

START_TEST (test_snapshots_are_dropped_elsewhere)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("complete");
  for (int i = 0; i < 200; i++)
    {
      KotakuNetwork *snapshot = kotaku_network_copy (network, NULL);
      GThread *thread = g_thread_new ("drop", drop, snapshot);
      ck_assert_int_ge (kotaku_network_add_tie (network, 0, 1, KOTAKU_DIRECTION_EQUAL, NULL), 0);
      ck_assert (kotaku_network_set_tie_weight (network, 0, i + 1, NULL));
      g_thread_join (thread);
    }
  ck_assert_uint_eq (kotaku_network_get_n_ties (network), 206);
  ck_assert_double_eq (kotaku_network_get_tie_weight (network, 0), 200);
}
END_TEST

/* Each call fails at its first allocation, its second ... until it succeeds; nothing may be left.
 */
START_TEST (test_no_memory_leaves_it_as_it_was)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("everything-coded");
  g_autofree char *before = kotaku_network_get_checksum (network, NULL, NULL);
  gint64 nth = 1;
  for (;; nth++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KotakuNetwork) snapshot = kotaku_network_copy (network, NULL);
      ck_assert_ptr_nonnull (snapshot);
      kotaku_memory_fail_from (nth);
      KotakuNode node = kotaku_network_add_actor (network, "new", &error);
      kotaku_memory_fail_from (-1);
      if (node >= 0)
        break;
      ck_assert (g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_NO_MEMORY));
      ck_assert_int_eq (kotaku_network_find_node (network, "new", NULL), KOTAKU_NODE_NONE);
      g_autofree char *now = kotaku_network_get_checksum (network, NULL, NULL);
      ck_assert_str_eq (before, now);
    }
  ck_assert_int_gt (nth, 1);
}
END_TEST

START_TEST (test_no_memory_for_a_tie)
{
  gint64 nth = 1;
  for (;; nth++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("star");
      g_autoptr (KotakuNetwork) snapshot = kotaku_network_copy (network, NULL);
      kotaku_memory_fail_from (nth);
      KotakuTie tie = kotaku_network_add_tie (network, 0, 1, KOTAKU_DIRECTION_EQUAL, &error);
      kotaku_memory_fail_from (-1);
      ck_assert_uint_eq (kotaku_network_get_n_ties (network), tie >= 0 ? 5 : 4);
      if (tie >= 0)
        break;
      ck_assert (g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_NO_MEMORY));
    }
  ck_assert_int_gt (nth, 1);
}
END_TEST

START_TEST (test_lines_go_on)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("one-arc");
  ck_assert_int_eq (kotaku_network_add_tie (network, 1, 0, KOTAKU_DIRECTION_ARC, &error), 1);
  ck_assert (kotaku_network_set_tie_id (network, 0, "first", &error));
  ck_assert_int_eq (kotaku_network_find_tie (network, "first", &error), 0);
  ck_assert_int_eq (kotaku_network_find_tie (network, "ties.csv:3", &error), 1);
  ck_assert_no_error (error);
  ck_assert_int_eq (kotaku_network_find_tie (network, "ties.csv:2", &error), KOTAKU_TIE_NONE);
  ck_assert (g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_NOT_FOUND));
}
END_TEST

START_TEST (test_name)
{
  g_autoptr (KotakuNetwork) network = kotaku_network_new ();
  g_autoptr (GError) error = NULL;
  ck_assert_ptr_null (kotaku_network_get_name (network));
  ck_assert (kotaku_network_set_name (network, "pasar-ii", &error));
  ck_assert_str_eq (kotaku_network_get_name (network), "pasar-ii");
  ck_assert (!kotaku_network_set_name (network, "\xff", &error));
  ck_assert (g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_BAD_VALUE));
}
END_TEST

KOTAKU_TEST_MAIN ("model/network",
                  test_add_and_find,
                  test_ids_are_text_of_one_space,
                  test_find_names_the_nearest,
                  test_snapshot_does_not_change,
                  test_snapshots_are_dropped_elsewhere,
                  test_no_memory_leaves_it_as_it_was,
                  test_no_memory_for_a_tie,
                  test_lines_go_on,
                  test_name)

/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "batches.h"
#include "fixtures.h"

static const char ties[]
    = "id,from,to,direction,strength,activities,since,until,weight,source,note\n"
      "x1,rt1,u1,equal,strong,zakat|social,2019,2020,2.5,p. 9,seen\n"
      "x2,u1,rt1,,weak,social,event:sk,,,p. 9|p. 10,\n"
      ",lkm,bank,vertical,,,,,3,,heard\n";

/* Fails at its first allocation, its second ... until it succeeds: until then all is as it was. */
static void
fail_until_it_succeeds (KotakuTable table, const char *text, gboolean shared)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("everything-coded");
  g_autofree char *before = kotaku_network_get_checksum (network, NULL, NULL);
  for (gint64 nth = 1;; nth++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KotakuNetwork) snapshot = shared ? kotaku_network_copy (network, NULL) : NULL;
      kotaku_memory_fail_from (nth);
      gboolean done = kotaku_fixture_append (network, table, text, &error);
      kotaku_memory_fail_from (-1);
      g_autofree char *now = kotaku_network_get_checksum (network, NULL, NULL);
      if (done)
        {
          ck_assert_str_ne (before, now);
          return;
        }
      ck_assert (g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_NO_MEMORY));
      ck_assert_str_eq (before, now);
      ck_assert_int_lt (nth, 5000);
    }
}

START_TEST (test_no_memory)
{
  for (int shared = 0; shared < 2; shared++)
    {
      fail_until_it_succeeds (KOTAKU_TABLE_TIES, ties, shared);
      fail_until_it_succeeds (KOTAKU_TABLE_ACTORS,
                              "id,name,role,zone,house\nq1,,user,z1,h\nq2,N,,,\n", shared);
      fail_until_it_succeeds (KOTAKU_TABLE_ZONES,
                              "id,parent,area_ha,hazards\ny1,y2,1.5,a|b\ny2,area,,\n", shared);
      fail_until_it_succeeds (KOTAKU_TABLE_AFFILIATIONS,
                              "actor,institution,role,since\nrt1,lkm,LKM,2018\n", shared);
    }
}
END_TEST

/* After a failure the ids that did not come to be can be added. */
START_TEST (test_ids_come_back)
{
  for (gint64 nth = 1;; nth++)
    {
      g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("one-arc");
      kotaku_memory_fail_from (nth);
      gboolean done = kotaku_fixture_append (network, KOTAKU_TABLE_ACTORS, "id\nc\nd\ne\n", NULL);
      kotaku_memory_fail_from (-1);
      if (done)
        return;
      ck_assert_int_eq (kotaku_network_find_node (network, "c", NULL), KOTAKU_NODE_NONE);
      ck_assert_int_eq (kotaku_network_add_actor (network, "e", NULL), 2);
      ck_assert_int_eq (kotaku_network_add_actor (network, "c", NULL), 3);
      ck_assert_str_eq (kotaku_network_get_node_id (network, 2), "e");
      ck_assert_str_eq (kotaku_network_get_node_id (network, 3), "c");
      ck_assert_uint_eq (kotaku_dictionary_get_size (kotaku_network_peek_node_ids (network)), 4);
    }
}
END_TEST

START_TEST (test_open_ids)
{
  for (gint64 nth = 1;; nth++)
    {
      g_autoptr (KotakuNetwork) network = kotaku_network_new ();
      kotaku_memory_fail_from (nth);
      gboolean done
          = kotaku_fixture_append (network, KOTAKU_TABLE_TIES, "to,from\nb,a\nc,a\n", NULL);
      kotaku_memory_fail_from (-1);
      ck_assert_uint_eq (kotaku_network_get_n_nodes (network), done ? 3 : 0);
      ck_assert_uint_eq (kotaku_network_get_n_ties (network), done ? 2 : 0);
      if (!done)
        continue;
      ck_assert_str_eq (kotaku_network_get_node_id (network, 0), "b");
      g_autoptr (GError) error = NULL;
      ck_assert (!kotaku_fixture_append (network, KOTAKU_TABLE_TIES, "from,to\na,zz\n", &error));
      ck_assert (g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_UNKNOWN_ID));
      return;
    }
}
END_TEST

/* In a batch at fault each row whose id is its own gets in, so that other tables find it. */
START_TEST (test_rows_at_fault)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuNetwork) network = kotaku_network_new ();
  g_autoptr (KotakuBatch) batch = make_batch (KOTAKU_TABLE_ACTORS, network, "id|name|zone");
  add_lines (batch, "a|one|\n|two|\na|three|z\nb|four|z\n", NULL, NULL);
  ck_assert (kotaku_network_add_batch (network, batch, FALSE, NULL, &error));
  ck_assert_uint_eq (kotaku_network_get_n_nodes (network), 2);
  ck_assert_str_eq (kotaku_network_get_node_name (network, 1), "four");
  ck_assert_ptr_null (kotaku_network_get_node_zone (network, 1));
}
END_TEST

/* What is added in one go and in many is the same. */
START_TEST (test_many_batches)
{
  g_autoptr (KotakuNetwork) one = kotaku_fixture_network ("everything-coded");
  g_autoptr (KotakuNetwork) many = kotaku_fixture_network ("everything-coded");
  g_auto (GStrv) lines = g_strsplit (ties, "\n", -1);
  ck_assert (kotaku_fixture_append (one, KOTAKU_TABLE_TIES, ties, NULL));
  for (gsize i = 1; *lines[i] != '\0'; i++)
    {
      g_autofree char *text = g_strdup_printf ("%s\n%s\n", lines[0], lines[i]);
      g_autoptr (KotakuNetwork) snapshot = kotaku_network_copy (many, NULL);
      ck_assert (kotaku_fixture_append (many, KOTAKU_TABLE_TIES, text, NULL));
    }
  /* The rule for empty directions looks at what comes together. */
  ck_assert_int_eq (kotaku_network_get_tie_direction (one, 15), KOTAKU_DIRECTION_UNSTATED);
  ck_assert_int_eq (kotaku_network_get_tie_direction (many, 15), KOTAKU_DIRECTION_ARC);
  ck_assert (kotaku_network_set_tie_direction (one, 15, KOTAKU_DIRECTION_ARC, NULL));
  g_autofree char *first = kotaku_network_get_checksum (one, NULL, NULL);
  g_autofree char *second = kotaku_network_get_checksum (many, NULL, NULL);
  ck_assert_str_eq (first, second);
}
END_TEST

START_TEST (test_lines)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("one-arc");
  g_autoptr (KotakuBatch) batch = make_batch (KOTAKU_TABLE_TIES, network, "from|to");
  add_lines (batch, "a|b\n", NULL, NULL);
  ck_assert (kotaku_batch_set_line (batch, 7, NULL));
  add_lines (batch, "b|a\n", NULL, NULL);
  ck_assert (kotaku_batch_set_line (batch, 9, NULL));
  ck_assert (kotaku_network_add_batch (network, batch, FALSE, NULL, NULL));
  ck_assert (kotaku_fixture_append (network, KOTAKU_TABLE_TIES, "from,to\na,b\n", NULL));
  const gint32 wanted[] = { 2, 7, 9, 10 };
  for (int i = 0; i < 4; i++)
    {
      ck_assert_int_eq (kotaku_network_get_tie_line (network, i), wanted[i]);
      g_autofree char *name = kotaku_network_get_tie_name (network, i);
      ck_assert_int_eq (kotaku_network_find_tie (network, name, NULL), i);
    }
}
END_TEST

KOTAKU_TEST_MAIN ("model/add",
                  test_no_memory,
                  test_ids_come_back,
                  test_open_ids,
                  test_rows_at_fault,
                  test_many_batches,
                  test_lines)

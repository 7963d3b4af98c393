/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "fixtures.h"
#include "model/model-private.h"
#include "testing.h"

START_TEST (test_kernel_columns)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("everything-coded");
  KotakuNodeColumns nodes;
  KotakuTieColumns ties;
  KotakuZoneColumns zones;
  KotakuAffiliationColumns affiliations;
  kotaku_network_get_node_columns (network, &nodes);
  kotaku_network_get_tie_columns (network, &ties);
  kotaku_network_get_zone_columns (network, &zones);
  kotaku_network_get_affiliation_columns (network, &affiliations);
  ck_assert_uint_eq (nodes.n, 14);
  ck_assert_int_eq (nodes.kind[9], 0);
  ck_assert_int_eq (nodes.kind[10], 1);
  ck_assert_int_eq (nodes.zone[0], 1);
  ck_assert_str_eq (kotaku_dictionary_get (nodes.roles, nodes.role[0]), "RT head");
  ck_assert_uint_eq (ties.n, 14);
  ck_assert_int_eq (ties.from[8], 11);
  ck_assert_int_eq (ties.to[8], 10);
  ck_assert_int_eq (ties.direction[8], KOTAKU_DIRECTION_VERTICAL);
  ck_assert_int_eq (ties.stages[0], KOTAKU_STAGE_PREPARATION | KOTAKU_STAGE_PLANNING);
  ck_assert_int_eq (ties.inferred[3], 1);
  ck_assert_str_eq (kotaku_dictionary_get (ties.source_sets, ties.source[1]),
                    "interview 1|interview 2");
  ck_assert_double_eq (ties.weight[1], 2);
  ck_assert_double_nan (ties.weight[5]);
  ck_assert_ptr_null (ties.direction_given);
  ck_assert_int_eq (zones.parent[1], 0);
  ck_assert_int_eq (zones.parent[0], -1);
  ck_assert_double_eq (zones.area_ha[2], 4.25);
  ck_assert_int_eq (affiliations.institution[1], 12);
  ck_assert_str_eq (kotaku_network_get_zone_id (network, 1), "z1");
}
END_TEST

START_TEST (test_unrecorded_columns_are_null)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("one-arc");
  KotakuTieColumns ties;
  kotaku_network_get_tie_columns (network, &ties);
  ck_assert_ptr_null (ties.strength);
  ck_assert_ptr_null (ties.weight);
  ck_assert_int_eq (ties.direction[0], KOTAKU_DIRECTION_ARC);
  ck_assert_int_eq (ties.direction_given[0], 0);
}
END_TEST

static const char *
get (KotakuNetwork *network, KotakuTable table, const char *name, gsize row)
{
  static char buffer[KOTAKU_DOUBLE_LENGTH];
  gint column = kotaku_network_find_column (network, table, name, NULL);
  ck_assert_int_ge (column, 0);
  return kotaku_network_get_cell (network, table, column, row, buffer);
}

START_TEST (test_cells)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("everything-coded");
  ck_assert_str_eq (get (network, KOTAKU_TABLE_FUNDS, "zone", 0), "area");
  ck_assert_str_eq (get (network, KOTAKU_TABLE_FUNDS, "share", 0), "0.7");
  ck_assert_str_eq (get (network, KOTAKU_TABLE_FUNDS, "year", 2), "2018");
  ck_assert_str_eq (get (network, KOTAKU_TABLE_FUNDS, "pencairan", 1), "2018-01-20");
  ck_assert_ptr_null (get (network, KOTAKU_TABLE_FUNDS, "disbursed", 2));
  ck_assert_str_eq (get (network, KOTAKU_TABLE_FUNDS, "id", 2), "f3");
  ck_assert_str_eq (get (network, KOTAKU_TABLE_POSTS, "required", 0),
                    "architecture|civil engineering");
  ck_assert_str_eq (get (network, KOTAKU_TABLE_POSTS, "min_education", 0), "DIII");
  ck_assert_str_eq (get (network, KOTAKU_TABLE_COMPETENCES, "post", 0), "technical facilitator");
  ck_assert_str_eq (get (network, KOTAKU_TABLE_TIES, "stages", 0), "preparation|planning");
  ck_assert_str_eq (get (network, KOTAKU_TABLE_TIES, "since", 5), "event:sk");
  ck_assert_str_eq (get (network, KOTAKU_TABLE_TIES, "stated", 0), "stated");
  ck_assert_str_eq (get (network, KOTAKU_TABLE_TIES, "direction", 5), "unstated");
  ck_assert_str_eq (get (network, KOTAKU_TABLE_ACTORS, "funded", 4), "no");
  ck_assert_ptr_null (get (network, KOTAKU_TABLE_ACTORS, "funded", 6));
}
END_TEST

static gboolean
matches (KotakuNetwork *network, KotakuTable table, const char *name, gsize row, const char *value)
{
  gint column = kotaku_network_find_column (network, table, name, NULL);
  return kotaku_network_cell_matches (network, table, column, get (network, table, name, row),
                                      value);
}

START_TEST (test_matches)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("everything-coded");
  ck_assert (matches (network, KOTAKU_TABLE_TIES, "form", 0, "kekerabatan"));
  ck_assert (!matches (network, KOTAKU_TABLE_TIES, "form", 0, "kerja"));
  ck_assert (matches (network, KOTAKU_TABLE_TIES, "stages", 0, "Perencanaan"));
  ck_assert (matches (network, KOTAKU_TABLE_TIES, "activities", 1, "ekonomi bergulir"));
  ck_assert (!matches (network, KOTAKU_TABLE_TIES, "activities", 1, "econom"));
  ck_assert (matches (network, KOTAKU_TABLE_TIES, "weight", 0, "1.0"));
  ck_assert (matches (network, KOTAKU_TABLE_TIES, "stated", 3, "tersirat"));
  ck_assert (matches (network, KOTAKU_TABLE_ZONES, "rt", 1, "1"));
  ck_assert (matches (network, KOTAKU_TABLE_ACTORS, "role", 0, "ketua RT"));
  ck_assert (matches (network, KOTAKU_TABLE_ACTORS, "funded", 0, "ya"));
  ck_assert (!matches (network, KOTAKU_TABLE_ACTORS, "name", 0, "jm"));
  ck_assert (!matches (network, KOTAKU_TABLE_ACTORS, "zone", 6, "z1"));
}
END_TEST

START_TEST (test_unknown_columns)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("kept-columns");
  ck_assert_int_eq (kotaku_network_find_node_column (network, "houshold", &error), -1);
  ck_assert (g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_UNKNOWN_COLUMN));
  ck_assert_ptr_nonnull (strstr (error->message, "household"));
  ck_assert_int_ge (kotaku_network_find_node_column (network, "household", NULL), 0);
  ck_assert_int_ge (kotaku_network_find_node_column (network, "tier", NULL), 0);
}
END_TEST

KOTAKU_TEST_MAIN ("model/columns",
                  test_kernel_columns,
                  test_unrecorded_columns_are_null,
                  test_cells,
                  test_matches,
                  test_unknown_columns)

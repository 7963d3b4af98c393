/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "fixtures.h"
#include "model/model-private.h"
#include "testing.h"

#define ck_assert_error(error, wanted)                                                             \
  do                                                                                               \
    {                                                                                              \
      ck_assert (g_error_matches (error, KOTAKU_ERROR, wanted));                                   \
      g_clear_error (&error);                                                                      \
    }                                                                                              \
  while (0)

START_TEST (test_setters)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("two-zones");
  KotakuNode a = kotaku_network_find_node (network, "a", NULL);
  ck_assert (kotaku_network_set_node_name (network, a, " Ani ", &error));
  ck_assert (kotaku_network_set_node_role (network, a, "pemanfaat", &error));
  ck_assert (kotaku_network_set_node_sector (network, a, KOTAKU_SECTOR_PRIVATE, &error));
  ck_assert (kotaku_network_set_node_zone (network, a, "z2", &error));
  ck_assert (kotaku_network_set_node_funded (network, a, KOTAKU_ANSWER_NO, &error));
  ck_assert_no_error (error);
  ck_assert_str_eq (kotaku_network_get_node_name (network, a), "Ani");
  ck_assert_str_eq (kotaku_network_get_node_role (network, a), "user");
  ck_assert_int_eq (kotaku_network_get_node_sector (network, a), KOTAKU_SECTOR_PRIVATE);
  ck_assert_str_eq (kotaku_network_get_node_zone (network, a), "z2");
  ck_assert_int_eq (kotaku_network_get_node_funded (network, a), KOTAKU_ANSWER_NO);
  ck_assert (kotaku_network_set_node_zone (network, a, NULL, &error));
  ck_assert_ptr_null (kotaku_network_get_node_zone (network, a));
}
END_TEST

START_TEST (test_wrong_kinds)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("two-zones");
  KotakuNode team = kotaku_network_find_node (network, "team", NULL);
  ck_assert (!kotaku_network_set_node_zone (network, team, "z1", &error));
  ck_assert_error (error, KOTAKU_ERROR_WRONG_KIND);
  ck_assert (!kotaku_network_set_node_funded (network, team, KOTAKU_ANSWER_YES, &error));
  ck_assert_error (error, KOTAKU_ERROR_WRONG_KIND);
  ck_assert (!kotaku_network_set_node_tier (network, 0, "city", &error));
  ck_assert_error (error, KOTAKU_ERROR_WRONG_KIND);
  ck_assert (kotaku_network_set_node_tier (network, team, "city", &error));
  ck_assert_str_eq (kotaku_network_get_node_tier (network, team), "city");
  ck_assert_ptr_null (kotaku_network_get_node_zone (network, team));
  ck_assert_int_eq (kotaku_network_get_node_funded (network, team), KOTAKU_ANSWER_UNRECORDED);
  ck_assert (!kotaku_network_set_node_zone (network, 0, "z9", &error));
  ck_assert_ptr_nonnull (strstr (error->message, "did you mean z1?"));
  ck_assert_error (error, KOTAKU_ERROR_NOT_FOUND);
  ck_assert (!kotaku_network_set_node_sector (network, 0, (KotakuSector) 9, &error));
  ck_assert_error (error, KOTAKU_ERROR_OUT_OF_RANGE);
}
END_TEST

START_TEST (test_kept_columns)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("two-zones");
  ck_assert (kotaku_network_set_node_text (network, 0, "household", "h1", &error));
  ck_assert_str_eq (kotaku_network_get_node_text (network, 0, "household", &error), "h1");
  ck_assert_ptr_null (kotaku_network_get_node_text (network, 1, "household", &error));
  ck_assert_no_error (error);
  ck_assert (!kotaku_network_set_node_text (network, 0, "peran", "x", &error));
  ck_assert_error (error, KOTAKU_ERROR_KNOWN_COLUMN);
  ck_assert_ptr_null (kotaku_network_get_node_text (network, 0, "role", &error));
  ck_assert_error (error, KOTAKU_ERROR_KNOWN_COLUMN);
  ck_assert_ptr_null (kotaku_network_get_node_text (network, 0, "houshold", &error));
  ck_assert_error (error, KOTAKU_ERROR_UNKNOWN_COLUMN);
}
END_TEST

START_TEST (test_node_is)
{
  g_autoptr (KotakuNetwork) network = kotaku_network_new ();
  kotaku_network_add_institution (network, "lkm", NULL);
  kotaku_network_add_institution (network, "x", NULL);
  kotaku_network_add_institution (network, "lurah", NULL);
  kotaku_network_add_institution (network, "y", NULL);
  ck_assert (kotaku_network_set_node_role (network, 2, "facilitator", NULL));
  ck_assert (kotaku_network_set_node_name (network, 1, "Bank Sampah", NULL));
  ck_assert (kotaku_network_set_node_role (network, 3, "own word", NULL));
  ck_assert (kotaku_network_node_is (network, 0, "LKM"));
  ck_assert (kotaku_network_node_is (network, 1, "waste bank"));
  ck_assert (!kotaku_network_node_is (network, 2, "Lurah"));
  ck_assert (kotaku_network_node_is (network, 2, "fasilitator"));
  ck_assert (kotaku_network_node_is (network, 3, "Own-Word"));
}
END_TEST

KOTAKU_TEST_MAIN ("model/node-fields",
                  test_setters,
                  test_wrong_kinds,
                  test_kept_columns,
                  test_node_is)

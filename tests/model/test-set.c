/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "fixtures.h"
#include "model/set-private.h"
#include "testing.h"

/* A change that is not made for want of memory leaves the cell as it was, shared or not. */
START_TEST (test_no_memory)
{
  const char *const items[] = { "zakat", "arisan", NULL };
  for (int what = 0; what < 5; what++)
    for (gint64 nth = 1;; nth++)
      {
        g_autoptr (GError) error = NULL;
        g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("everything-coded");
        g_autoptr (KotakuNetwork) snapshot = kotaku_network_copy (network, NULL);
        g_autofree char *before = kotaku_network_get_checksum (network, NULL, NULL);
        gboolean done = FALSE;
        kotaku_memory_fail_from (nth);
        switch (what)
          {
          case 0:
            done = kotaku_network_set_tie_activities (network, 0, items, &error);
            break;
          case 1:
            done = kotaku_network_set_tie_id (network, 0, "new id", &error);
            break;
          case 2:
            done = kotaku_network_set_tie_since (network, 0, "2011-07", &error);
            break;
          case 3:
            done = kotaku_network_set_node_sector (network, 0, KOTAKU_SECTOR_PRIVATE, &error);
            break;
          default:
            done = kotaku_network_set_node_name (network, 0, "new name", &error);
            break;
          }
        kotaku_memory_fail_from (-1);
        g_autofree char *after = kotaku_network_get_checksum (network, NULL, NULL);
        if (done)
          {
            ck_assert_str_ne (before, after);
            break;
          }
        ck_assert (g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_NO_MEMORY));
        ck_assert_str_eq (before, after);
      }
}
END_TEST

START_TEST (test_not_utf8)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("one-arc");
  ck_assert (!kotaku_set_text (network, KOTAKU_STORE_NODES, KOTAKU_NODE_NAME, 0, "\xff", &error));
  ck_assert (g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_BAD_VALUE));
  g_clear_error (&error);
  ck_assert (!kotaku_set_kept (network, KOTAKU_TABLE_TIES, 0, "", "x", &error));
  ck_assert (g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_BAD_VALUE));
}
END_TEST

/* Nothing recorded where nothing was: the column stays without a buffer. */
START_TEST (test_nothing_stays_nothing)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("one-arc");
  ck_assert (kotaku_network_set_node_name (network, 0, NULL, NULL));
  ck_assert (kotaku_network_set_node_sector (network, 0, KOTAKU_SECTOR_UNRECORDED, NULL));
  ck_assert (kotaku_network_set_tie_weight (network, 0, NAN, NULL));
  ck_assert_ptr_null (network->stores[KOTAKU_STORE_NODES]->columns[KOTAKU_NODE_NAME].buffer);
  ck_assert_ptr_null (network->stores[KOTAKU_STORE_NODES]->columns[KOTAKU_NODE_SECTOR].buffer);
  ck_assert_ptr_null (network->stores[KOTAKU_STORE_TIES]->columns[KOTAKU_TIE_WEIGHT].buffer);
}
END_TEST

KOTAKU_TEST_MAIN ("model/set", test_no_memory, test_not_utf8, test_nothing_stays_nothing)

/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "batches.h"
#include "fixtures.h"

START_TEST (test_nodes)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("path");
  g_autoptr (KotakuBatch) batch = make_batch (KOTAKU_TABLE_TIES, NULL, "from|to");
  add_lines (batch, "b|x\na|b\n", NULL, NULL);
  KotakuMap map = { NULL, 0 };
  ck_assert (kotaku_resolve_references (network, batch, &batch->columns[0], &map, NULL));
  const gint32 wanted[] = { 1, -1, 0 };
  ck_assert_uint_eq (map.n, 3);
  ck_assert_mem_eq (map.codes, wanted, sizeof wanted);
  ck_assert_int_eq (kotaku_map_get (&map, -2), 1);
  ck_assert_int_eq (kotaku_map_get (&map, -3), -1);
  ck_assert_int_eq (kotaku_map_get (&map, 7), 7);
  ck_assert_int_eq (kotaku_map_get (&map, -1), -1);
  kotaku_map_clear (&map);
}
END_TEST

/* Parents of the same batch come after the zones that are there. */
START_TEST (test_zones_of_the_batch)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("two-zones");
  g_autoptr (KotakuBatch) batch = make_batch (KOTAKU_TABLE_ZONES, NULL, "id|parent");
  add_lines (batch, "p|z2\nq|r\nr|p\n", NULL, NULL);
  KotakuMap map = { NULL, 0 };
  ck_assert (kotaku_resolve_references (network, batch, &batch->columns[1], &map, NULL));
  ck_assert_int_eq (kotaku_map_get (&map, kotaku_batch_get_code (&batch->columns[1], 0)), 1);
  ck_assert_int_eq (kotaku_map_get (&map, kotaku_batch_get_code (&batch->columns[1], 1)), 4);
  ck_assert_int_eq (kotaku_map_get (&map, kotaku_batch_get_code (&batch->columns[1], 2)), 2);
  kotaku_map_clear (&map);
}
END_TEST

KOTAKU_TEST_MAIN ("model/resolve", test_nodes, test_zones_of_the_batch)

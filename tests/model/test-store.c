/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "model/model-private.h"
#include "testing.h"

START_TEST (test_fill)
{
  g_autoptr (GError) error = NULL;
  const double none = NAN;
  const gint32 code = -1;
  KotakuBuffer *doubles = NULL, *codes = NULL;
  ck_assert (kotaku_buffer_fill (&doubles, sizeof none, &none, 3, &error));
  ck_assert (kotaku_buffer_fill (&codes, sizeof code, &code, 2, &error));
  KOTAKU_BUFFER_DATA (gint32, codes)[1] = 5;
  ck_assert (kotaku_buffer_fill (&codes, sizeof code, &code, 4, &error));
  ck_assert_double_nan (KOTAKU_BUFFER_DATA (double, doubles)[2]);
  const gint32 wanted[] = { -1, 5, -1, -1 };
  ck_assert_mem_eq (codes->data, wanted, sizeof wanted);
  kotaku_buffer_unref (doubles);
  kotaku_buffer_unref (codes);
}
END_TEST

/* A copy shares what it does not write. */
START_TEST (test_copy_on_write)
{
  KotakuStore *store = kotaku_store_new (KOTAKU_STORE_ZONES);
  store->n = 2;
  ck_assert (kotaku_column_fill (&store->columns[KOTAKU_ZONE_NAME], 2, NULL));
  ck_assert (kotaku_column_fill (&store->columns[KOTAKU_ZONE_AREA], 2, NULL));
  KotakuStore *copy = kotaku_store_ref (store);
  ck_assert_ptr_eq (copy, store);
  kotaku_store_make_writable (&copy);
  ck_assert_ptr_ne (copy, store);
  ck_assert_ptr_eq (copy->columns[KOTAKU_ZONE_AREA].buffer,
                    store->columns[KOTAKU_ZONE_AREA].buffer);
  ck_assert (kotaku_column_fill (&copy->columns[KOTAKU_ZONE_AREA], 2, NULL));
  ck_assert_ptr_ne (copy->columns[KOTAKU_ZONE_AREA].buffer,
                    store->columns[KOTAKU_ZONE_AREA].buffer);
  ck_assert_ptr_eq (copy->columns[KOTAKU_ZONE_NAME].buffer,
                    store->columns[KOTAKU_ZONE_NAME].buffer);
  kotaku_store_unref (store);
  kotaku_store_unref (copy);
}
END_TEST

START_TEST (test_kept_columns)
{
  KotakuStore *store = kotaku_store_new (KOTAKU_STORE_NODES);
  gint place = kotaku_store_add_kept (store, "house", 1u << KOTAKU_TABLE_ACTORS);
  ck_assert_int_eq (place, KOTAKU_NODE_TIER + 1);
  ck_assert_int_eq (kotaku_store_find_kept (store, "house", 1u << KOTAKU_TABLE_INSTITUTIONS), -1);
  ck_assert_int_eq (kotaku_store_add_kept (store, "house", 1u << KOTAKU_TABLE_INSTITUTIONS), place);
  ck_assert_int_eq (kotaku_store_find_kept (store, "house", 1u << KOTAKU_TABLE_INSTITUTIONS),
                    place);
  ck_assert_int_eq (kotaku_store_find_field (store, "house"), -1);
  ck_assert_int_eq (kotaku_store_find_field (store, "tier"), KOTAKU_NODE_TIER);
  kotaku_store_unref (store);
}
END_TEST

START_TEST (test_keys_are_repaired)
{
  KotakuStore *store = kotaku_store_new (KOTAKU_STORE_EVENTS);
  for (int i = 0; i < 3; i++)
    {
      char id[] = { (char) ('a' + i), 0 };
      ck_assert_int_eq (kotaku_column_intern (&store->columns[0], id, 1, NULL), i);
    }
  store->n = 1;
  ck_assert_int_eq (kotaku_store_find_key (store, "a", 1), 0);
  ck_assert_int_eq (kotaku_store_find_key (store, "b", 1), -1);
  ck_assert (kotaku_store_repair_key (&store, NULL));
  ck_assert_uint_eq (kotaku_dictionary_get_size (store->columns[0].words), 1);
  ck_assert_int_eq (kotaku_column_intern (&store->columns[0], "c", 1, NULL), 1);
  kotaku_store_unref (store);
}
END_TEST

KOTAKU_TEST_MAIN ("model/store",
                  test_fill,
                  test_copy_on_write,
                  test_kept_columns,
                  test_keys_are_repaired)

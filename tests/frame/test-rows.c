/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "frame/frame.h"
#include "testing.h"

#include <math.h>

START_TEST (test_cells_not_set_are_missing)
{
  KotakuRows *rows = kotaku_rows_new ("id:s,relation:w,pairs:i,index:d,stated:b");
  kotaku_rows_begin (rows);
  kotaku_rows_begin (rows);
  kotaku_rows_string (rows, 0, "a");
  kotaku_rows_string (rows, 1, "symmetric");
  kotaku_rows_int64 (rows, 2, 3);
  kotaku_rows_double (rows, 3, 0.25);
  kotaku_rows_boolean (rows, 4, TRUE);
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuFrame) frame = kotaku_rows_finish (rows, &error);
  ck_assert_no_error (error);
  ck_assert_uint_eq (kotaku_frame_get_n_rows (frame), 2);
  const char *const *names = kotaku_frame_get_column_names (frame);
  for (gsize i = 0; i < 5; i++)
    {
      g_autofree guint8 *missing = kotaku_frame_get_missing (frame, names[i], NULL, NULL);
      ck_assert_mem_eq (missing, ((guint8[]){ 1, 0 }), 2);
    }
  ck_assert (kotaku_frame_is_words (frame, "relation"));
  ck_assert (!kotaku_frame_is_words (frame, "id"));
  ck_assert (!kotaku_frame_is_sealed (frame));
  ck_assert_str_eq (kotaku_frame_get_string (frame, "relation", 1, NULL), "symmetric");
  ck_assert_int_eq (kotaku_frame_get_int64s (frame, "pairs", NULL, NULL)[1], 3);
  ck_assert_double_eq (kotaku_frame_get_doubles (frame, "index", NULL, NULL)[1], 0.25);
}
END_TEST

START_TEST (test_many_rows)
{
  KotakuRows *rows = kotaku_rows_new ("n:i,half:d");
  for (int i = 0; i < 5000; i++)
    {
      kotaku_rows_begin (rows);
      kotaku_rows_int64 (rows, 0, i);
      kotaku_rows_int64 (rows, 0, i * 3);
      kotaku_rows_double (rows, 1, i / 2.0);
    }
  g_autoptr (KotakuFrame) frame = kotaku_rows_finish (rows, NULL);
  const gint64 *n = kotaku_frame_get_int64s (frame, "n", NULL, NULL);
  const double *half = kotaku_frame_get_doubles (frame, "half", NULL, NULL);
  for (int i = 0; i < 5000; i++)
    {
      ck_assert_int_eq (n[i], i * 3);
      ck_assert_double_eq (half[i], i / 2.0);
    }
}
END_TEST

START_TEST (test_shared_dictionary)
{
  KotakuDictionary *ids = kotaku_dictionary_new (NULL);
  kotaku_dictionary_intern (&ids, "a", 1, NULL);
  kotaku_dictionary_intern (&ids, "b", 1, NULL);
  KotakuRows *rows = kotaku_rows_new ("id:s");
  kotaku_rows_share (rows, 0, ids);
  kotaku_rows_begin (rows);
  kotaku_rows_code (rows, 0, 1);
  kotaku_rows_begin (rows);
  kotaku_rows_code (rows, 0, -1);
  g_autoptr (KotakuFrame) frame = kotaku_rows_finish (rows, NULL);
  ck_assert_ptr_eq (kotaku_frame_peek_dictionary (frame, "id"), ids);
  ck_assert_str_eq (kotaku_frame_get_string (frame, "id", 0, NULL), "b");
  ck_assert_ptr_null (kotaku_frame_get_string (frame, "id", 1, NULL));
  kotaku_dictionary_unref (ids);
}
END_TEST

START_TEST (test_no_rows)
{
  g_autoptr (KotakuFrame) frame = kotaku_rows_finish (kotaku_rows_new ("id:s,n:i"), NULL);
  ck_assert_uint_eq (kotaku_frame_get_n_rows (frame), 0);
  ck_assert_uint_eq (kotaku_frame_get_n_columns (frame), 2);
}
END_TEST

START_TEST (test_no_memory)
{
  gboolean done = FALSE;
  for (gint64 nth = 1; !done; nth++)
    {
      g_autoptr (GError) error = NULL;
      kotaku_memory_fail_from (nth);
      KotakuRows *rows = kotaku_rows_new ("id:s,n:i,x:d,b:b");
      for (int i = 0; i < 100; i++)
        {
          g_autofree char *id = g_strdup_printf ("id%d", i);
          kotaku_rows_begin (rows);
          kotaku_rows_string (rows, 0, id);
          kotaku_rows_int64 (rows, 1, i);
          kotaku_rows_double (rows, 2, i);
          kotaku_rows_boolean (rows, 3, i & 1);
        }
      g_autoptr (KotakuFrame) frame = kotaku_rows_finish (rows, &error);
      kotaku_memory_fail_from (-1);
      done = frame != NULL;
      ck_assert (done || g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_NO_MEMORY));
      ck_assert_int_lt (nth, 1000);
    }
}
END_TEST

KOTAKU_TEST_MAIN ("frame/rows",
                  test_cells_not_set_are_missing,
                  test_many_rows,
                  test_shared_dictionary,
                  test_no_rows,
                  test_no_memory)

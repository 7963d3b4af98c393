/* SPDX-License-Identifier: GPL-2.0-or-later */

/* How columns are read, and what a wrong question is told. */

#include "frame/frame.h"
#include "testing.h"

#include <string.h>

static KotakuFrame *
make (void)
{
  KotakuFrame *frame = kotaku_frame_new (3);
  const char *ids[] = { "lkm", "lurah", "lkm" };
  double degree[] = { 1, 2, 3 };
  ck_assert (kotaku_frame_add_strings (frame, "id", ids, 3, NULL));
  ck_assert (kotaku_frame_add_doubles (frame, "degree", degree, 3, NULL));
  kotaku_frame_seal (frame);
  return frame;
}

START_TEST (test_shape)
{
  g_autoptr (KotakuFrame) frame = make ();
  ck_assert_uint_eq (kotaku_frame_get_n_rows (frame), 3);
  ck_assert_uint_eq (kotaku_frame_get_n_columns (frame), 2);
  const char *const *names = kotaku_frame_get_column_names (frame);
  ck_assert_str_eq (names[0], "id");
  ck_assert_str_eq (names[1], "degree");
  ck_assert_ptr_null (names[2]);
  ck_assert_int_eq (kotaku_frame_get_column_type (frame, "id"), KOTAKU_COLUMN_STRING);
  ck_assert_int_eq (kotaku_frame_get_column_type (frame, "degree"), KOTAKU_COLUMN_DOUBLE);
  ck_assert_int_eq (kotaku_frame_get_column_type (frame, "none"), KOTAKU_COLUMN_NONE);
}
END_TEST

START_TEST (test_unknown_column_names_the_nearest)
{
  g_autoptr (KotakuFrame) frame = make ();
  g_autoptr (GError) error = NULL;
  gsize n_rows = 7;
  ck_assert_ptr_null (kotaku_frame_get_doubles (frame, "degre", &n_rows, &error));
  ck_assert (g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_UNKNOWN_COLUMN));
  ck_assert_ptr_nonnull (strstr (error->message, "degree"));
  ck_assert_uint_eq (n_rows, 0);
}
END_TEST

START_TEST (test_wrong_type)
{
  g_autoptr (KotakuFrame) frame = make ();
  GError *error = NULL;
  ck_assert_ptr_null (kotaku_frame_get_doubles (frame, "id", NULL, &error));
  ck_assert (g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_WRONG_TYPE));
  g_clear_error (&error);
  ck_assert_ptr_null (kotaku_frame_get_string (frame, "degree", 0, &error));
  ck_assert (g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_WRONG_TYPE));
  g_clear_error (&error);
  ck_assert_int_eq (kotaku_frame_find_row (frame, "degree", "1", &error), -1);
  ck_assert (g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_WRONG_TYPE));
  g_clear_error (&error);
}
END_TEST

START_TEST (test_find_row_gives_the_first)
{
  g_autoptr (KotakuFrame) frame = make ();
  g_autoptr (GError) error = NULL;
  ck_assert_int_eq (kotaku_frame_find_row (frame, "id", "lkm", &error), 0);
  ck_assert_int_eq (kotaku_frame_find_row (frame, "id", "lurah", &error), 1);
  ck_assert_int_eq (kotaku_frame_find_row (frame, "id", "askot", &error), -1);
  ck_assert_no_error (error);
}
END_TEST

START_TEST (test_no_rows_is_no_error)
{
  g_autoptr (KotakuFrame) frame = kotaku_frame_new (0);
  ck_assert (kotaku_frame_add_doubles (frame, "x", NULL, 0, NULL));
  ck_assert (kotaku_frame_add_strings (frame, "id", NULL, 0, NULL));
  gsize n = 1;
  ck_assert_ptr_nonnull (kotaku_frame_get_doubles (frame, "x", &n, NULL));
  ck_assert_uint_eq (n, 0);
  ck_assert_ptr_nonnull (kotaku_frame_get_codes (frame, "id", NULL, NULL));
  ck_assert_ptr_nonnull (kotaku_frame_get_dictionary (frame, "id", &n, NULL));
  ck_assert_uint_eq (n, 0);
}
END_TEST

static gpointer
read_all (gpointer data)
{
  KotakuFrame *frame = data;
  gsize found = 0;
  for (int i = 0; i < 1000; i++)
    {
      found += kotaku_frame_find_row (frame, "id", "lurah", NULL) == 1;
      kotaku_frame_unref (kotaku_frame_ref (frame));
    }
  return GSIZE_TO_POINTER (found);
}

START_TEST (test_many_threads_read)
{
  g_autoptr (KotakuFrame) frame = make ();
  GThread *threads[4];
  for (int i = 0; i < 4; i++)
    threads[i] = g_thread_new ("reader", read_all, frame);
  for (int i = 0; i < 4; i++)
    ck_assert_uint_eq (GPOINTER_TO_SIZE (g_thread_join (threads[i])), 1000);
}
END_TEST

KOTAKU_TEST_MAIN ("frame/columns",
                  test_shape,
                  test_unknown_column_names_the_nearest,
                  test_wrong_type,
                  test_find_row_gives_the_first,
                  test_no_rows_is_no_error,
                  test_many_threads_read)

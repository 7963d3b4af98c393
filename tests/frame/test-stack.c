/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "frame/frame.h"
#include "testing.h"

#include <math.h>
#include <string.h>

/* A result of one dataset: "id:s,verdict:w,n:i,share:d,met:b"; what is odd is missing. */
static KotakuFrame *
make_result (int n_rows, int first, const char *checksum)
{
  KotakuRows *rows = kotaku_rows_new ("id:s,verdict:w,n:i,share:d,met:b");
  for (int i = first; i < first + n_rows; i++)
    {
      g_autofree char *id = g_strdup_printf ("id%d", i);
      kotaku_rows_begin (rows);
      kotaku_rows_string (rows, 0, id);
      if (i % 2 != 0)
        continue;
      kotaku_rows_string (rows, 1, "strong");
      kotaku_rows_int64 (rows, 2, i);
      kotaku_rows_double (rows, 3, i / 4.0);
      kotaku_rows_boolean (rows, 4, TRUE);
    }
  KotakuFrame *frame = kotaku_rows_finish (rows, NULL);
  kotaku_frame_set_metadata (frame, "dataset", checksum);
  kotaku_frame_set_metadata (frame, "command", "info");
  return frame;
}

static void
stack (KotakuFrame *all, const char *dataset, KotakuFrame *rows)
{
  g_autoptr (GError) error = NULL;
  ck_assert (kotaku_frame_stack (all, dataset, rows, NULL, &error));
  ck_assert_no_error (error);
}

static char *
to_csv (KotakuFrame *frame)
{
  return kotaku_frame_to_text (frame, KOTAKU_FORMAT_CSV, KOTAKU_LANGUAGE_EN, NULL, NULL);
}

START_TEST (test_rows_follow_each_other)
{
  g_autoptr (KotakuFrame) all = kotaku_frame_new (0);
  g_autoptr (KotakuFrame) one = make_result (1, 0, "aa");
  g_autoptr (KotakuFrame) two = make_result (2, 1, "bb");
  g_autoptr (KotakuFrame) none = make_result (0, 0, "bb");
  stack (all, "north", one);
  stack (all, "south", two);
  stack (all, "west", none);
  g_autofree char *csv = to_csv (all);
  ck_assert_str_eq (csv, "dataset,id,verdict,n,share,met\n"
                         "north,id0,strong,0,0,yes\n"
                         "south,id1,,,,\n"
                         "south,id2,strong,2,0.5,yes\n");
  ck_assert (kotaku_frame_is_words (all, "verdict"));
  ck_assert (!kotaku_frame_is_words (all, "dataset"));
  ck_assert_str_eq (kotaku_frame_get_metadata (all, "dataset"), "aa|bb|bb");
  ck_assert_str_eq (kotaku_frame_get_metadata (all, "command"), "info");
}
END_TEST

START_TEST (test_metadata)
{
  g_autoptr (KotakuFrame) all = kotaku_frame_new (0);
  static const char *const draws[] = { "exact", "199", "exact", "199" };
  for (gsize i = 0; i < 4; i++)
    {
      g_autofree char *name = g_strdup_printf ("k%d", (int) i);
      g_autoptr (KotakuFrame) rows = make_result (1, 0, name);
      kotaku_frame_set_metadata (rows, "draws", draws[i]);
      if (i == 1)
        kotaku_frame_set_metadata (rows, "warnings", "one\ntwo");
      stack (all, name, rows);
    }
  ck_assert_str_eq (kotaku_frame_get_metadata (all, "draws"), "exact|199");
  ck_assert_str_eq (kotaku_frame_get_metadata (all, "warnings"), "k1: one\nk1: two");
}
END_TEST

static void
check_refused (KotakuFrame *all, KotakuFrame *rows, int code)
{
  g_autoptr (GError) error = NULL;
  gsize before = kotaku_frame_get_n_rows (all);
  ck_assert (!kotaku_frame_stack (all, "x", rows, NULL, &error));
  ck_assert (g_error_matches (error, KOTAKU_ERROR, code));
  ck_assert_uint_eq (kotaku_frame_get_n_rows (all), before);
}

START_TEST (test_other_columns_are_refused)
{
  static const double number[] = { 1 };
  static const char *const text[] = { "x" };
  g_autoptr (KotakuFrame) all = kotaku_frame_new (0);
  g_autoptr (KotakuFrame) first = kotaku_frame_new (1);
  kotaku_frame_add_doubles (first, "share", number, 1, NULL);
  stack (all, "a", first);
  g_autoptr (KotakuFrame) other = kotaku_frame_new (1);
  kotaku_frame_add_doubles (other, "shape", number, 1, NULL);
  check_refused (all, other, KOTAKU_ERROR_UNKNOWN_COLUMN);
  g_autoptr (KotakuFrame) kind = kotaku_frame_new (1);
  kotaku_frame_add_strings (kind, "share", text, 1, NULL);
  check_refused (all, kind, KOTAKU_ERROR_WRONG_TYPE);
  g_autoptr (KotakuFrame) more = kotaku_frame_new (1);
  kotaku_frame_add_doubles (more, "share", number, 1, NULL);
  kotaku_frame_add_doubles (more, "further", number, 1, NULL);
  check_refused (all, more, KOTAKU_ERROR_BAD_VALUE);
  check_refused (first, other, KOTAKU_ERROR_BAD_VALUE);
  kotaku_frame_seal (all);
  check_refused (all, first, KOTAKU_ERROR_SEALED);
}
END_TEST

/* A frame that there was no memory for is as it was, and takes the rows later. */
START_TEST (test_memory)
{
  g_autoptr (KotakuFrame) one = make_result (3, 0, "aa");
  g_autoptr (KotakuFrame) two = make_result (40, 1, "bb");
  g_autoptr (KotakuFrame) expected = kotaku_frame_new (0);
  g_autoptr (KotakuFrame) all = kotaku_frame_new (0);
  stack (expected, "north", one);
  stack (expected, "south", two);
  ck_assert_survives (kotaku_frame_stack (all, "north", one, NULL, &error));
  ck_assert_survives (kotaku_frame_stack (all, "south", two, NULL, &error));
  g_autofree char *wanted = to_csv (expected);
  g_autofree char *found = to_csv (all);
  ck_assert_str_eq (found, wanted);
}
END_TEST

START_TEST (test_cancelled)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (KotakuFrame) all = kotaku_frame_new (0);
  g_autoptr (KotakuFrame) rows = make_result (3, 0, "aa");
  g_cancellable_cancel (cancellable);
  ck_assert (!kotaku_frame_stack (all, "a", rows, cancellable, &error));
  ck_assert (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
}
END_TEST

KOTAKU_TEST_MAIN ("frame/stack",
                  test_rows_follow_each_other,
                  test_metadata,
                  test_other_columns_are_refused,
                  test_memory,
                  test_cancelled)

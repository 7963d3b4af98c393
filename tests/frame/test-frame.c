/* SPDX-License-Identifier: GPL-2.0-or-later */

/* How columns come into a frame, and what is refused. */

#include "frame/frame.h"
#include "testing.h"

#include <math.h>
#include <string.h>

START_TEST (test_columns_are_copied)
{
  g_autoptr (KotakuFrame) frame = kotaku_frame_new (3);
  g_autoptr (GError) error = NULL;
  double share[] = { 0.5, NAN, 1 };
  gint64 pairs[] = { 4, 5, -6 };
  guint8 missing[] = { 0, 200, 0 };
  ck_assert (kotaku_frame_add_doubles (frame, "share", share, 3, &error));
  ck_assert (kotaku_frame_add_int64s (frame, "pairs", pairs, missing, 3, &error));
  share[0] = pairs[0] = 99;
  const double *doubles = kotaku_frame_get_doubles (frame, "share", NULL, &error);
  ck_assert_double_eq (doubles[0], 0.5);
  ck_assert (isnan (doubles[1]));
  const gint64 *integers = kotaku_frame_get_int64s (frame, "pairs", NULL, &error);
  ck_assert_int_eq (integers[0], 4);
  ck_assert_int_eq (integers[1], 0);
  ck_assert_int_eq (integers[2], -6);
  g_autofree guint8 *marks = kotaku_frame_get_missing (frame, "pairs", NULL, &error);
  ck_assert_mem_eq (marks, ((guint8[]){ 0, 1, 0 }), 3);
  ck_assert_no_error (error);
}
END_TEST

START_TEST (test_strings_are_kept_once)
{
  g_autoptr (KotakuFrame) frame = kotaku_frame_new (4);
  const char *ids[] = { "a", NULL, "b", "a" };
  ck_assert (kotaku_frame_add_strings (frame, "id", ids, 4, NULL));
  const gint32 *codes = kotaku_frame_get_codes (frame, "id", NULL, NULL);
  ck_assert_mem_eq (codes, ((gint32[]){ 0, -1, 1, 0 }), 4 * sizeof (gint32));
  gsize n_words = 0;
  const char *const *words = kotaku_frame_get_dictionary (frame, "id", &n_words, NULL);
  ck_assert_uint_eq (n_words, 2);
  ck_assert_str_eq (words[1], "b");
}
END_TEST

/* A dictionary in which a text stands twice still gives one code per text. */
START_TEST (test_codes_of_a_dictionary_with_repeats)
{
  g_autoptr (KotakuFrame) frame = kotaku_frame_new (4);
  const char *words[] = { "work", "kinship", "work", NULL };
  gint32 codes[] = { 2, 1, -7, 0 };
  ck_assert (kotaku_frame_add_codes (frame, "form", codes, 4, words, NULL));
  const char *expected[] = { "work", "kinship", NULL, "work" };
  for (gsize i = 0; i < 4; i++)
    ck_assert_pstr_eq (kotaku_frame_get_string (frame, "form", i, NULL), expected[i]);
  const gint32 *made = kotaku_frame_get_codes (frame, "form", NULL, NULL);
  ck_assert_int_eq (made[0], made[3]);
  ck_assert_int_eq (made[2], -1);
}
END_TEST

START_TEST (test_booleans)
{
  g_autoptr (KotakuFrame) frame = kotaku_frame_new (3);
  guint8 values[] = { 0, 5, 1 };
  guint8 missing[] = { 0, 0, 1 };
  ck_assert (kotaku_frame_add_booleans (frame, "funded", values, missing, 3, NULL));
  gsize n_rows = 0;
  g_autofree guint8 *copy = kotaku_frame_get_booleans (frame, "funded", &n_rows, NULL);
  ck_assert_uint_eq (n_rows, 3);
  ck_assert_mem_eq (copy, ((guint8[]){ 0, 1, 0 }), 3);
  g_autofree guint8 *marks = kotaku_frame_get_missing (frame, "funded", NULL, NULL);
  ck_assert_mem_eq (marks, ((guint8[]){ 0, 0, 1 }), 3);
}
END_TEST

static void
expect (GError *error, int code, const char *piece)
{
  ck_assert_ptr_nonnull (error);
  ck_assert_msg (g_error_matches (error, KOTAKU_ERROR, code), "%d: %s", error->code,
                 error->message);
  ck_assert_msg (strstr (error->message, piece) != NULL, "%s", error->message);
  g_error_free (error);
}

START_TEST (test_refused_columns)
{
  g_autoptr (KotakuFrame) frame = kotaku_frame_new (2);
  double values[] = { 1, 2, 3 };
  const char *latin[] = { "caf\xe9", "x" };
  const char *words[] = { "one", NULL };
  gint32 codes[] = { 0, 1 };
  GError *error = NULL;
  ck_assert (!kotaku_frame_add_doubles (frame, "share", values, 3, &error));
  expect (g_steal_pointer (&error), KOTAKU_ERROR_BAD_VALUE, "share");
  ck_assert (kotaku_frame_add_doubles (frame, "share", values, 2, &error));
  ck_assert (!kotaku_frame_add_doubles (frame, "share", values, 2, &error));
  expect (g_steal_pointer (&error), KOTAKU_ERROR_TAKEN, "share");
  ck_assert (!kotaku_frame_add_doubles (frame, "", values, 2, &error));
  expect (g_steal_pointer (&error), KOTAKU_ERROR_BAD_VALUE, "name");
  ck_assert (!kotaku_frame_add_strings (frame, "id", latin, 2, &error));
  expect (g_steal_pointer (&error), KOTAKU_ERROR_BAD_VALUE, "UTF-8");
  ck_assert (!kotaku_frame_add_codes (frame, "word", codes, 2, words, &error));
  expect (g_steal_pointer (&error), KOTAKU_ERROR_OUT_OF_RANGE, "word");
  kotaku_frame_seal (frame);
  ck_assert (!kotaku_frame_add_doubles (frame, "more", values, 2, &error));
  expect (g_steal_pointer (&error), KOTAKU_ERROR_SEALED, "more");
  ck_assert_uint_eq (kotaku_frame_get_n_columns (frame), 1);
}
END_TEST

/* What is taken is shared, and given back also where the column is refused. */
START_TEST (test_taken_columns_are_shared)
{
  g_autoptr (KotakuFrame) frame = kotaku_frame_new (2);
  KotakuBuffer *values = kotaku_buffer_new (sizeof (double), 2, NULL);
  ck_assert (kotaku_frame_take_doubles (frame, "x", kotaku_buffer_ref (values), NULL));
  ck_assert_ptr_eq (kotaku_frame_get_doubles (frame, "x", NULL, NULL), values->data);
  ck_assert (!kotaku_frame_take_doubles (frame, "x", kotaku_buffer_ref (values), NULL));
  KotakuDictionary *dictionary = kotaku_dictionary_new (NULL);
  ck_assert (kotaku_frame_take_codes (frame, "id", kotaku_buffer_new (4, 2, NULL),
                                      kotaku_dictionary_ref (dictionary), NULL));
  ck_assert_ptr_eq (kotaku_frame_peek_dictionary (frame, "id"), dictionary);
  ck_assert_ptr_null (kotaku_frame_peek_dictionary (frame, "x"));
  kotaku_dictionary_unref (dictionary);
  kotaku_buffer_unref (values);
}
END_TEST

START_TEST (test_words_are_marked)
{
  g_autoptr (KotakuFrame) frame = kotaku_frame_new (1);
  const char *text[] = { "strong" };
  ck_assert (kotaku_frame_add_strings (frame, "id", text, 1, NULL));
  ck_assert (kotaku_frame_add_strings (frame, "strength", text, 1, NULL));
  kotaku_frame_set_words (frame, "strength");
  ck_assert (kotaku_frame_is_words (frame, "strength"));
  ck_assert (!kotaku_frame_is_words (frame, "id"));
  ck_assert (!kotaku_frame_is_words (frame, "no such"));
}
END_TEST

static gboolean
build (GError **error)
{
  g_autoptr (KotakuFrame) frame = kotaku_frame_new (2);
  const char *texts[] = { "a", "b" };
  const char *words[] = { "work", "work", NULL };
  gint32 codes[] = { 1, 0 };
  double doubles[] = { 1, 2 };
  gint64 integers[] = { 1, 2 };
  guint8 bytes[] = { 1, 0 };
  return kotaku_frame_add_strings (frame, "s", texts, 2, error)
         && kotaku_frame_add_codes (frame, "c", codes, 2, words, error)
         && kotaku_frame_add_doubles (frame, "d", doubles, 2, error)
         && kotaku_frame_add_int64s (frame, "i", integers, bytes, 2, error)
         && kotaku_frame_add_booleans (frame, "b", bytes, NULL, 2, error);
}

START_TEST (test_no_memory)
{
  gboolean done = FALSE;
  for (gint64 nth = 1; !done; nth++)
    {
      g_autoptr (GError) error = NULL;
      kotaku_memory_fail_from (nth);
      done = build (&error);
      kotaku_memory_fail_from (-1);
      ck_assert (done || g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_NO_MEMORY));
      ck_assert_int_lt (nth, 1000);
    }
}
END_TEST

KOTAKU_TEST_MAIN ("frame/frame",
                  test_columns_are_copied,
                  test_strings_are_kept_once,
                  test_codes_of_a_dictionary_with_repeats,
                  test_booleans,
                  test_refused_columns,
                  test_taken_columns_are_shared,
                  test_words_are_marked,
                  test_no_memory)

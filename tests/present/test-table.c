/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "present/present-private.h"
#include "testing.h"

#include <math.h>
#include <string.h>

static char *
render (KotakuFrame *frame, KotakuLanguage language)
{
  g_autoptr (GError) error = NULL;
  g_auto (KotakuText) text = KOTAKU_TEXT_INIT;
  ck_assert (kotaku_frame_append_table (frame, language, 0, &text, NULL, &error));
  char *written = kotaku_text_steal (&text, &error);
  ck_assert_no_error (error);
  return written;
}

START_TEST (test_aligned)
{
  KotakuRows *rows = kotaku_rows_new ("id:s,relation:w,pairs:i,p_value:d");
  kotaku_rows_begin (rows);
  kotaku_rows_string (rows, 0, "é");
  kotaku_rows_string (rows, 1, "asymmetric");
  kotaku_rows_int64 (rows, 2, 5);
  kotaku_rows_double (rows, 3, 0.5);
  kotaku_rows_begin (rows);
  kotaku_rows_string (rows, 0, "lurah");
  kotaku_rows_double (rows, 3, 12);
  kotaku_rows_begin (rows);
  kotaku_rows_int64 (rows, 2, 120);
  kotaku_rows_double (rows, 3, 1.0 / 3);
  g_autoptr (KotakuFrame) frame = kotaku_rows_finish (rows, NULL);
  g_autofree char *english = render (frame, KOTAKU_LANGUAGE_EN);
  ck_assert_str_eq (english, "id     relation    pairs  p value\n"
                             "─────  ──────────  ─────  ───────\n"
                             "é      asymmetric      5   0.5\n"
                             "lurah                     12\n"
                             "                     120   0.3333\n");
  g_autofree char *indonesian = render (frame, KOTAKU_LANGUAGE_ID);
  ck_assert_str_eq (indonesian, "id     relasi     pasangan  nilai p\n"
                                "─────  ─────────  ────────  ───────\n"
                                "é      asimetris         5   0,5\n"
                                "lurah                       12\n"
                                "                       120   0,3333\n");
}
END_TEST

/* A wide table is narrowed to 100 columns by wrapping its text, and loses none of it. */
START_TEST (test_wrapped)
{
  KotakuRows *rows = kotaku_rows_new ("id:s,note:s,n:i");
  g_autoptr (GString) note = g_string_new (NULL);
  for (int i = 0; i < 60; i++)
    g_string_append_printf (note, "word%d ", i);
  g_string_truncate (note, note->len - 1);
  kotaku_rows_begin (rows);
  kotaku_rows_string (rows, 0, "x");
  kotaku_rows_string (rows, 1, note->str);
  kotaku_rows_int64 (rows, 2, 7);
  g_autoptr (KotakuFrame) frame = kotaku_rows_finish (rows, NULL);
  g_autofree char *text = render (frame, KOTAKU_LANGUAGE_EN);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  for (gsize i = 0; lines[i] != NULL; i++)
    ck_assert_uint_le (kotaku_wrap_get_width (lines[i], strlen (lines[i])), 100);
  for (int i = 0; i < 60; i++)
    {
      g_autofree char *word = g_strdup_printf ("word%d", i);
      ck_assert_ptr_nonnull (strstr (text, word));
    }
}
END_TEST

/* Long titles give before a table gets too wide, at their spaces. */
START_TEST (test_long_titles)
{
  g_autoptr (KotakuFrame) frame = kotaku_frame_new (1);
  double x = 0.5;
  for (char i = '0'; i < '6'; i++)
    {
      g_autofree char *name = g_strdup_printf ("quite_a_long_title_number_%c", i);
      ck_assert (kotaku_frame_add_doubles (frame, name, &x, 1, NULL));
    }
  g_autofree char *text = render (frame, KOTAKU_LANGUAGE_EN);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  ck_assert_uint_eq (g_strv_length (lines), 5);
  for (gsize i = 0; lines[i] != NULL; i++)
    ck_assert_uint_le (kotaku_wrap_get_width (lines[i], strlen (lines[i])), 100);
  ck_assert_ptr_nonnull (strstr (lines[1], "number 5"));
}
END_TEST

START_TEST (test_no_rows)
{
  g_autoptr (KotakuFrame) frame = kotaku_rows_finish (kotaku_rows_new ("id:s,n:i"), NULL);
  g_autofree char *text = render (frame, KOTAKU_LANGUAGE_EN);
  ck_assert_str_eq (text, "id  n\n──  ─\n");
  g_autoptr (KotakuFrame) nothing = kotaku_frame_new (0);
  g_autofree char *empty = render (nothing, KOTAKU_LANGUAGE_EN);
  ck_assert_str_eq (empty, "");
}
END_TEST

START_TEST (test_no_memory)
{
  KotakuRows *rows = kotaku_rows_new ("relation:w,stated:b");
  kotaku_rows_begin (rows);
  kotaku_rows_string (rows, 0, "symmetric");
  g_autoptr (KotakuFrame) frame = kotaku_rows_finish (rows, NULL);
  gboolean done = FALSE;
  for (gint64 nth = 1; !done; nth++)
    {
      g_autoptr (GError) error = NULL;
      kotaku_memory_fail_from (nth);
      g_autofree char *text
          = kotaku_frame_to_text (frame, KOTAKU_FORMAT_TABLE, KOTAKU_LANGUAGE_ID, NULL, &error);
      kotaku_memory_fail_from (-1);
      done = text != NULL;
      ck_assert (done || g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_NO_MEMORY));
      ck_assert_int_lt (nth, 1000);
    }
}
END_TEST

KOTAKU_TEST_MAIN ("present/table",
                  test_aligned,
                  test_wrapped,
                  test_long_titles,
                  test_no_rows,
                  test_no_memory)

/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "frame/frame.h"
#include "testing.h"

#include <math.h>

static const KotakuCsvStyle excel = { .separator = ';', .decimal = ',', .guard = TRUE };

static char *
render (KotakuFrame *frame, const KotakuCsvStyle *style)
{
  g_autoptr (GError) error = NULL;
  g_auto (KotakuText) text = KOTAKU_TEXT_INIT;
  kotaku_frame_append_csv_header (frame, style, &text);
  kotaku_frame_append_csv_rows (frame, style, 0, kotaku_frame_get_n_rows (frame), &text);
  char *written = kotaku_text_steal (&text, &error);
  ck_assert_no_error (error);
  return written;
}

static void
expect_text (const char *cell, const KotakuCsvStyle *style, const char *expected)
{
  g_autoptr (KotakuFrame) frame = kotaku_frame_new (1);
  ck_assert (kotaku_frame_add_strings (frame, "a", &cell, 1, NULL));
  ck_assert (kotaku_frame_add_strings (frame, "b", &cell, 1, NULL));
  g_autofree char *line
      = g_strdup_printf ("a%cb\n%s%c%s\n", style->separator, expected, style->separator, expected);
  g_autofree char *written = render (frame, style);
  ck_assert_str_eq (written, line);
}

/* Quotes stand where RFC 4180 needs them, and around space that a reader would trim. */
START_TEST (test_quotes)
{
  expect_text ("plain text", &kotaku_csv_plain, "plain text");
  expect_text ("a,b", &kotaku_csv_plain, "\"a,b\"");
  expect_text ("a;b", &kotaku_csv_plain, "a;b");
  expect_text ("say \"no\"", &kotaku_csv_plain, "\"say \"\"no\"\"\"");
  expect_text ("two\nlines", &kotaku_csv_plain, "\"two\nlines\"");
  expect_text ("a\rb", &kotaku_csv_plain, "\"a\rb\"");
  expect_text (" a", &kotaku_csv_plain, "\" a\"");
  expect_text ("a ", &kotaku_csv_plain, "\"a \"");
  expect_text ("", &kotaku_csv_plain, "");
  expect_text (NULL, &kotaku_csv_plain, "");
  expect_text ("=1+1", &kotaku_csv_plain, "=1+1");
}
END_TEST

START_TEST (test_guard)
{
  expect_text ("=1+1", &excel, "'=1+1");
  expect_text ("+62", &excel, "'+62");
  expect_text ("-", &excel, "'-");
  expect_text ("@x", &excel, "'@x");
  expect_text ("\tx", &excel, "'\tx");
  expect_text ("\rx", &excel, "\"'\rx\"");
  expect_text ("=a;b", &excel, "\"'=a;b\"");
  expect_text ("a=b", &excel, "a=b");
  expect_text ("a,b", &excel, "a,b");
}
END_TEST

START_TEST (test_numbers)
{
  g_autoptr (KotakuFrame) frame = kotaku_frame_new (4);
  double x[] = { 0.1, NAN, -2, 1.0 / 3 };
  gint64 n[] = { G_MININT64, 0, 1, G_MAXINT64 };
  guint8 missing[] = { 0, 0, 1, 0 };
  guint8 b[] = { 1, 0, 1, 0 };
  ck_assert (kotaku_frame_add_doubles (frame, "x", x, 4, NULL));
  ck_assert (kotaku_frame_add_int64s (frame, "n", n, missing, 4, NULL));
  ck_assert (kotaku_frame_add_booleans (frame, "b", b, missing, 4, NULL));
  g_autofree char *plain = render (frame, &kotaku_csv_plain);
  ck_assert_str_eq (plain, "x,n,b\n0.1,-9223372036854775808,yes\n,0,no\n-2,,\n"
                           "0.3333333333333333,9223372036854775807,no\n");
  g_autofree char *other = render (frame, &excel);
  ck_assert_str_eq (other, "x;n;b\n0,1;-9223372036854775808;yes\n;0;no\n-2;;\n"
                           "0,3333333333333333;9223372036854775807;no\n");
}
END_TEST

/* One empty cell would be an empty line, which readers skip. */
START_TEST (test_one_empty_cell)
{
  g_autoptr (KotakuFrame) frame = kotaku_frame_new (2);
  const char *ids[] = { NULL, "b" };
  ck_assert (kotaku_frame_add_strings (frame, "id", ids, 2, NULL));
  g_autofree char *written = render (frame, &kotaku_csv_plain);
  ck_assert_str_eq (written, "id\n\"\"\nb\n");
}
END_TEST

/* Blocks of rows put end to end are the whole, also past the writer's own block. */
START_TEST (test_blocks)
{
  gsize n = 3000;
  g_autofree gint64 *values = g_new (gint64, n);
  g_autofree const char **texts = g_new (const char *, n);
  g_autofree char *wide = g_strnfill (5000, 'w');
  for (gsize i = 0; i < n; i++)
    {
      values[i] = (gint64) (i * i);
      texts[i] = i % 500 ? "a \"quoted\" text" : wide;
    }
  g_autoptr (KotakuFrame) frame = kotaku_frame_new (n);
  ck_assert (kotaku_frame_add_int64s (frame, "n", values, NULL, n, NULL));
  ck_assert (kotaku_frame_add_strings (frame, "t", texts, n, NULL));
  g_auto (KotakuText) text = KOTAKU_TEXT_INIT;
  g_autoptr (GString) expected = g_string_new ("n,t\n");
  kotaku_frame_append_csv_header (frame, &kotaku_csv_plain, &text);
  for (gsize i = 0; i < n; i += 1000)
    kotaku_frame_append_csv_rows (frame, &kotaku_csv_plain, i, 1000, &text);
  for (gsize i = 0; i < n; i++)
    g_string_append_printf (expected, "%" G_GSIZE_FORMAT ",%s\n", i * i,
                            i % 500 ? "\"a \"\"quoted\"\" text\"" : wide);
  g_autofree char *written = kotaku_text_steal (&text, NULL);
  ck_assert_str_eq (written, expected->str);
}
END_TEST

START_TEST (test_no_memory)
{
  g_autoptr (KotakuFrame) frame = kotaku_frame_new (1);
  double x = 1;
  g_autoptr (GError) error = NULL;
  ck_assert (kotaku_frame_add_doubles (frame, "x", &x, 1, NULL));
  g_auto (KotakuText) text = KOTAKU_TEXT_INIT;
  kotaku_memory_fail_from (1);
  kotaku_frame_append_csv_rows (frame, &kotaku_csv_plain, 0, 1, &text);
  kotaku_memory_fail_from (-1);
  ck_assert_ptr_null (kotaku_text_steal (&text, &error));
  ck_assert (g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_NO_MEMORY));
}
END_TEST

KOTAKU_TEST_MAIN ("frame/csv",
                  test_quotes,
                  test_guard,
                  test_numbers,
                  test_one_empty_cell,
                  test_blocks,
                  test_no_memory)

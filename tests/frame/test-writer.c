/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "frame/frame-private.h"
#include "testing.h"

#include <math.h>
#include <string.h>

/* Whatever the sizes of the pieces, nothing is lost where one block ends and the next begins. */
START_TEST (test_pieces_of_all_sizes)
{
  g_auto (KotakuText) text = KOTAKU_TEXT_INIT;
  KotakuWriter writer;
  kotaku_writer_start (&writer, &text);
  g_autoptr (GString) expected = g_string_new (NULL);
  for (gsize size = 0; size < 9000; size += 97)
    {
      g_autofree char *piece = g_strnfill (size, (char) ('a' + size % 26));
      kotaku_writer_add (&writer, piece, size);
      kotaku_writer_add_c (&writer, '|');
      kotaku_writer_add_int64 (&writer, (gint64) size);
      g_string_append_printf (expected, "%s|%" G_GSIZE_FORMAT, piece, size);
    }
  kotaku_writer_flush (&writer);
  g_autofree char *written = kotaku_text_steal (&text, NULL);
  ck_assert_str_eq (written, expected->str);
}
END_TEST

START_TEST (test_int64_as_glib_has_it)
{
  gint64 values[] = { 0, 1, -1, 9, 10, 99, 100, -1000, G_MAXINT64, G_MININT64 };
  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_auto (KotakuText) text = KOTAKU_TEXT_INIT;
      KotakuWriter writer;
      kotaku_writer_start (&writer, &text);
      kotaku_writer_add_int64 (&writer, values[i]);
      kotaku_writer_flush (&writer);
      g_autofree char *expected = g_strdup_printf ("%" G_GINT64_FORMAT, values[i]);
      g_autofree char *written = kotaku_text_steal (&text, NULL);
      ck_assert_str_eq (written, expected);
    }
}
END_TEST

START_TEST (test_doubles)
{
  struct
  {
    double value;
    char decimal;
    const char *expected;
  } cases[] = { { 1.5, '.', "1.5" },    { 1.5, ',', "1,5" },      { 2, ',', "2" },
                { NAN, '.', "" },       { INFINITY, '.', "inf" }, { -INFINITY, ',', "-inf" },
                { -0.25, ',', "-0,25" } };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (KotakuText) text = KOTAKU_TEXT_INIT;
      KotakuWriter writer;
      kotaku_writer_start (&writer, &text);
      kotaku_writer_add_double (&writer, cases[i].value, cases[i].decimal);
      kotaku_writer_flush (&writer);
      g_autofree char *written = kotaku_text_steal (&text, NULL);
      ck_assert_str_eq (written, cases[i].expected);
    }
}
END_TEST

/* The quick way for few decimals gives what the exact way does. */
START_TEST (test_short_decimals_are_the_shortest)
{
  for (int i = 1; i < 200000; i += 7)
    {
      double values[]
          = { i / 10.0, -i / 1000.0, i / 1e5, i / 7.0, i * 1234.5678, nextafter (i, 0) };
      for (gsize j = 0; j < G_N_ELEMENTS (values); j++)
        {
          g_auto (KotakuText) text = KOTAKU_TEXT_INIT;
          char expected[KOTAKU_DOUBLE_LENGTH];
          KotakuWriter writer;
          kotaku_writer_start (&writer, &text);
          kotaku_writer_add_double (&writer, values[j], '.');
          kotaku_writer_flush (&writer);
          kotaku_text_from_double (values[j], expected);
          ck_assert_str_eq (text.text, expected);
          ck_assert_double_eq (g_ascii_strtod (text.text, NULL), values[j]);
        }
    }
}
END_TEST

KOTAKU_TEST_MAIN ("frame/writer",
                  test_pieces_of_all_sizes,
                  test_int64_as_glib_has_it,
                  test_doubles,
                  test_short_decimals_are_the_shortest)

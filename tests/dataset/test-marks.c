/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "testing.h"

#include "dataset/dataset-private.h"

#include <string.h>

#define LENGTH 1000

static const char letters[] = "ab,;\t\n\r\"\x01\x7f\x80\xff ,\n";

/* Bytes in which what is looked for is frequent, and bytes near it. */
static void
fill (guint8 *text, gsize length, GRand *random)
{
  for (gsize i = 0; i < length; i++)
    text[i] = (guint8) letters[g_rand_int_range (random, 0, sizeof letters)];
}

static guint64
find_plainly (const char *text, char separator)
{
  guint64 marks = 0;
  for (guint i = 0; i < 64; i++)
    if (text[i] == separator || text[i] == '\n' || text[i] == '\r' || text[i] == '"')
      marks |= G_GUINT64_CONSTANT (1) << i;
  return marks;
}

START_TEST (test_marks)
{
  static const char separators[] = ",;\t\xff";
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  char text[LENGTH];
  for (guint round = 0; round < 100; round++)
    {
      fill ((guint8 *) text, LENGTH, random);
      for (gsize at = 0; at + 64 <= LENGTH; at += 37)
        for (const char *separator = separators; *separator != '\0'; separator++)
          {
            guint64 marks = find_plainly (text + at, *separator);
            ck_assert_uint_eq (kotaku_marks_find (text + at, *separator), marks);
            ck_assert_uint_eq (kotaku_marks_find_plain (text + at, *separator), marks);
          }
    }
}
END_TEST

START_TEST (test_each_byte)
{
  char text[64];
  for (guint byte = 0; byte < 256; byte++)
    for (guint at = 0; at < 64; at++)
      {
        memset (text, 'x', sizeof text);
        text[at] = (char) byte;
        ck_assert_uint_eq (kotaku_marks_find (text, ';'), find_plainly (text, ';'));
        ck_assert_uint_eq (kotaku_marks_find_plain (text, ';'), find_plainly (text, ';'));
        ck_assert_uint_eq (kotaku_marks_skip_ascii (text, 64), byte == 0 || byte >= 128 ? 0 : 64);
      }
}
END_TEST

START_TEST (test_count_lines)
{
  static char text[10000];
  g_autoptr (GRand) random = g_rand_new_with_seed (2);
  gsize n = 0;
  fill ((guint8 *) text, sizeof text, random);
  for (gsize length = 0; length < sizeof text; length++)
    {
      ck_assert_uint_eq (kotaku_marks_count_lines (text, length), n);
      n += text[length] == '\n';
    }
  memset (text, '\n', sizeof text);
  ck_assert_uint_eq (kotaku_marks_count_lines (text, sizeof text), sizeof text);
}
END_TEST

START_TEST (test_skip_ascii)
{
  static char text[LENGTH];
  for (gsize at = 0; at < LENGTH; at++)
    {
      memset (text, 'x', LENGTH);
      text[at] = '\xC3';
      ck_assert_uint_eq (kotaku_marks_skip_ascii (text, LENGTH),
                         MIN (at, LENGTH / 64 * 64) / 64 * 64);
    }
}
END_TEST

KOTAKU_TEST_MAIN ("dataset/marks", test_marks, test_each_byte, test_count_lines, test_skip_ascii)

/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "testing.h"

#include "dataset/dataset-private.h"

#include <string.h>

#define MAX_CELLS 64

/* A row as a plain reader has it: one character after another, a state, text appended. */
typedef struct
{
  GPtrArray *cells; /* text with single quotes, or NULL at a fault */
  gsize line_feeds;
  gsize next;
  gboolean ended;
} PlainRow;

enum
{
  AT_START,
  INSIDE,
  QUOTED,
  AFTER_QUOTE
};

static void
end_cell (PlainRow *row, GString *cell, gboolean *fault)
{
  g_ptr_array_add (row->cells, *fault ? NULL : g_strndup (cell->str, cell->len));
  g_string_truncate (cell, 0);
  *fault = FALSE;
}

static gboolean
is_end (const char *text, gsize length, gsize i)
{
  return text[i] == '\n' || (text[i] == '\r' && i + 1 < length && text[i + 1] == '\n');
}

static PlainRow
read_plain_row (const char *text, gsize length, gsize i, char separator)
{
  PlainRow row = { .cells = g_ptr_array_new_with_free_func (g_free) };
  g_autoptr (GString) cell = g_string_new (NULL);
  gboolean fault = FALSE;
  int state = AT_START;
  for (; i < length; i++)
    {
      char c = text[i];
      if (state == QUOTED)
        {
          row.line_feeds += c == '\n';
          if (c == '"' && i + 1 < length && text[i + 1] == '"')
            {
              g_string_append_c (cell, '"');
              i++;
            }
          else if (c == '"')
            state = AFTER_QUOTE;
          else
            g_string_append_c (cell, c);
        }
      else if (c == separator)
        {
          end_cell (&row, cell, &fault);
          state = AT_START;
        }
      else if (is_end (text, length, i))
        {
          row.line_feeds++;
          row.ended = TRUE;
          i += c == '\r' ? 2 : 1;
          break;
        }
      else if (state == AT_START && c == '"')
        state = QUOTED;
      else
        {
          fault = fault || state == AFTER_QUOTE || c == '"' || c == '\r';
          state = state == AFTER_QUOTE ? AFTER_QUOTE : INSIDE;
          g_string_append_c (cell, c);
        }
    }
  fault = fault || state == QUOTED;
  end_cell (&row, cell, &fault);
  row.next = i;
  return row;
}

static void
check_cell (const KotakuCell *cell, const char *expected)
{
  g_autoptr (GString) text = g_string_new_len (cell->text, (gssize) cell->length);
  if (expected == NULL)
    {
      ck_assert_int_ne (cell->fault, KOTAKU_CELL_SOUND);
      return;
    }
  ck_assert_int_eq (cell->fault, KOTAKU_CELL_SOUND);
  if (cell->doubled)
    g_string_replace (text, "\"\"", "\"", 0);
  ck_assert_str_eq (text->str, expected);
}

static void
check_text (const char *text, gsize length, char separator)
{
  KotakuCell cells[MAX_CELLS];
  g_autofree char *padded = g_malloc0 (length + KOTAKU_RECORD_PADDING);
  const char *at = padded, *end = padded + length;
  memcpy (padded, text, length);
  /* What follows the text must not matter. */
  memset (padded + length, '"', KOTAKU_RECORD_PADDING);
  while (at < end)
    {
      KotakuRecord record = { .cells = cells, .room = MAX_CELLS };
      PlainRow row = read_plain_row (text, length, at - padded, separator);
      const char *next = kotaku_record_scan (&record, at, end, separator);
      ck_assert_uint_eq (record.n, row.cells->len);
      ck_assert_uint_eq (record.line_feeds, row.line_feeds);
      ck_assert_uint_eq (next - padded, row.next);
      ck_assert_int_eq (record.ended, row.ended);
      for (guint i = 0; i < MIN (record.n, MAX_CELLS); i++)
        check_cell (&cells[i], g_ptr_array_index (row.cells, i));
      g_ptr_array_unref (row.cells);
      at = next;
    }
}

START_TEST (test_scan)
{
  KotakuCell cells[4];
  KotakuRecord record = { .cells = cells, .room = 4 };
  const char text[32 + KOTAKU_RECORD_PADDING] = "ab,\"c,\"\"d\"\"\n\",,e\r\nnext........";
  const char *next = kotaku_record_scan (&record, text, text + 22, ',');
  ck_assert_uint_eq (record.n, 4);
  ck_assert_str_eq (next, "next........");
  ck_assert_uint_eq (record.line_feeds, 2);
  check_cell (&cells[0], "ab");
  check_cell (&cells[1], "c,\"d\"\n");
  check_cell (&cells[2], "");
  check_cell (&cells[3], "e");
  ck_assert_int_eq (kotaku_record_get_column (&record, &cells[0]), 1);
  ck_assert_int_eq (kotaku_record_get_column (&record, &cells[1]), 4);
}
END_TEST

START_TEST (test_scan_against_plain_reader)
{
  static const char alphabet[] = "ab,\"\n\r\",;\n\"\",x ";
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  for (int round = 0; round < 20000; round++)
    {
      char text[48];
      gsize length = (gsize) g_rand_int_range (random, 0, sizeof text);
      for (gsize i = 0; i < length; i++)
        text[i] = alphabet[g_rand_int_range (random, 0, sizeof alphabet - 1)];
      check_text (text, length, round % 2 ? ',' : ';');
    }
}
END_TEST

START_TEST (test_more_cells_than_room)
{
  KotakuRecord record = { .room = 0 };
  const char text[8 + KOTAKU_RECORD_PADDING] = "a,b,,\nx";
  kotaku_record_scan (&record, text, text + 6, ',');
  ck_assert_uint_eq (record.n, 4);
  ck_assert_int_eq (record.filled, TRUE);
}
END_TEST

START_TEST (test_blank_rows)
{
  static const struct
  {
    const char *text;
    gboolean filled;
  } cases[] = { { "\n", FALSE },           { ",,\n", FALSE }, { " ,\t,\n", FALSE },
                { "\"\",\" \"\n", FALSE }, { ",x\n", TRUE },  { "0\n", TRUE } };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      char text[32 + KOTAKU_RECORD_PADDING] = { 0 };
      KotakuRecord record = { .room = 0 };
      g_strlcpy (text, cases[i].text, sizeof text);
      kotaku_record_scan (&record, text, text + strlen (text), ',');
      ck_assert_int_eq (record.filled, cases[i].filled);
    }
}
END_TEST

START_TEST (test_columns_are_characters)
{
  KotakuCell cells[3];
  KotakuRecord record = { .cells = cells, .room = 3 };
  const char text[32 + KOTAKU_RECORD_PADDING] = "\u00e9\u00e9,\"\u20ac\",z";
  kotaku_record_scan (&record, text, text + strlen (text), ',');
  ck_assert_int_eq (kotaku_record_get_column (&record, &cells[1]), 4);
  ck_assert_int_eq (kotaku_record_get_column (&record, &cells[2]), 8);
}
END_TEST

START_TEST (test_check_text)
{
  static const char pieces[][5] = { "a", "\n", "\u00e9", "\u20ac", "\U0001F600", "\xFF", "\x80" };
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  for (int round = 0; round < 20000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      int length = g_rand_int_range (random, 0, 200);
      for (int i = 0; i < length; i++)
        g_string_append (text, pieces[g_rand_int_range (random, 0, 5)]);
      if (round % 3 == 1)
        g_string_insert (text, g_rand_int_range (random, 0, (gint) text->len + 1),
                         pieces[g_rand_int_range (random, 5, 7)]);
      if (round % 3 == 2)
        g_string_insert_c (text, g_rand_int_range (random, 0, (gint) text->len + 1), '\0');
      ck_assert_int_eq (kotaku_record_check_text (text->str, text->len),
                        g_utf8_validate_len (text->str, text->len, NULL));
    }
}
END_TEST

KOTAKU_TEST_MAIN ("dataset/record",
                  test_scan,
                  test_scan_against_plain_reader,
                  test_more_cells_than_room,
                  test_blank_rows,
                  test_columns_are_characters,
                  test_check_text)

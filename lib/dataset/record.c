/* SPDX-License-Identifier: GPL-2.0-or-later */

/* One record after another. */

#include "dataset/dataset-private.h"

#include <string.h>

#define ONES G_GUINT64_CONSTANT (0x0101010101010101)
#define HIGHS G_GUINT64_CONSTANT (0x8080808080808080)

static inline guint64
load_word (const char *text)
{
  guint64 word;
  memcpy (&word, text, sizeof word);
  return GUINT64_FROM_LE (word);
}

/* The lowest high bit that is set marks the first zero byte; bits above it may mark others wrongly.
 */
static inline guint64
mark_zeros (guint64 word)
{
  return (word - ONES) & ~word & HIGHS;
}

/* The marks of the 64 bytes that are being looked at. */
typedef struct
{
  const char *from;
  guint64 marks;
  char separator;
} Marks;

static inline const char *
find_special (Marks *marks, const char *text, const char *end)
{
  while (text < end)
    {
      gsize at = text - marks->from;
      if (at >= 64)
        {
          marks->from = text;
          marks->marks = kotaku_marks_find (text, marks->separator);
          at = 0;
        }
      guint64 left = marks->marks >> at;
      if (left != 0)
        return MIN (text + __builtin_ctzll (left), end);
      text = marks->from + 64;
    }
  return end;
}

static inline const char *
find_quote_or_line (const char *text, const char *end)
{
  for (; text < end; text += 8)
    {
      guint64 word = load_word (text);
      guint64 marks = mark_zeros (word ^ (ONES * '\n')) | mark_zeros (word ^ (ONES * '"'));
      if (marks != 0)
        return MIN (text + __builtin_ctzll (marks) / 8, end);
    }
  return end;
}

/* After the quote that opens a cell: to after the one that closes it. */
static const char *
scan_quoted (KotakuRecord *record, KotakuCell *cell, const char *text, const char *end)
{
  cell->text = text;
  cell->quoted = TRUE;
  for (;;)
    {
      text = find_quote_or_line (text, end);
      if (text == end)
        {
          cell->length = end - cell->text;
          cell->fault = KOTAKU_CELL_NOT_CLOSED;
          return end;
        }
      if (*text == '\n')
        {
          record->line_feeds++;
          text++;
        }
      else if (text + 1 < end && text[1] == '"')
        {
          cell->doubled = TRUE;
          text += 2;
        }
      else
        {
          cell->length = text - cell->text;
          return text + 1;
        }
    }
}

static gboolean
is_line_end (const char *text, const char *end)
{
  return *text == '\n' || (*text == '\r' && text + 1 < end && text[1] == '\n');
}

/* To the separator or line end after the cell, or to the end. */
static inline const char *
scan_cell (KotakuRecord *record, KotakuCell *cell, Marks *marks, const char *text, const char *end)
{
  char separator = marks->separator;
  cell->text = text;
  cell->quoted = cell->doubled = cell->fault = 0;
  if (text < end && *text == '"')
    {
      text = scan_quoted (record, cell, text + 1, end);
      if (text == end || *text == separator || is_line_end (text, end))
        return text;
      cell->fault = KOTAKU_CELL_AFTER_QUOTE;
    }
  for (;;)
    {
      text = find_special (marks, text, end);
      if (text == end || *text == separator || is_line_end (text, end))
        break;
      if (cell->fault == KOTAKU_CELL_SOUND)
        cell->fault = *text == '"' ? KOTAKU_CELL_QUOTE_INSIDE : KOTAKU_CELL_RETURN;
      text++;
    }
  if (!cell->quoted)
    cell->length = text - cell->text;
  return text;
}

static gboolean
is_filled (const KotakuCell *cell)
{
  for (gsize i = 0; i < cell->length; i++)
    if ((guint8) cell->text[i] > ' ' || cell->text[i] == '\0')
      return TRUE;
  return FALSE;
}

const char *
kotaku_record_scan (KotakuRecord *record, const char *text, const char *end, char separator)
{
  KotakuCell beyond;
  Marks marks = { text, text < end ? kotaku_marks_find (text, separator) : 0, separator };
  record->text = text;
  record->n = record->line_feeds = 0;
  record->filled = record->faulty = record->ended = FALSE;
  for (;;)
    {
      KotakuCell *cell = record->n < record->room ? &record->cells[record->n] : &beyond;
      text = scan_cell (record, cell, &marks, text, end);
      record->n++;
      record->faulty = record->faulty || cell->fault != KOTAKU_CELL_SOUND;
      record->filled = record->filled || cell->fault != KOTAKU_CELL_SOUND || is_filled (cell);
      if (text == end)
        return end;
      if (*text != separator)
        break;
      text++;
    }
  record->ended = TRUE;
  record->line_feeds++;
  return text + (*text == '\r' ? 2 : 1);
}

gint64
kotaku_record_get_column (const KotakuRecord *record, const KotakuCell *cell)
{
  gint64 column = 1;
  const char *place = cell->text - (cell->quoted ? 1 : 0);
  for (const char *c = record->text; c < place; c++)
    column += ((guint8) *c & 0xC0) != 0x80;
  return column;
}

gboolean
kotaku_record_check_text (const char *text, gsize length)
{
  const char *end = text + length;
  while (text < end)
    {
      const char *stop;
      text += kotaku_marks_skip_ascii (text, end - text);
      stop = MIN (text + 64, end);
      while (stop < end && ((guint8) *stop & 0xC0) == 0x80)
        stop++;
      if (!g_utf8_validate_len (text, stop - text, NULL))
        return FALSE;
      text = stop;
    }
  return TRUE;
}

/* SPDX-License-Identifier: GPL-2.0-or-later */

/* A frame as JSON: {"meta": {...}, "rows": [{...}]}. Metadata are strings, whatever they look like,
 * so that a key has one type in every file; only warnings are an array of strings. Numbers read
 * back to the same double; what JSON has no number for is null. */

#include "frame/frame-private.h"

#include <math.h>
#include <string.h>

static void
write_escape (KotakuWriter *writer, char c)
{
  static const char from[] = "\"\\\b\f\n\r\t";
  static const char to[] = "\"\\bfnrt";
  const char *found = strchr (from, c);
  if (found != NULL && c != '\0')
    {
      kotaku_writer_add_c (writer, '\\');
      kotaku_writer_add_c (writer, to[found - from]);
      return;
    }
  static const char digits[] = "0123456789abcdef";
  kotaku_writer_add (writer, "\\u00", 4);
  kotaku_writer_add_c (writer, digits[(guint8) c >> 4]);
  kotaku_writer_add_c (writer, digits[c & 15]);
}

static void
write_string (KotakuWriter *writer, const char *text, gsize length)
{
  kotaku_writer_add_c (writer, '"');
  gsize start = 0;
  for (gsize i = 0; i < length; i++)
    {
      guint8 c = (guint8) text[i];
      if (c >= 0x20 && c != '"' && c != '\\')
        continue;
      kotaku_writer_add (writer, text + start, i - start);
      write_escape (writer, text[i]);
      start = i + 1;
    }
  kotaku_writer_add (writer, text + start, length - start);
  kotaku_writer_add_c (writer, '"');
}

static void
write_word (KotakuWriter *writer, const char *word)
{
  kotaku_writer_add (writer, word, strlen (word));
}

static void
write_lines (KotakuWriter *writer, const char *lines)
{
  kotaku_writer_add_c (writer, '[');
  for (gboolean first = TRUE; *lines != '\0'; first = FALSE)
    {
      gsize length = strcspn (lines, "\n");
      if (!first)
        write_word (writer, ", ");
      write_string (writer, lines, length);
      lines += length + (lines[length] == '\n');
    }
  kotaku_writer_add_c (writer, ']');
}

static void
write_meta (KotakuWriter *writer, KotakuFrame *frame)
{
  const char *const *keys = kotaku_frame_list_metadata (frame);
  kotaku_writer_add_c (writer, '{');
  for (gsize i = 0; keys[i] != NULL; i++)
    {
      const char *value = kotaku_frame_get_metadata (frame, keys[i]);
      if (i > 0)
        write_word (writer, ", ");
      write_string (writer, keys[i], strlen (keys[i]));
      write_word (writer, ": ");
      if (value == NULL)
        write_word (writer, "null");
      else if (strcmp (keys[i], "warnings") == 0)
        write_lines (writer, value);
      else
        write_string (writer, value, strlen (value));
    }
  kotaku_writer_add_c (writer, '}');
}

static void
write_cell (KotakuWriter *writer, const KotakuColumn *column, gsize row)
{
  if (column->type == KOTAKU_COLUMN_DOUBLE)
    {
      double value = KOTAKU_BUFFER_DATA (double, column->values)[row];
      if (isfinite (value))
        kotaku_writer_add_double (writer, value, '.');
      else
        write_word (writer, "null");
    }
  else if (kotaku_column_is_missing (column, row))
    write_word (writer, "null");
  else if (column->type == KOTAKU_COLUMN_INT64)
    kotaku_writer_add_int64 (writer, KOTAKU_BUFFER_DATA (gint64, column->values)[row]);
  else if (column->type == KOTAKU_COLUMN_BOOLEAN)
    write_word (writer, KOTAKU_BUFFER_DATA (guint8, column->values)[row] ? "true" : "false");
  else
    {
      gint32 code = KOTAKU_BUFFER_DATA (gint32, column->values)[row];
      write_string (writer, kotaku_dictionary_get (column->dictionary, code),
                    kotaku_dictionary_get_length (column->dictionary, code));
    }
}

static void
write_row (KotakuWriter *writer, KotakuFrame *frame, gsize row)
{
  kotaku_writer_add_c (writer, '{');
  for (gsize i = 0; i < frame->n_columns; i++)
    {
      if (i > 0)
        write_word (writer, ", ");
      write_string (writer, frame->names[i], strlen (frame->names[i]));
      write_word (writer, ": ");
      write_cell (writer, &frame->columns[i], row);
    }
  kotaku_writer_add_c (writer, '}');
}

void
kotaku_frame_append_json_header (KotakuFrame *frame, KotakuText *text)
{
  g_return_if_fail (frame != NULL && text != NULL);
  KotakuWriter writer;
  kotaku_writer_start (&writer, text);
  write_word (&writer, "{\"meta\": ");
  write_meta (&writer, frame);
  write_word (&writer, ",\n \"rows\": [");
  if (frame->n_rows == 0)
    write_word (&writer, "]}\n");
  kotaku_writer_flush (&writer);
}

void
kotaku_frame_append_json_rows (KotakuFrame *frame, gsize first, gsize n_rows, KotakuText *text)
{
  g_return_if_fail (frame != NULL && text != NULL);
  g_return_if_fail (first <= frame->n_rows && n_rows <= frame->n_rows - first);
  KotakuWriter writer;
  kotaku_writer_start (&writer, text);
  for (gsize i = first; i < first + n_rows && !text->failed; i++)
    {
      write_word (&writer, i > 0 ? ",\n  " : "\n  ");
      write_row (&writer, frame, i);
    }
  if (n_rows > 0 && first + n_rows == frame->n_rows)
    write_word (&writer, "\n ]}\n");
  kotaku_writer_flush (&writer);
}

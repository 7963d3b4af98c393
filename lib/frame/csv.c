/* SPDX-License-Identifier: GPL-2.0-or-later */

/* A frame as CSV (RFC 4180, with "\n"), in blocks of rows and without an allocation per cell. */

#include "frame/frame-private.h"

#include <string.h>

const KotakuCsvStyle kotaku_csv_plain = { .separator = ',', .decimal = '.', .guard = FALSE };

/* What a reader would take for something else: the separator, quotes, line ends, space at an end.
 */
static gboolean
needs_quotes (const char *text, gsize length, char separator)
{
  if (length == 0)
    return FALSE;
  if (text[0] == ' ' || text[length - 1] == ' ')
    return TRUE;
  for (gsize i = 0; i < length; i++)
    {
      char c = text[i];
      if (c == separator || c == '"' || c == '\n' || c == '\r')
        return TRUE;
    }
  return FALSE;
}

static void
write_text (KotakuWriter *writer,
            const KotakuCsvStyle *style,
            const char *text,
            gsize length,
            gboolean quoted)
{
  gboolean guarded = style->guard && length > 0 && strchr ("=+-@\t\r", text[0]) != NULL;
  if (!quoted)
    {
      if (guarded)
        kotaku_writer_add_c (writer, '\'');
      kotaku_writer_add (writer, text, length);
      return;
    }
  kotaku_writer_add_c (writer, '"');
  if (guarded)
    kotaku_writer_add_c (writer, '\'');
  for (gsize i = 0; i < length; i++)
    {
      if (text[i] == '"')
        kotaku_writer_add_c (writer, '"');
      kotaku_writer_add_c (writer, text[i]);
    }
  kotaku_writer_add_c (writer, '"');
}

/* Which sign separates is found from the header: no other may stand there unquoted. */
static void
write_header (KotakuWriter *writer, const KotakuCsvStyle *style, const char *name)
{
  gsize length = strlen (name);
  write_text (writer, style, name, length,
              strpbrk (name, ",;\t") != NULL || needs_quotes (name, length, style->separator));
}

void
kotaku_text_append_csv (KotakuText *text, const char *value, char separator)
{
  KotakuCsvStyle style = kotaku_csv_plain;
  KotakuWriter writer;
  style.separator = separator;
  kotaku_writer_start (&writer, text);
  write_header (&writer, &style, value);
  kotaku_writer_flush (&writer);
}

static void
write_cell (KotakuWriter *writer,
            const KotakuCsvStyle *style,
            const KotakuColumn *column,
            gsize row)
{
  if (kotaku_column_is_missing (column, row))
    return;
  switch (column->type)
    {
    case KOTAKU_COLUMN_DOUBLE:
      kotaku_writer_add_double (writer, KOTAKU_BUFFER_DATA (double, column->values)[row],
                                style->decimal);
      break;
    case KOTAKU_COLUMN_INT64:
      kotaku_writer_add_int64 (writer, KOTAKU_BUFFER_DATA (gint64, column->values)[row]);
      break;
    case KOTAKU_COLUMN_STRING:
      {
        gint32 code = KOTAKU_BUFFER_DATA (gint32, column->values)[row];
        const char *word = kotaku_dictionary_get (column->dictionary, code);
        gsize length = strlen (word);
        write_text (writer, style, word, length, needs_quotes (word, length, style->separator));
        break;
      }
    case KOTAKU_COLUMN_BOOLEAN:
      if (KOTAKU_BUFFER_DATA (guint8, column->values)[row])
        kotaku_writer_add (writer, "yes", 3);
      else
        kotaku_writer_add (writer, "no", 2);
      break;
    case KOTAKU_COLUMN_NONE:
      break;
    }
}

void
kotaku_frame_append_csv_header (KotakuFrame *frame, const KotakuCsvStyle *style, KotakuText *text)
{
  g_return_if_fail (frame != NULL && style != NULL && text != NULL);
  KotakuWriter writer;
  kotaku_writer_start (&writer, text);
  for (gsize i = 0; i < frame->n_columns; i++)
    {
      if (i > 0)
        kotaku_writer_add_c (&writer, style->separator);
      write_header (&writer, style, frame->names[i]);
    }
  kotaku_writer_add_c (&writer, '\n');
  kotaku_writer_flush (&writer);
}

/* A line with nothing on it would be skipped when it is read: one empty cell is written quoted. */
static void
write_row (KotakuWriter *writer, const KotakuCsvStyle *style, KotakuFrame *frame, gsize row)
{
  gboolean empty = frame->n_columns == 1 && kotaku_column_is_missing (&frame->columns[0], row);
  if (empty)
    kotaku_writer_add (writer, "\"\"", 2);
  for (gsize i = 0; i < frame->n_columns && !empty; i++)
    {
      if (i > 0)
        kotaku_writer_add_c (writer, style->separator);
      write_cell (writer, style, &frame->columns[i], row);
    }
  kotaku_writer_add_c (writer, '\n');
}

void
kotaku_frame_append_csv_rows (KotakuFrame *frame,
                              const KotakuCsvStyle *style,
                              gsize first,
                              gsize n_rows,
                              KotakuText *text)
{
  g_return_if_fail (frame != NULL && style != NULL && text != NULL);
  g_return_if_fail (first <= frame->n_rows && n_rows <= frame->n_rows - first);
  KotakuWriter writer;
  kotaku_writer_start (&writer, text);
  for (gsize i = first; i < first + n_rows && !text->failed; i++)
    write_row (&writer, style, frame, i);
  kotaku_writer_flush (&writer);
}

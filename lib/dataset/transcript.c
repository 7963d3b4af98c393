/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Readers of workbooks and graphs find cells in an order of their own and columns as they go: here
 * they become the records that the reader of CSV takes, so that everything after it is one. */

#include "dataset/formats-private.h"

#include <string.h>

KotakuTranscript *
kotaku_transcript_new (gboolean is_workbook, GError **error)
{
  g_autoptr (KotakuTranscript) transcript = g_new0 (KotakuTranscript, 1);
  transcript->is_workbook = is_workbook;
  transcript->header_line = 1;
  transcript->columns = kotaku_buffer_new (sizeof (KotakuTranscriptColumn), 0, error);
  if (transcript->columns != NULL)
    transcript->lines = kotaku_buffer_new (sizeof (gint32), 0, error);
  if (transcript->lines != NULL)
    transcript->names = kotaku_dictionary_new (error);
  return transcript->names != NULL ? g_steal_pointer (&transcript) : NULL;
}

void
kotaku_transcript_free (KotakuTranscript *transcript)
{
  if (transcript == NULL)
    return;
  for (gsize i = 0; transcript->columns != NULL && i < transcript->columns->n; i++)
    g_free (kotaku_transcript_get_column (transcript, i)->header);
  g_clear_pointer (&transcript->columns, kotaku_buffer_unref);
  g_clear_pointer (&transcript->lines, kotaku_buffer_unref);
  g_clear_pointer (&transcript->names, kotaku_dictionary_unref);
  kotaku_text_clear (&transcript->text);
  kotaku_text_clear (&transcript->row);
  g_free (transcript);
}

gsize
kotaku_transcript_get_n_columns (const KotakuTranscript *transcript)
{
  return transcript->columns->n;
}

KotakuTranscriptColumn *
kotaku_transcript_get_column (const KotakuTranscript *transcript, gsize i)
{
  return &KOTAKU_BUFFER_DATA (KotakuTranscriptColumn, transcript->columns)[i];
}

static gboolean
make_columns (KotakuTranscript *transcript, gsize n, GError **error)
{
  while (transcript->columns->n < n)
    {
      KotakuTranscriptColumn column = { .header = kotaku_strndup ("", 0, error) };
      if (column.header == NULL)
        return FALSE;
      if (!kotaku_buffer_append (&transcript->columns, &column, 1, error))
        {
          g_free (column.header);
          return FALSE;
        }
    }
  return TRUE;
}

gint32
kotaku_transcript_add_column (KotakuTranscript *transcript,
                              const char *header,
                              gsize length,
                              GError **error)
{
  gint32 code = kotaku_dictionary_intern (&transcript->names, header, length, error);
  if (code < 0 || (gsize) code < transcript->columns->n)
    return code;
  if (code >= KOTAKU_MOST_COLUMNS)
    {
      kotaku_refuse (error, KOTAKU_ERROR_INVALID, "more than %d columns", KOTAKU_MOST_COLUMNS);
      return -1;
    }
  if (!make_columns (transcript, (gsize) code + 1, error))
    return -1;
  char *name = kotaku_strndup (header, length, error);
  if (name == NULL)
    return -1;
  KotakuTranscriptColumn *column = kotaku_transcript_get_column (transcript, code);
  g_free (column->header);
  column->header = name;
  return code;
}

void
kotaku_transcript_set_header (KotakuTranscript *transcript, gsize column, const char *header)
{
  KotakuTranscriptColumn *to = kotaku_transcript_get_column (transcript, column);
  g_free (to->header);
  to->header = g_strdup (header);
}

gboolean
kotaku_transcript_set (KotakuTranscript *transcript,
                       gsize column,
                       const char *text,
                       gsize length,
                       GError **error)
{
  if (length == 0)
    return TRUE;
  if (!make_columns (transcript, column + 1, error))
    return FALSE;
  KotakuTranscriptColumn *to = kotaku_transcript_get_column (transcript, column);
  to->start = transcript->row.length;
  to->length = length;
  to->is_set = TRUE;
  kotaku_text_append (&transcript->row, text, (gssize) length);
  transcript->n_set = MAX (transcript->n_set, column + 1);
  return TRUE;
}

static void
append_cell (KotakuText *text, const char *cell, gsize length)
{
  gboolean plain = TRUE;
  for (gsize i = 0; i < length && plain; i++)
    plain = cell[i] != ',' && cell[i] != '"' && cell[i] != '\n' && cell[i] != '\r';
  if (plain)
    {
      kotaku_text_append (text, cell, (gssize) length);
      return;
    }
  kotaku_text_append_c (text, '"');
  for (const char *c = cell, *end = cell + length; c < end;)
    {
      const char *quote = memchr (c, '"', end - c);
      const char *stop = quote != NULL ? quote + 1 : end;
      kotaku_text_append (text, c, stop - c);
      if (quote != NULL)
        kotaku_text_append_c (text, '"');
      c = stop;
    }
  kotaku_text_append_c (text, '"');
}

static gboolean
set_no_memory (GError **error)
{
  g_set_error_literal (error, KOTAKU_ERROR, KOTAKU_ERROR_NO_MEMORY, "out of memory");
  return FALSE;
}

void
kotaku_transcript_drop_row (KotakuTranscript *transcript)
{
  for (gsize i = 0; i < transcript->n_set; i++)
    kotaku_transcript_get_column (transcript, i)->is_set = FALSE;
  transcript->n_set = 0;
  transcript->row.length = 0;
}

static gboolean
has_text (const KotakuTranscript *transcript)
{
  return !kotaku_text_is_blank (transcript->row.text != NULL ? transcript->row.text : "",
                                transcript->row.length);
}

/* A line of the source for each of the text, of which cells may have several. */
static gboolean
append_lines (KotakuTranscript *transcript, gsize start, gint64 line, GError **error)
{
  const char *from = transcript->text.text + start;
  gsize n = kotaku_marks_count_lines (from, transcript->text.length - start);
  gint32 number = (gint32) MIN (line, G_MAXINT32);
  for (gsize i = 0; i < n; i++)
    if (!kotaku_buffer_append (&transcript->lines, &number, 1, error))
      return FALSE;
  return TRUE;
}

gboolean
kotaku_transcript_end_row (KotakuTranscript *transcript, gint64 line, GError **error)
{
  KotakuText *text = &transcript->text;
  gsize start = text->length;
  if (transcript->row.failed)
    return set_no_memory (error);
  if (!has_text (transcript))
    {
      kotaku_transcript_drop_row (transcript);
      return TRUE;
    }
  for (gsize i = 0; i < transcript->n_set; i++)
    {
      KotakuTranscriptColumn *column = kotaku_transcript_get_column (transcript, i);
      if (i > 0)
        kotaku_text_append_c (text, ',');
      column->is_used = column->is_used || column->is_set;
      if (column->is_set)
        append_cell (text, transcript->row.text + column->start, column->length);
    }
  kotaku_text_append_c (text, '\n');
  kotaku_transcript_drop_row (transcript);
  transcript->n_rows++;
  return !text->failed ? append_lines (transcript, start, line, error) : set_no_memory (error);
}

gboolean
kotaku_transcript_end_header (KotakuTranscript *transcript, gint64 line, GError **error)
{
  if (transcript->row.failed)
    return set_no_memory (error);
  for (gsize i = 0; i < transcript->n_set; i++)
    {
      KotakuTranscriptColumn *column = kotaku_transcript_get_column (transcript, i);
      char *header = column->is_set ? kotaku_strndup (transcript->row.text + column->start,
                                                      column->length, error)
                                    : kotaku_strndup ("", 0, error);
      if (header == NULL)
        return FALSE;
      g_free (column->header);
      column->header = header;
    }
  transcript->header_line = line;
  kotaku_transcript_drop_row (transcript);
  return TRUE;
}

gint64
kotaku_transcript_get_line (const KotakuTranscript *transcript, gint64 line)
{
  if (line < 1 || (gsize) line > transcript->lines->n)
    return line;
  return KOTAKU_BUFFER_DATA (gint32, transcript->lines)[line - 1];
}

/* SPDX-License-Identifier: GPL-2.0-or-later */

/* A frame as text, and as a file that is there whole or not at all. */

#include "present/present-private.h"

#include <string.h>

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"
#define BLOCK_ROWS 16384
#define LEAST_WIDTH 40

/* A frame's text, block by block: what is in text is handed on and emptied between two of them. */
typedef struct
{
  KotakuFrame *frame;
  KotakuFormat format;
  KotakuLanguage language;
  gsize width; /* of tables; 0: of no screen that is known */
  KotakuCsvStyle style;
  GCancellable *cancellable;
  gboolean started;
  gsize row;
} Source;

static void
start (Source *source,
       KotakuFrame *frame,
       KotakuFormat format,
       KotakuLanguage language,
       GCancellable *cancellable)
{
  *source = (Source){ .frame = frame,
                      .format = format,
                      .language = kotaku_language_settle (language),
                      .style = kotaku_csv_plain,
                      .cancellable = cancellable };
  if (format != KOTAKU_FORMAT_SPREADSHEET)
    return;
  gboolean comma = source->language == KOTAKU_LANGUAGE_ID;
  source->style = (KotakuCsvStyle){ .separator = comma ? ';' : ',',
                                    .decimal = comma ? ',' : '.',
                                    .guard = TRUE };
}

static gboolean
append_table (Source *source, KotakuText *text, GError **error)
{
  KotakuFrame *frame = source->frame;
  KotakuLanguage language = source->language;
  if (kotaku_records_are_findings (frame))
    return kotaku_frame_append_records (frame, language, source->width, text, source->cancellable,
                                        error);
  if (kotaku_problems_are (frame))
    return kotaku_frame_append_problems (frame, language, text, source->cancellable, error);
  return kotaku_frame_append_table (frame, language, source->width, text, source->cancellable,
                                    error);
}

static gboolean
append_header (Source *source, KotakuText *text, GError **error)
{
  if (source->format == KOTAKU_FORMAT_JSON)
    {
      if (!kotaku_frame_settle_metadata (source->frame, source->cancellable, error))
        return FALSE;
      kotaku_frame_append_json_header (source->frame, text);
      return TRUE;
    }
  if (source->format == KOTAKU_FORMAT_SPREADSHEET)
    kotaku_text_append (text, BYTE_ORDER_MARK, -1);
  kotaku_frame_append_csv_header (source->frame, &source->style, text);
  return TRUE;
}

/* Adds the next block; *more says whether there was one. */
static gboolean
append_next (gpointer data, KotakuText *text, gboolean *more, GError **error)
{
  Source *source = data;
  gsize n_rows = kotaku_frame_get_n_rows (source->frame);
  gboolean table = source->format == KOTAKU_FORMAT_TABLE;
  gboolean first = !source->started;
  *more = first || (!table && source->row < n_rows);
  if (!*more)
    return TRUE;
  if (g_cancellable_set_error_if_cancelled (source->cancellable, error))
    return FALSE;
  source->started = TRUE;
  if (table)
    return append_table (source, text, error);
  if (first && !append_header (source, text, error))
    return FALSE;
  gsize n = MIN (n_rows - source->row, BLOCK_ROWS);
  if (source->format == KOTAKU_FORMAT_JSON)
    kotaku_frame_append_json_rows (source->frame, source->row, n, text);
  else
    kotaku_frame_append_csv_rows (source->frame, &source->style, source->row, n, text);
  source->row += n;
  return TRUE;
}

static gboolean
is_format (KotakuFormat format)
{
  return format >= KOTAKU_FORMAT_TABLE && format <= KOTAKU_FORMAT_SPREADSHEET;
}

static char *
make_text (Source *source, GError **error)
{
  g_auto (KotakuText) text = KOTAKU_TEXT_INIT;
  gboolean more = TRUE;
  while (more && !text.failed)
    if (!append_next (source, &text, &more, error))
      return NULL;
  return kotaku_text_steal (&text, error);
}

/**
 * kotaku_frame_to_text:
 * @frame: a frame
 * @format: how
 * @language: of tables; with %KOTAKU_LANGUAGE_ID a spreadsheet has semicolons and decimal commas
 * @cancellable: (nullable): stops the call within 1 s
 * @error: return location for an error
 *
 * A frame as text. CSV and JSON are always in English, with numbers that read back to the same
 * double. Tables are for people: in @language, with rounded numbers; findings are a list of
 * answers, and the problems of a dataset lines of `file:line:column: message`.
 *
 * - Cost: O(cells)
 * - Threads: any, once the frame is sealed
 * - Errors: %KOTAKU_ERROR_NO_MEMORY, %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): the text, or %NULL with @error set
 *
 * Since: 1.0
 */
char *
kotaku_frame_to_text (KotakuFrame *frame,
                      KotakuFormat format,
                      KotakuLanguage language,
                      GCancellable *cancellable,
                      GError **error)
{
  g_return_val_if_fail (frame != NULL && is_format (format), NULL);
  Source source;
  start (&source, frame, format, language, cancellable);
  return make_text (&source, error);
}

/**
 * kotaku_frame_to_table:
 * @frame: a frame
 * @language: of the table
 * @width: of its lines, in columns of the screen; 0: as kotaku_frame_to_text() has them
 * @cancellable: (nullable): stops the call within 1 s
 * @error: return location for an error
 *
 * A frame as a table that fits a screen: long texts are wrapped, and where the columns do not fit
 * beside each other each row is a block. Nothing is cut off; a single word may be longer than a
 * line.
 *
 * - Range: @width below 40 is taken as 40
 * - Cost: O(cells)
 * - Threads: any, once the frame is sealed
 * - Errors: %KOTAKU_ERROR_NO_MEMORY, %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): the text, or %NULL with @error set
 *
 * Since: 1.0
 */
char *
kotaku_frame_to_table (KotakuFrame *frame,
                       KotakuLanguage language,
                       guint width,
                       GCancellable *cancellable,
                       GError **error)
{
  g_return_val_if_fail (frame != NULL, NULL);
  Source source;
  start (&source, frame, KOTAKU_FORMAT_TABLE, language, cancellable);
  source.width = width > 0 ? MAX (width, LEAST_WIDTH) : 0;
  return make_text (&source, error);
}

/**
 * kotaku_frame_write:
 * @frame: a frame
 * @path: (type filename): where to
 * @format: how
 * @language: as of [method@Kotaku.Frame.to_text]
 * @cancellable: (nullable): stops the call within 1 s
 * @error: return location for an error
 *
 * Writes the text of a frame to a file. The file is there whole, or as it was before: the text is
 * written aside and takes its place at the end. A link is followed; a pipe is written to.
 *
 * - Cost: O(cells)
 * - Threads: any, once the frame is sealed
 * - Errors: %G_IO_ERROR, %G_IO_ERROR_CANCELLED, %KOTAKU_ERROR_NO_MEMORY
 *
 * Returns: %TRUE if the file was written
 *
 * Since: 1.0
 */
gboolean
kotaku_frame_write (KotakuFrame *frame,
                    const char *path,
                    KotakuFormat format,
                    KotakuLanguage language,
                    GCancellable *cancellable,
                    GError **error)
{
  g_return_val_if_fail (frame != NULL && path != NULL && is_format (format), FALSE);
  Source source;
  start (&source, frame, format, language, cancellable);
  return kotaku_file_write (path, append_next, &source, cancellable, error);
}

/* SPDX-License-Identifier: GPL-2.0-or-later */

/* A frame as text, and as a file that is there whole or not at all. */

#include "present/present-private.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"
#define BLOCK_ROWS 16384
#define BLOCK_BYTES (1 << 22)

/* A frame's text, block by block: what is in text is handed on and emptied between two of them. */
typedef struct
{
  KotakuFrame *frame;
  KotakuFormat format;
  KotakuLanguage language;
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
    return kotaku_frame_append_records (frame, language, text, source->cancellable, error);
  if (kotaku_problems_are (frame))
    return kotaku_frame_append_problems (frame, language, text, source->cancellable, error);
  return kotaku_frame_append_table (frame, language, text, source->cancellable, error);
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
append_next (Source *source, KotakuText *text, gboolean *more, GError **error)
{
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
  g_auto (KotakuText) text = KOTAKU_TEXT_INIT;
  gboolean more = TRUE;
  start (&source, frame, format, language, cancellable);
  while (more && !text.failed)
    if (!append_next (&source, &text, &more, error))
      return NULL;
  return kotaku_text_steal (&text, error);
}

/* -- files ----------------------------------------------------------------------------------------
 */

static gboolean
fail (const char *path, int number, GError **error)
{
  g_autofree char *shown = g_filename_display_name (path);
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (number), "%s: %s", shown,
               g_strerror (number));
  return FALSE;
}

static gboolean
write_all (Source *source, int file, const char *path, const char *bytes, GError **error)
{
  gsize length = strlen (bytes);
  while (length > 0)
    {
      if (g_cancellable_set_error_if_cancelled (source->cancellable, error))
        return FALSE;
      gssize written = write (file, bytes, MIN (length, BLOCK_BYTES));
      if (written < 0 && errno != EINTR)
        return fail (path, errno, error);
      if (written > 0)
        {
          bytes += written;
          length -= (gsize) written;
        }
    }
  return TRUE;
}

static gboolean
write_source (Source *source, int file, const char *path, GError **error)
{
  g_auto (KotakuText) text = KOTAKU_TEXT_INIT;
  gboolean more = TRUE;
  while (more)
    {
      if (!append_next (source, &text, &more, error))
        return FALSE;
      g_autofree char *block = kotaku_text_steal (&text, error);
      if (block == NULL || !write_all (source, file, path, block, error))
        return FALSE;
    }
  return TRUE;
}

/* A new file beside the path, of a name that is free. */
static int
create_aside (const char *path, char **aside, GError **error)
{
  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s.%d-%" G_GINT64_FORMAT "-%u", path,
                                               (int) getpid (), g_get_monotonic_time (), i);
      int file = open (name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
      if (file >= 0)
        {
          *aside = g_steal_pointer (&name);
          return file;
        }
      if (errno != EEXIST)
        break;
    }
  fail (path, errno, error);
  return -1;
}

/* The name is only safe once its directory is; where that cannot be asked, the file is there
 * anyway. */
static void
sync_directory (const char *path)
{
  g_autofree char *directory = g_path_get_dirname (path);
  int file = open (directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (file < 0)
    return;
  fsync (file);
  close (file);
}

static gboolean
replace_file (Source *source, const char *path, const struct stat *old, GError **error)
{
  g_autofree char *aside = NULL;
  int file = create_aside (path, &aside, error);
  if (file < 0)
    return FALSE;
  gboolean done = write_source (source, file, path, error);
  if (done && ((old != NULL && fchmod (file, old->st_mode & 07777) != 0) || fsync (file) != 0))
    done = fail (path, errno, error);
  if (close (file) != 0 && done)
    done = fail (path, errno, error);
  if (done && rename (aside, path) != 0)
    done = fail (path, errno, error);
  if (!done)
    unlink (aside);
  else
    sync_directory (path);
  return done;
}

/* A pipe or a terminal cannot be replaced: it is written to. */
static gboolean
write_into (Source *source, const char *path, GError **error)
{
  int file = open (path, O_WRONLY | O_CLOEXEC);
  if (file < 0)
    return fail (path, errno, error);
  gboolean done = write_source (source, file, path, error);
  if (close (file) != 0 && done)
    done = fail (path, errno, error);
  return done;
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
  struct stat old;
  start (&source, frame, format, language, cancellable);
  if (stat (path, &old) != 0)
    return replace_file (&source, path, NULL, error);
  if (S_ISDIR (old.st_mode))
    return fail (path, EISDIR, error);
  if (!S_ISREG (old.st_mode))
    return write_into (&source, path, error);
  char *target = realpath (path, NULL);
  if (target == NULL)
    return fail (path, errno, error);
  gboolean done = replace_file (&source, target, &old, error);
  free (target);
  return done;
}

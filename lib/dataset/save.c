/* SPDX-License-Identifier: GPL-2.0-or-later */

/* The canonical form of a network: comma, English words, ISO dates, line feeds. */

#include "dataset/dataset-private.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#define BLOCK_ROWS 8192

static const KotakuCommand command = {
  .name = "save",
  .object = "network",
  .function = "kotaku_network_save",
  .parameters = "path:string",
  .options = "",
};

typedef struct
{
  const char *path;   /* of the file, aside */
  const char *target; /* where it will be, which messages name */
  int file;
  KotakuOptions *options;
  GCancellable *cancellable;
} Writer;

static gboolean
set_write_error (const char *path, GError **error)
{
  int code = errno;
  g_autofree char *shown = g_filename_display_name (path);
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), "%s: %s", shown, g_strerror (code));
  return FALSE;
}

static gboolean
write_all (const Writer *writer, const char *bytes, gsize length, GError **error)
{
  while (length > 0)
    {
      gssize n = write (writer->file, bytes, MIN (length, G_MAXINT32));
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return set_write_error (writer->target, error);
      bytes += n;
      length -= n;
    }
  return TRUE;
}

static gboolean
write_text (const Writer *writer, KotakuText *text, GError **error)
{
  gsize length = text->length;
  g_autofree char *bytes = kotaku_text_steal (text, error);
  return bytes != NULL && write_all (writer, bytes, length, error);
}

static gboolean
write_rows (const Writer *writer, KotakuFrame *frame, const char *task, GError **error)
{
  gsize n = kotaku_frame_get_n_rows (frame);
  g_auto (KotakuText) text = KOTAKU_TEXT_INIT;
  kotaku_frame_append_csv_header (frame, &kotaku_csv_plain, &text);
  for (gsize first = 0; first < n; first += BLOCK_ROWS)
    {
      if (g_cancellable_set_error_if_cancelled (writer->cancellable, error))
        return FALSE;
      kotaku_frame_append_csv_rows (frame, &kotaku_csv_plain, first, MIN (BLOCK_ROWS, n - first),
                                    &text);
      if (!write_text (writer, &text, error))
        return FALSE;
      kotaku_options_report (writer->options, task, (double) first / (double) n);
    }
  return n > 0 || write_text (writer, &text, error);
}

static gboolean
write_table (Writer *writer, KotakuNetwork *network, KotakuTable table, GError **error)
{
  const char *task = kotaku_table_spec (table)->name;
  g_autoptr (KotakuFrame) frame
      = kotaku_network_get_canonical_rows (network, table, writer->cancellable, error);
  gboolean done;
  if (frame == NULL)
    return FALSE;
  writer->file = open (writer->path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (writer->file < 0)
    return set_write_error (writer->target, error);
  done = write_rows (writer, frame, task, error);
  if (done && fsync (writer->file) != 0)
    done = set_write_error (writer->target, error);
  if (close (writer->file) != 0 && done)
    done = set_write_error (writer->target, error);
  return done;
}

static gboolean
write_tables (KotakuNetwork *network,
              const KotakuReplacement *replacement,
              KotakuOptions *options,
              GCancellable *cancellable,
              GError **error)
{
  gboolean any = FALSE;
  for (gint table = 1; table <= KOTAKU_N_TABLES; table++)
    any = any || kotaku_network_get_n_rows (network, table) > 0;
  for (gint table = 1; table <= KOTAKU_N_TABLES; table++)
    {
      g_autofree char *name = g_strconcat (kotaku_table_spec (table)->name, ".csv", NULL);
      g_autofree char *path = g_build_filename (replacement->aside, name, NULL);
      g_autofree char *target = g_build_filename (replacement->path, name, NULL);
      Writer writer
          = { .path = path, .target = target, .options = options, .cancellable = cancellable };
      gboolean wanted = kotaku_network_get_n_rows (network, table) > 0;
      /* A directory without a file would be no dataset. */
      if ((wanted || (!any && table == KOTAKU_TABLE_TIES))
          && !write_table (&writer, network, table, error))
        return FALSE;
    }
  return TRUE;
}

typedef struct
{
  KotakuNetwork *network;
  const char *path;
  KotakuOptions *options;
} Saving;

static gboolean
save (gpointer data, GCancellable *cancellable, GError **error)
{
  const Saving *saving = data;
  g_auto (KotakuReplacement) replacement = { 0 };
  return kotaku_replacement_begin (&replacement, saving->path, error)
         && write_tables (saving->network, &replacement, saving->options, cancellable, error)
         && !g_cancellable_set_error_if_cancelled (cancellable, error)
         && kotaku_replacement_finish (&replacement, error);
}

/**
 * kotaku_network_save:
 * @network: a network
 * @path: (type filename): a directory, which is made or replaced
 * @options: (nullable): progress
 * @cancellable: (nullable): stops the call within 1 s
 * @error: return location for an error
 *
 * Writes the network's canonical form. A directory that is there is replaced in one step: its
 * dataset files are the network's then, other files in it are kept. Where that cannot be (a
 * directory inside it, a file system that cannot exchange directories, the working directory) it is
 * left as it is. After a crash the old or the new dataset is there, whole.
 *
 * - Cost: O(bytes)
 * - Threads: the network's one
 * - Errors: %KOTAKU_ERROR_NOT_ATOMIC, %KOTAKU_ERROR_NO_MEMORY, %G_IO_ERROR
 *
 * Returns: %TRUE, or %FALSE with @error set and nothing changed
 *
 * Since: 1.0
 */
gboolean
kotaku_network_save (KotakuNetwork *network,
                     const char *path,
                     KotakuOptions *options,
                     GCancellable *cancellable,
                     GError **error)
{
  g_return_val_if_fail (network != NULL, FALSE);
  g_return_val_if_fail (path != NULL, FALSE);
  Saving saving = { network, path, options };
  return kotaku_options_check (options, &command, error)
         && kotaku_options_attend (options, path, save, &saving, cancellable, error);
}

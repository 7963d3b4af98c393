/* SPDX-License-Identifier: GPL-2.0-or-later */

/* A file that is there whole, or as it was. */

#include "present/present-private.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define BLOCK_BYTES (1 << 22)

typedef struct
{
  KotakuFileFunc next;
  gpointer data;
  GCancellable *cancellable;
} Source;

static gboolean
fail (const char *path, int number, GError **error)
{
  g_autofree char *shown = g_filename_display_name (path);
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (number), "%s: %s", shown,
               g_strerror (number));
  return FALSE;
}

static gboolean
write_all (Source *source,
           int file,
           const char *path,
           const char *bytes,
           gsize length,
           GError **error)
{
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
      if (!source->next (source->data, &text, &more, error))
        return FALSE;
      gsize length = text.length;
      g_autofree char *block = kotaku_text_steal (&text, error);
      if (block == NULL || !write_all (source, file, path, block, length, error))
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

gboolean
kotaku_file_write (const char *path,
                   KotakuFileFunc next,
                   gpointer data,
                   GCancellable *cancellable,
                   GError **error)
{
  Source source = { next, data, cancellable };
  struct stat old;
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

/* All of it at once. */
static gboolean
take_whole (gpointer data, KotakuText *text, gboolean *more, GError **error)
{
  KotakuText *whole = data;
  *more = FALSE;
  *text = *whole;
  *whole = (KotakuText) KOTAKU_TEXT_INIT;
  return TRUE;
}

gboolean
kotaku_file_write_text (const char *path,
                        KotakuText *text,
                        GCancellable *cancellable,
                        GError **error)
{
  return kotaku_file_write (path, take_whole, text, cancellable, error);
}

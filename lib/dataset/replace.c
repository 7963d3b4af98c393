/* SPDX-License-Identifier: GPL-2.0-or-later */

/* A directory is replaced in one step: the new one is made beside it, files that are not ours are
 * linked into it, and the two change places. */

#include "dataset/dataset-private.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define NAME_LENGTH 64 /* of the directory's name in that of the one beside it */

static gboolean
set_error (const char *path, GError **error)
{
  int code = errno;
  g_autofree char *shown = g_filename_display_name (path);
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), "%s: %s", shown, g_strerror (code));
  return FALSE;
}

static gboolean
refuse (const char *path, GError **error, const char *reason, const char *name)
{
  g_autofree char *shown = g_filename_display_name (path);
  g_autofree char *shown_name = name != NULL ? g_filename_display_name (name) : NULL;
  g_set_error (error, KOTAKU_ERROR, KOTAKU_ERROR_NOT_ATOMIC,
               "%s: cannot be replaced in one step: %s%s%s", shown, reason, name ? " " : "",
               name ? shown_name : "");
  return FALSE;
}

static gboolean
is_same (const struct stat *a, const struct stat *b)
{
  return a->st_dev == b->st_dev && a->st_ino == b->st_ino;
}

/* Whether everything in the directory can be kept. */
static gboolean
check_entries (const char *path, dev_t device, GError **error)
{
  g_autoptr (GDir) directory = g_dir_open (path, 0, error);
  const char *name;
  if (directory == NULL)
    return FALSE;
  while ((name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *entry = g_build_filename (path, name, NULL);
      struct stat status;
      if (lstat (entry, &status) != 0)
        return set_error (entry, error);
      if (S_ISDIR (status.st_mode))
        return refuse (path, error, "it holds the directory", name);
      if (status.st_dev != device)
        return refuse (path, error, "it holds the mount point", name);
    }
  return TRUE;
}

static gboolean
check_directory (const KotakuReplacement *replacement, const struct stat *status, GError **error)
{
  g_autofree char *parent = g_path_get_dirname (replacement->path);
  struct stat other;
  if (!S_ISDIR (status->st_mode))
    {
      errno = ENOTDIR;
      return set_error (replacement->path, error);
    }
  if (stat (".", &other) == 0 && is_same (&other, status))
    return refuse (replacement->path, error, "it is the working directory", NULL);
  if (stat (parent, &other) != 0)
    return set_error (parent, error);
  if (other.st_dev != status->st_dev || is_same (&other, status))
    return refuse (replacement->path, error, "it is a mount point", NULL);
  return check_entries (replacement->path, status->st_dev, error);
}

static char *
make_template (const char *path)
{
  g_autofree char *parent = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *beside
      = g_strdup_printf (".%.*s.XXXXXX", (gint) MIN (strlen (name), NAME_LENGTH), name);
  return g_build_filename (parent, beside, NULL);
}

/* Links of links are followed once, here: what is replaced is the directory itself. */
static gboolean
find_target (KotakuReplacement *replacement, const char *path, struct stat *status, GError **error)
{
  gsize length = strlen (path);
  while (length > 1 && path[length - 1] == '/')
    length--;
  replacement->path = g_strndup (path, length);
  replacement->exists = stat (path, status) == 0;
  if (replacement->exists)
    {
      char *resolved = realpath (path, NULL);
      if (resolved == NULL)
        return set_error (path, error);
      g_free (replacement->path);
      replacement->path = g_strdup (resolved);
      free (resolved);
      return TRUE;
    }
  if (errno != ENOENT)
    return set_error (path, error);
  if (lstat (replacement->path, status) == 0 || length == 0)
    {
      errno = ENOENT;
      return set_error (path, error);
    }
  return TRUE;
}

gboolean
kotaku_replacement_begin (KotakuReplacement *replacement, const char *path, GError **error)
{
  struct stat status;
  char *template;
  if (!find_target (replacement, path, &status, error)
      || (replacement->exists && !check_directory (replacement, &status, error)))
    return FALSE;
  template = make_template (replacement->path);
  if (g_mkdtemp_full (template, 0777) == NULL)
    {
      set_error (replacement->path, error);
      g_free (template);
      return FALSE;
    }
  replacement->aside = template;
  if (replacement->exists && chmod (template, status.st_mode & 07777) != 0)
    return set_error (replacement->path, error);
  return TRUE;
}

/* Links what is not the dataset's from one directory to the other; what is there stays. */
static gboolean
link_entries (const char *from, const char *to, GError **error)
{
  g_autoptr (GDir) directory = g_dir_open (from, 0, error);
  const char *name;
  if (directory == NULL)
    return FALSE;
  while ((name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *old = g_build_filename (from, name, NULL);
      g_autofree char *new = g_build_filename (to, name, NULL);
      if (kotaku_table_of_file (name) != 0)
        continue;
      if (linkat (AT_FDCWD, old, AT_FDCWD, new, 0) != 0 && errno != EEXIST)
        {
          g_autofree char *reason = g_strdup_printf ("%s: a file to be kept,", g_strerror (errno));
          return refuse (from, error, reason, name);
        }
    }
  return TRUE;
}

/* shown is what a message names. */
static gboolean
sync_directory (const char *path, const char *shown, GError **error)
{
  int file = open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  gboolean done = file >= 0 && (fsync (file) == 0 || errno == EINVAL);
  if (!done)
    set_error (shown, error);
  if (file >= 0)
    close (file);
  return done;
}

static void
remove_directory (const char *path)
{
  GDir *directory = g_dir_open (path, 0, NULL);
  const char *name;
  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *entry = g_build_filename (path, name, NULL);
      unlink (entry);
    }
  g_clear_pointer (&directory, g_dir_close);
  rmdir (path);
}

static gboolean
move_in (KotakuReplacement *replacement, GError **error)
{
  int done
      = renameat2 (AT_FDCWD, replacement->aside, AT_FDCWD, replacement->path, RENAME_NOREPLACE);
  if (done != 0 && (errno == EINVAL || errno == ENOSYS))
    done = rename (replacement->aside, replacement->path);
  if (done != 0)
    return set_error (replacement->path, error);
  g_clear_pointer (&replacement->aside, g_free);
  return TRUE;
}

static gboolean
exchange (KotakuReplacement *replacement, GError **error)
{
  if (!link_entries (replacement->path, replacement->aside, error)
      || !sync_directory (replacement->aside, replacement->path, error))
    return FALSE;
  if (renameat2 (AT_FDCWD, replacement->aside, AT_FDCWD, replacement->path, RENAME_EXCHANGE) != 0)
    return refuse (replacement->path, error, g_strerror (errno), NULL);
  /* What came into the old one meanwhile is kept too; where that fails the old one stays. */
  if (link_entries (replacement->aside, replacement->path, NULL))
    remove_directory (replacement->aside);
  g_clear_pointer (&replacement->aside, g_free);
  return TRUE;
}

gboolean
kotaku_replacement_finish (KotakuReplacement *replacement, GError **error)
{
  g_autofree char *parent = g_path_get_dirname (replacement->path);
  gboolean done = replacement->exists
                      ? exchange (replacement, error)
                      : sync_directory (replacement->aside, replacement->path, error)
                            && move_in (replacement, error);
  return done && sync_directory (parent, parent, error);
}

void
kotaku_replacement_clear (KotakuReplacement *replacement)
{
  if (replacement->aside != NULL)
    remove_directory (replacement->aside);
  g_clear_pointer (&replacement->aside, g_free);
  g_clear_pointer (&replacement->path, g_free);
}

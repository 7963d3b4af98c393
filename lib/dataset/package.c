/* SPDX-License-Identifier: GPL-2.0-or-later */

/* A workbook is a zip archive of XML. Each part is read as it passes; the archive is gone through
 * again for the next one, since its order is not ours. */

#include "dataset/formats-private.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* What unpacks to more than both is a bomb: worksheets of a million rows unpack to 20 times theirs.
 */
#define MOST_UNPACKED ((guint64) 64 << 20)
#define MOST_RATIO 200

#define PIECE 65536

static gboolean
refuse (GError **error, const char *reason)
{
  g_set_error_literal (error, KOTAKU_ERROR, KOTAKU_ERROR_INVALID, reason);
  return FALSE;
}

static gboolean
set_file_error (const KotakuPackage *package, GError **error)
{
  int code = errno;
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), "%s: %s", package->shown,
               g_strerror (code));
  return FALSE;
}

/* The regular file, or -1 with error. */
static int
open_file (const KotakuPackage *package, struct stat *status, GError **error)
{
  int file = open (package->path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
  if (file < 0 || fstat (file, status) != 0)
    set_file_error (package, error);
  else if (!S_ISREG (status->st_mode))
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE, "%s: not a regular file",
                 package->shown);
  else
    return file;
  if (file >= 0)
    close (file);
  return -1;
}

static gboolean
check_start (const guint8 *start, gsize n, GError **error)
{
  static const guint8 compound[] = { 0xD0, 0xCF, 0x11, 0xE0 };
  if (n >= 4 && memcmp (start, compound, 4) == 0)
    return refuse (error,
                   "locked by a password, or of Excel before 2007: save it as .xlsx without one");
  if (n < 4 || memcmp (start, "PK", 2) != 0)
    return refuse (error, "this is no workbook (.xlsx)");
  return TRUE;
}

gboolean
kotaku_package_open (KotakuPackage *package, GError **error)
{
  struct stat status;
  guint8 start[4] = { 0 };
  if (package->path == NULL)
    {
      package->size = package->length;
      return check_start (package->data, package->length, error);
    }
  int file = open_file (package, &status, error);
  if (file < 0)
    return FALSE;
  gssize n = pread (file, start, sizeof start, 0);
  package->size = status.st_size;
  close (file);
  return n >= 0 ? check_start (start, n, error) : set_file_error (package, error);
}

static gboolean
take_failure (struct archive *archive, GError **error)
{
  const char *reason = archive_error_string (archive);
  g_autofree char *valid = g_utf8_make_valid (reason != NULL ? reason : "", -1);
  if (archive_errno (archive) == ENOMEM)
    {
      g_set_error_literal (error, KOTAKU_ERROR, KOTAKU_ERROR_NO_MEMORY, "out of memory");
      return FALSE;
    }
  valid[strcspn (valid, "\n")] = '\0';
  g_autofree char *message = g_strdup_printf ("this is no workbook (.xlsx): %s", valid);
  return refuse (error, message);
}

/* *at is NULL where there are no more. */
static gboolean
find_part (const KotakuPackage *package,
           struct archive *archive,
           const char *part,
           struct archive_entry **at,
           GError **error)
{
  int result;
  while ((result = archive_read_next_header (archive, at)) == ARCHIVE_OK || result == ARCHIVE_WARN)
    {
      const char *name = archive_entry_pathname_utf8 (*at);
      if (g_cancellable_set_error_if_cancelled (package->cancellable, error))
        return FALSE;
      if (name == NULL || g_ascii_strcasecmp (name, part) != 0)
        continue;
      return !archive_entry_is_encrypted (*at)
             || refuse (error, "locked by a password: save it without one");
    }
  *at = NULL;
  return result == ARCHIVE_EOF || take_failure (archive, error);
}

static gboolean
count_unpacked (KotakuPackage *package, gsize n, GError **error)
{
  package->unpacked += n;
  if (package->unpacked <= MOST_UNPACKED || package->unpacked / MOST_RATIO <= package->size)
    return TRUE;
  return refuse (error, "it unpacks to more than 200 times its size: that is no workbook");
}

static gboolean
push_part (KotakuPackage *package, struct archive *archive, KotakuXml *xml, GError **error)
{
  g_autofree char *piece = KOTAKU_ALLOC (char, PIECE, error);
  gssize n = 1;
  while (piece != NULL && n > 0)
    {
      if (g_cancellable_set_error_if_cancelled (package->cancellable, error))
        return FALSE;
      n = archive_read_data (archive, piece, PIECE);
      if (n < 0)
        return take_failure (archive, error);
      if (!count_unpacked (package, n, error) || !kotaku_xml_push (xml, piece, n, error))
        return FALSE;
    }
  return piece != NULL;
}

static gboolean
open_archive (KotakuPackage *package, struct archive *archive, int *file, GError **error)
{
  struct stat status;
  archive_read_support_format_zip_seekable (archive);
  if (package->path == NULL)
    return archive_read_open_memory (archive, package->data, package->length) == ARCHIVE_OK
           || take_failure (archive, error);
  *file = open_file (package, &status, error);
  if (*file < 0)
    return FALSE;
  return archive_read_open_fd (archive, *file, PIECE) == ARCHIVE_OK
         || take_failure (archive, error);
}

static gboolean
read_part (KotakuPackage *package,
           struct archive *archive,
           const char *part,
           const KotakuXmlHandler *handler,
           gpointer data,
           gboolean *found,
           GError **error)
{
  struct archive_entry *entry = NULL;
  if (!find_part (package, archive, part, &entry, error))
    return FALSE;
  *found = entry != NULL;
  if (entry == NULL)
    return TRUE;
  g_autoptr (KotakuXml) xml = kotaku_xml_new (handler, data, error);
  if (xml == NULL)
    return FALSE;
  if (push_part (package, archive, xml, error))
    return TRUE;
  if (g_error_matches (*error, KOTAKU_ERROR, KOTAKU_ERROR_INVALID))
    g_prefix_error (error, "%s:%" G_GINT64_FORMAT ": ", part, kotaku_xml_get_line (xml));
  return FALSE;
}

gboolean
kotaku_package_read (KotakuPackage *package,
                     const char *part,
                     const KotakuXmlHandler *handler,
                     gpointer data,
                     gboolean *found,
                     GError **error)
{
  struct archive *archive = archive_read_new ();
  int file = -1;
  gboolean done;
  *found = FALSE;
  if (archive == NULL)
    {
      g_set_error_literal (error, KOTAKU_ERROR, KOTAKU_ERROR_NO_MEMORY, "out of memory");
      return FALSE;
    }
  done = open_archive (package, archive, &file, error)
         && read_part (package, archive, part, handler, data, found, error);
  archive_read_free (archive);
  if (file >= 0)
    close (file);
  return done;
}

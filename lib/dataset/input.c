/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Files are read in pieces and never mapped: a file that shrinks under a map is a SIGBUS. */

#include "dataset/dataset-private.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define RAW_SIZE 65536
#define NO_CHARACTER '\xFF' /* is in no UTF-8 text, so that whoever checks that finds it */

typedef enum
{
  ENCODING_UNKNOWN,
  ENCODING_UTF8,
  ENCODING_UTF16_LE,
  ENCODING_UTF16_BE
} Encoding;

struct _KotakuInput
{
  int file; /* or -1: data */
  char *path;
  const guint8 *data;
  guint64 size;
  guint64 position; /* of the source's next byte */
  Encoding encoding;
  guint8 *raw; /* of UTF-16, not yet converted: from raw_start to raw_end */
  gsize raw_start, raw_end;
  gboolean raw_last; /* nothing comes after it */
};

static gboolean
set_file_error (const char *path, GError **error)
{
  int code = errno;
  g_autofree char *shown = g_filename_display_name (path);
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), "%s: %s", shown, g_strerror (code));
  return FALSE;
}

gboolean
kotaku_input_read_raw (KotakuInput *input, char *bytes, gsize room, gsize *n, GError **error)
{
  gssize got;
  if (input->file < 0)
    {
      got = MIN (room, input->size - input->position);
      if (got > 0)
        memcpy (bytes, input->data + input->position, got);
    }
  else
    do
      got = pread (input->file, bytes, MIN (room, G_MAXINT32), (off_t) input->position);
    while (got < 0 && errno == EINTR);
  if (got < 0)
    return set_file_error (input->path, error);
  input->position += got;
  *n = got;
  return TRUE;
}

static gboolean
refuse_kind (const char *path, GError **error)
{
  g_autofree char *shown = g_filename_display_name (path);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE,
               "%s: not a regular file; ties are read from a pipe as -", shown);
  return FALSE;
}

KotakuInput *
kotaku_input_open (const char *path, GError **error)
{
  g_autoptr (KotakuInput) input = kotaku_input_new (NULL, 0);
  struct stat status;
  input->path = g_strdup (path);
  do
    input->file = open (path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
  while (input->file < 0 && errno == EINTR);
  if (input->file < 0 || fstat (input->file, &status) != 0)
    {
      set_file_error (path, error);
      return NULL;
    }
  if (S_ISDIR (status.st_mode))
    {
      errno = EISDIR;
      set_file_error (path, error);
      return NULL;
    }
  input->size = status.st_size;
  /* It could not be read twice, as finding the decimal sign needs, and may never end. */
  if (!S_ISREG (status.st_mode) && !refuse_kind (path, error))
    return NULL;
  return g_steal_pointer (&input);
}

KotakuInput *
kotaku_input_new (const guint8 *data, gsize length)
{
  KotakuInput *input = g_new0 (KotakuInput, 1);
  input->file = -1;
  input->data = data;
  input->size = length;
  return input;
}

void
kotaku_input_free (KotakuInput *input)
{
  if (input == NULL)
    return;
  if (input->file >= 0)
    close (input->file);
  g_free (input->path);
  g_free (input->raw);
  g_free (input);
}

void
kotaku_input_rewind (KotakuInput *input)
{
  input->position = 0;
  input->encoding = ENCODING_UNKNOWN;
  input->raw_start = input->raw_end = 0;
  input->raw_last = FALSE;
}

gboolean
kotaku_input_is_utf16 (KotakuInput *input)
{
  return input->encoding == ENCODING_UTF16_LE || input->encoding == ENCODING_UTF16_BE;
}

guint64
kotaku_input_get_size (KotakuInput *input)
{
  return input->size;
}

guint64
kotaku_input_get_position (KotakuInput *input)
{
  return input->position;
}

/* Looks for a byte-order mark and leaves the position after it. */
static gboolean
find_encoding (KotakuInput *input, GError **error)
{
  guint8 mark[4] = { 0 };
  gsize n = 0, got;
  do
    {
      if (!kotaku_input_read_raw (input, (char *) mark + n, 3 - n, &got, error))
        return FALSE;
      n += got;
    }
  while (got > 0 && n < 3);
  input->encoding = ENCODING_UTF8;
  input->position = 0;
  if (n == 3 && memcmp (mark, "\xEF\xBB\xBF", 3) == 0)
    input->position = 3;
  else if (n >= 2 && mark[0] == 0xFF && mark[1] == 0xFE)
    input->encoding = ENCODING_UTF16_LE;
  else if (n >= 2 && mark[0] == 0xFE && mark[1] == 0xFF)
    input->encoding = ENCODING_UTF16_BE;
  if (kotaku_input_is_utf16 (input))
    input->position = 2;
  return TRUE;
}

static gboolean
fill_raw (KotakuInput *input, GError **error)
{
  gsize left = input->raw_end - input->raw_start, got;
  if (input->raw == NULL)
    input->raw = KOTAKU_ALLOC (guint8, RAW_SIZE, error);
  if (input->raw == NULL)
    return FALSE;
  memmove (input->raw, input->raw + input->raw_start, left);
  input->raw_start = 0;
  input->raw_end = left;
  if (!kotaku_input_read_raw (input, (char *) input->raw + left, RAW_SIZE - left, &got, error))
    return FALSE;
  input->raw_end += got;
  input->raw_last = got == 0;
  return TRUE;
}

static guint
get_unit (const KotakuInput *input, gsize place)
{
  const guint8 *raw = input->raw + place;
  return input->encoding == ENCODING_UTF16_LE ? raw[0] | raw[1] << 8 : raw[0] << 8 | raw[1];
}

/* The next character to text; its bytes. Needs 4 raw bytes, or the last ones. */
static gsize
convert_character (KotakuInput *input, char *text)
{
  gsize left = input->raw_end - input->raw_start;
  guint unit = left >= 2 ? get_unit (input, input->raw_start) : 0xD800;
  input->raw_start += MIN (left, 2);
  if (unit < 0xD800 || unit > 0xDFFF)
    return g_unichar_to_utf8 (unit, text);
  if (unit < 0xDC00 && left >= 4)
    {
      guint low = get_unit (input, input->raw_start);
      if (low >= 0xDC00 && low <= 0xDFFF)
        {
          input->raw_start += 2;
          return g_unichar_to_utf8 (0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00), text);
        }
    }
  text[0] = NO_CHARACTER;
  return 1;
}

static gboolean
read_utf16 (KotakuInput *input, char *text, gsize room, gsize *n, GError **error)
{
  gsize length = 0;
  while (room - length >= 4)
    {
      if (input->raw_end - input->raw_start < 4 && !input->raw_last)
        {
          if (!fill_raw (input, error))
            return FALSE;
          continue;
        }
      if (input->raw_start == input->raw_end)
        break;
      length += convert_character (input, text + length);
    }
  *n = length;
  return TRUE;
}

gboolean
kotaku_input_read (KotakuInput *input, char *text, gsize room, gsize *n, GError **error)
{
  if (input->encoding == ENCODING_UNKNOWN && !find_encoding (input, error))
    return FALSE;
  if (kotaku_input_is_utf16 (input))
    return read_utf16 (input, text, room, n, error);
  return kotaku_input_read_raw (input, text, room, n, error);
}

char *
kotaku_input_read_all (KotakuInput *input, gsize *length, GError **error)
{
  g_autofree char *text = NULL;
  gsize capacity = 0, n = 1;
  *length = 0;
  while (n > 0)
    {
      if (capacity - *length < RAW_SIZE)
        {
          gsize more = MAX (capacity * 2, MIN (input->size, G_MAXSIZE / 4) + 2 * RAW_SIZE);
          char *larger = kotaku_realloc (text, more + KOTAKU_RECORD_PADDING, 1, error);
          if (larger == NULL)
            return NULL;
          text = larger;
          capacity = more;
        }
      if (!kotaku_input_read (input, text + *length, capacity - *length, &n, error))
        return NULL;
      *length += n;
    }
  memset (text + *length, 0, KOTAKU_RECORD_PADDING);
  return g_steal_pointer (&text);
}

/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "cli.h"

#include <errno.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

gboolean
kotaku_output_text (const char *text, GError **error)
{
  gsize length = strlen (text);
  while (length > 0)
    {
      ssize_t written = write (STDOUT_FILENO, text, length);
      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        {
          int code = errno;
          g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), "standard output: %s",
                       g_strerror (code));
          return FALSE;
        }
      text += written;
      length -= (gsize) written;
    }
  return TRUE;
}

static gboolean
is_file (const char *output)
{
  return output != NULL && strcmp (output, "-") != 0;
}

static KotakuFormat
choose_format (KotakuArguments *arguments)
{
  if (arguments->spreadsheet)
    return KOTAKU_FORMAT_SPREADSHEET;
  if (arguments->format != 0)
    return arguments->format;
  gboolean terminal = !is_file (arguments->output) && isatty (STDOUT_FILENO);
  return terminal ? KOTAKU_FORMAT_TABLE : KOTAKU_FORMAT_CSV;
}

/* Columns of the screen, as the user or the terminal says; 0: neither does. */
static guint
get_screen_width (void)
{
  guint64 columns = 0;
  struct winsize size = { 0 };
  const char *told = g_getenv ("COLUMNS");
  if (told != NULL && g_ascii_string_to_unsigned (told, 10, 1, 10000, &columns, NULL))
    return (guint) columns;
  return ioctl (STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

static char *
make_text (KotakuArguments *arguments,
           KotakuFrame *frame,
           KotakuFormat format,
           GCancellable *cancellable,
           GError **error)
{
  if (format != KOTAKU_FORMAT_TABLE)
    return kotaku_frame_to_text (frame, format, arguments->language, cancellable, error);
  return kotaku_frame_to_table (frame, arguments->language, get_screen_width (), cancellable,
                                error);
}

gboolean
kotaku_output_frame (KotakuArguments *arguments,
                     KotakuFrame *frame,
                     GCancellable *cancellable,
                     GError **error)
{
  KotakuFormat format = choose_format (arguments);
  if (is_file (arguments->output))
    return kotaku_frame_write (frame, arguments->output, format, arguments->language, cancellable,
                               error);
  g_autofree char *text = make_text (arguments, frame, format, cancellable, error);
  if (text == NULL)
    return FALSE;
  kotaku_interrupt_set_listening (FALSE);
  return kotaku_output_text (text, error);
}

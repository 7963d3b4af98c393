/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "cli.h"

#include <errno.h>
#include <string.h>
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
  g_autofree char *text
      = kotaku_frame_to_text (frame, format, arguments->language, cancellable, error);
  if (text == NULL)
    return FALSE;
  kotaku_interrupt_set_listening (FALSE);
  return kotaku_output_text (text, error);
}

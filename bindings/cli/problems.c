/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "cli.h"

#include <stdio.h>
#include <string.h>

/* Borrowed domains and what is no error of ours are "anything else"; ours say it by the hundred. */
KotakuExit
kotaku_cli_status (const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return KOTAKU_EXIT_INTERRUPTED;
  if (error->domain != KOTAKU_ERROR || error->code >= KOTAKU_ERROR_NOT_CONVERGED)
    return KOTAKU_EXIT_OTHER;
  return error->code >= KOTAKU_ERROR_UNKNOWN_OPTION ? KOTAKU_EXIT_CALL : KOTAKU_EXIT_DATA;
}

void
kotaku_cli_tell (const char *message)
{
  kotaku_progress_end ();
  fprintf (stderr, "kotaku: %s\n", message);
}

void
kotaku_cli_tell_warnings (KotakuFrame *frame)
{
  const char *warnings = kotaku_frame_get_metadata (frame, "warnings");
  if (warnings == NULL)
    return;
  kotaku_progress_end ();
  g_auto (GStrv) lines = g_strsplit (warnings, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != 0)
      fprintf (stderr, "kotaku: warning: %s\n", lines[i]);
}

/* A number of the row, or 0 where there is none. */
static gint64
get_number (KotakuFrame *frame, const char *column, gsize row)
{
  gsize n = 0;
  const gint64 *numbers = kotaku_frame_get_int64s (frame, column, &n, NULL);
  g_autofree guint8 *missing = kotaku_frame_get_missing (frame, column, &n, NULL);
  return numbers != NULL && missing != NULL && !missing[row] ? numbers[row] : 0;
}

gsize
kotaku_cli_tell_problems (KotakuFrame *problems, gboolean warnings)
{
  gsize n_errors = 0;
  kotaku_progress_end ();
  for (gsize row = 0; row < kotaku_frame_get_n_rows (problems); row++)
    {
      const char *severity = kotaku_frame_get_string (problems, "severity", row, NULL);
      gboolean is_error = g_strcmp0 (severity, "error") == 0;
      n_errors += is_error;
      if (!is_error && !warnings)
        continue;
      const char *file = kotaku_frame_get_string (problems, "file", row, NULL);
      const char *message = kotaku_frame_get_string (problems, "message", row, NULL);
      gint64 line = get_number (problems, "line", row);
      gint64 column = get_number (problems, "column", row);
      g_autoptr (GString) text = g_string_new (file != NULL ? file : "kotaku");
      if (line > 0)
        g_string_append_printf (text, ":%" G_GINT64_FORMAT, line);
      if (line > 0 && column > 0)
        g_string_append_printf (text, ":%" G_GINT64_FORMAT, column);
      fprintf (stderr, "%s: %s%s\n", text->str,
               is_error ? "" : "warning: ", message != NULL ? message : "");
    }
  return n_errors;
}

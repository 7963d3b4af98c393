/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "cli.h"

#include <stdio.h>
#include <unistd.h>

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

/* Problems as the library writes them for people: "file:line:column: message" in the language. */
static gboolean
write_problems (KotakuFrame *problems, KotakuLanguage language)
{
  g_autofree char *text
      = kotaku_frame_to_text (problems, KOTAKU_FORMAT_TABLE, language, NULL, NULL);
  kotaku_progress_end ();
  if (text != NULL)
    fputs (text, stderr);
  return text != NULL;
}

/* A frame of one problem that has no place but the command, or a dataset. */
static KotakuFrame *
make_problem (const char *severity, const char *name, const char *message)
{
  static const gint64 none = 0;
  static const guint8 missing = TRUE;
  g_autoptr (KotakuFrame) frame = kotaku_frame_new (1);
  gboolean made = kotaku_frame_add_strings (frame, "severity", &severity, 1, NULL)
                  && kotaku_frame_add_strings (frame, "file", &name, 1, NULL)
                  && kotaku_frame_add_int64s (frame, "line", &none, &missing, 1, NULL)
                  && kotaku_frame_add_int64s (frame, "column", &none, &missing, 1, NULL)
                  && kotaku_frame_add_strings (frame, "message", &message, 1, NULL);
  return made ? g_steal_pointer (&frame) : NULL;
}

static void
tell (const char *severity, const char *dataset, const char *message, KotakuLanguage language)
{
  const char *name = dataset != NULL ? dataset : "kotaku";
  g_autoptr (KotakuFrame) problem = make_problem (severity, name, message);
  if (problem == NULL || !write_problems (problem, language))
    fprintf (stderr, "%s: %s\n", name, message);
}

void
kotaku_cli_tell_error (const GError *error, const char *dataset, KotakuLanguage language)
{
  tell ("error", dataset, error->message, language);
}

void
kotaku_cli_tell_warnings (KotakuFrame *frame, const char *dataset, KotakuLanguage language)
{
  const char *warnings = kotaku_frame_get_metadata (frame, "warnings");
  if (warnings == NULL)
    return;
  g_auto (GStrv) lines = g_strsplit (warnings, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != 0)
      tell ("warning", dataset, lines[i], language);
}

void
kotaku_cli_tell_valid (const char *input, KotakuFrame *problems, KotakuLanguage language)
{
  const char *rows = kotaku_frame_get_metadata (problems, "rows");
  g_autofree char *message = g_strconcat ("valid: ", rows != NULL ? rows : "no row", NULL);
  if (kotaku_frame_get_n_rows (problems) == 0 && isatty (STDERR_FILENO))
    tell ("", input, message, language);
}

gboolean
kotaku_cli_tell_problems (KotakuFrame *problems, KotakuLanguage language)
{
  return kotaku_frame_get_n_rows (problems) > 0 && write_problems (problems, language);
}

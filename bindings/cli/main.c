/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "cli.h"

#include <signal.h>
#include <string.h>

/* Locale's language as the library reads it. */
static KotakuLanguage
settle (KotakuLanguage language)
{
  const char *here = kotaku_answer_to_text (KOTAKU_ANSWER_YES, language);
  const char *indonesian = kotaku_answer_to_text (KOTAKU_ANSWER_YES, KOTAKU_LANGUAGE_ID);
  return strcmp (here, indonesian) == 0 ? KOTAKU_LANGUAGE_ID : KOTAKU_LANGUAGE_EN;
}

static gboolean
say (KotakuArguments *arguments, KotakuCatalogue *catalogue, GError **error)
{
  g_autofree char *text = NULL;
  if (arguments->version)
    text = g_strdup_printf ("kotaku %s\n", kotaku_get_version ());
  else
    text = kotaku_help (catalogue, arguments->command, arguments->language);
  return kotaku_output_text (text, error);
}

/* Of validate and convert problems are the result: lines for people, a frame only where a form is
 * asked. */
static KotakuExit
tell_validation (KotakuArguments *arguments,
                 KotakuFrame *problems,
                 GCancellable *cancellable,
                 GError **error)
{
  gboolean framed = kotaku_arguments_ask_frame (arguments);
  if (framed && !kotaku_output_frame (arguments, problems, cancellable, error))
    return KOTAKU_EXIT_OTHER;
  if (!framed)
    kotaku_cli_tell_problems (problems, arguments->language);
  gboolean faulty = kotaku_frame_find_row (problems, "severity", "error", NULL) >= 0;
  return faulty ? KOTAKU_EXIT_DATA : KOTAKU_EXIT_DONE;
}

static KotakuExit
run (KotakuArguments *arguments, KotakuCatalogue *catalogue, KotakuOutcome *outcome, GError **error)
{
  gsize row = (gsize) arguments->command;
  gboolean validates
      = strcmp (kotaku_catalogue_get (catalogue->commands, "object", row), "path") == 0
        || arguments->target != NULL;
  g_autoptr (GCancellable) cancellable = kotaku_interrupt_start ();
  g_autoptr (KotakuFrame) frame = kotaku_call (arguments, catalogue, cancellable, outcome, error);
  if (frame == NULL)
    return KOTAKU_EXIT_OTHER;
  kotaku_progress_end ();
  if (validates)
    {
      KotakuExit status = tell_validation (arguments, frame, cancellable, error);
      return MAX (outcome->status, status);
    }
  if (!arguments->merges && !arguments->writes)
    kotaku_output_frame (arguments, frame, cancellable, error);
  return outcome->status;
}

int
main (int argc, char **argv)
{
  /* A closed pipe is an error like a full disk: it is told, and the status says so. */
  signal (SIGPIPE, SIG_IGN);
  g_autoptr (GError) error = NULL;
  g_auto (KotakuCatalogue) catalogue = { 0 };
  g_auto (KotakuArguments) arguments = { 0 };
  KotakuExit status = KOTAKU_EXIT_DONE;
  KotakuOutcome outcome = { FALSE, KOTAKU_EXIT_DONE };
  if (kotaku_catalogue_load (&catalogue, &error)
      && kotaku_arguments_read (&arguments, &catalogue, argv, &error))
    {
      arguments.language = settle (arguments.language);
      if (arguments.help || arguments.version)
        say (&arguments, &catalogue, &error);
      else
        status = run (&arguments, &catalogue, &outcome, &error);
    }
  if (error == NULL)
    return (int) status;
  if (!outcome.told)
    kotaku_cli_tell_error (error, NULL, settle (arguments.language));
  return (int) kotaku_cli_status (error);
}

/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Run while building: bash completion of commands, their options, and the words that options take.
 */

#include "cli.h"

#include <string.h>

/* "--name ": of the options that are named by list, or that select. */
static void
add_options (KotakuCatalogue *catalogue, const char *list, gboolean select)
{
  KotakuFrame *options = catalogue->options;
  gsize n = 0;
  g_autofree guint8 *selecting = kotaku_frame_get_booleans (options, "selection", &n, NULL);
  for (gsize row = 0; row < n; row++)
    {
      const char *name = kotaku_catalogue_get (options, "option", row);
      if (kotaku_catalogue_lists (list, name) || (select && selecting[row]))
        g_print (" --%s", name);
    }
}

static void
add_command (KotakuCatalogue *catalogue, gsize row)
{
  KotakuFrame *commands = catalogue->commands;
  const char *object = kotaku_catalogue_get (commands, "object", row);
  g_auto (GStrv) parameters
      = g_strsplit (kotaku_catalogue_get (commands, "parameters", row), " ", -1);
  g_print ("    %s) options='", kotaku_catalogue_get (commands, "command", row));
  add_options (catalogue, kotaku_catalogue_get (commands, "options", row),
               strcmp (object, "view") == 0 || g_str_has_prefix (object, "network"));
  for (gsize i = 0; parameters[i] != NULL; i++)
    {
      g_autofree char *name = g_strndup (parameters[i], strcspn (parameters[i], ":"));
      if (*name != 0 && strcmp (name, "out") != 0 && strcmp (name, "path") != 0)
        g_print (" --%s", strcmp (name, "metrics") == 0 ? "metric" : name);
    }
  g_print ("' ;;\n");
}

static void
add_words (const char *name, const char *words)
{
  g_autofree char *list = g_strdelimit (g_strdup (words), "|", ' ');
  g_print ("    --%s) words='%s' ;;\n", name, list);
}

static gboolean
add_values (KotakuCatalogue *catalogue, GError **error)
{
  KotakuFrame *options = catalogue->options;
  for (gsize row = 0; row < kotaku_frame_get_n_rows (options); row++)
    {
      const char *words = kotaku_catalogue_get (options, "words", row);
      const char *name = kotaku_catalogue_get (options, "option", row);
      if (*words != 0 && strcmp (name, "lang") != 0)
        add_words (name, words);
    }
  for (gsize i = 0; i < kotaku_n_own_options; i++)
    if (kotaku_own_options[i].argument != NULL && strchr (kotaku_own_options[i].argument, '|'))
      add_words (kotaku_own_options[i].name, kotaku_own_options[i].argument);
  g_autoptr (KotakuFrame) metrics = kotaku_list_metrics (error);
  if (metrics == NULL)
    return FALSE;
  g_print ("    --metric) words='");
  for (gsize row = 0; row < kotaku_frame_get_n_rows (metrics); row++)
    g_print ("%s ", kotaku_catalogue_get (metrics, "name", row));
  g_print ("' ;;\n");
  return TRUE;
}

static gboolean
write_script (KotakuCatalogue *catalogue, GError **error)
{
  KotakuFrame *commands = catalogue->commands;
  gsize n = kotaku_frame_get_n_rows (commands);
  g_print ("# bash completion of kotaku: made from its own list of commands and options\n"
           "_kotaku()\n{\n"
           "  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}\n"
           "  local options='' words='' head='' commands='");
  for (gsize row = 0; row < n; row++)
    g_print ("%s ", kotaku_catalogue_get (commands, "command", row));
  g_print ("'\n"
           "  if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
           "    COMPREPLY=($(compgen -W \"$commands --help --version\" -- \"$current\"))\n"
           "    return\n  fi\n"
           "  if [ \"$current\" = = ]; then current=''; fi\n"
           "  if [ \"$previous\" = = ]; then previous=${COMP_WORDS[COMP_CWORD-2]}; fi\n"
           "  case \"$previous\" in\n");
  if (!add_values (catalogue, error))
    return FALSE;
  g_print ("  esac\n"
           "  if [ -n \"$words\" ]; then\n"
           "    case \"$current\" in *,*) head=${current%%,*}, ;; esac\n"
           "    COMPREPLY=($(compgen -P \"$head\" -W \"$words\" -- \"${current##*,}\"))\n"
           "    return\n  fi\n"
           "  case \"$current\" in\n    -*) ;;\n"
           "    *) mapfile -t COMPREPLY < <(compgen -f -- \"$current\"); return ;;\n  esac\n"
           "  case \"${COMP_WORDS[1]}\" in\n");
  for (gsize row = 0; row < n; row++)
    add_command (catalogue, row);
  g_print ("  esac\n  options=\"$options");
  add_options (catalogue, "threads seed draws alpha", FALSE);
  for (gsize i = 0; i < kotaku_n_own_options; i++)
    g_print (" --%s", kotaku_own_options[i].name);
  g_print ("\"\n"
           "  COMPREPLY=($(compgen -W \"$options\" -- \"$current\"))\n"
           "}\n"
           "complete -o filenames -F _kotaku kotaku\n");
  return TRUE;
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_auto (KotakuCatalogue) catalogue = { NULL };
  if (kotaku_catalogue_load (&catalogue, &error) && write_script (&catalogue, &error))
    return 0;
  g_printerr ("%s: %s\n", argv[0], error->message);
  return 1;
}

/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Run while building: the man page, from what --help says, so that the two cannot differ. */

#include "cli.h"

#include <string.h>

static const char *
choose (KotakuLanguage language, const char *english, const char *indonesian)
{
  return language == KOTAKU_LANGUAGE_ID ? indonesian : english;
}

/* A line of text as roff takes it: no escape, no request at its start. */
static void
add_text (GString *page, const char *text)
{
  if (*text == '.' || *text == '\'')
    g_string_append (page, "\\&");
  for (; *text != 0; text++)
    if (*text == '\\')
      g_string_append (page, "\\e");
    else if (*text == '-')
      g_string_append (page, "\\-");
    else
      g_string_append_c (page, *text);
  g_string_append_c (page, '\n');
}

/* "  --name VALUE     title": a tagged paragraph; title may stand on the next line. */
static void
add_entry (GString *page, const char *line)
{
  const char *gap = strstr (line, "  ");
  g_autofree char *name = g_strndup (line, gap != NULL ? (gsize) (gap - line) : strlen (line));
  g_string_append (page, ".TP\n.B ");
  add_text (page, name);
  if (gap != NULL)
    add_text (page, gap + strspn (gap, " "));
}

static gboolean
is_example (const char *heading)
{
  return strcmp (heading, "Example:") == 0 || strcmp (heading, "Contoh:") == 0;
}

static void
add_line (GString *page, const char *line, gboolean in_example)
{
  gsize indent = strspn (line, " ");
  gsize length = strlen (line);
  if (length == 0)
    g_string_append (page, ".PP\n");
  else if (indent == 0 && line[length - 1] == ':')
    {
      g_autofree char *heading = g_strndup (line, length - 1);
      g_string_append (page, ".PP\n.I ");
      add_text (page, heading);
    }
  else if (indent == 2 && in_example)
    {
      g_string_append (page, ".RS 4\n.nf\n");
      add_text (page, line + 2);
      g_string_append (page, ".fi\n.RE\n");
    }
  else if (indent == 2)
    add_entry (page, line + 2);
  else
    add_text (page, line + indent);
}

static void
add_help (GString *page, const char *help)
{
  g_auto (GStrv) lines = g_strsplit (help, "\n", -1);
  gboolean in_example = FALSE;
  for (gsize i = 0; lines[i] != NULL; i++)
    {
      add_line (page, lines[i], in_example);
      if (lines[i][0] != ' ' && lines[i][0] != 0)
        in_example = is_example (lines[i]);
    }
}

static void
add_command (GString *page, KotakuCatalogue *catalogue, gsize row, KotakuLanguage language)
{
  g_autofree char *help = kotaku_help (catalogue, (gssize) row, language);
  g_string_append_printf (page, ".SH kotaku %s\n",
                          kotaku_catalogue_get (catalogue->commands, "command", row));
  add_help (page, help);
}

static void
add_name (GString *page, KotakuLanguage language)
{
  g_string_append_printf (page, ".TH KOTAKU 1 \"\" \"libkotaku %s\" \"%s\"\n",
                          kotaku_get_version (),
                          choose (language, "User Commands", "Perintah Pengguna"));
  g_string_append_printf (page, ".SH %s\n", choose (language, "NAME", "NAMA"));
  add_text (page, choose (language,
                          "kotaku - actor networks of community-empowerment and slum-upgrading "
                          "programmes",
                          "kotaku - jaringan aktor program pemberdayaan masyarakat dan penanganan "
                          "permukiman kumuh"));
  g_string_append_printf (page, ".SH %s\n", choose (language, "DESCRIPTION", "KETERANGAN"));
}

static void
write_page (KotakuCatalogue *catalogue, KotakuLanguage language)
{
  g_autoptr (GString) page = g_string_new (NULL);
  g_autofree char *help = kotaku_help (catalogue, -1, language);
  add_name (page, language);
  add_help (page, help);
  for (gsize row = 0; row < kotaku_frame_get_n_rows (catalogue->commands); row++)
    add_command (page, catalogue, row, language);
  g_print ("%s", page->str);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_auto (KotakuCatalogue) catalogue = { NULL };
  if (!kotaku_catalogue_load (&catalogue, &error))
    {
      g_printerr ("%s: %s\n", argv[0], error->message);
      return 1;
    }
  gboolean indonesian = argc > 1 && strcmp (argv[1], "id") == 0;
  write_page (&catalogue, indonesian ? KOTAKU_LANGUAGE_ID : KOTAKU_LANGUAGE_EN);
  return 0;
}

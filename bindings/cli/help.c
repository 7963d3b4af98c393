/* SPDX-License-Identifier: GPL-2.0-or-later */

/* --help, made from the library's lists. */

#include "cli.h"

#include <math.h>
#include <string.h>

typedef struct
{
  GString *text;
  KotakuCatalogue *catalogue;
  KotakuLanguage language;
} Help;

static const char *
choose (Help *help, const char *english, const char *indonesian)
{
  return help->language == KOTAKU_LANGUAGE_ID ? indonesian : english;
}

static void
add_heading (Help *help, const char *english, const char *indonesian)
{
  g_string_append_printf (help->text, "\n%s:\n", choose (help, english, indonesian));
}

enum
{
  NAME_WIDTH = 26,
  WIDTH = 100
};

/* The text in lines that stand below each other behind the first column. */
static void
add_wrapped (Help *help, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  glong at = 2 + NAME_WIDTH;
  for (gsize i = 0; words[i] != NULL; i++)
    {
      glong length = g_utf8_strlen (words[i], -1);
      if (i > 0 && at + 1 + length > WIDTH)
        {
          g_string_append_printf (help->text, "\n  %*s", NAME_WIDTH, "");
          at = 2 + NAME_WIDTH;
        }
      else if (i > 0)
        {
          g_string_append_c (help->text, ' ');
          at++;
        }
      g_string_append (help->text, words[i]);
      at += length;
    }
  g_string_append_c (help->text, '\n');
}

/* Two columns; a long first one has a line of its own. */
static void
add_entry (Help *help, const char *name, const char *title, const char *more)
{
  glong length = g_utf8_strlen (name, -1);
  g_autofree char *text = g_strconcat (title, more, NULL);
  g_string_append_printf (help->text, "  %s", name);
  if (length >= NAME_WIDTH)
    g_string_append_printf (help->text, "\n  %*s", NAME_WIDTH, "");
  else
    g_string_append_printf (help->text, "%*s", (int) (NAME_WIDTH - length), "");
  add_wrapped (help, text);
}

/* What may stand behind the option: its words, or its type. */
static char *
describe_value (KotakuFrame *options, gsize row)
{
  const char *type = kotaku_catalogue_get (options, "type", row);
  const char *words = kotaku_catalogue_get (options, "words", row);
  const char *name = kotaku_catalogue_get (options, "option", row);
  const char *list = strcmp (type, "strings") == 0 ? "[,...]" : "";
  if (strcmp (type, "boolean") == 0)
    return g_strdup_printf ("--%s", name);
  if (strcmp (name, "where") == 0 || strcmp (name, "ties") == 0)
    return g_strdup_printf ("--%s COLUMN=VALUE[,...]", name);
  if (strcmp (name, "group") == 0 || strcmp (name, "by") == 0)
    return g_strdup_printf ("--%s COLUMN", name);
  if (*words != 0)
    return g_strdup_printf ("--%s %s%s", name, words, list);
  if (strcmp (type, "string") == 0 || strcmp (type, "strings") == 0)
    return g_strdup_printf ("--%s TEXT%s", name, list);
  return g_strdup_printf ("--%s N", name);
}

static double
get_bound (KotakuFrame *options, const char *column, gsize row)
{
  gsize n = 0;
  const double *bounds = kotaku_frame_get_doubles (options, column, &n, NULL);
  return bounds != NULL && row < n ? bounds[row] : NAN;
}

/* " (2; 1 to 100)": what holds without the option, and what is allowed. */
static char *
describe_limits (Help *help, KotakuFrame *options, gsize row)
{
  const char *initial = kotaku_catalogue_get (options, "initial", row);
  double low = get_bound (options, "low", row), high = get_bound (options, "high", row);
  g_autoptr (GString) text = g_string_new (initial);
  const char *gap = *initial != 0 ? "; " : "";
  /* A bound that no one would reach is none. */
  gboolean below = isfinite (high) && fabs (high) < 1e9;
  if (isfinite (low) && below)
    g_string_append_printf (text, "%s%g %s %g", gap, low, choose (help, "to", "sampai"), high);
  else if (isfinite (low) && fabs (low) < 1e9)
    g_string_append_printf (text, "%s%s %g", gap, choose (help, "at least", "paling sedikit"), low);
  return text->len > 0 ? g_strdup_printf (" (%s)", text->str) : g_strdup ("");
}

static void
add_option (Help *help, gsize row)
{
  KotakuFrame *options = help->catalogue->options;
  g_autofree char *name = describe_value (options, row);
  g_autofree char *limits = describe_limits (help, options, row);
  add_entry (help, name, kotaku_catalogue_get_title (options, row, help->language), limits);
}

/* In the order of the library's list: those that list names, or those that select. */
static void
add_options (Help *help, const char *list, const char *english, const char *indonesian)
{
  KotakuFrame *options = help->catalogue->options;
  gsize n = kotaku_frame_get_n_rows (options), unused = 0;
  g_autofree guint8 *selecting = kotaku_frame_get_booleans (options, "selection", &unused, NULL);
  gboolean any = FALSE;
  for (gsize row = 0; row < n; row++)
    {
      const char *name = kotaku_catalogue_get (options, "option", row);
      if (list != NULL ? !kotaku_catalogue_lists (list, name) : !selecting[row])
        continue;
      if (!any)
        add_heading (help, english, indonesian);
      any = TRUE;
      add_option (help, row);
    }
}

static void
add_own (Help *help)
{
  add_heading (help, "Output", "Keluaran");
  for (gsize i = 0; i < kotaku_n_own_options; i++)
    {
      const KotakuOwnOption *own = &kotaku_own_options[i];
      g_autofree char *name
          = g_strdup_printf ("--%s%s%s", own->name, own->argument != NULL ? " " : "",
                             own->argument != NULL ? own->argument : "");
      add_entry (help, name, choose (help, own->title, own->title_id), "");
    }
}

/* How the usage line has what the command requires: " --group COLUMN"; free it. */
static char *
describe_parameter (Help *help, const char *parameter)
{
  KotakuFrame *options = help->catalogue->options;
  if (strcmp (parameter, "metrics") == 0)
    return g_strdup (" --metric M[,M...]");
  if (strcmp (parameter, "out") == 0)
    return g_strdup (" OUT");
  if (strcmp (parameter, "path") == 0)
    return g_strdup (" -o FILE");
  gssize row = kotaku_frame_find_row (options, "option", parameter, NULL);
  g_autofree char *value = row >= 0 ? describe_value (options, (gsize) row) : NULL;
  return value != NULL ? g_strconcat (" ", value, NULL) : g_strdup ("");
}

static void
add_needed (Help *help, const char *parameter)
{
  KotakuFrame *options = help->catalogue->options;
  gssize row = kotaku_frame_find_row (options, "option", parameter, NULL);
  add_heading (help, "Needed", "Wajib");
  if (strcmp (parameter, "metrics") == 0)
    add_entry (help, "--metric M[,M...]",
               choose (help, "what to measure; kotaku metrics lists them",
                       "yang diukur; kotaku metrics menampilkan daftarnya"),
               "");
  else if (strcmp (parameter, "out") == 0)
    add_entry (help, "OUT",
               choose (help, "what is written: a file, whose ending is the format, or a directory",
                       "yang ditulis: berkas, yang akhirannya menentukan format, atau direktori"),
               "");
  else if (row >= 0)
    add_option (help, (gsize) row);
}

/* "Columns", "Columns with --by", "Rows with --summary". */
static void
add_table_heading (Help *help, const char *form, gboolean of_rows)
{
  const char *what = of_rows ? choose (help, "Rows", "Baris") : choose (help, "Columns", "Kolom");
  if (*form == 0)
    g_string_append_printf (help->text, "\n%s:\n", what);
  else
    g_string_append_printf (help->text, "\n%s %s %s:\n", what, choose (help, "with", "dengan"),
                            form);
}

static void
add_columns (Help *help, gsize command)
{
  KotakuFrame *columns = help->catalogue->columns;
  const char *own = kotaku_catalogue_get (help->catalogue->commands, "command", command);
  const char *form = NULL;
  gsize n = kotaku_frame_get_n_rows (columns), unused = 0;
  g_autofree guint8 *in_row = kotaku_frame_get_booleans (columns, "in_row", &unused, NULL);
  gboolean of_rows = FALSE;
  for (gsize row = 0; row < n; row++)
    {
      const char *name = kotaku_catalogue_get (columns, "name", row);
      const char *now = kotaku_catalogue_get (columns, "form", row);
      if (strcmp (kotaku_catalogue_get (columns, "command", row), own) != 0 || *name == 0)
        continue;
      if (form == NULL || strcmp (form, now) != 0 || of_rows != (in_row[row] != 0))
        add_table_heading (help, now, in_row[row] != 0);
      form = now;
      of_rows = in_row[row] != 0;
      add_entry (help, name, kotaku_catalogue_get_title (columns, row, help->language), "");
    }
}

/* one: of a view one file is written. */
static const char *
describe_input (const char *command, const char *object, gboolean one)
{
  if (strcmp (object, "library") == 0)
    return "";
  if (strcmp (command, "compare") == 0)
    return " INPUT [OTHER]";
  if (strcmp (command, "convert") == 0)
    return " INPUT";
  if (strcmp (object, "networks") == 0 && strcmp (command, "pool") != 0)
    return one ? " INPUT..." : " INPUT OTHER...";
  return one ? " INPUT" : " INPUT...";
}

static void
add_command (Help *help, gsize row)
{
  KotakuFrame *commands = help->catalogue->commands;
  const char *object = kotaku_catalogue_get (commands, "object", row);
  const char *own = kotaku_catalogue_get (commands, "options", row);
  const char *name = kotaku_catalogue_get (commands, "command", row);
  g_autofree char *parameter = kotaku_catalogue_get_parameter (help->catalogue, row);
  g_autofree char *needed = describe_parameter (help, parameter);
  gboolean reads = strcmp (object, "library") != 0;
  g_string_append_printf (
      help->text, "%s: kotaku %s%s%s [%s]\n\n%s.\n", choose (help, "Usage", "Pemakaian"), name,
      describe_input (name, object, strcmp (parameter, "path") == 0), needed,
      choose (help, "options", "opsi"), kotaku_catalogue_get_title (commands, row, help->language));
  add_columns (help, row);
  if (*parameter != 0 && strcmp (parameter, "path") != 0)
    add_needed (help, parameter);
  if (*own != 0)
    add_options (help, own, "Options", "Opsi");
  if (strcmp (object, "view") == 0 || g_str_has_prefix (object, "network"))
    add_options (help, NULL, "Selection", "Pilihan data");
  if (reads)
    add_options (help, "threads seed draws alpha", "Computation", "Perhitungan");
  add_own (help);
  add_heading (help, "Example", "Contoh");
  g_string_append_printf (help->text, "  %s\n", kotaku_catalogue_get (commands, "example", row));
}

static void
add_all (Help *help)
{
  KotakuFrame *commands = help->catalogue->commands;
  g_string_append_printf (
      help->text, "%s: kotaku COMMAND INPUT [%s]\n\n%s\n", choose (help, "Usage", "Pemakaian"),
      choose (help, "options", "opsi"),
      choose (help,
              "INPUT is a directory of CSV files, a workbook (.xlsx), a graph, or - for ties on "
              "standard input. Several are\n"
              "answered one after the other; one that is not valid is reported, the others go on.\n"
              "kotaku COMMAND --help says more of a command.",
              "INPUT adalah direktori berkas CSV, atau - untuk ikatan dari masukan standar.\n"
              "Beberapa INPUT dijawab satu demi satu; yang tidak sah dilaporkan, yang lain tetap\n"
              "dijawab.\n"
              "kotaku COMMAND --help menjelaskan satu perintah."));
  add_heading (help, "Commands", "Perintah");
  for (gsize row = 0; row < kotaku_frame_get_n_rows (commands); row++)
    add_entry (help, kotaku_catalogue_get (commands, "command", row),
               kotaku_catalogue_get_title (commands, row, help->language), "");
  add_own (help);
  add_heading (help, "Exit status", "Status keluar");
  add_entry (help, "0", choose (help, "done", "selesai"), "");
  add_entry (help, "1", choose (help, "the data is not valid", "data tidak sah"), "");
  add_entry (help, "2", choose (help, "the call is wrong", "pemanggilan salah"), "");
  add_entry (help, "3", choose (help, "anything else failed", "kegagalan lain"), "");
  add_entry (help, "130", choose (help, "interrupted", "dihentikan"), "");
  add_heading (help, "Example", "Contoh");
  g_string_append_printf (help->text, "  %s\n", kotaku_catalogue_get (commands, "example", 0));
}

char *
kotaku_help (KotakuCatalogue *catalogue, gssize command, KotakuLanguage language)
{
  Help help = { .text = g_string_new (NULL), .catalogue = catalogue, .language = language };
  if (command >= 0)
    add_command (&help, (gsize) command);
  else
    add_all (&help);
  return g_string_free (help.text, FALSE);
}

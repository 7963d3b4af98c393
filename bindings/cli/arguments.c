/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "cli.h"

#include <string.h>

const KotakuOwnOption kotaku_own_options[] = {
  { "format", "table|csv|json", "how the result is written: a table on a terminal, else CSV",
    "bentuk hasil: tabel di terminal, selain itu CSV" },
  { "output", "FILE", "write the result to a file, whole or not at all (-o); - is standard output",
    "tulis hasil ke berkas, utuh atau tidak sama sekali (-o); - adalah keluaran standar" },
  { "spreadsheet", NULL, "CSV that opens well in Excel, with --lang id in Indonesian Excel",
    "CSV yang terbuka baik di Excel, dengan --lang id di Excel berbahasa Indonesia" },
  { "lang", "id|en", "the language of tables and help (from LC_ALL, LC_MESSAGES, LANG)",
    "bahasa tabel dan bantuan (dari LC_ALL, LC_MESSAGES, LANG)" },
  { "inputs", "FILE", "a file with one INPUT a line; the first column is then dataset",
    "berkas berisi satu INPUT per baris; kolom pertama menjadi kumpulan data" },
  { "help", NULL, "say this and do nothing else (-h)", "tampilkan ini saja (-h)" },
  { "version", NULL, "say the version and do nothing else", "tampilkan versi saja" },
};
const gsize kotaku_n_own_options = G_N_ELEMENTS (kotaku_own_options);

/* What reading needs to know at every argument. */
typedef struct
{
  KotakuArguments *arguments;
  KotakuCatalogue *catalogue;
  char **argv; /* the next argument */
  GHashTable *seen;
} Reader;

static gboolean wrong (GError **error, int code, const char *format, ...) G_GNUC_PRINTF (3, 4);

static gboolean
wrong (GError **error, int code, const char *format, ...)
{
  va_list list;
  va_start (list, format);
  g_autofree char *message = g_strdup_vprintf (format, list);
  va_end (list);
  g_set_error_literal (error, KOTAKU_ERROR, code, message);
  return FALSE;
}

static const KotakuOwnOption *
find_own (const char *name)
{
  for (gsize i = 0; i < kotaku_n_own_options; i++)
    if (strcmp (kotaku_own_options[i].name, name) == 0)
      return &kotaku_own_options[i];
  return NULL;
}

static gboolean
read_format (KotakuArguments *arguments, const char *value, GError **error)
{
  static const char *const names[] = { "", "table", "csv", "json" };
  for (guint i = KOTAKU_FORMAT_TABLE; i <= KOTAKU_FORMAT_JSON; i++)
    if (strcmp (names[i], value) == 0)
      {
        arguments->format = i;
        return TRUE;
      }
  return wrong (error, KOTAKU_ERROR_UNKNOWN_WORD, "--format: \"%s\" is none of: table, csv, json",
                value);
}

static gboolean
read_language (KotakuArguments *arguments, const char *value, GError **error)
{
  if (strcmp (value, "id") == 0)
    arguments->language = KOTAKU_LANGUAGE_ID;
  else if (strcmp (value, "en") == 0)
    arguments->language = KOTAKU_LANGUAGE_EN;
  else
    return wrong (error, KOTAKU_ERROR_UNKNOWN_WORD, "--lang: \"%s\" is none of: id, en", value);
  return TRUE;
}

static gboolean
read_own (KotakuArguments *arguments, const char *name, const char *value, GError **error)
{
  if (strcmp (name, "format") == 0)
    return read_format (arguments, value, error);
  if (strcmp (name, "lang") == 0)
    return read_language (arguments, value, error);
  if (strcmp (name, "output") == 0)
    arguments->output = value;
  else if (strcmp (name, "inputs") == 0)
    arguments->list = value;
  else if (strcmp (name, "spreadsheet") == 0)
    arguments->spreadsheet = TRUE;
  else if (strcmp (name, "help") == 0)
    arguments->help = TRUE;
  else
    arguments->version = TRUE;
  return TRUE;
}

/* Where and ties may be repeated: one more condition; and what a scenario changes. */
static gboolean
add_given (Reader *reader, gssize row, const char *value)
{
  GArray *given = reader->arguments->given;
  for (guint i = 0; i < given->len; i++)
    {
      KotakuGiven *other = &g_array_index (given, KotakuGiven, i);
      if (other->row != row)
        continue;
      char *joined = g_strconcat (other->value, ",", value, NULL);
      g_free (other->value);
      other->value = joined;
      return TRUE;
    }
  KotakuGiven new = { .row = row, .value = g_strdup (value) };
  g_array_append_val (given, new);
  return TRUE;
}

static gboolean
check_once (Reader *reader, const char *name, GError **error)
{
  static const char *const repeatable[]
      = { "where", "ties", "remove", "remove-tie", "delay", "strengthen", NULL };
  if (g_hash_table_add (reader->seen, g_strdup (name)) || g_strv_contains (repeatable, name))
    return TRUE;
  return wrong (error, KOTAKU_ERROR_UNKNOWN_OPTION, "--%s is given twice", name);
}

/* The value after '=' or else the next argument; a flag has none. */
static gboolean
take_value (Reader *reader, const char *name, gboolean flag, const char **value, GError **error)
{
  if (flag && *value != NULL)
    return wrong (error, KOTAKU_ERROR_WRONG_TYPE, "--%s takes no value", name);
  if (!flag && *value == NULL)
    *value = *reader->argv != NULL ? *reader->argv++ : NULL;
  if (!flag && (*value == NULL || **value == 0))
    return wrong (error, KOTAKU_ERROR_WRONG_TYPE, "--%s needs a value", name);
  return TRUE;
}

static gboolean
read_option (Reader *reader, const char *given, const char *value, GError **error)
{
  KotakuFrame *options = reader->catalogue->options;
  g_autofree char *name = g_strdelimit (g_strdup (given), "_", '-');
  if (!check_once (reader, name, error))
    return FALSE;
  const KotakuOwnOption *own = find_own (name);
  if (own != NULL)
    return take_value (reader, name, own->argument == NULL, &value, error)
           && read_own (reader->arguments, name, value, error);
  if (strcmp (name, "metric") == 0)
    {
      if (!take_value (reader, name, FALSE, &value, error))
        return FALSE;
      reader->arguments->metrics = g_strsplit (value, ",", -1);
      return TRUE;
    }
  gssize row = kotaku_frame_find_row (options, "option", name, NULL);
  if (row < 0)
    {
      g_autofree char *suggestion = kotaku_catalogue_suggest (options, "option", name);
      return wrong (error, KOTAKU_ERROR_UNKNOWN_OPTION, "there is no option --%s%s", name,
                    suggestion);
    }
  gboolean flag = strcmp (kotaku_catalogue_get (options, "type", row), "boolean") == 0;
  return take_value (reader, name, flag, &value, error) && add_given (reader, row, value);
}

static gboolean
read_word (Reader *reader, const char *word, GError **error)
{
  KotakuArguments *arguments = reader->arguments;
  if (arguments->command < 0)
    {
      KotakuFrame *commands = reader->catalogue->commands;
      arguments->command = kotaku_frame_find_row (commands, "command", word, NULL);
      if (arguments->command >= 0)
        return TRUE;
      g_autofree char *suggestion = kotaku_catalogue_suggest (commands, "command", word);
      return wrong (error, KOTAKU_ERROR_UNKNOWN_WORD, "there is no command \"%s\"%s", word,
                    suggestion);
    }
  if (*word == 0)
    return wrong (error, KOTAKU_ERROR_OUT_OF_RANGE, "INPUT is empty");
  g_ptr_array_add (arguments->inputs, (gpointer) word);
  return TRUE;
}

static gboolean
read_one (Reader *reader, gboolean *words_only, GError **error)
{
  const char *argument = *reader->argv++;
  if (*words_only || *argument != '-' || argument[1] == 0)
    return read_word (reader, argument, error);
  if (strcmp (argument, "--") == 0)
    {
      *words_only = TRUE;
      return TRUE;
    }
  if (argument[1] == '-')
    {
      const char *equals = strchr (argument, '=');
      const char *end = equals != NULL ? equals : argument + strlen (argument);
      g_autofree char *name = g_strndup (argument + 2, (gsize) (end - argument - 2));
      return read_option (reader, name, equals != NULL ? equals + 1 : NULL, error);
    }
  if (argument[1] == 'o')
    return read_option (reader, "output", argument[2] != 0 ? argument + 2 : NULL, error);
  if (strcmp (argument, "-h") == 0)
    return read_option (reader, "help", NULL, error);
  return wrong (error, KOTAKU_ERROR_UNKNOWN_OPTION, "there is no option %s", argument);
}

/* What convert writes to is named after what it reads. */
static gboolean
take_target (Reader *reader, const char *name, GError **error)
{
  GPtrArray *inputs = reader->arguments->inputs;
  if (inputs->len != 2 || reader->arguments->list != NULL)
    return wrong (error, KOTAKU_ERROR_OUT_OF_RANGE,
                  "%s: one INPUT is needed, and OUT, which is written", name);
  reader->arguments->target = g_ptr_array_steal_index (inputs, 1);
  return TRUE;
}

/* A dataset that is made of the INPUTs is written to a directory. */
static gboolean
check_merged (Reader *reader, const char *name, GError **error)
{
  KotakuArguments *arguments = reader->arguments;
  const char *object
      = kotaku_catalogue_get (reader->catalogue->commands, "object", (gsize) arguments->command);
  arguments->merges
      = strcmp (object, "networks") == 0 && g_hash_table_contains (reader->seen, "merge");
  if (!arguments->merges || arguments->output != NULL)
    return TRUE;
  return wrong (error, KOTAKU_ERROR_OUT_OF_RANGE,
                "%s: --merge needs -o OUT, the directory of the merged dataset", name);
}

/* A picture or a page is one file, however many INPUTs go into it. */
static gboolean
check_written (Reader *reader, const char *name, GError **error)
{
  static const char *const no[] = { "format", "spreadsheet" };
  KotakuArguments *arguments = reader->arguments;
  for (gsize i = 0; i < G_N_ELEMENTS (no); i++)
    if (g_hash_table_contains (reader->seen, no[i]))
      return wrong (error, KOTAKU_ERROR_UNKNOWN_OPTION, "%s takes no --%s", name, no[i]);
  arguments->writes = arguments->output != NULL;
  if (!arguments->writes)
    return wrong (error, KOTAKU_ERROR_OUT_OF_RANGE, "%s: -o FILE is needed", name);
  const char *object
      = kotaku_catalogue_get (reader->catalogue->commands, "object", (gsize) arguments->command);
  if (strcmp (object, "view") == 0 && (arguments->inputs->len != 1 || arguments->list != NULL))
    return wrong (error, KOTAKU_ERROR_OUT_OF_RANGE, "%s takes one INPUT", name);
  return TRUE;
}

static gboolean
check (Reader *reader, GError **error)
{
  KotakuArguments *arguments = reader->arguments;
  if (arguments->help || arguments->version)
    return TRUE;
  if (arguments->command < 0)
    return wrong (error, KOTAKU_ERROR_OUT_OF_RANGE,
                  "a COMMAND is needed; kotaku --help lists them");
  KotakuFrame *commands = reader->catalogue->commands;
  gsize row = (gsize) arguments->command;
  const char *name = kotaku_catalogue_get (commands, "command", row);
  gboolean reads = strcmp (kotaku_catalogue_get (commands, "object", row), "library") != 0;
  g_autofree char *parameter = kotaku_catalogue_get_parameter (reader->catalogue, row);
  gboolean measures = strcmp (parameter, "metrics") == 0;
  gboolean converts = strcmp (parameter, "out") == 0;
  gboolean writes = strcmp (parameter, "path") == 0;
  gboolean any = arguments->inputs->len > 0 || arguments->list != NULL;
  if (reads && !any)
    return wrong (error, KOTAKU_ERROR_OUT_OF_RANGE, "%s: an INPUT is needed", name);
  if (!reads && any)
    return wrong (error, KOTAKU_ERROR_OUT_OF_RANGE, "%s takes no INPUT", name);
  if (measures != (arguments->metrics != NULL))
    return wrong (error, KOTAKU_ERROR_UNKNOWN_OPTION,
                  measures ? "%s: --metric M[,M...] is needed" : "%s takes no --metric", name);
  if ((converts && !take_target (reader, name, error))
      || (writes && !check_written (reader, name, error)))
    return FALSE;
  if (!measures && !converts && !writes && *parameter != 0
      && !g_hash_table_contains (reader->seen, parameter))
    return wrong (error, KOTAKU_ERROR_OUT_OF_RANGE, "%s: --%s is needed", name, parameter);
  if (!check_merged (reader, name, error))
    return FALSE;
  if (arguments->spreadsheet && arguments->format != 0 && arguments->format != KOTAKU_FORMAT_CSV)
    return wrong (error, KOTAKU_ERROR_OUT_OF_RANGE,
                  "--spreadsheet is CSV: it does not go with --format table or json");
  return TRUE;
}

static void
clear_given (gpointer given)
{
  g_free (((KotakuGiven *) given)->value);
}

gboolean
kotaku_arguments_read (KotakuArguments *arguments,
                       KotakuCatalogue *catalogue,
                       char **argv,
                       GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Reader reader
      = { .arguments = arguments, .catalogue = catalogue, .argv = argv + 1, .seen = seen };
  gboolean words_only = FALSE;
  arguments->command = -1;
  arguments->inputs = g_ptr_array_new ();
  arguments->given = g_array_new (FALSE, TRUE, sizeof (KotakuGiven));
  g_array_set_clear_func (arguments->given, clear_given);
  while (*reader.argv != NULL)
    if (!read_one (&reader, &words_only, error))
      return FALSE;
  return check (&reader, error);
}

gboolean
kotaku_arguments_ask_frame (KotakuArguments *arguments)
{
  return arguments->format != 0 || arguments->output != NULL || arguments->spreadsheet;
}

void
kotaku_arguments_clear (KotakuArguments *arguments)
{
  g_clear_pointer (&arguments->given, g_array_unref);
  g_clear_pointer (&arguments->inputs, g_ptr_array_unref);
  g_clear_pointer (&arguments->metrics, g_strfreev);
}

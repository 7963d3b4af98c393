/* SPDX-License-Identifier: GPL-2.0-or-later */

/* What calls make of options: the check that comes first, then reading, which cannot fail. */

#include "base/options-private.h"

#include <string.h>

/* -- the check
 * ------------------------------------------------------------------------------------- */

static gboolean
has_word (const char *words, const char *word)
{
  gsize length = strlen (word);
  for (const char *at = words; at != NULL && (at = strstr (at, word)) != NULL; at += length)
    if ((at == words || at[-1] == ' ') && (at[length] == 0 || at[length] == ' '))
      return TRUE;
  return FALSE;
}

static gboolean
is_taken (const KotakuOptionSpec *spec, const KotakuCommand *command)
{
  if (spec->selection && g_str_has_prefix (command->object, "network"))
    return TRUE;
  return has_word ("threads seed draws alpha lang", spec->name)
         || has_word (command->options, spec->name);
}

static gboolean
refuse_name (const KotakuOption *option, const KotakuCommand *command, GError **error)
{
  gsize n_specs, n = 0;
  const KotakuOptionSpec *specs = kotaku_option_specs (&n_specs);
  g_autofree const char **taken = g_new0 (const char *, n_specs);
  for (gsize i = 0; i < n_specs; i++)
    if (is_taken (&specs[i], command))
      taken[n++] = specs[i].name;
  g_autofree char *quoted = kotaku_text_quote (option->name);
  g_autofree char *suggestion = kotaku_text_suggestion (option->name, taken, n);
  g_set_error (error, KOTAKU_ERROR, KOTAKU_ERROR_UNKNOWN_OPTION, "%s does not take the option %s%s",
               command->name, quoted, suggestion);
  return FALSE;
}

static gboolean
refuse_type (const KotakuOption *option, GError **error)
{
  static const char *const expected[] = {
    [KOTAKU_OPTION_DOUBLE] = "a number",   [KOTAKU_OPTION_INT64] = "a whole number",
    [KOTAKU_OPTION_BOOLEAN] = "yes or no", [KOTAKU_OPTION_STRING] = "a text",
    [KOTAKU_OPTION_STRINGS] = "a list",
  };
  g_autofree char *text = kotaku_option_get_text (option);
  g_autofree char *quoted = kotaku_text_quote (text);
  g_set_error (error, KOTAKU_ERROR, KOTAKU_ERROR_WRONG_TYPE, "option %s: expected %s, found %s %s",
               option->name, expected[option->spec->type], expected[option->type], quoted);
  return FALSE;
}

static gboolean
check_range (const KotakuOption *option, GError **error)
{
  const KotakuOptionSpec *spec = option->spec;
  char low[KOTAKU_DOUBLE_LENGTH], high[KOTAKU_DOUBLE_LENGTH];
  if (option->number >= spec->low && option->number <= spec->high)
    return TRUE;
  g_autofree char *value = kotaku_option_get_text (option);
  kotaku_text_from_double (spec->low, low);
  kotaku_text_from_double (spec->high, high);
  gboolean open = spec->high >= (double) G_MAXINT64;
  /* No double is the largest whole number. */
  if (open && spec->type == KOTAKU_OPTION_INT64)
    g_snprintf (high, sizeof high, "%" G_GINT64_FORMAT, G_MAXINT64);
  open = open && spec->type == KOTAKU_OPTION_DOUBLE;
  g_set_error (error, KOTAKU_ERROR, KOTAKU_ERROR_OUT_OF_RANGE,
               "option %s: %s is out of range, expected %s%s%s", option->name,
               *value != 0 ? value : "NaN", low, open ? " or more" : " to ", open ? "" : high);
  return FALSE;
}

static const KotakuVocabulary *
find_vocabulary (const char *field)
{
  gsize n;
  const KotakuVocabulary *const *vocabularies = kotaku_vocabularies (&n);
  for (gsize i = 0; i < n; i++)
    if (strcmp (vocabularies[i]->field, field) == 0)
      return vocabularies[i];
  return NULL;
}

/* Either a word of the option's own list, or of the vocabulary of its name, in either language. */
static gboolean
check_word (const KotakuOptionSpec *spec, const char *text, GError **error)
{
  g_auto (GStrv) words = g_strsplit (spec->words, "|", -1);
  g_autofree char *folded = kotaku_text_fold (text, -1);
  const char *word = g_strcmp0 (folded, "semua") == 0 ? "all" : folded;
  if (word != NULL && g_strv_contains ((const char *const *) words, word))
    return TRUE;
  const KotakuVocabulary *vocabulary = spec->selection ? find_vocabulary (spec->name) : NULL;
  int value;
  if (vocabulary != NULL && kotaku_vocabulary_read (vocabulary, text, &value, NULL))
    return TRUE;
  g_autofree char *quoted = kotaku_text_quote (text);
  g_autofree char *suggestion
      = vocabulary != NULL
            ? kotaku_vocabulary_suggestion (vocabulary, text)
            : kotaku_text_suggestion (text, (const char *const *) words, g_strv_length (words));
  g_autofree char *list = g_strjoinv (", ", words);
  g_set_error (error, KOTAKU_ERROR, KOTAKU_ERROR_UNKNOWN_WORD,
               "option %s: unknown word %s%s (expected: %s)", spec->name, quoted, suggestion, list);
  return FALSE;
}

static gboolean
check_option (const KotakuOption *option, const KotakuCommand *command, GError **error)
{
  const KotakuOptionSpec *spec = option->spec;
  if (spec == NULL || !is_taken (spec, command))
    return refuse_name (option, command, error);
  if (!option->fits)
    return refuse_type (option, error);
  if (spec->type == KOTAKU_OPTION_DOUBLE || spec->type == KOTAKU_OPTION_INT64)
    return check_range (option, error);
  if (spec->words == NULL)
    return TRUE;
  if (spec->type == KOTAKU_OPTION_STRING)
    return check_word (spec, option->string, error);
  for (gsize i = 0; option->strings[i] != NULL; i++)
    if (!check_word (spec, option->strings[i], error))
      return FALSE;
  return TRUE;
}

gboolean
kotaku_options_check (KotakuOptions *options, const KotakuCommand *command, GError **error)
{
  for (guint i = 0; options != NULL && i < options->given->len; i++)
    if (!check_option (options->given->pdata[i], command, error))
      return FALSE;
  /* A call begins, whose first report is not too soon after the last of another. */
  if (options != NULL)
    atomic_store (&options->reported, 0);
  return TRUE;
}

static void
copy_option (gpointer data, gpointer user_data)
{
  const KotakuOption *option = data;
  KotakuOption *copy = g_new (KotakuOption, 1);
  *copy = *option;
  copy->name = g_strdup (option->name);
  copy->string = g_strdup (option->string);
  copy->strings = g_strdupv (option->strings);
  g_ptr_array_add (user_data, copy);
}

KotakuOptions *
kotaku_options_restrict (KotakuOptions *options, const KotakuCommand *command)
{
  KotakuOptions *restricted = kotaku_options_new ();
  for (guint i = 0; options != NULL && i < options->given->len; i++)
    {
      KotakuOption *option = options->given->pdata[i];
      if (option->spec != NULL && is_taken (option->spec, command))
        copy_option (option, restricted->given);
    }
  return restricted;
}

/* -- reading
 * --------------------------------------------------------------------------------------- */

/* What was told, where it fits. */
static const KotakuOption *
find_told (KotakuOptions *options, const char *name)
{
  const KotakuOption *option = kotaku_options_peek (options, name);
  return option != NULL && option->fits ? option : NULL;
}

double
kotaku_options_get_double (KotakuOptions *options, const char *name)
{
  const KotakuOptionSpec *spec = kotaku_option_find (name);
  g_return_val_if_fail (spec != NULL && spec->type == KOTAKU_OPTION_DOUBLE, 0);
  const KotakuOption *option = find_told (options, name);
  double value = 0;
  if (option != NULL)
    value = option->number;
  else if (spec->initial != NULL)
    kotaku_text_to_double (spec->initial, strlen (spec->initial), &value);
  return value;
}

gint64
kotaku_options_get_int64 (KotakuOptions *options, const char *name)
{
  const KotakuOptionSpec *spec = kotaku_option_find (name);
  g_return_val_if_fail (spec != NULL && spec->type == KOTAKU_OPTION_INT64, 0);
  const KotakuOption *option = find_told (options, name);
  if (option != NULL)
    return option->integer;
  return spec->initial != NULL ? g_ascii_strtoll (spec->initial, NULL, 10) : 0;
}

gboolean
kotaku_options_get_boolean (KotakuOptions *options, const char *name)
{
  const KotakuOptionSpec *spec = kotaku_option_find (name);
  g_return_val_if_fail (spec != NULL && spec->type == KOTAKU_OPTION_BOOLEAN, FALSE);
  const KotakuOption *option = find_told (options, name);
  return option != NULL && option->boolean;
}

const char *
kotaku_options_get_string (KotakuOptions *options, const char *name)
{
  const KotakuOptionSpec *spec = kotaku_option_find (name);
  g_return_val_if_fail (spec != NULL && spec->type == KOTAKU_OPTION_STRING, NULL);
  const KotakuOption *option = find_told (options, name);
  return option != NULL ? option->string : spec->initial;
}

const char *const *
kotaku_options_get_strings (KotakuOptions *options, const char *name)
{
  const KotakuOptionSpec *spec = kotaku_option_find (name);
  g_return_val_if_fail (spec != NULL && spec->type == KOTAKU_OPTION_STRINGS, NULL);
  const KotakuOption *option = find_told (options, name);
  return option != NULL ? (const char *const *) option->strings : NULL;
}

gboolean
kotaku_options_has (KotakuOptions *options, const char *name)
{
  return kotaku_options_peek (options, name) != NULL;
}

/* -- as text
 * --------------------------------------------------------------------------------------- */

char *
kotaku_option_get_text (const KotakuOption *option)
{
  char number[KOTAKU_DOUBLE_LENGTH];
  if (option->strings != NULL)
    return g_strjoinv (",", option->strings);
  if (option->string != NULL)
    return g_strdup (option->string);
  switch (option->type)
    {
    case KOTAKU_OPTION_BOOLEAN:
      return g_strdup (option->boolean ? "yes" : "no");
    case KOTAKU_OPTION_INT64:
      return g_strdup_printf ("%" G_GINT64_FORMAT, option->integer);
    default:
      kotaku_text_from_double (option->number, number);
      return g_strdup (number);
    }
}

char *
kotaku_options_get_text (KotakuOptions *options, const char *name)
{
  const KotakuOption *option = kotaku_options_peek (options, name);
  const KotakuOptionSpec *spec = kotaku_option_find (name);
  if (option != NULL)
    return kotaku_option_get_text (option);
  return spec != NULL ? g_strdup (spec->initial) : NULL;
}

char **
kotaku_options_list (KotakuOptions *options)
{
  guint n = options != NULL ? options->given->len : 0;
  char **names = g_new0 (char *, n + 1);
  for (guint i = 0; i < n; i++)
    names[i] = g_strdup (((KotakuOption *) options->given->pdata[i])->name);
  return names;
}

static void
describe_option (GString *text, const KotakuOption *option)
{
  const char *gap = text->len > 0 ? " " : "";
  gboolean boolean = option->spec != NULL && option->spec->type == KOTAKU_OPTION_BOOLEAN;
  if (option->spec != NULL && option->spec->repeated && option->strings != NULL)
    for (gsize i = 0; option->strings[i] != NULL; i++, gap = " ")
      g_string_append_printf (text, "%s%s=%s", gap, option->name, option->strings[i]);
  else if (boolean && option->fits)
    g_string_append_printf (text, "%s%s%s", gap, option->name, option->boolean ? "" : "=no");
  else
    {
      g_autofree char *value = kotaku_option_get_text (option);
      g_string_append_printf (text, "%s%s=%s", gap, option->name, value);
    }
}

char *
kotaku_options_describe (KotakuOptions *options, gboolean selection)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; options != NULL && i < options->given->len; i++)
    {
      const KotakuOption *option = options->given->pdata[i];
      gboolean selects = option->spec != NULL && option->spec->selection;
      /* Results, and what they say of themselves, do not depend on the number of threads. */
      if (selects == (selection != FALSE) && strcmp (option->name, "threads") != 0)
        describe_option (text, option);
    }
  return g_string_free (text, FALSE);
}

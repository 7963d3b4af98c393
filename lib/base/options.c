/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Options are notes: what is wrong with them is an error of the call that gets them. */

#include "base/options-private.h"

#include <math.h>
#include <string.h>

G_DEFINE_BOXED_TYPE (KotakuOptions, kotaku_options, kotaku_options_ref, kotaku_options_unref)

static void
free_option (gpointer data)
{
  KotakuOption *option = data;
  g_free (option->name);
  g_free (option->string);
  g_strfreev (option->strings);
  g_free (option);
}

/**
 * kotaku_options_new:
 *
 * Makes options in which nothing is told: every call does what it does by default.
 *
 * - Cost: O(1)
 * - Threads: any
 * - Errors: none
 *
 * Returns: (transfer full): options
 *
 * Since: 1.0
 */
KotakuOptions *
kotaku_options_new (void)
{
  KotakuOptions *options = g_new0 (KotakuOptions, 1);
  g_atomic_ref_count_init (&options->references);
  options->given = g_ptr_array_new_with_free_func (free_option);
  return options;
}

/**
 * kotaku_options_ref:
 * @options: options
 *
 * Holds @options once more.
 *
 * - Cost: O(1)
 * - Threads: any
 * - Errors: none
 *
 * Returns: (transfer full): @options
 *
 * Since: 1.0
 */
KotakuOptions *
kotaku_options_ref (KotakuOptions *options)
{
  g_return_val_if_fail (options != NULL, NULL);
  g_atomic_ref_count_inc (&options->references);
  return options;
}

/**
 * kotaku_options_unref:
 * @options: (transfer full): options
 *
 * Lets go of @options; who is the last frees them.
 *
 * - Cost: O(1)
 * - Threads: any
 * - Errors: none
 *
 * Since: 1.0
 */
void
kotaku_options_unref (KotakuOptions *options)
{
  g_return_if_fail (options != NULL);
  if (!g_atomic_ref_count_dec (&options->references))
    return;
  if (options->progress_destroy != NULL)
    options->progress_destroy (options->progress_data);
  g_ptr_array_unref (options->given);
  g_free (options);
}

const KotakuOption *
kotaku_options_peek (KotakuOptions *options, const char *name)
{
  g_autofree char *wanted = g_strdelimit (g_strdup (name), "_", '-');
  for (guint i = 0; options != NULL && i < options->given->len; i++)
    {
      const KotakuOption *option = options->given->pdata[i];
      if (strcmp (option->name, wanted) == 0)
        return option;
    }
  return NULL;
}

static int
compare_options (gconstpointer a, gconstpointer b)
{
  const KotakuOption *const *first = a, *const *second = b;
  return strcmp ((*first)->name, (*second)->name);
}

static void
remove_option (KotakuOptions *options, const char *name)
{
  const KotakuOption *option = kotaku_options_peek (options, name);
  if (option != NULL)
    g_ptr_array_remove (options->given, (gpointer) option);
}

/* The option of that name, newly told. */
static KotakuOption *
replace_option (KotakuOptions *options, const char *name, KotakuOptionType type)
{
  remove_option (options, name);
  KotakuOption *option = g_new0 (KotakuOption, 1);
  option->name = g_strdelimit (g_strdup (name), "_", '-');
  option->spec = kotaku_option_find (name);
  option->type = type;
  option->fits = option->spec != NULL && option->spec->type == type;
  g_ptr_array_add (options->given, option);
  g_ptr_array_sort (options->given, compare_options);
  return option;
}

/**
 * kotaku_options_set_double:
 * @options: options, not those of a call that is running
 * @name: an option, as the command spells it, without the dashes before it
 * @value: its value
 *
 * Tells an option that is a number. A name that is unknown to a call, a value of another type and
 * one out of its range are errors of the call.
 *
 * - Cost: O(number of options told)
 * - Threads: one at a time
 * - Errors: none
 *
 * Since: 1.0
 */
void
kotaku_options_set_double (KotakuOptions *options, const char *name, double value)
{
  g_return_if_fail (options != NULL && name != NULL);
  replace_option (options, name, KOTAKU_OPTION_DOUBLE)->number = value;
}

/**
 * kotaku_options_set_int64:
 * @options: options, not those of a call that is running
 * @name: an option, as the command spells it, without the dashes before it
 * @value: its value
 *
 * Tells an option that is a number.
 *
 * - Cost: O(number of options told)
 * - Threads: one at a time
 * - Errors: none
 *
 * Since: 1.0
 */
void
kotaku_options_set_int64 (KotakuOptions *options, const char *name, gint64 value)
{
  g_return_if_fail (options != NULL && name != NULL);
  KotakuOption *option = replace_option (options, name, KOTAKU_OPTION_INT64);
  option->integer = value;
  option->number = (double) value;
  if (option->spec != NULL && option->spec->type == KOTAKU_OPTION_DOUBLE)
    option->fits = TRUE;
}

/**
 * kotaku_options_set_boolean:
 * @options: options, not those of a call that is running
 * @name: an option, as the command spells it, without the dashes before it
 * @value: whether it holds
 *
 * Tells an option that holds or does not.
 *
 * - Cost: O(number of options told)
 * - Threads: one at a time
 * - Errors: none
 *
 * Since: 1.0
 */
void
kotaku_options_set_boolean (KotakuOptions *options, const char *name, gboolean value)
{
  g_return_if_fail (options != NULL && name != NULL);
  replace_option (options, name, KOTAKU_OPTION_BOOLEAN)->boolean = value != FALSE;
}

/* The word of the list as the list spells it, or the text itself. */
static char *
spell (const char *words, const char *text)
{
  g_autofree char *folded = kotaku_text_fold (text, -1);
  g_auto (GStrv) list = g_strsplit (words != NULL ? words : "", "|", -1);
  for (gsize i = 0; folded != NULL && list[i] != NULL; i++)
    {
      g_autofree char *own = kotaku_text_fold (list[i], -1);
      if (strcmp (own, folded) == 0)
        return g_strdup (list[i]);
    }
  return g_strstrip (g_strdup (text));
}

static gboolean
read_boolean (const char *text, gboolean *value)
{
  int answer = KOTAKU_ANSWER_YES;
  /* An option that is named and no more holds. */
  if (*text != 0 && !kotaku_vocabulary_read (&kotaku_words_answer, text, &answer, NULL))
    return FALSE;
  *value = answer == KOTAKU_ANSWER_YES;
  return answer != KOTAKU_ANSWER_UNRECORDED;
}

/* One that is too large to hold is a number all the same, and out of every range. */
static void
read_integer (KotakuOption *option, const char *text)
{
  g_autoptr (GError) error = NULL;
  option->fits
      = g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, &option->integer, &error);
  option->number = (double) option->integer;
  if (!g_error_matches (error, G_NUMBER_PARSER_ERROR, G_NUMBER_PARSER_ERROR_OUT_OF_BOUNDS))
    return;
  option->fits = TRUE;
  option->number = *text == '-' ? -INFINITY : INFINITY;
}

/* Reads the text by the option's own type. */
static void
read_text (KotakuOption *option)
{
  g_autofree char *text = g_strstrip (g_strdup (option->string));
  switch (option->spec->type)
    {
    case KOTAKU_OPTION_DOUBLE:
      option->fits = kotaku_text_to_double (text, strlen (text), &option->number);
      break;
    case KOTAKU_OPTION_INT64:
      read_integer (option, text);
      break;
    case KOTAKU_OPTION_BOOLEAN:
      option->fits = read_boolean (text, &option->boolean);
      break;
    case KOTAKU_OPTION_STRING:
      g_free (option->string);
      option->string = spell (option->spec->words, text);
      break;
    case KOTAKU_OPTION_STRINGS:
      option->fits = TRUE;
      option->strings = g_strsplit (text, option->spec->repeated ? "\n" : ",", -1);
      for (gsize i = 0; option->strings[i] != NULL; i++)
        g_strstrip (option->strings[i]);
      break;
    }
}

/* One more item of an option that may be given more than once. */
static void
add_item (KotakuOption *option, const char *item)
{
  guint n = g_strv_length (option->strings);
  option->strings = g_renew (char *, option->strings, n + 2);
  option->strings[n] = g_strstrip (g_strdup (item));
  option->strings[n + 1] = NULL;
}

/**
 * kotaku_options_set_string:
 * @options: options, not those of a call that is running
 * @name: an option of any type, as the command spells it, without the dashes before it
 * @value: (nullable): its value, as the command spells it; %NULL takes the option back
 *
 * Tells an option in place of what was told before: numbers as text, booleans as yes or no (empty
 * is yes), several values with commas between. To what the command takes more than once (`where`,
 * `ties`) it adds; [method@Kotaku.Options.set_strings] tells all of it anew.
 *
 * - Cost: O(number of options told)
 * - Threads: one at a time
 * - Errors: none
 *
 * Since: 1.0
 */
void
kotaku_options_set_string (KotakuOptions *options, const char *name, const char *value)
{
  g_return_if_fail (options != NULL && name != NULL);
  KotakuOption *told = (KotakuOption *) kotaku_options_peek (options, name);
  if (value == NULL)
    remove_option (options, name);
  else if (told != NULL && told->spec != NULL && told->spec->repeated && told->strings != NULL)
    add_item (told, value);
  else
    {
      KotakuOption *option = replace_option (options, name, KOTAKU_OPTION_STRING);
      option->string = g_strdup (value);
      if (option->spec != NULL)
        read_text (option);
    }
}

/**
 * kotaku_options_set_strings:
 * @options: options, not those of a call that is running
 * @name: an option, as the command spells it, without the dashes before it
 * @values: (array zero-terminated=1) (nullable): its values; %NULL takes the option back
 *
 * Tells an option that takes several values, in place of what was told before. Those of `where` and
 * `ties` are conditions, such as `sector=government,private`.
 *
 * - Cost: O(number of options told + length of the values)
 * - Threads: one at a time
 * - Errors: none
 *
 * Since: 1.0
 */
void
kotaku_options_set_strings (KotakuOptions *options, const char *name, const char *const *values)
{
  g_return_if_fail (options != NULL && name != NULL);
  remove_option (options, name);
  if (values != NULL)
    replace_option (options, name, KOTAKU_OPTION_STRINGS)->strings = g_strdupv ((char **) values);
}

/**
 * kotaku_options_set_progress:
 * @options: options, not those of a call that is running
 * @callback: (scope notified) (closure user_data) (destroy destroy) (nullable): called at least
 * every 0.2 s
 * @user_data: passed to @callback
 * @destroy: (nullable): frees @user_data when it is replaced or @options end
 *
 * Asks for progress of every call that is given these options.
 *
 * - Cost: O(1)
 * - Threads: one at a time
 * - Errors: none
 *
 * Since: 1.0
 */
void
kotaku_options_set_progress (KotakuOptions *options,
                             KotakuProgress callback,
                             gpointer user_data,
                             GDestroyNotify destroy)
{
  g_return_if_fail (options != NULL);
  if (options->progress_destroy != NULL)
    options->progress_destroy (options->progress_data);
  options->progress = callback;
  options->progress_data = user_data;
  options->progress_destroy = destroy;
}

void
kotaku_options_report (KotakuOptions *options, const char *task, double fraction)
{
  const gint64 interval = G_USEC_PER_SEC / 10;
  if (options == NULL || options->progress == NULL)
    return;
  if (kotaku_attention_note (task, fraction))
    return;
  gint64 now = g_get_monotonic_time ();
  if (now - atomic_load (&options->reported) < interval)
    return;
  atomic_store (&options->reported, now);
  options->progress (task, fraction, options->progress_data);
}

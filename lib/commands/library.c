/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "commands/commands.h"

/**
 * kotaku_get_version:
 *
 * The version of the library that runs, which may be later than that of the headers.
 *
 * - Cost: O(1)
 * - Threads: any
 * - Errors: none
 *
 * Returns: (transfer none): "1.0.0"
 * Since: 1.0
 */
const char *
kotaku_get_version (void)
{
  return G_STRINGIFY (KOTAKU_MAJOR_VERSION) "." G_STRINGIFY (KOTAKU_MINOR_VERSION) "." G_STRINGIFY (
      KOTAKU_MICRO_VERSION);
}

KotakuFrame *
kotaku_library_finish (KotakuRows *rows, GError **error)
{
  KotakuFrame *frame = kotaku_rows_finish (rows, error);
  if (frame == NULL)
    return NULL;
  kotaku_frame_set_metadata (frame, "library_version", kotaku_get_version ());
  kotaku_frame_seal (frame);
  return frame;
}

/**
 * kotaku_list_commands:
 * @error: return location for an error
 *
 * Every command: `object` is what its `function` is called on, `parameters` what that takes besides
 * (`metrics:strings`, `group:string`; the command spells them as options), `options` the names of
 * its own ones, `columns` those of its CSV.
 *
 * - Cost: O(commands)
 * - Threads: any
 * - Errors: %KOTAKU_ERROR_NO_MEMORY
 *
 * Returns: (transfer full): a row per command, or %NULL with @error set
 * Since: 1.0
 */
KotakuFrame *
kotaku_list_commands (GError **error)
{
  gsize n = 0;
  const KotakuCommand *const *commands = kotaku_commands (&n);
  KotakuRows *rows
      = kotaku_rows_new ("command:s,object:s,function:s,parameters:s,options:s,columns:s,title:s,"
                         "example:s,since:s,title_id:s");
  for (gsize i = 0; i < n; i++)
    {
      const KotakuCommand *command = commands[i];
      const char *const cells[]
          = { command->name,    command->object,  command->function, command->parameters,
              command->options, command->columns, command->title,    command->example,
              command->since,   command->title_id };
      kotaku_rows_begin (rows);
      for (guint column = 0; column < G_N_ELEMENTS (cells); column++)
        kotaku_rows_string (rows, column, cells[column]);
    }
  return kotaku_library_finish (rows, error);
}

static const char *
type_name (KotakuOptionType type)
{
  static const char *const names[] = { "", "double", "int64", "boolean", "string", "strings" };
  return names[type];
}

/**
 * kotaku_list_options:
 * @error: return location for an error
 *
 * Every option, which means the same wherever a command takes it: its `type` is `double`, `int64`,
 * `boolean`, `string` or `strings`; `initial` holds where it is not given; numbers lie within `low`
 * and `high`; `words` are the only texts allowed, '|' between; `selection` says whether it selects.
 *
 * - Cost: O(options)
 * - Threads: any
 * - Errors: %KOTAKU_ERROR_NO_MEMORY
 *
 * Returns: (transfer full): a row per option, or %NULL with @error set
 * Since: 1.0
 */
KotakuFrame *
kotaku_list_options (GError **error)
{
  gsize n = 0;
  const KotakuOptionSpec *specs = kotaku_option_specs (&n);
  KotakuRows *rows = kotaku_rows_new (
      "option:s,type:s,initial:s,low:d,high:d,words:s,title:s,title_id:s,selection:b");
  enum
  {
    OPTION,
    TYPE,
    INITIAL,
    LOW,
    HIGH,
    WORDS,
    TITLE,
    TITLE_ID,
    SELECTION
  };
  for (gsize i = 0; i < n; i++)
    {
      const KotakuOptionSpec *spec = &specs[i];
      kotaku_rows_begin (rows);
      kotaku_rows_string (rows, OPTION, spec->name);
      kotaku_rows_string (rows, TYPE, type_name (spec->type));
      kotaku_rows_string (rows, INITIAL, spec->initial);
      if (spec->type == KOTAKU_OPTION_DOUBLE || spec->type == KOTAKU_OPTION_INT64)
        {
          kotaku_rows_double (rows, LOW, spec->low);
          kotaku_rows_double (rows, HIGH, spec->high);
        }
      kotaku_rows_string (rows, WORDS, spec->words);
      kotaku_rows_string (rows, TITLE, spec->title);
      kotaku_rows_string (rows, TITLE_ID, spec->title_id);
      kotaku_rows_boolean (rows, SELECTION, spec->selection);
    }
  return kotaku_library_finish (rows, error);
}

/**
 * kotaku_list_words:
 * @error: return location for an error
 *
 * The words that data and results are written in: by `field`, with the enumerator's name where
 * there is one, its `value`, the word in both languages, and `others`, the other spellings that are
 * read, '|' between.
 *
 * - Cost: O(words)
 * - Threads: any
 * - Errors: %KOTAKU_ERROR_NO_MEMORY
 *
 * Returns: (transfer full): a row per word, or %NULL with @error set
 * Since: 1.0
 */
KotakuFrame *
kotaku_list_words (GError **error)
{
  gsize n = 0;
  const KotakuVocabulary *const *vocabularies = kotaku_vocabularies (&n);
  KotakuRows *rows = kotaku_rows_new ("field:s,constant:s,value:i,english:s,indonesian:s,others:s");
  enum
  {
    FIELD,
    CONSTANT,
    VALUE,
    ENGLISH,
    INDONESIAN,
    OTHERS
  };
  for (gsize i = 0; i < n; i++)
    for (gsize k = 0; k < vocabularies[i]->n_words; k++)
      {
        const KotakuWord *word = &vocabularies[i]->words[k];
        kotaku_rows_begin (rows);
        kotaku_rows_string (rows, FIELD, vocabularies[i]->field);
        kotaku_rows_string (rows, CONSTANT, word->constant);
        kotaku_rows_int64 (rows, VALUE, word->value);
        kotaku_rows_string (rows, ENGLISH, word->english);
        kotaku_rows_string (rows, INDONESIAN, word->indonesian);
        kotaku_rows_string (rows, OTHERS, word->others);
      }
  return kotaku_library_finish (rows, error);
}

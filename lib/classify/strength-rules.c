/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Rules of strength as they are written: a row per rule, the first that applies decides. Their
 * format is in docs/strength-rules.md. */

#include "classify/classify-private.h"
#include "dataset/dataset.h"

#include <string.h>

const char kotaku_default_rules[]
    = "rule,prediction,rt,a_delineation,b_delineation,a_funded,b_funded,a_role,b_role\n"
      "different_rt,weak,different,,,,,,\n"
      "outside,weak,,outside,,,,,\n"
      "unfunded,weak,,,,no,,,\n"
      "user_worker,strong,,,,,,user,worker\n"
      "rt_head_kpp,strong,,,,,,RT head,KPP\n"
      "delineated_funded,strong,,delineated,delineated,yes,yes,,\n";

enum
{
  SAME = 1,
  DIFFERENT = 2
};

static const KotakuWord comparison_words[] = {
  { SAME, NULL, "same", "sama", NULL },
  { DIFFERENT, NULL, "different", "berbeda", "beda|differs" },
};
static const KotakuVocabulary comparisons
    = { "comparison", FALSE, FALSE, comparison_words, G_N_ELEMENTS (comparison_words) };

/* What the header says of a column. */
typedef enum
{
  COLUMN_EMPTY,
  COLUMN_RULE,
  COLUMN_PREDICTION,
  COLUMN_A,
  COLUMN_B,
  COLUMN_COMPARED
} Meaning;

typedef struct
{
  Meaning meaning;
  gint column;   /* of the actors, or RULE_... */
  guint subject; /* of a comparison */
  gboolean is_role;
  const KotakuVocabulary *words; /* closed ones */
} Column;

typedef struct
{
  KotakuNetwork *network;
  const KotakuGrid *grid;
  Column *columns;
  KotakuRules *rules;
} Reader;

static void
clear_condition (gpointer condition)
{
  g_strfreev (((KotakuRuleCondition *) condition)->values);
}

void
kotaku_rules_free (KotakuRules *rules)
{
  if (rules == NULL)
    return;
  for (gsize i = 0; i < rules->n; i++)
    g_free (rules->names[i]);
  g_array_unref (rules->conditions);
  g_array_unref (rules->comparisons);
  g_array_unref (rules->subjects);
  g_free (rules);
}

/* -- the header
 * ----------------------------------------------------------------------------------------- */

static gboolean
is_word (const char *text, const char *english, const char *indonesian)
{
  g_autofree char *folded = kotaku_text_fold (text, -1);
  return folded != NULL && (strcmp (folded, english) == 0 || strcmp (folded, indonesian) == 0);
}

/* A column of the actors, known or kept. */
static gboolean
find_actor_column (Reader *reader,
                   const KotakuGridCell *header,
                   const char *name,
                   Column *column,
                   GError **error)
{
  g_autoptr (GError) fault = NULL;
  const KotakuField *field = kotaku_table_spec_find (kotaku_table_spec (KOTAKU_TABLE_ACTORS), name);
  const char *known = field != NULL ? field->name : name;
  column->column = kotaku_network_find_node_column (reader->network, known, &fault);
  if (column->column < 0)
    {
      kotaku_grid_fail (reader->grid, header, KOTAKU_ERROR_INVALID, error, "%s", fault->message);
      return FALSE;
    }
  column->is_role = strcmp (known, "role") == 0;
  if (field != NULL && field->words != NULL && !field->words->open)
    column->words = field->words;
  return TRUE;
}

static guint
add_subject (KotakuRules *rules, gint column)
{
  g_array_append_val (rules->subjects, column);
  return rules->subjects->len - 1;
}

/* `rt` and `delineation` are no columns of the actors, yet what the study's rules ask for. */
static gboolean
read_subject (Reader *reader,
              const KotakuGridCell *header,
              const char *name,
              Column *column,
              GError **error)
{
  if (is_word (name, "delineation", "deliniasi"))
    {
      column->column = KOTAKU_RULE_DELINEATION;
      column->words = &kotaku_words_delineation;
    }
  else if (column->meaning == COLUMN_COMPARED && is_word (name, "rt", "rt"))
    column->column = KOTAKU_RULE_RT;
  else if (!find_actor_column (reader, header, name, column, error))
    return FALSE;
  if (column->meaning == COLUMN_COMPARED)
    column->subject = add_subject (reader->rules, column->column);
  return TRUE;
}

static gboolean
read_header (Reader *reader, gsize i, GError **error)
{
  const KotakuGridCell *header = kotaku_grid_get_header (reader->grid, i);
  Column *column = &reader->columns[i];
  const char *name = header->text;
  for (gsize j = 0; j < i && *name != 0; j++)
    if (strcmp (kotaku_grid_get_header (reader->grid, j)->text, name) == 0)
      {
        kotaku_grid_fail (reader->grid, header, KOTAKU_ERROR_INVALID, error,
                          "the column %s stands twice", name);
        return FALSE;
      }
  if (*name == 0)
    return TRUE;
  if (is_word (name, "rule", "kaidah") || is_word (name, "prediction", "perkiraan"))
    {
      column->meaning = is_word (name, "rule", "kaidah") ? COLUMN_RULE : COLUMN_PREDICTION;
      return TRUE;
    }
  column->meaning = COLUMN_COMPARED;
  if ((name[0] == 'a' || name[0] == 'b') && name[1] == '_')
    {
      column->meaning = name[0] == 'a' ? COLUMN_A : COLUMN_B;
      name += 2;
    }
  return read_subject (reader, header, name, column, error);
}

static gboolean
read_headers (Reader *reader, GError **error)
{
  gboolean found[2] = { FALSE, FALSE };
  for (gsize i = 0; i < reader->grid->n_columns; i++)
    {
      if (!read_header (reader, i, error))
        return FALSE;
      found[0] |= reader->columns[i].meaning == COLUMN_RULE;
      found[1] |= reader->columns[i].meaning == COLUMN_PREDICTION;
    }
  if (found[0] && found[1])
    return TRUE;
  kotaku_grid_fail (reader->grid, kotaku_grid_get_header (reader->grid, 0), KOTAKU_ERROR_INVALID,
                    error, "a table of rules needs a column %s", found[0] ? "prediction" : "rule");
  return FALSE;
}

/* -- a rule
 * --------------------------------------------------------------------------------------------- */

static gboolean
fail (Reader *reader, const KotakuGridCell *cell, const char *message, GError **error)
{
  g_autofree char *quoted = kotaku_text_quote (cell->text);
  kotaku_grid_fail (reader->grid, cell, KOTAKU_ERROR_INVALID, error, "%s %s", quoted, message);
  return FALSE;
}

static gboolean
read_name (Reader *reader, const KotakuGridCell *cell, GError **error)
{
  KotakuRules *rules = reader->rules;
  if (*cell->text == 0)
    return fail (reader, cell, "is no name of a rule", error);
  for (gsize i = 0; i + 1 < rules->n; i++)
    if (strcmp (rules->names[i], cell->text) == 0)
      return fail (reader, cell, "stands twice", error);
  rules->names[rules->n - 1] = g_strdup (cell->text);
  return TRUE;
}

static gboolean
read_prediction (Reader *reader, const KotakuGridCell *cell, GError **error)
{
  KotakuRules *rules = reader->rules;
  const KotakuWord *word
      = kotaku_vocabulary_find (&kotaku_words_strength, cell->text, strlen (cell->text));
  if (word == NULL
      || (word->value != KOTAKU_STRENGTH_STRONG && word->value != KOTAKU_STRENGTH_WEAK))
    return fail (reader, cell, "is no prediction, expected strong or weak", error);
  rules->predictions[rules->n - 1] = (guint8) word->value;
  return TRUE;
}

static gboolean
read_condition (Reader *reader, const Column *column, const KotakuGridCell *cell, GError **error)
{
  g_auto (GStrv) values = g_strsplit_set (cell->text, "|;", -1);
  for (guint i = 0; values[i] != NULL; i++)
    {
      int value;
      g_autoptr (GError) fault = NULL;
      g_strstrip (values[i]);
      if (*values[i] == 0)
        return fail (reader, cell, "has an empty item", error);
      if (column->words == NULL
          || kotaku_vocabulary_read (column->words, values[i], &value, &fault))
        continue;
      kotaku_grid_fail (reader->grid, cell, KOTAKU_ERROR_INVALID, error, "%s", fault->message);
      return FALSE;
    }
  const KotakuRuleCondition condition = { .rule = (guint) reader->rules->n - 1,
                                          .side = column->meaning == COLUMN_A ? 0 : 1,
                                          .column = column->column,
                                          .is_role = column->is_role,
                                          .values = g_steal_pointer (&values) };
  g_array_append_val (reader->rules->conditions, condition);
  return TRUE;
}

static gboolean
read_comparison (Reader *reader, const Column *column, const KotakuGridCell *cell, GError **error)
{
  const KotakuWord *word = kotaku_vocabulary_find (&comparisons, cell->text, strlen (cell->text));
  if (word == NULL)
    return fail (reader, cell, "compares nothing, expected same or different", error);
  const KotakuRuleComparison comparison = { .rule = (guint) reader->rules->n - 1,
                                            .subject = column->subject,
                                            .same = word->value == SAME };
  g_array_append_val (reader->rules->comparisons, comparison);
  return TRUE;
}

static gboolean
read_cell (Reader *reader, const Column *column, const KotakuGridCell *cell, GError **error)
{
  if (column->meaning == COLUMN_RULE)
    return read_name (reader, cell, error);
  if (column->meaning == COLUMN_PREDICTION)
    return read_prediction (reader, cell, error);
  if (*cell->text == 0)
    return TRUE;
  switch (column->meaning)
    {
    case COLUMN_A:
    case COLUMN_B:
      return read_condition (reader, column, cell, error);
    case COLUMN_COMPARED:
      return read_comparison (reader, column, cell, error);
    default:
      return fail (reader, cell, "stands in a column without a header", error);
    }
}

static gboolean
read_rules (Reader *reader, GError **error)
{
  const KotakuGrid *grid = reader->grid;
  for (gsize row = 0; row < grid->n_rows; row++)
    {
      if (row == KOTAKU_MOST_RULES)
        {
          kotaku_grid_fail (grid, kotaku_grid_get_cell (grid, row, 0), KOTAKU_ERROR_INVALID, error,
                            "expected at most %d rules", KOTAKU_MOST_RULES);
          return FALSE;
        }
      reader->rules->n++;
      for (gsize i = 0; i < grid->n_columns; i++)
        if (!read_cell (reader, &reader->columns[i], kotaku_grid_get_cell (grid, row, i), error))
          return FALSE;
    }
  return TRUE;
}

KotakuRules *
kotaku_rules_new (KotakuNetwork *network, const char *path, GError **error)
{
  g_autoptr (KotakuGrid) grid = path != NULL
                                    ? kotaku_grid_read (path, error)
                                    : kotaku_grid_new ("rules", kotaku_default_rules, error);
  g_autofree Column *columns = grid != NULL ? KOTAKU_ALLOC0 (Column, grid->n_columns, error) : NULL;
  if (columns == NULL)
    return NULL;
  g_autoptr (KotakuRules) rules = g_new0 (KotakuRules, 1);
  rules->conditions = g_array_new (FALSE, FALSE, sizeof (KotakuRuleCondition));
  rules->comparisons = g_array_new (FALSE, FALSE, sizeof (KotakuRuleComparison));
  rules->subjects = g_array_new (FALSE, FALSE, sizeof (gint));
  g_array_set_clear_func (rules->conditions, clear_condition);
  Reader reader = { .network = network, .grid = grid, .columns = columns, .rules = rules };
  return read_headers (&reader, error) && read_rules (&reader, error) ? g_steal_pointer (&rules)
                                                                      : NULL;
}

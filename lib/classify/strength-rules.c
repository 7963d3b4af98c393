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

void
kotaku_rules_free (KotakuRules *rules)
{
  if (rules == NULL)
    return;
  for (gsize i = 0; i < rules->n; i++)
    g_free (rules->names[i]);
  for (gsize i = 0; i < rules->n_conditions; i++)
    {
      g_free (rules->conditions[i].text);
      g_free (rules->conditions[i].values);
    }
  g_free (rules->conditions);
  g_free (rules->comparisons);
  g_free (rules->subjects);
  g_free (rules);
}

/* Items with room for one more: there is room up to the next power of two. */
static gpointer
make_room (gpointer items, gsize n, gsize size, GError **error)
{
  return (n & (n - 1)) == 0 ? kotaku_realloc (items, MAX (2 * n, 4), size, error) : items;
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

static gboolean
add_subject (KotakuRules *rules, Column *column, GError **error)
{
  gint *subjects = make_room (rules->subjects, rules->n_subjects, sizeof *subjects, error);
  if (subjects == NULL)
    return FALSE;
  rules->subjects = subjects;
  column->subject = (guint) rules->n_subjects;
  subjects[rules->n_subjects++] = column->column;
  return TRUE;
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
  return column->meaning != COLUMN_COMPARED || add_subject (reader->rules, column, error);
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
  rules->names[rules->n - 1] = kotaku_strndup (cell->text, strlen (cell->text), error);
  return rules->names[rules->n - 1] != NULL;
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

/* The items of a cell, cut apart in a copy of it. */
static gboolean
split_cell (KotakuRuleCondition *condition, const KotakuGridCell *cell, GError **error)
{
  gsize n = 1;
  for (const char *at = cell->text; *at != 0; at++)
    n += *at == '|' || *at == ';';
  condition->text = kotaku_strndup (cell->text, strlen (cell->text), error);
  if (condition->text != NULL)
    condition->values = KOTAKU_ALLOC (char *, n + 1, error);
  if (condition->values == NULL)
    return FALSE;
  char *at = condition->text;
  for (gsize i = 0; i < n; i++)
    {
      char *end = at + strcspn (at, "|;");
      condition->values[i] = at;
      at = end + 1;
      *end = 0;
      g_strstrip (condition->values[i]);
    }
  condition->values[n] = NULL;
  return TRUE;
}

static gboolean
check_values (Reader *reader,
              const Column *column,
              const KotakuGridCell *cell,
              char *const *values,
              GError **error)
{
  for (; *values != NULL; values++)
    {
      int value;
      g_autoptr (GError) fault = NULL;
      if (**values == 0)
        return fail (reader, cell, "has an empty item", error);
      if (column->words == NULL || kotaku_vocabulary_read (column->words, *values, &value, &fault))
        continue;
      kotaku_grid_fail (reader->grid, cell, KOTAKU_ERROR_INVALID, error, "%s", fault->message);
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_condition (Reader *reader, const Column *column, const KotakuGridCell *cell, GError **error)
{
  KotakuRules *rules = reader->rules;
  KotakuRuleCondition *conditions
      = make_room (rules->conditions, rules->n_conditions, sizeof *conditions, error);
  if (conditions == NULL)
    return FALSE;
  rules->conditions = conditions;
  KotakuRuleCondition *condition = &conditions[rules->n_conditions++];
  *condition = (KotakuRuleCondition){ .rule = (guint) rules->n - 1,
                                      .side = column->meaning == COLUMN_A ? 0 : 1,
                                      .column = column->column,
                                      .is_role = column->is_role };
  return split_cell (condition, cell, error)
         && check_values (reader, column, cell, condition->values, error);
}

static gboolean
read_comparison (Reader *reader, const Column *column, const KotakuGridCell *cell, GError **error)
{
  const KotakuWord *word = kotaku_vocabulary_find (&comparisons, cell->text, strlen (cell->text));
  if (word == NULL)
    return fail (reader, cell, "compares nothing, expected same or different", error);
  KotakuRules *rules = reader->rules;
  KotakuRuleComparison *all
      = make_room (rules->comparisons, rules->n_comparisons, sizeof *all, error);
  if (all == NULL)
    return FALSE;
  rules->comparisons = all;
  all[rules->n_comparisons++] = (KotakuRuleComparison){ .rule = (guint) rules->n - 1,
                                                        .subject = column->subject,
                                                        .same = word->value == SAME };
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
  Reader reader = { .network = network, .grid = grid, .columns = columns, .rules = rules };
  return read_headers (&reader, error) && read_rules (&reader, error) ? g_steal_pointer (&rules)
                                                                      : NULL;
}

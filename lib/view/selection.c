/* SPDX-License-Identifier: GPL-2.0-or-later */

/* A selection is a note of what was asked for. What is wrong with it is told when a view is asked
 * for, since only then columns and events are known; faults of words are kept until then. */

#include "view/view-private.h"

static const struct
{
  const char *name;
  const KotakuVocabulary *words; /* NULL: no words */
} options[KOTAKU_N_SELECT] = {
  [KOTAKU_SELECT_LEVEL] = { "level", &kotaku_words_level },
  [KOTAKU_SELECT_DELINEATION] = { "delineation", &kotaku_words_delineation },
  [KOTAKU_SELECT_WHERE] = { "where", NULL },
  [KOTAKU_SELECT_STAGE] = { "stage", &kotaku_words_stage },
  [KOTAKU_SELECT_ACTIVITY] = { "activity", NULL },
  [KOTAKU_SELECT_FORM] = { "form", &kotaku_words_form },
  [KOTAKU_SELECT_STRENGTH] = { "strength", &kotaku_words_strength },
  [KOTAKU_SELECT_CONTENT] = { "content", &kotaku_words_content },
  [KOTAKU_SELECT_SCOPE] = { "scope", &kotaku_words_scope },
  [KOTAKU_SELECT_TIES] = { "ties", NULL },
  [KOTAKU_SELECT_RECORDED] = { "recorded", NULL },
  [KOTAKU_SELECT_STATED] = { "stated", NULL },
  [KOTAKU_SELECT_AT] = { "at", NULL },
  [KOTAKU_SELECT_PROJECT] = { "project", NULL },
  [KOTAKU_SELECT_UNDIRECTED] = { "undirected", NULL },
  [KOTAKU_SELECT_WEIGHTED] = { "weighted", NULL },
  [KOTAKU_SELECT_WEIGHT] = { "weight", NULL },
};

G_DEFINE_BOXED_TYPE (KotakuSelection,
                     kotaku_selection,
                     kotaku_selection_ref,
                     kotaku_selection_unref)

const KotakuVocabulary *
kotaku_select_vocabulary (KotakuSelect select)
{
  return options[select].words;
}

static gboolean
is_boolean (KotakuSelect select)
{
  return select == KOTAKU_SELECT_RECORDED || select == KOTAKU_SELECT_STATED
         || select == KOTAKU_SELECT_PROJECT || select == KOTAKU_SELECT_UNDIRECTED
         || select == KOTAKU_SELECT_WEIGHTED;
}

/**
 * kotaku_selection_new:
 *
 * Makes a selection of everything. A selection is a note of what is asked for: what is wrong with
 * it is an error of [method@Kotaku.Network.get_view], which knows the columns and events.
 *
 * - Cost: O(1)
 * - Threads: any
 * - Errors: none
 *
 * Returns: (transfer full): a selection
 *
 * Since: 1.0
 */
KotakuSelection *
kotaku_selection_new (void)
{
  KotakuSelection *selection = g_new0 (KotakuSelection, 1);
  g_atomic_ref_count_init (&selection->references);
  selection->where = kotaku_conditions_new ();
  selection->ties = kotaku_conditions_new ();
  return selection;
}

/**
 * kotaku_selection_ref:
 * @selection: a selection
 *
 * Holds @selection once more.
 *
 * - Cost: O(1)
 * - Threads: any
 * - Errors: none
 *
 * Returns: (transfer full): @selection
 *
 * Since: 1.0
 */
KotakuSelection *
kotaku_selection_ref (KotakuSelection *selection)
{
  g_return_val_if_fail (selection != NULL, NULL);
  g_atomic_ref_count_inc (&selection->references);
  return selection;
}

/**
 * kotaku_selection_unref:
 * @selection: (transfer full): a selection
 *
 * Lets go of @selection; who is the last frees it.
 *
 * - Cost: O(1)
 * - Threads: any
 * - Errors: none
 *
 * Since: 1.0
 */
void
kotaku_selection_unref (KotakuSelection *selection)
{
  g_return_if_fail (selection != NULL);
  if (!g_atomic_ref_count_dec (&selection->references))
    return;
  g_clear_pointer (&selection->base, kotaku_selection_unref);
  g_ptr_array_unref (selection->where);
  g_ptr_array_unref (selection->ties);
  g_strfreev (selection->activities);
  g_free (selection->at);
  g_free (selection->weight);
  for (guint i = 0; i < KOTAKU_N_SELECT; i++)
    g_clear_error (&selection->faults[i]);
  g_clear_error (&selection->unknown);
  g_free (selection);
}

KotakuSelection *
kotaku_selection_copy (KotakuSelection *selection)
{
  KotakuSelection *copy = kotaku_selection_new ();
  if (selection == NULL)
    return copy;
  copy->base = selection->base != NULL ? kotaku_selection_ref (selection->base) : NULL;
  for (guint i = 0; i < KOTAKU_N_SELECT; i++)
    {
      copy->numbers[i] = selection->numbers[i];
      copy->faults[i] = selection->faults[i] != NULL ? g_error_copy (selection->faults[i]) : NULL;
    }
  copy->unknown = selection->unknown != NULL ? g_error_copy (selection->unknown) : NULL;
  GPtrArray *from[] = { selection->where, selection->ties };
  GPtrArray *to[] = { copy->where, copy->ties };
  for (guint k = 0; k < G_N_ELEMENTS (from); k++)
    for (guint i = 0; i < from[k]->len; i++)
      {
        KotakuCondition *condition = from[k]->pdata[i];
        kotaku_conditions_set (to[k], condition->column, (const char *const *) condition->values);
      }
  copy->activities = g_strdupv (selection->activities);
  copy->at = g_strdup (selection->at);
  copy->weight = g_strdup (selection->weight);
  return copy;
}

static void
set_number (KotakuSelection *selection, KotakuSelect select, guint value)
{
  g_return_if_fail (selection != NULL);
  g_clear_error (&selection->faults[select]);
  selection->numbers[select] = value;
  const KotakuVocabulary *words = options[select].words;
  guint known = 0;
  for (gsize i = 0; words != NULL && i < words->n_words; i++)
    known |= (guint) words->words[i].value;
  if (words == NULL || (value & ~known) == 0)
    return;
  g_autofree char *list = kotaku_vocabulary_list (words);
  selection->faults[select]
      = g_error_new (KOTAKU_ERROR, KOTAKU_ERROR_OUT_OF_RANGE, "%s: the flags %u are none of: %s",
                     options[select].name, value, list);
}

/* Blank text is no text. */
static void
set_string (char **string, const char *text)
{
  g_autofree char *given = text != NULL ? g_strstrip (g_strdup (text)) : NULL;
  g_free (*string);
  *string = given != NULL && *given != 0 ? g_steal_pointer (&given) : NULL;
}

/* The level has a word more than its vocabulary: the list in the message ends in it. */
static void
add_all (GError *fault)
{
  if (!g_str_has_suffix (fault->message, ")"))
    return;
  fault->message[strlen (fault->message) - 1] = 0;
  char *message = g_strconcat (fault->message, ", all)", NULL);
  g_free (fault->message);
  fault->message = message;
}

static void
read_words (KotakuSelection *selection, KotakuSelect select, const char *text)
{
  int value = 0;
  g_clear_error (&selection->faults[select]);
  g_autofree char *folded = kotaku_text_fold (text != NULL ? text : "", -1);
  gboolean all = select == KOTAKU_SELECT_LEVEL
                 && (g_strcmp0 (folded, "all") == 0 || g_strcmp0 (folded, "semua") == 0);
  if (text != NULL && !all)
    kotaku_vocabulary_read (options[select].words, text, &value, &selection->faults[select]);
  if (selection->faults[select] != NULL && select == KOTAKU_SELECT_LEVEL)
    add_all (selection->faults[select]);
  selection->numbers[select] = (guint) value;
}

static void
read_boolean (KotakuSelection *selection, KotakuSelect select, const char *text)
{
  int value = KOTAKU_ANSWER_YES;
  g_clear_error (&selection->faults[select]);
  if (text != NULL && *text != 0)
    kotaku_vocabulary_read (&kotaku_words_answer, text, &value, &selection->faults[select]);
  selection->numbers[select] = value == KOTAKU_ANSWER_YES;
  if (selection->faults[select] != NULL)
    g_prefix_error (&selection->faults[select], "%s: ", options[select].name);
}

/* More conditions, or none at all. */
static void
add_conditions (KotakuSelection *selection, KotakuSelect select, const char *text)
{
  GPtrArray *conditions = select == KOTAKU_SELECT_WHERE ? selection->where : selection->ties;
  if (text == NULL || *text == 0)
    {
      g_clear_error (&selection->faults[select]);
      g_ptr_array_set_size (conditions, 0);
      return;
    }
  GError **fault = &selection->faults[select];
  kotaku_conditions_read (conditions, options[select].name, text, *fault == NULL ? fault : NULL);
}

static void
read_activities (KotakuSelection *selection, const char *text)
{
  g_clear_pointer (&selection->activities, g_strfreev);
  if (text == NULL || *text == 0)
    return;
  selection->activities = g_strsplit_set (text, ",;|", -1);
  for (guint i = 0; selection->activities[i] != NULL; i++)
    g_strstrip (selection->activities[i]);
}

static void
read_text (KotakuSelection *selection, KotakuSelect select, const char *text)
{
  if (options[select].words != NULL)
    read_words (selection, select, text);
  else if (is_boolean (select))
    read_boolean (selection, select, text);
  else if (select == KOTAKU_SELECT_WHERE || select == KOTAKU_SELECT_TIES)
    add_conditions (selection, select, text);
  else if (select == KOTAKU_SELECT_ACTIVITY)
    read_activities (selection, text);
  else
    set_string (select == KOTAKU_SELECT_AT ? &selection->at : &selection->weight, text);
}

KotakuSelection *
kotaku_selection_new_from_options (KotakuOptions *told)
{
  KotakuSelection *selection = kotaku_selection_new ();
  for (KotakuSelect i = 0; told != NULL && i < KOTAKU_N_SELECT; i++)
    if (i == KOTAKU_SELECT_WHERE || i == KOTAKU_SELECT_TIES)
      {
        const char *const *items = kotaku_options_get_strings (told, options[i].name);
        for (; items != NULL && *items != NULL; items++)
          add_conditions (selection, i, *items);
      }
    else if (kotaku_options_has (told, options[i].name))
      {
        g_autofree char *text = kotaku_options_get_text (told, options[i].name);
        read_text (selection, i, text);
      }
  return selection;
}

static void
describe_one (GString *text, KotakuSelection *selection, KotakuSelect i)
{
  const char *gap = text->len > 0 ? " " : "";
  guint number = selection->numbers[i];
  if (options[i].words != NULL && number != 0)
    {
      const char *comma = "";
      g_string_append_printf (text, "%s%s=", gap, options[i].name);
      for (gsize k = 0; k < options[i].words->n_words; k++)
        if (number & (guint) options[i].words->words[k].value)
          {
            g_string_append_printf (text, "%s%s", comma, options[i].words->words[k].english);
            comma = ",";
          }
    }
  else if (is_boolean (i) && number != 0)
    g_string_append_printf (text, "%s%s", gap, options[i].name);
  else if (i == KOTAKU_SELECT_AT && selection->at != NULL)
    g_string_append_printf (text, "%sat=%s", gap, selection->at);
  else if (i == KOTAKU_SELECT_WEIGHT && selection->weight != NULL)
    g_string_append_printf (text, "%sweight=%s", gap, selection->weight);
  else if (i == KOTAKU_SELECT_ACTIVITY && selection->activities != NULL)
    {
      g_autofree char *list = g_strjoinv (",", selection->activities);
      g_string_append_printf (text, "%sactivity=%s", gap, list);
    }
}

char *
kotaku_selection_describe (KotakuSelection *selection)
{
  GString *text = g_string_new (NULL);
  for (KotakuSelection *s = selection; s != NULL; s = s->base)
    for (KotakuSelect i = 0; i < KOTAKU_N_SELECT; i++)
      if (i == KOTAKU_SELECT_WHERE)
        kotaku_conditions_describe (s->where, "where", text);
      else if (i == KOTAKU_SELECT_TIES)
        kotaku_conditions_describe (s->ties, "ties", text);
      else
        describe_one (text, s, i);
  return g_string_free (text, FALSE);
}

/**
 * kotaku_selection_set_level:
 * @selection: a selection
 * @levels: the levels; %KOTAKU_LEVEL_ANY for all
 *
 * Selects the nodes and the ties of levels: actors and the ties between them, institutions and the
 * ties between them. %KOTAKU_LEVEL_CROSS keeps all nodes and, alone, only the ties between an actor
 * and an institution.
 *
 * - Cost: O(1)
 * - Threads: one at a time
 * - Errors: none; an unknown flag is one of [method@Kotaku.Network.get_view]
 *
 * Since: 1.0
 */
void
kotaku_selection_set_level (KotakuSelection *selection, KotakuLevel levels)
{
  set_number (selection, KOTAKU_SELECT_LEVEL, levels);
}

/**
 * kotaku_selection_set_delineation:
 * @selection: a selection
 * @delineations: which; %KOTAKU_DELINEATION_UNRECORDED for all
 *
 * Selects the actors whose zone is delineated, or lies outside, on the last day that
 * [method@Kotaku.Selection.set_at] selects. Institutions and actors without a zone have no
 * delineation: they are left out, and their ties with them.
 *
 * - Cost: O(1)
 * - Threads: one at a time
 * - Errors: none; an unknown flag is one of [method@Kotaku.Network.get_view]
 *
 * Since: 1.0
 */
void
kotaku_selection_set_delineation (KotakuSelection *selection, KotakuDelineation delineations)
{
  set_number (selection, KOTAKU_SELECT_DELINEATION, delineations);
}

static void
set_values (KotakuSelection *selection,
            KotakuSelect select,
            GPtrArray *conditions,
            const char *column,
            const char *const *values)
{
  g_clear_error (&selection->faults[select]);
  kotaku_conditions_set (conditions, column, values);
}

/**
 * kotaku_selection_set_where:
 * @selection: a selection
 * @column: a column of the actors or the institutions, known or kept
 * @values: (array zero-terminated=1) (nullable): its values; %NULL or none for any
 *
 * Selects the nodes that have one of @values in @column. Called for several columns, all must hold;
 * called again for one, the last call does. In `zone` a value selects the zone of that id and every
 * zone inside it. Of the nodes in which the column is not recorded `""` selects all, other values
 * none.
 *
 * - Cost: O(values)
 * - Threads: one at a time
 * - Errors: none; an unknown column or word is one of [method@Kotaku.Network.get_view]
 *
 * Since: 1.0
 */
void
kotaku_selection_set_where (KotakuSelection *selection,
                            const char *column,
                            const char *const *values)
{
  g_return_if_fail (selection != NULL && column != NULL);
  set_values (selection, KOTAKU_SELECT_WHERE, selection->where, column, values);
}

/**
 * kotaku_selection_set_stage:
 * @selection: a selection
 * @stages: any of these; %KOTAKU_STAGE_UNRECORDED for all
 *
 * Selects the ties of stages. A tie without recorded stages matches every stage, unless
 * [method@Kotaku.Selection.set_recorded] is on. Drops no node.
 *
 * - Cost: O(1)
 * - Threads: one at a time
 * - Errors: none; an unknown flag is one of [method@Kotaku.Network.get_view]
 *
 * Since: 1.0
 */
void
kotaku_selection_set_stage (KotakuSelection *selection, KotakuStage stages)
{
  set_number (selection, KOTAKU_SELECT_STAGE, stages);
}

/**
 * kotaku_selection_set_activity:
 * @selection: a selection
 * @activities: (array zero-terminated=1) (nullable): any of these, in either language; %NULL for
 * all
 *
 * Selects the ties of activities. A tie without recorded activities matches every activity, unless
 * [method@Kotaku.Selection.set_recorded] is on. Drops no node.
 *
 * - Cost: O(activities)
 * - Threads: one at a time
 * - Errors: none; a word that neither the library nor the data know is one of
 *   [method@Kotaku.Network.get_view]
 *
 * Since: 1.0
 */
void
kotaku_selection_set_activity (KotakuSelection *selection, const char *const *activities)
{
  g_return_if_fail (selection != NULL);
  g_strfreev (selection->activities);
  gboolean any = activities == NULL || activities[0] == NULL;
  selection->activities = any ? NULL : g_strdupv ((char **) activities);
}

/**
 * kotaku_selection_set_form:
 * @selection: a selection
 * @forms: any of these; %KOTAKU_FORM_UNRECORDED for all
 *
 * Selects the ties of a form. A tie without a recorded form matches none. Drops no node.
 *
 * - Cost: O(1)
 * - Threads: one at a time
 * - Errors: none; an unknown flag is one of [method@Kotaku.Network.get_view]
 *
 * Since: 1.0
 */
void
kotaku_selection_set_form (KotakuSelection *selection, KotakuForm forms)
{
  set_number (selection, KOTAKU_SELECT_FORM, forms);
}

/**
 * kotaku_selection_set_strength:
 * @selection: a selection
 * @strengths: any of these; %KOTAKU_STRENGTH_UNRECORDED for all
 *
 * Selects the ties of a strength. %KOTAKU_STRENGTH_ABSENT selects observed absences, which are data
 * and no arcs. A tie without a recorded strength matches none. Drops no node.
 *
 * - Cost: O(1)
 * - Threads: one at a time
 * - Errors: none; an unknown flag is one of [method@Kotaku.Network.get_view]
 *
 * Since: 1.0
 */
void
kotaku_selection_set_strength (KotakuSelection *selection, KotakuStrength strengths)
{
  set_number (selection, KOTAKU_SELECT_STRENGTH, strengths);
}

/**
 * kotaku_selection_set_content:
 * @selection: a selection
 * @contents: any of these; %KOTAKU_CONTENT_UNRECORDED for all
 *
 * Selects the ties that carry a content. A tie without a recorded content matches none. Drops no
 * node.
 *
 * - Cost: O(1)
 * - Threads: one at a time
 * - Errors: none; an unknown flag is one of [method@Kotaku.Network.get_view]
 *
 * Since: 1.0
 */
void
kotaku_selection_set_content (KotakuSelection *selection, KotakuContent contents)
{
  set_number (selection, KOTAKU_SELECT_CONTENT, contents);
}

/**
 * kotaku_selection_set_scope:
 * @selection: a selection
 * @scopes: any of these; %KOTAKU_SCOPE_UNRECORDED for all
 *
 * Selects the ties of a scope. A tie without a recorded scope matches none. Drops no node.
 *
 * - Cost: O(1)
 * - Threads: one at a time
 * - Errors: none; an unknown flag is one of [method@Kotaku.Network.get_view]
 *
 * Since: 1.0
 */
void
kotaku_selection_set_scope (KotakuSelection *selection, KotakuScope scopes)
{
  set_number (selection, KOTAKU_SELECT_SCOPE, scopes);
}

/**
 * kotaku_selection_set_ties:
 * @selection: a selection
 * @column: a column of the ties, known or kept
 * @values: (array zero-terminated=1) (nullable): its values; %NULL or none for any
 *
 * Selects the ties that have one of @values in @column: in a list, any item. Called for several
 * columns, all must hold; called again for one, the last call does. A tie in which the column is
 * not recorded matches `""` alone. Drops no node.
 *
 * - Cost: O(values)
 * - Threads: one at a time
 * - Errors: none; an unknown column or word is one of [method@Kotaku.Network.get_view]
 *
 * Since: 1.0
 */
void
kotaku_selection_set_ties (KotakuSelection *selection,
                           const char *column,
                           const char *const *values)
{
  g_return_if_fail (selection != NULL && column != NULL);
  set_values (selection, KOTAKU_SELECT_TIES, selection->ties, column, values);
}

/**
 * kotaku_selection_set_recorded:
 * @selection: a selection
 * @recorded: whether a tie without recorded stages or activities matches none of them
 *
 * Takes ties without stages or activities out of a selection by stage or activity; without such a
 * selection it changes nothing.
 *
 * - Cost: O(1)
 * - Threads: one at a time
 * - Errors: none
 *
 * Since: 1.0
 */
void
kotaku_selection_set_recorded (KotakuSelection *selection, gboolean recorded)
{
  set_number (selection, KOTAKU_SELECT_RECORDED, recorded != FALSE);
}

/**
 * kotaku_selection_set_stated:
 * @selection: a selection
 * @stated: whether only stated ties are selected
 *
 * Leaves out the ties that are inferred. Drops no node.
 *
 * - Cost: O(1)
 * - Threads: one at a time
 * - Errors: none
 *
 * Since: 1.0
 */
void
kotaku_selection_set_stated (KotakuSelection *selection, gboolean stated)
{
  set_number (selection, KOTAKU_SELECT_STATED, stated != FALSE);
}

/**
 * kotaku_selection_set_at:
 * @selection: a selection
 * @when: (nullable): `DATE`, `DATE/DATE`, `before:EVENT` or `after:EVENT`, dates as in ISO 8601;
 *   %NULL for any time
 *
 * Selects the ties that hold on any day of a span: a tie holds from its `since` until before the
 * first day of its `until`, an empty bound is open. `before:EVENT` is the day before the event's
 * first day, `after:EVENT` that first day. An event without a date orders only the ties that name
 * it. Affiliations through which ties are projected hold likewise. The last day selected is the one
 * on which zones are delineated or not. Drops no node.
 *
 * - Cost: O(1)
 * - Threads: one at a time
 * - Errors: none; an unknown event or a date that cannot be read is one of
 *   [method@Kotaku.Network.get_view]
 *
 * Since: 1.0
 */
void
kotaku_selection_set_at (KotakuSelection *selection, const char *when)
{
  g_return_if_fail (selection != NULL);
  set_string (&selection->at, when);
}

/**
 * kotaku_selection_set_project:
 * @selection: a selection
 * @project: whether institutional ties are added through affiliations
 *
 * Adds a tie between two institutions whose people are tied: it binds both ways, and its weight is
 * the number of selected interpersonal ties between people of the one and people of the other. The
 * people need not be of a level that is selected, but meet every other condition on nodes.
 *
 * - Cost: O(1)
 * - Threads: one at a time
 * - Errors: none
 *
 * Since: 1.0
 */
void
kotaku_selection_set_project (KotakuSelection *selection, gboolean project)
{
  set_number (selection, KOTAKU_SELECT_PROJECT, project != FALSE);
}

/**
 * kotaku_selection_set_undirected:
 * @selection: a selection
 * @undirected: whether every tie binds both ways
 *
 * Makes every tie bind both ways before parallel ones are merged.
 *
 * - Cost: O(1)
 * - Threads: one at a time
 * - Errors: none
 *
 * Since: 1.0
 */
void
kotaku_selection_set_undirected (KotakuSelection *selection, gboolean undirected)
{
  set_number (selection, KOTAKU_SELECT_UNDIRECTED, undirected != FALSE);
}

/**
 * kotaku_selection_set_weighted:
 * @selection: a selection
 * @weighted: whether path and spectral measures use weights
 *
 * Makes path measures take 1/weight as the length of a tie, and spectral measures and constraint
 * take the weight itself. Without it a merged tie counts 1 there.
 *
 * - Cost: O(1)
 * - Threads: one at a time
 * - Errors: none
 *
 * Since: 1.0
 */
void
kotaku_selection_set_weighted (KotakuSelection *selection, gboolean weighted)
{
  set_number (selection, KOTAKU_SELECT_WEIGHTED, weighted != FALSE);
}

/**
 * kotaku_selection_set_weight:
 * @selection: a selection
 * @column: (nullable): a column of the ties that holds numbers, or `strength`: strong 2, weak 1;
 *   %NULL for `weight`
 *
 * Sets which column is the weight. A tie in which it is not recorded has no recorded weight.
 *
 * - Cost: O(1)
 * - Threads: one at a time
 * - Errors: none; an unknown column, or a value that is no number above 0, is one of
 *   [method@Kotaku.Network.get_view]
 *
 * Since: 1.0
 */
void
kotaku_selection_set_weight (KotakuSelection *selection, const char *column)
{
  g_return_if_fail (selection != NULL);
  set_string (&selection->weight, column);
}

static void
set_unknown (KotakuSelection *selection, const char *name)
{
  const char *names[KOTAKU_N_SELECT];
  for (KotakuSelect i = 0; i < KOTAKU_N_SELECT; i++)
    names[i] = options[i].name;
  g_autofree char *quoted = kotaku_text_quote (name);
  g_autofree char *nearest = kotaku_text_suggestion (name, names, KOTAKU_N_SELECT);
  g_clear_error (&selection->unknown);
  selection->unknown = g_error_new (KOTAKU_ERROR, KOTAKU_ERROR_UNKNOWN_OPTION,
                                    "a selection does not take the option %s%s", quoted, nearest);
}

/**
 * kotaku_selection_set_text:
 * @selection: a selection
 * @name: a selection option as the command has it: `level`, `stage`, `where` ...
 * @value: (nullable): its value as the command has it: `planning,implementation`,
 *   `sector=government`; for a switch yes or no (%NULL: yes), else %NULL for any
 *
 * Sets any of the options from text, words in either language. What may be given more than once
 * (`where`, `ties`) is added to: a node has any of the values told of a column, and meets what is
 * told of every column. A value with commas stands in double quotes, in which two stand for one:
 * `note="x, y",z`.
 *
 * - Cost: O(value)
 * - Threads: one at a time
 * - Errors: none; an unknown word is one of [method@Kotaku.Network.get_view], and so is an unknown
 *   @name, which nothing takes back
 *
 * Since: 1.0
 */
void
kotaku_selection_set_text (KotakuSelection *selection, const char *name, const char *value)
{
  g_return_if_fail (selection != NULL && name != NULL);
  for (KotakuSelect i = 0; i < KOTAKU_N_SELECT; i++)
    if (strcmp (options[i].name, name) == 0)
      {
        read_text (selection, i, value);
        return;
      }
  set_unknown (selection, name);
}

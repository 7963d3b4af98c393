/* SPDX-License-Identifier: GPL-2.0-or-later */

/* What an answer becomes without each source, tie and actor. */

#include "commands/commands.h"

#include "scenario/scenario.h"

#include <math.h>
#include <string.h>

/* One number and word of an answer. Texts but statistic are of the frame that it was read from. */
typedef struct
{
  char *statistic;     /* "difference", "dominated:lkm": unique within the answer */
  const char *claim;   /* "dominated": what it is called where it has no subject; or NULL */
  const char *subject; /* "lkm", or NULL */
  double value;
  const char *verdict;
} Item;

typedef struct
{
  KotakuFrame *frame;
  Item *items; /* a row of the frame each */
  gsize n;
} Answer;

typedef struct
{
  KotakuLeftOut kind;
  char *name; /* of a tie what evidence calls it */
  gsize tie;
} LeftOut;

typedef KotakuFrame *(*ViewCall) (KotakuView *, KotakuOptions *, GCancellable *, GError **);
typedef KotakuFrame *(
    *GroupCall) (KotakuView *, const char *, KotakuOptions *, GCancellable *, GError **);

/* What can be asked: findings of a network, the others of a view, some of them by groups. */
typedef struct
{
  const KotakuCommand *command;
  ViewCall on_view;
  GroupCall on_groups;
  const char *key[3];  /* columns whose cells name a statistic, NULL at the end */
  const char *subject; /* the column of whom a row is about, or NULL */
  const char *value;
  const char *verdict; /* NULL: it judges nothing */
} Question;

typedef struct
{
  const Question *question;
  KotakuNetwork *network;
  KotakuOptions *options; /* of each asking: one thread, no progress */
  KotakuParts *parts;
  LeftOut *left_out;
  gsize n_left_out;
  Answer whole;
  Answer *answers; /* without each */
} Robustness;

/* -- asking
 * ----------------------------------------------------------------------------------------- */

static KotakuView *
open_view (KotakuNetwork *network,
           KotakuOptions *options,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (KotakuSelection) selection = kotaku_selection_new_from_options (options);
  return kotaku_network_get_view (network, selection, cancellable, error);
}

static const Question questions[] = {
  { &kotaku_command_structure, kotaku_view_structure, NULL, { "level" }, NULL, "index", "verdict" },
  { &kotaku_command_dominance,
    kotaku_view_dominance,
    NULL,
    { "id" },
    "id",
    "davids_score_normalised",
    "dominance_role" },
  { &kotaku_command_segregation,
    NULL,
    kotaku_view_segregation,
    { "group" },
    NULL,
    "ei_index",
    "verdict" },
  { &kotaku_command_brokerage, NULL, kotaku_view_brokerage, { "id" }, "id", "total", NULL },
  { &kotaku_command_findings, NULL, NULL, { "id", "subject" }, "subject", "value", "verdict" },
};

static gboolean
is_of_network (const Question *question)
{
  return question->on_view == NULL && question->on_groups == NULL;
}

static KotakuFrame *
ask_question (const Question *question,
              KotakuNetwork *network,
              KotakuOptions *options,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (KotakuOptions) own = kotaku_options_restrict (options, question->command);
  if (is_of_network (question))
    return kotaku_network_findings (network, own, cancellable, error);
  g_autoptr (KotakuView) view = open_view (network, options, cancellable, error);
  if (view == NULL)
    return NULL;
  return question->on_view != NULL
             ? question->on_view (view, own, cancellable, error)
             : question->on_groups (view, kotaku_options_get_string (options, "group"), own,
                                    cancellable, error);
}

static const Question *
find_question (const char *of, GError **error)
{
  const char *names[G_N_ELEMENTS (questions)];
  for (gsize i = 0; i < G_N_ELEMENTS (questions); i++)
    {
      names[i] = questions[i].command->name;
      if (strcmp (names[i], of) == 0)
        return &questions[i];
    }
  g_autofree char *suggestion = kotaku_text_suggestion (of, names, G_N_ELEMENTS (names));
  g_set_error (error, KOTAKU_ERROR, KOTAKU_ERROR_UNKNOWN_WORD,
               "of: unknown word \"%s\"%s (expected: structure, dominance, segregation, brokerage, "
               "findings)",
               of, suggestion);
  return NULL;
}

/* -- reading an answer
 * ------------------------------------------------------------------------------ */

static void
answer_clear (Answer *answer)
{
  for (gsize i = 0; i < answer->n; i++)
    g_free (answer->items[i].statistic);
  g_clear_pointer (&answer->items, g_free);
  g_clear_pointer (&answer->frame, kotaku_frame_unref);
}

/* Answers are nearly in the same order: near is where it was in another. */
static const Item *
answer_find (const Answer *answer, const char *statistic, gsize near)
{
  for (gsize back = 0; back < 2; back++)
    if (near >= back && near - back < answer->n
        && strcmp (answer->items[near - back].statistic, statistic) == 0)
      return &answer->items[near - back];
  for (gsize i = 0; i < answer->n; i++)
    if (strcmp (answer->items[i].statistic, statistic) == 0)
      return &answer->items[i];
  return NULL;
}

/* "difference", "dominated:lkm"; where an earlier finding is called so, its statistic stands
 * behind: "sectoral-ego:ei_index_strong". */
static char *
name_item (const Answer *answer, const Question *question, gsize row, GError **error)
{
  KotakuFrame *frame = answer->frame;
  g_auto (KotakuText) name = KOTAKU_TEXT_INIT;
  for (const char *const *key = question->key; *key != NULL; key++)
    {
      const char *cell = kotaku_frame_get_string (frame, *key, row, NULL);
      if (cell == NULL || *cell == 0)
        continue;
      if (name.length > 0)
        kotaku_text_append_c (&name, ':');
      kotaku_text_append (&name, cell, -1);
    }
  if (is_of_network (question) && name.length > 0 && answer_find (answer, name.text, row) != NULL)
    {
      kotaku_text_append_c (&name, ':');
      kotaku_text_append (&name, kotaku_frame_get_string (frame, "statistic", row, NULL), -1);
    }
  return kotaku_text_steal (&name, error);
}

static gboolean
get_value (KotakuFrame *frame, const char *column, gsize row, double *value, GError **error)
{
  gsize n = 0;
  if (kotaku_frame_get_column_type (frame, column) == KOTAKU_COLUMN_INT64)
    {
      const gint64 *whole = kotaku_frame_get_int64s (frame, column, &n, error);
      *value = whole != NULL ? (double) whole[row] : NAN;
      return whole != NULL;
    }
  const double *values = kotaku_frame_get_doubles (frame, column, &n, error);
  *value = values != NULL ? values[row] : NAN;
  return values != NULL;
}

static gboolean
read_item (Answer *answer, const Question *question, gsize row, GError **error)
{
  KotakuFrame *frame = answer->frame;
  Item item = { .statistic = name_item (answer, question, row, error) };
  if (item.statistic == NULL)
    return FALSE;
  if (question->subject != NULL)
    item.subject = kotaku_frame_get_string (frame, question->subject, row, NULL);
  if (item.subject != NULL && is_of_network (question))
    item.claim = kotaku_frame_get_string (frame, "id", row, NULL);
  if (question->verdict != NULL)
    item.verdict = kotaku_frame_get_string (frame, question->verdict, row, NULL);
  answer->items[answer->n] = item;
  return get_value (frame, question->value, row, &answer->items[answer->n++].value, error);
}

/* Takes the frame. */
static gboolean
answer_read (Answer *answer, const Question *question, KotakuFrame *frame, GError **error)
{
  gsize n_rows = kotaku_frame_get_n_rows (frame);
  answer->frame = frame;
  answer->items = KOTAKU_ALLOC0 (Item, n_rows, error);
  for (gsize row = 0; answer->items != NULL && row < n_rows; row++)
    if (!read_item (answer, question, row, error))
      return FALSE;
  return answer->items != NULL;
}

/* -- what is left out
 * ------------------------------------------------------------------------------- */

static gboolean
add_left_out (Robustness *robustness,
              KotakuLeftOut kind,
              const char *name,
              gsize tie,
              GError **error)
{
  char *own = kotaku_strndup (name, strlen (name), error);
  if (own != NULL)
    robustness->left_out[robustness->n_left_out++]
        = (LeftOut){ .kind = kind, .name = own, .tie = tie };
  return own != NULL;
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* How many sources the selected ties name, each as often as it stands there; names may be NULL. */
static gsize
list_sources (KotakuView *view, const char **names)
{
  gsize n_ties = 0, n = 0;
  const KotakuTie *ties = kotaku_view_get_ties (view, &n_ties);
  KotakuNetwork *network = kotaku_view_peek_network (view);
  for (gsize i = 0; i < n_ties; i++)
    {
      const char *const *source = kotaku_network_get_tie_source (network, ties[i]);
      for (; source != NULL && *source != NULL; source++, n++)
        if (names != NULL)
          names[n] = *source;
    }
  return n;
}

/* Each distinct source of a tie that is selected, by text. */
static gboolean
add_sources (Robustness *robustness, KotakuView *view, gsize n, GError **error)
{
  g_autofree const char **names = KOTAKU_ALLOC (const char *, n, error);
  if (names == NULL)
    return FALSE;
  list_sources (view, names);
  qsort (names, n, sizeof *names, compare_texts);
  for (gsize i = 0; i < n; i++)
    if ((i == 0 || strcmp (names[i - 1], names[i]) != 0)
        && !add_left_out (robustness, KOTAKU_LEFT_OUT_SOURCE, names[i], 0, error))
      return FALSE;
  return TRUE;
}

static gboolean
add_all (Robustness *robustness, KotakuView *view, GError **error)
{
  gsize n_ties = 0, n_nodes = 0, n_sources = list_sources (view, NULL);
  const KotakuTie *ties = kotaku_view_get_ties (view, &n_ties);
  const KotakuNode *nodes = kotaku_view_get_nodes (view, &n_nodes);
  KotakuNetwork *network = kotaku_view_peek_network (view);
  robustness->left_out = KOTAKU_ALLOC0 (LeftOut, n_sources + n_ties + n_nodes, error);
  if (robustness->left_out == NULL || !add_sources (robustness, view, n_sources, error))
    return FALSE;
  for (gsize i = 0; i < n_ties; i++)
    {
      g_autofree char *name = kotaku_network_get_tie_name (network, ties[i]);
      if (!add_left_out (robustness, KOTAKU_LEFT_OUT_TIE, name, (gsize) ties[i], error))
        return FALSE;
    }
  for (gsize i = 0; i < n_nodes; i++)
    if (!add_left_out (robustness, KOTAKU_LEFT_OUT_ACTOR,
                       kotaku_network_get_node_id (network, nodes[i]), 0, error))
      return FALSE;
  return TRUE;
}

static void
robustness_clear (Robustness *robustness)
{
  for (gsize i = 0; i < robustness->n_left_out; i++)
    {
      g_free (robustness->left_out[i].name);
      if (robustness->answers != NULL)
        answer_clear (&robustness->answers[i]);
    }
  g_free (robustness->left_out);
  g_free (robustness->answers);
  answer_clear (&robustness->whole);
  g_clear_pointer (&robustness->parts, kotaku_parts_free);
  g_clear_pointer (&robustness->options, kotaku_options_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Robustness, robustness_clear)

/* -- the work
 * --------------------------------------------------------------------------------------- */

static gboolean
ask (const Robustness *robustness,
     KotakuNetwork *network,
     Answer *answer,
     GCancellable *cancellable,
     GError **error)
{
  const Question *question = robustness->question;
  KotakuFrame *frame = ask_question (question, network, robustness->options, cancellable, error);
  return frame != NULL && answer_read (answer, question, frame, error);
}

static gboolean
ask_without (gsize block, gpointer data, GCancellable *cancellable, GError **error)
{
  Robustness *robustness = data;
  const LeftOut *left_out = &robustness->left_out[block];
  g_autoptr (KotakuNetwork) network = kotaku_parts_join_without (
      robustness->parts, left_out->kind, left_out->name, left_out->tie, cancellable, error);
  return network != NULL
         && ask (robustness, network, &robustness->answers[block], cancellable, error);
}

static gboolean
robustness_run (Robustness *robustness,
                KotakuOptions *options,
                GCancellable *cancellable,
                GError **error)
{
  KotakuDraws draws;
  g_autoptr (KotakuView) view = open_view (robustness->network, options, cancellable, error);
  if (view == NULL)
    return FALSE;
  /* As many as of the whole, also where leaving out makes the network a small one. */
  kotaku_draws_init (&draws, options, kotaku_view_get_n_nodes (view), 0, NULL);
  kotaku_options_set_int64 (robustness->options, "draws", (gint64) draws.n);
  if (!ask (robustness, robustness->network, &robustness->whole, cancellable, error))
    return FALSE;
  robustness->parts = kotaku_parts_new (robustness->network, error);
  if (robustness->parts == NULL)
    return FALSE;
  if (!add_all (robustness, view, error))
    return FALSE;
  robustness->answers = KOTAKU_ALLOC0 (Answer, robustness->n_left_out, error);
  return robustness->answers != NULL
         && kotaku_parallel (robustness->n_left_out, ask_without, robustness, options, "robustness",
                             cancellable, error);
}

/* -- results
 * ---------------------------------------------------------------------------------------- */

static const char *const kinds[] = { [KOTAKU_LEFT_OUT_SOURCE] = "source",
                                     [KOTAKU_LEFT_OUT_TIE] = "tie",
                                     [KOTAKU_LEFT_OUT_ACTOR] = "actor" };

/* A row for each statistic of the whole and each thing left out; one that is not there without it
 * has empty cells. */
static KotakuFrame *
write_rows (const Robustness *robustness, GError **error)
{
  KotakuRows *rows = kotaku_rows_new ("left_out:s,kind:w,statistic:s,value:d,verdict:w");
  for (gsize i = 0; i < robustness->n_left_out; i++)
    {
      const LeftOut *left_out = &robustness->left_out[i];
      for (gsize j = 0; j < robustness->whole.n; j++)
        {
          const char *statistic = robustness->whole.items[j].statistic;
          const Item *item = answer_find (&robustness->answers[i], statistic, j);
          kotaku_rows_begin (rows);
          kotaku_rows_string (rows, 0, left_out->name);
          kotaku_rows_string (rows, 1, kinds[left_out->kind]);
          kotaku_rows_string (rows, 2, statistic);
          kotaku_rows_double (rows, 3, item != NULL ? item->value : NAN);
          kotaku_rows_string (rows, 4, item != NULL ? item->verdict : NULL);
        }
    }
  return kotaku_rows_finish (rows, error);
}

/* What the answer without something says of the same; where nobody has the subject's part any more,
 * what it says of the claim. NULL: nothing. */
static const Item *
find_same (const Answer *answer, const Item *whole, gsize near)
{
  const Item *same = answer_find (answer, whole->statistic, near);
  return same == NULL && whole->claim != NULL ? answer_find (answer, whole->claim, near) : same;
}

/* Who is left out cannot be judged any more: that alone is no change. */
static gboolean
changes_verdict (const Item *whole, const Item *same, const LeftOut *left_out)
{
  const char *verdict = same != NULL ? same->verdict : NULL;
  gboolean gone = left_out->kind == KOTAKU_LEFT_OUT_ACTOR
                  && g_strcmp0 (left_out->name, whole->subject) == 0
                  && (verdict == NULL || strcmp (verdict, "not testable") == 0);
  return !gone && g_strcmp0 (verdict, whole->verdict) != 0;
}

static void
add_changed (KotakuText *changed, const LeftOut *left_out)
{
  if (changed->length > 0)
    kotaku_text_append_c (changed, '|');
  kotaku_text_append (changed, kinds[left_out->kind], -1);
  kotaku_text_append_c (changed, ' ');
  kotaku_text_append (changed, left_out->name, -1);
}

static gboolean
summarise (const Robustness *robustness, gsize at, KotakuRows *rows, GError **error)
{
  const Item *whole = &robustness->whole.items[at];
  g_auto (KotakuText) changed = KOTAKU_TEXT_INIT;
  double low = whole->value, high = whole->value;
  for (gsize i = 0; i < robustness->n_left_out; i++)
    {
      const Answer *answer = &robustness->answers[i];
      const Item *item = answer_find (answer, whole->statistic, at);
      low = item != NULL ? fmin (low, item->value) : low;
      high = item != NULL ? fmax (high, item->value) : high;
      if (changes_verdict (whole, find_same (answer, whole, at), &robustness->left_out[i]))
        add_changed (&changed, &robustness->left_out[i]);
    }
  g_autofree char *list = kotaku_text_steal (&changed, error);
  if (list == NULL)
    return FALSE;
  kotaku_rows_begin (rows);
  kotaku_rows_string (rows, 0, whole->statistic);
  kotaku_rows_double (rows, 1, whole->value);
  kotaku_rows_double (rows, 2, low);
  kotaku_rows_double (rows, 3, high);
  if (robustness->question->verdict != NULL)
    kotaku_rows_boolean (rows, 4, *list != 0);
  kotaku_rows_string (rows, 5, whole->verdict);
  kotaku_rows_string (rows, 6, *list != 0 ? list : NULL);
  return TRUE;
}

static KotakuFrame *
write_summary (const Robustness *robustness, GError **error)
{
  g_autoptr (KotakuRows) rows = kotaku_rows_new (
      "statistic:s,value:d,low:d,high:d,changes_verdict:b,verdict:w,changed_by:s");
  for (gsize i = 0; i < robustness->whole.n; i++)
    if (!summarise (robustness, i, rows, error))
      return NULL;
  return kotaku_rows_finish (g_steal_pointer (&rows), error);
}

static gboolean
check_question (const Question *question, KotakuOptions *options, GError **error)
{
  if (question->on_groups == NULL || kotaku_options_has (options, "group"))
    return TRUE;
  g_set_error (error, KOTAKU_ERROR, KOTAKU_ERROR_OUT_OF_RANGE,
               "robustness of %s: the option group is needed: a column that divides the nodes",
               question->command->name);
  return FALSE;
}

static KotakuFrame *
write_frame (const Robustness *robustness,
             KotakuOptions *options,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (KotakuView) view = open_view (robustness->network, options, cancellable, error);
  if (view == NULL)
    return NULL;
  KotakuFrame *frame = kotaku_options_get_boolean (options, "summary")
                           ? write_summary (robustness, error)
                           : write_rows (robustness, error);
  if (frame == NULL)
    return NULL;
  kotaku_view_describe (view, &kotaku_command_robustness, options, frame);
  kotaku_frame_seal (frame);
  return frame;
}

typedef struct
{
  KotakuNetwork *network;
  const char *of;
  KotakuOptions *options;
  KotakuFrame *frame;
} Call;

static gboolean
answer (gpointer data, GCancellable *cancellable, GError **error)
{
  Call *call = data;
  g_auto (Robustness) robustness = { .network = call->network };
  if (g_cancellable_set_error_if_cancelled (cancellable, error)
      || (robustness.question = find_question (call->of, error)) == NULL
      || !check_question (robustness.question, call->options, error))
    return FALSE;
  robustness.options = kotaku_options_restrict (call->options, &kotaku_command_robustness);
  kotaku_options_set_string (robustness.options, "summary", NULL);
  kotaku_options_set_int64 (robustness.options, "threads", 1);
  if (robustness_run (&robustness, call->options, cancellable, error))
    call->frame = write_frame (&robustness, call->options, cancellable, error);
  return call->frame != NULL;
}

/**
 * kotaku_network_robustness:
 * @network: a network
 * @of: `structure`, `dominance`, `segregation`, `brokerage` or `findings`
 * @options: (nullable): `summary`, `group`, those of the command asked, the selection's; progress
 * @cancellable: (nullable): stops the call within 1 s
 * @error: return location for an error
 *
 * Asks the same again without each source, each tie, and each actor or institution of the selection
 * in turn. A tie goes with its source where it has no other; what names an actor goes with it.
 * `statistic` is a level of `structure` (`value` its index), an id of `dominance` (its normalised
 * David's score, the verdict its role), a group of `segregation` (its E-I index), an id of
 * `brokerage` (its total), a finding with its subject (`dominated:lkm`) of `findings`.
 *
 * With `summary` a row per statistic has its value, the lowest and highest that it takes, whether
 * anything left out changes its verdict, and (`changed_by`) what does. Where nobody has the part of
 * a finding's subject any more, the finding's verdict counts; that somebody who is left out cannot
 * be judged is no change.
 *
 * - Undefined: a value or verdict that is not there without what is left out; `changes_verdict` of
 *   `brokerage`, which judges nothing
 * - Cost: the command's, times sources + ties + nodes
 * - Threads: one at a time for @network; what is left out is divided among `threads`
 * - Errors: %KOTAKU_ERROR_UNKNOWN_OPTION, %KOTAKU_ERROR_UNKNOWN_WORD, %KOTAKU_ERROR_OUT_OF_RANGE
 *   where `group` is missing, those of the command, %KOTAKU_ERROR_NO_MEMORY, %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): a row per thing left out and statistic; with `summary` per statistic
 * Since: 1.0
 */
KotakuFrame *
kotaku_network_robustness (KotakuNetwork *network,
                           const char *of,
                           KotakuOptions *options,
                           GCancellable *cancellable,
                           GError **error)
{
  g_return_val_if_fail (network != NULL && of != NULL, NULL);
  Call call = { network, of, options, NULL };
  if (kotaku_options_check (options, &kotaku_command_robustness, error))
    kotaku_options_attend (options, "robustness", answer, &call, cancellable, error);
  return call.frame;
}

const KotakuCommand kotaku_command_robustness = {
  .name = "robustness",
  .object = "network",
  .function = "kotaku_network_robustness",
  .parameters = "of:string",
  .options = "summary group tolerance tolerance-share proportion",
  .columns = "left_out,kind,statistic,value,verdict",
  .title = "What the answer becomes without each source, tie and actor",
  .title_id = "Menjadi apa jawaban tanpa tiap sumber, ikatan, dan aktor",
  .example = "kotaku robustness examples/pasar-ii --of structure --summary",
  .since = "1.0",
};

/* SPDX-License-Identifier: GPL-2.0-or-later */

/* What an answer becomes without each source, tie and actor. */

#include "commands/commands.h"

#include "scenario/scenario.h"

#include <math.h>
#include <string.h>

/* One number and word of an answer. Texts are of the frame that it was read from. */
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
  GArray *items; /* Item */
} Answer;

typedef struct
{
  KotakuLeftOut kind;
  const char *name; /* of sources and actors; of ties what evidence calls them */
  char *own;        /* where name is this item's own */
  gsize tie;
} LeftOut;

typedef struct _Question Question;
typedef KotakuFrame *(*AskFunc) (const Question *question,
                                 KotakuNetwork *network,
                                 KotakuOptions *options,
                                 GCancellable *cancellable,
                                 GError **error);
struct _Question
{
  const char *of;
  AskFunc ask;
  const char *const *key; /* columns whose cells name a statistic, NULL at the end */
  const char *subject;    /* the column of whom a row is about, or NULL */
  const char *value;
  const char *verdict; /* NULL: it judges nothing */
};

typedef struct
{
  const Question *question;
  KotakuNetwork *network;
  KotakuOptions *options; /* of each asking: one thread, no progress */
  KotakuParts *parts;
  GArray *left_out; /* LeftOut */
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

static KotakuFrame *
ask_structure (const Question *question,
               KotakuNetwork *network,
               KotakuOptions *options,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (KotakuView) view = open_view (network, options, cancellable, error);
  g_autoptr (KotakuOptions) own = kotaku_options_restrict (options, &kotaku_command_structure);
  return view != NULL ? kotaku_view_structure (view, own, cancellable, error) : NULL;
}

static KotakuFrame *
ask_dominance (const Question *question,
               KotakuNetwork *network,
               KotakuOptions *options,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (KotakuView) view = open_view (network, options, cancellable, error);
  g_autoptr (KotakuOptions) own = kotaku_options_restrict (options, &kotaku_command_dominance);
  return view != NULL ? kotaku_view_dominance (view, own, cancellable, error) : NULL;
}

static KotakuFrame *
ask_segregation (const Question *question,
                 KotakuNetwork *network,
                 KotakuOptions *options,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (KotakuView) view = open_view (network, options, cancellable, error);
  g_autoptr (KotakuOptions) own = kotaku_options_restrict (options, &kotaku_command_segregation);
  const char *group = kotaku_options_get_string (options, "group");
  return view != NULL ? kotaku_view_segregation (view, group, own, cancellable, error) : NULL;
}

static KotakuFrame *
ask_brokerage (const Question *question,
               KotakuNetwork *network,
               KotakuOptions *options,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (KotakuView) view = open_view (network, options, cancellable, error);
  g_autoptr (KotakuOptions) own = kotaku_options_restrict (options, &kotaku_command_brokerage);
  const char *group = kotaku_options_get_string (options, "group");
  return view != NULL ? kotaku_view_brokerage (view, group, own, cancellable, error) : NULL;
}

static KotakuFrame *
ask_findings (const Question *question,
              KotakuNetwork *network,
              KotakuOptions *options,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (KotakuOptions) own = kotaku_options_restrict (options, &kotaku_command_findings);
  return kotaku_network_findings (network, own, cancellable, error);
}

static const char *const by_id[] = { "id", NULL }, *const by_level[] = { "level", NULL },
                         *const by_group[] = { "group", NULL },
                         *const by_subject[] = { "id", "subject", NULL };
static const Question questions[] = {
  { "structure", ask_structure, by_level, NULL, "index", "verdict" },
  { "dominance", ask_dominance, by_id, "id", "davids_score_normalised", "dominance_role" },
  { "segregation", ask_segregation, by_group, NULL, "ei_index", "verdict" },
  { "brokerage", ask_brokerage, by_id, "id", "total", NULL },
  { "findings", ask_findings, by_subject, "subject", "value", "verdict" },
};

static const Question *
find_question (const char *of, GError **error)
{
  const char *names[G_N_ELEMENTS (questions)];
  for (gsize i = 0; i < G_N_ELEMENTS (questions); i++)
    {
      names[i] = questions[i].of;
      if (strcmp (questions[i].of, of) == 0)
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
clear_item (gpointer item)
{
  g_free (((Item *) item)->statistic);
}

static void
answer_clear (Answer *answer)
{
  g_clear_pointer (&answer->items, g_array_unref);
  g_clear_pointer (&answer->frame, kotaku_frame_unref);
}

static const Item *
answer_find (const Answer *answer, const char *statistic)
{
  for (guint i = 0; i < answer->items->len; i++)
    if (strcmp (g_array_index (answer->items, Item, i).statistic, statistic) == 0)
      return &g_array_index (answer->items, Item, i);
  return NULL;
}

/* "difference", "dominated:lkm"; where an earlier row is called so, its statistic stands behind:
 * "sectoral-ego:ei_index_strong". */
static char *
name_item (const Answer *answer, const char *const *key, gsize row)
{
  KotakuFrame *frame = answer->frame;
  GString *name = g_string_new (NULL);
  for (; *key != NULL; key++)
    {
      const char *cell = kotaku_frame_get_string (frame, *key, row, NULL);
      if (cell != NULL && *cell != 0)
        g_string_append_printf (name, "%s%s", name->len > 0 ? ":" : "", cell);
    }
  if (answer_find (answer, name->str) != NULL)
    g_string_append_printf (name, ":%s", kotaku_frame_get_string (frame, "statistic", row, NULL));
  return g_string_free (name, FALSE);
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

/* Takes the frame. */
static gboolean
answer_read (Answer *answer, const Question *question, KotakuFrame *frame, GError **error)
{
  answer->frame = frame;
  answer->items = g_array_new (FALSE, TRUE, sizeof (Item));
  g_array_set_clear_func (answer->items, clear_item);
  for (gsize row = 0; row < kotaku_frame_get_n_rows (frame); row++)
    {
      Item item = { .statistic = name_item (answer, question->key, row) };
      g_array_append_val (answer->items, item);
      Item *added = &g_array_index (answer->items, Item, answer->items->len - 1);
      if (!get_value (frame, question->value, row, &added->value, error))
        return FALSE;
      if (question->subject != NULL)
        added->subject = kotaku_frame_get_string (frame, question->subject, row, NULL);
      if (added->subject != NULL && strcmp (question->subject, "subject") == 0)
        added->claim = kotaku_frame_get_string (frame, "id", row, NULL);
      if (question->verdict != NULL)
        added->verdict = kotaku_frame_get_string (frame, question->verdict, row, NULL);
    }
  return TRUE;
}

/* -- what is left out
 * ------------------------------------------------------------------------------- */

static void
clear_left_out (gpointer left_out)
{
  g_free (((LeftOut *) left_out)->own);
}

static void
add_left_out (Robustness *robustness, LeftOut left_out)
{
  g_array_append_val (robustness->left_out, left_out);
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Each distinct source of a tie that is selected, by text. */
static void
add_sources (Robustness *robustness, KotakuView *view)
{
  gsize n_ties = 0;
  const KotakuTie *ties = kotaku_view_get_ties (view, &n_ties);
  KotakuNetwork *network = kotaku_view_peek_network (view);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  for (gsize i = 0; i < n_ties; i++)
    {
      const char *const *source = kotaku_network_get_tie_source (network, ties[i]);
      for (; source != NULL && *source != NULL; source++)
        if (g_hash_table_add (seen, (gpointer) *source))
          g_ptr_array_add (names, (gpointer) *source);
    }
  g_ptr_array_sort (names, compare_texts);
  for (guint i = 0; i < names->len; i++)
    {
      char *own = g_strdup (names->pdata[i]);
      add_left_out (robustness,
                    (LeftOut){ .kind = KOTAKU_LEFT_OUT_SOURCE, .name = own, .own = own });
    }
}

static void
add_ties (Robustness *robustness, KotakuView *view)
{
  gsize n = 0;
  const KotakuTie *ties = kotaku_view_get_ties (view, &n);
  for (gsize i = 0; i < n; i++)
    {
      char *own = kotaku_network_get_tie_name (kotaku_view_peek_network (view), ties[i]);
      LeftOut left_out
          = { .kind = KOTAKU_LEFT_OUT_TIE, .name = own, .own = own, .tie = (gsize) ties[i] };
      add_left_out (robustness, left_out);
    }
}

static void
add_actors (Robustness *robustness, KotakuView *view)
{
  gsize n = 0;
  const KotakuNode *nodes = kotaku_view_get_nodes (view, &n);
  for (gsize i = 0; i < n; i++)
    {
      char *own = g_strdup (kotaku_network_get_node_id (robustness->network, nodes[i]));
      add_left_out (robustness,
                    (LeftOut){ .kind = KOTAKU_LEFT_OUT_ACTOR, .name = own, .own = own });
    }
}

static void
robustness_clear (Robustness *robustness)
{
  for (guint i = 0; robustness->answers != NULL && i < robustness->left_out->len; i++)
    answer_clear (&robustness->answers[i]);
  g_free (robustness->answers);
  answer_clear (&robustness->whole);
  g_clear_pointer (&robustness->left_out, g_array_unref);
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
  KotakuFrame *frame = question->ask (question, network, robustness->options, cancellable, error);
  return frame != NULL && answer_read (answer, question, frame, error);
}

static gboolean
ask_without (gsize block, gpointer data, GCancellable *cancellable, GError **error)
{
  Robustness *robustness = data;
  const LeftOut *left_out = &g_array_index (robustness->left_out, LeftOut, block);
  g_autoptr (KotakuNetwork) network = kotaku_parts_join_without (
      robustness->parts, left_out->kind, left_out->name, left_out->tie, error);
  return network != NULL
         && ask (robustness, network, &robustness->answers[block], cancellable, error);
}

static gboolean
robustness_run (Robustness *robustness,
                KotakuOptions *options,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (KotakuView) view = open_view (robustness->network, options, cancellable, error);
  if (view == NULL
      || !ask (robustness, robustness->network, &robustness->whole, cancellable, error))
    return FALSE;
  robustness->parts = kotaku_parts_new (robustness->network, error);
  if (robustness->parts == NULL)
    return FALSE;
  add_sources (robustness, view);
  add_ties (robustness, view);
  add_actors (robustness, view);
  robustness->answers = KOTAKU_ALLOC0 (Answer, robustness->left_out->len, error);
  return robustness->answers != NULL
         && kotaku_parallel (robustness->left_out->len, ask_without, robustness, options,
                             "robustness", cancellable, error);
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
  for (guint i = 0; i < robustness->left_out->len; i++)
    {
      const LeftOut *left_out = &g_array_index (robustness->left_out, LeftOut, i);
      for (guint j = 0; j < robustness->whole.items->len; j++)
        {
          const char *statistic = g_array_index (robustness->whole.items, Item, j).statistic;
          const Item *item = answer_find (&robustness->answers[i], statistic);
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
find_same (const Answer *answer, const Item *whole)
{
  const Item *same = answer_find (answer, whole->statistic);
  return same == NULL && whole->claim != NULL ? answer_find (answer, whole->claim) : same;
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
summarise (const Robustness *robustness, const Item *whole, KotakuRows *rows)
{
  g_autoptr (GString) changed = g_string_new (NULL);
  double low = whole->value, high = whole->value;
  for (guint i = 0; i < robustness->left_out->len; i++)
    {
      const LeftOut *left_out = &g_array_index (robustness->left_out, LeftOut, i);
      const Item *item = answer_find (&robustness->answers[i], whole->statistic);
      low = item != NULL ? fmin (low, item->value) : low;
      high = item != NULL ? fmax (high, item->value) : high;
      if (changes_verdict (whole, find_same (&robustness->answers[i], whole), left_out))
        g_string_append_printf (changed, "%s%s %s", changed->len > 0 ? "|" : "",
                                kinds[left_out->kind], left_out->name);
    }
  kotaku_rows_begin (rows);
  kotaku_rows_string (rows, 0, whole->statistic);
  kotaku_rows_double (rows, 1, whole->value);
  kotaku_rows_double (rows, 2, low);
  kotaku_rows_double (rows, 3, high);
  if (robustness->question->verdict != NULL)
    kotaku_rows_boolean (rows, 4, changed->len > 0);
  kotaku_rows_string (rows, 5, whole->verdict);
  kotaku_rows_string (rows, 6, changed->len > 0 ? changed->str : NULL);
}

static KotakuFrame *
write_summary (const Robustness *robustness, GError **error)
{
  KotakuRows *rows = kotaku_rows_new (
      "statistic:s,value:d,low:d,high:d,changes_verdict:b,verdict:w,changed_by:s");
  for (guint i = 0; i < robustness->whole.items->len; i++)
    summarise (robustness, &g_array_index (robustness->whole.items, Item, i), rows);
  return kotaku_rows_finish (rows, error);
}

static gboolean
needs_group (const Question *question)
{
  return question->ask == ask_segregation || question->ask == ask_brokerage;
}

static gboolean
check_question (const Question *question, KotakuOptions *options, GError **error)
{
  if (!needs_group (question) || kotaku_options_has (options, "group"))
    return TRUE;
  g_set_error (error, KOTAKU_ERROR, KOTAKU_ERROR_OUT_OF_RANGE,
               "robustness of %s: the option group is needed: a column that divides the nodes",
               question->of);
  return FALSE;
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
  g_auto (Robustness) robustness = { .network = network };
  if (!kotaku_options_check (options, &kotaku_command_robustness, error)
      || g_cancellable_set_error_if_cancelled (cancellable, error)
      || (robustness.question = find_question (of, error)) == NULL
      || !check_question (robustness.question, options, error))
    return NULL;
  robustness.left_out = g_array_new (FALSE, TRUE, sizeof (LeftOut));
  g_array_set_clear_func (robustness.left_out, clear_left_out);
  robustness.options = kotaku_options_restrict (options, &kotaku_command_robustness);
  kotaku_options_set_string (robustness.options, "summary", NULL);
  kotaku_options_set_int64 (robustness.options, "threads", 1);
  if (!robustness_run (&robustness, options, cancellable, error))
    return NULL;
  KotakuFrame *frame = kotaku_options_get_boolean (options, "summary")
                           ? write_summary (&robustness, error)
                           : write_rows (&robustness, error);
  if (frame == NULL)
    return NULL;
  g_autoptr (KotakuView) view = open_view (network, options, cancellable, error);
  if (view == NULL)
    {
      kotaku_frame_unref (frame);
      return NULL;
    }
  kotaku_view_describe (view, &kotaku_command_robustness, options, frame);
  kotaku_frame_seal (frame);
  return frame;
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

/* SPDX-License-Identifier: GPL-2.0-or-later */

/* What is valid and yet worth a look. */

#include "dataset/dataset-private.h"

#include <string.h>

static gint
find_batch_column (KotakuSheet *sheet, const char *name)
{
  for (gint i = 0; i < sheet->n_columns; i++)
    {
      const KotakuField *field = kotaku_batch_get_field (sheet->batch, i);
      if (field != NULL && strcmp (field->name, name) == 0)
        return i;
    }
  return -1;
}

static void
add_warning (KotakuSheet *sheet, gint64 tie, const char *field, const char *value, char *message)
{
  KotakuProblem *problem = kotaku_problem_new (KOTAKU_ERROR_INVALID, TRUE, NULL);
  problem->row = tie;
  problem->batch_column = find_batch_column (sheet, field);
  problem->field = g_strdup (field);
  problem->value = g_strdup (value);
  problem->message = message;
  kotaku_problems_take (&sheet->problems, problem);
}

static void
add_blank_rows (KotakuSheet *sheet)
{
  KotakuProblem *problem;
  if (sheet->n_blank == 0)
    return;
  problem = kotaku_problem_new (KOTAKU_ERROR_INVALID, TRUE, NULL);
  problem->message = g_strdup_printf ("%" G_GSIZE_FORMAT " empty %s skipped", sheet->n_blank,
                                      sheet->n_blank == 1 ? "row was" : "rows were");
  kotaku_problems_take (&sheet->problems, problem);
}

static void
add_loops (KotakuSheet *sheet, KotakuNetwork *network, const KotakuTieColumns *ties)
{
  for (gsize i = 0; i < ties->n; i++)
    if (ties->from[i] >= 0 && ties->from[i] == ties->to[i])
      {
        const char *id = kotaku_network_get_node_id (network, ties->from[i]);
        add_warning (sheet, (gint64) i, "to", id,
                     g_strdup_printf ("the tie joins \"%s\" with itself", id));
      }
}

/* Whether nothing lies between: until begins when since does (before it is an error). */
static gboolean
is_empty_span (KotakuNetwork *network, gint32 since, gint32 until)
{
  KotakuWhen start = kotaku_network_get_when (network, since);
  KotakuWhen end = kotaku_network_get_when (network, until);
  if (start.has_span && end.has_span)
    return end.span.first == start.span.first;
  return start.event >= 0 && start.event == end.event;
}

static void
add_empty_spans (KotakuSheet *sheet, KotakuNetwork *network, const KotakuTieColumns *ties)
{
  if (ties->since == NULL || ties->until == NULL)
    return;
  for (gsize i = 0; i < ties->n; i++)
    if (ties->since[i] >= 0 && ties->until[i] >= 0
        && is_empty_span (network, ties->since[i], ties->until[i]))
      {
        const char *since = kotaku_network_get_date_text (network, ties->since[i]);
        const char *until = kotaku_network_get_date_text (network, ties->until[i]);
        add_warning (
            sheet, (gint64) i, "until", until,
            g_strdup_printf ("the tie holds on no day: since \"%s\", until \"%s\"", since, until));
      }
}

/* Words of activities, with the number of ties that name them. */
typedef struct
{
  KotakuDictionary *words;
  KotakuBuffer *counts; /* gint64 by word */
  KotakuBuffer *sets;   /* gint32 by word: a set that holds it */
} Activities;

static gboolean
count_word (Activities *activities,
            const char *word,
            gsize length,
            gint32 set,
            gint64 n,
            GError **error)
{
  gsize size = kotaku_dictionary_get_size (activities->words);
  gint32 code = kotaku_dictionary_intern (&activities->words, word, length, error);
  if (code < 0)
    return FALSE;
  if ((gsize) code == size
      && (!kotaku_buffer_resize (&activities->counts, size + 1, error)
          || !kotaku_buffer_resize (&activities->sets, size + 1, error)))
    return FALSE;
  KOTAKU_BUFFER_DATA (gint64, activities->counts)[code] += n;
  KOTAKU_BUFFER_DATA (gint32, activities->sets)[code] = set;
  return TRUE;
}

static gboolean
count_words (Activities *activities, const char *words, gint32 set, gint64 n, GError **error)
{
  while (*words != '\0')
    {
      gsize length = strcspn (words, "|");
      if (!count_word (activities, words, length, set, n, error))
        return FALSE;
      words += length + (words[length] == '|' ? 1 : 0);
    }
  return TRUE;
}

static void
add_rare_words (KotakuSheet *sheet, const Activities *activities, const gint64 *first)
{
  gsize n = kotaku_dictionary_get_size (activities->words);
  for (gsize i = 0; i < n; i++)
    {
      const char *word = kotaku_dictionary_get (activities->words, (gint32) i);
      g_autofree char *nearest = NULL;
      if (KOTAKU_BUFFER_DATA (gint64, activities->counts)[i] != 1
          || kotaku_vocabulary_find (&kotaku_words_activity, word, strlen (word)) != NULL)
        continue;
      nearest = kotaku_text_suggestion (word, kotaku_dictionary_get_words (activities->words), n);
      add_warning (sheet, first[KOTAKU_BUFFER_DATA (gint32, activities->sets)[i]], "activities",
                   word, g_strdup_printf ("the activity \"%s\" occurs once", word));
    }
}

static gboolean
walk_sets (KotakuSheet *sheet,
           const KotakuTieColumns *ties,
           Activities *activities,
           gint64 *counts,
           gint64 *first,
           GError **error)
{
  gsize n_sets = kotaku_dictionary_get_size (ties->activity_sets);
  for (gsize i = 0; i < ties->n; i++)
    if (ties->activities[i] >= 0 && counts[ties->activities[i]]++ == 0)
      first[ties->activities[i]] = (gint64) i;
  for (gsize i = 0; i < n_sets; i++)
    if (counts[i] > 0
        && !count_words (activities, kotaku_dictionary_get (ties->activity_sets, (gint32) i),
                         (gint32) i, counts[i], error))
      return FALSE;
  add_rare_words (sheet, activities, first);
  return TRUE;
}

static gboolean
add_activities (KotakuSheet *sheet, const KotakuTieColumns *ties, GError **error)
{
  Activities activities = { 0 };
  g_autofree gint64 *counts = NULL, *first = NULL;
  gsize n_sets;
  gboolean done;
  if (ties->activities == NULL)
    return TRUE;
  n_sets = kotaku_dictionary_get_size (ties->activity_sets);
  done = (counts = KOTAKU_ALLOC0 (gint64, n_sets, error)) != NULL
         && (first = KOTAKU_ALLOC0 (gint64, n_sets, error)) != NULL
         && (activities.words = kotaku_dictionary_new (error)) != NULL
         && (activities.counts = kotaku_buffer_new (sizeof (gint64), 0, error)) != NULL
         && (activities.sets = kotaku_buffer_new (sizeof (gint32), 0, error)) != NULL
         && walk_sets (sheet, ties, &activities, counts, first, error);
  g_clear_pointer (&activities.words, kotaku_dictionary_unref);
  g_clear_pointer (&activities.counts, kotaku_buffer_unref);
  g_clear_pointer (&activities.sets, kotaku_buffer_unref);
  return done;
}

gboolean
kotaku_sheet_add_warnings (KotakuSheet *sheet, KotakuNetwork *network, GError **error)
{
  KotakuTieColumns ties;
  add_blank_rows (sheet);
  if (sheet->table != KOTAKU_TABLE_TIES || !sheet->usable)
    return TRUE;
  kotaku_network_get_tie_columns (network, &ties);
  if (ties.from == NULL || ties.to == NULL)
    return TRUE;
  add_loops (sheet, network, &ties);
  add_empty_spans (sheet, network, &ties);
  return add_activities (sheet, &ties, error);
}

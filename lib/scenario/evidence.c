/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "scenario/scenario.h"

#include <string.h>

/* A tie that --project made is nobody's statement: it has a word in place of a name. */
#define PROJECTED "projected"

void
kotaku_evidence_add (KotakuEvidence *evidence, KotakuTie tie)
{
  if (evidence->failed)
    return;
  if (evidence->n == evidence->capacity)
    {
      gsize capacity = MAX (2 * evidence->capacity, 16);
      gint32 *ties = kotaku_realloc (evidence->ties, capacity, sizeof *ties, NULL);
      evidence->failed = ties == NULL;
      if (evidence->failed)
        return;
      evidence->ties = ties;
      evidence->capacity = capacity;
    }
  evidence->ties[evidence->n++] = (gint32) tie;
}

void
kotaku_evidence_add_pair (KotakuEvidence *evidence,
                          const KotakuPairs *pairs,
                          const KotakuPair *pair)
{
  for (gsize i = 0; i < pair->n_ties; i++)
    kotaku_evidence_add (evidence, pairs->ties[pair->first + i]);
}

void
kotaku_evidence_clear (KotakuEvidence *evidence)
{
  g_free (evidence->ties);
  *evidence = (KotakuEvidence){ 0 };
}

static int
compare_ties (const void *a, const void *b)
{
  gint32 left = *(const gint32 *) a;
  gint32 right = *(const gint32 *) b;
  return (left > right) - (left < right);
}

/* Sorts, and keeps each tie once; projected ties count as one. */
static void
settle (KotakuEvidence *evidence)
{
  gsize kept = 0;
  if (evidence->n > 1)
    qsort (evidence->ties, evidence->n, sizeof *evidence->ties, compare_ties);
  for (gsize i = 0; i < evidence->n; i++)
    {
      gint32 tie = MAX (evidence->ties[i], -1);
      if (kept == 0 || evidence->ties[kept - 1] != tie)
        evidence->ties[kept++] = tie;
    }
  evidence->n = kept;
}

static gboolean
check (KotakuEvidence *evidence, GError **error)
{
  if (evidence->failed)
    {
      g_set_error_literal (error, KOTAKU_ERROR, KOTAKU_ERROR_NO_MEMORY,
                           "no memory for the ties that an answer rests on");
      return FALSE;
    }
  settle (evidence);
  return TRUE;
}

static void
append_tie (KotakuText *text, KotakuNetwork *network, gint32 tie)
{
  if (text->length > 0)
    kotaku_text_append_c (text, '|');
  if (tie < 0)
    {
      kotaku_text_append (text, PROJECTED, -1);
      return;
    }
  g_autofree char *name = kotaku_network_get_tie_name (network, (KotakuTie) tie);
  if (name == NULL)
    text->failed = TRUE;
  else
    kotaku_text_append (text, name, -1);
}

char *
kotaku_evidence_get_ties (KotakuEvidence *evidence, KotakuNetwork *network, GError **error)
{
  g_auto (KotakuText) text = KOTAKU_TEXT_INIT;
  if (!check (evidence, error))
    return NULL;
  for (gsize i = 0; i < MIN (evidence->n, KOTAKU_EVIDENCE_MOST); i++)
    append_tie (&text, network, evidence->ties[i]);
  if (evidence->n > KOTAKU_EVIDENCE_MOST)
    {
      kotaku_text_append (&text, "|(", -1);
      kotaku_text_append_int64 (&text, (gint64) (evidence->n - KOTAKU_EVIDENCE_MOST));
      kotaku_text_append (&text, " more)", -1);
    }
  return kotaku_text_steal (&text, error);
}

/* Interns each item of the list "a|b". */
static gboolean
intern_items (KotakuDictionary **items, const char *list, GError **error)
{
  for (const char *item = list; *item != 0;)
    {
      gsize length = strcspn (item, "|");
      if (length > 0 && kotaku_dictionary_intern (items, item, length, error) < 0)
        return FALSE;
      item += length + (item[length] == '|');
    }
  return TRUE;
}

static int
compare_texts (const void *a, const void *b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char *
join_sorted (const KotakuDictionary *items, GError **error)
{
  gsize n = kotaku_dictionary_get_size (items);
  g_auto (KotakuText) text = KOTAKU_TEXT_INIT;
  g_autofree const char **sorted = KOTAKU_ALLOC (const char *, n, error);
  if (sorted == NULL)
    return NULL;
  for (gsize i = 0; i < n; i++)
    sorted[i] = kotaku_dictionary_get (items, (gint32) i);
  qsort (sorted, n, sizeof *sorted, compare_texts);
  for (gsize i = 0; i < n; i++)
    {
      if (i > 0)
        kotaku_text_append_c (&text, '|');
      kotaku_text_append (&text, sorted[i], -1);
    }
  return kotaku_text_steal (&text, error);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KotakuDictionary, kotaku_dictionary_unref)

char *
kotaku_evidence_get_sources (KotakuEvidence *evidence, KotakuNetwork *network, GError **error)
{
  KotakuTieColumns ties;
  g_autoptr (KotakuDictionary) items = NULL;
  if (!check (evidence, error) || (items = kotaku_dictionary_new (error)) == NULL)
    return NULL;
  kotaku_network_get_tie_columns (network, &ties);
  for (gsize i = 0; i < MIN (evidence->n, KOTAKU_EVIDENCE_MOST) && ties.source != NULL; i++)
    {
      gint32 tie = evidence->ties[i];
      if (tie < 0 || ties.source[tie] < 0)
        continue;
      const char *list = kotaku_dictionary_get (ties.source_sets, ties.source[tie]);
      if (!intern_items (&items, list, error))
        return NULL;
    }
  return join_sorted (items, error);
}

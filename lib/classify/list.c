/* SPDX-License-Identifier: GPL-2.0-or-later */

/* classify: a row per pair. Columns are filled whole, since there may be millions of pairs. */

#include "classify/classify-private.h"

#include <string.h>

#define WORD_LENGTH 64

typedef struct
{
  KotakuView *view;
  const KotakuPairs *pairs;
  KotakuNetwork *network;
  KotakuTieColumns ties;
  KotakuFrame *frame;
} List;

/* A string column on its way into the frame. */
typedef struct
{
  KotakuBuffer *codes;
  KotakuDictionary *words;
} Column;

static void
column_clear (Column *column)
{
  g_clear_pointer (&column->codes, kotaku_buffer_unref);
  g_clear_pointer (&column->words, kotaku_dictionary_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Column, column_clear)

static gboolean
column_init (Column *column, const List *list, GError **error)
{
  column->words = kotaku_dictionary_new (error);
  if (column->words != NULL)
    column->codes = kotaku_buffer_new (sizeof (gint32), list->pairs->n, error);
  return column->codes != NULL;
}

static gboolean
column_intern (Column *column, const char *text, gint32 *code, GError **error)
{
  *code = -1;
  if (*text == 0)
    return TRUE;
  *code = kotaku_dictionary_intern (&column->words, text, strlen (text), error);
  return *code >= 0;
}

static gboolean
column_finish (Column *column, List *list, const char *name, GError **error)
{
  return kotaku_frame_take_codes (list->frame, name, g_steal_pointer (&column->codes),
                                  g_steal_pointer (&column->words), error);
}

/* -- words: a column whose text depends on one byte of the pair
 * ------------------------------------ */

static guint8
get_basis (const KotakuPair *pair)
{
  if (pair->coded)
    return 1;
  return pair->relation == KOTAKU_RELATION_UNDECIDED ? 2 : 0;
}

static const char *
basis_text (guint8 basis)
{
  static const char *const words[] = { "arcs", "coded", "" };
  return words[basis];
}

static void
conflicts_text (guint8 conflicts, char text[WORD_LENGTH])
{
  static const char *const names[] = { "form", "direction", "strength", "content", "scope" };
  *text = 0;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (conflicts & (1 << i))
      {
        if (*text != 0)
          g_strlcat (text, "|", WORD_LENGTH);
        g_strlcat (text, names[i], WORD_LENGTH);
      }
}

typedef enum
{
  WORDS_FIELD,
  WORDS_BASIS,
  WORDS_CONFLICTS
} WordsKind;

static guint8
get_key (WordsKind kind, const KotakuPairField *field, const KotakuPair *pair)
{
  if (kind == WORDS_FIELD)
    return kotaku_pair_field_get (field, pair);
  return kind == WORDS_BASIS ? get_basis (pair) : pair->conflicts;
}

static gboolean
add_words (List *list, const char *name, GError **error)
{
  const KotakuPairField *field = kotaku_pair_field_find (name);
  WordsKind kind = field != NULL                 ? WORDS_FIELD
                   : strcmp (name, "basis") == 0 ? WORDS_BASIS
                                                 : WORDS_CONFLICTS;
  gint32 known[256];
  memset (known, 0xfe, sizeof known);
  g_auto (Column) column = { NULL, NULL };
  if (!column_init (&column, list, error))
    return FALSE;
  for (gsize p = 0; p < list->pairs->n; p++)
    {
      guint8 key = get_key (kind, field, &list->pairs->pairs[p]);
      if (known[key] < -1)
        {
          char made[WORD_LENGTH];
          conflicts_text (key, made);
          const char *text = kind == WORDS_FIELD   ? field->text (key)
                             : kind == WORDS_BASIS ? basis_text (key)
                                                   : made;
          if (!column_intern (&column, text, &known[key], error))
            return FALSE;
        }
      KOTAKU_BUFFER_DATA (gint32, column.codes)[p] = known[key];
    }
  if (!column_finish (&column, list, name, error))
    return FALSE;
  kotaku_frame_set_words (list->frame, name);
  return TRUE;
}

/* -- ids and counts
 * -------------------------------------------------------------------------------- */

typedef enum
{
  SIDE_A,
  SIDE_B,
  SIDE_DOMINANT
} Side;

static gboolean
add_ids (List *list, const char *name, Side side, GError **error)
{
  gsize n = 0;
  const KotakuNode *nodes = kotaku_view_get_nodes (list->view, &n);
  g_auto (Column) column = { NULL, NULL };
  /* A network without nodes has no ids. */
  KotakuDictionary *ids = kotaku_network_peek_node_ids (list->network);
  column.words = ids != NULL ? kotaku_dictionary_ref (ids) : kotaku_dictionary_new (error);
  column.codes
      = column.words != NULL ? kotaku_buffer_new (sizeof (gint32), list->pairs->n, error) : NULL;
  if (column.codes == NULL)
    return FALSE;
  gint32 *codes = KOTAKU_BUFFER_DATA (gint32, column.codes);
  for (gsize p = 0; p < list->pairs->n; p++)
    {
      const KotakuPair *pair = &list->pairs->pairs[p];
      gboolean second = side == SIDE_B || (side == SIDE_DOMINANT && pair->dominant == 1);
      gboolean nobody = side == SIDE_DOMINANT && pair->dominant < 0;
      codes[p] = nobody ? -1 : (gint32) nodes[second ? pair->b : pair->a];
    }
  return column_finish (&column, list, name, error);
}

static gboolean
add_count (List *list, const char *name, gboolean stated, GError **error)
{
  KotakuBuffer *values = kotaku_buffer_new (sizeof (gint64), list->pairs->n, error);
  if (values == NULL)
    return FALSE;
  gint64 *counts = KOTAKU_BUFFER_DATA (gint64, values);
  for (gsize p = 0; p < list->pairs->n; p++)
    {
      const KotakuPair *pair = &list->pairs->pairs[p];
      counts[p] = stated ? pair->n_stated : pair->n_ties;
    }
  return kotaku_frame_take_int64s (list->frame, name, values, NULL, error);
}

/* -- lists of the pair's ties
 * ---------------------------------------------------------------------- */

/* The code of the list where all ties of the pair have the same one; else FALSE. */
static gboolean
get_common_set (const List *list, const KotakuPair *pair, const gint32 *sets, gint32 *set)
{
  for (gsize i = 0; i < pair->n_ties; i++)
    {
      gint32 tie = (gint32) list->pairs->ties[pair->first + i];
      gint32 code = tie < 0 ? -1 : KOTAKU_CELL (sets, tie, -1);
      if (i > 0 && code != *set)
        return FALSE;
      *set = code;
    }
  return TRUE;
}

static char *
unite (const List *list,
       const KotakuPair *pair,
       const gint32 *sets,
       const KotakuDictionary *dictionary,
       const KotakuVocabulary *vocabulary,
       GError **error)
{
  g_autofree gint32 *codes = KOTAKU_ALLOC (gint32, pair->n_ties, error);
  if (codes == NULL)
    return NULL;
  for (gsize i = 0; i < pair->n_ties; i++)
    {
      gint32 tie = (gint32) list->pairs->ties[pair->first + i];
      codes[i] = tie < 0 ? -1 : KOTAKU_CELL (sets, tie, -1);
    }
  return kotaku_sets_unite (dictionary, vocabulary, codes, pair->n_ties, error);
}

/* The union of a list column of the ties; each list that stands alone is written once. */
static gboolean
add_union (List *list,
           const char *name,
           const gint32 *sets,
           const KotakuDictionary *dictionary,
           const KotakuVocabulary *vocabulary,
           GError **error)
{
  gsize n_sets = dictionary != NULL ? kotaku_dictionary_get_size (dictionary) : 0;
  g_autofree gint32 *known = KOTAKU_ALLOC (gint32, n_sets, error);
  g_auto (Column) column = { NULL, NULL };
  if (known == NULL || !column_init (&column, list, error))
    return FALSE;
  memset (known, 0xfe, n_sets * sizeof *known);
  for (gsize p = 0; p < list->pairs->n; p++)
    {
      const KotakuPair *pair = &list->pairs->pairs[p];
      gint32 set = -1;
      gint32 code = -1;
      gboolean common = get_common_set (list, pair, sets, &set);
      if (common && set >= 0 && known[set] >= -1)
        code = known[set];
      else if (!common || set >= 0)
        {
          g_autofree char *text = unite (list, pair, sets, dictionary, vocabulary, error);
          if (text == NULL || !column_intern (&column, text, &code, error))
            return FALSE;
          if (common)
            known[set] = code;
        }
      KOTAKU_BUFFER_DATA (gint32, column.codes)[p] = code;
    }
  return column_finish (&column, list, name, error);
}

static gboolean
add_evidence (List *list, const char *name, GError **error)
{
  g_auto (Column) column = { NULL, NULL };
  if (!column_init (&column, list, error))
    return FALSE;
  for (gsize p = 0; p < list->pairs->n; p++)
    {
      g_autofree char *text
          = kotaku_pair_get_evidence (list->view, list->pairs, &list->pairs->pairs[p], error);
      if (text == NULL
          || !column_intern (&column, text, &KOTAKU_BUFFER_DATA (gint32, column.codes)[p], error))
        return FALSE;
    }
  return column_finish (&column, list, name, error);
}

/* -- the table
 * ------------------------------------------------------------------------------------- */

static gboolean
add_columns (List *list, GError **error)
{
  const KotakuTieColumns *ties = &list->ties;
  return add_ids (list, "a", SIDE_A, error) && add_ids (list, "b", SIDE_B, error)
         && add_words (list, "level", error) && add_words (list, "relation", error)
         && add_ids (list, "dominant", SIDE_DOMINANT, error) && add_words (list, "form", error)
         && add_words (list, "direction", error) && add_words (list, "strength", error)
         && add_words (list, "content", error) && add_words (list, "scope", error)
         && add_words (list, "stages", error)
         && add_union (list, "activities", ties->activities, ties->activity_sets,
                       &kotaku_words_activity, error)
         && add_count (list, "ties", FALSE, error) && add_count (list, "stated", TRUE, error)
         && add_words (list, "conflicts", error) && add_words (list, "basis", error)
         && add_evidence (list, "evidence", error)
         && add_union (list, "sources", ties->source, ties->source_sets, NULL, error);
}

KotakuFrame *
kotaku_classify_list (KotakuView *view, const KotakuPairs *pairs, GError **error)
{
  List list = { .view = view, .pairs = pairs, .network = kotaku_view_peek_network (view) };
  kotaku_network_get_tie_columns (list.network, &list.ties);
  g_autoptr (KotakuFrame) frame = kotaku_frame_new (pairs->n);
  list.frame = frame;
  if (!add_columns (&list, error))
    return NULL;
  kotaku_frame_set_words (frame, "activities");
  return g_steal_pointer (&frame);
}

/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "classify/classify-private.h"

#include <string.h>

static gsize
count_items (const char *set)
{
  gsize n = 1;
  for (const char *c = set; *c != 0; c++)
    n += *c == '|';
  return n;
}

/* A list of one item is its item; other items are looked for among the lists first. */
static gint32
number_item (KotakuSets *sets, const char *text, gsize length, GError **error)
{
  gint32 code = kotaku_dictionary_find (sets->dictionary, text, length);
  if (code >= 0)
    return code;
  code = kotaku_dictionary_intern (&sets->more, text, length, error);
  return code < 0 ? -1 : (gint32) (sets->n_sets + (gsize) code);
}

static gboolean
split_set (KotakuSets *sets, const char *set, gint32 *items, GError **error)
{
  for (const char *piece = set;; piece = strchr (piece, '|') + 1)
    {
      *items = number_item (sets, piece, strcspn (piece, "|"), error);
      if (*items++ < 0)
        return FALSE;
      if (strchr (piece, '|') == NULL)
        return TRUE;
    }
}

gboolean
kotaku_sets_init (KotakuSets *sets, const KotakuDictionary *dictionary, GError **error)
{
  memset (sets, 0, sizeof *sets);
  sets->dictionary = dictionary;
  sets->n_sets = dictionary != NULL ? kotaku_dictionary_get_size (dictionary) : 0;
  sets->more = kotaku_dictionary_new (error);
  if (sets->more != NULL)
    sets->start = KOTAKU_ALLOC0 (gsize, sets->n_sets + 1, error);
  if (sets->start == NULL)
    return FALSE;
  for (gsize s = 0; s < sets->n_sets; s++)
    sets->start[s + 1]
        = sets->start[s] + count_items (kotaku_dictionary_get (dictionary, (gint32) s));
  sets->items = KOTAKU_ALLOC (gint32, sets->start[sets->n_sets], error);
  if (sets->items == NULL)
    return FALSE;
  for (gsize s = 0; s < sets->n_sets; s++)
    if (sets->start[s + 1] == sets->start[s] + 1)
      sets->items[sets->start[s]] = (gint32) s;
    else if (!split_set (sets, kotaku_dictionary_get (dictionary, (gint32) s),
                         sets->items + sets->start[s], error))
      return FALSE;
  sets->n_items = sets->n_sets + kotaku_dictionary_get_size (sets->more);
  return TRUE;
}

void
kotaku_sets_clear (KotakuSets *sets)
{
  g_clear_pointer (&sets->start, g_free);
  g_clear_pointer (&sets->items, g_free);
  g_clear_pointer (&sets->more, kotaku_dictionary_unref);
}

/* An item of a list where it stands: its text ends at '|' or at the end. */
typedef struct
{
  const char *text;
  gsize length;
} Piece;

static int
compare_text (const Piece *left, const Piece *right)
{
  int order = memcmp (left->text, right->text, MIN (left->length, right->length));
  if (order != 0)
    return order;
  return (left->length > right->length) - (left->length < right->length);
}

/* Known words in the order of their vocabulary, then the others by text. */
static int
compare_pieces (const void *a, const void *b, void *data)
{
  const Piece *pieces[2] = { a, b };
  const KotakuVocabulary *vocabulary = data;
  int places[2] = { G_MAXINT, G_MAXINT };
  for (int side = 0; vocabulary != NULL && side < 2; side++)
    {
      const KotakuWord *word
          = kotaku_vocabulary_find (vocabulary, pieces[side]->text, pieces[side]->length);
      if (word != NULL)
        places[side] = word->value;
    }
  if (places[0] != places[1])
    return places[0] < places[1] ? -1 : 1;
  return compare_text (pieces[0], pieces[1]);
}

static Piece *
gather_pieces (const KotakuDictionary *dictionary,
               const gint32 *codes,
               gsize n,
               gsize *n_pieces,
               GError **error)
{
  *n_pieces = 0;
  for (gsize i = 0; i < n; i++)
    if (codes[i] >= 0)
      *n_pieces += count_items (kotaku_dictionary_get (dictionary, codes[i]));
  Piece *pieces = KOTAKU_ALLOC (Piece, *n_pieces, error);
  gsize place = 0;
  for (gsize i = 0; pieces != NULL && i < n; i++)
    for (const char *c = kotaku_dictionary_get (dictionary, codes[i]); c != NULL;)
      {
        gsize length = strcspn (c, "|");
        pieces[place++] = (Piece){ c, length };
        c = c[length] == '|' ? c + length + 1 : NULL;
      }
  return pieces;
}

char *
kotaku_sets_unite (const KotakuDictionary *dictionary,
                   const KotakuVocabulary *vocabulary,
                   const gint32 *codes,
                   gsize n,
                   GError **error)
{
  gsize n_pieces = 0;
  g_autofree Piece *pieces = gather_pieces (dictionary, codes, n, &n_pieces, error);
  if (pieces == NULL)
    return NULL;
  qsort_r (pieces, n_pieces, sizeof *pieces, compare_pieces, (void *) vocabulary);
  g_auto (KotakuText) text = KOTAKU_TEXT_INIT;
  for (gsize i = 0; i < n_pieces; i++)
    if (i == 0 || compare_text (&pieces[i], &pieces[i - 1]) != 0)
      {
        if (i > 0)
          kotaku_text_append_c (&text, '|');
        kotaku_text_append (&text, pieces[i].text, (gssize) pieces[i].length);
      }
  return kotaku_text_steal (&text, error);
}

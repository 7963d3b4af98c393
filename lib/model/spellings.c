/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Words of open vocabularies that the library does not know: case does not make another word, and
 * the spelling that a column has first is the one kept. */

#include "model/model-private.h"

struct _KotakuSpellings
{
  const KotakuField *field;
  KotakuDictionary *folded; /* numbers the words ... */
  GPtrArray *first;         /* ... whose first spelling is this */
};

gboolean
kotaku_field_is_spelt (const KotakuField *field)
{
  return field->words != NULL
         && (field->kind == KOTAKU_KIND_OPEN || field->kind == KOTAKU_KIND_LIST);
}

void
kotaku_spellings_free (KotakuSpellings *spellings)
{
  if (spellings == NULL)
    return;
  g_clear_pointer (&spellings->folded, kotaku_dictionary_unref);
  g_clear_pointer (&spellings->first, g_ptr_array_unref);
  g_free (spellings);
}

/* The first spelling of a word, which this is where there is none yet; NULL with error. */
static const char *
spell (KotakuSpellings *spellings, const char *word, GError **error)
{
  g_autofree char *folded = g_utf8_casefold (word, -1);
  gint32 code = kotaku_dictionary_intern (&spellings->folded, folded, strlen (folded), error);
  if (code < 0)
    return NULL;
  if ((guint) code == spellings->first->len)
    g_ptr_array_add (spellings->first, g_strdup (word));
  return spellings->first->pdata[code];
}

char *
kotaku_spellings_apply (KotakuSpellings *spellings, const char *text, GError **error)
{
  if (spellings->field->kind != KOTAKU_KIND_LIST)
    return g_strdup (spell (spellings, text, error));
  g_auto (GStrv) items = g_strsplit (text, "|", -1);
  gsize n = g_strv_length (items);
  g_autofree const char **spelt = g_new0 (const char *, n + 1);
  for (gsize i = 0; i < n; i++)
    {
      spelt[i] = spell (spellings, items[i], error);
      if (spelt[i] == NULL)
        return NULL;
    }
  return kotaku_cell_join_items (spellings->field, spelt, n, error);
}

KotakuSpellings *
kotaku_spellings_new (const KotakuField *field, const KotakuDictionary *words, GError **error)
{
  KotakuSpellings *spellings = g_new0 (KotakuSpellings, 1);
  spellings->field = field;
  spellings->first = g_ptr_array_new_with_free_func (g_free);
  spellings->folded = kotaku_dictionary_new (error);
  gsize n = spellings->folded != NULL && words != NULL ? kotaku_dictionary_get_size (words) : 0;
  gboolean done = spellings->folded != NULL;
  for (gsize i = 0; done && i < n; i++)
    {
      g_autofree char *text
          = kotaku_spellings_apply (spellings, kotaku_dictionary_get (words, (gint32) i), error);
      done = text != NULL;
    }
  if (!done)
    g_clear_pointer (&spellings, kotaku_spellings_free);
  return spellings;
}

/* Whether the first n bytes are the word, whatever the case. */
gboolean
kotaku_word_is (const char *text, gsize n, const char *word)
{
  gsize length = strlen (word);
  if (n == length && memcmp (text, word, n) == 0)
    return TRUE;
  if (g_str_is_ascii (word))
    return n == length && g_ascii_strncasecmp (text, word, n) == 0;
  g_autofree char *a = g_utf8_casefold (text, (gssize) n), *b = g_utf8_casefold (word, -1);
  return strcmp (a, b) == 0;
}

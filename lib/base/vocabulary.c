/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Looking words up, and naming the nearest where there is none. */

#include "base/base.h"

#include <pthread.h>
#include <string.h>

/* No word of the tables is longer. */
#define LONGEST_WORD 128

#define LIST_SEPARATORS "|;,"

/* Several words of a Flags vocabulary, joined, by value and language; made once. */
#define MOST_FLAGS 4
typedef struct
{
  const KotakuVocabulary *vocabulary;
  const char *texts[1 << MOST_FLAGS][2];
} Combinations;

static Combinations combinations[7];
static pthread_once_t combinations_once = PTHREAD_ONCE_INIT;

static gboolean
is_joint (char c)
{
  return c == '-' || c == '_' || c == '/' || c == ' ' || (c >= '\t' && c <= '\r');
}

/* Folds plain text into folded, without white space around it; -1 where it is not plain or long. */
static gssize
fold_plain (const char *text, gsize length, char folded[LONGEST_WORD])
{
  gsize n = 0;
  while (length > 0 && g_ascii_isspace (text[0]))
    text++, length--;
  while (length > 0 && g_ascii_isspace (text[length - 1]))
    length--;
  for (gsize i = 0; i < length; i++)
    {
      if ((guchar) text[i] >= 0x80 || n == LONGEST_WORD)
        return -1;
      if (!is_joint (text[i]))
        folded[n++] = g_ascii_tolower (text[i]);
      else if (n == 0 || folded[n - 1] != '_')
        folded[n++] = '_';
    }
  return (gssize) n;
}

/* Whether one of the '|' separated spellings folds to that. */
static gboolean
has_spelling (const char *spellings, const char *folded, gsize length)
{
  while (spellings != NULL)
    {
      const char *end = strchr (spellings, '|');
      char own[LONGEST_WORD];
      gssize n = fold_plain (spellings,
                             end != NULL ? (gsize) (end - spellings) : strlen (spellings), own);
      if (n >= 0 && (gsize) n == length && memcmp (own, folded, length) == 0)
        return TRUE;
      spellings = end != NULL ? end + 1 : NULL;
    }
  return FALSE;
}

static const KotakuWord *
find_folded (const KotakuVocabulary *vocabulary, const char *folded, gsize length)
{
  for (gsize i = 0; i < vocabulary->n_words; i++)
    {
      const KotakuWord *word = &vocabulary->words[i];
      if (has_spelling (word->english, folded, length)
          || has_spelling (word->indonesian, folded, length)
          || has_spelling (word->others, folded, length))
        return word;
    }
  return NULL;
}

const KotakuWord *
kotaku_vocabulary_find (const KotakuVocabulary *vocabulary, const char *text, gsize length)
{
  char folded[LONGEST_WORD];
  if (length > LONGEST_WORD * 4)
    return NULL;
  gssize n = fold_plain (text, length, folded);
  if (n >= 0)
    return n > 0 ? find_folded (vocabulary, folded, (gsize) n) : NULL;
  g_autofree char *other = kotaku_text_fold (text, (gssize) length);
  return other != NULL && *other != 0 ? find_folded (vocabulary, other, strlen (other)) : NULL;
}

static const char *
choose_language (const KotakuWord *word, KotakuLanguage language)
{
  return language == KOTAKU_LANGUAGE_ID ? word->indonesian : word->english;
}

/* Small and kept for good, so GLib's allocator does. */
static char *
combine (const KotakuVocabulary *vocabulary, int value, KotakuLanguage language)
{
  GString *text = g_string_new (NULL);
  for (gsize i = 0; i < vocabulary->n_words; i++)
    if (value & vocabulary->words[i].value)
      {
        if (text->len > 0)
          g_string_append_c (text, '|');
        g_string_append (text, choose_language (&vocabulary->words[i], language));
      }
  return g_string_free (text, FALSE);
}

static int
known_flags (const KotakuVocabulary *vocabulary)
{
  int known = 0;
  for (gsize i = 0; i < vocabulary->n_words; i++)
    known |= vocabulary->words[i].value;
  return known;
}

static gboolean
is_combined (const KotakuVocabulary *vocabulary)
{
  return vocabulary->flags && !vocabulary->open;
}

static void
make_combinations (void)
{
  gsize n_vocabularies, n = 0;
  const KotakuVocabulary *const *vocabularies = kotaku_vocabularies (&n_vocabularies);
  for (gsize i = 0; i < n_vocabularies; i++)
    if (is_combined (vocabularies[i]) && n < G_N_ELEMENTS (combinations))
      {
        Combinations *entry = &combinations[n++];
        entry->vocabulary = vocabularies[i];
        for (int value = 0; value <= known_flags (vocabularies[i]); value++)
          {
            entry->texts[value][0] = combine (vocabularies[i], value, KOTAKU_LANGUAGE_EN);
            entry->texts[value][1] = combine (vocabularies[i], value, KOTAKU_LANGUAGE_ID);
          }
      }
}

static const char *
get_combination (const KotakuVocabulary *vocabulary, int value, KotakuLanguage language)
{
  if ((value & ~known_flags (vocabulary)) != 0)
    return "";
  pthread_once (&combinations_once, make_combinations);
  for (gsize i = 0; i < G_N_ELEMENTS (combinations); i++)
    if (combinations[i].vocabulary == vocabulary)
      return combinations[i].texts[value][language == KOTAKU_LANGUAGE_ID];
  return "";
}

const char *
kotaku_vocabulary_get_text (const KotakuVocabulary *vocabulary, int value, KotakuLanguage language)
{
  for (gsize i = 0; i < vocabulary->n_words; i++)
    if (vocabulary->words[i].value == value)
      return choose_language (&vocabulary->words[i], language);
  if (value == 0)
    return "";
  return is_combined (vocabulary) ? get_combination (vocabulary, value, language) : "";
}

char *
kotaku_vocabulary_list (const KotakuVocabulary *vocabulary)
{
  GString *text = g_string_new (NULL);
  for (gsize i = 0; i < vocabulary->n_words; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", vocabulary->words[i].english);
  return g_string_free (text, FALSE);
}

/* Of each spelling also the word to suggest. */
static void
add_spellings (GPtrArray *spellings, GPtrArray *words, const char *text, const char *word)
{
  g_auto (GStrv) pieces = g_strsplit (text != NULL ? text : "", "|", -1);
  for (gsize i = 0; pieces[i] != NULL; i++)
    {
      g_ptr_array_add (spellings, g_steal_pointer (&pieces[i]));
      g_ptr_array_add (words, (gpointer) word);
    }
}

char *
kotaku_vocabulary_suggestion (const KotakuVocabulary *vocabulary, const char *text)
{
  g_autoptr (GPtrArray) spellings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  for (gsize i = 0; i < vocabulary->n_words; i++)
    {
      const KotakuWord *word = &vocabulary->words[i];
      add_spellings (spellings, words, word->english, word->english);
      add_spellings (spellings, words, word->indonesian, word->indonesian);
      add_spellings (spellings, words, word->others, word->english);
    }
  const char *const *candidates = (const char *const *) spellings->pdata;
  const char *nearest = kotaku_text_nearest (text, candidates, spellings->len);
  for (guint i = 0; i < spellings->len && nearest != NULL; i++)
    if (nearest == candidates[i])
      return g_strdup_printf (", did you mean %s?", (const char *) words->pdata[i]);
  return g_strdup ("");
}

static void
set_unknown (const KotakuVocabulary *vocabulary, const char *text, gsize length, GError **error)
{
  if (error == NULL)
    return;
  g_autofree char *word = g_strndup (text, MIN (length, 4 * LONGEST_WORD));
  g_autofree char *quoted = kotaku_text_quote (g_strstrip (word));
  g_autofree char *suggestion = kotaku_vocabulary_suggestion (vocabulary, word);
  g_autofree char *list = kotaku_vocabulary_list (vocabulary);
  g_set_error (error, KOTAKU_ERROR, KOTAKU_ERROR_UNKNOWN_WORD,
               "%s: unknown word %s%s (expected: %s)", vocabulary->field, quoted, suggestion, list);
}

gboolean
kotaku_vocabulary_read (const KotakuVocabulary *vocabulary,
                        const char *text,
                        int *value,
                        GError **error)
{
  *value = 0;
  while (text != NULL && *text != 0)
    {
      gsize length = vocabulary->flags ? strcspn (text, LIST_SEPARATORS) : strlen (text);
      const char *rest = text + length + (text[length] != 0);
      const KotakuWord *word = kotaku_vocabulary_find (vocabulary, text, length);
      if (word != NULL)
        *value |= word->value;
      else if (!kotaku_text_is_blank (text, length))
        {
          *value = 0;
          set_unknown (vocabulary, text, length, error);
          return FALSE;
        }
      text = rest;
    }
  return TRUE;
}

/* "id_ID.UTF-8" is Indonesian; "in" is its old code. */
static KotakuLanguage
read_locale (const char *locale)
{
  gsize length = strcspn (locale, "_.@-");
  gboolean indonesian = length == 2
                        && (g_ascii_strncasecmp (locale, "id", 2) == 0
                            || g_ascii_strncasecmp (locale, "in", 2) == 0);
  return indonesian ? KOTAKU_LANGUAGE_ID : KOTAKU_LANGUAGE_EN;
}

KotakuLanguage
kotaku_language_settle (KotakuLanguage language)
{
  static const char *const variables[] = { "LC_ALL", "LC_MESSAGES", "LANG" };
  if (language == KOTAKU_LANGUAGE_EN || language == KOTAKU_LANGUAGE_ID)
    return language;
  for (gsize i = 0; i < G_N_ELEMENTS (variables); i++)
    {
      const char *locale = g_getenv (variables[i]);
      if (locale != NULL && *locale != 0)
        return read_locale (locale);
    }
  return KOTAKU_LANGUAGE_EN;
}

/* SPDX-License-Identifier: GPL-2.0-or-later */

/* How a text finds its translation: as a word of its column, as an entry of the catalogue, as a
 * sentence with something put in, or part by part. */

#include "present/present-private.h"

#include <string.h>

#define MOST_PLACES 9
#define PART_JOINT "; "

/* What stands in the places of a sentence. */
typedef struct
{
  char kind[MOST_PLACES];
  const char *start[MOST_PLACES];
  gsize length[MOST_PLACES];
  gsize n;
  gboolean within; /* no place goes past the end of a part */
} Places;

static const char *
find_word (const KotakuVocabulary *vocabulary, const char *english)
{
  for (gsize i = 0; i < vocabulary->n_words; i++)
    if (strcmp (vocabulary->words[i].english, english) == 0)
      return vocabulary->words[i].indonesian;
  return NULL;
}

static const char *
find_entry (const KotakuTranslation *entries, gsize n, const char *english)
{
  for (gsize i = 0; i < n; i++)
    if (strcmp (entries[i].english, english) == 0)
      return entries[i].indonesian;
  return NULL;
}

/* A column's own vocabulary comes first: "none" is said otherwise of a tie's strength. */
const char *
kotaku_translate_word (const char *column, const char *english, KotakuLanguage language)
{
  if (language != KOTAKU_LANGUAGE_ID)
    return english;
  gsize n_vocabularies = 0;
  const KotakuVocabulary *const *vocabularies = kotaku_vocabularies (&n_vocabularies);
  const char *found = column != NULL ? kotaku_translate_metric (column, english) : NULL;
  for (gsize i = 0; i < n_vocabularies && column != NULL && found == NULL; i++)
    if (strcmp (vocabularies[i]->field, column) == 0)
      found = find_word (vocabularies[i], english);
  gsize n = 0;
  const KotakuTranslation *entries = kotaku_translations_get_phrases (&n);
  if (found == NULL)
    found = find_entry (entries, n, english);
  entries = kotaku_translations_get_formats (&n);
  if (found == NULL)
    found = find_entry (entries, n, english);
  for (gsize i = 0; i < n_vocabularies && found == NULL; i++)
    found = find_word (vocabularies[i], english);
  entries = kotaku_translations_get_titles (&n);
  return found != NULL ? found : find_entry (entries, n, english);
}

/* How many bytes at the start of text may stand in a place of the kind for a number. */
static gsize
measure_number (char kind, const char *text)
{
  if (kind == 'x' && g_str_has_prefix (text, "unknown"))
    return strlen ("unknown");
  return strspn (text, kind == 'x' ? "+-0123456789.e" : "-0123456789");
}

static gsize
measure_text (const Places *places, char kind, const char *text)
{
  const char *end = places->within && kind != '*' ? strstr (text, PART_JOINT) : NULL;
  return end != NULL ? (gsize) (end - text) : strlen (text);
}

static gboolean match (const char *pattern, const char *text, Places *places);

static gboolean
match_place (char kind, const char *rest, const char *text, Places *places)
{
  gsize at = places->n++;
  places->kind[at] = kind;
  places->start[at] = text;
  gboolean number = kind == 'n' || kind == 'x';
  gsize longest = number ? measure_number (kind, text) : measure_text (places, kind, text);
  gsize all = number ? longest : strlen (text);
  gsize length = number || rest[0] == '\0' ? all : 1;
  for (; length > 0 && length <= longest; length++)
    {
      places->length[at] = length;
      if (match (rest, text + length, places))
        return TRUE;
      places->n = at + 1;
    }
  places->n = at;
  return FALSE;
}

/* Whether text is the sentence, with something in each of its places: as little as can be. */
static gboolean
match (const char *pattern, const char *text, Places *places)
{
  gsize plain = strcspn (pattern, "{");
  if (strncmp (pattern, text, plain) != 0)
    return FALSE;
  pattern += plain;
  text += plain;
  if (*pattern == '\0')
    return *text == '\0';
  if (places->n == MOST_PLACES)
    return FALSE;
  return match_place (pattern[1], pattern + strlen ("{n}"), text, places);
}

/* Words are said as the field has them that the sentence names. */
static char *
translate_rest (const Places *places, const char *rest)
{
  for (gsize i = 0; i < places->n; i++)
    if (places->kind[i] == 'f')
      {
        g_autofree char *field = g_strndup (places->start[i], places->length[i]);
        return kotaku_translate_cell (field, rest, KOTAKU_LANGUAGE_ID);
      }
  return kotaku_translate_cell (NULL, rest, KOTAKU_LANGUAGE_ID);
}

static char *
fill_place (const Places *places, gsize at)
{
  g_autofree char *piece = g_strndup (places->start[at], places->length[at]);
  if (places->kind[at] == '*')
    return translate_rest (places, piece);
  if (places->kind[at] != 'x')
    return g_steal_pointer (&piece);
  if (strcmp (piece, "unknown") == 0)
    return kotaku_translate_cell (NULL, piece, KOTAKU_LANGUAGE_ID);
  return g_strdelimit (g_steal_pointer (&piece), ".", ',');
}

static char *
fill (const char *indonesian, const Places *places)
{
  GString *text = g_string_new (NULL);
  while (*indonesian != '\0')
    {
      gsize plain = strcspn (indonesian, "{");
      g_string_append_len (text, indonesian, (gssize) plain);
      indonesian += plain;
      if (*indonesian == '\0')
        break;
      gsize at = (gsize) (indonesian[1] - '1');
      g_autofree char *piece = at < places->n ? fill_place (places, at) : NULL;
      g_string_append (text, piece != NULL ? piece : "");
      indonesian += strlen ("{1}");
    }
  return g_string_free (text, FALSE);
}

static char *
find_sentence (const KotakuTranslation *entries, gsize n, const char *english, gboolean within)
{
  for (gsize i = 0; i < n; i++)
    {
      Places places = { .within = within };
      if (strchr (entries[i].english, '{') != NULL && match (entries[i].english, english, &places))
        return fill (entries[i].indonesian, &places);
    }
  return NULL;
}

/* The sentence of the catalogue that text is, with its places filled, or NULL. */
static char *
translate_sentence (const char *english, gboolean within)
{
  gsize n = 0;
  const KotakuTranslation *entries = kotaku_translations_get_phrases (&n);
  char *found = find_sentence (entries, n, english, within);
  if (found != NULL)
    return found;
  entries = kotaku_translations_get_formats (&n);
  return find_sentence (entries, n, english, within);
}

static char *
translate_parts (const char *column, const char *english, const char *joint)
{
  g_auto (GStrv) parts = g_strsplit (english, joint, -1);
  for (gsize i = 0; parts[i] != NULL; i++)
    {
      char *part = kotaku_translate_cell (column, parts[i], KOTAKU_LANGUAGE_ID);
      g_free (parts[i]);
      parts[i] = part;
    }
  return g_strjoinv (joint, parts);
}

char *
kotaku_translate_cell (const char *column, const char *english, KotakuLanguage language)
{
  static const char *const joints[] = { PART_JOINT, "|", ", " };
  g_return_val_if_fail (english != NULL, NULL);
  const char *word = kotaku_translate_word (column, english, language);
  if (word != NULL)
    return g_strdup (word);
  char *sentence = translate_sentence (english, TRUE);
  if (sentence == NULL && strchr (english, '"') != NULL)
    sentence = translate_sentence (english, FALSE); /* what is quoted may hold a joint */
  if (sentence != NULL)
    return sentence;
  for (gsize i = 0; i < G_N_ELEMENTS (joints); i++)
    if (strstr (english, joints[i]) != NULL)
      return translate_parts (column, english, joints[i]);
  return g_strdup (english);
}

char *
kotaku_translate (const char *english, KotakuLanguage language)
{
  return kotaku_translate_cell (NULL, english, kotaku_language_settle (language));
}

char *
kotaku_translate_title (const char *column, KotakuLanguage language)
{
  gsize n = 0;
  const KotakuTranslation *entries = kotaku_translations_get_titles (&n);
  const char *found = language == KOTAKU_LANGUAGE_ID ? find_entry (entries, n, column) : NULL;
  return g_strdelimit (g_strdup (found != NULL ? found : column), "_", ' ');
}

/* SPDX-License-Identifier: GPL-2.0-or-later */

/* What stands in a cell for people: words in their language, numbers with the digits one reads. */

#include "present/present-private.h"

#include <math.h>
#include <string.h>

void
kotaku_cells_clear (KotakuCells *cells)
{
  for (gsize i = 0; cells->translated != NULL && i < cells->n_words; i++)
    g_free (cells->translated[i]);
  g_free (cells->translated);
  g_free (cells->booleans);
  g_free (cells->missing);
  memset (cells, 0, sizeof *cells);
}

static gboolean
start_words (KotakuCells *cells, KotakuFrame *frame, GError **error)
{
  cells->codes = kotaku_frame_get_codes (frame, cells->name, NULL, error);
  cells->words = kotaku_frame_get_dictionary (frame, cells->name, &cells->n_words, error);
  if (!kotaku_frame_is_words (frame, cells->name))
    return TRUE;
  cells->translated = KOTAKU_ALLOC0 (char *, cells->n_words, error);
  return cells->translated != NULL;
}

gboolean
kotaku_cells_init (KotakuCells *cells,
                   KotakuFrame *frame,
                   const char *column,
                   KotakuLanguage language,
                   GError **error)
{
  *cells = (KotakuCells){ .name = column,
                          .type = kotaku_frame_get_column_type (frame, column),
                          .language = language };
  switch (cells->type)
    {
    case KOTAKU_COLUMN_DOUBLE:
      cells->doubles = kotaku_frame_get_doubles (frame, column, NULL, error);
      return TRUE;
    case KOTAKU_COLUMN_INT64:
      cells->int64s = kotaku_frame_get_int64s (frame, column, NULL, error);
      break;
    case KOTAKU_COLUMN_BOOLEAN:
      cells->booleans = kotaku_frame_get_booleans (frame, column, NULL, error);
      if (cells->booleans == NULL)
        return FALSE;
      break;
    case KOTAKU_COLUMN_STRING:
      return start_words (cells, frame, error);
    case KOTAKU_COLUMN_NONE:
      return kotaku_frame_get_codes (frame, column, NULL, error) != NULL;
    }
  cells->missing = kotaku_frame_get_missing (frame, column, NULL, error);
  return cells->missing != NULL;
}

/* How many decimals a number of that size is read with. */
static int
choose_decimals (double size)
{
  return size < 1 ? 4 : size < 10 ? 3 : 2;
}

static void
strip_zeros (char *text)
{
  if (strchr (text, '.') == NULL)
    return;
  gsize length = strlen (text);
  while (text[length - 1] == '0')
    length--;
  if (text[length - 1] == '.')
    length--;
  text[length] = '\0';
}

gsize
kotaku_cells_format (double value, KotakuLanguage language, char text[KOTAKU_CELL_LENGTH])
{
  double size = fabs (value);
  char format[8];
  text[0] = '\0';
  if (isnan (value))
    return 0;
  if (isinf (value))
    g_strlcpy (text, value > 0 ? "inf" : "-inf", KOTAKU_CELL_LENGTH);
  else if (value == rint (value) && size < 1e15)
    g_ascii_formatd (text, KOTAKU_CELL_LENGTH, "%.0f", value == 0 ? 0 : value);
  else if (size < 0.0001 || size >= 1e15)
    g_ascii_formatd (text, KOTAKU_CELL_LENGTH, "%.2e", value);
  else
    {
      g_snprintf (format, sizeof format, "%%.%df", choose_decimals (size));
      g_ascii_formatd (text, KOTAKU_CELL_LENGTH, format, value);
      strip_zeros (text);
    }
  char *point = language == KOTAKU_LANGUAGE_ID ? strchr (text, '.') : NULL;
  if (point != NULL)
    *point = ',';
  return strlen (text);
}

/* A number among words, of more decimals than one reads; NULL for anything else. */
static char *
shorten_number (const char *word, KotakuLanguage language)
{
  char text[KOTAKU_CELL_LENGTH], *end = NULL;
  const char *point = strchr (word, '.');
  if (point == NULL || strlen (point) <= 5)
    return NULL;
  double value = g_ascii_strtod (word, &end);
  if (*end != '\0' || !isfinite (value))
    return NULL;
  kotaku_cells_format (value, language, text);
  return g_strdup (text);
}

/* Codes are for programs: "too_few" is read as "too few". What is none of ours, as an id, stays. */
static char *
show_word (const char *column, const char *word, KotakuLanguage language)
{
  char *number = shorten_number (word, language);
  if (number != NULL)
    return number;
  if (language == KOTAKU_LANGUAGE_ID)
    return kotaku_translate_cell (column, word, language);
  gboolean known = kotaku_translate_word (column, word, KOTAKU_LANGUAGE_ID) != NULL;
  return known ? g_strdelimit (g_strdup (word), "_", ' ') : g_strdup (word);
}

static const char *
get_word (KotakuCells *cells, gint32 code)
{
  if (code < 0)
    return "";
  if (cells->translated == NULL)
    return cells->words[code];
  if (cells->translated[code] == NULL)
    cells->translated[code] = show_word (cells->name, cells->words[code], cells->language);
  return cells->translated[code];
}

const char *
kotaku_cells_get (KotakuCells *cells, gsize row, char buffer[KOTAKU_CELL_LENGTH])
{
  buffer[0] = '\0';
  if (cells->missing != NULL && cells->missing[row])
    return "";
  switch (cells->type)
    {
    case KOTAKU_COLUMN_DOUBLE:
      kotaku_cells_format (cells->doubles[row], cells->language, buffer);
      return buffer;
    case KOTAKU_COLUMN_INT64:
      g_snprintf (buffer, KOTAKU_CELL_LENGTH, "%" G_GINT64_FORMAT, cells->int64s[row]);
      return buffer;
    case KOTAKU_COLUMN_STRING:
      return get_word (cells, cells->codes[row]);
    case KOTAKU_COLUMN_BOOLEAN:
      return kotaku_answer_to_text (cells->booleans[row] ? KOTAKU_ANSWER_YES : KOTAKU_ANSWER_NO,
                                    cells->language);
    case KOTAKU_COLUMN_NONE:
      break;
    }
  return "";
}

/* SPDX-License-Identifier: GPL-2.0-or-later */

/* A worksheet becomes a transcript: the first row that holds anything is the header, a row's number
 * is its line, a cell's letters are its column. */

#include "dataset/formats-private.h"

#include <string.h>

/* Of a worksheet: XFD1048576 (ECMA-376). */
#define MOST_ROWS 1048576

/* -- texts that cells share -- */

gboolean
kotaku_shared_texts_init (KotakuSharedTexts *texts, GError **error)
{
  texts->ends = kotaku_buffer_new (sizeof (guint64), 0, error);
  return texts->ends != NULL;
}

void
kotaku_shared_texts_clear (KotakuSharedTexts *texts)
{
  kotaku_text_clear (&texts->text);
  g_clear_pointer (&texts->ends, kotaku_buffer_unref);
}

static int
get_hex (const char *text)
{
  int value = 0;
  for (int i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (text[i]);
      if (digit < 0)
        return -1;
      value = value * 16 + digit;
    }
  return value;
}

/* What XML cannot hold, and an underscore before what looks like it, stands as _x000D_. */
static void
append_text (KotakuText *text, const char *from, gsize length)
{
  const char *end = from + length;
  while (from < end)
    {
      const char *mark = memchr (from, '_', end - from);
      int value = mark != NULL && end - mark >= 7 && mark[1] == 'x' && mark[6] == '_'
                      ? get_hex (mark + 2)
                      : -1;
      char character[6];
      const char *stop = mark != NULL ? mark + (value < 0 ? 1 : 0) : end;
      kotaku_text_append (text, from, stop - from);
      from = stop;
      if (value < 0)
        continue;
      if (value != 0 && value != '\r' && (value < 0xD800 || value > 0xDFFF))
        kotaku_text_append (text, character, g_unichar_to_utf8 ((gunichar) value, character));
      from += 7;
    }
}

static gboolean
start_shared (KotakuXml *xml, const char *name, gpointer data, GError **error)
{
  KotakuSharedTexts *texts = data;
  if (strcmp (name, "si") == 0)
    texts->in_item = TRUE;
  else if (strcmp (name, "rPh") == 0)
    texts->in_phonetic = TRUE;
  else if (strcmp (name, "t") == 0)
    xml->wants_text = texts->in_item && !texts->in_phonetic;
  return TRUE;
}

static gboolean
end_shared (KotakuXml *xml, const char *name, gpointer data, GError **error)
{
  KotakuSharedTexts *texts = data;
  if (strcmp (name, "t") == 0 && xml->text.length > 0)
    append_text (&texts->text, xml->text.text, xml->text.length);
  else if (strcmp (name, "rPh") == 0)
    texts->in_phonetic = FALSE;
  if (texts->text.failed)
    {
      g_set_error_literal (error, KOTAKU_ERROR, KOTAKU_ERROR_NO_MEMORY, "out of memory");
      return FALSE;
    }
  if (strcmp (name, "si") != 0)
    return TRUE;
  guint64 length = texts->text.length;
  texts->in_item = FALSE;
  return kotaku_buffer_append (&texts->ends, &length, 1, error);
}

const KotakuXmlHandler kotaku_shared_texts_handler = { start_shared, end_shared };

/* -- cells -- */

void
kotaku_worksheet_clear (KotakuWorksheet *worksheet)
{
  kotaku_text_clear (&worksheet->value);
}

static gboolean
read_number (const KotakuXml *xml, const char *attribute, gint64 *number)
{
  gsize length;
  const char *value = kotaku_xml_get (xml, attribute, &length);
  if (value == NULL)
    return FALSE;
  *number = 0;
  for (gsize i = 0; i < length; i++)
    *number = g_ascii_isdigit (value[i]) && *number < G_MAXINT32 ? *number * 10 + value[i] - '0'
                                                                 : G_MAXINT32;
  return TRUE;
}

static gboolean
start_row (KotakuWorksheet *worksheet, const KotakuXml *xml, GError **error)
{
  worksheet->row = worksheet->last_row + 1;
  worksheet->column = 0;
  read_number (xml, "r", &worksheet->row);
  if (worksheet->row > worksheet->last_row && worksheet->row <= MOST_ROWS)
    return TRUE;
  return kotaku_refuse (error, KOTAKU_ERROR_INVALID,
                        "the row after row %" G_GINT64_FORMAT
                        " has a number that is none, expected one up to %d",
                        worksheet->last_row, MOST_ROWS);
}

/* "C7" is column 3; FALSE where the letters or the row are wrong. */
static gboolean
read_place (KotakuWorksheet *worksheet, const char *place, gsize length)
{
  gint64 column = 0, row = 0;
  gsize i = 0;
  for (; i < length && g_ascii_isupper (place[i]) && column <= KOTAKU_MOST_COLUMNS; i++)
    column = column * 26 + place[i] - 'A' + 1;
  for (; i < length && g_ascii_isdigit (place[i]) && row <= MOST_ROWS; i++)
    row = row * 10 + place[i] - '0';
  if (i < length || column > KOTAKU_MOST_COLUMNS || column <= worksheet->column
      || row != worksheet->row)
    return FALSE;
  worksheet->column = column;
  return TRUE;
}

static gboolean
start_cell (KotakuWorksheet *worksheet, const KotakuXml *xml, GError **error)
{
  gsize length;
  gint64 style = 0;
  const char *place = kotaku_xml_get (xml, "r", &length);
  if (place == NULL && worksheet->column >= KOTAKU_MOST_COLUMNS)
    return kotaku_refuse (error, KOTAKU_ERROR_INVALID, "more than %d columns", KOTAKU_MOST_COLUMNS);
  if (place == NULL)
    worksheet->column++;
  else if (!read_place (worksheet, place, length))
    return kotaku_refuse (error, KOTAKU_ERROR_INVALID,
                          "the place \"%.*s\" is that of no cell to come in row %d",
                          (int) MIN (length, 20), place, (int) worksheet->row);
  read_number (xml, "s", &style);
  worksheet->style = kotaku_styles_get (worksheet->styles, (gsize) style);
  worksheet->type = kotaku_xml_is (xml, "t", "s")           ? 's'
                    : kotaku_xml_is (xml, "t", "b")         ? 'b'
                    : kotaku_xml_is (xml, "t", "e")         ? 'e'
                    : kotaku_xml_is (xml, "t", "str")       ? 't'
                    : kotaku_xml_is (xml, "t", "inlineStr") ? 'i'
                    : kotaku_xml_is (xml, "t", "d")         ? 't'
                                                            : 'n';
  worksheet->value.length = 0;
  return TRUE;
}

static gboolean
start_part (KotakuXml *xml, const char *name, gpointer data, GError **error)
{
  KotakuWorksheet *worksheet = data;
  if (strcmp (name, "row") == 0)
    return start_row (worksheet, xml, error);
  if (strcmp (name, "c") == 0)
    return start_cell (worksheet, xml, error);
  if (strcmp (name, "is") == 0)
    worksheet->in_inline = TRUE;
  else if (strcmp (name, "rPh") == 0)
    worksheet->in_phonetic = TRUE;
  else if (strcmp (name, "v") == 0)
    xml->wants_text = TRUE;
  else if (strcmp (name, "t") == 0)
    xml->wants_text = worksheet->in_inline && !worksheet->in_phonetic;
  return TRUE;
}

/* What is wrong with a cell is all that is told of it. */
static void
add_fault (KotakuWorksheet *worksheet, const char *before, const char *expected, const char *after)
{
  const KotakuText *value = &worksheet->value;
  KotakuSheet *sheet = worksheet->sheet;
  KotakuProblem *problem = kotaku_problem_new (KOTAKU_ERROR_INVALID, FALSE, NULL);
  problem->line = worksheet->row;
  problem->column = worksheet->column;
  problem->value = kotaku_problem_excerpt (value->text != NULL ? value->text : "", value->length);
  problem->expected = g_strdup (expected);
  problem->message = g_strdup_printf ("%s\"%s\"%s", before, problem->value, after);
  problem->alone = TRUE;
  sheet->incomplete = TRUE;
  kotaku_problems_take (&sheet->problems, problem);
}

/* The text of a number; FALSE: there is none. */
static gboolean
get_shared (const KotakuSharedTexts *texts, const KotakuText *number, const char **text, gsize *n)
{
  guint64 place = 0, start;
  for (gsize i = 0; i < number->length; i++)
    {
      if (!g_ascii_isdigit (number->text[i]) || place > G_MAXUINT32)
        return FALSE;
      place = place * 10 + (guint64) (number->text[i] - '0');
    }
  if (number->length == 0 || place >= texts->ends->n)
    return FALSE;
  start = place > 0 ? KOTAKU_BUFFER_DATA (guint64, texts->ends)[place - 1] : 0;
  *text = texts->text.text != NULL ? texts->text.text + start : "";
  *n = KOTAKU_BUFFER_DATA (guint64, texts->ends)[place] - start;
  return TRUE;
}

static gboolean
set_text (KotakuWorksheet *worksheet, const char *text, gsize length, GError **error)
{
  return kotaku_transcript_set (worksheet->sheet->transcript, (gsize) worksheet->column - 1, text,
                                length, error);
}

static gboolean
set_number (KotakuWorksheet *worksheet, GError **error)
{
  const KotakuText *value = &worksheet->value;
  g_auto (KotakuText) text = KOTAKU_TEXT_INIT;
  if (!kotaku_styles_append_number (&text, value->text, value->length, worksheet->style,
                                    worksheet->from_1904))
    {
      add_fault (worksheet, "", worksheet->style == 0 ? "a number" : "a date",
                 " is no value of its format");
      return TRUE;
    }
  return set_text (worksheet, text.text, text.length, error);
}

static gboolean
end_cell (KotakuWorksheet *worksheet, GError **error)
{
  const KotakuText *value = &worksheet->value;
  const char *text;
  gsize length;
  if (value->length == 0)
    return TRUE;
  switch (worksheet->type)
    {
    case 's':
      if (get_shared (worksheet->texts, value, &text, &length))
        return set_text (worksheet, text, length, error);
      add_fault (worksheet, "the workbook has no shared text ", "a text of the workbook", "");
      return TRUE;
    case 'b':
      text = value->text[0] == '1' || value->text[0] == 't' ? "true" : "false";
      return set_text (worksheet, text, strlen (text), error);
    case 'e':
      add_fault (worksheet, "the cell holds the error ", "a value", "");
      return TRUE;
    case 'n':
      return set_number (worksheet, error);
    default:
      return set_text (worksheet, value->text, value->length, error);
    }
}

static gboolean
end_row (KotakuWorksheet *worksheet, GError **error)
{
  KotakuTranscript *transcript = worksheet->sheet->transcript;
  worksheet->last_row = worksheet->row;
  if (!worksheet->sheet->has_header
      && kotaku_text_is_blank (transcript->row.text != NULL ? transcript->row.text : "",
                               transcript->row.length))
    return kotaku_transcript_end_row (transcript, worksheet->row, error);
  if (worksheet->sheet->has_header)
    return kotaku_transcript_end_row (transcript, worksheet->row, error);
  worksheet->sheet->has_header = TRUE;
  return kotaku_transcript_end_header (transcript, worksheet->row, error);
}

static gboolean
end_part (KotakuXml *xml, const char *name, gpointer data, GError **error)
{
  KotakuWorksheet *worksheet = data;
  if (strcmp (name, "row") == 0)
    return end_row (worksheet, error);
  if (strcmp (name, "c") == 0)
    return end_cell (worksheet, error);
  if (strcmp (name, "is") == 0)
    worksheet->in_inline = FALSE;
  else if (strcmp (name, "rPh") == 0)
    worksheet->in_phonetic = FALSE;
  else if (strcmp (name, "v") == 0 || strcmp (name, "t") == 0)
    append_text (&worksheet->value, xml->text.text, xml->text.length);
  if (!worksheet->value.failed)
    return TRUE;
  g_set_error_literal (error, KOTAKU_ERROR, KOTAKU_ERROR_NO_MEMORY, "out of memory");
  return FALSE;
}

const KotakuXmlHandler kotaku_worksheet_handler = { start_part, end_part };

/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Findings as a list to read: the verdict, what was asked, of whom, the number, why, and the ties
 * that say so. */

#include "present/present-private.h"

#include <string.h>

#define RECORD_WIDTH 88
#define LIST_LENGTH 6

enum
{
  ID,
  FINDING,
  LEVEL,
  SUBJECT,
  STATISTIC,
  VALUE,
  LOW,
  HIGH,
  P_VALUE,
  VERDICT,
  BASIS,
  EVIDENCE,
  SOURCES,
  DATASET,
  N_PARTS
};

static const char *const parts[N_PARTS]
    = { "id",   "finding", "level",   "subject", "statistic", "value",   "low",
        "high", "p_value", "verdict", "basis",   "evidence",  "sources", "dataset" };

typedef struct
{
  KotakuLanguage language;
  KotakuCells cells[N_PARTS];
  char buffers[N_PARTS][KOTAKU_CELL_LENGTH];
  gsize indent; /* past the widest verdict */
  KotakuText *text;
} Records;

static void
clear_records (Records *records)
{
  for (gsize i = 0; i < N_PARTS; i++)
    kotaku_cells_clear (&records->cells[i]);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Records, clear_records)

gboolean
kotaku_records_are_findings (KotakuFrame *frame)
{
  for (gsize i = 0; i < DATASET; i++)
    if (kotaku_frame_get_column_type (frame, parts[i]) == KOTAKU_COLUMN_NONE)
      return FALSE;
  return TRUE;
}

static const char *
get (Records *records, int part, gsize row)
{
  if (records->cells[part].name == NULL)
    return "";
  return kotaku_cells_get (&records->cells[part], row, records->buffers[part]);
}

static void
append (Records *records, const char *piece)
{
  kotaku_text_append (records->text, piece, -1);
}

/* "label: text", wrapped under itself; nothing where there is no text. */
static void
append_labelled (Records *records, const char *label, const char *piece)
{
  if (piece[0] == '\0')
    return;
  g_autofree char *title = kotaku_translate_title (label, records->language);
  g_autofree char *line = g_strconcat (title, ": ", piece, NULL);
  kotaku_wrap_append_spaces (records->text, records->indent);
  kotaku_wrap_append (records->text, line, records->indent, records->indent + 2, RECORD_WIDTH);
}

/* The items of a list, readable: "a|b" is "a, b". A terminal shows the first few: csv has them all.
 */
static void
append_list (Records *records, int part, gsize row, const char *joint)
{
  g_auto (GStrv) items = g_strsplit (get (records, part, row), "|", -1);
  guint n_left = MAX (g_strv_length (items), LIST_LENGTH) - LIST_LENGTH;
  if (n_left > 0)
    {
      g_autofree char *more = g_strdup_printf ("(%u more)", n_left);
      for (guint i = LIST_LENGTH; items[i] != NULL; i++)
        g_clear_pointer (&items[i], g_free);
      items[LIST_LENGTH] = kotaku_translate (more, records->language);
    }
  g_autofree char *list = g_strjoinv (joint, items);
  append_labelled (records, parts[part], list);
}

/* "statistic = 0.5 (0.3 to 0.7), p = 0.02" */
static void
append_number (Records *records, gsize row)
{
  const char *value = get (records, VALUE, row);
  const char *low = get (records, LOW, row);
  const char *high = get (records, HIGH, row);
  const char *p_value = get (records, P_VALUE, row);
  if (value[0] == '\0')
    return;
  const char *statistic = get (records, STATISTIC, row);
  g_autofree char *title = kotaku_translate_title (statistic, KOTAKU_LANGUAGE_EN);
  g_autofree char *until = kotaku_translate ("to", records->language);
  g_autofree char *line = g_strconcat (title, " = ", value, NULL);
  kotaku_wrap_append_spaces (records->text, records->indent);
  append (records, line);
  if (low[0] != '\0' || high[0] != '\0')
    {
      g_autofree char *range = g_strconcat (" (", low, " ", until, " ", high, ")", NULL);
      append (records, range);
    }
  if (p_value[0] != '\0')
    {
      append (records, ", p = ");
      append (records, p_value);
    }
  append (records, "\n");
}

static void
append_record (Records *records, gsize row)
{
  const char *verdict = get (records, VERDICT, row);
  gsize width = kotaku_wrap_get_width (verdict, strlen (verdict));
  append (records, verdict);
  kotaku_wrap_append_spaces (records->text, records->indent - width);
  kotaku_wrap_append (records->text, get (records, FINDING, row), records->indent, records->indent,
                      RECORD_WIDTH);
  g_autofree char *key
      = g_strconcat (get (records, ID, row), " · ", get (records, LEVEL, row), NULL);
  kotaku_wrap_append_spaces (records->text, records->indent);
  append (records, key);
  append (records, "\n");
  append_labelled (records, "dataset", get (records, DATASET, row));
  append_list (records, SUBJECT, row, ", ");
  append_number (records, row);
  kotaku_wrap_append_spaces (records->text, records->indent);
  kotaku_wrap_append (records->text, get (records, BASIS, row), records->indent,
                      records->indent + 2, RECORD_WIDTH);
  append_list (records, EVIDENCE, row, ", ");
  append_list (records, SOURCES, row, "; ");
}

/* How many answers have each verdict, in the last line. */
static void
append_summary (Records *records, gsize n_rows)
{
  static const char *const verdicts[]
      = { "supported", "contradicted", "undecided", "not testable" };
  const KotakuCells *cells = &records->cells[VERDICT];
  gsize counts[G_N_ELEMENTS (verdicts)] = { 0 };
  for (gsize i = 0; i < n_rows; i++)
    for (gsize j = 0; j < G_N_ELEMENTS (verdicts) && cells->codes[i] >= 0; j++)
      counts[j] += strcmp (cells->words[cells->codes[i]], verdicts[j]) == 0;
  g_autofree char *answers = kotaku_translate ("answers", records->language);
  g_autofree char *first = g_strdup_printf ("%" G_GSIZE_FORMAT " %s", n_rows, answers);
  append (records, first);
  for (gsize j = 0; j < G_N_ELEMENTS (verdicts); j++)
    {
      g_autofree char *word = kotaku_translate (verdicts[j], records->language);
      g_autofree char *next
          = g_strdup_printf ("%s%" G_GSIZE_FORMAT " %s", j == 0 ? ": " : ", ", counts[j], word);
      append (records, next);
    }
  append (records, "\n");
}

gboolean
kotaku_frame_append_records (KotakuFrame *frame,
                             KotakuLanguage language,
                             KotakuText *text,
                             GError **error)
{
  gsize n_rows = kotaku_frame_get_n_rows (frame);
  g_auto (Records) records = { .language = language, .text = text };
  for (gsize i = 0; i < N_PARTS; i++)
    if (kotaku_frame_get_column_type (frame, parts[i]) != KOTAKU_COLUMN_NONE
        && !kotaku_cells_init (&records.cells[i], frame, parts[i], language, error))
      return FALSE;
  for (gsize i = 0; i < n_rows; i++)
    {
      const char *verdict = get (&records, VERDICT, i);
      records.indent = MAX (records.indent, kotaku_wrap_get_width (verdict, strlen (verdict)) + 2);
    }
  for (gsize i = 0; i < n_rows && !text->failed; i++)
    {
      append_record (&records, i);
      append (&records, "\n");
    }
  append_summary (&records, n_rows);
  return TRUE;
}

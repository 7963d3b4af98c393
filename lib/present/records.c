/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Findings as a list to read: the verdict and what was asked; then of whom, the number, why, and as
 * many of the ties that say so as a line holds. */

#include "present/present-private.h"

#include <string.h>

#define RECORD_WIDTH 100
#define RECORD_INDENT 4
#define LIST_LENGTH 6
#define HINT "all ties that say so, and their sources: --format csv"

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
  gsize width;
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

/* In lines, without the last line's end. Returns how much of that line is used. */
static gsize
append_wrapped (Records *records, const char *piece, gsize used, gsize indent)
{
  const char *next = piece;
  while (TRUE)
    {
      gsize room = records->width > used ? records->width - used : 1;
      gsize length = kotaku_wrap_line (piece, room, &next);
      kotaku_text_append (records->text, piece, (gssize) length);
      if (*next == '\0')
        return used + kotaku_wrap_get_width (piece, length);
      append (records, "\n");
      kotaku_wrap_append_spaces (records->text, indent);
      used = indent;
      piece = next;
    }
}

/* The first few items of a list: "a, b, (3 more)". */
static void
add_items (Records *records, GString *line, const GPtrArray *items)
{
  for (guint i = 0; i < MIN (items->len, LIST_LENGTH); i++)
    g_string_append_printf (line, "%s%s", i > 0 ? ", " : "", (const char *) items->pdata[i]);
  if (items->len <= LIST_LENGTH)
    return;
  g_autofree char *more = g_strdup_printf ("(%u more)", items->len - LIST_LENGTH);
  g_autofree char *translated = kotaku_translate (more, records->language);
  g_string_append_printf (line, ", %s", translated);
}

/* "described: why" is two parts of an answer: how it is known stands beside its name. */
static const char *
skip_kind (const char *basis, gsize *length)
{
  const char *colon = strstr (basis, ": ");
  *length = colon != NULL ? (gsize) (colon - basis) : 0;
  return colon != NULL ? colon + strlen (": ") : basis;
}

gboolean
kotaku_answer_begins (const char *basis, const char *title, const char *value)
{
  g_autofree char *number = g_strdup_printf ("%s %s", title, value);
  g_autofree char *counts = g_strconcat (title, ":", NULL);
  return g_str_has_prefix (basis, number) || g_str_has_prefix (basis, counts);
}

/* "statistic 0.5 (0.3 to 0.7)"; p is part of the basis. */
static void
add_number (Records *records, GString *line, gsize row)
{
  const char *value = get (records, VALUE, row);
  const char *low = get (records, LOW, row);
  const char *high = get (records, HIGH, row);
  if (value[0] == '\0')
    return;
  g_autofree char *title
      = kotaku_translate_title (get (records, STATISTIC, row), KOTAKU_LANGUAGE_EN);
  g_autofree char *until = kotaku_translate ("to", records->language);
  gsize length = 0;
  const char *basis = skip_kind (get (records, BASIS, row), &length);
  if (low[0] == '\0' && kotaku_answer_begins (basis, title, value))
    return;
  g_string_append_printf (line, "%s %s", title, value);
  if (low[0] != '\0' || high[0] != '\0')
    g_string_append_printf (line, " (%s %s %s)", low, until, high);
  g_string_append (line, "; ");
}

/* "evidence (20): t1, t2, ...", as far as there is room for it. */
static char *
make_evidence (Records *records, const GPtrArray *ties, gsize room)
{
  g_autofree char *title = kotaku_translate_title (parts[EVIDENCE], records->language);
  GString *line = g_string_new (NULL);
  g_string_append_printf (line, "%s (%u)", title, ties->len);
  for (guint i = 0; i < ties->len; i++)
    {
      const char *tie = ties->pdata[i];
      const char *joint = i == 0 ? ": " : ", ";
      const char *rest = i + 1 < ties->len ? ", ..." : "";
      gsize width = kotaku_wrap_get_width (line->str, line->len)
                    + kotaku_wrap_get_width (tie, strlen (tie)) + strlen (joint);
      if (width + strlen (rest) > room)
        {
          g_string_append (line, i == 0 ? "" : ", ...");
          break;
        }
      g_string_append_printf (line, "%s%s", joint, tie);
    }
  return g_string_free (line, FALSE);
}

/* On the line that the basis ends in, as far as that has room for it: a line of their own would
 * tell no more than that there are some. */
static void
append_evidence (Records *records, const GPtrArray *ties, gsize used)
{
  static const char joint[] = " · ";
  const gsize joint_width = 3;
  if (ties->len == 0)
    return;
  gsize room = records->width > used + joint_width ? records->width - used - joint_width : 0;
  g_autofree char *line = make_evidence (records, ties, room);
  if (kotaku_wrap_get_width (line, strlen (line)) > room)
    return;
  append (records, joint);
  append (records, line);
}

static gboolean
is_same (Records *records, int part, gsize a, gsize b)
{
  g_autofree char *first = g_strdup (get (records, part, a));
  return strcmp (first, get (records, part, b)) == 0;
}

static gboolean
are_same (Records *records, const int *list, gsize n, gsize a, gsize b)
{
  for (gsize i = 0; i < n; i++)
    if (!is_same (records, list[i], a, b))
      return FALSE;
  return TRUE;
}

static void
split (Records *records, int part, gsize row, GPtrArray *items)
{
  g_auto (GStrv) list = g_strsplit (get (records, part, row), "|", -1);
  for (guint i = 0; list[i] != NULL; i++)
    g_ptr_array_add (items, g_strdup (list[i]));
}

/* "Some institutions dominate (dominating, described): " */
static void
add_head (Records *records, GString *line, gsize row)
{
  gsize length = 0;
  const char *dataset = get (records, DATASET, row);
  const char *basis = get (records, BASIS, row);
  skip_kind (basis, &length);
  g_string_append_printf (line, "%s%s", dataset, dataset[0] != '\0' ? ": " : "");
  g_string_append_printf (line, "%s (", get (records, FINDING, row));
  g_string_append (line, get (records, ID, row));
  g_string_append_printf (line, "%s%.*s): ", length > 0 ? ", " : "", (int) length, basis);
}

/* Begins the answer of a row: verdict and claim, or less where the row before has said that.
 * Returns how much of the line is used. */
static gsize
append_start (Records *records, GString *line, gsize row)
{
  static const int finding[] = { DATASET, ID };
  gboolean first = row == 0 || !are_same (records, finding, G_N_ELEMENTS (finding), row - 1, row);
  const char *verdict = get (records, VERDICT, row);
  if (first)
    {
      gsize width = kotaku_wrap_get_width (verdict, strlen (verdict));
      append (records, verdict);
      kotaku_wrap_append_spaces (records->text, records->indent - width);
      add_head (records, line, row);
      return records->indent;
    }
  kotaku_wrap_append_spaces (records->text, RECORD_INDENT);
  if (!is_same (records, VERDICT, row - 1, row))
    g_string_append_printf (line, "%s: ", get (records, VERDICT, row));
  return RECORD_INDENT;
}

/* One answer, or several rows that differ in whom they are about alone. Returns how many. */
static gsize
append_answer (Records *records, gsize row, gsize n_rows)
{
  static const int same[] = { DATASET, ID, VERDICT, STATISTIC, VALUE, LOW, HIGH, P_VALUE, BASIS };
  gsize n = 0, length = 0;
  g_autoptr (GPtrArray) subjects = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) ties = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) line = g_string_new (NULL);
  gsize used = append_start (records, line, row);
  for (; row + n < n_rows
         && (n == 0
             || (get (records, SUBJECT, row)[0] != '\0'
                 && are_same (records, same, G_N_ELEMENTS (same), row, row + n)));
       n++)
    {
      split (records, SUBJECT, row + n, subjects);
      split (records, EVIDENCE, row + n, ties);
    }
  add_items (records, line, subjects);
  g_string_append (line, subjects->len > 0 ? ": " : "");
  add_number (records, line, row);
  g_string_append (line, skip_kind (get (records, BASIS, row), &length));
  used = append_wrapped (records, line->str, used, RECORD_INDENT);
  append_evidence (records, ties, used);
  append (records, "\n");
  return n;
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
  g_autofree char *hint = kotaku_translate (HINT, records->language);
  append (records, "\n");
  append (records, hint);
  append (records, "\n");
}

gboolean
kotaku_frame_append_records (KotakuFrame *frame,
                             KotakuLanguage language,
                             gsize width,
                             KotakuText *text,
                             GCancellable *cancellable,
                             GError **error)
{
  gsize n_rows = kotaku_frame_get_n_rows (frame);
  g_auto (Records) records
      = { .language = language, .width = width > 0 ? width : RECORD_WIDTH, .text = text };
  for (gsize i = 0; i < N_PARTS; i++)
    if (kotaku_frame_get_column_type (frame, parts[i]) != KOTAKU_COLUMN_NONE
        && !kotaku_cells_init (&records.cells[i], frame, parts[i], language, error))
      return FALSE;
  for (gsize i = 0; i < n_rows; i++)
    {
      const char *verdict = get (&records, VERDICT, i);
      records.indent = MAX (records.indent, kotaku_wrap_get_width (verdict, strlen (verdict)) + 2);
    }
  for (gsize i = 0; i < n_rows && !text->failed;)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      i += append_answer (&records, i, n_rows);
    }
  append_summary (&records, n_rows);
  return TRUE;
}

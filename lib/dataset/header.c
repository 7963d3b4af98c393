/* SPDX-License-Identifier: GPL-2.0-or-later */

/* The header row says what separates cells and which columns there are. */

#include "dataset/formats-private.h"

#include <string.h>

#define FIRST_PIECE 16384
/* A longer header cell is no name of a column; folding it could not fail for want of memory. */
#define LONGEST_HEADER 65536

/* The start of a file, and the header as one separator has it. */
typedef struct
{
  char *text; /* padded */
  gsize length, capacity;
  gboolean at_end;
} Start;

typedef struct
{
  char separator;
  const char *row;  /* where it starts; NULL: no row holds anything */
  const char *next; /* after it */
  gsize n_cells;
  gsize n_known;
  gsize line, n_blank;
} Candidate;

static gboolean
read_start (KotakuInput *input, Start *start, GError **error)
{
  gsize n;
  gsize capacity = MAX (FIRST_PIECE, start->capacity * 2);
  char *text = kotaku_realloc (start->text, capacity + KOTAKU_RECORD_PADDING, 1, error);
  if (text == NULL)
    return FALSE;
  start->text = text;
  start->capacity = capacity;
  do
    {
      if (!kotaku_input_read (input, text + start->length, capacity - start->length, &n, error))
        return FALSE;
      start->length += n;
    }
  while (n > 0 && capacity - start->length >= 4);
  start->at_end = n == 0;
  memset (text + start->length, 0, capacity + KOTAKU_RECORD_PADDING - start->length);
  return TRUE;
}

/* The cell without its quotes' doubling, or NULL where it is no text. */
static char *
get_header (const KotakuCell *cell)
{
  g_autoptr (GString) text = NULL;
  if (cell->length > LONGEST_HEADER || cell->fault != KOTAKU_CELL_SOUND
      || !kotaku_record_check_text (cell->text, cell->length))
    return NULL;
  text = g_string_new_len (cell->text, (gssize) cell->length);
  if (cell->doubled)
    g_string_replace (text, "\"\"", "\"", 0);
  return g_strdup (text->str);
}

static gboolean
is_blank (const char *header)
{
  g_autofree char *text = kotaku_text_normalise (header, -1);
  return text != NULL && *text == '\0';
}

/* FALSE: the row goes on after the end of the text. */
static gboolean
find_header (const Start *start, Candidate *candidate)
{
  const char *text = start->text, *end = start->text + start->length;
  candidate->line = 1;
  while (text < end)
    {
      KotakuRecord record = { .room = 0 };
      const char *next = kotaku_record_scan (&record, text, end, candidate->separator);
      if (!record.ended && !start->at_end)
        return FALSE;
      if (record.filled)
        {
          candidate->row = text;
          candidate->next = next;
          candidate->n_cells = record.n;
          return TRUE;
        }
      candidate->n_blank++;
      candidate->line += record.line_feeds;
      text = next;
    }
  return start->at_end;
}

static gboolean
scan_header (const Start *start, const Candidate *candidate, KotakuRecord *record, GError **error)
{
  record->cells = KOTAKU_ALLOC0 (KotakuCell, candidate->n_cells, error);
  record->room = candidate->n_cells;
  if (record->cells == NULL)
    return FALSE;
  kotaku_record_scan (record, candidate->row, start->text + start->length, candidate->separator);
  return TRUE;
}

static gboolean
count_known (KotakuSheet *sheet, const Start *start, Candidate *candidate, GError **error)
{
  KotakuRecord record = { 0 };
  if (candidate->row == NULL || candidate->n_cells > KOTAKU_MOST_COLUMNS)
    return TRUE;
  if (!scan_header (start, candidate, &record, error))
    return FALSE;
  for (gsize i = 0; i < record.n; i++)
    {
      g_autofree char *header = get_header (&record.cells[i]);
      if (header != NULL && kotaku_table_spec_find (sheet->spec, header) != NULL)
        candidate->n_known++;
    }
  g_free (record.cells);
  return TRUE;
}

/* Most columns known, then most cells; where none knows any, a file that one finds empty is empty.
 */
static gboolean
is_better (const Candidate *candidate, const Candidate *best)
{
  if (candidate->n_known != best->n_known)
    return candidate->n_known > best->n_known;
  if (candidate->n_known == 0 && (candidate->row == NULL || best->row == NULL))
    return candidate->row == NULL && best->row != NULL;
  return candidate->n_cells > best->n_cells;
}

static gboolean
choose_separator (KotakuSheet *sheet, Start *start, Candidate *best, GError **error)
{
  static const char separators[] = { ',', ';', '\t' };
  Candidate candidates[G_N_ELEMENTS (separators)];
  gboolean complete;
  do
    {
      complete = TRUE;
      if (!read_start (sheet->input, start, error))
        return FALSE;
      memset (candidates, 0, sizeof candidates);
      for (gsize i = 0; i < G_N_ELEMENTS (separators); i++)
        {
          candidates[i].separator = separators[i];
          complete = find_header (start, &candidates[i]) && complete;
        }
    }
  while (!complete && !start->at_end);
  for (gsize i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      Candidate *candidate = &candidates[i];
      if (!count_known (sheet, start, candidate, error))
        return FALSE;
      if (i == 0 || is_better (candidate, best))
        *best = *candidate;
    }
  return TRUE;
}

static KotakuProblem *
add_problem (KotakuSheet *sheet, const Candidate *at, gint64 column, const char *message)
{
  KotakuProblem *problem = kotaku_problem_new (KOTAKU_ERROR_INVALID, FALSE, message);
  problem->line = (gint64) at->line;
  problem->column = column;
  kotaku_problems_take (&sheet->problems, problem);
  return problem;
}

static void
add_faulty_header (KotakuSheet *sheet,
                   const Candidate *at,
                   const KotakuRecord *record,
                   const KotakuCell *cell)
{
  g_autofree char *value = kotaku_problem_excerpt (cell->text, cell->length);
  const char *fault = cell->fault != KOTAKU_CELL_SOUND ? "has wrong quotes or line ends"
                      : cell->length > LONGEST_HEADER  ? "has more than 64 KiB"
                                                       : "is not text in UTF-8";
  g_autofree char *message = g_strdup_printf ("the header cell \"%s\" %s", value, fault);
  KotakuProblem *problem
      = add_problem (sheet, at, kotaku_record_get_column (record, cell), message);
  problem->value = g_steal_pointer (&value);
}

/* Takes the header. */
static gboolean
add_named_column (KotakuSheet *sheet,
                  const Candidate *at,
                  gint64 column,
                  KotakuBatch *trial,
                  gsize i,
                  char *taken,
                  GError **error)
{
  g_autofree char *header = taken;
  g_autoptr (GError) fault = NULL;
  KotakuProblem *problem;
  sheet->columns[i] = KOTAKU_COLUMN_UNNAMED;
  if (is_blank (header))
    return TRUE;
  sheet->columns[i] = kotaku_batch_add_column (trial, header, &fault);
  if (sheet->columns[i] >= 0)
    {
      sheet->headers[sheet->n_columns] = g_steal_pointer (&header);
      sheet->cells[sheet->n_columns++] = (gint) i;
      return TRUE;
    }
  sheet->columns[i] = KOTAKU_COLUMN_FAULTY;
  if (!g_error_matches (fault, KOTAKU_ERROR, KOTAKU_ERROR_INVALID))
    {
      g_propagate_error (error, g_steal_pointer (&fault));
      return FALSE;
    }
  problem = add_problem (sheet, at, column, fault->message);
  problem->value = g_steal_pointer (&header);
  problem->field = g_strdup (problem->value);
  return TRUE;
}

static gboolean
add_column (KotakuSheet *sheet,
            const Candidate *at,
            const KotakuRecord *record,
            KotakuBatch *trial,
            gsize i,
            GError **error)
{
  const KotakuCell *cell = &record->cells[i];
  char *header = get_header (cell);
  if (header != NULL)
    return add_named_column (sheet, at, kotaku_record_get_column (record, cell), trial, i, header,
                             error);
  sheet->columns[i] = KOTAKU_COLUMN_FAULTY;
  add_faulty_header (sheet, at, record, cell);
  return TRUE;
}

static gboolean
is_named (KotakuTable table)
{
  return table == KOTAKU_TABLE_ZONES || table == KOTAKU_TABLE_ACTORS
         || table == KOTAKU_TABLE_INSTITUTIONS || table == KOTAKU_TABLE_EVENTS
         || table == KOTAKU_TABLE_POSTS;
}

static gboolean
add_missing (KotakuSheet *sheet,
             const Candidate *at,
             KotakuBatch *trial,
             const KotakuField *field,
             GError **error)
{
  g_autofree const char **unknown = KOTAKU_ALLOC (const char *, sheet->n_columns, error);
  if (unknown == NULL)
    return FALSE;
  g_autofree char *message = NULL;
  const char *nearest;
  gsize n = 0;
  for (gint i = 0; i < sheet->n_columns; i++)
    if (kotaku_batch_get_field (trial, i) == NULL)
      unknown[n++] = sheet->headers[i];
  nearest = kotaku_text_nearest (field->name, unknown, n);
  message = g_strdup_printf ("%s needs a column %s%s%s%s", sheet->spec->name, field->name,
                             nearest ? ", is it " : "", nearest ? nearest : "", nearest ? "?" : "");
  KotakuProblem *problem = add_problem (sheet, at, 1, message);
  problem->field = g_strdup (field->name);
  problem->expected = g_strdup_printf ("a column %s", field->name);
  return TRUE;
}

/* A field may be missing because its header cell is at fault, which was told then. */
static gboolean
check_required (KotakuSheet *sheet, const Candidate *at, KotakuBatch *trial, GError **error)
{
  gboolean faulty = FALSE;
  for (gsize i = 0; i < sheet->n_cells; i++)
    faulty = faulty || sheet->columns[i] == KOTAKU_COLUMN_FAULTY;
  sheet->usable = TRUE;
  for (guint i = 0; i < sheet->spec->n_fields; i++)
    {
      const KotakuField *field = &sheet->spec->fields[i];
      gint column = -1;
      for (gint j = 0; j < sheet->n_columns && column < 0; j++)
        if (kotaku_batch_get_field (trial, j) == field)
          column = j;
      if (!field->required)
        continue;
      if (column < 0 && !faulty && !add_missing (sheet, at, trial, field, error))
        return FALSE;
      if (column < 0)
        sheet->usable = FALSE;
      else if (field->kind == KOTAKU_KIND_ID && is_named (sheet->table))
        sheet->id_cell = sheet->cells[column];
    }
  return TRUE;
}

/* Ids of ties become actors in the order in which they are read: that of the file's columns must
 * not matter. */
static void
set_order (KotakuSheet *sheet, KotakuBatch *trial)
{
  gsize n = 0;
  for (guint i = 0; i < sheet->spec->n_fields; i++)
    for (gint j = 0; j < sheet->n_columns; j++)
      if (kotaku_batch_get_field (trial, j) == &sheet->spec->fields[i])
        sheet->order[n++] = (gsize) sheet->cells[j];
  for (gsize i = 0; i < sheet->n_cells; i++)
    if (sheet->columns[i] < 0 || kotaku_batch_get_field (trial, sheet->columns[i]) == NULL)
      sheet->order[n++] = i;
}

/* Where lines end in carriage returns alone the whole file is one row: that is told once. */
static gboolean
has_line_ends (KotakuSheet *sheet, const Candidate *at, const KotakuRecord *record)
{
  for (gsize i = 0; i < record->n; i++)
    if (record->cells[i].fault == KOTAKU_CELL_RETURN)
      {
        add_faulty_header (sheet, at, record, &record->cells[i]);
        return FALSE;
      }
  return TRUE;
}

static gboolean
make_columns (KotakuSheet *sheet, gsize n, GError **error)
{
  sheet->n_cells = n;
  sheet->columns = KOTAKU_ALLOC (gint, n, error);
  sheet->cells = sheet->columns ? KOTAKU_ALLOC (gint, n, error) : NULL;
  sheet->order = sheet->cells ? KOTAKU_ALLOC (gsize, n, error) : NULL;
  sheet->headers = sheet->order ? KOTAKU_ALLOC0 (char *, n + 1, error) : NULL;
  return sheet->headers != NULL;
}

static gboolean
take_columns (KotakuSheet *sheet, const Start *start, const Candidate *header, GError **error)
{
  g_autoptr (KotakuBatch) trial = kotaku_batch_new (sheet->table, sheet->dialect, NULL, error);
  KotakuRecord record = { 0 };
  gboolean done;
  if (trial == NULL || !scan_header (start, header, &record, error))
    return FALSE;
  if (!has_line_ends (sheet, header, &record))
    {
      g_free (record.cells);
      return TRUE;
    }
  done = make_columns (sheet, record.n, error);
  for (gsize i = 0; done && i < record.n; i++)
    done = add_column (sheet, header, &record, trial, i, error);
  done = done && check_required (sheet, header, trial, error);
  if (done)
    {
      set_order (sheet, trial);
      kotaku_sheet_add_meant (sheet, trial, &record, (gint64) header->line);
    }
  g_free (record.cells);
  return done;
}

/* The columns that a transcript has. */
static gboolean
take_transcript (KotakuSheet *sheet, GError **error)
{
  const KotakuTranscript *transcript = sheet->transcript;
  const Candidate at = { .line = (gsize) transcript->header_line };
  gsize n = kotaku_transcript_get_n_columns (transcript);
  g_autoptr (KotakuBatch) trial = kotaku_batch_new (sheet->table, sheet->dialect, NULL, error);
  gboolean done = trial != NULL && make_columns (sheet, n, error);
  sheet->line = 1;
  for (gsize i = 0; done && i < n; i++)
    {
      const KotakuTranscriptColumn *column = kotaku_transcript_get_column (transcript, i);
      sheet->columns[i] = KOTAKU_COLUMN_PASSED;
      if (column->header != NULL)
        done = add_named_column (sheet, &at, transcript->is_workbook ? (gint64) i + 1 : 0, trial, i,
                                 g_strdup (column->header), error);
    }
  if (!done || !check_required (sheet, &at, trial, error))
    return FALSE;
  set_order (sheet, trial);
  if (transcript->is_workbook)
    kotaku_sheet_add_meant (sheet, trial, NULL, at.line);
  return TRUE;
}

static void
add_too_many (KotakuSheet *sheet, const Candidate *at)
{
  g_autofree char *message
      = g_strdup_printf ("the header row has %" G_GSIZE_FORMAT " cells, at most %d are read",
                         at->n_cells, KOTAKU_MOST_COLUMNS);
  add_problem (sheet, at, 1, message);
}

static void
add_no_header (KotakuSheet *sheet)
{
  const Candidate at = { .line = 1 };
  g_autofree char *message = g_strdup_printf ("no header row: %s needs one", sheet->spec->name);
  KotakuProblem *problem = add_problem (sheet, &at, 1, message);
  problem->expected = g_strdup ("a header row");
}

gboolean
kotaku_sheet_read_header (KotakuSheet *sheet, GError **error)
{
  Start start = { 0 };
  Candidate header = { 0 };
  gboolean done;
  if (sheet->transcript != NULL && kotaku_transcript_get_n_columns (sheet->transcript) > 0)
    return take_transcript (sheet, error);
  if (sheet->transcript != NULL)
    {
      add_no_header (sheet);
      return TRUE;
    }
  kotaku_input_rewind (sheet->input);
  done = choose_separator (sheet, &start, &header, error);
  if (done && header.row == NULL)
    add_no_header (sheet);
  else if (done && header.n_cells > KOTAKU_MOST_COLUMNS)
    add_too_many (sheet, &header);
  else if (done && memchr (header.row, '\0', header.next - header.row) != NULL)
    add_problem (sheet, &header, 1, "a NUL in the header row: is this UTF-16 without its mark?");
  else if (done)
    {
      sheet->separator = header.separator;
      sheet->dialect.decimal = '.';
      sheet->dialect.slashes = sheet->dialect.comma_splits = header.separator != ',';
      sheet->skip = header.next - start.text;
      sheet->line = (gint64) (header.line
                              + kotaku_marks_count_lines (header.row, header.next - header.row));
      sheet->n_blank = header.n_blank;
      done = take_columns (sheet, &start, &header, error);
    }
  g_free (start.text);
  return done;
}

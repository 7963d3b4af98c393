/* SPDX-License-Identifier: GPL-2.0-or-later */

/* A file becomes a batch: its blocks side by side, joined in order. */

#include "dataset/formats-private.h"

#include <string.h>

/* What a block became. */
typedef struct
{
  KotakuBatch *batch;
  KotakuProblems problems;
  gsize n_blank;
  gboolean incomplete;
} Part;

typedef struct
{
  KotakuSheet *sheet;
  Part parts[KOTAKU_CUT_WINDOW];
} Parts;

/* Rows that are scanned before the first of them is read, so that their ids come to the processor
 * meanwhile. */
#define ROWS_AHEAD 16

/* A part serves for the next block of its slot too, unless its texts are too many to be held so
 * often. */
#define TEXTS_KEPT 20000

/* A block on its way. */
typedef struct
{
  KotakuSheet *sheet;
  Part *part;
  KotakuRecord records[ROWS_AHEAD];
  const char *ends[ROWS_AHEAD];
  KotakuRecord record; /* the one being read */
  gint64 line;
  const KotakuCell *cell; /* the one being read */
  KotakuText text;        /* of a cell with doubled quotes */
} Parser;

KotakuSheet *
kotaku_sheet_new (const char *file, KotakuTable table, KotakuInput *input)
{
  KotakuSheet *sheet = g_new0 (KotakuSheet, 1);
  sheet->file = g_strdup (file);
  sheet->table = table;
  sheet->spec = kotaku_table_spec (table);
  sheet->input = input;
  sheet->separator = ',';
  sheet->dialect.decimal = '.';
  sheet->id_cell = -1;
  kotaku_problems_init (&sheet->problems);
  return sheet;
}

KotakuSheet *
kotaku_sheet_new_from_transcript (const char *file, KotakuTable table, KotakuTranscript *transcript)
{
  KotakuSheet *sheet = kotaku_sheet_new (file, table, NULL);
  sheet->transcript = transcript;
  return sheet;
}

void
kotaku_sheet_end_transcript (KotakuSheet *sheet)
{
  const KotakuText *text = &sheet->transcript->text;
  sheet->input = kotaku_input_new ((const guint8 *) text->text, text->length);
}

void
kotaku_sheet_free (KotakuSheet *sheet)
{
  if (sheet == NULL)
    return;
  g_free (sheet->file);
  g_clear_pointer (&sheet->input, kotaku_input_free);
  g_clear_pointer (&sheet->transcript, kotaku_transcript_free);
  g_clear_pointer (&sheet->batch, kotaku_batch_free);
  g_clear_pointer (&sheet->block_rows, kotaku_buffer_unref);
  g_free (sheet->columns);
  g_free (sheet->cells);
  g_free (sheet->order);
  g_strfreev (sheet->headers);
  kotaku_problems_clear (&sheet->problems);
  g_free (sheet);
}

KotakuFieldKind
kotaku_sheet_get_kind (KotakuSheet *sheet, gsize cell)
{
  gint column = sheet->columns[cell];
  const KotakuField *field
      = column >= 0 ? kotaku_table_spec_find (sheet->spec, sheet->headers[column]) : NULL;
  return field != NULL ? field->kind : 0;
}

KotakuRowFate
kotaku_sheet_get_fate (KotakuSheet *sheet, const KotakuRecord *record, gboolean text_is_sound)
{
  const KotakuCell *cell;
  if (!record->filled)
    return KOTAKU_ROW_BLANK;
  /* A transcript's rows end with their last cell. */
  if ((record->n == sheet->n_cells || sheet->transcript != NULL) && !record->faulty
      && text_is_sound)
    return KOTAKU_ROW_WHOLE;
  if (sheet->id_cell < 0 || (gsize) sheet->id_cell >= MIN (record->n, record->room))
    return KOTAKU_ROW_LOST;
  cell = &record->cells[sheet->id_cell];
  return cell->fault == KOTAKU_CELL_SOUND && kotaku_record_check_text (cell->text, cell->length)
             ? KOTAKU_ROW_ID_ONLY
             : KOTAKU_ROW_LOST;
}

static void
place_problem (const Parser *parser, KotakuProblem *problem, const KotakuCell *cell)
{
  problem->row = -1;
  problem->line = kotaku_sheet_get_line (parser->sheet, parser->line);
  problem->column = kotaku_sheet_get_column (parser->sheet, &parser->record, cell);
}

static void
set_field (KotakuSheet *sheet, KotakuProblem *problem)
{
  const KotakuField *field;
  if (problem->batch_column < 0 || problem->field != NULL)
    return;
  field = kotaku_batch_get_field (sheet->batch, problem->batch_column);
  problem->field = g_strdup (field != NULL ? field->name : sheet->headers[problem->batch_column]);
}

static void
take_fault (const KotakuFault *fault, gpointer data)
{
  Parser *parser = data;
  KotakuProblem *problem = kotaku_problem_new_from_fault (fault);
  place_problem (parser, problem, parser->cell);
  set_field (parser->sheet, problem);
  kotaku_problems_take (&parser->part->problems, problem);
}

/* What is no character of UTF-16 comes as a byte 0xFF: it is shown as what no character is. */
static char *
make_excerpt (const KotakuSheet *sheet, const KotakuCell *cell)
{
  char *excerpt = kotaku_problem_excerpt (cell->text, cell->length);
  if (!kotaku_input_is_utf16 (sheet->input) || strstr (excerpt, "\\xFF") == NULL)
    return excerpt;
  GString *text = g_string_new (excerpt);
  g_free (excerpt);
  g_string_replace (text, "\\xFF", "\xEF\xBF\xBD", 0);
  return g_string_free (text, FALSE);
}

static KotakuProblem *
add_cell_problem (Parser *parser,
                  gsize i,
                  const char *expected,
                  const char *before,
                  const char *after)
{
  const KotakuCell *cell = &parser->record.cells[i];
  KotakuProblem *problem = kotaku_problem_new (KOTAKU_ERROR_INVALID, FALSE, NULL);
  gint column = i < parser->sheet->n_cells ? parser->sheet->columns[i] : -1;
  place_problem (parser, problem, cell);
  problem->batch_column = column >= 0 ? column : -1;
  set_field (parser->sheet, problem);
  problem->value = make_excerpt (parser->sheet, cell);
  problem->expected = g_strdup (expected);
  problem->message = g_strdup_printf ("%s\"%s\"%s", before, problem->value, after);
  kotaku_problems_take (&parser->part->problems, problem);
  return problem;
}

/* Where a quote opens that is never closed, the line is that of the quote. */
static void
add_not_closed (Parser *parser, gsize i)
{
  const KotakuCell *cell = &parser->record.cells[i];
  const char *start = parser->record.text, *quote = cell->text - 1;
  KotakuProblem *problem
      = add_cell_problem (parser, i, "a closing quote", "the quote before ", " is never closed");
  KotakuRecord line = parser->record;
  for (const char *c = start; c < quote; c++)
    if (*c == '\n')
      line.text = c + 1;
  problem->line += (gint64) kotaku_marks_count_lines (start, quote - start);
  problem->column = kotaku_record_get_column (&line, cell);
}

static gboolean
add_cell_fault (Parser *parser, gsize i)
{
  const KotakuCell *cell = &parser->record.cells[i];
  switch ((KotakuCellFault) cell->fault)
    {
    case KOTAKU_CELL_NOT_CLOSED:
      add_not_closed (parser, i);
      return TRUE;
    case KOTAKU_CELL_QUOTE_INSIDE:
      add_cell_problem (parser, i, "quotes around the whole cell, doubled inside it",
                        "a quote inside ", ", a cell that does not begin with one");
      return TRUE;
    case KOTAKU_CELL_AFTER_QUOTE:
      add_cell_problem (parser, i, "a separator after the closing quote",
                        "text after the quote that closes ", "");
      return TRUE;
    case KOTAKU_CELL_RETURN:
      add_cell_problem (parser, i, "a line feed after a carriage return",
                        "a carriage return without a line feed in ", "");
      return TRUE;
    case KOTAKU_CELL_SOUND:
    default:
      break;
    }
  if (kotaku_record_check_text (cell->text, cell->length))
    return FALSE;
  if (memchr (cell->text, '\0', cell->length) != NULL)
    add_cell_problem (parser, i, "text without a NUL", "a NUL in ", "");
  else if (kotaku_input_is_utf16 (parser->sheet->input))
    add_cell_problem (parser, i, "UTF-16", "half a character of UTF-16 in ", "");
  else
    add_cell_problem (parser, i, "UTF-8", "bytes that are not UTF-8 in ", "");
  return TRUE;
}

static void
add_ragged (Parser *parser)
{
  KotakuProblem *problem = kotaku_problem_new (KOTAKU_ERROR_INVALID, FALSE, NULL);
  gsize n = parser->record.n, expected = parser->sheet->n_cells;
  place_problem (parser, problem, NULL);
  problem->value = g_strdup_printf ("%" G_GSIZE_FORMAT, n);
  problem->expected
      = g_strdup_printf ("%" G_GSIZE_FORMAT " %s", expected, expected == 1 ? "field" : "fields");
  problem->message
      = g_strdup_printf ("%" G_GSIZE_FORMAT " %s where the header has %" G_GSIZE_FORMAT, n,
                         n == 1 ? "field" : "fields", expected);
  kotaku_problems_take (&parser->part->problems, problem);
}

/* A row that is at fault as a whole: its cells are not read, so that one fault is told once. */
static void
add_row_faults (Parser *parser)
{
  gboolean told = FALSE;
  for (gsize i = 0; i < MIN (parser->record.n, parser->record.room); i++)
    told = add_cell_fault (parser, i) || told;
  if (!told)
    add_ragged (parser);
}

static const char *
get_text (Parser *parser, const KotakuCell *cell, gsize *length, GError **error)
{
  const char *from = cell->text, *end = cell->text + cell->length;
  KotakuText *text = &parser->text;
  *length = cell->length;
  if (!cell->doubled)
    return cell->text;
  text->length = 0;
  while (from < end)
    {
      const char *quote = memchr (from, '"', end - from);
      const char *stop = quote != NULL ? quote + 1 : end;
      kotaku_text_append (text, from, stop - from);
      from = quote != NULL ? quote + 2 : end;
    }
  if (text->failed)
    {
      g_set_error_literal (error, KOTAKU_ERROR, KOTAKU_ERROR_NO_MEMORY, "out of memory");
      return NULL;
    }
  *length = text->length;
  return text->text;
}

static gboolean
is_either (Parser *parser, gsize i, const char *text, gsize length)
{
  KotakuFieldKind kind;
  if (!parser->sheet->unsettled)
    return FALSE;
  kind = kotaku_sheet_get_kind (parser->sheet, i);
  return kotaku_kind_is_number (kind)
         && kotaku_cell_get_decimal (kind, text, length) == KOTAKU_DECIMAL_EITHER;
}

static gboolean
set_cell (Parser *parser, gsize i, const char *text, gsize length, GError **error)
{
  const KotakuCell *cell = &parser->record.cells[i];
  gint column = parser->sheet->columns[i];
  GError *failure = NULL;
  parser->cell = cell;
  if (kotaku_batch_set_cell (parser->part->batch, column, text, length, cell->quoted, take_fault,
                             parser, &failure))
    return TRUE;
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  if ((gint) i == parser->sheet->id_cell)
    parser->part->incomplete = TRUE;
  return TRUE;
}

/* FALSE only with *error. */
static gboolean
read_cell (Parser *parser, gsize i, GError **error)
{
  const KotakuCell *cell = &parser->record.cells[i];
  gint column = parser->sheet->columns[i];
  gsize length;
  if (cell->length == 0 || column == KOTAKU_COLUMN_FAULTY || column == KOTAKU_COLUMN_PASSED)
    return TRUE;
  const char *text = get_text (parser, cell, &length, error);
  if (text == NULL)
    return FALSE;
  if (column != KOTAKU_COLUMN_UNNAMED && !is_either (parser, i, text, length))
    return set_cell (parser, i, text, length, error);
  parser->cell = cell;
  if (column != KOTAKU_COLUMN_UNNAMED)
    add_cell_problem (parser, i, "a number that can be read in one way only", "",
                      " can be read in two ways, and no number of the file settles which");
  else if (!kotaku_text_is_blank (text, length))
    add_cell_problem (parser, i, "an empty cell", "", " stands in a column without a header");
  return TRUE;
}

/* Those of a graph's file stand for nothing once it is a dataset. */
static gboolean
has_named_lines (const KotakuSheet *sheet)
{
  return sheet->table == KOTAKU_TABLE_TIES
         && (sheet->transcript == NULL || sheet->transcript->is_workbook);
}

static gboolean
read_row (Parser *parser, KotakuRowFate fate, GError **error)
{
  KotakuBatch *batch = parser->part->batch;
  KotakuSheet *sheet = parser->sheet;
  if (!kotaku_batch_begin_row (batch, error))
    return FALSE;
  if (fate == KOTAKU_ROW_ID_ONLY)
    return read_cell (parser, sheet->id_cell, error);
  for (gsize i = 0; i < sheet->n_cells; i++)
    if (sheet->order[i] < parser->record.n && !read_cell (parser, sheet->order[i], error))
      return FALSE;
  if (!has_named_lines (sheet))
    return TRUE;
  gint64 line = kotaku_sheet_get_line (sheet, parser->line);
  return kotaku_batch_set_line (batch, (gint32) MIN (line, G_MAXINT32), error);
}

static void
fetch_nodes (Parser *parser, const KotakuRecord *record)
{
  const KotakuSheet *sheet = parser->sheet;
  for (gsize i = 0; i < G_N_ELEMENTS (sheet->node_cells); i++)
    {
      gint cell = sheet->node_cells[i];
      if (cell >= 0 && (gsize) cell < record->n)
        kotaku_batch_prefetch (parser->part->batch, sheet->columns[cell], record->cells[cell].text,
                               record->cells[cell].length);
    }
}

static gboolean
read_record (Parser *parser, gboolean sound, GError **error)
{
  KotakuRowFate fate = kotaku_sheet_get_fate (parser->sheet, &parser->record, sound);
  if (fate == KOTAKU_ROW_BLANK)
    parser->part->n_blank++;
  else if (fate != KOTAKU_ROW_WHOLE)
    add_row_faults (parser);
  if (fate == KOTAKU_ROW_LOST)
    parser->part->incomplete = TRUE;
  return fate == KOTAKU_ROW_BLANK || fate == KOTAKU_ROW_LOST || read_row (parser, fate, error);
}

static gboolean
read_rows (Parser *parser, const KotakuBlock *block, GError **error)
{
  const char *text = block->text, *end = block->text + block->length;
  gboolean sound = kotaku_record_check_text (block->text, block->length);
  parser->line = block->line;
  while (text < end)
    {
      gsize n = 0;
      for (; n < ROWS_AHEAD && text < end; n++)
        {
          text = kotaku_record_scan (&parser->records[n], text, end, parser->sheet->separator);
          parser->ends[n] = text;
          fetch_nodes (parser, &parser->records[n]);
        }
      for (gsize i = 0; i < n; i++)
        {
          const char *row = parser->records[i].text;
          parser->record = parser->records[i];
          if (!read_record (parser, sound || kotaku_record_check_text (row, parser->ends[i] - row),
                            error))
            return FALSE;
          parser->line += (gint64) parser->record.line_feeds;
        }
    }
  return TRUE;
}

static KotakuBatch *
make_batch (KotakuSheet *sheet, GError **error)
{
  g_autoptr (KotakuBatch) batch
      = kotaku_batch_new (sheet->table, sheet->dialect, sheet->known, error);
  for (gint i = 0; batch != NULL && i < sheet->n_columns; i++)
    if (kotaku_batch_add_column (batch, sheet->headers[i], error) < 0)
      return NULL;
  return g_steal_pointer (&batch);
}

static gboolean
parse_block (const KotakuBlock *block, gsize slot, gpointer data, GError **error)
{
  Parts *parts = data;
  KotakuSheet *sheet = parts->sheet;
  KotakuCell *cells;
  Parser parser = { .sheet = sheet, .part = &parts->parts[slot], .text = KOTAKU_TEXT_INIT };
  gboolean done;
  if (parser.part->batch == NULL)
    parser.part->batch = make_batch (sheet, error);
  if (parser.part->batch == NULL)
    return FALSE;
  cells = KOTAKU_ALLOC (KotakuCell, sheet->n_cells * ROWS_AHEAD, error);
  for (gsize i = 0; cells != NULL && i < ROWS_AHEAD; i++)
    {
      parser.records[i].room = sheet->n_cells;
      parser.records[i].cells = cells + i * sheet->n_cells;
    }
  done = cells != NULL && read_rows (&parser, block, error);
  g_free (cells);
  kotaku_text_clear (&parser.text);
  return done;
}

static gboolean
join_part (gsize slot, gpointer data, gboolean *stop, GError **error)
{
  Parts *parts = data;
  Part *part = &parts->parts[slot];
  KotakuSheet *sheet = parts->sheet;
  gint64 n_rows = (gint64) kotaku_batch_get_n_rows (part->batch);
  gboolean done = kotaku_buffer_append (&sheet->block_rows, &n_rows, 1, error)
                  && kotaku_batch_append (sheet->batch, part->batch, error);
  if (kotaku_batch_count_texts (part->batch) > TEXTS_KEPT)
    g_clear_pointer (&part->batch, kotaku_batch_free);
  kotaku_problems_join (&sheet->problems, &part->problems);
  sheet->n_blank += part->n_blank;
  sheet->incomplete = sheet->incomplete || part->incomplete;
  part->n_blank = 0;
  part->incomplete = FALSE;
  return done;
}

static gboolean
read_blocks (KotakuSheet *sheet, KotakuOptions *options, GCancellable *cancellable, GError **error)
{
  Parts parts = { .sheet = sheet };
  KotakuCut cut = { .input = sheet->input,
                    .separator = sheet->separator,
                    .skip = sheet->skip,
                    .line = sheet->line,
                    .task = sheet->spec->name,
                    .parse = parse_block,
                    .join = join_part,
                    .data = &parts };
  gboolean done;
  for (gsize i = 0; i < KOTAKU_CUT_WINDOW; i++)
    kotaku_problems_init (&parts.parts[i].problems);
  done = kotaku_cut_run (&cut, options, cancellable, error);
  for (gsize i = 0; i < KOTAKU_CUT_WINDOW; i++)
    {
      g_clear_pointer (&parts.parts[i].batch, kotaku_batch_free);
      kotaku_problems_clear (&parts.parts[i].problems);
    }
  return done;
}

static void
find_node_cells (KotakuSheet *sheet)
{
  gsize n = 0;
  for (gsize i = 0; i < sheet->n_cells && n < G_N_ELEMENTS (sheet->node_cells); i++)
    {
      KotakuFieldKind kind = kotaku_sheet_get_kind (sheet, i);
      if (kind == KOTAKU_KIND_NODE || kind == KOTAKU_KIND_ACTOR || kind == KOTAKU_KIND_INSTITUTION)
        sheet->node_cells[n++] = (gint) i;
    }
}

gboolean
kotaku_sheet_read (KotakuSheet *sheet,
                   KotakuNetwork *known,
                   KotakuOptions *options,
                   GCancellable *cancellable,
                   GError **error)
{
  sheet->known = known;
  sheet->node_cells[0] = sheet->node_cells[1] = -1;
  if (!kotaku_sheet_read_header (sheet, error)
      || !kotaku_sheet_find_decimal (sheet, options, cancellable, error))
    return FALSE;
  sheet->batch = make_batch (sheet, error);
  if (sheet->batch != NULL)
    sheet->block_rows = kotaku_buffer_new (sizeof (gint64), 0, error);
  if (sheet->block_rows == NULL)
    return FALSE;
  find_node_cells (sheet);
  return sheet->n_cells == 0
         || (read_blocks (sheet, options, cancellable, error)
             && (sheet->separator == ','
                 || kotaku_batch_settle_numbers (sheet->batch, sheet->decimal, error)));
}

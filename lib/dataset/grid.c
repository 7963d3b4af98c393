/* SPDX-License-Identifier: GPL-2.0-or-later */

/* A small table that is no part of a dataset, cut by the same rules: rules of strength. */

#include "dataset/dataset-private.h"

#include <stdarg.h>
#include <string.h>

/* Far above what anybody writes by hand. */
#define MOST_BYTES ((gsize) 16 << 20)
#define PIECE 65536

typedef struct
{
  KotakuGrid *grid;
  const char *text, *end;
  char separator;
  KotakuRecord record;
} Parser;

void
kotaku_grid_free (KotakuGrid *grid)
{
  if (grid == NULL)
    return;
  for (gsize i = 0; grid->cells != NULL && i < (grid->n_rows + 1) * grid->n_columns; i++)
    g_free (grid->cells[i].text);
  g_free (grid->cells);
  g_free (grid->file);
  g_free (grid);
}

void
kotaku_grid_fail (const KotakuGrid *grid,
                  const KotakuGridCell *cell,
                  KotakuError code,
                  GError **error,
                  const char *format,
                  ...)
{
  va_list arguments;
  va_start (arguments, format);
  g_autofree char *message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error (error, KOTAKU_ERROR, (int) code, "%s:%" G_GINT64_FORMAT ":%" G_GINT64_FORMAT ": %s",
               grid->file, cell->line, cell->column, message);
}

/* -- bytes
 * ---------------------------------------------------------------------------------------------- */

static char *
read_all (const char *path, gsize *length, GError **error)
{
  g_autoptr (KotakuInput) input = kotaku_input_open (path, error);
  g_autofree char *text = NULL;
  gsize capacity = 0, n = 1;
  *length = 0;
  while (input != NULL && n > 0)
    {
      if (capacity - *length < PIECE)
        {
          char *more
              = kotaku_realloc (text, capacity + 2 * PIECE + KOTAKU_RECORD_PADDING, 1, error);
          if (more == NULL)
            return NULL;
          text = more;
          capacity += 2 * PIECE;
        }
      if (!kotaku_input_read (input, text + *length, capacity - *length, &n, error))
        return NULL;
      *length += n;
      if (*length > MOST_BYTES)
        {
          g_set_error (error, KOTAKU_ERROR, KOTAKU_ERROR_INVALID,
                       "%s: more than %d MiB, expected a small table", path,
                       (int) (MOST_BYTES >> 20));
          return NULL;
        }
    }
  if (input == NULL)
    return NULL;
  memset (text + *length, 0, KOTAKU_RECORD_PADDING);
  return g_steal_pointer (&text);
}

/* -- records
 * -------------------------------------------------------------------------------------------- */

/* Rows with any text, and the cells of the first one. */
static void
measure (const char *text, const char *end, char separator, gsize *n_rows, gsize *n_columns)
{
  *n_rows = *n_columns = 0;
  while (text < end)
    {
      KotakuRecord record = { .room = 0 };
      text = kotaku_record_scan (&record, text, end, separator);
      if (!record.filled)
        continue;
      *n_columns = *n_rows == 0 ? record.n : *n_columns;
      ++*n_rows;
    }
}

/* The sign that cuts the header into the most cells; the comma where others do no better. */
static void
choose_separator (Parser *parser)
{
  static const char separators[] = { ',', ';', '\t' };
  KotakuGrid *grid = parser->grid;
  for (gsize i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      gsize n_rows, n_columns;
      measure (parser->text, parser->end, separators[i], &n_rows, &n_columns);
      if (i > 0 && n_columns <= grid->n_columns)
        continue;
      grid->n_columns = n_columns;
      grid->n_rows = MAX (n_rows, 1) - 1;
      parser->separator = separators[i];
    }
}

/* A quote that is never closed is on the line where it opens. */
static void
place_cell (const Parser *parser, const KotakuCell *cell, KotakuGridCell *to)
{
  KotakuRecord line = parser->record;
  if (cell->fault == KOTAKU_CELL_NOT_CLOSED)
    for (const char *c = parser->record.text; c < cell->text - 1; c++)
      if (*c == '\n')
        {
          line.text = c + 1;
          to->line++;
        }
  to->column = kotaku_record_get_column (&line, cell);
}

static const char *
get_fault (const KotakuCell *cell)
{
  switch ((KotakuCellFault) cell->fault)
    {
    case KOTAKU_CELL_QUOTE_INSIDE:
      return "a quote inside a cell that does not begin with one";
    case KOTAKU_CELL_AFTER_QUOTE:
      return "text after the quote that closes a cell";
    case KOTAKU_CELL_NOT_CLOSED:
      return "a quote that is never closed";
    case KOTAKU_CELL_RETURN:
      return "a carriage return without a line feed";
    case KOTAKU_CELL_SOUND:
    default:
      return kotaku_record_check_text (cell->text, cell->length) ? NULL : "no text in UTF-8";
    }
}

static gboolean
take_cell (Parser *parser, const KotakuCell *cell, KotakuGridCell *to, GError **error)
{
  const char *fault = get_fault (cell);
  place_cell (parser, cell, to);
  if (fault != NULL)
    {
      kotaku_grid_fail (parser->grid, to, KOTAKU_ERROR_INVALID, error, "%s", fault);
      return FALSE;
    }
  g_autoptr (GString) text = g_string_new_len (cell->text, (gssize) cell->length);
  if (cell->doubled)
    g_string_replace (text, "\"\"", "\"", 0);
  to->text = kotaku_text_normalise (text->str, (gssize) text->len);
  return TRUE;
}

static gboolean
take_record (Parser *parser, gsize row, gint64 line, GError **error)
{
  KotakuGrid *grid = parser->grid;
  const KotakuRecord *record = &parser->record;
  KotakuGridCell *cells = grid->cells + row * grid->n_columns;
  for (gsize i = 0; i < grid->n_columns; i++)
    cells[i] = (KotakuGridCell){ .line = line, .column = 1 };
  for (gsize i = 0; i < MIN (record->n, grid->n_columns); i++)
    if (!take_cell (parser, &record->cells[i], &cells[i], error))
      return FALSE;
  if (record->n == grid->n_columns)
    return TRUE;
  const KotakuGridCell start = { .line = line, .column = 1 };
  kotaku_grid_fail (grid, &start, KOTAKU_ERROR_INVALID, error,
                    "%" G_GSIZE_FORMAT " fields where the header has %" G_GSIZE_FORMAT, record->n,
                    grid->n_columns);
  return FALSE;
}

static gboolean
take_records (Parser *parser, GError **error)
{
  gsize row = 0;
  gint64 line = 1;
  const char *text = parser->text;
  while (text < parser->end)
    {
      text = kotaku_record_scan (&parser->record, text, parser->end, parser->separator);
      if (parser->record.filled && !take_record (parser, row++, line, error))
        return FALSE;
      line += (gint64) parser->record.line_feeds;
    }
  return TRUE;
}

/* KOTAKU_RECORD_PADDING bytes follow the text. */
static KotakuGrid *
parse (char *file, const char *text, gsize length, GError **error)
{
  g_autoptr (KotakuGrid) grid = g_new0 (KotakuGrid, 1);
  Parser parser = { .grid = grid, .text = text, .end = text + length };
  grid->file = file;
  choose_separator (&parser);
  if (grid->n_columns == 0)
    {
      const KotakuGridCell start = { .line = 1, .column = 1 };
      kotaku_grid_fail (grid, &start, KOTAKU_ERROR_INVALID, error, "no header row");
      return NULL;
    }
  if (grid->n_columns > KOTAKU_MOST_COLUMNS)
    {
      const KotakuGridCell start = { .line = 1, .column = 1 };
      kotaku_grid_fail (grid, &start, KOTAKU_ERROR_INVALID, error,
                        "the header row has %" G_GSIZE_FORMAT " cells, at most %d are read",
                        grid->n_columns, KOTAKU_MOST_COLUMNS);
      return NULL;
    }
  g_autofree KotakuCell *cells = KOTAKU_ALLOC (KotakuCell, grid->n_columns, error);
  grid->cells = cells != NULL
                    ? KOTAKU_ALLOC0 (KotakuGridCell, (grid->n_rows + 1) * grid->n_columns, error)
                    : NULL;
  if (grid->cells == NULL)
    return NULL;
  parser.record = (KotakuRecord){ .cells = cells, .room = grid->n_columns };
  return take_records (&parser, error) ? g_steal_pointer (&grid) : NULL;
}

KotakuGrid *
kotaku_grid_read (const char *path, GError **error)
{
  gsize length = 0;
  g_autofree char *text = read_all (path, &length, error);
  return text != NULL ? parse (g_filename_display_name (path), text, length, error) : NULL;
}

KotakuGrid *
kotaku_grid_new (const char *name, const char *text, GError **error)
{
  gsize length = strlen (text);
  g_autofree char *padded = KOTAKU_ALLOC0 (char, length + KOTAKU_RECORD_PADDING, error);
  if (padded == NULL)
    return NULL;
  memcpy (padded, text, length);
  return parse (g_strdup (name), padded, length, error);
}

/* SPDX-License-Identifier: GPL-2.0-or-later */

/* An aligned table: numbers at their decimal points, long text wrapped within its column, nothing
 * cut off. */

#include "present/present-private.h"

#include <string.h>

#define TABLE_WIDTH 100
#define WIDEST_TABLE 160
#define LEAST_WIDTH 12
#define LONGEST_PIECE 32
#define GAP 2

typedef struct
{
  KotakuCells cells;
  char *title;
  gboolean number;
  gsize width;    /* on the screen */
  gsize least;    /* what wrapping can narrow it to */
  gsize decimals; /* of the widest part from the decimal point on */
} TableColumn;

typedef struct
{
  gsize n_rows;
  gsize n_columns;
  gboolean is_too_wide;
  TableColumn *columns;
  const char **rest; /* of the cells of a row, while its lines are written */
  char (*buffers)[KOTAKU_CELL_LENGTH];
} Table;

static void
clear_table (Table *table)
{
  for (gsize i = 0; table->columns != NULL && i < table->n_columns; i++)
    {
      kotaku_cells_clear (&table->columns[i].cells);
      g_free (table->columns[i].title);
    }
  g_free (table->columns);
  g_free (table->rest);
  g_free (table->buffers);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Table, clear_table)

static gsize
get_decimals (const char *number)
{
  const char *point = strpbrk (number, ".,");
  return point != NULL ? strlen (point) : 0;
}

/* The widest of each part of a number: its end and what stands before it. */
static gboolean
measure_numbers (TableColumn *column, gsize n_rows, GCancellable *cancellable, GError **error)
{
  char buffer[KOTAKU_CELL_LENGTH];
  gsize before = 0;
  for (gsize i = 0; i < n_rows; i++)
    {
      if (!kotaku_row_may_go_on (i, cancellable, error))
        return FALSE;
      const char *cell = kotaku_cells_get (&column->cells, i, buffer);
      gsize decimals = get_decimals (cell);
      column->decimals = MAX (column->decimals, decimals);
      before = MAX (before, strlen (cell) - decimals);
    }
  column->width = MAX (column->width, before + column->decimals);
  return TRUE;
}

static gboolean
measure_texts (TableColumn *column, gsize n_rows, GCancellable *cancellable, GError **error)
{
  char buffer[KOTAKU_CELL_LENGTH];
  gsize piece = LEAST_WIDTH;
  for (gsize i = 0; i < n_rows; i++)
    {
      if (!kotaku_row_may_go_on (i, cancellable, error))
        return FALSE;
      const char *cell = kotaku_cells_get (&column->cells, i, buffer);
      gsize width = kotaku_wrap_get_width (cell, strlen (cell));
      if (width > column->width)
        column->width = width;
      if (width > piece && piece < LONGEST_PIECE)
        piece = MAX (piece, MIN (kotaku_wrap_get_piece (cell), LONGEST_PIECE));
    }
  column->least = MIN (column->width, piece);
  return TRUE;
}

static gboolean
measure (TableColumn *column, gsize n_rows, GCancellable *cancellable, GError **error)
{
  column->number
      = column->cells.type == KOTAKU_COLUMN_DOUBLE || column->cells.type == KOTAKU_COLUMN_INT64;
  if (!(column->number ? measure_numbers (column, n_rows, cancellable, error)
                       : measure_texts (column, n_rows, cancellable, error)))
    return FALSE;
  if (column->number)
    column->least = column->width;
  column->least = MAX (column->least, kotaku_wrap_get_piece (column->title));
  column->width
      = MAX (column->width, kotaku_wrap_get_width (column->title, strlen (column->title)));
  return TRUE;
}

static gsize
get_total (const Table *table)
{
  gsize total = table->n_columns > 0 ? GAP * (table->n_columns - 1) : 0;
  for (gsize i = 0; i < table->n_columns; i++)
    total += table->columns[i].width;
  return total;
}

/* The widest text gives first, until the table fits or no text can give. One with whole sentences,
 * or of too many columns, is better not a table. */
static void
fit (Table *table, gsize width, gsize widest_table)
{
  gboolean sentences = FALSE;
  for (gsize i = 0; i < table->n_columns; i++)
    sentences = sentences || table->columns[i].width > width;
  gsize total = get_total (table);
  while (total > width)
    {
      TableColumn *widest = NULL;
      for (gsize i = 0; i < table->n_columns; i++)
        {
          TableColumn *column = &table->columns[i];
          if (column->width > column->least && (widest == NULL || column->width > widest->width))
            widest = column;
        }
      if (widest == NULL)
        break;
      gsize give = MIN (total - width, 1 + (widest->width - widest->least) / 8);
      widest->width -= give;
      total -= give;
    }
  table->is_too_wide = total > (sentences ? width : widest_table);
}

static gboolean
start (Table *table,
       KotakuFrame *frame,
       KotakuLanguage language,
       gsize width,
       GCancellable *cancellable,
       GError **error)
{
  const char *const *names = kotaku_frame_get_column_names (frame);
  table->n_rows = kotaku_frame_get_n_rows (frame);
  table->n_columns = kotaku_frame_get_n_columns (frame);
  table->columns = g_new0 (TableColumn, table->n_columns);
  table->rest = g_new0 (const char *, table->n_columns);
  table->buffers = g_malloc0_n (table->n_columns, KOTAKU_CELL_LENGTH);
  for (gsize i = 0; i < table->n_columns; i++)
    {
      TableColumn *column = &table->columns[i];
      column->title = kotaku_translate_title (names[i], language);
      if (!kotaku_cells_init (&column->cells, frame, names[i], language, error)
          || !measure (column, table->n_rows, cancellable, error))
        return FALSE;
    }
  fit (table, width > 0 ? width : TABLE_WIDTH, width > 0 ? width : WIDEST_TABLE);
  return TRUE;
}

/* One line of what is left of a cell or title; the last column is not padded. */
static void
write_piece (TableColumn *column,
             const char **rest,
             gboolean title,
             gboolean last,
             KotakuText *text)
{
  const char *piece = *rest;
  gsize length = kotaku_wrap_line (piece, column->width, rest);
  gsize width = kotaku_wrap_get_width (piece, length);
  gsize left = 0;
  if (column->number && length > 0)
    left = column->width - width - (title ? 0 : column->decimals - get_decimals (piece));
  kotaku_wrap_append_spaces (text, left);
  kotaku_text_append (text, piece, (gssize) length);
  if (!last && column->width > left + width)
    kotaku_wrap_append_spaces (text, column->width - left - width);
}

/* The lines of a row or of the titles, until no cell has anything left. */
static void
write_lines (Table *table, gboolean titles, KotakuText *text)
{
  gboolean more = TRUE;
  while (more && !text->failed)
    {
      more = FALSE;
      gsize start_of_line = text->length;
      for (gsize i = 0; i < table->n_columns; i++)
        {
          if (i > 0)
            kotaku_wrap_append_spaces (text, GAP);
          write_piece (&table->columns[i], &table->rest[i], titles, i + 1 == table->n_columns,
                       text);
          more = more || table->rest[i][0] != '\0';
        }
      while (text->length > start_of_line && text->text[text->length - 1] == ' ')
        text->text[--text->length] = '\0';
      kotaku_text_append_c (text, '\n');
    }
}

/* Titles stand where the cells do: those of numbers at the right. */
static void
write_header (Table *table, KotakuText *text)
{
  for (gsize i = 0; i < table->n_columns; i++)
    table->rest[i] = table->columns[i].title;
  write_lines (table, TRUE, text);
  for (gsize i = 0; i < table->n_columns; i++)
    {
      for (gsize j = 0; j < table->columns[i].width; j++)
        kotaku_text_append (text, "─", -1);
      if (i + 1 < table->n_columns)
        kotaku_wrap_append_spaces (text, GAP);
    }
  kotaku_text_append_c (text, '\n');
}

gboolean
kotaku_frame_append_table (KotakuFrame *frame,
                           KotakuLanguage language,
                           gsize width,
                           KotakuText *text,
                           GCancellable *cancellable,
                           GError **error)
{
  g_auto (Table) table = { 0 };
  if (!start (&table, frame, language, width, cancellable, error))
    return FALSE;
  if (table.n_columns == 0)
    return TRUE;
  if (table.is_too_wide && table.n_rows > 0)
    return kotaku_frame_append_blocks (frame, language, width, text, cancellable, error);
  write_header (&table, text);
  for (gsize i = 0; i < table.n_rows && !text->failed; i++)
    {
      if (!kotaku_row_may_go_on (i, cancellable, error))
        return FALSE;
      for (gsize j = 0; j < table.n_columns; j++)
        table.rest[j] = kotaku_cells_get (&table.columns[j].cells, i, table.buffers[j]);
      write_lines (&table, FALSE, text);
    }
  return TRUE;
}

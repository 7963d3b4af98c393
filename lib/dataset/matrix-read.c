/* SPDX-License-Identifier: GPL-2.0-or-later */

/* A matrix as CSV: ids in the header, after an empty cell, and before each row; a number for each
 * pair. So pandas, R and spreadsheets write it. 0 and nothing are no tie. */

#include "dataset/import-private.h"

#include <string.h>

/* Enough of a file to see how it begins. */
#define START 4096

typedef struct
{
  KotakuImport *graph;
  KotakuGrid *grid;
  gint64 *line;
  gboolean commas; /* separate cells */
  char decimal;
} Reader;

/* The sign after an empty first cell, and before one that is not; 0: the file begins otherwise. */
static char
get_separator (const char *text)
{
  while (*text == '\r' || *text == '\n')
    text++;
  if (text[0] == '"' && text[1] == '"')
    text += 2;
  char sign = *text == ',' || *text == ';' || *text == '\t' ? *text : '\0';
  return sign != '\0' && text[1] != sign && strchr ("\r\n ", text[1]) == NULL ? sign : '\0';
}

/* A header of ties may begin with a column without a name. */
static gboolean
names_ties (const char *text, char separator)
{
  const KotakuTableSpec *spec = kotaku_table_spec (KOTAKU_TABLE_TIES);
  const char signs[] = { separator, '\0' };
  gsize n_needed = 0;
  text += strspn (text, "\r\n");
  g_autofree char *line = g_strndup (text, strcspn (text, "\r\n"));
  g_auto (GStrv) cells = g_strsplit (line, signs, -1);
  for (char **cell = cells; *cell != NULL; cell++)
    {
      gsize length = strlen (*cell);
      gboolean quoted = length > 1 && **cell == '"' && (*cell)[length - 1] == '"';
      g_autofree char *name = quoted ? g_strndup (*cell + 1, length - 2) : g_strdup (*cell);
      const KotakuField *field
          = g_utf8_validate (name, -1, NULL) ? kotaku_table_spec_find (spec, name) : NULL;
      n_needed += field != NULL && field->required;
    }
  return n_needed >= 2;
}

gboolean
kotaku_file_is_matrix (KotakuInput *input, gboolean *is_matrix, GError **error)
{
  char start[START + 1];
  gsize n = 0, got = 1;
  kotaku_input_rewind (input);
  while (got > 0 && START - n >= 4)
    {
      if (!kotaku_input_read (input, start + n, START - n, &got, error))
        return FALSE;
      n += got;
    }
  start[n] = '\0';
  kotaku_input_rewind (input);
  *is_matrix = get_separator (start) != '\0' && !names_ties (start, get_separator (start));
  return TRUE;
}

/* "FILE:LINE:COLUMN: message" has its place taken out. */
static gboolean
take_fault (Reader *reader, const char *file, GError *fault, GError **error)
{
  gsize length = strlen (file);
  if (g_str_has_prefix (fault->message, file) && fault->message[length] == ':')
    {
      const char *message = strstr (fault->message + length, ": ");
      *reader->line = g_ascii_strtoll (fault->message + length + 1, NULL, 10);
      if (message != NULL)
        {
          g_set_error_literal (error, fault->domain, fault->code, message + 2);
          g_error_free (fault);
          return FALSE;
        }
    }
  g_propagate_error (error, fault);
  return FALSE;
}

static gboolean
read_grid (Reader *reader, GError **error)
{
  KotakuReading *reading = reader->graph->reading;
  GError *fault = NULL;
  gsize length;
  g_autoptr (KotakuInput) input = kotaku_reading_open_input (reading, error);
  g_autofree char *text = input != NULL ? kotaku_input_read_all (input, &length, error) : NULL;
  if (text == NULL)
    return FALSE;
  if (strlen (text) != length)
    {
      g_set_error_literal (error, KOTAKU_ERROR, KOTAKU_ERROR_INVALID, "a NUL in the file");
      return FALSE;
    }
  reader->commas = get_separator (text) == ',';
  reader->grid = kotaku_grid_new (reading->shown, text, &fault);
  return reader->grid != NULL || take_fault (reader, reading->shown, fault, error);
}

static gboolean
fail (Reader *reader, const KotakuGridCell *cell, GError **error, const char *message)
{
  *reader->line = cell->line;
  g_set_error (error, KOTAKU_ERROR, KOTAKU_ERROR_INVALID, "\"%.60s\" %s", cell->text, message);
  return FALSE;
}

/* In files with semicolons or tabs the first number that reads in one way only settles the sign. */
static gboolean
find_decimal (Reader *reader, GError **error)
{
  const KotakuGridCell *either = NULL;
  reader->decimal = reader->commas ? '.' : '\0';
  for (gsize i = 0; i < reader->grid->n_rows && reader->decimal == '\0'; i++)
    for (gsize j = 1; j < reader->grid->n_columns && reader->decimal == '\0'; j++)
      {
        const KotakuGridCell *cell = kotaku_grid_get_cell (reader->grid, i, j);
        KotakuDecimal decimal
            = cell->text != NULL
                  ? kotaku_cell_get_decimal (KOTAKU_KIND_WEIGHT, cell->text, strlen (cell->text))
                  : KOTAKU_DECIMAL_SILENT;
        if (decimal == KOTAKU_DECIMAL_EITHER && either == NULL)
          either = cell;
        if (decimal == KOTAKU_DECIMAL_POINT || decimal == KOTAKU_DECIMAL_COMMA)
          reader->decimal = decimal == KOTAKU_DECIMAL_POINT ? '.' : ',';
      }
  if (reader->decimal == '\0' && either != NULL)
    return fail (reader, either, error,
                 "can be read in two ways, and no number of the file settles which");
  reader->decimal = reader->decimal == '\0' ? '.' : reader->decimal;
  return TRUE;
}

static gboolean
add_nodes (Reader *reader, KotakuDictionary **ids, GError **error)
{
  for (gsize j = 1; j < reader->grid->n_columns; j++)
    {
      const KotakuGridCell *cell = kotaku_grid_get_header (reader->grid, j);
      const char *id = cell->text != NULL ? cell->text : "";
      if (*id == '\0')
        return fail (reader, cell, error, "is no id of a column of the matrix");
      if (!kotaku_import_set_node (reader->graph, KOTAKU_IMPORT_ID, id, strlen (id), error)
          || !kotaku_import_end_node (reader->graph, cell->line, error)
          || kotaku_dictionary_intern (ids, id, strlen (id), error) < 0)
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_tie (Reader *reader, gsize row, gsize column, GError **error)
{
  const KotakuGridCell *cell = kotaku_grid_get_cell (reader->grid, row, column);
  const KotakuGridCell *from = kotaku_grid_get_cell (reader->grid, row, 0);
  const KotakuGridCell *to = kotaku_grid_get_header (reader->grid, column);
  char plain[KOTAKU_NUMBER_LENGTH];
  double value;
  gsize n;
  if (cell->text == NULL || *cell->text == '\0')
    return TRUE;
  if (!kotaku_cell_make_plain (reader->decimal, cell->text, strlen (cell->text), plain, &n)
      || !kotaku_text_to_double (plain, n, &value))
    return fail (reader, cell, error, "is no number");
  if (value == 0)
    return TRUE;
  return kotaku_import_set_edge (reader->graph, KOTAKU_IMPORT_FROM, from->text, strlen (from->text),
                                 error)
         && kotaku_import_set_edge (reader->graph, KOTAKU_IMPORT_TO, to->text, strlen (to->text),
                                    error)
         && kotaku_import_set_edge (reader->graph, KOTAKU_IMPORT_WEIGHT, plain, n, error)
         && kotaku_import_end_edge (reader->graph, TRUE, cell->line, error);
}

/* Each row is of a node that has a column, and of another one than the rows before. */
static gboolean
add_rows (Reader *reader, const KotakuDictionary *ids, GError **error)
{
  gsize n = reader->grid->n_columns;
  g_autofree guint8 *seen = KOTAKU_ALLOC0 (guint8, n, error);
  for (gsize i = 0; seen != NULL && i < reader->grid->n_rows; i++)
    {
      const KotakuGridCell *cell = kotaku_grid_get_cell (reader->grid, i, 0);
      const char *id = cell->text != NULL ? cell->text : "";
      gint32 code = kotaku_dictionary_find (ids, id, strlen (id));
      if (code < 0)
        return fail (reader, cell, error, "begins a row, and is no column of the matrix");
      if (seen[code]++)
        return fail (reader, cell, error, "begins a second row");
      if (g_cancellable_set_error_if_cancelled (reader->graph->cancellable, error))
        return FALSE;
      for (gsize j = 1; j < n; j++)
        if (!add_tie (reader, i, j, error))
          return FALSE;
    }
  return seen != NULL;
}

static gboolean
read_matrix (KotakuImport *graph, gint64 *line, GError **error)
{
  Reader reader = { .graph = graph, .line = line };
  graph->has_list = TRUE;
  if (!read_grid (&reader, error))
    return FALSE;
  KotakuDictionary *ids = kotaku_dictionary_new (error);
  gboolean done = ids != NULL && find_decimal (&reader, error) && add_nodes (&reader, &ids, error)
                  && add_rows (&reader, ids, error);
  g_clear_pointer (&ids, kotaku_dictionary_unref);
  kotaku_grid_free (reader.grid);
  return done;
}

gboolean
kotaku_matrix_load (KotakuReading *reading, GCancellable *cancellable, GError **error)
{
  return kotaku_import_load (reading, read_matrix, cancellable, error);
}

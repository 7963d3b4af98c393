/* SPDX-License-Identifier: GPL-2.0-or-later */

/* A network as one file of another program's. The ending chooses the format; what a format cannot
 * hold is named. */

#include "dataset/export-private.h"

#include <math.h>
#include <string.h>

/* -- columns -- */

static gboolean
take_column (KotakuExportColumn *column, KotakuFrame *frame, const char *name, GError **error)
{
  gsize n = kotaku_frame_get_n_rows (frame);
  column->name = name;
  column->type = kotaku_frame_get_column_type (frame, name);
  if (column->type == KOTAKU_COLUMN_STRING)
    {
      column->codes = kotaku_frame_get_codes (frame, name, NULL, error);
      column->words = kotaku_frame_get_dictionary (frame, name, NULL, error);
      for (gsize i = 0; column->codes != NULL && i < n && !column->is_set; i++)
        column->is_set = column->codes[i] >= 0;
      return column->codes != NULL;
    }
  if (column->type == KOTAKU_COLUMN_DOUBLE)
    {
      column->doubles = kotaku_frame_get_doubles (frame, name, NULL, error);
      for (gsize i = 0; column->doubles != NULL && i < n && !column->is_set; i++)
        column->is_set = !isnan (column->doubles[i]);
      return column->doubles != NULL;
    }
  column->missing = kotaku_frame_get_missing (frame, name, NULL, error);
  if (column->missing == NULL)
    return FALSE;
  for (gsize i = 0; i < n && !column->is_set; i++)
    column->is_set = !column->missing[i];
  if (column->type == KOTAKU_COLUMN_INT64)
    return (column->int64s = kotaku_frame_get_int64s (frame, name, NULL, error)) != NULL;
  return (column->answers = kotaku_frame_get_booleans (frame, name, NULL, error)) != NULL;
}

gboolean
kotaku_export_take_table (KotakuExportTable *to,
                          KotakuNetwork *network,
                          KotakuTable table,
                          GCancellable *cancellable,
                          GError **error)
{
  to->frame = kotaku_network_get_canonical_rows (network, table, cancellable, error);
  if (to->frame == NULL)
    return FALSE;
  kotaku_frame_seal (to->frame);
  const char *const *names = kotaku_frame_get_column_names (to->frame);
  gsize n = kotaku_frame_get_n_columns (to->frame);
  to->n_rows = kotaku_frame_get_n_rows (to->frame);
  to->columns = KOTAKU_ALLOC0 (KotakuExportColumn, n, error);
  if (to->columns == NULL)
    return FALSE;
  to->n_columns = n;
  for (gsize i = 0; i < n; i++)
    if (!take_column (&to->columns[i], to->frame, names[i], error))
      return FALSE;
  return TRUE;
}

void
kotaku_export_clear_table (KotakuExportTable *table)
{
  for (gsize i = 0; table->columns != NULL && i < table->n_columns; i++)
    {
      g_free (table->columns[i].missing);
      g_free (table->columns[i].answers);
    }
  g_free (table->columns);
  g_clear_pointer (&table->frame, kotaku_frame_unref);
}

const char *
kotaku_export_get_cell (const KotakuExportColumn *column,
                        gsize row,
                        char buffer[KOTAKU_DOUBLE_LENGTH])
{
  if (column->type == KOTAKU_COLUMN_STRING)
    return column->codes[row] >= 0 ? column->words[column->codes[row]] : NULL;
  if (column->type == KOTAKU_COLUMN_DOUBLE)
    return kotaku_text_from_double (column->doubles[row], buffer) > 0 ? buffer : NULL;
  if (column->missing[row])
    return NULL;
  if (column->type == KOTAKU_COLUMN_INT64)
    g_snprintf (buffer, KOTAKU_DOUBLE_LENGTH, "%" G_GINT64_FORMAT, column->int64s[row]);
  else
    return column->answers[row] ? "yes" : "no";
  return buffer;
}

const KotakuExportColumn *
kotaku_export_find (const KotakuExportTable *table, const char *name)
{
  for (gsize i = 0; i < table->n_columns; i++)
    if (strcmp (table->columns[i].name, name) == 0)
      return &table->columns[i];
  return NULL;
}

const char *
kotaku_export_get (const KotakuExportTable *table,
                   const char *name,
                   gsize row,
                   char buffer[KOTAKU_DOUBLE_LENGTH])
{
  const KotakuExportColumn *column = kotaku_export_find (table, name);
  return column != NULL ? kotaku_export_get_cell (column, row, buffer) : NULL;
}

/* -- nodes and ties -- */

const KotakuExportTable *
kotaku_export_get_node (const KotakuExport *export, gsize number, gsize *row)
{
  gsize n_actors = export->nodes[0].n_rows;
  *row = number < n_actors ? number : number - n_actors;
  return &export->nodes[number < n_actors ? 0 : 1];
}

gsize
kotaku_export_get_from (const KotakuExport *export, gsize tie)
{
  return export->numbers[export->columns.from[tie]];
}

gsize
kotaku_export_get_to (const KotakuExport *export, gsize tie)
{
  return export->numbers[export->columns.to[tie]];
}

static int
get_direction (const KotakuExport *export, gsize tie)
{
  return export->columns.direction != NULL ? export->columns.direction[tie]
                                           : KOTAKU_DIRECTION_UNSTATED;
}

gboolean
kotaku_export_is_mutual (const KotakuExport *export, gsize tie)
{
  int direction = get_direction (export, tie);
  return direction != KOTAKU_DIRECTION_ARC && direction != KOTAKU_DIRECTION_VERTICAL;
}

/* What was not said of any tie is not said in the file; else an empty cell is told as what it
 * means. */
const char *
kotaku_export_get_direction (const KotakuExport *export, gsize tie)
{
  int direction = get_direction (export, tie);
  const guint8 *given = export->columns.direction_given;
  if (given != NULL && !given[tie] && direction == KOTAKU_DIRECTION_ARC)
    return NULL;
  if (direction == KOTAKU_DIRECTION_UNSTATED)
    return "unstated";
  return kotaku_vocabulary_get_text (&kotaku_words_direction, direction, KOTAKU_LANGUAGE_EN);
}

static gboolean
number_nodes (KotakuExport *export, GError **error)
{
  gsize n = kotaku_network_get_n_nodes (export->network);
  export->numbers = KOTAKU_ALLOC0 (gsize, n, error);
  if (export->numbers == NULL)
    return FALSE;
  export->n_nodes = n;
  for (gsize i = 0; i < n; i++)
    {
      gsize row;
      const KotakuExportTable *table = kotaku_export_get_node (export, i, &row);
      const char *id = kotaku_export_get_cell (kotaku_export_find (table, "id"), row, NULL);
      export->numbers[kotaku_network_find_node (export->network, id, NULL)] = i;
    }
  return TRUE;
}

static gboolean
begin (KotakuExport *export, GError **error)
{
  gsize n_mutual = 0;
  kotaku_problems_init (&export->problems);
  if (!kotaku_export_take_table (&export->nodes[0], export->network, KOTAKU_TABLE_ACTORS,
                                 export->cancellable, error)
      || !kotaku_export_take_table (&export->nodes[1], export->network, KOTAKU_TABLE_INSTITUTIONS,
                                    export->cancellable, error)
      || !kotaku_export_take_table (&export->ties, export->network, KOTAKU_TABLE_TIES,
                                    export->cancellable, error)
      || !number_nodes (export, error))
    return FALSE;
  kotaku_network_get_tie_columns (export->network, &export->columns);
  for (gsize i = 0; i < export->ties.n_rows; i++)
    n_mutual += kotaku_export_is_mutual (export, i);
  export->is_undirected = n_mutual > 0 && n_mutual == export->ties.n_rows;
  export->is_mixed = n_mutual > 0 && !export->is_undirected;
  return TRUE;
}

static void
clear_export (KotakuExport *export)
{
  kotaku_export_clear_table (&export->nodes[0]);
  kotaku_export_clear_table (&export->nodes[1]);
  kotaku_export_clear_table (&export->ties);
  g_free (export->numbers);
  kotaku_text_clear (&export->text);
  if (export->problems.items != NULL)
    kotaku_problems_clear (&export->problems);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KotakuExport, clear_export)

gboolean
kotaku_export_check (const KotakuExport *export, gsize i, GError **error)
{
  if ((i & 1023) == 0 && g_cancellable_set_error_if_cancelled (export->cancellable, error))
    return FALSE;
  if (!export->text.failed)
    return TRUE;
  g_set_error_literal (error, KOTAKU_ERROR, KOTAKU_ERROR_NO_MEMORY, "out of memory");
  return FALSE;
}

/* -- what is not held -- */

void
kotaku_export_lose (KotakuExport *export, const char *field, const char *format, ...)
{
  va_list arguments;
  KotakuProblem *problem = kotaku_problem_new (KOTAKU_ERROR_INVALID, TRUE, NULL);
  va_start (arguments, format);
  problem->message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  problem->file = g_strdup (export->path);
  problem->field = g_strdup (field);
  kotaku_problems_take (&export->problems, problem);
}

static void
lose_columns (KotakuExport *export,
              const KotakuExportTable *table,
              const char *name,
              const char *const *held)
{
  g_autoptr (GString) names = g_string_new (NULL);
  gsize n = 0;
  for (gsize i = 0; i < table->n_columns; i++)
    if (table->columns[i].is_set && !g_strv_contains (held, table->columns[i].name))
      g_string_append_printf (names, "%s%s", n++ > 0 ? ", " : "", table->columns[i].name);
  if (n > 0)
    kotaku_export_lose (export, names->str, "columns of %s that are not held: %s", name,
                        names->str);
}

/* Programs that read no mixed graph read these. */
void
kotaku_export_lose_mixed (KotakuExport *export)
{
  if (export->is_mixed)
    kotaku_export_lose (export, "direction",
                        "ties that bind both ways are written as directed: the attribute direction "
                        "tells which");
  for (gsize i = 0; i < G_N_ELEMENTS (export->nodes); i++)
    {
      const KotakuExportColumn *kind = kotaku_export_find (&export->nodes[i], "kind");
      if (kind != NULL && kind->is_set)
        kotaku_export_lose (export, "kind", "the column kind of %s is not held",
                            i == 0 ? "actors" : "institutions");
    }
}

/* Actors and institutions look alike there. */
void
kotaku_export_lose_kinds (KotakuExport *export)
{
  gsize n = export->nodes[1].n_rows;
  if (n > 0)
    kotaku_export_lose (export, NULL, "institutions (%" G_GSIZE_FORMAT ") look like people", n);
}

/* A direction is an arc there, or none. */
void
kotaku_export_lose_words (KotakuExport *export)
{
  for (gsize i = 0; i < export->ties.n_rows; i++)
    {
      int direction = get_direction (export, i);
      if (direction == KOTAKU_DIRECTION_ARC || direction == KOTAKU_DIRECTION_HORIZONTAL)
        continue;
      kotaku_export_lose (export, "direction",
                          "of directions only arc and horizontal are held: vertical is written as "
                          "arc, equal and unstated as horizontal");
      return;
    }
}

void
kotaku_export_lose_nodes (KotakuExport *export, const char *const *held)
{
  lose_columns (export, &export->nodes[0], "actors", held);
  lose_columns (export, &export->nodes[1], "institutions", held);
}

void
kotaku_export_lose_ties (KotakuExport *export, const char *const *held)
{
  lose_columns (export, &export->ties, "ties", held);
}

/* Zones, events and posts of which nothing but the ids is known are named by other rows, and are
 * there again when the file is read. */
static gboolean
says_more (KotakuExport *export, KotakuTable table, GError **error)
{
  g_autoptr (KotakuFrame) frame
      = kotaku_network_get_canonical_rows (export->network, table, export->cancellable, error);
  return frame == NULL || kotaku_frame_get_n_columns (frame) > 1;
}

static gboolean
lose_tables (KotakuExport *export, GError **error)
{
  for (gint table = 1; table <= KOTAKU_N_TABLES; table++)
    {
      gsize n = kotaku_network_get_n_rows (export->network, table);
      GError *failure = NULL;
      if (n == 0 || table == KOTAKU_TABLE_ACTORS || table == KOTAKU_TABLE_INSTITUTIONS
          || table == KOTAKU_TABLE_TIES || !says_more (export, table, &failure))
        continue;
      if (failure != NULL)
        {
          g_propagate_error (error, failure);
          return FALSE;
        }
      kotaku_export_lose (export, NULL, "%s: %" G_GSIZE_FORMAT " %s not held",
                          kotaku_table_spec (table)->name, n, n == 1 ? "row is" : "rows are");
    }
  return TRUE;
}

/* -- files -- */

static const KotakuExportFormat formats[] = {
  { ".matrix.csv", "matrix", kotaku_export_matrix },
  { ".csv", "edge list", kotaku_export_edges },
  { ".tsv", "edge list", kotaku_export_tabs },
  { ".graphml", "GraphML", kotaku_export_graphml },
  { ".gexf", "GEXF", kotaku_export_gexf },
  { ".gml", "GML", kotaku_export_gml },
  { ".net", "Pajek", kotaku_export_pajek },
  { ".dl", "DL", kotaku_export_dl },
  { ".json", "node-link JSON", kotaku_export_json },
  { ".xlsx", "workbook", kotaku_export_workbook, TRUE },
};

static const KotakuExportFormat *
find_format (const char *path)
{
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    if (kotaku_file_has_ending (path, formats[i].ending))
      return &formats[i];
  return NULL;
}

/* A name with an ending that no format has is a slip rather than a directory. */
static gboolean
check_directory (const char *path, GError **error)
{
  g_autofree char *name = g_path_get_basename (path);
  const char *dot = strrchr (name, '.');
  if (dot == NULL || dot == name || dot[1] == '\0' || g_str_has_suffix (path, "/")
      || g_file_test (path, G_FILE_TEST_IS_DIR))
    return TRUE;
  g_autofree char *shown = g_filename_display_name (path);
  g_set_error (
      error, KOTAKU_ERROR, KOTAKU_ERROR_BAD_VALUE,
      "%s: no format has this ending, expected a directory, or .xlsx, .csv, .tsv, .matrix.csv, %s",
      shown, KOTAKU_IMPORT_ENDINGS);
  return FALSE;
}

static KotakuFrame *
finish (KotakuExport *export, GError **error)
{
  kotaku_problems_sort (&export->problems);
  return kotaku_problems_to_frame (&export->problems, export->path, error);
}

/* GLib names the file that it makes aside. */
gboolean
kotaku_export_save (const char *path, const KotakuText *text, GError **error)
{
  g_autoptr (GError) fault = NULL;
  if (g_file_set_contents_full (path, text->text != NULL ? text->text : "", (gssize) text->length,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0666,
                                &fault))
    return TRUE;
  g_autofree char *shown = g_filename_display_name (path);
  const char *why = g_strrstr (fault->message, ": ");
  g_set_error (error, fault->domain, fault->code, "%s: %s", shown,
               why != NULL ? why + strlen (": ") : fault->message);
  return FALSE;
}

static KotakuFrame *
write_file (KotakuNetwork *network,
            const char *path,
            const KotakuExportFormat *format,
            GCancellable *cancellable,
            GError **error)
{
  g_auto (KotakuExport) export = { .network = network, .cancellable = cancellable };
  g_autofree char *shown = g_filename_display_name (path);
  export.path = shown;
  if (!begin (&export, error) || (!format->holds_all && !lose_tables (&export, error))
      || !format->write (&export, error) || !kotaku_export_check (&export, 0, error))
    return NULL;
  g_autoptr (KotakuFrame) frame = finish (&export, error);
  if (frame == NULL || !kotaku_export_save (path, &export.text, error))
    return NULL;
  return g_steal_pointer (&frame);
}

KotakuFrame *
kotaku_network_export (KotakuNetwork *network,
                       const char *path,
                       GCancellable *cancellable,
                       GError **error)
{
  const KotakuExportFormat *format = find_format (path);
  if (format != NULL && !g_file_test (path, G_FILE_TEST_IS_DIR))
    return write_file (network, path, format, cancellable, error);
  if (!check_directory (path, error)
      || !kotaku_network_save (network, path, NULL, cancellable, error))
    return NULL;
  g_auto (KotakuProblems) none = { 0 };
  kotaku_problems_init (&none);
  return kotaku_problems_to_frame (&none, path, error);
}

/* SPDX-License-Identifier: GPL-2.0-or-later */

/* What a network has, as rows of a sheet: numbers are numbers, all else is text. */

#include "dataset/template-private.h"

#include <string.h>

/* What Excel holds. */
#define MOST_ROWS 1048576
#define LONGEST_TEXT 32767

static gboolean
is_own (const KotakuTableSpec *spec, const char *name)
{
  for (guint i = 0; i < spec->n_fields; i++)
    if (strcmp (spec->fields[i].name, name) == 0)
      return FALSE;
  return TRUE;
}

static void
append_place (KotakuText *xml, gsize column, gsize row)
{
  char letters[8];
  kotaku_workbook_get_letters (column, letters);
  kotaku_text_append (xml, "<c r=\"", -1);
  kotaku_text_append (xml, letters, -1);
  kotaku_text_append_int64 (xml, (gint64) row);
}

static gboolean
is_code (const char *text)
{
  if (text[0] != '_' || text[1] != 'x')
    return FALSE;
  for (guint i = 2; i < 6; i++)
    if (!g_ascii_isxdigit (text[i]))
      return FALSE;
  return text[6] == '_';
}

/* What looks like a sign's code, as in "_x000D_", would be read as the sign. */
static void
append_plain (KotakuText *xml, const char *text)
{
  if (strstr (text, "_x") == NULL)
    {
      kotaku_xml_append_escaped (xml, text);
      return;
    }
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      char sign[8] = { 0 };
      memcpy (sign, text, (gsize) (g_utf8_next_char (text) - text));
      kotaku_xml_append_escaped (xml, is_code (text) ? "_x005F_" : sign);
    }
}

static gboolean
append_text (KotakuText *xml,
             const KotakuTableSpec *spec,
             gsize column,
             gsize row,
             const char *text,
             GError **error)
{
  if (g_utf8_strlen (text, -1) > LONGEST_TEXT)
    {
      char letters[8];
      kotaku_workbook_get_letters (column, letters);
      return kotaku_refuse (error, KOTAKU_ERROR_TOO_LARGE,
                            "%s!%s%" G_GSIZE_FORMAT
                            ": a workbook holds texts of at most %d characters, this has %ld",
                            spec->name, letters, row, LONGEST_TEXT, g_utf8_strlen (text, -1));
    }
  append_place (xml, column, row);
  kotaku_text_append (xml, row == 1 ? "\" s=\"2\"" : "\" s=\"3\"", -1);
  kotaku_text_append (xml, " t=\"inlineStr\"><is><t>", -1);
  append_plain (xml, text);
  kotaku_text_append (xml, "</t></is></c>", -1);
  return TRUE;
}

gboolean
kotaku_workbook_append_own (KotakuText *xml,
                            const KotakuTableSpec *spec,
                            const KotakuExportTable *table,
                            GError **error)
{
  gsize column = spec->n_fields;
  for (gsize i = 0; i < table->n_columns; i++)
    {
      const char *name = table->columns[i].name;
      if (!is_own (spec, name))
        continue;
      if (column >= KOTAKU_MOST_COLUMNS)
        return kotaku_refuse (error, KOTAKU_ERROR_TOO_LARGE,
                              "%s: a sheet of a workbook holds %d columns, this has more",
                              spec->name, KOTAKU_MOST_COLUMNS);
      if (!append_text (xml, spec, column++, 1, name, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
append_cell (KotakuText *xml,
             const KotakuTableSpec *spec,
             const KotakuExportColumn *column,
             gsize i,
             gsize at,
             GError **error)
{
  char buffer[KOTAKU_DOUBLE_LENGTH];
  const char *text = kotaku_export_get_cell (column, i, buffer);
  if (text == NULL)
    return TRUE;
  if (column->type != KOTAKU_COLUMN_DOUBLE && column->type != KOTAKU_COLUMN_INT64)
    return append_text (xml, spec, at, i + 2, text, error);
  append_place (xml, at, i + 2);
  kotaku_text_append (xml, "\"><v>", -1);
  kotaku_text_append (xml, text, -1);
  kotaku_text_append (xml, "</v></c>", -1);
  return TRUE;
}

static gboolean
append_row (KotakuText *xml,
            const KotakuTableSpec *spec,
            const KotakuExportTable *table,
            const gsize *places,
            gsize i,
            GError **error)
{
  kotaku_text_append (xml, "<row r=\"", -1);
  kotaku_text_append_int64 (xml, (gint64) i + 2);
  kotaku_text_append (xml, "\">", -1);
  /* Cells of a row stand from left to right. */
  for (gsize place = 0; place < spec->n_fields + table->n_columns; place++)
    if (places[place] < table->n_columns
        && !append_cell (xml, spec, &table->columns[places[place]], i, place, error))
      return FALSE;
  kotaku_text_append (xml, "</row>", -1);
  return TRUE;
}

/* Which column of the table stands where: behind the table's fields the own ones. */
static gsize *
find_places (const KotakuTableSpec *spec, const KotakuExportTable *table, GError **error)
{
  gsize n = spec->n_fields + table->n_columns, own = spec->n_fields;
  gsize *places = KOTAKU_ALLOC (gsize, n, error);
  for (gsize i = 0; places != NULL && i < n; i++)
    places[i] = table->n_columns;
  for (gsize i = 0; places != NULL && i < table->n_columns; i++)
    {
      gsize place = 0;
      while (place < spec->n_fields
             && strcmp (spec->fields[place].name, table->columns[i].name) != 0)
        place++;
      places[place < spec->n_fields ? place : own++] = i;
    }
  return places;
}

gboolean
kotaku_workbook_append_rows (KotakuText *xml,
                             const KotakuTableSpec *spec,
                             const KotakuExportTable *table,
                             GCancellable *cancellable,
                             GError **error)
{
  if (table->n_rows >= MOST_ROWS)
    return kotaku_refuse (error, KOTAKU_ERROR_TOO_LARGE,
                          "%s: a sheet of a workbook holds %d rows, this has %" G_GSIZE_FORMAT,
                          spec->name, MOST_ROWS - 1, table->n_rows);
  g_autofree gsize *places = find_places (spec, table, error);
  for (gsize i = 0; places != NULL && i < table->n_rows; i++)
    if ((i % 1024 == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        || !append_row (xml, spec, table, places, i, error))
      return FALSE;
  return places != NULL;
}

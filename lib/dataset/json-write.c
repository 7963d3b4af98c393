/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Node-link JSON as networkx has it; and ties as an edge list. */

#include "dataset/export-private.h"

#include <string.h>

static void
append_text (KotakuText *text, const char *value)
{
  kotaku_text_append_c (text, '"');
  for (const char *c = value; *c != '\0'; c++)
    {
      char escaped[8];
      if ((guchar) *c < 0x20)
        {
          g_snprintf (escaped, sizeof escaped, "\\u%04x", (guint) (guchar) *c);
          kotaku_text_append (text, escaped, -1);
          continue;
        }
      if (*c == '"' || *c == '\\')
        kotaku_text_append_c (text, '\\');
      kotaku_text_append_c (text, *c);
    }
  kotaku_text_append_c (text, '"');
}

static void
append_member (KotakuText *text, const char *name, const char *value, KotakuColumnType type)
{
  gboolean number = type == KOTAKU_COLUMN_DOUBLE || type == KOTAKU_COLUMN_INT64;
  kotaku_text_append (text, ", ", 2);
  append_text (text, name);
  kotaku_text_append (text, ": ", 2);
  if (number)
    kotaku_text_append (text, value, -1);
  else
    append_text (text, value);
}

/* A link's own source is the node that it leaves. */
static void
append_columns (KotakuText *text, const KotakuExportTable *table, gsize row, const char *const *own)
{
  char buffer[KOTAKU_DOUBLE_LENGTH];
  for (gsize i = 0; i < table->n_columns; i++)
    {
      const KotakuExportColumn *column = &table->columns[i];
      const char *name = strcmp (column->name, "source") == 0 ? "sources" : column->name;
      const char *value = g_strv_contains (own, column->name)
                              ? NULL
                              : kotaku_export_get_cell (column, row, buffer);
      if (value != NULL)
        append_member (text, name, value, column->type);
    }
}

static gboolean
append_nodes (KotakuExport *export, KotakuText *text, GError **error)
{
  static const char *const own[] = { "id", "kind", NULL };
  for (gsize i = 0; i < export->n_nodes; i++)
    {
      gsize row;
      const KotakuExportTable *table = kotaku_export_get_node (export, i, &row);
      kotaku_text_append (text, i > 0 ? ",\n  {\"id\": " : "\n  {\"id\": ", -1);
      append_text (text, kotaku_export_get (table, "id", row, NULL));
      append_member (text, "kind", table == &export->nodes[1] ? "institution" : "actor",
                     KOTAKU_COLUMN_STRING);
      append_columns (text, table, row, own);
      kotaku_text_append_c (text, '}');
      if (!kotaku_export_check (export, i, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
append_links (KotakuExport *export, KotakuText *text, GError **error)
{
  static const char *const own[] = { "from", "to", "direction", "target", NULL };
  for (gsize i = 0; i < export->ties.n_rows; i++)
    {
      const char *direction = kotaku_export_get_direction (export, i);
      kotaku_text_append (text, i > 0 ? ",\n  {\"source\": " : "\n  {\"source\": ", -1);
      append_text (text, kotaku_export_get (&export->ties, "from", i, NULL));
      kotaku_text_append (text, ", \"target\": ", -1);
      append_text (text, kotaku_export_get (&export->ties, "to", i, NULL));
      if (direction != NULL)
        append_member (text, "direction", direction, KOTAKU_COLUMN_STRING);
      append_columns (text, &export->ties, i, own);
      kotaku_text_append_c (text, '}');
      if (!kotaku_export_check (export, i, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
kotaku_export_json (KotakuExport *export, GError **error)
{
  KotakuText *text = &export->text;
  kotaku_export_lose_mixed (export);
  kotaku_text_append (
      text,
      export->is_undirected
          ? "{\"directed\": false, \"multigraph\": true, \"graph\": {},\n\"nodes\": ["
          : "{\"directed\": true, \"multigraph\": true, \"graph\": {},\n\"nodes\": [",
      -1);
  if (!append_nodes (export, text, error))
    return FALSE;
  kotaku_text_append (text, "\n],\n\"links\": [", -1);
  if (!append_links (export, text, error))
    return FALSE;
  kotaku_text_append (text, "\n]}\n", -1);
  return TRUE;
}

/* -- ties as an edge list -- */

/* In a file with tabs "1.234" reads in two ways: with another digit it does not. */
static gboolean
needs_digit (const KotakuExportColumn *column, const char *value)
{
  const char *point = strchr (value, '.');
  return column->type == KOTAKU_COLUMN_DOUBLE && point != NULL && strlen (point) == 4;
}

/* Whoever no tie names is in no edge list. */
static gboolean
lose_isolates (KotakuExport *export, GError **error)
{
  gsize n = 0;
  g_autofree guint8 *named = KOTAKU_ALLOC0 (guint8, export->n_nodes, error);
  if (named == NULL)
    return FALSE;
  for (gsize i = 0; i < export->ties.n_rows; i++)
    named[kotaku_export_get_from (export, i)] = named[kotaku_export_get_to (export, i)] = 1;
  for (gsize i = 0; i < export->n_nodes; i++)
    n += !named[i];
  if (n > 0)
    kotaku_export_lose (export, NULL, "%" G_GSIZE_FORMAT " %s not held", n,
                        n == 1 ? "node without a tie is" : "nodes without a tie are");
  return TRUE;
}

static gboolean
append_edges (KotakuExport *export, char separator, GError **error)
{
  static const char *const node_held[] = { "id", NULL };
  const KotakuExportTable *ties = &export->ties;
  KotakuText *text = &export->text;
  kotaku_export_lose_kinds (export);
  kotaku_export_lose_nodes (export, node_held);
  if (!lose_isolates (export, error))
    return FALSE;
  for (gsize i = 0; i < ties->n_columns; i++)
    {
      if (i > 0)
        kotaku_text_append_c (text, separator);
      kotaku_text_append_csv (text, ties->columns[i].name, separator);
    }
  kotaku_text_append_c (text, '\n');
  for (gsize i = 0; i < ties->n_rows; i++)
    {
      for (gsize j = 0; j < ties->n_columns; j++)
        {
          char buffer[KOTAKU_DOUBLE_LENGTH];
          const char *value = kotaku_export_get_cell (&ties->columns[j], i, buffer);
          if (j > 0)
            kotaku_text_append_c (text, separator);
          if (value != NULL)
            kotaku_text_append_csv (text, value, separator);
          if (value != NULL && separator == '\t' && needs_digit (&ties->columns[j], value))
            kotaku_text_append_c (text, '0');
        }
      kotaku_text_append_c (text, '\n');
      if (!kotaku_export_check (export, i, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
kotaku_export_edges (KotakuExport *export, GError **error)
{
  return append_edges (export, ',', error);
}

gboolean
kotaku_export_tabs (KotakuExport *export, GError **error)
{
  return append_edges (export, '\t', error);
}

/* SPDX-License-Identifier: GPL-2.0-or-later */

/* GML numbers its nodes: the id is the label there, which other programs take for the node's name.
 * It is written in ASCII, as networkx needs it. */

#include "dataset/export-private.h"

#include <string.h>

static void
append_text (KotakuText *text, const char *value)
{
  kotaku_text_append_c (text, '"');
  for (const char *c = value; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);
      char escaped[16];
      if (character >= 0x20 && character < 0x7F && character != '"' && character != '&')
        {
          kotaku_text_append_c (text, (char) character);
          continue;
        }
      g_snprintf (escaped, sizeof escaped, "&#%u;", character);
      kotaku_text_append (text,
                          character == '"'   ? "&quot;"
                          : character == '&' ? "&amp;"
                                             : escaped,
                          -1);
    }
  kotaku_text_append_c (text, '"');
}

/* A key is a letter and letters, digits and '_' after it; what an element has of its own is called
 * otherwise. */
static char *
make_key (const char *name)
{
  if (strcmp (name, "source") == 0)
    return g_strdup ("sources");
  g_autofree char *key = g_strdup (name);
  for (char *c = key; *c != '\0'; c++)
    if (!g_ascii_isalnum (*c))
      *c = '_';
  gboolean taken
      = strcmp (key, "label") == 0 || strcmp (key, "target") == 0 || !g_ascii_isalpha (*key);
  return taken ? g_strconcat ("column_", key, NULL) : g_steal_pointer (&key);
}

static void
append_columns (KotakuText *text, const KotakuExportTable *table, gsize row, const char *const *own)
{
  char buffer[KOTAKU_DOUBLE_LENGTH];
  for (gsize i = 0; i < table->n_columns; i++)
    {
      const KotakuExportColumn *column = &table->columns[i];
      const char *value = g_strv_contains (own, column->name)
                              ? NULL
                              : kotaku_export_get_cell (column, row, buffer);
      if (value == NULL)
        continue;
      g_autofree char *key = make_key (column->name);
      kotaku_text_append (text, "    ", 4);
      kotaku_text_append (text, key, -1);
      kotaku_text_append_c (text, ' ');
      if (column->type == KOTAKU_COLUMN_DOUBLE || column->type == KOTAKU_COLUMN_INT64)
        kotaku_text_append (text, value, -1);
      else
        append_text (text, value);
      kotaku_text_append_c (text, '\n');
    }
}

static void
append_number (KotakuText *text, const char *key, gsize number)
{
  kotaku_text_append (text, "    ", 4);
  kotaku_text_append (text, key, -1);
  kotaku_text_append_c (text, ' ');
  kotaku_text_append_int64 (text, (gint64) number);
  kotaku_text_append_c (text, '\n');
}

static gboolean
append_nodes (KotakuExport *export, KotakuText *text, GError **error)
{
  static const char *const own[] = { "id", "kind", NULL };
  for (gsize i = 0; i < export->n_nodes; i++)
    {
      gsize row;
      const KotakuExportTable *table = kotaku_export_get_node (export, i, &row);
      kotaku_text_append (text, "  node [\n", -1);
      append_number (text, "id", i);
      kotaku_text_append (text, "    label ", -1);
      append_text (text, kotaku_export_get (table, "id", row, NULL));
      kotaku_text_append (text,
                          table == &export->nodes[1] ? "\n    kind \"institution\"\n"
                                                     : "\n    kind \"actor\"\n",
                          -1);
      append_columns (text, table, row, own);
      kotaku_text_append (text, "  ]\n", -1);
      if (!kotaku_export_check (export, i, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
append_edges (KotakuExport *export, KotakuText *text, GError **error)
{
  static const char *const own[] = { "from", "to", "direction", NULL };
  for (gsize i = 0; i < export->ties.n_rows; i++)
    {
      const char *direction = kotaku_export_get_direction (export, i);
      kotaku_text_append (text, "  edge [\n", -1);
      append_number (text, "source", kotaku_export_get_from (export, i));
      append_number (text, "target", kotaku_export_get_to (export, i));
      if (direction != NULL)
        {
          kotaku_text_append (text, "    direction ", -1);
          append_text (text, direction);
          kotaku_text_append_c (text, '\n');
        }
      append_columns (text, &export->ties, i, own);
      kotaku_text_append (text, "  ]\n", -1);
      if (!kotaku_export_check (export, i, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
kotaku_export_gml (KotakuExport *export, GError **error)
{
  KotakuText *text = &export->text;
  if (export->n_nodes > 0)
    kotaku_export_lose (export, "id", "ids are numbers here: the ids of nodes are their labels");
  kotaku_export_lose_mixed (export);
  kotaku_text_append (text,
                      export->is_undirected ? "graph [\n  directed 0\n  multigraph 1\n"
                                            : "graph [\n  directed 1\n  multigraph 1\n",
                      -1);
  if (!append_nodes (export, text, error) || !append_edges (export, text, error))
    return FALSE;
  kotaku_text_append (text, "]\n", 2);
  return TRUE;
}

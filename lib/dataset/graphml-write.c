/* SPDX-License-Identifier: GPL-2.0-or-later */

/* GraphML and GEXF: attributes by name, a direction where the edge does not say it itself. Where
 * some ties bind both ways and others one, all are written as directed, since networkx and igraph
 * read no mixed graphs; the attribute tells. */

#include "dataset/export-private.h"

#include <string.h>

static void
append_attribute (KotakuText *text, const char *name, const char *value)
{
  kotaku_text_append_c (text, ' ');
  kotaku_text_append (text, name, -1);
  kotaku_text_append (text, "=\"", 2);
  kotaku_xml_append_escaped (text, value);
  kotaku_text_append_c (text, '"');
}

/* -- attributes: those of actors and institutions are one list -- */

typedef struct
{
  const char *name;
  KotakuColumnType type;
  const KotakuExportColumn *columns[2]; /* of actors, institutions; of ties the first */
} Attribute;

typedef struct
{
  Attribute *items;
  gsize n;
} Attributes;

static void
clear_attributes (Attributes *attributes)
{
  g_free (attributes->items);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Attributes, clear_attributes)

static void
add_attribute (Attributes *attributes, const KotakuExportColumn *column, gsize table)
{
  for (gsize i = 0; i < attributes->n; i++)
    if (strcmp (attributes->items[i].name, column->name) == 0)
      {
        attributes->items[i].columns[table] = column;
        if (attributes->items[i].type != column->type)
          attributes->items[i].type = KOTAKU_COLUMN_STRING;
        return;
      }
  Attribute attribute = { .name = column->name, .type = column->type };
  attribute.columns[table] = column;
  attributes->items[attributes->n++] = attribute;
}

/* Those that are no element's own. */
static gboolean
list_attributes (const KotakuExportTable *tables,
                 gsize n_tables,
                 const char *const *own,
                 Attributes *attributes,
                 GError **error)
{
  gsize n = 0;
  for (gsize i = 0; i < n_tables; i++)
    n += tables[i].n_columns;
  attributes->items = KOTAKU_ALLOC (Attribute, n, error);
  for (gsize i = 0; attributes->items != NULL && i < n_tables; i++)
    for (gsize j = 0; j < tables[i].n_columns; j++)
      if (tables[i].columns[j].is_set && !g_strv_contains (own, tables[i].columns[j].name))
        add_attribute (attributes, &tables[i].columns[j], i);
  return attributes->items != NULL;
}

typedef struct
{
  KotakuExport *export;
  Attributes nodes, edges;
} Writer;

static const char *
get_type (KotakuColumnType type)
{
  return type == KOTAKU_COLUMN_DOUBLE ? "double" : type == KOTAKU_COLUMN_INT64 ? "long" : "string";
}

/* -- GraphML -- */

static void
append_key (KotakuText *text,
            const char *prefix,
            gsize i,
            const char *name,
            const char *on,
            const char *type)
{
  char id[32];
  g_snprintf (id, sizeof id, "%s%" G_GSIZE_FORMAT, prefix, i);
  kotaku_text_append (text, "  <key", -1);
  append_attribute (text, "id", id);
  append_attribute (text, "for", on);
  append_attribute (text, "attr.name", name);
  append_attribute (text, "attr.type", type);
  kotaku_text_append (text, "/>\n", 3);
}

static void
append_data (KotakuText *text, const char *prefix, gsize i, const char *value)
{
  char key[32];
  if (value == NULL)
    return;
  g_snprintf (key, sizeof key, "<data key=\"%s%" G_GSIZE_FORMAT "\">", prefix, i);
  kotaku_text_append (text, key, -1);
  kotaku_xml_append_escaped (text, value);
  kotaku_text_append (text, "</data>", 7);
}

static void
append_keys (Writer *writer, KotakuText *text)
{
  append_key (text, "k", 0, "kind", "node", "string");
  for (gsize i = 0; i < writer->nodes.n; i++)
    append_key (text, "n", i, writer->nodes.items[i].name, "node",
                get_type (writer->nodes.items[i].type));
  append_key (text, "k", 1, "direction", "edge", "string");
  for (gsize i = 0; i < writer->edges.n; i++)
    append_key (text, "e", i, writer->edges.items[i].name, "edge",
                get_type (writer->edges.items[i].type));
}

static gboolean
append_graphml_nodes (Writer *writer, KotakuText *text, GError **error)
{
  char buffer[KOTAKU_DOUBLE_LENGTH];
  for (gsize i = 0; i < writer->export->n_nodes; i++)
    {
      gsize row;
      const KotakuExportTable *table = kotaku_export_get_node (writer->export, i, &row);
      gsize which = table == &writer->export->nodes[1];
      kotaku_text_append (text, "    <node", -1);
      append_attribute (text, "id", kotaku_export_get (table, "id", row, buffer));
      kotaku_text_append_c (text, '>');
      append_data (text, "k", 0, which ? "institution" : "actor");
      for (gsize j = 0; j < writer->nodes.n; j++)
        {
          const KotakuExportColumn *column = writer->nodes.items[j].columns[which];
          append_data (text, "n", j,
                       column != NULL ? kotaku_export_get_cell (column, row, buffer) : NULL);
        }
      kotaku_text_append (text, "</node>\n", -1);
      if (!kotaku_export_check (writer->export, i, error))
        return FALSE;
    }
  return TRUE;
}

static void
append_ends (Writer *writer, KotakuText *text, gsize tie)
{
  const KotakuExportTable *ties = &writer->export->ties;
  char buffer[KOTAKU_DOUBLE_LENGTH];
  const char *id = kotaku_export_get (ties, "id", tie, buffer);
  if (id != NULL)
    append_attribute (text, "id", id);
  append_attribute (text, "source", kotaku_export_get (ties, "from", tie, buffer));
  append_attribute (text, "target", kotaku_export_get (ties, "to", tie, buffer));
}

static gboolean
append_graphml_edges (Writer *writer, KotakuText *text, GError **error)
{
  char buffer[KOTAKU_DOUBLE_LENGTH];
  for (gsize i = 0; i < writer->export->ties.n_rows; i++)
    {
      kotaku_text_append (text, "    <edge", -1);
      append_ends (writer, text, i);
      kotaku_text_append_c (text, '>');
      append_data (text, "k", 1, kotaku_export_get_direction (writer->export, i));
      for (gsize j = 0; j < writer->edges.n; j++)
        append_data (text, "e", j,
                     kotaku_export_get_cell (writer->edges.items[j].columns[0], i, buffer));
      kotaku_text_append (text, "</edge>\n", -1);
      if (!kotaku_export_check (writer->export, i, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
begin (Writer *writer, const char *const *node_own, const char *const *edge_own, GError **error)
{
  KotakuExport *export = writer->export;
  kotaku_export_lose_mixed (export);
  return list_attributes (export->nodes, 2, node_own, &writer->nodes, error)
         && list_attributes (&export->ties, 1, edge_own, &writer->edges, error);
}

gboolean
kotaku_export_graphml (KotakuExport *export, GError **error)
{
  static const char *const node_own[] = { "id", "kind", NULL };
  static const char *const edge_own[] = { "from", "to", "id", "direction", NULL };
  Writer writer = { .export = export };
  KotakuText *text = &export->text;
  gboolean done = begin (&writer, node_own, edge_own, error);
  if (done)
    {
      kotaku_text_append (text,
                          "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                          "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n",
                          -1);
      append_keys (&writer, text);
      kotaku_text_append (text, "  <graph edgedefault=\"", -1);
      kotaku_text_append (text, export->is_undirected ? "undirected\">\n" : "directed\">\n", -1);
      done = append_graphml_nodes (&writer, text, error)
             && append_graphml_edges (&writer, text, error);
      kotaku_text_append (text, "  </graph>\n</graphml>\n", -1);
    }
  clear_attributes (&writer.nodes);
  clear_attributes (&writer.edges);
  return done;
}

/* -- GEXF -- */

static void
append_attributes (KotakuText *text, const char *class, const char *first, const Attributes *of)
{
  kotaku_text_append (text, "    <attributes", -1);
  append_attribute (text, "class", class);
  kotaku_text_append (text, ">\n", 2);
  for (gsize i = 0; i <= of->n; i++)
    {
      char id[32];
      g_snprintf (id, sizeof id, "%" G_GSIZE_FORMAT, i);
      kotaku_text_append (text, "      <attribute", -1);
      append_attribute (text, "id", id);
      append_attribute (text, "title", i == 0 ? first : of->items[i - 1].name);
      append_attribute (text, "type", i == 0 ? "string" : get_type (of->items[i - 1].type));
      kotaku_text_append (text, "/>\n", 3);
    }
  kotaku_text_append (text, "    </attributes>\n", -1);
}

static void
append_value (KotakuText *text, gsize i, const char *value)
{
  char id[32];
  if (value == NULL)
    return;
  g_snprintf (id, sizeof id, "%" G_GSIZE_FORMAT, i);
  kotaku_text_append (text, "<attvalue", -1);
  append_attribute (text, "for", id);
  append_attribute (text, "value", value);
  kotaku_text_append (text, "/>", 2);
}

static gboolean
append_gexf_nodes (Writer *writer, KotakuText *text, GError **error)
{
  char buffer[KOTAKU_DOUBLE_LENGTH];
  for (gsize i = 0; i < writer->export->n_nodes; i++)
    {
      gsize row;
      const KotakuExportTable *table = kotaku_export_get_node (writer->export, i, &row);
      gsize which = table == &writer->export->nodes[1];
      const char *name = kotaku_export_get (table, "name", row, buffer);
      kotaku_text_append (text, "      <node", -1);
      append_attribute (text, "id", kotaku_export_get (table, "id", row, buffer));
      if (name != NULL)
        append_attribute (text, "label", name);
      kotaku_text_append (text, "><attvalues>", -1);
      append_value (text, 0, which ? "institution" : "actor");
      for (gsize j = 0; j < writer->nodes.n; j++)
        {
          const KotakuExportColumn *column = writer->nodes.items[j].columns[which];
          append_value (text, j + 1,
                        column != NULL ? kotaku_export_get_cell (column, row, buffer) : NULL);
        }
      kotaku_text_append (text, "</attvalues></node>\n", -1);
      if (!kotaku_export_check (writer->export, i, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
append_gexf_edges (Writer *writer, KotakuText *text, GError **error)
{
  char buffer[KOTAKU_DOUBLE_LENGTH];
  for (gsize i = 0; i < writer->export->ties.n_rows; i++)
    {
      const char *weight = kotaku_export_get (&writer->export->ties, "weight", i, buffer);
      kotaku_text_append (text, "      <edge", -1);
      if (weight != NULL)
        append_attribute (text, "weight", weight);
      append_ends (writer, text, i);
      kotaku_text_append (text, "><attvalues>", -1);
      append_value (text, 0, kotaku_export_get_direction (writer->export, i));
      for (gsize j = 0; j < writer->edges.n; j++)
        append_value (text, j + 1,
                      kotaku_export_get_cell (writer->edges.items[j].columns[0], i, buffer));
      kotaku_text_append (text, "</attvalues></edge>\n", -1);
      if (!kotaku_export_check (writer->export, i, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
kotaku_export_gexf (KotakuExport *export, GError **error)
{
  static const char *const node_own[] = { "id", "name", "kind", NULL };
  static const char *const edge_own[] = { "from", "to", "id", "direction", "weight", NULL };
  Writer writer = { .export = export };
  KotakuText *text = &export->text;
  gboolean done = begin (&writer, node_own, edge_own, error);
  if (done)
    {
      kotaku_text_append (text,
                          "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                          "<gexf xmlns=\"http://www.gexf.net/1.2draft\" version=\"1.2\">\n"
                          "  <graph defaultedgetype=\"",
                          -1);
      kotaku_text_append (text, export->is_undirected ? "undirected\">\n" : "directed\">\n", -1);
      append_attributes (text, "node", "kind", &writer.nodes);
      append_attributes (text, "edge", "direction", &writer.edges);
      kotaku_text_append (text, "    <nodes>\n", -1);
      done = append_gexf_nodes (&writer, text, error);
      kotaku_text_append (text, "    </nodes>\n    <edges>\n", -1);
      done = done && append_gexf_edges (&writer, text, error);
      kotaku_text_append (text, "    </edges>\n  </graph>\n</gexf>\n", -1);
    }
  clear_attributes (&writer.nodes);
  clear_attributes (&writer.edges);
  return done;
}

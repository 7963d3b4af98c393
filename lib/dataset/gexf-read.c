/* SPDX-License-Identifier: GPL-2.0-or-later */

/* GEXF 1.1 to 1.3 (https://gexf.net), as Gephi and networkx write it, but for nodes inside nodes
 * and values that change in time. */

#include "dataset/import-private.h"

#include <string.h>

typedef struct
{
  char *title;
  char *value; /* by default, or NULL */
} Attribute;

typedef enum
{
  IN_NOTHING,
  IN_NODES,
  IN_EDGES
} Class;

typedef struct
{
  KotakuImport *graph;
  KotakuDictionary *codes[3]; /* of attributes, by Class */
  KotakuBuffer *attributes[3];
  KotakuBuffer *given[3]; /* guint8: the node or edge has its own */
  Class attributes_of, in;
  gint32 attribute; /* that a <default> is of */
  gboolean directed, edge_directed, has_graph, in_meta;
  gint64 line;
} Reader;

static Attribute *
get_attribute (const Reader *reader, Class class, gint32 code)
{
  return &KOTAKU_BUFFER_DATA (Attribute, reader->attributes[class])[code];
}

static gboolean
start_attribute (Reader *reader, KotakuXml *xml, GError **error)
{
  Class class = reader->attributes_of;
  Attribute attribute = { 0 };
  guint8 none = 0;
  const char *id;
  gsize length;
  if (class == IN_NOTHING)
    return kotaku_refuse (error, KOTAKU_ERROR_INVALID, "an <attribute> outside <attributes>");
  if (!kotaku_xml_need (xml, "attribute", "id", &id, &length, error))
    return FALSE;
  if (kotaku_dictionary_find (reader->codes[class], id, length) >= 0)
    return kotaku_refuse (error, KOTAKU_ERROR_INVALID, "a second <attribute> with the id \"%.*s\"",
                          (int) MIN (length, 60), id);
  reader->attribute = kotaku_dictionary_intern (&reader->codes[class], id, length, error);
  if (reader->attribute < 0)
    return FALSE;
  attribute.title = kotaku_xml_dup (xml, "title");
  if (attribute.title == NULL)
    attribute.title = kotaku_xml_dup (xml, "id");
  if (!kotaku_buffer_append (&reader->attributes[class], &attribute, 1, error))
    {
      g_free (attribute.title);
      return FALSE;
    }
  return kotaku_buffer_append (&reader->given[class], &none, 1, error);
}

static gboolean
start_graph (Reader *reader, KotakuXml *xml, GError **error)
{
  if (reader->has_graph)
    return kotaku_refuse (error, KOTAKU_ERROR_INVALID, "a second <graph> is not read");
  reader->has_graph = TRUE;
  reader->directed = kotaku_xml_is (xml, "defaultedgetype", "directed");
  return TRUE;
}

static void
begin_item (Reader *reader, const KotakuXml *xml, Class in)
{
  memset (reader->given[in]->data, 0, reader->given[in]->n);
  reader->in = in;
  reader->line = kotaku_xml_get_line (xml);
}

/* What an element says of itself under a name of the format. */
static gboolean
take (Reader *reader, const KotakuXml *xml, const char *name, const char *column, GError **error)
{
  gsize length;
  const char *value = kotaku_xml_get (xml, name, &length);
  if (value == NULL)
    return TRUE;
  return reader->in == IN_NODES ? kotaku_import_name_node (reader->graph, column, strlen (column),
                                                           value, length, error)
                                : kotaku_import_name_edge (reader->graph, column, strlen (column),
                                                           value, length, error);
}

static gboolean
start_node (Reader *reader, KotakuXml *xml, GError **error)
{
  const char *id, *label;
  gsize length;
  if (reader->in != IN_NOTHING)
    return kotaku_refuse (error, KOTAKU_ERROR_INVALID,
                          "a <node> inside a node or an edge is not read");
  if (!kotaku_xml_need (xml, "node", "id", &id, &length, error))
    return FALSE;
  begin_item (reader, xml, IN_NODES);
  if (!kotaku_import_set_node (reader->graph, KOTAKU_IMPORT_ID, id, length, error))
    return FALSE;
  label = kotaku_xml_get (xml, "label", &length);
  return (label == NULL
          || kotaku_import_set_node (reader->graph, KOTAKU_IMPORT_NAME, label, length, error))
         && take (reader, xml, "pid", "gexf_parent", error)
         && take (reader, xml, "start", "gexf_start", error)
         && take (reader, xml, "end", "gexf_end", error);
}

static gboolean
set_edge_type (Reader *reader, KotakuXml *xml, GError **error)
{
  gsize length;
  const char *type = kotaku_xml_get (xml, "type", &length);
  reader->edge_directed = reader->directed;
  if (kotaku_xml_is (xml, "type", "directed"))
    reader->edge_directed = TRUE;
  else if (kotaku_xml_is (xml, "type", "undirected") || kotaku_xml_is (xml, "type", "mutual"))
    reader->edge_directed = FALSE;
  else if (type != NULL)
    return kotaku_refuse (error, KOTAKU_ERROR_INVALID,
                          "an edge of type \"%.*s\", expected directed, undirected or mutual",
                          (int) MIN (length, 60), type);
  return TRUE;
}

static gboolean
start_edge (Reader *reader, KotakuXml *xml, GError **error)
{
  static const struct
  {
    const char *name;
    gsize column;
  } own[] = { { "source", KOTAKU_IMPORT_FROM },
              { "target", KOTAKU_IMPORT_TO },
              { "id", KOTAKU_IMPORT_TIE_ID },
              { "weight", KOTAKU_IMPORT_WEIGHT } };
  if (reader->in != IN_NOTHING)
    return kotaku_refuse (error, KOTAKU_ERROR_INVALID,
                          "an <edge> inside a node or an edge is not read");
  if (!set_edge_type (reader, xml, error))
    return FALSE;
  begin_item (reader, xml, IN_EDGES);
  for (gsize i = 0; i < G_N_ELEMENTS (own); i++)
    {
      gsize length;
      const char *value = kotaku_xml_get (xml, own[i].name, &length);
      if (i < 2 && !kotaku_xml_need (xml, "edge", own[i].name, &value, &length, error))
        return FALSE;
      if (value != NULL
          && !kotaku_import_set_edge (reader->graph, own[i].column, value, length, error))
        return FALSE;
    }
  return take (reader, xml, "label", "gexf_label", error)
         && take (reader, xml, "kind", "gexf_kind", error)
         && take (reader, xml, "start", "gexf_start", error)
         && take (reader, xml, "end", "gexf_end", error);
}

static gboolean
set_value (Reader *reader, const Attribute *attribute, const char *value, gsize n, GError **error)
{
  const char *title = attribute->title;
  return reader->in == IN_NODES
             ? kotaku_import_name_node (reader->graph, title, strlen (title), value, n, error)
             : kotaku_import_name_edge (reader->graph, title, strlen (title), value, n, error);
}

/* In GEXF 1.1 "for" is "id". */
static gboolean
start_value (Reader *reader, KotakuXml *xml, GError **error)
{
  gsize length, n;
  const char *id = kotaku_xml_get (xml, "for", &length);
  const char *value = kotaku_xml_get (xml, "value", &n);
  if (id == NULL)
    id = kotaku_xml_get (xml, "id", &length);
  if (id == NULL)
    return kotaku_refuse (error, KOTAKU_ERROR_INVALID, "<attvalue> needs an attribute for");
  if (reader->in == IN_NOTHING)
    return kotaku_refuse (error, KOTAKU_ERROR_INVALID, "an <attvalue> of nothing");
  gint32 code = kotaku_dictionary_find (reader->codes[reader->in], id, length);
  if (code < 0)
    return kotaku_refuse (error, KOTAKU_ERROR_INVALID, "no <attribute> has the id \"%.*s\"",
                          (int) MIN (length, 60), id);
  if (KOTAKU_BUFFER_DATA (guint8, reader->given[reader->in])[code]++ > 0)
    return kotaku_refuse (error, KOTAKU_ERROR_INVALID, "values that change in time are not read");
  return value == NULL
         || set_value (reader, get_attribute (reader, reader->in, code), value, n, error);
}

/* Elements that say nothing by themselves, and those of drawing. */
static gboolean
is_passed (const char *name)
{
  static const char *const passed[]
      = { "gexf", "nodes", "edges", "attvalues", "default", "options", "meta" };
  for (gsize i = 0; i < G_N_ELEMENTS (passed); i++)
    if (strcmp (name, passed[i]) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_drawing (const char *name)
{
  static const char *const drawing[] = { "color", "position", "size", "shape", "thickness" };
  for (gsize i = 0; i < G_N_ELEMENTS (drawing); i++)
    if (strcmp (name, drawing[i]) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
start_attributes (Reader *reader, KotakuXml *xml, GError **error)
{
  reader->attributes_of = kotaku_xml_is (xml, "class", "node")   ? IN_NODES
                          : kotaku_xml_is (xml, "class", "edge") ? IN_EDGES
                                                                 : IN_NOTHING;
  return reader->attributes_of != IN_NOTHING
         || kotaku_refuse (error, KOTAKU_ERROR_INVALID,
                           "<attributes> needs an attribute class, expected node or edge");
}

static gboolean
start_element (KotakuXml *xml, const char *name, gpointer data, GError **error)
{
  Reader *reader = data;
  if (reader->in_meta)
    return TRUE;
  reader->in_meta = strcmp (name, "meta") == 0;
  xml->wants_text = strcmp (name, "default") == 0;
  if (strcmp (name, "attvalue") == 0)
    return start_value (reader, xml, error);
  if (strcmp (name, "node") == 0)
    return start_node (reader, xml, error);
  if (strcmp (name, "edge") == 0)
    return start_edge (reader, xml, error);
  if (strcmp (name, "attribute") == 0)
    return start_attribute (reader, xml, error);
  if (strcmp (name, "attributes") == 0)
    return start_attributes (reader, xml, error);
  if (strcmp (name, "graph") == 0)
    return start_graph (reader, xml, error);
  if (is_drawing (name))
    kotaku_import_warn (reader->graph, KOTAKU_IMPORT_DRAWING, kotaku_xml_get_line (xml));
  return is_passed (name) || is_drawing (name)
         || kotaku_refuse (error, KOTAKU_ERROR_INVALID, "the element <%.60s> is not read", name);
}

static gboolean
end_item (Reader *reader, GError **error)
{
  Class in = reader->in;
  for (gsize i = 0; i < reader->attributes[in]->n; i++)
    {
      const Attribute *attribute = get_attribute (reader, in, (gint32) i);
      if (attribute->value != NULL && KOTAKU_BUFFER_DATA (guint8, reader->given[in])[i] == 0
          && !set_value (reader, attribute, attribute->value, strlen (attribute->value), error))
        return FALSE;
    }
  reader->in = IN_NOTHING;
  return in == IN_NODES
             ? kotaku_import_end_node (reader->graph, reader->line, error)
             : kotaku_import_end_edge (reader->graph, reader->edge_directed, reader->line, error);
}

static gboolean
end_element (KotakuXml *xml, const char *name, gpointer data, GError **error)
{
  Reader *reader = data;
  if (strcmp (name, "meta") == 0)
    reader->in_meta = FALSE;
  if (reader->in_meta)
    return TRUE;
  if ((strcmp (name, "node") == 0 && reader->in == IN_NODES)
      || (strcmp (name, "edge") == 0 && reader->in == IN_EDGES))
    return end_item (reader, error);
  if (strcmp (name, "attributes") == 0)
    reader->attributes_of = IN_NOTHING;
  if (strcmp (name, "attribute") == 0)
    reader->attribute = -1;
  if (strcmp (name, "default") == 0 && reader->attribute >= 0 && xml->text.length > 0)
    {
      Attribute *attribute = get_attribute (reader, reader->attributes_of, reader->attribute);
      g_free (attribute->value);
      attribute->value = g_strndup (xml->text.text, xml->text.length);
    }
  return TRUE;
}

static const KotakuXmlHandler handler = { start_element, end_element };

static void
clear_reader (Reader *reader)
{
  for (gint class = IN_NODES; class <= IN_EDGES; class ++)
    {
      for (gsize i = 0; reader->attributes[class] != NULL && i < reader->attributes[class]->n; i++)
        {
          g_free (get_attribute (reader, class, (gint32) i)->title);
          g_free (get_attribute (reader, class, (gint32) i)->value);
        }
      g_clear_pointer (&reader->attributes[class], kotaku_buffer_unref);
      g_clear_pointer (&reader->given[class], kotaku_buffer_unref);
      g_clear_pointer (&reader->codes[class], kotaku_dictionary_unref);
    }
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, clear_reader)

static gboolean
read_gexf (KotakuImport *graph, gint64 *line, GError **error)
{
  g_auto (Reader) reader = { .graph = graph, .attribute = -1 };
  graph->has_list = TRUE;
  for (gint class = IN_NODES; class <= IN_EDGES; class ++)
    if ((reader.codes[class] = kotaku_dictionary_new (error)) == NULL
        || (reader.attributes[class] = kotaku_buffer_new (sizeof (Attribute), 0, error)) == NULL
        || (reader.given[class] = kotaku_buffer_new (sizeof (guint8), 0, error)) == NULL)
      return FALSE;
  if (!kotaku_import_read_xml (graph, &handler, &reader, line, error))
    return FALSE;
  if (reader.has_graph)
    return TRUE;
  g_set_error_literal (error, KOTAKU_ERROR, KOTAKU_ERROR_INVALID, "this is no GEXF: no <graph>");
  return FALSE;
}

gboolean
kotaku_gexf_load (KotakuReading *reading, GCancellable *cancellable, GError **error)
{
  return kotaku_import_load (reading, read_gexf, cancellable, error);
}

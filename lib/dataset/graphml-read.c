/* SPDX-License-Identifier: GPL-2.0-or-later */

/* GraphML (Brandes and others 2002; http://graphml.graphdrawing.org): as networkx, igraph, Gephi
 * and yEd write it, but for graphs inside nodes, hyperedges and ports. */

#include "dataset/import-private.h"

#include <string.h>

/* What a <key> says. */
typedef struct
{
  char *name;
  char *value; /* by default, or NULL */
  gboolean on_nodes, on_edges;
} Key;

typedef struct
{
  KotakuImport *graph;
  KotakuDictionary *codes; /* ids of keys */
  KotakuBuffer *keys;      /* Key by code */
  KotakuBuffer *given;     /* guint8 by code: the node or edge has its own */
  gint32 key;              /* that a <data> or <default> is of, or -1 */
  gboolean in_node, in_edge, directed, edge_directed, has_graph;
  gint64 line;
} Reader;

static Key *
get_key (const Reader *reader, gint32 code)
{
  return &KOTAKU_BUFFER_DATA (Key, reader->keys)[code];
}

static gboolean
start_key (Reader *reader, KotakuXml *xml, GError **error)
{
  const char *id;
  gsize length;
  Key key = { 0 };
  guint8 none = 0;
  if (!kotaku_xml_need (xml, "key", "id", &id, &length, error))
    return FALSE;
  if (kotaku_dictionary_find (reader->codes, id, length) >= 0)
    return kotaku_refuse (error, KOTAKU_ERROR_INVALID, "a second <key> with the id \"%.*s\"",
                          (int) MIN (length, 60), id);
  reader->key = kotaku_dictionary_intern (&reader->codes, id, length, error);
  if (reader->key < 0)
    return FALSE;
  gboolean all = kotaku_xml_is (xml, "for", "all") || kotaku_xml_get (xml, "for", &length) == NULL;
  key.on_nodes = all || kotaku_xml_is (xml, "for", "node");
  key.on_edges = all || kotaku_xml_is (xml, "for", "edge");
  key.name = kotaku_xml_dup (xml, "attr.name");
  if (key.name == NULL)
    key.name = kotaku_xml_dup (xml, "id");
  if (kotaku_buffer_append (&reader->keys, &key, 1, error)
      && kotaku_buffer_append (&reader->given, &none, 1, error))
    return TRUE;
  if (reader->keys->n == reader->given->n)
    g_free (key.name);
  return FALSE;
}

static gboolean
start_graph (Reader *reader, KotakuXml *xml, GError **error)
{
  if (reader->in_node)
    return kotaku_refuse (error, KOTAKU_ERROR_INVALID, "a <graph> inside a node is not read");
  if (reader->has_graph)
    return kotaku_refuse (error, KOTAKU_ERROR_INVALID, "a second <graph> is not read");
  if (!kotaku_xml_is (xml, "edgedefault", "directed")
      && !kotaku_xml_is (xml, "edgedefault", "undirected"))
    return kotaku_refuse (
        error, KOTAKU_ERROR_INVALID,
        "<graph> needs an attribute edgedefault, expected directed or undirected");
  reader->has_graph = TRUE;
  reader->directed = kotaku_xml_is (xml, "edgedefault", "directed");
  return TRUE;
}

static void
begin_item (Reader *reader, const KotakuXml *xml)
{
  memset (reader->given->data, 0, reader->given->n);
  reader->line = kotaku_xml_get_line (xml);
}

static gboolean
start_node (Reader *reader, KotakuXml *xml, GError **error)
{
  const char *id;
  gsize length;
  if (reader->in_node || reader->in_edge)
    return kotaku_refuse (error, KOTAKU_ERROR_INVALID,
                          "a <node> inside a node or an edge is not read");
  if (!kotaku_xml_need (xml, "node", "id", &id, &length, error))
    return FALSE;
  reader->in_node = TRUE;
  begin_item (reader, xml);
  return kotaku_import_set_node (reader->graph, KOTAKU_IMPORT_ID, id, length, error);
}

static gboolean
start_edge (Reader *reader, KotakuXml *xml, GError **error)
{
  const char *from, *to, *id;
  gsize from_length, to_length, length;
  if (reader->in_node || reader->in_edge)
    return kotaku_refuse (error, KOTAKU_ERROR_INVALID,
                          "an <edge> inside a node or an edge is not read");
  if (!kotaku_xml_need (xml, "edge", "source", &from, &from_length, error)
      || !kotaku_xml_need (xml, "edge", "target", &to, &to_length, error))
    return FALSE;
  reader->in_edge = TRUE;
  reader->edge_directed = kotaku_xml_is (xml, "directed", "true")
                          || (reader->directed && !kotaku_xml_is (xml, "directed", "false"));
  begin_item (reader, xml);
  id = kotaku_xml_get (xml, "id", &length);
  return kotaku_import_set_edge (reader->graph, KOTAKU_IMPORT_FROM, from, from_length, error)
         && kotaku_import_set_edge (reader->graph, KOTAKU_IMPORT_TO, to, to_length, error)
         && (id == NULL
             || kotaku_import_set_edge (reader->graph, KOTAKU_IMPORT_TIE_ID, id, length, error));
}

static gboolean
start_data (Reader *reader, KotakuXml *xml, GError **error)
{
  const char *id;
  gsize length;
  if (!kotaku_xml_need (xml, "data", "key", &id, &length, error))
    return FALSE;
  reader->key = kotaku_dictionary_find (reader->codes, id, length);
  if (reader->key < 0)
    return kotaku_refuse (error, KOTAKU_ERROR_INVALID, "no <key> has the id \"%.*s\"",
                          (int) MIN (length, 60), id);
  guint8 *given = KOTAKU_BUFFER_DATA (guint8, reader->given) + reader->key;
  if ((reader->in_node || reader->in_edge) && (*given)++ > 0)
    return kotaku_refuse (error, KOTAKU_ERROR_INVALID, "a second <data> with the key \"%.*s\"",
                          (int) MIN (length, 60), id);
  if (!reader->in_node && !reader->in_edge)
    kotaku_import_warn (reader->graph, KOTAKU_IMPORT_WHOLE, kotaku_xml_get_line (xml));
  xml->wants_text = TRUE;
  return TRUE;
}

static gboolean
start_element (KotakuXml *xml, const char *name, gpointer data, GError **error)
{
  Reader *reader = data;
  if (strcmp (name, "data") == 0)
    return start_data (reader, xml, error);
  if (strcmp (name, "node") == 0)
    return start_node (reader, xml, error);
  if (strcmp (name, "edge") == 0)
    return start_edge (reader, xml, error);
  if (strcmp (name, "key") == 0)
    return start_key (reader, xml, error);
  if (strcmp (name, "graph") == 0)
    return start_graph (reader, xml, error);
  xml->wants_text = strcmp (name, "default") == 0;
  return strcmp (name, "graphml") == 0 || strcmp (name, "default") == 0
         || strcmp (name, "desc") == 0
         || kotaku_refuse (error, KOTAKU_ERROR_INVALID, "the element <%.60s> is not read", name);
}

static gboolean
set_value (Reader *reader, gint32 code, const char *text, gsize length, GError **error)
{
  const char *name = get_key (reader, code)->name;
  if (reader->in_node)
    return kotaku_import_name_node (reader->graph, name, strlen (name), text, length, error);
  return !reader->in_edge
         || kotaku_import_name_edge (reader->graph, name, strlen (name), text, length, error);
}

static gboolean
set_defaults (Reader *reader, GError **error)
{
  for (gsize i = 0; i < reader->keys->n; i++)
    {
      const Key *key = get_key (reader, (gint32) i);
      if (key->value != NULL && KOTAKU_BUFFER_DATA (guint8, reader->given)[i] == 0
          && (reader->in_node ? key->on_nodes : key->on_edges)
          && !set_value (reader, (gint32) i, key->value, strlen (key->value), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
end_element (KotakuXml *xml, const char *name, gpointer data, GError **error)
{
  Reader *reader = data;
  gboolean done = TRUE;
  if (strcmp (name, "data") == 0)
    done = set_value (reader, reader->key, xml->text.text, xml->text.length, error);
  else if (strcmp (name, "default") == 0 && reader->key >= 0 && xml->text.length > 0)
    {
      g_free (get_key (reader, reader->key)->value);
      get_key (reader, reader->key)->value = g_strndup (xml->text.text, xml->text.length);
    }
  else if (strcmp (name, "key") == 0)
    reader->key = -1;
  else if (strcmp (name, "node") == 0)
    {
      done = set_defaults (reader, error)
             && kotaku_import_end_node (reader->graph, reader->line, error);
      reader->in_node = FALSE;
    }
  else if (strcmp (name, "edge") == 0)
    {
      done = set_defaults (reader, error)
             && kotaku_import_end_edge (reader->graph, reader->edge_directed, reader->line, error);
      reader->in_edge = FALSE;
    }
  return done;
}

static const KotakuXmlHandler handler = { start_element, end_element };

static void
clear_reader (Reader *reader)
{
  for (gsize i = 0; reader->keys != NULL && i < reader->keys->n; i++)
    {
      g_free (get_key (reader, (gint32) i)->name);
      g_free (get_key (reader, (gint32) i)->value);
    }
  g_clear_pointer (&reader->keys, kotaku_buffer_unref);
  g_clear_pointer (&reader->given, kotaku_buffer_unref);
  g_clear_pointer (&reader->codes, kotaku_dictionary_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, clear_reader)

static gboolean
read_graphml (KotakuImport *graph, gint64 *line, GError **error)
{
  g_auto (Reader) reader = { .graph = graph, .key = -1 };
  graph->has_list = TRUE;
  if ((reader.codes = kotaku_dictionary_new (error)) == NULL
      || (reader.keys = kotaku_buffer_new (sizeof (Key), 0, error)) == NULL
      || (reader.given = kotaku_buffer_new (sizeof (guint8), 0, error)) == NULL
      || !kotaku_import_read_xml (graph, &handler, &reader, line, error))
    return FALSE;
  if (reader.has_graph)
    return TRUE;
  g_set_error_literal (error, KOTAKU_ERROR, KOTAKU_ERROR_INVALID, "this is no GraphML: no <graph>");
  return FALSE;
}

gboolean
kotaku_graphml_load (KotakuReading *reading, GCancellable *cancellable, GError **error)
{
  return kotaku_import_load (reading, read_graphml, cancellable, error);
}

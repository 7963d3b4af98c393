/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Node-link JSON, as networkx and D3 have it: lists nodes and links (or edges) of objects. jansson
 * checks the text and gives the values; where each of them stands is found beside it. */

#include "dataset/import-private.h"

#include <jansson.h>
#include <string.h>

typedef struct
{
  KotakuImport *graph;
  KotakuScan scan;
  gint64 *line;
  KotakuText text;
} Reader;

/* Lines of the objects in the lists of the outermost object, in their order; text is JSON. */
static KotakuBuffer *
find_lines (const char *text, const char *end, GError **error)
{
  KotakuBuffer *lines = kotaku_buffer_new (sizeof (gint64), 0, error);
  gint64 line = 1;
  gint depth = 0;
  for (; lines != NULL && text < end; text++)
    {
      if (*text == '\n')
        line++;
      else if (*text == '"')
        for (text++; text < end && *text != '"'; text++)
          text += *text == '\\';
      else if (*text == '[' || *text == '{')
        {
          if (depth++ == 2 && *text == '{' && !kotaku_buffer_append (&lines, &line, 1, error))
            g_clear_pointer (&lines, kotaku_buffer_unref);
        }
      else if (*text == ']' || *text == '}')
        depth--;
    }
  return lines;
}

/* The text of a value; FALSE: it is none (null, or has values of its own). */
static gboolean
set_text (Reader *reader, json_t *value)
{
  KotakuText *text = &reader->text;
  text->length = 0;
  if (json_is_string (value))
    kotaku_text_append (text, json_string_value (value), (gssize) json_string_length (value));
  else if (json_is_integer (value))
    kotaku_text_append_int64 (text, json_integer_value (value));
  else if (json_is_real (value))
    kotaku_text_append_double (text, json_real_value (value));
  else if (json_is_boolean (value))
    kotaku_text_append (text, json_is_true (value) ? "true" : "false", -1);
  else
    return FALSE;
  return TRUE;
}

static gboolean
fail (Reader *reader, gint64 line, GError **error, const char *message)
{
  *reader->line = line;
  g_set_error_literal (error, KOTAKU_ERROR, KOTAKU_ERROR_INVALID, message);
  return FALSE;
}

static gboolean
set_value (Reader *reader,
           gboolean is_node,
           const char *key,
           json_t *value,
           gint64 line,
           GError **error)
{
  const KotakuText *text = &reader->text;
  if (!set_text (reader, value))
    {
      if (!json_is_null (value))
        kotaku_import_warn (reader->graph, KOTAKU_IMPORT_NESTED, line);
      return TRUE;
    }
  if (text->failed)
    {
      g_set_error_literal (error, KOTAKU_ERROR, KOTAKU_ERROR_NO_MEMORY, "out of memory");
      return FALSE;
    }
  if (text->length == 0)
    return TRUE;
  if (memchr (text->text, '\0', text->length) != NULL)
    return fail (reader, line, error, "a NUL in a value");
  if (is_node && strcmp (key, "id") == 0)
    return kotaku_import_set_node (reader->graph, KOTAKU_IMPORT_ID, text->text, text->length,
                                   error);
  if (is_node)
    return kotaku_import_name_node (reader->graph, key, strlen (key), text->text, text->length,
                                    error);
  gsize column = strcmp (key, "source") == 0   ? KOTAKU_IMPORT_FROM
                 : strcmp (key, "target") == 0 ? KOTAKU_IMPORT_TO
                 : strcmp (key, "id") == 0     ? KOTAKU_IMPORT_TIE_ID
                                               : G_MAXSIZE;
  return column != G_MAXSIZE
             ? kotaku_import_set_edge (reader->graph, column, text->text, text->length, error)
             : kotaku_import_name_edge (reader->graph, key, strlen (key), text->text, text->length,
                                        error);
}

static gboolean
read_object (Reader *reader, gboolean is_node, json_t *object, gint64 line, GError **error)
{
  const char *key;
  json_t *value;
  if (!json_is_object (object))
    return fail (reader, line, error,
                 is_node ? "a node that is no object" : "a link that is no object");
  if (is_node && json_is_null (json_object_get (object, "id")))
    return fail (reader, line, error, "a node needs an id");
  if ((is_node && json_object_get (object, "id") == NULL)
      || (!is_node
          && (json_object_get (object, "source") == NULL
              || json_object_get (object, "target") == NULL)))
    return fail (reader, line, error,
                 is_node ? "a node needs an id" : "a link needs a source and a target");
  json_object_foreach (object, key, value)
  {
    if (!set_value (reader, is_node, key, value, line, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
read_list (Reader *reader,
           json_t *list,
           gboolean is_node,
           gboolean directed,
           const gint64 *lines,
           GError **error)
{
  json_t *item;
  gsize i;
  json_array_foreach (list, i, item)
  {
    if (((i & 1023) == 0
         && g_cancellable_set_error_if_cancelled (reader->graph->cancellable, error))
        || !read_object (reader, is_node, item, json_is_object (item) ? lines[i] : 0, error)
        || !(is_node ? kotaku_import_end_node (reader->graph, lines[i], error)
                     : kotaku_import_end_edge (reader->graph, directed, lines[i], error)))
      return FALSE;
  }
  return TRUE;
}

/* Lists in which not all are objects have no lines that could be told: the first such one is told
 * by itself. */
static gboolean
is_of_objects (json_t *list)
{
  json_t *item;
  gsize i;
  json_array_foreach (list, i, item)
  {
    if (!json_is_object (item))
      return FALSE;
  }
  return TRUE;
}

static gboolean
read_lists (Reader *reader, json_t *root, const KotakuBuffer *lines, GError **error)
{
  const gint64 *next = KOTAKU_BUFFER_DATA (gint64, lines);
  json_t *nodes = json_object_get (root, "nodes"), *links = json_object_get (root, "links"), *value;
  gboolean directed = json_is_true (json_object_get (root, "directed"));
  const char *key;
  if (links == NULL)
    links = json_object_get (root, "edges");
  if (!json_is_array (nodes) || !json_is_array (links))
    return fail (reader, 1, error, "this is no node-link JSON: expected lists nodes and links");
  json_object_foreach (root, key, value)
  {
    gboolean is_read = value == nodes || value == links;
    if (is_read && !is_of_objects (value))
      return fail (reader, 0, error,
                   value == nodes ? "a node that is no object" : "a link that is no object");
    if (is_read && !read_list (reader, value, value == nodes, directed, next, error))
      return FALSE;
    if (strcmp (key, "graph") == 0
            ? json_object_size (value) > 0
            : !is_read && strcmp (key, "directed") != 0 && strcmp (key, "multigraph") != 0)
      kotaku_import_warn (reader->graph, KOTAKU_IMPORT_WHOLE, 0);
    for (gsize i = 0; json_is_array (value) && i < json_array_size (value); i++)
      next += json_is_object (json_array_get (value, i));
  }
  return TRUE;
}

static gboolean
parse (Reader *reader, GError **error)
{
  json_error_t fault;
  gsize length = (gsize) (reader->scan.end - reader->scan.text);
  json_t *root = json_loadb (reader->scan.text, length, JSON_REJECT_DUPLICATES, &fault);
  if (root == NULL && json_error_code (&fault) == json_error_out_of_memory)
    {
      g_set_error_literal (error, KOTAKU_ERROR, KOTAKU_ERROR_NO_MEMORY, "out of memory");
      return FALSE;
    }
  if (root == NULL)
    {
      g_autofree char *valid = g_utf8_make_valid (fault.text, -1);
      g_autofree char *message
          = g_strdup_printf ("this is no JSON: %s", g_strdelimit (valid, "\n", ' '));
      return fail (reader, fault.line, error, message);
    }
  KotakuBuffer *lines = find_lines (reader->scan.text, reader->scan.end, error);
  gboolean done = lines != NULL && read_lists (reader, root, lines, error);
  g_clear_pointer (&lines, kotaku_buffer_unref);
  json_decref (root);
  return done;
}

static gboolean
read_json (KotakuImport *graph, gint64 *line, GError **error)
{
  Reader reader = { .graph = graph, .line = line };
  graph->has_list = TRUE;
  gboolean done
      = kotaku_scan_open (&reader.scan, graph->reading, line, error) && parse (&reader, error);
  kotaku_text_clear (&reader.text);
  kotaku_scan_clear (&reader.scan);
  return done;
}

gboolean
kotaku_json_load (KotakuReading *reading, GCancellable *cancellable, GError **error)
{
  return kotaku_import_load (reading, read_json, cancellable, error);
}

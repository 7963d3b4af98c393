/* SPDX-License-Identifier: GPL-2.0-or-later */

/* GML (Himsolt 1997): keys and values, and lists of them. What stands in a node or an edge is a
 * column; lists inside them are drawing, as a rule, and passed over. */

#include "dataset/import-private.h"

#include <string.h>

typedef enum
{
  IN_FILE,
  IN_GRAPH,
  IN_NODE,
  IN_EDGE
} Place;

typedef struct
{
  KotakuImport *graph;
  KotakuScan scan;
  gint64 *line;
  Place in;
  guint64 n_passed; /* lists that are open and passed over */
  gboolean has_graph, directed;
  gboolean has_id, has_source, has_target;
  gint64 item_line;
  KotakuText text; /* of a value */
} Reader;

static gboolean
fail (Reader *reader, GError **error, const char *message)
{
  return kotaku_scan_fail (&reader->scan, reader->line, error, "%s", message);
}

/* Past space and comments; FALSE at the end. */
static gboolean
skip_space (Reader *reader)
{
  while (kotaku_scan_skip_space (&reader->scan, "") && *reader->scan.at == '#')
    {
      const char *feed = memchr (reader->scan.at, '\n', reader->scan.end - reader->scan.at);
      reader->scan.at = feed != NULL ? feed : reader->scan.end;
    }
  return reader->scan.at < reader->scan.end;
}

/* &amp; and its like, and characters by number. */
static void
append_entity (KotakuText *text, const char *name, gsize length)
{
  static const struct
  {
    const char *name;
    const char *text;
  } entities[]
      = { { "amp", "&" }, { "quot", "\"" }, { "lt", "<" }, { "gt", ">" }, { "apos", "'" } };
  char character[6];
  for (gsize i = 0; i < G_N_ELEMENTS (entities); i++)
    if (strlen (entities[i].name) == length && memcmp (entities[i].name, name, length) == 0)
      {
        kotaku_text_append (text, entities[i].text, -1);
        return;
      }
  guint64 number = 0;
  if (length > 1 && name[0] == '#')
    number = g_ascii_strtoull (name + (name[1] == 'x' ? 2 : 1), NULL, name[1] == 'x' ? 16 : 10);
  if (number > 0 && number <= 0x10FFFF && g_unichar_validate ((gunichar) number))
    kotaku_text_append (text, character, g_unichar_to_utf8 ((gunichar) number, character));
  else
    {
      kotaku_text_append_c (text, '&');
      kotaku_text_append (text, name, (gssize) length);
      kotaku_text_append_c (text, ';');
    }
}

static void
append_decoded (KotakuText *text, const char *from, gsize length)
{
  const char *end = from + length;
  while (from < end)
    {
      const char *mark = memchr (from, '&', end - from);
      const char *semicolon = mark != NULL ? memchr (mark, ';', MIN (end - mark, 12)) : NULL;
      const char *stop = semicolon != NULL ? mark : mark != NULL ? mark + 1 : end;
      kotaku_text_append (text, from, stop - from);
      if (semicolon != NULL)
        append_entity (text, mark + 1, (gsize) (semicolon - mark - 1));
      from = semicolon != NULL ? semicolon + 1 : stop;
    }
}

static gboolean
read_string (Reader *reader, GError **error)
{
  const char *start = ++reader->scan.at;
  const char *quote = memchr (start, '"', reader->scan.end - start);
  if (quote == NULL)
    return fail (reader, error, "the quote before this text is never closed");
  append_decoded (&reader->text, start, (gsize) (quote - start));
  reader->scan.line += (gint64) kotaku_marks_count_lines (start, (gsize) (quote - start));
  reader->scan.at = quote + 1;
  return TRUE;
}

static gboolean
is_word_end (char c)
{
  return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '[' || c == ']' || c == '"';
}

static void
read_bare (Reader *reader, KotakuScanned *word)
{
  word->text = reader->scan.at;
  while (reader->scan.at < reader->scan.end && !is_word_end (*reader->scan.at))
    reader->scan.at++;
  word->length = (gsize) (reader->scan.at - word->text);
}

static gboolean
set_node (Reader *reader, const KotakuScanned *key, GError **error)
{
  const KotakuText *text = &reader->text;
  if (kotaku_scanned_is (key, "id"))
    {
      reader->has_id = TRUE;
      return kotaku_import_set_node (reader->graph, KOTAKU_IMPORT_ID, text->text, text->length,
                                     error);
    }
  if (kotaku_scanned_is (key, "label"))
    return kotaku_import_set_node (reader->graph, KOTAKU_IMPORT_NAME, text->text, text->length,
                                   error);
  return kotaku_import_name_node (reader->graph, key->text, key->length, text->text, text->length,
                                  error);
}

static gboolean
set_edge (Reader *reader, const KotakuScanned *key, GError **error)
{
  const KotakuText *text = &reader->text;
  gsize column = kotaku_scanned_is (key, "source")   ? KOTAKU_IMPORT_FROM
                 : kotaku_scanned_is (key, "target") ? KOTAKU_IMPORT_TO
                 : kotaku_scanned_is (key, "id")     ? KOTAKU_IMPORT_TIE_ID
                                                     : G_MAXSIZE;
  reader->has_source = reader->has_source || column == KOTAKU_IMPORT_FROM;
  reader->has_target = reader->has_target || column == KOTAKU_IMPORT_TO;
  return column != G_MAXSIZE
             ? kotaku_import_set_edge (reader->graph, column, text->text, text->length, error)
             : kotaku_import_name_edge (reader->graph, key->text, key->length, text->text,
                                        text->length, error);
}

static gboolean
take_value (Reader *reader, const KotakuScanned *key, GError **error)
{
  if (reader->text.failed)
    {
      g_set_error_literal (error, KOTAKU_ERROR, KOTAKU_ERROR_NO_MEMORY, "out of memory");
      return FALSE;
    }
  if (reader->n_passed > 0 || reader->in == IN_FILE)
    return TRUE;
  if (reader->in == IN_NODE)
    return set_node (reader, key, error);
  if (reader->in == IN_EDGE)
    return set_edge (reader, key, error);
  if (kotaku_scanned_is (key, "directed"))
    reader->directed = reader->text.length == 1 && reader->text.text[0] == '1';
  else if (!kotaku_scanned_is (key, "multigraph"))
    kotaku_import_warn (reader->graph, KOTAKU_IMPORT_WHOLE, reader->scan.line);
  return TRUE;
}

static gboolean
start_list (Reader *reader, const KotakuScanned *key, GError **error)
{
  reader->item_line = reader->n_passed == 0 ? reader->scan.line : reader->item_line;
  if (reader->n_passed > 0)
    reader->n_passed++;
  else if (reader->in == IN_FILE && kotaku_scanned_is (key, "graph"))
    {
      if (reader->has_graph)
        return fail (reader, error, "a second graph is not read");
      reader->has_graph = TRUE;
      reader->in = IN_GRAPH;
    }
  else if (reader->in == IN_GRAPH && kotaku_scanned_is (key, "node"))
    reader->in = IN_NODE;
  else if (reader->in == IN_GRAPH && kotaku_scanned_is (key, "edge"))
    reader->in = IN_EDGE;
  else
    {
      kotaku_import_warn (reader->graph,
                          kotaku_scanned_is (key, "graphics") ? KOTAKU_IMPORT_DRAWING
                                                              : KOTAKU_IMPORT_NESTED,
                          reader->scan.line);
      reader->n_passed = 1;
    }
  if (reader->n_passed == 0)
    reader->has_id = reader->has_source = reader->has_target = FALSE;
  return TRUE;
}

static gboolean
end_list (Reader *reader, GError **error)
{
  Place in = reader->in;
  if (reader->n_passed > 0)
    {
      reader->n_passed--;
      return TRUE;
    }
  reader->in = in == IN_GRAPH ? IN_FILE : IN_GRAPH;
  if (in == IN_FILE)
    return fail (reader, error, "a ] without its [");
  if (in == IN_NODE)
    return reader->has_id ? kotaku_import_end_node (reader->graph, reader->item_line, error)
                          : fail (reader, error, "a node needs an id");
  if (in == IN_EDGE)
    return reader->has_source && reader->has_target
               ? kotaku_import_end_edge (reader->graph, reader->directed, reader->item_line, error)
               : fail (reader, error, "an edge needs a source and a target");
  return TRUE;
}

/* A key and its value, or the end of a list. */
static gboolean
read_item (Reader *reader, GError **error)
{
  KotakuScanned key, value;
  if (*reader->scan.at == ']')
    {
      reader->scan.at++;
      return end_list (reader, error);
    }
  read_bare (reader, &key);
  if (key.length == 0)
    return fail (reader, error, "this is no GML: expected the name of a value");
  if (!skip_space (reader) || *reader->scan.at == ']')
    return fail (reader, error, "a name without a value");
  if (*reader->scan.at == '[')
    {
      reader->scan.at++;
      return start_list (reader, &key, error);
    }
  reader->text.length = 0;
  if (*reader->scan.at == '"')
    return read_string (reader, error) && take_value (reader, &key, error);
  read_bare (reader, &value);
  kotaku_text_append (&reader->text, value.text, (gssize) value.length);
  return take_value (reader, &key, error);
}

static void
clear_reader (Reader *reader)
{
  kotaku_text_clear (&reader->text);
  kotaku_scan_clear (&reader->scan);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, clear_reader)

static gboolean
read_gml (KotakuImport *graph, gint64 *line, GError **error)
{
  g_auto (Reader) reader = { .graph = graph, .line = line };
  guint64 n = 0;
  graph->has_list = TRUE;
  if (!kotaku_scan_open (&reader.scan, graph->reading, line, error))
    return FALSE;
  while (skip_space (&reader))
    if (((++n & 1023) == 0 && g_cancellable_set_error_if_cancelled (graph->cancellable, error))
        || !read_item (&reader, error))
      return FALSE;
  if (reader.in != IN_FILE || reader.n_passed > 0)
    return fail (&reader, error, "the file ends inside a list, expected ]");
  return reader.has_graph || fail (&reader, error, "this is no GML: no graph");
}

gboolean
kotaku_gml_load (KotakuReading *reading, GCancellable *cancellable, GError **error)
{
  return kotaku_import_load (reading, read_gml, cancellable, error);
}

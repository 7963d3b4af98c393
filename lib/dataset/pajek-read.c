/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Pajek (Batagelj and Mrvar, reference manual): *Vertices, *Arcs, *Edges, *Arcslist, *Edgeslist,
 * *Matrix, and the *Partition and *Vector of project files, which become columns of the vertices.
 * Those may come after the ties: vertices are handed on at the end. */

#include "dataset/import-private.h"

#include <string.h>

typedef struct
{
  gint64 line; /* 0: not listed */
  gsize label; /* where it starts in labels, and its length */
  gsize length;
} Vertex;

/* A partition or a vector: a value for each vertex. */
typedef struct
{
  char *name;
  KotakuBuffer *values; /* gsize, two by vertex: where the word starts in the text, its length */
} Property;

typedef struct
{
  KotakuImport *graph;
  KotakuScan scan;
  gint64 *line;
  gboolean has_vertices;
  guint64 n, n_first; /* of the first mode, or 0 */
  KotakuBuffer *vertices;
  KotakuBuffer *properties;
  char *relation; /* of the arcs that are read */
} Reader;

static Vertex *
get_vertex (const Reader *reader, gsize i)
{
  return &KOTAKU_BUFFER_DATA (Vertex, reader->vertices)[i];
}

static gboolean
is_number (const KotakuScanned *word)
{
  double value;
  return !word->quoted && kotaku_text_to_double (word->text, word->length, &value);
}

static gboolean
check_vertex (Reader *reader, const KotakuScanned *word, guint64 *number, GError **error)
{
  if (!word->quoted && kotaku_scanned_to_number (word, number) && *number >= 1
      && *number <= reader->n)
    return TRUE;
  return kotaku_scan_fail (&reader->scan, reader->line, error,
                           "\"%.*s\" is no vertex, expected a number from 1 to %" G_GUINT64_FORMAT,
                           (int) MIN (word->length, 60), word->text, reader->n);
}

/* -- *Vertices -- */

static gboolean
start_vertices (Reader *reader, GError **error)
{
  KotakuScanned word;
  if (reader->has_vertices)
    return kotaku_scan_fail (&reader->scan, reader->line, error,
                             "a second *Vertices: one network of a file is read");
  if (!kotaku_scan_word (&reader->scan, "", &word) || !kotaku_scanned_to_number (&word, &reader->n))
    return kotaku_scan_fail (&reader->scan, reader->line, error,
                             "*Vertices needs the number of vertices");
  if (kotaku_scan_word (&reader->scan, "", &word)
      && (!kotaku_scanned_to_number (&word, &reader->n_first) || reader->n_first > reader->n))
    return kotaku_scan_fail (&reader->scan, reader->line, error,
                             "\"%.*s\" is no number of vertices of the first mode",
                             (int) MIN (word.length, 60), word.text);
  /* Vertices need not be listed, but nobody has millions of which nothing is said. */
  if (reader->n > (guint64) (reader->scan.end - reader->scan.text) + 1024)
    return kotaku_scan_fail (&reader->scan, reader->line, error,
                             "%" G_GUINT64_FORMAT " vertices are more than the file has bytes",
                             reader->n);
  reader->has_vertices = reader->graph->has_list = TRUE;
  return kotaku_buffer_resize (&reader->vertices, reader->n, error);
}

/* number "label" x y z shape ...: numbers and words after the label are drawing. */
static gboolean
read_vertex (Reader *reader, GError **error)
{
  KotakuScanned word;
  guint64 number;
  if (!kotaku_scan_word (&reader->scan, "", &word) || !check_vertex (reader, &word, &number, error))
    return FALSE;
  Vertex *vertex = get_vertex (reader, number - 1);
  if (vertex->line != 0)
    return kotaku_scan_fail (&reader->scan, reader->line, error,
                             "the vertex %" G_GUINT64_FORMAT
                             " is there already, in line %" G_GINT64_FORMAT,
                             number, vertex->line);
  vertex->line = reader->scan.line;
  if (!kotaku_scan_word (&reader->scan, "", &word))
    return TRUE;
  vertex->label = (gsize) (word.text - reader->scan.text);
  vertex->length = word.length;
  if (kotaku_scan_word (&reader->scan, "", &word))
    kotaku_import_warn (reader->graph, KOTAKU_IMPORT_DRAWING, reader->scan.line);
  return TRUE;
}

/* -- ties -- */

static gboolean
add_tie (Reader *reader,
         const KotakuScanned *from,
         const KotakuScanned *to,
         const KotakuScanned *weight,
         gboolean directed,
         GError **error)
{
  KotakuImport *graph = reader->graph;
  guint64 number;
  const char *relation = reader->relation;
  return check_vertex (reader, from, &number, error) && check_vertex (reader, to, &number, error)
         && kotaku_import_set_edge (graph, KOTAKU_IMPORT_FROM, from->text, from->length, error)
         && kotaku_import_set_edge (graph, KOTAKU_IMPORT_TO, to->text, to->length, error)
         && (weight == NULL
             || kotaku_import_set_edge (graph, KOTAKU_IMPORT_WEIGHT, weight->text, weight->length,
                                        error))
         && (relation == NULL
             || kotaku_import_name_edge (graph, "relation", 8, relation, strlen (relation), error))
         && kotaku_import_end_edge (graph, directed, reader->scan.line, error);
}

static gboolean
read_tie (Reader *reader, gboolean directed, GError **error)
{
  KotakuScanned from, to, weight, rest;
  gboolean weighted = FALSE;
  if (!kotaku_scan_word (&reader->scan, "", &from) || !kotaku_scan_word (&reader->scan, "", &to))
    return kotaku_scan_fail (&reader->scan, reader->line, error, "a tie needs two vertices");
  if (kotaku_scan_word (&reader->scan, "", &weight))
    {
      weighted = is_number (&weight);
      if (!weighted || kotaku_scan_word (&reader->scan, "", &rest))
        kotaku_import_warn (reader->graph, KOTAKU_IMPORT_DRAWING, reader->scan.line);
    }
  return add_tie (reader, &from, &to, weighted ? &weight : NULL, directed, error);
}

static gboolean
read_list (Reader *reader, gboolean directed, GError **error)
{
  KotakuScanned from, to;
  if (!kotaku_scan_word (&reader->scan, "", &from))
    return TRUE;
  while (kotaku_scan_word (&reader->scan, "", &to))
    if (!add_tie (reader, &from, &to, NULL, directed, error))
      return FALSE;
  return TRUE;
}

/* The words of a row of a matrix are as many as there are vertices; 0 is no tie. */
static gboolean
read_row (Reader *reader, guint64 row, GError **error)
{
  char number[32];
  guint64 column = 1;
  KotakuScanned word, from = { .text = number };
  for (; kotaku_scan_word (&reader->scan, "", &word); column++)
    {
      char other[32];
      double value;
      KotakuScanned to = { .text = other };
      if (column > reader->n)
        continue;
      if (!kotaku_text_to_double (word.text, word.length, &value))
        return kotaku_scan_fail (&reader->scan, reader->line, error, "\"%.*s\" is no number",
                                 (int) MIN (word.length, 60), word.text);
      from.length = (gsize) g_snprintf (number, sizeof number, "%" G_GUINT64_FORMAT, row);
      to.length = (gsize) g_snprintf (other, sizeof other, "%" G_GUINT64_FORMAT, column);
      if (value != 0 && !add_tie (reader, &from, &to, &word, TRUE, error))
        return FALSE;
    }
  return column == reader->n + 1
         || kotaku_scan_fail (&reader->scan, reader->line, error,
                              "row %" G_GUINT64_FORMAT " of the matrix has not %" G_GUINT64_FORMAT
                              " numbers",
                              row, reader->n);
}

/* -- *Partition, *Vector -- */

static Property *
get_property (const Reader *reader, gsize i)
{
  return &KOTAKU_BUFFER_DATA (Property, reader->properties)[i];
}

static gboolean
start_property (Reader *reader, const char *kind, GError **error)
{
  KotakuScanned word = { .text = kind, .length = strlen (kind) };
  const char *start = reader->scan.at;
  Property property = { 0 };
  kotaku_scan_word (&reader->scan, "", &word);
  const char *feed = memchr (start, '\n', reader->scan.end - start);
  if (word.text != kind)
    word.length = (gsize) ((feed != NULL ? feed : reader->scan.end) - word.text);
  property.name = g_strndup (word.text, word.length);
  g_strstrip (property.name);
  property.values = kotaku_buffer_new (sizeof (gsize), 0, error);
  if (property.values != NULL && kotaku_buffer_append (&reader->properties, &property, 1, error))
    return TRUE;
  g_clear_pointer (&property.values, kotaku_buffer_unref);
  g_free (property.name);
  return FALSE;
}

static gboolean
read_value (Reader *reader, GError **error)
{
  Property *property = get_property (reader, reader->properties->n - 1);
  KotakuScanned word;
  if (!kotaku_scan_word (&reader->scan, "", &word))
    return TRUE;
  const gsize place[] = { (gsize) (word.text - reader->scan.text), word.length };
  return (property->values->n < 2 * reader->n
          || kotaku_scan_fail (&reader->scan, reader->line, error,
                               "more values than there are vertices"))
         && kotaku_buffer_append (&property->values, place, 2, error);
}

/* -- sections -- */

typedef enum
{
  SECTION_NONE,
  SECTION_VERTICES,
  SECTION_ARCS,
  SECTION_EDGES,
  SECTION_ARCSLIST,
  SECTION_EDGESLIST,
  SECTION_MATRIX,
  SECTION_VALUES
} Section;

/* ":2 "name"": the number where it has no name. */
static void
read_relation (Reader *reader)
{
  KotakuScanned word, name;
  g_clear_pointer (&reader->relation, g_free);
  if (!kotaku_scan_word (&reader->scan, "", &word) || word.text[0] != ':')
    return;
  gboolean named = kotaku_scan_word (&reader->scan, "", &name);
  reader->relation
      = named ? g_strndup (name.text, name.length) : g_strndup (word.text + 1, word.length - 1);
}

static gboolean
start_section (Reader *reader, Section *section, GError **error)
{
  static const struct
  {
    const char *name;
    Section section;
  } names[] = { { "*Arcs", SECTION_ARCS },         { "*Edges", SECTION_EDGES },
                { "*Arcslist", SECTION_ARCSLIST }, { "*Edgeslist", SECTION_EDGESLIST },
                { "*Matrix", SECTION_MATRIX },     { "*Network", SECTION_NONE },
                { "*Partition", SECTION_VALUES },  { "*Vector", SECTION_VALUES },
                { "*Vertices", SECTION_VERTICES } };
  Section before = *section;
  KotakuScanned word;
  kotaku_scan_word (&reader->scan, "", &word);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (!kotaku_scanned_is (&word, names[i].name))
        continue;
      *section = names[i].section;
      if (*section == SECTION_VALUES)
        return start_property (reader, names[i].name + 1, error);
      /* The values of a partition have a *Vertices of their own. */
      if (*section == SECTION_VERTICES && before == SECTION_VALUES)
        *section = SECTION_VALUES;
      else if (*section == SECTION_VERTICES)
        return start_vertices (reader, error);
      else if (*section != SECTION_NONE && !reader->has_vertices)
        break;
      else
        read_relation (reader);
      return TRUE;
    }
  return kotaku_scan_fail (&reader->scan, reader->line, error,
                           reader->has_vertices ? "the section %.*s is not read"
                                                : "%.*s stands before *Vertices",
                           (int) MIN (word.length, 60), word.text);
}

static gboolean
read_line (Reader *reader, Section section, guint64 *row, GError **error)
{
  switch (section)
    {
    case SECTION_VERTICES:
      return read_vertex (reader, error);
    case SECTION_ARCS:
    case SECTION_EDGES:
      return read_tie (reader, section == SECTION_ARCS, error);
    case SECTION_ARCSLIST:
    case SECTION_EDGESLIST:
      return read_list (reader, section == SECTION_ARCSLIST, error);
    case SECTION_MATRIX:
      if (++*row <= reader->n)
        return read_row (reader, *row, error);
      return kotaku_scan_fail (&reader->scan, reader->line, error,
                               "the matrix has more rows than there are vertices");
    case SECTION_VALUES:
      return read_value (reader, error);
    case SECTION_NONE:
    default:
      return kotaku_scan_fail (&reader->scan, reader->line, error,
                               "this is no Pajek network: expected *Vertices");
    }
}

static gboolean
read_lines (Reader *reader, GError **error)
{
  Section section = SECTION_NONE;
  guint64 row = 0, n_lines = 0;
  if (!kotaku_scan_skip_space (&reader->scan, ""))
    return kotaku_scan_fail (&reader->scan, reader->line, error,
                             "this is no Pajek network: expected *Vertices");
  do
    {
      if ((++n_lines & 1023) == 0
          && g_cancellable_set_error_if_cancelled (reader->graph->cancellable, error))
        return FALSE;
      if (*reader->scan.at == '%')
        continue;
      row = *reader->scan.at == '*' ? 0 : row;
      if (*reader->scan.at == '*' ? !start_section (reader, &section, error)
                                  : !read_line (reader, section, &row, error))
        return FALSE;
    }
  while (kotaku_scan_next_line (&reader->scan));
  return TRUE;
}

/* -- vertices, once all is known of them -- */

static gboolean
set_properties (Reader *reader, gsize i, GError **error)
{
  for (gsize j = 0; j < reader->properties->n; j++)
    {
      const Property *property = get_property (reader, j);
      const gsize *place = KOTAKU_BUFFER_DATA (gsize, property->values) + 2 * i;
      if (2 * i < property->values->n
          && !kotaku_import_name_node (reader->graph, property->name, strlen (property->name),
                                       reader->scan.text + place[0], place[1], error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_vertices (Reader *reader, GError **error)
{
  for (gsize i = 0; i < reader->n; i++)
    {
      char number[32];
      const Vertex *vertex = get_vertex (reader, i);
      int length = g_snprintf (number, sizeof number, "%" G_GSIZE_FORMAT, i + 1);
      const char *mode = i < reader->n_first ? "1" : "2";
      if (!kotaku_import_set_node (reader->graph, KOTAKU_IMPORT_ID, number, (gsize) length, error)
          || !kotaku_import_set_node (reader->graph, KOTAKU_IMPORT_NAME,
                                      reader->scan.text + vertex->label, vertex->length, error)
          || (reader->n_first > 0
              && !kotaku_import_name_node (reader->graph, "mode", 4, mode, 1, error))
          || !set_properties (reader, i, error)
          || !kotaku_import_end_node (reader->graph, vertex->line, error))
        return FALSE;
    }
  return TRUE;
}

static void
clear_reader (Reader *reader)
{
  for (gsize i = 0; reader->properties != NULL && i < reader->properties->n; i++)
    {
      g_free (get_property (reader, i)->name);
      kotaku_buffer_unref (get_property (reader, i)->values);
    }
  g_clear_pointer (&reader->properties, kotaku_buffer_unref);
  g_clear_pointer (&reader->vertices, kotaku_buffer_unref);
  g_clear_pointer (&reader->relation, g_free);
  kotaku_scan_clear (&reader->scan);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, clear_reader)

static gboolean
read_pajek (KotakuImport *graph, gint64 *line, GError **error)
{
  g_auto (Reader) reader = { .graph = graph, .line = line };
  if ((reader.vertices = kotaku_buffer_new (sizeof (Vertex), 0, error)) == NULL
      || (reader.properties = kotaku_buffer_new (sizeof (Property), 0, error)) == NULL
      || !kotaku_scan_open (&reader.scan, graph->reading, line, error)
      || !read_lines (&reader, error))
    return FALSE;
  return add_vertices (&reader, error);
}

gboolean
kotaku_pajek_load (KotakuReading *reading, GCancellable *cancellable, GError **error)
{
  return kotaku_import_load (reading, read_pajek, cancellable, error);
}

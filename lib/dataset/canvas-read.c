/* SPDX-License-Identifier: GPL-2.0-or-later */

/* The folder that Network Canvas exports (Interviewer 6, CSV): PREFIX_attributeList_TYPE.csv has
 * the people that an interview named, PREFIX_edgeList_TYPE.csv the edges among them, PREFIX_ego.csv
 * who was asked. That an ego knows its alters is said nowhere: no tie is made of it. */

#include "dataset/import-private.h"

#include <string.h>

#define EGO_ID "networkCanvasEgoUUID"
#define NODE_ID "networkCanvasUUID"
#define SOURCE_ID "networkCanvasSourceUUID"
#define TARGET_ID "networkCanvasTargetUUID"

typedef enum
{
  FILE_NONE,
  FILE_EGO,
  FILE_NODES,
  FILE_EDGES
} FileKind;

typedef struct
{
  KotakuImport *graph;
  FileKind kind;
  const char *type; /* of nodes or edges, or NULL */
  gsize file;       /* its number */
  KotakuGrid *grid;
} Reader;

static FileKind
get_kind (const char *name)
{
  if (!kotaku_file_has_ending (name, ".csv"))
    return FILE_NONE;
  if (strstr (name, "_attributeList") != NULL)
    return FILE_NODES;
  if (strstr (name, "_edgeList") != NULL)
    return FILE_EDGES;
  return kotaku_file_has_ending (name, "_ego.csv") ? FILE_EGO : FILE_NONE;
}

gboolean
kotaku_directory_is_canvas (const GPtrArray *names)
{
  for (guint i = 0; i < names->len; i++)
    {
      FileKind kind = get_kind (g_ptr_array_index (names, i));
      if (kind == FILE_NODES || kind == FILE_EDGES)
        return TRUE;
    }
  return FALSE;
}

/* What stands between the kind and the ending: "person"; free it. */
static char *
get_type (const char *name)
{
  const char *list = strstr (name, "List_");
  return list != NULL ? g_strndup (list + 5, strlen (list + 5) - 4) : NULL;
}

static gssize
find_column (const KotakuGrid *grid, const char *name)
{
  for (gsize i = 0; i < grid->n_columns; i++)
    if (g_strcmp0 (kotaku_grid_get_header (grid, i)->text, name) == 0)
      return (gssize) i;
  return -1;
}

/* The place of an element's own column, or -1: it is an attribute; -2: it is passed over, since
 * other columns say the same. */
static gint
get_own (const Reader *reader, const char *header)
{
  static const struct
  {
    FileKind kind;
    const char *header;
    gint column;
  } own[] = { { FILE_EGO, EGO_ID, KOTAKU_IMPORT_ID },
              { FILE_NODES, NODE_ID, KOTAKU_IMPORT_ID },
              { FILE_NODES, "nodeID", -2 },
              { FILE_EDGES, SOURCE_ID, KOTAKU_IMPORT_FROM },
              { FILE_EDGES, TARGET_ID, KOTAKU_IMPORT_TO },
              { FILE_EDGES, NODE_ID, KOTAKU_IMPORT_TIE_ID },
              { FILE_EDGES, "edgeID", -2 },
              { FILE_EDGES, "from", -2 },
              { FILE_EDGES, "to", -2 } };
  for (gsize i = 0; i < G_N_ELEMENTS (own); i++)
    if (own[i].kind == reader->kind && strcmp (own[i].header, header) == 0)
      return own[i].column;
  return -1;
}

/* An interview is the source of its edges. */
static gboolean
set_cell (Reader *reader, const char *header, const char *text, GError **error)
{
  gsize length = strlen (text);
  gint own = get_own (reader, header);
  if (own == -2 || *header == '\0')
    return TRUE;
  if (reader->kind == FILE_EDGES)
    {
      const char *name = strcmp (header, EGO_ID) == 0 ? "source" : header;
      return own >= 0 ? kotaku_import_set_edge (reader->graph, (gsize) own, text, length, error)
                      : kotaku_import_name_edge (reader->graph, name, strlen (name), text, length,
                                                 error);
    }
  return own >= 0 ? kotaku_import_set_node (reader->graph, (gsize) own, text, length, error)
                  : kotaku_import_name_node (reader->graph, header, strlen (header), text, length,
                                             error);
}

static gboolean
add_row (Reader *reader, gsize row, GError **error)
{
  KotakuImport *graph = reader->graph;
  const char *type = reader->type;
  gint64 line = kotaku_grid_get_cell (reader->grid, row, 0)->line;
  for (gsize i = 0; i < reader->grid->n_columns; i++)
    {
      const char *header = kotaku_grid_get_header (reader->grid, i)->text;
      const char *text = kotaku_grid_get_cell (reader->grid, row, i)->text;
      if (text != NULL && *text != '\0' && header != NULL
          && !set_cell (reader, header, text, error))
        return FALSE;
    }
  line = kotaku_reading_join_line (reader->file, line);
  if (reader->kind == FILE_EDGES)
    return (type == NULL || kotaku_import_name_edge (graph, "type", 4, type, strlen (type), error))
           && kotaku_import_end_edge (graph, FALSE, line, error);
  return (type == NULL || kotaku_import_name_node (graph, "type", 4, type, strlen (type), error))
         && kotaku_import_end_node (graph, line, error);
}

static gboolean
check_columns (const Reader *reader, GError **error)
{
  const char *needed = reader->kind == FILE_EGO     ? EGO_ID
                       : reader->kind == FILE_NODES ? NODE_ID
                                                    : SOURCE_ID;
  const char *missing = find_column (reader->grid, needed) < 0 ? needed : NULL;
  if (missing == NULL && reader->kind == FILE_EDGES && find_column (reader->grid, TARGET_ID) < 0)
    missing = TARGET_ID;
  if (missing == NULL)
    return TRUE;
  g_set_error (error, KOTAKU_ERROR, KOTAKU_ERROR_INVALID,
               "%s: this is no file of Network Canvas: it has no column %s", reader->grid->file,
               missing);
  return FALSE;
}

static gboolean
read_file (Reader *reader, const char *path, GError **error)
{
  reader->grid = kotaku_grid_read (path, error);
  gboolean done = reader->grid != NULL && check_columns (reader, error);
  for (gsize i = 0; done && i < reader->grid->n_rows; i++)
    done = !g_cancellable_set_error_if_cancelled (reader->graph->cancellable, error)
           && add_row (reader, i, error);
  g_clear_pointer (&reader->grid, kotaku_grid_free);
  return done;
}

static gboolean
read_files (KotakuImport *graph, FileKind kind, GError **error)
{
  KotakuReading *reading = graph->reading;
  for (guint i = 0; i < reading->files->len; i++)
    {
      const char *name = g_ptr_array_index (reading->files, i);
      g_autofree char *path = g_build_filename (reading->path, name, NULL);
      g_autofree char *type = get_type (name);
      Reader reader = { .graph = graph, .kind = kind, .type = type, .file = i };
      if (get_kind (name) == kind && !read_file (&reader, path, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_canvas (KotakuImport *graph, gint64 *line, GError **error)
{
  graph->has_list = TRUE;
  return read_files (graph, FILE_EGO, error) && read_files (graph, FILE_NODES, error)
         && read_files (graph, FILE_EDGES, error);
}

gboolean
kotaku_canvas_load (KotakuReading *reading, GCancellable *cancellable, GError **error)
{
  return kotaku_import_load (reading, read_canvas, cancellable, error);
}

/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Which file is which format of graphs, and how nodes and edges of any of them become rows. */

#include "dataset/import-private.h"

#include <string.h>

/* Names that no attribute has, so that an attribute of the same name is a column of its own. */
static const char *const node_columns[] = { "\001id", "\001name" };
static const char *const edge_columns[]
    = { "\001from", "\001to", "\001direction", "\001id", "\001weight" };

/* -- columns -- */

static KotakuTranscript *
make_transcript (const char *const *names, gsize n, GError **error)
{
  g_autoptr (KotakuTranscript) transcript = kotaku_transcript_new (FALSE, error);
  for (gsize i = 0; transcript != NULL && i < n; i++)
    if (kotaku_transcript_add_column (transcript, names[i], strlen (names[i]), error) < 0)
      return NULL;
  return g_steal_pointer (&transcript);
}

static gboolean
begin (KotakuImport *graph, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (graph->nodes); i++)
    {
      graph->nodes[i] = make_transcript (node_columns, G_N_ELEMENTS (node_columns), error);
      if (graph->nodes[i] == NULL)
        return FALSE;
    }
  graph->ties = make_transcript (edge_columns, G_N_ELEMENTS (edge_columns), error);
  graph->keys = graph->ties != NULL ? kotaku_dictionary_new (error) : NULL;
  return graph->keys != NULL;
}

static void
clear_graph (KotakuImport *graph)
{
  for (gsize i = 0; i < G_N_ELEMENTS (graph->nodes); i++)
    g_clear_pointer (&graph->nodes[i], kotaku_transcript_free);
  g_clear_pointer (&graph->ties, kotaku_transcript_free);
  g_clear_pointer (&graph->keys, kotaku_dictionary_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KotakuImport, clear_graph)

gboolean
kotaku_import_set_node (KotakuImport *graph,
                        gsize column,
                        const char *text,
                        gsize length,
                        GError **error)
{
  return kotaku_transcript_set (graph->nodes[0], column, text, length, error);
}

gboolean
kotaku_import_set_edge (KotakuImport *graph,
                        gsize column,
                        const char *text,
                        gsize length,
                        GError **error)
{
  return kotaku_transcript_set (graph->ties, column, text, length, error);
}

static gboolean
set_named (KotakuTranscript *transcript,
           const char *name,
           gsize name_length,
           const char *text,
           gsize length,
           GError **error)
{
  gint32 column = kotaku_transcript_add_column (transcript, name, name_length, error);
  return column >= 0 && kotaku_transcript_set (transcript, (gsize) column, text, length, error);
}

gboolean
kotaku_import_name_node (KotakuImport *graph,
                         const char *name,
                         gsize name_length,
                         const char *text,
                         gsize length,
                         GError **error)
{
  return set_named (graph->nodes[0], name, name_length, text, length, error);
}

gboolean
kotaku_import_name_edge (KotakuImport *graph,
                         const char *name,
                         gsize name_length,
                         const char *text,
                         gsize length,
                         GError **error)
{
  return set_named (graph->ties, name, name_length, text, length, error);
}

/* -- rows -- */

/* The cell that the row being made has of a column; NULL: none. */
static const char *
get_cell (const KotakuTranscript *transcript, gint32 column, gsize *length)
{
  if (column < 0 || (gsize) column >= transcript->n_set)
    return NULL;
  const KotakuTranscriptColumn *cell = kotaku_transcript_get_column (transcript, (gsize) column);
  *length = cell->length;
  return cell->is_set && transcript->row.text != NULL ? transcript->row.text + cell->start : NULL;
}

static void
drop_cell (KotakuTranscript *transcript, gint32 column)
{
  kotaku_transcript_get_column (transcript, (gsize) column)->is_set = FALSE;
}

static gboolean
copy_row (KotakuTranscript *from, KotakuTranscript *to, GError **error)
{
  for (gsize i = 0; i < from->n_set; i++)
    {
      gsize length;
      const char *text = get_cell (from, (gint32) i, &length);
      const char *name = kotaku_dictionary_get (from->names, (gint32) i);
      if (text != NULL && !set_named (to, name, strlen (name), text, length, error))
        return FALSE;
    }
  return TRUE;
}

/* An attribute kind that says actor or institution tells the table. */
gboolean
kotaku_import_end_node (KotakuImport *graph, gint64 line, GError **error)
{
  KotakuTranscript *nodes = graph->nodes[0];
  gint32 column = kotaku_dictionary_find (nodes->names, "kind", 4);
  gsize length;
  const char *kind = get_cell (nodes, column, &length);
  gboolean institution
      = kind != NULL && length == 11 && g_ascii_strncasecmp (kind, "institution", 11) == 0;
  gboolean actor = kind != NULL && length == 5 && g_ascii_strncasecmp (kind, "actor", 5) == 0;
  graph->has_list = TRUE;
  if (institution || actor)
    drop_cell (nodes, column);
  if (!institution)
    return kotaku_transcript_end_row (nodes, line, error);
  gboolean done = copy_row (nodes, graph->nodes[1], error)
                  && kotaku_transcript_end_row (graph->nodes[1], line, error);
  kotaku_transcript_drop_row (nodes);
  return done;
}

/* An attribute direction that holds one of our words is the direction. */
static gboolean
set_direction (KotakuImport *graph, gboolean directed, GError **error)
{
  gint32 column = kotaku_dictionary_find (graph->ties->names, "direction", 9);
  gsize length;
  const char *text = get_cell (graph->ties, column, &length);
  g_autofree char *word = text != NULL ? g_strndup (text, length) : NULL;
  gboolean known
      = word != NULL && kotaku_vocabulary_find (&kotaku_words_direction, word, length) != NULL;
  const char *direction = known ? word : directed ? "arc" : "horizontal";
  graph->is_told = graph->is_told || known || !directed;
  if (known)
    drop_cell (graph->ties, column);
  return kotaku_import_set_edge (graph, KOTAKU_IMPORT_DIRECTION, direction, strlen (direction),
                                 error);
}

static gboolean
count_key (KotakuImport *graph, GError **error)
{
  gsize length;
  const char *key = get_cell (graph->ties, KOTAKU_IMPORT_TIE_ID, &length);
  if (key == NULL)
    return TRUE;
  graph->n_keys++;
  return kotaku_dictionary_intern (&graph->keys, key, length, error) >= 0;
}

gboolean
kotaku_import_end_edge (KotakuImport *graph, gboolean directed, gint64 line, GError **error)
{
  return set_direction (graph, directed, error) && count_key (graph, error)
         && kotaku_transcript_end_row (graph->ties, line, error);
}

void
kotaku_import_warn (KotakuImport *graph, KotakuImportPassed passed, gint64 line)
{
  const char *message
      = passed == KOTAKU_IMPORT_DRAWING ? "positions, colours and sizes are not kept"
        : passed == KOTAKU_IMPORT_WHOLE ? "attributes of the graph as a whole are not kept"
                                        : "values that have values of their own are not kept";
  if ((graph->warned & passed) != 0)
    return;
  graph->warned |= passed;
  KotakuProblem *problem = kotaku_problem_new (KOTAKU_ERROR_INVALID, TRUE, message);
  problem->file = g_strdup (graph->reading->shown);
  problem->line = line;
  kotaku_problems_take (&graph->reading->problems, problem);
}

/* -- headers -- */

static gboolean
is_exact (const KotakuTableSpec *spec, const char *header)
{
  const KotakuField *field = kotaku_table_spec_find (spec, header);
  g_autofree char *folded = kotaku_text_fold (header, -1);
  return field != NULL && g_strcmp0 (folded, field->name) == 0;
}

/* The field that a header names takes the column, if no other one did. */
static void
claim (KotakuTranscript *transcript,
       const KotakuTableSpec *spec,
       gsize column,
       guint64 *taken,
       gboolean exact)
{
  const char *header = kotaku_transcript_get_column (transcript, column)->header;
  if (header == NULL || is_exact (spec, header) != exact)
    return;
  const KotakuField *field = kotaku_table_spec_find (spec, header);
  guint64 bit = field != NULL ? (guint64) 1 << (field - spec->fields) : 0;
  g_autofree char *other = NULL;
  if (*header == '\0' || (*taken & bit) != 0)
    {
      other = g_strdup_printf ("%s (2)", *header != '\0' ? header : "attribute");
      kotaku_transcript_set_header (transcript, column, other);
    }
  *taken |= bit;
}

/* The names that a format has of its own give way to nothing; names of attributes are held against
 * the fields, an English name before others. */
static void
name_columns (KotakuTranscript *transcript,
              KotakuTable table,
              const char *const *own,
              gsize n_own,
              gsize n_needed)
{
  const KotakuTableSpec *spec = kotaku_table_spec (table);
  gsize n = kotaku_transcript_get_n_columns (transcript);
  guint64 taken = 0;
  for (gsize i = 0; i < n_own; i++)
    {
      gboolean wanted = i < n_needed || kotaku_transcript_get_column (transcript, i)->is_used;
      kotaku_transcript_set_header (transcript, i, wanted ? own[i] + 1 : NULL);
      claim (transcript, spec, i, &taken, TRUE);
    }
  for (gsize i = n_own; i < n; i++)
    if (!kotaku_transcript_get_column (transcript, i)->is_used)
      kotaku_transcript_set_header (transcript, i, NULL);
  for (gsize i = n_own; i < n; i++)
    claim (transcript, spec, i, &taken, TRUE);
  for (gsize i = n_own; i < n; i++)
    if (kotaku_transcript_get_column (transcript, i)->header != NULL
        && !is_exact (spec, kotaku_transcript_get_column (transcript, i)->header))
      claim (transcript, spec, i, &taken, FALSE);
}

static void
add_sheet (KotakuImport *graph, KotakuTable table, KotakuTranscript *transcript)
{
  KotakuReading *reading = graph->reading;
  reading->sheets[table] = kotaku_sheet_new_from_transcript (reading->shown, table, transcript);
  kotaku_sheet_end_transcript (reading->sheets[table]);
}

/* Ids of edges that several share are none (networkx numbers the edges of each pair). Where every
 * edge is an arc and none says so, no tie has a direction. */
static void
end (KotakuImport *graph)
{
  KotakuTranscript *ties = graph->ties;
  for (gsize i = 0; i < G_N_ELEMENTS (graph->nodes); i++)
    name_columns (graph->nodes[i], i == 0 ? KOTAKU_TABLE_ACTORS : KOTAKU_TABLE_INSTITUTIONS,
                  node_columns, G_N_ELEMENTS (node_columns), 1);
  name_columns (ties, KOTAKU_TABLE_TIES, edge_columns, G_N_ELEMENTS (edge_columns), 2);
  if (kotaku_dictionary_get_size (graph->keys) < graph->n_keys)
    kotaku_transcript_set_header (ties, KOTAKU_IMPORT_TIE_ID, "key");
  if (!graph->is_told)
    kotaku_transcript_set_header (ties, KOTAKU_IMPORT_DIRECTION, NULL);
  if (graph->has_list)
    add_sheet (graph, KOTAKU_TABLE_ACTORS, g_steal_pointer (&graph->nodes[0]));
  if (graph->nodes[1]->n_rows > 0)
    add_sheet (graph, KOTAKU_TABLE_INSTITUTIONS, g_steal_pointer (&graph->nodes[1]));
  add_sheet (graph, KOTAKU_TABLE_TIES, g_steal_pointer (&graph->ties));
  graph->reading->is_graph = TRUE;
}

/* -- files -- */

gboolean
kotaku_import_load (KotakuReading *reading,
                    KotakuImportFunc function,
                    GCancellable *cancellable,
                    GError **error)
{
  g_auto (KotakuImport) graph = { .reading = reading, .cancellable = cancellable };
  GError *fault = NULL;
  gint64 line = 0;
  if (!begin (&graph, error))
    return FALSE;
  if (!function (&graph, &line, &fault))
    return kotaku_reading_take_refusal (reading, line, fault, error);
  end (&graph);
  return TRUE;
}

gboolean
kotaku_import_read_xml (KotakuImport *graph,
                        const KotakuXmlHandler *handler,
                        gpointer data,
                        gint64 *line,
                        GError **error)
{
  g_autoptr (KotakuInput) input = kotaku_reading_open_input (graph->reading, error);
  g_autoptr (KotakuXml) xml = input != NULL ? kotaku_xml_new (handler, data, error) : NULL;
  g_autofree char *piece = xml != NULL ? KOTAKU_ALLOC (char, 65536, error) : NULL;
  gsize n = 1;
  while (piece != NULL && n > 0)
    {
      if (g_cancellable_set_error_if_cancelled (graph->cancellable, error)
          || !kotaku_input_read_raw (input, piece, 65536, &n, error))
        return FALSE;
      if (!kotaku_xml_push (xml, piece, n, error))
        {
          *line = kotaku_xml_get_line (xml);
          return FALSE;
        }
    }
  return piece != NULL;
}

KotakuLoadFunc
kotaku_import_find (const char *name)
{
  static const struct
  {
    const char *ending;
    KotakuLoadFunc load;
  } formats[] = {
    { ".graphml", kotaku_graphml_load }, { ".gexf", kotaku_gexf_load }, { ".gml", kotaku_gml_load },
    { ".net", kotaku_pajek_load },       { ".paj", kotaku_pajek_load }, { ".dl", kotaku_dl_load },
    { ".json", kotaku_json_load },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    if (kotaku_file_has_ending (name, formats[i].ending))
      return formats[i].load;
  return NULL;
}

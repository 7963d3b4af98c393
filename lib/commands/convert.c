/* SPDX-License-Identifier: GPL-2.0-or-later */

/* A dataset as another program's file, or one made of what a selection chose. */

#include "commands/commands.h"

#include <string.h>

/* What others name comes first. */
static const KotakuTable order[]
    = { KOTAKU_TABLE_ZONES,        KOTAKU_TABLE_EVENTS,       KOTAKU_TABLE_ACTORS,
        KOTAKU_TABLE_INSTITUTIONS, KOTAKU_TABLE_AFFILIATIONS, KOTAKU_TABLE_TIES,
        KOTAKU_TABLE_FUNDS,        KOTAKU_TABLE_POSTS,        KOTAKU_TABLE_COMPETENCES };

typedef struct
{
  KotakuNetwork *network;
  guint8 *nodes, *ties; /* by node, and tie: whether the view has it */
  GCancellable *cancellable;
} Choice;

static void
clear_choice (Choice *choice)
{
  g_free (choice->nodes);
  g_free (choice->ties);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Choice, clear_choice)

/* Projected ties are none of the dataset's. */
static gboolean
choose (Choice *choice, KotakuView *view, GError **error)
{
  gsize n_nodes, n_ties, n = kotaku_network_get_n_ties (choice->network);
  const KotakuNode *nodes = kotaku_view_get_nodes (view, &n_nodes);
  const KotakuTie *ties = kotaku_view_get_ties (view, &n_ties);
  choice->nodes = KOTAKU_ALLOC0 (guint8, kotaku_network_get_n_nodes (choice->network), error);
  choice->ties = choice->nodes != NULL ? KOTAKU_ALLOC0 (guint8, n, error) : NULL;
  if (choice->ties == NULL)
    return FALSE;
  for (gsize i = 0; i < n_nodes; i++)
    choice->nodes[nodes[i]] = 1;
  for (gsize i = 0; i < n_ties; i++)
    if (ties[i] >= 0 && (gsize) ties[i] < n)
      choice->ties[ties[i]] = 1;
  return TRUE;
}

static gboolean
has_node (const Choice *choice, KotakuFrame *frame, const char *column, gsize row)
{
  const char *id = kotaku_frame_get_string (frame, column, row, NULL);
  return id == NULL || choice->nodes[kotaku_network_find_node (choice->network, id, NULL)];
}

static gboolean
is_chosen (const Choice *choice, KotakuTable table, KotakuFrame *frame, gsize row)
{
  switch (table)
    {
    case KOTAKU_TABLE_ACTORS:
    case KOTAKU_TABLE_INSTITUTIONS:
      return has_node (choice, frame, "id", row);
    case KOTAKU_TABLE_AFFILIATIONS:
      return has_node (choice, frame, "actor", row) && has_node (choice, frame, "institution", row);
    case KOTAKU_TABLE_COMPETENCES:
      return has_node (choice, frame, "actor", row);
    case KOTAKU_TABLE_TIES:
      return choice->ties[row];
    default:
      return TRUE;
    }
}

/* An empty direction reads by what other ties say: it is said, since some of them go. */
static gboolean
add_directions (const Choice *choice, const guint8 *keep, KotakuFrame *rows, GError **error)
{
  KotakuTieColumns ties;
  gsize n = 0;
  kotaku_network_get_tie_columns (choice->network, &ties);
  g_autofree const char **words = KOTAKU_ALLOC (const char *, ties.n, error);
  if (words == NULL)
    return FALSE;
  for (gsize i = 0; i < ties.n; i++)
    {
      int direction = ties.direction != NULL ? ties.direction[i] : KOTAKU_DIRECTION_UNSTATED;
      if (keep[i])
        words[n++] = direction == KOTAKU_DIRECTION_UNSTATED
                         ? "unstated"
                         : kotaku_vocabulary_get_text (&kotaku_words_direction, direction,
                                                       KOTAKU_LANGUAGE_EN);
    }
  return kotaku_frame_add_strings (rows, "direction", words, n, error);
}

static gboolean
copy_table (const Choice *choice, KotakuTable table, KotakuNetwork *to, GError **error)
{
  static const char *const none[] = { NULL }, *const replaced[] = { "direction", NULL };
  g_autoptr (KotakuFrame) frame
      = kotaku_network_get_canonical_rows (choice->network, table, choice->cancellable, error);
  gsize n = frame != NULL ? kotaku_frame_get_n_rows (frame) : 0, n_kept = 0;
  g_autofree guint8 *keep = frame != NULL ? KOTAKU_ALLOC (guint8, n, error) : NULL;
  if (keep == NULL)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    {
      if (i % 4096 == 0 && g_cancellable_set_error_if_cancelled (choice->cancellable, error))
        return FALSE;
      keep[i] = is_chosen (choice, table, frame, i) ? 1 : 0;
      n_kept += keep[i];
    }
  if (n_kept == 0)
    return TRUE;
  gboolean ties = table == KOTAKU_TABLE_TIES;
  g_autoptr (KotakuFrame) rows = kotaku_frame_filter (frame, keep, ties ? replaced : none, error);
  return rows != NULL && (!ties || add_directions (choice, keep, rows, error))
         && kotaku_network_append_rows (to, table, rows, NULL, choice->cancellable, error);
}

/* The network of what the view chose; the network itself where it chose all. */
static KotakuNetwork *
select_network (KotakuNetwork *network,
                KotakuView *view,
                KotakuOptions *options,
                GCancellable *cancellable,
                GError **error)
{
  g_autofree char *given = options != NULL ? kotaku_options_describe (options, TRUE) : NULL;
  if (given == NULL || *given == '\0')
    return kotaku_network_ref (network);
  g_auto (Choice) choice = { .network = network, .cancellable = cancellable };
  g_autoptr (KotakuNetwork) chosen = kotaku_network_new ();
  if (!choose (&choice, view, error))
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    if (!copy_table (&choice, order[i], chosen, error))
      return NULL;
  return g_steal_pointer (&chosen);
}

typedef struct
{
  KotakuNetwork *network;
  const char *path;
  KotakuOptions *options;
  KotakuFrame *problems;
} Conversion;

static gboolean
convert (gpointer data, GCancellable *cancellable, GError **error)
{
  Conversion *conversion = data;
  g_autoptr (KotakuSelection) selection = kotaku_selection_new_from_options (conversion->options);
  g_autoptr (KotakuView) view
      = kotaku_network_get_view (conversion->network, selection, cancellable, error);
  g_autoptr (KotakuNetwork) chosen
      = view != NULL
            ? select_network (conversion->network, view, conversion->options, cancellable, error)
            : NULL;
  if (chosen == NULL)
    return FALSE;
  conversion->problems = kotaku_network_export (chosen, conversion->path, cancellable, error);
  if (conversion->problems == NULL)
    return FALSE;
  kotaku_view_describe (view, &kotaku_command_convert, conversion->options, conversion->problems);
  kotaku_frame_seal (conversion->problems);
  return TRUE;
}

/**
 * kotaku_network_convert:
 * @network: a network
 * @path: (type filename): the file that is written, whole or not at all; or a directory
 * @options: (nullable): the selection's, which choose what is written; progress
 * @cancellable: (nullable): stops the call within 1 s
 * @error: return location for an error
 *
 * Writes the network in the format that the ending says: `.csv` and `.tsv` (an edge list),
 * `.matrix.csv` (a matrix of weights), `.graphml`, `.gexf`, `.gml`, `.net` (Pajek), `.dl` (UCINET),
 * `.json` (node-link), `.xlsx` (a workbook with all tables, as
 * [func@Kotaku.write_template] makes it), else a directory of canonical CSV files as
 * [method@Kotaku.Network.save] does. GraphML and GEXF hold nodes and ties with all their columns;
 * an attribute `kind` tells institutions from actors, an attribute `direction` a direction that the
 * edge does not say. Read again they are the same nodes and ties.
 *
 * What the format cannot hold is the result: columns as of [func@Kotaku.validate], all rows
 * warnings.
 *
 * - Cost: O(bytes), in memory at once; of a matrix O(nodes^2)
 * - Threads: the network's one
 * - Errors: %KOTAKU_ERROR_BAD_VALUE for an ending of no format, %KOTAKU_ERROR_TOO_LARGE for a
 * matrix of more than 16,000 nodes, %KOTAKU_ERROR_NO_MEMORY, %KOTAKU_ERROR_NOT_ATOMIC,
 * %G_FILE_ERROR, %G_IO_ERROR
 *
 * Returns: (transfer full): what is not held, or %NULL with @error set and nothing written
 *
 * Since: 1.0
 */
KotakuFrame *
kotaku_network_convert (KotakuNetwork *network,
                        const char *path,
                        KotakuOptions *options,
                        GCancellable *cancellable,
                        GError **error)
{
  g_return_val_if_fail (network != NULL, NULL);
  g_return_val_if_fail (path != NULL, NULL);
  Conversion conversion = { .network = network, .path = path, .options = options };
  if (!kotaku_options_check (options, &kotaku_command_convert, error)
      || !kotaku_options_attend (options, "convert", convert, &conversion, cancellable, error))
    return NULL;
  return conversion.problems;
}

const KotakuCommand kotaku_command_convert = {
  .name = "convert",
  .object = "network",
  .function = "kotaku_network_convert",
  .parameters = "out:string",
  .options = "",
  .columns = "severity,file,line,column,field,value,expected,message",
  .title = "The dataset in another format; what that cannot hold is named",
  .title_id = "Kumpulan data dalam format lain; yang tidak dapat dimuat disebutkan",
  .example = "kotaku convert examples/pasar-ii pasar-ii.graphml",
  .since = "1.0",
};

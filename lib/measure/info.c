/* SPDX-License-Identifier: GPL-2.0-or-later */

/* The command info: a network at a glance. */

#include "measure/measure-private.h"

#include <math.h>

enum
{
  NAME,
  VALUE,
  WORD
};

static void
add (KotakuRows *rows, const char *name, double value)
{
  kotaku_rows_begin (rows);
  kotaku_rows_string (rows, NAME, name);
  kotaku_rows_double (rows, VALUE, value);
}

static void
add_counted (KotakuRows *rows, const char *prefix, const char *word, gsize value)
{
  g_autofree char *name = g_strdup_printf ("%s_%s", prefix, word);
  add (rows, name, (double) value);
}

/* What is counted over the selected ties. */
typedef struct
{
  KotakuView *view;
  KotakuTieColumns ties;
  KotakuNodeColumns nodes;
  const KotakuTie *selected;
  gsize n_selected;
  gsize n_projected; /* inferred, institutional, unstated; nothing else recorded */
} Count;

static void
count_open (Count *count, KotakuView *view)
{
  KotakuNetwork *network = kotaku_view_peek_network (view);
  count->view = view;
  kotaku_network_get_tie_columns (network, &count->ties);
  kotaku_network_get_node_columns (network, &count->nodes);
  count->selected = kotaku_view_get_ties (view, &count->n_selected);
  kotaku_view_get_projected (view, &count->n_projected);
}

/* Nodes and rows that are not ties. */
static void
add_nodes (KotakuRows *rows, const Count *count)
{
  gsize institutions = 0;
  gsize affiliations = 0;
  gsize n_nodes = kotaku_view_get_n_nodes (count->view);
  const KotakuNode *nodes = kotaku_view_get_nodes (count->view, NULL);
  KotakuNetwork *network = kotaku_view_peek_network (count->view);
  for (gsize i = 0; i < n_nodes; i++)
    institutions += kotaku_network_is_institution (network, nodes[i]) != FALSE;
  KotakuAffiliationColumns columns;
  kotaku_network_get_affiliation_columns (network, &columns);
  for (gsize i = 0; i < columns.n && columns.actor != NULL && columns.institution != NULL; i++)
    affiliations += kotaku_view_get_place (count->view, columns.actor[i]) >= 0
                    && kotaku_view_get_place (count->view, columns.institution[i]) >= 0;
  add (rows, "actors", (double) (n_nodes - institutions));
  add (rows, "institutions", (double) institutions);
  add (rows, "affiliations", (double) affiliations);
  add (rows, "zones", (double) kotaku_network_get_n_rows (network, KOTAKU_TABLE_ZONES));
}

static void
add_ties (KotakuRows *rows, const Count *count)
{
  gsize inferred = count->n_projected;
  gsize absent = 0;
  for (gsize i = 0; i < count->n_selected; i++)
    {
      KotakuTie tie = count->selected[i];
      inferred += count->ties.inferred != NULL && count->ties.inferred[tie] != 0;
      absent += count->ties.strength != NULL && count->ties.strength[tie] == KOTAKU_STRENGTH_ABSENT;
    }
  gsize all = count->n_selected + count->n_projected;
  add (rows, "ties", (double) all);
  add (rows, "ties_stated", (double) (all - inferred));
  add (rows, "ties_inferred", (double) inferred);
  add (rows, "ties_absent", (double) absent);
}

static gboolean
add_components (KotakuRows *rows, const KotakuGraph *graph, GError **error)
{
  gsize n = 0;
  gsize isolates = 0;
  gsize largest = 0;
  g_autofree gint32 *component = KOTAKU_ALLOC (gint32, graph->n_nodes, error);
  g_autofree gsize *size = component != NULL ? KOTAKU_ALLOC0 (gsize, graph->n_nodes, error) : NULL;
  if (size == NULL || !kotaku_graph_get_components (graph, component, &n, error))
    return FALSE;
  for (gsize i = 0; i < graph->n_nodes; i++)
    size[component[i]]++;
  for (gsize i = 0; i < n; i++)
    {
      isolates += size[i] == 1;
      largest = MAX (largest, size[i]);
    }
  add (rows, "isolates", (double) isolates);
  add (rows, "components", (double) n);
  add (rows, "largest_component", (double) largest);
  return TRUE;
}

/* What is told of the whole graph, and what is left for the end of the table. */
typedef struct
{
  KotakuGroups groups; /* where asked for */
  KotakuIndexGroups of;
  gboolean grouped;
  double values[KOTAKU_N_INDICES];
} Indices;

static void
indices_clear (Indices *indices)
{
  kotaku_groups_clear (&indices->groups);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Indices, indices_clear)

static gboolean
open_groups (Indices *indices, KotakuView *view, KotakuOptions *options, GError **error)
{
  const char *column = kotaku_options_get_string (options, "group");
  if (column == NULL)
    return TRUE;
  if (!kotaku_groups_init (&indices->groups, view, column, error))
    return FALSE;
  indices->grouped = TRUE;
  indices->of = (KotakuIndexGroups){ indices->groups.group,
                                     kotaku_dictionary_get_size (indices->groups.names) };
  return TRUE;
}

static gboolean
add_indices (KotakuRows *rows,
             Indices *indices,
             const KotakuGraph *graph,
             KotakuOptions *options,
             GCancellable *cancellable,
             GError **error)
{
  kotaku_options_report (options, "Transitivity", 0.1);
  if (!kotaku_indices_measure (graph, indices->grouped ? &indices->of : NULL, -1, indices->values,
                               options, cancellable, error))
    return FALSE;
  for (gsize i = 0; i < KOTAKU_N_INDICES - 2; i++)
    add (rows, kotaku_index_names[i], indices->values[i]);
  return TRUE;
}

static gboolean
vary_indices (const KotakuGraph *graph,
              gssize without,
              double *values,
              gpointer data,
              KotakuOptions *options,
              GCancellable *cancellable,
              GError **error)
{
  const Indices *indices = data;
  return kotaku_indices_measure (graph, indices->grouped ? &indices->of : NULL, without, values,
                                 options, cancellable, error);
}

/* Rows behind all others: `density_se`, `density_low`, `density_high`. */
static gboolean
add_intervals (KotakuRows *rows,
               Indices *indices,
               const KotakuGraph *graph,
               KotakuOptions *options,
               GCancellable *cancellable,
               GError **error)
{
  static const char *const ends[] = { "se", "low", "high" };
  const KotakuVaried varied = { vary_indices, indices, KOTAKU_N_INDICES, FALSE };
  double errors[KOTAKU_N_INDICES];
  double t = kotaku_t_quantile (kotaku_options_get_double (options, "alpha"),
                                (double) graph->n_nodes - 1);
  if (!kotaku_jackknife_errors (graph, &varied, errors, options, cancellable, error))
    return FALSE;
  for (gsize i = 0; i < KOTAKU_N_INDICES - (indices->grouped ? 0 : 2); i++)
    {
      const double values[]
          = { isnan (indices->values[i]) ? NAN : errors[i], indices->values[i] - t * errors[i],
              indices->values[i] + t * errors[i] };
      for (gsize k = 0; k < G_N_ELEMENTS (ends); k++)
        {
          g_autofree char *name = g_strdup_printf ("%s_%s", kotaku_index_names[i], ends[k]);
          add (rows, name, values[k]);
        }
    }
  return TRUE;
}

static gboolean
add_graph (KotakuRows *rows,
           Indices *indices,
           const KotakuGraph *graph,
           KotakuOptions *options,
           GCancellable *cancellable,
           GError **error)
{
  add (rows, "loops_dropped", (double) graph->loops_dropped);
  add (rows, "ties_merged", (double) graph->ties_merged);
  add (rows, "nodes", (double) graph->n_nodes);
  add (rows, "arcs", (double) graph->n_arcs);
  add (rows, "undirected", graph->undirected);
  return add_components (rows, graph, error)
         && add_indices (rows, indices, graph, options, cancellable, error);
}

static void
add_levels (KotakuRows *rows, const Count *count)
{
  gsize between[3] = { 0, count->n_projected, 0 };
  for (gsize i = 0; i < count->n_selected; i++)
    {
      KotakuTie tie = count->selected[i];
      const guint8 *kind = count->nodes.kind;
      guint from = kind != NULL ? kind[count->ties.from[tie]] : 0;
      guint to = kind != NULL ? kind[count->ties.to[tie]] : 0;
      between[from != to ? 2 : from]++;
    }
  add (rows, "ties_interpersonal", (double) between[0]);
  add (rows, "ties_institutional", (double) between[1]);
  add (rows, "ties_cross", (double) between[2]);
}

/* Rows per flag of a column; a tie with several counts in each. */
static void
add_flags (KotakuRows *rows,
           const Count *count,
           const char *prefix,
           const KotakuVocabulary *words,
           const guint8 *column)
{
  gsize counts[8] = { 0 };
  gsize unrecorded = count->n_projected;
  for (gsize i = 0; i < count->n_selected; i++)
    {
      guint flags = column != NULL ? column[count->selected[i]] : 0;
      unrecorded += flags == 0;
      for (guint bit = 0; bit < 8; bit++)
        counts[bit] += (flags >> bit) & 1;
    }
  for (gsize i = 0; i < words->n_words; i++)
    add_counted (rows, prefix, words->words[i].english,
                 counts[g_bit_nth_lsf ((gulong) words->words[i].value, -1)]);
  add_counted (rows, prefix, "unrecorded", unrecorded);
}

/* As the first tie without a direction is, selected or not; else as such a tie would be. */
static KotakuDirection
read_when_empty (const KotakuTieColumns *ties)
{
  for (gsize i = 0; i < ties->n && ties->direction_given != NULL; i++)
    if (ties->direction_given[i] == 0)
      return (KotakuDirection) ties->direction[i];
  return ties->n > 0 ? KOTAKU_DIRECTION_UNSTATED : KOTAKU_DIRECTION_ARC;
}

static void
add_directions (KotakuRows *rows, const Count *count)
{
  const KotakuTieColumns *ties = &count->ties;
  gsize counts[8] = { 0 };
  gsize unrecorded = 0;
  KotakuDirection read_as = read_when_empty (ties);
  counts[KOTAKU_DIRECTION_UNSTATED] = count->n_projected;
  for (gsize i = 0; i < count->n_selected; i++)
    {
      KotakuTie tie = count->selected[i];
      guint8 direction = ties->direction != NULL ? ties->direction[tie] : KOTAKU_DIRECTION_ARC;
      gboolean given = ties->direction != NULL
                       && (ties->direction_given == NULL || ties->direction_given[tie] != 0);
      if (given)
        counts[direction & 7]++;
      else
        unrecorded++;
    }
  for (gsize i = 0; i < kotaku_words_direction.n_words; i++)
    add_counted (rows, "direction", kotaku_words_direction.words[i].english,
                 counts[kotaku_words_direction.words[i].value & 7]);
  add_counted (rows, "direction", "unrecorded", unrecorded);
  for (gsize i = 0; i < kotaku_words_direction.n_words; i++)
    if (kotaku_words_direction.words[i].value == (int) read_as)
      kotaku_rows_string (rows, WORD, kotaku_words_direction.words[i].english);
}

/* The words of the sets that ties have, with how many ties have each: known words first. */
typedef struct
{
  KotakuDictionary *words;
  KotakuBuffer *counts; /* gint64 by word */
} Activities;

static void
activities_clear (Activities *activities)
{
  g_clear_pointer (&activities->words, kotaku_dictionary_unref);
  g_clear_pointer (&activities->counts, kotaku_buffer_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Activities, activities_clear)

static gboolean
count_word (Activities *activities, const char *word, gsize length, gint64 more, GError **error)
{
  gint32 code = kotaku_dictionary_intern (&activities->words, word, length, error);
  if (code < 0)
    return FALSE;
  if ((gsize) code >= activities->counts->n
      && !kotaku_buffer_resize (&activities->counts, (gsize) code + 1, error))
    return FALSE;
  KOTAKU_BUFFER_DATA (gint64, activities->counts)[code] += more;
  return TRUE;
}

static gboolean
count_sets (Activities *activities,
            const KotakuDictionary *sets,
            const gint64 *n_ties,
            GError **error)
{
  for (gsize i = 0; i < kotaku_words_activity.n_words; i++)
    {
      const char *word = kotaku_words_activity.words[i].english;
      if (!count_word (activities, word, strlen (word), 0, error))
        return FALSE;
    }
  gsize n_sets = sets != NULL ? kotaku_dictionary_get_size (sets) : 0;
  for (gsize i = 0; i < n_sets; i++)
    {
      const char *item = kotaku_dictionary_get (sets, (gint32) i);
      while (n_ties[i] > 0 && *item != 0)
        {
          gsize length = strcspn (item, "|");
          if (!count_word (activities, item, length, n_ties[i], error))
            return FALSE;
          item += length + (item[length] == '|');
        }
    }
  return TRUE;
}

static gboolean
add_activities (KotakuRows *rows, const Count *count, GError **error)
{
  const KotakuDictionary *sets = count->ties.activity_sets;
  gsize unrecorded = count->n_projected;
  g_auto (Activities) activities = { kotaku_dictionary_new (error), NULL };
  if (activities.words == NULL)
    return FALSE;
  activities.counts = kotaku_buffer_new (sizeof (gint64), 0, error);
  g_autofree gint64 *n_ties
      = activities.counts != NULL
            ? KOTAKU_ALLOC0 (gint64, sets != NULL ? kotaku_dictionary_get_size (sets) : 0, error)
            : NULL;
  if (n_ties == NULL)
    return FALSE;
  for (gsize i = 0; i < count->n_selected; i++)
    {
      gint32 set = count->ties.activities != NULL ? count->ties.activities[count->selected[i]] : -1;
      if (set < 0)
        unrecorded++;
      else
        n_ties[set]++;
    }
  if (!count_sets (&activities, sets, n_ties, error))
    return FALSE;
  for (gsize i = 0; i < activities.counts->n; i++)
    add_counted (rows, "activity", kotaku_dictionary_get (activities.words, (gint32) i),
                 (gsize) KOTAKU_BUFFER_DATA (gint64, activities.counts)[i]);
  add_counted (rows, "activity", "unrecorded", unrecorded);
  return TRUE;
}

static gboolean
fill (KotakuRows *rows,
      KotakuView *view,
      const KotakuGraph *graph,
      KotakuOptions *options,
      GCancellable *cancellable,
      GError **error)
{
  Count count;
  g_auto (Indices) indices = { 0 };
  if (!open_groups (&indices, view, options, error))
    return FALSE;
  count_open (&count, view);
  add_nodes (rows, &count);
  add_ties (rows, &count);
  if (!add_graph (rows, &indices, graph, options, cancellable, error))
    return FALSE;
  add_levels (rows, &count);
  add_flags (rows, &count, "form", &kotaku_words_form, count.ties.form);
  add_directions (rows, &count);
  add_flags (rows, &count, "strength", &kotaku_words_strength, count.ties.strength);
  add_flags (rows, &count, "stage", &kotaku_words_stage, count.ties.stages);
  if (!add_activities (rows, &count, error))
    return FALSE;
  for (gsize i = KOTAKU_N_INDICES - 2; indices.grouped && i < KOTAKU_N_INDICES; i++)
    add (rows, kotaku_index_names[i], indices.values[i]);
  return !kotaku_options_has (options, "interval")
         || add_intervals (rows, &indices, graph, options, cancellable, error);
}

static KotakuFrame *
describe (KotakuView *view, KotakuOptions *options, GCancellable *cancellable, GError **error)
{
  const KotakuGraph *graph = kotaku_graph_get (view, cancellable, error);
  if (graph == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  g_autoptr (KotakuRows) rows = kotaku_rows_new ("name:w,value:d,word:w");
  if (!fill (rows, view, graph, options, cancellable, error))
    return NULL;
  KotakuFrame *frame = kotaku_rows_finish (g_steal_pointer (&rows), error);
  if (frame == NULL)
    return NULL;
  kotaku_view_describe (view, &kotaku_command_info, options, frame);
  kotaku_graph_warn (graph, frame);
  kotaku_frame_seal (frame);
  return frame;
}

/**
 * kotaku_view_info:
 * @view: a view
 * @options: (nullable): `group`, `interval`, `alpha`, `threads`, `seed`; progress
 * @cancellable: (nullable): stops the call within 1 s
 * @error: return location for an error that names the option or column, and the nearest
 *
 * Tells what a view holds: columns `name`, `value`, `word`. Everything but `zones` is of the
 * selection. `ties` counts observed absences and projected ties (which are inferred and
 * institutional) too; `loops_dropped` and `ties_merged` those that the graph leaves out; `arcs` has
 * a tie that binds both ways twice; `density` is arcs / n(n - 1), `reciprocity` the share of arcs
 * that are returned, `transitivity` the closed share of connected triples of the undirected graph,
 * `fragmentation` 1 - sum of 1/d_ij / n(n - 1) on the undirected graph, `mean_distance` and
 * `diameter` are along arcs over joined pairs; all three with 1/weight as length where the view is
 * weighted. Krackhardt's four, `global_reaching` and `flow_hierarchy` say how far the arcs make a
 * hierarchy: connectedness is the share of pairs that some path joins whatever the way of its arcs,
 * hierarchy 1 - the share of mutually reachable pairs among those reachable either way, efficiency
 * 1 - the share of spare arcs, lubness 1 - the share of pairs without a least upper bound;
 * `global_reaching` is the mean shortfall of local reaching from its maximum, over n - 1;
 * `flow_hierarchy` the share of arcs on no cycle. Then come ties per level, form, direction,
 * strength, stage and activity, each with those that record none; the word of
 * `direction_unrecorded` says how an empty direction is read.
 *
 * With `group`, a column of the nodes, `delineation` or `institution`, come `assortativity_group`:
 * (sum e_gg - sum a_g b_g)/(1 - sum a_g b_g), e the shares of arcs from group to group, a and b
 * those that leave and enter each, nodes without a group left out; and `assortativity_degree`: the
 * correlation over arcs of the sender's out-degree and the receiver's in-degree.
 *
 * With `interval` `jackknife` come `_se`, `_low` and `_high` of each index: the vertex jackknife,
 * SE = sqrt ((n - 2)/(2n) sum (Z_-i - their mean)^2) over the index without each node, and the
 * index less and plus Student's t on n - 1 at `alpha` times it, since SE rests on n values. It
 * halves the variance where actors differ much in how they tie. *Calls
 * igraph*: see [func@Kotaku.igraph_lock].
 *
 * - Unit: counts, shares, lengths of paths
 * - Range: 0 and up; shares 0 to 1; `fragmentation` at most 1
 * - Undefined: `density` below two nodes, `reciprocity` without arcs, `transitivity` without
 *   connected triples, `mean_distance` and `diameter` where no pair is joined, `fragmentation`,
 *   connectedness and `global_reaching` below two nodes, hierarchy, efficiency and
 *   `flow_hierarchy` without arcs, lubness where no weak component has three nodes;
 *   `assortativity_group` where all arcs are within one group, `assortativity_degree` where either
 *   degree does not vary; SE below three nodes
 * - Cost: O(nodes x arcs / 512) to O(nodes x arcs) for the distances; lubness up to the square of
 *   the strong components that have several immediate superiors, in time and memory
 * - Source: Wasserman and Faust 1994; Borgatti 2006; Krackhardt 1994; Mones, Vicsek, Vicsek 2012;
 *   Luo and Magee 2011; Newman 2003; Snijders and Borgatti 1999
 * - Threads: any; the same bits for any number of `threads`
 * - Errors: %KOTAKU_ERROR_UNKNOWN_OPTION, %KOTAKU_ERROR_IGRAPH, %KOTAKU_ERROR_NO_MEMORY,
 *   %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): a row per number, or %NULL with @error set
 *
 * Since: 1.0
 */
KotakuFrame *
kotaku_view_info (KotakuView *view,
                  KotakuOptions *options,
                  GCancellable *cancellable,
                  GError **error)
{
  g_return_val_if_fail (view != NULL, NULL);
  return kotaku_view_call (view, &kotaku_command_info, describe, options, cancellable, error);
}

const KotakuCommand kotaku_command_info = {
  .name = "info",
  .object = "view",
  .function = "kotaku_view_info",
  .parameters = "",
  .options = "group interval",
  .columns = "name,value,word",
  .title = "Tell what a dataset holds: counts, density, distances",
  .title_id = "Ringkas isi data: jumlah, kepadatan, jarak",
  .example = "kotaku info examples/pasar-ii --level institutional",
  .since = "1.0",
};

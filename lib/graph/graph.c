/* SPDX-License-Identifier: GPL-2.0-or-later */

/* A view's simple graph as compressed sparse rows, by counting sorts. */

#include "graph/graph-private.h"

#include <math.h>

/* Arcs as the ties give them: unsorted, parallel ones apart. */
typedef struct
{
  gsize n;
  gint32 *from;
  gint32 *to;
  double *weight; /* NaN: not recorded */
  guint8 *way;    /* BOTH or ONE */
  gsize loops;
  gsize ties; /* present, loops apart */
} Arcs;

enum
{
  BOTH = 1,
  ONE = 2
};

static void
arcs_clear (Arcs *arcs)
{
  g_free (arcs->from);
  g_free (arcs->to);
  g_free (arcs->weight);
  g_free (arcs->way);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Arcs, arcs_clear)

static void
add_arc (Arcs *arcs, gint32 from, gint32 to, double weight, guint8 way)
{
  arcs->from[arcs->n] = from;
  arcs->to[arcs->n] = to;
  arcs->weight[arcs->n] = weight;
  arcs->way[arcs->n++] = way;
}

static void
add_tie (Arcs *arcs, gint32 from, gint32 to, double weight, gboolean both)
{
  if (from == to)
    {
      arcs->loops++;
      return;
    }
  arcs->ties++;
  add_arc (arcs, from, to, weight, both ? BOTH : ONE);
  if (both)
    add_arc (arcs, to, from, weight, BOTH);
}

static gboolean
binds_both_ways (guint8 direction)
{
  return direction != KOTAKU_DIRECTION_VERTICAL && direction != KOTAKU_DIRECTION_ARC;
}

static gboolean
alloc_arcs (Arcs *arcs, gsize n, GError **error)
{
  arcs->from = KOTAKU_ALLOC (gint32, n, error);
  arcs->to = arcs->from != NULL ? KOTAKU_ALLOC (gint32, n, error) : NULL;
  arcs->weight = arcs->to != NULL ? KOTAKU_ALLOC (double, n, error) : NULL;
  arcs->way = arcs->weight != NULL ? KOTAKU_ALLOC (guint8, n, error) : NULL;
  return arcs->way != NULL;
}

/* dominance: vertical ties and plain arcs alone, one way whatever the view says. */
static gboolean
collect_arcs (KotakuView *view, gboolean dominance, Arcs *arcs, GError **error)
{
  KotakuTieColumns columns;
  gsize n_ties;
  gsize n_projected;
  gboolean undirected = kotaku_view_is_undirected (view);
  const KotakuTie *ties = kotaku_view_get_ties (view, &n_ties);
  const KotakuProjectedTie *projected = kotaku_view_get_projected (view, &n_projected);
  kotaku_network_get_tie_columns (kotaku_view_peek_network (view), &columns);
  if (!alloc_arcs (arcs, 2 * (n_ties + n_projected), error))
    return FALSE;
  for (gsize i = 0; i < n_ties; i++)
    {
      KotakuTie tie = ties[i];
      guint8 direction = columns.direction != NULL ? columns.direction[tie] : KOTAKU_DIRECTION_ARC;
      gboolean both = binds_both_ways (direction);
      if ((columns.strength != NULL && columns.strength[tie] == KOTAKU_STRENGTH_ABSENT)
          || (dominance && both))
        continue;
      add_tie (arcs, kotaku_view_get_place (view, (KotakuNode) columns.from[tie]),
               kotaku_view_get_place (view, (KotakuNode) columns.to[tie]),
               kotaku_view_get_tie_weight (view, tie), both || (undirected && !dominance));
    }
  for (gsize i = 0; i < n_projected && !dominance; i++)
    add_tie (arcs, kotaku_view_get_place (view, projected[i].from),
             kotaku_view_get_place (view, projected[i].to), projected[i].weight, TRUE);
  return TRUE;
}

/* Turns counts, two places on, into where each row starts one place on. */
static void
sum_starts (gsize *start, gsize n)
{
  for (gsize i = 2; i < n + 2; i++)
    start[i] += start[i - 1];
}

/* The order of the arcs by key, earlier ones first; order may be NULL for the order they have. */
static gboolean
sort_arcs (const gint32 *key,
           gsize n_nodes,
           const gsize *order,
           gsize n,
           gsize *sorted,
           GError **error)
{
  g_autofree gsize *start = KOTAKU_ALLOC0 (gsize, n_nodes + 2, error);
  if (start == NULL)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    start[key[i] + 2]++;
  sum_starts (start, n_nodes);
  for (gsize i = 0; i < n; i++)
    {
      gsize arc = order != NULL ? order[i] : i;
      sorted[start[key[arc] + 1]++] = arc;
    }
  return TRUE;
}

static gboolean
alloc_out (KotakuGraph *graph, gsize n_arcs, GError **error)
{
  graph->out_start = KOTAKU_ALLOC0 (gsize, graph->n_nodes + 1, error);
  graph->out_node = graph->out_start != NULL ? KOTAKU_ALLOC (gint32, n_arcs, error) : NULL;
  graph->out_weight = graph->out_node != NULL ? KOTAKU_ALLOC (double, n_arcs, error) : NULL;
  return graph->out_weight != NULL;
}

/* Arcs of one pair and direction become one: recorded weights add, all others count 1 together. */
static void
merge_arcs (KotakuGraph *graph, const Arcs *arcs, const gsize *order)
{
  gsize both = 0;
  gsize one = 0;
  for (gsize i = 0; i < arcs->n;)
    {
      gint32 from = arcs->from[order[i]];
      gint32 to = arcs->to[order[i]];
      double weight = 0;
      double unrecorded = 0;
      guint8 ways = 0;
      for (; i < arcs->n && arcs->from[order[i]] == from && arcs->to[order[i]] == to; i++)
        {
          ways |= arcs->way[order[i]];
          if (isnan (arcs->weight[order[i]]))
            unrecorded = 1;
          else
            weight += arcs->weight[order[i]];
        }
      both += (ways & BOTH) != 0;
      one += (ways & ONE) != 0;
      graph->out_node[graph->n_arcs] = to;
      graph->out_weight[graph->n_arcs++] = weight + unrecorded;
      graph->out_start[from + 1] = graph->n_arcs;
    }
  for (gsize i = 1; i <= graph->n_nodes; i++)
    graph->out_start[i] = MAX (graph->out_start[i], graph->out_start[i - 1]);
  graph->ties_merged = arcs->ties - (both / 2 + one);
}

static gboolean
fill_out (KotakuGraph *graph, const Arcs *arcs, GError **error)
{
  g_autofree gsize *by_to = KOTAKU_ALLOC (gsize, arcs->n, error);
  g_autofree gsize *order = by_to != NULL ? KOTAKU_ALLOC (gsize, arcs->n, error) : NULL;
  if (order == NULL || !sort_arcs (arcs->to, graph->n_nodes, NULL, arcs->n, by_to, error)
      || !sort_arcs (arcs->from, graph->n_nodes, by_to, arcs->n, order, error)
      || !alloc_out (graph, arcs->n, error))
    return FALSE;
  merge_arcs (graph, arcs, order);
  return TRUE;
}

static gboolean
fill_in (KotakuGraph *graph, GError **error)
{
  graph->in_start = KOTAKU_ALLOC0 (gsize, graph->n_nodes + 2, error);
  graph->in_node = graph->in_start != NULL ? KOTAKU_ALLOC (gint32, graph->n_arcs, error) : NULL;
  graph->in_arc = graph->in_node != NULL ? KOTAKU_ALLOC (gsize, graph->n_arcs, error) : NULL;
  if (graph->in_arc == NULL)
    return FALSE;
  for (gsize i = 0; i < graph->n_arcs; i++)
    graph->in_start[graph->out_node[i] + 2]++;
  sum_starts (graph->in_start, graph->n_nodes);
  for (gsize from = 0; from < graph->n_nodes; from++)
    for (gsize arc = graph->out_start[from]; arc < graph->out_start[from + 1]; arc++)
      {
        gsize place = graph->in_start[graph->out_node[arc] + 1]++;
        graph->in_node[place] = (gint32) from;
        graph->in_arc[place] = arc;
      }
  return TRUE;
}

static void
graph_free (gpointer data)
{
  KotakuGraph *graph = data;
  g_free (graph->out_start);
  g_free (graph->out_node);
  g_free (graph->out_weight);
  g_free (graph->in_start);
  g_free (graph->in_node);
  g_free (graph->in_arc);
  g_free (graph);
}

static gpointer
graph_new (KotakuView *view, gboolean dominance, GCancellable *cancellable, GError **error)
{
  g_auto (Arcs) arcs = { 0 };
  if (g_cancellable_set_error_if_cancelled (cancellable, error)
      || !collect_arcs (view, dominance, &arcs, error))
    return NULL;
  KotakuGraph *graph = g_new0 (KotakuGraph, 1);
  graph->n_nodes = kotaku_view_get_n_nodes (view);
  graph->undirected = kotaku_view_is_undirected (view) && !dominance;
  graph->weighted = kotaku_view_is_weighted (view);
  graph->loops_dropped = arcs.loops;
  if (!g_cancellable_set_error_if_cancelled (cancellable, error) && fill_out (graph, &arcs, error)
      && !g_cancellable_set_error_if_cancelled (cancellable, error) && fill_in (graph, error))
    return graph;
  graph_free (graph);
  return NULL;
}

static gpointer
make_graph (KotakuView *view, GCancellable *cancellable, GError **error)
{
  return graph_new (view, FALSE, cancellable, error);
}

static gpointer
make_dominance_graph (KotakuView *view, GCancellable *cancellable, GError **error)
{
  return graph_new (view, TRUE, cancellable, error);
}

const KotakuGraph *
kotaku_graph_get (KotakuView *view, GCancellable *cancellable, GError **error)
{
  return kotaku_view_get_slot (view, KOTAKU_SLOT_GRAPH, make_graph, graph_free, cancellable, error);
}

const KotakuGraph *
kotaku_graph_get_dominance (KotakuView *view, GCancellable *cancellable, GError **error)
{
  return kotaku_view_get_slot (view, KOTAKU_SLOT_DOMINANCE_GRAPH, make_dominance_graph, graph_free,
                               cancellable, error);
}

void
kotaku_graph_warn (const KotakuGraph *graph, KotakuFrame *frame)
{
  g_autofree char *loops = g_strdup_printf ("%" G_GSIZE_FORMAT " %s dropped", graph->loops_dropped,
                                            graph->loops_dropped == 1 ? "loop" : "loops");
  g_autofree char *merged
      = g_strdup_printf ("%" G_GSIZE_FORMAT " parallel %s merged", graph->ties_merged,
                         graph->ties_merged == 1 ? "tie" : "ties");
  if (graph->loops_dropped > 0)
    kotaku_frame_add_warning (frame, loops);
  if (graph->ties_merged > 0)
    kotaku_frame_add_warning (frame, merged);
}

static const KotakuCommand get_arcs_call = { .name = "get_arcs", .object = "view", .options = "" };

/**
 * kotaku_view_get_arcs:
 * @view: a view
 * @options: (nullable): those that every call takes
 * @cancellable: (nullable): stops the call within 1 s
 * @error: return location for an error
 *
 * Gets the arcs of the view's simple graph: loops dropped, observed absences left out, parallel
 * ties merged (recorded weights add, ties without one count 1 together). Columns `from`, `to`
 * (int64: places in [method@Kotaku.View.get_nodes]), `weight`; sorted by `from` and `to`. A tie
 * that binds both ways is two arcs; in an undirected view it is one, with `from` less than `to`.
 *
 * - Cost: O(nodes + ties)
 * - Threads: any
 * - Errors: %KOTAKU_ERROR_UNKNOWN_OPTION, %KOTAKU_ERROR_NO_MEMORY, %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): the arcs, or %NULL with @error set
 *
 * Since: 1.0
 */
KotakuFrame *
kotaku_view_get_arcs (KotakuView *view,
                      KotakuOptions *options,
                      GCancellable *cancellable,
                      GError **error)
{
  g_return_val_if_fail (view != NULL, NULL);
  if (!kotaku_options_check (options, &get_arcs_call, error))
    return NULL;
  const KotakuGraph *graph = kotaku_graph_get (view, cancellable, error);
  if (graph == NULL)
    return NULL;
  gsize n = graph->undirected ? graph->n_arcs / 2 : graph->n_arcs;
  g_autofree gint64 *from = KOTAKU_ALLOC (gint64, n, error);
  g_autofree gint64 *to = from != NULL ? KOTAKU_ALLOC (gint64, n, error) : NULL;
  g_autofree double *weight = to != NULL ? KOTAKU_ALLOC (double, n, error) : NULL;
  if (weight == NULL)
    return NULL;
  gsize row = 0;
  for (gsize i = 0; i < graph->n_nodes; i++)
    for (gsize arc = graph->out_start[i]; arc < graph->out_start[i + 1]; arc++)
      if (!graph->undirected || (gint32) i < graph->out_node[arc])
        {
          from[row] = (gint64) i;
          to[row] = graph->out_node[arc];
          weight[row++] = graph->out_weight[arc];
        }
  g_autoptr (KotakuFrame) frame = kotaku_frame_new (n);
  if (!kotaku_frame_add_int64s (frame, "from", from, NULL, n, error)
      || !kotaku_frame_add_int64s (frame, "to", to, NULL, n, error)
      || !kotaku_frame_add_doubles (frame, "weight", weight, n, error))
    return NULL;
  kotaku_frame_seal (frame);
  return g_steal_pointer (&frame);
}

/* -- without a node -- */

void
kotaku_graph_clear_rest (KotakuGraph *rest)
{
  g_clear_pointer (&rest->out_start, g_free);
  g_clear_pointer (&rest->out_node, g_free);
  g_clear_pointer (&rest->out_weight, g_free);
  g_clear_pointer (&rest->in_start, g_free);
  g_clear_pointer (&rest->in_node, g_free);
  g_clear_pointer (&rest->in_arc, g_free);
}

static gboolean
allocate_rest (const KotakuGraph *graph, KotakuGraph *rest, GError **error)
{
  gsize n = graph->n_nodes, m = graph->n_arcs;
  return (rest->out_start = KOTAKU_ALLOC0 (gsize, n + 1, error)) != NULL
         && (rest->out_node = KOTAKU_ALLOC (gint32, m, error)) != NULL
         && (rest->out_weight = KOTAKU_ALLOC (double, m, error)) != NULL
         && (rest->in_start = KOTAKU_ALLOC0 (gsize, n + 2, error)) != NULL
         && (rest->in_node = KOTAKU_ALLOC (gint32, m, error)) != NULL
         && (rest->in_arc = KOTAKU_ALLOC (gsize, m, error)) != NULL;
}

/* Arcs in come in the order of those out, so that each list is sorted. */
static void
turn_rest (KotakuGraph *rest)
{
  for (gsize k = 0; k < rest->n_arcs; k++)
    rest->in_start[rest->out_node[k] + 2]++;
  for (gsize i = 0; i < rest->n_nodes; i++)
    rest->in_start[i + 2] += rest->in_start[i + 1];
  for (gsize i = 0; i < rest->n_nodes; i++)
    for (gsize k = rest->out_start[i]; k < rest->out_start[i + 1]; k++)
      {
        gsize at = rest->in_start[rest->out_node[k] + 1]++;
        rest->in_node[at] = (gint32) i;
        rest->in_arc[at] = k;
      }
}

gboolean
kotaku_graph_leave_out (const KotakuGraph *graph, gsize node, KotakuGraph *rest, GError **error)
{
  *rest = (KotakuGraph){ .n_nodes = graph->n_nodes - 1,
                         .undirected = graph->undirected,
                         .weighted = graph->weighted };
  if (!allocate_rest (graph, rest, error))
    {
      kotaku_graph_clear_rest (rest);
      return FALSE;
    }
  for (gsize i = 0, row = 0; i < graph->n_nodes; i++)
    {
      for (gsize k = graph->out_start[i]; i != node && k < graph->out_start[i + 1]; k++)
        if (graph->out_node[k] != (gint32) node)
          {
            rest->out_node[rest->n_arcs]
                = graph->out_node[k] - (graph->out_node[k] > (gint32) node);
            rest->out_weight[rest->n_arcs++] = graph->out_weight[k];
          }
      row += i != node;
      rest->out_start[row] = rest->n_arcs;
    }
  turn_rest (rest);
  return TRUE;
}

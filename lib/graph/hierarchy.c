/* SPDX-License-Identifier: GPL-2.0-or-later */

/* How far arcs make a hierarchy: Krackhardt 1994, Mones, Vicsek, Vicsek 2012, Luo and Magee 2011.
 */

#include "graph/graph-private.h"

#include <math.h>

/* A graph by its weak components. */
typedef struct
{
  const KotakuGraph *graph;
  KotakuCondensed condensed;
  gsize n_weak;
  gint32 *weak;  /* of each node */
  gsize *nodes;  /* in each */
  gsize *arcs;   /* likewise */
  gsize *first;  /* where the strong components of each start in order; n_weak + 2 */
  gint32 *order; /* strong components by weak one, those that reach others first */
  gint32 *place; /* of a strong component in its weak one */
} Parts;

static void
parts_clear (Parts *parts)
{
  kotaku_condensed_clear (&parts->condensed);
  g_free (parts->weak);
  g_free (parts->nodes);
  g_free (parts->arcs);
  g_free (parts->first);
  g_free (parts->order);
  g_free (parts->place);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Parts, parts_clear)

static gboolean
parts_alloc (Parts *parts, GError **error)
{
  gsize n = parts->graph->n_nodes;
  if (!kotaku_condensed_init (&parts->condensed, parts->graph, error)
      || (parts->weak = KOTAKU_ALLOC (gint32, n, error)) == NULL
      || !kotaku_graph_get_components (parts->graph, parts->weak, &parts->n_weak, error))
    return FALSE;
  return (parts->nodes = KOTAKU_ALLOC0 (gsize, parts->n_weak, error)) != NULL
         && (parts->arcs = KOTAKU_ALLOC0 (gsize, parts->n_weak, error)) != NULL
         && (parts->first = KOTAKU_ALLOC0 (gsize, parts->n_weak + 2, error)) != NULL
         && (parts->order = KOTAKU_ALLOC (gint32, parts->condensed.n, error)) != NULL
         && (parts->place = KOTAKU_ALLOC (gint32, parts->condensed.n, error)) != NULL;
}

static gboolean
parts_init (Parts *parts, GError **error)
{
  if (!parts_alloc (parts, error))
    return FALSE;
  const KotakuGraph *graph = parts->graph;
  g_autofree gint32 *of = KOTAKU_ALLOC (gint32, parts->condensed.n, error);
  if (of == NULL)
    return FALSE;
  for (gsize i = 0; i < graph->n_nodes; i++)
    {
      parts->nodes[parts->weak[i]]++;
      parts->arcs[parts->weak[i]] += graph->out_start[i + 1] - graph->out_start[i];
      of[parts->condensed.component[i]] = parts->weak[i];
    }
  for (gsize c = 0; c < parts->condensed.n; c++)
    parts->first[of[c] + 2]++;
  for (gsize w = 2; w < parts->n_weak + 2; w++)
    parts->first[w] += parts->first[w - 1];
  for (gsize c = parts->condensed.n; c-- > 0;)
    parts->order[parts->first[of[c] + 1]++] = (gint32) c;
  for (gsize w = 0; w < parts->n_weak; w++)
    for (gsize i = parts->first[w]; i < parts->first[w + 1]; i++)
      parts->place[parts->order[i]] = (gint32) (i - parts->first[w]);
  return TRUE;
}

static double
share_of (double part, double whole)
{
  return whole > 0 ? part / whole : NAN;
}

static double
count_pairs (double n)
{
  return n * (n - 1) / 2;
}

/* Of pairs that a path joins whatever the way of its arcs, and of arcs that a forest would not
 * need.
 */
static void
measure_weak (const Parts *parts, KotakuHierarchy *hierarchy)
{
  double joined = 0, spare = 0, possible = 0;
  for (gsize w = 0; w < parts->n_weak; w++)
    {
      double n = (double) parts->nodes[w];
      joined += count_pairs (n);
      spare += (double) parts->arcs[w] - (n - 1);
      possible += (n - 1) * (n - 1);
    }
  hierarchy->connectedness = share_of (joined, count_pairs ((double) parts->graph->n_nodes));
  hierarchy->efficiency = 1 - share_of (spare, possible);
}

/* reached: of each strong component, itself included. */
static void
measure_reach (const Parts *parts, const gint64 *reached, KotakuHierarchy *hierarchy)
{
  const KotakuCondensed *condensed = &parts->condensed;
  double n = (double) parts->graph->n_nodes;
  double mutual = 0, ordered = 0, shortfall = 0;
  gint64 most = 0;
  for (gsize c = 0; c < condensed->n; c++)
    most = MAX (most, reached[c]);
  for (gsize c = 0; c < condensed->n; c++)
    {
      double size = condensed->size[c];
      mutual += count_pairs (size);
      ordered += size * (double) (reached[c] - 1);
      shortfall += size * (double) (most - reached[c]);
    }
  hierarchy->hierarchy = 1 - share_of (mutual, ordered - mutual);
  hierarchy->global_reaching = n > 1 ? shortfall / ((n - 1) * (n - 1)) : NAN;
  hierarchy->flow_hierarchy
      = 1 - share_of ((double) condensed->n_within, (double) parts->graph->n_arcs);
}

static gboolean
measure_bounds (const Parts *parts,
                const gint64 *reached,
                KotakuHierarchy *hierarchy,
                KotakuOptions *options,
                GCancellable *cancellable,
                GError **error)
{
  double missing = 0, possible = 0;
  for (gsize w = 0; w < parts->n_weak; w++)
    {
      guint64 pairs;
      gsize first = parts->first[w];
      if (parts->nodes[w] < 3)
        continue;
      if (!kotaku_condensed_count_unbounded (&parts->condensed, parts->order + first,
                                             parts->first[w + 1] - first, parts->place, reached,
                                             &pairs, options, cancellable, error))
        return FALSE;
      missing += (double) pairs;
      possible += count_pairs ((double) parts->nodes[w] - 1);
    }
  hierarchy->lubness = 1 - share_of (missing, possible);
  return TRUE;
}

gboolean
kotaku_graph_measure_hierarchy (const KotakuGraph *graph,
                                KotakuHierarchy *hierarchy,
                                KotakuOptions *options,
                                GCancellable *cancellable,
                                GError **error)
{
  g_auto (Parts) parts = { .graph = graph };
  if (!parts_init (&parts, error))
    return FALSE;
  g_autofree gint64 *reached = KOTAKU_ALLOC (gint64, parts.condensed.n, error);
  if (reached == NULL
      || !kotaku_condensed_count_reached (&parts.condensed, reached, options, cancellable, error))
    return FALSE;
  measure_weak (&parts, hierarchy);
  measure_reach (&parts, reached, hierarchy);
  return measure_bounds (&parts, reached, hierarchy, options, cancellable, error);
}

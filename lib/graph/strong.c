/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Strong components by Tarjan 1972, without recursion: a path of any length is walked on a list.
 * Own, since igraph's cannot be interrupted and what is built on it here needs its order. */

#include "graph/graph.h"

/* Where the walk stands. */
typedef struct
{
  const KotakuGraph *graph;
  gint32 *component; /* -1: not known yet */
  gint32 *index;     /* when a node was first seen, -1: not yet */
  gint32 *low;       /* the earliest node that is reached from it */
  gint32 *open;      /* seen, component not known */
  gint32 *path;      /* from the root to where the walk is */
  gsize *next;       /* of each node, the arc that comes next */
  gsize n_open, n_path, n_components;
  gint32 n_seen;
} Walk;

static void
walk_clear (Walk *walk)
{
  g_free (walk->index);
  g_free (walk->low);
  g_free (walk->open);
  g_free (walk->path);
  g_free (walk->next);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Walk, walk_clear)

static gboolean
walk_init (Walk *walk, GError **error)
{
  gsize n = walk->graph->n_nodes;
  if ((walk->index = KOTAKU_ALLOC (gint32, n, error)) == NULL
      || (walk->low = KOTAKU_ALLOC (gint32, n, error)) == NULL
      || (walk->open = KOTAKU_ALLOC (gint32, n, error)) == NULL
      || (walk->path = KOTAKU_ALLOC (gint32, n, error)) == NULL
      || (walk->next = KOTAKU_ALLOC (gsize, n, error)) == NULL)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    {
      walk->index[i] = walk->component[i] = -1;
      walk->next[i] = walk->graph->out_start[i];
    }
  return TRUE;
}

static void
enter (Walk *walk, gint32 node)
{
  walk->index[node] = walk->low[node] = walk->n_seen++;
  walk->open[walk->n_open++] = node;
  walk->path[walk->n_path++] = node;
}

/* All arcs of the last node of the path have been taken. */
static void
leave (Walk *walk)
{
  gint32 node = walk->path[--walk->n_path];
  if (walk->low[node] == walk->index[node])
    {
      gint32 member;
      do
        {
          member = walk->open[--walk->n_open];
          walk->component[member] = (gint32) walk->n_components;
        }
      while (member != node);
      walk->n_components++;
    }
  if (walk->n_path > 0)
    {
      gint32 before = walk->path[walk->n_path - 1];
      walk->low[before] = MIN (walk->low[before], walk->low[node]);
    }
}

static void
step (Walk *walk)
{
  gint32 node = walk->path[walk->n_path - 1];
  if (walk->next[node] == walk->graph->out_start[node + 1])
    {
      leave (walk);
      return;
    }
  gint32 to = walk->graph->out_node[walk->next[node]++];
  if (walk->index[to] < 0)
    enter (walk, to);
  else if (walk->component[to] < 0)
    walk->low[node] = MIN (walk->low[node], walk->index[to]);
}

static gboolean
find_components (const KotakuGraph *graph, gint32 *component, gsize *n_components, GError **error)
{
  g_auto (Walk) walk = { .graph = graph, .component = component };
  if (!walk_init (&walk, error))
    return FALSE;
  for (gsize i = 0; i < graph->n_nodes; i++)
    if (walk.index[i] < 0)
      for (enter (&walk, (gint32) i); walk.n_path > 0;)
        step (&walk);
  *n_components = walk.n_components;
  return TRUE;
}

/* The nodes of each component, one after another: start is zero at first, n + 2 long, and ends one
 * place on. */
static void
sort_nodes (const KotakuCondensed *condensed, gsize n_nodes, gsize *start, gint32 *nodes)
{
  for (gsize i = 0; i < n_nodes; i++)
    start[condensed->component[i] + 2]++;
  for (gsize c = 2; c < condensed->n + 2; c++)
    start[c] += start[c - 1];
  for (gsize i = 0; i < n_nodes; i++)
    nodes[start[condensed->component[i] + 1]++] = (gint32) i;
}

/* seen: the last component to which another was found to send an arc. */
static void
list_above (KotakuCondensed *condensed,
            const KotakuGraph *graph,
            const gsize *start,
            const gint32 *nodes,
            gint32 *seen)
{
  gsize n_above = 0;
  for (gsize c = 0; c < condensed->n; c++)
    seen[c] = -1;
  for (gsize c = 0; c < condensed->n; c++)
    {
      condensed->size[c] = (gint32) (start[c + 1] - start[c]);
      for (gsize i = start[c]; i < start[c + 1]; i++)
        for (gsize k = graph->in_start[nodes[i]]; k < graph->in_start[nodes[i] + 1]; k++)
          {
            gint32 from = condensed->component[graph->in_node[k]];
            if (from == (gint32) c)
              condensed->n_within++;
            else if (seen[from] != (gint32) c)
              {
                seen[from] = (gint32) c;
                condensed->above[n_above++] = from;
              }
          }
      condensed->start[c + 1] = n_above;
    }
}

gboolean
kotaku_condensed_init (KotakuCondensed *condensed, const KotakuGraph *graph, GError **error)
{
  gsize n = graph->n_nodes;
  *condensed = (KotakuCondensed){ 0 };
  condensed->component = KOTAKU_ALLOC (gint32, n, error);
  if (condensed->component == NULL
      || !find_components (graph, condensed->component, &condensed->n, error))
    return FALSE;
  g_autofree gsize *start = KOTAKU_ALLOC0 (gsize, condensed->n + 2, error);
  g_autofree gint32 *nodes = start != NULL ? KOTAKU_ALLOC (gint32, n, error) : NULL;
  g_autofree gint32 *seen = nodes != NULL ? KOTAKU_ALLOC (gint32, condensed->n, error) : NULL;
  if (seen == NULL || (condensed->size = KOTAKU_ALLOC (gint32, condensed->n, error)) == NULL
      || (condensed->start = KOTAKU_ALLOC0 (gsize, condensed->n + 1, error)) == NULL
      || (condensed->above = KOTAKU_ALLOC (gint32, graph->n_arcs, error)) == NULL)
    return FALSE;
  sort_nodes (condensed, n, start, nodes);
  list_above (condensed, graph, start, nodes, seen);
  return TRUE;
}

void
kotaku_condensed_clear (KotakuCondensed *condensed)
{
  g_clear_pointer (&condensed->component, g_free);
  g_clear_pointer (&condensed->size, g_free);
  g_clear_pointer (&condensed->start, g_free);
  g_clear_pointer (&condensed->above, g_free);
}

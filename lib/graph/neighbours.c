/* SPDX-License-Identifier: GPL-2.0-or-later */

/* The undirected simple graph of a graph, and its components. */

#include "graph/graph.h"

void
kotaku_neighbours_free (KotakuNeighbours *neighbours)
{
  if (neighbours == NULL)
    return;
  g_free (neighbours->start);
  g_free (neighbours->node);
  g_free (neighbours->weight);
  g_free (neighbours);
}

/* Merges a node's receivers and senders, both sorted. */
static gsize
merge (const KotakuGraph *graph, gsize i, gint32 *node, double *weight)
{
  gsize out = graph->out_start[i];
  gsize in = graph->in_start[i];
  gsize n = 0;
  while (out < graph->out_start[i + 1] || in < graph->in_start[i + 1])
    {
      gint32 to = out < graph->out_start[i + 1] ? graph->out_node[out] : G_MAXINT32;
      gint32 from = in < graph->in_start[i + 1] ? graph->in_node[in] : G_MAXINT32;
      double sum = 0;
      node[n] = MIN (to, from);
      if (to == node[n])
        sum += graph->out_weight[out++];
      if (from == node[n])
        {
          /* An undirected tie is the same arc seen from both ends. */
          if (!graph->undirected)
            sum += graph->out_weight[graph->in_arc[in]];
          in++;
        }
      weight[n++] = sum;
    }
  return n;
}

KotakuNeighbours *
kotaku_graph_get_neighbours (const KotakuGraph *graph, GError **error)
{
  KotakuNeighbours *neighbours = g_new0 (KotakuNeighbours, 1);
  gsize room = graph->undirected ? graph->n_arcs : 2 * graph->n_arcs;
  neighbours->n_nodes = graph->n_nodes;
  neighbours->start = KOTAKU_ALLOC0 (gsize, graph->n_nodes + 1, error);
  if (neighbours->start != NULL)
    neighbours->node = KOTAKU_ALLOC (gint32, room, error);
  if (neighbours->node != NULL)
    neighbours->weight = KOTAKU_ALLOC (double, room, error);
  if (neighbours->weight == NULL)
    {
      kotaku_neighbours_free (neighbours);
      return NULL;
    }
  gsize n = 0;
  for (gsize i = 0; i < graph->n_nodes; i++)
    {
      n += merge (graph, i, neighbours->node + n, neighbours->weight + n);
      neighbours->start[i + 1] = n;
    }
  neighbours->n_ties = n / 2;
  return neighbours;
}

static void
push (gint32 node, gint32 number, gint32 *component, gint32 *queue, gsize *last)
{
  if (component[node] >= 0)
    return;
  component[node] = number;
  queue[(*last)++] = node;
}

/* component: of each node, -1 at first; order: the nodes as they are come to. */
static gsize
walk (const KotakuGraph *graph, gint32 *component, gint32 *order)
{
  gint32 number = 0;
  gsize first = 0, last = 0;
  for (gsize i = 0; i < graph->n_nodes; i++)
    component[i] = -1;
  for (gsize i = 0; i < graph->n_nodes; i++)
    {
      if (component[i] >= 0)
        continue;
      for (push ((gint32) i, number, component, order, &last); first < last; first++)
        {
          gint32 at = order[first];
          for (gsize k = graph->out_start[at]; k < graph->out_start[at + 1]; k++)
            push (graph->out_node[k], number, component, order, &last);
          for (gsize k = graph->in_start[at]; k < graph->in_start[at + 1]; k++)
            push (graph->in_node[k], number, component, order, &last);
        }
      number++;
    }
  return (gsize) number;
}

gboolean
kotaku_graph_get_components (const KotakuGraph *graph,
                             gint32 *component,
                             gsize *n_components,
                             GError **error)
{
  g_autofree gint32 *order = KOTAKU_ALLOC (gint32, graph->n_nodes, error);
  if (order == NULL)
    return FALSE;
  *n_components = walk (graph, component, order);
  return TRUE;
}

gboolean
kotaku_graph_get_order (const KotakuGraph *graph, gint32 *order, GError **error)
{
  g_autofree gint32 *component = KOTAKU_ALLOC (gint32, graph->n_nodes, error);
  if (component == NULL)
    return FALSE;
  walk (graph, component, order);
  return TRUE;
}

KotakuGraph
kotaku_neighbours_as_graph (const KotakuNeighbours *neighbours, gboolean weighted)
{
  return (KotakuGraph){ .n_nodes = neighbours->n_nodes,
                        .n_arcs = 2 * neighbours->n_ties,
                        .undirected = TRUE,
                        .weighted = weighted,
                        .out_start = neighbours->start,
                        .out_node = neighbours->node,
                        .out_weight = neighbours->weight,
                        .in_start = neighbours->start,
                        .in_node = neighbours->node };
}

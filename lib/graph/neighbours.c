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

gboolean
kotaku_graph_get_components (const KotakuGraph *graph,
                             gint32 *component,
                             gsize *n_components,
                             GError **error)
{
  g_autofree gint32 *queue = KOTAKU_ALLOC (gint32, graph->n_nodes, error);
  if (queue == NULL)
    return FALSE;
  gint32 number = 0;
  for (gsize i = 0; i < graph->n_nodes; i++)
    component[i] = -1;
  for (gsize i = 0; i < graph->n_nodes; i++)
    {
      if (component[i] >= 0)
        continue;
      gsize last = 0;
      push ((gint32) i, number, component, queue, &last);
      for (gsize first = 0; first < last; first++)
        {
          gint32 at = queue[first];
          for (gsize k = graph->out_start[at]; k < graph->out_start[at + 1]; k++)
            push (graph->out_node[k], number, component, queue, &last);
          for (gsize k = graph->in_start[at]; k < graph->in_start[at + 1]; k++)
            push (graph->in_node[k], number, component, queue, &last);
        }
      number++;
    }
  *n_components = (gsize) number;
  return TRUE;
}

/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Tied pairs, each kept at its end with fewer ties, so that no list is longer than the root of
 * twice the ties, and triangles are found by going from list to list. */

#include "graph/graph.h"

void
kotaku_dyads_clear (KotakuDyads *dyads)
{
  g_clear_pointer (&dyads->first, g_free);
  g_clear_pointer (&dyads->end, g_free);
  g_clear_pointer (&dyads->other, g_free);
  g_clear_pointer (&dyads->ways, g_free);
}

gboolean
kotaku_dyads_init (KotakuDyads *dyads, const KotakuGraph *graph, GError **error)
{
  *dyads = (KotakuDyads){ .graph = graph };
  return (dyads->first = KOTAKU_ALLOC (gsize, graph->n_nodes, error)) != NULL
         && (dyads->end = KOTAKU_ALLOC (gsize, graph->n_nodes, error)) != NULL
         && (dyads->other = KOTAKU_ALLOC (gint32, 2 * graph->n_arcs, error)) != NULL
         && (dyads->ways = KOTAKU_ALLOC (guint8, 2 * graph->n_arcs, error)) != NULL;
}

static gsize
count_ends (const KotakuGraph *graph, gsize node)
{
  return graph->out_start[node + 1] - graph->out_start[node] + graph->in_start[node + 1]
         - graph->in_start[node];
}

void
kotaku_dyads_fill (KotakuDyads *dyads, gsize node, gsize *n_mutual)
{
  const KotakuGraph *graph = dyads->graph;
  gsize out = graph->out_start[node], out_end = graph->out_start[node + 1];
  gsize in = graph->in_start[node], in_end = graph->in_start[node + 1];
  gsize ends = count_ends (graph, node);
  /* Here there is room for all of its ties, whatever the other nodes keep. */
  gsize at = out + in;
  *n_mutual = 0;
  dyads->first[node] = at;
  while (out < out_end || in < in_end)
    {
      gint32 to = out < out_end ? graph->out_node[out] : G_MAXINT32;
      gint32 from = in < in_end ? graph->in_node[in] : G_MAXINT32;
      gint32 other = MIN (to, from);
      gsize others = count_ends (graph, (gsize) other);
      *n_mutual += to == from;
      dyads->other[at] = other;
      dyads->ways[at] = (guint8) ((to == other) | (from == other) << 1);
      at += others > ends || (others == ends && other > (gint32) node);
      out += to == other;
      in += from == other;
    }
  dyads->end[node] = at;
}

void
kotaku_dyads_count_triangles (const KotakuDyads *dyads,
                              const guint8 *ways,
                              gsize node,
                              guint8 *mark,
                              guint64 counts[KOTAKU_N_TRIANGLES])
{
  gsize end = dyads->end[node];
  for (gsize k = dyads->first[node]; k < end; k++)
    mark[dyads->other[k]] = ways[k];
  for (gsize k = dyads->first[node]; k < end; k++)
    {
      gint32 other = dyads->other[k];
      for (gsize l = dyads->first[other]; l < dyads->end[other]; l++)
        {
          guint third = mark[dyads->other[l]];
          if (third != 0)
            counts[ways[k] | third << 2 | (guint) ways[l] << 4]++;
        }
    }
  for (gsize k = dyads->first[node]; k < end; k++)
    mark[dyads->other[k]] = 0;
}

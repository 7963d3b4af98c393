/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

/* Large graphs by their arcs, sorted by (from, to), each once, weight 1; free with
 * dense_graph_free(). */

#include "graph/graph.h"

static inline KotakuGraph *
sparse_graph (gsize n, const gint32 *from, const gint32 *to, gsize n_arcs)
{
  KotakuGraph *graph = g_new0 (KotakuGraph, 1);
  graph->n_nodes = n;
  graph->n_arcs = n_arcs;
  graph->out_start = g_new0 (gsize, n + 1);
  graph->in_start = g_new0 (gsize, n + 1);
  graph->out_node = g_new0 (gint32, n_arcs + 1);
  graph->out_weight = g_new0 (double, n_arcs + 1);
  graph->in_node = g_new0 (gint32, n_arcs + 1);
  graph->in_arc = g_new0 (gsize, n_arcs + 1);
  for (gsize k = 0; k < n_arcs; k++)
    {
      graph->out_node[k] = to[k];
      graph->out_weight[k] = 1;
      graph->out_start[from[k] + 1]++;
      graph->in_start[to[k] + 1]++;
    }
  for (gsize i = 1; i <= n; i++)
    {
      graph->out_start[i] += graph->out_start[i - 1];
      graph->in_start[i] += graph->in_start[i - 1];
    }
  g_autofree gsize *next = g_memdup2 (graph->in_start, (n + 1) * sizeof (gsize));
  for (gsize k = 0; k < n_arcs; k++)
    {
      graph->in_node[next[to[k]]] = from[k];
      graph->in_arc[next[to[k]]++] = k;
    }
  return graph;
}

/* 0 to 1 to 2 ...; closed: and back from the last to 0. */
static inline KotakuGraph *
sparse_path (gsize n, gboolean closed)
{
  g_autofree gint32 *from = g_new (gint32, n);
  g_autofree gint32 *to = g_new (gint32, n);
  for (gsize i = 0; i < n; i++)
    {
      from[i] = (gint32) i;
      to[i] = (gint32) ((i + 1) % n);
    }
  return sparse_graph (n, from, to, closed ? n : n - 1);
}

/* 0 to all others. */
static inline KotakuGraph *
sparse_star (gsize n)
{
  g_autofree gint32 *from = g_new0 (gint32, n);
  g_autofree gint32 *to = g_new (gint32, n);
  for (gsize i = 1; i < n; i++)
    to[i - 1] = (gint32) i;
  return sparse_graph (n, from, to, n - 1);
}

/* Each node sends to up to `degree` others, downwards: to later nodes only. The same for the same
 * seed. */
static inline KotakuGraph *
sparse_random (gsize n, guint degree, gboolean downwards, guint32 seed)
{
  gsize n_arcs = 0;
  g_autofree gint32 *from = g_new (gint32, n * degree + 1);
  g_autofree gint32 *to = g_new (gint32, n * degree + 1);
  g_autofree gint32 *mark = g_new0 (gint32, n);
  GRand *rand = g_rand_new_with_seed (seed);
  for (gsize i = 0; i < n; i++)
    {
      gsize first = n_arcs;
      for (guint k = 0; k < degree && (!downwards || i + 1 < n); k++)
        {
          gint32 j = g_rand_int_range (rand, downwards ? (gint32) i + 1 : 0, (gint32) n);
          if (j == (gint32) i || mark[j] == (gint32) i + 1)
            continue;
          mark[j] = (gint32) i + 1;
          gsize place = n_arcs++;
          for (; place > first && to[place - 1] > j; place--)
            to[place] = to[place - 1];
          to[place] = j;
          from[n_arcs - 1] = (gint32) i;
        }
    }
  g_rand_free (rand);
  return sparse_graph (n, from, to, n_arcs);
}

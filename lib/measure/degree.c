/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Degrees: who is tied to how many, and how heavily. */

#include "measure/measure-private.h"

/* Nodes that i sends to or receives from, each once: both lists are sorted. */
static double
count_neighbours (const KotakuGraph *graph, gsize i)
{
  gsize out = graph->out_start[i];
  gsize in = graph->in_start[i];
  double n = 0;
  while (out < graph->out_start[i + 1] || in < graph->in_start[i + 1])
    {
      gint32 to = out < graph->out_start[i + 1] ? graph->out_node[out] : G_MAXINT32;
      gint32 from = in < graph->in_start[i + 1] ? graph->in_node[in] : G_MAXINT32;
      out += to <= from;
      in += from <= to;
      n++;
    }
  return n;
}

static double
sum_out (const KotakuGraph *graph, gsize i)
{
  double sum = 0;
  for (gsize k = graph->out_start[i]; k < graph->out_start[i + 1]; k++)
    sum += graph->out_weight[k];
  return sum;
}

static double
sum_in (const KotakuGraph *graph, gsize i)
{
  double sum = 0;
  for (gsize k = graph->in_start[i]; k < graph->in_start[i + 1]; k++)
    sum += graph->out_weight[graph->in_arc[k]];
  return sum;
}

static const KotakuMetric degree, in_degree, out_degree, weighted_degree, weighted_in_degree,
    weighted_out_degree;

static double
value_of (const KotakuGraph *graph, const KotakuMetric *metric, gsize i)
{
  if (metric == &degree)
    return count_neighbours (graph, i);
  if (metric == &in_degree)
    return (double) (graph->in_start[i + 1] - graph->in_start[i]);
  if (metric == &out_degree)
    return (double) (graph->out_start[i + 1] - graph->out_start[i]);
  if (metric == &weighted_in_degree)
    return sum_in (graph, i);
  if (metric == &weighted_out_degree || graph->undirected)
    return sum_out (graph, i);
  return sum_out (graph, i) + sum_in (graph, i);
}

static gboolean
compute (const KotakuGraph *graph,
         const KotakuMetric *const *metrics,
         double *const *columns,
         gsize n_metrics,
         KotakuOptions *options G_GNUC_UNUSED,
         GCancellable *cancellable,
         GError **error)
{
  for (gsize k = 0; k < n_metrics; k++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      for (gsize i = 0; i < graph->n_nodes; i++)
        columns[k][i] = value_of (graph, metrics[k], i);
    }
  return TRUE;
}

static const KotakuMetric degree = {
  .name = "degree",
  .title = "Degree",
  .title_id = "Derajat",
  .kind = "node",
  .unit = "neighbours",
  .range = "0 to n - 1",
  .definition = "The number of nodes that send the node an arc or receive one from it.",
  .undefined = "never",
  .cost = "O(n + m)",
  .source = "Wasserman and Faust 1994",
  .options = "",
  .since = "1.0",
  .function = compute,
};

static const KotakuMetric in_degree = {
  .name = "in_degree",
  .title = "In-degree",
  .title_id = "Derajat masuk",
  .kind = "node",
  .unit = "arcs",
  .range = "0 to n - 1",
  .definition = "The number of arcs that end in the node; a tie that binds both ways is one.",
  .undefined = "never",
  .cost = "O(n)",
  .source = "Wasserman and Faust 1994",
  .options = "",
  .since = "1.0",
  .function = compute,
};

static const KotakuMetric out_degree = {
  .name = "out_degree",
  .title = "Out-degree",
  .title_id = "Derajat keluar",
  .kind = "node",
  .unit = "arcs",
  .range = "0 to n - 1",
  .definition = "The number of arcs that leave the node; a tie that binds both ways is one.",
  .undefined = "never",
  .cost = "O(n)",
  .source = "Wasserman and Faust 1994",
  .options = "",
  .since = "1.0",
  .function = compute,
};

static const KotakuMetric weighted_degree = {
  .name = "weighted_degree",
  .title = "Weighted degree",
  .title_id = "Derajat berbobot",
  .kind = "node",
  .unit = "weight",
  .range = "0 and up",
  .definition = "The sum of the weights of the arcs in and out; in an undirected view each tie "
                "counts once.",
  .undefined = "never",
  .cost = "O(n + m)",
  .source = "Barrat 2004",
  .options = "",
  .since = "1.0",
  .function = compute,
};

static const KotakuMetric weighted_in_degree = {
  .name = "weighted_in_degree",
  .title = "Weighted in-degree",
  .title_id = "Derajat masuk berbobot",
  .kind = "node",
  .unit = "weight",
  .range = "0 and up",
  .definition = "The sum of the weights of the arcs that end in the node.",
  .undefined = "never",
  .cost = "O(n + m)",
  .source = "Barrat 2004",
  .options = "",
  .since = "1.0",
  .function = compute,
};

static const KotakuMetric weighted_out_degree = {
  .name = "weighted_out_degree",
  .title = "Weighted out-degree",
  .title_id = "Derajat keluar berbobot",
  .kind = "node",
  .unit = "weight",
  .range = "0 and up",
  .definition = "The sum of the weights of the arcs that leave the node.",
  .undefined = "never",
  .cost = "O(n + m)",
  .source = "Barrat 2004",
  .options = "",
  .since = "1.0",
  .function = compute,
};

const KotakuMetric *const kotaku_family_degree[] = {
  &degree, &in_degree, &out_degree, &weighted_degree, &weighted_in_degree, &weighted_out_degree,
  NULL
};

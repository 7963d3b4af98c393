/* SPDX-License-Identifier: GPL-2.0-or-later */

/* The indices of a whole graph, which info tells, with or without a node. */

#include "measure/measure-private.h"

#include <math.h>
#include <string.h>

const char *const kotaku_index_names[KOTAKU_N_INDICES] = { "density",
                                                           "reciprocity",
                                                           "transitivity",
                                                           "fragmentation",
                                                           "mean_distance",
                                                           "diameter",
                                                           "krackhardt_connectedness",
                                                           "krackhardt_hierarchy",
                                                           "krackhardt_efficiency",
                                                           "krackhardt_lubness",
                                                           "global_reaching",
                                                           "flow_hierarchy",
                                                           "assortativity_group",
                                                           "assortativity_degree" };

static double
share_returned (const KotakuGraph *graph)
{
  gsize returned = 0;
  for (gsize i = 0; i < graph->n_nodes; i++)
    {
      gsize in = graph->in_start[i];
      for (gsize out = graph->out_start[i]; out < graph->out_start[i + 1]; out++)
        {
          while (in < graph->in_start[i + 1] && graph->in_node[in] < graph->out_node[out])
            in++;
          returned += in < graph->in_start[i + 1] && graph->in_node[in] == graph->out_node[out];
        }
    }
  return graph->n_arcs > 0 ? (double) returned / (double) graph->n_arcs : NAN;
}

/* -- assortativity -- */

/* Sums are of whole numbers below 2^53, so that their order changes nothing. */
static gboolean
measure_groups (const KotakuGraph *graph,
                const KotakuIndexGroups *groups,
                gssize without,
                double *value,
                GError **error)
{
  g_autofree double *ends = KOTAKU_ALLOC0 (double, 2 * groups->n, error);
  double within = 0, all = 0, expected = 0;
  *value = NAN;
  if (ends == NULL)
    return FALSE;
  for (gsize i = 0; i < graph->n_nodes; i++)
    {
      gint32 from = groups->group[i + (without >= 0 && i >= (gsize) without)];
      for (gsize k = graph->out_start[i]; from >= 0 && k < graph->out_start[i + 1]; k++)
        {
          gsize j = (gsize) graph->out_node[k];
          gint32 to = groups->group[j + (without >= 0 && j >= (gsize) without)];
          if (to < 0)
            continue;
          ends[2 * from]++;
          ends[2 * to + 1]++;
          within += from == to;
          all++;
        }
    }
  for (gsize g = 0; g < groups->n; g++)
    expected += ends[2 * g] * ends[2 * g + 1];
  if (all > 0 && all * all != expected)
    *value = (within * all - expected) / (all * all - expected);
  return TRUE;
}

static double
measure_degrees (const KotakuGraph *graph)
{
  double n = (double) graph->n_arcs, x = 0, y = 0, xx = 0, yy = 0, xy = 0;
  for (gsize i = 0; i < graph->n_nodes; i++)
    {
      double out = (double) (graph->out_start[i + 1] - graph->out_start[i]);
      for (gsize k = graph->out_start[i]; k < graph->out_start[i + 1]; k++)
        {
          gint32 j = graph->out_node[k];
          double in = (double) (graph->in_start[j + 1] - graph->in_start[j]);
          x += out;
          y += in;
          xx += out * out;
          yy += in * in;
          xy += out * in;
        }
    }
  double spread = sqrt (n * xx - x * x) * sqrt (n * yy - y * y);
  return spread > 0 ? (n * xy - x * y) / spread : NAN;
}

gboolean
kotaku_indices_measure (const KotakuGraph *graph,
                        const KotakuIndexGroups *groups,
                        gssize without,
                        double values[KOTAKU_N_INDICES],
                        KotakuOptions *options,
                        GCancellable *cancellable,
                        GError **error)
{
  double n = (double) graph->n_nodes, transitivity;
  KotakuLengths lengths;
  KotakuHierarchy hierarchy;
  if (!kotaku_engine_transitivity (graph, &transitivity, cancellable, error)
      || !kotaku_lengths_measure (graph, &lengths, options, cancellable, error)
      || !kotaku_graph_measure_hierarchy (graph, &hierarchy, options, cancellable, error))
    return FALSE;
  const double found[KOTAKU_N_INDICES] = { n > 1 ? (double) graph->n_arcs / (n * (n - 1)) : NAN,
                                           share_returned (graph),
                                           transitivity,
                                           lengths.fragmentation,
                                           lengths.mean,
                                           lengths.diameter,
                                           hierarchy.connectedness,
                                           hierarchy.hierarchy,
                                           hierarchy.efficiency,
                                           hierarchy.lubness,
                                           hierarchy.global_reaching,
                                           hierarchy.flow_hierarchy,
                                           NAN,
                                           NAN };
  memcpy (values, found, sizeof found);
  if (groups == NULL)
    return TRUE;
  values[KOTAKU_N_INDICES - 1] = measure_degrees (graph);
  return measure_groups (graph, groups, without, &values[KOTAKU_N_INDICES - 2], error);
}

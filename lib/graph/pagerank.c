/* SPDX-License-Identifier: GPL-2.0-or-later */

/* PageRank by its own power iteration: igraph's solver runs in threads of OpenMP, which race for
 * the last bits, outlive the call and cannot be interrupted. */

#include "graph/graph.h"

#include <math.h>

#define DAMPING 0.85
/* Each sweep leaves 0.85 of the error: after 300 it is below any double's last bit. */
#define SWEEPS 300
#define CLOSE 1e-15

/* One over what each node sends; 0 where it sends nothing. */
static void
find_shares (const KotakuGraph *graph, double *share)
{
  for (gsize i = 0; i < graph->n_nodes; i++)
    {
      double sum = 0;
      for (gsize k = graph->out_start[i]; k < graph->out_start[i + 1]; k++)
        sum += graph->weighted ? graph->out_weight[k] : 1;
      share[i] = sum > 0 ? 1 / sum : 0;
    }
}

/* From old to fresh; the sum of the changes. */
static double
sweep (const KotakuGraph *graph, const double *share, const double *old, double *fresh)
{
  double n = (double) graph->n_nodes;
  double jumping = 0;
  double change = 0;
  for (gsize i = 0; i < graph->n_nodes; i++)
    if (share[i] == 0)
      jumping += old[i];
  double base = (1 - DAMPING + DAMPING * jumping) / n;
  for (gsize i = 0; i < graph->n_nodes; i++)
    {
      double sum = 0;
      for (gsize k = graph->in_start[i]; k < graph->in_start[i + 1]; k++)
        {
          gint32 from = graph->in_node[k];
          double weight = graph->weighted ? graph->out_weight[graph->in_arc[k]] : 1;
          sum += old[from] * share[from] * weight;
        }
      fresh[i] = base + DAMPING * sum;
      change += fabs (fresh[i] - old[i]);
    }
  return change;
}

static void
scale (double *values, gsize n)
{
  double sum = 0;
  for (gsize i = 0; i < n; i++)
    sum += values[i];
  for (gsize i = 0; i < n; i++)
    values[i] /= sum;
}

gboolean
kotaku_engine_pagerank (const KotakuGraph *graph,
                        double *values,
                        GCancellable *cancellable,
                        GError **error)
{
  gsize n = graph->n_nodes;
  g_autofree double *share = KOTAKU_ALLOC (double, n, error);
  g_autofree double *old = share != NULL ? KOTAKU_ALLOC (double, n, error) : NULL;
  if (old == NULL)
    return FALSE;
  find_shares (graph, share);
  for (gsize i = 0; i < n; i++)
    values[i] = 1 / (double) n;
  double change = 1;
  for (guint k = 0; k < SWEEPS && change > CLOSE; k++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      memcpy (old, values, n * sizeof (double));
      change = sweep (graph, share, old, values);
    }
  scale (values, n);
  return TRUE;
}

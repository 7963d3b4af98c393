/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "classify/classify-private.h"

#include <math.h>

/* Scores nearer than this, measured by the largest one, are told apart by rounding alone. */
#define SAME 1e-9

/* A dyad seen from one of its nodes. */
typedef struct
{
  gint32 other;
  double wins, losses;
} Dyad;

/* The next dyad of node, in the order of the other end; FALSE at the end of both lists. */
static gboolean
next_dyad (const KotakuGraph *graph, gint32 node, gsize *out, gsize *in, Dyad *dyad)
{
  gboolean has_out = *out < graph->out_start[node + 1];
  gboolean has_in = *in < graph->in_start[node + 1];
  if (!has_out && !has_in)
    return FALSE;
  gint32 won = has_out ? graph->out_node[*out] : G_MAXINT32;
  gint32 lost = has_in ? graph->in_node[*in] : G_MAXINT32;
  *dyad = (Dyad){ MIN (won, lost), 0, 0 };
  if (has_out && won <= lost)
    dyad->wins = graph->out_weight[(*out)++];
  if (has_in && lost <= won)
    dyad->losses = graph->out_weight[graph->in_arc[(*in)++]];
  return TRUE;
}

/* P_ij, or D_ij: P_ij moved towards chance where a dyad has met but a few times. */
static double
proportion (double wins, double losses, gboolean dij)
{
  double met = wins + losses;
  double share = wins / met;
  return dij ? share - (share - 0.5) / (met + 1) : share;
}

/* Sums of the proportions won and lost, each weighted by factor of the other end (NULL: 1). */
static void
sum_proportions (const KotakuGraph *graph,
                 gboolean dij,
                 gint32 node,
                 const double *won_factor,
                 const double *lost_factor,
                 double sums[2])
{
  gsize out = graph->out_start[node];
  gsize in = graph->in_start[node];
  Dyad dyad;
  sums[0] = sums[1] = 0;
  while (next_dyad (graph, node, &out, &in, &dyad))
    {
      sums[0] += proportion (dyad.wins, dyad.losses, dij)
                 * (won_factor != NULL ? won_factor[dyad.other] : 1);
      sums[1] += proportion (dyad.losses, dyad.wins, dij)
                 * (lost_factor != NULL ? lost_factor[dyad.other] : 1);
    }
}

gboolean
kotaku_davids_score (const KotakuGraph *graph, gboolean dij, double *score, GError **error)
{
  g_autofree double *won = KOTAKU_ALLOC (double, graph->n_nodes, error);
  g_autofree double *lost = won != NULL ? KOTAKU_ALLOC (double, graph->n_nodes, error) : NULL;
  if (lost == NULL)
    return FALSE;
  double sums[2];
  for (gsize i = 0; i < graph->n_nodes; i++)
    {
      sum_proportions (graph, dij, (gint32) i, NULL, NULL, sums);
      won[i] = sums[0];
      lost[i] = sums[1];
    }
  for (gsize i = 0; i < graph->n_nodes; i++)
    {
      sum_proportions (graph, dij, (gint32) i, won, lost, sums);
      score[i] = won[i] + sums[0] - lost[i] - sums[1];
    }
  return TRUE;
}

static int
compare_values (const void *a, const void *b, void *data)
{
  const double *values = data;
  double left = values[*(const gsize *) a];
  double right = values[*(const gsize *) b];
  return (left < right) - (left > right);
}

gboolean
kotaku_mean_ranks (const double *values, gsize n, double *rank, GError **error)
{
  g_autofree gsize *order = KOTAKU_ALLOC (gsize, n, error);
  if (order == NULL)
    return FALSE;
  double largest = 1;
  for (gsize i = 0; i < n; i++)
    {
      order[i] = i;
      largest = MAX (largest, fabs (values[i]));
    }
  qsort_r (order, n, sizeof *order, compare_values, (void *) values);
  for (gsize first = 0; first < n;)
    {
      gsize end = first + 1;
      while (end < n && values[order[end - 1]] - values[order[end]] <= SAME * largest)
        end++;
      for (gsize i = first; i < end; i++)
        rank[order[i]] = (double) (first + 1 + end) / 2;
      first = end;
    }
  return TRUE;
}

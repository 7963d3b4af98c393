/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Trophic levels: a system of equations per component. Trees, of which hierarchies mostly consist,
 * are solved from their leaves; what is left by elimination without a subtraction, which loses no
 * digit however far weights lie apart, and where it is large by conjugate gradients. */

#include "graph/graph.h"

#include <math.h>

/* Up to so many nodes of a component without leaves are eliminated. */
#define MOST_ELIMINATED 200
/* The residual, of the one at first, at which conjugate gradients end. */
#define CLOSE 1e-12
#define CANCEL_EVERY 65536

typedef struct
{
  const KotakuGraph *graph;
  KotakuNeighbours *ties;
  double *level;  /* of each node */
  double *slope;  /* v: weight out less weight in, with that of the leaves taken off */
  gint32 *n_left; /* ties that are left; -1: the node was taken off */
  gint32 *taken;  /* nodes as they were taken off */
  gsize *hold;    /* of each of them, the tie that it hung by */
  gsize n_taken;
  gint32 *part; /* nodes of the component that is solved */
  gsize n_part;
  gint32 *index; /* of each node: its place in the part, or -1 */
} Trophic;

static void
trophic_clear (Trophic *work)
{
  kotaku_neighbours_free (work->ties);
  g_free (work->slope);
  g_free (work->n_left);
  g_free (work->taken);
  g_free (work->hold);
  g_free (work->part);
  g_free (work->index);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Trophic, trophic_clear)

static gboolean
trophic_init (Trophic *work, const KotakuGraph *graph, double *level, GError **error)
{
  gsize n = graph->n_nodes;
  work->graph = graph;
  work->level = level;
  if ((work->ties = kotaku_graph_get_neighbours (graph, error)) == NULL
      || (work->slope = KOTAKU_ALLOC0 (double, n, error)) == NULL
      || (work->n_left = KOTAKU_ALLOC (gint32, n, error)) == NULL
      || (work->taken = KOTAKU_ALLOC (gint32, n, error)) == NULL
      || (work->hold = KOTAKU_ALLOC (gsize, n, error)) == NULL
      || (work->part = KOTAKU_ALLOC (gint32, n, error)) == NULL
      || (work->index = KOTAKU_ALLOC (gint32, n, error)) == NULL)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    {
      work->n_left[i] = (gint32) (work->ties->start[i + 1] - work->ties->start[i]);
      work->index[i] = -1;
      for (gsize k = graph->out_start[i]; k < graph->out_start[i + 1]; k++)
        {
          work->slope[i] += graph->out_weight[k];
          work->slope[graph->out_node[k]] -= graph->out_weight[k];
        }
    }
  return TRUE;
}

/* -- leaves
 * ----------------------------------------------------------------------------------------- */

static void
take_leaf (Trophic *work, gint32 leaf)
{
  const KotakuNeighbours *ties = work->ties;
  gsize hold = ties->start[leaf];
  while (work->n_left[ties->node[hold]] < 0)
    hold++;
  gint32 other = ties->node[hold];
  work->n_left[leaf] = -1;
  work->n_left[other]--;
  work->slope[other] += work->slope[leaf];
  work->hold[work->n_taken] = hold;
  work->taken[work->n_taken++] = leaf;
}

/* Takes off all that hangs by one tie, and what then does. */
static void
take_leaves (Trophic *work)
{
  gsize n = work->graph->n_nodes;
  for (gsize i = 0; i < n; i++)
    for (gint32 at = (gint32) i; at >= 0 && work->n_left[at] == 1;)
      {
        take_leaf (work, at);
        at = work->ties->node[work->hold[work->n_taken - 1]];
      }
}

static void
put_leaves_back (Trophic *work)
{
  for (gsize k = work->n_taken; k-- > 0;)
    {
      gint32 leaf = work->taken[k];
      gsize hold = work->hold[k];
      work->level[leaf]
          = work->level[work->ties->node[hold]] + work->slope[leaf] / work->ties->weight[hold];
    }
}

/* -- what is left of a component
 * --------------------------------------------------------------------- */

/* The nodes that ties which are left join to first. */
static void
find_part (Trophic *work, gint32 first)
{
  const KotakuNeighbours *ties = work->ties;
  work->n_part = 1;
  work->part[0] = first;
  work->index[first] = 0;
  for (gsize next = 0; next < work->n_part; next++)
    {
      gint32 at = work->part[next];
      for (gsize k = ties->start[at]; k < ties->start[at + 1]; k++)
        {
          gint32 other = ties->node[k];
          if (work->n_left[other] < 0 || work->index[other] >= 0)
            continue;
          work->index[other] = (gint32) work->n_part;
          work->part[work->n_part++] = other;
        }
    }
}

/* Without node k: who were tied to it are tied to each other, and share its slope. */
static void
eliminate_node (double *weight, double *slope, double *sum, gsize n, gsize k)
{
  double *row = weight + k * n;
  sum[k] = 0;
  for (gsize j = k + 1; j < n; j++)
    sum[k] += row[j];
  for (gsize i = k + 1; i < n; i++)
    {
      double share = row[i] / sum[k];
      slope[i] += share * slope[k];
      for (gsize j = k + 1; share > 0 && j < n; j++)
        if (i != j)
          weight[i * n + j] += share * row[j];
    }
}

static gboolean
eliminate (Trophic *work, GError **error)
{
  const KotakuNeighbours *ties = work->ties;
  gsize n = work->n_part;
  gsize n_cells = n * n;
  g_autofree double *weight = KOTAKU_ALLOC0 (double, n_cells, error);
  g_autofree double *slope = weight != NULL ? KOTAKU_ALLOC (double, 2 * n, error) : NULL;
  if (slope == NULL)
    return FALSE;
  double *sum = slope + n;
  for (gsize i = 0; i < n; i++)
    {
      gint32 at = work->part[i];
      slope[i] = work->slope[at];
      for (gsize k = ties->start[at]; k < ties->start[at + 1]; k++)
        if (work->n_left[ties->node[k]] >= 0)
          weight[i * n + (gsize) work->index[ties->node[k]]] = ties->weight[k];
    }
  for (gsize k = 0; k + 1 < n; k++)
    eliminate_node (weight, slope, sum, n, k);
  work->level[work->part[n - 1]] = 0;
  for (gsize k = n - 1; k-- > 0;)
    {
      double level = slope[k];
      for (gsize j = k + 1; j < n; j++)
        level += weight[k * n + j] * work->level[work->part[j]];
      work->level[work->part[k]] = level / sum[k];
    }
  return TRUE;
}

/* -- conjugate gradients (Hestenes and Stiefel 1952), scaled by the diagonal
 * ----------------------------------------- */

typedef struct
{
  double *diagonal, *residual, *direction, *product; /* by place in the part */
} Gradients;

static void
gradients_clear (Gradients *gradients)
{
  g_free (gradients->diagonal);
  g_free (gradients->residual);
  g_free (gradients->direction);
  g_free (gradients->product);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Gradients, gradients_clear)

static gboolean
gradients_init (Gradients *gradients, const Trophic *work, GError **error)
{
  const KotakuNeighbours *ties = work->ties;
  gsize n = work->n_part;
  if ((gradients->diagonal = KOTAKU_ALLOC0 (double, n, error)) == NULL
      || (gradients->residual = KOTAKU_ALLOC (double, n, error)) == NULL
      || (gradients->direction = KOTAKU_ALLOC (double, n, error)) == NULL
      || (gradients->product = KOTAKU_ALLOC (double, n, error)) == NULL)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    {
      gint32 at = work->part[i];
      for (gsize k = ties->start[at]; k < ties->start[at + 1]; k++)
        if (work->n_left[ties->node[k]] >= 0)
          gradients->diagonal[i] += ties->weight[k];
      work->level[at] = 0;
      gradients->residual[i] = work->slope[at];
      gradients->direction[i] = work->slope[at] / gradients->diagonal[i];
    }
  return TRUE;
}

/* The residual, scaled, squared. */
static double
get_size (const Gradients *gradients, gsize n)
{
  double sum = 0;
  for (gsize i = 0; i < n; i++)
    sum += gradients->residual[i] * gradients->residual[i] / gradients->diagonal[i];
  return sum;
}

/* The direction through the matrix; its product with itself so. */
static double
multiply (Gradients *gradients, const Trophic *work)
{
  const KotakuNeighbours *ties = work->ties;
  double sum = 0;
  for (gsize i = 0; i < work->n_part; i++)
    {
      gint32 at = work->part[i];
      double product = 0;
      for (gsize k = ties->start[at]; k < ties->start[at + 1]; k++)
        if (work->n_left[ties->node[k]] >= 0)
          product += ties->weight[k]
                     * (gradients->direction[i] - gradients->direction[work->index[ties->node[k]]]);
      gradients->product[i] = product;
      sum += gradients->direction[i] * product;
    }
  return sum;
}

static double
step (Gradients *gradients, const Trophic *work, double size)
{
  double length = size / multiply (gradients, work);
  for (gsize i = 0; i < work->n_part; i++)
    {
      work->level[work->part[i]] += length * gradients->direction[i];
      gradients->residual[i] -= length * gradients->product[i];
    }
  double fresh = get_size (gradients, work->n_part);
  for (gsize i = 0; i < work->n_part; i++)
    gradients->direction[i]
        = gradients->residual[i] / gradients->diagonal[i] + fresh / size * gradients->direction[i];
  return fresh;
}

static gboolean
descend (Trophic *work, GCancellable *cancellable, GError **error)
{
  g_auto (Gradients) gradients = { NULL };
  if (!gradients_init (&gradients, work, error))
    return FALSE;
  double size = get_size (&gradients, work->n_part);
  double enough = size * CLOSE * CLOSE;
  for (gsize k = 0; size > enough; k++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (k > 20 * work->n_part)
        {
          g_set_error (error, KOTAKU_ERROR, KOTAKU_ERROR_NOT_CONVERGED,
                       "trophic levels of %" G_GSIZE_FORMAT " nodes did not settle", work->n_part);
          return FALSE;
        }
      size = step (&gradients, work, size);
    }
  return TRUE;
}

/* -- all components
 * --------------------------------------------------------------------------------- */

static gboolean
solve_parts (Trophic *work, GCancellable *cancellable, GError **error)
{
  for (gsize i = 0; i < work->graph->n_nodes; i++)
    {
      if (i % CANCEL_EVERY == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (work->n_left[i] < 0 || work->index[i] >= 0)
        continue;
      find_part (work, (gint32) i);
      if (work->n_part <= MOST_ELIMINATED ? !eliminate (work, error)
                                          : !descend (work, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

/* The lowest of each component is 0. */
static gboolean
settle_lowest (Trophic *work, GError **error)
{
  gsize n = work->graph->n_nodes, n_components = 0;
  g_autofree gint32 *component = KOTAKU_ALLOC (gint32, n, error);
  g_autofree double *lowest = component != NULL ? KOTAKU_ALLOC (double, n, error) : NULL;
  if (lowest == NULL || !kotaku_graph_get_components (work->graph, component, &n_components, error))
    return FALSE;
  for (gsize i = 0; i < n_components; i++)
    lowest[i] = INFINITY;
  for (gsize i = 0; i < n; i++)
    lowest[component[i]] = MIN (lowest[component[i]], work->level[i]);
  for (gsize i = 0; i < n; i++)
    work->level[i] -= lowest[component[i]];
  return TRUE;
}

gboolean
kotaku_graph_find_trophic_levels (const KotakuGraph *graph,
                                  double *level,
                                  GCancellable *cancellable,
                                  GError **error)
{
  g_auto (Trophic) work = { NULL };
  if (!trophic_init (&work, graph, level, error))
    return FALSE;
  take_leaves (&work);
  if (!solve_parts (&work, cancellable, error))
    return FALSE;
  put_leaves_back (&work);
  return settle_lowest (&work, error);
}

double
kotaku_graph_get_incoherence (const KotakuGraph *graph, const double *level)
{
  double sum = 0, weights = 0;
  for (gsize i = 0; i < graph->n_nodes; i++)
    for (gsize k = graph->out_start[i]; k < graph->out_start[i + 1]; k++)
      {
        double miss = level[i] - level[graph->out_node[k]] - 1;
        sum += graph->out_weight[k] * miss * miss;
        weights += graph->out_weight[k];
      }
  return weights > 0 ? sum / weights : NAN;
}

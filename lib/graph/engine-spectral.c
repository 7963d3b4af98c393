/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Leading eigenvectors, by ARPACK through igraph, of small ones by LAPACK, a connected component at
 * a time: there the
 * leading eigenvalue is simple. Of components whose eigenvalues tie each gets the projection of the
 * all-ones vector on its own vector, so that the numbering of nodes changes nothing. Our own
 * products, since igraph cannot interrupt ARPACK and a product can.
 *
 * Hubs and authorities are the two halves of the leading vector of the graph that has each node
 * twice, as a sender and as a receiver. */

#include "graph/graph-private.h"

#include <math.h>

/* Eigenvalues tie within this share. */
#define TIE 1e-9
#define MOST_DENSE 60

/* A symmetric matrix as compressed rows, and the rows of one component after another. */
typedef struct
{
  gsize n;
  const gsize *start;
  const gint32 *node;
  const double *weight; /* NULL: 1 */
  gsize n_components;
  gsize *first;   /* in order, n_components + 1 */
  gint32 *order;  /* the nodes by component */
  gint32 *place;  /* of a node in its component */
  double *value;  /* the leading eigenvalue of each component */
  double *vector; /* by node, 0 or positive */
} Matrix;

/* The component that a call is about. */
typedef struct
{
  Matrix *matrix;
  gsize component;
  igraph_vector_t values; /* freed by the guard, after the call */
  igraph_matrix_t vectors;
} Job;

static void
matrix_clear (Matrix *matrix)
{
  g_free (matrix->first);
  g_free (matrix->order);
  g_free (matrix->place);
  g_free (matrix->value);
  g_free (matrix->vector);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Matrix, matrix_clear)

static void
reach (Matrix *matrix, gint32 node, gsize *last)
{
  if (matrix->place[node] >= 0)
    return;
  matrix->place[node] = (gint32) (*last - matrix->first[matrix->n_components]);
  matrix->order[(*last)++] = node;
}

static gboolean
find_components (Matrix *matrix, GError **error)
{
  matrix->first = KOTAKU_ALLOC0 (gsize, matrix->n + 1, error);
  matrix->order = matrix->first != NULL ? KOTAKU_ALLOC (gint32, matrix->n, error) : NULL;
  matrix->place = matrix->order != NULL ? KOTAKU_ALLOC (gint32, matrix->n, error) : NULL;
  matrix->value = matrix->place != NULL ? KOTAKU_ALLOC0 (double, matrix->n, error) : NULL;
  matrix->vector = matrix->value != NULL ? KOTAKU_ALLOC0 (double, matrix->n, error) : NULL;
  if (matrix->vector == NULL)
    return FALSE;
  for (gsize i = 0; i < matrix->n; i++)
    matrix->place[i] = -1;
  gsize last = 0;
  for (gsize i = 0; i < matrix->n; i++)
    {
      if (matrix->place[i] >= 0)
        continue;
      gsize first = last;
      for (reach (matrix, (gint32) i, &last); first < last; first++)
        {
          gint32 at = matrix->order[first];
          for (gsize k = matrix->start[at]; k < matrix->start[at + 1]; k++)
            reach (matrix, matrix->node[k], &last);
        }
      matrix->first[++matrix->n_components] = last;
    }
  return TRUE;
}

static double
weight_of (const Matrix *matrix, gsize k)
{
  return matrix->weight != NULL ? matrix->weight[k] : 1;
}

static double
row_sum (const Matrix *matrix, gint32 node)
{
  double sum = 0;
  for (gsize k = matrix->start[node]; k < matrix->start[node + 1]; k++)
    sum += weight_of (matrix, k);
  return sum;
}

/* The largest and the mean row sum: between them lies the eigenvalue. */
static void
find_bounds (const Matrix *matrix, gsize component, double *low, double *high)
{
  gsize first = matrix->first[component];
  gsize end = matrix->first[component + 1];
  *low = *high = 0;
  for (gsize i = first; i < end; i++)
    {
      double sum = row_sum (matrix, matrix->order[i]);
      *low += sum / (double) (end - first);
      *high = MAX (*high, sum);
    }
}

static igraph_error_t
multiply (igraph_real_t *to, const igraph_real_t *from, int n, void *data)
{
  const Job *job = data;
  const Matrix *matrix = job->matrix;
  const gint32 *nodes = matrix->order + matrix->first[job->component];
  if (kotaku_igraph_is_cancelled ())
    return IGRAPH_INTERRUPTED;
  for (int i = 0; i < n; i++)
    {
      double sum = 0;
      for (gsize k = matrix->start[nodes[i]]; k < matrix->start[nodes[i] + 1]; k++)
        sum += weight_of (matrix, k) * from[matrix->place[matrix->node[k]]];
      to[i] = sum;
    }
  return IGRAPH_SUCCESS;
}

/* Small ones as a whole, by LAPACK: ARPACK gives up on some whose weights differ by many orders. */
static igraph_error_t
solve_dense (gpointer data)
{
  Job *job = data;
  Matrix *matrix = job->matrix;
  const gint32 *nodes = matrix->order + matrix->first[job->component];
  gsize n = matrix->first[job->component + 1] - matrix->first[job->component];
  igraph_matrix_t dense;
  igraph_error_t code = igraph_vector_init (&job->values, 0);
  if (code != IGRAPH_SUCCESS)
    return code;
  IGRAPH_FINALLY (igraph_vector_destroy, &job->values);
  code = igraph_matrix_init (&job->vectors, 0, 0);
  if (code != IGRAPH_SUCCESS)
    return code;
  IGRAPH_FINALLY (igraph_matrix_destroy, &job->vectors);
  code = igraph_matrix_init (&dense, (KotakuIgraphInt) n, (KotakuIgraphInt) n);
  if (code != IGRAPH_SUCCESS)
    return code;
  IGRAPH_FINALLY (igraph_matrix_destroy, &dense);
  for (gsize i = 0; i < n; i++)
    for (gsize k = matrix->start[nodes[i]]; k < matrix->start[nodes[i] + 1]; k++)
      MATRIX (dense, i, matrix->place[matrix->node[k]]) = weight_of (matrix, k);
  code = igraph_lapack_dsyevr (&dense, IGRAPH_LAPACK_DSYEV_SELECT, 0, 0, 0, (int) n, (int) n, 0,
                               &job->values, &job->vectors, NULL);
  if (code != IGRAPH_SUCCESS)
    return code;
  matrix->value[job->component] = VECTOR (job->values)[0];
  for (gsize i = 0; i < n; i++)
    matrix->vector[nodes[i]] = fabs (MATRIX (job->vectors, i, 0));
  igraph_matrix_destroy (&dense);
  IGRAPH_FINALLY_CLEAN (1);
  return code;
}

static igraph_error_t
solve (gpointer data)
{
  Job *job = data;
  Matrix *matrix = job->matrix;
  const gint32 *nodes = matrix->order + matrix->first[job->component];
  gsize n = matrix->first[job->component + 1] - matrix->first[job->component];
  igraph_arpack_options_t options;
  igraph_error_t code = igraph_vector_init (&job->values, 0);
  if (code != IGRAPH_SUCCESS)
    return code;
  IGRAPH_FINALLY (igraph_vector_destroy, &job->values);
  code = igraph_matrix_init (&job->vectors, (KotakuIgraphInt) n, 1);
  if (code != IGRAPH_SUCCESS)
    return code;
  IGRAPH_FINALLY (igraph_matrix_destroy, &job->vectors);
  for (gsize i = 0; i < n; i++)
    MATRIX (job->vectors, i, 0) = row_sum (matrix, nodes[i]);
  igraph_arpack_options_init (&options);
  options.n = (int) n;
  options.nev = 1;
  options.ncv = 0;
  options.which[0] = 'L';
  options.which[1] = 'A';
  options.start = 1;
  options.mxiter = 100000;
  code = igraph_arpack_rssolve (multiply, job, &options, NULL, &job->values, &job->vectors);
  if (code != IGRAPH_SUCCESS)
    return code;
  matrix->value[job->component] = VECTOR (job->values)[0];
  for (gsize i = 0; i < n; i++)
    matrix->vector[nodes[i]] = fabs (MATRIX (job->vectors, i, 0));
  return code;
}

/* Solves the components that may have the largest eigenvalue; the others keep 0. */
static gboolean
solve_components (Matrix *matrix, GCancellable *cancellable, GError **error)
{
  double best = 0;
  double low;
  double high;
  for (gsize i = 0; i < matrix->n_components; i++)
    {
      find_bounds (matrix, i, &low, &high);
      best = MAX (best, low);
    }
  for (gsize i = 0; i < matrix->n_components; i++)
    {
      gsize n = matrix->first[i + 1] - matrix->first[i];
      find_bounds (matrix, i, &low, &high);
      if (high < best * (1 - TIE) || n < 2)
        continue;
      if (n == 2)
        {
          /* One tie: both ends alike. */
          matrix->value[i] = high;
          for (gsize k = matrix->first[i]; k < matrix->first[i + 1]; k++)
            matrix->vector[matrix->order[k]] = 1;
        }
      else
        {
          Job job = { .matrix = matrix, .component = i };
          if (!kotaku_igraph_run (n <= MOST_DENSE ? solve_dense : solve, &job, cancellable, error))
            return FALSE;
        }
      best = MAX (best, matrix->value[i]);
    }
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/* The projection of the all-ones vector of the nodes from first_node until end_node on the space of
 * the leading vectors, the largest entry 1. */
static void
project (const Matrix *matrix, gint32 first_node, gint32 end_node, double *values)
{
  double best = 0;
  double largest = 0;
  for (gsize i = 0; i < matrix->n_components; i++)
    best = MAX (best, matrix->value[i]);
  for (gsize i = 0; i < matrix->n_components; i++)
    {
      double sum = 0;
      double squares = 0;
      const gint32 *nodes = matrix->order;
      for (gsize k = matrix->first[i]; k < matrix->first[i + 1]; k++)
        if (nodes[k] >= first_node && nodes[k] < end_node)
          {
            sum += matrix->vector[nodes[k]];
            squares += matrix->vector[nodes[k]] * matrix->vector[nodes[k]];
          }
      gboolean leads = matrix->value[i] >= best * (1 - TIE) && squares > 0;
      for (gsize k = matrix->first[i]; k < matrix->first[i + 1]; k++)
        if (nodes[k] >= first_node && nodes[k] < end_node)
          {
            double value = leads ? matrix->vector[nodes[k]] * sum / squares : 0;
            values[nodes[k] - first_node] = value;
            largest = MAX (largest, value);
          }
    }
  for (gint32 i = 0; i < end_node - first_node; i++)
    values[i] /= largest;
}

static void
fill_undefined (double *values, gsize n)
{
  for (gsize i = 0; i < n; i++)
    values[i] = NAN;
}

gboolean
kotaku_engine_eigenvector (const KotakuGraph *graph,
                           double *values,
                           GCancellable *cancellable,
                           GError **error)
{
  fill_undefined (values, graph->n_nodes);
  if (graph->n_arcs == 0)
    return !g_cancellable_set_error_if_cancelled (cancellable, error);
  KotakuNeighbours *pairs = kotaku_graph_get_neighbours (graph, error);
  if (pairs == NULL)
    return FALSE;
  g_auto (Matrix) matrix = { .n = graph->n_nodes, .start = pairs->start, .node = pairs->node };
  matrix.weight = graph->weighted ? pairs->weight : NULL;
  gboolean done
      = find_components (&matrix, error) && solve_components (&matrix, cancellable, error);
  if (done)
    project (&matrix, 0, (gint32) graph->n_nodes, values);
  kotaku_neighbours_free (pairs);
  return done;
}

/* Senders from 0, receivers from n_nodes. */
typedef struct
{
  gsize *start;
  gint32 *node;
  double *weight;
} Doubled;

static void
doubled_clear (Doubled *doubled)
{
  g_free (doubled->start);
  g_free (doubled->node);
  g_free (doubled->weight);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Doubled, doubled_clear)

static gboolean
fill_doubled (const KotakuGraph *graph, Doubled *doubled, GError **error)
{
  gsize n = graph->n_nodes;
  gsize m = graph->n_arcs;
  doubled->start = KOTAKU_ALLOC (gsize, 2 * n + 1, error);
  doubled->node = doubled->start != NULL ? KOTAKU_ALLOC (gint32, 2 * m, error) : NULL;
  doubled->weight = doubled->node != NULL ? KOTAKU_ALLOC (double, 2 * m, error) : NULL;
  if (doubled->weight == NULL)
    return FALSE;
  for (gsize i = 0; i <= n; i++)
    {
      doubled->start[i] = graph->out_start[i];
      doubled->start[n + i] = m + graph->in_start[i];
    }
  for (gsize k = 0; k < m; k++)
    {
      doubled->node[k] = (gint32) n + graph->out_node[k];
      doubled->weight[k] = graph->out_weight[k];
      doubled->node[m + k] = graph->in_node[k];
      doubled->weight[m + k] = graph->out_weight[graph->in_arc[k]];
    }
  return TRUE;
}

gboolean
kotaku_engine_hub_authority (const KotakuGraph *graph,
                             double *hub,
                             double *authority,
                             GCancellable *cancellable,
                             GError **error)
{
  gsize n = graph->n_nodes;
  fill_undefined (hub, n);
  fill_undefined (authority, n);
  if (graph->n_arcs == 0)
    return !g_cancellable_set_error_if_cancelled (cancellable, error);
  g_auto (Doubled) doubled = { NULL, NULL, NULL };
  if (n > G_MAXINT32 / 2)
    {
      g_set_error (error, KOTAKU_ERROR, KOTAKU_ERROR_TOO_LARGE,
                   "hub and authority take at most %d nodes", G_MAXINT32 / 2);
      return FALSE;
    }
  if (!fill_doubled (graph, &doubled, error))
    return FALSE;
  g_auto (Matrix) matrix = { .n = 2 * n, .start = doubled.start, .node = doubled.node };
  matrix.weight = graph->weighted ? doubled.weight : NULL;
  if (!find_components (&matrix, error) || !solve_components (&matrix, cancellable, error))
    return FALSE;
  project (&matrix, 0, (gint32) n, hub);
  project (&matrix, (gint32) n, (gint32) (2 * n), authority);
  return TRUE;
}

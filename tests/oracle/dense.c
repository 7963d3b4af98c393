/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "oracle/dense.h"

#include <math.h>
#include <stdio.h>

#define AT(m, i, j) (m)[(i) *n + (j)]

Dense *
dense_new (gsize n, gboolean undirected, gboolean weighted)
{
  Dense *dense = g_new0 (Dense, 1);
  dense->n = n;
  dense->a = g_new0 (double, n *n + 1);
  dense->undirected = undirected;
  dense->weighted = weighted;
  return dense;
}

void
dense_free (Dense *dense)
{
  g_free (dense->a);
  g_free (dense);
}

void
dense_set (Dense *dense, gsize from, gsize to, double weight)
{
  gsize n = dense->n;
  AT (dense->a, from, to) = weight;
  if (dense->undirected)
    AT (dense->a, to, from) = weight;
}

Dense *
dense_random (gsize n, double chance, gboolean undirected, gboolean weighted, guint32 seed)
{
  Dense *dense = dense_new (n, undirected, weighted);
  GRand *rand = g_rand_new_with_seed (seed);
  for (gsize i = 0; i < n; i++)
    for (gsize j = 0; j < n; j++)
      if (i != j && (!undirected || i < j) && g_rand_double (rand) < chance)
        dense_set (dense, i, j, g_rand_int_range (rand, 1, 5));
  g_rand_free (rand);
  return dense;
}

Dense *
dense_relabel (const Dense *dense, const gsize *order)
{
  gsize n = dense->n;
  Dense *other = dense_new (n, dense->undirected, dense->weighted);
  for (gsize i = 0; i < n; i++)
    for (gsize j = 0; j < n; j++)
      AT (other->a, order[i], order[j]) = AT (dense->a, i, j);
  return other;
}

KotakuGraph *
dense_graph (const Dense *dense)
{
  gsize n = dense->n;
  KotakuGraph *graph = g_new0 (KotakuGraph, 1);
  graph->n_nodes = n;
  graph->undirected = dense->undirected;
  graph->weighted = dense->weighted;
  graph->out_start = g_new0 (gsize, n + 1);
  graph->in_start = g_new0 (gsize, n + 1);
  graph->out_node = g_new0 (gint32, n * n + 1);
  graph->out_weight = g_new0 (double, n *n + 1);
  graph->in_node = g_new0 (gint32, n * n + 1);
  graph->in_arc = g_new0 (gsize, n * n + 1);
  g_autofree gsize *arc = g_new0 (gsize, n * n + 1);
  for (gsize i = 0; i < n; i++)
    {
      for (gsize j = 0; j < n; j++)
        if (AT (dense->a, i, j) > 0)
          {
            AT (arc, i, j) = graph->n_arcs;
            graph->out_node[graph->n_arcs] = (gint32) j;
            graph->out_weight[graph->n_arcs++] = AT (dense->a, i, j);
          }
      graph->out_start[i + 1] = graph->n_arcs;
    }
  gsize k = 0;
  for (gsize j = 0; j < n; j++)
    {
      for (gsize i = 0; i < n; i++)
        if (AT (dense->a, i, j) > 0)
          {
            graph->in_node[k] = (gint32) i;
            graph->in_arc[k++] = AT (arc, i, j);
          }
      graph->in_start[j + 1] = k;
    }
  return graph;
}

void
dense_graph_free (KotakuGraph *graph)
{
  g_free (graph->out_start);
  g_free (graph->out_node);
  g_free (graph->out_weight);
  g_free (graph->in_start);
  g_free (graph->in_node);
  g_free (graph->in_arc);
  g_free (graph);
}

/* Floyd and Warshall. */
void
dense_distances (const Dense *dense, double *distance)
{
  gsize n = dense->n;
  for (gsize i = 0; i < n * n; i++)
    distance[i] = dense->a[i] > 0 ? (dense->weighted ? 1 / dense->a[i] : 1) : INFINITY;
  for (gsize i = 0; i < n; i++)
    AT (distance, i, i) = 0;
  for (gsize k = 0; k < n; k++)
    for (gsize i = 0; i < n; i++)
      for (gsize j = 0; j < n; j++)
        AT (distance, i, j) = fmin (AT (distance, i, j), AT (distance, i, k) + AT (distance, k, j));
}

void
dense_closeness (const Dense *dense, double *values)
{
  gsize n = dense->n;
  g_autofree double *distance = g_new (double, n *n + 1);
  dense_distances (dense, distance);
  for (gsize i = 0; i < n; i++)
    {
      double sum = 0;
      double reached = 0;
      for (gsize j = 0; j < n; j++)
        if (i != j && isfinite (AT (distance, i, j)))
          {
            sum += AT (distance, i, j);
            reached++;
          }
      values[i] = reached > 0 ? reached / sum : NAN;
    }
}

void
dense_harmonic (const Dense *dense, double *values)
{
  gsize n = dense->n;
  g_autofree double *distance = g_new (double, n *n + 1);
  dense_distances (dense, distance);
  for (gsize i = 0; i < n; i++)
    {
      values[i] = 0;
      for (gsize j = 0; j < n; j++)
        if (i != j)
          values[i] += 1 / AT (distance, i, j);
    }
}

static gboolean
near (double a, double b)
{
  return fabs (a - b) <= 1e-10 * fmax (1, fmax (fabs (a), fabs (b)));
}

/* The number of shortest paths from i to each j, by the last step, nearest first. */
static void
count_paths (const Dense *dense, const double *distance, gsize i, double *paths)
{
  gsize n = dense->n;
  g_autofree gboolean *done = g_new0 (gboolean, n);
  for (gsize round = 0; round < n; round++)
    {
      gsize best = n;
      for (gsize j = 0; j < n; j++)
        if (!done[j] && (best == n || AT (distance, i, j) < AT (distance, i, best)))
          best = j;
      done[best] = TRUE;
      paths[best] = best == i ? 1 : 0;
      for (gsize k = 0; k < n && best != i && isfinite (AT (distance, i, best)); k++)
        {
          double a = AT (dense->a, k, best);
          if (a > 0 && isfinite (AT (distance, i, k))
              && near (AT (distance, i, k) + (dense->weighted ? 1 / a : 1), AT (distance, i, best)))
            paths[best] += paths[k];
        }
    }
}

/* By definition: v stands between s and t in the share of the paths of both halves. */
void
dense_betweenness (const Dense *dense, double *values)
{
  gsize n = dense->n;
  g_autofree double *distance = g_new (double, n *n + 1);
  g_autofree double *paths = g_new0 (double, n *n + 1);
  dense_distances (dense, distance);
  for (gsize i = 0; i < n; i++)
    count_paths (dense, distance, i, paths + i * n);
  for (gsize v = 0; v < n; v++)
    {
      values[v] = 0;
      for (gsize s = 0; s < n; s++)
        for (gsize t = 0; t < n; t++)
          if (s != t && s != v && t != v && isfinite (AT (distance, s, t))
              && isfinite (AT (distance, s, v)) && isfinite (AT (distance, v, t))
              && near (AT (distance, s, v) + AT (distance, v, t), AT (distance, s, t)))
            values[v] += AT (paths, s, v) * AT (paths, v, t) / AT (paths, s, t);
      if (dense->undirected)
        values[v] /= 2;
    }
}

/* Solves m x = x by elimination with the largest pivot. */
static void
solve (double *m, double *x, gsize n)
{
  for (gsize k = 0; k < n; k++)
    {
      gsize pivot = k;
      for (gsize i = k; i < n; i++)
        if (fabs (AT (m, i, k)) > fabs (AT (m, pivot, k)))
          pivot = i;
      for (gsize j = 0; j < n; j++)
        {
          double swap = AT (m, k, j);
          AT (m, k, j) = AT (m, pivot, j);
          AT (m, pivot, j) = swap;
        }
      double swap = x[k];
      x[k] = x[pivot];
      x[pivot] = swap;
      for (gsize i = 0; i < n; i++)
        if (i != k)
          {
            double factor = AT (m, i, k) / AT (m, k, k);
            for (gsize j = k; j < n; j++)
              AT (m, i, j) -= factor * AT (m, k, j);
            x[i] -= factor * x[k];
          }
    }
  for (gsize i = 0; i < n; i++)
    x[i] /= AT (m, i, i);
}

static double
entry (const Dense *dense, gsize i, gsize j)
{
  gsize n = dense->n;
  double a = AT (dense->a, i, j);
  return dense->weighted ? a : a > 0;
}

/* x = 0.15/n + 0.85 P' x, as linear equations. */
void
dense_pagerank (const Dense *dense, double *values)
{
  gsize n = dense->n;
  g_autofree double *m = g_new0 (double, n *n + 1);
  for (gsize i = 0; i < n; i++)
    {
      double sum = 0;
      for (gsize j = 0; j < n; j++)
        sum += entry (dense, i, j);
      for (gsize j = 0; j < n; j++)
        AT (m, j, i) -= 0.85 * (sum > 0 ? entry (dense, i, j) / sum : 1 / (double) n);
      AT (m, i, i) += 1;
      values[i] = 0.15 / (double) n;
    }
  solve (m, values, n);
}

/* Jacobi's rotations: m becomes diagonal, the columns of v its eigenvectors. */
static void
diagonalise (double *m, double *v, gsize n)
{
  for (gsize i = 0; i < n; i++)
    for (gsize j = 0; j < n; j++)
      AT (v, i, j) = i == j;
  for (int round = 0; round < 100; round++)
    for (gsize p = 0; p < n; p++)
      for (gsize q = p + 1; q < n; q++)
        {
          if (fabs (AT (m, p, q)) < 1e-300)
            continue;
          double theta = (AT (m, q, q) - AT (m, p, p)) / (2 * AT (m, p, q));
          double t = (theta >= 0 ? 1 : -1) / (fabs (theta) + sqrt (theta * theta + 1));
          double c = 1 / sqrt (t * t + 1);
          double s = t * c;
          for (gsize k = 0; k < n; k++)
            {
              double x = AT (m, k, p);
              double y = AT (m, k, q);
              AT (m, k, p) = c * x - s * y;
              AT (m, k, q) = s * x + c * y;
            }
          for (gsize k = 0; k < n; k++)
            {
              double x = AT (m, p, k);
              double y = AT (m, q, k);
              AT (m, p, k) = c * x - s * y;
              AT (m, q, k) = s * x + c * y;
              x = AT (v, k, p);
              y = AT (v, k, q);
              AT (v, k, p) = c * x - s * y;
              AT (v, k, q) = s * x + c * y;
            }
        }
}

/* The all-ones vector projected on the space of the largest eigenvalue, the largest entry 1. */
static void
lead (double *m, gsize n, double *values)
{
  g_autofree double *v = g_new0 (double, n *n + 1);
  diagonalise (m, v, n);
  double best = 0;
  for (gsize k = 0; k < n; k++)
    best = fmax (best, AT (m, k, k));
  for (gsize i = 0; i < n; i++)
    values[i] = 0;
  for (gsize k = 0; k < n; k++)
    if (AT (m, k, k) > best - 1e-7)
      {
        double sum = 0;
        for (gsize i = 0; i < n; i++)
          sum += AT (v, i, k);
        for (gsize i = 0; i < n; i++)
          values[i] += sum * AT (v, i, k);
      }
  double largest = 0;
  for (gsize i = 0; i < n; i++)
    largest = fmax (largest, values[i]);
  for (gsize i = 0; i < n; i++)
    values[i] = best > 0 ? values[i] / largest : NAN;
}

/* The undirected graph: 0/1, or with the weights of both arcs. */
static double *
symmetric (const Dense *dense)
{
  gsize n = dense->n;
  double *m = g_new0 (double, n *n + 1);
  for (gsize i = 0; i < n; i++)
    for (gsize j = 0; j < n; j++)
      {
        double sum = AT (dense->a, i, j) + (dense->undirected ? 0 : AT (dense->a, j, i));
        AT (m, i, j) = dense->weighted ? sum : sum > 0;
      }
  return m;
}

void
dense_eigenvector (const Dense *dense, double *values)
{
  g_autofree double *m = symmetric (dense);
  lead (m, dense->n, values);
}

/* A A' or A' A, with a column more than is needed left out. */
void
dense_hub (const Dense *dense, gboolean authority, double *values)
{
  gsize n = dense->n;
  g_autofree double *m = g_new0 (double, n *n + 1);
  for (gsize i = 0; i < n; i++)
    for (gsize j = 0; j < n; j++)
      for (gsize k = 0; k < n; k++)
        AT (m, i, j) += authority ? entry (dense, k, i) * entry (dense, k, j)
                                  : entry (dense, i, k) * entry (dense, j, k);
  lead (m, n, values);
}

/* Takes nodes with fewer than k arcs away until none is left, for k = 1, 2, ... */
void
dense_coreness (const Dense *dense, double *values)
{
  gsize n = dense->n;
  g_autofree gboolean *in = g_new (gboolean, n + 1);
  for (gsize i = 0; i < n; i++)
    {
      in[i] = TRUE;
      values[i] = 0;
    }
  for (gsize k = 1; k <= 2 * n; k++)
    {
      for (gboolean again = TRUE; again;)
        {
          again = FALSE;
          for (gsize i = 0; i < n; i++)
            {
              gsize arcs = 0;
              for (gsize j = 0; j < n; j++)
                if (in[j])
                  arcs += (AT (dense->a, i, j) > 0)
                          + (!dense->undirected && AT (dense->a, j, i) > 0);
              if (in[i] && arcs < k)
                {
                  in[i] = FALSE;
                  again = TRUE;
                }
            }
        }
      for (gsize i = 0; i < n; i++)
        if (in[i])
          values[i] = (double) k;
    }
}

static gboolean
tied (const Dense *dense, gsize i, gsize j)
{
  gsize n = dense->n;
  return AT (dense->a, i, j) > 0 || AT (dense->a, j, i) > 0;
}

void
dense_clustering (const Dense *dense, double *values)
{
  gsize n = dense->n;
  for (gsize i = 0; i < n; i++)
    {
      double pairs = 0;
      double closed = 0;
      for (gsize j = 0; j < n; j++)
        for (gsize k = j + 1; k < n; k++)
          if (j != i && k != i && tied (dense, i, j) && tied (dense, i, k))
            {
              pairs++;
              closed += tied (dense, j, k);
            }
      values[i] = pairs > 0 ? closed / pairs : NAN;
    }
}

double
dense_transitivity (const Dense *dense)
{
  gsize n = dense->n;
  double pairs = 0;
  double closed = 0;
  for (gsize i = 0; i < n; i++)
    for (gsize j = 0; j < n; j++)
      for (gsize k = j + 1; k < n; k++)
        if (j != i && k != i && tied (dense, i, j) && tied (dense, i, k))
          {
            pairs++;
            closed += tied (dense, j, k);
          }
  return pairs > 0 ? closed / pairs : NAN;
}

/* Burt's formula over all pairs; the sum leaves out whom ego is not tied to. */
void
dense_constraint (const Dense *dense, double *values)
{
  gsize n = dense->n;
  g_autofree double *p = g_new0 (double, n *n + 1);
  for (gsize i = 0; i < n; i++)
    {
      double sum = 0;
      for (gsize j = 0; j < n; j++)
        sum += entry (dense, i, j) + entry (dense, j, i);
      for (gsize j = 0; j < n && sum > 0; j++)
        AT (p, i, j) = (entry (dense, i, j) + entry (dense, j, i)) / sum;
    }
  for (gsize i = 0; i < n; i++)
    {
      gboolean isolate = TRUE;
      values[i] = 0;
      for (gsize j = 0; j < n; j++)
        if (AT (p, i, j) > 0)
          {
            double share = AT (p, i, j);
            for (gsize q = 0; q < n; q++)
              share += AT (p, i, q) * AT (p, q, j);
            values[i] += share * share;
            isolate = FALSE;
          }
      if (isolate)
        values[i] = NAN;
    }
}

gboolean
dense_alike (const char *what, const double *a, const double *b, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (isnan (a[i]) != isnan (b[i])
        || fabs (a[i] - b[i]) > 1e-9 * fmax (1, fmax (fabs (a[i]), fabs (b[i]))))
      {
        fprintf (stderr, "%s of node %u: %.17g, expected %.17g\n", what, (guint) i, a[i], b[i]);
        return FALSE;
      }
  return TRUE;
}

static gboolean
agree_once (const char *what, DenseEngine engine, DenseTwin twin, const Dense *dense)
{
  g_autofree double *ours = g_new (double, dense->n + 1);
  g_autofree double *theirs = g_new (double, dense->n + 1);
  g_autoptr (GError) error = NULL;
  KotakuGraph *graph = dense_graph (dense);
  gboolean done = engine (graph, ours, NULL, &error);
  if (!done)
    fprintf (stderr, "%s: %s\n", what, error->message);
  twin (dense, theirs);
  dense_graph_free (graph);
  return done && dense_alike (what, ours, theirs, dense->n);
}

/* The values of a renumbered graph are the same values, renumbered. */
static gboolean
agree_renumbered (const char *what, DenseEngine engine, const Dense *dense, guint32 seed)
{
  gsize n = dense->n;
  g_autofree gsize *order = g_new (gsize, n);
  g_autofree double *before = g_new (double, n);
  g_autofree double *after = g_new (double, n);
  g_autofree double *moved = g_new (double, n);
  GRand *rand = g_rand_new_with_seed (seed);
  for (gsize i = 0; i < n; i++)
    order[i] = i;
  for (gsize i = n - 1; i > 0; i--)
    {
      gsize j = (gsize) g_rand_int_range (rand, 0, (gint32) i + 1);
      gsize swap = order[i];
      order[i] = order[j];
      order[j] = swap;
    }
  g_rand_free (rand);
  Dense *other = dense_relabel (dense, order);
  KotakuGraph *a = dense_graph (dense);
  KotakuGraph *b = dense_graph (other);
  gboolean done = engine (a, before, NULL, NULL) && engine (b, after, NULL, NULL);
  for (gsize i = 0; i < n; i++)
    moved[order[i]] = before[i];
  dense_graph_free (a);
  dense_graph_free (b);
  dense_free (other);
  return done && dense_alike (what, after, moved, n);
}

gboolean
dense_agree (const char *what, DenseEngine engine, DenseTwin twin)
{
  static const gsize sizes[] = { 1, 2, 3, 4, 6, 9, 14, 24 };
  static const double chances[] = { 0, 0.08, 0.2, 0.5, 1 };
  guint32 seed = 1;
  for (gsize s = 0; s < G_N_ELEMENTS (sizes); s++)
    for (gsize c = 0; c < G_N_ELEMENTS (chances); c++)
      for (int kind = 0; kind < 8; kind++)
        {
          Dense *dense = dense_random (sizes[s], chances[c], kind & 1, (kind & 2) != 0, seed++);
          gboolean good = agree_once (what, engine, twin, dense)
                          && agree_renumbered (what, engine, dense, seed);
          dense_free (dense);
          if (!good)
            {
              fprintf (stderr, "n %u, chance %g, kind %d, seed %u\n", (guint) sizes[s], chances[c],
                       kind, seed - 1);
              return FALSE;
            }
        }
  return TRUE;
}

gboolean
dense_cancels (DenseEngine engine)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Dense *dense = dense_random (6, 0.5, FALSE, TRUE, 1);
  KotakuGraph *graph = dense_graph (dense);
  double values[6];
  g_cancellable_cancel (cancellable);
  gboolean done = engine (graph, values, cancellable, &error);
  dense_graph_free (graph);
  dense_free (dense);
  return !done && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

gboolean
dense_survives (DenseEngine engine)
{
  Dense *dense = dense_random (6, 0.5, FALSE, TRUE, 1);
  KotakuGraph *graph = dense_graph (dense);
  double values[6];
  gboolean done = FALSE;
  gboolean good = TRUE;
  for (gint64 nth = 1; !done && good && nth < 1000; nth++)
    {
      g_autoptr (GError) error = NULL;
      kotaku_memory_fail_from (nth);
      done = engine (graph, values, NULL, &error);
      good = done || g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_NO_MEMORY);
    }
  kotaku_memory_fail_from (-1);
  dense_graph_free (graph);
  dense_free (dense);
  return done && good;
}

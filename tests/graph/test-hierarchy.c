/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "oracle/dense.h"
#include "oracle/sparse.h"
#include "testing.h"

#include <math.h>

#define N 6

static KotakuHierarchy
hierarchy_of (const KotakuGraph *graph)
{
  g_autoptr (GError) error = NULL;
  KotakuHierarchy found;
  ck_assert (kotaku_graph_measure_hierarchy (graph, &found, NULL, NULL, &error));
  return found;
}

static void
check (const KotakuHierarchy *found, const double *expected)
{
  ck_assert (dense_alike ("hierarchy", (const double *) found, expected, N));
}

/* -- the definitions, on a matrix of who reaches whom
 * --------------------------------------------------------------------------- */

typedef struct
{
  gsize n;
  gboolean *reach; /* n x n, of itself too */
  gboolean *weak;
} Twin;

static Twin
twin_of (const Dense *dense)
{
  gsize n = dense->n;
  Twin twin = { n, g_new0 (gboolean, n * n + 1), g_new0 (gboolean, n * n + 1) };
  for (gsize i = 0; i < n; i++)
    for (gsize j = 0; j < n; j++)
      {
        twin.reach[i * n + j] = i == j || dense->a[i * n + j] > 0;
        twin.weak[i * n + j] = twin.reach[i * n + j] || dense->a[j * n + i] > 0;
      }
  for (gsize k = 0; k < n; k++)
    for (gsize i = 0; i < n; i++)
      for (gsize j = 0; j < n; j++)
        {
          twin.reach[i * n + j] |= twin.reach[i * n + k] && twin.reach[k * n + j];
          twin.weak[i * n + j] |= twin.weak[i * n + k] && twin.weak[k * n + j];
        }
  return twin;
}

static gboolean
twin_has_least (const Twin *twin, gsize a, gsize b)
{
  gsize n = twin->n;
  for (gsize x = 0; x < n; x++)
    {
      gboolean least = twin->reach[x * n + a] && twin->reach[x * n + b];
      for (gsize y = 0; y < n && least; y++)
        if (twin->reach[y * n + a] && twin->reach[y * n + b])
          least = twin->reach[y * n + x];
      if (least)
        return TRUE;
    }
  return FALSE;
}

/* By node: a weak component of c nodes gives each of them the c-th part of what it has. */
static void
twin_measure (const Dense *dense, double expected[N])
{
  gsize n = dense->n;
  Twin twin = twin_of (dense);
  double pairs = 0, joined = 0, either = 0, mutual = 0, missing = 0, possible = 0, spare = 0;
  double room = 0, arcs = 0, acyclic = 0, most = 0, shortfall = 0;
  g_autofree double *reached = g_new0 (double, n + 1);
  for (gsize i = 0; i < n; i++)
    {
      double size = 0;
      for (gsize j = 0; j < n; j++)
        {
          gboolean there = twin.reach[i * n + j], back = twin.reach[j * n + i];
          size += twin.weak[i * n + j];
          reached[i] += there && i != j;
          arcs += dense->a[i * n + j] > 0;
          acyclic += dense->a[i * n + j] > 0 && !back;
          if (i >= j)
            continue;
          pairs++;
          joined += twin.weak[i * n + j];
          either += there || back;
          mutual += there && back;
        }
      most = fmax (most, reached[i]);
      spare -= (size - 1) / size;
      room += (size - 1) * (size - 1) / size;
      if (size < 3)
        continue;
      possible += (size - 1) * (size - 2) / 2 / size;
      for (gsize j = i + 1; j < n; j++)
        missing += twin.weak[i * n + j] && !twin_has_least (&twin, i, j);
    }
  for (gsize i = 0; i < n; i++)
    shortfall += most - reached[i];
  expected[0] = pairs > 0 ? joined / pairs : NAN;
  expected[1] = either > 0 ? 1 - mutual / either : NAN;
  expected[2] = arcs > 0 ? 1 - (spare + arcs) / room : NAN;
  expected[3] = possible > 0 ? 1 - missing / possible : NAN;
  expected[4] = n > 1 ? shortfall / (double) ((n - 1) * (n - 1)) : NAN;
  expected[5] = arcs > 0 ? acyclic / arcs : NAN;
  g_free (twin.reach);
  g_free (twin.weak);
}

START_TEST (test_random)
{
  for (guint32 seed = 0; seed < 1500; seed++)
    {
      static const double chances[] = { 0, .05, .1, .15, .2, .3, .5 };
      Dense *dense = dense_random (1 + seed % 13, chances[seed % 7], seed % 5 == 0, FALSE, seed);
      KotakuGraph *graph = dense_graph (dense);
      KotakuHierarchy found = hierarchy_of (graph);
      double expected[N];
      twin_measure (dense, expected);
      check (&found, expected);
      dense_graph_free (graph);
      dense_free (dense);
    }
}
END_TEST

/* Without circles, of more than a word of bits: arcs go on to later nodes, in any numbering. */
START_TEST (test_orders)
{
  for (guint32 seed = 0; seed < 12; seed++)
    {
      gsize n = 60 + 10 * (seed % 8);
      g_autofree gsize *order = g_new (gsize, n);
      Dense *dense = dense_random (n, .01 + .01 * (seed % 4), FALSE, FALSE, seed);
      for (gsize i = 0; i < n; i++)
        {
          order[i] = i * 37 % n;
          for (gsize j = 0; j < i; j++)
            dense->a[i * n + j] = 0;
        }
      Dense *moved = n % 37 != 0 ? dense_relabel (dense, order) : dense;
      KotakuGraph *graph = dense_graph (moved);
      KotakuHierarchy found = hierarchy_of (graph);
      double expected[N];
      twin_measure (dense, expected);
      check (&found, expected);
      dense_graph_free (graph);
      if (moved != dense)
        dense_free (moved);
      dense_free (dense);
    }
}
END_TEST

/* -- by hand
 * --------------------------------------------------------------------------------------------------
 */

static void
check_arcs (gsize n, const char *arcs, const double expected[N])
{
  Dense *dense = dense_new (n, FALSE, FALSE);
  for (const char *at = arcs; *at != 0; at += 2)
    dense_set (dense, (gsize) (at[0] - 'a'), (gsize) (at[1] - 'a'), 1);
  KotakuGraph *graph = dense_graph (dense);
  KotakuHierarchy found = hierarchy_of (graph);
  check (&found, expected);
  dense_graph_free (graph);
  dense_free (dense);
}

/* Krackhardt's ideal, an out-tree, is 1 in all four. */
START_TEST (test_tree)
{
  check_arcs (7, "abacbdbecfcg", (double[]){ 1, 1, 1, 1, (4 + 4 + 4 * 6.) / 36, 1 });
}
END_TEST

/* Two superiors of the same two are both upper bounds and neither is least; a package that takes
 * the greatest for the least sees no harm where a third stands above them. V: ab, cd without; with
 * e above both, ab has one: e, cd still none. */
START_TEST (test_least)
{
  check_arcs (4, "acadbcbd", (double[]){ 1, 1, 8. / 9, 1 - 2. / 3, 4. / 9, 1 });
  check_arcs (5, "acadbcbdeaeb", (double[]){ 1, 1, 1 - 2. / 16, 1 - 1. / 6, 12. / 16, 1 });
}
END_TEST

START_TEST (test_circle)
{
  check_arcs (3, "abbcca", (double[]){ 1, 0, .75, 1, 0, 0 });
  check_arcs (3, "abbaaccabccb", (double[]){ 1, 0, 0, 1, 0, 0 });
}
END_TEST

START_TEST (test_nothing)
{
  check_arcs (0, "", (double[]){ NAN, NAN, NAN, NAN, NAN, NAN });
  check_arcs (1, "", (double[]){ NAN, NAN, NAN, NAN, NAN, NAN });
  check_arcs (3, "", (double[]){ 0, NAN, NAN, NAN, 0, NAN });
  check_arcs (2, "ab", (double[]){ 1, 1, 1, NAN, 1, 1 });
}
END_TEST

/* -- large
 * ----------------------------------------------------------------------------------------------------
 */

START_TEST (test_long)
{
  KotakuGraph *circle = sparse_path (200000, TRUE);
  KotakuGraph *star = sparse_star (100001);
  KotakuHierarchy found = hierarchy_of (circle);
  ck_assert_double_eq (found.hierarchy, 0);
  ck_assert_double_eq (found.lubness, 1);
  found = hierarchy_of (star);
  check (&found, (double[]){ 1, 1, 1, 1, 1, 1 });
  dense_graph_free (circle);
  dense_graph_free (star);
}
END_TEST

/* The same bits for any number of threads. */
START_TEST (test_threads)
{
  KotakuGraph *graph = sparse_random (1500, 3, TRUE, 5);
  KotakuHierarchy one = hierarchy_of (graph);
  for (gint64 threads = 1; threads <= 7; threads += 3)
    {
      g_autoptr (KotakuOptions) options = kotaku_options_new ();
      kotaku_options_set_int64 (options, "threads", threads);
      KotakuHierarchy other;
      ck_assert (kotaku_graph_measure_hierarchy (graph, &other, options, NULL, NULL));
      ck_assert_mem_eq (&one, &other, sizeof one);
    }
  dense_graph_free (graph);
}
END_TEST

static gboolean
measure (const KotakuGraph *graph, GCancellable *cancellable, GError **error)
{
  KotakuHierarchy found;
  return kotaku_graph_measure_hierarchy (graph, &found, NULL, cancellable, error);
}

static gboolean
engine (const KotakuGraph *graph, double *values, GCancellable *cancellable, GError **error)
{
  return measure (graph, cancellable, error);
}

START_TEST (test_cancelled) { ck_assert (dense_cancels (engine)); }
END_TEST

START_TEST (test_memory) { ck_assert (dense_survives (engine)); }
END_TEST

KOTAKU_TEST_MAIN ("graph/hierarchy",
                  test_random,
                  test_orders,
                  test_tree,
                  test_least,
                  test_circle,
                  test_nothing,
                  test_long,
                  test_threads,
                  test_cancelled,
                  test_memory)

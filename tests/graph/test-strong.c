/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "oracle/dense.h"
#include "testing.h"

#include <math.h>

/* Together where each reaches the other; arcs go down in number, and each is listed once. */
static void
check_condensed (const Dense *dense)
{
  gsize n = dense->n, within = 0;
  g_autofree double *distance = g_new (double, n *n);
  g_auto (KotakuCondensed) condensed = { 0 };
  KotakuGraph *graph = dense_graph (dense);
  dense_distances (dense, distance);
  ck_assert (kotaku_condensed_init (&condensed, graph, NULL));
  g_autofree gsize *members = g_new0 (gsize, condensed.n + 1);
  g_autofree gboolean *sends = g_new0 (gboolean, condensed.n * condensed.n + 1);
  for (gsize i = 0; i < n; i++)
    {
      members[condensed.component[i]]++;
      for (gsize j = 0; j < n; j++)
        {
          gboolean together = condensed.component[i] == condensed.component[j];
          ck_assert_int_eq (together,
                            isfinite (distance[i * n + j]) && isfinite (distance[j * n + i]));
          if (dense->a[i * n + j] == 0)
            continue;
          within += (gsize) together;
          ck_assert_int_ge (condensed.component[i], condensed.component[j]);
          if (!together)
            sends[(gsize) condensed.component[i] * condensed.n + (gsize) condensed.component[j]]
                = TRUE;
        }
    }
  ck_assert_uint_eq (condensed.n_within, within);
  for (gsize c = 0; c < condensed.n; c++)
    {
      gsize n_above = 0;
      ck_assert_uint_eq (members[c], (gsize) condensed.size[c]);
      for (gsize d = 0; d < condensed.n; d++)
        n_above += (gsize) sends[d * condensed.n + c];
      ck_assert_uint_eq (n_above, condensed.start[c + 1] - condensed.start[c]);
      for (gsize k = condensed.start[c]; k < condensed.start[c + 1]; k++)
        ck_assert (sends[(gsize) condensed.above[k] * condensed.n + c]);
    }
  dense_graph_free (graph);
}

START_TEST (test_random)
{
  for (guint32 seed = 0; seed < 400; seed++)
    {
      Dense *dense
          = dense_random (1 + seed % 14, .03 + .05 * (seed % 7), seed % 5 == 0, FALSE, seed);
      check_condensed (dense);
      dense_free (dense);
    }
}
END_TEST

START_TEST (test_nothing)
{
  g_auto (KotakuCondensed) condensed = { 0 };
  Dense *dense = dense_new (0, FALSE, FALSE);
  KotakuGraph *graph = dense_graph (dense);
  ck_assert (kotaku_condensed_init (&condensed, graph, NULL));
  ck_assert_uint_eq (condensed.n, 0);
  dense_graph_free (graph);
  dense_free (dense);
}
END_TEST

static gboolean
condense (const KotakuGraph *graph, GError **error)
{
  g_auto (KotakuCondensed) condensed = { 0 };
  return kotaku_condensed_init (&condensed, graph, error);
}

START_TEST (test_memory)
{
  Dense *dense = dense_random (9, .3, FALSE, FALSE, 3);
  KotakuGraph *graph = dense_graph (dense);
  ck_assert_survives (condense (graph, &error));
  dense_graph_free (graph);
  dense_free (dense);
}
END_TEST

KOTAKU_TEST_MAIN ("graph/strong", test_random, test_nothing, test_memory)

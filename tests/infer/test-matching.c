/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "infer/infer.h"
#include "testing.h"

#define MOST 12

static gsize
match (const KotakuTrial *edges, gsize n_edges, gsize n_nodes)
{
  g_autoptr (GError) error = NULL;
  gsize size = 99;
  kotaku_matching_size (edges, n_edges, n_nodes, &size, NULL, &error);
  ck_assert_no_error (error);
  return size;
}

/* The largest matching within every set of nodes, from those of smaller sets. */
static gsize
match_all_sets (const KotakuTrial *edges, gsize n_edges, gsize n_nodes)
{
  static guint8 best[1 << MOST];
  for (guint set = 0; set < 1U << n_nodes; set++)
    {
      best[set] = 0;
      for (gsize i = 0; i < n_edges; i++)
        {
          guint ends = 1U << edges[i].a | 1U << edges[i].b;
          if (edges[i].a != edges[i].b && (set & ends) == ends)
            best[set] = MAX (best[set], best[set & ~ends] + 1);
        }
    }
  return best[(1U << n_nodes) - 1];
}

/* Networks from sparse to dense, with loops and parallel edges. */
START_TEST (test_brute_force)
{
  KotakuRandom random;
  kotaku_random_init (&random, 9, 0, 0);
  for (guint round = 0; round < 3000; round++)
    {
      gsize n_nodes = 1 + kotaku_random_below (&random, MOST - 1);
      gsize n_edges = kotaku_random_below (&random, round % 3 == 0 ? 30 : 16);
      KotakuTrial edges[30];
      for (gsize i = 0; i < n_edges; i++)
        {
          edges[i].a = (gint32) kotaku_random_below (&random, (guint32) n_nodes);
          edges[i].b = (gint32) kotaku_random_below (&random, (guint32) n_nodes);
        }
      ck_assert_uint_eq (match (edges, n_edges, n_nodes), match_all_sets (edges, n_edges, n_nodes));
    }
}
END_TEST

/* Petersen's graph has a perfect matching, which no search without odd circles finds. */
START_TEST (test_petersen)
{
  KotakuTrial edges[15];
  for (gint32 i = 0; i < 5; i++)
    {
      edges[i] = (KotakuTrial){ i, (i + 1) % 5, FALSE };
      edges[5 + i] = (KotakuTrial){ 5 + i, 5 + (i + 2) % 5, FALSE };
      edges[10 + i] = (KotakuTrial){ i, 5 + i, FALSE };
    }
  ck_assert_uint_eq (match (edges, 15, 10), 5);
}
END_TEST

/* networkx 2.8, max_weight_matching (maxcardinality=True), of the ties i to 7 i + 3 and i to i x i
 * modulo n, where i is no multiple of three. */
START_TEST (test_networkx)
{
  static const gint32 known[3][2] = { { 199, 89 }, { 500, 213 }, { 997, 456 } };
  for (gsize k = 0; k < 3; k++)
    {
      KotakuTrial edges[2000];
      gsize n_edges = 0;
      gint32 n = known[k][0];
      for (gint32 i = 0; i < n; i++)
        if (i % 3 != 0)
          {
            edges[n_edges++] = (KotakuTrial){ i, (7 * i + 3) % n, FALSE };
            edges[n_edges++] = (KotakuTrial){ i, i * i % n, FALSE };
          }
      ck_assert_uint_eq (match (edges, n_edges, (gsize) n), (gsize) known[k][1]);
    }
}
END_TEST

START_TEST (test_few)
{
  static const KotakuTrial loop = { 0, 0, TRUE }, edge = { 0, 1, TRUE };
  ck_assert_uint_eq (match (NULL, 0, 0), 0);
  ck_assert_uint_eq (match (NULL, 0, 5), 0);
  ck_assert_uint_eq (match (&loop, 1, 1), 0);
  ck_assert_uint_eq (match (&edge, 1, 2), 1);
}
END_TEST

/* Chains of four whose middle comes first: whoever has one neighbour left is matched first, so that
 * all of a forest is found, and one circle of five among so many nodes takes nothing away. */
START_TEST (test_greedy)
{
  KotakuTrial edges[3 * 251 + 5];
  for (gint32 i = 0; i < 251; i++)
    {
      edges[3 * i] = (KotakuTrial){ 4 * i + 1, 4 * i + 2, FALSE };
      edges[3 * i + 1] = (KotakuTrial){ 4 * i, 4 * i + 1, FALSE };
      edges[3 * i + 2] = (KotakuTrial){ 4 * i + 2, 4 * i + 3, FALSE };
    }
  for (gint32 i = 0; i < 5; i++)
    edges[753 + i] = (KotakuTrial){ 2000 + i, 2000 + (i + 1) % 5, FALSE };
  ck_assert_uint_eq (match (edges, 750, 5000), 500);
  ck_assert_uint_eq (match (edges, 753, 5000), 502);
  ck_assert_uint_eq (match (edges, 758, 5000), 504);
}
END_TEST

/* A dense network of 1,500 nodes, its edges in two orders: the same edges are matched. */
START_TEST (test_order)
{
  enum
  {
    N = 6000
  };
  static KotakuTrial edges[N], turned[N];
  g_autoptr (GError) error = NULL;
  g_autofree gsize *rows = NULL, *turned_rows = NULL;
  gsize size = 0, turned_size = 0;
  KotakuRandom random;
  kotaku_random_init (&random, 4, 0, 0);
  for (gsize i = 0; i < N; i++)
    {
      edges[i] = (KotakuTrial){ (gint32) kotaku_random_below (&random, 1500),
                                (gint32) kotaku_random_below (&random, 1500), FALSE };
      turned[N - 1 - i] = (KotakuTrial){ edges[i].b, edges[i].a, FALSE };
    }
  ck_assert (kotaku_matching_find (edges, N, 1500, &rows, &size, NULL, &error));
  ck_assert (kotaku_matching_find (turned, N, 1500, &turned_rows, &turned_size, NULL, &error));
  ck_assert_uint_eq (size, turned_size);
  /* Nearly all of them can be matched: at least half must be. */
  ck_assert_uint_ge (size, 700);
  g_autofree gint32 *mate = g_new0 (gint32, 1500);
  for (gsize i = 0; i < size; i++)
    {
      mate[edges[rows[i]].a] = edges[rows[i]].b;
      mate[edges[rows[i]].b] = edges[rows[i]].a;
    }
  for (gsize i = 0; i < size; i++)
    ck_assert_int_eq (mate[turned[turned_rows[i]].a], turned[turned_rows[i]].b);
}
END_TEST

START_TEST (test_cancelled)
{
  static const KotakuTrial circle[] = { { 0, 1, FALSE }, { 1, 2, FALSE }, { 2, 0, FALSE } };
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  gsize size;
  g_cancellable_cancel (cancellable);
  ck_assert (!kotaku_matching_size (circle, 3, 3, &size, cancellable, &error));
  ck_assert (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
}
END_TEST

START_TEST (test_memory)
{
  static const KotakuTrial edges[] = { { 0, 1, FALSE }, { 1, 2, FALSE }, { 2, 0, FALSE } };
  gboolean done = FALSE;
  gint64 nth = 0;
  while (!done)
    {
      g_autoptr (GError) error = NULL;
      gsize size;
      kotaku_memory_fail_from (++nth);
      done = kotaku_matching_size (edges, 3, 3, &size, NULL, &error);
      kotaku_memory_fail_from (-1);
      ck_assert (done || g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_NO_MEMORY));
    }
  ck_assert_int_gt (nth, 8);
}
END_TEST

/* The edges of a path 0-1-2-3, one of them twice, and a triangle apart: two and one. */
START_TEST (test_find)
{
  static const KotakuTrial edges[]
      = { { 1, 2, FALSE }, { 0, 1, FALSE }, { 1, 0, FALSE }, { 2, 3, FALSE },
          { 5, 6, FALSE }, { 6, 7, FALSE }, { 7, 5, FALSE }, { 4, 4, FALSE } };
  g_autoptr (GError) error = NULL;
  g_autofree gsize *rows = NULL;
  gsize size = 0;
  ck_assert (kotaku_matching_find (edges, G_N_ELEMENTS (edges), 8, &rows, &size, NULL, &error));
  ck_assert_uint_eq (size, 3);
  ck_assert (rows[0] == 1 || rows[0] == 2);
  ck_assert_uint_eq (rows[1], 3);
  ck_assert_uint_ge (rows[2], 4);
  ck_assert_uint_le (rows[2], 6);
}
END_TEST

KOTAKU_TEST_MAIN ("infer/matching",
                  test_find,
                  test_brute_force,
                  test_petersen,
                  test_networkx,
                  test_few,
                  test_greedy,
                  test_order,
                  test_cancelled,
                  test_memory)

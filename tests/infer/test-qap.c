/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "infer/infer.h"
#include "testing.h"

#include <math.h>

#define MOST 9

/* -- the same, cell by cell -- */

static double
correlate (gsize n, double a[MOST][MOST], double b[MOST][MOST], const int *order)
{
  double mean_a = 0, mean_b = 0, ab = 0, aa = 0, bb = 0, cells = (double) (n * (n - 1));
  for (gsize i = 0; i < n; i++)
    for (gsize j = 0; j < n; j++)
      if (i != j)
        {
          mean_a += a[i][j] / cells;
          mean_b += b[i][j] / cells;
        }
  for (gsize i = 0; i < n; i++)
    for (gsize j = 0; j < n; j++)
      if (i != j)
        {
          double x = a[i][j] - mean_a, y = b[order[i]][order[j]] - mean_b;
          ab += x * y;
          aa += x * x;
          bb += y * y;
        }
  return aa < 1e-12 || bb < 1e-12 ? NAN : ab / sqrt (aa * bb);
}

typedef struct
{
  double observed;
  int all, at_least, at_most;
} Tally;

static void
permute (gsize n, double a[MOST][MOST], double b[MOST][MOST], int *order, gsize done, Tally *tally)
{
  if (done == n)
    {
      double r = correlate (n, a, b, order);
      tally->all++;
      tally->at_least += r >= tally->observed - 1e-9;
      tally->at_most += r <= tally->observed + 1e-9;
      return;
    }
  for (gsize i = done; i < n; i++)
    {
      int swap = order[done];
      order[done] = order[i];
      order[i] = swap;
      permute (n, a, b, order, done + 1, tally);
      order[i] = order[done];
      order[done] = swap;
    }
}

static gsize
list_cells (gsize n, double matrix[MOST][MOST], KotakuEntry *entries)
{
  gsize n_entries = 0;
  for (gsize i = 0; i < n; i++)
    for (gsize j = 0; j < n; j++)
      if (matrix[i][j] != 0)
        entries[n_entries++] = (KotakuEntry){ (gint32) i, (gint32) j, matrix[i][j] };
  return n_entries;
}

static KotakuNullResult
test_matrices (const KotakuMatrix *a, const KotakuMatrix *b, gint64 threads, guint64 n_draws)
{
  KotakuNullResult result;
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuOptions) options = kotaku_options_new ();
  kotaku_options_set_int64 (options, "threads", threads);
  KotakuDraws draws = { .seed = 1, .n = n_draws, .alpha = .05, .options = options };
  ck_assert (kotaku_qap_test (a, b, &draws, &result, &error));
  ck_assert_no_error (error);
  return result;
}

static void
check_matrices (gsize n, double a[MOST][MOST], double b[MOST][MOST])
{
  KotakuEntry first[MOST * MOST], second[MOST * MOST];
  int order[MOST] = { 0, 1, 2, 3, 4, 5, 6, 7, 8 };
  const KotakuMatrix one = { n, list_cells (n, a, first), first };
  const KotakuMatrix two = { n, list_cells (n, b, second), second };
  KotakuLikeness likeness;
  kotaku_likeness_init (&likeness, &one, &two);
  Tally tally = { .observed = correlate (n, a, b, order) };
  ck_assert (isnan (tally.observed) == isnan (likeness.correlation));
  if (isnan (tally.observed))
    return;
  ck_assert_double_eq_tol (likeness.correlation, tally.observed, 1e-12);
  permute (n, a, b, order, 0, &tally);
  KotakuNullResult result = test_matrices (&one, &two, 2, 100);
  ck_assert (result.exact);
  ck_assert_uint_eq (result.n, (guint64) tally.all);
  ck_assert_uint_eq (result.at_least, (guint64) tally.at_least);
  ck_assert_uint_eq (result.at_most, (guint64) tally.at_most);
}

START_TEST (test_brute_force)
{
  KotakuRandom random;
  kotaku_random_init (&random, 7, 0, 0);
  for (int round = 0; round < 60; round++)
    {
      double a[MOST][MOST] = { { 0 } }, b[MOST][MOST] = { { 0 } };
      gsize n = 3 + (gsize) kotaku_random_below (&random, 4);
      gboolean weighted = round % 2;
      for (gsize i = 0; i < n; i++)
        for (gsize j = 0; j < n; j++)
          if (i != j)
            {
              a[i][j] = kotaku_random_below (&random, 3) == 0
                            ? weighted ? .5 + kotaku_random_uniform (&random) : 1
                            : 0;
              b[i][j] = kotaku_random_below (&random, 2);
            }
      check_matrices (n, a, b);
    }
}
END_TEST

/* gcor(), hdist() and all orders, of R's package sna 2.7-1. */
START_TEST (test_sna)
{
  double a[MOST][MOST] = { { 0, 1, 0, 0, 1, 0 }, { 1, 0, 1 },          { 0, 1, 0, 1 },
                           { 0, 0, 1, 0, 1, 1 }, { 1, 0, 0, 1, 0, 0 }, { 0, 0, 0, 1, 0, 0 } };
  double b[MOST][MOST] = { { 0, 1, 1 },          { 1, 0, 1 },          { 0, 0, 0, 1 },
                           { 0, 0, 1, 0, 1, 1 }, { 0, 0, 0, 1, 0, 0 }, { 1, 0, 0, 1, 0, 0 } };
  KotakuEntry first[MOST * MOST], second[MOST * MOST];
  const KotakuMatrix one = { 6, list_cells (6, a, first), first };
  const KotakuMatrix two = { 6, list_cells (6, b, second), second };
  KotakuLikeness likeness;
  kotaku_likeness_init (&likeness, &one, &two);
  ck_assert_double_eq_tol (likeness.correlation, 0.649499868933641, 1e-12);
  ck_assert_uint_eq (likeness.n_differ, 5);
  KotakuNullResult result = test_matrices (&one, &two, 1, 1);
  ck_assert_double_eq_tol (kotaku_null_p (&result, KOTAKU_TAIL_UPPER), 10 / 720.0, 1e-12);
  ck_assert_double_eq_tol (kotaku_null_p (&result, KOTAKU_TAIL_LOWER), 718 / 720.0, 1e-12);
}
END_TEST

/* A ring with chords, and another one: as a caller has them, sorted. */
static gsize
make_ring (gint32 n, gint32 chord, double weight, KotakuEntry *entries)
{
  gsize n_entries = 0;
  for (gint32 i = 0; i < n; i++)
    for (gint32 j = 0; j < n; j++)
      if (i != j && ((j - i + n) % n == 1 || (j - i + n) % n == chord))
        entries[n_entries++] = (KotakuEntry){ i, j, weight > 0 ? weight + i % 3 : 1 };
  return n_entries;
}

/* The same draws whatever the threads are, and whether cells are held one by one or looked for. */
START_TEST (test_threads_and_sizes)
{
  enum
  {
    N = 60
  };
  KotakuEntry first[2 * N], second[2 * N];
  for (int weighted = 0; weighted < 2; weighted++)
    {
      const KotakuMatrix a = { N, make_ring (N, 7, weighted, first), first };
      const KotakuMatrix b = { N, make_ring (N, 5, weighted, second), second };
      KotakuNullResult one = test_matrices (&a, &b, 1, 2000);
      for (gint64 threads = 2; threads <= 7; threads += 5)
        {
          KotakuNullResult more = test_matrices (&a, &b, threads, 2000);
          ck_assert_uint_eq (one.at_least, more.at_least);
          ck_assert_uint_eq (one.at_most, more.at_most);
          ck_assert_uint_eq (one.n, more.n);
        }
      ck_assert (!one.exact && one.n == 2000);
    }
}
END_TEST

/* Too many nodes to hold their cells: found by their rows. */
START_TEST (test_large)
{
  enum
  {
    N = 6000
  };
  g_autofree KotakuEntry *first = g_new (KotakuEntry, N);
  for (gint32 i = 0; i < N; i++)
    first[i] = (KotakuEntry){ i, (i + 1) % N, 1 };
  const KotakuMatrix a = { N, N, first };
  KotakuNullResult result = test_matrices (&a, &a, 2, 5);
  ck_assert_double_eq (result.observed, N);
  ck_assert_uint_eq (result.at_least, 0);
}
END_TEST

START_TEST (test_no_variation)
{
  double none[MOST][MOST] = { { 0 } };
  double all[MOST][MOST] = { { 0, 2, 2 }, { 2, 0, 2 }, { 2, 2, 0 } };
  double some[MOST][MOST] = { { 0, 1 } };
  check_matrices (3, none, some);
  check_matrices (3, some, all);
  check_matrices (3, some, some);
}
END_TEST

START_TEST (test_memory)
{
  KotakuNullResult result;
  KotakuEntry entries[12];
  KotakuDraws draws = { .seed = 1, .n = 10, .alpha = .05 };
  const KotakuMatrix a = { 9, 9, entries };
  for (gint32 i = 0; i < 9; i++)
    entries[i] = (KotakuEntry){ i, (i + 1) % 9, 1 };
  ck_assert_survives (kotaku_qap_test (&a, &a, &draws, &result, &error));
}
END_TEST

KOTAKU_TEST_MAIN ("infer/qap",
                  test_brute_force,
                  test_sna,
                  test_threads_and_sizes,
                  test_large,
                  test_no_variation,
                  test_memory)

/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "infer/infer-private.h"
#include "testing.h"

#include <math.h>

static KotakuTableTest
test (const KotakuCell *cells,
      gsize n_cells,
      gsize n_actors,
      guint n_rows,
      guint n_columns,
      KotakuOptions *options)
{
  g_autoptr (GError) error = NULL;
  KotakuDraws draws;
  KotakuTableTest result;
  kotaku_draws_init (&draws, options, n_actors, 2, NULL);
  kotaku_table_test (cells, n_cells, n_actors, n_rows, n_columns, &draws, &result, &error);
  ck_assert_no_error (error);
  return result;
}

/* The study's known answer: 4 asymmetric of 7 institutional pairs, all at one of them, none of 29
 * interpersonal ones: doubled Fisher .0012, and 1 without it. */
START_TEST (test_hub)
{
  KotakuCell cells[36] = {
    { 40, 1, 0, 1 }, { 40, 2, 0, 1 }, { 40, 3, 0, 1 }, { 40, 4, 0, 1 },
    { 1, 2, 0, 0 },  { 2, 3, 0, 0 },  { 3, 4, 0, 0 },
  };
  for (gint32 i = 0; i < 29; i++)
    cells[7 + i] = (KotakuCell){ 10 + i, 11 + i % 5, 1, 0 };
  KotakuTableTest result = test (cells, 36, 41, 2, 2, NULL);
  ck_assert_double_eq_tol (result.p_table, .0012, .00005);
  ck_assert_double_eq (result.p_value, 1);
  ck_assert_int_eq (result.deciding, 40);
  ck_assert (result.exact);
  ck_assert_double_eq (result.monte_carlo_error, 0);
  /* All four among the seven is the table itself. */
  ck_assert_double_eq (result.min_p, result.p_table);
}
END_TEST

/* 2 of 5 against 0 of 5, .444: not significant to begin with, so nobody decides. */
START_TEST (test_nobody)
{
  KotakuCell cells[10];
  for (gint32 i = 0; i < 10; i++)
    cells[i] = (KotakuCell){ 2 * i, 2 * i + 1, i < 5, i < 2 };
  KotakuTableTest result = test (cells, 10, 20, 2, 2, NULL);
  ck_assert_double_eq_tol (result.p_table, .444, .0005);
  ck_assert_int_eq (result.deciding, -1);
}
END_TEST

/* -- brute force: the list anew without each actor -- */

static double
get_p_without (const KotakuCell *cells, gsize n_cells, gint32 actor, guint n_rows, guint n_columns)
{
  guint32 counts[16] = { 0 };
  g_autofree double *log_factorials = kotaku_log_factorials (n_cells, NULL);
  KotakuDraws draws;
  KotakuFreeman result;
  kotaku_draws_init (&draws, NULL, 10, 2, NULL);
  for (gsize i = 0; i < n_cells; i++)
    if (cells[i].a != actor && cells[i].b != actor)
      counts[cells[i].row * n_columns + cells[i].column]++;
  if (n_rows == 2 && n_columns == 2)
    return kotaku_fisher_p (counts[0], counts[1], counts[2], counts[3], KOTAKU_TAIL_BOTH);
  kotaku_freeman_p (counts, n_rows, n_columns, log_factorials, &draws, &result, NULL);
  return result.p;
}

static void
make_cells (KotakuRandom *random,
            KotakuCell *cells,
            gsize n_cells,
            guint n_actors,
            guint n_rows,
            guint n_columns)
{
  for (gsize i = 0; i < n_cells; i++)
    {
      gint32 a = (gint32) kotaku_random_below (random, n_actors);
      gint32 b = (gint32) kotaku_random_below (random, n_actors);
      /* The fewer, the more a table leans to one side. */
      guint row = (guint) a % n_rows;
      guint column = kotaku_random_below (random, 3) > 0 ? row : kotaku_random_below (random, 7);
      cells[i] = (KotakuCell){ a, b, (guint8) row, (guint8) (column % n_columns) };
    }
}

START_TEST (test_brute_force)
{
  guint n_deciding = 0, n_free = 0;
  KotakuRandom random;
  kotaku_random_init (&random, 6, 0, 0);
  for (guint round = 0; round < 400; round++)
    {
      guint n_rows = 2 + (round % 4 == 1), n_columns = 2 + (round % 4 > 1);
      KotakuCell cells[20];
      gsize n_cells = kotaku_random_below (&random, 20);
      make_cells (&random, cells, n_cells, 9, n_rows, n_columns);
      double whole = get_p_without (cells, n_cells, -1, n_rows, n_columns), largest = whole;
      double without = .05;
      gint32 deciding = -1;
      for (gint32 actor = 0; actor < 9; actor++)
        {
          double p = get_p_without (cells, n_cells, actor, n_rows, n_columns);
          largest = MAX (largest, p);
          if (p > without + 1e-12)
            {
              without = p;
              deciding = actor;
            }
        }
      KotakuTableTest result = test (cells, n_cells, 9, n_rows, n_columns, NULL);
      /* In one row or column there is but one table, whose p is 1. */
      if (isnan (result.p_table))
        {
          ck_assert (whole > 1 - 1e-12 && isnan (result.p_value) && result.deciding == -1);
          continue;
        }
      n_free++;
      ck_assert_double_eq (result.p_table, whole);
      ck_assert_double_eq (result.p_value, largest);
      ck_assert_int_eq (result.deciding, whole <= .05 ? deciding : -1);
      ck_assert_int_eq (isnan (result.min_p), n_rows != 2 || n_columns != 2);
      n_deciding += result.deciding >= 0;
    }
  /* The rounds reach both answers. */
  ck_assert_uint_gt (n_deciding, 10);
  ck_assert_uint_gt (n_free, 300);
}
END_TEST

/* -- a large network -- */

/* The actors from 900 on have two pairs of the rarer column and those before one; the last has
 * none, but all of the other column: without it nothing would be left to compare. */
START_TEST (test_large)
{
  enum
  {
    N = 1001
  };
  static KotakuCell cells[4100];
  gsize n = 0;
  double largest = 0;
  for (gint32 i = 0; i < N - 1; i++)
    for (gint32 j = 0; j < (i < 900 ? 1 : 2); j++)
      cells[n++] = (KotakuCell){ i, i, i % 20 < 9, 1 };
  for (gint32 i = 0; i < 3000; i++)
    cells[n++] = (KotakuCell){ N - 1, i % 900, i % 2, 0 };
  KotakuTableTest result = test (cells, n, N, 2, 2, NULL);
  for (gint32 i = 899; i < N - 1; i++)
    largest = MAX (largest, get_p_without (cells, n, i < 900 ? -1 : i, 2, 2));
  ck_assert_double_eq (result.p_value, largest);
  ck_assert (largest > .001 && largest < .05);
  ck_assert_double_eq (get_p_without (cells, n, N - 1, 2, 2), 1);
  /* With one actor fewer everybody is left out. */
  for (gsize i = 0; i < n; i++)
    {
      cells[i].a = MAX (cells[i].a - 1, 0);
      cells[i].b = MAX (cells[i].b - 1, 0);
    }
  ck_assert_double_eq (test (cells, n, N - 1, 2, 2, NULL).p_value, 1);
}
END_TEST

START_TEST (test_few)
{
  static const KotakuCell one = { 0, 1, 1, 1 };
  KotakuTableTest result = test (NULL, 0, 0, 2, 2, NULL);
  ck_assert (isnan (result.p_table) && isnan (result.p_value) && result.min_p == 1);
  ck_assert_int_eq (result.deciding, -1);
  result = test (NULL, 0, 3, 0, 0, NULL);
  ck_assert (isnan (result.p_table) && isnan (result.p_value) && result.min_p == 1);
  result = test (&one, 1, 2, 2, 2, NULL);
  ck_assert (isnan (result.p_table) && result.min_p == 1 && result.deciding == -1);
  result = test (&one, 1, 2, 3, 4, NULL);
  ck_assert (isnan (result.p_table) && result.min_p == 1 && result.deciding == -1);
}
END_TEST

/* Tables that are drawn, by any number of threads. */
START_TEST (test_threads)
{
  static KotakuCell cells[300];
  KotakuTableTest results[3];
  KotakuRandom random;
  kotaku_random_init (&random, 12, 0, 0);
  make_cells (&random, cells, 300, 25, 4, 4);
  for (gsize i = 0; i < 3; i++)
    {
      g_autoptr (KotakuOptions) options = kotaku_options_new ();
      kotaku_options_set_int64 (options, "threads", i == 0 ? 1 : i == 1 ? 2 : 7);
      kotaku_options_set_int64 (options, "draws", 500);
      results[i] = test (cells, 300, 25, 4, 4, options);
      ck_assert (!results[i].exact);
      ck_assert_double_eq (results[i].p_table, results[0].p_table);
      ck_assert_double_eq (results[i].p_value, results[0].p_value);
      ck_assert_int_eq (results[i].deciding, results[0].deciding);
      ck_assert_double_eq_tol (results[i].monte_carlo_error,
                               sqrt (results[i].p_value * (1 - results[i].p_value) / 500), 1e-15);
    }
}
END_TEST

START_TEST (test_memory)
{
  KotakuCell cells[12];
  KotakuRandom random;
  kotaku_random_init (&random, 12, 0, 0);
  make_cells (&random, cells, 12, 5, 3, 3);
  gboolean done = FALSE;
  gint64 nth = 0;
  while (!done)
    {
      g_autoptr (GError) error = NULL;
      KotakuDraws draws;
      KotakuTableTest result;
      kotaku_draws_init (&draws, NULL, 5, 2, NULL);
      kotaku_memory_fail_from (++nth);
      done = kotaku_table_test (cells, 12, 5, 3, 3, &draws, &result, &error);
      kotaku_memory_fail_from (-1);
      ck_assert (done || g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_NO_MEMORY));
    }
  ck_assert_int_gt (nth, 8);
}
END_TEST

START_TEST (test_cancelled)
{
  static const KotakuCell one = { 0, 1, 1, 1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  KotakuDraws draws;
  KotakuTableTest result;
  kotaku_draws_init (&draws, NULL, 2, 2, cancellable);
  g_cancellable_cancel (cancellable);
  ck_assert (!kotaku_table_test (&one, 1, 2, 2, 2, &draws, &result, &error));
  ck_assert (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
}
END_TEST

KOTAKU_TEST_MAIN ("infer/table",
                  test_hub,
                  test_nobody,
                  test_brute_force,
                  test_large,
                  test_few,
                  test_threads,
                  test_memory,
                  test_cancelled)

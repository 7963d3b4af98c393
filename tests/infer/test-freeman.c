/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "infer/infer-private.h"
#include "testing.h"

#include <math.h>

static KotakuFreeman
get_p (const guint32 *counts, guint n_rows, guint n_columns, guint64 n_draws)
{
  g_autoptr (GError) error = NULL;
  g_autofree double *log_factorials = kotaku_log_factorials (5000, &error);
  KotakuDraws draws;
  KotakuFreeman result;
  kotaku_draws_init (&draws, NULL, 10, 3, NULL);
  draws.n = n_draws;
  kotaku_freeman_p (counts, n_rows, n_columns, log_factorials, &draws, &result, &error);
  ck_assert_no_error (error);
  return result;
}

/* R 4.2, fisher.test. */
START_TEST (test_exact)
{
  static const guint32 small[] = { 3, 0, 2, 1, 4, 1 };
  static const guint32 square[] = { 5, 1, 0, 2, 6, 1, 0, 2, 7 };
  static const guint32 wide[] = { 2, 0, 0, 1, 0, 3, 0, 1, 1, 0, 4, 0 };
  KotakuFreeman result = get_p (small, 2, 3, 1);
  ck_assert (result.exact);
  ck_assert_double_eq_tol (result.p, 0.108225108225108, 1e-12);
  ck_assert_double_eq_tol (get_p (square, 3, 3, 1).p, 0.000283313524420241, 1e-12);
  ck_assert_double_eq_tol (get_p (wide, 3, 4, 1).p, 0.00339105339105338, 1e-12);
}
END_TEST

/* Too many to enumerate: Agresti's jobs (R's example, published as .7827), a table of large
 * margins, and one of four rows; R 4.2 by fisher.test. Within four standard errors. */
START_TEST (test_drawn)
{
  static const guint32 jobs[] = { 1, 3, 10, 6, 2, 3, 10, 7, 1, 6, 14, 12, 0, 1, 9, 11 };
  static const guint32 large[] = { 200, 180, 160, 170, 190, 210 };
  static const guint32 rows[] = { 9, 4, 4, 4, 9, 4, 4, 4, 9, 2, 3, 2 };
  static const struct
  {
    const guint32 *counts;
    guint n_rows, n_columns;
    double p;
  } known[] = { { jobs, 4, 4, .782684938966 },
                { large, 2, 3, .0131435191875 },
                { rows, 4, 3, .215550615623 } };
  for (gsize i = 0; i < 3; i++)
    {
      KotakuFreeman result = get_p (known[i].counts, known[i].n_rows, known[i].n_columns, 20000);
      ck_assert (!result.exact);
      ck_assert_double_eq_tol (result.p, known[i].p,
                               4 * sqrt (known[i].p * (1 - known[i].p) / 20000));
    }
}
END_TEST

/* Nine rows and columns are drawn without counting; of 9! orders as likely each, all are as likely.
 */
START_TEST (test_ways)
{
  guint32 counts[81] = { 0 };
  for (gsize i = 0; i < 9; i++)
    counts[i * 9 + 8 - i] = 1;
  KotakuFreeman result = get_p (counts, 9, 9, 50);
  ck_assert (!result.exact);
  ck_assert_double_eq (result.p, 1);
}
END_TEST

START_TEST (test_margins)
{
  static const guint32 none[9] = { 0 }, row[6] = { 0, 0, 0, 1, 5, 2 },
                       column[6] = { 3, 0, 4, 0, 2, 0 };
  ck_assert_double_eq (get_p (none, 3, 3, 1).p, 1);
  ck_assert_double_eq (get_p (none, 0, 0, 1).p, 1);
  ck_assert_double_eq (get_p (row, 2, 3, 1).p, 1);
  ck_assert_double_eq (get_p (column, 3, 2, 1).p, 1);
}
END_TEST

/* Every way to give the units their columns: a table is as likely as the ways that lead to it are
 * many, in whole numbers. */
static double
get_p_slowly (const guint8 *rows, const guint8 *columns, guint n)
{
  enum
  {
    SIZE = 1 << 18
  };
  g_autofree guint32 *ways = g_new0 (guint32, SIZE);
  guint codes = 1, observed = 0, all = 0, extreme = 0;
  gint margin[3] = { 0 };
  for (guint i = 0; i < n; i++)
    {
      codes *= 3;
      margin[columns[i]]++;
      /* The number in a cell as three bits; the last row follows from the others. */
      if (rows[i] < 2)
        observed += 1U << 3 * (rows[i] * 3 + columns[i]);
    }
  for (guint code = 0; code < codes; code++)
    {
      gint left[3] = { margin[0], margin[1], margin[2] };
      guint table = 0, rest = code;
      for (guint i = 0; i < n; i++, rest /= 3)
        {
          left[rest % 3]--;
          if (rows[i] < 2)
            table += 1U << 3 * (rows[i] * 3 + rest % 3);
        }
      if (left[0] == 0 && left[1] == 0 && left[2] == 0)
        ways[table]++;
    }
  for (guint table = 0; table < SIZE; table++)
    {
      all += ways[table];
      extreme += ways[table] <= ways[observed] ? ways[table] : 0;
    }
  return (double) extreme / all;
}

START_TEST (test_brute_force)
{
  KotakuRandom random;
  kotaku_random_init (&random, 8, 0, 0);
  for (guint round = 0; round < 60; round++)
    {
      guint8 rows[9], columns[9];
      guint32 counts[9] = { 0 };
      guint n = 1 + kotaku_random_below (&random, 8);
      /* No row has more than seven. */
      for (guint i = 0; i < n; i++)
        {
          rows[i] = (guint8) (i < 2 ? i : kotaku_random_below (&random, 3));
          columns[i] = (guint8) kotaku_random_below (&random, 3);
          counts[rows[i] * 3 + columns[i]]++;
        }
      ck_assert_double_eq_tol (get_p (counts, 3, 3, 1).p, get_p_slowly (rows, columns, n), 1e-12);
    }
}
END_TEST

START_TEST (test_cancelled)
{
  static const guint32 jobs[] = { 1, 3, 10, 6, 2, 3, 10, 7, 1, 6, 14, 12, 0, 1, 9, 11 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree double *log_factorials = kotaku_log_factorials (104, NULL);
  KotakuDraws draws;
  KotakuFreeman result;
  kotaku_draws_init (&draws, NULL, 10, 3, cancellable);
  g_cancellable_cancel (cancellable);
  ck_assert (!kotaku_freeman_p (jobs, 4, 4, log_factorials, &draws, &result, &error));
  ck_assert (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
}
END_TEST

KOTAKU_TEST_MAIN ("infer/freeman",
                  test_exact,
                  test_drawn,
                  test_ways,
                  test_margins,
                  test_brute_force,
                  test_cancelled)

/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "infer/infer.h"
#include "testing.h"

#include <math.h>

#define MOST 400
#define MISSING (-1)

static gboolean
same (double a, double b)
{
  return isnan (a) ? isnan (b) : fabs (a - b) < 1e-10;
}

static KotakuKappa
kappa_of_sided (const int *table, int n_values, gboolean sided)
{
  gint32 first[MOST], second[MOST];
  gsize n = 0;
  g_autoptr (GError) error = NULL;
  KotakuKappa kappa;
  for (int i = 0; i < n_values; i++)
    for (int j = 0; j < n_values; j++)
      for (int k = 0; k < table[i * n_values + j]; k++)
        {
          first[n] = i;
          second[n++] = j;
        }
  ck_assert (kotaku_kappa_init (&kappa, first, second, n, (gsize) n_values, sided, &error));
  ck_assert_no_error (error);
  return kappa;
}

static KotakuKappa
kappa_of (const int *table, int n_values)
{
  return kappa_of_sided (table, n_values, FALSE);
}

/* Fleiss, Cohen, Everitt 1969 */
START_TEST (test_published_kappa)
{
  static const int table[] = { 106, 10, 4, 22, 28, 10, 2, 12, 6 };
  KotakuKappa kappa = kappa_of (table, 3);
  ck_assert_double_eq_tol (kappa.kappa, .4286, 5e-5);
  ck_assert_double_eq_tol (kappa.error, .0537, 5e-5);
  ck_assert_double_eq_tol (kappa.agreement, .7, 1e-12);
}
END_TEST

START_TEST (test_ends_of_kappa)
{
  static const int agreed[] = { 4, 0, 0, 3 }, opposed[] = { 0, 4, 4, 0 },
                   constant[] = { 5, 0, 0, 0 };
  KotakuKappa kappa = kappa_of (agreed, 2);
  ck_assert_double_eq_tol (kappa.kappa, 1, 1e-12);
  ck_assert_double_eq_tol (kappa.error, 0, 1e-12);
  kappa = kappa_of (opposed, 2);
  ck_assert_double_eq_tol (kappa.kappa, -1, 1e-12);
  kappa = kappa_of (constant, 2);
  ck_assert (isnan (kappa.kappa) && isnan (kappa.error));
  ck_assert_double_eq (kappa.agreement, 1);
  g_autoptr (GError) error = NULL;
  ck_assert (kotaku_kappa_init (&kappa, NULL, NULL, 0, 0, FALSE, &error));
  ck_assert (isnan (kappa.agreement));
}
END_TEST

/* The formula as it is written, over a table of proportions. */
static double
error_by_table (const int *table, int k, double *kappa)
{
  double p[8][8], row[8] = { 0 }, column[8] = { 0 }, n = 0, po = 0, pe = 0, a = 0, b = 0;
  for (int i = 0; i < k * k; i++)
    n += table[i];
  for (int i = 0; i < k; i++)
    for (int j = 0; j < k; j++)
      {
        p[i][j] = table[i * k + j] / n;
        row[i] += p[i][j];
        column[j] += p[i][j];
      }
  for (int i = 0; i < k; i++)
    {
      po += p[i][i];
      pe += row[i] * column[i];
    }
  for (int i = 0; i < k; i++)
    {
      a += p[i][i] * pow ((1 - pe) - (column[i] + row[i]) * (1 - po), 2);
      for (int j = 0; j < k; j++)
        b += i == j ? 0 : p[i][j] * pow (column[i] + row[j], 2);
    }
  *kappa = (po - pe) / (1 - pe);
  double c = pow (po * pe - 2 * pe + po, 2);
  return sqrt (MAX (0, a + (1 - po) * (1 - po) * b - c) / (n * pow (1 - pe, 4)));
}

START_TEST (test_kappa_by_table)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (17);
  for (int i = 0; i < 500; i++)
    {
      int k = g_rand_int_range (random, 2, 5), table[16] = { 0 };
      double expected;
      for (int c = 0; c < k * k; c++)
        table[c] = g_rand_int_range (random, 0, 12);
      table[0] += 1;
      table[k * k - 1] += 1;
      KotakuKappa kappa = kappa_of (table, k);
      double error = error_by_table (table, k, &expected);
      ck_assert (same (kappa.kappa, expected));
      ck_assert_double_eq_tol (kappa.error, error, 1e-7);
    }
}
END_TEST

/* By hand: agreement 3/4; one in four is plain and three sided, so that chance is 1/16 + 9/32. */
START_TEST (test_sided_kappa)
{
  static const int table[] = { 1, 0, 0, 0, 2, 1, 0, 0, 0 };
  KotakuKappa kappa = kappa_of_sided (table, 3, TRUE);
  ck_assert_double_eq_tol (kappa.expected, 11. / 32, 1e-12);
  ck_assert_double_eq_tol (kappa.kappa, 13. / 21, 1e-12);
}
END_TEST

/* As if each unit stood there twice, once with its sides exchanged, and counted half. */
START_TEST (test_sided_kappa_by_table)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (19);
  for (int i = 0; i < 300; i++)
    {
      int k = g_rand_int_range (random, 2, 5), table[16] = { 0 }, both[16] = { 0 };
      double expected;
      for (int c = 0; c < k * k; c++)
        table[c] = g_rand_int_range (random, 0, 8);
      table[0] += 1;
      for (int r = 0; r < k; r++)
        for (int c = 0; c < k; c++)
          {
            int row = r < k - 2 ? r : 2 * k - 3 - r, column = c < k - 2 ? c : 2 * k - 3 - c;
            both[r * k + c] += table[r * k + c];
            both[row * k + column] += table[r * k + c];
          }
      KotakuKappa kappa = kappa_of_sided (table, k, TRUE);
      double error = error_by_table (both, k, &expected) * sqrt (2);
      ck_assert (same (kappa.kappa, expected));
      ck_assert_double_eq_tol (kappa.error, error, 1e-7);
    }
}
END_TEST

/* -- alpha -- */

/* Coders by units. */
static KotakuAlpha
alpha_of_sided (const int *values,
                int n_coders,
                int n_units,
                int n_values,
                gboolean sided,
                gint64 n_draws,
                gint64 threads)
{
  gsize start[MOST] = { 0 }, n = 0;
  gint32 called[MOST];
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuOptions) options = kotaku_options_new ();
  KotakuDraws draws;
  KotakuAlpha alpha;
  for (int u = 0; u < n_units; u++)
    {
      for (int c = 0; c < n_coders; c++)
        if (values[c * n_units + u] != MISSING)
          called[n++] = values[c * n_units + u];
      start[u + 1] = n;
    }
  kotaku_options_set_int64 (options, "draws", n_draws);
  kotaku_options_set_int64 (options, "threads", threads);
  kotaku_draws_init (&draws, options, 10, 0, NULL);
  KotakuRatings ratings = { (gsize) n_units, (gsize) n_values, start, called, sided };
  ck_assert (kotaku_alpha_init (&alpha, &ratings, &draws, &error));
  ck_assert_no_error (error);
  return alpha;
}

static KotakuAlpha
alpha_of (const int *values, int n_coders, int n_units, gint64 n_draws, gint64 threads)
{
  return alpha_of_sided (values, n_coders, n_units, 6, FALSE, n_draws, threads);
}

static const int published[] = {
  1,       2, 3, 3, 2, 1, 4, 1, 2, MISSING, MISSING, MISSING, /**/
  1,       2, 3, 3, 2, 2, 4, 1, 2, 5,       MISSING, 3,       /**/
  MISSING, 3, 3, 3, 2, 3, 4, 2, 2, 5,       1,       MISSING, /**/
  1,       2, 3, 3, 2, 4, 4, 1, 2, 5,       1,       MISSING,
};

/* Krippendorff; the interval is that of 40,000 draws by another program: .42 to 1. */
START_TEST (test_published_alpha)
{
  KotakuAlpha alpha = alpha_of (published, 4, 12, 20000, 1);
  ck_assert_double_eq_tol (alpha.alpha, .743, 5e-4);
  ck_assert_double_eq_tol (alpha.low, .418, .012);
  ck_assert_double_eq_tol (alpha.high, 1, 1e-12);
}
END_TEST

START_TEST (test_threads)
{
  KotakuAlpha one = alpha_of (published, 4, 12, 999, 1);
  KotakuAlpha four = alpha_of (published, 4, 12, 999, 4);
  ck_assert (one.low == four.low && one.high == four.high && one.undefined == four.undefined);
}
END_TEST

START_TEST (test_ends_of_alpha)
{
  static const int constant[] = { 2, 2, 2, 2, 2, 2 }, alone[] = { 1, MISSING, MISSING, 2 };
  static const int agreed[] = { 0, 1, 0, 1, 0, 1, 0, 1 };
  KotakuAlpha alpha = alpha_of (constant, 2, 3, 99, 1);
  ck_assert (isnan (alpha.alpha) && isnan (alpha.low) && isnan (alpha.high));
  alpha = alpha_of (alone, 2, 2, 99, 1);
  ck_assert (isnan (alpha.alpha));
  alpha = alpha_of (agreed, 2, 4, 999, 1);
  ck_assert_double_eq_tol (alpha.alpha, 1, 1e-12);
  ck_assert_double_eq_tol (alpha.low, 1, 1e-12);
  /* all four units alike in 2 of 16 draws, which then say nothing */
  ck_assert_uint_ge (alpha.undefined, 80);
  ck_assert_uint_le (alpha.undefined, 180);
}
END_TEST

/* One coder pair at a time: the observed disagreement over that of all pairs of values. */
static double
alpha_by_pairs (const int *values, int n_coders, int n_units, int sides)
{
  double observed = 0, expected = 0, n = 0;
  int pooled[MOST], n_pooled = 0;
  for (int u = 0; u < n_units; u++)
    {
      int m = 0;
      for (int c = 0; c < n_coders; c++)
        m += values[c * n_units + u] != MISSING;
      for (int c = 0; c < n_coders && m > 1; c++)
        for (int d = 0; d < n_coders; d++)
          {
            int x = values[c * n_units + u], y = values[d * n_units + u];
            if (c == d && x != MISSING)
              pooled[n_pooled++] = x;
            if (c != d && x != MISSING && y != MISSING && x != y)
              observed += 1. / (m - 1);
          }
    }
  n = n_pooled;
  for (int i = 0; i < n_pooled; i++)
    for (int j = 0; j < n_pooled; j++)
      expected += i == j                                              ? 0
                  : sides >= 0 && MIN (pooled[i], pooled[j]) >= sides ? .5
                                                                      : pooled[i] != pooled[j];
  return expected > 0 ? 1 - (observed / n) / (expected / (n * (n - 1))) : NAN;
}

START_TEST (test_alpha_by_pairs)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (18);
  for (int i = 0; i < 300; i++)
    {
      int values[4 * 10], n_coders = g_rand_int_range (random, 2, 5);
      int n_units = g_rand_int_range (random, 1, 11), n_values = g_rand_int_range (random, 1, 5);
      for (int k = 0; k < n_coders * n_units; k++)
        values[k] = g_rand_double (random) < .3 ? MISSING : g_rand_int_range (random, 0, n_values);
      KotakuAlpha alpha = alpha_of (values, n_coders, n_units, 9, 1);
      ck_assert (same (alpha.alpha, alpha_by_pairs (values, n_coders, n_units, -1)));
      n_values = MAX (n_values, 2);
      alpha = alpha_of_sided (values, n_coders, n_units, n_values, TRUE, 9, 1);
      ck_assert (same (alpha.alpha, alpha_by_pairs (values, n_coders, n_units, n_values - 2)));
    }
}
END_TEST

KOTAKU_TEST_MAIN ("infer/kappa",
                  test_published_kappa,
                  test_ends_of_kappa,
                  test_kappa_by_table,
                  test_sided_kappa,
                  test_sided_kappa_by_table,
                  test_published_alpha,
                  test_threads,
                  test_ends_of_alpha,
                  test_alpha_by_pairs)

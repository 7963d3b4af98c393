/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "classify/contests-private.h"
#include "common.h"

#include <math.h>

#define N 7

/* Bonobos, de Vries, Stevens, Vervaecke 2006: wins of the row over the column. */
static const double bonobos[N][N]
    = { { 0, 0, 1, 2, 10, 63, 8 }, { 0, 0, 2, 3, 0, 88, 4 }, { 0, 0, 0, 4, 65, 84, 3 },
        { 0, 0, 0, 0, 0, 80, 10 }, { 0, 0, 0, 0, 0, 4, 1 },  { 0, 1, 5, 0, 10, 0, 6 },
        { 0, 0, 0, 0, 0, 2, 0 } };

static KotakuNetwork *
bonobo_network (void)
{
  g_autoptr (GError) error = NULL;
  KotakuNetwork *network = kotaku_network_new ();
  g_autoptr (GString) ties = g_string_new ("from,to,weight\n");
  for (int i = 0; i < N; i++)
    for (int j = 0; j < N; j++)
      if (bonobos[i][j] > 0)
        g_string_append_printf (ties, "b%d,b%d,%d\n", i, j, (int) bonobos[i][j]);
  kotaku_fixture_append (network, KOTAKU_TABLE_ACTORS, "id\nb0\nb1\nb2\nb3\nb4\nb5\nb6\n", &error);
  kotaku_fixture_append (network, KOTAKU_TABLE_TIES, ties->str, &error);
  ck_assert_no_error (error);
  return network;
}

static void
get_scores (gboolean dij, double score[N])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuNetwork) network = bonobo_network ();
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  const KotakuGraph *graph = kotaku_graph_get_dominance (view, NULL, &error);
  ck_assert_no_error (error);
  g_auto (KotakuContests) contests = { 0 };
  double sums[2 * N];
  ck_assert (kotaku_contests_init (&contests, view, graph, &error));
  kotaku_davids_score (&contests, NULL, dij, score, sums);
}

START_TEST (test_published)
{
  static const double davids[N] = { 14.01, 11.64, 6.61, -1.29, -5.99, -8.73, -16.25 };
  static const double normalised[N] = { 5.00, 4.66, 3.94, 2.82, 2.14, 1.75, .68 };
  double score[N];
  get_scores (FALSE, score);
  for (int i = 0; i < N; i++)
    {
      ck_assert_double_eq_tol (score[i], davids[i], .0051);
      ck_assert_double_eq_tol ((score[i] + 21) / 7, normalised[i], .0051);
    }
}
END_TEST

/* Least squares on ranks, of the normalised scores sorted down: the published steepness. */
static double
get_steepness (const double *score)
{
  double sorted[N], slope = 0;
  for (int i = 0; i < N; i++)
    {
      int place = i;
      for (; place > 0 && sorted[place - 1] < score[i]; place--)
        sorted[place] = sorted[place - 1];
      sorted[place] = score[i];
    }
  for (int i = 0; i < N; i++)
    slope += (i - 3) * (sorted[i] + 21) / 7 / 28;
  return fabs (slope);
}

START_TEST (test_published_steepness)
{
  double score[N];
  get_scores (FALSE, score);
  ck_assert_double_eq_tol (get_steepness (score), .7352, .00006);
  get_scores (TRUE, score);
  ck_assert_double_eq_tol (get_steepness (score), .6284, .00006);
}
END_TEST

/* The formula on the whole matrix, row by column. */
START_TEST (test_twin)
{
  double p[N][N] = { { 0 } }, w[N] = { 0 }, l[N] = { 0 }, score[N];
  get_scores (TRUE, score);
  for (int i = 0; i < N; i++)
    for (int j = 0; j < N; j++)
      {
        double met = bonobos[i][j] + bonobos[j][i];
        p[i][j] = met > 0 ? bonobos[i][j] / met - (bonobos[i][j] / met - .5) / (met + 1) : 0;
        w[i] += p[i][j];
        l[j] += p[i][j];
      }
  for (int i = 0; i < N; i++)
    {
      double expected = w[i] - l[i];
      for (int j = 0; j < N; j++)
        expected += p[i][j] * w[j] - p[j][i] * l[j];
      ck_assert_double_eq_tol (score[i], expected, 1e-12);
    }
}
END_TEST

START_TEST (test_ranks)
{
  const double values[] = { 2, 5, 2, 2 + 1e-14, -1 };
  double rank[5];
  ck_assert (kotaku_mean_ranks (values, 5, rank, NULL));
  ck_assert_double_eq (rank[0], 3);
  ck_assert_double_eq (rank[1], 1);
  ck_assert_double_eq (rank[2], 3);
  ck_assert_double_eq (rank[3], 3);
  ck_assert_double_eq (rank[4], 5);
  const double pair[] = { 0, 0 };
  ck_assert (kotaku_mean_ranks (pair, 2, rank, NULL));
  ck_assert_double_eq (rank[0], 1.5);
}
END_TEST

KOTAKU_TEST_MAIN ("classify/davids",
                  test_published,
                  test_published_steepness,
                  test_twin,
                  test_ranks)

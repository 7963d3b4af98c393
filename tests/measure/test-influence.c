/* SPDX-License-Identifier: GPL-2.0-or-later */

/* tests/python/test_twins.py holds it against whole matrices. */

#include "fixtures.h"
#include "testing.h"

#include <math.h>

static KotakuNetwork *
network_of (guint n, const guint8 *weights)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) actors = g_string_new ("id\n");
  g_autoptr (GString) ties = g_string_new ("from,to,weight\n");
  KotakuNetwork *network = kotaku_network_new ();
  for (guint i = 0; i < n; i++)
    {
      g_string_append_printf (actors, "n%u\n", i);
      for (guint j = 0; j < n; j++)
        if (weights[i * n + j] > 0)
          g_string_append_printf (ties, "n%u,n%u,%d\n", i, j, weights[i * n + j]);
    }
  kotaku_fixture_append (network, KOTAKU_TABLE_ACTORS, actors->str, &error);
  kotaku_fixture_append (network, KOTAKU_TABLE_TIES, ties->str, &error);
  ck_assert_no_error (error);
  return network;
}

static KotakuFrame *
influence_of (KotakuNetwork *network, const char *matrix)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  g_autoptr (KotakuOptions) options = kotaku_options_new ();
  if (matrix != NULL)
    kotaku_options_set_string (options, "matrix", matrix);
  KotakuFrame *frame = kotaku_view_influence (view, options, NULL, &error);
  ck_assert_no_error (error);
  return frame;
}

static void
check_column (KotakuFrame *frame, const char *column, const double *expected)
{
  gsize n = 0;
  const double *values = kotaku_frame_get_doubles (frame, column, &n, NULL);
  for (gsize i = 0; i < n; i++)
    ck_assert_msg (isnan (expected[i]) ? isnan (values[i]) : fabs (values[i] - expected[i]) < 1e-12,
                   "%s of %u: %g", column, (guint) i, values[i]);
}

static const guint8 godet[36] = { 0, 1, 1, 3, 0, 2, 2, 0, 3, 2, 1, 1, 1, 2, 0, 1, 1, 0,
                                  2, 3, 3, 0, 3, 2, 0, 2, 3, 1, 0, 2, 0, 1, 1, 3, 2, 0 };

/* The method's example of six actors. */
START_TEST (test_six_actors)
{
  static const double influence[] = { 31, 31, 21, 39, 27, 31 };
  static const double dependence[] = { 22, 33, 39, 31, 29, 26 };
  static const double feedback[] = { 4, 7, 5, 8, 5, 5 };
  static const double direct[] = { 7, 9, 5, 13, 8, 7 };
  static const double net[] = { 9, -2, -18, 8, -2, 5 };
  static const char *const quadrants[]
      = { "dominant", "relay", "dominated", "relay", "autonomous", "dominant" };
  g_autoptr (KotakuNetwork) network = network_of (6, godet);
  g_autoptr (KotakuFrame) frame = influence_of (network, NULL);
  double sum = 0;
  check_column (frame, "influence", influence);
  check_column (frame, "dependence", dependence);
  check_column (frame, "feedback", feedback);
  check_column (frame, "direct", direct);
  check_column (frame, "net", net);
  for (gsize i = 0; i < 6; i++)
    {
      sum += kotaku_frame_get_doubles (frame, "competitiveness", NULL, NULL)[i];
      ck_assert_str_eq (kotaku_frame_get_string (frame, "quadrant", (gssize) i, NULL),
                        quadrants[i]);
    }
  ck_assert_double_eq_tol (sum, 6, 1e-12);
}
END_TEST

START_TEST (test_matrices)
{
  g_autoptr (KotakuNetwork) network = network_of (6, godet);
  g_autoptr (KotakuFrame) mdii = influence_of (network, "mdii");
  g_autoptr (KotakuFrame) net = influence_of (network, "net");
  const double *cells = kotaku_frame_get_doubles (mdii, "value", NULL, NULL);
  ck_assert_uint_eq (kotaku_frame_get_n_rows (mdii), 36);
  ck_assert_uint_eq (kotaku_frame_get_n_rows (net), 30);
  /* MDII of the first over the second: 1 + min(1, 2) + min(3, 3) + min(2, 1). */
  ck_assert_double_eq (cells[1], 6);
  /* And back: 2 + min(3, 1) + min(2, 2) + min(1, 0) + min(1, 0). */
  ck_assert_double_eq (cells[6], 5);
  ck_assert_double_eq (kotaku_frame_get_doubles (net, "value", NULL, NULL)[0], 1);
}
END_TEST

/* Nobody influences anybody; two who undo each other. */
START_TEST (test_edges)
{
  static const double none[] = { NAN, NAN, NAN }, zero[] = { 0, 0, 0 }, one[] = { 1, 1 };
  g_autoptr (KotakuNetwork) isolates = kotaku_fixture_network ("isolates");
  g_autoptr (KotakuFrame) alone = influence_of (isolates, NULL);
  check_column (alone, "competitiveness", none);
  check_column (alone, "influence", zero);
  ck_assert_str_eq (kotaku_frame_get_string (alone, "quadrant", 0, NULL), "autonomous");
  g_autoptr (KotakuFrame) nothing = influence_of (isolates, "mdii");
  ck_assert_uint_eq (kotaku_frame_get_n_rows (nothing), 0);
  g_autoptr (KotakuNetwork) pair = network_of (2, (const guint8[]){ 0, 1, 1, 0 });
  g_autoptr (KotakuFrame) undone = influence_of (pair, NULL);
  check_column (undone, "influence", one);
  check_column (undone, "feedback", one);
  check_column (undone, "competitiveness", none);
}
END_TEST

/* The last bit of a sum does not raise anybody above the mean. */
START_TEST (test_equal_sums)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuNetwork) network = kotaku_network_new ();
  kotaku_fixture_append (network, KOTAKU_TABLE_ACTORS, "id\na\nb\nc\n", &error);
  kotaku_fixture_append (network, KOTAKU_TABLE_TIES,
                         "from,to,weight\na,b,0.1\na,c,0.2\nb,c,0.1\nb,a,0.2\nc,a,0.1\nc,b,0.2\n",
                         &error);
  ck_assert_no_error (error);
  g_autoptr (KotakuFrame) frame = influence_of (network, NULL);
  for (gsize i = 0; i < 3; i++)
    ck_assert_str_eq (kotaku_frame_get_string (frame, "quadrant", (gssize) i, NULL), "autonomous");
}
END_TEST

KOTAKU_TEST_MAIN ("measure/influence", test_six_actors, test_matrices, test_edges, test_equal_sums)

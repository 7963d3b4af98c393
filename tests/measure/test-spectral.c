/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "looks.h"

#include <math.h>

START_TEST (test_eigenvector) { check_reference ("eigenvector"); }
END_TEST

START_TEST (test_pagerank) { check_reference ("pagerank"); }
END_TEST

START_TEST (test_hub) { check_reference ("hub"); }
END_TEST

START_TEST (test_authority) { check_reference ("authority"); }
END_TEST

START_TEST (test_undefined)
{
  static const char *const metrics[] = { "eigenvector", "hub", "authority" };
  for (gsize i = 0; i < G_N_ELEMENTS (metrics); i++)
    {
      check_fixture ("isolates", metrics[i], ",,");
      check_fixture ("absences", metrics[i], ",,");
    }
  check_fixture ("isolates", "pagerank",
                 "0.3333333333333333,0.3333333333333333,0.3333333333333333");
}
END_TEST

/* Two mutual arcs and a circle of three: the leading eigenvalue of the circle, 2, is the larger. */
START_TEST (test_components)
{
  check_fixture ("two-components", "hub", "1,1,1,1,1");
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("two-components");
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  g_autoptr (KotakuFrame) frame = measure (view, "eigenvector");
  const double *values = kotaku_frame_get_doubles (frame, "eigenvector", NULL, NULL);
  static const double expected[] = { 0, 0, 1, 1, 1 };
  ck_assert (dense_alike ("eigenvector", values, expected, 5));
}
END_TEST

/* PageRank sums to 1, in every fixture with a node. */
START_TEST (test_sum)
{
  gsize n_fixtures;
  const KotakuFixture *fixtures = kotaku_fixtures (&n_fixtures);
  for (gsize f = 0; f < n_fixtures; f++)
    {
      g_autoptr (KotakuNetwork) network = kotaku_fixture_build (&fixtures[f]);
      g_autoptr (KotakuView) view = kotaku_fixture_view (network, "weighted", "yes", NULL);
      g_autoptr (KotakuFrame) frame = measure (view, "pagerank");
      gsize n;
      double sum = 0;
      const double *values = kotaku_frame_get_doubles (frame, "pagerank", &n, NULL);
      for (gsize i = 0; i < n; i++)
        sum += values[i];
      if (n > 0)
        ck_assert_double_eq_tol (sum, 1, 1e-12);
    }
}
END_TEST

KOTAKU_TEST_MAIN ("measure/spectral",
                  test_eigenvector,
                  test_pagerank,
                  test_hub,
                  test_authority,
                  test_undefined,
                  test_components,
                  test_sum)

/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "looks.h"

/* A tie among the three neighbours of a hub costs 2/3; arcs both ways are one tie. */
START_TEST (test_by_hand)
{
  check_fixture ("path", "effective_size", "1,2,2,2,1");
  check_fixture ("complete", "effective_size", "1,1,1,1");
  check_fixture ("isolate", "effective_size", "1,1,");
  check_fixture ("star", "effective_size", "4,1,1,1,1");
  check_fixture ("loop", "effective_size", ",");
}
END_TEST

/* Zachary's club by networkx: the instructor, the president, and who knows one alone. */
START_TEST (test_karate)
{
  g_autoptr (KotakuNetwork) network = karate ();
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  g_autoptr (KotakuFrame) frame = measure (view, "effective_size");
  const double *values = kotaku_frame_get_doubles (frame, "effective_size", NULL, NULL);
  ck_assert_double_eq_tol (values[0], 13.75, 1e-12);
  ck_assert_double_eq_tol (values[33], 15.235294117647058, 1e-12);
  ck_assert_double_eq_tol (values[11], 1, 1e-12);
}
END_TEST

KOTAKU_TEST_MAIN ("measure/holes", test_by_hand, test_karate)

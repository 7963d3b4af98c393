/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "looks.h"

/* A vertical triangle with a mutual pair c-d: a to b, c, d; b to c, d; c and d both ways. */
START_TEST (test_by_hand)
{
  check_fixture ("hierarchy", "degree", "3,3,3,3");
  check_fixture ("hierarchy", "in_degree", "0,1,3,3");
  check_fixture ("hierarchy", "out_degree", "3,2,1,1");
  check_fixture ("hierarchy", "weighted_in_degree", "0,4,6,7");
  check_fixture ("hierarchy", "weighted_out_degree", "7,4,5,1");
  check_fixture ("hierarchy", "weighted_degree", "7,8,11,8");
}
END_TEST

/* In an undirected view each tie counts once. */
START_TEST (test_undirected)
{
  check_fixture ("path", "degree", "1,2,2,2,1");
  check_fixture ("path", "in_degree", "1,2,2,2,1");
  check_fixture ("path", "weighted_degree", "1,2,2,2,1");
  check_fixture ("absences", "degree", "0,0,0");
}
END_TEST

/* 2 + 3 + 1 for two ties without a weight; the loop is dropped. */
START_TEST (test_merged)
{
  check_fixture ("parallel-ties", "weighted_out_degree", "6,1,0");
  check_fixture ("parallel-ties", "out_degree", "1,1,0");
  check_fixture ("loop", "degree", "0,0");
}
END_TEST

/* Arcs turned round swap in and out. */
START_TEST (test_reversed)
{
  ReferenceTie turned[G_N_ELEMENTS (toy_ties)];
  for (gsize i = 0; i < G_N_ELEMENTS (toy_ties); i++)
    turned[i] = (ReferenceTie){ toy_ties[i].to, toy_ties[i].from, toy_ties[i].weight };
  g_autoptr (KotakuNetwork) there = toy ();
  g_autoptr (KotakuNetwork) back
      = network_of (toy_network.n_nodes, turned, toy_network.n_ties, "arc");
  g_autoptr (KotakuView) one = kotaku_fixture_view (there, NULL);
  g_autoptr (KotakuView) other = kotaku_fixture_view (back, NULL);
  static const char *const pairs[][2] = { { "in_degree", "out_degree" },
                                          { "weighted_in_degree", "weighted_out_degree" },
                                          { "degree", "degree" },
                                          { "hub", "authority" } };
  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autoptr (KotakuFrame) a = measure (one, pairs[i][0]);
      g_autoptr (KotakuFrame) b = measure (other, pairs[i][1]);
      ck_assert (dense_alike (pairs[i][0], kotaku_frame_get_doubles (a, pairs[i][0], NULL, NULL),
                              kotaku_frame_get_doubles (b, pairs[i][1], NULL, NULL), 9));
    }
}
END_TEST

KOTAKU_TEST_MAIN ("measure/degree", test_by_hand, test_undirected, test_merged, test_reversed)

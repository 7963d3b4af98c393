/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "looks.h"

START_TEST (test_reference) { check_reference ("betweenness"); }
END_TEST

/* Undirected: unordered pairs once. A directed circle of four: 1 + 2 of the paths of the others. */
START_TEST (test_by_hand)
{
  check_fixture ("path", "betweenness", "0,3,4,3,0");
  check_fixture ("cycle", "betweenness", "3,3,3,3");
  check_fixture ("complete", "betweenness", "0,0,0,0");
  check_fixture ("isolates", "betweenness", "0,0,0");
}
END_TEST

/* Three clients point to the hub, which has one tie both ways: from each client to that one. */
START_TEST (test_star) { check_fixture ("star", "betweenness", "3,0,0,0,0"); }
END_TEST

KOTAKU_TEST_MAIN ("measure/betweenness", test_reference, test_by_hand, test_star)

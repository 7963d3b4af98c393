/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "looks.h"

START_TEST (test_coreness) { check_reference ("coreness"); }
END_TEST

START_TEST (test_clustering) { check_reference ("clustering"); }
END_TEST

START_TEST (test_constraint) { check_reference ("constraint"); }
END_TEST

/* In a directed view a mutual pair counts 2 in coreness, in an undirected one 1. */
START_TEST (test_by_hand)
{
  check_fixture ("mutual", "coreness", "2,2");
  check_fixture ("path", "coreness", "1,1,1,1,1");
  check_fixture ("complete", "coreness", "3,3,3,3");
  check_fixture ("complete", "clustering", "1,1,1,1");
  check_fixture ("path", "clustering", ",0,0,0,");
  check_fixture ("isolate", "constraint", "1,1,");
  check_fixture ("star", "constraint", "0.28,1,1,1,1");
}
END_TEST

KOTAKU_TEST_MAIN ("measure/cohesion", test_coreness, test_clustering, test_constraint, test_by_hand)

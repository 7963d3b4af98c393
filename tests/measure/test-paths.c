/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "looks.h"

START_TEST (test_closeness) { check_reference ("closeness"); }
END_TEST

START_TEST (test_harmonic) { check_reference ("harmonic"); }
END_TEST

/* Five in a row: distances 1 2 3 4 from an end, 1 1 2 2 from the middle. */
START_TEST (test_by_hand)
{
  check_fixture ("path", "closeness",
                 "0.4,0.5714285714285714,0.6666666666666666,"
                 "0.5714285714285714,0.4");
  check_fixture ("path", "harmonic",
                 "2.083333333333333,2.833333333333333,3,"
                 "2.833333333333333,2.083333333333333");
  check_fixture ("one-arc", "closeness", "1,");
  check_fixture ("one-arc", "harmonic", "1,0");
  check_fixture ("isolates", "closeness", ",,");
  check_fixture ("path", "eccentricity", "4,3,2,3,4");
  check_fixture ("one-arc", "eccentricity", "1,0");
  check_fixture ("path", "local_reaching", "1,1,1,1,1");
  check_fixture ("one-arc", "local_reaching", "1,0");
  check_fixture ("isolates", "local_reaching", "0,0,0");
}
END_TEST

KOTAKU_TEST_MAIN ("measure/paths", test_closeness, test_harmonic, test_by_hand)

/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "ask.h"

/* two-zones: inside both ties are strong; outside d-e and a-d are weak. Of those inside a alone has
 * a strong tie to the team's f. */
START_TEST (test_contrasts)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("two-zones");
  ask_network (network, "strong-inside", "undecided 1 - [-]\n");
  ask_network (network, "participation-inside", "undecided 0.3333333333333333 - [-]\n");
}
END_TEST

START_TEST (test_no_zones)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("no-zones");
  ask_network (network, "strong-inside", "undecided - - [-]\n");
  ask_network (network, "participation-inside", "undecided - - [-]\n");
}
END_TEST

static const KotakuFixture changing = {
  .name = "changing",
  .actors = "id\na\nb\nc\nd\n",
  .events = "id,date\nsk,2017-03-14\ndue,\n",
  .ties = "id,from,to,direction,strength,since,until\n"
          "stronger1,a,b,equal,weak,,event:sk\nstronger2,a,b,equal,strong,event:sk,\n"
          "gained,b,c,equal,weak,event:sk,\n"
          "lost,c,d,equal,weak,,2017-03-14\n"
          "kept,a,c,equal,weak,,\n"
          "absent,a,d,equal,none,event:sk,\n"
          "late,b,d,equal,weak,2018-01-01,\n"
          "due,b,d,equal,weak,event:due,\n",
};

/* The day before the event against its first day. A tie bound at the undated event is open for
 * every other day. After the undated event nothing is lost, and only its own tie had not been
 * there. */
START_TEST (test_change_at_event)
{
  ask (&changing, "change-at-event",
       "undecided 0 sk [stronger1|stronger2|gained|lost]\n"
       "undecided 0 due [-]\n");
}
END_TEST

START_TEST (test_no_event)
{
  ask_ties ("from,to,direction\na,b,equal\n", "change-at-event", "undecided - - [-]\n");
}
END_TEST

START_TEST (test_not_yet)
{
  ask (&changing, "strength-rules", "undecided - - [-]\n");
  ask (&changing, "weak-bridges", "undecided - - [-]\n");
}
END_TEST

KOTAKU_TEST_MAIN ("commands/findings-zones",
                  test_contrasts,
                  test_no_zones,
                  test_change_at_event,
                  test_no_event,
                  test_not_yet)

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

/* Shares are told with what they are shares of. */
START_TEST (test_contrasts_tell_counts)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("two-zones");
  ask_basis_of (network, "strong-inside", "strong: inside 2 of 2, an end outside 0 of 2");
  ask_basis_of (network, "participation-inside",
                "tied strongly to programme or LKM: inside 1 of 3, outside 0 of 2");
}
END_TEST

START_TEST (test_no_zones)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("no-zones");
  ask_network (network, "strong-inside", "not testable - - [-]\n");
  ask_network (network, "participation-inside", "not testable - - [-]\n");
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

/* What is dated at the event is heard before what is not, stated before inferred. */
START_TEST (test_dated_ties_first)
{
  KotakuFixture fixture = {
    .name = "dated",
    .actors = "id\na\nb\nc\nd\n",
    .events = "id,date\nsk,2017\n",
    .ties = "id,from,to,direction,strength,since,until,stated\n"
            "table1,a,b,equal,strong,,,\ntable2,a,b,equal,strong,,,\n"
            "ended,a,b,equal,none,event:sk,,\n"
            "table3,a,c,equal,weak,,,\nlost,a,c,equal,none,event:sk,,inferred\n"
            "table4,b,c,equal,strong,,,\nbefore,b,c,equal,weak,,2017-01-01,\n",
  };
  ask (&fixture, "change-at-event", "undecided -0.3333333333333333 sk [ended|before]\n");
  ask_basis (&fixture, "change-at-event",
             "of 3 tied pairs 0 new, 1 ended, 1 changed strength; pairs dated at it: 3; in 1 of "
             "these undated stated ties decide");
}
END_TEST

START_TEST (test_no_event)
{
  ask_ties ("from,to,direction\na,b,equal\n", "change-at-event", "not testable - - [-]\n");
}
END_TEST

/* Rules that were coded from the same statements agree with themselves. */
START_TEST (test_strength_rules)
{
  KotakuFixture fixture = {
    .name = "rules",
    .zones = "id,unit,rt,rw,delineated\nr1,RT,1,1,yes\nr2,RT,2,1,no\n",
    .actors = "id,zone,funded\na,r1,yes\nb,r1,yes\nc,r2,no\n",
    .ties = "from,to,direction,strength,stated\na,b,equal,strong,stated\n"
            "a,c,equal,weak,inferred\nb,c,equal,weak,stated\n",
  };
  ask (&fixture, "strength-rules", "not testable 1 - [-]\n");
  ask_basis (&fixture, "strength-rules",
             "of 3 compared pairs 1 are inferred: no test; they agree with 3 of 3");
  fixture.ties = "from,to,direction,strength\na,b,equal,strong\na,c,equal,weak\nb,c,equal,weak\n";
  ask (&fixture, "strength-rules", "undecided 1 - [-]\n");
  fixture.ties = "from,to,direction\na,b,equal\n";
  ask (&fixture, "strength-rules", "not testable - - [-]\n");
}
END_TEST

/* Eight ties of people who share none are lost at the event: McNemar's p is 2/256, without one pair
 * 2/128, which are the matching too. */
START_TEST (test_change_tested)
{
  g_autoptr (GString) people = g_string_new ("id\n");
  g_autoptr (GString) ties = g_string_new ("id,from,to,direction,until\n");
  for (int i = 0; i < 8; i++)
    {
      g_string_append_printf (people, "a%d\nb%d\n", i, i);
      g_string_append_printf (ties, "t%d,a%d,b%d,equal,event:sk\n", i, i, i);
    }
  KotakuFixture fixture
      = { .name = "lost", .actors = people->str, .events = "id,date\nsk,\n", .ties = ties->str };
  ask (&fixture, "change-at-event", "supported -1 sk [t0|t1|t2|t3|t4|t5|t6|t7]\n");
  ask_basis (
      &fixture, "change-at-event",
      "tested: p 0.0156; 0.0156 after Holm's correction over 1 tests; of 8 tied pairs 0 new, "
      "8 ended, 0 changed strength");
}
END_TEST

KOTAKU_TEST_MAIN ("commands/findings-zones",
                  test_contrasts,
                  test_contrasts_tell_counts,
                  test_no_zones,
                  test_change_at_event,
                  test_dated_ties_first,
                  test_no_event,
                  test_strength_rules,
                  test_change_tested)

/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "ask.h"

static KotakuFixture
people (const char *ties)
{
  return (KotakuFixture){ .name = "carried",
                          .actors = "id\np\nq\nr\n",
                          .institutions = "id\na\nb\nc\n",
                          .affiliations = "actor,institution,since,until\np,a,,\nq,b,,2018-01-01\n"
                                          "r,c,,\nr,a,,\n",
                          .ties = ties };
}

START_TEST (test_carried)
{
  KotakuFixture all = people ("id,from,to,direction\nt1,a,b,equal\nt2,p,q,equal\n");
  ask (&all, "carried", "supported 1 - [t1]\n");
  KotakuFixture some = people ("id,from,to,direction\nt1,a,b,equal\nt2,p,q,equal\nt3,b,c,equal\n");
  ask (&some, "carried", "undecided 0.5 - [t1]\n");
  KotakuFixture several
      = people ("id,from,to,direction\nt1,b,a,equal\nt2,r,q,equal\nt3,b,c,equal\n");
  ask (&several, "carried", "supported 1 - [t1|t3]\n");
  KotakuFixture none = people ("id,from,to,direction,strength\nt1,b,c,equal,\nt2,p,q,equal,\n"
                               "t3,p,r,equal,none\n");
  ask (&none, "carried", "contradicted 0 - [-]\n");
}
END_TEST

/* Nothing is recorded of r, who alone acts for c: whether people carry b-c is not known. */
START_TEST (test_people_without_record)
{
  KotakuFixture unheard = people ("id,from,to,direction\nt1,b,c,equal\nt2,p,q,equal\n");
  ask (&unheard, "carried", "undecided 0 - [-]\n");
  ask_basis (&unheard, "carried", "only 0 of 1 have people's ties on both sides");
  KotakuFixture some = people ("id,from,to,direction\nt1,a,b,equal\nt2,p,q,equal\nt3,b,c,equal\n");
  ask_basis (&some, "carried",
             "only 1 of 2 have people's ties on both sides; "
             "supported at all, contradicted at none");
}
END_TEST

START_TEST (test_absences_carry_nothing)
{
  KotakuFixture absent = people ("id,from,to,direction,strength\nt1,a,b,equal,weak\n"
                                 "t2,p,q,equal,none\nt3,p,r,equal,weak\n");
  ask (&absent, "carried", "contradicted 0 - [-]\n");
}
END_TEST

START_TEST (test_without)
{
  KotakuFixture no_people = people ("id,from,to,direction\nt1,a,b,equal\n");
  ask (&no_people, "carried", "not testable - - [-]\n");
  KotakuFixture no_pair = people ("id,from,to,direction\nt1,p,q,equal\n");
  ask (&no_pair, "carried", "not testable - - [-]\n");
  ask_ties ("from,to,direction\na,b,equal\n", "carried", "not testable - - [-]\n");
}
END_TEST

/* q left b at the start of 2018. */
START_TEST (test_time)
{
  KotakuFixture fixture = people ("id,from,to,direction\nt1,a,b,equal\nt2,p,q,equal\n");
  g_autoptr (KotakuNetwork) network = kotaku_fixture_build (&fixture);
  g_autoptr (KotakuFrame) before = ask_frame (network, "at", "2017-12-31");
  g_autoptr (KotakuFrame) after = ask_frame (network, "at", "2018-01-01");
  g_autofree char *then = ask_rows (before, "carried");
  g_autofree char *now = ask_rows (after, "carried");
  ck_assert_str_eq (then, "supported 1 - [t1]\n");
  ck_assert_str_eq (now, "undecided 0 - [-]\n"); /* nobody acts for b any more */
}
END_TEST

START_TEST (test_level_not_selected)
{
  KotakuFixture fixture = people ("id,from,to,direction\nt1,a,b,equal\nt2,p,q,equal\n");
  g_autoptr (KotakuNetwork) network = kotaku_fixture_build (&fixture);
  g_autoptr (KotakuFrame) frame = ask_frame (network, "level", "interpersonal");
  g_autofree char *rows = ask_rows (frame, "carried");
  ck_assert_str_eq (rows, "not testable - - [-]\n");
}
END_TEST

KOTAKU_TEST_MAIN ("commands/findings-carried",
                  test_carried,
                  test_people_without_record,
                  test_absences_carry_nothing,
                  test_without,
                  test_time,
                  test_level_not_selected)

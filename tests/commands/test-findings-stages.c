/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "ask.h"

START_TEST (test_stage_strong)
{
  ask_ties ("id,from,to,direction,strength,stages\n"
            "t1,a,b,equal,strong,implementation\nt2,c,d,equal,strong,implementation|planning\n"
            "t3,a,c,equal,weak,planning\nt4,a,d,equal,strong,\n",
            "stage-strong", "supported 2 - [t1|t2]\n");
  ask_ties ("id,from,to,direction,strength,stages\n"
            "t1,a,b,equal,strong,implementation\nt2,c,d,equal,strong,planning\n"
            "t3,a,c,equal,strong,planning\n",
            "stage-strong", "contradicted 1 - [t2|t3]\n");
  ask_ties ("id,from,to,direction,strength,stages\n"
            "t1,a,b,equal,strong,implementation|planning\n",
            "stage-strong", "undecided 1 - [t1]\n");
  ask_ties ("id,from,to,direction,strength,stages\nt1,a,b,equal,weak,planning\n", "stage-strong",
            "undecided 0 - [-]\n");
}
END_TEST

/* Ties of the same pair and stage that do not say so are not named. */
START_TEST (test_stage_evidence)
{
  static const char ties[] = "id,from,to,direction,strength,scope,stages\n"
                             "t1,a,b,equal,strong,,implementation\n"
                             "t2,a,b,equal,,beyond,implementation\n"
                             "t3,a,b,equal,,programme,sustainability\n";
  ask_ties (ties, "stage-strong", "supported 1 - [t1]\n");
  ask_ties (ties, "stage-beyond", "supported 0 - [t2]\n");
}
END_TEST

START_TEST (test_stage_strong_not_recorded)
{
  ask_ties ("from,to,direction,strength\na,b,equal,strong\n", "stage-strong",
            "not testable - - [-]\n");
  ask_ties ("from,to,direction,stages\na,b,equal,planning\n", "stage-strong",
            "not testable - - [-]\n");
  ask_ties ("from,to,direction\n", "stage-strong", "not testable - - [-]\n");
}
END_TEST

START_TEST (test_stage_beyond)
{
  ask_ties ("id,from,to,direction,scope,stages\n"
            "t1,a,b,equal,beyond,planning\nt2,a,b,equal,programme,sustainability\n",
            "stage-beyond", "supported 0 - [t1]\n");
  ask_ties ("id,from,to,direction,scope,stages\n"
            "t1,a,b,equal,beyond,planning\nt2,c,b,equal,beyond,sustainability\n",
            "stage-beyond", "contradicted 1 - [t2]\n");
  ask_ties ("id,from,to,direction,scope,stages\n"
            "t1,a,b,equal,programme,planning|sustainability\n",
            "stage-beyond", "undecided 0 - [-]\n");
  ask_ties ("id,from,to,direction,scope,stages\nt1,a,b,equal,beyond,planning\n", "stage-beyond",
            "not testable - - [-]\n");
  ask_ties ("from,to,direction,stages\na,b,equal,sustainability\n", "stage-beyond",
            "not testable - - [-]\n");
}
END_TEST

/* One stage says nothing of the others. */
START_TEST (test_stage_selected)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_build (
      &(KotakuFixture){ .name = "stages",
                        .institutions = "id\na\nb\n",
                        .ties = "id,from,to,direction,strength,scope,stages\n"
                                "t1,a,b,equal,strong,beyond,implementation\n" });
  g_autoptr (KotakuFrame) one = ask_frame (network, "stage", "implementation");
  g_autofree char *strong = ask_rows (one, "stage-strong");
  g_autofree char *beyond = ask_rows (one, "stage-beyond");
  ck_assert_str_eq (strong, "not testable - - [-]\n");
  ck_assert_str_eq (beyond, "not testable - - [-]\n");
}
END_TEST

KOTAKU_TEST_MAIN ("commands/findings-stages",
                  test_stage_strong,
                  test_stage_evidence,
                  test_stage_strong_not_recorded,
                  test_stage_beyond,
                  test_stage_selected)

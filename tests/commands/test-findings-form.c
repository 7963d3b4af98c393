/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "ask.h"

/* The study's Table 2: vertical rows are kinship, the others work, so dominance does not go with
 * it. */
START_TEST (test_dominance_form)
{
  ask_ties ("from,to,form,direction\na,b,kinship,vertical\nc,b,kinship,vertical\n"
            "c,a,work,horizontal\nd,a,work,horizontal\nd,b,work,horizontal\n",
            "dominance-form", "undecided -1 - [-]\n");
  /* a pair of both forms is neither */
  ask_ties ("from,to,form,direction\na,b,work|kinship,vertical\nc,b,work,vertical\n"
            "c,a,kinship,horizontal\nd,a,work,equal\n",
            "dominance-form", "undecided 0.5 - [-]\n");
  ask_ties ("from,to,form,direction\na,b,work,vertical\n", "dominance-form", "undecided - - [-]\n");
  ask_ties ("from,to,form,direction\na,b,,vertical\n", "dominance-form", "not testable - - [-]\n");
  ask_basis (&(KotakuFixture){ .name = "one kind",
                               .institutions = "id\na\nb\n",
                               .ties = "from,to,form,direction\na,b,work,vertical\n" },
             "dominance-form",
             "tested: too few: only one outcome; with a form, work: "
             "vertical 1 of 1, "
             "others 0 of 0");
}
END_TEST

START_TEST (test_strength_form)
{
  ask_ties ("from,to,form,direction,strength\na,b,work,equal,strong\nc,b,kinship,equal,strong\n"
            "c,d,kinship,equal,weak\n",
            "strength-form", "undecided 0.5 - [-]\n");
  ask_ties ("from,to,direction\na,b,equal\n", "strength-form", "not testable - - [-]\n");
}
END_TEST

/* Ten pairs of ten institutions that share none: five vertical ones are work, five others kinship.
 * Fisher's doubled p is 2/C(10, 5) = 2/252; without one pair 2/C(9, 4) = 2/126. */
START_TEST (test_form_tested)
{
  g_autoptr (GString) bodies = g_string_new ("id\n");
  g_autoptr (GString) ties = g_string_new ("from,to,form,direction,strength\n");
  for (int i = 0; i < 10; i++)
    {
      g_string_append_printf (bodies, "a%d\nb%d\n", i, i);
      g_string_append_printf (ties, "a%d,b%d,%s,%s,%s\n", i, i, i < 5 ? "work" : "kinship",
                              i < 5 ? "vertical" : "horizontal", i < 5 ? "weak" : "strong");
    }
  KotakuFixture fixture = { .name = "ten", .institutions = bodies->str, .ties = ties->str };
  /* two tests of the run: 2 x 2/126 is above .03, and at most .05 */
  ask (&fixture, "dominance-form", "supported 1 - [-]\n");
  ask (&fixture, "strength-form", "contradicted -1 - [-]\n");
  ask_basis (&fixture, "dominance-form",
             "tested: p 0.0159; 0.0317 after Holm's correction over 2 tests; ");
  g_autoptr (KotakuNetwork) network = kotaku_fixture_build (&fixture);
  g_autoptr (KotakuFrame) strict = ask_frame (network, "alpha", "0.03");
  g_autofree char *rows = ask_rows (strict, "dominance-form");
  ck_assert_str_eq (rows, "undecided 1 - [-]\n");
  ck_assert_str_eq (kotaku_frame_get_metadata (strict, "tests"), "2");
  ck_assert_str_eq (kotaku_frame_get_metadata (strict, "draws"), "exact");
}
END_TEST

START_TEST (test_dominance_interest)
{
  ask_ties ("id,from,to,direction,content\nt1,a,b,vertical,interest\nt2,a,c,vertical,"
            "interest|information\nt3,a,d,vertical,cooperation\nt4,c,d,equal,cooperation\n",
            "dominance-interest", "supported 0.6666666666666666 - [t1|t2|t3]\n");
  /* ties of the pair that say nothing of content are not named, whatever else they say */
  ask_ties ("id,from,to,direction,content\nt1,a,b,vertical,\nt2,a,b,,interest\n"
            "t3,a,b,vertical,interest\n",
            "dominance-interest", "supported 1 - [t2|t3]\n");
  ask_ties ("id,from,to,direction,content\nt1,a,b,vertical,interest\nt2,a,c,vertical,"
            "cooperation\nt3,a,d,vertical,information\n",
            "dominance-interest", "contradicted 0.3333333333333333 - [t1|t2|t3]\n");
  ask_ties ("id,from,to,direction,content\nt1,a,b,vertical,interest\nt2,a,c,vertical,"
            "cooperation\n",
            "dominance-interest", "undecided 0.5 - [t1|t2]\n");
}
END_TEST

START_TEST (test_dominance_interest_without)
{
  ask_ties ("from,to,direction\na,b,vertical\n", "dominance-interest", "not testable - - [-]\n");
  ask_ties ("from,to,direction,content,source\na,b,vertical,interest,p\n"
            "a,b,vertical,cooperation,q\n",
            "dominance-interest", "undecided - - [-]\n");
  ask_ties ("from,to,direction\na,b,equal\n", "dominance-interest", "undecided - - [-]\n");
  ask_ties ("from,to,direction\na,b,unstated\n", "dominance-interest", "not testable - - [-]\n");
}
END_TEST

KOTAKU_TEST_MAIN ("commands/findings-form",
                  test_dominance_form,
                  test_strength_form,
                  test_form_tested,
                  test_dominance_interest,
                  test_dominance_interest_without)

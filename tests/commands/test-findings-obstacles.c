/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "ask.h"

static void
ask_funds (const char *funds, const char *id, const char *expected)
{
  ask (&(KotakuFixture){ .name = "funds",
                         .zones = "id,delineated\nin,yes\nout,no\nsilent,\n",
                         .funds = funds },
       id, expected);
}

START_TEST (test_delay)
{
  ask_funds ("id,planned,disbursed\nf1,2018-01-01,2018-01-31\nf2,2018-01-01,2017-12-01\n"
             "f3,2018-01,2018-02-02\n",
             "delay", "supported 30 f1 [-]\nsupported 2 f3 [-]\n");
  ask_funds ("id,planned,disbursed\nf2,2018-01-01,2018-01-01\nf3,,2018-01-01\n", "delay",
             "contradicted 0 - [-]\n");
  ask_funds ("id,planned,disbursed\nf2,2018-01-01,2018-01-01\nf3,2018-01-01,\n", "delay",
             "undecided 0 - [-]\n");
  ask_funds ("id,planned,disbursed\nf3,2018-01-01,\n", "delay", "undecided - - [-]\n");
  ask_funds ("id,amount\nf3,0\n", "delay", "not testable - - [-]\n");
  ask_funds ("id\n", "delay", "not testable - - [-]\n");
}
END_TEST

START_TEST (test_tranche_gap)
{
  ask_funds ("id,year,tranche,disbursed\nf1,2018,1,2018-01-01\nf2,2018,2,2018-04-02\n",
             "tranche-gap", "supported 91 f2 [-]\n");
  ask_funds ("id,year,tranche,disbursed\nf1,2018,1,2018-01-01\nf2,2018,2,2018-04-01\n"
             "f3,2018,3,2018-04-05\n",
             "tranche-gap", "contradicted 90 - [-]\n");
  ask_funds ("id,year,tranche,disbursed\nf1,2018,1,2018-01-01\nf2,2019,2,2019-04-01\n",
             "tranche-gap", "not testable - - [-]\n");
}
END_TEST

START_TEST (test_nothing_built)
{
  ask_funds ("id,amount,outcome\nf1,0,nothing\nf2,0,nothing\nf3,5,built\n", "nothing-built",
             "supported 1 f1|f2 [-]\n");
  ask_funds ("id,amount,outcome\nf1,0,nothing\nf2,0,built\n", "nothing-built",
             "contradicted 0.5 f1|f2 [-]\n");
  ask_funds ("id,amount,outcome\nf1,0,nothing\nf2,0,partly\n", "nothing-built",
             "undecided 0.5 f1|f2 [-]\n");
  ask_funds ("id,amount,outcome\nf1,0,nothing\nf2,0,\n", "nothing-built",
             "undecided 1 f1|f2 [-]\n");
  ask_basis (
      &(KotakuFixture){ .name = "outcomes", .funds = "id,amount,outcome\nf1,0,nothing\nf2,0,\n" },
      "nothing-built",
      "in 1 of 1 cases without funds nothing was built; cases without a recorded outcome: 1");
  ask_funds ("id,amount,outcome\nf1,0,\n", "nothing-built", "not testable - f1 [-]\n");
  ask_funds ("id,amount,outcome\nf1,5,built\n", "nothing-built", "undecided - - [-]\n");
  ask_funds ("id,outcome\nf1,built\n", "nothing-built", "not testable - - [-]\n");
}
END_TEST

START_TEST (test_decree_funds)
{
  ask_funds ("id,zone,amount\nf1,in,5\nf2,out,0\nf3,in,1\n", "decree-funds",
             "supported 0 f1|f3 [-]\n");
  ask_funds ("id,zone\nf1,in\nf2,out\n", "decree-funds", "contradicted 1 f2 [-]\n");
  ask_funds ("id,zone\nf1,silent\nf2,\n", "decree-funds", "not testable - - [-]\n");
  ask (&(KotakuFixture){ .name = "inside",
                         .zones = "id,delineated\nin,yes\n",
                         .funds = "id,zone\nf1,in\n" },
       "decree-funds", "undecided - - [-]\n");
}
END_TEST

/* Funds go to kelurahan: an RT outside could not have got one, a kelurahan could. */
START_TEST (test_decree_funds_candidates)
{
  static const char piece[] = "none of their kind is outside: it could not fail";
  KotakuFixture fixture = { .name = "candidates",
                            .zones = "id,unit,delineated\nk1,kelurahan,yes\nrt1,RT,no\n",
                            .funds = "id,zone\nf1,k1\n" };
  ask (&fixture, "decree-funds", "supported 0 f1 [-]\n");
  ask_basis (&fixture, "decree-funds", piece);
  fixture.zones = "id,unit,delineated\nk1,kelurahan,yes\nrt1,RT,no\nk2,kelurahan,no\n";
  g_autoptr (KotakuNetwork) network = kotaku_fixture_build (&fixture);
  g_autoptr (KotakuFrame) frame = ask_frame (network, NULL, NULL);
  gssize row = kotaku_frame_find_row (frame, "id", "decree-funds", NULL);
  ck_assert_str_eq (kotaku_frame_get_string (frame, "basis", (gsize) row, NULL),
                    "described: none of the 1 funds is for an area outside");
}
END_TEST

static void
ask_posts (const char *posts, const char *competences, const char *id, const char *expected)
{
  ask (
      &(KotakuFixture){
          .name = "posts", .actors = "id\na\nb\n", .posts = posts, .competences = competences },
      id, expected);
}

START_TEST (test_open_posts)
{
  ask_posts ("post,required\nx,law\ny,any\n", NULL, "open-posts", "supported 1 y [-]\n");
  ask_posts ("post,required\nx,law\ny,\n", NULL, "open-posts", "contradicted 0 - [-]\n");
  ask_posts ("post,required\ny,\n", NULL, "open-posts", "not testable - - [-]\n");
  ask_posts (NULL, NULL, "open-posts", "not testable - - [-]\n");
}
END_TEST

START_TEST (test_competence_match)
{
  static const char posts[] = "post,required,min_education\nx,law,S1\ny,any,DIII\n";
  ask_posts (posts, "actor,post,field,education\na,x,law,S1\nb,y,art,DIII\n", "competence-match",
             "supported 1 - [-]\n");
  ask_posts (posts, "actor,post,field,education\na,x,art,S2\nb,y,art,SMA\n", "competence-match",
             "contradicted 0 - [-]\n");
  ask_posts (posts, "actor,post,field,education\na,x,law,S1\nb,y,art,SMA\n", "competence-match",
             "undecided 0.5 - [-]\n");
  ask_posts (posts, "actor,post,field,education\na,x,,\n", "competence-match",
             "not testable - - [-]\n");
  ask_posts (posts, NULL, "competence-match", "not testable - - [-]\n");
}
END_TEST

/* Of a pair within a sector those ties are named that say what the row is about. */
START_TEST (test_sectoral_ego_evidence)
{
  ask (&(KotakuFixture){ .name = "within",
                         .institutions = "id,sector\na,community\nb,community\nc,private\n",
                         .ties = "id,from,to,direction,strength,scope\nt1,a,b,equal,,\n"
                                 "t2,a,b,equal,strong,\nt3,a,b,equal,,beyond\n" },
       "sectoral-ego", "undecided -1 - [t1|t2|t3]\nundecided -1 - [t2]\nundecided -1 - [t3]\n");
}
END_TEST

/* Four sectors of three, tied within alone: of the 12!/(3!)^4/4! = 15400 ways to put twelve into
 * threes one is this, so p is 1/15400; rewired with every degree kept, all two, the graph is four
 * triangles again in 15400 of all 2-regular graphs on twelve nodes, which are far more. */
START_TEST (test_sectoral_ego_tested)
{
  g_autoptr (GString) bodies = g_string_new ("id,sector\n");
  g_autoptr (GString) ties = g_string_new ("from,to,direction,strength\n");
  static const char *const sectors[] = { "government", "community", "private", "programme" };
  for (int i = 0; i < 12; i++)
    {
      g_string_append_printf (bodies, "i%d,%s\n", i, sectors[i / 3]);
      g_string_append_printf (ties, "i%d,i%d,equal,weak\n", i, i / 3 * 3 + (i + 1) % 3);
    }
  KotakuFixture fixture = { .name = "triangles", .institutions = bodies->str, .ties = ties->str };
  g_autoptr (KotakuNetwork) network = kotaku_fixture_build (&fixture);
  g_autoptr (KotakuFrame) frame = ask_frame (network, NULL, NULL);
  gsize n = 0;
  gsize row = (gsize) kotaku_frame_find_row (frame, "statistic", "ei_index", NULL);
  ck_assert_double_eq (kotaku_frame_get_doubles (frame, "value", &n, NULL)[row], -1);
  ck_assert_double_lt (kotaku_frame_get_doubles (frame, "p_value", &n, NULL)[row], .01);
  ck_assert_str_eq (kotaku_frame_get_string (frame, "verdict", row, NULL), "supported");
}
END_TEST

/* The study's Table 2 once more, with one strong tie within government and one beyond across. */
START_TEST (test_sectoral_ego)
{
  ask (
      &(KotakuFixture){
          .name = "table-2",
          .institutions = "id,sector\nlkm,community\nlurah,government\naskot,programme\n"
                          "team,programme\nsatker,government\nbank,private\n",
          .ties = "id,from,to,direction,strength,scope\n"
                  "r1,lurah,lkm,vertical,weak,beyond\nr2,team,lurah,horizontal,weak,programme\n"
                  "r3,lurah,satker,horizontal,strong,programme\n"
                  "r4,satker,lkm,vertical,weak,programme\n"
                  "r5,lkm,bank,horizontal,weak,programme\n" },
      "sectoral-ego", "undecided 0.6 - [r3]\nundecided -1 - [r3]\nundecided 1 - [-]\n");
  ask_ties ("from,to,direction\na,b,equal\n", "sectoral-ego",
            "not testable - - [-]\nnot testable - - [-]\nnot testable - - [-]\n");
}
END_TEST

KOTAKU_TEST_MAIN ("commands/findings-obstacles",
                  test_delay,
                  test_tranche_gap,
                  test_nothing_built,
                  test_decree_funds,
                  test_decree_funds_candidates,
                  test_open_posts,
                  test_competence_match,
                  test_sectoral_ego,
                  test_sectoral_ego_tested,
                  test_sectoral_ego_evidence)

/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "ask.h"

#define HEADER "id,from,to,direction,strength,content\n"

START_TEST (test_strong_with_information)
{
  ask_ties (HEADER "t1,a,b,equal,strong,interest\nt2,c,b,equal,weak,information\n",
            "strong-with-information", "supported 1 - [t1]\n");
  /* information between the two themselves is no third party's */
  ask_ties (HEADER "t1,a,b,equal,strong,interest\nt2,b,a,equal,weak,information\n",
            "strong-with-information", "contradicted 0 - [t1]\n");
  ask_ties (HEADER "t1,a,b,equal,strong,interest\nt2,b,a,equal,weak,information\n"
                   "t3,d,a,equal,weak,information|interest\n",
            "strong-with-information", "supported 1 - [t1]\n");
  ask_ties (HEADER "t1,a,b,equal,strong,interest\nt2,c,b,equal,weak,information\n"
                   "t3,c,d,equal,strong,interest\nt4,a,d,equal,strong,interest\n",
            "strong-with-information", "undecided 0.6666666666666666 - [t1|t3|t4]\n");
  ask_basis (&(KotakuFixture){ .name = "rule",
                               .institutions = "id\na\nb\nc\nd\n",
                               .ties = HEADER "t1,a,b,equal,strong,interest\n"
                                              "t2,c,b,equal,weak,information\n"
                                              "t3,a,d,equal,strong,interest\n" },
             "strong-with-information",
             "1 of 2 strong ties with interest have such a weak tie; "
             "supported at all, contradicted at none");
  ask_ties (HEADER "t1,a,b,equal,strong,interest\nt2,c,b,equal,strong,information\n",
            "strong-with-information", "contradicted 0 - [t1]\n");
}
END_TEST

START_TEST (test_strong_with_information_without)
{
  ask_ties (HEADER "t1,a,b,equal,strong,cooperation\n", "strong-with-information",
            "undecided - - [-]\n");
  ask_ties (HEADER "t1,a,b,equal,weak,interest\n", "strong-with-information",
            "not testable - - [-]\n");
  ask_ties (HEADER "t1,a,b,equal,strong,\n", "strong-with-information", "not testable - - [-]\n");
}
END_TEST

/* Between nobody there is nothing to test; a star's centre has the only total that its degrees
 * allow. */
START_TEST (test_facilitator_bridge)
{
  KotakuFixture fixture = { .name = "bridge",
                            .institutions = "id,role,sector\na,,government\nb,,community\n"
                                            "c,,government\nf,facilitator,programme\n"
                                            "x,,\n",
                            .ties = "from,to,direction\na,f,vertical\nb,f,vertical\n" };
  ask (&fixture, "facilitator-bridge", "contradicted 0 f [-]\n");
  ask_basis (&fixture, "facilitator-bridge", "described: it stands between no two others");
  fixture.ties = "from,to,direction\na,f,equal\nb,f,equal\nx,f,equal\n";
  ask (&fixture, "facilitator-bridge", "undecided 2 f [-]\n");
  ask_basis (&fixture, "facilitator-bridge",
             "tested: too few: only one outcome; triples in which it is "
             "the go-between: 2");
  ask_ties ("from,to,direction\na,b,equal\n", "facilitator-bridge", "not testable - - [-]\n");
}
END_TEST

/* The p is `brokerage`'s, read and not made anew. */
START_TEST (test_facilitator_bridge_p)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuNetwork) network = kotaku_fixture_build (
      &(KotakuFixture){ .name = "wheel",
                        .institutions = "id,role,sector\na,,government\nb,,community\n"
                                        "c,,private\nd,,government\ne,,private\n"
                                        "f,facilitator,programme\n",
                        .ties = "from,to,direction\na,f,equal\nb,f,equal\nc,f,equal\n"
                                "a,d,equal\nb,d,equal\nc,e,equal\n" });
  g_autoptr (KotakuFrame) findings = ask_frame (network, NULL, NULL);
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, "level", "institutional", NULL);
  g_autoptr (KotakuFrame) brokerage = kotaku_view_brokerage (view, "sector", NULL, NULL, &error);
  ck_assert_no_error (error);
  gsize n = 0;
  gsize row = (gsize) kotaku_frame_find_row (findings, "statistic", "total", NULL);
  double p = kotaku_frame_get_doubles (findings, "p_value", &n, NULL)[row];
  ck_assert_double_eq (p, kotaku_frame_get_doubles (brokerage, "p_degrees", &n, NULL)[5]);
  ck_assert_double_lt (p, 1);
}
END_TEST

/* Two triangles joined by one weak tie: the bridge is weak as two of seven ties are. */
START_TEST (test_weak_bridges)
{
  KotakuFixture fixture = { .name = "triangles",
                            .actors = "id\na\nb\nc\nd\ne\nf\n",
                            .ties = "from,to,direction,strength\na,b,equal,strong\n"
                                    "b,c,equal,strong\na,c,equal,weak\nd,e,equal,strong\n"
                                    "e,f,equal,strong\nd,f,equal,strong\nc,d,equal,weak\n" };
  ask (&fixture, "weak-bridges", "undecided 1 - [-]\n");
  /* of 7 ties 2 are weak: 2/7 doubled */
  ask_basis (&fixture, "weak-bridges",
             "too few: p at least 0.571; weak: 1 of 1 local bridges, 2 of 7 ties in all");
  fixture.ties = "from,to,direction\na,b,equal\n";
  ask (&fixture, "weak-bridges", "not testable - - [-]\n");
}
END_TEST

/* Of the pairs of a, b, c, d: a-b is strong, so five are weak or absent; f is tied to a, b and c.
 * Of d an absence is recorded, which is enough to count it. */
START_TEST (test_mediated_pairs)
{
  KotakuFixture fixture = { .name = "mediated",
                            .actors = "id,role\na,\nb,\nc,\nd,\nf,facilitator\n",
                            .ties = "id,from,to,direction,strength\nt1,a,b,equal,strong\n"
                                    "t2,a,c,equal,weak\nt3,f,a,equal,weak\nt4,f,b,equal,strong\n"
                                    "t5,f,c,equal,weak\nt6,d,c,equal,none\n" };
  ask (&fixture, "mediated-pairs", "undecided 0.4 f [t3|t4|t5]\n");
  ask_basis (&fixture, "mediated-pairs", "supported from 1/2, contradicted at none");
  fixture.actors = "id,role\na,\nb,\nc,\nf,facilitator\n"; /* two are, and both through f */
  fixture.ties = "id,from,to,direction,strength\nt1,a,b,equal,strong\nt2,a,c,equal,weak\n"
                 "t3,f,a,equal,weak\nt4,f,b,equal,strong\nt5,f,c,equal,weak\n";
  ask (&fixture, "mediated-pairs", "supported 1 f [t3|t4|t5]\n");
  fixture.ties = "id,from,to,direction,strength\nt1,a,b,equal,weak\nt2,f,a,equal,weak\n";
  ask (&fixture, "mediated-pairs", "contradicted 0 f [t2]\n");
  fixture.ties = "id,from,to,direction\nt1,a,b,equal\nt2,f,a,equal\n";
  ask (&fixture, "mediated-pairs", "not testable - f [t2]\n");
}
END_TEST

/* Of d nothing is recorded: it is not known that a, b and c do not know it. */
START_TEST (test_mediated_pairs_of_strangers)
{
  KotakuFixture fixture = { .name = "mediated",
                            .actors = "id,role\na,\nb,\nc,\nd,\nf,facilitator\n",
                            .ties = "id,from,to,direction,strength\nt1,a,b,equal,strong\n"
                                    "t2,a,c,equal,weak\nt3,f,a,equal,weak\nt4,f,b,equal,strong\n"
                                    "t5,f,c,equal,weak\nt6,f,c,equal,none\n" };
  ask (&fixture, "mediated-pairs", "supported 1 f [t3|t4|t5]\n");
  ask_basis (&fixture, "mediated-pairs",
             "2 of 2 such pairs; 3 more have an end without any record");
}
END_TEST

START_TEST (test_mediated_pairs_without)
{
  KotakuFixture fixture = { .name = "mediated",
                            .actors = "id,role\na,\nb,\nf,facilitator\n",
                            .ties = "id,from,to,direction,strength\nt1,a,b,equal,strong\n"
                                    "t2,f,a,equal,weak\nt3,f,b,equal,weak\n" };
  ask (&fixture, "mediated-pairs", "undecided - f [t2|t3]\n");
  ask_ties ("from,to,direction,strength\na,b,equal,weak\n", "mediated-pairs",
            "not testable - - [-]\n");
}
END_TEST

/* Each level is asked by itself, and absences to the facilitator are no ties. */
START_TEST (test_mediated_levels)
{
  KotakuFixture fixture = { .name = "levels",
                            .actors = "id,role\np,\nq,\nf,facilitator\n",
                            .institutions = "id,role\na,\nb,\nteam,facilitator\n",
                            .ties = "id,from,to,direction,strength\nt1,p,f,equal,weak\n"
                                    "t2,q,f,equal,none\nt3,a,team,equal,weak\n"
                                    "t4,b,team,equal,weak\nt5,q,a,equal,weak\n" };
  ask (&fixture, "mediated-pairs", "contradicted 0 f [t1]\nsupported 1 team [t3|t4]\n");
}
END_TEST

KOTAKU_TEST_MAIN ("commands/findings-bridges",
                  test_strong_with_information,
                  test_strong_with_information_without,
                  test_facilitator_bridge,
                  test_facilitator_bridge_p,
                  test_weak_bridges,
                  test_mediated_pairs,
                  test_mediated_pairs_of_strangers,
                  test_mediated_pairs_without,
                  test_mediated_levels)

/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "fixtures.h"
#include "scenario/scenario.h"
#include "testing.h"

#include <string.h>

static char *
ask (KotakuNetwork *network)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  g_autoptr (KotakuFrame) frame = kotaku_view_obstacles (view, NULL, NULL, &error);
  ck_assert_no_error (error);
  return kotaku_fixture_rows (frame);
}

START_TEST (test_funds)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_build (&(KotakuFixture){
      .name = "funds",
      .zones = "id\nz\n",
      .actors = "id,zone\na,z\nb,z\n",
      .ties = "id,from,to,direction,stages\nt1,a,b,equal,implementation\n",
      .funds = "id,zone,kind,year,tranche,share,amount,planned,disbursed,outcome\n"
               "f1,z,BDI,2018,1,0.7,700,2018-01-01,2018-01-11,built\n"
               "f2,z,BDI,2018,2,0.4,300,2018-03-01,2018-02-01,partly\n"
               "f3,,,2019,,,0,,,nothing\n" });
  g_autofree char *rows = ask (network);
  ck_assert_str_eq (rows, "funds,f1,days_late,10,0,late,planned 2018-01-01|disbursed 2018-01-11\n"
                          "funds,f1,share,0.7,0.7,match,\n"
                          "funds,f1,outcome,built,built,ok,\n"
                          "funds,f1,ties_at_risk,1,,late,t1\n"
                          "funds,f2,days_late,-28,0,ok,planned 2018-03-01|disbursed 2018-02-01\n"
                          "funds,f2,gap_days,21,90,ok,f1\n"
                          "funds,f2,share,0.3,0.4,mismatch,\n"
                          "funds,f2,outcome,partly,built,mismatch,\n"
                          "funds,f2,ties_at_risk,1,,ok,t1\n"
                          "funds,f3,days_late,,0,missing,\n"
                          "funds,f3,outcome,nothing,built,missing,\n");
}
END_TEST

START_TEST (test_competence)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_build (&(KotakuFixture){
      .name = "competence",
      .actors = "id\na\nb\n",
      .posts = "post,required,min_education\ntechnical,architecture,DIII\nempowerment,any,DIII\n"
               "planner,planning,\n",
      .competences = "actor,post,field,education\na,technical,law,S1\nb,empowerment,law,SMA\n" });
  g_autofree char *rows = ask (network);
  ck_assert_str_eq (rows, "competence,technical,required,architecture,,ok,\n"
                          "competence,empowerment,required,any,,open,\n"
                          "competence,planner,required,planning,,ok,\n"
                          "competence,planner,field,,planning,missing,planner\n"
                          "competence,a,field,law,architecture,mismatch,technical\n"
                          "competence,a,education,S1,DIII,match,technical\n"
                          "competence,b,field,law,any,match,empowerment\n"
                          "competence,b,education,SMA,DIII,mismatch,empowerment\n");
}
END_TEST

/* Where nobody's competence is recorded, that a post is vacant is not known. */
START_TEST (test_competence_not_recorded)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_build (
      &(KotakuFixture){ .name = "posts", .posts = "post,required\ntechnical,architecture\n" });
  g_autofree char *rows = ask (network);
  ck_assert_str_eq (rows, "competence,technical,required,architecture,,ok,\n"
                          "competence,technical,field,,architecture,unknown,technical\n");
}
END_TEST

START_TEST (test_sectoral_ego)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("star");
  g_autofree char *rows = ask (network);
  /* four ties, all across; of ten pairs of nodes one is of one sector: 1 - 2 * 2 / 20 */
  ck_assert_str_eq (rows, "sectoral-ego,institutional,ei_index,1,0.8,unknown,\n");
}
END_TEST

START_TEST (test_nothing_recorded)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("empty");
  g_autofree char *rows = ask (network);
  ck_assert_str_eq (rows, "");
}
END_TEST

START_TEST (test_unknown_option)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("star");
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  g_autoptr (KotakuOptions) options = kotaku_options_new ();
  kotaku_options_set_double (options, "tolerance", 3);
  ck_assert_ptr_null (kotaku_view_obstacles (view, options, NULL, &error));
  ck_assert (g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_UNKNOWN_OPTION));
  ck_assert_ptr_nonnull (strstr (error->message, "tolerance"));
}
END_TEST

KOTAKU_TEST_MAIN ("scenario/obstacles",
                  test_funds,
                  test_competence,
                  test_competence_not_recorded,
                  test_sectoral_ego,
                  test_nothing_recorded,
                  test_unknown_option)

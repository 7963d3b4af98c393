/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "fixtures.h"
#include "scenario/scenario.h"
#include "testing.h"

static const KotakuFixture crew = {
  .name = "crew",
  .actors = "id\na\nb\nc\nd\ne\nf\n",
  .posts = "post,required,min_education\n"
           "technical,civil engineering|architecture,DIII\nempowerment,any,DIII\n"
           "planner,planning,\nvacant,law,S1\nsilent,,\n",
  .competences = "actor,post,field,education\n"
                 "a,technical,Architecture,S1\nb,technical,law,SMA\nc,empowerment,,DIII\n"
                 "d,planner,planning,S2\ne,,history,S1\nf,technical,,DII\n",
};

START_TEST (test_fit)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuNetwork) network = kotaku_fixture_build (&crew);
  g_autoptr (KotakuPosts) posts = kotaku_posts_new (network, &error);
  ck_assert_no_error (error);
  static const KotakuFit field[] = { KOTAKU_FIT_MATCH, KOTAKU_FIT_MISMATCH, KOTAKU_FIT_MATCH,
                                     KOTAKU_FIT_MATCH, KOTAKU_FIT_UNKNOWN,  KOTAKU_FIT_UNKNOWN };
  static const KotakuFit education[]
      = { KOTAKU_FIT_MATCH,   KOTAKU_FIT_MISMATCH, KOTAKU_FIT_MATCH,
          KOTAKU_FIT_UNKNOWN, KOTAKU_FIT_UNKNOWN,  KOTAKU_FIT_MISMATCH };
  ck_assert_uint_eq (posts->n_competences, G_N_ELEMENTS (field));
  for (gsize i = 0; i < G_N_ELEMENTS (field); i++)
    {
      ck_assert_int_eq (posts->competences[i].field_fit, field[i]);
      ck_assert_int_eq (posts->competences[i].education_fit, education[i]);
    }
}
END_TEST

START_TEST (test_holders)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_build (&crew);
  g_autoptr (KotakuPosts) posts = kotaku_posts_new (network, NULL);
  static const gsize holders[] = { 3, 1, 1, 0, 0 };
  static const gboolean open[] = { FALSE, TRUE, FALSE, FALSE, FALSE };
  ck_assert_uint_eq (posts->n_posts, G_N_ELEMENTS (holders));
  for (gsize i = 0; i < G_N_ELEMENTS (holders); i++)
    {
      ck_assert_uint_eq (posts->posts[i].n_holders, holders[i]);
      ck_assert_int_eq (posts->posts[i].open, open[i]);
    }
}
END_TEST

/* SD < SMP < SMA < DI < DII < DIII < DIV = S1 < S2 < S3 */
START_TEST (test_education_order)
{
  static const char *const order[]
      = { "SD", "SMP", "SMA", "DI", "DII", "DIII", "DIV", "S1", "S2", "S3" };
  static const int rank[] = { 1, 2, 3, 4, 5, 6, 7, 7, 8, 9 };
  for (gsize least = 0; least < G_N_ELEMENTS (order); least++)
    for (gsize has = 0; has < G_N_ELEMENTS (order); has++)
      {
        g_autofree char *post
            = g_strdup_printf ("post,required,min_education\np,any,%s\n", order[least]);
        g_autofree char *competence
            = g_strdup_printf ("actor,post,field,education\na,p,law,%s\n", order[has]);
        g_autoptr (KotakuNetwork) network = kotaku_fixture_build (&(KotakuFixture){
            .name = "order", .actors = "id\na\n", .posts = post, .competences = competence });
        g_autoptr (KotakuPosts) posts = kotaku_posts_new (network, NULL);
        gboolean match = posts->competences[0].education_fit == KOTAKU_FIT_MATCH;
        ck_assert_msg (match == (rank[has] >= rank[least]), "%s for %s", order[has], order[least]);
      }
}
END_TEST

START_TEST (test_no_memory)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_build (&crew);
  gboolean done = FALSE;
  for (gint64 nth = 1; !done; nth++)
    {
      g_autoptr (GError) error = NULL;
      kotaku_memory_fail_from (nth);
      g_autoptr (KotakuPosts) posts = kotaku_posts_new (network, &error);
      kotaku_memory_fail_from (-1);
      done = posts != NULL;
      ck_assert (done || g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_NO_MEMORY));
    }
}
END_TEST

KOTAKU_TEST_MAIN ("scenario/posts", test_fit, test_holders, test_education_order, test_no_memory)

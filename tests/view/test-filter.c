/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "looks.h"

START_TEST (test_stages)
{
  check_selects ("stage", "planning", "t1 t4 t5 t6 t8 t10 t13 t14");
  check_selects ("stage", "persiapan,planning", "t1 t4 t5 t6 t8 t9 t10 t13 t14");
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("everything-coded");
  g_autoptr (KotakuView) view
      = kotaku_fixture_view (network, "stage", "planning", "recorded", "yes", NULL);
  check_ties (view, "t1 t5 t8 t10");
  ck_assert_int_eq (kotaku_view_get_stages (view), KOTAKU_STAGE_PLANNING);
}
END_TEST

/* A field that is empty matches none of its words. */
START_TEST (test_fields)
{
  check_selects ("form", "kinship", "t1 t4 t5 t6 t9");
  check_selects ("strength", "none", "t6");
  check_selects ("strength", "kuat,none", "t1 t2 t3 t6 t7 t8 t10 t14");
  check_selects ("content", "interest", "t7 t9 t11 t12 t13");
  check_selects ("scope", "beyond", "t1 t4 t5 t9");
  check_selects ("stated", "yes", "t1 t2 t3 t5 t6 t7 t8 t9 t10 t12 t13 t14");
}
END_TEST

START_TEST (test_levels)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("everything-coded");
  g_autoptr (KotakuView) people = kotaku_fixture_view (network, "level", "interpersonal", NULL);
  check_nodes (people, "rt1 u1 w1 k1 rt2 r2 l1 f1 b1 e1");
  check_ties (people, "t1 t2 t3 t4 t5 t6 t7 t8 t14");
  g_autoptr (KotakuView) bodies = kotaku_fixture_view (network, "level", "institutional", NULL);
  check_nodes (bodies, "lkm lurah team bank");
  check_ties (bodies, "t9 t10 t11 t12");
  g_autoptr (KotakuView) cross = kotaku_fixture_view (network, "level", "cross", NULL);
  check_nodes (cross, "rt1 u1 w1 k1 rt2 r2 l1 f1 b1 e1 lkm lurah team bank");
  check_ties (cross, "t13");
  g_autoptr (KotakuView) two = kotaku_fixture_view (network, "level", "institutional,cross", NULL);
  check_ties (two, "t9 t10 t11 t12 t13");
  ck_assert_int_eq (kotaku_view_get_levels (two), KOTAKU_LEVEL_INSTITUTIONAL | KOTAKU_LEVEL_CROSS);
}
END_TEST

START_TEST (test_delineation)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("everything-coded");
  g_autoptr (KotakuView) inside = kotaku_fixture_view (network, "delineation", "delineated", NULL);
  check_nodes (inside, "rt1 u1 w1 k1");
  check_ties (inside, "t1 t2 t3");
  g_autoptr (KotakuView) outside = kotaku_fixture_view (network, "delineation", "outside", NULL);
  check_nodes (outside, "rt2 r2");
  /* Before the decree nothing was delineated. */
  g_autoptr (KotakuView) before
      = kotaku_fixture_view (network, "delineation", "delineated", "at", "before:sk", NULL);
  check_nodes (before, "");
  g_autoptr (KotakuView) after
      = kotaku_fixture_view (network, "delineation", "delineated", "at", "after:sk", NULL);
  check_nodes (after, "rt1 u1 w1 k1");
}
END_TEST

KOTAKU_TEST_MAIN ("view/filter", test_stages, test_fields, test_levels, test_delineation)

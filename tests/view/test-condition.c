/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "looks.h"

static void
check_where (const char *value, const char *expected)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("everything-coded");
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, "where", value, NULL);
  check_nodes (view, expected);
}

/* A column of either node table; words in either language; an empty cell matches nothing. */
START_TEST (test_where)
{
  check_where ("sector=government", "e1 lurah");
  check_where ("sector=pemerintah,swasta", "b1 e1 lurah bank");
  check_where ("role=RT head", "rt1 rt2");
  check_where ("role=ketua RT", "rt1 rt2");
  check_where ("tier=city", "team bank");
  check_where ("funded=no", "rt2 r2");
  check_where ("id=u1", "u1");
  check_where ("role=LKM,sector=community", "l1 lkm");
}
END_TEST

/* z1 lies in area. */
START_TEST (test_zone)
{
  check_where ("zone=z1", "rt1 u1 w1 k1");
  check_where ("zone=area", "rt1 u1 w1 k1");
  check_where ("zone=z2", "rt2 r2");
  check_where ("zone=z2,area", "rt1 u1 w1 k1 rt2 r2");
  check_where ("zone=nowhere", "");
}
END_TEST

START_TEST (test_kept)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("kept-columns");
  g_autoptr (KotakuView) some = kotaku_fixture_view (network, "where", "household=h1", NULL);
  check_nodes (some, "a b");
  g_autoptr (KotakuView) equals = kotaku_fixture_view (network, "where", "household==h2", NULL);
  check_nodes (equals, "c");
  gsize n;
  g_autoptr (KotakuView) note = kotaku_fixture_view (network, "ties", "note=first meeting", NULL);
  ck_assert_uint_eq ((kotaku_view_get_ties (note, &n), n), 1);
  g_autoptr (KotakuView) remark = kotaku_fixture_view (network, "ties", "remark=x,-y", NULL);
  ck_assert_uint_eq ((kotaku_view_get_ties (remark, &n), n), 2);
}
END_TEST

START_TEST (test_ties)
{
  check_selects ("ties", "source=interview 2", "t2 t3");
  check_selects ("ties", "source=interview 1,interview 3", "t1 t2 t5 t6 t7 t8");
  check_selects ("ties", "direction=horizontal", "t3 t10 t12");
  check_selects ("ties", "form=kekerabatan,direction=vertical", "t9");
  check_selects ("ties", "weight=2", "t2 t11");
  check_selects ("ties", "id=t4", "t4");
}
END_TEST

START_TEST (test_activities)
{
  check_selects ("activity", "economy", "t2 t4 t9 t10 t13 t14");
  check_selects ("activity", "ekonomi bergulir", "t2 t4 t9 t10 t13 t14");
}
END_TEST

/* Empty activities match, unless recorded ones are asked for. */
START_TEST (test_recorded)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("everything-coded");
  g_autoptr (KotakuView) loose = kotaku_fixture_view (network, "activity", "social", NULL);
  check_ties (loose, "t3 t4 t5 t9 t10 t12 t13 t14");
  g_autoptr (KotakuView) strict
      = kotaku_fixture_view (network, "activity", "sosial", "recorded", "yes", NULL);
  check_ties (strict, "t3 t5 t12");
  g_autoptr (KotakuView) two
      = kotaku_fixture_view (network, "activity", "economy,social", "recorded", "yes", NULL);
  check_ties (two, "t2 t3 t5 t12");
}
END_TEST

/* "" is what is not recorded, alone or beside other values. */
START_TEST (test_unrecorded)
{
  g_autoptr (KotakuNetwork) network = kotaku_network_new ();
  g_autoptr (GError) error = NULL;
  kotaku_fixture_append (network, KOTAKU_TABLE_ZONES, "id\nz1\n", &error);
  kotaku_fixture_append (network, KOTAKU_TABLE_ACTORS,
                         "id,zone,role,note\na,z1,LKM,\nb,,,x\nc,z1,,\n", &error);
  kotaku_fixture_append (network, KOTAKU_TABLE_TIES,
                         "id,from,to,strength,weight,stages\nt1,a,b,strong,2,planning\n"
                         "t2,b,c,,,\nt3,a,c,weak,,\n",
                         &error);
  ck_assert_no_error (error);
  static const char *const nodes[][2]
      = { { "zone=", "b" }, { "role=", "b c" }, { "note=,x", "a b c" }, { "zone=,z1", "a b c" } };
  for (gsize i = 0; i < G_N_ELEMENTS (nodes); i++)
    {
      g_autoptr (KotakuView) view = kotaku_fixture_view (network, "where", nodes[i][0], NULL);
      check_nodes (view, nodes[i][1]);
    }
  static const char *const ties[][2] = { { "strength=", "t2" },
                                         { "strength=,weak", "t2 t3" },
                                         { "weight=", "t2 t3" },
                                         { "stages=", "t2 t3" },
                                         { "stages=planning", "t1" } };
  for (gsize i = 0; i < G_N_ELEMENTS (ties); i++)
    {
      g_autoptr (KotakuView) view = kotaku_fixture_view (network, "ties", ties[i][0], NULL);
      check_ties (view, ties[i][1]);
    }
}
END_TEST

START_TEST (test_faults)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("everything-coded");
  check_refused (network, "where", "sektor_x=1", KOTAKU_ERROR_UNKNOWN_COLUMN, "sektor_x");
  check_refused (network, "where", "rol=1", KOTAKU_ERROR_UNKNOWN_COLUMN, "role");
  check_refused (network, "ties", "sourc=1", KOTAKU_ERROR_UNKNOWN_COLUMN, "source");
  check_refused (network, "where", "sector=goverment", KOTAKU_ERROR_UNKNOWN_WORD, "government");
  check_refused (network, "ties", "form=kinshp", KOTAKU_ERROR_UNKNOWN_WORD, "kinship");
  check_refused (network, "activity", "infrastructur", KOTAKU_ERROR_UNKNOWN_WORD, "infrastructure");
}
END_TEST

KOTAKU_TEST_MAIN ("view/condition",
                  test_where,
                  test_zone,
                  test_kept,
                  test_ties,
                  test_activities,
                  test_recorded,
                  test_unrecorded,
                  test_faults)

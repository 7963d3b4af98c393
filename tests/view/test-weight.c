/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "looks.h"

#include <math.h>

static KotakuNetwork *
three_ties (const char *numbers)
{
  KotakuNetwork *network = kotaku_network_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *ties = g_strdup_printf ("from,to,direction,strength,weight,visits\n%s", numbers);
  kotaku_fixture_append (network, KOTAKU_TABLE_ACTORS, "id\na\nb\nc\n", &error);
  kotaku_fixture_append (network, KOTAKU_TABLE_TIES, ties, &error);
  ck_assert_no_error (error);
  return network;
}

START_TEST (test_columns)
{
  g_autoptr (KotakuNetwork) network
      = three_ties ("a,b,equal,strong,3,0.5\nb,c,equal,weak,,12\na,c,equal,,4,\n");
  g_autoptr (KotakuView) plain = kotaku_fixture_view (network, NULL);
  ck_assert_double_eq (kotaku_view_get_tie_weight (plain, 0), 3);
  ck_assert (isnan (kotaku_view_get_tie_weight (plain, 1)));
  g_autoptr (KotakuView) same = kotaku_fixture_view (network, "weight", "weight", NULL);
  ck_assert_double_eq (kotaku_view_get_tie_weight (same, 2), 4);
  g_autoptr (KotakuView) visits = kotaku_fixture_view (network, "weight", "visits", NULL);
  ck_assert_double_eq (kotaku_view_get_tie_weight (visits, 0), 0.5);
  ck_assert_double_eq (kotaku_view_get_tie_weight (visits, 1), 12);
  ck_assert (isnan (kotaku_view_get_tie_weight (visits, 2)));
  g_autoptr (KotakuView) strength = kotaku_fixture_view (network, "weight", "strength", NULL);
  ck_assert_double_eq (kotaku_view_get_tie_weight (strength, 0), 2);
  ck_assert_double_eq (kotaku_view_get_tie_weight (strength, 1), 1);
  ck_assert (isnan (kotaku_view_get_tie_weight (strength, 2)));
  ck_assert (!kotaku_view_is_weighted (strength));
}
END_TEST

START_TEST (test_faults)
{
  static const struct
  {
    const char *text;
    KotakuError code;
  } bad[] = { { "0", KOTAKU_ERROR_OUT_OF_RANGE },
              { "-1", KOTAKU_ERROR_OUT_OF_RANGE },
              { "many", KOTAKU_ERROR_WRONG_TYPE },
              { "inf", KOTAKU_ERROR_WRONG_TYPE },
              { "1e999", KOTAKU_ERROR_WRONG_TYPE } };
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *row = g_strdup_printf ("a,b,equal,strong,,%s\n", bad[i].text);
      g_autoptr (KotakuNetwork) network = three_ties (row);
      check_refused (network, "weight", "visits", bad[i].code, bad[i].text);
    }
  g_autoptr (KotakuNetwork) network = three_ties ("a,b,equal,strong,,1\n");
  check_refused (network, "weight", "visit", KOTAKU_ERROR_UNKNOWN_COLUMN, "visits");
}
END_TEST

KOTAKU_TEST_MAIN ("view/weight", test_columns, test_faults)

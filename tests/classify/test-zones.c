/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "common.h"

static KotakuFrame *
zones (KotakuNetwork *network, const char *to)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  g_autoptr (KotakuOptions) options = kotaku_options_new ();
  g_auto (GStrv) ids = g_strsplit (to != NULL ? to : "", ",", -1);
  if (to != NULL)
    kotaku_options_set_strings (options, "to", (const char *const *) ids);
  KotakuFrame *frame = kotaku_view_zones (view, options, NULL, &error);
  ck_assert_no_error (error);
  return frame;
}

/* Inside a b c, outside d e, f in no zone. Tied: ab bc | de | across af ad, df; ce is an absence.
 * Settled inside: ab bc strong; outside: de ad weak; f's ties count for neither. */
START_TEST (test_two_zones)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("two-zones");
  g_autoptr (KotakuFrame) frame = zones (network, NULL);
  ck_assert_rows (frame, "delineated,3,2,2,0.6666666666666666,0.2222222222222222,1,"
                         "0.3333333333333333\n"
                         "outside,2,1,2,1,0.25,0,0\n"
                         "unrecorded,1,0,2,,0.4,,\n");
}
END_TEST

START_TEST (test_to)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("two-zones");
  g_autoptr (KotakuFrame) to_b = zones (network, "b");
  ck_assert_double_eq (kotaku_frame_get_doubles (to_b, "participation", NULL, NULL)[0], 2.0 / 3.0);
  g_autoptr (KotakuFrame) to_team = zones (network, "team");
  ck_assert_double_eq (kotaku_frame_get_doubles (to_team, "participation", NULL, NULL)[0],
                       1.0 / 3.0);
}
END_TEST

START_TEST (test_lkm_through_affiliates)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuNetwork) network = kotaku_network_new ();
  kotaku_fixture_append (network, KOTAKU_TABLE_ZONES, "id,delineated\nz,yes\n", &error);
  kotaku_fixture_append (network, KOTAKU_TABLE_ACTORS, "id,zone\na,z\nb,z\nl,\n", &error);
  kotaku_fixture_append (network, KOTAKU_TABLE_INSTITUTIONS, "id\nLKM\n", &error);
  kotaku_fixture_append (network, KOTAKU_TABLE_AFFILIATIONS, "actor,institution\nl,LKM\n", &error);
  kotaku_fixture_append (network, KOTAKU_TABLE_TIES,
                         "from,to,direction,strength\na,l,equal,strong\nb,LKM,equal,strong\n",
                         &error);
  ck_assert_no_error (error);
  g_autoptr (KotakuFrame) frame = zones (network, NULL);
  ck_assert_rows (frame, "delineated,2,0,1,0,0.5,,0.5\noutside,0,0,0,,,,\n"
                         "unrecorded,1,0,1,,0.5,,\n");
}
END_TEST

START_TEST (test_empty)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("empty");
  g_autoptr (KotakuFrame) frame = zones (network, NULL);
  ck_assert_rows (frame, "delineated,0,0,0,,,,\noutside,0,0,0,,,,\nunrecorded,0,0,0,,,,\n");
}
END_TEST

START_TEST (test_nobody_to_take_part_with)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("no-zones");
  g_autoptr (KotakuFrame) frame = zones (network, NULL);
  ck_assert_rows (frame, "delineated,0,0,0,,,,\noutside,0,0,0,,,,\nunrecorded,3,3,0,1,,,\n");
}
END_TEST

START_TEST (test_unknown_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("two-zones");
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  g_autoptr (KotakuOptions) options = options_of ("to", "teem");
  ck_assert_ptr_null (kotaku_view_zones (view, options, NULL, &error));
  ck_assert_ptr_nonnull (strstr (error->message, "team"));
}
END_TEST

static gboolean
try_zones (KotakuView *view, KotakuOptions *options, GError **error)
{
  g_autoptr (KotakuFrame) frame = kotaku_view_zones (view, options, NULL, error);
  return frame != NULL;
}

START_TEST (test_memory)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("everything-coded");
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  g_autoptr (KotakuOptions) areas = kotaku_options_new ();
  kotaku_options_set_boolean (areas, "areas", TRUE);
  ck_assert_survives (try_zones (view, NULL, &error));
  ck_assert_survives (try_zones (view, areas, &error));
}
END_TEST

KOTAKU_TEST_MAIN ("classify/zones",
                  test_two_zones,
                  test_to,
                  test_lkm_through_affiliates,
                  test_empty,
                  test_nobody_to_take_part_with,
                  test_unknown_id,
                  test_memory)

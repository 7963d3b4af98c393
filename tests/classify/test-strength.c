/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "common.h"

static KotakuFrame *
strength_of (KotakuNetwork *network, const char *option, const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  g_autoptr (KotakuOptions) options = options_of (option, value);
  KotakuFrame *frame = kotaku_view_strength (view, options, NULL, &error);
  ck_assert_no_error (error);
  return frame;
}

/* a to c live in RT 01 (inside, funded), d and e in RT 02 (outside, unfunded), f nowhere; b is a
 * user, c a worker. */
START_TEST (test_two_zones)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("two-zones");
  g_autoptr (KotakuFrame) frame = strength_of (network, NULL, NULL);
  ck_assert_rows (frame, "a,b,strong,strong,delineated_funded,yes\n"
                         "a,d,weak,weak,different_rt,yes\n"
                         "a,f,strong,,,yes\n"
                         "b,c,strong,strong,user_worker,yes\n"
                         "c,e,none,weak,different_rt,yes\n"
                         "d,e,weak,weak,outside,yes\n"
                         "d,f,weak,weak,outside,yes\n");
}
END_TEST

/* What was observed rests on stated ties where any records a strength. */
START_TEST (test_observed)
{
  g_autoptr (KotakuNetwork) network
      = network_of ("from,to,direction,strength,source,stated\n"
                    "a,b,equal,strong,s,inferred\na,b,equal,weak,t,stated\n"
                    "a,c,equal,,s,stated\na,c,equal,weak,t,inferred\n"
                    "b,c,equal,strong,s,stated\nb,c,equal,weak,t,stated\n"
                    "c,d,equal,,s,stated\nlkm,lurah,equal,weak,s,stated\na,lkm,equal,weak,s,"
                    "stated\n");
  g_autoptr (KotakuFrame) frame = strength_of (network, NULL, NULL);
  ck_assert_rows (frame, "a,b,weak,,,yes\na,c,weak,,,no\nb,c,conflict,,,yes\nc,d,,,,\n");
}
END_TEST

START_TEST (test_nothing)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("star");
  g_autoptr (KotakuFrame) frame = strength_of (network, NULL, NULL);
  ck_assert_uint_eq (kotaku_frame_get_n_rows (frame), 0);
}
END_TEST

/* The part that people of Pasar II have is in a column of its own: the example's rules read it. */
START_TEST (test_pasar)
{
  g_autoptr (GError) error = NULL;
  const char *root = g_getenv ("KOTAKU_SOURCE_ROOT");
  g_autofree char *path = g_build_filename (root, "examples", "pasar-ii", NULL);
  g_autofree char *rules = g_build_filename (root, "examples", "pasar-ii-rules.csv", NULL);
  g_autoptr (KotakuNetwork) network = kotaku_network_read (path, NULL, NULL, &error);
  ck_assert_no_error (error);
  g_autoptr (KotakuFrame) plain = strength_of (network, NULL, NULL);
  ck_assert_int_eq (kotaku_frame_find_row (plain, "rule", "user_worker", NULL), -1);
  ck_assert_int_ge (kotaku_frame_find_row (plain, "rule", "rt_head_kpp", NULL), 0);
  g_autoptr (KotakuFrame) own = strength_of (network, "rules", rules);
  gssize row = kotaku_frame_find_row (own, "rule", "user_worker", NULL);
  ck_assert_int_ge (row, 0);
  ck_assert_str_eq (kotaku_frame_get_string (own, "predicted", (gsize) row, NULL), "strong");
}
END_TEST

START_TEST (test_missing_file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("two-zones");
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  g_autoptr (KotakuOptions) options = options_of ("rules", "/no/such/rules.csv");
  ck_assert_ptr_null (kotaku_view_strength (view, options, NULL, &error));
  ck_assert (error->domain == G_IO_ERROR);
  ck_assert_ptr_nonnull (strstr (error->message, "/no/such/rules.csv"));
}
END_TEST

KOTAKU_TEST_MAIN ("classify/strength",
                  test_two_zones,
                  test_observed,
                  test_nothing,
                  test_pasar,
                  test_missing_file)

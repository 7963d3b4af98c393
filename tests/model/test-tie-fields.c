/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "fixtures.h"
#include "model/model-private.h"
#include "testing.h"

#define ck_assert_error(error, wanted)                                                             \
  do                                                                                               \
    {                                                                                              \
      ck_assert (g_error_matches (error, KOTAKU_ERROR, wanted));                                   \
      g_clear_error (&error);                                                                      \
    }                                                                                              \
  while (0)

START_TEST (test_ids)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("path");
  ck_assert_ptr_null (kotaku_network_get_tie_id (network, 0));
  ck_assert (kotaku_network_set_tie_id (network, 0, "t", &error));
  ck_assert (!kotaku_network_set_tie_id (network, 1, " t", &error));
  ck_assert_error (error, KOTAKU_ERROR_TAKEN);
  ck_assert (!kotaku_network_set_tie_id (network, 1, "ties.csv:2", &error));
  ck_assert_error (error, KOTAKU_ERROR_BAD_VALUE);
  ck_assert (kotaku_network_set_tie_id (network, 0, NULL, &error));
  ck_assert (kotaku_network_set_tie_id (network, 1, "t", &error));
  ck_assert_int_eq (kotaku_network_find_tie (network, "t", &error), 1);
  ck_assert_ptr_null (kotaku_network_get_tie_id (network, 0));
}
END_TEST

START_TEST (test_dates)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("at-events");
  ck_assert (kotaku_network_set_tie_since (network, 3, "2018-3", &error)
             || g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_BAD_VALUE));
  g_clear_error (&error);
  ck_assert (kotaku_network_set_tie_since (network, 3, "2018-03", &error));
  ck_assert_str_eq (kotaku_network_get_tie_since (network, 3), "2018-03");
  ck_assert (!kotaku_network_set_tie_until (network, 3, "event:sk", &error));
  ck_assert_error (error, KOTAKU_ERROR_BAD_VALUE);
  ck_assert (kotaku_network_set_tie_until (network, 3, "event:due", &error));
  ck_assert_str_eq (kotaku_network_get_tie_until (network, 3), "event:due");
  ck_assert (!kotaku_network_set_tie_until (network, 3, "event:duee", &error));
  ck_assert_ptr_nonnull (strstr (error->message, "did you mean due?"));
  ck_assert_error (error, KOTAKU_ERROR_UNKNOWN_EVENT);
  ck_assert (!kotaku_network_set_tie_until (network, 3, "soon", &error));
  ck_assert_error (error, KOTAKU_ERROR_BAD_VALUE);
  ck_assert (kotaku_network_set_tie_since (network, 3, NULL, &error));
  ck_assert_ptr_null (kotaku_network_get_tie_since (network, 3));
}
END_TEST

START_TEST (test_lists)
{
  const char *const given[] = { "zakat", "sosial", "zakat", NULL };
  const char *const bad[] = { "a|b", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("path");
  ck_assert_ptr_null (kotaku_network_get_tie_activities (network, 0));
  ck_assert (kotaku_network_set_tie_activities (network, 0, given, &error));
  const char *const *items = kotaku_network_get_tie_activities (network, 0);
  ck_assert_str_eq (items[0], "social");
  ck_assert_str_eq (items[1], "zakat");
  ck_assert_ptr_null (items[2]);
  ck_assert (!kotaku_network_set_tie_source (network, 0, bad, &error));
  ck_assert_error (error, KOTAKU_ERROR_BAD_VALUE);
  ck_assert (kotaku_network_set_tie_source (network, 0, given, &error));
  ck_assert_str_eq (kotaku_network_get_tie_source (network, 0)[0], "sosial");
  ck_assert (kotaku_network_set_tie_source (network, 0, NULL, &error));
  ck_assert_ptr_null (kotaku_network_get_tie_source (network, 0));
  /* What was given out stays. */
  ck_assert_str_eq (items[0], "social");
}
END_TEST

START_TEST (test_numbers_and_text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("path");
  ck_assert_double_nan (kotaku_network_get_tie_weight (network, 0));
  ck_assert (kotaku_network_set_tie_weight (network, 0, 2.5, &error));
  ck_assert_double_eq (kotaku_network_get_tie_weight (network, 0), 2.5);
  ck_assert (!kotaku_network_set_tie_weight (network, 0, 0, &error));
  ck_assert_error (error, KOTAKU_ERROR_OUT_OF_RANGE);
  ck_assert (!kotaku_network_set_tie_weight (network, 0, INFINITY, &error));
  ck_assert_error (error, KOTAKU_ERROR_OUT_OF_RANGE);
  ck_assert (kotaku_network_set_tie_weight (network, 0, NAN, &error));
  ck_assert_double_nan (kotaku_network_get_tie_weight (network, 0));
  ck_assert (kotaku_network_get_tie_stated (network, 0));
  ck_assert (kotaku_network_set_tie_stated (network, 0, FALSE, &error));
  ck_assert (!kotaku_network_get_tie_stated (network, 0));
  ck_assert (kotaku_network_set_tie_text (network, 0, "catatan", "x", &error));
  ck_assert_str_eq (kotaku_network_get_tie_text (network, 0, "catatan", &error), "x");
}
END_TEST

START_TEST (test_levels)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("institutions-by-people");
  ck_assert_int_eq (kotaku_network_get_tie_level (network, 0), KOTAKU_LEVEL_INTERPERSONAL);
  ck_assert_int_eq (kotaku_network_get_tie_level (network, 4), KOTAKU_LEVEL_INSTITUTIONAL);
  ck_assert_int_eq (kotaku_network_get_tie_level (network, 5), KOTAKU_LEVEL_CROSS);
}
END_TEST

KOTAKU_TEST_MAIN ("model/tie-fields",
                  test_ids,
                  test_dates,
                  test_lists,
                  test_numbers_and_text,
                  test_levels)

/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "fixtures.h"
#include "model/model-private.h"
#include "testing.h"

START_TEST (test_words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("one-arc");
  const KotakuStage stages = KOTAKU_STAGE_PLANNING | KOTAKU_STAGE_SUSTAINABILITY;
  ck_assert_int_eq (kotaku_network_get_tie_form (network, 0), KOTAKU_FORM_UNRECORDED);
  ck_assert (kotaku_network_set_tie_form (network, 0, KOTAKU_FORM_WORK, &error));
  ck_assert (kotaku_network_set_tie_strength (network, 0, KOTAKU_STRENGTH_ABSENT, &error));
  ck_assert (kotaku_network_set_tie_content (network, 0, KOTAKU_CONTENT_INTEREST, &error));
  ck_assert (kotaku_network_set_tie_scope (network, 0, KOTAKU_SCOPE_BEYOND, &error));
  ck_assert (kotaku_network_set_tie_stages (network, 0, stages, &error));
  ck_assert_no_error (error);
  ck_assert_int_eq (kotaku_network_get_tie_form (network, 0), KOTAKU_FORM_WORK);
  ck_assert_int_eq (kotaku_network_get_tie_strength (network, 0), KOTAKU_STRENGTH_ABSENT);
  ck_assert_int_eq (kotaku_network_get_tie_content (network, 0), KOTAKU_CONTENT_INTEREST);
  ck_assert_int_eq (kotaku_network_get_tie_scope (network, 0), KOTAKU_SCOPE_BEYOND);
  ck_assert_int_eq (kotaku_network_get_tie_stages (network, 0), stages);
}
END_TEST

START_TEST (test_out_of_range)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("one-arc");
  const KotakuStrength both = KOTAKU_STRENGTH_WEAK | KOTAKU_STRENGTH_STRONG;
  ck_assert (!kotaku_network_set_tie_strength (network, 0, both, &error));
  ck_assert (g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_OUT_OF_RANGE));
  g_clear_error (&error);
  ck_assert (!kotaku_network_set_tie_stages (network, 0, (KotakuStage) 16, &error));
  ck_assert (g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_OUT_OF_RANGE));
  g_clear_error (&error);
  ck_assert (!kotaku_network_set_tie_direction (network, 0, (KotakuDirection) 5, &error));
  ck_assert (g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_OUT_OF_RANGE));
}
END_TEST

/* A direction that was set is given, whatever the cell was. */
START_TEST (test_direction_is_given)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("mutual");
  KotakuTieColumns ties;
  ck_assert (kotaku_network_set_tie_direction (network, 1, KOTAKU_DIRECTION_UNSTATED, NULL));
  kotaku_network_get_tie_columns (network, &ties);
  ck_assert_int_eq (ties.direction_given[0], 0);
  ck_assert_int_eq (ties.direction_given[1], 1);
  g_autoptr (KotakuFrame) rows
      = kotaku_network_get_canonical_rows (network, KOTAKU_TABLE_TIES, NULL, NULL);
  ck_assert_str_eq (kotaku_frame_get_string (rows, "direction", 0, NULL), "arc");
  ck_assert_str_eq (kotaku_frame_get_string (rows, "direction", 1, NULL), "unstated");
}
END_TEST

KOTAKU_TEST_MAIN ("model/tie-words", test_words, test_out_of_range, test_direction_is_given)

/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "infer/infer.h"
#include "testing.h"

START_TEST (test_words)
{
  ck_assert_str_eq (kotaku_reason_to_text (KOTAKU_REASON_NONE), "");
  ck_assert_str_eq (kotaku_reason_to_text (KOTAKU_REASON_TOO_FEW), "too_few");
  ck_assert_str_eq (kotaku_reason_to_text (KOTAKU_REASON_NO_VARIATION), "no_variation");
  ck_assert_str_eq (kotaku_reason_to_text (KOTAKU_REASON_ONE_ACTOR), "one_actor");
  ck_assert_str_eq (kotaku_reason_to_text (KOTAKU_REASON_NOT_SIGNIFICANT), "not_significant");
}
END_TEST

/* What could not have answered is too few, whatever its p; what is within rounding of alpha is at
 * most alpha. */
START_TEST (test_find)
{
  ck_assert_int_eq (kotaku_reason_find (.03, .01, .05, TRUE), KOTAKU_REASON_NONE);
  ck_assert_int_eq (kotaku_reason_find (.05 + 1e-15, .01, .05, TRUE), KOTAKU_REASON_NONE);
  ck_assert_int_eq (kotaku_reason_find (.3, .01, .05, TRUE), KOTAKU_REASON_ONE_ACTOR);
  ck_assert_int_eq (kotaku_reason_find (.3, .01, .05, FALSE), KOTAKU_REASON_NOT_SIGNIFICANT);
  ck_assert_int_eq (kotaku_reason_find (.3, .1, .05, TRUE), KOTAKU_REASON_TOO_FEW);
  ck_assert_int_eq (kotaku_reason_find (NAN, 1, .05, FALSE), KOTAKU_REASON_TOO_FEW);
  ck_assert_int_eq (kotaku_reason_find (NAN, .01, .05, FALSE), KOTAKU_REASON_NO_VARIATION);
  ck_assert_int_eq (kotaku_reason_find (NAN, NAN, .05, FALSE), KOTAKU_REASON_NO_VARIATION);
}
END_TEST

KOTAKU_TEST_MAIN ("infer/reason", test_words, test_find)

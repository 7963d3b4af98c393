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

KOTAKU_TEST_MAIN ("infer/reason", test_words)

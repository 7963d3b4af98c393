/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "base/base.h"
#include "testing.h"

#define CHECK_BOTH(name, type, text, value, english, indonesian)                                   \
  do                                                                                               \
    {                                                                                              \
      type read;                                                                                   \
      ck_assert (kotaku_##name##_from_text (text, &read, NULL));                                   \
      ck_assert_int_eq (read, value);                                                              \
      ck_assert_str_eq (kotaku_##name##_to_text (value, KOTAKU_LANGUAGE_EN), english);             \
      ck_assert_str_eq (kotaku_##name##_to_text (value, KOTAKU_LANGUAGE_ID), indonesian);          \
      ck_assert (kotaku_##name##_from_text (NULL, &read, NULL));                                   \
      ck_assert_int_eq (read, 0);                                                                  \
      g_autoptr (GError) error = NULL;                                                             \
      ck_assert (!kotaku_##name##_from_text ("gravity", &read, &error));                           \
      ck_assert (g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_UNKNOWN_WORD));                \
      ck_assert_msg (g_str_has_prefix (error->message, #name ": "), "%s", error->message);         \
    }                                                                                              \
  while (0)

START_TEST (test_flags)
{
  CHECK_BOTH (level, KotakuLevel, "antarpribadi", KOTAKU_LEVEL_INTERPERSONAL, "interpersonal",
              "interpersonal");
  CHECK_BOTH (form, KotakuForm, "kerja", KOTAKU_FORM_WORK, "work", "kerja");
  CHECK_BOTH (strength, KotakuStrength, "none", KOTAKU_STRENGTH_ABSENT, "none",
              "tidak saling mengenal");
  CHECK_BOTH (content, KotakuContent, "kepentingan|informasi",
              KOTAKU_CONTENT_INTEREST | KOTAKU_CONTENT_INFORMATION, "interest|information",
              "kepentingan|informasi objektif");
  CHECK_BOTH (stage, KotakuStage, "planning", KOTAKU_STAGE_PLANNING, "planning", "perencanaan");
  CHECK_BOTH (scope, KotakuScope, "beyond", KOTAKU_SCOPE_BEYOND, "beyond", "di luar program");
  CHECK_BOTH (delineation, KotakuDelineation, "kumuh", KOTAKU_DELINEATION_DELINEATED, "delineated",
              "deliniasi");
}
END_TEST

/* Nothing recorded has no word; an unstated direction is one. */
START_TEST (test_zero)
{
  ck_assert_str_eq (kotaku_level_to_text (0, KOTAKU_LANGUAGE_EN), "");
  ck_assert_str_eq (kotaku_stage_to_text (0, KOTAKU_LANGUAGE_ID), "");
  ck_assert_str_eq (kotaku_sector_to_text (0, KOTAKU_LANGUAGE_EN), "");
  ck_assert_str_eq (kotaku_answer_to_text (0, KOTAKU_LANGUAGE_EN), "");
  ck_assert_str_eq (kotaku_direction_to_text (0, KOTAKU_LANGUAGE_EN), "unstated");
  ck_assert_str_eq (kotaku_direction_to_text (0, KOTAKU_LANGUAGE_ID), "tidak disebut");
}
END_TEST

START_TEST (test_single)
{
  CHECK_BOTH (direction, KotakuDirection, "Vertikal", KOTAKU_DIRECTION_VERTICAL, "vertical",
              "vertikal");
  CHECK_BOTH (sector, KotakuSector, "masyarakat", KOTAKU_SECTOR_COMMUNITY, "community",
              "masyarakat");
  CHECK_BOTH (answer, KotakuAnswer, "ya", KOTAKU_ANSWER_YES, "yes", "ya");
}
END_TEST

KOTAKU_TEST_MAIN ("base/words-text", test_flags, test_zero, test_single)

/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "common.h"

START_TEST (test_words)
{
  const KotakuPairField *direction = kotaku_pair_field_find ("direction");
  ck_assert_str_eq (direction->text (KOTAKU_DIRECTION_VERTICAL), "vertical");
  ck_assert_str_eq (direction->text (KOTAKU_DIRECTION_UNSTATED), "");
  ck_assert_str_eq (direction->text (KOTAKU_SETTLED_CONFLICT), "conflict");
  ck_assert_str_eq (kotaku_pair_field_find ("strength")->text (KOTAKU_STRENGTH_ABSENT), "none");
  ck_assert_str_eq (kotaku_pair_field_find ("content")->text (6), "interest|information");
  ck_assert_str_eq (kotaku_pair_field_find ("form")->text (3), "kinship|work");
  ck_assert_str_eq (kotaku_pair_field_find ("stages")->text (15),
                    "preparation|planning|implementation|sustainability");
  ck_assert_str_eq (kotaku_relation_to_text (KOTAKU_RELATION_UNDECIDED), "undecided");
  ck_assert_ptr_null (kotaku_pair_field_find ("weight"));
}
END_TEST

START_TEST (test_settled)
{
  KotakuPair pair = { .form = 1, .scope = KOTAKU_SETTLED_CONFLICT, .relation = 3 };
  ck_assert (kotaku_pair_field_is_settled (kotaku_pair_field_find ("form"), &pair));
  ck_assert (!kotaku_pair_field_is_settled (kotaku_pair_field_find ("scope"), &pair));
  ck_assert (!kotaku_pair_field_is_settled (kotaku_pair_field_find ("strength"), &pair));
  ck_assert (!kotaku_pair_field_is_settled (kotaku_pair_field_find ("relation"), &pair));
  pair.relation = KOTAKU_RELATION_ASYMMETRIC;
  ck_assert (kotaku_pair_field_is_settled (kotaku_pair_field_find ("relation"), &pair));
}
END_TEST

START_TEST (test_suggestion)
{
  g_autofree char *near = kotaku_pair_field_suggest ("strenght");
  ck_assert_ptr_nonnull (strstr (near, "strength"));
}
END_TEST

KOTAKU_TEST_MAIN ("classify/field", test_words, test_settled, test_suggestion)

/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "base/base.h"
#include "testing.h"

#include <string.h>

START_TEST (test_find)
{
  const KotakuWord *strong = kotaku_vocabulary_find (&kotaku_words_strength, " STRONG\t", 8);
  ck_assert_int_eq (strong->value, KOTAKU_STRENGTH_STRONG);
  ck_assert_str_eq (strong->constant, "KOTAKU_STRENGTH_STRONG");
  ck_assert_ptr_null (kotaku_vocabulary_find (&kotaku_words_strength, "", 0));
  ck_assert_ptr_null (kotaku_vocabulary_find (&kotaku_words_strength, "  ", 2));
  ck_assert_ptr_null (kotaku_vocabulary_find (&kotaku_words_strength, "stron", 5));
  ck_assert_ptr_null (kotaku_vocabulary_find (&kotaku_words_strength, "strong|", 7));
  ck_assert_ptr_null (kotaku_vocabulary_find (&kotaku_words_strength, "\xFF", 1));
  ck_assert_ptr_eq (kotaku_vocabulary_find (&kotaku_words_strength, "strong weak", 6), strong);
  /* No-break spaces, as they come from a document. */
  ck_assert_ptr_eq (kotaku_vocabulary_find (&kotaku_words_strength, "bekerja\xC2\xA0sama", 13),
                    strong);
  g_autofree char *line = g_strnfill (100000, 'x');
  ck_assert_ptr_null (kotaku_vocabulary_find (&kotaku_words_strength, line, 100000));
}
END_TEST

START_TEST (test_find_allocates_nothing)
{
  kotaku_memory_fail_from (1);
  ck_assert_ptr_nonnull (kotaku_vocabulary_find (&kotaku_words_role, "Satker PKP", 10));
  ck_assert_int_eq (kotaku_memory_get_count (), 0);
  kotaku_memory_fail_from (-1);
}
END_TEST

START_TEST (test_get_text)
{
  const KotakuVocabulary *stages = &kotaku_words_stage;
  int both = KOTAKU_STAGE_SUSTAINABILITY | KOTAKU_STAGE_PLANNING;
  const char *text = kotaku_vocabulary_get_text (stages, both, KOTAKU_LANGUAGE_EN);
  ck_assert_str_eq (text, "planning|sustainability");
  ck_assert_ptr_eq (text, kotaku_vocabulary_get_text (stages, both, KOTAKU_LANGUAGE_LOCALE));
  ck_assert_str_eq (kotaku_vocabulary_get_text (stages, both, KOTAKU_LANGUAGE_ID),
                    "perencanaan|keberlanjutan");
  ck_assert_str_eq (kotaku_vocabulary_get_text (stages, 15, KOTAKU_LANGUAGE_EN),
                    "preparation|planning|implementation|sustainability");
  ck_assert_str_eq (kotaku_vocabulary_get_text (stages, 0, KOTAKU_LANGUAGE_EN), "");
  ck_assert_str_eq (kotaku_vocabulary_get_text (stages, 16, KOTAKU_LANGUAGE_EN), "");
  ck_assert_str_eq (kotaku_vocabulary_get_text (stages, -1, KOTAKU_LANGUAGE_EN), "");
  ck_assert_str_eq (kotaku_vocabulary_get_text (&kotaku_words_sector, 3, KOTAKU_LANGUAGE_ID),
                    "pelaksana program");
  ck_assert_str_eq (kotaku_vocabulary_get_text (&kotaku_words_sector, 5, KOTAKU_LANGUAGE_ID), "");
  ck_assert_str_eq (kotaku_vocabulary_get_text (&kotaku_words_activity, 3, KOTAKU_LANGUAGE_EN),
                    "social");
}
END_TEST

/* Whatever is written of Flags reads back, in both languages. */
START_TEST (test_combinations_read_back)
{
  gsize n;
  const KotakuVocabulary *const *vocabularies = kotaku_vocabularies (&n);
  for (gsize i = 0; i < n; i++)
    for (int value = 1; vocabularies[i]->flags && !vocabularies[i]->open && value < 16; value++)
      for (KotakuLanguage language = KOTAKU_LANGUAGE_EN; language <= KOTAKU_LANGUAGE_ID; language++)
        {
          const char *text = kotaku_vocabulary_get_text (vocabularies[i], value, language);
          int back = 0;
          ck_assert (kotaku_vocabulary_read (vocabularies[i], text, &back, NULL));
          ck_assert_int_eq (back, *text != 0 ? value : 0);
        }
}
END_TEST

START_TEST (test_read)
{
  g_autoptr (GError) error = NULL;
  int value = 9;
  ck_assert (
      kotaku_vocabulary_read (&kotaku_words_stage, " Persiapan ;planning, ", &value, &error));
  ck_assert_int_eq (value, KOTAKU_STAGE_PREPARATION | KOTAKU_STAGE_PLANNING);
  ck_assert (kotaku_vocabulary_read (&kotaku_words_stage, NULL, &value, &error));
  ck_assert_int_eq (value, 0);
  ck_assert (kotaku_vocabulary_read (&kotaku_words_stage, "  ", &value, &error));
  ck_assert_int_eq (value, 0);
  ck_assert (!kotaku_vocabulary_read (&kotaku_words_stage, "planning|plnning", &value, &error));
  ck_assert (g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_UNKNOWN_WORD));
  ck_assert_str_eq (error->message,
                    "stage: unknown word \"plnning\", did you mean planning? (expected: "
                    "preparation, planning, implementation, sustainability)");
  ck_assert_int_eq (value, 0);
  g_clear_error (&error);
  /* What holds one word holds no list. */
  ck_assert (!kotaku_vocabulary_read (&kotaku_words_sector, "private|government", &value, &error));
  g_clear_error (&error);
  ck_assert (!kotaku_vocabulary_read (&kotaku_words_form, "x\ny", &value, &error));
  ck_assert_ptr_null (strchr (error->message, '\n'));
}
END_TEST

START_TEST (test_list)
{
  g_autofree char *list = kotaku_vocabulary_list (&kotaku_words_form);
  ck_assert_str_eq (list, "kinship, work");
  g_autofree char *suggestion = kotaku_vocabulary_suggestion (&kotaku_words_role, "ketua RTT");
  ck_assert_str_eq (suggestion, ", did you mean ketua RT?");
  /* near "plan" and "kin", which are read but are not the words */
  g_autofree char *stage = kotaku_vocabulary_suggestion (&kotaku_words_stage, "plann");
  ck_assert_str_eq (stage, ", did you mean planning?");
  g_autofree char *form = kotaku_vocabulary_suggestion (&kotaku_words_form, "kinn");
  ck_assert_str_eq (form, ", did you mean kinship?");
  g_autofree char *none = kotaku_vocabulary_suggestion (&kotaku_words_form, "unrelated");
  ck_assert_str_eq (none, "");
}
END_TEST

static KotakuLanguage
settle (const char *all, const char *messages, const char *lang)
{
  g_setenv ("LC_ALL", all, TRUE);
  g_setenv ("LC_MESSAGES", messages, TRUE);
  g_setenv ("LANG", lang, TRUE);
  return kotaku_language_settle (KOTAKU_LANGUAGE_LOCALE);
}

START_TEST (test_settle)
{
  ck_assert_int_eq (settle ("", "", "id_ID.UTF-8"), KOTAKU_LANGUAGE_ID);
  ck_assert_int_eq (settle ("", "en_GB.UTF-8", "id_ID.UTF-8"), KOTAKU_LANGUAGE_EN);
  ck_assert_int_eq (settle ("id", "en_GB", "en_GB"), KOTAKU_LANGUAGE_ID);
  ck_assert_int_eq (settle ("C", "id_ID", "id_ID"), KOTAKU_LANGUAGE_EN);
  ck_assert_int_eq (settle ("", "", ""), KOTAKU_LANGUAGE_EN);
  ck_assert_int_eq (settle ("ido", "", ""), KOTAKU_LANGUAGE_EN);
  g_setenv ("LC_ALL", "id_ID", TRUE);
  ck_assert_int_eq (kotaku_language_settle (KOTAKU_LANGUAGE_EN), KOTAKU_LANGUAGE_EN);
}
END_TEST

KOTAKU_TEST_MAIN ("base/vocabulary",
                  test_find,
                  test_find_allocates_nothing,
                  test_get_text,
                  test_combinations_read_back,
                  test_read,
                  test_list,
                  test_settle)

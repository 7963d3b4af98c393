/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "present/present-private.h"
#include "testing.h"

static void
expect (const char *english, const char *indonesian)
{
  g_autofree char *translated = kotaku_translate (english, KOTAKU_LANGUAGE_ID);
  ck_assert_str_eq (translated, indonesian);
  g_autofree char *same = kotaku_translate (english, KOTAKU_LANGUAGE_EN);
  ck_assert_str_eq (same, english);
}

START_TEST (test_words)
{
  expect ("symmetric", "simetris");
  expect ("not testable", "tidak dapat diuji");
  expect ("kinship", "kekerabatan");
  expect ("waste bank", "bank sampah");
  expect ("no such word", "no such word");
  expect ("", "");
}
END_TEST

START_TEST (test_lists)
{
  expect ("form|direction", "bentuk|arah");
  expect ("preparation|planning", "persiapan|perencanaan");
  expect ("RT head, delineated", "ketua RT, deliniasi");
}
END_TEST

START_TEST (test_sentences)
{
  expect ("4 of 5 decided pairs are symmetric", "4 dari 5 pasangan yang terputuskan simetris");
  expect ("symmetric share 0.5 between people and unknown between institutions",
          "proporsi simetris 0,5 antar pribadi dan tidak diketahui antar lembaga");
  expect ("described: there is no pair; undecided pairs: 3",
          "terdeskripsi: tidak ada pasangan; 3 pasangan belum terputuskan");
  expect ("tested: not yet", "teruji: belum diuji");
  expect ("planned 2018-03 and disbursed 2018-07-01",
          "direncanakan 2018-03 dan dicairkan 2018-07-01");
}
END_TEST

/* A name in a sentence stays, also where it is a word. */
START_TEST (test_names_stay)
{
  expect ("its zone none is outside", "wilayahnya, none, non deliniasi");
  expect ("no table has this name: the file is not read, did you mean ties.csv?",
          "tidak ada tabel dengan nama ini: berkas tidak dibaca, maksud Anda ties.csv?");
}
END_TEST

START_TEST (test_numbers_only_where_numbers_stand)
{
  expect ("many of 5 decided pairs are symmetric", "many of 5 decided pairs are symmetric");
}
END_TEST

START_TEST (test_words_by_column)
{
  ck_assert_str_eq (kotaku_translate_word ("strength", "none", KOTAKU_LANGUAGE_ID),
                    "tidak saling mengenal");
  ck_assert_str_eq (kotaku_translate_word ("relation", "none", KOTAKU_LANGUAGE_ID), "tidak ada");
  ck_assert_str_eq (kotaku_translate_word ("sector", "programme", KOTAKU_LANGUAGE_ID),
                    "pelaksana program");
  ck_assert_str_eq (kotaku_translate_word ("scope", "programme", KOTAKU_LANGUAGE_ID),
                    "sebatas program");
  ck_assert_ptr_null (kotaku_translate_word (NULL, "lkm-7", KOTAKU_LANGUAGE_ID));
}
END_TEST

START_TEST (test_titles)
{
  g_autofree char *english = kotaku_translate_title ("p_value", KOTAKU_LANGUAGE_EN);
  g_autofree char *indonesian = kotaku_translate_title ("p_value", KOTAKU_LANGUAGE_ID);
  ck_assert_str_eq (english, "p value");
  ck_assert_str_eq (indonesian, "nilai p");
}
END_TEST

KOTAKU_TEST_MAIN ("present/translate",
                  test_words,
                  test_lists,
                  test_sentences,
                  test_names_stay,
                  test_numbers_only_where_numbers_stand,
                  test_words_by_column,
                  test_titles)

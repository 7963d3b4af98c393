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
  expect ("0.7", "0,7");
  expect ("2018-03", "2018-03");
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
  expect ("4 of 5 decided pairs are symmetric", "4 dari 5 pasangan yang jelas simetris");
  expect ("symmetric: people 0.5, institutions unknown",
          "simetris: antar pribadi 0,5, lembaga tidak diketahui");
  expect ("described: there is no pair; undecided: 3",
          "deskripsi: tidak ada pasangan; 3 belum jelas");
  expect ("tested: p 0.25; no variation", "uji: p 0,25; tanpa variasi");
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

/* A word is said as the field of the sentence has it; what is quoted may hold what joins parts. */
START_TEST (test_problems)
{
  expect ("unknown sector \"x; y\", expected government, programme",
          "sector \"x; y\" tidak dikenal, diharapkan pemerintah, pelaksana program");
  expect ("unknown strength \"x\", expected weak, strong, none, did you mean weak?",
          "strength \"x\" tidak dikenal, diharapkan lemah, kuat, tidak saling mengenal, "
          "maksud Anda weak?");
  expect ("weight is \"-1\", expected a number greater than 0",
          "weight berisi \"-1\", diharapkan bilangan lebih dari 0");
  expect ("unknown from \"lk\", expected the id of an actor or institution, did you mean lkm?",
          "from \"lk\" tidak dikenal, diharapkan id aktor atau lembaga, maksud Anda lkm?");
  expect ("the id \"a\" is an actor's already", "id \"a\" sudah menjadi milik aktor");
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

/* The records of metrics: titles are their own, the rest is in the catalogue. */
START_TEST (test_metrics)
{
  static const struct
  {
    const char *column, *english, *indonesian;
  } cases[] = {
    { "title", "Betweenness", "Keantaraan" },
    { "kind", "node", "simpul" },
    { "unit", "neighbours", "tetangga" },
    { "range", "0 to n - 1", "0 sampai n - 1" },
    { "undefined", "below degree 2", "bila derajatnya di bawah 2" },
    { "definition", "The sum of the weights of the arcs that end in the node.",
      "Jumlah bobot busur yang berakhir di simpul itu." },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found
          = kotaku_translate_cell (cases[i].column, cases[i].english, KOTAKU_LANGUAGE_ID);
      ck_assert_str_eq (found, cases[i].indonesian);
    }
}
END_TEST

KOTAKU_TEST_MAIN ("present/translate",
                  test_words,
                  test_lists,
                  test_sentences,
                  test_names_stay,
                  test_numbers_only_where_numbers_stand,
                  test_problems,
                  test_words_by_column,
                  test_titles,
                  test_metrics)

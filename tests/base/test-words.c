/* SPDX-License-Identifier: GPL-2.0-or-later */

/* The words against lists made by hand from the study. */

#include "base/base.h"
#include "testing.h"

#include <string.h>

typedef struct
{
  const KotakuVocabulary *vocabulary;
  const char *text;
  const char *english;
} Reading;

static const Reading readings[] = {
  { &kotaku_words_level, "antar pribadi", "interpersonal" },
  { &kotaku_words_level, "Kelembagaan", "institutional" },
  { &kotaku_words_level, "institusional", "institutional" },
  { &kotaku_words_form, "kekerabatan", "kinship" },
  { &kotaku_words_form, "Kerja", "work" },
  { &kotaku_words_strength, "kuat", "strong" },
  { &kotaku_words_strength, "bekerja sama", "strong" },
  { &kotaku_words_strength, "bekerjasama", "strong" },
  { &kotaku_words_strength, "lemah", "weak" },
  { &kotaku_words_strength, "hanya saling mengenal", "weak" },
  { &kotaku_words_strength, "tidak saling mengenal", "none" },
  { &kotaku_words_strength, "tidak ada", "none" },
  { &kotaku_words_strength, "NONE", "none" },
  { &kotaku_words_content, "kerjasama", "cooperation" },
  { &kotaku_words_content, "saling melindungi", "cooperation" },
  { &kotaku_words_content, "kepentingan", "interest" },
  { &kotaku_words_content, "keuntungan", "interest" },
  { &kotaku_words_content, "informasi objektif", "information" },
  { &kotaku_words_stage, "persiapan", "preparation" },
  { &kotaku_words_stage, "perencanaan", "planning" },
  { &kotaku_words_stage, "pelaksanaan", "implementation" },
  { &kotaku_words_stage, "keberlanjutan", "sustainability" },
  { &kotaku_words_scope, "hanya sebatas program", "programme" },
  { &kotaku_words_scope, "di luar program", "beyond" },
  { &kotaku_words_delineation, "kumuh", "delineated" },
  { &kotaku_words_delineation, "deliniasi", "delineated" },
  { &kotaku_words_delineation, "non-kumuh", "outside" },
  { &kotaku_words_delineation, "Non_Deliniasi", "outside" },
  { &kotaku_words_direction, "simetris", "equal" },
  { &kotaku_words_direction, "kesetaraan", "equal" },
  { &kotaku_words_direction, "vertikal", "vertical" },
  { &kotaku_words_direction, "busur", "arc" },
  { &kotaku_words_direction, "tidak disebut", "unstated" },
  { &kotaku_words_sector, "pelaksana program", "programme" },
  { &kotaku_words_sector, "swasta", "private" },
  { &kotaku_words_sector, "pemerintah", "government" },
  { &kotaku_words_sector, "masyarakat", "community" },
  { &kotaku_words_answer, "ya", "yes" },
  { &kotaku_words_answer, "TRUE", "yes" },
  { &kotaku_words_answer, "1", "yes" },
  { &kotaku_words_answer, "tidak", "no" },
  { &kotaku_words_answer, "salah", "no" },
  { &kotaku_words_answer, "0", "no" },
  { &kotaku_words_stated, "tersirat", "inferred" },
  { &kotaku_words_stated, "tersurat", "stated" },
  { &kotaku_words_activity, "ekonomi bergulir", "economy" },
  { &kotaku_words_activity, "infrastruktur", "infrastructure" },
  { &kotaku_words_role, "Ketua RT", "RT head" },
  { &kotaku_words_role, "pemanfaat", "user" },
  { &kotaku_words_role, "pekerja", "worker" },
  { &kotaku_words_role, "warga", "resident" },
  { &kotaku_words_role, "relawan", "volunteer" },
  { &kotaku_words_role, "bank sampah", "waste bank" },
  { &kotaku_words_role, "lembaga keswadayaan masyarakat", "LKM" },
  { &kotaku_words_role, "satker-pkp", "Satker PKP" },
  { &kotaku_words_role, "askot cd mandiri", "Askot" },
  { &kotaku_words_role, "Senior Fasilitator", "facilitator" },
  { &kotaku_words_role, "lurah", "Lurah" },
  { &kotaku_words_unit, "kel", "kelurahan" },
  { &kotaku_words_unit, "rt", "RT" },
  { &kotaku_words_outcome, "tidak terbangun", "nothing" },
  { &kotaku_words_outcome, "sebagian", "partly" },
  { &kotaku_words_outcome, "terbangun", "built" },
  { &kotaku_words_education, "D-III", "DIII" },
  { &kotaku_words_education, "d3", "DIII" },
  { &kotaku_words_education, "SLTA", "SMA" },
  { &kotaku_words_education, "s-1", "S1" },
  { &kotaku_words_field, "semua jurusan", "any" },
  { &kotaku_words_field, "Apa saja", "any" },
  { &kotaku_words_kind, "BDI", "investment fund" },
  { &kotaku_words_kind, "bpm", "investment fund" },
  { &kotaku_words_kind, "BDI/BPM", "investment fund" },
  { &kotaku_words_kind, "Dana Investasi", "investment fund" },
};

START_TEST (test_readings)
{
  for (gsize i = 0; i < G_N_ELEMENTS (readings); i++)
    {
      const Reading *reading = &readings[i];
      const KotakuWord *word
          = kotaku_vocabulary_find (reading->vocabulary, reading->text, strlen (reading->text));
      ck_assert_msg (word != NULL, "%s", reading->text);
      ck_assert_str_eq (word->english, reading->english);
    }
}
END_TEST

static void
check_spellings (const KotakuVocabulary *vocabulary, const KotakuWord *word, const char *spellings)
{
  g_auto (GStrv) list = g_strsplit (spellings != NULL ? spellings : "", "|", -1);
  for (gsize i = 0; list[i] != NULL; i++)
    {
      ck_assert_msg (*list[i] != 0, "%s has an empty spelling", word->english);
      const KotakuWord *found = kotaku_vocabulary_find (vocabulary, list[i], strlen (list[i]));
      ck_assert_msg (found == word, "%s of %s is another word's", list[i], vocabulary->field);
    }
}

/* No spelling belongs to two words of a vocabulary, and none is cut off by its length. */
START_TEST (test_spellings_are_one_word)
{
  gsize n;
  const KotakuVocabulary *const *vocabularies = kotaku_vocabularies (&n);
  ck_assert_uint_eq (n, 18);
  for (gsize i = 0; i < n; i++)
    for (gsize k = 0; k < vocabularies[i]->n_words; k++)
      {
        const KotakuWord *word = &vocabularies[i]->words[k];
        ck_assert_str_eq (word->english, word->value == 0
                                             ? word->english
                                             : kotaku_vocabulary_get_text (
                                                 vocabularies[i], word->value, KOTAKU_LANGUAGE_EN));
        check_spellings (vocabularies[i], word, word->english);
        check_spellings (vocabularies[i], word, word->indonesian);
        check_spellings (vocabularies[i], word, word->others);
      }
}
END_TEST

START_TEST (test_education_is_in_order)
{
  static const char *const order[]
      = { "SD", "SLTP", "SMA", "D1", "D-II", "diploma III", "D-IV", "sarjana", "S2", "doktor" };
  int last = 0;
  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    {
      const KotakuWord *word
          = kotaku_vocabulary_find (&kotaku_words_education, order[i], strlen (order[i]));
      ck_assert_int_gt (word->value, last);
      last = word->value;
    }
}
END_TEST

KOTAKU_TEST_MAIN ("base/words",
                  test_readings,
                  test_spellings_are_one_word,
                  test_education_is_in_order)

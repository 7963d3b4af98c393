/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "common.h"

static KotakuDictionary *
intern_all (const char *const *texts)
{
  g_autoptr (GError) error = NULL;
  KotakuDictionary *dictionary = kotaku_dictionary_new (&error);
  for (gsize i = 0; texts[i] != NULL; i++)
    kotaku_dictionary_intern (&dictionary, texts[i], strlen (texts[i]), &error);
  ck_assert_no_error (error);
  return dictionary;
}

START_TEST (test_items)
{
  /* q is a list of its own, r is not: both lists that name it mean the same item */
  const char *const texts[] = { "p|q", "q", "r|p", "q|r", NULL };
  g_autoptr (GError) error = NULL;
  KotakuDictionary *dictionary = intern_all (texts);
  g_auto (KotakuSets) sets = { 0 };
  ck_assert (kotaku_sets_init (&sets, dictionary, &error));
  ck_assert_uint_eq (sets.start[4], 7);
  ck_assert_int_eq (sets.items[1], 1); /* q in p|q */
  ck_assert_int_eq (sets.items[2], 1); /* q */
  ck_assert_int_eq (sets.items[5], 1); /* q in q|r */
  ck_assert_int_eq (sets.items[0], sets.items[4]);
  ck_assert_int_eq (sets.items[3], sets.items[6]);
  ck_assert_int_ne (sets.items[0], sets.items[3]);
  kotaku_dictionary_unref (dictionary);
}
END_TEST

START_TEST (test_no_column)
{
  g_autoptr (GError) error = NULL;
  g_auto (KotakuSets) sets = { 0 };
  ck_assert (kotaku_sets_init (&sets, NULL, &error));
  ck_assert_uint_eq (sets.n_items, 0);
}
END_TEST

START_TEST (test_unite)
{
  const char *const texts[]
      = { "social|infrastructure", "arisan", "economy|arisan", "b", "a|ab", NULL };
  g_autoptr (GError) error = NULL;
  KotakuDictionary *dictionary = intern_all (texts);
  const gint32 activities[] = { 1, 0, -1, 2 };
  const gint32 names[] = { 3, 4, 3 };
  g_autofree char *known
      = kotaku_sets_unite (dictionary, &kotaku_words_activity, activities, 4, &error);
  ck_assert_str_eq (known, "infrastructure|economy|social|arisan");
  g_autofree char *plain = kotaku_sets_unite (dictionary, NULL, names, 3, &error);
  ck_assert_str_eq (plain, "a|ab|b");
  g_autofree char *empty = kotaku_sets_unite (dictionary, NULL, NULL, 0, &error);
  ck_assert_str_eq (empty, "");
  kotaku_dictionary_unref (dictionary);
}
END_TEST

static gboolean
try_sets (const KotakuDictionary *dictionary, GError **error)
{
  const gint32 codes[] = { 0, 1 };
  g_auto (KotakuSets) sets = { 0 };
  g_autofree char *text = NULL;
  if (kotaku_sets_init (&sets, dictionary, error))
    text = kotaku_sets_unite (dictionary, NULL, codes, 2, error);
  return text != NULL;
}

START_TEST (test_memory)
{
  const char *const texts[] = { "p|q", "r|s|t", NULL };
  KotakuDictionary *dictionary = intern_all (texts);
  ck_assert_survives (try_sets (dictionary, &error));
  kotaku_dictionary_unref (dictionary);
}
END_TEST

KOTAKU_TEST_MAIN ("classify/sets", test_items, test_no_column, test_unite, test_memory)

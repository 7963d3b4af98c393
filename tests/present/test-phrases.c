/* SPDX-License-Identifier: GPL-2.0-or-later */

/* The catalogue itself, and that everything that can be walked is in it. */

#include "present/present-private.h"
#include "testing.h"

#include <string.h>

static gsize
count_places (const char *text)
{
  gsize n = 0;
  for (; (text = strchr (text, '{')) != NULL; text++)
    n++;
  return n;
}

/* Each place of the Indonesian text is one of the English text's, and each of those is used. */
static void
check_places (const KotakuTranslation *entries, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      gsize places = count_places (entries[i].english);
      ck_assert_msg (count_places (entries[i].indonesian) == places, "%s", entries[i].english);
      for (gsize j = 1; j <= places; j++)
        {
          char place[] = { '{', (char) ('0' + j), '}', '\0' };
          ck_assert_msg (strstr (entries[i].indonesian, place) != NULL, "%s", entries[i].english);
        }
    }
}

START_TEST (test_places)
{
  gsize n = 0;
  const KotakuTranslation *entries = kotaku_translations_get_phrases (&n);
  check_places (entries, n);
  entries = kotaku_translations_get_formats (&n);
  check_places (entries, n);
}
END_TEST

static void
check_unique (const KotakuTranslation *entries, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      ck_assert_int_gt (strlen (entries[i].indonesian), 0);
      ck_assert (g_utf8_validate (entries[i].indonesian, -1, NULL));
      for (gsize j = 0; j < i; j++)
        ck_assert_msg (strcmp (entries[i].english, entries[j].english) != 0, "twice: %s",
                       entries[i].english);
    }
}

START_TEST (test_no_entry_twice)
{
  gsize n = 0;
  const KotakuTranslation *entries = kotaku_translations_get_phrases (&n);
  check_unique (entries, n);
  entries = kotaku_translations_get_formats (&n);
  check_unique (entries, n);
  entries = kotaku_translations_get_titles (&n);
  check_unique (entries, n);
}
END_TEST

static void
check_listed (const char *const *sentences)
{
  gsize n = 0;
  const KotakuTranslation *entries = kotaku_translations_get_phrases (&n);
  ck_assert_ptr_nonnull (sentences[0]);
  for (gsize i = 0; sentences[i] != NULL; i++)
    {
      gboolean found = FALSE;
      for (gsize j = 0; j < n && !found; j++)
        found = strcmp (entries[j].english, sentences[i]) == 0;
      ck_assert_msg (found, "no translation: %s", sentences[i]);
    }
}

START_TEST (test_findings_are_translated)
{
  check_listed (kotaku_findings_get_claims ());
  check_listed (kotaku_findings_get_phrases ());
}
END_TEST

/* Every column of every command has a title, and so has every statistic. */
START_TEST (test_columns_have_titles)
{
  gsize n = 0;
  gsize n_commands = 0;
  const KotakuTranslation *entries = kotaku_translations_get_titles (&n);
  const KotakuCommand *const *commands = kotaku_commands (&n_commands);
  ck_assert_uint_gt (n_commands, 0);
  for (gsize i = 0; i < n_commands; i++)
    {
      g_auto (GStrv) columns = g_strsplit (commands[i]->columns, ",", -1);
      for (gsize j = 0; columns[j] != NULL && *columns[j] != 0; j++)
        {
          gboolean found = FALSE;
          for (gsize k = 0; k < n && !found; k++)
            found = strcmp (entries[k].english, columns[j]) == 0;
          ck_assert_msg (found, "no title: %s of %s", columns[j], commands[i]->name);
        }
    }
}
END_TEST

KOTAKU_TEST_MAIN ("present/phrases",
                  test_places,
                  test_no_entry_twice,
                  test_findings_are_translated,
                  test_columns_have_titles)

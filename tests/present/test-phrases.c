/* SPDX-License-Identifier: GPL-2.0-or-later */

/* The catalogue itself, and that everything that can be walked is in it. */

#include "commands/findings-private.h"
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
START_TEST (test_places)
{
  gsize n = 0;
  const KotakuTranslation *entries = kotaku_translations_get_phrases (&n);
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
  entries = kotaku_translations_get_titles (&n);
  check_unique (entries, n);
}
END_TEST

START_TEST (test_pieces_of_a_basis)
{
  gsize n = 0;
  const KotakuTranslation *entries = kotaku_translations_get_phrases (&n);
  const char *const *pieces = kotaku_findings_get_phrases ();
  for (gsize i = 0; pieces[i] != NULL; i++)
    {
      gboolean found = FALSE;
      for (gsize j = 0; j < n && !found; j++)
        found = strcmp (entries[j].english, pieces[i]) == 0;
      ck_assert_msg (found, "no translation: %s", pieces[i]);
    }
}
END_TEST

KOTAKU_TEST_MAIN ("present/phrases", test_places, test_no_entry_twice, test_pieces_of_a_basis)

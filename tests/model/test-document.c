/* SPDX-License-Identifier: GPL-2.0-or-later */

/* docs/dataset.md names every word and header that is read. */

#include "model/model.h"
#include "testing.h"

#include <string.h>

static char *
read_document (void)
{
  g_autofree char *path
      = g_build_filename (g_getenv ("KOTAKU_SOURCE_ROOT"), "docs", "dataset.md", NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;
  g_file_get_contents (path, &text, NULL, &error);
  ck_assert_no_error (error);
  return text;
}

/* "a, b, c" of "a|b|c" */
static char *
spread (const char *spellings)
{
  g_auto (GStrv) pieces = g_strsplit (spellings != NULL ? spellings : "", "|", -1);
  return g_strjoinv (", ", pieces);
}

START_TEST (test_words)
{
  gsize n = 0;
  g_autofree char *document = read_document ();
  const KotakuVocabulary *const *vocabularies = kotaku_vocabularies (&n);
  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (GString) rows = g_string_new (NULL);
      for (gsize k = 0; k < vocabularies[i]->n_words; k++)
        {
          const KotakuWord *word = &vocabularies[i]->words[k];
          g_autofree char *others = spread (word->others);
          g_string_append_printf (rows, "| %s | %s | %s |\n", word->english, word->indonesian,
                                  others);
        }
      ck_assert_msg (strstr (document, rows->str) != NULL, "%s:\n%s", vocabularies[i]->field,
                     rows->str);
    }
}
END_TEST

START_TEST (test_headers)
{
  g_autofree char *document = read_document ();
  for (gint t = KOTAKU_TABLE_ZONES; kotaku_table_spec ((KotakuTable) t) != NULL; t++)
    {
      const KotakuTableSpec *spec = kotaku_table_spec ((KotakuTable) t);
      g_autoptr (GString) rows = g_string_new (NULL);
      g_autofree char *names = spread (spec->indonesian);
      g_string_append_printf (rows, "| `%s` | %s |\n", spec->name, names);
      for (guint i = 0; i < spec->n_fields; i++)
        {
          g_autofree char *others = spread (spec->fields[i].indonesian);
          g_string_append_printf (rows, "| %s | %s |\n", spec->fields[i].name, others);
        }
      ck_assert_msg (strstr (document, rows->str) != NULL, "%s", rows->str);
    }
}
END_TEST

KOTAKU_TEST_MAIN ("model/document", test_words, test_headers)

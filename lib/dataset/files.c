/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Which file of a directory is which table, in either language. */

#include "dataset/dataset-private.h"

#include <string.h>

gboolean
kotaku_file_has_ending (const char *file, const char *ending)
{
  gsize length = strlen (file), n = strlen (ending);
  return length > n && g_ascii_strcasecmp (file + length - n, ending) == 0;
}

gboolean
kotaku_file_is_sheet (const char *file)
{
  return kotaku_file_has_ending (file, ".csv") || kotaku_file_has_ending (file, ".tsv");
}

static gboolean
is_name_of (const KotakuTableSpec *spec, const char *name)
{
  g_auto (GStrv) names = g_strsplit (spec->indonesian, "|", -1);
  gboolean found = strcmp (name, spec->name) == 0;
  for (char **other = names; *other != NULL && !found; other++)
    {
      g_autofree char *folded = kotaku_text_fold (*other, -1);
      found = g_strcmp0 (folded, name) == 0;
    }
  return found;
}

KotakuTable
kotaku_table_of_name (const char *name, gssize length)
{
  g_autofree char *folded = kotaku_text_fold (name, length);
  for (gint table = 1; folded != NULL && table <= KOTAKU_N_TABLES; table++)
    if (is_name_of (kotaku_table_spec (table), folded))
      return table;
  return 0;
}

KotakuTable
kotaku_table_of_file (const char *file)
{
  return kotaku_file_has_ending (file, ".csv")
             ? kotaku_table_of_name (file, (gssize) strlen (file) - 4)
             : 0;
}

char *
kotaku_list_tables (const char *ending)
{
  GString *names = g_string_new (NULL);
  for (gint table = 1; table <= KOTAKU_N_TABLES; table++)
    g_string_append_printf (names, "%s%s%s", table > 1 ? ", " : "", kotaku_table_spec (table)->name,
                            ending);
  return g_string_free (names, FALSE);
}

char *
kotaku_table_suggestion (const char *given, gssize length, const char *ending)
{
  g_autofree char *name = kotaku_text_fold (given, length);
  g_autoptr (GPtrArray) candidates = g_ptr_array_new_with_free_func (g_free);
  const char *nearest;
  for (gint table = 1; table <= KOTAKU_N_TABLES; table++)
    {
      const KotakuTableSpec *spec = kotaku_table_spec (table);
      g_ptr_array_add (candidates, g_strdup (spec->name));
      g_ptr_array_add (candidates, g_strndup (spec->indonesian, strcspn (spec->indonesian, "|")));
    }
  nearest
      = name ? kotaku_text_nearest (name, (const char *const *) candidates->pdata, candidates->len)
             : NULL;
  return nearest != NULL ? g_strdup_printf (", did you mean %s%s?", nearest, ending)
                         : g_strdup ("");
}

/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Which file of a directory is which table, in either language. */

#include "dataset/dataset-private.h"

#include <string.h>

static gboolean
has_ending (const char *file, const char *ending)
{
  gsize length = strlen (file), n = strlen (ending);
  return length > n && g_ascii_strcasecmp (file + length - n, ending) == 0;
}

gboolean
kotaku_file_is_sheet (const char *file)
{
  return has_ending (file, ".csv") || has_ending (file, ".tsv");
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
kotaku_table_of_file (const char *file)
{
  g_autofree char *name = NULL;
  if (!has_ending (file, ".csv"))
    return 0;
  name = kotaku_text_fold (file, (gssize) strlen (file) - 4);
  for (gint table = 1; name != NULL && table <= KOTAKU_N_TABLES; table++)
    if (is_name_of (kotaku_table_spec (table), name))
      return table;
  return 0;
}

char *
kotaku_file_suggestion (const char *file)
{
  g_autofree char *name = kotaku_text_fold (file, (gssize) strlen (file) - 4);
  const char *candidates[KOTAKU_N_TABLES + 1];
  const char *nearest;
  for (gint table = 1; table <= KOTAKU_N_TABLES; table++)
    candidates[table - 1] = kotaku_table_spec (table)->name;
  nearest = name ? kotaku_text_nearest (name, candidates, KOTAKU_N_TABLES) : NULL;
  return nearest != NULL ? g_strdup_printf (", did you mean %s.csv?", nearest) : g_strdup ("");
}

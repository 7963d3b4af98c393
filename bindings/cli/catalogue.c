/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "cli.h"

#include <string.h>

gboolean
kotaku_catalogue_load (KotakuCatalogue *catalogue, GError **error)
{
  catalogue->commands = kotaku_list_commands (error);
  if (catalogue->commands != NULL)
    catalogue->options = kotaku_list_options (error);
  if (catalogue->options != NULL)
    catalogue->columns = kotaku_list_columns (error);
  return catalogue->columns != NULL;
}

void
kotaku_catalogue_clear (KotakuCatalogue *catalogue)
{
  g_clear_pointer (&catalogue->commands, kotaku_frame_unref);
  g_clear_pointer (&catalogue->options, kotaku_frame_unref);
  g_clear_pointer (&catalogue->columns, kotaku_frame_unref);
}

const char *
kotaku_catalogue_get (KotakuFrame *frame, const char *column, gsize row)
{
  const char *text = kotaku_frame_get_string (frame, column, row, NULL);
  return text != NULL ? text : "";
}

const char *
kotaku_catalogue_get_title (KotakuFrame *frame, gsize row, KotakuLanguage language)
{
  const char *title = "";
  if (language == KOTAKU_LANGUAGE_ID)
    title = kotaku_catalogue_get (frame, "title_id", row);
  return *title != 0 ? title : kotaku_catalogue_get (frame, "title", row);
}

char *
kotaku_catalogue_get_parameter (KotakuCatalogue *catalogue, gsize command)
{
  const char *parameters = kotaku_catalogue_get (catalogue->commands, "parameters", command);
  return g_strndup (parameters, strcspn (parameters, ":"));
}

gboolean
kotaku_catalogue_lists (const char *list, const char *name)
{
  g_auto (GStrv) names = g_strsplit (list, " ", -1);
  return g_strv_contains ((const char *const *) names, name);
}

/* Levenshtein's, by rows; names are short, and a longer one is near nothing. */
static guint
distance (const char *a, const char *b)
{
  enum
  {
    LONGEST = 63
  };
  gsize m = strlen (a), n = strlen (b);
  if (m > LONGEST || n > LONGEST)
    return G_MAXUINT;
  guint row[LONGEST + 1];
  for (guint j = 0; j <= n; j++)
    row[j] = j;
  for (guint i = 1; i <= m; i++)
    {
      guint diagonal = row[0];
      row[0] = i;
      for (guint j = 1; j <= n; j++)
        {
          guint exchange = diagonal + (a[i - 1] != b[j - 1]);
          diagonal = row[j];
          row[j] = MIN (exchange, MIN (row[j], row[j - 1]) + 1);
        }
    }
  return row[n];
}

/* Whether name is candidate with letters left out, the first not: "lvl" is "level". */
static gboolean
abbreviates (const char *name, const char *candidate)
{
  if (*name == 0 || *name != *candidate)
    return FALSE;
  for (; *candidate != 0; candidate++)
    name += *name == *candidate;
  return *name == 0;
}

typedef struct
{
  const char *name;
  const char *nearest;
  guint best;
  const char *longer; /* the shortest that name abbreviates */
} Search;

static void
consider (Search *search, const char *candidate)
{
  guint d = distance (search->name, candidate);
  if (abbreviates (search->name, candidate)
      && (search->longer == NULL || strlen (candidate) < strlen (search->longer)))
    search->longer = candidate;
  if (d >= search->best)
    return;
  search->best = d;
  search->nearest = candidate;
}

char *
kotaku_catalogue_suggest (KotakuFrame *frame, const char *column, const char *name)
{
  /* Near enough is a third of the length, and one letter always. */
  Search search = { .name = name, .best = MAX (1, (guint) strlen (name) / 3) + 1 };
  for (gsize row = 0; row < kotaku_frame_get_n_rows (frame); row++)
    consider (&search, kotaku_catalogue_get (frame, column, row));
  if (strcmp (column, "option") == 0)
    for (gsize i = 0; i < kotaku_n_own_options; i++)
      consider (&search, kotaku_own_options[i].name);
  if (search.nearest == NULL)
    search.nearest = search.longer;
  if (search.nearest == NULL)
    return g_strdup ("");
  return g_strdup_printf (", did you mean %s%s?", strcmp (column, "option") == 0 ? "--" : "",
                          search.nearest);
}

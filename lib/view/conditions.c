/* SPDX-License-Identifier: GPL-2.0-or-later */

/* The list of COLUMN=VALUE[,VALUE] that where and ties are: told, read from text, written as text.
 * A column has one condition, any of its values; the conditions of all columns hold. */

#include "view/view-private.h"

#include <string.h>

static void
condition_free (gpointer data)
{
  KotakuCondition *condition = data;
  g_free (condition->column);
  g_strfreev (condition->values);
  g_free (condition);
}

GPtrArray *
kotaku_conditions_new (void)
{
  return g_ptr_array_new_with_free_func (condition_free);
}

static gboolean
is_same_column (const char *a, const char *b)
{
  g_autofree char *first = kotaku_text_fold (a, -1);
  g_autofree char *second = kotaku_text_fold (b, -1);
  return first != NULL && second != NULL ? strcmp (first, second) == 0 : strcmp (a, b) == 0;
}

static KotakuCondition *
find_condition (GPtrArray *conditions, const char *column)
{
  for (guint i = 0; i < conditions->len; i++)
    {
      KotakuCondition *condition = conditions->pdata[i];
      if (is_same_column (condition->column, column))
        return condition;
    }
  return NULL;
}

void
kotaku_conditions_set (GPtrArray *conditions, const char *column, const char *const *values)
{
  KotakuCondition *condition = find_condition (conditions, column);
  if (condition != NULL)
    g_ptr_array_remove (conditions, condition);
  if (values == NULL || values[0] == NULL)
    return;
  condition = g_new0 (KotakuCondition, 1);
  condition->column = g_strdup (column);
  condition->values = g_strdupv ((char **) values);
  g_ptr_array_add (conditions, condition);
}

static void
add_value (GPtrArray *conditions, const char *column, char *value)
{
  KotakuCondition *condition = find_condition (conditions, column);
  if (condition == NULL)
    {
      condition = g_new0 (KotakuCondition, 1);
      condition->column = g_strdup (column);
      condition->values = g_new0 (char *, 1);
      g_ptr_array_add (conditions, condition);
    }
  guint n = g_strv_length (condition->values);
  condition->values = g_renew (char *, condition->values, n + 2);
  condition->values[n] = value;
  condition->values[n + 1] = NULL;
}

/* -- text
 * ------------------------------------------------------------------------------------------- */

static const char *
skip_spaces (const char *text)
{
  while (g_ascii_isspace (*text))
    text++;
  return text;
}

/* What stands in double quotes, of which two within stand for one; NULL where they do not end. */
static char *
take_quoted (const char **text)
{
  g_autoptr (GString) content = g_string_new (NULL);
  const char *at = *text + 1;
  for (; *at != '"' || at[1] == '"'; at++)
    {
      if (*at == '\0')
        return NULL;
      at += *at == '"';
      g_string_append_c (content, *at);
    }
  *text = skip_spaces (at + 1);
  return g_strdup (content->str);
}

/* Up to a comma; a column up to the first '='. */
static char *
take_piece (const char **text, gboolean column)
{
  *text = skip_spaces (*text);
  if (**text == '"')
    return take_quoted (text);
  gsize length = strcspn (*text, column ? ",=" : ",");
  char *piece = g_strchomp (g_strndup (*text, length));
  *text += length;
  return piece;
}

/* Reads "COLUMN=VALUE" or, where there is a column already, "VALUE". */
static gboolean
take_item (const char **text, char **column, char **value)
{
  g_autofree char *piece = take_piece (text, TRUE);
  if (piece == NULL)
    return FALSE;
  if (**text == '=')
    {
      (*text)++;
      g_free (*column);
      *column = g_steal_pointer (&piece);
      piece = take_piece (text, FALSE);
    }
  *value = g_steal_pointer (&piece);
  return *value != NULL && *column != NULL && **column != '\0' && (**text == ',' || **text == '\0');
}

gboolean
kotaku_conditions_read (GPtrArray *conditions, const char *option, const char *text, GError **error)
{
  g_autofree char *column = NULL;
  for (const char *at = text;; at++)
    {
      g_autofree char *value = NULL;
      if (!take_item (&at, &column, &value))
        {
          g_autofree char *quoted = kotaku_text_quote (text);
          g_set_error (error, KOTAKU_ERROR, KOTAKU_ERROR_BAD_VALUE,
                       "%s: expected COLUMN=VALUE[,VALUE], found %s", option, quoted);
          return FALSE;
        }
      add_value (conditions, column, g_steal_pointer (&value));
      if (*at == '\0')
        return TRUE;
    }
}

/* As take_item() reads it back. */
static void
append_piece (GString *text, const char *piece, const char *special)
{
  gsize length = strlen (piece);
  gboolean plain
      = strpbrk (piece, special) == NULL
        && (length == 0 || (!g_ascii_isspace (piece[0]) && !g_ascii_isspace (piece[length - 1])));
  if (plain)
    {
      g_string_append (text, piece);
      return;
    }
  g_string_append_c (text, '"');
  for (; *piece != '\0'; piece++)
    {
      if (*piece == '"')
        g_string_append_c (text, '"');
      g_string_append_c (text, *piece);
    }
  g_string_append_c (text, '"');
}

void
kotaku_conditions_describe (GPtrArray *conditions, const char *option, GString *text)
{
  for (guint i = 0; i < conditions->len; i++)
    {
      const KotakuCondition *condition = conditions->pdata[i];
      g_string_append_printf (text, "%s%s=", text->len > 0 ? " " : "", option);
      append_piece (text, condition->column, ",=\"");
      g_string_append_c (text, '=');
      for (guint k = 0; condition->values[k] != NULL; k++)
        {
          if (k > 0)
            g_string_append_c (text, ',');
          append_piece (text, condition->values[k], k > 0 ? ",=\"" : ",\"");
        }
    }
}

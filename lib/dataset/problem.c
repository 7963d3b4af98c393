/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Problems are kept up to a limit and counted beyond it, so that a file of faults costs no memory.
 */

#include "dataset/dataset-private.h"

#include <string.h>

#define EXCERPT_LENGTH 80

KotakuProblem *
kotaku_problem_new (KotakuError code, gboolean warning, const char *message)
{
  KotakuProblem *problem = g_new0 (KotakuProblem, 1);
  problem->code = code;
  problem->warning = warning;
  problem->message = g_strdup (message);
  problem->row = -1;
  problem->batch_column = -1;
  return problem;
}

KotakuProblem *
kotaku_problem_new_from_fault (const KotakuFault *fault)
{
  KotakuProblem *problem = kotaku_problem_new (fault->code, fault->warning, fault->message);
  if (fault->value != NULL)
    problem->value = kotaku_problem_excerpt (fault->value, strlen (fault->value));
  problem->expected = g_strdup (fault->expected);
  problem->row = (gint64) fault->row;
  problem->batch_column = fault->column;
  return problem;
}

void
kotaku_problem_free (KotakuProblem *problem)
{
  if (problem == NULL)
    return;
  g_free (problem->file);
  g_free (problem->field);
  g_free (problem->value);
  g_free (problem->expected);
  g_free (problem->message);
  g_free (problem);
}

char *
kotaku_problem_excerpt (const char *text, gsize length)
{
  GString *excerpt = g_string_sized_new (EXCERPT_LENGTH + 8);
  gsize i = 0;
  while (i < length && excerpt->len < EXCERPT_LENGTH)
    {
      const char *c = text + i;
      gunichar character = g_utf8_get_char_validated (c, length - i);
      if (character == (gunichar) -1 || character == (gunichar) -2 || character < ' ')
        {
          g_string_append_printf (excerpt, "\\x%02X", (guint8) *c);
          i++;
        }
      else
        {
          g_string_append_unichar (excerpt, character);
          i += g_utf8_skip[(guint8) *c];
        }
    }
  if (i < length)
    g_string_append (excerpt, "...");
  return g_string_free (excerpt, FALSE);
}

void
kotaku_problems_init (KotakuProblems *problems)
{
  memset (problems, 0, sizeof *problems);
  problems->items = g_ptr_array_new_with_free_func ((GDestroyNotify) kotaku_problem_free);
}

void
kotaku_problems_clear (KotakuProblems *problems)
{
  g_clear_pointer (&problems->items, g_ptr_array_unref);
  problems->n_errors = problems->n_warnings = 0;
  problems->n_kept_errors = problems->n_kept_warnings = 0;
}

static void
keep (KotakuProblems *problems, KotakuProblem *problem)
{
  gsize *n_kept = problem->warning ? &problems->n_kept_warnings : &problems->n_kept_errors;
  if (*n_kept >= KOTAKU_PROBLEMS_KEPT)
    {
      kotaku_problem_free (problem);
      return;
    }
  ++*n_kept;
  g_ptr_array_add (problems->items, problem);
}

void
kotaku_problems_take (KotakuProblems *problems, KotakuProblem *problem)
{
  if (problem->warning)
    problems->n_warnings++;
  else
    problems->n_errors++;
  keep (problems, problem);
}

void
kotaku_problems_join (KotakuProblems *problems, KotakuProblems *part)
{
  problems->n_errors += part->n_errors;
  problems->n_warnings += part->n_warnings;
  for (guint i = 0; i < part->items->len; i++)
    keep (problems, g_steal_pointer (&g_ptr_array_index (part->items, i)));
  kotaku_problems_clear (part);
  kotaku_problems_init (part);
}

static gint
compare_numbers (gint64 a, gint64 b)
{
  return (a > b) - (a < b);
}

static gint
compare_problems (gconstpointer a, gconstpointer b, gpointer data)
{
  const KotakuProblem *p = *(KotakuProblem *const *) a, *q = *(KotakuProblem *const *) b;
  gint order = g_strcmp0 (p->file, q->file);
  if (order == 0)
    order = compare_numbers (p->line, q->line);
  return order != 0 ? order : compare_numbers (p->column, q->column);
}

/* Of what is told of a cell that another has spoilt. */
static void
drop_followers (KotakuProblems *problems)
{
  const KotakuProblem *alone = NULL;
  for (guint i = 0; i < problems->items->len; i++)
    if (((KotakuProblem *) g_ptr_array_index (problems->items, i))->alone)
      alone = g_ptr_array_index (problems->items, i);
  for (guint i = 0; alone != NULL && i < problems->items->len;)
    {
      KotakuProblem *problem = g_ptr_array_index (problems->items, i);
      const KotakuProblem *other = NULL;
      for (guint j = i; j-- > 0 && other == NULL;)
        if (compare_problems (&problems->items->pdata[j], &problems->items->pdata[i], NULL) != 0)
          break;
        else if (((KotakuProblem *) problems->items->pdata[j])->alone)
          other = problems->items->pdata[j];
      if (other == NULL || problem->alone || problem->warning)
        {
          i++;
          continue;
        }
      problems->n_errors--;
      problems->n_kept_errors--;
      g_ptr_array_remove_index (problems->items, i);
    }
}

void
kotaku_problems_sort (KotakuProblems *problems)
{
  if (problems->items->len > 1)
    g_qsort_with_data (problems->items->pdata, (gint) problems->items->len, sizeof (gpointer),
                       compare_problems, NULL);
  drop_followers (problems);
}

/* Of a sheet the file is FILE.xlsx:SHEET. */
static gboolean
is_sheet (const char *file)
{
  const char *colon = strrchr (file, ':');
  return colon != NULL && colon - file > 5 && g_ascii_strncasecmp (colon - 5, ".xlsx", 5) == 0;
}

static void
append_letters (KotakuText *text, gint64 column)
{
  char letters[16];
  gsize i = sizeof letters;
  for (; column > 0 && i > 0; column = (column - 1) / 26)
    letters[--i] = (char) ('A' + (column - 1) % 26);
  kotaku_text_append (text, letters + i, (gssize) (sizeof letters - i));
}

void
kotaku_place_append (KotakuText *text, const char *file, gint64 line, gint64 column)
{
  gboolean cell = is_sheet (file) && line > 0 && column > 0;
  kotaku_text_append (text, file, -1);
  if (line > 0)
    kotaku_text_append_c (text, cell ? '!' : ':');
  if (cell)
    append_letters (text, column);
  if (line > 0)
    kotaku_text_append_int64 (text, line);
  if (line > 0 && column > 0 && !cell)
    {
      kotaku_text_append_c (text, ':');
      kotaku_text_append_int64 (text, column);
    }
}

gboolean
kotaku_problems_to_error (KotakuProblems *problems, GError **error)
{
  for (guint i = 0; i < problems->items->len; i++)
    {
      const KotakuProblem *problem = g_ptr_array_index (problems->items, i);
      g_auto (KotakuText) text = KOTAKU_TEXT_INIT;
      if (problem->warning)
        continue;
      kotaku_place_append (&text, problem->file != NULL ? problem->file : "", problem->line,
                           problem->column);
      g_set_error (error, KOTAKU_ERROR, (gint) problem->code, "%s: %s",
                   text.text != NULL ? text.text : "", problem->message);
      return TRUE;
    }
  return FALSE;
}

static void
add_row (KotakuRows *rows, const KotakuProblem *problem)
{
  kotaku_rows_begin (rows);
  kotaku_rows_string (rows, 0, problem->warning ? "warning" : "error");
  kotaku_rows_string (rows, 1, problem->file);
  if (problem->line > 0)
    kotaku_rows_int64 (rows, 2, problem->line);
  if (problem->column > 0)
    kotaku_rows_int64 (rows, 3, problem->column);
  kotaku_rows_string (rows, 4, problem->field);
  kotaku_rows_string (rows, 5, problem->value);
  kotaku_rows_string (rows, 6, problem->expected);
  kotaku_rows_string (rows, 7, problem->message);
}

static void
add_rest (KotakuRows *rows, const char *path, gboolean warning, gsize n_rest)
{
  g_autofree char *message = NULL;
  KotakuProblem problem = { .warning = warning, .file = (char *) path };
  if (n_rest == 0)
    return;
  message
      = g_strdup_printf ("%" G_GSIZE_FORMAT " more %s", n_rest, warning ? "warnings" : "errors");
  problem.message = message;
  add_row (rows, &problem);
}

KotakuFrame *
kotaku_problems_to_frame (KotakuProblems *problems, const char *path, GError **error)
{
  KotakuRows *rows
      = kotaku_rows_new ("severity:w,file:s,line:i,column:i,field:s,value:s,expected:s,"
                         "message:s");
  for (guint i = 0; i < problems->items->len; i++)
    add_row (rows, g_ptr_array_index (problems->items, i));
  add_rest (rows, path, FALSE, problems->n_errors - problems->n_kept_errors);
  add_rest (rows, path, TRUE, problems->n_warnings - problems->n_kept_warnings);
  return kotaku_rows_finish (rows, error);
}

/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Columns of the user's own are kept, and may be called anything; one that is called nearly like a
 * column of ours which is not there may be meant for it. */

#include "dataset/dataset-private.h"

/* Header words of columns that are not there, and the word that is offered for each. */
typedef struct
{
  GPtrArray *spellings;
  GPtrArray *words;
} Candidates;

static void
candidates_clear (Candidates *candidates)
{
  g_clear_pointer (&candidates->spellings, g_ptr_array_unref);
  g_clear_pointer (&candidates->words, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Candidates, candidates_clear)

static void
add (Candidates *candidates, const char *spelling, const char *word)
{
  g_ptr_array_add (candidates->spellings, g_strdup (spelling));
  g_ptr_array_add (candidates->words, g_strdup (word));
}

/* The first Indonesian word is offered as it is; for others the English name is. */
static void
add_field (Candidates *candidates, const KotakuField *field)
{
  g_auto (GStrv) spellings = g_strsplit (field->indonesian, "|", -1);
  add (candidates, field->name, field->name);
  for (gsize i = 0; spellings[i] != NULL; i++)
    add (candidates, spellings[i], i == 0 ? spellings[i] : field->name);
}

static gboolean
is_there (KotakuSheet *sheet, KotakuBatch *batch, const KotakuField *field)
{
  for (gint i = 0; i < sheet->n_columns; i++)
    if (kotaku_batch_get_field (batch, i) == field)
      return TRUE;
  return FALSE;
}

static const char *
find_meant (const Candidates *candidates, const char *header)
{
  gpointer *spellings = candidates->spellings->pdata;
  guint n = candidates->spellings->len;
  const char *meant = kotaku_text_meant (header, (const char *const *) spellings, n);
  for (guint i = 0; i < n && meant != NULL; i++)
    if (meant == spellings[i])
      return candidates->words->pdata[i];
  return NULL;
}

/* One that is required and not there is an error of its own, which names what it may be. */
void
kotaku_sheet_add_meant (KotakuSheet *sheet,
                        KotakuBatch *batch,
                        const KotakuRecord *header,
                        gint64 line)
{
  g_auto (Candidates) candidates
      = { g_ptr_array_new_with_free_func (g_free), g_ptr_array_new_with_free_func (g_free) };
  for (guint i = 0; i < sheet->spec->n_fields; i++)
    if (!sheet->spec->fields[i].required && !is_there (sheet, batch, &sheet->spec->fields[i]))
      add_field (&candidates, &sheet->spec->fields[i]);
  for (gint i = 0; i < sheet->n_columns; i++)
    {
      const char *name = sheet->headers[i];
      const char *meant
          = kotaku_batch_get_field (batch, i) == NULL ? find_meant (&candidates, name) : NULL;
      if (meant == NULL)
        continue;
      KotakuProblem *problem = kotaku_problem_new (KOTAKU_ERROR_INVALID, TRUE, NULL);
      g_autofree char *quoted = kotaku_text_quote (name);
      problem->message = g_strdup_printf (
          "the column %s is kept as one of your own, did you mean %s?", quoted, meant);
      problem->line = line;
      problem->column = header != NULL
                            ? kotaku_record_get_column (header, &header->cells[sheet->cells[i]])
                            : sheet->cells[i] + 1;
      problem->field = g_strdup (name);
      problem->value = g_strdup (name);
      kotaku_problems_take (&sheet->problems, problem);
    }
}

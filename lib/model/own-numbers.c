/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Columns that the library does not know are text, and yet users weigh ties with them. In a file of
 * decimal commas the numbers of such a column are written with points, so that they mean the same
 * once they stand in the comma-separated files that saving makes. */

#include "model/model-private.h"

static gboolean
is_settled (KotakuDecimal decimal)
{
  return decimal == KOTAKU_DECIMAL_POINT || decimal == KOTAKU_DECIMAL_COMMA;
}

static char
get_sign (KotakuDecimal decimal)
{
  return decimal == KOTAKU_DECIMAL_COMMA ? ',' : '.';
}

/* Whether all texts are numbers with that decimal sign. */
static gboolean
are_numbers (const KotakuDictionary *words, char decimal)
{
  char plain[KOTAKU_NUMBER_LENGTH];
  gsize length;
  for (gint32 i = 0; i < (gint32) kotaku_dictionary_get_size (words); i++)
    if (!kotaku_cell_make_plain (decimal, kotaku_dictionary_get (words, i),
                                 kotaku_dictionary_get_length (words, i), plain, &length))
      return FALSE;
  return TRUE;
}

/* What the first text that reads in one way only says. */
static KotakuDecimal
find_decimal (const KotakuDictionary *words)
{
  KotakuDecimal found = KOTAKU_DECIMAL_SILENT;
  for (gint32 i = 0; i < (gint32) kotaku_dictionary_get_size (words) && !is_settled (found); i++)
    {
      KotakuDecimal next
          = kotaku_cell_get_decimal (KOTAKU_KIND_AMOUNT, kotaku_dictionary_get (words, i),
                                     kotaku_dictionary_get_length (words, i));
      if (next != KOTAKU_DECIMAL_SILENT)
        found = next;
    }
  return found;
}

/* Whether the texts have a sign at all; *decimal: what they say of it. */
static gboolean
may_be_numbers (const KotakuBatchColumn *column, KotakuDecimal *decimal)
{
  *decimal = KOTAKU_DECIMAL_SILENT;
  if (column->field != NULL || column->words == NULL || column->buffer == NULL)
    return FALSE;
  *decimal = find_decimal (column->words);
  return *decimal != KOTAKU_DECIMAL_SILENT;
}

/* The texts with a decimal point; codes: the new code of each. */
static KotakuDictionary *
rewrite (const KotakuDictionary *words, char decimal, gint32 *codes, GError **error)
{
  KotakuDictionary *plains = kotaku_dictionary_new (error);
  for (gint32 i = 0; plains != NULL && i < (gint32) kotaku_dictionary_get_size (words); i++)
    {
      char plain[KOTAKU_NUMBER_LENGTH];
      gsize length = 0;
      kotaku_cell_make_plain (decimal, kotaku_dictionary_get (words, i),
                              kotaku_dictionary_get_length (words, i), plain, &length);
      codes[i] = kotaku_dictionary_intern (&plains, plain, length, error);
      if (codes[i] < 0)
        g_clear_pointer (&plains, kotaku_dictionary_unref);
    }
  return plains;
}

static gboolean
make_numbers (KotakuBatchColumn *column, char decimal, GError **error)
{
  gsize n = kotaku_dictionary_get_size (column->words);
  g_autofree gint32 *codes = KOTAKU_ALLOC (gint32, n, error);
  if (codes == NULL || !kotaku_buffer_make_writable (&column->buffer, column->buffer->n, error))
    return FALSE;
  KotakuDictionary *plains = rewrite (column->words, decimal, codes, error);
  if (plains == NULL)
    return FALSE;
  gint32 *elements = KOTAKU_BUFFER_DATA (gint32, column->buffer);
  for (gsize i = 0; i < column->buffer->n; i++)
    if (elements[i] >= 0)
      elements[i] = codes[elements[i]];
  kotaku_dictionary_unref (column->words);
  column->words = plains;
  g_clear_pointer (&column->raw, kotaku_dictionary_unref);
  g_clear_pointer (&column->values, kotaku_buffer_unref);
  return TRUE;
}

gboolean
kotaku_batch_settle_numbers (KotakuBatch *batch, KotakuDecimal file, GError **error)
{
  g_return_val_if_fail (batch != NULL, FALSE);
  KotakuDecimal own;
  for (guint i = 0; i < batch->n_columns && !is_settled (file); i++)
    if (may_be_numbers (&batch->columns[i], &own) && is_settled (own)
        && are_numbers (batch->columns[i].words, get_sign (own)))
      file = own;
  for (guint i = 0; i < batch->n_columns; i++)
    {
      KotakuBatchColumn *column = &batch->columns[i];
      if (!may_be_numbers (column, &own))
        continue;
      if (is_settled (file) && are_numbers (column->words, get_sign (file)))
        {
          if (!make_numbers (column, get_sign (file), error))
            return FALSE;
        }
      else if (!is_settled (file))
        column->unsettled = own == KOTAKU_DECIMAL_EITHER;
    }
  return TRUE;
}

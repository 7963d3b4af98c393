/* SPDX-License-Identifier: GPL-2.0-or-later */

/* classify --cross: two settled fields against each other. */

#include "classify/classify-private.h"

typedef struct
{
  gint64 pairs[256][256];
  gint64 rows[256], columns[256];
  gint64 n;
} Contingency;

static const KotakuPairField *
find_field (const char *name, GError **error)
{
  const KotakuPairField *field = kotaku_pair_field_find (name);
  if (field == NULL)
    {
      g_autofree char *suggestion = kotaku_pair_field_suggest (name);
      g_set_error (error, KOTAKU_ERROR, KOTAKU_ERROR_UNKNOWN_COLUMN,
                   "cross: no field of pairs is called \"%s\"%s", name, suggestion);
    }
  return field;
}

static void
fill (Contingency *table,
      const KotakuPairs *pairs,
      const KotakuPairField *row,
      const KotakuPairField *column)
{
  for (gsize p = 0; p < pairs->n; p++)
    {
      const KotakuPair *pair = &pairs->pairs[p];
      if (!kotaku_pair_field_is_settled (row, pair) || !kotaku_pair_field_is_settled (column, pair))
        continue;
      guint8 r = kotaku_pair_field_get (row, pair);
      guint8 c = kotaku_pair_field_get (column, pair);
      table->pairs[r][c]++;
      table->rows[r]++;
      table->columns[c]++;
      table->n++;
    }
}

static KotakuFrame *
write_rows (const Contingency *table,
            const KotakuPairField *row,
            const KotakuPairField *column,
            GError **error)
{
  KotakuRows *rows = kotaku_rows_new ("row:w,column:w,pairs:i,expected:d");
  for (guint r = 0; r < 256; r++)
    for (guint c = 0; c < 256; c++)
      {
        if (table->rows[r] == 0 || table->columns[c] == 0)
          continue;
        kotaku_rows_begin (rows);
        kotaku_rows_string (rows, 0, row->text ((guint8) r));
        kotaku_rows_string (rows, 1, column->text ((guint8) c));
        kotaku_rows_int64 (rows, 2, table->pairs[r][c]);
        kotaku_rows_double (
            rows, 3, (double) table->rows[r] * (double) table->columns[c] / (double) table->n);
      }
  return kotaku_rows_finish (rows, error);
}

KotakuFrame *
kotaku_classify_cross (const KotakuPairs *pairs, const char *const *fields, GError **error)
{
  if (fields[0] == NULL || fields[1] == NULL || fields[2] != NULL)
    {
      g_set_error (error, KOTAKU_ERROR, KOTAKU_ERROR_BAD_VALUE,
                   "cross: expected two fields, such as form,strength");
      return NULL;
    }
  const KotakuPairField *row = find_field (fields[0], error);
  const KotakuPairField *column = row != NULL ? find_field (fields[1], error) : NULL;
  if (column == NULL)
    return NULL;
  g_autofree Contingency *table = KOTAKU_ALLOC0 (Contingency, 1, error);
  if (table == NULL)
    return NULL;
  fill (table, pairs, row, column);
  return write_rows (table, row, column, error);
}

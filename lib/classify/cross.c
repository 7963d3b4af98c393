/* SPDX-License-Identifier: GPL-2.0-or-later */

/* classify --cross: two settled fields against each other. */

#include "classify/classify-private.h"

#include <math.h>

typedef struct
{
  gint64 pairs[256][256];
  gint64 rows[256], columns[256];
  gint64 n;
  KotakuTableTest test;
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

/* Values in use as 0, 1 ...; how many. */
static guint
number_values (const gint64 counts[256], guint8 numbers[256])
{
  guint n = 0;
  for (guint value = 0; value < 256; value++)
    numbers[value] = (guint8) (counts[value] > 0 ? n++ : 0);
  return n;
}

/* Pairs that share an actor are not independent: the largest p that leaving out one gives. */
static gboolean
test_table (Contingency *table,
            const KotakuPairs *pairs,
            const KotakuPairField *row,
            const KotakuPairField *column,
            const KotakuPlaces *places,
            const KotakuDraws *draws,
            GError **error)
{
  guint8 rows[256], columns[256];
  guint n_rows = number_values (table->rows, rows);
  guint n_columns = number_values (table->columns, columns);
  g_autofree KotakuCell *cells = KOTAKU_ALLOC (KotakuCell, (gsize) table->n, error);
  gsize n = 0;
  if (cells == NULL)
    return FALSE;
  for (gsize p = 0; p < pairs->n; p++)
    {
      const KotakuPair *pair = &pairs->pairs[p];
      if (kotaku_pair_field_is_settled (row, pair) && kotaku_pair_field_is_settled (column, pair))
        cells[n++] = (KotakuCell){ .a = places->rank[pair->a],
                                   .b = places->rank[pair->b],
                                   .row = rows[kotaku_pair_field_get (row, pair)],
                                   .column = columns[kotaku_pair_field_get (column, pair)] };
    }
  return kotaku_table_test (cells, n, places->n, n_rows, n_columns, draws, &table->test, error);
}

static KotakuFrame *
write_rows (const Contingency *table,
            const KotakuPairField *row,
            const KotakuPairField *column,
            GError **error)
{
  KotakuRows *rows = kotaku_rows_new ("row:w,column:w,pairs:i,expected:d,p_value:d");
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
        kotaku_rows_double (rows, 4, table->test.p_value);
      }
  return kotaku_rows_finish (rows, error);
}

KotakuFrame *
kotaku_classify_cross (KotakuView *view,
                       const KotakuPairs *pairs,
                       KotakuOptions *options,
                       GCancellable *cancellable,
                       GError **error)
{
  KotakuDraws draws;
  g_auto (KotakuPlaces) places = { 0 };
  const char *const *fields = kotaku_options_get_strings (options, "cross");
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
  kotaku_draws_init (&draws, options, kotaku_view_get_n_nodes (view), 0, cancellable);
  if (!kotaku_places_init (&places, view, NULL, error)
      || !test_table (table, pairs, row, column, &places, &draws, error))
    return NULL;
  KotakuFrame *frame = write_rows (table, row, column, error);
  if (frame != NULL)
    kotaku_draws_describe (&draws, frame, "leave-one-actor-out", table->test.exact,
                           isnan (table->test.p_value) ? 0 : 1, table->test.monte_carlo_error);
  if (frame != NULL && table->test.capped)
    kotaku_absences_describe (frame, "actors with the most pairs in the rarer column");
  return frame;
}

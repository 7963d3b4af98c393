/* SPDX-License-Identifier: GPL-2.0-or-later */

/* The largest p over a table of pairs and the same table without each actor. */

#include "infer/infer-private.h"

#include <math.h>

typedef struct
{
  guint n_rows, n_columns;
  const KotakuDraws *draws;
  double *log_factorials; /* NULL where there are two rows and columns */
  KotakuAbsences absences;
  KotakuFreeman *results; /* of the distinct tables */
} Tables;

static void
tables_clear (Tables *tables)
{
  kotaku_absences_clear (&tables->absences);
  g_free (tables->log_factorials);
  g_free (tables->results);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Tables, tables_clear)

static guint8
find_rarer_column (const KotakuCell *cells, gsize n_cells)
{
  gsize counts[256] = { 0 };
  guint8 rarer = 0;
  for (gsize i = 0; i < n_cells; i++)
    counts[cells[i].column]++;
  for (guint column = 0; column < 256; column++)
    if (counts[column] > 0 && (counts[rarer] == 0 || counts[column] < counts[rarer]))
      rarer = (guint8) column;
  return rarer;
}

static gboolean
tables_init (Tables *tables, const KotakuCell *cells, gsize n_cells, gsize n_actors, GError **error)
{
  guint8 rarer = find_rarer_column (cells, n_cells);
  if (!kotaku_absences_init (&tables->absences, cells, n_cells, n_actors, tables->n_rows,
                             tables->n_columns, rarer, error))
    return FALSE;
  tables->results = KOTAKU_ALLOC0 (KotakuFreeman, tables->absences.n_distinct, error);
  if (tables->results == NULL || (tables->n_rows == 2 && tables->n_columns == 2))
    return tables->results != NULL;
  tables->log_factorials = kotaku_log_factorials (n_cells, error);
  return tables->log_factorials != NULL;
}

static gboolean
test_distinct (gsize i, gpointer data, GCancellable *cancellable, GError **error)
{
  Tables *tables = data;
  const guint32 *counts = tables->absences.distinct[i];
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (tables->log_factorials != NULL)
    return kotaku_freeman_p (counts, tables->n_rows, tables->n_columns, tables->log_factorials,
                             tables->draws, &tables->results[i], error);
  double p = kotaku_fisher_p (counts[0], counts[1], counts[2], counts[3], KOTAKU_TAIL_BOTH);
  tables->results[i] = (KotakuFreeman){ p, TRUE };
  return TRUE;
}

/* Whether two rows and two columns hold something: else every table of these margins is the same.
 */
static gboolean
can_vary (const Tables *tables)
{
  const guint32 *counts = tables->absences.list[0].counts;
  guint rows = 0, columns = 0;
  for (guint row = 0; row < tables->n_rows; row++)
    {
      gsize sum = 0;
      for (guint column = 0; column < tables->n_columns; column++)
        sum += counts[row * tables->n_columns + column];
      rows += sum > 0;
    }
  for (guint column = 0; column < tables->n_columns; column++)
    {
      gsize sum = 0;
      for (guint row = 0; row < tables->n_rows; row++)
        sum += counts[row * tables->n_columns + column];
      columns += sum > 0;
    }
  return rows > 1 && columns > 1;
}

static double
get_p (const KotakuAbsence *absence, gconstpointer data)
{
  const Tables *tables = data;
  return tables->results[absence->same].p;
}

static void
conclude (const Tables *tables, KotakuTableTest *result)
{
  const KotakuAbsences *absences = &tables->absences;
  const guint32 *whole = absences->list[0].counts;
  double largest = tables->draws->alpha;
  *result = (KotakuTableTest){
    .p_table = NAN, .p_value = NAN, .min_p = 1, .deciding = -1, .exact = TRUE
  };
  if (!can_vary (tables))
    return;
  result->p_table = get_p (&absences->list[0], tables);
  result->p_value = 0;
  result->capped = absences->capped;
  for (gsize i = 0; i < absences->n_distinct; i++)
    {
      result->p_value = MAX (result->p_value, tables->results[i].p);
      result->exact = result->exact && tables->results[i].exact;
    }
  if (kotaku_p_rejects (result->p_table, largest))
    kotaku_absences_decide (absences, get_p, tables, &largest, &result->deciding);
  result->min_p = tables->log_factorials != NULL
                      ? NAN
                      : kotaku_fisher_min_p (whole[0], whole[1], whole[2], whole[3]);
  if (!result->exact)
    result->monte_carlo_error
        = sqrt (result->p_value * (1 - result->p_value) / (double) tables->draws->n);
}

gboolean
kotaku_table_test (const KotakuCell *cells,
                   gsize n_cells,
                   gsize n_actors,
                   guint n_rows,
                   guint n_columns,
                   const KotakuDraws *draws,
                   KotakuTableTest *result,
                   GError **error)
{
  g_auto (Tables) tables = { .n_rows = n_rows, .n_columns = n_columns, .draws = draws };
  if (g_cancellable_set_error_if_cancelled (draws->cancellable, error)
      || !tables_init (&tables, cells, n_cells, n_actors, error)
      || !kotaku_run_blocks (tables.absences.n_distinct, test_distinct, &tables, draws,
                             "exact tests", error))
    return FALSE;
  conclude (&tables, result);
  return TRUE;
}

/* SPDX-License-Identifier: GPL-2.0-or-later */

/* A table of pairs, and the same table without each actor: tables that come out the same are tested
 * once. */

#include "infer/infer-private.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Above so many actors only the few with the most pairs in the rarer column are left out. */
#define LARGE 1000
#define MOST_LEFT_OUT 100
#define WHOLE 0

/* A table, by whose absence it is what it is. */
typedef struct
{
  gint32 actor; /* -1: nobody is left out */
  gsize weight; /* pairs of the actor in the rarer column */
  guint32 *counts;
  gsize same; /* place among the distinct tables */
} Reduced;

typedef struct
{
  guint n_rows, n_columns;
  gsize size; /* n_rows x n_columns */
  const KotakuDraws *draws;
  double *log_factorials; /* NULL where there are two rows and columns */
  guint32 *counts;        /* of all tables */
  Reduced *tables;        /* the whole one first */
  gsize n_tables;
  const guint32 **distinct;
  gsize n_distinct;
  KotakuFreeman *results; /* of the distinct tables */
} Tables;

static void
tables_clear (Tables *tables)
{
  g_free (tables->log_factorials);
  g_free (tables->counts);
  g_free (tables->tables);
  g_free (tables->distinct);
  g_free (tables->results);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Tables, tables_clear)

static gsize
get_place (const Tables *tables, const KotakuCell *cell)
{
  return (gsize) cell->row * tables->n_columns + cell->column;
}

/* -- who is left out -- */

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

static int
compare_weights (const void *a, const void *b)
{
  const Reduced *left = a, *right = b;
  if (left->weight != right->weight)
    return left->weight > right->weight ? -1 : 1;
  return left->actor < right->actor ? -1 : 1;
}

/* The tables' actors in order; places[actor]: its table, or 0. */
static void
list_actors (Tables *tables, const KotakuCell *cells, gsize n_cells, gsize n_actors, gint32 *places)
{
  guint8 rarer = find_rarer_column (cells, n_cells);
  gsize n = 1;
  tables->tables[WHOLE] = (Reduced){ .actor = -1 };
  memset (places, 0, n_actors * sizeof *places);
  for (gsize i = 0; i < n_cells; i++)
    places[cells[i].a] = places[cells[i].b] = 1;
  for (gsize actor = 0; actor < n_actors; actor++)
    if (places[actor] != 0)
      {
        tables->tables[n] = (Reduced){ .actor = (gint32) actor };
        places[actor] = (gint32) n++;
      }
  for (gsize i = 0; i < n_cells; i++)
    if (cells[i].column == rarer)
      {
        tables->tables[places[cells[i].a]].weight++;
        tables->tables[places[cells[i].b]].weight += cells[i].a != cells[i].b;
      }
  tables->n_tables = n;
  if (n_actors <= LARGE)
    return;
  qsort (tables->tables + 1, n - 1, sizeof *tables->tables, compare_weights);
  tables->n_tables = MIN (n, MOST_LEFT_OUT + 1);
  memset (places, 0, n_actors * sizeof *places);
  for (gsize i = 1; i < tables->n_tables; i++)
    places[tables->tables[i].actor] = (gint32) i;
}

/* -- the tables -- */

/* Each cell is taken from the tables of its two actors. */
static gboolean
fill_tables (Tables *tables,
             const KotakuCell *cells,
             gsize n_cells,
             const gint32 *places,
             GError **error)
{
  tables->counts = KOTAKU_ALLOC0 (guint32, tables->n_tables * tables->size, error);
  if (tables->counts == NULL)
    return FALSE;
  for (gsize i = 0; i < n_cells; i++)
    tables->counts[get_place (tables, &cells[i])]++;
  for (gsize i = 0; i < tables->n_tables; i++)
    {
      tables->tables[i].counts = tables->counts + i * tables->size;
      if (i != WHOLE)
        memcpy (tables->tables[i].counts, tables->counts, tables->size * sizeof (guint32));
    }
  for (gsize i = 0; i < n_cells; i++)
    {
      gsize place = get_place (tables, &cells[i]);
      gint32 a = places[cells[i].a], b = places[cells[i].b];
      if (a != WHOLE)
        tables->tables[a].counts[place]--;
      if (b != WHOLE && b != a)
        tables->tables[b].counts[place]--;
    }
  return TRUE;
}

static int
compare_counts (gconstpointer a, gconstpointer b, gpointer data)
{
  const Tables *tables = data;
  const Reduced *left = *(const Reduced *const *) a, *right = *(const Reduced *const *) b;
  return memcmp (left->counts, right->counts, tables->size * sizeof (guint32));
}

static gboolean
find_distinct (Tables *tables, GError **error)
{
  g_autofree Reduced **order = KOTAKU_ALLOC (Reduced *, tables->n_tables, error);
  if (order == NULL)
    return FALSE;
  tables->distinct = KOTAKU_ALLOC (const guint32 *, tables->n_tables, error);
  if (tables->distinct == NULL)
    return FALSE;
  for (gsize i = 0; i < tables->n_tables; i++)
    order[i] = &tables->tables[i];
  g_qsort_with_data (order, (gint) tables->n_tables, sizeof *order, compare_counts, tables);
  for (gsize i = 0; i < tables->n_tables; i++)
    {
      if (i == 0 || compare_counts (&order[i - 1], &order[i], tables) != 0)
        tables->distinct[tables->n_distinct++] = order[i]->counts;
      order[i]->same = tables->n_distinct - 1;
    }
  tables->results = KOTAKU_ALLOC0 (KotakuFreeman, tables->n_distinct, error);
  return tables->results != NULL;
}

static gboolean
tables_init (Tables *tables, const KotakuCell *cells, gsize n_cells, gsize n_actors, GError **error)
{
  g_autofree gint32 *places = KOTAKU_ALLOC (gint32, n_actors, error);
  if (places == NULL)
    return FALSE;
  tables->tables = KOTAKU_ALLOC (Reduced, n_actors + 1, error);
  if (tables->tables == NULL)
    return FALSE;
  list_actors (tables, cells, n_cells, n_actors, places);
  if (!fill_tables (tables, cells, n_cells, places, error) || !find_distinct (tables, error))
    return FALSE;
  if (tables->n_rows == 2 && tables->n_columns == 2)
    return TRUE;
  tables->log_factorials = kotaku_log_factorials (n_cells, error);
  return tables->log_factorials != NULL;
}

/* -- the tests -- */

static gboolean
test_distinct (gsize i, gpointer data, GCancellable *cancellable, GError **error)
{
  Tables *tables = data;
  const guint32 *counts = tables->distinct[i];
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (tables->log_factorials != NULL)
    return kotaku_freeman_p (counts, tables->n_rows, tables->n_columns, tables->log_factorials,
                             tables->draws, &tables->results[i], error);
  double p = kotaku_fisher_p (counts[0], counts[1], counts[2], counts[3], KOTAKU_TAIL_BOTH);
  tables->results[i] = (KotakuFreeman){ p, TRUE };
  return TRUE;
}

static void
conclude (const Tables *tables, KotakuTableTest *result)
{
  const guint32 *whole = tables->tables[WHOLE].counts;
  double largest = tables->draws->alpha;
  gint32 deciding = -1;
  *result = (KotakuTableTest){ .p_table = tables->results[tables->tables[WHOLE].same].p,
                               .min_p = NAN,
                               .exact = TRUE };
  for (gsize i = 0; i < tables->n_distinct; i++)
    {
      result->p_value = MAX (result->p_value, tables->results[i].p);
      result->exact = result->exact && tables->results[i].exact;
    }
  for (gsize i = 1; i < tables->n_tables; i++)
    {
      const Reduced *table = &tables->tables[i];
      double p = tables->results[table->same].p;
      if (p > largest || (p == largest && deciding >= 0 && table->actor < deciding))
        {
          largest = p;
          deciding = table->actor;
        }
    }
  result->deciding = result->p_table <= tables->draws->alpha ? deciding : -1;
  if (tables->log_factorials == NULL)
    result->min_p = kotaku_fisher_min_p (whole[0], whole[1], whole[2], whole[3]);
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
  g_auto (Tables) tables = {
    .n_rows = n_rows, .n_columns = n_columns, .size = (gsize) n_rows * n_columns, .draws = draws
  };
  if (g_cancellable_set_error_if_cancelled (draws->cancellable, error)
      || !tables_init (&tables, cells, n_cells, n_actors, error)
      || !kotaku_run_blocks (tables.n_distinct, test_distinct, &tables, draws, "exact tests",
                             error))
    return FALSE;
  conclude (&tables, result);
  return TRUE;
}

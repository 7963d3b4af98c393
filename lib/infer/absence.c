/* SPDX-License-Identifier: GPL-2.0-or-later */

/* A table of pairs, and the same table without each actor. Tables that come out the same are listed
 * once, so that each is tested once. */

#include "infer/infer.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define WHOLE 0

void
kotaku_absences_clear (KotakuAbsences *absences)
{
  g_clear_pointer (&absences->counts, g_free);
  g_clear_pointer (&absences->list, g_free);
  g_clear_pointer (&absences->distinct, g_free);
}

/* -- who is left out -- */

static int
compare_weights (const void *a, const void *b)
{
  const KotakuAbsence *left = a, *right = b;
  if (left->weight != right->weight)
    return left->weight > right->weight ? -1 : 1;
  return left->actor < right->actor ? -1 : 1;
}

/* Those with the most pairs in the column come first, and the first by number among equals. */
static void
cap (KotakuAbsences *absences, gsize n_actors, gint32 *places)
{
  gsize most = KOTAKU_MOST_LEFT_OUT + 1;
  if (n_actors <= KOTAKU_LARGE_NETWORK || absences->n <= most)
    return;
  qsort (absences->list + 1, absences->n - 1, sizeof *absences->list, compare_weights);
  absences->n = most;
  absences->capped = TRUE;
  memset (places, 0, n_actors * sizeof *places);
  for (gsize i = 1; i < absences->n; i++)
    places[absences->list[i].actor] = (gint32) i;
}

/* The actors in the order of their numbers; places[actor]: its table, or 0. */
static void
list_actors (KotakuAbsences *absences,
             const KotakuCell *cells,
             gsize n_cells,
             gsize n_actors,
             guint8 column,
             gint32 *places)
{
  absences->list[WHOLE] = (KotakuAbsence){ .actor = -1 };
  absences->n = 1;
  memset (places, 0, n_actors * sizeof *places);
  for (gsize i = 0; i < n_cells; i++)
    places[cells[i].a] = places[cells[i].b] = 1;
  for (gsize actor = 0; actor < n_actors; actor++)
    if (places[actor] != 0)
      {
        absences->list[absences->n] = (KotakuAbsence){ .actor = (gint32) actor };
        places[actor] = (gint32) absences->n++;
      }
  for (gsize i = 0; i < n_cells; i++)
    if (cells[i].column == column)
      {
        absences->list[places[cells[i].a]].weight++;
        absences->list[places[cells[i].b]].weight += cells[i].a != cells[i].b;
      }
  cap (absences, n_actors, places);
}

/* -- the tables -- */

/* Each cell is taken from the tables of its two actors. */
static gboolean
fill_tables (KotakuAbsences *absences,
             const KotakuCell *cells,
             gsize n_cells,
             guint n_columns,
             const gint32 *places,
             GError **error)
{
  absences->counts = KOTAKU_ALLOC0 (guint32, absences->n * absences->size, error);
  if (absences->counts == NULL)
    return FALSE;
  for (gsize i = 0; i < n_cells; i++)
    absences->counts[(gsize) cells[i].row * n_columns + cells[i].column]++;
  for (gsize i = 0; i < absences->n; i++)
    {
      guint32 *counts = absences->counts + i * absences->size;
      absences->list[i].counts = counts;
      if (i != WHOLE)
        memcpy (counts, absences->counts, absences->size * sizeof *counts);
    }
  for (gsize i = 0; i < n_cells; i++)
    {
      gsize cell = (gsize) cells[i].row * n_columns + cells[i].column;
      gint32 a = places[cells[i].a], b = places[cells[i].b];
      if (a != WHOLE)
        absences->counts[(gsize) a * absences->size + cell]--;
      if (b != WHOLE && b != a)
        absences->counts[(gsize) b * absences->size + cell]--;
    }
  return TRUE;
}

static int
compare_counts (const void *a, const void *b, void *data)
{
  const KotakuAbsences *absences = data;
  const KotakuAbsence *left = *(const KotakuAbsence *const *) a;
  const KotakuAbsence *right = *(const KotakuAbsence *const *) b;
  return memcmp (left->counts, right->counts, absences->size * sizeof (guint32));
}

static gboolean
find_distinct (KotakuAbsences *absences, GError **error)
{
  g_autofree KotakuAbsence **order = KOTAKU_ALLOC (KotakuAbsence *, absences->n, error);
  absences->distinct = order != NULL ? KOTAKU_ALLOC (const guint32 *, absences->n, error) : NULL;
  if (absences->distinct == NULL)
    return FALSE;
  for (gsize i = 0; i < absences->n; i++)
    order[i] = &absences->list[i];
  qsort_r (order, absences->n, sizeof *order, compare_counts, absences);
  for (gsize i = 0; i < absences->n; i++)
    {
      if (i == 0 || compare_counts (&order[i - 1], &order[i], absences) != 0)
        absences->distinct[absences->n_distinct++] = order[i]->counts;
      order[i]->same = absences->n_distinct - 1;
    }
  return TRUE;
}

gboolean
kotaku_absences_init (KotakuAbsences *absences,
                      const KotakuCell *cells,
                      gsize n_cells,
                      gsize n_actors,
                      guint n_rows,
                      guint n_columns,
                      guint8 column,
                      GError **error)
{
  *absences = (KotakuAbsences){ .size = (gsize) n_rows * n_columns };
  g_autofree gint32 *places = KOTAKU_ALLOC (gint32, n_actors, error);
  absences->list = places != NULL ? KOTAKU_ALLOC (KotakuAbsence, n_actors + 1, error) : NULL;
  if (absences->list == NULL)
    return FALSE;
  list_actors (absences, cells, n_cells, n_actors, column, places);
  return fill_tables (absences, cells, n_cells, n_columns, places, error)
         && find_distinct (absences, error);
}

void
kotaku_absences_decide (const KotakuAbsences *absences,
                        KotakuAbsenceFunc get_p,
                        gconstpointer data,
                        double *largest,
                        gint32 *deciding)
{
  for (gsize i = 1; i < absences->n; i++)
    {
      const KotakuAbsence *absence = &absences->list[i];
      double p = get_p (absence, data);
      if (p <= *largest + KOTAKU_ROUNDING
          && (p < *largest - KOTAKU_ROUNDING || *deciding < 0 || absence->actor > *deciding))
        continue;
      *largest = MAX (*largest, p);
      *deciding = absence->actor;
    }
}

void
kotaku_absences_describe (KotakuFrame *frame, const char *who)
{
  g_autofree char *text = g_strdup_printf ("the %d %s", KOTAKU_MOST_LEFT_OUT, who);
  kotaku_frame_set_metadata (frame, "left_out", text);
}

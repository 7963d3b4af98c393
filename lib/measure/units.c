/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Draws are made of nodes and ties in the order of their ids: so the rows of a dataset may stand in
 * any order, and a test says the same. */

#include "measure/measure-private.h"

#include <string.h>

static int
compare_numbers (const void *a, const void *b)
{
  gint32 i = *(const gint32 *) a, j = *(const gint32 *) b;
  return (i > j) - (i < j);
}

static gboolean
number_nodes (KotakuUnits *units, KotakuView *view, const gint32 *group, GError **error)
{
  KotakuPlaces places;
  gsize n = kotaku_view_get_n_nodes (view);
  g_autofree guint8 *in = KOTAKU_ALLOC (guint8, n, error);
  if (in == NULL)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    in[i] = group == NULL || group[i] >= 0;
  gboolean numbered = kotaku_places_init (&places, view, in, error);
  units->n = places.n;
  units->place = places.place;
  units->unit = places.rank;
  return numbered;
}

static gboolean
list_ties (KotakuUnits *units, const KotakuGraph *graph, gboolean edges, GError **error)
{
  units->from = KOTAKU_ALLOC (gint32, graph->n_arcs, error);
  units->to = units->from != NULL ? KOTAKU_ALLOC (gint32, graph->n_arcs, error) : NULL;
  if (units->to == NULL)
    return FALSE;
  for (gsize i = 0; i < units->n; i++)
    {
      gsize first = units->n_ties;
      gsize place = (gsize) units->place[i];
      for (gsize k = graph->out_start[place]; k < graph->out_start[place + 1]; k++)
        {
          gint32 to = units->unit[graph->out_node[k]];
          if (to < 0 || (edges && to < (gint32) i))
            continue;
          units->from[units->n_ties] = (gint32) i;
          units->to[units->n_ties++] = to;
        }
      qsort (units->to + first, units->n_ties - first, sizeof (gint32), compare_numbers);
    }
  return TRUE;
}

gboolean
kotaku_units_init (KotakuUnits *units,
                   KotakuView *view,
                   const KotakuGraph *graph,
                   const gint32 *group,
                   gboolean edges,
                   GError **error)
{
  memset (units, 0, sizeof *units);
  return number_nodes (units, view, group, error) && list_ties (units, graph, edges, error);
}

void
kotaku_units_clear (KotakuUnits *units)
{
  g_clear_pointer (&units->unit, g_free);
  g_clear_pointer (&units->place, g_free);
  g_clear_pointer (&units->from, g_free);
  g_clear_pointer (&units->to, g_free);
}

/* Ties are sorted by their ends. */
gboolean
kotaku_units_has (const KotakuUnits *units, gint32 i, gint32 j)
{
  gsize low = 0, high = units->n_ties;
  while (low < high)
    {
      gsize middle = low + (high - low) / 2;
      if (units->from[middle] < i || (units->from[middle] == i && units->to[middle] < j))
        low = middle + 1;
      else
        high = middle;
    }
  return low < units->n_ties && units->from[low] == i && units->to[low] == j;
}

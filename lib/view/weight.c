/* SPDX-License-Identifier: GPL-2.0-or-later */

/* --weight: another column as the weight. */

#include "view/view-private.h"

#include <math.h>

static void
read_strengths (const KotakuTieColumns *ties, double *weights)
{
  for (gsize i = 0; i < ties->n; i++)
    {
      guint8 strength = ties->strength != NULL ? ties->strength[i] : 0;
      weights[i] = strength == KOTAKU_STRENGTH_STRONG ? 2
                   : strength == KOTAKU_STRENGTH_WEAK ? 1
                                                      : NAN;
    }
}

static gboolean
read_cell (KotakuView *view,
           gint column,
           const char *name,
           KotakuTie tie,
           double *weight,
           GError **error)
{
  char buffer[KOTAKU_DOUBLE_LENGTH];
  const char *cell
      = kotaku_network_get_cell (view->network, KOTAKU_TABLE_TIES, column, (gsize) tie, buffer);
  *weight = NAN;
  if (cell == NULL || *cell == 0
      || (kotaku_text_to_double (cell, strlen (cell), weight) && isfinite (*weight) && *weight > 0))
    return TRUE;
  g_autofree char *tie_name = kotaku_network_get_tie_name (view->network, tie);
  g_set_error (error, KOTAKU_ERROR, KOTAKU_ERROR_INVALID,
               "tie %s: \"%s\" in column %s is no weight: expected a number greater than 0",
               tie_name, cell, name);
  return FALSE;
}

gboolean
kotaku_view_read_weights (KotakuView *view, const char *column, GError **error)
{
  if (column == NULL || strcmp (column, "weight") == 0)
    return TRUE;
  KotakuTieColumns ties;
  kotaku_network_get_tie_columns (view->network, &ties);
  gint place = kotaku_network_find_column (view->network, KOTAKU_TABLE_TIES, column, error);
  if (place < 0)
    return FALSE;
  view->weights = KOTAKU_ALLOC (double, ties.n, error);
  if (view->weights == NULL)
    return FALSE;
  const KotakuField *field = kotaku_table_spec_find (kotaku_table_spec (KOTAKU_TABLE_TIES), column);
  if (field != NULL && strcmp (field->name, "strength") == 0)
    {
      read_strengths (&ties, view->weights);
      return TRUE;
    }
  for (gsize i = 0; i < view->n_ties; i++)
    {
      KotakuTie tie = view->ties[i];
      if (!read_cell (view, place, column, tie, &view->weights[tie], error))
        return FALSE;
    }
  return TRUE;
}

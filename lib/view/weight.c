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

/* So many ties are named in the one message. */
#define TIES_NAMED 5

typedef struct
{
  KotakuView *view;
  gint column;
  const char *name; /* of the column, as given */
  gboolean own;     /* not known to the library: its cells are text */
  gboolean unsettled;
  GString *message; /* of the first fault; NULL: none yet */
  KotakuError code; /* likewise */
  gsize n_faults;
} Weights;

static gboolean
is_ambiguous (const Weights *weights, const char *cell)
{
  return weights->unsettled
         && kotaku_cell_get_decimal (KOTAKU_KIND_WEIGHT, cell, strlen (cell))
                == KOTAKU_DECIMAL_EITHER;
}

static void
add_fault (Weights *weights, gsize tie, const char *cell, KotakuError code, const char *expected)
{
  g_autofree char *name = kotaku_network_get_tie_name (weights->view->network, (KotakuTie) tie);
  weights->n_faults++;
  if (weights->message == NULL)
    {
      g_autofree char *quoted = kotaku_text_quote (cell);
      weights->message = g_string_new (NULL);
      weights->code = code;
      g_string_printf (weights->message, "tie %s: %s is %s, expected %s", name, weights->name,
                       quoted, expected);
    }
  else if (weights->n_faults <= TIES_NAMED)
    g_string_append_printf (weights->message, "%s%s", weights->n_faults == 2 ? "; likewise " : ", ",
                            name);
}

/* A column of text is one of numbers in all ties or in none, so that what a selection leaves out
 * does not decide how the rest reads; out of range are only weights that count. */
static void
read_cell (Weights *weights, gsize tie, gboolean selected)
{
  char buffer[KOTAKU_DOUBLE_LENGTH];
  double weight = NAN;
  const char *cell = kotaku_network_get_cell (weights->view->network, KOTAKU_TABLE_TIES,
                                              weights->column, tie, buffer);
  weights->view->weights[tie] = NAN;
  if (cell == NULL || *cell == 0)
    return;
  gboolean number = kotaku_text_to_double (cell, strlen (cell), &weight) && isfinite (weight);
  if ((weights->own || selected) && is_ambiguous (weights, cell))
    add_fault (weights, tie, cell, KOTAKU_ERROR_WRONG_TYPE,
               "a number that can be read in one way only");
  else if ((!number && (weights->own || selected)) || (selected && !(weight > 0)))
    add_fault (weights, tie, cell, number ? KOTAKU_ERROR_OUT_OF_RANGE : KOTAKU_ERROR_WRONG_TYPE,
               "a number greater than 0 with a decimal point");
  else if (selected)
    weights->view->weights[tie] = weight;
}

static gboolean
finish (Weights *weights, GError **error)
{
  if (weights->message == NULL)
    return TRUE;
  if (weights->n_faults > TIES_NAMED)
    g_string_append_printf (weights->message, " and %" G_GSIZE_FORMAT " more",
                            weights->n_faults - TIES_NAMED);
  g_set_error_literal (error, KOTAKU_ERROR, (gint) weights->code, weights->message->str);
  g_string_free (weights->message, TRUE);
  return FALSE;
}

static gboolean
read_cells (KotakuView *view,
            const KotakuField *field,
            gint column,
            const char *name,
            gsize n_ties,
            GError **error)
{
  Weights weights = { .view = view, .column = column, .name = name, .own = field == NULL };
  gsize next = 0;
  weights.unsettled = kotaku_network_is_unsettled (view->network, KOTAKU_TABLE_TIES, column);
  for (gsize i = 0; i < n_ties; i++)
    {
      gboolean selected = next < view->n_ties && (gsize) view->ties[next] == i;
      next += selected;
      read_cell (&weights, i, selected);
    }
  return finish (&weights, error);
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
  return read_cells (view, field, place, column, ties.n, error);
}

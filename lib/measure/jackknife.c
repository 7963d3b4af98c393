/* SPDX-License-Identifier: GPL-2.0-or-later */

/* The vertex jackknife of Snijders and Borgatti 1999: how much numbers change where each node is
 * left out in turn. */

#include "measure/measure-private.h"

#include <math.h>

/* Of one number: how many values it took, their mean, and their squared distances from it. */
typedef struct
{
  gsize n;
  double mean, squares;
} Spread;

static void
spread_add (Spread *spread, double value)
{
  if (isnan (value))
    return;
  double off = value - spread->mean;
  spread->n++;
  spread->mean += off / (double) spread->n;
  spread->squares += off * (value - spread->mean);
}

/* The values of a graph without a node go to those of its other nodes, or each to its own. */
static void
add_values (Spread *spreads,
            const KotakuVaried *varied,
            const double *values,
            gsize n_nodes,
            gsize without)
{
  for (gsize column = 0; column < varied->n_columns; column++)
    if (!varied->per_node)
      spread_add (&spreads[column], values[column]);
    else
      for (gsize i = 0; i < n_nodes - 1; i++)
        spread_add (&spreads[column * n_nodes + i + (i >= without)],
                    values[column * (n_nodes - 1) + i]);
}

static gboolean
leave_out (const KotakuGraph *graph,
           const KotakuVaried *varied,
           gsize node,
           double *values,
           KotakuOptions *options,
           GCancellable *cancellable,
           GError **error)
{
  KotakuGraph rest;
  if (!kotaku_graph_leave_out (graph, node, &rest, error))
    return FALSE;
  gboolean done
      = varied->measure (&rest, (gssize) node, values, varied->data, options, cancellable, error);
  kotaku_graph_clear_rest (&rest);
  return done;
}

gboolean
kotaku_jackknife_errors (const KotakuGraph *graph,
                         const KotakuVaried *varied,
                         double *errors,
                         KotakuOptions *options,
                         GCancellable *cancellable,
                         GError **error)
{
  gsize n = graph->n_nodes, n_values = varied->n_columns * (varied->per_node ? n : 1);
  g_autofree Spread *spreads = KOTAKU_ALLOC0 (Spread, n_values, error);
  g_autofree double *values = spreads != NULL ? KOTAKU_ALLOC (double, n_values, error) : NULL;
  if (values == NULL)
    return FALSE;
  for (gsize i = 0; i < n && n > 1; i++)
    {
      kotaku_options_report (options, "jackknife", (double) i / (double) n);
      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !leave_out (graph, varied, i, values, options, cancellable, error))
        return FALSE;
      add_values (spreads, varied, values, n, i);
    }
  for (gsize i = 0; i < n_values; i++)
    errors[i] = n > 2 && spreads[i].n > 1
                    ? sqrt ((double) (n - 2) / (2 * (double) n) * spreads[i].squares)
                    : NAN;
  return TRUE;
}

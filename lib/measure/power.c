/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Who can count on those who can count on others. Own, since igraph's C library has no such
 * measure: a strong component after another, those that none is sent to first, so that a path takes
 * one sweep; within one the series of longer and longer walks, where it is known to end. */

#include "measure/measure-private.h"

#include <math.h>

/* The series ends where what is left of it cannot change the twelfth digit. */
#define CLOSE 1e-13
#define MOST_SWEEPS 200000
/* Bounds of the spectral radius that are this near to each other are one number. */
#define SAME 1e-12

typedef struct
{
  const KotakuGraph *graph;
  double exponent;
  KotakuCondensed condensed;
  gsize *first;    /* of each component among nodes; one more */
  gint32 *nodes;   /* by component */
  double *x, *y;   /* of each node */
  gboolean exists; /* the series has a sum */
  GCancellable *cancellable;
} Power;

static void
power_clear (Power *power)
{
  kotaku_condensed_clear (&power->condensed);
  g_free (power->first);
  g_free (power->nodes);
  g_free (power->x);
  g_free (power->y);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Power, power_clear)

static gboolean
sort_nodes (Power *power, GError **error)
{
  const KotakuCondensed *condensed = &power->condensed;
  gsize n = power->graph->n_nodes;
  power->first = KOTAKU_ALLOC0 (gsize, condensed->n + 2, error);
  power->nodes = power->first != NULL ? KOTAKU_ALLOC (gint32, n, error) : NULL;
  if (power->nodes == NULL)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    power->first[condensed->component[i] + 2]++;
  for (gsize c = 0; c < condensed->n; c++)
    power->first[c + 2] += power->first[c + 1];
  for (gsize i = 0; i < n; i++)
    power->nodes[power->first[condensed->component[i] + 1]++] = (gint32) i;
  return TRUE;
}

static double
get_weight (const KotakuGraph *graph, gsize arc)
{
  return graph->weighted ? graph->out_weight[arc] : 1;
}

/* The sum of values over the arcs of a node that stay in its component, or leave it. */
static double
sum_arcs (const Power *power, gint32 node, const double *values, double plus, gboolean within)
{
  const KotakuGraph *graph = power->graph;
  const gint32 *component = power->condensed.component;
  double sum = 0;
  for (gsize k = graph->out_start[node]; k < graph->out_start[node + 1]; k++)
    {
      gint32 other = graph->out_node[k];
      if ((component[other] == component[node]) == within)
        sum += get_weight (graph, k) * (plus + (values != NULL ? values[other] : 0));
    }
  return sum;
}

/* Collatz and Wielandt's bounds of the spectral radius of a component, by steps of A + I, which
 * always settle: whether |b| times it is below 1; *product is an upper bound. */
static gboolean
converges (Power *power, gsize component, double *product, gboolean *settled, GError **error)
{
  gsize first = power->first[component], end = power->first[component + 1];
  double b = fabs (power->exponent);
  for (gsize i = first; i < end; i++)
    power->x[power->nodes[i]] = 1;
  *settled = FALSE;
  for (gsize sweep = 0; sweep < MOST_SWEEPS && !*settled; sweep++)
    {
      double low = INFINITY, high = 0, largest = 0;
      if (g_cancellable_set_error_if_cancelled (power->cancellable, error))
        return FALSE;
      for (gsize i = first; i < end; i++)
        {
          gint32 node = power->nodes[i];
          double own = power->x[node], ratio = sum_arcs (power, node, power->x, 0, TRUE) / own;
          low = fmin (low, ratio);
          high = fmax (high, ratio);
          power->y[node] = own * (1 + ratio);
          largest = fmax (largest, power->y[node]);
        }
      for (gsize i = first; i < end; i++)
        power->x[power->nodes[i]] = power->y[power->nodes[i]] / largest;
      *product = b * high;
      *settled = b * high < 1 || b * low >= 1 || high - low <= SAME * high;
      power->exists = b * high < 1 - SAME;
    }
  return TRUE;
}

/* x = c + b A x within the component, c what comes of the arcs that leave it. */
static gboolean
sum_walks (Power *power, gsize component, double product, GError **error)
{
  gsize first = power->first[component], end = power->first[component + 1];
  g_autofree double *given = KOTAKU_ALLOC (double, end - first, error);
  if (given == NULL)
    return FALSE;
  for (gsize i = first; i < end; i++)
    {
      gint32 node = power->nodes[i];
      double outside = 0;
      const KotakuGraph *graph = power->graph;
      const gint32 *of = power->condensed.component;
      for (gsize k = graph->out_start[node]; k < graph->out_start[node + 1]; k++)
        if (of[graph->out_node[k]] != of[node])
          outside += get_weight (graph, k) * power->x[graph->out_node[k]];
      given[i - first] = power->exponent * outside + sum_arcs (power, node, NULL, 1, FALSE)
                         + sum_arcs (power, node, NULL, 1, TRUE);
    }
  for (gsize i = first; i < end; i++)
    power->x[power->nodes[i]] = given[i - first];
  for (gsize sweep = 0; sweep < MOST_SWEEPS; sweep++)
    {
      double moved = 0, largest = 0;
      if (g_cancellable_set_error_if_cancelled (power->cancellable, error))
        return FALSE;
      for (gsize i = first; i < end; i++)
        {
          gint32 node = power->nodes[i];
          power->y[node]
              = given[i - first] + power->exponent * sum_arcs (power, node, power->x, 0, TRUE);
          moved = fmax (moved, fabs (power->y[node] - power->x[node]));
          largest = fmax (largest, fabs (power->y[node]));
        }
      for (gsize i = first; i < end; i++)
        power->x[power->nodes[i]] = power->y[power->nodes[i]];
      if (moved * product <= CLOSE * (1 - product) * largest)
        return TRUE;
    }
  return kotaku_refuse (
      error, KOTAKU_ERROR_NOT_CONVERGED,
      "bonacich_power: the exponent is too near to 1/spectral radius: not settled "
      "after %d sweeps",
      MOST_SWEEPS);
}

static gboolean
solve_component (Power *power, gsize component, GError **error)
{
  double product = 0;
  gboolean settled = FALSE;
  gint32 node = power->nodes[power->first[component]];
  if (power->first[component + 1] - power->first[component] == 1)
    {
      power->x[node] = sum_arcs (power, node, NULL, 1, FALSE);
      if (power->exponent != 0)
        power->x[node] += power->exponent * sum_arcs (power, node, power->x, 0, FALSE);
      return TRUE;
    }
  if (!converges (power, component, &product, &settled, error))
    return FALSE;
  if (!settled)
    return kotaku_refuse (error, KOTAKU_ERROR_NOT_CONVERGED,
                          "bonacich_power: the spectral radius did not settle");
  return !power->exists || sum_walks (power, component, product, error);
}

/* Squares sum to n. */
static gboolean
scale (const Power *power, double *values, GError **error)
{
  gsize n = power->graph->n_nodes;
  double largest = 0, squares = 0;
  for (gsize i = 0; i < n; i++)
    largest = fmax (largest, fabs (power->x[i]));
  if (!isfinite (largest))
    return kotaku_refuse (error, KOTAKU_ERROR_TOO_LARGE,
                          "bonacich_power: walks count for more than doubles hold, expected an "
                          "exponent nearer to 0");
  for (gsize i = 0; i < n; i++)
    squares += (power->x[i] / largest) * (power->x[i] / largest);
  for (gsize i = 0; i < n; i++)
    values[i] = power->x[i] / largest * sqrt ((double) n / squares);
  return TRUE;
}

static gboolean
compute (const KotakuGraph *graph,
         const KotakuMetric *const *metrics G_GNUC_UNUSED,
         double *const *columns,
         gsize n_metrics G_GNUC_UNUSED,
         KotakuOptions *options,
         GCancellable *cancellable,
         GError **error)
{
  g_auto (Power) power = { .graph = graph,
                           .exponent = kotaku_options_get_double (options, "exponent"),
                           .exists = graph->n_arcs > 0,
                           .cancellable = cancellable };
  for (gsize i = 0; i < graph->n_nodes; i++)
    columns[0][i] = NAN;
  if (!power.exists)
    return !g_cancellable_set_error_if_cancelled (cancellable, error);
  power.x = KOTAKU_ALLOC0 (double, graph->n_nodes, error);
  power.y = power.x != NULL ? KOTAKU_ALLOC0 (double, graph->n_nodes, error) : NULL;
  if (power.y == NULL || !kotaku_condensed_init (&power.condensed, graph, error)
      || !sort_nodes (&power, error))
    return FALSE;
  for (gsize c = 0; c < power.condensed.n && power.exists; c++)
    if ((c % 1024 == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        || !solve_component (&power, c, error))
      return FALSE;
  return !power.exists || scale (&power, columns[0], error);
}

static const KotakuMetric bonacich_power = {
  .name = "bonacich_power",
  .title = "Bonacich power",
  .title_id = "Kekuatan Bonacich",
  .kind = "node",
  .unit = "none",
  .range = "any, squares sum to n",
  .definition = "c = a (I - bA)^-1 A 1 along arcs out, with b of --exponent (0.1): how many one "
                "sends to, and b times their own. A positive b makes those powerful who are tied "
                "to the powerful, a negative one those who are tied to the weak. With --weighted A "
                "holds weights.",
  .undefined = "for all without an arc, and where b or -b is at least 1/spectral radius",
  .cost = "O(n + m) per step, on a path or tree in one",
  .source = "Bonacich 1987",
  .options = "exponent",
  .since = "1.0",
  .function = compute,
};

const KotakuMetric *const kotaku_family_power[] = { &bonacich_power, NULL };

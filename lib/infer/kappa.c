/* SPDX-License-Identifier: GPL-2.0-or-later */

/* How far coders agree beyond chance. */

#include "infer/infer.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* -- two coders -- */

/* The variance of Fleiss, Cohen and Everitt 1969 for a kappa that need not be 0, summed unit by
 * unit: a table of all values against each other could be far larger. */
static double
get_error (const gint32 *first,
           const gint32 *second,
           gsize n,
           const double *row,
           const double *column,
           const KotakuKappa *kappa)
{
  double chance = 1 - kappa->expected, missed = 1 - kappa->agreement;
  double sum = 0;
  for (gsize u = 0; u < n; u++)
    if (first[u] == second[u])
      {
        double term = chance - (column[first[u]] + row[first[u]]) * missed;
        sum += term * term / (double) n;
      }
    else
      {
        double term = missed * (column[first[u]] + row[second[u]]);
        sum += term * term / (double) n;
      }
  double last = kappa->agreement * kappa->expected - 2 * kappa->expected + kappa->agreement;
  double variance = (sum - last * last) / ((double) n * chance * chance * chance * chance);
  return sqrt (MAX (variance, 0));
}

static void
make_shares (double *count, gsize n, gsize n_values, gboolean sided)
{
  if (sided)
    count[n_values - 1] = count[n_values - 2] = (count[n_values - 2] + count[n_values - 1]) / 2;
  for (gsize v = 0; v < n_values; v++)
    count[v] /= (double) n;
}

gboolean
kotaku_kappa_init (KotakuKappa *kappa,
                   const gint32 *first,
                   const gint32 *second,
                   gsize n,
                   gsize n_values,
                   gboolean sided,
                   GError **error)
{
  g_autofree double *row = KOTAKU_ALLOC0 (double, n_values, error);
  g_autofree double *column = row != NULL ? KOTAKU_ALLOC0 (double, n_values, error) : NULL;
  *kappa = (KotakuKappa){ .agreement = NAN, .expected = NAN, .kappa = NAN, .error = NAN };
  if (column == NULL)
    return FALSE;
  if (n == 0)
    return TRUE;
  gsize agreed = 0;
  for (gsize u = 0; u < n; u++)
    {
      row[first[u]]++;
      column[second[u]]++;
      agreed += first[u] == second[u];
    }
  make_shares (row, n, n_values, sided);
  make_shares (column, n, n_values, sided);
  kappa->agreement = (double) agreed / (double) n;
  kappa->expected = 0;
  for (gsize v = 0; v < n_values; v++)
    kappa->expected += row[v] * column[v];
  if (1 - kappa->expected < 1e-12)
    return TRUE;
  kappa->kappa = (kappa->agreement - kappa->expected) / (1 - kappa->expected);
  /* Rounding would leave a little where there is nothing. */
  kappa->error = agreed == n ? 0 : get_error (first, second, n, row, column, kappa);
  return TRUE;
}

/* -- any number of coders -- */

typedef struct
{
  const KotakuRatings *ratings;
  const double *apart; /* of each unit: its share of the observed disagreement */
  const KotakuDraws *draws;
  gsize n_blocks;
  double *alpha; /* of each draw */
} Bootstrap;

static gsize
count_values (const KotakuRatings *ratings, gsize unit)
{
  return ratings->start[unit + 1] - ratings->start[unit];
}

/* Pairs of values of a unit that differ, in both orders, over one less than it has values. */
static double
get_apart (const KotakuRatings *ratings, gsize unit)
{
  gsize n = count_values (ratings, unit), differ = 0;
  const gint32 *values = ratings->values + ratings->start[unit];
  for (gsize i = 0; i < n; i++)
    for (gsize j = 0; j < i; j++)
      differ += values[i] != values[j];
  return n > 1 ? 2 * (double) differ / (double) (n - 1) : 0;
}

static void
add_unit (const KotakuRatings *ratings, gsize unit, double *count, double *n)
{
  gsize end = ratings->start[unit + 1];
  if (count_values (ratings, unit) < 2)
    return;
  for (gsize i = ratings->start[unit]; i < end; i++)
    count[ratings->values[i]]++;
  *n += (double) count_values (ratings, unit);
}

/* Of two values drawn from all, those that differ; two that are sided name the same side in half of
 * the cases. */
static double
get_alpha (const KotakuRatings *ratings, const double *count, double n, double apart)
{
  double expected = n * n;
  gsize n_values = ratings->n_values, n_words = n_values - (ratings->sided ? 2 : 0);
  for (gsize v = 0; v < n_words; v++)
    expected -= count[v] * count[v];
  if (ratings->sided)
    {
      double sided = count[n_values - 2] + count[n_values - 1];
      expected -= sided * (sided + 1) / 2;
    }
  return expected > 0 ? 1 - (n - 1) * apart / expected : NAN;
}

static double
draw_alpha (const Bootstrap *bootstrap, guint64 draw, double *count)
{
  const KotakuRatings *ratings = bootstrap->ratings;
  KotakuRandom random;
  double n = 0, apart = 0;
  memset (count, 0, ratings->n_values * sizeof *count);
  kotaku_random_init (&random, bootstrap->draws->seed, bootstrap->draws->purpose, draw);
  for (gsize i = 0; i < ratings->n_units; i++)
    {
      gsize unit = kotaku_random_below (&random, (guint32) ratings->n_units);
      add_unit (ratings, unit, count, &n);
      apart += bootstrap->apart[unit];
    }
  return get_alpha (ratings, count, n, apart);
}

static gboolean
draw_block (gsize block, gpointer data, GCancellable *cancellable, GError **error)
{
  const Bootstrap *bootstrap = data;
  g_autofree double *count = KOTAKU_ALLOC (double, bootstrap->ratings->n_values, error);
  if (count == NULL)
    return FALSE;
  for (guint64 draw = block; draw < bootstrap->draws->n; draw += bootstrap->n_blocks)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      bootstrap->alpha[draw] = draw_alpha (bootstrap, draw, count);
    }
  return TRUE;
}

static int
compare_doubles (const void *a, const void *b)
{
  double left = *(const double *) a;
  double right = *(const double *) b;
  return (left > right) - (left < right);
}

/* Draws without variation say nothing and are left out. */
static void
read_interval (KotakuAlpha *alpha, double *values, gsize n, double level)
{
  gsize kept = 0;
  for (gsize i = 0; i < n; i++)
    if (!isnan (values[i]))
      values[kept++] = values[i];
  alpha->undefined = n - kept;
  if (kept == 0)
    return;
  qsort (values, kept, sizeof *values, compare_doubles);
  gsize out = (gsize) floor (level / 2 * (double) (kept + 1));
  out = MIN (MAX (out, 1), (kept + 1) / 2) - 1;
  alpha->low = values[out];
  alpha->high = values[kept - 1 - out];
}

static gboolean
draw_interval (KotakuAlpha *alpha,
               const KotakuRatings *ratings,
               const double *apart,
               const KotakuDraws *draws,
               GError **error)
{
  g_autofree double *values = KOTAKU_ALLOC (double, draws->n, error);
  Bootstrap bootstrap = { ratings, apart, draws, MIN (64, draws->n), values };
  if (values == NULL
      || !kotaku_parallel (bootstrap.n_blocks, draw_block, &bootstrap, draws->options, "alpha",
                           draws->cancellable, error))
    return FALSE;
  read_interval (alpha, values, draws->n, draws->alpha);
  return TRUE;
}

gboolean
kotaku_alpha_init (KotakuAlpha *alpha,
                   const KotakuRatings *ratings,
                   const KotakuDraws *draws,
                   GError **error)
{
  double n = 0, sum = 0;
  g_autofree double *count = KOTAKU_ALLOC0 (double, ratings->n_values, error);
  g_autofree double *apart = count != NULL ? KOTAKU_ALLOC (double, ratings->n_units, error) : NULL;
  *alpha = (KotakuAlpha){ .alpha = NAN, .low = NAN, .high = NAN };
  if (apart == NULL)
    return FALSE;
  for (gsize u = 0; u < ratings->n_units; u++)
    {
      add_unit (ratings, u, count, &n);
      apart[u] = get_apart (ratings, u);
      sum += apart[u];
    }
  alpha->alpha = get_alpha (ratings, count, n, sum);
  return isnan (alpha->alpha) || draw_interval (alpha, ratings, apart, draws, error);
}

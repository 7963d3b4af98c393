/* SPDX-License-Identifier: GPL-2.0-or-later */

/* A mean of as many areas: Student's t, and signs dealt anew (Fisher 1935). */

#include "infer/infer.h"

#include <math.h>

/* The model is the number of values (a gsize), the arrangement a gint8 per value: 1 or -1. */
static gpointer
begin (gconstpointer model, GError **error)
{
  return KOTAKU_ALLOC (gint8, *(const gsize *) model, error);
}

static void
observe (gconstpointer model, gpointer workspace)
{
  gint8 *signs = workspace;
  for (gsize i = 0; i < *(const gsize *) model; i++)
    signs[i] = 1;
}

static void
draw (gconstpointer model, gpointer workspace, KotakuRandom *random)
{
  gint8 *signs = workspace;
  guint32 bits = 0;
  for (gsize i = 0; i < *(const gsize *) model; i++)
    {
      bits = i % 32 == 0 ? kotaku_random_next (random) : bits >> 1;
      signs[i] = (bits & 1) != 0 ? 1 : -1;
    }
}

static void
arrange (gconstpointer model, gpointer workspace, guint64 index)
{
  gint8 *signs = workspace;
  for (gsize i = 0; i < *(const gsize *) model; i++)
    signs[i] = (index >> i & 1) != 0 ? 1 : -1;
}

static const KotakuNullModel null_signs = { begin, g_free, observe, draw, arrange };

typedef struct
{
  const double *values;
  gsize n;
} Sum;

static void
add (gconstpointer arrangement, gconstpointer data, gpointer scratch, double *values)
{
  const Sum *sum = data;
  const gint8 *signs = arrangement;
  values[0] = 0;
  for (gsize i = 0; i < sum->n; i++)
    values[0] += signs[i] * sum->values[i];
}

static void
describe (KotakuMean *mean, const double *values, gsize n)
{
  double squares = 0;
  for (gsize i = 0; i < n; i++)
    mean->mean += values[i] / (double) n;
  gboolean constant = TRUE;
  for (gsize i = 0; i < n; i++)
    {
      constant = constant && values[i] == values[0];
      squares += pow (values[i] - mean->mean, 2);
    }
  if (constant)
    mean->mean = values[0];
  mean->variance = constant ? 0 : squares / (double) (n - 1);
}

gboolean
kotaku_mean_test (const double *values,
                  gsize n,
                  const KotakuDraws *draws,
                  KotakuMean *mean,
                  GError **error)
{
  KotakuNullResult result;
  const Sum sum = { values, n };
  const KotakuStatistic statistic = { add, &sum, 1, 0 };
  *mean = (KotakuMean){ .n = n,
                        .low = NAN,
                        .high = NAN,
                        .p_value = NAN,
                        .min_p = NAN,
                        .prediction_low = NAN,
                        .prediction_high = NAN,
                        .variance = NAN,
                        .exact = TRUE,
                        .error = NAN };
  if (n < 2)
    {
      mean->mean = n == 1 ? values[0] : NAN;
      return TRUE;
    }
  describe (mean, values, n);
  double count = (double) n, deviation = sqrt (mean->variance);
  double reach = kotaku_t_quantile (draws->alpha, count - 1) * deviation;
  mean->low = mean->mean - reach / sqrt (count);
  mean->high = mean->mean + reach / sqrt (count);
  mean->prediction_low = mean->mean - reach * sqrt (1 + 1 / count);
  mean->prediction_high = mean->mean + reach * sqrt (1 + 1 / count);
  if (!kotaku_permute (&null_signs, &n, n < 17 ? (guint64) 1 << n : 0, &statistic, draws,
                       "signs dealt anew", &result, error))
    return FALSE;
  double t = deviation > 0 ? kotaku_t_p (mean->mean / deviation * sqrt (count), count - 1) : 0;
  mean->p_value = MAX (kotaku_null_p (&result, KOTAKU_TAIL_BOTH), t);
  mean->min_p
      = result.exact ? ldexp (1, 1 - (int) n) : kotaku_null_min_p (&result, KOTAKU_TAIL_BOTH);
  mean->exact = result.exact;
  mean->error = result.exact ? NAN : kotaku_null_error (&result, KOTAKU_TAIL_BOTH);
  return TRUE;
}

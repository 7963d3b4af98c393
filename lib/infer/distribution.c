/* SPDX-License-Identifier: GPL-2.0-or-later */

/* r-mathlib prints where an argument is out of range, so none such reaches it. */

#include "infer/infer.h"

#include <math.h>

#define MATHLIB_STANDALONE
#include <Rmath.h>

/* Beyond it a count is told from none, or from all, by rounding alone. */
#define SMALLEST_COUNT 1e-9

double
kotaku_t_p (double t, double degrees)
{
  if (isnan (t) || !(degrees >= 1))
    return NAN;
  return MIN (1, 2 * pt (fabs (t), degrees, FALSE, FALSE));
}

static gboolean
is_level (double alpha)
{
  return alpha > 0 && alpha < 1;
}

double
kotaku_t_quantile (double alpha, double degrees)
{
  if (!is_level (alpha) || !(degrees >= 1))
    return NAN;
  return qt (alpha / 2, degrees, FALSE, FALSE);
}

double
kotaku_normal_quantile (double alpha)
{
  return is_level (alpha) ? qnorm (alpha / 2, 0, 1, FALSE, FALSE) : NAN;
}

void
kotaku_clopper_pearson (double share, double n, double alpha, double *low, double *high)
{
  *low = 0;
  *high = 1;
  if (isnan (share) || !(n > 0) || !isfinite (n) || !is_level (alpha))
    return;
  double successes = CLAMP (share, 0, 1) * n;
  double failures = n - successes;
  if (successes > SMALLEST_COUNT)
    *low = qbeta (alpha / 2, successes, failures + 1, TRUE, FALSE);
  if (failures > SMALLEST_COUNT)
    *high = qbeta (alpha / 2, successes + 1, failures, FALSE, FALSE);
}

double
kotaku_share_p (double share, double n, double expected)
{
  double upper = 1, lower = 1;
  if (isnan (share) || !(expected > 0 && expected < 1))
    return NAN;
  if (!(n > 0) || !isfinite (n))
    return 1;
  double successes = CLAMP (share, 0, 1) * n;
  double failures = n - successes;
  if (successes > SMALLEST_COUNT)
    upper = pbeta (expected, successes, failures + 1, TRUE, FALSE);
  if (failures > SMALLEST_COUNT)
    lower = pbeta (expected, successes + 1, failures, FALSE, FALSE);
  return MIN (1, 2 * MIN (upper, lower));
}

/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Exact tests of counts. */

#include "infer/infer.h"

#include <math.h>

#define MATHLIB_STANDALONE
#include <Rmath.h>

/* P(A <= a) or P(A >= a), where A is the first cell of a table of these margins. */
static double
get_tail (double a, double row, double column, double n, gboolean upper)
{
  return phyper (upper ? a - 1 : a, column, n - column, row, !upper, FALSE);
}

double
kotaku_fisher_p (guint64 a, guint64 b, guint64 c, guint64 d, KotakuTail tail)
{
  double row = (double) a + (double) b, column = (double) a + (double) c;
  double n = row + (double) c + (double) d;
  if (row == 0 || column == 0 || row == n || column == n)
    return 1;
  double upper = get_tail ((double) a, row, column, n, TRUE);
  double lower = get_tail ((double) a, row, column, n, FALSE);
  if (tail == KOTAKU_TAIL_UPPER)
    return upper;
  if (tail == KOTAKU_TAIL_LOWER)
    return lower;
  return MIN (1, 2 * MIN (upper, lower));
}

double
kotaku_fisher_min_p (guint64 a, guint64 b, guint64 c, guint64 d)
{
  guint64 row = a + b, column = a + c;
  guint64 most = MIN (row, column);
  guint64 least = row > b + d ? row - (b + d) : 0;
  double highest
      = kotaku_fisher_p (most, row - most, column - most, b + d - (row - most), KOTAKU_TAIL_BOTH);
  double lowest = kotaku_fisher_p (least, row - least, column - least, b + d - (row - least),
                                   KOTAKU_TAIL_BOTH);
  return MIN (highest, lowest);
}

double
kotaku_mcnemar_p (guint64 b, guint64 c)
{
  double n = (double) b + (double) c;
  return MIN (1, 2 * pbinom ((double) MIN (b, c), n, .5, TRUE, FALSE));
}

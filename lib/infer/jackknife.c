/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Pairs that share an actor say less than as many pairs apart: how much less is told by leaving out
 * each actor in turn. */

#include "infer/infer-private.h"

#include <math.h>

double
kotaku_part_mean (const KotakuPart *part)
{
  return (double) part->sum / (double) part->n;
}

/* The mean without an actor; NaN where it has no pair, or all of them. */
static double
get_mean_without (const KotakuPart *all, const KotakuPart *part)
{
  KotakuPart rest = { all->n - part->n, all->sum - part->sum };
  return part->n > 0 && rest.n > 0 ? kotaku_part_mean (&rest) : NAN;
}

gsize
kotaku_parts_count (const KotakuPart *parts, gsize n_actors)
{
  gsize n = 0;
  for (gsize i = 0; i < n_actors; i++)
    n += parts[i].n > 0;
  return n;
}

/* Means that are all equal have no variance: the mean of them could differ by rounding. */
double
kotaku_jackknife (const KotakuPart *all,
                  const KotakuPart *parts,
                  gsize n_actors,
                  double *n_effective)
{
  double sum = 0, squares = 0, fourths = 0, first = NAN;
  gsize n = 0, n_used = kotaku_parts_count (parts, n_actors);
  gboolean constant = TRUE;
  for (gsize i = 0; i < n_actors; i++)
    {
      double mean = get_mean_without (all, &parts[i]);
      if (isnan (mean))
        continue;
      first = n++ == 0 ? mean : first;
      constant = constant && mean == first;
      sum += mean;
    }
  for (gsize i = 0; i < n_actors && !constant; i++)
    {
      double mean = get_mean_without (all, &parts[i]), off = mean - sum / (double) n;
      squares += isnan (mean) ? 0 : off * off;
      fourths += isnan (mean) ? 0 : off * off * off * off;
    }
  if (n_effective != NULL)
    *n_effective = fourths > 0 ? squares * squares / fourths : 0;
  return squares * (double) (n_used - 1) / (double) n_used;
}

/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "classify/contests-private.h"

#include <math.h>
#include <string.h>

/* Scores nearer than this, measured by the largest one, are told apart by rounding alone. */
#define SAME 1e-9

/* P_ij, or D_ij: P_ij moved towards chance where a dyad has met but a few times. */
static double
proportion (double wins, double losses, gboolean dij)
{
  double met = wins + losses;
  double share = wins / met;
  return dij ? share - (share - 0.5) / (met + 1) : share;
}

/* A contest's proportions, of a and of b. */
static void
get_proportions (const KotakuContests *contests,
                 const double *wins,
                 gboolean dij,
                 gsize k,
                 double shares[2])
{
  const KotakuContest *contest = &contests->list[k];
  double own = wins != NULL ? wins[k] : contest->wins;
  double other = wins != NULL ? contest->wins + contest->losses - own : contest->losses;
  shares[0] = proportion (own, other, dij);
  shares[1] = proportion (other, own, dij);
}

void
kotaku_davids_score (const KotakuContests *contests,
                     const double *wins,
                     gboolean dij,
                     double *score,
                     double *sums)
{
  gsize n = contests->n_nodes;
  double *won = sums, *lost = sums + n, shares[2];
  memset (sums, 0, 2 * n * sizeof *sums);
  for (gsize k = 0; k < contests->n; k++)
    {
      const KotakuContest *contest = &contests->list[k];
      get_proportions (contests, wins, dij, k, shares);
      won[contest->a] += shares[0];
      lost[contest->b] += shares[0];
      won[contest->b] += shares[1];
      lost[contest->a] += shares[1];
    }
  for (gsize i = 0; i < n; i++)
    score[i] = won[i] - lost[i];
  for (gsize k = 0; k < contests->n; k++)
    {
      const KotakuContest *contest = &contests->list[k];
      get_proportions (contests, wins, dij, k, shares);
      score[contest->a] += shares[0] * won[contest->b] - shares[1] * lost[contest->b];
      score[contest->b] += shares[1] * won[contest->a] - shares[0] * lost[contest->a];
    }
}

static int
compare_values (const void *a, const void *b, void *data)
{
  const double *values = data;
  double left = values[*(const gsize *) a];
  double right = values[*(const gsize *) b];
  return (left < right) - (left > right);
}

gboolean
kotaku_mean_ranks (const double *values, gsize n, double *rank, GError **error)
{
  g_autofree gsize *order = KOTAKU_ALLOC (gsize, n, error);
  if (order == NULL)
    return FALSE;
  double largest = 1;
  for (gsize i = 0; i < n; i++)
    {
      order[i] = i;
      largest = MAX (largest, fabs (values[i]));
    }
  qsort_r (order, n, sizeof *order, compare_values, (void *) values);
  for (gsize first = 0; first < n;)
    {
      gsize end = first + 1;
      while (end < n && values[order[end - 1]] - values[order[end]] <= SAME * largest)
        end++;
      for (gsize i = first; i < end; i++)
        rank[order[i]] = (double) (first + 1 + end) / 2;
      first = end;
    }
  return TRUE;
}

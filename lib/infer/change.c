/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Have ties come or gone, more than those of one actor? */

#include "infer/infer.h"

#include <math.h>

/* Pairs of one actor, or of all. */
typedef struct
{
  gsize n, gained, lost;
} Count;

static void
count (Count *counts, const KotakuMove *move)
{
  counts->n++;
  counts->gained += !move->before && move->after;
  counts->lost += move->before && !move->after;
}

static double
get_change (const Count *counts)
{
  return ((double) counts->gained - (double) counts->lost) / (double) counts->n;
}

static Count
leave_out (const Count *all, const Count *without)
{
  return (Count){ all->n - without->n, all->gained - without->gained, all->lost - without->lost };
}

/* An actor without whom no pair is left is passed over. Changes that are all equal have no
 * variance: their mean could differ from them by rounding. */
static double
get_variance (const Count *all, const Count *counts, gsize n_actors, gsize n_used)
{
  double sum = 0, squares = 0, first = NAN;
  gsize n = 0;
  gboolean constant = TRUE;
  for (gsize i = 0; i < n_actors; i++)
    {
      Count rest = leave_out (all, &counts[i]);
      if (counts[i].n == 0 || rest.n == 0)
        continue;
      double change = get_change (&rest);
      first = n++ == 0 ? change : first;
      constant = constant && change == first;
      sum += change;
    }
  for (gsize i = 0; i < n_actors && !constant; i++)
    {
      Count rest = leave_out (all, &counts[i]);
      if (counts[i].n > 0 && rest.n > 0)
        squares += pow (get_change (&rest) - sum / (double) n, 2);
    }
  return squares * (double) (n_used - 1) / (double) n_used;
}

/* The largest exact p, and whose absence gives it. */
static double
get_largest_p (KotakuChange *change,
               const Count *all,
               const Count *counts,
               gsize n_actors,
               double alpha)
{
  double largest = change->p_pairs;
  gint32 actor = -1;
  for (gsize i = 0; i < n_actors; i++)
    {
      Count rest = leave_out (all, &counts[i]);
      if (counts[i].gained + counts[i].lost == 0)
        continue;
      double p = kotaku_mcnemar_p (rest.gained, rest.lost);
      if (p > largest)
        actor = (gint32) i;
      largest = MAX (largest, p);
    }
  if (change->p_pairs <= alpha && largest > alpha)
    change->deciding = actor;
  return largest;
}

/* Pairs of a matching share no actor. Also tells how many of its pairs there are. */
static gboolean
test_matched (const KotakuMove *moves,
              gsize n_moves,
              gsize n_actors,
              gboolean changed,
              Count *matched,
              GError **error)
{
  gsize n = 0, size = 0;
  g_autofree gsize *rows = NULL;
  g_autofree KotakuTrial *edges = KOTAKU_ALLOC (KotakuTrial, n_moves, error);
  g_autofree gsize *move = edges != NULL ? KOTAKU_ALLOC (gsize, n_moves, error) : NULL;
  if (move == NULL)
    return FALSE;
  for (gsize i = 0; i < n_moves; i++)
    if (!changed || moves[i].before != moves[i].after)
      {
        move[n] = i;
        edges[n++] = (KotakuTrial){ moves[i].a, moves[i].b, FALSE };
      }
  if (!kotaku_matching_find (edges, n, n_actors, &rows, &size, error))
    return FALSE;
  *matched = (Count){ 0 };
  for (gsize i = 0; i < size; i++)
    count (matched, &moves[move[rows[i]]]);
  return TRUE;
}

/* Without variance: gained less lost, each within Clopper and Pearson's limits for as many pairs as
 * share no actor, at half of alpha, so that both hold at once. */
static void
set_wide_interval (KotakuChange *change, gsize n_apart, double alpha)
{
  double low[2], high[2];
  const gsize counts[2] = { change->gained, change->lost };
  for (int i = 0; i < 2; i++)
    kotaku_clopper_pearson ((double) counts[i] / (double) change->n, (double) n_apart, alpha / 2,
                            &low[i], &high[i]);
  change->low = low[0] - high[1];
  change->high = high[0] - low[1];
}

static gboolean
test_change (KotakuChange *change,
             const KotakuMove *moves,
             gsize n_moves,
             gsize n_actors,
             double alpha,
             GError **error)
{
  double degrees = (double) change->n_actors - 1;
  Count changed, all;
  if (change->variance > 0)
    {
      double deviation = sqrt (change->variance);
      double reach = kotaku_t_quantile (alpha, degrees) * deviation;
      double p = kotaku_t_p (change->change / deviation, degrees);
      change->p_value = MAX (change->p_value, isnan (p) ? 1 : p);
      change->low = MAX (-1, change->change - reach);
      change->high = MIN (1, change->change + reach);
      return TRUE;
    }
  if (!test_matched (moves, n_moves, n_actors, TRUE, &changed, error)
      || !test_matched (moves, n_moves, n_actors, FALSE, &all, error))
    return FALSE;
  change->p_value = MAX (change->p_value, kotaku_mcnemar_p (changed.gained, changed.lost));
  set_wide_interval (change, all.n, alpha);
  return TRUE;
}

static KotakuReason
get_reason (const KotakuChange *change, double alpha)
{
  if (change->gained + change->lost == 0)
    return KOTAKU_REASON_NO_VARIATION;
  if (change->min_p > alpha)
    return KOTAKU_REASON_TOO_FEW;
  if (change->p_value <= alpha)
    return KOTAKU_REASON_NONE;
  return change->deciding >= 0 ? KOTAKU_REASON_ONE_ACTOR : KOTAKU_REASON_NOT_SIGNIFICANT;
}

gboolean
kotaku_change_test (const KotakuMove *moves,
                    gsize n_moves,
                    gsize n_actors,
                    double alpha,
                    KotakuChange *change,
                    GError **error)
{
  Count all = { 0 };
  g_autofree Count *counts = KOTAKU_ALLOC0 (Count, n_actors, error);
  *change = (KotakuChange){ .change = NAN,
                            .low = NAN,
                            .high = NAN,
                            .variance = NAN,
                            .p_pairs = NAN,
                            .p_value = NAN,
                            .min_p = NAN,
                            .deciding = -1,
                            .reason = KOTAKU_REASON_NO_VARIATION };
  if (counts == NULL)
    return FALSE;
  if (n_moves == 0)
    return TRUE;
  for (gsize i = 0; i < n_moves; i++)
    {
      count (&all, &moves[i]);
      count (&counts[moves[i].a], &moves[i]);
      if (moves[i].b != moves[i].a)
        count (&counts[moves[i].b], &moves[i]);
    }
  for (gsize i = 0; i < n_actors; i++)
    change->n_actors += counts[i].n > 0;
  change->n = all.n;
  change->gained = all.gained;
  change->lost = all.lost;
  change->change = get_change (&all);
  change->variance = get_variance (&all, counts, n_actors, change->n_actors);
  change->p_pairs = kotaku_mcnemar_p (all.gained, all.lost);
  change->min_p = kotaku_mcnemar_p (all.gained + all.lost, 0);
  change->p_value = get_largest_p (change, &all, counts, n_actors, alpha);
  if (!test_change (change, moves, n_moves, n_actors, alpha, error))
    return FALSE;
  change->reason = get_reason (change, alpha);
  return TRUE;
}

/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Have ties come or gone, more than those of one actor? */

#include "infer/infer-private.h"

#include <math.h>

/* A pair by what became of it: rows and columns of a table of two by two. */
enum
{
  STAYED,
  CHANGED
};
enum
{
  GAINED,
  LOST
};
#define N_GAINED (GAINED * 2 + CHANGED)
#define N_LOST (LOST * 2 + CHANGED)

static gint64
get_sign (const KotakuMove *move)
{
  return (!move->before && move->after) - (move->before && !move->after);
}

static void
count (KotakuPart *part, const KotakuMove *move)
{
  part->n++;
  part->sum += get_sign (move);
}

static KotakuCell
make_cell (const KotakuMove *move)
{
  gint64 sign = get_sign (move);
  return (KotakuCell){ move->a, move->b, sign < 0 ? LOST : GAINED, sign != 0 ? CHANGED : STAYED };
}

/* -- leaving out actors -- */

static double
get_p (const KotakuAbsence *absence, gconstpointer data)
{
  return kotaku_mcnemar_p (absence->counts[N_GAINED], absence->counts[N_LOST]);
}

/* The largest exact p, and whose absence gives it. */
static gboolean
leave_out (KotakuChange *change,
           const KotakuMove *moves,
           gsize n_moves,
           gsize n_actors,
           double alpha,
           GError **error)
{
  g_auto (KotakuAbsences) absences = { 0 };
  g_autofree KotakuCell *cells = KOTAKU_ALLOC (KotakuCell, n_moves, error);
  if (cells == NULL)
    return FALSE;
  for (gsize i = 0; i < n_moves; i++)
    cells[i] = make_cell (&moves[i]);
  if (!kotaku_absences_init (&absences, cells, n_moves, n_actors, 2, 2, CHANGED, error))
    return FALSE;
  change->gained = absences.list[0].counts[N_GAINED];
  change->lost = absences.list[0].counts[N_LOST];
  change->capped = absences.capped;
  change->min_p = kotaku_mcnemar_p (change->gained + change->lost, 0);
  if (change->gained + change->lost == 0)
    return TRUE;
  change->p_pairs = change->p_value = get_p (&absences.list[0], NULL);
  for (gsize i = 0; i < absences.n_distinct; i++)
    {
      double p = kotaku_mcnemar_p (absences.distinct[i][N_GAINED], absences.distinct[i][N_LOST]);
      change->p_value = MAX (change->p_value, p);
    }
  if (kotaku_p_rejects (change->p_pairs, alpha))
    kotaku_absences_decide (&absences, get_p, NULL, &alpha, &change->deciding);
  return TRUE;
}

static gboolean
jackknife (KotakuChange *change,
           const KotakuMove *moves,
           gsize n_moves,
           gsize n_actors,
           GError **error)
{
  KotakuPart all = { 0 };
  g_autofree KotakuPart *parts = KOTAKU_ALLOC0 (KotakuPart, n_actors, error);
  if (parts == NULL)
    return FALSE;
  for (gsize i = 0; i < n_moves; i++)
    {
      count (&all, &moves[i]);
      count (&parts[moves[i].a], &moves[i]);
      if (moves[i].b != moves[i].a)
        count (&parts[moves[i].b], &moves[i]);
    }
  change->n = n_moves;
  change->n_actors = kotaku_parts_count (parts, n_actors);
  change->change = kotaku_part_mean (&all);
  change->variance = kotaku_jackknife (&all, parts, n_actors, &change->n_effective);
  return TRUE;
}

/* -- the test -- */

typedef struct
{
  gsize n, gained, lost;
} Matched;

/* Pairs of a matching share no actor. Also tells how many of its pairs there are. */
static gboolean
test_matched (const KotakuMove *moves,
              gsize n_moves,
              gsize n_actors,
              gboolean changed,
              Matched *matched,
              GCancellable *cancellable,
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
  if (!kotaku_matching_find (edges, n, n_actors, &rows, &size, cancellable, error))
    return FALSE;
  *matched = (Matched){ .n = size };
  for (gsize i = 0; i < size; i++)
    {
      gint64 sign = get_sign (&moves[move[rows[i]]]);
      matched->gained += sign > 0;
      matched->lost += sign < 0;
    }
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
             GCancellable *cancellable,
             GError **error)
{
  double degrees = MAX (1, change->n_effective - 1);
  Matched changed, all;
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
  if (!test_matched (moves, n_moves, n_actors, TRUE, &changed, cancellable, error)
      || !test_matched (moves, n_moves, n_actors, FALSE, &all, cancellable, error))
    return FALSE;
  if (!isnan (change->p_value))
    change->p_value = MAX (change->p_value, kotaku_mcnemar_p (changed.gained, changed.lost));
  set_wide_interval (change, all.n, alpha);
  return TRUE;
}

gboolean
kotaku_change_test (const KotakuMove *moves,
                    gsize n_moves,
                    gsize n_actors,
                    double alpha,
                    KotakuChange *change,
                    GCancellable *cancellable,
                    GError **error)
{
  *change = (KotakuChange){ .change = NAN,
                            .low = NAN,
                            .high = NAN,
                            .variance = NAN,
                            .p_pairs = NAN,
                            .p_value = NAN,
                            .min_p = NAN,
                            .deciding = -1,
                            .reason = KOTAKU_REASON_NO_VARIATION };
  if (n_moves == 0)
    return TRUE;
  if (!jackknife (change, moves, n_moves, n_actors, error)
      || !leave_out (change, moves, n_moves, n_actors, alpha, error)
      || !test_change (change, moves, n_moves, n_actors, alpha, cancellable, error))
    return FALSE;
  change->reason
      = kotaku_reason_find (change->p_value, change->min_p, alpha, change->deciding >= 0);
  return TRUE;
}

/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Is a level symmetric beyond doubt, and do two levels differ? Pairs that share an actor are not
 * independent: intervals count effective pairs, and p is the largest that leaving out actors gives.
 */

#include "classify/classify-private.h"

#include <math.h>

/* The correction for few actors is that of the level .05, whatever the test's. */
#define FACTOR_ALPHA 0.05
#define FACTOR_NORMAL 1.96

/* -- the decided pairs of a level
 * -------------------------------------------------------------------- */

static gboolean
is_decided (const KotakuPair *pair)
{
  return pair->relation == KOTAKU_RELATION_SYMMETRIC
         || pair->relation == KOTAKU_RELATION_ASYMMETRIC;
}

gboolean
kotaku_level_trials_init (KotakuLevelTrials *trials,
                          const KotakuPairs *pairs,
                          const KotakuPlaces *places,
                          KotakuLevel level,
                          double tolerance_share,
                          double alpha,
                          GCancellable *cancellable,
                          GError **error)
{
  trials->level = level;
  kotaku_level_classify (pairs, level, tolerance_share, &trials->class);
  gsize n = trials->class.symmetric + trials->class.asymmetric;
  trials->trials = KOTAKU_ALLOC (KotakuTrial, n, error);
  if (trials->trials == NULL)
    return FALSE;
  trials->uncoded = n > 0;
  for (gsize p = 0; p < pairs->n; p++)
    {
      const KotakuPair *pair = &pairs->pairs[p];
      if (pair->level != level || !is_decided (pair))
        continue;
      trials->trials[trials->n_trials++]
          = (KotakuTrial){ places->rank[pair->a], places->rank[pair->b],
                           pair->relation == KOTAKU_RELATION_SYMMETRIC };
      trials->uncoded = trials->uncoded && !pair->coded;
    }
  return kotaku_share_init (&trials->share, trials->trials, trials->n_trials, places->n, alpha,
                            cancellable, error);
}

void
kotaku_level_trials_clear (KotakuLevelTrials *trials)
{
  g_clear_pointer (&trials->trials, g_free);
}

static void
test_init (KotakuStructureTest *test)
{
  *test = (KotakuStructureTest){ .index = NAN,
                                 .low = NAN,
                                 .high = NAN,
                                 .p_value = NAN,
                                 .p_dyads = NAN,
                                 .p_arcs = NAN,
                                 .min_p = NAN,
                                 .least_p = NAN,
                                 .deciding = -1,
                                 .reason = KOTAKU_REASON_TOO_FEW };
}

/* -- one level
 * --------------------------------------------------------------------------------------- */

/* Effective pairs, fewer where few actors make them. */
static double
correct (double n_effective, gsize n_actors)
{
  double factor = FACTOR_NORMAL / kotaku_t_quantile (FACTOR_ALPHA, (double) n_actors - 1);
  return n_effective * factor * factor;
}

static void
test_coded (KotakuStructureTest *test, const KotakuShare *share, double alpha)
{
  double n = correct (share->n_effective, share->n_actors);
  double unanimous = correct ((double) share->matching, share->n_actors);
  test->p_value = kotaku_share_p (share->share, n, 0.5);
  test->sign = share->share > 0.5 ? 1 : -1;
  test->least_p = kotaku_share_p (1, unanimous, 0.5);
  test->reason = kotaku_reason_find (test->p_value, test->least_p, alpha, FALSE);
}

gboolean
kotaku_structure_test_level (KotakuStructureTest *test,
                             const KotakuLevelTrials *trials,
                             KotakuView *view,
                             const KotakuPairs *pairs,
                             const KotakuPlaces *places,
                             const KotakuDraws *draws,
                             GError **error)
{
  test_init (test);
  if (trials->n_trials == 0)
    return TRUE;
  test->index = trials->class.index;
  test->low = trials->share.low;
  test->high = trials->share.high;
  if (!trials->uncoded)
    {
      test_coded (test, &trials->share, draws->alpha);
      return TRUE;
    }
  if (!kotaku_structure_test_arcs (test, view, pairs, places, trials->level, draws, error))
    return FALSE;
  test->p_value = test->p_arcs;
  return TRUE;
}

/* -- two levels
 * -------------------------------------------------------------------------------------- */

enum
{
  SYMMETRIC,
  ASYMMETRIC
};

/* Its decided pairs, and those without each actor. */
static gboolean
leave_out (KotakuAbsences *absences,
           const KotakuLevelTrials *trials,
           gsize n_actors,
           GError **error)
{
  g_autofree KotakuCell *cells = KOTAKU_ALLOC (KotakuCell, trials->n_trials, error);
  if (cells == NULL)
    return FALSE;
  for (gsize i = 0; i < trials->n_trials; i++)
    {
      const KotakuTrial *trial = &trials->trials[i];
      cells[i] = (KotakuCell){ trial->a, trial->b, 0, trial->success ? SYMMETRIC : ASYMMETRIC };
    }
  return kotaku_absences_init (absences, cells, trials->n_trials, n_actors, 1, 2, ASYMMETRIC,
                               error);
}

static double
fisher (const guint32 *people, const guint32 *bodies)
{
  return kotaku_fisher_p (people[SYMMETRIC], people[ASYMMETRIC], bodies[SYMMETRIC],
                          bodies[ASYMMETRIC], KOTAKU_TAIL_BOTH);
}

static double
get_people_p (const KotakuAbsence *absence, gconstpointer bodies)
{
  return fisher (absence->counts, bodies);
}

static double
get_bodies_p (const KotakuAbsence *absence, gconstpointer people)
{
  return fisher (people, absence->counts);
}

/* The actor of either level whose absence alone gives the largest p. */
static void
find_deciding (KotakuStructureTest *test,
               const KotakuAbsences *people,
               const KotakuAbsences *bodies,
               const KotakuPlaces *places,
               double alpha)
{
  gint32 deciding = -1;
  if (!kotaku_p_rejects (test->p_dyads, alpha))
    return;
  kotaku_absences_decide (people, get_people_p, bodies->list[0].counts, &alpha, &deciding);
  kotaku_absences_decide (bodies, get_bodies_p, people->list[0].counts, &alpha, &deciding);
  test->deciding = deciding >= 0 ? places->place[deciding] : -1;
}

/* p_F: the largest p over the whole table and those without an actor of either or both levels. */
static gboolean
find_largest (const KotakuAbsences *people,
              const KotakuAbsences *bodies,
              const KotakuDraws *draws,
              double *largest,
              GError **error)
{
  *largest = 0;
  for (gsize i = 0; i < people->n_distinct && *largest < 1; i++)
    {
      if (g_cancellable_set_error_if_cancelled (draws->cancellable, error))
        return FALSE;
      for (gsize j = 0; j < bodies->n_distinct && *largest < 1; j++)
        *largest = MAX (*largest, fisher (people->distinct[i], bodies->distinct[j]));
    }
  return TRUE;
}

/* p_J: Student's t of the difference, its variance by leaving out actors. */
static double
jackknife_p (const KotakuShare *people, const KotakuShare *bodies)
{
  double difference = people->share - bodies->share;
  double degrees = (double) MIN (people->n_actors, bodies->n_actors) - 2;
  double variance = people->variance + bodies->variance;
  if (difference == 0 || degrees < 1)
    return 1;
  return variance > 0 ? kotaku_t_p (difference / sqrt (variance), degrees) : 0;
}

/* Without a pair of each kind no table of these margins differs. */
static gboolean
can_vary (const KotakuLevelTrials *people, const KotakuLevelTrials *bodies)
{
  return people->class.asymmetric + bodies->class.asymmetric > 0
         && people->class.symmetric + bodies->class.symmetric > 0;
}

static gboolean
test_tables (KotakuStructureTest *test,
             const KotakuLevelTrials *people,
             const KotakuLevelTrials *bodies,
             const KotakuPlaces *places,
             const KotakuDraws *draws,
             GError **error)
{
  g_auto (KotakuAbsences) of_people = { 0 };
  g_auto (KotakuAbsences) of_bodies = { 0 };
  double largest = NAN;
  if (!leave_out (&of_people, people, places->n, error)
      || !leave_out (&of_bodies, bodies, places->n, error))
    return FALSE;
  test->p_dyads = fisher (of_people.list[0].counts, of_bodies.list[0].counts);
  test->capped = of_people.capped || of_bodies.capped;
  find_deciding (test, &of_people, &of_bodies, places, draws->alpha);
  if (!find_largest (&of_people, &of_bodies, draws, &largest, error))
    return FALSE;
  test->p_value = MAX (largest, jackknife_p (&people->share, &bodies->share));
  return TRUE;
}

gboolean
kotaku_structure_test_difference (KotakuStructureTest *test,
                                  const KotakuLevelTrials *people,
                                  const KotakuLevelTrials *bodies,
                                  const KotakuPlaces *places,
                                  const KotakuDraws *draws,
                                  GError **error)
{
  test_init (test);
  if (people->n_trials == 0 || bodies->n_trials == 0)
    return TRUE;
  test->index = people->share.share - bodies->share.share;
  kotaku_share_difference (&people->share, &bodies->share, &test->low, &test->high);
  test->min_p = kotaku_fisher_min_p (people->class.symmetric, people->class.asymmetric,
                                     bodies->class.symmetric, bodies->class.asymmetric);
  test->least_p = test->min_p;
  if (can_vary (people, bodies) && !test_tables (test, people, bodies, places, draws, error))
    return FALSE;
  /* What the institutional level leans to. */
  test->sign = test->index > 0 ? -1 : 1;
  test->reason = kotaku_reason_find (test->p_value, test->min_p, draws->alpha, test->deciding >= 0);
  return TRUE;
}

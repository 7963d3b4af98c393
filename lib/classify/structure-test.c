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
                          KotakuView *view,
                          const KotakuPairs *pairs,
                          KotakuLevel level,
                          double tolerance_share,
                          double alpha,
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
      trials->trials[trials->n_trials++] = (KotakuTrial){
        .a = pair->a, .b = pair->b, .success = pair->relation == KOTAKU_RELATION_SYMMETRIC
      };
      trials->uncoded = trials->uncoded && !pair->coded;
    }
  return kotaku_share_init (&trials->share, trials->trials, trials->n_trials,
                            kotaku_view_get_n_nodes (view), alpha, error);
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
  test->reason = kotaku_share_p (1, unanimous, 0.5) > alpha ? KOTAKU_REASON_TOO_FEW
                                                            : KOTAKU_REASON_NOT_SIGNIFICANT;
}

gboolean
kotaku_structure_test_level (KotakuStructureTest *test,
                             const KotakuLevelTrials *trials,
                             KotakuView *view,
                             const KotakuPairs *pairs,
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
  if (!kotaku_structure_test_arcs (test, view, pairs, trials->level, draws, error))
    return FALSE;
  test->p_value = test->p_arcs;
  return TRUE;
}

/* -- two levels
 * -------------------------------------------------------------------------------------- */

/* What is left of a level's table when an actor is away; -1: nobody is. */
typedef struct
{
  gsize symmetric, asymmetric;
  gint32 actor;
} Absence;

typedef struct
{
  Absence *list; /* the first: nobody is away */
  gsize n;
} Absences;

/* Those with the most asymmetric pairs first, the earlier on ties. */
static int
compare_weight (const void *a, const void *b)
{
  const Absence *left = a, *right = b;
  if (left->asymmetric != right->asymmetric)
    return left->asymmetric < right->asymmetric ? -1 : 1;
  return (left->actor > right->actor) - (left->actor < right->actor);
}

static int
compare_tables (const void *a, const void *b)
{
  const Absence *left = a, *right = b;
  if (left->symmetric != right->symmetric)
    return left->symmetric < right->symmetric ? -1 : 1;
  return (left->asymmetric > right->asymmetric) - (left->asymmetric < right->asymmetric);
}

static gboolean
absences_init (Absences *absences, const KotakuLevelTrials *trials, gsize n_places, GError **error)
{
  g_autofree Absence *of = KOTAKU_ALLOC0 (Absence, n_places, error);
  absences->list = of != NULL ? KOTAKU_ALLOC (Absence, n_places + 1, error) : NULL;
  if (absences->list == NULL)
    return FALSE;
  gsize symmetric = trials->class.symmetric, asymmetric = trials->class.asymmetric;
  for (gsize i = 0; i < trials->n_trials; i++)
    {
      const KotakuTrial *trial = &trials->trials[i];
      of[trial->a].symmetric += trial->success ? 1 : 0;
      of[trial->b].symmetric += trial->success ? 1 : 0;
      of[trial->a].asymmetric += trial->success ? 0 : 1;
      of[trial->b].asymmetric += trial->success ? 0 : 1;
    }
  absences->list[absences->n++] = (Absence){ symmetric, asymmetric, -1 };
  for (gsize i = 0; i < n_places; i++)
    if (of[i].symmetric + of[i].asymmetric > 0)
      absences->list[absences->n++]
          = (Absence){ symmetric - of[i].symmetric, asymmetric - of[i].asymmetric, (gint32) i };
  if (n_places <= KOTAKU_STRUCTURE_LARGE)
    return TRUE;
  qsort (absences->list + 1, absences->n - 1, sizeof *absences->list, compare_weight);
  absences->n = MIN (absences->n, KOTAKU_STRUCTURE_LEFT_OUT + 1);
  return TRUE;
}

static double
fisher (const Absence *people, const Absence *bodies)
{
  return kotaku_fisher_p (people->symmetric, people->asymmetric, bodies->symmetric,
                          bodies->asymmetric, KOTAKU_TAIL_BOTH);
}

/* The actor of either level whose absence alone gives the largest p. */
static void
find_deciding (KotakuStructureTest *test,
               const Absences *people,
               const Absences *bodies,
               double alpha)
{
  double largest = alpha;
  gint32 deciding = -1;
  for (int side = 0; side < 2; side++)
    {
      const Absences *away = side == 0 ? people : bodies;
      for (gsize i = 1; i < away->n; i++)
        {
          const Absence *absence = &away->list[i];
          double p
              = side == 0 ? fisher (absence, &bodies->list[0]) : fisher (&people->list[0], absence);
          if (p > largest || (p == largest && deciding >= 0 && absence->actor < deciding))
            {
              largest = p;
              deciding = absence->actor;
            }
        }
    }
  test->deciding = test->p_dyads <= alpha ? deciding : -1;
}

/* Each distinct table once; which actor it leaves out is lost. */
static void
unite (Absences *absences)
{
  gsize n = 0;
  qsort (absences->list, absences->n, sizeof *absences->list, compare_tables);
  for (gsize i = 0; i < absences->n; i++)
    if (n == 0 || compare_tables (&absences->list[n - 1], &absences->list[i]) != 0)
      absences->list[n++] = absences->list[i];
  absences->n = n;
}

/* p_F: the largest p over the whole table and those without an actor of either or both levels. */
static gboolean
find_largest (Absences *people,
              Absences *bodies,
              const KotakuDraws *draws,
              double *largest,
              GError **error)
{
  *largest = 0;
  unite (people);
  unite (bodies);
  for (gsize i = 0; i < people->n && *largest < 1; i++)
    {
      if (g_cancellable_set_error_if_cancelled (draws->cancellable, error))
        return FALSE;
      for (gsize j = 0; j < bodies->n && *largest < 1; j++)
        *largest = MAX (*largest, fisher (&people->list[i], &bodies->list[j]));
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

/* The limits of the two shares carried over to their difference (Newcombe 1998, method 10). */
static void
find_interval (KotakuStructureTest *test, const KotakuShare *people, const KotakuShare *bodies)
{
  test->index = people->share - bodies->share;
  test->low = test->index - hypot (people->share - people->low, bodies->high - bodies->share);
  test->high = test->index + hypot (people->high - people->share, bodies->share - bodies->low);
}

static KotakuReason
find_reason (const KotakuStructureTest *test,
             const KotakuLevelTrials *people,
             const KotakuLevelTrials *bodies,
             double alpha)
{
  if (people->class.asymmetric + bodies->class.asymmetric == 0
      || people->class.symmetric + bodies->class.symmetric == 0)
    return KOTAKU_REASON_NO_VARIATION;
  if (test->min_p > alpha)
    return KOTAKU_REASON_TOO_FEW;
  return test->deciding >= 0 ? KOTAKU_REASON_ONE_ACTOR : KOTAKU_REASON_NOT_SIGNIFICANT;
}

static gboolean
test_tables (KotakuStructureTest *test,
             const KotakuLevelTrials *people,
             const KotakuLevelTrials *bodies,
             gsize n_places,
             const KotakuDraws *draws,
             GError **error)
{
  g_autofree Absence *first = NULL, *second = NULL;
  Absences of_people = { 0 }, of_bodies = { 0 };
  double largest = NAN;
  gboolean made = absences_init (&of_people, people, n_places, error);
  first = of_people.list;
  made = made && absences_init (&of_bodies, bodies, n_places, error);
  second = of_bodies.list;
  if (!made)
    return FALSE;
  test->p_dyads = fisher (&of_people.list[0], &of_bodies.list[0]);
  test->min_p = kotaku_fisher_min_p (people->class.symmetric, people->class.asymmetric,
                                     bodies->class.symmetric, bodies->class.asymmetric);
  find_deciding (test, &of_people, &of_bodies, draws->alpha);
  if (!find_largest (&of_people, &of_bodies, draws, &largest, error))
    return FALSE;
  test->p_value = MAX (largest, jackknife_p (&people->share, &bodies->share));
  return TRUE;
}

gboolean
kotaku_structure_test_difference (KotakuStructureTest *test,
                                  const KotakuLevelTrials *people,
                                  const KotakuLevelTrials *bodies,
                                  gsize n_places,
                                  const KotakuDraws *draws,
                                  GError **error)
{
  test_init (test);
  if (people->n_trials == 0 || bodies->n_trials == 0)
    return TRUE;
  find_interval (test, &people->share, &bodies->share);
  if (!test_tables (test, people, bodies, n_places, draws, error))
    return FALSE;
  /* What the institutional level leans to. */
  test->sign = test->index > 0 ? -1 : 1;
  test->reason = find_reason (test, people, bodies, draws->alpha);
  return TRUE;
}

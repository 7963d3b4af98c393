/* SPDX-License-Identifier: GPL-2.0-or-later */

/* How steep an order is: how far normalised David's scores fall from rank to rank. */

#include "classify/contests-private.h"

#include <math.h>

typedef struct
{
  const KotakuContests *contests;
  gboolean dij;
} Steepness;

static int
compare_down (const void *a, const void *b)
{
  double left = *(const double *) a, right = *(const double *) b;
  return (left < right) - (left > right);
}

/* The least-squares slope of the scores, sorted down, on 1 ... n; they are normalised by 1/n and a
 * constant. room: three numbers a node. */
static double
get_slope (const Steepness *work, const double *wins, double *room)
{
  gsize n = work->contests->n_nodes;
  double middle = ((double) n - 1) / 2, sum = 0;
  kotaku_davids_score (work->contests, wins, work->dij, room, room + n);
  qsort (room, n, sizeof *room, compare_down);
  for (gsize i = 0; i < n; i++)
    sum += ((double) i - middle) * room[i];
  double squares = (double) n * ((double) n * (double) n - 1) / 12;
  return fabs (sum / (double) n / squares);
}

/* -- wins of each dyad uniform on 0 ... its meetings
 * ---------------------------------------------------------- */

static guint32
get_meetings (const KotakuContest *contest)
{
  return (guint32) (contest->wins + contest->losses);
}

static gpointer
begin (gconstpointer model, GError **error)
{
  const KotakuContests *contests = model;
  return KOTAKU_ALLOC (double, contests->n, error);
}

static void
observe (gconstpointer model, gpointer workspace)
{
  const KotakuContests *contests = model;
  double *wins = workspace;
  for (gsize k = 0; k < contests->n; k++)
    wins[k] = contests->list[k].wins;
}

static void
draw (gconstpointer model, gpointer workspace, KotakuRandom *random)
{
  const KotakuContests *contests = model;
  double *wins = workspace;
  for (gsize k = 0; k < contests->n; k++)
    wins[k] = kotaku_random_below (random, get_meetings (&contests->list[k]) + 1);
}

static void
arrange (gconstpointer model, gpointer workspace, guint64 index)
{
  const KotakuContests *contests = model;
  double *wins = workspace;
  for (gsize k = 0; k < contests->n; k++)
    {
      guint32 values = get_meetings (&contests->list[k]) + 1;
      wins[k] = (double) (index % values);
      index /= values;
    }
}

static const KotakuNullModel null_wins = { begin, g_free, observe, draw, arrange };

/* 0 where they are too many. */
static guint64
count_arrangements (const KotakuContests *contests)
{
  guint64 count = 1;
  for (gsize k = 0; k < contests->n && count <= KOTAKU_MAX_ARRANGEMENTS; k++)
    count *= (guint64) get_meetings (&contests->list[k]) + 1;
  return count <= KOTAKU_MAX_ARRANGEMENTS ? count : 0;
}

static void
measure (gconstpointer arrangement, gconstpointer data, gpointer scratch, double *values)
{
  values[0] = get_slope (data, arrangement, scratch);
}

/* -- the test
 * ---------------------------------------------------------------------------------------- */

/* Whether wins are counted, and most dyads have met more than once. */
static gboolean
is_testable (const KotakuContests *contests)
{
  gsize n_once = 0;
  for (gsize k = 0; k < contests->n; k++)
    {
      const KotakuContest *contest = &contests->list[k];
      double met = contest->wins + contest->losses;
      if (contest->wins != floor (contest->wins) || contest->losses != floor (contest->losses)
          || met >= G_MAXUINT32)
        return FALSE;
      n_once += met <= 1;
    }
  /* The median, which is the mean of the two in the middle, exceeds 1. */
  return 2 * n_once <= contests->n;
}

static gboolean
run_test (const Steepness *work, const KotakuDraws *draws, KotakuOrderTest *test, GError **error)
{
  const KotakuContests *contests = work->contests;
  KotakuNullResult result;
  KotakuStatistic statistic = { .function = measure,
                                .data = work,
                                .n_values = 1,
                                .scratch = 3 * contests->n_nodes * sizeof (double) };
  if (!kotaku_permute (&null_wins, contests, count_arrangements (contests), &statistic, draws,
                       "steepness", &result, error))
    return FALSE;
  kotaku_order_test_take (test, &result);
  return TRUE;
}

gboolean
kotaku_steepness_test (const KotakuContests *contests,
                       gboolean dij,
                       const KotakuDraws *draws,
                       KotakuOrderTest *test,
                       GError **error)
{
  Steepness work = { contests, dij };
  *test = (KotakuOrderTest){ .value = NAN, .p_value = NAN, .min_p = NAN, .error = NAN };
  if (contests->n_nodes < 2)
    return TRUE;
  g_autofree double *room = KOTAKU_ALLOC (double, 3 * contests->n_nodes, error);
  if (room == NULL)
    return FALSE;
  test->value = get_slope (&work, NULL, room);
  test->not_testable = contests->n > 0 && !is_testable (contests);
  return contests->n == 0 || test->not_testable || run_test (&work, draws, test, error);
}

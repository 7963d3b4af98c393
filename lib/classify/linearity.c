/* SPDX-License-Identifier: GPL-2.0-or-later */

/* How linear an order is: Landau's h, and de Vries's test of it. With s_i the nodes that i
 * dominates less those that dominate i, h is 3 / (n^3 - n) times the sum of their squares: whole
 * numbers, so that what is as linear as the data is known exactly. */

#include "classify/contests-private.h"

#include <math.h>
#include <string.h>

#define MOST_EXACT 6 /* nodes */
#define FEW 5        /* nodes, of which a linear order is no surprise */
/* Above it a draw takes longer than a call may go on when it is cancelled. */
#define MOST_DRAWN 30000
#define WORD 32
#define FLUSH 255 /* rows that bytes can count */

typedef struct
{
  gsize n;
  gint32 *known; /* s_i over the dyads that have met */
  gsize *start;  /* n + 1 */
  gint32 *other; /* whom i has met, above i */
  gint32 *n_met; /* of each node, whom of those below it has met */
} Linearity;

static void
linearity_clear (Linearity *work)
{
  g_free (work->known);
  g_free (work->start);
  g_free (work->other);
  g_free (work->n_met);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Linearity, linearity_clear)

static gboolean
linearity_init (Linearity *work, const KotakuContests *contests, GError **error)
{
  gsize n = contests->n_nodes;
  work->n = n;
  if ((work->known = KOTAKU_ALLOC0 (gint32, n, error)) == NULL
      || (work->start = KOTAKU_ALLOC0 (gsize, n + 1, error)) == NULL
      || (work->other = KOTAKU_ALLOC (gint32, contests->n, error)) == NULL
      || (work->n_met = KOTAKU_ALLOC0 (gint32, n, error)) == NULL)
    return FALSE;
  for (gsize k = 0; k < contests->n; k++)
    {
      const KotakuContest *contest = &contests->list[k];
      int winner = kotaku_contest_get_winner (contest);
      work->known[contest->a] += winner;
      work->known[contest->b] -= winner;
      work->start[contest->a + 1]++;
      work->other[k] = contest->b;
      work->n_met[contest->b]++;
    }
  for (gsize i = 0; i < n; i++)
    work->start[i + 1] += work->start[i];
  return TRUE;
}

static guint64
add_squares (const gint32 *score, gsize n)
{
  guint64 sum = 0;
  for (gsize i = 0; i < n; i++)
    sum += (guint64) ((gint64) score[i] * score[i]);
  return sum;
}

/* -- all arrangements of a few
 * ------------------------------------------------------------------------ */

enum
{
  MOST_DYADS = MOST_EXACT * (MOST_EXACT - 1) / 2,
  MOST_SQUARES = MOST_EXACT * (MOST_EXACT - 1) * (MOST_EXACT - 1) + 1
};

typedef struct
{
  guint n;
  guint a[MOST_DYADS], b[MOST_DYADS];
} Dyads;

/* All dyads, or those that have not met. */
static void
list_dyads (const Linearity *work, gboolean unknown, Dyads *dyads)
{
  dyads->n = 0;
  for (guint a = 0; a < work->n; a++)
    for (guint b = a + 1; b < work->n; b++)
      {
        gboolean met = FALSE;
        for (gsize k = work->start[a]; k < work->start[a + 1]; k++)
          met = met || work->other[k] == (gint32) b;
        if (unknown && met)
          continue;
        dyads->a[dyads->n] = a;
        dyads->b[dyads->n++] = b;
      }
}

/* How many of the ways to decide the dyads, added to base, give each sum of squares. */
static void
count_ways (const Linearity *work,
            const Dyads *dyads,
            const gint32 *base,
            guint64 counts[MOST_SQUARES])
{
  memset (counts, 0, MOST_SQUARES * sizeof *counts);
  for (guint32 way = 0; way < (guint32) 1 << dyads->n; way++)
    {
      gint32 score[MOST_EXACT] = { 0 };
      for (gsize i = 0; i < work->n; i++)
        score[i] = base != NULL ? base[i] : 0;
      for (guint k = 0; k < dyads->n; k++)
        {
          gint32 sign = way >> k & 1 ? 1 : -1;
          score[dyads->a[k]] += sign;
          score[dyads->b[k]] -= sign;
        }
      counts[add_squares (score, work->n)]++;
    }
}

/* The chance that a random order is at least as linear as the data with their gaps refilled. */
static void
test_exactly (const Linearity *work, KotakuOrderTest *test)
{
  Dyads all, unknown;
  guint64 filled[MOST_SQUARES], drawn[MOST_SQUARES];
  double at_least = 0, sum = 0, highest = 0;
  list_dyads (work, FALSE, &all);
  list_dyads (work, TRUE, &unknown);
  count_ways (work, &unknown, work->known, filled);
  count_ways (work, &all, NULL, drawn);
  for (guint s = MOST_SQUARES; s-- > 0;)
    {
      at_least += (double) drawn[s];
      sum += (double) filled[s] * at_least;
      highest = highest == 0 ? at_least : highest;
    }
  test->exact = TRUE;
  test->min_p = ldexp (highest, -(int) all.n);
  test->p_value = test->min_p < 1 ? ldexp (sum, -(int) (all.n + unknown.n)) : NAN;
  test->error = 0;
}

/* -- draws
 * ------------------------------------------------------------------------------------------- */

typedef struct
{
  double more; /* squares of the random order less those of the data refilled */
  gint32 *score;
  guint8 *lost; /* of each node, since the last flush, to those below it */
} Room;

static void
end (gpointer workspace)
{
  Room *room = workspace;
  g_free (room->score);
  g_free (room->lost);
  g_free (room);
}

static gpointer
begin (gconstpointer model, GError **error)
{
  const Linearity *work = model;
  Room *room = KOTAKU_ALLOC0 (Room, 1, error);
  if (room == NULL)
    return NULL;
  room->score = KOTAKU_ALLOC (gint32, work->n, error);
  room->lost = room->score != NULL ? KOTAKU_ALLOC0 (guint8, work->n + WORD, error) : NULL;
  if (room->lost != NULL)
    return room;
  end (room);
  return NULL;
}

/* Adds the bits of a word to 32 counters, eight at once. */
static void
count_bits (guint32 bits, guint8 *counters)
{
  for (guint i = 0; i < WORD / 8; i++)
    {
      guint64 lanes, spread = (bits >> 8 * i & 0xff) * G_GUINT64_CONSTANT (0x0101010101010101);
      spread &= G_GUINT64_CONSTANT (0x8040201008040201);
      spread = (spread + G_GUINT64_CONSTANT (0x7f7f7f7f7f7f7f7f)) >> 7
               & G_GUINT64_CONSTANT (0x0101010101010101);
      memcpy (&lanes, counters + 8 * i, sizeof lanes);
      lanes += GUINT64_TO_LE (spread);
      memcpy (counters + 8 * i, &lanes, sizeof lanes);
    }
}

static void
flush (const Linearity *work, Room *room)
{
  for (gsize i = 0; i < work->n; i++)
    {
      room->score[i] -= 2 * room->lost[i];
      room->lost[i] = 0;
    }
}

/* Decides the dyads of a node with those above it: a bit each, 1 where it wins. */
static void
decide_row (const Linearity *work, gsize a, gboolean unknown, Room *room, KotakuRandom *random)
{
  gsize met = work->start[a];
  for (gsize first = (a + 1) / WORD * WORD; first < work->n; first += WORD)
    {
      guint32 open = first > a ? ~(guint32) 0 : ~(guint32) 0 << (a + 1 - first);
      if (work->n - first < WORD)
        open &= ((guint32) 1 << (work->n - first)) - 1;
      for (; unknown && met < work->start[a + 1] && (gsize) work->other[met] < first + WORD; met++)
        open &= ~((guint32) 1 << ((gsize) work->other[met] - first));
      guint32 won = kotaku_random_next (random) & open;
      room->score[a] += 2 * __builtin_popcount (won) - __builtin_popcount (open);
      count_bits (won, room->lost + first);
    }
}

/* The sum of squares of a random order, or of the data with their gaps refilled. */
static guint64
decide (const Linearity *work, gboolean unknown, Room *room, KotakuRandom *random)
{
  for (gsize i = 0; i < work->n; i++)
    room->score[i] = (gint32) i + (unknown ? work->known[i] - work->n_met[i] : 0);
  for (gsize a = 0; a + 1 < work->n; a++)
    {
      decide_row (work, a, unknown, room, random);
      if (a % FLUSH == FLUSH - 1)
        flush (work, room);
    }
  flush (work, room);
  return add_squares (room->score, work->n);
}

static void
observe (gconstpointer model G_GNUC_UNUSED, gpointer workspace)
{
  Room *room = workspace;
  room->more = 0;
}

static void
draw (gconstpointer model, gpointer workspace, KotakuRandom *random)
{
  const Linearity *work = model;
  Room *room = workspace;
  double filled = (double) decide (work, TRUE, room, random);
  room->more = (double) decide (work, FALSE, room, random) - filled;
}

static const KotakuNullModel null_tournament = { begin, end, observe, draw, NULL };

static void
get_more (gconstpointer arrangement,
          gconstpointer data G_GNUC_UNUSED,
          gpointer scratch G_GNUC_UNUSED,
          double *values)
{
  values[0] = ((const Room *) arrangement)->more;
}

/* -- the test
 * ---------------------------------------------------------------------------------------- */

static gboolean
run_test (const Linearity *work, const KotakuDraws *draws, KotakuOrderTest *test, GError **error)
{
  KotakuStatistic statistic = { .function = get_more, .n_values = 1 };
  KotakuNullResult result;
  if (work->n <= MOST_EXACT)
    {
      test_exactly (work, test);
      return TRUE;
    }
  test->not_testable = work->n > MOST_DRAWN;
  if (test->not_testable)
    return TRUE;
  if (!kotaku_permute (&null_tournament, work, 0, &statistic, draws, "linearity", &result, error))
    return FALSE;
  kotaku_order_test_take (test, &result);
  return TRUE;
}

void
kotaku_order_test_take (KotakuOrderTest *test, const KotakuNullResult *result)
{
  test->p_value = kotaku_null_p (result, KOTAKU_TAIL_UPPER);
  test->min_p = kotaku_null_min_p (result, KOTAKU_TAIL_UPPER);
  test->error = kotaku_null_error (result, KOTAKU_TAIL_UPPER);
  test->exact = result->exact;
}

gboolean
kotaku_linearity_test (const KotakuContests *contests,
                       const KotakuDraws *draws,
                       double *corrected,
                       KotakuOrderTest *test,
                       GError **error)
{
  g_auto (Linearity) work = { 0 };
  double n = (double) contests->n_nodes, orders = n * n * n - n;
  double unknown = n * (n - 1) / 2 - (double) contests->n;
  *test = (KotakuOrderTest){ .value = NAN, .p_value = NAN, .min_p = NAN, .error = NAN };
  *corrected = NAN;
  test->is_small = contests->n_nodes <= FEW;
  if (contests->n_nodes < 2)
    return TRUE;
  if (!linearity_init (&work, contests, error))
    return FALSE;
  test->value = 3 * (double) add_squares (work.known, work.n) / orders;
  *corrected = test->value + 6 * unknown / orders;
  return contests->n == 0 || run_test (&work, draws, test, error);
}

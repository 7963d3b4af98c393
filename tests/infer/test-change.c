/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "infer/infer.h"
#include "testing.h"

#include <math.h>

static KotakuChange
get_change (const KotakuMove *moves, gsize n_moves, gsize n_actors)
{
  g_autoptr (GError) error = NULL;
  KotakuChange change;
  kotaku_change_test (moves, n_moves, n_actors, .05, &change, NULL, &error);
  ck_assert_no_error (error);
  return change;
}

/* By hand: of four pairs 0-1 is lost, 1-2 stays, 2-3 and 3-4 are gained: (2 - 1)/4. Without 0: 2/3;
 * 1: 2/2; 2: (1 - 1)/2; 3: -1/2; 4: (1 - 1)/3. Mean 7/30, squares 169/900 + 529/900 + 49/900
 * + 484/900 + 49/900 = 1280/900, v = 4/5 x 64/45 = 256/225, t = .25/(16/15) = .234375.
 * Fourth powers (28561 + 279841 + 2401 + 234256 + 2401)/30^4: as many as 1280^2/547460 actors.
 * McNemar's p is 1, and so is every other. */
START_TEST (test_by_hand)
{
  static const KotakuMove moves[] = {
    { 0, 1, TRUE, FALSE }, { 1, 2, TRUE, TRUE }, { 2, 3, FALSE, TRUE }, { 4, 3, FALSE, TRUE }
  };
  KotakuChange change = get_change (moves, 4, 6);
  ck_assert_uint_eq (change.n, 4);
  ck_assert_uint_eq (change.gained, 2);
  ck_assert_uint_eq (change.lost, 1);
  ck_assert_uint_eq (change.n_actors, 5);
  ck_assert_double_eq (change.change, .25);
  ck_assert_double_eq_tol (change.variance, 256. / 225, 1e-14);
  ck_assert_double_eq_tol (change.n_effective, 1638400. / 547460, 1e-13);
  ck_assert_double_eq (change.p_pairs, 1);
  ck_assert_double_eq (change.p_value, 1);
  ck_assert_double_eq_tol (change.min_p, .25, 1e-14);
  ck_assert_int_eq (change.reason, KOTAKU_REASON_TOO_FEW);
  ck_assert_double_eq (change.low, -1); /* below .25 - 2.776 x 16/15 */
  ck_assert_double_eq (change.high, 1);
}
END_TEST

/* Ten ties of one hub are lost, ten others stay: McNemar's p is 2/1024, without the hub 1. */
START_TEST (test_one_actor)
{
  KotakuMove moves[20];
  for (gint32 i = 0; i < 10; i++)
    {
      moves[i] = (KotakuMove){ 0, 1 + i, TRUE, FALSE };
      moves[10 + i] = (KotakuMove){ 1 + i, 1 + (i + 1) % 10, TRUE, TRUE };
    }
  KotakuChange change = get_change (moves, 20, 11);
  ck_assert_double_eq_tol (change.p_pairs, 2. / 1024, 1e-15);
  ck_assert_double_eq (change.p_value, 1);
  ck_assert_int_eq (change.deciding, 0);
  ck_assert_int_eq (change.reason, KOTAKU_REASON_ONE_ACTOR);
  ck_assert_double_eq (change.change, -.5);
}
END_TEST

/* Every pair of a ring is lost: whoever is left out, all others are too. v = 0, so a matching of
 * the ring, every second pair, is tested: 2 x 2^-(n/2). McNemar's without one actor is 2 x
 * 2^-(n-2). */
START_TEST (test_without_variance)
{
  for (gint32 n = 4; n <= 16; n++)
    {
      KotakuMove moves[16];
      for (gint32 i = 0; i < n; i++)
        moves[i] = (KotakuMove){ i, (i + 1) % n, TRUE, FALSE };
      KotakuChange change = get_change (moves, (gsize) n, (gsize) n);
      double p = ldexp (2, -(n / 2));
      ck_assert_double_eq (change.change, -1);
      ck_assert_double_eq (change.variance, 0);
      ck_assert_double_eq_tol (change.p_value, MIN (1, p), 1e-14);
      /* without one actor 2^-(n - 3): above .05 up to seven */
      ck_assert_int_eq (change.deciding, n == 6 || n == 7 ? 0 : -1);
      ck_assert_int_eq (change.reason, n < 6    ? KOTAKU_REASON_TOO_FEW
                                       : n < 8  ? KOTAKU_REASON_ONE_ACTOR
                                       : n < 12 ? KOTAKU_REASON_NOT_SIGNIFICANT
                                                : KOTAKU_REASON_NONE);
      /* none gained: at most 1 - .0125^(1/m) are; all lost: at least .0125^(1/m) are. */
      double edge = pow (.0125, 1. / (n / 2));
      ck_assert_double_eq (change.low, -1);
      ck_assert_double_eq_tol (change.high, (1 - edge) - edge, 1e-9);
    }
}
END_TEST

/* Each of eight gains two ties and loses one: (8 - 4)/12, and (6 - 3)/9 without any. McNemar's p of
 * 6 against 3 is 260/512; what a matching of four says is no less than 1/8. */
START_TEST (test_mixed_without_variance)
{
  KotakuMove moves[12];
  for (gint32 i = 0; i < 8; i++)
    moves[i] = (KotakuMove){ i, (i + 1) % 8, FALSE, TRUE };
  for (gint32 i = 0; i < 4; i++)
    moves[8 + i] = (KotakuMove){ i, i + 4, TRUE, FALSE };
  KotakuChange change = get_change (moves, 12, 8);
  ck_assert_double_eq_tol (change.change, 1. / 3, 1e-15);
  ck_assert_double_eq (change.variance, 0);
  ck_assert_double_ge (change.p_value, 260. / 512 - 1e-12);
  ck_assert_int_eq (change.reason, KOTAKU_REASON_NOT_SIGNIFICANT);
}
END_TEST

START_TEST (test_nothing)
{
  static const KotakuMove kept[] = { { 0, 1, TRUE, TRUE }, { 1, 2, TRUE, TRUE } };
  KotakuChange none = get_change (NULL, 0, 3);
  ck_assert_double_nan (none.change);
  ck_assert_double_nan (none.p_value);
  ck_assert_int_eq (none.reason, KOTAKU_REASON_NO_VARIATION);
  KotakuChange same = get_change (kept, 2, 3);
  ck_assert_double_eq (same.change, 0);
  ck_assert_double_nan (same.p_value);
  ck_assert_double_eq (same.min_p, 1);
  ck_assert_int_eq (same.reason, KOTAKU_REASON_TOO_FEW);
  ck_assert_double_lt (same.low, 0);
  ck_assert_double_gt (same.high, 0);
}
END_TEST

/* One pair: whoever is left out, none is left. */
START_TEST (test_one_pair)
{
  static const KotakuMove moves[] = { { 0, 1, FALSE, TRUE } };
  KotakuChange change = get_change (moves, 1, 2);
  ck_assert_double_eq (change.change, 1);
  ck_assert_double_eq (change.p_value, 1);
  ck_assert_int_eq (change.reason, KOTAKU_REASON_TOO_FEW);
  ck_assert_double_ge (change.low, -1);
  ck_assert_double_le (change.high, 1);
}
END_TEST

/* As inference.md has it, written anew: pairs are there before or after where logit P = a_i + a_j,
 * and change with nothing; gains and losses alike. The test rejects in at most 6 % of draws. */
START_TEST (test_level)
{
  enum
  {
    ACTORS = 12,
    DRAWS = 2000
  };
  guint rejected = 0;
  for (guint64 draw = 0; draw < DRAWS; draw++)
    {
      KotakuRandom random;
      KotakuMove moves[ACTORS * (ACTORS - 1) / 2];
      double effect[ACTORS];
      gsize n = 0;
      kotaku_random_init (&random, 5, 77, draw);
      for (int i = 0; i < ACTORS; i++)
        {
          double u = kotaku_random_uniform (&random), v = kotaku_random_uniform (&random);
          effect[i] = (double) (draw % 3) * sqrt (-2 * log (1 - u)) * cos (2 * G_PI * v);
        }
      for (gint32 a = 0; a < ACTORS; a++)
        for (gint32 b = a + 1; b < ACTORS; b++)
          {
            double p = 1 / (1 + exp (1 - effect[a] - effect[b]));
            gboolean before = kotaku_random_uniform (&random) < p;
            gboolean after = kotaku_random_uniform (&random) < p;
            if (before || after)
              moves[n++] = (KotakuMove){ a, b, before, after };
          }
      rejected += n > 0 && get_change (moves, n, ACTORS).p_value <= .05;
    }
  ck_assert_msg (rejected <= .06 * DRAWS, "%u of %d", rejected, DRAWS);
}
END_TEST

/* Where half of the ties are lost, whosever they are, that is found. */
START_TEST (test_power)
{
  enum
  {
    ACTORS = 12,
    DRAWS = 200
  };
  guint found = 0;
  for (guint64 draw = 0; draw < DRAWS; draw++)
    {
      KotakuRandom random;
      KotakuMove moves[ACTORS * (ACTORS - 1) / 2];
      gsize n = 0;
      kotaku_random_init (&random, 6, 77, draw);
      for (gint32 a = 0; a < ACTORS; a++)
        for (gint32 b = a + 1; b < ACTORS; b++, n++)
          moves[n] = (KotakuMove){ a, b, TRUE, kotaku_random_uniform (&random) < .5 };
      KotakuChange change = get_change (moves, n, ACTORS);
      found += change.p_value <= .05 && change.high < 0 && change.reason == KOTAKU_REASON_NONE;
    }
  ck_assert_uint_ge (found, 190);
}
END_TEST

START_TEST (test_memory)
{
  static const KotakuMove moves[] = { { 0, 1, TRUE, FALSE }, { 1, 2, TRUE, FALSE } };
  gboolean done = FALSE;
  gint64 nth = 0;
  while (!done)
    {
      g_autoptr (GError) error = NULL;
      KotakuChange change;
      kotaku_memory_fail_from (++nth);
      done = kotaku_change_test (moves, 2, 3, .05, &change, NULL, &error);
      kotaku_memory_fail_from (-1);
      ck_assert (done || g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_NO_MEMORY));
    }
  ck_assert_int_gt (nth, 8);
}
END_TEST

KOTAKU_TEST_MAIN ("infer/change",
                  test_by_hand,
                  test_one_actor,
                  test_without_variance,
                  test_mixed_without_variance,
                  test_nothing,
                  test_one_pair,
                  test_level,
                  test_power,
                  test_memory)

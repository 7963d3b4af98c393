/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "infer/infer.h"
#include "testing.h"

/* Three actors in two columns: without each, and the whole. */
START_TEST (test_by_hand)
{
  static const KotakuCell cells[] = { { 0, 1, 0, 1 }, { 1, 2, 0, 1 }, { 2, 0, 0, 0 } };
  static const guint32 expected[4][2] = { { 1, 2 }, { 0, 1 }, { 1, 0 }, { 0, 1 } };
  g_autoptr (GError) error = NULL;
  g_auto (KotakuAbsences) absences = { 0 };
  ck_assert (kotaku_absences_init (&absences, cells, 3, 5, 1, 2, 1, &error));
  ck_assert_uint_eq (absences.n, 4);
  ck_assert_uint_eq (absences.n_distinct, 3);
  ck_assert (!absences.capped);
  for (gsize i = 0; i < 4; i++)
    {
      ck_assert_int_eq (absences.list[i].actor, (gint32) i - 1);
      ck_assert_mem_eq (absences.list[i].counts, expected[i], sizeof expected[i]);
      ck_assert_mem_eq (absences.distinct[absences.list[i].same], expected[i], sizeof expected[i]);
    }
}
END_TEST

static double
get_p (const KotakuAbsence *absence, gconstpointer data)
{
  return ((const double *) data)[absence->actor];
}

/* Values that rounding alone tells apart are equal, and the lower number is named; one that is as
 * large as what it has to exceed is not. */
START_TEST (test_decide)
{
  static const KotakuCell cells[] = { { 0, 1, 0, 1 }, { 1, 2, 0, 1 }, { 2, 0, 0, 0 } };
  static const double equal[] = { .3, .4, .4 + 1e-16 * 4 }, small[] = { .05, .05 + 1e-15, .01 };
  g_auto (KotakuAbsences) absences = { 0 };
  double largest = .05;
  gint32 deciding = -1;
  ck_assert (kotaku_absences_init (&absences, cells, 3, 3, 1, 2, 1, NULL));
  kotaku_absences_decide (&absences, get_p, small, &largest, &deciding);
  ck_assert_int_eq (deciding, -1);
  kotaku_absences_decide (&absences, get_p, equal, &largest, &deciding);
  ck_assert_int_eq (deciding, 1);
  ck_assert_double_eq_tol (largest, .4, 1e-12);
}
END_TEST

/* Of 1,001 actors, all with one pair in the column, the hundred with the lowest numbers are left
 * out, in whatever order the pairs stand. */
START_TEST (test_capped)
{
  enum
  {
    N = 1001
  };
  static KotakuCell cells[N];
  for (int turn = 0; turn < 2; turn++)
    {
      g_auto (KotakuAbsences) absences = { 0 };
      for (gint32 i = 0; i < N; i++)
        {
          gint32 actor = turn == 0 ? i : N - 1 - i;
          cells[i] = (KotakuCell){ actor, actor, 0, 1 };
        }
      ck_assert (kotaku_absences_init (&absences, cells, N, N, 1, 2, 1, NULL));
      ck_assert (absences.capped);
      ck_assert_uint_eq (absences.n, 101);
      for (gint32 i = 0; i < 100; i++)
        ck_assert_int_eq (absences.list[i + 1].actor, i);
    }
}
END_TEST

KOTAKU_TEST_MAIN ("infer/absence", test_by_hand, test_decide, test_capped)

/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "common.h"

#include <math.h>

static KotakuPair
pair_of (KotakuLevel level, KotakuRelation relation, guint32 stated)
{
  return (KotakuPair){ .level = (guint8) level, .relation = relation, .n_stated = stated };
}

START_TEST (test_counts)
{
  KotakuPair list[] = {
    pair_of (KOTAKU_LEVEL_INTERPERSONAL, KOTAKU_RELATION_SYMMETRIC, 1),
    pair_of (KOTAKU_LEVEL_INTERPERSONAL, KOTAKU_RELATION_SYMMETRIC, 0),
    pair_of (KOTAKU_LEVEL_INTERPERSONAL, KOTAKU_RELATION_ASYMMETRIC, 2),
    pair_of (KOTAKU_LEVEL_INTERPERSONAL, KOTAKU_RELATION_UNDECIDED, 1),
    pair_of (KOTAKU_LEVEL_INTERPERSONAL, KOTAKU_RELATION_NONE, 0),
    pair_of (KOTAKU_LEVEL_CROSS, KOTAKU_RELATION_ASYMMETRIC, 1),
  };
  KotakuPairs pairs = { .n = G_N_ELEMENTS (list), .pairs = list };
  KotakuLevelClass class;
  kotaku_level_classify (&pairs, KOTAKU_LEVEL_INTERPERSONAL, 0.1, &class);
  ck_assert_uint_eq (class.pairs, 5);
  ck_assert_uint_eq (class.symmetric, 2);
  ck_assert_uint_eq (class.asymmetric, 1);
  ck_assert_uint_eq (class.undecided, 1);
  ck_assert_uint_eq (class.none, 1);
  ck_assert_uint_eq (class.inferred, 2);
  ck_assert_double_eq (class.index, 2.0 / 3.0);
  ck_assert_int_eq (class.class, KOTAKU_RELATION_ASYMMETRIC);
  kotaku_level_classify (&pairs, KOTAKU_LEVEL_INSTITUTIONAL, 0.1, &class);
  ck_assert (isnan (class.index));
  ck_assert_int_eq (class.class, KOTAKU_RELATION_NONE);
}
END_TEST

/* At most the share is symmetric, more is not. */
START_TEST (test_tolerance_share)
{
  KotakuPair list[10];
  KotakuPairs pairs = { .n = 10, .pairs = list };
  KotakuLevelClass class;
  for (gsize i = 0; i < 10; i++)
    list[i] = pair_of (KOTAKU_LEVEL_INSTITUTIONAL,
                       i == 0 ? KOTAKU_RELATION_ASYMMETRIC : KOTAKU_RELATION_SYMMETRIC, 1);
  kotaku_level_classify (&pairs, KOTAKU_LEVEL_INSTITUTIONAL, 0.1, &class);
  ck_assert_int_eq (class.class, KOTAKU_RELATION_SYMMETRIC);
  list[1].relation = KOTAKU_RELATION_ASYMMETRIC;
  kotaku_level_classify (&pairs, KOTAKU_LEVEL_INSTITUTIONAL, 0.1, &class);
  ck_assert_int_eq (class.class, KOTAKU_RELATION_ASYMMETRIC);
}
END_TEST

/* Three of the four ties of the star are vertical. */
START_TEST (test_star)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("star");
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  const KotakuPairs *pairs = kotaku_pairs_get (view, NULL, &error);
  ck_assert_no_error (error);
  KotakuLevelClass class;
  kotaku_level_classify (pairs, KOTAKU_LEVEL_INSTITUTIONAL, 0.1, &class);
  ck_assert_uint_eq (class.asymmetric, 3);
  ck_assert_double_eq (class.index, 0.25);
}
END_TEST

KOTAKU_TEST_MAIN ("classify/level", test_counts, test_tolerance_share, test_star)

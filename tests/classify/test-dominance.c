/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "common.h"

#include <math.h>

static KotakuFrame *
dominance (KotakuNetwork *network, const char *selection, const char *proportion)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, selection, "yes", NULL);
  g_autoptr (KotakuOptions) options
      = options_of (proportion != NULL ? "proportion" : NULL, proportion);
  KotakuFrame *frame = kotaku_view_dominance (view, options, NULL, &error);
  ck_assert_no_error (error);
  return frame;
}

/* a over b, b over c, c over d by one each: P is 1 along the chain.
 * w = 1 1 1 0, l = 0 1 1 1, w2 = 1 1 0 0, l2 = 0 0 1 1. */
START_TEST (test_chain)
{
  g_autoptr (KotakuNetwork) network
      = network_of ("from,to,direction\na,b,vertical\nb,c,vertical\nc,d,arc\na,d,equal\n");
  g_autoptr (KotakuFrame) frame = dominance (network, NULL, "pij");
  ck_assert_rows (frame, "a,dominating,1,0,2,2.8333333333333335,1,3,0.6\n"
                         "b,intermediate,1,1,1,2.6666666666666665,2,2,0.4\n"
                         "c,intermediate,1,1,-1,2.3333333333333335,5,1,0.2\n"
                         "d,dominated,0,1,-2,2.1666666666666665,6,0,0\n"
                         "lkm,independent,0,0,0,2.5,3.5,0,0\n"
                         "lurah,independent,0,0,0,2.5,3.5,0,0\n");
}
END_TEST

/* One meeting: D = 1 - (1/2)/2 = 3/4 for the winner and 1/4 for the loser.
 * w: 3/4, 1/4; w2: 3/4 x 1/4, 1/4 x 3/4; l: 1/4, 3/4; l2 as w2: the scores are +-1/2. */
START_TEST (test_dij)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("one-arc");
  g_autoptr (KotakuFrame) frame = dominance (network, NULL, NULL);
  ck_assert_rows (frame, "a,dominating,1,0,0.5,0.75,1,1,1\nb,dominated,0,1,-0.5,0.25,2,0,0\n");
}
END_TEST

START_TEST (test_undirected_changes_nothing)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("hierarchy");
  g_autoptr (KotakuFrame) plain = dominance (network, NULL, NULL);
  g_autoptr (KotakuFrame) undirected = dominance (network, "undirected", NULL);
  g_autofree char *expected = kotaku_fixture_rows (plain);
  ck_assert_rows (undirected, expected);
}
END_TEST

/* In the study's second table the LKM is dominated, and the waste bank independent. */
START_TEST (test_roles)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("star");
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  guint8 roles[5];
  ck_assert (kotaku_dominance_get_roles (view, roles, NULL, &error));
  ck_assert_int_eq (roles[0], KOTAKU_ROLE_DOMINATED);
  ck_assert_int_eq (roles[1], KOTAKU_ROLE_DOMINATING);
  ck_assert_int_eq (roles[3], KOTAKU_ROLE_DOMINATING);
  ck_assert_int_eq (roles[4], KOTAKU_ROLE_INDEPENDENT);
}
END_TEST

/* Of the dominance arcs alone: a tie on a level is none, dropped or not. */
START_TEST (test_warnings)
{
  g_autoptr (KotakuNetwork) network
      = network_of ("from,to,direction\na,b,vertical\na,b,arc\na,a,vertical\nb,b,equal\n"
                    "c,d,equal\nd,c,equal\n");
  g_autoptr (KotakuFrame) frame = dominance (network, NULL, NULL);
  ck_assert_str_eq (kotaku_frame_get_metadata (frame, "warnings"),
                    "1 loop dropped\n1 parallel tie merged");
}
END_TEST

START_TEST (test_no_arcs)
{
  g_autoptr (KotakuNetwork) empty = kotaku_fixture_network ("empty");
  g_autoptr (KotakuFrame) none = dominance (empty, NULL, NULL);
  ck_assert_uint_eq (kotaku_frame_get_n_rows (none), 0);
  g_autoptr (KotakuNetwork) one = kotaku_fixture_network ("one-actor");
  g_autoptr (KotakuFrame) row = dominance (one, NULL, NULL);
  ck_assert_rows (row, "a,independent,0,0,0,0,1,0,\n");
}
END_TEST

START_TEST (test_options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("star");
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  g_autoptr (KotakuOptions) options = options_of ("proportion", "qij");
  ck_assert_ptr_null (kotaku_view_dominance (view, options, NULL, &error));
  ck_assert_ptr_nonnull (strstr (error->message, "proportion"));
}
END_TEST

static gboolean
try_dominance (KotakuView *view, GError **error)
{
  g_autoptr (KotakuFrame) frame = kotaku_view_dominance (view, NULL, NULL, error);
  return frame != NULL;
}

START_TEST (test_memory)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("hierarchy");
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  ck_assert_survives (try_dominance (view, &error));
}
END_TEST

KOTAKU_TEST_MAIN ("classify/dominance",
                  test_chain,
                  test_dij,
                  test_undirected_changes_nothing,
                  test_roles,
                  test_warnings,
                  test_no_arcs,
                  test_options,
                  test_memory)

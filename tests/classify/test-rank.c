/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "common.h"

START_TEST (test_by_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuNetwork) network = kotaku_network_new ();
  kotaku_fixture_append (network, KOTAKU_TABLE_ACTORS, "id\n10\nb\n9\na\n", &error);
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  g_autofree gint32 *rank = kotaku_rank_places (view, &error);
  ck_assert_no_error (error);
  ck_assert_int_eq (rank[0], 0);
  ck_assert_int_eq (rank[1], 3);
  ck_assert_int_eq (rank[2], 1);
  ck_assert_int_eq (rank[3], 2);
}
END_TEST

static gboolean
try_rank (KotakuView *view, GError **error)
{
  g_autofree gint32 *rank = kotaku_rank_places (view, error);
  return rank != NULL;
}

START_TEST (test_memory)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("path");
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  ck_assert_survives (try_rank (view, &error));
}
END_TEST

KOTAKU_TEST_MAIN ("classify/rank", test_by_id, test_memory)

/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "fixtures.h"
#include "testing.h"
#include "view/view.h"

START_TEST (test_by_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuNetwork) network = kotaku_network_new ();
  kotaku_fixture_append (network, KOTAKU_TABLE_ACTORS, "id\n10\nb\n9\na\n", &error);
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  g_auto (KotakuPlaces) places = { 0 };
  static const gint32 rank[] = { 0, 3, 1, 2 }, place[] = { 0, 2, 3, 1 };
  ck_assert (kotaku_places_init (&places, view, NULL, &error));
  ck_assert_uint_eq (places.n, 4);
  ck_assert_mem_eq (places.rank, rank, sizeof rank);
  ck_assert_mem_eq (places.place, place, sizeof place);
}
END_TEST

START_TEST (test_some)
{
  static const guint8 in[] = { 1, 0, 0, 1 };
  static const gint32 rank[] = { 0, -1, -1, 1 }, place[] = { 0, 3 };
  g_autoptr (KotakuNetwork) network = kotaku_network_new ();
  kotaku_fixture_append (network, KOTAKU_TABLE_ACTORS, "id\n10\nb\n9\na\n", NULL);
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  g_auto (KotakuPlaces) places = { 0 };
  ck_assert (kotaku_places_init (&places, view, in, NULL));
  ck_assert_uint_eq (places.n, 2);
  ck_assert_mem_eq (places.rank, rank, sizeof rank);
  ck_assert_mem_eq (places.place, place, sizeof place);
}
END_TEST

static gboolean
try_rank (KotakuView *view, GError **error)
{
  g_auto (KotakuPlaces) places = { 0 };
  return kotaku_places_init (&places, view, NULL, error);
}

START_TEST (test_memory)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("path");
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  ck_assert_survives (try_rank (view, &error));
}
END_TEST

KOTAKU_TEST_MAIN ("view/places", test_by_id, test_some, test_memory)

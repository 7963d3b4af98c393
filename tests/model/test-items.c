/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "fixtures.h"
#include "model/model-private.h"
#include "testing.h"

static gpointer
read_sources (gpointer network)
{
  gsize n = 0;
  for (gsize i = 0; i < kotaku_network_get_n_ties (network); i++)
    {
      const char *const *items = kotaku_network_get_tie_source (network, (KotakuTie) i);
      while (items != NULL && *items != NULL)
        n += strlen (*items++);
    }
  return GSIZE_TO_POINTER (n);
}

/* Four threads ask a snapshot for the same sets. */
START_TEST (test_threads)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("everything-coded");
  g_autoptr (KotakuNetwork) snapshot = kotaku_network_copy (network, NULL);
  GThread *threads[4];
  for (int i = 0; i < 4; i++)
    threads[i] = g_thread_new ("read", read_sources, snapshot);
  gsize wanted = GPOINTER_TO_SIZE (read_sources (network));
  ck_assert_uint_gt (wanted, 0);
  for (int i = 0; i < 4; i++)
    ck_assert_uint_eq (GPOINTER_TO_SIZE (g_thread_join (threads[i])), wanted);
}
END_TEST

START_TEST (test_no_memory)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("everything-coded");
  kotaku_memory_fail_from (1);
  ck_assert_ptr_null (kotaku_network_get_tie_source (network, 0));
  kotaku_memory_fail_from (-1);
  ck_assert_str_eq (kotaku_network_get_tie_source (network, 0)[0], "interview 1");
}
END_TEST

KOTAKU_TEST_MAIN ("model/items", test_threads, test_no_memory)

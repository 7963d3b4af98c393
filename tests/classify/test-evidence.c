/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "common.h"

START_TEST (test_names_and_sources)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuNetwork) network = network_of ("id,from,to,direction,source\n"
                                                  "x,a,b,equal,q|p\n,b,a,equal,\ny,a,b,equal,p\n"
                                                  ",b,c,equal,\n");
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  const KotakuPairs *pairs = kotaku_pairs_get (view, NULL, &error);
  ck_assert_no_error (error);
  g_autofree char *evidence = kotaku_pair_get_evidence (view, pairs, &pairs->pairs[0], &error);
  g_autofree char *sources = kotaku_pair_get_sources (view, pairs, &pairs->pairs[0], &error);
  g_autofree char *none = kotaku_pair_get_sources (view, pairs, &pairs->pairs[1], &error);
  ck_assert_str_eq (evidence, "x|ties.csv:3|y");
  ck_assert_str_eq (sources, "p|q");
  ck_assert_str_eq (none, "");
}
END_TEST

static gboolean
try_texts (KotakuView *view, const KotakuPairs *pairs, GError **error)
{
  g_autofree char *evidence = kotaku_pair_get_evidence (view, pairs, &pairs->pairs[0], error);
  g_autofree char *sources
      = evidence != NULL ? kotaku_pair_get_sources (view, pairs, &pairs->pairs[0], error) : NULL;
  return sources != NULL;
}

START_TEST (test_memory)
{
  g_autoptr (KotakuNetwork) network
      = network_of ("from,to,direction,source\na,b,equal,p\nb,a,equal,q\n");
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  const KotakuPairs *pairs = kotaku_pairs_get (view, NULL, NULL);
  ck_assert_survives (try_texts (view, pairs, &error));
}
END_TEST

KOTAKU_TEST_MAIN ("classify/evidence", test_names_and_sources, test_memory)

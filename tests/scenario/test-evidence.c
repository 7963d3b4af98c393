/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "fixtures.h"
#include "scenario/scenario.h"
#include "testing.h"

#include <string.h>

/* A network of n parallel ties between two actors, without ids. */
static KotakuNetwork *
many_ties (gsize n)
{
  KotakuNetwork *network = kotaku_network_new ();
  KotakuNode a = kotaku_network_add_actor (network, "a", NULL);
  KotakuNode b = kotaku_network_add_actor (network, "b", NULL);
  for (gsize i = 0; i < n; i++)
    kotaku_network_add_tie (network, a, b, KOTAKU_DIRECTION_EQUAL, NULL);
  return network;
}

START_TEST (test_names_and_sources)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuNetwork) network = kotaku_fixture_build (&(KotakuFixture){
      .name = "sourced",
      .actors = "id\na\nb\n",
      .ties = "id,from,to,direction,source\n"
              "t1,a,b,equal,text|interview 2\nt2,a,b,equal,interview 1\n,b,a,equal,text\n" });
  g_auto (KotakuEvidence) evidence = { 0 };
  const gint32 given[] = { 2, 0, 1, 0, -1, -3 };
  for (gsize i = 0; i < G_N_ELEMENTS (given); i++)
    kotaku_evidence_add (&evidence, (KotakuTie) given[i]);
  g_autofree char *third = kotaku_network_get_tie_name (network, (KotakuTie) 2);
  g_autofree char *expected = g_strconcat ("projected|t1|t2|", third, NULL);
  g_autofree char *ties = kotaku_evidence_get_ties (&evidence, network, &error);
  ck_assert_no_error (error);
  ck_assert_str_eq (ties, expected);
  g_autofree char *sources = kotaku_evidence_get_sources (&evidence, network, &error);
  ck_assert_no_error (error);
  ck_assert_str_eq (sources, "interview 1|interview 2|text");
}
END_TEST

START_TEST (test_nothing)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("one-arc");
  g_auto (KotakuEvidence) evidence = { 0 };
  g_autofree char *ties = kotaku_evidence_get_ties (&evidence, network, NULL);
  g_autofree char *sources = kotaku_evidence_get_sources (&evidence, network, NULL);
  ck_assert_str_eq (ties, "");
  ck_assert_str_eq (sources, "");
}
END_TEST

START_TEST (test_at_most)
{
  const gsize more = 17;
  g_autoptr (KotakuNetwork) network = many_ties (KOTAKU_EVIDENCE_MOST + more);
  g_auto (KotakuEvidence) evidence = { 0 };
  for (gsize i = 0; i < KOTAKU_EVIDENCE_MOST + more; i++)
    kotaku_evidence_add (&evidence, (KotakuTie) i);
  g_autofree char *ties = kotaku_evidence_get_ties (&evidence, network, NULL);
  g_auto (GStrv) names = g_strsplit (ties, "|", -1);
  ck_assert_uint_eq (g_strv_length (names), KOTAKU_EVIDENCE_MOST + 1);
  ck_assert_str_eq (names[KOTAKU_EVIDENCE_MOST], "(17 more)");
}
END_TEST

START_TEST (test_pair)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("conflicts");
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  const KotakuPairs *pairs = kotaku_pairs_get (view, NULL, NULL);
  g_auto (KotakuEvidence) evidence = { 0 };
  kotaku_evidence_add_pair (&evidence, pairs, &pairs->pairs[0]);
  g_autofree char *sources = kotaku_evidence_get_sources (&evidence, network, NULL);
  ck_assert_uint_eq (evidence.n, 2);
  ck_assert_str_eq (sources, "p1|p2");
}
END_TEST

START_TEST (test_no_memory)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("conflicts");
  gboolean done = FALSE;
  for (gint64 nth = 1; !done; nth++)
    {
      g_autoptr (GError) error = NULL;
      g_auto (KotakuEvidence) evidence = { 0 };
      kotaku_memory_fail_from (nth);
      kotaku_evidence_add (&evidence, (KotakuTie) 0);
      g_autofree char *ties = kotaku_evidence_get_ties (&evidence, network, &error);
      g_autofree char *sources
          = ties != NULL ? kotaku_evidence_get_sources (&evidence, network, &error) : NULL;
      kotaku_memory_fail_from (-1);
      done = sources != NULL;
      ck_assert (done || g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_NO_MEMORY));
    }
}
END_TEST

KOTAKU_TEST_MAIN ("scenario/evidence",
                  test_names_and_sources,
                  test_nothing,
                  test_at_most,
                  test_pair,
                  test_no_memory)

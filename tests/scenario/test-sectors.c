/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "fixtures.h"
#include "scenario/scenario.h"
#include "testing.h"

/* The five rows of the study's Table 2, between its six institutions: E-I .600, expected .733. */
static const KotakuFixture published = {
  .name = "table-2",
  .institutions = "id,role,sector\n"
                  "lkm,LKM,community\nlurah,Lurah,government\naskot,Askot,programme\n"
                  "facilitator,facilitator,programme\nsatker-pkp,Satker PKP,government\n"
                  "waste-bank,waste bank,private\n",
  .ties = "id,from,to,form,direction,strength\n"
          "r1,lurah,lkm,kinship,vertical,weak\nr2,facilitator,lurah,work,horizontal,weak\n"
          "r3,lurah,satker-pkp,work,horizontal,weak\nr4,satker-pkp,lkm,kinship,vertical,weak\n"
          "r5,lkm,waste-bank,work,horizontal,weak\n",
};

START_TEST (test_published)
{
  KotakuSectorMix mix;
  g_auto (KotakuEvidence) internal = { 0 };
  g_autoptr (KotakuNetwork) network = kotaku_fixture_build (&published);
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  const KotakuPairs *pairs = kotaku_pairs_get (view, NULL, NULL);
  kotaku_sectors_mix (view, pairs, KOTAKU_LEVEL_INSTITUTIONAL, NULL, &mix, &internal);
  ck_assert_uint_eq (mix.nodes, 6);
  ck_assert_uint_eq (mix.internal, 1);
  ck_assert_uint_eq (mix.external, 4);
  ck_assert_double_eq_tol (mix.index, .600, 1e-12);
  ck_assert_double_eq_tol (mix.expected, .733, .0005);
  g_autofree char *ties = kotaku_evidence_get_ties (&internal, network, NULL);
  ck_assert_str_eq (ties, "r3");
}
END_TEST

/* Those without a sector are left out, with their ties; an absence is no tie. */
START_TEST (test_left_out)
{
  KotakuSectorMix mix;
  g_auto (KotakuEvidence) internal = { 0 };
  g_autoptr (KotakuNetwork) network = kotaku_fixture_build (&(KotakuFixture){
      .name = "left out",
      .actors = "id,sector\na,community\nb,community\nc,private\nd,\n",
      .institutions = "id,sector\nx,private\n",
      .ties = "from,to,direction,strength\n"
              "a,b,equal,none\na,c,equal,strong\na,d,equal,strong\na,x,equal,strong\n" });
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  const KotakuPairs *pairs = kotaku_pairs_get (view, NULL, NULL);
  kotaku_sectors_mix (view, pairs, KOTAKU_LEVEL_INTERPERSONAL, NULL, &mix, &internal);
  ck_assert_uint_eq (mix.nodes, 3);
  ck_assert_uint_eq (mix.internal, 0);
  ck_assert_uint_eq (mix.external, 1);
  ck_assert_double_eq_tol (mix.expected, 1 - 2 * 2.0 / 6, 1e-12);
}
END_TEST

static gboolean
is_strong (const KotakuPair *pair)
{
  return pair->strength == KOTAKU_STRENGTH_STRONG;
}

START_TEST (test_nothing_counts)
{
  KotakuSectorMix mix;
  g_auto (KotakuEvidence) internal = { 0 };
  g_autoptr (KotakuNetwork) network = kotaku_fixture_build (&published);
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  const KotakuPairs *pairs = kotaku_pairs_get (view, NULL, NULL);
  kotaku_sectors_mix (view, pairs, KOTAKU_LEVEL_INSTITUTIONAL, is_strong, &mix, &internal);
  ck_assert_uint_eq (mix.internal + mix.external, 0);
  ck_assert_double_nan (mix.index);
  kotaku_sectors_mix (view, pairs, KOTAKU_LEVEL_INTERPERSONAL, NULL, &mix, &internal);
  ck_assert_double_nan (mix.expected);
}
END_TEST

KOTAKU_TEST_MAIN ("scenario/sectors", test_published, test_left_out, test_nothing_counts)

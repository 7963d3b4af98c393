/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "common.h"

static KotakuFrame *
list_of (KotakuNetwork *network)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  const KotakuPairs *pairs = kotaku_pairs_get (view, NULL, &error);
  ck_assert_no_error (error);
  KotakuFrame *frame = kotaku_classify_list (view, pairs, &error);
  ck_assert_no_error (error);
  return frame;
}

START_TEST (test_every_column)
{
  g_autoptr (KotakuNetwork) network = network_of (
      "id,from,to,form,direction,strength,content,scope,stages,activities,source,stated\n"
      "t1,b,a,work,vertical,strong,interest,programme,planning,social|arisan,p2,stated\n"
      ",a,b,work,equal,weak,interest,beyond,preparation|planning,infrastructure,p10|p2,inferred\n"
      "t3,lkm,lurah,,unstated,,,,,,,\n");
  g_autoptr (KotakuFrame) frame = list_of (network);
  ck_assert_rows (frame, "a,b,interpersonal,asymmetric,b,work,vertical,strong,interest,programme,"
                         "preparation|planning,infrastructure|social|arisan,2,1,"
                         "direction|strength|scope,coded,t1|ties.csv:3,p10|p2\n"
                         "lkm,lurah,institutional,undecided,,,,,,,,,1,1,,,t3,\n");
}
END_TEST

START_TEST (test_no_rows)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("empty");
  g_autoptr (KotakuFrame) frame = list_of (network);
  ck_assert_uint_eq (kotaku_frame_get_n_rows (frame), 0);
  ck_assert_uint_eq (kotaku_frame_get_n_columns (frame), 18);
}
END_TEST

static gboolean
try_list (KotakuView *view, const KotakuPairs *pairs, GError **error)
{
  g_autoptr (KotakuFrame) frame = kotaku_classify_list (view, pairs, error);
  return frame != NULL;
}

START_TEST (test_memory)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("everything-coded");
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  const KotakuPairs *pairs = kotaku_pairs_get (view, NULL, NULL);
  ck_assert_survives (try_list (view, pairs, &error));
}
END_TEST

KOTAKU_TEST_MAIN ("classify/list", test_every_column, test_no_rows, test_memory)

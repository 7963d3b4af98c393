/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "infer/infer.h"
#include "testing.h"

#include <math.h>

START_TEST (test_defaults)
{
  KotakuDraws draws;
  kotaku_draws_init (&draws, NULL, 1000, 7, NULL);
  ck_assert_uint_eq (draws.n, 10000);
  ck_assert_int_eq (draws.seed, 1);
  ck_assert_uint_eq (draws.purpose, 7);
  ck_assert_double_eq (draws.alpha, .05);
  ck_assert_ptr_null (draws.options);
  kotaku_draws_init (&draws, NULL, 1001, 7, NULL);
  ck_assert_uint_eq (draws.n, 199);
}
END_TEST

START_TEST (test_told)
{
  KotakuDraws draws;
  g_autoptr (KotakuOptions) options = kotaku_options_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  kotaku_options_set_int64 (options, "draws", 500);
  kotaku_options_set_int64 (options, "seed", 42);
  kotaku_options_set_double (options, "alpha", .1);
  kotaku_draws_init (&draws, options, 5000, 0, cancellable);
  ck_assert_uint_eq (draws.n, 500);
  ck_assert_int_eq (draws.seed, 42);
  ck_assert_double_eq (draws.alpha, .1);
  ck_assert_ptr_eq (draws.options, options);
  ck_assert_ptr_eq (draws.cancellable, cancellable);
}
END_TEST

/* 200 tests at .05 need 1/(m + 1) of at most .05/200, two-sided half of it; 30 are within reach of
 * 599. Nobody's own number is changed, nor made smaller than it is. */
START_TEST (test_reach)
{
  static const struct
  {
    gsize n_nodes, n_tests;
    KotakuTail tail;
    guint64 expected;
  } known[] = {
    { 5000, 1, KOTAKU_TAIL_UPPER, 199 },      { 5000, 10, KOTAKU_TAIL_UPPER, 199 },
    { 5000, 11, KOTAKU_TAIL_LOWER, 219 },     { 5000, 30, KOTAKU_TAIL_UPPER, 599 },
    { 5000, 30, KOTAKU_TAIL_BOTH, 1199 },     { 5000, 200, KOTAKU_TAIL_BOTH, 7999 },
    { 5000, 5000, KOTAKU_TAIL_UPPER, 10000 }, { 50, 30, KOTAKU_TAIL_BOTH, 10000 },
  };
  KotakuDraws draws;
  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    {
      kotaku_draws_init (&draws, NULL, known[i].n_nodes, 0, NULL);
      kotaku_draws_reach (&draws, known[i].n_tests, known[i].tail);
      ck_assert_uint_eq (draws.n, known[i].expected);
    }
  g_autoptr (KotakuOptions) options = kotaku_options_new ();
  kotaku_options_set_int64 (options, "draws", 99);
  kotaku_draws_init (&draws, options, 5000, 0, NULL);
  kotaku_draws_reach (&draws, 50, KOTAKU_TAIL_BOTH);
  ck_assert_uint_eq (draws.n, 99);
}
END_TEST

static KotakuFrame *
describe (gboolean exact, gsize n_tests, double monte_carlo_error)
{
  KotakuDraws draws;
  g_autoptr (GError) error = NULL;
  KotakuFrame *frame = kotaku_rows_finish (kotaku_rows_new ("p:d"), &error);
  ck_assert_no_error (error);
  kotaku_draws_init (&draws, NULL, 10, 0, NULL);
  kotaku_draws_describe (&draws, frame, "labels", exact, n_tests, monte_carlo_error);
  return frame;
}

START_TEST (test_drawn)
{
  g_autoptr (KotakuFrame) frame = describe (FALSE, 3, .002);
  ck_assert_str_eq (kotaku_frame_get_metadata (frame, "null_model"), "labels");
  ck_assert_str_eq (kotaku_frame_get_metadata (frame, "draws"), "10000");
  ck_assert_str_eq (kotaku_frame_get_metadata (frame, "seed"), "1");
  ck_assert_str_eq (kotaku_frame_get_metadata (frame, "tests"), "3");
  ck_assert_str_eq (kotaku_frame_get_metadata (frame, "monte_carlo_error"), "0.002");
}
END_TEST

START_TEST (test_exact)
{
  g_autoptr (KotakuFrame) frame = describe (TRUE, 0, 0);
  ck_assert_str_eq (kotaku_frame_get_metadata (frame, "draws"), "exact");
  ck_assert_ptr_null (kotaku_frame_get_metadata (frame, "tests"));
  ck_assert_str_eq (kotaku_frame_get_metadata (frame, "monte_carlo_error"), "0");
  g_autoptr (KotakuFrame) without = describe (FALSE, 0, NAN);
  ck_assert_ptr_null (kotaku_frame_get_metadata (without, "monte_carlo_error"));
}
END_TEST

KOTAKU_TEST_MAIN ("infer/describe", test_defaults, test_told, test_reach, test_drawn, test_exact)

/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "looks.h"

static const KotakuCommand command = { .name = "slow", .object = "view", .options = "summary" };

typedef struct
{
  GThread *caller;
  gint64 last, longest;
  int n;
  double fraction;
} Progress;

static void
follow (const char *task, double fraction, gpointer data)
{
  Progress *progress = data;
  gint64 now = g_get_monotonic_time ();
  ck_assert_ptr_eq (g_thread_self (), progress->caller);
  ck_assert_str_eq (task, progress->n == 0 ? "slow" : "halfway");
  if (progress->n++ > 0)
    progress->longest = MAX (progress->longest, now - progress->last);
  progress->last = now;
  progress->fraction = fraction;
}

/* Reports once, and then is busy. */
static KotakuFrame *
work (KotakuView *view, KotakuOptions *options, GCancellable *cancellable, GError **error)
{
  kotaku_options_report (options, "halfway", 0.5);
  g_usleep (600000);
  return g_cancellable_set_error_if_cancelled (cancellable, error) ? NULL : kotaku_frame_new (3);
}

START_TEST (test_progress)
{
  Progress progress = { .caller = g_thread_self () };
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("star");
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  g_autoptr (KotakuOptions) options = kotaku_options_new ();
  kotaku_options_set_progress (options, follow, &progress, NULL);
  g_autoptr (KotakuFrame) frame = kotaku_view_call (view, &command, work, options, NULL, &error);
  ck_assert_no_error (error);
  ck_assert_uint_eq (kotaku_frame_get_n_rows (frame), 3);
  ck_assert_int_ge (progress.n, 3);
  ck_assert_int_lt (progress.longest, 400000);
  ck_assert (progress.fraction == 0.5);
}
END_TEST

START_TEST (test_errors)
{
  GError *error = NULL;
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("star");
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  g_autoptr (KotakuOptions) options = kotaku_options_new ();
  kotaku_options_set_double (options, "tolerance", 2);
  ck_assert_ptr_null (kotaku_view_call (view, &command, work, options, NULL, &error));
  ck_assert (g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_UNKNOWN_OPTION));
  g_clear_error (&error);
  g_cancellable_cancel (cancelled);
  ck_assert_ptr_null (kotaku_view_call (view, &command, work, NULL, cancelled, &error));
  ck_assert (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
  g_clear_error (&error);
}
END_TEST

KOTAKU_TEST_MAIN ("view/call", test_progress, test_errors)

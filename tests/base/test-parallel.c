/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "base/base.h"
#include "testing.h"

#include <math.h>
#include <stdatomic.h>

#define N_BLOCKS 500

typedef struct
{
  _Atomic int runs[N_BLOCKS];
  int fails_from; /* this block and every one after it; -1: none */
  gulong pause;
  GThread *caller;
  _Atomic int beside; /* blocks that ran in other threads than the caller's */
  _Atomic int n;
} Blocks;

static gboolean
run_block (gsize block, gpointer data, GCancellable *cancellable, GError **error)
{
  Blocks *blocks = data;
  blocks->runs[block]++;
  blocks->n++;
  blocks->beside += g_thread_self () != blocks->caller;
  if (blocks->pause > 0)
    g_usleep (blocks->pause);
  if (blocks->fails_from < 0 || block < (gsize) blocks->fails_from)
    return TRUE;
  g_usleep ((block * 7919) % 500);
  g_set_error (error, KOTAKU_ERROR, KOTAKU_ERROR_INVALID, "block %u", (guint) block);
  return FALSE;
}

static KotakuOptions *
with_threads (gint64 n)
{
  KotakuOptions *options = kotaku_options_new ();
  kotaku_options_set_int64 (options, "threads", n);
  return options;
}

START_TEST (test_every_block_once)
{
  for (gint64 n_threads = 1; n_threads <= 8; n_threads += 7)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KotakuOptions) options = with_threads (n_threads);
      Blocks blocks = { .fails_from = -1, .caller = g_thread_self (), .pause = 50 };
      kotaku_parallel (N_BLOCKS, run_block, &blocks, options, "counting", NULL, &error);
      ck_assert_no_error (error);
      for (int i = 0; i < N_BLOCKS; i++)
        ck_assert_int_eq (blocks.runs[i], 1);
      ck_assert (n_threads == 1 ? blocks.beside == 0 : blocks.beside > 0);
    }
  ck_assert (kotaku_parallel (0, run_block, NULL, NULL, "counting", NULL, NULL));
}
END_TEST

/* The error is always that of the first block that fails, whichever thread is faster. */
START_TEST (test_first_error)
{
  g_autoptr (KotakuOptions) options = with_threads (8);
  for (int round = 0; round < 50; round++)
    {
      g_autoptr (GError) error = NULL;
      Blocks blocks = { .fails_from = 100, .caller = g_thread_self () };
      ck_assert (!kotaku_parallel (N_BLOCKS, run_block, &blocks, options, "", NULL, &error));
      ck_assert_str_eq (error->message, "block 100");
      ck_assert_int_lt (blocks.n, N_BLOCKS);
      for (int i = 0; i <= 100; i++)
        ck_assert_int_eq (blocks.runs[i], 1);
    }
}
END_TEST

typedef struct
{
  GThread *caller;
  gint64 last, longest;
  double fraction;
  int n;
  GCancellable *cancellable;
} Progress;

static void
follow (const char *task, double fraction, gpointer data)
{
  Progress *progress = data;
  gint64 now = g_get_monotonic_time ();
  ck_assert_ptr_eq (g_thread_self (), progress->caller);
  ck_assert_str_eq (task, "waiting");
  ck_assert (fraction >= progress->fraction && fraction <= 1);
  progress->fraction = fraction;
  if (progress->n++ > 0)
    progress->longest = MAX (progress->longest, now - progress->last);
  progress->last = now;
  if (progress->cancellable != NULL && progress->n == 3)
    g_cancellable_cancel (progress->cancellable);
}

/* Slow blocks do not keep the caller from reporting, whoever does them. */
static gboolean
wait_long (gsize block, gpointer data, GCancellable *cancellable, GError **error)
{
  g_usleep (block < 2 ? 700000 : 1000);
  return TRUE;
}

START_TEST (test_progress)
{
  for (gint64 n_threads = 1; n_threads <= 3; n_threads++)
    {
      Progress progress = { .caller = g_thread_self () };
      g_autoptr (KotakuOptions) options = with_threads (n_threads);
      kotaku_options_set_progress (options, follow, &progress, NULL);
      ck_assert (kotaku_parallel (50, wait_long, &progress, options, "waiting", NULL, NULL));
      ck_assert_int_ge (progress.n, 4);
      ck_assert_int_lt (progress.longest, 300000);
    }
}
END_TEST

START_TEST (test_cancel)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (KotakuOptions) options = with_threads (2);
  Progress progress = { .caller = g_thread_self (), .cancellable = cancellable };
  Blocks blocks = { .fails_from = -1, .pause = 20000, .caller = g_thread_self () };
  kotaku_options_set_progress (options, follow, &progress, NULL);
  ck_assert (
      !kotaku_parallel (N_BLOCKS, run_block, &blocks, options, "waiting", cancellable, &error));
  ck_assert (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
  ck_assert_int_lt (blocks.n, 60);
  g_clear_error (&error);
  blocks.n = 0;
  ck_assert (
      !kotaku_parallel (N_BLOCKS, run_block, &blocks, options, "waiting", cancellable, &error));
  ck_assert (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
  ck_assert_int_eq (blocks.n, 0);
}
END_TEST

START_TEST (test_threads)
{
  g_autoptr (KotakuOptions) three = with_threads (3);
  g_autoptr (KotakuOptions) allowed = with_threads (0);
  ck_assert_uint_eq (kotaku_options_get_threads (three), 3);
  /* GLib counts the processors that this process may use. */
  ck_assert_uint_eq (kotaku_options_get_threads (allowed), g_get_num_processors ());
  ck_assert_uint_eq (kotaku_options_get_threads (NULL), g_get_num_processors ());
}
END_TEST

KOTAKU_TEST_MAIN ("base/parallel",
                  test_every_block_once,
                  test_first_error,
                  test_progress,
                  test_cancel,
                  test_threads)

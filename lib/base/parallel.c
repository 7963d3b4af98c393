/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Threads that live as long as a call: a pool would not survive the host's fork(). */

#include "base/base.h"

#include <pthread.h>
#include <sched.h>
#include <time.h>

typedef struct
{
  KotakuBlockFunc function;
  gpointer data;
  KotakuOptions *options;
  const char *task;
  GCancellable *cancellable;
  gsize n_blocks;
  pthread_mutex_t mutex; /* for all below */
  pthread_cond_t ended;
  gsize next;
  gsize done;
  guint n_working; /* threads other than the caller's */
  gsize failed;    /* the lowest block that failed */
  GError *error;   /* its error */
} Work;

guint
kotaku_options_get_threads (KotakuOptions *options)
{
  gint64 told = kotaku_options_get_int64 (options, "threads");
  cpu_set_t allowed;
  if (told > 0)
    return (guint) MIN (told, 1024);
  if (sched_getaffinity (0, sizeof allowed, &allowed) == 0)
    return (guint) MAX (CPU_COUNT (&allowed), 1);
  return MAX (g_get_num_processors (), 1);
}

/* The next block, or n_blocks: none is left, or none is wanted any more. Blocks are given out in
 * order, so every block before one that failed is done or running: the lowest error is certain. */
static gsize
take_block (Work *work)
{
  pthread_mutex_lock (&work->mutex);
  gsize block = work->error == NULL && work->next < work->n_blocks ? work->next++ : work->n_blocks;
  pthread_mutex_unlock (&work->mutex);
  return block;
}

static void
end_block (Work *work, gsize block, GError *error)
{
  pthread_mutex_lock (&work->mutex);
  work->done++;
  if (error != NULL && (work->error == NULL || block < work->failed))
    {
      GError *former = work->error;
      work->error = error;
      work->failed = block;
      error = former;
    }
  pthread_mutex_unlock (&work->mutex);
  g_clear_error (&error);
}

static gboolean
work_once (Work *work)
{
  GError *error = NULL;
  gsize block = take_block (work);
  if (block == work->n_blocks)
    return FALSE;
  if (!g_cancellable_set_error_if_cancelled (work->cancellable, &error))
    work->function (block, work->data, work->cancellable, &error);
  end_block (work, block, error);
  return TRUE;
}

static gpointer
work_beside (gpointer data)
{
  Work *work = data;
  while (work_once (work))
    ;
  pthread_mutex_lock (&work->mutex);
  work->n_working--;
  pthread_cond_signal (&work->ended);
  pthread_mutex_unlock (&work->mutex);
  return NULL;
}

static void
report (Work *work)
{
  pthread_mutex_lock (&work->mutex);
  double fraction = (double) work->done / (double) work->n_blocks;
  pthread_mutex_unlock (&work->mutex);
  kotaku_options_report (work->options, work->task, fraction);
}

/* Until the others have ended, or for a tenth of a second; whether they have. */
static gboolean
wait_for_others (Work *work)
{
  struct timespec until;
  clock_gettime (CLOCK_MONOTONIC, &until);
  until.tv_nsec += 100000000;
  until.tv_sec += until.tv_nsec / 1000000000;
  until.tv_nsec %= 1000000000;
  pthread_mutex_lock (&work->mutex);
  while (work->n_working > 0 && pthread_cond_timedwait (&work->ended, &work->mutex, &until) == 0)
    ;
  gboolean ended = work->n_working == 0;
  pthread_mutex_unlock (&work->mutex);
  return ended;
}

/* A host that allows no more threads gets the work done by those there are. */
static guint
start_threads (Work *work, guint n_threads, GThread **threads)
{
  guint n = 0;
  work->n_working = n_threads;
  while (n < n_threads && (threads[n] = g_thread_try_new ("kotaku", work_beside, work, NULL)))
    n++;
  pthread_mutex_lock (&work->mutex);
  work->n_working -= n_threads - n;
  pthread_mutex_unlock (&work->mutex);
  return n;
}

static void
prepare (Work *work)
{
  pthread_condattr_t clock;
  pthread_condattr_init (&clock);
  pthread_condattr_setclock (&clock, CLOCK_MONOTONIC);
  pthread_cond_init (&work->ended, &clock);
  pthread_condattr_destroy (&clock);
  pthread_mutex_init (&work->mutex, NULL);
}

static gboolean
run (gpointer data, GCancellable *cancellable, GError **error)
{
  Work *work = data;
  GThread *threads[1024];
  guint n_others = (guint) MIN (kotaku_options_get_threads (work->options), work->n_blocks) - 1;
  prepare (work);
  guint n = start_threads (work, n_others, threads);
  do
    report (work);
  while (work_once (work));
  while (!wait_for_others (work))
    report (work);
  for (guint i = 0; i < n; i++)
    g_thread_join (threads[i]);
  pthread_cond_destroy (&work->ended);
  pthread_mutex_destroy (&work->mutex);
  if (work->error == NULL)
    return TRUE;
  g_propagate_error (error, work->error);
  return FALSE;
}

gboolean
kotaku_parallel (gsize n_blocks,
                 KotakuBlockFunc function,
                 gpointer data,
                 KotakuOptions *options,
                 const char *task,
                 GCancellable *cancellable,
                 GError **error)
{
  Work work = { function, data, options, task, cancellable, n_blocks };
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  return n_blocks == 0 || kotaku_options_attend (options, task, run, &work, cancellable, error);
}

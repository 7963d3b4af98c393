/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Progress is told in the thread that made the call, so where somebody listens the work is done in
 * another, while this one waits and tells how far it is. */

#include "base/options-private.h"

#include <pthread.h>
#include <time.h>

/* Half of what lies between two reports, so that none comes late. */
#define PAUSE 50000000

typedef struct
{
  KotakuTaskFunc function;
  gpointer data;
  GCancellable *cancellable;
  gboolean done; /* what the function said */
  GError *error;
  pthread_mutex_t mutex; /* for all below */
  pthread_cond_t changed;
  gboolean ended;
  char *task;
  double fraction;
} Attention;

/* Of the thread that works. */
static _Thread_local Attention *attention;

gboolean
kotaku_attention_note (const char *task, double fraction)
{
  if (attention == NULL)
    return FALSE;
  char *copy = g_strdup (task);
  pthread_mutex_lock (&attention->mutex);
  char *former = attention->task;
  attention->task = copy;
  attention->fraction = fraction;
  pthread_mutex_unlock (&attention->mutex);
  g_free (former);
  return TRUE;
}

static gpointer
work (gpointer data)
{
  attention = data;
  attention->done
      = attention->function (attention->data, attention->cancellable, &attention->error);
  pthread_mutex_lock (&attention->mutex);
  attention->ended = TRUE;
  pthread_cond_signal (&attention->changed);
  pthread_mutex_unlock (&attention->mutex);
  return NULL;
}

static void
tell (Attention *attended, KotakuOptions *options)
{
  pthread_mutex_lock (&attended->mutex);
  g_autofree char *task = g_strdup (attended->task);
  double fraction = attended->fraction;
  pthread_mutex_unlock (&attended->mutex);
  kotaku_options_report (options, task, fraction);
}

/* Until it has ended, or for a moment; whether it has. */
static gboolean
wait_for (Attention *attended)
{
  struct timespec until;
  clock_gettime (CLOCK_MONOTONIC, &until);
  until.tv_nsec += PAUSE;
  until.tv_sec += until.tv_nsec / 1000000000;
  until.tv_nsec %= 1000000000;
  pthread_mutex_lock (&attended->mutex);
  while (!attended->ended
         && pthread_cond_timedwait (&attended->changed, &attended->mutex, &until) == 0)
    ;
  gboolean ended = attended->ended;
  pthread_mutex_unlock (&attended->mutex);
  return ended;
}

static void
prepare (Attention *attended)
{
  pthread_condattr_t clock;
  pthread_condattr_init (&clock);
  pthread_condattr_setclock (&clock, CLOCK_MONOTONIC);
  pthread_cond_init (&attended->changed, &clock);
  pthread_condattr_destroy (&clock);
  pthread_mutex_init (&attended->mutex, NULL);
}

gboolean
kotaku_options_attend (KotakuOptions *options,
                       const char *task,
                       KotakuTaskFunc function,
                       gpointer data,
                       GCancellable *cancellable,
                       GError **error)
{
  if (options == NULL || options->progress == NULL || attention != NULL)
    return function (data, cancellable, error);
  Attention attended = { .function = function, .data = data, .cancellable = cancellable };
  attended.task = g_strdup (task);
  prepare (&attended);
  tell (&attended, options);
  GThread *thread = g_thread_try_new ("kotaku", work, &attended, NULL);
  /* A host that allows no more threads gets the work done all the same. */
  if (thread == NULL)
    attended.done = function (data, cancellable, &attended.error);
  else
    {
      while (!wait_for (&attended))
        tell (&attended, options);
      g_thread_join (thread);
    }
  pthread_cond_destroy (&attended.changed);
  pthread_mutex_destroy (&attended.mutex);
  g_free (attended.task);
  if (attended.error != NULL)
    g_propagate_error (error, attended.error);
  return attended.done;
}

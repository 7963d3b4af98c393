/* SPDX-License-Identifier: GPL-2.0-or-later */

/* One line on a terminal's standard error, for work that takes longer than two seconds. A thread
 * writes it, so that it moves also while a computation has nothing to report. */

#include "cli.h"

#include <math.h>
#include <stdio.h>
#include <unistd.h>

#define PATIENCE (2 * G_USEC_PER_SEC)
#define INTERVAL (G_USEC_PER_SEC / 4)

static GMutex mutex;
static GCond ended;
static GThread *writer;
/* Under the mutex. */
static char *task;
static double fraction;
static gboolean ending;

static void
note (const char *new_task, double new_fraction, gpointer user_data)
{
  g_mutex_lock (&mutex);
  if (g_strcmp0 (task, new_task) != 0)
    {
      g_free (task);
      task = g_strdup (new_task);
    }
  fraction = new_fraction;
  g_mutex_unlock (&mutex);
}

static void
show (gint64 seconds)
{
  fprintf (stderr, "\r\033[K%s", task != NULL ? task : "kotaku");
  if (task != NULL && !isnan (fraction))
    fprintf (stderr, " %.0f %%", 100 * fraction);
  fprintf (stderr, " (%d s)", (int) seconds);
}

static gpointer
write_progress (gpointer data)
{
  gint64 begin = g_get_monotonic_time ();
  gint64 next = begin + PATIENCE;
  gboolean shown = FALSE;
  g_mutex_lock (&mutex);
  while (!ending)
    if (!g_cond_wait_until (&ended, &mutex, next))
      {
        show ((g_get_monotonic_time () - begin) / G_USEC_PER_SEC);
        shown = TRUE;
        next = g_get_monotonic_time () + INTERVAL;
      }
  if (shown)
    fputs ("\r\033[K", stderr);
  g_mutex_unlock (&mutex);
  return NULL;
}

void
kotaku_progress_attach (KotakuOptions *options)
{
  if (!isatty (STDERR_FILENO))
    return;
  kotaku_options_set_progress (options, note, NULL, NULL);
  if (writer == NULL)
    writer = g_thread_new ("progress", write_progress, NULL);
}

void
kotaku_progress_end (void)
{
  if (writer == NULL)
    return;
  g_mutex_lock (&mutex);
  ending = TRUE;
  g_cond_signal (&ended);
  g_mutex_unlock (&mutex);
  g_clear_pointer (&writer, g_thread_join);
  g_clear_pointer (&task, g_free);
}

/* SPDX-License-Identifier: GPL-2.0-or-later */

/* A thread waits for the interrupt, so that nothing runs inside a signal handler. */

#include "cli.h"

#include <pthread.h>
#include <signal.h>
#include <unistd.h>

static int listening;

static gpointer
wait_for_interrupt (gpointer data)
{
  GCancellable *cancellable = data;
  sigset_t set;
  sigemptyset (&set);
  sigaddset (&set, SIGINT);
  for (int number = 0; sigwait (&set, &number) == 0;)
    {
      /* The second time, or where no call would notice: nothing is half written then. */
      if (g_cancellable_is_cancelled (cancellable) || !g_atomic_int_get (&listening))
        _exit (KOTAKU_EXIT_INTERRUPTED);
      g_cancellable_cancel (cancellable);
    }
  return NULL;
}

GCancellable *
kotaku_interrupt_start (void)
{
  GCancellable *cancellable = g_cancellable_new ();
  sigset_t set;
  sigemptyset (&set);
  sigaddset (&set, SIGINT);
  pthread_sigmask (SIG_BLOCK, &set, NULL);
  g_thread_unref (g_thread_new ("interrupt", wait_for_interrupt, g_object_ref (cancellable)));
  return cancellable;
}

void
kotaku_interrupt_set_listening (gboolean value)
{
  g_atomic_int_set (&listening, value);
}

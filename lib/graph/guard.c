/* SPDX-License-Identifier: GPL-2.0-or-later */

/* The one door to igraph. Its handlers, its stack of cleanups, its generator and its attribute
 * table belong to the process: each call has them alone, and puts back what it found. */

#include "graph/graph-private.h"

#include <pthread.h>
#include <setjmp.h>

/* A plain mutex: those of GLib are futexes that ThreadSanitizer does not understand. */
static pthread_mutex_t door = PTHREAD_MUTEX_INITIALIZER;

/* What the call behind the door has to tell its handlers; guarded by the door. */
static struct
{
  GCancellable *cancellable;
  char reason[256]; /* the first that igraph gave */
  jmp_buf fatal;
} inside;

typedef struct
{
  igraph_error_handler_t *error;
  igraph_warning_handler_t *warning;
  igraph_fatal_handler_t *fatal;
  igraph_interruption_handler_t *interruption;
  igraph_progress_handler_t *progress;
  igraph_status_handler_t *status;
  igraph_attribute_table_t *attributes;
  KotakuSavedGenerator saved;
  igraph_rng_t generator;
} Found;

/**
 * kotaku_igraph_lock:
 *
 * Keeps this library out of igraph until [func@Kotaku.igraph_unlock]. Only one thread of a process
 * may be inside one igraph library at a time: a host that calls the same igraph in another thread
 * brackets its calls with these two. Not recursive, and no function marked *Calls igraph* may be
 * called in between by the same thread.
 *
 * - Cost: O(1), and what a call in another thread still takes
 * - Threads: any
 * - Errors: none
 *
 * Since: 1.0
 */
void
kotaku_igraph_lock (void)
{
  pthread_mutex_lock (&door);
}

/**
 * kotaku_igraph_unlock:
 *
 * Lets this library into igraph again.
 *
 * - Cost: O(1)
 * - Threads: the one that called [func@Kotaku.igraph_lock]
 * - Errors: none
 *
 * Since: 1.0
 */
void
kotaku_igraph_unlock (void)
{
  pthread_mutex_unlock (&door);
}

gboolean
kotaku_igraph_is_cancelled (void)
{
  return g_cancellable_is_cancelled (inside.cancellable);
}

static void
note (const char *reason)
{
  if (inside.reason[0] == 0 && reason != NULL)
    g_strlcpy (inside.reason, reason, sizeof inside.reason);
}

static void
on_error (const char *reason,
          const char *file G_GNUC_UNUSED,
          int line G_GNUC_UNUSED,
          igraph_error_t code G_GNUC_UNUSED)
{
  note (reason);
  IGRAPH_FINALLY_FREE ();
}

static void
on_warning (const char *reason G_GNUC_UNUSED,
            const char *file G_GNUC_UNUSED,
            int line G_GNUC_UNUSED)
{
}

/* igraph aborts when this returns. */
static void
on_fatal (const char *reason, const char *file G_GNUC_UNUSED, int line G_GNUC_UNUSED)
{
  note (reason);
  longjmp (inside.fatal, 1);
}

KOTAKU_INTERRUPTION_FUNCTION (on_interruption)
{
  if (!kotaku_igraph_is_cancelled ())
    return 0;
  IGRAPH_FINALLY_FREE ();
  return IGRAPH_INTERRUPTED;
}

/* Called with a handler in place that neither prints nor aborts. */
static igraph_error_t
begin (Found *found)
{
  kotaku_igraph_prepare ();
  found->error = igraph_set_error_handler (on_error);
  found->warning = igraph_set_warning_handler (on_warning);
  found->fatal = igraph_set_fatal_handler (on_fatal);
  found->interruption = igraph_set_interruption_handler (on_interruption);
  found->progress = igraph_set_progress_handler (NULL);
  found->status = igraph_set_status_handler (NULL);
  found->attributes = igraph_set_attribute_table (NULL);
  IGRAPH_FINALLY_ENTER ();
  igraph_error_t code = igraph_rng_init (&found->generator, &igraph_rngtype_mt19937);
  if (code != IGRAPH_SUCCESS)
    return code;
  igraph_rng_seed (&found->generator, 1);
  found->saved = kotaku_igraph_save_generator ();
  igraph_rng_set_default (&found->generator);
  return code;
}

static void
end (Found *found, gboolean generator)
{
  IGRAPH_FINALLY_FREE ();
  IGRAPH_FINALLY_EXIT ();
  if (generator)
    {
      kotaku_igraph_restore_generator (&found->saved);
      igraph_rng_destroy (&found->generator);
    }
  igraph_set_attribute_table (found->attributes);
  igraph_set_status_handler (found->status);
  igraph_set_progress_handler (found->progress);
  igraph_set_interruption_handler (found->interruption);
  igraph_set_fatal_handler (found->fatal);
  igraph_set_warning_handler (found->warning);
  igraph_set_error_handler (found->error);
}

/* setjmp needs a frame whose variables do not change after it. */
static igraph_error_t
call (KotakuIgraphFunc function, gpointer data)
{
  if (setjmp (inside.fatal) != 0)
    return IGRAPH_FAILURE;
  return function (data);
}

static void
translate (igraph_error_t code, GError **error)
{
  const char *reason = inside.reason[0] != 0 ? inside.reason : igraph_strerror (code);
  if (code == IGRAPH_ENOMEM)
    g_set_error (error, KOTAKU_ERROR, KOTAKU_ERROR_NO_MEMORY, "igraph: %s", reason);
  else if (kotaku_igraph_is_arpack (code))
    g_set_error (error, KOTAKU_ERROR, KOTAKU_ERROR_NOT_CONVERGED, "igraph: %s", reason);
  else
    g_set_error (error, KOTAKU_ERROR, KOTAKU_ERROR_IGRAPH, "igraph: %s", reason);
}

gboolean
kotaku_igraph_run (KotakuIgraphFunc function,
                   gpointer data,
                   GCancellable *cancellable,
                   GError **error)
{
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  Found found;
  kotaku_igraph_lock ();
  inside.cancellable = cancellable;
  inside.reason[0] = 0;
  igraph_error_t code = begin (&found);
  gboolean generator = code == IGRAPH_SUCCESS;
  if (generator)
    code = call (function, data);
  end (&found, generator);
  inside.cancellable = NULL;
  gboolean cancelled = g_cancellable_is_cancelled (cancellable);
  if (code != IGRAPH_SUCCESS && !cancelled)
    translate (code, error);
  kotaku_igraph_unlock ();
  if (code != IGRAPH_SUCCESS && cancelled)
    g_cancellable_set_error_if_cancelled (cancellable, error);
  return code == IGRAPH_SUCCESS;
}

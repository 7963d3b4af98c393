/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Most tests of a small network are over before a thread would have started. */

#include "infer/infer-private.h"

/* Microseconds. */
#define TINY 2000

typedef struct
{
  KotakuBlockFunc function;
  gpointer data;
  gsize n_done;
} Later;

static gboolean
run_later (gsize block, gpointer data, GCancellable *cancellable, GError **error)
{
  const Later *later = data;
  return later->function (block + later->n_done, later->data, cancellable, error);
}

gboolean
kotaku_run_blocks (gsize n_blocks,
                   KotakuBlockFunc function,
                   gpointer data,
                   const KotakuDraws *draws,
                   const char *task,
                   GError **error)
{
  Later later = { function, data, 0 };
  gint64 start = g_get_monotonic_time ();
  for (; later.n_done < n_blocks && g_get_monotonic_time () - start < TINY; later.n_done++)
    if (!function (later.n_done, data, draws->cancellable, error))
      return FALSE;
  return kotaku_parallel (n_blocks - later.n_done, run_later, &later, draws->options, task,
                          draws->cancellable, error);
}

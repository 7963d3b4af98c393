/* SPDX-License-Identifier: GPL-2.0-or-later */

/* One line on a terminal's standard error, for work that takes longer than two seconds. */

#include "cli.h"

#include <math.h>
#include <stdio.h>
#include <unistd.h>

#define PATIENCE (2 * G_USEC_PER_SEC)

static gint64 begin;
static gboolean shown;

static void
show (const char *task, double fraction, gpointer user_data)
{
  if (g_get_monotonic_time () - begin < PATIENCE)
    return;
  shown = TRUE;
  if (isnan (fraction))
    fprintf (stderr, "\r\033[K%s ...", task);
  else
    fprintf (stderr, "\r\033[K%s %.0f %%", task, 100 * fraction);
}

void
kotaku_progress_attach (KotakuOptions *options)
{
  if (begin == 0)
    begin = g_get_monotonic_time ();
  if (isatty (STDERR_FILENO))
    kotaku_options_set_progress (options, show, NULL, NULL);
}

void
kotaku_progress_end (void)
{
  if (shown)
    fprintf (stderr, "\r\033[K");
  shown = FALSE;
}

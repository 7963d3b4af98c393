/* SPDX-License-Identifier: GPL-2.0-or-later */

/* What a test is told, and what it says of itself. */

#include "infer/infer.h"

#include <math.h>

void
kotaku_draws_init (KotakuDraws *draws,
                   KotakuOptions *options,
                   gsize n_nodes,
                   guint32 purpose,
                   GCancellable *cancellable)
{
  gboolean told = options != NULL && kotaku_options_has (options, "draws");
  gint64 n = kotaku_options_get_int64 (options, "draws");
  if (!told && n_nodes > KOTAKU_LARGE_NETWORK)
    n = KOTAKU_DRAWS_OF_LARGE;
  *draws = (KotakuDraws){ .seed = kotaku_options_get_int64 (options, "seed"),
                          .purpose = purpose,
                          .n = (guint64) n,
                          .alpha = kotaku_options_get_double (options, "alpha"),
                          .options = options,
                          .cancellable = cancellable };
}

void
kotaku_draws_reach (KotakuDraws *draws, gsize n_tests, KotakuTail tail)
{
  double sides = tail == KOTAKU_TAIL_BOTH ? 2 : 1;
  double most = (double) kotaku_options_get_int64 (draws->options, "draws");
  double needed = ceil (sides * (double) n_tests / draws->alpha - KOTAKU_ROUNDING) - 1;
  if ((draws->options != NULL && kotaku_options_has (draws->options, "draws")) || needed < 1)
    return;
  draws->n = MAX (draws->n, (guint64) MIN (needed, most));
}

void
kotaku_draws_describe (const KotakuDraws *draws,
                       KotakuFrame *frame,
                       const char *null_model,
                       gboolean exact,
                       gsize n_tests,
                       double monte_carlo_error)
{
  char text[KOTAKU_DOUBLE_LENGTH];
  g_autofree char *n = g_strdup_printf ("%" G_GUINT64_FORMAT, draws->n);
  g_autofree char *seed = g_strdup_printf ("%" G_GINT64_FORMAT, draws->seed);
  g_autofree char *tests = g_strdup_printf ("%" G_GSIZE_FORMAT, n_tests);
  kotaku_frame_set_metadata (frame, "null_model", null_model);
  kotaku_frame_set_metadata (frame, "draws", exact ? "exact" : n);
  kotaku_frame_set_metadata (frame, "seed", seed);
  if (n_tests > 0)
    kotaku_frame_set_metadata (frame, "tests", tests);
  if (isnan (monte_carlo_error))
    return;
  kotaku_text_from_double (monte_carlo_error, text);
  kotaku_frame_set_metadata (frame, "monte_carlo_error", text);
}

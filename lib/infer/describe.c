/* SPDX-License-Identifier: GPL-2.0-or-later */

/* What a test is told, and what it says of itself. */

#include "infer/infer.h"

#include <math.h>

/* Above it a draw costs so much that fewer are made unless the caller asks for more. */
#define LARGE_NETWORK 1000
#define DRAWS_OF_LARGE 199

void
kotaku_draws_init (KotakuDraws *draws,
                   KotakuOptions *options,
                   gsize n_nodes,
                   guint32 purpose,
                   GCancellable *cancellable)
{
  gboolean told = options != NULL && kotaku_options_has (options, "draws");
  gint64 n = kotaku_options_get_int64 (options, "draws");
  *draws = (KotakuDraws){ .seed = kotaku_options_get_int64 (options, "seed"),
                          .purpose = purpose,
                          .n = !told && n_nodes > LARGE_NETWORK ? DRAWS_OF_LARGE : (guint64) n,
                          .alpha = kotaku_options_get_double (options, "alpha"),
                          .options = options,
                          .cancellable = cancellable };
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

/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "graph/graph.h"
#include "testing.h"

#include <math.h>

#define N 9

/* A path: springs lay it out so that each step leads farther away. */
static gboolean
place (gsize n, guint64 seed, double *x, double *y, GCancellable *cancellable, GError **error)
{
  g_autofree gint32 *ends = g_new (gint32, 2 * n);
  for (gsize i = 0; i + 1 < n; i++)
    {
      ends[2 * i] = (gint32) i;
      ends[2 * i + 1] = (gint32) i + 1;
    }
  return kotaku_layout_place (n, ends, n - 1, seed, x, y, cancellable, error);
}

START_TEST (test_path)
{
  g_autoptr (GError) error = NULL;
  double x[N], y[N];
  ck_assert (place (N, 1, x, y, NULL, &error));
  for (gsize i = 2; i < N; i++)
    ck_assert (hypot (x[i] - x[0], y[i] - y[0]) > hypot (x[i - 1] - x[0], y[i - 1] - y[0]));
}
END_TEST

/* Forces, and forces of near ones only. */
START_TEST (test_same_every_time)
{
  static const gsize sizes[] = { N, 300, 1500 };
  for (gsize k = 0; k < G_N_ELEMENTS (sizes); k++)
    {
      gsize n = sizes[k];
      g_autoptr (GError) error = NULL;
      g_autofree double *x = g_new0 (double, 4 * n);
      ck_assert (place (n, 7, x, x + n, NULL, &error));
      ck_assert (place (n, 7, x + 2 * n, x + 3 * n, NULL, &error));
      ck_assert_mem_eq (x, x + 2 * n, 2 * n * sizeof (double));
      for (gsize i = 0; i < 2 * n; i++)
        ck_assert (isfinite (x[i]));
    }
}
END_TEST

START_TEST (test_cancelled)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  double x[N], y[N];
  g_cancellable_cancel (cancellable);
  ck_assert (!place (N, 1, x, y, cancellable, &error));
  ck_assert (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
}
END_TEST

KOTAKU_TEST_MAIN ("graph/layout", test_path, test_same_every_time, test_cancelled)

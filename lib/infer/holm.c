/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "infer/infer.h"

#include <math.h>

/* Whether test i comes before j in the order of their p. */
static gboolean
is_before (const double *p, gsize i, gsize j)
{
  return p[i] < p[j] || (p[i] == p[j] && i < j);
}

/* The test that follows `last` in the order of p; n as last: the first; n where none follows. */
static gsize
find_next (const double *p, gsize n, gsize last)
{
  gsize next = n;
  for (gsize i = 0; i < n; i++)
    if (!isnan (p[i]) && (last == n || is_before (p, last, i))
        && (next == n || is_before (p, i, next)))
      next = i;
  return next;
}

static int
compare (gconstpointer a, gconstpointer b, gpointer data)
{
  gsize i = *(const gsize *) a, j = *(const gsize *) b;
  return is_before (data, i, j) ? -1 : 1;
}

/* The tests in the order of p; NULL where there is no memory: then each is searched for. */
static gsize *
sort_tests (const double *p, gsize n)
{
  gsize *order = KOTAKU_ALLOC (gsize, n, NULL);
  gsize n_tests = 0;
  if (order == NULL)
    return NULL;
  for (gsize i = 0; i < n; i++)
    if (!isnan (p[i]))
      order[n_tests++] = i;
  g_qsort_with_data (order, (gint) n_tests, sizeof *order, compare, (gpointer) p);
  return order;
}

double
kotaku_holm_floor (const double *p, const double *min_p, gsize n, gsize n_tests)
{
  double least = n_tests > 0 ? 1 : 0;
  for (gsize i = 0; i < n; i++)
    if (!isnan (p[i]))
      least = isnan (min_p[i]) ? 0 : MIN (least, min_p[i]);
  return MIN ((double) n_tests * least, 1);
}

gsize
kotaku_holm (const double *p, gsize n, double *adjusted)
{
  g_autofree gsize *order = sort_tests (p, n);
  gsize n_tests = 0, last = n;
  double highest = 0;
  for (gsize i = 0; i < n; i++)
    {
      adjusted[i] = NAN;
      n_tests += !isnan (p[i]);
    }
  for (gsize k = 0; k < n_tests; k++)
    {
      last = order != NULL ? order[k] : find_next (p, n, last);
      highest = MAX (highest, (double) (n_tests - k) * p[last]);
      adjusted[last] = MIN (highest, 1);
    }
  return n_tests;
}

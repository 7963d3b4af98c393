/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Units in any order, numbered in lexicographic order. */

#include "infer/infer.h"

#define MOST_UNITS 8

static gpointer
begin (gconstpointer model, GError **error)
{
  const gsize *n = model;
  return KOTAKU_ALLOC (gint32, *n, error);
}

static void
observe (gconstpointer model, gpointer workspace)
{
  const gsize *n = model;
  gint32 *order = workspace;
  for (gsize i = 0; i < *n; i++)
    order[i] = (gint32) i;
}

static void
draw (gconstpointer model, gpointer workspace, KotakuRandom *random)
{
  const gsize *n = model;
  observe (model, workspace);
  kotaku_random_shuffle (random, workspace, *n);
}

guint64
kotaku_order_count (gsize n)
{
  guint64 count = 1;
  if (n > MOST_UNITS)
    return 0;
  for (gsize i = 2; i <= n; i++)
    count *= i;
  return count;
}

/* Each place takes the unit that so many of those left precede. */
static void
arrange (gconstpointer model, gpointer workspace, guint64 index)
{
  const gsize *n = model;
  gint32 *order = workspace;
  observe (model, workspace);
  for (gsize i = 0; i < *n; i++)
    {
      guint64 share = kotaku_order_count (*n - i - 1);
      gsize place = i + (gsize) (index / share);
      gint32 unit = order[place];
      for (; place > i; place--)
        order[place] = order[place - 1];
      order[i] = unit;
      index %= share;
    }
}

const KotakuNullModel kotaku_null_order = { begin, g_free, observe, draw, arrange };

/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Labels dealt anew: all distinct assignments, numbered in lexicographic order, or a shuffle. */

#include "infer/infer.h"

#include <string.h>

/* The labels, and after them room for how many of each are left. */
static gpointer
begin (gconstpointer model, GError **error)
{
  const KotakuLabels *labels = model;
  gsize n;
  if (!g_size_checked_add (&n, labels->n, labels->n_labels))
    n = G_MAXSIZE;
  return KOTAKU_ALLOC (gint32, n, error);
}

static void
observe (gconstpointer model, gpointer workspace)
{
  const KotakuLabels *labels = model;
  if (labels->n > 0)
    memcpy (workspace, labels->labels, labels->n * sizeof (gint32));
}

static void
draw (gconstpointer model, gpointer workspace, KotakuRandom *random)
{
  const KotakuLabels *labels = model;
  observe (model, workspace);
  kotaku_random_shuffle (random, workspace, labels->n);
}

/* How many units have the lowest label that is above `last`, which becomes it. */
static guint64
count_next_label (const KotakuLabels *labels, gint64 *last)
{
  gint64 lowest = G_MAXINT64;
  guint64 n = 0;
  for (gsize i = 0; i < labels->n; i++)
    {
      gint64 label = labels->labels[i];
      if (label > *last && label < lowest)
        {
          lowest = label;
          n = 0;
        }
      n += label == lowest;
    }
  *last = lowest;
  return n;
}

/* Units join label by label: the k-th of all, which is the i-th of its label, makes k/i times as
 * many assignments. With nine labels there are too many, so that few are ever looked for. */
static guint64
count_all (const KotakuLabels *labels)
{
  guint64 count = 1, k = 0, n;
  gint64 last = -1;
  while ((n = count_next_label (labels, &last)) > 0)
    for (guint64 i = 1; i <= n; i++)
      {
        count = count * ++k / i;
        if (count > KOTAKU_MAX_ARRANGEMENTS)
          return 0;
      }
  return count;
}

guint64
kotaku_labels_count (const KotakuLabels *labels)
{
  guint64 count = count_all (labels);
  return count <= KOTAKU_MAX_ENUMERATED / MAX (labels->n, 1) ? count : 0;
}

/* Of the assignments of what is left, those that give the next unit a label are its share. */
static void
arrange (gconstpointer model, gpointer workspace, guint64 index)
{
  const KotakuLabels *labels = model;
  gint32 *arrangement = workspace;
  gint32 *left = arrangement + labels->n;
  guint64 count = count_all (labels);
  memset (left, 0, labels->n_labels * sizeof *left);
  for (gsize i = 0; i < labels->n; i++)
    left[labels->labels[i]]++;
  for (gsize i = 0; i < labels->n; i++)
    {
      gint32 label = 0;
      guint64 share = count * (guint64) left[0] / (labels->n - i);
      while (index >= share)
        {
          index -= share;
          share = count * (guint64) left[++label] / (labels->n - i);
        }
      arrangement[i] = label;
      left[label]--;
      count = share;
    }
}

const KotakuNullModel kotaku_null_labels = { begin, g_free, observe, draw, arrange };

/* SPDX-License-Identifier: GPL-2.0-or-later */

/* How many nodes each node can reach: on the strong components, which stand in order, 512 of them
 * at a time, a bit each. */

#include "graph/graph.h"

#define WORDS 8
#define TARGETS ((gsize) 64 * WORDS)

typedef struct
{
  const KotakuCondensed *condensed;
  KotakuLock *lock; /* for reached: of each component, nodes reached, itself among them */
  gint64 *reached;
} Work;

/* The nodes of the targets in a row of bits; size is of the first target. */
static gint64
count_row (const guint64 row[WORDS], const gint32 *size, const gboolean single[WORDS])
{
  gint64 n = 0;
  for (gsize w = 0; w < WORDS; w++)
    {
      if (single[w])
        n += __builtin_popcountll (row[w]);
      else
        for (guint64 rest = row[w]; rest != 0; rest &= rest - 1)
          n += size[64 * w + (gsize) __builtin_ctzll (rest)];
    }
  return n;
}

/* From the targets up: what a component reaches, those above it reach. */
static void
climb (const KotakuCondensed *condensed, gsize first, gsize n_targets, guint64 (*rows)[WORDS])
{
  for (gsize i = 0; first + i < condensed->n; i++)
    {
      if (i < n_targets)
        rows[i][i / 64] |= (guint64) 1 << (i % 64);
      for (gsize k = condensed->start[first + i]; k < condensed->start[first + i + 1]; k++)
        {
          guint64 *above = rows[(gsize) condensed->above[k] - first];
          for (gsize w = 0; w < WORDS; w++)
            above[w] |= rows[i][w];
        }
    }
}

static gboolean
run (gsize block, gpointer data, GCancellable *cancellable G_GNUC_UNUSED, GError **error)
{
  Work *work = data;
  const KotakuCondensed *condensed = work->condensed;
  gsize first = TARGETS * block;
  gsize n_targets = MIN (TARGETS, condensed->n - first);
  gsize n_rows = condensed->n - first;
  gboolean single[WORDS];
  g_autofree guint64 (*rows)[WORDS] = kotaku_alloc0 (n_rows, sizeof *rows, error);
  g_autofree gint64 *n = rows != NULL ? KOTAKU_ALLOC (gint64, n_rows, error) : NULL;
  if (n == NULL)
    return FALSE;
  for (gsize w = 0; w < WORDS; w++)
    {
      single[w] = TRUE;
      for (gsize i = 64 * w; i < MIN (64 * (w + 1), n_targets); i++)
        single[w] = single[w] && condensed->size[first + i] == 1;
    }
  climb (condensed, first, n_targets, rows);
  for (gsize i = 0; i < n_rows; i++)
    n[i] = count_row (rows[i], condensed->size + first, single);
  kotaku_lock_acquire (work->lock);
  for (gsize i = 0; i < n_rows; i++)
    work->reached[first + i] += n[i];
  kotaku_lock_release (work->lock);
  return TRUE;
}

gboolean
kotaku_condensed_count_reached (const KotakuCondensed *condensed,
                                gint64 *reached,
                                KotakuOptions *options,
                                GCancellable *cancellable,
                                GError **error)
{
  Work work = { condensed, kotaku_lock_new (), reached };
  memset (reached, 0, condensed->n * sizeof *reached);
  gboolean done = kotaku_parallel ((condensed->n + TARGETS - 1) / TARGETS, run, &work, options,
                                   "Reach", cancellable, error);
  kotaku_lock_free (work.lock);
  return done;
}

gboolean
kotaku_graph_count_reached (const KotakuGraph *graph,
                            gint64 *reached,
                            KotakuOptions *options,
                            GCancellable *cancellable,
                            GError **error)
{
  g_auto (KotakuCondensed) condensed = { 0 };
  if (!kotaku_condensed_init (&condensed, graph, error))
    return FALSE;
  g_autofree gint64 *of_component = KOTAKU_ALLOC (gint64, condensed.n, error);
  if (of_component == NULL
      || !kotaku_condensed_count_reached (&condensed, of_component, options, cancellable, error))
    return FALSE;
  for (gsize i = 0; i < graph->n_nodes; i++)
    reached[i] = of_component[condensed.component[i]] - 1;
  return TRUE;
}

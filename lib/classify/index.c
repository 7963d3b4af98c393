/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Pairs by node, and by their two ends. */

#include "classify/classify.h"

static void
add (KotakuPairIndex *index, gint32 place, gint32 other, gsize pair)
{
  gsize at = index->start[place + 1]++;
  index->other[at] = other;
  index->pair[at] = (guint32) pair;
}

gboolean
kotaku_pair_index_init (KotakuPairIndex *index,
                        const KotakuPairs *pairs,
                        gsize n_nodes,
                        gboolean tied,
                        GError **error)
{
  gsize *start = index->start = KOTAKU_ALLOC0 (gsize, n_nodes + 2, error);
  index->other = start != NULL ? KOTAKU_ALLOC (gint32, 2 * pairs->n, error) : NULL;
  index->pair = index->other != NULL ? KOTAKU_ALLOC (guint32, 2 * pairs->n, error) : NULL;
  if (index->pair == NULL)
    {
      kotaku_pair_index_clear (index);
      return FALSE;
    }
  /* Counted two places on, so that filling moves each start to where it belongs. */
  for (gsize p = 0; p < pairs->n; p++)
    if (!tied || kotaku_pair_is_tied (&pairs->pairs[p]))
      {
        start[pairs->pairs[p].a + 2]++;
        start[pairs->pairs[p].b + 2]++;
      }
  for (gsize i = 0; i < n_nodes; i++)
    start[i + 2] += start[i + 1];
  for (gsize p = 0; p < pairs->n; p++)
    if (!tied || kotaku_pair_is_tied (&pairs->pairs[p]))
      {
        add (index, pairs->pairs[p].a, pairs->pairs[p].b, p);
        add (index, pairs->pairs[p].b, pairs->pairs[p].a, p);
      }
  return TRUE;
}

void
kotaku_pair_index_clear (KotakuPairIndex *index)
{
  g_clear_pointer (&index->start, g_free);
  g_clear_pointer (&index->other, g_free);
  g_clear_pointer (&index->pair, g_free);
}

gssize
kotaku_pairs_find (const KotakuPairs *pairs, gint32 a, gint32 b)
{
  gint32 lower = MIN (a, b);
  gint32 upper = MAX (a, b);
  gsize low = 0;
  gsize high = pairs->n;
  while (low < high)
    {
      gsize middle = low + (high - low) / 2;
      const KotakuPair *pair = &pairs->pairs[middle];
      if (pair->a == lower && pair->b == upper)
        return (gssize) middle;
      if (pair->a < lower || (pair->a == lower && pair->b < upper))
        low = middle + 1;
      else
        high = middle;
    }
  return -1;
}

gboolean
kotaku_pair_is_tied (const KotakuPair *pair)
{
  return pair->relation != KOTAKU_RELATION_NONE;
}

gboolean
kotaku_pair_is_silent (const KotakuPair *pair)
{
  return pair->strength == KOTAKU_STRENGTH_UNRECORDED || pair->strength == KOTAKU_SETTLED_CONFLICT;
}

gboolean
kotaku_pair_is_weak_or_absent (const KotakuPair *pair)
{
  return pair->strength == KOTAKU_STRENGTH_WEAK || pair->strength == KOTAKU_STRENGTH_ABSENT;
}

/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Pairs without a least upper bound (Krackhardt 1994). An upper bound of two nodes reaches both, a
 * node reaches itself; it is least where every other upper bound reaches it.
 *
 * On the strong components of a weak one, in an order in which arcs go on: what reaches both of a
 * pair is the intersection of two rows of bits. Its last member x is the only one that may be
 * least, and is where the intersection is the row of x. A component with one immediate superior has
 * a least bound with whom that superior has one, so it is counted with it: of a tree one row is
 * left. */

#include "graph/graph-private.h"

/* Rows of pairs in a block. */
#define ROWS 64

/* The strong components of a weak one, by place, superiors first. */
typedef struct
{
  gsize n;
  const gint32 *order; /* their numbers in condensed */
  guint64 *bits;       /* rows of place / 64 + 1 words: who reaches it, itself among them */
  guint64 *filled;     /* rows of place / 4096 + 1 words: which words of those are not 0 */
  gsize n_kinds;       /* of those that have least bounds with the same others */
  gint32 *kind;        /* of each place */
  gint32 *first;       /* the first place of each kind */
  guint64 *weight;     /* the nodes of each kind */
  guint64 *missing;    /* of each block, pairs of nodes without a least upper bound */
} Bounds;

static void
bounds_clear (Bounds *bounds)
{
  g_free (bounds->bits);
  g_free (bounds->filled);
  g_free (bounds->kind);
  g_free (bounds->first);
  g_free (bounds->weight);
  g_free (bounds->missing);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Bounds, bounds_clear)

/* How many words the rows before place have where a word is for that many places. */
static gsize
count_words (gsize place, gsize places)
{
  gsize full = place / places;
  return (places * full / 2 + place % places) * (full + 1);
}

static guint64 *
get_row (const Bounds *bounds, gsize place)
{
  return bounds->bits + count_words (place, 64);
}

static guint64 *
get_filled (const Bounds *bounds, gsize place)
{
  return bounds->filled + count_words (place, 4096);
}

static gboolean
has_bit (const guint64 *row, gsize place)
{
  return row[place / 64] >> (place % 64) & 1;
}

static gboolean
bounds_init (Bounds *bounds, GError **error)
{
  bounds->bits = KOTAKU_ALLOC0 (guint64, count_words (bounds->n, 64), error);
  if (bounds->bits != NULL)
    bounds->filled = KOTAKU_ALLOC0 (guint64, count_words (bounds->n, 4096), error);
  return bounds->filled != NULL && (bounds->kind = KOTAKU_ALLOC (gint32, bounds->n, error)) != NULL
         && (bounds->first = KOTAKU_ALLOC (gint32, bounds->n, error)) != NULL
         && (bounds->weight = KOTAKU_ALLOC0 (guint64, bounds->n, error)) != NULL
         && (bounds->missing = KOTAKU_ALLOC0 (guint64, bounds->n / ROWS + 1, error)) != NULL;
}

/* Fills the row of a place from those above it; the one of them that all others reach, or -1. */
static gssize
fill_row (Bounds *bounds, const KotakuCondensed *condensed, const gint32 *places, gsize place)
{
  gint32 component = bounds->order[place];
  guint64 *row = get_row (bounds, place);
  gssize superior = -1;
  for (gsize k = condensed->start[component]; k < condensed->start[component + 1]; k++)
    {
      gssize above = places[condensed->above[k]];
      const guint64 *other = get_row (bounds, (gsize) above);
      superior = MAX (superior, above);
      for (gsize w = 0; w <= (gsize) above / 64; w++)
        row[w] |= other[w];
    }
  for (gsize k = condensed->start[component]; superior >= 0 && k < condensed->start[component + 1];
       k++)
    if (!has_bit (get_row (bounds, (gsize) superior), (gsize) places[condensed->above[k]]))
      superior = -1;
  row[place / 64] |= (guint64) 1 << (place % 64);
  guint64 *filled = get_filled (bounds, place);
  for (gsize w = 0; w <= place / 64; w++)
    filled[w / 64] |= (guint64) (row[w] != 0) << (w % 64);
  return superior;
}

static gboolean
is_root (const KotakuCondensed *condensed, gint32 component)
{
  return condensed->start[component] == condensed->start[component + 1];
}

/* What has no superior has a least upper bound with those alone that it reaches: such kinds are
 * settled, and left out of the rest. */
static guint64
settle_roots (Bounds *bounds, const KotakuCondensed *condensed, const gint64 *reached)
{
  guint64 n_nodes = 0, missing = 0, roots = 0;
  gsize n_left = 0;
  for (gsize k = 0; k < bounds->n_kinds; k++)
    n_nodes += bounds->weight[k];
  for (gsize k = 0; k < bounds->n_kinds; k++)
    {
      gint32 component = bounds->order[bounds->first[k]];
      if (is_root (condensed, component))
        {
          missing += bounds->weight[k] * (n_nodes - (guint64) reached[component] - roots);
          roots += bounds->weight[k];
          continue;
        }
      bounds->first[n_left] = bounds->first[k];
      bounds->weight[n_left++] = bounds->weight[k];
    }
  bounds->n_kinds = n_left;
  return missing;
}

static gboolean
fill (Bounds *bounds,
      const KotakuCondensed *condensed,
      const gint32 *places,
      GCancellable *cancellable,
      GError **error)
{
  for (gsize place = 0; place < bounds->n; place++)
    {
      gssize superior = fill_row (bounds, condensed, places, place);
      gint32 kind = superior >= 0 ? bounds->kind[superior] : (gint32) bounds->n_kinds;
      if (superior < 0)
        bounds->first[bounds->n_kinds++] = (gint32) place;
      bounds->kind[place] = kind;
      bounds->weight[kind] += (guint64) condensed->size[bounds->order[place]];
      if (place % 256 == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }
  return TRUE;
}

/* Whether the intersection of two rows of 64 words is the third. */
static gboolean
is_intersection (const guint64 *left, const guint64 *right, const guint64 *third)
{
  guint64 other = 0;
  for (gsize w = 0; w < 64; w++)
    other |= (left[w] & right[w]) ^ third[w];
  return other == 0;
}

/* Of two places, a the earlier: from their last superior in common, x, back to the first. What the
 * row of x has both have, so words that one of them has not need no look. */
static gboolean
has_least (const Bounds *bounds, gsize a, gsize b)
{
  const guint64 *left = get_row (bounds, a);
  const guint64 *right = get_row (bounds, b);
  const guint64 *least = NULL;
  for (gsize s = a / 4096 + 1; s-- > 0;)
    {
      guint64 rest = get_filled (bounds, a)[s] & get_filled (bounds, b)[s];
      if (least != NULL && rest == G_MAXUINT64)
        {
          if (!is_intersection (left + 64 * s, right + 64 * s, least + 64 * s))
            return FALSE;
          continue;
        }
      while (rest != 0)
        {
          gsize bit = 63 - (gsize) __builtin_clzll (rest);
          gsize w = 64 * s + bit;
          guint64 common = left[w] & right[w];
          rest &= ~((guint64) 1 << bit);
          if (least == NULL && common != 0)
            least = get_row (bounds, 64 * w + 63 - (gsize) __builtin_clzll (common));
          if (least != NULL && common != least[w])
            return FALSE;
        }
    }
  return least != NULL;
}

static gboolean
count_block (gsize block, gpointer data, GCancellable *cancellable, GError **error)
{
  Bounds *bounds = data;
  for (gsize a = block * ROWS; a < MIN ((block + 1) * ROWS, bounds->n_kinds); a++)
    {
      guint64 nodes = 0;
      for (gsize b = a + 1; b < bounds->n_kinds; b++)
        if (!has_least (bounds, (gsize) bounds->first[a], (gsize) bounds->first[b]))
          nodes += bounds->weight[b];
      bounds->missing[block] += bounds->weight[a] * nodes;
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
kotaku_condensed_count_unbounded (const KotakuCondensed *condensed,
                                  const gint32 *order,
                                  gsize n,
                                  const gint32 *places,
                                  const gint64 *reached,
                                  guint64 *missing,
                                  KotakuOptions *options,
                                  GCancellable *cancellable,
                                  GError **error)
{
  g_auto (Bounds) bounds = { .n = n, .order = order };
  if (!bounds_init (&bounds, error) || !fill (&bounds, condensed, places, cancellable, error))
    return FALSE;
  *missing = settle_roots (&bounds, condensed, reached);
  gsize n_blocks = (bounds.n_kinds + ROWS - 1) / ROWS;
  if (!kotaku_parallel (n_blocks, count_block, &bounds, options, "Upper bounds", cancellable,
                        error))
    return FALSE;
  for (gsize i = 0; i < n_blocks; i++)
    *missing += bounds.missing[i];
  return TRUE;
}

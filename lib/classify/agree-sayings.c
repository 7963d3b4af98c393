/* SPDX-License-Identifier: GPL-2.0-or-later */

/* What coders say of a field, pair by pair, as numbers that can be held against each other. Of a
 * vertical pair one side or the other dominates. Which node it is, is no value: it could occur in
 * few pairs only, so that chance would seem never to hit it. And which side is called the first
 * is arbitrary: here it is the one that the first coder to name a side names. */

#include "classify/agree-private.h"

#include <stdlib.h>
#include <string.h>

/* Above every word; then which side. */
#define SIDED 512

/* A unit while units are put in order. */
typedef struct
{
  const KotakuSayings *units;
  gsize start, n;
} Unit;

void
kotaku_sayings_clear (KotakuSayings *units)
{
  g_free (units->start);
  g_free (units->values);
  g_free (units->coder);
}

/* 0 where nothing is settled. */
static gint32
get_value (const KotakuCoding *coding, const char *field)
{
  const KotakuPairField *of = kotaku_pair_field_find (field);
  const KotakuPair *pair = coding->pair;
  gboolean relation = strcmp (field, "relation") == 0;
  guint8 value = kotaku_pair_field_get (of, pair);
  /* Two who say that there is no tie agree. */
  if (relation && value == KOTAKU_RELATION_NONE)
    return SIDED - 1;
  if (!kotaku_pair_field_is_settled (of, pair))
    return 0;
  gboolean sided = relation
                       ? value == KOTAKU_RELATION_ASYMMETRIC
                       : strcmp (field, "direction") == 0 && value == KOTAKU_DIRECTION_VERTICAL;
  if (!sided || pair->dominant < 0)
    return value;
  return SIDED + ((pair->dominant == 0) == coding->turned);
}

/* What coders say of the pair at hand: how many of them do. */
static gsize
read_pair (KotakuSayings *units,
           const KotakuCoders *coders,
           gsize first,
           gsize end,
           const char *field)
{
  gsize n = 0;
  gint32 turn = -1; /* side that is the first */
  for (gsize i = first; i < end; i++)
    {
      gint32 value = get_value (&coders->codings[i], field);
      if (value == 0)
        continue;
      if (value >= SIDED && turn < 0)
        turn = value - SIDED;
      if (value >= SIDED && turn == 1)
        value = SIDED + (value == SIDED);
      units->values[units->n_ratings + n] = value;
      units->coder[units->n_ratings + n++] = coders->codings[i].coder;
    }
  return n;
}

static void
count_agreement (KotakuSayings *units, gsize first, gsize end)
{
  for (gsize i = first; i < end; i++)
    for (gsize j = first; j < i; j++)
      {
        units->all++;
        units->agreeing += units->values[i] == units->values[j];
      }
}

static gboolean
count_coders (KotakuSayings *units, gsize n_coders, GError **error)
{
  g_autofree guint8 *heard = KOTAKU_ALLOC0 (guint8, n_coders, error);
  if (heard == NULL)
    return FALSE;
  for (gsize i = 0; i < units->n_ratings; i++)
    {
      units->n_coders += !heard[units->coder[i]];
      heard[units->coder[i]] = TRUE;
    }
  return TRUE;
}

/* Words become 0, 1 ..., in their order; the two sides the last two values. */
static void
number_values (KotakuSayings *units)
{
  gint32 number[SIDED] = { 0 };
  gint32 n = 0;
  for (gsize i = 0; i < units->n_ratings; i++)
    if (units->values[i] < SIDED)
      number[units->values[i]] = 1;
    else
      units->sided = TRUE;
  for (gint32 word = 0; word < SIDED; word++)
    if (number[word] == 1)
      number[word] = n++;
  for (gsize i = 0; i < units->n_ratings; i++)
    units->values[i]
        = units->values[i] < SIDED ? number[units->values[i]] : n + units->values[i] - SIDED;
  units->n_values = (gsize) n + (units->sided ? 2 : 0);
}

static int
compare_units (const void *a, const void *b)
{
  const Unit *left = a, *right = b;
  const KotakuSayings *units = left->units;
  for (gsize i = 0; i < left->n && i < right->n; i++)
    {
      gsize l = left->start + i, r = right->start + i;
      if (units->coder[l] != units->coder[r])
        return units->coder[l] < units->coder[r] ? -1 : 1;
      if (units->values[l] != units->values[r])
        return units->values[l] < units->values[r] ? -1 : 1;
    }
  return (left->n > right->n) - (left->n < right->n);
}

/* By what is said of them, so that nothing depends on what the nodes are called. */
static gboolean
order_units (KotakuSayings *units, GError **error)
{
  gsize n = 0;
  g_autofree Unit *order = KOTAKU_ALLOC (Unit, units->n_units, error);
  g_autofree gint32 *values = order != NULL ? KOTAKU_ALLOC (gint32, units->n_ratings, error) : NULL;
  if (values == NULL)
    return FALSE;
  for (gsize u = 0; u < units->n_units; u++)
    order[u] = (Unit){ units, units->start[u], units->start[u + 1] - units->start[u] };
  if (units->n_units > 1)
    qsort (order, units->n_units, sizeof *order, compare_units);
  for (gsize u = 0; u < units->n_units; u++)
    {
      memcpy (values + n, units->values + order[u].start, order[u].n * sizeof *values);
      units->start[u] = n;
      n += order[u].n;
    }
  /* Who said what is not needed any more, and is not put in order. */
  g_clear_pointer (&units->coder, g_free);
  g_free (units->values);
  units->values = g_steal_pointer (&values);
  return TRUE;
}

gboolean
kotaku_sayings_init (KotakuSayings *units,
                     const KotakuCoders *coders,
                     const char *field,
                     GCancellable *cancellable,
                     GError **error)
{
  units->start = KOTAKU_ALLOC0 (gsize, coders->n_codings + 1, error);
  units->values = units->start != NULL ? KOTAKU_ALLOC (gint32, coders->n_codings, error) : NULL;
  units->coder = units->values != NULL ? KOTAKU_ALLOC (guint32, coders->n_codings, error) : NULL;
  if (units->coder == NULL)
    return FALSE;
  for (gsize first = 0, end = 0; first < coders->n_codings; first = end)
    {
      end = kotaku_coders_get_end (coders, first);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      gsize n = units->n_ratings, n_heard = read_pair (units, coders, first, end, field);
      units->n_pairs += n_heard > 0;
      if (n_heard < 2)
        continue;
      units->n_ratings += n_heard;
      count_agreement (units, n, units->n_ratings);
      units->start[++units->n_units] = units->n_ratings;
    }
  number_values (units);
  return count_coders (units, coders->n, error) && order_units (units, error);
}

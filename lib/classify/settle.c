/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "classify/classify-private.h"

/* A vote: the value in the highest byte, who gives it below. */
#define VALUE_SHIFT 56

guint8
kotaku_settle_order (gboolean inferred, gboolean has_stages, gboolean stage_chosen)
{
  return (guint8) ((inferred ? 2 : 0) + (!has_stages != !stage_chosen ? 1 : 0));
}

guint8
kotaku_settle_order_dated (guint8 order, gboolean dated)
{
  return (guint8) ((order & 2) * 2 + (dated ? 0 : 2) + (order & 1));
}

static gsize
count_votes (const KotakuBallot *ballot, const KotakuWitness *witness)
{
  if (witness->source < 0)
    return 1;
  return ballot->sources->start[witness->source + 1] - ballot->sources->start[witness->source];
}

gboolean
kotaku_ballot_prepare (KotakuBallot *ballot,
                       const KotakuWitness *witnesses,
                       gsize n,
                       GError **error)
{
  gsize needed = 0;
  for (gsize i = 0; i < n; i++)
    needed += count_votes (ballot, &witnesses[i]);
  if (needed <= ballot->capacity)
    return TRUE;
  guint64 *votes = kotaku_realloc (ballot->votes, 2 * needed, sizeof *votes, error);
  if (votes == NULL)
    return FALSE;
  ballot->votes = votes;
  ballot->capacity = 2 * needed;
  return TRUE;
}

void
kotaku_ballot_clear (KotakuBallot *ballot)
{
  g_clear_pointer (&ballot->votes, g_free);
  ballot->capacity = 0;
}

static int
compare_votes (const void *a, const void *b)
{
  guint64 left = *(const guint64 *) a;
  guint64 right = *(const guint64 *) b;
  return (left > right) - (left < right);
}

/* The votes of the ties heard first; a tie without a source is a source of its own. */
static gsize
collect_votes (KotakuBallot *ballot,
               const KotakuWitness *witnesses,
               const guint8 *values,
               gsize n,
               guint8 first)
{
  gsize n_votes = 0;
  for (gsize i = 0; i < n; i++)
    {
      if (values[i] == 0 || witnesses[i].order != first)
        continue;
      guint64 value = (guint64) values[i] << VALUE_SHIFT;
      gint32 source = witnesses[i].source;
      if (source < 0)
        ballot->votes[n_votes++] = value | (ballot->sources->n_items + i);
      else
        for (gsize k = ballot->sources->start[source]; k < ballot->sources->start[source + 1]; k++)
          ballot->votes[n_votes++] = value | (guint64) ballot->sources->items[k];
    }
  return n_votes;
}

/* Each source once for a value; the value with the most, or CONFLICT where there is no such one. */
static guint8
count_out (guint64 *votes, gsize n_votes)
{
  gsize most = 0;
  guint8 winner = 0;
  qsort (votes, n_votes, sizeof *votes, compare_votes);
  for (gsize i = 0; i < n_votes;)
    {
      guint64 value = votes[i] >> VALUE_SHIFT;
      gsize count = 0;
      for (; i < n_votes && votes[i] >> VALUE_SHIFT == value; i++)
        count += count == 0 || votes[i] != votes[i - 1];
      if (count > most)
        winner = (guint8) value;
      else if (count == most)
        winner = KOTAKU_SETTLED_CONFLICT;
      most = MAX (most, count);
    }
  return winner;
}

guint8
kotaku_settle (KotakuBallot *ballot,
               const KotakuWitness *witnesses,
               const guint8 *values,
               gsize n,
               gboolean *disagree)
{
  guint8 any = 0;                      /* a value recorded */
  guint8 first = KOTAKU_SETTLE_ORDERS; /* the order heard first, and a value of it */
  guint8 heard = 0;
  gboolean agreed = TRUE; /* those heard first */
  *disagree = FALSE;
  for (gsize i = 0; i < n; i++)
    {
      if (values[i] == 0)
        continue;
      *disagree |= any != 0 && any != values[i];
      any = values[i];
      if (witnesses[i].order < first)
        {
          first = witnesses[i].order;
          heard = values[i];
          agreed = TRUE;
        }
      else if (witnesses[i].order == first && values[i] != heard)
        agreed = FALSE;
    }
  if (agreed)
    return heard;
  return count_out (ballot->votes, collect_votes (ballot, witnesses, values, n, first));
}

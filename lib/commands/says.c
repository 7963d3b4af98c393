/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Which ties are named for an answer: those whose own field says so. */

#include "commands/findings-private.h"

static guint8
read_byte (const guint8 *column, KotakuTie tie, guint8 none)
{
  return column != NULL ? column[tie] : none;
}

gboolean
kotaku_tie_says_present (const KotakuTieColumns *ties, KotakuTie tie)
{
  return read_byte (ties->strength, tie, 0) != KOTAKU_STRENGTH_ABSENT;
}

/* Where no tie of the network has a direction, every one is an arc. */
static guint8
read_direction (const KotakuTieColumns *ties, KotakuTie tie)
{
  return read_byte (ties->direction, tie, KOTAKU_DIRECTION_ARC);
}

gboolean
kotaku_tie_says_vertical (const KotakuTieColumns *ties, KotakuTie tie)
{
  guint8 direction = read_direction (ties, tie);
  return kotaku_tie_says_present (ties, tie)
         && (direction == KOTAKU_DIRECTION_VERTICAL || direction == KOTAKU_DIRECTION_ARC);
}

gboolean
kotaku_tie_says_level (const KotakuTieColumns *ties, KotakuTie tie)
{
  guint8 direction = read_direction (ties, tie);
  return kotaku_tie_says_present (ties, tie)
         && (direction == KOTAKU_DIRECTION_EQUAL || direction == KOTAKU_DIRECTION_HORIZONTAL);
}

gboolean
kotaku_tie_says_strong (const KotakuTieColumns *ties, KotakuTie tie)
{
  return read_byte (ties->strength, tie, 0) == KOTAKU_STRENGTH_STRONG;
}

gboolean
kotaku_tie_says_beyond (const KotakuTieColumns *ties, KotakuTie tie)
{
  return read_byte (ties->scope, tie, 0) == KOTAKU_SCOPE_BEYOND;
}

gboolean
kotaku_tie_says_interest (const KotakuTieColumns *ties, KotakuTie tie)
{
  return (read_byte (ties->content, tie, 0) & KOTAKU_CONTENT_INTEREST) != 0;
}

gboolean
kotaku_tie_says_other_content (const KotakuTieColumns *ties, KotakuTie tie)
{
  return read_byte (ties->content, tie, 0) != 0 && !kotaku_tie_says_interest (ties, tie);
}

/* A projected tie is nobody's statement. */
void
kotaku_reply_add_ties (KotakuReply *reply,
                       KotakuInquiry *inquiry,
                       const KotakuPairs *pairs,
                       const KotakuPair *pair,
                       KotakuSaysFunc says)
{
  KotakuTieColumns ties;
  kotaku_network_get_tie_columns (inquiry->network, &ties);
  for (gsize i = 0; i < pair->n_ties; i++)
    {
      gint32 tie = (gint32) pairs->ties[pair->first + i];
      if (tie >= 0 && says (&ties, (KotakuTie) tie))
        kotaku_evidence_add (&reply->evidence, (KotakuTie) tie);
    }
}

void
kotaku_reply_keep_ties (KotakuReply *reply, KotakuInquiry *inquiry, KotakuSaysFunc says)
{
  gsize kept = 0;
  KotakuTieColumns ties;
  KotakuEvidence *evidence = &reply->evidence;
  kotaku_network_get_tie_columns (inquiry->network, &ties);
  for (gsize i = 0; i < evidence->n; i++)
    if (evidence->ties[i] >= 0 && says (&ties, (KotakuTie) evidence->ties[i]))
      evidence->ties[kept++] = evidence->ties[i];
  evidence->n = kept;
}

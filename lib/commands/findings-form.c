/* SPDX-License-Identifier: GPL-2.0-or-later */

/* What form and content go with: dominance, and strength. */

#include "commands/findings-private.h"

/* Pairs of one kind, and those of them that are work; pairs of both forms are neither. */
typedef struct
{
  gsize n, work;
} Share;

static void
count_form (Share *share, const KotakuPair *pair)
{
  if (pair->form != KOTAKU_FORM_WORK && pair->form != KOTAKU_FORM_KINSHIP)
    return;
  share->n++;
  share->work += pair->form == KOTAKU_FORM_WORK;
}

static double
difference (const Share *a, const Share *b)
{
  if (a->n == 0 || b->n == 0)
    return NAN;
  return (double) a->work / (double) a->n - (double) b->work / (double) b->n;
}

static gboolean
is_vertical (const KotakuPair *pair)
{
  return pair->direction == KOTAKU_DIRECTION_VERTICAL && pair->relation != KOTAKU_RELATION_NONE;
}

static gboolean
is_level (const KotakuPair *pair)
{
  return pair->direction == KOTAKU_DIRECTION_EQUAL
         || pair->direction == KOTAKU_DIRECTION_HORIZONTAL;
}

gboolean
kotaku_finding_dominance_form (KotakuInquiry *inquiry, GError **error)
{
  Share vertical = { 0 }, other = { 0 };
  g_auto (KotakuReply) reply = KOTAKU_REPLY_INIT;
  for (gsize p = 0; p < inquiry->pairs->n; p++)
    {
      const KotakuPair *pair = &inquiry->pairs->pairs[p];
      if (pair->level != KOTAKU_LEVEL_INSTITUTIONAL || pair->relation == KOTAKU_RELATION_NONE)
        continue;
      if (is_vertical (pair))
        count_form (&vertical, pair);
      else if (is_level (pair))
        count_form (&other, pair);
    }
  reply.value = difference (&vertical, &other);
  kotaku_reply_say (&reply, KOTAKU_PHRASE_NOT_YET);
  kotaku_reply_say (&reply, KOTAKU_PHRASE_WORK_VERTICAL, vertical.work, vertical.n, other.work,
                    other.n);
  return kotaku_inquiry_reply (inquiry, &reply, error);
}

gboolean
kotaku_finding_strength_form (KotakuInquiry *inquiry, GError **error)
{
  Share strong = { 0 }, weak = { 0 };
  g_auto (KotakuReply) reply = KOTAKU_REPLY_INIT;
  for (gsize p = 0; p < inquiry->pairs->n; p++)
    {
      const KotakuPair *pair = &inquiry->pairs->pairs[p];
      if (pair->level != KOTAKU_LEVEL_INSTITUTIONAL)
        continue;
      if (pair->strength == KOTAKU_STRENGTH_STRONG)
        count_form (&strong, pair);
      else if (pair->strength == KOTAKU_STRENGTH_WEAK)
        count_form (&weak, pair);
    }
  reply.value = difference (&strong, &weak);
  kotaku_reply_say (&reply, KOTAKU_PHRASE_NOT_YET);
  kotaku_reply_say (&reply, KOTAKU_PHRASE_WORK_STRONG, strong.work, strong.n, weak.work, weak.n);
  return kotaku_inquiry_reply (inquiry, &reply, error);
}

/* Above a half supports, below contradicts. */
static KotakuVerdict
judge_half (gsize part, gsize n)
{
  if (2 * part == n)
    return KOTAKU_VERDICT_UNDECIDED;
  return 2 * part > n ? KOTAKU_VERDICT_SUPPORTED : KOTAKU_VERDICT_CONTRADICTED;
}

/* Ties that say so: those with interest where pairs carry it, those with other content where not.
 */
static void
add_content (KotakuInquiry *inquiry, KotakuReply *reply, const KotakuPair *pair, gboolean interest)
{
  kotaku_reply_add_ties (reply, inquiry, inquiry->pairs, pair,
                         interest ? kotaku_tie_says_interest : kotaku_tie_says_other_content);
}

gboolean
kotaku_finding_dominance_interest (KotakuInquiry *inquiry, GError **error)
{
  gsize vertical = 0, n = 0, interest = 0;
  gboolean direction = FALSE, content = FALSE;
  g_auto (KotakuReply) reply = KOTAKU_REPLY_INIT;
  for (gsize p = 0; p < inquiry->pairs->n; p++)
    {
      const KotakuPair *pair = &inquiry->pairs->pairs[p];
      direction |= pair->direction != 0;
      if (!is_vertical (pair))
        continue;
      vertical++;
      content |= pair->content != KOTAKU_CONTENT_UNRECORDED;
      if (pair->content == KOTAKU_CONTENT_UNRECORDED || pair->content == KOTAKU_SETTLED_CONFLICT)
        continue;
      gboolean carries = (pair->content & KOTAKU_CONTENT_INTEREST) != 0;
      n++;
      interest += carries;
      add_content (inquiry, &reply, pair, carries);
    }
  if (n > 0)
    {
      reply.value = (double) interest / (double) n;
      reply.verdict = judge_half (interest, n);
      kotaku_reply_say (&reply, KOTAKU_PHRASE_INTEREST, interest, n);
      if (reply.verdict == KOTAKU_VERDICT_UNDECIDED)
        kotaku_reply_say (&reply, KOTAKU_PHRASE_RULE_MORE);
    }
  else
    {
      reply.verdict = (vertical > 0 ? content : direction) ? KOTAKU_VERDICT_UNDECIDED
                                                           : KOTAKU_VERDICT_NOT_TESTABLE;
      kotaku_reply_say (&reply,
                        vertical > 0 ? KOTAKU_PHRASE_NO_CONTENT : KOTAKU_PHRASE_NO_VERTICAL);
    }
  return kotaku_inquiry_reply (inquiry, &reply, error);
}

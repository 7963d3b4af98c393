/* SPDX-License-Identifier: GPL-2.0-or-later */

/* How alive institutional ties are, stage by stage. */

#include "commands/findings-private.h"

#define PREPARATION 0
#define PLANNING 1
#define IMPLEMENTATION 2
#define SUSTAINABILITY 3

typedef struct
{
  gsize hit[KOTAKU_N_STAGES];      /* pairs that are strong, or beyond */
  gsize recorded[KOTAKU_N_STAGES]; /* pairs whose field is recorded */
} Stages;

static guint8
get_strength (const KotakuPair *pair)
{
  return pair->strength;
}

static guint8
get_scope (const KotakuPair *pair)
{
  return pair->scope;
}

/* Each stage settles its pairs anew: ties recorded for it are heard first. */
static gboolean
count_stages (KotakuInquiry *inquiry,
              guint8 (*get) (const KotakuPair *pair),
              guint8 value,
              Stages *stages,
              GError **error)
{
  for (int stage = 0; stage < KOTAKU_N_STAGES; stage++)
    {
      KotakuView *view = kotaku_inquiry_get_stage (inquiry, stage, error);
      const KotakuPairs *pairs
          = view != NULL ? kotaku_pairs_get (view, inquiry->cancellable, error) : NULL;
      if (pairs == NULL)
        return FALSE;
      for (gsize p = 0; p < pairs->n; p++)
        {
          gboolean tied = pairs->pairs[p].relation != KOTAKU_RELATION_NONE;
          stages->recorded[stage] += get (&pairs->pairs[p]) != 0;
          stages->hit[stage] += tied && get (&pairs->pairs[p]) == value;
        }
    }
  return TRUE;
}

/* The ties that say so of the pairs that have the value at a stage. */
static gboolean
add_stage (KotakuInquiry *inquiry,
           KotakuReply *reply,
           int stage,
           guint8 (*get) (const KotakuPair *pair),
           guint8 value,
           KotakuSaysFunc says,
           GError **error)
{
  KotakuView *view = kotaku_inquiry_get_stage (inquiry, stage, error);
  const KotakuPairs *pairs
      = view != NULL ? kotaku_pairs_get (view, inquiry->cancellable, error) : NULL;
  for (gsize p = 0; pairs != NULL && p < pairs->n; p++)
    if (get (&pairs->pairs[p]) == value && pairs->pairs[p].relation != KOTAKU_RELATION_NONE)
      kotaku_reply_add_ties (reply, inquiry, pairs, &pairs->pairs[p], says);
  return pairs != NULL;
}

/* A stage that the selection leaves out cannot be compared. */
static gboolean
is_whole (KotakuInquiry *inquiry)
{
  KotakuStage selected = kotaku_view_get_stages (inquiry->view);
  return selected == KOTAKU_STAGE_UNRECORDED || selected == (1 << KOTAKU_N_STAGES) - 1;
}

/* Implementation alone has the most; another has more, or they share it. */
static KotakuVerdict
judge_most (const Stages *stages, int *most)
{
  gsize n_most = 0;
  *most = PREPARATION;
  for (int stage = PREPARATION; stage <= SUSTAINABILITY; stage++)
    if (stages->hit[stage] > stages->hit[*most])
      *most = stage;
  for (int stage = PREPARATION; stage <= SUSTAINABILITY; stage++)
    n_most += stages->hit[stage] == stages->hit[*most];
  if (stages->hit[IMPLEMENTATION] < stages->hit[*most])
    return KOTAKU_VERDICT_CONTRADICTED;
  *most = IMPLEMENTATION;
  return n_most == 1 ? KOTAKU_VERDICT_SUPPORTED : KOTAKU_VERDICT_UNDECIDED;
}

gboolean
kotaku_finding_stage_strong (KotakuInquiry *inquiry, GError **error)
{
  Stages stages = { 0 };
  int most = IMPLEMENTATION;
  const gsize *hit = stages.hit;
  const gsize *recorded = stages.recorded;
  g_auto (KotakuReply) reply = KOTAKU_REPLY_INIT;
  if (!is_whole (inquiry))
    {
      kotaku_reply_refuse (&reply, KOTAKU_PHRASE_STAGE_SELECTED);
      return kotaku_inquiry_reply (inquiry, &reply, error);
    }
  if (!count_stages (inquiry, get_strength, KOTAKU_STRENGTH_STRONG, &stages, error))
    return FALSE;
  if (recorded[0] + recorded[1] + recorded[2] + recorded[3] == 0)
    {
      kotaku_reply_refuse (&reply, KOTAKU_PHRASE_NO_STAGE_STRENGTH);
      return kotaku_inquiry_reply (inquiry, &reply, error);
    }
  reply.verdict = judge_most (&stages, &most);
  reply.value = (double) hit[IMPLEMENTATION];
  kotaku_reply_say (&reply, KOTAKU_PHRASE_STAGE_COUNTS, hit[0], hit[1], hit[2], hit[3]);
  if (reply.verdict == KOTAKU_VERDICT_UNDECIDED)
    kotaku_reply_say (&reply, KOTAKU_PHRASE_RULE_ALONE);
  return add_stage (inquiry, &reply, most, get_strength, KOTAKU_STRENGTH_STRONG,
                    kotaku_tie_says_strong, error)
         && kotaku_inquiry_reply (inquiry, &reply, error);
}

static KotakuVerdict
judge_beyond (const gsize hit[KOTAKU_N_STAGES])
{
  if (hit[SUSTAINABILITY] > 0)
    return KOTAKU_VERDICT_CONTRADICTED;
  return hit[PREPARATION] + hit[PLANNING] + hit[IMPLEMENTATION] > 0 ? KOTAKU_VERDICT_SUPPORTED
                                                                    : KOTAKU_VERDICT_UNDECIDED;
}

gboolean
kotaku_finding_stage_beyond (KotakuInquiry *inquiry, GError **error)
{
  Stages stages = { 0 };
  const gsize *hit = stages.hit;
  g_auto (KotakuReply) reply = KOTAKU_REPLY_INIT;
  if (!is_whole (inquiry))
    {
      kotaku_reply_refuse (&reply, KOTAKU_PHRASE_STAGE_SELECTED);
      return kotaku_inquiry_reply (inquiry, &reply, error);
    }
  if (!count_stages (inquiry, get_scope, KOTAKU_SCOPE_BEYOND, &stages, error))
    return FALSE;
  if (stages.recorded[SUSTAINABILITY] == 0)
    {
      kotaku_reply_refuse (&reply, KOTAKU_PHRASE_NO_STAGE_SCOPE);
      return kotaku_inquiry_reply (inquiry, &reply, error);
    }
  reply.verdict = judge_beyond (hit);
  reply.value = (double) hit[SUSTAINABILITY];
  kotaku_reply_say (&reply, KOTAKU_PHRASE_BEYOND_COUNTS, hit[0], hit[1], hit[2], hit[3]);
  if (reply.verdict == KOTAKU_VERDICT_UNDECIDED)
    kotaku_reply_say (&reply, KOTAKU_PHRASE_RULE_BEFORE);
  int last = hit[SUSTAINABILITY] > 0 ? SUSTAINABILITY : IMPLEMENTATION;
  int first = hit[SUSTAINABILITY] > 0 ? SUSTAINABILITY : PREPARATION;
  for (int stage = first; stage <= last; stage++)
    if (!add_stage (inquiry, &reply, stage, get_scope, KOTAKU_SCOPE_BEYOND, kotaku_tie_says_beyond,
                    error))
      return FALSE;
  return kotaku_inquiry_reply (inquiry, &reply, error);
}

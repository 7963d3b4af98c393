/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Institutions exist only in and through the networks of their people. */

#include "commands/findings-private.h"

/* A byte per place: people with a tie or absence between people, and whom they act for. */
static guint8 *
find_heard (KotakuInquiry *inquiry, const KotakuAffiliations *affiliations, GError **error)
{
  guint8 *heard = KOTAKU_ALLOC0 (guint8, kotaku_view_get_n_nodes (inquiry->view), error);
  for (gsize p = 0; heard != NULL && p < inquiry->pairs->n; p++)
    {
      const KotakuPair *pair = &inquiry->pairs->pairs[p];
      if (pair->level != KOTAKU_LEVEL_INTERPERSONAL)
        continue;
      const gint32 ends[2] = { pair->a, pair->b };
      for (int end = 0; end < 2; end++)
        for (gsize i = affiliations->start[ends[end]]; i < affiliations->start[ends[end] + 1]; i++)
          heard[affiliations->institution[i]] = TRUE;
    }
  return heard;
}

/* Institutional pairs both sides of which have such people. */
static gsize
count_heard (KotakuInquiry *inquiry, const guint8 *heard)
{
  gsize n = 0;
  for (gsize p = 0; p < inquiry->pairs->n; p++)
    {
      const KotakuPair *pair = &inquiry->pairs->pairs[p];
      n += pair->level == KOTAKU_LEVEL_INSTITUTIONAL && kotaku_pair_is_tied (pair) && heard[pair->a]
           && heard[pair->b];
    }
  return n;
}

/* Where nothing is recorded of their people, ties cannot be seen to be carried by them. */
static void
judge (KotakuReply *reply,
       const KotakuAffiliations *affiliations,
       const KotakuCarried *count,
       gsize heard)
{
  if (affiliations->n == 0)
    kotaku_reply_refuse (reply, KOTAKU_PHRASE_NO_AFFILIATION);
  else if (count->institutional == 0)
    kotaku_reply_refuse (reply, KOTAKU_PHRASE_NO_PAIR);
  else if (count->people == 0)
    kotaku_reply_refuse (reply, KOTAKU_PHRASE_NO_INTERPERSONAL);
  else
    {
      reply->value = (double) count->carried / (double) count->institutional;
      if (count->carried == count->institutional)
        reply->verdict = KOTAKU_VERDICT_SUPPORTED;
      else if (count->carried == 0 && heard > 0)
        reply->verdict = KOTAKU_VERDICT_CONTRADICTED;
      kotaku_reply_say (reply, KOTAKU_PHRASE_CARRIED, count->carried, count->institutional);
      if (heard < count->institutional)
        kotaku_reply_say (reply, KOTAKU_PHRASE_HEARD, heard, count->institutional);
      if (reply->verdict == KOTAKU_VERDICT_UNDECIDED)
        kotaku_reply_say (reply, KOTAKU_PHRASE_RULE_ALL);
    }
}

gboolean
kotaku_finding_carried (KotakuInquiry *inquiry, GError **error)
{
  KotakuCarried count = { 0 };
  const KotakuPairs *pairs = inquiry->pairs;
  g_auto (KotakuAffiliations) affiliations = { 0 };
  g_auto (KotakuReply) reply = KOTAKU_REPLY_INIT;
  if (!kotaku_affiliations_init (&affiliations, inquiry->view, error))
    return FALSE;
  g_autofree guint8 *carried
      = kotaku_affiliations_find_carried (&affiliations, pairs, &count, error);
  g_autofree guint8 *heard = carried != NULL ? find_heard (inquiry, &affiliations, error) : NULL;
  if (heard == NULL)
    return FALSE;
  for (gsize p = 0; p < pairs->n; p++)
    if (carried[p])
      kotaku_evidence_add_pair (&reply.evidence, pairs, &pairs->pairs[p]);
  judge (&reply, &affiliations, &count, count_heard (inquiry, heard));
  return kotaku_inquiry_reply (inquiry, &reply, error);
}

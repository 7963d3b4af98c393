/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Institutions exist only in and through the networks of their people. */

#include "commands/findings-private.h"

/* Places of the institutions that each place acts for. */
typedef struct
{
  gsize *start;
  gint32 *institution;
  gsize n;
} Affiliations;

static void
affiliations_clear (Affiliations *affiliations)
{
  g_free (affiliations->start);
  g_free (affiliations->institution);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Affiliations, affiliations_clear)

static gboolean
holds (KotakuInquiry *inquiry, const KotakuAffiliationColumns *columns, gsize row)
{
  gint32 day = kotaku_view_get_day (inquiry->view);
  if (day == G_MAXINT32)
    return TRUE;
  if (columns->since != NULL && columns->since[row] >= 0)
    {
      KotakuWhen since = kotaku_network_get_when (inquiry->network, columns->since[row]);
      if (since.has_span && since.span.first > day)
        return FALSE;
    }
  if (columns->until != NULL && columns->until[row] >= 0)
    {
      KotakuWhen until = kotaku_network_get_when (inquiry->network, columns->until[row]);
      if (until.has_span && until.span.first <= day)
        return FALSE;
    }
  return TRUE;
}

/* The places of both ends, where both are in the view and the affiliation holds. */
static gboolean
read_row (KotakuInquiry *inquiry,
          const KotakuAffiliationColumns *columns,
          gsize row,
          gint32 *actor,
          gint32 *institution)
{
  *actor = kotaku_view_get_place (inquiry->view, (KotakuNode) columns->actor[row]);
  *institution = kotaku_view_get_place (inquiry->view, (KotakuNode) columns->institution[row]);
  return *actor >= 0 && *institution >= 0 && holds (inquiry, columns, row);
}

static gboolean
read_affiliations (KotakuInquiry *inquiry, Affiliations *affiliations, GError **error)
{
  KotakuAffiliationColumns columns;
  gint32 actor = 0, institution = 0;
  gsize n_nodes = kotaku_view_get_n_nodes (inquiry->view);
  kotaku_network_get_affiliation_columns (inquiry->network, &columns);
  affiliations->start = KOTAKU_ALLOC0 (gsize, n_nodes + 2, error);
  affiliations->institution
      = affiliations->start != NULL ? KOTAKU_ALLOC (gint32, columns.n, error) : NULL;
  if (affiliations->institution == NULL)
    return FALSE;
  for (gsize row = 0; row < columns.n; row++)
    if (read_row (inquiry, &columns, row, &actor, &institution))
      {
        affiliations->start[actor + 2]++;
        affiliations->n++;
      }
  for (gsize i = 0; i < n_nodes; i++)
    affiliations->start[i + 2] += affiliations->start[i + 1];
  for (gsize row = 0; row < columns.n; row++)
    if (read_row (inquiry, &columns, row, &actor, &institution))
      affiliations->institution[affiliations->start[actor + 1]++] = institution;
  return TRUE;
}

static gssize
find_pair (const KotakuPairs *pairs, gint32 a, gint32 b)
{
  gsize low = 0;
  gsize high = pairs->n;
  while (low < high)
    {
      gsize middle = low + (high - low) / 2;
      const KotakuPair *pair = &pairs->pairs[middle];
      if (pair->a == a && pair->b == b)
        return (gssize) middle;
      if (pair->a < a || (pair->a == a && pair->b < b))
        low = middle + 1;
      else
        high = middle;
    }
  return -1;
}

/* Marks the institutional pairs that a tie between two people carries. */
static void
mark_carried (const KotakuPairs *pairs,
              const KotakuPair *people,
              const Affiliations *affiliations,
              guint8 *carried)
{
  const gsize *start = affiliations->start;
  for (gsize i = start[people->a]; i < start[people->a + 1]; i++)
    for (gsize j = start[people->b]; j < start[people->b + 1]; j++)
      {
        gint32 a = affiliations->institution[i];
        gint32 b = affiliations->institution[j];
        gssize pair = a == b ? -1 : find_pair (pairs, MIN (a, b), MAX (a, b));
        if (pair >= 0)
          carried[pair] = 1;
      }
}

typedef struct
{
  gsize people, institutional, carried;
} Count;

static void
count_carried (KotakuInquiry *inquiry,
               const Affiliations *affiliations,
               guint8 *carried,
               KotakuEvidence *evidence,
               Count *count)
{
  const KotakuPairs *pairs = inquiry->pairs;
  for (gsize p = 0; p < pairs->n; p++)
    if (pairs->pairs[p].level == KOTAKU_LEVEL_INTERPERSONAL
        && pairs->pairs[p].relation != KOTAKU_RELATION_NONE)
      {
        count->people++;
        mark_carried (pairs, &pairs->pairs[p], affiliations, carried);
      }
  for (gsize p = 0; p < pairs->n; p++)
    if (pairs->pairs[p].level == KOTAKU_LEVEL_INSTITUTIONAL
        && pairs->pairs[p].relation != KOTAKU_RELATION_NONE)
      {
        count->institutional++;
        count->carried += carried[p];
        if (carried[p])
          kotaku_evidence_add_pair (evidence, pairs, &pairs->pairs[p]);
      }
}

static void
judge (KotakuReply *reply, const Affiliations *affiliations, const Count *count)
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
      else if (count->carried == 0)
        reply->verdict = KOTAKU_VERDICT_CONTRADICTED;
      kotaku_reply_say (reply, KOTAKU_PHRASE_CARRIED, count->carried, count->institutional);
    }
}

gboolean
kotaku_finding_carried (KotakuInquiry *inquiry, GError **error)
{
  Count count = { 0 };
  g_auto (Affiliations) affiliations = { 0 };
  g_auto (KotakuReply) reply = KOTAKU_REPLY_INIT;
  g_autofree guint8 *carried = KOTAKU_ALLOC0 (guint8, inquiry->pairs->n, error);
  if (carried == NULL || !read_affiliations (inquiry, &affiliations, error))
    return FALSE;
  count_carried (inquiry, &affiliations, carried, &reply.evidence, &count);
  judge (&reply, &affiliations, &count);
  return kotaku_inquiry_reply (inquiry, &reply, error);
}

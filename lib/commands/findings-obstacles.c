/* SPDX-License-Identifier: GPL-2.0-or-later */

/* The three obstacles: funds, competence, sectoral ego. */

#include "commands/findings-private.h"

/* -- funds
 * --------------------------------------------------------------------------------------------------
 */

static gboolean
reply_late (KotakuInquiry *inquiry, const KotakuFund *fund, gint32 days, GError **error)
{
  g_auto (KotakuReply) reply = KOTAKU_REPLY_INIT;
  reply.subject = fund->id;
  reply.value = days;
  reply.verdict = KOTAKU_VERDICT_SUPPORTED;
  kotaku_reply_say (&reply, KOTAKU_PHRASE_LATE, fund->planned, fund->disbursed);
  return kotaku_inquiry_reply (inquiry, &reply, error);
}

/* A fund that was planned and has not come is not known to be in time. */
static void
judge_in_time (KotakuReply *reply, gsize in_time, gsize missing)
{
  if (in_time == 0 && missing == 0)
    {
      kotaku_reply_refuse (reply, KOTAKU_PHRASE_NO_DATES);
      return;
    }
  reply->verdict = missing > 0 ? KOTAKU_VERDICT_UNDECIDED : KOTAKU_VERDICT_CONTRADICTED;
  reply->value = in_time > 0 ? 0 : NAN;
  if (in_time > 0)
    kotaku_reply_say (reply, KOTAKU_PHRASE_NONE_LATE, in_time);
  if (missing > 0)
    kotaku_reply_say (reply, KOTAKU_PHRASE_NEVER_DISBURSED, missing);
}

gboolean
kotaku_finding_delay (KotakuInquiry *inquiry, GError **error)
{
  gsize late = 0, in_time = 0, missing = 0;
  const KotakuFunds *funds = kotaku_inquiry_get_funds (inquiry, error);
  if (funds == NULL)
    return FALSE;
  for (gsize i = 0; i < funds->n; i++)
    {
      gint32 days = 0;
      const KotakuFund *fund = &funds->funds[i];
      KotakuTiming timing = kotaku_fund_get_delay (fund, &days);
      in_time += timing == KOTAKU_TIMING_OK;
      missing += timing == KOTAKU_TIMING_MISSING && fund->planned != NULL;
      if (timing != KOTAKU_TIMING_LATE)
        continue;
      late++;
      if (!reply_late (inquiry, fund, days, error))
        return FALSE;
    }
  if (late > 0)
    return TRUE;
  g_auto (KotakuReply) reply = KOTAKU_REPLY_INIT;
  judge_in_time (&reply, in_time, missing);
  return kotaku_inquiry_reply (inquiry, &reply, error);
}

static gboolean
reply_gap (KotakuInquiry *inquiry,
           const KotakuFund *later,
           const KotakuFund *earlier,
           gint32 days,
           GError **error)
{
  g_auto (KotakuReply) reply = KOTAKU_REPLY_INIT;
  reply.subject = later->id;
  reply.value = days;
  reply.verdict = KOTAKU_VERDICT_SUPPORTED;
  kotaku_reply_say (&reply, KOTAKU_PHRASE_GAP, later->disbursed, earlier->disbursed);
  return kotaku_inquiry_reply (inquiry, &reply, error);
}

gboolean
kotaku_finding_tranche_gap (KotakuInquiry *inquiry, GError **error)
{
  gsize wide = 0, close = 0;
  gint32 widest = G_MININT32;
  const KotakuFunds *funds = kotaku_inquiry_get_funds (inquiry, error);
  if (funds == NULL)
    return FALSE;
  for (gsize i = 0; i < funds->n; i++)
    {
      gint32 days = 0;
      KotakuTiming timing = kotaku_funds_get_gap (funds, i, &days);
      if (timing == KOTAKU_TIMING_OK)
        widest = MAX (widest, days);
      close += timing == KOTAKU_TIMING_OK;
      if (timing != KOTAKU_TIMING_LATE)
        continue;
      wide++;
      const KotakuFund *later = &funds->funds[i];
      if (!reply_gap (inquiry, later, &funds->funds[later->earlier], days, error))
        return FALSE;
    }
  if (wide > 0)
    return TRUE;
  g_auto (KotakuReply) reply = KOTAKU_REPLY_INIT;
  if (close > 0)
    {
      reply.value = widest;
      reply.verdict = KOTAKU_VERDICT_CONTRADICTED;
      kotaku_reply_say (&reply, KOTAKU_PHRASE_NO_GAP, close, (gsize) KOTAKU_GAP_DAYS);
    }
  else
    kotaku_reply_refuse (&reply, KOTAKU_PHRASE_NO_TRANCHE_DATES);
  return kotaku_inquiry_reply (inquiry, &reply, error);
}

typedef struct
{
  gsize amounts, empty;           /* funds with an amount, and of amount 0 */
  gsize outcomes, nothing, built; /* of those of amount 0 */
  KotakuText subject;
} Outcomes;

static void
outcomes_clear (Outcomes *outcomes)
{
  kotaku_text_clear (&outcomes->subject);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Outcomes, outcomes_clear)

static void
count_outcomes (const KotakuFunds *funds, Outcomes *outcomes)
{
  for (gsize i = 0; i < funds->n; i++)
    {
      const KotakuFund *fund = &funds->funds[i];
      outcomes->amounts += !isnan (fund->amount);
      if (fund->amount != 0)
        continue;
      outcomes->empty++;
      if (outcomes->subject.length > 0)
        kotaku_text_append_c (&outcomes->subject, '|');
      kotaku_text_append (&outcomes->subject, fund->id, -1);
      outcomes->outcomes += fund->outcome != NULL;
      outcomes->nothing += g_strcmp0 (fund->outcome, "nothing") == 0;
      outcomes->built += g_strcmp0 (fund->outcome, "built") == 0;
    }
}

static void
judge_outcomes (KotakuReply *reply, const Outcomes *outcomes)
{
  if (outcomes->amounts == 0)
    kotaku_reply_refuse (reply, KOTAKU_PHRASE_NO_AMOUNT);
  else if (outcomes->empty == 0)
    kotaku_reply_say (reply, KOTAKU_PHRASE_NONE_EMPTY);
  else if (outcomes->outcomes == 0)
    kotaku_reply_refuse (reply, KOTAKU_PHRASE_NO_OUTCOME);
  else
    {
      reply->value = (double) outcomes->nothing / (double) outcomes->outcomes;
      if (outcomes->built > 0)
        reply->verdict = KOTAKU_VERDICT_CONTRADICTED;
      else if (outcomes->nothing == outcomes->empty)
        reply->verdict = KOTAKU_VERDICT_SUPPORTED;
      kotaku_reply_say (reply, KOTAKU_PHRASE_OUTCOME_NOTHING, outcomes->nothing,
                        outcomes->outcomes);
      if (outcomes->built > 0)
        kotaku_reply_say (reply, KOTAKU_PHRASE_OUTCOME_BUILT, outcomes->built);
    }
}

gboolean
kotaku_finding_nothing_built (KotakuInquiry *inquiry, GError **error)
{
  g_auto (Outcomes) outcomes = { 0 };
  g_auto (KotakuReply) reply = KOTAKU_REPLY_INIT;
  const KotakuFunds *funds = kotaku_inquiry_get_funds (inquiry, error);
  if (funds == NULL)
    return FALSE;
  count_outcomes (funds, &outcomes);
  g_autofree char *subject = kotaku_text_steal (&outcomes.subject, error);
  if (subject == NULL)
    return FALSE;
  reply.subject = *subject != 0 ? subject : NULL;
  judge_outcomes (&reply, &outcomes);
  return kotaku_inquiry_reply (inquiry, &reply, error);
}

static gboolean
reply_outside (KotakuInquiry *inquiry, const KotakuFund *fund, GError **error)
{
  g_auto (KotakuReply) reply = KOTAKU_REPLY_INIT;
  reply.subject = fund->id;
  reply.value = 1;
  reply.verdict = KOTAKU_VERDICT_CONTRADICTED;
  kotaku_reply_say (&reply, KOTAKU_PHRASE_OUTSIDE_FUND, fund->zone_id);
  return kotaku_inquiry_reply (inquiry, &reply, error);
}

static gboolean
has_outside (KotakuInquiry *inquiry)
{
  gint32 day = kotaku_view_get_day (inquiry->view);
  gsize n = kotaku_network_get_n_rows (inquiry->network, KOTAKU_TABLE_ZONES);
  for (gsize zone = 0; zone < n; zone++)
    if (kotaku_network_get_zone_delineation (inquiry->network, (gint32) zone, day)
        == KOTAKU_DELINEATION_OUTSIDE)
      return TRUE;
  return FALSE;
}

/* A fund of amount 0 is none. Where no zone is outside, none could have got one. */
gboolean
kotaku_finding_decree_funds (KotakuInquiry *inquiry, GError **error)
{
  gsize n = 0, outside = 0;
  gint32 day = kotaku_view_get_day (inquiry->view);
  const KotakuFunds *funds = kotaku_inquiry_get_funds (inquiry, error);
  if (funds == NULL)
    return FALSE;
  for (gsize i = 0; i < funds->n; i++)
    {
      const KotakuFund *fund = &funds->funds[i];
      if (fund->zone < 0 || fund->amount == 0)
        continue;
      KotakuDelineation delineation
          = kotaku_network_get_zone_delineation (inquiry->network, fund->zone, day);
      n += delineation != KOTAKU_DELINEATION_UNRECORDED;
      if (delineation != KOTAKU_DELINEATION_OUTSIDE)
        continue;
      outside++;
      if (!reply_outside (inquiry, fund, error))
        return FALSE;
    }
  if (outside > 0)
    return TRUE;
  g_auto (KotakuReply) reply = KOTAKU_REPLY_INIT;
  if (n == 0)
    kotaku_reply_refuse (&reply, KOTAKU_PHRASE_NO_ZONE_FUND);
  else if (!has_outside (inquiry))
    kotaku_reply_say (&reply, KOTAKU_PHRASE_NO_OUTSIDE);
  else
    {
      reply.value = 0;
      reply.verdict = KOTAKU_VERDICT_SUPPORTED;
      kotaku_reply_say (&reply, KOTAKU_PHRASE_NO_OUTSIDE_FUND, n);
    }
  return kotaku_inquiry_reply (inquiry, &reply, error);
}

/* -- competence
 * --------------------------------------------------------------------------------------------- */

gboolean
kotaku_finding_open_posts (KotakuInquiry *inquiry, GError **error)
{
  gsize open = 0, recorded = 0;
  const KotakuPosts *posts = kotaku_inquiry_get_posts (inquiry, error);
  if (posts == NULL)
    return FALSE;
  for (gsize i = 0; i < posts->n_posts; i++)
    {
      g_auto (KotakuReply) reply = KOTAKU_REPLY_INIT;
      recorded += posts->posts[i].required != NULL;
      if (!posts->posts[i].open)
        continue;
      open++;
      reply.subject = posts->posts[i].post;
      reply.value = 1;
      reply.verdict = KOTAKU_VERDICT_SUPPORTED;
      kotaku_reply_say (&reply, KOTAKU_PHRASE_ANY_FIELD);
      if (!kotaku_inquiry_reply (inquiry, &reply, error))
        return FALSE;
    }
  if (open > 0)
    return TRUE;
  g_auto (KotakuReply) reply = KOTAKU_REPLY_INIT;
  if (recorded > 0)
    {
      reply.value = 0;
      reply.verdict = KOTAKU_VERDICT_CONTRADICTED;
      kotaku_reply_say (&reply, KOTAKU_PHRASE_ALL_REQUIRE, recorded);
    }
  else
    kotaku_reply_refuse (&reply, KOTAKU_PHRASE_NO_POST);
  return kotaku_inquiry_reply (inquiry, &reply, error);
}

/* A match in field and education; a mismatch in one is a mismatch, whatever the other. */
static KotakuFit
fit (const KotakuCompetence *competence)
{
  if (competence->field_fit == KOTAKU_FIT_MISMATCH
      || competence->education_fit == KOTAKU_FIT_MISMATCH)
    return KOTAKU_FIT_MISMATCH;
  if (competence->field_fit == KOTAKU_FIT_MATCH || competence->education_fit == KOTAKU_FIT_MATCH)
    return KOTAKU_FIT_MATCH;
  return KOTAKU_FIT_UNKNOWN;
}

gboolean
kotaku_finding_competence_match (KotakuInquiry *inquiry, GError **error)
{
  gsize n = 0, match = 0;
  g_auto (KotakuReply) reply = KOTAKU_REPLY_INIT;
  const KotakuPosts *posts = kotaku_inquiry_get_posts (inquiry, error);
  if (posts == NULL)
    return FALSE;
  for (gsize i = 0; i < posts->n_competences; i++)
    {
      KotakuFit found = fit (&posts->competences[i]);
      n += found != KOTAKU_FIT_UNKNOWN;
      match += found == KOTAKU_FIT_MATCH;
    }
  if (n > 0)
    {
      reply.value = (double) match / (double) n;
      if (match == n)
        reply.verdict = KOTAKU_VERDICT_SUPPORTED;
      else if (match == 0)
        reply.verdict = KOTAKU_VERDICT_CONTRADICTED;
      kotaku_reply_say (&reply, KOTAKU_PHRASE_FIT, match, n);
    }
  else
    kotaku_reply_refuse (&reply, KOTAKU_PHRASE_NO_COMPETENCE);
  return kotaku_inquiry_reply (inquiry, &reply, error);
}

/* -- sectoral ego
 * -------------------------------------------------------------------------------------------- */

static gboolean
is_strong (const KotakuPair *pair)
{
  return pair->strength == KOTAKU_STRENGTH_STRONG;
}

static gboolean
is_beyond (const KotakuPair *pair)
{
  return pair->scope == KOTAKU_SCOPE_BEYOND;
}

gboolean
kotaku_finding_sectoral_ego (KotakuInquiry *inquiry, GError **error)
{
  static const struct
  {
    const char *statistic;
    KotakuPairFunc counts;
  } rows[] = { { "ei_index", NULL },
               { "ei_index_strong", is_strong },
               { "ei_index_beyond", is_beyond } };
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      KotakuSectorMix mix;
      g_auto (KotakuReply) reply = KOTAKU_REPLY_INIT;
      kotaku_sectors_mix (inquiry->view, inquiry->pairs, KOTAKU_LEVEL_INSTITUTIONAL, rows[i].counts,
                          &mix, &reply.evidence);
      reply.statistic = rows[i].statistic;
      reply.value = mix.index;
      kotaku_reply_say (&reply, KOTAKU_PHRASE_NOT_YET);
      if (mix.internal + mix.external > 0)
        {
          kotaku_reply_say (&reply, KOTAKU_PHRASE_EGO, mix.internal, mix.external);
          kotaku_reply_say (&reply, KOTAKU_PHRASE_EGO_EXPECTED, mix.expected);
        }
      else
        kotaku_reply_say (&reply, KOTAKU_PHRASE_NO_SECTOR);
      if (!kotaku_inquiry_reply (inquiry, &reply, error))
        return FALSE;
    }
  return TRUE;
}

/* SPDX-License-Identifier: GPL-2.0-or-later */

/* The three obstacles: funds, competence, sectoral ego. */

#include "commands/findings-private.h"

#include <string.h>

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
      if (outcomes->outcomes < outcomes->empty)
        kotaku_reply_say (reply, KOTAKU_PHRASE_OUTCOME_UNRECORDED,
                          outcomes->empty - outcomes->outcomes);
      if (outcomes->built > 0)
        kotaku_reply_say (reply, KOTAKU_PHRASE_OUTCOME_BUILT, outcomes->built);
      if (reply->verdict == KOTAKU_VERDICT_UNDECIDED)
        kotaku_reply_say (reply, KOTAKU_PHRASE_RULE_NOTHING);
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

static const char *
get_unit (KotakuInquiry *inquiry, gint32 zone, char buffer[KOTAKU_DOUBLE_LENGTH])
{
  gint column = kotaku_network_find_column (inquiry->network, KOTAKU_TABLE_ZONES, "unit", NULL);
  const char *unit = kotaku_network_get_cell (inquiry->network, KOTAKU_TABLE_ZONES, column,
                                              (gsize) zone, buffer);
  return unit != NULL ? unit : "";
}

/* Funds of zones whose delineation is recorded. */
typedef struct
{
  gsize n;
  KotakuText ids;
  KotakuDictionary *units; /* of their zones */
} ZoneFunds;

static void
zone_funds_clear (ZoneFunds *funds)
{
  kotaku_text_clear (&funds->ids);
  g_clear_pointer (&funds->units, kotaku_dictionary_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ZoneFunds, zone_funds_clear)

static gboolean
add_zone_fund (ZoneFunds *funds, KotakuInquiry *inquiry, const KotakuFund *fund, GError **error)
{
  char buffer[KOTAKU_DOUBLE_LENGTH];
  const char *unit = get_unit (inquiry, fund->zone, buffer);
  if (funds->ids.length > 0)
    kotaku_text_append_c (&funds->ids, '|');
  kotaku_text_append (&funds->ids, fund->id, -1);
  funds->n++;
  return kotaku_dictionary_intern (&funds->units, unit, strlen (unit), error) >= 0;
}

/* Whether a zone is outside, and whether one is of a unit that gets funds: else none of those that
 * could have had a fund is without a decree. */
static void
find_outside (KotakuInquiry *inquiry,
              const ZoneFunds *funds,
              gboolean *outside,
              gboolean *candidate)
{
  char buffer[KOTAKU_DOUBLE_LENGTH];
  gint32 day = kotaku_view_get_day (inquiry->view);
  gsize n = kotaku_network_get_n_rows (inquiry->network, KOTAKU_TABLE_ZONES);
  *outside = *candidate = FALSE;
  for (gsize zone = 0; zone < n && !*candidate; zone++)
    {
      if (kotaku_network_get_zone_delineation (inquiry->network, (gint32) zone, day)
          != KOTAKU_DELINEATION_OUTSIDE)
        continue;
      const char *unit = get_unit (inquiry, (gint32) zone, buffer);
      *outside = TRUE;
      *candidate = kotaku_dictionary_find (funds->units, unit, strlen (unit)) >= 0;
    }
}

static gboolean
reply_inside (KotakuInquiry *inquiry, ZoneFunds *funds, GError **error)
{
  gboolean outside = FALSE, candidate = FALSE;
  g_auto (KotakuReply) reply = KOTAKU_REPLY_INIT;
  g_autofree char *ids = kotaku_text_steal (&funds->ids, error);
  if (ids == NULL)
    return FALSE;
  find_outside (inquiry, funds, &outside, &candidate);
  if (funds->n == 0)
    kotaku_reply_refuse (&reply, KOTAKU_PHRASE_NO_ZONE_FUND);
  else if (!outside)
    kotaku_reply_say (&reply, KOTAKU_PHRASE_NO_OUTSIDE);
  else
    {
      reply.value = 0;
      reply.subject = ids;
      reply.verdict = KOTAKU_VERDICT_SUPPORTED;
      kotaku_reply_say (&reply, KOTAKU_PHRASE_NO_OUTSIDE_FUND, funds->n);
      if (!candidate)
        kotaku_reply_say (&reply, KOTAKU_PHRASE_NO_CANDIDATE);
    }
  return kotaku_inquiry_reply (inquiry, &reply, error);
}

/* A fund of amount 0 is none. Where no zone is outside, none could have got one. */
gboolean
kotaku_finding_decree_funds (KotakuInquiry *inquiry, GError **error)
{
  gsize outside = 0;
  gint32 day = kotaku_view_get_day (inquiry->view);
  g_auto (ZoneFunds) known = { 0 };
  const KotakuFunds *funds = kotaku_inquiry_get_funds (inquiry, error);
  known.units = funds != NULL ? kotaku_dictionary_new (error) : NULL;
  if (known.units == NULL)
    return FALSE;
  for (gsize i = 0; i < funds->n; i++)
    {
      const KotakuFund *fund = &funds->funds[i];
      KotakuDelineation delineation = KOTAKU_DELINEATION_UNRECORDED;
      if (fund->zone >= 0 && fund->amount != 0)
        delineation = kotaku_network_get_zone_delineation (inquiry->network, fund->zone, day);
      if (delineation != KOTAKU_DELINEATION_UNRECORDED
          && !add_zone_fund (&known, inquiry, fund, error))
        return FALSE;
      if (delineation != KOTAKU_DELINEATION_OUTSIDE)
        continue;
      outside++;
      if (!reply_outside (inquiry, fund, error))
        return FALSE;
    }
  return outside > 0 || reply_inside (inquiry, &known, error);
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
      if (reply.verdict == KOTAKU_VERDICT_UNDECIDED)
        kotaku_reply_say (&reply, KOTAKU_PHRASE_RULE_ALL);
    }
  else
    kotaku_reply_refuse (&reply, KOTAKU_PHRASE_NO_COMPETENCE);
  return kotaku_inquiry_reply (inquiry, &reply, error);
}

/* -- sectoral ego
 * -------------------------------------------------------------------------------------------- */

/* `segregation` by sector of institutional pairs: all, with a strong tie, with one beyond. */
static const struct
{
  const char *statistic, *conditions[7];
  KotakuSaysFunc says;
  KotakuPhrase phrase;
} egos[] = {
  { "ei_index",
    { "level", "institutional", "undirected", "yes", NULL },
    kotaku_tie_says_present,
    KOTAKU_PHRASE_EGO },
  { "ei_index_strong",
    { "level", "institutional", "undirected", "yes", "strength", "strong", NULL },
    kotaku_tie_says_strong,
    KOTAKU_PHRASE_EGO_STRONG },
  { "ei_index_beyond",
    { "level", "institutional", "undirected", "yes", "scope", "beyond", NULL },
    kotaku_tie_says_beyond,
    KOTAKU_PHRASE_EGO_BEYOND },
};

/* The ties within sectors. */
static gboolean
add_within (KotakuInquiry *inquiry,
            KotakuReply *reply,
            KotakuView *view,
            KotakuSaysFunc says,
            GError **error)
{
  gsize n = 0;
  const KotakuNode *nodes = kotaku_view_get_nodes (view, &n);
  const KotakuPairs *pairs = kotaku_pairs_get (view, inquiry->cancellable, error);
  for (gsize p = 0; pairs != NULL && p < pairs->n; p++)
    {
      const KotakuPair *pair = &pairs->pairs[p];
      KotakuSector sector = kotaku_network_get_node_sector (inquiry->network, nodes[pair->a]);
      if (sector != KOTAKU_SECTOR_UNRECORDED
          && sector == kotaku_network_get_node_sector (inquiry->network, nodes[pair->b]))
        kotaku_reply_add_ties (reply, inquiry, pairs, pair, says);
    }
  return pairs != NULL;
}

/* The claim is that the index is low; both its p, with labels dealt anew and with ties rewired,
 * have to be small. */
static void
read_segregation (KotakuReply *reply, KotakuFrame *frame)
{
  gsize all = kotaku_frame_get_n_rows (frame) - 1;
  kotaku_reply_read (reply, frame, all, "ei_index");
  reply->sign = isnan (reply->value) ? 0 : 1;
  reply->p_value = kotaku_larger (reply->p_value, kotaku_frame_read (frame, all, "p_degrees"));
}

static gsize
read_count (KotakuFrame *frame, const char *column)
{
  gsize n = 0;
  const gint64 *counts = kotaku_frame_get_int64s (frame, column, &n, NULL);
  return counts != NULL && n > 0 ? (gsize) counts[n - 1] : 0;
}

static gboolean
reply_ego (KotakuInquiry *inquiry, KotakuOptions *options, gsize i, GError **error)
{
  g_auto (KotakuReply) reply = KOTAKU_REPLY_INIT;
  g_autoptr (KotakuView) view
      = kotaku_view_narrow (inquiry->view, egos[i].conditions, inquiry->cancellable, error);
  g_autoptr (KotakuFrame) frame
      = view != NULL
            ? kotaku_view_segregation (view, "sector", options, inquiry->cancellable, error)
            : NULL;
  if (frame == NULL || !add_within (inquiry, &reply, view, egos[i].says, error))
    return FALSE;
  gsize within = read_count (frame, "internal"), across = read_count (frame, "external");
  reply.statistic = egos[i].statistic;
  if (within + across == 0)
    {
      kotaku_reply_refuse (&reply, KOTAKU_PHRASE_NO_SECTOR);
      return kotaku_inquiry_reply (inquiry, &reply, error);
    }
  read_segregation (&reply, frame);
  kotaku_inquiry_note_frame (inquiry, frame);
  kotaku_reply_say (&reply, egos[i].phrase, within, across);
  if (i == 0)
    {
      kotaku_reply_say (&reply, KOTAKU_PHRASE_EGO_CHANCE,
                        kotaku_frame_read (frame, kotaku_frame_get_n_rows (frame) - 1, "expected"));
      kotaku_reply_say (&reply, KOTAKU_PHRASE_EGO_SCALE);
    }
  return kotaku_inquiry_reply (inquiry, &reply, error);
}

gboolean
kotaku_finding_sectoral_ego (KotakuInquiry *inquiry, GError **error)
{
  g_autoptr (KotakuOptions) options = kotaku_inquiry_make_options (inquiry);
  for (gsize i = 0; i < G_N_ELEMENTS (egos); i++)
    if (!reply_ego (inquiry, options, i, error))
      return FALSE;
  return TRUE;
}

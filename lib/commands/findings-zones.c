/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Inside against outside, and rules against what was observed. */

#include "commands/findings-private.h"

/* A contrast of `zones --summary`. */
static gboolean
read_contrast (KotakuInquiry *inquiry, KotakuReply *reply, const char *contrast, GError **error)
{
  KotakuFrame *zones = kotaku_inquiry_get_zones (inquiry, error);
  gssize row = zones != NULL ? kotaku_frame_find_row (zones, "contrast", contrast, error) : -1;
  if (row < 0)
    return FALSE;
  kotaku_reply_read (reply, zones, (gsize) row, "difference");
  kotaku_inquiry_note_frame (inquiry, zones);
  return TRUE;
}

gboolean
kotaku_finding_strong_inside (KotakuInquiry *inquiry, GError **error)
{
  KotakuZoneCount counts[2];
  g_auto (KotakuReply) reply = KOTAKU_REPLY_INIT;
  if (!kotaku_zones_count (inquiry->view, counts, inquiry->cancellable, error))
    return FALSE;
  if (counts[0].settled + counts[1].settled == 0)
    kotaku_reply_refuse (&reply, KOTAKU_PHRASE_NO_ZONE_PAIR);
  else if (!read_contrast (inquiry, &reply, "strong_share", error))
    return FALSE;
  else
    kotaku_reply_say (&reply, KOTAKU_PHRASE_STRONG_INSIDE, counts[0].strong, counts[0].settled,
                      counts[1].strong, counts[1].settled);
  return kotaku_inquiry_reply (inquiry, &reply, error);
}

gboolean
kotaku_finding_participation_inside (KotakuInquiry *inquiry, GError **error)
{
  KotakuZoneCount counts[2];
  g_auto (KotakuReply) reply = KOTAKU_REPLY_INIT;
  if (!kotaku_zones_count (inquiry->view, counts, inquiry->cancellable, error))
    return FALSE;
  if (counts[0].targets == 0)
    kotaku_reply_refuse (&reply, KOTAKU_PHRASE_NO_TARGET);
  else if (counts[0].actors + counts[1].actors == 0)
    kotaku_reply_refuse (&reply, KOTAKU_PHRASE_NO_DELINEATION);
  else if (!read_contrast (inquiry, &reply, "participation", error))
    return FALSE;
  else
    kotaku_reply_say (&reply, KOTAKU_PHRASE_PART_INSIDE, counts[0].taking_part, counts[0].actors,
                      counts[1].taking_part, counts[1].actors);
  return kotaku_inquiry_reply (inquiry, &reply, error);
}

/* -- the study's rules -- */

static double
read_value (KotakuFrame *summary, const char *name)
{
  gssize row = kotaku_frame_find_row (summary, "name", name, NULL);
  return row < 0 ? NAN : kotaku_frame_read (summary, (gsize) row, "value");
}

static const char *
read_word (KotakuFrame *summary, const char *name)
{
  gssize row = kotaku_frame_find_row (summary, "name", name, NULL);
  return row < 0 ? NULL : kotaku_frame_get_string (summary, "word", (gsize) row, NULL);
}

/* The study wrote its rules and its ties from one text: inferred pairs agree with themselves. */
static void
judge_rules (KotakuReply *reply, KotakuFrame *summary)
{
  gsize covered = (gsize) read_value (summary, "covered");
  gsize stated = (gsize) read_value (summary, "stated");
  reply->value = read_value (summary, "kappa");
  reply->low = read_value (summary, "kappa_low");
  reply->high = read_value (summary, "kappa_high");
  if (covered == 0)
    kotaku_reply_refuse (reply, KOTAKU_PHRASE_NO_RULE);
  else if (g_strcmp0 (read_word (summary, "verdict"), "not testable") == 0)
    {
      reply->verdict = KOTAKU_VERDICT_NOT_TESTABLE;
      kotaku_reply_say (reply, KOTAKU_PHRASE_RULES_INFERRED, covered, covered - stated);
    }
  else
    {
      reply->p_value = read_value (summary, "p_value");
      reply->min_p = read_value (summary, "min_p");
      reply->reason = kotaku_reason_from_text (read_word (summary, "reason"));
      reply->sign = 1; /* one tail: kappa as large by chance */
    }
  if (covered > 0)
    kotaku_reply_say (reply, KOTAKU_PHRASE_RULES, (gsize) read_value (summary, "agreed"), covered);
}

/* `strength --summary`. */
gboolean
kotaku_finding_strength_rules (KotakuInquiry *inquiry, GError **error)
{
  g_auto (KotakuReply) reply = KOTAKU_REPLY_INIT;
  g_autoptr (KotakuOptions) options = kotaku_inquiry_make_options (inquiry);
  kotaku_options_set_boolean (options, "summary", TRUE);
  g_autoptr (KotakuFrame) frame
      = kotaku_view_strength (inquiry->view, options, inquiry->cancellable, error);
  if (frame == NULL)
    return FALSE;
  judge_rules (&reply, frame);
  if (!isnan (reply.p_value))
    kotaku_inquiry_note_frame (inquiry, frame);
  return kotaku_inquiry_reply (inquiry, &reply, error);
}

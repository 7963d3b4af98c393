/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Inside against outside, rules against what was observed, before against after. */

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

/* -- before and after an event
 * ---------------------------------------------------------------------------- */

typedef struct
{
  KotakuView *view;
  KotakuPairs *pairs;
  const KotakuNode *nodes;
  gsize next;
} Side;

typedef struct
{
  KotakuInquiry *inquiry;
  KotakuReply reply;
  gint32 event;      /* a row of events */
  Side side[2];      /* before, after */
  KotakuMove *moves; /* pairs tied before or after, by ranks of the inquiry */
  gsize n_moves;
  gsize changed;          /* tied on both sides, with settled strengths that differ */
  gsize dated, overruled; /* with a tie dated at the event; whose dated ties others outvote */
} Change;

static void
change_clear (Change *change)
{
  kotaku_reply_clear (&change->reply);
  g_free (change->moves);
  for (int i = 0; i < 2; i++)
    {
      g_clear_pointer (&change->side[i].pairs, kotaku_pairs_free);
      g_clear_pointer (&change->side[i].view, kotaku_view_unref);
    }
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Change, change_clear)

static gboolean
open_side (Side *side, KotakuInquiry *inquiry, const char *when, gint32 event, GError **error)
{
  gsize n = 0;
  const char *const conditions[] = { "at", when, NULL };
  double tolerance = kotaku_options_get_double (inquiry->options, "tolerance");
  side->view = kotaku_view_narrow (inquiry->view, conditions, inquiry->cancellable, error);
  if (side->view == NULL)
    return FALSE;
  side->nodes = kotaku_view_get_nodes (side->view, &n);
  side->pairs
      = kotaku_pairs_new_at_event (side->view, tolerance, event, inquiry->cancellable, error);
  return side->pairs != NULL;
}

static gboolean
has_nodes (const Side *side, const KotakuNode ends[2])
{
  return kotaku_view_get_place (side->view, ends[0]) >= 0
         && kotaku_view_get_place (side->view, ends[1]) >= 0;
}

/* What a side says of the two nodes, where they are tied, or NULL. They are asked for in the order
 * of the pairs, which is that of the nodes. */
static const KotakuPair *
find_tied (Side *side, const KotakuNode ends[2])
{
  for (; side->next < side->pairs->n; side->next++)
    {
      const KotakuPair *pair = &side->pairs->pairs[side->next];
      KotakuNode a = side->nodes[pair->a], b = side->nodes[pair->b];
      if (a == ends[0] && b == ends[1])
        return pair->relation != KOTAKU_RELATION_NONE ? pair : NULL;
      if (a > ends[0] || (a == ends[0] && b > ends[1]))
        return NULL;
    }
  return NULL;
}

static gboolean
is_settled (const KotakuPair *pair)
{
  return pair->strength == KOTAKU_STRENGTH_STRONG || pair->strength == KOTAKU_STRENGTH_WEAK;
}

/* Names the ties of a pair that are dated at the event where the pair has changed. Dated ties that
 * are all inferred are not heard where others are stated, and these say the same on both sides. */
static void
look_at_ties (Change *change, const KotakuPair *pair, gboolean differs)
{
  KotakuTieColumns ties;
  KotakuInquiry *inquiry = change->inquiry;
  gboolean dated = FALSE;
  gboolean stated[2] = { FALSE, FALSE }; /* by others, by dated ones */
  kotaku_network_get_tie_columns (inquiry->network, &ties);
  for (gsize i = 0; i < pair->n_ties; i++)
    {
      gint32 tie = (gint32) inquiry->pairs->ties[pair->first + i];
      if (tie < 0)
        continue;
      gboolean own
          = kotaku_tie_is_at_event (inquiry->network, &ties, (KotakuTie) tie, change->event);
      stated[own] |= ties.inferred == NULL || !ties.inferred[tie];
      dated |= own;
      if (own && differs)
        kotaku_evidence_add (&change->reply.evidence, (KotakuTie) tie);
    }
  change->dated += dated;
  change->overruled += dated && stated[FALSE] && !stated[TRUE];
}

/* Pairs of nodes that are there on both sides. */
static void
compare_sides (Change *change)
{
  gsize n = 0;
  const gint32 *rank = change->inquiry->places.rank;
  const KotakuPairs *pairs = change->inquiry->pairs;
  const KotakuNode *nodes = kotaku_view_get_nodes (change->inquiry->view, &n);
  Side *side = change->side;
  for (gsize p = 0; p < pairs->n; p++)
    {
      const KotakuNode ends[2] = { nodes[pairs->pairs[p].a], nodes[pairs->pairs[p].b] };
      if (!has_nodes (&side[0], ends) || !has_nodes (&side[1], ends))
        continue;
      const KotakuPair *before = find_tied (&side[0], ends);
      const KotakuPair *after = find_tied (&side[1], ends);
      gboolean differ = before != NULL && after != NULL && is_settled (before) && is_settled (after)
                        && before->strength != after->strength;
      if (before != NULL || after != NULL)
        change->moves[change->n_moves++]
            = (KotakuMove){ rank[pairs->pairs[p].a], rank[pairs->pairs[p].b], before != NULL,
                            after != NULL };
      change->changed += differ;
      look_at_ties (change, &pairs->pairs[p], differ || (before == NULL) != (after == NULL));
    }
}

static gboolean
test_sides (Change *change, KotakuChange *test, GError **error)
{
  KotakuInquiry *inquiry = change->inquiry;
  KotakuReply *reply = &change->reply;
  double alpha = kotaku_options_get_double (inquiry->options, "alpha");
  if (!kotaku_change_test (change->moves, change->n_moves, inquiry->places.n, alpha, test,
                           inquiry->cancellable, error))
    return FALSE;
  inquiry->capped |= test->capped;
  reply->value = test->change;
  reply->low = test->low;
  reply->high = test->high;
  reply->reason = test->reason;
  reply->sign = 1; /* a change either way is one */
  reply->p_value = test->p_value;
  reply->min_p = test->min_p;
  if (test->deciding >= 0)
    reply->deciding = kotaku_inquiry_get_id (inquiry, inquiry->places.place[test->deciding]);
  return TRUE;
}

static gboolean
reply_event (KotakuInquiry *inquiry, gint32 row, const char *event, GError **error)
{
  KotakuChange test;
  g_auto (Change) change = { .inquiry = inquiry, .reply = KOTAKU_REPLY_INIT, .event = row };
  KotakuReply *reply = &change.reply;
  g_autofree char *until = g_strconcat ("before:", event, NULL);
  g_autofree char *since = g_strconcat ("after:", event, NULL);
  if (kotaku_inquiry_get_places (inquiry, error) == NULL)
    return FALSE;
  change.moves = KOTAKU_ALLOC (KotakuMove, inquiry->pairs->n, error);
  if (change.moves == NULL || !open_side (&change.side[0], inquiry, until, row, error)
      || !open_side (&change.side[1], inquiry, since, row, error))
    return FALSE;
  compare_sides (&change);
  if (!test_sides (&change, &test, error))
    return FALSE;
  reply->subject = event;
  kotaku_reply_say (reply, KOTAKU_PHRASE_CHANGED, test.n, test.gained, test.lost, change.changed);
  kotaku_reply_say (reply, KOTAKU_PHRASE_DATED, change.dated);
  if (change.overruled > 0)
    kotaku_reply_say (reply, KOTAKU_PHRASE_OVERRULED, change.overruled);
  return kotaku_inquiry_reply (inquiry, reply, error);
}

gboolean
kotaku_finding_change_at_event (KotakuInquiry *inquiry, GError **error)
{
  gsize n = kotaku_network_get_n_rows (inquiry->network, KOTAKU_TABLE_EVENTS);
  gint id = kotaku_network_find_column (inquiry->network, KOTAKU_TABLE_EVENTS, "id", NULL);
  for (gsize row = 0; row < n; row++)
    {
      char buffer[KOTAKU_DOUBLE_LENGTH];
      const char *event
          = kotaku_network_get_cell (inquiry->network, KOTAKU_TABLE_EVENTS, id, row, buffer);
      if (!reply_event (inquiry, (gint32) row, event, error))
        return FALSE;
    }
  if (n > 0)
    return TRUE;
  g_auto (KotakuReply) reply = KOTAKU_REPLY_INIT;
  kotaku_reply_refuse (&reply, KOTAKU_PHRASE_NO_EVENT);
  return kotaku_inquiry_reply (inquiry, &reply, error);
}

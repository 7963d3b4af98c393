/* SPDX-License-Identifier: GPL-2.0-or-later */

/* What bridges: weak ties that inform, the facilitator, and people between institutions. */

#include "commands/findings-private.h"

#include <string.h>

#define NOBODY (-1)

/* -- a weak tie beside a strong one
 * ------------------------------------------------------------------------ */

/* Two who bring information to a node by weak ties: one of them is a third party to any tie. */
typedef struct
{
  gint32 informant[2];
} Informed;

static guint8
read_byte (const guint8 *column, KotakuTie tie)
{
  return column != NULL ? column[tie] : 0;
}

static void
inform (Informed *node, gint32 informant)
{
  if (node->informant[0] == NOBODY)
    node->informant[0] = informant;
  else if (node->informant[0] != informant)
    node->informant[1] = informant;
}

static gboolean
has_third (const Informed *node, gint32 other)
{
  return (node->informant[0] != NOBODY && node->informant[0] != other)
         || (node->informant[1] != NOBODY && node->informant[1] != other);
}

static Informed *
find_informed (KotakuInquiry *inquiry, const KotakuTieColumns *columns, GError **error)
{
  gsize n = 0;
  gsize n_nodes = kotaku_network_get_n_nodes (inquiry->network);
  const KotakuTie *ties = kotaku_view_get_ties (inquiry->view, &n);
  Informed *informed = KOTAKU_ALLOC (Informed, n_nodes, error);
  if (informed == NULL)
    return NULL;
  for (gsize i = 0; i < n_nodes; i++)
    informed[i] = (Informed){ { NOBODY, NOBODY } };
  for (gsize i = 0; i < n; i++)
    {
      if (read_byte (columns->strength, ties[i]) != KOTAKU_STRENGTH_WEAK
          || (read_byte (columns->content, ties[i]) & KOTAKU_CONTENT_INFORMATION) == 0)
        continue;
      inform (&informed[columns->from[ties[i]]], columns->to[ties[i]]);
      inform (&informed[columns->to[ties[i]]], columns->from[ties[i]]);
    }
  return informed;
}

typedef struct
{
  gsize strong, informed; /* strong ties with interest, and those of them with such a weak tie */
  gboolean content;       /* some strong tie has content */
} Beside;

static void
count_beside (KotakuInquiry *inquiry,
              const KotakuTieColumns *columns,
              const Informed *informed,
              KotakuEvidence *evidence,
              Beside *beside)
{
  gsize n = 0;
  const KotakuTie *ties = kotaku_view_get_ties (inquiry->view, &n);
  for (gsize i = 0; i < n; i++)
    {
      guint8 content = read_byte (columns->content, ties[i]);
      gint32 from = columns->from[ties[i]];
      gint32 to = columns->to[ties[i]];
      if (from == to || read_byte (columns->strength, ties[i]) != KOTAKU_STRENGTH_STRONG)
        continue;
      beside->content |= content != 0;
      if ((content & KOTAKU_CONTENT_INTEREST) == 0)
        continue;
      beside->strong++;
      beside->informed += has_third (&informed[from], to) || has_third (&informed[to], from);
      kotaku_evidence_add (evidence, ties[i]);
    }
}

static KotakuVerdict
judge_share (gsize part, gsize n)
{
  if (part == n)
    return KOTAKU_VERDICT_SUPPORTED;
  return part == 0 ? KOTAKU_VERDICT_CONTRADICTED : KOTAKU_VERDICT_UNDECIDED;
}

gboolean
kotaku_finding_strong_with_information (KotakuInquiry *inquiry, GError **error)
{
  Beside beside = { 0 };
  KotakuTieColumns columns;
  g_auto (KotakuReply) reply = KOTAKU_REPLY_INIT;
  kotaku_network_get_tie_columns (inquiry->network, &columns);
  g_autofree Informed *informed = find_informed (inquiry, &columns, error);
  if (informed == NULL)
    return FALSE;
  count_beside (inquiry, &columns, informed, &reply.evidence, &beside);
  if (beside.strong > 0)
    {
      reply.value = (double) beside.informed / (double) beside.strong;
      reply.verdict = judge_share (beside.informed, beside.strong);
      kotaku_reply_say (&reply, KOTAKU_PHRASE_INFORMED, beside.informed, beside.strong);
      if (reply.verdict == KOTAKU_VERDICT_UNDECIDED)
        kotaku_reply_say (&reply, KOTAKU_PHRASE_RULE_ALL);
    }
  else if (beside.content)
    kotaku_reply_say (&reply, KOTAKU_PHRASE_NO_STRONG_INTEREST);
  else
    kotaku_reply_refuse (&reply, KOTAKU_PHRASE_NO_STRONG_INTEREST);
  return kotaku_inquiry_reply (inquiry, &reply, error);
}

/* -- local bridges -- */

/* The p is the largest, also of those without any one actor: both must be small for a verdict. */
gboolean
kotaku_finding_weak_bridges (KotakuInquiry *inquiry, GError **error)
{
  KotakuBridgeTest test;
  g_auto (KotakuReply) reply = KOTAKU_REPLY_INIT;
  g_autoptr (KotakuOptions) options = kotaku_inquiry_make_options (inquiry);
  if (!kotaku_bridges_test (inquiry->view, options, &test, inquiry->cancellable, error))
    return FALSE;
  gsize bridges = test.weak_bridges + test.strong_bridges;
  gsize all = bridges + test.weak_others + test.strong_others;
  if (all == 0)
    {
      kotaku_reply_refuse (&reply, KOTAKU_PHRASE_NO_STRENGTH);
      return kotaku_inquiry_reply (inquiry, &reply, error);
    }
  reply.value = test.weak_share;
  reply.reason = test.reason;
  reply.sign = (test.weak_share > test.weak_share_all) - (test.weak_share < test.weak_share_all);
  reply.p_value = test.p_actors;
  reply.min_p = test.min_p;
  inquiry->capped |= test.capped;
  if (test.deciding >= 0)
    reply.deciding = kotaku_inquiry_get_id (inquiry, test.deciding);
  kotaku_inquiry_note_test (inquiry, TRUE, 0);
  kotaku_reply_say (&reply, KOTAKU_PHRASE_WEAK_BRIDGES, test.weak_bridges, bridges,
                    test.weak_bridges + test.weak_others, all);
  return kotaku_inquiry_reply (inquiry, &reply, error);
}

/* -- the facilitator as go-between
 * ---------------------------------------------------------------------------- */

/* A row of `brokerage` by sector. The total is tested given every in- and out-degree; where it is 0
 * there is nothing to test. */
static gboolean
reply_bridge (KotakuInquiry *inquiry,
              KotakuFrame *frame,
              const KotakuNode *nodes,
              gsize row,
              GError **error)
{
  g_auto (KotakuReply) reply = KOTAKU_REPLY_INIT;
  gsize n = 0;
  const gint64 *totals = kotaku_frame_get_int64s (frame, "total", &n, error);
  if (totals == NULL)
    return FALSE;
  reply.subject = kotaku_network_get_node_id (inquiry->network, nodes[row]);
  if (kotaku_network_get_node_sector (inquiry->network, nodes[row]) == KOTAKU_SECTOR_UNRECORDED)
    {
      kotaku_reply_refuse (&reply, KOTAKU_PHRASE_NO_OWN_SECTOR);
      return kotaku_inquiry_reply (inquiry, &reply, error);
    }
  reply.value = (double) totals[row];
  if (totals[row] == 0)
    {
      reply.verdict = KOTAKU_VERDICT_CONTRADICTED;
      reply.described = TRUE;
      kotaku_reply_say (&reply, KOTAKU_PHRASE_NOT_BROKERED);
    }
  else
    {
      reply.p_value = kotaku_frame_read (frame, row, "p_degrees");
      reply.min_p = kotaku_frame_read (frame, row, "min_p");
      reply.reason = kotaku_reason_from_text (kotaku_frame_get_string (frame, "reason", row, NULL));
      reply.sign = 1; /* one tail: as large by its degrees alone */
      kotaku_inquiry_note_frame (inquiry, frame);
      kotaku_reply_say (&reply, KOTAKU_PHRASE_BROKERED, (gsize) totals[row]);
    }
  return kotaku_inquiry_reply (inquiry, &reply, error);
}

gboolean
kotaku_finding_facilitator_bridge (KotakuInquiry *inquiry, GError **error)
{
  gsize n = 0, found = 0;
  g_autoptr (KotakuFrame) frame = NULL;
  g_autoptr (KotakuOptions) options = kotaku_inquiry_make_options (inquiry);
  KotakuView *view = kotaku_inquiry_get_institutional (inquiry, error);
  if (view == NULL)
    return FALSE;
  const KotakuNode *nodes = kotaku_view_get_nodes (view, &n);
  for (gsize i = 0; i < n; i++)
    {
      if (!kotaku_network_node_is (inquiry->network, nodes[i], "facilitator"))
        continue;
      if (found++ == 0)
        frame = kotaku_view_brokerage (view, "sector", options, inquiry->cancellable, error);
      if (frame == NULL || !reply_bridge (inquiry, frame, nodes, i, error))
        return FALSE;
    }
  if (found > 0)
    return TRUE;
  g_auto (KotakuReply) reply = KOTAKU_REPLY_INIT;
  kotaku_reply_refuse (&reply, KOTAKU_PHRASE_NO_FACILITATOR_BODY);
  return kotaku_inquiry_reply (inquiry, &reply, error);
}

/* -- pairs that the facilitator can reach
 * ---------------------------------------------------------------------- */

typedef struct
{
  gsize nodes;       /* of the level */
  gsize known;       /* of them: those of whom something is recorded, a tie or an absence */
  gsize excluded;    /* pairs that are strong or silent */
  gboolean strength; /* recorded of some pair */
  guint8 *mark;      /* per place: tied to the facilitator */
} Level;

static gboolean
is_known (KotakuInquiry *inquiry, gint32 place, KotakuLevel level)
{
  for (gsize i = inquiry->index.start[place]; i < inquiry->index.start[place + 1]; i++)
    if (inquiry->pairs->pairs[inquiry->index.pair[i]].level == level)
      return TRUE;
  return FALSE;
}

static void
count_level (KotakuInquiry *inquiry, KotakuLevel level, Level *count)
{
  gsize n = 0;
  const KotakuNode *nodes = kotaku_view_get_nodes (inquiry->view, &n);
  for (gsize i = 0; i < n; i++)
    {
      count->nodes += kotaku_network_is_institution (inquiry->network, nodes[i])
                      == (level == KOTAKU_LEVEL_INSTITUTIONAL);
      count->known += is_known (inquiry, (gint32) i, level);
    }
  for (gsize p = 0; p < inquiry->pairs->n; p++)
    {
      const KotakuPair *pair = &inquiry->pairs->pairs[p];
      if (pair->level != level)
        continue;
      count->excluded += !kotaku_pair_is_weak_or_absent (pair);
      count->strength |= !kotaku_pair_is_silent (pair);
    }
}

/* Marks those that the facilitator is tied to; *excluded counts its own pairs that are. */
static gsize
mark_tied (KotakuInquiry *inquiry, gint32 ego, KotakuLevel level, guint8 *mark, gsize *excluded)
{
  gsize n = 0;
  for (gsize i = inquiry->index.start[ego]; i < inquiry->index.start[ego + 1]; i++)
    {
      const KotakuPair *pair = &inquiry->pairs->pairs[inquiry->index.pair[i]];
      if (pair->level != level)
        continue;
      *excluded += !kotaku_pair_is_weak_or_absent (pair);
      gboolean tied = kotaku_pair_is_tied (pair);
      mark[pair->a == ego ? pair->b : pair->a] = tied;
      n += tied;
    }
  return n;
}

/* Pairs of two marked ends that are strong or silent; the weak and absent ones are evidence. */
static gsize
count_marked (KotakuInquiry *inquiry,
              gint32 ego,
              KotakuLevel level,
              const guint8 *mark,
              KotakuReply *reply)
{
  gsize n = 0;
  const KotakuPairIndex *index = &inquiry->index;
  for (gsize i = index->start[ego]; i < index->start[ego + 1]; i++)
    {
      const KotakuPair *own = &inquiry->pairs->pairs[index->pair[i]];
      gint32 side = own->a == ego ? own->b : own->a;
      if (own->level != level || !mark[side])
        continue;
      kotaku_reply_add_ties (reply, inquiry, inquiry->pairs, own, kotaku_tie_says_present);
      for (gsize j = index->start[side]; j < index->start[side + 1]; j++)
        {
          const KotakuPair *pair = &inquiry->pairs->pairs[index->pair[j]];
          n += pair->a == side && pair->b != ego && mark[pair->b] && pair->level == level
               && !kotaku_pair_is_weak_or_absent (pair);
        }
    }
  return n;
}

static gsize
choose_two (gsize n)
{
  return n < 2 ? 0 : n * (n - 1) / 2;
}

static void
judge_mediated (KotakuReply *reply, gsize reached, gsize pairs)
{
  reply->value = (double) reached / (double) pairs;
  if (2 * reached >= pairs)
    reply->verdict = KOTAKU_VERDICT_SUPPORTED;
  else if (reached == 0)
    reply->verdict = KOTAKU_VERDICT_CONTRADICTED;
  kotaku_reply_say (reply, KOTAKU_PHRASE_MEDIATED, reached, pairs);
  if (reply->verdict == KOTAKU_VERDICT_UNDECIDED)
    kotaku_reply_say (reply, KOTAKU_PHRASE_RULE_HALF);
}

/* Somebody of whom nothing is recorded is not known to be unknown to the others. */
static gboolean
reply_mediated (KotakuInquiry *inquiry,
                gint32 ego,
                KotakuLevel level,
                const Level *count,
                GError **error)
{
  gsize excluded = 0;
  g_auto (KotakuReply) reply = KOTAKU_REPLY_INIT;
  memset (count->mark, 0, kotaku_view_get_n_nodes (inquiry->view));
  gsize tied = mark_tied (inquiry, ego, level, count->mark, &excluded);
  gsize known = count->known - is_known (inquiry, ego, level);
  gsize pairs = choose_two (known) - (count->excluded - excluded);
  gsize unknown = choose_two (count->nodes - 1) - choose_two (known);
  gsize reached = choose_two (tied) - count_marked (inquiry, ego, level, count->mark, &reply);
  reply.subject = kotaku_inquiry_get_id (inquiry, ego);
  if (!count->strength)
    kotaku_reply_refuse (&reply, KOTAKU_PHRASE_NO_STRENGTH);
  else if (pairs == 0)
    kotaku_reply_say (&reply, KOTAKU_PHRASE_NO_WEAK_PAIR);
  else
    judge_mediated (&reply, reached, pairs);
  if (unknown > 0)
    kotaku_reply_say (&reply, KOTAKU_PHRASE_UNKNOWN_ENDS, unknown);
  return kotaku_inquiry_reply (inquiry, &reply, error);
}

static gboolean
reply_level (KotakuInquiry *inquiry, KotakuLevel level, gsize *found, guint8 *mark, GError **error)
{
  gsize n = 0;
  Level count = { .mark = mark };
  const KotakuNode *nodes = kotaku_view_get_nodes (inquiry->view, &n);
  count_level (inquiry, level, &count);
  for (gsize i = 0; i < n; i++)
    {
      gboolean institution = kotaku_network_is_institution (inquiry->network, nodes[i]);
      if (institution != (level == KOTAKU_LEVEL_INSTITUTIONAL)
          || !kotaku_network_node_is (inquiry->network, nodes[i], "facilitator"))
        continue;
      ++*found;
      if (g_cancellable_set_error_if_cancelled (inquiry->cancellable, error)
          || !reply_mediated (inquiry, (gint32) i, level, &count, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
kotaku_finding_mediated_pairs (KotakuInquiry *inquiry, GError **error)
{
  gsize found = 0;
  gsize n = kotaku_view_get_n_nodes (inquiry->view);
  g_autofree guint8 *mark = KOTAKU_ALLOC (guint8, n, error);
  if (mark == NULL || kotaku_inquiry_get_index (inquiry, error) == NULL
      || !reply_level (inquiry, KOTAKU_LEVEL_INTERPERSONAL, &found, mark, error)
      || !reply_level (inquiry, KOTAKU_LEVEL_INSTITUTIONAL, &found, mark, error))
    return FALSE;
  if (found > 0)
    return TRUE;
  g_auto (KotakuReply) reply = KOTAKU_REPLY_INIT;
  kotaku_reply_refuse (&reply, KOTAKU_PHRASE_NO_FACILITATOR);
  return kotaku_inquiry_reply (inquiry, &reply, error);
}

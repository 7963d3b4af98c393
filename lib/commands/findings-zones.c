/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Inside against outside, and before against after. Described here; the tests are not made. */

#include "commands/findings-private.h"

static double
read_group (KotakuFrame *zones, const char *group, const char *column)
{
  gsize n = 0;
  gssize row = kotaku_frame_find_row (zones, "group", group, NULL);
  const double *values = kotaku_frame_get_doubles (zones, column, &n, NULL);
  return row < 0 || values == NULL ? NAN : values[row];
}

static gboolean
answer_contrast (KotakuInquiry *inquiry,
                 const char *column,
                 KotakuPhrase inside,
                 KotakuPhrase outside,
                 GError **error)
{
  g_auto (KotakuReply) reply = KOTAKU_REPLY_INIT;
  KotakuFrame *zones = kotaku_inquiry_get_zones (inquiry, error);
  if (zones == NULL)
    return FALSE;
  double values[2]
      = { read_group (zones, "delineated", column), read_group (zones, "outside", column) };
  reply.value = values[0] - values[1];
  kotaku_reply_say (&reply, KOTAKU_PHRASE_NOT_YET);
  kotaku_reply_say (&reply, inside, values[0]);
  kotaku_reply_say (&reply, outside, values[1]);
  return kotaku_inquiry_reply (inquiry, &reply, error);
}

gboolean
kotaku_finding_strong_inside (KotakuInquiry *inquiry, GError **error)
{
  return answer_contrast (inquiry, "strong_share", KOTAKU_PHRASE_STRONG_INSIDE,
                          KOTAKU_PHRASE_STRONG_OUTSIDE, error);
}

gboolean
kotaku_finding_participation_inside (KotakuInquiry *inquiry, GError **error)
{
  return answer_contrast (inquiry, "participation", KOTAKU_PHRASE_PART_INSIDE,
                          KOTAKU_PHRASE_PART_OUTSIDE, error);
}

/* What needs a computation that is not made here. */
gboolean
kotaku_finding_not_yet (KotakuInquiry *inquiry, GError **error)
{
  g_auto (KotakuReply) reply = KOTAKU_REPLY_INIT;
  kotaku_reply_say (&reply, KOTAKU_PHRASE_NOT_YET);
  return kotaku_inquiry_reply (inquiry, &reply, error);
}

/* -- before and after an event
 * ---------------------------------------------------------------------------- */

typedef struct
{
  KotakuView *view;
  const KotakuPairs *pairs;
  const KotakuNode *nodes;
  gsize next;
} Side;

typedef struct
{
  gsize both, gained, lost, changed;
} Change;

static gboolean
open_side (Side *side, KotakuInquiry *inquiry, const char *when, GError **error)
{
  gsize n = 0;
  const char *const conditions[] = { "at", when, NULL };
  side->view = kotaku_view_narrow (inquiry->view, conditions, inquiry->cancellable, error);
  if (side->view == NULL)
    return FALSE;
  side->nodes = kotaku_view_get_nodes (side->view, &n);
  side->pairs = kotaku_pairs_get (side->view, inquiry->cancellable, error);
  return side->pairs != NULL;
}

static void
side_clear (Side *side)
{
  g_clear_pointer (&side->view, kotaku_view_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Side, side_clear)

/* The next pair that is tied, or NULL. */
static const KotakuPair *
peek (Side *side)
{
  while (side->next < side->pairs->n
         && side->pairs->pairs[side->next].relation == KOTAKU_RELATION_NONE)
    side->next++;
  return side->next < side->pairs->n ? &side->pairs->pairs[side->next] : NULL;
}

/* Pairs are in the order of their nodes, whatever their places. */
static int
compare_pairs (const Side *a, const KotakuPair *left, const Side *b, const KotakuPair *right)
{
  if (left == NULL || right == NULL)
    return (left == NULL) - (right == NULL);
  gint32 first[2] = { (gint32) a->nodes[left->a], (gint32) b->nodes[right->a] };
  gint32 second[2] = { (gint32) a->nodes[left->b], (gint32) b->nodes[right->b] };
  int order = (first[0] > first[1]) - (first[0] < first[1]);
  return order != 0 ? order : (second[0] > second[1]) - (second[0] < second[1]);
}

static gboolean
is_settled (guint8 strength)
{
  return strength == KOTAKU_STRENGTH_STRONG || strength == KOTAKU_STRENGTH_WEAK;
}

static void
compare_sides (Side *before, Side *after, KotakuEvidence *evidence, Change *change)
{
  const KotakuPair *left = peek (before);
  const KotakuPair *right = peek (after);
  for (; left != NULL || right != NULL; left = peek (before), right = peek (after))
    {
      int order = compare_pairs (before, left, after, right);
      gboolean differ = order == 0 && is_settled (left->strength) && is_settled (right->strength)
                        && left->strength != right->strength;
      change->lost += order < 0;
      change->gained += order > 0;
      change->both += order == 0;
      change->changed += differ;
      if (order < 0 || differ)
        kotaku_evidence_add_pair (evidence, before->pairs, left);
      if (order > 0 || differ)
        kotaku_evidence_add_pair (evidence, after->pairs, right);
      before->next += order <= 0;
      after->next += order >= 0;
    }
}

static gboolean
reply_event (KotakuInquiry *inquiry, const char *event, GError **error)
{
  Change change = { 0 };
  g_auto (Side) before = { 0 }, after = { 0 };
  g_auto (KotakuReply) reply = KOTAKU_REPLY_INIT;
  g_autofree char *until = g_strconcat ("before:", event, NULL);
  g_autofree char *since = g_strconcat ("after:", event, NULL);
  if (!open_side (&before, inquiry, until, error) || !open_side (&after, inquiry, since, error))
    return FALSE;
  compare_sides (&before, &after, &reply.evidence, &change);
  gsize either = change.both + change.gained + change.lost;
  if (either > 0)
    reply.value = ((double) change.gained - (double) change.lost) / (double) either;
  reply.subject = event;
  kotaku_reply_say (&reply, KOTAKU_PHRASE_NOT_YET);
  kotaku_reply_say (&reply, KOTAKU_PHRASE_GAINED, change.gained);
  kotaku_reply_say (&reply, KOTAKU_PHRASE_LOST, change.lost);
  kotaku_reply_say (&reply, KOTAKU_PHRASE_STRENGTH_CHANGED, change.changed);
  return kotaku_inquiry_reply (inquiry, &reply, error);
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
      if (!reply_event (inquiry, event, error))
        return FALSE;
    }
  if (n > 0)
    return TRUE;
  g_auto (KotakuReply) reply = KOTAKU_REPLY_INIT;
  kotaku_reply_say (&reply, KOTAKU_PHRASE_NOT_YET);
  kotaku_reply_say (&reply, KOTAKU_PHRASE_NO_EVENT);
  return kotaku_inquiry_reply (inquiry, &reply, error);
}

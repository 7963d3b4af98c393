/* SPDX-License-Identifier: GPL-2.0-or-later */

/* What changed at each event, and for whom: as compare --by event: has it. */

#include "commands/findings-private.h"

/* How many pairs of a kind an answer names. */
#define MOST_NAMED 6

typedef struct
{
  KotakuInquiry *inquiry;
  KotakuReply reply;
  gint32 event; /* a row of events */
  KotakuSides sides;
  gsize n[KOTAKU_N_SHIFTS];
  KotakuText pairs[KOTAKU_N_SHIFTS]; /* "a - b, c - d": the first of each kind */
  gsize dated, overruled; /* with a tie dated at the event; whose dated ties others outvote */
} Change;

static void
change_clear (Change *change)
{
  kotaku_reply_clear (&change->reply);
  kotaku_sides_clear (&change->sides);
  for (int shift = 0; shift < KOTAKU_N_SHIFTS; shift++)
    kotaku_text_clear (&change->pairs[shift]);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Change, change_clear)

static gboolean
open_sides (Change *change, const char *event, GError **error)
{
  KotakuInquiry *inquiry = change->inquiry;
  g_autofree char *until = g_strconcat ("before:", event, NULL);
  g_autofree char *since = g_strconcat ("after:", event, NULL);
  const char *const before[] = { "at", until, NULL }, *const after[] = { "at", since, NULL };
  g_autoptr (KotakuView) first
      = kotaku_view_narrow (inquiry->view, before, inquiry->cancellable, error);
  g_autoptr (KotakuView) second
      = first != NULL ? kotaku_view_narrow (inquiry->view, after, inquiry->cancellable, error)
                      : NULL;
  return second != NULL
         && kotaku_sides_init (&change->sides, first, second, change->event, inquiry->options,
                               inquiry->cancellable, error);
}

/* The pair as the inquiry's own view has it: with the ties of both sides. */
static const KotakuPair *
find_whole (const Change *change, const KotakuSidesPair *pair)
{
  const KotakuSides *sides = &change->sides;
  const KotakuInquiry *inquiry = change->inquiry;
  const KotakuNode *nodes = kotaku_view_get_nodes (sides->views[0], NULL);
  gint32 a = kotaku_view_get_place (inquiry->view, nodes[sides->place[0][pair->a]]);
  gint32 b = kotaku_view_get_place (inquiry->view, nodes[sides->place[0][pair->b]]);
  gssize found = kotaku_pairs_find (inquiry->pairs, MIN (a, b), MAX (a, b));
  return found >= 0 ? &inquiry->pairs->pairs[found] : NULL;
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

static void
name_pair (Change *change, const KotakuSidesPair *pair, KotakuShift shift)
{
  KotakuText *text = &change->pairs[shift];
  gsize n = change->n[shift]++;
  if (n > MOST_NAMED)
    return;
  if (n > 0)
    kotaku_text_append (text, ", ", -1);
  if (n == MOST_NAMED)
    {
      kotaku_text_append (text, "...", -1);
      return;
    }
  kotaku_text_append (text, kotaku_sides_get_id (&change->sides, pair->a), -1);
  kotaku_text_append (text, " - ", -1);
  kotaku_text_append (text, kotaku_sides_get_id (&change->sides, pair->b), -1);
}

static void
look_at_pairs (Change *change)
{
  for (gsize i = 0; i < change->sides.n_pairs; i++)
    {
      const KotakuSidesPair *pair = &change->sides.list[i];
      KotakuShift shift = kotaku_sides_get_shift (pair);
      const KotakuPair *whole = find_whole (change, pair);
      if (shift != KOTAKU_SHIFT_NONE)
        name_pair (change, pair, shift);
      if (whole != NULL)
        look_at_ties (change, whole, shift != KOTAKU_SHIFT_NONE);
    }
}

static gboolean
test_sides (Change *change, KotakuChange *test, GError **error)
{
  gsize n_moves = 0;
  KotakuInquiry *inquiry = change->inquiry;
  KotakuReply *reply = &change->reply;
  double alpha = kotaku_options_get_double (inquiry->options, "alpha");
  g_autofree KotakuMove *moves = kotaku_sides_list_moves (&change->sides, &n_moves, error);
  if (moves == NULL
      || !kotaku_change_test (moves, n_moves, change->sides.n, alpha, test, inquiry->cancellable,
                              error))
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
    reply->deciding = kotaku_sides_get_id (&change->sides, test->deciding);
  return TRUE;
}

/* Whose ties: what tells a reader more than how many. */
static gboolean
say_pairs (Change *change, GError **error)
{
  static const KotakuPhrase phrases[KOTAKU_N_SHIFTS] = { 0,
                                                         KOTAKU_PHRASE_PAIRS_NEW,
                                                         KOTAKU_PHRASE_PAIRS_ENDED,
                                                         KOTAKU_PHRASE_PAIRS_STRONGER,
                                                         KOTAKU_PHRASE_PAIRS_WEAKER,
                                                         KOTAKU_PHRASE_PAIRS_TURNED };
  for (int shift = 1; shift < KOTAKU_N_SHIFTS; shift++)
    {
      if (change->n[shift] == 0)
        continue;
      g_autofree char *list = kotaku_text_steal (&change->pairs[shift], error);
      if (list == NULL)
        return FALSE;
      kotaku_reply_say (&change->reply, phrases[shift], list);
    }
  return TRUE;
}

static gboolean
reply_event (KotakuInquiry *inquiry, gint32 row, const char *event, GError **error)
{
  KotakuChange test;
  g_auto (Change) change = { .inquiry = inquiry, .reply = KOTAKU_REPLY_INIT, .event = row };
  KotakuReply *reply = &change.reply;
  if (!open_sides (&change, event, error))
    return FALSE;
  look_at_pairs (&change);
  if (!test_sides (&change, &test, error))
    return FALSE;
  reply->subject = event;
  kotaku_reply_say (reply, KOTAKU_PHRASE_CHANGED, test.n, test.gained, test.lost,
                    change.n[KOTAKU_SHIFT_STRONGER] + change.n[KOTAKU_SHIFT_WEAKER]);
  kotaku_reply_say (reply, KOTAKU_PHRASE_DATED, change.dated);
  if (change.overruled > 0)
    kotaku_reply_say (reply, KOTAKU_PHRASE_OVERRULED, change.overruled);
  return say_pairs (&change, error) && kotaku_inquiry_reply (inquiry, reply, error);
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

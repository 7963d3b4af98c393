/* SPDX-License-Identifier: GPL-2.0-or-later */

/* What form and content go with: dominance, and strength. */

#include "commands/findings-private.h"

static gboolean
is_vertical (const KotakuPair *pair)
{
  return pair->direction == KOTAKU_DIRECTION_VERTICAL && pair->relation != KOTAKU_RELATION_NONE;
}

static gboolean
is_level (const KotakuPair *pair)
{
  return pair->direction == KOTAKU_DIRECTION_EQUAL
         || pair->direction == KOTAKU_DIRECTION_HORIZONTAL;
}

/* Institutional pairs of two kinds (row 0: of which the claim holds that they are work, row 1: the
 * others) by form (column 0: work, 1: kinship); pairs of both forms are neither. */
typedef struct
{
  KotakuCell *cells;
  gsize n;
  gsize counts[2][2];
} Table;

static void
table_clear (Table *table)
{
  g_free (table->cells);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Table, table_clear)

/* The row of a pair, or -1. */
typedef int (*RowFunc) (const KotakuPair *pair);

static int
get_dominance_row (const KotakuPair *pair)
{
  if (pair->relation == KOTAKU_RELATION_NONE)
    return -1;
  return is_vertical (pair) ? 0 : is_level (pair) ? 1 : -1;
}

static int
get_strength_row (const KotakuPair *pair)
{
  return pair->strength == KOTAKU_STRENGTH_STRONG ? 0
         : pair->strength == KOTAKU_STRENGTH_WEAK ? 1
                                                  : -1;
}

static gboolean
fill_table (Table *table, KotakuInquiry *inquiry, RowFunc get_row, GError **error)
{
  const KotakuPlaces *places = kotaku_inquiry_get_places (inquiry, error);
  table->cells = places != NULL ? KOTAKU_ALLOC (KotakuCell, inquiry->pairs->n, error) : NULL;
  if (table->cells == NULL)
    return FALSE;
  for (gsize p = 0; p < inquiry->pairs->n; p++)
    {
      const KotakuPair *pair = &inquiry->pairs->pairs[p];
      int row = get_row (pair);
      if (pair->level != KOTAKU_LEVEL_INSTITUTIONAL || row < 0
          || (pair->form != KOTAKU_FORM_WORK && pair->form != KOTAKU_FORM_KINSHIP))
        continue;
      guint8 column = pair->form == KOTAKU_FORM_WORK ? 0 : 1;
      table->cells[table->n++]
          = (KotakuCell){ places->rank[pair->a], places->rank[pair->b], (guint8) row, column };
      table->counts[row][column]++;
    }
  return TRUE;
}

static gboolean
share_row (KotakuShare *share,
           const Table *table,
           int row,
           gsize n_nodes,
           const KotakuDraws *draws,
           GError **error)
{
  gsize n = 0;
  g_autofree KotakuTrial *trials = KOTAKU_ALLOC (KotakuTrial, table->n, error);
  for (gsize i = 0; trials != NULL && i < table->n; i++)
    if (table->cells[i].row == row)
      trials[n++]
          = (KotakuTrial){ table->cells[i].a, table->cells[i].b, table->cells[i].column == 0 };
  return trials != NULL
         && kotaku_share_init (share, trials, n, n_nodes, draws->alpha, draws->cancellable, error);
}

static gboolean
set_difference (KotakuReply *reply,
                const Table *table,
                gsize n_nodes,
                const KotakuDraws *draws,
                GError **error)
{
  KotakuShare a, b;
  if (!share_row (&a, table, 0, n_nodes, draws, error)
      || !share_row (&b, table, 1, n_nodes, draws, error))
    return FALSE;
  if (a.n == 0 || b.n == 0)
    return TRUE;
  reply->value = a.share - b.share;
  kotaku_share_difference (&a, &b, &reply->low, &reply->high);
  return TRUE;
}

static gboolean
test_table (KotakuInquiry *inquiry, KotakuReply *reply, const Table *table, GError **error)
{
  KotakuDraws draws;
  KotakuTableTest test;
  gsize n_nodes = inquiry->places.n;
  kotaku_inquiry_init_draws (inquiry, &draws);
  if (!kotaku_table_test (table->cells, table->n, n_nodes, 2, 2, &draws, &test, error)
      || !set_difference (reply, table, n_nodes, &draws, error))
    return FALSE;
  kotaku_inquiry_note_test (inquiry, test.exact, test.monte_carlo_error);
  inquiry->capped |= test.capped;
  reply->p_value = test.p_value;
  reply->min_p = test.min_p;
  reply->reason = kotaku_reason_find (test.p_value, test.min_p, draws.alpha, test.deciding >= 0);
  if (test.deciding >= 0)
    reply->deciding = kotaku_inquiry_get_id (inquiry, inquiry->places.place[test.deciding]);
  reply->sign = (reply->value > 0) - (reply->value < 0);
  return TRUE;
}

static gboolean
answer_form (KotakuInquiry *inquiry,
             RowFunc get_row,
             KotakuPhrase phrase,
             KotakuPhrase none,
             GError **error)
{
  g_auto (Table) table = { 0 };
  g_auto (KotakuReply) reply = KOTAKU_REPLY_INIT;
  const gsize (*counts)[2] = table.counts;
  if (!fill_table (&table, inquiry, get_row, error))
    return FALSE;
  if (table.n == 0)
    kotaku_reply_refuse (&reply, none);
  else if (!test_table (inquiry, &reply, &table, error))
    return FALSE;
  else
    kotaku_reply_say (&reply, phrase, counts[0][0], counts[0][0] + counts[0][1], counts[1][0],
                      counts[1][0] + counts[1][1]);
  return kotaku_inquiry_reply (inquiry, &reply, error);
}

gboolean
kotaku_finding_dominance_form (KotakuInquiry *inquiry, GError **error)
{
  return answer_form (inquiry, get_dominance_row, KOTAKU_PHRASE_WORK_VERTICAL,
                      KOTAKU_PHRASE_NO_FORM_DIRECTION, error);
}

gboolean
kotaku_finding_strength_form (KotakuInquiry *inquiry, GError **error)
{
  return answer_form (inquiry, get_strength_row, KOTAKU_PHRASE_WORK_STRONG,
                      KOTAKU_PHRASE_NO_FORM_STRENGTH, error);
}

/* Above a half supports, below contradicts. */
static KotakuVerdict
judge_half (gsize part, gsize n)
{
  if (2 * part == n)
    return KOTAKU_VERDICT_UNDECIDED;
  return 2 * part > n ? KOTAKU_VERDICT_SUPPORTED : KOTAKU_VERDICT_CONTRADICTED;
}

/* Ties that say so: those with interest where pairs carry it, those with other content where not.
 */
static void
add_content (KotakuInquiry *inquiry, KotakuReply *reply, const KotakuPair *pair, gboolean interest)
{
  kotaku_reply_add_ties (reply, inquiry, inquiry->pairs, pair,
                         interest ? kotaku_tie_says_interest : kotaku_tie_says_other_content);
}

gboolean
kotaku_finding_dominance_interest (KotakuInquiry *inquiry, GError **error)
{
  gsize vertical = 0, n = 0, interest = 0;
  gboolean direction = FALSE, content = FALSE;
  g_auto (KotakuReply) reply = KOTAKU_REPLY_INIT;
  for (gsize p = 0; p < inquiry->pairs->n; p++)
    {
      const KotakuPair *pair = &inquiry->pairs->pairs[p];
      direction |= pair->direction != 0;
      if (!is_vertical (pair))
        continue;
      vertical++;
      content |= pair->content != KOTAKU_CONTENT_UNRECORDED;
      if (pair->content == KOTAKU_CONTENT_UNRECORDED || pair->content == KOTAKU_SETTLED_CONFLICT)
        continue;
      gboolean carries = (pair->content & KOTAKU_CONTENT_INTEREST) != 0;
      n++;
      interest += carries;
      add_content (inquiry, &reply, pair, carries);
    }
  if (n > 0)
    {
      reply.value = (double) interest / (double) n;
      reply.verdict = judge_half (interest, n);
      kotaku_reply_say (&reply, KOTAKU_PHRASE_INTEREST, interest, n);
      if (reply.verdict == KOTAKU_VERDICT_UNDECIDED)
        kotaku_reply_say (&reply, KOTAKU_PHRASE_RULE_MORE);
    }
  else
    {
      reply.verdict = (vertical > 0 ? content : direction) ? KOTAKU_VERDICT_UNDECIDED
                                                           : KOTAKU_VERDICT_NOT_TESTABLE;
      kotaku_reply_say (&reply,
                        vertical > 0 ? KOTAKU_PHRASE_NO_CONTENT : KOTAKU_PHRASE_NO_VERTICAL);
    }
  return kotaku_inquiry_reply (inquiry, &reply, error);
}

/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "classify/classify-private.h"

#include <math.h>
#include <string.h>

#define CANCEL_EVERY 65536

/* How a tie reads from a pair's side: verticals are two values, opposite arcs are one. */
enum
{
  READ_EQUAL = 1,
  READ_HORIZONTAL,
  READ_FROM_A,
  READ_FROM_B,
  READ_ARC
};

/* What coded ties vote for. */
enum
{
  VOTE_SYMMETRIC = 1,
  VOTE_FROM_A,
  VOTE_FROM_B
};

/* The fields that settle, in the order of the column `conflicts`, and the vote on the relation. */
enum
{
  FORM,
  DIRECTION,
  STRENGTH,
  CONTENT,
  SCOPE,
  RELATION,
  N_FIELDS
};

/* Ties between two places, a < b, before they are made pairs. */
typedef struct
{
  gsize n;
  gint32 *a, *b;
  KotakuTie *ties; /* projected ones are -1 - place */
} Joined;

typedef struct
{
  KotakuView *view;
  KotakuNodeColumns nodes;
  KotakuTieColumns ties;
  const KotakuNode *view_nodes;
  gboolean stage_chosen;
  gint32 event; /* whose ties are heard first; -1 */
  gboolean undirected;
  double tolerance;
  KotakuSets sources;
  KotakuBallot ballot;
  gsize capacity; /* ties of a pair that the arrays below hold */
  KotakuWitness *witnesses;
  guint8 *values[N_FIELDS];
} Settler;

/* -- ties to pairs
 * --------------------------------------------------------------------------------- */

static void
joined_clear (Joined *joined)
{
  g_free (joined->a);
  g_free (joined->b);
  g_free (joined->ties);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Joined, joined_clear)

static void
join (Joined *joined, KotakuView *view, KotakuNode from, KotakuNode to, gint32 tie)
{
  gint32 a = kotaku_view_get_place (view, from);
  gint32 b = kotaku_view_get_place (view, to);
  if (a == b || a < 0 || b < 0)
    return;
  joined->a[joined->n] = MIN (a, b);
  joined->b[joined->n] = MAX (a, b);
  joined->ties[joined->n++] = (KotakuTie) tie;
}

static gboolean
joined_init (Joined *joined, KotakuView *view, GError **error)
{
  gsize n_ties = 0, n_projected = 0;
  const KotakuTie *ties = kotaku_view_get_ties (view, &n_ties);
  const KotakuProjectedTie *projected = kotaku_view_get_projected (view, &n_projected);
  KotakuTieColumns columns;
  kotaku_network_get_tie_columns (kotaku_view_peek_network (view), &columns);
  gsize n = n_ties + n_projected;
  joined->a = KOTAKU_ALLOC (gint32, n, error);
  joined->b = joined->a != NULL ? KOTAKU_ALLOC (gint32, n, error) : NULL;
  joined->ties = joined->b != NULL ? KOTAKU_ALLOC (KotakuTie, n, error) : NULL;
  if (joined->ties == NULL)
    return FALSE;
  for (gsize i = 0; i < n_ties; i++)
    join (joined, view, (KotakuNode) columns.from[ties[i]], (KotakuNode) columns.to[ties[i]],
          (gint32) ties[i]);
  for (gsize i = 0; i < n_projected; i++)
    join (joined, view, projected[i].from, projected[i].to, -1 - (gint32) i);
  return TRUE;
}

/* One pass of a stable counting sort of order by key. */
static gboolean
sort_pass (const gint32 *key,
           const guint32 *order,
           guint32 *sorted,
           gsize n,
           gsize n_keys,
           GError **error)
{
  g_autofree gsize *start = KOTAKU_ALLOC0 (gsize, n_keys + 1, error);
  if (start == NULL)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    start[key[i] + 1]++;
  for (gsize k = 0; k < n_keys; k++)
    start[k + 1] += start[k];
  for (gsize i = 0; i < n; i++)
    {
      guint32 tie = order != NULL ? order[i] : (guint32) i;
      sorted[start[key[tie]]++] = tie;
    }
  return TRUE;
}

/* The ties by (a, b), and within a pair as they were. */
static guint32 *
sort_joined (const Joined *joined, gsize n_places, GError **error)
{
  g_autofree guint32 *by_b = KOTAKU_ALLOC (guint32, joined->n, error);
  if (by_b == NULL || !sort_pass (joined->b, NULL, by_b, joined->n, n_places, error))
    return NULL;
  g_autofree guint32 *by_pair = KOTAKU_ALLOC (guint32, joined->n, error);
  if (by_pair == NULL || !sort_pass (joined->a, by_b, by_pair, joined->n, n_places, error))
    return NULL;
  return g_steal_pointer (&by_pair);
}

static gsize
count_pairs (const Joined *joined, const guint32 *order)
{
  gsize n = joined->n > 0 ? 1 : 0;
  for (gsize i = 1; i < joined->n; i++)
    n += joined->a[order[i]] != joined->a[order[i - 1]]
         || joined->b[order[i]] != joined->b[order[i - 1]];
  return n;
}

static void
fill_pairs (KotakuPairs *pairs, const Joined *joined, const guint32 *order)
{
  KotakuPair *pair = pairs->pairs - 1;
  for (gsize i = 0; i < joined->n; i++)
    {
      gint32 a = joined->a[order[i]];
      gint32 b = joined->b[order[i]];
      if (i == 0 || a != pair->a || b != pair->b)
        {
          pair++;
          pair->a = a;
          pair->b = b;
          pair->first = i;
        }
      pair->n_ties++;
      pairs->ties[i] = joined->ties[order[i]];
    }
}

/* The pairs with their ties, nothing settled yet. */
static KotakuPairs *
pairs_join (KotakuView *view, GError **error)
{
  g_auto (Joined) joined = { 0 };
  if (!joined_init (&joined, view, error))
    return NULL;
  g_autofree guint32 *order = sort_joined (&joined, kotaku_view_get_n_nodes (view), error);
  if (order == NULL)
    return NULL;
  g_autoptr (KotakuPairs) pairs = KOTAKU_ALLOC0 (KotakuPairs, 1, error);
  if (pairs == NULL)
    return NULL;
  pairs->n = count_pairs (&joined, order);
  pairs->pairs = KOTAKU_ALLOC0 (KotakuPair, pairs->n, error);
  pairs->ties = pairs->pairs != NULL ? KOTAKU_ALLOC (KotakuTie, joined.n, error) : NULL;
  if (pairs->ties == NULL)
    return NULL;
  fill_pairs (pairs, &joined, order);
  return g_steal_pointer (&pairs);
}

/* -- settling
 * -------------------------------------------------------------------------------------- */

static void
settler_clear (Settler *settler)
{
  kotaku_sets_clear (&settler->sources);
  kotaku_ballot_clear (&settler->ballot);
  g_free (settler->witnesses);
  for (gsize field = 0; field < N_FIELDS; field++)
    g_free (settler->values[field]);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Settler, settler_clear)

static gboolean
settler_init (Settler *settler, KotakuView *view, double tolerance, gint32 event, GError **error)
{
  KotakuNetwork *network = kotaku_view_peek_network (view);
  gsize n_nodes = 0;
  settler->view = view;
  settler->view_nodes = kotaku_view_get_nodes (view, &n_nodes);
  settler->stage_chosen = kotaku_view_get_stages (view) != KOTAKU_STAGE_UNRECORDED;
  settler->undirected = kotaku_view_is_undirected (view);
  settler->tolerance = tolerance;
  settler->event = event;
  settler->ballot.sources = &settler->sources;
  kotaku_network_get_node_columns (network, &settler->nodes);
  kotaku_network_get_tie_columns (network, &settler->ties);
  return kotaku_sets_init (&settler->sources, settler->ties.source_sets, error);
}

static gboolean
settler_reserve (Settler *settler, gsize n, GError **error)
{
  if (n <= settler->capacity)
    return TRUE;
  gsize capacity = MAX (2 * n, 16);
  KotakuWitness *witnesses
      = kotaku_realloc (settler->witnesses, capacity, sizeof *witnesses, error);
  if (witnesses == NULL)
    return FALSE;
  settler->witnesses = witnesses;
  for (gsize field = 0; field < N_FIELDS; field++)
    {
      guint8 *values = kotaku_realloc (settler->values[field], capacity, 1, error);
      if (values == NULL)
        return FALSE;
      settler->values[field] = values;
    }
  settler->capacity = capacity;
  return TRUE;
}

/* A tie's place among those that are heard. */
static guint8
read_order (const Settler *settler, gint32 tie, gboolean inferred, guint8 stages)
{
  guint8 order = kotaku_settle_order (inferred, stages != 0, settler->stage_chosen);
  if (settler->event < 0)
    return order;
  return kotaku_settle_order_dated (
      order, tie >= 0
                 && kotaku_tie_is_at_event (kotaku_view_peek_network (settler->view),
                                            &settler->ties, (KotakuTie) tie, settler->event));
}

static guint8
read_direction (const Settler *settler, gsize tie, KotakuNode a)
{
  /* Where no tie of the network has a direction, every one is an arc. */
  switch (KOTAKU_CELL (settler->ties.direction, tie, KOTAKU_DIRECTION_ARC))
    {
    case KOTAKU_DIRECTION_EQUAL:
      return READ_EQUAL;
    case KOTAKU_DIRECTION_HORIZONTAL:
      return READ_HORIZONTAL;
    case KOTAKU_DIRECTION_VERTICAL:
      return settler->ties.from[tie] == (gint32) a ? READ_FROM_A : READ_FROM_B;
    case KOTAKU_DIRECTION_ARC:
      return READ_ARC;
    default:
      return 0;
    }
}

/* An observed absence says nothing of who dominates. */
static guint8
read_vote (guint8 direction, guint8 strength)
{
  static const guint8 votes[] = { 0, VOTE_SYMMETRIC, VOTE_SYMMETRIC, VOTE_FROM_A, VOTE_FROM_B, 0 };
  return strength == KOTAKU_STRENGTH_ABSENT ? 0 : votes[direction];
}

/* The bits of `ways` that a tie adds. */
static guint8
read_ways (const Settler *settler, gsize tie, guint8 direction, KotakuNode a)
{
  if (direction == READ_FROM_A || direction == READ_FROM_B)
    return direction == READ_FROM_A ? 1 : 2;
  if (direction != READ_ARC)
    return 0;
  return settler->ties.from[tie] == (gint32) a ? 1 : 2;
}

static void
read_tie (Settler *settler, KotakuPair *pair, gsize i, gint32 tie, KotakuNode a)
{
  const KotakuTieColumns *ties = &settler->ties;
  for (gsize field = 0; field < N_FIELDS; field++)
    settler->values[field][i] = 0;
  settler->witnesses[i].source = -1;
  settler->witnesses[i].order = read_order (settler, -1, TRUE, 0);
  if (tie < 0)
    return; /* projected: nobody said it */
  gboolean inferred = KOTAKU_CELL (ties->inferred, tie, 0) != 0;
  guint8 stages = KOTAKU_CELL (ties->stages, tie, 0);
  guint8 strength = KOTAKU_CELL (ties->strength, tie, 0);
  guint8 direction = read_direction (settler, (gsize) tie, a);
  settler->witnesses[i].source = KOTAKU_CELL (ties->source, tie, -1);
  settler->witnesses[i].order = read_order (settler, tie, inferred, stages);
  settler->values[FORM][i] = KOTAKU_CELL (ties->form, tie, 0);
  settler->values[DIRECTION][i] = direction;
  settler->values[STRENGTH][i] = strength;
  settler->values[CONTENT][i] = KOTAKU_CELL (ties->content, tie, 0);
  settler->values[SCOPE][i] = KOTAKU_CELL (ties->scope, tie, 0);
  settler->values[RELATION][i] = read_vote (direction, strength);
  pair->stages |= stages;
  pair->n_stated += !inferred;
  if (strength != KOTAKU_STRENGTH_ABSENT)
    pair->ways |= read_ways (settler, (gsize) tie, direction, a);
}

/* Weights of the arcs that are heard first: recorded ones add, the others count 1 together. */
static void
weigh_arcs (const Settler *settler, const KotakuTie *ties, gsize n, KotakuNode a, double weight[2])
{
  guint8 first = KOTAKU_SETTLE_ORDERS;
  gboolean unweighted[2] = { FALSE, FALSE };
  weight[0] = weight[1] = 0;
  for (gsize i = 0; i < n; i++)
    if (settler->values[DIRECTION][i] == READ_ARC
        && settler->values[STRENGTH][i] != KOTAKU_STRENGTH_ABSENT)
      first = MIN (first, settler->witnesses[i].order);
  for (gsize i = 0; i < n; i++)
    {
      if (settler->values[DIRECTION][i] != READ_ARC || settler->witnesses[i].order != first
          || settler->values[STRENGTH][i] == KOTAKU_STRENGTH_ABSENT)
        continue;
      gboolean from_a = settler->ties.from[ties[i]] == (gint32) a;
      double recorded = kotaku_view_get_tie_weight (settler->view, ties[i]);
      for (int side = 0; side < 2; side++)
        if (settler->undirected || side == (from_a ? 0 : 1))
          {
            if (isnan (recorded))
              unweighted[side] = TRUE;
            else
              weight[side] += recorded;
          }
    }
  for (int side = 0; side < 2; side++)
    weight[side] += unweighted[side] ? 1 : 0;
}

static void
decide_by_arcs (const Settler *settler, const KotakuTie *ties, KotakuPair *pair, KotakuNode a)
{
  double weight[2];
  weigh_arcs (settler, ties, pair->n_ties, a, weight);
  if (weight[0] == 0 && weight[1] == 0)
    return;
  if (MAX (weight[0], weight[1]) <= settler->tolerance * MIN (weight[0], weight[1]))
    {
      pair->relation = KOTAKU_RELATION_SYMMETRIC;
      return;
    }
  pair->relation = KOTAKU_RELATION_ASYMMETRIC;
  pair->dominant = weight[0] > weight[1] ? 0 : 1;
}

/* A pair on which neither coded ties nor arcs say anything stays undecided, with basis 0. */
static void
decide_relation (const Settler *settler,
                 const KotakuTie *ties,
                 KotakuPair *pair,
                 guint8 vote,
                 KotakuNode a)
{
  pair->relation = KOTAKU_RELATION_UNDECIDED;
  pair->dominant = -1;
  pair->coded = 1;
  if (pair->strength == KOTAKU_STRENGTH_ABSENT)
    pair->relation = KOTAKU_RELATION_NONE;
  else if (vote == VOTE_SYMMETRIC)
    pair->relation = KOTAKU_RELATION_SYMMETRIC;
  else if (vote == VOTE_FROM_A || vote == VOTE_FROM_B)
    {
      pair->relation = KOTAKU_RELATION_ASYMMETRIC;
      pair->dominant = vote == VOTE_FROM_A ? 0 : 1;
    }
  else if (vote == 0)
    {
      pair->coded = 0;
      decide_by_arcs (settler, ties, pair, a);
    }
}

static guint8
settled_direction (guint8 value)
{
  static const guint8 directions[]
      = { KOTAKU_DIRECTION_UNSTATED, KOTAKU_DIRECTION_EQUAL,    KOTAKU_DIRECTION_HORIZONTAL,
          KOTAKU_DIRECTION_VERTICAL, KOTAKU_DIRECTION_VERTICAL, KOTAKU_DIRECTION_ARC };
  return value == KOTAKU_SETTLED_CONFLICT ? value : directions[value];
}

static guint8
settle_level (const Settler *settler, KotakuNode a, KotakuNode b)
{
  gboolean institutions[2] = { KOTAKU_CELL (settler->nodes.kind, a, 0) != 0,
                               KOTAKU_CELL (settler->nodes.kind, b, 0) != 0 };
  if (institutions[0] != institutions[1])
    return KOTAKU_LEVEL_CROSS;
  return institutions[0] ? KOTAKU_LEVEL_INSTITUTIONAL : KOTAKU_LEVEL_INTERPERSONAL;
}

static gboolean
settle_pair (Settler *settler, const KotakuPairs *pairs, KotakuPair *pair, GError **error)
{
  const KotakuTie *ties = pairs->ties + pair->first;
  KotakuNode a = settler->view_nodes[pair->a];
  gsize n = pair->n_ties;
  guint8 settled[N_FIELDS];
  if (!settler_reserve (settler, n, error))
    return FALSE;
  for (gsize i = 0; i < n; i++)
    read_tie (settler, pair, i, (gint32) ties[i], a);
  if (n > 1 && !kotaku_ballot_prepare (&settler->ballot, settler->witnesses, n, error))
    return FALSE;
  for (gsize field = 0; field < N_FIELDS; field++)
    {
      gboolean disagree = FALSE;
      settled[field] = kotaku_settle (&settler->ballot, settler->witnesses, settler->values[field],
                                      n, &disagree);
      if (disagree && field != RELATION)
        pair->conflicts |= (guint8) (1 << field);
    }
  pair->level = settle_level (settler, a, settler->view_nodes[pair->b]);
  pair->form = settled[FORM];
  pair->direction = settled_direction (settled[DIRECTION]);
  pair->strength = settled[STRENGTH];
  pair->content = settled[CONTENT];
  pair->scope = settled[SCOPE];
  decide_relation (settler, ties, pair, settled[RELATION], a);
  return TRUE;
}

static gboolean
is_date_of (KotakuNetwork *network, gint32 date, gint32 event)
{
  KotakuSpan span;
  KotakuWhen when = kotaku_network_get_when (network, date);
  return when.event == event
         || (when.has_span && kotaku_network_get_event_span (network, event, &span)
             && when.span.first == span.first);
}

gboolean
kotaku_tie_is_at_event (KotakuNetwork *network,
                        const KotakuTieColumns *ties,
                        KotakuTie tie,
                        gint32 event)
{
  return is_date_of (network, KOTAKU_CELL (ties->since, tie, -1), event)
         || is_date_of (network, KOTAKU_CELL (ties->until, tie, -1), event);
}

KotakuPairs *
kotaku_pairs_new (KotakuView *view, double tolerance, GCancellable *cancellable, GError **error)
{
  return kotaku_pairs_new_at_event (view, tolerance, -1, cancellable, error);
}

KotakuPairs *
kotaku_pairs_new_at_event (KotakuView *view,
                           double tolerance,
                           gint32 event,
                           GCancellable *cancellable,
                           GError **error)
{
  g_auto (Settler) settler = { 0 };
  if (g_cancellable_set_error_if_cancelled (cancellable, error)
      || !settler_init (&settler, view, tolerance, event, error))
    return NULL;
  g_autoptr (KotakuPairs) pairs = pairs_join (view, error);
  if (pairs == NULL)
    return NULL;
  for (gsize p = 0; p < pairs->n; p++)
    if ((p % CANCEL_EVERY == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        || !settle_pair (&settler, pairs, &pairs->pairs[p], error))
      return NULL;
  return g_steal_pointer (&pairs);
}

void
kotaku_pairs_free (KotakuPairs *pairs)
{
  if (pairs == NULL)
    return;
  g_free (pairs->pairs);
  g_free (pairs->ties);
  g_free (pairs);
}

static gpointer
make_pairs (KotakuView *view, GCancellable *cancellable, GError **error)
{
  double tolerance = kotaku_options_get_double (NULL, "tolerance");
  return kotaku_pairs_new (view, tolerance, cancellable, error);
}

const KotakuPairs *
kotaku_pairs_get (KotakuView *view, GCancellable *cancellable, GError **error)
{
  return kotaku_view_get_slot (view, KOTAKU_SLOT_PAIRS, make_pairs,
                               (GDestroyNotify) kotaku_pairs_free, cancellable, error);
}

/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Every proposal is as likely as the one that takes it back, and one that does not lead to a simple
 * graph stays where it is: so all graphs of these degrees are equally likely in the long run. The
 * data, a hub and the draws are then exchangeable where the hub lies as many moves from the data as
 * each draw from the hub, however few those are (Besag and Clifford 1989). */

#include "infer/swaps-private.h"

#include <string.h>

/* Five moves a tie: most are moved ten times; not less than small networks of few possible moves
 * need, nor more than a tenth of a second takes in the largest. */
#define MOVES_PER_TIE 5
#define MIN_MOVES 300
#define MAX_MOVES 200000
/* Of these graphs there are hardly ever less than can be listed. */
#define MANY_SWAPS 500
/* The stream of the hub; draws have those below. */
#define HUB_STREAM G_MAXUINT64

typedef struct
{
  KotakuRewired rewired; /* what a statistic sees of it */
  gint32 *from, *to;
  KotakuArcs arcs; /* an edge both ways */
  gboolean directed;
  const guint8 *side; /* NULL: any two nodes may be tied */
} Chain;

/* -- a state
 * ----------------------------------------------------------------------------------------- */

static void
add (Chain *chain, gint32 i, gint32 j)
{
  kotaku_arcs_add (&chain->arcs, i, j);
  if (!chain->directed)
    kotaku_arcs_add (&chain->arcs, j, i);
}

static void
drop (Chain *chain, gint32 i, gint32 j)
{
  kotaku_arcs_remove (&chain->arcs, i, j);
  if (!chain->directed)
    kotaku_arcs_remove (&chain->arcs, j, i);
}

static gboolean
has (gconstpointer arrangement, gint32 i, gint32 j)
{
  const Chain *chain = arrangement;
  return kotaku_arcs_has (&chain->arcs, i, j);
}

static void
load (Chain *chain, const gint32 *from, const gint32 *to)
{
  gsize n = chain->rewired.n_ties;
  for (gsize i = 0; i < n; i++)
    drop (chain, chain->from[i], chain->to[i]);
  memcpy (chain->from, from, n * sizeof *from);
  memcpy (chain->to, to, n * sizeof *to);
  for (gsize i = 0; i < n; i++)
    add (chain, from[i], to[i]);
}

/* Where the hub has a table it is copied faster than that of the data is made. */
static void
copy_hub (const KotakuSwaps *swaps, Chain *chain)
{
  memcpy (chain->from, swaps->hub_from, swaps->n_ties * sizeof *chain->from);
  memcpy (chain->to, swaps->hub_to, swaps->n_ties * sizeof *chain->to);
  kotaku_arcs_copy (&chain->arcs, &swaps->hub);
}

static void
start (const KotakuSwaps *swaps, Chain *chain)
{
  if (swaps->hub.keys != NULL)
    {
      copy_hub (swaps, chain);
      return;
    }
  memcpy (chain->from, swaps->from, swaps->n_ties * sizeof *chain->from);
  memcpy (chain->to, swaps->to, swaps->n_ties * sizeof *chain->to);
  for (gsize i = 0; i < swaps->n_ties; i++)
    add (chain, chain->from[i], chain->to[i]);
}

static void
chain_end (gpointer workspace)
{
  Chain *chain = workspace;
  kotaku_arcs_clear (&chain->arcs);
  g_free (chain->from);
  g_free (chain->to);
  g_free (chain);
}

static gpointer
chain_begin (gconstpointer model, GError **error)
{
  const KotakuSwaps *swaps = model;
  gsize n = swaps->n_ties;
  Chain *chain = g_new0 (Chain, 1);
  chain->directed = swaps->directed;
  chain->side = swaps->side;
  chain->from = KOTAKU_ALLOC (gint32, n, error);
  chain->to = chain->from != NULL ? KOTAKU_ALLOC (gint32, n, error) : NULL;
  if (chain->to == NULL
      || !kotaku_arcs_init (&chain->arcs, swaps->n_nodes, swaps->directed ? n : 2 * n, error))
    {
      chain_end (chain);
      return NULL;
    }
  chain->rewired = (KotakuRewired){ chain->from, chain->to, n, swaps->n_nodes, has };
  start (swaps, chain);
  return chain;
}

/* -- moves
 * ------------------------------------------------------------------------------------------- */

static inline gboolean
can_swap (const Chain *chain, gint32 a, gint32 b, gint32 c, gint32 d)
{
  return a != d && c != b && (chain->side == NULL || chain->side[a] == chain->side[c])
         && !kotaku_arcs_has (&chain->arcs, a, d) && !kotaku_arcs_has (&chain->arcs, c, b);
}

/* Two of the ties, which may be the same. */
static void
pick_two (guint32 n, KotakuRandom *random, guint32 *first, guint32 *second)
{
  if (n > G_MAXUINT16)
    {
      *first = kotaku_random_below (random, n);
      *second = kotaku_random_below (random, n);
      return;
    }
  guint32 both = kotaku_random_below (random, n * n);
  *first = both / n;
  *second = both % n;
}

/* Two ties a to b and c to d become a to d and c to b; an edge is taken either way round. */
static void
swap (Chain *chain, gboolean turned, KotakuRandom *random)
{
  guint32 first, second;
  pick_two ((guint32) chain->rewired.n_ties, random, &first, &second);
  gint32 a = chain->from[first], b = chain->to[first];
  gint32 c = turned ? chain->to[second] : chain->from[second];
  gint32 d = turned ? chain->from[second] : chain->to[second];
  if (!can_swap (chain, a, b, c, d))
    return;
  drop (chain, a, b);
  drop (chain, c, d);
  add (chain, a, d);
  add (chain, c, b);
  chain->to[first] = d;
  chain->from[second] = c;
  chain->to[second] = b;
}

static gsize
find_arc (const Chain *chain, gint32 from, gint32 to)
{
  gsize i = 0;
  while (chain->from[i] != from || chain->to[i] != to)
    i++;
  return i;
}

/* a to b, b to c, c to a become a to c, c to b, b to a: what swaps alone cannot always do. */
static void
reverse (Chain *chain, KotakuRandom *random)
{
  guint32 first = kotaku_random_below (random, (guint32) chain->rewired.n_ties);
  gint32 a = chain->from[first], b = chain->to[first];
  gint32 c = (gint32) kotaku_random_below (random, (guint32) chain->rewired.n_nodes);
  if (!has (chain, b, c) || !has (chain, c, a) || has (chain, b, a) || has (chain, c, b)
      || has (chain, a, c))
    return;
  gsize second = find_arc (chain, b, c), third = find_arc (chain, c, a);
  drop (chain, a, b);
  drop (chain, b, c);
  drop (chain, c, a);
  add (chain, a, c);
  add (chain, b, a);
  add (chain, c, b);
  chain->to[first] = c;
  chain->to[second] = a;
  chain->to[third] = b;
}

/* One move in four is a reversal, where a circle of three can be; each second edge is taken the
 * other way round. */
static void
run (const KotakuSwaps *swaps, Chain *chain, KotakuRandom *random)
{
  guint32 coins = 0;
  gboolean reversals = swaps->directed && swaps->side == NULL;
  for (guint64 i = 0; i < swaps->n_moves; i++, coins >>= 2)
    {
      if (i % 4096 == 0 && g_cancellable_is_cancelled (swaps->cancellable))
        return;
      if (i % 16 == 0)
        coins = kotaku_random_next (random);
      if (reversals && (coins & 3) == 0)
        reverse (chain, random);
      else
        swap (chain, !swaps->directed && (coins & 1), random);
    }
}

/* -- the model
 * --------------------------------------------------------------------------------------- */

static void
chain_observe (gconstpointer model, gpointer workspace)
{
  const KotakuSwaps *swaps = model;
  load (workspace, swaps->from, swaps->to);
}

static void
chain_draw (gconstpointer model, gpointer workspace, KotakuRandom *random)
{
  const KotakuSwaps *swaps = model;
  Chain *chain = workspace;
  if (swaps->hub.keys != NULL)
    copy_hub (swaps, chain);
  else
    load (chain, swaps->hub_from, swaps->hub_to);
  run (swaps, workspace, random);
}

static void
chain_arrange (gconstpointer model, gpointer workspace, guint64 index)
{
  const KotakuSwaps *swaps = model;
  Chain *chain = workspace;
  const guint16 *pair = swaps->listed + index * 2 * swaps->n_ties;
  for (gsize i = 0; i < swaps->n_ties; i++)
    drop (chain, chain->from[i], chain->to[i]);
  for (gsize i = 0; i < swaps->n_ties; i++)
    {
      chain->from[i] = pair[2 * i];
      chain->to[i] = pair[2 * i + 1];
      add (chain, chain->from[i], chain->to[i]);
    }
}

const KotakuNullModel kotaku_null_swaps = {
  .begin = chain_begin,
  .end = chain_end,
  .observe = chain_observe,
  .draw = chain_draw,
  .arrange = chain_arrange,
};

/* Whether one swap alone leads to many graphs; then all of them are likely too many to list. */
static gboolean
has_many_swaps (const Chain *chain)
{
  const KotakuRewired *data = &chain->rewired;
  gsize swaps = 0, tries = 0;
  for (gsize i = 1; i < data->n_ties && tries < 100000; i++)
    for (gsize j = 0; j < i && swaps < MANY_SWAPS; j++, tries++)
      {
        gint32 a = data->from[i], b = data->to[i], c = data->from[j], d = data->to[j];
        swaps += can_swap (chain, a, b, c, d);
        swaps += !chain->directed && can_swap (chain, a, b, d, c);
      }
  return swaps >= MANY_SWAPS;
}

/* The chain of the hub runs backwards, which is all one where moves are taken back as likely as
 * they are made. */
static gboolean
prepare (KotakuSwaps *swaps, const KotakuDraws *draws, GError **error)
{
  Chain *chain = chain_begin (swaps, error);
  if (chain == NULL)
    return FALSE;
  gboolean listed = kotaku_swaps_list (swaps, has_many_swaps (chain), error);
  if (listed)
    {
      KotakuRandom random;
      kotaku_random_init (&random, draws->seed, draws->purpose, HUB_STREAM);
      run (swaps, chain, &random);
      memcpy (swaps->hub_from, chain->from, swaps->n_ties * sizeof *chain->from);
      memcpy (swaps->hub_to, chain->to, swaps->n_ties * sizeof *chain->to);
      swaps->hub = chain->arcs;
      chain->arcs = (KotakuArcs){ 0 };
      g_clear_pointer (&swaps->hub.bits, g_free);
    }
  chain_end (chain);
  return listed && !g_cancellable_set_error_if_cancelled (swaps->cancellable, error);
}

static KotakuSwaps *
swaps_new (gsize n_nodes,
           const guint8 *side,
           const gint32 *from,
           const gint32 *to,
           gsize n_ties,
           gboolean directed,
           const KotakuDraws *draws,
           GError **error)
{
  g_autoptr (KotakuSwaps) swaps = g_new0 (KotakuSwaps, 1);
  swaps->n_nodes = n_nodes;
  swaps->n_ties = n_ties;
  swaps->directed = directed;
  swaps->cancellable = draws->cancellable;
  swaps->n_moves = n_ties > 0 ? CLAMP (MOVES_PER_TIE * (guint64) n_ties, MIN_MOVES, MAX_MOVES) : 0;
  gint32 **ends[] = { &swaps->from, &swaps->to, &swaps->hub_from, &swaps->hub_to };
  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    if ((*ends[i] = KOTAKU_ALLOC (gint32, n_ties, error)) == NULL)
      return NULL;
  if (n_ties > 0)
    {
      memcpy (swaps->from, from, n_ties * sizeof *from);
      memcpy (swaps->to, to, n_ties * sizeof *to);
    }
  if (side != NULL)
    {
      swaps->side = KOTAKU_ALLOC (guint8, n_nodes, error);
      if (swaps->side == NULL)
        return NULL;
      if (n_nodes > 0)
        memcpy (swaps->side, side, n_nodes);
    }
  if (!prepare (swaps, draws, error))
    return NULL;
  return g_steal_pointer (&swaps);
}

KotakuSwaps *
kotaku_swaps_new (gsize n_nodes,
                  const gint32 *from,
                  const gint32 *to,
                  gsize n_ties,
                  gboolean directed,
                  const KotakuDraws *draws,
                  GError **error)
{
  return swaps_new (n_nodes, NULL, from, to, n_ties, directed, draws, error);
}

KotakuSwaps *
kotaku_swaps_new_across (gsize n_nodes,
                         const guint8 *side,
                         const gint32 *from,
                         const gint32 *to,
                         gsize n_ties,
                         const KotakuDraws *draws,
                         GError **error)
{
  return swaps_new (n_nodes, side, from, to, n_ties, TRUE, draws, error);
}

void
kotaku_swaps_free (KotakuSwaps *swaps)
{
  if (swaps == NULL)
    return;
  g_free (swaps->side);
  g_free (swaps->from);
  g_free (swaps->to);
  g_free (swaps->hub_from);
  g_free (swaps->hub_to);
  g_free (swaps->listed);
  kotaku_arcs_clear (&swaps->hub);
  g_free (swaps);
}

guint64
kotaku_swaps_count (const KotakuSwaps *swaps)
{
  return swaps->count;
}

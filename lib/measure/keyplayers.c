/* SPDX-License-Identifier: GPL-2.0-or-later */

/* The command keyplayers: the few whose loss breaks the network, or who reach it soonest. */

#include "measure/keyplayers-private.h"

#include <math.h>
#include <string.h>

#define MOST_BLOCKS 256
#define STEPS_OF_BLOCK 1000000 /* below so many no thread is worth its start */
/* Values that differ by less, of themselves or of 1, are equal. */
#define ROUNDING 1e-12

/* A set that is tried: without a member, or -1, and with another node. */
typedef struct
{
  gint32 out, in;
} Trial;

typedef struct
{
  KotakuKeyGraph graph;
  KotakuNeighbours *neighbours;
  guint8 *members; /* of each node */
  double total;    /* what they achieve */
  Trial *trials;
  double *values; /* of each trial */
  gsize n_trials;
  gsize n_blocks;
  KotakuOptions *options;
} Players;

static void
players_clear (Players *players)
{
  kotaku_neighbours_free (players->neighbours);
  g_free (players->members);
  g_free (players->trials);
  g_free (players->values);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Players, players_clear)

static gboolean
players_init (Players *players, const KotakuGraph *graph, gboolean fragment, GError **error)
{
  KotakuKeyGraph *own = &players->graph;
  own->n = graph->n_nodes;
  own->fragment = fragment;
  own->start = graph->out_start;
  own->node = graph->out_node;
  own->weight = graph->weighted ? graph->out_weight : NULL;
  if (fragment)
    {
      players->neighbours = kotaku_graph_get_neighbours (graph, error);
      if (players->neighbours == NULL)
        return FALSE;
      own->start = players->neighbours->start;
      own->node = players->neighbours->node;
      own->weight = graph->weighted ? players->neighbours->weight : NULL;
    }
  players->members = KOTAKU_ALLOC0 (guint8, graph->n_nodes, error);
  return players->members != NULL;
}

/* -- trying sets
 * ------------------------------------------------------------------------------------ */

static gsize
get_first (const Players *players, gsize block)
{
  guint64 n = players->n_trials;
  return (gsize) (n / players->n_blocks * block + MIN (n % players->n_blocks, block));
}

static gboolean
try_block (gsize block, gpointer data, GCancellable *cancellable, GError **error)
{
  const Players *players = data;
  g_auto (KotakuKeyRoom) room = { NULL };
  g_autofree guint8 *members = KOTAKU_ALLOC (guint8, players->graph.n, error);
  if (members == NULL || !kotaku_key_room_init (&room, &players->graph, error))
    return FALSE;
  memcpy (members, players->members, players->graph.n);
  for (gsize i = get_first (players, block); i < get_first (players, block + 1); i++)
    {
      Trial trial = players->trials[i];
      if (trial.out >= 0)
        members[trial.out] = FALSE;
      members[trial.in] = TRUE;
      if (!kotaku_key_room_value (&room, members, &players->values[i], cancellable, error))
        return FALSE;
      members[trial.in] = FALSE;
      if (trial.out >= 0)
        members[trial.out] = TRUE;
    }
  return TRUE;
}

/* Values all trials, of which there is one at least; *best is the first of the highest. */
static gboolean
try_all (Players *players, gsize *best, GCancellable *cancellable, GError **error)
{
  guint64 steps = players->graph.n + players->graph.start[players->graph.n];
  guint64 work = steps * (players->graph.fragment ? 1 + players->graph.n / 16 : 1);
  guint64 per_block = MAX (STEPS_OF_BLOCK / MAX (work, 1), 1);
  players->n_blocks = (gsize) CLAMP (players->n_trials / per_block, 1, MOST_BLOCKS);
  if (!kotaku_parallel (players->n_blocks, try_block, players, players->options, "key players",
                        cancellable, error))
    return FALSE;
  *best = 0;
  for (gsize i = 1; i < players->n_trials; i++)
    {
      double highest = players->values[*best];
      if (players->values[i] > highest + ROUNDING * MAX (1, fabs (highest)))
        *best = i;
    }
  return TRUE;
}

static void
take (Players *players, gsize best)
{
  Trial trial = players->trials[best];
  if (trial.out >= 0)
    players->members[trial.out] = FALSE;
  players->members[trial.in] = TRUE;
  players->total = players->values[best];
}

static void
add_trials (Players *players, gint32 out)
{
  for (gsize i = 0; i < players->graph.n; i++)
    if (!players->members[i])
      players->trials[players->n_trials++] = (Trial){ out, (gint32) i };
}

/* Node by node, each time the one that gains most. */
static gboolean
choose (Players *players, gsize size, GCancellable *cancellable, GError **error)
{
  for (gsize k = 0; k < size; k++)
    {
      gsize best;
      players->n_trials = 0;
      add_trials (players, -1);
      if (!try_all (players, &best, cancellable, error))
        return FALSE;
      take (players, best);
    }
  return TRUE;
}

/* As long as a member can be exchanged for another node with a gain, the exchange that gains most.
 * Each raises the total, so that none is made twice. */
static gboolean
exchange (Players *players, gsize size, GCancellable *cancellable, GError **error)
{
  while (size > 0 && size < players->graph.n)
    {
      gsize best;
      players->n_trials = 0;
      for (gsize i = 0; i < players->graph.n; i++)
        if (players->members[i])
          add_trials (players, (gint32) i);
      if (!try_all (players, &best, cancellable, error))
        return FALSE;
      double slack = ROUNDING * MAX (1, fabs (players->total));
      if (!(players->values[best] > players->total + slack))
        break;
      take (players, best);
    }
  return TRUE;
}

/* -- rows
 * ------------------------------------------------------------------------------------------- */

/* What nobody achieves. */
static gboolean
value_nobody (Players *players, double *value, GCancellable *cancellable, GError **error)
{
  g_auto (KotakuKeyRoom) room = { NULL };
  *value = 0;
  return kotaku_key_room_init (&room, &players->graph, error)
         && (players->graph.n == 0
             || kotaku_key_room_value (&room, players->members, value, cancellable, error));
}

/* The members, again each time the one that gains most. */
static gboolean
write_members (Players *players,
               const KotakuNode *nodes,
               gsize size,
               KotakuRows *rows,
               GCancellable *cancellable,
               GError **error)
{
  double before;
  g_autofree guint8 *chosen = g_steal_pointer (&players->members);
  players->members = KOTAKU_ALLOC0 (guint8, players->graph.n, error);
  if (players->members == NULL || !value_nobody (players, &before, cancellable, error))
    return FALSE;
  for (gsize rank = 1; rank <= size; rank++)
    {
      gsize best;
      players->n_trials = 0;
      for (gsize i = 0; i < players->graph.n; i++)
        if (chosen[i] && !players->members[i])
          players->trials[players->n_trials++] = (Trial){ -1, (gint32) i };
      if (!try_all (players, &best, cancellable, error))
        return FALSE;
      take (players, best);
      kotaku_rows_begin (rows);
      kotaku_rows_int64 (rows, 0, (gint64) rank);
      kotaku_rows_code (rows, 1, (gint32) nodes[players->trials[best].in]);
      kotaku_rows_double (rows, 2, players->total - before);
      kotaku_rows_double (rows, 3, players->total);
      before = players->total;
    }
  return TRUE;
}

/* Of as many as there can be: fragmentation needs two nodes that are left. */
static gsize
limit_size (const Players *players, gint64 size)
{
  gsize n = players->graph.n, kept = players->graph.fragment ? 2 : 0;
  return n > kept ? (gsize) MIN ((guint64) size, n - kept) : 0;
}

static gboolean
find (Players *players, gsize size, GCancellable *cancellable, GError **error)
{
  gsize n = players->graph.n;
  gsize most = MAX (size, 1);
  players->trials = KOTAKU_ALLOC (Trial, most * n, error);
  players->values = players->trials != NULL ? KOTAKU_ALLOC (double, most *n, error) : NULL;
  return players->values != NULL && choose (players, size, cancellable, error)
         && exchange (players, size, cancellable, error);
}

static KotakuFrame *
list_players (KotakuView *view, Players *players, GCancellable *cancellable, GError **error)
{
  gsize n = 0;
  const KotakuNode *nodes = kotaku_view_get_nodes (view, &n);
  gsize size = limit_size (players, kotaku_options_get_int64 (players->options, "size"));
  if (!find (players, size, cancellable, error))
    return NULL;
  g_autoptr (KotakuRows) rows = kotaku_rows_new ("rank:i,id:s,gain:d,total:d");
  if (n > 0)
    kotaku_rows_share (rows, 1, kotaku_network_peek_node_ids (kotaku_view_peek_network (view)));
  if (!write_members (players, nodes, size, rows, cancellable, error))
    return NULL;
  return kotaku_rows_finish (g_steal_pointer (&rows), error);
}

/* -- the call
 * --------------------------------------------------------------------------------------- */

/* The goals, in the order of the choice. */
static const char *const goals[] = { "fragment", "reach" };

static gboolean
read_goal (const char *goal, gboolean *fragment, GError **error)
{
  *fragment = strcmp (goal, goals[0]) == 0;
  if (*fragment || strcmp (goal, goals[1]) == 0)
    return TRUE;
  g_autofree char *suggestion = kotaku_text_suggestion (goal, goals, G_N_ELEMENTS (goals));
  g_set_error (error, KOTAKU_ERROR, KOTAKU_ERROR_UNKNOWN_WORD,
               "goal: unknown word \"%s\"%s (expected: fragment, reach)", goal, suggestion);
  return FALSE;
}

/* What the work is about, for where somebody waits for it. */
typedef struct
{
  KotakuView *view;
  const char *goal;
  KotakuOptions *options;
  KotakuFrame *frame;
} Question;

static gboolean
answer (gpointer data, GCancellable *cancellable, GError **error)
{
  Question *question = data;
  g_auto (Players) players = { .options = question->options };
  gboolean fragment;
  const KotakuGraph *graph = read_goal (question->goal, &fragment, error)
                                 ? kotaku_graph_get (question->view, cancellable, error)
                                 : NULL;
  if (graph == NULL || g_cancellable_set_error_if_cancelled (cancellable, error)
      || !players_init (&players, graph, fragment, error))
    return FALSE;
  KotakuFrame *frame = list_players (question->view, &players, cancellable, error);
  if (frame == NULL)
    return FALSE;
  kotaku_view_describe (question->view, &kotaku_command_keyplayers, question->options, frame);
  kotaku_frame_set_metadata (frame, "goal", question->goal);
  kotaku_graph_warn (graph, frame);
  kotaku_frame_seal (frame);
  question->frame = frame;
  return TRUE;
}

/**
 * kotaku_view_keyplayers:
 * @view: a view
 * @goal: `fragment` or `reach`
 * @options: (nullable): `size`, `threads`; progress
 * @cancellable: (nullable): stops the call within 1 s
 * @error: return location for an error that names the goal or option, and the nearest
 *
 * Finds `size` nodes (1 by default) who together achieve the goal best: `fragment`, that the others
 * are far from each other without them, or `reach`, that they are near to everybody.
 *
 * Fragmentation is F = 1 - the sum over i and j of 1/d_ij, over n(n - 1), for the n nodes that are
 * left, d_ij their distance on the undirected graph (1/d is 0 where they are not joined). Reach is
 * R = the sum over all n nodes of 1/d_Kj, over n: members count 1, d_Kj is the distance from the
 * nearest member along arcs. In a weighted view lengths are 1/weight.
 *
 * The set is chosen node by node, each time the one that gains most; then members are exchanged for
 * others as long as that gains, each time the exchange that gains most. Equal gains take the
 * earlier node, of exchanges the earlier member out, then the earlier node in. The set need not be
 * the best there is. Rows are in the order of choice within the set: `rank`, `id`, `total` (F or R
 * of the members so far) and `gain`, its increase (for the first over that of nobody: F of the
 * whole, R of 0). There are as many rows as nodes at most, for `fragment` two fewer.
 *
 * - Unit: shares
 * - Range: F and R 0 to 1 without weights
 * - Undefined: never
 * - Cost: for each node of the set and each exchange, O(nodes x arcs) for `reach` and O(nodes^2 x
 *   arcs / 512) for `fragment`, times `size` for an exchange; with weights no division by 512
 * - Source: Borgatti 2006
 * - Threads: any; the same bits for any number of `threads`
 * - Errors: %KOTAKU_ERROR_UNKNOWN_WORD, %KOTAKU_ERROR_UNKNOWN_OPTION, %KOTAKU_ERROR_OUT_OF_RANGE,
 *   %KOTAKU_ERROR_NO_MEMORY, %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): a row per key player, or %NULL with @error set
 *
 * Since: 1.0
 */
KotakuFrame *
kotaku_view_keyplayers (KotakuView *view,
                        const char *goal,
                        KotakuOptions *options,
                        GCancellable *cancellable,
                        GError **error)
{
  Question question = { view, goal, options, NULL };
  g_return_val_if_fail (view != NULL && goal != NULL, NULL);
  if (kotaku_options_check (options, &kotaku_command_keyplayers, error))
    kotaku_options_attend (options, "keyplayers", answer, &question, cancellable, error);
  return question.frame;
}

const KotakuCommand kotaku_command_keyplayers = {
  .name = "keyplayers",
  .object = "view",
  .function = "kotaku_view_keyplayers",
  .parameters = "goal:string",
  .options = "size",
  .columns = "rank,id,gain,total",
  .title = "Find the few whose loss breaks the network, or who reach all soonest",
  .title_id = "Cari pihak kunci: yang hilangnya memecah jaringan, atau yang paling dekat ke semua",
  .example = "kotaku keyplayers examples/pasar-ii --size 3 --goal fragment",
  .since = "1.0",
};

/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Ties that bridge: what would be far apart without them. */

#include "classify/bridges-private.h"

#include <math.h>

const KotakuCommand kotaku_command_bridges = {
  .name = "bridges",
  .object = "view",
  .function = "kotaku_view_bridges",
  .parameters = "",
  .options = "brokers summary",
  .columns = "a,b,strength,span,overlap,local_bridge",
  .title = "Which ties bridge, and who could broker weak and absent ones",
  .title_id = "Ikatan yang menjembatani, dan siapa dapat memperantarai ikatan lemah dan tak ada",
  .example = "kotaku bridges examples/pasar-ii --level interpersonal",
  .since = "1.0",
};

#define CANCEL_EVERY 1024

void
kotaku_bridges_clear (KotakuBridges *bridges)
{
  kotaku_pair_index_clear (&bridges->index);
  g_clear_pointer (&bridges->shared, g_free);
}

gsize
kotaku_bridges_get_degree (const KotakuBridges *bridges, gint32 place)
{
  return bridges->index.start[place + 1] - bridges->index.start[place];
}

gboolean
kotaku_bridges_is_local (const KotakuBridges *bridges, gsize pair)
{
  return bridges->shared[pair] == 0;
}

/* -- triangles -- */

/* Each tie from its end of fewer neighbours to the other: a node sends at most sqrt (2 m) such
 * arcs, and each triangle is found once. */
typedef struct
{
  gsize *start;
  gint32 *node;
  guint32 *pair;
  guint32 *mark; /* per place: 1 + the pair with the node at hand, or 0 */
} Upward;

static void
upward_clear (Upward *upward)
{
  g_free (upward->start);
  g_free (upward->node);
  g_free (upward->pair);
  g_free (upward->mark);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Upward, upward_clear)

static gboolean
is_upward (const KotakuBridges *bridges, gint32 from, gint32 to)
{
  gsize here = kotaku_bridges_get_degree (bridges, from);
  gsize there = kotaku_bridges_get_degree (bridges, to);
  return here != there ? here < there : from < to;
}

static gboolean
upward_init (Upward *upward, const KotakuBridges *bridges, GError **error)
{
  const KotakuPairIndex *index = &bridges->index;
  gsize n = bridges->n_nodes, n_ties = index->start[n] / 2, filled = 0;
  upward->start = KOTAKU_ALLOC0 (gsize, n + 1, error);
  upward->node = upward->start != NULL ? KOTAKU_ALLOC (gint32, n_ties, error) : NULL;
  upward->pair = upward->node != NULL ? KOTAKU_ALLOC (guint32, n_ties, error) : NULL;
  upward->mark = upward->pair != NULL ? KOTAKU_ALLOC0 (guint32, n, error) : NULL;
  if (upward->mark == NULL)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    {
      for (gsize k = index->start[i]; k < index->start[i + 1]; k++)
        if (is_upward (bridges, (gint32) i, index->other[k]))
          {
            upward->node[filled] = index->other[k];
            upward->pair[filled++] = index->pair[k];
          }
      upward->start[i + 1] = filled;
    }
  return TRUE;
}

static gboolean
is_strong (const KotakuBridges *bridges, guint32 pair)
{
  return bridges->pairs->pairs[pair].strength == KOTAKU_STRENGTH_STRONG;
}

static void
count_triangle (KotakuBridges *bridges, guint32 p, guint32 q, guint32 r)
{
  guint n_strong = is_strong (bridges, p) + is_strong (bridges, q) + is_strong (bridges, r);
  bridges->shared[p]++;
  bridges->shared[q]++;
  bridges->shared[r]++;
  /* Two strong ties share one corner, three share three. */
  bridges->closed += n_strong == 3 ? 3 : n_strong == 2;
}

static void
find_triangles (KotakuBridges *bridges, Upward *upward, gsize i)
{
  for (gsize k = upward->start[i]; k < upward->start[i + 1]; k++)
    upward->mark[upward->node[k]] = upward->pair[k] + 1;
  for (gsize k = upward->start[i]; k < upward->start[i + 1]; k++)
    {
      gint32 j = upward->node[k];
      for (gsize l = upward->start[j]; l < upward->start[j + 1]; l++)
        if (upward->mark[upward->node[l]] != 0)
          count_triangle (bridges, upward->pair[k], upward->pair[l],
                          upward->mark[upward->node[l]] - 1);
    }
  for (gsize k = upward->start[i]; k < upward->start[i + 1]; k++)
    upward->mark[upward->node[k]] = 0;
}

/* Pairs of a node's strong ties. */
static guint64
count_strong_pairs (const KotakuBridges *bridges, gsize i)
{
  guint64 n = 0;
  for (gsize k = bridges->index.start[i]; k < bridges->index.start[i + 1]; k++)
    n += is_strong (bridges, bridges->index.pair[k]);
  return n > 0 ? n * (n - 1) / 2 : 0;
}

gboolean
kotaku_bridges_init (KotakuBridges *bridges,
                     KotakuView *view,
                     GCancellable *cancellable,
                     GError **error)
{
  g_auto (Upward) upward = { 0 };
  bridges->n_nodes = kotaku_view_get_n_nodes (view);
  bridges->pairs = kotaku_pairs_get (view, cancellable, error);
  if (bridges->pairs == NULL
      || !kotaku_pair_index_init (&bridges->index, bridges->pairs, bridges->n_nodes, TRUE, error))
    return FALSE;
  bridges->shared = KOTAKU_ALLOC0 (guint32, bridges->pairs->n, error);
  if (bridges->shared == NULL || !upward_init (&upward, bridges, error))
    return FALSE;
  for (gsize i = 0; i < bridges->n_nodes; i++)
    {
      if (i % CANCEL_EVERY == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      find_triangles (bridges, &upward, i);
      bridges->strong_pairs += count_strong_pairs (bridges, i);
    }
  return TRUE;
}

/* -- a row per tie -- */

void
kotaku_bridges_share_ids (KotakuRows *rows, KotakuView *view, const char *columns)
{
  KotakuDictionary *ids = kotaku_network_peek_node_ids (kotaku_view_peek_network (view));
  for (; ids != NULL && *columns != 0; columns++)
    kotaku_rows_share (rows, (guint) (*columns - '0'), ids);
}

const char *
kotaku_bridges_strength_text (const KotakuPair *pair)
{
  const KotakuPairField *strength = kotaku_pair_field_find ("strength");
  const char *text = strength->text (kotaku_pair_field_get (strength, pair));
  return *text != 0 ? text : NULL;
}

/* Shared neighbours over neighbours of either, the ends left out. */
static double
get_overlap (const KotakuBridges *bridges, gsize p)
{
  const KotakuPair *pair = &bridges->pairs->pairs[p];
  gsize both = bridges->shared[p];
  gsize either = kotaku_bridges_get_degree (bridges, pair->a) - 1
                 + kotaku_bridges_get_degree (bridges, pair->b) - 1 - both;
  return either > 0 ? (double) both / (double) either : NAN;
}

static KotakuFrame *
list_ties (KotakuView *view,
           const KotakuBridges *bridges,
           KotakuOptions *options,
           GCancellable *cancellable,
           GError **error)
{
  gsize n = 0;
  const KotakuNode *nodes = kotaku_view_get_nodes (view, &n);
  g_autofree guint32 *span = kotaku_bridges_find_spans (bridges, options, cancellable, error);
  if (span == NULL)
    return NULL;
  KotakuRows *rows = kotaku_rows_new ("a:s,b:s,strength:w,span:i,overlap:d,local_bridge:b");
  kotaku_bridges_share_ids (rows, view, "01");
  for (gsize p = 0; p < bridges->pairs->n; p++)
    {
      const KotakuPair *pair = &bridges->pairs->pairs[p];
      if (!kotaku_pair_is_tied (pair))
        continue;
      kotaku_rows_begin (rows);
      kotaku_rows_code (rows, 0, nodes[pair->a]);
      kotaku_rows_code (rows, 1, nodes[pair->b]);
      kotaku_rows_string (rows, 2, kotaku_bridges_strength_text (pair));
      if (span[p] > 0)
        kotaku_rows_int64 (rows, 3, span[p]);
      kotaku_rows_double (rows, 4, get_overlap (bridges, p));
      kotaku_rows_boolean (rows, 5, kotaku_bridges_is_local (bridges, p));
    }
  return kotaku_rows_finish (rows, error);
}

static KotakuFrame *
answer (KotakuView *view, KotakuOptions *options, GCancellable *cancellable, GError **error)
{
  g_auto (KotakuBridges) bridges = { 0 };
  if (!kotaku_bridges_init (&bridges, view, cancellable, error))
    return NULL;
  if (kotaku_options_get_boolean (options, "summary"))
    return kotaku_bridges_write_summary (view, &bridges, options, cancellable, error);
  if (kotaku_options_get_boolean (options, "brokers"))
    return kotaku_bridges_list_brokers (view, &bridges, cancellable, error);
  return list_ties (view, &bridges, options, cancellable, error);
}

static KotakuFrame *
tell (KotakuView *view, KotakuOptions *options, GCancellable *cancellable, GError **error)
{
  g_autoptr (KotakuFrame) frame = answer (view, options, cancellable, error);
  const KotakuGraph *graph = frame != NULL ? kotaku_graph_get (view, cancellable, error) : NULL;
  if (graph == NULL)
    return NULL;
  kotaku_view_describe (view, &kotaku_command_bridges, options, frame);
  kotaku_graph_warn (graph, frame);
  kotaku_frame_seal (frame);
  return g_steal_pointer (&frame);
}

/**
 * kotaku_view_bridges:
 * @view: a view
 * @options: (nullable): `brokers`, `summary`, `alpha`, `threads`; progress
 * @cancellable: (nullable): stops the call within 1 s
 * @error: return location for an error
 *
 * Tells which ties bridge. Pairs count, tied where their relation is not none, whoever dominates;
 * loops dropped and ties merged are warned of.
 *
 * A row per tied pair: `span` is the distance of its ends without the tie, `overlap` the share of
 * the neighbours of either that are neighbours of both, the ends left out. A `local_bridge` is a
 * tie whose ends have no neighbour in common.
 *
 * With `brokers` a row per pair whose own tie is weak or absent, and third party tied to both:
 * `strength` is the pair's, none where it is untied; `strength_a` and `strength_b` are those of the
 * broker's ties; `neutral` says whether the broker neither dominates nor is dominated by either
 * side. Pairs whose strength is unrecorded or in conflict are left out.
 *
 * With `summary`: `strong_pairs` counts pairs of strong ties that share a node, `forbidden` those
 * whose other ends are not tied, and `closure` is the share of the others. `weak_share` is weak /
 * (weak + strong) over the local bridges, `weak_share_all` over all ties. `p_value` is two-sided,
 * by permuting the strengths over the ties, exactly; `p_actors` is the largest such p over the
 * whole and over all that leave out one actor's ties, `deciding_actor` the one whose absence
 * decides. `verdict` says whether local bridges are weaker: `supported` or `contradicted` where
 * both are at most `alpha`, else `undecided` with the reason: strengths that go with actors would
 * else pass for a matter of bridges (docs/validation.md). Above 1,000 nodes only the 100 actors
 * with the most ties of the rarer strength are left out, and the metadata `left_out` says so.
 *
 * - Range: `span` 2 and up, shares 0 to 1
 * - Undefined: `span` where there is no other way; `overlap` where neither end has another
 *   neighbour; `closure` without such pairs; shares and p without a settled strength; p where all
 *   ties, or all strengths, are of one kind
 * - Source: Granovetter 1973; Easley and Kleinberg 2010
 * - Cost: O(ties^1.5); spans besides O(ties) for each local bridge that lies on a circle, mostly
 *   far less; `brokers` O(rows)
 * - Threads: any; the same bits for any number of `threads`
 * - Errors: %KOTAKU_ERROR_UNKNOWN_OPTION, %KOTAKU_ERROR_TOO_LARGE: more brokers than a table should
 *   hold, %KOTAKU_ERROR_NO_MEMORY, %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): a row per tie, per broker of a pair, or per name
 * Since: 1.0
 */
KotakuFrame *
kotaku_view_bridges (KotakuView *view,
                     KotakuOptions *options,
                     GCancellable *cancellable,
                     GError **error)
{
  g_return_val_if_fail (view != NULL, NULL);
  return kotaku_view_call (view, &kotaku_command_bridges, tell, options, cancellable, error);
}

/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "classify/contests-private.h"

#include <math.h>
#include <string.h>

const KotakuCommand kotaku_command_dominance = {
  .name = "dominance",
  .object = "view",
  .function = "kotaku_view_dominance",
  .parameters = "",
  .options = "proportion summary",
  .columns = "id,dominance_role,dominates,dominated_by,davids_score,davids_score_normalised,"
             "dominance_rank,trophic_level,local_reaching",
  .title = "Who dominates whom, and how much",
  .title_id = "Siapa mendominasi siapa, dan seberapa kuat",
  .example = "kotaku dominance examples/pasar-ii --level institutional",
  .since = "1.0",
};

static const char *
role_text (KotakuDominanceRole role)
{
  static const char *const words[] = { "independent", "dominating", "dominated", "intermediate" };
  return words[role];
}

static KotakuDominanceRole
get_role (const KotakuGraph *graph, gsize node)
{
  gboolean dominates = graph->out_start[node + 1] > graph->out_start[node];
  gboolean dominated = graph->in_start[node + 1] > graph->in_start[node];
  if (dominates)
    return dominated ? KOTAKU_ROLE_INTERMEDIATE : KOTAKU_ROLE_DOMINATING;
  return dominated ? KOTAKU_ROLE_DOMINATED : KOTAKU_ROLE_INDEPENDENT;
}

gboolean
kotaku_dominance_get_roles (KotakuView *view,
                            guint8 *roles,
                            GCancellable *cancellable,
                            GError **error)
{
  const KotakuGraph *graph = kotaku_graph_get_dominance (view, cancellable, error);
  if (graph == NULL)
    return FALSE;
  for (gsize i = 0; i < graph->n_nodes; i++)
    roles[i] = (guint8) get_role (graph, i);
  return TRUE;
}

/* What is reckoned of each node of the view. */
typedef struct
{
  double *score, *rank, *level;
  gint64 *reached;
} Order;

static void
order_clear (Order *order)
{
  g_free (order->score);
  g_free (order->rank);
  g_free (order->level);
  g_free (order->reached);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Order, order_clear)

static gboolean
order_alloc (Order *order, gsize n, GError **error)
{
  return (order->score = KOTAKU_ALLOC (double, n, error)) != NULL
         && (order->rank = KOTAKU_ALLOC (double, n, error)) != NULL
         && (order->level = KOTAKU_ALLOC (double, n, error)) != NULL
         && (order->reached = KOTAKU_ALLOC (gint64, n, error)) != NULL;
}

/* David's score of each node of the view. */
static gboolean
fill_scores (Order *order, KotakuView *view, const KotakuGraph *graph, gboolean dij, GError **error)
{
  gsize n = graph->n_nodes;
  g_auto (KotakuContests) contests = { 0 };
  g_autofree double *numbered = KOTAKU_ALLOC (double, n, error);
  g_autofree double *sums = numbered != NULL ? KOTAKU_ALLOC (double, 2 * n, error) : NULL;
  if (sums == NULL || !kotaku_contests_init (&contests, view, graph, error))
    return FALSE;
  kotaku_davids_score (&contests, NULL, dij, numbered, sums);
  for (gsize i = 0; i < n; i++)
    order->score[i] = numbered[contests.places.rank[i]];
  return TRUE;
}

static KotakuFrame *
write_rows (KotakuView *view, const KotakuGraph *graph, const Order *order, GError **error)
{
  KotakuNetwork *network = kotaku_view_peek_network (view);
  KotakuRows *rows = kotaku_rows_new (
      "id:s,dominance_role:w,dominates:i,dominated_by:i,davids_score:d,davids_score_normalised:d,"
      "dominance_rank:d,trophic_level:d,local_reaching:d");
  gsize n = 0;
  const KotakuNode *nodes = kotaku_view_get_nodes (view, &n);
  double size = (double) n;
  if (n > 0)
    kotaku_rows_share (rows, 0, kotaku_network_peek_node_ids (network));
  for (gsize i = 0; i < n; i++)
    {
      kotaku_rows_begin (rows);
      kotaku_rows_code (rows, 0, (gint32) nodes[i]);
      kotaku_rows_string (rows, 1, role_text (get_role (graph, i)));
      kotaku_rows_int64 (rows, 2, (gint64) (graph->out_start[i + 1] - graph->out_start[i]));
      kotaku_rows_int64 (rows, 3, (gint64) (graph->in_start[i + 1] - graph->in_start[i]));
      kotaku_rows_double (rows, 4, order->score[i]);
      kotaku_rows_double (rows, 5, (order->score[i] + size * (size - 1) / 2) / size);
      kotaku_rows_double (rows, 6, order->rank[i]);
      kotaku_rows_double (rows, 7, order->level[i]);
      kotaku_rows_double (rows, 8, n > 1 ? (double) order->reached[i] / (size - 1) : NAN);
    }
  return kotaku_rows_finish (rows, error);
}

static KotakuFrame *
list_nodes (KotakuView *view,
            const KotakuGraph *graph,
            KotakuOptions *options,
            GCancellable *cancellable,
            GError **error)
{
  g_auto (Order) order = { NULL };
  gboolean dij = strcmp (kotaku_options_get_string (options, "proportion"), "dij") == 0;
  if (!order_alloc (&order, graph->n_nodes, error) || !fill_scores (&order, view, graph, dij, error)
      || !kotaku_mean_ranks (order.score, graph->n_nodes, order.rank, error)
      || !kotaku_graph_find_trophic_levels (graph, order.level, cancellable, error)
      || !kotaku_graph_count_reached (graph, order.reached, options, cancellable, error))
    return NULL;
  return write_rows (view, graph, &order, error);
}

static KotakuFrame *
rank_nodes (KotakuView *view, KotakuOptions *options, GCancellable *cancellable, GError **error)
{
  const KotakuGraph *graph = kotaku_graph_get_dominance (view, cancellable, error);
  if (graph == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  KotakuFrame *frame = kotaku_options_get_boolean (options, "summary")
                           ? kotaku_dominance_summary (view, graph, options, cancellable, error)
                           : list_nodes (view, graph, options, cancellable, error);
  if (frame == NULL)
    return NULL;
  kotaku_view_describe (view, &kotaku_command_dominance, options, frame);
  kotaku_graph_warn (graph, frame);
  kotaku_frame_seal (frame);
  return frame;
}

/**
 * kotaku_view_dominance:
 * @view: a view
 * @options: (nullable): `proportion`, `summary`, `seed`, `draws`, `alpha`, `threads`; progress
 * @cancellable: (nullable): stops the call within 1 s
 * @error: return location for an error
 *
 * Says of each node of the view whether it dominates others, is dominated, both or neither, and how
 * much, on the dominance arcs: vertical ties and plain arcs, whose weight is how often one
 * dominates the other. Other ties are none, and an undirected selection changes nothing.
 *
 * `dominance_role` is dominating (arcs out only), dominated (arcs in only), intermediate (both) or
 * independent (none); `dominates` and `dominated_by` count nodes. `davids_score` is w + w2 - l -
 * l2: w sums the proportions P_ij = w_ij / (w_ij + w_ji) of those that i has met, w2 the same
 * weighted by the others' w, l and l2 likewise with P_ji. By `proportion` it is P_ij (`pij`) or
 * D_ij = P_ij - (P_ij - 1/2)/(n_ij + 1) (`dij`, the default), n_ij = w_ij + w_ji.
 * `davids_score_normalised` is (score + n(n - 1)/2)/n over the n nodes of the view.
 * `dominance_rank` is the rank by score from 1; nodes that share a score share the mean rank.
 * `trophic_level` rises by one along an arc turned round where all arcs can have that: h solves
 * (diag(u) - W - W') h = v, with u the weights out plus in and v those out less in; the lowest of
 * each component is 0. Above 200 nodes that hang together by more than single ties it is found by
 * conjugate gradients, to a residual of 1e-12. `local_reaching` is the share of the other nodes
 * that a node reaches along arcs.
 *
 * With `summary` there are rows `name`, `value`, `word` on the order as a whole. A dyad is decided
 * by who dominates more often; one of equal weights is tied, one without an arc unknown. `landau_h`
 * is 12/(n^3 - n) times the sum of (V_i - (n - 1)/2)^2, V_i the dyads that i decides for itself,
 * tied and unknown ones by half; `devries_h` adds 6u/(n^3 - n), u unknown dyads. `devries_p` is how
 * often h of a random tournament is at least h of the data, the unknown dyads refilled at random
 * each time: exact up to 6 nodes; from 7 to 30,000 drawn. `directional_consistency` is (H - L)/(H +
 * L), wins in each dyad's more and less frequent direction. `triangle_transitivity` is the share of
 * transitive among the triads of three decided dyads, `ttri` = 4(that - 0.75), `ttri_p` how often
 * it is as high where each decided dyad is turned at random (exact up to 15). `steepness` is how
 * far the normalised scores, by the same `proportion`, fall a rank (the least-squares slope),
 * `steepness_p` how often it is as much where the wins of each dyad are uniform on 0 to its
 * meetings. `krackhardt_*`, `global_reaching` and `flow_hierarchy` are those of `info`, on
 * dominance arcs; `trophic_incoherence` is the mean by weight of (h_i - h_j - 1)^2 over arcs;
 * centralisation is the sum of the largest degree less each, over (n - 1)^2. `..._min_p` are the
 * smallest p that the tests could have given.
 *
 * The word beside a p is `supported` (beyond chance) where it is at most `alpha` after Holm's
 * correction over the tests of the summary, else why it stays open: `too_few` (up to 5 nodes, or
 * the smallest p exceeds `alpha`), `no_variation` (nothing to compare), `not_significant`, or `not
 * testable` (weights are no whole numbers, half of the dyads have met but once; more than 30,000
 * nodes).
 *
 * - Range: roles as above; normalised scores 0 to n - 1; ranks 1 to n; levels 0 and up; reaching,
 *   shares and p 0 to 1
 * - Undefined: `local_reaching` with one node; in the summary h and steepness below two nodes,
 *   triads without a complete one, p where it is not testable or there is no dominance arc, the
 *   others as in [method@Kotaku.View.info]
 * - Source: David 1987; Gammell et al. 2003; de Vries, Stevens, Vervaecke 2006; MacKay, Johnson,
 *   Sansom 2020; Mones, Vicsek, Vicsek 2012; Landau 1951; Appleby 1983; de Vries 1995; van Hooff
 * and Wensing 1987; Shizuka and McDonald 2012; Krackhardt 1994; Luo and Magee 2011; Freeman 1979
 * - Cost: O(nodes log nodes + dyads), and as [method@Kotaku.View.info] for what is reached; of the
 *   summary O(nodes^2 / 8 + dyads^1.5) for each of the draws
 * - Threads: any; the same bits for any number of `threads`
 * - Errors: %KOTAKU_ERROR_UNKNOWN_OPTION, %KOTAKU_ERROR_OUT_OF_RANGE, %KOTAKU_ERROR_NOT_CONVERGED,
 *   %KOTAKU_ERROR_NO_MEMORY, %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): a row per node of the view, or per number, or %NULL with @error set
 * Since: 1.0
 */
KotakuFrame *
kotaku_view_dominance (KotakuView *view,
                       KotakuOptions *options,
                       GCancellable *cancellable,
                       GError **error)
{
  g_return_val_if_fail (view != NULL, NULL);
  return kotaku_view_call (view, &kotaku_command_dominance, rank_nodes, options, cancellable,
                           error);
}

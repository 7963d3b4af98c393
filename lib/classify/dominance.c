/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "classify/classify-private.h"

#include <string.h>

const KotakuCommand kotaku_command_dominance = {
  .name = "dominance",
  .object = "view",
  .function = "kotaku_view_dominance",
  .parameters = "",
  .options = "proportion",
  .columns = "id,dominance_role,dominates,dominated_by,davids_score,davids_score_normalised,"
             "dominance_rank",
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

static KotakuFrame *
write_rows (KotakuView *view,
            const KotakuGraph *graph,
            const double *score,
            const double *rank,
            GError **error)
{
  KotakuNetwork *network = kotaku_view_peek_network (view);
  KotakuRows *rows = kotaku_rows_new (
      "id:s,dominance_role:w,dominates:i,dominated_by:i,davids_score:d,davids_score_normalised:d,"
      "dominance_rank:d");
  gsize n = 0;
  const KotakuNode *nodes = kotaku_view_get_nodes (view, &n);
  if (n > 0)
    kotaku_rows_share (rows, 0, kotaku_network_peek_node_ids (network));
  for (gsize i = 0; i < n; i++)
    {
      double size = (double) n;
      kotaku_rows_begin (rows);
      kotaku_rows_code (rows, 0, (gint32) nodes[i]);
      kotaku_rows_string (rows, 1, role_text (get_role (graph, i)));
      kotaku_rows_int64 (rows, 2, (gint64) (graph->out_start[i + 1] - graph->out_start[i]));
      kotaku_rows_int64 (rows, 3, (gint64) (graph->in_start[i + 1] - graph->in_start[i]));
      kotaku_rows_double (rows, 4, score[i]);
      kotaku_rows_double (rows, 5, (score[i] + size * (size - 1) / 2) / size);
      kotaku_rows_double (rows, 6, rank[i]);
    }
  return kotaku_rows_finish (rows, error);
}

static KotakuFrame *
rank_nodes (KotakuView *view, KotakuOptions *options, GCancellable *cancellable, GError **error)
{
  const KotakuGraph *graph = kotaku_graph_get_dominance (view, cancellable, error);
  if (graph == NULL)
    return NULL;
  gboolean dij = strcmp (kotaku_options_get_string (options, "proportion"), "dij") == 0;
  g_autofree double *score = KOTAKU_ALLOC (double, graph->n_nodes, error);
  g_autofree double *rank = score != NULL ? KOTAKU_ALLOC (double, graph->n_nodes, error) : NULL;
  if (rank == NULL || !kotaku_davids_score (graph, dij, score, error)
      || !kotaku_mean_ranks (score, graph->n_nodes, rank, error)
      || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  g_autoptr (KotakuFrame) frame = write_rows (view, graph, score, rank, error);
  if (frame == NULL)
    return NULL;
  kotaku_view_describe (view, &kotaku_command_dominance, options, frame);
  kotaku_graph_warn (graph, frame);
  kotaku_frame_seal (frame);
  return g_steal_pointer (&frame);
}

/**
 * kotaku_view_dominance:
 * @view: a view
 * @options: (nullable): `proportion`
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
 *
 * - Range: roles as above; normalised scores 0 to n - 1; ranks 1 to n
 * - Undefined: never
 * - Source: David 1987; Gammell et al. 2003; de Vries, Stevens, Vervaecke 2006
 * - Cost: O(nodes log nodes + dyads)
 * - Threads: any
 * - Errors: %KOTAKU_ERROR_UNKNOWN_OPTION, %KOTAKU_ERROR_OUT_OF_RANGE, %KOTAKU_ERROR_NO_MEMORY,
 *   %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): a row per node of the view
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

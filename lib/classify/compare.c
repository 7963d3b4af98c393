/* SPDX-License-Identifier: GPL-2.0-or-later */

/* What differs between two networks, or between steps of one. */

#include "classify/compare-private.h"

const KotakuCommand kotaku_command_compare = {
  .name = "compare",
  .object = "networks",
  .function = "kotaku_compare",
  .parameters = "",
  .options = "by dates summary tolerance",
  .columns = "a,b,from,to,change",
  .title
  = "What differs between two networks, or changes by stage, activity, scope, event or dates",
  .title_id
  = "Apa yang berbeda antara dua jaringan, atau berubah menurut tahap, kegiatan, lingkup, "
    "peristiwa, atau tanggal",
  .example = "kotaku compare examples/pasar-ii --by stage --summary",
  .since = "1.0",
};

static const char *const shifts[KOTAKU_N_SHIFTS]
    = { "", "gained", "lost", "stronger", "weaker", "direction" };

/* -- a row per pair that differs -- */

static const char *
get_state (const KotakuPair *pair)
{
  if (pair == NULL || !kotaku_pair_is_tied (pair))
    return "none";
  if (kotaku_pair_is_silent (pair))
    return "tied";
  return pair->strength == KOTAKU_STRENGTH_STRONG ? "strong" : "weak";
}

/* The arcs of a pair, both ways. */
static double
add_weights (const KotakuEntry *entries, gsize n, const KotakuSidesPair *pair)
{
  double sum = 0;
  const gint32 ends[2][2] = { { pair->a, pair->b }, { pair->b, pair->a } };
  for (int way = 0; way < 2; way++)
    {
      gsize low = 0, high = n;
      while (low < high)
        {
          gsize middle = low + (high - low) / 2;
          const KotakuEntry *entry = &entries[middle];
          if (entry->row < ends[way][0]
              || (entry->row == ends[way][0] && entry->column < ends[way][1]))
            low = middle + 1;
          else
            high = middle;
        }
      if (low < n && entries[low].row == ends[way][0] && entries[low].column == ends[way][1])
        sum += entries[low].value;
    }
  return sum;
}

typedef struct
{
  gsize n[2];
  KotakuEntry *cells[2]; /* NULL: weights are not compared */
} Weights;

static void
weights_clear (Weights *weights)
{
  g_free (weights->cells[0]);
  g_free (weights->cells[1]);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Weights, weights_clear)

static const char *
get_change (const KotakuSidesPair *pair, const Weights *weights)
{
  KotakuShift shift = kotaku_sides_get_shift (pair);
  if (shift != KOTAKU_SHIFT_NONE || weights->cells[0] == NULL)
    return shifts[shift];
  double first = add_weights (weights->cells[0], weights->n[0], pair);
  double second = add_weights (weights->cells[1], weights->n[1], pair);
  return first < second ? "heavier" : first > second ? "lighter" : "";
}

static gboolean
write_step (KotakuRows *rows,
            const KotakuSteps *steps,
            const KotakuStep *step,
            GCancellable *cancellable,
            GError **error)
{
  const KotakuSides *sides = &step->sides;
  g_auto (Weights) weights = { { 0, 0 }, { NULL, NULL } };
  guint first = steps->named ? 1 : 0;
  gboolean weighted = kotaku_view_is_weighted (sides->views[0]);
  for (int s = 0; weighted && s < 2; s++)
    if ((weights.cells[s] = kotaku_sides_list_cells (sides, s, &weights.n[s], cancellable, error))
        == NULL)
      return FALSE;
  for (gsize i = 0; i < sides->n_pairs; i++)
    {
      const KotakuSidesPair *pair = &sides->list[i];
      const char *change = get_change (pair, &weights);
      if (*change == 0)
        continue;
      kotaku_rows_begin (rows);
      if (steps->named)
        kotaku_rows_string (rows, 0, step->name);
      kotaku_rows_string (rows, first, kotaku_sides_get_id (sides, pair->a));
      kotaku_rows_string (rows, first + 1, kotaku_sides_get_id (sides, pair->b));
      kotaku_rows_string (rows, first + 2, get_state (pair->pair[0]));
      kotaku_rows_string (rows, first + 3, get_state (pair->pair[1]));
      kotaku_rows_string (rows, first + 4, change);
    }
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

static KotakuFrame *
write_rows (const KotakuSteps *steps, GCancellable *cancellable, GError **error)
{
  g_autoptr (KotakuRows) rows = kotaku_rows_new (
      steps->named ? "step:w,a:s,b:s,from:w,to:w,change:w" : "a:s,b:s,from:w,to:w,change:w");
  for (gsize i = 0; i < steps->n; i++)
    if (!write_step (rows, steps, &steps->steps[i], cancellable, error))
      return NULL;
  return kotaku_rows_finish (g_steal_pointer (&rows), error);
}

/* -- the call -- */

typedef struct
{
  KotakuNetwork *const *networks;
  gsize n;
  KotakuOptions *options;
  KotakuFrame *frame;
} Call;

static KotakuFrame *
answer (const KotakuSteps *steps,
        KotakuView *const *views,
        gsize n,
        KotakuOptions *options,
        GCancellable *cancellable,
        GError **error)
{
  g_autoptr (KotakuFrame) frame = kotaku_options_get_boolean (options, "summary")
                                      ? kotaku_compare_summary (steps, options, cancellable, error)
                                      : write_rows (steps, cancellable, error);
  if (frame == NULL
      || !kotaku_views_describe (views, n, &kotaku_command_compare, options, frame, error))
    return NULL;
  for (guint i = 0; i < steps->warnings->len; i++)
    kotaku_frame_add_warning (frame, steps->warnings->pdata[i]);
  kotaku_frame_seal (frame);
  return g_steal_pointer (&frame);
}

static gboolean
compare_two (Call *call, GCancellable *cancellable, GError **error)
{
  g_auto (KotakuCoders) coders = { 0 };
  g_auto (KotakuSteps) steps = { 0 };
  if (kotaku_coders_init (&coders, call->networks, call->n, &kotaku_command_compare, call->options,
                          cancellable, error)
      && kotaku_steps_init_two (&steps, &coders, call->options, cancellable, error))
    call->frame = answer (&steps, coders.views, 2, call->options, cancellable, error);
  return call->frame != NULL;
}

static gboolean
compare_by (Call *call, GCancellable *cancellable, GError **error)
{
  g_auto (KotakuSteps) steps = { 0 };
  g_autoptr (KotakuSelection) selection = kotaku_selection_new_from_options (call->options);
  g_autoptr (KotakuView) view
      = kotaku_network_get_view (call->networks[0], selection, cancellable, error);
  const char *by = kotaku_options_get_string (call->options, "by");
  if (view != NULL && kotaku_steps_init_by (&steps, view, by, call->options, cancellable, error))
    call->frame = answer (&steps, &view, 1, call->options, cancellable, error);
  return call->frame != NULL;
}

static gboolean
compare (gpointer data, GCancellable *cancellable, GError **error)
{
  Call *call = data;
  gboolean by = kotaku_options_has (call->options, "by");
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (call->n == (by ? 1 : 2))
    return by ? compare_by (call, cancellable, error) : compare_two (call, cancellable, error);
  g_set_error (error, KOTAKU_ERROR, KOTAKU_ERROR_OUT_OF_RANGE,
               "compare: expected two networks, or one and the option by, found %d%s",
               (int) call->n, by ? " and by" : "");
  return FALSE;
}

/**
 * kotaku_compare:
 * @networks: (array length=n_networks): two networks with the same ids; or one, with `by`
 * @n_networks: how many
 * @options: (nullable): `by`, `dates`, `summary`, `tolerance`, `alpha`, `draws`, `seed`, `threads`,
 *   the selection's; progress
 * @cancellable: (nullable): stops the call within 1 s
 * @error: return location for an error that names the option, word, event or network
 *
 * Tells what differs between two networks, over the actors and institutions that both have; or what
 * changes for the same actors, `by` `stage` (from each to the next that ties are recorded for),
 * `activity` (each with every other), `scope` (from programme to beyond), `event:ID` (from the day
 * before it to its first day) or `dates` (from each of the option `dates` to the next). A tie
 * without a recorded stage or activity holds in all of them, unless the selection is `recorded`.
 *
 * A row per pair that differs: `from` and `to` are `none`, `weak`, `strong`, or `tied` where the
 * strength is not recorded or in conflict; `change` is `gained`, `lost`, `stronger`, `weaker`,
 * `direction` (who dominates differs), and of weighted views `heavier` or `lighter`. Pairs are
 * settled as [method@Kotaku.View.classify] does; at an event ties that begin or end at it are heard
 * first.
 *
 * With `summary`: `nodes_common`, `only_first` and `only_second` (nodes), `jaccard` (arcs in both
 * over arcs in either), `hamming` (ordered pairs that differ), `graph_correlation` (Pearson's, of
 * the cells off the diagonal, 0 or 1, or weights of weighted views), `qap_p_ge` and `qap_p_le` (the
 * share of orders of the nodes with a correlation at least, or at most, as large: all orders of up
 * to 8 nodes, else draws). A small p says that the networks are more alike than those of actors
 * dealt at random: it is small too where the same actors are merely active in both, and no test of
 * change. Cells are the arcs of the views, where any tie counts; pairs are settled by votes: what
 * other statements outvote is in the cells, and not in the pairs.
 *
 * For the same actors it adds `gained` (b) and `lost` (c) pairs, `change` = (b - c)/d over the d
 * pairs tied before or after, with its limits, `change_p` and `verdict`: `gained` or `lost` where p
 * is at most `alpha` after Holm's correction over the steps, else `undecided` with the `reason`. p
 * is the largest of McNemar's exact p over all pairs and over those without any one actor, and of
 * Student's t of the change with its jackknife variance over actors, on as many degrees of
 * freedom as actors of equal weight would leave (Satterthwaite 1946); where that is 0, of the sign
 * test on a maximum matching of the changed pairs. `pairs` is d, `min_p` the smallest p that b + c
 * changes allow, `deciding_actor` whose absence decides. Steps have a column `step` before the
 * others by stage and activity, and by more than two dates.
 *
 * - Range: jaccard 0 to 1, graph_correlation and change -1 to 1, p above 0 to 1
 * - Undefined: jaccard without arcs; the correlation and its p where either has no variation;
 * change and its p without pairs, or where none came or went
 * - Source: Krackhardt 1988; Butts and Carley 2001; McNemar 1947; Holm 1979
 * - Cost: O(ties log ties), and a draw O(arcs of the sparser network)
 * - Threads: one at a time for @networks; the same bits for any number of `threads`
 * - Errors: %KOTAKU_ERROR_OUT_OF_RANGE: fewer than three nodes in common, no ids in common, fewer
 *   than two stages or activities that ties are recorded for, another number of networks or dates;
 *   %KOTAKU_ERROR_UNKNOWN_EVENT, %KOTAKU_ERROR_UNKNOWN_WORD, %KOTAKU_ERROR_CONFLICTING_OPTIONS and
 *   the like, %KOTAKU_ERROR_NO_MEMORY, %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): a row per pair that differs, or the summary
 * Since: 1.0
 */
KotakuFrame *
kotaku_compare (KotakuNetwork *const *networks,
                gsize n_networks,
                KotakuOptions *options,
                GCancellable *cancellable,
                GError **error)
{
  g_return_val_if_fail (networks != NULL || n_networks == 0, NULL);
  Call call = { networks, n_networks, options, NULL };
  if (kotaku_options_check (options, &kotaku_command_compare, error))
    kotaku_options_attend (options, "compare", compare, &call, cancellable, error);
  return call.frame;
}

/* SPDX-License-Identifier: GPL-2.0-or-later */

/* An immutable snapshot of a selection. */

#include "view/view-private.h"

G_DEFINE_BOXED_TYPE (KotakuView, kotaku_view, kotaku_view_ref, kotaku_view_unref)

/**
 * kotaku_view_ref:
 * @view: a view
 *
 * Holds @view once more.
 *
 * - Cost: O(1)
 * - Threads: any
 * - Errors: none
 *
 * Returns: (transfer full): @view
 *
 * Since: 1.0
 */
KotakuView *
kotaku_view_ref (KotakuView *view)
{
  g_return_val_if_fail (view != NULL, NULL);
  g_atomic_ref_count_inc (&view->references);
  return view;
}

/**
 * kotaku_view_unref:
 * @view: (transfer full): a view
 *
 * Lets go of @view; who is the last frees it.
 *
 * - Cost: O(1)
 * - Threads: any
 * - Errors: none
 *
 * Since: 1.0
 */
void
kotaku_view_unref (KotakuView *view)
{
  g_return_if_fail (view != NULL);
  if (!g_atomic_ref_count_dec (&view->references))
    return;
  for (guint i = 0; i < KOTAKU_N_SLOTS; i++)
    {
      if (view->slots[i] != NULL && view->destroys[i] != NULL)
        view->destroys[i](view->slots[i]);
      kotaku_lock_free (view->locks[i]);
    }
  g_clear_pointer (&view->projected, kotaku_buffer_unref);
  g_clear_pointer (&view->network, kotaku_network_unref);
  g_clear_pointer (&view->selection, kotaku_selection_unref);
  g_free (view->nodes);
  g_free (view->places);
  g_free (view->delineations);
  g_free (view->ties);
  g_free (view->weights);
  g_free (view);
}

/* The first fault of words, of the selection told last. */
static gboolean
check_words (KotakuSelection *selection, GError **error)
{
  for (KotakuSelection *s = selection; s != NULL; s = s->base)
    {
      const GError *fault = s->unknown;
      for (guint i = 0; fault == NULL && i < KOTAKU_N_SELECT; i++)
        fault = s->faults[i];
      if (fault == NULL)
        continue;
      g_propagate_error (error, g_error_copy (fault));
      return FALSE;
    }
  return TRUE;
}

/* What the selection says about the view as a whole; what it narrows says the rest. */
static gboolean
read_selection (KotakuView *view, GError **error)
{
  const guint all = KOTAKU_LEVEL_INTERPERSONAL | KOTAKU_LEVEL_INSTITUTIONAL | KOTAKU_LEVEL_CROSS;
  guint levels = all;
  view->at = (KotakuAt){ .event = -1 };
  for (KotakuSelection *s = view->selection; s != NULL; s = s->base)
    {
      if (s->numbers[KOTAKU_SELECT_LEVEL] != 0)
        levels &= s->numbers[KOTAKU_SELECT_LEVEL];
      if (view->stages == 0)
        view->stages = s->numbers[KOTAKU_SELECT_STAGE];
      if (!view->at.given && !kotaku_at_parse (view->network, s->at, &view->at, error))
        return FALSE;
      view->undirected = view->undirected || s->numbers[KOTAKU_SELECT_UNDIRECTED] != 0;
      view->recorded = view->recorded || s->numbers[KOTAKU_SELECT_RECORDED] != 0;
      view->weighted = view->weighted || s->numbers[KOTAKU_SELECT_WEIGHTED] != 0;
    }
  view->levels = levels;
  return TRUE;
}

static gboolean
find_delineations (KotakuView *view, GError **error)
{
  KotakuZoneColumns zones;
  kotaku_network_get_zone_columns (view->network, &zones);
  view->delineations = KOTAKU_ALLOC0 (guint8, zones.n, error);
  if (view->delineations == NULL)
    return FALSE;
  for (gsize i = 0; i < zones.n; i++)
    view->delineations[i] = (guint8) kotaku_network_get_zone_delineation (
        view->network, (gint32) i, kotaku_view_get_day (view));
  return TRUE;
}

static gboolean
is_of_level (KotakuView *view, const KotakuNodeColumns *columns, gsize node)
{
  gboolean institution = columns->kind != NULL && columns->kind[node] != 0;
  guint wanted = institution ? KOTAKU_LEVEL_INSTITUTIONAL : KOTAKU_LEVEL_INTERPERSONAL;
  return (view->levels & (KOTAKU_LEVEL_CROSS | wanted)) != 0;
}

static gboolean
take_nodes (KotakuView *view, const guint8 *in, GError **error)
{
  KotakuNodeColumns columns;
  kotaku_network_get_node_columns (view->network, &columns);
  view->nodes = KOTAKU_ALLOC (KotakuNode, columns.n, error);
  if (view->nodes != NULL)
    view->places = KOTAKU_ALLOC (gint32, columns.n, error);
  if (view->places == NULL)
    return FALSE;
  for (gsize i = 0; i < columns.n; i++)
    {
      view->places[i] = -1;
      if (!in[i] || !is_of_level (view, &columns, i))
        continue;
      view->places[i] = (gint32) view->n_nodes;
      view->nodes[view->n_nodes++] = (KotakuNode) i;
    }
  return TRUE;
}

static gboolean
take_ties (KotakuView *view, const guint8 *in, GError **error)
{
  KotakuNodeColumns nodes;
  KotakuTieColumns ties;
  kotaku_network_get_node_columns (view->network, &nodes);
  kotaku_network_get_tie_columns (view->network, &ties);
  view->ties = KOTAKU_ALLOC (KotakuTie, ties.n, error);
  if (view->ties == NULL)
    return FALSE;
  for (gsize i = 0; i < ties.n; i++)
    if (in[i] && view->places[ties.from[i]] >= 0 && view->places[ties.to[i]] >= 0
        && (kotaku_tie_level_of (&nodes, ties.from[i], ties.to[i]) & view->levels) != 0)
      view->ties[view->n_ties++] = (KotakuTie) i;
  return TRUE;
}

/* The coding decides: whether each tie that is there is said to bind both ways. */
static gboolean
binds_both_ways (KotakuView *view)
{
  KotakuTieColumns ties;
  kotaku_network_get_tie_columns (view->network, &ties);
  for (gsize i = 0; i < view->n_ties; i++)
    {
      KotakuTie tie = view->ties[i];
      guint8 direction = ties.direction != NULL ? ties.direction[tie] : KOTAKU_DIRECTION_ARC;
      gboolean absent = ties.strength != NULL && ties.strength[tie] == KOTAKU_STRENGTH_ABSENT;
      if (!absent && ties.from[tie] != ties.to[tie]
          && (direction == KOTAKU_DIRECTION_VERTICAL || direction == KOTAKU_DIRECTION_ARC))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_told (KotakuView *view, KotakuSelect select)
{
  for (KotakuSelection *s = view->selection; s != NULL; s = s->base)
    if (s->numbers[select] != 0)
      return TRUE;
  return FALSE;
}

static gboolean
take_rows (KotakuView *view, GCancellable *cancellable, GError **error)
{
  g_autofree guint8 *nodes
      = KOTAKU_ALLOC (guint8, kotaku_network_get_n_nodes (view->network), error);
  g_autofree guint8 *ties
      = nodes != NULL ? KOTAKU_ALLOC (guint8, kotaku_network_get_n_ties (view->network), error)
                      : NULL;
  if (ties == NULL || !kotaku_filter_nodes (view, nodes, cancellable, error)
      || !take_nodes (view, nodes, error) || !kotaku_filter_ties (view, ties, cancellable, error)
      || !take_ties (view, ties, error))
    return FALSE;
  const char *weight = NULL;
  for (KotakuSelection *s = view->selection; s != NULL && weight == NULL; s = s->base)
    weight = s->weight;
  if (!kotaku_view_read_weights (view, weight, error))
    return FALSE;
  return !is_told (view, KOTAKU_SELECT_PROJECT) || (view->levels & KOTAKU_LEVEL_INSTITUTIONAL) == 0
         || kotaku_view_project (view, nodes, ties, cancellable, error);
}

/* Takes over network and selection. */
static KotakuView *
view_new (KotakuNetwork *network,
          KotakuSelection *selection,
          GCancellable *cancellable,
          GError **error)
{
  g_autoptr (KotakuView) view = g_new0 (KotakuView, 1);
  g_atomic_ref_count_init (&view->references);
  view->network = network;
  view->selection = selection;
  for (guint i = 0; i < KOTAKU_N_SLOTS; i++)
    view->locks[i] = kotaku_lock_new ();
  if (!check_words (selection, error) || !read_selection (view, error)
      || !find_delineations (view, error) || !take_rows (view, cancellable, error))
    return NULL;
  view->undirected = view->undirected || binds_both_ways (view);
  return g_steal_pointer (&view);
}

/**
 * kotaku_network_get_view:
 * @network: a network
 * @selection: (nullable): which nodes and ties; %NULL for everything
 * @cancellable: (nullable): stops the call within 1 s
 * @error: return location for an error that names the nearest word, column or event
 *
 * Takes a snapshot of a selection. It shares columns with the network until one changes there, so
 * that later changes of @network neither show in it nor race with it. A selection that matches
 * nothing gives a view without nodes or ties; what is computed on it says so in its `warnings`.
 *
 * - Cost: O(nodes + ties), for a condition on a column times its values
 * - Threads: one at a time for @network; the view is for any number
 * - Errors: %KOTAKU_ERROR_UNKNOWN_OPTION, %KOTAKU_ERROR_UNKNOWN_WORD, %KOTAKU_ERROR_UNKNOWN_COLUMN,
 *   %KOTAKU_ERROR_UNKNOWN_EVENT, %KOTAKU_ERROR_BAD_VALUE; %KOTAKU_ERROR_OUT_OF_RANGE for an unknown
 *   flag or a weight that is not above 0, %KOTAKU_ERROR_WRONG_TYPE for one that is no number
 *
 * Returns: (transfer full): the view, or %NULL with @error set
 *
 * Since: 1.0
 */
KotakuView *
kotaku_network_get_view (KotakuNetwork *network,
                         KotakuSelection *selection,
                         GCancellable *cancellable,
                         GError **error)
{
  g_return_val_if_fail (network != NULL, NULL);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  KotakuNetwork *snapshot = kotaku_network_copy (network, error);
  if (snapshot == NULL)
    return NULL;
  return view_new (snapshot, kotaku_selection_copy (selection), cancellable, error);
}

KotakuView *
kotaku_view_narrow (KotakuView *view,
                    const char *const *names_and_values,
                    GCancellable *cancellable,
                    GError **error)
{
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  KotakuSelection *selection = kotaku_selection_new ();
  for (gsize i = 0; names_and_values[i] != NULL; i += 2)
    kotaku_selection_set_text (selection, names_and_values[i], names_and_values[i + 1]);
  selection->base = kotaku_selection_ref (view->selection);
  return view_new (kotaku_network_ref (view->network), selection, cancellable, error);
}

KotakuNetwork *
kotaku_view_peek_network (KotakuView *view)
{
  return view->network;
}

gsize
kotaku_view_get_n_nodes (KotakuView *view)
{
  return view->n_nodes;
}

/**
 * kotaku_view_get_nodes:
 * @view: a view
 * @n_nodes: (out) (optional): how many there are
 *
 * Gets the nodes of the view, ascending. Row i of a frame with a row per node is node i here.
 *
 * - Cost: O(1)
 * - Threads: any
 * - Errors: none
 *
 * Returns: (array length=n_nodes): the nodes, for as long as
 *   @view lives
 *
 * Since: 1.0
 */
const KotakuNode *
kotaku_view_get_nodes (KotakuView *view, gsize *n_nodes)
{
  if (n_nodes != NULL)
    *n_nodes = 0;
  g_return_val_if_fail (view != NULL, NULL);
  if (n_nodes != NULL)
    *n_nodes = view->n_nodes;
  return view->nodes;
}

/**
 * kotaku_view_get_ties:
 * @view: a view
 * @n_ties: (out) (optional): how many there are
 *
 * Gets the ties of the view, ascending: observed absences and loops too, those made by a projection
 * not. Row i of [method@Kotaku.View.get_rows] of the ties is tie i here.
 *
 * - Cost: O(1)
 * - Threads: any
 * - Errors: none
 *
 * Returns: (array length=n_ties): the ties, for as long as @view lives
 *
 * Since: 1.0
 */
const KotakuTie *
kotaku_view_get_ties (KotakuView *view, gsize *n_ties)
{
  if (n_ties != NULL)
    *n_ties = 0;
  g_return_val_if_fail (view != NULL, NULL);
  if (n_ties != NULL)
    *n_ties = view->n_ties;
  return view->ties;
}

/**
 * kotaku_view_is_undirected:
 * @view: a view
 *
 * Tells whether the ties of the view bind both ways: where that was asked for, or where every tie
 * in it is coded `equal`, `horizontal` or `unstated`. Observed absences and loops do not decide; a
 * view without ties is undirected.
 *
 * - Cost: O(1)
 * - Threads: any
 * - Errors: none
 *
 * Returns: %TRUE if the view is undirected
 *
 * Since: 1.0
 */
gboolean
kotaku_view_is_undirected (KotakuView *view)
{
  g_return_val_if_fail (view != NULL, FALSE);
  return view->undirected;
}

gint32
kotaku_view_get_place (KotakuView *view, KotakuNode node)
{
  if (node < 0 || (gsize) node >= kotaku_network_get_n_nodes (view->network))
    return -1;
  return view->places[node];
}

const KotakuProjectedTie *
kotaku_view_get_projected (KotakuView *view, gsize *n_projected)
{
  *n_projected = view->projected != NULL ? view->projected->n : 0;
  return view->projected != NULL ? KOTAKU_BUFFER_DATA (KotakuProjectedTie, view->projected) : NULL;
}

gboolean
kotaku_view_is_weighted (KotakuView *view)
{
  return view->weighted;
}

double
kotaku_view_get_tie_weight (KotakuView *view, KotakuTie tie)
{
  return view->weights != NULL ? view->weights[tie]
                               : kotaku_network_get_tie_weight (view->network, tie);
}

KotakuStage
kotaku_view_get_stages (KotakuView *view)
{
  return view->stages;
}

gboolean
kotaku_view_is_recorded (KotakuView *view)
{
  return view->recorded;
}

KotakuLevel
kotaku_view_get_levels (KotakuView *view)
{
  return view->levels;
}

gint32
kotaku_view_get_day (KotakuView *view)
{
  return kotaku_at_get_day (&view->at);
}

KotakuDelineation
kotaku_view_get_delineation (KotakuView *view, KotakuNode node)
{
  KotakuNodeColumns nodes;
  kotaku_network_get_node_columns (view->network, &nodes);
  gint32 zone = nodes.zone != NULL ? nodes.zone[node] : -1;
  return zone < 0 ? KOTAKU_DELINEATION_UNRECORDED : view->delineations[zone];
}

gpointer
kotaku_view_get_slot (KotakuView *view,
                      KotakuSlot slot,
                      KotakuSlotFunc function,
                      GDestroyNotify destroy,
                      GCancellable *cancellable,
                      GError **error)
{
  /* A lock per slot: what fills one may ask for another. */
  kotaku_lock_acquire (view->locks[slot]);
  if (view->slots[slot] == NULL)
    {
      view->slots[slot] = function (view, cancellable, error);
      view->destroys[slot] = destroy;
    }
  gpointer made = view->slots[slot];
  kotaku_lock_release (view->locks[slot]);
  return made;
}

static char *
make_checksum (gpointer network, GCancellable *cancellable)
{
  return kotaku_network_get_checksum (network, cancellable, NULL);
}

void
kotaku_view_describe (KotakuView *view,
                      const KotakuCommand *command,
                      KotakuOptions *options,
                      KotakuFrame *frame)
{
  g_autofree char *selection = kotaku_selection_describe (view->selection);
  g_autofree char *told = options != NULL ? kotaku_options_describe (options, FALSE) : NULL;
  g_autofree char *seed = options != NULL && kotaku_options_has (options, "seed")
                              ? kotaku_options_get_text (options, "seed")
                              : g_strdup ("1");
  kotaku_frame_set_metadata (frame, "library_version", kotaku_get_version ());
  kotaku_frame_set_metadata (frame, "command", command->name);
  kotaku_frame_set_lazy_metadata (frame, "dataset", make_checksum,
                                  kotaku_network_ref (view->network),
                                  (GDestroyNotify) kotaku_network_unref);
  kotaku_frame_set_metadata (frame, "selection", selection);
  kotaku_frame_set_metadata (frame, "options", told != NULL ? told : "");
  kotaku_frame_set_metadata (frame, "seed", seed);
  gboolean projected = view->projected != NULL && view->projected->n > 0;
  gboolean had_nodes = kotaku_network_get_n_nodes (view->network) > 0;
  gboolean had_ties = kotaku_network_get_n_ties (view->network) > 0;
  if (view->n_nodes == 0 && had_nodes)
    kotaku_frame_add_warning (frame, "the selection matches nothing");
  else if (view->n_ties == 0 && had_ties && !projected)
    kotaku_frame_add_warning (frame, "the selection matches no tie");
}

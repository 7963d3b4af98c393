/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "classify/classify-private.h"

#include <math.h>

const KotakuCommand kotaku_command_zones = {
  .name = "zones",
  .object = "view",
  .function = "kotaku_view_zones",
  .parameters = "",
  .options = "areas to",
  .columns = "group,actors,ties_within,ties_across,density_within,density_across,strong_share,"
             "participation",
  .title = "Inside and outside the delineated area",
  .title_id = "Di dalam dan di luar wilayah deliniasi",
  .example = "kotaku zones examples/pasar-ii --areas",
  .since = "1.0",
};

enum
{
  DELINEATED,
  OUTSIDE,
  UNRECORDED,
  N_GROUPS
};

typedef struct
{
  gsize actors;
  gsize within, across; /* tied pairs of actors */
  gsize strong, weak;   /* settled pairs that count for the group's strong share */
  gsize taking_part;    /* actors with a strong tie to a target */
} Group;

typedef struct
{
  KotakuView *view;
  KotakuNetwork *network;
  KotakuNodeColumns nodes;
  guint8 *group;       /* of each place; N_GROUPS for an institution */
  guint8 *target;      /* of each place: whom participation is with */
  guint8 *taking_part; /* of each place */
  gsize n_targets;
  Group groups[N_GROUPS];
} Zones;

static void
zones_clear (Zones *zones)
{
  g_free (zones->group);
  g_free (zones->target);
  g_free (zones->taking_part);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Zones, zones_clear)

static guint8
get_group (const Zones *zones, KotakuNode node)
{
  if (KOTAKU_CELL (zones->nodes.kind, node, 0) != 0)
    return N_GROUPS;
  switch (kotaku_view_get_delineation (zones->view, node))
    {
    case KOTAKU_DELINEATION_DELINEATED:
      return DELINEATED;
    case KOTAKU_DELINEATION_OUTSIDE:
      return OUTSIDE;
    default:
      return UNRECORDED;
    }
}

static gboolean
zones_init (Zones *zones, KotakuView *view, GError **error)
{
  gsize n = 0;
  const KotakuNode *nodes = kotaku_view_get_nodes (view, &n);
  zones->view = view;
  zones->network = kotaku_view_peek_network (view);
  kotaku_network_get_node_columns (zones->network, &zones->nodes);
  zones->group = KOTAKU_ALLOC (guint8, n, error);
  zones->target = zones->group != NULL ? KOTAKU_ALLOC0 (guint8, n, error) : NULL;
  zones->taking_part = zones->target != NULL ? KOTAKU_ALLOC0 (guint8, n, error) : NULL;
  if (zones->taking_part == NULL)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    {
      zones->group[i] = get_group (zones, nodes[i]);
      if (zones->group[i] < N_GROUPS)
        zones->groups[zones->group[i]].actors++;
    }
  return TRUE;
}

/* -- whom participation is with
 * -------------------------------------------------------------------- */

static void
add_target (Zones *zones, KotakuNode node)
{
  gint32 place = kotaku_view_get_place (zones->view, node);
  if (place < 0 || zones->target[place])
    return;
  zones->target[place] = TRUE;
  zones->n_targets++;
}

/* The actors that act for an institution that is wanted, a byte per node. */
static void
add_affiliates (Zones *zones, const guint8 *wanted)
{
  KotakuAffiliationColumns affiliations;
  kotaku_network_get_affiliation_columns (zones->network, &affiliations);
  if (affiliations.actor == NULL || affiliations.institution == NULL)
    return;
  for (gsize i = 0; i < affiliations.n; i++)
    if (affiliations.actor[i] >= 0 && affiliations.institution[i] >= 0
        && wanted[affiliations.institution[i]]
        && kotaku_view_affiliation_holds (zones->view, &affiliations, i))
      add_target (zones, (KotakuNode) affiliations.actor[i]);
}

static gboolean
is_default_target (const Zones *zones, KotakuNode node)
{
  return KOTAKU_CELL (zones->nodes.kind, node, 0) != 0
         && (KOTAKU_CELL (zones->nodes.sector, node, 0) == KOTAKU_SECTOR_PROGRAMME
             || kotaku_network_node_is (zones->network, node, "LKM"));
}

/* By default whoever acts for the programme or the LKM; else the actors named, and whoever acts for
 * the institutions named. */
static gboolean
find_targets (Zones *zones, const char *const *ids, GError **error)
{
  g_autofree guint8 *wanted = KOTAKU_ALLOC0 (guint8, zones->nodes.n, error);
  if (wanted == NULL)
    return FALSE;
  for (gsize node = 0; ids == NULL && node < zones->nodes.n; node++)
    wanted[node] = is_default_target (zones, (KotakuNode) node);
  for (gsize i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      KotakuNode node = kotaku_network_find_node (zones->network, ids[i], error);
      if (node == KOTAKU_NODE_NONE)
        return FALSE;
      if (KOTAKU_CELL (zones->nodes.kind, node, 0) != 0)
        wanted[node] = TRUE;
      else
        add_target (zones, node);
    }
  add_affiliates (zones, wanted);
  return TRUE;
}

/* -- counting
 * -------------------------------------------------------------------------------------- */

/* Settled pairs whose ends both have a delineation: inside where both lie in it, outside else. */
static void
count_strength (Zones *zones, const KotakuPair *pair, guint8 a, guint8 b)
{
  if (a == UNRECORDED || b == UNRECORDED)
    return;
  Group *group = &zones->groups[a == DELINEATED && b == DELINEATED ? DELINEATED : OUTSIDE];
  group->strong += pair->strength == KOTAKU_STRENGTH_STRONG;
  group->weak += pair->strength == KOTAKU_STRENGTH_WEAK;
}

static void
count_pair (Zones *zones, const KotakuPair *pair)
{
  guint8 a = zones->group[pair->a];
  guint8 b = zones->group[pair->b];
  if (a == N_GROUPS || b == N_GROUPS || pair->relation == KOTAKU_RELATION_NONE)
    return;
  if (a == b)
    zones->groups[a].within++;
  else
    {
      zones->groups[a].across++;
      zones->groups[b].across++;
    }
  count_strength (zones, pair, a, b);
  if (pair->strength != KOTAKU_STRENGTH_STRONG)
    return;
  zones->taking_part[pair->a] |= zones->target[pair->b];
  zones->taking_part[pair->b] |= zones->target[pair->a];
}

static void
count (Zones *zones, const KotakuPairs *pairs)
{
  gsize n = kotaku_view_get_n_nodes (zones->view);
  for (gsize p = 0; p < pairs->n; p++)
    count_pair (zones, &pairs->pairs[p]);
  for (gsize i = 0; i < n; i++)
    if (zones->group[i] < N_GROUPS && zones->taking_part[i])
      zones->groups[zones->group[i]].taking_part++;
}

static double
share (gsize part, gsize whole)
{
  return whole > 0 ? (double) part / (double) whole : NAN;
}

static KotakuFrame *
write_rows (const Zones *zones, GError **error)
{
  static const char *const names[] = { "delineated", "outside", "unrecorded" };
  KotakuRows *rows
      = kotaku_rows_new ("group:w,actors:i,ties_within:i,ties_across:i,density_within:d,"
                         "density_across:d,strong_share:d,participation:d");
  gsize all = 0;
  for (guint i = 0; i < N_GROUPS; i++)
    all += zones->groups[i].actors;
  for (guint i = 0; i < N_GROUPS; i++)
    {
      const Group *group = &zones->groups[i];
      gsize n = group->actors;
      kotaku_rows_begin (rows);
      kotaku_rows_string (rows, 0, names[i]);
      kotaku_rows_int64 (rows, 1, (gint64) n);
      kotaku_rows_int64 (rows, 2, (gint64) group->within);
      kotaku_rows_int64 (rows, 3, (gint64) group->across);
      kotaku_rows_double (rows, 4, share (group->within, n > 0 ? n * (n - 1) / 2 : 0));
      kotaku_rows_double (rows, 5, share (group->across, n * (all - n)));
      if (i == UNRECORDED)
        continue;
      kotaku_rows_double (rows, 6, share (group->strong, group->strong + group->weak));
      kotaku_rows_double (rows, 7, zones->n_targets > 0 ? share (group->taking_part, n) : NAN);
    }
  return kotaku_rows_finish (rows, error);
}

static KotakuFrame *
compare_groups (KotakuView *view, KotakuOptions *options, GCancellable *cancellable, GError **error)
{
  g_auto (Zones) zones = { 0 };
  const char *const *to
      = kotaku_options_has (options, "to") ? kotaku_options_get_strings (options, "to") : NULL;
  const KotakuPairs *pairs = kotaku_pairs_get (view, cancellable, error);
  if (pairs == NULL || !zones_init (&zones, view, error) || !find_targets (&zones, to, error))
    return NULL;
  count (&zones, pairs);
  return write_rows (&zones, error);
}

gboolean
kotaku_zones_count (KotakuView *view,
                    KotakuZoneCount counts[2],
                    GCancellable *cancellable,
                    GError **error)
{
  g_auto (Zones) zones = { 0 };
  const KotakuPairs *pairs = kotaku_pairs_get (view, cancellable, error);
  if (pairs == NULL || !zones_init (&zones, view, error) || !find_targets (&zones, NULL, error))
    return FALSE;
  count (&zones, pairs);
  for (guint i = DELINEATED; i <= OUTSIDE; i++)
    counts[i] = (KotakuZoneCount){ .actors = zones.groups[i].actors,
                                   .taking_part = zones.groups[i].taking_part,
                                   .strong = zones.groups[i].strong,
                                   .settled = zones.groups[i].strong + zones.groups[i].weak,
                                   .targets = zones.n_targets };
  return TRUE;
}

/**
 * kotaku_view_zones:
 * @view: a view
 * @options: (nullable): `to`, `areas`
 * @cancellable: (nullable): stops the call within 1 s
 * @error: return location for an error
 *
 * Sets the actors inside the delineated area beside those outside: rows `delineated`, `outside`,
 * and `unrecorded` for actors without a zone or whose zone has no delineation.
 *
 * `ties_within` counts pairs of the group's actors that are tied (their relation is not none),
 * `ties_across` tied pairs of one of them and an actor of another group; the densities divide by
 * the possible pairs. `strong_share` is strong / (strong + weak) over pairs with a settled strength
 * whose ends both have a delineation: of `delineated` those with both ends in it, of `outside` the
 * others. `participation` is the share of the group's actors with a strong tie, in the view, to
 * somebody who acts (at the time selected) for an institution of the sector `programme` or for the
 * LKM; `to` names others instead: actors, or institutions for which they act.
 *
 * With `areas` a row tells what is known of each zone and how many funds and actors of the view
 * name it; the row `total` adds them, but no area of a zone that lies in one with an area of its
 * own.
 *
 * - Range: counts 0 and up, shares 0 to 1
 * - Undefined: a density without possible pairs; `strong_share` without a strong or weak pair;
 *   `participation` without anybody to take part with; both for `unrecorded`
 * - Source: Irawan, Alfitri, Saptawan 2019
 * - Cost: O(ties + nodes + zones x depth)
 * - Threads: any
 * - Errors: %KOTAKU_ERROR_NOT_FOUND: an id in `to` that is not there
 *
 * Returns: (transfer full): three rows; with `areas` a row per zone and one more
 * Since: 1.0
 */
KotakuFrame *
kotaku_view_zones (KotakuView *view,
                   KotakuOptions *options,
                   GCancellable *cancellable,
                   GError **error)
{
  g_return_val_if_fail (view != NULL, NULL);
  if (!kotaku_options_check (options, &kotaku_command_zones, error)
      || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  g_autoptr (KotakuFrame) frame = kotaku_options_get_boolean (options, "areas")
                                      ? kotaku_zones_areas (view, error)
                                      : compare_groups (view, options, cancellable, error);
  if (frame == NULL)
    return NULL;
  kotaku_view_describe (view, &kotaku_command_zones, options, frame);
  kotaku_frame_seal (frame);
  return g_steal_pointer (&frame);
}

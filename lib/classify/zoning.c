/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Who is inside the delineated area and who outside, and how they are tied. */

#include "classify/classify-private.h"

void
kotaku_zoning_clear (KotakuZoning *zoning)
{
  g_clear_pointer (&zoning->group, g_free);
  g_clear_pointer (&zoning->target, g_free);
  g_clear_pointer (&zoning->taking_part, g_free);
}

static guint8
get_group (const KotakuZoning *zoning, KotakuNode node)
{
  if (KOTAKU_CELL (zoning->nodes.kind, node, 0) != 0)
    return KOTAKU_N_GROUPS;
  switch (kotaku_view_get_delineation (zoning->view, node))
    {
    case KOTAKU_DELINEATION_DELINEATED:
      return KOTAKU_GROUP_DELINEATED;
    case KOTAKU_DELINEATION_OUTSIDE:
      return KOTAKU_GROUP_OUTSIDE;
    default:
      return KOTAKU_GROUP_UNRECORDED;
    }
}

static gboolean
begin (KotakuZoning *zoning, KotakuView *view, GError **error)
{
  gsize n = 0;
  const KotakuNode *nodes = kotaku_view_get_nodes (view, &n);
  zoning->view = view;
  zoning->network = kotaku_view_peek_network (view);
  kotaku_network_get_node_columns (zoning->network, &zoning->nodes);
  zoning->group = KOTAKU_ALLOC (guint8, n, error);
  zoning->target = zoning->group != NULL ? KOTAKU_ALLOC0 (guint8, n, error) : NULL;
  zoning->taking_part = zoning->target != NULL ? KOTAKU_ALLOC0 (guint8, n, error) : NULL;
  if (zoning->taking_part == NULL)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    {
      zoning->group[i] = get_group (zoning, nodes[i]);
      if (zoning->group[i] < KOTAKU_N_GROUPS)
        zoning->groups[zoning->group[i]].actors++;
    }
  return TRUE;
}

/* -- whom participation is with
 * -------------------------------------------------------------------- */

static void
add_target (KotakuZoning *zoning, KotakuNode node)
{
  gint32 place = kotaku_view_get_place (zoning->view, node);
  if (place < 0 || zoning->target[place])
    return;
  zoning->target[place] = TRUE;
  zoning->n_targets++;
}

/* The actors that act for an institution that is wanted, a byte per node. */
static void
add_affiliates (KotakuZoning *zoning, const guint8 *wanted)
{
  KotakuAffiliationColumns affiliations;
  kotaku_network_get_affiliation_columns (zoning->network, &affiliations);
  if (affiliations.actor == NULL || affiliations.institution == NULL)
    return;
  for (gsize i = 0; i < affiliations.n; i++)
    if (affiliations.actor[i] >= 0 && affiliations.institution[i] >= 0
        && wanted[affiliations.institution[i]]
        && kotaku_view_affiliation_holds (zoning->view, &affiliations, i))
      add_target (zoning, (KotakuNode) affiliations.actor[i]);
}

static gboolean
is_default_target (const KotakuZoning *zoning, KotakuNode node)
{
  return KOTAKU_CELL (zoning->nodes.kind, node, 0) != 0
         && (KOTAKU_CELL (zoning->nodes.sector, node, 0) == KOTAKU_SECTOR_PROGRAMME
             || kotaku_network_node_is (zoning->network, node, "LKM"));
}

/* By default whoever acts for the programme or the LKM; else the actors named, and whoever acts for
 * the institutions named. */
static gboolean
find_targets (KotakuZoning *zoning, const char *const *ids, GError **error)
{
  g_autofree guint8 *wanted = KOTAKU_ALLOC0 (guint8, zoning->nodes.n, error);
  if (wanted == NULL)
    return FALSE;
  for (gsize node = 0; ids == NULL && node < zoning->nodes.n; node++)
    wanted[node] = is_default_target (zoning, (KotakuNode) node);
  for (gsize i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      KotakuNode node = kotaku_network_find_node (zoning->network, ids[i], error);
      if (node == KOTAKU_NODE_NONE)
        return FALSE;
      if (KOTAKU_CELL (zoning->nodes.kind, node, 0) != 0)
        wanted[node] = TRUE;
      else
        add_target (zoning, node);
    }
  add_affiliates (zoning, wanted);
  return TRUE;
}

/* -- counting
 * -------------------------------------------------------------------------------------- */

/* Settled pairs whose ends both have a delineation: inside where both lie in it, outside else. */
static void
count_strength (KotakuZoning *zoning, const KotakuPair *pair, guint8 a, guint8 b)
{
  if (a == KOTAKU_GROUP_UNRECORDED || b == KOTAKU_GROUP_UNRECORDED)
    return;
  gboolean inside = a == KOTAKU_GROUP_DELINEATED && b == KOTAKU_GROUP_DELINEATED;
  KotakuZoneGroup *group = &zoning->groups[inside ? KOTAKU_GROUP_DELINEATED : KOTAKU_GROUP_OUTSIDE];
  group->strong += pair->strength == KOTAKU_STRENGTH_STRONG;
  group->weak += pair->strength == KOTAKU_STRENGTH_WEAK;
}

static void
count_pair (KotakuZoning *zoning, const KotakuPair *pair)
{
  guint8 a = zoning->group[pair->a];
  guint8 b = zoning->group[pair->b];
  if (a == KOTAKU_N_GROUPS || b == KOTAKU_N_GROUPS || pair->relation == KOTAKU_RELATION_NONE)
    return;
  if (a == b)
    zoning->groups[a].within++;
  else
    {
      zoning->groups[a].across++;
      zoning->groups[b].across++;
    }
  count_strength (zoning, pair, a, b);
  if (pair->strength != KOTAKU_STRENGTH_STRONG)
    return;
  zoning->taking_part[pair->a] |= zoning->target[pair->b];
  zoning->taking_part[pair->b] |= zoning->target[pair->a];
}

static void
count (KotakuZoning *zoning, const KotakuPairs *pairs)
{
  gsize n = kotaku_view_get_n_nodes (zoning->view);
  for (gsize p = 0; p < pairs->n; p++)
    count_pair (zoning, &pairs->pairs[p]);
  for (gsize i = 0; i < n; i++)
    if (zoning->group[i] < KOTAKU_N_GROUPS && zoning->taking_part[i])
      zoning->groups[zoning->group[i]].taking_part++;
}

gboolean
kotaku_zoning_init (KotakuZoning *zoning,
                    KotakuView *view,
                    const KotakuPairs *pairs,
                    const char *const *to,
                    GError **error)
{
  if (!begin (zoning, view, error) || !find_targets (zoning, to, error))
    return FALSE;
  count (zoning, pairs);
  return TRUE;
}

gboolean
kotaku_zones_count (KotakuView *view,
                    KotakuZoneCount counts[2],
                    GCancellable *cancellable,
                    GError **error)
{
  g_auto (KotakuZoning) zoning = { 0 };
  const KotakuPairs *pairs = kotaku_pairs_get (view, cancellable, error);
  if (pairs == NULL || !kotaku_zoning_init (&zoning, view, pairs, NULL, error))
    return FALSE;
  for (guint i = KOTAKU_GROUP_DELINEATED; i <= KOTAKU_GROUP_OUTSIDE; i++)
    {
      const KotakuZoneGroup *group = &zoning.groups[i];
      counts[i] = (KotakuZoneCount){ .actors = group->actors,
                                     .taking_part = group->taking_part,
                                     .strong = group->strong,
                                     .settled = group->strong + group->weak,
                                     .targets = zoning.n_targets };
    }
  return TRUE;
}

/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "scenario/scenario.h"

#define CANCEL_EVERY 65536
/* A column of which no row is recorded has no array. */
#define CELL(column, row, none) ((column) != NULL ? (column)[row] : (none))

typedef struct
{
  KotakuNodeColumns nodes;
  KotakuTieColumns ties;
  KotakuZoneColumns zones;
} Columns;

/* Implementation must be recorded, not merely left open. */
static gboolean
at_risk (const KotakuTieColumns *ties, KotakuTie tie)
{
  guint8 strength = CELL (ties->strength, tie, KOTAKU_STRENGTH_UNRECORDED);
  guint8 stages = CELL (ties->stages, tie, KOTAKU_STAGE_UNRECORDED);
  guint8 scope = CELL (ties->scope, tie, KOTAKU_SCOPE_UNRECORDED);
  if (strength == KOTAKU_STRENGTH_ABSENT)
    return FALSE;
  return (stages & KOTAKU_STAGE_IMPLEMENTATION) != 0
         || (strength == KOTAKU_STRENGTH_STRONG && scope == KOTAKU_SCOPE_PROGRAMME);
}

static gboolean
lies_in (const KotakuZoneColumns *zones, gint32 zone, gint32 area)
{
  while (zone >= 0 && zone != area)
    zone = CELL (zones->parent, zone, -1);
  return zone == area;
}

/* Counts the tie in every zone that it is in or, where ties is not NULL, puts it there. */
static void
place_tie (const Columns *columns, KotakuTie tie, gsize *next, gint32 *ties)
{
  gint32 from = CELL (columns->nodes.zone, columns->ties.from[tie], -1);
  gint32 to = CELL (columns->nodes.zone, columns->ties.to[tie], -1);
  gint32 start = from >= 0 ? from : to;
  gint32 other = from >= 0 ? to : -1;
  for (gint32 area = start; area >= 0; area = CELL (columns->zones.parent, area, -1))
    {
      if (other >= 0 && !lies_in (&columns->zones, other, area))
        continue;
      if (ties != NULL)
        ties[next[area]] = (gint32) tie;
      next[area]++;
    }
}

static gboolean
place_ties (KotakuView *view,
            const Columns *columns,
            gsize *next,
            gint32 *placed,
            GCancellable *cancellable,
            GError **error)
{
  gsize n = 0;
  const KotakuTie *ties = kotaku_view_get_ties (view, &n);
  for (gsize i = 0; i < n; i++)
    {
      if (i % CANCEL_EVERY == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (at_risk (&columns->ties, ties[i]))
        place_tie (columns, ties[i], next, placed);
    }
  return TRUE;
}

KotakuRisk *
kotaku_risk_new (KotakuView *view, GCancellable *cancellable, GError **error)
{
  KotakuNetwork *network = kotaku_view_peek_network (view);
  Columns columns;
  kotaku_network_get_node_columns (network, &columns.nodes);
  kotaku_network_get_tie_columns (network, &columns.ties);
  kotaku_network_get_zone_columns (network, &columns.zones);
  gsize n = columns.zones.n;
  g_autoptr (KotakuRisk) risk = KOTAKU_ALLOC0 (KotakuRisk, 1, error);
  if (risk == NULL || (risk->start = KOTAKU_ALLOC0 (gsize, n + 1, error)) == NULL)
    return NULL;
  if (!place_ties (view, &columns, risk->start + 1, NULL, cancellable, error))
    return NULL;
  for (gsize zone = 0; zone < n; zone++)
    risk->start[zone + 1] += risk->start[zone];
  g_autofree gsize *next = KOTAKU_ALLOC (gsize, n + 1, error);
  risk->ties = next != NULL ? KOTAKU_ALLOC (gint32, risk->start[n], error) : NULL;
  if (risk->ties == NULL)
    return NULL;
  for (gsize zone = 0; zone <= n; zone++)
    next[zone] = risk->start[zone];
  if (!place_ties (view, &columns, next, risk->ties, cancellable, error))
    return NULL;
  return g_steal_pointer (&risk);
}

void
kotaku_risk_free (KotakuRisk *risk)
{
  g_free (risk->start);
  g_free (risk->ties);
  g_free (risk);
}

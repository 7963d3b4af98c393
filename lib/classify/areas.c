/* SPDX-License-Identifier: GPL-2.0-or-later */

/* zones --areas: what is known of each zone, and the total. */

#include "classify/classify-private.h"

#include <math.h>
#include <string.h>

typedef struct
{
  KotakuView *view;
  KotakuNetwork *network;
  KotakuZoneColumns zones;
  gint64 *funds, *actors; /* naming each zone */
} Areas;

static gboolean
count_actors (Areas *areas, GError **error)
{
  KotakuNodeColumns nodes;
  kotaku_network_get_node_columns (areas->network, &nodes);
  areas->actors = KOTAKU_ALLOC0 (gint64, areas->zones.n, error);
  if (areas->actors == NULL)
    return FALSE;
  gsize n = 0;
  const KotakuNode *places = kotaku_view_get_nodes (areas->view, &n);
  for (gsize i = 0; i < n; i++)
    {
      gint32 zone = KOTAKU_CELL (nodes.zone, places[i], -1);
      if (zone >= 0)
        areas->actors[zone]++;
    }
  return TRUE;
}

/* The zones' ids, numbered by their rows. */
static KotakuDictionary *
number_zones (const Areas *areas, GError **error)
{
  KotakuDictionary *ids = kotaku_dictionary_new (error);
  for (gsize zone = 0; ids != NULL && zone < areas->zones.n; zone++)
    {
      const char *id = kotaku_network_get_zone_id (areas->network, (gint32) zone);
      if (kotaku_dictionary_intern (&ids, id, strlen (id), error) < 0)
        g_clear_pointer (&ids, kotaku_dictionary_unref);
    }
  return ids;
}

static gboolean
count_funds (Areas *areas, GError **error)
{
  areas->funds = KOTAKU_ALLOC0 (gint64, areas->zones.n, error);
  KotakuDictionary *ids = areas->funds != NULL ? number_zones (areas, error) : NULL;
  if (ids == NULL)
    return FALSE;
  gint column = kotaku_network_find_column (areas->network, KOTAKU_TABLE_FUNDS, "zone", NULL);
  gsize n = kotaku_network_get_n_rows (areas->network, KOTAKU_TABLE_FUNDS);
  for (gsize row = 0; column >= 0 && row < n; row++)
    {
      char buffer[KOTAKU_DOUBLE_LENGTH];
      const char *id
          = kotaku_network_get_cell (areas->network, KOTAKU_TABLE_FUNDS, column, row, buffer);
      gint32 zone = id != NULL ? kotaku_dictionary_find (ids, id, strlen (id)) : -1;
      if (zone >= 0)
        areas->funds[zone]++;
    }
  kotaku_dictionary_unref (ids);
  return TRUE;
}

static double
get_area (const Areas *areas, gsize zone)
{
  return KOTAKU_CELL (areas->zones.area_ha, zone, NAN);
}

/* Whether a zone that this one lies in has an area, which then holds this one's. */
static gboolean
is_inside_area (const Areas *areas, gsize zone)
{
  for (gint32 parent = KOTAKU_CELL (areas->zones.parent, zone, -1); parent >= 0;
       parent = areas->zones.parent[parent])
    if (!isnan (get_area (areas, (gsize) parent)))
      return TRUE;
  return FALSE;
}

static void
write_zones (const Areas *areas, KotakuRows *rows)
{
  static const char *const texts[] = { "name", "unit", "decree", "decree_date" };
  gint columns[G_N_ELEMENTS (texts)];
  gint hazards = kotaku_network_find_column (areas->network, KOTAKU_TABLE_ZONES, "hazards", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    columns[i] = kotaku_network_find_column (areas->network, KOTAKU_TABLE_ZONES, texts[i], NULL);
  for (gsize zone = 0; zone < areas->zones.n; zone++)
    {
      char buffer[KOTAKU_DOUBLE_LENGTH];
      kotaku_rows_begin (rows);
      kotaku_rows_string (rows, 0, kotaku_network_get_zone_id (areas->network, (gint32) zone));
      for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
        kotaku_rows_string (
            rows, 1 + i,
            kotaku_network_get_cell (areas->network, KOTAKU_TABLE_ZONES, columns[i], zone, buffer));
      kotaku_rows_double (rows, 5, get_area (areas, zone));
      kotaku_rows_string (
          rows, 6,
          kotaku_network_get_cell (areas->network, KOTAKU_TABLE_ZONES, hazards, zone, buffer));
      kotaku_rows_int64 (rows, 7, areas->funds[zone]);
      kotaku_rows_int64 (rows, 8, areas->actors[zone]);
    }
}

static void
write_total (const Areas *areas, KotakuRows *rows)
{
  double area = NAN;
  gint64 funds = 0, actors = 0;
  for (gsize zone = 0; zone < areas->zones.n; zone++)
    {
      double own = get_area (areas, zone);
      if (!isnan (own) && !is_inside_area (areas, zone))
        area = (isnan (area) ? 0 : area) + own;
      funds += areas->funds[zone];
      actors += areas->actors[zone];
    }
  kotaku_rows_begin (rows);
  kotaku_rows_string (rows, 0, "total");
  kotaku_rows_double (rows, 5, area);
  kotaku_rows_int64 (rows, 7, funds);
  kotaku_rows_int64 (rows, 8, actors);
}

KotakuFrame *
kotaku_zones_areas (KotakuView *view, GError **error)
{
  Areas areas = { .view = view, .network = kotaku_view_peek_network (view) };
  kotaku_network_get_zone_columns (areas.network, &areas.zones);
  KotakuFrame *frame = NULL;
  if (count_actors (&areas, error) && count_funds (&areas, error))
    {
      KotakuRows *rows = kotaku_rows_new ("id:s,name:s,unit:w,decree:s,decree_date:s,area_ha:d,"
                                          "hazards:s,funds:i,actors:i");
      write_zones (&areas, rows);
      write_total (&areas, rows);
      frame = kotaku_rows_finish (rows, error);
    }
  g_free (areas.funds);
  g_free (areas.actors);
  return frame;
}

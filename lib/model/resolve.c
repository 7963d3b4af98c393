/* SPDX-License-Identifier: GPL-2.0-or-later */

/* What the ids that a batch names are in a network: looked up once per distinct id. */

#include "model/model-private.h"

void
kotaku_map_clear (KotakuMap *map)
{
  g_clear_pointer (&map->codes, g_free);
  map->n = 0;
}

gint32
kotaku_map_get (const KotakuMap *map, gint32 element)
{
  if (element >= -1)
    return element;
  gint32 code = -2 - element;
  return (gsize) code < map->n ? map->codes[code] : -1;
}

gboolean
kotaku_resolve_is_open (KotakuNetwork *network, const KotakuBatch *batch)
{
  return batch->table == KOTAKU_TABLE_TIES && network->stores[KOTAKU_STORE_NODES]->n == 0;
}

static KotakuStoreId
get_target (KotakuFieldKind kind)
{
  if (kind == KOTAKU_KIND_ZONE)
    return KOTAKU_STORE_ZONES;
  return kind == KOTAKU_KIND_POST ? KOTAKU_STORE_POSTS : KOTAKU_STORE_NODES;
}

/* The first row of the batch that has each id, by the code of the id. */
static gint32 *
list_own_rows (const KotakuBatch *batch, const KotakuBatchColumn *ids, GError **error)
{
  gsize n = ids->words != NULL ? kotaku_dictionary_get_size (ids->words) : 0;
  gint32 *rows = KOTAKU_ALLOC (gint32, n, error);
  if (rows == NULL)
    return NULL;
  memset (rows, 0xff, n * sizeof *rows);
  for (gsize i = 0; i < batch->n; i++)
    {
      gint32 code = kotaku_batch_get_code (ids, i);
      if (code >= 0 && rows[code] < 0)
        rows[code] = (gint32) i;
    }
  return rows;
}

/* Parents may be rows of the same batch. */
static gboolean
add_own_rows (KotakuNetwork *network,
              const KotakuBatch *batch,
              const KotakuBatchColumn *column,
              KotakuMap *map,
              GError **error)
{
  gint place = kotaku_batch_find_field (batch, "id");
  if (place < 0 || batch->columns[place].words == NULL)
    return TRUE;
  const KotakuBatchColumn *ids = &batch->columns[place];
  g_autofree gint32 *rows = list_own_rows (batch, ids, error);
  if (rows == NULL)
    return FALSE;
  gint32 n_zones = (gint32) network->stores[KOTAKU_STORE_ZONES]->n;
  for (gsize i = 0; i < map->n; i++)
    {
      gint32 code
          = kotaku_dictionary_find (ids->words, kotaku_dictionary_get (column->words, (gint32) i),
                                    kotaku_dictionary_get_length (column->words, (gint32) i));
      if (map->codes[i] < 0 && code >= 0 && rows[code] >= 0)
        map->codes[i] = n_zones + rows[code];
    }
  return TRUE;
}

gboolean
kotaku_resolve_references (KotakuNetwork *network,
                           KotakuBatch *batch,
                           KotakuBatchColumn *column,
                           KotakuMap *map,
                           GError **error)
{
  const KotakuDictionary *words = *kotaku_batch_get_words (batch, column);
  const KotakuStore *target = network->stores[get_target (column->kind)];
  map->n = words != NULL ? kotaku_dictionary_get_size (words) : 0;
  map->codes = KOTAKU_ALLOC (gint32, map->n, error);
  if (map->codes == NULL)
    return FALSE;
  for (gsize i = 0; i < map->n; i++)
    map->codes[i] = kotaku_store_find_key (target, kotaku_dictionary_get (words, (gint32) i),
                                           kotaku_dictionary_get_length (words, (gint32) i));
  if (column->kind != KOTAKU_KIND_ZONE || batch->table != KOTAKU_TABLE_ZONES
      || add_own_rows (network, batch, column, map, error))
    return TRUE;
  kotaku_map_clear (map);
  return FALSE;
}

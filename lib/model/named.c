/* SPDX-License-Identifier: GPL-2.0-or-later */

/* A table of a dataset may be missing: what other tables name of it is there then, known by its id
 * alone. */

#include "model/model-private.h"

/* The table of which the column names rows, or 0. */
static KotakuTable
get_target (const KotakuBatchColumn *column)
{
  if (column->kind == KOTAKU_KIND_ZONE)
    return KOTAKU_TABLE_ZONES;
  if (column->kind == KOTAKU_KIND_DATE)
    return KOTAKU_TABLE_EVENTS;
  return column->kind == KOTAKU_KIND_POST ? KOTAKU_TABLE_POSTS : 0;
}

static gboolean
add_id (KotakuBatch *ids, const KotakuStore *store, const char *id, GError **error)
{
  gsize length = strlen (id);
  if (kotaku_store_find_key (store, id, length) >= 0)
    return TRUE;
  return kotaku_batch_begin_row (ids, error)
         && kotaku_batch_set_cell (ids, 0, id, length, TRUE, NULL, NULL, error);
}

static gboolean
add_ids (KotakuNetwork *network, KotakuBatch *batch, gint place, KotakuBatch *ids, GError **error)
{
  KotakuBatchColumn *column = &batch->columns[place];
  const KotakuDictionary *words = *kotaku_batch_get_words (batch, column);
  const KotakuStore *store = network->stores[kotaku_store_of (ids->table)];
  gsize n = words != NULL ? kotaku_dictionary_get_size (words) : 0;
  for (gsize i = 0; i < n; i++)
    {
      const char *id = kotaku_dictionary_get (words, (gint32) i);
      if (kotaku_kind_is_date (column->kind))
        id = kotaku_date_get_event (id);
      if (id != NULL && !add_id (ids, store, id, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_named (KotakuNetwork *network,
           KotakuBatch *batch,
           gint place,
           KotakuTable target,
           GError **error)
{
  const KotakuTableSpec *spec = kotaku_table_spec (target);
  g_autoptr (KotakuBatch) ids = kotaku_batch_new (target, kotaku_dialect_plain, NULL, error);
  return ids != NULL && kotaku_batch_add_column (ids, spec->fields[0].name, error) == 0
         && add_ids (network, batch, place, ids, error)
         && (ids->n == 0 || kotaku_network_add_batch (network, ids, FALSE, NULL, error));
}

gboolean
kotaku_network_add_named (KotakuNetwork *network, KotakuBatch *batch, guint tables, GError **error)
{
  g_return_val_if_fail (network != NULL && batch != NULL, FALSE);
  for (guint i = 0; i < batch->n_columns; i++)
    {
      KotakuTable target = get_target (&batch->columns[i]);
      if (target != 0 && (tables & 1u << target) != 0
          && !add_named (network, batch, (gint) i, target, error))
        return FALSE;
    }
  return TRUE;
}

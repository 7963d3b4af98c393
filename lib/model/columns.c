/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Columns as kernels read them, and any cell as text. */

#include "model/model-private.h"

KotakuDictionary *
kotaku_network_peek_node_ids (KotakuNetwork *network)
{
  g_return_val_if_fail (network != NULL, NULL);
  return network->stores[KOTAKU_STORE_NODES]->columns[KOTAKU_NODE_ID].words;
}

void
kotaku_network_get_node_columns (KotakuNetwork *network, KotakuNodeColumns *columns)
{
  g_return_if_fail (network != NULL && columns != NULL);
  const KotakuStore *store = network->stores[KOTAKU_STORE_NODES];
  const KotakuColumn *own = store->columns;
  const KotakuBuffer *kinds = store->extras[KOTAKU_EXTRA_KIND];
  *columns = (KotakuNodeColumns){
    .n = store->n,
    .kind = kinds != NULL ? KOTAKU_BUFFER_DATA (guint8, kinds) : NULL,
    .name = KOTAKU_COLUMN_DATA (gint32, &own[KOTAKU_NODE_NAME]),
    .role = KOTAKU_COLUMN_DATA (gint32, &own[KOTAKU_NODE_ROLE]),
    .zone = KOTAKU_COLUMN_DATA (gint32, &own[KOTAKU_NODE_ZONE]),
    .tier = KOTAKU_COLUMN_DATA (gint32, &own[KOTAKU_NODE_TIER]),
    .sector = KOTAKU_COLUMN_DATA (guint8, &own[KOTAKU_NODE_SECTOR]),
    .funded = KOTAKU_COLUMN_DATA (guint8, &own[KOTAKU_NODE_FUNDED]),
    .names = own[KOTAKU_NODE_NAME].words,
    .roles = own[KOTAKU_NODE_ROLE].words,
    .tiers = own[KOTAKU_NODE_TIER].words,
  };
}

void
kotaku_network_get_tie_columns (KotakuNetwork *network, KotakuTieColumns *columns)
{
  g_return_if_fail (network != NULL && columns != NULL);
  const KotakuStore *store = network->stores[KOTAKU_STORE_TIES];
  const KotakuColumn *own = store->columns;
  const KotakuBuffer *given = store->extras[KOTAKU_EXTRA_GIVEN];
  *columns = (KotakuTieColumns){
    .n = store->n,
    .from = KOTAKU_COLUMN_DATA (gint32, &own[KOTAKU_TIE_FROM]),
    .to = KOTAKU_COLUMN_DATA (gint32, &own[KOTAKU_TIE_TO]),
    .direction = KOTAKU_COLUMN_DATA (guint8, &own[KOTAKU_TIE_DIRECTION]),
    .strength = KOTAKU_COLUMN_DATA (guint8, &own[KOTAKU_TIE_STRENGTH]),
    .form = KOTAKU_COLUMN_DATA (guint8, &own[KOTAKU_TIE_FORM]),
    .content = KOTAKU_COLUMN_DATA (guint8, &own[KOTAKU_TIE_CONTENT]),
    .scope = KOTAKU_COLUMN_DATA (guint8, &own[KOTAKU_TIE_SCOPE]),
    .stages = KOTAKU_COLUMN_DATA (guint8, &own[KOTAKU_TIE_STAGES]),
    .inferred = KOTAKU_COLUMN_DATA (guint8, &own[KOTAKU_TIE_STATED]),
    .direction_given = given != NULL ? KOTAKU_BUFFER_DATA (guint8, given) : NULL,
    .activities = KOTAKU_COLUMN_DATA (gint32, &own[KOTAKU_TIE_ACTIVITIES]),
    .source = KOTAKU_COLUMN_DATA (gint32, &own[KOTAKU_TIE_SOURCE]),
    .since = KOTAKU_COLUMN_DATA (gint32, &own[KOTAKU_TIE_SINCE]),
    .until = KOTAKU_COLUMN_DATA (gint32, &own[KOTAKU_TIE_UNTIL]),
    .weight = KOTAKU_COLUMN_DATA (double, &own[KOTAKU_TIE_WEIGHT]),
    .activity_sets = own[KOTAKU_TIE_ACTIVITIES].words,
    .source_sets = own[KOTAKU_TIE_SOURCE].words,
  };
}

void
kotaku_network_get_zone_columns (KotakuNetwork *network, KotakuZoneColumns *columns)
{
  g_return_if_fail (network != NULL && columns != NULL);
  const KotakuStore *store = network->stores[KOTAKU_STORE_ZONES];
  const KotakuColumn *own = store->columns;
  *columns = (KotakuZoneColumns){
    .n = store->n,
    .parent = KOTAKU_COLUMN_DATA (gint32, &own[KOTAKU_ZONE_PARENT]),
    .delineated = KOTAKU_COLUMN_DATA (guint8, &own[KOTAKU_ZONE_DELINEATED]),
    .decree_date = KOTAKU_COLUMN_DATA (gint32, &own[KOTAKU_ZONE_DECREE_DATE]),
    .rt = KOTAKU_COLUMN_DATA (gint32, &own[KOTAKU_ZONE_RT]),
    .rw = KOTAKU_COLUMN_DATA (gint32, &own[KOTAKU_ZONE_RW]),
    .unit = KOTAKU_COLUMN_DATA (gint32, &own[KOTAKU_ZONE_UNIT]),
    .kelurahan = KOTAKU_COLUMN_DATA (gint32, &own[KOTAKU_ZONE_KELURAHAN]),
    .decree = KOTAKU_COLUMN_DATA (gint32, &own[KOTAKU_ZONE_DECREE]),
    .hazards = KOTAKU_COLUMN_DATA (gint32, &own[KOTAKU_ZONE_HAZARDS]),
    .name = KOTAKU_COLUMN_DATA (gint32, &own[KOTAKU_ZONE_NAME]),
    .area_ha = KOTAKU_COLUMN_DATA (double, &own[KOTAKU_ZONE_AREA]),
  };
}

const char *
kotaku_network_get_zone_id (KotakuNetwork *network, gint32 zone)
{
  g_return_val_if_fail (network != NULL, NULL);
  const KotakuStore *store = network->stores[KOTAKU_STORE_ZONES];
  g_return_val_if_fail (zone >= 0 && (gsize) zone < store->n, NULL);
  return kotaku_dictionary_get (store->columns[KOTAKU_ZONE_ID].words, zone);
}

void
kotaku_network_get_affiliation_columns (KotakuNetwork *network, KotakuAffiliationColumns *columns)
{
  g_return_if_fail (network != NULL && columns != NULL);
  const KotakuStore *store = network->stores[KOTAKU_STORE_AFFILIATIONS];
  const KotakuColumn *own = store->columns;
  *columns = (KotakuAffiliationColumns){
    .n = store->n,
    .actor = KOTAKU_COLUMN_DATA (gint32, &own[KOTAKU_AFFILIATION_ACTOR]),
    .institution = KOTAKU_COLUMN_DATA (gint32, &own[KOTAKU_AFFILIATION_INSTITUTION]),
    .since = KOTAKU_COLUMN_DATA (gint32, &own[KOTAKU_AFFILIATION_SINCE]),
    .until = KOTAKU_COLUMN_DATA (gint32, &own[KOTAKU_AFFILIATION_UNTIL]),
  };
}

/* -- columns by name
 * ------------------------------------------------------------------------------- */

/* The column of a name in either language, of a table; -1 where there is none. */
static gint
find_column (const KotakuStore *store, KotakuTable table, const char *name)
{
  const KotakuField *field = kotaku_table_spec_find (kotaku_table_spec (table), name);
  if (field != NULL)
    return kotaku_store_find_field (store, field->name);
  g_autofree char *normal = kotaku_text_normalise (name, -1);
  return normal != NULL ? kotaku_store_find_kept (store, normal, 1u << table) : -1;
}

static void
set_unknown (const KotakuStore *store, const char *name, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *quoted = kotaku_text_quote (name);
  for (guint i = 0; i < store->n_columns; i++)
    g_ptr_array_add (names, store->columns[i].name);
  g_autofree char *nearest
      = kotaku_text_suggestion (name, (const char *const *) names->pdata, names->len);
  g_ptr_array_add (names, NULL);
  g_autofree char *all = g_strjoinv (", ", (char **) names->pdata);
  g_set_error (error, KOTAKU_ERROR, KOTAKU_ERROR_UNKNOWN_COLUMN,
               "there is no column %s, expected one of %s%s", quoted, all, nearest);
}

gint
kotaku_network_find_column (KotakuNetwork *network,
                            KotakuTable table,
                            const char *name,
                            GError **error)
{
  g_return_val_if_fail (network != NULL && name != NULL, -1);
  g_return_val_if_fail (kotaku_table_spec (table) != NULL, -1);
  const KotakuStore *store = network->stores[kotaku_store_of (table)];
  gint place = find_column (store, table, name);
  if (place < 0)
    set_unknown (store, name, error);
  return place;
}

gint
kotaku_network_find_node_column (KotakuNetwork *network, const char *name, GError **error)
{
  g_return_val_if_fail (network != NULL && name != NULL, -1);
  const KotakuStore *store = network->stores[KOTAKU_STORE_NODES];
  gint place = find_column (store, KOTAKU_TABLE_ACTORS, name);
  if (place < 0)
    place = find_column (store, KOTAKU_TABLE_INSTITUTIONS, name);
  if (place < 0)
    set_unknown (store, name, error);
  return place;
}

gboolean
kotaku_network_is_unsettled (KotakuNetwork *network, KotakuTable table, gint column)
{
  g_return_val_if_fail (network != NULL && kotaku_table_spec (table) != NULL, FALSE);
  const KotakuStore *store = network->stores[kotaku_store_of (table)];
  g_return_val_if_fail (column >= 0 && (guint) column < store->n_columns, FALSE);
  return store->columns[column].unsettled;
}

static const char *
get_reference (KotakuNetwork *network, KotakuFieldKind kind, gint32 row)
{
  KotakuStoreId target = kind == KOTAKU_KIND_ZONE   ? KOTAKU_STORE_ZONES
                         : kind == KOTAKU_KIND_POST ? KOTAKU_STORE_POSTS
                                                    : KOTAKU_STORE_NODES;
  return row >= 0 ? kotaku_dictionary_get (network->stores[target]->columns[0].words, row) : NULL;
}

static const char *
get_number (const KotakuColumn *column, gsize row, char buffer[KOTAKU_DOUBLE_LENGTH])
{
  if (column->field->kind == KOTAKU_KIND_INTEGER)
    {
      gint32 value = KOTAKU_BUFFER_DATA (gint32, column->buffer)[row];
      if (value == G_MININT32)
        return NULL;
      g_snprintf (buffer, KOTAKU_DOUBLE_LENGTH, "%d", value);
      return buffer;
    }
  double value = KOTAKU_BUFFER_DATA (double, column->buffer)[row];
  if (isnan (value))
    return NULL;
  kotaku_text_from_double (value, buffer);
  return buffer;
}

static const char *
get_byte (const KotakuStore *store, const KotakuColumn *column, gsize row)
{
  guint8 value = column->buffer != NULL ? KOTAKU_BUFFER_DATA (guint8, column->buffer)[row] : 0;
  const KotakuField *field = column->field;
  const KotakuBuffer *given = store->extras[KOTAKU_EXTRA_GIVEN];
  if (field->words == &kotaku_words_direction && value == 0 && given != NULL
      && !KOTAKU_BUFFER_DATA (guint8, given)[row])
    return NULL;
  const char *word = kotaku_cell_get_word (field, value);
  return *word != '\0' ? word : NULL;
}

static const char *
get_cell (KotakuNetwork *network,
          const KotakuStore *store,
          const KotakuColumn *column,
          gsize row,
          char buffer[KOTAKU_DOUBLE_LENGTH])
{
  KotakuFieldKind kind = column->field->kind;
  if (kind == KOTAKU_KIND_ID && kotaku_store_has_key (store->id))
    return kotaku_dictionary_get (column->words, (gint32) row);
  if (kotaku_kind_is_byte (kind))
    return get_byte (store, column, row);
  if (column->buffer == NULL)
    return NULL;
  if (kotaku_kind_is_double (kind) || kind == KOTAKU_KIND_INTEGER)
    return get_number (column, row, buffer);
  gint32 code = KOTAKU_BUFFER_DATA (gint32, column->buffer)[row];
  if (kotaku_kind_is_date (kind))
    return kotaku_network_get_date_text (network, code);
  if (kotaku_kind_is_reference (kind))
    return get_reference (network, kind, code);
  return code >= 0 ? kotaku_dictionary_get (column->words, code) : NULL;
}

const char *
kotaku_network_get_cell (KotakuNetwork *network,
                         KotakuTable table,
                         gint column,
                         gsize row,
                         char buffer[KOTAKU_DOUBLE_LENGTH])
{
  g_return_val_if_fail (network != NULL && kotaku_table_spec (table) != NULL, NULL);
  const KotakuStore *store = network->stores[kotaku_store_of (table)];
  g_return_val_if_fail (column >= 0 && (guint) column < store->n_columns && row < store->n, NULL);
  return get_cell (network, store, &store->columns[column], row, buffer);
}

/* A column that only the other table knows may be one that this node's table keeps. */
const char *
kotaku_network_get_node_cell (KotakuNetwork *network,
                              gint column,
                              KotakuNode node,
                              char buffer[KOTAKU_DOUBLE_LENGTH])
{
  KotakuTable table
      = kotaku_network_is_actor (network, node) ? KOTAKU_TABLE_ACTORS : KOTAKU_TABLE_INSTITUTIONS;
  const char *cell = kotaku_network_get_cell (network, table, column, (gsize) node, buffer);
  const KotakuStore *store = network->stores[KOTAKU_STORE_NODES];
  if (cell != NULL || column < KOTAKU_NODE_ZONE || column > KOTAKU_NODE_TIER)
    return cell;
  gint kept = kotaku_store_find_kept (store, store->columns[column].name, 1u << table);
  if (kept < 0)
    return NULL;
  return get_cell (network, store, &store->columns[kept], (gsize) node, buffer);
}

/* -- a cell against what a user asks for
 * ------------------------------------------------------------- */

static gboolean
is_number (const char *cell, const char *value)
{
  double a, b;
  return kotaku_text_to_double (cell, strlen (cell), &a)
         && kotaku_text_to_double (value, strlen (value), &b) && a == b;
}

static gboolean
has_item (const KotakuField *field, const char *cell, const char *wanted)
{
  gsize length = strlen (wanted);
  gboolean spelt = kotaku_field_is_spelt (field);
  for (const char *item = cell; item != NULL;)
    {
      const char *end = strchr (item, '|');
      gsize n = end != NULL ? (gsize) (end - item) : strlen (item);
      if (spelt ? kotaku_word_is (item, n, wanted) : n == length && memcmp (item, wanted, n) == 0)
        return TRUE;
      item = end != NULL ? end + 1 : NULL;
    }
  return FALSE;
}

/* The value as a cell of the field would hold it. */
static char *
read_value (const KotakuField *field, const char *value)
{
  guint8 byte = 0;
  if (!kotaku_kind_is_byte (field->kind))
    return kotaku_cell_read_text (field, &kotaku_dialect_plain, FALSE, value, strlen (value), NULL);
  if (!kotaku_cell_read_byte (field, FALSE, value, strlen (value), &byte))
    return NULL;
  return g_strdup (kotaku_cell_get_word (field, byte));
}

gboolean
kotaku_network_cell_matches (KotakuNetwork *network,
                             KotakuTable table,
                             gint column,
                             const char *cell,
                             const char *value)
{
  g_return_val_if_fail (network != NULL && kotaku_table_spec (table) != NULL, FALSE);
  const KotakuStore *store = network->stores[kotaku_store_of (table)];
  g_return_val_if_fail (column >= 0 && (guint) column < store->n_columns, FALSE);
  g_return_val_if_fail (value != NULL, FALSE);
  const KotakuField *field = store->columns[column].field;
  if (cell == NULL)
    return FALSE;
  if (kotaku_kind_is_double (field->kind) || field->kind == KOTAKU_KIND_INTEGER)
    return is_number (cell, value);
  if (field->kind == KOTAKU_KIND_UNIT)
    return kotaku_text_compare_unit (cell, value) == 0;
  g_autofree char *wanted = read_value (field, value);
  if (wanted == NULL)
    return FALSE;
  if (field->several || field->kind == KOTAKU_KIND_LIST)
    return has_item (field, cell, wanted);
  return kotaku_field_is_spelt (field) ? kotaku_word_is (cell, strlen (cell), wanted)
                                       : strcmp (cell, wanted) == 0;
}

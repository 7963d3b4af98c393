/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Actors and institutions, field by field. */

#include "model/set-private.h"

static gboolean
is_node (KotakuNetwork *network, KotakuNode node)
{
  return network != NULL && node >= 0 && (gsize) node < network->stores[KOTAKU_STORE_NODES]->n;
}

static gboolean
has_kind (KotakuNetwork *network, KotakuNode node, guint8 kind)
{
  const KotakuBuffer *kinds = network->stores[KOTAKU_STORE_NODES]->extras[KOTAKU_EXTRA_KIND];
  return KOTAKU_BUFFER_DATA (guint8, kinds)[node] == kind;
}

static const KotakuColumn *
get_column (KotakuNetwork *network, gint column)
{
  return &network->stores[KOTAKU_STORE_NODES]->columns[column];
}

static const char *
get_text (KotakuNetwork *network, KotakuNode node, gint place)
{
  const KotakuColumn *column = get_column (network, place);
  gint32 code = kotaku_column_get_code (column, (gsize) node);
  return code >= 0 ? kotaku_dictionary_get (column->words, code) : NULL;
}

static guint8
get_byte (KotakuNetwork *network, KotakuNode node, gint place)
{
  const guint8 *values = KOTAKU_COLUMN_DATA (guint8, get_column (network, place));
  return values != NULL ? values[node] : 0;
}

/* Whether the node is of the kind that has the field. */
static gboolean
check_kind (KotakuNetwork *network, KotakuNode node, guint8 kind, const char *field, GError **error)
{
  if (has_kind (network, node, kind))
    return TRUE;
  g_autofree char *quoted = kotaku_text_quote (kotaku_network_get_node_id (network, node));
  g_set_error (error, KOTAKU_ERROR, KOTAKU_ERROR_WRONG_KIND, "%s is %s, which has no %s", quoted,
               kind == 0 ? "an institution" : "an actor", field);
  return FALSE;
}

/**
 * kotaku_network_get_n_nodes:
 * @network: a network
 *
 * How many actors and institutions there are: one numbering from 0.
 *
 * - Unit: nodes
 * - Range: 0 and up
 * - Cost: O(1)
 * - Threads: one at a time for @network
 *
 * Returns: the number of nodes
 * Since: 1.0
 */
gsize
kotaku_network_get_n_nodes (KotakuNetwork *network)
{
  g_return_val_if_fail (network != NULL, 0);
  return network->stores[KOTAKU_STORE_NODES]->n;
}

/**
 * kotaku_network_is_actor:
 * @network: a network
 * @node: a node
 *
 * Whether the node is a person.
 *
 * - Cost: O(1)
 * - Threads: one at a time for @network
 *
 * Returns: %TRUE for an actor
 * Since: 1.0
 */
gboolean
kotaku_network_is_actor (KotakuNetwork *network, KotakuNode node)
{
  g_return_val_if_fail (is_node (network, node), FALSE);
  return has_kind (network, node, 0);
}

/**
 * kotaku_network_is_institution:
 * @network: a network
 * @node: a node
 *
 * Whether the node is a body.
 *
 * - Cost: O(1)
 * - Threads: one at a time for @network
 *
 * Returns: %TRUE for an institution
 * Since: 1.0
 */
gboolean
kotaku_network_is_institution (KotakuNetwork *network, KotakuNode node)
{
  g_return_val_if_fail (is_node (network, node), FALSE);
  return has_kind (network, node, 1);
}

/**
 * kotaku_network_get_node_id:
 * @network: a network
 * @node: a node
 *
 * The id, which no other node has.
 *
 * - Undefined: never
 * - Cost: O(1)
 * - Threads: one at a time for @network
 *
 * Returns: the id
 * Since: 1.0
 */
const char *
kotaku_network_get_node_id (KotakuNetwork *network, KotakuNode node)
{
  g_return_val_if_fail (is_node (network, node), NULL);
  return kotaku_dictionary_get (get_column (network, KOTAKU_NODE_ID)->words, node);
}

/**
 * kotaku_network_get_node_name:
 * @network: a network
 * @node: a node
 *
 * The name: what people call it.
 *
 * - Undefined: %NULL where it is not recorded
 * - Cost: O(1)
 * - Threads: one at a time for @network
 *
 * Returns: (nullable): the text, or %NULL
 * Since: 1.0
 */
const char *
kotaku_network_get_node_name (KotakuNetwork *network, KotakuNode node)
{
  g_return_val_if_fail (is_node (network, node), NULL);
  return get_text (network, node, KOTAKU_NODE_NAME);
}

/**
 * kotaku_network_set_node_name:
 * @network: a network
 * @node: a node
 * @name: (nullable): UTF-8 text; %NULL or "": not recorded
 * @error: return location for an error
 *
 * Sets the name: what people call it.
 *
 * - Cost: O(1); the first change of a column that a view shares copies it
 * - Threads: one at a time for @network
 * - Errors: %KOTAKU_ERROR_BAD_VALUE: not UTF-8; %KOTAKU_ERROR_NO_MEMORY
 *
 * Returns: %TRUE if it was set
 * Since: 1.0
 */
gboolean
kotaku_network_set_node_name (KotakuNetwork *network,
                              KotakuNode node,
                              const char *name,
                              GError **error)
{
  g_return_val_if_fail (is_node (network, node), FALSE);
  return kotaku_set_text (network, KOTAKU_STORE_NODES, KOTAKU_NODE_NAME, (gsize) node, name, error);
}

/**
 * kotaku_network_get_node_role:
 * @network: a network
 * @node: a node
 *
 * The role, in English where it is one of the known words.
 *
 * - Undefined: %NULL where it is not recorded
 * - Cost: O(1)
 * - Threads: one at a time for @network
 *
 * Returns: (nullable): the text, or %NULL
 * Since: 1.0
 */
const char *
kotaku_network_get_node_role (KotakuNetwork *network, KotakuNode node)
{
  g_return_val_if_fail (is_node (network, node), NULL);
  return get_text (network, node, KOTAKU_NODE_ROLE);
}

/**
 * kotaku_network_set_node_role:
 * @network: a network
 * @node: a node
 * @role: (nullable): UTF-8 text; %NULL or "": not recorded
 * @error: return location for an error
 *
 * Sets the role, in English where it is one of the known words.
 *
 * - Cost: O(1); the first change of a column that a view shares copies it
 * - Threads: one at a time for @network
 * - Errors: %KOTAKU_ERROR_BAD_VALUE: not UTF-8; %KOTAKU_ERROR_NO_MEMORY
 *
 * Returns: %TRUE if it was set
 * Since: 1.0
 */
gboolean
kotaku_network_set_node_role (KotakuNetwork *network,
                              KotakuNode node,
                              const char *role,
                              GError **error)
{
  g_return_val_if_fail (is_node (network, node), FALSE);
  return kotaku_set_text (network, KOTAKU_STORE_NODES, KOTAKU_NODE_ROLE, (gsize) node, role, error);
}

/**
 * kotaku_network_get_node_sector:
 * @network: a network
 * @node: a node
 *
 * The sector.
 *
 * - Undefined: %KOTAKU_SECTOR_UNRECORDED where it is not recorded
 * - Cost: O(1)
 * - Threads: one at a time for @network
 *
 * Returns: the sector or %KOTAKU_SECTOR_UNRECORDED
 * Since: 1.0
 */
KotakuSector
kotaku_network_get_node_sector (KotakuNetwork *network, KotakuNode node)
{
  g_return_val_if_fail (is_node (network, node), KOTAKU_SECTOR_UNRECORDED);
  return (KotakuSector) get_byte (network, node, KOTAKU_NODE_SECTOR);
}

/**
 * kotaku_network_set_node_sector:
 * @network: a network
 * @node: a node
 * @sector: the value; %KOTAKU_SECTOR_UNRECORDED: not recorded
 * @error: return location for an error
 *
 * Sets the sector.
 *
 * - Cost: O(1); the first change of a column that a view shares copies it
 * - Threads: one at a time for @network
 * - Errors: %KOTAKU_ERROR_OUT_OF_RANGE; %KOTAKU_ERROR_NO_MEMORY
 *
 * Returns: %TRUE if it was set
 * Since: 1.0
 */
gboolean
kotaku_network_set_node_sector (KotakuNetwork *network,
                                KotakuNode node,
                                KotakuSector sector,
                                GError **error)
{
  g_return_val_if_fail (is_node (network, node), FALSE);
  return kotaku_set_byte (network, KOTAKU_STORE_NODES, KOTAKU_NODE_SECTOR, (gsize) node,
                          (int) sector, error);
}

/**
 * kotaku_network_get_node_zone:
 * @network: a network
 * @node: a node
 *
 * The id of an actor's zone.
 *
 * - Undefined: %NULL where it is not recorded, and for institutions
 * - Cost: O(1)
 * - Threads: one at a time for @network
 *
 * Returns: (nullable): the id, or %NULL
 * Since: 1.0
 */
const char *
kotaku_network_get_node_zone (KotakuNetwork *network, KotakuNode node)
{
  g_return_val_if_fail (is_node (network, node), NULL);
  gint32 zone = kotaku_column_get_code (get_column (network, KOTAKU_NODE_ZONE), (gsize) node);
  return zone >= 0 ? kotaku_network_get_zone_id (network, zone) : NULL;
}

/**
 * kotaku_network_set_node_zone:
 * @network: a network
 * @node: a node
 * @zone: (nullable): the id of a zone; %NULL: not recorded
 * @error: return location for an error
 *
 * Sets an actor's zone.
 *
 * - Cost: O(1); the first change of a column that a view shares copies it
 * - Threads: one at a time for @network
 * - Errors: %KOTAKU_ERROR_WRONG_KIND: an institution; %KOTAKU_ERROR_NOT_FOUND, which names the
 *   nearest zone; %KOTAKU_ERROR_NO_MEMORY
 *
 * Returns: %TRUE if it was set
 * Since: 1.0
 */
gboolean
kotaku_network_set_node_zone (KotakuNetwork *network,
                              KotakuNode node,
                              const char *zone,
                              GError **error)
{
  g_return_val_if_fail (is_node (network, node), FALSE);
  if (!check_kind (network, node, 0, "zone", error))
    return FALSE;
  g_autofree char *id = kotaku_text_normalise (zone != NULL ? zone : "", -1);
  gint32 row = -1;
  if (id != NULL && *id != '\0')
    row = kotaku_store_find_key (network->stores[KOTAKU_STORE_ZONES], id, strlen (id));
  if (row < 0 && (id == NULL || *id != '\0'))
    {
      g_autofree char *quoted = kotaku_text_quote (zone);
      g_autofree char *nearest = kotaku_network_suggest (network, KOTAKU_STORE_ZONES, zone);
      g_set_error (error, KOTAKU_ERROR, KOTAKU_ERROR_NOT_FOUND, "no zone has the id %s%s", quoted,
                   nearest);
      return FALSE;
    }
  return kotaku_set_code (network, KOTAKU_STORE_NODES, KOTAKU_NODE_ZONE, (gsize) node, row, error);
}

/**
 * kotaku_network_get_node_funded:
 * @network: a network
 * @node: a node
 *
 * Whether an actor was given funds.
 *
 * - Undefined: %KOTAKU_ANSWER_UNRECORDED where it is not recorded
 * - Cost: O(1)
 * - Threads: one at a time for @network
 *
 * Returns: the funded or %KOTAKU_ANSWER_UNRECORDED
 * Since: 1.0
 */
KotakuAnswer
kotaku_network_get_node_funded (KotakuNetwork *network, KotakuNode node)
{
  g_return_val_if_fail (is_node (network, node), KOTAKU_ANSWER_UNRECORDED);
  return (KotakuAnswer) get_byte (network, node, KOTAKU_NODE_FUNDED);
}

/**
 * kotaku_network_set_node_funded:
 * @network: a network
 * @node: a node
 * @funded: the value; %KOTAKU_ANSWER_UNRECORDED: not recorded
 * @error: return location for an error
 *
 * Sets whether an actor was given funds.
 *
 * - Cost: O(1); the first change of a column that a view shares copies it
 * - Threads: one at a time for @network
 * - Errors: %KOTAKU_ERROR_WRONG_KIND: an institution; %KOTAKU_ERROR_OUT_OF_RANGE;
 * %KOTAKU_ERROR_NO_MEMORY
 *
 * Returns: %TRUE if it was set
 * Since: 1.0
 */
gboolean
kotaku_network_set_node_funded (KotakuNetwork *network,
                                KotakuNode node,
                                KotakuAnswer funded,
                                GError **error)
{
  g_return_val_if_fail (is_node (network, node), FALSE);
  if (!check_kind (network, node, 0, "funded", error))
    return FALSE;
  return kotaku_set_byte (network, KOTAKU_STORE_NODES, KOTAKU_NODE_FUNDED, (gsize) node,
                          (int) funded, error);
}

/**
 * kotaku_network_get_node_tier:
 * @network: a network
 * @node: a node
 *
 * The tier of an institution: city, kelurahan ...
 *
 * - Undefined: %NULL where it is not recorded
 * - Cost: O(1)
 * - Threads: one at a time for @network
 *
 * Returns: (nullable): the text, or %NULL
 * Since: 1.0
 */
const char *
kotaku_network_get_node_tier (KotakuNetwork *network, KotakuNode node)
{
  g_return_val_if_fail (is_node (network, node), NULL);
  return get_text (network, node, KOTAKU_NODE_TIER);
}

/**
 * kotaku_network_set_node_tier:
 * @network: a network
 * @node: a node
 * @tier: (nullable): UTF-8 text; %NULL or "": not recorded
 * @error: return location for an error
 *
 * Sets the tier of an institution: city, kelurahan ...
 *
 * - Cost: O(1); the first change of a column that a view shares copies it
 * - Threads: one at a time for @network
 * - Errors: %KOTAKU_ERROR_WRONG_KIND: an actor; %KOTAKU_ERROR_BAD_VALUE: not UTF-8;
 * %KOTAKU_ERROR_NO_MEMORY
 *
 * Returns: %TRUE if it was set
 * Since: 1.0
 */
gboolean
kotaku_network_set_node_tier (KotakuNetwork *network,
                              KotakuNode node,
                              const char *tier,
                              GError **error)
{
  g_return_val_if_fail (is_node (network, node), FALSE);
  if (!check_kind (network, node, 1, "tier", error))
    return FALSE;
  return kotaku_set_text (network, KOTAKU_STORE_NODES, KOTAKU_NODE_TIER, (gsize) node, tier, error);
}

static KotakuTable
get_table (KotakuNetwork *network, KotakuNode node)
{
  return has_kind (network, node, 0) ? KOTAKU_TABLE_ACTORS : KOTAKU_TABLE_INSTITUTIONS;
}

/**
 * kotaku_network_get_node_text:
 * @network: a network
 * @node: a node
 * @column: a column that the library does not know
 * @error: return location for an error that names the nearest column
 *
 * What a column that was kept says.
 *
 * - Undefined: %NULL where it is not recorded, without an error
 * - Cost: O(columns)
 * - Threads: one at a time for @network
 * - Errors: %KOTAKU_ERROR_UNKNOWN_COLUMN; %KOTAKU_ERROR_KNOWN_COLUMN: it has a getter of its own
 *
 * Returns: (nullable): the text, or %NULL
 * Since: 1.0
 */
const char *
kotaku_network_get_node_text (KotakuNetwork *network,
                              KotakuNode node,
                              const char *column,
                              GError **error)
{
  g_return_val_if_fail (is_node (network, node) && column != NULL, NULL);
  return kotaku_get_kept (network, get_table (network, node), (gsize) node, column, error);
}

/**
 * kotaku_network_set_node_text:
 * @network: a network
 * @node: a node
 * @column: a column that the library does not know; it is made where it is not there
 * @text: (nullable): UTF-8 text; %NULL or "": not recorded
 * @error: return location for an error
 *
 * Sets what a column that is kept says.
 *
 * - Cost: O(columns); the first change of a column that a view shares copies it
 * - Threads: one at a time for @network
 * - Errors: %KOTAKU_ERROR_KNOWN_COLUMN: it has a setter of its own; %KOTAKU_ERROR_BAD_VALUE: not
 *   UTF-8; %KOTAKU_ERROR_NO_MEMORY
 *
 * Returns: %TRUE if it was set
 * Since: 1.0
 */
gboolean
kotaku_network_set_node_text (KotakuNetwork *network,
                              KotakuNode node,
                              const char *column,
                              const char *text,
                              GError **error)
{
  g_return_val_if_fail (is_node (network, node) && column != NULL, FALSE);
  return kotaku_set_kept (network, get_table (network, node), (gsize) node, column, text, error);
}

/* Whether a text is the word, or a spelling of it. */
static gboolean
is_role (const char *text, const KotakuWord *word, const char *role)
{
  if (text == NULL)
    return FALSE;
  if (word != NULL)
    return kotaku_vocabulary_find (&kotaku_words_role, text, strlen (text)) == word;
  g_autofree char *own = kotaku_text_fold (text, -1);
  g_autofree char *wanted = kotaku_text_fold (role, -1);
  return own != NULL && g_strcmp0 (own, wanted) == 0;
}

gboolean
kotaku_network_node_is (KotakuNetwork *network, KotakuNode node, const char *role)
{
  g_return_val_if_fail (is_node (network, node) && role != NULL, FALSE);
  const KotakuWord *word = kotaku_vocabulary_find (&kotaku_words_role, role, strlen (role));
  const char *own = get_text (network, node, KOTAKU_NODE_ROLE);
  if (own != NULL)
    return is_role (own, word, role);
  return is_role (kotaku_network_get_node_id (network, node), word, role)
         || is_role (get_text (network, node, KOTAKU_NODE_NAME), word, role);
}

/* SPDX-License-Identifier: GPL-2.0-or-later */

/* The network itself: its life, its name, rows one by one, and finding them. */

#include "model/model-private.h"

#define TIE_NAME_PREFIX "ties.csv:"

/* More ids than this, looked through for a likely one, would hold up a message. */
#define MOST_CANDIDATES 2000000

G_DEFINE_BOXED_TYPE (KotakuNetwork, kotaku_network, kotaku_network_ref, kotaku_network_unref)

static KotakuNetwork *
create (void)
{
  KotakuNetwork *network = g_new0 (KotakuNetwork, 1);
  g_atomic_ref_count_init (&network->references);
  network->lock = kotaku_lock_new ();
  return network;
}

/**
 * kotaku_network_new:
 *
 * Makes a network without rows.
 *
 * - Cost: O(1)
 * - Threads: any
 *
 * Returns: (transfer full): the network
 * Since: 1.0
 */
KotakuNetwork *
kotaku_network_new (void)
{
  KotakuNetwork *network = create ();
  for (guint i = 0; i < KOTAKU_N_STORES; i++)
    network->stores[i] = kotaku_store_new ((KotakuStoreId) i);
  return network;
}

/**
 * kotaku_network_ref:
 * @network: a network
 *
 * Takes a reference.
 *
 * - Cost: O(1)
 * - Threads: any
 *
 * Returns: (transfer full): @network
 * Since: 1.0
 */
KotakuNetwork *
kotaku_network_ref (KotakuNetwork *network)
{
  g_return_val_if_fail (network != NULL, NULL);
  g_atomic_ref_count_inc (&network->references);
  return network;
}

/**
 * kotaku_network_unref:
 * @network: (transfer full): a network
 *
 * Gives a reference back; the last one frees the network. Views and frames made of it live on.
 *
 * - Cost: O(1), the last O(columns)
 * - Threads: any
 *
 * Since: 1.0
 */
void
kotaku_network_unref (KotakuNetwork *network)
{
  g_return_if_fail (network != NULL);
  if (!g_atomic_ref_count_dec (&network->references))
    return;
  for (guint i = 0; i < KOTAKU_N_STORES; i++)
    kotaku_store_unref (network->stores[i]);
  g_clear_pointer (&network->dates, kotaku_dictionary_unref);
  g_clear_pointer (&network->whens, kotaku_buffer_unref);
  kotaku_items_clear (&network->activities);
  kotaku_items_clear (&network->sources);
  kotaku_lock_free (network->lock);
  g_free (network->checksum);
  g_free (network->name);
  g_free (network);
}

/**
 * kotaku_network_copy:
 * @network: a network
 * @error: return location for an error
 *
 * Makes a network with the same rows and name, whose handles are the same. The two share their
 * columns; who changes one first copies it, so that changes of one neither show in the other nor
 * race with it. So a thread of yours can have a network of its own.
 *
 * - Cost: O(columns)
 * - Threads: one at a time for @network
 * - Errors: %KOTAKU_ERROR_NO_MEMORY
 *
 * Returns: (transfer full): the copy, or %NULL with @error set
 * Since: 1.0
 */
KotakuNetwork *
kotaku_network_copy (KotakuNetwork *network, GError **error)
{
  g_return_val_if_fail (network != NULL, NULL);
  for (guint i = 0; i < KOTAKU_N_STORES; i++)
    if (!kotaku_store_repair_key (&network->stores[i], error))
      return NULL;
  KotakuNetwork *copy = create ();
  copy->name = g_strdup (network->name);
  for (guint i = 0; i < KOTAKU_N_STORES; i++)
    copy->stores[i] = kotaku_store_ref (network->stores[i]);
  if (network->dates != NULL)
    copy->dates = kotaku_dictionary_ref (network->dates);
  if (network->whens != NULL)
    copy->whens = kotaku_buffer_ref (network->whens);
  kotaku_lock_acquire (network->lock);
  copy->checksum = g_strdup (network->checksum);
  kotaku_lock_release (network->lock);
  return copy;
}

KotakuStore *
kotaku_network_write (KotakuNetwork *network, KotakuStoreId id, GError **error)
{
  if (!kotaku_store_repair_key (&network->stores[id], error))
    return NULL;
  kotaku_store_make_writable (&network->stores[id]);
  g_clear_pointer (&network->checksum, g_free);
  return network->stores[id];
}

/**
 * kotaku_network_get_name:
 * @network: a network
 *
 * Its name: the path that it was read from, or what kotaku_network_set_name() gave it. It stands in
 * the column `dataset` of results of many networks.
 *
 * - Cost: O(1)
 * - Threads: one at a time for @network
 *
 * Returns: (nullable): the name, or %NULL
 * Since: 1.0
 */
const char *
kotaku_network_get_name (KotakuNetwork *network)
{
  g_return_val_if_fail (network != NULL, NULL);
  return network->name;
}

/**
 * kotaku_network_set_name:
 * @network: a network
 * @name: (nullable): UTF-8 text
 * @error: return location for an error
 *
 * Names it.
 *
 * - Cost: O(length)
 * - Threads: one at a time for @network
 * - Errors: %KOTAKU_ERROR_BAD_VALUE: not UTF-8
 *
 * Returns: %TRUE if it was named
 * Since: 1.0
 */
gboolean
kotaku_network_set_name (KotakuNetwork *network, const char *name, GError **error)
{
  g_return_val_if_fail (network != NULL, FALSE);
  if (name != NULL && !g_utf8_validate (name, -1, NULL))
    {
      g_set_error_literal (error, KOTAKU_ERROR, KOTAKU_ERROR_BAD_VALUE, "the name is not UTF-8");
      return FALSE;
    }
  char *own = g_strdup (name);
  g_free (network->name);
  network->name = own;
  return TRUE;
}

/**
 * kotaku_network_get_n_rows:
 * @network: a network
 * @table: a table
 *
 * How many rows a table has.
 *
 * - Unit: rows
 * - Range: 0 and up
 * - Cost: O(1)
 * - Threads: one at a time for @network
 *
 * Returns: the number of rows
 * Since: 1.0
 */
gsize
kotaku_network_get_n_rows (KotakuNetwork *network, KotakuTable table)
{
  g_return_val_if_fail (network != NULL && kotaku_table_spec (table) != NULL, 0);
  const KotakuStore *store = network->stores[kotaku_store_of (table)];
  if (table == KOTAKU_TABLE_ACTORS)
    return store->n_actors;
  return table == KOTAKU_TABLE_INSTITUTIONS ? store->n - store->n_actors : store->n;
}

char *
kotaku_network_suggest (KotakuNetwork *network, KotakuStoreId id, const char *text)
{
  const KotakuStore *store = network->stores[id];
  const KotakuDictionary *ids = store->columns[id == KOTAKU_STORE_TIES ? KOTAKU_TIE_ID : 0].words;
  gsize n = ids != NULL ? kotaku_dictionary_get_size (ids) : 0;
  if (kotaku_store_has_key (id))
    n = MIN (n, store->n);
  if (n == 0 || n > MOST_CANDIDATES)
    return g_strdup ("");
  return kotaku_text_suggestion (text, kotaku_dictionary_get_words (ids), n);
}

/* -- rows one by one
 * ------------------------------------------------------------------------------- */

/* The row that an id names, whatever space is around it. */
static gint32
find_key (KotakuNetwork *network, KotakuStoreId id, const char *text)
{
  const KotakuStore *store = network->stores[id];
  gint32 row = kotaku_store_find_key (store, text, strlen (text));
  if (row >= 0 || kotaku_cell_is_plain (text, strlen (text)))
    return row;
  g_autofree char *normal = kotaku_text_normalise (text, -1);
  return normal != NULL ? kotaku_store_find_key (store, normal, strlen (normal)) : -1;
}

static gboolean
has_room (const KotakuStore *store, GError **error)
{
  if (store->n < G_MAXINT32)
    return TRUE;
  g_set_error (error, KOTAKU_ERROR, KOTAKU_ERROR_TOO_LARGE, "a table cannot hold more than %d rows",
               G_MAXINT32);
  return FALSE;
}

/* Every column in use gets an element more. */
static gboolean
fill_columns (KotakuStore *store, GError **error)
{
  for (guint i = 0; i < store->n_columns; i++)
    if (store->columns[i].buffer != NULL
        && !kotaku_column_fill (&store->columns[i], store->n + 1, error))
      return FALSE;
  return TRUE;
}

static gboolean
is_free (KotakuNetwork *network, const char *given, const char *id, GError **error)
{
  g_autofree char *quoted = kotaku_text_quote (given);
  if (id == NULL || *id == '\0')
    {
      g_set_error (error, KOTAKU_ERROR, KOTAKU_ERROR_BAD_VALUE, "the id %s is empty, or not UTF-8",
                   quoted);
      return FALSE;
    }
  gint32 row = kotaku_store_find_key (network->stores[KOTAKU_STORE_NODES], id, strlen (id));
  if (row < 0)
    return TRUE;
  g_set_error (error, KOTAKU_ERROR, KOTAKU_ERROR_TAKEN, "the id %s is %s's already", quoted,
               kotaku_network_is_actor (network, (KotakuNode) row) ? "an actor" : "an institution");
  return FALSE;
}

static KotakuNode
add_node (KotakuNetwork *network, guint8 kind, const char *id, GError **error)
{
  static const guint8 actor = 0;
  g_autofree char *normal = kotaku_text_normalise (id, -1);
  if (!is_free (network, id, normal, error))
    return KOTAKU_NODE_NONE;
  KotakuStore *store = kotaku_network_write (network, KOTAKU_STORE_NODES, error);
  if (store == NULL || !has_room (store, error))
    return KOTAKU_NODE_NONE;
  KotakuBuffer **kinds = &store->extras[KOTAKU_EXTRA_KIND];
  if (!fill_columns (store, error)
      || !kotaku_buffer_fill (kinds, sizeof kind, &actor, store->n + 1, error)
      || kotaku_column_intern (&store->columns[KOTAKU_NODE_ID], normal, strlen (normal), error) < 0)
    {
      kotaku_store_cut (store);
      return KOTAKU_NODE_NONE;
    }
  KOTAKU_BUFFER_DATA (guint8, *kinds)[store->n] = kind;
  store->n_actors += kind == 0;
  return (KotakuNode) store->n++;
}

/**
 * kotaku_network_add_actor:
 * @network: a network
 * @id: its id, which no other actor and no institution has
 * @error: return location for an error
 *
 * Adds an actor, of whom nothing else is recorded.
 *
 * - Cost: O(1) amortised
 * - Threads: one at a time for @network
 * - Errors: %KOTAKU_ERROR_TAKEN, %KOTAKU_ERROR_BAD_VALUE, %KOTAKU_ERROR_TOO_LARGE,
 *   %KOTAKU_ERROR_NO_MEMORY
 *
 * Returns: the actor, or %KOTAKU_NODE_NONE with @error set
 * Since: 1.0
 */
KotakuNode
kotaku_network_add_actor (KotakuNetwork *network, const char *id, GError **error)
{
  g_return_val_if_fail (network != NULL && id != NULL, KOTAKU_NODE_NONE);
  return add_node (network, 0, id, error);
}

/**
 * kotaku_network_add_institution:
 * @network: a network
 * @id: its id, which no other institution and no actor has
 * @error: return location for an error
 *
 * Adds an institution, of which nothing else is recorded.
 *
 * - Cost: O(1) amortised
 * - Threads: one at a time for @network
 * - Errors: %KOTAKU_ERROR_TAKEN, %KOTAKU_ERROR_BAD_VALUE, %KOTAKU_ERROR_TOO_LARGE,
 *   %KOTAKU_ERROR_NO_MEMORY
 *
 * Returns: the institution, or %KOTAKU_NODE_NONE with @error set
 * Since: 1.0
 */
KotakuNode
kotaku_network_add_institution (KotakuNetwork *network, const char *id, GError **error)
{
  g_return_val_if_fail (network != NULL && id != NULL, KOTAKU_NODE_NONE);
  return add_node (network, 1, id, error);
}

/**
 * kotaku_network_find_node:
 * @network: a network
 * @id: an id
 * @error: return location for an error, which names the nearest id
 *
 * The actor or institution of that id.
 *
 * - Cost: O(1); O(nodes) where there is none and @error is not %NULL
 * - Threads: one at a time for @network
 * - Errors: %KOTAKU_ERROR_NOT_FOUND
 *
 * Returns: the node, or %KOTAKU_NODE_NONE with @error set
 * Since: 1.0
 */
KotakuNode
kotaku_network_find_node (KotakuNetwork *network, const char *id, GError **error)
{
  g_return_val_if_fail (network != NULL && id != NULL, KOTAKU_NODE_NONE);
  gint32 row = find_key (network, KOTAKU_STORE_NODES, id);
  if (row < 0 && error != NULL)
    {
      g_autofree char *quoted = kotaku_text_quote (id);
      g_autofree char *nearest = kotaku_network_suggest (network, KOTAKU_STORE_NODES, id);
      g_set_error (error, KOTAKU_ERROR, KOTAKU_ERROR_NOT_FOUND,
                   "no actor or institution has the id %s%s", quoted, nearest);
    }
  return (KotakuNode) row;
}

static gboolean
fill_tie (KotakuStore *store, GError **error)
{
  static const guint8 given = 1;
  static const gint32 none = 0;
  gsize n = store->n + 1;
  KotakuBuffer **lines = &store->extras[KOTAKU_EXTRA_LINE];
  KotakuBuffer **flags = &store->extras[KOTAKU_EXTRA_GIVEN];
  return fill_columns (store, error)
         && kotaku_column_fill (&store->columns[KOTAKU_TIE_FROM], n, error)
         && kotaku_column_fill (&store->columns[KOTAKU_TIE_TO], n, error)
         && kotaku_column_fill (&store->columns[KOTAKU_TIE_DIRECTION], n, error)
         && (*lines == NULL || kotaku_buffer_fill (lines, sizeof none, &none, n, error))
         && (*flags == NULL || kotaku_buffer_fill (flags, sizeof given, &given, n, error));
}

/**
 * kotaku_network_add_tie:
 * @network: a network
 * @from: with %KOTAKU_DIRECTION_VERTICAL the one that dominates
 * @to: the other end
 * @direction: what @from and @to mean: a parameter, since no default would be harmless
 * @error: return location for an error
 *
 * Adds a tie; its other fields are not recorded.
 *
 * - Cost: O(1) amortised
 * - Threads: one at a time for @network
 * - Errors: %KOTAKU_ERROR_TOO_LARGE, %KOTAKU_ERROR_NO_MEMORY
 *
 * Returns: the tie, or %KOTAKU_TIE_NONE with @error set
 * Since: 1.0
 */
KotakuTie
kotaku_network_add_tie (KotakuNetwork *network,
                        KotakuNode from,
                        KotakuNode to,
                        KotakuDirection direction,
                        GError **error)
{
  g_return_val_if_fail (network != NULL, KOTAKU_TIE_NONE);
  gsize n_nodes = network->stores[KOTAKU_STORE_NODES]->n;
  g_return_val_if_fail (from >= 0 && (gsize) from < n_nodes, KOTAKU_TIE_NONE);
  g_return_val_if_fail (to >= 0 && (gsize) to < n_nodes, KOTAKU_TIE_NONE);
  g_return_val_if_fail ((guint) direction <= KOTAKU_DIRECTION_ARC, KOTAKU_TIE_NONE);
  KotakuStore *store = kotaku_network_write (network, KOTAKU_STORE_TIES, error);
  if (store == NULL || !has_room (store, error))
    return KOTAKU_TIE_NONE;
  if (!fill_tie (store, error))
    {
      kotaku_store_cut (store);
      return KOTAKU_TIE_NONE;
    }
  gsize row = store->n;
  KOTAKU_COLUMN_DATA (gint32, &store->columns[KOTAKU_TIE_FROM])[row] = from;
  KOTAKU_COLUMN_DATA (gint32, &store->columns[KOTAKU_TIE_TO])[row] = to;
  KOTAKU_COLUMN_DATA (guint8, &store->columns[KOTAKU_TIE_DIRECTION])[row] = (guint8) direction;
  KotakuBuffer *lines = store->extras[KOTAKU_EXTRA_LINE];
  if (lines != NULL)
    {
      gint32 *line = KOTAKU_BUFFER_DATA (gint32, lines);
      line[row] = row > 0 ? line[row - 1] + 1 : 2;
    }
  return (KotakuTie) store->n++;
}

gboolean
kotaku_tie_name_get_line (const char *text, gint32 *line)
{
  if (!g_str_has_prefix (text, TIE_NAME_PREFIX))
    return FALSE;
  text += strlen (TIE_NAME_PREFIX);
  return g_ascii_isdigit (*text) && kotaku_cell_read_integer (text, strlen (text), line);
}

gint32
kotaku_network_get_tie_line (KotakuNetwork *network, gsize row)
{
  const KotakuBuffer *lines = network->stores[KOTAKU_STORE_TIES]->extras[KOTAKU_EXTRA_LINE];
  return lines != NULL ? KOTAKU_BUFFER_DATA (gint32, lines)[row] : (gint32) row + 2;
}

char *
kotaku_network_get_tie_name (KotakuNetwork *network, KotakuTie tie)
{
  const KotakuStore *store = network->stores[KOTAKU_STORE_TIES];
  g_return_val_if_fail (tie >= 0 && (gsize) tie < store->n, NULL);
  const KotakuColumn *ids = &store->columns[KOTAKU_TIE_ID];
  gint32 code = kotaku_column_get_code (ids, (gsize) tie);
  if (code >= 0)
    return g_strdup (kotaku_dictionary_get (ids->words, code));
  return g_strdup_printf (TIE_NAME_PREFIX "%d", kotaku_network_get_tie_line (network, (gsize) tie));
}

/* Lines ascend with rows. */
static gint32
find_line (KotakuNetwork *network, gint32 line)
{
  const KotakuStore *store = network->stores[KOTAKU_STORE_TIES];
  gsize low = 0, high = store->n;
  while (low < high)
    {
      gsize middle = low + (high - low) / 2;
      if (kotaku_network_get_tie_line (network, middle) < line)
        low = middle + 1;
      else
        high = middle;
    }
  if (low == store->n || kotaku_network_get_tie_line (network, low) != line
      || kotaku_column_get_code (&store->columns[KOTAKU_TIE_ID], low) >= 0)
    return -1;
  return (gint32) low;
}

static gint32
find_tie (KotakuNetwork *network, const char *id)
{
  const KotakuStore *store = network->stores[KOTAKU_STORE_TIES];
  const KotakuDictionary *ids = store->columns[KOTAKU_TIE_ID].words;
  const KotakuBuffer *rows = store->extras[KOTAKU_EXTRA_ROWS];
  gint32 line;
  if (kotaku_tie_name_get_line (id, &line))
    return find_line (network, line);
  gint32 code = ids != NULL ? kotaku_dictionary_find (ids, id, strlen (id)) : -1;
  if (code < 0 || rows == NULL || (gsize) code >= rows->n)
    return -1;
  return KOTAKU_BUFFER_DATA (gint32, rows)[code];
}

/**
 * kotaku_network_find_tie:
 * @network: a network
 * @id: an id, or `ties.csv:LINE` of a tie that has none
 * @error: return location for an error, which names the nearest id
 *
 * The tie of that id.
 *
 * - Cost: O(1), by line O(log ties); O(ties) where there is none and @error is not %NULL
 * - Threads: one at a time for @network
 * - Errors: %KOTAKU_ERROR_NOT_FOUND
 *
 * Returns: the tie, or %KOTAKU_TIE_NONE with @error set
 * Since: 1.0
 */
KotakuTie
kotaku_network_find_tie (KotakuNetwork *network, const char *id, GError **error)
{
  g_return_val_if_fail (network != NULL && id != NULL, KOTAKU_TIE_NONE);
  g_autofree char *normal = kotaku_text_normalise (id, -1);
  gint32 row = normal != NULL ? find_tie (network, normal) : -1;
  if (row < 0 && error != NULL)
    {
      g_autofree char *quoted = kotaku_text_quote (id);
      g_autofree char *nearest = kotaku_network_suggest (network, KOTAKU_STORE_TIES, id);
      g_set_error (error, KOTAKU_ERROR, KOTAKU_ERROR_NOT_FOUND, "no tie has the id %s%s", quoted,
                   nearest);
    }
  return (KotakuTie) row;
}

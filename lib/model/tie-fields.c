/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Ties, field by field. */

#include "model/set-private.h"

static gboolean
is_tie (KotakuNetwork *network, KotakuTie tie)
{
  return network != NULL && tie >= 0 && (gsize) tie < network->stores[KOTAKU_STORE_TIES]->n;
}

static const KotakuColumn *
get_column (KotakuNetwork *network, gint column)
{
  return &network->stores[KOTAKU_STORE_TIES]->columns[column];
}

static guint8
get_byte (KotakuNetwork *network, KotakuTie tie, gint place)
{
  const guint8 *values = KOTAKU_COLUMN_DATA (guint8, get_column (network, place));
  return values != NULL ? values[tie] : 0;
}

static gint32
get_code (KotakuNetwork *network, KotakuTie tie, gint place)
{
  return kotaku_column_get_code (get_column (network, place), (gsize) tie);
}

/**
 * kotaku_network_get_n_ties:
 * @network: a network
 *
 * How many ties there are, observed absences included: numbered from 0.
 *
 * - Unit: ties
 * - Range: 0 and up
 * - Cost: O(1)
 * - Threads: one at a time for @network
 *
 * Returns: the number of ties
 * Since: 1.0
 */
gsize
kotaku_network_get_n_ties (KotakuNetwork *network)
{
  g_return_val_if_fail (network != NULL, 0);
  return network->stores[KOTAKU_STORE_TIES]->n;
}

/**
 * kotaku_network_get_tie_from:
 * @network: a network
 * @tie: a tie
 *
 * The end that a tie starts from; of a vertical tie the one that dominates.
 *
 * - Undefined: never
 * - Cost: O(1)
 * - Threads: one at a time for @network
 *
 * Returns: the node, or %KOTAKU_NODE_NONE
 * Since: 1.0
 */
KotakuNode
kotaku_network_get_tie_from (KotakuNetwork *network, KotakuTie tie)
{
  g_return_val_if_fail (is_tie (network, tie), KOTAKU_NODE_NONE);
  return (KotakuNode) get_code (network, tie, KOTAKU_TIE_FROM);
}

/**
 * kotaku_network_get_tie_to:
 * @network: a network
 * @tie: a tie
 *
 * The end that a tie goes to.
 *
 * - Undefined: never
 * - Cost: O(1)
 * - Threads: one at a time for @network
 *
 * Returns: the node, or %KOTAKU_NODE_NONE
 * Since: 1.0
 */
KotakuNode
kotaku_network_get_tie_to (KotakuNetwork *network, KotakuTie tie)
{
  g_return_val_if_fail (is_tie (network, tie), KOTAKU_NODE_NONE);
  return (KotakuNode) get_code (network, tie, KOTAKU_TIE_TO);
}

/**
 * kotaku_network_get_tie_level:
 * @network: a network
 * @tie: a tie
 *
 * The level, which follows from the ends: two people, two bodies, or one of each.
 *
 * - Undefined: never
 * - Cost: O(1)
 * - Threads: one at a time for @network
 *
 * Returns: the level
 * Since: 1.0
 */
KotakuLevel
kotaku_network_get_tie_level (KotakuNetwork *network, KotakuTie tie)
{
  g_return_val_if_fail (is_tie (network, tie), KOTAKU_LEVEL_ANY);
  gboolean from = kotaku_network_is_actor (network, kotaku_network_get_tie_from (network, tie));
  gboolean to = kotaku_network_is_actor (network, kotaku_network_get_tie_to (network, tie));
  if (from != to)
    return KOTAKU_LEVEL_CROSS;
  return from ? KOTAKU_LEVEL_INTERPERSONAL : KOTAKU_LEVEL_INSTITUTIONAL;
}

/**
 * kotaku_network_get_tie_id:
 * @network: a network
 * @tie: a tie
 *
 * The id that it was given. Its name is `ties.csv:LINE` where it has none.
 *
 * - Undefined: %NULL where it has none
 * - Cost: O(1)
 * - Threads: one at a time for @network
 *
 * Returns: (nullable): the id, or %NULL
 * Since: 1.0
 */
const char *
kotaku_network_get_tie_id (KotakuNetwork *network, KotakuTie tie)
{
  g_return_val_if_fail (is_tie (network, tie), NULL);
  gint32 code = get_code (network, tie, KOTAKU_TIE_ID);
  return code >= 0 ? kotaku_dictionary_get (get_column (network, KOTAKU_TIE_ID)->words, code)
                   : NULL;
}

/* Whether no other tie has the id and it names no line. */
static gboolean
is_free_id (KotakuNetwork *network,
            KotakuTie tie,
            const char *given,
            const char *id,
            GError **error)
{
  gint32 line;
  g_autofree char *quoted = kotaku_text_quote (given);
  if (id == NULL || kotaku_tie_name_get_line (id, &line))
    {
      g_set_error (error, KOTAKU_ERROR, KOTAKU_ERROR_BAD_VALUE,
                   "the id %s is not UTF-8, or names the tie of a line", quoted);
      return FALSE;
    }
  KotakuTie owner = *id != '\0' ? kotaku_network_find_tie (network, id, NULL) : KOTAKU_TIE_NONE;
  if (owner < 0 || owner == tie)
    return TRUE;
  g_set_error (error, KOTAKU_ERROR, KOTAKU_ERROR_TAKEN, "the id %s is another tie's already",
               quoted);
  return FALSE;
}

/**
 * kotaku_network_set_tie_id:
 * @network: a network
 * @tie: a tie
 * @id: (nullable): an id that no other tie has; %NULL or "": none
 * @error: return location for an error
 *
 * Gives a tie an id.
 *
 * - Cost: O(1); the first change of a column that a view shares copies it
 * - Threads: one at a time for @network
 * - Errors: %KOTAKU_ERROR_TAKEN; %KOTAKU_ERROR_BAD_VALUE: it names a line, or is not UTF-8;
 *   %KOTAKU_ERROR_NO_MEMORY
 *
 * Returns: %TRUE if it was set
 * Since: 1.0
 */
gboolean
kotaku_network_set_tie_id (KotakuNetwork *network, KotakuTie tie, const char *id, GError **error)
{
  static const gint32 none = -1;
  g_return_val_if_fail (is_tie (network, tie), FALSE);
  g_autofree char *normal = kotaku_text_normalise (id != NULL ? id : "", -1);
  if (!is_free_id (network, tie, id, normal, error))
    return FALSE;
  KotakuStore *store = kotaku_network_write (network, KOTAKU_STORE_TIES, error);
  KotakuColumn *column = &store->columns[KOTAKU_TIE_ID];
  KotakuBuffer **rows = &store->extras[KOTAKU_EXTRA_ROWS];
  gint32 old = get_code (network, tie, KOTAKU_TIE_ID), code = -1;
  if (*normal != '\0')
    code = kotaku_column_intern (column, normal, strlen (normal), error);
  if (*normal != '\0' && code < 0)
    return FALSE;
  gsize n = column->words != NULL ? kotaku_dictionary_get_size (column->words) : 0;
  if (!kotaku_buffer_fill (rows, sizeof none, &none, n, error)
      || !kotaku_set_code (network, KOTAKU_STORE_TIES, KOTAKU_TIE_ID, (gsize) tie, code, error))
    return FALSE;
  if (old >= 0)
    KOTAKU_BUFFER_DATA (gint32, *rows)[old] = -1;
  if (code >= 0)
    KOTAKU_BUFFER_DATA (gint32, *rows)[code] = tie;
  return TRUE;
}

/**
 * kotaku_network_get_tie_activities:
 * @network: a network
 * @tie: a tie
 *
 * The activities that it is recorded for: known words in English, in a fixed order.
 *
 * - Undefined: %NULL where none is recorded
 * - Cost: O(1)
 * - Threads: one at a time for @network
 *
 * Returns: (transfer none) (array zero-terminated=1) (nullable): the items, or %NULL
 * Since: 1.0
 */
const char *const *
kotaku_network_get_tie_activities (KotakuNetwork *network, KotakuTie tie)
{
  g_return_val_if_fail (is_tie (network, tie), NULL);
  return kotaku_network_get_items (network, &network->activities,
                                   get_column (network, KOTAKU_TIE_ACTIVITIES)->words,
                                   get_code (network, tie, KOTAKU_TIE_ACTIVITIES));
}

/**
 * kotaku_network_set_tie_activities:
 * @network: a network
 * @tie: a tie
 * @activities: (array zero-terminated=1) (nullable): the items; %NULL or none: not recorded
 * @error: return location for an error
 *
 * Sets the activities that it is recorded for.
 *
 * - Cost: O(1); the first change of a column that a view shares copies it
 * - Threads: one at a time for @network
 * - Errors: %KOTAKU_ERROR_BAD_VALUE: an item that a list cannot hold; %KOTAKU_ERROR_NO_MEMORY
 *
 * Returns: %TRUE if it was set
 * Since: 1.0
 */
gboolean
kotaku_network_set_tie_activities (KotakuNetwork *network,
                                   KotakuTie tie,
                                   const char *const *activities,
                                   GError **error)
{
  g_return_val_if_fail (is_tie (network, tie), FALSE);
  return kotaku_set_items (network, KOTAKU_STORE_TIES, KOTAKU_TIE_ACTIVITIES, (gsize) tie,
                           activities, error);
}

/**
 * kotaku_network_get_tie_source:
 * @network: a network
 * @tie: a tie
 *
 * The sources that say so.
 *
 * - Undefined: %NULL where none is recorded
 * - Cost: O(1)
 * - Threads: one at a time for @network
 *
 * Returns: (transfer none) (array zero-terminated=1) (nullable): the items, or %NULL
 * Since: 1.0
 */
const char *const *
kotaku_network_get_tie_source (KotakuNetwork *network, KotakuTie tie)
{
  g_return_val_if_fail (is_tie (network, tie), NULL);
  return kotaku_network_get_items (network, &network->sources,
                                   get_column (network, KOTAKU_TIE_SOURCE)->words,
                                   get_code (network, tie, KOTAKU_TIE_SOURCE));
}

/**
 * kotaku_network_set_tie_source:
 * @network: a network
 * @tie: a tie
 * @source: (array zero-terminated=1) (nullable): the items; %NULL or none: not recorded
 * @error: return location for an error
 *
 * Sets the sources that say so.
 *
 * - Cost: O(1); the first change of a column that a view shares copies it
 * - Threads: one at a time for @network
 * - Errors: %KOTAKU_ERROR_BAD_VALUE: an item that a list cannot hold; %KOTAKU_ERROR_NO_MEMORY
 *
 * Returns: %TRUE if it was set
 * Since: 1.0
 */
gboolean
kotaku_network_set_tie_source (KotakuNetwork *network,
                               KotakuTie tie,
                               const char *const *source,
                               GError **error)
{
  g_return_val_if_fail (is_tie (network, tie), FALSE);
  return kotaku_set_items (network, KOTAKU_STORE_TIES, KOTAKU_TIE_SOURCE, (gsize) tie, source,
                           error);
}

/**
 * kotaku_network_get_tie_weight:
 * @network: a network
 * @tie: a tie
 *
 * The weight as recorded; one that is not counts 1.
 *
 * - Undefined: NaN where it is not recorded
 * - Cost: O(1)
 * - Threads: one at a time for @network
 *
 * Returns: the weight, or NaN
 * Since: 1.0
 */
double
kotaku_network_get_tie_weight (KotakuNetwork *network, KotakuTie tie)
{
  g_return_val_if_fail (is_tie (network, tie), NAN);
  const double *weights = KOTAKU_COLUMN_DATA (double, get_column (network, KOTAKU_TIE_WEIGHT));
  return weights != NULL ? weights[tie] : NAN;
}

/**
 * kotaku_network_set_tie_weight:
 * @network: a network
 * @tie: a tie
 * @weight: finite and greater than 0; NaN: not recorded
 * @error: return location for an error
 *
 * Sets the weight.
 *
 * - Cost: O(1); the first change of a column that a view shares copies it
 * - Threads: one at a time for @network
 * - Errors: %KOTAKU_ERROR_OUT_OF_RANGE; %KOTAKU_ERROR_NO_MEMORY
 *
 * Returns: %TRUE if it was set
 * Since: 1.0
 */
gboolean
kotaku_network_set_tie_weight (KotakuNetwork *network, KotakuTie tie, double weight, GError **error)
{
  g_return_val_if_fail (is_tie (network, tie), FALSE);
  if (!isnan (weight) && !(isfinite (weight) && weight > 0))
    {
      g_set_error (error, KOTAKU_ERROR, KOTAKU_ERROR_OUT_OF_RANGE,
                   "the weight %g is not a finite number greater than 0", weight);
      return FALSE;
    }
  KotakuStore *store = kotaku_network_write (network, KOTAKU_STORE_TIES, error);
  KotakuColumn *column = &store->columns[KOTAKU_TIE_WEIGHT];
  if (column->buffer == NULL && isnan (weight))
    return TRUE;
  if (!kotaku_column_fill (column, store->n, error))
    return FALSE;
  KOTAKU_BUFFER_DATA (double, column->buffer)[tie] = weight;
  return TRUE;
}

/* Whether a date of one bound agrees with the other bound. */
static gboolean
check_order (KotakuNetwork *network,
             KotakuTie tie,
             gint place,
             gint other,
             const KotakuWhen *when,
             GError **error)
{
  KotakuWhen bound = kotaku_network_get_when (network, get_code (network, tie, other));
  gboolean since = place == KOTAKU_TIE_SINCE;
  if (!kotaku_when_is_after (since ? when : &bound, since ? &bound : when))
    return TRUE;
  g_set_error_literal (error, KOTAKU_ERROR, KOTAKU_ERROR_BAD_VALUE, "until is before since");
  return FALSE;
}

static gboolean
set_date (KotakuNetwork *network,
          KotakuTie tie,
          gint place,
          gint other,
          const char *date,
          GError **error)
{
  KotakuWhen when = { FALSE, { 0, 0 }, -1 };
  gint32 code = -1;
  g_autofree char *canonical = NULL;
  if (!kotaku_read_date (network, get_column (network, place)->field, date, &canonical, &when,
                         error)
      || !check_order (network, tie, place, other, &when, error))
    return FALSE;
  if (*canonical != '\0')
    code = kotaku_network_intern_date (network, canonical, strlen (canonical), error);
  if (*canonical != '\0' && code < 0)
    return FALSE;
  return kotaku_set_code (network, KOTAKU_STORE_TIES, place, (gsize) tie, code, error);
}

/**
 * kotaku_network_get_tie_since:
 * @network: a network
 * @tie: a tie
 *
 * Since when it holds.
 *
 * - Undefined: %NULL where it is not recorded
 * - Cost: O(1)
 * - Threads: one at a time for @network
 *
 * Returns: (nullable): the date as recorded: "2018-03", "event:sk"; or %NULL
 * Since: 1.0
 */
const char *
kotaku_network_get_tie_since (KotakuNetwork *network, KotakuTie tie)
{
  g_return_val_if_fail (is_tie (network, tie), NULL);
  return kotaku_network_get_date_text (network, get_code (network, tie, KOTAKU_TIE_SINCE));
}

/**
 * kotaku_network_set_tie_since:
 * @network: a network
 * @tie: a tie
 * @since: (nullable): an ISO day, month or year, or `event:ID`; %NULL or "": not recorded
 * @error: return location for an error
 *
 * Sets since when it holds.
 *
 * - Cost: O(1); the first change of a column that a view shares copies it
 * - Threads: one at a time for @network
 * - Errors: %KOTAKU_ERROR_BAD_VALUE: no date, or since after until; %KOTAKU_ERROR_UNKNOWN_EVENT;
 *   %KOTAKU_ERROR_NO_MEMORY
 *
 * Returns: %TRUE if it was set
 * Since: 1.0
 */
gboolean
kotaku_network_set_tie_since (KotakuNetwork *network,
                              KotakuTie tie,
                              const char *since,
                              GError **error)
{
  g_return_val_if_fail (is_tie (network, tie), FALSE);
  return set_date (network, tie, KOTAKU_TIE_SINCE, KOTAKU_TIE_UNTIL, since, error);
}

/**
 * kotaku_network_get_tie_until:
 * @network: a network
 * @tie: a tie
 *
 * Until when it holds: not on the first day of it.
 *
 * - Undefined: %NULL where it is not recorded
 * - Cost: O(1)
 * - Threads: one at a time for @network
 *
 * Returns: (nullable): the date as recorded: "2018-03", "event:sk"; or %NULL
 * Since: 1.0
 */
const char *
kotaku_network_get_tie_until (KotakuNetwork *network, KotakuTie tie)
{
  g_return_val_if_fail (is_tie (network, tie), NULL);
  return kotaku_network_get_date_text (network, get_code (network, tie, KOTAKU_TIE_UNTIL));
}

/**
 * kotaku_network_set_tie_until:
 * @network: a network
 * @tie: a tie
 * @until: (nullable): an ISO day, month or year, or `event:ID`; %NULL or "": not recorded
 * @error: return location for an error
 *
 * Sets until when it holds: not on the first day of it.
 *
 * - Cost: O(1); the first change of a column that a view shares copies it
 * - Threads: one at a time for @network
 * - Errors: %KOTAKU_ERROR_BAD_VALUE: no date, or since after until; %KOTAKU_ERROR_UNKNOWN_EVENT;
 *   %KOTAKU_ERROR_NO_MEMORY
 *
 * Returns: %TRUE if it was set
 * Since: 1.0
 */
gboolean
kotaku_network_set_tie_until (KotakuNetwork *network,
                              KotakuTie tie,
                              const char *until,
                              GError **error)
{
  g_return_val_if_fail (is_tie (network, tie), FALSE);
  return set_date (network, tie, KOTAKU_TIE_UNTIL, KOTAKU_TIE_SINCE, until, error);
}

/**
 * kotaku_network_get_tie_stated:
 * @network: a network
 * @tie: a tie
 *
 * Whether its source states it; else it is inferred.
 *
 * - Undefined: never
 * - Cost: O(1)
 * - Threads: one at a time for @network
 *
 * Returns: %TRUE if stated
 * Since: 1.0
 */
gboolean
kotaku_network_get_tie_stated (KotakuNetwork *network, KotakuTie tie)
{
  g_return_val_if_fail (is_tie (network, tie), FALSE);
  return get_byte (network, tie, KOTAKU_TIE_STATED) == 0;
}

/**
 * kotaku_network_set_tie_stated:
 * @network: a network
 * @tie: a tie
 * @stated: %TRUE: its source states it; %FALSE: it is inferred
 * @error: return location for an error
 *
 * Sets whether it is stated.
 *
 * - Cost: O(1); the first change of a column that a view shares copies it
 * - Threads: one at a time for @network
 * - Errors: %KOTAKU_ERROR_NO_MEMORY
 *
 * Returns: %TRUE if it was set
 * Since: 1.0
 */
gboolean
kotaku_network_set_tie_stated (KotakuNetwork *network,
                               KotakuTie tie,
                               gboolean stated,
                               GError **error)
{
  g_return_val_if_fail (is_tie (network, tie), FALSE);
  return kotaku_set_byte (network, KOTAKU_STORE_TIES, KOTAKU_TIE_STATED, (gsize) tie,
                          stated ? 0 : 1, error);
}

/**
 * kotaku_network_get_tie_text:
 * @network: a network
 * @tie: a tie
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
kotaku_network_get_tie_text (KotakuNetwork *network,
                             KotakuTie tie,
                             const char *column,
                             GError **error)
{
  g_return_val_if_fail (is_tie (network, tie) && column != NULL, NULL);
  return kotaku_get_kept (network, KOTAKU_TABLE_TIES, (gsize) tie, column, error);
}

/**
 * kotaku_network_set_tie_text:
 * @network: a network
 * @tie: a tie
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
kotaku_network_set_tie_text (KotakuNetwork *network,
                             KotakuTie tie,
                             const char *column,
                             const char *text,
                             GError **error)
{
  g_return_val_if_fail (is_tie (network, tie) && column != NULL, FALSE);
  return kotaku_set_kept (network, KOTAKU_TABLE_TIES, (gsize) tie, column, text, error);
}

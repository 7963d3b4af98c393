/* SPDX-License-Identifier: GPL-2.0-or-later */

/* What ties are in words: form, direction, strength, content, scope, stages. */

#include "model/set-private.h"

static gboolean
is_tie (KotakuNetwork *network, KotakuTie tie)
{
  return network != NULL && tie >= 0 && (gsize) tie < network->stores[KOTAKU_STORE_TIES]->n;
}

static guint8
get_byte (KotakuNetwork *network, KotakuTie tie, gint place)
{
  const guint8 *values
      = KOTAKU_COLUMN_DATA (guint8, &network->stores[KOTAKU_STORE_TIES]->columns[place]);
  return values != NULL ? values[tie] : 0;
}

/**
 * kotaku_network_get_tie_form:
 * @network: a network
 * @tie: a tie
 *
 * The form: kinship, work, or both.
 *
 * - Undefined: %KOTAKU_FORM_UNRECORDED where it is not recorded
 * - Cost: O(1)
 * - Threads: one at a time for @network
 *
 * Returns: the value
 * Since: 1.0
 */
KotakuForm
kotaku_network_get_tie_form (KotakuNetwork *network, KotakuTie tie)
{
  g_return_val_if_fail (is_tie (network, tie), KOTAKU_FORM_UNRECORDED);
  return (KotakuForm) get_byte (network, tie, KOTAKU_TIE_FORM);
}

/**
 * kotaku_network_set_tie_form:
 * @network: a network
 * @tie: a tie
 * @form: the value; %KOTAKU_FORM_UNRECORDED: not recorded
 * @error: return location for an error
 *
 * Sets the form: kinship, work, or both.
 *
 * - Cost: O(1); the first change of a column that a view shares copies it
 * - Threads: one at a time for @network
 * - Errors: %KOTAKU_ERROR_OUT_OF_RANGE; %KOTAKU_ERROR_NO_MEMORY
 *
 * Returns: %TRUE if it was set
 * Since: 1.0
 */
gboolean
kotaku_network_set_tie_form (KotakuNetwork *network, KotakuTie tie, KotakuForm form, GError **error)
{
  g_return_val_if_fail (is_tie (network, tie), FALSE);
  return kotaku_set_byte (network, KOTAKU_STORE_TIES, KOTAKU_TIE_FORM, (gsize) tie, (int) form,
                          error);
}

/**
 * kotaku_network_get_tie_direction:
 * @network: a network
 * @tie: a tie
 *
 * The direction, after the rule for those left empty.
 *
 * - Undefined: %KOTAKU_DIRECTION_UNSTATED where it is not recorded
 * - Cost: O(1)
 * - Threads: one at a time for @network
 *
 * Returns: the value
 * Since: 1.0
 */
KotakuDirection
kotaku_network_get_tie_direction (KotakuNetwork *network, KotakuTie tie)
{
  g_return_val_if_fail (is_tie (network, tie), KOTAKU_DIRECTION_UNSTATED);
  return (KotakuDirection) get_byte (network, tie, KOTAKU_TIE_DIRECTION);
}

/**
 * kotaku_network_set_tie_direction:
 * @network: a network
 * @tie: a tie
 * @direction: the value; %KOTAKU_DIRECTION_UNSTATED: not recorded
 * @error: return location for an error
 *
 * Sets the direction.
 *
 * - Cost: O(1); the first change of a column that a view shares copies it
 * - Threads: one at a time for @network
 * - Errors: %KOTAKU_ERROR_OUT_OF_RANGE; %KOTAKU_ERROR_NO_MEMORY
 *
 * Returns: %TRUE if it was set
 * Since: 1.0
 */
gboolean
kotaku_network_set_tie_direction (KotakuNetwork *network,
                                  KotakuTie tie,
                                  KotakuDirection direction,
                                  GError **error)
{
  static const guint8 given = 1;
  g_return_val_if_fail (is_tie (network, tie), FALSE);
  KotakuStore *store = kotaku_network_write (network, KOTAKU_STORE_TIES, error);
  KotakuBuffer **flags = &store->extras[KOTAKU_EXTRA_GIVEN];
  if (*flags != NULL && !kotaku_buffer_fill (flags, sizeof given, &given, store->n, error))
    return FALSE;
  if (!kotaku_set_byte (network, KOTAKU_STORE_TIES, KOTAKU_TIE_DIRECTION, (gsize) tie,
                        (int) direction, error))
    return FALSE;
  if (*flags != NULL)
    KOTAKU_BUFFER_DATA (guint8, *flags)[tie] = given;
  return TRUE;
}

/**
 * kotaku_network_get_tie_strength:
 * @network: a network
 * @tie: a tie
 *
 * The strength; %KOTAKU_STRENGTH_ABSENT is an observed absence.
 *
 * - Undefined: %KOTAKU_STRENGTH_UNRECORDED where it is not recorded
 * - Cost: O(1)
 * - Threads: one at a time for @network
 *
 * Returns: the value
 * Since: 1.0
 */
KotakuStrength
kotaku_network_get_tie_strength (KotakuNetwork *network, KotakuTie tie)
{
  g_return_val_if_fail (is_tie (network, tie), KOTAKU_STRENGTH_UNRECORDED);
  return (KotakuStrength) get_byte (network, tie, KOTAKU_TIE_STRENGTH);
}

/**
 * kotaku_network_set_tie_strength:
 * @network: a network
 * @tie: a tie
 * @strength: the value; %KOTAKU_STRENGTH_UNRECORDED: not recorded
 * @error: return location for an error
 *
 * Sets the strength; %KOTAKU_STRENGTH_ABSENT is an observed absence.
 *
 * - Cost: O(1); the first change of a column that a view shares copies it
 * - Threads: one at a time for @network
 * - Errors: %KOTAKU_ERROR_OUT_OF_RANGE; %KOTAKU_ERROR_NO_MEMORY
 *
 * Returns: %TRUE if it was set
 * Since: 1.0
 */
gboolean
kotaku_network_set_tie_strength (KotakuNetwork *network,
                                 KotakuTie tie,
                                 KotakuStrength strength,
                                 GError **error)
{
  g_return_val_if_fail (is_tie (network, tie), FALSE);
  return kotaku_set_byte (network, KOTAKU_STORE_TIES, KOTAKU_TIE_STRENGTH, (gsize) tie,
                          (int) strength, error);
}

/**
 * kotaku_network_get_tie_content:
 * @network: a network
 * @tie: a tie
 *
 * The content: cooperation, interest, information.
 *
 * - Undefined: %KOTAKU_CONTENT_UNRECORDED where it is not recorded
 * - Cost: O(1)
 * - Threads: one at a time for @network
 *
 * Returns: the value
 * Since: 1.0
 */
KotakuContent
kotaku_network_get_tie_content (KotakuNetwork *network, KotakuTie tie)
{
  g_return_val_if_fail (is_tie (network, tie), KOTAKU_CONTENT_UNRECORDED);
  return (KotakuContent) get_byte (network, tie, KOTAKU_TIE_CONTENT);
}

/**
 * kotaku_network_set_tie_content:
 * @network: a network
 * @tie: a tie
 * @content: the value; %KOTAKU_CONTENT_UNRECORDED: not recorded
 * @error: return location for an error
 *
 * Sets the content: cooperation, interest, information.
 *
 * - Cost: O(1); the first change of a column that a view shares copies it
 * - Threads: one at a time for @network
 * - Errors: %KOTAKU_ERROR_OUT_OF_RANGE; %KOTAKU_ERROR_NO_MEMORY
 *
 * Returns: %TRUE if it was set
 * Since: 1.0
 */
gboolean
kotaku_network_set_tie_content (KotakuNetwork *network,
                                KotakuTie tie,
                                KotakuContent content,
                                GError **error)
{
  g_return_val_if_fail (is_tie (network, tie), FALSE);
  return kotaku_set_byte (network, KOTAKU_STORE_TIES, KOTAKU_TIE_CONTENT, (gsize) tie,
                          (int) content, error);
}

/**
 * kotaku_network_get_tie_scope:
 * @network: a network
 * @tie: a tie
 *
 * The scope: within the programme or beyond it.
 *
 * - Undefined: %KOTAKU_SCOPE_UNRECORDED where it is not recorded
 * - Cost: O(1)
 * - Threads: one at a time for @network
 *
 * Returns: the value
 * Since: 1.0
 */
KotakuScope
kotaku_network_get_tie_scope (KotakuNetwork *network, KotakuTie tie)
{
  g_return_val_if_fail (is_tie (network, tie), KOTAKU_SCOPE_UNRECORDED);
  return (KotakuScope) get_byte (network, tie, KOTAKU_TIE_SCOPE);
}

/**
 * kotaku_network_set_tie_scope:
 * @network: a network
 * @tie: a tie
 * @scope: the value; %KOTAKU_SCOPE_UNRECORDED: not recorded
 * @error: return location for an error
 *
 * Sets the scope: within the programme or beyond it.
 *
 * - Cost: O(1); the first change of a column that a view shares copies it
 * - Threads: one at a time for @network
 * - Errors: %KOTAKU_ERROR_OUT_OF_RANGE; %KOTAKU_ERROR_NO_MEMORY
 *
 * Returns: %TRUE if it was set
 * Since: 1.0
 */
gboolean
kotaku_network_set_tie_scope (KotakuNetwork *network,
                              KotakuTie tie,
                              KotakuScope scope,
                              GError **error)
{
  g_return_val_if_fail (is_tie (network, tie), FALSE);
  return kotaku_set_byte (network, KOTAKU_STORE_TIES, KOTAKU_TIE_SCOPE, (gsize) tie, (int) scope,
                          error);
}

/**
 * kotaku_network_get_tie_stages:
 * @network: a network
 * @tie: a tie
 *
 * The stages that it is recorded for.
 *
 * - Undefined: %KOTAKU_STAGE_UNRECORDED where it is not recorded
 * - Cost: O(1)
 * - Threads: one at a time for @network
 *
 * Returns: the value
 * Since: 1.0
 */
KotakuStage
kotaku_network_get_tie_stages (KotakuNetwork *network, KotakuTie tie)
{
  g_return_val_if_fail (is_tie (network, tie), KOTAKU_STAGE_UNRECORDED);
  return (KotakuStage) get_byte (network, tie, KOTAKU_TIE_STAGES);
}

/**
 * kotaku_network_set_tie_stages:
 * @network: a network
 * @tie: a tie
 * @stages: the value; %KOTAKU_STAGE_UNRECORDED: not recorded
 * @error: return location for an error
 *
 * Sets the stages that it is recorded for.
 *
 * - Cost: O(1); the first change of a column that a view shares copies it
 * - Threads: one at a time for @network
 * - Errors: %KOTAKU_ERROR_OUT_OF_RANGE; %KOTAKU_ERROR_NO_MEMORY
 *
 * Returns: %TRUE if it was set
 * Since: 1.0
 */
gboolean
kotaku_network_set_tie_stages (KotakuNetwork *network,
                               KotakuTie tie,
                               KotakuStage stages,
                               GError **error)
{
  g_return_val_if_fail (is_tie (network, tie), FALSE);
  return kotaku_set_byte (network, KOTAKU_STORE_TIES, KOTAKU_TIE_STAGES, (gsize) tie, (int) stages,
                          error);
}

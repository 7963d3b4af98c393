/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "base/base.h"

/**
 * kotaku_error_quark:
 *
 * The domain of the errors of this library; see [error@Kotaku.Error].
 *
 * - Cost: O(1)
 * - Threads: any
 * - Errors: none
 *
 * Returns: the domain
 *
 * Since: 1.0
 */
GQuark
kotaku_error_quark (void)
{
  return g_quark_from_static_string ("kotaku-error-quark");
}

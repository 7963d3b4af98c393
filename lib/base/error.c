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

void
kotaku_refuse_va (GError **error, KotakuError code, const char *format, va_list arguments)
{
  g_propagate_error (error, g_error_new_valist (KOTAKU_ERROR, (gint) code, format, arguments));
}

gboolean
kotaku_refuse (GError **error, KotakuError code, const char *format, ...)
{
  va_list arguments;
  va_start (arguments, format);
  kotaku_refuse_va (error, code, format, arguments);
  va_end (arguments);
  return FALSE;
}

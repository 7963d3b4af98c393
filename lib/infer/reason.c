/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "infer/infer.h"

#include <math.h>

KotakuReason
kotaku_reason_find (double p, double min_p, double alpha, gboolean one_actor)
{
  if (isnan (min_p))
    return KOTAKU_REASON_NO_VARIATION;
  if (!kotaku_p_rejects (min_p, alpha))
    return KOTAKU_REASON_TOO_FEW;
  if (isnan (p))
    return KOTAKU_REASON_NO_VARIATION;
  if (kotaku_p_rejects (p, alpha))
    return KOTAKU_REASON_NONE;
  return one_actor ? KOTAKU_REASON_ONE_ACTOR : KOTAKU_REASON_NOT_SIGNIFICANT;
}

const char *
kotaku_reason_to_text (KotakuReason reason)
{
  switch (reason)
    {
    case KOTAKU_REASON_TOO_FEW:
      return "too_few";
    case KOTAKU_REASON_NO_VARIATION:
      return "no_variation";
    case KOTAKU_REASON_ONE_ACTOR:
      return "one_actor";
    case KOTAKU_REASON_NOT_SIGNIFICANT:
      return "not_significant";
    case KOTAKU_REASON_NONE:
    default:
      return "";
    }
}

/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "infer/infer.h"

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

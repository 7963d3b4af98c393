/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "classify/classify-private.h"

#include <math.h>

static void
count_pair (KotakuLevelClass *result, const KotakuPair *pair)
{
  result->pairs++;
  result->inferred += pair->n_stated == 0;
  switch (pair->relation)
    {
    case KOTAKU_RELATION_SYMMETRIC:
      result->symmetric++;
      break;
    case KOTAKU_RELATION_ASYMMETRIC:
      result->asymmetric++;
      break;
    case KOTAKU_RELATION_UNDECIDED:
      result->undecided++;
      break;
    default:
      result->none++;
    }
}

void
kotaku_level_classify (const KotakuPairs *pairs,
                       KotakuLevel level,
                       double tolerance_share,
                       KotakuLevelClass *result)
{
  *result = (KotakuLevelClass){ .index = NAN, .class = KOTAKU_RELATION_NONE };
  for (gsize p = 0; p < pairs->n; p++)
    if (pairs->pairs[p].level == level)
      count_pair (result, &pairs->pairs[p]);
  gsize decided = result->symmetric + result->asymmetric;
  if (decided == 0)
    return;
  result->index = (double) result->symmetric / (double) decided;
  gboolean few = (double) result->asymmetric <= tolerance_share * (double) decided;
  result->class = few ? KOTAKU_RELATION_SYMMETRIC : KOTAKU_RELATION_ASYMMETRIC;
}

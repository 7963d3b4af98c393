/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "scenario/scenario.h"

#include <math.h>

#define N_SECTORS 5 /* with 0, not recorded */

/* Of all n (n - 1) ordered pairs, sum n_g (n_g - 1) are within sectors. */
static double
expect (const gsize count[N_SECTORS], gsize n)
{
  double within = 0;
  if (n < 2)
    return NAN;
  for (int sector = 1; sector < N_SECTORS; sector++)
    if (count[sector] > 0)
      within += (double) count[sector] * (double) (count[sector] - 1);
  double all = (double) n * (double) (n - 1);
  return (all - 2 * within) / all;
}

static void
count_nodes (KotakuView *view, KotakuLevel level, KotakuSectorMix *mix)
{
  KotakuNetwork *network = kotaku_view_peek_network (view);
  gsize count[N_SECTORS] = { 0 };
  gsize n = 0;
  const KotakuNode *nodes = kotaku_view_get_nodes (view, &n);
  for (gsize i = 0; i < n; i++)
    {
      KotakuSector sector = kotaku_network_get_node_sector (network, nodes[i]);
      gboolean institution = kotaku_network_is_institution (network, nodes[i]);
      if (sector == KOTAKU_SECTOR_UNRECORDED
          || institution != (level == KOTAKU_LEVEL_INSTITUTIONAL))
        continue;
      count[sector]++;
      mix->nodes++;
    }
  mix->expected = expect (count, mix->nodes);
}

void
kotaku_sectors_mix (KotakuView *view,
                    const KotakuPairs *pairs,
                    KotakuLevel level,
                    KotakuPairFunc counts,
                    KotakuSectorMix *mix,
                    KotakuEvidence *internal)
{
  KotakuNetwork *network = kotaku_view_peek_network (view);
  gsize n = 0;
  const KotakuNode *nodes = kotaku_view_get_nodes (view, &n);
  *mix = (KotakuSectorMix){ .index = NAN, .expected = NAN };
  count_nodes (view, level, mix);
  for (gsize p = 0; p < pairs->n; p++)
    {
      const KotakuPair *pair = &pairs->pairs[p];
      if (pair->level != level || pair->relation == KOTAKU_RELATION_NONE
          || (counts != NULL && !counts (pair)))
        continue;
      KotakuSector a = kotaku_network_get_node_sector (network, nodes[pair->a]);
      KotakuSector b = kotaku_network_get_node_sector (network, nodes[pair->b]);
      if (a == KOTAKU_SECTOR_UNRECORDED || b == KOTAKU_SECTOR_UNRECORDED)
        continue;
      if (a != b)
        {
          mix->external++;
          continue;
        }
      mix->internal++;
      kotaku_evidence_add_pair (internal, pairs, pair);
    }
  if (mix->internal + mix->external > 0)
    mix->index = ((double) mix->external - (double) mix->internal)
                 / (double) (mix->external + mix->internal);
}

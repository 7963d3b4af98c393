/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "classify/classify-private.h"

/* A tie that --project made is nobody's statement: it has a word in place of a name. */
#define PROJECTED "projected"

char *
kotaku_pair_get_evidence (KotakuView *view,
                          const KotakuPairs *pairs,
                          const KotakuPair *pair,
                          GError **error)
{
  KotakuNetwork *network = kotaku_view_peek_network (view);
  g_auto (KotakuText) text = KOTAKU_TEXT_INIT;
  for (gsize i = 0; i < pair->n_ties; i++)
    {
      KotakuTie tie = pairs->ties[pair->first + i];
      if (i > 0)
        kotaku_text_append_c (&text, '|');
      if ((gint32) tie < 0)
        {
          kotaku_text_append (&text, PROJECTED, -1);
          continue;
        }
      const char *id = kotaku_network_get_tie_id (network, tie);
      g_autofree char *name = id == NULL ? kotaku_network_get_tie_name (network, tie) : NULL;
      kotaku_text_append (&text, id != NULL ? id : name, -1);
    }
  return kotaku_text_steal (&text, error);
}

char *
kotaku_pair_get_sources (KotakuView *view,
                         const KotakuPairs *pairs,
                         const KotakuPair *pair,
                         GError **error)
{
  KotakuTieColumns ties;
  kotaku_network_get_tie_columns (kotaku_view_peek_network (view), &ties);
  g_autofree gint32 *codes = KOTAKU_ALLOC (gint32, pair->n_ties, error);
  if (codes == NULL)
    return NULL;
  for (gsize i = 0; i < pair->n_ties; i++)
    {
      gint32 tie = (gint32) pairs->ties[pair->first + i];
      codes[i] = tie < 0 ? -1 : KOTAKU_CELL (ties.source, tie, -1);
    }
  return kotaku_sets_unite (ties.source_sets, NULL, codes, pair->n_ties, error);
}

/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "classify/classify-private.h"

#include <string.h>

typedef struct
{
  const char *id;
  gint32 place;
} Named;

static int
compare_named (const void *a, const void *b)
{
  return strcmp (((const Named *) a)->id, ((const Named *) b)->id);
}

gint32 *
kotaku_rank_places (KotakuView *view, GError **error)
{
  gsize n = 0;
  KotakuNetwork *network = kotaku_view_peek_network (view);
  const KotakuNode *nodes = kotaku_view_get_nodes (view, &n);
  g_autofree Named *named = KOTAKU_ALLOC (Named, n, error);
  gint32 *rank = named != NULL ? KOTAKU_ALLOC (gint32, n, error) : NULL;
  if (rank == NULL)
    return NULL;
  for (gsize i = 0; i < n; i++)
    named[i] = (Named){ .id = kotaku_network_get_node_id (network, nodes[i]), .place = (gint32) i };
  qsort (named, n, sizeof *named, compare_named);
  for (gsize i = 0; i < n; i++)
    rank[named[i].place] = (gint32) i;
  return rank;
}

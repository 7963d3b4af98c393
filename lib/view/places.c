/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Nodes by their ids: what is drawn or cut in this order does not depend on the order of rows. */

#include "view/view.h"

#include <string.h>

typedef struct
{
  const char *id;
  gint32 place;
} Named;

static int
compare_ids (const void *a, const void *b)
{
  return strcmp (((const Named *) a)->id, ((const Named *) b)->id);
}

gboolean
kotaku_places_init (KotakuPlaces *places, KotakuView *view, const guint8 *in, GError **error)
{
  gsize n = 0;
  KotakuNetwork *network = kotaku_view_peek_network (view);
  const KotakuNode *nodes = kotaku_view_get_nodes (view, &n);
  *places = (KotakuPlaces){ 0 };
  places->place = KOTAKU_ALLOC (gint32, n, error);
  places->rank = places->place != NULL ? KOTAKU_ALLOC (gint32, n, error) : NULL;
  g_autofree Named *named = places->rank != NULL ? KOTAKU_ALLOC (Named, n, error) : NULL;
  if (named == NULL)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    {
      places->rank[i] = -1;
      if (in == NULL || in[i])
        named[places->n++] = (Named){ kotaku_network_get_node_id (network, nodes[i]), (gint32) i };
    }
  qsort (named, places->n, sizeof *named, compare_ids);
  for (gsize i = 0; i < places->n; i++)
    {
      places->place[i] = named[i].place;
      places->rank[named[i].place] = (gint32) i;
    }
  return TRUE;
}

void
kotaku_places_clear (KotakuPlaces *places)
{
  g_clear_pointer (&places->place, g_free);
  g_clear_pointer (&places->rank, g_free);
}

/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "infer/swaps-private.h"

#include <string.h>

/* Up to here a bit per pair takes at most 512 kB, which a processor keeps near. */
#define MAX_NODES_OF_BITS 2048

gboolean
kotaku_arcs_init (KotakuArcs *arcs, gsize n_nodes, gsize n_arcs, GError **error)
{
  memset (arcs, 0, sizeof *arcs);
  arcs->n_nodes = n_nodes;
  if (n_nodes <= MAX_NODES_OF_BITS)
    {
      arcs->bits = KOTAKU_ALLOC0 (guint64, n_nodes * n_nodes / 64 + 1, error);
      return arcs->bits != NULL;
    }
  gsize size = 16;
  arcs->shift = 60;
  for (; size < 2 * n_arcs; size *= 2)
    arcs->shift--;
  arcs->mask = size - 1;
  arcs->keys = KOTAKU_ALLOC0 (guint64, size, error);
  return arcs->keys != NULL;
}

void
kotaku_arcs_clear (KotakuArcs *arcs)
{
  g_clear_pointer (&arcs->bits, g_free);
  g_clear_pointer (&arcs->keys, g_free);
}

void
kotaku_arcs_copy (KotakuArcs *arcs, const KotakuArcs *from)
{
  memcpy (arcs->keys, from->keys, (from->mask + 1) * sizeof *from->keys);
}

/* Where a key would stand if nobody were in its way. */
static inline gsize
get_home (const KotakuArcs *arcs, guint64 key)
{
  return (gsize) ((key * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)) >> arcs->shift);
}

/* Where the key stands, or the free place where it would. */
static gsize
find_key (const KotakuArcs *arcs, guint64 key)
{
  gsize place = get_home (arcs, key);
  while (arcs->keys[place] != 0 && arcs->keys[place] != key)
    place = (place + 1) & arcs->mask;
  return place;
}

gboolean
kotaku_arcs_has_key (const KotakuArcs *arcs, guint64 key)
{
  return arcs->keys[find_key (arcs, key)] != 0;
}

void
kotaku_arcs_add_key (KotakuArcs *arcs, guint64 key)
{
  arcs->keys[find_key (arcs, key)] = key;
}

/* Those that stood behind it because it was in their way move up, so that no look-up ends early. */
void
kotaku_arcs_remove_key (KotakuArcs *arcs, guint64 key)
{
  gsize hole = find_key (arcs, key);
  for (gsize place = (hole + 1) & arcs->mask; arcs->keys[place] != 0;
       place = (place + 1) & arcs->mask)
    {
      gsize home = get_home (arcs, arcs->keys[place]);
      if (((place - home) & arcs->mask) < ((place - hole) & arcs->mask))
        continue;
      arcs->keys[hole] = arcs->keys[place];
      hole = place;
    }
  arcs->keys[hole] = 0;
}

/* SPDX-License-Identifier: GPL-2.0-or-later */

/* A tie that passes through a spot looks like two that end there: the spot steps aside. */

#include "present/picture-private.h"

#include <math.h>

/* Above it a spot has nowhere to go. */
#define MOST_TIES 1500
#define ROUNDS 30
#define ROOM 8.0

/* Whether the spot lies on the tie, and stepped aside. */
static gboolean
step_aside (KotakuSpot *spot, const KotakuSpot *a, const KotakuSpot *b)
{
  double dx = b->x - a->x, dy = b->y - a->y, length = hypot (dx, dy);
  double reach = spot->radius + ROOM;
  if (length < 1)
    return FALSE;
  double along = ((spot->x - a->x) * dx + (spot->y - a->y) * dy) / length;
  double off = ((spot->y - a->y) * dx - (spot->x - a->x) * dy) / length;
  if (along < 0 || along > length || fabs (off) >= reach)
    return FALSE;
  double way = (off < 0 ? -1 : 1) * (reach - fabs (off) + 1);
  spot->x -= dy / length * way;
  spot->y += dx / length * way;
  return TRUE;
}

gboolean
kotaku_sociogram_step_aside (KotakuSociogram *sociogram, GCancellable *cancellable, GError **error)
{
  const KotakuPanel *panel = &sociogram->whole;
  gboolean moved = panel->n_links <= MOST_TIES;
  for (gsize round = 0; moved && round < ROUNDS; round++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      moved = FALSE;
      for (gsize i = 0; i < sociogram->n; i++)
        for (gsize j = 0; j < panel->n_links; j++)
          {
            const KotakuLink *link = &panel->links[j];
            if (link->a != (gint32) i && link->b != (gint32) i)
              moved = step_aside (&sociogram->spots[i], &sociogram->spots[link->a],
                                  &sociogram->spots[link->b])
                      || moved;
          }
    }
  return TRUE;
}

/* SPDX-License-Identifier: GPL-2.0-or-later */

/* A tie that passes through a spot looks like two that end there: the spot steps aside. */

#include "present/picture-private.h"

#include <math.h>

/* Above it a spot has nowhere to go. */
#define MOST_TIES 1500
#define ROUNDS 30
#define ROOM 8.0
#define APART 22.0

static gboolean
is_free (const KotakuSociogram *sociogram, const KotakuSpot *spot, double x, double y)
{
  for (gsize i = 0; i < sociogram->n; i++)
    {
      const KotakuSpot *other = &sociogram->spots[i];
      if (other != spot
          && hypot (other->x - x, other->y - y) < other->radius + spot->radius + APART)
        return FALSE;
    }
  return TRUE;
}

/* Whether the spot lay on the tie, and stepped aside: to the nearer side, or where another spot is
 * in its way the other one. */
static gboolean
step_aside (const KotakuSociogram *sociogram,
            KotakuSpot *spot,
            const KotakuSpot *a,
            const KotakuSpot *b)
{
  double dx = b->x - a->x, dy = b->y - a->y, length = hypot (dx, dy);
  double reach = spot->radius + ROOM;
  if (length < 1)
    return FALSE;
  double along = ((spot->x - a->x) * dx + (spot->y - a->y) * dy) / length;
  double off = ((spot->y - a->y) * dx - (spot->x - a->x) * dy) / length;
  if (along < 0 || along > length || fabs (off) >= reach)
    return FALSE;
  for (gint side = off < 0 ? -1 : 1, i = 0; i < 2; side = -side, i++)
    {
      double way = side * (reach + 1) - off;
      double x = spot->x - dy / length * way, y = spot->y + dx / length * way;
      if (!is_free (sociogram, spot, x, y))
        continue;
      spot->x = x;
      spot->y = y;
      return TRUE;
    }
  return FALSE;
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
              moved = step_aside (sociogram, &sociogram->spots[i], &sociogram->spots[link->a],
                                  &sociogram->spots[link->b])
                      || moved;
          }
    }
  return TRUE;
}

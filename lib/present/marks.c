/* SPDX-License-Identifier: GPL-2.0-or-later */

/* What stands on a tie: its content at the middle, before it what is in conflict, behind it what is
 * not stated; along the tie to where spots, names and other marks leave room. */

#include "present/picture-private.h"

#include <math.h>

#define MARK 5.0
#define ROOM (MARK + 3)
/* Of a tie at most: contents, conflict, not stated. */
#define MOST_MARKS 5
#define STEPS 16
#define STEP 0.03
/* No nearer to an end than this. */
#define LEAST 0.14

gboolean
kotaku_marks_begin (KotakuMarks *marks, gsize n_links, GError **error)
{
  marks->x = KOTAKU_ALLOC (double, n_links *MOST_MARKS, error);
  marks->y = marks->x != NULL ? KOTAKU_ALLOC (double, n_links *MOST_MARKS, error) : NULL;
  return marks->y != NULL;
}

void
kotaku_marks_clear (KotakuMarks *marks)
{
  g_free (marks->x);
  g_free (marks->y);
}

/* The tie that marks are put on. */
typedef struct
{
  double x, y, dx, dy, length;
} Way;

static gboolean
is_free (const KotakuMarks *marks, double x, double y)
{
  const KotakuSociogram *sociogram = marks->sociogram;
  for (gsize i = 0; i < sociogram->n; i++)
    {
      const KotakuSpot *spot = &sociogram->spots[i];
      double half = spot->label_width / 2 + ROOM;
      double below = *spot->role != 0 ? KOTAKU_ROLE_SIZE + 5 : 3;
      if (hypot (spot->x - x, spot->y - y) < spot->radius + ROOM
          || (spot->labelled && fabs (x - spot->label_x) < half
              && y > spot->label_y - KOTAKU_LABEL_SIZE - ROOM && y < spot->label_y + below + ROOM))
        return FALSE;
    }
  for (gsize i = 0; i < marks->n; i++)
    if (hypot (marks->x[i] - x, marks->y[i] - y) < 2 * MARK + 2)
      return FALSE;
  return TRUE;
}

/* The share of the way nearest to the one wanted where a mark can be seen; that one where it is
 * nowhere. */
static double
find_place (KotakuMarks *marks, const Way *way, double wanted)
{
  double place = wanted;
  if (marks == NULL)
    return wanted * way->length;
  for (gint i = 0; i <= 2 * STEPS; i++)
    {
      double share = wanted + (i % 2 == 1 ? -1 : 1) * STEP * ((i + 1) / 2);
      if (share < LEAST || share > 1 - LEAST
          || !is_free (marks, way->x + way->dx * way->length * share,
                       way->y + way->dy * way->length * share))
        continue;
      place = share;
      break;
    }
  marks->x[marks->n] = way->x + way->dx * way->length * place;
  marks->y[marks->n++] = way->y + way->dy * way->length * place;
  return place * way->length;
}

static void
draw_contents (KotakuMarks *marks, const Way *way, guint content, KotakuCanvas *canvas)
{
  static const KotakuShapeKind kinds[]
      = { KOTAKU_SHAPE_CIRCLE, KOTAKU_SHAPE_DIAMOND, KOTAKU_SHAPE_SQUARE };
  double first = -(__builtin_popcount (content) - 1) * 1.3 * MARK / way->length;
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (((content >> i) & 1) == 0)
        continue;
      gboolean filled = kinds[i] == KOTAKU_SHAPE_DIAMOND;
      double at = find_place (marks, way, 0.5 + first);
      kotaku_canvas_add_mark (canvas, kinds[i], way->x + at * way->dx, way->y + at * way->dy,
                              filled ? MARK + 2 : MARK, filled ? KOTAKU_INK : KOTAKU_PAPER,
                              KOTAKU_INK, 1.6);
      first += 2.6 * MARK / way->length;
    }
}

static void
draw_conflict (KotakuMarks *marks, const Way *way, KotakuCanvas *canvas)
{
  double at = find_place (marks, way, 0.36), arm = MARK;
  double x = way->x + way->dx * at, y = way->y + way->dy * at;
  kotaku_canvas_add_mark (canvas, KOTAKU_SHAPE_CIRCLE, x, y, MARK + 2, KOTAKU_PAPER,
                          KOTAKU_NO_COLOUR, 0);
  kotaku_canvas_add_line (canvas, x - arm, y - arm, x + arm, y + arm, 2, 0xd55e00, 0);
  kotaku_canvas_add_line (canvas, x - arm, y + arm, x + arm, y - arm, 2, 0xd55e00, 0);
}

static void
draw_unstated (KotakuMarks *marks, const Way *way, KotakuCanvas *canvas)
{
  double at = find_place (marks, way, 0.64);
  double x = way->x + way->dx * at, y = way->y + way->dy * at;
  kotaku_canvas_add_mark (canvas, KOTAKU_SHAPE_CIRCLE, x, y, MARK + 3, KOTAKU_PAPER,
                          KOTAKU_NO_COLOUR, 0);
  kotaku_canvas_add_text (canvas, x, y + 5, 14, KOTAKU_ANCHOR_MIDDLE, TRUE, KOTAKU_INK, "?");
}

gboolean
kotaku_link_is_marked (const KotakuLink *link)
{
  return link->conflicts || !link->settled
         || (link->content != KOTAKU_SETTLED_CONFLICT && link->content != 0);
}

void
kotaku_marks_draw (KotakuMarks *marks,
                   const KotakuLink *link,
                   KotakuCanvas *canvas,
                   double x,
                   double y,
                   double u,
                   double v)
{
  double length = hypot (u - x, v - y);
  if (length < 1e-6)
    return;
  const Way way = { x, y, (u - x) / length, (v - y) / length, length };
  if (link->content != KOTAKU_SETTLED_CONFLICT)
    draw_contents (marks, &way, link->content, canvas);
  if (link->conflicts)
    draw_conflict (marks, &way, canvas);
  if (!link->settled)
    draw_unstated (marks, &way, canvas);
}

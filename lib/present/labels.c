/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Where the names stand: near their spots, on nothing else; farther off with a line where there is
 * no room. */

#include "present/picture-private.h"

#include <math.h>
#include <string.h>

/* Above it only those with the most ties are named. */
#define MOST_LABELS 300
#define SOME_LABELS 40
#define DIRECTIONS 12
#define RINGS 20
#define RING 16.0
/* About half the head of an arrow. */
#define HEAD 8.0
/* Beyond this ring a line leads back. */
#define NEAR 2

typedef struct
{
  double left, top, right, bottom;
} Box;

typedef struct
{
  KotakuSociogram *sociogram;
  Box *boxes; /* of the labels that stand */
  gsize n_boxes;
  gint32 *degree;
  gint32 *order; /* of the spots, those with the most ties first */
} Labels;

static gboolean
overlaps (const Box *a, const Box *b)
{
  return a->left < b->right && b->left < a->right && a->top < b->bottom && b->top < a->bottom;
}

static int
compare_degrees (const void *a, const void *b, void *data)
{
  const gint32 *degree = data;
  gint32 left = *(const gint32 *) a, right = *(const gint32 *) b;
  if (degree[left] != degree[right])
    return degree[left] > degree[right] ? -1 : 1;
  return left < right ? -1 : left > right;
}

static gboolean
rank_spots (Labels *labels, GError **error)
{
  const KotakuSociogram *sociogram = labels->sociogram;
  labels->degree = KOTAKU_ALLOC0 (gint32, sociogram->n, error);
  labels->order = labels->degree != NULL ? KOTAKU_ALLOC (gint32, sociogram->n, error) : NULL;
  labels->boxes = labels->order != NULL ? KOTAKU_ALLOC (Box, sociogram->n, error) : NULL;
  if (labels->boxes == NULL)
    return FALSE;
  for (gsize i = 0; i < sociogram->whole.n_links; i++)
    {
      labels->degree[sociogram->whole.links[i].a]++;
      labels->degree[sociogram->whole.links[i].b]++;
    }
  for (gsize i = 0; i < sociogram->n; i++)
    labels->order[i] = (gint32) i;
  qsort_r (labels->order, sociogram->n, sizeof (gint32), compare_degrees, labels->degree);
  return TRUE;
}

static Box
get_box (const KotakuSpot *spot, double x, double y)
{
  double half = spot->label_width / 2 + 2;
  double below = *spot->role != 0 ? KOTAKU_ROLE_SIZE + 5 : 3;
  return (Box){ x - half, y - KOTAKU_LABEL_SIZE, x + half, y + below };
}

/* Whether a line passes through the box. */
static gboolean
is_crossed (const Box *box, const KotakuSpot *a, const KotakuSpot *b)
{
  double from = 0, to = 1, dx = b->x - a->x, dy = b->y - a->y;
  const double sides[4][2] = { { -dx, a->x - box->left },
                               { dx, box->right - a->x },
                               { -dy, a->y - box->top },
                               { dy, box->bottom - a->y } };
  for (gsize i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      double way = sides[i][0], room = sides[i][1];
      if (way == 0 && room < 0)
        return FALSE;
      if (way < 0)
        from = fmax (from, room / way);
      else if (way > 0)
        to = fmin (to, room / way);
    }
  return from < to;
}

/* Whether the head of an arrow towards that spot lies in the box. */
static gboolean
has_head (const Box *box, const KotakuSpot *from, const KotakuSpot *to)
{
  double dx = from->x - to->x, dy = from->y - to->y, length = hypot (dx, dy);
  double way = length > 0 ? (to->radius + HEAD) / length : 0;
  double x = to->x + dx * way, y = to->y + dy * way;
  return x > box->left - HEAD && x < box->right + HEAD && y > box->top - HEAD
         && y < box->bottom + HEAD;
}

static double
get_tie_cost (const KotakuSociogram *sociogram, const KotakuLink *link, const Box *box)
{
  const KotakuSpot *a = &sociogram->spots[link->a], *b = &sociogram->spots[link->b];
  if (((link->ways & 1) != 0 && has_head (box, a, b))
      || ((link->ways & 2) != 0 && has_head (box, b, a)))
    return 90;
  return is_crossed (box, a, b) ? 9 : 0;
}

/* What stands there counts most, then how far off it is, then which lines it lies on. */
static double
get_cost (const Labels *labels, const KotakuSpot *own, const Box *box, double way)
{
  const KotakuSociogram *sociogram = labels->sociogram;
  double cost = way;
  for (gsize i = 0; i < labels->n_boxes; i++)
    cost += overlaps (box, &labels->boxes[i]) ? 1000 : 0;
  for (gsize i = 0; i < sociogram->n; i++)
    {
      const KotakuSpot *spot = &sociogram->spots[i];
      double reach = spot->radius + 2;
      Box around = { spot->x - reach, spot->y - reach, spot->x + reach, spot->y + reach };
      if (spot != own || way > 0)
        cost += overlaps (box, &around) ? 600 : 0;
    }
  for (gsize i = 0; i < sociogram->whole.n_links && cost < 600; i++)
    cost += get_tie_cost (sociogram, &sociogram->whole.links[i], box);
  return cost;
}

/* The middle of the label in that direction, as far as its own half. */
static void
point (const KotakuSpot *spot, gsize direction, gsize ring, double *x, double *y)
{
  double angle
      = G_PI / 2
        + (direction % 2 == 1 ? 1 : -1) * ceil ((double) direction / 2) * 2 * G_PI / DIRECTIONS;
  double reach = spot->radius + 3 + (double) ring * RING;
  double tall = *spot->role != 0 ? KOTAKU_LABEL_SIZE + KOTAKU_ROLE_SIZE + 5 : KOTAKU_LABEL_SIZE + 3;
  *x = spot->x + cos (angle) * (reach + spot->label_width / 2 + 2);
  *y = spot->y + sin (angle) * (reach + tall / 2) - tall / 2 + KOTAKU_LABEL_SIZE;
}

static void
place_label (Labels *labels, KotakuSpot *spot)
{
  double best = INFINITY;
  Box chosen = { 0 };
  double name = kotaku_text_measure (spot->name, KOTAKU_LABEL_SIZE, TRUE);
  spot->label_width = fmax (name, kotaku_text_measure (spot->role, KOTAKU_ROLE_SIZE, FALSE));
  spot->labelled = TRUE;
  for (gsize ring = 0; ring < RINGS && best > 60; ring++)
    for (gsize direction = 0; direction < DIRECTIONS; direction++)
      {
        double x, y;
        point (spot, direction, ring, &x, &y);
        Box box = get_box (spot, x, y);
        double cost
            = get_cost (labels, spot, &box, (double) ring * 12 + (double) direction * 0.7 + 0.1);
        if (cost >= best)
          continue;
        best = cost;
        chosen = box;
        spot->label_x = x;
        spot->label_y = y;
        spot->led = ring > NEAR;
      }
  /* No room at all: a picture without this name is better than one that cannot be read. */
  spot->labelled = best < 600;
  if (spot->labelled)
    labels->boxes[labels->n_boxes++] = chosen;
}

/* Nothing lies left of or above the picture, labels included. */
static void
fit (KotakuSociogram *sociogram, const Labels *labels)
{
  double left = 0, top = 0, right = sociogram->width, bottom = sociogram->height;
  for (gsize i = 0; i < labels->n_boxes; i++)
    {
      left = fmin (left, labels->boxes[i].left - 8);
      top = fmin (top, labels->boxes[i].top - 8);
      right = fmax (right, labels->boxes[i].right + 8);
      bottom = fmax (bottom, labels->boxes[i].bottom + 8);
    }
  for (gsize i = 0; i < sociogram->n; i++)
    {
      sociogram->spots[i].x -= left;
      sociogram->spots[i].y -= top;
      sociogram->spots[i].label_x -= left;
      sociogram->spots[i].label_y -= top;
    }
  sociogram->width = right - left;
  sociogram->height = bottom - top;
}

gboolean
kotaku_sociogram_label (KotakuSociogram *sociogram, GCancellable *cancellable, GError **error)
{
  Labels labels = { .sociogram = sociogram };
  gboolean done = rank_spots (&labels, error);
  gsize n = sociogram->n > MOST_LABELS ? SOME_LABELS : sociogram->n;
  for (gsize i = 0; done && i < n; i++)
    {
      done = !g_cancellable_set_error_if_cancelled (cancellable, error);
      if (done)
        place_label (&labels, &sociogram->spots[labels.order[i]]);
    }
  if (done)
    fit (sociogram, &labels);
  g_free (labels.boxes);
  g_free (labels.degree);
  g_free (labels.order);
  return done;
}

/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Where the spots of a sociogram lie: in layers where dominance orders them, else each component
 * as igraph lays it out, side by side. */

#include "present/picture-private.h"

#include <math.h>
#include <string.h>

#define MOST_LAYERED 40
#define LAYER_GAP 190.0
#define SPOT_GAP 170.0
#define MARGIN 60.0
#define ROUNDS 80

typedef struct
{
  KotakuSociogram *sociogram;
  gint32 *component; /* of each spot, from 0 by size, the largest first */
  gsize n_components;
  gsize *first;    /* of each component among members, and one more */
  gint32 *members; /* spots by component */
  gint32 *place;   /* of each spot within its component */
  gint32 *ends;    /* of the links of a component */
  double *x, *y;   /* of a component */
  double gap;      /* what should lie between two spots */
} Places;

static void
clear_places (Places *places)
{
  g_free (places->component);
  g_free (places->first);
  g_free (places->members);
  g_free (places->place);
  g_free (places->ends);
  g_free (places->x);
  g_free (places->y);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Places, clear_places)

/* -- layers -- */

/* How many steps of dominance lie above each spot; FALSE where it goes in a circle. */
static gboolean
find_layers (const KotakuSociogram *sociogram, gint32 *layer)
{
  const KotakuPanel *panel = &sociogram->whole;
  memset (layer, 0, sociogram->n * sizeof *layer);
  for (gsize round = 0; round <= sociogram->n; round++)
    {
      gboolean changed = FALSE;
      for (gsize i = 0; i < panel->n_links; i++)
        {
          const KotakuLink *link = &panel->links[i];
          gint32 above = link->ways == 1 ? link->a : link->b;
          gint32 below = link->ways == 1 ? link->b : link->a;
          if (link->ways == 3)
            return FALSE;
          if (link->ways != 0 && layer[below] <= layer[above])
            {
              layer[below] = layer[above] + 1;
              changed = TRUE;
            }
        }
      if (!changed)
        return TRUE;
    }
  return FALSE;
}

/* Whether dominance orders the level: a good part of its ties, most of its spots, no circle. */
static gboolean
is_ordered (const KotakuSociogram *sociogram, gint32 *layer)
{
  gsize dominance = 0;
  const KotakuPanel *panel = &sociogram->whole;
  if (sociogram->n > MOST_LAYERED || panel->n_links == 0)
    return FALSE;
  for (gsize i = 0; i < panel->n_links; i++)
    dominance += panel->links[i].ways != 0;
  return 4 * dominance >= panel->n_links && 2 * dominance >= sociogram->n / 2
         && find_layers (sociogram, layer);
}

/* Who neither dominates nor is dominated stands beside those that it is tied to. */
static void
join_layers (const KotakuSociogram *sociogram, gint32 *layer)
{
  const KotakuPanel *panel = &sociogram->whole;
  for (gsize spot = 0; spot < sociogram->n; spot++)
    {
      gboolean ordered = FALSE;
      gint32 lowest = -1;
      for (gsize i = 0; i < panel->n_links; i++)
        {
          const KotakuLink *link = &panel->links[i];
          if (link->a != (gint32) spot && link->b != (gint32) spot)
            continue;
          ordered = ordered || link->ways != 0;
          lowest = MAX (lowest, layer[link->a == (gint32) spot ? link->b : link->a]);
        }
      if (!ordered && lowest >= 0)
        layer[spot] = lowest;
    }
}

/* How far the ends of ties lie apart, and more where a tie of a layer passes over another spot. */
static double
get_cost (const KotakuSociogram *sociogram, const gint32 *layer, const double *x)
{
  double cost = 0;
  const KotakuPanel *panel = &sociogram->whole;
  for (gsize i = 0; i < panel->n_links; i++)
    {
      const KotakuLink *link = &panel->links[i];
      double apart = fabs (x[link->a] - x[link->b]);
      cost += apart * (layer[link->a] == layer[link->b] ? 2 : 1);
      for (gsize j = 0; j < i; j++)
        {
          const KotakuLink *other = &panel->links[j];
          if (layer[link->a] == layer[link->b] || layer[other->a] == layer[other->b])
            continue;
          gint32 top = layer[link->a] < layer[link->b] ? link->a : link->b;
          gint32 other_top = layer[other->a] < layer[other->b] ? other->a : other->b;
          gint32 end = link->a + link->b - top, other_end = other->a + other->b - other_top;
          cost += (x[top] - x[other_top]) * (x[end] - x[other_end]) < 0 ? SPOT_GAP : 0;
        }
    }
  return cost;
}

/* Two of a layer change places as long as it helps. */
static void
order_layers (const KotakuSociogram *sociogram, const gint32 *layer, double *x)
{
  double cost = get_cost (sociogram, layer, x);
  gboolean better = TRUE;
  for (gsize round = 0; better && round < ROUNDS; round++)
    {
      better = FALSE;
      for (gsize i = 0; i < sociogram->n; i++)
        for (gsize j = i + 1; j < sociogram->n; j++)
          {
            if (layer[i] != layer[j])
              continue;
            double left = x[i], right = x[j];
            x[i] = right;
            x[j] = left;
            double now = get_cost (sociogram, layer, x);
            better = better || now < cost - 1e-9;
            if (now < cost - 1e-9)
              cost = now;
            else
              {
                x[i] = left;
                x[j] = right;
              }
          }
    }
}

/* Layers are bows, so that ties within one do not pass through its spots. */
static gboolean
place_layers (KotakuSociogram *sociogram, gint32 *layer, GError **error)
{
  g_autofree gsize *width = KOTAKU_ALLOC0 (gsize, sociogram->n, error);
  g_autofree double *x = width != NULL ? KOTAKU_ALLOC (double, sociogram->n, error) : NULL;
  if (x == NULL)
    return FALSE;
  join_layers (sociogram, layer);
  for (gsize i = 0; i < sociogram->n; i++)
    x[i] = (double) width[layer[i]]++;
  for (gsize i = 0; i < sociogram->n; i++)
    x[i] = (x[i] - ((double) width[layer[i]] - 1) / 2) * SPOT_GAP;
  order_layers (sociogram, layer, x);
  for (gsize i = 0; i < sociogram->n; i++)
    {
      double half = ((double) width[layer[i]] - 1) / 2 * SPOT_GAP;
      double bow = half > 0 ? MIN (half * 0.5, LAYER_GAP * 0.6) : 0;
      double share = half > 0 ? x[i] / half : 0;
      gboolean top = layer[i] == 0;
      sociogram->spots[i].x = x[i];
      sociogram->spots[i].y
          = layer[i] * LAYER_GAP * 1.3 + (top ? bow * share * share : bow * (1 - share * share));
    }
  sociogram->layered = TRUE;
  return TRUE;
}

/* -- components -- */

static gint32
find_root (gint32 *root, gint32 spot)
{
  while (root[spot] != spot)
    spot = root[spot] = root[root[spot]];
  return spot;
}

static int
compare_sizes (const void *a, const void *b, void *data)
{
  const gint32 *sizes = data;
  gint32 left = *(const gint32 *) a, right = *(const gint32 *) b;
  if (sizes[left] != sizes[right])
    return sizes[left] > sizes[right] ? -1 : 1;
  return left < right ? -1 : left > right;
}

/* Spots sorted by component, the largest first, each in the order of the view. */
static gboolean
find_components (Places *places, GError **error)
{
  KotakuSociogram *sociogram = places->sociogram;
  gsize n = sociogram->n;
  g_autofree gint32 *root = KOTAKU_ALLOC (gint32, n, error);
  g_autofree gint32 *size = root != NULL ? KOTAKU_ALLOC0 (gint32, n, error) : NULL;
  g_autofree gint32 *order = size != NULL ? KOTAKU_ALLOC (gint32, n, error) : NULL;
  if (order == NULL)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    root[i] = (gint32) i;
  for (gsize i = 0; i < sociogram->whole.n_links; i++)
    {
      const KotakuLink *link = &sociogram->whole.links[i];
      gint32 a = find_root (root, link->a), b = find_root (root, link->b);
      root[MAX (a, b)] = MIN (a, b);
    }
  for (gsize i = 0; i < n; i++)
    size[find_root (root, (gint32) i)]++;
  for (gsize i = 0; i < n; i++)
    if (size[i] > 0)
      order[places->n_components++] = (gint32) i;
  qsort_r (order, places->n_components, sizeof *order, compare_sizes, size);
  places->first[0] = 0;
  for (gsize c = 0; c < places->n_components; c++)
    {
      places->first[c + 1] = places->first[c] + (gsize) size[order[c]];
      size[order[c]] = (gint32) c;
    }
  for (gsize i = 0; i < n; i++)
    places->component[i] = size[find_root (root, (gint32) i)];
  return TRUE;
}

static gboolean
open_places (Places *places, GError **error)
{
  gsize n = places->sociogram->n;
  places->component = KOTAKU_ALLOC0 (gint32, n, error);
  places->first = places->component != NULL ? KOTAKU_ALLOC0 (gsize, n + 2, error) : NULL;
  places->members = places->first != NULL ? KOTAKU_ALLOC (gint32, n, error) : NULL;
  places->place = places->members != NULL ? KOTAKU_ALLOC (gint32, n, error) : NULL;
  places->x = places->place != NULL ? KOTAKU_ALLOC0 (double, n, error) : NULL;
  places->y = places->x != NULL ? KOTAKU_ALLOC0 (double, n, error) : NULL;
  places->ends = places->y != NULL
                     ? KOTAKU_ALLOC (gint32, 2 * places->sociogram->whole.n_links, error)
                     : NULL;
  if (places->ends == NULL || !find_components (places, error))
    return FALSE;
  g_autofree gsize *next = KOTAKU_ALLOC (gsize, n + 1, error);
  if (next == NULL)
    return FALSE;
  memcpy (next, places->first, (n + 1) * sizeof *next);
  for (gsize i = 0; i < n; i++)
    {
      gsize at = next[places->component[i]]++;
      places->members[at] = (gint32) i;
      places->place[i] = (gint32) (at - places->first[places->component[i]]);
    }
  return TRUE;
}

/* -- one component -- */

/* Cells of the gap's width: who is near is in the nine around. */
typedef struct
{
  gint32 *head; /* of each cell, -1 */
  gint32 *next; /* of each spot */
  gsize columns, rows;
} Grid;

static gsize
get_cell (const Grid *grid, double x, double y, double low_x, double low_y, double gap)
{
  gsize column = MIN ((gsize) ((x - low_x) / gap), grid->columns - 1);
  gsize row = MIN ((gsize) ((y - low_y) / gap), grid->rows - 1);
  return row * grid->columns + column;
}

static void
get_bounds (const double *values, gsize n, double *low, double *high)
{
  *low = INFINITY;
  *high = -INFINITY;
  for (gsize i = 0; i < n; i++)
    {
      *low = fmin (*low, values[i]);
      *high = fmax (*high, values[i]);
    }
}

static gboolean
push (double *x, double *y, gsize i, gsize j, double gap)
{
  double dx = x[j] - x[i], dy = y[j] - y[i], apart = hypot (dx, dy);
  if (apart >= gap)
    return FALSE;
  if (apart < 1e-6)
    {
      dx = cos ((double) (i + 2 * j));
      dy = sin ((double) (i + 2 * j));
      apart = 1;
    }
  double way = (gap - MIN (apart, gap)) / 2 / apart + 1e-3;
  x[i] -= dx * way;
  y[i] -= dy * way;
  x[j] += dx * way;
  y[j] += dy * way;
  return TRUE;
}

static gboolean
push_near (const Grid *grid, double *x, double *y, gsize n, double gap, double low_x, double low_y)
{
  gboolean moved = FALSE;
  for (gsize i = 0; i < n; i++)
    {
      gsize cell = get_cell (grid, fmax (x[i], low_x), fmax (y[i], low_y), low_x, low_y, gap);
      gsize column = cell % grid->columns, row = cell / grid->columns;
      for (gsize r = row > 0 ? row - 1 : 0; r <= MIN (row + 1, grid->rows - 1); r++)
        for (gsize c = column > 0 ? column - 1 : 0; c <= MIN (column + 1, grid->columns - 1); c++)
          for (gint32 j = grid->head[r * grid->columns + c]; j >= 0; j = grid->next[j])
            if ((gsize) j > i)
              moved = push (x, y, i, (gsize) j, gap) || moved;
    }
  return moved;
}

static gboolean
spread_once (double *x, double *y, gsize n, double gap, gboolean *moved, GError **error)
{
  double low_x, low_y, high_x, high_y;
  get_bounds (x, n, &low_x, &high_x);
  get_bounds (y, n, &low_y, &high_y);
  Grid grid = { .columns = (gsize) MIN ((high_x - low_x) / gap + 1, 2000),
                .rows = (gsize) MIN ((high_y - low_y) / gap + 1, 2000) };
  grid.head = KOTAKU_ALLOC (gint32, grid.columns * grid.rows, error);
  grid.next = grid.head != NULL ? KOTAKU_ALLOC (gint32, n, error) : NULL;
  if (grid.next != NULL)
    {
      memset (grid.head, -1, grid.columns * grid.rows * sizeof *grid.head);
      for (gsize i = 0; i < n; i++)
        {
          gsize cell = get_cell (&grid, x[i], y[i], low_x, low_y, gap);
          grid.next[i] = grid.head[cell];
          grid.head[cell] = (gint32) i;
        }
      *moved = push_near (&grid, x, y, n, gap, low_x, low_y);
    }
  gboolean done = grid.next != NULL;
  g_free (grid.head);
  g_free (grid.next);
  return done;
}

/* Until no two are too near. */
static gboolean
spread (double *x, double *y, gsize n, double gap, GCancellable *cancellable, GError **error)
{
  gboolean moved = TRUE;
  for (gsize round = 0; moved && round < ROUNDS; round++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error)
        || !spread_once (x, y, n, gap, &moved, error))
      return FALSE;
  return TRUE;
}

/* So that a tie is as long as two gaps on the average, and the longer side lies. */
static void
scale (Places *places, gsize n, gsize n_edges)
{
  double low_x, high_x, low_y, high_y, sum = 0;
  for (gsize i = 0; i < n_edges; i++)
    sum += hypot (places->x[places->ends[2 * i]] - places->x[places->ends[2 * i + 1]],
                  places->y[places->ends[2 * i]] - places->y[places->ends[2 * i + 1]]);
  double mean = n_edges > 0 ? sum / (double) n_edges : 1;
  /* Where there are many ties, room for their marks. */
  double room = 1.7 + MIN (1, (double) n_edges / (5 * (double) n)) * 1.1;
  double factor = mean > 0 && isfinite (mean) ? room * places->gap / mean : 1;
  get_bounds (places->x, n, &low_x, &high_x);
  get_bounds (places->y, n, &low_y, &high_y);
  gboolean upright = high_y - low_y > high_x - low_x;
  for (gsize i = 0; i < n; i++)
    {
      double x = places->x[i], y = places->y[i];
      places->x[i] = factor * (upright ? y : x);
      places->y[i] = factor * (upright ? x : y);
    }
}

static gsize
collect_edges (Places *places, gsize component)
{
  const KotakuPanel *panel = &places->sociogram->whole;
  gsize n = 0;
  for (gsize i = 0; i < panel->n_links; i++)
    if (places->component[panel->links[i].a] == (gint32) component)
      {
        places->ends[2 * n] = places->place[panel->links[i].a];
        places->ends[2 * n++ + 1] = places->place[panel->links[i].b];
      }
  return n;
}

static gboolean
place_component (Places *places,
                 gsize component,
                 guint64 seed,
                 GCancellable *cancellable,
                 GError **error)
{
  gsize n = places->first[component + 1] - places->first[component];
  if (n <= 2)
    {
      places->x[0] = places->y[0] = places->y[1 % n] = 0;
      places->x[n - 1] = n == 1 ? 0 : 1.5 * places->gap;
      return TRUE;
    }
  gsize n_edges = collect_edges (places, component);
  if (!kotaku_layout_place (n, places->ends, n_edges, seed, places->x, places->y, cancellable,
                            error))
    return FALSE;
  scale (places, n, n_edges);
  return spread (places->x, places->y, n, places->gap, cancellable, error);
}

/* -- side by side -- */

typedef struct
{
  double x, y, line; /* where the next one goes, and how high its line is */
  double width;      /* of the whole */
} Shelf;

static void
shelve (Places *places, gsize component, Shelf *shelf)
{
  double low_x, high_x, low_y, high_y;
  gsize first = places->first[component], n = places->first[component + 1] - first;
  get_bounds (places->x, n, &low_x, &high_x);
  get_bounds (places->y, n, &low_y, &high_y);
  double width = high_x - low_x + 1.3 * places->gap, height = high_y - low_y + 1.1 * places->gap;
  if (component == 0)
    shelf->width = MAX (width, MAX (680, sqrt ((double) places->sociogram->n) * places->gap * 1.3));
  if (shelf->x + width > shelf->width * 1.01)
    {
      shelf->x = 0;
      shelf->y += shelf->line;
      shelf->line = 0;
    }
  for (gsize i = 0; i < n; i++)
    {
      KotakuSpot *spot = &places->sociogram->spots[places->members[first + i]];
      spot->x = shelf->x + places->x[i] - low_x;
      spot->y = shelf->y + places->y[i] - low_y;
    }
  shelf->x += width;
  shelf->line = MAX (shelf->line, height);
}

static gboolean
place_components (KotakuSociogram *sociogram,
                  guint64 seed,
                  GCancellable *cancellable,
                  GError **error)
{
  g_auto (Places) places = { .sociogram = sociogram };
  Shelf shelf = { 0 };
  places.gap = sociogram->n <= 60 ? 92 : sociogram->n <= 300 ? 84 : sociogram->n <= 1200 ? 26 : 12;
  if (!open_places (&places, error))
    return FALSE;
  for (gsize component = 0; component < places.n_components; component++)
    {
      if (!place_component (&places, component, seed, cancellable, error))
        return FALSE;
      shelve (&places, component, &shelf);
    }
  return TRUE;
}

/* Nothing lies left of or above the margin. */
static void
move_in (KotakuSociogram *sociogram)
{
  double low_x = INFINITY, low_y = INFINITY, high_x = 0, high_y = 0;
  for (gsize i = 0; i < sociogram->n; i++)
    {
      low_x = fmin (low_x, sociogram->spots[i].x);
      low_y = fmin (low_y, sociogram->spots[i].y);
    }
  for (gsize i = 0; i < sociogram->n; i++)
    {
      KotakuSpot *spot = &sociogram->spots[i];
      spot->x += MARGIN - low_x;
      spot->y += MARGIN - low_y;
      high_x = fmax (high_x, spot->x);
      high_y = fmax (high_y, spot->y);
    }
  sociogram->width = high_x + MARGIN;
  sociogram->height = high_y + MARGIN;
}

gboolean
kotaku_sociogram_place (KotakuSociogram *sociogram,
                        guint64 seed,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autofree gint32 *layer = KOTAKU_ALLOC (gint32, sociogram->n, error);
  if (layer == NULL)
    return FALSE;
  gboolean done = is_ordered (sociogram, layer)
                      ? place_layers (sociogram, layer, error)
                      : place_components (sociogram, seed, cancellable, error);
  done = done && kotaku_sociogram_step_aside (sociogram, cancellable, error);
  if (done)
    move_in (sociogram);
  return done;
}

/* SPDX-License-Identifier: GPL-2.0-or-later */

/* A sociogram on a canvas: ties below, spots above, names on top, the legend beneath. */

#include "present/picture-private.h"

#include <math.h>
#include <string.h>

#define TITLE_SIZE 17.0
#define PANEL_SIZE 14.0
#define EDGE 20.0
#define LEAST_WIDTH 720.0
#define INFERRED 0x8a8a8a
#define STRONG 4.2
#define WEAK 1.3
#define UNRECORDED 2.2
#define ARROW 15.0
/* Above so many spots ties have no marks. */
#define MOST_MARKED 300

static double
get_width (const KotakuLink *link)
{
  return link->strength == KOTAKU_STRENGTH_STRONG ? STRONG
         : link->strength == KOTAKU_STRENGTH_WEAK ? WEAK
                                                  : UNRECORDED;
}

static KotakuDash
get_dash (const KotakuLink *link)
{
  switch ((KotakuForm) link->form)
    {
    case KOTAKU_FORM_KINSHIP:
      return KOTAKU_DASH_NONE;
    case KOTAKU_FORM_WORK:
      return KOTAKU_DASH_WORK;
    case KOTAKU_FORM_UNRECORDED:
      return KOTAKU_DASH_DOTS;
    }
  return KOTAKU_DASH_BOTH; /* both, or in conflict */
}

void
kotaku_link_draw (const KotakuLink *link,
                  KotakuCanvas *canvas,
                  double x,
                  double y,
                  double u,
                  double v)
{
  guint32 colour = link->inferred ? INFERRED : KOTAKU_INK;
  double width = get_width (link), length = hypot (u - x, v - y);
  double head = ARROW + width;
  if (length < 1e-6)
    return;
  /* The line ends within its arrow heads. */
  double start = link->ways & 2 ? MIN (head * 0.8, length / 2) / length : 0;
  double stop = link->ways & 1 ? 1 - MIN (head * 0.8, length / 2) / length : 1;
  kotaku_canvas_add_line (canvas, x + (u - x) * start, y + (v - y) * start, x + (u - x) * stop,
                          y + (v - y) * stop, width, colour, get_dash (link));
  if (link->ways & 1)
    kotaku_canvas_add_arrow (canvas, x, y, u, v, head, colour);
  if (link->ways & 2)
    kotaku_canvas_add_arrow (canvas, u, v, x, y, head, colour);
}

/* Names of HTML's data: what a page looks for. */
static char *
name_group (const char *class, const char *key, const KotakuSpot *a, const KotakuSpot *b)
{
  g_auto (KotakuText) text = KOTAKU_TEXT_INIT;
  kotaku_text_append (&text, "class=\"", -1);
  kotaku_text_append (&text, class, -1);
  kotaku_text_append (&text, "\" data-", -1);
  kotaku_text_append (&text, key, -1);
  kotaku_text_append (&text, "=\"", -1);
  kotaku_text_append_escaped (&text, a->id);
  if (b != NULL)
    {
      kotaku_text_append (&text, "\" data-b=\"", -1);
      kotaku_text_append_escaped (&text, b->id);
    }
  kotaku_text_append_c (&text, '"');
  return kotaku_text_steal (&text, NULL);
}

/* The line of a tie, or its marks: those are on top of every line. */
static void
draw_link (const KotakuSociogram *sociogram,
           const KotakuLink *link,
           KotakuMarks *marks,
           KotakuCanvas *canvas)
{
  const KotakuSpot *a = &sociogram->spots[link->a], *b = &sociogram->spots[link->b];
  double dx = b->x - a->x, dy = b->y - a->y, length = hypot (dx, dy);
  if (length <= a->radius + b->radius)
    return;
  g_autofree char *group = name_group (marks != NULL ? "tie marks" : "tie", "a", a, b);
  g_autofree char *title = kotaku_link_describe (sociogram, link);
  canvas->failed = canvas->failed || group == NULL;
  if (group == NULL)
    return;
  kotaku_canvas_open (canvas, group, title);
  double near = (a->radius + 3) / length, far = 1 - (b->radius + 3) / length;
  double x = a->x + dx * near, y = a->y + dy * near, u = a->x + dx * far, v = a->y + dy * far;
  if (marks != NULL)
    kotaku_marks_draw (marks, link, canvas, x, y, u, v);
  else if (sociogram->n > MOST_MARKED) /* a web of hair lines */
    kotaku_canvas_add_line (canvas, a->x, a->y, b->x, b->y, get_width (link) / 3,
                            link->ways != 0 ? KOTAKU_INK : 0x9a9a9a, KOTAKU_DASH_NONE);
  else
    kotaku_link_draw (link, canvas, x, y, u, v);
  kotaku_canvas_close (canvas);
}

static void
draw_spot (const KotakuSociogram *sociogram, const KotakuSpot *spot, KotakuCanvas *canvas)
{
  guint32 colour = kotaku_sociogram_get_colour (sociogram, spot->category);
  guint32 inside = spot->delineation == KOTAKU_DELINEATION_DELINEATED ? colour
                   : spot->delineation == KOTAKU_DELINEATION_OUTSIDE
                       ? KOTAKU_PAPER
                       : kotaku_colour_mix (colour, KOTAKU_PAPER, 0.62);
  g_autofree char *group = name_group ("spot", "id", spot, NULL);
  g_autofree char *title = *spot->role != 0 ? g_strdup_printf ("%s, %s", spot->name, spot->role)
                                            : g_strdup (spot->name);
  canvas->failed = canvas->failed || group == NULL;
  if (group == NULL)
    return;
  kotaku_canvas_open (canvas, group, title);
  kotaku_canvas_add_mark (canvas, spot->institution ? KOTAKU_SHAPE_SQUARE : KOTAKU_SHAPE_CIRCLE,
                          spot->x, spot->y, spot->institution ? spot->radius * 0.9 : spot->radius,
                          inside, kotaku_colour_mix (colour, 0, inside == colour ? 0.35 : 0),
                          spot->radius > 8 ? 2.6 : 1);
  if (spot->category >= 0 && spot->radius > 8 && spot->category < 7)
    kotaku_canvas_add_letter (canvas, spot->x, spot->y,
                              kotaku_colour_is_dark (inside) ? KOTAKU_PAPER : KOTAKU_INK,
                              sociogram->letters[spot->category]);
  kotaku_canvas_close (canvas);
}

static void
draw_label (const KotakuSpot *spot, KotakuCanvas *canvas)
{
  if (!spot->labelled)
    return;
  g_autofree char *group = name_group ("label", "id", spot, NULL);
  canvas->failed = canvas->failed || group == NULL;
  if (group == NULL)
    return;
  kotaku_canvas_open (canvas, group, "");
  kotaku_canvas_add_text (canvas, spot->label_x, spot->label_y, KOTAKU_LABEL_SIZE,
                          KOTAKU_ANCHOR_MIDDLE, TRUE, KOTAKU_INK, spot->name);
  if (*spot->role != 0)
    kotaku_canvas_add_text (canvas, spot->label_x, spot->label_y + KOTAKU_ROLE_SIZE + 2,
                            KOTAKU_ROLE_SIZE, KOTAKU_ANCHOR_MIDDLE, FALSE, KOTAKU_INK, spot->role);
  kotaku_canvas_close (canvas);
}

static void
draw_leader (const KotakuSpot *spot, KotakuCanvas *canvas)
{
  double y = spot->label_y < spot->y ? spot->label_y + 4 : spot->label_y - KOTAKU_LABEL_SIZE;
  if (spot->labelled && spot->led)
    kotaku_canvas_add_line (canvas, spot->label_x, y, spot->x, spot->y, 0.8, 0x666666,
                            KOTAKU_DASH_NONE);
}

static gboolean
draw_links (const KotakuSociogram *sociogram,
            const KotakuPanel *panel,
            KotakuMarks *marks,
            KotakuCanvas *canvas,
            GCancellable *cancellable,
            GError **error)
{
  for (gsize i = 0; i < panel->n_links; i++)
    {
      if (!kotaku_row_may_go_on (i, cancellable, error))
        return FALSE;
      if (marks == NULL || kotaku_link_is_marked (&panel->links[i]))
        draw_link (sociogram, &panel->links[i], marks, canvas);
    }
  return TRUE;
}

static gboolean
draw_panel (const KotakuSociogram *sociogram,
            const KotakuPanel *panel,
            KotakuCanvas *canvas,
            GCancellable *cancellable,
            GError **error)
{
  g_auto (KotakuMarks) marks = { .sociogram = sociogram };
  if (!kotaku_marks_begin (&marks, panel->n_links, error))
    return FALSE;
  for (gsize i = 0; i < sociogram->n; i++)
    draw_leader (&sociogram->spots[i], canvas);
  if (!draw_links (sociogram, panel, NULL, canvas, cancellable, error)
      || (sociogram->n <= MOST_MARKED
          && !draw_links (sociogram, panel, &marks, canvas, cancellable, error)))
    return FALSE;
  for (gsize i = 0; i < sociogram->n; i++)
    draw_spot (sociogram, &sociogram->spots[i], canvas);
  for (gsize i = 0; i < sociogram->n; i++)
    draw_label (&sociogram->spots[i], canvas);
  return TRUE;
}

static gboolean
draw_panels (const KotakuSociogram *sociogram,
             KotakuCanvas *canvas,
             GCancellable *cancellable,
             GError **error)
{
  gsize columns = sociogram->n_panels > 1 && sociogram->width < 1400 ? 2 : 1;
  double top = canvas->height;
  for (gsize i = 0; i < sociogram->n_panels; i++)
    {
      const KotakuPanel *panel = &sociogram->panels[i];
      double height = sociogram->height + PANEL_SIZE + EDGE;
      canvas->x = EDGE + (double) (i % columns) * (sociogram->width + EDGE);
      canvas->y = top + (double) (i / columns) * height;
      kotaku_canvas_add_text (canvas, 0, PANEL_SIZE, PANEL_SIZE, KOTAKU_ANCHOR_START, TRUE,
                              KOTAKU_INK, panel->title);
      canvas->y += PANEL_SIZE + 8;
      if (!draw_panel (sociogram, panel, canvas, cancellable, error))
        return FALSE;
      canvas->height = canvas->y + sociogram->height;
      canvas->width = MAX (canvas->width, canvas->x + sociogram->width + EDGE);
    }
  return TRUE;
}

/* Centred where the legend is wider. */
static gboolean
draw_whole (const KotakuSociogram *sociogram,
            KotakuCanvas *canvas,
            GCancellable *cancellable,
            GError **error)
{
  canvas->width = MAX (canvas->width, sociogram->width + 2 * EDGE);
  canvas->x = (canvas->width - sociogram->width) / 2;
  canvas->y = canvas->height;
  canvas->height += sociogram->n > 0 ? sociogram->height : 0;
  return draw_panel (sociogram, &sociogram->whole, canvas, cancellable, error);
}

/* For those who do not see it: how much there is, and who dominates whom. */
static char *
describe (const KotakuSociogram *sociogram)
{
  GString *text = g_string_new (NULL);
  const KotakuPanel *panel = &sociogram->whole;
  g_autofree char *count = g_strdup_printf ("actors and institutions: %" G_GSIZE_FORMAT
                                            ", tied pairs: %" G_GSIZE_FORMAT,
                                            sociogram->n, panel->n_links);
  g_autofree char *said = kotaku_sociogram_say (sociogram, count);
  g_string_append (text, said);
  gsize n = 0;
  for (gsize i = 0; i < panel->n_links && n < 30; i++)
    if (panel->links[i].ways != 0)
      {
        g_autofree char *tie = kotaku_link_describe (sociogram, &panel->links[i]);
        g_string_append_printf (text, "; %s", tie);
        n++;
      }
  return g_string_free (text, FALSE);
}

gboolean
kotaku_sociogram_draw (const KotakuSociogram *sociogram,
                       KotakuCanvas *canvas,
                       GCancellable *cancellable,
                       GError **error)
{
  canvas->title = g_strdup (sociogram->title);
  canvas->description = describe (sociogram);
  canvas->width = LEAST_WIDTH;
  kotaku_canvas_add_text (canvas, EDGE, EDGE + TITLE_SIZE, TITLE_SIZE, KOTAKU_ANCHOR_START, TRUE,
                          KOTAKU_INK, sociogram->title);
  canvas->height = EDGE + TITLE_SIZE + 12;
  gboolean done = sociogram->n_panels > 0 ? draw_panels (sociogram, canvas, cancellable, error)
                                          : draw_whole (sociogram, canvas, cancellable, error);
  canvas->x = 0;
  canvas->y = 0;
  if (done)
    kotaku_legend_draw (sociogram, canvas);
  return done && kotaku_canvas_check (canvas, error);
}

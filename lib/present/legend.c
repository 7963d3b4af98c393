/* SPDX-License-Identifier: GPL-2.0-or-later */

/* What a picture's signs mean: the study's are always told, others where they occur. */

#include "present/picture-private.h"

#include <math.h>
#include <string.h>

#define SIZE 12.0
#define LINE 24.0
#define SIGN 52.0
#define GAP 18.0
#define EDGE 20.0

typedef struct
{
  const KotakuSociogram *sociogram;
  KotakuCanvas *canvas;
  double x, y, left; /* where the next entry goes; where lines begin */
} Legend;

static void
start_group (Legend *legend, const char *english)
{
  g_autofree char *title = kotaku_sociogram_say (legend->sociogram, english);
  legend->y += legend->x > 0 ? LINE : 0;
  kotaku_canvas_add_text (legend->canvas, EDGE, legend->y + 4, SIZE, KOTAKU_ANCHOR_START, TRUE,
                          KOTAKU_INK, title);
  legend->x = legend->left;
}

/* Makes room for an entry and writes its text; the sign's middle is at (*x, legend->y). */
static double
add_entry (Legend *legend, double sign, const char *text)
{
  double width = sign + 6 + kotaku_text_measure (text, SIZE, FALSE) + GAP;
  if (legend->x > legend->left && legend->x + width > legend->canvas->width - EDGE + GAP)
    {
      legend->x = legend->left;
      legend->y += LINE;
    }
  double x = legend->x + sign / 2;
  kotaku_canvas_add_text (legend->canvas, legend->x + sign + 6, legend->y + 4, SIZE,
                          KOTAKU_ANCHOR_START, FALSE, KOTAKU_INK, text);
  legend->x += width;
  return x;
}

static void
add_spot (Legend *legend,
          gboolean square,
          guint32 fill,
          guint32 stroke,
          const char *letter,
          const char *text)
{
  double x = add_entry (legend, 20, text);
  kotaku_canvas_add_mark (legend->canvas, square ? KOTAKU_SHAPE_SQUARE : KOTAKU_SHAPE_CIRCLE, x,
                          legend->y, square ? 8 : 9, fill, stroke, 2.2);
  if (letter != NULL)
    kotaku_canvas_add_letter (legend->canvas, x, legend->y,
                              kotaku_colour_is_dark (fill) ? KOTAKU_PAPER : KOTAKU_INK, letter);
}

static void
add_spot_said (Legend *legend, gboolean square, guint32 fill, guint32 stroke, const char *english)
{
  g_autofree char *text = kotaku_sociogram_say (legend->sociogram, english);
  add_spot (legend, square, fill, stroke, NULL, text);
}

static void
add_link (Legend *legend, KotakuLink link, const char *english)
{
  g_autofree char *text = kotaku_sociogram_say (legend->sociogram, english);
  double x = add_entry (legend, SIGN, text);
  kotaku_link_draw (&link, legend->canvas, x - SIGN / 2, legend->y, x + SIGN / 2, legend->y);
  kotaku_marks_draw (NULL, &link, legend->canvas, x - SIGN / 2, legend->y, x + SIGN / 2, legend->y);
}

static gboolean
any_spot (const KotakuSociogram *sociogram, guint8 delineation)
{
  for (gsize i = 0; i < sociogram->n; i++)
    if (sociogram->spots[i].delineation == delineation)
      return TRUE;
  return FALSE;
}

static void
add_spots (Legend *legend)
{
  const guint32 colour = 0x777777, pale = kotaku_colour_mix (colour, KOTAKU_PAPER, 0.62);
  start_group (legend, "shape");
  add_spot_said (legend, FALSE, pale, colour, "actor");
  add_spot_said (legend, TRUE, pale, colour, "institution");
  start_group (legend, "fill");
  add_spot_said (legend, FALSE, colour, 0x444444, "delineated");
  add_spot_said (legend, FALSE, KOTAKU_PAPER, colour, "outside");
  if (any_spot (legend->sociogram, KOTAKU_DELINEATION_UNRECORDED))
    add_spot_said (legend, FALSE, pale, colour, "no delineation recorded");
}

static gboolean
any_category (const KotakuSociogram *sociogram, gint32 first)
{
  for (gsize i = 0; i < sociogram->n; i++)
    if (first < 0 ? sociogram->spots[i].category < 0 : sociogram->spots[i].category >= first)
      return TRUE;
  return FALSE;
}

static void
add_colours (Legend *legend)
{
  const KotakuSociogram *sociogram = legend->sociogram;
  start_group (legend, sociogram->by_sector ? "sector" : sociogram->colour_by);
  for (gsize i = 0; i < sociogram->n_categories && i < 7; i++)
    {
      guint32 colour = kotaku_sociogram_get_colour (sociogram, (gint32) i);
      add_spot (legend, FALSE, colour, kotaku_colour_mix (colour, 0, 0.35), sociogram->letters[i],
                sociogram->categories[i]);
    }
  if (any_category (sociogram, 7))
    add_spot_said (legend, FALSE, kotaku_sociogram_get_colour (sociogram, 7), 0x555555, "others");
  if (any_category (sociogram, -1))
    add_spot_said (legend, FALSE, kotaku_sociogram_get_colour (sociogram, -1), 0x888888,
                   "unrecorded");
}

static void
add_size (Legend *legend)
{
  const KotakuSociogram *sociogram = legend->sociogram;
  double high = -INFINITY;
  char number[KOTAKU_CELL_LENGTH];
  if (sociogram->size_by == NULL)
    return;
  for (gsize i = 0; i < sociogram->n; i++)
    if (isfinite (sociogram->spots[i].measure))
      high = fmax (high, sociogram->spots[i].measure);
  start_group (legend, "size");
  kotaku_cells_format (isfinite (high) ? high : NAN, sociogram->language, number);
  g_autofree char *most = kotaku_sociogram_say (sociogram, "largest");
  g_autofree char *text = g_strdup_printf ("%s (%s: %s)", sociogram->size_by, most, number);
  double x = add_entry (legend, 30, text);
  kotaku_canvas_add_mark (legend->canvas, KOTAKU_SHAPE_CIRCLE, x - 8, legend->y, 4, KOTAKU_PAPER,
                          KOTAKU_INK, 1.5);
  kotaku_canvas_add_mark (legend->canvas, KOTAKU_SHAPE_CIRCLE, x + 5, legend->y, 8, KOTAKU_PAPER,
                          KOTAKU_INK, 1.5);
}

typedef gboolean (*LinkFunc) (const KotakuLink *link);

static gboolean
any_link (const KotakuSociogram *sociogram, LinkFunc is)
{
  for (gsize i = 0; i < sociogram->whole.n_links; i++)
    if (is (&sociogram->whole.links[i]))
      return TRUE;
  for (gsize p = 0; p < sociogram->n_panels; p++)
    for (gsize i = 0; i < sociogram->panels[p].n_links; i++)
      if (is (&sociogram->panels[p].links[i]))
        return TRUE;
  return FALSE;
}

static gboolean
is_open (const KotakuLink *link)
{
  return !link->settled;
}

static gboolean
is_mutual (const KotakuLink *link)
{
  return link->ways == 3;
}

static gboolean
is_conflicting (const KotakuLink *link)
{
  return link->conflicts != 0;
}

static gboolean
has_no_strength (const KotakuLink *link)
{
  return link->strength == 0 || link->strength == KOTAKU_SETTLED_CONFLICT;
}

static gboolean
has_no_form (const KotakuLink *link)
{
  return link->form == 0;
}

static gboolean
has_both_forms (const KotakuLink *link)
{
  return link->form > KOTAKU_FORM_WORK;
}

static gboolean
informs (const KotakuLink *link)
{
  return link->content != KOTAKU_SETTLED_CONFLICT
         && (link->content & KOTAKU_CONTENT_INFORMATION) != 0;
}

static void
add_links (Legend *legend)
{
  const KotakuSociogram *sociogram = legend->sociogram;
  const KotakuLink plain = { .settled = 1, .form = KOTAKU_FORM_KINSHIP };
  KotakuLink link = plain;
  start_group (legend, "dominance");
  link.ways = 1;
  add_link (legend, link, "points at the dominated side");
  add_link (legend, plain, "equal");
  link.ways = 3;
  if (any_link (sociogram, is_mutual))
    add_link (legend, link, "dominate each other");
  link = plain;
  link.settled = 0;
  if (any_link (sociogram, is_open))
    add_link (legend, link, "dominance not stated");
  start_group (legend, "strength");
  link = plain;
  link.strength = KOTAKU_STRENGTH_STRONG;
  add_link (legend, link, "strong: work together");
  link.strength = KOTAKU_STRENGTH_WEAK;
  add_link (legend, link, "weak: only know each other");
  link.strength = 0;
  if (any_link (sociogram, has_no_strength))
    add_link (legend, link, "strength not recorded or in conflict");
}

static void
add_forms (Legend *legend)
{
  const KotakuSociogram *sociogram = legend->sociogram;
  const KotakuLink plain = { .settled = 1, .form = KOTAKU_FORM_KINSHIP };
  KotakuLink link = plain;
  start_group (legend, "form");
  add_link (legend, link, "kinship");
  link.form = KOTAKU_FORM_WORK;
  add_link (legend, link, "work");
  link.form = KOTAKU_FORM_WORK | KOTAKU_FORM_KINSHIP;
  if (any_link (sociogram, has_both_forms))
    add_link (legend, link, "both, or in conflict");
  link.form = 0;
  if (any_link (sociogram, has_no_form))
    add_link (legend, link, "form not recorded");
  start_group (legend, "content");
  link = plain;
  link.content = KOTAKU_CONTENT_COOPERATION;
  add_link (legend, link, "cooperation");
  link.content = KOTAKU_CONTENT_INTEREST;
  add_link (legend, link, "interest");
  link.content = KOTAKU_CONTENT_INFORMATION;
  if (any_link (sociogram, informs))
    add_link (legend, link, "information");
  start_group (legend, "evidence");
  link = plain;
  add_link (legend, link, "stated");
  link.inferred = 1;
  add_link (legend, link, "only inferred");
  link = plain;
  link.conflicts = 1;
  if (any_link (sociogram, is_conflicting))
    add_link (legend, link, "statements in conflict");
}

static gboolean
all_labelled (const KotakuSociogram *sociogram)
{
  for (gsize i = 0; i < sociogram->n; i++)
    if (!sociogram->spots[i].labelled)
      return FALSE;
  return TRUE;
}

static double
measure_left (const KotakuSociogram *sociogram)
{
  static const char *const heads[] = { "shape",    "fill", "sector",  "size",    "dominance",
                                       "strength", "form", "content", "evidence" };
  double left = 0;
  for (gsize i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      g_autofree char *head = kotaku_sociogram_say (sociogram, heads[i]);
      left = fmax (left, kotaku_text_measure (head, SIZE, TRUE));
    }
  if (sociogram->colour_by != NULL)
    left = fmax (left, kotaku_text_measure (sociogram->colour_by, SIZE, TRUE));
  return EDGE + left + GAP;
}

void
kotaku_legend_draw (const KotakuSociogram *sociogram, KotakuCanvas *canvas)
{
  Legend legend = { .sociogram = sociogram, .canvas = canvas };
  legend.left = measure_left (sociogram);
  legend.y = canvas->height + LINE;
  kotaku_canvas_add_line (canvas, EDGE, canvas->height + 4, canvas->width - EDGE,
                          canvas->height + 4, 1, 0xbbbbbb, KOTAKU_DASH_NONE);
  add_spots (&legend);
  add_colours (&legend);
  add_size (&legend);
  add_links (&legend);
  add_forms (&legend);
  if (!all_labelled (sociogram))
    {
      g_autofree char *text
          = kotaku_sociogram_say (sociogram, "Names: only those with the most ties have room.");
      legend.y += LINE;
      kotaku_canvas_add_text (canvas, EDGE, legend.y + 4, SIZE, KOTAKU_ANCHOR_START, FALSE,
                              KOTAKU_INK, text);
    }
  canvas->height = legend.y + LINE;
}

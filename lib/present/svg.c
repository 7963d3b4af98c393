/* SPDX-License-Identifier: GPL-2.0-or-later */

/* A canvas as SVG, with nothing in it that comes from elsewhere. */

#include "present/picture-private.h"

#include <math.h>
#include <string.h>

/* Tenths of a pixel. */
static void
append_number (KotakuText *text, const char *name, double value)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  g_ascii_formatd (number, sizeof number, "%.1f", value);
  gsize length = strlen (number);
  if (g_str_has_suffix (number, ".0"))
    number[length - 2] = 0;
  kotaku_text_append (text, name, -1);
  kotaku_text_append (text, strcmp (number, "-0") == 0 ? "0" : number, -1);
  kotaku_text_append (text, "\"", 1);
}

static void
append_colour (KotakuText *text, const char *name, guint32 colour)
{
  char value[16];
  g_snprintf (value, sizeof value, "#%06x", colour);
  kotaku_text_append (text, name, -1);
  kotaku_text_append (text, colour == KOTAKU_NO_COLOUR ? "none" : value, -1);
  kotaku_text_append (text, "\"", 1);
}

static void
append_style (KotakuText *text, const KotakuShape *shape)
{
  append_colour (text, " fill=\"", shape->fill);
  if (shape->stroke != KOTAKU_NO_COLOUR)
    {
      append_colour (text, " stroke=\"", shape->stroke);
      append_number (text, " stroke-width=\"", shape->size);
    }
  gsize n = 0;
  double lengths[KOTAKU_MOST_DASHES];
  kotaku_shape_get_dashes (shape, lengths, &n);
  if (n > 0)
    {
      kotaku_text_append (text, " stroke-dasharray=\"", -1);
      for (gsize i = 0; i < n; i++)
        {
          append_number (text, i > 0 ? " " : "", lengths[i]);
          text->length -= !text->failed;
        }
      kotaku_text_append (text, "\"", 1);
    }
  kotaku_text_append (text, "/>\n", -1);
}

static void
append_corner (KotakuText *text, double x, double y)
{
  char point[64], number[G_ASCII_DTOSTR_BUF_SIZE], other[G_ASCII_DTOSTR_BUF_SIZE];
  g_ascii_formatd (number, sizeof number, "%.1f", x);
  g_ascii_formatd (other, sizeof other, "%.1f", y);
  g_snprintf (point, sizeof point, "%.28s,%.28s ", number, other);
  kotaku_text_append (text, point, -1);
}

static void
append_diamond (KotakuText *text, const KotakuShape *shape)
{
  kotaku_text_append (text, "<polygon points=\"", -1);
  append_corner (text, shape->x, shape->y - shape->u);
  append_corner (text, shape->x + shape->u, shape->y);
  append_corner (text, shape->x, shape->y + shape->u);
  append_corner (text, shape->x - shape->u, shape->y);
  kotaku_text_append (text, "\"", 1);
  append_style (text, shape);
}

static void
append_arrow (KotakuText *text, const KotakuShape *shape)
{
  double dx = shape->u - shape->x, dy = shape->v - shape->y, length = hypot (dx, dy);
  if (length <= 0)
    return;
  dx *= shape->size / length;
  dy *= shape->size / length;
  kotaku_text_append (text, "<polygon points=\"", -1);
  append_corner (text, shape->u, shape->v);
  append_corner (text, shape->u - dx - 0.45 * dy, shape->v - dy + 0.45 * dx);
  append_corner (text, shape->u - dx + 0.45 * dy, shape->v - dy - 0.45 * dx);
  kotaku_text_append (text, "\"", 1);
  append_style (text, shape);
}

static void
append_text (KotakuText *text, const KotakuShape *shape, const char *words)
{
  static const char *const anchors[] = { "", " text-anchor=\"middle\"", " text-anchor=\"end\"" };
  append_number (text, "<text x=\"", shape->x);
  append_number (text, " y=\"", shape->y);
  append_number (text, " font-size=\"", shape->size);
  append_colour (text, " fill=\"", shape->fill);
  kotaku_text_append (text, anchors[shape->anchor], -1);
  kotaku_text_append (text, shape->bold ? " font-weight=\"bold\"" : "", -1);
  kotaku_text_append (text, shape->stroke != KOTAKU_NO_COLOUR ? " class=\"halo\">" : ">", -1);
  kotaku_text_append_escaped (text, words);
  kotaku_text_append (text, "</text>\n", -1);
}

static void
append_group (KotakuText *text, const char *attributes, const char *title)
{
  kotaku_text_append (text, "<g ", -1);
  kotaku_text_append (text, attributes, -1);
  kotaku_text_append (text, ">", 1);
  if (*title != 0)
    {
      kotaku_text_append (text, "<title>", -1);
      kotaku_text_append_escaped (text, title);
      kotaku_text_append (text, "</title>", -1);
    }
  kotaku_text_append (text, "\n", 1);
}

static void
append_shape (KotakuText *text, const KotakuCanvas *canvas, const KotakuShape *shape)
{
  switch ((KotakuShapeKind) shape->kind)
    {
    case KOTAKU_SHAPE_LINE:
      append_number (text, "<line x1=\"", shape->x);
      append_number (text, " y1=\"", shape->y);
      append_number (text, " x2=\"", shape->u);
      append_number (text, " y2=\"", shape->v);
      append_style (text, shape);
      break;
    case KOTAKU_SHAPE_CIRCLE:
      append_number (text, "<circle cx=\"", shape->x);
      append_number (text, " cy=\"", shape->y);
      append_number (text, " r=\"", shape->u);
      append_style (text, shape);
      break;
    case KOTAKU_SHAPE_SQUARE:
      append_number (text, "<rect x=\"", shape->x - shape->u);
      append_number (text, " y=\"", shape->y - shape->u);
      append_number (text, " width=\"", 2 * shape->u);
      append_number (text, " height=\"", 2 * shape->u);
      append_style (text, shape);
      break;
    case KOTAKU_SHAPE_DIAMOND:
      append_diamond (text, shape);
      break;
    case KOTAKU_SHAPE_ARROW:
      append_arrow (text, shape);
      break;
    case KOTAKU_SHAPE_TEXT:
      append_text (text, shape, kotaku_canvas_get_text (canvas, shape->text));
      break;
    case KOTAKU_SHAPE_OPEN:
      append_group (text, kotaku_canvas_get_text (canvas, shape->text),
                    kotaku_canvas_get_text (canvas, shape->more));
      break;
    case KOTAKU_SHAPE_CLOSE:
      kotaku_text_append (text, "</g>\n", -1);
      break;
    }
}

static void
append_head (KotakuText *text, const KotakuCanvas *canvas)
{
  append_number (text, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"", ceil (canvas->width));
  append_number (text, " height=\"", ceil (canvas->height));
  append_number (text, " viewBox=\"0 0 ", ceil (canvas->width));
  text->length -= !text->failed;
  append_number (text, " ", ceil (canvas->height));
  kotaku_text_append (text, " role=\"img\" aria-label=\"", -1);
  kotaku_text_append_escaped (text, canvas->title);
  kotaku_text_append (text,
                      "\" font-family=\"'DejaVu "
                      "Sans',Verdana,Arial,sans-serif\">\n<style>.halo{paint-order:stroke;stroke:#"
                      "fff;stroke-width:3px;stroke-linejoin:round}</style>\n<title>",
                      -1);
  kotaku_text_append_escaped (text, canvas->title);
  kotaku_text_append (text, "</title>\n<desc>", -1);
  kotaku_text_append_escaped (text, canvas->description);
  kotaku_text_append (text, "</desc>\n<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n",
                      -1);
}

gboolean
kotaku_canvas_append_svg (const KotakuCanvas *canvas,
                          KotakuText *text,
                          GCancellable *cancellable,
                          GError **error)
{
  append_head (text, canvas);
  for (gsize i = 0; i < canvas->n && !text->failed; i++)
    {
      if (!kotaku_row_may_go_on (i, cancellable, error))
        return FALSE;
      append_shape (text, canvas, &canvas->shapes[i]);
    }
  kotaku_text_append (text, "</svg>\n", -1);
  return TRUE;
}

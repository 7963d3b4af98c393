/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "present/picture-private.h"

#include <string.h>

void
kotaku_canvas_clear (KotakuCanvas *canvas)
{
  g_free (canvas->shapes);
  g_free (canvas->title);
  g_free (canvas->description);
  kotaku_text_clear (&canvas->texts);
  memset (canvas, 0, sizeof *canvas);
}

static void
add (KotakuCanvas *canvas, KotakuShape shape)
{
  if (canvas->n == canvas->capacity && !canvas->failed)
    {
      gsize capacity = canvas->capacity > 0 ? 2 * canvas->capacity : 256;
      gpointer grown = kotaku_realloc (canvas->shapes, capacity, sizeof (KotakuShape), NULL);
      canvas->failed = grown == NULL;
      if (grown == NULL)
        return;
      canvas->shapes = grown;
      canvas->capacity = capacity;
    }
  if (canvas->failed)
    return;
  shape.x += canvas->x;
  shape.y += canvas->y;
  canvas->shapes[canvas->n++] = shape;
}

static gsize
add_piece (KotakuCanvas *canvas, const char *text)
{
  gsize at = canvas->texts.length;
  kotaku_text_append (&canvas->texts, text, (gssize) strlen (text));
  kotaku_text_append_c (&canvas->texts, '\0');
  return at;
}

void
kotaku_canvas_add_line (KotakuCanvas *canvas,
                        double x,
                        double y,
                        double u,
                        double v,
                        double width,
                        guint32 colour,
                        KotakuDash dash)
{
  add (canvas, (KotakuShape){ .kind = KOTAKU_SHAPE_LINE,
                              .x = x,
                              .y = y,
                              .u = u + canvas->x,
                              .v = v + canvas->y,
                              .size = width,
                              .fill = KOTAKU_NO_COLOUR,
                              .stroke = colour,
                              .dash = (guint8) dash });
}

void
kotaku_canvas_add_mark (KotakuCanvas *canvas,
                        KotakuShapeKind kind,
                        double x,
                        double y,
                        double radius,
                        guint32 fill,
                        guint32 stroke,
                        double width)
{
  add (canvas, (KotakuShape){ .kind = (guint8) kind,
                              .x = x,
                              .y = y,
                              .u = radius,
                              .size = width,
                              .fill = fill,
                              .stroke = stroke });
}

void
kotaku_canvas_add_arrow (KotakuCanvas *canvas,
                         double x,
                         double y,
                         double u,
                         double v,
                         double length,
                         guint32 colour)
{
  add (canvas, (KotakuShape){ .kind = KOTAKU_SHAPE_ARROW,
                              .x = x,
                              .y = y,
                              .u = u + canvas->x,
                              .v = v + canvas->y,
                              .size = length,
                              .fill = colour,
                              .stroke = KOTAKU_NO_COLOUR });
}

void
kotaku_canvas_add_text (KotakuCanvas *canvas,
                        double x,
                        double y,
                        double size,
                        KotakuAnchor anchor,
                        gboolean bold,
                        guint32 colour,
                        const char *text)
{
  add (canvas, (KotakuShape){ .kind = KOTAKU_SHAPE_TEXT,
                              .x = x,
                              .y = y,
                              .u = kotaku_text_measure (text, size, bold),
                              .size = size,
                              .anchor = (guint8) anchor,
                              .bold = (guint8) bold,
                              .fill = colour,
                              .stroke = KOTAKU_PAPER,
                              .text = add_piece (canvas, text) });
}

void
kotaku_canvas_add_letter (KotakuCanvas *canvas,
                          double x,
                          double y,
                          guint32 colour,
                          const char *text)
{
  kotaku_canvas_add_text (canvas, x, y + 4, 11, KOTAKU_ANCHOR_MIDDLE, TRUE, colour, text);
  if (!canvas->failed)
    canvas->shapes[canvas->n - 1].stroke = KOTAKU_NO_COLOUR;
}

void
kotaku_canvas_open (KotakuCanvas *canvas, const char *attributes, const char *title)
{
  add (canvas, (KotakuShape){ .kind = KOTAKU_SHAPE_OPEN,
                              .text = add_piece (canvas, attributes),
                              .more = add_piece (canvas, title) });
}

void
kotaku_canvas_close (KotakuCanvas *canvas)
{
  add (canvas, (KotakuShape){ .kind = KOTAKU_SHAPE_CLOSE });
}

void
kotaku_shape_get_dashes (const KotakuShape *shape, double lengths[KOTAKU_MOST_DASHES], gsize *n)
{
  static const double work[] = { 9, 5 }, both[] = { 14, 4, 3, 4 }, dots[] = { 2, 4 };
  static const struct
  {
    const double *lengths;
    gsize n;
  } dashes[] = { { NULL, 0 }, { work, 2 }, { both, 4 }, { dots, 2 } };
  double factor = MAX (1, shape->size / 2);
  *n = dashes[shape->dash].n;
  for (gsize i = 0; i < *n; i++)
    lengths[i] = dashes[shape->dash].lengths[i] * factor;
}

gboolean
kotaku_canvas_check (const KotakuCanvas *canvas, GError **error)
{
  if (!canvas->failed && !canvas->texts.failed)
    return TRUE;
  g_set_error (error, KOTAKU_ERROR, KOTAKU_ERROR_NO_MEMORY,
               "no memory for %" G_GSIZE_FORMAT " shapes", canvas->n);
  return FALSE;
}

const char *
kotaku_canvas_get_text (const KotakuCanvas *canvas, gsize at)
{
  return canvas->texts.text + at;
}

/* -- text -- */

/* In the height of the text, of the wider of usual sans serif fonts. */
static double
measure_character (gunichar c)
{
  if (c >= 0x80)
    return g_unichar_iszerowidth (c) ? 0 : g_unichar_iswide (c) ? 1.05 : 0.68;
  if (strchr ("iIl.,:;'|!jft()[] ", (int) c) != NULL)
    return 0.39;
  if (strchr ("mwMW@%", (int) c) != NULL)
    return 0.98;
  return g_ascii_isupper ((char) c) ? 0.72 : 0.63;
}

double
kotaku_text_measure (const char *text, double size, gboolean bold)
{
  double width = 0;
  for (; *text != 0; text = g_utf8_next_char (text))
    width += measure_character (g_utf8_get_char (text));
  return width * size * (bold ? 1.1 : 1);
}

/* Marks that turn the direction of what follows them, which may be another's text. */
static gboolean
is_turning (gunichar c)
{
  return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0x200e || c == 0x200f;
}

char *
kotaku_text_tame (const char *text, gsize most)
{
  GString *tame = g_string_new (NULL);
  gsize n = 0;
  for (; *text != 0 && n < most; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);
      if (g_unichar_isspace (c))
        c = ' ';
      if (is_turning (c) || g_unichar_iscntrl (c) || (c & 0xfffe) == 0xfffe)
        continue;
      g_string_append_unichar (tame, c);
      n++;
    }
  if (*text != 0)
    g_string_append (tame, "…");
  return g_string_free (tame, FALSE);
}

void
kotaku_text_append_escaped (KotakuText *out, const char *text)
{
  static const char *const escapes[] = { "&amp;", "&lt;", "&gt;", "&quot;", "&#39;" };
  static const char special[] = "&<>\"'";
  while (*text != 0)
    {
      gsize plain = strcspn (text, special);
      kotaku_text_append (out, text, (gssize) plain);
      text += plain;
      if (*text != 0)
        kotaku_text_append (out, escapes[strchr (special, *text++) - special], -1);
    }
}

/* -- colours -- */

guint32
kotaku_colour_mix (guint32 colour, guint32 other, double share)
{
  guint32 mixed = 0;
  for (guint shift = 0; shift <= 16; shift += 8)
    {
      double a = (colour >> shift) & 255, b = (other >> shift) & 255;
      mixed |= (guint32) (a + (b - a) * share + 0.5) << shift;
    }
  return mixed;
}

gboolean
kotaku_colour_is_dark (guint32 colour)
{
  guint32 red = (colour >> 16) & 255, green = (colour >> 8) & 255, blue = colour & 255;
  return 299 * red + 587 * green + 114 * blue < 128000;
}

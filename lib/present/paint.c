/* SPDX-License-Identifier: GPL-2.0-or-later */

/* A canvas as PNG and PDF, through cairo; pango chooses fonts for any script. */

#include "present/picture-private.h"

#include <cairo-pdf.h>
#include <cairo.h>
#include <math.h>
#include <pango/pangocairo.h>

/* Two dots to the pixel, unless the picture is very large. */
#define PNG_SCALE 2.0
#define MOST_DOTS 12000.0
/* 96 pixels and 72 points to the inch. */
#define PDF_SCALE 0.75

typedef struct
{
  cairo_t *cairo;
  PangoFontMap *fonts; /* the call's own, so that threads do not meet */
  PangoLayout *layout;
} Painter;

static void
set_colour (cairo_t *cairo, guint32 colour)
{
  cairo_set_source_rgb (cairo, ((colour >> 16) & 255) / 255.0, ((colour >> 8) & 255) / 255.0,
                        (colour & 255) / 255.0);
}

static void
finish_path (cairo_t *cairo, const KotakuShape *shape)
{
  if (shape->fill != KOTAKU_NO_COLOUR)
    {
      set_colour (cairo, shape->fill);
      cairo_fill_preserve (cairo);
    }
  if (shape->stroke != KOTAKU_NO_COLOUR)
    {
      set_colour (cairo, shape->stroke);
      double dashes[KOTAKU_MOST_DASHES];
      gsize n = 0;
      kotaku_shape_get_dashes (shape, dashes, &n);
      cairo_set_dash (cairo, dashes, (int) n, 0);
      cairo_set_line_width (cairo, shape->size);
      cairo_stroke_preserve (cairo);
    }
  cairo_new_path (cairo);
}

/* A font wider than we reckoned with is narrowed, so that labels never meet. */
static void
paint_text (Painter *painter, const KotakuShape *shape, const char *words)
{
  cairo_t *cairo = painter->cairo;
  int width = 0;
  PangoFontDescription *font = pango_font_description_new ();
  pango_font_description_set_family_static (font, "DejaVu Sans,Verdana,Arial,sans-serif");
  pango_font_description_set_weight (font, shape->bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_font_description_set_absolute_size (font, shape->size * PANGO_SCALE);
  pango_layout_set_font_description (painter->layout, font);
  pango_font_description_free (font);
  pango_layout_set_text (painter->layout, words, -1);
  pango_layout_get_size (painter->layout, &width, NULL);
  double base = pango_layout_get_baseline (painter->layout) / (double) PANGO_SCALE;
  double real = width / (double) PANGO_SCALE;
  double narrow = real > shape->u && real > 0 ? shape->u / real : 1;
  cairo_save (cairo);
  cairo_translate (cairo, shape->x, shape->y);
  cairo_scale (cairo, narrow, 1);
  cairo_move_to (cairo, -real * shape->anchor / 2, -base);
  if (shape->stroke != KOTAKU_NO_COLOUR)
    {
      pango_cairo_layout_path (cairo, painter->layout);
      set_colour (cairo, shape->stroke);
      cairo_set_dash (cairo, NULL, 0, 0);
      cairo_set_line_width (cairo, 3);
      cairo_set_line_join (cairo, CAIRO_LINE_JOIN_ROUND);
      cairo_stroke (cairo);
    }
  set_colour (cairo, shape->fill);
  cairo_move_to (cairo, -real * shape->anchor / 2, -base);
  pango_cairo_show_layout (cairo, painter->layout);
  cairo_restore (cairo);
  cairo_new_path (cairo);
}

static void
trace_arrow (cairo_t *cairo, const KotakuShape *shape)
{
  double dx = shape->u - shape->x, dy = shape->v - shape->y, length = hypot (dx, dy);
  if (length <= 0)
    return;
  dx *= shape->size / length;
  dy *= shape->size / length;
  cairo_move_to (cairo, shape->u, shape->v);
  cairo_line_to (cairo, shape->u - dx - 0.45 * dy, shape->v - dy + 0.45 * dx);
  cairo_line_to (cairo, shape->u - dx + 0.45 * dy, shape->v - dy - 0.45 * dx);
  cairo_close_path (cairo);
}

static void
trace (cairo_t *cairo, const KotakuShape *shape)
{
  double x = shape->x, y = shape->y, u = shape->u;
  if (shape->kind == KOTAKU_SHAPE_LINE)
    {
      cairo_move_to (cairo, x, y);
      cairo_line_to (cairo, u, shape->v);
    }
  else if (shape->kind == KOTAKU_SHAPE_CIRCLE)
    cairo_arc (cairo, x, y, u, 0, 2 * G_PI);
  else if (shape->kind == KOTAKU_SHAPE_SQUARE)
    cairo_rectangle (cairo, x - u, y - u, 2 * u, 2 * u);
  else if (shape->kind == KOTAKU_SHAPE_DIAMOND)
    {
      cairo_move_to (cairo, x, y - u);
      cairo_line_to (cairo, x + u, y);
      cairo_line_to (cairo, x, y + u);
      cairo_line_to (cairo, x - u, y);
      cairo_close_path (cairo);
    }
  else if (shape->kind == KOTAKU_SHAPE_ARROW)
    trace_arrow (cairo, shape);
}

static gboolean
paint_shapes (Painter *painter,
              const KotakuCanvas *canvas,
              GCancellable *cancellable,
              GError **error)
{
  set_colour (painter->cairo, KOTAKU_PAPER);
  cairo_paint (painter->cairo);
  for (gsize i = 0; i < canvas->n; i++)
    {
      const KotakuShape *shape = &canvas->shapes[i];
      if (!kotaku_row_may_go_on (i, cancellable, error))
        return FALSE;
      if (shape->kind == KOTAKU_SHAPE_TEXT)
        paint_text (painter, shape, kotaku_canvas_get_text (canvas, shape->text));
      else if (shape->kind != KOTAKU_SHAPE_OPEN && shape->kind != KOTAKU_SHAPE_CLOSE)
        {
          trace (painter->cairo, shape);
          finish_path (painter->cairo, shape);
        }
    }
  return TRUE;
}

static gboolean
check_status (cairo_status_t status, GError **error)
{
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  if (status == CAIRO_STATUS_NO_MEMORY || status == CAIRO_STATUS_WRITE_ERROR)
    g_set_error_literal (error, KOTAKU_ERROR, KOTAKU_ERROR_NO_MEMORY, "no memory for the picture");
  else
    g_set_error (error, KOTAKU_ERROR, KOTAKU_ERROR_TOO_LARGE, "cairo: %s",
                 cairo_status_to_string (status));
  return FALSE;
}

static gboolean
paint (cairo_surface_t *surface,
       double scale,
       const KotakuCanvas *canvas,
       GCancellable *cancellable,
       GError **error)
{
  Painter painter = { .cairo = cairo_create (surface) };
  painter.fonts = pango_cairo_font_map_new ();
  cairo_scale (painter.cairo, scale, scale);
  PangoContext *context = pango_font_map_create_context (painter.fonts);
  pango_cairo_update_context (painter.cairo, context);
  painter.layout = pango_layout_new (context);
  gboolean done = paint_shapes (&painter, canvas, cancellable, error);
  if (done)
    done = check_status (cairo_status (painter.cairo), error);
  g_object_unref (painter.layout);
  g_object_unref (context);
  g_object_unref (painter.fonts);
  cairo_destroy (painter.cairo);
  return done;
}

static cairo_status_t
take (void *closure, const unsigned char *bytes, unsigned int length)
{
  KotakuText *text = closure;
  kotaku_text_append (text, (const char *) bytes, (gssize) length);
  return text->failed ? CAIRO_STATUS_WRITE_ERROR : CAIRO_STATUS_SUCCESS;
}

gboolean
kotaku_canvas_append_png (const KotakuCanvas *canvas,
                          KotakuText *bytes,
                          GCancellable *cancellable,
                          GError **error)
{
  double largest = MAX (canvas->width, canvas->height);
  double scale = MIN (PNG_SCALE, MOST_DOTS / largest);
  cairo_surface_t *surface = cairo_image_surface_create (
      CAIRO_FORMAT_RGB24, (int) ceil (canvas->width * scale), (int) ceil (canvas->height * scale));
  gboolean done = check_status (cairo_surface_status (surface), error)
                  && paint (surface, scale, canvas, cancellable, error)
                  && check_status (cairo_surface_write_to_png_stream (surface, take, bytes), error);
  cairo_surface_destroy (surface);
  return done;
}

gboolean
kotaku_canvas_append_pdf (const KotakuCanvas *canvas,
                          KotakuText *bytes,
                          GCancellable *cancellable,
                          GError **error)
{
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (
      take, bytes, canvas->width * PDF_SCALE, canvas->height * PDF_SCALE);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, canvas->title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, canvas->description);
  /* The same picture is the same bytes: it says nothing of when. */
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, "");
  gboolean done = paint (surface, PDF_SCALE, canvas, cancellable, error);
  cairo_surface_finish (surface);
  done = done && check_status (cairo_surface_status (surface), error);
  cairo_surface_destroy (surface);
  return done;
}

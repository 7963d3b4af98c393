/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

/* Pictures: a view becomes a sociogram, which is drawn on a canvas, which is written. */

#include "present/present-private.h"

G_BEGIN_DECLS

/* -- canvas.c: shapes in the order in which they are painted. A failure is kept until asked for.
 * Lengths are in pixels, 96 to the inch. -- */

#define KOTAKU_NO_COLOUR G_MAXUINT32
#define KOTAKU_INK 0x222222
#define KOTAKU_PAPER 0xffffff

typedef enum
{
  KOTAKU_SHAPE_LINE = 1,    /* from (x, y) to (u, v) */
  KOTAKU_SHAPE_CIRCLE = 2,  /* around (x, y), radius u */
  KOTAKU_SHAPE_SQUARE = 3,  /* around (x, y), half a side u */
  KOTAKU_SHAPE_DIAMOND = 4, /* around (x, y), half a diagonal u */
  KOTAKU_SHAPE_ARROW = 5,   /* a head of length size whose tip is at (u, v), coming from (x, y) */
  KOTAKU_SHAPE_TEXT = 6,    /* at the base line's point (x, y); u: how wide it may be */
  KOTAKU_SHAPE_OPEN = 7,    /* a group: attributes in text, what it is in more */
  KOTAKU_SHAPE_CLOSE = 8
} KotakuShapeKind;

typedef enum
{
  KOTAKU_DASH_NONE = 0,
  KOTAKU_DASH_WORK = 1,
  KOTAKU_DASH_BOTH = 2,
  KOTAKU_DASH_DOTS = 3
} KotakuDash;

typedef enum
{
  KOTAKU_ANCHOR_START = 0,
  KOTAKU_ANCHOR_MIDDLE = 1,
  KOTAKU_ANCHOR_END = 2
} KotakuAnchor;

typedef struct
{
  guint8 kind, dash, anchor, bold;
  guint32 fill, stroke; /* 0xRRGGBB */
  double x, y, u, v;
  double size;      /* of a line: its width; of a text: its height; of an arrow: its length */
  gsize text, more; /* where they begin among the texts */
} KotakuShape;

typedef struct
{
  double width, height;
  double x, y; /* where the point (0, 0) of what is added lies */
  gsize n, capacity;
  KotakuShape *shapes;
  KotakuText texts; /* one after the other, each with its end */
  char *title, *description;
  gboolean failed;
} KotakuCanvas;

void kotaku_canvas_clear (KotakuCanvas *canvas);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KotakuCanvas, kotaku_canvas_clear)
void kotaku_canvas_add_line (KotakuCanvas *canvas,
                             double x,
                             double y,
                             double u,
                             double v,
                             double width,
                             guint32 colour,
                             KotakuDash dash);
/* A circle, square or diamond; stroke with a width, or none. */
void kotaku_canvas_add_mark (KotakuCanvas *canvas,
                             KotakuShapeKind kind,
                             double x,
                             double y,
                             double radius,
                             guint32 fill,
                             guint32 stroke,
                             double width);
void kotaku_canvas_add_arrow (KotakuCanvas *canvas,
                              double x,
                              double y,
                              double u,
                              double v,
                              double length,
                              guint32 colour);
void kotaku_canvas_add_text (KotakuCanvas *canvas,
                             double x,
                             double y,
                             double size,
                             KotakuAnchor anchor,
                             gboolean bold,
                             guint32 colour,
                             const char *text);
/* Within a mark: bold, its middle at (x, y). */
void kotaku_canvas_add_letter (KotakuCanvas *canvas,
                               double x,
                               double y,
                               guint32 colour,
                               const char *text);
/* attributes are escaped already: names and values of SVG. */
void kotaku_canvas_open (KotakuCanvas *canvas, const char *attributes, const char *title);
/* The lengths of its dashes and gaps, which grow with its width; *n is 0 for a full line. */
#define KOTAKU_MOST_DASHES 4
void
kotaku_shape_get_dashes (const KotakuShape *shape, double lengths[KOTAKU_MOST_DASHES], gsize *n);
void kotaku_canvas_close (KotakuCanvas *canvas);
gboolean kotaku_canvas_check (const KotakuCanvas *canvas, GError **error);
const char *kotaku_canvas_get_text (const KotakuCanvas *canvas, gsize at);
/* How wide a text of that height is at most, whatever font draws it. */
double kotaku_text_measure (const char *text, double size, gboolean bold);
guint32 kotaku_colour_mix (guint32 colour, guint32 other, double share);
gboolean kotaku_colour_is_dark (guint32 colour);
/* Without what no picture and no page may hold: control characters, marks that turn the direction
 * of writing; at most so many characters. Free it. */
char *kotaku_text_tame (const char *text, gsize most);
/* For attributes and contents of XML and HTML. */
void kotaku_text_append_escaped (KotakuText *out, const char *text);

/* -- svg.c, paint.c: a canvas written -- */

gboolean kotaku_canvas_append_svg (const KotakuCanvas *canvas,
                                   KotakuText *text,
                                   GCancellable *cancellable,
                                   GError **error);
gboolean kotaku_canvas_append_png (const KotakuCanvas *canvas,
                                   KotakuText *bytes,
                                   GCancellable *cancellable,
                                   GError **error);
gboolean kotaku_canvas_append_pdf (const KotakuCanvas *canvas,
                                   KotakuText *bytes,
                                   GCancellable *cancellable,
                                   GError **error);

/* -- sociogram.c: what is drawn of a view -- */

typedef struct
{
  char *id, *name, *role; /* as shown; name is the id where there is none */
  guint8 institution, delineation;
  gint32 category; /* of the colour; -1: none */
  double measure;  /* of the size; NaN: none */
  double radius;
  double x, y;
  double label_x, label_y, label_width; /* the middle of its first base line */
  gboolean labelled, led;               /* led: by a line from the label to the spot */
} KotakuSpot;

typedef struct
{
  gint32 a, b;
  guint8 strength, form, content; /* flags; KOTAKU_SETTLED_CONFLICT */
  guint8 ways;                    /* 1: a dominates b, 2: b dominates a */
  guint8 settled;                 /* whether it is known who dominates, or that nobody does */
  guint8 conflicts, inferred;
} KotakuLink;

typedef struct
{
  char *title; /* of a panel */
  gsize n_links;
  KotakuLink *links;
} KotakuPanel;

typedef struct
{
  KotakuLanguage language;
  char *title;
  gsize n;
  KotakuSpot *spots;
  KotakuPanel whole; /* where everything is */
  gsize n_panels;
  KotakuPanel *panels; /* NULL: the whole is the one panel */
  gboolean by_sector;  /* else by a column of its own */
  char *colour_by, *size_by;
  gsize n_categories;
  char **categories; /* as shown */
  char (*letters)[8];
  double width, height; /* of the spots and labels */
  gboolean layered;
} KotakuSociogram;

KotakuSociogram *kotaku_sociogram_new (KotakuView *view,
                                       KotakuOptions *options,
                                       GCancellable *cancellable,
                                       GError **error);
void kotaku_sociogram_free (KotakuSociogram *sociogram);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KotakuSociogram, kotaku_sociogram_free)
guint32 kotaku_sociogram_get_colour (const KotakuSociogram *sociogram, gint32 category);
/* What a tie is, in words; free it. */
char *kotaku_link_describe (const KotakuSociogram *sociogram, const KotakuLink *link);
/* The text in the picture's language; free it. */
char *kotaku_sociogram_say (const KotakuSociogram *sociogram, const char *english);

/* -- places.c, passing.c, labels.c -- */

gboolean kotaku_sociogram_place (KotakuSociogram *sociogram,
                                 guint64 seed,
                                 GCancellable *cancellable,
                                 GError **error);
gboolean
kotaku_sociogram_step_aside (KotakuSociogram *sociogram, GCancellable *cancellable, GError **error);
gboolean
kotaku_sociogram_label (KotakuSociogram *sociogram, GCancellable *cancellable, GError **error);
#define KOTAKU_LABEL_SIZE 12.0
#define KOTAKU_ROLE_SIZE 10.0

/* -- marks.c -- */

/* The marks of a panel that stand; begun for so many links. */
typedef struct
{
  const KotakuSociogram *sociogram;
  gsize n;
  double *x, *y;
} KotakuMarks;

gboolean kotaku_marks_begin (KotakuMarks *marks, gsize n_links, GError **error);
void kotaku_marks_clear (KotakuMarks *marks);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KotakuMarks, kotaku_marks_clear)
gboolean kotaku_link_is_marked (const KotakuLink *link);
/* On the way from (x, y) to (u, v); marks NULL: nothing is in the way. */
void kotaku_marks_draw (KotakuMarks *marks,
                        const KotakuLink *link,
                        KotakuCanvas *canvas,
                        double x,
                        double y,
                        double u,
                        double v);

/* -- draw.c, legend.c, dot.c -- */

gboolean kotaku_sociogram_draw (const KotakuSociogram *sociogram,
                                KotakuCanvas *canvas,
                                GCancellable *cancellable,
                                GError **error);
/* The line of a tie from (x, y) to (u, v), as draw and legend have it. */
void kotaku_link_draw (const KotakuLink *link,
                       KotakuCanvas *canvas,
                       double x,
                       double y,
                       double u,
                       double v);
/* Below what is there: entries in lines of the canvas's width; its height grows. */
void kotaku_legend_draw (const KotakuSociogram *sociogram, KotakuCanvas *canvas);
void kotaku_sociogram_append_dot (const KotakuSociogram *sociogram, KotakuText *text);

G_END_DECLS

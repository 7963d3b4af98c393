/* SPDX-License-Identifier: GPL-2.0-or-later */

/* A sociogram in the dot language, with its places: `neato -n2` draws it as it is. */

#include "present/picture-private.h"

#include <string.h>

/* Between quotes. */
static void
append_quoted (KotakuText *text, const char *piece)
{
  kotaku_text_append_c (text, '"');
  for (; *piece != 0; piece++)
    {
      if (*piece == '"' || *piece == '\\')
        kotaku_text_append_c (text, '\\');
      kotaku_text_append_c (text, *piece);
    }
  kotaku_text_append_c (text, '"');
}

static void
append_said (const KotakuSociogram *sociogram, KotakuText *text, const char *english)
{
  g_autofree char *said = kotaku_sociogram_say (sociogram, english);
  kotaku_text_append (text, said, -1);
}

static void
append_colour (KotakuText *text, const char *name, guint32 colour)
{
  char value[32];
  g_snprintf (value, sizeof value, ", %s=\"#%06x\"", name, colour);
  kotaku_text_append (text, value, -1);
}

static void
append_spot (const KotakuSociogram *sociogram, const KotakuSpot *spot, KotakuText *text)
{
  char x[G_ASCII_DTOSTR_BUF_SIZE], y[G_ASCII_DTOSTR_BUF_SIZE];
  guint32 colour = kotaku_sociogram_get_colour (sociogram, spot->category);
  guint32 inside = spot->delineation == KOTAKU_DELINEATION_DELINEATED ? colour
                   : spot->delineation == KOTAKU_DELINEATION_OUTSIDE
                       ? KOTAKU_PAPER
                       : kotaku_colour_mix (colour, KOTAKU_PAPER, 0.62);
  g_autofree char *label = *spot->role != 0 ? g_strdup_printf ("%s (%s)", spot->name, spot->role)
                                            : g_strdup (spot->name);
  kotaku_text_append (text, "  ", 2);
  append_quoted (text, spot->id);
  kotaku_text_append (text, " [label=", -1);
  append_quoted (text, label);
  kotaku_text_append (text, spot->institution ? ", shape=box" : ", shape=ellipse", -1);
  append_colour (text, "color", colour);
  append_colour (text, "fillcolor", inside);
  append_colour (text, "fontcolor", kotaku_colour_is_dark (inside) ? KOTAKU_PAPER : KOTAKU_INK);
  g_ascii_formatd (x, sizeof x, "%.1f", spot->x);
  g_ascii_formatd (y, sizeof y, "%.1f", sociogram->height - spot->y);
  kotaku_text_append (text, ", pos=\"", -1);
  kotaku_text_append (text, x, -1);
  kotaku_text_append_c (text, ',');
  kotaku_text_append (text, y, -1);
  kotaku_text_append (text, "\"];\n", -1);
}

static void
append_link (const KotakuSociogram *sociogram, const KotakuLink *link, KotakuText *text)
{
  const KotakuSpot *a = &sociogram->spots[link->a], *b = &sociogram->spots[link->b];
  g_autofree char *tie = kotaku_link_describe (sociogram, link);
  kotaku_text_append (text, "  ", 2);
  append_quoted (text, link->ways == 2 ? b->id : a->id);
  kotaku_text_append (text, " -> ", -1);
  append_quoted (text, link->ways == 2 ? a->id : b->id);
  kotaku_text_append (text,
                      link->ways == 3   ? " [dir=both"
                      : link->ways != 0 ? " [dir=forward"
                                        : " [dir=none",
                      -1);
  kotaku_text_append (text,
                      link->strength == KOTAKU_STRENGTH_STRONG ? ", penwidth=4"
                      : link->strength == KOTAKU_STRENGTH_WEAK ? ", penwidth=1"
                                                               : ", penwidth=2",
                      -1);
  kotaku_text_append (text,
                      link->form == KOTAKU_FORM_KINSHIP ? ", style=solid"
                      : link->form == 0                 ? ", style=dotted"
                                                        : ", style=dashed",
                      -1);
  kotaku_text_append (text, link->inferred ? ", color=\"#8a8a8a\"" : "", -1);
  kotaku_text_append (text,
                      link->content == KOTAKU_CONTENT_INTEREST      ? ", label=\"◆\""
                      : link->content == KOTAKU_CONTENT_COOPERATION ? ", label=\"○\""
                                                                    : "",
                      -1);
  kotaku_text_append (text, ", tooltip=", -1);
  append_quoted (text, tie);
  kotaku_text_append (text, "];\n", -1);
}

static void
append_legend (const KotakuSociogram *sociogram, KotakuText *text)
{
  static const struct
  {
    const char *sign, *meaning;
  } entries[] = { { "○", "actor" },
                  { "□", "institution" },
                  { "●", "delineated" },
                  { "◯", "outside" },
                  { "→", "points at the dominated side" },
                  { "—", "equal" },
                  { "━", "strong: work together" },
                  { "─", "weak: only know each other" },
                  { "──", "kinship" },
                  { "- -", "work" },
                  { "─○─", "cooperation" },
                  { "─◆─", "interest" } };
  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      kotaku_text_append (text, i == 0 ? "\\n" : i % 4 == 0 ? "\\n" : " · ", -1);
      kotaku_text_append (text, entries[i].sign, -1);
      kotaku_text_append_c (text, ' ');
      append_said (sociogram, text, entries[i].meaning);
    }
}

void
kotaku_sociogram_append_dot (const KotakuSociogram *sociogram, KotakuText *text)
{
  const KotakuPanel *panel = &sociogram->whole;
  g_autofree char *title = g_strdelimit (g_strdup (sociogram->title), "\"\\", '\'');
  kotaku_text_append (text, "digraph kotaku {\n  graph [layout=neato, labelloc=b, label=\"", -1);
  kotaku_text_append (text, title, -1);
  append_legend (sociogram, text);
  kotaku_text_append (text, "\"];\n  node [style=filled, fontname=\"sans-serif\", penwidth=2];\n",
                      -1);
  for (gsize i = 0; i < sociogram->n; i++)
    append_spot (sociogram, &sociogram->spots[i], text);
  for (gsize i = 0; i < panel->n_links; i++)
    append_link (sociogram, &panel->links[i], text);
  kotaku_text_append (text, "}\n", -1);
}

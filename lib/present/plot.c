/* SPDX-License-Identifier: GPL-2.0-or-later */

/* The sociogram of a view, as a file or as text. */

#include "present/picture-private.h"

#include <string.h>

/* Above it a picture says nothing any more. */
#define MOST_NODES 20000
#define MOST_TIES 200000

const KotakuCommand kotaku_command_plot = {
  .name = "plot",
  .object = "view",
  .function = "kotaku_view_plot",
  .parameters = "path:file",
  .options = "by size-by colour-by",
  .columns = "",
  .title = "A sociogram with the study's legend: SVG, PNG, PDF or dot",
  .title_id = "Sosiogram dengan legenda penelitian: SVG, PNG, PDF, atau dot",
  .example = "kotaku plot examples/pasar-ii --level institutional -o scheme-1.2.svg",
  .since = "1.0",
};

typedef gboolean (*WriteFunc) (const KotakuCanvas *, KotakuText *, GCancellable *, GError **);

static const struct
{
  const char *ending;
  WriteFunc write; /* NULL: dot, which needs no canvas */
} forms[] = {
  { ".svg", kotaku_canvas_append_svg },
  { ".png", kotaku_canvas_append_png },
  { ".pdf", kotaku_canvas_append_pdf },
  { ".dot", NULL },
};

typedef struct
{
  KotakuView *view;
  gsize form;
  KotakuOptions *options;
  KotakuText text;
} Plot;

static gboolean
find_form (const char *path, gsize *form, GError **error)
{
  g_autofree char *folded = g_ascii_strdown (path, -1);
  for (*form = 0; *form < G_N_ELEMENTS (forms); ++*form)
    if (g_str_has_suffix (folded, forms[*form].ending))
      return TRUE;
  g_autofree char *shown = g_filename_display_name (path);
  g_set_error (error, KOTAKU_ERROR, KOTAKU_ERROR_OUT_OF_RANGE,
               "plot: %s ends in none of: .svg, .png, .pdf, .dot", shown);
  return FALSE;
}

static gboolean
check (Plot *plot, GError **error)
{
  gsize n = 0, n_ties = 0;
  const char *by = kotaku_options_get_string (plot->options, "by");
  kotaku_view_get_nodes (plot->view, &n);
  kotaku_view_get_ties (plot->view, &n_ties);
  if (by != NULL && strcmp (by, "stage") != 0)
    g_set_error (error, KOTAKU_ERROR, KOTAKU_ERROR_UNKNOWN_WORD,
                 "option by: unknown word \"%s\" (expected: stage)", by);
  else if (n > MOST_NODES || n_ties > MOST_TIES)
    g_set_error (error, KOTAKU_ERROR, KOTAKU_ERROR_TOO_LARGE,
                 "plot: %" G_GSIZE_FORMAT " nodes and %" G_GSIZE_FORMAT
                 " ties are more than a picture shows (%d and %d); select fewer",
                 n, n_ties, MOST_NODES, MOST_TIES);
  else
    return TRUE;
  return FALSE;
}

static gboolean
draw (gpointer data, GCancellable *cancellable, GError **error)
{
  Plot *plot = data;
  g_auto (KotakuCanvas) canvas = { 0 };
  if (!check (plot, error))
    return FALSE;
  g_autoptr (KotakuSociogram) sociogram
      = kotaku_sociogram_new (plot->view, plot->options, cancellable, error);
  if (sociogram == NULL)
    return FALSE;
  if (forms[plot->form].write == NULL)
    {
      kotaku_sociogram_append_dot (sociogram, &plot->text);
      return !g_cancellable_set_error_if_cancelled (cancellable, error);
    }
  return kotaku_sociogram_draw (sociogram, &canvas, cancellable, error)
         && forms[plot->form].write (&canvas, &plot->text, cancellable, error);
}

static gboolean
plot_view (Plot *plot, GCancellable *cancellable, GError **error)
{
  return kotaku_options_check (plot->options, &kotaku_command_plot, error)
         && kotaku_options_attend (plot->options, "plot", draw, plot, cancellable, error);
}

/**
 * kotaku_view_plot:
 * @view: a view
 * @path: (type filename): where to; its ending says as what: `.svg`, `.png`, `.pdf` or `.dot`
 * @options: (nullable): `by` ("stage": a panel for each), `size-by` (a metric), `colour-by` (a
 *   column of the nodes instead of their sector), `lang`, `seed`; progress
 * @cancellable: (nullable): stops the call within 1 s
 * @error: return location for an error
 *
 * Draws who is tied to whom, as kotaku_view_classify() settles pairs. Actors are circles and
 * institutions squares, coloured by sector with a letter each; delineated ones are filled, those
 * outside hollow. An arrow points at the dominated side, a plain line joins equals, `?` stands
 * where dominance is not stated. Strong ties are thick, weak ones thin; kinship is a full line,
 * work a dashed one; a ring is cooperation, a diamond interest, a square information; inferred ties
 * are grey, and a cross marks statements in conflict. Observed absences are not drawn. The legend
 * is always there, in the language.
 *
 * Where dominance orders the nodes they stand in layers, those that dominate above; else springs
 * (Kamada and Kawai) or, above 120 nodes of a component, forces (Fruchterman and Reingold) place
 * them. The same data, options and seed give the same picture. Names do not overlap; above 300
 * nodes only the 40 with the most ties have one. The file is there whole, or as it was.
 *
 * *Calls igraph.*
 *
 * - Source: Kamada and Kawai 1989; Fruchterman and Reingold 1991; Okabe and Ito 2008
 * - Cost: O(nodes^2 + ties) up to 1,000 nodes, above O(nodes + ties) in some hundred rounds
 * - Threads: any
 * - Errors: %KOTAKU_ERROR_OUT_OF_RANGE: another ending; %KOTAKU_ERROR_UNKNOWN_METRIC,
 *   %KOTAKU_ERROR_UNKNOWN_COLUMN, %KOTAKU_ERROR_UNKNOWN_WORD; %KOTAKU_ERROR_TOO_LARGE above 20,000
 *   nodes or 200,000 ties; %KOTAKU_ERROR_NO_MEMORY, %G_IO_ERROR, %G_IO_ERROR_CANCELLED
 *
 * Returns: %TRUE if the file was written
 *
 * Since: 1.0
 */
gboolean
kotaku_view_plot (KotakuView *view,
                  const char *path,
                  KotakuOptions *options,
                  GCancellable *cancellable,
                  GError **error)
{
  g_return_val_if_fail (view != NULL && path != NULL, FALSE);
  Plot plot = { .view = view, .options = options, .text = KOTAKU_TEXT_INIT };
  gboolean done = find_form (path, &plot.form, error) && plot_view (&plot, cancellable, error)
                  && kotaku_file_write_text (path, &plot.text, cancellable, error);
  kotaku_text_clear (&plot.text);
  return done;
}

/**
 * kotaku_view_plot_svg:
 * @view: a view
 * @options: (nullable): those of [method@Kotaku.View.plot]
 * @cancellable: (nullable): stops the call within 1 s
 * @error: return location for an error
 *
 * Draws what [method@Kotaku.View.plot] draws as the text of an SVG, for notebooks and pages.
 *
 * *Calls igraph.*
 *
 * - Cost: that of [method@Kotaku.View.plot]
 * - Threads: any
 * - Errors: likewise
 *
 * Returns: (transfer full): the SVG, or %NULL with @error set
 *
 * Since: 1.0
 */
char *
kotaku_view_plot_svg (KotakuView *view,
                      KotakuOptions *options,
                      GCancellable *cancellable,
                      GError **error)
{
  g_return_val_if_fail (view != NULL, NULL);
  Plot plot = { .view = view, .options = options, .text = KOTAKU_TEXT_INIT };
  char *svg = NULL;
  if (plot_view (&plot, cancellable, error))
    svg = kotaku_text_steal (&plot.text, error);
  kotaku_text_clear (&plot.text);
  return svg;
}

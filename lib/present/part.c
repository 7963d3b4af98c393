/* SPDX-License-Identifier: GPL-2.0-or-later */

/* What a report says of one network. */

#include "present/page-private.h"

#include <string.h>

/* Above them asking again without each tie takes too long, of all networks and of one, or pictures
 * by stage say nothing. */
#define MOST_ASKED_AGAIN 20000
#define MOST_TIES_OF_FINDINGS 1000
#define MOST_TIES_OF_STRUCTURE 2000
#define MOST_BY_STAGE 150
#define MOST_DRAWN 3000

gboolean
kotaku_part_open (KotakuPart *part,
                  KotakuNetwork *network,
                  KotakuOptions *options,
                  GCancellable *cancellable,
                  GError **error)
{
  const char *path = kotaku_network_get_name (network);
  g_autoptr (KotakuSelection) selection = kotaku_selection_new_from_options (options);
  g_autoptr (KotakuOptions) own = kotaku_options_restrict (options, &kotaku_command_findings);
  part->network = network;
  part->name = path != NULL && *path != 0 ? g_path_get_basename (path) : g_strdup ("kotaku");
  part->view = kotaku_network_get_view (network, selection, cancellable, error);
  if (part->view != NULL)
    part->findings = kotaku_network_findings (network, own, cancellable, error);
  return part->findings != NULL
         && kotaku_frame_settle_metadata (part->findings, cancellable, error);
}

void
kotaku_part_clear (KotakuPart *part)
{
  g_clear_pointer (&part->name, g_free);
  g_clear_pointer (&part->view, kotaku_view_unref);
  g_clear_pointer (&part->findings, kotaku_frame_unref);
}

/* -- who there is, for highlighting -- */

static void
add_choice (KotakuPage *page, KotakuPart *part)
{
  gsize n = 0;
  KotakuNetwork *network = kotaku_view_peek_network (part->view);
  const KotakuNode *nodes = kotaku_view_get_nodes (part->view, &n);
  kotaku_page_add (page, "<div class=\"tools\"><label>");
  kotaku_page_say (page, "Highlight");
  kotaku_page_add (page, " <select class=\"who\"><option value=\"\">—</option>");
  for (gsize i = 0; i < n; i++)
    {
      const char *id = kotaku_network_get_node_id (network, nodes[i]);
      const char *name = kotaku_network_get_node_name (network, nodes[i]);
      kotaku_page_add (page, "<option value=\"");
      kotaku_page_add_text (page, id);
      kotaku_page_add (page, "\">");
      kotaku_page_add_text (page, id);
      if (name != NULL && *name != 0 && strcmp (name, id) != 0)
        {
          kotaku_page_add (page, " – ");
          kotaku_page_add_text (page, name);
        }
      kotaku_page_add (page, "</option>");
    }
  kotaku_page_add (page, "</select></label></div>\n");
}

/* -- tables -- */

static gboolean
add_published (KotakuPage *page,
               KotakuPart *part,
               gint64 table,
               const char *caption,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (KotakuOptions) options = kotaku_options_new ();
  kotaku_options_set_int64 (options, "table", table);
  g_autoptr (KotakuFrame) frame = kotaku_view_classify (part->view, options, cancellable, error);
  return frame != NULL
         && kotaku_page_add_table (page, frame, NULL, NULL, caption, cancellable, error);
}

static gboolean
add_pairs (KotakuPage *page, KotakuPart *part, GCancellable *cancellable, GError **error)
{
  kotaku_page_add_heading (page, 2, "Relations");
  if (!add_published (page, part, 1, "Table 1. Relations between people, by role and delineation",
                      cancellable, error)
      || !add_published (page, part, 2, "Table 2. Relations between institutions", cancellable,
                         error))
    return FALSE;
  g_autoptr (KotakuFrame) frame = kotaku_view_classify (part->view, NULL, cancellable, error);
  return frame != NULL
         && kotaku_page_add_table (
             page, frame, "a,b,relation,dominant,form,direction,strength,content,scope,conflicts",
             "a,b,dominant", "Every pair", cancellable, error);
}

static gboolean
add_measures (KotakuPage *page, KotakuPart *part, GCancellable *cancellable, GError **error)
{
  gsize n = 0, n_asked = 0;
  const KotakuMetric *const *metrics = kotaku_metrics (&n);
  g_autofree const char **names = g_new0 (const char *, n + 1);
  for (gsize i = 0; i < n; i++)
    if (strcmp (metrics[i]->kind, "node") == 0)
      names[n_asked++] = metrics[i]->name;
  g_autoptr (KotakuFrame) frame = kotaku_view_measure (part->view, names, NULL, cancellable, error);
  kotaku_page_add_heading (page, 2, "Measures");
  kotaku_page_add_element (page, "p",
                           "Each title tells its definition where you point at it or tab to it.");
  return frame != NULL
         && kotaku_page_add_table (page, frame, NULL, "id", "Actors and institutions", cancellable,
                                   error);
}

static gboolean
add_zones (KotakuPage *page, KotakuPart *part, GCancellable *cancellable, GError **error)
{
  g_autoptr (KotakuOptions) options = kotaku_options_new ();
  kotaku_options_set_boolean (options, "areas", TRUE);
  kotaku_page_add_heading (page, 2, "Zones");
  g_autoptr (KotakuFrame) frame = kotaku_view_zones (part->view, NULL, cancellable, error);
  g_autoptr (KotakuFrame) areas
      = frame != NULL ? kotaku_view_zones (part->view, options, cancellable, error) : NULL;
  return areas != NULL
         && kotaku_page_add_table (page, frame, NULL, NULL, "Inside and outside the decreed area",
                                   cancellable, error)
         && kotaku_page_add_table (page, areas,
                                   "id,name,unit,decree,decree_date,area_ha,funds,actors", NULL,
                                   "Areas", cancellable, error);
}

static gboolean
add_obstacles (KotakuPage *page, KotakuPart *part, GCancellable *cancellable, GError **error)
{
  g_autoptr (KotakuFrame) frame = kotaku_view_obstacles (part->view, NULL, cancellable, error);
  kotaku_page_add_heading (page, 2, "Obstacles");
  return frame != NULL
         && kotaku_page_add_table (page, frame, "obstacle,subject,name,value,expected,status", NULL,
                                   "Funds, competence, sectoral ego", cancellable, error);
}

static gboolean
add_robustness (KotakuPage *page, KotakuPart *part, GCancellable *cancellable, GError **error)
{
  gsize n = kotaku_network_get_n_ties (part->network);
  gboolean all = n <= MOST_TIES_OF_FINDINGS && n * page->n_networks <= MOST_ASKED_AGAIN;
  g_autoptr (KotakuOptions) options
      = kotaku_options_restrict (page->options, &kotaku_command_robustness);
  kotaku_options_set_boolean (options, "summary", TRUE);
  kotaku_page_add_heading (page, 2, "What would change the answer");
  kotaku_page_add_element (page, "p",
                           all ? "Every answer again without each source, tie and actor in turn."
                           : n <= MOST_TIES_OF_STRUCTURE
                               ? "The symmetry of the levels again without each source, tie and "
                                 "actor in turn; there are too many ties to ask for every answer."
                               : "There are too many ties to ask again without each; kotaku "
                                 "robustness does so.");
  if (!all && n > MOST_TIES_OF_STRUCTURE)
    return TRUE;
  g_autoptr (KotakuFrame) frame = kotaku_network_robustness (
      part->network, all ? "findings" : "structure", options, cancellable, error);
  return frame != NULL
         && kotaku_page_add_table (page, frame, NULL, NULL, "Answers and what changes them",
                                   cancellable, error);
}

/* -- pictures -- */

static gboolean
add_picture (KotakuPage *page,
             KotakuView *view,
             const char *level,
             gboolean by_stage,
             GCancellable *cancellable,
             GError **error)
{
  const char *narrow[] = { "level", level, "recorded", "yes", NULL };
  g_autoptr (KotakuOptions) options = kotaku_options_new ();
  kotaku_options_set_string (options, "lang", page->language == KOTAKU_LANGUAGE_ID ? "id" : "en");
  kotaku_options_set_int64 (options, "seed", kotaku_options_get_int64 (page->options, "seed"));
  if (by_stage)
    kotaku_options_set_string (options, "by", "stage");
  else
    narrow[2] = NULL;
  g_autoptr (KotakuView) part = kotaku_view_narrow (view, narrow, cancellable, error);
  if (part == NULL)
    return FALSE;
  gsize n = kotaku_view_get_n_nodes (part);
  if (n == 0 || (by_stage && n > MOST_BY_STAGE))
    return TRUE;
  if (n > MOST_DRAWN)
    {
      kotaku_page_add_element (page, "p",
                               "There are too many actors for a picture that says something.");
      return TRUE;
    }
  g_autofree char *svg = kotaku_view_plot_svg (part, options, cancellable, error);
  if (svg == NULL)
    return FALSE;
  kotaku_page_add (page, "<figure><div class=\"wide\" tabindex=\"0\">\n");
  kotaku_page_add (page, svg);
  kotaku_page_add (page, "</div></figure>\n");
  return TRUE;
}

static gboolean
add_pictures (KotakuPage *page, KotakuPart *part, GCancellable *cancellable, GError **error)
{
  static const char *const levels[] = { "institutional", "interpersonal" };
  static const char *const titles[] = { "Between institutions", "Between people" };
  kotaku_page_add_heading (page, 2, "Pictures");
  add_choice (page, part);
  for (gsize i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      kotaku_page_add_heading (page, 3, titles[i]);
      if (!add_picture (page, part->view, levels[i], FALSE, cancellable, error))
        return FALSE;
    }
  kotaku_page_add_heading (page, 3, "Stage by stage, between institutions");
  kotaku_page_add_element (page, "p", "Only ties that are recorded for a stage.");
  return add_picture (page, part->view, "institutional", TRUE, cancellable, error);
}

/* -- how -- */

static void
add_fact (KotakuPage *page, const char *title, const char *fact)
{
  kotaku_page_add_element (page, "dt", title);
  kotaku_page_add (page, "<dd>");
  kotaku_page_add_text (page, fact != NULL && *fact != 0 ? fact : "–");
  kotaku_page_add (page, "</dd>\n");
}

static void
add_method (KotakuPage *page, KotakuPart *part)
{
  KotakuFrame *frame = part->findings;
  kotaku_page_add_heading (page, 2, "How it was computed");
  kotaku_page_add (page, "<dl>\n");
  add_fact (page, "Program", "libkotaku");
  add_fact (page, "Version", kotaku_frame_get_metadata (frame, "library_version"));
  add_fact (page, "Checksum of the data (SHA-256)", kotaku_frame_get_metadata (frame, "dataset"));
  add_fact (page, "Selection", kotaku_frame_get_metadata (frame, "selection"));
  add_fact (page, "Options", kotaku_frame_get_metadata (frame, "options"));
  add_fact (page, "Seed", kotaku_frame_get_metadata (frame, "seed"));
  add_fact (page, "Draws", kotaku_frame_get_metadata (frame, "draws"));
  kotaku_page_add (page, "</dl>\n<p>");
  kotaku_page_say (page, "A verdict is about the network as coded: it is as good as the coding.");
  kotaku_page_add (page, "</p>\n");
}

gboolean
kotaku_page_add_part (KotakuPage *page, KotakuPart *part, GCancellable *cancellable, GError **error)
{
  kotaku_page_add (page, "<div class=\"about\" data-on=\"\">\n");
  gboolean done = kotaku_page_add_findings (page, part->findings, error)
                  && add_pictures (page, part, cancellable, error)
                  && add_pairs (page, part, cancellable, error)
                  && add_measures (page, part, cancellable, error)
                  && add_zones (page, part, cancellable, error)
                  && add_obstacles (page, part, cancellable, error)
                  && add_robustness (page, part, cancellable, error);
  if (done)
    add_method (page, part);
  kotaku_page_add (page, "</div>\n");
  return done;
}

/* SPDX-License-Identifier: GPL-2.0-or-later */

/* What is drawn of a view: who there is, and what two of them are to each other. */

#include "present/picture-private.h"

#include <math.h>
#include <string.h>

#define MOST_COLOURS 7
#define LONGEST_LABEL 34
#define LEAST_RADIUS 9.0
#define MOST_RADIUS 26.0
#define RADIUS 13.0
/* Above them spots are smaller. */
#define MANY 300
#define VERY_MANY 1200

/* Okabe and Ito 2008. The first four differ in grey too; letters say the rest. */
static const guint32 colours[MOST_COLOURS]
    = { 0x0072b2, 0xe69f00, 0xcc79a7, 0x009e73, 0x56b4e9, 0xd55e00, 0xf0e442 };
#define OTHERS 0x999999

guint32
kotaku_sociogram_get_colour (const KotakuSociogram *sociogram, gint32 category)
{
  if (category < 0)
    return 0xbbbbbb;
  return category < MOST_COLOURS ? colours[category] : OTHERS;
}

char *
kotaku_sociogram_say (const KotakuSociogram *sociogram, const char *english)
{
  return kotaku_translate (english, sociogram->language);
}

static void
clear_panel (KotakuPanel *panel)
{
  g_free (panel->title);
  g_free (panel->links);
}

void
kotaku_sociogram_free (KotakuSociogram *sociogram)
{
  for (gsize i = 0; sociogram->spots != NULL && i < sociogram->n; i++)
    {
      g_free (sociogram->spots[i].id);
      g_free (sociogram->spots[i].name);
      g_free (sociogram->spots[i].role);
    }
  for (gsize i = 0; i < sociogram->n_panels; i++)
    clear_panel (&sociogram->panels[i]);
  clear_panel (&sociogram->whole);
  g_free (sociogram->panels);
  g_free (sociogram->spots);
  g_free (sociogram->title);
  g_free (sociogram->colour_by);
  g_free (sociogram->size_by);
  for (gsize i = 0; i < sociogram->n_categories; i++)
    g_free (sociogram->categories[i]);
  g_free (sociogram->categories);
  g_free (sociogram->letters);
  g_free (sociogram);
}

/* -- spots -- */

static void
name_spot (KotakuSociogram *sociogram, KotakuSpot *spot, KotakuNetwork *network, KotakuNode node)
{
  const char *id = kotaku_network_get_node_id (network, node);
  const char *name = kotaku_network_get_node_name (network, node);
  const char *role = kotaku_network_get_node_role (network, node);
  g_autofree char *told
      = role != NULL ? kotaku_translate_cell ("role", role, sociogram->language) : NULL;
  spot->id = kotaku_text_tame (id, G_MAXSIZE);
  spot->name = kotaku_text_tame (name != NULL && *name != 0 ? name : id, LONGEST_LABEL);
  if (*spot->name == 0)
    {
      g_free (spot->name);
      spot->name = g_strdup ("?");
    }
  spot->role = told != NULL && g_ascii_strcasecmp (told, spot->name) != 0
                   ? kotaku_text_tame (told, LONGEST_LABEL)
                   : g_strdup ("");
}

static gboolean
make_spots (KotakuSociogram *sociogram, KotakuView *view, GError **error)
{
  KotakuNetwork *network = kotaku_view_peek_network (view);
  const KotakuNode *nodes = kotaku_view_get_nodes (view, &sociogram->n);
  sociogram->spots = KOTAKU_ALLOC0 (KotakuSpot, sociogram->n, error);
  if (sociogram->spots == NULL)
    return FALSE;
  for (gsize i = 0; i < sociogram->n; i++)
    {
      KotakuSpot *spot = &sociogram->spots[i];
      name_spot (sociogram, spot, network, nodes[i]);
      spot->institution = (guint8) kotaku_network_is_institution (network, nodes[i]);
      spot->delineation = (guint8) kotaku_view_get_delineation (view, nodes[i]);
      spot->radius = sociogram->n > VERY_MANY ? 3.5 : sociogram->n > MANY ? 6 : RADIUS;
      spot->measure = NAN;
    }
  return TRUE;
}

/* -- colours -- */

static void
add_category (KotakuSociogram *sociogram, const char *shown)
{
  sociogram->categories[sociogram->n_categories++] = kotaku_text_tame (shown, LONGEST_LABEL);
}

/* A letter of its own for each, so that grey prints tell them apart. */
static void
choose_letters (KotakuSociogram *sociogram)
{
  for (gsize i = 0; i < sociogram->n_categories && i < MOST_COLOURS; i++)
    {
      const char *at = sociogram->categories[i];
      char *letter = sociogram->letters[i];
      for (; *at != 0 && letter[0] == 0; at = g_utf8_next_char (at))
        {
          gunichar c = g_unichar_toupper (g_utf8_get_char (at));
          char found[8] = { 0 };
          gboolean taken = !g_unichar_isalnum (c);
          g_unichar_to_utf8 (c, found);
          for (gsize j = 0; j < i; j++)
            taken = taken || strcmp (sociogram->letters[j], found) == 0;
          if (!taken)
            memcpy (letter, found, sizeof found);
        }
    }
}

static gboolean
open_categories (KotakuSociogram *sociogram, gsize most, GError **error)
{
  sociogram->categories = KOTAKU_ALLOC0 (char *, most, error);
  if (sociogram->categories == NULL)
    return FALSE;
  sociogram->letters = kotaku_alloc0 (MAX (most, MOST_COLOURS), 8, error);
  return sociogram->letters != NULL;
}

static gboolean
colour_by_sector (KotakuSociogram *sociogram, KotakuView *view, GError **error)
{
  KotakuNetwork *network = kotaku_view_peek_network (view);
  const KotakuNode *nodes = kotaku_view_get_nodes (view, NULL);
  sociogram->by_sector = TRUE;
  if (!open_categories (sociogram, kotaku_words_sector.n_words, error))
    return FALSE;
  for (int sector = KOTAKU_SECTOR_GOVERNMENT; sector <= KOTAKU_SECTOR_COMMUNITY; sector++)
    add_category (sociogram,
                  kotaku_vocabulary_get_text (&kotaku_words_sector, sector, sociogram->language));
  for (gsize i = 0; i < sociogram->n; i++)
    sociogram->spots[i].category = (gint32) kotaku_network_get_node_sector (network, nodes[i]) - 1;
  return TRUE;
}

static gboolean
colour_by_column (KotakuSociogram *sociogram, KotakuView *view, const char *column, GError **error)
{
  g_auto (KotakuGroups) groups = { 0 };
  sociogram->colour_by = kotaku_translate_title (column, sociogram->language);
  if (!kotaku_groups_init (&groups, view, column, error))
    return FALSE;
  gsize n = kotaku_dictionary_get_size (groups.names);
  if (!open_categories (sociogram, n, error))
    return FALSE;
  for (gsize i = 0; i < n; i++)
    {
      const char *name = kotaku_dictionary_get (groups.names, groups.ranked[i + 1]);
      g_autofree char *shown = kotaku_translate_cell (column, name, sociogram->language);
      add_category (sociogram, shown);
    }
  for (gsize i = 0; i < sociogram->n; i++)
    sociogram->spots[i].category = groups.group[i] >= 0 ? groups.rank[groups.group[i]] - 1 : -1;
  return TRUE;
}

static gboolean
colour (KotakuSociogram *sociogram, KotakuView *view, KotakuOptions *options, GError **error)
{
  gboolean done = kotaku_options_has (options, "colour-by")
                      ? colour_by_column (sociogram, view,
                                          kotaku_options_get_string (options, "colour-by"), error)
                      : colour_by_sector (sociogram, view, error);
  if (done)
    choose_letters (sociogram);
  return done;
}

/* -- sizes: areas go with the measure -- */

static gboolean
size (KotakuSociogram *sociogram,
      KotakuView *view,
      const char *metric,
      KotakuOptions *options,
      GCancellable *cancellable,
      GError **error)
{
  const char *metrics[] = { metric, NULL };
  g_autoptr (KotakuOptions) own = kotaku_options_restrict (options, &kotaku_command_measure);
  g_autoptr (KotakuFrame) frame = kotaku_view_measure (view, metrics, own, cancellable, error);
  const double *values
      = frame != NULL ? kotaku_frame_get_doubles (frame, metric, NULL, error) : NULL;
  if (values == NULL)
    return FALSE;
  sociogram->size_by = kotaku_translate_title (metric, sociogram->language);
  double low = INFINITY, high = -INFINITY;
  for (gsize i = 0; i < sociogram->n; i++)
    if (isfinite (values[i]))
      {
        low = fmin (low, values[i]);
        high = fmax (high, values[i]);
      }
  low = fmin (low, 0);
  double scale = sociogram->n > VERY_MANY ? 0.3 : sociogram->n > MANY ? 0.5 : 1;
  for (gsize i = 0; i < sociogram->n; i++)
    {
      double share = isfinite (values[i]) && high > low ? (values[i] - low) / (high - low) : 0;
      sociogram->spots[i].measure = values[i];
      sociogram->spots[i].radius
          = scale
            * sqrt (LEAST_RADIUS * LEAST_RADIUS
                    + share * (MOST_RADIUS * MOST_RADIUS - LEAST_RADIUS * LEAST_RADIUS));
    }
  return TRUE;
}

/* -- links -- */

static guint8
get_ways (const KotakuPair *pair)
{
  if (pair->relation == KOTAKU_RELATION_ASYMMETRIC)
    return pair->dominant == 0 ? 1 : 2;
  return pair->relation == KOTAKU_RELATION_UNDECIDED && pair->ways == 3 ? 3 : 0;
}

static KotakuLink
make_link (const KotakuPair *pair)
{
  guint8 ways = get_ways (pair);
  return (KotakuLink){ .a = pair->a,
                       .b = pair->b,
                       .strength = pair->strength,
                       .form = pair->form,
                       .content = pair->content,
                       .ways = ways,
                       .settled = ways != 0 || pair->relation == KOTAKU_RELATION_SYMMETRIC,
                       .conflicts = pair->conflicts,
                       .inferred = pair->n_stated == 0 };
}

static gboolean
make_panel (KotakuPanel *panel, KotakuView *view, GCancellable *cancellable, GError **error)
{
  const KotakuPairs *pairs = kotaku_pairs_get (view, cancellable, error);
  panel->links = pairs != NULL ? KOTAKU_ALLOC (KotakuLink, pairs->n, error) : NULL;
  if (panel->links == NULL)
    return FALSE;
  for (gsize i = 0; i < pairs->n; i++)
    if (kotaku_pair_is_tied (&pairs->pairs[i]))
      panel->links[panel->n_links++] = make_link (&pairs->pairs[i]);
  return TRUE;
}

/* A panel per stage that the view selects. */
static gboolean
make_panels (KotakuSociogram *sociogram,
             KotakuView *view,
             GCancellable *cancellable,
             GError **error)
{
  KotakuStage selected = kotaku_view_get_stages (view);
  const char *recorded = kotaku_view_is_recorded (view) ? "yes" : "no";
  sociogram->panels = g_new0 (KotakuPanel, kotaku_words_stage.n_words);
  for (gsize i = 0; i < kotaku_words_stage.n_words; i++)
    {
      const KotakuWord *word = &kotaku_words_stage.words[i];
      const char *narrow[] = { "stage", word->english, "recorded", recorded, NULL };
      if (selected != 0 && (selected & (KotakuStage) word->value) == 0)
        continue;
      KotakuPanel *panel = &sociogram->panels[sociogram->n_panels++];
      const char *shown
          = sociogram->language == KOTAKU_LANGUAGE_ID ? word->indonesian : word->english;
      panel->title = g_strdup (shown);
      g_autoptr (KotakuView) part = kotaku_view_narrow (view, narrow, cancellable, error);
      if (part == NULL || !make_panel (panel, part, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

char *
kotaku_link_describe (const KotakuSociogram *sociogram, const KotakuLink *link)
{
  const KotakuSpot *a = &sociogram->spots[link->a], *b = &sociogram->spots[link->b];
  const KotakuSpot *from = link->ways == 2 ? b : a, *to = link->ways == 2 ? a : b;
  const KotakuLanguage language = sociogram->language;
  const struct
  {
    const KotakuVocabulary *words;
    guint8 value;
  } fields[] = { { &kotaku_words_strength, link->strength },
                 { &kotaku_words_form, link->form },
                 { &kotaku_words_content, link->content } };
  g_autofree char *does = kotaku_sociogram_say (sociogram, link->ways == 3   ? "dominate each other"
                                                           : link->ways != 0 ? "dominates"
                                                                             : "and");
  GString *text = g_string_new (NULL);
  g_string_append_printf (text, link->ways == 3 ? "%s, %s: %s" : "%s %s %s", from->name,
                          link->ways == 3 ? to->name : does, link->ways == 3 ? does : to->name);
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      if (fields[i].value == 0)
        continue;
      g_autofree char *conflict = kotaku_sociogram_say (sociogram, "conflict");
      g_string_append_printf (
          text, ", %s",
          fields[i].value == KOTAKU_SETTLED_CONFLICT
              ? conflict
              : kotaku_vocabulary_get_text (fields[i].words, fields[i].value, language));
    }
  g_autofree char *inferred = kotaku_sociogram_say (sociogram, "inferred");
  if (link->inferred)
    g_string_append_printf (text, ", %s", inferred);
  return g_strdelimit (g_string_free (text, FALSE), "|", '/');
}

/* -- the whole -- */

/* "pasar-ii · institutional, planning" */
static char *
make_title (KotakuSociogram *sociogram, KotakuView *view)
{
  const char *path = kotaku_network_get_name (kotaku_view_peek_network (view));
  g_autofree char *base = path != NULL && *path != 0 ? g_path_get_basename (path) : NULL;
  g_autofree char *sociogram_word = kotaku_sociogram_say (sociogram, "Sociogram");
  g_autofree char *shown = kotaku_text_tame (base != NULL ? base : sociogram_word, 60);
  KotakuLevel levels = kotaku_view_get_levels (view);
  KotakuStage stages = kotaku_view_get_stages (view);
  GString *title = g_string_new (shown);
  const char *joint = " · ";
  if (levels == KOTAKU_LEVEL_INTERPERSONAL || levels == KOTAKU_LEVEL_INSTITUTIONAL)
    {
      g_string_append_printf (title, "%s%s", joint,
                              kotaku_level_to_text (levels, sociogram->language));
      joint = ", ";
    }
  if (stages != 0)
    g_string_append_printf (title, "%s%s", joint,
                            kotaku_stage_to_text (stages, sociogram->language));
  return g_strdelimit (g_string_free (title, FALSE), "|", '/');
}

static gboolean
fill (KotakuSociogram *sociogram,
      KotakuView *view,
      KotakuOptions *options,
      GCancellable *cancellable,
      GError **error)
{
  sociogram->title = make_title (sociogram, view);
  if (!make_spots (sociogram, view, error) || !colour (sociogram, view, options, error)
      || !make_panel (&sociogram->whole, view, cancellable, error))
    return FALSE;
  if (kotaku_options_has (options, "by") && !make_panels (sociogram, view, cancellable, error))
    return FALSE;
  return !kotaku_options_has (options, "size-by")
         || size (sociogram, view, kotaku_options_get_string (options, "size-by"), options,
                  cancellable, error);
}

KotakuSociogram *
kotaku_sociogram_new (KotakuView *view,
                      KotakuOptions *options,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (KotakuSociogram) sociogram = g_new0 (KotakuSociogram, 1);
  const char *lang = kotaku_options_get_string (options, "lang");
  sociogram->language = lang == NULL               ? kotaku_language_settle (KOTAKU_LANGUAGE_LOCALE)
                        : strcmp (lang, "id") == 0 ? KOTAKU_LANGUAGE_ID
                                                   : KOTAKU_LANGUAGE_EN;
  guint64 seed = (guint64) kotaku_options_get_int64 (options, "seed");
  if (!fill (sociogram, view, options, cancellable, error)
      || !kotaku_sociogram_place (sociogram, seed, cancellable, error)
      || !kotaku_sociogram_label (sociogram, cancellable, error))
    return NULL;
  return g_steal_pointer (&sociogram);
}

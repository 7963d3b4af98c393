/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Pictures of every fixture and of the study: well formed, the same every time, names apart. */

#include "present/picture-private.h"
#include "fixtures.h"
#include "testing.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

static KotakuNetwork *
read_study (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path
      = g_build_filename (g_getenv ("KOTAKU_SOURCE_ROOT"), "examples", "pasar-ii", NULL);
  KotakuNetwork *network = kotaku_network_read (path, NULL, NULL, &error);
  ck_assert_no_error (error);
  return network;
}

static KotakuNetwork *
make_crowd (gsize n)
{
  g_autoptr (GError) error = NULL;
  KotakuNetwork *network = kotaku_network_new ();
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("Warga nomor %d", (int) i);
      kotaku_network_add_actor (network, id, &error);
      for (gsize k = 0; i > 0 && k < 2; k++)
        kotaku_network_add_tie (network, (KotakuNode) i, (KotakuNode) ((i * 7 + 13 * k) % i),
                                k == 0 ? KOTAKU_DIRECTION_EQUAL : KOTAKU_DIRECTION_VERTICAL,
                                &error);
    }
  ck_assert_no_error (error);
  return network;
}

static KotakuOptions *
make_options (const char *name, const char *value)
{
  KotakuOptions *options = kotaku_options_new ();
  kotaku_options_set_string (options, "lang", "en");
  if (name != NULL)
    kotaku_options_set_string (options, name, value);
  return options;
}

static char *
plot (KotakuView *view, const char *name, const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuOptions) options = make_options (name, value);
  char *svg = kotaku_view_plot_svg (view, options, NULL, &error);
  ck_assert_no_error (error);
  return svg;
}

static void
check_well_formed (const char *svg)
{
  g_autoptr (GError) error = NULL;
  static const GMarkupParser parser = { 0 };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, NULL, NULL);
  ck_assert (g_utf8_validate (svg, -1, NULL));
  g_markup_parse_context_parse (context, svg, -1, &error);
  ck_assert_no_error (error);
  g_markup_parse_context_end_parse (context, &error);
  ck_assert_no_error (error);
}

static gsize
count (const char *text, const char *piece)
{
  gsize n = 0;
  for (; (text = strstr (text, piece)) != NULL; text += strlen (piece))
    n++;
  return n;
}

START_TEST (test_every_fixture)
{
  gsize n = 0;
  const KotakuFixture *fixtures = kotaku_fixtures (&n);
  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (KotakuNetwork) network = kotaku_fixture_build (&fixtures[i]);
      g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
      gsize n_nodes = kotaku_view_get_n_nodes (view);
      g_autofree char *svg = plot (view, NULL, NULL);
      g_autofree char *again = plot (view, NULL, NULL);
      g_autofree char *stages = plot (view, "by", "stage");
      g_autofree char *sizes = plot (view, "size-by", "degree");
      g_autofree char *colours = plot (view, "colour-by", "role");
      check_well_formed (svg);
      check_well_formed (stages);
      check_well_formed (sizes);
      check_well_formed (colours);
      ck_assert_str_eq (svg, again);
      ck_assert_uint_eq (count (svg, "class=\"spot\""), n_nodes);
      ck_assert_uint_eq (count (stages, "class=\"spot\""), 4 * n_nodes);
    }
}
END_TEST

/* The study's: four dominate the LKM, and their arrows point at it. Lines, marks and the
 * description say so. */
START_TEST (test_who_dominates)
{
  g_autoptr (KotakuNetwork) network = read_study ();
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, "level", "institutional", NULL);
  g_autofree char *svg = plot (view, NULL, NULL);
  ck_assert_uint_eq (count (svg, " dominates Lembaga Keswadayaan Masyarakat, "), 4 + 4 + 4);
  ck_assert_uint_eq (count (svg, "class=\"tie\""), 10);
  static const char *const told[] = { ">actor<",
                                      ">institution<",
                                      ">delineated<",
                                      ">outside<",
                                      ">government<",
                                      ">private<",
                                      ">programme<",
                                      ">community<",
                                      ">kinship<",
                                      ">work<",
                                      ">cooperation<",
                                      ">interest<",
                                      ">equal<",
                                      ">stated<",
                                      ">only inferred<",
                                      ">strong: work together<",
                                      ">weak: only know each other<",
                                      ">points at the dominated side<" };
  for (gsize i = 0; i < G_N_ELEMENTS (told); i++)
    ck_assert_msg (strstr (svg, told[i]) != NULL, "%s", told[i]);
}
END_TEST

/* Those that dominate stand above. */
START_TEST (test_layers)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuNetwork) network = read_study ();
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, "level", "institutional", NULL);
  g_autoptr (KotakuOptions) options = make_options (NULL, NULL);
  g_autoptr (KotakuSociogram) sociogram = kotaku_sociogram_new (view, options, NULL, &error);
  ck_assert_no_error (error);
  ck_assert (sociogram->layered);
  for (gsize i = 0; i < sociogram->whole.n_links; i++)
    {
      const KotakuLink *link = &sociogram->whole.links[i];
      double a = sociogram->spots[link->a].y, b = sociogram->spots[link->b].y;
      ck_assert (link->ways == 0 || (link->ways == 1 ? a < b : b < a));
    }
}
END_TEST

static void
check_passing (KotakuView *view)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuOptions) options = make_options (NULL, NULL);
  g_autoptr (KotakuSociogram) sociogram = kotaku_sociogram_new (view, options, NULL, &error);
  ck_assert_no_error (error);
  for (gsize i = 0; i < sociogram->n; i++)
    for (gsize j = 0; j < sociogram->whole.n_links; j++)
      {
        const KotakuLink *link = &sociogram->whole.links[j];
        const KotakuSpot *spot = &sociogram->spots[i];
        const KotakuSpot *a = &sociogram->spots[link->a], *b = &sociogram->spots[link->b];
        if (spot == a || spot == b)
          continue;
        double share = ((spot->x - a->x) * (b->x - a->x) + (spot->y - a->y) * (b->y - a->y))
                       / (pow (b->x - a->x, 2) + pow (b->y - a->y, 2));
        share = CLAMP (share, 0, 1);
        ck_assert_double_gt (
            hypot (spot->x - a->x - share * (b->x - a->x), spot->y - a->y - share * (b->y - a->y)),
            spot->radius + 2);
      }
}

/* A tie that passes through a spot looks like two that end there. */
START_TEST (test_ties_pass_beside_spots)
{
  static const char *const levels[] = { "interpersonal", "institutional", "all" };
  g_autoptr (KotakuNetwork) study = read_study ();
  for (gsize i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      g_autoptr (KotakuView) view = kotaku_fixture_view (study, "level", levels[i], NULL);
      check_passing (view);
    }
  g_autoptr (KotakuNetwork) crowd = make_crowd (24);
  g_autoptr (KotakuView) many = kotaku_fixture_view (crowd, NULL);
  check_passing (many);
}
END_TEST

static gboolean
are_apart (const KotakuSpot *a, const KotakuSpot *b)
{
  double width = (a->label_width + b->label_width) / 2;
  double above = a->label_y < b->label_y && *a->role != 0 ? KOTAKU_ROLE_SIZE : 0;
  double below = b->label_y <= a->label_y && *b->role != 0 ? KOTAKU_ROLE_SIZE : 0;
  return ABS (a->label_x - b->label_x) >= width
         || ABS (a->label_y - b->label_y) >= KOTAKU_LABEL_SIZE + above + below;
}

static void
check_labels (KotakuView *view, gsize least)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuOptions) options = make_options (NULL, NULL);
  g_autoptr (KotakuSociogram) sociogram = kotaku_sociogram_new (view, options, NULL, &error);
  gsize n = 0;
  ck_assert_no_error (error);
  for (gsize i = 0; i < sociogram->n; i++)
    {
      n += sociogram->spots[i].labelled;
      for (gsize j = 0; j < i; j++)
        if (sociogram->spots[i].labelled && sociogram->spots[j].labelled)
          ck_assert (are_apart (&sociogram->spots[i], &sociogram->spots[j]));
    }
  ck_assert_uint_ge (n, least);
}

START_TEST (test_names_do_not_overlap)
{
  g_autoptr (KotakuNetwork) study = read_study ();
  g_autoptr (KotakuView) all = kotaku_fixture_view (study, NULL);
  g_autoptr (KotakuNetwork) crowd = make_crowd (200);
  g_autoptr (KotakuView) many = kotaku_fixture_view (crowd, NULL);
  check_labels (all, 22);
  check_labels (many, 190);
}
END_TEST

START_TEST (test_large)
{
  g_autoptr (KotakuNetwork) crowd = make_crowd (2000);
  g_autoptr (KotakuView) view = kotaku_fixture_view (crowd, NULL);
  g_autofree char *svg = plot (view, NULL, NULL);
  check_well_formed (svg);
  ck_assert_ptr_nonnull (strstr (svg, "only those with the most ties have room"));
}
END_TEST

START_TEST (test_hostile_names)
{
  static const char *const names[] = { "<script>alert(1)</script>",
                                       "\"><svg onload=x>",
                                       "a&b;\x07",
                                       "\u202eevil",
                                       "שלום",
                                       "&#0;",
                                       "-->",
                                       "]]>" };
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuNetwork) network = kotaku_network_new ();
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      KotakuNode node = kotaku_network_add_actor (network, names[i], &error);
      kotaku_network_set_node_role (network, node, names[i], &error);
      ck_assert_no_error (error);
      if (i > 0)
        kotaku_network_add_tie (network, node, 0, KOTAKU_DIRECTION_VERTICAL, &error);
    }
  kotaku_network_set_name (network, "/x/<b>\"", &error);
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  g_autofree char *svg = plot (view, "colour-by", "role");
  ck_assert_no_error (error);
  check_well_formed (svg);
  ck_assert_ptr_null (strstr (svg, "<script"));
  ck_assert_ptr_null (strstr (svg, "<svg onload"));
  ck_assert_ptr_null (strstr (svg, "\u202e"));
  ck_assert_ptr_nonnull (strstr (svg, "&lt;script&gt;alert(1)"));
}
END_TEST

/* -- files -- */

static gboolean
write_file (KotakuView *view, const char *path, GError **error)
{
  g_autoptr (KotakuOptions) options = make_options (NULL, NULL);
  return kotaku_view_plot (view, path, options, NULL, error);
}

START_TEST (test_files)
{
  static const struct
  {
    const char *name, *magic;
  } files[] = {
    { "p.svg", "<svg " }, { "p.PNG", "\x89PNG" }, { "p.pdf", "%PDF" }, { "p.dot", "digraph" }
  };
  g_autofree char *directory = g_dir_make_tmp ("kotaku-plot-XXXXXX", NULL);
  g_autoptr (KotakuNetwork) network = read_study ();
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, "level", "institutional", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *path = g_build_filename (directory, files[i].name, NULL);
      g_autofree char *first = NULL, *second = NULL;
      gsize length = 0, again = 0;
      ck_assert (write_file (view, path, &error));
      ck_assert (g_file_get_contents (path, &first, &length, NULL));
      ck_assert (write_file (view, path, &error));
      ck_assert (g_file_get_contents (path, &second, &again, NULL));
      ck_assert_mem_eq (first, files[i].magic, strlen (files[i].magic));
      ck_assert_uint_eq (length, again);
      ck_assert_mem_eq (first, second, length);
      g_remove (path);
    }
  g_rmdir (directory);
}
END_TEST

START_TEST (test_errors)
{
  static const struct
  {
    const char *name, *value;
    KotakuError code;
  } cases[] = { { "by", "level", KOTAKU_ERROR_UNKNOWN_WORD },
                { "size-by", "pagernk", KOTAKU_ERROR_UNKNOWN_METRIC },
                { "colour-by", "sectr", KOTAKU_ERROR_UNKNOWN_COLUMN },
                { "group", "sector", KOTAKU_ERROR_UNKNOWN_OPTION } };
  g_autoptr (KotakuNetwork) network = read_study ();
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  g_autoptr (GError) ending = NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KotakuOptions) options = make_options (cases[i].name, cases[i].value);
      ck_assert_ptr_null (kotaku_view_plot_svg (view, options, NULL, &error));
      ck_assert_msg (g_error_matches (error, KOTAKU_ERROR, (int) cases[i].code), "%s",
                     error->message);
    }
  ck_assert (!write_file (view, "picture.gif", &ending));
  ck_assert (g_error_matches (ending, KOTAKU_ERROR, KOTAKU_ERROR_OUT_OF_RANGE));
}
END_TEST

START_TEST (test_cancelled)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (KotakuNetwork) network = read_study ();
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  g_cancellable_cancel (cancellable);
  ck_assert_ptr_null (kotaku_view_plot_svg (view, NULL, cancellable, &error));
  ck_assert (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
}
END_TEST

static gboolean
plot_once (KotakuNetwork *network, GError **error)
{
  g_autoptr (KotakuSelection) selection = kotaku_selection_new ();
  g_autoptr (KotakuView) view = kotaku_network_get_view (network, selection, NULL, error);
  g_autoptr (KotakuOptions) options = make_options ("by", "stage");
  g_autofree char *svg = view != NULL ? kotaku_view_plot_svg (view, options, NULL, error) : NULL;
  return svg != NULL;
}

START_TEST (test_memory)
{
  g_autoptr (KotakuNetwork) network = read_study ();
  ck_assert_survives (plot_once (network, &error));
}
END_TEST

KOTAKU_TEST_MAIN ("present/plot",
                  test_every_fixture,
                  test_who_dominates,
                  test_layers,
                  test_ties_pass_beside_spots,
                  test_names_do_not_overlap,
                  test_large,
                  test_hostile_names,
                  test_files,
                  test_errors,
                  test_cancelled,
                  test_memory)

/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "common.h"

#include <math.h>

static KotakuFrame *
summary_of (KotakuNetwork *network, const char *option, const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  g_autoptr (KotakuOptions) options = options_of (option, value);
  kotaku_options_set_boolean (options, "summary", TRUE);
  KotakuFrame *frame = kotaku_view_zones (view, options, NULL, &error);
  ck_assert_no_error (error);
  return frame;
}

static double
get_number (KotakuFrame *frame, gsize row, const char *column)
{
  return kotaku_frame_get_doubles (frame, column, NULL, NULL)[row];
}

static const char *
get_text (KotakuFrame *frame, gsize row, const char *column)
{
  return kotaku_frame_get_string (frame, column, row, NULL);
}

/* -- zones dealt anew, each time as a network of its own
 * ------------------------------------------------ */

#define MOST_ZONES 9
#define PER_ZONE 3

typedef struct
{
  int k;
  int delineated[MOST_ZONES];
  int tie[MOST_ZONES * PER_ZONE][MOST_ZONES * PER_ZONE]; /* 0 none, 1 weak, 2 strong */
  int taking_part[MOST_ZONES * PER_ZONE];
} Town;

static void
draw_town (Town *town, KotakuRandom *random, int k, int d)
{
  memset (town, 0, sizeof *town);
  town->k = k;
  for (int zone = 0; zone < d; zone++)
    town->delineated[zone] = 1;
  for (int i = 0; i < k * PER_ZONE; i++)
    {
      town->taking_part[i] = kotaku_random_uniform (random) < 0.5;
      for (int j = i + 1; j < k * PER_ZONE; j++)
        town->tie[i][j]
            = kotaku_random_uniform (random) < 0.4 ? 1 + (int) kotaku_random_below (random, 2) : 0;
    }
}

/* Without the zone `away`. */
static KotakuNetwork *
build (const Town *town, int away)
{
  g_autoptr (GError) error = NULL;
  KotakuNetwork *network = kotaku_network_new ();
  g_autoptr (GString) zones = g_string_new ("id,delineated\n");
  g_autoptr (GString) actors = g_string_new ("id,zone\nf,\n");
  g_autoptr (GString) ties = g_string_new ("from,to,direction,strength\n");
  for (int zone = 0; zone < town->k; zone++)
    g_string_append_printf (zones, "z%d,%s\n", zone, town->delineated[zone] ? "yes" : "no");
  for (int i = 0; i < town->k * PER_ZONE; i++)
    {
      if (i / PER_ZONE == away)
        continue;
      g_string_append_printf (actors, "p%d,z%d\n", i, i / PER_ZONE);
      if (town->taking_part[i])
        g_string_append_printf (ties, "p%d,f,equal,strong\n", i);
      for (int j = i + 1; j < town->k * PER_ZONE; j++)
        if (j / PER_ZONE != away && town->tie[i][j] > 0)
          g_string_append_printf (ties, "p%d,p%d,equal,%s\n", i, j,
                                  town->tie[i][j] == 1 ? "weak" : "strong");
    }
  kotaku_fixture_append (network, KOTAKU_TABLE_ZONES, zones->str, &error);
  kotaku_fixture_append (network, KOTAKU_TABLE_ACTORS, actors->str, &error);
  kotaku_fixture_append (network, KOTAKU_TABLE_TIES, ties->str, &error);
  ck_assert_no_error (error);
  return network;
}

static const char *const columns[3] = { "density_within", "strong_share", "participation" };

/* The contrasts as the table of groups has them. */
static void
read_contrasts (const Town *town, int away, double contrasts[3])
{
  g_autoptr (GError) error = NULL;
  static const char *const to[] = { "f", NULL };
  g_autoptr (KotakuNetwork) network = build (town, away);
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  g_autoptr (KotakuOptions) options = kotaku_options_new ();
  kotaku_options_set_strings (options, "to", to);
  g_autoptr (KotakuFrame) frame = kotaku_view_zones (view, options, NULL, &error);
  ck_assert_no_error (error);
  for (int i = 0; i < 3; i++)
    contrasts[i] = get_number (frame, 0, columns[i]) - get_number (frame, 1, columns[i]);
}

typedef struct
{
  double observed[3];
  int n, at_least[3];
} Deal;

/* Every way to choose `left` more zones from `zone` on. */
static void
deal (Town *town, int zone, int left, Deal *result)
{
  if (zone == town->k)
    {
      double contrasts[3];
      if (left > 0)
        return;
      read_contrasts (town, -1, contrasts);
      result->n++;
      for (int i = 0; i < 3; i++)
        result->at_least[i] += fabs (contrasts[i]) >= fabs (result->observed[i]) - 1e-9;
      return;
    }
  town->delineated[zone] = 0;
  deal (town, zone + 1, left, result);
  if (left > 0)
    {
      town->delineated[zone] = 1;
      deal (town, zone + 1, left - 1, result);
      town->delineated[zone] = 0;
    }
}

static double
jackknife_margin (const Town *town, int contrast)
{
  double values[MOST_ZONES], mean = 0, sum = 0;
  int n = 0;
  for (int zone = 0; zone < town->k; zone++)
    {
      double contrasts[3];
      read_contrasts (town, zone, contrasts);
      if (!isnan (contrasts[contrast]))
        values[n++] = contrasts[contrast];
    }
  for (int i = 0; i < n; i++)
    mean += values[i] / n;
  for (int i = 0; i < n; i++)
    sum += (values[i] - mean) * (values[i] - mean);
  return kotaku_t_quantile (0.05, town->k - 1) * sqrt (sum * (town->k - 1) / town->k);
}

static void
check_town (Town *town, int d)
{
  Town dealt = *town;
  Deal result = { .n = 0 };
  g_autoptr (KotakuNetwork) network = build (town, -1);
  g_autoptr (KotakuFrame) frame = summary_of (network, "to", "f");
  read_contrasts (town, -1, result.observed);
  deal (&dealt, 0, d, &result);
  for (gsize i = 0; i < 3; i++)
    {
      double p = (double) result.at_least[i] / result.n;
      double margin = jackknife_margin (town, (int) i);
      double difference = get_number (frame, i, "difference");
      ck_assert_str_eq (get_text (frame, i, "contrast"), columns[i]);
      ck_assert_double_eq_tol (difference, result.observed[i], 1e-12);
      ck_assert_double_eq_tol (get_number (frame, i, "p_value"), p, 1e-12);
      ck_assert_double_eq_tol (get_number (frame, i, "min_p"),
                               (town->k == 2 * d ? 2.0 : 1.0) / result.n, 1e-12);
      ck_assert_double_eq_tol (get_number (frame, i, "low"), MAX (-1, difference - margin), 1e-9);
      ck_assert_double_eq_tol (get_number (frame, i, "high"), MIN (1, difference + margin), 1e-9);
    }
}

START_TEST (test_against_every_deal)
{
  KotakuRandom random;
  kotaku_random_init (&random, 5, 0, 0);
  for (int round = 0; round < 6; round++)
    {
      Town town;
      int k = 4 + round % 3, d = 2 + round % 2;
      draw_town (&town, &random, k, d);
      check_town (&town, d);
    }
}
END_TEST

/* Eight zones of which three are delineated, all ties strong there and weak elsewhere: 1/C(8,3) is
 * .0179, which Holm's three times makes .0536; with nine zones and four 1/126 is enough. */
static void
make_divided (Town *town, int k, int d, gboolean strong_inside)
{
  memset (town, 0, sizeof *town);
  town->k = k;
  for (int i = 0; i < k * PER_ZONE; i++)
    {
      gboolean inside = i / PER_ZONE < d;
      town->delineated[i / PER_ZONE] = inside;
      town->taking_part[i] = inside == strong_inside;
      for (int j = i + 1; j < k * PER_ZONE; j++)
        if (i / PER_ZONE == j / PER_ZONE)
          town->tie[i][j] = inside == strong_inside ? 2 : j == i + 1 ? 1 : 0;
    }
}

START_TEST (test_holm)
{
  Town town;
  make_divided (&town, 8, 3, TRUE);
  g_autoptr (KotakuNetwork) network = build (&town, -1);
  g_autoptr (KotakuFrame) frame = summary_of (network, "to", "f");
  for (gsize i = 0; i < 3; i++)
    {
      ck_assert_double_eq_tol (get_number (frame, i, "p_value"), 1.0 / 56, 1e-12);
      ck_assert_str_eq (get_text (frame, i, "verdict"), "undecided");
      /* 3/56 is above .05: of three tests none could reject. */
      ck_assert_str_eq (get_text (frame, i, "reason"), "too_few");
    }
  ck_assert_str_eq (kotaku_frame_get_metadata (frame, "tests"), "3");
  g_autoptr (KotakuFrame) lenient = summary_of (network, "alpha", "0.054");
  /* nobody to take part with is named then: two tests are left */
  ck_assert_str_eq (get_text (lenient, 0, "verdict"), "supported");
  ck_assert_ptr_null (get_text (lenient, 0, "reason"));
  ck_assert_str_eq (get_text (lenient, 2, "verdict"), "undecided");
  ck_assert_str_eq (kotaku_frame_get_metadata (lenient, "tests"), "2");
}
END_TEST

START_TEST (test_contradicted)
{
  Town town;
  make_divided (&town, 8, 3, FALSE);
  g_autoptr (KotakuNetwork) network = build (&town, -1);
  g_autoptr (KotakuFrame) frame = summary_of (network, "alpha", "0.054");
  ck_assert_str_eq (get_text (frame, 1, "verdict"), "contradicted");
  ck_assert (get_number (frame, 1, "difference") < 0);
}
END_TEST

/* -- edges
 * ----------------------------------------------------------------------------------------- */

START_TEST (test_nothing)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("empty");
  g_autoptr (KotakuFrame) frame = summary_of (network, NULL, NULL);
  ck_assert_rows (frame, "density_within,,,,,,,,undecided,too_few\n"
                         "strong_share,,,,,,,,undecided,too_few\n"
                         "participation,,,,,,,,undecided,too_few\n");
}
END_TEST

START_TEST (test_one_zone)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuNetwork) network = kotaku_network_new ();
  kotaku_fixture_append (network, KOTAKU_TABLE_ZONES, "id,delineated\nz,yes\n", &error);
  kotaku_fixture_append (network, KOTAKU_TABLE_ACTORS, "id,zone\na,z\nb,z\n", &error);
  kotaku_fixture_append (network, KOTAKU_TABLE_TIES,
                         "from,to,direction,strength\na,b,equal,strong\n", &error);
  ck_assert_no_error (error);
  g_autoptr (KotakuFrame) frame = summary_of (network, NULL, NULL);
  ck_assert_rows (frame, "density_within,1,,,,,,1,undecided,too_few\n"
                         "strong_share,1,,,,,,1,undecided,too_few\n"
                         "participation,,,,,,,1,undecided,too_few\n");
}
END_TEST

/* All ties strong everywhere: nothing differs however the delineation is dealt. */
START_TEST (test_constant)
{
  Town town;
  memset (&town, 0, sizeof town);
  town.k = 5;
  for (int i = 0; i < 15; i++)
    {
      town.delineated[i / PER_ZONE] = i / PER_ZONE < 2;
      for (int j = i + 1; j < 15; j++)
        town.tie[i][j] = 2;
    }
  g_autoptr (KotakuNetwork) network = build (&town, -1);
  g_autoptr (KotakuFrame) frame = summary_of (network, "to", "f");
  for (gsize i = 0; i < 3; i++)
    {
      ck_assert_double_eq (get_number (frame, i, "difference"), 0);
      ck_assert_double_nan (get_number (frame, i, "p_value"));
      ck_assert_double_eq_tol (get_number (frame, i, "min_p"), 0.1, 1e-12);
      ck_assert (isnan (get_number (frame, i, "low")) && isnan (get_number (frame, i, "high")));
      ck_assert_str_eq (get_text (frame, i, "reason"), "too_few");
    }
  g_autoptr (KotakuFrame) lenient = summary_of (network, "alpha", "0.4");
  ck_assert_str_eq (get_text (lenient, 0, "reason"), "no_variation");
}
END_TEST

/* Inside one zone of two people, outside two of one: where one of these is dealt inside, nobody
 * there has a pair. */
START_TEST (test_undefined_arrangements)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuNetwork) network = kotaku_network_new ();
  kotaku_fixture_append (network, KOTAKU_TABLE_ZONES, "id,delineated\nx,yes\ny,no\nz,no\n", &error);
  kotaku_fixture_append (network, KOTAKU_TABLE_ACTORS, "id,zone\na,x\nb,x\nc,y\nd,z\n", &error);
  kotaku_fixture_append (network, KOTAKU_TABLE_TIES,
                         "from,to,direction,strength\na,b,equal,strong\nc,d,equal,weak\n", &error);
  ck_assert_no_error (error);
  g_autoptr (KotakuFrame) frame = summary_of (network, NULL, NULL);
  /* The one that is left is that of the data. */
  ck_assert_double_nan (get_number (frame, 0, "p_value"));
  ck_assert_double_eq_tol (get_number (frame, 0, "min_p"), 1.0 / 3, 1e-12);
  ck_assert_str_eq (kotaku_frame_get_metadata (frame, "undefined_arrangements"),
                    "density_within 2; strong_share 2; participation 3");
}
END_TEST

START_TEST (test_pasar)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path
      = g_build_filename (g_getenv ("KOTAKU_SOURCE_ROOT"), "examples", "pasar-ii", NULL);
  g_autoptr (KotakuNetwork) network = kotaku_network_read (path, NULL, NULL, &error);
  ck_assert_no_error (error);
  g_autoptr (KotakuFrame) frame = summary_of (network, NULL, NULL);
  for (gsize i = 0; i < 3; i++)
    {
      ck_assert_double_eq_tol (get_number (frame, i, "min_p"), 0.1, 1e-12);
      ck_assert_str_eq (get_text (frame, i, "verdict"), "undecided");
    }
  ck_assert_str_eq (get_text (frame, 1, "reason"), "too_few");
  ck_assert_str_eq (get_text (frame, 2, "reason"), "too_few");
  ck_assert_str_eq (kotaku_frame_get_metadata (frame, "draws"), "exact");
}
END_TEST

START_TEST (test_forms_exclude_each_other)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("two-zones");
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  g_autoptr (KotakuOptions) options = options_of ("areas", "yes");
  kotaku_options_set_boolean (options, "summary", TRUE);
  ck_assert_ptr_null (kotaku_view_zones (view, options, NULL, &error));
  ck_assert (g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_CONFLICTING_OPTIONS));
}
END_TEST

KOTAKU_TEST_MAIN ("classify/zones-summary",
                  test_against_every_deal,
                  test_holm,
                  test_contradicted,
                  test_nothing,
                  test_one_zone,
                  test_constant,
                  test_undefined_arrangements,
                  test_pasar,
                  test_forms_exclude_each_other)

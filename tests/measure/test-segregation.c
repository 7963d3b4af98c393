/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "brute.h"

static KotakuFrame *
ask (KotakuView *view, KotakuOptions *options)
{
  g_autoptr (GError) error = NULL;
  KotakuFrame *frame = kotaku_view_segregation (view, "team", options, NULL, &error);
  ck_assert_no_error (error);
  return frame;
}

static KotakuFrame *
ask_of (const Brute *brute, KotakuOptions *options)
{
  g_autoptr (KotakuNetwork) network = brute_network (brute);
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  return ask (view, options);
}

static gsize
find_row (KotakuFrame *frame, const char *group)
{
  gssize row = kotaku_frame_find_row (frame, "group", group, NULL);
  ck_assert_msg (row >= 0, "no row %s", group);
  return (gsize) row;
}

static void
check_word (KotakuFrame *frame, const char *group, const char *column, const char *expected)
{
  ck_assert_pstr_eq (kotaku_frame_get_string (frame, column, find_row (frame, group), NULL),
                     expected);
}

/* -- published
 * ---------------------------------------------------------------------------------------- */

/* Five institutional rows of the study's Table 2: .600, expected .733. */
START_TEST (test_published)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path
      = g_build_filename (g_getenv ("KOTAKU_SOURCE_ROOT"), "examples", "pasar-ii", NULL);
  g_autoptr (KotakuNetwork) network = kotaku_network_read (path, NULL, NULL, &error);
  ck_assert_no_error (error);
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, "level", "institutional", "ties",
                                                     "table=2", "undirected", "yes", NULL);
  g_autoptr (KotakuFrame) frame = kotaku_view_segregation (view, "sector", NULL, NULL, &error);
  ck_assert_no_error (error);
  gsize all = find_row (frame, "all");
  ck_assert_same (brute_cell (frame, "ei_index", all), .6);
  ck_assert_same (brute_cell (frame, "expected", all), 11. / 15);
  ck_assert_same (brute_cell (frame, "internal", all), 1);
  ck_assert_same (brute_cell (frame, "external", all), 4);
  check_word (frame, "all", "verdict", "undecided");
}
END_TEST

/* -- brute force
 * -------------------------------------------------------------------------------------- */

/* The index of a group, or of all (-1), over arcs or ties between nodes that have a group. */
static double
get_index (const Brute *brute, int group)
{
  double internal = 0, external = 0;
  for (int i = 0; i < brute->n; i++)
    for (int j = brute->undirected ? i + 1 : 0; j < brute->n; j++)
      {
        int a = brute->group[i], b = brute->group[j];
        if (!brute->tied[i][j] || a < 0 || b < 0 || (group >= 0 && a != group && b != group))
          continue;
        internal += a == b;
        external += a != b;
      }
  return (external - internal) / (external + internal);
}

typedef struct
{
  int group;
  BruteTally tally;
} Count;

static void
count_arrangement (const Brute *brute, gpointer data)
{
  Count *count = data;
  brute_tally (&count->tally, get_index (brute, count->group));
}

/* Nodes without a group are left out of the network. */
static Brute
leave_out (const Brute *brute)
{
  Brute less = { .undirected = brute->undirected };
  for (int i = 0; i < brute->n; i++)
    {
      int to = 0;
      if (brute->group[i] < 0)
        continue;
      for (int j = 0; j < brute->n; j++)
        if (brute->group[j] >= 0)
          less.tied[less.n][to++] = brute->tied[i][j];
      less.group[less.n++] = brute->group[i];
    }
  return less;
}

static void
check_row (const Brute *brute, KotakuFrame *frame, int group, int size)
{
  g_autofree char *name = group < 0 ? g_strdup ("all") : g_strdup_printf ("g%d", group);
  gsize row = find_row (frame, name);
  double observed = get_index (brute, group);
  Count dealt = { group, { .observed = observed } }, rewired = dealt;
  brute_each_dealing (brute, -1, count_arrangement, &dealt);
  brute_each_rewiring (brute, count_arrangement, &rewired);
  ck_assert_same (brute_cell (frame, "ei_index", row), observed);
  if (size == 1 || isnan (observed))
    {
      ck_assert_same (brute_cell (frame, "p_value", row), NAN);
      ck_assert_same (brute_cell (frame, "p_degrees", row), NAN);
      return;
    }
  const BruteTally *a = &dealt.tally, *b = &rewired.tally;
  ck_assert_same (brute_cell (frame, "p_value", row), brute_p (a, a->at_most));
  ck_assert_same (brute_cell (frame, "p_upper", row), brute_p (a, a->at_least));
  ck_assert_same (brute_cell (frame, "p_degrees", row), brute_p (b, b->at_most));
  ck_assert_same (brute_cell (frame, "min_p", row), MAX (a->n_lowest / a->n, b->n_lowest / b->n));
}

START_TEST (test_brute_force)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20);
  for (int round = 0; round < 40; round++)
    {
      gboolean undirected = round % 2 == 1;
      Brute brute = brute_random (random, undirected ? 6 : 5, 1 + round % 4, 20 + 10 * (round % 5),
                                  undirected, round % 3 == 0);
      Brute less = leave_out (&brute);
      g_autoptr (KotakuFrame) frame = ask_of (&brute, NULL);
      int sizes[BRUTE_MAX] = { 0 }, n_groups = 0;
      for (int i = 0; i < less.n; i++)
        n_groups += sizes[less.group[i]]++ == 0;
      ck_assert_uint_eq (kotaku_frame_get_n_rows (frame), n_groups + 1);
      for (int group = 0; group < BRUTE_MAX; group++)
        if (sizes[group] > 0)
          check_row (&less, frame, group, sizes[group]);
      check_row (&less, frame, -1, less.n > 1 ? less.n : 2);
    }
}
END_TEST

/* The mean of the index over the dealings is not the index of the pairs; over pairs it is. */
START_TEST (test_expected)
{
  Brute brute = { .n = 6, .group = { 0, 0, 0, 1, 1, 2 } };
  brute.tied[0][1] = TRUE;
  g_autoptr (KotakuFrame) frame = ask_of (&brute, NULL);
  Brute full = brute;
  for (int i = 0; i < 6; i++)
    for (int j = 0; j < 6; j++)
      full.tied[i][j] = i != j;
  for (int group = -1; group < 3; group++)
    ck_assert_same (brute_cell (frame, "expected", group < 0 ? 3 : (gsize) group),
                    get_index (&full, group));
}
END_TEST

/* By draws what enumeration gives, within five standard errors. */
START_TEST (test_draws)
{
  g_autoptr (KotakuNetwork) network = kotaku_network_new ();
  g_autoptr (GString) actors = g_string_new ("id,team\n");
  g_autoptr (GString) ties = g_string_new ("from,to,direction\n");
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  /* Two groups of ten: 184,756 ways to deal them. */
  double within = 0, n_ties = 0;
  for (int i = 0; i < 20; i++)
    {
      g_string_append_printf (actors, "a%d,s%d\n", i, i % 2);
      for (int j = 0; j < i; j++)
        if (g_rand_int_range (random, 0, 100) < (i % 2 == j % 2 ? 26 : 20))
          {
            within += i % 2 == j % 2;
            n_ties++;
            g_string_append_printf (ties, "a%d,a%d,equal\n", i, j);
          }
    }
  kotaku_fixture_append (network, KOTAKU_TABLE_ACTORS, actors->str, NULL);
  kotaku_fixture_append (network, KOTAKU_TABLE_TIES, ties->str, NULL);
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  g_autoptr (KotakuFrame) frame = ask (view, NULL);
  gsize all = find_row (frame, "all");
  ck_assert_same (brute_cell (frame, "internal", all), within);
  /* Every subset of ten: of its ties, those within it or outside it. */
  guint32 edges[190];
  gsize n_edges = 0;
  for (gsize row = 0; row < kotaku_network_get_n_ties (network); row++)
    {
      guint from = (guint) kotaku_network_get_tie_from (network, (KotakuTie) row);
      guint to = (guint) kotaku_network_get_tie_to (network, (KotakuTie) row);
      edges[n_edges++] = 1u << from | 1u << to;
    }
  double n = 0, at_most = 0;
  for (guint32 set = 0; set < 1u << 20; set++)
    if (__builtin_popcount (set) == 10)
      {
        double inside = 0;
        for (gsize i = 0; i < n_edges; i++)
          inside += __builtin_popcount (edges[i] & set) != 1;
        n++;
        at_most += inside >= within;
      }
  double p = at_most / n;
  ck_assert (p > .01 && p < .99);
  ck_assert_double_eq_tol (brute_cell (frame, "p_value", all), p, 5 * sqrt (p * (1 - p) / 10000));
  ck_assert_str_eq (kotaku_frame_get_metadata (frame, "draws"), "10000");
  ck_assert_double_eq_tol (
      g_ascii_strtod (kotaku_frame_get_metadata (frame, "monte_carlo_error"), NULL), .005, .001);
}
END_TEST

/* -- verdicts
 * ----------------------------------------------------------------------------------------- */

/* k cliques of a size, joined in a circle by a tie each. */
static KotakuNetwork *
make_cliques (int k, int size, const char *direction)
{
  KotakuNetwork *network = kotaku_network_new ();
  g_autoptr (GString) actors = g_string_new ("id,team\n");
  g_autoptr (GString) ties = g_string_new ("from,to,direction\n");
  for (int i = 0; i < k * size; i++)
    {
      g_string_append_printf (actors, "a%d,s%d\n", i, i / size);
      for (int j = i / size * size; j < i; j++)
        g_string_append_printf (ties, "a%d,a%d,%s\n", i, j, direction);
      if (i % size == 0)
        g_string_append_printf (ties, "a%d,a%d,%s\n", i, (i + size + 1) % (k * size), direction);
    }
  kotaku_fixture_append (network, KOTAKU_TABLE_ACTORS, actors->str, NULL);
  kotaku_fixture_append (network, KOTAKU_TABLE_TIES, ties->str, NULL);
  return network;
}

START_TEST (test_segregated)
{
  static const char *const directions[] = { "equal", "arc" };
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (KotakuNetwork) network = make_cliques (3, 6, directions[i]);
      g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
      g_autoptr (KotakuFrame) frame = ask (view, NULL);
      ck_assert_uint_eq (kotaku_frame_get_n_rows (frame), 4);
      for (gsize row = 0; row < 4; row++)
        {
          ck_assert_str_eq (kotaku_frame_get_string (frame, "verdict", row, NULL), "segregated");
          ck_assert_ptr_null (kotaku_frame_get_string (frame, "reason", row, NULL));
          ck_assert_double_le (brute_cell (frame, "p_degrees", row), .001);
        }
      ck_assert_str_eq (kotaku_frame_get_metadata (frame, "tests"), "3");
    }
}
END_TEST

/* Three tests at .05: the p that decides is at most .05 / 3 for the first. */
START_TEST (test_holm)
{
  g_autoptr (KotakuNetwork) network = make_cliques (3, 3, "equal");
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  for (int i = 1; i <= 40; i += 3)
    {
      g_autoptr (KotakuOptions) options = kotaku_options_new ();
      kotaku_options_set_int64 (options, "draws", 999);
      kotaku_options_set_double (options, "alpha", i / 100.0);
      g_autoptr (KotakuFrame) frame = ask (view, options);
      for (gsize row = 0; row < 4; row++)
        {
          double p = MAX (brute_cell (frame, "p_value", row), brute_cell (frame, "p_degrees", row));
          /* By symmetry the three groups have one p. */
          gboolean segregated = (row < 3 ? 3 : 1) * p <= i / 100.0;
          ck_assert_str_eq (kotaku_frame_get_string (frame, "verdict", row, NULL),
                            segregated ? "segregated" : "undecided");
        }
    }
}
END_TEST

START_TEST (test_reasons)
{
  /* One group: every tie is within, whatever is done. */
  Brute one = { .n = 4, .undirected = TRUE };
  one.tied[0][1] = one.tied[1][0] = TRUE;
  g_autoptr (KotakuFrame) same = ask_of (&one, NULL);
  ck_assert_uint_eq (kotaku_frame_get_n_rows (same), 2);
  ck_assert_same (brute_cell (same, "ei_index", 0), -1);
  ck_assert_same (brute_cell (same, "expected", 0), -1);
  ck_assert_same (brute_cell (same, "p_value", 0), NAN);
  ck_assert_same (brute_cell (same, "min_p", 0), 1);
  ck_assert_ptr_null (kotaku_frame_get_metadata (same, "tests"));
  ck_assert_str_eq (kotaku_frame_get_metadata (same, "not_corrected"), "all");
  check_word (same, "g0", "reason", "too_few");
  check_word (same, "all", "reason", "too_few");
  /* Two ties of four nodes: a third of what there could be. */
  Brute few = { .n = 4, .undirected = TRUE, .group = { 0, 0, 1, 1 } };
  few.tied[0][1] = few.tied[1][0] = few.tied[2][3] = few.tied[3][2] = TRUE;
  g_autoptr (KotakuFrame) small = ask_of (&few, NULL);
  ck_assert_same (brute_cell (small, "p_value", 2), 1. / 3);
  ck_assert_same (brute_cell (small, "min_p", 2), 1. / 3);
  check_word (small, "all", "verdict", "undecided");
  check_word (small, "all", "reason", "too_few");
  /* No tie, and nobody with a group. */
  Brute untied = { .n = 3, .group = { 0, 1, 1 } };
  g_autoptr (KotakuFrame) none = ask_of (&untied, NULL);
  ck_assert_same (brute_cell (none, "ei_index", 2), NAN);
  ck_assert_same (brute_cell (none, "low", 2), NAN);
  ck_assert_same (brute_cell (none, "p_value", 2), NAN);
  ck_assert_same (brute_cell (none, "min_p", 2), NAN);
  check_word (none, "all", "reason", "no_variation");
  Brute unknown = { .n = 3, .group = { -1, -1, -1 } };
  unknown.tied[0][1] = TRUE;
  g_autoptr (KotakuFrame) nobody = ask_of (&unknown, NULL);
  ck_assert_uint_eq (kotaku_frame_get_n_rows (nobody), 1);
  ck_assert_same (brute_cell (nobody, "internal", 0), 0);
  ck_assert_same (brute_cell (nobody, "expected", 0), NAN);
  check_word (nobody, "all", "verdict", "undecided");
}
END_TEST

/* -- intervals, loops, undirected views
 * ------------------------------------------------------------------- */

/* Clopper-Pearson's limit of none or all of n is (alpha/2)^(1/n). */
START_TEST (test_interval)
{
  /* A mutual pair is one pair. */
  Brute mutual = { .n = 2, .group = { 0, 1 } };
  mutual.tied[0][1] = mutual.tied[1][0] = TRUE;
  g_autoptr (KotakuFrame) pair = ask_of (&mutual, NULL);
  ck_assert_same (brute_cell (pair, "external", 2), 2);
  ck_assert_same (brute_cell (pair, "low", 2), 2 * .025 - 1);
  ck_assert_same (brute_cell (pair, "high", 2), 1);
  /* Two pairs apart are two; a group of them has its own. */
  Brute apart = { .n = 6, .undirected = TRUE, .group = { 0, 1, 0, 1, 2, 2 } };
  for (int i = 0; i < 6; i += 2)
    apart.tied[i][i + 1] = apart.tied[i + 1][i] = TRUE;
  g_autoptr (KotakuFrame) pairs = ask_of (&apart, NULL);
  ck_assert_same (brute_cell (pairs, "low", 0), 2 * sqrt (.025) - 1);
  ck_assert_same (brute_cell (pairs, "high", 2), 1 - 2 * .025);
  ck_assert_same (brute_cell (pairs, "low", 2), -1);
  /* A hub of five is one: all pairs share it. */
  Brute hub = { .n = 6, .undirected = TRUE, .group = { 0, 1, 1, 1, 1, 1 } };
  for (int i = 1; i < 6; i++)
    hub.tied[0][i] = hub.tied[i][0] = TRUE;
  g_autoptr (KotakuFrame) star = ask_of (&hub, NULL);
  ck_assert_same (brute_cell (star, "low", 2), 2 * .025 - 1);
}
END_TEST

START_TEST (test_undirected)
{
  Brute arcs = { .n = 4, .group = { 0, 0, 1, 1 } };
  arcs.tied[0][1] = arcs.tied[1][0] = arcs.tied[1][2] = arcs.tied[2][3] = TRUE;
  g_autoptr (KotakuNetwork) network = brute_network (&arcs);
  g_autoptr (GError) error = NULL;
  kotaku_fixture_append (network, KOTAKU_TABLE_TIES, "from,to\nnz,nz\n", &error);
  ck_assert_no_error (error);
  g_autoptr (KotakuView) plain = kotaku_fixture_view (network, NULL);
  g_autoptr (KotakuView) both = kotaku_fixture_view (network, "undirected", "yes", NULL);
  g_autoptr (KotakuFrame) a = ask (plain, NULL);
  g_autoptr (KotakuFrame) b = ask (both, NULL);
  ck_assert_same (brute_cell (a, "internal", 2), 3);
  ck_assert_same (brute_cell (b, "internal", 2), 2);
  ck_assert_same (brute_cell (a, "external", 0), 1);
  ck_assert_ptr_nonnull (strstr (kotaku_frame_get_metadata (a, "warnings"), "1 loop dropped"));
}
END_TEST

START_TEST (test_errors)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("complete");
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  ck_assert_ptr_null (kotaku_view_segregation (view, "secter", NULL, NULL, &error));
  ck_assert (g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_UNKNOWN_COLUMN));
  g_clear_error (&error);
  g_autoptr (KotakuOptions) options = kotaku_options_new ();
  kotaku_options_set_string (options, "group", "sector");
  ck_assert_ptr_null (kotaku_view_segregation (view, "sector", options, NULL, &error));
  ck_assert (g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_UNKNOWN_OPTION));
}
END_TEST

KOTAKU_TEST_MAIN ("measure/segregation",
                  test_published,
                  test_brute_force,
                  test_expected,
                  test_draws,
                  test_segregated,
                  test_holm,
                  test_reasons,
                  test_interval,
                  test_undirected,
                  test_errors)

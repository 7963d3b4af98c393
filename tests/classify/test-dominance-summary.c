/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "classify/contests-private.h"
#include "common.h"

#include <math.h>

#define MOST 40

/* Wins of the row over the column. */
typedef struct
{
  int n;
  int wins[MOST][MOST];
} Matrix;

static KotakuFrame *
summary_of (KotakuNetwork *network, const char *proportion)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  g_autoptr (KotakuOptions) options
      = options_of (proportion != NULL ? "proportion" : NULL, proportion);
  kotaku_options_set_boolean (options, "summary", TRUE);
  KotakuFrame *frame = kotaku_view_dominance (view, options, NULL, &error);
  ck_assert_no_error (error);
  return frame;
}

static KotakuFrame *
ask (const Matrix *matrix, const char *proportion)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuNetwork) network = kotaku_network_new ();
  g_autoptr (GString) actors = g_string_new ("id\n");
  g_autoptr (GString) ties = g_string_new ("from,to,weight\n");
  for (int i = 0; i < matrix->n; i++)
    {
      g_string_append_printf (actors, "n%d\n", i);
      for (int j = 0; j < matrix->n; j++)
        if (matrix->wins[i][j] > 0)
          g_string_append_printf (ties, "n%d,n%d,%d\n", i, j, matrix->wins[i][j]);
    }
  kotaku_fixture_append (network, KOTAKU_TABLE_ACTORS, actors->str, &error);
  kotaku_fixture_append (network, KOTAKU_TABLE_TIES, ties->str, &error);
  ck_assert_no_error (error);
  return summary_of (network, proportion);
}

static double
get (KotakuFrame *frame, const char *name)
{
  gssize row = kotaku_frame_find_row (frame, "name", name, NULL);
  ck_assert_msg (row >= 0, "%s", name);
  return kotaku_frame_get_doubles (frame, "value", NULL, NULL)[row];
}

static const char *
get_word (KotakuFrame *frame, const char *name)
{
  gssize row = kotaku_frame_find_row (frame, "name", name, NULL);
  return kotaku_frame_get_string (frame, "word", row, NULL);
}

/* -- published
 * --------------------------------------------------------------------------------------- */

/* de Vries, Stevens, Vervaecke 2006. */
static const Matrix bonobos = { 7,
                                { { 0, 0, 1, 2, 10, 63, 8 },
                                  { 0, 0, 2, 3, 0, 88, 4 },
                                  { 0, 0, 0, 4, 65, 84, 3 },
                                  { 0, 0, 0, 0, 0, 80, 10 },
                                  { 0, 0, 0, 0, 0, 4, 1 },
                                  { 0, 1, 5, 0, 10, 0, 6 },
                                  { 0, 0, 0, 0, 0, 2, 0 } } };

START_TEST (test_bonobos)
{
  g_autoptr (KotakuFrame) pij = ask (&bonobos, "pij");
  g_autoptr (KotakuFrame) dij = ask (&bonobos, NULL);
  ck_assert_double_eq_tol (get (pij, "landau_h"), .8036, .00005);
  ck_assert_double_eq_tol (get (pij, "devries_h"), .8571, .00005);
  ck_assert_double_eq_tol (get (pij, "devries_p"), .0276, .006);
  ck_assert_double_eq_tol (get (pij, "steepness"), .7352, .00005);
  ck_assert_double_eq_tol (get (dij, "steepness"), .6284, .00005);
  ck_assert_double_le (get (dij, "steepness_p"), .001);
  ck_assert_str_eq (get_word (dij, "steepness_p"), "supported");
  /* Of 456 wins 1, 5, 4 and 2 were against the usual direction of their dyad. */
  ck_assert_double_eq_tol (get (dij, "directional_consistency"), (444.0 - 12) / 456, 1e-12);
}
END_TEST

/* P(h = 1) of 3 to 6: n!/2^(n(n-1)/2). */
START_TEST (test_linear_orders)
{
  static const double chances[] = { .75, .375, .1171875, .02197265625 };
  for (int n = 3; n <= 6; n++)
    {
      Matrix matrix = { .n = n };
      for (int i = 0; i < n; i++)
        for (int j = i + 1; j < n; j++)
          matrix.wins[i][j] = 1;
      g_autoptr (KotakuFrame) frame = ask (&matrix, NULL);
      ck_assert_double_eq (get (frame, "landau_h"), 1);
      ck_assert_double_eq (get (frame, "devries_h"), 1);
      ck_assert_double_eq (get (frame, "devries_p"), chances[n - 3]);
      ck_assert_double_eq (get (frame, "devries_min_p"), chances[n - 3]);
      ck_assert_str_eq (get_word (frame, "devries_p"), n < 6 ? "too_few" : "supported");
      ck_assert_double_eq (get (frame, "ttri"), 1);
      ck_assert_double_eq (get (frame, "ttri_p"), chances[n - 3]);
      ck_assert_double_eq (get (frame, "triangle_transitivity"), 1);
      ck_assert_double_eq (get (frame, "directional_consistency"), 1);
      ck_assert (isnan (get (frame, "steepness_p")));
      ck_assert_str_eq (get_word (frame, "steepness_p"), "not testable");
      ck_assert_double_eq_tol (get (frame, "krackhardt_hierarchy"), 1, 1e-12);
      ck_assert_double_eq_tol (get (frame, "flow_hierarchy"), 1, 1e-12);
      ck_assert_str_eq (kotaku_frame_get_metadata (frame, "draws"), "exact");
    }
}
END_TEST

/* -- twins
 * ------------------------------------------------------------------------------------------- */

static void
draw_matrix (Matrix *matrix, GRand *dice, int n, int most, double unknown)
{
  *matrix = (Matrix){ .n = n };
  for (int i = 0; i < n; i++)
    for (int j = i + 1; j < n; j++)
      if (g_rand_double (dice) >= unknown)
        {
          int met = g_rand_int_range (dice, 1, most + 1);
          matrix->wins[i][j] = g_rand_int_range (dice, 0, met + 1);
          matrix->wins[j][i] = met - matrix->wins[i][j];
        }
}

/* Landau's h from the share of each dyad that its first wins: 1, 0 or 1/2. */
static double
get_landau (int n, double share[MOST][MOST])
{
  double sum = 0, size = n;
  for (int i = 0; i < n; i++)
    {
      double own = 0;
      for (int j = 0; j < n; j++)
        if (i != j)
          own += i < j ? share[i][j] : 1 - share[j][i];
      sum += (own - (size - 1) / 2) * (own - (size - 1) / 2);
    }
  return 12 * sum / (size * size * size - size);
}

static double
get_share (const Matrix *matrix, int i, int j)
{
  int more = matrix->wins[i][j] - matrix->wins[j][i];
  return more > 0 ? 1 : more < 0 ? 0 : .5;
}

static gboolean
is_unknown (const Matrix *matrix, int i, int j)
{
  return matrix->wins[i][j] + matrix->wins[j][i] == 0;
}

/* Decides all dyads, or those unknown, by the bits of way. */
static void
decide (const Matrix *matrix, gboolean all, guint32 way, double share[MOST][MOST])
{
  for (int i = 0; i < matrix->n; i++)
    for (int j = i + 1; j < matrix->n; j++)
      {
        gboolean drawn = all || is_unknown (matrix, i, j);
        share[i][j] = drawn ? way & 1 : get_share (matrix, i, j);
        way >>= drawn;
      }
}

START_TEST (test_linearity_of_all_ways)
{
  g_autoptr (GRand) dice = g_rand_new_with_seed (1);
  for (int round = 0; round < 30; round++)
    {
      Matrix matrix;
      double share[MOST][MOST];
      int at_least = 0, ways = 0, dyads = 6;
      draw_matrix (&matrix, dice, 4, 3, .4);
      int unknown = 0;
      for (int i = 0; i < 4; i++)
        for (int j = i + 1; j < 4; j++)
          unknown += is_unknown (&matrix, i, j);
      for (guint32 fill = 0; fill < 1U << unknown; fill++)
        for (guint32 way = 0; way < 1U << dyads; way++)
          {
            decide (&matrix, FALSE, fill, share);
            double filled = get_landau (4, share);
            decide (&matrix, TRUE, way, share);
            at_least += get_landau (4, share) >= filled - 1e-9;
            ways++;
          }
      g_autoptr (KotakuFrame) frame = ask (&matrix, NULL);
      ck_assert_double_eq_tol (get (frame, "devries_p"), at_least / (double) ways, 1e-12);
      for (int i = 0; i < 4; i++)
        for (int j = i + 1; j < 4; j++)
          share[i][j] = get_share (&matrix, i, j);
      double h = get_landau (4, share);
      ck_assert_double_eq_tol (get (frame, "landau_h"), h, 1e-12);
      ck_assert_double_eq_tol (get (frame, "devries_h"), h + unknown / 10.0, 1e-12);
    }
}
END_TEST

/* Of 40, some words of random bits a row, against draws made one by one. */
START_TEST (test_linearity_by_draws)
{
  g_autoptr (GRand) dice = g_rand_new_with_seed (2);
  Matrix matrix;
  double share[MOST][MOST];
  int at_least = 0;
  draw_matrix (&matrix, dice, MOST, 2, .8);
  for (int i = 0; i < 9; i++) /* somewhat linear */
    for (int j = i + 1; j < MOST; j += 3)
      matrix.wins[i][j] = 3;
  for (int round = 0; round < 4000; round++)
    {
      for (int i = 0; i < MOST; i++)
        for (int j = i + 1; j < MOST; j++)
          share[i][j]
              = is_unknown (&matrix, i, j) ? g_rand_boolean (dice) : get_share (&matrix, i, j);
      double filled = get_landau (MOST, share);
      for (int i = 0; i < MOST; i++)
        for (int j = i + 1; j < MOST; j++)
          share[i][j] = g_rand_boolean (dice);
      at_least += get_landau (MOST, share) >= filled - 1e-9;
    }
  g_autoptr (KotakuFrame) frame = ask (&matrix, NULL);
  ck_assert_double_gt (at_least, 40);
  ck_assert_double_eq_tol (get (frame, "devries_p"), at_least / 4000.0, .03);
}
END_TEST

/* 4(Pt - .75) where a beats b: beats[a][b]; NaN without a complete triad. */
static double
get_ttri (int n, int beats[MOST][MOST])
{
  int complete = 0, transitive = 0;
  for (int i = 0; i < n; i++)
    for (int j = i + 1; j < n; j++)
      for (int k = j + 1; k < n; k++)
        {
          int ij = beats[i][j] - beats[j][i], jk = beats[j][k] - beats[k][j];
          int ik = beats[i][k] - beats[k][i];
          if (ij == 0 || jk == 0 || ik == 0)
            continue;
          complete++;
          transitive += !(ij == jk && jk == -ik);
        }
  return complete > 0 ? 4 * (transitive / (double) complete - .75) : NAN;
}

START_TEST (test_triangles_of_all_ways)
{
  g_autoptr (GRand) dice = g_rand_new_with_seed (3);
  for (int round = 0; round < 40; round++)
    {
      Matrix matrix;
      int beats[MOST][MOST] = { { 0 } }, turned[MOST][MOST] = { { 0 } }, known = 0, at_least = 0;
      draw_matrix (&matrix, dice, 5, 3, .15);
      for (int i = 0; i < 5; i++)
        for (int j = 0; j < 5; j++)
          known += beats[i][j] = matrix.wins[i][j] > matrix.wins[j][i];
      double observed = get_ttri (5, beats);
      for (guint32 way = 0; way < 1U << known; way++)
        {
          guint32 bits = way;
          for (int i = 0; i < 5; i++)
            for (int j = 0; j < 5; j++)
              if (beats[i][j])
                {
                  turned[i][j] = bits & 1;
                  turned[j][i] = !(bits & 1);
                  bits >>= 1;
                }
          at_least += get_ttri (5, turned) >= observed - 1e-9;
        }
      g_autoptr (KotakuFrame) frame = ask (&matrix, NULL);
      if (isnan (observed))
        {
          ck_assert (isnan (get (frame, "ttri")) && isnan (get (frame, "ttri_p")));
          continue;
        }
      ck_assert_double_eq_tol (get (frame, "ttri"), observed, 1e-12);
      ck_assert_double_eq_tol (get (frame, "ttri_p"), at_least / (double) (1U << known), 1e-12);
    }
}
END_TEST

/* The published formula on a matrix of D: slope of the normalised scores on their ranks. */
static double
get_steepness (int n, int wins[MOST][MOST])
{
  double d[MOST][MOST] = { { 0 } }, w[MOST] = { 0 }, l[MOST] = { 0 }, score[MOST], slope = 0;
  double squares = 0;
  for (int i = 0; i < n; i++)
    for (int j = 0; j < n; j++)
      {
        double met = wins[i][j] + wins[j][i];
        d[i][j] = met > 0 ? wins[i][j] / met - (wins[i][j] / met - .5) / (met + 1) : 0;
        w[i] += d[i][j];
        l[j] += d[i][j];
      }
  for (int i = 0; i < n; i++)
    {
      double own = w[i] - l[i];
      int place = i;
      for (int j = 0; j < n; j++)
        own += d[i][j] * w[j] - d[j][i] * l[j];
      for (; place > 0 && score[place - 1] < own; place--)
        score[place] = score[place - 1];
      score[place] = own;
    }
  for (int i = 0; i < n; i++)
    {
      double x = i - (n - 1) / 2.0;
      slope += x * (score[i] + n * (n - 1) / 2.0) / n;
      squares += x * x;
    }
  return fabs (slope / squares);
}

START_TEST (test_steepness_of_all_ways)
{
  g_autoptr (GRand) dice = g_rand_new_with_seed (4);
  for (int round = 0; round < 40; round++)
    {
      Matrix matrix, drawn = { .n = 3 };
      int at_least = 0, ways = 0, met[3];
      draw_matrix (&matrix, dice, 3, 5, 0);
      for (int k = 0; k < 3; k++)
        {
          int i = k == 2, j = k == 0 ? 1 : 2;
          matrix.wins[i][j] += 2;
          met[k] = matrix.wins[i][j] + matrix.wins[j][i];
        }
      double observed = get_steepness (3, matrix.wins);
      for (int a = 0; a <= met[0]; a++)
        for (int b = 0; b <= met[1]; b++)
          for (int c = 0; c <= met[2]; c++, ways++)
            {
              const int wins[3] = { a, b, c };
              for (int k = 0; k < 3; k++)
                {
                  int i = k == 2, j = k == 0 ? 1 : 2;
                  drawn.wins[i][j] = wins[k];
                  drawn.wins[j][i] = met[k] - wins[k];
                }
              at_least += get_steepness (3, drawn.wins) >= observed - 1e-9;
            }
      g_autoptr (KotakuFrame) frame = ask (&matrix, NULL);
      ck_assert_double_eq_tol (get (frame, "steepness"), observed, 1e-12);
      ck_assert_double_eq_tol (get (frame, "steepness_p"), at_least / (double) ways, 1e-12);
    }
}
END_TEST

/* -- edges
 * ------------------------------------------------------------------------------------------- */

#define ck_assert_undefined(frame, ...)                                                            \
  do                                                                                               \
    {                                                                                              \
      static const char *const names_[] = { __VA_ARGS__ };                                         \
      for (gsize i_ = 0; i_ < G_N_ELEMENTS (names_); i_++)                                         \
        ck_assert_msg (isnan (get (frame, names_[i_])), "%s", names_[i_]);                         \
    }                                                                                              \
  while (0)

START_TEST (test_nobody)
{
  static const char *const fixtures[] = { "empty", "one-actor" };
  for (gsize i = 0; i < G_N_ELEMENTS (fixtures); i++)
    {
      g_autoptr (KotakuNetwork) network = kotaku_fixture_network (fixtures[i]);
      g_autoptr (KotakuFrame) frame = summary_of (network, NULL);
      ck_assert_undefined (frame, "landau_h", "devries_h", "devries_p", "ttri", "ttri_p",
                           "directional_consistency", "steepness", "steepness_p",
                           "trophic_incoherence", "out_degree_centralisation", "devries_min_p");
      ck_assert_str_eq (get_word (frame, "devries_p"), "too_few");
      ck_assert_str_eq (get_word (frame, "ttri_p"), "no_variation");
    }
}
END_TEST

START_TEST (test_no_dominance)
{
  Matrix none = { .n = 8 };
  g_autoptr (KotakuFrame) frame = ask (&none, NULL);
  ck_assert_double_eq (get (frame, "landau_h"), 0);
  ck_assert_double_eq_tol (get (frame, "devries_h"), 3.0 / 9, 1e-12);
  ck_assert_double_eq (get (frame, "steepness"), 0);
  ck_assert_undefined (frame, "devries_p", "ttri", "ttri_p", "steepness_p", "flow_hierarchy",
                       "directional_consistency", "trophic_incoherence");
  ck_assert_str_eq (get_word (frame, "devries_p"), "no_variation");
  ck_assert_str_eq (get_word (frame, "steepness_p"), "no_variation");
}
END_TEST

/* Everybody as often as the other: no order, and weights that cannot be counted. */
START_TEST (test_all_mutual)
{
  Matrix equal = { .n = 8 };
  for (int i = 0; i < 8; i++)
    for (int j = 0; j < 8; j++)
      equal.wins[i][j] = i != j ? 2 : 0;
  g_autoptr (KotakuFrame) frame = ask (&equal, NULL);
  ck_assert_double_eq (get (frame, "landau_h"), 0);
  ck_assert_double_eq (get (frame, "devries_h"), 0);
  ck_assert_double_eq (get (frame, "devries_p"), 1);
  ck_assert_str_eq (get_word (frame, "devries_p"), "not_significant");
  ck_assert_double_eq (get (frame, "directional_consistency"), 0);
  ck_assert_double_eq_tol (get (frame, "steepness"), 0, 1e-12);
  ck_assert_undefined (frame, "ttri", "ttri_p");
  g_autoptr (KotakuNetwork) shares
      = network_of ("from,to,weight\na,b,1.5\nb,c,2.5\nc,d,2\nd,a,3\n");
  g_autoptr (KotakuFrame) fractions = summary_of (shares, NULL);
  ck_assert_undefined (fractions, "steepness_p");
  ck_assert_str_eq (get_word (fractions, "steepness_p"), "not testable");
}
END_TEST

START_TEST (test_too_many)
{
  KotakuContest contest = { 0, 1, 1, 0 };
  KotakuContests contests = { .n_nodes = 40000, .n = 1, .list = &contest };
  KotakuDraws draws;
  KotakuOrderTest test;
  double corrected;
  kotaku_draws_init (&draws, NULL, contests.n_nodes, 1, NULL);
  ck_assert (kotaku_linearity_test (&contests, &draws, &corrected, &test, NULL));
  ck_assert (test.not_testable && isnan (test.p_value));
}
END_TEST

/* In the study four dominate the LKM and nobody else is dominated: no order can be told. */
START_TEST (test_study)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("star");
  g_autoptr (KotakuFrame) frame = summary_of (network, NULL);
  ck_assert_str_eq (get_word (frame, "devries_p"), "too_few");
  ck_assert_double_eq_tol (get (frame, "in_degree_centralisation"), 12.0 / 16, 1e-12);
  ck_assert_double_eq_tol (get (frame, "out_degree_centralisation"), 2.0 / 16, 1e-12);
  ck_assert_double_eq_tol (get (frame, "trophic_incoherence"), 0, 1e-12);
}
END_TEST

KOTAKU_TEST_MAIN ("classify/dominance-summary",
                  test_bonobos,
                  test_linear_orders,
                  test_linearity_of_all_ways,
                  test_linearity_by_draws,
                  test_triangles_of_all_ways,
                  test_steepness_of_all_ways,
                  test_nobody,
                  test_no_dominance,
                  test_all_mutual,
                  test_too_many,
                  test_study)

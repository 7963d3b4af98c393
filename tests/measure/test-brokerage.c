/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "brute.h"
#include "measure/measure-private.h"

#define N_ROLES 5
static const char *const names[N_ROLES + 1]
    = { "coordinator", "itinerant", "gatekeeper", "representative", "liaison", "total" };

static KotakuFrame *
ask (KotakuView *view)
{
  g_autoptr (GError) error = NULL;
  KotakuFrame *frame = kotaku_view_brokerage (view, "team", NULL, NULL, &error);
  ck_assert_no_error (error);
  return frame;
}

static KotakuFrame *
ask_of (const Brute *brute)
{
  g_autoptr (KotakuNetwork) network = brute_network (brute);
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  return ask (view);
}

static double
role_cell (KotakuFrame *frame, int role, const char *suffix, int row)
{
  g_autofree char *column = g_strconcat (names[role], suffix, NULL);
  return brute_cell (frame, column, (gsize) row);
}

/* -- published
 * ---------------------------------------------------------------------------------------- */

/* Gould and Fernandez's ego of two groups and one more. */
START_TEST (test_published)
{
  static const double counts[] = { 1, 1, 2, 1, 1, 6 };
  static const double expected[] = { .0463, .0463, .1389, .1389, .0926, .4630 };
  static const double z[] = { 4.4846, 4.4846, 4.3399, 2.0080, 2.8529, 6.2947 };
  Brute brute = { .n = 6, .group = { 0, 0, 0, 1, 1, 2 } };
  /* e a1 a2 b1 b2 c */
  brute.tied[1][0] = brute.tied[0][2] = brute.tied[3][0] = brute.tied[0][4] = TRUE;
  brute.tied[5][0] = TRUE;
  g_autoptr (KotakuFrame) frame = ask_of (&brute);
  for (int role = 0; role <= N_ROLES; role++)
    {
      ck_assert_same (role_cell (frame, role, "", 0), counts[role]);
      ck_assert_double_eq_tol (role_cell (frame, role, "_expected", 0), expected[role], .00005);
      ck_assert_double_eq_tol (role_cell (frame, role, "_z", 0), z[role], .00005);
    }
}
END_TEST

/* The facilitator is no broker of institutions, the LKM is, 4 times. */
START_TEST (test_study)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path
      = g_build_filename (g_getenv ("KOTAKU_SOURCE_ROOT"), "examples", "pasar-ii", NULL);
  g_autoptr (KotakuNetwork) network = kotaku_network_read (path, NULL, NULL, &error);
  ck_assert_no_error (error);
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, "level", "institutional", "ties",
                                                     "table=2", "undirected", "yes", NULL);
  g_autoptr (KotakuFrame) frame = kotaku_view_brokerage (view, "sector", NULL, NULL, &error);
  ck_assert_no_error (error);
  gssize facilitator = kotaku_frame_find_row (frame, "id", "facilitator", NULL);
  gssize lkm = kotaku_frame_find_row (frame, "id", "lkm", NULL);
  ck_assert_same (brute_cell (frame, "total", (gsize) facilitator), 0);
  ck_assert_same (brute_cell (frame, "total", (gsize) lkm), 4);
}
END_TEST

/* -- brute force
 * -------------------------------------------------------------------------------------- */

static int
get_role (int a, int ego, int c)
{
  if (a == ego && c == ego)
    return 0;
  if (a == c)
    return 1;
  if (c == ego)
    return 2;
  return a == ego ? 3 : 4;
}

/* Every a and c there could be; the sixth is the total. */
static void
count_roles (const Brute *brute, int ego, double roles[N_ROLES + 1])
{
  memset (roles, 0, (N_ROLES + 1) * sizeof *roles);
  for (int a = 0; a < brute->n; a++)
    for (int c = 0; c < brute->n; c++)
      {
        if (a == c || a == ego || c == ego || brute->group[a] < 0 || brute->group[c] < 0
            || brute->group[ego] < 0 || !brute->tied[a][ego] || !brute->tied[ego][c]
            || brute->tied[a][c])
          continue;
        roles[get_role (brute->group[a], brute->group[ego], brute->group[c])]++;
        roles[N_ROLES]++;
      }
}

typedef struct
{
  int ego; /* -1: the largest total of all */
  double sum[N_ROLES], n;
  double chances[N_ROLES];
  BruteTally tally;
} Count;

static double
get_total (const Brute *brute, int ego)
{
  double roles[N_ROLES + 1], largest = 0;
  for (int i = ego < 0 ? 0 : ego; i < (ego < 0 ? brute->n : ego + 1); i++)
    {
      count_roles (brute, i, roles);
      largest = MAX (largest, roles[N_ROLES]);
    }
  return largest;
}

static void
tally_total (const Brute *brute, gpointer data)
{
  Count *count = data;
  brute_tally (&count->tally, get_total (brute, count->ego));
}

static void
add_shares (const Brute *brute, gpointer data)
{
  Count *count = data;
  double roles[N_ROLES + 1];
  count_roles (brute, count->ego, roles);
  for (int role = 0; role < N_ROLES; role++)
    count->sum[role] += roles[role] / roles[N_ROLES];
  count->n++;
}

static double
get_height (const Brute *brute, const Count *count, int *best)
{
  double roles[N_ROLES + 1], height = NAN;
  count_roles (brute, count->ego, roles);
  for (int role = 0; role < N_ROLES; role++)
    {
      double p = count->chances[role], total = roles[N_ROLES];
      if (total == 0 || p < 1e-9 || p > 1 - 1e-9)
        continue;
      double z = (roles[role] - total * p) / sqrt (total * p * (1 - p));
      if (isnan (height) || z > height + 1e-9)
        {
          height = z;
          *best = role;
        }
    }
  return height;
}

static void
tally_height (const Brute *brute, gpointer data)
{
  Count *count = data;
  int best;
  brute_tally (&count->tally, get_height (brute, count, &best));
}

/* Of all dealings: the mean share of each role is its chance. */
static double
get_p_roles (const Brute *brute, int ego, int *best)
{
  Count count = { .ego = ego };
  brute_each_dealing (brute, ego, add_shares, &count);
  for (int role = 0; role < N_ROLES; role++)
    count.chances[role] = count.sum[role] / count.n;
  count.tally.observed = get_height (brute, &count, best);
  if (isnan (count.tally.observed))
    return NAN;
  brute_each_dealing (brute, ego, tally_height, &count);
  return brute_p (&count.tally, count.tally.at_least);
}

static double
get_p_total (const Brute *brute, int ego)
{
  Count count = { .ego = ego };
  count.tally.observed = get_total (brute, ego);
  brute_each_rewiring (brute, tally_total, &count);
  return brute_p (&count.tally, count.tally.at_least);
}

/* Mutual in all its ties: then edges are rewired. */
static Brute
as_edges (const Brute *brute)
{
  Brute edges = *brute;
  edges.undirected = TRUE;
  for (int i = 0; i < brute->n; i++)
    for (int j = 0; j < brute->n; j++)
      edges.undirected = edges.undirected && brute->tied[i][j] == brute->tied[j][i];
  return edges;
}

static void
check_ego (const Brute *brute, KotakuFrame *frame, int ego)
{
  double roles[N_ROLES + 1];
  int best = -1;
  count_roles (brute, ego, roles);
  for (int role = 0; role <= N_ROLES; role++)
    ck_assert_same (role_cell (frame, role, "", ego), roles[role]);
  const char *named = kotaku_frame_get_string (frame, "role", (gsize) ego, NULL);
  if (brute->group[ego] < 0)
    {
      ck_assert_same (brute_cell (frame, "p_degrees", (gsize) ego), NAN);
      ck_assert_same (brute_cell (frame, "p_roles", (gsize) ego), NAN);
      ck_assert_same (role_cell (frame, 0, "_expected", ego), 0);
      ck_assert_ptr_null (named);
      return;
    }
  Brute edges = as_edges (brute);
  gboolean largest = roles[N_ROLES] > 0 && roles[N_ROLES] == get_total (brute, -1);
  ck_assert_same (brute_cell (frame, "p_degrees", (gsize) ego), get_p_total (&edges, ego));
  ck_assert_same (brute_cell (frame, "p_maximum", (gsize) ego),
                  largest ? get_p_total (&edges, -1) : NAN);
  if (roles[N_ROLES] > 0)
    ck_assert_same (brute_cell (frame, "p_roles", (gsize) ego), get_p_roles (brute, ego, &best));
  ck_assert_pstr_eq (named, best >= 0 ? names[best] : NULL);
}

START_TEST (test_brute_force)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (19);
  for (int round = 0; round < 40; round++)
    {
      gboolean undirected = round % 3 == 1;
      Brute brute = brute_random (random, undirected ? 6 : 5, 1 + round % 4, 25 + 10 * (round % 5),
                                  undirected, round % 4 == 0);
      g_autoptr (KotakuFrame) frame = ask_of (&brute);
      ck_assert_uint_eq (kotaku_frame_get_n_rows (frame), brute.n);
      ck_assert_str_eq (kotaku_frame_get_metadata (frame, "draws"), "exact");
      for (int ego = 0; ego < brute.n; ego++)
        check_ego (&brute, frame, ego);
    }
}
END_TEST

/* Arcs that are all returned, though none is coded so. */
START_TEST (test_mutual_arcs)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (8);
  Brute brute = brute_random (random, 6, 2, 50, TRUE, FALSE);
  g_autoptr (KotakuFrame) edges = ask_of (&brute);
  brute.undirected = FALSE;
  g_autoptr (KotakuFrame) arcs = ask_of (&brute);
  for (int ego = 0; ego < brute.n; ego++)
    {
      check_ego (&brute, arcs, ego);
      ck_assert_same (brute_cell (arcs, "p_degrees", (gsize) ego),
                      brute_cell (edges, "p_degrees", (gsize) ego));
    }
}
END_TEST

/* Four groups of thirteen nodes are too many to deal: what is drawn is near what all of them give.
 */
START_TEST (test_drawn_roles)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (4);
  Brute brute = brute_random (random, 13, 1, 35, FALSE, FALSE);
  for (int i = 0; i < 13; i++)
    brute.group[i] = MIN (i / 3, 3);
  g_autoptr (KotakuFrame) frame = ask_of (&brute);
  ck_assert_str_eq (kotaku_frame_get_metadata (frame, "draws"), "10000");
  int n_between = 0;
  for (int ego = 0; ego < 13; ego += 3)
    {
      int best;
      double p = get_p_roles (&brute, ego, &best);
      if (isnan (p))
        {
          ck_assert_same (brute_cell (frame, "p_roles", (gsize) ego), NAN);
          continue;
        }
      n_between += p > .01 && p < .99;
      ck_assert_double_eq_tol (brute_cell (frame, "p_roles", (gsize) ego), p,
                               5 * sqrt (p * (1 - p) / 10000) + .0001);
      ck_assert_str_eq (kotaku_frame_get_string (frame, "role", (gsize) ego, NULL), names[best]);
    }
  ck_assert_int_ge (n_between, 3);
}
END_TEST

/* Mean and variance over all graphs of four nodes, each with its chance. */
START_TEST (test_expected)
{
  Brute brute = { .n = 4, .group = { 0, 0, 1, 2 } };
  brute.tied[1][0] = brute.tied[0][2] = brute.tied[2][3] = brute.tied[3][1] = TRUE;
  for (int shape = 0; shape < 4; shape++)
    {
      static const int groups[][4]
          = { { 0, 0, 1, 2 }, { 0, 1, 1, 1 }, { 0, 0, 0, 1 }, { 0, 0, 0, 0 } };
      double d = 4. / 12, mean[N_ROLES + 1] = { 0 }, square[N_ROLES + 1] = { 0 };
      double found[N_ROLES + 1], roles[N_ROLES + 1];
      memcpy (brute.group, groups[shape], sizeof groups[shape]);
      g_autoptr (KotakuFrame) frame = ask_of (&brute);
      count_roles (&brute, 0, found);
      for (guint bits = 0; bits < 1u << 12; bits++)
        {
          Brute other = { .n = 4 };
          double chance = 1;
          memcpy (other.group, brute.group, sizeof other.group);
          for (int cell = 0; cell < 12; cell++)
            {
              gboolean tied = bits >> cell & 1;
              other.tied[cell / 3][cell % 3 + (cell % 3 >= cell / 3)] = tied;
              chance *= tied ? d : 1 - d;
            }
          count_roles (&other, 0, roles);
          for (int role = 0; role <= N_ROLES; role++)
            {
              mean[role] += chance * roles[role];
              square[role] += chance * roles[role] * roles[role];
            }
        }
      for (int role = 0; role <= N_ROLES; role++)
        {
          double variance = square[role] - mean[role] * mean[role];
          ck_assert_same (role_cell (frame, role, "_expected", 0), mean[role]);
          ck_assert_same (role_cell (frame, role, "_z", 0),
                          variance > 1e-12 ? (found[role] - mean[role]) / sqrt (variance) : NAN);
        }
    }
}
END_TEST

/* Two hundred thousand groups of one to three: what ego expects is not added up anew for each. The
 * chances are those of all ordered pairs of others. */
START_TEST (test_many_groups)
{
  gsize n_groups = 200000;
  g_autofree gint64 *members = g_new (gint64, n_groups);
  double n = 0, same = 0;
  for (gsize g = 0; g < n_groups; g++)
    {
      members[g] = 1 + (gint64) (g % 3);
      n += (double) members[g];
      same += (double) (members[g] * (members[g] - 1));
    }
  KotakuGroupSizes sizes;
  kotaku_group_sizes_init (&sizes, members, n_groups);
  for (gsize g = 0; g < n_groups; g++)
    {
      double chances[N_ROLES], own = (double) members[g] - 1, other = n - 1 - own;
      double pairs = (n - 1) * (n - 2), within = same - (own + 1) * own;
      kotaku_roles_chances (&sizes, members[g], chances);
      ck_assert_double_eq_tol (chances[0], own * (own - 1) / pairs, 1e-15);
      ck_assert_double_eq_tol (chances[1], within / pairs, 1e-15);
      ck_assert_double_eq_tol (chances[2], own * other / pairs, 1e-15);
      ck_assert_double_eq_tol (chances[4], (other * (other - 1) - within) / pairs, 1e-12);
    }
}
END_TEST

/* -- edges of what can be asked
 * ------------------------------------------------------------------------- */

START_TEST (test_nothing_to_ask)
{
  Brute untied = { .n = 3, .group = { 0, 1, 2 } };
  Brute complete = { .n = 3, .group = { 0, 1, 2 } };
  Brute alone = { .n = 1 };
  for (int i = 0; i < 3; i++)
    for (int j = 0; j < 3; j++)
      complete.tied[i][j] = i != j;
  g_autoptr (KotakuFrame) none = ask_of (&untied);
  g_autoptr (KotakuFrame) all = ask_of (&complete);
  g_autoptr (KotakuFrame) one = ask_of (&alone);
  ck_assert_same (brute_cell (none, "total", 0), 0);
  ck_assert_same (brute_cell (none, "total_expected", 0), 0);
  ck_assert_same (brute_cell (none, "total_z", 0), NAN);
  ck_assert_same (brute_cell (none, "p_degrees", 0), NAN);
  ck_assert_same (brute_cell (none, "min_p", 0), 1);
  ck_assert_str_eq (kotaku_frame_get_string (none, "reason", 0, NULL), "too_few");
  ck_assert_same (brute_cell (none, "p_roles", 0), NAN);
  ck_assert_same (brute_cell (all, "total", 0), 0);
  ck_assert_same (brute_cell (all, "total_z", 0), NAN);
  ck_assert_same (brute_cell (one, "total", 0), 0);
  ck_assert_same (brute_cell (one, "total_expected", 0), NAN);
}
END_TEST

/* A long list and a short one: a hub of two hundred. */
START_TEST (test_hub)
{
  g_autoptr (KotakuNetwork) network = kotaku_network_new ();
  g_autoptr (GString) actors = g_string_new ("id,team\nhub,x\n");
  g_autoptr (GString) ties = g_string_new ("from,to,direction\n");
  for (int i = 0; i < 200; i++)
    {
      g_string_append_printf (actors, "a%d,%s\n", i, i % 2 ? "x" : "y");
      g_string_append_printf (ties, "hub,a%d,arc\na%d,hub,arc\n", i, i);
    }
  /* Closed: one pair of the hub's, within y; open: a0 between the hub and a2 is closed too. */
  g_string_append (ties, "a0,a2,arc\n");
  kotaku_fixture_append (network, KOTAKU_TABLE_ACTORS, actors->str, NULL);
  kotaku_fixture_append (network, KOTAKU_TABLE_TIES, ties->str, NULL);
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  g_autoptr (KotakuOptions) options = kotaku_options_new ();
  kotaku_options_set_int64 (options, "draws", 9);
  g_autoptr (KotakuFrame) frame = kotaku_view_brokerage (view, "team", options, NULL, NULL);
  ck_assert_same (brute_cell (frame, "coordinator", 0), 100 * 99);
  ck_assert_same (brute_cell (frame, "itinerant", 0), 100 * 99 - 1);
  ck_assert_same (brute_cell (frame, "gatekeeper", 0), 100 * 100);
  ck_assert_same (brute_cell (frame, "representative", 0), 100 * 100);
  ck_assert_same (brute_cell (frame, "liaison", 0), 0);
  ck_assert_same (brute_cell (frame, "total", 1), 0);
}
END_TEST

START_TEST (test_errors)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("complete");
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  ck_assert_ptr_null (kotaku_view_brokerage (view, "secter", NULL, NULL, &error));
  ck_assert (g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_UNKNOWN_COLUMN));
}
END_TEST

KOTAKU_TEST_MAIN ("measure/brokerage",
                  test_published,
                  test_study,
                  test_brute_force,
                  test_mutual_arcs,
                  test_drawn_roles,
                  test_expected,
                  test_many_groups,
                  test_nothing_to_ask,
                  test_hub,
                  test_errors)

/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "common.h"

#include <math.h>

static KotakuFrame *
cross (KotakuNetwork *network, const char *option, const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  g_autoptr (KotakuOptions) options = options_of (option, value);
  KotakuFrame *frame = kotaku_view_crosslevel (view, options, NULL, &error);
  ck_assert_no_error (error);
  return frame;
}

static KotakuNetwork *
build (const char *affiliations, const char *ties)
{
  KotakuFixture fixture = { .name = "crosslevel",
                            .actors = "id\np\nq\nr\ns\nt\n",
                            .institutions = "id\nA\nB\nC\nD\n",
                            .affiliations = affiliations,
                            .ties = ties };
  return kotaku_fixture_build (&fixture);
}

/* A-B and B-C are tied, A-B by p and q too. Tied people of different institutions: pq (A, B: tied),
 * pr (A, C: not), qr (B, C: tied); s shares A with p, t acts for nobody. All such pairs: pq pr qr
 * qs rs; tied: pq qr qs. */
START_TEST (test_by_hand)
{
  g_autoptr (KotakuNetwork) network
      = build ("actor,institution\np,A\nq,B\nr,C\ns,A\n",
               "from,to,direction,strength\nA,B,equal,weak\nB,C,vertical,\nA,D,equal,none\n"
               "p,q,equal,\np,r,equal,\nq,r,equal,\np,s,equal,\nt,p,equal,\ns,q,equal,none\n");
  g_autoptr (KotakuFrame) rows = cross (network, NULL, NULL);
  ck_assert_uint_eq (kotaku_frame_get_n_rows (rows), 2);
  const double *value = kotaku_frame_get_doubles (rows, "value", NULL, NULL);
  const double *expected = kotaku_frame_get_doubles (rows, "expected", NULL, NULL);
  const double *lift = kotaku_frame_get_doubles (rows, "lift", NULL, NULL);
  ck_assert_double_eq (value[0], 1); /* A-B by pq, B-C by qr */
  ck_assert (isnan (expected[0]) && isnan (lift[0]));
  ck_assert_double_eq (value[1], 2. / 3);
  ck_assert_double_eq (expected[1], 3. / 5);
  ck_assert_double_eq_tol (lift[1], 10. / 9, 1e-12);
  g_autoptr (KotakuFrame) nodes = cross (network, "nodes", "yes");
  ck_assert_rows (nodes, "p,A,4,1\nq,B,2,2\nr,C,2,1\ns,A,1,1\n");
}
END_TEST

/* Two people share an institution where their sets have one in common; a set is tied to another
 * where any of it is. */
START_TEST (test_sets)
{
  g_autoptr (KotakuNetwork) network
      = build ("actor,institution\np,A\np,B\nq,B\nq,C\nr,C\ns,D\n",
               "from,to,direction\nB,D,equal\np,q,equal\np,r,equal\np,s,equal\nr,s,equal\n");
  g_autoptr (KotakuFrame) rows = cross (network, NULL, NULL);
  /* of pr ps rs only ps is tied; of all: pr no, ps yes, qs yes, rs no */
  ck_assert_double_eq (kotaku_frame_get_doubles (rows, "value", NULL, NULL)[1], 1. / 3);
  ck_assert_double_eq (kotaku_frame_get_doubles (rows, "expected", NULL, NULL)[1], 1. / 2);
}
END_TEST

START_TEST (test_undefined)
{
  static const char *const affiliations[]
      = { NULL, "actor,institution\np,A\nq,A\n", "actor,institution\np,A\n" };
  for (gsize i = 0; i < G_N_ELEMENTS (affiliations); i++)
    {
      g_autoptr (KotakuNetwork) network
          = build (affiliations[i], "from,to,direction\np,q,equal\nA,B,equal\n");
      g_autoptr (KotakuFrame) rows = cross (network, NULL, NULL);
      ck_assert_rows (rows, "carried,0,,,\nclosure,,,,\n");
    }
  g_autoptr (KotakuNetwork) untied
      = build ("actor,institution\np,A\nq,B\n", "from,to,direction\np,q,equal\n");
  g_autoptr (KotakuFrame) none = cross (untied, NULL, NULL);
  ck_assert_rows (none, "carried,,,,\nclosure,0,0,,\n");
  g_autoptr (KotakuNetwork) empty = kotaku_fixture_network ("empty");
  g_autoptr (KotakuFrame) rows = cross (empty, NULL, NULL);
  ck_assert_rows (rows, "carried,,,,\nclosure,,,,\n");
  g_autoptr (KotakuFrame) nodes = cross (empty, "nodes", "yes");
  ck_assert_rows (nodes, "");
}
END_TEST

/* -- a plain twin: every order of the people, every pair of them -- */

enum
{
  PEOPLE = 6,
  BODIES = 4
};

typedef struct
{
  guint set[PEOPLE]; /* bits */
  gboolean people[PEOPLE][PEOPLE], bodies[BODIES][BODIES];
} Twin;

static gboolean
twin_tied (const Twin *twin, guint x, guint y)
{
  for (int i = 0; i < BODIES; i++)
    for (int j = 0; j < BODIES; j++)
      if ((x >> i & 1) && (y >> j & 1) && twin->bodies[i][j])
        return TRUE;
  return FALSE;
}

/* Closure where person i has the set of order[i]; of all pairs where everybody. */
static double
twin_closure (const Twin *twin, const int *order, gboolean everybody)
{
  int tied = 0, different = 0;
  for (int i = 0; i < PEOPLE; i++)
    for (int j = 0; j < i; j++)
      {
        guint x = twin->set[order[i]], y = twin->set[order[j]];
        if (x == 0 || y == 0 || (x & y) != 0 || (!everybody && !twin->people[i][j]))
          continue;
        different++;
        tied += twin_tied (twin, x, y);
      }
  return different > 0 ? (double) tied / different : NAN;
}

typedef struct
{
  const Twin *twin;
  double observed;
  int n, at_least, at_most;
} Tally;

/* All orders in which those without a set keep none. */
static void
twin_permute (Tally *tally, int *order, int from)
{
  if (from == PEOPLE)
    {
      double value = twin_closure (tally->twin, order, FALSE);
      if (isnan (value))
        return;
      tally->n++;
      tally->at_least += value >= tally->observed - 1e-12;
      tally->at_most += value <= tally->observed + 1e-12;
      return;
    }
  for (int i = from; i < PEOPLE; i++)
    {
      if (i != from && (tally->twin->set[i] == 0 || tally->twin->set[from] == 0))
        continue;
      int held = order[from];
      order[from] = order[i];
      order[i] = held;
      twin_permute (tally, order, from + 1);
      order[i] = order[from];
      order[from] = held;
    }
}

static KotakuNetwork *
twin_draw (Twin *twin, GRand *random)
{
  g_autoptr (GString) actors = g_string_new ("id\n");
  g_autoptr (GString) affiliations = g_string_new ("actor,institution\n");
  g_autoptr (GString) ties = g_string_new ("from,to,direction\n");
  memset (twin, 0, sizeof *twin);
  for (int i = 0; i < PEOPLE; i++)
    {
      g_string_append_printf (actors, "p%d\n", i);
      for (int k = 0; k < BODIES; k++)
        if (g_rand_double (random) < .3)
          {
            twin->set[i] |= 1u << k;
            g_string_append_printf (affiliations, "p%d,%c\n", i, 'A' + k);
          }
      for (int j = 0; j < i; j++)
        if (g_rand_double (random) < .5)
          {
            twin->people[i][j] = TRUE;
            g_string_append_printf (ties, "p%d,p%d,equal\n", i, j);
          }
    }
  for (int i = 0; i < BODIES; i++)
    for (int j = 0; j < i; j++)
      if (g_rand_double (random) < .4)
        {
          twin->bodies[i][j] = twin->bodies[j][i] = TRUE;
          g_string_append_printf (ties, "%c,%c,equal\n", 'A' + i, 'A' + j);
        }
  KotakuFixture fixture = { .name = "twin",
                            .actors = actors->str,
                            .institutions = "id\nA\nB\nC\nD\n",
                            .affiliations = affiliations->str,
                            .ties = ties->str };
  return kotaku_fixture_build (&fixture);
}

static void
assert_same (double a, double b)
{
  ck_assert_msg (isnan (a) ? isnan (b) : fabs (a - b) < 1e-12, "%.17g and %.17g", a, b);
}

START_TEST (test_against_every_order)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (21);
  for (int i = 0; i < 200; i++)
    {
      Twin twin;
      int order[PEOPLE] = { 0, 1, 2, 3, 4, 5 };
      g_autoptr (KotakuNetwork) network = twin_draw (&twin, random);
      g_autoptr (KotakuFrame) rows = cross (network, NULL, NULL);
      Tally tally = { .twin = &twin, .observed = twin_closure (&twin, order, FALSE) };
      twin_permute (&tally, order, 0);
      /* Where every order gives the same there is no test. */
      gboolean constant = tally.at_least == tally.n && tally.at_most == tally.n;
      double p = isnan (tally.observed) || constant
                     ? NAN
                     : MIN (1, 2. * MIN (tally.at_least, tally.at_most) / tally.n);
      assert_same (kotaku_frame_get_doubles (rows, "value", NULL, NULL)[1], tally.observed);
      assert_same (kotaku_frame_get_doubles (rows, "expected", NULL, NULL)[1],
                   twin_closure (&twin, order, TRUE));
      assert_same (kotaku_frame_get_doubles (rows, "p_value", NULL, NULL)[1], p);
      ck_assert_str_eq (kotaku_frame_get_metadata (rows, "draws"), "exact");
    }
}
END_TEST

/* More sets than the table of relations holds, more people than can be enumerated: 1200 people in
 * a circle, each of whom acts for one institution of a circle of the same order. */
START_TEST (test_large)
{
  g_autoptr (GString) actors = g_string_new ("id\n");
  g_autoptr (GString) institutions = g_string_new ("id\n");
  g_autoptr (GString) affiliations = g_string_new ("actor,institution\n");
  g_autoptr (GString) ties = g_string_new ("from,to,direction\n");
  const int n = 1200;
  for (int i = 0; i < n; i++)
    {
      g_string_append_printf (actors, "p%d\n", i);
      g_string_append_printf (institutions, "I%d\n", i);
      g_string_append_printf (affiliations, "p%d,I%d\n", i, i);
      g_string_append_printf (ties, "p%d,p%d,equal\nI%d,I%d,equal\n", i, (i + 1) % n, i,
                              (i + 1) % n);
    }
  KotakuFixture fixture = { .name = "large",
                            .actors = actors->str,
                            .institutions = institutions->str,
                            .affiliations = affiliations->str,
                            .ties = ties->str };
  g_autoptr (KotakuNetwork) network = kotaku_fixture_build (&fixture);
  g_autoptr (KotakuFrame) rows = cross (network, NULL, NULL);
  assert_same (kotaku_frame_get_doubles (rows, "value", NULL, NULL)[1], 1);
  assert_same (kotaku_frame_get_doubles (rows, "expected", NULL, NULL)[1], 2. / (n - 1));
  assert_same (kotaku_frame_get_doubles (rows, "p_value", NULL, NULL)[1], 2. / 200);
  ck_assert_str_eq (kotaku_frame_get_metadata (rows, "draws"), "199");
}
END_TEST

static gboolean
try_crosslevel (KotakuView *view, KotakuOptions *options, GError **error)
{
  g_autoptr (KotakuFrame) frame = kotaku_view_crosslevel (view, options, NULL, error);
  return frame != NULL;
}

START_TEST (test_memory)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("institutions-by-people");
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  g_autoptr (KotakuOptions) nodes = options_of ("nodes", "yes");
  ck_assert_survives (try_crosslevel (view, NULL, &error));
  ck_assert_survives (try_crosslevel (view, nodes, &error));
}
END_TEST

KOTAKU_TEST_MAIN ("classify/crosslevel",
                  test_by_hand,
                  test_sets,
                  test_undefined,
                  test_against_every_order,
                  test_large,
                  test_memory)

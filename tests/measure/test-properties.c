/* SPDX-License-Identifier: GPL-2.0-or-later */

/* What must hold of every metric, on a thousand random networks: relabelling changes nothing, an
 * isolate only what it must, turning all arcs round swaps in and out, and threads change no bit. */

#include "looks.h"

#include <math.h>
#include <string.h>

enum
{
  NETWORKS = 1000,
  MOST = 11
};

typedef struct
{
  int n;
  gboolean mutual, weighted, wide;
  double weight[MOST][MOST]; /* 0: no tie */
} World;

static World
draw (guint32 seed)
{
  static const double weights[] = { 1, 2, 0.5, 3, 1e-6, 1e6 };
  g_autoptr (GRand) dice = g_rand_new_with_seed (seed);
  World world = { .n = g_rand_int_range (dice, 1, MOST),
                  .mutual = seed % 3 == 0,
                  .weighted = seed % 2 == 0,
                  .wide = seed % 4 == 0 };
  double share = g_rand_double (dice) * 0.8;
  for (int i = 0; i < world.n; i++)
    for (int j = 0; j < world.n; j++)
      if (i != j && (!world.mutual || i < j) && g_rand_double (dice) < share)
        world.weight[i][j] = weights[g_rand_int_range (dice, 0,
                                                       world.wide       ? 6
                                                       : world.weighted ? 4
                                                                        : 1)];
  return world;
}

/* Node i of the world is made as the order[i]-th; turned: arcs the other way. */
static KotakuView *
build (const World *world, const int *order, gboolean turned, int n_alone)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuNetwork) network = kotaku_network_new ();
  for (int place = 0; place < world->n + n_alone; place++)
    {
      g_autofree char *id = NULL;
      for (int i = 0; i < world->n; i++)
        if (order[i] == place)
          id = g_strdup_printf ("n%d", i);
      if (id == NULL)
        id = g_strdup_printf ("alone%d", place);
      kotaku_network_add_actor (network, id, &error);
    }
  for (int i = 0; i < world->n; i++)
    for (int j = 0; j < world->n; j++)
      if (world->weight[i][j] > 0)
        {
          int from = turned ? j : i, to = turned ? i : j;
          KotakuTie tie = kotaku_network_add_tie (
              network, order[from], order[to],
              world->mutual ? KOTAKU_DIRECTION_HORIZONTAL : KOTAKU_DIRECTION_ARC, &error);
          kotaku_network_set_tie_weight (network, tie, world->weight[i][j], &error);
        }
  ck_assert_no_error (error);
  return kotaku_fixture_view (network, "weighted", world->weighted ? "yes" : "no", NULL);
}

static KotakuFrame *
measure_all (KotakuView *view, gint64 threads)
{
  gsize n = 0;
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuOptions) options = kotaku_options_new ();
  const KotakuMetric *const *metrics = kotaku_metrics (&n);
  g_autofree const char **names = g_new0 (const char *, n + 1);
  for (gsize k = 0; k < n; k++)
    names[k] = metrics[k]->name;
  kotaku_options_set_int64 (options, "threads", threads);
  KotakuFrame *frame = kotaku_view_measure (view, names, options, NULL, &error);
  ck_assert_no_error (error);
  return frame;
}

static const double *
get (KotakuFrame *frame, const char *metric)
{
  return kotaku_frame_get_doubles (frame, metric, NULL, NULL);
}

static void
expect (double found, double expected, const char *metric, guint32 seed, const char *property)
{
  gboolean same = isnan (expected) ? isnan (found)
                                   : fabs (found - expected) <= 1e-7 * fmax (1, fabs (expected));
  ck_assert_msg (same, "%s of network %u: %s: %.17g is not %.17g", metric, seed, property, found,
                 expected);
}

/* What a value becomes when the n-th + 1 node comes, tied to nobody. */
static double
with_isolate (const char *metric, double value, int n, gboolean isolate)
{
  if (strcmp (metric, "local_reaching") == 0)
    return n > 1 ? value * (n - 1) / n : 0;
  if (strcmp (metric, "bonacich_power") == 0) /* squares sum to n */
    return value * sqrt ((n + 1.0) / n);
  if (strcmp (metric, "inclusion_dominates") == 0) /* it has nothing that others have not */
    return value + 1;
  if (strcmp (metric, "inclusion_dominated_by") == 0) /* and is equivalent to other isolates */
    return value + isolate;
  return value;
}

/* NULL: turning changes it, and nothing that is measured tells how. */
static const char *
get_turned (const char *metric)
{
  static const char *const pairs[][2] = { { "in_degree", "out_degree" },
                                          { "weighted_in_degree", "weighted_out_degree" },
                                          { "hub", "authority" } };
  static const char *const open[]
      = { "closeness",      "harmonic", "eccentricity", "local_reaching", "pagerank",
          "bonacich_power", NULL };
  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    for (gsize k = 0; k < 2; k++)
      if (strcmp (metric, pairs[i][k]) == 0)
        return pairs[i][1 - k];
  return g_strv_contains (open, metric) ? NULL : metric;
}

/* Where weights differ by twelve orders the matrix's eigenvalues may differ by less than doubles
 * tell apart, and the eigenvector is any of several; and paths whose lengths differ by less than
 * one part in 10^10 count as equally long. */
static gboolean
is_settled (const World *world, const char *metric)
{
  static const char *const open[] = { "eigenvector", "hub", "authority", "betweenness", NULL };
  return !world->wide || !g_strv_contains (open, metric);
}

static void
check_metric (const char *metric,
              const World *world,
              const int *order,
              KotakuFrame *const frames[4],
              guint32 seed)
{
  const double *plain = get (frames[0], metric), *moved = get (frames[1], metric);
  const double *more = get (frames[2], metric), *degree = get (frames[0], "degree");
  const char *other = get_turned (metric);
  const double *turned = other != NULL ? get (frames[3], other) : NULL;
  for (int i = 0; i < world->n; i++)
    {
      expect (moved[order[i]], plain[i], metric, seed, "relabelled");
      if (strcmp (metric, "pagerank") != 0) /* every node takes a share */
        expect (more[i], with_isolate (metric, plain[i], world->n, degree[i] == 0), metric, seed,
                "an isolate more");
      if (turned != NULL)
        expect (turned[i], plain[i], metric, seed, "turned");
    }
}

START_TEST (test_thousand)
{
  gsize n_metrics = 0;
  const KotakuMetric *const *metrics = kotaku_metrics (&n_metrics);
  for (guint32 seed = 0; seed < NETWORKS; seed++)
    {
      World world = draw (seed);
      int same[MOST], order[MOST];
      for (int i = 0; i < world.n; i++)
        {
          same[i] = i;
          order[i] = (int) ((i * 7 + seed) % (guint) world.n);
        }
      if (world.n % 7 == 0)
        for (int i = 0; i < world.n; i++)
          order[i] = world.n - 1 - i;
      g_autoptr (KotakuView) plain = build (&world, same, FALSE, 0);
      g_autoptr (KotakuView) moved = build (&world, order, FALSE, 0);
      g_autoptr (KotakuView) more = build (&world, same, FALSE, 1);
      g_autoptr (KotakuView) turned = build (&world, same, TRUE, 0);
      KotakuFrame *frames[] = { measure_all (plain, 1), measure_all (moved, 2),
                                measure_all (more, 7), measure_all (turned, 1) };
      for (gsize k = 0; k < n_metrics; k++)
        if (is_settled (&world, metrics[k]->name))
          check_metric (metrics[k]->name, &world, order, frames, seed);
      for (gint64 threads = 2; threads <= 7; threads += 5)
        {
          g_autoptr (KotakuFrame) again = measure_all (plain, threads);
          for (gsize k = 0; k < n_metrics; k++)
            ck_assert_mem_eq (get (again, metrics[k]->name), get (frames[0], metrics[k]->name),
                              (gsize) world.n * sizeof (double));
        }
      for (gsize k = 0; k < G_N_ELEMENTS (frames); k++)
        kotaku_frame_unref (frames[k]);
    }
}
END_TEST

/* Three lengths of 1/3 are as long as one of 1, though their sum in doubles depends on the order:
 * both ways from 0 to 3 are shortest, and 1 and 2 lie on half of them. */
START_TEST (test_equal_lengths)
{
  World world = { .n = 4, .weighted = TRUE };
  const int same[] = { 0, 1, 2, 3 };
  world.weight[0][1] = world.weight[1][2] = world.weight[2][3] = 3;
  world.weight[0][3] = 1;
  g_autoptr (KotakuView) view = build (&world, same, FALSE, 0);
  g_autoptr (KotakuFrame) frame = measure_all (view, 1);
  const double *values = get (frame, "betweenness");
  ck_assert_double_eq_tol (values[1], 1 + 0.5, 1e-12);
  ck_assert_double_eq_tol (values[2], 1 + 0.5, 1e-12);
}
END_TEST

KOTAKU_TEST_MAIN ("measure/properties", test_thousand, test_equal_lengths)

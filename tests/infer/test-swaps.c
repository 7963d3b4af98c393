/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "infer/infer.h"
#include "testing.h"

#include <math.h>
#include <string.h>

static const KotakuDraws plain = { .seed = 1, .purpose = 7, .n = 1000, .alpha = 0.05 };

static KotakuSwaps *
make (gsize n_nodes, const gint32 (*ties)[2], gsize n_ties, gboolean directed)
{
  g_autoptr (GError) error = NULL;
  g_autofree gint32 *from = g_new (gint32, n_ties + 1);
  g_autofree gint32 *to = g_new (gint32, n_ties + 1);
  for (gsize i = 0; i < n_ties; i++)
    {
      from[i] = ties[i][0];
      to[i] = ties[i][1];
    }
  KotakuSwaps *swaps = kotaku_swaps_new (n_nodes, from, to, n_ties, directed, &plain, &error);
  ck_assert_no_error (error);
  return swaps;
}

/* -- brute force: every graph of up to five nodes as the bits of a number
 * ------------------------------ */

/* The bit of a pair among n (n - 1), row by row; of an edge that of the earlier node's row. */
static guint
get_bit (gsize n, gint32 i, gint32 j)
{
  return (guint) i * (guint) (n - 1) + (guint) (j > i ? j - 1 : j);
}

static guint32
get_bits (gsize n, const gint32 *from, const gint32 *to, gsize n_ties, gboolean directed)
{
  guint32 bits = 0;
  for (gsize i = 0; i < n_ties; i++)
    bits |= 1u << (directed ? get_bit (n, from[i], to[i])
                            : get_bit (n, MIN (from[i], to[i]), MAX (from[i], to[i])));
  return bits;
}

/* 16 bits for the degrees of each way: of five nodes. */
static guint64
get_degrees (gsize n, guint32 bits, gboolean directed)
{
  guint64 degrees = 0;
  for (gint32 i = 0; i < (gint32) n; i++)
    for (gint32 j = 0; j < (gint32) n; j++)
      if (i != j && (bits >> get_bit (n, i, j) & 1))
        {
          degrees += G_GUINT64_CONSTANT (1) << (4 * i);
          degrees += G_GUINT64_CONSTANT (1) << (4 * j + (directed ? 32 : 0));
        }
  return degrees;
}

static gboolean
is_graph (gsize n, guint32 bits, gboolean directed)
{
  for (gint32 i = 0; !directed && i < (gint32) n; i++)
    for (gint32 j = 0; j < i; j++)
      if (bits >> get_bit (n, i, j) & 1)
        return FALSE;
  return TRUE;
}

/* All graphs with the degrees of this one: a set of their numbers. */
static GHashTable *
find_alike (gsize n, guint32 graph, gboolean directed)
{
  GHashTable *alike = g_hash_table_new (NULL, NULL);
  guint64 degrees = get_degrees (n, graph, directed);
  for (guint32 bits = 0; bits < 1u << (n * (n - 1)); bits++)
    if (is_graph (n, bits, directed) && get_degrees (n, bits, directed) == degrees)
      g_hash_table_add (alike, GUINT_TO_POINTER (bits));
  return alike;
}

static guint32
read_rewired (const KotakuRewired *rewired, gboolean directed)
{
  guint32 bits = get_bits (rewired->n_nodes, rewired->from, rewired->to, rewired->n_ties, directed);
  for (gint32 i = 0; i < (gint32) rewired->n_nodes; i++)
    for (gint32 j = 0; j < (gint32) rewired->n_nodes; j++)
      if (i != j)
        {
          gboolean there = bits >> get_bit (rewired->n_nodes, i, j) & 1;
          if (!directed)
            there = there || (bits >> get_bit (rewired->n_nodes, j, i) & 1);
          ck_assert_int_eq (rewired->has (rewired, i, j), there);
        }
  return bits;
}

typedef struct
{
  const char *name;
  gsize n_nodes;
  gboolean directed;
  gsize n_ties;
  gint32 ties[12][2];
} Case;

static const Case cases[] = {
  { "a cycle of three", 3, TRUE, 3, { { 0, 1 }, { 1, 2 }, { 2, 0 } } },
  { "a cycle of four", 4, TRUE, 4, { { 0, 1 }, { 1, 2 }, { 2, 3 }, { 3, 0 } } },
  { "mutual and not", 4, TRUE, 5, { { 0, 1 }, { 1, 0 }, { 1, 2 }, { 2, 3 }, { 3, 1 } } },
  { "cycles among five",
    5,
    TRUE,
    7,
    { { 0, 1 }, { 1, 2 }, { 2, 0 }, { 3, 4 }, { 4, 3 }, { 0, 3 }, { 2, 4 } } },
  { "a hub", 5, TRUE, 7, { { 0, 1 }, { 0, 2 }, { 0, 3 }, { 0, 4 }, { 1, 0 }, { 2, 1 }, { 4, 3 } } },
  { "dense",
    5,
    TRUE,
    12,
    { { 0, 1 },
      { 0, 2 },
      { 1, 0 },
      { 1, 2 },
      { 1, 3 },
      { 2, 4 },
      { 2, 3 },
      { 3, 0 },
      { 3, 1 },
      { 4, 0 },
      { 4, 1 },
      { 4, 3 } } },
  { "a star", 5, TRUE, 4, { { 0, 1 }, { 0, 2 }, { 0, 3 }, { 0, 4 } } },
  { "an order", 4, TRUE, 6, { { 0, 1 }, { 0, 2 }, { 0, 3 }, { 1, 2 }, { 1, 3 }, { 2, 3 } } },
  { "two edges", 4, FALSE, 2, { { 0, 1 }, { 3, 2 } } },
  { "a path", 5, FALSE, 4, { { 0, 1 }, { 1, 2 }, { 2, 3 }, { 3, 4 } } },
  { "a pentagon", 5, FALSE, 5, { { 0, 1 }, { 2, 1 }, { 2, 3 }, { 3, 4 }, { 0, 4 } } },
  { "an edge of a triangle and one", 5, FALSE, 4, { { 0, 1 }, { 1, 2 }, { 2, 0 }, { 3, 4 } } },
  { "a threshold graph", 4, FALSE, 4, { { 0, 1 }, { 0, 2 }, { 0, 3 }, { 1, 2 } } },
};

static GHashTable *
find_alike_case (const Case *test)
{
  gint32 from[12], to[12];
  for (gsize i = 0; i < test->n_ties; i++)
    {
      from[i] = test->ties[i][0];
      to[i] = test->ties[i][1];
    }
  guint32 graph = get_bits (test->n_nodes, from, to, test->n_ties, test->directed);
  return find_alike (test->n_nodes, graph, test->directed);
}

/* Every graph of these degrees is listed, once. */
START_TEST (test_list)
{
  for (gsize c = 0; c < G_N_ELEMENTS (cases); c++)
    {
      const Case *test = &cases[c];
      g_autoptr (GHashTable) alike = find_alike_case (test);
      g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
      g_autoptr (KotakuSwaps) swaps
          = make (test->n_nodes, test->ties, test->n_ties, test->directed);
      guint64 n = kotaku_swaps_count (swaps);
      ck_assert_msg (n == g_hash_table_size (alike), "%s: %u", test->name, (guint) n);
      gpointer workspace = kotaku_null_swaps.begin (swaps, NULL);
      for (guint64 i = 0; i < n; i++)
        {
          kotaku_null_swaps.arrange (swaps, workspace, n - 1 - i);
          guint32 bits = read_rewired (workspace, test->directed);
          ck_assert_msg (g_hash_table_contains (alike, GUINT_TO_POINTER (bits)), "%s", test->name);
          g_hash_table_add (seen, GUINT_TO_POINTER (bits));
        }
      kotaku_null_swaps.end (workspace);
      ck_assert_uint_eq (g_hash_table_size (seen), n);
    }
}
END_TEST

/* Draws fall on every such graph equally often: chi square within five standard deviations. */
START_TEST (test_uniform)
{
  for (gsize c = 0; c < G_N_ELEMENTS (cases); c++)
    {
      const Case *test = &cases[c];
      g_autoptr (GHashTable) alike = find_alike_case (test);
      g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
      g_autoptr (KotakuSwaps) swaps
          = make (test->n_nodes, test->ties, test->n_ties, test->directed);
      guint n = g_hash_table_size (alike), n_draws = 40 * n;
      gpointer workspace = kotaku_null_swaps.begin (swaps, NULL);
      for (guint i = 0; i < n_draws; i++)
        {
          KotakuRandom random;
          kotaku_random_init (&random, 11, 3, i);
          kotaku_null_swaps.draw (swaps, workspace, &random);
          gpointer bits = GUINT_TO_POINTER (read_rewired (workspace, test->directed));
          ck_assert (g_hash_table_contains (alike, bits));
          guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, bits));
          g_hash_table_insert (counts, bits, GUINT_TO_POINTER (count + 1));
        }
      kotaku_null_swaps.end (workspace);
      double chi = (n - g_hash_table_size (counts)) * 40.0;
      GHashTableIter iter;
      gpointer count;
      g_hash_table_iter_init (&iter, counts);
      while (g_hash_table_iter_next (&iter, NULL, &count))
        chi += (GPOINTER_TO_UINT (count) - 40.0) * (GPOINTER_TO_UINT (count) - 40.0) / 40;
      ck_assert_msg (chi <= n - 1 + 5 * sqrt (2.0 * (n - 1)), "%s: %g of %u", test->name, chi, n);
    }
}
END_TEST

/* -- known numbers
 * ------------------------------------------------------------------------------------------ */

/* k arcs (or edges) from each node to those that come after it, round a circle. */
static guint64
count_regular (gsize n, gsize k, gboolean directed)
{
  g_autofree gint32 (*ties)[2] = g_malloc (sizeof (gint32[2]) * n * k);
  for (gsize i = 0; i < n; i++)
    for (gsize j = 0; j < k; j++)
      {
        ties[i * k + j][0] = (gint32) i;
        ties[i * k + j][1] = (gint32) ((i + j + 1) % n);
      }
  g_autoptr (KotakuSwaps) swaps = make (n, (const gint32 (*)[2]) ties, n * k, directed);
  return kotaku_swaps_count (swaps);
}

START_TEST (test_known_numbers)
{
  /* Labelled 2-regular graphs, OEIS A001205. */
  static const guint64 circles[] = { 1, 3, 12, 70, 465, 3507, 30016, 0 };
  for (gsize i = 0; i < G_N_ELEMENTS (circles); i++)
    ck_assert_uint_eq (count_regular (3 + i, 1, FALSE), circles[i]);
  /* Derangements, A000166. */
  static const guint64 derangements[] = { 1, 2, 9, 44, 265, 1854, 14833, 0 };
  for (gsize i = 0; i < G_N_ELEMENTS (derangements); i++)
    ck_assert_uint_eq (count_regular (2 + i, 1, TRUE), derangements[i]);
  /* Matrices of zeros and ones with two in every line and none on the diagonal, A007107. */
  static const guint64 matrices[] = { 1, 9, 216, 7570, 0 };
  for (gsize i = 0; i < G_N_ELEMENTS (matrices); i++)
    ck_assert_uint_eq (count_regular (3 + i, 2, TRUE), matrices[i]);
  /* Labelled 4-regular graphs, A005815: of 5, 6 and 7 nodes the complements of 0-, 1- and
   * 2-regular ones. */
  static const guint64 fours[] = { 1, 15, 465, 19355 };
  for (gsize i = 0; i < G_N_ELEMENTS (fours); i++)
    ck_assert_uint_eq (count_regular (5 + i, 2, FALSE), fours[i]);
}
END_TEST

START_TEST (test_no_freedom)
{
  static const gint32 none[1][2];
  g_autoptr (KotakuSwaps) nobody = make (0, none, 0, TRUE);
  g_autoptr (KotakuSwaps) untied = make (5, none, 0, FALSE);
  ck_assert_uint_eq (kotaku_swaps_count (nobody), 1);
  ck_assert_uint_eq (kotaku_swaps_count (untied), 1);
  static gint32 star[3000][2];
  for (gint32 i = 0; i < 3000; i++)
    star[i][0] = i + 1;
  g_autoptr (KotakuSwaps) inwards = make (3001, (const gint32 (*)[2]) star, 3000, TRUE);
  g_autoptr (KotakuSwaps) both = make (3001, (const gint32 (*)[2]) star, 3000, FALSE);
  ck_assert_uint_eq (kotaku_swaps_count (inwards), 1);
  ck_assert_uint_eq (kotaku_swaps_count (both), 1);
  gpointer workspace = kotaku_null_swaps.begin (inwards, NULL);
  KotakuRandom random;
  kotaku_random_init (&random, 1, 1, 1);
  kotaku_null_swaps.draw (inwards, workspace, &random);
  ck_assert_mem_eq (((KotakuRewired *) workspace)->to, (gint32[3000]){ 0 }, 3000 * 4);
  kotaku_null_swaps.end (workspace);
}
END_TEST

/* -- larger networks
 * ---------------------------------------------------------------------------------------- */

/* m different arcs (or edges) at random among n nodes. */
static KotakuSwaps *
make_random (gsize n, gsize m, gboolean directed, const KotakuDraws *draws, GError **error)
{
  g_autofree gint32 *from = g_new (gint32, m);
  g_autofree gint32 *to = g_new (gint32, m);
  g_autoptr (GHashTable) there = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  KotakuRandom random;
  kotaku_random_init (&random, 5, 5, n);
  for (gsize i = 0; i < m;)
    {
      gint32 a = (gint32) kotaku_random_below (&random, (guint32) n);
      gint32 b = (gint32) kotaku_random_below (&random, (guint32) n);
      gint64 key = directed ? a * (gint64) n + b : MIN (a, b) * (gint64) n + MAX (a, b);
      if (a == b || !g_hash_table_add (there, g_memdup2 (&key, sizeof key)))
        continue;
      from[i] = a;
      to[i++] = b;
    }
  return kotaku_swaps_new (n, from, to, m, directed, draws, error);
}

static void
count_degrees (const KotakuRewired *rewired, gboolean directed, gint32 *degrees)
{
  gsize shift = directed ? rewired->n_nodes : 0;
  memset (degrees, 0, 2 * rewired->n_nodes * sizeof *degrees);
  for (gsize i = 0; i < rewired->n_ties; i++)
    {
      degrees[rewired->from[i]]++;
      degrees[shift + (gsize) rewired->to[i]]++;
    }
}

/* A simple graph, of which has() and the lists say the same. */
static void
check_simple (const KotakuRewired *rewired, gboolean directed)
{
  gsize n = rewired->n_nodes, found = 0;
  for (gsize i = 0; i < rewired->n_ties; i++)
    {
      ck_assert_int_ne (rewired->from[i], rewired->to[i]);
      ck_assert (rewired->has (rewired, rewired->from[i], rewired->to[i]));
      ck_assert (directed || rewired->has (rewired, rewired->to[i], rewired->from[i]));
    }
  for (gint32 i = 0; i < (gint32) n; i++)
    for (gint32 j = 0; j < (gint32) n; j++)
      found += rewired->has (rewired, i, j);
  ck_assert_uint_eq (found, directed ? rewired->n_ties : 2 * rewired->n_ties);
}

static gsize
count_same (const KotakuRewired *rewired, const gint32 *from, const gint32 *to)
{
  gsize same = 0;
  for (gsize i = 0; i < rewired->n_ties; i++)
    same += rewired->has (rewired, from[i], to[i]);
  return same;
}

static void
check_draws (gsize n, gsize m, gboolean directed)
{
  g_autoptr (KotakuSwaps) swaps = make_random (n, m, directed, &plain, NULL);
  ck_assert_uint_eq (kotaku_swaps_count (swaps), 0);
  gpointer workspace = kotaku_null_swaps.begin (swaps, NULL);
  KotakuRewired *rewired = workspace;
  g_autofree gint32 *before = g_new (gint32, 2 * n);
  g_autofree gint32 *after = g_new (gint32, 2 * n);
  kotaku_null_swaps.observe (swaps, workspace);
  g_autofree gint32 *from = g_memdup2 (rewired->from, m * sizeof *from);
  g_autofree gint32 *to = g_memdup2 (rewired->to, m * sizeof *to);
  count_degrees (rewired, directed, before);
  for (guint i = 0; i < 3; i++)
    {
      KotakuRandom random;
      kotaku_random_init (&random, 1, 1, i);
      kotaku_null_swaps.draw (swaps, workspace, &random);
      count_degrees (rewired, directed, after);
      ck_assert_mem_eq (before, after, 2 * n * sizeof *before);
      check_simple (rewired, directed);
      ck_assert_uint_lt (count_same (rewired, from, to), m / 2);
    }
  kotaku_null_swaps.observe (swaps, workspace);
  ck_assert_mem_eq (rewired->from, from, m * sizeof *from);
  ck_assert_mem_eq (rewired->to, to, m * sizeof *to);
  check_simple (rewired, directed);
  kotaku_null_swaps.end (workspace);
}

/* On both sides of where the table of arcs changes its kind. */
START_TEST (test_degrees_kept)
{
  check_draws (60, 300, TRUE);
  check_draws (60, 300, FALSE);
  check_draws (2048, 4000, TRUE);
  check_draws (2049, 4000, TRUE);
  check_draws (2300, 6000, FALSE);
}
END_TEST

/* -- as the null model of a test
 * -------------------------------------------------------------------------------- */

static void
count_mutual (gconstpointer arrangement, gconstpointer data, gpointer scratch, double *values)
{
  const KotakuRewired *rewired = arrangement;
  values[0] = 0;
  for (gsize i = 0; i < rewired->n_ties; i++)
    values[0] += rewired->has (rewired, rewired->to[i], rewired->from[i]) / 2.0;
}

static KotakuNullResult
test_mutual (const KotakuSwaps *swaps, guint64 n_arrangements, const KotakuDraws *draws)
{
  g_autoptr (GError) error = NULL;
  KotakuStatistic statistic = { .function = count_mutual, .n_values = 1 };
  KotakuNullResult result;
  kotaku_permute (&kotaku_null_swaps, swaps, n_arrangements, &statistic, draws, "rewiring ties",
                  &result, &error);
  ck_assert_no_error (error);
  return result;
}

START_TEST (test_any_threads)
{
  g_autoptr (KotakuSwaps) swaps = make_random (40, 150, TRUE, &plain, NULL);
  KotakuNullResult results[3];
  static const gint64 threads[] = { 1, 2, 7 };
  for (gsize i = 0; i < 3; i++)
    {
      g_autoptr (KotakuOptions) options = kotaku_options_new ();
      kotaku_options_set_int64 (options, "threads", threads[i]);
      KotakuDraws draws = plain;
      draws.options = options;
      results[i] = test_mutual (swaps, 0, &draws);
    }
  ck_assert_uint_gt (results[0].at_least, 10);
  ck_assert_uint_gt (results[0].at_most, 10);
  for (gsize i = 1; i < 3; i++)
    {
      ck_assert_uint_eq (results[i].at_least, results[0].at_least);
      ck_assert_uint_eq (results[i].at_most, results[0].at_most);
    }
}
END_TEST

/* By draws what is found by enumeration, within five standard errors. */
START_TEST (test_draws_and_list)
{
  static const gint32 ties[][2] = { { 0, 1 }, { 1, 0 }, { 0, 2 }, { 2, 0 }, { 3, 0 }, { 1, 3 },
                                    { 4, 1 }, { 2, 5 }, { 5, 2 }, { 4, 5 }, { 3, 4 } };
  g_autoptr (KotakuSwaps) swaps = make (6, ties, G_N_ELEMENTS (ties), TRUE);
  guint64 n = kotaku_swaps_count (swaps);
  ck_assert_uint_gt (n, 100);
  KotakuDraws draws = plain;
  draws.n = 20000;
  KotakuNullResult exact = test_mutual (swaps, n, &draws), drawn = test_mutual (swaps, 0, &draws);
  ck_assert (exact.exact && !drawn.exact);
  ck_assert_double_eq (exact.observed, 3);
  double p = kotaku_null_p (&exact, KOTAKU_TAIL_UPPER);
  double error = sqrt (p * (1 - p) / 20000);
  ck_assert_double_eq_tol (kotaku_null_p (&drawn, KOTAKU_TAIL_UPPER), p, 5 * error);
}
END_TEST

/* -- what may go wrong
 * ------------------------------------------------------------------------------------------ */

static gboolean
try_swaps (gsize n, gsize m, gboolean directed, GError **error)
{
  g_autoptr (KotakuSwaps) swaps = make_random (n, m, directed, &plain, error);
  gpointer workspace = swaps != NULL ? kotaku_null_swaps.begin (swaps, error) : NULL;
  if (workspace == NULL)
    return FALSE;
  kotaku_null_swaps.end (workspace);
  return TRUE;
}

START_TEST (test_memory)
{
  ck_assert_survives (try_swaps (5, 6, TRUE, &error));
  ck_assert_survives (try_swaps (5, 6, FALSE, &error));
  ck_assert_survives (try_swaps (2100, 500, TRUE, &error));
}
END_TEST

START_TEST (test_cancelled)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  KotakuDraws draws = plain;
  draws.cancellable = cancellable;
  g_cancellable_cancel (cancellable);
  ck_assert_ptr_null (make_random (50, 200, TRUE, &draws, &error));
  ck_assert (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
}
END_TEST

/* Between sides of 30 and 12: whatever is drawn keeps to them and to every degree, and moves. */
START_TEST (test_across)
{
  enum
  {
    N = 42
  };
  g_autoptr (GError) error = NULL;
  static gint32 from[2 * N * N], to[2 * N * N];
  guint8 side[N];
  gint32 out[N] = { 0 }, in[N] = { 0 };
  gsize n = 0, moved = 0;
  KotakuRandom random;
  KotakuDraws draws;
  kotaku_random_init (&random, 11, 0, 0);
  kotaku_draws_init (&draws, NULL, N, 0, NULL);
  for (gint32 i = 0; i < N; i++)
    side[i] = i % 7 >= 5;
  for (gint32 i = 0; i < N; i++)
    for (gint32 j = 0; j < N; j++)
      if (side[i] != side[j] && kotaku_random_uniform (&random) < .3)
        {
          out[i]++;
          in[j]++;
          from[n] = i;
          to[n++] = j;
        }
  g_autoptr (KotakuSwaps) swaps = kotaku_swaps_new_across (N, side, from, to, n, &draws, &error);
  ck_assert_no_error (error);
  ck_assert_uint_eq (kotaku_swaps_count (swaps), 0);
  gpointer chain = kotaku_null_swaps.begin (swaps, &error);
  const KotakuRewired *rewired = chain;
  for (guint64 draw = 0; draw < 20; draw++)
    {
      gint32 found_out[N] = { 0 }, found_in[N] = { 0 };
      kotaku_random_init (&random, 1, 0, draw);
      kotaku_null_swaps.draw (swaps, chain, &random);
      for (gsize i = 0; i < n; i++)
        {
          ck_assert_uint_ne (side[rewired->from[i]], side[rewired->to[i]]);
          found_out[rewired->from[i]]++;
          found_in[rewired->to[i]]++;
          moved += rewired->from[i] != from[i] || rewired->to[i] != to[i];
        }
      ck_assert_mem_eq (out, found_out, sizeof out);
      ck_assert_mem_eq (in, found_in, sizeof in);
    }
  ck_assert_uint_gt (moved, 20 * n / 2);
  kotaku_null_swaps.end (chain);
}
END_TEST

KOTAKU_TEST_MAIN ("infer/swaps",
                  test_across,
                  test_list,
                  test_uniform,
                  test_known_numbers,
                  test_no_freedom,
                  test_degrees_kept,
                  test_any_threads,
                  test_draws_and_list,
                  test_memory,
                  test_cancelled)

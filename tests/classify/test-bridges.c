/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "bridging.h"

static double
get_value (KotakuFrame *frame, const char *name)
{
  gssize row = kotaku_frame_find_row (frame, "name", name, NULL);
  ck_assert_msg (row >= 0, "no row %s", name);
  return kotaku_frame_get_doubles (frame, "value", NULL, NULL)[row];
}

static const char *
get_word (KotakuFrame *frame, const char *name)
{
  gssize row = kotaku_frame_find_row (frame, "name", name, NULL);
  ck_assert_msg (row >= 0, "no row %s", name);
  return kotaku_frame_get_string (frame, "word", (gsize) row, NULL);
}

/* Zachary's club, a tie strong where its weight is 3 or more: the counts are published; p from the
 * hypergeometric distribution in fractions, spans by networkx. */
START_TEST (test_karate)
{
  g_autoptr (KotakuNetwork) network = karate ();
  g_autoptr (KotakuFrame) summary = bridge (network, "summary", "yes");
  g_autoptr (KotakuFrame) rows = bridge (network, NULL, NULL);
  ck_assert_double_eq (get_value (summary, "strong_pairs"), 195);
  ck_assert_double_eq (get_value (summary, "forbidden"), 109);
  ck_assert_double_eq_tol (get_value (summary, "closure"), .4410, 5e-5);
  ck_assert_double_eq (get_value (summary, "local_bridges"), 11);
  ck_assert_double_eq (get_value (summary, "weak_share"), 7. / 11);
  ck_assert_double_eq (get_value (summary, "weak_share_all"), 30. / 78);
  ck_assert_double_eq_tol (get_value (summary, "p_value"), 0.13241150803041934, 1e-12);
  ck_assert_double_eq_tol (get_value (summary, "p_actors"), 0.7185936946397173, 1e-12);
  ck_assert_str_eq (get_word (summary, "verdict"), "undecided");
  ck_assert_str_eq (get_word (summary, "reason"), "not_significant");
  gsize n = 0, count[4] = { 0 };
  const gint64 *span = kotaku_frame_get_int64s (rows, "span", &n, NULL);
  g_autofree guint8 *missing = kotaku_frame_get_missing (rows, "span", NULL, NULL);
  ck_assert_uint_eq (n, 78);
  for (gsize i = 0; i < n; i++)
    count[missing[i] ? 0 : span[i]]++;
  ck_assert_uint_eq (count[2], 67);
  ck_assert_uint_eq (count[3], 10);
  ck_assert_uint_eq (count[0], 1);
}
END_TEST

/* A triangle a b c with a tail c d e, and f who is observed not to know a. */
START_TEST (test_by_hand)
{
  g_autoptr (KotakuNetwork) network
      = network_of_ties ("a b c d e f", "from,to,direction,strength\n"
                                        "a,b,equal,strong\nb,c,equal,strong\nc,a,equal,weak\n"
                                        "c,d,vertical,weak\nd,e,equal,\nf,a,equal,none\n");
  g_autoptr (KotakuFrame) rows = bridge (network, NULL, NULL);
  ck_assert_rows (rows, "a,b,strong,2,1,no\na,c,weak,2,0.5,no\nb,c,strong,2,0.5,no\n"
                        "c,d,weak,,0,yes\nd,e,,,0,yes\n");
  g_autoptr (KotakuFrame) brokers = bridge (network, "brokers", "yes");
  ck_assert_rows (brokers, "a,c,weak,b,strong,strong,yes\na,d,none,c,weak,weak,no\n"
                           "b,d,none,c,strong,weak,no\nc,e,none,d,weak,,no\n");
  g_autoptr (KotakuFrame) summary = bridge (network, "summary", "yes");
  ck_assert_double_eq (get_value (summary, "strong_pairs"), 1);
  ck_assert_double_eq (get_value (summary, "closure"), 1);
  ck_assert_double_eq (get_value (summary, "local_bridges"), 2);
  ck_assert_double_eq (get_value (summary, "weak_share"), 1);
  ck_assert_double_eq (get_value (summary, "weak_share_all"), .5);
  /* the one bridge that settles is weak, as 2 of 4 are */
  ck_assert_double_eq_tol (get_value (summary, "p_value"), 1, 1e-12);
  ck_assert_double_eq_tol (get_value (summary, "min_p"), 1, 1e-12);
  ck_assert_str_eq (get_word (summary, "reason"), "too_few");
  ck_assert_ptr_null (get_word (summary, "deciding_actor"));
}
END_TEST

START_TEST (test_warnings)
{
  static const char *const forms[] = { NULL, "brokers", "summary" };
  g_autoptr (KotakuNetwork) network
      = network_of_ties ("a b", "from,to,direction,strength\n"
                                "a,b,equal,strong\na,b,equal,strong\nb,b,equal,weak\n");
  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autoptr (KotakuFrame) frame = bridge (network, forms[i], "yes");
      ck_assert_str_eq (kotaku_frame_get_metadata (frame, "warnings"),
                        "1 loop dropped\n1 parallel tie merged");
    }
}
END_TEST

/* A pair in conflict is tied, but counts as neither strong nor weak, and nobody brokers it. */
START_TEST (test_conflict)
{
  g_autoptr (KotakuNetwork) network
      = network_of_ties ("a b c", "from,to,direction,strength,source\n"
                                  "a,b,equal,strong,p\na,b,equal,weak,q\n"
                                  "b,c,equal,strong,p\nc,a,equal,strong,p\n");
  g_autoptr (KotakuFrame) rows = bridge (network, NULL, NULL);
  ck_assert_rows (rows, "a,b,conflict,2,1,no\na,c,strong,2,1,no\nb,c,strong,2,1,no\n");
  g_autoptr (KotakuFrame) brokers = bridge (network, "brokers", "yes");
  ck_assert_rows (brokers, "");
  g_autoptr (KotakuFrame) summary = bridge (network, "summary", "yes");
  ck_assert_double_eq (get_value (summary, "strong_pairs"), 1);
  ck_assert_double_eq (get_value (summary, "closure"), 1);
}
END_TEST

/* Two cliques, joined by six ties that share no end. */
static KotakuFrame *
bridge_cliques (const char *inside, const char *between)
{
  g_autoptr (GString) ties = g_string_new ("from,to,direction,strength\n");
  for (char side = 'a'; side <= 'b'; side++)
    for (int i = 0; i < 6; i++)
      for (int j = 0; j < i; j++)
        g_string_append_printf (ties, "%c%d,%c%d,equal,%s\n", side, i, side, j, inside);
  for (int i = 0; i < 6; i++)
    g_string_append_printf (ties, "a%d,b%d,equal,%s\n", i, i, between);
  g_autoptr (KotakuNetwork) network
      = network_of_ties ("a0 a1 a2 a3 a4 a5 b0 b1 b2 b3 b4 b5", ties->str);
  return bridge (network, "summary", "yes");
}

START_TEST (test_verdicts)
{
  g_autoptr (KotakuFrame) weak = bridge_cliques ("strong", "weak");
  g_autoptr (KotakuFrame) strong = bridge_cliques ("weak", "strong");
  ck_assert_str_eq (get_word (weak, "verdict"), "supported");
  ck_assert_ptr_null (get_word (weak, "reason"));
  ck_assert_str_eq (kotaku_frame_get_metadata (weak, "null_model"),
                    "strengths permuted over the ties, all and those without each actor");
  ck_assert_str_eq (kotaku_frame_get_metadata (weak, "draws"), "exact");
  ck_assert_str_eq (kotaku_frame_get_metadata (weak, "tests"), "1");
  ck_assert_ptr_null (kotaku_frame_get_metadata (weak, "left_out"));
  ck_assert_double_eq (get_value (weak, "weak_share"), 1);
  /* 2 / C(36, 6) */
  ck_assert_double_eq_tol (get_value (weak, "p_value"), 2 / 1947792., 1e-15);
  ck_assert_str_eq (get_word (strong, "verdict"), "contradicted");
  ck_assert_double_eq (get_value (strong, "weak_share"), 0);
}
END_TEST

/* A ladder of 1,200: not everybody is left out, and the metadata say so. */
START_TEST (test_left_out)
{
  g_autoptr (GString) names = g_string_new ("x0");
  g_autoptr (GString) ties = g_string_new ("from,to,direction,strength\n");
  for (int i = 1; i < 1200; i++)
    {
      g_string_append_printf (names, " x%d", i);
      g_string_append_printf (ties, "x%d,x%d,equal,%s\n", i - 1, i, i % 3 == 0 ? "weak" : "strong");
      if (i % 5 == 0)
        g_string_append_printf (ties, "x%d,x%d,equal,strong\n", i - 2, i);
    }
  g_autoptr (KotakuNetwork) network = network_of_ties (names->str, ties->str);
  g_autoptr (KotakuFrame) summary = bridge (network, "summary", "yes");
  ck_assert_str_eq (kotaku_frame_get_metadata (summary, "left_out"),
                    "the 100 actors with the most ties of the rarer strength");
}
END_TEST

/* Every local bridge is a tie of the hub: without it nothing is left to say. */
START_TEST (test_one_actor)
{
  g_autoptr (GString) ties = g_string_new ("from,to,direction,strength\n");
  for (int i = 0; i < 6; i++)
    for (int j = 0; j < i; j++)
      g_string_append_printf (ties, "a%d,a%d,equal,strong\n", i, j);
  for (int i = 0; i < 6; i++)
    g_string_append_printf (ties, "hub,x%d,equal,weak\n", i);
  g_autoptr (KotakuNetwork) network
      = network_of_ties ("a0 a1 a2 a3 a4 a5 hub x0 x1 x2 x3 x4 x5", ties->str);
  g_autoptr (KotakuFrame) summary = bridge (network, "summary", "yes");
  ck_assert_double_le (get_value (summary, "p_value"), .001);
  ck_assert_double_eq (get_value (summary, "p_actors"), 1);
  ck_assert_str_eq (get_word (summary, "verdict"), "undecided");
  ck_assert_str_eq (get_word (summary, "reason"), "one_actor");
  ck_assert_str_eq (get_word (summary, "deciding_actor"), "hub");
}
END_TEST

START_TEST (test_nothing_to_compare)
{
  static const char *const ties[]
      = { "from,to,direction,strength\n", "from,to,direction,strength\na,b,equal,\n",
          "from,to,direction,strength\na,b,equal,none\n" };
  for (gsize i = 0; i < G_N_ELEMENTS (ties); i++)
    {
      g_autoptr (KotakuNetwork) network = network_of_ties ("a b", ties[i]);
      g_autoptr (KotakuFrame) summary = bridge (network, "summary", "yes");
      ck_assert (isnan (get_value (summary, "p_value")));
      ck_assert (isnan (get_value (summary, "closure")));
      ck_assert_str_eq (get_word (summary, "reason"), "no_variation");
    }
  g_autoptr (KotakuNetwork) all
      = network_of_ties ("a b c", "from,to,direction,strength\na,b,equal,strong\n"
                                  "b,c,equal,strong\n");
  g_autoptr (KotakuFrame) strong = bridge (all, "summary", "yes");
  ck_assert_double_nan (get_value (strong, "p_value"));
  ck_assert_double_eq (get_value (strong, "min_p"), 1);
  ck_assert_double_eq (get_value (strong, "forbidden"), 1);
  ck_assert_str_eq (get_word (strong, "reason"), "too_few");
  ck_assert_ptr_null (kotaku_frame_get_metadata (strong, "tests"));
  g_autoptr (KotakuNetwork) empty = kotaku_fixture_network ("empty");
  g_autoptr (KotakuFrame) rows = bridge (empty, NULL, NULL);
  ck_assert_rows (rows, "");
}
END_TEST

/* -- a plain twin: a matrix, and every question asked of it directly -- */

typedef struct
{
  int n;
  char strength[MOST][MOST]; /* 's', 'w', '?' tied; 'n' observed absence; 0 untied */
} Twin;

static gboolean
twin_tied (const Twin *twin, int i, int j)
{
  return twin->strength[i][j] != 0 && twin->strength[i][j] != 'n';
}

/* Floyd and Warshall without the tie; 0: no way. */
static int
twin_span (const Twin *twin, int a, int b)
{
  int d[MOST][MOST];
  for (int i = 0; i < twin->n; i++)
    for (int j = 0; j < twin->n; j++)
      {
        gboolean own = (i == a && j == b) || (i == b && j == a);
        d[i][j] = i == j ? 0 : twin_tied (twin, i, j) && !own ? 1 : 1000;
      }
  for (int k = 0; k < twin->n; k++)
    for (int i = 0; i < twin->n; i++)
      for (int j = 0; j < twin->n; j++)
        d[i][j] = MIN (d[i][j], d[i][k] + d[k][j]);
  return d[a][b] < 1000 ? d[a][b] : 0;
}

static const char *
twin_word (char strength)
{
  return strength == 's' ? "strong" : strength == 'w' ? "weak" : strength == '?' ? "" : "none";
}

static char *
twin_rows (const Twin *twin)
{
  GString *text = g_string_new (NULL);
  for (int a = 0; a < twin->n; a++)
    for (int b = a + 1; b < twin->n; b++)
      {
        int both = 0, either = 0, span = twin_span (twin, a, b);
        char number[KOTAKU_DOUBLE_LENGTH];
        if (!twin_tied (twin, a, b))
          continue;
        for (int k = 0; k < twin->n; k++)
          if (k != a && k != b)
            {
              both += twin_tied (twin, a, k) && twin_tied (twin, b, k);
              either += twin_tied (twin, a, k) || twin_tied (twin, b, k);
            }
        kotaku_text_from_double (either > 0 ? (double) both / either : NAN, number);
        g_string_append_printf (text, "n%02d,n%02d,%s,", a, b, twin_word (twin->strength[a][b]));
        if (span > 0)
          g_string_append_printf (text, "%d", span);
        g_string_append_printf (text, ",%s,%s\n", number, both == 0 ? "yes" : "no");
      }
  return g_string_free (text, FALSE);
}

static char *
twin_brokers (const Twin *twin)
{
  GString *text = g_string_new (NULL);
  for (int a = 0; a < twin->n; a++)
    for (int b = a + 1; b < twin->n; b++)
      for (int k = 0; k < twin->n; k++)
        if (strchr ("wn", twin->strength[a][b]) && twin_tied (twin, a, k) && twin_tied (twin, b, k))
          g_string_append_printf (
              text, "n%02d,n%02d,%s,n%02d,%s,%s,yes\n", a, b, twin_word (twin->strength[a][b]), k,
              twin_word (twin->strength[a][k]), twin_word (twin->strength[b][k]));
  return g_string_free (text, FALSE);
}

static void
twin_closure (const Twin *twin, int *pairs, int *forbidden)
{
  *pairs = *forbidden = 0;
  for (int k = 0; k < twin->n; k++)
    for (int a = 0; a < twin->n; a++)
      for (int b = a + 1; b < twin->n; b++)
        if (twin->strength[k][a] == 's' && twin->strength[k][b] == 's')
          {
            ++*pairs;
            *forbidden += !twin_tied (twin, a, b);
          }
}

static KotakuNetwork *
twin_draw (Twin *twin, GRand *random)
{
  static const char kinds[] = "sw?n";
  g_autoptr (GString) actors = g_string_new (NULL);
  g_autoptr (GString) ties = g_string_new ("from,to,direction,strength\n");
  double density = g_rand_double_range (random, .05, .5);
  memset (twin, 0, sizeof *twin);
  twin->n = g_rand_int_range (random, 2, MOST);
  for (int a = 0; a < twin->n; a++)
    g_string_append_printf (actors, "%sn%02d", a > 0 ? " " : "", a);
  for (int a = 0; a < twin->n; a++)
    for (int b = 0; b < a; b++)
      {
        if (g_rand_double (random) > density)
          continue;
        char kind = kinds[g_rand_int_range (random, 0, 4)];
        twin->strength[a][b] = twin->strength[b][a] = kind;
        g_string_append_printf (ties, "n%02d,n%02d,equal,%s\n", a, b, twin_word (kind));
      }
  return network_of_ties (actors->str, ties->str);
}

START_TEST (test_against_a_matrix)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (15);
  for (int i = 0; i < 300; i++)
    {
      Twin twin;
      int pairs, forbidden;
      g_autoptr (KotakuNetwork) network = twin_draw (&twin, random);
      g_autoptr (KotakuFrame) rows = bridge (network, NULL, NULL);
      g_autoptr (KotakuFrame) brokers = bridge (network, "brokers", "yes");
      g_autoptr (KotakuFrame) summary = bridge (network, "summary", "yes");
      g_autofree char *expected_rows = twin_rows (&twin);
      g_autofree char *expected_brokers = twin_brokers (&twin);
      twin_closure (&twin, &pairs, &forbidden);
      ck_assert_rows (rows, expected_rows);
      ck_assert_rows (brokers, expected_brokers);
      ck_assert_double_eq (get_value (summary, "strong_pairs"), pairs);
      ck_assert_double_eq (get_value (summary, "forbidden"), forbidden);
    }
}
END_TEST

/* -- sizes -- */

/* A long path needs no stack, and no search through all of it for each tie. */
START_TEST (test_long_path)
{
  g_autoptr (KotakuNetwork) network = ring (200000, FALSE);
  g_autoptr (KotakuFrame) rows = bridge (network, NULL, NULL);
  ck_assert_uint_eq (kotaku_frame_get_n_rows (rows), 199999);
  g_autofree guint8 *missing = kotaku_frame_get_missing (rows, "span", NULL, NULL);
  for (gsize i = 0; i < 199999; i++)
    ck_assert (missing[i]);
}
END_TEST

START_TEST (test_ring)
{
  g_autoptr (KotakuNetwork) network = ring (999, TRUE);
  g_autoptr (KotakuFrame) rows = bridge (network, NULL, NULL);
  const gint64 *span = kotaku_frame_get_int64s (rows, "span", NULL, NULL);
  for (gsize i = 0; i < 999; i++)
    ck_assert_int_eq (span[i], 998);
}
END_TEST

START_TEST (test_too_many_brokers)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuNetwork) network = star (20000);
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  g_autoptr (KotakuOptions) options = options_of ("brokers", "yes");
  ck_assert_ptr_null (kotaku_view_bridges (view, options, NULL, &error));
  ck_assert (g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_TOO_LARGE));
  ck_assert_ptr_nonnull (strstr (error->message, "199990000"));
  g_autoptr (KotakuFrame) rows = bridge (network, NULL, NULL);
  ck_assert_uint_eq (kotaku_frame_get_n_rows (rows), 20000);
}
END_TEST

static gboolean
try_bridges (KotakuView *view, KotakuOptions *options, GError **error)
{
  g_autoptr (KotakuFrame) frame = kotaku_view_bridges (view, options, NULL, error);
  return frame != NULL;
}

START_TEST (test_memory)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("everything-coded");
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  g_autoptr (KotakuOptions) brokers = options_of ("brokers", "yes");
  g_autoptr (KotakuOptions) summary = options_of ("summary", "yes");
  ck_assert_survives (try_bridges (view, NULL, &error));
  ck_assert_survives (try_bridges (view, brokers, &error));
  ck_assert_survives (try_bridges (view, summary, &error));
}
END_TEST

KOTAKU_TEST_MAIN ("classify/bridges",
                  test_karate,
                  test_by_hand,
                  test_warnings,
                  test_conflict,
                  test_verdicts,
                  test_one_actor,
                  test_left_out,
                  test_nothing_to_compare,
                  test_against_a_matrix,
                  test_long_path,
                  test_ring,
                  test_too_many_brokers,
                  test_memory)

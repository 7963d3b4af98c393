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
  KotakuFrame *frame = kotaku_view_strength (view, options, NULL, &error);
  ck_assert_no_error (error);
  return frame;
}

static double
get_number (KotakuFrame *frame, const char *name)
{
  gssize row = kotaku_frame_find_row (frame, "name", name, NULL);
  ck_assert_msg (row >= 0, "%s", name);
  return kotaku_frame_get_doubles (frame, "value", NULL, NULL)[row];
}

static const char *
get_word (KotakuFrame *frame, const char *name)
{
  gssize row = kotaku_frame_find_row (frame, "name", name, NULL);
  ck_assert_msg (row >= 0, "%s", name);
  return kotaku_frame_get_string (frame, "word", (gsize) row, NULL);
}

/* Two strong and three weak pairs, all as predicted, beside one that no rule covers: chance agrees
 * on (2 2 + 3 3)/25 = .52. */
START_TEST (test_two_zones)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("two-zones");
  g_autoptr (KotakuFrame) frame = summary_of (network, NULL, NULL);
  static const struct
  {
    const char *name;
    double value;
  } expected[]
      = { { "pairs", 6 },         { "covered", 5 },       { "agreed", 5 },
          { "stated", 5 },        { "accuracy", 1 },      { "kappa", 1 },
          { "accuracy_high", 1 }, { "strong_strong", 2 }, { "weak_weak", 3 },
          { "strong_weak", 0 },   { "weak_strong", 0 },   { "strong_unpredicted", 1 },
          { "none_weak", 1 },     { "conflict_weak", 0 }, { "unrecorded_unpredicted", 0 } };
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    ck_assert_double_eq_tol (get_number (frame, expected[i].name), expected[i].value, 1e-12);
  double low = get_number (frame, "accuracy_low");
  ck_assert (low > 0 && low < 1);
  ck_assert_double_eq_tol (get_number (frame, "kappa_low"), MAX (-1, (low - .52) / .48), 1e-12);
  ck_assert_double_eq_tol (get_number (frame, "kappa_high"), 1, 1e-12);
}
END_TEST

/* The names come in the contract's order, those after it last. */
START_TEST (test_names)
{
  static const char *const names[]
      = { "pairs",         "covered", "agreed",    "stated",     "accuracy", "accuracy_low",
          "accuracy_high", "kappa",   "kappa_low", "kappa_high", "p_value",  "verdict" };
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("empty");
  g_autoptr (KotakuFrame) frame = summary_of (network, NULL, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    ck_assert_str_eq (kotaku_frame_get_string (frame, "name", i, NULL), names[i]);
}
END_TEST

/* -- whole records dealt anew, each time as a network of its own
 * ------------------------------------------- */

#define N_ACTORS 6

static const char *const people[N_ACTORS]
    = { "RT head,z1,yes", "user,z1,yes", "worker,z1,yes", "RT head,z2,no", ",z2,no", "," };

static KotakuNetwork *
build (const int order[N_ACTORS], const char *ties)
{
  g_autoptr (GError) error = NULL;
  KotakuNetwork *network = kotaku_network_new ();
  g_autoptr (GString) actors = g_string_new ("id,role,zone,funded\n");
  for (int i = 0; i < N_ACTORS; i++)
    g_string_append_printf (actors, "%c,%s\n", 'a' + i, people[order[i]]);
  kotaku_fixture_append (network, KOTAKU_TABLE_ZONES,
                         "id,unit,rt,delineated\nz1,RT,1,yes\nz2,RT,2,no\n", &error);
  kotaku_fixture_append (network, KOTAKU_TABLE_ACTORS, actors->str, &error);
  kotaku_fixture_append (network, KOTAKU_TABLE_TIES, ties, &error);
  ck_assert_no_error (error);
  return network;
}

/* Cohen's kappa of the rows, counted one by one. */
static double
count_kappa (KotakuNetwork *network)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  g_autoptr (KotakuFrame) frame = kotaku_view_strength (view, NULL, NULL, &error);
  double n = 0, agreed = 0, observed = 0, predicted = 0;
  ck_assert_no_error (error);
  for (gsize row = 0; row < kotaku_frame_get_n_rows (frame); row++)
    {
      const char *seen = kotaku_frame_get_string (frame, "observed", row, NULL);
      const char *said = kotaku_frame_get_string (frame, "predicted", row, NULL);
      if (said == NULL || seen == NULL || g_str_equal (seen, "none"))
        continue;
      n++;
      agreed += g_str_equal (seen, said);
      observed += g_str_equal (seen, "strong");
      predicted += g_str_equal (said, "strong");
    }
  double chance = (observed * predicted + (n - observed) * (n - predicted)) / (n * n);
  return n == 0 || chance > 1 - 1e-12 ? NAN : (agreed / n - chance) / (1 - chance);
}

typedef struct
{
  const char *ties;
  double kappa;
  int order[N_ACTORS];
  int n, at_least;
} Deal;

static void
deal (Deal *result, int place)
{
  if (place == N_ACTORS)
    {
      g_autoptr (KotakuNetwork) network = build (result->order, result->ties);
      double kappa = count_kappa (network);
      result->n += !isnan (kappa);
      result->at_least += kappa >= result->kappa - 1e-9;
      return;
    }
  for (int i = place; i < N_ACTORS; i++)
    {
      int first = result->order[place];
      result->order[place] = result->order[i];
      result->order[i] = first;
      deal (result, place + 1);
      result->order[i] = result->order[place];
      result->order[place] = first;
    }
}

START_TEST (test_against_every_deal)
{
  static const char *const ties[]
      = { "from,to,direction,strength\na,b,equal,strong\nb,c,equal,strong\na,f,equal,strong\n"
          "d,e,equal,weak\nd,f,equal,weak\na,d,equal,weak\nc,e,equal,none\n",
          "from,to,direction,strength\na,b,equal,weak\nb,c,equal,strong\na,c,equal,strong\n"
          "d,e,equal,strong\ne,f,equal,weak\na,d,equal,weak\nb,e,equal,weak\n" };
  for (gsize i = 0; i < G_N_ELEMENTS (ties); i++)
    {
      Deal result = { .ties = ties[i], .order = { 0, 1, 2, 3, 4, 5 } };
      g_autoptr (KotakuNetwork) network = build (result.order, ties[i]);
      g_autoptr (KotakuFrame) frame = summary_of (network, NULL, NULL);
      result.kappa = count_kappa (network);
      deal (&result, 0);
      double p = (double) result.at_least / result.n;
      ck_assert_double_eq_tol (get_number (frame, "kappa"), result.kappa, 1e-12);
      ck_assert_double_eq_tol (get_number (frame, "p_value"), p, 1e-12);
      ck_assert_str_eq (get_word (frame, "verdict"), p <= 0.05 ? "supported" : "undecided");
      ck_assert_str_eq (kotaku_frame_get_metadata (frame, "draws"), "exact");
    }
}
END_TEST

/* -- what cannot be tested
 * --------------------------------------------------------------------------- */

START_TEST (test_not_testable)
{
  g_autoptr (KotakuNetwork) empty = kotaku_fixture_network ("empty");
  g_autoptr (KotakuNetwork) bare = kotaku_fixture_network ("inferred");
  const int order[N_ACTORS] = { 0, 1, 2, 3, 4, 5 };
  g_autoptr (KotakuNetwork) inferred
      = build (order, "from,to,direction,strength,stated\na,b,equal,strong,stated\n"
                      "b,c,equal,strong,inferred\nd,e,equal,weak,stated\n");
  KotakuNetwork *networks[] = { empty, bare, inferred };
  for (gsize i = 0; i < G_N_ELEMENTS (networks); i++)
    {
      g_autoptr (KotakuFrame) frame = summary_of (networks[i], NULL, NULL);
      ck_assert_str_eq (get_word (frame, "verdict"), "not testable");
      ck_assert (isnan (get_number (frame, "p_value")));
      ck_assert_ptr_null (get_word (frame, "reason"));
    }
  g_autoptr (KotakuFrame) frame = summary_of (inferred, NULL, NULL);
  ck_assert_double_eq (get_number (frame, "covered"), 3);
  ck_assert_double_eq (get_number (frame, "stated"), 2);
  ck_assert_double_eq (get_number (frame, "kappa"), 1);
}
END_TEST

/* All strong and predicted so: chance agrees on everything. */
START_TEST (test_constant)
{
  const int order[N_ACTORS] = { 0, 1, 2, 3, 4, 5 };
  g_autoptr (KotakuNetwork) network
      = build (order, "from,to,direction,strength\na,b,equal,strong\nb,c,equal,strong\n");
  g_autoptr (KotakuFrame) frame = summary_of (network, NULL, NULL);
  ck_assert_double_eq (get_number (frame, "accuracy"), 1);
  ck_assert (isnan (get_number (frame, "kappa")) && isnan (get_number (frame, "p_value")));
  ck_assert_str_eq (get_word (frame, "verdict"), "undecided");
  ck_assert_str_eq (get_word (frame, "reason"), "no_variation");
}
END_TEST

START_TEST (test_too_few)
{
  const int order[N_ACTORS] = { 0, 1, 2, 3, 4, 5 };
  g_autoptr (KotakuNetwork) network
      = build (order, "from,to,direction,strength\na,b,equal,strong\nb,d,equal,weak\n");
  g_autoptr (KotakuFrame) frame = summary_of (network, NULL, NULL);
  ck_assert (get_number (frame, "min_p") > 0.05);
  ck_assert_str_eq (get_word (frame, "verdict"), "undecided");
  ck_assert_str_eq (get_word (frame, "reason"), "too_few");
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
  ck_assert_str_eq (get_word (frame, "verdict"), "not testable");
}
END_TEST

KOTAKU_TEST_MAIN ("classify/strength-summary",
                  test_two_zones,
                  test_names,
                  test_against_every_deal,
                  test_not_testable,
                  test_constant,
                  test_too_few,
                  test_pasar)

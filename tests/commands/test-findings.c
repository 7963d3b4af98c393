/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "ask.h"
#include "copies.h"

/* The ids and their kinds, in the order in which the domain lists them. */
static const struct
{
  const char *id;
  gboolean tested;
} listed[] = {
  { "interpersonal-symmetric", FALSE },
  { "institutional-asymmetric", FALSE },
  { "levels-differ", TRUE },
  { "dominated", FALSE },
  { "dominating", FALSE },
  { "independent", FALSE },
  { "one-client", FALSE },
  { "mutual-dominance", FALSE },
  { "dominance-form", TRUE },
  { "strength-form", TRUE },
  { "dominance-interest", FALSE },
  { "strong-inside", TRUE },
  { "participation-inside", TRUE },
  { "change-at-event", TRUE },
  { "strength-rules", TRUE },
  { "strong-with-information", FALSE },
  { "weak-bridges", TRUE },
  { "stage-strong", FALSE },
  { "stage-beyond", FALSE },
  { "facilitator-bridge", TRUE },
  { "mediated-pairs", FALSE },
  { "carried", FALSE },
  { "delay", FALSE },
  { "tranche-gap", FALSE },
  { "nothing-built", FALSE },
  { "open-posts", FALSE },
  { "competence-match", FALSE },
  { "sectoral-ego", TRUE },
  { "decree-funds", FALSE },
};

static void
check_row (KotakuFrame *frame, gsize row, gboolean tested)
{
  const char *basis = kotaku_frame_get_string (frame, "basis", row, NULL);
  const char *verdict = kotaku_frame_get_string (frame, "verdict", row, NULL);
  gsize n = 0;
  double p = kotaku_frame_get_doubles (frame, "p_value", &n, NULL)[row];
  double low = kotaku_frame_get_doubles (frame, "low", &n, NULL)[row];
  double high = kotaku_frame_get_doubles (frame, "high", &n, NULL)[row];
  double value = kotaku_frame_get_doubles (frame, "value", &n, NULL)[row];
  /* Who brokers nothing need not be tested. */
  tested = tested && strstr (basis, "it stands between no two others") == NULL;
  ck_assert_msg (g_str_has_prefix (basis, tested ? "tested: " : "described: "), "%s", basis);
  ck_assert_msg (strlen (basis) > strlen ("described: "), "%s says why", basis);
  ck_assert (g_str_equal (verdict, "supported") || g_str_equal (verdict, "contradicted")
             || g_str_equal (verdict, "undecided") || g_str_equal (verdict, "not testable"));
  ck_assert (tested || isnan (p));
  ck_assert (isnan (p) || (p > 0 && p <= 1));
  ck_assert_msg (isnan (p) == (strstr (basis, "tested: p ") == NULL), "%s", basis);
  ck_assert (isnan (low) == isnan (high));
  ck_assert (isnan (low) || (low <= value && value <= high));
  if (tested && g_str_equal (verdict, "supported"))
    ck_assert_msg (p <= .05 && strstr (basis, "after Holm's correction") != NULL, "%s", basis);
}

/* Every claim is there, in order, for whatever data. */
static void
check_all (KotakuNetwork *network)
{
  gsize next = 0;
  g_autoptr (KotakuFrame) frame = ask_frame (network, NULL, NULL);
  for (gsize row = 0; row < kotaku_frame_get_n_rows (frame); row++)
    {
      const char *id = kotaku_frame_get_string (frame, "id", row, NULL);
      if (next == 0 || strcmp (listed[next - 1].id, id) != 0)
        {
          ck_assert_uint_lt (next, G_N_ELEMENTS (listed));
          ck_assert_str_eq (id, listed[next++].id);
        }
      check_row (frame, row, listed[next - 1].tested);
    }
  ck_assert_uint_eq (next, G_N_ELEMENTS (listed));
}

START_TEST (test_every_fixture)
{
  gsize n = 0;
  const KotakuFixture *fixtures = kotaku_fixtures (&n);
  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (KotakuNetwork) network = kotaku_fixture_build (&fixtures[i]);
      check_all (network);
    }
}
END_TEST

START_TEST (test_datasets)
{
  g_autoptr (KotakuNetwork) study = copy_read_source ("examples/pasar-ii");
  g_autoptr (KotakuNetwork) other = copy_read_source ("tests/data/kelurahan-contoh");
  g_autoptr (KotakuNetwork) third = copy_read_source ("tests/data/kelurahan-rekaan");
  check_all (study);
  check_all (other);
  check_all (third);
}
END_TEST

static gboolean
is_supported (KotakuFrame *frame, const char *id)
{
  g_autofree char *rows = ask_rows (frame, id);
  return g_str_has_prefix (rows, "supported");
}

/* inference.md's last words on the study: what it can support, and what it cannot. */
START_TEST (test_study)
{
  static const struct
  {
    const char *id, *verdict, *basis;
  } expected[] = {
    { "interpersonal-symmetric", "supported", "49 of 49" },
    { "institutional-asymmetric", "supported", "3 of 7" },
    { "levels-differ", "undecided", "tested: p 1; it rests on one actor: lkm" },
    { "dominated", "supported", "by 4" },
    { "dominating", "supported", "dominates 1" },
    { "independent", "supported", "tied to 1" },
    { "one-client", "supported", "4" },
    { "dominance-form", "undecided",
      "too few: p at least 0.2; with a form, work: "
      "vertical 0 of 2, others 3 of 3" },
    { "strength-form", "undecided", "too few: only one outcome" },
    { "strong-inside", "undecided", "p 0.1; too few: p at least 0.1" },
    { "participation-inside", "undecided", "p 0.1; too few: p at least 0.1" },
    { "change-at-event", "undecided", "p 1; too few: p at least 0.25" },
    { "strength-rules", "not testable", "inferred" },
    { "weak-bridges", "undecided", "too few" },
    { "facilitator-bridge", "contradicted", "it stands between no two others" },
    { "nothing-built", "supported", "1 of 1" },
    { "open-posts", "supported", "any field" },
    { "sectoral-ego", "undecided", "pairs within sectors 1, across 9" },
  };
  g_autoptr (KotakuNetwork) network = copy_read_source ("examples/pasar-ii");
  g_autoptr (KotakuFrame) frame = ask_frame (network, NULL, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *rows = ask_rows (frame, expected[i].id);
      ck_assert_msg (g_str_has_prefix (rows, expected[i].verdict), "%s: %s", expected[i].id, rows);
      ask_basis_of (network, expected[i].id, expected[i].basis);
    }
  g_autofree char *dominated = ask_rows (frame, "dominated");
  g_autofree char *independent = ask_rows (frame, "independent");
  ck_assert_ptr_nonnull (strstr (dominated, " lkm ["));
  ck_assert_ptr_nonnull (strstr (independent, " waste-bank ["));
}
END_TEST

/* Where the numbers say so, they are heard: three hubs and not one, whose dominance is work. */
START_TEST (test_rekaan)
{
  static const struct
  {
    const char *id, *verdict;
  } expected[] = {
    { "institutional-asymmetric", "supported" },
    { "levels-differ", "supported" },
    { "dominance-form", "supported" },
    { "strength-form", "supported" },
    { "strength-rules", "supported" },
    { "weak-bridges", "supported" },
    { "one-client", "contradicted" },
    { "facilitator-bridge", "contradicted" },
    { "strong-inside", "undecided" }, /* one of many tests with 1/35 */
    { "participation-inside", "undecided" },
    { "sectoral-ego", "undecided" },
  };
  g_autoptr (KotakuNetwork) network = copy_read_source ("tests/data/kelurahan-rekaan");
  g_autoptr (KotakuFrame) frame = ask_frame (network, NULL, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *rows = ask_rows (frame, expected[i].id);
      ck_assert_msg (g_str_has_prefix (rows, expected[i].verdict), "%s: %s", expected[i].id, rows);
    }
  ask_basis_of (network, "strong-inside",
                "tested: p 0.0286; 0.114 after Holm's correction over 10 "
                "tests: not significant");
}
END_TEST

static char *
leave_lkm_out (const char *name, const char *text)
{
  GString *kept = g_string_new (NULL);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  for (gsize i = 0; lines[i] != NULL; i++)
    if (lines[i][0] != '\0' && strstr (lines[i], ",lkm,") == NULL
        && !g_str_has_prefix (lines[i], "lkm,"))
      g_string_append_printf (kept, "%s\n", lines[i]);
  return g_string_free (kept, FALSE);
}

/* In the study all dominance ends at the LKM; in the other area two more receive it. */
START_TEST (test_without_lkm)
{
  static const char *const lost[] = { "dominated", "dominating", "one-client",
                                      "institutional-asymmetric", "dominance-interest" };
  g_autofree char *pasar = copy_source_path ("examples/pasar-ii");
  g_autofree char *rekaan = copy_source_path ("tests/data/kelurahan-rekaan");
  g_autoptr (KotakuNetwork) study = copy_change (pasar, leave_lkm_out);
  g_autoptr (KotakuNetwork) other = copy_change (rekaan, leave_lkm_out);
  g_autoptr (KotakuFrame) here = ask_frame (study, NULL, NULL);
  g_autoptr (KotakuFrame) there = ask_frame (other, NULL, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (lost); i++)
    ck_assert_msg (!is_supported (here, lost[i]), "%s", lost[i]);
  ck_assert (is_supported (here, "interpersonal-symmetric"));
  g_autofree char *differ = ask_rows (here, "levels-differ");
  ck_assert_str_eq (differ, "undecided 0 - [-]\n");
  ck_assert (is_supported (there, "levels-differ"));
  g_autofree char *dominated = ask_rows (there, "dominated");
  ck_assert_ptr_null (strstr (dominated, " lkm ["));
  ck_assert_ptr_nonnull (strstr (dominated, " koperasi ["));
}
END_TEST

/* The cells are those of the commands, whose tests are made once. */
START_TEST (test_one_truth)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuNetwork) network = copy_read_source ("tests/data/kelurahan-contoh");
  g_autoptr (KotakuFrame) findings = ask_frame (network, NULL, NULL);
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  g_autoptr (KotakuOptions) summary = kotaku_options_new ();
  kotaku_options_set_boolean (summary, "summary", TRUE);
  g_autoptr (KotakuFrame) structure = kotaku_view_structure (view, NULL, NULL, &error);
  g_autoptr (KotakuFrame) zones = kotaku_view_zones (view, summary, NULL, &error);
  ck_assert_no_error (error);
  static const char *const same[] = { "low", "high", "p_value" };
  const struct
  {
    const char *statistic, *column, *key;
    KotakuFrame *frame;
  } rows[] = { { "index_difference", "level", "difference", structure },
               { "strong_share_difference", "contrast", "strong_share", zones },
               { "participation_difference", "contrast", "participation", zones } };
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (same); j++)
      {
        gsize n = 0;
        gssize here = kotaku_frame_find_row (findings, "statistic", rows[i].statistic, NULL);
        gssize there = kotaku_frame_find_row (rows[i].frame, rows[i].column, rows[i].key, NULL);
        ck_assert_double_eq (kotaku_frame_get_doubles (findings, same[j], &n, NULL)[here],
                             kotaku_frame_get_doubles (rows[i].frame, same[j], &n, NULL)[there]);
      }
}
END_TEST

/* Draws are the caller's; above a thousand nodes, where nothing is said, what the twelve tests that
 * there can be need after Holm's correction for two tails: 2 x 12 / .05 - 1. */
START_TEST (test_draws)
{
  g_autoptr (KotakuNetwork) network = copy_read_source ("tests/data/kelurahan-contoh");
  g_autoptr (KotakuFrame) usual = ask_frame (network, NULL, NULL);
  g_autoptr (KotakuFrame) few = ask_frame (network, "draws", "99");
  ck_assert_str_eq (kotaku_frame_get_metadata (usual, "draws"), "10000");
  ck_assert_str_eq (kotaku_frame_get_metadata (few, "draws"), "99");
  ck_assert_ptr_nonnull (kotaku_frame_get_metadata (usual, "monte_carlo_error"));
  g_autoptr (GString) people = g_string_new ("id\n");
  g_autoptr (GString) ties = g_string_new ("from,to,direction,strength\n");
  g_autoptr (GString) bodies = g_string_new ("id,sector\n");
  for (int i = 0; i < 1001; i++)
    g_string_append_printf (people, "p%d\n", i);
  for (int i = 0; i < 30; i++)
    {
      g_string_append_printf (bodies, "i%d,%s\n", i, i % 2 == 0 ? "government" : "private");
      for (int j = 1; j < 4; j++)
        g_string_append_printf (ties, "i%d,i%d,equal,weak\n", i, (i + j * j) % 30);
    }
  g_autoptr (KotakuNetwork) large = kotaku_fixture_build (&(KotakuFixture){
      .name = "large", .actors = people->str, .institutions = bodies->str, .ties = ties->str });
  g_autoptr (KotakuFrame) frame = ask_frame (large, NULL, NULL);
  ck_assert_str_eq (kotaku_frame_get_metadata (frame, "draws"), "479");
}
END_TEST

/* Twelve hundred institutions, some of whose ties are work and some dominance. */
START_TEST (test_left_out)
{
  g_autoptr (GString) bodies = g_string_new ("id\n");
  g_autoptr (GString) ties = g_string_new ("from,to,direction,form\n");
  for (int i = 0; i < 1200; i++)
    {
      g_string_append_printf (bodies, "i%d\n", i);
      g_string_append_printf (ties, "i%d,i%d,%s,%s\n", i, (i + 1) % 1200,
                              i % 2 == 0 ? "equal" : "vertical", i % 3 == 0 ? "work" : "kinship");
    }
  g_autoptr (KotakuNetwork) network = kotaku_fixture_build (
      &(KotakuFixture){ .name = "large", .institutions = bodies->str, .ties = ties->str });
  g_autoptr (KotakuFrame) frame = ask_frame (network, "draws", "19");
  ck_assert_str_eq (kotaku_frame_get_metadata (frame, "left_out"),
                    "the 100 actors of each table with the most pairs in its rarer column");
}
END_TEST

static char *
level_ties (const char *name, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ",vertical,", -1);
  return g_strcmp0 (name, "ties.csv") == 0 ? g_strjoinv (",horizontal,", parts) : g_strdup (text);
}

/* No verdict is written in code: without a vertical tie nobody dominates. */
START_TEST (test_vertical_to_horizontal)
{
  static const char *const ids[]
      = { "dominated", "dominating", "one-client", "institutional-asymmetric" };
  g_autofree char *source = copy_source_path ("examples/pasar-ii");
  g_autoptr (KotakuNetwork) before = copy_read (source);
  g_autoptr (KotakuNetwork) after = copy_change (source, level_ties);
  g_autoptr (KotakuFrame) vertical = ask_frame (before, NULL, NULL);
  g_autoptr (KotakuFrame) horizontal = ask_frame (after, NULL, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      ck_assert_msg (is_supported (vertical, ids[i]), "%s", ids[i]);
      ck_assert_msg (!is_supported (horizontal, ids[i]), "%s", ids[i]);
    }
}
END_TEST

/* Worked out by hand from its funds, posts and competences. */
START_TEST (test_contoh)
{
  g_autoptr (KotakuNetwork) network = copy_read_source ("tests/data/kelurahan-contoh");
  g_autoptr (KotakuFrame) frame = ask_frame (network, NULL, NULL);
  static const struct
  {
    const char *id, *rows;
  } expected[] = {
    { "delay", "supported 111 bdi-2019-1 [-]\nsupported 123 bdi-2019-2 [-]\n" },
    { "tranche-gap", "supported 134 bdi-2019-2 [-]\n" },
    { "nothing-built", "supported 1 bdi-2021 [-]\n" },
    { "open-posts", "supported 1 empowerment facilitator [-]\n" },
    { "competence-match", "undecided 0.5 - [-]\n" },
    { "decree-funds", "contradicted 1 csr-rt02 [-]\n" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *rows = ask_rows (frame, expected[i].id);
      ck_assert_str_eq (rows, expected[i].rows);
    }
}
END_TEST

START_TEST (test_metadata)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("everything-coded");
  g_autoptr (KotakuFrame) frame = ask_frame (network, "stage", "planning");
  ck_assert_str_eq (kotaku_frame_get_metadata (frame, "selection"), "stage=planning");
  ck_assert_ptr_nonnull (kotaku_frame_get_metadata (frame, "dataset"));
  ck_assert (kotaku_frame_is_sealed (frame));
}
END_TEST

START_TEST (test_errors)
{
  static const struct
  {
    const char *option, *value;
    int code;
  } cases[] = {
    { "tolerence", "2", KOTAKU_ERROR_UNKNOWN_OPTION },
    { "tolerance-share", "2", KOTAKU_ERROR_OUT_OF_RANGE },
    { "stage", "plannig", KOTAKU_ERROR_UNKNOWN_WORD },
    { "at", "before:skk", KOTAKU_ERROR_UNKNOWN_EVENT },
  };
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("everything-coded");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KotakuOptions) options = kotaku_options_new ();
      kotaku_options_set_string (options, cases[i].option, cases[i].value);
      ck_assert_ptr_null (kotaku_network_findings (network, options, NULL, &error));
      ck_assert_msg (g_error_matches (error, KOTAKU_ERROR, cases[i].code), "%s: %s",
                     cases[i].option, error->message);
    }
}
END_TEST

KOTAKU_TEST_MAIN ("commands/findings",
                  test_every_fixture,
                  test_datasets,
                  test_study,
                  test_rekaan,
                  test_without_lkm,
                  test_one_truth,
                  test_draws,
                  test_left_out,
                  test_vertical_to_horizontal,
                  test_contoh,
                  test_metadata,
                  test_errors)

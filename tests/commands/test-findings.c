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
  ck_assert_msg (g_str_has_prefix (basis, tested ? "tested: not yet" : "described: "), "%s", basis);
  ck_assert_msg (strlen (basis) > strlen ("described: "), "%s says why", basis);
  if (tested)
    ck_assert_str_eq (verdict, "undecided");
  else
    ck_assert (g_str_equal (verdict, "supported") || g_str_equal (verdict, "contradicted")
               || g_str_equal (verdict, "undecided") || g_str_equal (verdict, "not testable"));
}

/* Every claim is there, in order, for whatever data; tested ones are undecided until they are. */
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
  check_all (study);
  check_all (other);
}
END_TEST

static gboolean
is_supported (KotakuFrame *frame, const char *id)
{
  g_autofree char *rows = ask_rows (frame, id);
  return g_str_has_prefix (rows, "supported");
}

/* What inference.md says that the study can support as described. */
START_TEST (test_study)
{
  g_autoptr (KotakuNetwork) network = copy_read_source ("examples/pasar-ii");
  g_autoptr (KotakuFrame) frame = ask_frame (network, NULL, NULL);
  ck_assert (is_supported (frame, "interpersonal-symmetric"));
  ck_assert (is_supported (frame, "institutional-asymmetric"));
  ck_assert (is_supported (frame, "dominating"));
  g_autofree char *dominated = ask_rows (frame, "dominated");
  g_autofree char *independent = ask_rows (frame, "independent");
  ck_assert_ptr_nonnull (strstr (dominated, " lkm ["));
  ck_assert_ptr_nonnull (strstr (independent, " waste-bank ["));
  ck_assert (is_supported (frame, "one-client"));
  ck_assert (is_supported (frame, "nothing-built"));
  ck_assert (is_supported (frame, "open-posts"));
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
                  test_vertical_to_horizontal,
                  test_contoh,
                  test_metadata,
                  test_errors)

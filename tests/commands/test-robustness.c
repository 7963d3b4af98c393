/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "commands/commands.h"
#include "fixtures.h"
#include "testing.h"

#include <math.h>
#include <string.h>

#define ACTORS "id,sector\na,community\nb,government\nc,community\n"
#define T1 "t1,a,b,vertical,p1\n"
#define T2 "t2,a,c,vertical,p2\n"
#define T3 "t3,b,c,equal,p1|p2\n"

/* a dominates b and c. The others are what is left, written by hand. */
static const KotakuFixture whole
    = { .name = "whole", .actors = ACTORS, .ties = "id,from,to,direction,source\n" T1 T2 T3 };

static const struct
{
  const char *kind, *name;
  KotakuFixture rest;
} rests[] = {
  { "source", "p1", { .actors = ACTORS, .ties = "id,from,to,direction,source\n" T2 T3 } },
  { "source", "p2", { .actors = ACTORS, .ties = "id,from,to,direction,source\n" T1 T3 } },
  { "tie", "t1", { .actors = ACTORS, .ties = "id,from,to,direction,source\n" T2 T3 } },
  { "tie", "t2", { .actors = ACTORS, .ties = "id,from,to,direction,source\n" T1 T3 } },
  { "tie", "t3", { .actors = ACTORS, .ties = "id,from,to,direction,source\n" T1 T2 } },
  { "actor",
    "a",
    { .actors = "id,sector\nb,government\nc,community\n",
      .ties = "id,from,to,direction,source\n" T3 } },
  { "actor",
    "b",
    { .actors = "id,sector\na,community\nc,community\n",
      .ties = "id,from,to,direction,source\n" T2 } },
  { "actor",
    "c",
    { .actors = "id,sector\na,community\nb,government\n",
      .ties = "id,from,to,direction,source\n" T1 } },
};

static KotakuFrame *
ask (const KotakuFixture *fixture, const char *of, KotakuOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuNetwork) network = kotaku_fixture_build (fixture);
  KotakuFrame *frame = kotaku_network_robustness (network, of, options, NULL, &error);
  ck_assert_no_error (error);
  return frame;
}

static const char *
get (KotakuFrame *frame, const char *column, gsize row)
{
  return kotaku_frame_get_string (frame, column, row, NULL);
}

static void
check_row (KotakuFrame *rows, gsize row, KotakuFrame *dominance)
{
  gsize n = 0;
  const double *values = kotaku_frame_get_doubles (rows, "value", &n, NULL);
  gssize at = kotaku_frame_find_row (dominance, "id", get (rows, "statistic", row), NULL);
  if (at < 0)
    {
      ck_assert (isnan (values[row]));
      ck_assert_ptr_null (get (rows, "verdict", row));
      return;
    }
  const double *scores = kotaku_frame_get_doubles (dominance, "davids_score_normalised", &n, NULL);
  ck_assert_double_eq (values[row], scores[at]);
  ck_assert_str_eq (get (rows, "verdict", row), get (dominance, "dominance_role", (gsize) at));
}

START_TEST (test_as_written_by_hand)
{
  g_autoptr (KotakuFrame) rows = ask (&whole, "dominance", NULL);
  ck_assert_uint_eq (kotaku_frame_get_n_rows (rows), 3 * G_N_ELEMENTS (rests));
  for (gsize i = 0; i < G_N_ELEMENTS (rests); i++)
    {
      KotakuFixture rest = rests[i].rest;
      rest.name = rests[i].name;
      g_autoptr (KotakuNetwork) network = kotaku_fixture_build (&rest);
      g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
      g_autoptr (KotakuFrame) dominance = kotaku_view_dominance (view, NULL, NULL, NULL);
      for (gsize row = 3 * i; row < 3 * i + 3; row++)
        {
          ck_assert_str_eq (get (rows, "left_out", row), rests[i].name);
          ck_assert_str_eq (get (rows, "kind", row), rests[i].kind);
          check_row (rows, row, dominance);
        }
    }
}
END_TEST

START_TEST (test_summary)
{
  gsize n = 0;
  g_autoptr (KotakuOptions) options = kotaku_options_new ();
  kotaku_options_set_boolean (options, "summary", TRUE);
  g_autoptr (KotakuFrame) summary = ask (&whole, "dominance", options);
  g_autofree guint8 *changes = kotaku_frame_get_booleans (summary, "changes_verdict", &n, NULL);
  ck_assert_uint_eq (n, 3);
  /* a dominates as long as it is there and one of its ties is. */
  ck_assert_str_eq (get (summary, "statistic", 0), "a");
  ck_assert_str_eq (get (summary, "verdict", 0), "dominating");
  ck_assert_ptr_null (get (summary, "changed_by", 0));
  ck_assert_str_eq (get (summary, "changed_by", 1), "source p1|tie t1|actor a");
  ck_assert (!changes[0] && changes[1] && changes[2]);
  kotaku_options_set_string (options, "group", "sector");
  g_autoptr (KotakuFrame) brokerage = ask (&whole, "brokerage", options);
  g_autofree guint8 *missing = kotaku_frame_get_missing (brokerage, "changes_verdict", &n, NULL);
  ck_assert (missing[0] && missing[1] && missing[2]);
}
END_TEST

START_TEST (test_groups_are_needed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuNetwork) network = kotaku_fixture_build (&whole);
  g_autoptr (KotakuOptions) options = kotaku_options_new ();
  g_autoptr (KotakuFrame) frame
      = kotaku_network_robustness (network, "segregation", NULL, NULL, &error);
  ck_assert_ptr_null (frame);
  ck_assert (g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_OUT_OF_RANGE));
  ck_assert_ptr_nonnull (strstr (error->message, "group"));
  kotaku_options_set_string (options, "group", "sector");
  g_autoptr (KotakuFrame) segregation = ask (&whole, "segregation", options);
  g_autoptr (KotakuFrame) brokerage = ask (&whole, "brokerage", options);
  /* community, government, all; a, b, c. */
  ck_assert_uint_eq (kotaku_frame_get_n_rows (segregation), 3 * G_N_ELEMENTS (rests));
  ck_assert_uint_eq (kotaku_frame_get_n_rows (brokerage), 3 * G_N_ELEMENTS (rests));
}
END_TEST

START_TEST (test_unknown_word)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuNetwork) network = kotaku_fixture_build (&whole);
  g_autoptr (KotakuFrame) frame
      = kotaku_network_robustness (network, "dominence", NULL, NULL, &error);
  ck_assert_ptr_null (frame);
  ck_assert (g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_UNKNOWN_WORD));
  ck_assert_ptr_nonnull (strstr (error->message, "did you mean dominance?"));
}
END_TEST

START_TEST (test_selection_and_findings)
{
  gsize n = 0;
  g_autoptr (KotakuOptions) options = kotaku_options_new ();
  const char *const ties[] = { "source=p2", NULL };
  kotaku_options_set_strings (options, "ties", ties);
  g_autoptr (KotakuFrame) rows = ask (&whole, "dominance", options);
  /* Two sources, two ties, three actors. */
  ck_assert_uint_eq (kotaku_frame_get_n_rows (rows), 3 * 7);
  g_autoptr (KotakuNetwork) network = kotaku_fixture_build (&whole);
  g_autoptr (KotakuFrame) findings = kotaku_network_findings (network, NULL, NULL, NULL);
  g_autoptr (KotakuFrame) without = ask (&whole, "findings", NULL);
  n = kotaku_frame_get_n_rows (findings);
  ck_assert_uint_eq (kotaku_frame_get_n_rows (without), n * G_N_ELEMENTS (rests));
}
END_TEST

KOTAKU_TEST_MAIN ("commands/robustness",
                  test_as_written_by_hand,
                  test_summary,
                  test_groups_are_needed,
                  test_unknown_word,
                  test_selection_and_findings)

/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "batches.h"
#include "fixtures.h"

START_TEST (test_every_type)
{
  const gint64 years[] = { 2017, 0 };
  const guint8 absent[] = { 0, 1 };
  const double amounts[] = { 7e8, NAN };
  const gint64 ids[] = { 1, 2 };
  const guint8 flags[] = { 1, 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuFrame) rows = kotaku_frame_new (2);
  ck_assert (kotaku_frame_add_int64s (rows, "id", ids, NULL, 2, &error));
  ck_assert (kotaku_frame_add_int64s (rows, "tahun", years, absent, 2, &error));
  ck_assert (kotaku_frame_add_doubles (rows, "amount", amounts, 2, &error));
  ck_assert (kotaku_frame_add_booleans (rows, "seen", flags, NULL, 2, &error));
  g_autoptr (KotakuNetwork) network = kotaku_network_new ();
  kotaku_network_append_rows (network, KOTAKU_TABLE_FUNDS, rows, NULL, NULL, &error);
  ck_assert_no_error (error);
  ck_assert (kotaku_frame_is_sealed (rows));
  g_autoptr (KotakuFrame) funds
      = kotaku_network_get_canonical_rows (network, KOTAKU_TABLE_FUNDS, NULL, &error);
  g_autofree char *text = kotaku_fixture_rows (funds);
  ck_assert_str_eq (text, "1,2017,700000000,yes\n2,,,no\n");
}
END_TEST

START_TEST (test_columns_at_fault)
{
  const char *const ids[] = { "a" };
  g_autoptr (GString) faults = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuFrame) rows = kotaku_frame_new (1);
  ck_assert (kotaku_frame_add_strings (rows, "name", ids, 1, &error));
  ck_assert (kotaku_frame_add_strings (rows, "nama", ids, 1, &error));
  g_autoptr (KotakuBatch) batch
      = kotaku_batch_new_from_frame (KOTAKU_TABLE_ACTORS, rows, note_fault, faults, NULL, &error);
  ck_assert_no_error (error);
  ck_assert_str_eq (faults->str, "0:-1 100 the column \"nama\" stands twice: it is name\n"
                                 "0:-1 100 actors needs a column id\n");
}
END_TEST

/* A text that stands in many rows means the same in each, and its faults are told for each. */
START_TEST (test_repeated_texts)
{
  const char *const from[] = { "a", " b", "a", " b", "a" };
  const char *const to[] = { "b", "a", "b", "a", "b" };
  const char *const ids[] = { "ties.csv:3", NULL, "ties.csv:7", "t", "ties.csv:9" };
  const char *const strengths[] = { "kuat", "kuatt", "kuat", "kuatt", "" };
  const char *const activities[] = { "sosial, Arisan", "", "sosial, Arisan", "", "arisan" };
  const char *const weights[] = { "2", "x", "2", "x", "2" };
  g_autoptr (GString) faults = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuFrame) rows = kotaku_frame_new (5);
  ck_assert (kotaku_frame_add_strings (rows, "from", from, 5, &error));
  ck_assert (kotaku_frame_add_strings (rows, "to", to, 5, &error));
  ck_assert (kotaku_frame_add_strings (rows, "id", ids, 5, &error));
  ck_assert (kotaku_frame_add_strings (rows, "strength", strengths, 5, &error));
  ck_assert (kotaku_frame_add_strings (rows, "activities", activities, 5, &error));
  ck_assert (kotaku_frame_add_strings (rows, "weight", weights, 5, &error));
  g_autoptr (KotakuBatch) batch
      = kotaku_batch_new_from_frame (KOTAKU_TABLE_TIES, rows, note_fault, faults, NULL, &error);
  ck_assert_no_error (error);
  ck_assert_str_eq (
      faults->str,
      "1:3 100 unknown strength \"kuatt\", expected weak, strong, none, did you mean kuat?\n"
      "1:5 100 weight is \"x\", expected a number greater than 0\n"
      "3:3 100 unknown strength \"kuatt\", expected weak, strong, none, did you mean kuat?\n"
      "3:5 100 weight is \"x\", expected a number greater than 0\n");
  g_autoptr (KotakuNetwork) network = kotaku_network_new ();
  ck_assert (kotaku_network_add_batch (network, batch, TRUE, NULL, &error));
  g_autoptr (KotakuFrame) ties
      = kotaku_network_get_canonical_rows (network, KOTAKU_TABLE_TIES, NULL, &error);
  g_autofree char *text = kotaku_fixture_rows (ties);
  ck_assert_str_eq (text, "a,b,ties.csv:3,strong,social|Arisan,2\n"
                          "b,a,ties.csv:4,,,\n"
                          "a,b,ties.csv:7,strong,social|Arisan,2\n"
                          "b,a,t,,,\n"
                          "a,b,ties.csv:9,,Arisan,2\n");
}
END_TEST

/* A rounded number would be another id; a column without a value has no type of its own. */
START_TEST (test_ids_are_no_doubles)
{
  static const char *const columns[][2] = { { "from", "to" }, { "to", "from" }, { "dari", "ke" } };
  const double numbers[] = { 1, 16777217.5 };
  const guint8 flags[] = { 1, 0 };
  const char *const ids[] = { "a", "b" };
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("one-arc");
  for (gsize i = 0; i < 2 * G_N_ELEMENTS (columns); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KotakuFrame) rows = kotaku_frame_new (2);
      if (i % 2 == 0)
        ck_assert (kotaku_frame_add_doubles (rows, columns[i / 2][0], numbers, 2, &error));
      else
        ck_assert (kotaku_frame_add_booleans (rows, columns[i / 2][0], flags, NULL, 2, &error));
      ck_assert (kotaku_frame_add_strings (rows, columns[i / 2][1], ids, 2, &error));
      ck_assert (
          !kotaku_network_append_rows (network, KOTAKU_TABLE_TIES, rows, NULL, NULL, &error));
      ck_assert (g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_WRONG_TYPE));
      g_clear_error (&error);
      ck_assert_ptr_null (
          kotaku_network_validate_rows (network, KOTAKU_TABLE_TIES, rows, NULL, NULL, &error));
      ck_assert (g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_WRONG_TYPE));
    }
  const double none[] = { NAN, NAN };
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuFrame) rows = kotaku_frame_new (2);
  ck_assert (kotaku_frame_add_strings (rows, "from", ids, 2, &error));
  ck_assert (kotaku_frame_add_strings (rows, "to", ids, 2, &error));
  ck_assert (kotaku_frame_add_doubles (rows, "id", none, 2, &error));
  kotaku_network_append_rows (network, KOTAKU_TABLE_TIES, rows, NULL, NULL, &error);
  ck_assert_no_error (error);
}
END_TEST

START_TEST (test_yes_and_no)
{
  const guint8 flags[] = { 1, 0, 0 };
  const guint8 missing[] = { 0, 0, 1 };
  const char *const ids[] = { "a", "b", "a" };
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuNetwork) network = kotaku_network_new ();
  g_autoptr (KotakuFrame) actors = kotaku_frame_new (2);
  ck_assert (kotaku_frame_add_strings (actors, "id", ids, 2, &error));
  ck_assert (kotaku_frame_add_booleans (actors, "funded", flags, NULL, 2, &error));
  kotaku_network_append_rows (network, KOTAKU_TABLE_ACTORS, actors, NULL, NULL, &error);
  ck_assert_no_error (error);
  g_autoptr (KotakuFrame) ties = kotaku_frame_new (3);
  ck_assert (kotaku_frame_add_strings (ties, "from", ids, 3, &error));
  ck_assert (kotaku_frame_add_strings (ties, "to", ids, 3, &error));
  ck_assert (kotaku_frame_add_booleans (ties, "stated", flags, missing, 3, &error));
  kotaku_network_append_rows (network, KOTAKU_TABLE_TIES, ties, NULL, NULL, &error);
  ck_assert_no_error (error);
  ck_assert_int_eq (kotaku_network_get_node_funded (network, 0), KOTAKU_ANSWER_YES);
  ck_assert_int_eq (kotaku_network_get_node_funded (network, 1), KOTAKU_ANSWER_NO);
  ck_assert (kotaku_network_get_tie_stated (network, 0));
  ck_assert (!kotaku_network_get_tie_stated (network, 1));
  ck_assert (kotaku_network_get_tie_stated (network, 2));
}
END_TEST

KOTAKU_TEST_MAIN ("model/batch-frame",
                  test_every_type,
                  test_columns_at_fault,
                  test_repeated_texts,
                  test_ids_are_no_doubles,
                  test_yes_and_no)

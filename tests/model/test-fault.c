/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "fixtures.h"
#include "model/model-private.h"
#include "testing.h"

static KotakuFrame *
make_frame (void)
{
  const char *const from[] = { "hub", "s1", "nobody" };
  const char *const to[] = { "s1", NULL, "hub" };
  const char *const strength[] = { "kuatt", "weak", "strong" };
  KotakuFrame *rows = kotaku_frame_new (3);
  kotaku_frame_add_strings (rows, "from", from, 3, NULL);
  kotaku_frame_add_strings (rows, "to", to, 3, NULL);
  kotaku_frame_add_strings (rows, "ikatan", strength, 3, NULL);
  return rows;
}

START_TEST (test_all_faults_in_order)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("star");
  g_autoptr (KotakuFrame) rows = make_frame ();
  g_autoptr (KotakuFrame) problems
      = kotaku_network_validate_rows (network, KOTAKU_TABLE_TIES, rows, NULL, NULL, &error);
  ck_assert_no_error (error);
  const char *const names[]
      = { "severity", "file", "line", "column", "field", "value", "expected", "message", NULL };
  for (gsize i = 0; names[i] != NULL; i++)
    ck_assert_str_eq (kotaku_frame_get_column_names (problems)[i], names[i]);
  ck_assert_uint_eq (kotaku_frame_get_n_rows (problems), 3);
  const gint64 *lines = kotaku_frame_get_int64s (problems, "line", NULL, NULL);
  const gint64 *columns = kotaku_frame_get_int64s (problems, "column", NULL, NULL);
  const gint64 wanted[][2] = { { 1, 3 }, { 2, 2 }, { 3, 1 } };
  for (int i = 0; i < 3; i++)
    {
      ck_assert_int_eq (lines[i], wanted[i][0]);
      ck_assert_int_eq (columns[i], wanted[i][1]);
    }
  ck_assert_str_eq (kotaku_frame_get_string (problems, "field", 0, NULL), "strength");
  ck_assert_str_eq (kotaku_frame_get_string (problems, "value", 2, NULL), "nobody");
  ck_assert_str_eq (kotaku_frame_get_string (problems, "file", 0, NULL), "ties");
}
END_TEST

START_TEST (test_all_or_nothing)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("star");
  g_autoptr (KotakuFrame) rows = make_frame ();
  g_autofree char *before = kotaku_network_get_checksum (network, NULL, NULL);
  ck_assert (!kotaku_network_append_rows (network, KOTAKU_TABLE_TIES, rows, NULL, NULL, &error));
  ck_assert (g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_INVALID));
  ck_assert_ptr_eq (strstr (error->message, "ties:1:3: unknown strength"), error->message);
  g_autofree char *after = kotaku_network_get_checksum (network, NULL, NULL);
  ck_assert_str_eq (before, after);
  ck_assert (!kotaku_frame_is_sealed (rows));
}
END_TEST

START_TEST (test_nothing_at_fault)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("star");
  g_autoptr (KotakuFrame) rows
      = kotaku_network_get_rows (network, KOTAKU_TABLE_TIES, NULL, NULL, NULL);
  g_autoptr (KotakuFrame) problems
      = kotaku_network_validate_rows (network, KOTAKU_TABLE_TIES, rows, NULL, NULL, &error);
  ck_assert_no_error (error);
  ck_assert_uint_eq (kotaku_frame_get_n_rows (problems), 0);
}
END_TEST

START_TEST (test_options_and_cancellation)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("star");
  g_autoptr (KotakuFrame) rows
      = kotaku_network_get_rows (network, KOTAKU_TABLE_TIES, NULL, NULL, NULL);
  g_autoptr (KotakuOptions) options = kotaku_options_new ();
  kotaku_options_set_double (options, "tolerance", 2);
  ck_assert (!kotaku_network_append_rows (network, KOTAKU_TABLE_TIES, rows, options, NULL, &error));
  ck_assert (g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_UNKNOWN_OPTION));
  g_clear_error (&error);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_cancellable_cancel (cancellable);
  ck_assert (
      !kotaku_network_append_rows (network, KOTAKU_TABLE_TIES, rows, NULL, cancellable, &error));
  ck_assert (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
}
END_TEST

KOTAKU_TEST_MAIN ("model/fault",
                  test_all_faults_in_order,
                  test_all_or_nothing,
                  test_nothing_at_fault,
                  test_options_and_cancellation)

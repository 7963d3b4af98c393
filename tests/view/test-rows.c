/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "looks.h"

static void
check_column (KotakuView *view, KotakuTable table, const char *column, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuFrame) rows = kotaku_view_get_rows (view, table, NULL, NULL, &error);
  ck_assert_no_error (error);
  g_autoptr (GString) found = g_string_new (NULL);
  for (gsize i = 0; i < kotaku_frame_get_n_rows (rows); i++)
    {
      const char *text = kotaku_frame_get_string (rows, column, i, NULL);
      g_string_append_printf (found, "%s%s", i > 0 ? " " : "", text != NULL ? text : "-");
    }
  ck_assert_str_eq (found->str, expected);
}

START_TEST (test_selected)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("everything-coded");
  g_autoptr (KotakuView) view = kotaku_fixture_view (
      network, "where", "sector=government,community", "form", "kinship", NULL);
  check_column (view, KOTAKU_TABLE_ACTORS, "id", "rt1 u1 w1 k1 rt2 r2 l1 e1");
  check_column (view, KOTAKU_TABLE_INSTITUTIONS, "id", "lkm lurah");
  check_column (view, KOTAKU_TABLE_TIES, "id", "t1 t4 t5 t6 t9");
  check_column (view, KOTAKU_TABLE_AFFILIATIONS, "actor", "l1 e1");
  check_column (view, KOTAKU_TABLE_COMPETENCES, "actor", "");
  check_column (view, KOTAKU_TABLE_ZONES, "id", "area z1 z2");
}
END_TEST

/* Ties have the names that evidence gives them, and lead back to their handles. */
START_TEST (test_ties)
{
  gsize n = 0;
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("star");
  ck_assert (kotaku_network_set_tie_id (network, 1, "t", NULL));
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  g_autoptr (KotakuFrame) rows = kotaku_view_get_rows (view, KOTAKU_TABLE_TIES, NULL, NULL, NULL);
  const KotakuTie *ties = kotaku_view_get_ties (view, &n);
  ck_assert_uint_eq (kotaku_frame_get_n_rows (rows), n);
  for (gsize i = 0; i < n; i++)
    {
      const char *name = kotaku_frame_get_string (rows, "id", i, NULL);
      ck_assert_int_eq (kotaku_network_find_tie (network, name, NULL), ties[i]);
    }
  ck_assert_str_eq (kotaku_frame_get_string (rows, "id", 0, NULL), "ties.csv:2");
  ck_assert_str_eq (kotaku_frame_get_string (rows, "id", 1, NULL), "t");
  ck_assert_ptr_eq (kotaku_view_get_ties (view, NULL), ties);
}
END_TEST

/* Where ties have ids: their names stand for them otherwise. */
static gboolean
has_tie_ids (KotakuNetwork *network)
{
  for (gsize i = 0; i < kotaku_network_get_n_ties (network); i++)
    if (kotaku_network_get_tie_id (network, (KotakuTie) i) == NULL)
      return FALSE;
  return TRUE;
}

/* Of everything it is the network's own rows, in every fixture. */
START_TEST (test_everything)
{
  gsize n;
  const KotakuFixture *fixtures = kotaku_fixtures (&n);
  for (gsize f = 0; f < n; f++)
    {
      g_autoptr (KotakuNetwork) network = kotaku_fixture_build (&fixtures[f]);
      g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
      for (KotakuTable table = KOTAKU_TABLE_ZONES; table <= KOTAKU_TABLE_COMPETENCES; table++)
        {
          g_autoptr (KotakuFrame) all = kotaku_network_get_rows (network, table, NULL, NULL, NULL);
          g_autoptr (KotakuFrame) selected = kotaku_view_get_rows (view, table, NULL, NULL, NULL);
          g_autofree char *expected = kotaku_fixture_rows (all);
          g_autofree char *found = kotaku_fixture_rows (selected);
          if (table != KOTAKU_TABLE_TIES || has_tie_ids (network))
            ck_assert_str_eq (found, expected);
        }
    }
}
END_TEST

START_TEST (test_memory)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("everything-coded");
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  KotakuFrame *rows = NULL;
  for (gint64 nth = 1; rows == NULL; nth++)
    {
      g_autoptr (GError) error = NULL;
      kotaku_memory_fail_from (nth);
      rows = kotaku_view_get_rows (view, KOTAKU_TABLE_TIES, NULL, NULL, &error);
      kotaku_memory_fail_from (-1);
      ck_assert (rows != NULL || g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_NO_MEMORY));
      ck_assert_int_lt (nth, 10000);
    }
  kotaku_frame_unref (rows);
}
END_TEST

START_TEST (test_options_and_cancellation)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("star");
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  g_autoptr (KotakuOptions) options = kotaku_options_new ();
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_cancellable_cancel (cancelled);
  ck_assert_ptr_null (kotaku_view_get_rows (view, KOTAKU_TABLE_TIES, NULL, cancelled, &error));
  ck_assert (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
  g_clear_error (&error);
  kotaku_options_set_boolean (options, "summary", TRUE);
  ck_assert_ptr_null (kotaku_view_get_rows (view, KOTAKU_TABLE_TIES, options, NULL, &error));
  ck_assert (g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_UNKNOWN_OPTION));
}
END_TEST

KOTAKU_TEST_MAIN ("view/rows",
                  test_selected,
                  test_ties,
                  test_everything,
                  test_memory,
                  test_options_and_cancellation)

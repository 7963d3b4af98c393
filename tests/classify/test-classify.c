/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "common.h"

START_TEST (test_columns)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("everything-coded");
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  g_autoptr (KotakuFrame) frame = kotaku_view_classify (view, NULL, NULL, &error);
  ck_assert_no_error (error);
  g_autofree char *columns = g_strjoinv (",", (char **) kotaku_frame_get_column_names (frame));
  ck_assert_str_eq (columns, kotaku_command_classify.columns);
  ck_assert (kotaku_frame_is_sealed (frame));
}
END_TEST

START_TEST (test_tolerance)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuNetwork) network = network_of ("from,to,weight\na,b,5\nb,a,2\n");
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  g_autoptr (KotakuOptions) options = kotaku_options_new ();
  kotaku_options_set_double (options, "tolerance", 3);
  g_autoptr (KotakuFrame) loose = kotaku_view_classify (view, options, NULL, &error);
  g_autoptr (KotakuFrame) plain = kotaku_view_classify (view, NULL, NULL, &error);
  ck_assert_no_error (error);
  ck_assert_str_eq (kotaku_frame_get_string (loose, "relation", 0, NULL), "symmetric");
  ck_assert_str_eq (kotaku_frame_get_string (plain, "relation", 0, NULL), "asymmetric");
}
END_TEST

START_TEST (test_forms_exclude_each_other)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("star");
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  g_autoptr (KotakuOptions) options = options_of ("by", "sector");
  kotaku_options_set_int64 (options, "table", 1);
  ck_assert_ptr_null (kotaku_view_classify (view, options, NULL, &error));
  ck_assert (g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_CONFLICTING_OPTIONS));
}
END_TEST

START_TEST (test_unknown_option)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("star");
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  g_autoptr (KotakuOptions) options = options_of ("proportion", "pij");
  ck_assert_ptr_null (kotaku_view_classify (view, options, NULL, &error));
  ck_assert (g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_UNKNOWN_OPTION));
}
END_TEST

/* Every shape is a result, whatever the form. */
START_TEST (test_fixtures)
{
  static const char *const forms[][2]
      = { { NULL, NULL },          { "by", "role" }, { "by", "delineation" },
          { "by", "institution" }, { "table", "1" }, { "table", "2" } };
  gsize n = 0;
  const KotakuFixture *fixtures = kotaku_fixtures (&n);
  for (gsize i = 0; i < n; i++)
    for (gsize k = 0; k < G_N_ELEMENTS (forms); k++)
      {
        g_autoptr (GError) error = NULL;
        g_autoptr (KotakuNetwork) network = kotaku_fixture_build (&fixtures[i]);
        g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
        g_autoptr (KotakuOptions) options = options_of (forms[k][0], forms[k][1]);
        g_autoptr (KotakuFrame) frame = kotaku_view_classify (view, options, NULL, &error);
        ck_assert_no_error (error);
        ck_assert_ptr_nonnull (frame);
      }
}
END_TEST

static gboolean
try_classify (KotakuView *view, KotakuOptions *options, GError **error)
{
  g_autoptr (KotakuFrame) frame = kotaku_view_classify (view, options, NULL, error);
  return frame != NULL;
}

START_TEST (test_memory)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("everything-coded");
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  g_autoptr (KotakuOptions) options = kotaku_options_new ();
  kotaku_options_set_double (options, "tolerance", 3);
  ck_assert_survives (try_classify (view, options, &error));
}
END_TEST

KOTAKU_TEST_MAIN ("classify/classify",
                  test_columns,
                  test_tolerance,
                  test_forms_exclude_each_other,
                  test_unknown_option,
                  test_fixtures,
                  test_memory)

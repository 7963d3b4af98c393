/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "common.h"

static KotakuFrame *
cross (KotakuNetwork *network, const char *fields, GError **error)
{
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  g_autoptr (KotakuOptions) options = kotaku_options_new ();
  g_auto (GStrv) list = g_strsplit (fields, ",", -1);
  kotaku_options_set_strings (options, "cross", (const char *const *) list);
  return kotaku_view_classify (view, options, NULL, error);
}

START_TEST (test_counts)
{
  g_autoptr (GError) error = NULL;
  /* five pairs; a-d has no form, c-d is in conflict: three count */
  g_autoptr (KotakuNetwork) network
      = network_of ("from,to,form,direction,strength\n"
                    "a,b,work,equal,strong\na,c,work,equal,weak\nb,c,kinship,equal,weak\n"
                    "a,d,,equal,weak\nc,d,work,equal,weak\nc,d,kinship,equal,weak\n");
  g_autoptr (KotakuFrame) frame = cross (network, "form,strength", &error);
  ck_assert_no_error (error);
  ck_assert_rows (frame,
                  "kinship,weak,1,0.6666666666666666,1\nkinship,strong,0,0.3333333333333333,1\n"
                  "work,weak,1,1.3333333333333333,1\nwork,strong,1,0.6666666666666666,1\n");
}
END_TEST

START_TEST (test_relation)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("star");
  g_autoptr (KotakuFrame) frame = cross (network, "relation,form", &error);
  ck_assert_no_error (error);
  ck_assert_rows (frame, "symmetric,kinship,0,0.5,1\nsymmetric,work,1,0.5,1\n"
                         "asymmetric,kinship,2,1.5,1\nasymmetric,work,1,1.5,1\n");
}
END_TEST

/* Ten disjoint pairs, five kinship and weak, five work and strong: without one of them 4 against 5
 * is 1/C(9,4) twice over. A hub that all five strong pairs share takes them with it. */
START_TEST (test_p_value)
{
  for (int shared = 0; shared < 2; shared++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KotakuNetwork) network = kotaku_network_new ();
      g_autoptr (GString) actors = g_string_new ("id\n");
      g_autoptr (GString) ties = g_string_new ("from,to,form,direction,strength\n");
      for (int i = 0; i < 10; i++)
        {
          gboolean strong = i >= 5;
          g_string_append_printf (actors, "a%d\nb%d\n", i, i);
          g_string_append_printf (ties, "a%d,b%d,%s,equal,%s\n", shared && strong ? 5 : i, i,
                                  strong ? "work" : "kinship", strong ? "strong" : "weak");
        }
      kotaku_fixture_append (network, KOTAKU_TABLE_ACTORS, actors->str, &error);
      kotaku_fixture_append (network, KOTAKU_TABLE_TIES, ties->str, &error);
      g_autoptr (KotakuFrame) frame = cross (network, "form,strength", &error);
      ck_assert_no_error (error);
      const double *p = kotaku_frame_get_doubles (frame, "p_value", NULL, NULL);
      ck_assert_uint_eq (kotaku_frame_get_n_rows (frame), 4);
      for (gsize row = 0; row < 4; row++)
        ck_assert_double_eq_tol (p[row], shared ? 1 : 2.0 / 126, 1e-12);
      ck_assert_str_eq (kotaku_frame_get_metadata (frame, "tests"), "1");
    }
}
END_TEST

/* Above a thousand people not everybody is left out; the metadata say so, and the order of the rows
 * changes nothing. */
START_TEST (test_large)
{
  char *rows[2] = { NULL, NULL };
  for (int turned = 0; turned < 2; turned++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KotakuNetwork) network = kotaku_network_new ();
      g_autoptr (GString) actors = g_string_new ("id\n");
      g_autoptr (GString) ties = g_string_new ("from,to,form,direction,strength\n");
      for (int k = 0; k < 1200; k++)
        {
          int i = turned ? 1199 - k : k;
          g_string_append_printf (actors, "a%d\n", i);
          g_string_append_printf (ties, "a%d,a%d,%s,equal,%s\n", i, (i + 1) % 1200,
                                  i % 3 == 0 ? "work" : "kinship", i % 40 < 19 ? "strong" : "weak");
        }
      kotaku_fixture_append (network, KOTAKU_TABLE_ACTORS, actors->str, &error);
      kotaku_fixture_append (network, KOTAKU_TABLE_TIES, ties->str, &error);
      g_autoptr (KotakuFrame) frame = cross (network, "form,strength", &error);
      ck_assert_no_error (error);
      ck_assert_str_eq (kotaku_frame_get_metadata (frame, "left_out"),
                        "the 100 actors with the most pairs in the rarer column");
      rows[turned] = kotaku_fixture_rows (frame);
    }
  ck_assert_str_eq (rows[0], rows[1]);
  g_free (rows[0]);
  g_free (rows[1]);
}
END_TEST

/* One form alone: there is nothing to test. */
START_TEST (test_constant)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuNetwork) network = network_of (
      "from,to,form,direction,strength\na,b,work,equal,strong\na,c,work,equal,weak\n");
  g_autoptr (KotakuFrame) frame = cross (network, "form,strength", &error);
  ck_assert_no_error (error);
  ck_assert_rows (frame, "work,weak,1,1,\nwork,strong,1,1,\n");
  ck_assert_ptr_null (kotaku_frame_get_metadata (frame, "tests"));
}
END_TEST

START_TEST (test_errors)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("star");
  g_autoptr (GError) unknown = NULL;
  ck_assert_ptr_null (cross (network, "form,strenght", &unknown));
  ck_assert (g_error_matches (unknown, KOTAKU_ERROR, KOTAKU_ERROR_UNKNOWN_COLUMN));
  ck_assert_ptr_nonnull (strstr (unknown->message, "strength"));
  g_autoptr (GError) one = NULL;
  ck_assert_ptr_null (cross (network, "form", &one));
  ck_assert (g_error_matches (one, KOTAKU_ERROR, KOTAKU_ERROR_BAD_VALUE));
}
END_TEST

START_TEST (test_nothing)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("empty");
  g_autoptr (KotakuFrame) frame = cross (network, "form,strength", &error);
  ck_assert_no_error (error);
  ck_assert_uint_eq (kotaku_frame_get_n_rows (frame), 0);
}
END_TEST

KOTAKU_TEST_MAIN ("classify/cross",
                  test_counts,
                  test_relation,
                  test_p_value,
                  test_large,
                  test_constant,
                  test_errors,
                  test_nothing)

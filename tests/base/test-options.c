/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "base/options-private.h"
#include "testing.h"

static void
add_one (gpointer data)
{
  ++*(int *) data;
}

static void
note_fraction (const char *task, double fraction, gpointer data)
{
  ck_assert_str_eq (task, "counting");
  *(double *) data = fraction;
}

START_TEST (test_counting)
{
  int destroyed = 0;
  KotakuOptions *options = kotaku_options_new ();
  kotaku_options_set_progress (options, note_fraction, &destroyed, add_one);
  ck_assert_ptr_eq (kotaku_options_ref (options), options);
  kotaku_options_unref (options);
  ck_assert_int_eq (destroyed, 0);
  kotaku_options_set_progress (options, note_fraction, &destroyed, add_one);
  ck_assert_int_eq (destroyed, 1);
  kotaku_options_unref (options);
  ck_assert_int_eq (destroyed, 2);
}
END_TEST

START_TEST (test_boxed)
{
  g_autoptr (KotakuOptions) options = kotaku_options_new ();
  ck_assert_str_eq (g_type_name (KOTAKU_TYPE_OPTIONS), "KotakuOptions");
  KotakuOptions *copy = g_boxed_copy (KOTAKU_TYPE_OPTIONS, options);
  ck_assert_ptr_eq (copy, options);
  g_boxed_free (KOTAKU_TYPE_OPTIONS, copy);
}
END_TEST

START_TEST (test_types)
{
  g_autoptr (KotakuOptions) options = kotaku_options_new ();
  kotaku_options_set_string (options, "tolerance", " 2.5 ");
  ck_assert (kotaku_options_get_double (options, "tolerance") == 2.5);
  kotaku_options_set_int64 (options, "tolerance", 3);
  ck_assert (kotaku_options_get_double (options, "tolerance") == 3);
  kotaku_options_set_double (options, "tolerance_share", 0.25);
  ck_assert (kotaku_options_get_double (options, "tolerance-share") == 0.25);
  kotaku_options_set_string (options, "threads", "4");
  ck_assert_int_eq (kotaku_options_get_int64 (options, "threads"), 4);
  kotaku_options_set_string (options, "areas", "");
  ck_assert (kotaku_options_get_boolean (options, "areas"));
  kotaku_options_set_string (options, "areas", "tidak");
  ck_assert (!kotaku_options_get_boolean (options, "areas"));
  kotaku_options_set_boolean (options, "areas", 7);
  ck_assert_int_eq (kotaku_options_get_boolean (options, "areas"), TRUE);
  kotaku_options_set_string (options, "lang", "ID");
  ck_assert_str_eq (kotaku_options_get_string (options, "lang"), "id");
  kotaku_options_set_string (options, "cross", "form, strength");
  ck_assert_str_eq (kotaku_options_get_strings (options, "cross")[1], "strength");
  kotaku_options_set_string (options, "cross", NULL);
  ck_assert (!kotaku_options_has (options, "cross"));
}
END_TEST

START_TEST (test_repeated)
{
  g_autoptr (KotakuOptions) options = kotaku_options_new ();
  kotaku_options_set_string (options, "where", "role=LKM,KSM");
  kotaku_options_set_string (options, "where", "sector=community");
  const char *const *items = kotaku_options_get_strings (options, "where");
  ck_assert_str_eq (items[0], "role=LKM,KSM");
  ck_assert_str_eq (items[1], "sector=community");
  ck_assert_ptr_null (items[2]);
  static const char *const others[] = { "funded=yes", NULL };
  kotaku_options_set_strings (options, "where", others);
  ck_assert_str_eq (kotaku_options_get_strings (options, "where")[0], "funded=yes");
  ck_assert_ptr_null (kotaku_options_get_strings (options, "where")[1]);
  kotaku_options_set_strings (options, "where", NULL);
  ck_assert (!kotaku_options_has (options, "where"));
}
END_TEST

START_TEST (test_report)
{
  double fraction = -1;
  g_autoptr (KotakuOptions) options = kotaku_options_new ();
  kotaku_options_report (NULL, "counting", 0);
  kotaku_options_report (options, "counting", 0);
  kotaku_options_set_progress (options, note_fraction, &fraction, NULL);
  kotaku_options_report (options, "counting", 0.25);
  ck_assert (fraction == 0.25);
  kotaku_options_report (options, "counting", 0.5); /* too soon */
  ck_assert (fraction == 0.25);
  g_usleep (110000);
  kotaku_options_report (options, "counting", 0.75);
  ck_assert (fraction == 0.75);
}
END_TEST

static void
count_reports (const char *task, double fraction, gpointer n)
{
  ++*(int *) n;
}

/* Every call begins with a report, however soon after another. */
START_TEST (test_each_call_reports)
{
  static const KotakuCommand command = { .name = "call", .object = "view", .options = "" };
  int n = 0;
  g_autoptr (KotakuOptions) options = kotaku_options_new ();
  kotaku_options_set_progress (options, count_reports, &n, NULL);
  for (int i = 1; i <= 3; i++)
    {
      ck_assert (kotaku_options_check (options, &command, NULL));
      kotaku_options_report (options, "calling", 0);
      kotaku_options_report (options, "calling", 1); /* too soon */
      ck_assert_int_eq (n, i);
    }
}
END_TEST

KOTAKU_TEST_MAIN ("base/options",
                  test_counting,
                  test_boxed,
                  test_types,
                  test_repeated,
                  test_report,
                  test_each_call_reports)

/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "base/options-private.h"
#include "testing.h"

#include <math.h>

static const KotakuCommand on_view = { .name = "classify",
                                       .object = "view",
                                       .options = "tolerance tolerance-share by table cross" };
static const KotakuCommand on_network = { .name = "findings", .object = "network", .options = "" };

static void
check_refused (const KotakuCommand *command,
               KotakuOptions *options,
               KotakuError code,
               const char *message)
{
  g_autoptr (GError) error = NULL;
  ck_assert (!kotaku_options_check (options, command, &error));
  ck_assert_str_eq (error->message, message);
  ck_assert (g_error_matches (error, KOTAKU_ERROR, (int) code));
}

static void
refuse (const KotakuCommand *command,
        const char *name,
        const char *value,
        KotakuError code,
        const char *message)
{
  g_autoptr (KotakuOptions) options = kotaku_options_new ();
  kotaku_options_set_string (options, name, value);
  check_refused (command, options, code, message);
}

static void
accept (const KotakuCommand *command, const char *name, const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuOptions) options = kotaku_options_new ();
  kotaku_options_set_string (options, name, value);
  kotaku_options_check (options, command, &error);
  ck_assert_no_error (error);
}

START_TEST (test_names)
{
  refuse (&on_view, "tolerence", "2", KOTAKU_ERROR_UNKNOWN_OPTION,
          "classify does not take the option \"tolerence\", did you mean tolerance?");
  refuse (&on_view, "areas", "yes", KOTAKU_ERROR_UNKNOWN_OPTION,
          "classify does not take the option \"areas\"");
  refuse (&on_view, "stage", "planning", KOTAKU_ERROR_UNKNOWN_OPTION,
          "classify does not take the option \"stage\"");
  /* A part of a name that is taken is no name. */
  refuse (&on_view, "group", "role", KOTAKU_ERROR_UNKNOWN_OPTION,
          "classify does not take the option \"group\"");
  accept (&on_network, "stage", "planning");
  accept (&on_network, "seed", "7");
  accept (&on_view, "threads", "2");
  accept (&on_view, "lang", "id");
  accept (&on_view, "tolerance_share", "0.2");
  ck_assert (kotaku_options_check (NULL, &on_view, NULL));
}
END_TEST

START_TEST (test_wrong_types)
{
  refuse (&on_view, "tolerance", "two", KOTAKU_ERROR_WRONG_TYPE,
          "option tolerance: expected a number, found a text \"two\"");
  refuse (&on_view, "threads", "1.5", KOTAKU_ERROR_WRONG_TYPE,
          "option threads: expected a whole number, found a text \"1.5\"");
  refuse (&on_network, "stated", "maybe", KOTAKU_ERROR_WRONG_TYPE,
          "option stated: expected yes or no, found a text \"maybe\"");
  g_autoptr (KotakuOptions) options = kotaku_options_new ();
  kotaku_options_set_double (options, "by", 1);
  check_refused (&on_view, options, KOTAKU_ERROR_WRONG_TYPE,
                 "option by: expected a text, found a number \"1\"");
  kotaku_options_set_string (options, "by", "role");
  kotaku_options_set_double (options, "threads", 2);
  check_refused (&on_view, options, KOTAKU_ERROR_WRONG_TYPE,
                 "option threads: expected a whole number, found a number \"2\"");
}
END_TEST

START_TEST (test_ranges)
{
  refuse (&on_view, "tolerance", "0.5", KOTAKU_ERROR_OUT_OF_RANGE,
          "option tolerance: 0.5 is out of range, expected 1 or more");
  refuse (&on_view, "tolerance-share", "1.01", KOTAKU_ERROR_OUT_OF_RANGE,
          "option tolerance-share: 1.01 is out of range, expected 0 to 1");
  refuse (&on_view, "threads", "-1", KOTAKU_ERROR_OUT_OF_RANGE,
          "option threads: -1 is out of range, expected 0 to 1024");
  refuse (&on_view, "table", "3", KOTAKU_ERROR_OUT_OF_RANGE,
          "option table: 3 is out of range, expected 1 to 2");
  refuse (&on_view, "seed", "18446744073709551616", KOTAKU_ERROR_OUT_OF_RANGE,
          "option seed: 18446744073709551616 is out of range, expected 0 to 9223372036854775807");
  refuse (&on_view, "seed", "-99999999999999999999", KOTAKU_ERROR_OUT_OF_RANGE,
          "option seed: -99999999999999999999 is out of range, expected 0 to 9223372036854775807");
  g_autoptr (KotakuOptions) options = kotaku_options_new ();
  kotaku_options_set_double (options, "tolerance", NAN);
  check_refused (&on_view, options, KOTAKU_ERROR_OUT_OF_RANGE,
                 "option tolerance: NaN is out of range, expected 1 or more");
  kotaku_options_set_double (options, "tolerance", 1);
  ck_assert (kotaku_options_check (options, &on_view, NULL));
}
END_TEST

START_TEST (test_words)
{
  refuse (&on_view, "lang", "fr", KOTAKU_ERROR_UNKNOWN_WORD,
          "option lang: unknown word \"fr\" (expected: id, en)");
  refuse (&on_network, "stage", "planning,plannin", KOTAKU_ERROR_UNKNOWN_WORD,
          "option stage: unknown word \"plannin\", did you mean planning? (expected: preparation, "
          "planning, implementation, sustainability)");
  accept (&on_network, "stage", "Perencanaan,pelaksanaan");
  accept (&on_network, "stage", "planning|sustainability");
  accept (&on_network, "level", "all");
  accept (&on_network, "level", "antar pribadi");
  accept (&on_network, "strength", "none");
  accept (&on_network, "activity", "arisan");
  accept (&on_network, "where", "role=LKM,KSM");
}
END_TEST

START_TEST (test_defaults)
{
  ck_assert (kotaku_options_get_double (NULL, "tolerance") == 2);
  ck_assert (kotaku_options_get_double (NULL, "tolerance-share") == 0.1);
  ck_assert_int_eq (kotaku_options_get_int64 (NULL, "seed"), 1);
  ck_assert_int_eq (kotaku_options_get_int64 (NULL, "table"), 0);
  ck_assert (!kotaku_options_get_boolean (NULL, "areas"));
  ck_assert_str_eq (kotaku_options_get_string (NULL, "proportion"), "dij");
  ck_assert_ptr_null (kotaku_options_get_string (NULL, "by"));
  ck_assert_ptr_null (kotaku_options_get_strings (NULL, "to"));
  ck_assert (!kotaku_options_has (NULL, "to"));
  g_autofree char *seed = kotaku_options_get_text (NULL, "seed");
  ck_assert_str_eq (seed, "1");
  ck_assert_ptr_null (kotaku_options_get_text (NULL, "by"));
}
END_TEST

START_TEST (test_describe)
{
  g_autoptr (KotakuOptions) options = kotaku_options_new ();
  kotaku_options_set_int64 (options, "threads", 4);
  kotaku_options_set_double (options, "tolerance", 2.5);
  kotaku_options_set_string (options, "by", "stage");
  kotaku_options_set_boolean (options, "areas", TRUE);
  kotaku_options_set_string (options, "where", "role=LKM,KSM");
  kotaku_options_set_string (options, "where", "rt=3");
  kotaku_options_set_boolean (options, "stated", FALSE);
  kotaku_options_set_string (options, "stage", "planning,implementation");
  g_autofree char *own = kotaku_options_describe (options, FALSE);
  ck_assert_str_eq (own, "areas by=stage tolerance=2.5");
  g_autofree char *selection = kotaku_options_describe (options, TRUE);
  ck_assert_str_eq (selection,
                    "stage=planning,implementation stated=no where=role=LKM,KSM where=rt=3");
  g_autofree char *nothing = kotaku_options_describe (NULL, TRUE);
  ck_assert_str_eq (nothing, "");
  g_auto (GStrv) names = kotaku_options_list (options);
  g_autofree char *joined = g_strjoinv (" ", names);
  ck_assert_str_eq (joined, "areas by stage stated threads tolerance where");
  g_autofree char *where = kotaku_options_get_text (options, "where");
  ck_assert_str_eq (where, "role=LKM,KSM,rt=3");
}
END_TEST

KOTAKU_TEST_MAIN ("base/options-read",
                  test_names,
                  test_wrong_types,
                  test_ranges,
                  test_words,
                  test_defaults,
                  test_describe)

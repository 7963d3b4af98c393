/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "fixtures.h"
#include "testing.h"
#include "view/view-private.h"

/* The ties of at-events, "ab" for the weak and "AB" for the strong one of a and b, that --at takes.
 */
static void
check_at (const char *at, const char *expected)
{
  static const char *const names[] = { "ab", "AB", "bc", "ac" };
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("at-events");
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, "at", at, NULL);
  gsize n;
  const KotakuTie *ties = kotaku_view_get_ties (view, &n);
  g_autoptr (GString) found = g_string_new (NULL);
  for (gsize i = 0; i < n; i++)
    g_string_append_printf (found, "%s%s", i > 0 ? " " : "", names[ties[i]]);
  ck_assert_msg (strcmp (found->str, expected) == 0, "--at %s: %s, expected %s", at, found->str,
                 expected);
}

/* a-b weak until the decree of 2017-03-14, strong from it; b-c from 2016 until before June 2018;
 * a-c from an event without a date, open for every date. */
START_TEST (test_dates)
{
  check_at ("2015", "ab ac");
  check_at ("2016-07", "ab bc ac");
  check_at ("2017-03-13", "ab bc ac");
  check_at ("2017-03-14", "AB bc ac");
  check_at ("2018-05-31", "AB bc ac");
  check_at ("2018-06-01", "AB ac");
  check_at ("2019", "AB ac");
}
END_TEST

START_TEST (test_spans)
{
  check_at ("2017", "ab AB bc ac");
  check_at ("2015/2016", "ab bc ac");
  check_at ("2017-03-14/2018-06", "AB bc ac");
}
END_TEST

START_TEST (test_events)
{
  check_at ("before:sk", "ab bc ac");
  check_at ("after:sk", "AB bc ac");
}
END_TEST

/* An event without a date orders only the ties that name it. */
START_TEST (test_undated)
{
  check_at ("before:due", "ab AB bc");
  check_at ("after:due", "ab AB bc ac");
}
END_TEST

START_TEST (test_day)
{
  static const struct
  {
    const char *at;
    const char *day;
  } days[] = { { "2017-02", "2017-02-28" },
               { "2016/2017", "2017-12-31" },
               { "before:sk", "2017-03-13" },
               { "after:sk", "2017-03-14" } };
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("at-events");
  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      char text[11];
      g_autoptr (KotakuView) view = kotaku_fixture_view (network, "at", days[i].at, NULL);
      kotaku_date_format (kotaku_view_get_day (view), text);
      ck_assert_str_eq (text, days[i].day);
    }
  g_autoptr (KotakuView) any = kotaku_fixture_view (network, NULL);
  ck_assert_int_eq (kotaku_view_get_day (any), G_MAXINT32);
  g_autoptr (KotakuView) undated = kotaku_fixture_view (network, "at", "after:due", NULL);
  ck_assert_int_eq (kotaku_view_get_day (undated), G_MAXINT32);
}
END_TEST

START_TEST (test_faults)
{
  static const struct
  {
    const char *at;
    int code;
    const char *part;
  } faults[] = { { "before:skk", KOTAKU_ERROR_UNKNOWN_EVENT, "sk" },
                 { "after:", KOTAKU_ERROR_UNKNOWN_EVENT, "" },
                 { "yesterday", KOTAKU_ERROR_BAD_VALUE, "yesterday" },
                 { "2018/2017", KOTAKU_ERROR_BAD_VALUE, "2018/2017" },
                 { "2017/", KOTAKU_ERROR_BAD_VALUE, "" },
                 { "2017-13-01", KOTAKU_ERROR_BAD_VALUE, "" } };
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("at-events");
  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      KotakuAt at;
      g_autoptr (GError) error = NULL;
      ck_assert (!kotaku_at_parse (network, faults[i].at, &at, &error));
      ck_assert_msg (g_error_matches (error, KOTAKU_ERROR, faults[i].code), "%s: %s", faults[i].at,
                     error->message);
      ck_assert_ptr_nonnull (strstr (error->message, faults[i].part));
    }
}
END_TEST

KOTAKU_TEST_MAIN ("view/when",
                  test_dates,
                  test_spans,
                  test_events,
                  test_undated,
                  test_day,
                  test_faults)

/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "base/base.h"
#include "testing.h"

#include <string.h>

static void
check_date (const char *text, gboolean slashes, gint32 first, gint32 last, const char *canonical)
{
  KotakuSpan span;
  char written[11];
  ck_assert_msg (kotaku_date_parse (text, strlen (text), slashes, &span, written), "%s", text);
  ck_assert_int_eq (span.first, first);
  ck_assert_int_eq (span.last, last);
  ck_assert_str_eq (written, canonical);
}

/* Day counts as `date -u -d DATE +%s` divided by 86400 has them. */
START_TEST (test_known_days)
{
  check_date ("1970-01-01", FALSE, 0, 0, "1970-01-01");
  check_date ("2000-03-01", FALSE, 11017, 11017, "2000-03-01");
  check_date ("2000-02-29", FALSE, 11016, 11016, "2000-02-29");
  check_date ("1969-12-31", FALSE, -1, -1, "1969-12-31");
  check_date ("2017", FALSE, 17167, 17531, "2017");
  check_date ("2016-02", FALSE, 16832, 16860, "2016-02");
  check_date ("2018-12", FALSE, 17866, 17896, "2018-12");
  check_date ("01/03/2000", TRUE, 11017, 11017, "2000-03-01");
  check_date ("1/3/2000", TRUE, 11017, 11017, "2000-03-01");
  check_date ("2000-03-01", TRUE, 11017, 11017, "2000-03-01");
}
END_TEST

START_TEST (test_refuse)
{
  static const char *const texts[]
      = { "",           "17",         "2017-",      "2017-13",     "2017-00",  "2017-1",
          "2017-02-29", "1900-02-29", "2017-04-31", "2017-01-00",  "2017-1-1", "2017-01-1",
          "0000",       "20170101",   "2017/01/01", "2017-01-01 ", "-2017",    "2017-01-01-",
          "2017--01",   "2017-01-",   "01-02-2017", "12017" };
  KotakuSpan span;
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    for (int slashes = 0; slashes < 2; slashes++)
      ck_assert_msg (!kotaku_date_parse (texts[i], strlen (texts[i]), slashes, &span, NULL), "%s",
                     texts[i]);
  ck_assert (!kotaku_date_parse ("01/03/2000", 10, FALSE, &span, NULL));
  static const char *const slashed[] = { "31/02/2017", "3/2000", "01/13/2017", "1/1/17",
                                         "001/1/2017", "//2017", "1/1/2017/",  "0/1/2017" };
  for (gsize i = 0; i < G_N_ELEMENTS (slashed); i++)
    ck_assert_msg (!kotaku_date_parse (slashed[i], strlen (slashed[i]), TRUE, &span, NULL), "%s",
                   slashed[i]);
}
END_TEST

/* Every day from year 1 to 9999 against GLib's calendar. */
START_TEST (test_like_glib)
{
  g_autoptr (GDate) date = g_date_new_dmy (1, 1, 1);
  gint32 epoch;
  g_autoptr (GDate) zero = g_date_new_dmy (1, 1, 1970);
  epoch = (gint32) g_date_get_julian (zero);
  while (g_date_get_year (date) < 10000)
    {
      gint32 day = (gint32) g_date_get_julian (date) - epoch;
      char expected[24], text[11];
      KotakuSpan span;
      g_snprintf (expected, sizeof expected, "%04d-%02d-%02d", g_date_get_year (date),
                  (int) g_date_get_month (date), g_date_get_day (date));
      kotaku_date_format (day, text);
      if (strcmp (text, expected) != 0 || !kotaku_date_parse (text, 10, FALSE, &span, NULL)
          || span.first != day || span.last != day)
        ck_abort_msg ("%s is not %s", text, expected);
      g_date_add_days (date, 1);
    }
}
END_TEST

START_TEST (test_open_bounds)
{
  char text[11] = "x";
  kotaku_date_format (G_MAXINT32, text);
  ck_assert_str_eq (text, "");
  kotaku_date_format (G_MININT32, text);
  ck_assert_str_eq (text, "");
}
END_TEST

KOTAKU_TEST_MAIN ("base/date", test_known_days, test_refuse, test_like_glib, test_open_bounds)

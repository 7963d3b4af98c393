/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "fixtures.h"
#include "scenario/scenario.h"
#include "testing.h"

#include <math.h>

static const char zones[] = "id,parent\ncity,\nnorth,city\n";
static const char events[] = "id,date\nsk,2017-03-14\ndue,\n";

static KotakuNetwork *
with_funds (const char *funds)
{
  return kotaku_fixture_build (
      &(KotakuFixture){ .name = "funds", .zones = zones, .events = events, .funds = funds });
}

/* Days between the dates counted on a calendar by hand; a month or year is taken at its ends, so
 * that nothing is late for want of an exact date. */
START_TEST (test_delay)
{
  static const struct
  {
    const char *dates;
    KotakuTiming timing;
    gint32 days;
  } cases[] = {
    { "2017-06-01,2017-09-15", KOTAKU_TIMING_LATE, 106 }, /* 29 June days, 31, 31, 15 */
    { "2017-06-01,2017-06-02", KOTAKU_TIMING_LATE, 1 },
    { "2017-06-01,2017-06-01", KOTAKU_TIMING_OK, 0 },
    { "2017-06-01,2017-05-30", KOTAKU_TIMING_OK, -2 },
    { "2017-06,2017-06-30", KOTAKU_TIMING_OK, 0 },
    { "2017-06,2017-07-01", KOTAKU_TIMING_LATE, 1 },
    { "2017-06-10,2017-06", KOTAKU_TIMING_OK, -9 },
    { "2017,2018", KOTAKU_TIMING_LATE, 1 },
    { "event:sk,2017-03-16", KOTAKU_TIMING_LATE, 2 },
    { "event:due,2017-03-16", KOTAKU_TIMING_UNKNOWN, 0 },
    { "2017-06-01,event:due", KOTAKU_TIMING_UNKNOWN, 0 },
    { "2017-06-01,", KOTAKU_TIMING_MISSING, 0 },
    { ",2017-06-01", KOTAKU_TIMING_UNKNOWN, 0 },
    { ",", KOTAKU_TIMING_UNKNOWN, 0 },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint32 days = 0;
      g_autoptr (GError) error = NULL;
      g_autofree char *text
          = g_strdup_printf ("id,zone,planned,disbursed\nf,north,%s\n", cases[i].dates);
      g_autoptr (KotakuNetwork) network = with_funds (text);
      g_autoptr (KotakuFunds) funds = kotaku_funds_new (network, &error);
      ck_assert_no_error (error);
      KotakuTiming timing = kotaku_fund_get_delay (&funds->funds[0], &days);
      ck_assert_msg (timing == cases[i].timing && days == cases[i].days, "%s: %d, %d days",
                     cases[i].dates, timing, days);
      ck_assert_int_eq (funds->funds[0].zone, 1);
    }
}
END_TEST

START_TEST (test_amount_of_nothing_is_missing)
{
  gint32 days = 0;
  g_autoptr (KotakuNetwork) network = with_funds ("id,amount\nf,0\ng,100\n");
  g_autoptr (KotakuFunds) funds = kotaku_funds_new (network, NULL);
  ck_assert_int_eq (kotaku_fund_get_delay (&funds->funds[0], &days), KOTAKU_TIMING_MISSING);
  ck_assert_int_eq (kotaku_fund_get_delay (&funds->funds[1], &days), KOTAKU_TIMING_UNKNOWN);
}
END_TEST

/* Tranches are told apart by zone, kind and year, whatever the order of the rows. */
START_TEST (test_earlier)
{
  g_autoptr (KotakuNetwork) network
      = with_funds ("id,zone,kind,year,tranche\n"
                    "b10,north,BDI,2018,10\nb2,north,BDI,2018,2\nb1,north,BDI,2018,1\n"
                    "other-year,north,BDI,2019,2\nother-zone,city,BDI,2018,3\n"
                    "other-kind,north,CSR,2018,3\nagain,north,BDI,2018,2\n"
                    "whole,north,BDI,2018,\n");
  g_autoptr (KotakuFunds) funds = kotaku_funds_new (network, NULL);
  const gssize expected[] = { 6, 2, -1, -1, -1, -1, 2, -1 };
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    ck_assert_int_eq (funds->funds[i].earlier, expected[i]);
}
END_TEST

START_TEST (test_gap)
{
  static const struct
  {
    const char *first, *second;
    KotakuTiming timing;
    gint32 days;
  } cases[] = {
    { "2018-01-01", "2018-04-01", KOTAKU_TIMING_OK, 90 }, /* 30, 28, 31, 1 */
    { "2018-01-01", "2018-04-02", KOTAKU_TIMING_LATE, 91 },
    { "2018-01", "2018-05", KOTAKU_TIMING_OK, 90 }, /* 31 January to 1 May: 28, 31, 30, 1 */
    { "2018-01-01", "", KOTAKU_TIMING_MISSING, 0 },
    { "", "2018-04-02", KOTAKU_TIMING_UNKNOWN, 0 },
    { "2018-01-01", "event:due", KOTAKU_TIMING_UNKNOWN, 0 },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint32 days = 0;
      g_autofree char *text
          = g_strdup_printf ("id,zone,year,tranche,disbursed\nf1,north,2018,1,%s\n"
                             "f2,north,2018,2,%s\n",
                             cases[i].first, cases[i].second);
      g_autoptr (KotakuNetwork) network = with_funds (text);
      g_autoptr (KotakuFunds) funds = kotaku_funds_new (network, NULL);
      KotakuTiming timing = kotaku_funds_get_gap (funds, 1, &days);
      ck_assert_msg (timing == cases[i].timing && days == cases[i].days, "case %d: %d, %d days",
                     (int) i, timing, days);
      ck_assert_int_eq (kotaku_funds_get_gap (funds, 0, &days), KOTAKU_TIMING_UNKNOWN);
    }
}
END_TEST

START_TEST (test_part)
{
  g_autoptr (KotakuNetwork) network
      = with_funds ("id,zone,year,tranche,amount,share\n"
                    "a,north,2018,1,600,70%\nb,north,2018,2,200,0.3\n"
                    "c,north,2019,1,600,\nd,north,2019,2,,\ne,north,2020,,5,\n");
  g_autoptr (KotakuFunds) funds = kotaku_funds_new (network, NULL);
  ck_assert_double_eq (funds->funds[0].part, 0.75);
  ck_assert_double_eq (funds->funds[1].part, 0.25);
  ck_assert_double_eq (funds->funds[0].share, 0.7);
  ck_assert_double_nan (funds->funds[2].part);
  ck_assert_double_nan (funds->funds[3].part);
  ck_assert_double_nan (funds->funds[4].part);
}
END_TEST

START_TEST (test_no_memory)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("everything-coded");
  gboolean done = FALSE;
  for (gint64 nth = 1; !done; nth++)
    {
      g_autoptr (GError) error = NULL;
      kotaku_memory_fail_from (nth);
      g_autoptr (KotakuFunds) funds = kotaku_funds_new (network, &error);
      kotaku_memory_fail_from (-1);
      done = funds != NULL;
      ck_assert (done || g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_NO_MEMORY));
    }
}
END_TEST

KOTAKU_TEST_MAIN ("scenario/funds",
                  test_delay,
                  test_amount_of_nothing_is_missing,
                  test_earlier,
                  test_gap,
                  test_part,
                  test_no_memory)

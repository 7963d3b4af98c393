/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "fixtures.h"
#include "model/model-private.h"
#include "testing.h"

static gint32
day (const char *text)
{
  KotakuSpan span;
  char canonical[11];
  ck_assert (kotaku_date_parse (text, strlen (text), FALSE, &span, canonical));
  return span.first;
}

START_TEST (test_whens)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("at-events");
  KotakuTieColumns ties;
  kotaku_network_get_tie_columns (network, &ties);
  KotakuWhen until = kotaku_network_get_when (network, ties.until[0]);
  ck_assert (until.has_span);
  ck_assert_int_eq (until.event, 0);
  ck_assert_int_eq (until.span.first, day ("2017-03-14"));
  KotakuWhen since = kotaku_network_get_when (network, ties.since[2]);
  ck_assert_int_eq (since.event, -1);
  ck_assert_int_eq (since.span.first, day ("2016-01-01"));
  ck_assert_int_eq (since.span.last, day ("2016-12-31"));
  KotakuWhen due = kotaku_network_get_when (network, ties.since[3]);
  ck_assert (!due.has_span);
  ck_assert_int_eq (due.event, 1);
  ck_assert (!kotaku_network_get_when (network, -1).has_span);
  ck_assert_str_eq (kotaku_network_get_date_text (network, ties.since[3]), "event:due");
  ck_assert_int_eq (kotaku_network_find_event (network, "due"), 1);
  ck_assert_int_eq (kotaku_network_find_event (network, "none"), -1);
}
END_TEST

/* Detail 7: outside before its own or its delineating ancestor's decree. */
START_TEST (test_delineation)
{
  g_autoptr (KotakuNetwork) network = kotaku_network_new ();
  g_autoptr (GError) error = NULL;
  kotaku_fixture_append (network, KOTAKU_TABLE_ZONES,
                         "id,parent,delineated,decree_date\n"
                         "top,,yes,2017-03\n"
                         "middle,top,,\n"
                         "low,middle,,2018-01-01\n"
                         "out,top,no,\n"
                         "lone,,,\n"
                         "late,,,2020\n",
                         &error);
  ck_assert_no_error (error);
  const struct
  {
    gint32 zone;
    const char *day;
    KotakuDelineation wanted;
  } cases[] = {
    { 0, NULL, KOTAKU_DELINEATION_DELINEATED },
    { 0, "2017-02-28", KOTAKU_DELINEATION_OUTSIDE },
    { 0, "2017-03-01", KOTAKU_DELINEATION_DELINEATED },
    { 1, NULL, KOTAKU_DELINEATION_DELINEATED },
    { 1, "2016-01-01", KOTAKU_DELINEATION_OUTSIDE },
    { 2, NULL, KOTAKU_DELINEATION_DELINEATED },
    { 2, "2017-12-31", KOTAKU_DELINEATION_OUTSIDE },
    { 2, "2018-01-01", KOTAKU_DELINEATION_DELINEATED },
    { 3, NULL, KOTAKU_DELINEATION_OUTSIDE },
    { 4, NULL, KOTAKU_DELINEATION_UNRECORDED },
    { 5, NULL, KOTAKU_DELINEATION_UNRECORDED },
    { 5, "2019-12-31", KOTAKU_DELINEATION_OUTSIDE },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    ck_assert_int_eq (kotaku_network_get_zone_delineation (network, cases[i].zone,
                                                           cases[i].day != NULL ? day (cases[i].day)
                                                                                : G_MAXINT32),
                      cases[i].wanted);
}
END_TEST

KOTAKU_TEST_MAIN ("model/when", test_whens, test_delineation)

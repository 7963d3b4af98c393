/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "common.h"

/* The name of the rule of a and b, who have these rows of zones and actors; "" where none. */
static const char *
apply (const char *zones, const char *actors, const char *affiliations)
{
  static char name[64];
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuNetwork) network = kotaku_network_new ();
  g_auto (KotakuRecords) records = { 0 };
  if (zones != NULL)
    kotaku_fixture_append (network, KOTAKU_TABLE_ZONES, zones, &error);
  ck_assert_no_error (error);
  kotaku_fixture_append (network, KOTAKU_TABLE_ACTORS, actors, &error);
  kotaku_fixture_append (network, KOTAKU_TABLE_INSTITUTIONS, "id\nkpp\nksm\n", &error);
  ck_assert_no_error (error);
  if (affiliations != NULL)
    kotaku_fixture_append (network, KOTAKU_TABLE_AFFILIATIONS, affiliations, &error);
  ck_assert_no_error (error);
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  g_autoptr (KotakuRules) rules = kotaku_rules_new (network, NULL, &error);
  const guint8 in[] = { TRUE, TRUE, FALSE, FALSE };
  kotaku_records_init (&records, rules, view, in, NULL, &error);
  ck_assert_no_error (error);
  int rule = kotaku_records_apply (&records, records.records[0], records.records[1]);
  ck_assert_int_eq (kotaku_records_apply (&records, records.records[1], records.records[0]), rule);
  g_strlcpy (name, rule < 0 ? "" : rules->names[rule], sizeof name);
  return name;
}

#define ZONES                                                                                      \
  "id,parent,unit,kelurahan,rt,rw,delineated\n"                                                    \
  "k,,kelurahan,Pasar,,,\nx1,k,RT,,03,01,yes\nx2,k,RT,,3,1,yes\nx3,k,RT,,03,04,yes\n"              \
  "x4,k,RT,,04,01,yes\nhouse,x1,,,,,\no1,k,RT,,07,02,no\no2,k,RT,,07,02,no\nu1,,RT,,,,\n"          \
  "u2,,RT,,,,\nw1,,RT,,05,,\nw2,,RT,,05,01,\n"

/* Numbers compare as numbers, an RW tells RTs apart, and a house lies in its RT. */
START_TEST (test_rt)
{
  static const struct
  {
    const char *zones[2];
    const char *rule;
  } cases[] = {
    { { "x1", "x2" }, "" },
    { { "x1", "x3" }, "different_rt" },
    { { "x1", "x4" }, "different_rt" },
    { { "x1", "house" }, "" },
    { { "house", "x4" }, "different_rt" },
    { { "k", "x1" }, "" },
    { { "u1", "u2" }, "different_rt" },
    { { "u1", "u1" }, "" },
    { { "u1", "x1" }, "" }, /* an RT without a number may be any */
    { { "w1", "w2" }, "" }, /* of an RW that is not recorded */
    { { "w1", "x1" }, "different_rt" },
    { { "o1", "o2" }, "outside" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *actors
          = g_strdup_printf ("id,zone\na,%s\nb,%s\n", cases[i].zones[0], cases[i].zones[1]);
      const char *rule = apply (ZONES, actors, NULL);
      ck_assert_msg (g_str_equal (rule, cases[i].rule), "%s %s: %s", cases[i].zones[0],
                     cases[i].zones[1], rule);
    }
}
END_TEST

START_TEST (test_order)
{
  /* other RTs come first, even where both are delineated and funded */
  ck_assert_str_eq (apply (ZONES, "id,zone,funded\na,x1,yes\nb,x4,yes\n", NULL), "different_rt");
  ck_assert_str_eq (apply (ZONES, "id,zone,funded\na,x1,yes\nb,x2,yes\n", NULL),
                    "delineated_funded");
  /* one side is enough, and comes before the parts */
  ck_assert_str_eq (apply (ZONES, "id,zone,role\na,o1,user\nb,,worker\n", NULL), "outside");
  ck_assert_str_eq (apply (ZONES, "id,zone,role,funded\na,x1,user,\nb,x1,worker,no\n", NULL),
                    "unfunded");
  ck_assert_str_eq (apply (ZONES, "id,zone,role\na,x1,worker\nb,x1,user\n", NULL), "user_worker");
  ck_assert_str_eq (apply (NULL, "id,role\na,ketua RT\nb,KPP\n", NULL), "rt_head_kpp");
}
END_TEST

/* A rule whose fields are not recorded does not apply. */
START_TEST (test_unrecorded)
{
  ck_assert_str_eq (apply (NULL, "id\na\nb\n", NULL), "");
  ck_assert_str_eq (apply (ZONES, "id,zone,funded\na,x1,yes\nb,x1,\n", NULL), "");
  ck_assert_str_eq (apply (NULL, "id,role\na,user\nb,\n", NULL), "");
  ck_assert_str_eq (apply (NULL, "id,role\na,user\nb,user\n", NULL), "");
}
END_TEST

START_TEST (test_affiliations)
{
  static const char actors[] = "id,role\na,resident\nb,worker\n";
  ck_assert_str_eq (apply (NULL, actors, "actor,institution,role\na,kpp,user\n"), "user_worker");
  ck_assert_str_eq (apply (NULL, actors, "actor,institution,role\na,kpp,head\n"), "");
  ck_assert_str_eq (apply (NULL, actors, "actor,institution,role\nb,kpp,user\n"), "");
}
END_TEST

/* Those who cannot be told apart share a record, numbered as they come by id. */
START_TEST (test_records)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuNetwork) network = kotaku_network_new ();
  g_auto (KotakuRecords) records = { 0 };
  kotaku_fixture_append (network, KOTAKU_TABLE_ACTORS,
                         "id,role,funded\nd,user,yes\nc,worker,yes\nb,user,yes\na,,no\ne,,\n",
                         &error);
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  g_autoptr (KotakuRules) rules = kotaku_rules_new (network, NULL, &error);
  const guint8 in[] = { TRUE, TRUE, TRUE, TRUE, FALSE };
  kotaku_records_init (&records, rules, view, in, NULL, &error);
  ck_assert_no_error (error);
  ck_assert_uint_eq (records.n, 4);
  ck_assert_uint_eq (records.n_records, 3);
  static const gint32 expected[] = { 0, 1, 2, 1 }; /* a b c d */
  for (gsize i = 0; i < 4; i++)
    {
      ck_assert_int_eq (records.places[i], 3 - (gint32) i);
      ck_assert_int_eq (records.records[i], expected[i]);
    }
  ck_assert_int_eq (records.units[4], -1);
}
END_TEST

static gboolean
try_records (KotakuView *view, const KotakuRules *rules, GError **error)
{
  g_auto (KotakuRecords) records = { 0 };
  const guint8 in[] = { TRUE, TRUE, TRUE, TRUE, TRUE, TRUE, FALSE };
  return kotaku_records_init (&records, rules, view, in, NULL, error);
}

START_TEST (test_memory)
{
  g_autoptr (GError) fault = NULL;
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("two-zones");
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  g_autoptr (KotakuRules) rules = kotaku_rules_new (network, NULL, &fault);
  ck_assert_survives (try_records (view, rules, &error));
}
END_TEST

KOTAKU_TEST_MAIN ("classify/strength-records",
                  test_rt,
                  test_order,
                  test_unrecorded,
                  test_affiliations,
                  test_records,
                  test_memory)

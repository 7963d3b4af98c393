/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "common.h"

/* -- the order in which ties are heard
 * -------------------------------------------------------------- */

START_TEST (test_order)
{
  /* no stage chosen: stated for none, stated for one, inferred for none, inferred for one */
  ck_assert_uint_eq (kotaku_settle_order (FALSE, FALSE, FALSE), 0);
  ck_assert_uint_eq (kotaku_settle_order (FALSE, TRUE, FALSE), 1);
  ck_assert_uint_eq (kotaku_settle_order (TRUE, FALSE, FALSE), 2);
  ck_assert_uint_eq (kotaku_settle_order (TRUE, TRUE, FALSE), 3);
  /* a stage chosen: those recorded for it first */
  ck_assert_uint_eq (kotaku_settle_order (FALSE, TRUE, TRUE), 0);
  ck_assert_uint_eq (kotaku_settle_order (FALSE, FALSE, TRUE), 1);
  ck_assert_uint_eq (kotaku_settle_order (TRUE, TRUE, TRUE), 2);
  ck_assert_uint_eq (kotaku_settle_order (TRUE, FALSE, TRUE), 3);
}
END_TEST

/* An event's ties come first among the stated, then among the inferred; stages decide below that.
 */
START_TEST (test_order_dated)
{
  guint8 expected = 0;
  for (guint8 inferred = 0; inferred < 2; inferred++)
    for (guint8 undated = 0; undated < 2; undated++)
      for (guint8 stage = 0; stage < 2; stage++, expected++)
        ck_assert_uint_eq (kotaku_settle_order_dated ((guint8) (2 * inferred + stage), !undated),
                           expected);
  ck_assert_uint_eq (expected, KOTAKU_SETTLE_ORDERS);
}
END_TEST

/* -- one field, by hand
 * ------------------------------------------------------------------------------ */

typedef struct
{
  const char *sources; /* lists, ';' between ties; '-' is none */
  const char *orders;  /* a digit per tie */
  const char *values;  /* likewise */
  guint settled;
  gboolean disagree;
} Case;

static const Case cases[] = {
  { "-", "0", "0", 0, FALSE },
  { "-", "0", "2", 2, FALSE },
  { "p;q", "00", "11", 1, FALSE },
  { "p;q", "00", "12", KOTAKU_SETTLED_CONFLICT, TRUE },
  { "p;p", "00", "12", KOTAKU_SETTLED_CONFLICT, TRUE },
  { "p;p;q", "000", "112", KOTAKU_SETTLED_CONFLICT, TRUE }, /* p is one vote for 1 */
  { "p;q;r", "000", "112", 1, TRUE },
  { "-;-;p", "000", "112", 1, TRUE }, /* each tie without a source is a source */
  { "p|q;r", "00", "12", 1, TRUE },   /* a tie of two sources votes with each */
  { "p|q;p;q", "000", "122", KOTAKU_SETTLED_CONFLICT, TRUE },
  { "p|q;p|r;s", "000", "112", 1, TRUE },
  { "p;q;r", "012", "123", 1, TRUE }, /* the first order alone is heard */
  { "p;q;r", "122", "033", 3, FALSE },
  { "p;q;r", "122", "122", 1, TRUE },
  { "p;q;r;s", "3333", "0012", KOTAKU_SETTLED_CONFLICT, TRUE },
  { "a;b;c;d;e;f", "000000", "112233", KOTAKU_SETTLED_CONFLICT, TRUE },
  { "a;b;c;d;e;f", "000000", "112333", 3, TRUE },
};

static void
run (const Case *one)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) lists = g_strsplit (one->sources, ";", -1);
  gsize n = g_strv_length (lists);
  KotakuDictionary *dictionary = kotaku_dictionary_new (&error);
  KotakuWitness witnesses[8];
  guint8 values[8];
  for (gsize i = 0; i < n; i++)
    {
      gboolean none = strcmp (lists[i], "-") == 0;
      witnesses[i].source
          = none ? -1 : kotaku_dictionary_intern (&dictionary, lists[i], strlen (lists[i]), &error);
      witnesses[i].order = (guint8) (one->orders[i] - '0');
      values[i] = (guint8) (one->values[i] - '0');
    }
  g_auto (KotakuSets) sets = { 0 };
  ck_assert (kotaku_sets_init (&sets, dictionary, &error));
  KotakuBallot ballot = { .sources = &sets };
  ck_assert (kotaku_ballot_prepare (&ballot, witnesses, n, &error));
  gboolean disagree = FALSE;
  ck_assert_uint_eq (kotaku_settle (&ballot, witnesses, values, n, &disagree), one->settled);
  ck_assert_int_eq (disagree, one->disagree);
  kotaku_ballot_clear (&ballot);
  kotaku_dictionary_unref (dictionary);
}

START_TEST (test_cases)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    run (&cases[i]);
}
END_TEST

/* The order of the ties changes nothing. */
START_TEST (test_reversed)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) lists = g_strsplit (cases[i].sources, ";", -1);
      gsize n = g_strv_length (lists);
      for (gsize k = 0; k < n / 2; k++)
        {
          char *other = lists[k];
          lists[k] = lists[n - 1 - k];
          lists[n - 1 - k] = other;
        }
      g_autofree char *sources = g_strjoinv (";", lists);
      g_autofree char *orders = g_strreverse (g_strdup (cases[i].orders));
      g_autofree char *values = g_strreverse (g_strdup (cases[i].values));
      Case turned = { sources, orders, values, cases[i].settled, cases[i].disagree };
      run (&turned);
    }
}
END_TEST

KOTAKU_TEST_MAIN ("classify/settle", test_order, test_order_dated, test_cases, test_reversed)

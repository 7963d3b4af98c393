/* SPDX-License-Identifier: GPL-2.0-or-later */

/* tests/python/test_twins.py holds it against networkx. */

#include "fixtures.h"
#include "looks.h"

#define N_TRIADS 16

static const char *const names[N_TRIADS]
    = { "003",  "012",  "102", "021D", "021U", "021C", "111D", "111U",
        "030T", "030C", "201", "120D", "120U", "120C", "210",  "300" };

static KotakuFrame *
census_of (KotakuNetwork *network)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  KotakuFrame *frame = kotaku_view_census (view, NULL, NULL, &error);
  ck_assert_no_error (error);
  return frame;
}

static gint64
get_count (KotakuFrame *frame, const char *name)
{
  gssize row = kotaku_frame_find_row (frame, "name", name, NULL);
  ck_assert_int_ge (row, 0);
  return kotaku_frame_get_int64s (frame, "count", NULL, NULL)[row];
}

/* Three nodes, as Davis and Leinhardt draw them: igraph and Wasserman and Faust say likewise. */
static const struct
{
  const char *name, *ties;
} drawn[] = {
  { "003", NULL },
  { "012", "from,to\na,b\n" },
  { "102", "from,to\na,b\nb,a\n" },
  { "021D", "from,to\nb,a\nb,c\n" },
  { "021U", "from,to\na,b\nc,b\n" },
  { "021C", "from,to\na,b\nb,c\n" },
  { "111D", "from,to\na,b\nb,a\nc,b\n" },
  { "111U", "from,to\na,b\nb,a\nb,c\n" },
  { "030T", "from,to\na,b\nc,b\na,c\n" },
  { "030C", "from,to\na,b\nb,c\nc,a\n" },
  { "201", "from,to\na,b\nb,a\nb,c\nc,b\n" },
  { "120D", "from,to\nb,a\nb,c\na,c\nc,a\n" },
  { "120U", "from,to\na,b\nc,b\na,c\nc,a\n" },
  { "120C", "from,to\na,b\nb,c\na,c\nc,a\n" },
  { "210", "from,to\na,b\nb,c\nc,b\na,c\nc,a\n" },
  { "300", "from,to\na,b\nb,a\nb,c\nc,b\na,c\nc,a\n" },
};

START_TEST (test_drawn)
{
  for (gsize i = 0; i < G_N_ELEMENTS (drawn); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KotakuNetwork) network = kotaku_network_new ();
      kotaku_fixture_append (network, KOTAKU_TABLE_ACTORS, "id\na\nb\nc\n", &error);
      if (drawn[i].ties != NULL)
        kotaku_fixture_append (network, KOTAKU_TABLE_TIES, drawn[i].ties, &error);
      ck_assert_no_error (error);
      g_autoptr (KotakuFrame) frame = census_of (network);
      for (gsize k = 0; k < N_TRIADS; k++)
        ck_assert_msg (get_count (frame, names[k]) == (k == i), "%s of %s", names[k],
                       drawn[i].name);
    }
}
END_TEST

START_TEST (test_edges)
{
  static const struct
  {
    const char *fixture;
    gint64 mutual, asymmetric, null, triples;
  } cases[] = {
    { "empty", 0, 0, 0, 0 },     { "one-actor", 0, 0, 0, 0 },     { "isolates", 0, 0, 3, 1 },
    { "loop", 0, 0, 1, 0 },      { "one-arc", 0, 1, 0, 0 },       { "mutual", 1, 0, 0, 0 },
    { "complete", 6, 0, 0, 4 },  { "parallel-ties", 0, 2, 1, 1 }, { "absences", 0, 0, 3, 1 },
    { "hierarchy", 1, 5, 0, 4 },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KotakuNetwork) network = kotaku_fixture_network (cases[i].fixture);
      g_autoptr (KotakuFrame) frame = census_of (network);
      gint64 sum = 0;
      for (gsize k = 0; k < N_TRIADS; k++)
        sum += get_count (frame, names[k]);
      ck_assert_int_eq (get_count (frame, "mutual"), cases[i].mutual);
      ck_assert_int_eq (get_count (frame, "asymmetric"), cases[i].asymmetric);
      ck_assert_int_eq (get_count (frame, "null"), cases[i].null);
      ck_assert_int_eq (sum, cases[i].triples);
    }
}
END_TEST

/* The club's 45 triangles, and what igraph counts beside them. */
START_TEST (test_karate)
{
  g_autoptr (KotakuNetwork) network = karate ();
  g_autoptr (KotakuFrame) frame = census_of (network);
  ck_assert_int_eq (get_count (frame, "300"), 45);
  ck_assert_int_eq (get_count (frame, "201"), 393);
  ck_assert_int_eq (get_count (frame, "102"), 1575);
  ck_assert_int_eq (get_count (frame, "003"), 3971);
}
END_TEST

KOTAKU_TEST_MAIN ("measure/census", test_drawn, test_edges, test_karate)

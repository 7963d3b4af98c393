/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "looks.h"

/* Actors a b c d, institutions lkm lurah, and these affiliations. */
static KotakuNetwork *
network_of (const char *affiliations)
{
  KotakuNetwork *network = kotaku_network_new ();
  g_autoptr (GError) error = NULL;
  kotaku_fixture_append (network, KOTAKU_TABLE_ACTORS, "id\na\nb\nc\nd\n", &error);
  kotaku_fixture_append (network, KOTAKU_TABLE_INSTITUTIONS, "id\nlkm\nlurah\n", &error);
  kotaku_fixture_append (network, KOTAKU_TABLE_AFFILIATIONS, affiliations, &error);
  ck_assert_no_error (error);
  return network;
}

/* "name name ..." by place; '-' is none. */
static char *
list (KotakuView *view, const KotakuGroups *groups)
{
  GString *text = g_string_new (NULL);
  for (gsize i = 0; i < kotaku_view_get_n_nodes (view); i++)
    {
      const char *name = kotaku_dictionary_get (groups->names, groups->group[i]);
      g_string_append_printf (text, "%s%s", i > 0 ? ";" : "", name != NULL ? name : "-");
    }
  return g_string_free (text, FALSE);
}

static char *
group_by (const char *fixture, const char *column)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network (fixture);
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  g_auto (KotakuGroups) groups = { 0 };
  if (column != NULL)
    ck_assert (kotaku_groups_init (&groups, view, column, &error));
  else
    ck_assert (kotaku_groups_init_table (&groups, view, &error));
  ck_assert_no_error (error);
  return list (view, &groups);
}

#define ck_assert_groups(fixture, column, expected)                                                \
  do                                                                                               \
    {                                                                                              \
      g_autofree char *groups_ = group_by (fixture, column);                                       \
      ck_assert_str_eq (groups_, expected);                                                        \
    }                                                                                              \
  while (0)

START_TEST (test_columns)
{
  ck_assert_groups ("complete", "sector", "community;community;private;government");
  ck_assert_groups ("two-zones", "zone", "z1;z1;z1;z2;z2;-;-");
  ck_assert_groups ("two-zones", "role",
                    "RT head;user;worker;RT head;resident;facilitator;facilitator");
  ck_assert_groups ("kept-columns", "household", "h1;h1;=h2");
}
END_TEST

START_TEST (test_delineation)
{
  ck_assert_groups ("two-zones", "delineation",
                    "delineated;delineated;delineated;outside;outside;-;-");
  ck_assert_groups ("two-zones", NULL,
                    "RT head, delineated;user, delineated;worker, delineated;RT head, outside;"
                    "resident, outside;facilitator;facilitator");
}
END_TEST

START_TEST (test_institution)
{
  ck_assert_groups ("institutions-by-people", "institution", "lkm;lkm;lurah;team;lkm;lurah;team");
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuNetwork) network = network_of ("actor,institution\na,lurah\na,lkm\na,lkm\n");
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  g_auto (KotakuGroups) groups = { 0 };
  ck_assert (kotaku_groups_init (&groups, view, "institution", &error));
  g_autofree char *text = list (view, &groups);
  ck_assert_str_eq (text, "lkm|lurah;-;-;-;lkm;lurah");
}
END_TEST

/* Who acted for it before, or will later, does not now. */
START_TEST (test_institution_then)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuNetwork) network
      = network_of ("actor,institution,since,until\na,lurah,,2016\nb,lkm,2016,\n");
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, "at", "2018", NULL);
  g_auto (KotakuGroups) groups = { 0 };
  ck_assert (kotaku_groups_init (&groups, view, "institution", &error));
  g_autofree char *text = list (view, &groups);
  ck_assert_str_eq (text, "-;lkm;-;-;lkm;lurah");
}
END_TEST

START_TEST (test_ranks)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("complete");
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  g_auto (KotakuGroups) groups = { 0 };
  ck_assert (kotaku_groups_init (&groups, view, "sector", &error));
  ck_assert_int_eq (groups.rank[groups.group[0]], 1); /* community */
  ck_assert_int_eq (groups.rank[groups.group[3]], 2); /* government */
  ck_assert_int_eq (groups.rank[groups.group[2]], 3); /* private */
  ck_assert_int_eq (groups.ranked[3], groups.group[2]);
}
END_TEST

START_TEST (test_unknown_column)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("complete");
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  g_auto (KotakuGroups) groups = { 0 };
  ck_assert (!kotaku_groups_init (&groups, view, "secter", &error));
  ck_assert (g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_UNKNOWN_COLUMN));
  ck_assert_ptr_nonnull (strstr (error->message, "sector"));
}
END_TEST

static gboolean
try_groups (KotakuView *view, const char *column, GError **error)
{
  g_auto (KotakuGroups) groups = { 0 };
  return column != NULL ? kotaku_groups_init (&groups, view, column, error)
                        : kotaku_groups_init_table (&groups, view, error);
}

START_TEST (test_memory)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("everything-coded");
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  ck_assert_survives (try_groups (view, "sector", &error));
  ck_assert_survives (try_groups (view, "institution", &error));
  ck_assert_survives (try_groups (view, "delineation", &error));
  ck_assert_survives (try_groups (view, NULL, &error));
}
END_TEST

KOTAKU_TEST_MAIN ("view/group",
                  test_columns,
                  test_delineation,
                  test_institution,
                  test_institution_then,
                  test_ranks,
                  test_unknown_column,
                  test_memory)

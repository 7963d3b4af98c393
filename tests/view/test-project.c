/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "looks.h"

/* "lkm-lurah 2" for each projected tie. */
static void
check_projected (KotakuView *view, const char *expected)
{
  gsize n;
  KotakuNetwork *network = kotaku_view_peek_network (view);
  const KotakuProjectedTie *ties = kotaku_view_get_projected (view, &n);
  g_autoptr (GString) found = g_string_new (NULL);
  for (gsize i = 0; i < n; i++)
    g_string_append_printf (found, "%s%s-%s %g", i > 0 ? ", " : "",
                            kotaku_network_get_node_id (network, ties[i].from),
                            kotaku_network_get_node_id (network, ties[i].to), ties[i].weight);
  ck_assert_str_eq (found->str, expected);
}

/* p and q act for the LKM, r for the Lurah, s for the team: p-r, q-r, p-s; p-q stays in the house.
 */
START_TEST (test_counts)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("institutions-by-people");
  g_autoptr (KotakuView) none = kotaku_fixture_view (network, NULL);
  check_projected (none, "");
  g_autoptr (KotakuView) all = kotaku_fixture_view (network, "project", "yes", NULL);
  check_projected (all, "lkm-lurah 2, lkm-team 1");
  g_autoptr (KotakuView) bodies
      = kotaku_fixture_view (network, "project", "yes", "level", "institutional", NULL);
  check_projected (bodies, "lkm-lurah 2, lkm-team 1");
  g_autoptr (KotakuView) strong
      = kotaku_fixture_view (network, "project", "yes", "strength", "strong", NULL);
  check_projected (strong, "lkm-lurah 1, lkm-team 1");
  g_autoptr (KotakuView) people
      = kotaku_fixture_view (network, "project", "yes", "level", "interpersonal", NULL);
  check_projected (people, "");
}
END_TEST

/* The people meet the other conditions on nodes. */
START_TEST (test_where)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("institutions-by-people");
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, "project", "yes", "where",
                                                     "sector=community,government", NULL);
  check_projected (view, "lkm-lurah 2");
}
END_TEST

/* A tie between people of the same two bodies counts once, however often they act for them; an
 * absence and a loop are no ties; an affiliation holds from since until before until. */
START_TEST (test_once)
{
  g_autoptr (KotakuNetwork) network = kotaku_network_new ();
  g_autoptr (GError) error = NULL;
  kotaku_fixture_append (network, KOTAKU_TABLE_ACTORS, "id\np\nq\nr\n", &error);
  kotaku_fixture_append (network, KOTAKU_TABLE_INSTITUTIONS, "id\nA\nB\nC\n", &error);
  kotaku_fixture_append (network, KOTAKU_TABLE_AFFILIATIONS,
                         "actor,institution,since,until\np,A,,\np,A,,\np,B,,\nq,A,,\nq,B,,\n"
                         "r,C,2018,\n",
                         &error);
  kotaku_fixture_append (network, KOTAKU_TABLE_TIES,
                         "from,to,direction,strength\np,q,equal,strong\np,p,equal,strong\n"
                         "q,p,equal,none\nq,r,equal,strong\n",
                         &error);
  ck_assert_no_error (error);
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, "project", "yes", NULL);
  check_projected (view, "A-B 1, A-C 1, B-C 1");
  g_autoptr (KotakuView) before
      = kotaku_fixture_view (network, "project", "yes", "at", "2017", NULL);
  check_projected (before, "A-B 1");
}
END_TEST

KOTAKU_TEST_MAIN ("view/project", test_counts, test_where, test_once)

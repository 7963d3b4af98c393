/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "looks.h"

static gboolean
is_undirected (const char *fixture)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network (fixture);
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  return kotaku_view_is_undirected (view);
}

/* The coding decides; absences and loops do not; a view without ties is undirected. */
START_TEST (test_undirected)
{
  ck_assert (is_undirected ("empty"));
  ck_assert (is_undirected ("isolates"));
  ck_assert (is_undirected ("absences"));
  ck_assert (is_undirected ("unstated"));
  ck_assert (is_undirected ("complete"));
  ck_assert (!is_undirected ("mutual"));
  ck_assert (!is_undirected ("one-arc"));
  ck_assert (!is_undirected ("star"));
  g_autoptr (KotakuNetwork) network = kotaku_network_new ();
  g_autoptr (GError) error = NULL;
  kotaku_fixture_append (network, KOTAKU_TABLE_ACTORS, "id\na\nb\n", &error);
  kotaku_fixture_append (network, KOTAKU_TABLE_TIES,
                         "from,to,direction,strength\na,b,equal,weak\na,a,vertical,weak\n"
                         "b,a,vertical,none\n",
                         &error);
  ck_assert_no_error (error);
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  ck_assert (kotaku_view_is_undirected (view));
}
END_TEST

START_TEST (test_places)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("everything-coded");
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, "level", "institutional", NULL);
  gsize n;
  const KotakuNode *nodes = kotaku_view_get_nodes (view, &n);
  ck_assert_uint_eq (n, kotaku_view_get_n_nodes (view));
  for (gsize i = 0; i < n; i++)
    ck_assert_int_eq (kotaku_view_get_place (view, nodes[i]), (gint32) i);
  ck_assert_int_eq (kotaku_view_get_place (view, 0), -1);
  ck_assert_int_eq (kotaku_view_get_place (view, KOTAKU_NODE_NONE), -1);
  ck_assert_int_eq (kotaku_view_get_place (view, 1000), -1);
}
END_TEST

/* What happens to the network later does not show. */
START_TEST (test_snapshot)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("mutual");
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  g_autoptr (GError) error = NULL;
  KotakuNode c = kotaku_network_add_actor (network, "c", &error);
  kotaku_network_add_tie (network, 0, c, KOTAKU_DIRECTION_EQUAL, &error);
  kotaku_network_set_tie_weight (network, 0, 7, &error);
  ck_assert_no_error (error);
  check_nodes (view, "a b");
  ck_assert_double_eq (kotaku_view_get_tie_weight (view, 0), 3);
  gsize n;
  kotaku_view_get_ties (view, &n);
  ck_assert_uint_eq (n, 2);
}
END_TEST

/* Narrowed, all conditions hold, of the view and of what is added. */
START_TEST (test_narrow)
{
  static const char *const planning[] = { "stage", "planning", NULL };
  static const char *const strong[] = { "strength", "strong", "stated", NULL, NULL };
  static const char *const people[] = { "level", "interpersonal", NULL };
  static const char *const slip[] = { "strength", "strog", NULL };
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("everything-coded");
  g_autoptr (KotakuView) view
      = kotaku_fixture_view (network, "stage", "preparation,planning", "recorded", "yes", NULL);
  g_autoptr (KotakuView) narrow = kotaku_view_narrow (view, planning, NULL, NULL);
  check_ties (narrow, "t1 t5 t8 t10");
  ck_assert_int_eq (kotaku_view_get_stages (narrow), KOTAKU_STAGE_PLANNING);
  g_autoptr (KotakuView) narrower = kotaku_view_narrow (narrow, strong, NULL, NULL);
  check_ties (narrower, "t1 t8 t10");
  g_autoptr (KotakuView) last = kotaku_view_narrow (narrower, people, NULL, NULL);
  check_ties (last, "t1 t8");
  ck_assert_int_eq (kotaku_view_get_levels (last), KOTAKU_LEVEL_INTERPERSONAL);
  g_autoptr (GError) error = NULL;
  ck_assert_ptr_null (kotaku_view_narrow (view, slip, NULL, &error));
  ck_assert (g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_UNKNOWN_WORD));
}
END_TEST

static int n_made;

static gpointer
make (KotakuView *view, GCancellable *cancellable, GError **error)
{
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  n_made++;
  g_usleep (10000);
  return g_strdup ("made");
}

static gpointer
ask (gpointer view)
{
  return kotaku_view_get_slot (view, KOTAKU_SLOT_PAIRS, make, g_free, NULL, NULL);
}

/* Made once, whoever asks first; a failure is not kept. */
START_TEST (test_slots)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("mutual");
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GThread *threads[4];
  g_cancellable_cancel (cancellable);
  ck_assert_ptr_null (
      kotaku_view_get_slot (view, KOTAKU_SLOT_PAIRS, make, g_free, cancellable, &error));
  ck_assert (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
  for (int i = 0; i < 4; i++)
    threads[i] = g_thread_new ("ask", ask, view);
  gpointer first = g_thread_join (threads[0]);
  for (int i = 1; i < 4; i++)
    ck_assert_ptr_eq (g_thread_join (threads[i]), first);
  ck_assert_int_eq (n_made, 1);
}
END_TEST

static const KotakuCommand command = { .name = "try" };

START_TEST (test_describe)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("everything-coded");
  g_autoptr (KotakuView) view
      = kotaku_fixture_view (network, "stage", "planning", "level", "cross", NULL);
  g_autoptr (KotakuFrame) frame = kotaku_frame_new (0);
  g_autofree char *checksum = kotaku_network_get_checksum (network, NULL, NULL);
  kotaku_view_describe (view, &command, NULL, frame);
  ck_assert_str_eq (kotaku_frame_get_metadata (frame, "library_version"), kotaku_get_version ());
  ck_assert_str_eq (kotaku_frame_get_metadata (frame, "dataset"), checksum);
  ck_assert_str_eq (kotaku_frame_get_metadata (frame, "selection"), "level=cross stage=planning");
  ck_assert_str_eq (kotaku_frame_get_metadata (frame, "seed"), "1");
  ck_assert_ptr_null (kotaku_frame_get_metadata (frame, "warnings"));
  g_autoptr (KotakuView) none = kotaku_fixture_view (network, "strength", "none", "stage",
                                                     "planning", "recorded", NULL, NULL);
  g_autoptr (KotakuFrame) empty = kotaku_frame_new (0);
  kotaku_view_describe (none, &command, NULL, empty);
  ck_assert_str_eq (kotaku_frame_get_metadata (empty, "warnings"), "the selection matches no tie");
  g_autoptr (KotakuView) nobody = kotaku_fixture_view (network, "where", "role=astronaut", NULL);
  g_autoptr (KotakuFrame) nothing = kotaku_frame_new (0);
  kotaku_view_describe (nobody, &command, NULL, nothing);
  ck_assert_str_eq (kotaku_frame_get_metadata (nothing, "warnings"),
                    "the selection matches nothing");
}
END_TEST

START_TEST (test_refused)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("everything-coded");
  check_refused (network, "stage", "planing", KOTAKU_ERROR_UNKNOWN_WORD, "planning");
  check_refused (network, "level", "personal", KOTAKU_ERROR_UNKNOWN_WORD, "level");
  check_refused (network, "level", "personal", KOTAKU_ERROR_UNKNOWN_WORD, ", cross, all)");
  check_refused (network, "at", "after:nothing", KOTAKU_ERROR_UNKNOWN_EVENT, "nothing");
}
END_TEST

START_TEST (test_cancelled)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("mutual");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_cancellable_cancel (cancellable);
  ck_assert_ptr_null (kotaku_network_get_view (network, NULL, cancellable, &error));
  ck_assert (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
}
END_TEST

START_TEST (test_memory)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("everything-coded");
  g_autoptr (KotakuSelection) selection = kotaku_selection_new ();
  kotaku_selection_set_text (selection, "project", NULL);
  kotaku_selection_set_text (selection, "activity", "social");
  kotaku_selection_set_text (selection, "where", "sector=community,government,programme");
  kotaku_selection_set_text (selection, "weight", "strength");
  KotakuView *view = NULL;
  for (gint64 nth = 1; view == NULL; nth++)
    {
      g_autoptr (GError) error = NULL;
      kotaku_memory_fail_from (nth);
      view = kotaku_network_get_view (network, selection, NULL, &error);
      kotaku_memory_fail_from (-1);
      ck_assert_msg (view != NULL || g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_NO_MEMORY),
                     "%d: %s", (int) nth, error != NULL ? error->message : "no error");
      ck_assert_int_lt (nth, 10000);
    }
  kotaku_view_unref (view);
}
END_TEST

KOTAKU_TEST_MAIN ("view/view",
                  test_undirected,
                  test_places,
                  test_snapshot,
                  test_narrow,
                  test_slots,
                  test_describe,
                  test_refused,
                  test_cancelled,
                  test_memory)

/* SPDX-License-Identifier: GPL-2.0-or-later */

/* tests/python/test_twins.py holds it against another search, and against all sets there are. */

#include "fixtures.h"
#include "looks.h"

static KotakuFrame *
find (KotakuNetwork *network, const char *goal, gint64 size, gboolean weighted)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuView) view
      = kotaku_fixture_view (network, "weighted", weighted ? "yes" : "no", NULL);
  g_autoptr (KotakuOptions) options = kotaku_options_new ();
  kotaku_options_set_int64 (options, "size", size);
  KotakuFrame *frame = kotaku_view_keyplayers (view, goal, options, NULL, &error);
  ck_assert_no_error (error);
  return frame;
}

#define ck_assert_players(fixture, goal, size, expected)                                           \
  do                                                                                               \
    {                                                                                              \
      g_autoptr (KotakuNetwork) network_ = kotaku_fixture_network (fixture);                       \
      g_autoptr (KotakuFrame) frame_ = find (network_, goal, size, FALSE);                         \
      g_autofree char *rows_ = kotaku_fixture_rows (frame_);                                       \
      ck_assert_str_eq (rows_, expected);                                                          \
    }                                                                                              \
  while (0)

/* Without its middle a star is dust: F of the whole is 1 - (8 + 12/2)/20 = .3. Arcs lead from s1 to
 * the hub, and from there to s4 alone: 1 + 1 + 1/2. */
START_TEST (test_star)
{
  ck_assert_players ("star", "fragment", 1, "1,hub,0.7,1\n");
  ck_assert_players ("star", "reach", 1, "1,s1,0.5,0.5\n");
}
END_TEST

/* a b c d e. Without c: 1 - 4/12 = 2/3, without b or d: 1 - (2 + 2 + 1)/12. The nearest to all is
 * c, then a brings most first, with .9; but d for c brings all within one step. */
START_TEST (test_path)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("path");
  g_autoptr (KotakuFrame) near = find (network, "reach", 2, FALSE);
  ck_assert_str_eq (kotaku_frame_get_string (near, "id", 0, NULL), "d");
  ck_assert_str_eq (kotaku_frame_get_string (near, "id", 1, NULL), "a");
  ck_assert_double_eq_tol (kotaku_frame_get_doubles (near, "total", NULL, NULL)[0], 2.3 / 3, 1e-12);
  ck_assert_double_eq_tol (kotaku_frame_get_doubles (near, "total", NULL, NULL)[1], 1, 1e-12);
  g_autoptr (KotakuFrame) frame = find (network, "fragment", 1, FALSE);
  ck_assert_str_eq (kotaku_frame_get_string (frame, "id", 0, NULL), "c");
  ck_assert_double_eq_tol (kotaku_frame_get_doubles (frame, "total", NULL, NULL)[0], 2.0 / 3,
                           1e-12);
}
END_TEST

/* Fewer than are sought, where so many are not there. */
START_TEST (test_edges)
{
  ck_assert_players ("empty", "reach", 3, "");
  ck_assert_players ("empty", "fragment", 3, "");
  ck_assert_players ("one-actor", "reach", 3, "1,a,1,1\n");
  ck_assert_players ("one-actor", "fragment", 3, "");
  ck_assert_players ("one-arc", "fragment", 1, "");
  ck_assert_players ("one-arc", "reach", 9, "1,a,1,1\n2,b,0,1\n");
  ck_assert_players ("isolates", "fragment", 9, "1,a,0,1\n");
  ck_assert_players ("loop", "reach", 1, "1,a,0.5,0.5\n");
}
END_TEST

/* Arcs lead on to c; strong ones are short: 1/d is the weight. */
START_TEST (test_weights)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuNetwork) network = kotaku_network_new ();
  kotaku_fixture_append (network, KOTAKU_TABLE_ACTORS, "id\na\nb\nc\n", &error);
  kotaku_fixture_append (network, KOTAKU_TABLE_TIES,
                         "from,to,weight\na,b,1\nb,c,4\na,c,0.5\nc,b,2\n", &error);
  ck_assert_no_error (error);
  g_autoptr (KotakuFrame) plain = find (network, "reach", 1, FALSE);
  g_autoptr (KotakuFrame) weighted = find (network, "reach", 1, TRUE);
  ck_assert_str_eq (kotaku_frame_get_string (plain, "id", 0, NULL), "a");
  ck_assert_str_eq (kotaku_frame_get_string (weighted, "id", 0, NULL), "b");
  ck_assert_double_eq (kotaku_frame_get_doubles (weighted, "total", NULL, NULL)[0], 5.0 / 3);
}
END_TEST

START_TEST (test_wrong_calls)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("path");
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  g_autoptr (KotakuOptions) options = kotaku_options_new ();
  g_autoptr (GError) error = NULL;
  ck_assert_ptr_null (kotaku_view_keyplayers (view, "fragmnt", NULL, NULL, &error));
  ck_assert (g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_UNKNOWN_WORD));
  ck_assert_ptr_nonnull (strstr (error->message, "did you mean fragment"));
  g_clear_error (&error);
  kotaku_options_set_int64 (options, "size", 0);
  ck_assert_ptr_null (kotaku_view_keyplayers (view, "reach", options, NULL, &error));
  ck_assert (g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_OUT_OF_RANGE));
}
END_TEST

typedef struct
{
  GCancellable *cancellable;
  gint64 cancelled; /* when */
} Interruption;

static gpointer
interrupt (gpointer data)
{
  Interruption *interruption = data;
  g_usleep (200000);
  interruption->cancelled = g_get_monotonic_time ();
  g_cancellable_cancel (interruption->cancellable);
  return NULL;
}

/* A ring of 3,000 with chords would take minutes. */
START_TEST (test_cancelled)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (KotakuNetwork) network = kotaku_network_new ();
  g_autoptr (GString) actors = g_string_new ("id\n");
  g_autoptr (GString) ties = g_string_new ("from,to\n");
  for (int i = 0; i < 3000; i++)
    {
      g_string_append_printf (actors, "n%d\n", i);
      g_string_append_printf (ties, "n%d,n%d\nn%d,n%d\n", i, (i + 1) % 3000, i,
                              (i * 7 + 11) % 3000);
    }
  kotaku_fixture_append (network, KOTAKU_TABLE_ACTORS, actors->str, &error);
  kotaku_fixture_append (network, KOTAKU_TABLE_TIES, ties->str, &error);
  ck_assert_no_error (error);
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  Interruption interruption = { cancellable, 0 };
  GThread *thread = g_thread_new ("interrupt", interrupt, &interruption);
  ck_assert_ptr_null (kotaku_view_keyplayers (view, "fragment", NULL, cancellable, &error));
  gint64 stopped = g_get_monotonic_time ();
  g_thread_join (thread);
  ck_assert (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
  ck_assert_int_lt (stopped - interruption.cancelled, G_USEC_PER_SEC);
}
END_TEST

KOTAKU_TEST_MAIN ("measure/keyplayers",
                  test_star,
                  test_path,
                  test_edges,
                  test_weights,
                  test_wrong_calls,
                  test_cancelled)

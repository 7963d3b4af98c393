/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "looks.h"

#include <math.h>

/* All registered metrics at once. */
static KotakuFrame *
measure_all (KotakuView *view, KotakuOptions *options, GCancellable *cancellable, GError **error)
{
  gsize n;
  const KotakuMetric *const *metrics = kotaku_metrics (&n);
  g_autofree const char **names = g_new0 (const char *, n + 1);
  for (gsize i = 0; i < n; i++)
    names[i] = metrics[i]->name;
  return kotaku_view_measure (view, names, options, cancellable, error);
}

START_TEST (test_columns)
{
  static const char *const metrics[] = { "pagerank", "degree", "hub", "degree", NULL };
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("star");
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  g_autoptr (KotakuFrame) frame = kotaku_view_measure (view, metrics, NULL, NULL, NULL);
  g_autofree char *names = g_strjoinv (",", (char **) kotaku_frame_get_column_names (frame));
  ck_assert_str_eq (names, "id,pagerank,degree,hub");
  ck_assert (kotaku_frame_is_sealed (frame));
  ck_assert_str_eq (kotaku_frame_get_string (frame, "id", 0, NULL), "hub");
  ck_assert_uint_eq (kotaku_frame_get_n_rows (frame), 5);
}
END_TEST

START_TEST (test_unknown)
{
  static const char *const metrics[] = { "degree", "betweeness", NULL };
  static const char *const good[] = { "degree", NULL };
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("star");
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  g_autoptr (GError) error = NULL;
  ck_assert_ptr_null (kotaku_view_measure (view, metrics, NULL, NULL, &error));
  ck_assert (g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_UNKNOWN_METRIC));
  ck_assert_ptr_nonnull (strstr (error->message, "\"betweeness\""));
  ck_assert_ptr_nonnull (strstr (error->message, "betweenness"));
  static const char *const none[] = { NULL };
  g_clear_error (&error);
  ck_assert_ptr_null (kotaku_view_measure (view, none, NULL, NULL, &error));
  ck_assert (g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_UNKNOWN_METRIC));
  ck_assert_str_eq (error->message, "no metric is named");
  g_autoptr (KotakuOptions) options = kotaku_options_new ();
  g_autoptr (GError) slip = NULL;
  kotaku_options_set_double (options, "tolerence", 2);
  ck_assert_ptr_null (kotaku_view_measure (view, good, options, NULL, &slip));
  ck_assert (g_error_matches (slip, KOTAKU_ERROR, KOTAKU_ERROR_UNKNOWN_OPTION));
}
END_TEST

START_TEST (test_metadata)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("parallel-ties");
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  g_autoptr (KotakuFrame) frame = measure (view, "degree");
  ck_assert_str_eq (kotaku_frame_get_metadata (frame, "warnings"),
                    "1 loop dropped\n4 parallel ties merged");
  ck_assert_str_eq (kotaku_frame_get_metadata (frame, "selection"), "");
  ck_assert_uint_eq (strlen (kotaku_frame_get_metadata (frame, "dataset")), 64);
}
END_TEST

/* Every fixture through every metric: a row per node, values in the range, no value out of thin
 * air; 1 and 4 threads the same bits. */
START_TEST (test_fixtures)
{
  gsize n_fixtures;
  const KotakuFixture *fixtures = kotaku_fixtures (&n_fixtures);
  for (gsize f = 0; f < n_fixtures; f++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KotakuOptions) four = kotaku_options_new ();
      kotaku_options_set_int64 (four, "threads", 4);
      g_autoptr (KotakuNetwork) network = kotaku_fixture_build (&fixtures[f]);
      g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
      g_autoptr (KotakuFrame) frame = measure_all (view, NULL, NULL, &error);
      ck_assert_no_error (error);
      g_autoptr (KotakuFrame) other = measure_all (view, four, NULL, &error);
      ck_assert_no_error (error);
      ck_assert_uint_eq (kotaku_frame_get_n_rows (frame), kotaku_view_get_n_nodes (view));
      gsize n_metrics;
      const KotakuMetric *const *metrics = kotaku_metrics (&n_metrics);
      for (gsize k = 0; k < n_metrics; k++)
        {
          gsize n;
          const char *name = metrics[k]->name;
          const double *values = kotaku_frame_get_doubles (frame, name, &n, NULL);
          const double *again = kotaku_frame_get_doubles (other, name, NULL, NULL);
          ck_assert_mem_eq (values, again, n * sizeof (double));
          for (gsize i = 0; i < n; i++)
            {
              ck_assert_msg (isnan (values[i]) || (isfinite (values[i]) && values[i] >= 0),
                             "%s of %s", name, fixtures[f].name);
              if (strcmp (metrics[k]->undefined, "never") == 0)
                ck_assert_msg (!isnan (values[i]), "%s of %s", name, fixtures[f].name);
            }
        }
    }
}
END_TEST

START_TEST (test_cancelled)
{
  gsize n_metrics;
  const KotakuMetric *const *metrics = kotaku_metrics (&n_metrics);
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("complete");
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_cancellable_cancel (cancellable);
  for (gsize k = 0; k < n_metrics; k++)
    {
      const char *const names[] = { metrics[k]->name, NULL };
      g_autoptr (GError) error = NULL;
      ck_assert_ptr_null (kotaku_view_measure (view, names, NULL, cancellable, &error));
      ck_assert (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
    }
}
END_TEST

START_TEST (test_memory)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("everything-coded");
  KotakuFrame *frame = NULL;
  for (gint64 nth = 1; frame == NULL; nth++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
      kotaku_memory_fail_from (nth);
      frame = measure_all (view, NULL, NULL, &error);
      kotaku_memory_fail_from (-1);
      ck_assert_msg (frame != NULL || g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_NO_MEMORY),
                     "%d: %s", (int) nth, error != NULL ? error->message : "no error");
      ck_assert_int_lt (nth, 10000);
    }
  kotaku_frame_unref (frame);
}
END_TEST

typedef struct
{
  KotakuView *view;
  KotakuFrame *frame;
} Share;

static gpointer
measure_share (gpointer data)
{
  Share *share = data;
  share->frame = measure_all (share->view, NULL, NULL, NULL);
  return NULL;
}

/* Four threads ask one view, which nobody asked before. */
START_TEST (test_threads)
{
  g_autoptr (KotakuNetwork) network = karate ();
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, "weighted", "yes", NULL);
  g_autoptr (KotakuView) alone = kotaku_fixture_view (network, "weighted", "yes", NULL);
  g_autoptr (KotakuFrame) expected = measure_all (alone, NULL, NULL, NULL);
  g_autofree char *text = kotaku_fixture_rows (expected);
  GThread *threads[4];
  Share shares[4];
  for (int i = 0; i < 4; i++)
    {
      shares[i] = (Share){ view, NULL };
      threads[i] = g_thread_new ("measure", measure_share, &shares[i]);
    }
  for (int i = 0; i < 4; i++)
    {
      g_thread_join (threads[i]);
      g_autofree char *found = kotaku_fixture_rows (shares[i].frame);
      ck_assert_str_eq (found, text);
      kotaku_frame_unref (shares[i].frame);
    }
}
END_TEST

KOTAKU_TEST_MAIN ("measure/measure",
                  test_columns,
                  test_unknown,
                  test_metadata,
                  test_fixtures,
                  test_cancelled,
                  test_memory,
                  test_threads)

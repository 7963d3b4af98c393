/* SPDX-License-Identifier: GPL-2.0-or-later */

/* A host that uses igraph itself finds it as it left it. */

#include "graph/graph-private.h"
#include "oracle/dense.h"
#include "testing.h"

static int n_errors;
static int n_warnings;

static void
host_error (const char *reason, const char *file, int line, igraph_error_t code)
{
  n_errors++;
  IGRAPH_FINALLY_FREE ();
}

static void
host_warning (const char *reason, const char *file, int line)
{
  n_warnings++;
}

static void
host_fatal (const char *reason, const char *file, int line)
{
  ck_abort_msg ("the host's fatal handler was called");
}

KOTAKU_INTERRUPTION_FUNCTION (host_interruption)
{
  ck_abort_msg ("the host's interruption handler was called");
  return 0;
}

static igraph_error_t
host_progress (const char *message, igraph_real_t percent, void *data)
{
  ck_abort_msg ("the host's progress handler was called");
  return IGRAPH_SUCCESS;
}

static igraph_error_t
host_status (const char *message, void *data)
{
  ck_abort_msg ("the host's status handler was called");
  return IGRAPH_SUCCESS;
}

static void
set_host_handlers (void)
{
  igraph_set_error_handler (host_error);
  igraph_set_warning_handler (host_warning);
  igraph_set_fatal_handler (host_fatal);
  igraph_set_interruption_handler (host_interruption);
  igraph_set_progress_handler (host_progress);
  igraph_set_status_handler (host_status);
  igraph_set_attribute_table (&igraph_cattribute_table);
}

static void
check_host_handlers (void)
{
  ck_assert (igraph_set_error_handler (host_error) == host_error);
  ck_assert (igraph_set_warning_handler (host_warning) == host_warning);
  ck_assert (igraph_set_fatal_handler (host_fatal) == host_fatal);
  ck_assert (igraph_set_interruption_handler (host_interruption) == host_interruption);
  ck_assert (igraph_set_progress_handler (host_progress) == host_progress);
  ck_assert (igraph_set_status_handler (host_status) == host_status);
  ck_assert (igraph_set_attribute_table (&igraph_cattribute_table) == &igraph_cattribute_table);
  ck_assert_int_eq (IGRAPH_FINALLY_STACK_SIZE (), 0);
}

static void
measure_something (void)
{
  double values[12];
  double more[12];
  Dense *dense = dense_random (12, 0.3, FALSE, FALSE, 3);
  KotakuGraph *graph = dense_graph (dense);
  ck_assert (kotaku_engine_closeness (graph, values, NULL, NULL));
  ck_assert (kotaku_engine_betweenness (graph, values, NULL, NULL));
  ck_assert (kotaku_engine_hub_authority (graph, values, more, NULL, NULL));
  ck_assert (kotaku_engine_coreness (graph, values, NULL, NULL));
  dense_graph_free (graph);
  dense_free (dense);
}

START_TEST (test_handlers)
{
  set_host_handlers ();
  measure_something ();
  check_host_handlers ();
  /* And the host's own calls still end with the host. */
  igraph_t graph;
  ck_assert_int_ne (igraph_empty (&graph, -1, 0), IGRAPH_SUCCESS);
  ck_assert_int_ge (n_errors, 1);
  ck_assert (igraph_empty (&graph, 3, 0) == IGRAPH_SUCCESS);
  ck_assert (SETGAN (&graph, "year", 2017) == IGRAPH_SUCCESS);
  measure_something ();
  ck_assert_double_eq (GAN (&graph, "year"), 2017);
  igraph_destroy (&graph);
}
END_TEST

START_TEST (test_generator)
{
  long expected[20];
  igraph_rng_seed (igraph_rng_default (), 42);
  for (int i = 0; i < 20; i++)
    expected[i] = (long) igraph_rng_get_integer (igraph_rng_default (), 0, 1000000);
  igraph_rng_seed (igraph_rng_default (), 42);
  for (int i = 0; i < 20; i++)
    {
      if (i % 5 == 2)
        measure_something ();
      long found = (long) igraph_rng_get_integer (igraph_rng_default (), 0, 1000000);
      ck_assert_int_eq (found, expected[i]);
    }
}
END_TEST

static igraph_vector_t pushed;

static igraph_error_t
fail_half_way (gpointer data)
{
  igraph_error_t code = igraph_vector_init (&pushed, 1000);
  if (code != IGRAPH_SUCCESS)
    return code;
  IGRAPH_FINALLY (igraph_vector_destroy, &pushed);
  return igraph_empty (data, -1, 0);
}

/* An error of igraph becomes one of ours, and what was pushed is freed (the leak check sees it). */
START_TEST (test_error)
{
  igraph_t graph;
  g_autoptr (GError) error = NULL;
  set_host_handlers ();
  n_errors = 0;
  ck_assert (!kotaku_igraph_run (fail_half_way, &graph, NULL, &error));
  ck_assert (g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_IGRAPH));
  ck_assert_int_gt (strlen (error->message), strlen ("igraph: "));
  ck_assert_ptr_null (strchr (error->message, '\n'));
  ck_assert_int_eq (n_errors, 0);
  check_host_handlers ();
  measure_something ();
}
END_TEST

static igraph_error_t
run_out (gpointer data)
{
  return igraph_error ("no room", __FILE__, __LINE__, IGRAPH_ENOMEM);
}

static igraph_error_t
not_converge (gpointer data)
{
#if KOTAKU_IGRAPH_1
  return igraph_error ("no end", __FILE__, __LINE__, IGRAPH_EARPACK);
#else
  return igraph_error ("no end", __FILE__, __LINE__, IGRAPH_ARPACK_MAXIT);
#endif
}

START_TEST (test_codes)
{
  g_autoptr (GError) memory = NULL;
  g_autoptr (GError) end = NULL;
  ck_assert (!kotaku_igraph_run (run_out, NULL, NULL, &memory));
  ck_assert (g_error_matches (memory, KOTAKU_ERROR, KOTAKU_ERROR_NO_MEMORY));
  ck_assert (!kotaku_igraph_run (not_converge, NULL, NULL, &end));
  ck_assert (g_error_matches (end, KOTAKU_ERROR, KOTAKU_ERROR_NOT_CONVERGED));
}
END_TEST

static igraph_error_t
die (gpointer data)
{
  igraph_fatal ("an assertion of igraph's", __FILE__, __LINE__);
}

/* What would abort the host is an error. */
START_TEST (test_fatal)
{
  g_autoptr (GError) error = NULL;
  set_host_handlers ();
  ck_assert (!kotaku_igraph_run (die, NULL, NULL, &error));
  ck_assert (g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_IGRAPH));
  check_host_handlers ();
  measure_something ();
}
END_TEST

static gpointer
cancel_soon (gpointer cancellable)
{
  g_usleep (200000);
  g_cancellable_cancel (cancellable);
  return NULL;
}

/* Betweenness of 20,000 nodes takes minutes; cancelled, under a second more. */
START_TEST (test_interruption)
{
  gsize n = 20000;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree double *values = g_new (double, n);
  g_autofree gsize *out_start = g_new (gsize, n + 1);
  g_autofree gsize *in_start = g_new (gsize, n + 1);
  g_autofree gint32 *node = g_new (gint32, 10 * n);
  g_autofree double *weight = g_new (double, 10 * n);
  for (gsize i = 0; i < n; i++)
    for (gsize k = 0; k < 10; k++)
      {
        node[10 * i + k] = (gint32) ((i + 1 + k * k * 37) % n);
        weight[10 * i + k] = 1;
      }
  for (gsize i = 0; i <= n; i++)
    out_start[i] = in_start[i] = 10 * i;
  KotakuGraph graph = { .n_nodes = n,
                        .n_arcs = 10 * n,
                        .out_start = out_start,
                        .out_node = node,
                        .out_weight = weight,
                        .in_start = in_start };
  GThread *thread = g_thread_new ("cancel", cancel_soon, cancellable);
  gint64 begin = g_get_monotonic_time ();
  ck_assert (!kotaku_engine_betweenness (&graph, values, cancellable, &error));
  /* Under valgrind everything takes longer. */
  gint64 scale = g_getenv ("KOTAKU_TESTS_SLOW") != NULL ? 50 : 1;
  ck_assert_int_lt (g_get_monotonic_time () - begin, 1200000 + scale * 1000000);
  ck_assert (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
  g_thread_join (thread);
  measure_something ();
}
END_TEST

typedef struct
{
  KotakuGraph *graph;
  double values[4][30];
} Share;

static gpointer
measure_share (gpointer data)
{
  Share *share = data;
  for (int round = 0; round < 20; round++)
    {
      ck_assert (kotaku_engine_betweenness (share->graph, share->values[0], NULL, NULL));
      ck_assert (kotaku_engine_eigenvector (share->graph, share->values[1], NULL, NULL));
      ck_assert (kotaku_engine_hub_authority (share->graph, share->values[2], share->values[3],
                                              NULL, NULL));
    }
  return NULL;
}

/* Four threads with graphs of their own, beside a host that brackets its calls. */
START_TEST (test_threads)
{
  Share alone[4];
  Share beside[4];
  GThread *threads[4];
  Dense *dense[4];
  for (int i = 0; i < 4; i++)
    {
      dense[i] = dense_random (30, 0.15, i & 1, FALSE, 10 + (guint32) i);
      alone[i].graph = beside[i].graph = dense_graph (dense[i]);
      measure_share (&alone[i]);
    }
  for (int i = 0; i < 4; i++)
    threads[i] = g_thread_new ("measure", measure_share, &beside[i]);
  for (int round = 0; round < 200; round++)
    {
      igraph_t ring;
      igraph_real_t diameter;
      kotaku_igraph_lock ();
      ck_assert (igraph_ring (&ring, 50, 0, 0, 1) == IGRAPH_SUCCESS);
      ck_assert (igraph_diameter (&ring, &diameter, NULL, NULL, NULL, NULL, 0, 1)
                 == IGRAPH_SUCCESS);
      igraph_destroy (&ring);
      kotaku_igraph_unlock ();
      ck_assert_double_eq (diameter, 25);
    }
  for (int i = 0; i < 4; i++)
    {
      g_thread_join (threads[i]);
      for (int k = 0; k < 4; k++)
        ck_assert_mem_eq (alone[i].values[k], beside[i].values[k], sizeof alone[i].values[k]);
      dense_graph_free (alone[i].graph);
      dense_free (dense[i]);
    }
}
END_TEST

KOTAKU_TEST_MAIN ("graph/guard",
                  test_handlers,
                  test_generator,
                  test_error,
                  test_codes,
                  test_fatal,
                  test_interruption,
                  test_threads)

/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "dataset-testing.h"

static const char dataset_ties[]
    = "from;to;weight;stages;note\nJM;BM;2,5;perencanaan;\"x\ny\"\nBM;JM;;;\nJM;SI;1;;\u00e9\n";

START_TEST (test_data)
{
  g_autoptr (KotakuNetwork) network = read_ties (dataset_ties, -1, NULL);
  ck_assert_uint_eq (kotaku_network_get_n_nodes (network), 3);
  ck_assert_uint_eq (kotaku_network_get_n_ties (network), 3);
  ck_assert_str_eq (kotaku_network_get_node_id (network, (KotakuNode) 2), "SI");
  ck_assert_double_eq (kotaku_network_get_tie_weight (network, (KotakuTie) 0), 2.5);
  ck_assert_int_eq (kotaku_network_get_tie_stages (network, (KotakuTie) 0), KOTAKU_STAGE_PLANNING);
  ck_assert_str_eq (kotaku_network_get_name (network), "ties.csv");
}
END_TEST

START_TEST (test_ties_are_named_by_their_line)
{
  g_autoptr (KotakuNetwork) network = read_ties (dataset_ties, -1, NULL);
  g_autofree char *first = kotaku_network_get_tie_name (network, (KotakuTie) 0);
  g_autofree char *second = kotaku_network_get_tie_name (network, (KotakuTie) 1);
  ck_assert_str_eq (first, "ties.csv:2");
  ck_assert_str_eq (second, "ties.csv:4");
}
END_TEST

START_TEST (test_empty_data)
{
  g_autoptr (GError) error = NULL;
  ck_assert_ptr_null (kotaku_network_read_data ("x.csv", NULL, 0, NULL, NULL, &error));
  ck_assert (g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_INVALID));
  ck_assert (g_str_has_prefix (error->message, "x.csv:1:1: "));
}
END_TEST

START_TEST (test_unknown_option)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuOptions) options = kotaku_options_new ();
  kotaku_options_set_double (options, "tolerance", 2);
  ck_assert_ptr_null (
      kotaku_network_read_data ("x.csv", (const guint8 *) "from,to\n", 8, options, NULL, &error));
  ck_assert (g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_UNKNOWN_OPTION));
}
END_TEST

START_TEST (test_cancelled)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_cancellable_cancel (cancellable);
  ck_assert_ptr_null (kotaku_network_read_data ("x.csv", (const guint8 *) "from,to\na,b\n", 12,
                                                NULL, cancellable, &error));
  ck_assert (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
}
END_TEST

static void
count_calls (const char *task, double fraction, gpointer n)
{
  ck_assert_ptr_nonnull (task);
  ck_assert (fraction >= 0 && fraction <= 1);
  ++*(int *) n;
}

START_TEST (test_progress)
{
  g_autoptr (KotakuOptions) options = kotaku_options_new ();
  g_autoptr (GString) text = g_string_new ("from,to\n");
  int n = 0;
  kotaku_options_set_progress (options, count_calls, &n, NULL);
  kotaku_cut_set_block_size (4096);
  for (int i = 0; i < 400000; i++)
    g_string_append_printf (text, "a%d,b%d\n", i, i);
  g_autoptr (KotakuNetwork) network = read_ties (text->str, (gssize) text->len, options);
  ck_assert_int_gt (n, 0);
}
END_TEST

/* With 0, 1, 2 ... allocations allowed, until it succeeds. */
START_TEST (test_memory)
{
  gboolean done = FALSE;
  gint64 allowed;
  for (allowed = 1; !done; allowed++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KotakuNetwork) network = NULL;
      kotaku_memory_fail_from (allowed);
      network = kotaku_network_read_data ("x.csv", (const guint8 *) dataset_ties,
                                          sizeof dataset_ties - 1, NULL, NULL, &error);
      kotaku_memory_fail_from (-1);
      done = network != NULL;
      if (!done)
        ck_assert_msg (g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_NO_MEMORY), "%s",
                       error->message);
    }
  ck_assert_int_gt (allowed, 10);
}
END_TEST

KOTAKU_TEST_MAIN ("dataset/read",
                  test_data,
                  test_ties_are_named_by_their_line,
                  test_empty_data,
                  test_unknown_option,
                  test_cancelled,
                  test_progress,
                  test_memory)

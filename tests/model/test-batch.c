/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "batches.h"

START_TEST (test_columns)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuBatch) batch = make_batch (KOTAKU_TABLE_TIES, NULL, "Dari|ke|catatan");
  ck_assert_str_eq (kotaku_batch_get_field (batch, 0)->name, "from");
  ck_assert_ptr_null (kotaku_batch_get_field (batch, 2));
  ck_assert_str_eq (kotaku_batch_get_header (batch, 2), "catatan");
  ck_assert_ptr_null (kotaku_batch_get_missing_field (batch));
  ck_assert_int_eq (kotaku_batch_add_column (batch, "from", &error), -1);
  ck_assert (g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_INVALID));
  g_clear_error (&error);
  ck_assert_int_eq (kotaku_batch_add_column (batch, "catatan ", &error), -1);
  g_clear_error (&error);
  ck_assert_int_eq (kotaku_batch_add_column (batch, " ", &error), -1);
  g_autoptr (KotakuBatch) bare = make_batch (KOTAKU_TABLE_TIES, NULL, "from");
  ck_assert_str_eq (kotaku_batch_get_missing_field (bare), "to");
}
END_TEST

START_TEST (test_faults_have_their_places)
{
  g_autoptr (GString) faults = g_string_new (NULL);
  g_autoptr (KotakuBatch) batch
      = make_batch (KOTAKU_TABLE_TIES, NULL, "from|to|strength|weight|since|id");
  add_lines (batch,
             "a|b|strong|1||\n"
             "a|b|kuatt|x|2018-13|ties.csv:1\n"
             "a|b|kuatt|0|later|t1\n",
             note_fault, faults);
  ck_assert_str_eq (
      faults->str,
      "1:2 100 unknown strength \"kuatt\", expected weak, strong, none, did you mean kuat?\n"
      "1:3 100 weight is \"x\", expected a number greater than 0\n"
      "1:4 100 since is \"2018-13\", expected YYYY-MM-DD, YYYY-MM, YYYY or event:ID\n"
      "1:5 100 no tie stands before line 2\n"
      "2:2 100 unknown strength \"kuatt\", expected weak, strong, none, did you mean kuat?\n"
      "2:3 100 weight is \"0\", expected a number greater than 0\n"
      "2:4 100 since is \"later\", expected YYYY-MM-DD, YYYY-MM, YYYY or event:ID\n");
  ck_assert_uint_eq (batch->faults->n, 7);
}
END_TEST

START_TEST (test_a_huge_cell_is_a_fault)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) faults = g_string_new (NULL);
  g_autoptr (KotakuBatch) batch = make_batch (KOTAKU_TABLE_TIES, NULL, "from|to|note");
  g_autofree char *text = g_malloc (KOTAKU_LONGEST_CELL + 1);
  memset (text, 'x', KOTAKU_LONGEST_CELL + 1);
  ck_assert (kotaku_batch_begin_row (batch, &error));
  ck_assert (!kotaku_batch_set_cell (batch, 2, text, KOTAKU_LONGEST_CELL + 1, FALSE, note_fault,
                                     faults, &error));
  ck_assert (kotaku_batch_set_cell (batch, 2, text, KOTAKU_LONGEST_CELL, FALSE, note_fault, faults,
                                    &error));
  ck_assert_no_error (error);
  ck_assert_str_eq (faults->str, "0:2 100 a cell of more than 16 MiB\n");
}
END_TEST

/* Names by their index, also after a snapshot and after columns that did not come to be. */
START_TEST (test_many_columns)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuBatch) batch = make_batch (KOTAKU_TABLE_TIES, NULL, "from|to");
  g_autoptr (KotakuNetwork) network = kotaku_network_new ();
  for (int i = 0; i < 2000; i++)
    {
      g_autofree char *name = g_strdup_printf ("c%d", i);
      ck_assert_int_eq (kotaku_batch_add_column (batch, name, &error), i + 2);
    }
  ck_assert_int_eq (kotaku_batch_add_column (batch, "c1999", &error), -1);
  g_clear_error (&error);
  add_lines (batch, "a|b|1\n", NULL, NULL);
  ck_assert (kotaku_network_add_batch (network, batch, TRUE, NULL, &error));
  g_autoptr (KotakuNetwork) copy = kotaku_network_copy (network, &error);
  ck_assert (kotaku_network_set_tie_text (network, 0, "later", "x", &error));
  gint first = kotaku_network_find_column (network, KOTAKU_TABLE_TIES, "c0", &error);
  ck_assert_int_eq (kotaku_network_find_column (network, KOTAKU_TABLE_TIES, "c1999", &error),
                    first + 1999);
  ck_assert_int_eq (kotaku_network_find_column (network, KOTAKU_TABLE_TIES, "later", &error),
                    first + 2000);
  ck_assert_int_eq (kotaku_network_find_column (copy, KOTAKU_TABLE_TIES, "later", NULL), -1);
  ck_assert_no_error (error);
}
END_TEST

START_TEST (test_empty_cells_hold_nothing)
{
  g_autoptr (KotakuBatch) batch = make_batch (KOTAKU_TABLE_TIES, NULL, "from|to|scope|note");
  add_lines (batch, "a|b||\na|b|  |  \n", NULL, NULL);
  ck_assert_ptr_null (batch->columns[2].buffer);
  ck_assert_ptr_null (batch->columns[3].buffer);
  ck_assert_int_eq (kotaku_batch_get_code (&batch->columns[3], 1), -1);
}
END_TEST

START_TEST (test_drop_row)
{
  g_autoptr (KotakuBatch) batch = make_batch (KOTAKU_TABLE_ACTORS, NULL, "id|name");
  add_lines (batch, "a|one\nb|two\n", NULL, NULL);
  ck_assert (kotaku_batch_set_line (batch, 3, NULL));
  kotaku_batch_drop_row (batch);
  add_lines (batch, "c|\n", NULL, NULL);
  ck_assert_uint_eq (kotaku_batch_get_n_rows (batch), 2);
  ck_assert_int_eq (kotaku_batch_get_code (&batch->columns[1], 1), -1);
  ck_assert_str_eq (kotaku_dictionary_get (batch->columns[0].words,
                                           kotaku_batch_get_code (&batch->columns[0], 1)),
                    "c");
}
END_TEST

/* A text is parsed once; what it came to is what it comes to again, whatever way it was written. */
START_TEST (test_ways_of_writing)
{
  g_autoptr (KotakuBatch) batch
      = make_batch (KOTAKU_TABLE_TIES, NULL, "from|to|activities|since|role");
  add_lines (batch,
             "a|b|sosial;zakat|2018|x\n a|b |social;zakat|2018| x\na|b|zakat,sosial|2018|x\n", NULL,
             NULL);
  for (gint column = 0; column < 5; column++)
    {
      gint32 first = kotaku_batch_get_code (&batch->columns[column], 0);
      ck_assert_int_ne (first, -1);
      ck_assert_int_eq (kotaku_batch_get_code (&batch->columns[column], 1), first);
      ck_assert_int_eq (kotaku_batch_get_code (&batch->columns[column], 2), first);
    }
}
END_TEST

START_TEST (test_known_nodes_are_rows)
{
  g_autoptr (KotakuNetwork) network = kotaku_network_new ();
  kotaku_network_add_actor (network, "a", NULL);
  kotaku_network_add_actor (network, "b", NULL);
  g_autoptr (KotakuBatch) batch = make_batch (KOTAKU_TABLE_TIES, network, "from|to");
  add_lines (batch, "b|a\n b|new\n", NULL, NULL);
  ck_assert_int_eq (kotaku_batch_get_code (&batch->columns[0], 0), 1);
  ck_assert_int_eq (kotaku_batch_get_code (&batch->columns[0], 1), 1);
  ck_assert_int_eq (kotaku_batch_get_code (&batch->columns[1], 0), 0);
  ck_assert_int_eq (kotaku_batch_get_code (&batch->columns[1], 1), -2);
  ck_assert_str_eq (kotaku_dictionary_get (batch->nodes, 0), "new");
}
END_TEST

/* A date column that takes no event does not take one that another column has met. */
START_TEST (test_days_are_no_events)
{
  g_autoptr (GString) faults = g_string_new (NULL);
  g_autoptr (KotakuBatch) batch = make_batch (KOTAKU_TABLE_ZONES, NULL, "id|decree_date");
  add_lines (batch, "a|event:sk\nb|2017\n", note_fault, faults);
  ck_assert_str_eq (faults->str,
                    "0:1 100 decree_date is \"event:sk\", expected YYYY-MM-DD, YYYY-MM or YYYY\n");
}
END_TEST

START_TEST (test_not_utf8)
{
  g_autoptr (GString) faults = g_string_new (NULL);
  g_autoptr (KotakuBatch) batch = make_batch (KOTAKU_TABLE_ACTORS, NULL, "id|name");
  ck_assert (kotaku_batch_begin_row (batch, NULL));
  ck_assert (!kotaku_batch_set_cell (batch, 1, "a\0b", 3, FALSE, note_fault, faults, NULL));
  ck_assert (!kotaku_batch_set_cell (batch, 1, "a\xff", 2, FALSE, note_fault, faults, NULL));
  ck_assert_uint_eq (batch->faults->n, 2);
}
END_TEST

KOTAKU_TEST_MAIN ("model/batch",
                  test_columns,
                  test_faults_have_their_places,
                  test_a_huge_cell_is_a_fault,
                  test_many_columns,
                  test_empty_cells_hold_nothing,
                  test_drop_row,
                  test_ways_of_writing,
                  test_known_nodes_are_rows,
                  test_days_are_no_events,
                  test_not_utf8)

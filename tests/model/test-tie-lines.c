/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "batches.h"

/* A network of ties a -> b with these ids at these lines (0: not told), faults appended to text. */
static KotakuNetwork *
add (const char *ids, const gint32 *lines, GString *faults)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) cells = g_strsplit (ids, "|", -1);
  KotakuNetwork *network = kotaku_network_new ();
  g_autoptr (KotakuBatch) batch = make_batch (KOTAKU_TABLE_TIES, network, "from|to|id");
  for (gsize i = 0; cells[i] != NULL; i++)
    {
      ck_assert (kotaku_batch_begin_row (batch, &error));
      kotaku_batch_set_cell (batch, 0, "a", 1, FALSE, NULL, NULL, &error);
      kotaku_batch_set_cell (batch, 1, "b", 1, FALSE, NULL, NULL, &error);
      kotaku_batch_set_cell (batch, 2, cells[i], strlen (cells[i]), FALSE, NULL, NULL, &error);
      if (lines != NULL)
        ck_assert (kotaku_batch_set_line (batch, lines[i], &error));
    }
  ck_assert (kotaku_network_check_batch (network, batch, note_fault, faults, NULL, &error));
  ck_assert (kotaku_network_add_batch (network, batch, TRUE, NULL, &error));
  ck_assert_no_error (error);
  return network;
}

static char *
list_names (KotakuNetwork *network)
{
  GString *names = g_string_new (NULL);
  for (gsize i = 0; i < kotaku_network_get_n_ties (network); i++)
    {
      g_autofree char *name = kotaku_network_get_tie_name (network, (KotakuTie) i);
      g_string_append_printf (names, "%s%s", i > 0 ? "|" : "", name);
      ck_assert_int_eq (kotaku_network_find_tie (network, name, NULL), (KotakuTie) i);
    }
  return g_string_free (names, FALSE);
}

START_TEST (test_names)
{
  static const gint32 lines[] = { 2, 3, 4, 9 };
  g_autoptr (GString) faults = g_string_new (NULL);
  g_autoptr (KotakuNetwork) network = add ("ties.csv:3|x|ties.csv:5|", lines, faults);
  g_autofree char *names = list_names (network);
  ck_assert_str_eq (names, "ties.csv:3|x|ties.csv:5|ties.csv:9");
  ck_assert_ptr_null (kotaku_network_get_tie_id (network, 0));
  g_autoptr (KotakuNetwork) memory = add ("|ties.csv:7|", NULL, faults);
  g_autofree char *others = list_names (memory);
  ck_assert_str_eq (others, "ties.csv:2|ties.csv:7|ties.csv:8");
  ck_assert_str_eq (faults->str, "");
}
END_TEST

#define OUT_OF_ORDER "is out of order: it names a tie by its line, and lines ascend\n"

START_TEST (test_faults)
{
  static const struct
  {
    const char *ids;
    gint32 lines[4];
    const char *faults;
  } cases[] = {
    { "ties.csv:9|ties.csv:9|", { 2, 3, 12 }, "1:2 100 id \"ties.csv:9\" " OUT_OF_ORDER },
    { "ties.csv:9||", { 2, 3, 4 }, "0:2 100 id \"ties.csv:9\" " OUT_OF_ORDER },
    { "ties.csv:9|x|ties.csv:10", { 2, 3, 4 }, "2:2 100 id \"ties.csv:10\" " OUT_OF_ORDER },
    { "|ties.csv:2", { 2, 3 }, "1:2 100 id \"ties.csv:2\" " OUT_OF_ORDER },
    { "x|ties.csv:3|", { 2, 3, 4 }, "" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) faults = g_string_new (NULL);
      g_autoptr (KotakuNetwork) network = add (cases[i].ids, cases[i].lines, faults);
      ck_assert_str_eq (faults->str, cases[i].faults);
    }
}
END_TEST

/* The id column of the saved rows, '|' between. */
static char *
save_ids (KotakuNetwork *network)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuFrame) frame
      = kotaku_network_get_canonical_rows (network, KOTAKU_TABLE_TIES, NULL, &error);
  GString *ids = g_string_new (NULL);
  ck_assert_no_error (error);
  for (gsize i = 0; i < kotaku_frame_get_n_rows (frame); i++)
    {
      const char *id = kotaku_frame_get_string (frame, "id", i, NULL);
      g_string_append_printf (ids, "%s%s", i > 0 ? "|" : "", id != NULL ? id : "");
    }
  return g_string_free (ids, FALSE);
}

START_TEST (test_saved)
{
  static const gint32 lines[] = { 2, 4, 5, 6 };
  g_autoptr (GString) faults = g_string_new (NULL);
  g_autoptr (KotakuNetwork) network = add ("|x|||", (gint32[]){ 2, 3, 4, 6, 7 }, faults);
  g_autofree char *ids = save_ids (network);
  ck_assert_str_eq (ids, "|x||ties.csv:6|ties.csv:7");
  g_autoptr (KotakuNetwork) whole = add ("|||", (gint32[]){ 2, 3, 4, 5 }, faults);
  g_autofree char *none = save_ids (whole);
  ck_assert_str_eq (none, "|||");
  /* A cell of three lines stands where the file had it: nothing moves but the last. */
  g_autoptr (KotakuNetwork) tall = add ("|||", lines, faults);
  ck_assert (kotaku_network_set_tie_text (tall, 0, "note", "one\ntwo", NULL));
  g_autofree char *same = save_ids (tall);
  ck_assert_str_eq (same, "|||");
  ck_assert (kotaku_network_set_tie_text (tall, 1, "note", "one\ntwo", NULL));
  g_autofree char *moved = save_ids (tall);
  ck_assert_str_eq (moved, "||ties.csv:5|ties.csv:6");
}
END_TEST

START_TEST (test_no_memory)
{
  gboolean done = FALSE;
  g_autoptr (GString) faults = g_string_new (NULL);
  g_autoptr (KotakuNetwork) network = add ("|x|", (gint32[]){ 3, 4, 9 }, faults);
  ck_assert (kotaku_network_set_tie_text (network, 0, "note", "one\ntwo", NULL));
  for (gint64 nth = 1; !done; nth++)
    {
      g_autoptr (GError) error = NULL;
      KotakuBuffer *codes;
      KotakuDictionary *words;
      kotaku_memory_fail_from (nth);
      done = kotaku_tie_lines_make_ids (network, &codes, &words, &error);
      kotaku_memory_fail_from (-1);
      ck_assert (done || g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_NO_MEMORY));
      ck_assert_int_eq (codes != NULL, done);
      g_clear_pointer (&codes, kotaku_buffer_unref);
      g_clear_pointer (&words, kotaku_dictionary_unref);
    }
}
END_TEST

KOTAKU_TEST_MAIN ("model/tie-lines", test_names, test_faults, test_saved, test_no_memory)

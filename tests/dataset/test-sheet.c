/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "dataset-testing.h"

static KotakuSheet *
read_sheet (const char *text, gsize length, KotakuTable table)
{
  g_autoptr (GError) error = NULL;
  KotakuInput *input = kotaku_input_new ((const guint8 *) text, length);
  KotakuSheet *sheet = kotaku_sheet_new ("x.csv", table, input);
  ck_assert (kotaku_sheet_read (sheet, NULL, NULL, NULL, &error));
  ck_assert_no_error (error);
  return sheet;
}

static const KotakuProblem *
get_problem (const KotakuSheet *sheet, guint i)
{
  ck_assert_uint_lt (i, sheet->problems.items->len);
  return g_ptr_array_index (sheet->problems.items, i);
}

START_TEST (test_rows)
{
  const char *text = "id,name\na,A\n\n,\nb,\"B\nb\"\n";
  g_autoptr (KotakuSheet) sheet = read_sheet (text, strlen (text), KOTAKU_TABLE_ACTORS);
  ck_assert_uint_eq (kotaku_batch_get_n_rows (sheet->batch), 2);
  ck_assert_uint_eq (sheet->n_blank, 2);
  ck_assert_uint_eq (sheet->problems.items->len, 0);
  ck_assert (!sheet->incomplete);
}
END_TEST

START_TEST (test_fates)
{
  const char *text = "id,name\na\nb,B\nc,C,x\n\"\xFF\",D\n";
  g_autoptr (KotakuSheet) sheet = read_sheet (text, strlen (text), KOTAKU_TABLE_ACTORS);
  /* Rows with too few or too many fields are known by their ids; the last one is lost. */
  ck_assert_uint_eq (kotaku_batch_get_n_rows (sheet->batch), 3);
  ck_assert_uint_eq (sheet->problems.items->len, 3);
  ck_assert (sheet->incomplete);
  g_autoptr (KotakuSheet) ties = read_sheet ("from,to\na,b,c\n", 14, KOTAKU_TABLE_TIES);
  ck_assert_uint_eq (kotaku_batch_get_n_rows (ties->batch), 0);
}
END_TEST

START_TEST (test_messages)
{
  const char *text = "id,name\na,A,x\nb,say \"B\"\nc,\"C\"c\nd,D\rD\ne,\xE9\nf,\"F";
  static const char *const messages[] = {
    "3 fields where the header has 2",
    "a quote inside \"say \"B\"\", a cell that does not begin with one",
    "text after the quote that closes \"C\"",
    "a carriage return without a line feed in \"D\\x0DD\"",
    "bytes that are not UTF-8 in \"\\xE9\"",
    "the quote before \"F\" is never closed",
  };
  g_autoptr (KotakuSheet) sheet = read_sheet (text, strlen (text), KOTAKU_TABLE_ACTORS);
  ck_assert_uint_eq (sheet->problems.items->len, G_N_ELEMENTS (messages));
  for (guint i = 0; i < G_N_ELEMENTS (messages); i++)
    {
      ck_assert_str_eq (get_problem (sheet, i)->message, messages[i]);
      ck_assert_int_eq (get_problem (sheet, i)->line, i + 2);
      ck_assert_int_eq (get_problem (sheet, i)->code, KOTAKU_ERROR_INVALID);
    }
}
END_TEST

START_TEST (test_both_ways)
{
  const char *text = "from;to;weight\na;b;1.500\n";
  g_autoptr (KotakuSheet) sheet = read_sheet (text, strlen (text), KOTAKU_TABLE_TIES);
  ck_assert_uint_eq (sheet->problems.items->len, 1);
  ck_assert_str_eq (get_problem (sheet, 0)->field, "weight");
  ck_assert_str_eq (get_problem (sheet, 0)->value, "1.500");
}
END_TEST

/* The same rows and problems however the file is cut, and for any number of threads. */
static char *
read_in_blocks (const char *text, gsize length, gsize block_size, gint64 threads)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuOptions) options = kotaku_options_new ();
  g_autoptr (KotakuFrame) problems = NULL;
  g_autoptr (KotakuNetwork) network = NULL;
  GString *result = g_string_new (NULL);
  g_autofree char *places = NULL;
  kotaku_options_set_int64 (options, "threads", threads);
  kotaku_cut_set_block_size (block_size);
  problems = kotaku_validate_data ("t.csv", (const guint8 *) text, length, options, NULL, &error);
  ck_assert_no_error (error);
  places = get_places (problems, "error");
  g_string_append (result, places);
  network = kotaku_network_read_data ("t.csv", (const guint8 *) text, length, options, NULL, NULL);
  if (network != NULL)
    {
      g_autofree char *canonical = get_canonical (network);
      g_autofree char *checksum = kotaku_network_get_checksum (network, NULL, NULL);
      g_string_append_printf (result, "%s\n%s", checksum, canonical);
    }
  return g_string_free (result, FALSE);
}

static GString *
make_ties (gboolean with_faults)
{
  GString *text = g_string_new ("from,to,weight,activities,note\n");
  for (int i = 0; i < 4000; i++)
    {
      g_string_append_printf (text, "a%d,a%d,%d,", i * 7 % 301, i * 13 % 299, i % 5 + 1);
      g_string_append (text, i % 3 ? "infrastructure" : "\"social,economy\"");
      g_string_append_printf (text, i % 4 ? ",note %d\n" : ",\"two\n\"\"lines\"\" %d\n\"\n",
                              i % 50);
      if (with_faults && i % 97 == 0)
        g_string_append (text, i % 2 ? "x,y\n" : "x,y,-1,,\n");
      if (i % 500 == 0)
        g_string_append (text, "\n,,,,\n");
    }
  return text;
}

START_TEST (test_blocks_and_threads)
{
  for (int faults = 0; faults < 2; faults++)
    {
      GString *text = make_ties (faults);
      g_autofree char *whole = read_in_blocks (text->str, text->len, 0, 1);
      static const gint64 threads[] = { 1, 2, 7 };
      static const gsize sizes[] = { 61, 997, 20000 };
      ck_assert_uint_gt (strlen (whole), 100);
      for (gsize i = 0; i < 9; i++)
        {
          g_autofree char *other
              = read_in_blocks (text->str, text->len, sizes[i / 3], threads[i % 3]);
          ck_assert_str_eq (other, whole);
        }
      g_string_free (text, TRUE);
    }
}
END_TEST

START_TEST (test_a_field_of_many_lines)
{
  g_autoptr (GString) text = g_string_new ("from,to,note\na,b,\"");
  for (int i = 0; i < 100000; i++)
    g_string_append (text, "line\n");
  g_string_append (text, "\"\nb,c,\n");
  g_autoptr (KotakuNetwork) network = read_ties (text->str, (gssize) text->len, NULL);
  ck_assert_uint_eq (kotaku_network_get_n_ties (network), 2);
}
END_TEST

START_TEST (test_fuzz)
{
  static const char *const pieces[]
      = { "from", "to",    "weight", "id",   ",",      ";", "\t",      "\n", "\r\n",     "\"", "a",
          "b",    "1.500", "2,5",    "\xFF", "\u00e9", " ", "event:x", "|",  "Rp 1.000", "" };
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  kotaku_cut_set_block_size (37);
  for (int round = 0; round < 5000; round++)
    {
      g_autoptr (GString) text = g_string_new (round % 3 ? "from,to,weight\n" : "");
      g_autoptr (GError) error = NULL;
      g_autoptr (KotakuNetwork) network = NULL;
      g_autoptr (KotakuFrame) problems = NULL;
      int n = g_rand_int_range (random, 0, 60);
      for (int i = 0; i < n; i++)
        g_string_append (text, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
      network = kotaku_network_read_data ("f.csv", (const guint8 *) text->str, text->len, NULL,
                                          NULL, &error);
      problems
          = kotaku_validate_data ("f.csv", (const guint8 *) text->str, text->len, NULL, NULL, NULL);
      g_autofree char *places = get_places (problems, "error");
      ck_assert ((network == NULL) == (error != NULL));
      ck_assert_msg ((network == NULL) == (*places != '\0'), "%s", text->str);
    }
}
END_TEST

KOTAKU_TEST_MAIN ("dataset/sheet",
                  test_rows,
                  test_fates,
                  test_messages,
                  test_both_ways,
                  test_blocks_and_threads,
                  test_a_field_of_many_lines,
                  test_fuzz)

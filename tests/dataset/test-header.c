/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "dataset-testing.h"

static KotakuSheet *
read_header (const char *text, KotakuTable table)
{
  g_autoptr (GError) error = NULL;
  KotakuInput *input = kotaku_input_new ((const guint8 *) text, strlen (text));
  KotakuSheet *sheet = kotaku_sheet_new ("x.csv", table, input);
  ck_assert (kotaku_sheet_read_header (sheet, &error));
  ck_assert_no_error (error);
  return sheet;
}

START_TEST (test_separators)
{
  static const struct
  {
    const char *text;
    char separator;
    gsize n_cells;
  } cases[] = {
    { "from,to\na,b\n", ',', 2 },
    { "from;to;weight\na;b;1,5\n", ';', 3 },
    { "from\tto\n", '\t', 2 },
    /* Known columns count for more than cells. */
    { "from;to;a,b,c,d,e\n", ';', 3 },
    { "\"from\",\"to\",\"a;b;c;d\"\n", ',', 3 },
    { "\"from\";\"to\";\"two\nlines\"\nx;y;z\n", ';', 3 },
    { "dari;ke;bobot", ';', 3 },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KotakuSheet) sheet = read_header (cases[i].text, KOTAKU_TABLE_TIES);
      ck_assert_int_eq (sheet->separator, cases[i].separator);
      ck_assert_uint_eq (sheet->n_cells, cases[i].n_cells);
      ck_assert (sheet->usable);
      ck_assert_int_eq (sheet->dialect.slashes, cases[i].separator != ',');
      ck_assert_int_eq (sheet->dialect.comma_splits, cases[i].separator != ',');
    }
}
END_TEST

START_TEST (test_one_column)
{
  g_autoptr (KotakuSheet) sheet = read_header ("id\na\n", KOTAKU_TABLE_ACTORS);
  ck_assert_int_eq (sheet->separator, ',');
  ck_assert_int_eq (sheet->id_cell, 0);
  ck_assert_uint_eq (sheet->skip, 3);
  ck_assert_int_eq (sheet->line, 2);
}
END_TEST

START_TEST (test_columns)
{
  g_autoptr (KotakuSheet) sheet = read_header ("\n,,,\nto,,note,from\nx\n", KOTAKU_TABLE_TIES);
  static const gint columns[] = { 0, KOTAKU_COLUMN_UNNAMED, 1, 2 };
  ck_assert_uint_eq (sheet->n_cells, 4);
  ck_assert_mem_eq (sheet->columns, columns, sizeof columns);
  ck_assert_int_eq (sheet->cells[2], 3);
  ck_assert_int_eq (sheet->line, 4);
  ck_assert_uint_eq (sheet->n_blank, 2);
  ck_assert_int_eq (sheet->id_cell, -1);
  ck_assert (kotaku_sheet_get_kind (sheet, 0) == KOTAKU_KIND_NODE);
  ck_assert (kotaku_sheet_get_kind (sheet, 2) == 0);
}
END_TEST

START_TEST (test_long_header)
{
  g_autoptr (GString) text = g_string_new ("from;to");
  for (int i = 0; i < 2000; i++)
    g_string_append_printf (text, ";column %d", i);
  g_autoptr (KotakuSheet) sheet = read_header (text->str, KOTAKU_TABLE_TIES);
  ck_assert_uint_eq (sheet->n_cells, 2002);
  ck_assert (sheet->usable);
}
END_TEST

START_TEST (test_faults)
{
  static const struct
  {
    const char *text;
    guint n_problems;
    gboolean usable;
  } cases[] = {
    { "from,to,to\n", 1, TRUE },           { "from\n", 1, FALSE }, { "x,y\n", 2, FALSE },
    { "from,to,\"x\n", 1, TRUE },          { "", 1, FALSE },       { ",,\n\n", 1, FALSE },
    { "from,\"to\"x,weight\n", 1, FALSE },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KotakuSheet) sheet = read_header (cases[i].text, KOTAKU_TABLE_TIES);
      ck_assert_uint_eq (sheet->problems.items->len, cases[i].n_problems);
      ck_assert_int_eq (sheet->usable, cases[i].usable);
    }
}
END_TEST

START_TEST (test_a_huge_cell_is_a_fault)
{
  g_autoptr (GString) text = g_string_new ("from,to,");
  for (int i = 0; i < 70000; i++)
    g_string_append_c (text, 'x');
  g_string_append (text, "\na,b,1\n");
  g_autoptr (KotakuSheet) sheet = read_header (text->str, KOTAKU_TABLE_TIES);
  ck_assert_uint_eq (sheet->problems.items->len, 1);
  KotakuProblem *problem = g_ptr_array_index (sheet->problems.items, 0);
  ck_assert_int_eq (problem->column, 9);
  ck_assert (g_str_has_suffix (problem->message, "has more than 64 KiB"));
}
END_TEST

START_TEST (test_missing_names_the_nearest)
{
  g_autoptr (KotakuSheet) sheet = read_header ("frm,to\n", KOTAKU_TABLE_TIES);
  KotakuProblem *problem = g_ptr_array_index (sheet->problems.items, 0);
  ck_assert_str_eq (problem->message, "ties needs a column from, is it frm?");
  ck_assert_str_eq (problem->field, "from");
}
END_TEST

KOTAKU_TEST_MAIN ("dataset/header",
                  test_separators,
                  test_one_column,
                  test_columns,
                  test_long_header,
                  test_faults,
                  test_a_huge_cell_is_a_fault,
                  test_missing_names_the_nearest)

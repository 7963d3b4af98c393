/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "dataset-testing.h"

static KotakuProblem *
want (KotakuSheet *sheet, gint64 row, gint column)
{
  KotakuProblem *problem = kotaku_problem_new (KOTAKU_ERROR_INVALID, FALSE, "wrong");
  problem->row = row;
  problem->batch_column = column;
  kotaku_problems_take (&sheet->problems, problem);
  return problem;
}

static void
check_place (const KotakuProblem *problem, gint64 line, gint64 column)
{
  ck_assert_int_eq (problem->row, -1);
  ck_assert_int_eq (problem->line, line);
  ck_assert_int_eq (problem->column, column);
}

START_TEST (test_places)
{
  const char *text = "\nname,,id\nA,,a\n\n\"two\nlines\",,b\nragged,,c,x\n\u00e9,,\"d\"\n";
  g_autoptr (GError) error = NULL;
  KotakuInput *input = kotaku_input_new ((const guint8 *) text, strlen (text));
  g_autoptr (KotakuSheet) sheet = kotaku_sheet_new ("x.csv", KOTAKU_TABLE_ACTORS, input);
  KotakuProblem *last, *first, *second, *whole, *beyond;
  kotaku_cut_set_block_size (9);
  ck_assert (kotaku_sheet_read (sheet, NULL, NULL, NULL, &error));
  last = want (sheet, 3, 1);
  first = want (sheet, 0, 1);
  second = want (sheet, 1, 0);
  whole = want (sheet, 2, -1);
  beyond = want (sheet, 99, 0);
  ck_assert (kotaku_sheet_place_problems (sheet, NULL, NULL, &error));
  check_place (first, 3, 4);
  check_place (second, 5, 1);
  check_place (whole, 7, 1);
  check_place (last, 8, 4);
  ck_assert_int_eq (beyond->line, 0);
}
END_TEST

START_TEST (test_many_rows)
{
  g_autoptr (GString) text = g_string_new ("id\n");
  g_autoptr (GError) error = NULL;
  for (int i = 0; i < 20000; i++)
    g_string_append_printf (text, "%sa%d\n", i % 10 == 0 ? "\n" : "", i);
  KotakuInput *input = kotaku_input_new ((const guint8 *) text->str, text->len);
  g_autoptr (KotakuSheet) sheet = kotaku_sheet_new ("x.csv", KOTAKU_TABLE_ACTORS, input);
  kotaku_cut_set_block_size (1000);
  ck_assert (kotaku_sheet_read (sheet, NULL, NULL, NULL, &error));
  for (int i = 0; i < 20; i++)
    want (sheet, i * 999, 0);
  ck_assert (kotaku_sheet_place_problems (sheet, NULL, NULL, &error));
  for (guint i = 0; i < 20; i++)
    check_place (g_ptr_array_index (sheet->problems.items, i), 2 + i * 999 + i * 999 / 10 + 1, 1);
}
END_TEST

KOTAKU_TEST_MAIN ("dataset/place", test_places, test_many_rows)

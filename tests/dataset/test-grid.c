/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "dataset/dataset-private.h"
#include "testing.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static KotakuGrid *
grid_of (const char *text)
{
  g_autoptr (GError) error = NULL;
  KotakuGrid *grid = kotaku_grid_new ("t.csv", text, &error);
  ck_assert_no_error (error);
  return grid;
}

#define ck_assert_cell(grid, row, i, expected, at_line, at_column)                                 \
  do                                                                                               \
    {                                                                                              \
      const KotakuGridCell *cell_ = kotaku_grid_get_cell (grid, row, i);                           \
      ck_assert_str_eq (cell_->text, expected);                                                    \
      ck_assert_int_eq (cell_->line, at_line);                                                     \
      ck_assert_int_eq (cell_->column, at_column);                                                 \
    }                                                                                              \
  while (0)

START_TEST (test_quotes)
{
  g_autoptr (KotakuGrid) grid = grid_of ("a,b\r\n\r\n\"x\"\"y\",z\n \n\xc3\xa9 ,\"1\n2\"\nlast,\n");
  ck_assert_uint_eq (grid->n_rows, 3);
  ck_assert_cell (grid, 0, 0, "x\"y", 3, 1);
  ck_assert_cell (grid, 0, 1, "z", 3, 8);
  ck_assert_cell (grid, 1, 0, "\xc3\xa9", 5, 1);
  ck_assert_cell (grid, 1, 1, "1\n2", 5, 4);
  ck_assert_cell (grid, 2, 0, "last", 7, 1);
  ck_assert_cell (grid, 2, 1, "", 7, 6);
}
END_TEST

START_TEST (test_separators)
{
  g_autoptr (KotakuGrid) semicolon = grid_of ("a;b,c;d\n1;2;3\n");
  ck_assert_uint_eq (semicolon->n_columns, 3);
  ck_assert_cell (semicolon, 0, 2, "3", 2, 5);
  g_autoptr (KotakuGrid) tab = grid_of ("a\tb\n1\t2\n");
  ck_assert_uint_eq (tab->n_columns, 2);
  g_autoptr (KotakuGrid) one = grid_of ("a");
  ck_assert_uint_eq (one->n_columns, 1);
  ck_assert_uint_eq (one->n_rows, 0);
}
END_TEST

START_TEST (test_faults)
{
  static const char *const cases[][2] = {
    { "", "t.csv:1:1: no header row" },
    { " \n\n", "t.csv:1:1: no header row" },
    { "a,b\n1\n", "t.csv:2:1: 1 fields where the header has 2" },
    { "a,b\n1,2,3\n", "t.csv:2:1: 3 fields where the header has 2" },
    { "a,b\n1,x\"y\n", "t.csv:2:3: a quote inside a cell that does not begin with one" },
    { "a,b\n\"1\"x,2\n", "t.csv:2:1: text after the quote that closes a cell" },
    { "a,b\n\"1\n2\",\"x\ny\n", "t.csv:3:4: a quote that is never closed" },
    { "a,b\n1\r,2\n", "t.csv:2:1: a carriage return without a line feed" },
    { "a,b\n1,\xff\n", "t.csv:2:3: no text in UTF-8" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      ck_assert_ptr_null (kotaku_grid_new ("t.csv", cases[i][0], &error));
      ck_assert (g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_INVALID));
      ck_assert_str_eq (error->message, cases[i][1]);
    }
}
END_TEST

START_TEST (test_file)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "kotaku-grid-XXXXXX", NULL);
  int file = g_mkstemp (path);
  static const char text[] = "\xEF\xBB\xBFrule;x\n1;2\n";
  ck_assert_int_eq (write (file, text, strlen (text)), (int) strlen (text));
  close (file);
  g_autoptr (KotakuGrid) grid = kotaku_grid_read (path, &error);
  ck_assert_no_error (error);
  ck_assert_str_eq (grid->file, path);
  ck_assert_str_eq (kotaku_grid_get_header (grid, 0)->text, "rule");
  g_remove (path);
  ck_assert_ptr_null (kotaku_grid_read (path, &error));
  ck_assert (error->domain == G_IO_ERROR || error->domain == G_FILE_ERROR);
}
END_TEST

START_TEST (test_memory)
{
  gboolean done = FALSE;
  for (gint64 nth = 1; !done; nth++)
    {
      g_autoptr (GError) error = NULL;
      kotaku_memory_fail_from (nth);
      g_autoptr (KotakuGrid) grid = kotaku_grid_new ("t.csv", "a,b\n1,2\n", &error);
      kotaku_memory_fail_from (-1);
      done = grid != NULL;
      ck_assert (done || g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_NO_MEMORY));
    }
}
END_TEST

KOTAKU_TEST_MAIN ("dataset/grid", test_quotes, test_separators, test_faults, test_file, test_memory)

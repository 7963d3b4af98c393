/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "present/present-private.h"
#include "testing.h"

#include <math.h>

START_TEST (test_numbers_for_people)
{
  struct
  {
    double value;
    const char *english;
    const char *indonesian;
  } cases[] = {
    { 0, "0", "0" },
    { -0.0, "0", "0" },
    { 3, "3", "3" },
    { 204.09, "204.09", "204,09" },
    { 1.0 / 3, "0.3333", "0,3333" },
    { 2.0 / 3, "0.6667", "0,6667" },
    { 0.5, "0.5", "0,5" },
    { -12.3456, "-12.35", "-12,35" },
    { 1.23456, "1.235", "1,235" },
    { 123456.789, "123456.79", "123456,79" },
    { 0.00001234, "1.23e-05", "1,23e-05" },
    { 500000000, "500000000", "500000000" },
    { NAN, "", "" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      char text[KOTAKU_CELL_LENGTH];
      kotaku_cells_format (cases[i].value, KOTAKU_LANGUAGE_EN, text);
      ck_assert_str_eq (text, cases[i].english);
      kotaku_cells_format (cases[i].value, KOTAKU_LANGUAGE_ID, text);
      ck_assert_str_eq (text, cases[i].indonesian);
    }
}
END_TEST

static KotakuFrame *
make (void)
{
  KotakuRows *rows = kotaku_rows_new ("id:s,strength:w,relation:w,stated:b,n:i,x:d");
  kotaku_rows_begin (rows);
  kotaku_rows_string (rows, 0, "none");
  kotaku_rows_string (rows, 1, "none");
  kotaku_rows_string (rows, 2, "none");
  kotaku_rows_boolean (rows, 3, TRUE);
  kotaku_rows_int64 (rows, 4, 1234567);
  kotaku_rows_double (rows, 5, 0.25);
  kotaku_rows_begin (rows);
  return kotaku_rows_finish (rows, NULL);
}

static void
expect (KotakuFrame *frame, const char *column, KotakuLanguage language, const char *expected)
{
  KotakuCells cells;
  char buffer[KOTAKU_CELL_LENGTH];
  ck_assert (kotaku_cells_init (&cells, frame, column, language, NULL));
  ck_assert_str_eq (kotaku_cells_get (&cells, 0, buffer), expected);
  ck_assert_str_eq (kotaku_cells_get (&cells, 1, buffer), "");
  kotaku_cells_clear (&cells);
}

/* Only words are translated, each as its column has it; an id that looks like a word stays. */
START_TEST (test_cells)
{
  g_autoptr (KotakuFrame) frame = make ();
  expect (frame, "id", KOTAKU_LANGUAGE_ID, "none");
  expect (frame, "strength", KOTAKU_LANGUAGE_ID, "tidak saling mengenal");
  expect (frame, "relation", KOTAKU_LANGUAGE_ID, "tidak ada");
  expect (frame, "relation", KOTAKU_LANGUAGE_EN, "none");
  expect (frame, "stated", KOTAKU_LANGUAGE_ID, "ya");
  expect (frame, "stated", KOTAKU_LANGUAGE_EN, "yes");
  expect (frame, "n", KOTAKU_LANGUAGE_EN, "1234567");
  expect (frame, "x", KOTAKU_LANGUAGE_ID, "0,25");
}
END_TEST

START_TEST (test_unknown_column)
{
  g_autoptr (KotakuFrame) frame = make ();
  g_autoptr (GError) error = NULL;
  KotakuCells cells;
  ck_assert (!kotaku_cells_init (&cells, frame, "lost", KOTAKU_LANGUAGE_EN, &error));
  ck_assert (g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_UNKNOWN_COLUMN));
  kotaku_cells_clear (&cells);
}
END_TEST

KOTAKU_TEST_MAIN ("present/cells", test_numbers_for_people, test_cells, test_unknown_column)

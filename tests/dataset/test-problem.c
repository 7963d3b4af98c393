/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "dataset-testing.h"

static void
take (KotakuProblems *problems, const char *file, gint64 line, gint64 column, const char *message)
{
  KotakuProblem *problem = kotaku_problem_new (KOTAKU_ERROR_UNKNOWN_ID, FALSE, message);
  problem->file = g_strdup (file);
  problem->line = line;
  problem->column = column;
  kotaku_problems_take (problems, problem);
}

START_TEST (test_order)
{
  g_auto (KotakuProblems) problems;
  static const char *const expected[] = { "whole", "first", "second", "third", "other" };
  kotaku_problems_init (&problems);
  take (&problems, "b.csv", 1, 1, "other");
  take (&problems, "a.csv", 10, 2, "third");
  take (&problems, "a.csv", 9, 30, "first");
  take (&problems, "a.csv", 10, 1, "second");
  take (&problems, "a.csv", 0, 0, "whole");
  kotaku_problems_sort (&problems);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      KotakuProblem *problem = g_ptr_array_index (problems.items, i);
      ck_assert_str_eq (problem->message, expected[i]);
    }
}
END_TEST

START_TEST (test_equals_stay_in_order)
{
  g_auto (KotakuProblems) problems;
  kotaku_problems_init (&problems);
  for (int i = 0; i < 50; i++)
    {
      g_autofree char *message = g_strdup_printf ("%d", i);
      take (&problems, "a.csv", 5, 1, message);
    }
  kotaku_problems_sort (&problems);
  for (guint i = 0; i < 50; i++)
    {
      KotakuProblem *problem = g_ptr_array_index (problems.items, i);
      ck_assert_int_eq (atoi (problem->message), (int) i);
    }
}
END_TEST

START_TEST (test_error)
{
  g_auto (KotakuProblems) problems;
  g_autoptr (GError) error = NULL;
  kotaku_problems_init (&problems);
  kotaku_problems_take (&problems, kotaku_problem_new (KOTAKU_ERROR_INVALID, TRUE, "a warning"));
  ck_assert (!kotaku_problems_to_error (&problems, &error));
  ck_assert_no_error (error);
  take (&problems, "d/ties.csv", 3, 7, "unknown id");
  take (&problems, "d/ties.csv", 4, 7, "another");
  ck_assert (kotaku_problems_to_error (&problems, &error));
  ck_assert (g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_UNKNOWN_ID));
  ck_assert_str_eq (error->message, "d/ties.csv:3:7: unknown id");
}
END_TEST

START_TEST (test_frame)
{
  g_auto (KotakuProblems) problems;
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuFrame) frame = NULL;
  KotakuProblem *warning = kotaku_problem_new (KOTAKU_ERROR_INVALID, TRUE, "a, b");
  g_autofree char *text = NULL;
  kotaku_problems_init (&problems);
  warning->file = g_strdup ("x.csv");
  kotaku_problems_take (&problems, warning);
  take (&problems, "y.csv", 3, 7, "wrong");
  frame = kotaku_problems_to_frame (&problems, "d", &error);
  ck_assert_no_error (error);
  text = get_csv (frame);
  ck_assert_str_eq (text, "severity,file,line,column,field,value,expected,message\n"
                          "warning,x.csv,,,,,,\"a, b\"\n"
                          "error,y.csv,3,7,,,,wrong\n");
}
END_TEST

START_TEST (test_limit)
{
  g_auto (KotakuProblems) problems;
  g_auto (KotakuProblems) part;
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuFrame) frame = NULL;
  gsize last;
  kotaku_problems_init (&problems);
  kotaku_problems_init (&part);
  for (int i = 0; i < 70; i++)
    {
      take (&problems, "a.csv", i + 1, 1, "wrong");
      take (&part, "a.csv", 71 + i, 1, "wrong");
    }
  kotaku_problems_join (&problems, &part);
  ck_assert_uint_eq (part.items->len, 0);
  ck_assert_uint_eq (part.n_errors, 0);
  frame = kotaku_problems_to_frame (&problems, "d", &error);
  last = kotaku_frame_get_n_rows (frame) - 1;
  ck_assert_uint_eq (last, 100);
  ck_assert_int_eq (kotaku_frame_get_int64s (frame, "line", NULL, NULL)[last - 1], 100);
  ck_assert_str_eq (kotaku_frame_get_string (frame, "message", last, NULL), "40 more errors");
  ck_assert_str_eq (kotaku_frame_get_string (frame, "file", last, NULL), "d");
}
END_TEST

START_TEST (test_excerpt)
{
  static const struct
  {
    const char *text;
    gsize length;
    const char *expected;
  } cases[] = {
    { "", 0, "" },
    { "J\u00e9", 3, "J\u00e9" },
    { "a\nb", 3, "a\\x0Ab" },
    { "a\0b", 3, "a\\x00b" },
    { "caf\xE9", 4, "caf\\xE9" },
    { "\xE2\x82", 2, "\\xE2\\x82" },
  };
  g_autofree char *many = g_strnfill (200, 'x');
  g_autofree char *excerpt = kotaku_problem_excerpt (many, 200);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = kotaku_problem_excerpt (cases[i].text, cases[i].length);
      ck_assert_str_eq (text, cases[i].expected);
    }
  ck_assert_uint_eq (strlen (excerpt), 83);
  ck_assert (g_str_has_suffix (excerpt, "xxx..."));
}
END_TEST

START_TEST (test_fault)
{
  const KotakuFault fault = { FALSE, 7, 2, KOTAKU_ERROR_INVALID, "x", "a number", "not a number" };
  g_autoptr (KotakuProblem) problem = kotaku_problem_new_from_fault (&fault);
  ck_assert_int_eq (problem->row, 7);
  ck_assert_int_eq (problem->batch_column, 2);
  ck_assert_str_eq (problem->value, "x");
  ck_assert_str_eq (problem->expected, "a number");
  ck_assert_str_eq (problem->message, "not a number");
}
END_TEST

KOTAKU_TEST_MAIN ("dataset/problem",
                  test_order,
                  test_equals_stay_in_order,
                  test_error,
                  test_frame,
                  test_limit,
                  test_excerpt,
                  test_fault)

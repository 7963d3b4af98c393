/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "dataset-testing.h"

static char *
validate (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuFrame) problems
      = kotaku_validate_data ("x.csv", (const guint8 *) text, strlen (text), NULL, NULL, &error);
  ck_assert_no_error (error);
  return get_csv (problems);
}

START_TEST (test_valid)
{
  g_autofree char *csv = validate ("from,to\na,b\n");
  g_autofree char *header = g_strconcat (kotaku_command_validate.columns, "\n", NULL);
  ck_assert_str_eq (csv, header);
}
END_TEST

START_TEST (test_columns)
{
  g_autofree char *csv = validate ("from,to,note\na,b\n");
  ck_assert_str_eq (csv, "severity,file,line,column,field,value,expected,message\n"
                         "error,x.csv,2,1,,2,3 fields,2 fields where the header has 3\n");
}
END_TEST

START_TEST (test_at_most_a_hundred)
{
  g_autoptr (GString) text = g_string_new ("from,to,weight\n");
  g_autoptr (KotakuFrame) problems = NULL;
  for (int i = 0; i < 250; i++)
    g_string_append (text, "a,b,-1\n");
  problems
      = kotaku_validate_data ("x.csv", (const guint8 *) text->str, text->len, NULL, NULL, NULL);
  ck_assert_uint_eq (kotaku_frame_get_n_rows (problems), 101);
  ck_assert_str_eq (kotaku_frame_get_string (problems, "message", 100, NULL), "150 more errors");
}
END_TEST

START_TEST (test_memory)
{
  static const char text[] = "from,to,weight\na,b,-1\nb\nc,d,2\n";
  gboolean done = FALSE;
  for (gint64 allowed = 1; !done; allowed++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KotakuFrame) problems = NULL;
      kotaku_memory_fail_from (allowed);
      problems = kotaku_validate_data ("x.csv", (const guint8 *) text, sizeof text - 1, NULL, NULL,
                                       &error);
      kotaku_memory_fail_from (-1);
      done = problems != NULL;
      if (done)
        ck_assert_uint_eq (kotaku_frame_get_n_rows (problems), 2);
      else
        ck_assert (g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_NO_MEMORY));
    }
}
END_TEST

KOTAKU_TEST_MAIN ("dataset/validate", test_valid, test_columns, test_at_most_a_hundred, test_memory)

/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "dataset-testing.h"

static char *
get_warnings (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuFrame) problems
      = kotaku_validate_data ("x.csv", (const guint8 *) text, strlen (text), NULL, NULL, &error);
  ck_assert_no_error (error);
  return get_places (problems, "warning");
}

START_TEST (test_blank_rows)
{
  g_autofree char *places = get_warnings ("from,to\n\na,b\n,\n");
  ck_assert_str_eq (places, "x.csv:::\n");
}
END_TEST

START_TEST (test_loops)
{
  g_autofree char *places = get_warnings ("from,to\na,b\nb,b\n");
  ck_assert_str_eq (places, "x.csv:3:3:to\n");
}
END_TEST

START_TEST (test_activities)
{
  g_autofree char *places = get_warnings ("from,to,activities\n"
                                          "a,b,infrastructure\n"
                                          "a,c,weaving|arisan\n"
                                          "b,c,arisan\n"
                                          "b,d,sosial|gardening\n");
  ck_assert_str_eq (places, "x.csv:3:5:activities\nx.csv:5:5:activities\n");
}
END_TEST

START_TEST (test_spans_without_a_day)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *places = get_warnings ("from,to,since,until\n"
                                          "a,b,2018,2018\n"
                                          "a,c,2018,2019\n"
                                          "b,c,2018-01-01,2018\n"
                                          "b,d,2018-03,\n");
  ck_assert_str_eq (places, "x.csv:2:10:until\nx.csv:4:16:until\n");
  char *directory = begin_directory ();
  put_file (directory, "events.csv", "id,date\ne,\nf,2018\n", -1);
  put_file (directory, "ties.csv",
            "from,to,since,until\na,b,event:e,event:e\na,b,event:e,event:f\n"
            "a,b,2018-01-01,event:f\n",
            -1);
  g_autoptr (KotakuFrame) problems = kotaku_validate (directory, NULL, NULL, &error);
  g_autofree char *events = get_places (problems, "warning");
  ck_assert_str_eq (events, "ties.csv:2:13:until\nties.csv:4:16:until\n");
  end_directory (directory);
}
END_TEST

/* What is called nearly like a column that is not there; other columns are the user's. */
START_TEST (test_columns)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *places
      = get_warnings ("from,strenght,to,kekuatn,note,page,table,jawaban\na,strong,b,,,,,\n");
  ck_assert_str_eq (places, "x.csv:1:6:strenght\nx.csv:1:18:kekuatn\n");
  g_autofree char *there = get_warnings ("from,to,strength,strenght,source,source2\na,b,,,,\n");
  ck_assert_str_eq (there, "");
  g_autofree char *own = get_warnings (
      "from,to,note,page,table,catatan,nomor,tanggal,waktu,umur,alamat,interviewer,quote,coder,"
      "status,memo,check,rincian,nilai,lokasi\na,b,,,,,,,,,,,,,,,,,,\n");
  ck_assert_str_eq (own, "");
  const char *text = "from,to,strenght\na,b,strong\n";
  g_autoptr (KotakuFrame) problems
      = kotaku_validate_data ("x.csv", (const guint8 *) text, strlen (text), NULL, NULL, &error);
  ck_assert_str_eq (kotaku_frame_get_string (problems, "message", 0, NULL),
                    "the column \"strenght\" is kept as one of your own, did you mean strength?");
  ck_assert_str_eq (kotaku_frame_get_metadata (problems, "rows"), "actors 2, ties 1");
}
END_TEST

START_TEST (test_files)
{
  char *directory = begin_directory ();
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuFrame) empty = kotaku_validate (directory, NULL, NULL, &error);
  g_autoptr (KotakuFrame) problems = NULL;
  ck_assert_no_error (error);
  ck_assert_uint_eq (kotaku_frame_get_n_rows (empty), 1);
  put_file (directory, "actor.csv", "id\na\n", -1);
  put_file (directory, "tis.csv", "from,to\n", -1);
  problems = kotaku_validate (directory, NULL, NULL, &error);
  ck_assert_no_error (error);
  ck_assert_uint_eq (kotaku_frame_get_n_rows (problems), 1);
  ck_assert_str_eq (kotaku_frame_get_string (problems, "severity", 0, NULL), "warning");
  ck_assert_str_eq (kotaku_frame_get_string (problems, "message", 0, NULL),
                    "no table has this name: the file is not read, did you mean ties.csv?");
  end_directory (directory);
}
END_TEST

KOTAKU_TEST_MAIN ("dataset/warning",
                  test_blank_rows,
                  test_loops,
                  test_activities,
                  test_spans_without_a_day,
                  test_columns,
                  test_files)

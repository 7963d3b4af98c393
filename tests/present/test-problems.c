/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "present/present-private.h"
#include "testing.h"

START_TEST (test_lines)
{
  KotakuRows *rows = kotaku_rows_new ("severity:w,file:s,line:i,column:i,field:s,value:s,"
                                      "expected:s,message:s");
  kotaku_rows_begin (rows);
  kotaku_rows_string (rows, 0, "error");
  kotaku_rows_string (rows, 1, "ties.csv");
  kotaku_rows_int64 (rows, 2, 7);
  kotaku_rows_int64 (rows, 3, 3);
  kotaku_rows_string (rows, 7, "a NUL in \"x\"");
  kotaku_rows_begin (rows);
  kotaku_rows_string (rows, 0, "warning");
  kotaku_rows_string (rows, 1, "ties.csv");
  kotaku_rows_string (rows, 7, "2 empty rows were skipped");
  g_autoptr (KotakuFrame) frame = kotaku_rows_finish (rows, NULL);
  g_autofree char *english
      = kotaku_frame_to_text (frame, KOTAKU_FORMAT_TABLE, KOTAKU_LANGUAGE_EN, NULL, NULL);
  ck_assert_str_eq (english, "ties.csv:7:3: a NUL in \"x\"\n"
                             "ties.csv: warning: 2 empty rows were skipped\n");
  g_autofree char *indonesian
      = kotaku_frame_to_text (frame, KOTAKU_FORMAT_TABLE, KOTAKU_LANGUAGE_ID, NULL, NULL);
  ck_assert_str_eq (indonesian, "ties.csv:7:3: NUL di dalam \"x\"\n"
                                "ties.csv: peringatan: 2 baris kosong dilewati\n");
}
END_TEST

KOTAKU_TEST_MAIN ("present/problems", test_lines)

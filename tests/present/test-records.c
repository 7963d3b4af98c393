/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "present/present-private.h"
#include "testing.h"

#include <string.h>

static KotakuFrame *
make (void)
{
  KotakuRows *rows = kotaku_rows_new (
      "id:s,finding:w,level:w,subject:s,statistic:w,value:d,low:d,high:d,p_value:d,verdict:w,"
      "basis:w,evidence:s,sources:s");
  kotaku_rows_begin (rows);
  kotaku_rows_string (rows, 0, "dominated");
  kotaku_rows_string (rows, 1, "Some institutions are always dominated");
  kotaku_rows_string (rows, 2, "institutional");
  kotaku_rows_string (rows, 3, "lkm");
  kotaku_rows_string (rows, 4, "dominated_by");
  kotaku_rows_double (rows, 5, 4);
  kotaku_rows_string (rows, 9, "supported");
  kotaku_rows_string (rows, 10, "described: dominated by 4 and dominates none");
  kotaku_rows_string (rows, 11, "T1|T2");
  kotaku_rows_string (rows, 12, "p. 9, table 2|p. 11");
  kotaku_rows_begin (rows);
  kotaku_rows_string (rows, 0, "levels-differ");
  kotaku_rows_string (rows, 1, "The institutional level is less symmetric");
  kotaku_rows_string (rows, 2, "all");
  kotaku_rows_string (rows, 4, "index_difference");
  kotaku_rows_double (rows, 5, 0.25);
  kotaku_rows_double (rows, 6, 0.1);
  kotaku_rows_double (rows, 7, 0.4);
  kotaku_rows_double (rows, 8, 0.021);
  kotaku_rows_string (rows, 9, "undecided");
  kotaku_rows_string (rows, 10, "tested: p 0.021");
  return kotaku_rows_finish (rows, NULL);
}

START_TEST (test_english)
{
  g_autoptr (KotakuFrame) frame = make ();
  g_autofree char *text
      = kotaku_frame_to_text (frame, KOTAKU_FORMAT_TABLE, KOTAKU_LANGUAGE_EN, NULL, NULL);
  ck_assert_str_eq (text,
                    "supported  Some institutions are always dominated (dominated, described): "
                    "lkm: dominated by 4 and\n"
                    "    dominates none · evidence (2): T1, T2\n"
                    "undecided  The institutional level is less symmetric (levels-differ, tested): "
                    "index difference 0.25\n"
                    "    (0.1 to 0.4); p 0.021\n"
                    "2 answers: 1 supported, 0 contradicted, 1 undecided, 0 not testable\n"
                    "all ties that say so, and their sources: --format csv\n");
}
END_TEST

START_TEST (test_indonesian)
{
  g_autoptr (KotakuFrame) frame = make ();
  g_autofree char *text
      = kotaku_frame_to_text (frame, KOTAKU_FORMAT_TABLE, KOTAKU_LANGUAGE_ID, NULL, NULL);
  const char *pieces[] = { "Ada lembaga yang selalu didominasi (dominated, deskripsi): lkm: ",
                           "didominasi oleh 4 dan",
                           "bukti (2): T1, T2",
                           "(levels-differ, uji): selisih indeks",
                           "(0,1 sampai 0,4); ",
                           "2 jawaban: 1 didukung, 0 dibantah",
                           "semua ikatan yang menyatakannya" };
  for (gsize i = 0; i < G_N_ELEMENTS (pieces); i++)
    ck_assert_msg (strstr (text, pieces[i]) != NULL, "%s\nnot in\n%s", pieces[i], text);
}
END_TEST

/* Rows that differ in their subjects alone are one answer; of a list that is too long for the line
 * the first ties are told. */
START_TEST (test_rows_become_answers)
{
  KotakuRows *rows = kotaku_rows_new (
      "id:s,finding:w,level:w,subject:s,statistic:w,value:d,low:d,high:d,p_value:d,verdict:w,"
      "basis:w,evidence:s,sources:s");
  static const char *const subjects[] = { "a", "b", "c" };
  for (int i = 0; i < 3; i++)
    {
      kotaku_rows_begin (rows);
      kotaku_rows_string (rows, 0, "dominating");
      kotaku_rows_string (rows, 1, "Some institutions dominate");
      kotaku_rows_string (rows, 3, subjects[i]);
      kotaku_rows_string (rows, 9, i < 2 ? "supported" : "undecided");
      kotaku_rows_string (rows, 10, "described: why");
      kotaku_rows_string (rows, 11, i == 0 ? "tie-1|tie-2|tie-3|tie-4" : i == 1 ? "tie-5" : "");
    }
  g_autoptr (KotakuFrame) frame = kotaku_rows_finish (rows, NULL);
  g_autofree char *text
      = kotaku_frame_to_text (frame, KOTAKU_FORMAT_TABLE, KOTAKU_LANGUAGE_EN, NULL, NULL);
  ck_assert_msg (g_str_has_prefix (text, "supported  Some institutions dominate (dominating, "
                                         "described): a, b: why · evidence (5): tie-1, ...\n"
                                         "    undecided: c: why\n3 answers"),
                 "%s", text);
}
END_TEST

START_TEST (test_other_frames_are_tables)
{
  g_autoptr (KotakuFrame) frame = kotaku_rows_finish (kotaku_rows_new ("id:s,finding:w"), NULL);
  ck_assert (!kotaku_records_are_findings (frame));
}
END_TEST

KOTAKU_TEST_MAIN ("present/records",
                  test_english,
                  test_indonesian,
                  test_rows_become_answers,
                  test_other_frames_are_tables)

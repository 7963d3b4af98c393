/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "present/present-private.h"
#include "testing.h"

#include <string.h>

START_TEST (test_blocks)
{
  KotakuRows *rows = kotaku_rows_new ("a:s,b:s,relation:w,pairs:i,evidence:s");
  kotaku_rows_begin (rows);
  kotaku_rows_string (rows, 0, "lkm");
  kotaku_rows_string (rows, 1, "lurah");
  kotaku_rows_string (rows, 2, "asymmetric");
  kotaku_rows_int64 (rows, 3, 2);
  kotaku_rows_begin (rows);
  kotaku_rows_string (rows, 0, "jm");
  g_autoptr (KotakuFrame) frame = kotaku_rows_finish (rows, NULL);
  g_auto (KotakuText) text = KOTAKU_TEXT_INIT;
  ck_assert (kotaku_frame_append_blocks (frame, KOTAKU_LANGUAGE_ID, 0, &text, NULL, NULL));
  ck_assert_str_eq (text.text, "lkm · lurah\n  relasi: asimetris · pasangan: 2\n\njm\n");
}
END_TEST

/* A frame of twenty texts is no table, and loses nothing by it. */
START_TEST (test_wide_tables_are_blocks)
{
  g_autoptr (KotakuFrame) frame = kotaku_frame_new (1);
  for (char i = 'a'; i < 'u'; i++)
    {
      const char name[] = { 'x', i, '\0' };
      const char cell[] = { i, i, i, i, i, i, i, i, i, i, i, i, '\0' };
      const char *cells[] = { cell };
      ck_assert (kotaku_frame_add_strings (frame, name, cells, 1, NULL));
    }
  g_autofree char *text = kotaku_frame_to_text (frame, KOTAKU_FORMAT_TABLE, 0, NULL, NULL);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  for (gsize i = 0; lines[i] != NULL; i++)
    ck_assert_uint_le (kotaku_wrap_get_width (lines[i], strlen (lines[i])), 88);
  ck_assert_ptr_nonnull (strstr (text, "xt: tttttttttttt"));
}
END_TEST

KOTAKU_TEST_MAIN ("present/blocks", test_blocks, test_wide_tables_are_blocks)

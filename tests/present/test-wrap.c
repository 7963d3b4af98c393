/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "present/present-private.h"
#include "testing.h"

#include <string.h>

static void
expect_lines (const char *text, gsize width, const char *expected)
{
  g_auto (KotakuText) out = KOTAKU_TEXT_INIT;
  kotaku_wrap_append (&out, text, 0, 0, width);
  g_autofree char *written = kotaku_text_steal (&out, NULL);
  ck_assert_str_eq (written, expected);
}

START_TEST (test_width_is_what_the_screen_shows)
{
  ck_assert_uint_eq (kotaku_wrap_get_width ("abc", 3), 3);
  ck_assert_uint_eq (kotaku_wrap_get_width ("é", strlen ("é")), 1);
  ck_assert_uint_eq (kotaku_wrap_get_width ("e\xcc\x81", 3), 1);
  ck_assert_uint_eq (kotaku_wrap_get_width ("漢字", strlen ("漢字")), 4);
}
END_TEST

START_TEST (test_lines_end_at_spaces)
{
  expect_lines ("one two three", 7, "one two\nthree\n");
  expect_lines ("one two three", 6, "one\ntwo\nthree\n");
  expect_lines ("one two three", 13, "one two three\n");
  expect_lines ("one   two", 4, "one\ntwo\n");
  expect_lines ("", 5, "\n");
  expect_lines ("a\nb", 5, "a\nb\n");
}
END_TEST

START_TEST (test_lists_break_after_their_joint)
{
  expect_lines ("aaa|bbb|ccc", 8, "aaa|bbb|\nccc\n");
  expect_lines ("aaa, bbb", 6, "aaa,\nbbb\n");
}
END_TEST

START_TEST (test_numbers_stay_whole)
{
  expect_lines ("p 0,125", 5, "p\n0,125\n");
  expect_lines ("x,2 3,y", 3, "x,2\n3,y\n");
}
END_TEST

/* Nothing is lost where a piece is wider than the line. */
START_TEST (test_long_pieces_are_cut)
{
  expect_lines ("abcdefgh", 3, "abc\ndef\ngh\n");
  expect_lines ("漢字", 1, "漢\n字\n");
}
END_TEST

START_TEST (test_indent)
{
  g_auto (KotakuText) out = KOTAKU_TEXT_INIT;
  kotaku_wrap_append (&out, "one two three", 6, 2, 10);
  g_autofree char *written = kotaku_text_steal (&out, NULL);
  ck_assert_str_eq (written, "one\n  two\n  three\n");
}
END_TEST

START_TEST (test_piece)
{
  ck_assert_uint_eq (kotaku_wrap_get_piece ("one three"), 5);
  ck_assert_uint_eq (kotaku_wrap_get_piece ("aa|bbbb|c"), 5);
  ck_assert_uint_eq (kotaku_wrap_get_piece (""), 0);
}
END_TEST

KOTAKU_TEST_MAIN ("present/wrap",
                  test_width_is_what_the_screen_shows,
                  test_lines_end_at_spaces,
                  test_lists_break_after_their_joint,
                  test_numbers_stay_whole,
                  test_long_pieces_are_cut,
                  test_indent,
                  test_piece)

/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "testing.h"

#include "dataset/dataset-private.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char *
read_all (KotakuInput *input, gsize room, gsize *length)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *piece = g_malloc (room);
  g_autoptr (GError) error = NULL;
  gsize n;
  do
    {
      ck_assert (kotaku_input_read (input, piece, room, &n, &error));
      ck_assert_no_error (error);
      ck_assert_uint_le (n, room);
      g_string_append_len (text, piece, (gssize) n);
    }
  while (n > 0);
  *length = text->len;
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
check_input (const char *bytes, gsize n, const char *expected, gsize n_expected)
{
  for (gsize room = 4; room < 40; room += 3)
    {
      g_autoptr (KotakuInput) input = kotaku_input_new ((const guint8 *) bytes, n);
      for (int round = 0; round < 2; round++)
        {
          gsize length;
          g_autofree char *text = read_all (input, room, &length);
          ck_assert_uint_eq (length, n_expected);
          ck_assert_mem_eq (text, expected, n_expected);
          kotaku_input_rewind (input);
        }
    }
}
#define CHECK_INPUT(bytes, expected)                                                               \
  check_input (bytes, sizeof (bytes) - 1, expected, sizeof (expected) - 1)

START_TEST (test_utf8)
{
  CHECK_INPUT ("", "");
  CHECK_INPUT ("a", "a");
  CHECK_INPUT ("from,to\nJ\u00e9,b\n", "from,to\nJ\u00e9,b\n");
  CHECK_INPUT ("\xEF\xBB\xBF", "");
  CHECK_INPUT ("\xEF\xBB\xBFid\na\n", "id\na\n");
  CHECK_INPUT ("\xEF\xBBx", "\xEF\xBBx");
  CHECK_INPUT ("\xFFx", "\xFFx");
}
END_TEST

START_TEST (test_utf16)
{
  CHECK_INPUT ("\xFF\xFE", "");
  CHECK_INPUT ("\xFF\xFE"
               "a\0b\0",
               "ab");
  CHECK_INPUT ("\xFE\xFF\0a\x20\xAC", "a\u20ac");
  CHECK_INPUT ("\xFF\xFE\x3D\xD8\0\xDE"
               "z\0",
               "\U0001F600z");
  CHECK_INPUT ("\xFE\xFF\xD8\x3D\xDE\0\0z", "\U0001F600z");
}
END_TEST

START_TEST (test_utf16_faults)
{
  /* half a unit, a first half at the end, a first half before a letter, a second half alone */
  CHECK_INPUT ("\xFF\xFE"
               "a\0b",
               "a\xFF");
  CHECK_INPUT ("\xFF\xFE\x3D\xD8", "\xFF");
  CHECK_INPUT ("\xFF\xFE\x3D\xD8"
               "a\0",
               "\xFF"
               "a");
  CHECK_INPUT ("\xFE\xFF\xDE\0\0z", "\xFFz");
}
END_TEST

START_TEST (test_long_utf16)
{
  g_autoptr (GString) bytes = g_string_new_len ("\xFF\xFE", 2);
  g_autoptr (GString) expected = g_string_new (NULL);
  g_autoptr (KotakuInput) input = NULL;
  g_autofree char *text = NULL;
  gsize length;
  for (int i = 0; i < 70000; i++)
    {
      g_string_append_len (bytes, i % 5 == 0 ? "\x3D\xD8\0\xDE" : "x\0", i % 5 == 0 ? 4 : 2);
      g_string_append (expected, i % 5 == 0 ? "\U0001F600" : "x");
    }
  input = kotaku_input_new ((const guint8 *) bytes->str, bytes->len);
  text = read_all (input, 1000, &length);
  ck_assert_uint_eq (length, expected->len);
  ck_assert_mem_eq (text, expected->str, length);
}
END_TEST

START_TEST (test_files)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *directory = g_dir_make_tmp ("kotaku-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (directory, "a.csv", NULL);
  KotakuInput *input;
  g_autofree char *text = NULL;
  gsize length;
  ck_assert (g_file_set_contents (path, "id\nx\n", -1, NULL));
  input = kotaku_input_open (path, &error);
  ck_assert_no_error (error);
  ck_assert_uint_eq (kotaku_input_get_size (input), 5);
  text = read_all (input, 16, &length);
  ck_assert_str_eq (text, "id\nx\n");
  ck_assert_uint_eq (kotaku_input_get_position (input), 5);
  kotaku_input_free (input);
  g_unlink (path);
  ck_assert_ptr_null (kotaku_input_open (path, &error));
  ck_assert (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND));
  g_clear_error (&error);
  ck_assert_ptr_null (kotaku_input_open (directory, &error));
  ck_assert (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY));
  g_rmdir (directory);
}
END_TEST

/* Nobody writes to it: opening must not wait for that. */
START_TEST (test_pipe)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *directory = g_dir_make_tmp ("kotaku-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (directory, "pipe", NULL);
  ck_assert_int_eq (mkfifo (path, 0600), 0);
  ck_assert_ptr_null (kotaku_input_open (path, &error));
  ck_assert (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE));
  ck_assert_ptr_nonnull (strstr (error->message, "pipe: not a regular file"));
  g_unlink (path);
  g_rmdir (directory);
}
END_TEST

KOTAKU_TEST_MAIN ("dataset/input",
                  test_utf8,
                  test_utf16,
                  test_utf16_faults,
                  test_long_utf16,
                  test_files,
                  test_pipe)

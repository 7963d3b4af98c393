/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "frame/frame.h"
#include "present/present-private.h"
#include "testing.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static KotakuFrame *
make (gsize n)
{
  KotakuRows *rows = kotaku_rows_new ("id:s,x:d");
  for (gsize i = 0; i < n; i++)
    {
      kotaku_rows_begin (rows);
      kotaku_rows_string (rows, 0, i % 2 ? "=b" : "a");
      kotaku_rows_double (rows, 1, (double) i + 0.5);
    }
  KotakuFrame *frame = kotaku_rows_finish (rows, NULL);
  kotaku_frame_seal (frame);
  return frame;
}

static void
expect (KotakuFormat format, KotakuLanguage language, const char *expected)
{
  g_autoptr (KotakuFrame) frame = make (2);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = kotaku_frame_to_text (frame, format, language, NULL, &error);
  ck_assert_no_error (error);
  ck_assert_str_eq (text, expected);
}

START_TEST (test_formats)
{
  expect (KOTAKU_FORMAT_CSV, KOTAKU_LANGUAGE_ID, "id,x\na,0.5\n=b,1.5\n");
  expect (KOTAKU_FORMAT_SPREADSHEET, KOTAKU_LANGUAGE_EN, "\xEF\xBB\xBFid,x\na,0.5\n'=b,1.5\n");
  expect (KOTAKU_FORMAT_SPREADSHEET, KOTAKU_LANGUAGE_ID, "\xEF\xBB\xBFid;x\na;0,5\n'=b;1,5\n");
  expect (KOTAKU_FORMAT_JSON, KOTAKU_LANGUAGE_ID,
          "{\"meta\": {},\n \"rows\": [\n  {\"id\": \"a\", \"x\": 0.5},\n"
          "  {\"id\": \"=b\", \"x\": 1.5}\n ]}\n");
  expect (KOTAKU_FORMAT_TABLE, KOTAKU_LANGUAGE_EN, "id    x\n──  ───\na   0.5\n=b  1.5\n");
}
END_TEST

/* A directory of one's own, empty again at the end. */
static char *
make_directory (void)
{
  g_autoptr (GError) error = NULL;
  char *directory = g_dir_make_tmp ("kotaku-XXXXXX", &error);
  ck_assert_no_error (error);
  return directory;
}

static guint
count_files (const char *directory)
{
  guint n = 0;
  g_autoptr (GDir) open = g_dir_open (directory, 0, NULL);
  while (g_dir_read_name (open) != NULL)
    n++;
  return n;
}

START_TEST (test_file_is_the_text)
{
  g_autofree char *directory = make_directory ();
  g_autofree char *path = g_build_filename (directory, "out.csv", NULL);
  g_autoptr (KotakuFrame) frame = make (40000);
  g_autoptr (GError) error = NULL;
  for (int i = 0; i < 2; i++)
    ck_assert (kotaku_frame_write (frame, path, KOTAKU_FORMAT_CSV, 0, NULL, &error));
  g_autofree char *text = kotaku_frame_to_text (frame, KOTAKU_FORMAT_CSV, 0, NULL, NULL);
  g_autofree char *written = NULL;
  ck_assert (g_file_get_contents (path, &written, NULL, NULL));
  ck_assert_str_eq (written, text);
  ck_assert_uint_eq (count_files (directory), 1);
  g_unlink (path);
  g_rmdir (directory);
}
END_TEST

START_TEST (test_old_mode_and_link_are_kept)
{
  g_autofree char *directory = make_directory ();
  g_autofree char *path = g_build_filename (directory, "out.csv", NULL);
  g_autofree char *link = g_build_filename (directory, "link.csv", NULL);
  g_autoptr (KotakuFrame) frame = make (1);
  struct stat state;
  ck_assert (g_file_set_contents (path, "old", -1, NULL));
  g_chmod (path, 0640);
  ck_assert_int_eq (symlink ("out.csv", link), 0);
  ck_assert (kotaku_frame_write (frame, link, KOTAKU_FORMAT_CSV, 0, NULL, NULL));
  ck_assert_int_eq (stat (path, &state), 0);
  ck_assert_int_eq (state.st_mode & 07777, 0640);
  ck_assert_int_eq (lstat (link, &state), 0);
  ck_assert (S_ISLNK (state.st_mode));
  g_autofree char *written = NULL;
  ck_assert (g_file_get_contents (path, &written, NULL, NULL));
  ck_assert_str_eq (written, "id,x\na,0.5\n");
  g_unlink (link);
  g_unlink (path);
  g_rmdir (directory);
}
END_TEST

/* What fails leaves the old file, and nothing beside it. */
START_TEST (test_failures)
{
  g_autofree char *directory = make_directory ();
  g_autofree char *path = g_build_filename (directory, "out.csv", NULL);
  g_autofree char *lost = g_build_filename (directory, "lost", "out.csv", NULL);
  g_autoptr (KotakuFrame) frame = make (3);
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  GError *error = NULL;
  ck_assert (g_file_set_contents (path, "old", -1, NULL));
  g_cancellable_cancel (cancelled);
  ck_assert (!kotaku_frame_write (frame, path, KOTAKU_FORMAT_CSV, 0, cancelled, &error));
  ck_assert (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
  g_clear_error (&error);
  kotaku_memory_fail_from (1);
  ck_assert (!kotaku_frame_write (frame, path, KOTAKU_FORMAT_CSV, 0, NULL, &error));
  kotaku_memory_fail_from (-1);
  ck_assert (g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_NO_MEMORY));
  g_clear_error (&error);
  ck_assert (!kotaku_frame_write (frame, lost, KOTAKU_FORMAT_CSV, 0, NULL, &error));
  ck_assert (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND));
  ck_assert_ptr_nonnull (strstr (error->message, "lost"));
  g_clear_error (&error);
  ck_assert (!kotaku_frame_write (frame, directory, KOTAKU_FORMAT_CSV, 0, NULL, &error));
  ck_assert (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY));
  g_clear_error (&error);
  g_autofree char *written = NULL;
  ck_assert (g_file_get_contents (path, &written, NULL, NULL));
  ck_assert_str_eq (written, "old");
  ck_assert_uint_eq (count_files (directory), 1);
  g_unlink (path);
  g_rmdir (directory);
}
END_TEST

static gpointer
cancel_soon (gpointer cancellable)
{
  g_usleep (20000);
  g_cancellable_cancel (cancellable);
  return NULL;
}

/* In every format the text is left unfinished where the call is cancelled. */
START_TEST (test_cancelled_on_the_way)
{
  g_autofree char *directory = make_directory ();
  g_autofree char *path = g_build_filename (directory, "out", NULL);
  g_autoptr (KotakuFrame) frame = make (1000000);
  for (KotakuFormat format = KOTAKU_FORMAT_TABLE; format <= KOTAKU_FORMAT_SPREADSHEET; format++)
    for (int file = 0; file < 2; file++)
      {
        GError *error = NULL;
        g_autoptr (GCancellable) cancellable = g_cancellable_new ();
        GThread *thread = g_thread_new ("cancels", cancel_soon, cancellable);
        if (file)
          ck_assert (!kotaku_frame_write (frame, path, format, 0, cancellable, &error));
        else
          ck_assert_ptr_null (kotaku_frame_to_text (frame, format, 0, cancellable, &error));
        g_thread_join (thread);
        ck_assert (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
        g_clear_error (&error);
      }
  ck_assert_uint_eq (count_files (directory), 0);
  g_rmdir (directory);
}
END_TEST

START_TEST (test_full_device)
{
  g_autoptr (KotakuFrame) frame = make (3);
  g_autoptr (GError) error = NULL;
  if (!g_file_test ("/dev/full", G_FILE_TEST_EXISTS))
    return;
  ck_assert (!kotaku_frame_write (frame, "/dev/full", KOTAKU_FORMAT_CSV, 0, NULL, &error));
  ck_assert (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE));
}
END_TEST

/* A narrow screen wraps or makes blocks, a wide one leaves a line as it is; 40 columns at least. */
START_TEST (test_width)
{
  const char *const words[] = { "one two three four five six seven eight nine ten eleven twelve "
                                "thirteen fourteen fifteen sixteen seventeen" };
  g_autoptr (KotakuFrame) frame = kotaku_frame_new (1);
  ck_assert (kotaku_frame_add_strings (frame, "a", words, 1, NULL));
  ck_assert (kotaku_frame_add_strings (frame, "b", words, 1, NULL));
  for (guint width = 1; width <= 300; width++)
    {
      g_autofree char *text = kotaku_frame_to_table (frame, 0, width, NULL, NULL);
      g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
      for (gsize i = 0; lines[i] != NULL; i++)
        ck_assert_uint_le (kotaku_wrap_get_width (lines[i], strlen (lines[i])), MAX (width, 40));
      ck_assert_ptr_nonnull (strstr (text, "seventeen"));
      ck_assert (strstr (text, words[0]) != NULL || width < 2 * strlen (words[0]) + 2);
    }
  g_autofree char *plain = kotaku_frame_to_text (frame, KOTAKU_FORMAT_TABLE, 0, NULL, NULL);
  g_autofree char *unknown = kotaku_frame_to_table (frame, 0, 0, NULL, NULL);
  ck_assert_str_eq (plain, unknown);
}
END_TEST

KOTAKU_TEST_MAIN ("present/text",
                  test_formats,
                  test_file_is_the_text,
                  test_old_mode_and_link_are_kept,
                  test_failures,
                  test_cancelled_on_the_way,
                  test_full_device,
                  test_width)

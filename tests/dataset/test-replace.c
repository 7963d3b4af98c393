/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "dataset-testing.h"

#include <sys/stat.h>
#include <unistd.h>

/* One file into a directory of that path. */
static gboolean
replace (const char *path, GError **error)
{
  g_auto (KotakuReplacement) replacement = { 0 };
  if (!kotaku_replacement_begin (&replacement, path, error))
    return FALSE;
  put_file (replacement.aside, "ties.csv", "new", -1);
  return kotaku_replacement_finish (&replacement, error);
}

static void
check_refused (const char *work, const char *path, GQuark domain, gint code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = list_directory (work), *after = NULL;
  ck_assert (!replace (path, &error));
  ck_assert_msg (g_error_matches (error, domain, code), "%s", error->message);
  after = list_directory (work);
  ck_assert_str_eq (before, after);
}

START_TEST (test_new)
{
  char *work = begin_directory ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (work, "set", NULL);
  ck_assert (replace (path, &error));
  g_autofree char *text = get_file (path, "ties.csv"), *names = list_directory (work);
  ck_assert_str_eq (text, "new");
  ck_assert_str_eq (names, "set\n");
  end_directory (work);
}
END_TEST

START_TEST (test_relative)
{
  char *work = begin_directory ();
  g_autoptr (GError) error = NULL;
  ck_assert_int_eq (chdir (work), 0);
  ck_assert (replace ("set/", &error));
  ck_assert (replace ("./set", &error));
  g_autofree char *names = list_directory (work);
  ck_assert_str_eq (names, "set\n");
  ck_assert_int_eq (chdir ("set"), 0);
  check_refused (work, ".", KOTAKU_ERROR, KOTAKU_ERROR_NOT_ATOMIC);
  check_refused (work, "../set", KOTAKU_ERROR, KOTAKU_ERROR_NOT_ATOMIC);
  ck_assert_int_eq (chdir ("/"), 0);
  end_directory (work);
}
END_TEST

START_TEST (test_keep)
{
  char *work = begin_directory ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (work, "set", NULL);
  g_autofree char *link = g_build_filename (path, "link", NULL);
  struct stat status;
  ck_assert_int_eq (g_mkdir (path, 0750), 0);
  put_file (path, "ties.csv", "old", -1);
  put_file (path, "relasi.csv", "old", -1);
  put_file (path, "letter.pdf", "kept", -1);
  ck_assert_int_eq (symlink ("nowhere", link), 0);
  ck_assert (replace (path, &error));
  g_autofree char *names = list_directory (path), *ties = get_file (path, "ties.csv");
  ck_assert_str_eq (names, "letter.pdf\nlink\nties.csv\n");
  ck_assert_str_eq (ties, "new");
  ck_assert (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  ck_assert_int_eq (stat (path, &status), 0);
  ck_assert_int_eq (status.st_mode & 0777, 0750);
  end_directory (work);
}
END_TEST

START_TEST (test_through_a_link)
{
  char *work = begin_directory ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (work, "set", NULL);
  g_autofree char *link = g_build_filename (work, "link", NULL);
  ck_assert_int_eq (g_mkdir (path, 0755), 0);
  ck_assert_int_eq (symlink ("set", link), 0);
  ck_assert (replace (link, &error));
  ck_assert (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  g_autofree char *text = get_file (path, "ties.csv");
  ck_assert_str_eq (text, "new");
  end_directory (work);
}
END_TEST

START_TEST (test_refusals)
{
  char *work = begin_directory ();
  g_autofree char *file = g_build_filename (work, "file", NULL);
  g_autofree char *set = g_build_filename (work, "set", NULL);
  g_autofree char *inside = g_build_filename (set, "inside", NULL);
  g_autofree char *nowhere = g_build_filename (work, "no", "where", NULL);
  g_autofree char *dangling = g_build_filename (work, "dangling", NULL);
  put_file (work, "file", "x", -1);
  ck_assert_int_eq (g_mkdir (set, 0755), 0);
  ck_assert_int_eq (g_mkdir (inside, 0755), 0);
  ck_assert_int_eq (symlink ("nothing", dangling), 0);
  check_refused (work, file, G_IO_ERROR, G_IO_ERROR_NOT_DIRECTORY);
  check_refused (work, set, KOTAKU_ERROR, KOTAKU_ERROR_NOT_ATOMIC);
  check_refused (work, nowhere, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  check_refused (work, dangling, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  check_refused (work, "", G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  check_refused (work, "/", KOTAKU_ERROR, KOTAKU_ERROR_NOT_ATOMIC);
  check_refused (work, "/proc", KOTAKU_ERROR, KOTAKU_ERROR_NOT_ATOMIC);
  end_directory (work);
}
END_TEST

START_TEST (test_read_only)
{
  char *work = begin_directory ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (work, "set", NULL);
  ck_assert_int_eq (chmod (work, 0555), 0);
  /* Root may write anywhere. */
  if (geteuid () != 0)
    check_refused (work, path, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
  ck_assert_int_eq (chmod (work, 0755), 0);
  end_directory (work);
}
END_TEST

START_TEST (test_abandoned)
{
  char *work = begin_directory ();
  g_autofree char *path = g_build_filename (work, "set", NULL);
  {
    g_auto (KotakuReplacement) replacement = { 0 };
    ck_assert (kotaku_replacement_begin (&replacement, path, NULL));
    put_file (replacement.aside, "ties.csv", "new", -1);
  }
  g_autofree char *names = list_directory (work);
  ck_assert_str_eq (names, "");
  end_directory (work);
}
END_TEST

KOTAKU_TEST_MAIN ("dataset/replace",
                  test_new,
                  test_relative,
                  test_keep,
                  test_through_a_link,
                  test_refusals,
                  test_read_only,
                  test_abandoned)

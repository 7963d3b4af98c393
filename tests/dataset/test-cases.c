/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Each entry of cases/ is a dataset whose name begins with its verdict. Beside it, NAME.expected
 * has the files that saving a valid one would write (or nothing is there: only the verdict counts),
 * or the place of each fault of one that is not valid. */

#include "dataset-testing.h"

static char *
get_cases_path (void)
{
  return g_build_filename (g_getenv ("KOTAKU_SOURCE_ROOT"), "tests", "dataset", "cases", NULL);
}

static void
check_valid (const char *path, const char *name, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuNetwork) network = kotaku_network_read (path, NULL, NULL, &error);
  g_autoptr (KotakuFrame) problems = kotaku_validate (path, NULL, NULL, NULL);
  g_autofree char *places = get_places (problems, "error");
  g_autofree char *canonical = NULL;
  ck_assert_msg (network != NULL, "%s: %s", name, error ? error->message : "");
  ck_assert_str_eq (places, "");
  canonical = get_canonical (network);
  if (expected != NULL)
    ck_assert_msg (strcmp (canonical, expected) == 0, "%s:\n%s\nexpected:\n%s", name, canonical,
                   expected);
}

static void
check_first (const char *path, const char *name, KotakuFrame *problems)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuNetwork) network = kotaku_network_read (path, NULL, NULL, &error);
  const char *message = NULL;
  ck_assert_msg (network == NULL && error != NULL, "%s was read", name);
  ck_assert_msg (error->domain == KOTAKU_ERROR && error->code / 100 == 1, "%s", error->message);
  ck_assert_msg (strchr (error->message, '\n') == NULL, "%s", error->message);
  for (gsize i = 0; message == NULL && i < kotaku_frame_get_n_rows (problems); i++)
    if (strcmp (kotaku_frame_get_string (problems, "severity", i, NULL), "error") == 0)
      message = kotaku_frame_get_string (problems, "message", i, NULL);
  ck_assert_msg (g_str_has_suffix (error->message, message), "%s: %s", name, error->message);
  ck_assert_msg (g_str_has_prefix (error->message, path), "%s: %s", name, error->message);
}

static void
check_faults (const char *path, const char *name, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuFrame) problems = kotaku_validate (path, NULL, NULL, &error);
  g_autofree char *places = NULL, *text = NULL;
  ck_assert_no_error (error);
  places = get_places (problems, "error");
  text = get_csv (problems);
  ck_assert_msg (g_strcmp0 (places, expected) == 0, "%s:\n%s\nexpected:\n%s", name, text, expected);
  check_first (path, name, problems);
}

static int
check_cases (const char *verdict, void (*check) (const char *, const char *, const char *))
{
  g_autofree char *root = get_cases_path ();
  GDir *directory = g_dir_open (root, 0, NULL);
  const char *name;
  int n = 0;
  ck_assert_ptr_nonnull (directory);
  while ((name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *path = g_build_filename (root, name, NULL);
      g_autofree char *beside = g_strconcat (name, ".expected", NULL);
      g_autofree char *expected = get_file (root, beside);
      if (!g_str_has_prefix (name, verdict) || g_str_has_suffix (name, ".expected"))
        continue;
      check (path, name, expected);
      n++;
    }
  g_dir_close (directory);
  return n;
}

START_TEST (test_valid) { ck_assert_int_ge (check_cases ("y_", check_valid), 30); }
END_TEST

START_TEST (test_not_valid) { ck_assert_int_ge (check_cases ("n_", check_faults), 40); }
END_TEST

/* Every start of a file, and every file with a byte left out, is read or refused. */
static void
check_cuts (const char *path, const char *name, const char *expected)
{
  g_autofree char *bytes = NULL;
  gsize length;
  if (!g_file_get_contents (path, &bytes, &length, NULL))
    return;
  for (gsize i = 0; i < length; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree guint8 *cut = g_memdup2 (bytes, length + 1);
      g_autoptr (KotakuNetwork) start
          = kotaku_network_read_data ("start.csv", cut, i, NULL, NULL, &error);
      ck_assert (start != NULL || (error != NULL && error->domain == KOTAKU_ERROR));
      g_clear_error (&error);
      memmove (cut + i, cut + i + 1, length - i - 1);
      g_autoptr (KotakuNetwork) without
          = kotaku_network_read_data ("without.csv", cut, length - 1, NULL, NULL, &error);
      ck_assert (without != NULL || (error != NULL && error->domain == KOTAKU_ERROR));
    }
}

START_TEST (test_cuts)
{
  check_cases ("y_", check_cuts);
  check_cases ("n_", check_cuts);
}
END_TEST

KOTAKU_TEST_MAIN ("dataset/cases", test_valid, test_not_valid, test_cuts)

/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "dataset-testing.h"

static KotakuNetwork *
read_path (const char *path)
{
  g_autoptr (GError) error = NULL;
  KotakuNetwork *network = kotaku_network_read (path, NULL, NULL, &error);
  ck_assert_no_error (error);
  return network;
}

static void
save (KotakuNetwork *network, const char *path)
{
  g_autoptr (GError) error = NULL;
  ck_assert_msg (kotaku_network_save (network, path, NULL, NULL, &error), "%s",
                 error ? error->message : "");
}

static void
check_round (const char *path, const char *work)
{
  g_autofree char *first = g_build_filename (work, "first", NULL);
  g_autofree char *second = g_build_filename (work, "second", NULL);
  g_autoptr (KotakuNetwork) network = read_path (path);
  save (network, first);
  g_autoptr (KotakuNetwork) again = read_path (first);
  save (again, second);
  g_autofree char *canonical = get_canonical (network), *other = get_canonical (again);
  g_autofree char *checksum = kotaku_network_get_checksum (network, NULL, NULL);
  g_autofree char *other_checksum = kotaku_network_get_checksum (again, NULL, NULL);
  ck_assert_str_eq (canonical, other);
  ck_assert_str_eq (checksum, other_checksum);
  for (int table = 1; table <= KOTAKU_N_TABLES; table++)
    {
      g_autofree char *name = g_strconcat (kotaku_table_spec (table)->name, ".csv", NULL);
      g_autofree char *a = get_file (first, name), *b = get_file (second, name);
      if (kotaku_network_get_n_rows (network, table) > 0 || table != KOTAKU_TABLE_TIES)
        ck_assert_int_eq (a != NULL, kotaku_network_get_n_rows (network, table) > 0);
      ck_assert_int_eq (g_strcmp0 (a, b), 0);
    }
  remove_tree (first);
  remove_tree (second);
}

START_TEST (test_load_save_load)
{
  g_autofree char *cases
      = g_build_filename (g_getenv ("KOTAKU_SOURCE_ROOT"), "tests", "dataset", "cases", NULL);
  char *work = begin_directory ();
  GDir *directory = g_dir_open (cases, 0, NULL);
  const char *name;
  while ((name = g_dir_read_name (directory)) != NULL)
    if (g_str_has_prefix (name, "y_") && !g_str_has_suffix (name, ".expected"))
      {
        g_autofree char *path = g_build_filename (cases, name, NULL);
        check_round (path, work);
      }
  g_dir_close (directory);
  end_directory (work);
}
END_TEST

START_TEST (test_bytes)
{
  char *work = begin_directory ();
  g_autofree char *path = g_build_filename (work, "out", NULL);
  g_autoptr (KotakuNetwork) network
      = read_ties ("ke;dari;bobot;arah\nb;a;2,50;vertikal\nb;a;;\n", -1, NULL);
  save (network, path);
  g_autofree char *names = list_directory (path);
  g_autofree char *actors = get_file (path, "actors.csv"), *ties = get_file (path, "ties.csv");
  ck_assert_str_eq (names, "actors.csv\nties.csv\n");
  ck_assert_str_eq (actors, "id\na\nb\n");
  ck_assert_str_eq (ties, "from,to,direction,weight\na,b,vertical,2.5\na,b,,\n");
  end_directory (work);
}
END_TEST

static char *
list_tie_names (KotakuNetwork *network)
{
  GString *names = g_string_new (NULL);
  for (gsize i = 0; i < kotaku_network_get_n_ties (network); i++)
    {
      g_autofree char *name = kotaku_network_get_tie_name (network, (KotakuTie) i);
      g_string_append_printf (names, "%s\n", name);
    }
  return g_string_free (names, FALSE);
}

/* A directory without a file is none that could be read again. */
START_TEST (test_empty)
{
  char *work = begin_directory ();
  g_autofree char *path = g_build_filename (work, "out", NULL);
  g_autoptr (KotakuNetwork) network = kotaku_network_new ();
  save (network, path);
  g_autofree char *names = list_directory (path), *ties = get_file (path, "ties.csv");
  ck_assert_str_eq (names, "ties.csv\n");
  ck_assert_str_eq (ties, "from,to\n");
  check_round (path, work);
  end_directory (work);
}
END_TEST

/* Rows without a cell go, rows of several lines stay: the ties keep their names. */
START_TEST (test_names_of_ties)
{
  static const char *const files[] = {
    "from,to,id\na,b,\n,,\nb,c,\n\n\nc,a,t7\na,c,\n",
    "\n\nfrom,to,note\na,b,\"one\ntwo\r\nthree\"\n,,\nb,c,\"x\ny\"\nc,a,\n",
    "from,to,\"two\nlines\"\na,b,x\n\nb,c,\"x\n\ny\"\nc,a,\n",
    "from;to;note\na;\"b\n1\";\n;;\nb;\"b\n1\";\nb;a;\n",
  };
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      char *work = begin_directory ();
      put_file (work, "ties.csv", files[i], -1);
      check_round (work, work);
      g_autofree char *path = g_build_filename (work, "saved", NULL);
      g_autoptr (KotakuNetwork) network = read_path (work);
      save (network, path);
      g_autoptr (KotakuNetwork) again = read_path (path);
      g_autofree char *before = list_tie_names (network), *after = list_tie_names (again);
      ck_assert_str_eq (before, after);
      end_directory (work);
    }
}
END_TEST

START_TEST (test_replace)
{
  char *work = begin_directory ();
  g_autofree char *path = g_build_filename (work, "set", NULL);
  g_autofree char *slashed = g_strconcat (path, "//", NULL);
  g_autoptr (KotakuNetwork) network = read_ties ("from,to\na,b\n", -1, NULL);
  ck_assert_int_eq (g_mkdir (path, 0755), 0);
  put_file (path, "ikatan.csv", "dari,ke\nx,y\n", -1);
  put_file (path, "funds.csv", "id\nf\n", -1);
  put_file (path, "README.md", "keep me", -1);
  put_file (path, ".hidden", "me too", -1);
  save (network, slashed);
  g_autofree char *names = list_directory (path), *around = list_directory (work);
  g_autofree char *readme = get_file (path, "README.md");
  ck_assert_str_eq (names, ".hidden\nREADME.md\nactors.csv\nties.csv\n");
  ck_assert_str_eq (around, "set\n");
  ck_assert_str_eq (readme, "keep me");
  end_directory (work);
}
END_TEST

START_TEST (test_nothing_is_left_after_a_failure)
{
  char *work = begin_directory ();
  g_autofree char *path = g_build_filename (work, "set", NULL);
  g_autoptr (KotakuNetwork) network = read_ties ("from,to\na,b\nb,c\n", -1, NULL);
  gboolean done = FALSE;
  for (gint64 allowed = 1; !done; allowed++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *names = NULL;
      kotaku_memory_fail_from (allowed);
      done = kotaku_network_save (network, path, NULL, NULL, &error);
      kotaku_memory_fail_from (-1);
      names = list_directory (work);
      ck_assert_str_eq (names, done ? "set\n" : "");
      if (!done)
        ck_assert (g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_NO_MEMORY));
    }
  end_directory (work);
}
END_TEST

/* What fails is told of the directory that was asked for, not of the one made beside it. */
START_TEST (test_messages_name_the_target)
{
  static const char *const names[] = { "nowhere/out", "file/out" };
  char *work = begin_directory ();
  g_autoptr (KotakuNetwork) network = read_ties ("from,to\na,b\n", -1, NULL);
  put_file (work, "file", "x", -1);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *path = g_build_filename (work, names[i], NULL);
      ck_assert (!kotaku_network_save (network, path, NULL, NULL, &error));
      ck_assert_msg (g_str_has_prefix (error->message, path), "%s", error->message);
    }
  end_directory (work);
}
END_TEST

START_TEST (test_cancelled)
{
  char *work = begin_directory ();
  g_autofree char *path = g_build_filename (work, "set", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (KotakuNetwork) network = read_ties ("from,to\na,b\n", -1, NULL);
  g_cancellable_cancel (cancellable);
  ck_assert (!kotaku_network_save (network, path, NULL, cancellable, &error));
  ck_assert (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
  g_autofree char *names = list_directory (work);
  ck_assert_str_eq (names, "");
  end_directory (work);
}
END_TEST

KOTAKU_TEST_MAIN ("dataset/save",
                  test_load_save_load,
                  test_bytes,
                  test_empty,
                  test_names_of_ties,
                  test_replace,
                  test_nothing_is_left_after_a_failure,
                  test_messages_name_the_target,
                  test_cancelled)

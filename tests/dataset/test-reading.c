/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "dataset-testing.h"

/* name, text, name, text, ..., NULL: the places of the errors. */
static char *
get_errors (const char *name, ...)
{
  char *directory = begin_directory ();
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuFrame) problems = NULL;
  char *places;
  va_list files;
  va_start (files, name);
  for (; name != NULL; name = va_arg (files, const char *))
    put_file (directory, name, va_arg (files, const char *), -1);
  va_end (files);
  problems = kotaku_validate (directory, NULL, NULL, &error);
  ck_assert_no_error (error);
  places = get_places (problems, "error");
  end_directory (directory);
  return places;
}

START_TEST (test_tables_name_each_other)
{
  g_autofree char *places = get_errors (
      "zones.csv", "id,parent\nz1,\nz2,z1\n", "actors.csv", "id,zone\na,z2\nb,\n",
      "institutions.csv", "id\nlkm\n", "affiliations.csv",
      "actor,institution,since\na,lkm,event:e\n", "events.csv", "id,date\ne,2018\n", "ties.csv",
      "from,to,until\na,b,event:e\na,lkm,\n", "funds.csv", "id,zone\nf,z1\n", "posts.csv",
      "post,required\nf1,any\n", "competences.csv", "actor,post\na,f1\n", NULL);
  ck_assert_str_eq (places, "");
}
END_TEST

START_TEST (test_unknown_ids)
{
  g_autofree char *places = get_errors (
      "zones.csv", "id,parent\nz1,zz\n", "actors.csv", "id,zone\na,zz\n", "institutions.csv",
      "id\nlkm\n", "affiliations.csv", "actor,institution\nx,lkm\na,x\n", "ties.csv",
      "from,to,since\na,x,\na,a,event:x\n", "funds.csv", "id,zone\nf,zz\n", "posts.csv",
      "post\nf1\n", "competences.csv", "actor,post\na,f2\nx,f1\n", NULL);
  ck_assert_str_eq (places, "actors.csv:2:3:zone\n"
                            "affiliations.csv:2:1:actor\naffiliations.csv:3:3:institution\n"
                            "competences.csv:2:3:post\ncompetences.csv:3:1:actor\n"
                            "funds.csv:2:3:zone\n"
                            "ties.csv:2:3:to\nties.csv:3:5:since\n"
                            "zones.csv:2:4:parent\n");
}
END_TEST

START_TEST (test_what_was_not_read_is_not_unknown)
{
  g_autofree char *places
      = get_errors ("zones.csv", "name\nx\n", "actors.csv", "id,zone\na,z1\n", "events.csv", "",
                    "ties.csv", "from,to,since\na,a,event:x\n", NULL);
  ck_assert_str_eq (places, "events.csv:1:1:\nzones.csv:1:1:id\n");
}
END_TEST

START_TEST (test_open_ids)
{
  g_autofree char *open = get_errors ("ties.csv", "from,to\nx,y\n", NULL);
  g_autofree char *closed = get_errors ("ties.csv", "from,to\nx,y\n", "actors.csv", "id\n", NULL);
  ck_assert_str_eq (open, "");
  ck_assert_str_eq (closed, "actors.csv:1:1:\n");
}
END_TEST

/* Zones and posts that only others name, where their files are missing. */
START_TEST (test_named_ids)
{
  g_autofree char *open
      = get_errors ("actors.csv", "id,zone\na,z1\nb,z2\nc,z1\n", "funds.csv", "id,zone\nf,z3\n",
                    "competences.csv", "actor,post\na,p1\n", NULL);
  g_autofree char *closed
      = get_errors ("zones.csv", "id\n", "actors.csv", "id,zone\na,z1\n", "posts.csv", "post\np\n",
                    "competences.csv", "actor,post\na,p1\n", NULL);
  g_autofree char *events = get_errors ("ties.csv", "from,to,since\na,b,event:sk\n", NULL);
  ck_assert_str_eq (open, "");
  ck_assert_str_eq (closed, "actors.csv:2:3:zone\ncompetences.csv:2:3:post\n");
  ck_assert_str_eq (events, "ties.csv:2:5:since\n");
}
END_TEST

START_TEST (test_zones_are_made)
{
  g_autoptr (GError) error = NULL;
  char *directory = begin_directory ();
  put_file (directory, "actors.csv", "id,zone\na,z1\nb,\nc,z2\n", -1);
  put_file (directory, "funds.csv", "id,zone\nf,z2\ng,z3\n", -1);
  g_autoptr (KotakuNetwork) network = kotaku_network_read (directory, NULL, NULL, &error);
  ck_assert_no_error (error);
  g_autofree char *canonical = get_canonical (network);
  ck_assert_str_eq (canonical, "zones.csv\nid\nz1\nz2\nz3\nactors.csv\nid,zone\na,z1\nb,\nc,z2\n"
                               "funds.csv\nid,zone\nf,z2\ng,z3\n");
  end_directory (directory);
}
END_TEST

START_TEST (test_nothing_found)
{
  g_autoptr (GError) error = NULL;
  char *directory = begin_directory ();
  put_file (directory, "notes.csv", "x\n", -1);
  ck_assert_ptr_null (kotaku_network_read (directory, NULL, NULL, &error));
  ck_assert (g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_INVALID));
  ck_assert_ptr_nonnull (strstr (error->message, directory));
  ck_assert_ptr_nonnull (strstr (error->message, "zones.csv, actors.csv"));
  ck_assert_ptr_nonnull (strstr (error->message, "ties.csv"));
  g_autoptr (KotakuFrame) problems = kotaku_validate (directory, NULL, NULL, NULL);
  ck_assert_int_ge (kotaku_frame_find_row (problems, "severity", "error", NULL), 0);
  end_directory (directory);
}
END_TEST

START_TEST (test_formats)
{
  g_autoptr (GError) error = NULL;
  char *directory = begin_directory ();
  g_autofree char *path = g_build_filename (directory, "ties.dat", NULL);
  g_autofree char *missing = g_build_filename (directory, "nowhere", NULL);
  put_file (directory, "ties.dat", "from,to\n", -1);
  ck_assert_ptr_null (kotaku_network_read (path, NULL, NULL, &error));
  ck_assert (g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_UNKNOWN_FORMAT));
  ck_assert_ptr_nonnull (strstr (error->message, ".tsv"));
  g_clear_error (&error);
  ck_assert_ptr_null (kotaku_validate (missing, NULL, NULL, &error));
  ck_assert (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND));
  end_directory (directory);
}
END_TEST

START_TEST (test_single_files)
{
  g_autoptr (GError) error = NULL;
  char *directory = begin_directory ();
  static const char *const names[] = { "ties.csv", "edges.csv", "edges.TSV" };
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (directory, names[i], NULL);
      put_file (directory, names[i], "from\tto\tweight\na\tb\t2\n", -1);
      g_autoptr (KotakuNetwork) network = kotaku_network_read (path, NULL, NULL, &error);
      ck_assert_no_error (error);
      ck_assert_uint_eq (kotaku_network_get_n_ties (network), 1);
      ck_assert_str_eq (kotaku_network_get_name (network), path);
    }
  end_directory (directory);
}
END_TEST

START_TEST (test_other_files_are_no_data)
{
  g_autofree char *places
      = get_errors ("notes.txt", "from,to\nx\n", "README", "x", ".ties.csv", "x", "actors.csv",
                    "id\na\n", "pictures.csv", "x,y\n1\n", NULL);
  ck_assert_str_eq (places, "");
}
END_TEST

KOTAKU_TEST_MAIN ("dataset/reading",
                  test_tables_name_each_other,
                  test_unknown_ids,
                  test_what_was_not_read_is_not_unknown,
                  test_open_ids,
                  test_named_ids,
                  test_zones_are_made,
                  test_nothing_found,
                  test_formats,
                  test_single_files,
                  test_other_files_are_no_data)

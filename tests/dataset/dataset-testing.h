/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

/* Directories of text, networks as text, problems as text. */

#include "testing.h"

#include "dataset/dataset-private.h"

#include <glib/gstdio.h>
#include <string.h>

static inline void
remove_tree (const char *path)
{
  GDir *directory = g_dir_open (path, 0, NULL);
  const char *name;
  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *entry = g_build_filename (path, name, NULL);
      if (g_file_test (entry, G_FILE_TEST_IS_DIR) && !g_file_test (entry, G_FILE_TEST_IS_SYMLINK))
        remove_tree (entry);
      g_unlink (entry);
    }
  g_clear_pointer (&directory, g_dir_close);
  g_rmdir (path);
}

/* A directory that is there until end_directory(). */
static inline char *
begin_directory (void)
{
  char *path = g_dir_make_tmp ("kotaku-XXXXXX", NULL);
  ck_assert_ptr_nonnull (path);
  return path;
}

static inline void
end_directory (char *path)
{
  remove_tree (path);
  g_free (path);
}

static inline void
put_file (const char *directory, const char *name, const char *text, gssize length)
{
  g_autofree char *path = g_build_filename (directory, name, NULL);
  ck_assert (g_file_set_contents (path, text, length, NULL));
}

static inline char *
get_file (const char *directory, const char *name)
{
  g_autofree char *path = g_build_filename (directory, name, NULL);
  char *text = NULL;
  return g_file_get_contents (path, &text, NULL, NULL) ? text : NULL;
}

static inline gint
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* Names in order, with a line feed after each. */
static inline char *
list_directory (const char *path)
{
  GDir *directory = g_dir_open (path, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  GString *text = g_string_new (NULL);
  const char *name;
  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_clear_pointer (&directory, g_dir_close);
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    g_string_append_printf (text, "%s\n", (char *) g_ptr_array_index (names, i));
  return g_string_free (text, FALSE);
}

static inline char *
get_csv (KotakuFrame *frame)
{
  g_autoptr (GError) error = NULL;
  g_auto (KotakuText) text = KOTAKU_TEXT_INIT;
  char *csv;
  kotaku_frame_append_csv_header (frame, &kotaku_csv_plain, &text);
  kotaku_frame_append_csv_rows (frame, &kotaku_csv_plain, 0, kotaku_frame_get_n_rows (frame),
                                &text);
  csv = kotaku_text_steal (&text, &error);
  ck_assert_no_error (error);
  return csv;
}

/* The files that saving would write, each after its name. */
static inline char *
get_canonical (KotakuNetwork *network)
{
  GString *text = g_string_new (NULL);
  for (int table = 1; table <= KOTAKU_N_TABLES; table++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KotakuFrame) frame = NULL;
      g_autofree char *rows = NULL;
      if (kotaku_network_get_n_rows (network, table) == 0)
        continue;
      frame = kotaku_network_get_canonical_rows (network, table, NULL, &error);
      ck_assert_no_error (error);
      rows = get_csv (frame);
      g_string_append_printf (text, "%s.csv\n%s", kotaku_table_spec (table)->name, rows);
    }
  return g_string_free (text, FALSE);
}

static inline void
append_number (GString *text, KotakuFrame *frame, const char *column, gsize row)
{
  g_autofree guint8 *missing = kotaku_frame_get_missing (frame, column, NULL, NULL);
  const gint64 *numbers = kotaku_frame_get_int64s (frame, column, NULL, NULL);
  if (missing == NULL || !missing[row])
    g_string_append_printf (text, "%d", (int) numbers[row]);
}

/* FILE:LINE:COLUMN:FIELD of each problem of a severity. */
static inline char *
get_places (KotakuFrame *problems, const char *severity)
{
  GString *text = g_string_new (NULL);
  for (gsize i = 0; i < kotaku_frame_get_n_rows (problems); i++)
    {
      const char *file = kotaku_frame_get_string (problems, "file", i, NULL);
      const char *field = kotaku_frame_get_string (problems, "field", i, NULL);
      g_autofree char *name = g_path_get_basename (file);
      if (g_strcmp0 (kotaku_frame_get_string (problems, "severity", i, NULL), severity) != 0)
        continue;
      g_string_append_printf (text, "%s:", name);
      append_number (text, problems, "line", i);
      g_string_append_c (text, ':');
      append_number (text, problems, "column", i);
      g_string_append_printf (text, ":%s\n", field != NULL ? field : "");
    }
  return g_string_free (text, FALSE);
}

static inline KotakuNetwork *
read_ties (const char *text, gssize length, KotakuOptions *options)
{
  g_autoptr (GError) error = NULL;
  gsize n = length < 0 ? strlen (text) : (gsize) length;
  KotakuNetwork *network
      = kotaku_network_read_data ("ties.csv", (const guint8 *) text, n, options, NULL, &error);
  ck_assert_no_error (error);
  return network;
}

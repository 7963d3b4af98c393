/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

/* Copies of datasets on disk, changed on their way; whatever goes wrong ends the test. */

#include "testing.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <kotaku.h>
#include <string.h>

static inline char *
copy_source_path (const char *path)
{
  const char *root = g_getenv ("KOTAKU_SOURCE_ROOT");
  return g_build_filename (root != NULL ? root : ".", path, NULL);
}

static inline KotakuNetwork *
copy_read (const char *path)
{
  g_autoptr (GError) error = NULL;
  KotakuNetwork *network = kotaku_network_read (path, NULL, NULL, &error);
  ck_assert_no_error (error);
  return network;
}

static inline KotakuNetwork *
copy_read_source (const char *path)
{
  g_autofree char *full = copy_source_path (path);
  return copy_read (full);
}

static inline void
copy_remove (const char *directory)
{
  g_autoptr (GDir) files = g_dir_open (directory, 0, NULL);
  for (const char *name = g_dir_read_name (files); name != NULL; name = g_dir_read_name (files))
    {
      g_autofree char *path = g_build_filename (directory, name, NULL);
      g_remove (path);
    }
  g_rmdir (directory);
}

/* Changes the text of a file; what it returns is written. */
typedef char *(*CopyFunc) (const char *name, const char *text);

static inline KotakuNetwork *
copy_change (const char *source, CopyFunc change)
{
  g_autofree char *directory = g_dir_make_tmp ("kotaku-XXXXXX", NULL);
  g_autoptr (GDir) files = g_dir_open (source, 0, NULL);
  for (const char *name = g_dir_read_name (files); name != NULL; name = g_dir_read_name (files))
    {
      g_autofree char *from = g_build_filename (source, name, NULL);
      g_autofree char *to = g_build_filename (directory, name, NULL);
      g_autofree char *text = NULL;
      if (!g_str_has_suffix (name, ".csv"))
        continue;
      ck_assert (g_file_get_contents (from, &text, NULL, NULL));
      g_autofree char *changed = change (name, text);
      ck_assert (g_file_set_contents (to, changed, -1, NULL));
    }
  KotakuNetwork *network = copy_read (directory);
  copy_remove (directory);
  return network;
}

/* Saves the network, changes the files, and reads them again. */
static inline KotakuNetwork *
copy_save_and_change (KotakuNetwork *network, CopyFunc change)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *parent = g_dir_make_tmp ("kotaku-XXXXXX", NULL);
  g_autofree char *directory = g_build_filename (parent, "saved", NULL);
  kotaku_network_save (network, directory, NULL, NULL, &error);
  ck_assert_no_error (error);
  KotakuNetwork *copy = change != NULL ? copy_change (directory, change) : copy_read (directory);
  copy_remove (directory);
  g_rmdir (parent);
  return copy;
}

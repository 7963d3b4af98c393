/* SPDX-License-Identifier: GPL-2.0-or-later */

/* A table put together from those of several coders, as text: rows by a key, the first to fill a
 * cell fills it. */

#include "classify/agree-private.h"

#include <string.h>

void
kotaku_sheaf_clear (KotakuSheaf *sheaf)
{
  for (gsize i = 0; i < sheaf->n_columns; i++)
    {
      g_free (sheaf->names[i]);
      g_clear_pointer (&sheaf->codes[i], kotaku_buffer_unref);
    }
  g_free (sheaf->names);
  g_free (sheaf->codes);
  g_clear_pointer (&sheaf->texts, kotaku_dictionary_unref);
  g_clear_pointer (&sheaf->keys, kotaku_dictionary_unref);
  *sheaf = (KotakuSheaf){ 0 };
}

gssize
kotaku_sheaf_find_column (const KotakuSheaf *sheaf, const char *name)
{
  for (gsize i = 0; i < sheaf->n_columns; i++)
    if (strcmp (sheaf->names[i], name) == 0)
      return (gssize) i;
  return -1;
}

static gboolean
add_column (KotakuSheaf *sheaf, const char *name, GError **error)
{
  if (kotaku_sheaf_find_column (sheaf, name) >= 0)
    return TRUE;
  gsize n = sheaf->n_columns + 1;
  char **names = kotaku_realloc (sheaf->names, n, sizeof *names, error);
  if (names == NULL)
    return FALSE;
  sheaf->names = names;
  KotakuBuffer **codes = kotaku_realloc (sheaf->codes, n, sizeof *codes, error);
  if (codes == NULL)
    return FALSE;
  sheaf->codes = codes;
  codes[n - 1] = kotaku_buffer_new (sizeof (gint32), 0, error);
  if (codes[n - 1] == NULL)
    return FALSE;
  names[n - 1] = kotaku_strndup (name, strlen (name), error);
  if (names[n - 1] == NULL)
    {
      kotaku_buffer_unref (codes[n - 1]);
      return FALSE;
    }
  sheaf->n_columns = n;
  return TRUE;
}

gboolean
kotaku_sheaf_init (KotakuSheaf *sheaf,
                   const KotakuCoders *coders,
                   KotakuTable table,
                   const char *const *more,
                   GCancellable *cancellable,
                   GError **error)
{
  sheaf->table = table;
  sheaf->texts = kotaku_dictionary_new (error);
  sheaf->keys = sheaf->texts != NULL ? kotaku_dictionary_new (error) : NULL;
  if (sheaf->keys == NULL)
    return FALSE;
  for (gsize c = 0; c < coders->n; c++)
    {
      KotakuNetwork *network = kotaku_view_peek_network (coders->views[c]);
      g_autoptr (KotakuFrame) frame
          = kotaku_network_get_canonical_rows (network, table, cancellable, error);
      if (frame == NULL)
        return FALSE;
      const char *const *names = kotaku_frame_get_column_names (frame);
      for (gsize i = 0; names[i] != NULL; i++)
        if (!add_column (sheaf, names[i], error))
          return FALSE;
    }
  for (gsize i = 0; more != NULL && more[i] != NULL; i++)
    if (!add_column (sheaf, more[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
add_row (KotakuSheaf *sheaf, GError **error)
{
  static const gint32 none = -1;
  for (gsize i = 0; i < sheaf->n_columns; i++)
    if (!kotaku_buffer_append (&sheaf->codes[i], &none, 1, error))
      return FALSE;
  sheaf->n_rows++;
  return TRUE;
}

gssize
kotaku_sheaf_begin_row (KotakuSheaf *sheaf, const char *key, GError **error)
{
  gint32 row = (gint32) sheaf->n_rows;
  if (key != NULL)
    row = kotaku_dictionary_intern (&sheaf->keys, key, strlen (key), error);
  if (row < 0 || ((gsize) row == sheaf->n_rows && !add_row (sheaf, error)))
    return -1;
  return row;
}

gboolean
kotaku_sheaf_set (KotakuSheaf *sheaf, gsize row, gsize column, const char *text, GError **error)
{
  gint32 *code = &KOTAKU_BUFFER_DATA (gint32, sheaf->codes[column])[row];
  if (*code >= 0 || text == NULL || *text == 0)
    return TRUE;
  *code = kotaku_dictionary_intern (&sheaf->texts, text, strlen (text), error);
  return *code >= 0;
}

gboolean
kotaku_sheaf_append (KotakuSheaf *sheaf,
                     KotakuNetwork *network,
                     GCancellable *cancellable,
                     GError **error)
{
  if (sheaf->n_rows == 0)
    return TRUE;
  g_autoptr (KotakuFrame) frame = kotaku_frame_new (sheaf->n_rows);
  for (gsize i = 0; i < sheaf->n_columns; i++)
    if (!kotaku_frame_take_codes (frame, sheaf->names[i], kotaku_buffer_ref (sheaf->codes[i]),
                                  kotaku_dictionary_ref (sheaf->texts), error))
      return FALSE;
  return kotaku_network_append_rows (network, sheaf->table, frame, NULL, cancellable, error);
}

/* SPDX-License-Identifier: GPL-2.0-or-later */

/* A table's columns. A store is shared by a network and its snapshots until one of them writes;
 * then the writer gets a store of its own, whose columns are still shared, each until it is written
 * to. */

#include "model/model-private.h"

gboolean
kotaku_store_has_key (KotakuStoreId id)
{
  return id != KOTAKU_STORE_AFFILIATIONS && id != KOTAKU_STORE_TIES
         && id != KOTAKU_STORE_COMPETENCES;
}

KotakuStore *
kotaku_store_new (KotakuStoreId id)
{
  KotakuStore *store = g_new0 (KotakuStore, 1);
  const KotakuField *fields = kotaku_store_fields (id, &store->n_columns);
  g_atomic_ref_count_init (&store->references);
  store->id = id;
  store->columns = g_new0 (KotakuColumn, store->n_columns);
  for (guint i = 0; i < store->n_columns; i++)
    {
      store->columns[i].field = &fields[i];
      store->columns[i].name = g_strdup (fields[i].name);
    }
  return store;
}

KotakuStore *
kotaku_store_ref (KotakuStore *store)
{
  g_atomic_ref_count_inc (&store->references);
  return store;
}

void
kotaku_store_unref (KotakuStore *store)
{
  if (!g_atomic_ref_count_dec (&store->references))
    return;
  for (guint i = 0; i < store->n_columns; i++)
    {
      g_free (store->columns[i].name);
      g_clear_pointer (&store->columns[i].buffer, kotaku_buffer_unref);
      g_clear_pointer (&store->columns[i].words, kotaku_dictionary_unref);
    }
  for (guint i = 0; i < KOTAKU_N_EXTRAS; i++)
    g_clear_pointer (&store->extras[i], kotaku_buffer_unref);
  g_free (store->columns);
  g_clear_pointer (&store->kept, kotaku_dictionary_unref);
  g_free (store);
}

void
kotaku_store_make_writable (KotakuStore **store)
{
  KotakuStore *old = *store;
  if (g_atomic_ref_count_compare (&old->references, 1))
    return;
  KotakuStore *own = g_new0 (KotakuStore, 1);
  /* Field by field: another thread may give its reference on the old one back meanwhile. */
  g_atomic_ref_count_init (&own->references);
  own->id = old->id;
  own->n = old->n;
  own->n_actors = old->n_actors;
  own->n_columns = old->n_columns;
  memcpy (own->extras, old->extras, sizeof own->extras);
  own->columns = g_new0 (KotakuColumn, own->n_columns);
  for (guint i = 0; i < own->n_columns; i++)
    {
      own->columns[i] = old->columns[i];
      own->columns[i].name = g_strdup (old->columns[i].name);
      if (own->columns[i].buffer != NULL)
        kotaku_buffer_ref (own->columns[i].buffer);
      if (own->columns[i].words != NULL)
        kotaku_dictionary_ref (own->columns[i].words);
    }
  own->kept = old->kept != NULL ? kotaku_dictionary_ref (old->kept) : NULL;
  for (guint i = 0; i < KOTAKU_N_EXTRAS; i++)
    if (own->extras[i] != NULL)
      kotaku_buffer_ref (own->extras[i]);
  kotaku_store_unref (old);
  *store = own;
}

gint
kotaku_store_find_field (const KotakuStore *store, const char *name)
{
  for (guint i = 0; i < store->n_columns && store->columns[i].field != &kotaku_kept_field; i++)
    if (strcmp (store->columns[i].name, name) == 0)
      return (gint) i;
  return -1;
}

static guint
count_fields (const KotakuStore *store)
{
  guint n_fields;
  kotaku_store_fields (store->id, &n_fields);
  return n_fields;
}

/* The place of a kept column of that name, or -1. */
static gint
find_kept (const KotakuStore *store, const char *name)
{
  guint first = count_fields (store);
  if (store->kept != NULL && kotaku_dictionary_get_size (store->kept) == store->n_columns - first)
    {
      gint32 code = kotaku_dictionary_find (store->kept, name, strlen (name));
      return code >= 0 ? (gint) first + code : -1;
    }
  for (guint i = first; i < store->n_columns; i++)
    if (strcmp (store->columns[i].name, name) == 0)
      return (gint) i;
  return -1;
}

gint
kotaku_store_find_kept (const KotakuStore *store, const char *name, guint tables)
{
  gint place = find_kept (store, name);
  return place >= 0 && (store->columns[place].tables & tables) != 0 ? place : -1;
}

/* The index of names, as far as memory allows: without it names are found one by one. */
static void
index_name (KotakuStore *store, const char *name)
{
  guint n_kept = store->n_columns - count_fields (store);
  if (store->kept == NULL && n_kept == 1)
    store->kept = kotaku_dictionary_new (NULL);
  if (store->kept != NULL
      && (kotaku_dictionary_get_size (store->kept) != n_kept - 1
          || kotaku_dictionary_intern (&store->kept, name, strlen (name), NULL) < 0))
    g_clear_pointer (&store->kept, kotaku_dictionary_unref);
}

gint
kotaku_store_add_kept (KotakuStore *store, const char *name, guint tables)
{
  gint place = find_kept (store, name);
  if (place < 0)
    {
      place = (gint) store->n_columns++;
      store->columns = g_renew (KotakuColumn, store->columns, store->n_columns);
      store->columns[place]
          = (KotakuColumn){ .field = &kotaku_kept_field, .name = g_strdup (name) };
      index_name (store, name);
    }
  store->columns[place].tables |= tables;
  return place;
}

gboolean
kotaku_buffer_fill (KotakuBuffer **buffer,
                    gsize width,
                    const void *missing,
                    gsize n,
                    GError **error)
{
  gboolean made = *buffer == NULL;
  if (made)
    *buffer = kotaku_buffer_new (width, 0, error);
  if (*buffer == NULL)
    return FALSE;
  gsize old = (*buffer)->n;
  if (!kotaku_buffer_resize (buffer, n, error))
    {
      /* A buffer has all the rows, or is not there. */
      if (made)
        g_clear_pointer (buffer, kotaku_buffer_unref);
      return FALSE;
    }
  char *data = (*buffer)->data;
  const guint8 *bytes = missing;
  gboolean same = TRUE;
  for (gsize i = 1; i < width; i++)
    same = same && bytes[i] == bytes[0];
  if (same && n > old)
    memset (data + old * width, bytes[0], (n - old) * width);
  for (gsize i = old; !same && i < n; i++)
    memcpy (data + i * width, missing, width);
  return TRUE;
}

gboolean
kotaku_column_fill (KotakuColumn *column, gsize n, GError **error)
{
  KotakuFieldKind kind = column->field->kind;
  return kotaku_buffer_fill (&column->buffer, kotaku_kind_get_width (kind),
                             kotaku_kind_get_missing (kind), n, error);
}

static void
cut (KotakuBuffer **buffer, gsize n)
{
  /* What is longer is this store's own. */
  if (*buffer != NULL && (*buffer)->n > n)
    (*buffer)->n = n;
  if (*buffer != NULL && n == 0)
    g_clear_pointer (buffer, kotaku_buffer_unref);
}

void
kotaku_store_cut (KotakuStore *store)
{
  for (guint i = 0; i < store->n_columns; i++)
    cut (&store->columns[i].buffer, store->n);
  cut (&store->extras[0], store->n);
  cut (&store->extras[1], store->n);
  /* By code, not by row: rows that did not come to be are taken out. */
  KotakuBuffer *rows = store->extras[KOTAKU_EXTRA_ROWS];
  for (gsize i = 0; rows != NULL && i < rows->n; i++)
    if (KOTAKU_BUFFER_DATA (gint32, rows)[i] >= (gint32) store->n)
      KOTAKU_BUFFER_DATA (gint32, rows)[i] = -1;
}

gint32
kotaku_store_find_key (const KotakuStore *store, const char *id, gsize length)
{
  const KotakuDictionary *ids = store->columns[0].words;
  gint32 row = ids != NULL ? kotaku_dictionary_find (ids, id, length) : -1;
  return row < (gint32) store->n ? row : -1;
}

gboolean
kotaku_store_repair_key (KotakuStore **store, GError **error)
{
  const KotakuDictionary *old = (*store)->columns[0].words;
  if (!kotaku_store_has_key ((*store)->id) || old == NULL
      || kotaku_dictionary_get_size (old) == (*store)->n)
    return TRUE;
  KotakuDictionary *ids = kotaku_dictionary_new (error);
  for (gint32 i = 0; ids != NULL && i < (gint32) (*store)->n; i++)
    if (kotaku_dictionary_intern (&ids, kotaku_dictionary_get (old, i),
                                  kotaku_dictionary_get_length (old, i), error)
        < 0)
      g_clear_pointer (&ids, kotaku_dictionary_unref);
  if (ids == NULL)
    return FALSE;
  kotaku_store_make_writable (store);
  kotaku_dictionary_unref ((*store)->columns[0].words);
  (*store)->columns[0].words = ids;
  return TRUE;
}

gint32
kotaku_column_intern (KotakuColumn *column, const char *text, gsize length, GError **error)
{
  if (column->words == NULL)
    column->words = kotaku_dictionary_new (error);
  return column->words != NULL ? kotaku_dictionary_intern (&column->words, text, length, error)
                               : -1;
}

gint32
kotaku_column_get_code (const KotakuColumn *column, gsize row)
{
  return column->buffer != NULL ? KOTAKU_BUFFER_DATA (gint32, column->buffer)[row] : -1;
}

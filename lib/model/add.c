/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Adds the rows of a batch. Whatever can fail is done before a row counts: where it does, the store
 * is cut back to the rows it had. */

#include "model/model-private.h"

typedef struct
{
  KotakuNetwork *network;
  KotakuBatch *batch;
  KotakuStore *store;
  gsize first; /* the first new row */
  gsize n;     /* rows after */
  GError **error;
} Adding;

/* -- rows that a table cannot hold
 * ------------------------------------------------------------------ */

/* Which rows have an id of their own; *all: every one has. */
static guint8 *
choose_rows (const Adding *adding, const KotakuBatchColumn *ids, gboolean *all)
{
  gsize n_ids = ids->words != NULL ? kotaku_dictionary_get_size (ids->words) : 0;
  guint8 *chosen = KOTAKU_ALLOC0 (guint8, adding->batch->n, adding->error);
  g_autofree guint8 *seen = chosen != NULL ? KOTAKU_ALLOC0 (guint8, n_ids, adding->error) : NULL;
  *all = TRUE;
  if (seen == NULL)
    {
      g_free (chosen);
      return NULL;
    }
  for (gsize i = 0; i < adding->batch->n; i++)
    {
      gint32 code = kotaku_batch_get_code (ids, i);
      chosen[i] = code >= 0 && !seen[code]
                  && kotaku_store_find_key (adding->store, kotaku_dictionary_get (ids->words, code),
                                            kotaku_dictionary_get_length (ids->words, code))
                         < 0;
      *all = *all && chosen[i];
      if (code >= 0)
        seen[code] = TRUE;
    }
  return chosen;
}

static void
keep_rows (KotakuBuffer *buffer, const guint8 *chosen)
{
  gsize n = 0;
  for (gsize i = 0; buffer != NULL && i < buffer->n; i++)
    if (chosen[i])
      {
        memmove ((char *) buffer->data + n * buffer->width,
                 (char *) buffer->data + i * buffer->width, buffer->width);
        n++;
      }
  if (buffer != NULL)
    buffer->n = n;
}

/* A row of a table of ids without an id of its own (which check told) is left out. */
static gboolean
drop_rows (const Adding *adding)
{
  KotakuBatch *batch = adding->batch;
  gint place = kotaku_batch_find_field (batch, adding->store->columns[0].name);
  gboolean all;
  if (!kotaku_store_has_key (adding->store->id))
    return TRUE;
  if (place < 0)
    {
      batch->n = 0;
      return TRUE;
    }
  g_autofree guint8 *chosen = choose_rows (adding, &batch->columns[place], &all);
  if (chosen == NULL)
    return FALSE;
  if (all)
    return TRUE;
  gsize n = 0;
  for (gsize i = 0; i < batch->n; i++)
    n += chosen[i];
  for (guint i = 0; i < batch->n_columns; i++)
    keep_rows (batch->columns[i].buffer, chosen);
  keep_rows (batch->lines, chosen);
  batch->n = n;
  return TRUE;
}

/* -- columns
 * ---------------------------------------------------------------------------------------- */

/* The codes of the batch's words in the column's, each word spelt as the column has it first. */
static gint32 *
intern_spelt (const Adding *adding, const KotakuDictionary *words, KotakuColumn *to)
{
  gsize n = kotaku_dictionary_get_size (words);
  gint32 *codes = KOTAKU_ALLOC (gint32, n, adding->error);
  g_autoptr (KotakuSpellings) spellings
      = codes != NULL ? kotaku_spellings_new (to->field, to->words, adding->error) : NULL;
  gboolean done = spellings != NULL;
  for (gsize i = 0; done && i < n; i++)
    {
      g_autofree char *text = kotaku_spellings_apply (
          spellings, kotaku_dictionary_get (words, (gint32) i), adding->error);
      codes[i] = text != NULL ? kotaku_column_intern (to, text, strlen (text), adding->error) : -1;
      done = codes[i] >= 0;
    }
  if (!done)
    g_clear_pointer (&codes, g_free);
  return codes;
}

/* The codes of the batch's words in the column's. An empty column takes the dictionary itself. */
static gint32 *
intern_words (const Adding *adding, KotakuBatchColumn *from, KotakuColumn *to)
{
  KotakuDictionary *words = from->words;
  if (kotaku_field_is_spelt (to->field))
    return intern_spelt (adding, words, to);
  gsize n = kotaku_dictionary_get_size (words);
  gint32 *codes = KOTAKU_ALLOC (gint32, n, adding->error);
  gboolean take = to->words == NULL;
  if (codes != NULL && take)
    to->words = kotaku_dictionary_ref (words);
  for (gsize i = 0; codes != NULL && i < n; i++)
    {
      codes[i] = take ? (gint32) i
                      : kotaku_dictionary_intern (
                          &to->words, kotaku_dictionary_get (words, (gint32) i),
                          kotaku_dictionary_get_length (words, (gint32) i), adding->error);
      if (codes[i] < 0)
        g_clear_pointer (&codes, g_free);
    }
  if (codes != NULL && take)
    {
      /* Its own from here on. */
      from->words = NULL;
      kotaku_dictionary_unref (words);
    }
  return codes;
}

static gint32 *
intern_dates (const Adding *adding)
{
  const KotakuDictionary *dates = adding->batch->dates;
  gsize n = kotaku_dictionary_get_size (dates);
  gint32 *codes = KOTAKU_ALLOC (gint32, n, adding->error);
  KotakuWhen when;
  for (gsize i = 0; codes != NULL && i < n; i++)
    {
      const char *text = kotaku_dictionary_get (dates, (gint32) i);
      gsize length = kotaku_dictionary_get_length (dates, (gint32) i);
      codes[i] = -1;
      if (!kotaku_network_read_date (adding->network, text, length, &when))
        continue;
      codes[i] = kotaku_network_intern_date (adding->network, text, length, adding->error);
      if (codes[i] < 0)
        g_clear_pointer (&codes, g_free);
    }
  return codes;
}

static void
renumber (gint32 *elements, gsize n, const gint32 *codes)
{
  for (gsize i = 0; i < n; i++)
    if (elements[i] >= 0)
      elements[i] = codes[elements[i]];
}

static gboolean
renumber_references (const Adding *adding, KotakuBatchColumn *from)
{
  KotakuMap map = { NULL, 0 };
  gint32 *elements = from->buffer->data;
  KotakuNetwork *network = adding->network;
  if (!kotaku_resolve_references (network, adding->batch, from, &map, adding->error))
    return FALSE;
  for (gsize i = 0; i < from->buffer->n; i++)
    {
      gint32 row = kotaku_map_get (&map, elements[i]);
      gboolean wrong
          = row >= 0
            && ((from->kind == KOTAKU_KIND_ACTOR && !kotaku_network_is_actor (network, row))
                || (from->kind == KOTAKU_KIND_INSTITUTION
                    && !kotaku_network_is_institution (network, row)));
      elements[i] = wrong ? -1 : row;
    }
  kotaku_map_clear (&map);
  return TRUE;
}

/* An empty store takes the buffer itself. */
static gboolean
move_buffer (const Adding *adding, KotakuBatchColumn *from, KotakuColumn *to)
{
  if (adding->first == 0 && to->buffer == NULL)
    to->buffer = g_steal_pointer (&from->buffer);
  else if (!kotaku_column_fill (to, adding->first, adding->error)
           || !kotaku_buffer_append (&to->buffer, from->buffer->data, from->buffer->n,
                                     adding->error))
    return FALSE;
  return kotaku_column_fill (to, adding->n, adding->error);
}

static gboolean
add_column (const Adding *adding, KotakuBatchColumn *from, KotakuColumn *to, const gint32 *dates)
{
  if (from->buffer == NULL || from->buffer->n == 0)
    return TRUE;
  if (kotaku_kind_is_date (from->kind))
    renumber (from->buffer->data, from->buffer->n, dates);
  else if (kotaku_kind_is_reference (from->kind))
    {
      if (!renumber_references (adding, from))
        return FALSE;
    }
  else if (from->words != NULL)
    {
      g_autofree gint32 *codes = intern_words (adding, from, to);
      if (codes == NULL)
        return FALSE;
      renumber (from->buffer->data, from->buffer->n, codes);
    }
  return move_buffer (adding, from, to);
}

static KotakuColumn *
find_target (const Adding *adding, const KotakuBatchColumn *from)
{
  guint tables = 1u << adding->batch->table;
  gint place = from->field != NULL ? kotaku_store_find_field (adding->store, from->field->name)
                                   : kotaku_store_add_kept (adding->store, from->name, tables);
  if (from->unsettled)
    adding->store->columns[place].unsettled = TRUE;
  return &adding->store->columns[place];
}

/* Keys and directions have rules of their own. */
static gboolean
is_apart (const Adding *adding, const KotakuBatchColumn *from)
{
  return (from->kind == KOTAKU_KIND_ID && kotaku_store_has_key (adding->store->id))
         || (from->field != NULL && from->field->words == &kotaku_words_direction);
}

static gboolean
add_columns (const Adding *adding)
{
  KotakuBatch *batch = adding->batch;
  g_autofree gint32 *dates = intern_dates (adding);
  if (dates == NULL)
    return FALSE;
  for (guint i = 0; i < batch->n_columns; i++)
    {
      KotakuBatchColumn *from = &batch->columns[i];
      if (!is_apart (adding, from) && !add_column (adding, from, find_target (adding, from), dates))
        return FALSE;
    }
  for (guint i = 0; i < adding->store->n_columns; i++)
    if (adding->store->columns[i].buffer != NULL
        && !kotaku_column_fill (&adding->store->columns[i], adding->n, adding->error))
      return FALSE;
  return TRUE;
}

/* Last, since a key without a row is more than a text that nobody names. */
static gboolean
add_keys (const Adding *adding)
{
  KotakuBatch *batch = adding->batch;
  KotakuColumn *to = &adding->store->columns[0];
  if (!kotaku_store_has_key (adding->store->id) || batch->n == 0)
    return TRUE;
  KotakuBatchColumn *ids = &batch->columns[kotaku_batch_find_field (batch, to->name)];
  gsize n_ids = kotaku_dictionary_get_size (ids->words);
  gboolean in_order = adding->first == 0 && n_ids == batch->n && ids->buffer->n == batch->n;
  for (gsize i = 0; in_order && i < batch->n; i++)
    in_order = kotaku_batch_get_code (ids, i) == (gint32) i;
  if (in_order)
    {
      g_clear_pointer (&to->words, kotaku_dictionary_unref);
      to->words = g_steal_pointer (&ids->words);
      return TRUE;
    }
  for (gsize i = 0; i < batch->n; i++)
    {
      gint32 code = kotaku_batch_get_code (ids, i);
      if (kotaku_column_intern (to, kotaku_dictionary_get (ids->words, code),
                                kotaku_dictionary_get_length (ids->words, code), adding->error)
          < 0)
        return FALSE;
    }
  return TRUE;
}

/* -- what ties and nodes have besides
 * ----------------------------------------------------------------- */

/* An empty direction is unstated in a file where any tie has one, an arc where none has. The batch
 * holds a direction's number and 1. */
static gboolean
settle_directions (const Adding *adding)
{
  static const guint8 given = 1;
  KotakuBatch *batch = adding->batch;
  gint place = kotaku_batch_find_field (batch, "direction");
  KotakuColumn *column = &adding->store->columns[KOTAKU_TIE_DIRECTION];
  KotakuBuffer **flags = &adding->store->extras[KOTAKU_EXTRA_GIVEN];
  const KotakuBuffer *cells = place >= 0 ? batch->columns[place].buffer : NULL;
  gsize n_given = 0;
  for (gsize i = 0; cells != NULL && i < cells->n; i++)
    n_given += KOTAKU_BUFFER_DATA (guint8, cells)[i] != 0;
  gboolean any = n_given > 0;
  if (!kotaku_column_fill (column, adding->n, adding->error))
    return FALSE;
  if ((*flags != NULL || n_given < batch->n)
      && !kotaku_buffer_fill (flags, sizeof given, &given, adding->n, adding->error))
    return FALSE;
  guint8 *directions = KOTAKU_BUFFER_DATA (guint8, column->buffer) + adding->first;
  for (gsize i = 0; i < batch->n; i++)
    {
      guint8 cell = cells != NULL && i < cells->n ? KOTAKU_BUFFER_DATA (guint8, cells)[i] : 0;
      if (cell > 0)
        directions[i] = cell - 1;
      else
        directions[i] = any ? KOTAKU_DIRECTION_UNSTATED : KOTAKU_DIRECTION_ARC;
      if (*flags != NULL)
        KOTAKU_BUFFER_DATA (guint8, *flags)[adding->first + i] = cell > 0;
    }
  return TRUE;
}

static gboolean
settle_lines (const Adding *adding)
{
  static const gint32 none = 0;
  KotakuBatch *batch = adding->batch;
  KotakuBuffer **lines = &adding->store->extras[KOTAKU_EXTRA_LINE];
  if (*lines == NULL && batch->lines == NULL)
    return TRUE;
  gint32 least = kotaku_tie_lines_get_least (adding->network);
  gsize there = *lines != NULL ? (*lines)->n : 0;
  if (!kotaku_buffer_fill (lines, sizeof none, &none, adding->n, adding->error))
    return FALSE;
  gint32 *line = KOTAKU_BUFFER_DATA (gint32, *lines);
  for (gsize i = there; i < adding->first; i++)
    line[i] = (gint32) i + 2;
  kotaku_tie_lines_settle (batch, least, line + adding->first);
  return TRUE;
}

static gboolean
list_tie_ids (const Adding *adding)
{
  static const gint32 none = -1;
  const KotakuColumn *ids = &adding->store->columns[KOTAKU_TIE_ID];
  KotakuBuffer **rows = &adding->store->extras[KOTAKU_EXTRA_ROWS];
  if (ids->buffer == NULL || ids->words == NULL)
    return TRUE;
  if (!kotaku_buffer_fill (rows, sizeof none, &none, kotaku_dictionary_get_size (ids->words),
                           adding->error))
    return FALSE;
  for (gsize i = adding->first; i < adding->n; i++)
    {
      gint32 code = kotaku_column_get_code (ids, i);
      if (code >= 0)
        KOTAKU_BUFFER_DATA (gint32, *rows)[code] = (gint32) i;
    }
  return TRUE;
}

static gboolean
add_extras (const Adding *adding)
{
  KotakuStoreId id = adding->store->id;
  guint8 kind = adding->batch->table == KOTAKU_TABLE_INSTITUTIONS;
  if (id == KOTAKU_STORE_NODES)
    return kotaku_buffer_fill (&adding->store->extras[KOTAKU_EXTRA_KIND], sizeof kind, &kind,
                               adding->n, adding->error);
  return id != KOTAKU_STORE_TIES
         || (settle_directions (adding) && settle_lines (adding) && list_tie_ids (adding));
}

/* -- all of it
 * ------------------------------------------------------------------------------------------ */

/* Ids of ties that nobody has become actors. */
static gboolean
add_open_ids (KotakuNetwork *network, const KotakuBatch *batch, GError **error)
{
  gsize n = kotaku_dictionary_get_size (batch->nodes);
  for (gsize i = 0; i < n; i++)
    {
      const char *id = kotaku_dictionary_get (batch->nodes, (gint32) i);
      if (kotaku_network_find_node (network, id, NULL) < 0
          && kotaku_network_add_actor (network, id, error) < 0)
        return FALSE;
    }
  return TRUE;
}

/* Columns that the rows would have brought go again. */
static void
drop_columns (KotakuStore *store, guint n_columns, const guint *tables)
{
  if (store->n_columns > n_columns)
    g_clear_pointer (&store->kept, kotaku_dictionary_unref);
  while (store->n_columns > n_columns)
    {
      KotakuColumn *column = &store->columns[--store->n_columns];
      g_free (column->name);
      g_clear_pointer (&column->buffer, kotaku_buffer_unref);
      g_clear_pointer (&column->words, kotaku_dictionary_unref);
    }
  for (guint i = 0; i < n_columns; i++)
    store->columns[i].tables = tables[i];
}

static gboolean
add_rows (Adding *adding)
{
  KotakuStore *store = adding->store;
  guint n_columns = store->n_columns;
  g_autofree guint *tables = KOTAKU_ALLOC (guint, n_columns, adding->error);
  if (tables == NULL)
    return FALSE;
  for (guint i = 0; i < n_columns; i++)
    tables[i] = store->columns[i].tables;
  if (add_columns (adding) && add_extras (adding) && add_keys (adding))
    {
      store->n = adding->n;
      if (adding->batch->table == KOTAKU_TABLE_ACTORS)
        store->n_actors += adding->batch->n;
      return TRUE;
    }
  kotaku_store_cut (store);
  drop_columns (store, n_columns, tables);
  return FALSE;
}

/* Actors that came with ties that did not come to be. */
static void
drop_nodes (KotakuNetwork *network, gsize n)
{
  KotakuStore *nodes = network->stores[KOTAKU_STORE_NODES];
  if (nodes->n == n)
    return;
  nodes->n_actors -= nodes->n - n;
  nodes->n = n;
  kotaku_store_cut (nodes);
}

gboolean
kotaku_network_add_batch (KotakuNetwork *network,
                          KotakuBatch *batch,
                          gboolean open_ids,
                          GCancellable *cancellable,
                          GError **error)
{
  g_return_val_if_fail (network != NULL && batch != NULL, FALSE);
  gsize n_nodes = network->stores[KOTAKU_STORE_NODES]->n;
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  KotakuStore *store = kotaku_network_write (network, kotaku_store_of (batch->table), error);
  if (store == NULL)
    return FALSE;
  Adding adding = { network, batch, store, store->n, 0, error };
  if (!drop_rows (&adding))
    return FALSE;
  if (batch->n > G_MAXINT32 - store->n)
    {
      g_set_error (error, KOTAKU_ERROR, KOTAKU_ERROR_TOO_LARGE,
                   "a table cannot hold more than %d rows", G_MAXINT32);
      return FALSE;
    }
  adding.n = store->n + batch->n;
  gboolean open
      = batch->table == KOTAKU_TABLE_TIES && (open_ids || kotaku_resolve_is_open (network, batch));
  gboolean done = (!open || add_open_ids (network, batch, error)) && add_rows (&adding);
  if (!done)
    drop_nodes (network, n_nodes);
  return done;
}

/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Blocks of a file become one batch: codes are translated once per distinct text. */

#include "model/model-private.h"

/* A part serves for one block after another: what its codes are in the whole is kept, and made for
 * new ones only. NULL: out of memory. */
static const gint32 *
translate (const KotakuDictionary *from, KotakuMap *map, KotakuDictionary **to, GError **error)
{
  gsize n = kotaku_dictionary_get_size (from);
  if (*to == NULL)
    *to = kotaku_dictionary_new (error);
  gint32 *codes
      = *to != NULL ? kotaku_realloc (map->codes, MAX (n, 1), sizeof *codes, error) : NULL;
  if (codes == NULL)
    return NULL;
  map->codes = codes;
  for (; map->n < n; map->n++)
    {
      const char *text = kotaku_dictionary_get (from, (gint32) map->n);
      gsize length = kotaku_dictionary_get_length (from, (gint32) map->n);
      codes[map->n] = kotaku_dictionary_intern (to, text, length, error);
      if (codes[map->n] < 0)
        return NULL;
    }
  return codes;
}

static void
renumber (KotakuFieldKind kind, gint32 *elements, gsize n, const gint32 *codes)
{
  if (kotaku_kind_is_reference (kind))
    {
      for (gsize i = 0; i < n; i++)
        if (elements[i] <= -2)
          elements[i] = -2 - codes[-2 - elements[i]];
    }
  else
    for (gsize i = 0; i < n; i++)
      if (elements[i] >= 0)
        elements[i] = codes[elements[i]];
}

typedef struct
{
  const gint32 *nodes;
  const gint32 *dates;
} Shared;

static gboolean
append_column (KotakuBatch *batch,
               KotakuBatchColumn *column,
               KotakuBatch *part,
               KotakuBatchColumn *other,
               const Shared *shared,
               GError **error)
{
  KotakuFieldKind kind = column->kind;
  if (other->buffer == NULL || other->buffer->n == 0)
    return TRUE;
  if (!kotaku_buffer_fill (&column->buffer, kotaku_kind_get_width (kind),
                           kotaku_kind_get_missing (kind), batch->n, error)
      || !kotaku_buffer_append (&column->buffer, other->buffer->data, other->buffer->n, error))
    return FALSE;
  const gint32 *codes = NULL;
  if (kotaku_kind_is_node (kind))
    codes = shared->nodes;
  else if (kotaku_kind_is_date (kind))
    codes = shared->dates;
  else if (other->words != NULL)
    codes = translate (other->words, &other->joined, &column->words, error);
  if (other->words != NULL && codes == NULL)
    return FALSE;
  if (codes != NULL)
    renumber (kind, KOTAKU_BUFFER_DATA (gint32, column->buffer) + batch->n, other->buffer->n,
              codes);
  return TRUE;
}

static gboolean
append_lines (KotakuBatch *batch, KotakuBatch *part, GError **error)
{
  static const gint32 none = 0;
  if (part->lines == NULL || part->lines->n == 0)
    return TRUE;
  return kotaku_buffer_fill (&batch->lines, sizeof (gint32), &none, batch->n, error)
         && kotaku_buffer_append (&batch->lines, part->lines->data, part->lines->n, error);
}

static gboolean
append_faults (KotakuBatch *batch, KotakuBatch *part, GError **error)
{
  if (part->faults == NULL)
    return TRUE;
  if (batch->faults == NULL)
    batch->faults = kotaku_buffer_new (sizeof (KotakuFaultPlace), 0, error);
  for (gsize i = 0; batch->faults != NULL && i < part->faults->n; i++)
    {
      KotakuFaultPlace place = KOTAKU_BUFFER_DATA (KotakuFaultPlace, part->faults)[i];
      place.row += batch->n;
      if (!kotaku_buffer_append (&batch->faults, &place, 1, error))
        return FALSE;
    }
  return batch->faults != NULL;
}

static void
empty (KotakuBuffer *buffer)
{
  if (buffer != NULL)
    buffer->n = 0;
}

static void
drop_rows (KotakuBatch *part)
{
  part->n = 0;
  for (guint i = 0; i < part->n_columns; i++)
    empty (part->columns[i].buffer);
  empty (part->lines);
  empty (part->faults);
}

gboolean
kotaku_batch_append (KotakuBatch *batch, KotakuBatch *part, GError **error)
{
  g_return_val_if_fail (batch != NULL && part != NULL && batch != part, FALSE);
  g_return_val_if_fail (batch->table == part->table && batch->n_columns == part->n_columns, FALSE);
  if (!batch->is_whole && batch->n == 0 && batch->faults == NULL && batch->known == part->known)
    {
      KotakuBatch first = *part;
      *part = *batch;
      *batch = first;
      batch->is_whole = TRUE;
      return TRUE;
    }
  batch->is_whole = TRUE;
  if (part->n > G_MAXINT32 - batch->n)
    {
      g_set_error (error, KOTAKU_ERROR, KOTAKU_ERROR_TOO_LARGE,
                   "a table cannot hold more than %d rows", G_MAXINT32);
      return FALSE;
    }
  Shared shared = { translate (part->nodes, &part->joined_nodes, &batch->nodes, error), NULL };
  if (shared.nodes != NULL)
    shared.dates = translate (part->dates, &part->joined_dates, &batch->dates, error);
  gboolean done = shared.dates != NULL;
  for (guint i = 0; done && i < batch->n_columns; i++)
    done = append_column (batch, &batch->columns[i], part, &part->columns[i], &shared, error);
  if (!done || !append_lines (batch, part, error) || !append_faults (batch, part, error))
    return FALSE;
  batch->n += part->n;
  drop_rows (part);
  return TRUE;
}

gsize
kotaku_batch_count_texts (const KotakuBatch *batch)
{
  gsize n = kotaku_dictionary_get_size (batch->nodes) + kotaku_dictionary_get_size (batch->dates);
  for (guint i = 0; i < batch->n_columns; i++)
    if (batch->columns[i].words != NULL)
      n += kotaku_dictionary_get_size (batch->columns[i].words);
  return n;
}

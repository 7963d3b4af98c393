/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Blocks of a file become one batch: codes are translated once per distinct text. */

#include "model/model-private.h"

/* What the codes of one dictionary are in another. */
static gint32 *
translate (const KotakuDictionary *from, KotakuDictionary **to, GError **error)
{
  gsize n = kotaku_dictionary_get_size (from);
  gint32 *codes = KOTAKU_ALLOC (gint32, n, error);
  if (codes != NULL && *to == NULL)
    *to = kotaku_dictionary_new (error);
  for (gsize i = 0; codes != NULL && i < n; i++)
    {
      const char *text = kotaku_dictionary_get (from, (gint32) i);
      gsize length = kotaku_dictionary_get_length (from, (gint32) i);
      codes[i] = *to != NULL ? kotaku_dictionary_intern (to, text, length, error) : -1;
      if (codes[i] < 0)
        g_clear_pointer (&codes, g_free);
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
  gint32 *nodes;
  gint32 *dates;
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
  g_autofree gint32 *own = NULL;
  if (other->buffer == NULL)
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
    codes = own = translate (other->words, &column->words, error);
  if (other->words != NULL && own == NULL)
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
  if (part->lines == NULL)
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
empty (KotakuBatch *part)
{
  part->n = 0;
  for (guint i = 0; i < part->n_columns; i++)
    g_clear_pointer (&part->columns[i].buffer, kotaku_buffer_unref);
  g_clear_pointer (&part->lines, kotaku_buffer_unref);
  g_clear_pointer (&part->faults, kotaku_buffer_unref);
}

gboolean
kotaku_batch_append (KotakuBatch *batch, KotakuBatch *part, GError **error)
{
  g_return_val_if_fail (batch != NULL && part != NULL && batch != part, FALSE);
  g_return_val_if_fail (batch->table == part->table && batch->n_columns == part->n_columns, FALSE);
  if (batch->n == 0 && batch->faults == NULL && batch->known == part->known)
    {
      KotakuBatch first = *part;
      *part = *batch;
      *batch = first;
      return TRUE;
    }
  if (part->n > G_MAXINT32 - batch->n)
    {
      g_set_error (error, KOTAKU_ERROR, KOTAKU_ERROR_TOO_LARGE,
                   "a table cannot hold more than %d rows", G_MAXINT32);
      return FALSE;
    }
  Shared shared = { translate (part->nodes, &batch->nodes, error), NULL };
  if (shared.nodes != NULL)
    shared.dates = translate (part->dates, &batch->dates, error);
  gboolean done = shared.dates != NULL;
  for (guint i = 0; done && i < batch->n_columns; i++)
    done = append_column (batch, &batch->columns[i], part, &part->columns[i], &shared, error);
  done = done && append_lines (batch, part, error) && append_faults (batch, part, error);
  g_free (shared.nodes);
  g_free (shared.dates);
  if (!done)
    return FALSE;
  batch->n += part->n;
  empty (part);
  return TRUE;
}

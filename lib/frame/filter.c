/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Some rows of a frame as a frame. */

#include "frame/frame-private.h"

#include <string.h>

static KotakuBuffer *
pick (const KotakuBuffer *values, const guint8 *keep, gsize n_kept, GError **error)
{
  KotakuBuffer *picked = kotaku_buffer_new (values->width, n_kept, error);
  char *to = picked != NULL ? picked->data : NULL;
  const char *from = values->data;
  for (gsize row = 0; picked != NULL && row < values->n; row++, from += values->width)
    if (keep[row])
      {
        memcpy (to, from, values->width);
        to += values->width;
      }
  return picked;
}

static gboolean
add_column (KotakuFrame *frame, const KotakuColumn *column, const guint8 *keep, GError **error)
{
  KotakuBuffer *values = pick (column->values, keep, frame->n_rows, error);
  KotakuBuffer *missing = NULL;
  if (values == NULL)
    return FALSE;
  switch (column->type)
    {
    case KOTAKU_COLUMN_DOUBLE:
      return kotaku_frame_take_doubles (frame, column->name, values, error);
    case KOTAKU_COLUMN_STRING:
      return kotaku_frame_take_codes (frame, column->name, values,
                                      kotaku_dictionary_ref (column->dictionary), error);
    case KOTAKU_COLUMN_BOOLEAN:
      return kotaku_frame_take_booleans (frame, column->name, values, error);
    default:
      if (column->missing != NULL
          && (missing = pick (column->missing, keep, frame->n_rows, error)) == NULL)
        {
          kotaku_buffer_unref (values);
          return FALSE;
        }
      return kotaku_frame_take_int64s (frame, column->name, values, missing, error);
    }
}

KotakuFrame *
kotaku_frame_filter (KotakuFrame *frame,
                     const guint8 *keep,
                     const char *const *without,
                     GError **error)
{
  gsize n = 0;
  for (gsize row = 0; row < frame->n_rows; row++)
    n += keep[row] != 0;
  g_autoptr (KotakuFrame) filtered = kotaku_frame_new (n);
  for (gsize i = 0; i < frame->n_columns; i++)
    if (!g_strv_contains (without, frame->columns[i].name)
        && !add_column (filtered, &frame->columns[i], keep, error))
      return NULL;
  return g_steal_pointer (&filtered);
}

/* SPDX-License-Identifier: GPL-2.0-or-later */

/* An array that several may hold. Who writes to a shared one gets a copy, so that a snapshot costs
 * a reference. */

#include "frame/frame.h"

#include <string.h>

KotakuBuffer *
kotaku_buffer_new (gsize width, gsize n, GError **error)
{
  g_return_val_if_fail (width > 0, NULL);
  void *data = kotaku_alloc0 (n, width, error);
  if (data == NULL)
    return NULL;
  KotakuBuffer *buffer = g_new0 (KotakuBuffer, 1);
  g_atomic_ref_count_init (&buffer->references);
  buffer->n = n;
  buffer->capacity = n;
  buffer->width = width;
  buffer->data = data;
  return buffer;
}

KotakuBuffer *
kotaku_buffer_ref (KotakuBuffer *buffer)
{
  g_return_val_if_fail (buffer != NULL, NULL);
  g_atomic_ref_count_inc (&buffer->references);
  return buffer;
}

void
kotaku_buffer_unref (KotakuBuffer *buffer)
{
  g_return_if_fail (buffer != NULL);
  if (!g_atomic_ref_count_dec (&buffer->references))
    return;
  g_free (buffer->data);
  g_free (buffer);
}

/* A buffer of one's own with the elements of a shared one. */
static KotakuBuffer *
copy (const KotakuBuffer *buffer, gsize capacity, GError **error)
{
  void *data = kotaku_alloc (capacity, buffer->width, error);
  if (data == NULL)
    return NULL;
  KotakuBuffer *own = g_new0 (KotakuBuffer, 1);
  g_atomic_ref_count_init (&own->references);
  own->n = buffer->n;
  own->capacity = capacity;
  own->width = buffer->width;
  own->data = data;
  memcpy (data, buffer->data, buffer->n * buffer->width);
  return own;
}

gboolean
kotaku_buffer_make_writable (KotakuBuffer **buffer, gsize capacity, GError **error)
{
  g_return_val_if_fail (buffer != NULL && *buffer != NULL, FALSE);
  KotakuBuffer *old = *buffer;
  capacity = MAX (capacity, old->n);
  if (!g_atomic_ref_count_compare (&old->references, 1))
    {
      KotakuBuffer *own = copy (old, capacity, error);
      if (own == NULL)
        return FALSE;
      kotaku_buffer_unref (old);
      *buffer = own;
      return TRUE;
    }
  if (capacity <= old->capacity)
    return TRUE;
  void *data = kotaku_realloc (old->data, capacity, old->width, error);
  if (data == NULL)
    return FALSE;
  old->data = data;
  old->capacity = capacity;
  return TRUE;
}

/* Room for n elements; growing by half keeps appending linear. */
static gboolean
make_room (KotakuBuffer **buffer, gsize n, GError **error)
{
  gsize capacity = n;
  if (n > (*buffer)->capacity)
    capacity = MAX (n, (*buffer)->capacity + (*buffer)->capacity / 2 + 16);
  return kotaku_buffer_make_writable (buffer, capacity, error);
}

gboolean
kotaku_buffer_resize (KotakuBuffer **buffer, gsize n, GError **error)
{
  g_return_val_if_fail (buffer != NULL && *buffer != NULL, FALSE);
  if (!make_room (buffer, n, error))
    return FALSE;
  KotakuBuffer *own = *buffer;
  if (n > own->n)
    memset ((char *) own->data + own->n * own->width, 0, (n - own->n) * own->width);
  own->n = n;
  return TRUE;
}

gboolean
kotaku_buffer_append (KotakuBuffer **buffer, const void *elements, gsize n, GError **error)
{
  g_return_val_if_fail (buffer != NULL && *buffer != NULL, FALSE);
  gsize old = (*buffer)->n;
  if (!make_room (buffer, old + n, error))
    return FALSE;
  KotakuBuffer *own = *buffer;
  if (n > 0)
    memcpy ((char *) own->data + old * own->width, elements, n * own->width);
  own->n = old + n;
  return TRUE;
}

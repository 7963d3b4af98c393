/* SPDX-License-Identifier: GPL-2.0-or-later */

/* GLib's allocator aborts where memory ends; a library inside a host must not. What grows with the
 * data comes from here, and tests can make the n-th request fail. */

#include "base/base.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

static _Atomic gint64 asked_for = 0;
static _Atomic gint64 first_to_fail = -1;

void
kotaku_memory_fail_from (gint64 nth)
{
  atomic_store (&first_to_fail, nth);
  atomic_store (&asked_for, 0);
}

gint64
kotaku_memory_get_count (void)
{
  return atomic_load (&asked_for);
}

static gboolean
is_allowed (void)
{
  gint64 place = atomic_fetch_add_explicit (&asked_for, 1, memory_order_relaxed) + 1;
  gint64 limit = atomic_load_explicit (&first_to_fail, memory_order_relaxed);
  return limit < 0 || place < limit;
}

static gpointer
check_block (gpointer block, gsize n, gsize size, GError **error)
{
  if (block == NULL)
    {
      double bytes = (double) n * (double) size;
      g_set_error (error, KOTAKU_ERROR, KOTAKU_ERROR_NO_MEMORY, "out of memory for %.0f bytes",
                   bytes);
    }
  return block;
}

gpointer
kotaku_alloc (gsize n, gsize size, GError **error)
{
  gsize bytes;
  gpointer block = NULL;
  if (is_allowed () && g_size_checked_mul (&bytes, n, size))
    block = malloc (MAX (bytes, 1));
  return check_block (block, n, size, error);
}

gpointer
kotaku_alloc0 (gsize n, gsize size, GError **error)
{
  gsize bytes;
  gpointer block = NULL;
  if (is_allowed () && g_size_checked_mul (&bytes, n, size))
    block = calloc (MAX (bytes, 1), 1);
  return check_block (block, n, size, error);
}

gpointer
kotaku_realloc (gpointer block, gsize n, gsize size, GError **error)
{
  gsize bytes;
  gpointer larger = NULL;
  if (is_allowed () && g_size_checked_mul (&bytes, n, size))
    larger = realloc (block, MAX (bytes, 1));
  return check_block (larger, n, size, error);
}

char *
kotaku_strndup (const char *text, gsize length, GError **error)
{
  char *copy = length < G_MAXSIZE ? kotaku_alloc (length + 1, 1, error)
                                  : check_block (NULL, length, 1, error);
  if (copy == NULL)
    return NULL;
  if (length > 0)
    memcpy (copy, text, length);
  copy[length] = 0;
  return copy;
}

/* Room for more bytes and the end; FALSE once any request has failed. */
static gboolean
make_room (KotakuText *text, gsize more)
{
  gsize needed;
  if (text->failed || !g_size_checked_add (&needed, text->length, more)
      || !g_size_checked_add (&needed, needed, 1))
    {
      text->failed = TRUE;
      return FALSE;
    }
  if (needed <= text->capacity)
    return TRUE;
  gsize capacity = MAX (needed, 64);
  if (text->capacity < G_MAXSIZE / 2)
    capacity = MAX (capacity, text->capacity + text->capacity / 2);
  char *larger = kotaku_realloc (text->text, capacity, 1, NULL);
  if (larger == NULL)
    {
      text->failed = TRUE;
      return FALSE;
    }
  text->text = larger;
  text->capacity = capacity;
  return TRUE;
}

void
kotaku_text_append (KotakuText *text, const char *piece, gssize length)
{
  gsize n = length < 0 ? strlen (piece) : (gsize) length;
  if (!make_room (text, n))
    return;
  if (n > 0)
    memcpy (text->text + text->length, piece, n);
  text->length += n;
  text->text[text->length] = 0;
}

void
kotaku_text_append_c (KotakuText *text, char c)
{
  if (!make_room (text, 1))
    return;
  text->text[text->length++] = c;
  text->text[text->length] = 0;
}

void
kotaku_text_append_double (KotakuText *text, double value)
{
  char digits[KOTAKU_DOUBLE_LENGTH];
  gsize length = kotaku_text_from_double (value, digits);
  kotaku_text_append (text, digits, (gssize) length);
}

void
kotaku_text_append_int64 (KotakuText *text, gint64 value)
{
  char digits[24];
  char *first = digits + sizeof digits;
  guint64 rest = value < 0 ? -(guint64) value : (guint64) value;
  do
    {
      *--first = (char) ('0' + rest % 10);
      rest /= 10;
    }
  while (rest > 0);
  if (value < 0)
    *--first = '-';
  kotaku_text_append (text, first, digits + sizeof digits - first);
}

void
kotaku_text_clear (KotakuText *text)
{
  free (text->text);
  *text = (KotakuText) KOTAKU_TEXT_INIT;
}

char *
kotaku_text_steal (KotakuText *text, GError **error)
{
  char *stolen = NULL;
  if (text->failed)
    check_block (NULL, text->length, 1, error);
  else if (text->text == NULL)
    stolen = kotaku_strndup ("", 0, error);
  else
    stolen = g_steal_pointer (&text->text);
  kotaku_text_clear (text);
  return stolen;
}

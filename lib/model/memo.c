/* SPDX-License-Identifier: GPL-2.0-or-later */

/* What short texts of a column came to last. Most cells of a coded file are one of a few words: a
 * look here costs less than one in a dictionary, and never more than a miss. */

#include "model/model-private.h"

#include <string.h>

#define N_ENTRIES 256

typedef struct
{
  guint64 start, end; /* the first eight bytes and the last */
  guint32 length;     /* 0: free */
  gint32 element;
} Entry;

struct _KotakuMemo
{
  Entry entries[N_ENTRIES];
};

/* FALSE: a text too long to be remembered. */
static inline gboolean
make_key (const char *text, gsize length, Entry *key)
{
  key->start = key->end = 0;
  key->length = (guint32) length;
  if (length >= 8 && length <= 16)
    {
      memcpy (&key->start, text, 8);
      memcpy (&key->end, text + length - 8, 8);
    }
  else if (length >= 4 && length < 8)
    {
      guint32 words[2];
      memcpy (&words[0], text, 4);
      memcpy (&words[1], text + length - 4, 4);
      key->start = words[0];
      key->end = words[1];
    }
  else if (length > 0 && length < 4)
    {
      key->start = (guint8) text[0];
      key->end = (guint64) (guint8) text[length / 2] << 8 | (guint8) text[length - 1];
    }
  else
    return FALSE;
  return TRUE;
}

static inline gsize
get_place (const Entry *key)
{
  guint64 hash = (key->start ^ (key->end << 7 | key->end >> 57) ^ key->length)
                 * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  return hash >> 56;
}
G_STATIC_ASSERT (N_ENTRIES == 1 << 8);

KotakuMemo *
kotaku_memo_new (GError **error)
{
  return KOTAKU_ALLOC0 (KotakuMemo, 1, error);
}

gboolean
kotaku_memo_find (const KotakuMemo *memo, const char *text, gsize length, gint32 *element)
{
  Entry key;
  if (!make_key (text, length, &key))
    return FALSE;
  const Entry *entry = &memo->entries[get_place (&key)];
  if (entry->start != key.start || entry->end != key.end || entry->length != key.length)
    return FALSE;
  *element = entry->element;
  return TRUE;
}

void
kotaku_memo_keep (KotakuMemo *memo, const char *text, gsize length, gint32 element)
{
  Entry key;
  if (!make_key (text, length, &key))
    return;
  key.element = element;
  memo->entries[get_place (&key)] = key;
}

/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Texts interned once. The bytes lie in chunks that never move and that copies of a dictionary
 * share; a table with open addressing holds the hash beside the code, so that a probe touches the
 * text only where the hash is the same. */

#include "frame/frame.h"

#include <string.h>

#define CHUNK_SIZE 65536
#define FIRST_SLOTS 32

typedef struct _Chunk Chunk;

struct _Chunk
{
  gatomicrefcount references;
  Chunk *next; /* older, and full */
  char bytes[];
};

typedef struct
{
  guint32 hash;
  gint32 code;   /* -1: free */
  guint64 start; /* the first eight bytes, zeros after its end: a short text is all there */
} Slot;

struct _KotakuDictionary
{
  gatomicrefcount references;
  gsize size;
  gsize capacity; /* of words and lengths */
  const char **words;
  guint32 *lengths;
  Slot *slots;
  gsize n_slots; /* a power of two, at least twice the size */
  Chunk *chunks;
  char *free_bytes; /* in the newest chunk, of this dictionary alone */
  gsize n_free;
};

/* Each chunk holds a reference on the next older one. */
static void
release_chunks (Chunk *chunk)
{
  while (chunk != NULL && g_atomic_ref_count_dec (&chunk->references))
    {
      Chunk *next = chunk->next;
      g_free (chunk);
      chunk = next;
    }
}

static void
release (KotakuDictionary *dictionary)
{
  release_chunks (dictionary->chunks);
  g_free (dictionary->words);
  g_free (dictionary->lengths);
  g_free (dictionary->slots);
  g_free (dictionary);
}

static KotakuDictionary *
create (gsize capacity, gsize n_slots, GError **error)
{
  KotakuDictionary *dictionary = g_new0 (KotakuDictionary, 1);
  g_atomic_ref_count_init (&dictionary->references);
  dictionary->capacity = capacity;
  dictionary->n_slots = n_slots;
  dictionary->words = KOTAKU_ALLOC (const char *, capacity, error);
  if (dictionary->words != NULL)
    dictionary->lengths = KOTAKU_ALLOC (guint32, capacity, error);
  if (dictionary->lengths != NULL)
    dictionary->slots = KOTAKU_ALLOC (Slot, n_slots, error);
  if (dictionary->slots != NULL)
    return dictionary;
  release (dictionary);
  return NULL;
}

KotakuDictionary *
kotaku_dictionary_new (GError **error)
{
  KotakuDictionary *dictionary = create (FIRST_SLOTS / 2, FIRST_SLOTS, error);
  if (dictionary != NULL)
    memset (dictionary->slots, 0xff, FIRST_SLOTS * sizeof (Slot));
  return dictionary;
}

KotakuDictionary *
kotaku_dictionary_ref (KotakuDictionary *dictionary)
{
  g_return_val_if_fail (dictionary != NULL, NULL);
  g_atomic_ref_count_inc (&dictionary->references);
  return dictionary;
}

void
kotaku_dictionary_unref (KotakuDictionary *dictionary)
{
  g_return_if_fail (dictionary != NULL);
  if (g_atomic_ref_count_dec (&dictionary->references))
    release (dictionary);
}

gsize
kotaku_dictionary_get_size (const KotakuDictionary *dictionary)
{
  g_return_val_if_fail (dictionary != NULL, 0);
  return dictionary->size;
}

const char *
kotaku_dictionary_get (const KotakuDictionary *dictionary, gint32 code)
{
  g_return_val_if_fail (dictionary != NULL, NULL);
  if (code < 0)
    return NULL;
  g_return_val_if_fail ((gsize) code < dictionary->size, NULL);
  return dictionary->words[code];
}

gsize
kotaku_dictionary_get_length (const KotakuDictionary *dictionary, gint32 code)
{
  g_return_val_if_fail (dictionary != NULL, 0);
  if (code < 0)
    return 0;
  g_return_val_if_fail ((gsize) code < dictionary->size, 0);
  return dictionary->lengths[code];
}

const char *const *
kotaku_dictionary_get_words (const KotakuDictionary *dictionary)
{
  g_return_val_if_fail (dictionary != NULL, NULL);
  return dictionary->words;
}

static guint64
mix (guint64 a, guint64 b)
{
  unsigned __int128 product = (unsigned __int128) a * b;
  return (guint64) product ^ (guint64) (product >> 64);
}

#define SHORT_LENGTH 7 /* so that the last byte of start is zero */

/* The first eight bytes as the processor has them, zeros after the end of a shorter text. */
static guint64
get_start (const char *text, gsize length)
{
  guint64 start = 0;
  if (length > SHORT_LENGTH)
    memcpy (&start, text, 8);
  else if (length >= 4)
    {
      guint32 first, last;
      memcpy (&first, text, 4);
      memcpy (&last, text + length - 4, 4);
      /* The bytes that both have are the lower ones of last; none is left of four. */
      start = (guint64) GUINT32_FROM_LE (last) >> (8 - length) * 8;
      start = start << 32 | GUINT32_FROM_LE (first);
    }
  else
    for (gsize i = length; i > 0; i--)
      start = start << 8 | (guint8) text[i - 1];
  return start;
}

/* Folded multiplication, eight bytes at a time; the last word may overlap the one before. */
static guint32
hash_text (guint64 start, const char *text, gsize length)
{
  const guint64 k = G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  guint64 hash = mix (start ^ length * k, k);
  guint64 word;
  for (gsize at = 8; at + 8 <= length; at += 8)
    {
      memcpy (&word, text + at, 8);
      hash = mix (hash ^ word, k);
    }
  if (length > 8 && length % 8 != 0)
    {
      memcpy (&word, text + length - 8, 8);
      hash = mix (hash ^ word, k ^ length);
    }
  return (guint32) (hash ^ hash >> 32);
}

static gboolean
is_text (const char *word, const char *text, gsize length)
{
  return strncmp (word, text, length) == 0 && word[length] == '\0';
}

/* The slot where the text is, or the free one where it would go. A text ends at its first zero, so
 * that its length need not be looked up. */
static gsize
find_slot (const KotakuDictionary *dictionary,
           guint32 hash,
           guint64 start,
           const char *text,
           gsize length)
{
  gsize mask = dictionary->n_slots - 1;
  gsize at = hash & mask;
  for (;; at = (at + 1) & mask)
    {
      const Slot *slot = &dictionary->slots[at];
      if (slot->code < 0)
        return at;
      if (slot->hash == hash && slot->start == start
          && (length <= SHORT_LENGTH || is_text (dictionary->words[slot->code], text, length)))
        return at;
    }
}

gint32
kotaku_dictionary_find (const KotakuDictionary *dictionary, const char *text, gsize length)
{
  g_return_val_if_fail (dictionary != NULL && text != NULL, -1);
  guint64 start = get_start (text, length);
  gsize at = find_slot (dictionary, hash_text (start, text, length), start, text, length);
  return dictionary->slots[at].code;
}

void
kotaku_dictionary_prefetch (const KotakuDictionary *dictionary, const char *text, gsize length)
{
  g_return_if_fail (dictionary != NULL && text != NULL);
  guint32 hash = hash_text (get_start (text, length), text, length);
  __builtin_prefetch (&dictionary->slots[hash & (dictionary->n_slots - 1)]);
}

/* A dictionary of one's own; the texts stay where they are. */
static KotakuDictionary *
copy (const KotakuDictionary *old, GError **error)
{
  KotakuDictionary *own = create (old->capacity, old->n_slots, error);
  if (own == NULL)
    return NULL;
  own->size = old->size;
  memcpy (own->words, old->words, old->size * sizeof *old->words);
  memcpy (own->lengths, old->lengths, old->size * sizeof *old->lengths);
  memcpy (own->slots, old->slots, old->n_slots * sizeof *old->slots);
  own->chunks = old->chunks;
  if (own->chunks != NULL)
    g_atomic_ref_count_inc (&own->chunks->references);
  return own;
}

static gboolean
grow (KotakuDictionary *dictionary, GError **error)
{
  gsize capacity = dictionary->capacity * 2;
  const char **words = kotaku_realloc (dictionary->words, capacity, sizeof *words, error);
  if (words == NULL)
    return FALSE;
  dictionary->words = words;
  guint32 *lengths = kotaku_realloc (dictionary->lengths, capacity, sizeof *lengths, error);
  if (lengths == NULL)
    return FALSE;
  dictionary->lengths = lengths;
  gsize n_slots = capacity * 2;
  Slot *slots = KOTAKU_ALLOC (Slot, n_slots, error);
  if (slots == NULL)
    return FALSE;
  memset (slots, 0xff, n_slots * sizeof *slots);
  for (gsize i = 0; i < dictionary->n_slots; i++)
    {
      Slot slot = dictionary->slots[i];
      if (slot.code < 0)
        continue;
      gsize at = slot.hash & (n_slots - 1);
      while (slots[at].code >= 0)
        at = (at + 1) & (n_slots - 1);
      slots[at] = slot;
    }
  g_free (dictionary->slots);
  dictionary->slots = slots;
  dictionary->n_slots = n_slots;
  dictionary->capacity = capacity;
  return TRUE;
}

/* A terminated copy in the newest chunk, or in one of its own where the text is long. */
static const char *
store (KotakuDictionary *dictionary, const char *text, gsize length, GError **error)
{
  if (length >= dictionary->n_free)
    {
      gsize size = MAX (length + 1, MIN (dictionary->capacity * 16, CHUNK_SIZE));
      Chunk *chunk = kotaku_alloc (sizeof (Chunk) + size, 1, error);
      if (chunk == NULL)
        return NULL;
      g_atomic_ref_count_init (&chunk->references);
      chunk->next = dictionary->chunks;
      dictionary->chunks = chunk;
      dictionary->free_bytes = chunk->bytes;
      dictionary->n_free = size;
    }
  char *stored = dictionary->free_bytes;
  memcpy (stored, text, length);
  stored[length] = '\0';
  dictionary->free_bytes += length + 1;
  dictionary->n_free -= length + 1;
  return stored;
}

static gint32
add (KotakuDictionary **dictionary,
     guint32 hash,
     guint64 start,
     const char *text,
     gsize length,
     GError **error)
{
  if ((*dictionary)->size >= G_MAXINT32 || length >= G_MAXUINT32)
    {
      g_set_error (error, KOTAKU_ERROR, KOTAKU_ERROR_TOO_LARGE,
                   "a column cannot hold more than %d different texts", G_MAXINT32);
      return -1;
    }
  if (!g_atomic_ref_count_compare (&(*dictionary)->references, 1))
    {
      KotakuDictionary *copied = copy (*dictionary, error);
      if (copied == NULL)
        return -1;
      kotaku_dictionary_unref (*dictionary);
      *dictionary = copied;
    }
  KotakuDictionary *own = *dictionary;
  if (own->size == own->capacity && !grow (own, error))
    return -1;
  const char *stored = store (own, text, length, error);
  if (stored == NULL)
    return -1;
  gint32 code = (gint32) own->size;
  own->words[code] = stored;
  own->lengths[code] = (guint32) length;
  own->slots[find_slot (own, hash, start, text, length)] = (Slot){ hash, code, start };
  own->size++;
  return code;
}

gint32
kotaku_dictionary_intern (KotakuDictionary **dictionary,
                          const char *text,
                          gsize length,
                          GError **error)
{
  g_return_val_if_fail (dictionary != NULL && *dictionary != NULL && text != NULL, -1);
  guint64 start = get_start (text, length);
  guint32 hash = hash_text (start, text, length);
  gint32 code = (*dictionary)->slots[find_slot (*dictionary, hash, start, text, length)].code;
  return code >= 0 ? code : add (dictionary, hash, start, text, length, error);
}

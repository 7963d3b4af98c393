/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Sets as arrays of their items. Made when first asked for, under a lock, since several threads may
 * read a snapshot; they live as long as the network. */

#include "model/model-private.h"

void
kotaku_items_clear (KotakuItems *items)
{
  for (gsize i = 0; i < items->n; i++)
    g_free (items->items[i]);
  g_clear_pointer (&items->items, g_free);
  items->n = 0;
}

static gsize
count_items (const char *set)
{
  gsize n = 1;
  for (const char *p = set; *p != '\0'; p++)
    n += *p == '|';
  return n;
}

/* The pointers, and after them the text that they point into. */
static const char **
make (const char *set)
{
  gsize n = count_items (set), length = strlen (set) + 1;
  char *block = kotaku_alloc ((n + 1) * sizeof (char *) + length, 1, NULL);
  if (block == NULL)
    return NULL;
  const char **items = (const char **) (void *) block;
  char *text = block + (n + 1) * sizeof (char *);
  memcpy (text, set, length);
  for (gsize i = 0; i < n; i++)
    {
      char *end = strchr (text, '|');
      items[i] = text;
      if (end == NULL)
        break;
      *end = '\0';
      text = end + 1;
    }
  items[n] = NULL;
  return items;
}

static gboolean
make_room (KotakuItems *items, gsize n)
{
  if (n <= items->n)
    return TRUE;
  gpointer grown = kotaku_realloc (items->items, n, sizeof *items->items, NULL);
  if (grown == NULL)
    return FALSE;
  items->items = grown;
  memset (items->items + items->n, 0, (n - items->n) * sizeof *items->items);
  items->n = n;
  return TRUE;
}

const char *const *
kotaku_network_get_items (KotakuNetwork *network,
                          KotakuItems *items,
                          const KotakuDictionary *sets,
                          gint32 code)
{
  if (code < 0)
    return NULL;
  const char **found = NULL;
  kotaku_lock_acquire (network->lock);
  if (make_room (items, kotaku_dictionary_get_size (sets)))
    {
      if (items->items[code] == NULL)
        items->items[code] = make (kotaku_dictionary_get (sets, code));
      found = items->items[code];
    }
  kotaku_lock_release (network->lock);
  return found;
}

/* SPDX-License-Identifier: GPL-2.0-or-later */

/* What a frame says of where it came from. Values that cost something, such as a dataset's
 * checksum, are made when they are first asked for. */

#include "frame/frame-private.h"

#include <string.h>

static void
clear_entry (KotakuMetadata *entry)
{
  if (entry->destroy != NULL)
    entry->destroy (entry->data);
  g_free (entry->value);
  entry->value = NULL;
  entry->function = NULL;
  entry->data = NULL;
  entry->destroy = NULL;
}

void
kotaku_frame_clear_metadata (KotakuFrame *frame)
{
  for (gsize i = 0; i < frame->n_metadata; i++)
    {
      clear_entry (&frame->metadata[i]);
      g_free (frame->metadata[i].key);
    }
  g_free (frame->metadata);
  g_free (frame->keys);
}

static KotakuMetadata *
find_entry (KotakuFrame *frame, const char *key)
{
  for (gsize i = 0; i < frame->n_metadata; i++)
    if (strcmp (frame->metadata[i].key, key) == 0)
      return &frame->metadata[i];
  return NULL;
}

/* The entry of the key, emptied, or a new one after the others. */
static KotakuMetadata *
renew_entry (KotakuFrame *frame, const char *key)
{
  KotakuMetadata *entry = find_entry (frame, key);
  if (entry != NULL)
    {
      clear_entry (entry);
      return entry;
    }
  gsize n = frame->n_metadata;
  frame->metadata = g_renew (KotakuMetadata, frame->metadata, n + 1);
  frame->metadata[n] = (KotakuMetadata){ .key = g_strdup (key) };
  frame->keys = g_renew (const char *, frame->keys, n + 2);
  frame->keys[n] = frame->metadata[n].key;
  frame->keys[n + 1] = NULL;
  frame->n_metadata = n + 1;
  return &frame->metadata[n];
}

/**
 * kotaku_frame_set_metadata:
 * @frame: a frame that no call has got yet
 * @key: a key, as [method@Kotaku.Frame.get_metadata] knows them, or one of yours
 * @value: its text in UTF-8; of `warnings` a line per warning
 *
 * Says where a frame of yours comes from, in place of what it said before.
 *
 * - Cost: O(keys)
 * - Threads: one at a time for @frame
 * - Errors: none
 *
 * Since: 1.0
 */
void
kotaku_frame_set_metadata (KotakuFrame *frame, const char *key, const char *value)
{
  g_return_if_fail (frame != NULL && key != NULL && value != NULL);
  g_return_if_fail (!kotaku_frame_is_sealed (frame));
  renew_entry (frame, key)->value = g_strdup (value);
}

void
kotaku_frame_set_lazy_metadata (KotakuFrame *frame,
                                const char *key,
                                KotakuMetadataFunc function,
                                gpointer data,
                                GDestroyNotify destroy)
{
  g_return_if_fail (frame != NULL && key != NULL && function != NULL);
  g_return_if_fail (!kotaku_frame_is_sealed (frame));
  KotakuMetadata *entry = renew_entry (frame, key);
  entry->function = function;
  entry->data = data;
  entry->destroy = destroy;
}

void
kotaku_frame_add_warning (KotakuFrame *frame, const char *warning)
{
  g_return_if_fail (frame != NULL && warning != NULL);
  g_return_if_fail (!kotaku_frame_is_sealed (frame));
  KotakuMetadata *entry = find_entry (frame, "warnings");
  g_autofree char *lines
      = entry != NULL ? g_strconcat (entry->value, "\n", warning, NULL) : g_strdup (warning);
  kotaku_frame_set_metadata (frame, "warnings", lines);
}

/* Made once; a function that gave nothing is not asked again, unless it was cancelled. */
static const char *
settle (KotakuFrame *frame, KotakuMetadata *entry, GCancellable *cancellable)
{
  kotaku_lock_acquire (frame->lock);
  if (entry->function != NULL)
    {
      char *value = entry->function (entry->data, cancellable);
      if (value != NULL || !g_cancellable_is_cancelled (cancellable))
        {
          clear_entry (entry);
          entry->value = value;
        }
    }
  const char *value = entry->value;
  kotaku_lock_release (frame->lock);
  return value;
}

gboolean
kotaku_frame_settle_metadata (KotakuFrame *frame, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (frame != NULL, FALSE);
  for (gsize i = 0; i < frame->n_metadata; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      settle (frame, &frame->metadata[i], cancellable);
    }
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/**
 * kotaku_frame_get_metadata:
 * @frame: a frame
 * @key: a key
 *
 * What a frame says of where it came from. Results of a view or network have:
 *
 * - `library_version`: the version of the library that made it
 * - `command`: the command, as [func@Kotaku.list_commands] names it
 * - `dataset`: the SHA-256 of the dataset in its canonical form, made when first asked for
 * - `selection`: what was selected, as the command spells it; empty for everything
 * - `options`: the options told, likewise, without `threads`
 * - `seed`: of the random numbers
 * - `warnings`: a line per warning; only where there is one
 *
 * and those of a test besides:
 *
 * - `null_model`: what it compares with
 * - `draws`: how many random arrangements, or `exact`
 * - `tests`: how many tests the p values are corrected for, where they are
 * - `min_p`: the smallest p value that there could be, where the command tells it so
 * - `monte_carlo_error`: the standard error of the largest p value; none where it is exact
 *
 * - Cost: O(keys); the first time for `dataset` O(bytes of the dataset)
 * - Threads: any, once the frame is sealed
 * - Errors: none
 *
 * Returns: (transfer none) (nullable): the text, for as long as @frame lives; %NULL where there is
 *   none
 *
 * Since: 1.0
 */
const char *
kotaku_frame_get_metadata (KotakuFrame *frame, const char *key)
{
  g_return_val_if_fail (frame != NULL && key != NULL, NULL);
  KotakuMetadata *entry = find_entry (frame, key);
  return entry != NULL ? settle (frame, entry, NULL) : NULL;
}

/**
 * kotaku_frame_list_metadata:
 * @frame: a frame
 *
 * The keys of the metadata, in the order in which they were set.
 *
 * - Cost: O(1)
 * - Threads: any, once the frame is sealed
 * - Errors: none
 *
 * Returns: (transfer none) (array zero-terminated=1): the keys, for as long as @frame lives
 *
 * Since: 1.0
 */
const char *const *
kotaku_frame_list_metadata (KotakuFrame *frame)
{
  g_return_val_if_fail (frame != NULL, NULL);
  return frame->keys;
}

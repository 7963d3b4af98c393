/* SPDX-License-Identifier: GPL-2.0-or-later */

/* A frame in the Arrow C data interface: a struct array with a child per column. Doubles, whole
 * numbers and codes are shared; the texts of a dictionary, booleans and validity are built here.
 * Each array holds a reference on the frame, so that a consumer may move children out and release
 * them when it likes. */

#include "frame/arrow-private.h"
#include "frame/frame-private.h"

#include <string.h>

/* What an array holds beside what its struct names. */
typedef struct
{
  KotakuFrame *frame;
  const void *buffers[3];
  void *owned[3];
} Holder;

static void
release_array (struct ArrowArray *array)
{
  Holder *holder = array->private_data;
  for (int64_t i = 0; i < array->n_children; i++)
    {
      if (array->children[i]->release != NULL)
        array->children[i]->release (array->children[i]);
      g_free (array->children[i]);
    }
  g_free (array->children);
  if (array->dictionary != NULL)
    {
      if (array->dictionary->release != NULL)
        array->dictionary->release (array->dictionary);
      g_free (array->dictionary);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (holder->owned); i++)
    g_free (holder->owned[i]);
  kotaku_frame_unref (holder->frame);
  g_free (holder);
  array->release = NULL;
}

static void
release_schema (struct ArrowSchema *schema)
{
  for (int64_t i = 0; i < schema->n_children; i++)
    {
      if (schema->children[i]->release != NULL)
        schema->children[i]->release (schema->children[i]);
      g_free (schema->children[i]);
    }
  g_free (schema->children);
  if (schema->dictionary != NULL)
    {
      if (schema->dictionary->release != NULL)
        schema->dictionary->release (schema->dictionary);
      g_free (schema->dictionary);
    }
  g_free ((char *) schema->name);
  schema->release = NULL;
}

static void
start_array (struct ArrowArray *array, KotakuFrame *frame, gsize length, int64_t n_buffers)
{
  Holder *holder = g_new0 (Holder, 1);
  holder->frame = kotaku_frame_ref (frame);
  *array = (struct ArrowArray){ .length = (int64_t) length,
                                .n_buffers = n_buffers,
                                .buffers = holder->buffers,
                                .release = release_array,
                                .private_data = holder };
}

static void
start_schema (struct ArrowSchema *schema, const char *format, const char *name, int64_t flags)
{
  *schema = (struct ArrowSchema){
    .format = format, .name = g_strdup (name), .flags = flags, .release = release_schema
  };
}

/* A bit per row, set where there is a value; left out where every row has one. */
static gboolean
add_validity (struct ArrowArray *array, const KotakuColumn *column, GError **error)
{
  gsize n = (gsize) array->length;
  gsize n_missing = 0;
  for (gsize i = 0; i < n; i++)
    n_missing += kotaku_column_is_missing (column, i) ? 1 : 0;
  array->null_count = (int64_t) n_missing;
  if (n_missing == 0)
    return TRUE;
  guint8 *bits = KOTAKU_ALLOC0 (guint8, (n + 7) / 8, error);
  if (bits == NULL)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    if (!kotaku_column_is_missing (column, i))
      bits[i / 8] |= (guint8) (1 << i % 8);
  Holder *holder = array->private_data;
  holder->owned[0] = bits;
  holder->buffers[0] = bits;
  return TRUE;
}

static gboolean
add_bits (struct ArrowArray *array, const KotakuColumn *column, GError **error)
{
  gsize n = (gsize) array->length;
  guint8 *bits = KOTAKU_ALLOC0 (guint8, (n + 7) / 8, error);
  if (bits == NULL)
    return FALSE;
  const guint8 *values = column->values->data;
  for (gsize i = 0; i < n; i++)
    if (values[i] == 1)
      bits[i / 8] |= (guint8) (1 << i % 8);
  Holder *holder = array->private_data;
  holder->owned[1] = bits;
  holder->buffers[1] = bits;
  return TRUE;
}

static gsize
count_bytes (const KotakuDictionary *dictionary)
{
  gsize n_bytes = 0;
  gsize n_words = kotaku_dictionary_get_size (dictionary);
  for (gsize i = 0; i < n_words; i++)
    n_bytes += kotaku_dictionary_get_length (dictionary, (gint32) i);
  return n_bytes;
}

/* The texts end to end, and where each starts: 32 bits where that is enough, else 64. */
static gboolean
fill_texts (Holder *holder, const KotakuDictionary *dictionary, gsize n_bytes, GError **error)
{
  gsize n_words = kotaku_dictionary_get_size (dictionary);
  gboolean large = n_bytes > G_MAXINT32;
  gsize width = large ? sizeof (gint64) : sizeof (gint32);
  char *offsets = kotaku_alloc0 (n_words + 1, width, error);
  holder->owned[1] = offsets;
  char *bytes = offsets != NULL ? kotaku_alloc (n_bytes, 1, error) : NULL;
  holder->owned[2] = bytes;
  if (bytes == NULL)
    return FALSE;
  gsize at = 0;
  for (gsize i = 0; i < n_words; i++)
    {
      gsize length = kotaku_dictionary_get_length (dictionary, (gint32) i);
      memcpy (bytes + at, kotaku_dictionary_get (dictionary, (gint32) i), length);
      at += length;
      if (large)
        ((gint64 *) offsets)[i + 1] = (gint64) at;
      else
        ((gint32 *) offsets)[i + 1] = (gint32) at;
    }
  holder->buffers[1] = offsets;
  holder->buffers[2] = bytes;
  return TRUE;
}

static gboolean
add_dictionary (struct ArrowArray *array,
                struct ArrowSchema *schema,
                KotakuFrame *frame,
                const KotakuColumn *column,
                GError **error)
{
  gsize n_bytes = count_bytes (column->dictionary);
  array->dictionary = g_new0 (struct ArrowArray, 1);
  start_array (array->dictionary, frame, kotaku_dictionary_get_size (column->dictionary), 3);
  schema->dictionary = g_new0 (struct ArrowSchema, 1);
  start_schema (schema->dictionary, n_bytes > G_MAXINT32 ? "U" : "u", "", 0);
  return fill_texts (array->dictionary->private_data, column->dictionary, n_bytes, error);
}

static gboolean
export_column (struct ArrowArray *array,
               struct ArrowSchema *schema,
               KotakuFrame *frame,
               const KotakuColumn *column,
               GError **error)
{
  static const char *const formats[] = { "n", "g", "l", "i", "b" };
  start_array (array, frame, frame->n_rows, 2);
  start_schema (schema, formats[column->type], column->name, ARROW_FLAG_NULLABLE);
  Holder *holder = array->private_data;
  holder->buffers[1] = column->values->data;
  if (!add_validity (array, column, error))
    return FALSE;
  if (column->type == KOTAKU_COLUMN_BOOLEAN)
    return add_bits (array, column, error);
  return column->type != KOTAKU_COLUMN_STRING
         || add_dictionary (array, schema, frame, column, error);
}

static gboolean
export_columns (struct ArrowArray *array,
                struct ArrowSchema *schema,
                KotakuFrame *frame,
                GError **error)
{
  array->children = KOTAKU_ALLOC0 (struct ArrowArray *, frame->n_columns, error);
  if (array->children != NULL)
    schema->children = KOTAKU_ALLOC0 (struct ArrowSchema *, frame->n_columns, error);
  if (schema->children == NULL)
    return FALSE;
  for (gsize i = 0; i < frame->n_columns; i++)
    {
      array->children[i] = g_new0 (struct ArrowArray, 1);
      schema->children[i] = g_new0 (struct ArrowSchema, 1);
      array->n_children = schema->n_children = (int64_t) i + 1;
      if (!export_column (array->children[i], schema->children[i], frame, &frame->columns[i],
                          error))
        return FALSE;
    }
  return TRUE;
}

/**
 * kotaku_frame_export_arrow: (skip)
 * @frame: a frame; it takes no more columns
 * @array: where the values go: a struct array with a child per column
 * @schema: where the types go
 * @error: return location for an error
 *
 * Hands a frame to whoever reads the [Arrow C data
 * interface](https://arrow.apache.org/docs/format/CDataInterface.html). Doubles, whole numbers and
 * the codes of strings are shared, not copied; strings are dictionary-encoded; booleans are copied.
 * Both structs are the caller's to release, by their own callbacks, and keep the frame alive.
 *
 * - Cost: O(rows × columns), and O(bytes) of the dictionaries
 * - Threads: any, once the frame is sealed
 * - Errors: %KOTAKU_ERROR_NO_MEMORY
 *
 * Returns: %TRUE if both were filled; else neither needs to be released
 *
 * Since: 1.0
 */
gboolean
kotaku_frame_export_arrow (KotakuFrame *frame,
                           struct ArrowArray *array,
                           struct ArrowSchema *schema,
                           GError **error)
{
  g_return_val_if_fail (frame != NULL && array != NULL && schema != NULL, FALSE);
  start_array (array, frame, frame->n_rows, 1);
  start_schema (schema, "+s", "", 0);
  if (export_columns (array, schema, frame, error))
    {
      kotaku_frame_seal (frame);
      return TRUE;
    }
  array->release (array);
  schema->release (schema);
  return FALSE;
}

/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Named, typed columns of equal length: how they come into being. */

#include "frame/frame-private.h"

#include <math.h>
#include <string.h>

G_DEFINE_BOXED_TYPE (KotakuFrame, kotaku_frame, kotaku_frame_ref, kotaku_frame_unref)

/**
 * kotaku_frame_new: (constructor)
 * @n_rows: how many rows each of its columns will have
 *
 * Makes a frame without columns, to hand in whole columns with.
 *
 * - Cost: O(1)
 * - Threads: any
 * - Errors: none
 *
 * Returns: (transfer full): the frame
 *
 * Since: 1.0
 */
KotakuFrame *
kotaku_frame_new (gsize n_rows)
{
  KotakuFrame *frame = g_new0 (KotakuFrame, 1);
  g_atomic_ref_count_init (&frame->references);
  frame->n_rows = n_rows;
  frame->names = g_new0 (char *, 1);
  frame->keys = g_new0 (const char *, 1);
  frame->lock = kotaku_lock_new ();
  return frame;
}

/**
 * kotaku_frame_ref:
 * @frame: a frame
 *
 * Takes a reference.
 *
 * - Cost: O(1)
 * - Threads: any
 * - Errors: none
 *
 * Returns: (transfer full): @frame
 *
 * Since: 1.0
 */
KotakuFrame *
kotaku_frame_ref (KotakuFrame *frame)
{
  g_return_val_if_fail (frame != NULL, NULL);
  g_atomic_ref_count_inc (&frame->references);
  return frame;
}

static void
clear_column (KotakuColumn *column)
{
  g_free (column->name);
  g_clear_pointer (&column->values, kotaku_buffer_unref);
  g_clear_pointer (&column->missing, kotaku_buffer_unref);
  g_clear_pointer (&column->dictionary, kotaku_dictionary_unref);
}

/**
 * kotaku_frame_unref:
 * @frame: (transfer full): a frame
 *
 * Gives a reference back; with the last one the frame and its columns end.
 *
 * - Cost: O(1), with the last reference O(columns)
 * - Threads: any
 * - Errors: none
 *
 * Since: 1.0
 */
void
kotaku_frame_unref (KotakuFrame *frame)
{
  g_return_if_fail (frame != NULL);
  if (!g_atomic_ref_count_dec (&frame->references))
    return;
  for (gsize i = 0; i < frame->n_columns; i++)
    clear_column (&frame->columns[i]);
  g_free (frame->columns);
  g_free (frame->names);
  g_clear_pointer (&frame->index, kotaku_dictionary_unref);
  kotaku_frame_clear_metadata (frame);
  kotaku_lock_free (frame->lock);
  g_free (frame);
}

void
kotaku_frame_seal (KotakuFrame *frame)
{
  g_return_if_fail (frame != NULL);
  g_atomic_int_set (&frame->sealed, TRUE);
}

gboolean
kotaku_frame_is_sealed (KotakuFrame *frame)
{
  g_return_val_if_fail (frame != NULL, FALSE);
  return g_atomic_int_get (&frame->sealed);
}

static void
refuse_column (KotakuFrame *frame, const char *name, gsize n_rows, GError **error)
{
  g_autofree char *quoted = kotaku_text_quote (name);
  if (kotaku_frame_is_sealed (frame))
    g_set_error (error, KOTAKU_ERROR, KOTAKU_ERROR_SEALED,
                 "the frame is in use and takes no column %s", quoted);
  else if (name[0] == '\0' || !g_utf8_validate (name, -1, NULL))
    g_set_error (error, KOTAKU_ERROR, KOTAKU_ERROR_BAD_VALUE,
                 "the name of a column is empty or not UTF-8: %s", quoted);
  else if (kotaku_frame_find_column (frame, name) != NULL)
    g_set_error (error, KOTAKU_ERROR, KOTAKU_ERROR_TAKEN, "the frame has a column %s already",
                 quoted);
  else
    g_set_error (error, KOTAKU_ERROR, KOTAKU_ERROR_BAD_VALUE,
                 "the column %s has %" G_GSIZE_FORMAT " rows, the frame %" G_GSIZE_FORMAT, quoted,
                 n_rows, frame->n_rows);
}

static gboolean
check_new_column (KotakuFrame *frame, const char *name, gsize n_rows, GError **error)
{
  if (!kotaku_frame_is_sealed (frame) && name[0] != '\0' && g_utf8_validate (name, -1, NULL)
      && kotaku_frame_find_column (frame, name) == NULL && n_rows == frame->n_rows)
    return TRUE;
  refuse_column (frame, name, n_rows, error);
  return FALSE;
}

/* Room for another column and its name, and its name among the others; nothing counts yet. */
static gboolean
make_room (KotakuFrame *frame, const char *name, GError **error)
{
  gsize n = frame->n_columns + 1;
  KotakuColumn *columns = kotaku_realloc (frame->columns, n, sizeof *columns, error);
  if (columns == NULL)
    return FALSE;
  frame->columns = columns;
  char **names = kotaku_realloc (frame->names, n + 1, sizeof *names, error);
  if (names == NULL)
    return FALSE;
  frame->names = names;
  if (frame->index == NULL)
    frame->index = kotaku_dictionary_new (error);
  return frame->index != NULL
         && kotaku_dictionary_intern (&frame->index, name, strlen (name), error) >= 0;
}

/* Takes over what the column holds, also where it is refused. */
static gboolean
take_column (KotakuFrame *frame, const char *name, KotakuColumn column, GError **error)
{
  if (check_new_column (frame, name, column.values->n, error))
    column.name = kotaku_strndup (name, strlen (name), error);
  if (column.name == NULL || !make_room (frame, name, error))
    {
      clear_column (&column);
      return FALSE;
    }
  frame->columns[frame->n_columns++] = column;
  frame->names[frame->n_columns - 1] = column.name;
  frame->names[frame->n_columns] = NULL;
  return TRUE;
}

gboolean
kotaku_frame_take_doubles (KotakuFrame *frame,
                           const char *column,
                           KotakuBuffer *values,
                           GError **error)
{
  g_return_val_if_fail (frame != NULL && column != NULL && values != NULL, FALSE);
  g_return_val_if_fail (values->width == sizeof (double), FALSE);
  return take_column (frame, column,
                      (KotakuColumn){ .type = KOTAKU_COLUMN_DOUBLE, .values = values }, error);
}

gboolean
kotaku_frame_take_int64s (KotakuFrame *frame,
                          const char *column,
                          KotakuBuffer *values,
                          KotakuBuffer *missing,
                          GError **error)
{
  g_return_val_if_fail (frame != NULL && column != NULL && values != NULL, FALSE);
  g_return_val_if_fail (values->width == sizeof (gint64), FALSE);
  g_return_val_if_fail (missing == NULL || (missing->width == 1 && missing->n == values->n), FALSE);
  KotakuColumn made = { .type = KOTAKU_COLUMN_INT64, .values = values, .missing = missing };
  return take_column (frame, column, made, error);
}

gboolean
kotaku_frame_take_codes (KotakuFrame *frame,
                         const char *column,
                         KotakuBuffer *codes,
                         KotakuDictionary *dictionary,
                         GError **error)
{
  g_return_val_if_fail (frame != NULL && column != NULL, FALSE);
  g_return_val_if_fail (codes != NULL && dictionary != NULL, FALSE);
  g_return_val_if_fail (codes->width == sizeof (gint32), FALSE);
  KotakuColumn made = { .type = KOTAKU_COLUMN_STRING, .values = codes, .dictionary = dictionary };
  return take_column (frame, column, made, error);
}

gboolean
kotaku_frame_take_booleans (KotakuFrame *frame,
                            const char *column,
                            KotakuBuffer *values,
                            GError **error)
{
  g_return_val_if_fail (frame != NULL && column != NULL && values != NULL, FALSE);
  g_return_val_if_fail (values->width == 1, FALSE);
  return take_column (frame, column,
                      (KotakuColumn){ .type = KOTAKU_COLUMN_BOOLEAN, .values = values }, error);
}

/**
 * kotaku_frame_set_words:
 * @frame: a frame that no call has got yet
 * @column: one of its columns of text
 *
 * Says that a column holds words of the library, such as `strong` or `RT head`, which tables
 * translate. Ids, names and numbers are none.
 *
 * - Cost: O(columns)
 * - Threads: one at a time for @frame
 * - Errors: none
 *
 * Since: 1.0
 */
void
kotaku_frame_set_words (KotakuFrame *frame, const char *column)
{
  g_return_if_fail (frame != NULL && column != NULL);
  g_return_if_fail (!kotaku_frame_is_sealed (frame));
  KotakuColumn *found = kotaku_frame_find_column (frame, column);
  g_return_if_fail (found != NULL && found->type == KOTAKU_COLUMN_STRING);
  found->words = TRUE;
}

/**
 * kotaku_frame_is_words:
 * @frame: a frame
 * @column: the name of a column
 *
 * Gets whether a column holds words of the library, which tables translate.
 *
 * - Cost: O(columns)
 * - Threads: any, once the frame is sealed
 * - Errors: none
 *
 * Returns: %TRUE for a column of words, %FALSE for any other and where there is no such column
 *
 * Since: 1.0
 */
gboolean
kotaku_frame_is_words (KotakuFrame *frame, const char *column)
{
  g_return_val_if_fail (frame != NULL && column != NULL, FALSE);
  KotakuColumn *found = kotaku_frame_find_column (frame, column);
  return found != NULL && found->words;
}

/* A buffer with the values of a caller's array. */
static KotakuBuffer *
copy_values (const void *values, gsize width, gsize n_rows, GError **error)
{
  KotakuBuffer *buffer = kotaku_buffer_new (width, n_rows, error);
  if (buffer != NULL && n_rows > 0)
    memcpy (buffer->data, values, n_rows * width);
  return buffer;
}

/**
 * kotaku_frame_add_doubles:
 * @frame: a frame that no call has got yet
 * @column: the new column's name
 * @values: (array length=n_rows): the values, copied; missing is %NAN
 * @n_rows: how many there are
 * @error: return location for an error
 *
 * Adds a column of doubles.
 *
 * - Cost: O(rows)
 * - Threads: one at a time for @frame
 * - Errors: %KOTAKU_ERROR_SEALED; %KOTAKU_ERROR_TAKEN: there is a column of that name;
 *   %KOTAKU_ERROR_BAD_VALUE: no name, or the length is not the frame's; %KOTAKU_ERROR_NO_MEMORY
 *
 * Returns: %TRUE if the column was added
 *
 * Since: 1.0
 */
gboolean
kotaku_frame_add_doubles (KotakuFrame *frame,
                          const char *column,
                          const double *values,
                          gsize n_rows,
                          GError **error)
{
  g_return_val_if_fail (frame != NULL && column != NULL, FALSE);
  g_return_val_if_fail (values != NULL || n_rows == 0, FALSE);
  KotakuBuffer *buffer = NULL;
  if (check_new_column (frame, column, n_rows, error))
    buffer = copy_values (values, sizeof (double), n_rows, error);
  return buffer != NULL && kotaku_frame_take_doubles (frame, column, buffer, error);
}

/**
 * kotaku_frame_add_int64s:
 * @frame: a frame that no call has got yet
 * @column: the new column's name
 * @values: (array length=n_rows): the values, copied
 * @missing: (array length=n_rows) (nullable): a byte per row, not 0 where the value is missing
 * @n_rows: how many there are
 * @error: return location for an error
 *
 * Adds a column of whole numbers.
 *
 * - Cost: O(rows)
 * - Threads: one at a time for @frame
 * - Errors: as of [method@Kotaku.Frame.add_doubles]
 *
 * Returns: %TRUE if the column was added
 *
 * Since: 1.0
 */
gboolean
kotaku_frame_add_int64s (KotakuFrame *frame,
                         const char *column,
                         const gint64 *values,
                         const guint8 *missing,
                         gsize n_rows,
                         GError **error)
{
  g_return_val_if_fail (frame != NULL && column != NULL, FALSE);
  g_return_val_if_fail (values != NULL || n_rows == 0, FALSE);
  if (!check_new_column (frame, column, n_rows, error))
    return FALSE;
  KotakuBuffer *buffer = copy_values (values, sizeof (gint64), n_rows, error);
  if (buffer == NULL)
    return FALSE;
  KotakuBuffer *marks = NULL;
  if (missing != NULL)
    {
      marks = copy_values (missing, 1, n_rows, error);
      if (marks == NULL)
        {
          kotaku_buffer_unref (buffer);
          return FALSE;
        }
      guint8 *mark = marks->data;
      gint64 *value = buffer->data;
      for (gsize i = 0; i < n_rows; i++)
        {
          mark[i] = mark[i] != 0;
          value[i] = mark[i] ? 0 : value[i];
        }
    }
  return kotaku_frame_take_int64s (frame, column, buffer, marks, error);
}

/**
 * kotaku_frame_add_booleans:
 * @frame: a frame that no call has got yet
 * @column: the new column's name
 * @values: (array length=n_rows): a byte per row, copied; not 0 is yes
 * @missing: (array length=n_rows) (nullable): a byte per row, not 0 where the value is missing
 * @n_rows: how many there are
 * @error: return location for an error
 *
 * Adds a column of booleans.
 *
 * - Cost: O(rows)
 * - Threads: one at a time for @frame
 * - Errors: as of [method@Kotaku.Frame.add_doubles]
 *
 * Returns: %TRUE if the column was added
 *
 * Since: 1.0
 */
gboolean
kotaku_frame_add_booleans (KotakuFrame *frame,
                           const char *column,
                           const guint8 *values,
                           const guint8 *missing,
                           gsize n_rows,
                           GError **error)
{
  g_return_val_if_fail (frame != NULL && column != NULL, FALSE);
  g_return_val_if_fail (values != NULL || n_rows == 0, FALSE);
  if (!check_new_column (frame, column, n_rows, error))
    return FALSE;
  KotakuBuffer *buffer = kotaku_buffer_new (1, n_rows, error);
  if (buffer == NULL)
    return FALSE;
  guint8 *made = buffer->data;
  for (gsize i = 0; i < n_rows; i++)
    made[i] = missing != NULL && missing[i] ? 2 : values[i] != 0;
  return kotaku_frame_take_booleans (frame, column, buffer, error);
}

/* The code of a caller's text, or -1 with error. */
static gint32
intern_text (KotakuDictionary **dictionary,
             const char *text,
             const char *column,
             gsize row,
             GError **error)
{
  gsize length = strlen (text);
  gsize before = kotaku_dictionary_get_size (*dictionary);
  gint32 code = kotaku_dictionary_intern (dictionary, text, length, error);
  gboolean is_new = kotaku_dictionary_get_size (*dictionary) > before;
  if (code < 0 || !is_new || g_utf8_validate (text, (gssize) length, NULL))
    return code;
  g_autofree char *quoted = kotaku_text_quote (column);
  g_set_error (error, KOTAKU_ERROR, KOTAKU_ERROR_BAD_VALUE,
               "the column %s has a text that is not UTF-8 in row %" G_GSIZE_FORMAT, quoted, row);
  return -1;
}

static gboolean
intern_texts (KotakuDictionary **dictionary,
              gint32 *codes,
              const char *const *texts,
              gsize n,
              const char *column,
              GError **error)
{
  for (gsize i = 0; i < n; i++)
    {
      codes[i] = -1;
      if (texts[i] == NULL)
        continue;
      codes[i] = intern_text (dictionary, texts[i], column, i, error);
      if (codes[i] < 0)
        return FALSE;
    }
  return TRUE;
}

/**
 * kotaku_frame_add_strings:
 * @frame: a frame that no call has got yet
 * @column: the new column's name
 * @values: (array length=n_rows): the texts, in UTF-8, copied; missing is %NULL
 * @n_rows: how many there are
 * @error: return location for an error
 *
 * Adds a column of strings. Each different text is kept once.
 *
 * - Cost: O(bytes)
 * - Threads: one at a time for @frame
 * - Errors: as of [method@Kotaku.Frame.add_doubles]; %KOTAKU_ERROR_BAD_VALUE where a text is not
 * UTF-8
 *
 * Returns: %TRUE if the column was added
 *
 * Since: 1.0
 */
gboolean
kotaku_frame_add_strings (KotakuFrame *frame,
                          const char *column,
                          const char *const *values,
                          gsize n_rows,
                          GError **error)
{
  g_return_val_if_fail (frame != NULL && column != NULL, FALSE);
  g_return_val_if_fail (values != NULL || n_rows == 0, FALSE);
  if (!check_new_column (frame, column, n_rows, error))
    return FALSE;
  KotakuBuffer *codes = kotaku_buffer_new (sizeof (gint32), n_rows, error);
  KotakuDictionary *dictionary = codes != NULL ? kotaku_dictionary_new (error) : NULL;
  if (dictionary != NULL && intern_texts (&dictionary, codes->data, values, n_rows, column, error))
    return kotaku_frame_take_codes (frame, column, codes, dictionary, error);
  g_clear_pointer (&codes, kotaku_buffer_unref);
  g_clear_pointer (&dictionary, kotaku_dictionary_unref);
  return FALSE;
}

/* Codes of a caller's dictionary, in which a text may stand twice, become those of ours. */
static gboolean
map_codes (gint32 *made,
           const gint32 *codes,
           gsize n_rows,
           const gint32 *map,
           gsize n_words,
           const char *column,
           GError **error)
{
  for (gsize i = 0; i < n_rows; i++)
    {
      if (codes[i] >= 0 && (gsize) codes[i] >= n_words)
        {
          g_autofree char *quoted = kotaku_text_quote (column);
          g_set_error (error, KOTAKU_ERROR, KOTAKU_ERROR_OUT_OF_RANGE,
                       "the column %s has code %d in row %" G_GSIZE_FORMAT
                       ", its dictionary %" G_GSIZE_FORMAT " texts",
                       quoted, codes[i], i, n_words);
          return FALSE;
        }
      made[i] = codes[i] < 0 ? -1 : map[codes[i]];
    }
  return TRUE;
}

/**
 * kotaku_frame_add_codes:
 * @frame: a frame that no call has got yet
 * @column: the new column's name
 * @codes: (array length=n_rows): places in @dictionary, copied; missing is negative
 * @n_rows: how many there are
 * @dictionary: (array zero-terminated=1): the texts, in UTF-8, copied
 * @error: return location for an error
 *
 * Adds a column of strings by their codes.
 *
 * - Cost: O(rows + bytes of the dictionary)
 * - Threads: one at a time for @frame
 * - Errors: as of [method@Kotaku.Frame.add_strings]; %KOTAKU_ERROR_OUT_OF_RANGE where a code is not
 * in
 *   @dictionary
 *
 * Returns: %TRUE if the column was added
 *
 * Since: 1.0
 */
gboolean
kotaku_frame_add_codes (KotakuFrame *frame,
                        const char *column,
                        const gint32 *codes,
                        gsize n_rows,
                        const char *const *dictionary,
                        GError **error)
{
  g_return_val_if_fail (frame != NULL && column != NULL && dictionary != NULL, FALSE);
  g_return_val_if_fail (codes != NULL || n_rows == 0, FALSE);
  if (!check_new_column (frame, column, n_rows, error))
    return FALSE;
  gsize n_words = 0;
  while (dictionary[n_words] != NULL)
    n_words++;
  g_autofree gint32 *map = KOTAKU_ALLOC (gint32, n_words, error);
  KotakuBuffer *made = map != NULL ? kotaku_buffer_new (sizeof (gint32), n_rows, error) : NULL;
  KotakuDictionary *own = made != NULL ? kotaku_dictionary_new (error) : NULL;
  if (own != NULL && intern_texts (&own, map, dictionary, n_words, column, error)
      && map_codes (made->data, codes, n_rows, map, n_words, column, error))
    return kotaku_frame_take_codes (frame, column, made, own, error);
  g_clear_pointer (&made, kotaku_buffer_unref);
  g_clear_pointer (&own, kotaku_dictionary_unref);
  return FALSE;
}

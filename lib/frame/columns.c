/* SPDX-License-Identifier: GPL-2.0-or-later */

/* How the columns of a frame are read. */

#include "frame/frame-private.h"

#include <math.h>
#include <string.h>

static const char *const type_names[]
    = { "nothing", "doubles", "whole numbers", "strings", "booleans" };

KotakuColumn *
kotaku_frame_find_column (KotakuFrame *frame, const char *name)
{
  gint32 code
      = frame->index != NULL ? kotaku_dictionary_find (frame->index, name, strlen (name)) : -1;
  return code >= 0 ? &frame->columns[code] : NULL;
}

KotakuColumn *
kotaku_frame_expect_column (KotakuFrame *frame, const char *name, GError **error)
{
  KotakuColumn *column = kotaku_frame_find_column (frame, name);
  if (column != NULL)
    return column;
  g_autofree char *suggestion
      = kotaku_text_suggestion (name, (const char *const *) frame->names, frame->n_columns);
  g_autofree char *quoted = kotaku_text_quote (name);
  g_set_error (error, KOTAKU_ERROR, KOTAKU_ERROR_UNKNOWN_COLUMN, "the frame has no column %s%s",
               quoted, suggestion);
  return NULL;
}

KotakuColumn *
kotaku_frame_expect_type (KotakuFrame *frame,
                          const char *name,
                          KotakuColumnType type,
                          GError **error)
{
  KotakuColumn *column = kotaku_frame_expect_column (frame, name, error);
  if (column == NULL || column->type == type)
    return column;
  g_autofree char *quoted = kotaku_text_quote (name);
  g_set_error (error, KOTAKU_ERROR, KOTAKU_ERROR_WRONG_TYPE, "the column %s holds %s, not %s",
               quoted, type_names[column->type], type_names[type]);
  return NULL;
}

gboolean
kotaku_column_is_missing (const KotakuColumn *column, gsize row)
{
  switch (column->type)
    {
    case KOTAKU_COLUMN_DOUBLE:
      return isnan (KOTAKU_BUFFER_DATA (double, column->values)[row]);
    case KOTAKU_COLUMN_INT64:
      return column->missing != NULL && KOTAKU_BUFFER_DATA (guint8, column->missing)[row];
    case KOTAKU_COLUMN_STRING:
      return KOTAKU_BUFFER_DATA (gint32, column->values)[row] < 0;
    case KOTAKU_COLUMN_BOOLEAN:
      return KOTAKU_BUFFER_DATA (guint8, column->values)[row] == 2;
    case KOTAKU_COLUMN_NONE:
      break;
    }
  return TRUE;
}

/**
 * kotaku_frame_get_n_rows:
 * @frame: a frame
 *
 * How many rows there are.
 *
 * - Cost: O(1)
 * - Threads: any
 * - Errors: none
 *
 * Returns: the number of rows
 *
 * Since: 1.0
 */
gsize
kotaku_frame_get_n_rows (KotakuFrame *frame)
{
  g_return_val_if_fail (frame != NULL, 0);
  return frame->n_rows;
}

/**
 * kotaku_frame_get_n_columns:
 * @frame: a frame
 *
 * How many columns there are.
 *
 * - Cost: O(1)
 * - Threads: any, once the frame is sealed
 * - Errors: none
 *
 * Returns: the number of columns
 *
 * Since: 1.0
 */
gsize
kotaku_frame_get_n_columns (KotakuFrame *frame)
{
  g_return_val_if_fail (frame != NULL, 0);
  return frame->n_columns;
}

/**
 * kotaku_frame_get_column_names:
 * @frame: a frame
 *
 * The names of the columns, in order.
 *
 * - Cost: O(1)
 * - Threads: any, once the frame is sealed
 * - Errors: none
 *
 * Returns: (transfer none) (array zero-terminated=1): the names, until a column is added
 *
 * Since: 1.0
 */
const char *const *
kotaku_frame_get_column_names (KotakuFrame *frame)
{
  g_return_val_if_fail (frame != NULL, NULL);
  return (const char *const *) frame->names;
}

/**
 * kotaku_frame_get_column_type:
 * @frame: a frame
 * @column: a name
 *
 * What a column holds.
 *
 * - Cost: O(columns)
 * - Threads: any, once the frame is sealed
 * - Errors: none
 *
 * Returns: the type, or %KOTAKU_COLUMN_NONE where there is no such column
 *
 * Since: 1.0
 */
KotakuColumnType
kotaku_frame_get_column_type (KotakuFrame *frame, const char *column)
{
  g_return_val_if_fail (frame != NULL && column != NULL, KOTAKU_COLUMN_NONE);
  KotakuColumn *found = kotaku_frame_find_column (frame, column);
  return found != NULL ? found->type : KOTAKU_COLUMN_NONE;
}

/* The values of a column of the type, or NULL with error. */
static const void *
get_values (KotakuFrame *frame,
            const char *name,
            KotakuColumnType type,
            gsize *n_rows,
            GError **error)
{
  KotakuColumn *column = kotaku_frame_expect_type (frame, name, type, error);
  if (n_rows != NULL)
    *n_rows = column != NULL ? frame->n_rows : 0;
  return column != NULL ? column->values->data : NULL;
}

/**
 * kotaku_frame_get_doubles:
 * @frame: a frame
 * @column: a column of doubles
 * @n_rows: (out) (optional): the number of rows
 * @error: return location for an error that names the nearest column
 *
 * The column itself, not a copy; missing is %NAN.
 *
 * - Cost: O(columns)
 * - Threads: any, once the frame is sealed
 * - Errors: %KOTAKU_ERROR_UNKNOWN_COLUMN, %KOTAKU_ERROR_WRONG_TYPE
 *
 * Returns: (transfer none) (array length=n_rows): the values, for as long as @frame
 * lives
 *
 * Since: 1.0
 */
const double *
kotaku_frame_get_doubles (KotakuFrame *frame, const char *column, gsize *n_rows, GError **error)
{
  g_return_val_if_fail (frame != NULL && column != NULL, NULL);
  return get_values (frame, column, KOTAKU_COLUMN_DOUBLE, n_rows, error);
}

/**
 * kotaku_frame_get_int64s:
 * @frame: a frame
 * @column: a column of whole numbers
 * @n_rows: (out) (optional): the number of rows
 * @error: return location for an error that names the nearest column
 *
 * The column itself, not a copy; missing is 0, see [method@Kotaku.Frame.get_missing].
 *
 * - Cost: O(columns)
 * - Threads: any, once the frame is sealed
 * - Errors: %KOTAKU_ERROR_UNKNOWN_COLUMN, %KOTAKU_ERROR_WRONG_TYPE
 *
 * Returns: (transfer none) (array length=n_rows): the values, for as long as @frame
 * lives
 *
 * Since: 1.0
 */
const gint64 *
kotaku_frame_get_int64s (KotakuFrame *frame, const char *column, gsize *n_rows, GError **error)
{
  g_return_val_if_fail (frame != NULL && column != NULL, NULL);
  return get_values (frame, column, KOTAKU_COLUMN_INT64, n_rows, error);
}

/**
 * kotaku_frame_get_codes:
 * @frame: a frame
 * @column: a column of strings
 * @n_rows: (out) (optional): the number of rows
 * @error: return location for an error that names the nearest column
 *
 * The column itself, not a copy: each row's place in [method@Kotaku.Frame.get_dictionary]; missing
 * is -1.
 *
 * - Cost: O(columns)
 * - Threads: any, once the frame is sealed
 * - Errors: %KOTAKU_ERROR_UNKNOWN_COLUMN, %KOTAKU_ERROR_WRONG_TYPE
 *
 * Returns: (transfer none) (array length=n_rows): the codes, for as long as @frame lives
 *
 * Since: 1.0
 */
const gint32 *
kotaku_frame_get_codes (KotakuFrame *frame, const char *column, gsize *n_rows, GError **error)
{
  g_return_val_if_fail (frame != NULL && column != NULL, NULL);
  return get_values (frame, column, KOTAKU_COLUMN_STRING, n_rows, error);
}

/**
 * kotaku_frame_get_dictionary:
 * @frame: a frame
 * @column: a column of strings
 * @n_words: (out) (optional): the number of texts
 * @error: return location for an error that names the nearest column
 *
 * The texts that the codes of a column stand for. One that no row has may be among them.
 *
 * - Cost: O(columns)
 * - Threads: any, once the frame is sealed
 * - Errors: %KOTAKU_ERROR_UNKNOWN_COLUMN, %KOTAKU_ERROR_WRONG_TYPE
 *
 * Returns: (transfer none) (array length=n_words): the texts, for as long as @frame
 * lives
 *
 * Since: 1.0
 */
const char *const *
kotaku_frame_get_dictionary (KotakuFrame *frame, const char *column, gsize *n_words, GError **error)
{
  g_return_val_if_fail (frame != NULL && column != NULL, NULL);
  if (n_words != NULL)
    *n_words = 0;
  KotakuColumn *found = kotaku_frame_expect_type (frame, column, KOTAKU_COLUMN_STRING, error);
  if (found == NULL)
    return NULL;
  if (n_words != NULL)
    *n_words = kotaku_dictionary_get_size (found->dictionary);
  return kotaku_dictionary_get_words (found->dictionary);
}

KotakuDictionary *
kotaku_frame_peek_dictionary (KotakuFrame *frame, const char *column)
{
  g_return_val_if_fail (frame != NULL && column != NULL, NULL);
  KotakuColumn *found = kotaku_frame_find_column (frame, column);
  return found != NULL ? found->dictionary : NULL;
}

/**
 * kotaku_frame_get_booleans:
 * @frame: a frame
 * @column: a column of booleans
 * @n_rows: (out) (optional): the number of rows
 * @error: return location for an error that names the nearest column
 *
 * A copy of the column, a byte per row: 1 is yes; 0 is no or missing, see
 * [method@Kotaku.Frame.get_missing].
 *
 * - Cost: O(rows)
 * - Threads: any, once the frame is sealed
 * - Errors: %KOTAKU_ERROR_UNKNOWN_COLUMN, %KOTAKU_ERROR_WRONG_TYPE, %KOTAKU_ERROR_NO_MEMORY
 *
 * Returns: (transfer full) (array length=n_rows): the values
 *
 * Since: 1.0
 */
guint8 *
kotaku_frame_get_booleans (KotakuFrame *frame, const char *column, gsize *n_rows, GError **error)
{
  g_return_val_if_fail (frame != NULL && column != NULL, NULL);
  const guint8 *values = get_values (frame, column, KOTAKU_COLUMN_BOOLEAN, n_rows, error);
  guint8 *copy = values != NULL ? KOTAKU_ALLOC (guint8, frame->n_rows, error) : NULL;
  if (copy == NULL)
    {
      if (n_rows != NULL)
        *n_rows = 0;
      return NULL;
    }
  for (gsize i = 0; i < frame->n_rows; i++)
    copy[i] = values[i] == 1;
  return copy;
}

/**
 * kotaku_frame_get_missing:
 * @frame: a frame
 * @column: a column of any type
 * @n_rows: (out) (optional): the number of rows
 * @error: return location for an error that names the nearest column
 *
 * Which values are missing, a byte per row: 1 is missing.
 *
 * - Cost: O(rows)
 * - Threads: any, once the frame is sealed
 * - Errors: %KOTAKU_ERROR_UNKNOWN_COLUMN, %KOTAKU_ERROR_NO_MEMORY
 *
 * Returns: (transfer full) (array length=n_rows): the marks
 *
 * Since: 1.0
 */
guint8 *
kotaku_frame_get_missing (KotakuFrame *frame, const char *column, gsize *n_rows, GError **error)
{
  g_return_val_if_fail (frame != NULL && column != NULL, NULL);
  if (n_rows != NULL)
    *n_rows = 0;
  KotakuColumn *found = kotaku_frame_expect_column (frame, column, error);
  guint8 *marks = found != NULL ? KOTAKU_ALLOC (guint8, frame->n_rows, error) : NULL;
  if (marks == NULL)
    return NULL;
  for (gsize i = 0; i < frame->n_rows; i++)
    marks[i] = kotaku_column_is_missing (found, i) ? 1 : 0;
  if (n_rows != NULL)
    *n_rows = frame->n_rows;
  return marks;
}

/**
 * kotaku_frame_get_string:
 * @frame: a frame
 * @column: a column of strings
 * @row: a row, from 0
 * @error: return location for an error that names the nearest column
 *
 * The text of a cell.
 *
 * - Cost: O(columns)
 * - Threads: any, once the frame is sealed
 * - Errors: %KOTAKU_ERROR_UNKNOWN_COLUMN, %KOTAKU_ERROR_WRONG_TYPE
 *
 * Returns: (transfer none) (nullable): the text, for as long as @frame lives; %NULL without an
 * error where it is missing
 *
 * Since: 1.0
 */
const char *
kotaku_frame_get_string (KotakuFrame *frame, const char *column, gsize row, GError **error)
{
  g_return_val_if_fail (frame != NULL && column != NULL, NULL);
  g_return_val_if_fail (row < frame->n_rows, NULL);
  KotakuColumn *found = kotaku_frame_expect_type (frame, column, KOTAKU_COLUMN_STRING, error);
  if (found == NULL)
    return NULL;
  gint32 code = KOTAKU_BUFFER_DATA (gint32, found->values)[row];
  return kotaku_dictionary_get (found->dictionary, code);
}

/**
 * kotaku_frame_find_row:
 * @frame: a frame
 * @column: a column of strings
 * @text: what its cell must be
 * @error: return location for an error that names the nearest column
 *
 * The first row in which a column has a text.
 *
 * - Cost: O(rows)
 * - Threads: any, once the frame is sealed
 * - Errors: %KOTAKU_ERROR_UNKNOWN_COLUMN, %KOTAKU_ERROR_WRONG_TYPE
 *
 * Returns: the row, or -1, without an error where no row has the text
 *
 * Since: 1.0
 */
gssize
kotaku_frame_find_row (KotakuFrame *frame, const char *column, const char *text, GError **error)
{
  g_return_val_if_fail (frame != NULL && column != NULL && text != NULL, -1);
  KotakuColumn *found = kotaku_frame_expect_type (frame, column, KOTAKU_COLUMN_STRING, error);
  if (found == NULL)
    return -1;
  gint32 code = kotaku_dictionary_find (found->dictionary, text, strlen (text));
  const gint32 *codes = found->values->data;
  for (gsize i = 0; code >= 0 && i < frame->n_rows; i++)
    if (codes[i] == code)
      return (gssize) i;
  return -1;
}

/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Results of several datasets in one frame, whose first column says of which each row is. */

#include "frame/frame-private.h"

#include <string.h>

#define DATASET "dataset"

/* An empty column like the other one. */
static gboolean
start_column (KotakuFrame *frame, const KotakuColumn *like, GError **error)
{
  KotakuDictionary *dictionary = NULL;
  KotakuBuffer *values = kotaku_buffer_new (like->values->width, 0, error);
  if (values == NULL)
    return FALSE;
  switch (like->type)
    {
    case KOTAKU_COLUMN_DOUBLE:
      return kotaku_frame_take_doubles (frame, like->name, values, error);
    case KOTAKU_COLUMN_INT64:
      return kotaku_frame_take_int64s (frame, like->name, values, NULL, error);
    case KOTAKU_COLUMN_BOOLEAN:
      return kotaku_frame_take_booleans (frame, like->name, values, error);
    default:
      break;
    }
  if ((dictionary = kotaku_dictionary_new (error)) == NULL)
    {
      kotaku_buffer_unref (values);
      return FALSE;
    }
  if (!kotaku_frame_take_codes (frame, like->name, values, dictionary, error))
    return FALSE;
  if (like->words)
    kotaku_frame_set_words (frame, like->name);
  return TRUE;
}

/* A result that says itself of which dataset each row is keeps what it says. */
static gboolean
names_datasets (KotakuFrame *rows)
{
  return rows->n_columns > 0 && strcmp (rows->names[0], DATASET) == 0;
}

static gboolean
start_columns (KotakuFrame *frame, KotakuFrame *rows, GError **error)
{
  gboolean named = names_datasets (rows);
  KotakuBuffer *codes = named ? NULL : kotaku_buffer_new (sizeof (gint32), 0, error);
  KotakuDictionary *names = codes != NULL ? kotaku_dictionary_new (error) : NULL;
  if (!named && names == NULL)
    {
      g_clear_pointer (&codes, kotaku_buffer_unref);
      return FALSE;
    }
  if (!named && !kotaku_frame_take_codes (frame, DATASET, codes, names, error))
    return FALSE;
  for (gsize i = 0; i < rows->n_columns; i++)
    if (!start_column (frame, &rows->columns[i], error))
      return FALSE;
  return TRUE;
}

static void
drop_columns (KotakuFrame *frame)
{
  for (gsize i = 0; i < frame->n_columns; i++)
    {
      g_free (frame->columns[i].name);
      kotaku_buffer_unref (frame->columns[i].values);
      g_clear_pointer (&frame->columns[i].missing, kotaku_buffer_unref);
      g_clear_pointer (&frame->columns[i].dictionary, kotaku_dictionary_unref);
    }
  frame->n_columns = 0;
  frame->names[0] = NULL;
  g_clear_pointer (&frame->index, kotaku_dictionary_unref);
}

/* -- rows -- */

static gboolean
append_missing (KotakuColumn *column, const KotakuColumn *more, GError **error)
{
  gsize n = column->values->n, n_more = more->values->n;
  if (column->missing == NULL && more->missing == NULL)
    return TRUE;
  if (column->missing == NULL && (column->missing = kotaku_buffer_new (1, n, error)) == NULL)
    return FALSE;
  if (more->missing == NULL)
    return kotaku_buffer_resize (&column->missing, n + n_more, error);
  return kotaku_buffer_append (&column->missing, more->missing->data, n_more, error);
}

/* A text is interned once per column, however many rows have it. */
static gboolean
append_codes (KotakuColumn *column, const KotakuColumn *more, GError **error)
{
  gsize n = more->values->n, n_words = kotaku_dictionary_get_size (more->dictionary);
  const gint32 *codes = more->values->data;
  g_autofree gint32 *code = KOTAKU_ALLOC (gint32, n_words, error);
  g_autofree gint32 *own = code != NULL ? KOTAKU_ALLOC (gint32, n, error) : NULL;
  if (own == NULL)
    return FALSE;
  memset (code, 0xff, n_words * sizeof *code);
  for (gsize row = 0; row < n; row++)
    {
      gint32 word = codes[row];
      if (word >= 0 && code[word] < 0)
        code[word] = kotaku_dictionary_intern (
            &column->dictionary, kotaku_dictionary_get (more->dictionary, word),
            kotaku_dictionary_get_length (more->dictionary, word), error);
      if (word >= 0 && code[word] < 0)
        return FALSE;
      own[row] = word >= 0 ? code[word] : -1;
    }
  return kotaku_buffer_append (&column->values, own, n, error);
}

static gboolean
append_column (KotakuColumn *column, const KotakuColumn *more, GError **error)
{
  if (column->type == KOTAKU_COLUMN_STRING)
    return append_codes (column, more, error);
  if (column->type == KOTAKU_COLUMN_INT64 && !append_missing (column, more, error))
    return FALSE;
  return kotaku_buffer_append (&column->values, more->values->data, more->values->n, error);
}

static gboolean
append_name (KotakuColumn *column, const char *dataset, gsize n, GError **error)
{
  gint32 code = kotaku_dictionary_intern (&column->dictionary, dataset, strlen (dataset), error);
  gsize before = column->values->n;
  if (code < 0 || !kotaku_buffer_resize (&column->values, before + n, error))
    return FALSE;
  for (gsize i = 0; i < n; i++)
    KOTAKU_BUFFER_DATA (gint32, column->values)[before + i] = code;
  return TRUE;
}

static gboolean
append_rows (KotakuFrame *frame, const char *dataset, KotakuFrame *rows, GError **error)
{
  gboolean named = names_datasets (rows);
  for (gsize i = named ? 0 : 1; i < frame->n_columns; i++)
    if (!append_column (&frame->columns[i], kotaku_frame_find_column (rows, frame->columns[i].name),
                        error))
      return FALSE;
  return named || append_name (&frame->columns[0], dataset, rows->n_rows, error);
}

/* What was there before stays when there is no memory for more. */
static void
take_back (KotakuFrame *frame)
{
  for (gsize i = 0; i < frame->n_columns; i++)
    {
      KotakuColumn *column = &frame->columns[i];
      column->values->n = frame->n_rows;
      if (column->missing != NULL)
        column->missing->n = frame->n_rows;
    }
}

/* -- where they come from -- */

static gboolean
has_item (const char *list, const char *item)
{
  g_auto (GStrv) items = g_strsplit (list, "|", -1);
  return g_strv_contains ((const char *const *) items, item);
}

/* Of checksums and warnings each dataset has its own; of all else each value is said once. */
static void
add_metadata (KotakuFrame *frame, const char *dataset, const char *key, const char *value)
{
  const char *before = kotaku_frame_get_metadata (frame, key);
  g_autofree char *joined = NULL;
  if (strcmp (key, "warnings") == 0)
    {
      g_auto (GStrv) lines = g_strsplit (value, "\n", -1);
      for (gsize i = 0; lines[i] != NULL; i++)
        {
          g_autofree char *line = g_strconcat (dataset, ": ", lines[i], NULL);
          kotaku_frame_add_warning (frame, line);
        }
      return;
    }
  if (before != NULL && strcmp (key, DATASET) != 0
      && (strcmp (before, value) == 0 || has_item (before, value)))
    return;
  joined = before != NULL ? g_strconcat (before, "|", value, NULL) : g_strdup (value);
  kotaku_frame_set_metadata (frame, key, joined);
}

static gboolean
check_columns (KotakuFrame *frame, KotakuFrame *rows, GError **error)
{
  for (gsize i = 1; i < frame->n_columns; i++)
    if (kotaku_frame_expect_type (rows, frame->columns[i].name, frame->columns[i].type, error)
        == NULL)
      return FALSE;
  if (rows->n_columns + (names_datasets (rows) ? 0 : 1) == frame->n_columns)
    return TRUE;
  g_set_error (error, KOTAKU_ERROR, KOTAKU_ERROR_BAD_VALUE,
               "expected a frame of %" G_GSIZE_FORMAT " columns, found %" G_GSIZE_FORMAT,
               frame->n_columns - 1, rows->n_columns);
  return FALSE;
}

static gboolean
check_stack (KotakuFrame *frame, GError **error)
{
  gboolean sealed = kotaku_frame_is_sealed (frame);
  gboolean other = frame->n_columns > 0 ? strcmp (frame->names[0], DATASET) != 0
                                              || frame->columns[0].type != KOTAKU_COLUMN_STRING
                                        : frame->n_rows > 0;
  if (!sealed && !other)
    return TRUE;
  g_set_error (error, KOTAKU_ERROR, sealed ? KOTAKU_ERROR_SEALED : KOTAKU_ERROR_BAD_VALUE,
               sealed ? "the frame is in use and takes no rows"
                      : "expected a frame without columns, or one that begins with dataset");
  return FALSE;
}

/**
 * kotaku_frame_stack:
 * @frame: a frame that no call has got yet: new and of 0 rows, or what earlier calls made of it
 * @dataset: what to call the dataset
 * @rows: a result of it
 * @cancellable: (nullable): stops the call within 1 s
 * @error: return location for an error that names the column
 *
 * Adds the rows of a result, with the column `dataset` before its own: so that results of many
 * datasets come together while one dataset at a time is held; a result that begins with such a
 * column keeps its own. The first result says which columns
 * there are. Metadata are joined: `dataset` has a checksum for each, with `|` between; warnings
 * begin with the dataset's name; of others each value is there once.
 *
 * - Cost: O(rows of @rows), and the checksum of its dataset
 * - Threads: one at a time for @frame
 * - Errors: %KOTAKU_ERROR_SEALED; %KOTAKU_ERROR_UNKNOWN_COLUMN, %KOTAKU_ERROR_WRONG_TYPE and
 *   %KOTAKU_ERROR_BAD_VALUE: other columns than the first result's; %KOTAKU_ERROR_NO_MEMORY,
 *   %G_IO_ERROR_CANCELLED; @frame is then as it was
 *
 * Returns: %TRUE if the rows were added
 *
 * Since: 1.0
 */
gboolean
kotaku_frame_stack (KotakuFrame *frame,
                    const char *dataset,
                    KotakuFrame *rows,
                    GCancellable *cancellable,
                    GError **error)
{
  g_return_val_if_fail (frame != NULL && dataset != NULL && rows != NULL, FALSE);
  if (!check_stack (frame, error) || !kotaku_frame_settle_metadata (rows, cancellable, error))
    return FALSE;
  gboolean first = frame->n_columns == 0;
  gboolean done = (!first || start_columns (frame, rows, error))
                  && check_columns (frame, rows, error)
                  && append_rows (frame, dataset, rows, error);
  if (!done)
    {
      take_back (frame);
      if (first)
        drop_columns (frame);
      return FALSE;
    }
  frame->n_rows += rows->n_rows;
  const char *const *keys = kotaku_frame_list_metadata (rows);
  for (gsize i = 0; keys[i] != NULL; i++)
    {
      const char *value = kotaku_frame_get_metadata (rows, keys[i]);
      if (value != NULL)
        add_metadata (frame, dataset, keys[i], value);
    }
  return TRUE;
}

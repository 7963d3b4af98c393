/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Frames made row by row: a cell that is not set is missing, and a failure is kept until the end,
 * so that who writes rows checks once. */

#include "frame/frame-private.h"

#include <math.h>
#include <string.h>

typedef struct
{
  char *name;
  char kind; /* s, w, i, d, b */
  KotakuBuffer *values;
  KotakuBuffer *missing; /* of i */
  gsize n_set;           /* of i: cells that are not missing */
  KotakuDictionary *dictionary;
} Cells;

struct _KotakuRows
{
  guint n_columns;
  Cells *columns;
  gsize n_rows;
  gsize capacity;
  GError *error;
};

static gsize
get_width (char kind)
{
  return kind == 's' || kind == 'w' ? sizeof (gint32) : kind == 'b' ? 1 : 8;
}

static void
start_column (KotakuRows *rows, Cells *cells, const char *column)
{
  const char *colon = strrchr (column, ':');
  g_return_if_fail (colon != NULL && strchr ("swidb", colon[1]) != NULL && colon[2] == '\0');
  cells->name = g_strndup (column, (gsize) (colon - column));
  cells->kind = colon[1];
  if (rows->error != NULL)
    return;
  cells->values = kotaku_buffer_new (get_width (cells->kind), 0, &rows->error);
  if (cells->kind == 'i' && rows->error == NULL)
    cells->missing = kotaku_buffer_new (1, 0, &rows->error);
  if (get_width (cells->kind) == sizeof (gint32) && rows->error == NULL)
    cells->dictionary = kotaku_dictionary_new (&rows->error);
}

KotakuRows *
kotaku_rows_new (const char *columns)
{
  g_return_val_if_fail (columns != NULL, NULL);
  KotakuRows *rows = g_new0 (KotakuRows, 1);
  g_auto (GStrv) names = g_strsplit (columns, ",", -1);
  rows->n_columns = g_strv_length (names);
  rows->columns = g_new0 (Cells, rows->n_columns);
  for (guint i = 0; i < rows->n_columns; i++)
    start_column (rows, &rows->columns[i], names[i]);
  return rows;
}

void
kotaku_rows_free (KotakuRows *rows)
{
  if (rows == NULL)
    return;
  for (guint i = 0; i < rows->n_columns; i++)
    {
      Cells *cells = &rows->columns[i];
      g_free (cells->name);
      g_clear_pointer (&cells->values, kotaku_buffer_unref);
      g_clear_pointer (&cells->missing, kotaku_buffer_unref);
      g_clear_pointer (&cells->dictionary, kotaku_dictionary_unref);
    }
  g_free (rows->columns);
  g_clear_error (&rows->error);
  g_free (rows);
}

void
kotaku_rows_share (KotakuRows *rows, guint column, KotakuDictionary *dictionary)
{
  g_return_if_fail (rows != NULL && dictionary != NULL && column < rows->n_columns);
  g_return_if_fail (rows->n_rows == 0 && get_width (rows->columns[column].kind) == 4);
  Cells *cells = &rows->columns[column];
  kotaku_dictionary_ref (dictionary);
  g_clear_pointer (&cells->dictionary, kotaku_dictionary_unref);
  cells->dictionary = dictionary;
}

static void
grow (KotakuRows *rows)
{
  gsize capacity = rows->capacity + rows->capacity / 2 + 16;
  for (guint i = 0; i < rows->n_columns; i++)
    {
      Cells *cells = &rows->columns[i];
      if (!kotaku_buffer_make_writable (&cells->values, capacity, &rows->error)
          || (cells->missing != NULL
              && !kotaku_buffer_make_writable (&cells->missing, capacity, &rows->error)))
        return;
    }
  rows->capacity = capacity;
}

static void
set_missing (Cells *cells, gsize row)
{
  cells->values->n = row + 1;
  switch (cells->kind)
    {
    case 'd':
      KOTAKU_BUFFER_DATA (double, cells->values)[row] = NAN;
      break;
    case 'i':
      cells->missing->n = row + 1;
      KOTAKU_BUFFER_DATA (gint64, cells->values)[row] = 0;
      KOTAKU_BUFFER_DATA (guint8, cells->missing)[row] = 1;
      break;
    case 'b':
      KOTAKU_BUFFER_DATA (guint8, cells->values)[row] = 2;
      break;
    default:
      KOTAKU_BUFFER_DATA (gint32, cells->values)[row] = -1;
      break;
    }
}

void
kotaku_rows_begin (KotakuRows *rows)
{
  g_return_if_fail (rows != NULL);
  if (rows->error == NULL && rows->n_rows == rows->capacity)
    grow (rows);
  if (rows->error != NULL)
    return;
  for (guint i = 0; i < rows->n_columns; i++)
    set_missing (&rows->columns[i], rows->n_rows);
  rows->n_rows++;
}

/* The cells of a column of one of the kinds, or NULL where a failure is kept. */
static Cells *
get_cells (KotakuRows *rows, guint column, const char *kinds)
{
  g_return_val_if_fail (rows != NULL && column < rows->n_columns, NULL);
  g_return_val_if_fail (strchr (kinds, rows->columns[column].kind) != NULL, NULL);
  if (rows->error != NULL)
    return NULL;
  g_return_val_if_fail (rows->n_rows > 0, NULL);
  return &rows->columns[column];
}

void
kotaku_rows_string (KotakuRows *rows, guint column, const char *text)
{
  Cells *cells = get_cells (rows, column, "sw");
  if (cells == NULL)
    return;
  gint32 code = -1;
  if (text != NULL)
    code = kotaku_dictionary_intern (&cells->dictionary, text, strlen (text), &rows->error);
  KOTAKU_BUFFER_DATA (gint32, cells->values)[rows->n_rows - 1] = code;
}

void
kotaku_rows_code (KotakuRows *rows, guint column, gint32 code)
{
  Cells *cells = get_cells (rows, column, "sw");
  if (cells == NULL)
    return;
  g_return_if_fail (code < 0 || (gsize) code < kotaku_dictionary_get_size (cells->dictionary));
  KOTAKU_BUFFER_DATA (gint32, cells->values)[rows->n_rows - 1] = MAX (code, -1);
}

void
kotaku_rows_int64 (KotakuRows *rows, guint column, gint64 value)
{
  Cells *cells = get_cells (rows, column, "i");
  if (cells == NULL)
    return;
  guint8 *missing = &KOTAKU_BUFFER_DATA (guint8, cells->missing)[rows->n_rows - 1];
  cells->n_set += *missing;
  *missing = 0;
  KOTAKU_BUFFER_DATA (gint64, cells->values)[rows->n_rows - 1] = value;
}

void
kotaku_rows_double (KotakuRows *rows, guint column, double value)
{
  Cells *cells = get_cells (rows, column, "d");
  if (cells != NULL)
    KOTAKU_BUFFER_DATA (double, cells->values)[rows->n_rows - 1] = value;
}

void
kotaku_rows_boolean (KotakuRows *rows, guint column, gboolean value)
{
  Cells *cells = get_cells (rows, column, "b");
  if (cells != NULL)
    KOTAKU_BUFFER_DATA (guint8, cells->values)[rows->n_rows - 1] = value ? 1 : 0;
}

static gboolean
take_cells (KotakuFrame *frame, Cells *cells, GError **error)
{
  KotakuBuffer *values = g_steal_pointer (&cells->values);
  switch (cells->kind)
    {
    case 'd':
      return kotaku_frame_take_doubles (frame, cells->name, values, error);
    case 'i':
      if (cells->n_set == values->n)
        g_clear_pointer (&cells->missing, kotaku_buffer_unref);
      return kotaku_frame_take_int64s (frame, cells->name, values,
                                       g_steal_pointer (&cells->missing), error);
    case 'b':
      return kotaku_frame_take_booleans (frame, cells->name, values, error);
    default:
      if (!kotaku_frame_take_codes (frame, cells->name, values,
                                    g_steal_pointer (&cells->dictionary), error))
        return FALSE;
      if (cells->kind == 'w')
        kotaku_frame_set_words (frame, cells->name);
      return TRUE;
    }
}

void
kotaku_rows_value (KotakuRows *rows, const char *name, double value)
{
  kotaku_rows_begin (rows);
  kotaku_rows_string (rows, 0, name);
  kotaku_rows_double (rows, 1, value);
}

void
kotaku_rows_word (KotakuRows *rows, const char *name, const char *word)
{
  kotaku_rows_begin (rows);
  kotaku_rows_string (rows, 0, name);
  kotaku_rows_string (rows, 2, word != NULL && *word != 0 ? word : NULL);
}

KotakuFrame *
kotaku_rows_finish (KotakuRows *rows, GError **error)
{
  g_return_val_if_fail (rows != NULL, NULL);
  g_autoptr (KotakuRows) own = rows;
  if (own->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&own->error));
      return NULL;
    }
  g_autoptr (KotakuFrame) frame = kotaku_frame_new (own->n_rows);
  for (guint i = 0; i < own->n_columns; i++)
    if (!take_cells (frame, &own->columns[i], error))
      return NULL;
  return g_steal_pointer (&frame);
}

/* SPDX-License-Identifier: GPL-2.0-or-later */

/* A caller's frame becomes a batch: its cells are read as those of a file are. */

#include "model/model-private.h"

#define NOT_READ (-1)
#define READ_EACH (-2) /* faults are told for each row */

/* Rows between two looks at the cancellable. */
#define STRIDE 16384

typedef struct
{
  KotakuColumnType type;
  const double *doubles;
  const gint64 *int64s;
  const gint32 *codes;
  const char *const *dictionary;
  gint32 *first; /* by code: the row whose cell was read from it; NOT_READ; READ_EACH */
  guint8 *booleans;
  guint8 *missing;
  const char *yes, *no; /* booleans in the field's words */
} Source;

static void
source_clear (Source *source)
{
  g_free (source->booleans);
  g_free (source->missing);
  g_free (source->first);
}

static gboolean
open_strings (Source *source, KotakuFrame *rows, const char *name, GError **error)
{
  gsize n = 0;
  source->codes = kotaku_frame_get_codes (rows, name, NULL, error);
  source->dictionary = kotaku_frame_get_dictionary (rows, name, &n, error);
  if (source->codes == NULL || source->dictionary == NULL)
    return FALSE;
  source->first = KOTAKU_ALLOC (gint32, n, error);
  for (gsize i = 0; source->first != NULL && i < n; i++)
    source->first[i] = NOT_READ;
  return source->first != NULL;
}

static gboolean
source_open (Source *source,
             const KotakuField *field,
             KotakuFrame *rows,
             const char *name,
             GError **error)
{
  gboolean stated = field != NULL && field->kind == KOTAKU_KIND_STATED;
  source->yes = stated ? "stated" : "yes";
  source->no = stated ? "inferred" : "no";
  source->type = kotaku_frame_get_column_type (rows, name);
  switch (source->type)
    {
    case KOTAKU_COLUMN_DOUBLE:
      source->doubles = kotaku_frame_get_doubles (rows, name, NULL, error);
      return source->doubles != NULL;
    case KOTAKU_COLUMN_INT64:
      source->int64s = kotaku_frame_get_int64s (rows, name, NULL, error);
      if (source->int64s != NULL)
        source->missing = kotaku_frame_get_missing (rows, name, NULL, error);
      return source->missing != NULL;
    case KOTAKU_COLUMN_STRING:
      return open_strings (source, rows, name, error);
    default:
      source->booleans = kotaku_frame_get_booleans (rows, name, NULL, error);
      if (source->booleans != NULL)
        source->missing = kotaku_frame_get_missing (rows, name, NULL, error);
      return source->missing != NULL;
    }
}

/* The cell as a file would have it, or NULL where it is missing. */
static const char *
source_get (const Source *source, gsize row, char buffer[KOTAKU_DOUBLE_LENGTH])
{
  switch (source->type)
    {
    case KOTAKU_COLUMN_DOUBLE:
      if (isnan (source->doubles[row]))
        return NULL;
      kotaku_text_from_double (source->doubles[row], buffer);
      return buffer;
    case KOTAKU_COLUMN_INT64:
      if (source->missing[row])
        return NULL;
      g_snprintf (buffer, KOTAKU_DOUBLE_LENGTH, "%" G_GINT64_FORMAT, source->int64s[row]);
      return buffer;
    case KOTAKU_COLUMN_STRING:
      return source->codes[row] >= 0 ? source->dictionary[source->codes[row]] : NULL;
    default:
      if (source->missing[row])
        return NULL;
      return source->booleans[row] ? source->yes : source->no;
    }
}

typedef struct
{
  gboolean told;
  KotakuFaultFunc function;
  gpointer data;
} Ear;

static void
hear (const KotakuFault *fault, gpointer data)
{
  Ear *ear = data;
  ear->told = TRUE;
  if (ear->function != NULL)
    ear->function (fault, ear->data);
}

/* FALSE only with *error. */
static gboolean
add_cell (KotakuBatch *batch, gint column, Source *source, gsize row, Ear *ear, GError **error)
{
  char buffer[KOTAKU_DOUBLE_LENGTH];
  gint32 code = source->first != NULL ? source->codes[row] : -1;
  if (code >= 0 && source->first[code] >= 0)
    return kotaku_batch_repeat_cell (batch, column, (gsize) source->first[code], error);
  const char *text = source_get (source, row, buffer);
  if (text == NULL)
    return TRUE;
  ear->told = FALSE;
  gboolean read
      = kotaku_batch_set_cell (batch, column, text, strlen (text), TRUE, hear, ear, error);
  if (!read && !ear->told)
    return FALSE;
  /* The id of a tie may be a line's name, which is not in its cell. */
  gboolean whole = read && batch->columns[column].kind != KOTAKU_KIND_ID;
  if (code >= 0)
    source->first[code] = whole ? (gint32) row : READ_EACH;
  return TRUE;
}

static gboolean
add_rows (KotakuBatch *batch,
          gsize n,
          Source *sources,
          Ear *ear,
          GCancellable *cancellable,
          GError **error)
{
  for (gsize row = 0; row < n; row++)
    {
      if ((row % STRIDE == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
          || !kotaku_batch_begin_row (batch, error))
        return FALSE;
      for (guint i = 0; i < batch->n_columns; i++)
        if (!add_cell (batch, (gint) i, &sources[i], row, ear, error))
          return FALSE;
    }
  return TRUE;
}

/* The first row that has anything, or n. */
static gsize
find_recorded (const Source *source, gsize n)
{
  char buffer[KOTAKU_DOUBLE_LENGTH];
  gsize row = 0;
  while (row < n && source_get (source, row, buffer) == NULL)
    row++;
  return row;
}

/* Ids are text, or whole numbers: what was rounded, or is yes or no, would name something else. */
static gboolean
check_type (KotakuBatch *batch, gint column, const Source *source, gsize n, GError **error)
{
  const KotakuField *field = batch->columns[column].field;
  if (field == NULL || source->type == KOTAKU_COLUMN_STRING || source->type == KOTAKU_COLUMN_INT64
      || (field->kind != KOTAKU_KIND_ID && !kotaku_kind_is_reference (field->kind))
      || find_recorded (source, n) == n)
    return TRUE;
  g_set_error (error, KOTAKU_ERROR, KOTAKU_ERROR_WRONG_TYPE,
               "%s: the column %s holds %s, expected text or whole numbers", batch->spec->name,
               field->name, source->type == KOTAKU_COLUMN_DOUBLE ? "doubles" : "booleans");
  return FALSE;
}

/* A column that stands twice, or one that is needed and not there, is a fault of the whole. */
static void
tell_column (gint column, const char *value, const char *expected, const char *message, Ear *ear)
{
  const KotakuFault fault = { FALSE, 0, column, KOTAKU_ERROR_INVALID, value, expected, message };
  hear (&fault, ear);
}

static gboolean
add_columns (KotakuBatch *batch, KotakuFrame *rows, Source *sources, Ear *ear, GError **error)
{
  gsize n = kotaku_frame_get_n_rows (rows);
  const char *const *names = kotaku_frame_get_column_names (rows);
  for (gsize i = 0; names[i] != NULL; i++)
    {
      g_autoptr (GError) fault = NULL;
      gint column = kotaku_batch_add_column (batch, names[i], &fault);
      if (column < 0)
        tell_column (-1, names[i], "each column once", fault->message, ear);
      else if (!source_open (&sources[column], batch->columns[column].field, rows, names[i], error)
               || !check_type (batch, column, &sources[column], n, error))
        return FALSE;
    }
  const char *missing = kotaku_batch_get_missing_field (batch);
  if (missing != NULL && n > 0)
    {
      g_autofree char *message
          = g_strdup_printf ("%s needs a column %s", batch->spec->name, missing);
      tell_column (-1, "", missing, message, ear);
    }
  return TRUE;
}

KotakuBatch *
kotaku_batch_new_from_frame (KotakuTable table,
                             KotakuFrame *rows,
                             KotakuFaultFunc function,
                             gpointer data,
                             GCancellable *cancellable,
                             GError **error)
{
  g_return_val_if_fail (rows != NULL, NULL);
  g_autoptr (KotakuBatch) batch = kotaku_batch_new (table, kotaku_dialect_plain, NULL, error);
  gsize n = kotaku_frame_get_n_columns (rows);
  g_autofree Source *sources = batch != NULL ? KOTAKU_ALLOC0 (Source, n, error) : NULL;
  Ear ear = { FALSE, function, data };
  gboolean done
      = batch != NULL && sources != NULL && add_columns (batch, rows, sources, &ear, error)
        && add_rows (batch, kotaku_frame_get_n_rows (rows), sources, &ear, cancellable, error);
  for (gsize i = 0; sources != NULL && i < n; i++)
    source_clear (&sources[i]);
  return done ? g_steal_pointer (&batch) : NULL;
}

/* SPDX-License-Identifier: GPL-2.0-or-later */

/* A caller's frame becomes a batch: its cells are read as those of a file are. */

#include "model/model-private.h"

typedef struct
{
  KotakuColumnType type;
  const double *doubles;
  const gint64 *int64s;
  const gint32 *codes;
  const char *const *dictionary;
  guint8 *booleans;
  guint8 *missing;
} Source;

static void
source_clear (Source *source)
{
  g_free (source->booleans);
  g_free (source->missing);
}

static gboolean
source_open (Source *source, KotakuFrame *rows, const char *name, GError **error)
{
  source->type = kotaku_frame_get_column_type (rows, name);
  switch (source->type)
    {
    case KOTAKU_COLUMN_DOUBLE:
      source->doubles = kotaku_frame_get_doubles (rows, name, NULL, error);
      return source->doubles != NULL;
    case KOTAKU_COLUMN_INT64:
      source->int64s = kotaku_frame_get_int64s (rows, name, NULL, error);
      source->missing = kotaku_frame_get_missing (rows, name, NULL, error);
      return source->int64s != NULL && source->missing != NULL;
    case KOTAKU_COLUMN_STRING:
      source->codes = kotaku_frame_get_codes (rows, name, NULL, error);
      source->dictionary = kotaku_frame_get_dictionary (rows, name, NULL, error);
      return source->codes != NULL && source->dictionary != NULL;
    default:
      source->booleans = kotaku_frame_get_booleans (rows, name, NULL, error);
      source->missing = kotaku_frame_get_missing (rows, name, NULL, error);
      return source->booleans != NULL && source->missing != NULL;
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
      return source->booleans[row] ? "yes" : "no";
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

static gboolean
add_rows (KotakuBatch *batch, gsize n, const Source *sources, Ear *ear, GError **error)
{
  char buffer[KOTAKU_DOUBLE_LENGTH];
  for (gsize row = 0; row < n; row++)
    {
      if (!kotaku_batch_begin_row (batch, error))
        return FALSE;
      for (guint i = 0; i < batch->n_columns; i++)
        {
          const char *text = source_get (&sources[i], row, buffer);
          ear->told = FALSE;
          if (text != NULL
              && !kotaku_batch_set_cell (batch, (gint) i, text, strlen (text), TRUE, hear, ear,
                                         error)
              && !ear->told)
            return FALSE;
        }
    }
  return TRUE;
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
  const char *const *names = kotaku_frame_get_column_names (rows);
  for (gsize i = 0; names[i] != NULL; i++)
    {
      g_autoptr (GError) fault = NULL;
      gint column = kotaku_batch_add_column (batch, names[i], &fault);
      if (column < 0)
        tell_column (-1, names[i], "each column once", fault->message, ear);
      else if (!source_open (&sources[column], rows, names[i], error))
        return FALSE;
    }
  const char *missing = kotaku_batch_get_missing_field (batch);
  if (missing != NULL && kotaku_frame_get_n_rows (rows) > 0)
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
                             GError **error)
{
  g_return_val_if_fail (rows != NULL, NULL);
  g_autoptr (KotakuBatch) batch = kotaku_batch_new (table, kotaku_dialect_plain, NULL, error);
  gsize n = kotaku_frame_get_n_columns (rows);
  Source *sources = g_new0 (Source, n + 1);
  Ear ear = { FALSE, function, data };
  gboolean done = batch != NULL && add_columns (batch, rows, sources, &ear, error)
                  && add_rows (batch, kotaku_frame_get_n_rows (rows), sources, &ear, error);
  for (gsize i = 0; i < n; i++)
    source_clear (&sources[i]);
  g_free (sources);
  return done ? g_steal_pointer (&batch) : NULL;
}

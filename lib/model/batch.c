/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Rows of one table on their way in. Each distinct text of a column is parsed once: a cell costs
 * one look-up. */

#include "model/model-private.h"

static gint32
as_reference (gint32 code)
{
  return -2 - code;
}

KotakuBatch *
kotaku_batch_new (KotakuTable table, KotakuDialect dialect, KotakuNetwork *known, GError **error)
{
  g_return_val_if_fail (kotaku_table_spec (table) != NULL, NULL);
  KotakuBatch *batch = g_new0 (KotakuBatch, 1);
  batch->table = table;
  batch->spec = kotaku_table_spec (table);
  batch->dialect = dialect;
  batch->known = known != NULL ? kotaku_network_ref (known) : NULL;
  batch->nodes = kotaku_dictionary_new (error);
  batch->dates = batch->nodes != NULL ? kotaku_dictionary_new (error) : NULL;
  batch->names = batch->dates != NULL ? kotaku_dictionary_new (error) : NULL;
  if (batch->names == NULL)
    g_clear_pointer (&batch, kotaku_batch_free);
  return batch;
}

static void
clear_column (KotakuBatchColumn *column)
{
  g_free (column->header);
  g_free (column->name);
  g_free (column->memo);
  g_clear_pointer (&column->buffer, kotaku_buffer_unref);
  g_clear_pointer (&column->values, kotaku_buffer_unref);
  g_clear_pointer (&column->words, kotaku_dictionary_unref);
  g_clear_pointer (&column->raw, kotaku_dictionary_unref);
  kotaku_map_clear (&column->joined);
}

void
kotaku_batch_free (KotakuBatch *batch)
{
  if (batch == NULL)
    return;
  for (guint i = 0; i < batch->n_columns; i++)
    clear_column (&batch->columns[i]);
  g_clear_pointer (&batch->known, kotaku_network_unref);
  g_clear_pointer (&batch->nodes, kotaku_dictionary_unref);
  g_clear_pointer (&batch->dates, kotaku_dictionary_unref);
  g_clear_pointer (&batch->names, kotaku_dictionary_unref);
  kotaku_map_clear (&batch->joined_nodes);
  kotaku_map_clear (&batch->joined_dates);
  g_clear_pointer (&batch->lines, kotaku_buffer_unref);
  g_clear_pointer (&batch->faults, kotaku_buffer_unref);
  g_free (batch->columns);
  g_free (batch);
}

static guint64
get_bit (const KotakuBatch *batch, const KotakuField *field)
{
  return (guint64) 1 << (field - batch->spec->fields);
}

static gboolean
is_there (const KotakuBatch *batch, const KotakuField *field, const char *name)
{
  if (field != NULL)
    return (batch->fields & get_bit (batch, field)) != 0;
  return name != NULL && kotaku_dictionary_find (batch->names, name, strlen (name)) >= 0;
}

/* Takes name over; the column's place, or -1. */
static gint
add_column (KotakuBatch *batch,
            const KotakuField *field,
            const char *header,
            char *name,
            GError **error)
{
  KotakuBatchColumn *columns
      = kotaku_realloc (batch->columns, batch->n_columns + 1, sizeof *columns, error);
  if (columns != NULL)
    batch->columns = columns;
  if (columns == NULL
      || (field == NULL
          && kotaku_dictionary_intern (&batch->names, name, strlen (name), error) < 0))
    {
      g_free (name);
      return -1;
    }
  if (field != NULL)
    {
      batch->fields |= get_bit (batch, field);
      g_clear_pointer (&name, g_free);
    }
  KotakuFieldKind kind = field != NULL ? field->kind : KOTAKU_KIND_TEXT;
  columns[batch->n_columns] = (KotakuBatchColumn){ .field = field,
                                                   .header = g_strdup (header),
                                                   .name = name,
                                                   .kind = kind,
                                                   .width = kotaku_kind_get_width (kind) };
  return (gint) batch->n_columns++;
}

gint
kotaku_batch_add_column (KotakuBatch *batch, const char *header, GError **error)
{
  g_return_val_if_fail (batch != NULL && header != NULL, -1);
  const KotakuField *field = kotaku_table_spec_find (batch->spec, header);
  g_autofree char *name = kotaku_text_normalise (header, -1);
  g_autofree char *quoted = kotaku_text_quote (header);
  if (name == NULL || *name == '\0')
    g_set_error (error, KOTAKU_ERROR, KOTAKU_ERROR_INVALID, "the column %s has no name", quoted);
  else if (is_there (batch, field, name))
    g_set_error (error, KOTAKU_ERROR, KOTAKU_ERROR_INVALID, "the column %s stands twice%s%s",
                 quoted, field != NULL ? ": it is " : "", field != NULL ? field->name : "");
  else
    return add_column (batch, field, header, g_steal_pointer (&name), error);
  return -1;
}

const KotakuField *
kotaku_batch_get_field (KotakuBatch *batch, gint column)
{
  g_return_val_if_fail (batch != NULL && column >= 0 && (guint) column < batch->n_columns, NULL);
  return batch->columns[column].field;
}

const char *
kotaku_batch_get_header (KotakuBatch *batch, gint column)
{
  g_return_val_if_fail (batch != NULL && column >= 0 && (guint) column < batch->n_columns, NULL);
  return batch->columns[column].header;
}

const char *
kotaku_batch_get_missing_field (KotakuBatch *batch)
{
  g_return_val_if_fail (batch != NULL, NULL);
  for (guint i = 0; i < batch->spec->n_fields; i++)
    if (batch->spec->fields[i].required && !is_there (batch, &batch->spec->fields[i], NULL))
      return batch->spec->fields[i].name;
  return NULL;
}

gint
kotaku_batch_find_field (const KotakuBatch *batch, const char *name)
{
  for (guint i = 0; i < batch->n_columns; i++)
    if (batch->columns[i].field != NULL && strcmp (batch->columns[i].field->name, name) == 0)
      return (gint) i;
  return -1;
}

KotakuDictionary **
kotaku_batch_get_words (KotakuBatch *batch, KotakuBatchColumn *column)
{
  if (kotaku_kind_is_node (column->kind))
    return &batch->nodes;
  return kotaku_kind_is_date (column->kind) ? &batch->dates : &column->words;
}

gint32
kotaku_batch_get_code (const KotakuBatchColumn *column, gsize row)
{
  if (column->buffer == NULL || row >= column->buffer->n)
    return -1;
  return KOTAKU_BUFFER_DATA (gint32, column->buffer)[row];
}

gsize
kotaku_batch_get_n_rows (KotakuBatch *batch)
{
  g_return_val_if_fail (batch != NULL, 0);
  return batch->n;
}

gboolean
kotaku_batch_begin_row (KotakuBatch *batch, GError **error)
{
  g_return_val_if_fail (batch != NULL, FALSE);
  if (batch->n < G_MAXINT32)
    {
      batch->n++;
      return TRUE;
    }
  g_set_error (error, KOTAKU_ERROR, KOTAKU_ERROR_TOO_LARGE, "a table cannot hold more than %d rows",
               G_MAXINT32);
  return FALSE;
}

void
kotaku_batch_drop_row (KotakuBatch *batch)
{
  g_return_if_fail (batch != NULL && batch->n > 0);
  batch->n--;
  for (guint i = 0; i < batch->n_columns; i++)
    if (batch->columns[i].buffer != NULL && batch->columns[i].buffer->n > batch->n)
      batch->columns[i].buffer->n = batch->n;
  if (batch->lines != NULL && batch->lines->n > batch->n)
    batch->lines->n = batch->n;
}

gboolean
kotaku_batch_set_line (KotakuBatch *batch, gint32 line, GError **error)
{
  static const gint32 none = 0;
  g_return_val_if_fail (batch != NULL && batch->n > 0, FALSE);
  if (!kotaku_buffer_fill (&batch->lines, sizeof (gint32), &none, batch->n, error))
    return FALSE;
  gint32 *place = &KOTAKU_BUFFER_DATA (gint32, batch->lines)[batch->n - 1];
  if (*place == 0)
    *place = line;
  return TRUE;
}

/* -- cells
 * ----------------------------------------------------------------------------------------- */

/* Where the element of the row begun last goes; NULL with error. */
static void *
make_place (KotakuBatch *batch, KotakuBatchColumn *column, GError **error)
{
  KotakuBuffer *buffer = column->buffer;
  gsize row = batch->n - 1;
  if (buffer != NULL && buffer->n == row && buffer->capacity > row)
    buffer->n++;
  else if (!kotaku_buffer_fill (&column->buffer, column->width,
                                kotaku_kind_get_missing (column->kind), batch->n, error))
    return NULL;
  return (char *) column->buffer->data + row * column->width;
}

gboolean
kotaku_batch_repeat_cell (KotakuBatch *batch, gint column, gsize row, GError **error)
{
  KotakuBatchColumn *own = &batch->columns[column];
  if (own->buffer == NULL || row >= own->buffer->n)
    return TRUE;
  char *place = make_place (batch, own, error);
  if (place != NULL)
    memcpy (place, (char *) own->buffer->data + row * own->width, own->width);
  return place != NULL;
}

static gboolean
put_code (KotakuBatch *batch, KotakuBatchColumn *column, gint32 code, GError **error)
{
  gint32 *place = make_place (batch, column, error);
  if (place == NULL)
    return FALSE;
  *place = code;
  return TRUE;
}

/* So much of a cell is told of, of which messages show the start. */
#define LONGEST_SHOWN 4096

typedef struct
{
  KotakuBatch *batch;
  gint place;
  KotakuBatchColumn *column;
  const KotakuField *field;
  const char *text;
  gsize length;
  gboolean comma_splits;
  KotakuFaultFunc function;
  gpointer data;
} Cell;

/* Always FALSE, so that callers return it. */
static gboolean
tell (const Cell *cell, const char *message, const char *expected, GError **error)
{
  KotakuBatch *batch = cell->batch;
  g_autofree char *value = g_strndup (cell->text, MIN (cell->length, LONGEST_SHOWN));
  g_autofree char *valid = g_utf8_make_valid (value, -1);
  const char *name = cell->column->field != NULL ? cell->column->field->name : cell->column->header;
  g_autofree char *own
      = message == NULL ? kotaku_cell_describe_fault (cell->field, &batch->dialect, name, valid)
                        : NULL;
  g_autofree char *wanted
      = expected == NULL ? kotaku_cell_describe_expected (cell->field, &batch->dialect, valid)
                         : NULL;
  const KotakuFault fault = { FALSE,
                              batch->n - 1,
                              cell->place,
                              KOTAKU_ERROR_INVALID,
                              valid,
                              expected != NULL ? expected : wanted,
                              message != NULL ? message : own };
  const KotakuFaultPlace place = { batch->n - 1, cell->place };
  if (batch->faults == NULL)
    batch->faults = kotaku_buffer_new (sizeof place, 0, error);
  if (batch->faults == NULL || !kotaku_buffer_append (&batch->faults, &place, 1, error))
    return FALSE;
  if (cell->function != NULL)
    cell->function (&fault, cell->data);
  return FALSE;
}

static gboolean
set_number (const Cell *cell, GError **error)
{
  gint32 whole = 0;
  double value = 0;
  if (cell->column->kind == KOTAKU_KIND_INTEGER)
    {
      if (kotaku_cell_read_integer (cell->text, cell->length, &whole))
        return put_code (cell->batch, cell->column, whole, error);
    }
  else if (kotaku_cell_read_double (cell->column->kind, &cell->batch->dialect, cell->text,
                                    cell->length, &value))
    {
      double *place = make_place (cell->batch, cell->column, error);
      if (place != NULL)
        *place = value;
      return place != NULL;
    }
  return kotaku_text_is_blank (cell->text, cell->length) || tell (cell, NULL, NULL, error);
}

/* Remembers what a text as found comes to. */
static gboolean
remember (const Cell *cell, gint32 value, GError **error)
{
  KotakuBatchColumn *column = cell->column;
  if (column->raw == NULL)
    column->raw = kotaku_dictionary_new (error);
  if (column->raw != NULL && column->values == NULL)
    column->values = kotaku_buffer_new (sizeof (gint32), 0, error);
  if (column->values == NULL)
    return FALSE;
  gint32 code = kotaku_dictionary_intern (&column->raw, cell->text, cell->length, error);
  if (code < 0 || !kotaku_buffer_resize (&column->values, (gsize) code + 1, error))
    return FALSE;
  KOTAKU_BUFFER_DATA (gint32, column->values)[code] = value;
  return TRUE;
}

static gboolean
recall (const Cell *cell, gint32 *value)
{
  const KotakuBatchColumn *column = cell->column;
  gint32 code
      = column->raw != NULL ? kotaku_dictionary_find (column->raw, cell->text, cell->length) : -1;
  if (code >= 0 && column->values != NULL && (gsize) code < column->values->n)
    {
      *value = KOTAKU_BUFFER_DATA (gint32, column->values)[code];
      return TRUE;
    }
  return FALSE;
}

/* A comma may split or not, so what a text with one came to is not remembered. */
static gboolean
is_fickle (const Cell *cell)
{
  return (cell->field->several || cell->field->kind == KOTAKU_KIND_LIST)
         && memchr (cell->text, ',', cell->length) != NULL;
}

static gboolean
put_byte (KotakuBatch *batch, KotakuBatchColumn *column, gint32 value, GError **error)
{
  if (value == 0)
    return TRUE;
  guint8 *place = make_place (batch, column, error);
  if (place == NULL)
    return FALSE;
  *place = (guint8) value;
  return TRUE;
}

static gboolean
put_element (KotakuBatch *batch, KotakuBatchColumn *column, gint32 element, GError **error)
{
  return column->width == 1 ? put_byte (batch, column, element, error)
                            : put_code (batch, column, element, error);
}

/* Nodes and ids are too many to come again soon. */
static gboolean
put_again (const Cell *cell, gint32 element, GError **error)
{
  KotakuBatchColumn *column = cell->column;
  if (!is_fickle (cell) && !kotaku_kind_is_node (column->kind) && column->kind != KOTAKU_KIND_ID)
    {
      if (column->memo == NULL)
        column->memo = kotaku_memo_new (error);
      if (column->memo == NULL)
        return FALSE;
      kotaku_memo_keep (column->memo, cell->text, cell->length, element);
    }
  return put_element (cell->batch, column, element, error);
}

/* A direction is kept as its number and 1, so that 0 is an empty cell. */
static gboolean
set_byte (const Cell *cell, GError **error)
{
  gint32 value;
  gboolean direction = cell->field->words == &kotaku_words_direction;
  if (is_fickle (cell) || !recall (cell, &value))
    {
      guint8 read = 0;
      if (!kotaku_cell_read_byte (cell->field, cell->comma_splits, cell->text, cell->length, &read))
        return tell (cell, NULL, NULL, error);
      value = read;
      if (direction && !kotaku_text_is_blank (cell->text, cell->length))
        value++;
      if (!is_fickle (cell) && !remember (cell, value, error))
        return FALSE;
    }
  return put_again (cell, value, error);
}

/* Whether the text is the id of a node of the known network. */
static gboolean
find_known (KotakuBatch *batch,
            const KotakuBatchColumn *column,
            const char *text,
            gsize length,
            gint32 *row)
{
  if (batch->known == NULL || !kotaku_kind_is_node (column->kind))
    return FALSE;
  *row = kotaku_store_find_key (batch->known->stores[KOTAKU_STORE_NODES], text, length);
  return *row >= 0;
}

/* What a canonical text is in this column; -1: not there yet. FALSE: it may not be looked up so. */
static gboolean
find_canonical (const Cell *cell, gint32 *element)
{
  KotakuBatch *batch = cell->batch;
  KotakuBatchColumn *column = cell->column;
  if (is_fickle (cell) || (column->kind == KOTAKU_KIND_DAY && !g_ascii_isdigit (*cell->text)))
    return FALSE;
  if (find_known (batch, column, cell->text, cell->length, element))
    return TRUE;
  const KotakuDictionary *words = *kotaku_batch_get_words (batch, column);
  gint32 code = words != NULL ? kotaku_dictionary_find (words, cell->text, cell->length) : -1;
  *element = code >= 0 && kotaku_kind_is_reference (column->kind) ? as_reference (code) : code;
  return code >= 0;
}

static gboolean
intern_canonical (const Cell *cell, const char *text, gsize length, gint32 *element, GError **error)
{
  Cell canonical = *cell;
  canonical.text = text;
  canonical.length = length;
  canonical.comma_splits = FALSE;
  if (!kotaku_kind_is_date (cell->column->kind) && find_canonical (&canonical, element))
    return TRUE;
  KotakuDictionary **words = kotaku_batch_get_words (cell->batch, cell->column);
  if (*words == NULL)
    *words = kotaku_dictionary_new (error);
  gint32 code = *words != NULL ? kotaku_dictionary_intern (words, text, length, error) : -1;
  *element = kotaku_kind_is_reference (cell->column->kind) ? as_reference (code) : code;
  return code >= 0;
}

/* Whether the kind keeps text as it is, but for space and composition. */
static gboolean
is_verbatim (KotakuFieldKind kind)
{
  return kind == KOTAKU_KIND_TEXT || kind == KOTAKU_KIND_ID || kind == KOTAKU_KIND_UNIT
         || kotaku_kind_is_reference (kind);
}

static gboolean
set_new_text (const Cell *cell, GError **error)
{
  gint32 element, line;
  g_autofree char *made = NULL;
  const char *text = cell->text;
  gsize length = cell->length;
  if (!is_verbatim (cell->column->kind) || !kotaku_cell_is_plain (text, length))
    {
      GError *own = NULL;
      made = kotaku_cell_read_text (cell->field, &cell->batch->dialect, cell->comma_splits, text,
                                    length, &own);
      if (own != NULL)
        {
          g_propagate_error (error, own);
          return FALSE;
        }
      if (made == NULL)
        return tell (cell, NULL, NULL, error);
      if (*made == '\0')
        return TRUE;
      text = made;
      length = strlen (made);
    }
  if (cell->batch->table == KOTAKU_TABLE_TIES && cell->column->kind == KOTAKU_KIND_ID
      && kotaku_tie_name_get_line (text, &line))
    return line >= 2 ? kotaku_batch_set_line (cell->batch, -line, error)
                     : tell (cell, "no tie stands before line 2", "another id, or none", error);
  if (!intern_canonical (cell, text, length, &element, error))
    return FALSE;
  gboolean same = length == cell->length && memcmp (text, cell->text, length) == 0;
  if (!same && !is_fickle (cell) && !remember (cell, element, error))
    return FALSE;
  return put_code (cell->batch, cell->column, element, error);
}

G_GNUC_NO_INLINE static gboolean
set_cell (const Cell *cell, GError **error)
{
  KotakuFieldKind kind = cell->column->kind;
  gint32 element;
  if (cell->length > KOTAKU_LONGEST_CELL)
    return tell (cell, "a cell of more than 16 MiB", "at most 16 MiB in a cell", error);
  if (kotaku_kind_is_double (kind) || kind == KOTAKU_KIND_INTEGER)
    return set_number (cell, error);
  if (kotaku_kind_is_byte (kind))
    return set_byte (cell, error);
  if (find_canonical (cell, &element) || (!is_fickle (cell) && recall (cell, &element)))
    return put_again (cell, element, error);
  return set_new_text (cell, error);
}

gboolean
kotaku_batch_set_cell (KotakuBatch *batch,
                       gint column,
                       const char *text,
                       gsize length,
                       gboolean quoted,
                       KotakuFaultFunc function,
                       gpointer data,
                       GError **error)
{
  g_return_val_if_fail (batch != NULL && batch->n > 0, FALSE);
  g_return_val_if_fail (column >= 0 && (guint) column < batch->n_columns, FALSE);
  if (length == 0)
    return TRUE;
  KotakuBatchColumn *own = &batch->columns[column];
  gint32 element;
  /* Most cells are a node that is known, or a word that came before. */
  if (own->memo != NULL ? kotaku_memo_find (own->memo, text, length, &element)
                        : find_known (batch, own, text, length, &element))
    return put_element (batch, own, element, error);
  const Cell cell = { batch,
                      column,
                      own,
                      own->field != NULL ? own->field : &kotaku_kept_field,
                      text,
                      length,
                      quoted || batch->dialect.comma_splits,
                      function,
                      data };
  return set_cell (&cell, error);
}

void
kotaku_batch_prefetch (KotakuBatch *batch, gint column, const char *text, gsize length)
{
  g_return_if_fail (batch != NULL && column >= 0 && (guint) column < batch->n_columns);
  const KotakuDictionary *words = *kotaku_batch_get_words (batch, &batch->columns[column]);
  if (kotaku_kind_is_node (batch->columns[column].kind) && batch->known != NULL)
    words = batch->known->stores[KOTAKU_STORE_NODES]->columns[0].words;
  if (words != NULL)
    kotaku_dictionary_prefetch (words, text, length);
}

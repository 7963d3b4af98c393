/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Tables as frames: what saving writes, and what callers get. */

#include "model/model-private.h"

/* Rows whose text goes into the checksum at a time. */
#define BLOCK 16384

typedef struct
{
  KotakuNetwork *network;
  KotakuTable table;
  const KotakuStore *store;
  gint32 *rows; /* of the store; NULL: all of them */
  gsize n;
  gboolean all; /* columns in which nothing is recorded as well */
  KotakuFrame *frame;
  GCancellable *cancellable;
  GError **error;
} Making;

static gsize
get_row (const Making *making, gsize i)
{
  return making->rows != NULL ? (gsize) making->rows[i] : i;
}

/* The elements of the rows; the buffer itself where these are all. */
static KotakuBuffer *
pick (const Making *making, KotakuBuffer *buffer)
{
  if (making->rows == NULL)
    return kotaku_buffer_ref (buffer);
  gsize width = buffer->width;
  KotakuBuffer *picked = kotaku_buffer_new (width, making->n, making->error);
  for (gsize i = 0; picked != NULL && i < making->n; i++)
    memcpy ((char *) picked->data + i * width,
            (const char *) buffer->data + get_row (making, i) * width, width);
  return picked;
}

static KotakuBuffer *
number_rows (const Making *making)
{
  KotakuBuffer *codes = kotaku_buffer_new (sizeof (gint32), making->n, making->error);
  for (gsize i = 0; codes != NULL && i < making->n; i++)
    KOTAKU_BUFFER_DATA (gint32, codes)[i] = (gint32) get_row (making, i);
  return codes;
}

static KotakuBuffer *
make_missing (const Making *making, KotakuFieldKind kind)
{
  KotakuBuffer *buffer = NULL;
  if (!kotaku_buffer_fill (&buffer, kotaku_kind_get_width (kind), kotaku_kind_get_missing (kind),
                           making->n, making->error))
    g_clear_pointer (&buffer, kotaku_buffer_unref);
  return buffer;
}

static KotakuDictionary *
get_words (const Making *making, const KotakuColumn *column)
{
  KotakuStore *const *stores = making->network->stores;
  KotakuFieldKind kind = column->field->kind;
  KotakuDictionary *words = column->words;
  if (kotaku_kind_is_date (kind))
    words = making->network->dates;
  else if (kind == KOTAKU_KIND_ZONE)
    words = stores[KOTAKU_STORE_ZONES]->columns[0].words;
  else if (kind == KOTAKU_KIND_POST)
    words = stores[KOTAKU_STORE_POSTS]->columns[0].words;
  else if (kotaku_kind_is_node (kind))
    words = stores[KOTAKU_STORE_NODES]->columns[0].words;
  return words != NULL ? kotaku_dictionary_ref (words) : kotaku_dictionary_new (making->error);
}

static gboolean
add_texts (const Making *making, const KotakuColumn *column)
{
  KotakuBuffer *codes;
  if (column->field->kind == KOTAKU_KIND_ID && kotaku_store_has_key (making->store->id))
    codes = number_rows (making);
  else
    codes = column->buffer != NULL ? pick (making, column->buffer)
                                   : make_missing (making, column->field->kind);
  KotakuDictionary *words = codes != NULL ? get_words (making, column) : NULL;
  if (words == NULL)
    {
      g_clear_pointer (&codes, kotaku_buffer_unref);
      return FALSE;
    }
  return kotaku_frame_take_codes (making->frame, column->name, codes, words, making->error);
}

static gboolean
add_doubles (const Making *making, const KotakuColumn *column)
{
  KotakuBuffer *values = column->buffer != NULL ? pick (making, column->buffer)
                                                : make_missing (making, column->field->kind);
  return values != NULL
         && kotaku_frame_take_doubles (making->frame, column->name, values, making->error);
}

static gboolean
add_integers (const Making *making, const KotakuColumn *column)
{
  KotakuBuffer *values = kotaku_buffer_new (sizeof (gint64), making->n, making->error);
  KotakuBuffer *missing
      = values != NULL ? kotaku_buffer_new (sizeof (guint8), making->n, making->error) : NULL;
  if (missing == NULL)
    {
      g_clear_pointer (&values, kotaku_buffer_unref);
      return FALSE;
    }
  for (gsize i = 0; i < making->n; i++)
    {
      gint32 value = column->buffer != NULL
                         ? KOTAKU_BUFFER_DATA (gint32, column->buffer)[get_row (making, i)]
                         : G_MININT32;
      KOTAKU_BUFFER_DATA (guint8, missing)[i] = value == G_MININT32;
      KOTAKU_BUFFER_DATA (gint64, values)[i] = value == G_MININT32 ? 0 : value;
    }
  return kotaku_frame_take_int64s (making->frame, column->name, values, missing, making->error);
}

static gboolean
add_booleans (const Making *making, const KotakuColumn *column)
{
  KotakuBuffer *values = kotaku_buffer_new (sizeof (guint8), making->n, making->error);
  if (values == NULL)
    return FALSE;
  for (gsize i = 0; i < making->n; i++)
    {
      guint8 answer = column->buffer != NULL
                          ? KOTAKU_BUFFER_DATA (guint8, column->buffer)[get_row (making, i)]
                          : KOTAKU_ANSWER_UNRECORDED;
      KOTAKU_BUFFER_DATA (guint8, values)
      [i] = answer == KOTAKU_ANSWER_YES ? 1 : answer == KOTAKU_ANSWER_NO ? 0 : 2;
    }
  return kotaku_frame_take_booleans (making->frame, column->name, values, making->error);
}

/* -- words ----------------------------------------------------------------------------------------
 */

/* How directions are written so that the rule for empty cells reads them back: a cell that was
 * empty stays so where it can. */
typedef struct
{
  const guint8 *given; /* NULL: all were given */
  gboolean write_arcs;
  gboolean write_unstated;
} Directions;

static Directions
plan_directions (const KotakuStore *store)
{
  const KotakuBuffer *flags = store->extras[KOTAKU_EXTRA_GIVEN];
  const guint8 *values = KOTAKU_COLUMN_DATA (guint8, &store->columns[KOTAKU_TIE_DIRECTION]);
  Directions directions = { flags != NULL ? KOTAKU_BUFFER_DATA (guint8, flags) : NULL, 0, 0 };
  gboolean given = FALSE, arcs = FALSE, unstated = FALSE;
  for (gsize i = 0; flags != NULL && i < store->n; i++)
    if (directions.given[i])
      given = TRUE;
    else if (values[i] == KOTAKU_DIRECTION_ARC)
      arcs = TRUE;
    else
      unstated = TRUE;
  directions.write_arcs = arcs && (given || unstated);
  directions.write_unstated = unstated && !given && !arcs;
  return directions;
}

static gboolean
is_written (const Directions *directions, gsize row, guint8 value)
{
  if (directions->given == NULL || directions->given[row])
    return TRUE;
  return value == KOTAKU_DIRECTION_ARC ? directions->write_arcs : directions->write_unstated;
}

/* The codes of a byte's values, made as they are met. */
static gboolean
code_words (const Making *making,
            const KotakuColumn *column,
            const Directions *directions,
            KotakuBuffer *codes,
            KotakuDictionary **words)
{
  gint32 known[256];
  memset (known, 0xff, sizeof known);
  for (gsize i = 0; i < making->n; i++)
    {
      gsize row = get_row (making, i);
      guint8 value = column->buffer != NULL ? KOTAKU_BUFFER_DATA (guint8, column->buffer)[row] : 0;
      const char *word = kotaku_cell_get_word (column->field, value);
      gint32 code = -1;
      if (*word != '\0' && (directions == NULL || is_written (directions, row, value)))
        {
          if (known[value] < 0)
            known[value] = kotaku_dictionary_intern (words, word, strlen (word), making->error);
          code = known[value];
          if (code < 0)
            return FALSE;
        }
      KOTAKU_BUFFER_DATA (gint32, codes)[i] = code;
    }
  return TRUE;
}

static gboolean
add_words (const Making *making, const KotakuColumn *column)
{
  gboolean direction = column->field->words == &kotaku_words_direction;
  Directions directions = { 0 };
  if (direction)
    directions = plan_directions (making->store);
  KotakuBuffer *codes = kotaku_buffer_new (sizeof (gint32), making->n, making->error);
  KotakuDictionary *words = codes != NULL ? kotaku_dictionary_new (making->error) : NULL;
  if (words == NULL || !code_words (making, column, direction ? &directions : NULL, codes, &words))
    {
      g_clear_pointer (&codes, kotaku_buffer_unref);
      g_clear_pointer (&words, kotaku_dictionary_unref);
      return FALSE;
    }
  return kotaku_frame_take_codes (making->frame, column->name, codes, words, making->error);
}

/* -- which columns
 * ---------------------------------------------------------------------------------- */

static gboolean
is_direction_used (const Making *making)
{
  const KotakuStore *store = making->store;
  Directions directions = plan_directions (store);
  if (directions.given == NULL || directions.write_arcs || directions.write_unstated)
    return store->n > 0;
  for (gsize i = 0; i < store->n; i++)
    if (directions.given[i])
      return TRUE;
  return FALSE;
}

/* Whether any of the rows has it recorded. */
static gboolean
is_used (const Making *making, const KotakuColumn *column)
{
  if (column->field->words == &kotaku_words_direction)
    return is_direction_used (making);
  if (column->buffer == NULL)
    return FALSE;
  gsize width = column->buffer->width;
  const void *missing = kotaku_kind_get_missing (column->field->kind);
  const char *data = column->buffer->data;
  gboolean number = kotaku_kind_is_double (column->field->kind);
  for (gsize i = 0; i < making->n; i++)
    {
      gsize row = get_row (making, i);
      if (number ? !isnan (((const double *) column->buffer->data)[row])
                 : memcmp (data + row * width, missing, width) != 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_tie_id (const Making *making, const KotakuColumn *column)
{
  return column == &making->store->columns[KOTAKU_TIE_ID] && making->store->id == KOTAKU_STORE_TIES;
}

/* As they are saved: some ties have their names for ids then. */
static gboolean
add_tie_ids (const Making *making, const KotakuColumn *column)
{
  KotakuBuffer *codes;
  KotakuDictionary *words;
  if (!kotaku_tie_lines_make_ids (making->network, &codes, &words, making->error))
    return FALSE;
  if (codes != NULL)
    return kotaku_frame_take_codes (making->frame, column->name, codes, words, making->error);
  return !is_used (making, column) || add_texts (making, column);
}

static gboolean
add_column (const Making *making, const KotakuColumn *column)
{
  KotakuFieldKind kind = column->field->kind;
  gboolean done;
  if (g_cancellable_set_error_if_cancelled (making->cancellable, making->error))
    return FALSE;
  if (is_tie_id (making, column) && !making->all)
    return add_tie_ids (making, column);
  if (kotaku_kind_is_double (kind))
    return add_doubles (making, column);
  if (kind == KOTAKU_KIND_INTEGER)
    return add_integers (making, column);
  if (kind == KOTAKU_KIND_BOOLEAN)
    return add_booleans (making, column);
  done = kotaku_kind_is_byte (kind) ? add_words (making, column) : add_texts (making, column);
  if (done && column->field->words != NULL)
    kotaku_frame_set_words (making->frame, column->name);
  return done;
}

static gboolean
add_columns (const Making *making)
{
  const KotakuStore *store = making->store;
  const KotakuTableSpec *spec = kotaku_table_spec (making->table);
  for (guint i = 0; i < spec->n_fields; i++)
    {
      gint place = kotaku_store_find_field (store, spec->fields[i].name);
      const KotakuColumn *column = &store->columns[place];
      if ((making->all || spec->fields[i].required || is_tie_id (making, column)
           || is_used (making, column))
          && !add_column (making, column))
        return FALSE;
    }
  for (guint i = 0; i < store->n_columns; i++)
    if (store->columns[i].field == &kotaku_kept_field
        && (store->columns[i].tables & 1u << making->table) != 0
        && !add_column (making, &store->columns[i]))
      return FALSE;
  return TRUE;
}

/* Actors or institutions among the nodes, where not all are of the table. */
static gboolean
pick_nodes (Making *making)
{
  const KotakuStore *store = making->store;
  gsize n = kotaku_network_get_n_rows (making->network, making->table), place = 0;
  making->n = n;
  if (n == store->n)
    return TRUE;
  making->rows = KOTAKU_ALLOC (gint32, n, making->error);
  if (making->rows == NULL)
    return FALSE;
  const guint8 *kinds = KOTAKU_BUFFER_DATA (guint8, store->extras[KOTAKU_EXTRA_KIND]);
  for (gsize i = 0; i < store->n; i++)
    if (kinds[i] == (making->table == KOTAKU_TABLE_INSTITUTIONS))
      making->rows[place++] = (gint32) i;
  return TRUE;
}

static KotakuFrame *
make_rows (KotakuNetwork *network,
           KotakuTable table,
           gboolean all,
           GCancellable *cancellable,
           GError **error)
{
  Making making = { .network = network,
                    .table = table,
                    .store = network->stores[kotaku_store_of (table)],
                    .all = all,
                    .cancellable = cancellable,
                    .error = error };
  making.n = making.store->n;
  if (making.store->id == KOTAKU_STORE_NODES && !pick_nodes (&making))
    return NULL;
  making.frame = kotaku_frame_new (making.n);
  if (!add_columns (&making))
    g_clear_pointer (&making.frame, kotaku_frame_unref);
  g_free (making.rows);
  return making.frame;
}

static const KotakuCommand get_rows_call
    = { .name = "get_rows", .object = "library", .options = "" };

/**
 * kotaku_network_get_rows:
 * @network: a network
 * @table: a table
 * @options: (nullable): those that every call takes
 * @cancellable: (nullable): stops the call within 1 s
 * @error: return location for an error
 *
 * A table as a frame: the columns known to the library in the order of its file, then those kept.
 * Words are English, lists are joined by `|`. A direction that was left empty is missing here too,
 * where the rule for empty directions reads it back the same. Row *i* of the ties is the tie *i*;
 * of the actors and institutions each is in the order of its nodes. Codes of a column are places in
 * its dictionary, not handles.
 *
 * - Cost: O(rows x columns), most columns O(1)
 * - Threads: one at a time for @network; the frame is for any number
 * - Errors: %KOTAKU_ERROR_UNKNOWN_OPTION, %KOTAKU_ERROR_NO_MEMORY, %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): the frame, or %NULL with @error set
 * Since: 1.0
 */
KotakuFrame *
kotaku_network_get_rows (KotakuNetwork *network,
                         KotakuTable table,
                         KotakuOptions *options,
                         GCancellable *cancellable,
                         GError **error)
{
  g_return_val_if_fail (network != NULL && kotaku_table_spec (table) != NULL, NULL);
  if (!kotaku_options_check (options, &get_rows_call, error))
    return NULL;
  KotakuFrame *frame = make_rows (network, table, TRUE, cancellable, error);
  if (frame != NULL)
    kotaku_frame_seal (frame);
  return frame;
}

KotakuFrame *
kotaku_network_get_canonical_rows (KotakuNetwork *network,
                                   KotakuTable table,
                                   GCancellable *cancellable,
                                   GError **error)
{
  g_return_val_if_fail (network != NULL && kotaku_table_spec (table) != NULL, NULL);
  return make_rows (network, table, FALSE, cancellable, error);
}

/* -- checksum
 * --------------------------------------------------------------------------------------- */

static gboolean
update_text (GChecksum *checksum, KotakuText *text, GError **error)
{
  g_autofree char *made = kotaku_text_steal (text, error);
  if (made == NULL)
    return FALSE;
  g_checksum_update (checksum, (const guchar *) made, (gssize) strlen (made));
  return TRUE;
}

static gboolean
update_table (KotakuNetwork *network,
              KotakuTable table,
              GChecksum *checksum,
              GCancellable *cancellable,
              GError **error)
{
  g_auto (KotakuText) text = KOTAKU_TEXT_INIT;
  gsize n = kotaku_network_get_n_rows (network, table);
  if (n == 0)
    return TRUE;
  g_autoptr (KotakuFrame) frame
      = kotaku_network_get_canonical_rows (network, table, cancellable, error);
  if (frame == NULL)
    return FALSE;
  kotaku_frame_append_csv_header (frame, &kotaku_csv_plain, &text);
  for (gsize i = 0; i < n; i += BLOCK)
    {
      kotaku_frame_append_csv_rows (frame, &kotaku_csv_plain, i, MIN (BLOCK, n - i), &text);
      if (!update_text (checksum, &text, error)
          || g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }
  return TRUE;
}

static char *
make_checksum (KotakuNetwork *network, GCancellable *cancellable, GError **error)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  for (int table = KOTAKU_TABLE_ZONES; table <= KOTAKU_TABLE_COMPETENCES; table++)
    if (!update_table (network, (KotakuTable) table, checksum, cancellable, error))
      return NULL;
  return g_strdup (g_checksum_get_string (checksum));
}

char *
kotaku_network_get_checksum (KotakuNetwork *network, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (network != NULL, NULL);
  kotaku_lock_acquire (network->lock);
  if (network->checksum == NULL)
    network->checksum = make_checksum (network, cancellable, error);
  char *copy = g_strdup (network->checksum);
  kotaku_lock_release (network->lock);
  return copy;
}

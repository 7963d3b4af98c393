/* SPDX-License-Identifier: GPL-2.0-or-later */

/* One cell of a network is written. */

#include "model/set-private.h"

gboolean
kotaku_set_code (KotakuNetwork *network,
                 KotakuStoreId id,
                 gint column,
                 gsize row,
                 gint32 code,
                 GError **error)
{
  KotakuStore *store = kotaku_network_write (network, id, error);
  if (store == NULL)
    return FALSE;
  KotakuColumn *own = &store->columns[column];
  if (own->buffer == NULL && code < 0)
    return TRUE;
  if (!kotaku_column_fill (own, store->n, error))
    return FALSE;
  KOTAKU_BUFFER_DATA (gint32, own->buffer)[row] = code;
  return TRUE;
}

/* The code of a canonical text, made where it is new. */
static gint32
intern (KotakuColumn *column, const char *text, GError **error)
{
  gsize length = strlen (text);
  gint32 code = column->words != NULL ? kotaku_dictionary_find (column->words, text, length) : -1;
  if (code >= 0 || !kotaku_field_is_spelt (column->field))
    return code >= 0 ? code : kotaku_column_intern (column, text, length, error);
  g_autoptr (KotakuSpellings) spellings
      = kotaku_spellings_new (column->field, column->words, error);
  g_autofree char *spelt
      = spellings != NULL ? kotaku_spellings_apply (spellings, text, error) : NULL;
  return spelt != NULL ? kotaku_column_intern (column, spelt, strlen (spelt), error) : -1;
}

/* Text in its canonical form. */
static gboolean
set_canonical (KotakuNetwork *network,
               KotakuStoreId id,
               gint column,
               gsize row,
               const char *text,
               GError **error)
{
  KotakuStore *store = kotaku_network_write (network, id, error);
  if (store == NULL)
    return FALSE;
  gint32 code = -1;
  if (*text != '\0')
    code = intern (&store->columns[column], text, error);
  if (*text != '\0' && code < 0)
    return FALSE;
  return kotaku_set_code (network, id, column, row, code, error);
}

static gboolean
set_not_text (const char *name, const char *text, GError **error)
{
  g_autofree char *quoted = kotaku_text_quote (text);
  g_set_error (error, KOTAKU_ERROR, KOTAKU_ERROR_BAD_VALUE, "%s %s is not UTF-8", name, quoted);
  return FALSE;
}

gboolean
kotaku_set_text (KotakuNetwork *network,
                 KotakuStoreId id,
                 gint column,
                 gsize row,
                 const char *text,
                 GError **error)
{
  const KotakuColumn *own = &network->stores[id]->columns[column];
  const char *given = text != NULL ? text : "";
  GError *failure = NULL;
  g_autofree char *canonical = kotaku_cell_read_text (own->field, &kotaku_dialect_plain, FALSE,
                                                      given, strlen (given), &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  if (canonical == NULL)
    return set_not_text (own->name, given, error);
  return set_canonical (network, id, column, row, canonical, error);
}

/* Whether the number is a word of the field, or several where it may hold several. */
static gboolean
is_word (const KotakuField *field, int value)
{
  int known = 0;
  if (value == 0)
    return TRUE;
  for (gsize i = 0; i < field->words->n_words; i++)
    {
      if (field->words->words[i].value == value && field->kind != KOTAKU_KIND_STATED)
        return TRUE;
      known |= field->words->words[i].value;
    }
  if (field->kind == KOTAKU_KIND_STATED)
    return value == 1;
  return field->several && value > 0 && (value & ~known) == 0;
}

gboolean
kotaku_set_byte (KotakuNetwork *network,
                 KotakuStoreId id,
                 gint column,
                 gsize row,
                 int value,
                 GError **error)
{
  const KotakuField *field = network->stores[id]->columns[column].field;
  if (!is_word (field, value))
    {
      g_set_error (error, KOTAKU_ERROR, KOTAKU_ERROR_OUT_OF_RANGE, "%d is no value of %s", value,
                   field->name);
      return FALSE;
    }
  KotakuStore *store = kotaku_network_write (network, id, error);
  if (store == NULL)
    return FALSE;
  KotakuColumn *own = &store->columns[column];
  if (own->buffer == NULL && value == 0)
    return TRUE;
  if (!kotaku_column_fill (own, store->n, error))
    return FALSE;
  KOTAKU_BUFFER_DATA (guint8, own->buffer)[row] = (guint8) value;
  return TRUE;
}

gboolean
kotaku_set_items (KotakuNetwork *network,
                  KotakuStoreId id,
                  gint column,
                  gsize row,
                  const char *const *items,
                  GError **error)
{
  const KotakuField *field = network->stores[id]->columns[column].field;
  gsize n = 0;
  while (items != NULL && items[n] != NULL)
    n++;
  g_autofree char *canonical = kotaku_cell_join_items (field, items, n, error);
  return canonical != NULL && set_canonical (network, id, column, row, canonical, error);
}

gboolean
kotaku_set_kept (KotakuNetwork *network,
                 KotakuTable table,
                 gsize row,
                 const char *column,
                 const char *text,
                 GError **error)
{
  KotakuStoreId id = kotaku_store_of (table);
  g_autofree char *quoted = kotaku_text_quote (column);
  const KotakuField *field = kotaku_table_spec_find (kotaku_table_spec (table), column);
  if (field != NULL)
    {
      g_set_error (error, KOTAKU_ERROR, KOTAKU_ERROR_KNOWN_COLUMN,
                   "%s is the column %s, which has a setter of its own", quoted, field->name);
      return FALSE;
    }
  g_autofree char *name = kotaku_text_normalise (column, -1);
  if (name == NULL || *name == '\0')
    {
      g_set_error (error, KOTAKU_ERROR, KOTAKU_ERROR_BAD_VALUE,
                   "the column %s has no name, or one that is not UTF-8", quoted);
      return FALSE;
    }
  const char *given = text != NULL ? text : "";
  g_autofree char *canonical = kotaku_text_normalise (given, -1);
  if (canonical == NULL)
    return set_not_text (name, given, error);
  KotakuStore *store = kotaku_network_write (network, id, error);
  if (store == NULL)
    return FALSE;
  gint place = kotaku_store_add_kept (store, name, 1u << table);
  return set_canonical (network, id, place, row, canonical, error);
}

const char *
kotaku_get_kept (KotakuNetwork *network,
                 KotakuTable table,
                 gsize row,
                 const char *column,
                 GError **error)
{
  char buffer[KOTAKU_DOUBLE_LENGTH];
  gint place = kotaku_network_find_column (network, table, column, error);
  if (place < 0)
    return NULL;
  if (network->stores[kotaku_store_of (table)]->columns[place].field != &kotaku_kept_field)
    {
      g_autofree char *quoted = kotaku_text_quote (column);
      g_set_error (error, KOTAKU_ERROR, KOTAKU_ERROR_KNOWN_COLUMN,
                   "%s is known to the library and has a getter of its own", quoted);
      return NULL;
    }
  return kotaku_network_get_cell (network, table, place, row, buffer);
}

gboolean
kotaku_read_date (KotakuNetwork *network,
                  const KotakuField *field,
                  const char *text,
                  char **canonical,
                  KotakuWhen *when,
                  GError **error)
{
  const char *given = text != NULL ? text : "";
  *canonical
      = kotaku_cell_read_text (field, &kotaku_dialect_plain, FALSE, given, strlen (given), NULL);
  if (*canonical == NULL)
    {
      g_autofree char *message
          = kotaku_cell_describe_fault (field, &kotaku_dialect_plain, field->name, given);
      g_set_error_literal (error, KOTAKU_ERROR, KOTAKU_ERROR_BAD_VALUE, message);
      return FALSE;
    }
  if (**canonical == '\0'
      || kotaku_network_read_date (network, *canonical, strlen (*canonical), when))
    return TRUE;
  const char *event = kotaku_date_get_event (*canonical);
  g_autofree char *quoted = kotaku_text_quote (event);
  g_autofree char *nearest = kotaku_network_suggest (network, KOTAKU_STORE_EVENTS, event);
  g_set_error (error, KOTAKU_ERROR, KOTAKU_ERROR_UNKNOWN_EVENT, "%s names the unknown event %s%s",
               field->name, quoted, nearest);
  return FALSE;
}

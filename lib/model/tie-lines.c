/* SPDX-License-Identifier: GPL-2.0-or-later */

/* A tie without an id is named by its line, ties.csv:LINE. Saving leaves out empty rows, so a tie
 * may come to stand in another line than the one that names it: it is saved with its name as its id
 * then, and such an id is read as what it is. */

#include "model/model-private.h"

/* -- reading
 * ---------------------------------------------------------------------------------------- */

/* The line that names each row in turn: own (the batch has it as -LINE) or where it stands. Rows
 * with an id of their own, and those of callers, follow the row before. */
static gint32
get_line (const KotakuBatch *batch, const KotakuBatchColumn *ids, gsize row, gint32 least)
{
  gint32 told = batch->lines != NULL && row < batch->lines->n
                    ? KOTAKU_BUFFER_DATA (gint32, batch->lines)[row]
                    : 0;
  if (told == 0 || (ids != NULL && kotaku_batch_get_code (ids, row) >= 0))
    return least;
  return ABS (told);
}

static gboolean
is_told (const KotakuBatch *batch, gsize row)
{
  return batch->lines != NULL && row < batch->lines->n
         && KOTAKU_BUFFER_DATA (gint32, batch->lines)[row] < 0;
}

static const KotakuBatchColumn *
find_ids (const KotakuBatch *batch)
{
  gint place = kotaku_batch_find_field (batch, "id");
  return place >= 0 ? &batch->columns[place] : NULL;
}

gint32
kotaku_tie_lines_get_least (KotakuNetwork *network)
{
  gsize n = network->stores[KOTAKU_STORE_TIES]->n;
  return n > 0 ? kotaku_network_get_tie_line (network, n - 1) + 1 : 2;
}

void
kotaku_tie_lines_settle (const KotakuBatch *batch, gint32 least, gint32 *lines)
{
  const KotakuBatchColumn *ids = find_ids (batch);
  for (gsize i = 0; i < batch->n; i++)
    {
      lines[i] = MAX (get_line (batch, ids, i, least), least);
      least = lines[i] + 1;
    }
}

gssize
kotaku_tie_lines_find_fault (const KotakuBatch *batch, gint32 *least, gsize *row)
{
  const KotakuBatchColumn *ids = find_ids (batch);
  gssize last_told = -1;
  for (; *row < batch->n; ++*row)
    {
      gint32 line = get_line (batch, ids, *row, *least);
      gssize fault = is_told (batch, *row) ? (gssize) *row : last_told;
      if (is_told (batch, *row))
        last_told = (gssize) *row;
      if (line >= *least)
        *least = line + 1;
      else if (fault >= 0)
        {
          ++*row;
          return fault;
        }
    }
  return -1;
}

/* -- saving
 * ----------------------------------------------------------------------------------------- */

/* The line feeds in each row's texts so far: they move the rows after it down. */
typedef struct
{
  KotakuNetwork *network;
  const KotakuStore *store;
  gint32 *feeds; /* NULL: none yet */
  gint32 header; /* in names of columns */
  GError **error;
} Layout;

static gint32
count_feeds (const char *text)
{
  gint32 n = 0;
  for (; (text = strchr (text, '\n')) != NULL; text++)
    n++;
  return n;
}

/* By code; *any: some text has one. */
static gint32 *
count_all_feeds (const KotakuDictionary *words, gboolean *any, GError **error)
{
  gsize n = kotaku_dictionary_get_size (words);
  gint32 *counts = KOTAKU_ALLOC (gint32, n, error);
  *any = FALSE;
  for (gsize i = 0; counts != NULL && i < n; i++)
    {
      counts[i] = count_feeds (kotaku_dictionary_get (words, (gint32) i));
      *any = *any || counts[i] > 0;
    }
  return counts;
}

static gboolean
add_feeds (Layout *layout, const KotakuColumn *column)
{
  const KotakuDictionary *words = column->words;
  gboolean any = FALSE;
  if (column->field == &kotaku_kept_field)
    layout->header += count_feeds (column->name);
  if (kotaku_kind_is_node (column->field->kind))
    words = kotaku_network_peek_node_ids (layout->network);
  else if (kotaku_kind_is_date (column->field->kind))
    words = layout->network->dates;
  if (words == NULL || column->buffer == NULL)
    return TRUE;
  g_autofree gint32 *counts = count_all_feeds (words, &any, layout->error);
  if (counts == NULL)
    return FALSE;
  if (any && layout->feeds == NULL)
    layout->feeds = KOTAKU_ALLOC0 (gint32, layout->store->n, layout->error);
  if (any && layout->feeds == NULL)
    return FALSE;
  for (gsize i = 0; any && i < layout->store->n; i++)
    {
      gint32 code = kotaku_column_get_code (column, i);
      layout->feeds[i] += code >= 0 ? counts[code] : 0;
    }
  return TRUE;
}

/* The line that the row comes to stand in, when line is that of the row before. */
static gint64
get_next_line (const Layout *layout, gint64 line, gsize row)
{
  if (row == 0)
    return 2 + (gint64) layout->header;
  return line + 1 + (layout->feeds != NULL ? layout->feeds[row - 1] : 0);
}

static gboolean
is_named_elsewhere (const Layout *layout, gsize row, gint64 line)
{
  return kotaku_column_get_code (&layout->store->columns[KOTAKU_TIE_ID], row) < 0
         && kotaku_network_get_tie_line (layout->network, row) != line;
}

static gboolean
needs_ids (const Layout *layout)
{
  gint64 line = 0;
  for (gsize i = 0; i < layout->store->n; i++)
    {
      line = get_next_line (layout, line, i);
      if (is_named_elsewhere (layout, i, line))
        return TRUE;
    }
  return FALSE;
}

static gboolean
write_ids (const Layout *layout, KotakuBuffer *codes, KotakuDictionary **words)
{
  gint64 line = 0;
  for (gsize i = 0; i < layout->store->n; i++)
    {
      gint32 code = kotaku_column_get_code (&layout->store->columns[KOTAKU_TIE_ID], i);
      line = get_next_line (layout, line, i);
      if (is_named_elsewhere (layout, i, line))
        {
          g_autofree char *name = kotaku_network_get_tie_name (layout->network, (KotakuTie) i);
          code = kotaku_dictionary_intern (words, name, strlen (name), layout->error);
          if (code < 0)
            return FALSE;
        }
      KOTAKU_BUFFER_DATA (gint32, codes)[i] = code;
    }
  return TRUE;
}

static gboolean
make_ids (const Layout *layout, KotakuBuffer **codes, KotakuDictionary **words)
{
  KotakuDictionary *old = layout->store->columns[KOTAKU_TIE_ID].words;
  *codes = kotaku_buffer_new (sizeof (gint32), layout->store->n, layout->error);
  if (*codes == NULL)
    return FALSE;
  *words = old != NULL ? kotaku_dictionary_ref (old) : kotaku_dictionary_new (layout->error);
  if (*words != NULL && write_ids (layout, *codes, words))
    return TRUE;
  g_clear_pointer (codes, kotaku_buffer_unref);
  g_clear_pointer (words, kotaku_dictionary_unref);
  return FALSE;
}

gboolean
kotaku_tie_lines_make_ids (KotakuNetwork *network,
                           KotakuBuffer **codes,
                           KotakuDictionary **words,
                           GError **error)
{
  Layout layout
      = { .network = network, .store = network->stores[KOTAKU_STORE_TIES], .error = error };
  gboolean done = TRUE;
  *codes = NULL;
  *words = NULL;
  for (guint i = 0; done && i < layout.store->n_columns; i++)
    done = add_feeds (&layout, &layout.store->columns[i]);
  if (done && needs_ids (&layout))
    done = make_ids (&layout, codes, words);
  g_free (layout.feeds);
  return done;
}

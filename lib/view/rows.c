/* SPDX-License-Identifier: GPL-2.0-or-later */

/* The rows of a table that a view selects. */

#include "view/view-private.h"

/* Rows between two looks at the cancellable. */
#define STRIDE 4096

/* Rows of a frame, ascending. */
typedef struct
{
  gsize *rows;
  gsize n;
} Pick;

static gboolean
pick_buffer (const void *values,
             gsize width,
             const Pick *pick,
             KotakuBuffer **buffer,
             GError **error)
{
  *buffer = kotaku_buffer_new (width, pick->n, error);
  if (*buffer == NULL)
    return FALSE;
  for (gsize i = 0; i < pick->n; i++)
    memcpy ((char *) (*buffer)->data + i * width, (const char *) values + pick->rows[i] * width,
            width);
  return TRUE;
}

static gboolean
pick_codes (KotakuFrame *from,
            const char *column,
            const Pick *pick,
            KotakuFrame *to,
            GError **error)
{
  KotakuBuffer *buffer;
  const gint32 *codes = kotaku_frame_get_codes (from, column, NULL, error);
  if (codes == NULL || !pick_buffer (codes, sizeof (gint32), pick, &buffer, error))
    return FALSE;
  KotakuDictionary *dictionary = kotaku_frame_peek_dictionary (from, column);
  return kotaku_frame_take_codes (to, column, buffer, kotaku_dictionary_ref (dictionary), error);
}

static gboolean
pick_int64s (KotakuFrame *from,
             const char *column,
             const Pick *pick,
             KotakuFrame *to,
             GError **error)
{
  KotakuBuffer *values;
  KotakuBuffer *missing;
  const gint64 *numbers = kotaku_frame_get_int64s (from, column, NULL, error);
  g_autofree guint8 *absent = kotaku_frame_get_missing (from, column, NULL, error);
  if (numbers == NULL || absent == NULL
      || !pick_buffer (numbers, sizeof (gint64), pick, &values, error))
    return FALSE;
  if (!pick_buffer (absent, sizeof (guint8), pick, &missing, error))
    {
      kotaku_buffer_unref (values);
      return FALSE;
    }
  return kotaku_frame_take_int64s (to, column, values, missing, error);
}

static gboolean
pick_booleans (KotakuFrame *from,
               const char *column,
               const Pick *pick,
               KotakuFrame *to,
               GError **error)
{
  KotakuBuffer *buffer;
  g_autofree guint8 *values = kotaku_frame_get_booleans (from, column, NULL, error);
  g_autofree guint8 *absent = kotaku_frame_get_missing (from, column, NULL, error);
  if (values == NULL || absent == NULL
      || !pick_buffer (values, sizeof (guint8), pick, &buffer, error))
    return FALSE;
  for (gsize i = 0; i < pick->n; i++)
    if (absent[pick->rows[i]])
      KOTAKU_BUFFER_DATA (guint8, buffer)[i] = 2;
  return kotaku_frame_take_booleans (to, column, buffer, error);
}

static gboolean
pick_column (KotakuFrame *from,
             const char *column,
             const Pick *pick,
             KotakuFrame *to,
             GError **error)
{
  KotakuBuffer *buffer;
  const double *doubles;
  gboolean done = FALSE;
  switch (kotaku_frame_get_column_type (from, column))
    {
    case KOTAKU_COLUMN_DOUBLE:
      doubles = kotaku_frame_get_doubles (from, column, NULL, error);
      done = doubles != NULL && pick_buffer (doubles, sizeof (double), pick, &buffer, error)
             && kotaku_frame_take_doubles (to, column, buffer, error);
      break;
    case KOTAKU_COLUMN_INT64:
      done = pick_int64s (from, column, pick, to, error);
      break;
    case KOTAKU_COLUMN_STRING:
      done = pick_codes (from, column, pick, to, error);
      break;
    case KOTAKU_COLUMN_BOOLEAN:
      done = pick_booleans (from, column, pick, to, error);
      break;
    case KOTAKU_COLUMN_NONE:
      break;
    }
  if (done && kotaku_frame_is_words (from, column))
    kotaku_frame_set_words (to, column);
  return done;
}

/* Row k of the table of actors is the kth actor among the nodes. */
static void
pick_nodes (KotakuView *view, gboolean institutions, Pick *pick)
{
  gsize n = kotaku_network_get_n_nodes (view->network);
  gsize row = 0;
  for (gsize i = 0; i < n; i++)
    if (kotaku_network_is_institution (view->network, (KotakuNode) i) == institutions)
      {
        if (view->places[i] >= 0)
          pick->rows[pick->n++] = row;
        row++;
      }
}

/* Rows whose node in each of the columns is selected. */
static gboolean
pick_references (KotakuView *view,
                 KotakuFrame *rows,
                 const char *const *columns,
                 Pick *pick,
                 GCancellable *cancellable,
                 GError **error)
{
  gsize n = kotaku_frame_get_n_rows (rows);
  for (gsize i = 0; i < n; i++)
    {
      gboolean in = TRUE;
      if (i % STRIDE == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      for (guint k = 0; in && columns[k] != NULL; k++)
        {
          const char *id = kotaku_frame_get_string (rows, columns[k], i, NULL);
          KotakuNode node
              = id != NULL ? kotaku_network_find_node (view->network, id, NULL) : KOTAKU_NODE_NONE;
          in = kotaku_view_get_place (view, node) >= 0;
        }
      if (in)
        pick->rows[pick->n++] = i;
    }
  return TRUE;
}

static gboolean
pick_rows (KotakuView *view,
           KotakuTable table,
           KotakuFrame *rows,
           Pick *pick,
           GCancellable *cancellable,
           GError **error)
{
  static const char *const affiliation[] = { "actor", "institution", NULL };
  static const char *const competence[] = { "actor", NULL };
  static const char *const nothing[] = { NULL };
  pick->rows = KOTAKU_ALLOC (gsize, kotaku_frame_get_n_rows (rows), error);
  if (pick->rows == NULL)
    return FALSE;
  switch (table)
    {
    case KOTAKU_TABLE_ACTORS:
    case KOTAKU_TABLE_INSTITUTIONS:
      pick_nodes (view, table == KOTAKU_TABLE_INSTITUTIONS, pick);
      return TRUE;
    case KOTAKU_TABLE_TIES:
      for (gsize i = 0; i < view->n_ties; i++)
        pick->rows[pick->n++] = (gsize) view->ties[i];
      return TRUE;
    case KOTAKU_TABLE_AFFILIATIONS:
      return pick_references (view, rows, affiliation, pick, cancellable, error);
    case KOTAKU_TABLE_COMPETENCES:
      return pick_references (view, rows, competence, pick, cancellable, error);
    case KOTAKU_TABLE_ZONES:
    case KOTAKU_TABLE_EVENTS:
    case KOTAKU_TABLE_FUNDS:
    case KOTAKU_TABLE_POSTS:
      break;
    }
  return pick_references (view, rows, nothing, pick, cancellable, error);
}

/* A tie without an id by the name that evidence gives it. */
static gboolean
add_tie_names (KotakuView *view, KotakuFrame *picked, GCancellable *cancellable, GError **error)
{
  KotakuBuffer *codes = kotaku_buffer_new (sizeof (gint32), view->n_ties, error);
  KotakuDictionary *names = codes != NULL ? kotaku_dictionary_new (error) : NULL;
  gboolean done = names != NULL;
  for (gsize i = 0; done && i < view->n_ties; i++)
    {
      g_autofree char *name = kotaku_network_get_tie_name (view->network, view->ties[i]);
      gint32 code = kotaku_dictionary_intern (&names, name, strlen (name), error);
      KOTAKU_BUFFER_DATA (gint32, codes)[i] = code;
      done = code >= 0
             && (i % STRIDE != 0 || !g_cancellable_set_error_if_cancelled (cancellable, error));
    }
  if (done)
    return kotaku_frame_take_codes (picked, "id", codes, names, error);
  g_clear_pointer (&codes, kotaku_buffer_unref);
  g_clear_pointer (&names, kotaku_dictionary_unref);
  return FALSE;
}

static KotakuFrame *
pick_frame (KotakuView *view,
            KotakuTable table,
            KotakuFrame *all,
            const Pick *pick,
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr (KotakuFrame) picked = kotaku_frame_new (pick->n);
  const char *const *names = kotaku_frame_get_column_names (all);
  for (gsize i = 0; i < kotaku_frame_get_n_columns (all); i++)
    {
      gboolean named = table == KOTAKU_TABLE_TIES && strcmp (names[i], "id") == 0;
      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !(named ? add_tie_names (view, picked, cancellable, error)
                     : pick_column (all, names[i], pick, picked, error)))
        return NULL;
    }
  kotaku_frame_seal (picked);
  return g_steal_pointer (&picked);
}

static const KotakuCommand get_rows_call = { .name = "get_rows", .object = "view", .options = "" };

/**
 * kotaku_view_get_rows:
 * @view: a view
 * @table: which table
 * @options: (nullable): those that every call takes
 * @cancellable: (nullable): stops the call within 1 s
 * @error: return location for an error
 *
 * Gets the rows of a table as the view selects them, with the columns of
 * [method@Kotaku.Network.get_rows]: its actors or institutions in the order of
 * [method@Kotaku.View.get_nodes], its ties in that of [method@Kotaku.View.get_ties] (absences and
 * loops too, projected ones not), the affiliations and competences of its nodes, and all rows of
 * the other tables. The `id` of a tie that has none is its name, as in evidence: `ties.csv:LINE`.
 *
 * - Cost: O(rows x columns)
 * - Threads: any
 * - Errors: %KOTAKU_ERROR_UNKNOWN_OPTION, %KOTAKU_ERROR_NO_MEMORY, %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): the rows, or %NULL with @error set
 *
 * Since: 1.0
 */
KotakuFrame *
kotaku_view_get_rows (KotakuView *view,
                      KotakuTable table,
                      KotakuOptions *options,
                      GCancellable *cancellable,
                      GError **error)
{
  g_return_val_if_fail (view != NULL && kotaku_table_spec (table) != NULL, NULL);
  if (!kotaku_options_check (options, &get_rows_call, error))
    return NULL;
  Pick pick = { NULL, 0 };
  g_autoptr (KotakuFrame) picked = NULL;
  g_autoptr (KotakuFrame) all
      = kotaku_network_get_rows (view->network, table, NULL, cancellable, error);
  if (all != NULL && pick_rows (view, table, all, &pick, cancellable, error))
    picked = pick_frame (view, table, all, &pick, cancellable, error);
  g_free (pick.rows);
  return g_steal_pointer (&picked);
}

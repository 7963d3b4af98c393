/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Rows of callers' frames: every fault of them, or all of them added. */

#include "model/model-private.h"

void
kotaku_faults_add (const KotakuFault *fault, gpointer data)
{
  KotakuFaults *faults = data;
  KotakuFault own = *fault;
  if (faults->error != NULL)
    return;
  if (faults->faults == NULL)
    faults->faults = kotaku_buffer_new (sizeof own, 0, &faults->error);
  if (faults->faults == NULL)
    return;
  char *value = kotaku_strndup (fault->value, strlen (fault->value), &faults->error);
  char *expected = value != NULL
                       ? kotaku_strndup (fault->expected, strlen (fault->expected), &faults->error)
                       : NULL;
  char *message = expected != NULL
                      ? kotaku_strndup (fault->message, strlen (fault->message), &faults->error)
                      : NULL;
  own.value = value;
  own.expected = expected;
  own.message = message;
  if (message != NULL && kotaku_buffer_append (&faults->faults, &own, 1, &faults->error))
    return;
  g_free (value);
  g_free (expected);
  g_free (message);
}

gsize
kotaku_faults_get_n (const KotakuFaults *faults)
{
  return faults->faults != NULL ? faults->faults->n : 0;
}

const KotakuFault *
kotaku_faults_get (const KotakuFaults *faults, gsize place)
{
  return &KOTAKU_BUFFER_DATA (KotakuFault, faults->faults)[place];
}

void
kotaku_faults_clear (KotakuFaults *faults)
{
  for (gsize i = 0; i < kotaku_faults_get_n (faults); i++)
    {
      const KotakuFault *fault = kotaku_faults_get (faults, i);
      g_free ((char *) fault->value);
      g_free ((char *) fault->expected);
      g_free ((char *) fault->message);
    }
  g_clear_pointer (&faults->faults, kotaku_buffer_unref);
  g_clear_error (&faults->error);
}

static int
compare_faults (const void *a, const void *b)
{
  const KotakuFault *p = a, *q = b;
  if (p->row != q->row)
    return p->row < q->row ? -1 : 1;
  if (p->column != q->column)
    return p->column < q->column ? -1 : 1;
  return strcmp (p->message, q->message);
}

void
kotaku_faults_sort (KotakuFaults *faults)
{
  if (faults->faults != NULL)
    qsort (faults->faults->data, faults->faults->n, sizeof (KotakuFault), compare_faults);
}

/* Takes no option but those that every call takes. */
static const KotakuCommand rows_call = {
  .name = "append_rows",
  .object = "library",
  .function = "kotaku_network_append_rows",
  .parameters = "",
  .options = "",
};

/* The batch of the rows, with all that is at fault in it; NULL with error. */
static KotakuBatch *
check_rows (KotakuNetwork *network,
            KotakuTable table,
            KotakuFrame *rows,
            KotakuOptions *options,
            KotakuFaults *faults,
            GCancellable *cancellable,
            GError **error)
{
  if (!kotaku_options_check (options, &rows_call, error)
      || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  g_autoptr (KotakuBatch) batch
      = kotaku_batch_new_from_frame (table, rows, kotaku_faults_add, faults, cancellable, error);
  if (batch == NULL
      || !kotaku_network_check_batch (network, batch, kotaku_faults_add, faults, cancellable,
                                      error))
    return NULL;
  if (faults->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&faults->error));
      return NULL;
    }
  kotaku_faults_sort (faults);
  return g_steal_pointer (&batch);
}

static void
add_row (KotakuRows *problems, KotakuBatch *batch, const KotakuFault *fault)
{
  kotaku_rows_begin (problems);
  kotaku_rows_string (problems, 0, fault->warning ? "warning" : "error");
  kotaku_rows_string (problems, 1, batch->spec->name);
  kotaku_rows_int64 (problems, 2, (gint64) fault->row + 1);
  if (fault->column >= 0)
    {
      const KotakuField *field = kotaku_batch_get_field (batch, fault->column);
      kotaku_rows_int64 (problems, 3, fault->column + 1);
      kotaku_rows_string (problems, 4,
                          field != NULL ? field->name
                                        : kotaku_batch_get_header (batch, fault->column));
    }
  kotaku_rows_string (problems, 5, fault->value);
  kotaku_rows_string (problems, 6, fault->expected);
  kotaku_rows_string (problems, 7, fault->message);
}

/**
 * kotaku_network_validate_rows:
 * @network: a network
 * @table: where they would go
 * @rows: columns named as in the table's file
 * @options: (nullable): those that every call takes
 * @cancellable: (nullable): stops the call within 1 s
 * @error: return location for an error
 *
 * What kotaku_network_append_rows() would refuse, all of it: the columns of the command `validate`,
 * where `file` is the table, `line` the row and `column` the place of the column, both from 1.
 * Without a row there is nothing at fault.
 *
 * - Cost: O(rows x columns)
 * - Threads: one at a time for @network
 * - Errors: %KOTAKU_ERROR_UNKNOWN_OPTION, %KOTAKU_ERROR_WRONG_TYPE: doubles or booleans for ids;
 *   %KOTAKU_ERROR_NO_MEMORY, %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): a row per fault, or %NULL with @error set
 * Since: 1.0
 */
KotakuFrame *
kotaku_network_validate_rows (KotakuNetwork *network,
                              KotakuTable table,
                              KotakuFrame *rows,
                              KotakuOptions *options,
                              GCancellable *cancellable,
                              GError **error)
{
  g_auto (KotakuFaults) faults = { NULL, NULL };
  g_return_val_if_fail (network != NULL && rows != NULL, NULL);
  g_return_val_if_fail (kotaku_table_spec (table) != NULL, NULL);
  g_autoptr (KotakuBatch) batch
      = check_rows (network, table, rows, options, &faults, cancellable, error);
  if (batch == NULL)
    return NULL;
  g_autoptr (KotakuRows) problems
      = kotaku_rows_new ("severity:w,file:s,line:i,column:i,field:s,value:s,expected:s,message:s");
  for (gsize i = 0; i < kotaku_faults_get_n (&faults); i++)
    add_row (problems, batch, kotaku_faults_get (&faults, i));
  KotakuFrame *frame = kotaku_rows_finish (g_steal_pointer (&problems), error);
  if (frame != NULL)
    kotaku_frame_seal (frame);
  return frame;
}

static void
set_fault (KotakuTable table, const KotakuFault *fault, GError **error)
{
  const char *name = kotaku_table_spec (table)->name;
  if (fault->column >= 0)
    g_set_error (error, KOTAKU_ERROR, (gint) fault->code, "%s:%" G_GSIZE_FORMAT ":%d: %s", name,
                 fault->row + 1, fault->column + 1, fault->message);
  else
    g_set_error (error, KOTAKU_ERROR, (gint) fault->code, "%s: %s", name, fault->message);
}

/**
 * kotaku_network_append_rows:
 * @network: a network
 * @table: where to
 * @rows: columns named as in the table's file, under the same rules
 * @options: (nullable): those that every call takes
 * @cancellable: (nullable): stops the call within 1 s
 * @error: return location for the first fault
 *
 * Adds all of the rows, or none where one is at fault. @rows is sealed then: it takes no more
 * columns.
 *
 * A row may name only what is there, but for the parents of zones, which may be rows of the same
 * frame. So the order of the tables is zones and events, then actors, institutions and posts, then
 * the others. Where the network has neither actors nor institutions, the ids that ties name become
 * actors.
 *
 * Cells are text as in a file. Numbers may be doubles or whole numbers, yes and no booleans (of
 * `stated` no is inferred), ids text or whole numbers. Enumerators do not stand for words. Columns
 * that the library does not know are kept as text, and come back as text.
 *
 * - Cost: O(rows x columns)
 * - Threads: one at a time for @network
 * - Errors: 100s as `TABLE:ROW:COLUMN: message`, counted from 1; %KOTAKU_ERROR_WRONG_TYPE: doubles
 *   or booleans for ids; %KOTAKU_ERROR_TOO_LARGE, %KOTAKU_ERROR_UNKNOWN_OPTION,
 *   %KOTAKU_ERROR_NO_MEMORY, %G_IO_ERROR_CANCELLED
 *
 * Returns: %TRUE if the rows were added
 * Since: 1.0
 */
gboolean
kotaku_network_append_rows (KotakuNetwork *network,
                            KotakuTable table,
                            KotakuFrame *rows,
                            KotakuOptions *options,
                            GCancellable *cancellable,
                            GError **error)
{
  g_auto (KotakuFaults) faults = { NULL, NULL };
  g_return_val_if_fail (network != NULL && rows != NULL, FALSE);
  g_return_val_if_fail (kotaku_table_spec (table) != NULL, FALSE);
  g_autoptr (KotakuBatch) batch
      = check_rows (network, table, rows, options, &faults, cancellable, error);
  if (batch == NULL)
    return FALSE;
  if (kotaku_faults_get_n (&faults) > 0)
    {
      set_fault (table, kotaku_faults_get (&faults, 0), error);
      return FALSE;
    }
  if (!kotaku_network_add_batch (network, batch, FALSE, cancellable, error))
    return FALSE;
  kotaku_frame_seal (rows);
  return TRUE;
}

/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "dataset/dataset-private.h"

static const KotakuCommand command = {
  .name = "read",
  .object = "path",
  .function = "kotaku_network_read",
  .parameters = "",
  .options = "",
};

/* The network, where nothing was at fault. */
static KotakuNetwork *
finish (KotakuReading *reading,
        const char *name,
        KotakuOptions *options,
        GCancellable *cancellable,
        GError **error)
{
  if (!kotaku_reading_run (reading, name, FALSE, options, cancellable, error)
      || kotaku_problems_to_error (&reading->problems, error))
    return NULL;
  return g_steal_pointer (&reading->network);
}

/**
 * kotaku_network_read: (constructor)
 * @path: (type filename): a directory of CSV files, an `.xlsx` workbook, a graph (`.graphml`,
 * `.gexf`,
 * `.gml`, `.net`, `.dl`, `.json`), or a `.csv` or `.tsv`
 * file of ties
 * @options: (nullable): `threads`; progress
 * @cancellable: (nullable): stops the call within 1 s
 * @error: return location for the first fault
 *
 * Reads and checks a whole dataset. Nothing is guessed, dropped or repaired in silence; all faults
 * with their places are what [func@Kotaku.validate] returns for the same path.
 *
 * - Cost: O(bytes), at most 16 MiB of a CSV file at a time
 * - Threads: any
 * - Errors: 100s as `FILE:LINE:COLUMN: message`, %KOTAKU_ERROR_NO_MEMORY, %G_IO_ERROR
 *
 * Returns: (transfer full): the network, or %NULL with @error set; never half of one
 *
 * Since: 1.0
 */
KotakuNetwork *
kotaku_network_read (const char *path,
                     KotakuOptions *options,
                     GCancellable *cancellable,
                     GError **error)
{
  g_auto (KotakuReading) reading = { 0 };
  g_autofree char *name = NULL;
  g_return_val_if_fail (path != NULL, NULL);
  if (!kotaku_options_check (options, &command, error)
      || !kotaku_reading_open (&reading, path, error))
    return NULL;
  name = g_filename_display_name (path);
  return finish (&reading, name, options, cancellable, error);
}

/**
 * kotaku_network_read_data: (constructor)
 * @name: what messages call the data; its ending gives the format
 * @data: (array length=length) (nullable): the bytes of a file of ties, or of a workbook
 * @length: how many there are
 * @options: (nullable): `threads`; progress
 * @cancellable: (nullable): stops the call within 1 s
 * @error: return location for the first fault
 *
 * Reads and checks one file that is in memory, like [ctor@Kotaku.Network.read].
 *
 * - Cost: O(bytes)
 * - Threads: any
 * - Errors: 100s as `NAME:LINE:COLUMN: message`, %KOTAKU_ERROR_NO_MEMORY
 *
 * Returns: (transfer full): the network, or %NULL with @error set; never half of one
 *
 * Since: 1.0
 */
KotakuNetwork *
kotaku_network_read_data (const char *name,
                          const guint8 *data,
                          gsize length,
                          KotakuOptions *options,
                          GCancellable *cancellable,
                          GError **error)
{
  g_auto (KotakuReading) reading = { 0 };
  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (data != NULL || length == 0, NULL);
  if (!kotaku_options_check (options, &command, error)
      || !kotaku_reading_open_data (&reading, name, data, length, error))
    return NULL;
  return finish (&reading, name, options, cancellable, error);
}

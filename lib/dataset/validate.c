/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "dataset/dataset-private.h"

/* "actors 16, ties 217": rows of the tables that have any. */
static char *
describe_rows (KotakuNetwork *network)
{
  GString *text = g_string_new (NULL);
  for (gint table = 1; table <= KOTAKU_N_TABLES; table++)
    {
      gsize n = kotaku_network_get_n_rows (network, table);
      if (n > 0)
        g_string_append_printf (text, "%s%s %" G_GSIZE_FORMAT, text->len > 0 ? ", " : "",
                                kotaku_table_spec (table)->name, n);
    }
  return g_string_free (text, FALSE);
}

static KotakuFrame *
finish (KotakuReading *reading,
        const char *name,
        KotakuOptions *options,
        GCancellable *cancellable,
        GError **error)
{
  if (!kotaku_reading_run (reading, name, TRUE, options, cancellable, error))
    return NULL;
  KotakuFrame *frame = kotaku_problems_to_frame (&reading->problems, name, error);
  g_autofree char *rows = describe_rows (reading->network);
  if (frame != NULL && reading->problems.n_errors == 0 && *rows != '\0')
    kotaku_frame_set_metadata (frame, "rows", rows);
  return frame;
}

/**
 * kotaku_validate:
 * @path: (type filename): as for [ctor@Kotaku.Network.read]
 * @options: (nullable): `threads`; progress
 * @cancellable: (nullable): stops the call within 1 s
 * @error: return location for an error of the call or the system
 *
 * Everything that is wrong with a dataset, and where: columns `severity` (error, warning), `file`,
 * `line`, `column`, `field`, `value`, `expected`, `message`, in order of file, line and column.
 * After 100 errors, or 100 warnings, a last row says how many more there are. A dataset without
 * errors can be read; the metadata `rows` then says how many rows there are of what.
 *
 * - Cost: as reading
 * - Threads: any
 * - Errors: %KOTAKU_ERROR_UNKNOWN_FORMAT, %KOTAKU_ERROR_NO_MEMORY, %G_IO_ERROR; faults of the data
 * are rows
 *
 * Returns: (transfer full): the problems; no rows: none
 *
 * Since: 1.0
 */
KotakuFrame *
kotaku_validate (const char *path,
                 KotakuOptions *options,
                 GCancellable *cancellable,
                 GError **error)
{
  g_auto (KotakuReading) reading = { 0 };
  g_autofree char *name = NULL;
  g_return_val_if_fail (path != NULL, NULL);
  if (!kotaku_options_check (options, &kotaku_command_validate, error)
      || !kotaku_reading_open (&reading, path, error))
    return NULL;
  name = g_filename_display_name (path);
  return finish (&reading, name, options, cancellable, error);
}

/**
 * kotaku_validate_data:
 * @name: what messages call the data; its ending gives the format
 * @data: (array length=length) (nullable): the bytes of a file of ties, or of a workbook
 * @length: how many there are
 * @options: (nullable): `threads`; progress
 * @cancellable: (nullable): stops the call within 1 s
 * @error: return location for an error of the call or the system
 *
 * Everything that is wrong with one file that is in memory, like [func@Kotaku.validate].
 *
 * - Cost: as reading
 * - Threads: any
 * - Errors: %KOTAKU_ERROR_UNKNOWN_FORMAT, %KOTAKU_ERROR_NO_MEMORY; faults of the data are rows
 *
 * Returns: (transfer full): the problems; no rows: none
 *
 * Since: 1.0
 */
KotakuFrame *
kotaku_validate_data (const char *name,
                      const guint8 *data,
                      gsize length,
                      KotakuOptions *options,
                      GCancellable *cancellable,
                      GError **error)
{
  g_auto (KotakuReading) reading = { 0 };
  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (data != NULL || length == 0, NULL);
  if (!kotaku_options_check (options, &kotaku_command_validate, error)
      || !kotaku_reading_open_data (&reading, name, data, length, error))
    return NULL;
  return finish (&reading, name, options, cancellable, error);
}

const KotakuCommand kotaku_command_validate = {
  .name = "validate",
  .object = "path",
  .function = "kotaku_validate",
  .parameters = "",
  .options = "",
  .columns = "severity,file,line,column,field,value,expected,message",
  .title = "What is wrong with a dataset, and where",
  .title_id = "Apa yang salah pada kumpulan data, dan di mana",
  .example = "kotaku validate examples/pasar-ii",
  .since = "1.0",
};

/* SPDX-License-Identifier: GPL-2.0-or-later */

/* The workbook to fill in. */

#include "dataset/template-private.h"

#include <string.h>

/**
 * kotaku_write_template:
 * @path: (type filename): the `.xlsx` file that is written, whole or not at all
 * @options: (nullable): `lang`
 * @cancellable: (nullable): stops the call within 1 s
 * @error: return location for an error
 *
 * Writes an empty workbook to code interviews in: a sheet per file of a dataset, with its columns
 * (those that are needed stand out) and drop-down lists of the words in the language, a sheet that
 * explains each column with an example, and one with the words. It opens in Excel and LibreOffice,
 * and [ctor@Kotaku.Network.read] reads it, filled in, as a dataset. The bytes are the same on every
 * run.
 *
 * - Cost: O(1)
 * - Threads: any
 * - Errors: %KOTAKU_ERROR_BAD_VALUE for another ending, %KOTAKU_ERROR_NO_MEMORY, %G_FILE_ERROR
 *
 * Returns: %TRUE, or %FALSE with @error set and nothing written
 *
 * Since: 1.0
 */
gboolean
kotaku_write_template (const char *path,
                       KotakuOptions *options,
                       GCancellable *cancellable,
                       GError **error)
{
  g_auto (KotakuText) text = KOTAKU_TEXT_INIT;
  g_return_val_if_fail (path != NULL, FALSE);
  if (!kotaku_options_check (options, &kotaku_command_template, error)
      || g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (!kotaku_file_has_ending (path, ".xlsx"))
    {
      g_autofree char *shown = g_filename_display_name (path);
      g_set_error (error, KOTAKU_ERROR, KOTAKU_ERROR_BAD_VALUE,
                   "%s: a template is a workbook, expected an ending .xlsx", shown);
      return FALSE;
    }
  const char *language = kotaku_options_get_string (options, "lang");
  KotakuLanguage settled = language == NULL ? kotaku_language_settle (KOTAKU_LANGUAGE_LOCALE)
                           : strcmp (language, "id") == 0 ? KOTAKU_LANGUAGE_ID
                                                          : KOTAKU_LANGUAGE_EN;
  return kotaku_workbook_write (NULL, settled, cancellable, &text, error)
         && kotaku_export_save (path, &text, error);
}

const KotakuCommand kotaku_command_template = {
  .name = "template",
  .object = "library",
  .function = "kotaku_write_template",
  .parameters = "path:file",
  .options = "",
  .columns = "",
  .title = "An empty workbook to code in, with drop-down lists and explanations",
  .title_id = "Buku kerja kosong untuk pengodean, dengan daftar pilihan dan penjelasan",
  .example = "kotaku template -o coding.xlsx",
  .since = "1.0",
};

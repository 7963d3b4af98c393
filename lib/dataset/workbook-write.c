/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Parts in a zip archive, and the XML of cells. */

#include "dataset/template-private.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

const char *const kotaku_workbook_styles
    = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
      "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
      "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font>"
      "<font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
      "<fills count=\"4\"><fill><patternFill patternType=\"none\"/></fill>"
      "<fill><patternFill patternType=\"gray125\"/></fill>"
      "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFFFE699\"/></patternFill></fill>"
      "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFE7E6E6\"/></patternFill></fill>"
      "</fills><borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border>"
      "</borders><cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" "
      "borderId=\"0\"/></cellStyleXfs><cellXfs count=\"5\">"
      "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"
      "<xf numFmtId=\"49\" fontId=\"1\" fillId=\"2\" borderId=\"0\" xfId=\"0\" "
      "applyNumberFormat=\"1\" applyFont=\"1\" applyFill=\"1\"/>"
      "<xf numFmtId=\"49\" fontId=\"1\" fillId=\"3\" borderId=\"0\" xfId=\"0\" "
      "applyNumberFormat=\"1\" applyFont=\"1\" applyFill=\"1\"/>"
      "<xf numFmtId=\"49\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" "
      "applyNumberFormat=\"1\"/>"
      "<xf numFmtId=\"49\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" "
      "applyNumberFormat=\"1\" applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/>"
      "</xf></cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" "
      "builtinId=\"0\"/></cellStyles></styleSheet>\n";

void
kotaku_workbook_get_letters (gsize column, char letters[8])
{
  char reversed[8];
  gsize n = 0;
  for (column++; column > 0; column = (column - 1) / 26)
    reversed[n++] = (char) ('A' + (column - 1) % 26);
  for (gsize i = 0; i < n; i++)
    letters[i] = reversed[n - 1 - i];
  letters[n] = '\0';
}

void
kotaku_workbook_append_cell (GString *xml,
                             gsize column,
                             gsize row,
                             const char *text,
                             KotakuCellStyle style)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  char letters[8];
  kotaku_workbook_get_letters (column, letters);
  g_string_append_printf (
      xml, "<c r=\"%s%" G_GSIZE_FORMAT "\" s=\"%d\" t=\"inlineStr\"><is><t>%s</t></is></c>",
      letters, row, (int) style, escaped);
}

/* -- the archive -- */

/* Never fails: libarchive does not free all that it holds after a write that failed. Whether the
 * text did is asked at the end. */
static la_ssize_t
take_bytes (struct archive *archive, void *data, const void *bytes, size_t n)
{
  kotaku_text_append (data, bytes, (gssize) n);
  return (la_ssize_t) n;
}

static gboolean
set_failure (struct archive *archive, GError **error)
{
  g_set_error (error, KOTAKU_ERROR, KOTAKU_ERROR_NO_MEMORY, "the workbook cannot be made: %s",
               archive_error_string (archive) != NULL ? archive_error_string (archive)
                                                      : "out of memory");
  return FALSE;
}

/* Without a time: entries are of 1980 then, wherever and whenever they are made. */
static gboolean
write_part (struct archive *archive, const KotakuPart *part, GError **error)
{
  gsize length = strlen (part->text);
  struct archive_entry *entry = archive_entry_new ();
  gboolean done = entry != NULL;
  if (done)
    {
      archive_entry_set_pathname (entry, part->name);
      archive_entry_set_filetype (entry, AE_IFREG);
      archive_entry_set_perm (entry, 0644);
      archive_entry_set_size (entry, (la_int64_t) length);
      done = archive_write_header (archive, entry) == ARCHIVE_OK
             && archive_write_data (archive, part->text, length) == (la_ssize_t) length;
      archive_entry_free (entry);
    }
  return done || set_failure (archive, error);
}

gboolean
kotaku_package_write (const KotakuPart *parts, gsize n_parts, KotakuText *to, GError **error)
{
  struct archive *archive = archive_write_new ();
  gboolean done = archive != NULL;
  if (!done)
    {
      g_set_error_literal (error, KOTAKU_ERROR, KOTAKU_ERROR_NO_MEMORY, "out of memory");
      return FALSE;
    }
  archive_write_set_format_zip (archive);
  archive_write_set_bytes_in_last_block (archive, 1);
  done = archive_write_open (archive, to, NULL, take_bytes, NULL) == ARCHIVE_OK
         || set_failure (archive, error);
  for (gsize i = 0; done && i < n_parts; i++)
    done = write_part (archive, &parts[i], error);
  if (done && archive_write_close (archive) != ARCHIVE_OK)
    done = set_failure (archive, error);
  if (done && to->failed)
    done = set_failure (archive, error);
  archive_write_free (archive);
  return done;
}

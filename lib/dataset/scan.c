/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Formats that are lines of words: Pajek, UCINET, and the words and signs of GML. */

#include "dataset/import-private.h"

#include <string.h>

gboolean
kotaku_scan_fail (const KotakuScan *scan, gint64 *line, GError **error, const char *format, ...)
{
  va_list arguments;
  va_start (arguments, format);
  kotaku_refuse_va (error, KOTAKU_ERROR_INVALID, format, arguments);
  va_end (arguments);
  *line = scan->line;
  return FALSE;
}

void
kotaku_scan_clear (KotakuScan *scan)
{
  g_clear_pointer (&scan->text, g_free);
}

static gboolean
check_text (KotakuScan *scan, gint64 *line, GError **error)
{
  const char *text = scan->text, *end = scan->end;
  if (kotaku_record_check_text (text, (gsize) (end - text)))
    return TRUE;
  for (; text < end; scan->line++)
    {
      const char *feed = memchr (text, '\n', end - text);
      const char *stop = feed != NULL ? feed : end;
      if (!kotaku_record_check_text (text, (gsize) (stop - text)))
        break;
      text = feed != NULL ? feed + 1 : end;
    }
  return kotaku_scan_fail (scan, line, error, "bytes that are not UTF-8, or a NUL");
}

gboolean
kotaku_scan_open (KotakuScan *scan, KotakuReading *reading, gint64 *line, GError **error)
{
  g_autoptr (KotakuInput) input = kotaku_reading_open_input (reading, error);
  gsize length;
  scan->text = input != NULL ? kotaku_input_read_all (input, &length, error) : NULL;
  if (scan->text == NULL)
    return FALSE;
  scan->at = scan->text;
  scan->end = scan->text + length;
  scan->line = 1;
  return check_text (scan, line, error);
}

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\t' || c == '\r';
}

/* A quoted word may go over lines: what follows it is counted from where it ends. */
static void
take_quoted (KotakuScan *scan, KotakuScanned *word)
{
  char quote = *scan->at++;
  word->quoted = TRUE;
  word->text = scan->at;
  while (scan->at < scan->end && *scan->at != quote && *scan->at != '\n')
    scan->at++;
  word->length = (gsize) (scan->at - word->text);
  if (scan->at < scan->end && *scan->at == quote)
    scan->at++;
}

gboolean
kotaku_scan_word (KotakuScan *scan, const char *separators, KotakuScanned *word)
{
  while (scan->at < scan->end && *scan->at != '\n'
         && (is_space (*scan->at) || strchr (separators, *scan->at) != NULL))
    scan->at++;
  if (scan->at == scan->end || *scan->at == '\n')
    return FALSE;
  word->quoted = FALSE;
  if (*scan->at == '"')
    {
      take_quoted (scan, word);
      return TRUE;
    }
  word->text = scan->at;
  while (scan->at < scan->end && *scan->at != '\n' && !is_space (*scan->at)
         && strchr (separators, *scan->at) == NULL)
    scan->at++;
  word->length = (gsize) (scan->at - word->text);
  return TRUE;
}

gboolean
kotaku_scan_skip_space (KotakuScan *scan, const char *separators)
{
  while (scan->at < scan->end
         && (is_space (*scan->at) || *scan->at == '\n' || strchr (separators, *scan->at) != NULL))
    scan->line += *scan->at++ == '\n';
  return scan->at < scan->end;
}

gboolean
kotaku_scan_next_line (KotakuScan *scan)
{
  const char *feed = memchr (scan->at, '\n', scan->end - scan->at);
  scan->at = feed != NULL ? feed : scan->end;
  return kotaku_scan_skip_space (scan, "");
}

gboolean
kotaku_scanned_is (const KotakuScanned *word, const char *text)
{
  return strlen (text) == word->length && g_ascii_strncasecmp (word->text, text, word->length) == 0;
}

gboolean
kotaku_scanned_to_number (const KotakuScanned *word, guint64 *number)
{
  *number = 0;
  for (gsize i = 0; i < word->length; i++)
    {
      if (!g_ascii_isdigit (word->text[i]) || *number > G_MAXUINT32)
        return FALSE;
      *number = *number * 10 + (guint64) (word->text[i] - '0');
    }
  return word->length > 0;
}

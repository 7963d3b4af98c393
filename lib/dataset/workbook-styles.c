/* SPDX-License-Identifier: GPL-2.0-or-later */

/* A workbook keeps a date as a number of days: only the cell's style says that it is one, and how
 * much of it is meant (a cell that shows May 2018 is the month, not its first day). */

#include "dataset/formats-private.h"

#include <math.h>
#include <string.h>

/* 9999-12-31. */
#define LAST_SERIAL 2958465.0
#define SECONDS_OF_DAY 86400

/* -- formats -- */

/* Formats that every workbook has without naming them (ECMA-376, part 1, 18.8.30). */
static guint8
get_builtin (guint number)
{
  if (number == 17)
    return KOTAKU_STYLE_MONTH;
  if ((number >= 14 && number <= 16) || (number >= 27 && number <= 31) || number == 36
      || (number >= 50 && number <= 58))
    return KOTAKU_STYLE_DAY;
  if (number == 22)
    return KOTAKU_STYLE_MOMENT;
  if ((number >= 18 && number <= 21) || (number >= 32 && number <= 35)
      || (number >= 45 && number <= 47))
    return KOTAKU_STYLE_TIME;
  return KOTAKU_STYLE_NUMBER;
}

/* The next letter of a format that is not quoted, in brackets or escaped; 0 at its end. */
static char
next_letter (const char **format)
{
  for (;;)
    {
      char c = **format;
      const char *end = NULL;
      if (c == '\0' || c == ';')
        return '\0';
      ++*format;
      if (c == '"')
        end = strchr (*format, '"');
      else if (c == '[' && strchr ("hHmMsS", **format) == NULL)
        end = strchr (*format, ']');
      else if (c == '\\' || c == '_' || c == '*')
        end = **format != '\0' ? *format : NULL;
      else
        return g_ascii_tolower (c);
      if (end == NULL)
        return '\0';
      *format = end + 1;
    }
}

guint8
kotaku_styles_read_format (const char *format)
{
  gboolean year = FALSE, month = FALSE, day = FALSE, hour = FALSE, zeros = TRUE;
  gsize n = 0;
  char c;
  while ((c = next_letter (&format)) != '\0')
    {
      zeros = zeros && c == '0';
      n++;
      year = year || c == 'y';
      month = month || c == 'm';
      day = day || c == 'd';
      hour = hour || c == 'h' || c == 's';
    }
  if (hour && (year || day))
    return KOTAKU_STYLE_MOMENT;
  if (hour)
    return KOTAKU_STYLE_TIME;
  if (day)
    return KOTAKU_STYLE_DAY;
  if (month)
    return KOTAKU_STYLE_MONTH;
  if (year)
    return KOTAKU_STYLE_YEAR;
  return zeros && n > 1 ? (guint8) MIN (KOTAKU_STYLE_DIGITS + n, G_MAXUINT8) : KOTAKU_STYLE_NUMBER;
}

gboolean
kotaku_styles_init (KotakuStyles *styles, GError **error)
{
  styles->formats = g_hash_table_new (NULL, NULL);
  styles->cells = kotaku_buffer_new (sizeof (guint8), 0, error);
  return styles->cells != NULL;
}

void
kotaku_styles_clear (KotakuStyles *styles)
{
  g_clear_pointer (&styles->formats, g_hash_table_unref);
  g_clear_pointer (&styles->cells, kotaku_buffer_unref);
}

guint8
kotaku_styles_get (const KotakuStyles *styles, gsize style)
{
  return style < styles->cells->n ? KOTAKU_BUFFER_DATA (guint8, styles->cells)[style]
                                  : KOTAKU_STYLE_NUMBER;
}

static guint
get_number (const KotakuXml *xml, const char *attribute)
{
  g_autofree char *value = kotaku_xml_dup (xml, attribute);
  return value != NULL ? (guint) g_ascii_strtoull (value, NULL, 10) : 0;
}

/* Excel has room for some 250 formats. */
#define MOST_FORMATS 65536

static gboolean
add_format (KotakuStyles *styles, const KotakuXml *xml, GError **error)
{
  g_autofree char *format = kotaku_xml_dup (xml, "formatCode");
  guint number = get_number (xml, "numFmtId");
  if (g_hash_table_size (styles->formats) >= MOST_FORMATS)
    return kotaku_refuse (error, KOTAKU_ERROR_INVALID, "more than %d formats of numbers",
                          MOST_FORMATS);
  if (format != NULL)
    g_hash_table_insert (styles->formats, GUINT_TO_POINTER (number),
                         GUINT_TO_POINTER (kotaku_styles_read_format (format)));
  return TRUE;
}

static gboolean
add_style (KotakuStyles *styles, const KotakuXml *xml, GError **error)
{
  guint number = get_number (xml, "numFmtId");
  gpointer own = NULL;
  gboolean found
      = g_hash_table_lookup_extended (styles->formats, GUINT_TO_POINTER (number), NULL, &own);
  guint8 style = found ? (guint8) GPOINTER_TO_UINT (own) : get_builtin (number);
  return kotaku_buffer_append (&styles->cells, &style, 1, error);
}

static gboolean
start_style (KotakuXml *xml, const char *name, gpointer data, GError **error)
{
  KotakuStyles *styles = data;
  if (strcmp (name, "cellXfs") == 0)
    styles->in_cells = TRUE;
  else if (strcmp (name, "numFmt") == 0)
    return add_format (styles, xml, error);
  else if (styles->in_cells && strcmp (name, "xf") == 0)
    return add_style (styles, xml, error);
  return TRUE;
}

static gboolean
end_style (KotakuXml *xml, const char *name, gpointer data, GError **error)
{
  KotakuStyles *styles = data;
  if (strcmp (name, "cellXfs") == 0)
    styles->in_cells = FALSE;
  return TRUE;
}

const KotakuXmlHandler kotaku_styles_handler = { start_style, end_style };

/* -- numbers -- */

static void
append_digits (KotakuText *text, double value, guint n)
{
  char digits[KOTAKU_DOUBLE_LENGTH];
  gsize length = kotaku_text_from_double (value, digits);
  if (value >= 0 && value < 1e15 && value == floor (value))
    for (; length < n; n--)
      kotaku_text_append_c (text, '0');
  kotaku_text_append (text, digits, -1);
}

/* Days since 1970 of a serial. Workbooks that count from 1900 have a 29 February of that year,
 * which is number 60 and never was (0 here): days before it are one nearer. */
static gboolean
get_day (double serial, gboolean from_1904, gint32 *day)
{
  gint32 whole = (gint32) serial;
  if (from_1904)
    *day = whole - 24107;
  else
    *day = whole - (whole > 60 ? 25569 : 25568);
  return from_1904 || (whole >= 1 && whole != 60);
}

static void
append_time (KotakuText *text, gint seconds)
{
  char time[16];
  g_snprintf (time, sizeof time, "%02d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
  kotaku_text_append (text, time, -1);
}

static gboolean
append_moment (KotakuText *text, double serial, guint8 style, gboolean from_1904)
{
  char date[11];
  gint32 day;
  gint seconds = (gint) lround ((serial - floor (serial)) * SECONDS_OF_DAY);
  if (seconds == SECONDS_OF_DAY)
    {
      serial += 1;
      seconds = 0;
    }
  if (style == KOTAKU_STYLE_TIME && serial < 1)
    {
      append_time (text, seconds);
      return TRUE;
    }
  if (!get_day (floor (serial), from_1904, &day))
    return FALSE;
  kotaku_date_format (day, date);
  if (style == KOTAKU_STYLE_MONTH || style == KOTAKU_STYLE_YEAR)
    date[style == KOTAKU_STYLE_MONTH ? 7 : 4] = '\0';
  kotaku_text_append (text, date, -1);
  if (seconds == 0 || style == KOTAKU_STYLE_MONTH || style == KOTAKU_STYLE_YEAR)
    return TRUE;
  kotaku_text_append_c (text, 'T');
  append_time (text, seconds);
  return TRUE;
}

gboolean
kotaku_styles_append_number (KotakuText *text,
                             const char *digits,
                             gsize length,
                             guint8 style,
                             gboolean from_1904)
{
  double value;
  if (!kotaku_text_to_double (digits, length, &value))
    return FALSE;
  if (style == KOTAKU_STYLE_NUMBER || style >= KOTAKU_STYLE_DIGITS)
    {
      append_digits (text, value, style >= KOTAKU_STYLE_DIGITS ? style - KOTAKU_STYLE_DIGITS : 0);
      return TRUE;
    }
  return value >= 0 && value < LAST_SERIAL + 1 && append_moment (text, value, style, from_1904);
}

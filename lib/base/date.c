/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Days of the proleptic Gregorian calendar, counted from 1970-01-01; years 1 to 9999. */

#include "base/base.h"

/* The day count of a civil date, by eras of 400 years that begin on 1 March. */
static gint32
count_days (int year, int month, int day)
{
  int shifted = month <= 2 ? year - 1 : year;
  int era = (shifted >= 0 ? shifted : shifted - 399) / 400;
  int year_of_era = shifted - era * 400;
  int day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

static int
count_month (int year, int month)
{
  static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
  gboolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return month == 2 && leap ? 29 : days[month - 1];
}

/* A number of least to most digits; moves past it. -1 where there is none. */
static int
read_number (const char **text, const char *end, int least, int most)
{
  int n = 0, value = 0;
  for (; *text < end && n < most && g_ascii_isdigit (**text); (*text)++, n++)
    value = value * 10 + (**text - '0');
  return n < least ? -1 : value;
}

/* A separator and a number after it; 0 where the text has ended, -1 where it is something else. */
static int
read_part (const char **text, const char *end, char separator, int least, int most)
{
  if (*text == end)
    return 0;
  if (*(*text)++ != separator)
    return -1;
  int value = read_number (text, end, least, most);
  return value > 0 ? value : -1;
}

/* YYYY, YYYY-MM or YYYY-MM-DD; a part that is absent is 0. */
static gboolean
read_iso (const char *text, const char *end, int parts[3])
{
  parts[0] = read_number (&text, end, 4, 4);
  parts[1] = read_part (&text, end, '-', 2, 2);
  parts[2] = read_part (&text, end, '-', 2, 2);
  return text == end && parts[0] > 0 && parts[1] >= 0 && parts[2] >= 0;
}

/* DD/MM/YYYY. */
static gboolean
read_slashes (const char *text, const char *end, int parts[3])
{
  parts[2] = read_number (&text, end, 1, 2);
  parts[1] = read_part (&text, end, '/', 1, 2);
  parts[0] = read_part (&text, end, '/', 4, 4);
  return text == end && parts[0] > 0 && parts[1] > 0 && parts[2] > 0;
}

static char *
write_digits (char *text, int value, int n)
{
  for (int i = n; i-- > 0; value /= 10)
    text[i] = (char) ('0' + value % 10);
  return text + n;
}

static void
write_iso (const int parts[3], char text[11])
{
  text = write_digits (text, parts[0], 4);
  for (int i = 1; i < 3 && parts[i] > 0; i++)
    {
      *text++ = '-';
      text = write_digits (text, parts[i], 2);
    }
  *text = 0;
}

gboolean
kotaku_date_parse (const char *text,
                   gsize length,
                   gboolean slashes,
                   KotakuSpan *span,
                   char canonical[11])
{
  int parts[3];
  if (!read_iso (text, text + length, parts)
      && !(slashes && read_slashes (text, text + length, parts)))
    return FALSE;
  int first_month = parts[1] > 0 ? parts[1] : 1, last_month = parts[1] > 0 ? parts[1] : 12;
  if (last_month > 12 || parts[2] > count_month (parts[0], last_month))
    return FALSE;
  int first_day = parts[2] > 0 ? parts[2] : 1;
  int last_day = parts[2] > 0 ? parts[2] : count_month (parts[0], last_month);
  if (span != NULL)
    {
      span->first = count_days (parts[0], first_month, first_day);
      span->last = count_days (parts[0], last_month, last_day);
    }
  if (canonical != NULL)
    write_iso (parts, canonical);
  return TRUE;
}

void
kotaku_date_format (gint32 day, char text[11])
{
  text[0] = 0;
  /* Open bounds are no dates. */
  if (day < count_days (1, 1, 1) || day > count_days (9999, 12, 31))
    return;
  int shifted = day + 719468;
  int era = shifted / 146097;
  int day_of_era = shifted % 146097;
  int year_of_era
      = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  int month_from_march = (5 * day_of_year + 2) / 153;
  int month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
  const int parts[] = { year_of_era + era * 400 + (month <= 2), month,
                        day_of_year - (153 * month_from_march + 2) / 5 + 1 };
  write_iso (parts, text);
}

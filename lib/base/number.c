/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Doubles as text in the C locale, without looking at the locale. */

#include "base/base.h"

#include <math.h>
#include <string.h>

/* Powers of ten that a double holds exactly. */
static const double powers[]
    = { 1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
        1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22 };
#define LARGEST_POWER 22
#define EXACT_DIGITS 15

typedef struct
{
  const char *next;
  const char *end;
  guint64 digits; /* the first significant ones */
  int n_digits;   /* of them; more than EXACT_DIGITS: there were others */
  gint64 exponent;
  gboolean negative;
} Decimal;

static gsize
read_digits (Decimal *decimal, gboolean fraction)
{
  const char *first = decimal->next;
  for (; decimal->next < decimal->end && g_ascii_isdigit (*decimal->next); decimal->next++)
    {
      if (fraction)
        decimal->exponent--;
      if (decimal->n_digits == 0 && *decimal->next == '0')
        continue;
      if (decimal->n_digits++ < EXACT_DIGITS)
        decimal->digits = decimal->digits * 10 + (guint64) (*decimal->next - '0');
    }
  return (gsize) (decimal->next - first);
}

static gboolean
read_sign (Decimal *decimal)
{
  gboolean negative = decimal->next < decimal->end && *decimal->next == '-';
  if (decimal->next < decimal->end && (negative || *decimal->next == '+'))
    decimal->next++;
  return negative;
}

static gboolean
read_exponent (Decimal *decimal)
{
  decimal->next++;
  gboolean negative = read_sign (decimal);
  const char *first = decimal->next;
  gint64 exponent = 0;
  for (; decimal->next < decimal->end && g_ascii_isdigit (*decimal->next); decimal->next++)
    exponent = MIN (exponent * 10 + (*decimal->next - '0'), 1000000);
  decimal->exponent += negative ? -exponent : exponent;
  return decimal->next > first;
}

/* Whether all of the text is a decimal number. */
static gboolean
read_decimal (Decimal *decimal)
{
  decimal->negative = read_sign (decimal);
  gsize n = read_digits (decimal, FALSE);
  if (decimal->next < decimal->end && *decimal->next == '.')
    {
      decimal->next++;
      n += read_digits (decimal, TRUE);
    }
  if (n == 0)
    return FALSE;
  if (decimal->next < decimal->end && (*decimal->next == 'e' || *decimal->next == 'E')
      && !read_exponent (decimal))
    return FALSE;
  return decimal->next == decimal->end;
}

/* By GLib, which needs the text to end. */
static gboolean
read_slowly (const char *text, gsize length, double *value)
{
  char small[128];
  g_autofree char *large = NULL;
  char *copy = small;
  if (length >= sizeof small)
    copy = large = kotaku_strndup (text, length, NULL);
  if (copy == NULL)
    return FALSE;
  memcpy (copy, text, length);
  copy[length] = 0;
  *value = g_ascii_strtod (copy, NULL);
  return isfinite (*value) != 0;
}

gboolean
kotaku_text_to_double (const char *text, gsize length, double *value)
{
  Decimal decimal = { .next = text, .end = text + length };
  if (!read_decimal (&decimal))
    return FALSE;
  /* Both numbers are exact, so that the one operation on them is rounded once. */
  if (decimal.n_digits > EXACT_DIGITS || ABS (decimal.exponent) > LARGEST_POWER)
    return read_slowly (text, length, value);
  double digits = (double) decimal.digits;
  *value = decimal.exponent < 0 ? digits / powers[-decimal.exponent]
                                : digits * powers[decimal.exponent];
  if (decimal.negative)
    *value = -*value;
  return TRUE;
}

/* A whole number of at most EXACT_DIGITS digits. */
static gsize
write_whole (double value, char *text)
{
  char digits[24];
  gsize n = 0, length = 0;
  guint64 rest = (guint64) fabs (value);
  do
    digits[n++] = (char) ('0' + rest % 10);
  while ((rest /= 10) > 0);
  if (value < 0)
    text[length++] = '-';
  while (n > 0)
    text[length++] = digits[--n];
  text[length] = 0;
  return length;
}

/* Most numbers have few decimals: if the whole number r divided by 10^k is the double, then those
 * are its shortest digits, since the quotient of two exact doubles is rounded as a reader rounds.
 * 0: they are more. */
static gsize
write_short (double value, char *text)
{
  double size = fabs (value);
  guint64 power = 10;
  if (!(size >= 1e-4 && size < 1e9))
    return 0;
  for (int k = 1; k <= 5; k++, power *= 10)
    {
      guint64 whole = (guint64) rint (size * (double) power);
      if ((double) whole / (double) power != size)
        continue;
      gsize length = 0;
      if (value < 0)
        text[length++] = '-';
      length += write_whole ((double) (whole / power), text + length);
      text[length++] = '.';
      for (guint64 place = power / 10; place > 0; place /= 10)
        text[length++] = (char) ('0' + whole / place % 10);
      text[length] = 0;
      return length;
    }
  return 0;
}

gsize
kotaku_text_from_double (double value, char text[KOTAKU_DOUBLE_LENGTH])
{
  static const char *const formats[] = { "%.15g", "%.16g", "%.17g" };
  text[0] = 0;
  if (isnan (value))
    return 0;
  if (fabs (value) < 1e15 && value == trunc (value))
    return write_whole (value, text);
  gsize length = write_short (value, text);
  if (length > 0)
    return length;
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      double back;
      g_ascii_formatd (text, KOTAKU_DOUBLE_LENGTH, formats[i], value);
      if (kotaku_text_to_double (text, strlen (text), &back) && back == value)
        break;
    }
  return strlen (text);
}

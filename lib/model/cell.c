/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Numbers of cells, as the file's dialect writes them. */

#include "model/model-private.h"

const KotakuDialect kotaku_dialect_plain = { '.', FALSE, TRUE };

void
kotaku_cell_trim (const char **text, gsize *length)
{
  while (*length > 0 && g_ascii_isspace ((*text)[0]))
    (*text)++, (*length)--;
  while (*length > 0 && g_ascii_isspace ((*text)[*length - 1]))
    (*length)--;
}

/* Past "Rp" or "Rp." and the space after it; whether it was there. */
static gboolean
skip_currency (const char **text, gsize *length)
{
  if (*length < 2 || g_ascii_strncasecmp (*text, "rp", 2) != 0)
    return FALSE;
  *text += 2;
  *length -= 2;
  if (*length > 0 && **text == '.')
    (*text)++, (*length)--;
  kotaku_cell_trim (text, length);
  return TRUE;
}

static gboolean
is_sign (char c)
{
  return c == '.' || c == ',';
}

/* Whether the first n bytes are digits in groups of three with that sign between. */
static gboolean
is_grouped (const char *text, gsize n, char sign)
{
  gsize first = 0;
  if (n > 0 && (*text == '-' || *text == '+'))
    text++, n--;
  while (first < n && g_ascii_isdigit (text[first]))
    first++;
  if (first == 0 || first > 3 || (first < n && *text == '0') || (n - first) % 4 != 0)
    return FALSE;
  for (gsize i = first; i < n; i++)
    if ((i - first) % 4 == 0 ? text[i] != sign : !g_ascii_isdigit (text[i]))
      return FALSE;
  return TRUE;
}

static gsize
count (const char *text, gsize length, char sign)
{
  gsize n = 0;
  for (gsize i = 0; i < length; i++)
    n += text[i] == sign;
  return n;
}

/* The place of the last one, or -1. */
static gssize
find_last (const char *text, gsize length, char sign)
{
  gssize place = (gssize) length - 1;
  while (place >= 0 && text[place] != sign)
    place--;
  return place;
}

/* What a number with one kind of sign says. */
static KotakuDecimal
judge_one (KotakuFieldKind kind, const char *text, gsize length, char sign)
{
  KotakuDecimal decimal = sign == '.' ? KOTAKU_DECIMAL_POINT : KOTAKU_DECIMAL_COMMA;
  KotakuDecimal other = sign == '.' ? KOTAKU_DECIMAL_COMMA : KOTAKU_DECIMAL_POINT;
  gboolean grouped = is_grouped (text, length, sign);
  if (count (text, length, sign) > 1)
    return grouped && kind == KOTAKU_KIND_AMOUNT ? other : KOTAKU_DECIMAL_SILENT;
  return grouped ? KOTAKU_DECIMAL_EITHER : decimal;
}

KotakuDecimal
kotaku_cell_get_decimal (KotakuFieldKind kind, const char *text, gsize length)
{
  if (!kotaku_kind_is_double (kind) && kind != KOTAKU_KIND_INTEGER)
    return KOTAKU_DECIMAL_SILENT;
  kotaku_cell_trim (&text, &length);
  if (kind == KOTAKU_KIND_AMOUNT)
    skip_currency (&text, &length);
  if (kind == KOTAKU_KIND_SHARE && length > 0 && text[length - 1] == '%')
    length--;
  kotaku_cell_trim (&text, &length);
  gsize points = count (text, length, '.'), commas = count (text, length, ',');
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isdigit (text[i]) && !is_sign (text[i]) && strchr ("+-eE", text[i]) == NULL)
      return KOTAKU_DECIMAL_SILENT;
  if (points == 0 && commas == 0)
    return KOTAKU_DECIMAL_SILENT;
  if (points == 0 || commas == 0)
    return judge_one (kind, text, length, points > 0 ? '.' : ',');
  /* Both: the last is the decimal sign, if it is there once and the other one groups. */
  gssize point = find_last (text, length, '.'), comma = find_last (text, length, ',');
  gboolean point_last = point > comma;
  if ((point_last ? points : commas) > 1
      || !is_grouped (text, (gsize) MAX (point, comma), point_last ? ',' : '.'))
    return KOTAKU_DECIMAL_SILENT;
  return point_last ? KOTAKU_DECIMAL_POINT : KOTAKU_DECIMAL_COMMA;
}

/* Writes the number with a decimal point and without groups; FALSE: signs where none may be. */
static gboolean
make_plain (gboolean groups, char decimal, const char *text, gsize length, char *plain, gsize *n)
{
  char other = decimal == '.' ? ',' : '.';
  const char *sign = memchr (text, decimal, length);
  gsize whole = sign != NULL ? (gsize) (sign - text) : length;
  if (memchr (text, other, length) != NULL && !(groups && is_grouped (text, whole, other)))
    return FALSE;
  *n = 0;
  for (gsize i = 0; i < length; i++)
    {
      if (text[i] == other && i > whole)
        return FALSE;
      if (text[i] != other)
        plain[(*n)++] = text[i] == decimal ? '.' : text[i];
    }
  return TRUE;
}

gboolean
kotaku_cell_make_plain (char decimal,
                        const char *text,
                        gsize length,
                        char plain[KOTAKU_NUMBER_LENGTH],
                        gsize *n)
{
  double value;
  kotaku_cell_trim (&text, &length);
  if (length == 0 || length > KOTAKU_NUMBER_LENGTH)
    return FALSE;
  /* Groups alone, as in 1.500.000, have the other sign for decimals. */
  if (count (text, length, decimal) > 1)
    return FALSE;
  return make_plain (TRUE, decimal, text, length, plain, n)
         && kotaku_text_to_double (plain, *n, &value) && isfinite (value);
}

static gboolean
is_in_range (KotakuFieldKind kind, double value)
{
  switch (kind)
    {
    case KOTAKU_KIND_WEIGHT:
      return isfinite (value) && value > 0;
    case KOTAKU_KIND_SHARE:
      return value >= 0 && value <= 1;
    default: /* areas and amounts */
      return isfinite (value) && value >= 0;
    }
}

/* Rupiah are written with points between the thousands also where the file's numbers have a decimal
 * point: what the amount itself settles holds; FALSE for "Rp 750.000", which reads both ways there.
 */
static gboolean
settle_rupiah (const char *text, gsize length, char *decimal)
{
  KotakuDecimal found = kotaku_cell_get_decimal (KOTAKU_KIND_AMOUNT, text, length);
  if (found == KOTAKU_DECIMAL_COMMA)
    *decimal = ',';
  else if (found == KOTAKU_DECIMAL_POINT)
    *decimal = '.';
  return found != KOTAKU_DECIMAL_EITHER || *decimal == ',' || memchr (text, '.', length) == NULL;
}

gboolean
kotaku_cell_read_double (KotakuFieldKind kind,
                         const KotakuDialect *dialect,
                         const char *text,
                         gsize length,
                         double *value)
{
  char plain[KOTAKU_NUMBER_LENGTH];
  char decimal = dialect->decimal;
  gboolean percent = FALSE;
  /* Most numbers need nothing of what follows. */
  if (decimal == '.' && kind != KOTAKU_KIND_AMOUNT && length <= KOTAKU_NUMBER_LENGTH
      && kotaku_text_to_double (text, length, value))
    return is_in_range (kind, *value);
  kotaku_cell_trim (&text, &length);
  if (kind == KOTAKU_KIND_AMOUNT && skip_currency (&text, &length)
      && !settle_rupiah (text, length, &decimal))
    return FALSE;
  if (kind == KOTAKU_KIND_SHARE && length > 0 && text[length - 1] == '%')
    {
      percent = TRUE;
      length--;
      kotaku_cell_trim (&text, &length);
    }
  if (length == 0 || length > KOTAKU_NUMBER_LENGTH)
    return FALSE;
  /* The sign stands twice: it cannot be the decimal sign, whatever the file's is. */
  if (kind == KOTAKU_KIND_AMOUNT && count (text, length, decimal) > 1)
    decimal = decimal == '.' ? ',' : '.';
  if (!make_plain (kind == KOTAKU_KIND_AMOUNT, decimal, text, length, plain, &length)
      || !kotaku_text_to_double (plain, length, value))
    return FALSE;
  if (percent)
    *value /= 100;
  return is_in_range (kind, *value);
}

gboolean
kotaku_cell_read_integer (const char *text, gsize length, gint32 *value)
{
  gint64 sum = 0;
  kotaku_cell_trim (&text, &length);
  gboolean negative = length > 0 && *text == '-';
  if (length > 0 && (*text == '-' || *text == '+'))
    text++, length--;
  if (length == 0)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      sum = sum * 10 + (text[i] - '0');
      if (sum > G_MAXINT32)
        return FALSE;
    }
  *value = (gint32) (negative ? -sum : sum);
  return TRUE;
}

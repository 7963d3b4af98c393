/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "model/model-private.h"
#include "testing.h"

static const KotakuDialect comma = { ',', TRUE, TRUE };

static double
read_number (KotakuFieldKind kind, const KotakuDialect *dialect, const char *text)
{
  double value = 0;
  return kotaku_cell_read_double (kind, dialect, text, strlen (text), &value) ? value : NAN;
}

START_TEST (test_numbers)
{
  const KotakuDialect *plain = &kotaku_dialect_plain;
  const struct
  {
    KotakuFieldKind kind;
    const KotakuDialect *dialect;
    const char *text;
    double value; /* NaN: at fault */
  } cases[] = {
    { KOTAKU_KIND_AREA, plain, " 2.5 ", 2.5 },
    { KOTAKU_KIND_AREA, plain, "-1e3", NAN },
    { KOTAKU_KIND_AREA, plain, "2,5", NAN },
    { KOTAKU_KIND_AREA, plain, "1,500", NAN },
    { KOTAKU_KIND_AREA, plain, "nan", NAN },
    { KOTAKU_KIND_AREA, plain, "1e999", NAN },
    { KOTAKU_KIND_AREA, plain, "0x10", NAN },
    { KOTAKU_KIND_AREA, &comma, "2,5", 2.5 },
    { KOTAKU_KIND_AREA, &comma, "2.5", NAN },
    { KOTAKU_KIND_AREA, &comma, "1.500", NAN },
    { KOTAKU_KIND_WEIGHT, plain, "0", NAN },
    { KOTAKU_KIND_WEIGHT, plain, "-1", NAN },
    { KOTAKU_KIND_WEIGHT, plain, "0.25", 0.25 },
    { KOTAKU_KIND_SHARE, plain, "70%", 0.7 },
    { KOTAKU_KIND_SHARE, plain, "70 %", 0.7 },
    { KOTAKU_KIND_SHARE, &comma, "12,5%", 0.125 },
    { KOTAKU_KIND_SHARE, plain, "1.01", NAN },
    { KOTAKU_KIND_SHARE, plain, "101%", NAN },
    { KOTAKU_KIND_AMOUNT, plain, "Rp 700,000,000", 700000000 },
    { KOTAKU_KIND_AMOUNT, plain, "1,234.5", 1234.5 },
    { KOTAKU_KIND_AMOUNT, plain, "12,34", NAN },
    { KOTAKU_KIND_AMOUNT, plain, "1,2345", NAN },
    { KOTAKU_KIND_AMOUNT, plain, "1.234,5", NAN },
    { KOTAKU_KIND_AMOUNT, plain, "Rp. 1.500.000", 1500000 },
    { KOTAKU_KIND_AMOUNT, &comma, "Rp1.500.000,50", 1500000.5 },
    { KOTAKU_KIND_AMOUNT, &comma, "1.500", 1500 },
    { KOTAKU_KIND_AMOUNT, &comma, "0", 0 },
    { KOTAKU_KIND_AMOUNT, &comma, "-5", NAN },
    { KOTAKU_KIND_AMOUNT, plain, "Rp", NAN },
    { KOTAKU_KIND_AMOUNT, plain, "Rp 750.000", NAN },
    { KOTAKU_KIND_AMOUNT, plain, "Rp 750.000,00", 750000 },
    { KOTAKU_KIND_AMOUNT, plain, "Rp 750,000", 750000 },
    { KOTAKU_KIND_AMOUNT, plain, "Rp 12.5", 12.5 },
    { KOTAKU_KIND_AMOUNT, &comma, "Rp 750.000", 750000 },
    { KOTAKU_KIND_AMOUNT, &comma, "Rp 750,000", 750 },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double value = read_number (cases[i].kind, cases[i].dialect, cases[i].text);
      ck_assert_msg (isnan (cases[i].value) ? isnan (value) : value == cases[i].value,
                     "%s is read as %g", cases[i].text, value);
    }
}
END_TEST

START_TEST (test_decimal_signs)
{
  const struct
  {
    KotakuFieldKind kind;
    const char *text;
    KotakuDecimal decimal;
  } cases[] = {
    { KOTAKU_KIND_AREA, "12", KOTAKU_DECIMAL_SILENT },
    { KOTAKU_KIND_AREA, "", KOTAKU_DECIMAL_SILENT },
    { KOTAKU_KIND_AREA, "2.5", KOTAKU_DECIMAL_POINT },
    { KOTAKU_KIND_AREA, "2,5", KOTAKU_DECIMAL_COMMA },
    { KOTAKU_KIND_AREA, "1.500", KOTAKU_DECIMAL_EITHER },
    { KOTAKU_KIND_AREA, "1,500", KOTAKU_DECIMAL_EITHER },
    { KOTAKU_KIND_AREA, "0.500", KOTAKU_DECIMAL_POINT },
    { KOTAKU_KIND_AREA, "0,500", KOTAKU_DECIMAL_COMMA },
    { KOTAKU_KIND_AREA, "1234.500", KOTAKU_DECIMAL_POINT },
    { KOTAKU_KIND_AMOUNT, "Rp 1.500.000", KOTAKU_DECIMAL_COMMA },
    { KOTAKU_KIND_AMOUNT, "1,234.5", KOTAKU_DECIMAL_POINT },
    { KOTAKU_KIND_AMOUNT, "1.234,5", KOTAKU_DECIMAL_COMMA },
    { KOTAKU_KIND_SHARE, "12,5 %", KOTAKU_DECIMAL_COMMA },
    { KOTAKU_KIND_TEXT, "2,5", KOTAKU_DECIMAL_SILENT },
    { KOTAKU_KIND_AREA, "about 2,5", KOTAKU_DECIMAL_SILENT },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    ck_assert_msg (kotaku_cell_get_decimal (cases[i].kind, cases[i].text, strlen (cases[i].text))
                       == cases[i].decimal,
                   "%s", cases[i].text);
}
END_TEST

START_TEST (test_integers)
{
  gint32 value;
  ck_assert (kotaku_cell_read_integer (" 2018 ", 6, &value) && value == 2018);
  ck_assert (kotaku_cell_read_integer ("-2147483647", 11, &value) && value == -G_MAXINT32);
  ck_assert (!kotaku_cell_read_integer ("2147483648", 10, &value));
  ck_assert (!kotaku_cell_read_integer ("2018.5", 6, &value));
  ck_assert (!kotaku_cell_read_integer ("", 0, &value));
  ck_assert (!kotaku_cell_read_integer ("-", 1, &value));
}
END_TEST

KOTAKU_TEST_MAIN ("model/cell", test_numbers, test_decimal_signs, test_integers)

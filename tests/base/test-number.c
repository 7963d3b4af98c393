/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "base/base.h"
#include "testing.h"

#include <math.h>
#include <string.h>

static guint64
get_bits (double value)
{
  guint64 bits;
  memcpy (&bits, &value, sizeof bits);
  return bits;
}

START_TEST (test_read_like_glib)
{
  static const char *const texts[] = {
    "0",
    "-0",
    "+1.5",
    ".5",
    "5.",
    "1e3",
    "1E-3",
    "1e+22",
    "1e23",
    "0.1",
    "123.456",
    "1e308",
    "4.9e-324",
    "2.2250738585072011e-308",
    "1e-400",
    "007",
    "0.000000000000000000000001234",
    "9007199254740993",
    "9007199254740992.5",
    "123456789012345678901234567890",
    "0.30000000000000004",
    "1.7976931348623157e308",
    "000000000000000000000000000000000000001",
    "8.988465674311582e307",
  };
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      double value = NAN;
      ck_assert_msg (kotaku_text_to_double (texts[i], strlen (texts[i]), &value), "%s", texts[i]);
      ck_assert_msg (get_bits (value) == get_bits (g_ascii_strtod (texts[i], NULL)), "%s",
                     texts[i]);
    }
}
END_TEST

START_TEST (test_refuse)
{
  static const char *const texts[]
      = { "",      " ",        "1 ",    " 1",  "-",    "+",     ".",     "e5",
          "1e",    "1e+",      "0x10",  "inf", "nan",  "1,5",   "1.2.3", "--1",
          "1e999", "Infinity", "1_000", "1d",  "-inf", "1e5.5", "0x1p3" };
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      double value;
      ck_assert_msg (!kotaku_text_to_double (texts[i], strlen (texts[i]), &value), "%s", texts[i]);
    }
  double value;
  ck_assert (kotaku_text_to_double ("12x", 2, &value));
  ck_assert (value == 12);
  ck_assert (!kotaku_text_to_double ("1\0", 2, &value));
}
END_TEST

START_TEST (test_long_number)
{
  g_autofree char *text = g_strnfill (5000, '0');
  text[0] = '1';
  text[1] = '.';
  text[4999] = '1';
  double value;
  ck_assert (kotaku_text_to_double (text, 5000, &value));
  ck_assert (value == 1);
}
END_TEST

START_TEST (test_write)
{
  static const struct
  {
    double value;
    const char *text;
  } cases[] = { { 0, "0" },
                { -0.0, "0" },
                { 1, "1" },
                { -17, "-17" },
                { 0.1, "0.1" },
                { 0.1 + 0.2, "0.30000000000000004" },
                { 1.0 / 3, "0.3333333333333333" },
                { 204.09, "204.09" },
                { 999999999999999, "999999999999999" },
                { 1e15, "1e+15" },
                { 1e-7, "1e-07" },
                { 5e-324, "4.94065645841247e-324" },
                { NAN, "" } };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      char text[KOTAKU_DOUBLE_LENGTH];
      gsize length = kotaku_text_from_double (cases[i].value, text);
      ck_assert_str_eq (text, cases[i].text);
      ck_assert_uint_eq (length, strlen (cases[i].text));
    }
}
END_TEST

/* Every double reads back to itself, and no shorter number of 15 digits or more would. */
START_TEST (test_round_trip)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);
  for (int i = 0; i < 300000; i++)
    {
      guint64 bits = ((guint64) g_rand_int (random) << 32) | g_rand_int (random);
      /* A third are subnormal, a third about as large as weights are. */
      if (i % 3 == 1)
        bits &= G_GUINT64_CONSTANT (0x800FFFFFFFFFFFFF);
      if (i % 3 == 2)
        bits = get_bits (g_rand_int_range (random, -100000, 100000) / 1000.0);
      double value, back;
      memcpy (&value, &bits, sizeof value);
      if (!isfinite (value))
        continue;
      char text[KOTAKU_DOUBLE_LENGTH], shorter[KOTAKU_DOUBLE_LENGTH];
      gsize length = kotaku_text_from_double (value, text);
      gboolean good = kotaku_text_to_double (text, length, &back) && back == value
                      && g_ascii_strtod (text, NULL) == value;
      g_ascii_formatd (shorter, sizeof shorter, "%.15g", value);
      if (g_ascii_strtod (shorter, NULL) == value && value != 0)
        good = good && strcmp (text, shorter) == 0;
      if (!good)
        ck_abort_msg ("%a was written %s", value, text);
    }
}
END_TEST

/* Short decimals take another way than long ones; both must be as exact as GLib. */
START_TEST (test_short_decimals)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  for (int i = 0; i < 300000; i++)
    {
      char text[64];
      guint64 digits = (((guint64) g_rand_int (random) << 32) | g_rand_int (random))
                       % G_GUINT64_CONSTANT (1000000000000000);
      g_snprintf (text, sizeof text, "%" G_GUINT64_FORMAT "e%d", digits,
                  g_rand_int_range (random, -30, 30));
      double value;
      if (!kotaku_text_to_double (text, strlen (text), &value)
          || value != g_ascii_strtod (text, NULL))
        ck_abort_msg ("%s", text);
    }
}
END_TEST

KOTAKU_TEST_MAIN ("base/number",
                  test_read_like_glib,
                  test_refuse,
                  test_long_number,
                  test_write,
                  test_round_trip,
                  test_short_decimals)

/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "dataset/formats-private.h"
#include "dataset-testing.h"

START_TEST (test_formats)
{
  static const struct
  {
    const char *format;
    guint8 style;
  } formats[] = {
    { "General", KOTAKU_STYLE_NUMBER },     { "0.00", KOTAKU_STYLE_NUMBER },
    { "0", KOTAKU_STYLE_NUMBER },           { "#,##0", KOTAKU_STYLE_NUMBER },
    { "\"Rp\"#,##0", KOTAKU_STYLE_NUMBER }, { "[Red]0;[Blue]-0", KOTAKU_STYLE_NUMBER },
    { "0 \"days\"", KOTAKU_STYLE_NUMBER },  { "0\\d", KOTAKU_STYLE_NUMBER },
    { "dd/mm/yyyy", KOTAKU_STYLE_DAY },     { "[$-421]dd mmmm yyyy;@", KOTAKU_STYLE_DAY },
    { "mmm-yy", KOTAKU_STYLE_MONTH },       { "MMMM YYYY", KOTAKU_STYLE_MONTH },
    { "yyyy", KOTAKU_STYLE_YEAR },          { "yyyy-mm-dd\\ hh:mm", KOTAKU_STYLE_MOMENT },
    { "hh:mm:ss", KOTAKU_STYLE_TIME },      { "[h]:mm", KOTAKU_STYLE_TIME },
    { "000", KOTAKU_STYLE_DIGITS + 3 },     { "", KOTAKU_STYLE_NUMBER },
    { "\"open", KOTAKU_STYLE_NUMBER },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    ck_assert_msg (kotaku_styles_read_format (formats[i].format) == formats[i].style, "%s",
                   formats[i].format);
}
END_TEST

/* Serials of days as Excel shows them. */
START_TEST (test_numbers)
{
  static const struct
  {
    const char *digits;
    guint8 style;
    gboolean from_1904;
    const char *text; /* NULL: none */
  } numbers[] = {
    { "0.1", KOTAKU_STYLE_NUMBER, FALSE, "0.1" },
    { "0.10000000000000001", KOTAKU_STYLE_NUMBER, FALSE, "0.1" },
    { "2018", KOTAKU_STYLE_NUMBER, FALSE, "2018" },
    { "1E3", KOTAKU_STYLE_NUMBER, FALSE, "1000" },
    { "7", KOTAKU_STYLE_DIGITS + 3, FALSE, "007" },
    { "1234", KOTAKU_STYLE_DIGITS + 3, FALSE, "1234" },
    { "-7", KOTAKU_STYLE_DIGITS + 3, FALSE, "-7" },
    { "25569", KOTAKU_STYLE_DAY, FALSE, "1970-01-01" },
    { "36526", KOTAKU_STYLE_DAY, FALSE, "2000-01-01" },
    { "36526", KOTAKU_STYLE_MONTH, FALSE, "2000-01" },
    { "36526", KOTAKU_STYLE_YEAR, FALSE, "2000" },
    { "36526.75", KOTAKU_STYLE_MOMENT, FALSE, "2000-01-01T18:00:00" },
    { "36526.99999999", KOTAKU_STYLE_MOMENT, FALSE, "2000-01-02" },
    { "0.5", KOTAKU_STYLE_TIME, FALSE, "12:00:00" },
    { "59", KOTAKU_STYLE_DAY, FALSE, "1900-02-28" },
    { "60", KOTAKU_STYLE_DAY, FALSE, NULL },
    { "61", KOTAKU_STYLE_DAY, FALSE, "1900-03-01" },
    { "0", KOTAKU_STYLE_DAY, FALSE, NULL },
    { "0", KOTAKU_STYLE_DAY, TRUE, "1904-01-01" },
    { "2958465", KOTAKU_STYLE_DAY, FALSE, "9999-12-31" },
    { "2958466", KOTAKU_STYLE_DAY, FALSE, NULL },
    { "-1", KOTAKU_STYLE_DAY, FALSE, NULL },
    { "1e300", KOTAKU_STYLE_DAY, FALSE, NULL },
    { "x", KOTAKU_STYLE_NUMBER, FALSE, NULL },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_auto (KotakuText) text = KOTAKU_TEXT_INIT;
      gboolean any
          = kotaku_styles_append_number (&text, numbers[i].digits, strlen (numbers[i].digits),
                                         numbers[i].style, numbers[i].from_1904);
      ck_assert_msg (any == (numbers[i].text != NULL), "%s", numbers[i].digits);
      if (any)
        ck_assert_str_eq (text.text, numbers[i].text);
    }
}
END_TEST

KOTAKU_TEST_MAIN ("dataset/workbook-styles", test_formats, test_numbers)

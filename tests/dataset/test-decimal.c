/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "dataset-testing.h"

static KotakuSheet *
find_decimal (const char *text, gsize block_size)
{
  g_autoptr (GError) error = NULL;
  KotakuInput *input = kotaku_input_new ((const guint8 *) text, strlen (text));
  KotakuSheet *sheet = kotaku_sheet_new ("x.csv", KOTAKU_TABLE_TIES, input);
  kotaku_cut_set_block_size (block_size);
  ck_assert (kotaku_sheet_read_header (sheet, &error));
  ck_assert (kotaku_sheet_find_decimal (sheet, NULL, NULL, &error));
  ck_assert_no_error (error);
  return sheet;
}

START_TEST (test_settled)
{
  static const struct
  {
    const char *text;
    char decimal;
    gboolean unsettled;
  } cases[] = {
    { "from;to;weight\na;b;2,5\n", ',', FALSE },
    { "from;to;weight\na;b;2.5\n", '.', FALSE },
    { "from;to;weight\na;b;1.500\nb;c;2,5\n", ',', FALSE },
    { "from;to;weight\na;b;1.500\nb;c;2.25\n", '.', FALSE },
    { "from;to;weight\na;b;1.500\n", '.', TRUE },
    { "from;to;weight\na;b;15\n", '.', FALSE },
    { "from;to;weight\na;b;\n", '.', FALSE },
    { "from\tto\tweight\na\tb\t0,25\n", ',', FALSE },
    { "from,to,weight\na,b,\"1,500\"\n", '.', FALSE },
    /* Other columns, and rows that are at fault, say nothing. */
    { "from;to;note\na;b;2,5\n", '.', FALSE },
    { "from;to;weight\na;b;2,5;x\n", '.', FALSE },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KotakuSheet) sheet = find_decimal (cases[i].text, 0);
      ck_assert_int_eq (sheet->dialect.decimal, cases[i].decimal);
      ck_assert_int_eq (sheet->unsettled, cases[i].unsettled);
    }
}
END_TEST

START_TEST (test_settled_in_a_late_block)
{
  g_autoptr (GString) text = g_string_new ("from;to;weight\n");
  for (int i = 0; i < 1000; i++)
    g_string_append (text, "a;b;1.500\n");
  g_string_append (text, "a;b;2,5\n");
  g_autoptr (KotakuSheet) sheet = find_decimal (text->str, 50);
  ck_assert_int_eq (sheet->dialect.decimal, ',');
  ck_assert (!sheet->unsettled);
}
END_TEST

START_TEST (test_numbers)
{
  ck_assert (kotaku_kind_is_number (KOTAKU_KIND_WEIGHT));
  ck_assert (kotaku_kind_is_number (KOTAKU_KIND_AMOUNT));
  ck_assert (!kotaku_kind_is_number (KOTAKU_KIND_UNIT));
  ck_assert (!kotaku_kind_is_number (KOTAKU_KIND_ID));
  ck_assert (!kotaku_kind_is_number (0));
}
END_TEST

KOTAKU_TEST_MAIN ("dataset/decimal", test_settled, test_settled_in_a_late_block, test_numbers)

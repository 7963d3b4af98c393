/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "batches.h"

/* Texts of a column of the user's, '\n' between, settled; what is kept, likewise. */
static char *
settle (const char *texts, KotakuDecimal file, gboolean *unsettled)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) cells = g_strsplit (texts, "\n", -1);
  g_autoptr (KotakuBatch) batch
      = kotaku_batch_new (KOTAKU_TABLE_TIES, kotaku_dialect_plain, NULL, &error);
  gint column = kotaku_batch_add_column (batch, "beban", &error);
  GString *kept = g_string_new (NULL);
  for (char **cell = cells; *cell != NULL; cell++)
    {
      ck_assert (kotaku_batch_begin_row (batch, &error));
      ck_assert (
          kotaku_batch_set_cell (batch, column, *cell, strlen (*cell), FALSE, NULL, NULL, &error));
    }
  ck_assert (kotaku_batch_settle_numbers (batch, file, &error));
  ck_assert_no_error (error);
  for (gsize i = 0; i < batch->n; i++)
    {
      gint32 code = kotaku_batch_get_code (&batch->columns[column], i);
      g_string_append_printf (
          kept, "%s%s", i > 0 ? "\n" : "",
          code < 0 ? "" : kotaku_dictionary_get (batch->columns[column].words, code));
    }
  *unsettled = batch->columns[column].unsettled;
  return g_string_free (kept, FALSE);
}

START_TEST (test_settle)
{
  static const struct
  {
    const char *texts;
    KotakuDecimal file;
    const char *kept;
    gboolean unsettled;
  } cases[] = {
    { "2,5\n\n1.500\n3", KOTAKU_DECIMAL_COMMA, "2.5\n\n1500\n3", FALSE },
    { "2,50\n-0,5\n1.500.000,25", KOTAKU_DECIMAL_COMMA, "2.50\n-0.5\n1500000.25", FALSE },
    { "1.500\n1500", KOTAKU_DECIMAL_COMMA, "1500\n1500", FALSE },
    { "1,500\n2.5", KOTAKU_DECIMAL_POINT, "1500\n2.5", FALSE },
    /* Nothing but the column says. */
    { "1.500\n2,5", KOTAKU_DECIMAL_SILENT, "1500\n2.5", FALSE },
    { "1.500\n2.5", KOTAKU_DECIMAL_SILENT, "1.500\n2.5", FALSE },
    { "1.500\n750.000", KOTAKU_DECIMAL_SILENT, "1.500\n750.000", TRUE },
    { "1.500", KOTAKU_DECIMAL_EITHER, "1.500", TRUE },
    { "1500\n7", KOTAKU_DECIMAL_SILENT, "1500\n7", FALSE },
    /* A text among the numbers: no numbers. */
    { "2,5\nn/a", KOTAKU_DECIMAL_COMMA, "2,5\nn/a", FALSE },
    { "08.30\n12.45", KOTAKU_DECIMAL_COMMA, "08.30\n12.45", FALSE },
    { "1.500\n12.5", KOTAKU_DECIMAL_COMMA, "1.500\n12.5", FALSE },
    { "007\n0,5", KOTAKU_DECIMAL_COMMA, "007\n0.5", FALSE },
    { "Rp 1.500", KOTAKU_DECIMAL_COMMA, "Rp 1.500", FALSE },
    { "1e400\n2,5", KOTAKU_DECIMAL_COMMA, "1e400\n2,5", FALSE },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean unsettled;
      g_autofree char *kept = settle (cases[i].texts, cases[i].file, &unsettled);
      ck_assert_str_eq (kept, cases[i].kept);
      ck_assert_int_eq (unsettled, cases[i].unsettled);
    }
}
END_TEST

/* One column of the user's settles for the other. */
START_TEST (test_other_column)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuBatch) batch
      = kotaku_batch_new (KOTAKU_TABLE_TIES, kotaku_dialect_plain, NULL, &error);
  gint first = kotaku_batch_add_column (batch, "first", &error);
  gint second = kotaku_batch_add_column (batch, "second", &error);
  ck_assert (kotaku_batch_begin_row (batch, &error));
  ck_assert (kotaku_batch_set_cell (batch, first, "1.500", 5, FALSE, NULL, NULL, &error));
  ck_assert (kotaku_batch_set_cell (batch, second, "2,5", 3, FALSE, NULL, NULL, &error));
  ck_assert (kotaku_batch_settle_numbers (batch, KOTAKU_DECIMAL_SILENT, &error));
  ck_assert_str_eq (kotaku_dictionary_get (batch->columns[first].words, 0), "1500");
  ck_assert_str_eq (kotaku_dictionary_get (batch->columns[second].words, 0), "2.5");
}
END_TEST

START_TEST (test_no_memory)
{
  gboolean done = FALSE;
  for (gint64 nth = 1; !done; nth++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KotakuBatch) batch
          = kotaku_batch_new (KOTAKU_TABLE_TIES, kotaku_dialect_plain, NULL, &error);
      gint column = kotaku_batch_add_column (batch, "beban", &error);
      ck_assert (kotaku_batch_begin_row (batch, &error));
      ck_assert (kotaku_batch_set_cell (batch, column, "2,5", 3, FALSE, NULL, NULL, &error));
      kotaku_memory_fail_from (nth);
      done = kotaku_batch_settle_numbers (batch, KOTAKU_DECIMAL_COMMA, &error);
      kotaku_memory_fail_from (-1);
      ck_assert (done || g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_NO_MEMORY));
    }
}
END_TEST

KOTAKU_TEST_MAIN ("model/own-numbers", test_settle, test_other_column, test_no_memory)

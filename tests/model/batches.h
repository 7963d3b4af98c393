/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

/* Batches from text: a row a line, cells split at '|', written in tests. */

#include "model/model-private.h"
#include "testing.h"

/* Adds the rows of text to a batch whose columns are there. */
static inline void
add_lines (KotakuBatch *batch, const char *text, KotakuFaultFunc function, gpointer data)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  for (gsize i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_autoptr (GError) error = NULL;
      g_auto (GStrv) cells = g_strsplit (lines[i], "|", -1);
      ck_assert (kotaku_batch_begin_row (batch, &error));
      for (gint j = 0; cells[j] != NULL; j++)
        kotaku_batch_set_cell (batch, j, cells[j], strlen (cells[j]), FALSE, function, data,
                               &error);
      ck_assert_no_error (error);
    }
}

static inline KotakuBatch *
make_batch (KotakuTable table, KotakuNetwork *known, const char *header)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) names = g_strsplit (header, "|", -1);
  KotakuBatch *batch = kotaku_batch_new (table, kotaku_dialect_plain, known, &error);
  ck_assert_no_error (error);
  for (gsize i = 0; names[i] != NULL; i++)
    ck_assert_int_eq (kotaku_batch_add_column (batch, names[i], &error), i);
  return batch;
}

/* Faults as "row:column code message" lines. */
static inline void
note_fault (const KotakuFault *fault, gpointer text)
{
  g_string_append_printf (text, "%" G_GSIZE_FORMAT ":%d %d %s\n", fault->row, fault->column,
                          fault->code, fault->message);
}

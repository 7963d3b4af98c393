/* SPDX-License-Identifier: GPL-2.0-or-later */

/* UCINET's DL as an edge list under labels, and a matrix as CSV. */

#include "dataset/export-private.h"

#include <math.h>
#include <string.h>

/* A matrix has a cell for each pair; spreadsheets take no more columns than so many. */
#define MOST_NODES 16000

static const char *
get_id (const KotakuExport *export, gsize number)
{
  gsize row;
  const KotakuExportTable *table = kotaku_export_get_node (export, number, &row);
  return kotaku_export_get (table, "id", row, NULL);
}

static void
lose_all (KotakuExport *export)
{
  static const char *const node_held[] = { "id", NULL };
  static const char *const tie_held[] = { "from", "to", "weight", "direction", NULL };
  kotaku_export_lose_kinds (export);
  kotaku_export_lose_words (export);
  kotaku_export_lose_nodes (export, node_held);
  kotaku_export_lose_ties (export, tie_held);
}

/* -- DL -- */

static void
append_label (KotakuText *text, const char *id)
{
  kotaku_text_append_c (text, '"');
  for (const char *c = id; *c != '\0'; c++)
    kotaku_text_append_c (text, *c == '"' ? '\'' : (guchar) *c < 0x20 ? ' ' : *c);
  kotaku_text_append (text, "\"\n", 2);
}

static void
append_arc (KotakuText *text, gsize from, gsize to, const char *weight)
{
  kotaku_text_append_int64 (text, (gint64) from + 1);
  kotaku_text_append_c (text, ' ');
  kotaku_text_append_int64 (text, (gint64) to + 1);
  kotaku_text_append_c (text, ' ');
  kotaku_text_append (text, weight != NULL ? weight : "1", -1);
  kotaku_text_append_c (text, '\n');
}

gboolean
kotaku_export_dl (KotakuExport *export, GError **error)
{
  KotakuText *text = &export->text;
  lose_all (export);
  if (export->n_nodes == 0)
    {
      g_set_error_literal (error, KOTAKU_ERROR, KOTAKU_ERROR_BAD_VALUE,
                           "DL cannot hold a network without nodes");
      return FALSE;
    }
  kotaku_text_append (text, "dl n=", -1);
  kotaku_text_append_int64 (text, (gint64) export->n_nodes);
  kotaku_text_append (text, " format=edgelist1\nlabels:\n", -1);
  for (gsize i = 0; i < export->n_nodes; i++)
    append_label (text, get_id (export, i));
  kotaku_text_append (text, "data:\n", -1);
  for (gsize i = 0; i < export->ties.n_rows; i++)
    {
      char buffer[KOTAKU_DOUBLE_LENGTH];
      const char *weight = kotaku_export_get (&export->ties, "weight", i, buffer);
      gsize from = kotaku_export_get_from (export, i), to = kotaku_export_get_to (export, i);
      append_arc (text, from, to, weight);
      if (kotaku_export_is_mutual (export, i) && from != to)
        append_arc (text, to, from, weight);
      if (!kotaku_export_check (export, i, error))
        return FALSE;
    }
  return TRUE;
}

/* -- matrix -- */

/* Recorded weights add; ties without one count 1 together. */
static void
add_arc (KotakuExport *export, double *cells, guint8 *plain, gsize from, gsize to, gsize tie)
{
  gsize cell = from * export->n_nodes + to;
  double weight = export->columns.weight != NULL ? export->columns.weight[tie] : NAN;
  if (isnan (weight))
    plain[cell] = 1;
  else
    cells[cell] += weight;
}

static gboolean
append_matrix (KotakuExport *export, const double *cells, const guint8 *plain, GError **error)
{
  KotakuText *text = &export->text;
  gsize n = export->n_nodes;
  for (gsize i = 0; i < n; i++)
    {
      kotaku_text_append_c (text, ',');
      kotaku_text_append_csv (text, get_id (export, i), ',');
    }
  kotaku_text_append_c (text, '\n');
  for (gsize i = 0; i < n; i++)
    {
      kotaku_text_append_csv (text, get_id (export, i), ',');
      for (gsize j = 0; j < n; j++)
        {
          kotaku_text_append_c (text, ',');
          kotaku_text_append_double (text, cells[i * n + j] + plain[i * n + j]);
        }
      kotaku_text_append_c (text, '\n');
      if (!kotaku_export_check (export, 0, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
kotaku_export_matrix (KotakuExport *export, GError **error)
{
  gsize n = export->n_nodes;
  lose_all (export);
  if (n > MOST_NODES)
    {
      g_set_error (error, KOTAKU_ERROR, KOTAKU_ERROR_TOO_LARGE,
                   "a matrix of %" G_GSIZE_FORMAT " nodes is more than the %d that are written", n,
                   MOST_NODES);
      return FALSE;
    }
  g_autofree double *cells = KOTAKU_ALLOC0 (double, n *n, error);
  g_autofree guint8 *plain = cells != NULL ? KOTAKU_ALLOC0 (guint8, n * n, error) : NULL;
  if (plain == NULL)
    return FALSE;
  for (gsize i = 0; i < export->ties.n_rows; i++)
    {
      gsize from = kotaku_export_get_from (export, i), to = kotaku_export_get_to (export, i);
      add_arc (export, cells, plain, from, to, i);
      if (kotaku_export_is_mutual (export, i) && from != to)
        add_arc (export, cells, plain, to, from, i);
    }
  return append_matrix (export, cells, plain, error);
}

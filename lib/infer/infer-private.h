/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

#include "infer/infer.h"

G_BEGIN_DECLS

/* -- blocks.c -- */

/* kotaku_parallel(), but without a thread where all is done within two milliseconds. */
gboolean kotaku_run_blocks (gsize n_blocks,
                            KotakuBlockFunc function,
                            gpointer data,
                            const KotakuDraws *draws,
                            const char *task,
                            GError **error);

/* -- freeman.c: tables of more than two rows or columns -- */

typedef struct
{
  double p;
  gboolean exact;
} KotakuFreeman;

/* Freeman and Halton 1951: the sum of the tables of these margins that are at most as likely; 1
 * where fewer than two rows or columns hold anything. counts: row by row. log_factorials: of 0 up
 * to the table's sum. */
gboolean kotaku_freeman_p (const guint32 *counts,
                           guint n_rows,
                           guint n_columns,
                           const double *log_factorials,
                           const KotakuDraws *draws,
                           KotakuFreeman *result,
                           GError **error);
/* Of 0 ... n; NULL with error. */
double *kotaku_log_factorials (gsize n, GError **error);

G_END_DECLS

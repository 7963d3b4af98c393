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

/* -- jackknife.c: a mean of pairs without each actor -- */

/* The pairs of an actor, or all of them. */
typedef struct
{
  gsize n;
  gint64 sum; /* of what each of them counts */
} KotakuPart;

double kotaku_part_mean (const KotakuPart *part);
/* Actors who have a pair. */
gsize kotaku_parts_count (const KotakuPart *parts, gsize n_actors);
/* (n - 1)/n sum (m_-i - their mean)^2 over the means without each actor, n the actors who have a
 * pair; one without whom none is left is passed over. n_effective (may be NULL): how many actors of
 * equal weight would leave it as uncertain; 0 where nothing varies. */
double kotaku_jackknife (const KotakuPart *all,
                         const KotakuPart *parts,
                         gsize n_actors,
                         double *n_effective);

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

/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

/* Dominance as contests of two: what tests of rank orders work on. */

#include "classify/classify-private.h"

G_BEGIN_DECLS

/* -- contests.c -- */

/* Two who have met: how often a dominated b, and b a. */
typedef struct
{
  gint32 a, b; /* a < b */
  double wins, losses;
} KotakuContest;

/* Nodes are numbered by their ids, so that draws do not depend on the order of rows. */
typedef struct
{
  gsize n_nodes;
  KotakuPlaces places; /* rank: the number of each place */
  gsize n;
  KotakuContest *list; /* sorted by (a, b) */
} KotakuContests;

gboolean kotaku_contests_init (KotakuContests *contests,
                               KotakuView *view,
                               const KotakuGraph *graph,
                               GError **error);
void kotaku_contests_clear (KotakuContests *contests);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KotakuContests, kotaku_contests_clear)
/* 1: a has won more, -1: b has, 0: neither. */
int kotaku_contest_get_winner (const KotakuContest *contest);

/* -- davids.c -- */

/* David's score of each node by number; dij: by D_ij, else by P_ij. wins: of each contest, in place
 * of its own, its meetings kept (NULL: its own). sums: room for two numbers a node. */
void kotaku_davids_score (const KotakuContests *contests,
                          const double *wins,
                          gboolean dij,
                          double *score,
                          double *sums);
/* The mean rank of each value, the largest first; values that rounding alone tells apart are equal.
 */
gboolean kotaku_mean_ranks (const double *values, gsize n, double *rank, GError **error);

/* -- what an order is, and how likely by chance
 * ---------------------------------------------------------------- */

/* A statistic of the order, and how far chance gets. */
typedef struct
{
  double value;
  double p_value, min_p; /* NaN where it is not tested */
  double error;          /* of p_value; NaN likewise */
  gboolean exact;
  gboolean is_small;     /* so few nodes that no order of theirs is a surprise */
  gboolean not_testable; /* the data have what is needed for the value, not for the test */
} KotakuOrderTest;

/* linearity.c: Landau's h as value; *corrected is de Vries's h'. */
gboolean kotaku_linearity_test (const KotakuContests *contests,
                                const KotakuDraws *draws,
                                double *corrected,
                                KotakuOrderTest *test,
                                GError **error);
/* triangles.c: ttri as value; *transitive is the share of complete triads that are. */
gboolean kotaku_triangles_test (const KotakuContests *contests,
                                const KotakuDraws *draws,
                                double *transitive,
                                KotakuOrderTest *test,
                                GError **error);
/* steepness.c */
gboolean kotaku_steepness_test (const KotakuContests *contests,
                                gboolean dij,
                                const KotakuDraws *draws,
                                KotakuOrderTest *test,
                                GError **error);
/* What kotaku_permute() found, upper tail. */
void kotaku_order_test_take (KotakuOrderTest *test, const KotakuNullResult *result);

/* -- dominance-summary.c -- */

KotakuFrame *kotaku_dominance_summary (KotakuView *view,
                                       const KotakuGraph *graph,
                                       KotakuOptions *options,
                                       GCancellable *cancellable,
                                       GError **error);

G_END_DECLS

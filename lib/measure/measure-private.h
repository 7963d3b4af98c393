/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

/* Between the files of this room. */

#include "infer/infer.h"
#include "measure/measure.h"

G_BEGIN_DECLS

/* The metrics of each family, NULL at the end. */
#define KOTAKU_FAMILY(name) extern const KotakuMetric *const kotaku_family_##name[];
#include "measure/measures.inc"
#undef KOTAKU_FAMILY

/* -- units.c: nodes and ties in the order of the nodes' ids -- */

typedef struct
{
  gsize n;
  gint32 *place; /* of each unit in the view */
  gint32 *unit;  /* of each place; -1: left out */
  gsize n_ties;
  gint32 *from, *to; /* units */
} KotakuUnits;

/* Without the nodes that group (of each place; nullable) puts into none. edges: a tie that binds
 * both ways once, the earlier unit first. */
gboolean kotaku_units_init (KotakuUnits *units,
                            KotakuView *view,
                            const KotakuGraph *graph,
                            const gint32 *group,
                            gboolean edges,
                            GError **error);
void kotaku_units_clear (KotakuUnits *units);
/* Whether there is a tie from i to j, as listed. */
gboolean kotaku_units_has (const KotakuUnits *units, gint32 i, gint32 j);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KotakuUnits, kotaku_units_clear)

/* -- external.c: how certain a group's external share is -- */

/* Of each group, and of all as the one after the last: the interval of the external share of its
 * ties as that of the E-I index; NaN without ties. label is of each unit. */
gboolean kotaku_external_intervals (const KotakuUnits *units,
                                    const gint32 *label,
                                    gsize n_groups,
                                    double alpha,
                                    double *low,
                                    double *high,
                                    GCancellable *cancellable,
                                    GError **error);

/* -- measure.c -- */

/* Warnings of loops dropped and ties merged, where there were any. */
void kotaku_measure_warn (const KotakuGraph *graph, KotakuFrame *frame);

G_END_DECLS

/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

/* What the files of the command influence share. */

#include "measure/measure-private.h"

G_BEGIN_DECLS

/* A row per pair of nodes that reach each other directly or over a third: MDII_ij, or with net
 * MDII_ij - MDII_ji. */
KotakuFrame *kotaku_influence_matrix (KotakuView *view,
                                      const KotakuGraph *graph,
                                      gboolean net,
                                      GCancellable *cancellable,
                                      GError **error);

G_END_DECLS

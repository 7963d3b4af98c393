/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

/* The tied pairs of a view as a graph, and how close the two ends of each would be without it. */

#include "classify/classify-private.h"

G_BEGIN_DECLS

typedef struct
{
  const KotakuPairs *pairs;
  gsize n_nodes;
  KotakuPairIndex index; /* of tied pairs */
  guint32 *shared;       /* of each pair: neighbours of both ends */
  guint64 strong_pairs;  /* pairs of strong ties that share a node */
  guint64 closed;        /* those whose other ends are tied */
} KotakuBridges;

gboolean kotaku_bridges_init (KotakuBridges *bridges,
                              KotakuView *view,
                              GCancellable *cancellable,
                              GError **error);
void kotaku_bridges_clear (KotakuBridges *bridges);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KotakuBridges, kotaku_bridges_clear)
gsize kotaku_bridges_get_degree (const KotakuBridges *bridges, gint32 place);
/* Whether a tied pair has no neighbour in common. */
gboolean kotaku_bridges_is_local (const KotakuBridges *bridges, gsize pair);

/* Columns by their digits, which then take codes of nodes. */
void kotaku_bridges_share_ids (KotakuRows *rows, KotakuView *view, const char *columns);
/* NULL where it is unrecorded. */
const char *kotaku_bridges_strength_text (const KotakuPair *pair);

/* -- bridges-span.c -- */

/* The distance of the ends of each tied pair without it; 0: there is no other way. free it. */
guint32 *kotaku_bridges_find_spans (const KotakuBridges *bridges,
                                    KotakuOptions *options,
                                    GCancellable *cancellable,
                                    GError **error);

/* -- bridges-brokers.c, bridges-summary.c: forms of the answer -- */

KotakuFrame *kotaku_bridges_list_brokers (KotakuView *view,
                                          const KotakuBridges *bridges,
                                          GCancellable *cancellable,
                                          GError **error);
KotakuFrame *kotaku_bridges_write_summary (KotakuView *view,
                                           const KotakuBridges *bridges,
                                           KotakuOptions *options,
                                           GCancellable *cancellable,
                                           GError **error);

G_END_DECLS

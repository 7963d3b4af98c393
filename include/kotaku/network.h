/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

#if !defined(KOTAKU_INSIDE) && !defined(KOTAKU_COMPILATION)
#error "Only <kotaku.h> can be included directly."
#endif

#include <kotaku/types.h>
#include <kotaku/words.h>

G_BEGIN_DECLS

#define KOTAKU_TYPE_NETWORK (kotaku_network_get_type ())

KOTAKU_AVAILABLE_IN_1_0
GType kotaku_network_get_type (void) G_GNUC_CONST;
KOTAKU_AVAILABLE_IN_1_0
KotakuNetwork *kotaku_network_new (void);
KOTAKU_AVAILABLE_IN_1_0
KotakuNetwork *kotaku_network_ref (KotakuNetwork *network);
KOTAKU_AVAILABLE_IN_1_0
void kotaku_network_unref (KotakuNetwork *network);
/* Shares all columns until one of the two changes. */
KOTAKU_AVAILABLE_IN_1_0
KotakuNetwork *kotaku_network_copy (KotakuNetwork *network, GError **error);

/* Whole datasets. */
KOTAKU_AVAILABLE_IN_1_0
KotakuNetwork *kotaku_network_read (const char *path,
                                    KotakuOptions *options,
                                    GCancellable *cancellable,
                                    GError **error);
KOTAKU_AVAILABLE_IN_1_0
KotakuNetwork *kotaku_network_read_data (const char *name,
                                         const guint8 *data,
                                         gsize length,
                                         KotakuOptions *options,
                                         GCancellable *cancellable,
                                         GError **error);
KOTAKU_AVAILABLE_IN_1_0
KotakuFrame *kotaku_validate (const char *path,
                              KotakuOptions *options,
                              GCancellable *cancellable,
                              GError **error);
KOTAKU_AVAILABLE_IN_1_0
KotakuFrame *kotaku_validate_data (const char *name,
                                   const guint8 *data,
                                   gsize length,
                                   KotakuOptions *options,
                                   GCancellable *cancellable,
                                   GError **error);
KOTAKU_AVAILABLE_IN_1_0
gboolean kotaku_network_save (KotakuNetwork *network,
                              const char *path,
                              KotakuOptions *options,
                              GCancellable *cancellable,
                              GError **error);
KOTAKU_AVAILABLE_IN_1_0
const char *kotaku_network_get_name (KotakuNetwork *network);
KOTAKU_AVAILABLE_IN_1_0
gboolean kotaku_network_set_name (KotakuNetwork *network, const char *name, GError **error);

/* Whole columns. What append_rows would refuse, all of it, is what validate_rows returns. Rows name
 * only what is there, so the order is zones and events, actors, institutions and posts, the rest.
 */
KOTAKU_AVAILABLE_IN_1_0
gsize kotaku_network_get_n_rows (KotakuNetwork *network, KotakuTable table);
KOTAKU_AVAILABLE_IN_1_0
KotakuFrame *kotaku_network_get_rows (KotakuNetwork *network,
                                      KotakuTable table,
                                      KotakuOptions *options,
                                      GCancellable *cancellable,
                                      GError **error);
KOTAKU_AVAILABLE_IN_1_0
KotakuFrame *kotaku_network_validate_rows (KotakuNetwork *network,
                                           KotakuTable table,
                                           KotakuFrame *rows,
                                           KotakuOptions *options,
                                           GCancellable *cancellable,
                                           GError **error);
KOTAKU_AVAILABLE_IN_1_0
gboolean kotaku_network_append_rows (KotakuNetwork *network,
                                     KotakuTable table,
                                     KotakuFrame *rows,
                                     KotakuOptions *options,
                                     GCancellable *cancellable,
                                     GError **error);

/* Row by row. NONE means an error. */
KOTAKU_AVAILABLE_IN_1_0
KotakuNode kotaku_network_add_actor (KotakuNetwork *network, const char *id, GError **error);
KOTAKU_AVAILABLE_IN_1_0
KotakuNode kotaku_network_add_institution (KotakuNetwork *network, const char *id, GError **error);
KOTAKU_AVAILABLE_IN_1_0
KotakuNode kotaku_network_find_node (KotakuNetwork *network, const char *id, GError **error);
KOTAKU_AVAILABLE_IN_1_0
KotakuTie kotaku_network_add_tie (KotakuNetwork *network,
                                  KotakuNode from,
                                  KotakuNode to,
                                  KotakuDirection direction,
                                  GError **error);
KOTAKU_AVAILABLE_IN_1_0
KotakuTie kotaku_network_find_tie (KotakuNetwork *network, const char *id, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KotakuNetwork, kotaku_network_unref)

G_END_DECLS

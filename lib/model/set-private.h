/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

/* What setters of nodes and ties share. column is a place in the store. */

#include "model/model-private.h"

G_BEGIN_DECLS

gboolean kotaku_set_code (KotakuNetwork *network,
                          KotakuStoreId id,
                          gint column,
                          gsize row,
                          gint32 code,
                          GError **error);
gboolean kotaku_set_text (KotakuNetwork *network,
                          KotakuStoreId id,
                          gint column,
                          gsize row,
                          const char *text,
                          GError **error);
gboolean kotaku_set_byte (KotakuNetwork *network,
                          KotakuStoreId id,
                          gint column,
                          gsize row,
                          int value,
                          GError **error);
gboolean kotaku_set_items (KotakuNetwork *network,
                           KotakuStoreId id,
                           gint column,
                           gsize row,
                           const char *const *items,
                           GError **error);
gboolean kotaku_set_kept (KotakuNetwork *network,
                          KotakuTable table,
                          gsize row,
                          const char *column,
                          const char *text,
                          GError **error);
const char *kotaku_get_kept (KotakuNetwork *network,
                             KotakuTable table,
                             gsize row,
                             const char *column,
                             GError **error);
/* A date as a user writes it: its canonical form ("" where empty) and what it says. */
gboolean kotaku_read_date (KotakuNetwork *network,
                           const KotakuField *field,
                           const char *text,
                           char **canonical,
                           KotakuWhen *when,
                           GError **error);

G_END_DECLS

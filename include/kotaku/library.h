/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

#if !defined(KOTAKU_INSIDE) && !defined(KOTAKU_COMPILATION)
#error "Only <kotaku.h> can be included directly."
#endif

#include <kotaku/types.h>
#include <kotaku/words.h>

G_BEGIN_DECLS

/* What there is, as frames: command, bindings and reference need no list of their own. */
KOTAKU_AVAILABLE_IN_1_0
const char *kotaku_get_version (void);
KOTAKU_AVAILABLE_IN_1_0
KotakuFrame *kotaku_list_metrics (GError **error);
KOTAKU_AVAILABLE_IN_1_0
KotakuFrame *kotaku_list_commands (GError **error);
KOTAKU_AVAILABLE_IN_1_0
KotakuFrame *kotaku_list_options (GError **error);
KOTAKU_AVAILABLE_IN_1_0
KotakuFrame *kotaku_list_columns (GError **error);
KOTAKU_AVAILABLE_IN_1_0
KotakuFrame *kotaku_list_words (GError **error);

/* Keep this library out of igraph, for hosts that call the same igraph in another thread. Not
 * recursive. */
KOTAKU_AVAILABLE_IN_1_0
void kotaku_igraph_lock (void);
KOTAKU_AVAILABLE_IN_1_0
void kotaku_igraph_unlock (void);

G_END_DECLS

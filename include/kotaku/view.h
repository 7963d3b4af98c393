/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

#if !defined(KOTAKU_INSIDE) && !defined(KOTAKU_COMPILATION)
#error "Only <kotaku.h> can be included directly."
#endif

#include <kotaku/types.h>
#include <kotaku/words.h>

G_BEGIN_DECLS

/* A selection's faults are errors of get_view, which knows the columns and events. */
#define KOTAKU_TYPE_SELECTION (kotaku_selection_get_type ())

KOTAKU_AVAILABLE_IN_1_0
GType kotaku_selection_get_type (void) G_GNUC_CONST;
KOTAKU_AVAILABLE_IN_1_0
KotakuSelection *kotaku_selection_new (void);
KOTAKU_AVAILABLE_IN_1_0
KotakuSelection *kotaku_selection_ref (KotakuSelection *selection);
KOTAKU_AVAILABLE_IN_1_0
void kotaku_selection_unref (KotakuSelection *selection);

/* Nodes. */
KOTAKU_AVAILABLE_IN_1_0
void kotaku_selection_set_level (KotakuSelection *selection, KotakuLevel levels);
KOTAKU_AVAILABLE_IN_1_0
void kotaku_selection_set_delineation (KotakuSelection *selection, KotakuDelineation delineations);
KOTAKU_AVAILABLE_IN_1_0
void kotaku_selection_set_where (KotakuSelection *selection,
                                 const char *column,
                                 const char *const *values);

/* Ties. */
KOTAKU_AVAILABLE_IN_1_0
void kotaku_selection_set_stage (KotakuSelection *selection, KotakuStage stages);
KOTAKU_AVAILABLE_IN_1_0
void kotaku_selection_set_activity (KotakuSelection *selection, const char *const *activities);
KOTAKU_AVAILABLE_IN_1_0
void kotaku_selection_set_form (KotakuSelection *selection, KotakuForm forms);
KOTAKU_AVAILABLE_IN_1_0
void kotaku_selection_set_strength (KotakuSelection *selection, KotakuStrength strengths);
KOTAKU_AVAILABLE_IN_1_0
void kotaku_selection_set_content (KotakuSelection *selection, KotakuContent contents);
KOTAKU_AVAILABLE_IN_1_0
void kotaku_selection_set_scope (KotakuSelection *selection, KotakuScope scopes);
KOTAKU_AVAILABLE_IN_1_0
void kotaku_selection_set_ties (KotakuSelection *selection,
                                const char *column,
                                const char *const *values);
KOTAKU_AVAILABLE_IN_1_0
void kotaku_selection_set_recorded (KotakuSelection *selection, gboolean recorded);
KOTAKU_AVAILABLE_IN_1_0
void kotaku_selection_set_stated (KotakuSelection *selection, gboolean stated);
KOTAKU_AVAILABLE_IN_1_0
void kotaku_selection_set_at (KotakuSelection *selection, const char *when);

/* How ties count. */
KOTAKU_AVAILABLE_IN_1_0
void kotaku_selection_set_project (KotakuSelection *selection, gboolean project);
KOTAKU_AVAILABLE_IN_1_0
void kotaku_selection_set_undirected (KotakuSelection *selection, gboolean undirected);
KOTAKU_AVAILABLE_IN_1_0
void kotaku_selection_set_weighted (KotakuSelection *selection, gboolean weighted);
KOTAKU_AVAILABLE_IN_1_0
void kotaku_selection_set_weight (KotakuSelection *selection, const char *column);

/* Any of them, as the command spells it. */
KOTAKU_AVAILABLE_IN_1_0
void kotaku_selection_set_text (KotakuSelection *selection, const char *name, const char *value);

#define KOTAKU_TYPE_VIEW (kotaku_view_get_type ())

KOTAKU_AVAILABLE_IN_1_0
GType kotaku_view_get_type (void) G_GNUC_CONST;
KOTAKU_AVAILABLE_IN_1_0
KotakuView *kotaku_view_ref (KotakuView *view);
KOTAKU_AVAILABLE_IN_1_0
void kotaku_view_unref (KotakuView *view);
KOTAKU_AVAILABLE_IN_1_0
KotakuView *kotaku_network_get_view (KotakuNetwork *network,
                                     KotakuSelection *selection,
                                     GCancellable *cancellable,
                                     GError **error);
KOTAKU_AVAILABLE_IN_1_0
const KotakuNode *kotaku_view_get_nodes (KotakuView *view, gsize *n_nodes);
KOTAKU_AVAILABLE_IN_1_0
const KotakuTie *kotaku_view_get_ties (KotakuView *view, gsize *n_ties);
KOTAKU_AVAILABLE_IN_1_0
KotakuFrame *kotaku_view_get_arcs (KotakuView *view,
                                   KotakuOptions *options,
                                   GCancellable *cancellable,
                                   GError **error);
KOTAKU_AVAILABLE_IN_1_0
KotakuFrame *kotaku_view_get_rows (KotakuView *view,
                                   KotakuTable table,
                                   KotakuOptions *options,
                                   GCancellable *cancellable,
                                   GError **error);
KOTAKU_AVAILABLE_IN_1_0
gboolean kotaku_view_is_undirected (KotakuView *view);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KotakuSelection, kotaku_selection_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KotakuView, kotaku_view_unref)

G_END_DECLS

/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

/* A selection of a network, and its immutable snapshot. */

#include "model/model.h"

G_BEGIN_DECLS

/* -- selection.c
 * ------------------------------------------------------------------------------------ */

/* From the selection options among options; NULL options select everything. */
KotakuSelection *kotaku_selection_new_from_options (KotakuOptions *options);
KotakuSelection *kotaku_selection_copy (KotakuSelection *selection);
/* "level=institutional stage=planning" in the command's words and a fixed order; "" for everything.
 */
char *kotaku_selection_describe (KotakuSelection *selection);

/* -- view.c
 * ------------------------------------------------------------------------------------------ */

KotakuNetwork *
kotaku_view_peek_network (KotakuView *view); /* the snapshot: the row getters work on it */
gsize kotaku_view_get_n_nodes (KotakuView *view);
/* The place of a node of the network in the view, or -1. */
gint32 kotaku_view_get_place (KotakuView *view, KotakuNode node);
/* Ties made by --project, after the network's own: between places, institutional, with a weight. */
typedef struct
{
  KotakuNode from, to; /* nodes of the network; they bind both ways */
  double weight;
} KotakuProjectedTie;
const KotakuProjectedTie *kotaku_view_get_projected (KotakuView *view, gsize *n_projected);
gboolean kotaku_view_is_weighted (KotakuView *view);
/* The weight that the view gives a tie (a row of the network): by --weight; NaN: no recorded
 * weight. */
double kotaku_view_get_tie_weight (KotakuView *view, KotakuTie tie);
KotakuStage kotaku_view_get_stages (KotakuView *view); /* selected; 0: all */
gboolean kotaku_view_is_recorded (KotakuView *view);   /* of the selection: --recorded */
KotakuLevel kotaku_view_get_levels (KotakuView *view); /* selected; all three where none is named */
/* The last day that --at selects, or G_MAXINT32: zones are outside where it ends before their
 * decree. */
gint32 kotaku_view_get_day (KotakuView *view);
/* Delineation of a node's zone in this view (institutions and nodes without a zone: UNRECORDED). */
KotakuDelineation kotaku_view_get_delineation (KotakuView *view, KotakuNode node);
/* Whether a row of the affiliations holds when --at selects; rows are the snapshot's. */
gboolean
kotaku_view_affiliation_holds (KotakuView *view, const KotakuAffiliationColumns *rows, gsize i);
/* A view of the same snapshot with one more condition; for findings. name and value as in
 * kotaku_selection_set_text(), in pairs, NULL at the end. */
KotakuView *kotaku_view_narrow (KotakuView *view,
                                const char *const *names_and_values,
                                GCancellable *cancellable,
                                GError **error);

/* What rooms further on make of a view once and keep with it: made under a lock, freed with the
 * view. */
typedef enum
{
  KOTAKU_SLOT_GRAPH = 0,
  KOTAKU_SLOT_DOMINANCE_GRAPH = 1,
  KOTAKU_SLOT_PAIRS = 2
} KotakuSlot;
#define KOTAKU_N_SLOTS 3
typedef gpointer (*KotakuSlotFunc) (KotakuView *view, GCancellable *cancellable, GError **error);
/* The thing made by function the first time; NULL with error (then the next call tries again). */
gpointer kotaku_view_get_slot (KotakuView *view,
                               KotakuSlot slot,
                               KotakuSlotFunc function,
                               GDestroyNotify destroy,
                               GCancellable *cancellable,
                               GError **error);

/* -- places.c: nodes by their ids -- */

typedef struct
{
  gsize n;
  gint32 *place; /* by id */
  gint32 *rank;  /* of each place of the view, from 0; -1: left out */
} KotakuPlaces;
/* in: a byte per place; NULL: all. */
gboolean
kotaku_places_init (KotakuPlaces *places, KotakuView *view, const guint8 *in, GError **error);
void kotaku_places_clear (KotakuPlaces *places);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KotakuPlaces, kotaku_places_clear)

/* -- group.c: nodes by a column
 * ------------------------------------------------------------------------ */

typedef struct
{
  gint32 *group;           /* per place of the view; -1: none */
  KotakuDictionary *names; /* of the groups */
  gint32 *rank;            /* of each name, by text, from 1; 0 is left to "none" */
  gint32 *ranked;          /* the name of each rank; ranked[0] is -1 */
} KotakuGroups;

/* Any column of the nodes, `delineation`, or `institution` (what a person acts for). */
gboolean
kotaku_groups_init (KotakuGroups *groups, KotakuView *view, const char *column, GError **error);
/* Role and delineation, as in the study's Table 1: "RT head, delineated". */
gboolean kotaku_groups_init_table (KotakuGroups *groups, KotakuView *view, GError **error);
void kotaku_groups_clear (KotakuGroups *groups);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KotakuGroups, kotaku_groups_clear)

/* What every result of a view says of itself: library_version, dataset, selection, options, seed,
 * warnings (empty selection). Does not seal. */
void kotaku_view_describe (KotakuView *view,
                           const KotakuCommand *command,
                           KotakuOptions *options,
                           KotakuFrame *frame);

/* -- call.c -- */

typedef KotakuFrame *(*KotakuViewFunc) (KotakuView *view,
                                        KotakuOptions *options,
                                        GCancellable *cancellable,
                                        GError **error);
/* The options checked, function's frame, and progress told as long as it works. */
KotakuFrame *kotaku_view_call (KotakuView *view,
                               const KotakuCommand *command,
                               KotakuViewFunc function,
                               KotakuOptions *options,
                               GCancellable *cancellable,
                               GError **error);

/* Likewise of a command that is asked by a column. */
typedef KotakuFrame *(*KotakuGroupFunc) (KotakuView *view,
                                         const char *group,
                                         KotakuOptions *options,
                                         GCancellable *cancellable,
                                         GError **error);
KotakuFrame *kotaku_view_call_by_group (KotakuView *view,
                                        const char *group,
                                        const KotakuCommand *command,
                                        KotakuGroupFunc function,
                                        KotakuOptions *options,
                                        GCancellable *cancellable,
                                        GError **error);

G_END_DECLS

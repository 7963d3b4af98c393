/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

/* What the files of this room share: the selection's fields, the view's, and the steps between. */

#include "view/view.h"

G_BEGIN_DECLS

/* -- selection.c -- */

typedef enum
{
  KOTAKU_SELECT_LEVEL = 0,
  KOTAKU_SELECT_DELINEATION,
  KOTAKU_SELECT_WHERE,
  KOTAKU_SELECT_STAGE,
  KOTAKU_SELECT_ACTIVITY,
  KOTAKU_SELECT_FORM,
  KOTAKU_SELECT_STRENGTH,
  KOTAKU_SELECT_CONTENT,
  KOTAKU_SELECT_SCOPE,
  KOTAKU_SELECT_TIES,
  KOTAKU_SELECT_RECORDED,
  KOTAKU_SELECT_STATED,
  KOTAKU_SELECT_AT,
  KOTAKU_SELECT_PROJECT,
  KOTAKU_SELECT_UNDIRECTED,
  KOTAKU_SELECT_WEIGHTED,
  KOTAKU_SELECT_WEIGHT
} KotakuSelect;
#define KOTAKU_N_SELECT 17

/* "COLUMN=VALUE[,VALUE]": any of the values. */
typedef struct
{
  char *column;
  char **values;
} KotakuCondition;

struct _KotakuSelection
{
  gatomicrefcount references;
  KotakuSelection *base; /* its conditions hold as well: what kotaku_view_narrow() narrows */
  guint numbers[KOTAKU_N_SELECT]; /* flags and booleans; 0: not told */
  GPtrArray *where;               /* KotakuCondition, all of them hold */
  GPtrArray *ties;
  char **activities; /* NULL: not told */
  char *at;
  char *weight;
  GError *faults[KOTAKU_N_SELECT]; /* told when a view is asked for */
  GError *unknown;                 /* likewise, of a name that is no option */
};

/* The vocabulary of an option whose values are words, else NULL. */
const KotakuVocabulary *kotaku_select_vocabulary (KotakuSelect select);

/* -- conditions.c: the list of KotakuCondition that where and ties are -- */

GPtrArray *kotaku_conditions_new (void);
/* Another condition on the column, or none where there are no values. */
void kotaku_conditions_set (GPtrArray *conditions, const char *column, const char *const *values);
/* "sector=government,private,role=LKM" adds values: '=' begins the next column. */
gboolean kotaku_conditions_read (GPtrArray *conditions,
                                 const char *option,
                                 const char *text,
                                 GError **error);
void kotaku_conditions_describe (GPtrArray *conditions, const char *option, GString *text);

/* -- when.c: --at -- */

typedef struct
{
  gboolean given;
  KotakuSpan span; /* of a date, or the day that before: and after: a dated event mean */
  gint32 event;    /* an undated event, else -1 */
  gboolean after;  /* with such an event */
} KotakuAt;

gboolean kotaku_at_parse (KotakuNetwork *network, const char *text, KotakuAt *at, GError **error);
/* Whether something that holds from since until before until (codes of dates) is selected. */
gboolean kotaku_at_holds (KotakuNetwork *network, const KotakuAt *at, gint32 since, gint32 until);
/* The last day selected, or G_MAXINT32. */
gint32 kotaku_at_get_day (const KotakuAt *at);

/* -- condition.c: where and ties -- */

/* A byte per node: 1 where all conditions of where hold. in is ANDed. */
gboolean kotaku_where_apply (KotakuNetwork *network,
                             GPtrArray *conditions,
                             guint8 *in,
                             GCancellable *cancellable,
                             GError **error);
/* Likewise for ties. */
gboolean kotaku_ties_apply (KotakuNetwork *network,
                            GPtrArray *conditions,
                            guint8 *in,
                            GCancellable *cancellable,
                            GError **error);
/* Activities are sets: matched once each. */
gboolean kotaku_activities_apply (KotakuNetwork *network,
                                  char **activities,
                                  gboolean recorded,
                                  guint8 *in,
                                  GError **error);

/* -- view.c -- */

struct _KotakuView
{
  gatomicrefcount references;
  KotakuNetwork *network;
  KotakuSelection *selection;
  KotakuLevel levels;
  KotakuStage stages;
  KotakuAt at;
  gboolean undirected;
  gboolean weighted;
  gboolean recorded;
  KotakuNode *nodes;
  gsize n_nodes;
  gint32 *places;       /* of every node of the network, -1 */
  guint8 *delineations; /* of every zone of the network */
  KotakuTie *ties;
  gsize n_ties;
  double *weights;         /* of every tie of the network; NULL: as recorded */
  KotakuBuffer *projected; /* KotakuProjectedTie, or NULL */
  KotakuLock *locks[KOTAKU_N_SLOTS];
  gpointer slots[KOTAKU_N_SLOTS];
  GDestroyNotify destroys[KOTAKU_N_SLOTS];
};

/* -- filter.c: which nodes and which ties -- */

/* Bytes per row of the network: 1 where the conditions on fields hold (levels and ends apart). */
gboolean
kotaku_filter_nodes (KotakuView *view, guint8 *in, GCancellable *cancellable, GError **error);
gboolean
kotaku_filter_ties (KotakuView *view, guint8 *in, GCancellable *cancellable, GError **error);
/* 0: interpersonal ... as a flag, from the kinds of the ends. */
KotakuLevel kotaku_tie_level_of (const KotakuNodeColumns *nodes, gint32 from, gint32 to);

/* -- project.c -- */

gboolean kotaku_view_project (KotakuView *view,
                              const guint8 *nodes,
                              const guint8 *ties,
                              GCancellable *cancellable,
                              GError **error);

/* -- weight.c -- */

gboolean kotaku_view_read_weights (KotakuView *view, const char *column, GError **error);

G_END_DECLS

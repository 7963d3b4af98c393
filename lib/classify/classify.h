/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

/* The study's own rules: what a pair is, who dominates, what lies inside and outside. */

#include "graph/graph.h"
#include "infer/infer.h"

G_BEGIN_DECLS

/* -- pair.c: two nodes joined by any selected tie (absences included, loops not), settled
 * ----------- */

typedef enum
{
  KOTAKU_RELATION_NONE = 0,
  KOTAKU_RELATION_SYMMETRIC = 1,
  KOTAKU_RELATION_ASYMMETRIC = 2,
  KOTAKU_RELATION_UNDECIDED = 3
} KotakuRelation;

/* Fields of a pair settle on a value of the vocabulary, 0 (not recorded) or this. */
#define KOTAKU_SETTLED_CONFLICT 255

/* Bits of conflicts, in the order of the column. */
typedef enum
{
  KOTAKU_CONFLICT_FORM = 1 << 0,
  KOTAKU_CONFLICT_DIRECTION = 1 << 1,
  KOTAKU_CONFLICT_STRENGTH = 1 << 2,
  KOTAKU_CONFLICT_CONTENT = 1 << 3,
  KOTAKU_CONFLICT_SCOPE = 1 << 4
} KotakuConflicts;

typedef struct
{
  gint32 a, b;  /* places of the view, a < b */
  guint8 level; /* KotakuLevel */
  guint8 relation;
  gint8 dominant;                                   /* 0: a, 1: b, -1: nobody */
  guint8 coded;                                     /* basis: 1 coded, 0 arcs */
  guint8 form, direction, strength, content, scope; /* values or CONFLICT */
  guint8 stages;    /* union of the ties' that decide stages: all of the pair's */
  guint8 conflicts; /* KotakuConflicts */
  guint8 ways; /* bits: 1 dominance arc a to b (vertical or arc), 2 b to a; over present ties */
  guint32 n_ties, n_stated;
  gsize first; /* its ties in KotakuPairs.ties */
} KotakuPair;

typedef struct
{
  gsize n;
  KotakuPair *pairs; /* sorted by (a, b) */
  KotakuTie *ties;   /* by pair, ascending; projected ties are -1 - place */
} KotakuPairs;

/* With the default tolerance; owned by the view. */
const KotakuPairs *kotaku_pairs_get (KotakuView *view, GCancellable *cancellable, GError **error);
/* With another tolerance; yours. */
KotakuPairs *
kotaku_pairs_new (KotakuView *view, double tolerance, GCancellable *cancellable, GError **error);
/* Of a view on one side of an event (a row of events): stated before inferred; among those, ties
 * that begin or end at the event before others, as a chosen stage's are. Yours. */
KotakuPairs *kotaku_pairs_new_at_event (KotakuView *view,
                                        double tolerance,
                                        gint32 event,
                                        GCancellable *cancellable,
                                        GError **error);
/* Whether a tie begins or ends at the event: names it, or has its first day. */
gboolean kotaku_tie_is_at_event (KotakuNetwork *network,
                                 const KotakuTieColumns *ties,
                                 KotakuTie tie,
                                 gint32 event);
void kotaku_pairs_free (KotakuPairs *pairs);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KotakuPairs, kotaku_pairs_free)
/* "t1|t2", and the set of their sources; free them. */
char *kotaku_pair_get_evidence (KotakuView *view,
                                const KotakuPairs *pairs,
                                const KotakuPair *pair,
                                GError **error);
char *kotaku_pair_get_sources (KotakuView *view,
                               const KotakuPairs *pairs,
                               const KotakuPair *pair,
                               GError **error);

/* -- index.c -- */

/* Pairs by node: those of place i are pair[start[i]] ... , with ascending other[start[i]] ... */
typedef struct
{
  gsize *start;
  gint32 *other; /* their other end */
  guint32 *pair;
} KotakuPairIndex;

/* All pairs, or those that are tied. */
gboolean kotaku_pair_index_init (KotakuPairIndex *index,
                                 const KotakuPairs *pairs,
                                 gsize n_nodes,
                                 gboolean tied,
                                 GError **error);
void kotaku_pair_index_clear (KotakuPairIndex *index);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KotakuPairIndex, kotaku_pair_index_clear)
/* The pairs that strengthen considers: two places each, the smaller first; free them. O(n^2). */
gint32 *kotaku_pairs_list_chances (const KotakuPairs *pairs,
                                   gsize n_nodes,
                                   gsize *n,
                                   GCancellable *cancellable,
                                   GError **error);
/* The mean inverse distance over strong ties, as strengthen has it; NaN above 4,096 nodes, whose
 * distances it would hold at once. */
gboolean kotaku_pairs_strong_nearness (const KotakuPairs *pairs,
                                       gsize n_nodes,
                                       double *nearness,
                                       GCancellable *cancellable,
                                       GError **error);
/* The pair of two places, or -1. */
gssize kotaku_pairs_find (const KotakuPairs *pairs, gint32 a, gint32 b);
/* Its relation is not none. */
gboolean kotaku_pair_is_tied (const KotakuPair *pair);
/* Its strength is unrecorded or in conflict. */
gboolean kotaku_pair_is_silent (const KotakuPair *pair);
gboolean kotaku_pair_is_weak_or_absent (const KotakuPair *pair);

/* -- sides.c: the same nodes in two views -- */

typedef struct
{
  gint32 a, b;               /* common nodes, a < b */
  const KotakuPair *pair[2]; /* of each view; NULL: it has none */
  gboolean turned[2];        /* that pair has b first */
} KotakuSidesPair;

typedef struct
{
  KotakuView *views[2];
  const KotakuPairs *pairs[2];
  KotakuPairs *own[2];
  gsize n;           /* common nodes, by the text of their ids */
  gsize only[2];     /* nodes that are in one view only */
  gint32 *place[2];  /* of each common node */
  gint32 *common[2]; /* of each place; -1: not common */
  gsize n_pairs;
  KotakuSidesPair *list; /* pairs of common nodes that either view has, by (a, b) */
} KotakuSides;

/* event: a row of events whose sides the views are, or -1. Options: tolerance. */
gboolean kotaku_sides_init (KotakuSides *sides,
                            KotakuView *first,
                            KotakuView *second,
                            gint32 event,
                            KotakuOptions *options,
                            GCancellable *cancellable,
                            GError **error);
void kotaku_sides_clear (KotakuSides *sides);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KotakuSides, kotaku_sides_clear)
const char *kotaku_sides_get_id (const KotakuSides *sides, gint32 common);

typedef enum
{
  KOTAKU_SHIFT_NONE = 0,
  KOTAKU_SHIFT_GAINED = 1, /* tied in the second view alone */
  KOTAKU_SHIFT_LOST = 2,
  KOTAKU_SHIFT_STRONGER = 3, /* tied in both, weak and then strong */
  KOTAKU_SHIFT_WEAKER = 4,
  KOTAKU_SHIFT_DIRECTION = 5 /* the strength is the same or not told, and who dominates is not */
} KotakuShift;
#define KOTAKU_N_SHIFTS 6
KotakuShift kotaku_sides_get_shift (const KotakuSidesPair *pair);
/* Pairs that are tied in either view, by common nodes; free them. */
KotakuMove *kotaku_sides_list_moves (const KotakuSides *sides, gsize *n_moves, GError **error);
/* The arcs of one view between common nodes; free them. */
KotakuEntry *kotaku_sides_list_cells (const KotakuSides *sides,
                                      int s,
                                      gsize *n_entries,
                                      GCancellable *cancellable,
                                      GError **error);

/* -- several.c -- */

/* As kotaku_view_describe() has it, of several views: a checksum each. */
gboolean kotaku_views_describe (KotakuView *const *views,
                                gsize n,
                                const KotakuCommand *command,
                                KotakuOptions *options,
                                KotakuFrame *frame,
                                GError **error);

/* -- affiliations.c: who acts for whom, by places of the view -- */

typedef struct
{
  gsize *start;        /* of place i: institution[start[i]] ... , ascending, each once */
  gint32 *institution; /* places */
  gsize n;
} KotakuAffiliations;

gboolean
kotaku_affiliations_init (KotakuAffiliations *affiliations, KotakuView *view, GError **error);
void kotaku_affiliations_clear (KotakuAffiliations *affiliations);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KotakuAffiliations, kotaku_affiliations_clear)

/* Tied pairs. */
typedef struct
{
  gsize people, institutional;
  gsize carried; /* institutional ones whose institutions a tie of their people joins too */
} KotakuCarried;
/* A byte per pair: whether it is institutional, tied and carried; free it. */
guint8 *kotaku_affiliations_find_carried (const KotakuAffiliations *affiliations,
                                          const KotakuPairs *pairs,
                                          KotakuCarried *count,
                                          GError **error);

/* What a level is: counts over its settled pairs, the index, and the study's class. */
typedef struct
{
  gsize pairs, symmetric, asymmetric, undecided, none, inferred;
  double index;         /* symmetric / decided; NaN without decided pairs */
  KotakuRelation class; /* SYMMETRIC, ASYMMETRIC, NONE without decided pairs */
} KotakuLevelClass;
void kotaku_level_classify (const KotakuPairs *pairs,
                            KotakuLevel level,
                            double tolerance_share,
                            KotakuLevelClass *result);

/* -- bridges-summary.c: strong ties that close, and whether local bridges are weak -- */

typedef struct
{
  guint64 strong_pairs, forbidden;
  gsize local_bridges;
  gsize weak_bridges, strong_bridges, weak_others, strong_others; /* ties that settle so */
  double closure, weak_share, weak_share_all;
  double p_value, min_p; /* min_p: NaN without a tie that settles; p: where it cannot vary */
  double p_actors;       /* the largest p, also of those that leave out one actor */
  gint32 deciding;       /* the place of the actor whose absence decides, or -1 */
  gboolean capped;       /* not every actor was left out */
  gint verdict;          /* 1: bridges are weaker, -1: they are stronger, 0: undecided */
  KotakuReason reason;
} KotakuBridgeTest;

gboolean kotaku_bridges_test (KotakuView *view,
                              KotakuOptions *options,
                              KotakuBridgeTest *test,
                              GCancellable *cancellable,
                              GError **error);

/* -- dominance.c
 * -------------------------------------------------------------------------------------- */

typedef enum
{
  KOTAKU_ROLE_INDEPENDENT = 0,
  KOTAKU_ROLE_DOMINATING = 1,
  KOTAKU_ROLE_DOMINATED = 2,
  KOTAKU_ROLE_INTERMEDIATE = 3
} KotakuDominanceRole;
/* A role per node of the view; roles has n_nodes elements. */
gboolean kotaku_dominance_get_roles (KotakuView *view,
                                     guint8 *roles,
                                     GCancellable *cancellable,
                                     GError **error);

/* -- zoning.c -- */

/* Counts of one side of the delineation: what its shares are made of. */
typedef struct
{
  gsize actors, taking_part; /* with a strong tie to somebody of the programme or the LKM */
  gsize strong, settled;     /* pairs that are strong, and strong or weak */
  gsize targets;             /* whom to take part with there is, on either side */
} KotakuZoneCount;
/* Inside, then outside. */
gboolean kotaku_zones_count (KotakuView *view,
                             KotakuZoneCount counts[2],
                             GCancellable *cancellable,
                             GError **error);

extern const KotakuCommand kotaku_command_agree;
extern const KotakuCommand kotaku_command_bridges;
extern const KotakuCommand kotaku_command_classify;
extern const KotakuCommand kotaku_command_compare;
extern const KotakuCommand kotaku_command_crosslevel;
extern const KotakuCommand kotaku_command_structure;
extern const KotakuCommand kotaku_command_dominance;
extern const KotakuCommand kotaku_command_strength;
extern const KotakuCommand kotaku_command_strengthen;
extern const KotakuCommand kotaku_command_zones;

G_END_DECLS

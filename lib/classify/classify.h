/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

/* The study's own rules: what a pair is, who dominates, what lies inside and outside. */

#include "graph/graph.h"

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

extern const KotakuCommand kotaku_command_classify;
extern const KotakuCommand kotaku_command_dominance;
extern const KotakuCommand kotaku_command_zones;

G_END_DECLS

/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

/* What holds a programme back: late funds, uneven competence, sectoral ego. */

#include "classify/classify.h"

G_BEGIN_DECLS

/* -- evidence.c: the ties that say so
 * --------------------------------------------------------------- */

/* How many ties an answer names; how many more there are is said in their place. */
#define KOTAKU_EVIDENCE_MOST 1000

/* Zeroed to begin with. A failure is kept until the text is asked for. */
typedef struct
{
  gint32 *ties; /* projected ones are negative */
  gsize n, capacity;
  gboolean failed;
} KotakuEvidence;

void kotaku_evidence_add (KotakuEvidence *evidence, KotakuTie tie);
void kotaku_evidence_add_pair (KotakuEvidence *evidence,
                               const KotakuPairs *pairs,
                               const KotakuPair *pair);
void kotaku_evidence_clear (KotakuEvidence *evidence);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KotakuEvidence, kotaku_evidence_clear)
/* "t1|t2", in the order of the ties, each once; free it. */
char *kotaku_evidence_get_ties (KotakuEvidence *evidence, KotakuNetwork *network, GError **error);
/* The set of their sources, by text; free it. */
char *
kotaku_evidence_get_sources (KotakuEvidence *evidence, KotakuNetwork *network, GError **error);

/* -- without.c: the network once more, with something left out -- */

typedef enum
{
  KOTAKU_LEFT_OUT_SOURCE = 1, /* its ties go with it where it is their only one */
  KOTAKU_LEFT_OUT_TIE = 2,
  KOTAKU_LEFT_OUT_ACTOR = 3 /* or institution, with all that names it */
} KotakuLeftOut;

/* The tables of a network as they are now: read by any number of threads. */
typedef struct _KotakuParts KotakuParts;
KotakuParts *kotaku_parts_new (KotakuNetwork *network, GError **error);
void kotaku_parts_free (KotakuParts *parts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KotakuParts, kotaku_parts_free)
/* name of the source or node, else the row of the tie. O(rows x columns). */
KotakuNetwork *kotaku_parts_join_without (const KotakuParts *parts,
                                          KotakuLeftOut kind,
                                          const char *name,
                                          gsize tie,
                                          GCancellable *cancellable,
                                          GError **error);

/* Without these nodes (NULL at the end; or NULL) and the ties marked by row (or NULL). */
KotakuNetwork *kotaku_parts_join_reduced (const KotakuParts *parts,
                                          const char *const *nodes,
                                          const guint8 *ties,
                                          GCancellable *cancellable,
                                          GError **error);

/* -- funds.c: the funds of a network, read for the questions asked of them
 * --------------------------- */

typedef enum
{
  KOTAKU_TIMING_UNKNOWN = 0, /* nothing is recorded that would say */
  KOTAKU_TIMING_OK = 1,
  KOTAKU_TIMING_LATE = 2,
  KOTAKU_TIMING_MISSING = 3 /* planned, or of amount 0, and never disbursed */
} KotakuTiming;

/* Texts belong to the network; NULL is not recorded. */
typedef struct
{
  const char *id, *zone_id, *kind, *outcome, *planned, *disbursed;
  char year[KOTAKU_DOUBLE_LENGTH], tranche[KOTAKU_DOUBLE_LENGTH];
  gint32 zone; /* row of zones, -1 */
  double share, amount;
  double part; /* of the amounts of its zone, kind and year, of a tranche; NaN where one has none */
  gboolean has_planned, has_disbursed; /* whether a day is known */
  KotakuSpan planned_span, disbursed_span;
  gssize earlier; /* the tranche before it of the same zone, kind and year; -1 */
} KotakuFund;

typedef struct
{
  gsize n;
  KotakuFund *funds; /* by row */
} KotakuFunds;

KotakuFunds *kotaku_funds_new (KotakuNetwork *network, GError **error);
void kotaku_funds_free (KotakuFunds *funds);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KotakuFunds, kotaku_funds_free)
/* Days are the fewest that the dates leave open, so that nothing is late for want of an exact date:
 * from the last day of the earlier span to the first of the later one. Set for OK and LATE only. */
KotakuTiming kotaku_fund_get_delay (const KotakuFund *fund, gint32 *days);
/* From the disbursement of the tranche before it; LATE above KOTAKU_GAP_DAYS. */
#define KOTAKU_GAP_DAYS 90
KotakuTiming kotaku_funds_get_gap (const KotakuFunds *funds, gsize fund, gint32 *days);

/* -- risk.c: what the network loses while a fund is late
 * -------------------------------------------- */

/* By zone: ties recorded for implementation in it, and strong ties that hold only within the
 * programme. A tie is in a zone where an end is, and no end is recorded elsewhere. */
typedef struct
{
  gsize *start; /* per zone, and one more */
  gint32 *ties;
} KotakuRisk;

KotakuRisk *kotaku_risk_new (KotakuView *view, GCancellable *cancellable, GError **error);
void kotaku_risk_free (KotakuRisk *risk);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KotakuRisk, kotaku_risk_free)

/* -- posts.c: what posts require and what their holders bring
 * ----------------------------------------- */

typedef enum
{
  KOTAKU_FIT_UNKNOWN = 0,
  KOTAKU_FIT_MATCH = 1,
  KOTAKU_FIT_MISMATCH = 2
} KotakuFit;

typedef struct
{
  const char *post, *required, *min_education;
  gboolean open; /* any field serves */
  gsize n_holders;
} KotakuPost;

typedef struct
{
  const char *actor, *post, *field, *education;
  gssize place; /* of its post, or -1 */
  KotakuFit field_fit, education_fit;
} KotakuCompetence;

typedef struct
{
  gsize n_posts, n_competences;
  KotakuPost *posts;
  KotakuCompetence *competences;
} KotakuPosts;

KotakuPosts *kotaku_posts_new (KotakuNetwork *network, GError **error);
void kotaku_posts_free (KotakuPosts *posts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KotakuPosts, kotaku_posts_free)

/* -- sectors.c: whether sectors keep to themselves
 * ------------------------------------------------------ */

typedef struct
{
  gsize nodes; /* of the level, with a sector */
  gsize internal, external;
  double index;    /* E-I; NaN without pairs */
  double expected; /* over all possible pairs; NaN below two nodes */
} KotakuSectorMix;

/* Whether a pair counts; NULL: every one that is tied. */
typedef gboolean (*KotakuPairFunc) (const KotakuPair *pair);
void kotaku_sectors_mix (KotakuView *view,
                         const KotakuPairs *pairs,
                         KotakuLevel level,
                         KotakuPairFunc counts,
                         KotakuSectorMix *mix,
                         KotakuEvidence *internal); /* gets the ties within sectors */

extern const KotakuCommand kotaku_command_obstacles;

G_END_DECLS

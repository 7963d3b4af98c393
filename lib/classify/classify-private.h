/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

/* What the files of this room share. */

#include "classify/classify.h"
#include "infer/infer.h"

G_BEGIN_DECLS

/* A column of which no row is recorded has no array. */
#define KOTAKU_CELL(column, row, none) ((column) != NULL ? (column)[row] : (none))

/* -- sets.c: lists of ties taken apart, each distinct list once
 * ------------------------------------ */

typedef struct
{
  const KotakuDictionary *dictionary; /* of the lists; not owned */
  gsize n_sets;
  gsize *start;           /* n_sets + 1 */
  gint32 *items;          /* of set s: items[start[s]] ... */
  KotakuDictionary *more; /* items that are no list of their own: numbered from n_sets */
  gsize n_items;          /* numbers in use are below */
} KotakuSets;

gboolean kotaku_sets_init (KotakuSets *sets, const KotakuDictionary *dictionary, GError **error);
void kotaku_sets_clear (KotakuSets *sets);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KotakuSets, kotaku_sets_clear)
/* The union of n lists (codes; negative is the empty one) as "a|b", words of the vocabulary (NULL:
 * none) first in its order, then the others by text; "" is empty, NULL an error. */
char *kotaku_sets_unite (const KotakuDictionary *dictionary,
                         const KotakuVocabulary *vocabulary,
                         const gint32 *codes,
                         gsize n,
                         GError **error);

/* -- settle.c: one field of one pair
 * ----------------------------------------------------------------- */

/* A tie of the pair, as far as all its fields share it. */
typedef struct
{
  guint8 order;  /* who is heard first: 0 to 7 */
  gint32 source; /* code of a set, -1: none */
} KotakuWitness;

/* Room for the votes of one pair, kept from pair to pair. */
typedef struct
{
  const KotakuSets *sources;
  guint64 *votes;
  gsize capacity;
} KotakuBallot;

/* The order in which a tie is heard: stated before inferred; among those, where a stage is chosen,
 * ties recorded for it before ties recorded for none; where none is chosen the other way round. */
guint8 kotaku_settle_order (gboolean inferred, gboolean has_stages, gboolean stage_chosen);
/* The same where ties dated at an event come first among stated and among inferred ones. */
guint8 kotaku_settle_order_dated (guint8 order, gboolean dated);
#define KOTAKU_SETTLE_ORDERS 8
/* Makes room for the votes of these ties. */
gboolean kotaku_ballot_prepare (KotakuBallot *ballot,
                                const KotakuWitness *witnesses,
                                gsize n,
                                GError **error);
void kotaku_ballot_clear (KotakuBallot *ballot);
/* The value (0: not recorded, CONFLICT: equal votes) of a field of which tie i says values[i] (0:
 * not recorded). *disagree: whether any two of them differ. */
guint8 kotaku_settle (KotakuBallot *ballot,
                      const KotakuWitness *witnesses,
                      const guint8 *values,
                      gsize n,
                      gboolean *disagree);

/* -- field.c: a pair's fields as words of results
 * ---------------------------------------------------- */

const char *kotaku_relation_to_text (guint8 relation);
/* A settled field as text: "conflict", "" where it is not recorded. */
typedef const char *(*KotakuSettledFunc) (guint8 value);

/* A field of pairs that is one byte of them. */
typedef struct
{
  const char *name;
  gsize offset; /* in KotakuPair */
  KotakuSettledFunc text;
} KotakuPairField;

/* form, direction, strength, content, scope, relation, level, stages; NULL for another name. */
const KotakuPairField *kotaku_pair_field_find (const char *name);
/* What a message ends in where there is no such field; free it. */
char *kotaku_pair_field_suggest (const char *name);
guint8 kotaku_pair_field_get (const KotakuPairField *field, const KotakuPair *pair);
/* Recorded and not in conflict; a relation: symmetric or asymmetric. */
gboolean kotaku_pair_field_is_settled (const KotakuPairField *field, const KotakuPair *pair);

/* -- the forms of classify
 * ---------------------------------------------------------------------------- */

KotakuFrame *kotaku_classify_list (KotakuView *view, const KotakuPairs *pairs, GError **error);
KotakuFrame *
kotaku_classify_by (KotakuView *view, const KotakuPairs *pairs, const char *column, GError **error);
KotakuFrame *
kotaku_classify_table (KotakuView *view, const KotakuPairs *pairs, gint64 table, GError **error);
KotakuFrame *kotaku_classify_cross (KotakuView *view,
                                    const KotakuPairs *pairs,
                                    KotakuOptions *options,
                                    GCancellable *cancellable,
                                    GError **error);

/* -- zoning.c: inside and outside the delineated area
 * ----------------------------------------------------- */

enum
{
  KOTAKU_GROUP_DELINEATED,
  KOTAKU_GROUP_OUTSIDE,
  KOTAKU_GROUP_UNRECORDED,
  KOTAKU_N_GROUPS
};

typedef struct
{
  gsize actors;
  gsize within, across; /* tied pairs of actors */
  gsize strong, weak;   /* settled pairs that count for the group's strong share */
  gsize taking_part;    /* actors with a strong tie to a target */
} KotakuZoneGroup;

typedef struct
{
  KotakuView *view;
  KotakuNetwork *network;
  KotakuNodeColumns nodes;
  guint8 *group;       /* of each place; N_GROUPS for an institution */
  guint8 *target;      /* of each place: whom participation is with */
  guint8 *taking_part; /* of each place */
  gsize n_targets;
  KotakuZoneGroup groups[KOTAKU_N_GROUPS];
} KotakuZoning;

/* to: ids of whom participation is with; NULL: the programme and the LKM. */
gboolean kotaku_zoning_init (KotakuZoning *zoning,
                             KotakuView *view,
                             const KotakuPairs *pairs,
                             const char *const *to,
                             GError **error);
void kotaku_zoning_clear (KotakuZoning *zoning);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KotakuZoning, kotaku_zoning_clear)

/* -- zones-summary.c
 * ------------------------------------------------------------------------------------ */

KotakuFrame *kotaku_zones_summary (const KotakuZoning *zoning,
                                   const KotakuPairs *pairs,
                                   KotakuOptions *options,
                                   GCancellable *cancellable,
                                   GError **error);

/* -- strength-rules.c: rules that tell strong pairs from weak ones
 * ------------------------------------------- */

#define KOTAKU_MOST_RULES 64

/* A side of the pair has one of the values in a column of the actors. */
typedef struct
{
  guint rule;
  guint side;  /* 0: a, 1: b; which actor is which does not matter */
  gint column; /* of the actors, or -1: delineation */
  gboolean is_role;
  char *text;    /* of the values */
  char **values; /* NULL at the end */
} KotakuRuleCondition;

#define KOTAKU_RULE_DELINEATION (-1)
#define KOTAKU_RULE_RT (-2)

/* The two sides are the same in a column of the actors, or differ. */
typedef struct
{
  guint rule;
  guint subject; /* in KotakuRules.subjects */
  gboolean same;
} KotakuRuleComparison;

typedef struct
{
  gsize n;
  char *names[KOTAKU_MOST_RULES];
  guint8 predictions[KOTAKU_MOST_RULES]; /* KotakuStrength */
  gsize n_conditions, n_comparisons, n_subjects;
  KotakuRuleCondition *conditions;
  KotakuRuleComparison *comparisons; /* by rule */
  gint *subjects;                    /* columns that are compared, or RULE_... */
} KotakuRules;

/* The study's, as such a file has them. */
extern const char kotaku_default_rules[];
/* Of a CSV file, or the study's where path is NULL. Errors begin with their place. */
KotakuRules *kotaku_rules_new (KotakuNetwork *network, const char *path, GError **error);
void kotaku_rules_free (KotakuRules *rules);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KotakuRules, kotaku_rules_free)

/* -- strength-records.c: what rules see of each actor
 * --------------------------------------------------------- */

/* What a record says of a rule: its bits, by side. */
typedef struct
{
  guint64 sides[2];
} KotakuRuleBits;

/* The RT of a zone, as numbers that stand for its texts; -1: not recorded. */
typedef struct
{
  gint32 rt, rw, kelurahan;
} KotakuRuleRt;

typedef struct
{
  const KotakuRules *rules;
  gsize n;         /* actors, by id */
  gint32 *places;  /* of each */
  gint32 *units;   /* of each place: its number; -1 */
  gint32 *records; /* of each: equal ones share a record, numbered by the first */
  gsize n_records;
  KotakuRuleBits *bits; /* of each record */
  gint32 *codes;        /* of each record, n_subjects of them; -1: not recorded */
  gsize n_rts;
  KotakuRuleRt *rts; /* what codes of RULE_RT stand for */
} KotakuRecords;

/* in: a byte per place, whether the actor takes part. */
gboolean kotaku_records_init (KotakuRecords *records,
                              const KotakuRules *rules,
                              KotakuView *view,
                              const guint8 *in,
                              GCancellable *cancellable,
                              GError **error);
void kotaku_records_clear (KotakuRecords *records);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KotakuRecords, kotaku_records_clear)
/* The first rule that applies to two actors with these records, or -1. */
int kotaku_records_apply (const KotakuRecords *records, gint32 a, gint32 b);
/* As if the data said of their RTs that they are the same (1), others (0), or nothing (-1). */
int kotaku_records_apply_as (const KotakuRecords *records, gint32 a, gint32 b, int same_rt);

/* -- strength-table.c
 * ----------------------------------------------------------------------------------- */

typedef struct
{
  gint32 kind;
  gint32 rt; /* its class; -1: not recorded */
} KotakuRuleSide;

/* Not known, the same, another. */
#define KOTAKU_N_RT_RELATIONS 3

typedef struct
{
  KotakuRuleSide *sides; /* of each record */
  gsize n_kinds;         /* 0: there is no table, since kinds are too many or RTs not alike */
  gint8 *rules;          /* by kind, kind and relation */
} KotakuRuleTable;

/* TRUE also where there is no table. */
gboolean
kotaku_rule_table_init (KotakuRuleTable *table, const KotakuRecords *records, GError **error);
void kotaku_rule_table_clear (KotakuRuleTable *table);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KotakuRuleTable, kotaku_rule_table_clear)

static inline gsize
kotaku_rule_table_find (const KotakuRuleTable *table, KotakuRuleSide a, KotakuRuleSide b)
{
  gsize relation = a.rt < 0 || b.rt < 0 ? 0 : 1 + (a.rt != b.rt);
  return ((gsize) a.kind * table->n_kinds + (gsize) b.kind) * KOTAKU_N_RT_RELATIONS + relation;
}

/* -- strength.c, strength-summary.c: rules against what was observed
 * ------------------------------------------ */

/* A pair of people. */
typedef struct
{
  const KotakuPair *pair;
  gint32 a, b;      /* numbers of the actors in the records */
  gint8 rule;       /* that applies, or -1 */
  guint8 is_rated;  /* some tie records a strength */
  guint8 is_stated; /* and a stated one does */
} KotakuRated;

typedef struct
{
  KotakuView *view;
  const KotakuRules *rules;
  KotakuRecords records;
  KotakuRated *pairs;
  gsize n;
} KotakuStrengths;

KotakuFrame *kotaku_strength_summary (const KotakuStrengths *strengths,
                                      KotakuOptions *options,
                                      GCancellable *cancellable,
                                      GError **error);

/* -- areas.c
 * ------------------------------------------------------------------------------------------------
 */

KotakuFrame *kotaku_zones_areas (KotakuView *view, GError **error);

/* -- structure-test.c, structure-arcs.c
 * ------------------------------------------------------------------- */

/* The decided pairs of a level. */
typedef struct
{
  KotakuLevel level;
  KotakuLevelClass class;
  KotakuTrial *trials; /* by rank; success: symmetric */
  gsize n_trials;
  gboolean uncoded; /* all its decided pairs have basis arcs */
  KotakuShare share;
} KotakuLevelTrials;

gboolean kotaku_level_trials_init (KotakuLevelTrials *trials,
                                   const KotakuPairs *pairs,
                                   const KotakuPlaces *places,
                                   KotakuLevel level,
                                   double tolerance_share,
                                   double alpha,
                                   GCancellable *cancellable,
                                   GError **error);
void kotaku_level_trials_clear (KotakuLevelTrials *trials);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KotakuLevelTrials, kotaku_level_trials_clear)

/* What is undefined is NaN. */
typedef struct
{
  double index, low, high;
  double p_value, p_dyads, p_arcs, min_p;
  double least_p;      /* that p_value could have been; NaN: not known */
  gint32 deciding;     /* place, or -1 */
  int sign;            /* what the data lean to: 1 symmetric, -1 asymmetric */
  KotakuReason reason; /* why the question would stay open if p_value did not answer it */
  gboolean drawn;      /* p_arcs by draws */
  gboolean capped;     /* not every actor was left out */
  double error;        /* of p_arcs */
} KotakuStructureTest;

/* Of one level against 1/2. */
gboolean kotaku_structure_test_level (KotakuStructureTest *test,
                                      const KotakuLevelTrials *trials,
                                      KotakuView *view,
                                      const KotakuPairs *pairs,
                                      const KotakuPlaces *places,
                                      const KotakuDraws *draws,
                                      GError **error);
/* Of the interpersonal level against the institutional one. */
gboolean kotaku_structure_test_difference (KotakuStructureTest *test,
                                           const KotakuLevelTrials *people,
                                           const KotakuLevelTrials *bodies,
                                           const KotakuPlaces *places,
                                           const KotakuDraws *draws,
                                           GError **error);
/* p_arcs of a level: mutual dyads given every in- and out-degree. */
gboolean kotaku_structure_test_arcs (KotakuStructureTest *test,
                                     KotakuView *view,
                                     const KotakuPairs *pairs,
                                     const KotakuPlaces *places,
                                     KotakuLevel level,
                                     const KotakuDraws *draws,
                                     GError **error);

G_END_DECLS

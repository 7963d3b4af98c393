/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

/* How a finding is asked and answered. A file per group of findings; findings.c has the list. */

#include "commands/commands.h"

#include <math.h>

G_BEGIN_DECLS

typedef enum
{
  KOTAKU_VERDICT_SUPPORTED = 1,
  KOTAKU_VERDICT_CONTRADICTED = 2,
  KOTAKU_VERDICT_UNDECIDED = 3,
  KOTAKU_VERDICT_NOT_TESTABLE = 4
} KotakuVerdict;

typedef struct _KotakuInquiry KotakuInquiry;
typedef struct _KotakuFindingAnswer KotakuFindingAnswer;
typedef gboolean (*KotakuFindingFunc) (KotakuInquiry *inquiry, GError **error);

typedef struct
{
  const char *id;
  const char *claim;
  KotakuLevel level; /* ANY: all of them */
  gboolean tested;   /* else described */
  const char *statistic;
  KotakuFindingFunc function;
} KotakuFinding;

#define KOTAKU_N_STAGES 4

/* What is asked, and what several findings need, made when it is first asked for. */
struct _KotakuInquiry
{
  KotakuView *view;
  KotakuNetwork *network; /* the view's snapshot */
  const KotakuPairs *pairs;
  double tolerance_share;
  KotakuOptions *options;
  GCancellable *cancellable;
  KotakuRows *rows;
  KotakuFindingAnswer *answers;
  gsize n_answers, capacity;
  gsize most_tests;             /* that there can be */
  gsize n_tests;                /* that Holm's correction counts */
  double floor_p;               /* the smallest that any of them could have after it */
  gboolean drawn;               /* some p rests on draws */
  double error;                 /* the largest Monte Carlo error of a p */
  gboolean capped;              /* some test leaves out only some of the actors */
  const KotakuFinding *finding; /* the one being answered */
  KotakuPairs *own_pairs;       /* where the tolerance is not the default */
  KotakuPairIndex index;
  KotakuPlaces places;
  KotakuView *institutional;
  KotakuView *stages[KOTAKU_N_STAGES]; /* institutional, recorded for the stage */
  KotakuFrame *zones;
  KotakuFunds *funds;
  KotakuPosts *posts;
};

const KotakuPairIndex *kotaku_inquiry_get_index (KotakuInquiry *inquiry, GError **error);
const KotakuPlaces *kotaku_inquiry_get_places (KotakuInquiry *inquiry, GError **error);
KotakuView *kotaku_inquiry_get_institutional (KotakuInquiry *inquiry, GError **error);
KotakuView *kotaku_inquiry_get_stage (KotakuInquiry *inquiry, int stage, GError **error);
KotakuFrame *kotaku_inquiry_get_zones (KotakuInquiry *inquiry, GError **error);
const KotakuFunds *kotaku_inquiry_get_funds (KotakuInquiry *inquiry, GError **error);
const KotakuPosts *kotaku_inquiry_get_posts (KotakuInquiry *inquiry, GError **error);
const char *kotaku_inquiry_get_id (KotakuInquiry *inquiry, gint32 place);

/* One row of the answer. */
typedef struct
{
  const char *subject;   /* ids, '|' between, or NULL */
  const char *statistic; /* NULL: the finding's */
  double value, low, high;
  /* Of a test: the verdict follows sign where p_value, corrected over all tests of the run, is at
   * most alpha. */
  double p_value, min_p;
  int sign;             /* 1: for the claim, -1: against it */
  KotakuReason reason;  /* why p_value alone leaves the question open */
  const char *deciding; /* the id of the actor that it rests on, or NULL */
  KotakuVerdict verdict;
  gboolean described; /* a test's finding that nothing had to be tested for */
  KotakuText basis;
  KotakuEvidence evidence;
} KotakuReply;

#define KOTAKU_REPLY_INIT                                                                          \
  {                                                                                                \
    .value = NAN, .low = NAN, .high = NAN, .p_value = NAN, .min_p = NAN,                           \
    .verdict = KOTAKU_VERDICT_UNDECIDED                                                            \
  }
void kotaku_reply_clear (KotakuReply *reply);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KotakuReply, kotaku_reply_clear)

/* The pieces of which a basis is made: phrases.c. */
typedef enum
{
  KOTAKU_PHRASE_LEVEL_NOT_SELECTED,
  KOTAKU_PHRASE_P,
  KOTAKU_PHRASE_HOLM,
  KOTAKU_PHRASE_TOO_FEW,
  KOTAKU_PHRASE_NO_FREEDOM,
  KOTAKU_PHRASE_MIN_P,
  KOTAKU_PHRASE_MIN_P_HOLM,
  KOTAKU_PHRASE_NO_VARIATION,
  KOTAKU_PHRASE_ONE_ACTOR,
  KOTAKU_PHRASE_NOT_SIGNIFICANT,
  KOTAKU_PHRASE_HOLM_OPEN,
  KOTAKU_PHRASE_SYMMETRIC,
  KOTAKU_PHRASE_TOLERANCE,
  KOTAKU_PHRASE_PAIRS_UNDECIDED,
  KOTAKU_PHRASE_PAIRS_INFERRED,
  KOTAKU_PHRASE_NO_PAIR,
  KOTAKU_PHRASE_NO_DIRECTION,
  KOTAKU_PHRASE_NO_LEVEL_PAIR,
  KOTAKU_PHRASE_LEVEL_INDICES,
  KOTAKU_PHRASE_DOMINATED,
  KOTAKU_PHRASE_NONE_DOMINATED,
  KOTAKU_PHRASE_DOMINATING,
  KOTAKU_PHRASE_NONE_DOMINATING,
  KOTAKU_PHRASE_INDEPENDENT,
  KOTAKU_PHRASE_NONE_INDEPENDENT,
  KOTAKU_PHRASE_ARCS_AT_ONE,
  KOTAKU_PHRASE_ARCS_AT_SEVERAL,
  KOTAKU_PHRASE_NO_DOMINANCE,
  KOTAKU_PHRASE_MUTUAL,
  KOTAKU_PHRASE_NONE_MUTUAL,
  KOTAKU_PHRASE_WORK_VERTICAL,
  KOTAKU_PHRASE_WORK_STRONG,
  KOTAKU_PHRASE_NO_FORM_DIRECTION,
  KOTAKU_PHRASE_NO_FORM_STRENGTH,
  KOTAKU_PHRASE_INTEREST,
  KOTAKU_PHRASE_NO_VERTICAL,
  KOTAKU_PHRASE_NO_CONTENT,
  KOTAKU_PHRASE_STRONG_INSIDE,
  KOTAKU_PHRASE_NO_ZONE_PAIR,
  KOTAKU_PHRASE_PART_INSIDE,
  KOTAKU_PHRASE_NO_TARGET,
  KOTAKU_PHRASE_NO_DELINEATION,
  KOTAKU_PHRASE_NO_EVENT,
  KOTAKU_PHRASE_NO_RULE,
  KOTAKU_PHRASE_RULES_INFERRED,
  KOTAKU_PHRASE_RULES,
  KOTAKU_PHRASE_CHANGED,
  KOTAKU_PHRASE_DATED,
  KOTAKU_PHRASE_OVERRULED,
  KOTAKU_PHRASE_PAIRS_NEW,
  KOTAKU_PHRASE_PAIRS_ENDED,
  KOTAKU_PHRASE_PAIRS_STRONGER,
  KOTAKU_PHRASE_PAIRS_WEAKER,
  KOTAKU_PHRASE_PAIRS_TURNED,
  KOTAKU_PHRASE_RULE_ALL,
  KOTAKU_PHRASE_RULE_HALF,
  KOTAKU_PHRASE_RULE_MORE,
  KOTAKU_PHRASE_RULE_NOTHING,
  KOTAKU_PHRASE_RULE_ALONE,
  KOTAKU_PHRASE_RULE_BEFORE,
  KOTAKU_PHRASE_INFORMED,
  KOTAKU_PHRASE_NO_STRONG_INTEREST,
  KOTAKU_PHRASE_WEAK_BRIDGES,
  KOTAKU_PHRASE_STAGE_COUNTS,
  KOTAKU_PHRASE_STAGE_SELECTED,
  KOTAKU_PHRASE_NO_STAGE_STRENGTH,
  KOTAKU_PHRASE_NO_STAGE_SCOPE,
  KOTAKU_PHRASE_BEYOND_COUNTS,
  KOTAKU_PHRASE_NO_FACILITATOR,
  KOTAKU_PHRASE_NO_FACILITATOR_BODY,
  KOTAKU_PHRASE_NO_OWN_SECTOR,
  KOTAKU_PHRASE_BROKERED,
  KOTAKU_PHRASE_NOT_BROKERED,
  KOTAKU_PHRASE_NO_STRENGTH,
  KOTAKU_PHRASE_MEDIATED,
  KOTAKU_PHRASE_UNKNOWN_ENDS,
  KOTAKU_PHRASE_NO_WEAK_PAIR,
  KOTAKU_PHRASE_CARRIED,
  KOTAKU_PHRASE_HEARD,
  KOTAKU_PHRASE_NO_AFFILIATION,
  KOTAKU_PHRASE_NO_INTERPERSONAL,
  KOTAKU_PHRASE_NO_DATES,
  KOTAKU_PHRASE_LATE,
  KOTAKU_PHRASE_NONE_LATE,
  KOTAKU_PHRASE_NEVER_DISBURSED,
  KOTAKU_PHRASE_NO_TRANCHE_DATES,
  KOTAKU_PHRASE_GAP,
  KOTAKU_PHRASE_NO_GAP,
  KOTAKU_PHRASE_NO_AMOUNT,
  KOTAKU_PHRASE_NONE_EMPTY,
  KOTAKU_PHRASE_OUTCOME_NOTHING,
  KOTAKU_PHRASE_OUTCOME_BUILT,
  KOTAKU_PHRASE_OUTCOME_UNRECORDED,
  KOTAKU_PHRASE_NO_OUTCOME,
  KOTAKU_PHRASE_NO_POST,
  KOTAKU_PHRASE_ANY_FIELD,
  KOTAKU_PHRASE_ALL_REQUIRE,
  KOTAKU_PHRASE_FIT,
  KOTAKU_PHRASE_NO_COMPETENCE,
  KOTAKU_PHRASE_EGO,
  KOTAKU_PHRASE_EGO_STRONG,
  KOTAKU_PHRASE_EGO_BEYOND,
  KOTAKU_PHRASE_EGO_CHANCE,
  KOTAKU_PHRASE_EGO_SCALE,
  KOTAKU_PHRASE_NO_SECTOR,
  KOTAKU_PHRASE_NO_ZONE_FUND,
  KOTAKU_PHRASE_NO_OUTSIDE,
  KOTAKU_PHRASE_NO_OUTSIDE_FUND,
  KOTAKU_PHRASE_NO_CANDIDATE,
  KOTAKU_PHRASE_OUTSIDE_FUND
} KotakuPhrase;
const char *kotaku_phrase_get (KotakuPhrase phrase);

/* Adds a piece to the basis: {n} takes a gsize, {x} a double, {s} a text. */
void kotaku_reply_say (KotakuReply *reply, KotakuPhrase phrase, ...);
/* Not testable, and why. */
void kotaku_reply_refuse (KotakuReply *reply, KotakuPhrase phrase);
/* What a tie itself has to say to be named for an answer: not every tie of a pair speaks of it. */
typedef gboolean (*KotakuSaysFunc) (const KotakuTieColumns *ties, KotakuTie tie);
gboolean kotaku_tie_says_vertical (const KotakuTieColumns *ties, KotakuTie tie);
gboolean kotaku_tie_says_level (const KotakuTieColumns *ties, KotakuTie tie);
gboolean kotaku_tie_says_strong (const KotakuTieColumns *ties, KotakuTie tie);
gboolean kotaku_tie_says_beyond (const KotakuTieColumns *ties, KotakuTie tie);
gboolean kotaku_tie_says_interest (const KotakuTieColumns *ties, KotakuTie tie);
gboolean kotaku_tie_says_other_content (const KotakuTieColumns *ties, KotakuTie tie);
gboolean kotaku_tie_says_present (const KotakuTieColumns *ties, KotakuTie tie);
/* Names the ties of a pair that say so. */
void kotaku_reply_add_ties (KotakuReply *reply,
                            KotakuInquiry *inquiry,
                            const KotakuPairs *pairs,
                            const KotakuPair *pair,
                            KotakuSaysFunc says);
/* Keeps those that are named and say so. */
void kotaku_reply_keep_ties (KotakuReply *reply, KotakuInquiry *inquiry, KotakuSaysFunc says);

/* -- tests.c: the tests of other commands -- */

void kotaku_inquiry_init_draws (KotakuInquiry *inquiry, KotakuDraws *draws);
/* alpha, seed, draws and threads as findings has them; free them. */
KotakuOptions *kotaku_inquiry_make_options (KotakuInquiry *inquiry);
/* What the metadata tell of all tests: whether each was exact, and the largest error of a p. */
void kotaku_inquiry_note_test (KotakuInquiry *inquiry, gboolean exact, double error);
void kotaku_inquiry_note_frame (KotakuInquiry *inquiry, KotakuFrame *frame);
/* Value, limits, p and reason from a row of a frame, which must live until the reply is given. */
void kotaku_reply_read (KotakuReply *reply, KotakuFrame *frame, gsize row, const char *value);
KotakuReason kotaku_reason_from_text (const char *text);

/* -- answers.c -- */

/* Keeps a reply, which can be used anew after it. */
gboolean kotaku_inquiry_reply (KotakuInquiry *inquiry, KotakuReply *reply, GError **error);
/* The rows of all replies, with their verdicts. */
KotakuFrame *kotaku_inquiry_finish (KotakuInquiry *inquiry, GError **error);
void kotaku_inquiry_clear_answers (KotakuInquiry *inquiry);

#define KOTAKU_DECLARE_FINDING(name)                                                               \
  gboolean kotaku_finding_##name (KotakuInquiry *inquiry, GError **error)

KOTAKU_DECLARE_FINDING (interpersonal_symmetric);
KOTAKU_DECLARE_FINDING (institutional_asymmetric);
KOTAKU_DECLARE_FINDING (levels_differ);
KOTAKU_DECLARE_FINDING (dominated);
KOTAKU_DECLARE_FINDING (dominating);
KOTAKU_DECLARE_FINDING (independent);
KOTAKU_DECLARE_FINDING (one_client);
KOTAKU_DECLARE_FINDING (mutual_dominance);
KOTAKU_DECLARE_FINDING (dominance_form);
KOTAKU_DECLARE_FINDING (strength_form);
KOTAKU_DECLARE_FINDING (dominance_interest);
KOTAKU_DECLARE_FINDING (strong_inside);
KOTAKU_DECLARE_FINDING (participation_inside);
KOTAKU_DECLARE_FINDING (change_at_event);
KOTAKU_DECLARE_FINDING (strength_rules);
KOTAKU_DECLARE_FINDING (strong_with_information);
KOTAKU_DECLARE_FINDING (weak_bridges);
KOTAKU_DECLARE_FINDING (stage_strong);
KOTAKU_DECLARE_FINDING (stage_beyond);
KOTAKU_DECLARE_FINDING (facilitator_bridge);
KOTAKU_DECLARE_FINDING (mediated_pairs);
KOTAKU_DECLARE_FINDING (carried);
KOTAKU_DECLARE_FINDING (delay);
KOTAKU_DECLARE_FINDING (tranche_gap);
KOTAKU_DECLARE_FINDING (nothing_built);
KOTAKU_DECLARE_FINDING (open_posts);
KOTAKU_DECLARE_FINDING (competence_match);
KOTAKU_DECLARE_FINDING (sectoral_ego);
KOTAKU_DECLARE_FINDING (decree_funds);

G_END_DECLS

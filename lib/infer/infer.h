/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

/* How sure: random streams, exact tests, permutations, intervals. Knows numbers, no network. */

#include "frame/frame.h"

#include <math.h>

G_BEGIN_DECLS

/* -- what holds in every test -- */

/* Above so many nodes a draw costs so much that fewer are made where the caller names no number, a
 * matching is only maximal, and only so many actors are left out of a table, those with the most
 * pairs that matter. */
#define KOTAKU_LARGE_NETWORK 1000
#define KOTAKU_DRAWS_OF_LARGE 199
#define KOTAKU_MOST_LEFT_OUT 100
/* What rounding alone tells apart is equal. */
#define KOTAKU_ROUNDING 1e-12

/* NaN where either is: fmax() would take the other. */
static inline double
kotaku_larger (double a, double b)
{
  return isnan (a) || isnan (b) ? (double) NAN : MAX (a, b);
}

/* Whether p is at most alpha; a p that is undefined answers nothing. */
static inline gboolean
kotaku_p_rejects (double p, double alpha)
{
  return p <= alpha + KOTAKU_ROUNDING;
}

/* -- random.c: Philox4x32-10 (Salmon, Moraes, Dror, Shaw 2011): the numbers of a draw depend on the
 * seed, the purpose and the draw alone, never on threads or on what was drawn before -- */

typedef struct
{
  guint32 key[2];
  guint32 counter[4];
  guint32 block[4];
  guint used; /* of the block */
} KotakuRandom;

/* purpose keeps the streams of one call apart where it makes several series of draws. */
void kotaku_random_init (KotakuRandom *random, gint64 seed, guint32 purpose, guint64 draw);
guint32 kotaku_random_next (KotakuRandom *random);
/* 0 ... n - 1, without bias; n > 0. */
guint32 kotaku_random_below (KotakuRandom *random, guint32 n);
/* [0, 1), 53 bits. */
double kotaku_random_uniform (KotakuRandom *random);
void kotaku_random_shuffle (KotakuRandom *random, gint32 *items, gsize n);

/* -- distribution.c: through r-mathlib, whose arguments are checked first (it prints on bad ones)
 * -- */

/* P(|T| >= |t|); NaN where t is or the degrees of freedom are below 1. */
double kotaku_t_p (double t, double degrees);
/* The t that |T| passes with probability alpha. */
double kotaku_t_quantile (double alpha, double degrees);
double kotaku_normal_quantile (double alpha); /* likewise: 1.96 for 0.05 */
/* Clopper and Pearson 1934; share x n and n may be fractions; [0, 1] where n is 0 or share NaN. */
void kotaku_clopper_pearson (double share, double n, double alpha, double *low, double *high);
/* The alpha at which those limits reach `expected`, at most 1: where n is whole the exact binomial
 * p, doubled. 1 where n is 0; NaN where the share is. */
double kotaku_share_p (double share, double n, double expected);

/* -- reason.c: why a test leaves its question open -- */

typedef enum
{
  KOTAKU_REASON_NONE = 0,
  KOTAKU_REASON_TOO_FEW = 1,      /* the smallest p within reach exceeds alpha */
  KOTAKU_REASON_NO_VARIATION = 2, /* constant: nothing to compare */
  KOTAKU_REASON_ONE_ACTOR = 3,    /* rests on one actor */
  KOTAKU_REASON_NOT_SIGNIFICANT = 4
} KotakuReason;
/* Of a test with this p (NaN: it has no freedom), the smallest that it could have had (NaN: there
 * was nothing to test) and, where it is not small, whether that is for one actor's sake. What could
 * not have answered is too few, whatever else it is. */
KotakuReason kotaku_reason_find (double p, double min_p, double alpha, gboolean one_actor);
/* "too_few" ...; "" for none. */
const char *kotaku_reason_to_text (KotakuReason reason);

/* -- exact.c: tables of counts -- */

typedef enum
{
  KOTAKU_TAIL_BOTH = 0, /* min (1, 2 x the smaller tail) */
  KOTAKU_TAIL_UPPER = 1,
  KOTAKU_TAIL_LOWER = 2
} KotakuTail;

/* Fisher's exact p of the table [a b; c d], tails of a; 1 where a margin is 0. */
double kotaku_fisher_p (guint64 a, guint64 b, guint64 c, guint64 d, KotakuTail tail);
/* The smallest doubled p that any table of these margins has. */
double kotaku_fisher_min_p (guint64 a, guint64 b, guint64 c, guint64 d);
/* Exact McNemar: b gained, c lost; 1 without either. Also the sign test. */
double kotaku_mcnemar_p (guint64 b, guint64 c);

/* A unit (a pair of actors) in a cell of a table. */
typedef struct
{
  gint32 a, b; /* actors, 0 ... n_actors - 1 */
  guint8 row, column;
} KotakuCell;

/* -- absence.c: a table of such units, and the same without each actor -- */

typedef struct
{
  gint32 actor; /* who is left out; -1: nobody */
  gsize weight; /* its units in the column that matters */
  const guint32 *counts;
  gsize same; /* place among the distinct tables */
} KotakuAbsence;

typedef struct
{
  gsize size;          /* counts of a table */
  KotakuAbsence *list; /* the whole table first */
  gsize n;
  const guint32 **distinct; /* tables that differ, each once */
  gsize n_distinct;
  gboolean capped; /* only the KOTAKU_MOST_LEFT_OUT actors that matter most are left out */
  guint32 *counts;
} KotakuAbsences;

/* Actors who matter are those with the most units in the column; among equals the lower number
 * does, so that numbers by id make all of it independent of the order of rows. */
gboolean kotaku_absences_init (KotakuAbsences *absences,
                               const KotakuCell *cells,
                               gsize n_cells,
                               gsize n_actors,
                               guint n_rows,
                               guint n_columns,
                               guint8 column,
                               GError **error);
void kotaku_absences_clear (KotakuAbsences *absences);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KotakuAbsences, kotaku_absences_clear)
typedef double (*KotakuAbsenceFunc) (const KotakuAbsence *absence, gconstpointer data);
/* The actor without whom p is largest and above *largest, which becomes it; the lower number of
 * equals. *deciding is -1, or who it was before. */
void kotaku_absences_decide (const KotakuAbsences *absences,
                             KotakuAbsenceFunc get_p,
                             gconstpointer data,
                             double *largest,
                             gint32 *deciding);
/* The metadata left_out: "the 100 " and who. */
void kotaku_absences_describe (KotakuFrame *frame, const char *who);

/* -- table.c -- */

/* The test of a table that knows about shared actors: the largest exact p over the whole table and
 * every table that leaves out one actor. Tables of two rows and columns by Fisher doubled, larger
 * ones by Freeman and Halton 1951 (the sum of the tables at most as likely), enumerated up to
 * 100,000 tables, else by draws. Above KOTAKU_LARGE_NETWORK actors only those with the most cells
 * in the rarer column are left out. A table with one row or column has no freedom. */
typedef struct
{
  double p_table; /* of the whole table; NaN without freedom */
  double p_value; /* the largest; likewise */
  double min_p;   /* two rows and columns: that the whole table's margins allow; else NaN; 1 without
                     freedom */
  gint32 deciding; /* p_table <= alpha, and leaving this actor out gives the largest p, above alpha;
                      else -1; the lower number of equals */
  gboolean exact;  /* every table was enumerated */
  gboolean capped; /* not every actor was left out */
  /* The standard error of p_value as a share of draws: that it is the largest of several such
   * shares makes it lean upwards, which this leaves out. 0 where exact. */
  double monte_carlo_error;
} KotakuTableTest;

typedef struct
{
  gint64 seed;
  guint32 purpose;
  guint64 n; /* draws where enumeration is out of reach */
  double alpha;
  KotakuOptions *options; /* threads and progress; nullable */
  GCancellable *cancellable;
} KotakuDraws;

/* From the options seed, draws (10,000; where it is not given and the network is large
 * KOTAKU_DRAWS_OF_LARGE) and alpha. */
void kotaku_draws_init (KotakuDraws *draws,
                        KotakuOptions *options,
                        gsize n_nodes,
                        guint32 purpose,
                        GCancellable *cancellable);
/* Where the caller names no number of draws: as many more, up to the default of a small network, as
 * n_tests corrected after Holm need for one of them to be able to answer. */
void kotaku_draws_reach (KotakuDraws *draws, gsize n_tests, KotakuTail tail);
gboolean kotaku_table_test (const KotakuCell *cells,
                            gsize n_cells,
                            gsize n_actors,
                            guint n_rows,
                            guint n_columns,
                            const KotakuDraws *draws,
                            KotakuTableTest *result,
                            GError **error);

/* -- share.c: the interval of a share of pairs that share actors -- */

typedef struct
{
  gint32 a, b; /* actors, 0 ... n_actors - 1 */
  gboolean success;
} KotakuTrial;

typedef struct
{
  gsize n, successes;
  double share;    /* NaN without trials */
  gsize n_actors;  /* that occur in a trial */
  double variance; /* v = (n-1)/n sum (s_-i - mean)^2, leaving out each actor in turn; an actor
                      whose absence leaves no trial is passed over */
  gsize matching;  /* of a maximum matching of the trials; of a large network of a maximal one */
  double n_effective;
  double low, high; /* Clopper-Pearson on share x n_effective of n_effective, level 1 - alpha */
} KotakuShare;

gboolean kotaku_share_init (KotakuShare *share,
                            const KotakuTrial *trials,
                            gsize n_trials,
                            gsize n_actors,
                            double alpha,
                            GCancellable *cancellable,
                            GError **error);
/* The limits of a's share less b's: those of the two carried over (Newcombe 1998, method 10). */
void
kotaku_share_difference (const KotakuShare *a, const KotakuShare *b, double *low, double *high);

/* -- matching.c -- */

/* The size of a maximum matching (Edmonds 1965) of the graph of these edges; parallel edges and
 * loops allowed. With more than KOTAKU_LARGE_NETWORK nodes only maximal: at least half of it, all
 * of it where the graph is a forest. It depends on the numbers of the nodes, not on the order of
 * edges.
 */
gboolean kotaku_matching_size (const KotakuTrial *edges,
                               gsize n_edges,
                               gsize n_nodes,
                               gsize *size,
                               GCancellable *cancellable,
                               GError **error);

/* One such matching: its edges, as rows of edges, ascending; *matched has *size of them. Free it.
 */
gboolean kotaku_matching_find (const KotakuTrial *edges,
                               gsize n_edges,
                               gsize n_nodes,
                               gsize **matched,
                               gsize *size,
                               GCancellable *cancellable,
                               GError **error);

/* -- change.c: the same actors before and after -- */

/* A pair that is tied before or after. */
typedef struct
{
  gint32 a, b; /* actors, 0 ... n_actors - 1 */
  gboolean before, after;
} KotakuMove;

typedef struct
{
  gsize n;            /* d: pairs tied before or after */
  gsize gained, lost; /* b tied after alone, c tied before alone */
  double change;      /* (b - c)/d; NaN without pairs */
  double low, high;   /* level 1 - alpha */
  gsize n_actors;     /* that occur in a pair */
  double variance;    /* of the change, leaving out each actor in turn */
  /* As many actors that move the change alike have a variance as uncertain: the square of the sum
   * of squares that leaving each out moves it, over the sum of their squares (Satterthwaite 1946).
   * Where a few move it most, they are few. */
  double n_effective;
  double p_pairs;  /* exact McNemar, as if pairs were independent; NaN where none changed */
  double p_value;  /* the largest of the tests below; likewise */
  double min_p;    /* the smallest that b + c changes allow */
  gint32 deciding; /* p_pairs <= alpha, and without this actor McNemar's p is largest, above alpha;
                      else -1; the earlier of equals */
  gboolean capped; /* not every actor was left out */
  KotakuReason reason;
} KotakuChange;

/* p_value is the largest of exact McNemar's p over all pairs and over those without any one actor,
 * and of Student's t of the change with the variance above on n_effective - 1 degrees of freedom;
 * where that variance is 0, of the exact sign test on the changes of a maximum matching of the
 * changed pairs instead of t. */
gboolean kotaku_change_test (const KotakuMove *moves,
                             gsize n_moves,
                             gsize n_actors,
                             double alpha,
                             KotakuChange *change,
                             GCancellable *cancellable,
                             GError **error);

/* -- holm.c -- */

/* Holm 1979: adjusted[i] for p[i]. Returns the tests made: one that has no freedom has no p, stays
 * NaN and does not count, in whatever command. */
gsize kotaku_holm (const double *p, gsize n, double *adjusted);
/* The smallest p, corrected over n_tests, that any of the tests that count could have had: where it
 * exceeds alpha they are all too few. min_p of NaN is not known; 0 without tests. */
double kotaku_holm_floor (const double *p, const double *min_p, gsize n, gsize n_tests);

/* -- permute.c: a statistic is a function, a null model is a function, draws are blocks -- */

typedef struct
{
  /* A workspace of one block of draws (of at most 256): an arrangement, as the statistic reads it.
   * NULL with error. */
  gpointer (*begin) (gconstpointer model, GError **error);
  void (*end) (gpointer workspace);
  /* Arranges the workspace: as the data are; at random; as the index-th of all arrangements. What
   * it held before must not matter: which draws share a workspace is nobody's business. */
  void (*observe) (gconstpointer model, gpointer workspace);
  void (*draw) (gconstpointer model, gpointer workspace, KotakuRandom *random);
  void (*arrange) (gconstpointer model, gpointer workspace, guint64 index);
} KotakuNullModel;

#define KOTAKU_MAX_ARRANGEMENTS 100000
/* And where each is of many units so many of them together, which is what they cost. */
#define KOTAKU_MAX_ENUMERATED 4000000

/* Fills values[] from an arrangement; NaN: undefined there, left out. data is only read. scratch is
 * the block's own, of the size asked for. */
typedef void (*KotakuStatisticFunc) (gconstpointer arrangement,
                                     gconstpointer data,
                                     gpointer scratch,
                                     double *values);

typedef struct
{
  KotakuStatisticFunc function;
  gconstpointer data;
  gsize n_values;
  gsize scratch; /* bytes, zero at first */
} KotakuStatistic;

/* Of one value over the arrangements. All are counts, so any order of adding gives the same. */
typedef struct
{
  double observed;
  gboolean exact;
  guint64 n;                   /* arrangements or draws in which it is defined */
  guint64 undefined;           /* in which it is not */
  guint64 at_least, at_most;   /* as extreme as the data, which within rounding (1e-12) count */
  guint64 n_highest, n_lowest; /* how often the extremes occur, exact only; else 1 */
} KotakuNullResult;

/* n_arrangements: how many model->arrange() can make (0: it cannot, or too many); up to
 * KOTAKU_MAX_ARRANGEMENTS they are all made, else draws->n are drawn. results has n_values. Memory
 * does not grow with the draws; a cancelled call stops within a draw. */
gboolean kotaku_permute (const KotakuNullModel *model,
                         gconstpointer model_data,
                         guint64 n_arrangements,
                         const KotakuStatistic *statistic,
                         const KotakuDraws *draws,
                         const char *task,
                         KotakuNullResult *results,
                         GError **error);
/* Whether every arrangement gives what the data give: the test has no freedom. */
gboolean kotaku_null_is_constant (const KotakuNullResult *result);
/* Exact b/n, else (b + 1)/(m + 1); NaN where the observed value or all draws are undefined, and
 * without freedom. */
double kotaku_null_p (const KotakuNullResult *result, KotakuTail tail);
/* The smallest p that an arrangement could have had; 1 without freedom. */
double kotaku_null_min_p (const KotakuNullResult *result, KotakuTail tail);
/* The Monte Carlo standard error of p; 0 where exact. */
double kotaku_null_error (const KotakuNullResult *result, KotakuTail tail);

/* -- labels.c: labels dealt anew over the units, how many of each kept -- */

typedef struct
{
  const gint32 *labels; /* as the data are: 0 ... n_labels - 1 */
  gsize n;
  gsize n_labels;
} KotakuLabels;

/* The arrangement is a gint32 array: a label per unit. */
extern const KotakuNullModel kotaku_null_labels;
/* Distinct assignments; 0 where they are more than KOTAKU_MAX_ARRANGEMENTS, or of more than
 * KOTAKU_MAX_ENUMERATED units together: then drawing is cheaper. */
guint64 kotaku_labels_count (const KotakuLabels *labels);

/* -- order.c: units in any order (QAP) -- */

/* The model is the number of units (a gsize), the arrangement a gint32 array: a unit per place. */
extern const KotakuNullModel kotaku_null_order;
/* n!; 0 above 8. */
guint64 kotaku_order_count (gsize n);

/* -- qap.c: two matrices over the same nodes -- */

/* A cell off the diagonal that is not 0. */
typedef struct
{
  gint32 row, column;
  double value;
} KotakuEntry;

typedef struct
{
  gsize n; /* nodes */
  gsize n_entries;
  const KotakuEntry *entries; /* by row, then by column, each once */
} KotakuMatrix;

typedef struct
{
  gsize n_both, n_either; /* cells that are not 0 */
  gsize n_differ;         /* cells whose values differ */
  double correlation;     /* Pearson's, over all cells; NaN where either has no variation */
} KotakuLikeness;

void kotaku_likeness_init (KotakuLikeness *likeness, const KotakuMatrix *a, const KotakuMatrix *b);
/* Krackhardt 1988: the nodes of one of them in any order. The value is the sum of the products of
 * the cells, which orders arrangements as the correlation does. */
gboolean kotaku_qap_test (const KotakuMatrix *a,
                          const KotakuMatrix *b,
                          const KotakuDraws *draws,
                          KotakuNullResult *result,
                          GError **error);

/* -- swaps.c: ties rewired, every degree kept -- */

/* A simple graph without loops: arcs from[i] -> to[i]; undirected: each edge once, either way. */
typedef struct _KotakuSwaps KotakuSwaps;

typedef struct
{
  const gint32 *from, *to; /* n_ties: as rewired */
  gsize n_ties;
  gsize n_nodes;
  /* Whether there is an arc i to j (or an edge). */
  gboolean (*has) (gconstpointer arrangement, gint32 i, gint32 j);
} KotakuRewired;

/* Directed: every in- and out-degree kept, by arc swaps and reversals of three-cycles (Rao, Jana,
 * Bandyopadhyay 1996); undirected: every degree, by edge swaps. Rejected moves count as moves.
 * Draws are parallel chains from a state that was itself drawn from the data (Besag and Clifford
 * 1989), so p is exact whatever the chains' length. Small graphs are enumerated. */
KotakuSwaps *kotaku_swaps_new (gsize n_nodes,
                               const gint32 *from,
                               const gint32 *to,
                               gsize n_ties,
                               gboolean directed,
                               const KotakuDraws *draws,
                               GError **error);
/* Arcs that all run between two sides (side: 0 or 1 of each node) and go on doing so: every in- and
 * out-degree kept, by arc swaps among the arcs of one direction (Ryser 1963), of those as above. */
KotakuSwaps *kotaku_swaps_new_across (gsize n_nodes,
                                      const guint8 *side,
                                      const gint32 *from,
                                      const gint32 *to,
                                      gsize n_ties,
                                      const KotakuDraws *draws,
                                      GError **error);
void kotaku_swaps_free (KotakuSwaps *swaps);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KotakuSwaps, kotaku_swaps_free)
/* The arrangement is a KotakuRewired. */
extern const KotakuNullModel kotaku_null_swaps;
/* All graphs of these degrees; 0 where more than KOTAKU_MAX_ARRANGEMENTS or too long to count. 1:
 * no freedom is left. */
guint64 kotaku_swaps_count (const KotakuSwaps *swaps);

/* -- signs.c: the mean of several areas -- */

typedef struct
{
  gsize n;
  double mean, variance; /* variance of the values, over n - 1 */
  double low, high;      /* of the mean, level 1 - alpha, by Student's t on n - 1 */
  double prediction_low, prediction_high; /* of another area */
  double p_value; /* that the mean is 0: the larger of Student's t and of signs dealt anew */
  double min_p;   /* the smallest that so many values allow */
  gboolean exact; /* all signs were enumerated: up to 16 values */
  double error;   /* Monte Carlo error of p; NaN where exact */
} KotakuMean;

/* All but n and mean are NaN below two values. */
gboolean kotaku_mean_test (const double *values,
                           gsize n,
                           const KotakuDraws *draws,
                           KotakuMean *mean,
                           GError **error);

/* -- kappa.c: agreement of coders -- */

/* Cohen 1960, with the standard error of Fleiss, Cohen and Everitt 1969. */
typedef struct
{
  double agreement, expected; /* NaN without units */
  double kappa, error;        /* NaN where the agreement by chance is 1 */
} KotakuKappa;

/* Unit u has the value first[u] of one coder and second[u] of the other, 0 ... n_values - 1. Where
 * values are sided, the last two are the same word with the one or the other side of the unit, and
 * which of them comes first is arbitrary: each is half as likely as the word. */
gboolean kotaku_kappa_init (KotakuKappa *kappa,
                            const gint32 *first,
                            const gint32 *second,
                            gsize n,
                            gsize n_values,
                            gboolean sided,
                            GError **error);

/* What each unit was called, by however many coders: those of unit u are values[start[u]] ... */
typedef struct
{
  gsize n_units, n_values;
  const gsize *start; /* n_units + 1 */
  const gint32 *values;
  gboolean sided; /* as of kotaku_kappa_init() */
} KotakuRatings;

/* Krippendorff's alpha for nominal values (2004), and its interval, level 1 - alpha, by drawing
 * units with replacement. Units of one value do not count. */
typedef struct
{
  double alpha, low, high; /* NaN where nothing varies */
  guint64 undefined;       /* draws in which nothing varies, left out */
} KotakuAlpha;

gboolean kotaku_alpha_init (KotakuAlpha *alpha,
                            const KotakuRatings *ratings,
                            const KotakuDraws *draws,
                            GError **error);

/* -- describe.c -- */

/* What a test says of itself in its frame's metadata: null_model, draws ("exact" where enumerated),
 * seed, tests (how many Holm corrected for; 0: none), monte_carlo_error of the largest p. */
void kotaku_draws_describe (const KotakuDraws *draws,
                            KotakuFrame *frame,
                            const char *null_model,
                            gboolean exact,
                            gsize n_tests,
                            double monte_carlo_error);

G_END_DECLS

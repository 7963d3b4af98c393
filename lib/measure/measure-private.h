/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

/* Between the files of this room. */

#include "infer/infer.h"
#include "measure/measure.h"

G_BEGIN_DECLS

/* The metrics of each family, NULL at the end. */
#define KOTAKU_FAMILY(name) extern const KotakuMetric *const kotaku_family_##name[];
#include "measure/measures.inc"
#undef KOTAKU_FAMILY

/* -- units.c: nodes and ties in the order of the nodes' ids -- */

typedef struct
{
  gsize n;
  gint32 *place; /* of each unit in the view */
  gint32 *unit;  /* of each place; -1: left out */
  gsize n_ties;
  gint32 *from, *to; /* units */
} KotakuUnits;

/* Without the nodes that group (of each place; nullable) puts into none. edges: a tie that binds
 * both ways once, the earlier unit first. */
gboolean kotaku_units_init (KotakuUnits *units,
                            KotakuView *view,
                            const KotakuGraph *graph,
                            const gint32 *group,
                            gboolean edges,
                            GError **error);
void kotaku_units_clear (KotakuUnits *units);
/* Whether there is a tie from i to j, as listed. */
gboolean kotaku_units_has (const KotakuUnits *units, gint32 i, gint32 j);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KotakuUnits, kotaku_units_clear)

/* -- external.c: how certain a group's external share is -- */

/* Of each group, and of all as the one after the last: the interval of the external share of its
 * ties as that of the E-I index; NaN without ties. label is of each unit. */
gboolean kotaku_external_intervals (const KotakuUnits *units,
                                    const gint32 *label,
                                    gsize n_groups,
                                    double alpha,
                                    double *low,
                                    double *high,
                                    GCancellable *cancellable,
                                    GError **error);

/* -- roles.c: Gould and Fernandez 1989 -- */

typedef enum
{
  KOTAKU_BROKER_COORDINATOR = 0,
  KOTAKU_BROKER_ITINERANT = 1,
  KOTAKU_BROKER_GATEKEEPER = 2,
  KOTAKU_BROKER_REPRESENTATIVE = 3,
  KOTAKU_BROKER_LIAISON = 4
} KotakuBroker;
#define KOTAKU_N_BROKERS 5

/* Who sends to whom, both ways; those that a node sends to are sorted. In memory of the caller's.
 */
typedef struct
{
  gsize n;
  gint32 *out_start, *out, *in_start, *in;
} KotakuArcLists;

/* Bytes for n nodes and these arcs, a multiple of 8; 0 where they are too many to be counted. */
gsize kotaku_arc_lists_size (gsize n, gsize n_arcs);
/* both: each tie is two arcs. */
void kotaku_arc_lists_fill (KotakuArcLists *lists,
                            gpointer memory,
                            gsize n,
                            const gint32 *from,
                            const gint32 *to,
                            gsize n_ties,
                            gboolean both);

/* How often ego stands between a and c, who sends to ego and receives from ego, with no arc a to c:
 * by role. label is of each node, -1: none, who is in no triple. by_label is all 0, a place for
 * each label, and is so again. */
void kotaku_roles_count (const KotakuArcLists *lists,
                         const gint32 *label,
                         gint32 ego,
                         gint32 *by_label,
                         gint64 roles[KOTAKU_N_BROKERS]);
/* Sums over all groups of the powers of their sizes: what any ego expects follows from them. The
 * cube of two thousand million nodes still fits. */
__extension__ typedef __int128 KotakuWide;
typedef struct
{
  KotakuWide sum, squares, cubes;
} KotakuGroupSizes;
void kotaku_group_sizes_init (KotakuGroupSizes *sizes, const gint64 *members, gsize n_groups);
/* Expected counts and their standard deviations, and those of the total as the sixth, for an ego of
 * a group of so many members, itself one, where every arc is there with the chance d independently.
 */
void kotaku_roles_expect (const KotakuGroupSizes *sizes,
                          gint64 members,
                          double d,
                          double expected[KOTAKU_N_BROKERS + 1],
                          double deviation[KOTAKU_N_BROKERS + 1]);
/* The chance of each role for an open pair a, c where the groups are dealt anew over all but ego;
 * NaN without two others. */
void kotaku_roles_chances (const KotakuGroupSizes *sizes,
                           gint64 members,
                           double chances[KOTAKU_N_BROKERS]);

/* -- pairs.c -- */

/* The chance that some node's approximate betweenness is further off than stated. */
#define KOTAKU_APPROXIMATE_RISK 0.05

/* Betweenness without weights, within close times all ordered pairs of nodes (in an undirected
 * graph unordered ones) for all nodes at once, but for that risk. */
gboolean kotaku_betweenness_sample (const KotakuGraph *graph,
                                    double close,
                                    double *values,
                                    KotakuOptions *options,
                                    GCancellable *cancellable,
                                    GError **error);

/* -- indices.c -- */

#define KOTAKU_N_INDICES 14
extern const char *const kotaku_index_names[KOTAKU_N_INDICES];

/* Of each node of the whole graph; -1: none. */
typedef struct
{
  const gint32 *group;
  gsize n;
} KotakuIndexGroups;

/* groups NULL: without the assortativities, which are the last two. without: the node of the whole
 * graph that graph lacks, or -1. */
gboolean kotaku_indices_measure (const KotakuGraph *graph,
                                 const KotakuIndexGroups *groups,
                                 gssize without,
                                 double values[KOTAKU_N_INDICES],
                                 KotakuOptions *options,
                                 GCancellable *cancellable,
                                 GError **error);

/* -- jackknife.c -- */

/* What is measured of a graph that lacks the node without: n_columns values, or as many for each
 * node, column by column. */
typedef struct
{
  gboolean (*measure) (const KotakuGraph *graph,
                       gssize without,
                       double *values,
                       gpointer data,
                       KotakuOptions *options,
                       GCancellable *cancellable,
                       GError **error);
  gpointer data;
  gsize n_columns;
  gboolean per_node;
} KotakuVaried;

/* sqrt ((n - 2)/(2n) sum (Z_-i - their mean)^2) of each value; NaN below three nodes, or where it
 * is defined without fewer than two. */
gboolean kotaku_jackknife_errors (const KotakuGraph *graph,
                                  const KotakuVaried *varied,
                                  double *errors,
                                  KotakuOptions *options,
                                  GCancellable *cancellable,
                                  GError **error);

/* -- lengths.c -- */

typedef struct
{
  double mean, diameter; /* of joined pairs along arcs; NaN without one */
  double fragmentation;  /* Borgatti 2006; NaN below two nodes */
} KotakuLengths;
gboolean kotaku_lengths_measure (const KotakuGraph *graph,
                                 KotakuLengths *lengths,
                                 KotakuOptions *options,
                                 GCancellable *cancellable,
                                 GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-2.0-or-later */

/* The command brokerage: who stands between whom, by group. */

#include "measure/measure-private.h"

#include <math.h>
#include <string.h>

/* Streams of random numbers. */
enum
{
  PURPOSE_SWAPS = 1,
  PURPOSE_ROLES = 2
};

/* So many nodes at most are enumerated for each ego apart. */
#define MAX_ENUMERATED 100

static const char *const role_names[KOTAKU_N_BROKERS]
    = { "coordinator", "itinerant", "gatekeeper", "representative", "liaison" };

typedef gint64 Roles[KOTAKU_N_BROKERS];
typedef double Chances[KOTAKU_N_BROKERS];

typedef struct
{
  KotakuView *view;
  const KotakuGraph *graph;
  KotakuGroups groups;
  gsize n_groups;
  gboolean mutual;  /* every tie binds both ways */
  KotakuUnits all;  /* ties are edges where all are mutual */
  gint32 *label;    /* of each of all: its group, -1: none */
  KotakuUnits some; /* those with a group */
  gint32 *own;      /* of each of some: its group */
  gint64 *members;  /* of each group */
  KotakuGroupSizes sizes;
  Chances *chances; /* of each group: of the roles where the groups are dealt anew */
  gpointer memory;
  KotakuArcLists lists;      /* of some */
  Roles *roles;              /* of each of some */
  gint64 *total;             /* likewise */
  KotakuNullResult *rewired; /* of each of all, and of the largest total */
  KotakuNullResult *dealt;   /* of each of some */
  GCancellable *cancellable; /* of the call: an arrangement of a large network takes long */
} Brokerage;

static void
brokerage_clear (Brokerage *work)
{
  kotaku_groups_clear (&work->groups);
  kotaku_units_clear (&work->all);
  kotaku_units_clear (&work->some);
  g_free (work->label);
  g_free (work->own);
  g_free (work->members);
  g_free (work->chances);
  g_free (work->memory);
  g_free (work->roles);
  g_free (work->total);
  g_free (work->rewired);
  g_free (work->dealt);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Brokerage, brokerage_clear)

/* -- what the data say
 * --------------------------------------------------------------------------------- */

static gint64
add_up (const gint64 *roles)
{
  gint64 total = 0;
  for (gsize role = 0; role < KOTAKU_N_BROKERS; role++)
    total += roles[role];
  return total;
}

static gboolean
is_mutual (const KotakuGraph *graph)
{
  for (gsize i = 0; i < graph->n_nodes; i++)
    {
      gsize n = graph->out_start[i + 1] - graph->out_start[i];
      if (n != graph->in_start[i + 1] - graph->in_start[i])
        return FALSE;
      for (gsize k = 0; k < n; k++)
        if (graph->out_node[graph->out_start[i] + k] != graph->in_node[graph->in_start[i] + k])
          return FALSE;
    }
  return TRUE;
}

static gboolean
allocate (Brokerage *work, GError **error)
{
  gsize n = work->all.n, n_some = work->some.n, n_groups = work->n_groups;
  return (work->label = KOTAKU_ALLOC (gint32, n, error)) != NULL
         && (work->own = KOTAKU_ALLOC (gint32, n_some, error)) != NULL
         && (work->members = KOTAKU_ALLOC0 (gint64, n_groups, error)) != NULL
         && (work->chances = KOTAKU_ALLOC (Chances, n_groups, error)) != NULL
         && (work->memory
             = kotaku_alloc (kotaku_arc_lists_size (n_some, work->some.n_ties), 1, error))
                != NULL
         && (work->roles = KOTAKU_ALLOC (Roles, n_some, error)) != NULL
         && (work->total = KOTAKU_ALLOC (gint64, n_some, error)) != NULL
         && (work->rewired = KOTAKU_ALLOC0 (KotakuNullResult, n + 1, error)) != NULL
         && (work->dealt = KOTAKU_ALLOC0 (KotakuNullResult, n_some, error)) != NULL;
}

static void
label_units (Brokerage *work)
{
  const KotakuGroups *groups = &work->groups;
  for (gsize i = 0; i < work->all.n; i++)
    {
      gint32 name = groups->group[work->all.place[i]];
      work->label[i] = name >= 0 ? groups->rank[name] - 1 : -1;
    }
  for (gsize i = 0; i < work->some.n; i++)
    {
      work->own[i] = groups->rank[groups->group[work->some.place[i]]] - 1;
      work->members[work->own[i]]++;
    }
  kotaku_group_sizes_init (&work->sizes, work->members, work->n_groups);
  for (gsize g = 0; g < work->n_groups; g++)
    kotaku_roles_chances (&work->sizes, work->members[g], work->chances[g]);
}

static gboolean
count (Brokerage *work, GCancellable *cancellable, GError **error)
{
  const KotakuUnits *some = &work->some;
  g_autofree gint32 *by_label = KOTAKU_ALLOC0 (gint32, work->n_groups, error);
  if (by_label == NULL)
    return FALSE;
  kotaku_arc_lists_fill (&work->lists, work->memory, some->n, some->from, some->to, some->n_ties,
                         FALSE);
  for (gsize i = 0; i < some->n; i++)
    {
      if (i % 1024 == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      kotaku_roles_count (&work->lists, work->own, (gint32) i, by_label, work->roles[i]);
      work->total[i] = add_up (work->roles[i]);
    }
  return TRUE;
}

static gboolean
brokerage_init (Brokerage *work,
                KotakuView *view,
                const char *group,
                const KotakuGraph *graph,
                GCancellable *cancellable,
                GError **error)
{
  work->view = view;
  work->graph = graph;
  work->cancellable = cancellable;
  work->mutual = is_mutual (graph);
  if (!kotaku_groups_init (&work->groups, view, group, error)
      || !kotaku_units_init (&work->all, view, graph, NULL, work->mutual, error)
      || !kotaku_units_init (&work->some, view, graph, work->groups.group, FALSE, error))
    return FALSE;
  work->n_groups = kotaku_dictionary_get_size (work->groups.names);
  if (kotaku_arc_lists_size (graph->n_nodes, graph->n_arcs) == 0)
    {
      g_set_error (error, KOTAKU_ERROR, KOTAKU_ERROR_TOO_LARGE, "brokerage: more than %d arcs",
                   G_MAXINT32);
      return FALSE;
    }
  if (!allocate (work, error))
    return FALSE;
  label_units (work);
  return TRUE;
}

/* The values of a cancelled call are not looked at. */
static gboolean
is_cancelled (const Brokerage *work, gsize ego)
{
  return ego % 1024 == 0 && g_cancellable_is_cancelled (work->cancellable);
}

/* -- the total given the degrees
 * ------------------------------------------------------------------------- */

/* Scratch: lists of arcs, then counts by group. */
static void
measure_totals (gconstpointer arrangement, gconstpointer data, gpointer scratch, double *values)
{
  const Brokerage *work = data;
  const KotakuRewired *rewired = arrangement;
  gsize n = work->all.n;
  gsize size = kotaku_arc_lists_size (n, work->graph->n_arcs);
  gint32 *by_label = (gpointer) ((char *) scratch + size);
  KotakuArcLists lists;
  values[n] = 0;
  kotaku_arc_lists_fill (&lists, scratch, n, rewired->from, rewired->to, rewired->n_ties,
                         work->mutual);
  for (gsize i = 0; i < n && !is_cancelled (work, i); i++)
    {
      Roles roles;
      kotaku_roles_count (&lists, work->label, (gint32) i, by_label, roles);
      values[i] = (double) add_up (roles);
      values[n] = MAX (values[n], values[i]);
    }
}

static gboolean
test_totals (Brokerage *work, const KotakuDraws *draws, GError **error)
{
  const KotakuUnits *all = &work->all;
  g_autoptr (KotakuSwaps) swaps
      = kotaku_swaps_new (all->n, all->from, all->to, all->n_ties, !work->mutual, draws, error);
  KotakuStatistic statistic = { .function = measure_totals,
                                .data = work,
                                .n_values = all->n + 1,
                                .scratch = kotaku_arc_lists_size (all->n, work->graph->n_arcs)
                                           + work->n_groups * sizeof (gint32) };
  if (swaps == NULL)
    return FALSE;
  return kotaku_permute (&kotaku_null_swaps, swaps, kotaku_swaps_count (swaps), &statistic, draws,
                         "rewiring ties", work->rewired, error);
}

/* -- the roles given who is tied
 * ------------------------------------------------------------------------- */

/* The role that stands out most, over what dealing the groups anew gives, in the standard deviation
 * of as many pairs by themselves; -1 and NaN where no role can stand out. */
static int
find_role (const gint64 *roles, const double *chances, double *height)
{
  double total = (double) add_up (roles);
  int best = -1;
  *height = NAN;
  for (int role = 0; total > 0 && role < KOTAKU_N_BROKERS; role++)
    {
      double chance = chances[role];
      if (!(chance > 0 && chance < 1))
        continue;
      double z = ((double) roles[role] - total * chance) / sqrt (total * chance * (1 - chance));
      /* What rounding alone tells apart is equal, and the first is named. */
      if (best >= 0 && z <= *height + 1e-9 * MAX (1, fabs (*height)))
        continue;
      best = role;
      *height = z;
    }
  return best;
}

static double
measure_ego (const Brokerage *work, const gint32 *label, gsize ego, gint32 *by_label)
{
  Roles roles;
  double height;
  kotaku_roles_count (&work->lists, label, (gint32) ego, by_label, roles);
  find_role (roles, work->chances[work->own[ego]], &height);
  return height;
}

typedef struct
{
  const Brokerage *work;
  gsize ego;
} Ego;

/* The arrangement labels the others. Scratch: labels, then counts by group. */
static void
measure_one (gconstpointer arrangement, gconstpointer data, gpointer scratch, double *values)
{
  const Ego *ego = data;
  const gint32 *others = arrangement;
  gsize n = ego->work->some.n;
  gint32 *label = scratch;
  memcpy (label, others, ego->ego * sizeof *label);
  label[ego->ego] = ego->work->own[ego->ego];
  memcpy (label + ego->ego + 1, others + ego->ego, (n - 1 - ego->ego) * sizeof *label);
  values[0] = measure_ego (ego->work, label, ego->ego, label + n);
}

/* The arrangement puts all in any order, from which one with ego in its place is made by an
 * exchange: of those each is as likely. Scratch: labels, whose place each has, counts by group. */
static void
measure_all (gconstpointer arrangement, gconstpointer data, gpointer scratch, double *values)
{
  const Brokerage *work = data;
  const gint32 *order = arrangement;
  gsize n = work->some.n;
  gint32 *label = scratch, *place = label + n, *by_label = place + n;
  for (gsize i = 0; i < n; i++)
    {
      label[i] = work->own[order[i]];
      place[order[i]] = (gint32) i;
    }
  for (gsize ego = 0; ego < n && !is_cancelled (work, ego); ego++)
    {
      gsize other = (gsize) place[ego];
      values[ego] = NAN;
      if (work->total[ego] == 0)
        continue;
      label[other] = label[ego];
      label[ego] = work->own[ego];
      values[ego] = measure_ego (work, label, ego, by_label);
      label[ego] = label[other];
      label[other] = work->own[ego];
    }
}

/* Of all but ego, by the order of the units; n - 1 of them. */
static void
list_others (const Brokerage *work, gsize ego, gint32 *others)
{
  memcpy (others, work->own, ego * sizeof *others);
  memcpy (others + ego, work->own + ego + 1, (work->some.n - 1 - ego) * sizeof *others);
}

/* All arrangements for those egos of which there are few; sets left where one is to be drawn. */
static gboolean
enumerate_roles (Brokerage *work, const KotakuDraws *draws, gboolean *left, GError **error)
{
  gsize n = work->some.n;
  g_autofree gint32 *others = KOTAKU_ALLOC (gint32, n, error);
  KotakuStatistic statistic = { .function = measure_one,
                                .n_values = 1,
                                .scratch = (n + work->n_groups) * sizeof (gint32) };
  if (others == NULL)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    {
      Ego ego = { work, i };
      KotakuLabels labels = { others, n - 1, work->n_groups };
      work->dealt[i] = (KotakuNullResult){ .observed = NAN, .exact = TRUE };
      if (work->total[i] == 0)
        continue;
      list_others (work, i, others);
      guint64 n_dealings = n <= MAX_ENUMERATED ? kotaku_labels_count (&labels) : 0;
      *left = *left || n_dealings == 0;
      statistic.data = &ego;
      if (n_dealings > 0
          && !kotaku_permute (&kotaku_null_labels, &labels, n_dealings, &statistic, draws,
                              "dealing groups anew", &work->dealt[i], error))
        return FALSE;
      work->dealt[i].exact = n_dealings > 0;
    }
  return TRUE;
}

static gboolean
draw_roles (Brokerage *work, const KotakuDraws *draws, GError **error)
{
  gsize n = work->some.n;
  g_autofree KotakuNullResult *drawn = KOTAKU_ALLOC (KotakuNullResult, n, error);
  KotakuStatistic statistic = { .function = measure_all,
                                .data = work,
                                .n_values = n,
                                .scratch = (2 * n + work->n_groups) * sizeof (gint32) };
  if (drawn == NULL
      || !kotaku_permute (&kotaku_null_order, &n, 0, &statistic, draws, "dealing groups anew",
                          drawn, error))
    return FALSE;
  for (gsize i = 0; i < n; i++)
    if (!work->dealt[i].exact)
      work->dealt[i] = drawn[i];
  return TRUE;
}

static gboolean
test (Brokerage *work, KotakuOptions *options, GCancellable *cancellable, GError **error)
{
  KotakuDraws draws;
  gboolean left = FALSE;
  kotaku_draws_init (&draws, options, work->all.n, PURPOSE_SWAPS, cancellable);
  if (!test_totals (work, &draws, error))
    return FALSE;
  draws.purpose = PURPOSE_ROLES;
  return enumerate_roles (work, &draws, &left, error)
         && (!left || draw_roles (work, &draws, error));
}

/* -- rows
 * ------------------------------------------------------------------------------------------- */

enum
{
  COLUMN_COUNTS = 1,
  COLUMN_EXPECTED = COLUMN_COUNTS + KOTAKU_N_BROKERS + 1,
  COLUMN_Z = COLUMN_EXPECTED + KOTAKU_N_BROKERS + 1,
  COLUMN_P_DEGREES = COLUMN_Z + KOTAKU_N_BROKERS + 1,
  COLUMN_P_ROLES,
  COLUMN_ROLE,
  COLUMN_P_MAXIMUM,
  COLUMN_MIN_P,
  COLUMN_REASON
};

static const char columns[]
    = "id:s,coordinator:i,itinerant:i,gatekeeper:i,representative:i,liaison:i,total:i,"
      "coordinator_expected:d,itinerant_expected:d,gatekeeper_expected:d,"
      "representative_expected:d,liaison_expected:d,total_expected:d,coordinator_z:d,itinerant_z:d,"
      "gatekeeper_z:d,representative_z:d,liaison_z:d,total_z:d,p_degrees:d,p_roles:d,role:w,"
      "p_maximum:d,min_p:d,reason:w";

/* Whoever has no group is in no triple. */
static void
write_nobody (KotakuRows *rows)
{
  for (guint role = 0; role <= KOTAKU_N_BROKERS; role++)
    {
      kotaku_rows_int64 (rows, COLUMN_COUNTS + role, 0);
      kotaku_rows_double (rows, COLUMN_EXPECTED + role, 0);
    }
}

static void
write_roles (KotakuRows *rows, const Brokerage *work, gsize unit)
{
  double n = (double) work->all.n, d = (double) work->graph->n_arcs / (n * (n - 1));
  double expected[KOTAKU_N_BROKERS + 1], deviation[KOTAKU_N_BROKERS + 1];
  kotaku_roles_expect (&work->sizes, work->members[work->own[unit]], d, expected, deviation);
  for (guint role = 0; role <= KOTAKU_N_BROKERS; role++)
    {
      gint64 found = role < KOTAKU_N_BROKERS ? work->roles[unit][role] : work->total[unit];
      kotaku_rows_int64 (rows, COLUMN_COUNTS + role, found);
      kotaku_rows_double (rows, COLUMN_EXPECTED + role, expected[role]);
      if (deviation[role] > 0)
        kotaku_rows_double (rows, COLUMN_Z + role,
                            ((double) found - expected[role]) / deviation[role]);
    }
}

static void
write_tests (KotakuRows *rows, const Brokerage *work, gsize unit, gsize place, double alpha)
{
  double height;
  const KotakuNullResult *largest = &work->rewired[work->all.n];
  const KotakuNullResult *own = &work->rewired[work->all.unit[place]];
  double p = kotaku_null_p (own, KOTAKU_TAIL_UPPER);
  double min_p = kotaku_null_min_p (own, KOTAKU_TAIL_UPPER);
  KotakuReason reason = kotaku_reason_find (p, min_p, alpha, FALSE);
  kotaku_rows_double (rows, COLUMN_P_DEGREES, p);
  kotaku_rows_double (rows, COLUMN_MIN_P, min_p);
  if (reason != KOTAKU_REASON_NONE)
    kotaku_rows_string (rows, COLUMN_REASON, kotaku_reason_to_text (reason));
  kotaku_rows_double (rows, COLUMN_P_ROLES, kotaku_null_p (&work->dealt[unit], KOTAKU_TAIL_UPPER));
  int role = find_role (work->roles[unit], work->chances[work->own[unit]], &height);
  if (role >= 0)
    kotaku_rows_string (rows, COLUMN_ROLE, role_names[role]);
  if (work->total[unit] > 0 && (double) work->total[unit] == largest->observed)
    kotaku_rows_double (rows, COLUMN_P_MAXIMUM, kotaku_null_p (largest, KOTAKU_TAIL_UPPER));
}

static KotakuFrame *
write_rows (const Brokerage *work, double alpha, GError **error)
{
  KotakuNetwork *network = kotaku_view_peek_network (work->view);
  KotakuDictionary *ids = kotaku_network_peek_node_ids (network);
  gsize n = 0;
  const KotakuNode *nodes = kotaku_view_get_nodes (work->view, &n);
  KotakuRows *rows = kotaku_rows_new (columns);
  if (ids != NULL)
    kotaku_rows_share (rows, 0, ids);
  for (gsize place = 0; place < n; place++)
    {
      kotaku_rows_begin (rows);
      kotaku_rows_code (rows, 0, (gint32) nodes[place]);
      if (work->some.unit[place] < 0)
        {
          write_nobody (rows);
          continue;
        }
      write_roles (rows, work, (gsize) work->some.unit[place]);
      write_tests (rows, work, (gsize) work->some.unit[place], place, alpha);
    }
  return kotaku_rows_finish (rows, error);
}

/* What the tests say of themselves. */
static void
describe (const Brokerage *work, const char *group, KotakuOptions *options, KotakuFrame *frame)
{
  KotakuDraws draws;
  gboolean exact = work->rewired[work->all.n].exact;
  double largest = NAN;
  for (gsize i = 0; i <= work->all.n; i++)
    largest = fmax (largest, kotaku_null_error (&work->rewired[i], KOTAKU_TAIL_UPPER));
  for (gsize i = 0; i < work->some.n; i++)
    {
      exact = exact && work->dealt[i].exact;
      largest = fmax (largest, kotaku_null_error (&work->dealt[i], KOTAKU_TAIL_UPPER));
    }
  kotaku_draws_init (&draws, options, work->all.n, PURPOSE_SWAPS, NULL);
  kotaku_view_describe (work->view, &kotaku_command_brokerage, options, frame);
  kotaku_frame_set_metadata (frame, "group", group);
  kotaku_draws_describe (&draws, frame, "ties rewired given degrees; labels permuted, ego's kept",
                         exact, 0, largest);
  kotaku_graph_warn (work->graph, frame);
  kotaku_frame_seal (frame);
}

static KotakuFrame *
ask (KotakuView *view,
     const char *group,
     KotakuOptions *options,
     GCancellable *cancellable,
     GError **error)
{
  g_auto (Brokerage) work = { 0 };
  const KotakuGraph *graph = kotaku_graph_get (view, cancellable, error);
  if (graph == NULL || !brokerage_init (&work, view, group, graph, cancellable, error)
      || !count (&work, cancellable, error) || !test (&work, options, cancellable, error))
    return NULL;
  KotakuFrame *frame = write_rows (&work, kotaku_options_get_double (options, "alpha"), error);
  if (frame != NULL)
    describe (&work, group, options, frame);
  return frame;
}

/**
 * kotaku_view_brokerage:
 * @view: a view
 * @group: a column of the nodes, `delineation`, or `institution`: who belongs together
 * @options: (nullable): `seed`, `draws`, `alpha`, `threads`; progress
 * @cancellable: (nullable): stops the call within 1 s
 * @error: return location for an error that names the column or option, and the nearest
 *
 * Counts how often each node, ego, stands between two others: a sends to ego, ego sends to c, and a
 * does not send to c. By their groups ego is their `coordinator` (all in one), `itinerant` (a and c
 * in one, ego outside), `gatekeeper` (ego and c in one), `representative` (a and ego in one) or
 * `liaison` (three groups); `total` adds these. In an undirected view a pair counts both ways.
 * Nodes without a group are in no triple.
 *
 * `<role>_expected` and `<role>_z` are Gould and Fernandez's, for arcs that are there with the
 * chance arcs / n(n - 1) each by itself. They are no test: an ego that is merely active has a large
 * z.
 *
 * `p_degrees` is a test: the upper tail of ego's total where ties are rewired with every in- and
 * out-degree kept (every degree where all ties are mutual), and the groups stay. It is for an ego
 * named beforehand; for one picked because its total is the largest, `p_maximum` is the upper tail
 * of the largest total of any ego, given for the ego that has it.
 *
 * `min_p` is the smallest `p_degrees` that any wiring could have given ego, and `reason` says why a
 * `p_degrees` answers nothing at `alpha`: `too_few` (`min_p` exceeds it, as where only one wiring
 * has these degrees), `not_significant`. None of these p is corrected for how many egos are looked
 * at.
 *
 * `p_roles` asks whether the groups explain what ego does, its ties as they are. The groups of all
 * others are dealt anew, ego's kept; each role has then the chance p of being that of one of ego's
 * T pairs. `role` is the one that stands out most, by (count - Tp) / sqrt (Tp(1 - p)); since it is
 * picked for its height, `p_roles` is the upper tail of the largest height of any role.
 *
 * All arrangements are made up to 100,000 (of groups up to 100 nodes, and up to 4,000,000 nodes in
 * all of them together), else `draws` are drawn,
 * always in the order of the ids, so that the rows of a dataset may stand in any order.
 *
 * - Unit: ordered pairs of others
 * - Range: counts and expected counts 0 and up, z any, p 0 to 1
 * - Undefined: z and p where the count cannot vary; all p of a node without a group; `p_roles` and
 * `role` of an ego between nobody, or where all groups are one; expected counts of a lone node
 * - Cost: O(sum over arcs a to ego of the shorter of their lists) for each of the draws
 * - Source: Gould and Fernandez 1989; Rao, Jana, Bandyopadhyay 1996; Besag and Clifford 1989
 * - Threads: any; the same bits for any number of `threads`
 * - Errors: %KOTAKU_ERROR_UNKNOWN_COLUMN, %KOTAKU_ERROR_UNKNOWN_OPTION,
 *   %KOTAKU_ERROR_TOO_LARGE, %KOTAKU_ERROR_NO_MEMORY, %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): a row per node of the view, in its order, or %NULL with @error set
 *
 * Since: 1.0
 */
KotakuFrame *
kotaku_view_brokerage (KotakuView *view,
                       const char *group,
                       KotakuOptions *options,
                       GCancellable *cancellable,
                       GError **error)
{
  g_return_val_if_fail (view != NULL && group != NULL, NULL);
  return kotaku_view_call_by_group (view, group, &kotaku_command_brokerage, ask, options,
                                    cancellable, error);
}

const KotakuCommand kotaku_command_brokerage = {
  .name = "brokerage",
  .object = "view",
  .function = "kotaku_view_brokerage",
  .parameters = "group:string",
  .options = "",
  .columns = "id,coordinator,itinerant,gatekeeper,representative,liaison,total,"
             "coordinator_expected,itinerant_expected,gatekeeper_expected,representative_expected,"
             "liaison_expected,total_expected,coordinator_z,itinerant_z,gatekeeper_z,"
             "representative_z,liaison_z,total_z,p_degrees,p_roles,role,p_maximum,min_p,reason",
  .title = "Count who stands between whom, by group",
  .title_id = "Hitung siapa menjadi perantara siapa, menurut kelompok",
  .example = "kotaku brokerage examples/pasar-ii --group sector --level institutional",
  .since = "1.0",
};

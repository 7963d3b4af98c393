/* SPDX-License-Identifier: GPL-2.0-or-later */

/* The command segregation: whether ties stay within groups more than they would by chance. */

#include "measure/measure-private.h"

#include <math.h>
#include <string.h>

/* Streams of random numbers. */
enum
{
  PURPOSE_LABELS = 1,
  PURPOSE_SWAPS = 2
};

/* Rows are the groups by name, and after them the row of all. */
typedef struct
{
  KotakuView *view;
  KotakuGroups groups;
  KotakuUnits units;
  gsize n_groups;
  gint32 *label;    /* of each unit: its group, by name */
  gint32 *n_ends;   /* of each unit: ends of ties */
  gint64 *size;     /* of each group: units */
  gint64 *internal; /* of each row: ties within */
  gint64 *external; /* of each row: ties with one end in it; of all: between groups */
  double *expected, *low, *high;
  KotakuNullResult *dealt, *rewired;
  double *adjusted; /* of each group: the larger p, after Holm */
  gsize n_tests;
  double floor_p; /* the smallest p, corrected, that any group could have */
  KotakuDraws draws;
} Segregation;

static void
segregation_clear (Segregation *work)
{
  kotaku_groups_clear (&work->groups);
  kotaku_units_clear (&work->units);
  g_free (work->label);
  g_free (work->n_ends);
  g_free (work->size);
  g_free (work->internal);
  g_free (work->external);
  g_free (work->expected);
  g_free (work->low);
  g_free (work->high);
  g_free (work->dealt);
  g_free (work->rewired);
  g_free (work->adjusted);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Segregation, segregation_clear)

/* -- the index
 * ---------------------------------------------------------------------------------------- */

/* (external - internal)/(external + internal). */
static double
get_index (double internal, double external)
{
  return internal + external > 0 ? (external - internal) / (external + internal) : NAN;
}

/* Ties within each group, and ends of ties in it; both have a place per group. */
static void
count_ties (const Segregation *work,
            const gint32 *label,
            const gint32 *from,
            const gint32 *to,
            gint64 *internal,
            gint64 *ends)
{
  memset (internal, 0, work->n_groups * sizeof *internal);
  memset (ends, 0, work->n_groups * sizeof *ends);
  for (gsize k = 0; k < work->units.n_ties; k++)
    internal[label[from[k]]] += label[from[k]] == label[to[k]];
  for (gsize i = 0; i < work->units.n; i++)
    ends[label[i]] += work->n_ends[i];
}

/* Groups of which several are asked about at once: the index of each, and of all. */
static void
fill_indices (const Segregation *work, const gint64 *internal, const gint64 *ends, double *values)
{
  gint64 within = 0;
  for (gsize g = 0; g < work->n_groups; g++)
    {
      within += internal[g];
      values[g] = get_index ((double) internal[g], (double) (ends[g] - 2 * internal[g]));
    }
  values[work->n_groups]
      = get_index ((double) within, (double) ((gint64) work->units.n_ties - within));
}

static void
measure_dealt (gconstpointer arrangement, gconstpointer data, gpointer scratch, double *values)
{
  const Segregation *work = data;
  gint64 *internal = scratch, *ends = internal + work->n_groups;
  count_ties (work, arrangement, work->units.from, work->units.to, internal, ends);
  fill_indices (work, internal, ends, values);
}

static void
measure_rewired (gconstpointer arrangement, gconstpointer data, gpointer scratch, double *values)
{
  const Segregation *work = data;
  const KotakuRewired *rewired = arrangement;
  gint64 *internal = scratch, *ends = internal + work->n_groups;
  count_ties (work, work->label, rewired->from, rewired->to, internal, ends);
  fill_indices (work, internal, ends, values);
}

/* -- what the data say
 * -------------------------------------------------------------------------------- */

static gboolean
allocate (Segregation *work, GError **error)
{
  gsize n = work->units.n, rows = work->n_groups + 1;
  return (work->label = KOTAKU_ALLOC (gint32, n, error)) != NULL
         && (work->n_ends = KOTAKU_ALLOC0 (gint32, n, error)) != NULL
         && (work->size = KOTAKU_ALLOC0 (gint64, rows, error)) != NULL
         && (work->internal = KOTAKU_ALLOC0 (gint64, rows, error)) != NULL
         && (work->external = KOTAKU_ALLOC0 (gint64, rows, error)) != NULL
         && (work->expected = KOTAKU_ALLOC (double, rows, error)) != NULL
         && (work->low = KOTAKU_ALLOC (double, rows, error)) != NULL
         && (work->high = KOTAKU_ALLOC (double, rows, error)) != NULL
         && (work->dealt = KOTAKU_ALLOC0 (KotakuNullResult, rows, error)) != NULL
         && (work->rewired = KOTAKU_ALLOC0 (KotakuNullResult, rows, error)) != NULL
         && (work->adjusted = KOTAKU_ALLOC (double, rows, error)) != NULL;
}

/* Over the ordered pairs that there could be. */
static void
expect (Segregation *work)
{
  double n = (double) work->units.n, within = 0;
  for (gsize g = 0; g < work->n_groups; g++)
    {
      double size = (double) work->size[g];
      within += size * (size - 1);
      work->expected[g] = get_index (size * (size - 1), 2 * size * (n - size));
    }
  work->expected[work->n_groups] = get_index (within, n * (n - 1) - within);
}

static void
observe (Segregation *work)
{
  const KotakuUnits *units = &work->units;
  gsize all = work->n_groups;
  for (gsize i = 0; i < units->n; i++)
    {
      work->label[i] = work->groups.rank[work->groups.group[units->place[i]]] - 1;
      work->size[work->label[i]]++;
    }
  for (gsize k = 0; k < units->n_ties; k++)
    {
      gint32 a = work->label[units->from[k]], b = work->label[units->to[k]];
      work->n_ends[units->from[k]]++;
      work->n_ends[units->to[k]]++;
      work->internal[a] += a == b;
      work->internal[all] += a == b;
      work->external[a] += a != b;
      work->external[b] += a != b;
      work->external[all] += a != b;
    }
}

static gboolean
segregation_init (Segregation *work,
                  KotakuView *view,
                  const char *group,
                  const KotakuGraph *graph,
                  GError **error)
{
  work->view = view;
  if (!kotaku_groups_init (&work->groups, view, group, error)
      || !kotaku_units_init (&work->units, view, graph, work->groups.group, graph->undirected,
                             error))
    return FALSE;
  work->n_groups = kotaku_dictionary_get_size (work->groups.names);
  if (!allocate (work, error))
    return FALSE;
  observe (work);
  expect (work);
  return TRUE;
}

/* -- tests
 * ------------------------------------------------------------------------------------------ */

static gboolean
test_labels (Segregation *work, const KotakuDraws *draws, GError **error)
{
  KotakuLabels labels = { work->label, work->units.n, work->n_groups };
  KotakuStatistic statistic = { .function = measure_dealt,
                                .data = work,
                                .n_values = work->n_groups + 1,
                                .scratch = 2 * work->n_groups * sizeof (gint64) };
  return kotaku_permute (&kotaku_null_labels, &labels, kotaku_labels_count (&labels), &statistic,
                         draws, "dealing groups anew", work->dealt, error);
}

static gboolean
test_degrees (Segregation *work, gboolean directed, const KotakuDraws *draws, GError **error)
{
  const KotakuUnits *units = &work->units;
  g_autoptr (KotakuSwaps) swaps
      = kotaku_swaps_new (units->n, units->from, units->to, units->n_ties, directed, draws, error);
  KotakuStatistic statistic = { .function = measure_rewired,
                                .data = work,
                                .n_values = work->n_groups + 1,
                                .scratch = 2 * work->n_groups * sizeof (gint64) };
  if (swaps == NULL)
    return FALSE;
  return kotaku_permute (&kotaku_null_swaps, swaps, kotaku_swaps_count (swaps), &statistic, draws,
                         "rewiring ties", work->rewired, error);
}

/* A group of one has no tie within, whatever happens. */
static gboolean
is_tested (const Segregation *work, gsize row)
{
  return row == work->n_groups || work->size[row] > 1;
}

static double
get_p (const Segregation *work, const KotakuNullResult *results, gsize row, KotakuTail tail)
{
  return is_tested (work, row) ? kotaku_null_p (&results[row], tail) : NAN;
}

static double
get_larger_p (const Segregation *work, gsize row)
{
  return kotaku_larger (get_p (work, work->dealt, row, KOTAKU_TAIL_LOWER),
                        get_p (work, work->rewired, row, KOTAKU_TAIL_LOWER));
}

static double
get_min_p (const Segregation *work, gsize row)
{
  if (!is_tested (work, row))
    return NAN;
  return kotaku_larger (kotaku_null_min_p (&work->dealt[row], KOTAKU_TAIL_LOWER),
                        kotaku_null_min_p (&work->rewired[row], KOTAKU_TAIL_LOWER));
}

/* Who says segregated of a group says that both tests reject, of any of several groups. All ties
 * together are a question of their own, which nobody picks: it is not corrected. */
static gboolean
adjust (Segregation *work, GError **error)
{
  gsize n = work->n_groups;
  g_autofree double *p = KOTAKU_ALLOC (double, n + 1, error);
  g_autofree double *min_p = p != NULL ? KOTAKU_ALLOC (double, n + 1, error) : NULL;
  if (min_p == NULL)
    return FALSE;
  for (gsize row = 0; row <= n; row++)
    {
      p[row] = get_larger_p (work, row);
      min_p[row] = get_min_p (work, row);
    }
  work->n_tests = kotaku_holm (p, n, work->adjusted);
  work->floor_p = kotaku_holm_floor (p, min_p, n, work->n_tests);
  work->adjusted[n] = p[n];
  return TRUE;
}

/* Without ties there is nothing to ask. */
static void
test_nothing (Segregation *work)
{
  for (gsize row = 0; row <= work->n_groups; row++)
    work->dealt[row] = work->rewired[row] = (KotakuNullResult){ .observed = NAN, .exact = TRUE };
}

static gboolean
test (Segregation *work, const KotakuGraph *graph, GError **error)
{
  gsize n_tests = 0;
  if (work->units.n_ties == 0)
    {
      test_nothing (work);
      return adjust (work, error);
    }
  for (gsize g = 0; g < work->n_groups; g++)
    n_tests += is_tested (work, g);
  kotaku_draws_reach (&work->draws, n_tests, KOTAKU_TAIL_LOWER);
  if (!test_labels (work, &work->draws, error))
    return FALSE;
  work->draws.purpose = PURPOSE_SWAPS;
  return test_degrees (work, !graph->undirected, &work->draws, error) && adjust (work, error);
}

static KotakuReason
get_reason (const Segregation *work, gsize row)
{
  /* Over the groups, the first of Holm's steps is out of reach where it is for the smallest p. */
  double floor_p = row < work->n_groups ? work->floor_p : 0;
  return kotaku_reason_find (work->adjusted[row], kotaku_larger (get_min_p (work, row), floor_p),
                             work->draws.alpha, FALSE);
}

/* -- rows
 * ------------------------------------------------------------------------------------------- */

static const char *
get_name (const Segregation *work, gsize row)
{
  if (row == work->n_groups)
    return "all";
  return kotaku_dictionary_get (work->groups.names, work->groups.ranked[row + 1]);
}

static KotakuFrame *
write_rows (const Segregation *work, GError **error)
{
  KotakuRows *rows
      = kotaku_rows_new ("group:s,internal:i,external:i,ei_index:d,expected:d,low:d,high:d,"
                         "p_value:d,p_upper:d,p_degrees:d,verdict:w,reason:w,min_p:d");
  for (gsize row = 0; row <= work->n_groups; row++)
    {
      KotakuReason reason = get_reason (work, row);
      kotaku_rows_begin (rows);
      kotaku_rows_string (rows, 0, get_name (work, row));
      kotaku_rows_int64 (rows, 1, work->internal[row]);
      kotaku_rows_int64 (rows, 2, work->external[row]);
      kotaku_rows_double (rows, 3,
                          get_index ((double) work->internal[row], (double) work->external[row]));
      kotaku_rows_double (rows, 4, work->expected[row]);
      kotaku_rows_double (rows, 5, work->low[row]);
      kotaku_rows_double (rows, 6, work->high[row]);
      kotaku_rows_double (rows, 7, get_p (work, work->dealt, row, KOTAKU_TAIL_LOWER));
      kotaku_rows_double (rows, 8, get_p (work, work->dealt, row, KOTAKU_TAIL_UPPER));
      kotaku_rows_double (rows, 9, get_p (work, work->rewired, row, KOTAKU_TAIL_LOWER));
      kotaku_rows_string (rows, 10, reason == KOTAKU_REASON_NONE ? "segregated" : "undecided");
      kotaku_rows_string (rows, 11,
                          reason == KOTAKU_REASON_NONE ? NULL : kotaku_reason_to_text (reason));
      kotaku_rows_double (rows, 12, get_min_p (work, row));
    }
  return kotaku_rows_finish (rows, error);
}

/* The largest Monte Carlo error of any p. */
static double
get_error (const Segregation *work)
{
  double largest = NAN;
  for (gsize row = 0; row <= work->n_groups; row++)
    if (is_tested (work, row))
      {
        largest = fmax (largest, kotaku_null_error (&work->dealt[row], KOTAKU_TAIL_LOWER));
        largest = fmax (largest, kotaku_null_error (&work->rewired[row], KOTAKU_TAIL_LOWER));
      }
  return largest;
}

/* What the tests say of themselves. */
static void
describe (const Segregation *work,
          const char *group,
          KotakuOptions *options,
          const KotakuGraph *graph,
          KotakuFrame *frame)
{
  gsize all = work->n_groups;
  kotaku_view_describe (work->view, &kotaku_command_segregation, options, frame);
  kotaku_frame_set_metadata (frame, "group", group);
  kotaku_draws_describe (&work->draws, frame, "labels permuted; ties rewired given degrees",
                         work->dealt[all].exact && work->rewired[all].exact, work->n_tests,
                         get_error (work));
  kotaku_frame_set_metadata (frame, "not_corrected", "all");
  kotaku_graph_warn (graph, frame);
  kotaku_frame_seal (frame);
}

static KotakuFrame *
ask (KotakuView *view,
     const char *group,
     KotakuOptions *options,
     GCancellable *cancellable,
     GError **error)
{
  g_auto (Segregation) work = { 0 };
  const KotakuGraph *graph = kotaku_graph_get (view, cancellable, error);
  if (graph == NULL || !segregation_init (&work, view, group, graph, error))
    return NULL;
  kotaku_draws_init (&work.draws, options, work.units.n, PURPOSE_LABELS, cancellable);
  if (!kotaku_external_intervals (&work.units, work.label, work.n_groups, work.draws.alpha,
                                  work.low, work.high, cancellable, error)
      || !test (&work, graph, error))
    return NULL;
  KotakuFrame *frame = write_rows (&work, error);
  if (frame != NULL)
    describe (&work, group, options, graph, frame);
  return frame;
}

/**
 * kotaku_view_segregation:
 * @view: a view
 * @group: a column of the nodes, `delineation`, or `institution`: who belongs together
 * @options: (nullable): `seed`, `draws`, `alpha`, `threads`; progress
 * @cancellable: (nullable): stops the call within 1 s
 * @error: return location for an error that names the column or option, and the nearest
 *
 * Asks whether ties stay within groups: sectoral ego. A row per group, by name, then the row `all`,
 * on the arcs of the view's simple graph between nodes that have a group; an undirected view counts
 * ties.
 *
 * `internal` are arcs within the group, `external` those with exactly one end in it, `ei_index` is
 * (external - internal)/(external + internal): -1 where all stay within, 1 where none does.
 * `expected` is the same over the ordered pairs that there could be. `low` and `high` limit the
 * external share at the level 1 - `alpha`, carried through 2s - 1; pairs that share an actor, and
 * the two arcs of a pair, are not counted as more than they are.
 *
 * `p_value` is the share of the ways to deal the groups over the nodes, how many are in each kept,
 * whose index is at most the observed; `p_upper` that of those at least as high. `p_degrees` is the
 * lower tail where the groups stay and the ties are rewired, every in- and out-degree kept (in an
 * undirected view every degree). All arrangements are made up to 100,000 (of groups up to 4,000,000
 * nodes in all of them together), else `draws` are drawn, always in the order of the ids, so that
 * the rows of a dataset may stand in any order. Above 1,000 nodes 199 are drawn where the caller
 * names no number, and as many more, up to 10,000, as the number of groups needs for one of them to
 * be able to answer. `min_p` is the smallest p that both tests could have given.
 *
 * `verdict` is `segregated` where the larger of `p_value` and `p_degrees`, of groups corrected
 * after Holm, is at most `alpha`: the groups explain what degrees do not. The row `all` is a
 * question of its own and not corrected; a group whose index is the same in every arrangement of a
 * test has no p there, and is not counted. Else it is `undecided`, and `reason` says why: `too_few`
 * (`min_p`, or the smallest of any group after Holm, exceeds `alpha`), `no_variation` (no ties, a
 * group of one), `not_significant`.
 *
 * - Unit: counts of arcs (or ties), indices
 * - Range: counts 0 and up, indices -1 to 1, p 0 to 1
 * - Undefined: `ei_index`, limits and p without ties; `expected` without another node; p of a group
 *   of one, and where every arrangement gives the same
 * - Cost: O(nodes + arcs) for each of the draws
 * - Source: Krackhardt and Stern 1988; Rao, Jana, Bandyopadhyay 1996; Besag and Clifford 1989
 * - Threads: any; the same bits for any number of `threads`
 * - Errors: %KOTAKU_ERROR_UNKNOWN_COLUMN, %KOTAKU_ERROR_UNKNOWN_OPTION, %KOTAKU_ERROR_NO_MEMORY,
 *   %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): a row per group and one more, or %NULL with @error set
 *
 * Since: 1.0
 */
KotakuFrame *
kotaku_view_segregation (KotakuView *view,
                         const char *group,
                         KotakuOptions *options,
                         GCancellable *cancellable,
                         GError **error)
{
  g_return_val_if_fail (view != NULL && group != NULL, NULL);
  return kotaku_view_call_by_group (view, group, &kotaku_command_segregation, ask, options,
                                    cancellable, error);
}

const KotakuCommand kotaku_command_segregation = {
  .name = "segregation",
  .object = "view",
  .function = "kotaku_view_segregation",
  .parameters = "group:string",
  .options = "",
  .columns = "group,internal,external,ei_index,expected,low,high,p_value,p_upper,p_degrees,verdict,"
             "reason,min_p",
  .title = "Ask whether ties stay within groups: sectoral ego",
  .title_id = "Uji apakah ikatan tetap di dalam kelompok: ego sektoral",
  .example = "kotaku segregation examples/pasar-ii --group sector --level institutional",
  .since = "1.0",
};

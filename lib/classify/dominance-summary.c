/* SPDX-License-Identifier: GPL-2.0-or-later */

/* dominance --summary: what the order as a whole is, and how likely by chance. */

#include "classify/contests-private.h"

#include <math.h>
#include <string.h>

/* Streams of random numbers, in the order of the tests. */
enum
{
  LINEARITY,
  TRIANGLES,
  STEEPNESS,
  N_TESTS
};

typedef struct
{
  const KotakuGraph *graph;
  KotakuContests contests;
  KotakuDraws draws;
  KotakuOrderTest tests[N_TESTS];
  double p[N_TESTS], min_p[N_TESTS], adjusted[N_TESTS]; /* the last after Holm */
  gsize n_tests;
  double floor_p;   /* the smallest p, corrected, that any of them could have */
  double corrected; /* de Vries's h' */
  double transitive;
  KotakuHierarchy hierarchy;
  double incoherence;
} Summary;

static void
summary_clear (Summary *work)
{
  kotaku_contests_clear (&work->contests);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Summary, summary_clear)

/* -- what the data say
 * -------------------------------------------------------------------------------- */

/* (H - L)/(H + L): wins in the direction that each dyad takes more often, and in the other. */
static double
get_consistency (const KotakuContests *contests)
{
  double more = 0, fewer = 0;
  for (gsize k = 0; k < contests->n; k++)
    {
      more += MAX (contests->list[k].wins, contests->list[k].losses);
      fewer += MIN (contests->list[k].wins, contests->list[k].losses);
    }
  return contests->n > 0 ? (more - fewer) / (more + fewer) : NAN;
}

/* The sum of the largest degree less each, over what it is in a star. */
static double
get_centralisation (const gsize *start, gsize n)
{
  gsize largest = 0;
  for (gsize i = 0; i < n; i++)
    largest = MAX (largest, start[i + 1] - start[i]);
  double others = (double) n - 1;
  double sum = (double) n * (double) largest - (double) start[n];
  return n > 1 ? sum / (others * others) : NAN;
}

static gboolean
find_incoherence (Summary *work, GCancellable *cancellable, GError **error)
{
  g_autofree double *level = KOTAKU_ALLOC (double, work->graph->n_nodes, error);
  if (level == NULL || !kotaku_graph_find_trophic_levels (work->graph, level, cancellable, error))
    return FALSE;
  work->incoherence = kotaku_graph_get_incoherence (work->graph, level);
  return TRUE;
}

/* -- tests
 * ------------------------------------------------------------------------------------------ */

static gboolean
run_tests (Summary *work, KotakuOptions *options, GCancellable *cancellable, GError **error)
{
  KotakuDraws *draws = &work->draws;
  gboolean dij = strcmp (kotaku_options_get_string (options, "proportion"), "dij") == 0;
  kotaku_draws_init (draws, options, work->graph->n_nodes, 1 + LINEARITY, cancellable);
  kotaku_draws_reach (draws, N_TESTS, KOTAKU_TAIL_UPPER);
  if (!kotaku_linearity_test (&work->contests, draws, &work->corrected, &work->tests[LINEARITY],
                              error))
    return FALSE;
  draws->purpose = 1 + TRIANGLES;
  if (!kotaku_triangles_test (&work->contests, draws, &work->transitive, &work->tests[TRIANGLES],
                              error))
    return FALSE;
  draws->purpose = 1 + STEEPNESS;
  if (!kotaku_steepness_test (&work->contests, dij, draws, &work->tests[STEEPNESS], error))
    return FALSE;
  for (guint i = 0; i < N_TESTS; i++)
    {
      work->p[i] = work->tests[i].p_value;
      work->min_p[i] = work->tests[i].min_p;
    }
  work->n_tests = kotaku_holm (work->p, N_TESTS, work->adjusted);
  work->floor_p = kotaku_holm_floor (work->p, work->min_p, N_TESTS, work->n_tests);
  return TRUE;
}

/* What a test says: an order beyond chance, or why that stays open. */
static const char *
get_answer (const Summary *work, guint i)
{
  const KotakuOrderTest *test = &work->tests[i];
  if (test->not_testable)
    return "not testable";
  KotakuReason reason
      = test->is_small
            ? KOTAKU_REASON_TOO_FEW
            : kotaku_reason_find (work->adjusted[i], kotaku_larger (test->min_p, work->floor_p),
                                  work->draws.alpha, FALSE);
  return reason == KOTAKU_REASON_NONE ? "supported" : kotaku_reason_to_text (reason);
}

/* -- rows
 * ------------------------------------------------------------------------------------------- */

static void
write_p (KotakuRows *rows, const char *name, const Summary *work, guint i)
{
  kotaku_rows_value (rows, name, work->p[i]);
  kotaku_rows_string (rows, 2, get_answer (work, i));
}

static KotakuFrame *
write_rows (const Summary *work, GError **error)
{
  const KotakuGraph *graph = work->graph;
  const KotakuHierarchy *hierarchy = &work->hierarchy;
  KotakuRows *rows = kotaku_rows_new ("name:w,value:d,word:w");
  kotaku_rows_value (rows, "landau_h", work->tests[LINEARITY].value);
  kotaku_rows_value (rows, "devries_h", work->corrected);
  write_p (rows, "devries_p", work, LINEARITY);
  kotaku_rows_value (rows, "directional_consistency", get_consistency (&work->contests));
  kotaku_rows_value (rows, "triangle_transitivity", work->transitive);
  kotaku_rows_value (rows, "ttri", work->tests[TRIANGLES].value);
  write_p (rows, "ttri_p", work, TRIANGLES);
  kotaku_rows_value (rows, "steepness", work->tests[STEEPNESS].value);
  write_p (rows, "steepness_p", work, STEEPNESS);
  kotaku_rows_value (rows, "krackhardt_connectedness", hierarchy->connectedness);
  kotaku_rows_value (rows, "krackhardt_hierarchy", hierarchy->hierarchy);
  kotaku_rows_value (rows, "krackhardt_efficiency", hierarchy->efficiency);
  kotaku_rows_value (rows, "krackhardt_lubness", hierarchy->lubness);
  kotaku_rows_value (rows, "global_reaching", hierarchy->global_reaching);
  kotaku_rows_value (rows, "flow_hierarchy", hierarchy->flow_hierarchy);
  kotaku_rows_value (rows, "trophic_incoherence", work->incoherence);
  kotaku_rows_value (rows, "out_degree_centralisation",
                     get_centralisation (graph->out_start, graph->n_nodes));
  kotaku_rows_value (rows, "in_degree_centralisation",
                     get_centralisation (graph->in_start, graph->n_nodes));
  kotaku_rows_value (rows, "devries_min_p", work->min_p[LINEARITY]);
  kotaku_rows_value (rows, "ttri_min_p", work->min_p[TRIANGLES]);
  kotaku_rows_value (rows, "steepness_min_p", work->min_p[STEEPNESS]);
  return kotaku_rows_finish (rows, error);
}

static void
describe (const Summary *work, KotakuFrame *frame)
{
  gboolean exact = TRUE;
  double largest = NAN;
  for (guint i = 0; i < N_TESTS; i++)
    if (!isnan (work->p[i]))
      {
        exact = exact && work->tests[i].exact;
        largest = fmax (largest, work->tests[i].error);
      }
  kotaku_draws_describe (&work->draws, frame,
                         "dyads decided at random; known arcs turned at random; wins of each dyad "
                         "uniform",
                         exact, work->n_tests, largest);
}

KotakuFrame *
kotaku_dominance_summary (KotakuView *view,
                          const KotakuGraph *graph,
                          KotakuOptions *options,
                          GCancellable *cancellable,
                          GError **error)
{
  g_auto (Summary) work = { .graph = graph };
  if (!kotaku_contests_init (&work.contests, view, graph, error)
      || !run_tests (&work, options, cancellable, error)
      || !kotaku_graph_measure_hierarchy (graph, &work.hierarchy, options, cancellable, error)
      || !find_incoherence (&work, cancellable, error))
    return NULL;
  KotakuFrame *frame = write_rows (&work, error);
  if (frame != NULL)
    describe (&work, frame);
  return frame;
}

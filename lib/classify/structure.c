/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "classify/classify-private.h"

#include <math.h>

const KotakuCommand kotaku_command_structure = {
  .name = "structure",
  .object = "view",
  .function = "kotaku_view_structure",
  .parameters = "",
  .options = "tolerance tolerance-share",
  .columns
  = "level,pairs,symmetric,asymmetric,undecided,none,inferred,index,low,high,class,p_value,"
    "p_dyads,p_arcs,min_p,deciding_actor,verdict,reason",
  .title = "Whether each level is symmetric, and whether the two levels differ",
  .title_id = "Apakah tiap tingkat simetris, dan apakah kedua tingkat berbeda",
  .example = "kotaku structure examples/pasar-ii",
  .since = "1.0",
};

enum
{
  LEVEL,
  PAIRS,
  SYMMETRIC,
  ASYMMETRIC,
  UNDECIDED,
  NONE,
  INFERRED,
  INDEX,
  LOW,
  HIGH,
  CLASS,
  P_VALUE,
  P_DYADS,
  P_ARCS,
  MIN_P,
  DECIDING_ACTOR,
  VERDICT,
  REASON
};

#define N_LEVELS 3
#define DIFFERENCE N_LEVELS /* the row after the levels */

static const KotakuLevel levels[N_LEVELS]
    = { KOTAKU_LEVEL_INTERPERSONAL, KOTAKU_LEVEL_INSTITUTIONAL, KOTAKU_LEVEL_CROSS };

typedef struct
{
  KotakuView *view;
  const KotakuPairs *pairs;
  KotakuPlaces places;
  double tolerance_share;
  KotakuDraws draws;
  KotakuLevelTrials trials[N_LEVELS];
  KotakuStructureTest tests[N_LEVELS + 1];
  gboolean shown[N_LEVELS + 1];
  gsize n_tests;
} Structure;

static void
structure_clear (Structure *structure)
{
  for (gsize i = 0; i < N_LEVELS; i++)
    kotaku_level_trials_clear (&structure->trials[i]);
  kotaku_places_clear (&structure->places);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Structure, structure_clear)

static gboolean
test_level (Structure *structure, gsize i, GError **error)
{
  const KotakuDraws *draws = &structure->draws;
  return kotaku_level_trials_init (&structure->trials[i], structure->pairs, &structure->places,
                                   levels[i], structure->tolerance_share, draws->alpha,
                                   draws->cancellable, error)
         && kotaku_structure_test_level (&structure->tests[i], &structure->trials[i],
                                         structure->view, structure->pairs, &structure->places,
                                         draws, error);
}

static gboolean
make_tests (Structure *structure, GError **error)
{
  KotakuLevel selected = kotaku_view_get_levels (structure->view);
  if (!kotaku_places_init (&structure->places, structure->view, NULL, error))
    return FALSE;
  for (gsize i = 0; i < N_LEVELS; i++)
    {
      structure->shown[i] = (selected & levels[i]) != 0;
      if (structure->shown[i] && !test_level (structure, i, error))
        return FALSE;
    }
  structure->shown[DIFFERENCE] = structure->shown[0] && structure->shown[1];
  return !structure->shown[DIFFERENCE]
         || kotaku_structure_test_difference (&structure->tests[DIFFERENCE], &structure->trials[0],
                                              &structure->trials[1], &structure->places,
                                              &structure->draws, error);
}

/* -- rows
 * ------------------------------------------------------------------------------------------ */

static void
write_counts (KotakuRows *rows, const KotakuLevelClass *class)
{
  kotaku_rows_int64 (rows, PAIRS, (gint64) class->pairs);
  kotaku_rows_int64 (rows, SYMMETRIC, (gint64) class->symmetric);
  kotaku_rows_int64 (rows, ASYMMETRIC, (gint64) class->asymmetric);
  kotaku_rows_int64 (rows, UNDECIDED, (gint64) class->undecided);
  kotaku_rows_int64 (rows, NONE, (gint64) class->none);
  kotaku_rows_int64 (rows, INFERRED, (gint64) class->inferred);
  if (class->class != KOTAKU_RELATION_NONE)
    kotaku_rows_string (rows, CLASS, kotaku_relation_to_text ((guint8) class->class));
}

/* Where no row could have answered after Holm's correction, none that was tested did. */
static KotakuReason
get_reason (const Structure *structure, const KotakuStructureTest *test, double floor_p)
{
  if (!isnan (test->p_value) && !kotaku_p_rejects (floor_p, structure->draws.alpha))
    return KOTAKU_REASON_TOO_FEW;
  return test->reason != KOTAKU_REASON_NONE ? test->reason : KOTAKU_REASON_NOT_SIGNIFICANT;
}

static void
write_test (const Structure *structure,
            KotakuRows *rows,
            const KotakuStructureTest *test,
            double adjusted,
            double floor_p)
{
  gsize n = 0;
  const KotakuNode *nodes = kotaku_view_get_nodes (structure->view, &n);
  KotakuNetwork *network = kotaku_view_peek_network (structure->view);
  /* A p that is undefined answers nothing. */
  gboolean answered = kotaku_p_rejects (adjusted, structure->draws.alpha);
  KotakuRelation answer = test->sign > 0 ? KOTAKU_RELATION_SYMMETRIC : KOTAKU_RELATION_ASYMMETRIC;
  kotaku_rows_double (rows, INDEX, test->index);
  kotaku_rows_double (rows, LOW, test->low);
  kotaku_rows_double (rows, HIGH, test->high);
  kotaku_rows_double (rows, P_VALUE, test->p_value);
  kotaku_rows_double (rows, P_DYADS, test->p_dyads);
  kotaku_rows_double (rows, P_ARCS, test->p_arcs);
  kotaku_rows_double (rows, MIN_P, test->min_p);
  if (test->deciding >= 0)
    kotaku_rows_string (rows, DECIDING_ACTOR,
                        kotaku_network_get_node_id (network, nodes[test->deciding]));
  kotaku_rows_string (rows, VERDICT,
                      kotaku_relation_to_text (answered ? answer : KOTAKU_RELATION_UNDECIDED));
  if (!answered)
    kotaku_rows_string (rows, REASON,
                        kotaku_reason_to_text (get_reason (structure, test, floor_p)));
}

static KotakuFrame *
write_rows (Structure *structure, GError **error)
{
  double p[N_LEVELS + 1], least[N_LEVELS + 1], adjusted[N_LEVELS + 1];
  KotakuRows *rows = kotaku_rows_new (
      "level:w,pairs:i,symmetric:i,asymmetric:i,undecided:i,none:i,inferred:i,index:d,low:d,high:d,"
      "class:w,p_value:d,p_dyads:d,p_arcs:d,min_p:d,deciding_actor:s,verdict:w,reason:w");
  for (gsize i = 0; i <= DIFFERENCE; i++)
    {
      p[i] = structure->shown[i] ? structure->tests[i].p_value : NAN;
      least[i] = structure->tests[i].least_p;
    }
  structure->n_tests = kotaku_holm (p, N_LEVELS + 1, adjusted);
  double floor_p = kotaku_holm_floor (p, least, N_LEVELS + 1, structure->n_tests);
  for (gsize i = 0; i <= DIFFERENCE; i++)
    {
      if (!structure->shown[i])
        continue;
      kotaku_rows_begin (rows);
      kotaku_rows_string (rows, LEVEL,
                          i == DIFFERENCE ? "difference"
                                          : kotaku_level_to_text (levels[i], KOTAKU_LANGUAGE_EN));
      if (i < DIFFERENCE)
        write_counts (rows, &structure->trials[i].class);
      write_test (structure, rows, &structure->tests[i], adjusted[i], floor_p);
    }
  return kotaku_rows_finish (rows, error);
}

static void
describe (const Structure *structure, KotakuFrame *frame)
{
  double error = NAN;
  gboolean exact = TRUE, arcs = FALSE;
  for (gsize i = 0; i < N_LEVELS; i++)
    if (structure->shown[i] && !isnan (structure->tests[i].p_arcs))
      {
        arcs = TRUE;
        exact = exact && !structure->tests[i].drawn;
        error = fmax (error, structure->tests[i].error);
      }
  kotaku_draws_describe (&structure->draws, frame,
                         arcs ? "leave-one-actor-out; arcs given every in- and out-degree"
                              : "leave-one-actor-out",
                         exact, structure->n_tests, error);
  if (structure->shown[DIFFERENCE] && structure->tests[DIFFERENCE].capped)
    kotaku_absences_describe (frame, "actors of each level with the most asymmetric pairs");
}

static KotakuFrame *
test_levels (KotakuView *view, KotakuOptions *options, GCancellable *cancellable, GError **error)
{
  g_auto (Structure) structure = { .view = view };
  g_autoptr (KotakuPairs) own = NULL;
  structure.tolerance_share = kotaku_options_get_double (options, "tolerance-share");
  kotaku_draws_init (&structure.draws, options, kotaku_view_get_n_nodes (view), 0, cancellable);
  kotaku_draws_reach (&structure.draws, N_LEVELS + 1, KOTAKU_TAIL_BOTH);
  if (kotaku_options_has (options, "tolerance"))
    structure.pairs = own = kotaku_pairs_new (
        view, kotaku_options_get_double (options, "tolerance"), cancellable, error);
  else
    structure.pairs = kotaku_pairs_get (view, cancellable, error);
  if (structure.pairs == NULL || !make_tests (&structure, error))
    return NULL;
  g_autoptr (KotakuFrame) frame = write_rows (&structure, error);
  if (frame == NULL)
    return NULL;
  kotaku_view_describe (view, &kotaku_command_structure, options, frame);
  describe (&structure, frame);
  kotaku_frame_seal (frame);
  return g_steal_pointer (&frame);
}

/**
 * kotaku_view_structure:
 * @view: a view
 * @options: (nullable): `tolerance`, `tolerance-share`
 * @cancellable: (nullable): stops the call within 1 s
 * @error: return location for an error
 *
 * Says of each selected level how many of its pairs are symmetric and whether that can be told from
 * chance, and of the interpersonal and the institutional level whether they differ (row
 * `difference`, where both are selected).
 *
 * `index` is the share of symmetric pairs among the decided ones; `class` describes: `symmetric`
 * where at most `tolerance-share` of the decided pairs are asymmetric, else `asymmetric`. `verdict`
 * is what a test supports.
 *
 * Pairs that share an actor are not independent. `low` and `high` are Clopper and Pearson's limits
 * for n_eff pairs: n_eff = s(1 - s)/v with the variance v of the share s when each actor is left
 * out in turn, not below the size of a maximum matching of the pairs and not above their number.
 * The verdict on a level follows where the same limits for n_eff (1.96/t)^2 pairs, t Student's at
 * .05 with an actor less than the level has, exclude 1/2; `p_value` is the alpha at which they
 * touch it. Where all decided pairs rest on plain arcs, the test is `p_arcs` instead: mutual dyads
 * given every in- and out-degree, twice the smaller tail; across levels arcs are rewired among
 * those of one direction, so that they go on joining people with institutions.
 *
 * The row `difference` has interpersonal less institutional `index`; its limits are those of the
 * levels carried over (Newcombe's method 10). `p_dyads` is Fisher's exact p, doubled, as if pairs
 * were independent. `p_value` is the larger of the largest such p over the whole table and all
 * tables without an actor of either or both levels, and of Student's t of the difference with the
 * variances above on min(n, m) - 2 degrees of freedom, n and m the levels' actors. `min_p` is the
 * smallest doubled p that the table's margins allow. `deciding_actor` is the actor without whom
 * Fisher's p, alone at most alpha, is largest and above it. The verdict says what the institutional
 * level is: `asymmetric`, less symmetric than the interpersonal one, or `symmetric`, more so.
 *
 * Verdicts follow Holm's correction over all rows with a p; a test whose pairs allow only one
 * outcome has none, and is not counted. The p columns are unadjusted. `reason` says why a verdict
 * is `undecided`: `too_few` (for a level: not even unanimous pairs would do; also where no row
 * could answer after the correction), `no_variation`, `one_actor`, `not_significant`. Above 1,000
 * nodes only the 100 actors of each level with the most asymmetric pairs are left out, the first by
 * id among equals; the metadata say so.
 *
 * - Range: shares 0 to 1, their difference -1 to 1, p above 0 to 1
 * - Undefined: `index`, limits and p without decided pairs; p of a `difference` all of whose pairs
 *   are of one kind; `p_dyads`, `min_p` of a level; `p_arcs` of a coded level, of an undirected
 * view, and where the degrees leave no freedom
 * - Source: Irawan, Alfitri, Saptawan 2019; Clopper and Pearson 1934; Newcombe 1998; Rao, Jana,
 *   Bandyopadhyay 1996; Ryser 1963; Besag and Clifford 1989; Holm 1979
 * - Cost: O(ties + tables x their margin), tables up to the product of the levels' actors; with
 *   plain arcs O(draws x arcs)
 * - Threads: any; draws are made in parallel
 *
 * Returns: (transfer full): a row per selected level, and the row `difference`
 * Since: 1.0
 */
KotakuFrame *
kotaku_view_structure (KotakuView *view,
                       KotakuOptions *options,
                       GCancellable *cancellable,
                       GError **error)
{
  g_return_val_if_fail (view != NULL, NULL);
  return kotaku_view_call (view, &kotaku_command_structure, test_levels, options, cancellable,
                           error);
}

/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Whether strong ties close, and whether local bridges are weak. */

#include "classify/bridges-private.h"

#include <math.h>

static double
get_share (gsize part, gsize other)
{
  return part + other > 0 ? (double) part / (double) (part + other) : NAN;
}

static void
count_ties (const KotakuBridges *bridges, KotakuBridgeTest *test)
{
  for (gsize p = 0; p < bridges->pairs->n; p++)
    {
      const KotakuPair *pair = &bridges->pairs->pairs[p];
      gboolean local = kotaku_bridges_is_local (bridges, p);
      if (!kotaku_pair_is_tied (pair))
        continue;
      test->local_bridges += local;
      if (pair->strength == KOTAKU_STRENGTH_WEAK)
        *(local ? &test->weak_bridges : &test->weak_others) += 1;
      else if (pair->strength == KOTAKU_STRENGTH_STRONG)
        *(local ? &test->strong_bridges : &test->strong_others) += 1;
    }
}

static void
describe (const KotakuBridges *bridges, KotakuBridgeTest *test)
{
  gsize weak = test->weak_bridges + test->weak_others;
  gsize strong = test->strong_bridges + test->strong_others;
  test->strong_pairs = bridges->strong_pairs;
  test->forbidden = bridges->strong_pairs - bridges->closed;
  test->closure = get_share (bridges->closed, test->forbidden);
  test->weak_share = get_share (test->weak_bridges, test->strong_bridges);
  test->weak_share_all = get_share (weak, strong);
}

/* -- the test -- */

/* Ties that settle: local bridges and others, weak and strong. */
static KotakuCell *
list_cells (const KotakuBridges *bridges, const KotakuPlaces *places, gsize *n, GError **error)
{
  KotakuCell *cells = KOTAKU_ALLOC (KotakuCell, bridges->pairs->n, error);
  *n = 0;
  for (gsize p = 0; cells != NULL && p < bridges->pairs->n; p++)
    {
      const KotakuPair *pair = &bridges->pairs->pairs[p];
      if (kotaku_pair_is_tied (pair) && !kotaku_pair_is_silent (pair))
        cells[(*n)++] = (KotakuCell){ places->rank[pair->a], places->rank[pair->b],
                                      kotaku_bridges_is_local (bridges, p) ? 0 : 1,
                                      pair->strength == KOTAKU_STRENGTH_WEAK ? 0 : 1 };
    }
  return cells;
}

static void
judge (KotakuBridgeTest *test, double alpha)
{
  gboolean one_actor = kotaku_p_rejects (test->p_value, alpha);
  test->reason = kotaku_reason_find (test->p_actors, test->min_p, alpha, one_actor);
  if (test->reason != KOTAKU_REASON_ONE_ACTOR)
    test->deciding = -1;
  if (test->reason == KOTAKU_REASON_NONE)
    test->verdict = test->weak_share > test->weak_share_all ? 1 : -1;
}

/* Strengths permuted over the ties: how many local bridges are weak is then hypergeometric. */
static gboolean
run_test (KotakuView *view,
          const KotakuBridges *bridges,
          const KotakuDraws *draws,
          KotakuBridgeTest *test,
          GError **error)
{
  gsize n = 0;
  KotakuTableTest table;
  g_auto (KotakuPlaces) places = { 0 };
  *test = (KotakuBridgeTest){ .p_value = NAN, .min_p = NAN, .p_actors = NAN, .deciding = -1 };
  count_ties (bridges, test);
  describe (bridges, test);
  if (!kotaku_places_init (&places, view, NULL, error))
    return FALSE;
  g_autofree KotakuCell *cells = list_cells (bridges, &places, &n, error);
  if (cells == NULL || !kotaku_table_test (cells, n, bridges->n_nodes, 2, 2, draws, &table, error))
    return FALSE;
  test->p_value = table.p_table;
  test->p_actors = table.p_value;
  test->min_p = n > 0 ? table.min_p : NAN;
  test->deciding = table.deciding >= 0 ? places.place[table.deciding] : -1;
  test->capped = table.capped;
  judge (test, draws->alpha);
  return TRUE;
}

gboolean
kotaku_bridges_test (KotakuView *view,
                     KotakuOptions *options,
                     KotakuBridgeTest *test,
                     GCancellable *cancellable,
                     GError **error)
{
  KotakuDraws draws;
  g_auto (KotakuBridges) bridges = { 0 };
  kotaku_draws_init (&draws, options, kotaku_view_get_n_nodes (view), 0, cancellable);
  return kotaku_bridges_init (&bridges, view, cancellable, error)
         && run_test (view, &bridges, &draws, test, error);
}

/* -- the rows -- */

static const char *
get_verdict (gint verdict)
{
  if (verdict == 0)
    return "undecided";
  return verdict > 0 ? "supported" : "contradicted";
}

static void
describe_test (const KotakuDraws *draws, const KotakuBridgeTest *test, KotakuFrame *frame)
{
  kotaku_draws_describe (draws, frame,
                         "strengths permuted over the ties, all and those without each actor", TRUE,
                         isnan (test->p_value) ? 0 : 1, 0);
  if (test->capped)
    kotaku_absences_describe (frame, "actors with the most ties of the rarer strength");
}

KotakuFrame *
kotaku_bridges_write_summary (KotakuView *view,
                              const KotakuBridges *bridges,
                              KotakuOptions *options,
                              GCancellable *cancellable,
                              GError **error)
{
  gsize n = 0;
  KotakuDraws draws;
  KotakuBridgeTest test;
  const KotakuNode *nodes = kotaku_view_get_nodes (view, &n);
  kotaku_draws_init (&draws, options, n, 0, cancellable);
  if (!run_test (view, bridges, &draws, &test, error))
    return NULL;
  const char *deciding
      = test.deciding < 0
            ? NULL
            : kotaku_network_get_node_id (kotaku_view_peek_network (view), nodes[test.deciding]);
  KotakuRows *rows = kotaku_rows_new ("name:w,value:d,word:w");
  kotaku_rows_value (rows, "strong_pairs", (double) test.strong_pairs);
  kotaku_rows_value (rows, "forbidden", (double) test.forbidden);
  kotaku_rows_value (rows, "closure", test.closure);
  kotaku_rows_value (rows, "local_bridges", (double) test.local_bridges);
  kotaku_rows_value (rows, "weak_share", test.weak_share);
  kotaku_rows_value (rows, "weak_share_all", test.weak_share_all);
  kotaku_rows_value (rows, "p_value", test.p_value);
  kotaku_rows_value (rows, "min_p", test.min_p);
  kotaku_rows_word (rows, "verdict", get_verdict (test.verdict));
  kotaku_rows_word (rows, "reason", kotaku_reason_to_text (test.reason));
  kotaku_rows_value (rows, "p_actors", test.p_actors);
  kotaku_rows_word (rows, "deciding_actor", deciding);
  KotakuFrame *frame = kotaku_rows_finish (rows, error);
  if (frame != NULL)
    describe_test (&draws, &test, frame);
  return frame;
}

/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Whether strong ties close, and whether local bridges are weak. */

#include "classify/bridges-private.h"

#include <math.h>

#define CANCEL_EVERY 1024

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

/* The table of ties that settle: weak and strong bridges, then the others. */
typedef struct
{
  gsize cell[4];
} Table;

static double
get_p (const Table *table)
{
  return kotaku_fisher_p (table->cell[0], table->cell[1], table->cell[2], table->cell[3],
                          KOTAKU_TAIL_BOTH);
}

/* What of the table are ties of each place. */
static Table *
count_own (const KotakuBridges *bridges, GError **error)
{
  Table *own = KOTAKU_ALLOC0 (Table, bridges->n_nodes, error);
  for (gsize p = 0; own != NULL && p < bridges->pairs->n; p++)
    {
      const KotakuPair *pair = &bridges->pairs->pairs[p];
      if (!kotaku_pair_is_tied (pair) || kotaku_pair_is_silent (pair))
        continue;
      guint cell = (kotaku_bridges_is_local (bridges, p) ? 0 : 2)
                   + (pair->strength == KOTAKU_STRENGTH_WEAK ? 0 : 1);
      own[pair->a].cell[cell]++;
      own[pair->b].cell[cell]++;
    }
  return own;
}

/* The largest p over the whole and over all that leave out one actor's ties. */
static gboolean
leave_out (const KotakuBridges *bridges,
           const Table *table,
           KotakuBridgeTest *test,
           GCancellable *cancellable,
           GError **error)
{
  gint32 deciding = -1;
  g_autofree Table *own = count_own (bridges, error);
  if (own == NULL)
    return FALSE;
  test->p_actors = test->p_value;
  for (gsize i = 0; i < bridges->n_nodes; i++)
    {
      Table rest = *table;
      if (i % CANCEL_EVERY == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      for (int cell = 0; cell < 4; cell++)
        rest.cell[cell] -= own[i].cell[cell];
      double p = get_p (&rest);
      if (p > test->p_actors)
        {
          test->p_actors = p;
          deciding = (gint32) i;
        }
    }
  test->deciding = deciding;
  return TRUE;
}

static void
judge (KotakuBridgeTest *test, double alpha)
{
  gsize bridges = test->weak_bridges + test->strong_bridges;
  gsize others = test->weak_others + test->strong_others;
  gsize weak = test->weak_bridges + test->weak_others;
  test->verdict = 0;
  if (bridges == 0 || others == 0 || weak == 0 || weak == bridges + others)
    test->reason = KOTAKU_REASON_NO_VARIATION;
  else if (test->min_p > alpha)
    test->reason = KOTAKU_REASON_TOO_FEW;
  else if (test->p_value > alpha)
    test->reason = KOTAKU_REASON_NOT_SIGNIFICANT;
  else if (test->p_actors > alpha)
    test->reason = KOTAKU_REASON_ONE_ACTOR;
  else
    {
      test->reason = KOTAKU_REASON_NONE;
      test->verdict = test->weak_share > test->weak_share_all ? 1 : -1;
    }
}

/* Strengths permuted over the ties: how many local bridges are weak is then hypergeometric. */
static gboolean
run_test (const KotakuBridges *bridges,
          KotakuOptions *options,
          KotakuBridgeTest *test,
          GCancellable *cancellable,
          GError **error)
{
  double alpha = kotaku_options_get_double (options, "alpha");
  *test = (KotakuBridgeTest){ .p_value = NAN, .min_p = NAN, .p_actors = NAN, .deciding = -1 };
  count_ties (bridges, test);
  describe (bridges, test);
  Table table
      = { { test->weak_bridges, test->strong_bridges, test->weak_others, test->strong_others } };
  if (table.cell[0] + table.cell[1] + table.cell[2] + table.cell[3] > 0)
    {
      test->p_value = get_p (&table);
      test->min_p
          = kotaku_fisher_min_p (table.cell[0], table.cell[1], table.cell[2], table.cell[3]);
      if (!leave_out (bridges, &table, test, cancellable, error))
        return FALSE;
    }
  judge (test, alpha);
  if (test->reason != KOTAKU_REASON_ONE_ACTOR)
    test->deciding = -1;
  return TRUE;
}

gboolean
kotaku_bridges_test (KotakuView *view,
                     KotakuOptions *options,
                     KotakuBridgeTest *test,
                     GCancellable *cancellable,
                     GError **error)
{
  g_auto (KotakuBridges) bridges = { 0 };
  return kotaku_bridges_init (&bridges, view, cancellable, error)
         && run_test (&bridges, options, test, cancellable, error);
}

/* -- the rows -- */

static void
write_number (KotakuRows *rows, const char *name, double value)
{
  kotaku_rows_begin (rows);
  kotaku_rows_string (rows, 0, name);
  kotaku_rows_double (rows, 1, value);
}

static void
write_word (KotakuRows *rows, const char *name, const char *word)
{
  kotaku_rows_begin (rows);
  kotaku_rows_string (rows, 0, name);
  kotaku_rows_string (rows, 2, word != NULL && *word != 0 ? word : NULL);
}

static const char *
get_verdict (gint verdict)
{
  if (verdict == 0)
    return "undecided";
  return verdict > 0 ? "supported" : "contradicted";
}

KotakuFrame *
kotaku_bridges_write_summary (KotakuView *view,
                              const KotakuBridges *bridges,
                              KotakuOptions *options,
                              GCancellable *cancellable,
                              GError **error)
{
  gsize n = 0;
  KotakuBridgeTest test;
  const KotakuNode *nodes = kotaku_view_get_nodes (view, &n);
  if (!run_test (bridges, options, &test, cancellable, error))
    return NULL;
  const char *deciding
      = test.deciding < 0
            ? NULL
            : kotaku_network_get_node_id (kotaku_view_peek_network (view), nodes[test.deciding]);
  KotakuRows *rows = kotaku_rows_new ("name:w,value:d,word:w");
  write_number (rows, "strong_pairs", (double) test.strong_pairs);
  write_number (rows, "forbidden", (double) test.forbidden);
  write_number (rows, "closure", test.closure);
  write_number (rows, "local_bridges", (double) test.local_bridges);
  write_number (rows, "weak_share", test.weak_share);
  write_number (rows, "weak_share_all", test.weak_share_all);
  write_number (rows, "p_value", test.p_value);
  write_number (rows, "min_p", test.min_p);
  write_word (rows, "verdict", get_verdict (test.verdict));
  write_word (rows, "reason", kotaku_reason_to_text (test.reason));
  write_number (rows, "p_actors", test.p_actors);
  write_word (rows, "deciding_actor", deciding);
  return kotaku_rows_finish (rows, error);
}

/* SPDX-License-Identifier: GPL-2.0-or-later */

/* What if an actor or tie went, a fund came late, or ties were strengthened. */

#include "commands/scenario-private.h"

#include <math.h>
#include <string.h>

/* Above them a change is not set beside all others, and no tie is left out in turn. */
#define MOST_ALTERNATIVES 2000
#define MOST_TIES 2000

const KotakuCommand kotaku_command_scenario = {
  .name = "scenario",
  .object = "network",
  .function = "kotaku_network_scenario",
  .parameters = "",
  .options = "remove remove-tie delay strengthen nodes",
  .columns = "name,before,after,change,rank,of,low,high",
  .title = "What if an actor or tie went, a fund came late, or ties were strengthened",
  .title_id = "Andai aktor atau ikatan hilang, dana terlambat, atau ikatan dikuatkan",
  .example = "kotaku scenario examples/pasar-ii --remove lkm",
  .since = "1.0",
};

/* -- what is looked at -- */

enum
{
  STRONG_PAIRS = 12,
  STRONG_NEARNESS,
  SYMMETRIC_PEOPLE,
  SYMMETRIC_BODIES,
  N_INDICES
};

/* The first are rows of info. */
static const char *const indices[N_INDICES] = { "nodes",
                                                "ties",
                                                "arcs",
                                                "isolates",
                                                "components",
                                                "largest_component",
                                                "density",
                                                "reciprocity",
                                                "transitivity",
                                                "fragmentation",
                                                "mean_distance",
                                                "krackhardt_connectedness",
                                                "strong_pairs",
                                                "strong_nearness",
                                                "index_interpersonal",
                                                "index_institutional" };

static const char *const metrics[]
    = { "degree", "harmonic", "betweenness", "local_reaching", NULL };
#define N_METRICS (G_N_ELEMENTS (metrics) - 1)

/* As structure has it: the symmetric share of decided pairs. */
static double
get_index (const KotakuPairs *pairs, KotakuLevel level)
{
  gsize symmetric = 0, decided = 0;
  for (gsize p = 0; p < pairs->n; p++)
    {
      const KotakuPair *pair = &pairs->pairs[p];
      if (pair->level != level)
        continue;
      symmetric += pair->relation == KOTAKU_RELATION_SYMMETRIC;
      decided += pair->relation == KOTAKU_RELATION_SYMMETRIC
                 || pair->relation == KOTAKU_RELATION_ASYMMETRIC;
    }
  return decided > 0 ? (double) symmetric / (double) decided : NAN;
}

static gboolean
look_at (KotakuView *view, double values[N_INDICES], GCancellable *cancellable, GError **error)
{
  g_autoptr (KotakuOptions) options = kotaku_options_new ();
  kotaku_options_set_int64 (options, "threads", 1);
  g_autoptr (KotakuFrame) info = kotaku_view_info (view, options, cancellable, error);
  const KotakuPairs *pairs = info != NULL ? kotaku_pairs_get (view, cancellable, error) : NULL;
  if (pairs == NULL)
    return FALSE;
  for (gsize i = 0; i < STRONG_PAIRS; i++)
    {
      gssize row = kotaku_frame_find_row (info, "name", indices[i], NULL);
      values[i] = kotaku_frame_read (info, (gsize) row, "value");
    }
  values[STRONG_PAIRS] = 0;
  for (gsize p = 0; p < pairs->n; p++)
    values[STRONG_PAIRS] += pairs->pairs[p].strength == KOTAKU_STRENGTH_STRONG;
  values[SYMMETRIC_PEOPLE] = get_index (pairs, KOTAKU_LEVEL_INTERPERSONAL);
  values[SYMMETRIC_BODIES] = get_index (pairs, KOTAKU_LEVEL_INSTITUTIONAL);
  return kotaku_pairs_strong_nearness (pairs, kotaku_view_get_n_nodes (view),
                                       &values[STRONG_NEARNESS], cancellable, error);
}

typedef struct
{
  double values[N_INDICES];
} Look;

typedef struct
{
  KotakuOptions *options;
  KotakuBefore before;
  KotakuStep *steps; /* what is asked */
  gsize n_steps;
  Look now, then;
  KotakuStep *others; /* single changes of the same kind; NULL: not set beside others */
  gsize n_others;
  Look *looks;           /* after each of them */
  const KotakuTie *ties; /* left out in turn; NULL: none is */
  gsize n_ties;
  Look *without; /* before, and after, without each */
} Scenario;

static void
scenario_clear (Scenario *scenario)
{
  g_free (scenario->steps);
  g_free (scenario->others);
  g_free (scenario->looks);
  g_free (scenario->without);
  kotaku_before_clear (&scenario->before);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Scenario, scenario_clear)

static gboolean
look_after (const Scenario *scenario,
            const KotakuStep *steps,
            gsize n_steps,
            gssize without,
            Look *look,
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr (KotakuView) view
      = kotaku_before_change (&scenario->before, steps, n_steps, without, cancellable, error);
  return view != NULL && look_at (view, look->values, cancellable, error);
}

/* -- beside all others of its kind, and without each tie -- */

static gboolean
look_at_other (gsize block, gpointer data, GCancellable *cancellable, GError **error)
{
  Scenario *scenario = data;
  return look_after (scenario, &scenario->others[block], 1, -1, &scenario->looks[block],
                     cancellable, error);
}

static gboolean
look_without (gsize block, gpointer data, GCancellable *cancellable, GError **error)
{
  Scenario *scenario = data;
  gssize tie = (gssize) scenario->ties[block];
  return look_after (scenario, NULL, 0, tie, &scenario->without[2 * block], cancellable, error)
         && look_after (scenario, scenario->steps, scenario->n_steps, tie,
                        &scenario->without[2 * block + 1], cancellable, error);
}

static gboolean
list_others (Scenario *scenario, GCancellable *cancellable, GError **error)
{
  gsize n = 0, n_nodes = kotaku_view_get_n_nodes (scenario->before.view);
  KotakuStepKind kind = scenario->steps[0].kind;
  if (scenario->n_steps != 1 || (kind == KOTAKU_STEP_STRENGTHEN && n_nodes > MOST_ALTERNATIVES))
    return TRUE;
  g_autofree KotakuStep *others
      = kotaku_steps_list (&scenario->before, kind, &n, cancellable, error);
  if (others == NULL)
    return FALSE;
  if (n > MOST_ALTERNATIVES)
    return TRUE;
  scenario->n_others = n;
  scenario->others = g_steal_pointer (&others);
  scenario->looks = KOTAKU_ALLOC (Look, n, error);
  return scenario->looks != NULL;
}

static gboolean
set_beside (Scenario *scenario, GCancellable *cancellable, GError **error)
{
  scenario->ties = kotaku_view_get_ties (scenario->before.view, &scenario->n_ties);
  while (scenario->n_ties > 0 && (gint32) scenario->ties[scenario->n_ties - 1] < 0)
    scenario->n_ties--; /* projected ones are none of the dataset's */
  if (scenario->n_ties > MOST_TIES)
    return TRUE;
  if (!list_others (scenario, cancellable, error))
    return FALSE;
  scenario->without = KOTAKU_ALLOC (Look, 2 * scenario->n_ties, error);
  return scenario->without != NULL
         && kotaku_parallel (scenario->n_others, look_at_other, scenario, scenario->options,
                             "scenario", cancellable, error)
         && kotaku_parallel (scenario->n_ties, look_without, scenario, scenario->options,
                             "scenario", cancellable, error);
}

/* -- rows -- */

/* How many of its kind change the index by more. */
static gint64
get_rank (const Scenario *scenario, gsize index, double change)
{
  gint64 rank = 1;
  for (gsize i = 0; i < scenario->n_others; i++)
    {
      double other = fabs (scenario->looks[i].values[index] - scenario->now.values[index]);
      rank += other > fabs (change) * (1 + 1e-12) + 1e-15;
    }
  return rank;
}

static void
write_range (const Scenario *scenario, gsize index, double change, KotakuRows *rows)
{
  double low = change, high = change;
  for (gsize i = 0; i < scenario->n_ties; i++)
    {
      double now
          = scenario->without[2 * i + 1].values[index] - scenario->without[2 * i].values[index];
      low = fmin (low, now);
      high = fmax (high, now);
    }
  kotaku_rows_double (rows, 6, low);
  kotaku_rows_double (rows, 7, high);
}

static KotakuFrame *
write_indices (const Scenario *scenario, GError **error)
{
  KotakuRows *rows = kotaku_rows_new ("name:w,before:d,after:d,change:d,rank:i,of:i,low:d,high:d");
  for (gsize i = 0; i < N_INDICES; i++)
    {
      double now = scenario->now.values[i], then = scenario->then.values[i];
      double change = then - now;
      kotaku_rows_begin (rows);
      kotaku_rows_string (rows, 0, indices[i]);
      kotaku_rows_double (rows, 1, now);
      kotaku_rows_double (rows, 2, then);
      kotaku_rows_double (rows, 3, change);
      if (isnan (change))
        continue;
      if (scenario->looks != NULL)
        {
          kotaku_rows_int64 (rows, 4, get_rank (scenario, i, change));
          kotaku_rows_int64 (rows, 5, (gint64) scenario->n_others);
        }
      if (scenario->without != NULL)
        write_range (scenario, i, change, rows);
    }
  return kotaku_rows_finish (rows, error);
}

static void
write_node (KotakuRows *rows, const char *id, const char *metric, double now, double then)
{
  kotaku_rows_begin (rows);
  kotaku_rows_string (rows, 0, id);
  kotaku_rows_string (rows, 1, metric);
  kotaku_rows_double (rows, 2, now);
  kotaku_rows_double (rows, 3, then);
  kotaku_rows_double (rows, 4, then - now);
}

/* Who is removed has nothing after. */
static KotakuFrame *
write_nodes (const Scenario *scenario, GCancellable *cancellable, GError **error)
{
  g_autoptr (KotakuView) view = kotaku_before_change (&scenario->before, scenario->steps,
                                                      scenario->n_steps, -1, cancellable, error);
  g_autoptr (KotakuFrame) now = view != NULL ? kotaku_view_measure (scenario->before.view, metrics,
                                                                    NULL, cancellable, error)
                                             : NULL;
  g_autoptr (KotakuFrame) then
      = now != NULL ? kotaku_view_measure (view, metrics, NULL, cancellable, error) : NULL;
  if (then == NULL)
    return NULL;
  KotakuRows *rows = kotaku_rows_new ("id:s,metric:w,before:d,after:d,change:d");
  for (gsize row = 0; row < kotaku_frame_get_n_rows (now); row++)
    {
      const char *id = kotaku_frame_get_string (now, "id", row, NULL);
      gssize other = kotaku_frame_find_row (then, "id", id, NULL);
      for (gsize i = 0; i < N_METRICS; i++)
        write_node (rows, id, metrics[i], kotaku_frame_read (now, row, metrics[i]),
                    other >= 0 ? kotaku_frame_read (then, (gsize) other, metrics[i]) : NAN);
    }
  return kotaku_rows_finish (rows, error);
}

typedef struct
{
  KotakuNetwork *network;
  KotakuOptions *options;
  KotakuFrame *frame;
} Call;

static KotakuFrame *
imagine (Scenario *scenario, GCancellable *cancellable, GError **error)
{
  if (kotaku_options_get_boolean (scenario->options, "nodes"))
    return write_nodes (scenario, cancellable, error);
  if (!look_at (scenario->before.view, scenario->now.values, cancellable, error)
      || !look_after (scenario, scenario->steps, scenario->n_steps, -1, &scenario->then,
                      cancellable, error)
      || !set_beside (scenario, cancellable, error))
    return NULL;
  return write_indices (scenario, error);
}

static gboolean
answer (gpointer data, GCancellable *cancellable, GError **error)
{
  Call *call = data;
  g_auto (Scenario) scenario = { .options = call->options };
  if (!kotaku_before_init (&scenario.before, call->network, call->options, cancellable, error))
    return FALSE;
  scenario.steps = kotaku_steps_read (&scenario.before, call->options, &scenario.n_steps, error);
  if (scenario.steps == NULL)
    return FALSE;
  call->frame = imagine (&scenario, cancellable, error);
  if (call->frame == NULL)
    return FALSE;
  kotaku_view_describe (scenario.before.view, &kotaku_command_scenario, call->options, call->frame);
  kotaku_frame_seal (call->frame);
  return TRUE;
}

/**
 * kotaku_network_scenario:
 * @network: a network
 * @options: (nullable): at least one of `remove` (ids), `remove-tie` (pairs as A:B), `delay` (ids
 *   of funds), `strengthen` (pairs as A:B); `nodes`, `threads`, the selection's; progress
 * @cancellable: (nullable): stops the call within 1 s
 * @error: return location for an error that names the option, id, pair or fund
 *
 * Tells what the network becomes where all the changes asked for are made at once. Nothing is
 * tested: it is the same network, changed.
 *
 * `remove` takes actors and institutions out, with what names them. `remove-tie` takes every
 * selected tie of a pair. `delay` takes the ties that may go while a fund is late, as
 * [method@Kotaku.View.obstacles] counts them: those of the fund's zone recorded for implementation,
 * which it pays for, and the strong ones that hold only within the programme, since they end when
 * it stands still; a tie is of a zone where an end is in it and no end is recorded elsewhere.
 * `strengthen` makes every selected tie of a pair strong, observed absences too; a pair without a
 * tie gets one that binds both ways.
 *
 * A row per index: those of [method@Kotaku.View.info]; `strong_pairs`, settled as strong;
 * `strong_nearness`, the mean inverse distance over strong ties
 * ([method@Kotaku.View.strengthen]); `index_interpersonal` and `index_institutional`, the symmetric
 * share of decided pairs ([method@Kotaku.View.structure]). `change` is after less before. Of a
 * single change `rank` is one more than how many single changes of the same kind change the index
 * by more, either way, and `of` how many there are: every node, every tied pair, every fund with a
 * zone, every pair that [method@Kotaku.View.strengthen] considers. `low` and `high` are the least
 * and largest change where any one selected tie is left out, before and after.
 *
 * With `nodes` a row per node and metric: `degree`, `harmonic`, `betweenness`, `local_reaching`.
 *
 * - Undefined: what is not defined before or after; `after` of who is removed; `rank` and `of` of
 *   several changes at once, and of more than 2,000 alternatives; `low` and `high` above 2,000
 *   ties; `strong_nearness` above 4,096 nodes
 * - Source: Borgatti 2006; Latora and Marchiori 2001
 * - Cost: that of info, times alternatives and twice the ties
 * - Threads: one at a time for @network; the same bits for any number of `threads`
 * - Errors: %KOTAKU_ERROR_OUT_OF_RANGE: nothing is changed, or a pair is strong already;
 *   %KOTAKU_ERROR_NOT_FOUND: an id, tie or fund that is not there, a fund without a zone;
 *   %KOTAKU_ERROR_BAD_VALUE: no pair as A:B; %KOTAKU_ERROR_UNKNOWN_OPTION and the like,
 *   %KOTAKU_ERROR_NO_MEMORY, %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): a row per index; with `nodes` per node and metric
 * Since: 1.0
 */
KotakuFrame *
kotaku_network_scenario (KotakuNetwork *network,
                         KotakuOptions *options,
                         GCancellable *cancellable,
                         GError **error)
{
  g_return_val_if_fail (network != NULL, NULL);
  Call call = { network, options, NULL };
  if (kotaku_options_check (options, &kotaku_command_scenario, error))
    kotaku_options_attend (options, "scenario", answer, &call, cancellable, error);
  return call.frame;
}

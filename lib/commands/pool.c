/* SPDX-License-Identifier: GPL-2.0-or-later */

/* One statistic of many areas, and what they say together. */

#include "commands/commands.h"

#include <math.h>
#include <string.h>

#define LEAST_AREAS 6
#define LEAST_SHARE 0.10

const KotakuCommand kotaku_command_pool = {
  .name = "pool",
  .object = "networks",
  .function = "kotaku_pool",
  .parameters = "",
  .options = "statistic summary",
  .columns = "dataset,estimate,se,weight,count,total",
  .title = "One statistic of many areas, and what they say together",
  .title_id = "Satu statistik dari banyak wilayah, dan apa kata semuanya bersama",
  .example = "kotaku pool examples/pasar-ii examples/pasar-ii --summary",
  .since = "1.0",
};

enum
{
  DATASET,
  ESTIMATE,
  SE,
  WEIGHT,
  COUNT,
  TOTAL
};
#define COLUMNS "dataset:s,estimate:d,se:d,weight:d,count:d,total:d"

/* Of one area; NaN is undefined. */
typedef struct
{
  double estimate, se, count, total;
} Estimate;

/* -- asymmetry: the difference that structure tests -- */

static gboolean
read_level (KotakuView *view,
            const KotakuPairs *pairs,
            KotakuLevel level,
            KotakuShare *share,
            GCancellable *cancellable,
            GError **error)
{
  gsize n = 0;
  g_autofree KotakuTrial *trials = KOTAKU_ALLOC (KotakuTrial, pairs->n, error);
  if (trials == NULL)
    return FALSE;
  for (gsize p = 0; p < pairs->n; p++)
    {
      const KotakuPair *pair = &pairs->pairs[p];
      if (pair->level == level
          && (pair->relation == KOTAKU_RELATION_SYMMETRIC
              || pair->relation == KOTAKU_RELATION_ASYMMETRIC))
        trials[n++]
            = (KotakuTrial){ pair->a, pair->b, pair->relation == KOTAKU_RELATION_ASYMMETRIC };
    }
  return kotaku_share_init (share, trials, n, kotaku_view_get_n_nodes (view), .05, cancellable,
                            error);
}

static gboolean
estimate_asymmetry (KotakuView *view, Estimate *estimate, GCancellable *cancellable, GError **error)
{
  KotakuShare people, bodies;
  const KotakuPairs *pairs = kotaku_pairs_get (view, cancellable, error);
  if (pairs == NULL
      || !read_level (view, pairs, KOTAKU_LEVEL_INTERPERSONAL, &people, cancellable, error)
      || !read_level (view, pairs, KOTAKU_LEVEL_INSTITUTIONAL, &bodies, cancellable, error))
    return FALSE;
  if (people.n == 0 || bodies.n == 0)
    return TRUE;
  estimate->estimate = bodies.share - people.share;
  estimate->se = sqrt (people.variance + bodies.variance);
  estimate->count = (double) (people.successes + bodies.successes);
  estimate->total = (double) (people.n + bodies.n);
  return TRUE;
}

/* -- a name of another command's table -- */

typedef KotakuFrame *(*ViewCall) (KotakuView *, KotakuOptions *, GCancellable *, GError **);

/* In this order: a name that several have is the first's. */
static const struct
{
  const KotakuCommand *command;
  ViewCall call;
  gboolean summary;
  const char *name, *value;
} tables[] = {
  { &kotaku_command_info, kotaku_view_info, FALSE, "name", "value" },
  { &kotaku_command_dominance, kotaku_view_dominance, TRUE, "name", "value" },
  { &kotaku_command_zones, kotaku_view_zones, TRUE, "contrast", "difference" },
};

static KotakuFrame *
ask_table (gsize table,
           KotakuView *view,
           KotakuOptions *options,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (KotakuOptions) own = kotaku_options_restrict (options, tables[table].command);
  kotaku_options_set_string (own, "summary", NULL);
  if (tables[table].summary)
    kotaku_options_set_boolean (own, "summary", TRUE);
  return tables[table].call (view, own, cancellable, error);
}

static gboolean
estimate_name (KotakuView *view,
               const char *name,
               Estimate *estimate,
               gboolean *known,
               KotakuOptions *options,
               GCancellable *cancellable,
               GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (KotakuFrame) frame = ask_table (i, view, options, cancellable, error);
      if (frame == NULL)
        return FALSE;
      gssize row = kotaku_frame_find_row (frame, tables[i].name, name, NULL);
      if (row < 0)
        continue;
      const double *values = kotaku_frame_get_doubles (frame, tables[i].value, NULL, error);
      if (values == NULL)
        return FALSE;
      *known = TRUE;
      estimate->estimate = values[row];
      return TRUE;
    }
  return TRUE;
}

static gboolean
refuse_name (KotakuView *view,
             const char *name,
             KotakuOptions *options,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (names, g_strdup ("asymmetry"));
  for (gsize i = 0; view != NULL && i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (KotakuFrame) frame = ask_table (i, view, options, cancellable, error);
      if (frame == NULL)
        return FALSE;
      for (gsize row = 0; row < kotaku_frame_get_n_rows (frame); row++)
        g_ptr_array_add (names,
                         g_strdup (kotaku_frame_get_string (frame, tables[i].name, row, NULL)));
    }
  g_autofree char *quoted = kotaku_text_quote (name);
  g_autofree char *suggestion
      = kotaku_text_suggestion (name, (const char *const *) names->pdata, names->len);
  g_set_error (error, KOTAKU_ERROR, KOTAKU_ERROR_UNKNOWN_WORD,
               "statistic: unknown name %s%s (expected: asymmetry, or a name of info, of dominance "
               "or zones with summary)",
               quoted, suggestion);
  return FALSE;
}

/* -- what they say together -- */

typedef struct
{
  KotakuMean mean;
  gsize undefined;
  double tau2, i2, share;
} Pooled;

static gboolean
read_estimates (KotakuFrame *estimates, const double *columns[TOTAL + 1], GError **error)
{
  static const char *const names[] = { NULL, "estimate", "se", NULL, "count", "total" };
  if (kotaku_frame_get_column_type (estimates, "dataset") != KOTAKU_COLUMN_STRING)
    {
      g_set_error (error, KOTAKU_ERROR, KOTAKU_ERROR_UNKNOWN_COLUMN,
                   "pool: expected the estimates to have a column dataset");
      return FALSE;
    }
  for (int i = ESTIMATE; i <= TOTAL; i++)
    if (names[i] != NULL
        && (columns[i] = kotaku_frame_get_doubles (estimates, names[i], NULL, error)) == NULL)
      return FALSE;
  return TRUE;
}

/* Between areas there is what their own errors do not explain. */
static void
split_variance (Pooled *pooled, double own)
{
  double variance = pooled->mean.variance;
  pooled->tau2 = isnan (own) || isnan (variance) ? NAN : MAX (0, variance - own);
  pooled->i2 = variance > 0 ? pooled->tau2 / variance : NAN;
}

static gboolean
pool_estimates (const double *columns[TOTAL + 1],
                gsize n,
                const KotakuDraws *draws,
                Pooled *pooled,
                GError **error)
{
  gsize k = 0;
  double own = 0, count = 0, total = 0;
  g_autofree double *values = KOTAKU_ALLOC (double, n, error);
  if (values == NULL)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    {
      if (isnan (columns[ESTIMATE][i]))
        continue;
      values[k++] = columns[ESTIMATE][i];
      own += columns[SE][i] * columns[SE][i];
      count += columns[COUNT][i];
      total += columns[TOTAL][i];
    }
  pooled->undefined = n - k;
  pooled->share = total > 0 ? count / total : NAN;
  if (!kotaku_mean_test (values, k, draws, &pooled->mean, error))
    return FALSE;
  split_variance (pooled, k > 0 ? own / (double) k : NAN);
  return TRUE;
}

static KotakuFrame *
write_summary (const Pooled *pooled, double alpha, GError **error)
{
  const KotakuMean *mean = &pooled->mean;
  gboolean few = mean->n < LEAST_AREAS || !(mean->min_p <= alpha) || pooled->share < LEAST_SHARE;
  gboolean decided = !few && kotaku_p_rejects (mean->p_value, alpha) && mean->mean != 0;
  const char *reason = decided ? NULL
                       : few   ? kotaku_reason_to_text (KOTAKU_REASON_TOO_FEW)
                               : kotaku_reason_to_text (KOTAKU_REASON_NOT_SIGNIFICANT);
  const char *verdict = !decided ? "undecided" : mean->mean > 0 ? "positive" : "negative";
  KotakuRows *rows = kotaku_rows_new ("name:w,value:d,word:w");
  kotaku_rows_value (rows, "k", (double) mean->n);
  kotaku_rows_value (rows, "mean", mean->mean);
  kotaku_rows_value (rows, "low", mean->low);
  kotaku_rows_value (rows, "high", mean->high);
  kotaku_rows_value (rows, "p_value", mean->p_value);
  kotaku_rows_value (rows, "prediction_low", mean->prediction_low);
  kotaku_rows_value (rows, "prediction_high", mean->prediction_high);
  kotaku_rows_value (rows, "tau2", pooled->tau2);
  kotaku_rows_value (rows, "i2", pooled->i2);
  kotaku_rows_word (rows, "verdict", verdict);
  kotaku_rows_word (rows, "reason", reason);
  kotaku_rows_value (rows, "min_p", mean->min_p);
  kotaku_rows_value (rows, "undefined", (double) pooled->undefined);
  kotaku_rows_value (rows, "pooled_share", pooled->share);
  return kotaku_rows_finish (rows, error);
}

static KotakuFrame *
write_estimates (KotakuFrame *estimates, const double *columns[TOTAL + 1], gsize k, GError **error)
{
  KotakuRows *rows = kotaku_rows_new (COLUMNS);
  for (gsize i = 0; i < kotaku_frame_get_n_rows (estimates); i++)
    {
      gboolean defined = !isnan (columns[ESTIMATE][i]);
      kotaku_rows_begin (rows);
      kotaku_rows_string (rows, DATASET, kotaku_frame_get_string (estimates, "dataset", i, NULL));
      for (int column = ESTIMATE; column <= TOTAL; column++)
        if (column != WEIGHT)
          kotaku_rows_double (rows, (guint) column, columns[column][i]);
      if (defined)
        kotaku_rows_double (rows, WEIGHT, 1 / (double) k);
    }
  return kotaku_rows_finish (rows, error);
}

static KotakuFrame *
answer (KotakuFrame *estimates, KotakuOptions *options, GCancellable *cancellable, GError **error)
{
  Pooled pooled = { .tau2 = NAN };
  KotakuDraws draws;
  const double *columns[TOTAL + 1] = { NULL };
  gsize n = kotaku_frame_get_n_rows (estimates);
  kotaku_draws_init (&draws, options, 0, 0, cancellable);
  if (!read_estimates (estimates, columns, error)
      || !pool_estimates (columns, n, &draws, &pooled, error))
    return NULL;
  KotakuFrame *frame = kotaku_options_get_boolean (options, "summary")
                           ? write_summary (&pooled, draws.alpha, error)
                           : write_estimates (estimates, columns, pooled.mean.n, error);
  if (frame == NULL)
    return NULL;
  const char *const *keys = kotaku_frame_list_metadata (estimates);
  for (gsize i = 0; keys[i] != NULL; i++)
    {
      const char *value = kotaku_frame_get_metadata (estimates, keys[i]);
      if (value != NULL && strcmp (keys[i], "warnings") != 0)
        kotaku_frame_set_metadata (frame, keys[i], value);
    }
  g_autofree char *told = kotaku_options_describe (options, FALSE);
  kotaku_frame_set_metadata (frame, "options", told);
  kotaku_draws_describe (&draws, frame, "signs dealt anew over areas", pooled.mean.exact, 0,
                         pooled.mean.error);
  if (pooled.undefined > 0)
    {
      g_autofree char *warning = g_strdup_printf (
          "undefined in %d of %d datasets, which are left out", (int) pooled.undefined, (int) n);
      kotaku_frame_add_warning (frame, warning);
    }
  kotaku_frame_seal (frame);
  return frame;
}

/**
 * kotaku_pool_estimates:
 * @estimates: a frame with the columns `dataset`, `estimate`, `se`, `count` and `total`, as
 *   [func@Kotaku.pool] makes it, or yours
 * @options: (nullable): as [func@Kotaku.pool] has them
 * @cancellable: (nullable): stops the call within 1 s
 * @error: return location for an error that names the option or column
 *
 * As [func@Kotaku.pool], of estimates that were made before: so that one dataset at a time need be
 * held.
 *
 * - Cost: O(datasets x draws)
 * - Threads: any, once @estimates is sealed
 * - Errors: %KOTAKU_ERROR_UNKNOWN_COLUMN, %KOTAKU_ERROR_WRONG_TYPE, %KOTAKU_ERROR_UNKNOWN_OPTION,
 *   %KOTAKU_ERROR_NO_MEMORY, %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): a row per dataset, or the summary
 * Since: 1.0
 */
KotakuFrame *
kotaku_pool_estimates (KotakuFrame *estimates,
                       KotakuOptions *options,
                       GCancellable *cancellable,
                       GError **error)
{
  g_return_val_if_fail (estimates != NULL, NULL);
  if (!kotaku_options_check (options, &kotaku_command_pool, error)
      || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return answer (estimates, options, cancellable, error);
}

/* -- the call -- */

typedef struct
{
  KotakuNetwork *const *networks;
  gsize n;
  KotakuOptions *options;
  KotakuFrame *frame;
} Call;

static gboolean
estimate_area (KotakuNetwork *network,
               KotakuView **view,
               Estimate *estimate,
               gboolean *known,
               KotakuOptions *options,
               GCancellable *cancellable,
               GError **error)
{
  const char *statistic = kotaku_options_get_string (options, "statistic");
  g_autoptr (KotakuSelection) selection = kotaku_selection_new_from_options (options);
  *estimate = (Estimate){ NAN, NAN, NAN, NAN };
  *view = kotaku_network_get_view (network, selection, cancellable, error);
  if (*view == NULL)
    return FALSE;
  if (strcmp (statistic, "asymmetry") != 0)
    return estimate_name (*view, statistic, estimate, known, options, cancellable, error);
  *known = TRUE;
  return estimate_asymmetry (*view, estimate, cancellable, error);
}

/* A row per network; a frame that answer() pools. */
static KotakuFrame *
estimate_areas (Call *call, KotakuView **views, GCancellable *cancellable, GError **error)
{
  gboolean known = FALSE;
  g_autoptr (KotakuRows) rows = kotaku_rows_new (COLUMNS);
  for (gsize i = 0; i < call->n; i++)
    {
      Estimate estimate;
      const char *name = kotaku_network_get_name (call->networks[i]);
      kotaku_options_report (call->options, "pool", (double) i / (double) call->n);
      if (!estimate_area (call->networks[i], &views[i], &estimate, &known, call->options,
                          cancellable, error))
        return NULL;
      kotaku_rows_begin (rows);
      kotaku_rows_string (rows, DATASET, name != NULL ? name : "");
      kotaku_rows_double (rows, ESTIMATE, estimate.estimate);
      kotaku_rows_double (rows, SE, estimate.se);
      kotaku_rows_double (rows, COUNT, estimate.count);
      kotaku_rows_double (rows, TOTAL, estimate.total);
    }
  if (!known && call->n > 0)
    {
      refuse_name (views[0], kotaku_options_get_string (call->options, "statistic"), call->options,
                   cancellable, error);
      return NULL;
    }
  KotakuFrame *frame = kotaku_rows_finish (g_steal_pointer (&rows), error);
  if (frame != NULL
      && !kotaku_views_describe (views, call->n, &kotaku_command_pool, call->options, frame, error))
    g_clear_pointer (&frame, kotaku_frame_unref);
  return frame;
}

static gboolean
pool (gpointer data, GCancellable *cancellable, GError **error)
{
  Call *call = data;
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  g_autofree KotakuView **views = KOTAKU_ALLOC0 (KotakuView *, call->n, error);
  if (views == NULL)
    return FALSE;
  g_autoptr (KotakuFrame) estimates = estimate_areas (call, views, cancellable, error);
  if (estimates != NULL)
    call->frame = answer (estimates, call->options, cancellable, error);
  for (gsize i = 0; i < call->n; i++)
    g_clear_pointer (&views[i], kotaku_view_unref);
  return call->frame != NULL;
}

/**
 * kotaku_pool:
 * @networks: (array length=n_networks): a network per area
 * @n_networks: how many
 * @options: (nullable): `statistic`, `summary`, `alpha`, `draws`, `seed`, `threads`, the
 *   selection's; progress
 * @cancellable: (nullable): stops the call within 1 s
 * @error: return location for an error that names the statistic, option or word
 *
 * Takes one statistic of many areas together. The unit is the dataset: each has the same weight,
 * however many ties it has. `statistic` is `asymmetry` (the default): the asymmetric share of
 * decided pairs between institutions less that between people, with `se` by leaving out each actor
 * of each level in turn; or a name of [method@Kotaku.View.info], of [method@Kotaku.View.dominance]
 * with `summary`, or a contrast of [method@Kotaku.View.zones] with `summary` (inside less outside),
 * whose standard errors are not given. `count` and `total` are asymmetric and decided pairs.
 *
 * An area in which the statistic is undefined has an empty estimate and no weight: it says nothing
 * of the others, so it is left out, counted in `undefined`, and a warning says so.
 *
 * With `summary`: `k` areas, their `mean`, `low` and `high` (Student's t on k - 1), `p_value` of a
 * mean of 0 (the larger of t and of all changes of signs, drawn above 16 areas),
 * `prediction_low` and `prediction_high` of another area (mean -+ t s sqrt (1 + 1/k)), `tau2` (the
 * variance between areas beyond their own errors, max (0, s^2 - mean se^2)), `i2` (its share of
 * s^2), `verdict`: `positive`, `negative`, or `undecided` with the `reason`: `too_few` below six
 * areas and where the asymmetric share of all pairs is below 0.10, `not_significant`; `min_p` the
 * smallest p of so many areas.
 *
 * - Undefined: all but `k` without areas, and but `mean` with one; `tau2` and `i2` without standard
 *   errors
 * - Source: Fisher 1935; Higgins, Thompson, Spiegelhalter 2009
 * - Cost: the statistic's for each, and O(k x draws)
 * - Threads: one at a time for @networks; the same bits for any number of `threads`
 * - Errors: %KOTAKU_ERROR_UNKNOWN_WORD: a statistic that no area knows;
 *   %KOTAKU_ERROR_UNKNOWN_OPTION and the like, %KOTAKU_ERROR_NO_MEMORY, %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): a row per dataset, or the summary
 * Since: 1.0
 */
KotakuFrame *
kotaku_pool (KotakuNetwork *const *networks,
             gsize n_networks,
             KotakuOptions *options,
             GCancellable *cancellable,
             GError **error)
{
  g_return_val_if_fail (networks != NULL || n_networks == 0, NULL);
  Call call = { networks, n_networks, options, NULL };
  if (kotaku_options_check (options, &kotaku_command_pool, error))
    kotaku_options_attend (options, "pool", pool, &call, cancellable, error);
  return call.frame;
}

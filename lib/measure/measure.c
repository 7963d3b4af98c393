/* SPDX-License-Identifier: GPL-2.0-or-later */

/* The command measure: metrics of nodes, those of a family together. */

#include "measure/measure-private.h"

#include <math.h>

static void
set_unknown_metric (const char *name, GError **error)
{
  gsize n;
  const KotakuMetric *const *metrics = kotaku_metrics (&n);
  g_autofree const char **names = g_new0 (const char *, n + 1);
  for (gsize i = 0; i < n; i++)
    names[i] = metrics[i]->name;
  g_autofree char *suggestion = kotaku_text_suggestion (name, names, n);
  g_set_error (error, KOTAKU_ERROR, KOTAKU_ERROR_UNKNOWN_METRIC, "no metric \"%s\"%s", name,
               suggestion);
}

/* Those asked for, each once, in the order asked. */
static GPtrArray *
find_metrics (const char *const *names, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  for (gsize i = 0; names[i] != NULL; i++)
    {
      const KotakuMetric *metric = kotaku_metric_find (names[i]);
      if (metric == NULL)
        {
          set_unknown_metric (names[i], error);
          return NULL;
        }
      if (!g_ptr_array_find (found, metric, NULL))
        g_ptr_array_add (found, (gpointer) metric);
    }
  return g_steal_pointer (&found);
}

typedef struct
{
  KotakuView *view;
  const KotakuGraph *graph;
  GPtrArray *metrics; /* KotakuMetric */
  GPtrArray *buffers; /* KotakuBuffer of doubles, likewise */
  KotakuOptions *options;
  double *errors; /* of each value, column by column; NULL: not asked for */
} Work;

/* The metrics that function computes, in one call; all: the columns, of a value a node each. */
static gboolean
compute_family (const Work *work,
                const KotakuGraph *graph,
                double *const *all,
                KotakuFamilyFunc function,
                GCancellable *cancellable,
                GError **error)
{
  g_autofree const KotakuMetric **metrics = g_new0 (const KotakuMetric *, work->metrics->len);
  g_autofree double **columns = g_new0 (double *, work->metrics->len);
  gsize n = 0;
  for (guint i = 0; i < work->metrics->len; i++)
    {
      const KotakuMetric *metric = work->metrics->pdata[i];
      if (metric->function != function)
        continue;
      metrics[n] = metric;
      columns[n++] = all[i];
    }
  return function (graph, metrics, columns, n, work->options, cancellable, error);
}

static gboolean
compute_all (const Work *work,
             const KotakuGraph *graph,
             double *const *all,
             GCancellable *cancellable,
             GError **error)
{
  for (guint i = 0; i < work->metrics->len; i++)
    {
      const KotakuMetric *metric = work->metrics->pdata[i];
      gboolean done_before = FALSE;
      for (guint k = 0; k < i; k++)
        done_before = done_before
                      || ((KotakuMetric *) work->metrics->pdata[k])->function == metric->function;
      if (done_before)
        continue;
      kotaku_options_report (work->options, metric->title, (double) i / work->metrics->len);
      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !compute_family (work, graph, all, metric->function, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

/* -- the jackknife -- */

static gboolean
vary (const KotakuGraph *graph,
      gssize without,
      double *values,
      gpointer data,
      KotakuOptions *options,
      GCancellable *cancellable,
      GError **error)
{
  const Work *work = data;
  g_autofree double **columns = g_new0 (double *, work->metrics->len);
  for (guint i = 0; i < work->metrics->len; i++)
    columns[i] = values + i * graph->n_nodes;
  return compute_all (work, graph, columns, cancellable, error);
}

static gboolean
vary_all (Work *work, GCancellable *cancellable, GError **error)
{
  gsize n = work->graph->n_nodes, n_columns = work->metrics->len;
  const KotakuVaried varied = { vary, work, n_columns, TRUE };
  work->errors = KOTAKU_ALLOC (double, n *n_columns, error);
  return work->errors != NULL
         && kotaku_jackknife_errors (work->graph, &varied, work->errors, work->options, cancellable,
                                     error);
}

/* Columns behind all others: `degree_se`, `degree_low`, `degree_high`. */
static gboolean
add_interval (const Work *work, KotakuFrame *frame, guint column, GError **error)
{
  static const char *const ends[] = { "se", "low", "high" };
  const KotakuMetric *metric = work->metrics->pdata[column];
  gsize n = work->graph->n_nodes;
  const double *values = KOTAKU_BUFFER_DATA (double, (KotakuBuffer *) work->buffers->pdata[column]);
  const double *errors = work->errors + column * n;
  double t = kotaku_t_quantile (kotaku_options_get_double (work->options, "alpha"), (double) n - 1);
  for (gsize k = 0; k < G_N_ELEMENTS (ends); k++)
    {
      g_autofree char *name = g_strdup_printf ("%s_%s", metric->name, ends[k]);
      KotakuBuffer *buffer = kotaku_buffer_new (sizeof (double), n, error);
      if (buffer == NULL)
        return FALSE;
      double *to = KOTAKU_BUFFER_DATA (double, buffer);
      for (gsize i = 0; i < n; i++)
        to[i] = isnan (values[i]) ? NAN
                : k == 0          ? errors[i]
                                  : values[i] + (k == 1 ? -t : t) * errors[i];
      if (!kotaku_frame_take_doubles (frame, name, buffer, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
compute (gpointer data, GCancellable *cancellable, GError **error)
{
  Work *work = data;
  g_autofree double **columns = g_new0 (double *, work->metrics->len);
  work->graph = kotaku_graph_get (work->view, cancellable, error);
  if (work->graph == NULL)
    return FALSE;
  for (guint i = 0; i < work->metrics->len; i++)
    {
      KotakuBuffer *buffer = kotaku_buffer_new (sizeof (double), work->graph->n_nodes, error);
      if (buffer == NULL)
        return FALSE;
      g_ptr_array_add (work->buffers, buffer);
      columns[i] = KOTAKU_BUFFER_DATA (double, buffer);
    }
  return compute_all (work, work->graph, columns, cancellable, error)
         && (!kotaku_options_has (work->options, "interval")
             || vary_all (work, cancellable, error));
}

static gboolean
add_ids (KotakuView *view, KotakuFrame *frame, GError **error)
{
  gsize n;
  const KotakuNode *nodes = kotaku_view_get_nodes (view, &n);
  KotakuBuffer *codes = kotaku_buffer_new (sizeof (gint32), n, error);
  if (codes == NULL)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    KOTAKU_BUFFER_DATA (gint32, codes)[i] = nodes[i];
  KotakuDictionary *ids = kotaku_network_peek_node_ids (kotaku_view_peek_network (view));
  ids = ids != NULL ? kotaku_dictionary_ref (ids) : kotaku_dictionary_new (error);
  if (ids == NULL)
    {
      kotaku_buffer_unref (codes);
      return FALSE;
    }
  return kotaku_frame_take_codes (frame, "id", codes, ids, error);
}

static KotakuFrame *
make_frame (KotakuView *view, Work *work, GError **error)
{
  g_autoptr (KotakuFrame) frame = kotaku_frame_new (work->graph->n_nodes);
  if (!add_ids (view, frame, error))
    return NULL;
  for (guint i = 0; i < work->metrics->len; i++)
    {
      const KotakuMetric *metric = work->metrics->pdata[i];
      KotakuBuffer *buffer = kotaku_buffer_ref (work->buffers->pdata[i]);
      if (!kotaku_frame_take_doubles (frame, metric->name, buffer, error))
        return NULL;
    }
  for (guint i = 0; work->errors != NULL && i < work->metrics->len; i++)
    if (!add_interval (work, frame, i, error))
      return NULL;
  kotaku_view_describe (view, &kotaku_command_measure, work->options, frame);
  kotaku_graph_warn (work->graph, frame);
  kotaku_frame_seal (frame);
  return g_steal_pointer (&frame);
}

/**
 * kotaku_view_measure:
 * @view: a view
 * @metrics: (array zero-terminated=1): names, at least one, as in [func@Kotaku.list_metrics], which
 * has unit, range, undefined, cost and source of each
 * @options: (nullable): `approximate`, `exponent`, `interval`, `alpha`, `threads`, `seed`;
 *   progress
 * @cancellable: (nullable): stops the call within 1 s, but inside igraph's coreness
 * @error: return location for an error that names the metric or option, and the nearest
 *
 * Computes metrics of nodes on the view's simple graph: loops dropped, observed absences left out,
 * parallel ties merged. Columns `id`, then one per metric, in the order asked, each once. *Calls
 * igraph*: see [func@Kotaku.igraph_lock].
 *
 * With `interval` `jackknife` come `_se`, `_low` and `_high` of each metric: each other node is
 * left out in turn, SE = sqrt ((n - 2)/(2n) sum (Z_-i - their mean)^2) over the values that the
 * node then has, n the nodes there are, and the value less and plus Student's t on n - 1 at `alpha`
 * times it.
 *
 * - Unit: the metric's
 * - Range: the metric's
 * - Undefined: NaN, where the metric says so; SE below three nodes
 * - Cost: that of the dearest metric, at most O(nodes x arcs); `interval` as often as there are
 * nodes
 * - Source: the metric's; Snijders and Borgatti 1999
 * - Threads: any; the same bits for any number of `threads`
 * - Errors: %KOTAKU_ERROR_UNKNOWN_METRIC, %KOTAKU_ERROR_UNKNOWN_OPTION,
 *   %KOTAKU_ERROR_NOT_CONVERGED, %KOTAKU_ERROR_TOO_LARGE (more shortest paths than doubles count),
 *   %KOTAKU_ERROR_IGRAPH, %KOTAKU_ERROR_NO_MEMORY,
 *   %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): a row per node of the view, in its order, or %NULL with @error set
 *
 * Since: 1.0
 */
KotakuFrame *
kotaku_view_measure (KotakuView *view,
                     const char *const *metrics,
                     KotakuOptions *options,
                     GCancellable *cancellable,
                     GError **error)
{
  g_return_val_if_fail (view != NULL && metrics != NULL, NULL);
  if (!kotaku_options_check (options, &kotaku_command_measure, error))
    return NULL;
  if (metrics[0] == NULL)
    {
      g_set_error_literal (error, KOTAKU_ERROR, KOTAKU_ERROR_UNKNOWN_METRIC, "no metric is named");
      return NULL;
    }
  g_autoptr (GPtrArray) found = find_metrics (metrics, error);
  if (found == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  g_autoptr (GPtrArray) buffers
      = g_ptr_array_new_with_free_func ((GDestroyNotify) kotaku_buffer_unref);
  Work work = { .view = view, .metrics = found, .buffers = buffers, .options = options };
  KotakuFrame *frame
      = kotaku_options_attend (options, "measure", compute, &work, cancellable, error)
            ? make_frame (view, &work, error)
            : NULL;
  g_free (work.errors);
  return frame;
}

const KotakuCommand kotaku_command_measure = {
  .name = "measure",
  .object = "view",
  .function = "kotaku_view_measure",
  .parameters = "metrics:strings",
  .options = "approximate exponent interval",
  .columns = "id",
  .title = "Measure nodes: degree, betweenness, pagerank and others",
  .title_id = "Ukur simpul: derajat, keantaraan, pagerank, dan lainnya",
  .example = "kotaku measure examples/pasar-ii --metric degree,betweenness --level institutional",
  .since = "1.0",
};

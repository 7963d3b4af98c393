/* SPDX-License-Identifier: GPL-2.0-or-later */

/* The command influence: the actors' method of strategy analysis. The sums over third parties need
 * no matrix: how much k passes on of x is a sum of min (x, m_kj), which its sorted weights give. */

#include "measure/influence-private.h"

#include <math.h>
#include <string.h>

#define CANCEL_EVERY 1024
/* Sums nearer to the mean than this share of it lie there but for rounding. */
#define SAME 1e-9
/* Terms that leave less than this share of themselves cancel out. */
#define ROUNDING 1e-12

/* The weights of each node's arcs, out or in, ascending, and their sums so far. */
typedef struct
{
  const gsize *start;
  double *weight;
  double *sum;
} Passing;

static void
passing_clear (Passing *passing)
{
  g_free (passing->weight);
  g_free (passing->sum);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Passing, passing_clear)

typedef struct
{
  const KotakuGraph *graph;
  double *direct;     /* row sums of m */
  double *influence;  /* row sums of MDII without the diagonal */
  double *dependence; /* column sums */
  double *feedback;   /* the diagonal */
} Influence;

static void
influence_clear (Influence *work)
{
  g_free (work->direct);
  g_free (work->influence);
  g_free (work->dependence);
  g_free (work->feedback);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Influence, influence_clear)

/* -- sums
 * ------------------------------------------------------------------------------------------- */

static int
compare_numbers (const void *a, const void *b)
{
  double left = *(const double *) a, right = *(const double *) b;
  return (left > right) - (left < right);
}

static double
get_in_weight (const KotakuGraph *graph, gsize k)
{
  return graph->out_weight[graph->in_arc[k]];
}

static gboolean
passing_init (Passing *passing,
              const KotakuGraph *graph,
              gboolean out,
              GCancellable *cancellable,
              GError **error)
{
  passing->start = out ? graph->out_start : graph->in_start;
  passing->weight = KOTAKU_ALLOC (double, graph->n_arcs, error);
  passing->sum = passing->weight != NULL ? KOTAKU_ALLOC (double, graph->n_arcs, error) : NULL;
  if (passing->sum == NULL)
    return FALSE;
  for (gsize i = 0; i < graph->n_nodes; i++)
    {
      gsize first = passing->start[i], end = passing->start[i + 1];
      double sum = 0;
      if (i % CANCEL_EVERY == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      for (gsize k = first; k < end; k++)
        passing->weight[k] = out ? graph->out_weight[k] : get_in_weight (graph, k);
      qsort (passing->weight + first, end - first, sizeof (double), compare_numbers);
      for (gsize k = first; k < end; k++)
        passing->sum[k] = sum += passing->weight[k];
    }
  return TRUE;
}

/* The sum over the node's arcs of min (x, weight). */
static double
pass_on (const Passing *passing, gint32 node, double x)
{
  gsize first = passing->start[node], end = passing->start[node + 1];
  gsize low = first, high = end;
  while (low < high)
    {
      gsize middle = low + (high - low) / 2;
      if (passing->weight[middle] <= x)
        low = middle + 1;
      else
        high = middle;
    }
  return (low > first ? passing->sum[low - 1] : 0) + (double) (end - low) * x;
}

/* What comes back to a node over each other one. */
static double
get_feedback (const KotakuGraph *graph, gsize i)
{
  double sum = 0;
  gsize in = graph->in_start[i], end = graph->in_start[i + 1];
  for (gsize out = graph->out_start[i]; out < graph->out_start[i + 1]; out++)
    {
      while (in < end && graph->in_node[in] < graph->out_node[out])
        in++;
      if (in < end && graph->in_node[in] == graph->out_node[out])
        sum += MIN (graph->out_weight[out], get_in_weight (graph, in));
    }
  return sum;
}

/* The sums of each row, or of each column, of MDII without the diagonal. */
static gboolean
sum_rows (const Influence *work,
          gboolean out,
          double *sums,
          GCancellable *cancellable,
          GError **error)
{
  const KotakuGraph *graph = work->graph;
  const gsize *start = out ? graph->out_start : graph->in_start;
  g_auto (Passing) passing = { NULL };
  if (!passing_init (&passing, graph, out, cancellable, error))
    return FALSE;
  for (gsize i = 0; i < graph->n_nodes; i++)
    {
      double direct = 0, passed = 0;
      if (i % CANCEL_EVERY == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      for (gsize k = start[i]; k < start[i + 1]; k++)
        {
          double weight = out ? graph->out_weight[k] : get_in_weight (graph, k);
          direct += weight;
          passed += pass_on (&passing, out ? graph->out_node[k] : graph->in_node[k], weight);
        }
      if (out)
        work->direct[i] = direct;
      sums[i] = direct + (passed - work->feedback[i]);
    }
  return TRUE;
}

static gboolean
influence_init (Influence *work,
                const KotakuGraph *graph,
                GCancellable *cancellable,
                GError **error)
{
  gsize n = graph->n_nodes;
  work->graph = graph;
  if ((work->direct = KOTAKU_ALLOC (double, n, error)) == NULL
      || (work->influence = KOTAKU_ALLOC (double, n, error)) == NULL
      || (work->dependence = KOTAKU_ALLOC (double, n, error)) == NULL
      || (work->feedback = KOTAKU_ALLOC (double, n, error)) == NULL)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    work->feedback[i] = get_feedback (graph, i);
  return sum_rows (work, TRUE, work->influence, cancellable, error)
         && sum_rows (work, FALSE, work->dependence, cancellable, error);
}

/* -- what the sums say
 * ------------------------------------------------------------------------------ */

static double
add_up (const double *values, gsize n)
{
  double sum = 0;
  for (gsize i = 0; i < n; i++)
    sum += values[i];
  return sum;
}

/* r_i, of which competitiveness is n r_i over their sum; 0 where there is no influence at all. */
static double
get_ratio (const Influence *work, gsize i, double all)
{
  double influence = work->influence[i], both = influence + work->dependence[i];
  return both > 0 ? (influence - work->feedback[i]) / all * (influence / both) : 0;
}

/* The sum of all r_i; 0 where what is left of them is rounding. */
static double
add_ratios (const Influence *work, double all)
{
  double sum = 0, size = 0;
  for (gsize i = 0; i < work->graph->n_nodes; i++)
    {
      sum += get_ratio (work, i, all);
      size += all > 0 ? (work->influence[i] + work->feedback[i]) / all : 0;
    }
  return fabs (sum) > ROUNDING * size ? sum : 0;
}

static const char *
get_quadrant (double influence, double dependence, double mean)
{
  gboolean strong = influence > mean * (1 + SAME), weak = dependence > mean * (1 + SAME);
  if (strong)
    return weak ? "relay" : "dominant";
  return weak ? "dominated" : "autonomous";
}

static KotakuFrame *
write_rows (KotakuView *view, const Influence *work, GError **error)
{
  gsize n = 0;
  const KotakuNode *nodes = kotaku_view_get_nodes (view, &n);
  double all = add_up (work->influence, n), ratios = add_ratios (work, all);
  KotakuRows *rows = kotaku_rows_new ("id:s,direct:d,influence:d,dependence:d,feedback:d,net:d,"
                                      "competitiveness:d,quadrant:w");
  if (n > 0)
    kotaku_rows_share (rows, 0, kotaku_network_peek_node_ids (kotaku_view_peek_network (view)));
  for (gsize i = 0; i < n; i++)
    {
      double influence = work->influence[i], dependence = work->dependence[i];
      kotaku_rows_begin (rows);
      kotaku_rows_code (rows, 0, (gint32) nodes[i]);
      kotaku_rows_double (rows, 1, work->direct[i]);
      kotaku_rows_double (rows, 2, influence);
      kotaku_rows_double (rows, 3, dependence);
      kotaku_rows_double (rows, 4, work->feedback[i]);
      kotaku_rows_double (rows, 5, influence - dependence);
      if (ratios != 0)
        kotaku_rows_double (rows, 6, (double) n * get_ratio (work, i, all) / ratios);
      kotaku_rows_string (rows, 7, get_quadrant (influence, dependence, all / (double) n));
    }
  return kotaku_rows_finish (rows, error);
}

static KotakuFrame *
list_nodes (KotakuView *view, const KotakuGraph *graph, GCancellable *cancellable, GError **error)
{
  g_auto (Influence) work = { NULL };
  if (!influence_init (&work, graph, cancellable, error))
    return NULL;
  return write_rows (view, &work, error);
}

static KotakuFrame *
analyse (KotakuView *view, KotakuOptions *options, GCancellable *cancellable, GError **error)
{
  const char *matrix = kotaku_options_get_string (options, "matrix");
  const KotakuGraph *graph = kotaku_graph_get (view, cancellable, error);
  if (graph == NULL)
    return NULL;
  KotakuFrame *frame = matrix == NULL
                           ? list_nodes (view, graph, cancellable, error)
                           : kotaku_influence_matrix (view, graph, strcmp (matrix, "net") == 0,
                                                      cancellable, error);
  if (frame == NULL)
    return NULL;
  kotaku_view_describe (view, &kotaku_command_influence, options, frame);
  kotaku_graph_warn (graph, frame);
  kotaku_frame_seal (frame);
  return frame;
}

/**
 * kotaku_view_influence:
 * @view: a view
 * @options: (nullable): `matrix` (`mdii` or `net`); progress
 * @cancellable: (nullable): stops the call within 1 s
 * @error: return location for an error that names the option, and the nearest
 *
 * Says how much each node of the view influences the others, directly and over third parties, and
 * how much it depends on them: the actors' method of strategy analysis. m_ij is the weight of the
 * arc from i to j in the view's simple graph (by custom 0 to 4; weights always count), MDII_ij =
 * m_ij + the sum over k of min (m_ik, m_kj).
 *
 * `direct` is the row sum of m; `influence` and `dependence` are the row and the column sum of MDII
 * without its diagonal, which is `feedback`; `net` is influence less dependence. With r_i =
 * (influence - feedback) / (the sum of all influence) x influence / (influence + dependence), 0
 * where there is neither, `competitiveness` is n r_i over the sum of all r. `quadrant` is
 * `dominant` where influence alone is above its mean, `dominated` where dependence alone is above
 * its mean, `relay` where both are and `autonomous` where neither is.
 *
 * With `matrix` there is instead a row `from`, `to`, `value` for each ordered pair that is joined,
 * one way or the other, by an arc or by two over a third node: of `mdii` the cells that are not 0,
 * the diagonal too; of `net` MDII_ij - MDII_ji. Cells left out are 0.
 *
 * - Unit: weights
 * - Range: sums 0 and up; `net` and `competitiveness` any
 * - Undefined: `competitiveness` where the sum of all r is 0
 * - Cost: O(arcs log arcs); of a matrix O(arcs x largest degree), at most 10 million rows
 * - Source: Godet 1991
 * - Threads: any
 * - Errors: %KOTAKU_ERROR_UNKNOWN_OPTION, %KOTAKU_ERROR_OUT_OF_RANGE, %KOTAKU_ERROR_TOO_LARGE,
 *   %KOTAKU_ERROR_NO_MEMORY, %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): a row per node of the view, or per pair, or %NULL with @error set
 *
 * Since: 1.0
 */
KotakuFrame *
kotaku_view_influence (KotakuView *view,
                       KotakuOptions *options,
                       GCancellable *cancellable,
                       GError **error)
{
  g_return_val_if_fail (view != NULL, NULL);
  return kotaku_view_call (view, &kotaku_command_influence, analyse, options, cancellable, error);
}

const KotakuCommand kotaku_command_influence = {
  .name = "influence",
  .object = "view",
  .function = "kotaku_view_influence",
  .parameters = "",
  .options = "matrix",
  .columns = "id,direct,influence,dependence,feedback,net,competitiveness,quadrant",
  .title = "How far each influences the others, directly and over third parties",
  .title_id = "Seberapa jauh pengaruh tiap pihak, langsung dan melalui pihak ketiga",
  .example = "kotaku influence examples/pasar-ii --level institutional",
  .since = "1.0",
};

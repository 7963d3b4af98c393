/* SPDX-License-Identifier: GPL-2.0-or-later */

/* The matrices of influence, row by row: a cell is there where an arc, or two over a third node,
 * join the pair. */

#include "measure/influence-private.h"

#define MOST_ROWS 10000000

/* A row, or column, of MDII: values of the nodes listed, 0 elsewhere. */
typedef struct
{
  double *value; /* of each node */
  gint32 *listed;
  guint8 *is_listed;
  gsize n;
} Line;

typedef struct
{
  const KotakuGraph *graph;
  const KotakuNode *nodes;
  KotakuRows *rows;
  guint64 n_rows;
  Line row, column;
} Matrix;

static void
line_clear (Line *line)
{
  g_free (line->value);
  g_free (line->listed);
  g_free (line->is_listed);
}

static void
matrix_clear (Matrix *matrix)
{
  g_clear_pointer (&matrix->rows, kotaku_rows_free);
  line_clear (&matrix->row);
  line_clear (&matrix->column);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Matrix, matrix_clear)

static gboolean
line_init (Line *line, gsize n, GError **error)
{
  return (line->value = KOTAKU_ALLOC0 (double, n, error)) != NULL
         && (line->listed = KOTAKU_ALLOC (gint32, n, error)) != NULL
         && (line->is_listed = KOTAKU_ALLOC0 (guint8, n, error)) != NULL;
}

static void
line_add (Line *line, gint32 node, double value)
{
  line->value[node] += value;
  if (line->is_listed[node])
    return;
  line->is_listed[node] = TRUE;
  line->listed[line->n++] = node;
}

static void
line_empty (Line *line)
{
  for (gsize k = 0; k < line->n; k++)
    {
      line->value[line->listed[k]] = 0;
      line->is_listed[line->listed[k]] = FALSE;
    }
  line->n = 0;
}

/* The row of MDII of a node. */
static void
fill_row (const KotakuGraph *graph, gsize node, Line *line)
{
  for (gsize k = graph->out_start[node]; k < graph->out_start[node + 1]; k++)
    {
      gint32 third = graph->out_node[k];
      double weight = graph->out_weight[k];
      line_add (line, third, weight);
      for (gsize l = graph->out_start[third]; l < graph->out_start[third + 1]; l++)
        line_add (line, graph->out_node[l], MIN (weight, graph->out_weight[l]));
    }
}

/* Its column. */
static void
fill_column (const KotakuGraph *graph, gsize node, Line *line)
{
  for (gsize k = graph->in_start[node]; k < graph->in_start[node + 1]; k++)
    {
      gint32 third = graph->in_node[k];
      double weight = graph->out_weight[graph->in_arc[k]];
      line_add (line, third, weight);
      for (gsize l = graph->in_start[third]; l < graph->in_start[third + 1]; l++)
        line_add (line, graph->in_node[l], MIN (weight, graph->out_weight[graph->in_arc[l]]));
    }
}

static int
compare_nodes (const void *a, const void *b)
{
  return *(const gint32 *) a - *(const gint32 *) b;
}

static void
write_cell (Matrix *matrix, gsize from, gint32 to, double value)
{
  kotaku_rows_begin (matrix->rows);
  kotaku_rows_code (matrix->rows, 0, (gint32) matrix->nodes[from]);
  kotaku_rows_code (matrix->rows, 1, (gint32) matrix->nodes[to]);
  kotaku_rows_double (matrix->rows, 2, value);
  matrix->n_rows++;
}

static void
write_node (Matrix *matrix, gsize node, gboolean net)
{
  Line *row = &matrix->row, *column = &matrix->column;
  fill_row (matrix->graph, node, row);
  if (net)
    {
      fill_column (matrix->graph, node, column);
      for (gsize k = 0; k < column->n; k++)
        line_add (row, column->listed[k], 0);
    }
  qsort (row->listed, row->n, sizeof *row->listed, compare_nodes);
  for (gsize k = 0; k < row->n; k++)
    {
      gint32 other = row->listed[k];
      if (!net)
        write_cell (matrix, node, other, row->value[other]);
      else if (other != (gint32) node)
        write_cell (matrix, node, other, row->value[other] - column->value[other]);
    }
  line_empty (row);
  line_empty (column);
}

static gboolean
matrix_init (Matrix *matrix,
             KotakuView *view,
             const KotakuGraph *graph,
             gboolean net,
             GError **error)
{
  gsize n = 0;
  matrix->graph = graph;
  matrix->nodes = kotaku_view_get_nodes (view, &n);
  matrix->rows = kotaku_rows_new ("from:s,to:s,value:d");
  if (n > 0)
    for (guint column = 0; column < 2; column++)
      kotaku_rows_share (matrix->rows, column,
                         kotaku_network_peek_node_ids (kotaku_view_peek_network (view)));
  return line_init (&matrix->row, n, error) && (!net || line_init (&matrix->column, n, error));
}

KotakuFrame *
kotaku_influence_matrix (KotakuView *view,
                         const KotakuGraph *graph,
                         gboolean net,
                         GCancellable *cancellable,
                         GError **error)
{
  g_auto (Matrix) matrix = { 0 };
  if (!matrix_init (&matrix, view, graph, net, error))
    return NULL;
  for (gsize i = 0; i < graph->n_nodes; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      write_node (&matrix, i, net);
      if (matrix.n_rows > MOST_ROWS)
        {
          g_set_error (error, KOTAKU_ERROR, KOTAKU_ERROR_TOO_LARGE,
                       "influence: the matrix has more than the %d cells that a table may list; "
                       "select fewer nodes",
                       MOST_ROWS);
          return NULL;
        }
    }
  return kotaku_rows_finish (g_steal_pointer (&matrix.rows), error);
}

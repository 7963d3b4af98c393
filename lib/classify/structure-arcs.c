/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Levels of plain arcs, on which nobody coded a direction: are more of them returned than the
 * degrees alone bring about? */

#include "classify/classify-private.h"

#include <math.h>

typedef struct
{
  gint32 from, to;
} Arc;

typedef struct
{
  gsize n, n_nodes;
  gint32 *from, *to;
  guint8 *side; /* of each node: whether it is an institution */
} Arcs;

static void
arcs_clear (Arcs *arcs)
{
  g_free (arcs->from);
  g_free (arcs->to);
  g_free (arcs->side);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Arcs, arcs_clear)

static int
compare_arcs (const void *a, const void *b)
{
  const Arc *left = a, *right = b;
  if (left->from != right->from)
    return left->from < right->from ? -1 : 1;
  return (left->to > right->to) - (left->to < right->to);
}

/* Tied nodes as 0, 1 ... in the order of their ranks: whoever has no arc has none in any
 * arrangement. */
static gboolean
number_nodes (Arcs *arcs, Arc *list, KotakuView *view, const KotakuPlaces *places, GError **error)
{
  gsize n_nodes = places->n;
  KotakuNetwork *network = kotaku_view_peek_network (view);
  const KotakuNode *nodes = kotaku_view_get_nodes (view, &n_nodes);
  g_autofree gint32 *number = KOTAKU_ALLOC0 (gint32, n_nodes, error);
  arcs->side = number != NULL ? KOTAKU_ALLOC (guint8, n_nodes, error) : NULL;
  if (arcs->side == NULL)
    return FALSE;
  for (gsize i = 0; i < arcs->n; i++)
    number[list[i].from] = number[list[i].to] = 1;
  for (gsize i = 0; i < n_nodes; i++)
    if (number[i] != 0)
      {
        arcs->side[arcs->n_nodes]
            = kotaku_network_is_institution (network, nodes[places->place[i]]);
        number[i] = (gint32) arcs->n_nodes++;
      }
  for (gsize i = 0; i < arcs->n; i++)
    list[i] = (Arc){ number[list[i].from], number[list[i].to] };
  return TRUE;
}

/* Nodes are numbered by id and arcs sorted, so that what is drawn does not depend on the rows. */
static gboolean
arcs_init (Arcs *arcs,
           KotakuView *view,
           const KotakuPlaces *places,
           const KotakuPairs *pairs,
           KotakuLevel level,
           GError **error)
{
  const gint32 *rank = places->rank;
  g_autofree Arc *list = KOTAKU_ALLOC (Arc, 2 * pairs->n, error);
  if (list == NULL)
    return FALSE;
  for (gsize p = 0; p < pairs->n; p++)
    {
      const KotakuPair *pair = &pairs->pairs[p];
      if (pair->level != level || pair->coded || pair->relation == KOTAKU_RELATION_NONE)
        continue;
      if (pair->ways & 1)
        list[arcs->n++] = (Arc){ rank[pair->a], rank[pair->b] };
      if (pair->ways & 2)
        list[arcs->n++] = (Arc){ rank[pair->b], rank[pair->a] };
    }
  if (!number_nodes (arcs, list, view, places, error))
    return FALSE;
  qsort (list, arcs->n, sizeof *list, compare_arcs);
  arcs->from = KOTAKU_ALLOC (gint32, arcs->n, error);
  arcs->to = arcs->from != NULL ? KOTAKU_ALLOC (gint32, arcs->n, error) : NULL;
  if (arcs->to == NULL)
    return FALSE;
  for (gsize i = 0; i < arcs->n; i++)
    {
      arcs->from[i] = list[i].from;
      arcs->to[i] = list[i].to;
    }
  return TRUE;
}

static void
count_mutual (gconstpointer arrangement, gconstpointer data, gpointer scratch, double *values)
{
  const KotakuRewired *rewired = arrangement;
  gsize mutual = 0;
  for (gsize i = 0; i < rewired->n_ties; i++)
    if (rewired->from[i] < rewired->to[i])
      mutual += rewired->has (rewired, rewired->to[i], rewired->from[i]) ? 1 : 0;
  values[0] = (double) mutual;
}

/* Across levels people are rewired with institutions alone: if people were joined with people, a
 * true null would be rejected in more than a quarter of networks. */
static KotakuSwaps *
rewire (const Arcs *arcs, KotakuLevel level, const KotakuDraws *draws, GError **error)
{
  if (level == KOTAKU_LEVEL_CROSS)
    return kotaku_swaps_new_across (arcs->n_nodes, arcs->side, arcs->from, arcs->to, arcs->n, draws,
                                    error);
  return kotaku_swaps_new (arcs->n_nodes, arcs->from, arcs->to, arcs->n, TRUE, draws, error);
}

static void
conclude (KotakuStructureTest *test, const KotakuNullResult *result, double alpha)
{
  double upper = kotaku_null_p (result, KOTAKU_TAIL_UPPER);
  double lower = kotaku_null_p (result, KOTAKU_TAIL_LOWER);
  test->p_arcs = kotaku_null_p (result, KOTAKU_TAIL_BOTH);
  test->drawn = !result->exact;
  test->error = kotaku_null_error (result, KOTAKU_TAIL_BOTH);
  test->sign = upper < lower ? 1 : -1;
  test->least_p = kotaku_null_min_p (result, KOTAKU_TAIL_BOTH);
  test->reason = kotaku_null_is_constant (result)
                     ? KOTAKU_REASON_NO_VARIATION
                     : kotaku_reason_find (test->p_arcs, test->least_p, alpha, FALSE);
}

gboolean
kotaku_structure_test_arcs (KotakuStructureTest *test,
                            KotakuView *view,
                            const KotakuPairs *pairs,
                            const KotakuPlaces *places,
                            KotakuLevel level,
                            const KotakuDraws *draws,
                            GError **error)
{
  g_auto (Arcs) arcs = { 0 };
  KotakuNullResult result;
  const KotakuStatistic statistic = { .function = count_mutual, .n_values = 1 };
  test->reason = KOTAKU_REASON_NO_VARIATION;
  /* Where every tie is taken to bind both ways, there is no way that could be returned or not. */
  if (kotaku_view_is_undirected (view))
    return TRUE;
  if (!arcs_init (&arcs, view, places, pairs, level, error))
    return FALSE;
  g_autoptr (KotakuSwaps) swaps = rewire (&arcs, level, draws, error);
  if (swaps == NULL)
    return FALSE;
  guint64 n = kotaku_swaps_count (swaps);
  if (n == 1)
    return TRUE;
  if (!kotaku_permute (&kotaku_null_swaps, swaps, n, &statistic, draws, "structure", &result,
                       error))
    return FALSE;
  conclude (test, &result, draws->alpha);
  return TRUE;
}

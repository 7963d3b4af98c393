/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "classify/contests-private.h"

#include <math.h>

void
kotaku_contests_clear (KotakuContests *contests)
{
  kotaku_places_clear (&contests->places);
  g_free (contests->list);
}

/* The next dyad of node, in the order of the other end; FALSE at the end of both lists. */
static gboolean
next_dyad (const KotakuGraph *graph, gsize node, gsize *out, gsize *in, KotakuContest *dyad)
{
  gboolean has_out = *out < graph->out_start[node + 1];
  gboolean has_in = *in < graph->in_start[node + 1];
  if (!has_out && !has_in)
    return FALSE;
  gint32 won = has_out ? graph->out_node[*out] : G_MAXINT32;
  gint32 lost = has_in ? graph->in_node[*in] : G_MAXINT32;
  dyad->b = MIN (won, lost);
  dyad->wins = has_out && won <= lost ? graph->out_weight[(*out)++] : 0;
  dyad->losses = has_in && lost <= won ? graph->out_weight[graph->in_arc[(*in)++]] : 0;
  return TRUE;
}

static int
compare_contests (const void *a, const void *b)
{
  const KotakuContest *left = a, *right = b;
  return left->a != right->a ? left->a - right->a : left->b - right->b;
}

gboolean
kotaku_contests_init (KotakuContests *contests,
                      KotakuView *view,
                      const KotakuGraph *graph,
                      GError **error)
{
  contests->n_nodes = graph->n_nodes;
  contests->n = 0;
  if (!kotaku_places_init (&contests->places, view, NULL, error)
      || (contests->list = KOTAKU_ALLOC (KotakuContest, graph->n_arcs, error)) == NULL)
    return FALSE;
  const gint32 *rank = contests->places.rank;
  for (gsize i = 0; i < graph->n_nodes; i++)
    {
      gsize out = graph->out_start[i], in = graph->in_start[i];
      KotakuContest dyad = { .a = rank[i] };
      while (next_dyad (graph, i, &out, &in, &dyad))
        {
          dyad.b = rank[dyad.b];
          if (dyad.a < dyad.b)
            contests->list[contests->n++] = dyad;
        }
    }
  qsort (contests->list, contests->n, sizeof *contests->list, compare_contests);
  return TRUE;
}

int
kotaku_contest_get_winner (const KotakuContest *contest)
{
  double more = contest->wins - contest->losses;
  if (fabs (more) <= KOTAKU_ROUNDING * (contest->wins + contest->losses))
    return 0;
  return more > 0 ? 1 : -1;
}

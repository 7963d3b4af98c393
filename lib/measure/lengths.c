/* SPDX-License-Identifier: GPL-2.0-or-later */

/* What a network's distances come to. */

#include "measure/measure-private.h"

#include <math.h>

static double
get_fragmentation (const double *harmonic, gsize n)
{
  double sum = 0;
  for (gsize i = 0; i < n; i++)
    sum += harmonic[i];
  return n > 1 ? 1 - sum / ((double) n * (double) (n - 1)) : NAN;
}

static void
sum_distances (const KotakuDistances *distances, gsize n, KotakuLengths *lengths)
{
  gint64 total = 0, joined = 0, longest = 0;
  for (gsize i = 0; i < n; i++)
    {
      total += distances->total[i];
      joined += distances->reached[i];
      longest = MAX (longest, distances->farthest[i]);
    }
  lengths->mean = joined > 0 ? (double) total / (double) joined : NAN;
  lengths->diameter = joined > 0 ? (double) longest : NAN;
}

/* On the undirected graph. */
static gboolean
fragment (const KotakuGraph *graph,
          KotakuLengths *lengths,
          KotakuOptions *options,
          GCancellable *cancellable,
          GError **error)
{
  g_auto (KotakuDistances) distances = { 0 };
  if (!graph->weighted)
    {
      if (!kotaku_distances_init (&distances, graph, options, cancellable, error))
        return FALSE;
      lengths->fragmentation = get_fragmentation (distances.harmonic, graph->n_nodes);
      return TRUE;
    }
  g_autofree double *harmonic = KOTAKU_ALLOC (double, graph->n_nodes, error);
  if (harmonic == NULL || !kotaku_engine_harmonic (graph, harmonic, cancellable, error))
    return FALSE;
  lengths->fragmentation = get_fragmentation (harmonic, graph->n_nodes);
  return TRUE;
}

static gboolean
fragment_either_way (const KotakuGraph *graph,
                     KotakuLengths *lengths,
                     KotakuOptions *options,
                     GCancellable *cancellable,
                     GError **error)
{
  KotakuNeighbours *pairs = kotaku_graph_get_neighbours (graph, error);
  if (pairs == NULL)
    return FALSE;
  KotakuGraph undirected = kotaku_neighbours_as_graph (pairs, graph->weighted);
  gboolean done = fragment (&undirected, lengths, options, cancellable, error);
  kotaku_neighbours_free (pairs);
  return done;
}

gboolean
kotaku_lengths_measure (const KotakuGraph *graph,
                        KotakuLengths *lengths,
                        KotakuOptions *options,
                        GCancellable *cancellable,
                        GError **error)
{
  g_auto (KotakuDistances) distances = { 0 };
  if (graph->weighted)
    return kotaku_engine_distances (graph, &lengths->mean, &lengths->diameter, cancellable, error)
           && fragment_either_way (graph, lengths, options, cancellable, error);
  if (!kotaku_distances_init (&distances, graph, options, cancellable, error))
    return FALSE;
  sum_distances (&distances, graph->n_nodes, lengths);
  lengths->fragmentation = get_fragmentation (distances.harmonic, graph->n_nodes);
  return graph->undirected || fragment_either_way (graph, lengths, options, cancellable, error);
}

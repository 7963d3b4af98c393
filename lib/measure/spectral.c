/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Who is tied to those who are well tied. */

#include "measure/measure-private.h"

static const KotakuMetric eigenvector, pagerank, hub, authority;

/* Hubs and authorities come together: what was not asked for goes to room of its own. */
static gboolean
compute_hits (const KotakuGraph *graph,
              double *hubs,
              double *authorities,
              GCancellable *cancellable,
              GError **error)
{
  g_autofree double *spare = KOTAKU_ALLOC (double, graph->n_nodes, error);
  return spare != NULL
         && kotaku_engine_hub_authority (graph, hubs != NULL ? hubs : spare,
                                         authorities != NULL ? authorities : spare, cancellable,
                                         error);
}

static gboolean
compute (const KotakuGraph *graph,
         const KotakuMetric *const *metrics,
         double *const *columns,
         gsize n_metrics,
         KotakuOptions *options G_GNUC_UNUSED,
         GCancellable *cancellable,
         GError **error)
{
  double *hubs = NULL;
  double *authorities = NULL;
  for (gsize k = 0; k < n_metrics; k++)
    {
      gboolean done = TRUE;
      if (metrics[k] == &eigenvector)
        done = kotaku_engine_eigenvector (graph, columns[k], cancellable, error);
      else if (metrics[k] == &pagerank)
        done = kotaku_engine_pagerank (graph, columns[k], cancellable, error);
      else if (metrics[k] == &hub)
        hubs = columns[k];
      else
        authorities = columns[k];
      if (!done)
        return FALSE;
    }
  return (hubs == NULL && authorities == NULL)
         || compute_hits (graph, hubs, authorities, cancellable, error);
}

static const KotakuMetric eigenvector = {
  .name = "eigenvector",
  .title = "Eigenvector centrality",
  .title_id = "Sentralitas vektor eigen",
  .kind = "node",
  .unit = "share of the largest",
  .range = "0 to 1",
  .definition
  = "The leading eigenvector x of the undirected graph's matrix, A x = l x, its largest "
    "entry 1; where l is multiple, the projection of the all-ones vector on its space. "
    "With --weighted A holds the sums of both arcs' weights.",
  .undefined = "for all without an arc",
  .cost = "O(n + m) per step of ARPACK",
  .source = "Bonacich 1972",
  .options = "",
  .since = "1.0",
  .function = compute,
};

static const KotakuMetric pagerank = {
  .name = "pagerank",
  .title = "PageRank",
  .title_id = "PageRank",
  .kind = "node",
  .unit = "share",
  .range = "above 0 to 1, sum 1",
  .definition = "The share of time that a walk along arcs spends at the node; with probability "
                "0.15, and always from a node with no arc out, it jumps to any node with equal "
                "chance. With --weighted it takes arcs in proportion to their weights.",
  .undefined = "never",
  .cost = "O(n + m) per sweep, at most 300 sweeps",
  .source = "Brin and Page 1998",
  .options = "",
  .since = "1.0",
  .function = compute,
};

static const KotakuMetric hub = {
  .name = "hub",
  .title = "Hub score",
  .title_id = "Skor hub",
  .kind = "node",
  .unit = "share of the largest",
  .range = "0 to 1",
  .definition = "The leading eigenvector of A A', its largest entry 1: a good hub sends to good "
                "authorities. Where the eigenvalue is multiple, the projection of the all-ones "
                "vector on its space. With --weighted A holds weights.",
  .undefined = "for all without an arc",
  .cost = "O(n + m) per step of ARPACK",
  .source = "Kleinberg 1999",
  .options = "",
  .since = "1.0",
  .function = compute,
};

static const KotakuMetric authority = {
  .name = "authority",
  .title = "Authority score",
  .title_id = "Skor otoritas",
  .kind = "node",
  .unit = "share of the largest",
  .range = "0 to 1",
  .definition = "The leading eigenvector of A' A, its largest entry 1: a good authority receives "
                "from good hubs. Where the eigenvalue is multiple, the projection of the all-ones "
                "vector on its space. With --weighted A holds weights.",
  .undefined = "for all without an arc",
  .cost = "O(n + m) per step of ARPACK",
  .source = "Kleinberg 1999",
  .options = "",
  .since = "1.0",
  .function = compute,
};

const KotakuMetric *const kotaku_family_spectral[]
    = { &eigenvector, &pagerank, &hub, &authority, NULL };

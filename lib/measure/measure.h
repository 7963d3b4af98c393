/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

/* Metrics: a file per family, which ends in a const record per metric; measures.list names the
 * families, and Meson makes sources and registry from it. */

#include "graph/graph.h"

G_BEGIN_DECLS

typedef struct _KotakuMetric KotakuMetric;

/* Fills values (a row per node of the view), NaN where undefined. Metrics of one family that are
 * asked for together are computed together: others[] are the family's metrics asked for (metric
 * among them), columns[] their values. Called once per family. */
typedef gboolean (*KotakuFamilyFunc) (const KotakuGraph *graph,
                                      const KotakuMetric *const *metrics,
                                      double *const *columns,
                                      gsize n_metrics,
                                      KotakuOptions *options,
                                      GCancellable *cancellable,
                                      GError **error);

struct _KotakuMetric
{
  const char *name;  /* "betweenness" */
  const char *title; /* "Betweenness" */
  const char *title_id;
  const char *kind;       /* "node" */
  const char *unit;       /* "arcs", "shortest paths" ... */
  const char *range;      /* "0 and up" */
  const char *definition; /* one sentence or two, with the formula */
  const char *undefined;  /* when, or "never" */
  const char *cost;       /* "O(n m)" */
  const char *source;     /* "Freeman 1977; Brandes 2001" */
  const char *options;    /* names of options it takes, space between, or "" */
  const char *since;      /* "1.0" */
  KotakuFamilyFunc function;
};

/* In registry order. */
const KotakuMetric *const *kotaku_metrics (gsize *n_metrics);
const KotakuMetric *kotaku_metric_find (const char *name);

extern const KotakuCommand kotaku_command_measure;
extern const KotakuCommand kotaku_command_info;
extern const KotakuCommand kotaku_command_metrics;
extern const KotakuCommand kotaku_command_segregation;
extern const KotakuCommand kotaku_command_brokerage;
extern const KotakuCommand kotaku_command_influence;
extern const KotakuCommand kotaku_command_census;
extern const KotakuCommand kotaku_command_keyplayers;

G_END_DECLS

/* SPDX-License-Identifier: GPL-2.0-or-later */

/* The registry: the families of measures.list, one after another. */

#include "measure/measure-private.h"

/* Room for all records there may be; counted when they are laid out. */
#define ROOM 256

static const KotakuMetric *registered[ROOM];
static gsize n_registered;

static void
lay_out (void)
{
#define KOTAKU_FAMILY(name) kotaku_family_##name,
  static const KotakuMetric *const *const families[] = {
#include "measure/measures.inc"
  };
#undef KOTAKU_FAMILY
  for (gsize i = 0; i < G_N_ELEMENTS (families); i++)
    for (gsize k = 0; families[i][k] != NULL && n_registered < ROOM; k++)
      registered[n_registered++] = families[i][k];
}

const KotakuMetric *const *
kotaku_metrics (gsize *n_metrics)
{
  static gsize once = 0;
  if (g_once_init_enter (&once))
    {
      lay_out ();
      g_once_init_leave (&once, 1);
    }
  *n_metrics = n_registered;
  return registered;
}

const KotakuMetric *
kotaku_metric_find (const char *name)
{
  gsize n;
  const KotakuMetric *const *metrics = kotaku_metrics (&n);
  for (gsize i = 0; i < n; i++)
    if (strcmp (metrics[i]->name, name) == 0)
      return metrics[i];
  return NULL;
}

static void
add_row (KotakuRows *rows, const KotakuMetric *metric)
{
  const char *cells[]
      = { metric->name,       metric->title,     metric->kind, metric->unit,   metric->range,
          metric->definition, metric->undefined, metric->cost, metric->source, metric->since };
  kotaku_rows_begin (rows);
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    kotaku_rows_string (rows, i, cells[i]);
}

/**
 * kotaku_list_metrics:
 * @error: return location for an error
 *
 * Lists the registered metrics: columns `name`, `title`, `kind` (`node`: a value per node), `unit`,
 * `range`, `definition`, `undefined`, `cost`, `source`, `since`. A name is what
 * [method@Kotaku.View.measure] takes.
 *
 * - Cost: O(metrics)
 * - Threads: any
 * - Errors: %KOTAKU_ERROR_NO_MEMORY
 *
 * Returns: (transfer full): a row per metric, or %NULL with @error set
 *
 * Since: 1.0
 */
KotakuFrame *
kotaku_list_metrics (GError **error)
{
  gsize n;
  const KotakuMetric *const *metrics = kotaku_metrics (&n);
  g_autoptr (KotakuRows) rows = kotaku_rows_new (
      "name:s,title:w,kind:w,unit:w,range:w,definition:w,undefined:w,cost:s,source:s,since:s");
  for (gsize i = 0; i < n; i++)
    add_row (rows, metrics[i]);
  KotakuFrame *frame = kotaku_rows_finish (g_steal_pointer (&rows), error);
  if (frame == NULL)
    return NULL;
  kotaku_frame_set_metadata (frame, "library_version", kotaku_get_version ());
  kotaku_frame_seal (frame);
  return frame;
}

const KotakuCommand kotaku_command_metrics = {
  .name = "metrics",
  .object = "library",
  .function = "kotaku_list_metrics",
  .parameters = "",
  .options = "",
  .columns = "name,title,kind,unit,range,definition,undefined,cost,source,since",
  .title = "List every metric with its definition",
  .title_id = "Daftar semua ukuran beserta definisinya",
  .example = "kotaku metrics --format csv",
  .since = "1.0",
};

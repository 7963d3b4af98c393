/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Pajek numbers its vertices: the id is the label. Ties that bind one way are arcs, others edges.
 */

#include "dataset/export-private.h"

static void
append_label (KotakuText *text, const char *id)
{
  kotaku_text_append_c (text, '"');
  for (const char *c = id; *c != '\0'; c++)
    kotaku_text_append_c (text, *c == '"' ? '\'' : (guchar) *c < 0x20 ? ' ' : *c);
  kotaku_text_append_c (text, '"');
}

static gboolean
append_ties (KotakuExport *export, gboolean mutual, GError **error)
{
  KotakuText *text = &export->text;
  gboolean any = FALSE;
  for (gsize i = 0; i < export->ties.n_rows; i++)
    {
      char buffer[KOTAKU_DOUBLE_LENGTH];
      const char *weight = kotaku_export_get (&export->ties, "weight", i, buffer);
      if (kotaku_export_is_mutual (export, i) != mutual)
        continue;
      if (!any)
        kotaku_text_append (text, mutual ? "*Edges\n" : "*Arcs\n", -1);
      any = TRUE;
      kotaku_text_append_int64 (text, (gint64) kotaku_export_get_from (export, i) + 1);
      kotaku_text_append_c (text, ' ');
      kotaku_text_append_int64 (text, (gint64) kotaku_export_get_to (export, i) + 1);
      if (weight != NULL)
        kotaku_text_append_c (text, ' ');
      if (weight != NULL)
        kotaku_text_append (text, weight, -1);
      kotaku_text_append_c (text, '\n');
      if (!kotaku_export_check (export, i, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
kotaku_export_pajek (KotakuExport *export, GError **error)
{
  static const char *const node_held[] = { "id", NULL };
  static const char *const tie_held[] = { "from", "to", "weight", "direction", NULL };
  KotakuText *text = &export->text;
  if (export->n_nodes > 0)
    kotaku_export_lose (export, "id", "ids are numbers here: the ids of nodes are their labels");
  kotaku_export_lose_kinds (export);
  kotaku_export_lose_words (export);
  kotaku_export_lose_nodes (export, node_held);
  kotaku_export_lose_ties (export, tie_held);
  kotaku_text_append (text, "*Vertices ", -1);
  kotaku_text_append_int64 (text, (gint64) export->n_nodes);
  kotaku_text_append_c (text, '\n');
  for (gsize i = 0; i < export->n_nodes; i++)
    {
      gsize row;
      const KotakuExportTable *table = kotaku_export_get_node (export, i, &row);
      kotaku_text_append_int64 (text, (gint64) i + 1);
      kotaku_text_append_c (text, ' ');
      append_label (text, kotaku_export_get (table, "id", row, NULL));
      kotaku_text_append_c (text, '\n');
    }
  return append_ties (export, FALSE, error) && append_ties (export, TRUE, error);
}

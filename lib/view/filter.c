/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Which nodes and which ties meet the conditions on fields. Levels, and that both ends are
 * selected, come after: what is projected needs the people of institutions also where no person is
 * selected. */

#include "view/view-private.h"

KotakuLevel
kotaku_tie_level_of (const KotakuNodeColumns *nodes, gint32 from, gint32 to)
{
  guint8 a = nodes->kind != NULL ? nodes->kind[from] : 0;
  guint8 b = nodes->kind != NULL ? nodes->kind[to] : 0;
  if (a != b)
    return KOTAKU_LEVEL_CROSS;
  return a == 0 ? KOTAKU_LEVEL_INTERPERSONAL : KOTAKU_LEVEL_INSTITUTIONAL;
}

gboolean
kotaku_filter_nodes (KotakuView *view, guint8 *in, GCancellable *cancellable, GError **error)
{
  KotakuNodeColumns nodes;
  kotaku_network_get_node_columns (view->network, &nodes);
  memset (in, 1, nodes.n);
  for (KotakuSelection *s = view->selection; s != NULL; s = s->base)
    {
      guint wanted = s->numbers[KOTAKU_SELECT_DELINEATION];
      for (gsize i = 0; wanted != 0 && i < nodes.n; i++)
        if ((kotaku_view_get_delineation (view, (KotakuNode) i) & wanted) == 0)
          in[i] = 0;
      if (!kotaku_where_apply (view->network, s->where, in, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

/* Keeps rows whose flags meet wanted; a row without any is kept where empty. */
static void
apply_flags (const guint8 *column, guint wanted, gboolean empty, guint8 *in, gsize n)
{
  for (gsize i = 0; wanted != 0 && i < n; i++)
    {
      guint flags = column != NULL ? column[i] : 0;
      in[i] = in[i] && (flags == 0 ? empty : (flags & wanted) != 0);
    }
}

static gboolean
apply_at (KotakuView *view,
          const char *text,
          const KotakuTieColumns *ties,
          guint8 *in,
          GError **error)
{
  KotakuAt at;
  if (!kotaku_at_parse (view->network, text, &at, error))
    return FALSE;
  if (!at.given || (ties->since == NULL && ties->until == NULL))
    return TRUE;
  for (gsize i = 0; i < ties->n; i++)
    in[i] = in[i]
            && kotaku_at_holds (view->network, &at, ties->since != NULL ? ties->since[i] : -1,
                                ties->until != NULL ? ties->until[i] : -1);
  return TRUE;
}

static gboolean
apply_selection (KotakuView *view,
                 KotakuSelection *s,
                 const KotakuTieColumns *ties,
                 guint8 *in,
                 GCancellable *cancellable,
                 GError **error)
{
  const guint *numbers = s->numbers;
  gboolean empty = numbers[KOTAKU_SELECT_RECORDED] == 0;
  apply_flags (ties->stages, numbers[KOTAKU_SELECT_STAGE], empty, in, ties->n);
  apply_flags (ties->form, numbers[KOTAKU_SELECT_FORM], FALSE, in, ties->n);
  apply_flags (ties->strength, numbers[KOTAKU_SELECT_STRENGTH], FALSE, in, ties->n);
  apply_flags (ties->content, numbers[KOTAKU_SELECT_CONTENT], FALSE, in, ties->n);
  apply_flags (ties->scope, numbers[KOTAKU_SELECT_SCOPE], FALSE, in, ties->n);
  if (numbers[KOTAKU_SELECT_STATED] != 0 && ties->inferred != NULL)
    for (gsize i = 0; i < ties->n; i++)
      in[i] = in[i] && !ties->inferred[i];
  if (!apply_at (view, s->at, ties, in, error))
    return FALSE;
  if (s->activities != NULL
      && !kotaku_activities_apply (view->network, s->activities, !empty, in, error))
    return FALSE;
  return kotaku_ties_apply (view->network, s->ties, in, cancellable, error);
}

gboolean
kotaku_filter_ties (KotakuView *view, guint8 *in, GCancellable *cancellable, GError **error)
{
  KotakuTieColumns ties;
  kotaku_network_get_tie_columns (view->network, &ties);
  memset (in, 1, ties.n);
  for (KotakuSelection *s = view->selection; s != NULL; s = s->base)
    if (g_cancellable_set_error_if_cancelled (cancellable, error)
        || !apply_selection (view, s, &ties, in, cancellable, error))
      return FALSE;
  return TRUE;
}

/* SPDX-License-Identifier: GPL-2.0-or-later */

/* --project: two institutions are tied as often as their people are. */

#include "view/view-private.h"

/* Institutions of each actor, as compressed rows. */
typedef struct
{
  gsize *start; /* of every node */
  gint32 *institution;
} Membership;

static void
membership_clear (Membership *membership)
{
  g_free (membership->start);
  g_free (membership->institution);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Membership, membership_clear)

gboolean
kotaku_view_affiliation_holds (KotakuView *view, const KotakuAffiliationColumns *rows, gsize i)
{
  gint32 since = rows->since != NULL ? rows->since[i] : -1;
  gint32 until = rows->until != NULL ? rows->until[i] : -1;
  for (KotakuSelection *s = view->selection; s != NULL; s = s->base)
    {
      KotakuAt at;
      if (s->at != NULL && kotaku_at_parse (view->network, s->at, &at, NULL)
          && !kotaku_at_holds (view->network, &at, since, until))
        return FALSE;
    }
  return TRUE;
}

static gboolean
counts (KotakuView *view, const KotakuAffiliationColumns *rows, const guint8 *nodes, gsize i)
{
  if (rows->actor[i] < 0 || rows->institution[i] < 0 || !nodes[rows->actor[i]]
      || view->places[rows->institution[i]] < 0)
    return FALSE;
  return kotaku_view_affiliation_holds (view, rows, i);
}

static gboolean
membership_fill (Membership *membership, KotakuView *view, const guint8 *nodes, GError **error)
{
  KotakuAffiliationColumns rows;
  kotaku_network_get_affiliation_columns (view->network, &rows);
  gsize n_nodes = kotaku_network_get_n_nodes (view->network);
  if (rows.actor == NULL || rows.institution == NULL)
    rows.n = 0;
  g_autofree guint8 *in = KOTAKU_ALLOC0 (guint8, rows.n, error);
  if (in != NULL)
    membership->start = KOTAKU_ALLOC0 (gsize, n_nodes + 2, error);
  if (membership->start != NULL)
    membership->institution = KOTAKU_ALLOC (gint32, rows.n, error);
  if (membership->institution == NULL)
    return FALSE;
  /* Counted two places on, so that filling moves each start to where it belongs. */
  for (gsize i = 0; i < rows.n; i++)
    if ((in[i] = counts (view, &rows, nodes, i)))
      membership->start[rows.actor[i] + 2]++;
  for (gsize i = 2; i < n_nodes + 2; i++)
    membership->start[i] += membership->start[i - 1];
  for (gsize i = 0; i < rows.n; i++)
    if (in[i])
      membership->institution[membership->start[rows.actor[i] + 1]++] = rows.institution[i];
  return TRUE;
}

/* The pairs of institutions that one tie joins, each once, lower node in the upper half. */
static gboolean
add_pairs (const Membership *membership, gint32 a, gint32 b, KotakuBuffer **pairs, GError **error)
{
  gsize begin = (*pairs)->n;
  for (gsize i = membership->start[a]; i < membership->start[a + 1]; i++)
    for (gsize j = membership->start[b]; j < membership->start[b + 1]; j++)
      {
        guint64 x = (guint64) membership->institution[i];
        guint64 y = (guint64) membership->institution[j];
        guint64 pair = MIN (x, y) << 32 | MAX (x, y);
        gboolean there = x == y;
        const guint64 *known = KOTAKU_BUFFER_DATA (guint64, *pairs);
        for (gsize k = begin; !there && k < (*pairs)->n; k++)
          there = known[k] == pair;
        if (!there && !kotaku_buffer_append (pairs, &pair, 1, error))
          return FALSE;
      }
  return TRUE;
}

static int
compare_pairs (const void *a, const void *b)
{
  guint64 x = *(const guint64 *) a;
  guint64 y = *(const guint64 *) b;
  return (x > y) - (x < y);
}

static gboolean
collect (KotakuView *view,
         const guint8 *nodes,
         const guint8 *in,
         KotakuBuffer **pairs,
         GCancellable *cancellable,
         GError **error)
{
  KotakuNodeColumns kinds;
  KotakuTieColumns ties;
  g_auto (Membership) membership = { NULL, NULL };
  kotaku_network_get_node_columns (view->network, &kinds);
  kotaku_network_get_tie_columns (view->network, &ties);
  if (!membership_fill (&membership, view, nodes, error))
    return FALSE;
  for (gsize i = 0; i < ties.n; i++)
    {
      if (i % 4096 == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      gint32 a = ties.from[i];
      gint32 b = ties.to[i];
      gboolean absent = ties.strength != NULL && ties.strength[i] == KOTAKU_STRENGTH_ABSENT;
      if (!in[i] || absent || a == b || !nodes[a] || !nodes[b]
          || kotaku_tie_level_of (&kinds, a, b) != KOTAKU_LEVEL_INTERPERSONAL)
        continue;
      if (!add_pairs (&membership, a, b, pairs, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
kotaku_view_project (KotakuView *view,
                     const guint8 *nodes,
                     const guint8 *ties,
                     GCancellable *cancellable,
                     GError **error)
{
  KotakuBuffer *pairs = kotaku_buffer_new (sizeof (guint64), 0, error);
  if (pairs != NULL)
    view->projected = kotaku_buffer_new (sizeof (KotakuProjectedTie), 0, error);
  gboolean done
      = view->projected != NULL && collect (view, nodes, ties, &pairs, cancellable, error);
  if (done && pairs->n > 0)
    qsort (pairs->data, pairs->n, sizeof (guint64), compare_pairs);
  for (gsize i = 0; done && i < pairs->n;)
    {
      guint64 pair = KOTAKU_BUFFER_DATA (guint64, pairs)[i];
      gsize first = i;
      while (i < pairs->n && KOTAKU_BUFFER_DATA (guint64, pairs)[i] == pair)
        i++;
      KotakuProjectedTie tie
          = { (KotakuNode) (pair >> 32), (KotakuNode) (pair & G_MAXUINT32), (double) (i - first) };
      done = kotaku_buffer_append (&view->projected, &tie, 1, error);
    }
  g_clear_pointer (&pairs, kotaku_buffer_unref);
  return done;
}

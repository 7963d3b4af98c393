/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Who acts for which institution, in a view; and which institutional ties people carry. */

#include "classify/classify.h"

#include <stdlib.h>

/* The places of both ends, where both are in the view and the affiliation holds. */
static gboolean
read_row (KotakuView *view,
          const KotakuAffiliationColumns *columns,
          gsize row,
          gint32 *actor,
          gint32 *institution)
{
  *actor = kotaku_view_get_place (view, (KotakuNode) columns->actor[row]);
  *institution = kotaku_view_get_place (view, (KotakuNode) columns->institution[row]);
  return *actor >= 0 && *institution >= 0 && kotaku_view_affiliation_holds (view, columns, row);
}

static int
compare_places (const void *a, const void *b)
{
  gint32 left = *(const gint32 *) a;
  gint32 right = *(const gint32 *) b;
  return (left > right) - (left < right);
}

/* Each actor's ascending, each once: an affiliation may have ended and begun anew. */
static void
settle (KotakuAffiliations *affiliations, gsize n_nodes)
{
  gsize kept = 0;
  for (gsize i = 0; i < n_nodes; i++)
    {
      gsize first = affiliations->start[i];
      gsize end = affiliations->start[i + 1];
      affiliations->start[i] = kept;
      if (end - first > 1)
        qsort (affiliations->institution + first, end - first, sizeof (gint32), compare_places);
      for (gsize k = first; k < end; k++)
        if (k == first || affiliations->institution[k] != affiliations->institution[k - 1])
          affiliations->institution[kept++] = affiliations->institution[k];
    }
  affiliations->start[n_nodes] = kept;
  affiliations->n = kept;
}

gboolean
kotaku_affiliations_init (KotakuAffiliations *affiliations, KotakuView *view, GError **error)
{
  KotakuAffiliationColumns columns;
  gint32 actor = 0, institution = 0;
  gsize n_nodes = kotaku_view_get_n_nodes (view);
  kotaku_network_get_affiliation_columns (kotaku_view_peek_network (view), &columns);
  if (columns.actor == NULL || columns.institution == NULL)
    columns.n = 0;
  affiliations->start = KOTAKU_ALLOC0 (gsize, n_nodes + 2, error);
  affiliations->institution
      = affiliations->start != NULL ? KOTAKU_ALLOC (gint32, columns.n, error) : NULL;
  if (affiliations->institution == NULL)
    return FALSE;
  /* Counted two places on, so that filling moves each start to where it belongs. */
  for (gsize row = 0; row < columns.n; row++)
    if (read_row (view, &columns, row, &actor, &institution))
      affiliations->start[actor + 2]++;
  for (gsize i = 0; i < n_nodes; i++)
    affiliations->start[i + 2] += affiliations->start[i + 1];
  for (gsize row = 0; row < columns.n; row++)
    if (read_row (view, &columns, row, &actor, &institution))
      affiliations->institution[affiliations->start[actor + 1]++] = institution;
  settle (affiliations, n_nodes);
  return TRUE;
}

void
kotaku_affiliations_clear (KotakuAffiliations *affiliations)
{
  g_clear_pointer (&affiliations->start, g_free);
  g_clear_pointer (&affiliations->institution, g_free);
}

/* Marks the institutional pairs that a tie between two people carries. */
static void
mark_carried (const KotakuPairs *pairs,
              const KotakuPair *people,
              const KotakuAffiliations *affiliations,
              guint8 *carried)
{
  const gsize *start = affiliations->start;
  for (gsize i = start[people->a]; i < start[people->a + 1]; i++)
    for (gsize j = start[people->b]; j < start[people->b + 1]; j++)
      {
        gint32 a = affiliations->institution[i];
        gint32 b = affiliations->institution[j];
        gssize pair = a == b ? -1 : kotaku_pairs_find (pairs, a, b);
        if (pair >= 0)
          carried[pair] = 1;
      }
}

guint8 *
kotaku_affiliations_find_carried (const KotakuAffiliations *affiliations,
                                  const KotakuPairs *pairs,
                                  KotakuCarried *count,
                                  GError **error)
{
  guint8 *carried = KOTAKU_ALLOC0 (guint8, pairs->n, error);
  *count = (KotakuCarried){ 0 };
  if (carried == NULL)
    return NULL;
  for (gsize p = 0; p < pairs->n; p++)
    if (pairs->pairs[p].level == KOTAKU_LEVEL_INTERPERSONAL
        && kotaku_pair_is_tied (&pairs->pairs[p]))
      {
        count->people++;
        mark_carried (pairs, &pairs->pairs[p], affiliations, carried);
      }
  for (gsize p = 0; p < pairs->n; p++)
    {
      carried[p] = carried[p] && pairs->pairs[p].level == KOTAKU_LEVEL_INSTITUTIONAL
                   && kotaku_pair_is_tied (&pairs->pairs[p]);
      count->institutional += pairs->pairs[p].level == KOTAKU_LEVEL_INSTITUTIONAL
                              && kotaku_pair_is_tied (&pairs->pairs[p]);
      count->carried += carried[p];
    }
  return carried;
}

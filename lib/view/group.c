/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "view/view.h"

#include <string.h>

/* -- ranks
 * ----------------------------------------------------------------------------------------- */

static int
compare_names (const void *a, const void *b, void *data)
{
  const char *const *names = data;
  return strcmp (names[*(const gint32 *) a], names[*(const gint32 *) b]);
}

static gboolean
rank_names (KotakuGroups *groups, GError **error)
{
  gsize n = kotaku_dictionary_get_size (groups->names);
  groups->rank = KOTAKU_ALLOC (gint32, n, error);
  groups->ranked = groups->rank != NULL ? KOTAKU_ALLOC (gint32, n + 1, error) : NULL;
  if (groups->ranked == NULL)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    groups->ranked[i + 1] = (gint32) i;
  groups->ranked[0] = -1;
  qsort_r (groups->ranked + 1, n, sizeof (gint32), compare_names,
           (void *) kotaku_dictionary_get_words (groups->names));
  for (gsize i = 0; i < n; i++)
    groups->rank[groups->ranked[i + 1]] = (gint32) (i + 1);
  return TRUE;
}

static gboolean
groups_begin (KotakuGroups *groups, KotakuView *view, GError **error)
{
  memset (groups, 0, sizeof *groups);
  groups->names = kotaku_dictionary_new (error);
  if (groups->names != NULL)
    groups->group = KOTAKU_ALLOC (gint32, kotaku_view_get_n_nodes (view), error);
  return groups->group != NULL;
}

/* Puts the node of a place into the group of that name; none where it is empty. */
static gboolean
put (KotakuGroups *groups, gsize place, const char *name, GError **error)
{
  groups->group[place] = -1;
  if (name == NULL || *name == 0)
    return TRUE;
  groups->group[place] = kotaku_dictionary_intern (&groups->names, name, strlen (name), error);
  return groups->group[place] >= 0;
}

void
kotaku_groups_clear (KotakuGroups *groups)
{
  g_clear_pointer (&groups->group, g_free);
  g_clear_pointer (&groups->rank, g_free);
  g_clear_pointer (&groups->ranked, g_free);
  g_clear_pointer (&groups->names, kotaku_dictionary_unref);
}

/* -- a column of the nodes, and delineation
 * -------------------------------------------------------- */

static gboolean
group_by_column (KotakuGroups *groups, KotakuView *view, const char *column, GError **error)
{
  KotakuNetwork *network = kotaku_view_peek_network (view);
  gint place = kotaku_network_find_node_column (network, column, error);
  if (place < 0)
    return FALSE;
  gsize n = 0;
  const KotakuNode *nodes = kotaku_view_get_nodes (view, &n);
  for (gsize i = 0; i < n; i++)
    {
      char buffer[KOTAKU_DOUBLE_LENGTH];
      const char *cell = kotaku_network_get_node_cell (network, place, nodes[i], buffer);
      if (!put (groups, i, cell, error))
        return FALSE;
    }
  return TRUE;
}

static const char *
delineation_text (KotakuView *view, KotakuNode node)
{
  return kotaku_delineation_to_text (kotaku_view_get_delineation (view, node), KOTAKU_LANGUAGE_EN);
}

static gboolean
group_by_delineation (KotakuGroups *groups, KotakuView *view, GError **error)
{
  gsize n = 0;
  const KotakuNode *nodes = kotaku_view_get_nodes (view, &n);
  for (gsize i = 0; i < n; i++)
    if (!put (groups, i, delineation_text (view, nodes[i]), error))
      return FALSE;
  return TRUE;
}

/* -- institutions: an institution is its own group, a person is of those acted for ----------------
 */

static int
compare_ids (const void *a, const void *b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The ids joined by '|', each once; they are sorted on the way. */
static char *
join_ids (const char **ids, gsize n, GError **error)
{
  g_auto (KotakuText) text = KOTAKU_TEXT_INIT;
  qsort (ids, n, sizeof *ids, compare_ids);
  for (gsize i = 0; i < n; i++)
    if (i == 0 || strcmp (ids[i], ids[i - 1]) != 0)
      {
        if (i > 0)
          kotaku_text_append_c (&text, '|');
        kotaku_text_append (&text, ids[i], -1);
      }
  return kotaku_text_steal (&text, error);
}

/* Affiliations by actor: those of place p are next[start[p]] ... in institutions' ids. */
static const char **
list_institutions (KotakuView *view, gsize **start, GError **error)
{
  KotakuNetwork *network = kotaku_view_peek_network (view);
  KotakuAffiliationColumns columns;
  kotaku_network_get_affiliation_columns (network, &columns);
  gsize n_places = kotaku_view_get_n_nodes (view);
  if (columns.actor == NULL || columns.institution == NULL)
    columns.n = 0;
  g_autofree gsize *end = KOTAKU_ALLOC0 (gsize, n_places + 2, error);
  g_autofree const char **ids = end != NULL ? KOTAKU_ALLOC (const char *, columns.n, error) : NULL;
  if (ids == NULL)
    return NULL;
  for (int pass = 0; pass < 2; pass++)
    {
      for (gsize i = 0; i < columns.n; i++)
        {
          gint32 place = kotaku_view_get_place (view, (KotakuNode) columns.actor[i]);
          if (place < 0 || columns.institution[i] < 0
              || !kotaku_view_affiliation_holds (view, &columns, i))
            continue;
          if (pass == 0)
            end[place + 2]++;
          else
            ids[end[place + 1]++]
                = kotaku_network_get_node_id (network, (KotakuNode) columns.institution[i]);
        }
      for (gsize p = 0; pass == 0 && p < n_places; p++)
        end[p + 2] += end[p + 1];
    }
  *start = g_steal_pointer (&end);
  return g_steal_pointer (&ids);
}

static gboolean
group_by_institution (KotakuGroups *groups, KotakuView *view, GError **error)
{
  KotakuNetwork *network = kotaku_view_peek_network (view);
  g_autofree gsize *start = NULL;
  g_autofree const char **ids = list_institutions (view, &start, error);
  if (ids == NULL)
    return FALSE;
  gsize n = 0;
  const KotakuNode *nodes = kotaku_view_get_nodes (view, &n);
  for (gsize i = 0; i < n; i++)
    {
      const char *id = kotaku_network_get_node_id (network, nodes[i]);
      g_autofree char *joined = join_ids (ids + start[i], start[i + 1] - start[i], error);
      gboolean institution = kotaku_network_is_institution (network, nodes[i]);
      if (joined == NULL || !put (groups, i, institution ? id : joined, error))
        return FALSE;
    }
  return TRUE;
}

/* -- the two ways in
 * ------------------------------------------------------------------------------- */

gboolean
kotaku_groups_init (KotakuGroups *groups, KotakuView *view, const char *column, GError **error)
{
  if (!groups_begin (groups, view, error))
    return FALSE;
  gboolean done = FALSE;
  if (strcmp (column, "delineation") == 0)
    done = group_by_delineation (groups, view, error);
  else if (strcmp (column, "institution") == 0)
    done = group_by_institution (groups, view, error);
  else
    done = group_by_column (groups, view, column, error);
  return done && rank_names (groups, error);
}

gboolean
kotaku_groups_init_table (KotakuGroups *groups, KotakuView *view, GError **error)
{
  KotakuNetwork *network = kotaku_view_peek_network (view);
  if (!groups_begin (groups, view, error))
    return FALSE;
  gsize n = 0;
  const KotakuNode *nodes = kotaku_view_get_nodes (view, &n);
  for (gsize i = 0; i < n; i++)
    {
      const char *role = kotaku_network_get_node_role (network, nodes[i]);
      const char *delineation = delineation_text (view, nodes[i]);
      g_auto (KotakuText) text = KOTAKU_TEXT_INIT;
      kotaku_text_append (&text, role != NULL ? role : "", -1);
      kotaku_text_append (&text, role != NULL && *delineation != 0 ? ", " : "", -1);
      kotaku_text_append (&text, delineation, -1);
      g_autofree char *name = kotaku_text_steal (&text, error);
      if (name == NULL || !put (groups, i, name, error))
        return FALSE;
    }
  return rank_names (groups, error);
}

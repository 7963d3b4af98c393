/* SPDX-License-Identifier: GPL-2.0-or-later */

/* COLUMN=VALUE[,VALUE] on nodes and on ties. */

#include "view/view-private.h"

/* Rows between two looks at the cancellable. */
#define STRIDE 4096

static gboolean
is_cancelled (gsize row, GCancellable *cancellable, GError **error)
{
  return row % STRIDE == 0 && g_cancellable_set_error_if_cancelled (cancellable, error);
}

/* Of a closed vocabulary a value must be a word; other columns may hold anything. */
static gboolean
check_words (KotakuTable table, const KotakuCondition *condition, GError **error)
{
  const KotakuField *field = kotaku_table_spec_find (kotaku_table_spec (table), condition->column);
  gboolean closed = field != NULL && field->words != NULL && !field->words->open;
  for (guint i = 0; closed && condition->values[i] != NULL; i++)
    {
      int value;
      if (!kotaku_vocabulary_read (field->words, condition->values[i], &value, error))
        return FALSE;
    }
  return TRUE;
}

/* "" is what is not recorded. */
static gboolean
has_blank (char **values)
{
  for (guint i = 0; values[i] != NULL; i++)
    if (kotaku_text_is_blank (values[i], strlen (values[i])))
      return TRUE;
  return FALSE;
}

static gboolean
cell_is_any (KotakuNetwork *network,
             KotakuTable table,
             gint column,
             const char *cell,
             char **values)
{
  if (cell == NULL)
    return has_blank (values);
  for (guint i = 0; values[i] != NULL; i++)
    if (kotaku_network_cell_matches (network, table, column, cell, values[i]))
      return TRUE;
  return FALSE;
}

/* A byte per zone: 1 where the zone, or one that it lies in, has one of the ids. */
static guint8 *
match_zones (KotakuNetwork *network, char **values, GError **error)
{
  KotakuZoneColumns zones;
  kotaku_network_get_zone_columns (network, &zones);
  guint8 *matches = KOTAKU_ALLOC0 (guint8, zones.n, error);
  if (matches == NULL)
    return NULL;
  for (guint i = 0; values[i] != NULL; i++)
    {
      g_autofree char *value = kotaku_text_normalise (values[i], -1);
      for (gsize zone = 0; value != NULL && zone < zones.n; zone++)
        if (g_strcmp0 (kotaku_network_get_zone_id (network, (gint32) zone), value) == 0)
          matches[zone] = 1;
    }
  /* Parents form no circle; a found ancestor ends the climb. */
  for (gsize zone = 0; zones.parent != NULL && zone < zones.n; zone++)
    {
      gint32 up = (gint32) zone;
      while (up >= 0 && matches[up] != 1)
        up = zones.parent[up];
      if (up >= 0)
        matches[zone] = 1;
    }
  return matches;
}

static gboolean
apply_zone (KotakuNetwork *network, const KotakuCondition *condition, guint8 *in, GError **error)
{
  KotakuNodeColumns nodes;
  kotaku_network_get_node_columns (network, &nodes);
  g_autofree guint8 *matches = match_zones (network, condition->values, error);
  gboolean unrecorded = has_blank (condition->values);
  if (matches == NULL)
    return FALSE;
  for (gsize i = 0; i < nodes.n; i++)
    {
      gint32 zone = nodes.zone != NULL ? nodes.zone[i] : -1;
      if (zone >= 0 ? !matches[zone] : !unrecorded)
        in[i] = 0;
    }
  return TRUE;
}

static gboolean
apply_where (KotakuNetwork *network,
             const KotakuCondition *condition,
             guint8 *in,
             GCancellable *cancellable,
             GError **error)
{
  gint column = kotaku_network_find_node_column (network, condition->column, error);
  if (column < 0 || !check_words (KOTAKU_TABLE_ACTORS, condition, error)
      || !check_words (KOTAKU_TABLE_INSTITUTIONS, condition, error))
    return FALSE;
  const KotakuField *field
      = kotaku_table_spec_find (kotaku_table_spec (KOTAKU_TABLE_ACTORS), condition->column);
  if (field != NULL && field->kind == KOTAKU_KIND_ZONE)
    return apply_zone (network, condition, in, error);
  gsize n = kotaku_network_get_n_nodes (network);
  for (gsize i = 0; i < n; i++)
    {
      char buffer[KOTAKU_DOUBLE_LENGTH];
      if (is_cancelled (i, cancellable, error))
        return FALSE;
      if (!in[i])
        continue;
      KotakuNode node = (KotakuNode) i;
      KotakuTable table = kotaku_network_is_actor (network, node) ? KOTAKU_TABLE_ACTORS
                                                                  : KOTAKU_TABLE_INSTITUTIONS;
      const char *cell = kotaku_network_get_node_cell (network, column, node, buffer);
      in[i] = cell_is_any (network, table, column, cell, condition->values);
    }
  return TRUE;
}

gboolean
kotaku_where_apply (KotakuNetwork *network,
                    GPtrArray *conditions,
                    guint8 *in,
                    GCancellable *cancellable,
                    GError **error)
{
  for (guint i = 0; i < conditions->len; i++)
    if (!apply_where (network, conditions->pdata[i], in, cancellable, error))
      return FALSE;
  return TRUE;
}

static gboolean
apply_ties (KotakuNetwork *network,
            const KotakuCondition *condition,
            guint8 *in,
            GCancellable *cancellable,
            GError **error)
{
  gint column = kotaku_network_find_column (network, KOTAKU_TABLE_TIES, condition->column, error);
  if (column < 0 || !check_words (KOTAKU_TABLE_TIES, condition, error))
    return FALSE;
  gsize n = kotaku_network_get_n_ties (network);
  for (gsize i = 0; i < n; i++)
    {
      char buffer[KOTAKU_DOUBLE_LENGTH];
      if (is_cancelled (i, cancellable, error))
        return FALSE;
      if (!in[i])
        continue;
      const char *cell = kotaku_network_get_cell (network, KOTAKU_TABLE_TIES, column, i, buffer);
      in[i] = cell_is_any (network, KOTAKU_TABLE_TIES, column, cell, condition->values);
    }
  return TRUE;
}

gboolean
kotaku_ties_apply (KotakuNetwork *network,
                   GPtrArray *conditions,
                   guint8 *in,
                   GCancellable *cancellable,
                   GError **error)
{
  for (guint i = 0; i < conditions->len; i++)
    if (!apply_ties (network, conditions->pdata[i], in, cancellable, error))
      return FALSE;
  return TRUE;
}

/* Open vocabulary: a word is known to the library or to the data. */
static gboolean
check_activity (const char *word, const KotakuDictionary *sets, gboolean in_data, GError **error)
{
  if (in_data || kotaku_vocabulary_find (&kotaku_words_activity, word, strlen (word)) != NULL)
    return TRUE;
  gsize n_known = kotaku_words_activity.n_words;
  gsize n_sets = sets != NULL ? kotaku_dictionary_get_size (sets) : 0;
  g_autofree const char **candidates = KOTAKU_ALLOC (const char *, 2 * n_known + n_sets, error);
  if (candidates == NULL)
    return FALSE;
  gsize n = 0;
  for (gsize i = 0; i < n_known; i++)
    {
      candidates[n++] = kotaku_words_activity.words[i].english;
      candidates[n++] = kotaku_words_activity.words[i].indonesian;
    }
  for (gsize i = 0; i < n_sets; i++)
    if (strchr (kotaku_dictionary_get (sets, (gint32) i), '|') == NULL)
      candidates[n++] = kotaku_dictionary_get (sets, (gint32) i);
  g_autofree char *suggestion = kotaku_text_suggestion (word, candidates, n);
  g_set_error (error, KOTAKU_ERROR, KOTAKU_ERROR_UNKNOWN_WORD,
               "activity: \"%s\" is no activity that the data or the library know%s", word,
               suggestion);
  return FALSE;
}

static gboolean
match_sets (KotakuNetwork *network,
            const KotakuDictionary *sets,
            char **activities,
            guint8 *matches,
            GError **error)
{
  gsize n_sets = sets != NULL ? kotaku_dictionary_get_size (sets) : 0;
  gint column = kotaku_network_find_column (network, KOTAKU_TABLE_TIES, "activities", error);
  if (column < 0)
    return FALSE;
  for (guint k = 0; activities[k] != NULL; k++)
    {
      gboolean in_data = FALSE;
      for (gsize i = 0; i < n_sets; i++)
        if (kotaku_network_cell_matches (network, KOTAKU_TABLE_TIES, column,
                                         kotaku_dictionary_get (sets, (gint32) i), activities[k]))
          matches[i] = in_data = TRUE;
      if (!check_activity (activities[k], sets, in_data, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
kotaku_activities_apply (KotakuNetwork *network,
                         char **activities,
                         gboolean recorded,
                         guint8 *in,
                         GError **error)
{
  KotakuTieColumns ties;
  kotaku_network_get_tie_columns (network, &ties);
  gsize n_sets = ties.activity_sets != NULL ? kotaku_dictionary_get_size (ties.activity_sets) : 0;
  g_autofree guint8 *matches = KOTAKU_ALLOC0 (guint8, n_sets, error);
  if (matches == NULL || !match_sets (network, ties.activity_sets, activities, matches, error))
    return FALSE;
  for (gsize i = 0; i < ties.n; i++)
    {
      gint32 set = ties.activities != NULL ? ties.activities[i] : -1;
      in[i] = in[i] && (set < 0 ? !recorded : matches[set]);
    }
  return TRUE;
}

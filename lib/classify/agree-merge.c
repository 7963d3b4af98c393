/* SPDX-License-Identifier: GPL-2.0-or-later */

/* One dataset of several codings. */

#include "classify/agree-private.h"

#include <string.h>

/* What makes two rows of a table the same; in an order in which rows name only rows before them. */
static const struct
{
  KotakuTable table;
  const char *keys[5];
} tables[] = {
  { KOTAKU_TABLE_EVENTS, { "id" } },
  { KOTAKU_TABLE_ZONES, { "id" } },
  { KOTAKU_TABLE_ACTORS, { "id" } },
  { KOTAKU_TABLE_INSTITUTIONS, { "id" } },
  { KOTAKU_TABLE_AFFILIATIONS, { "actor", "institution", "since", "until" } },
  { KOTAKU_TABLE_FUNDS, { "id" } },
  { KOTAKU_TABLE_POSTS, { "post" } },
  { KOTAKU_TABLE_COMPETENCES, { "actor", "post" } },
};

/* Rows of one coder's table as they go into the sheaf. */
typedef struct
{
  KotakuSheaf *sheaf;
  KotakuNetwork *network;
  const char *const *keys;
  gint *columns; /* of the network, per column of the sheaf; -1: it has none */
} Source;

static gboolean
is_node_table (KotakuTable table)
{
  return table == KOTAKU_TABLE_ACTORS || table == KOTAKU_TABLE_INSTITUTIONS;
}

static const char *
get_cell (const Source *source, gint column, gsize row, char buffer[KOTAKU_DOUBLE_LENGTH])
{
  if (column < 0)
    return NULL;
  if (is_node_table (source->sheaf->table))
    return kotaku_network_get_node_cell (source->network, column, (KotakuNode) row, buffer);
  return kotaku_network_get_cell (source->network, source->sheaf->table, column, row, buffer);
}

static gboolean
find_columns (Source *source, GError **error)
{
  const KotakuSheaf *sheaf = source->sheaf;
  source->columns = KOTAKU_ALLOC (gint, sheaf->n_columns, error);
  if (source->columns == NULL)
    return FALSE;
  for (gsize i = 0; i < sheaf->n_columns; i++)
    source->columns[i]
        = is_node_table (sheaf->table)
              ? kotaku_network_find_node_column (source->network, sheaf->names[i], NULL)
              : kotaku_network_find_column (source->network, sheaf->table, sheaf->names[i], NULL);
  return TRUE;
}

/* The cells of the key, with a character between that no cell has. */
static char *
make_key (const Source *source, gsize row, GError **error)
{
  char buffer[KOTAKU_DOUBLE_LENGTH];
  g_auto (KotakuText) text = KOTAKU_TEXT_INIT;
  for (gsize i = 0; source->keys[i] != NULL; i++)
    {
      gssize place = kotaku_sheaf_find_column (source->sheaf, source->keys[i]);
      const char *cell = place >= 0 ? get_cell (source, source->columns[place], row, buffer) : NULL;
      kotaku_text_append (&text, cell != NULL ? cell : "", -1);
      kotaku_text_append_c (&text, '\n');
    }
  return kotaku_text_steal (&text, error);
}

static gboolean
add_row (const Source *source, gsize row, GError **error)
{
  char buffer[KOTAKU_DOUBLE_LENGTH];
  g_autofree char *key = make_key (source, row, error);
  gssize at = key != NULL ? kotaku_sheaf_begin_row (source->sheaf, key, error) : -1;
  if (at < 0)
    return FALSE;
  for (gsize i = 0; i < source->sheaf->n_columns; i++)
    if (!kotaku_sheaf_set (source->sheaf, (gsize) at, i,
                           get_cell (source, source->columns[i], row, buffer), error))
      return FALSE;
  return TRUE;
}

/* Rows that name people or institutions are selected with them. */
static gboolean
is_selected (KotakuView *view, KotakuNetwork *network, KotakuTable table, gsize row)
{
  char buffer[KOTAKU_DOUBLE_LENGTH];
  static const char *const names[] = { "actor", "institution" };
  if (table != KOTAKU_TABLE_AFFILIATIONS && table != KOTAKU_TABLE_COMPETENCES)
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      gint column = kotaku_network_find_column (network, table, names[i], NULL);
      const char *id
          = column >= 0 ? kotaku_network_get_cell (network, table, column, row, buffer) : NULL;
      if (id != NULL
          && kotaku_view_get_place (view, kotaku_network_find_node (network, id, NULL)) < 0)
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_nodes (const Source *source, KotakuView *view, GCancellable *cancellable, GError **error)
{
  gsize n = 0;
  const KotakuNode *nodes = kotaku_view_get_nodes (view, &n);
  for (gsize i = 0; i < n; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error)
        || (kotaku_network_is_institution (source->network, nodes[i])
                == (source->sheaf->table == KOTAKU_TABLE_INSTITUTIONS)
            && !add_row (source, (gsize) nodes[i], error)))
      return FALSE;
  return TRUE;
}

static gboolean
add_rows (const Source *source, KotakuView *view, GCancellable *cancellable, GError **error)
{
  KotakuTable table = source->sheaf->table;
  gsize n = kotaku_network_get_n_rows (source->network, table);
  if (is_node_table (table))
    return add_nodes (source, view, cancellable, error);
  for (gsize row = 0; row < n; row++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error)
        || (is_selected (view, source->network, table, row) && !add_row (source, row, error)))
      return FALSE;
  return TRUE;
}

static gboolean
merge_table (const KotakuCoders *coders,
             KotakuTable table,
             const char *const *keys,
             KotakuNetwork *merged,
             GCancellable *cancellable,
             GError **error)
{
  g_auto (KotakuSheaf) sheaf = { 0 };
  if (!kotaku_sheaf_init (&sheaf, coders, table, NULL, cancellable, error))
    return FALSE;
  for (gsize c = 0; c < coders->n; c++)
    {
      Source source = { &sheaf, kotaku_view_peek_network (coders->views[c]), keys, NULL };
      gboolean done = find_columns (&source, error)
                      && add_rows (&source, coders->views[c], cancellable, error);
      g_free (source.columns);
      if (!done || g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }
  return kotaku_sheaf_append (&sheaf, merged, cancellable, error);
}

/* One id is one thing. */
static gboolean
check_kinds (const KotakuCoders *coders, GError **error)
{
  gsize n = kotaku_dictionary_get_size (coders->ids);
  g_autofree gint32 *first = KOTAKU_ALLOC (gint32, n, error); /* 2 x coder + kind */
  if (first == NULL)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    first[i] = -1;
  for (gsize c = 0; c < coders->n; c++)
    {
      gsize n_nodes = 0;
      KotakuNetwork *network = kotaku_view_peek_network (coders->views[c]);
      const KotakuNode *nodes = kotaku_view_get_nodes (coders->views[c], &n_nodes);
      for (gsize i = 0; i < n_nodes; i++)
        {
          gint32 number = kotaku_coders_get_number (coders, c, nodes[i]);
          gint32 kind = kotaku_network_is_institution (network, nodes[i]) ? 1 : 0;
          if (first[number] < 0)
            first[number] = 2 * (gint32) c + kind;
          if ((first[number] & 1) == kind)
            continue;
          g_set_error (error, KOTAKU_ERROR, KOTAKU_ERROR_WRONG_KIND,
                       "agree: \"%s\" is %s in %s and %s in %s",
                       kotaku_coders_get_id (coders, number), kind ? "an actor" : "an institution",
                       coders->names[first[number] / 2], kind ? "an institution" : "an actor",
                       coders->names[c]);
          return FALSE;
        }
    }
  return TRUE;
}

static char *
name_merged (const KotakuCoders *coders, GError **error)
{
  g_auto (KotakuText) name = KOTAKU_TEXT_INIT;
  for (gsize c = 0; c < coders->n; c++)
    {
      if (c > 0)
        kotaku_text_append_c (&name, '+');
      kotaku_text_append (&name, coders->names[c], -1);
    }
  return kotaku_text_steal (&name, error);
}

static gsize
get_needed (const KotakuCoders *coders, const char *merge)
{
  if (strcmp (merge, "both") == 0)
    return coders->n;
  return strcmp (merge, "majority") == 0 ? coders->n / 2 + 1 : 1;
}

KotakuNetwork *
kotaku_agree_merge (KotakuCoders *coders,
                    const char *merge,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (KotakuNetwork) merged = kotaku_network_new ();
  g_autofree char *name = name_merged (coders, error);
  if (name == NULL || !check_kinds (coders, error)
      || !kotaku_network_set_name (merged, name, error))
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    if (!merge_table (coders, tables[i].table, tables[i].keys, merged, cancellable, error))
      return NULL;
  if (!kotaku_coders_pair (coders, NULL, cancellable, error)
      || !kotaku_agree_merge_ties (coders, get_needed (coders, merge), merged, cancellable, error))
    return NULL;
  return g_steal_pointer (&merged);
}

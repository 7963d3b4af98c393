/* SPDX-License-Identifier: GPL-2.0-or-later */

/* A network once more, without a source, a tie, or an actor or institution. */

#include "scenario/scenario.h"

#include <string.h>

#define CANCEL_EVERY 4096

struct _KotakuParts
{
  KotakuFrame *tables[KOTAKU_TABLE_COMPETENCES + 1];
  char **directions; /* of the ties, said out: an empty one reads by what the other rows say */
};

/* What others name comes first. */
static const KotakuTable order[]
    = { KOTAKU_TABLE_ZONES,        KOTAKU_TABLE_EVENTS,       KOTAKU_TABLE_ACTORS,
        KOTAKU_TABLE_INSTITUTIONS, KOTAKU_TABLE_AFFILIATIONS, KOTAKU_TABLE_TIES,
        KOTAKU_TABLE_FUNDS,        KOTAKU_TABLE_POSTS,        KOTAKU_TABLE_COMPETENCES };

void
kotaku_parts_free (KotakuParts *parts)
{
  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    g_clear_pointer (&parts->tables[order[i]], kotaku_frame_unref);
  g_free (parts->directions);
  g_free (parts);
}

static gboolean
say_directions (KotakuParts *parts, KotakuNetwork *network, GError **error)
{
  KotakuTieColumns ties;
  kotaku_network_get_tie_columns (network, &ties);
  parts->directions = KOTAKU_ALLOC (char *, ties.n + 1, error);
  if (parts->directions == NULL)
    return FALSE;
  for (gsize i = 0; i < ties.n; i++)
    {
      guint8 direction = ties.direction != NULL ? ties.direction[i] : KOTAKU_DIRECTION_UNSTATED;
      const char *word
          = kotaku_vocabulary_get_text (&kotaku_words_direction, direction, KOTAKU_LANGUAGE_EN);
      parts->directions[i] = (char *) (direction == KOTAKU_DIRECTION_UNSTATED ? "unstated" : word);
    }
  return TRUE;
}

KotakuParts *
kotaku_parts_new (KotakuNetwork *network, GError **error)
{
  g_autoptr (KotakuParts) parts = g_new0 (KotakuParts, 1);
  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    {
      parts->tables[order[i]] = kotaku_network_get_canonical_rows (network, order[i], NULL, error);
      if (parts->tables[order[i]] == NULL)
        return NULL;
      kotaku_frame_seal (parts->tables[order[i]]);
    }
  return say_directions (parts, network, error) ? g_steal_pointer (&parts) : NULL;
}

/* -- what stays
 * ------------------------------------------------------------------------------------ */

typedef struct
{
  const KotakuParts *parts;
  KotakuLeftOut kind;
  const char *name;
  gsize tie;
  const char *const *nodes; /* several, NULL at the end; or NULL */
  const guint8 *ties;       /* by row: which go; or NULL */
  guint8 *keep;             /* of the table at hand */
  char **sources;           /* of its ties as far as they stay */
  GCancellable *cancellable;
} Removal;

static void
removal_clear (Removal *removal)
{
  g_free (removal->keep);
  g_strfreev (removal->sources);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Removal, removal_clear)

/* Rows that name the node in one of these columns go. */
static void
drop_named (Removal *removal, KotakuFrame *frame, const char *const *columns)
{
  gsize n = kotaku_frame_get_n_rows (frame);
  for (; *columns != NULL; columns++)
    {
      KotakuDictionary *dictionary = kotaku_frame_peek_dictionary (frame, *columns);
      const gint32 *codes
          = dictionary != NULL ? kotaku_frame_get_codes (frame, *columns, NULL, NULL) : NULL;
      gint32 code = codes != NULL
                        ? kotaku_dictionary_find (dictionary, removal->name, strlen (removal->name))
                        : -1;
      for (gsize row = 0; code >= 0 && row < n; row++)
        if (codes[row] == code)
          removal->keep[row] = FALSE;
    }
}

static void
drop_node (Removal *removal, KotakuTable table)
{
  static const char *const own[] = { "id", NULL }, *const ends[] = { "from", "to", NULL },
                           *const sides[] = { "actor", "institution", NULL };
  KotakuFrame *frame = removal->parts->tables[table];
  if (table == KOTAKU_TABLE_ACTORS || table == KOTAKU_TABLE_INSTITUTIONS)
    drop_named (removal, frame, own);
  else if (table == KOTAKU_TABLE_TIES)
    drop_named (removal, frame, ends);
  else if (table == KOTAKU_TABLE_AFFILIATIONS || table == KOTAKU_TABLE_COMPETENCES)
    drop_named (removal, frame, sides);
}

/* The list without the source; it may be empty, and then *left is FALSE. NULL with error. */
static char *
drop_from_list (const char *list, const char *source, gboolean *left, GError **error)
{
  g_auto (KotakuText) rest = KOTAKU_TEXT_INIT;
  gsize length = strlen (source);
  *left = FALSE;
  for (const char *item = list; item != NULL;)
    {
      const char *end = strchr (item, '|');
      gsize n = end != NULL ? (gsize) (end - item) : strlen (item);
      if (n != length || strncmp (item, source, n) != 0)
        {
          if (*left)
            kotaku_text_append_c (&rest, '|');
          kotaku_text_append (&rest, item, (gssize) n);
          *left = TRUE;
        }
      item = end != NULL ? end + 1 : NULL;
    }
  return kotaku_text_steal (&rest, error);
}

/* A tie goes with its only source; one that others tell too stays theirs. */
static gboolean
drop_source (Removal *removal, GError **error)
{
  KotakuFrame *frame = removal->parts->tables[KOTAKU_TABLE_TIES];
  gsize n = kotaku_frame_get_n_rows (frame), n_kept = 0;
  removal->sources = KOTAKU_ALLOC0 (char *, n + 1, error);
  if (removal->sources == NULL)
    return FALSE;
  for (gsize row = 0; row < n; row++)
    {
      gboolean left = TRUE;
      if (row % CANCEL_EVERY == 0
          && g_cancellable_set_error_if_cancelled (removal->cancellable, error))
        return FALSE;
      const char *list = kotaku_frame_get_string (frame, "source", row, NULL);
      char *rest = list != NULL ? drop_from_list (list, removal->name, &left, error)
                                : kotaku_strndup ("", 0, error);
      if (rest == NULL)
        return FALSE;
      removal->keep[row] = left;
      if (left)
        removal->sources[n_kept++] = rest;
      else
        g_free (rest);
    }
  return TRUE;
}

static gboolean
settle_rows (Removal *removal, KotakuTable table, GError **error)
{
  gsize n = kotaku_frame_get_n_rows (removal->parts->tables[table]);
  g_clear_pointer (&removal->keep, g_free);
  removal->keep = KOTAKU_ALLOC (guint8, n, error);
  if (removal->keep == NULL)
    return FALSE;
  memset (removal->keep, TRUE, n);
  for (const char *const *node = removal->nodes; node != NULL && *node != NULL; node++)
    {
      removal->name = *node;
      drop_node (removal, table);
    }
  for (gsize row = 0; removal->ties != NULL && table == KOTAKU_TABLE_TIES && row < n; row++)
    removal->keep[row] = removal->keep[row] && !removal->ties[row];
  if (removal->kind == KOTAKU_LEFT_OUT_ACTOR)
    drop_node (removal, table);
  else if (removal->kind == KOTAKU_LEFT_OUT_TIE && table == KOTAKU_TABLE_TIES && removal->tie < n)
    removal->keep[removal->tie] = FALSE;
  return removal->kind != KOTAKU_LEFT_OUT_SOURCE || table != KOTAKU_TABLE_TIES
         || drop_source (removal, error);
}

static gboolean
add_tie_columns (Removal *removal, KotakuFrame *rows, gsize n, GError **error)
{
  gsize n_kept = 0, n_rows = kotaku_frame_get_n_rows (rows);
  g_autofree const char **directions = KOTAKU_ALLOC (const char *, n_rows + 1, error);
  if (directions == NULL)
    return FALSE;
  for (gsize row = 0; row < n; row++)
    if (removal->keep[row])
      directions[n_kept++] = removal->parts->directions[row];
  return kotaku_frame_add_strings (rows, "direction", directions, n_rows, error)
         && (removal->sources == NULL
             || kotaku_frame_add_strings (rows, "source", (const char *const *) removal->sources,
                                          n_rows, error));
}

static gboolean
append_table (Removal *removal, KotakuNetwork *network, KotakuTable table, GError **error)
{
  static const char *const none[] = { NULL };
  const char *const replaced[] = { "direction", removal->sources ? "source" : NULL, NULL };
  KotakuFrame *frame = removal->parts->tables[table];
  gboolean ties = table == KOTAKU_TABLE_TIES;
  gsize n = kotaku_frame_get_n_rows (frame);
  if (n == 0)
    return TRUE;
  g_autoptr (KotakuFrame) rows
      = kotaku_frame_filter (frame, removal->keep, ties ? replaced : none, error);
  return rows != NULL && (!ties || add_tie_columns (removal, rows, n, error))
         && kotaku_network_append_rows (network, table, rows, NULL, removal->cancellable, error);
}

static KotakuNetwork *
join (Removal *removal, GError **error)
{
  g_autoptr (KotakuNetwork) network = kotaku_network_new ();
  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    if (g_cancellable_set_error_if_cancelled (removal->cancellable, error)
        || !settle_rows (removal, order[i], error)
        || !append_table (removal, network, order[i], error))
      return NULL;
  return g_steal_pointer (&network);
}

KotakuNetwork *
kotaku_parts_join_without (const KotakuParts *parts,
                           KotakuLeftOut kind,
                           const char *name,
                           gsize tie,
                           GCancellable *cancellable,
                           GError **error)
{
  g_auto (Removal) removal
      = { .parts = parts, .kind = kind, .name = name, .tie = tie, .cancellable = cancellable };
  return join (&removal, error);
}

KotakuNetwork *
kotaku_parts_join_reduced (const KotakuParts *parts,
                           const char *const *nodes,
                           const guint8 *ties,
                           GCancellable *cancellable,
                           GError **error)
{
  g_auto (Removal) removal
      = { .parts = parts, .nodes = nodes, .ties = ties, .cancellable = cancellable };
  return join (&removal, error);
}

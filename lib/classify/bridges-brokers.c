/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Third parties who are tied to both sides of a weak or absent pair. */

#include "classify/bridges-private.h"

#include <stdlib.h>

/* A table of more rows is of no use to anybody, and would not fit. */
#define MOST_ROWS 50000000

#define CANCEL_EVERY 256

/* A pair of the node at hand with b, and who is tied to both. */
typedef struct
{
  gint32 b, broker;
  guint32 to_a, to_b; /* the broker's pairs */
} Chance;

typedef struct
{
  const KotakuBridges *bridges;
  const KotakuNode *nodes;
  KotakuRows *rows;
  guint32 *own;    /* of each place: 1 + its tied pair with the node at hand, or 0 */
  Chance *chances; /* of the node at hand */
  gsize n, capacity;
} Brokers;

static void
brokers_clear (Brokers *brokers)
{
  g_clear_pointer (&brokers->rows, kotaku_rows_free);
  g_free (brokers->own);
  g_free (brokers->chances);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Brokers, brokers_clear)

/* Every two neighbours of a node, less the pairs that are tied otherwise than weakly. */
static guint64
count_rows (const KotakuBridges *bridges)
{
  guint64 n = 0;
  for (gsize i = 0; i < bridges->n_nodes; i++)
    {
      guint64 degree = kotaku_bridges_get_degree (bridges, (gint32) i);
      n += degree > 0 ? degree * (degree - 1) / 2 : 0;
    }
  for (gsize p = 0; p < bridges->pairs->n; p++)
    if (!kotaku_pair_is_weak_or_absent (&bridges->pairs->pairs[p]))
      n -= bridges->shared[p];
  return n;
}

static gboolean
check_size (const KotakuBridges *bridges, GError **error)
{
  guint64 n = count_rows (bridges);
  if (n <= MOST_ROWS)
    return TRUE;
  g_set_error (error, KOTAKU_ERROR, KOTAKU_ERROR_TOO_LARGE,
               "bridges: %" G_GUINT64_FORMAT " brokers of pairs are more than the %d that a table "
               "may list; select fewer nodes",
               n, MOST_ROWS);
  return FALSE;
}

static gboolean
brokers_init (Brokers *brokers, KotakuView *view, const KotakuBridges *bridges, GError **error)
{
  gsize n = 0;
  brokers->bridges = bridges;
  brokers->nodes = kotaku_view_get_nodes (view, &n);
  brokers->own = KOTAKU_ALLOC0 (guint32, n, error);
  if (brokers->own == NULL)
    return FALSE;
  brokers->rows
      = kotaku_rows_new ("a:s,b:s,strength:w,broker:s,strength_a:w,strength_b:w,neutral:b");
  kotaku_bridges_share_ids (brokers->rows, view, "013");
  return TRUE;
}

static gboolean
add_chance (Brokers *brokers, Chance chance, GError **error)
{
  if (brokers->n == brokers->capacity)
    {
      gsize capacity = MAX (2 * brokers->capacity, 64);
      Chance *chances = kotaku_realloc (brokers->chances, capacity, sizeof chance, error);
      if (chances == NULL)
        return FALSE;
      brokers->chances = chances;
      brokers->capacity = capacity;
    }
  brokers->chances[brokers->n++] = chance;
  return TRUE;
}

static void
write_row (Brokers *brokers, gint32 a, const Chance *chance)
{
  const KotakuPair *pairs = brokers->bridges->pairs->pairs;
  const KotakuPair *to_a = &pairs[chance->to_a], *to_b = &pairs[chance->to_b];
  guint32 own = brokers->own[chance->b];
  const char *strength = own != 0 ? kotaku_bridges_strength_text (&pairs[own - 1]) : "none";
  kotaku_rows_begin (brokers->rows);
  kotaku_rows_code (brokers->rows, 0, brokers->nodes[a]);
  kotaku_rows_code (brokers->rows, 1, brokers->nodes[chance->b]);
  kotaku_rows_string (brokers->rows, 2, strength);
  kotaku_rows_code (brokers->rows, 3, brokers->nodes[chance->broker]);
  kotaku_rows_string (brokers->rows, 4, kotaku_bridges_strength_text (to_a));
  kotaku_rows_string (brokers->rows, 5, kotaku_bridges_strength_text (to_b));
  kotaku_rows_boolean (brokers->rows, 6, to_a->ways == 0 && to_b->ways == 0);
}

/* All that third parties could broker for a with those after it. */
static gboolean
find_chances (Brokers *brokers, gint32 a, GError **error)
{
  const KotakuPairIndex *index = &brokers->bridges->index;
  const KotakuPair *pairs = brokers->bridges->pairs->pairs;
  brokers->n = 0;
  for (gsize k = index->start[a]; k < index->start[a + 1]; k++)
    {
      gint32 broker = index->other[k];
      for (gsize l = index->start[broker + 1]; l > index->start[broker]; l--)
        {
          gint32 b = index->other[l - 1];
          if (b <= a)
            break;
          if (brokers->own[b] != 0 && !kotaku_pair_is_weak_or_absent (&pairs[brokers->own[b] - 1]))
            continue;
          Chance chance = { b, broker, index->pair[k], index->pair[l - 1] };
          if (!add_chance (brokers, chance, error))
            return FALSE;
        }
    }
  return TRUE;
}

static int
compare_chances (const void *a, const void *b)
{
  const Chance *left = a, *right = b;
  return left->b != right->b ? left->b - right->b : left->broker - right->broker;
}

static void
mark_own (Brokers *brokers, gint32 a, gboolean marked)
{
  const KotakuPairIndex *index = &brokers->bridges->index;
  for (gsize k = index->start[a]; k < index->start[a + 1]; k++)
    brokers->own[index->other[k]] = marked ? index->pair[k] + 1 : 0;
}

static gboolean
write_node (Brokers *brokers, gint32 a, GError **error)
{
  mark_own (brokers, a, TRUE);
  if (!find_chances (brokers, a, error))
    return FALSE;
  if (brokers->n > 1)
    qsort (brokers->chances, brokers->n, sizeof *brokers->chances, compare_chances);
  for (gsize i = 0; i < brokers->n; i++)
    write_row (brokers, a, &brokers->chances[i]);
  mark_own (brokers, a, FALSE);
  return TRUE;
}

KotakuFrame *
kotaku_bridges_list_brokers (KotakuView *view,
                             const KotakuBridges *bridges,
                             GCancellable *cancellable,
                             GError **error)
{
  g_auto (Brokers) brokers = { 0 };
  if (!check_size (bridges, error) || !brokers_init (&brokers, view, bridges, error))
    return NULL;
  for (gsize i = 0; i < bridges->n_nodes; i++)
    if ((i % CANCEL_EVERY == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        || !write_node (&brokers, (gint32) i, error))
      return NULL;
  return kotaku_rows_finish (g_steal_pointer (&brokers.rows), error);
}

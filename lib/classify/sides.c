/* SPDX-License-Identifier: GPL-2.0-or-later */

/* The nodes that two views share, and the pairs of them that either has. */

#include "classify/classify-private.h"

#include <stdlib.h>
#include <string.h>

void
kotaku_sides_clear (KotakuSides *sides)
{
  for (int s = 0; s < 2; s++)
    {
      g_clear_pointer (&sides->own[s], kotaku_pairs_free);
      g_clear_pointer (&sides->views[s], kotaku_view_unref);
      g_clear_pointer (&sides->place[s], g_free);
      g_clear_pointer (&sides->common[s], g_free);
    }
  g_clear_pointer (&sides->list, g_free);
}

const char *
kotaku_sides_get_id (const KotakuSides *sides, gint32 common)
{
  const KotakuNode *nodes = kotaku_view_get_nodes (sides->views[0], NULL);
  return kotaku_network_get_node_id (kotaku_view_peek_network (sides->views[0]),
                                     nodes[sides->place[0][common]]);
}

/* -- common nodes -- */

typedef struct
{
  const char *id;
  gint32 place;
} Named;

static int
compare_named (const void *a, const void *b)
{
  return strcmp (((const Named *) a)->id, ((const Named *) b)->id);
}

/* The places of a view by the text of their ids; free it. */
static Named *
sort_places (KotakuView *view, gsize *n, GError **error)
{
  const KotakuNode *nodes = kotaku_view_get_nodes (view, n);
  KotakuNetwork *network = kotaku_view_peek_network (view);
  Named *named = KOTAKU_ALLOC (Named, *n, error);
  for (gsize i = 0; named != NULL && i < *n; i++)
    named[i] = (Named){ kotaku_network_get_node_id (network, nodes[i]), (gint32) i };
  if (named != NULL && *n > 1)
    qsort (named, *n, sizeof *named, compare_named);
  return named;
}

static gboolean
allocate (KotakuSides *sides, const gsize n[2], GError **error)
{
  for (int s = 0; s < 2; s++)
    {
      sides->place[s] = KOTAKU_ALLOC (gint32, MIN (n[0], n[1]), error);
      sides->common[s] = sides->place[s] != NULL ? KOTAKU_ALLOC (gint32, n[s], error) : NULL;
      if (sides->common[s] == NULL)
        return FALSE;
      for (gsize i = 0; i < n[s]; i++)
        sides->common[s][i] = -1;
    }
  return TRUE;
}

static gboolean
match_nodes (KotakuSides *sides, GError **error)
{
  gsize n[2] = { 0, 0 };
  g_autofree Named *first = sort_places (sides->views[0], &n[0], error);
  g_autofree Named *second = first != NULL ? sort_places (sides->views[1], &n[1], error) : NULL;
  if (second == NULL || !allocate (sides, n, error))
    return FALSE;
  for (gsize i = 0, j = 0; i < n[0] && j < n[1];)
    {
      int order = strcmp (first[i].id, second[j].id);
      if (order == 0)
        {
          gint32 common = (gint32) sides->n++;
          sides->place[0][common] = first[i].place;
          sides->place[1][common] = second[j].place;
          sides->common[0][first[i].place] = common;
          sides->common[1][second[j].place] = common;
        }
      i += order <= 0;
      j += order >= 0;
    }
  for (int s = 0; s < 2; s++)
    sides->only[s] = n[s] - sides->n;
  return TRUE;
}

/* -- their pairs -- */

static gboolean
settle_pairs (KotakuSides *sides,
              KotakuOptions *options,
              gint32 event,
              GCancellable *cancellable,
              GError **error)
{
  double tolerance = kotaku_options_get_double (options, "tolerance");
  for (int s = 0; s < 2; s++)
    {
      KotakuView *view = sides->views[s];
      if (event >= 0)
        sides->own[s] = kotaku_pairs_new_at_event (view, tolerance, event, cancellable, error);
      else if (kotaku_options_has (options, "tolerance"))
        sides->own[s] = kotaku_pairs_new (view, tolerance, cancellable, error);
      else
        sides->pairs[s] = kotaku_pairs_get (view, cancellable, error);
      if (sides->own[s] != NULL)
        sides->pairs[s] = sides->own[s];
      if (sides->pairs[s] == NULL)
        return FALSE;
    }
  return TRUE;
}

static int
compare_pairs (const void *a, const void *b)
{
  const KotakuSidesPair *left = a, *right = b;
  if (left->a != right->a)
    return left->a < right->a ? -1 : 1;
  if (left->b != right->b)
    return left->b < right->b ? -1 : 1;
  return (left->pair[0] == NULL) - (right->pair[0] == NULL);
}

static void
gather_pairs (KotakuSides *sides, int s)
{
  for (gsize p = 0; p < sides->pairs[s]->n; p++)
    {
      const KotakuPair *pair = &sides->pairs[s]->pairs[p];
      gint32 a = sides->common[s][pair->a], b = sides->common[s][pair->b];
      if (a < 0 || b < 0)
        continue;
      KotakuSidesPair *of = &sides->list[sides->n_pairs++];
      *of = (KotakuSidesPair){ .a = MIN (a, b), .b = MAX (a, b) };
      of->pair[s] = pair;
      of->turned[s] = a > b;
    }
}

/* Those of both sides become one. */
static gboolean
join_pairs (KotakuSides *sides, GError **error)
{
  gsize n = 0;
  sides->list = KOTAKU_ALLOC (KotakuSidesPair, sides->pairs[0]->n + sides->pairs[1]->n, error);
  if (sides->list == NULL)
    return FALSE;
  gather_pairs (sides, 0);
  gather_pairs (sides, 1);
  if (sides->n_pairs > 1)
    qsort (sides->list, sides->n_pairs, sizeof *sides->list, compare_pairs);
  for (gsize i = 0; i < sides->n_pairs; i++)
    {
      const KotakuSidesPair *pair = &sides->list[i];
      if (n > 0 && sides->list[n - 1].a == pair->a && sides->list[n - 1].b == pair->b)
        {
          sides->list[n - 1].pair[1] = pair->pair[1];
          sides->list[n - 1].turned[1] = pair->turned[1];
        }
      else
        sides->list[n++] = *pair;
    }
  sides->n_pairs = n;
  return TRUE;
}

gboolean
kotaku_sides_init (KotakuSides *sides,
                   KotakuView *first,
                   KotakuView *second,
                   gint32 event,
                   KotakuOptions *options,
                   GCancellable *cancellable,
                   GError **error)
{
  sides->views[0] = kotaku_view_ref (first);
  sides->views[1] = kotaku_view_ref (second);
  return match_nodes (sides, error) && settle_pairs (sides, options, event, cancellable, error)
         && !g_cancellable_set_error_if_cancelled (cancellable, error) && join_pairs (sides, error);
}

/* -- what differs -- */

/* Who dominates: 0 nobody, 1 the first of the two, 2 the second; -1 where that is not settled. */
static int
get_dominant (const KotakuSidesPair *pair, int s)
{
  const KotakuPair *of = pair->pair[s];
  if (of->relation == KOTAKU_RELATION_SYMMETRIC)
    return 0;
  if (of->relation != KOTAKU_RELATION_ASYMMETRIC || of->dominant < 0)
    return -1;
  return (of->dominant == 0) != pair->turned[s] ? 1 : 2;
}

KotakuShift
kotaku_sides_get_shift (const KotakuSidesPair *pair)
{
  gboolean before = pair->pair[0] != NULL && kotaku_pair_is_tied (pair->pair[0]);
  gboolean after = pair->pair[1] != NULL && kotaku_pair_is_tied (pair->pair[1]);
  if (!before || !after)
    return before ? KOTAKU_SHIFT_LOST : after ? KOTAKU_SHIFT_GAINED : KOTAKU_SHIFT_NONE;
  gboolean told = !kotaku_pair_is_silent (pair->pair[0]) && !kotaku_pair_is_silent (pair->pair[1]);
  if (told && pair->pair[0]->strength != pair->pair[1]->strength)
    return pair->pair[1]->strength == KOTAKU_STRENGTH_STRONG ? KOTAKU_SHIFT_STRONGER
                                                             : KOTAKU_SHIFT_WEAKER;
  int first = get_dominant (pair, 0), second = get_dominant (pair, 1);
  return first >= 0 && second >= 0 && first != second ? KOTAKU_SHIFT_DIRECTION : KOTAKU_SHIFT_NONE;
}

KotakuMove *
kotaku_sides_list_moves (const KotakuSides *sides, gsize *n_moves, GError **error)
{
  KotakuMove *moves = KOTAKU_ALLOC (KotakuMove, sides->n_pairs, error);
  *n_moves = 0;
  for (gsize i = 0; moves != NULL && i < sides->n_pairs; i++)
    {
      const KotakuSidesPair *pair = &sides->list[i];
      gboolean before = pair->pair[0] != NULL && kotaku_pair_is_tied (pair->pair[0]);
      gboolean after = pair->pair[1] != NULL && kotaku_pair_is_tied (pair->pair[1]);
      if (before || after)
        moves[(*n_moves)++] = (KotakuMove){ pair->a, pair->b, before, after };
    }
  return moves;
}

static int
compare_entries (const void *a, const void *b)
{
  const KotakuEntry *left = a, *right = b;
  if (left->row != right->row)
    return left->row < right->row ? -1 : 1;
  return (left->column > right->column) - (left->column < right->column);
}

KotakuEntry *
kotaku_sides_list_cells (const KotakuSides *sides,
                         int s,
                         gsize *n_entries,
                         GCancellable *cancellable,
                         GError **error)
{
  const KotakuGraph *graph = kotaku_graph_get (sides->views[s], cancellable, error);
  KotakuEntry *entries = graph != NULL ? KOTAKU_ALLOC (KotakuEntry, graph->n_arcs, error) : NULL;
  *n_entries = 0;
  for (gsize i = 0; entries != NULL && i < graph->n_nodes; i++)
    for (gsize arc = graph->out_start[i]; arc < graph->out_start[i + 1]; arc++)
      {
        gint32 row = sides->common[s][i], column = sides->common[s][graph->out_node[arc]];
        double value = graph->weighted ? graph->out_weight[arc] : 1;
        if (row >= 0 && column >= 0)
          entries[(*n_entries)++] = (KotakuEntry){ row, column, value };
      }
  if (*n_entries > 1)
    qsort (entries, *n_entries, sizeof *entries, compare_entries);
  return entries;
}

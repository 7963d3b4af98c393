/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Edmonds 1965: a breadth-first search for an augmenting path from each free node, in which an odd
 * circle shrinks to its base. */

#include "infer/infer.h"

#include <string.h>

#define MOST_NODES 1000
#define NONE (-1)

typedef struct
{
  gint32 n;       /* nodes that have an edge */
  gint32 *number; /* of each node of the caller's; NONE: has none */
  gint32 *first;  /* n + 1 places in ends */
  gint32 *ends;   /* of the edges of each node */
  gint32 *mate;   /* NONE: free */
  gint32 *parent; /* the outer node that an inner one was reached from */
  gint32 *base;   /* of the circle that a node has shrunk into; else itself */
  gint32 *queue;
  gboolean *outer;     /* at an even distance from the root */
  gboolean *in_circle; /* bases of the circle that is being shrunk */
  gboolean *on_path;   /* bases on the way to the root */
} Search;

static void
search_clear (Search *search)
{
  g_free (search->number);
  g_free (search->first);
  g_free (search->ends);
  g_free (search->mate);
  g_free (search->parent);
  g_free (search->base);
  g_free (search->queue);
  g_free (search->outer);
  g_free (search->in_circle);
  g_free (search->on_path);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

static void
number_end (Search *search, gint32 node)
{
  if (search->number[node] == NONE)
    search->number[node] = search->n++;
}

static gboolean
number_nodes (Search *search,
              const KotakuTrial *edges,
              gsize n_edges,
              gsize n_nodes,
              GError **error)
{
  search->number = KOTAKU_ALLOC (gint32, n_nodes, error);
  if (search->number == NULL)
    return FALSE;
  for (gsize i = 0; i < n_nodes; i++)
    search->number[i] = NONE;
  for (gsize i = 0; i < n_edges; i++)
    if (edges[i].a != edges[i].b)
      {
        number_end (search, edges[i].a);
        number_end (search, edges[i].b);
      }
  search->mate = KOTAKU_ALLOC (gint32, (gsize) search->n, error);
  if (search->mate == NULL)
    return FALSE;
  for (gint32 i = 0; i < search->n; i++)
    search->mate[i] = NONE;
  return TRUE;
}

/* Takes each edge whose ends are both free. */
static gsize
match_greedily (Search *search, const KotakuTrial *edges, gsize n_edges)
{
  gsize size = 0;
  for (gsize i = 0; i < n_edges; i++)
    {
      gint32 a = search->number[edges[i].a], b = search->number[edges[i].b];
      if (edges[i].a == edges[i].b || search->mate[a] != NONE || search->mate[b] != NONE)
        continue;
      search->mate[a] = b;
      search->mate[b] = a;
      size++;
    }
  return size;
}

static gboolean
search_alloc (Search *search, gsize n_edges, GError **error)
{
  gsize n = (gsize) search->n;
  return (search->first = KOTAKU_ALLOC0 (gint32, n + 2, error)) != NULL
         && (search->ends = KOTAKU_ALLOC (gint32, n_edges, error)) != NULL
         && (search->parent = KOTAKU_ALLOC (gint32, n, error)) != NULL
         && (search->base = KOTAKU_ALLOC (gint32, n, error)) != NULL
         && (search->queue = KOTAKU_ALLOC (gint32, n, error)) != NULL
         && (search->outer = KOTAKU_ALLOC (gboolean, n, error)) != NULL
         && (search->in_circle = KOTAKU_ALLOC (gboolean, n, error)) != NULL
         && (search->on_path = KOTAKU_ALLOC (gboolean, n, error)) != NULL;
}

/* Each pair of nodes once, so that a search costs no more than the pairs there are. */
static gboolean
list_ends (Search *search, const KotakuTrial *edges, gsize n_edges, GError **error)
{
  gsize n = (gsize) search->n, n_ends = 0;
  g_autofree guint8 *tied = KOTAKU_ALLOC0 (guint8, n * n, error);
  if (tied == NULL)
    return FALSE;
  for (gsize i = 0; i < n_edges; i++)
    if (edges[i].a != edges[i].b)
      {
        gsize a = (gsize) search->number[edges[i].a], b = (gsize) search->number[edges[i].b];
        n_ends += tied[a * n + b] == 0 ? 2 : 0;
        tied[a * n + b] = tied[b * n + a] = 1;
      }
  if (!search_alloc (search, n_ends, error))
    return FALSE;
  gint32 next = 0;
  for (gsize a = 0; a < n; a++)
    {
      search->first[a] = next;
      for (gsize b = 0; b < n; b++)
        if (tied[a * n + b])
          search->ends[next++] = (gint32) b;
    }
  search->first[n] = next;
  return TRUE;
}

/* The base that the ways of two outer nodes to the root have in common first. */
static gint32
find_common_base (Search *search, gint32 a, gint32 b)
{
  memset (search->on_path, 0, (gsize) search->n * sizeof *search->on_path);
  for (;;)
    {
      a = search->base[a];
      search->on_path[a] = TRUE;
      if (search->mate[a] == NONE)
        break;
      a = search->parent[search->mate[a]];
    }
  for (;;)
    {
      b = search->base[b];
      if (search->on_path[b])
        return b;
      b = search->parent[search->mate[b]];
    }
}

/* From an outer node down to the base: the other way round the circle leads on from there. */
static void
mark_circle (Search *search, gint32 node, gint32 base, gint32 child)
{
  while (search->base[node] != base)
    {
      gint32 mate = search->mate[node];
      search->in_circle[search->base[node]] = TRUE;
      search->in_circle[search->base[mate]] = TRUE;
      search->parent[node] = child;
      child = mate;
      node = search->parent[mate];
    }
}

/* Returns the new end of the queue: inner nodes of a circle become outer ones. */
static gint32
shrink (Search *search, gint32 a, gint32 b, gint32 end)
{
  gint32 base = find_common_base (search, a, b);
  memset (search->in_circle, 0, (gsize) search->n * sizeof *search->in_circle);
  mark_circle (search, a, base, b);
  mark_circle (search, b, base, a);
  for (gint32 i = 0; i < search->n; i++)
    if (search->in_circle[search->base[i]])
      {
        search->base[i] = base;
        if (!search->outer[i])
          search->queue[end++] = i;
        search->outer[i] = TRUE;
      }
  return end;
}

static void
plant (Search *search, gint32 root)
{
  for (gint32 i = 0; i < search->n; i++)
    {
      search->parent[i] = NONE;
      search->base[i] = i;
      search->outer[i] = FALSE;
    }
  search->outer[root] = TRUE;
  search->queue[0] = root;
}

/* The free node at the end of an augmenting path from the root, or NONE. */
static gint32
find_path (Search *search, gint32 root)
{
  gint32 end = 1;
  plant (search, root);
  for (gint32 start = 0; start < end; start++)
    {
      gint32 a = search->queue[start];
      for (gint32 i = search->first[a]; i < search->first[a + 1]; i++)
        {
          gint32 b = search->ends[i];
          if (search->base[a] == search->base[b] || search->mate[a] == b)
            continue;
          if (b == root || (search->mate[b] != NONE && search->parent[search->mate[b]] != NONE))
            end = shrink (search, a, b, end);
          else if (search->parent[b] == NONE)
            {
              search->parent[b] = a;
              if (search->mate[b] == NONE)
                return b;
              search->outer[search->mate[b]] = TRUE;
              search->queue[end++] = search->mate[b];
            }
        }
    }
  return NONE;
}

/* Swaps what is matched along the path that ends in a free node. */
static void
augment (Search *search, gint32 node)
{
  while (node != NONE)
    {
      gint32 parent = search->parent[node];
      gint32 next = search->mate[parent];
      search->mate[node] = parent;
      search->mate[parent] = node;
      node = next;
    }
}

static gboolean
match (Search *search,
       const KotakuTrial *edges,
       gsize n_edges,
       gsize n_nodes,
       gsize *size,
       GError **error)
{
  if (!number_nodes (search, edges, n_edges, n_nodes, error))
    return FALSE;
  *size = match_greedily (search, edges, n_edges);
  if (search->n > MOST_NODES)
    return TRUE;
  if (!list_ends (search, edges, n_edges, error))
    return FALSE;
  for (gint32 i = 0; i < search->n; i++)
    if (search->mate[i] == NONE)
      {
        gint32 node = find_path (search, i);
        augment (search, node);
        *size += node != NONE;
      }
  return TRUE;
}

gboolean
kotaku_matching_size (const KotakuTrial *edges,
                      gsize n_edges,
                      gsize n_nodes,
                      gsize *size,
                      GError **error)
{
  g_auto (Search) search = { 0 };
  return match (&search, edges, n_edges, n_nodes, size, error);
}

gboolean
kotaku_matching_find (const KotakuTrial *edges,
                      gsize n_edges,
                      gsize n_nodes,
                      gsize **matched,
                      gsize *size,
                      GError **error)
{
  g_auto (Search) search = { 0 };
  gsize n = 0;
  if (!match (&search, edges, n_edges, n_nodes, size, error))
    return FALSE;
  *matched = KOTAKU_ALLOC (gsize, *size, error);
  if (*matched == NULL)
    return FALSE;
  for (gsize i = 0; i < n_edges; i++)
    {
      gint32 a = search.number[edges[i].a], b = search.number[edges[i].b];
      if (a == b || search.mate[a] != b)
        continue;
      (*matched)[n++] = i;
      search.mate[a] = search.mate[b] = NONE; /* a parallel edge is not matched too */
    }
  return TRUE;
}

/* SPDX-License-Identifier: GPL-2.0-or-later */

/* A node with one neighbour left is best matched with it (Karp and Sipser 1981); from what that
 * leaves Edmonds 1965 goes on: a breadth-first search for an augmenting path from each free node,
 * in which an odd circle shrinks to its base. All of it goes by the nodes' numbers, so that the
 * order of the edges is nothing to it. */

#include "infer/infer.h"

#include <string.h>

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
  gint32 *left;        /* of each node: its free neighbours */
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
  g_free (search->left);
  g_free (search->outer);
  g_free (search->in_circle);
  g_free (search->on_path);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

/* Nodes that have an edge, in the order of the caller's numbers. */
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
      search->number[edges[i].a] = search->number[edges[i].b] = 0;
  for (gsize i = 0; i < n_nodes; i++)
    if (search->number[i] != NONE)
      search->number[i] = search->n++;
  return TRUE;
}

static gboolean
search_alloc (Search *search, gsize n_edges, GError **error)
{
  gsize n = (gsize) search->n;
  return (search->first = KOTAKU_ALLOC0 (gint32, n + 2, error)) != NULL
         && (search->ends = KOTAKU_ALLOC (gint32, 2 * n_edges, error)) != NULL
         && (search->mate = KOTAKU_ALLOC (gint32, n, error)) != NULL
         && (search->parent = KOTAKU_ALLOC (gint32, n, error)) != NULL
         && (search->base = KOTAKU_ALLOC (gint32, n, error)) != NULL
         && (search->queue = KOTAKU_ALLOC (gint32, n, error)) != NULL
         && (search->left = KOTAKU_ALLOC (gint32, n, error)) != NULL
         && (search->outer = KOTAKU_ALLOC (gboolean, n, error)) != NULL
         && (search->in_circle = KOTAKU_ALLOC (gboolean, n, error)) != NULL
         && (search->on_path = KOTAKU_ALLOC (gboolean, n, error)) != NULL;
}

/* Counting sort by one end. first[i + 1] is where the list of i is filled on; in the end it is
 * where that of i + 1 begins. */
static void
sort_ends (Search *search, const KotakuTrial *edges, gsize n_edges)
{
  for (gsize i = 0; i < n_edges; i++)
    if (edges[i].a != edges[i].b)
      {
        search->first[search->number[edges[i].a] + 2]++;
        search->first[search->number[edges[i].b] + 2]++;
      }
  for (gint32 i = 0; i < search->n; i++)
    search->first[i + 2] += search->first[i + 1];
  for (gsize i = 0; i < n_edges; i++)
    if (edges[i].a != edges[i].b)
      {
        gint32 a = search->number[edges[i].a], b = search->number[edges[i].b];
        search->ends[search->first[a + 1]++] = b;
        search->ends[search->first[b + 1]++] = a;
      }
}

/* The neighbours of each node, each once and in order. */
static gboolean
list_ends (Search *search, const KotakuTrial *edges, gsize n_edges, GError **error)
{
  gint32 n = search->n, kept = 0;
  if (!search_alloc (search, n_edges, error))
    return FALSE;
  sort_ends (search, edges, n_edges);
  g_autofree gint32 *sorted = KOTAKU_ALLOC (gint32, 2 * n_edges, error);
  if (sorted == NULL)
    return FALSE;
  /* Lists turned round are sorted: every tie stands in both ends' lists. */
  memcpy (search->parent, search->first, (gsize) n * sizeof *search->parent);
  for (gint32 a = 0; a < n; a++)
    for (gint32 i = search->first[a]; i < search->first[a + 1]; i++)
      sorted[search->parent[search->ends[i]]++] = a;
  for (gint32 a = 0; a < n; a++)
    {
      gint32 start = kept;
      for (gint32 i = search->first[a]; i < search->first[a + 1]; i++)
        if (kept == start || search->ends[kept - 1] != sorted[i])
          search->ends[kept++] = sorted[i];
      search->left[a] = kept - start;
      search->mate[a] = NONE;
    }
  search->first[0] = 0;
  for (gint32 a = 0; a < n; a++)
    search->first[a + 1] = search->first[a] + search->left[a];
  return TRUE;
}

/* -- one after the other -- */

/* The free neighbour that has the fewest free neighbours itself, the first of equals. */
static gint32
find_partner (const Search *search, gint32 a)
{
  gint32 best = NONE;
  for (gint32 i = search->first[a]; i < search->first[a + 1]; i++)
    {
      gint32 b = search->ends[i];
      if (search->mate[b] == NONE && (best == NONE || search->left[b] < search->left[best]))
        best = b;
    }
  return best;
}

/* Returns the new end of the queue of nodes with one neighbour left. */
static gint32
leave (Search *search, gint32 a, gint32 end)
{
  for (gint32 i = search->first[a]; i < search->first[a + 1]; i++)
    {
      gint32 b = search->ends[i];
      if (--search->left[b] == 1 && search->mate[b] == NONE)
        search->queue[end++] = b;
    }
  return end;
}

/* No edge is left both of whose ends are free. */
static gboolean
match_greedily (Search *search, gsize *size, GCancellable *cancellable, GError **error)
{
  gint32 end = 0, start = 0, next = 0;
  *size = 0;
  for (gint32 i = 0; i < search->n; i++)
    if (search->left[i] == 1)
      search->queue[end++] = i;
  while (start < end || next < search->n)
    {
      gint32 a = start < end ? search->queue[start++] : next++;
      gint32 b = search->mate[a] == NONE ? find_partner (search, a) : NONE;
      if (b == NONE)
        continue;
      search->mate[a] = b;
      search->mate[b] = a;
      end = leave (search, b, leave (search, a, end));
      if (++*size % 1024 == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }
  return TRUE;
}

/* -- the largest -- */

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
       GCancellable *cancellable,
       GError **error)
{
  if (n_edges > G_MAXINT32 / 2)
    {
      g_set_error (error, KOTAKU_ERROR, KOTAKU_ERROR_TOO_LARGE, "more than %d pairs",
                   G_MAXINT32 / 2);
      return FALSE;
    }
  if (!number_nodes (search, edges, n_edges, n_nodes, error)
      || !list_ends (search, edges, n_edges, error)
      || !match_greedily (search, size, cancellable, error))
    return FALSE;
  for (gint32 i = 0; i < search->n && search->n <= KOTAKU_LARGE_NETWORK; i++)
    if (search->mate[i] == NONE)
      {
        if (g_cancellable_set_error_if_cancelled (cancellable, error))
          return FALSE;
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
                      GCancellable *cancellable,
                      GError **error)
{
  g_auto (Search) search = { 0 };
  return match (&search, edges, n_edges, n_nodes, size, cancellable, error);
}

gboolean
kotaku_matching_find (const KotakuTrial *edges,
                      gsize n_edges,
                      gsize n_nodes,
                      gsize **matched,
                      gsize *size,
                      GCancellable *cancellable,
                      GError **error)
{
  g_auto (Search) search = { 0 };
  gsize n = 0;
  if (!match (&search, edges, n_edges, n_nodes, size, cancellable, error))
    return FALSE;
  *matched = KOTAKU_ALLOC (gsize, *size, error);
  if (*matched == NULL)
    return FALSE;
  for (gsize i = 0; i < n_edges; i++)
    {
      gint32 a = search.number[edges[i].a], b = search.number[edges[i].b];
      if (edges[i].a == edges[i].b || search.mate[a] != b)
        continue;
      (*matched)[n++] = i;
      search.mate[a] = search.mate[b] = NONE; /* a parallel edge is not matched too */
    }
  return TRUE;
}

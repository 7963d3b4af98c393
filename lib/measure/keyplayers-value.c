/* SPDX-License-Identifier: GPL-2.0-or-later */

/* What a set of key players achieves. Without weights 512 searches go side by side, a bit each: so
 * many thousand sets can be tried. */

#include "measure/keyplayers-private.h"

#include <math.h>
#include <string.h>

#define WORDS 8 /* a node's, of 64 searches each: what a compiler joins in vectors */

gboolean
kotaku_key_room_init (KotakuKeyRoom *room, const KotakuKeyGraph *graph, GError **error)
{
  gsize n = graph->n;
  *room = (KotakuKeyRoom){ .graph = graph };
  if (graph->weight != NULL)
    return (room->distance = KOTAKU_ALLOC (double, n, error)) != NULL
           && (room->heap = KOTAKU_ALLOC (gint32, n + 1, error)) != NULL
           && (room->in_heap = KOTAKU_ALLOC (gint32, n, error)) != NULL;
  if ((room->at_distance = KOTAKU_ALLOC0 (guint64, n + 1, error)) == NULL)
    return FALSE;
  if (!graph->fragment)
    return (room->steps = KOTAKU_ALLOC (gint32, n, error)) != NULL
           && (room->queue = KOTAKU_ALLOC (gint32, n, error)) != NULL;
  return (room->is_active = KOTAKU_ALLOC (guint8, n, error)) != NULL
         && (room->seen = kotaku_alloc (n, WORDS * sizeof (guint64), error)) != NULL
         && (room->front = kotaku_alloc (n, WORDS * sizeof (guint64), error)) != NULL
         && (room->next = kotaku_alloc0 (n, WORDS * sizeof (guint64), error)) != NULL;
}

void
kotaku_key_room_clear (KotakuKeyRoom *room)
{
  g_free (room->seen);
  g_free (room->front);
  g_free (room->next);
  g_free (room->is_active);
  g_free (room->at_distance);
  g_free (room->queue);
  g_free (room->steps);
  g_free (room->distance);
  g_free (room->heap);
  g_free (room->in_heap);
}

/* -- steps
 * ------------------------------------------------------------------------------------------ */

/* The sum of 1/steps over what was counted, whatever the order of the searches; counts are 0 again.
 */
static double
sum_steps (KotakuKeyRoom *room)
{
  double sum = 0;
  for (gsize steps = 1; steps <= room->graph->n; steps++)
    {
      sum += (double) room->at_distance[steps] / (double) steps;
      room->at_distance[steps] = 0;
    }
  return sum;
}

/* What comes to a node for the first time becomes its front; how many searches that is. */
static guint64
settle (KotakuKeyRoom *room, gsize i)
{
  guint64 *restrict seen = room->seen + WORDS * i;
  guint64 *restrict front = room->front + WORDS * i;
  guint64 *restrict next = room->next + WORDS * i;
  guint64 found = 0, any = 0;
  for (guint w = 0; w < WORDS; w++)
    {
      front[w] = next[w] & ~seen[w];
      seen[w] |= front[w];
      next[w] = 0;
      any |= front[w];
    }
  for (guint w = 0; any != 0 && w < WORDS; w++)
    found += (guint64) __builtin_popcountll (front[w]);
  room->is_active[i] = any != 0;
  return found;
}

/* One step of the searches side by side; whether any goes on. */
static gboolean
step (KotakuKeyRoom *room, gsize steps)
{
  const KotakuKeyGraph *graph = room->graph;
  guint64 found = 0;
  for (gsize i = 0; i < graph->n; i++)
    if (room->is_active[i])
      for (gsize k = graph->start[i]; k < graph->start[i + 1]; k++)
        {
          const guint64 *restrict front = room->front + WORDS * i;
          guint64 *restrict next = room->next + WORDS * (gsize) graph->node[k];
          for (guint w = 0; w < WORDS; w++)
            next[w] |= front[w];
        }
  for (gsize i = 0; i < graph->n; i++)
    found += settle (room, i);
  room->at_distance[steps] += found;
  return found > 0;
}

/* From the next nodes outside the set, as many as go side by side, from *first on. */
static gboolean
search_beside (KotakuKeyRoom *room,
               const guint8 *members,
               gsize *first,
               GCancellable *cancellable,
               GError **error)
{
  gsize n = room->graph->n, n_sources = 0;
  for (gsize i = 0; i < n; i++)
    {
      memset (room->seen + WORDS * i, members[i] ? 0xff : 0, WORDS * sizeof *room->seen);
      memset (room->front + WORDS * i, 0, WORDS * sizeof *room->front);
      room->is_active[i] = FALSE;
    }
  for (; *first < n && n_sources < 64 * WORDS; (*first)++)
    if (!members[*first])
      {
        gsize word = WORDS * *first + n_sources / 64;
        room->seen[word] = room->front[word] = (guint64) 1 << n_sources % 64;
        room->is_active[*first] = TRUE;
        n_sources++;
      }
  for (gsize steps = 1;; steps++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (!step (room, steps))
        return TRUE;
    }
}

static gboolean
sum_pairs (KotakuKeyRoom *room,
           const guint8 *members,
           double *sum,
           GCancellable *cancellable,
           GError **error)
{
  memset (room->at_distance, 0, (room->graph->n + 1) * sizeof *room->at_distance);
  for (gsize first = 0; first < room->graph->n;)
    if (!search_beside (room, members, &first, cancellable, error))
      return FALSE;
  *sum = sum_steps (room);
  return TRUE;
}

/* One search from all members at once. */
static double
sum_from (KotakuKeyRoom *room, const guint8 *members)
{
  const KotakuKeyGraph *graph = room->graph;
  gint32 *steps = room->steps;
  gsize last = 0;
  for (gsize i = 0; i < graph->n; i++)
    {
      steps[i] = members[i] ? 0 : -1;
      if (members[i])
        room->queue[last++] = (gint32) i;
    }
  for (gsize first = 0; first < last; first++)
    {
      gint32 at = room->queue[first];
      for (gsize k = graph->start[at]; k < graph->start[at + 1]; k++)
        {
          gint32 to = graph->node[k];
          if (steps[to] >= 0)
            continue;
          steps[to] = steps[at] + 1;
          room->at_distance[steps[to]]++;
          room->queue[last++] = to;
        }
    }
  return sum_steps (room);
}

/* -- lengths: Dijkstra 1959 on a heap that knows where its nodes are
 * --------------------------------------- */

static void
put (KotakuKeyRoom *room, gsize place, gint32 node)
{
  room->heap[place] = node;
  room->in_heap[node] = (gint32) place;
}

static void
rise (KotakuKeyRoom *room, gsize place, gint32 node)
{
  double distance = room->distance[node];
  for (; place > 1 && room->distance[room->heap[place / 2]] > distance; place /= 2)
    put (room, place, room->heap[place / 2]);
  put (room, place, node);
}

static gint32
take_nearest (KotakuKeyRoom *room)
{
  gint32 nearest = room->heap[1];
  gint32 last = room->heap[room->n_heap--];
  gsize place = 1;
  room->in_heap[nearest] = 0;
  while (2 * place <= room->n_heap)
    {
      gsize below = 2 * place;
      if (below < room->n_heap
          && room->distance[room->heap[below + 1]] < room->distance[room->heap[below]])
        below++;
      if (room->distance[room->heap[below]] >= room->distance[last])
        break;
      put (room, place, room->heap[below]);
      place = below;
    }
  if (last != nearest)
    put (room, place, last);
  return nearest;
}

static void
come_to (KotakuKeyRoom *room, gint32 node, double distance)
{
  if (distance >= room->distance[node])
    return;
  room->distance[node] = distance;
  rise (room, room->in_heap[node] > 0 ? (gsize) room->in_heap[node] : ++room->n_heap, node);
}

/* On from what is in the heap. barred: nodes that are not entered, or NULL. */
static void
travel (KotakuKeyRoom *room, const guint8 *barred)
{
  const KotakuKeyGraph *graph = room->graph;
  while (room->n_heap > 0)
    {
      gint32 at = take_nearest (room);
      for (gsize k = graph->start[at]; k < graph->start[at + 1]; k++)
        if (barred == NULL || !barred[graph->node[k]])
          come_to (room, graph->node[k], room->distance[at] + 1 / graph->weight[k]);
    }
}

static void
start_travel (KotakuKeyRoom *room)
{
  room->n_heap = 0;
  for (gsize i = 0; i < room->graph->n; i++)
    {
      room->distance[i] = INFINITY;
      room->in_heap[i] = 0;
    }
}

/* 1/distance of all that are not where the search began. */
static double
sum_distances (const KotakuKeyRoom *room)
{
  double sum = 0;
  for (gsize i = 0; i < room->graph->n; i++)
    if (room->distance[i] > 0)
      sum += 1 / room->distance[i];
  return sum;
}

static gboolean
sum_pairs_weighted (KotakuKeyRoom *room,
                    const guint8 *members,
                    double *sum,
                    GCancellable *cancellable,
                    GError **error)
{
  *sum = 0;
  for (gsize i = 0; i < room->graph->n; i++)
    {
      if (members[i])
        continue;
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      start_travel (room);
      come_to (room, (gint32) i, 0);
      travel (room, members);
      *sum += sum_distances (room);
    }
  return TRUE;
}

static double
sum_from_weighted (KotakuKeyRoom *room, const guint8 *members)
{
  start_travel (room);
  for (gsize i = 0; i < room->graph->n; i++)
    if (members[i])
      come_to (room, (gint32) i, 0);
  travel (room, NULL);
  return sum_distances (room);
}

/* -- the value
 * ---------------------------------------------------------------------------------------- */

gboolean
kotaku_key_room_value (KotakuKeyRoom *room,
                       const guint8 *members,
                       double *value,
                       GCancellable *cancellable,
                       GError **error)
{
  const KotakuKeyGraph *graph = room->graph;
  double sum = 0, n_members = 0, n = (double) graph->n;
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  for (gsize i = 0; i < graph->n; i++)
    n_members += members[i];
  if (!graph->fragment)
    {
      sum = graph->weight != NULL ? sum_from_weighted (room, members) : sum_from (room, members);
      *value = (n_members + sum) / n;
      return TRUE;
    }
  double left = n - n_members;
  gboolean done = graph->weight != NULL
                      ? sum_pairs_weighted (room, members, &sum, cancellable, error)
                      : sum_pairs (room, members, &sum, cancellable, error);
  *value = left > 1 ? 1 - sum / (left * (left - 1)) : NAN;
  return done;
}

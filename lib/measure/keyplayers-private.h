/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

/* What the files of the command keyplayers share. */

#include "measure/measure-private.h"

G_BEGIN_DECLS

/* Who is next to whom: along arcs for the goal reach, either way for fragment. */
typedef struct
{
  gsize n;
  const gsize *start;
  const gint32 *node;
  const double *weight; /* NULL: every tie has the length 1; else 1/weight */
  gboolean fragment;
} KotakuKeyGraph;

/* Room in which one thread values sets. */
typedef struct
{
  const KotakuKeyGraph *graph;
  guint64 *seen, *front, *next; /* of each node eight words: a bit per source */
  guint8 *is_active;            /* of each node: whether its front has any */
  guint64 *at_distance;         /* pairs, or nodes, at each number of steps */
  gint32 *queue, *steps;
  double *distance; /* by weights */
  gint32 *heap;     /* nodes, the nearest first */
  gint32 *in_heap;  /* where each is, from 1; 0: nowhere */
  gsize n_heap;
} KotakuKeyRoom;

gboolean kotaku_key_room_init (KotakuKeyRoom *room, const KotakuKeyGraph *graph, GError **error);
void kotaku_key_room_clear (KotakuKeyRoom *room);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KotakuKeyRoom, kotaku_key_room_clear)
/* What a set (a byte per node) achieves: how fragmented the others are without it, NaN where they
 * are not two; or how near it is to all. FALSE where cancelled. */
gboolean kotaku_key_room_value (KotakuKeyRoom *room,
                                const guint8 *members,
                                double *value,
                                GCancellable *cancellable,
                                GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

/* Between the files of swaps. */

#include "infer/infer.h"

G_BEGIN_DECLS

/* -- arcs.c: which pairs are joined -- */

/* A bit per pair where the nodes are few, else a hash table. */
typedef struct
{
  gsize n_nodes;
  guint64 *bits;
  guint64 *keys; /* of arcs, counted from 1; 0: free */
  gsize mask;
  guint shift;
} KotakuArcs;

gboolean kotaku_arcs_init (KotakuArcs *arcs, gsize n_nodes, gsize n_arcs, GError **error);
void kotaku_arcs_clear (KotakuArcs *arcs);
/* Makes a table equal to one of the same size. */
void kotaku_arcs_copy (KotakuArcs *arcs, const KotakuArcs *from);
/* Of the hash table; the key is not 0. Add one that is not there, remove one that is. */
gboolean kotaku_arcs_has_key (const KotakuArcs *arcs, guint64 key);
void kotaku_arcs_add_key (KotakuArcs *arcs, guint64 key);
void kotaku_arcs_remove_key (KotakuArcs *arcs, guint64 key);

static inline gboolean
kotaku_arcs_has (const KotakuArcs *arcs, gint32 i, gint32 j)
{
  guint64 pair = (guint64) i * arcs->n_nodes + (guint64) j;
  if (arcs->bits != NULL)
    return (arcs->bits[pair / 64] >> (pair % 64)) & 1;
  return kotaku_arcs_has_key (arcs, pair + 1);
}

static inline void
kotaku_arcs_add (KotakuArcs *arcs, gint32 i, gint32 j)
{
  guint64 pair = (guint64) i * arcs->n_nodes + (guint64) j;
  if (arcs->bits != NULL)
    arcs->bits[pair / 64] |= G_GUINT64_CONSTANT (1) << (pair % 64);
  else
    kotaku_arcs_add_key (arcs, pair + 1);
}

static inline void
kotaku_arcs_remove (KotakuArcs *arcs, gint32 i, gint32 j)
{
  guint64 pair = (guint64) i * arcs->n_nodes + (guint64) j;
  if (arcs->bits != NULL)
    arcs->bits[pair / 64] &= ~(G_GUINT64_CONSTANT (1) << (pair % 64));
  else
    kotaku_arcs_remove_key (arcs, pair + 1);
}

/* -- swaps.c -- */

struct _KotakuSwaps
{
  gsize n_nodes, n_ties;
  gboolean directed;
  guint8 *side;              /* of each node, where ties run between two sides; else NULL */
  gint32 *from, *to;         /* as the data are */
  gint32 *hub_from, *hub_to; /* drawn from the data; every draw starts here */
  KotakuArcs hub;            /* its table, where that is copied faster than made */
  guint64 n_moves;           /* of each chain */
  guint64 count;             /* of all graphs; 0: not known */
  guint16 *listed;           /* of each: n_ties pairs */
  GCancellable *cancellable; /* of the call in which all this is used */
};

/* -- swaps-list.c: all graphs of given degrees -- */

/* Fills count and listed; count stays 0 where there are too many, or where they would take too long
 * (sooner where there are likely many) or too much memory. */
gboolean kotaku_swaps_list (KotakuSwaps *swaps, gboolean likely_many, GError **error);

G_END_DECLS

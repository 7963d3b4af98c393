/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

#if !defined(KOTAKU_INSIDE) && !defined(KOTAKU_COMPILATION)
#error "Only <kotaku.h> can be included directly."
#endif

#include <kotaku/version.h>

G_BEGIN_DECLS

/* Opaque, boxed, atomically counted. */
typedef struct _KotakuNetwork KotakuNetwork;     /* the data: one thread at a time, also to read */
typedef struct _KotakuSelection KotakuSelection; /* which nodes and ties, and how ties count */
typedef struct _KotakuView KotakuView;           /* a selection's snapshot: any number of threads */
typedef struct _KotakuOptions KotakuOptions;     /* what a call may be told, by name */
typedef struct _KotakuFrame KotakuFrame;         /* named, typed columns of equal length */

/* Handles are rows from 0, of their network alone, never removed or renumbered. One enum type per
 * table, so that compilers catch a mix-up; a plain gint32 to ctypes and introspection. */
#ifndef __GI_SCANNER__
typedef enum /*< skip >*/
{
  KOTAKU_NODE_NONE = -1,
  KOTAKU_NODE_MAX = G_MAXINT32
} KotakuNode;
typedef enum /*< skip >*/
{
  KOTAKU_TIE_NONE = -1,
  KOTAKU_TIE_MAX = G_MAXINT32
} KotakuTie;
G_STATIC_ASSERT (sizeof (KotakuNode) == sizeof (gint32));
G_STATIC_ASSERT (sizeof (KotakuTie) == sizeof (gint32));
#else
typedef gint32 KotakuNode;
typedef gint32 KotakuTie;
#define KOTAKU_NODE_NONE (-1)
#define KOTAKU_TIE_NONE (-1)
#endif

G_END_DECLS

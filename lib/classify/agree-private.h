/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

/* Several codings of the same actors, set beside each other by their ids. */

#include "classify/classify-private.h"

G_BEGIN_DECLS

/* -- coders.c -- */

/* A pair as one coder has it; a and b are nodes of all coders, numbered by the text of their ids.
 */
typedef struct
{
  gint32 a, b; /* a < b */
  guint32 coder;
  const KotakuPair *pair;
  gboolean turned; /* the pair itself has b first */
} KotakuCoding;

typedef struct
{
  gsize n;
  KotakuView **views;
  KotakuPairs **own;         /* where the tolerance is not the default */
  const KotakuPairs **pairs; /* of each coder; NULL until they are asked for */
  char **names;              /* told apart, and fit for a column */
  KotakuDictionary *ids;
  gint32 *number; /* of each id's code */
  gint32 *code;   /* of each number */
  gsize n_codings;
  KotakuCoding *codings; /* by (a, b), then by coder */
} KotakuCoders;

/* Views of the selection among the options, names and numbers; an error where there are fewer than
 * two networks, or one shares no id with another. command names the call in messages. */
gboolean kotaku_coders_init (KotakuCoders *coders,
                             KotakuNetwork *const *networks,
                             gsize n_networks,
                             const KotakuCommand *command,
                             KotakuOptions *options,
                             GCancellable *cancellable,
                             GError **error);
void kotaku_coders_clear (KotakuCoders *coders);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KotakuCoders, kotaku_coders_clear)
/* The pairs of all coders. */
gboolean kotaku_coders_pair (KotakuCoders *coders,
                             KotakuOptions *options,
                             GCancellable *cancellable,
                             GError **error);
gint32 kotaku_coders_get_number (const KotakuCoders *coders, gsize coder, KotakuNode node);
const char *kotaku_coders_get_id (const KotakuCoders *coders, gint32 number);
/* Codings from first on that are of the same pair: the first of the next. */
gsize kotaku_coders_get_end (const KotakuCoders *coders, gsize first);

/* -- agree.c -- */

#define KOTAKU_N_AGREE_FIELDS 6
extern const char *const kotaku_agree_fields[KOTAKU_N_AGREE_FIELDS];

/* -- agree-sayings.c: pairs of which two coders or more say something of a field -- */

typedef struct
{
  gsize n_units, n_ratings, n_values, n_coders;
  gsize n_pairs; /* of which one coder or more says something */
  gsize *start;  /* of each unit: values[start[u]] ..., by coder */
  gint32 *values;
  guint32 *coder;        /* NULL once units are made */
  gboolean sided;        /* the last two values say which side dominates */
  guint64 agreeing, all; /* pairs of coders, over the units */
} KotakuSayings;

gboolean kotaku_sayings_init (KotakuSayings *units,
                              const KotakuCoders *coders,
                              const char *field,
                              GCancellable *cancellable,
                              GError **error);
void kotaku_sayings_clear (KotakuSayings *units);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KotakuSayings, kotaku_sayings_clear)

/* -- sheaf.c: a table put together from those of several coders -- */

typedef struct
{
  KotakuTable table;
  gsize n_rows, n_columns;
  char **names;         /* of columns */
  KotakuBuffer **codes; /* of texts, per column and row; -1: nothing */
  KotakuDictionary *texts;
  KotakuDictionary *keys; /* code = row */
} KotakuSheaf;

/* With the columns in use of every coder's table, and more (NULL at the end, or NULL). */
gboolean kotaku_sheaf_init (KotakuSheaf *sheaf,
                            const KotakuCoders *coders,
                            KotakuTable table,
                            const char *const *more,
                            GCancellable *cancellable,
                            GError **error);
void kotaku_sheaf_clear (KotakuSheaf *sheaf);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KotakuSheaf, kotaku_sheaf_clear)
gssize kotaku_sheaf_find_column (const KotakuSheaf *sheaf, const char *name);
/* The row of that key, or a new one; without a key always a new one. -1 with error. */
gssize kotaku_sheaf_begin_row (KotakuSheaf *sheaf, const char *key, GError **error);
/* Unless somebody has filled the cell. */
gboolean
kotaku_sheaf_set (KotakuSheaf *sheaf, gsize row, gsize column, const char *text, GError **error);
gboolean kotaku_sheaf_append (KotakuSheaf *sheaf,
                              KotakuNetwork *network,
                              GCancellable *cancellable,
                              GError **error);

/* -- agree-list.c, agree-ties.c, agree-merge.c -- */

KotakuFrame *
kotaku_agree_list (const KotakuCoders *coders, GCancellable *cancellable, GError **error);
/* The ties that at least that many coders support, and of them the fields that they do. */
gboolean kotaku_agree_merge_ties (const KotakuCoders *coders,
                                  gsize needed,
                                  KotakuNetwork *merged,
                                  GCancellable *cancellable,
                                  GError **error);
/* merge: majority, union or both. */
KotakuNetwork *kotaku_agree_merge (KotakuCoders *coders,
                                   const char *merge,
                                   GCancellable *cancellable,
                                   GError **error);

G_END_DECLS

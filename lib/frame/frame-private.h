/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

/* What a frame is made of. */

#include "frame/frame.h"

G_BEGIN_DECLS

typedef struct
{
  char *name;
  KotakuColumnType type;
  gboolean words;        /* of the library: tables translate them */
  KotakuBuffer *values;  /* double, gint64, gint32 codes, or guint8: 0 no, 1 yes, 2 missing */
  KotakuBuffer *missing; /* of int64s: a guint8 per row, or NULL */
  KotakuDictionary *dictionary; /* of strings */
} KotakuColumn;

typedef struct
{
  char *key;
  char *value;
  KotakuMetadataFunc function; /* makes value; NULL once it has */
  gpointer data;
  GDestroyNotify destroy;
} KotakuMetadata;

struct _KotakuFrame
{
  gatomicrefcount references;
  int sealed; /* atomic */
  gsize n_rows;
  gsize n_columns;
  KotakuColumn *columns;
  char **names;            /* of the columns, NULL at the end */
  KotakuDictionary *index; /* of the names: code = column; NULL: no column yet */
  gsize n_metadata;
  KotakuMetadata *metadata;
  const char **keys; /* of the metadata, NULL at the end */
  KotakuLock *lock;  /* of lazy metadata */
};

/* NULL where there is none. */
KotakuColumn *kotaku_frame_find_column (KotakuFrame *frame, const char *name);
/* Likewise, with an error that names the nearest. */
KotakuColumn *kotaku_frame_expect_column (KotakuFrame *frame, const char *name, GError **error);
/* Likewise, and it is of the type. */
KotakuColumn *kotaku_frame_expect_type (KotakuFrame *frame,
                                        const char *name,
                                        KotakuColumnType type,
                                        GError **error);
gboolean kotaku_column_is_missing (const KotakuColumn *column, gsize row);
/* Frees all of it, when the frame ends. */
void kotaku_frame_clear_metadata (KotakuFrame *frame);

/* Text on its way to a KotakuText, gathered in a block so that a cell costs no call. */
typedef struct
{
  KotakuText *text;
  gsize n;
  char block[4096];
} KotakuWriter;

#define KOTAKU_WRITER_ROOM 64

void kotaku_writer_start (KotakuWriter *writer, KotakuText *text);
void kotaku_writer_flush (KotakuWriter *writer);
void kotaku_writer_add (KotakuWriter *writer, const char *piece, gsize length);
void kotaku_writer_add_int64 (KotakuWriter *writer, gint64 value);
void kotaku_writer_add_double (KotakuWriter *writer, double value, char decimal);

static inline void
kotaku_writer_add_c (KotakuWriter *writer, char c)
{
  if (writer->n == sizeof writer->block)
    kotaku_writer_flush (writer);
  writer->block[writer->n++] = c;
}

G_END_DECLS

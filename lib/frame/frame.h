/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

/* Typed columns that are copied on write, dictionaries of interned text, and the frame made of
 * them. */

#include "base/base.h"

G_BEGIN_DECLS

/* -- buffer.c: an array that several may hold; who writes to a shared one gets a copy
 * --------------- */

typedef struct
{
  gatomicrefcount references;
  gsize n;        /* elements */
  gsize capacity; /* elements */
  gsize width;    /* bytes of an element */
  void *data;
} KotakuBuffer;

KotakuBuffer *kotaku_buffer_new (gsize width, gsize n, GError **error); /* n zeroed elements */
KotakuBuffer *kotaku_buffer_ref (KotakuBuffer *buffer);
void kotaku_buffer_unref (KotakuBuffer *buffer);
/* Makes *buffer writable (a copy where it is shared) with room for capacity elements; n stays. */
gboolean kotaku_buffer_make_writable (KotakuBuffer **buffer, gsize capacity, GError **error);
/* Likewise, and n becomes n: new elements are zero bytes. */
gboolean kotaku_buffer_resize (KotakuBuffer **buffer, gsize n, GError **error);
gboolean
kotaku_buffer_append (KotakuBuffer **buffer, const void *elements, gsize n, GError **error);
#define KOTAKU_BUFFER_DATA(type, buffer) ((type *) (buffer)->data)

/* -- dictionary.c: texts interned once, numbered from 0 in order of arrival
 * ------------------------- */

typedef struct _KotakuDictionary KotakuDictionary;
KotakuDictionary *kotaku_dictionary_new (GError **error);
KotakuDictionary *kotaku_dictionary_ref (KotakuDictionary *dictionary);
void kotaku_dictionary_unref (KotakuDictionary *dictionary);
gsize kotaku_dictionary_get_size (const KotakuDictionary *dictionary);
/* NULL for a negative code. Pointers stay valid as long as any holder of the dictionary lives. */
const char *kotaku_dictionary_get (const KotakuDictionary *dictionary, gint32 code);
gsize kotaku_dictionary_get_length (const KotakuDictionary *dictionary, gint32 code);
const char *const *kotaku_dictionary_get_words (const KotakuDictionary *dictionary);
/* -1 where it is not there. Any number of threads, while nobody interns. */
gint32 kotaku_dictionary_find (const KotakuDictionary *dictionary, const char *text, gsize length);
/* Says that this text will be looked up soon: among many texts a look-up waits for memory. */
void
kotaku_dictionary_prefetch (const KotakuDictionary *dictionary, const char *text, gsize length);
/* -1 with error. A shared *dictionary is copied first. */
gint32 kotaku_dictionary_intern (KotakuDictionary **dictionary,
                                 const char *text,
                                 gsize length,
                                 GError **error);

/* -- frame.c
 * ---------------------------------------------------------------------------------------- */

/* Columns that share what they are given: no copy. missing may be NULL, else a guint8 per row. */
gboolean kotaku_frame_take_doubles (KotakuFrame *frame,
                                    const char *column,
                                    KotakuBuffer *values, /* (transfer full) */
                                    GError **error);
gboolean kotaku_frame_take_int64s (KotakuFrame *frame,
                                   const char *column,
                                   KotakuBuffer *values,  /* (transfer full) */
                                   KotakuBuffer *missing, /* (transfer full) (nullable) */
                                   GError **error);
gboolean kotaku_frame_take_codes (KotakuFrame *frame,
                                  const char *column,
                                  KotakuBuffer *codes, /* (transfer full) gint32, missing -1 */
                                  KotakuDictionary *dictionary, /* (transfer full) */
                                  GError **error);
/* guint8: 0 no, 1 yes, 2 missing. */
gboolean kotaku_frame_take_booleans (KotakuFrame *frame,
                                     const char *column,
                                     KotakuBuffer *values, /* (transfer full) */
                                     GError **error);
void kotaku_frame_seal (KotakuFrame *frame);
gboolean kotaku_frame_is_sealed (KotakuFrame *frame);
/* The dictionary of a string column itself. */
KotakuDictionary *kotaku_frame_peek_dictionary (KotakuFrame *frame, const char *column);

/* value is made when it is first asked for, once, under a lock. */
typedef char *(*KotakuMetadataFunc) (gpointer data, GCancellable *cancellable);
void kotaku_frame_set_lazy_metadata (KotakuFrame *frame,
                                     const char *key,
                                     KotakuMetadataFunc function,
                                     gpointer data,
                                     GDestroyNotify destroy);
/* Makes all such values; FALSE only where it was cancelled. */
gboolean
kotaku_frame_settle_metadata (KotakuFrame *frame, GCancellable *cancellable, GError **error);
/* Adds a line to the metadata "warnings". */
void kotaku_frame_add_warning (KotakuFrame *frame, const char *warning);

/* -- filter.c -- */

/* The rows whose byte of keep is not 0, in all columns but those named (NULL at the end). */
KotakuFrame *kotaku_frame_filter (KotakuFrame *frame,
                                  const guint8 *keep,
                                  const char *const *without,
                                  GError **error);

/* -- rows.c: frames made row by row
 * ------------------------------------------------------------------ */

/* columns: "id:s,relation:w,pairs:i,index:d,stated:b", s text, w words (translated in tables),
 * i int64, d double, b boolean. A cell that is not set is missing. Columns by their place. Failures
 * are kept and reported by finish. */
typedef struct _KotakuRows KotakuRows;
KotakuRows *kotaku_rows_new (const char *columns);
void kotaku_rows_free (KotakuRows *rows);
/* Before the first row: the column's codes are of this dictionary (shared, not copied). */
void kotaku_rows_share (KotakuRows *rows, guint column, KotakuDictionary *dictionary);
void kotaku_rows_begin (KotakuRows *rows);                                  /* a new row */
void kotaku_rows_string (KotakuRows *rows, guint column, const char *text); /* NULL: missing */
void kotaku_rows_code (KotakuRows *rows, guint column, gint32 code);        /* after share */
void kotaku_rows_int64 (KotakuRows *rows, guint column, gint64 value);
void kotaku_rows_double (KotakuRows *rows, guint column, double value);
void kotaku_rows_boolean (KotakuRows *rows, guint column, gboolean value);
/* A sealed frame? No: the caller adds metadata, then kotaku_frame_seal(). Frees rows. */ /* New
                                                                                             rows of
                                                                                             a frame
                                                                                             "name:w,value:d,word:w".
                                                                                           */
void kotaku_rows_value (KotakuRows *rows, const char *name, double value);
void
kotaku_rows_word (KotakuRows *rows, const char *name, const char *word); /* NULL, "": missing */

KotakuFrame *kotaku_rows_finish (KotakuRows *rows, GError **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KotakuRows, kotaku_rows_free)

/* -- csv.c, json.c: text of frames, for blocks of rows
 * ----------------------------------------------- */

typedef struct
{
  char separator; /* ',' or ';' */
  char decimal;   /* '.' or ',' */
  gboolean guard; /* an apostrophe before text that a spreadsheet would run */
} KotakuCsvStyle;

extern const KotakuCsvStyle kotaku_csv_plain;
/* A cell that stands for itself in whatever the reader takes for the separator. */
void kotaku_text_append_csv (KotakuText *text, const char *value, char separator);
void
kotaku_frame_append_csv_header (KotakuFrame *frame, const KotakuCsvStyle *style, KotakuText *text);
void kotaku_frame_append_csv_rows (KotakuFrame *frame,
                                   const KotakuCsvStyle *style,
                                   gsize first,
                                   gsize n_rows,
                                   KotakuText *text);
/* {"meta": ..., "rows": [...]}: what comes before the rows (of a frame without any, all of it), and
 * rows, the last with what comes after them. */
void kotaku_frame_append_json_header (KotakuFrame *frame, KotakuText *text);
void
kotaku_frame_append_json_rows (KotakuFrame *frame, gsize first, gsize n_rows, KotakuText *text);

G_END_DECLS

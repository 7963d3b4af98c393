/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

#if !defined(KOTAKU_INSIDE) && !defined(KOTAKU_COMPILATION)
#error "Only <kotaku.h> can be included directly."
#endif

#include <kotaku/types.h>
#include <kotaku/words.h>

G_BEGIN_DECLS

/* Any number of threads may read a frame that is sealed: it takes no more columns. Results are; a
 * frame of yours is once append_rows() has added its rows, or export_arrow() handed it out. */
#define KOTAKU_TYPE_FRAME (kotaku_frame_get_type ())

KOTAKU_AVAILABLE_IN_1_0
GType kotaku_frame_get_type (void) G_GNUC_CONST;
KOTAKU_AVAILABLE_IN_1_0
KotakuFrame *kotaku_frame_new (gsize n_rows);
KOTAKU_AVAILABLE_IN_1_0
KotakuFrame *kotaku_frame_ref (KotakuFrame *frame);
KOTAKU_AVAILABLE_IN_1_0
void kotaku_frame_unref (KotakuFrame *frame);
KOTAKU_AVAILABLE_IN_1_0
gsize kotaku_frame_get_n_rows (KotakuFrame *frame);
KOTAKU_AVAILABLE_IN_1_0
gsize kotaku_frame_get_n_columns (KotakuFrame *frame);
KOTAKU_AVAILABLE_IN_1_0
const char *const *kotaku_frame_get_column_names (KotakuFrame *frame);
KOTAKU_AVAILABLE_IN_1_0
KotakuColumnType kotaku_frame_get_column_type (KotakuFrame *frame, const char *column);
KOTAKU_AVAILABLE_IN_1_0
const double *
kotaku_frame_get_doubles (KotakuFrame *frame, const char *column, gsize *n_rows, GError **error);
KOTAKU_AVAILABLE_IN_1_0
const gint64 *
kotaku_frame_get_int64s (KotakuFrame *frame, const char *column, gsize *n_rows, GError **error);
KOTAKU_AVAILABLE_IN_1_0
const gint32 *
kotaku_frame_get_codes (KotakuFrame *frame, const char *column, gsize *n_rows, GError **error);
KOTAKU_AVAILABLE_IN_1_0
const char *const *kotaku_frame_get_dictionary (KotakuFrame *frame,
                                                const char *column,
                                                gsize *n_words,
                                                GError **error);
KOTAKU_AVAILABLE_IN_1_0
guint8 *
kotaku_frame_get_booleans (KotakuFrame *frame, const char *column, gsize *n_rows, GError **error);
KOTAKU_AVAILABLE_IN_1_0
guint8 *
kotaku_frame_get_missing (KotakuFrame *frame, const char *column, gsize *n_rows, GError **error);
KOTAKU_AVAILABLE_IN_1_0
const char *
kotaku_frame_get_string (KotakuFrame *frame, const char *column, gsize row, GError **error);
KOTAKU_AVAILABLE_IN_1_0
gssize
kotaku_frame_find_row (KotakuFrame *frame, const char *column, const char *text, GError **error);
KOTAKU_AVAILABLE_IN_1_0
const char *kotaku_frame_get_metadata (KotakuFrame *frame, const char *key);
KOTAKU_AVAILABLE_IN_1_0
const char *const *kotaku_frame_list_metadata (KotakuFrame *frame);
KOTAKU_AVAILABLE_IN_1_0
gboolean kotaku_frame_is_words (KotakuFrame *frame, const char *column);

/* Columns are copied; missing (may be NULL) is a byte per row, in strings NULL, in codes -1. */
KOTAKU_AVAILABLE_IN_1_0
gboolean kotaku_frame_add_doubles (KotakuFrame *frame,
                                   const char *column,
                                   const double *values,
                                   gsize n_rows,
                                   GError **error);
KOTAKU_AVAILABLE_IN_1_0
gboolean kotaku_frame_add_int64s (KotakuFrame *frame,
                                  const char *column,
                                  const gint64 *values,
                                  const guint8 *missing,
                                  gsize n_rows,
                                  GError **error);
KOTAKU_AVAILABLE_IN_1_0
gboolean kotaku_frame_add_booleans (KotakuFrame *frame,
                                    const char *column,
                                    const guint8 *values,
                                    const guint8 *missing,
                                    gsize n_rows,
                                    GError **error);
KOTAKU_AVAILABLE_IN_1_0
gboolean kotaku_frame_add_strings (KotakuFrame *frame,
                                   const char *column,
                                   const char *const *values,
                                   gsize n_rows,
                                   GError **error);
KOTAKU_AVAILABLE_IN_1_0
gboolean kotaku_frame_add_codes (KotakuFrame *frame,
                                 const char *column,
                                 const gint32 *codes,
                                 gsize n_rows,
                                 const char *const *dictionary,
                                 GError **error);
/* What a frame says of itself, so that one that was sent elsewhere can be made again. */
KOTAKU_AVAILABLE_IN_1_0
void kotaku_frame_set_words (KotakuFrame *frame, const char *column);
KOTAKU_AVAILABLE_IN_1_0
void kotaku_frame_set_metadata (KotakuFrame *frame, const char *key, const char *value);

/* Results of several datasets, one after the other. */
KOTAKU_AVAILABLE_IN_1_0
gboolean kotaku_frame_stack (KotakuFrame *frame,
                             const char *dataset,
                             KotakuFrame *rows,
                             GCancellable *cancellable,
                             GError **error);

/* Text: TABLE and SPREADSHEET are in the language; CSV and JSON are always in English. */
KOTAKU_AVAILABLE_IN_1_0
char *kotaku_frame_to_text (KotakuFrame *frame,
                            KotakuFormat format,
                            KotakuLanguage language,
                            GCancellable *cancellable,
                            GError **error);
KOTAKU_AVAILABLE_IN_1_0
char *kotaku_frame_to_table (KotakuFrame *frame,
                             KotakuLanguage language,
                             guint width,
                             GCancellable *cancellable,
                             GError **error);
KOTAKU_AVAILABLE_IN_1_0
gboolean kotaku_frame_write (KotakuFrame *frame,
                             const char *path,
                             KotakuFormat format,
                             KotakuLanguage language,
                             GCancellable *cancellable,
                             GError **error);

/* As the Arrow C data interface has them. */
struct ArrowArray;
struct ArrowSchema;
KOTAKU_AVAILABLE_IN_1_0
gboolean kotaku_frame_export_arrow (KotakuFrame *frame,
                                    struct ArrowArray *array,
                                    struct ArrowSchema *schema,
                                    GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KotakuFrame, kotaku_frame_unref)

G_END_DECLS

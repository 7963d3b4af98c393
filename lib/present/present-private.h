/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

/* The catalogue, and the forms in which a frame is shown. */

#include "present/present.h"

G_BEGIN_DECLS

/* -- phrases.c, titles.c: English and Indonesian
 * ------------------------------------------------------- In English {n} stands for a whole number,
 * {x} for a number, {s} for any text, {f} for the name of a field, {*} for text that is translated
 * itself; in Indonesian {1} is the first of them, {2} the second. The first sentence that fits is
 * taken: special ones stand before general ones. */

typedef struct
{
  const char *english;
  const char *indonesian;
} KotakuTranslation;

const KotakuTranslation *kotaku_translations_get_phrases (gsize *n);
const KotakuTranslation *kotaku_translations_get_formats (gsize *n);
const KotakuTranslation *kotaku_translations_get_titles (gsize *n);

/* metrics.c: a text of a metric's record, or NULL. */
const char *kotaku_translate_metric (const char *column, const char *english);

/* A word of the column (NULL: of any), static, or NULL where no list has it. */
const char *
kotaku_translate_word (const char *column, const char *english, KotakuLanguage language);
/* A cell of the column: word, list of words, or sentence. Free it. */
char *kotaku_translate_cell (const char *column, const char *english, KotakuLanguage language);
/* What stands over a column. Free it. */
char *kotaku_translate_title (const char *column, KotakuLanguage language);

/* -- wrap.c: text in columns of a terminal
 * ------------------------------------------------------------- */

gsize kotaku_wrap_get_width (const char *text, gsize length);
/* How many bytes of text go on a line of that width, at least one character; *next is where the
 * next line starts. Lines end at spaces, which are dropped, or after '|', ',', ';' or '/'. */
gsize kotaku_wrap_line (const char *text, gsize width, const char **next);
/* The width of the widest piece that can stand on a line of its own. */
gsize kotaku_wrap_get_piece (const char *text);
/* text in lines, all but the first indented; the first stands after `used` columns already. */
void kotaku_wrap_append (KotakuText *out, const char *text, gsize used, gsize indent, gsize width);
void kotaku_wrap_append_spaces (KotakuText *out, gsize n);

/* -- cells.c: what stands in a cell for people
 * ---------------------------------------------------------- */

#define KOTAKU_CELL_LENGTH 48

typedef struct
{
  const char *name;
  KotakuColumnType type;
  KotakuLanguage language;
  const double *doubles;
  const gint64 *int64s;
  const gint32 *codes;
  const char *const *words;
  char **translated; /* by code, made when needed; NULL: as they are */
  gsize n_words;
  guint8 *booleans;
  guint8 *missing;
} KotakuCells;

gboolean kotaku_cells_init (KotakuCells *cells,
                            KotakuFrame *frame,
                            const char *column,
                            KotakuLanguage language,
                            GError **error);
void kotaku_cells_clear (KotakuCells *cells);
/* "" where it is missing. buffer may hold the answer. */
const char *kotaku_cells_get (KotakuCells *cells, gsize row, char buffer[KOTAKU_CELL_LENGTH]);
/* A number with the digits that people read. Returns the length. */
gsize kotaku_cells_format (double value, KotakuLanguage language, char text[KOTAKU_CELL_LENGTH]);

/* -- file.c: a file that is there whole, or as it was -- */

/* Adds the next block to text, which is empty; *more says whether there was one. */
typedef gboolean (*KotakuFileFunc) (gpointer data,
                                    KotakuText *text,
                                    gboolean *more,
                                    GError **error);
gboolean kotaku_file_write (const char *path,
                            KotakuFileFunc next,
                            gpointer data,
                            GCancellable *cancellable,
                            GError **error);
/* Takes the text out of it. */
gboolean kotaku_file_write_text (const char *path,
                                 KotakuText *text,
                                 GCancellable *cancellable,
                                 GError **error);

/* -- table.c, blocks.c, records.c, problems.c: a frame in lines
 * ---------------------------------------------------- */

/* Whether a loop over rows may go on. */
static inline gboolean
kotaku_row_may_go_on (gsize row, GCancellable *cancellable, GError **error)
{
  return row % 1024 != 0 || !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/* width of the lines in columns of a screen; 0: of no screen that is known. */
gboolean kotaku_frame_append_table (KotakuFrame *frame,
                                    KotakuLanguage language,
                                    gsize width,
                                    KotakuText *text,
                                    GCancellable *cancellable,
                                    GError **error);
/* What a table is too narrow for: a block per row. */
gboolean kotaku_frame_append_blocks (KotakuFrame *frame,
                                     KotakuLanguage language,
                                     gsize width,
                                     KotakuText *text,
                                     GCancellable *cancellable,
                                     GError **error);
/* Findings: a block per answer. */
/* Whether a basis begins with the number, or with the counts that it is one of: then it is said. */
gboolean kotaku_answer_begins (const char *basis, const char *title, const char *value);
gboolean kotaku_records_are_findings (KotakuFrame *frame);
gboolean kotaku_frame_append_records (KotakuFrame *frame,
                                      KotakuLanguage language,
                                      gsize width,
                                      KotakuText *text,
                                      GCancellable *cancellable,
                                      GError **error);
/* Problems: file:line:column: message. */
gboolean kotaku_problems_are (KotakuFrame *frame);
gboolean kotaku_frame_append_problems (KotakuFrame *frame,
                                       KotakuLanguage language,
                                       KotakuText *text,
                                       GCancellable *cancellable,
                                       GError **error);

G_END_DECLS

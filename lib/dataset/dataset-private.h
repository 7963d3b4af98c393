/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

/* The way of a file: input (bytes to UTF-8) -> cut (blocks of whole records) -> record (cells) ->
 * sheet (a batch of the model, problems with their places) -> reading (tables to a network). */

#include "dataset/dataset.h"

G_BEGIN_DECLS

/* -- problem.c: what is wrong with a dataset, and where
 * ---------------------------------------------- */

typedef struct
{
  gboolean warning;
  KotakuError code;
  char *file;
  gint64 line;   /* from 1; 0: of the file as a whole */
  gint64 column; /* characters from 1; 0: likewise */
  char *field, *value, *expected, *message;
  gint64 row; /* of the batch, until the place is found; else -1 */
  gint batch_column;
  gboolean alone; /* nothing else is told of its place */
} KotakuProblem;

/* So many errors, and so many warnings, are kept; the others are counted. */
#define KOTAKU_PROBLEMS_KEPT 100

typedef struct
{
  GPtrArray *items; /* KotakuProblem */
  gsize n_errors, n_warnings;
  gsize n_kept_errors, n_kept_warnings;
} KotakuProblems;

KotakuProblem *kotaku_problem_new (KotakuError code, gboolean warning, const char *message);
KotakuProblem *kotaku_problem_new_from_fault (const KotakuFault *fault);
void kotaku_problem_free (KotakuProblem *problem);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KotakuProblem, kotaku_problem_free)
/* At most so much of a text is shown, cut between characters; bytes that are not UTF-8 as \xNN. */
char *kotaku_problem_excerpt (const char *text, gsize length);

void kotaku_problems_init (KotakuProblems *problems);
void kotaku_problems_clear (KotakuProblems *problems);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KotakuProblems, kotaku_problems_clear)
void kotaku_problems_take (KotakuProblems *problems, KotakuProblem *problem);
/* Moves those of part behind those of problems. */
void kotaku_problems_join (KotakuProblems *problems, KotakuProblems *part);
/* By file, line and column; equals stay in order. What stands where one is alone goes. */
void kotaku_problems_sort (KotakuProblems *problems);
/* The first error as `file:line:column: message`; FALSE where there is none. */
gboolean kotaku_problems_to_error (KotakuProblems *problems, GError **error);
KotakuFrame *kotaku_problems_to_frame (KotakuProblems *problems, const char *path, GError **error);

/* -- input.c: the bytes of a file as UTF-8, in pieces
 * ------------------------------------------------ */

typedef struct _KotakuInput KotakuInput;
/* Only regular files: a pipe is an error, and not waited for. */
KotakuInput *kotaku_input_open (const char *path, GError **error);
/* data stays the caller's and must stay there. */
KotakuInput *kotaku_input_new (const guint8 *data, gsize length);
void kotaku_input_free (KotakuInput *input);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KotakuInput, kotaku_input_free)
/* The next piece, without the byte-order mark; *n is 0 at the end. UTF-16 comes converted, with a
 * byte 0xFF for each unit that is no character. UTF-8 is not checked here. room is at least 4. */
gboolean kotaku_input_read (KotakuInput *input, char *text, gsize room, gsize *n, GError **error);
void kotaku_input_rewind (KotakuInput *input);
gboolean kotaku_input_is_utf16 (KotakuInput *input);
/* Likewise, but as they are in the source. */
gboolean
kotaku_input_read_raw (KotakuInput *input, char *bytes, gsize room, gsize *n, GError **error);
/* All of it, with KOTAKU_RECORD_PADDING zero bytes after it. */
char *kotaku_input_read_all (KotakuInput *input, gsize *length, GError **error);
/* Bytes of the source, and how many were read. */
guint64 kotaku_input_get_size (KotakuInput *input);
guint64 kotaku_input_get_position (KotakuInput *input);

/* -- record.c: RFC 4180
 * ------------------------------------------------------------------------------ */

typedef enum
{
  KOTAKU_CELL_SOUND = 0,
  KOTAKU_CELL_QUOTE_INSIDE, /* a quote in a cell that does not begin with one */
  KOTAKU_CELL_AFTER_QUOTE,  /* text after the closing quote */
  KOTAKU_CELL_NOT_CLOSED,
  KOTAKU_CELL_RETURN /* a carriage return without a line feed */
} KotakuCellFault;

typedef struct
{
  const char *text; /* without the quote that opens it */
  gsize length;
  guint8 quoted;
  guint8 doubled; /* has doubled quotes */
  guint8 fault;   /* KotakuCellFault */
} KotakuCell;

typedef struct
{
  const char *text;  /* where the row starts */
  KotakuCell *cells; /* room of them */
  gsize room;
  gsize n;          /* may be more than room */
  gsize line_feeds; /* with the one that ends it */
  gboolean filled;  /* some cell holds more than white space */
  gboolean faulty;  /* some cell has a fault */
  gboolean ended;   /* by a line feed, not by the end of the text */
} KotakuRecord;

/* So many bytes after a text may be read (and are not looked at). */
#define KOTAKU_RECORD_PADDING 64

/* Where the next record starts. */
const char *
kotaku_record_scan (KotakuRecord *record, const char *text, const char *end, char separator);
/* Characters from 1 of the row to the cell (to its quote). */
gint64 kotaku_record_get_column (const KotakuRecord *record, const KotakuCell *cell);
/* UTF-8 without a NUL. */
gboolean kotaku_record_check_text (const char *text, gsize length);

/* -- marks.c
 * ------------------------------------------------------------------------------------------ */

/* Of the 64 bytes at text: the separator, line feed, carriage return, quote; the lowest bit is the
 * first byte. The plain form does without instructions of one processor. */
guint64 kotaku_marks_find (const char *text, char separator);
guint64 kotaku_marks_find_plain (const char *text, char separator);
gsize kotaku_marks_count_lines (const char *text, gsize length);
/* So many bytes at the start, in steps of 64, are ASCII without a NUL. */
gsize kotaku_marks_skip_ascii (const char *text, gsize length);

/* -- cut.c: blocks of whole records
 * ------------------------------------------------------------------ */

#define KOTAKU_CUT_WINDOW 16 /* blocks that are in memory at a time */

typedef struct
{
  const char *text;
  gsize length;
  gint64 line; /* of its first row */
} KotakuBlock;

typedef struct _KotakuCut KotakuCut;
struct _KotakuCut
{
  KotakuInput *input;
  char separator;
  guint64 skip; /* bytes before the first row: the header's */
  gint64 line;  /* of the first row */
  const char *task;
  /* Side by side; slot is below KOTAKU_CUT_WINDOW and of this block alone until it is joined. */
  gboolean (*parse) (const KotakuBlock *block, gsize slot, gpointer data, GError **error);
  /* In order, in the calling thread; *stop ends the run. May be NULL. */
  gboolean (*join) (gsize slot, gpointer data, gboolean *stop, GError **error);
  gpointer data;
};

/* Tests: blocks of about so many bytes; 0: the usual. */
void kotaku_cut_set_block_size (gsize size);
gboolean kotaku_cut_run (const KotakuCut *cut,
                         KotakuOptions *options,
                         GCancellable *cancellable,
                         GError **error);

/* Of formats-private.h: what the reader of another format wrote down. */
typedef struct _KotakuTranscript KotakuTranscript;

/* -- sheet.c, header.c, place.c: a file that is a table
 * ---------------------------------------------- */

/* What a header cell stands for, where it is no column of the batch. */
#define KOTAKU_COLUMN_UNNAMED (-1)
#define KOTAKU_COLUMN_FAULTY (-2)
#define KOTAKU_COLUMN_PASSED (-3) /* over */

typedef struct
{
  char *file; /* as messages name it */
  KotakuTable table;
  const KotakuTableSpec *spec;
  KotakuInput *input;
  KotakuTranscript *transcript; /* what input reads then; NULL: a CSV file */
  gboolean has_header;          /* of a transcript being made */
  KotakuNetwork *known;

  char separator;
  KotakuDialect dialect;
  KotakuDecimal decimal; /* what the known columns say */
  gboolean unsettled;    /* nothing settles the decimal sign */
  gsize n_cells;         /* of the header */
  gint *columns;         /* of the batch, by header cell, or one of the above */
  gint *cells;           /* header cell by column of the batch */
  gsize *order;          /* header cells in the order in which they are read */
  char **headers;        /* by column of the batch: what made it */
  gint n_columns;
  gint id_cell;        /* header cell of the id by which other tables name rows, or -1 */
  gint node_cells[2];  /* header cells that name nodes, or -1 */
  guint64 skip;        /* bytes up to the first row after the header */
  gint64 line;         /* of that row */
  gboolean usable;     /* has all required columns */
  gboolean incomplete; /* rows that others may name could not be read */

  KotakuBatch *batch;
  KotakuBuffer *block_rows; /* gint64: rows of the batch by block of the file */
  gsize n_blank;            /* rows without any text */
  KotakuProblems problems;
} KotakuSheet;

KotakuSheet *kotaku_sheet_new (const char *file, KotakuTable table, KotakuInput *input);
/* Takes the transcript; reads it once kotaku_sheet_end_transcript() says that it is whole. */
KotakuSheet *kotaku_sheet_new_from_transcript (const char *file,
                                               KotakuTable table,
                                               KotakuTranscript *transcript);
void kotaku_sheet_end_transcript (KotakuSheet *sheet);
void kotaku_sheet_free (KotakuSheet *sheet);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KotakuSheet, kotaku_sheet_free)
/* Reads all of it into sheet->batch. FALSE only with *error: what is wrong with the data is a
 * problem. */
gboolean kotaku_sheet_read (KotakuSheet *sheet,
                            KotakuNetwork *known,
                            KotakuOptions *options,
                            GCancellable *cancellable,
                            GError **error);
/* header.c: separator, columns, where the rows begin. */
gboolean kotaku_sheet_read_header (KotakuSheet *sheet, GError **error);
/* meant.c: warns of columns that are nearly called like one that is not there. header: NULL of a
 * workbook, whose columns are its cells'. */
void kotaku_sheet_add_meant (KotakuSheet *sheet,
                             KotakuBatch *batch,
                             const KotakuRecord *header,
                             gint64 line);
/* decimal.c: finds the decimal sign of a semicolon or tab file. */
gboolean kotaku_sheet_find_decimal (KotakuSheet *sheet,
                                    KotakuOptions *options,
                                    GCancellable *cancellable,
                                    GError **error);
/* The kind of a header cell's field; 0 where it is kept or none. */
KotakuFieldKind kotaku_sheet_get_kind (KotakuSheet *sheet, gsize cell);
gboolean kotaku_kind_is_number (KotakuFieldKind kind);
/* What a record becomes, the same each time that the file is read. */
typedef enum
{
  KOTAKU_ROW_BLANK,   /* nothing */
  KOTAKU_ROW_WHOLE,   /* a row of the batch */
  KOTAKU_ROW_ID_ONLY, /* at fault as a whole; a row with its id alone, since others name it */
  KOTAKU_ROW_LOST     /* at fault as a whole; no row */
} KotakuRowFate;
KotakuRowFate
kotaku_sheet_get_fate (KotakuSheet *sheet, const KotakuRecord *record, gboolean text_is_sound);
/* place.c: the place of a record that starts in a line of what is read; cell may be NULL. */
gint64 kotaku_sheet_get_line (const KotakuSheet *sheet, gint64 line);
gint64 kotaku_sheet_get_column (const KotakuSheet *sheet,
                                const KotakuRecord *record,
                                const KotakuCell *cell);
/* Line and column of the problems that know only row and column of the batch. */
gboolean kotaku_sheet_place_problems (KotakuSheet *sheet,
                                      KotakuOptions *options,
                                      GCancellable *cancellable,
                                      GError **error);

/* -- reading.c: tables to a network
 * ------------------------------------------------------------------ */

typedef struct _KotakuReading KotakuReading;
/* Makes the sheets of a file that is no CSV; what is wrong with it is a problem. */
typedef gboolean (*KotakuLoadFunc) (KotakuReading *reading,
                                    GCancellable *cancellable,
                                    GError **error);

struct _KotakuReading
{
  char *path; /* of the file, or NULL: data */
  char *shown;
  const guint8 *data;
  gsize length;
  KotakuLoadFunc load; /* NULL: the sheets are there */
  gboolean is_graph;   /* what its rows name in other tables need not be there */
  GPtrArray *files;    /* names in the directory path, where lines are of several files */
  KotakuNetwork *network;
  KotakuSheet *sheets[KOTAKU_N_TABLES + 1]; /* by KotakuTable */
  gboolean incomplete[KOTAKU_N_TABLES + 1];
  KotakuProblems problems;
};

void kotaku_reading_clear (KotakuReading *reading);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KotakuReading, kotaku_reading_clear)
/* A directory or a file of that path. */
gboolean kotaku_reading_open (KotakuReading *reading, const char *path, GError **error);
gboolean kotaku_reading_open_data (KotakuReading *reading,
                                   const char *name,
                                   const guint8 *data,
                                   gsize length,
                                   GError **error);
/* An error of the data becomes a problem in that line (0: of the file), and no sheet is left; any
 * other is *error, and FALSE. Takes fault. */
gboolean
kotaku_reading_take_refusal (KotakuReading *reading, gint64 line, GError *fault, GError **error);
/* A line of one of the reading's files; beyond those that fit only the file is told. */
gint64 kotaku_reading_join_line (gsize file, gint64 line);
/* The bytes of the file. */
KotakuInput *kotaku_reading_open_input (KotakuReading *reading, GError **error);
/* All tables into the network; problems are sorted then. */
gboolean kotaku_reading_run (KotakuReading *reading,
                             const char *name,
                             gboolean warnings,
                             KotakuOptions *options,
                             GCancellable *cancellable,
                             GError **error);
/* files.c: which file is which table. 0: none. */
KotakuTable kotaku_table_of_file (const char *file);
KotakuTable kotaku_table_of_name (const char *name, gssize length);
gboolean kotaku_file_is_sheet (const char *file);
gboolean kotaku_file_has_ending (const char *file, const char *ending);
/* Of a name without ending: ", did you mean ties.csv?" or "" */
char *kotaku_table_suggestion (const char *name, gssize length, const char *ending);
/* "zones.csv, actors.csv ..." */
char *kotaku_list_tables (const char *ending);
/* warning.c: what is valid and yet worth a look; read before problems are placed. */
gboolean kotaku_sheet_add_warnings (KotakuSheet *sheet, KotakuNetwork *network, GError **error);

/* -- save.c, replace.c
 * ------------------------------------------------------------------------------- */

/* A directory made beside path, whose contents take its place in one step. */
typedef struct
{
  char *path;  /* without slashes at its end */
  char *aside; /* the new directory, NULL once it is in place or removed */
  gboolean exists;
} KotakuReplacement;

gboolean
kotaku_replacement_begin (KotakuReplacement *replacement, const char *path, GError **error);
gboolean kotaku_replacement_finish (KotakuReplacement *replacement, GError **error);
/* Removes what was made aside; safe after finish. */
void kotaku_replacement_clear (KotakuReplacement *replacement);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KotakuReplacement, kotaku_replacement_clear)

G_END_DECLS

/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

/* The data: nine tables of columns. Rows are never removed or renumbered. */

#include "frame/frame.h"

G_BEGIN_DECLS

/* -- field.c: what the tables and their columns are; the only list of them
 * ------------------------- */

typedef enum
{
  KOTAKU_KIND_TEXT = 1, /* any text: gint32 code */
  KOTAKU_KIND_ID,       /* text that names the row, unique in its table */
  KOTAKU_KIND_WORD,     /* closed vocabulary, or flags: guint8 */
  KOTAKU_KIND_OPEN,     /* open vocabulary: gint32 code of the English word */
  KOTAKU_KIND_LIST,   /* open list: gint32 code of the canonical "a|b" (a set: sorted, each once) */
  KOTAKU_KIND_AREA,   /* finite and at least 0: double, NaN not recorded */
  KOTAKU_KIND_WEIGHT, /* finite and greater than 0 */
  KOTAKU_KIND_AMOUNT, /* at least 0; Rp and groups of three */
  KOTAKU_KIND_SHARE,  /* 0 to 1, or with % */
  KOTAKU_KIND_INTEGER, /* gint32, G_MININT32 not recorded */
  KOTAKU_KIND_UNIT,    /* RT, RW: text that compares as a number */
  KOTAKU_KIND_BOOLEAN, /* guint8 KotakuAnswer */
  KOTAKU_KIND_STATED,  /* guint8: 0 stated (also where empty), 1 inferred */
  KOTAKU_KIND_DATE,    /* gint32 code of the canonical date in the network's date dictionary */
  KOTAKU_KIND_DAY,     /* likewise, but no event: */
  KOTAKU_KIND_NODE,    /* reference: gint32 row, -1 not recorded */
  KOTAKU_KIND_ACTOR,
  KOTAKU_KIND_INSTITUTION,
  KOTAKU_KIND_ZONE,
  KOTAKU_KIND_POST
} KotakuFieldKind;

typedef struct
{
  const char *name;       /* English, as saved */
  const char *indonesian; /* header words read, '|' between, the first is the one shown */
  KotakuFieldKind kind;
  const KotakuVocabulary *words; /* of WORD, OPEN and LIST, or NULL */
  gboolean required;
  gboolean several; /* of WORD: a list of words may stand in a cell */
} KotakuField;

typedef struct
{
  KotakuTable table;
  const char *name;       /* "ties": the file is ties.csv */
  const char *indonesian; /* names read, '|' between */
  const KotakuField *fields;
  guint n_fields;
} KotakuTableSpec;

#define KOTAKU_N_TABLES 9
const KotakuTableSpec *kotaku_table_spec (KotakuTable table); /* NULL for a number that is none */
/* The field that a header names, in either language, or NULL. */
const KotakuField *kotaku_table_spec_find (const KotakuTableSpec *spec, const char *header);

/* -- cell.c: what one cell may hold
 * ----------------------------------------------------------------- */

typedef struct
{
  char decimal;          /* '.' or ',' ; the other one groups */
  gboolean slashes;      /* DD/MM/YYYY is read */
  gboolean comma_splits; /* a comma splits lists also in cells without quotes */
} KotakuDialect;

extern const KotakuDialect
    kotaku_dialect_plain; /* '.', no slashes, commas do split: cells of frames */

/* What a numeric cell says of its file's decimal sign. */
typedef enum
{
  KOTAKU_DECIMAL_SILENT = 0, /* "12", "" */
  KOTAKU_DECIMAL_POINT = 1,  /* "2.5", "1,234.5": can only be a point */
  KOTAKU_DECIMAL_COMMA = 2,  /* "2,5" */
  KOTAKU_DECIMAL_EITHER = 3  /* "1.500", "1,500": read both ways */
} KotakuDecimal;
KotakuDecimal kotaku_cell_get_decimal (KotakuFieldKind kind, const char *text, gsize length);
/* A longer text is no number that anybody wrote. */
#define KOTAKU_NUMBER_LENGTH 512
/* The number with a decimal point and without groups of three; FALSE: it is no finite number. */
gboolean kotaku_cell_make_plain (char decimal,
                                 const char *text,
                                 gsize length,
                                 char plain[KOTAKU_NUMBER_LENGTH],
                                 gsize *n);

/* -- batch.c: rows of one table on their way in: parsed, not yet held against the network
 * ------------ */

typedef struct
{
  gboolean warning;
  gsize row;            /* of the batch */
  gint column;          /* of the batch, or -1 for the whole row */
  KotakuError code;     /* a 100 */
  const char *value;    /* as found */
  const char *expected; /* what would have been right, or "" */
  const char *message;  /* one line, English: value and expected are in it */
} KotakuFault;

typedef void (*KotakuFaultFunc) (const KotakuFault *fault, gpointer data);

typedef struct _KotakuBatch KotakuBatch;
/* known may be NULL; else ids of nodes are looked up in it first (read only, any thread). */
KotakuBatch *
kotaku_batch_new (KotakuTable table, KotakuDialect dialect, KotakuNetwork *known, GError **error);
void kotaku_batch_free (KotakuBatch *batch);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KotakuBatch, kotaku_batch_free)
/* Adds the column of a header cell: a known field, or one to keep. Its place, or -1 with an error
 * INVALID: the same column twice. */
gint kotaku_batch_add_column (KotakuBatch *batch, const char *header, GError **error);
const KotakuField *kotaku_batch_get_field (KotakuBatch *batch, gint column); /* NULL: kept */
const char *kotaku_batch_get_header (KotakuBatch *batch, gint column);       /* as given */
/* Required fields that have no column; NULL where none is missing. */
const char *kotaku_batch_get_missing_field (KotakuBatch *batch);
/* A row begins; a cell of it; cells not given are empty. text is UTF-8, quotes taken off; quoted
 * says that it stood in quotes. FALSE: the cell is at fault (told to function), or *error. */
gboolean kotaku_batch_begin_row (KotakuBatch *batch, GError **error);
gboolean kotaku_batch_set_cell (KotakuBatch *batch,
                                gint column,
                                const char *text,
                                gsize length,
                                gboolean quoted,
                                KotakuFaultFunc function,
                                gpointer data,
                                GError **error);
/* Says that a cell of a row to come will be set soon. */
void kotaku_batch_prefetch (KotakuBatch *batch, gint column, const char *text, gsize length);
/* A longer cell is a fault: what normalises text cannot fail for want of memory. */
#define KOTAKU_LONGEST_CELL (16 * 1024 * 1024)
/* As many as a sheet of a workbook has; what one header costs grows with their number. */
#define KOTAKU_MOST_COLUMNS 16384
gsize kotaku_batch_get_n_rows (KotakuBatch *batch);
/* Drops the row begun last (its cells were all empty). */
void kotaku_batch_drop_row (KotakuBatch *batch);
/* For ties without an id: the line that names them; told for every row or for none. */
gboolean kotaku_batch_set_line (KotakuBatch *batch, gint32 line, GError **error);
/* Adds the rows of part, a batch with the same columns, after those of batch; part has no row then,
 * keeps its texts, and may take rows again that go to the same batch. */
gboolean kotaku_batch_append (KotakuBatch *batch, KotakuBatch *part, GError **error);
/* Different texts that it holds. */
gsize kotaku_batch_count_texts (const KotakuBatch *batch);
/* Once all rows are there: a kept column in which every text is a number with the file's decimal
 * sign (or, where the file settles none, with that of the first such column that does) gets its
 * numbers with a decimal point. */
gboolean kotaku_batch_settle_numbers (KotakuBatch *batch, KotakuDecimal file, GError **error);
/* From a frame (public append_rows): columns by name, every type but doubles and booleans for ids;
 * faults as above. */
KotakuBatch *kotaku_batch_new_from_frame (KotakuTable table,
                                          KotakuFrame *rows,
                                          KotakuFaultFunc function,
                                          gpointer data,
                                          GCancellable *cancellable,
                                          GError **error);

/* Holds the batch against the network: unique ids, references (errors name the nearest id), events
 * that dates name, circles of parents, required cells, actors in both node tables. Every fault is
 * told. FALSE only with *error (no memory, cancelled, too large). */
gboolean kotaku_network_check_batch (KotakuNetwork *network,
                                     KotakuBatch *batch,
                                     KotakuFaultFunc function,
                                     gpointer data,
                                     GCancellable *cancellable,
                                     GError **error);
/* Adds the rows; what is at fault becomes "not recorded" (readers throw the network away then, so
 * that one fault is not told twice). Where open_ids, ids of ties that are not known become actors
 * (a dataset without actors.csv and institutions.csv). */
gboolean kotaku_network_add_batch (KotakuNetwork *network,
                                   KotakuBatch *batch,
                                   gboolean open_ids,
                                   GCancellable *cancellable,
                                   GError **error);

/* Adds rows with nothing but their ids for what the batch names in other tables (1 << table for
 * each: of zones, posts and events) and the network does not have. */
gboolean
kotaku_network_add_named (KotakuNetwork *network, KotakuBatch *batch, guint tables, GError **error);

/* -- network.c, table.c
 * ------------------------------------------------------------------------------ */

/* SHA-256 of the canonical files, in the order of KotakuTable, those without rows left out; free
 * it. */
char *
kotaku_network_get_checksum (KotakuNetwork *network, GCancellable *cancellable, GError **error);
/* The frame of a table's canonical CSV: English words, lists joined by '|', only columns in use. */
KotakuFrame *kotaku_network_get_canonical_rows (KotakuNetwork *network,
                                                KotakuTable table,
                                                GCancellable *cancellable,
                                                GError **error);
KotakuDictionary *kotaku_network_peek_node_ids (KotakuNetwork *network); /* code = node */

/* Columns for kernels: NULL where no row has it recorded. Valid while the network is not changed.
 */
typedef struct
{
  gsize n;
  const guint8 *kind;                      /* 0 actor, 1 institution */
  const gint32 *name, *role, *zone, *tier; /* codes, -1; zone: row of zones */
  const guint8 *sector, *funded;
  const KotakuDictionary *names, *roles, *tiers;
} KotakuNodeColumns;
void kotaku_network_get_node_columns (KotakuNetwork *network, KotakuNodeColumns *columns);

typedef struct
{
  gsize n;
  const gint32 *from, *to; /* nodes */
  const guint8 *direction, *strength, *form, *content, *scope, *stages, *inferred;
  const guint8 *direction_given;     /* 0: the cell was empty; NULL: all were given */
  const gint32 *activities, *source; /* codes of sets */
  const gint32 *since, *until;       /* codes of dates */
  const double *weight;              /* NaN: not recorded */
  const KotakuDictionary *activity_sets, *source_sets;
} KotakuTieColumns;
void kotaku_network_get_tie_columns (KotakuNetwork *network, KotakuTieColumns *columns);

typedef struct
{
  gsize n;
  const gint32 *parent;                                               /* rows, -1 */
  const guint8 *delineated;                                           /* KotakuAnswer as recorded */
  const gint32 *decree_date;                                          /* codes of dates */
  const gint32 *rt, *rw, *unit, *kelurahan, *decree, *hazards, *name; /* codes */
  const double *area_ha;
} KotakuZoneColumns;
void kotaku_network_get_zone_columns (KotakuNetwork *network, KotakuZoneColumns *columns);
const char *kotaku_network_get_zone_id (KotakuNetwork *network, gint32 zone);

typedef struct
{
  gsize n;
  const gint32 *actor, *institution; /* nodes */
  const gint32 *since, *until;
} KotakuAffiliationColumns;
void kotaku_network_get_affiliation_columns (KotakuNetwork *network,
                                             KotakuAffiliationColumns *columns);

/* Any column of a table by name as text, known or kept: the cell's canonical text, or NULL where it
 * is not recorded. column from kotaku_network_find_column(), or -1 with UNKNOWN_COLUMN. Nodes: of
 * either node table. The text lives until the next call with the same buffer. */
gint kotaku_network_find_column (KotakuNetwork *network,
                                 KotakuTable table,
                                 const char *name,
                                 GError **error);
gint kotaku_network_find_node_column (KotakuNetwork *network, const char *name, GError **error);
const char *kotaku_network_get_cell (KotakuNetwork *network,
                                     KotakuTable table,
                                     gint column,
                                     gsize row,
                                     char buffer[KOTAKU_DOUBLE_LENGTH]);
const char *kotaku_network_get_node_cell (KotakuNetwork *network,
                                          gint column,
                                          KotakuNode node,
                                          char buffer[KOTAKU_DOUBLE_LENGTH]);
/* Whether nothing in the column's file settled how its "1.500" reads. */
gboolean kotaku_network_is_unsettled (KotakuNetwork *network, KotakuTable table, gint column);
/* Whether cell (canonical) is value (as a user writes it): words in either language, numbers as
 * numbers, lists where any item is, else exact after NFC. */
gboolean kotaku_network_cell_matches (KotakuNetwork *network,
                                      KotakuTable table,
                                      gint column,
                                      const char *cell,
                                      const char *value);

/* Dates. event is the row of events, or -1. An event without a date has no span. */
typedef struct
{
  gboolean has_span;
  KotakuSpan span;
  gint32 event;
} KotakuWhen;
KotakuWhen kotaku_network_get_when (KotakuNetwork *network, gint32 date);
const char *kotaku_network_get_date_text (KotakuNetwork *network, gint32 date);
gint32 kotaku_network_find_event (KotakuNetwork *network, const char *id);
gboolean kotaku_network_get_event_span (KotakuNetwork *network, gint32 event, KotakuSpan *span);

/* Delineated after parents; on day `day` (G_MAXINT32: regardless of dates). */
KotakuDelineation
kotaku_network_get_zone_delineation (KotakuNetwork *network, gint32 zone, gint32 day);
/* "ties.csv:LINE" where it has no id; free it. */
char *kotaku_network_get_tie_name (KotakuNetwork *network, KotakuTie tie);
/* Whether the node is that word of kotaku_words_role ("LKM", "facilitator"): its role, else its id
 * or name. */
gboolean kotaku_network_node_is (KotakuNetwork *network, KotakuNode node, const char *role);

G_END_DECLS

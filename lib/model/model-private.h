/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

/* How the network lies in memory: what only this room and its tests see. */

#include "model/model.h"

#include <math.h>
#include <string.h>

G_BEGIN_DECLS

/* -- store.c: a table's columns, copied on write at two levels (table, buffers)
 * --------------------- */

/* Actors and institutions are rows of one store; the other tables have a store each. */
typedef enum
{
  KOTAKU_STORE_ZONES = 0,
  KOTAKU_STORE_NODES = 1,
  KOTAKU_STORE_AFFILIATIONS = 2,
  KOTAKU_STORE_TIES = 3,
  KOTAKU_STORE_EVENTS = 4,
  KOTAKU_STORE_FUNDS = 5,
  KOTAKU_STORE_POSTS = 6,
  KOTAKU_STORE_COMPETENCES = 7
} KotakuStoreId;
#define KOTAKU_N_STORES 8

KotakuStoreId kotaku_store_of (KotakuTable table);
/* The fields of a store: those of its table; of nodes those of both, each once. */
const KotakuField *kotaku_store_fields (KotakuStoreId id, guint *n_fields);
/* Bytes of an element, and the element that says "not recorded". */
static inline gboolean
kotaku_kind_is_reference (KotakuFieldKind kind)
{
  return kind >= KOTAKU_KIND_NODE;
}

/* References to nodes. */
static inline gboolean
kotaku_kind_is_node (KotakuFieldKind kind)
{
  return kind >= KOTAKU_KIND_NODE && kind <= KOTAKU_KIND_INSTITUTION;
}

/* Codes of the network's dates. */
static inline gboolean
kotaku_kind_is_date (KotakuFieldKind kind)
{
  return kind == KOTAKU_KIND_DATE || kind == KOTAKU_KIND_DAY;
}

static inline gboolean
kotaku_kind_is_double (KotakuFieldKind kind)
{
  return kind >= KOTAKU_KIND_AREA && kind <= KOTAKU_KIND_SHARE;
}

/* Words and answers. */
static inline gboolean
kotaku_kind_is_byte (KotakuFieldKind kind)
{
  return kind == KOTAKU_KIND_WORD || kind == KOTAKU_KIND_BOOLEAN || kind == KOTAKU_KIND_STATED;
}

gsize kotaku_kind_get_width (KotakuFieldKind kind);
const void *kotaku_kind_get_missing (KotakuFieldKind kind);
gboolean kotaku_kind_is_text (KotakuFieldKind kind); /* codes of a dictionary of the column's own */

typedef struct
{
  const KotakuField *field; /* of a column that is kept: kotaku_kept_field */
  char *name;               /* of a column that is kept, its own; else the field's */
  guint tables;             /* kept, of nodes: 1 << table, for each table that has the column */
  KotakuBuffer *buffer;     /* NULL: nothing is recorded, or the key, whose code is the row */
  KotakuDictionary *words;  /* of texts, once there is one */
  gboolean unsettled;       /* kept: nothing settled the decimal sign of its file */
} KotakuColumn;

extern const KotakuField kotaku_kept_field;

/* What a store has beside its columns. */
typedef enum
{
  KOTAKU_EXTRA_KIND = 0,  /* nodes: guint8, 0 actor, 1 institution */
  KOTAKU_EXTRA_LINE = 0,  /* ties: gint32, the line that names a tie without an id; NULL: row + 2 */
  KOTAKU_EXTRA_GIVEN = 1, /* ties: guint8, 0: the cell of the direction was empty; NULL: none was */
  KOTAKU_EXTRA_ROWS = 2   /* ties: gint32 by code of id: the row that has it, -1 */
} KotakuExtra;
#define KOTAKU_N_EXTRAS 3

typedef struct
{
  gatomicrefcount references;
  KotakuStoreId id;
  gsize n;
  gsize n_actors; /* of nodes */
  guint n_columns;
  KotakuColumn *columns;  /* the store's fields in order, then those kept */
  KotakuDictionary *kept; /* names of those kept, in order; NULL or shorter: look at each */
  KotakuBuffer *extras[KOTAKU_N_EXTRAS];
} KotakuStore;

KotakuStore *kotaku_store_new (KotakuStoreId id);
KotakuStore *kotaku_store_ref (KotakuStore *store);
void kotaku_store_unref (KotakuStore *store);
/* Cheap: columns are shared until they are written to. */
void kotaku_store_make_writable (KotakuStore **store);
/* Whether the id of a row is its row: all stores but ties, affiliations and competences. */
gboolean kotaku_store_has_key (KotakuStoreId id);
/* The place of a field's column, or -1. */
gint kotaku_store_find_field (const KotakuStore *store, const char *name);
/* The place of a kept column, or -1; makes it. */
gint kotaku_store_find_kept (const KotakuStore *store, const char *name, guint tables);
gint kotaku_store_add_kept (KotakuStore *store, const char *name, guint tables);
/* The column's buffer, writable, with n elements ("not recorded" where they are new). */
gboolean kotaku_column_fill (KotakuColumn *column, gsize n, GError **error);
gboolean kotaku_buffer_fill (KotakuBuffer **buffer,
                             gsize width,
                             const void *missing,
                             gsize n,
                             GError **error);
/* Takes back what is there beyond n rows, after a failure. */
void kotaku_store_cut (KotakuStore *store);
/* The row of a key, or -1. */
gint32 kotaku_store_find_key (const KotakuStore *store, const char *id, gsize length);
/* Leaves no key behind that has no row (a failure can); FALSE: no memory. */
gboolean kotaku_store_repair_key (KotakuStore **store, GError **error);
/* The code of a text in a column, made where it is new; -1 with error. */
gint32 kotaku_column_intern (KotakuColumn *column, const char *text, gsize length, GError **error);
gint32 kotaku_column_get_code (const KotakuColumn *column, gsize row);
#define KOTAKU_COLUMN_DATA(type, column)                                                           \
  ((column)->buffer != NULL ? KOTAKU_BUFFER_DATA (type, (column)->buffer) : NULL)

/* Places of columns, as in field.c. */
enum
{
  KOTAKU_ZONE_ID,
  KOTAKU_ZONE_NAME,
  KOTAKU_ZONE_PARENT,
  KOTAKU_ZONE_UNIT,
  KOTAKU_ZONE_KELURAHAN,
  KOTAKU_ZONE_RT,
  KOTAKU_ZONE_RW,
  KOTAKU_ZONE_DELINEATED,
  KOTAKU_ZONE_DECREE,
  KOTAKU_ZONE_DECREE_DATE,
  KOTAKU_ZONE_AREA,
  KOTAKU_ZONE_HAZARDS
};
enum
{
  KOTAKU_NODE_ID,
  KOTAKU_NODE_NAME,
  KOTAKU_NODE_ROLE,
  KOTAKU_NODE_SECTOR,
  KOTAKU_NODE_ZONE,
  KOTAKU_NODE_FUNDED,
  KOTAKU_NODE_TIER
};
enum
{
  KOTAKU_AFFILIATION_ACTOR,
  KOTAKU_AFFILIATION_INSTITUTION,
  KOTAKU_AFFILIATION_ROLE,
  KOTAKU_AFFILIATION_SINCE,
  KOTAKU_AFFILIATION_UNTIL
};
enum
{
  KOTAKU_TIE_FROM,
  KOTAKU_TIE_TO,
  KOTAKU_TIE_ID,
  KOTAKU_TIE_FORM,
  KOTAKU_TIE_DIRECTION,
  KOTAKU_TIE_STRENGTH,
  KOTAKU_TIE_CONTENT,
  KOTAKU_TIE_SCOPE,
  KOTAKU_TIE_STAGES,
  KOTAKU_TIE_ACTIVITIES,
  KOTAKU_TIE_WEIGHT,
  KOTAKU_TIE_SINCE,
  KOTAKU_TIE_UNTIL,
  KOTAKU_TIE_SOURCE,
  KOTAKU_TIE_STATED
};
enum
{
  KOTAKU_EVENT_ID,
  KOTAKU_EVENT_NAME,
  KOTAKU_EVENT_DATE
};

/* -- network.c
 * --------------------------------------------------------------------------------------- */

/* The items of the sets of a column by their codes, made when first asked for. */
typedef struct
{
  const char ***items;
  gsize n;
} KotakuItems;

struct _KotakuNetwork
{
  gatomicrefcount references;
  char *name;
  KotakuStore *stores[KOTAKU_N_STORES];
  KotakuDictionary *dates; /* NULL until there is one */
  KotakuBuffer *whens;     /* KotakuWhen by code of date */
  /* Made on demand, also by several threads at a time. */
  KotakuLock *lock;
  KotakuItems activities, sources;
  char *checksum; /* of what it is now */
};

/* The store, writable; forgets what was made on demand of the rows. */
KotakuStore *kotaku_network_write (KotakuNetwork *network, KotakuStoreId id, GError **error);
const char *const *kotaku_network_get_items (KotakuNetwork *network,
                                             KotakuItems *items,
                                             const KotakuDictionary *sets,
                                             gint32 code);
void kotaku_items_clear (KotakuItems *items);
/* ", did you mean X?" for an id of a store, or "". */
char *kotaku_network_suggest (KotakuNetwork *network, KotakuStoreId id, const char *text);
/* The code of a canonical date; -1 with error. */
gint32
kotaku_network_intern_date (KotakuNetwork *network, const char *text, gsize length, GError **error);
/* What a canonical date says; FALSE: it names an event that is not there. */
gboolean
kotaku_network_read_date (KotakuNetwork *network, const char *text, gsize length, KotakuWhen *when);
/* The event that a canonical date names, or NULL. */
const char *kotaku_date_get_event (const char *text);
/* Whether since lies after until, as far as both are known. */
gboolean kotaku_when_is_after (const KotakuWhen *since, const KotakuWhen *until);
/* Whether a text is ties.csv:LINE, which names a tie without an id. */
gboolean kotaku_tie_name_get_line (const char *text, gint32 *line);
gint32 kotaku_network_get_tie_line (KotakuNetwork *network, gsize row);

/* -- cell.c, cell-text.c
 * ------------------------------------------------------------------------------ */

/* Numbers; FALSE: not one, or out of range. Text is trimmed here. */
gboolean kotaku_cell_read_double (KotakuFieldKind kind,
                                  const KotakuDialect *dialect,
                                  const char *text,
                                  gsize length,
                                  double *value);
gboolean kotaku_cell_read_integer (const char *text, gsize length, gint32 *value);
/* Words, answers and stated. */
gboolean kotaku_cell_read_byte (const KotakuField *field,
                                gboolean comma_splits,
                                const char *text,
                                gsize length,
                                guint8 *value);
/* Everything that is text: its canonical form ("" where empty; g_free), or NULL, with error only
 * where memory is short. */
char *kotaku_cell_read_text (const KotakuField *field,
                             const KotakuDialect *dialect,
                             gboolean comma_splits,
                             const char *text,
                             gsize length,
                             GError **error);
/* The canonical form of a set from its items. NULL: an item that a list cannot hold. */
char *kotaku_cell_join_items (const KotakuField *field,
                              const char *const *items,
                              gsize n_items,
                              GError **error);
/* The text of a byte's value in English, "" for 0 (of stated: of 0 "stated"). */
const char *kotaku_cell_get_word (const KotakuField *field, guint8 value);
/* What a field expects, and what to say of a text that is not it; free them. */
char *kotaku_cell_describe_expected (const KotakuField *field,
                                     const KotakuDialect *dialect,
                                     const char *text);
char *kotaku_cell_describe_fault (const KotakuField *field,
                                  const KotakuDialect *dialect,
                                  const char *name,
                                  const char *text);
/* Whether it is ASCII without space around it: then it is canonical as it stands. */
gboolean kotaku_cell_is_plain (const char *text, gsize length);
void kotaku_cell_trim (const char **text, gsize *length);

/* -- spellings.c: one spelling of words that differ in case
 * --------------------------------------------- */

typedef struct _KotakuSpellings KotakuSpellings;
/* Whether its texts are words, of which the library knows some. */
gboolean kotaku_field_is_spelt (const KotakuField *field);
/* From the texts of a column, those first that come first; words may be NULL. */
KotakuSpellings *
kotaku_spellings_new (const KotakuField *field, const KotakuDictionary *words, GError **error);
void kotaku_spellings_free (KotakuSpellings *spellings);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KotakuSpellings, kotaku_spellings_free)
/* A canonical text of the field with each word in its first spelling. */
char *kotaku_spellings_apply (KotakuSpellings *spellings, const char *text, GError **error);
gboolean kotaku_word_is (const char *text, gsize n, const char *word);

/* -- memo.c
 * ------------------------------------------------------------------------------------------- */

typedef struct _KotakuMemo KotakuMemo; /* freed with g_free() */

KotakuMemo *kotaku_memo_new (GError **error);
gboolean kotaku_memo_find (const KotakuMemo *memo, const char *text, gsize length, gint32 *element);
void kotaku_memo_keep (KotakuMemo *memo, const char *text, gsize length, gint32 element);

/* -- batch.c
 * ------------------------------------------------------------------------------------------ */

/* For each code of a batch's words the row or code elsewhere, -1: none. */
typedef struct
{
  gint32 *codes;
  gsize n;
} KotakuMap;

/* A column on its way in. References hold a row of the known network (0 ...), or -2 - code of a
 * text in words. Texts hold codes of words. What is not written yet is "not recorded". */
typedef struct
{
  const KotakuField *field; /* NULL: kept */
  char *header;
  char *name; /* of a column that is kept: normalised */
  KotakuFieldKind kind;
  gsize width;          /* of an element */
  KotakuMemo *memo;     /* NULL until a cell came that may come again */
  KotakuBuffer *buffer; /* NULL until something is recorded; may be shorter than the rows */
  KotakuDictionary
      *words; /* canonical texts; of node references and dates the batch's own are used */
  KotakuDictionary *raw; /* texts as found, where they are not canonical or give a byte */
  KotakuBuffer *values;  /* by code of raw: gint32 */
  KotakuMap joined;      /* of words, in the batch that this one is joined to */
  gboolean unsettled;    /* as in KotakuColumn */
} KotakuBatchColumn;

struct _KotakuBatch
{
  KotakuTable table;
  const KotakuTableSpec *spec;
  KotakuDialect dialect;
  KotakuNetwork *known; /* NULL, or whose nodes are looked up first */
  gsize n;
  guint n_columns;
  KotakuBatchColumn *columns;
  guint64 fields;          /* a bit per field of the table that has a column */
  KotakuDictionary *names; /* of the columns that are kept */
  KotakuDictionary *nodes; /* ids of nodes that are not known */
  KotakuDictionary *dates;
  KotakuMap joined_nodes, joined_dates; /* as in a column */
  gboolean is_whole;                    /* has taken parts, which keep what their codes are here */
  KotakuBuffer *lines;  /* gint32 per row, -LINE where the id is ties.csv:LINE; or NULL */
  KotakuBuffer *faults; /* KotakuFaultPlace, ascending by row */
};

typedef struct
{
  gsize row;
  gint32 column;
} KotakuFaultPlace;

/* The row begun last gets the cell of an earlier row. */
gboolean kotaku_batch_repeat_cell (KotakuBatch *batch, gint column, gsize row, GError **error);
/* The dictionary that a column's codes are of. */
KotakuDictionary **kotaku_batch_get_words (KotakuBatch *batch, KotakuBatchColumn *column);
/* The element of a row, "not recorded" beyond the buffer. */
gint32 kotaku_batch_get_code (const KotakuBatchColumn *column, gsize row);
gint kotaku_batch_find_field (const KotakuBatch *batch, const char *name);

/* -- resolve.c: what the texts of a batch are in a network
 * --------------------------------------------- */

void kotaku_map_clear (KotakuMap *map);
/* Rows of node ids, of zones (new ones of the batch after the network's), of posts. */
gboolean kotaku_resolve_references (KotakuNetwork *network,
                                    KotakuBatch *batch,
                                    KotakuBatchColumn *column,
                                    KotakuMap *map,
                                    GError **error);
/* The row that an element of a reference column stands for, or -1. */
gint32 kotaku_map_get (const KotakuMap *map, gint32 element);
/* Whether ids of ties that are not known are actors to come. */
gboolean kotaku_resolve_is_open (KotakuNetwork *network, const KotakuBatch *batch);

/* -- fault.c: faults kept
 * ------------------------------------------------------------------------------ */

typedef struct
{
  KotakuBuffer *faults; /* of Fault in fault.c */
  GError *error;        /* no memory for one */
} KotakuFaults;

void kotaku_faults_add (const KotakuFault *fault, gpointer faults);
void kotaku_faults_clear (KotakuFaults *faults);
void kotaku_faults_sort (KotakuFaults *faults);
gsize kotaku_faults_get_n (const KotakuFaults *faults);
const KotakuFault *kotaku_faults_get (const KotakuFaults *faults, gsize place);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KotakuFaults, kotaku_faults_clear)

/* -- tie-lines.c: lines that name ties without an id
 * --------------------------------------------------- */

/* The least line that the next tie can have. */
gint32 kotaku_tie_lines_get_least (KotakuNetwork *network);
/* The lines of the batch's rows, ascending from least. */
void kotaku_tie_lines_settle (const KotakuBatch *batch, gint32 least, gint32 *lines);
/* From *row on the next row whose id ties.csv:LINE does not ascend among the lines of the others,
 * or -1. */
gssize kotaku_tie_lines_find_fault (const KotakuBatch *batch, gint32 *least, gsize *row);
/* The ids as they are saved, where ties need their names for ids; else both become NULL. */
gboolean kotaku_tie_lines_make_ids (KotakuNetwork *network,
                                    KotakuBuffer **codes,
                                    KotakuDictionary **words,
                                    GError **error);

/* -- rows.c
 * --------------------------------------------------------------------------------------------- */

/* The frame of a table; all known columns, or only those in use. */

G_END_DECLS

/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

/* Files that are no CSV. Each reader hands the rows that it finds to a transcript, the records that
 * a CSV file would have; the rest of the way (sheet -> reading) is one for all. */

#include "dataset/dataset-private.h"

G_BEGIN_DECLS

/* -- transcript.c: rows written down as CSV, with the places that they came from
 * ---------------------- */

typedef struct
{
  char *header; /* NULL: the column is passed over; "": it has no name */
  gsize start;  /* of the cell in the row being made */
  gsize length;
  gboolean is_set;
  gboolean is_used; /* some row has a cell of it */
} KotakuTranscriptColumn;

struct _KotakuTranscript
{
  KotakuText text;       /* the rows that are whole */
  KotakuText row;        /* the cells of the one being made */
  KotakuBuffer *columns; /* KotakuTranscriptColumn */
  gsize n_set;           /* columns up to the last one that the row has a cell of */
  KotakuDictionary *names;
  KotakuBuffer *lines; /* gint32, the source's, by line of the text */
  gint64 header_line;
  gsize n_rows;
  gboolean is_workbook; /* columns are numbers of cells, and lines name ties */
};

KotakuTranscript *kotaku_transcript_new (gboolean is_workbook, GError **error);
void kotaku_transcript_free (KotakuTranscript *transcript);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KotakuTranscript, kotaku_transcript_free)
gsize kotaku_transcript_get_n_columns (const KotakuTranscript *transcript);
KotakuTranscriptColumn *kotaku_transcript_get_column (const KotakuTranscript *transcript, gsize i);
/* The column with that header, made where it is new; -1 with error. */
gint32 kotaku_transcript_add_column (KotakuTranscript *transcript,
                                     const char *header,
                                     gsize length,
                                     GError **error);
/* Another header for a column; NULL: it is passed over. */
void kotaku_transcript_set_header (KotakuTranscript *transcript, gsize column, const char *header);
/* A cell of the row being made; columns before it that are not there have no header. */
gboolean kotaku_transcript_set (KotakuTranscript *transcript,
                                gsize column,
                                const char *text,
                                gsize length,
                                GError **error);
/* The row is whole; one without any text is none. */
gboolean kotaku_transcript_end_row (KotakuTranscript *transcript, gint64 line, GError **error);
/* The row was none. */
void kotaku_transcript_drop_row (KotakuTranscript *transcript);
/* Likewise whole, but its cells are the headers. */
gboolean kotaku_transcript_end_header (KotakuTranscript *transcript, gint64 line, GError **error);
/* The source's line for one of the text, from 1. */
gint64 kotaku_transcript_get_line (const KotakuTranscript *transcript, gint64 line);

/* -- kobo.c: repeats of a form
 * --------------------------------------------------------------------------- */

/* Whether the rows name rows of another sheet, as KoboToolbox writes it. */
gboolean kotaku_transcript_is_repeat (const KotakuTranscript *transcript);
/* Headers without the groups before them, where only so they are known. */
void kotaku_transcript_drop_groups (KotakuTranscript *transcript, const KotakuTableSpec *spec);
/* The name of the sheet that the rows belong to, or ""; NULL: no memory. Free it. */
char *kotaku_transcript_get_parent (KotakuTranscript *transcript, GError **error);
/* Rows of *child get the columns of their parent that the table knows and they lack. */
gboolean kotaku_transcript_join (KotakuTranscript **child,
                                 KotakuTranscript *parent,
                                 const KotakuTableSpec *spec,
                                 GError **error);

/* -- xml.c: what elements say, by libxml2's SAX: nothing of the file is kept
 * -------------------------- */

typedef struct _KotakuXml KotakuXml;

typedef struct
{
  /* name is without its prefix. FALSE with *error ends the reading. */
  gboolean (*start) (KotakuXml *xml, const char *name, gpointer data, GError **error);
  gboolean (*end) (KotakuXml *xml, const char *name, gpointer data, GError **error);
} KotakuXmlHandler;

struct _KotakuXml
{
  gpointer context; /* libxml2's */
  const KotakuXmlHandler *handler;
  gpointer data;
  guint depth;
  KotakuText text; /* since the start or end of the last element, where wanted */
  gboolean wants_text;
  gpointer attributes;
  gint n_attributes;
  gsize n_values;   /* quoted values since the last '<' that was pushed */
  gboolean assigns; /* '=' was pushed, and nothing but space since */
  GError *error;
};

KotakuXml *kotaku_xml_new (const KotakuXmlHandler *handler, gpointer data, GError **error);
void kotaku_xml_free (KotakuXml *xml);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KotakuXml, kotaku_xml_free)
/* Some of the file; the last piece has length 0. */
gboolean kotaku_xml_push (KotakuXml *xml, const char *bytes, gsize length, GError **error);
/* Of the element that starts; not terminated, and there for as long as the call. */
const char *kotaku_xml_get (const KotakuXml *xml, const char *attribute, gsize *length);
char *kotaku_xml_dup (const KotakuXml *xml, const char *attribute);
/* FALSE with an error where it is not there or empty. */
gboolean kotaku_xml_need (const KotakuXml *xml,
                          const char *element,
                          const char *attribute,
                          const char **value,
                          gsize *length,
                          GError **error);
gboolean kotaku_xml_is (const KotakuXml *xml, const char *attribute, const char *value);
gint64 kotaku_xml_get_line (const KotakuXml *xml);

/* -- xml-write.c */

void kotaku_xml_append_escaped (KotakuText *text, const char *value);

/* -- package.c: the parts of a workbook's container
 * -------------------------------------------------- */

typedef struct
{
  const char *path; /* of the file, or NULL */
  const guint8 *data;
  gsize length;
  const char *shown;
  guint64 size;     /* packed */
  guint64 unpacked; /* by all that was read of it */
  GCancellable *cancellable;
} KotakuPackage;

gboolean kotaku_package_open (KotakuPackage *package, GError **error);
/* A part through the handler; *found says whether it is there. */
gboolean kotaku_package_read (KotakuPackage *package,
                              const char *part,
                              const KotakuXmlHandler *handler,
                              gpointer data,
                              gboolean *found,
                              GError **error);

/* -- workbook-styles.c: what a cell's style says of its number
 * ---------------------------------------- */

typedef struct
{
  GHashTable *formats; /* of the workbook's own: number to KotakuNumberStyle */
  KotakuBuffer *cells; /* guint8 by style of a cell */
  gboolean in_cells;
} KotakuStyles;

typedef enum
{
  KOTAKU_STYLE_NUMBER = 0,
  KOTAKU_STYLE_DAY,
  KOTAKU_STYLE_MONTH,
  KOTAKU_STYLE_YEAR,
  KOTAKU_STYLE_MOMENT, /* with a time of the day */
  KOTAKU_STYLE_TIME,   /* without a day */
  KOTAKU_STYLE_DIGITS  /* and the digits that are shown at least: so many more */
} KotakuNumberStyle;

extern const KotakuXmlHandler kotaku_styles_handler; /* data: KotakuStyles */
gboolean kotaku_styles_init (KotakuStyles *styles, GError **error);
void kotaku_styles_clear (KotakuStyles *styles);
guint8 kotaku_styles_get (const KotakuStyles *styles, gsize style);
/* Of a format as a user sees it: "dd/mm/yyyy", "000". */
guint8 kotaku_styles_read_format (const char *format);
/* A cell's number as the text that it stands for; FALSE: it stands for none (a day before 1900). */
gboolean kotaku_styles_append_number (KotakuText *text,
                                      const char *digits,
                                      gsize length,
                                      guint8 style,
                                      gboolean from_1904);

/* -- workbook-cells.c: a worksheet as a transcript
 * ---------------------------------------------------- */

typedef struct
{
  KotakuText text;
  KotakuBuffer *ends; /* guint64 by number of the text */
  gboolean in_item, in_phonetic;
} KotakuSharedTexts;

extern const KotakuXmlHandler kotaku_shared_texts_handler; /* data: KotakuSharedTexts */
gboolean kotaku_shared_texts_init (KotakuSharedTexts *texts, GError **error);
void kotaku_shared_texts_clear (KotakuSharedTexts *texts);

typedef struct
{
  const KotakuSharedTexts *texts;
  const KotakuStyles *styles;
  gboolean from_1904;
  KotakuSheet *sheet; /* takes the transcript, and what is wrong with a cell */

  gint64 row; /* from 1 */
  gint64 column;
  gint64 last_row;
  char type; /* of the cell: as in the attribute t, by its first letter and length */
  guint8 style;
  gboolean in_inline, in_phonetic;
  KotakuText value;
} KotakuWorksheet;

extern const KotakuXmlHandler kotaku_worksheet_handler; /* data: KotakuWorksheet */
void kotaku_worksheet_clear (KotakuWorksheet *worksheet);

/* -- workbook.c
 * -------------------------------------------------------------------------------------- */

gboolean kotaku_file_is_workbook (const char *file);
/* Its worksheets become sheets of the reading. */
gboolean kotaku_workbook_load (KotakuReading *reading, GCancellable *cancellable, GError **error);

/* Whether a sheet of that name is the template's own and no table. */
gboolean kotaku_sheet_name_explains (const char *name);

/* -- matrix-read.c: a CSV file that is a matrix
 * ------------------------------------------------------- */

/* Whether a file of ties begins like one. */
gboolean kotaku_file_is_matrix (KotakuInput *input, gboolean *is_matrix, GError **error);
gboolean kotaku_matrix_load (KotakuReading *reading, GCancellable *cancellable, GError **error);

/* -- canvas-read.c: a folder that Network Canvas exports
 * ------------------------------------------------------------- */

gboolean kotaku_directory_is_canvas (const GPtrArray *names);
gboolean kotaku_canvas_load (KotakuReading *reading, GCancellable *cancellable, GError **error);

/* -- import.c: nodes and edges as sheets of a reading
 * --------------------------------------------------- */

#define KOTAKU_IMPORT_ENDINGS ".graphml, .gexf, .gml, .net, .dl, .json"
/* What reads a file of that name; NULL: no format of a graph has its ending. */
KotakuLoadFunc kotaku_import_find (const char *name);

G_END_DECLS

/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

/* Graphs of other programs, read and written. A file per format; what they share is here. */

#include "dataset/formats-private.h"

G_BEGIN_DECLS

/* -- import.c: nodes and edges on their way to the sheets of a reading
 * ------------------------------ */

typedef struct
{
  KotakuReading *reading;
  GCancellable *cancellable;
  KotakuTranscript *nodes[2]; /* actors, institutions */
  KotakuTranscript *ties;
  KotakuDictionary *keys; /* ids that edges have */
  gsize n_keys;
  gboolean is_told;  /* some edge is no plain arc, or tells its direction */
  gboolean has_list; /* nodes are listed: an edge names one of them */
  guint warned;
} KotakuImport;

/* Places of columns that every format has under names of its own. */
enum
{
  KOTAKU_IMPORT_ID,
  KOTAKU_IMPORT_NAME
};
enum
{
  KOTAKU_IMPORT_FROM,
  KOTAKU_IMPORT_TO,
  KOTAKU_IMPORT_DIRECTION,
  KOTAKU_IMPORT_TIE_ID,
  KOTAKU_IMPORT_WEIGHT
};

/* What a reader passes over, told once as a warning. */
typedef enum
{
  KOTAKU_IMPORT_DRAWING = 1 << 0, /* positions, colours, sizes */
  KOTAKU_IMPORT_WHOLE = 1 << 1,   /* attributes of the graph itself */
  KOTAKU_IMPORT_NESTED = 1 << 2   /* values inside values */
} KotakuImportPassed;

/* A cell of the node, or the edge, being made: of a column above, or of one by its name. */
gboolean kotaku_import_set_node (KotakuImport *graph,
                                 gsize column,
                                 const char *text,
                                 gsize length,
                                 GError **error);
gboolean kotaku_import_set_edge (KotakuImport *graph,
                                 gsize column,
                                 const char *text,
                                 gsize length,
                                 GError **error);
gboolean kotaku_import_name_node (KotakuImport *graph,
                                  const char *name,
                                  gsize name_length,
                                  const char *text,
                                  gsize length,
                                  GError **error);
gboolean kotaku_import_name_edge (KotakuImport *graph,
                                  const char *name,
                                  gsize name_length,
                                  const char *text,
                                  gsize length,
                                  GError **error);
gboolean kotaku_import_end_node (KotakuImport *graph, gint64 line, GError **error);
gboolean
kotaku_import_end_edge (KotakuImport *graph, gboolean directed, gint64 line, GError **error);
void kotaku_import_warn (KotakuImport *graph, KotakuImportPassed passed, gint64 line);

/* A reader: what is wrong with the file as a whole is an error INVALID, and *line its line. */
typedef gboolean (*KotakuImportFunc) (KotakuImport *graph, gint64 *line, GError **error);
gboolean kotaku_import_load (KotakuReading *reading,
                             KotakuImportFunc function,
                             GCancellable *cancellable,
                             GError **error);
/* XML from the reading's file. */
gboolean kotaku_import_read_xml (KotakuImport *graph,
                                 const KotakuXmlHandler *handler,
                                 gpointer data,
                                 gint64 *line,
                                 GError **error);

/* -- scan.c: words of a text, line by line
 * ------------------------------------------------------------ */

typedef struct
{
  char *text; /* all of it, KOTAKU_RECORD_PADDING zero bytes after it */
  const char *at, *end;
  gint64 line;
  GCancellable *cancellable;
} KotakuScan;

typedef struct
{
  const char *text;
  gsize length;
  gboolean quoted;
} KotakuScanned;

/* Reads the file; one that is not UTF-8, or has a NUL, is an error in its line. */
gboolean kotaku_scan_open (KotakuScan *scan, KotakuReading *reading, gint64 *line, GError **error);
void kotaku_scan_clear (KotakuScan *scan);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KotakuScan, kotaku_scan_clear)
/* The next word of this line, which space (and separators) end unless it stands in quotes; FALSE:
 * the line has none left. */
gboolean kotaku_scan_word (KotakuScan *scan, const char *separators, KotakuScanned *word);
/* To the next line that holds anything; FALSE: there is none. */
gboolean kotaku_scan_next_line (KotakuScan *scan);
/* Past space and line ends: FALSE at the end of the text. */
gboolean kotaku_scan_skip_space (KotakuScan *scan, const char *separators);
gboolean kotaku_scanned_is (const KotakuScanned *word, const char *text); /* in any case */
gboolean kotaku_scanned_to_number (const KotakuScanned *word, guint64 *number);
gboolean
kotaku_scan_fail (const KotakuScan *scan, gint64 *line, GError **error, const char *format, ...)
    G_GNUC_PRINTF (4, 5);

/* -- formats -- */

gboolean kotaku_graphml_load (KotakuReading *reading, GCancellable *cancellable, GError **error);
gboolean kotaku_gexf_load (KotakuReading *reading, GCancellable *cancellable, GError **error);
gboolean kotaku_gml_load (KotakuReading *reading, GCancellable *cancellable, GError **error);
gboolean kotaku_pajek_load (KotakuReading *reading, GCancellable *cancellable, GError **error);
gboolean kotaku_dl_load (KotakuReading *reading, GCancellable *cancellable, GError **error);
gboolean kotaku_json_load (KotakuReading *reading, GCancellable *cancellable, GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

/* A network on its way to one file: nodes and ties as columns of text, and what the format cannot
 * hold. */

#include "dataset/formats-private.h"

G_BEGIN_DECLS

typedef struct
{
  const char *name; /* the frame's */
  KotakuColumnType type;
  const gint32 *codes;
  const char *const *words;
  const double *doubles;
  const gint64 *int64s;
  guint8 *missing; /* of whole numbers, or of answers */
  guint8 *answers;
  gboolean is_set; /* some row has it */
} KotakuExportColumn;

typedef struct
{
  KotakuFrame *frame;
  gsize n_rows, n_columns;
  KotakuExportColumn *columns;
} KotakuExportTable;

typedef struct
{
  KotakuNetwork *network;
  const char *path;           /* as messages name it */
  KotakuExportTable nodes[2]; /* actors, institutions */
  KotakuExportTable ties;
  gsize n_nodes;
  gsize *numbers; /* by KotakuNode: from 0, in the order of the tables */
  KotakuTieColumns columns;
  gboolean is_undirected; /* every tie binds both ways, and there is one */
  gboolean is_mixed;      /* some do */
  KotakuProblems problems;
  GCancellable *cancellable;
  KotakuText text; /* the file */
} KotakuExport;

typedef struct
{
  const char *ending;
  const char *title; /* "GraphML" */
  gboolean (*write) (KotakuExport *export, GError **error);
  gboolean holds_all; /* tables other than nodes and ties too */
} KotakuExportFormat;

gboolean kotaku_export_take_table (KotakuExportTable *to,
                                   KotakuNetwork *network,
                                   KotakuTable table,
                                   GCancellable *cancellable,
                                   GError **error);
void kotaku_export_clear_table (KotakuExportTable *table);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KotakuExportTable, kotaku_export_clear_table)
/* The text of a cell, NULL where nothing is recorded; it lives until the next call with the same
 * buffer. */
const char *kotaku_export_get_cell (const KotakuExportColumn *column,
                                    gsize row,
                                    char buffer[KOTAKU_DOUBLE_LENGTH]);
const KotakuExportColumn *kotaku_export_find (const KotakuExportTable *table, const char *name);
const char *kotaku_export_get (const KotakuExportTable *table,
                               const char *name,
                               gsize row,
                               char buffer[KOTAKU_DOUBLE_LENGTH]);
/* The end of a tie: the node's number from 0. */
gsize kotaku_export_get_from (const KotakuExport *export, gsize tie);
gsize kotaku_export_get_to (const KotakuExport *export, gsize tie);
/* Whether a tie binds both ways. */
gboolean kotaku_export_is_mutual (const KotakuExport *export, gsize tie);
/* What the tie's direction is called where the file has to tell it; NULL: it says so itself. */
const char *kotaku_export_get_direction (const KotakuExport *export, gsize tie);
/* Row i of the nodes: its table and the row there. */
const KotakuExportTable *
kotaku_export_get_node (const KotakuExport *export, gsize number, gsize *row);
/* Names what is not held; field may be NULL. */
void kotaku_export_lose (KotakuExport *export, const char *field, const char *format, ...)
    G_GNUC_PRINTF (3, 4);
void kotaku_export_lose_mixed (KotakuExport *export);
void kotaku_export_lose_kinds (KotakuExport *export);
void kotaku_export_lose_words (KotakuExport *export);
/* Each column of the nodes, or ties, that is in use and not among those named (NULL at the end). */
void kotaku_export_lose_nodes (KotakuExport *export, const char *const *held);
void kotaku_export_lose_ties (KotakuExport *export, const char *const *held);
gboolean kotaku_export_check (const KotakuExport *export, gsize i, GError **error);

/* The file, whole or as it was. */
gboolean kotaku_export_save (const char *path, const KotakuText *text, GError **error);

gboolean kotaku_export_graphml (KotakuExport *export, GError **error);
gboolean kotaku_export_gexf (KotakuExport *export, GError **error);
gboolean kotaku_export_gml (KotakuExport *export, GError **error);
gboolean kotaku_export_pajek (KotakuExport *export, GError **error);
gboolean kotaku_export_dl (KotakuExport *export, GError **error);
gboolean kotaku_export_json (KotakuExport *export, GError **error);
gboolean kotaku_export_edges (KotakuExport *export, GError **error);
gboolean kotaku_export_tabs (KotakuExport *export, GError **error);
gboolean kotaku_export_matrix (KotakuExport *export, GError **error);
gboolean kotaku_export_workbook (KotakuExport *export, GError **error);

G_END_DECLS

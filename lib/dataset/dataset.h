/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

/* Files to the model and back. The public calls (read, validate, save) are defined here; other
 * rooms need of it the command's record, and small tables that are no dataset. */

#include "model/model.h"

G_BEGIN_DECLS

/* -- grid.c: a small CSV file that is no part of a dataset, as texts with their places
 * ---------------------- */

typedef struct
{
  char *text;          /* trimmed, NFC; "" where nothing is there */
  gint64 line, column; /* characters from 1 */
} KotakuGridCell;

typedef struct
{
  char *file; /* as messages name it */
  gsize n_rows, n_columns;
  KotakuGridCell *cells; /* the header, then n_rows rows; rows without any text are left out */
} KotakuGrid;

/* The first fault is the error: "file:line:column: message". */
KotakuGrid *kotaku_grid_read (const char *path, GError **error);
/* From a text, which messages call name. */
KotakuGrid *kotaku_grid_new (const char *name, const char *text, GError **error);
void kotaku_grid_free (KotakuGrid *grid);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KotakuGrid, kotaku_grid_free)
static inline const KotakuGridCell *
kotaku_grid_get_header (const KotakuGrid *grid, gsize column)
{
  return &grid->cells[column];
}
static inline const KotakuGridCell *
kotaku_grid_get_cell (const KotakuGrid *grid, gsize row, gsize column)
{
  return &grid->cells[(row + 1) * grid->n_columns + column];
}
/* Sets an error that begins with the cell's place. */
void kotaku_grid_fail (const KotakuGrid *grid,
                       const KotakuGridCell *cell,
                       KotakuError code,
                       GError **error,
                       const char *format,
                       ...) G_GNUC_PRINTF (5, 6);

/* -- problem.c: how a place is written: FILE:LINE:COLUMN, FILE.xlsx:SHEET!C7; 0: not known
 * ------------- */

void kotaku_place_append (KotakuText *text, const char *file, gint64 line, gint64 column);

/* -- export.c: the network as a file of the format that path's ending says, or a directory
 * ------------- */

/* What the format cannot hold, with validate's columns. */
KotakuFrame *kotaku_network_export (KotakuNetwork *network,
                                    const char *path,
                                    GCancellable *cancellable,
                                    GError **error);

extern const KotakuCommand kotaku_command_template;
extern const KotakuCommand kotaku_command_validate;

G_END_DECLS

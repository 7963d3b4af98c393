/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

/* The workbook to fill in. */

#include "dataset/export-private.h"

G_BEGIN_DECLS

/* -- template-texts.c
 * ---------------------------------------------------------------------------- */

typedef struct
{
  KotakuTable table;
  const char *field; /* NULL: of the table itself */
  const char *english, *indonesian;
  const char *example; /* in English words */
} KotakuTemplateText;

const KotakuTemplateText *kotaku_template_find_text (KotakuTable table, const char *field);

/* -- workbook-write.c: the parts of a workbook, as one text
 * ----------------------------------------- */

typedef struct
{
  const char *name;
  char *text;
} KotakuPart;

/* A zip archive that has the parts in their order, the same bytes on every run. */
gboolean
kotaku_package_write (const KotakuPart *parts, gsize n_parts, KotakuText *to, GError **error);

typedef enum
{
  KOTAKU_CELL_PLAIN,
  KOTAKU_CELL_NEEDED, /* header of a column that is needed */
  KOTAKU_CELL_HEADER,
  KOTAKU_CELL_AS_TEXT, /* what is typed stays as it is */
  KOTAKU_CELL_WRAPPED
} KotakuCellStyle;

extern const char *const kotaku_workbook_styles; /* the part with these styles */

/* XML of a cell; column from 0, row from 1. */
void kotaku_workbook_append_cell (GString *xml,
                                  gsize column,
                                  gsize row,
                                  const char *text,
                                  KotakuCellStyle style);
/* "C" of column 2; terminated. */
void kotaku_workbook_get_letters (gsize column, char letters[8]);

/* -- workbook-rows.c: what a network has, under the headers of a table
 * ----------------------------------------- */

/* Headers of the columns that are the user's own, behind the table's. */
gboolean kotaku_workbook_append_own (KotakuText *xml,
                                     const KotakuTableSpec *spec,
                                     const KotakuExportTable *table,
                                     GError **error);
gboolean kotaku_workbook_append_rows (KotakuText *xml,
                                      const KotakuTableSpec *spec,
                                      const KotakuExportTable *table,
                                      GCancellable *cancellable,
                                      GError **error);

/* -- workbook-book.c */

/* The bytes of a workbook with what the network has; NULL: an empty one, to fill in. */
gboolean kotaku_workbook_write (KotakuNetwork *network,
                                KotakuLanguage language,
                                GCancellable *cancellable,
                                KotakuText *to,
                                GError **error);

G_END_DECLS

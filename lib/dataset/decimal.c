/* SPDX-License-Identifier: GPL-2.0-or-later */

/* In semicolon and tab files the first number that can be read in one way only settles the decimal
 * sign; the numbers before it are of the same file and mean the same sign. */

#include "dataset/dataset-private.h"

typedef struct
{
  KotakuSheet *sheet;
  KotakuFieldKind *kinds; /* by header cell, 0 where it is no number */
  KotakuDecimal found[KOTAKU_CUT_WINDOW];
  KotakuDecimal file;
} Search;

gboolean
kotaku_kind_is_number (KotakuFieldKind kind)
{
  return kind == KOTAKU_KIND_AREA || kind == KOTAKU_KIND_WEIGHT || kind == KOTAKU_KIND_AMOUNT
         || kind == KOTAKU_KIND_SHARE;
}

/* What this one adds to what is known; the first that settles stays. */
static KotakuDecimal
add_decimal (KotakuDecimal known, KotakuDecimal next)
{
  if (known == KOTAKU_DECIMAL_POINT || known == KOTAKU_DECIMAL_COMMA)
    return known;
  return next == KOTAKU_DECIMAL_SILENT ? known : next;
}

static gboolean
is_settled (KotakuDecimal decimal)
{
  return decimal == KOTAKU_DECIMAL_POINT || decimal == KOTAKU_DECIMAL_COMMA;
}

static KotakuDecimal
get_decimal (const Search *search, const KotakuRecord *record)
{
  KotakuDecimal decimal = KOTAKU_DECIMAL_SILENT;
  for (gsize i = 0; i < record->n && !is_settled (decimal); i++)
    if (search->kinds[i] != 0 && record->cells[i].length > 0)
      decimal
          = add_decimal (decimal, kotaku_cell_get_decimal (search->kinds[i], record->cells[i].text,
                                                           record->cells[i].length));
  return decimal;
}

static gboolean
search_block (const KotakuBlock *block, gsize slot, gpointer data, GError **error)
{
  Search *search = data;
  const char *text = block->text, *end = block->text + block->length;
  KotakuRecord record = { .room = search->sheet->n_cells };
  gboolean sound = kotaku_record_check_text (block->text, block->length);
  KotakuDecimal decimal = KOTAKU_DECIMAL_SILENT;
  record.cells = KOTAKU_ALLOC (KotakuCell, record.room, error);
  if (record.cells == NULL)
    return FALSE;
  while (text < end && !is_settled (decimal))
    {
      const char *next = kotaku_record_scan (&record, text, end, search->sheet->separator);
      gboolean row_sound = sound || kotaku_record_check_text (text, next - text);
      if (kotaku_sheet_get_fate (search->sheet, &record, row_sound) == KOTAKU_ROW_WHOLE)
        decimal = add_decimal (decimal, get_decimal (search, &record));
      text = next;
    }
  search->found[slot] = decimal;
  g_free (record.cells);
  return TRUE;
}

static gboolean
join_block (gsize slot, gpointer data, gboolean *stop, GError **error)
{
  Search *search = data;
  search->file = add_decimal (search->file, search->found[slot]);
  *stop = is_settled (search->file);
  return TRUE;
}

gboolean
kotaku_sheet_find_decimal (KotakuSheet *sheet,
                           KotakuOptions *options,
                           GCancellable *cancellable,
                           GError **error)
{
  Search search = { .sheet = sheet, .file = KOTAKU_DECIMAL_SILENT };
  KotakuCut cut = { .input = sheet->input,
                    .separator = sheet->separator,
                    .skip = sheet->skip,
                    .line = sheet->line,
                    .task = "find the decimal sign",
                    .parse = search_block,
                    .join = join_block,
                    .data = &search };
  gboolean done, any = FALSE;
  if (sheet->separator == ',' || sheet->n_cells == 0)
    return TRUE;
  search.kinds = KOTAKU_ALLOC0 (KotakuFieldKind, sheet->n_cells, error);
  if (search.kinds == NULL)
    return FALSE;
  for (gsize i = 0; i < sheet->n_cells; i++)
    if (kotaku_kind_is_number (kotaku_sheet_get_kind (sheet, i)))
      {
        search.kinds[i] = kotaku_sheet_get_kind (sheet, i);
        any = TRUE;
      }
  done = !any || kotaku_cut_run (&cut, options, cancellable, error);
  g_free (search.kinds);
  sheet->dialect.decimal = search.file == KOTAKU_DECIMAL_COMMA ? ',' : '.';
  sheet->decimal = search.file;
  sheet->unsettled = search.file == KOTAKU_DECIMAL_EITHER;
  return done;
}

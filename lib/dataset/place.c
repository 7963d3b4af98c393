/* SPDX-License-Identifier: GPL-2.0-or-later */

/* The network tells faults by row of the batch. Where those rows stand is not kept for every row,
 * which would cost memory in each good file: the file is read once more, and only where there are
 * faults. */

#include "dataset/formats-private.h"

#include <string.h>

typedef struct
{
  KotakuSheet *sheet;
  GPtrArray *wanted; /* KotakuProblem, by row */
  guint next;
  gint64 row;     /* of the batch: the first one of the next block */
  gsize n_blocks; /* before it */
  KotakuBlock blocks[KOTAKU_CUT_WINDOW];
} Search;

gint64
kotaku_sheet_get_line (const KotakuSheet *sheet, gint64 line)
{
  return sheet->transcript != NULL ? kotaku_transcript_get_line (sheet->transcript, line) : line;
}

/* Of a graph only the line is told. */
gint64
kotaku_sheet_get_column (const KotakuSheet *sheet,
                         const KotakuRecord *record,
                         const KotakuCell *cell)
{
  if (sheet->transcript == NULL)
    return cell != NULL ? kotaku_record_get_column (record, cell) : 1;
  if (!sheet->transcript->is_workbook)
    return 0;
  return cell != NULL ? cell - record->cells + 1 : 1;
}

static KotakuProblem *
get_wanted (Search *search)
{
  return search->next < search->wanted->len ? g_ptr_array_index (search->wanted, search->next)
                                            : NULL;
}

/* Records of a workbook end with their last cell: an empty one after it has its place too. */
static gboolean
can_be_told (const KotakuSheet *sheet, const KotakuRecord *record, gsize cell)
{
  return cell < record->n || (sheet->transcript != NULL && cell < record->room);
}

static void
place_row (Search *search, const KotakuRecord *record, gint64 row, gint64 line)
{
  KotakuProblem *problem;
  gsize cell;
  while ((problem = get_wanted (search)) != NULL && problem->row == row)
    {
      problem->row = -1;
      problem->line = kotaku_sheet_get_line (search->sheet, line);
      cell = problem->batch_column >= 0 ? (gsize) search->sheet->cells[problem->batch_column] : 0;
      problem->column = kotaku_sheet_get_column (
          search->sheet, record,
          problem->batch_column >= 0 && can_be_told (search->sheet, record, cell)
              ? &record->cells[cell]
              : NULL);
      search->next++;
    }
}

/* row is that of the block's first one. */
static gboolean
walk_block (Search *search, const KotakuBlock *block, gint64 row, GError **error)
{
  const char *text = block->text, *end = block->text + block->length;
  gint64 line = block->line;
  gboolean sound = kotaku_record_check_text (block->text, block->length);
  KotakuRecord record = { .room = search->sheet->n_cells };
  record.cells = KOTAKU_ALLOC (KotakuCell, record.room, error);
  if (record.cells == NULL)
    return FALSE;
  while (text < end)
    {
      const char *next = kotaku_record_scan (&record, text, end, search->sheet->separator);
      gboolean row_sound = sound || kotaku_record_check_text (text, next - text);
      KotakuRowFate fate = kotaku_sheet_get_fate (search->sheet, &record, row_sound);
      text = next;
      if (fate == KOTAKU_ROW_WHOLE || fate == KOTAKU_ROW_ID_ONLY)
        place_row (search, &record, row++, line);
      line += (gint64) record.line_feeds;
    }
  g_free (record.cells);
  return TRUE;
}

static gboolean
keep_block (const KotakuBlock *block, gsize slot, gpointer data, GError **error)
{
  Search *search = data;
  search->blocks[slot] = *block;
  return TRUE;
}

static gboolean
place_block (gsize slot, gpointer data, gboolean *stop, GError **error)
{
  Search *search = data;
  const KotakuBuffer *rows = search->sheet->block_rows;
  KotakuProblem *problem = get_wanted (search);
  gint64 n_rows = 0;
  if (rows != NULL && search->n_blocks < rows->n)
    n_rows = KOTAKU_BUFFER_DATA (gint64, rows)[search->n_blocks];
  if (problem != NULL && problem->row < search->row + n_rows
      && !walk_block (search, &search->blocks[slot], search->row, error))
    return FALSE;
  search->row += n_rows;
  search->n_blocks++;
  *stop = get_wanted (search) == NULL;
  return TRUE;
}

static gint
compare_rows (gconstpointer a, gconstpointer b)
{
  const KotakuProblem *p = *(KotakuProblem *const *) a, *q = *(KotakuProblem *const *) b;
  return (p->row > q->row) - (p->row < q->row);
}

gboolean
kotaku_sheet_place_problems (KotakuSheet *sheet,
                             KotakuOptions *options,
                             GCancellable *cancellable,
                             GError **error)
{
  Search search = { .sheet = sheet };
  KotakuCut cut = { .input = sheet->input,
                    .separator = sheet->separator,
                    .skip = sheet->skip,
                    .line = sheet->line,
                    .task = "find the places",
                    .parse = keep_block,
                    .join = place_block,
                    .data = &search };
  gboolean done = TRUE;
  search.wanted = g_ptr_array_new ();
  for (guint i = 0; i < sheet->problems.items->len; i++)
    {
      KotakuProblem *problem = g_ptr_array_index (sheet->problems.items, i);
      if (problem->row >= 0)
        g_ptr_array_add (search.wanted, problem);
    }
  g_ptr_array_sort (search.wanted, compare_rows);
  if (search.wanted->len > 0)
    done = kotaku_cut_run (&cut, options, cancellable, error);
  g_ptr_array_unref (search.wanted);
  return done;
}

/* SPDX-License-Identifier: GPL-2.0-or-later */

/* What is too wide for a table: a block per row, with the cells that hold something. */

#include "present/present-private.h"

#include <string.h>

#define BLOCK_WIDTH 88
#define INDENT 2

typedef struct
{
  gsize n;
  KotakuCells *cells;
  char **titles;
} Blocks;

static void
clear_blocks (Blocks *blocks)
{
  for (gsize i = 0; blocks->cells != NULL && i < blocks->n; i++)
    kotaku_cells_clear (&blocks->cells[i]);
  g_free (blocks->cells);
  g_strfreev (blocks->titles);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Blocks, clear_blocks)

static gboolean
start (Blocks *blocks, KotakuFrame *frame, KotakuLanguage language, GError **error)
{
  const char *const *names = kotaku_frame_get_column_names (frame);
  blocks->n = kotaku_frame_get_n_columns (frame);
  blocks->cells = g_new0 (KotakuCells, blocks->n);
  blocks->titles = g_new0 (char *, blocks->n + 1);
  for (gsize i = 0; i < blocks->n; i++)
    {
      blocks->titles[i] = kotaku_translate_title (names[i], language);
      if (!kotaku_cells_init (&blocks->cells[i], frame, names[i], language, error))
        return FALSE;
    }
  return TRUE;
}

/* Cells that name the row stand in its first line without a title: those before the first word or
 * number, and one at least. */
static gsize
count_names (KotakuFrame *frame)
{
  const char *const *names = kotaku_frame_get_column_names (frame);
  gsize n = 0;
  while (names[n] != NULL && kotaku_frame_get_column_type (frame, names[n]) == KOTAKU_COLUMN_STRING
         && !kotaku_frame_is_words (frame, names[n]) && n < 2)
    n++;
  return MAX (n, 1);
}

static void
append_block (Blocks *blocks, gsize n_names, gsize row, gsize width, KotakuText *text)
{
  char buffer[KOTAKU_CELL_LENGTH];
  g_autoptr (GString) head = g_string_new (NULL);
  g_autoptr (GString) body = g_string_new (NULL);
  for (gsize i = 0; i < blocks->n; i++)
    {
      GString *to = i < n_names ? head : body;
      const char *cell = kotaku_cells_get (&blocks->cells[i], row, buffer);
      if (cell[0] == '\0')
        continue;
      if (to->len > 0)
        g_string_append (to, " · ");
      if (to == body)
        g_string_append_printf (to, "%s: ", blocks->titles[i]);
      g_string_append (to, cell);
    }
  kotaku_wrap_append (text, head->str, 0, INDENT, width);
  if (body->len == 0)
    return;
  kotaku_wrap_append_spaces (text, INDENT);
  kotaku_wrap_append (text, body->str, INDENT, INDENT, width);
}

gboolean
kotaku_frame_append_blocks (KotakuFrame *frame,
                            KotakuLanguage language,
                            gsize width,
                            KotakuText *text,
                            GCancellable *cancellable,
                            GError **error)
{
  g_auto (Blocks) blocks = { 0 };
  gsize n_rows = kotaku_frame_get_n_rows (frame);
  gsize n_names = count_names (frame);
  if (!start (&blocks, frame, language, error))
    return FALSE;
  for (gsize i = 0; i < n_rows && !text->failed; i++)
    {
      if (!kotaku_row_may_go_on (i, cancellable, error))
        return FALSE;
      if (i > 0)
        kotaku_text_append_c (text, '\n');
      append_block (&blocks, n_names, i, width > 0 ? width : BLOCK_WIDTH, text);
    }
  return TRUE;
}

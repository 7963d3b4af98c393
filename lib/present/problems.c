/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Problems of a dataset as compilers tell theirs: file:line:column: message, so that editors find
 * the place. */

#include "present/present-private.h"

enum
{
  SEVERITY,
  FILE_NAME,
  LINE,
  COLUMN,
  MESSAGE,
  N_PARTS
};

static const char *const parts[N_PARTS] = { "severity", "file", "line", "column", "message" };

typedef struct
{
  KotakuCells cells[N_PARTS];
  char buffer[KOTAKU_CELL_LENGTH];
} Problems;

static void
clear_problems (Problems *problems)
{
  for (gsize i = 0; i < N_PARTS; i++)
    kotaku_cells_clear (&problems->cells[i]);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Problems, clear_problems)

gboolean
kotaku_problems_are (KotakuFrame *frame)
{
  for (gsize i = 0; i < N_PARTS; i++)
    if (kotaku_frame_get_column_type (frame, parts[i]) == KOTAKU_COLUMN_NONE)
      return FALSE;
  return TRUE;
}

static void
append_problem (Problems *problems, gsize row, KotakuLanguage language, KotakuText *text)
{
  const char *line = kotaku_cells_get (&problems->cells[LINE], row, problems->buffer);
  gint64 number = g_ascii_strtoll (line, NULL, 10);
  const char *column = kotaku_cells_get (&problems->cells[COLUMN], row, problems->buffer);
  gint64 place = g_ascii_strtoll (column, NULL, 10);
  const char *file = kotaku_cells_get (&problems->cells[FILE_NAME], row, problems->buffer);
  kotaku_place_append (text, file, number, place);
  if (file[0] != '\0' || number > 0)
    kotaku_text_append (text, ": ", -1);
  const KotakuCells *severity = &problems->cells[SEVERITY];
  if (severity->codes[row] >= 0 && g_str_equal (severity->words[severity->codes[row]], "warning"))
    {
      g_autofree char *word = kotaku_translate ("warning", language);
      kotaku_text_append (text, word, -1);
      kotaku_text_append (text, ": ", -1);
    }
  const char *message = kotaku_cells_get (&problems->cells[MESSAGE], row, problems->buffer);
  g_autofree char *translated = kotaku_translate (message, language);
  kotaku_text_append (text, translated, -1);
  kotaku_text_append_c (text, '\n');
}

gboolean
kotaku_frame_append_problems (KotakuFrame *frame,
                              KotakuLanguage language,
                              KotakuText *text,
                              GCancellable *cancellable,
                              GError **error)
{
  g_auto (Problems) problems = { 0 };
  for (gsize i = 0; i < N_PARTS; i++)
    if (!kotaku_cells_init (&problems.cells[i], frame, parts[i], language, error))
      return FALSE;
  gsize n_rows = kotaku_frame_get_n_rows (frame);
  for (gsize i = 0; i < n_rows && !text->failed; i++)
    {
      if (!kotaku_row_may_go_on (i, cancellable, error))
        return FALSE;
      append_problem (&problems, i, language, text);
    }
  return TRUE;
}

/* SPDX-License-Identifier: GPL-2.0-or-later */

/* A file is cut into blocks of whole records, a window of which is in memory at a time. Where the
 * cuts are depends on the bytes alone. */

#include "dataset/dataset-private.h"

#include <string.h>

#define BLOCK_SIZE ((gsize) 1 << 20)

static gsize block_size = BLOCK_SIZE;

typedef struct
{
  const KotakuCut *cut;
  char *text; /* of capacity and padding */
  gsize capacity;
  gsize length; /* read and not yet parsed */
  gboolean at_end;
  guint64 skip;
  gint64 line;
  KotakuBlock blocks[KOTAKU_CUT_WINDOW];
  gsize n_blocks;
} Window;

/* Where quotes stand, from the start of a record on. */
typedef struct
{
  const char *text, *end;
  const char *at;    /* outside quotes */
  const char *quote; /* the first one at or after at; end: none; NULL: not looked for */
  char separator;
} Quotes;

void
kotaku_cut_set_block_size (gsize size)
{
  block_size = size > 0 ? size : BLOCK_SIZE;
}

static const char *
find_byte (const char *text, const char *end, char byte)
{
  const char *found = text < end ? memchr (text, byte, end - text) : NULL;
  return found != NULL ? found : end;
}

static const char *
skip_quoted (const char *text, const char *end)
{
  for (;;)
    {
      text = find_byte (text, end, '"');
      if (text == end)
        return end;
      if (text + 1 == end || text[1] != '"')
        return text + 1;
      text += 2;
    }
}

/* After the first line feed outside quotes at or after target; NULL where there is none. */
static const char *
find_cut (Quotes *quotes, const char *target)
{
  for (;;)
    {
      const char *quote, *from = MAX (quotes->at, target);
      if (quotes->quote == NULL || quotes->quote < quotes->at)
        quotes->quote = find_byte (quotes->at, quotes->end, '"');
      quote = quotes->quote;
      if (quote > from)
        {
          const char *feed = find_byte (from, quote, '\n');
          if (feed < quote)
            return quotes->at = feed + 1;
        }
      if (quote == quotes->end)
        return NULL;
      quotes->at = quote + 1;
      if (quote == quotes->text || quote[-1] == quotes->separator || quote[-1] == '\n')
        quotes->at = skip_quoted (quote + 1, quotes->end);
    }
}

static gboolean
fill_window (Window *window, GError **error)
{
  gsize n;
  do
    {
      if (!kotaku_input_read (window->cut->input, window->text + window->length,
                              window->capacity - window->length, &n, error))
        return FALSE;
      window->length += n;
      if (window->skip > 0)
        {
          gsize skipped = MIN (window->skip, window->length);
          window->skip -= skipped;
          window->length -= skipped;
          memmove (window->text, window->text + skipped, window->length);
        }
    }
  while (n > 0 && window->capacity - window->length >= 4);
  window->at_end = n == 0;
  return TRUE;
}

static gboolean
grow_window (Window *window, GError **error)
{
  char *text;
  if (window->capacity > G_MAXSSIZE / 2)
    {
      g_set_error_literal (error, KOTAKU_ERROR, KOTAKU_ERROR_NO_MEMORY, "a row is too long");
      return FALSE;
    }
  text = kotaku_realloc (window->text, window->capacity * 2 + KOTAKU_RECORD_PADDING, 1, error);
  if (text == NULL)
    return FALSE;
  window->text = text;
  window->capacity *= 2;
  return TRUE;
}

static void
add_block (Window *window, const char *start, const char *end)
{
  KotakuBlock *block = &window->blocks[window->n_blocks++];
  block->text = start;
  block->length = end - start;
  block->line = window->line;
  window->line += kotaku_marks_count_lines (start, end - start);
}

/* Returns where the text that is in no block starts. */
static const char *
find_blocks (Window *window)
{
  const char *start = window->text, *end = window->text + window->length;
  Quotes quotes = { start, end, start, NULL, window->cut->separator };
  window->n_blocks = 0;
  while (window->n_blocks < KOTAKU_CUT_WINDOW && start < end)
    {
      const char *cut = NULL;
      if ((gsize) (end - start) > block_size)
        cut = find_cut (&quotes, start + block_size - 1);
      if (cut == NULL && !window->at_end)
        break;
      if (cut == NULL)
        cut = end;
      add_block (window, start, cut);
      start = cut;
    }
  return start;
}

static gboolean
parse_block (gsize block, gpointer data, GCancellable *cancellable, GError **error)
{
  Window *window = data;
  return window->cut->parse (&window->blocks[block], block, window->cut->data, error);
}

static gboolean
join_blocks (Window *window, gboolean *stop, GError **error)
{
  for (gsize i = 0; window->cut->join != NULL && i < window->n_blocks && !*stop; i++)
    if (!window->cut->join (i, window->cut->data, stop, error))
      return FALSE;
  return TRUE;
}

static void
report (Window *window, KotakuOptions *options)
{
  double size = kotaku_input_get_size (window->cut->input);
  double position = kotaku_input_get_position (window->cut->input);
  kotaku_options_report (options, window->cut->task, size > 0 ? MIN (position / size, 1) : 1);
}

/* Progress is of the file, not of each window: threads are all that a window is told. */
static gboolean
run_window (Window *window, KotakuOptions *options, GCancellable *cancellable, GError **error)
{
  g_autoptr (KotakuOptions) quiet = kotaku_options_new ();
  gboolean stop = FALSE;
  kotaku_options_set_int64 (quiet, "threads", kotaku_options_get_threads (options));
  do
    {
      const char *rest;
      if (!fill_window (window, error))
        return FALSE;
      rest = find_blocks (window);
      if (window->n_blocks == 0 && !window->at_end && !grow_window (window, error))
        return FALSE;
      if (window->n_blocks == 0)
        continue;
      if (!kotaku_parallel (window->n_blocks, parse_block, window, quiet, NULL, cancellable, error)
          || !join_blocks (window, &stop, error))
        return FALSE;
      window->length -= rest - window->text;
      memmove (window->text, rest, window->length);
      report (window, options);
    }
  while (!stop && (window->length > 0 || !window->at_end));
  return TRUE;
}

gboolean
kotaku_cut_run (const KotakuCut *cut,
                KotakuOptions *options,
                GCancellable *cancellable,
                GError **error)
{
  Window window = { .cut = cut, .skip = cut->skip, .line = cut->line };
  gboolean done;
  kotaku_input_rewind (cut->input);
  /* UTF-16 grows by half at most. */
  window.capacity
      = MIN (kotaku_input_get_size (cut->input) * 2 + 64, KOTAKU_CUT_WINDOW * (guint64) block_size);
  window.capacity = MAX (window.capacity, 64);
  window.text = KOTAKU_ALLOC0 (char, window.capacity + KOTAKU_RECORD_PADDING, error);
  if (window.text == NULL)
    return FALSE;
  done = run_window (&window, options, cancellable, error);
  g_free (window.text);
  return done;
}

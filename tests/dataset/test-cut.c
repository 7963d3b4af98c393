/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "testing.h"

#include "dataset/dataset-private.h"

#include <string.h>

/* Blocks are put together again, and each row is held against a scan of the whole text. */
typedef struct
{
  KotakuBlock blocks[KOTAKU_CUT_WINDOW];
  GString *text;
  GArray *starts; /* gsize: where blocks start */
  gint64 line;
  gsize stop_after;
} Pieces;

static gboolean
parse (const KotakuBlock *block, gsize slot, gpointer data, GError **error)
{
  Pieces *pieces = data;
  pieces->blocks[slot] = *block;
  return TRUE;
}

static gboolean
join (gsize slot, gpointer data, gboolean *stop, GError **error)
{
  Pieces *pieces = data;
  const KotakuBlock *block = &pieces->blocks[slot];
  gsize start = pieces->text->len;
  ck_assert_int_eq (block->line, pieces->line);
  g_array_append_val (pieces->starts, start);
  g_string_append_len (pieces->text, block->text, (gssize) block->length);
  for (gsize i = 0; i < block->length; i++)
    pieces->line += block->text[i] == '\n';
  *stop = pieces->stop_after > 0 && pieces->starts->len >= pieces->stop_after;
  return TRUE;
}

static void
check_starts (const Pieces *pieces, const char *text, gsize length)
{
  const char *at = text, *end = text + length;
  for (guint i = 0; i < pieces->starts->len; i++)
    {
      gsize start = g_array_index (pieces->starts, gsize, i);
      while (at < text + start)
        {
          KotakuRecord record = { .room = 0 };
          at = kotaku_record_scan (&record, at, end, ',');
        }
      ck_assert_uint_eq (at - text, start);
    }
}

static guint
check_cut (const char *text, gsize length, gsize skip, gsize block_size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuInput) input = kotaku_input_new ((const guint8 *) text, length);
  g_autofree char *padded = g_malloc0 (length + KOTAKU_RECORD_PADDING);
  Pieces pieces = { .text = g_string_new (NULL),
                    .starts = g_array_new (FALSE, FALSE, sizeof (gsize)),
                    .line = 2 };
  KotakuCut cut = { input, ',', skip, 2, "cut", parse, join, &pieces };
  guint n;
  memcpy (padded, text, length);
  kotaku_cut_set_block_size (block_size);
  ck_assert (kotaku_cut_run (&cut, NULL, NULL, &error));
  ck_assert_no_error (error);
  ck_assert_uint_eq (pieces.text->len, length - skip);
  ck_assert_mem_eq (pieces.text->str, text + skip, length - skip);
  check_starts (&pieces, padded + skip, length - skip);
  n = pieces.starts->len;
  g_string_free (pieces.text, TRUE);
  g_array_unref (pieces.starts);
  return n;
}

START_TEST (test_blocks_are_whole_records)
{
  static const char alphabet[] = "abcdefgh,\"\n,\n\"\"\r";
  g_autoptr (GRand) random = g_rand_new_with_seed (11);
  for (int round = 0; round < 3000; round++)
    {
      g_autoptr (GString) text = g_string_new ("h\n");
      int length = g_rand_int_range (random, 0, 2000);
      for (int i = 0; i < length; i++)
        g_string_append_c (text, alphabet[g_rand_int_range (random, 0, sizeof alphabet - 1)]);
      check_cut (text->str, text->len, 2, (gsize) g_rand_int_range (random, 1, 90));
    }
}
END_TEST

START_TEST (test_many_blocks)
{
  g_autoptr (GString) text = g_string_new (NULL);
  for (int i = 0; i < 1000; i++)
    g_string_append (text, "aaa,\"b\nb\",c\n");
  ck_assert_uint_gt (check_cut (text->str, text->len, 0, 100), 80);
  ck_assert_uint_eq (check_cut (text->str, text->len, 0, 0), 1);
}
END_TEST

START_TEST (test_a_record_longer_than_the_window)
{
  g_autoptr (GString) text = g_string_new ("a,\"");
  for (int i = 0; i < 100000; i++)
    g_string_append (text, "line\n");
  g_string_append (text, "\"\nb,c\n");
  check_cut (text->str, text->len, 0, 64);
  g_string_truncate (text, text->len / 2);
  check_cut (text->str, text->len, 0, 64);
}
END_TEST

START_TEST (test_stop)
{
  g_autoptr (GError) error = NULL;
  const char *text = "a\nb\nc\nd\ne\n";
  g_autoptr (KotakuInput) input = kotaku_input_new ((const guint8 *) text, 10);
  Pieces pieces = { .text = g_string_new (NULL),
                    .starts = g_array_new (FALSE, FALSE, sizeof (gsize)),
                    .line = 1,
                    .stop_after = 2 };
  KotakuCut cut = { input, ',', 0, 1, "cut", parse, join, &pieces };
  kotaku_cut_set_block_size (2);
  ck_assert (kotaku_cut_run (&cut, NULL, NULL, &error));
  ck_assert_str_eq (pieces.text->str, "a\nb\n");
  g_string_free (pieces.text, TRUE);
  g_array_unref (pieces.starts);
}
END_TEST

START_TEST (test_cancelled)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (KotakuInput) input = kotaku_input_new ((const guint8 *) "a\n", 2);
  Pieces pieces = { .text = NULL };
  KotakuCut cut = { input, ',', 0, 1, "cut", parse, NULL, &pieces };
  g_cancellable_cancel (cancellable);
  ck_assert (!kotaku_cut_run (&cut, NULL, cancellable, &error));
  ck_assert (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
}
END_TEST

KOTAKU_TEST_MAIN ("dataset/cut",
                  test_blocks_are_whole_records,
                  test_many_blocks,
                  test_a_record_longer_than_the_window,
                  test_stop,
                  test_cancelled)

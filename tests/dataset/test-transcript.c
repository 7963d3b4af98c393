/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "dataset/formats-private.h"
#include "dataset-testing.h"

static gboolean
set (KotakuTranscript *transcript, const char *header, const char *text)
{
  gint32 column = kotaku_transcript_add_column (transcript, header, strlen (header), NULL);
  return kotaku_transcript_set (transcript, (gsize) column, text, strlen (text), NULL);
}

START_TEST (test_rows)
{
  g_autoptr (KotakuTranscript) transcript = kotaku_transcript_new (FALSE, NULL);
  ck_assert (set (transcript, "from", "a,b") && set (transcript, "to", "say \"x\""));
  ck_assert (kotaku_transcript_end_row (transcript, 3, NULL));
  ck_assert (kotaku_transcript_end_row (transcript, 4, NULL));
  ck_assert (set (transcript, "note", "one\ntwo"));
  ck_assert (set (transcript, "from", "c"));
  ck_assert (kotaku_transcript_end_row (transcript, 9, NULL));
  ck_assert (set (transcript, "to", "d"));
  ck_assert (kotaku_transcript_end_row (transcript, 12, NULL));
  ck_assert_str_eq (transcript->text.text, "\"a,b\",\"say \"\"x\"\"\"\nc,,\"one\ntwo\"\n,d\n");
  ck_assert_uint_eq (transcript->n_rows, 3);
  const gint64 lines[] = { 3, 9, 9, 12 };
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    ck_assert_int_eq (kotaku_transcript_get_line (transcript, (gint64) i + 1), lines[i]);
}
END_TEST

START_TEST (test_header)
{
  g_autoptr (KotakuTranscript) transcript = kotaku_transcript_new (TRUE, NULL);
  ck_assert (kotaku_transcript_set (transcript, 1, "to", 2, NULL));
  ck_assert (kotaku_transcript_end_header (transcript, 5, NULL));
  ck_assert (kotaku_transcript_set (transcript, 3, "x", 1, NULL));
  ck_assert (kotaku_transcript_end_row (transcript, 6, NULL));
  ck_assert_uint_eq (kotaku_transcript_get_n_columns (transcript), 4);
  ck_assert_str_eq (kotaku_transcript_get_column (transcript, 0)->header, "");
  ck_assert_str_eq (kotaku_transcript_get_column (transcript, 1)->header, "to");
  ck_assert_str_eq (transcript->text.text, ",,,x\n");
  ck_assert_int_eq (transcript->header_line, 5);
}
END_TEST

static gboolean
write_down (GError **error)
{
  g_autoptr (KotakuTranscript) transcript = kotaku_transcript_new (TRUE, error);
  for (gint i = 0; transcript != NULL && i < 40; i++)
    {
      char header[16];
      g_snprintf (header, sizeof header, "column %d", i);
      gint32 column = kotaku_transcript_add_column (transcript, header, strlen (header), error);
      if (column < 0 || !kotaku_transcript_set (transcript, (gsize) column, "x\ny", 3, error)
          || !kotaku_transcript_end_row (transcript, i, error))
        return FALSE;
    }
  return transcript != NULL && kotaku_transcript_set (transcript, 0, "h", 1, error)
         && kotaku_transcript_end_header (transcript, 50, error);
}

START_TEST (test_no_memory) { ck_assert_survives (write_down (&error)); }
END_TEST

KOTAKU_TEST_MAIN ("dataset/transcript", test_rows, test_header, test_no_memory)

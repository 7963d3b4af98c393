/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "frame/frame.h"
#include "testing.h"

#include <math.h>

static void
expect (KotakuFrame *frame, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_auto (KotakuText) text = KOTAKU_TEXT_INIT;
  kotaku_frame_append_json_header (frame, &text);
  for (gsize i = 0; i < kotaku_frame_get_n_rows (frame); i++)
    kotaku_frame_append_json_rows (frame, i, 1, &text);
  g_autofree char *written = kotaku_text_steal (&text, &error);
  ck_assert_no_error (error);
  ck_assert_str_eq (written, expected);
}

START_TEST (test_empty)
{
  g_autoptr (KotakuFrame) frame = kotaku_frame_new (0);
  expect (frame, "{\"meta\": {},\n \"rows\": []}\n");
}
END_TEST

START_TEST (test_types)
{
  g_autoptr (KotakuFrame) frame = kotaku_frame_new (3);
  double x[] = { 0.1, NAN, INFINITY };
  gint64 n[] = { -5, 0, 7 };
  guint8 b[] = { 1, 0, 0 };
  guint8 missing[] = { 0, 0, 1 };
  ck_assert (kotaku_frame_add_doubles (frame, "x", x, 3, NULL));
  ck_assert (kotaku_frame_add_int64s (frame, "n", n, missing, 3, NULL));
  ck_assert (kotaku_frame_add_booleans (frame, "b", b, missing, 3, NULL));
  expect (frame, "{\"meta\": {},\n \"rows\": [\n"
                 "  {\"x\": 0.1, \"n\": -5, \"b\": true},\n"
                 "  {\"x\": null, \"n\": 0, \"b\": false},\n"
                 "  {\"x\": null, \"n\": null, \"b\": null}\n ]}\n");
}
END_TEST

/* RFC 8259, section 7; what is beyond ASCII stays as it is. */
START_TEST (test_escapes)
{
  g_autoptr (KotakuFrame) frame = kotaku_frame_new (2);
  const char *texts[] = { "\"\\/\b\f\n\r\t\x01\x1f\x7f é \xe2\x80\xa8", NULL };
  ck_assert (kotaku_frame_add_strings (frame, "a\"b", texts, 2, NULL));
  expect (frame, "{\"meta\": {},\n \"rows\": [\n"
                 "  {\"a\\\"b\": \"\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\\u001f\x7f é \xe2\x80\xa8\"},\n"
                 "  {\"a\\\"b\": null}\n ]}\n");
}
END_TEST

static char *
make_sum (gpointer data, GCancellable *cancellable)
{
  return g_strdup ("00ff");
}

static char *
make_nothing (gpointer data, GCancellable *cancellable)
{
  return NULL;
}

START_TEST (test_meta)
{
  g_autoptr (KotakuFrame) frame = kotaku_frame_new (0);
  kotaku_frame_set_metadata (frame, "version", "1.0.0");
  kotaku_frame_set_lazy_metadata (frame, "sha256", make_sum, NULL, NULL);
  kotaku_frame_set_lazy_metadata (frame, "lost", make_nothing, NULL, NULL);
  kotaku_frame_add_warning (frame, "2 loops \"dropped\"");
  kotaku_frame_add_warning (frame, "nothing selected");
  kotaku_frame_set_metadata (frame, "seed", "1");
  expect (frame, "{\"meta\": {\"version\": \"1.0.0\", \"sha256\": \"00ff\", \"lost\": null, "
                 "\"warnings\": [\"2 loops \\\"dropped\\\"\", \"nothing selected\"], "
                 "\"seed\": \"1\"},\n \"rows\": []}\n");
}
END_TEST

KOTAKU_TEST_MAIN ("frame/json", test_empty, test_types, test_escapes, test_meta)

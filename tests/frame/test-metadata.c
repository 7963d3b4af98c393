/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "frame/frame.h"
#include "testing.h"

START_TEST (test_keys_keep_their_order)
{
  g_autoptr (KotakuFrame) frame = kotaku_frame_new (0);
  kotaku_frame_set_metadata (frame, "version", "1.0.0");
  kotaku_frame_set_metadata (frame, "seed", "1");
  kotaku_frame_set_metadata (frame, "version", "1.0.1");
  const char *const *keys = kotaku_frame_list_metadata (frame);
  ck_assert_str_eq (keys[0], "version");
  ck_assert_str_eq (keys[1], "seed");
  ck_assert_ptr_null (keys[2]);
  ck_assert_str_eq (kotaku_frame_get_metadata (frame, "version"), "1.0.1");
  ck_assert_ptr_null (kotaku_frame_get_metadata (frame, "draws"));
}
END_TEST

START_TEST (test_warnings_are_lines)
{
  g_autoptr (KotakuFrame) frame = kotaku_frame_new (0);
  kotaku_frame_add_warning (frame, "2 loops dropped");
  ck_assert_str_eq (kotaku_frame_get_metadata (frame, "warnings"), "2 loops dropped");
  kotaku_frame_add_warning (frame, "nothing selected");
  ck_assert_str_eq (kotaku_frame_get_metadata (frame, "warnings"),
                    "2 loops dropped\nnothing selected");
}
END_TEST

static int made;
static int destroyed;

static char *
make_value (gpointer data, GCancellable *cancellable)
{
  if (g_cancellable_is_cancelled (cancellable))
    return NULL;
  g_atomic_int_inc (&made);
  return g_strdup_printf ("<%s>", (const char *) data);
}

static void
destroy (gpointer data)
{
  g_atomic_int_inc (&destroyed);
  g_free (data);
}

static gpointer
ask (gpointer data)
{
  return (gpointer) kotaku_frame_get_metadata (data, "sha256");
}

START_TEST (test_lazy_is_made_once)
{
  g_autoptr (KotakuFrame) frame = kotaku_frame_new (0);
  kotaku_frame_set_lazy_metadata (frame, "sha256", make_value, g_strdup ("x"), destroy);
  kotaku_frame_seal (frame);
  ck_assert_int_eq (made, 0);
  GThread *threads[4];
  for (int i = 0; i < 4; i++)
    threads[i] = g_thread_new ("asks", ask, frame);
  for (int i = 0; i < 4; i++)
    ck_assert_str_eq (g_thread_join (threads[i]), "<x>");
  ck_assert_int_eq (made, 1);
  ck_assert_int_eq (destroyed, 1);
}
END_TEST

START_TEST (test_lazy_never_asked)
{
  KotakuFrame *frame = kotaku_frame_new (0);
  kotaku_frame_set_lazy_metadata (frame, "sha256", make_value, g_strdup ("x"), destroy);
  kotaku_frame_unref (frame);
  ck_assert_int_eq (made, 0);
  ck_assert_int_eq (destroyed, 1);
}
END_TEST

/* What was cancelled is made when it is asked for again. */
START_TEST (test_lazy_is_cancelled)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (KotakuFrame) frame = kotaku_frame_new (0);
  kotaku_frame_set_lazy_metadata (frame, "sha256", make_value, g_strdup ("x"), destroy);
  g_cancellable_cancel (cancelled);
  ck_assert (!kotaku_frame_settle_metadata (frame, cancelled, &error));
  ck_assert (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
  ck_assert (kotaku_frame_settle_metadata (frame, NULL, NULL));
  ck_assert_int_eq (made, 1);
  ck_assert_str_eq (kotaku_frame_get_metadata (frame, "sha256"), "<x>");
}
END_TEST

KOTAKU_TEST_MAIN ("frame/metadata",
                  test_keys_keep_their_order,
                  test_warnings_are_lines,
                  test_lazy_is_made_once,
                  test_lazy_never_asked,
                  test_lazy_is_cancelled)

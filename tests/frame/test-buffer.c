/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "frame/frame.h"
#include "testing.h"

START_TEST (test_new_is_zero)
{
  g_autoptr (GError) error = NULL;
  KotakuBuffer *buffer = kotaku_buffer_new (sizeof (gint64), 5, &error);
  ck_assert_no_error (error);
  ck_assert_uint_eq (buffer->n, 5);
  for (gsize i = 0; i < 5; i++)
    ck_assert_int_eq (KOTAKU_BUFFER_DATA (gint64, buffer)[i], 0);
  kotaku_buffer_unref (buffer);
}
END_TEST

START_TEST (test_empty_has_data)
{
  KotakuBuffer *buffer = kotaku_buffer_new (8, 0, NULL);
  ck_assert_ptr_nonnull (buffer->data);
  kotaku_buffer_unref (buffer);
}
END_TEST

START_TEST (test_append_keeps_order)
{
  KotakuBuffer *buffer = kotaku_buffer_new (sizeof (gint32), 0, NULL);
  for (gint32 i = 0; i < 10000; i += 2)
    {
      gint32 two[] = { i, i + 1 };
      ck_assert (kotaku_buffer_append (&buffer, two, 2, NULL));
    }
  ck_assert (kotaku_buffer_append (&buffer, NULL, 0, NULL));
  ck_assert_uint_eq (buffer->n, 10000);
  for (gint32 i = 0; i < 10000; i++)
    ck_assert_int_eq (KOTAKU_BUFFER_DATA (gint32, buffer)[i], i);
  kotaku_buffer_unref (buffer);
}
END_TEST

START_TEST (test_write_to_a_shared_one_copies)
{
  KotakuBuffer *mine = kotaku_buffer_new (1, 3, NULL);
  KotakuBuffer *theirs = kotaku_buffer_ref (mine);
  ck_assert (kotaku_buffer_make_writable (&mine, 3, NULL));
  ck_assert_ptr_ne (mine, theirs);
  KOTAKU_BUFFER_DATA (guint8, mine)[1] = 7;
  ck_assert_int_eq (KOTAKU_BUFFER_DATA (guint8, theirs)[1], 0);
  KotakuBuffer *alone = mine;
  ck_assert (kotaku_buffer_make_writable (&mine, 3, NULL));
  ck_assert_ptr_eq (mine, alone);
  kotaku_buffer_unref (mine);
  kotaku_buffer_unref (theirs);
}
END_TEST

START_TEST (test_resize_clears_what_comes_back)
{
  KotakuBuffer *buffer = kotaku_buffer_new (1, 4, NULL);
  KOTAKU_BUFFER_DATA (guint8, buffer)[3] = 9;
  ck_assert (kotaku_buffer_resize (&buffer, 2, NULL));
  ck_assert (kotaku_buffer_resize (&buffer, 4, NULL));
  ck_assert_int_eq (KOTAKU_BUFFER_DATA (guint8, buffer)[3], 0);
  kotaku_buffer_unref (buffer);
}
END_TEST

/* A failed write leaves the buffer as it was. */
START_TEST (test_no_memory)
{
  KotakuBuffer *buffer = kotaku_buffer_new (1, 4, NULL);
  KotakuBuffer *other = kotaku_buffer_ref (buffer);
  g_autoptr (GError) error = NULL;
  kotaku_memory_fail_from (1);
  ck_assert (!kotaku_buffer_append (&buffer, "abc", 3, &error));
  kotaku_memory_fail_from (-1);
  ck_assert (g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_NO_MEMORY));
  ck_assert_ptr_eq (buffer, other);
  ck_assert_uint_eq (buffer->n, 4);
  kotaku_buffer_unref (buffer);
  kotaku_memory_fail_from (1);
  ck_assert (!kotaku_buffer_resize (&other, 4000, NULL));
  kotaku_memory_fail_from (-1);
  ck_assert_uint_eq (other->n, 4);
  kotaku_buffer_unref (other);
}
END_TEST

KOTAKU_TEST_MAIN ("frame/buffer",
                  test_new_is_zero,
                  test_empty_has_data,
                  test_append_keeps_order,
                  test_write_to_a_shared_one_copies,
                  test_resize_clears_what_comes_back,
                  test_no_memory)

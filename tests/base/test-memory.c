/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "base/base.h"
#include "testing.h"

#include <string.h>

START_TEST (test_blocks)
{
  g_autoptr (GError) error = NULL;
  g_autofree int *numbers = KOTAKU_ALLOC0 (int, 1000, &error);
  ck_assert_no_error (error);
  for (int i = 0; i < 1000; i++)
    ck_assert_int_eq (numbers[i], 0);
  numbers[999] = 7;
  int *larger = kotaku_realloc (numbers, 100000, sizeof (int), &error);
  ck_assert_ptr_nonnull (larger);
  numbers = larger;
  ck_assert_int_eq (numbers[999], 7);
  g_autofree char *none = KOTAKU_ALLOC (char, 0, &error);
  ck_assert_ptr_nonnull (none);
  g_autofree char *part = kotaku_strndup ("relasi", 3, &error);
  ck_assert_str_eq (part, "rel");
}
END_TEST

START_TEST (test_overflow)
{
  g_autoptr (GError) error = NULL;
  ck_assert_ptr_null (kotaku_alloc (G_MAXSIZE / 2, 4, &error));
  ck_assert (g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_NO_MEMORY));
  g_clear_error (&error);
  ck_assert_ptr_null (kotaku_alloc0 (G_MAXSIZE / 2, 4, &error));
  ck_assert (g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_NO_MEMORY));
  g_clear_error (&error);
  g_autofree char *block = kotaku_strndup ("kept", 4, NULL);
  ck_assert_ptr_null (kotaku_realloc (block, G_MAXSIZE / 2, 4, &error));
  ck_assert (g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_NO_MEMORY));
  ck_assert_str_eq (block, "kept");
}
END_TEST

START_TEST (test_injection)
{
  g_autoptr (GError) error = NULL;
  kotaku_memory_fail_from (3);
  g_autofree char *first = kotaku_alloc (1, 1, &error);
  g_autofree char *second = kotaku_alloc0 (1, 1, &error);
  ck_assert (first != NULL && second != NULL && error == NULL);
  ck_assert_ptr_null (kotaku_alloc (5, 4, &error));
  ck_assert_str_eq (error->message, "out of memory for 20 bytes");
  ck_assert_ptr_null (kotaku_strndup ("x", 1, NULL));
  ck_assert_int_eq (kotaku_memory_get_count (), 4);
  kotaku_memory_fail_from (-1);
  ck_assert_int_eq (kotaku_memory_get_count (), 0);
  g_autofree char *third = kotaku_alloc (1, 1, NULL);
  ck_assert_ptr_nonnull (third);
}
END_TEST

static char *
write_much (GError **error)
{
  g_auto (KotakuText) text = KOTAKU_TEXT_INIT;
  for (int i = 0; i < 1000; i++)
    {
      kotaku_text_append (&text, "tie ", -1);
      kotaku_text_append_int64 (&text, i);
      kotaku_text_append_c (&text, ';');
    }
  return kotaku_text_steal (&text, error);
}

START_TEST (test_text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) twin = g_string_new (NULL);
  for (int i = 0; i < 1000; i++)
    g_string_append_printf (twin, "tie %d;", i);
  g_autofree char *text = write_much (&error);
  ck_assert_str_eq (text, twin->str);
  g_auto (KotakuText) empty = KOTAKU_TEXT_INIT;
  g_autofree char *nothing = kotaku_text_steal (&empty, &error);
  ck_assert_str_eq (nothing, "");
}
END_TEST

START_TEST (test_text_numbers)
{
  static const gint64 numbers[] = { 0, -1, 10, 1234567890123, G_MAXINT64, G_MININT64 };
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_auto (KotakuText) text = KOTAKU_TEXT_INIT;
      kotaku_text_append_int64 (&text, numbers[i]);
      g_autofree char *twin = g_strdup_printf ("%" G_GINT64_FORMAT, numbers[i]);
      ck_assert_str_eq (text.text, twin);
    }
  g_auto (KotakuText) text = KOTAKU_TEXT_INIT;
  kotaku_text_append_double (&text, 0.1);
  kotaku_text_append (&text, "abc", 2);
  kotaku_text_append_double (&text, -3);
  ck_assert_str_eq (text.text, "0.1ab-3");
  ck_assert_uint_eq (text.length, 7);
}
END_TEST

/* Whatever request fails, the text is whole or there is an error. */
START_TEST (test_text_without_memory)
{
  for (gint64 nth = 1;; nth++)
    {
      g_autoptr (GError) error = NULL;
      kotaku_memory_fail_from (nth);
      g_autofree char *text = write_much (&error);
      kotaku_memory_fail_from (-1);
      if (text != NULL)
        {
          ck_assert_int_gt (nth, 3);
          break;
        }
      ck_assert (g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_NO_MEMORY));
    }
}
END_TEST

KOTAKU_TEST_MAIN ("base/memory",
                  test_blocks,
                  test_overflow,
                  test_injection,
                  test_text,
                  test_text_numbers,
                  test_text_without_memory)

/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "frame/frame.h"
#include "testing.h"

#include <stdio.h>
#include <string.h>

static gint32
intern (KotakuDictionary **dictionary, const char *text)
{
  g_autoptr (GError) error = NULL;
  gint32 code = kotaku_dictionary_intern (dictionary, text, strlen (text), &error);
  ck_assert_no_error (error);
  return code;
}

START_TEST (test_codes_in_order_of_arrival)
{
  KotakuDictionary *dictionary = kotaku_dictionary_new (NULL);
  ck_assert_int_eq (intern (&dictionary, "lkm"), 0);
  ck_assert_int_eq (intern (&dictionary, ""), 1);
  ck_assert_int_eq (intern (&dictionary, "lurah"), 2);
  ck_assert_int_eq (intern (&dictionary, "lkm"), 0);
  ck_assert_int_eq (intern (&dictionary, ""), 1);
  ck_assert_uint_eq (kotaku_dictionary_get_size (dictionary), 3);
  ck_assert_str_eq (kotaku_dictionary_get (dictionary, 2), "lurah");
  ck_assert_uint_eq (kotaku_dictionary_get_length (dictionary, 2), 5);
  ck_assert_ptr_null (kotaku_dictionary_get (dictionary, -1));
  ck_assert_int_eq (kotaku_dictionary_find (dictionary, "lurahx", 5), 2);
  ck_assert_int_eq (kotaku_dictionary_find (dictionary, "lura", 4), -1);
  kotaku_dictionary_unref (dictionary);
}
END_TEST

/* Every length up to past a few words of the hash, with texts that differ in one byte only. */
START_TEST (test_all_lengths)
{
  KotakuDictionary *dictionary = kotaku_dictionary_new (NULL);
  char text[40];
  gint32 expected = 0;
  for (gsize length = 1; length < sizeof text; length++)
    for (gsize at = 0; at < length; at++)
      {
        memset (text, 'a', length);
        text[at] = 'b';
        ck_assert_int_eq (kotaku_dictionary_intern (&dictionary, text, length, NULL), expected++);
      }
  expected = 0;
  for (gsize length = 1; length < sizeof text; length++)
    for (gsize at = 0; at < length; at++)
      {
        memset (text, 'a', length);
        text[at] = 'b';
        ck_assert_int_eq (kotaku_dictionary_find (dictionary, text, length), expected++);
      }
  kotaku_dictionary_unref (dictionary);
}
END_TEST

START_TEST (test_many)
{
  KotakuDictionary *dictionary = kotaku_dictionary_new (NULL);
  const char *first = NULL;
  char text[32];
  for (gint32 i = 0; i < 300000; i++)
    {
      int length = snprintf (text, sizeof text, "actor-%d", i);
      ck_assert_int_eq (kotaku_dictionary_intern (&dictionary, text, (gsize) length, NULL), i);
      if (i == 0)
        first = kotaku_dictionary_get (dictionary, 0);
    }
  ck_assert_ptr_eq (kotaku_dictionary_get (dictionary, 0), first);
  for (gint32 i = 0; i < 300000; i += 7)
    {
      int length = snprintf (text, sizeof text, "actor-%d", i);
      ck_assert_int_eq (kotaku_dictionary_find (dictionary, text, (gsize) length), i);
      ck_assert_str_eq (kotaku_dictionary_get_words (dictionary)[i], text);
    }
  kotaku_dictionary_unref (dictionary);
}
END_TEST

START_TEST (test_long_text)
{
  KotakuDictionary *dictionary = kotaku_dictionary_new (NULL);
  g_autofree char *text = g_strnfill (200000, 'x');
  intern (&dictionary, "before");
  ck_assert_int_eq (intern (&dictionary, text), 1);
  intern (&dictionary, "after");
  ck_assert_str_eq (kotaku_dictionary_get (dictionary, 1), text);
  ck_assert_str_eq (kotaku_dictionary_get (dictionary, 0), "before");
  kotaku_dictionary_unref (dictionary);
}
END_TEST

/* Who interns into a shared dictionary gets one of his own; the texts do not move, and live on. */
START_TEST (test_shared)
{
  KotakuDictionary *mine = kotaku_dictionary_new (NULL);
  intern (&mine, "one");
  KotakuDictionary *theirs = kotaku_dictionary_ref (mine);
  ck_assert_int_eq (intern (&mine, "one"), 0);
  ck_assert_ptr_eq (mine, theirs);
  ck_assert_int_eq (intern (&mine, "two"), 1);
  ck_assert_ptr_ne (mine, theirs);
  ck_assert_int_eq (intern (&theirs, "three"), 1);
  ck_assert_uint_eq (kotaku_dictionary_get_size (theirs), 2);
  ck_assert_str_eq (kotaku_dictionary_get (theirs, 1), "three");
  const char *one = kotaku_dictionary_get (mine, 0);
  ck_assert_ptr_eq (one, kotaku_dictionary_get (theirs, 0));
  kotaku_dictionary_unref (theirs);
  ck_assert_str_eq (one, "one");
  ck_assert_str_eq (kotaku_dictionary_get (mine, 1), "two");
  kotaku_dictionary_unref (mine);
}
END_TEST

/* Interns until nothing fails; a failed one leaves what was there. */
static gboolean
try_interning (GError **error)
{
  KotakuDictionary *dictionary = kotaku_dictionary_new (error);
  if (dictionary == NULL)
    return FALSE;
  KotakuDictionary *shared = kotaku_dictionary_ref (dictionary);
  gboolean done = TRUE;
  char text[16];
  for (gint32 i = 0; i < 200 && done; i++)
    {
      int length = snprintf (text, sizeof text, "id%d", i);
      gint32 code = kotaku_dictionary_intern (&dictionary, text, (gsize) length, error);
      done = code == i;
      ck_assert_uint_eq (kotaku_dictionary_get_size (dictionary), (gsize) i + (done ? 1 : 0));
    }
  if (kotaku_dictionary_get_size (dictionary) > 0)
    ck_assert_int_eq (kotaku_dictionary_find (dictionary, "id0", 3), 0);
  kotaku_dictionary_unref (shared);
  kotaku_dictionary_unref (dictionary);
  return done;
}

START_TEST (test_no_memory)
{
  gboolean done = FALSE;
  for (gint64 nth = 1; !done; nth++)
    {
      g_autoptr (GError) error = NULL;
      kotaku_memory_fail_from (nth);
      done = try_interning (&error);
      kotaku_memory_fail_from (-1);
      ck_assert (done || g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_NO_MEMORY));
      ck_assert_int_lt (nth, 1000);
    }
}
END_TEST

KOTAKU_TEST_MAIN ("frame/dictionary",
                  test_codes_in_order_of_arrival,
                  test_all_lengths,
                  test_many,
                  test_long_text,
                  test_shared,
                  test_no_memory)

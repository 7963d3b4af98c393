/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "testing.h"

#include "model/model-private.h"

#include <string.h>

/* Whatever is found is what was kept last for the very text. */
START_TEST (test_never_wrong)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  g_autoptr (GHashTable) kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree KotakuMemo *memo = kotaku_memo_new (NULL);
  guint n_found = 0;
  for (gint32 i = 1; i < 200000; i++)
    {
      char text[32] = { 0 };
      gint32 element;
      gsize length = (gsize) g_rand_int_range (random, 1, 20);
      for (gsize j = 0; j < length; j++)
        text[j] = g_rand_int_range (random, 0, 12) == 0 ? 'b' : 'a';
      if (kotaku_memo_find (memo, text, length, &element))
        {
          ck_assert_int_eq (element, GPOINTER_TO_INT (g_hash_table_lookup (kept, text)));
          n_found++;
        }
      kotaku_memo_keep (memo, text, length, i);
      ck_assert_int_eq (kotaku_memo_find (memo, text, length, &element), length <= 16);
      g_hash_table_replace (kept, g_strdup (text), GINT_TO_POINTER (i));
    }
  ck_assert_uint_gt (n_found, 10000);
}
END_TEST

START_TEST (test_each_byte_counts)
{
  g_autofree KotakuMemo *memo = kotaku_memo_new (NULL);
  const char text[] = "abcdefghijklmnopqrst";
  for (gsize length = 1; length <= 16; length++)
    for (gsize at = 0; at < length; at++)
      {
        char other[32];
        gint32 element;
        memcpy (other, text, sizeof text);
        other[at] ^= 1;
        kotaku_memo_keep (memo, text, length, 7);
        ck_assert (kotaku_memo_find (memo, text, length, &element));
        ck_assert (!kotaku_memo_find (memo, other, length, &element));
      }
}
END_TEST

KOTAKU_TEST_MAIN ("model/memo", test_never_wrong, test_each_byte_counts)

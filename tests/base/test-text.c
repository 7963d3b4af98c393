/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "base/base.h"
#include "testing.h"

#include <string.h>

static void
check_normal (const char *text, const char *expected)
{
  g_autofree char *normal = kotaku_text_normalise (text, -1);
  ck_assert_str_eq (normal, expected);
}

START_TEST (test_normalise)
{
  check_normal ("  LKM \t\r\n", "LKM");
  check_normal ("", "");
  check_normal ("\v \f", "");
  check_normal ("a  b", "a  b");
  check_normal ("\xC2\xA0"
                "Lurah\xE2\x80\x8B\xEF\xBB\xBF",
                "Lurah");
  check_normal ("\xE3\x80\x80x\xE2\x80\xA8", "x");
  /* e and a combining acute accent become one character. */
  check_normal ("Rene\xCC\x81 ", "Ren\xC3\xA9");
  g_autofree char *part = kotaku_text_normalise (" abc ", 3);
  ck_assert_str_eq (part, "ab");
}
END_TEST

START_TEST (test_normalise_refuses)
{
  ck_assert_ptr_null (kotaku_text_normalise ("a\0b", 3));
  ck_assert_ptr_null (kotaku_text_normalise ("\xC3\xA9\0b", 4));
  ck_assert_ptr_null (kotaku_text_normalise ("\xC3", 1));
  ck_assert_ptr_null (kotaku_text_normalise ("abc\xFF", -1));
  ck_assert_ptr_null (kotaku_text_normalise ("\xED\xA0\x80", -1)); /* a surrogate */
  ck_assert_ptr_null (kotaku_text_normalise ("\xC0\xAF", -1));     /* overlong */
  ck_assert_ptr_null (kotaku_text_fold ("\xFF", -1));
}
END_TEST

static void
check_fold (const char *text, const char *expected)
{
  g_autofree char *folded = kotaku_text_fold (text, -1);
  ck_assert_str_eq (folded, expected);
}

START_TEST (test_fold)
{
  check_fold (" Non-Deliniasi ", "non_deliniasi");
  check_fold ("non   deliniasi", "non_deliniasi");
  check_fold ("AREA (ha)", "area_(ha)");
  check_fold ("min_education", "min_education");
  check_fold ("RT / RW", "rt_rw");
  check_fold ("di\xC2\xA0luar\xC2\xA0program", "di_luar_program");
  check_fold ("\xC3\x89T\xC3\x89", "\xC3\xA9t\xC3\xA9");
}
END_TEST

static const char *const words[] = { "strong", "weak", "none", "kuat", "lemah" };

START_TEST (test_nearest)
{
  ck_assert_str_eq (kotaku_text_nearest ("stong", words, 5), "strong");
  ck_assert_str_eq (kotaku_text_nearest ("STRNOG", words, 5), "strong");
  ck_assert_str_eq (kotaku_text_nearest ("waek", words, 5), "weak");
  ck_assert_str_eq (kotaku_text_nearest ("lema", words, 5), "lemah");
  ck_assert_ptr_null (kotaku_text_nearest ("vertical", words, 5));
  ck_assert_ptr_null (kotaku_text_nearest ("", words, 5));
  ck_assert_ptr_null (kotaku_text_nearest ("x", words, 5));
  ck_assert_ptr_null (kotaku_text_nearest ("weak", words, 0));
  static const char *const equals[] = { "lurah2", "lurah3", "lurah" };
  ck_assert_str_eq (kotaku_text_nearest ("lurah1", equals, 3), "lurah2");
  ck_assert_str_eq (kotaku_text_nearest ("Lurah", equals, 3), "lurah");
  static const char *const accents[] = { "Ren\xC3\xA9 Siti" };
  ck_assert_str_eq (kotaku_text_nearest ("Rene Siti", accents, 1), accents[0]);
  g_autofree char *suggestion = kotaku_text_suggestion ("stong", words, 5);
  ck_assert_str_eq (suggestion, ", did you mean strong?");
  g_autofree char *nothing = kotaku_text_suggestion ("vertical", words, 5);
  ck_assert_str_eq (nothing, "");
}
END_TEST

/* Where the text may be right, what is short must be nearer. */
START_TEST (test_meant)
{
  static const char *const names[] = { "strength", "stages", "name", "rt" };
  ck_assert_str_eq (kotaku_text_meant ("strenght", names, 4), "strength");
  ck_assert_str_eq (kotaku_text_meant ("Stregth", names, 4), "strength");
  ck_assert_str_eq (kotaku_text_meant ("stage", names, 4), "stages");
  ck_assert_ptr_null (kotaku_text_meant ("nam", names, 4));
  ck_assert_ptr_null (kotaku_text_meant ("status", names, 4));
  ck_assert_ptr_null (kotaku_text_meant ("note", names, 4));
  ck_assert_ptr_null (kotaku_text_meant ("rw", names, 4));
}
END_TEST

/* The same distance written as it is defined, over the whole table. */
static int
measure_twin (const char *a, const char *b)
{
  int n = (int) strlen (a), m = (int) strlen (b), d[12][12];
  for (int i = 0; i <= n; i++)
    for (int j = 0; j <= m; j++)
      {
        if (i == 0 || j == 0)
          {
            d[i][j] = i + j;
            continue;
          }
        d[i][j] = MIN (d[i - 1][j], d[i][j - 1]) + 1;
        d[i][j] = MIN (d[i][j], d[i - 1][j - 1] + (a[i - 1] != b[j - 1]));
        if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
          d[i][j] = MIN (d[i][j], d[i - 2][j - 2] + 1);
      }
  return d[n][m];
}

static void
make_word (GRand *random, char word[12])
{
  int n = g_rand_int_range (random, 1, 11);
  for (int i = 0; i < n; i++)
    word[i] = (char) g_rand_int_range (random, 'a', 'd');
  word[n] = 0;
}

START_TEST (test_nearest_like_twin)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  for (int round = 0; round < 20000; round++)
    {
      char wanted[12], own[5][12];
      const char *candidates[5], *expected = NULL;
      make_word (random, wanted);
      int most = MAX (1, (int) strlen (wanted) / 3);
      for (int i = 0; i < 5; i++)
        {
          make_word (random, own[i]);
          candidates[i] = own[i];
          int distance = measure_twin (wanted, own[i]);
          int longest = (int) MAX (strlen (wanted), strlen (own[i]));
          if (distance <= most && distance < longest)
            {
              expected = own[i];
              most = distance - 1;
            }
        }
      if (kotaku_text_nearest (wanted, candidates, 5) != expected)
        ck_abort_msg ("%s", wanted);
    }
}
END_TEST

/* Among a million ids a suggestion must not be felt. */
START_TEST (test_nearest_is_fast)
{
  gsize n = 1000000;
  g_autofree char *texts = g_malloc (n * 12);
  g_autofree const char **ids = g_new (const char *, n);
  for (gsize i = 0; i < n; i++)
    {
      g_snprintf (texts + i * 12, 12, "actor%06u", (guint) i);
      ids[i] = texts + i * 12;
    }
  gint64 begin = g_get_monotonic_time ();
  ck_assert_str_eq (kotaku_text_nearest ("aktor999998", ids, n), "actor999998");
  ck_assert_int_lt (g_get_monotonic_time () - begin, 5 * G_USEC_PER_SEC);
}
END_TEST

START_TEST (test_long_text)
{
  g_autofree char *line = g_strnfill (200000, 'x');
  const char *candidates[] = { line, "xx" };
  ck_assert_ptr_null (kotaku_text_nearest (line, candidates, 2));
  ck_assert_str_eq (kotaku_text_nearest ("xxx", candidates, 2), "xx");
  g_autofree char *quoted = kotaku_text_quote (line);
  ck_assert_uint_eq (strlen (quoted), 65);
  g_autofree char *two_lines = kotaku_text_quote ("a\nb");
  ck_assert_str_eq (two_lines, "\"a b\"");
}
END_TEST

START_TEST (test_compare_unit)
{
  ck_assert_int_eq (kotaku_text_compare_unit ("03", "3"), 0);
  ck_assert_int_eq (kotaku_text_compare_unit ("RT 03", "3"), 0);
  ck_assert_int_eq (kotaku_text_compare_unit ("rt.03", "Rt 3"), 0);
  ck_assert_int_eq (kotaku_text_compare_unit ("RW01", "1"), 0);
  ck_assert_int_eq (kotaku_text_compare_unit ("0", "00"), 0);
  ck_assert_int_lt (kotaku_text_compare_unit ("2", "10"), 0);
  ck_assert_int_gt (kotaku_text_compare_unit ("RT 10", "RT 9"), 0);
  ck_assert_int_lt (kotaku_text_compare_unit ("03A", "3B"), 0);
  ck_assert_int_gt (kotaku_text_compare_unit ("3a", "3"), 0);
  ck_assert_int_ne (kotaku_text_compare_unit ("rta", "a"), 0);
  ck_assert_int_eq (kotaku_text_compare_unit ("00000000000000000000000000123", "123"), 0);
  ck_assert_int_eq (kotaku_text_compare_unit (NULL, ""), 0);
}
END_TEST

START_TEST (test_blank)
{
  ck_assert (kotaku_text_is_blank (" \t\xC2\xA0", 4));
  ck_assert (kotaku_text_is_blank ("", 0));
  ck_assert (!kotaku_text_is_blank (" x", 2));
  ck_assert (!kotaku_text_is_blank ("\xFF", 1));
}
END_TEST

KOTAKU_TEST_MAIN ("base/text",
                  test_normalise,
                  test_normalise_refuses,
                  test_fold,
                  test_nearest,
                  test_meant,
                  test_nearest_like_twin,
                  test_nearest_is_fast,
                  test_long_text,
                  test_compare_unit,
                  test_blank)

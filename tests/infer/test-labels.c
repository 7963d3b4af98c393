/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "infer/infer.h"
#include "testing.h"

#include <string.h>

/* All distinct assignments one unit after another, in lexicographic order: another way than
 * numbers. */
static void
deal (gint32 *left, gsize n_labels, gint32 *dealt, gsize i, gsize n, GArray *all)
{
  if (i == n)
    g_array_append_vals (all, dealt, (guint) n);
  for (gsize label = 0; i < n && label < n_labels; label++)
    if (left[label] > 0)
      {
        left[label]--;
        dealt[i] = (gint32) label;
        deal (left, n_labels, dealt, i + 1, n, all);
        left[label]++;
      }
}

static void
check_all (const gint32 *labels, gsize n, gsize n_labels, guint64 expected)
{
  g_autoptr (GError) error = NULL;
  KotakuLabels model = { labels, n, n_labels };
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (gint32));
  gint32 left[8] = { 0 }, dealt[16];
  for (gsize i = 0; i < n; i++)
    left[labels[i]]++;
  deal (left, n_labels, dealt, 0, n, all);
  guint64 count = kotaku_labels_count (&model);
  ck_assert_uint_eq (count, expected);
  ck_assert_uint_eq (all->len, count * n);
  gint32 *arrangement = kotaku_null_labels.begin (&model, &error);
  ck_assert_no_error (error);
  for (guint64 index = 0; index < count; index++)
    {
      kotaku_null_labels.arrange (&model, arrangement, index);
      ck_assert_mem_eq (arrangement, (gint32 *) (void *) all->data + index * n, n * sizeof *labels);
    }
  kotaku_null_labels.end (arrangement);
}

/* Multinomials by hand: 5! / (3! 2!), 7! / (2! 3! 2!), 4!, 6! / (5! 1!). */
START_TEST (test_all)
{
  check_all ((const gint32[]){ 1, 0, 1, 0, 0 }, 5, 2, 10);
  check_all ((const gint32[]){ 0, 1, 2, 1, 2, 1, 0 }, 7, 3, 210);
  check_all ((const gint32[]){ 3, 2, 1, 0 }, 4, 4, 24);
  check_all ((const gint32[]){ 2, 2, 5, 2, 2, 2 }, 6, 6, 6);
}
END_TEST

START_TEST (test_few)
{
  check_all ((const gint32[]){ 1, 1, 1, 1 }, 4, 2, 1);
  check_all ((const gint32[]){ 0 }, 1, 1, 1);
  KotakuLabels none = { NULL, 0, 0 };
  ck_assert_uint_eq (kotaku_labels_count (&none), 1);
}
END_TEST

/* C(19, 9) = 92,378 is within reach, C(20, 10) = 184,756 is not; nor are four million and more
 * labels of all arrangements together: one of 2,000 apart is, one of 2,001 is not. */
START_TEST (test_count)
{
  g_autofree gint32 *labels = g_new0 (gint32, 200000);
  for (gsize i = 0; i < 10; i++)
    labels[2 * i] = 1;
  KotakuLabels model = { labels, 19, 2 };
  ck_assert_uint_eq (kotaku_labels_count (&model), 92378);
  model.n = 20;
  ck_assert_uint_eq (kotaku_labels_count (&model), 0);
  memset (labels, 0, 20 * sizeof *labels);
  model.n = 200000;
  ck_assert_uint_eq (kotaku_labels_count (&model), 1);
  labels[1999] = 1;
  model.n = 2000;
  ck_assert_uint_eq (kotaku_labels_count (&model), 2000);
  model.n = 2001;
  ck_assert_uint_eq (kotaku_labels_count (&model), 0);
}
END_TEST

/* Draws keep the counts, do not depend on the draw before, and make each of the ten as often:
 * chi-square with 9 degrees of freedom, below 27.88 with P .999. */
START_TEST (test_draw)
{
  static const gint32 labels[5] = { 0, 0, 0, 1, 1 };
  KotakuLabels model = { labels, 5, 2 };
  double counts[32] = { 0 }, sum = 0;
  guint n_kinds = 0;
  gint32 *arrangement = kotaku_null_labels.begin (&model, NULL);
  for (guint64 draw = 0; draw < 10000; draw++)
    {
      KotakuRandom random;
      guint code = 0, ones = 0;
      kotaku_random_init (&random, 1, 0, draw);
      kotaku_null_labels.draw (&model, arrangement, &random);
      for (gsize i = 0; i < 5; i++)
        {
          code |= (guint) arrangement[i] << i;
          ones += (guint) arrangement[i];
        }
      ck_assert_uint_eq (ones, 2);
      counts[code]++;
    }
  kotaku_null_labels.end (arrangement);
  for (gsize i = 0; i < 32; i++)
    if (counts[i] > 0)
      {
        n_kinds++;
        sum += (counts[i] - 1000) * (counts[i] - 1000) / 1000;
      }
  ck_assert_uint_eq (n_kinds, 10);
  ck_assert_double_lt (sum, 27.88);
}
END_TEST

KOTAKU_TEST_MAIN ("infer/labels", test_all, test_few, test_count, test_draw)

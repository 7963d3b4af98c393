/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "infer/infer.h"
#include "testing.h"

#include <math.h>

/* tests/kat_vectors of Random123 1.14, the lines "philox4x32 10": counter, key, block. */
static const guint32 known[3][10] = {
  { 0, 0, 0, 0, 0, 0, 0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8 },
  { 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0x408f276d, 0x41c83b0e,
    0xa20bc7c6, 0x6d5451fd },
  { 0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344, 0xa4093822, 0x299f31d0, 0xd16cfe09, 0x94fdcceb,
    0x5001e420, 0x24126ea1 },
};

START_TEST (test_published)
{
  for (gsize i = 0; i < 3; i++)
    {
      KotakuRandom random = { .used = 4 };
      for (gsize j = 0; j < 4; j++)
        random.counter[j] = known[i][j];
      for (gsize j = 0; j < 2; j++)
        random.key[j] = known[i][4 + j];
      for (gsize j = 0; j < 4; j++)
        ck_assert_uint_eq (kotaku_random_next (&random), known[i][6 + j]);
    }
}
END_TEST

/* Seed 0, purpose 0, draw 0 is the first vector. */
START_TEST (test_init)
{
  KotakuRandom random;
  kotaku_random_init (&random, 0, 0, 0);
  for (gsize j = 0; j < 4; j++)
    ck_assert_uint_eq (kotaku_random_next (&random), known[0][6 + j]);
  ck_assert_uint_ne (kotaku_random_next (&random), known[0][6]);
}
END_TEST

/* The streams of seeds, purposes and draws that differ in one bit have no number in common. */
START_TEST (test_streams)
{
  static const gint64 seeds[] = { 1, 2, 1, 1, 1, G_GINT64_CONSTANT (1) << 32 };
  static const guint32 purposes[] = { 1, 1, 2, 1, 1, 1 };
  static const guint64 draws[] = { 1, 1, 1, 2, G_GUINT64_CONSTANT (1) << 32 | 1, 1 };
  guint32 numbers[6][64];
  for (gsize i = 0; i < 6; i++)
    {
      KotakuRandom random;
      kotaku_random_init (&random, seeds[i], purposes[i], draws[i]);
      for (gsize k = 0; k < 64; k++)
        numbers[i][k] = kotaku_random_next (&random);
    }
  for (gsize i = 1; i < 6; i++)
    for (gsize j = 0; j < i; j++)
      for (gsize k = 0; k < 64 * 64; k++)
        ck_assert_uint_ne (numbers[i][k / 64], numbers[j][k % 64]);
}
END_TEST

/* Chi-square of 7 classes, 70,000 numbers: 6 degrees of freedom, below 22.46 with P .999. */
START_TEST (test_below)
{
  double counts[7] = { 0 }, sum = 0;
  KotakuRandom random;
  kotaku_random_init (&random, 1, 0, 0);
  for (gsize i = 0; i < 70000; i++)
    {
      guint32 number = kotaku_random_below (&random, 7);
      ck_assert_uint_lt (number, 7);
      counts[number]++;
    }
  for (gsize i = 0; i < 7; i++)
    sum += (counts[i] - 10000) * (counts[i] - 10000) / 10000;
  ck_assert_double_lt (sum, 22.46);
  for (gsize i = 0; i < 100; i++)
    ck_assert_uint_eq (kotaku_random_below (&random, 1), 0);
}
END_TEST

/* Among 3 x 2^30 numbers every third would come twice as often as others, were none rejected. */
START_TEST (test_below_large)
{
  guint thirds = 0;
  KotakuRandom random;
  kotaku_random_init (&random, 1, 0, 0);
  for (gsize i = 0; i < 30000; i++)
    {
      guint32 number = kotaku_random_below (&random, 3U << 30);
      ck_assert_uint_lt (number, 3U << 30);
      thirds += number % 3 == 0;
    }
  /* Binomial: 10,000 with a standard deviation of 81.6. */
  ck_assert_uint_gt (thirds, 10000 - 327);
  ck_assert_uint_lt (thirds, 10000 + 327);
}
END_TEST

START_TEST (test_uniform)
{
  double sum = 0, squares = 0;
  KotakuRandom random;
  kotaku_random_init (&random, 1, 0, 0);
  for (gsize i = 0; i < 100000; i++)
    {
      double number = kotaku_random_uniform (&random);
      ck_assert (number >= 0 && number < 1);
      sum += number;
      squares += number * number;
    }
  /* Four standard errors: .2887 / sqrt n, .2981 / sqrt n. */
  ck_assert_double_eq_tol (sum / 100000, .5, .0037);
  ck_assert_double_eq_tol (squares / 100000, 1. / 3, .0038);
  random = (KotakuRandom){ .block = { 0xffffffff, 0xffffffff, 0, 0 } };
  ck_assert_double_eq (kotaku_random_uniform (&random), 1 - 0x1p-53);
  ck_assert_double_eq (kotaku_random_uniform (&random), 0);
}
END_TEST

/* Each of the 24 orders of 4 as often as another: 23 degrees of freedom, below 49.73 with P .999.
 */
START_TEST (test_shuffle)
{
  double counts[256] = { 0 }, sum = 0;
  guint n_orders = 0;
  for (guint64 draw = 0; draw < 24000; draw++)
    {
      gint32 items[4] = { 0, 1, 2, 3 };
      KotakuRandom random;
      kotaku_random_init (&random, 1, 0, draw);
      kotaku_random_shuffle (&random, items, 4);
      counts[items[0] << 6 | items[1] << 4 | items[2] << 2 | items[3]]++;
    }
  for (gsize i = 0; i < 256; i++)
    if (counts[i] > 0)
      {
        n_orders++;
        sum += (counts[i] - 1000) * (counts[i] - 1000) / 1000;
      }
  ck_assert_uint_eq (n_orders, 24);
  ck_assert_double_lt (sum, 49.73);
}
END_TEST

START_TEST (test_shuffle_few)
{
  gint32 item = 7;
  KotakuRandom random;
  kotaku_random_init (&random, 1, 0, 0);
  kotaku_random_shuffle (&random, NULL, 0);
  kotaku_random_shuffle (&random, &item, 1);
  ck_assert_int_eq (item, 7);
  ck_assert_uint_eq (random.used, 4);
}
END_TEST

KOTAKU_TEST_MAIN ("infer/random",
                  test_published,
                  test_init,
                  test_streams,
                  test_below,
                  test_below_large,
                  test_uniform,
                  test_shuffle,
                  test_shuffle_few)

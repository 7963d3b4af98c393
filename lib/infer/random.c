/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Philox4x32-10: a block of four numbers is a function of a counter under a key, so each draw has a
 * stream of its own whichever thread makes it. */

#include "infer/infer.h"

#define ROUNDS 10

static const guint32 multipliers[2] = { 0xD2511F53, 0xCD9E8D57 };
static const guint32 weyl[2] = { 0x9E3779B9, 0xBB67AE85 };

void
kotaku_random_init (KotakuRandom *random, gint64 seed, guint32 purpose, guint64 draw)
{
  guint64 bits = (guint64) seed;
  *random = (KotakuRandom){ .key = { (guint32) bits, (guint32) (bits >> 32) },
                            .counter = { 0, purpose, (guint32) draw, (guint32) (draw >> 32) },
                            .used = 4 };
}

static void
make_block (KotakuRandom *random)
{
  guint32 a = random->counter[0], b = random->counter[1];
  guint32 c = random->counter[2], d = random->counter[3];
  guint32 key0 = random->key[0], key1 = random->key[1];
  for (guint i = 0; i < ROUNDS; i++)
    {
      guint64 first = (guint64) multipliers[0] * a;
      guint64 second = (guint64) multipliers[1] * c;
      a = (guint32) (second >> 32) ^ b ^ key0;
      b = (guint32) second;
      c = (guint32) (first >> 32) ^ d ^ key1;
      d = (guint32) first;
      key0 += weyl[0];
      key1 += weyl[1];
    }
  random->block[0] = a;
  random->block[1] = b;
  random->block[2] = c;
  random->block[3] = d;
  random->counter[0]++;
  random->used = 0;
}

guint32
kotaku_random_next (KotakuRandom *random)
{
  if (random->used == 4)
    make_block (random);
  return random->block[random->used++];
}

/* Lemire 2019: the high half of a product; the few low halves that would favour some are drawn
 * anew. */
guint32
kotaku_random_below (KotakuRandom *random, guint32 n)
{
  guint64 product = (guint64) kotaku_random_next (random) * n;
  if ((guint32) product < n)
    {
      guint32 least = -n % n;
      while ((guint32) product < least)
        product = (guint64) kotaku_random_next (random) * n;
    }
  return (guint32) (product >> 32);
}

double
kotaku_random_uniform (KotakuRandom *random)
{
  guint64 high = kotaku_random_next (random) >> 5;
  guint64 low = kotaku_random_next (random) >> 6;
  return (double) (high << 26 | low) * 0x1p-53;
}

void
kotaku_random_shuffle (KotakuRandom *random, gint32 *items, gsize n)
{
  for (gsize i = n; i > 1; i--)
    {
      guint32 other = kotaku_random_below (random, (guint32) i);
      gint32 item = items[i - 1];
      items[i - 1] = items[other];
      items[other] = item;
    }
}

/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "infer/infer.h"
#include "testing.h"

/* Orders one place after another, in lexicographic order: another way than numbers. */
static void
place (gboolean *used, gint32 *order, gsize i, gsize n, GArray *all)
{
  if (i == n)
    g_array_append_vals (all, order, (guint) n);
  for (gsize unit = 0; i < n && unit < n; unit++)
    if (!used[unit])
      {
        used[unit] = TRUE;
        order[i] = (gint32) unit;
        place (used, order, i + 1, n, all);
        used[unit] = FALSE;
      }
}

START_TEST (test_all)
{
  static const guint64 factorials[] = { 1, 1, 2, 6, 24, 120, 720, 5040, 40320 };
  for (gsize n = 0; n <= 8; n++)
    {
      g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (gint32));
      gboolean used[8] = { FALSE };
      gint32 order[8];
      place (used, order, 0, n, all);
      ck_assert_uint_eq (kotaku_order_count (n), factorials[n]);
      ck_assert_uint_eq (all->len, factorials[n] * n);
      gint32 *arrangement = kotaku_null_order.begin (&n, NULL);
      for (guint64 index = 0; n > 0 && index < factorials[n]; index++)
        {
          kotaku_null_order.arrange (&n, arrangement, index);
          ck_assert_mem_eq (arrangement, (gint32 *) (void *) all->data + index * n,
                            n * sizeof *order);
        }
      kotaku_null_order.end (arrangement);
    }
  ck_assert_uint_eq (kotaku_order_count (9), 0);
}
END_TEST

START_TEST (test_draw)
{
  gsize n = 50;
  gint32 *arrangement = kotaku_null_order.begin (&n, NULL);
  guint moved = 0;
  for (guint64 draw = 0; draw < 100; draw++)
    {
      KotakuRandom random;
      guint64 seen = 0;
      kotaku_random_init (&random, 1, 0, draw);
      kotaku_null_order.draw (&n, arrangement, &random);
      for (gsize i = 0; i < n; i++)
        {
          seen |= G_GUINT64_CONSTANT (1) << arrangement[i];
          moved += arrangement[i] != (gint32) i;
        }
      ck_assert_uint_eq (seen, (G_GUINT64_CONSTANT (1) << 50) - 1);
    }
  /* One of n stays in its place on average. */
  ck_assert_uint_gt (moved, 4800);
  kotaku_null_order.observe (&n, arrangement);
  for (gsize i = 0; i < n; i++)
    ck_assert_int_eq (arrangement[i], (gint32) i);
  kotaku_null_order.end (arrangement);
}
END_TEST

KOTAKU_TEST_MAIN ("infer/order", test_all, test_draw)

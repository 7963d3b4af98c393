/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "batches.h"
#include "fixtures.h"

#define HEADER "from|to|form|direction|strength|activities|since|weight|source|id|note"

static char *
make_row (GRand *random)
{
  const char *const forms[] = { "", "work", "kekerabatan", "kerja;kinship" };
  const char *const directions[] = { "", "vertical", "equal", "unstated" };
  const char *const activities[] = { "", "sosial", "zakat;social", "arisan" };
  const char *const dates[] = { "", "2018", "2017-03-14", "2018-05" };
  return g_strdup_printf (
      "n%d|n%d|%s|%s|%s|%s|%s|%d|p. %d||%s", g_rand_int_range (random, 0, 40),
      g_rand_int_range (random, 0, 60), forms[g_rand_int_range (random, 0, 4)],
      directions[g_rand_int_range (random, 0, 4)], g_rand_boolean (random) ? "weak" : "",
      activities[g_rand_int_range (random, 0, 4)], dates[g_rand_int_range (random, 0, 4)],
      g_rand_int_range (random, 1, 9), g_rand_int_range (random, 1, 30),
      g_rand_int_range (random, 0, 5) == 0 ? " seen " : "");
}

static char *
load (const char *const *parts, gsize n_parts, gsize n_slots, gboolean known)
{
  KotakuBatch *slots[4] = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuNetwork) network = kotaku_network_new ();
  for (int i = 0; known && i < 60; i++)
    {
      g_autofree char *id = g_strdup_printf ("n%d", 59 - i);
      kotaku_network_add_actor (network, id, &error);
    }
  KotakuNetwork *nodes = known ? network : NULL;
  g_autoptr (KotakuBatch) whole = make_batch (KOTAKU_TABLE_TIES, nodes, HEADER);
  for (gsize i = 0; i < n_parts; i++)
    {
      KotakuBatch **slot = &slots[i % n_slots];
      if (*slot == NULL)
        *slot = make_batch (KOTAKU_TABLE_TIES, nodes, HEADER);
      add_lines (*slot, parts[i], NULL, NULL);
      ck_assert (kotaku_batch_append (whole, *slot, &error));
      ck_assert_uint_eq (kotaku_batch_get_n_rows (*slot), 0);
    }
  for (gsize i = 0; i < n_slots; i++)
    kotaku_batch_free (slots[i]);
  ck_assert (kotaku_network_check_batch (network, whole, NULL, NULL, NULL, &error));
  ck_assert (kotaku_network_add_batch (network, whole, TRUE, NULL, &error));
  ck_assert_no_error (error);
  return kotaku_network_get_checksum (network, NULL, NULL);
}

/* One batch or many parts, some of which serve again: the same network. */
START_TEST (test_parts_make_the_whole)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autoptr (GString) all = g_string_new (NULL);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  for (int i = 0; i < 23; i++)
    {
      g_autoptr (GString) part = g_string_new (NULL);
      for (int j = g_rand_int_range (random, 0, 30); j > 0; j--)
        {
          g_autofree char *row = make_row (random);
          g_string_append_printf (part, "%s\n", row);
        }
      g_string_append (all, part->str);
      g_ptr_array_add (parts, g_strdup (part->str));
    }
  const char *const whole[] = { all->str };
  for (int known = 0; known < 2; known++)
    {
      g_autofree char *one = load (whole, 1, 1, known);
      for (gsize n_slots = 1; n_slots <= 4; n_slots++)
        {
          g_autofree char *many
              = load ((const char *const *) parts->pdata, parts->len, n_slots, known);
          ck_assert_str_eq (one, many);
        }
    }
}
END_TEST

START_TEST (test_faults_and_lines_move)
{
  g_autoptr (KotakuBatch) whole = make_batch (KOTAKU_TABLE_TIES, NULL, "from|to|scope");
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (KotakuBatch) part = make_batch (KOTAKU_TABLE_TIES, NULL, "from|to|scope");
      add_lines (part, "a|b|beyond\n", NULL, NULL);
      ck_assert (kotaku_batch_set_line (part, 2 * i + 2, NULL));
      add_lines (part, "a|b|far\n", NULL, NULL);
      ck_assert (kotaku_batch_set_line (part, 2 * i + 3, NULL));
      ck_assert (kotaku_batch_append (whole, part, NULL));
    }
  ck_assert_uint_eq (whole->faults->n, 2);
  ck_assert_uint_eq (KOTAKU_BUFFER_DATA (KotakuFaultPlace, whole->faults)[1].row, 3);
  ck_assert_int_eq (KOTAKU_BUFFER_DATA (gint32, whole->lines)[3], 5);
}
END_TEST

KOTAKU_TEST_MAIN ("model/batch-join", test_parts_make_the_whole, test_faults_and_lines_move)

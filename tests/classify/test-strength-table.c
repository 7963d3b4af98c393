/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "common.h"

#define N_ACTORS 40

static const char *const some_roles[] = { "", "user", "worker", "RT head", "KPP", "resident" };
static const char *const answers[] = { "", "yes", "no" };

/* RTs 1 to 3 of RWs 1 and 2 of two kelurahan; odd: one of them without its RW. */
static char *
make_zones (GRand *random, gboolean odd)
{
  GString *rows = g_string_new ("id,rt,rw,kelurahan,delineated\n");
  for (int i = 0; i < 8; i++)
    g_string_append_printf (rows, "z%d,%d,%s,K%d,%s\n", i, g_rand_int_range (random, 1, 4),
                            odd && i == 0                          ? ""
                            : g_rand_int_range (random, 0, 2) == 0 ? "1"
                                                                   : "2",
                            g_rand_int_range (random, 0, 2),
                            answers[g_rand_int_range (random, 1, 3)]);
  return g_string_free (rows, FALSE);
}

static char *
make_actors (GRand *random)
{
  GString *rows = g_string_new ("id,zone,role,funded\n");
  for (int i = 0; i < N_ACTORS; i++)
    {
      int zone = g_rand_int_range (random, -1, 8);
      g_autofree char *name = zone < 0 ? g_strdup ("") : g_strdup_printf ("z%d", zone);
      g_string_append_printf (rows, "a%d,%s,%s,%s\n", i, name,
                              some_roles[g_rand_int_range (random, 0, 6)],
                              answers[g_rand_int_range (random, 0, 3)]);
    }
  return g_string_free (rows, FALSE);
}

typedef struct
{
  KotakuNetwork *network;
  KotakuView *view;
  KotakuRules *rules;
  KotakuRecords records;
} World;

static void
world_init (World *world, guint32 seed, gboolean odd)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autofree char *zones = make_zones (random, odd);
  g_autofree char *actors = make_actors (random);
  guint8 in[N_ACTORS];
  memset (in, TRUE, sizeof in);
  world->network = kotaku_network_new ();
  kotaku_fixture_append (world->network, KOTAKU_TABLE_ZONES, zones, &error);
  ck_assert_no_error (error);
  kotaku_fixture_append (world->network, KOTAKU_TABLE_ACTORS, actors, &error);
  ck_assert_no_error (error);
  world->view = kotaku_fixture_view (world->network, NULL);
  world->rules = kotaku_rules_new (world->network, NULL, &error);
  world->records = (KotakuRecords){ 0 };
  kotaku_records_init (&world->records, world->rules, world->view, in, NULL, &error);
  ck_assert_no_error (error);
}

static void
world_clear (World *world)
{
  kotaku_records_clear (&world->records);
  kotaku_rules_free (world->rules);
  kotaku_view_unref (world->view);
  kotaku_network_unref (world->network);
}

/* The table says of any two records what the rules say. */
START_TEST (test_same_as_the_rules)
{
  for (guint32 seed = 0; seed < 100; seed++)
    {
      World world;
      g_auto (KotakuRuleTable) table = { 0 };
      world_init (&world, seed, FALSE);
      ck_assert (kotaku_rule_table_init (&table, &world.records, NULL));
      ck_assert_uint_gt (table.n_kinds, 5);
      for (gsize a = 0; a < world.records.n_records; a++)
        for (gsize b = 0; b < world.records.n_records; b++)
          {
            gsize place = kotaku_rule_table_find (&table, table.sides[a], table.sides[b]);
            ck_assert_int_eq (table.rules[place],
                              kotaku_records_apply (&world.records, (gint32) a, (gint32) b));
          }
      world_clear (&world);
    }
}
END_TEST

/* An RT of unknown RW may be the same as two that differ: no classes, and no table. */
START_TEST (test_no_classes)
{
  World world;
  g_auto (KotakuRuleTable) table = { 0 };
  world_init (&world, 1, TRUE);
  ck_assert (kotaku_rule_table_init (&table, &world.records, NULL));
  ck_assert_uint_eq (table.n_kinds, 0);
  world_clear (&world);
}
END_TEST

START_TEST (test_memory)
{
  World world;
  gboolean done = FALSE;
  world_init (&world, 2, FALSE);
  for (gint64 nth = 1; !done; nth++)
    {
      g_autoptr (GError) error = NULL;
      g_auto (KotakuRuleTable) table = { 0 };
      kotaku_memory_fail_from (nth);
      done = kotaku_rule_table_init (&table, &world.records, &error);
      kotaku_memory_fail_from (-1);
      ck_assert (done || g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_NO_MEMORY));
      ck_assert_int_eq (table.n_kinds > 0, done);
    }
  world_clear (&world);
}
END_TEST

KOTAKU_TEST_MAIN ("classify/strength-table", test_same_as_the_rules, test_no_classes, test_memory)

/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "validation.h"

#include <math.h>

enum
{
  LARGEST = 32
};

typedef struct
{
  KotakuNetwork *network;
  KotakuRandom *random;
  const KotakuTruth *truth;
  guint n;
  KotakuNode nodes[LARGEST];
  double a[LARGEST], b[LARGEST]; /* what the actors are like */
} World;

static void
world_clear (World *world)
{
  g_clear_pointer (&world->network, kotaku_network_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (World, world_clear)

double
kotaku_random_normal (KotakuRandom *random)
{
  double u = 1 - kotaku_random_uniform (random);
  return sqrt (-2 * log (u)) * cos (2 * G_PI * kotaku_random_uniform (random));
}

static double
logistic (double x)
{
  return 1 / (1 + exp (-x));
}

double
kotaku_expected_share (double mean, double sd)
{
  double sum = 0, weight = 0;
  for (int i = -4000; i <= 4000; i++)
    {
      double z = i / 500.0, w = exp (-z * z / 2);
      sum += w * logistic (mean + G_SQRT2 * sd * z);
      weight += w;
    }
  return sum / weight;
}

static gboolean
happens (World *world, double odds)
{
  return kotaku_random_uniform (world->random) < logistic (odds);
}

static void
world_init (World *world, const KotakuTruth *truth, KotakuRandom *random)
{
  world->network = kotaku_network_new ();
  world->truth = truth;
  world->random = random;
}

static gboolean
add_nodes (World *world, guint n, gboolean institutions, GError **error)
{
  for (guint i = 0; i < n; i++)
    {
      guint at = world->n++;
      g_autofree char *id = g_strdup_printf ("%c%u", institutions ? 'i' : 'p', i);
      world->nodes[at] = institutions ? kotaku_network_add_institution (world->network, id, error)
                                      : kotaku_network_add_actor (world->network, id, error);
      if (world->nodes[at] == KOTAKU_NODE_NONE)
        return FALSE;
      world->a[at] = world->truth->sd * kotaku_random_normal (world->random);
      world->b[at] = world->truth->sd * kotaku_random_normal (world->random);
    }
  return TRUE;
}

static KotakuTie
add_tie (World *world, guint from, guint to, KotakuDirection direction, GError **error)
{
  return kotaku_network_add_tie (world->network, world->nodes[from], world->nodes[to], direction,
                                 error);
}

/* Every pair of nodes first ... end - 1: vertical with these odds, else equal. */
static gboolean
add_relations (World *world, guint first, guint end, double odds, GError **error)
{
  for (guint i = first; i < end; i++)
    for (guint j = i + 1; j < end; j++)
      {
        gboolean vertical = happens (world, odds + world->a[i] + world->a[j]);
        gboolean turned = happens (world, 0);
        KotakuTie tie
            = add_tie (world, turned ? j : i, turned ? i : j,
                       vertical ? KOTAKU_DIRECTION_VERTICAL : KOTAKU_DIRECTION_EQUAL, error);
        if (tie == KOTAKU_TIE_NONE)
          return FALSE;
      }
  return TRUE;
}

KotakuNetwork *
kotaku_world_levels (const KotakuTruth *truth, KotakuRandom *random, GError **error)
{
  g_auto (World) world = { NULL };
  world_init (&world, truth, random);
  if (!add_nodes (&world, 10, FALSE, error) || !add_nodes (&world, 6, TRUE, error)
      || !add_relations (&world, 0, 10, -1, error)
      || !add_relations (&world, 10, 16, -1 + truth->effect, error))
    return NULL;
  return g_steal_pointer (&world.network);
}

KotakuNetwork *
kotaku_world_level (const KotakuTruth *truth, KotakuRandom *random, GError **error)
{
  g_auto (World) world = { NULL };
  world_init (&world, truth, random);
  if (!add_nodes (&world, 15, FALSE, error) || !add_relations (&world, 0, 15, truth->effect, error))
    return NULL;
  return g_steal_pointer (&world.network);
}

/* A dyad of arcs that are likelier together. */
static gboolean
add_dyad (World *world, guint i, guint j, GError **error)
{
  double forth = exp (-1 + world->a[i] + world->b[j]), back = exp (-1 + world->a[j] + world->b[i]);
  double both = forth * back * exp (world->truth->effect);
  double u = kotaku_random_uniform (world->random) * (1 + forth + back + both);
  gboolean has_forth = u >= 1 && u < 1 + forth, has_back = u >= 1 + forth && u < 1 + forth + back;
  gboolean has_both = u >= 1 + forth + back;
  return (!(has_forth || has_both)
          || add_tie (world, i, j, KOTAKU_DIRECTION_ARC, error) != KOTAKU_TIE_NONE)
         && (!(has_back || has_both)
             || add_tie (world, j, i, KOTAKU_DIRECTION_ARC, error) != KOTAKU_TIE_NONE);
}

KotakuNetwork *
kotaku_world_arcs (const KotakuTruth *truth, KotakuRandom *random, GError **error)
{
  g_auto (World) world = { NULL };
  world_init (&world, truth, random);
  if (!add_nodes (&world, 15, FALSE, error))
    return NULL;
  for (guint i = 0; i < world.n; i++)
    for (guint j = i + 1; j < world.n; j++)
      if (!add_dyad (&world, i, j, error))
        return NULL;
  return g_steal_pointer (&world.network);
}

KotakuNetwork *
kotaku_world_across (const KotakuTruth *truth, KotakuRandom *random, GError **error)
{
  g_auto (World) world = { NULL };
  world_init (&world, truth, random);
  if (!add_nodes (&world, 12, FALSE, error) || !add_nodes (&world, 8, TRUE, error))
    return NULL;
  for (guint i = 0; i < 12; i++)
    for (guint j = 12; j < world.n; j++)
      if (!add_dyad (&world, i, j, error))
        return NULL;
  return g_steal_pointer (&world.network);
}

/* -- zones
 * ----------------------------------------------------------------------------------------- */

enum
{
  N_ZONES = 8,
  N_PER_ZONE = 3,
  N_RESIDENTS = N_ZONES * N_PER_ZONE
};

static gboolean
append (World *world, KotakuTable table, const char *csv, GError **error)
{
  g_auto (GStrv) lines = g_strsplit (csv, "\n", -1);
  g_auto (GStrv) names = g_strsplit (lines[0], ",", -1);
  guint n = g_strv_length (lines) - 1;
  g_autoptr (KotakuFrame) rows = kotaku_frame_new (n);
  for (guint column = 0; names[column] != NULL; column++)
    {
      g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
      for (guint row = 1; row <= n; row++)
        {
          g_auto (GStrv) split = g_strsplit (lines[row], ",", -1);
          g_ptr_array_add (cells, g_strdup (split[column]));
        }
      if (!kotaku_frame_add_strings (rows, names[column], (const char *const *) cells->pdata, n,
                                     error))
        return FALSE;
    }
  return kotaku_network_append_rows (world->network, table, rows, NULL, NULL, error);
}

static gboolean
add_places (World *world, GError **error)
{
  g_autoptr (GString) zones = g_string_new ("id,unit,delineated");
  for (guint z = 0; z < N_ZONES; z++)
    g_string_append_printf (zones, "\nz%u,RT,%s", z, z < N_ZONES / 2 ? "yes" : "no");
  if (!append (world, KOTAKU_TABLE_ZONES, zones->str, error))
    return FALSE;
  for (guint i = 0; i < N_RESIDENTS; i++)
    {
      g_autofree char *zone = g_strdup_printf ("z%u", i / N_PER_ZONE);
      if (!kotaku_network_set_node_zone (world->network, world->nodes[i], zone, error))
        return FALSE;
    }
  KotakuNode team = kotaku_network_add_institution (world->network, "team", error);
  return team != KOTAKU_NODE_NONE
         && kotaku_network_set_node_sector (world->network, team, KOTAKU_SECTOR_PROGRAMME, error)
         && append (world, KOTAKU_TABLE_AFFILIATIONS, "actor,institution\np24,team\np25,team",
                    error);
}

KotakuNetwork *
kotaku_world_zones (const KotakuTruth *truth, KotakuRandom *random, GError **error)
{
  g_auto (World) world = { NULL };
  world_init (&world, truth, random);
  if (!add_nodes (&world, N_RESIDENTS + 2, FALSE, error) || !add_places (&world, error))
    return NULL;
  for (guint i = 0; i < N_RESIDENTS; i++)
    for (guint j = i + 1; j < world.n; j++)
      {
        /* The team is at home nowhere: it is as near to people inside as these are. */
        gboolean inside = i < N_RESIDENTS / 2 && (j < N_RESIDENTS / 2 || j >= N_RESIDENTS);
        double more = inside ? truth->effect : 0;
        if (!happens (&world, -0.5 + more + world.a[i] + world.a[j]))
          continue;
        gboolean strong = happens (&world, more + world.b[i] + world.b[j]);
        KotakuTie tie = add_tie (&world, i, j, KOTAKU_DIRECTION_EQUAL, error);
        if (tie == KOTAKU_TIE_NONE
            || !kotaku_network_set_tie_strength (
                world.network, tie, strong ? KOTAKU_STRENGTH_STRONG : KOTAKU_STRENGTH_WEAK, error))
          return NULL;
      }
  return g_steal_pointer (&world.network);
}

/* -- sectors
 * --------------------------------------------------------------------------------------- */

static gboolean
add_sectors (World *world, guint n_sectors, GError **error)
{
  static const KotakuSector sectors[] = { KOTAKU_SECTOR_GOVERNMENT, KOTAKU_SECTOR_PRIVATE,
                                          KOTAKU_SECTOR_PROGRAMME, KOTAKU_SECTOR_COMMUNITY };
  for (guint i = 0; i < world->n; i++)
    if (!kotaku_network_set_node_sector (world->network, world->nodes[i], sectors[i % n_sectors],
                                         error))
      return FALSE;
  return TRUE;
}

KotakuNetwork *
kotaku_world_sectors (const KotakuTruth *truth, KotakuRandom *random, GError **error)
{
  g_auto (World) world = { NULL };
  world_init (&world, truth, random);
  if (!add_nodes (&world, 20, FALSE, error) || !add_sectors (&world, 3, error))
    return NULL;
  for (guint i = 0; i < world.n; i++)
    for (guint j = i + 1; j < world.n; j++)
      {
        double more = i % 3 == j % 3 ? truth->effect : 0;
        if (happens (&world, -1.5 + more + world.a[i] + world.a[j])
            && add_tie (&world, i, j, KOTAKU_DIRECTION_EQUAL, error) == KOTAKU_TIE_NONE)
          return NULL;
      }
  return g_steal_pointer (&world.network);
}

/* An arc of these odds, and whether it is there; -1 with error. */
static int
add_arc (World *world, guint i, guint j, double less, GError **error)
{
  if (!happens (world, -1.5 - less + world->a[i] + world->b[j]))
    return 0;
  return add_tie (world, i, j, KOTAKU_DIRECTION_ARC, error) != KOTAKU_TIE_NONE ? 1 : -1;
}

KotakuNetwork *
kotaku_world_broker (const KotakuTruth *truth, KotakuRandom *random, GError **error)
{
  g_auto (World) world = { NULL };
  int to_broker[LARGEST] = { 0 }, from_broker[LARGEST] = { 0 };
  world_init (&world, truth, random);
  if (!add_nodes (&world, 16, FALSE, error) || !add_sectors (&world, 4, error))
    return NULL;
  for (guint i = 1; i < world.n; i++)
    if ((to_broker[i] = add_arc (&world, i, 0, 0, error)) < 0
        || (from_broker[i] = add_arc (&world, 0, i, 0, error)) < 0)
      return NULL;
  for (guint i = 1; i < world.n; i++)
    for (guint j = 1; j < world.n; j++)
      {
        double less = to_broker[i] && from_broker[j] ? truth->effect : 0;
        if (i != j && add_arc (&world, i, j, less, error) < 0)
          return NULL;
      }
  return g_steal_pointer (&world.network);
}

/* -- contests
 * --------------------------------------------------------------------------------------- */

static gboolean
add_wins (World *world, guint i, guint j, guint wins, GError **error)
{
  if (wins == 0)
    return TRUE;
  KotakuTie tie = add_tie (world, i, j, KOTAKU_DIRECTION_ARC, error);
  return tie != KOTAKU_TIE_NONE && kotaku_network_set_tie_weight (world->network, tie, wins, error);
}

KotakuNetwork *
kotaku_world_contests (const KotakuTruth *truth, KotakuRandom *random, GError **error)
{
  g_auto (World) world = { NULL };
  double rank[LARGEST];
  world_init (&world, truth, random);
  if (!add_nodes (&world, 10, FALSE, error))
    return NULL;
  for (guint i = 0; i < world.n; i++)
    rank[i] = kotaku_random_normal (random);
  for (guint i = 0; i < world.n; i++)
    for (guint j = i + 1; j < world.n; j++)
      {
        if (!happens (&world, 1 + world.a[i] + world.a[j]))
          continue;
        guint met = 2 + kotaku_random_below (random, 5), wins = 0;
        double chance = 1 - kotaku_random_uniform (random);
        double odds = log (chance / (1 - chance + 1e-12)) + truth->effect * (rank[i] - rank[j]);
        for (guint k = 0; k < met; k++)
          wins += happens (&world, odds);
        if (!add_wins (&world, i, j, wins, error) || !add_wins (&world, j, i, met - wins, error))
          return NULL;
      }
  return g_steal_pointer (&world.network);
}

/* -- two stages -- */

static gboolean
tie_at_stage (World *world, KotakuStage stage, const double *activity, double mean, GError **error)
{
  for (guint i = 0; i < world->n; i++)
    for (guint j = i + 1; j < world->n; j++)
      {
        if (!happens (world, mean + activity[i] + activity[j]))
          continue;
        KotakuTie tie = add_tie (world, i, j, KOTAKU_DIRECTION_EQUAL, error);
        if (tie == KOTAKU_TIE_NONE
            || !kotaku_network_set_tie_stages (world->network, tie, stage, error))
          return FALSE;
      }
  return TRUE;
}

static KotakuNetwork *
make_stages (const KotakuTruth *truth, KotakuRandom *random, gboolean shared, GError **error)
{
  g_auto (World) world = { 0 };
  world_init (&world, truth, random);
  if (!add_nodes (&world, 15, FALSE, error)
      || !tie_at_stage (&world, KOTAKU_STAGE_PLANNING, world.a, -1, error)
      || !tie_at_stage (&world, KOTAKU_STAGE_IMPLEMENTATION, shared ? world.a : world.b,
                        -1 + truth->effect, error))
    return NULL;
  return g_steal_pointer (&world.network);
}

KotakuNetwork *
kotaku_world_stages (const KotakuTruth *truth, KotakuRandom *random, GError **error)
{
  return make_stages (truth, random, FALSE, error);
}

KotakuNetwork *
kotaku_world_activity (const KotakuTruth *truth, KotakuRandom *random, GError **error)
{
  return make_stages (truth, random, TRUE, error);
}

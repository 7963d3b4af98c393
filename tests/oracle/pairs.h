/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

/* A plain twin of the pair rule: texts and hash tables, a tie at a time, through public getters. */

#include <kotaku.h>
#include <math.h>
#include <string.h>

typedef struct
{
  KotakuNetwork *network;
  KotakuStage stage; /* chosen, or 0 */
  KotakuNode a, b;   /* a before b */
  GArray *ties;      /* KotakuTie */
} TwinPair;

/* What a tie says of a field; "" is nothing. Free it. */
static char *
twin_say (const TwinPair *pair, const char *field, KotakuTie tie)
{
  KotakuNetwork *network = pair->network;
  if (strcmp (field, "form") == 0)
    return g_strdup (kotaku_form_to_text (kotaku_network_get_tie_form (network, tie), 1));
  if (strcmp (field, "strength") == 0)
    return g_strdup (kotaku_strength_to_text (kotaku_network_get_tie_strength (network, tie), 1));
  if (strcmp (field, "content") == 0)
    return g_strdup (kotaku_content_to_text (kotaku_network_get_tie_content (network, tie), 1));
  if (strcmp (field, "scope") == 0)
    return g_strdup (kotaku_scope_to_text (kotaku_network_get_tie_scope (network, tie), 1));
  KotakuDirection direction = kotaku_network_get_tie_direction (network, tie);
  gboolean relation = strcmp (field, "relation") == 0;
  if (direction == KOTAKU_DIRECTION_UNSTATED
      || (relation
          && (direction == KOTAKU_DIRECTION_ARC
              || kotaku_network_get_tie_strength (network, tie) == KOTAKU_STRENGTH_ABSENT)))
    return g_strdup ("");
  if (direction == KOTAKU_DIRECTION_VERTICAL)
    return g_strdup_printf (
        "vertical %s",
        kotaku_network_get_node_id (network, kotaku_network_get_tie_from (network, tie)));
  return g_strdup (relation ? "symmetric" : kotaku_direction_to_text (direction, 1));
}

/* Whether tie is heard before other. */
static gboolean
twin_is_before (const TwinPair *pair, KotakuTie tie, KotakuTie other)
{
  gboolean stated = kotaku_network_get_tie_stated (pair->network, tie);
  if (stated != kotaku_network_get_tie_stated (pair->network, other))
    return stated;
  gboolean staged = kotaku_network_get_tie_stages (pair->network, tie) != 0;
  if (staged == (kotaku_network_get_tie_stages (pair->network, other) != 0))
    return FALSE;
  return pair->stage != 0 ? staged : !staged;
}

/* The votes for a value from the ties that nothing recorded is heard before. */
static guint
twin_count (const TwinPair *pair, const char *field, const char *value)
{
  g_autoptr (GHashTable) voters = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < pair->ties->len; i++)
    {
      KotakuTie tie = g_array_index (pair->ties, KotakuTie, i);
      g_autofree char *said = twin_say (pair, field, tie);
      gboolean heard = strcmp (said, value) == 0;
      for (guint j = 0; heard && j < pair->ties->len; j++)
        {
          KotakuTie other = g_array_index (pair->ties, KotakuTie, j);
          g_autofree char *others = twin_say (pair, field, other);
          heard = *others == 0 || !twin_is_before (pair, other, tie);
        }
      if (!heard)
        continue;
      const char *const *sources = kotaku_network_get_tie_source (pair->network, tie);
      if (sources == NULL || sources[0] == NULL)
        g_hash_table_add (voters, g_strdup_printf ("\001%u", i));
      for (guint k = 0; sources != NULL && sources[k] != NULL; k++)
        g_hash_table_add (voters, g_strdup (sources[k]));
    }
  return g_hash_table_size (voters);
}

/* What the field settles on: "" not recorded, "conflict". Free it. */
static char *
twin_settle (const TwinPair *pair, const char *field)
{
  g_autofree char *winner = g_strdup ("");
  guint most = 0;
  for (guint i = 0; i < pair->ties->len; i++)
    {
      g_autofree char *value = twin_say (pair, field, g_array_index (pair->ties, KotakuTie, i));
      guint votes = *value != 0 ? twin_count (pair, field, value) : 0;
      gboolean same = strcmp (value, winner) == 0;
      if (votes == 0 || votes < most || same)
        continue;
      g_free (winner);
      winner = g_strdup (votes == most ? "conflict" : value);
      most = votes;
    }
  return g_steal_pointer (&winner);
}

/* Whether any two ties say different things. */
static gboolean
twin_disagrees (const TwinPair *pair, const char *field)
{
  g_autoptr (GHashTable) said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < pair->ties->len; i++)
    {
      char *value = twin_say (pair, field, g_array_index (pair->ties, KotakuTie, i));
      if (*value != 0)
        g_hash_table_add (said, value);
      else
        g_free (value);
    }
  return g_hash_table_size (said) > 1;
}

/* "relation dominant basis"; arcs count one way each, a half is not within the tolerance. Free it.
 */
static char *
twin_relate (const TwinPair *pair, double tolerance)
{
  const char *a = kotaku_network_get_node_id (pair->network, pair->a);
  const char *b = kotaku_network_get_node_id (pair->network, pair->b);
  g_autofree char *strength = twin_settle (pair, "strength");
  g_autofree char *vote = twin_settle (pair, "relation");
  if (strcmp (strength, "none") == 0)
    return g_strdup ("none  coded");
  if (strcmp (vote, "symmetric") == 0)
    return g_strdup ("symmetric  coded");
  if (strcmp (vote, "conflict") == 0)
    return g_strdup ("undecided  coded");
  if (*vote != 0)
    return g_strdup_printf ("asymmetric %s coded", vote + strlen ("vertical "));
  double weight[2] = { 0, 0 };
  gboolean bare[2] = { FALSE, FALSE };
  for (guint i = 0; i < pair->ties->len; i++)
    {
      KotakuTie tie = g_array_index (pair->ties, KotakuTie, i);
      gboolean heard = TRUE;
      for (guint j = 0; j < pair->ties->len; j++)
        {
          KotakuTie other = g_array_index (pair->ties, KotakuTie, j);
          gboolean arc
              = kotaku_network_get_tie_direction (pair->network, other) == KOTAKU_DIRECTION_ARC
                && kotaku_network_get_tie_strength (pair->network, other) != KOTAKU_STRENGTH_ABSENT;
          heard &= (other != tie || arc) && !(arc && twin_is_before (pair, other, tie));
        }
      int side = kotaku_network_get_tie_from (pair->network, tie) == pair->a ? 0 : 1;
      double own = kotaku_network_get_tie_weight (pair->network, tie);
      if (heard && isnan (own))
        bare[side] = TRUE;
      else if (heard)
        weight[side] += own;
    }
  weight[0] += bare[0];
  weight[1] += bare[1];
  if (weight[0] + weight[1] == 0)
    return g_strdup ("undecided  ");
  if (weight[0] <= tolerance * weight[1] && weight[1] <= tolerance * weight[0])
    return g_strdup ("symmetric  arcs");
  return g_strdup_printf ("asymmetric %s arcs", weight[0] > weight[1] ? a : b);
}

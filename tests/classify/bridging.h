/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

/* Networks in which something bridges. */

#include "common.h"
#include "oracle/reference.h"

#define MOST 14

/* Actors with a space between. */
static inline KotakuNetwork *
network_of_ties (const char *actors, const char *ties)
{
  KotakuNetwork *network = kotaku_network_new ();
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) ids = g_strsplit (actors, " ", -1);
  g_autofree char *lines = g_strjoinv ("\n", ids);
  g_autofree char *table = g_strdup_printf ("id\n%s\n", lines);
  kotaku_fixture_append (network, KOTAKU_TABLE_ACTORS, table, &error);
  ck_assert_no_error (error);
  kotaku_fixture_append (network, KOTAKU_TABLE_TIES, ties, &error);
  ck_assert_no_error (error);
  return network;
}

static inline KotakuFrame *
bridge (KotakuNetwork *network, const char *option, const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  g_autoptr (KotakuOptions) options = options_of (option, value);
  KotakuFrame *frame = kotaku_view_bridges (view, options, NULL, &error);
  ck_assert_no_error (error);
  return frame;
}

static inline KotakuNetwork *
karate (void)
{
  g_autoptr (GString) actors = g_string_new ("n0");
  g_autoptr (GString) ties = g_string_new ("from,to,direction,strength\n");
  for (int i = 1; i < karate_network.n_nodes; i++)
    g_string_append_printf (actors, " n%d", i);
  for (int i = 0; i < karate_network.n_ties; i++)
    g_string_append_printf (ties, "n%d,n%d,equal,%s\n", karate_ties[i].from, karate_ties[i].to,
                            karate_ties[i].weight >= 3 ? "strong" : "weak");
  return network_of_ties (actors->str, ties->str);
}

/* Actors by handles, for large networks: i is tied to i + 1, and the last to the first. */
static inline KotakuNetwork *
ring (int n, gboolean closed)
{
  KotakuNetwork *network = kotaku_network_new ();
  for (int i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("n%d", i);
      kotaku_network_add_actor (network, id, NULL);
    }
  for (int i = 0; i < (closed ? n : n - 1); i++)
    kotaku_network_add_tie (network, (KotakuNode) i, (KotakuNode) ((i + 1) % n),
                            KOTAKU_DIRECTION_EQUAL, NULL);
  return network;
}

/* A hub with n others. */
static inline KotakuNetwork *
star (int n)
{
  KotakuNetwork *network = kotaku_network_new ();
  for (int i = 0; i <= n; i++)
    {
      g_autofree char *id = g_strdup_printf ("n%d", i);
      kotaku_network_add_actor (network, id, NULL);
    }
  for (int i = 1; i <= n; i++)
    kotaku_network_add_tie (network, (KotakuNode) 0, (KotakuNode) i, KOTAKU_DIRECTION_EQUAL, NULL);
  return network;
}

/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

/* Metrics of small networks, and of those of reference.h. */

#include "fixtures.h"
#include "measure/measure.h"
#include "oracle/dense.h"
#include "oracle/reference.h"
#include "testing.h"

/* Nodes n0, n1, ...; each tie with its direction and weight. */
static inline KotakuNetwork *
network_of (int n_nodes, const ReferenceTie *ties, int n_ties, const char *direction)
{
  KotakuNetwork *network = kotaku_network_new ();
  g_autoptr (GString) actors = g_string_new ("id\n");
  g_autoptr (GString) rows = g_string_new ("from,to,direction,weight\n");
  g_autoptr (GError) error = NULL;
  for (int i = 0; i < n_nodes; i++)
    g_string_append_printf (actors, "n%d\n", i);
  for (int i = 0; i < n_ties; i++)
    g_string_append_printf (rows, "n%d,n%d,%s,%g\n", ties[i].from, ties[i].to, direction,
                            ties[i].weight);
  kotaku_fixture_append (network, KOTAKU_TABLE_ACTORS, actors->str, &error);
  kotaku_fixture_append (network, KOTAKU_TABLE_TIES, rows->str, &error);
  ck_assert_no_error (error);
  return network;
}

static inline KotakuNetwork *
karate (void)
{
  return network_of (karate_network.n_nodes, karate_ties, karate_network.n_ties, "equal");
}

static inline KotakuNetwork *
toy (void)
{
  return network_of (toy_network.n_nodes, toy_ties, toy_network.n_ties, "vertical");
}

static inline KotakuFrame *
measure (KotakuView *view, const char *metric)
{
  const char *const metrics[] = { metric, NULL };
  g_autoptr (GError) error = NULL;
  KotakuFrame *frame = kotaku_view_measure (view, metrics, NULL, NULL, &error);
  ck_assert_no_error (error);
  return frame;
}

static inline void
check_column (KotakuNetwork *network,
              gboolean weighted,
              const char *metric,
              const ReferenceColumn *columns,
              gsize n_columns)
{
  g_autoptr (KotakuView) view
      = kotaku_fixture_view (network, "weighted", weighted ? "yes" : "no", NULL);
  g_autoptr (KotakuFrame) frame = measure (view, metric);
  gsize n;
  const double *values = kotaku_frame_get_doubles (frame, metric, &n, NULL);
  for (gsize i = 0; i < n_columns; i++)
    if (strcmp (columns[i].metric, metric) == 0)
      {
        ck_assert (dense_alike (metric, values, columns[i].values, n));
        return;
      }
  ck_abort_msg ("no reference for %s", metric);
}

/* Holds a metric against what other programs say of the two networks, without weights and with. */
static inline void
check_reference (const char *metric)
{
  g_autoptr (KotakuNetwork) club = karate ();
  g_autoptr (KotakuNetwork) arcs = toy ();
  check_column (club, FALSE, metric, karate_plain, G_N_ELEMENTS (karate_plain));
  check_column (club, TRUE, metric, karate_weighted, G_N_ELEMENTS (karate_weighted));
  check_column (arcs, FALSE, metric, toy_plain, G_N_ELEMENTS (toy_plain));
  check_column (arcs, TRUE, metric, toy_weighted, G_N_ELEMENTS (toy_weighted));
}

/* The metric's column of a fixture, undefined cells empty: "1,,2". */
static inline void
check_fixture (const char *fixture, const char *metric, const char *expected)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network (fixture);
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  g_autoptr (KotakuFrame) frame = measure (view, metric);
  gsize n;
  const double *values = kotaku_frame_get_doubles (frame, metric, &n, NULL);
  g_auto (GStrv) cells = g_strsplit (expected, ",", -1);
  ck_assert_uint_eq (g_strv_length (cells), n);
  for (gsize i = 0; i < n; i++)
    {
      double value = *cells[i] != 0 ? g_ascii_strtod (cells[i], NULL) : NAN;
      ck_assert_msg (dense_alike (metric, &values[i], &value, 1), "%s of %s, node %u", metric,
                     fixture, (guint) i);
    }
}

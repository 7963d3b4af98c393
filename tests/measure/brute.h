/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

/* Networks of a few nodes as matrices, with every way to deal their groups and to rewire their
 * ties: what exact tests are held against. */

#include "fixtures.h"
#include "infer/infer.h"
#include "measure/measure.h"
#include "testing.h"

#include <math.h>
#include <string.h>

#define BRUTE_MAX 13

typedef struct
{
  int n;
  gboolean undirected;
  gboolean tied[BRUTE_MAX][BRUTE_MAX];
  int group[BRUTE_MAX]; /* -1: none */
} Brute;

/* Density in percent; of the groups the last may be "none". */
static inline Brute
brute_random (GRand *random, int n, int n_groups, int density, gboolean undirected, gboolean none)
{
  Brute brute = { .n = n, .undirected = undirected };
  for (int i = 0; i < n; i++)
    {
      int group = g_rand_int_range (random, 0, n_groups + none);
      brute.group[i] = group < n_groups ? group : -1;
      for (int j = 0; j < n; j++)
        {
          gboolean tied = g_rand_int_range (random, 0, 100) < density;
          if (i != j && (!undirected || i < j))
            brute.tied[i][j] = tied;
          if (i < j && undirected)
            brute.tied[j][i] = tied;
        }
    }
  return brute;
}

/* Ids run against the order of the rows. */
static inline KotakuNetwork *
brute_network (const Brute *brute)
{
  KotakuNetwork *network = kotaku_network_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) actors = g_string_new ("id,team\n");
  g_autoptr (GString) ties = g_string_new ("from,to,direction\n");
  for (int i = 0; i < brute->n; i++)
    {
      g_string_append_printf (actors, "n%c,", 'z' - i);
      if (brute->group[i] >= 0)
        g_string_append_printf (actors, "g%d", brute->group[i]);
      g_string_append_c (actors, '\n');
      for (int j = brute->undirected ? i + 1 : 0; j < brute->n; j++)
        if (brute->tied[i][j])
          g_string_append_printf (ties, "n%c,n%c,%s\n", 'z' - i, 'z' - j,
                                  brute->undirected ? "equal" : "arc");
    }
  kotaku_fixture_append (network, KOTAKU_TABLE_ACTORS, actors->str, &error);
  ck_assert_no_error (error);
  kotaku_fixture_append (network, KOTAKU_TABLE_TIES, ties->str, &error);
  ck_assert_no_error (error);
  return network;
}

typedef void (*BruteFunc) (const Brute *brute, gpointer data);

/* Every distinct way to deal the groups over the nodes that have one; where kept is a node, with
 * its group kept. */
static inline void
brute_deal (Brute *brute, int node, int kept, int *left, BruteFunc function, gpointer data)
{
  while (node < brute->n && (brute->group[node] < 0 || node == kept))
    node++;
  if (node == brute->n)
    {
      function (brute, data);
      return;
    }
  for (int group = 0; group < BRUTE_MAX; group++)
    if (left[group] > 0)
      {
        left[group]--;
        brute->group[node] = group;
        brute_deal (brute, node + 1, kept, left, function, data);
        left[group]++;
      }
}

static inline void
brute_each_dealing (const Brute *brute, int kept, BruteFunc function, gpointer data)
{
  Brute copy = *brute;
  int left[BRUTE_MAX] = { 0 };
  for (int i = 0; i < brute->n; i++)
    if (brute->group[i] >= 0 && i != kept)
      left[brute->group[i]]++;
  brute_deal (&copy, 0, kept, left, function, data);
}

/* Every graph of these degrees, cell by cell. */
static inline void
brute_rewire (Brute *brute, int cell, int *out, int *in, BruteFunc function, gpointer data)
{
  int n = brute->n, i = cell / MAX (n, 1), j = cell % MAX (n, 1);
  if (i > 0 && j == 0 && out[i - 1] != 0)
    return;
  if (cell == n * n)
    {
      for (int k = 0; k < n; k++)
        if (in[k] != 0)
          return;
      function (brute, data);
      return;
    }
  brute_rewire (brute, cell + 1, out, in, function, data);
  if (i == j || out[i] == 0 || in[j] == 0 || (brute->undirected && j < i))
    return;
  out[i]--;
  in[j]--;
  brute->tied[i][j] = TRUE;
  brute->tied[j][i] = brute->tied[j][i] || brute->undirected;
  brute_rewire (brute, cell + 1, out, in, function, data);
  brute->tied[i][j] = FALSE;
  brute->tied[j][i] = brute->tied[j][i] && !brute->undirected;
  out[i]++;
  in[j]++;
}

/* Edges take from one list of degrees at both ends. */
static inline void
brute_each_rewiring (const Brute *brute, BruteFunc function, gpointer data)
{
  Brute copy = *brute;
  int out[BRUTE_MAX] = { 0 }, in[BRUTE_MAX] = { 0 };
  for (int i = 0; i < brute->n; i++)
    for (int j = 0; j < brute->n; j++)
      {
        out[i] += brute->tied[i][j];
        in[j] += brute->tied[i][j];
      }
  memset (copy.tied, 0, sizeof copy.tied);
  brute_rewire (&copy, 0, out, brute->undirected ? out : in, function, data);
}

/* Of one value over arrangements. */
typedef struct
{
  double observed;
  double n, at_least, at_most, highest, lowest, n_highest, n_lowest;
} BruteTally;

static inline void
brute_tally (BruteTally *tally, double value)
{
  if (isnan (value))
    return;
  tally->n++;
  tally->at_least += value >= tally->observed - 1e-9;
  tally->at_most += value <= tally->observed + 1e-9;
  if (tally->n_highest == 0 || value > tally->highest + 1e-9)
    {
      tally->highest = value;
      tally->n_highest = 0;
    }
  if (tally->n_lowest == 0 || value < tally->lowest - 1e-9)
    {
      tally->lowest = value;
      tally->n_lowest = 0;
    }
  tally->n_highest += value >= tally->highest - 1e-9;
  tally->n_lowest += value <= tally->lowest + 1e-9;
}

/* NaN where every arrangement gives the same: there is no test. */
static inline double
brute_p (const BruteTally *tally, double extreme)
{
  return tally->at_least == tally->n && tally->at_most == tally->n ? NAN : extreme / tally->n;
}

static inline double
brute_cell (KotakuFrame *frame, const char *column, gsize row)
{
  g_autoptr (GError) error = NULL;
  gsize n = 0;
  if (kotaku_frame_get_column_type (frame, column) == KOTAKU_COLUMN_INT64)
    return (double) kotaku_frame_get_int64s (frame, column, &n, &error)[row];
  const double *values = kotaku_frame_get_doubles (frame, column, &n, &error);
  ck_assert_no_error (error);
  ck_assert_uint_lt (row, n);
  return values[row];
}

#define ck_assert_same(a, b)                                                                       \
  do                                                                                               \
    {                                                                                              \
      double a_ = (a), b_ = (b);                                                                   \
      ck_assert_msg (isnan (a_) ? isnan (b_) : fabs (a_ - b_) <= 1e-9 * MAX (1, fabs (b_)),        \
                     "%s == %s failed: %.12g and %.12g", #a, #b, a_, b_);                          \
    }                                                                                              \
  while (0)

/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "measure/measure-private.h"

#include <math.h>
#include <string.h>

/* -- lists of arcs
 * -------------------------------------------------------------------------------------- */

gsize
kotaku_arc_lists_size (gsize n, gsize n_arcs)
{
  if (n > G_MAXINT32 - 2 || n_arcs > G_MAXINT32)
    return 0;
  return (2 * (n + 2) + 2 * n_arcs + 1) / 2 * 2 * sizeof (gint32);
}

/* A list by receiver, then turned round: so the other is sorted. */
void
kotaku_arc_lists_fill (KotakuArcLists *lists,
                       gpointer memory,
                       gsize n,
                       const gint32 *from,
                       const gint32 *to,
                       gsize n_ties,
                       gboolean both)
{
  gint32 *starts = memory;
  gsize n_arcs = both ? 2 * n_ties : n_ties;
  *lists = (KotakuArcLists){ n, starts, starts + 2 * (n + 2), starts + n + 2,
                             starts + 2 * (n + 2) + n_arcs };
  memset (starts, 0, 2 * (n + 2) * sizeof *starts);
  for (gsize k = 0; k < n_ties; k++)
    {
      lists->out_start[from[k] + 2]++;
      lists->in_start[to[k] + 2]++;
      lists->out_start[to[k] + 2] += both;
      lists->in_start[from[k] + 2] += both;
    }
  for (gsize i = 0; i < n; i++)
    {
      lists->out_start[i + 2] += lists->out_start[i + 1];
      lists->in_start[i + 2] += lists->in_start[i + 1];
    }
  for (gsize k = 0; k < n_ties; k++)
    {
      lists->in[lists->in_start[to[k] + 1]++] = from[k];
      if (both)
        lists->in[lists->in_start[from[k] + 1]++] = to[k];
    }
  for (gsize i = 0; i < n; i++)
    for (gint32 k = lists->in_start[i]; k < lists->in_start[i + 1]; k++)
      lists->out[lists->out_start[lists->in[k] + 1]++] = (gint32) i;
}

/* -- counts
 * ----------------------------------------------------------------------------------------- */

static KotakuBroker
get_role (gint32 a, gint32 ego, gint32 c)
{
  if (a == c)
    return a == ego ? KOTAKU_BROKER_COORDINATOR : KOTAKU_BROKER_ITINERANT;
  if (c == ego)
    return KOTAKU_BROKER_GATEKEEPER;
  return a == ego ? KOTAKU_BROKER_REPRESENTATIVE : KOTAKU_BROKER_LIAISON;
}

/* Where value stands, or would, in a sorted list from first on. */
static gint32
find (const gint32 *list, gint32 first, gint32 end, gint32 value)
{
  while (first < end)
    {
      gint32 middle = first + (end - first) / 2;
      if (list[middle] < value)
        first = middle + 1;
      else
        end = middle;
    }
  return first;
}

/* Takes away the pairs of a and those that ego and a both send to; of a long list and a short one
 * the short one is gone through. */
static void
close_pairs (const KotakuArcLists *lists,
             const gint32 *label,
             gint32 ego,
             gint32 a,
             gint64 roles[KOTAKU_N_BROKERS])
{
  gint32 i = lists->out_start[ego], i_end = lists->out_start[ego + 1];
  gint32 j = lists->out_start[a], j_end = lists->out_start[a + 1];
  const gint32 *out = lists->out;
  gboolean far = (i_end - i) / 8 > j_end - j || (j_end - j) / 8 > i_end - i;
  while (i < i_end && j < j_end)
    {
      if (out[i] == out[j])
        {
          if (label[out[i]] >= 0)
            roles[get_role (label[a], label[ego], label[out[i]])]--;
          i++;
          j++;
        }
      else if (out[i] < out[j])
        i = far ? find (out, i + 1, i_end, out[j]) : i + 1;
      else
        j = far ? find (out, j + 1, j_end, out[i]) : j + 1;
    }
  gint32 itself = find (out, lists->out_start[ego], i_end, a);
  if (itself < i_end && out[itself] == a)
    roles[get_role (label[a], label[ego], label[a])]--;
}

/* All pairs first, by what their groups are; then those are taken away that are no pair or closed.
 */
void
kotaku_roles_count (const KotakuArcLists *lists,
                    const gint32 *label,
                    gint32 ego,
                    gint32 *by_label,
                    gint64 roles[KOTAKU_N_BROKERS])
{
  gint64 sent = 0, received = 0, from_own = 0, same = 0;
  gint32 own = label[ego];
  memset (roles, 0, KOTAKU_N_BROKERS * sizeof *roles);
  if (own < 0 || lists->in_start[ego] == lists->in_start[ego + 1])
    return;
  for (gint32 k = lists->out_start[ego]; k < lists->out_start[ego + 1]; k++)
    if (label[lists->out[k]] >= 0)
      {
        sent++;
        by_label[label[lists->out[k]]]++;
      }
  for (gint32 k = lists->in_start[ego]; sent > 0 && k < lists->in_start[ego + 1]; k++)
    {
      gint32 a = lists->in[k];
      if (label[a] < 0)
        continue;
      received++;
      from_own += label[a] == own;
      same += label[a] != own ? by_label[label[a]] : 0;
      close_pairs (lists, label, ego, a, roles);
    }
  gint64 to_own = by_label[own];
  roles[KOTAKU_BROKER_COORDINATOR] += from_own * to_own;
  roles[KOTAKU_BROKER_ITINERANT] += same;
  roles[KOTAKU_BROKER_GATEKEEPER] += (received - from_own) * to_own;
  roles[KOTAKU_BROKER_REPRESENTATIVE] += from_own * (sent - to_own);
  roles[KOTAKU_BROKER_LIAISON] += (received - from_own) * (sent - to_own) - same;
  for (gint32 k = lists->out_start[ego]; k < lists->out_start[ego + 1]; k++)
    if (label[lists->out[k]] >= 0)
      by_label[label[lists->out[k]]] = 0;
}

/* -- what chance gives
 * ------------------------------------------------------------------------------ */

void
kotaku_group_sizes_init (KotakuGroupSizes *sizes, const gint64 *members, gsize n_groups)
{
  *sizes = (KotakuGroupSizes){ 0 };
  for (gsize g = 0; g < n_groups; g++)
    {
      KotakuWide s = (KotakuWide) members[g];
      sizes->sum += s;
      sizes->squares += s * s;
      sizes->cubes += s * s * s;
    }
}

/* Ordered pairs of others by the role that ego has between them, and of all; shared are the ordered
 * pairs of different ones among them that share a or share c. Over the groups g of size s that are
 * not ego's, m nodes together: same sums s(s - 1), its shared 2s(s - 1)(s - 2), that of apart
 * 2s(m - s)(m - s - 1). */
static void
count_pairs (const KotakuGroupSizes *sizes,
             gint64 members,
             double pairs[KOTAKU_N_BROKERS + 1],
             double shared[KOTAKU_N_BROKERS + 1])
{
  KotakuWide ego = members;
  KotakuWide m = sizes->sum - ego;
  KotakuWide squares = sizes->squares - ego * ego;
  KotakuWide cubes = sizes->cubes - ego * ego * ego;
  double own = (double) members - 1, other = (double) m, all = own + other;
  double same = (double) (squares - m);
  double across = other * own * (own - 1) + own * other * (other - 1);
  pairs[KOTAKU_BROKER_COORDINATOR] = own * (own - 1);
  shared[KOTAKU_BROKER_COORDINATOR] = 2 * own * (own - 1) * (own - 2);
  pairs[KOTAKU_BROKER_ITINERANT] = same;
  shared[KOTAKU_BROKER_ITINERANT] = 2 * (double) (cubes - 3 * squares + 2 * m);
  pairs[KOTAKU_BROKER_GATEKEEPER] = pairs[KOTAKU_BROKER_REPRESENTATIVE] = own * other;
  shared[KOTAKU_BROKER_GATEKEEPER] = shared[KOTAKU_BROKER_REPRESENTATIVE] = across;
  pairs[KOTAKU_BROKER_LIAISON] = (double) (m * m - squares);
  shared[KOTAKU_BROKER_LIAISON] = 2 * (double) ((m * m - m) * m + (1 - 2 * m) * squares + cubes);
  pairs[KOTAKU_N_BROKERS] = all * (all - 1);
  shared[KOTAKU_N_BROKERS] = 2 * all * (all - 1) * (all - 2);
}

/* An open pair has three conditions; two that share an end have five, of which one in common. */
void
kotaku_roles_expect (const KotakuGroupSizes *sizes,
                     gint64 members,
                     double d,
                     double expected[KOTAKU_N_BROKERS + 1],
                     double deviation[KOTAKU_N_BROKERS + 1])
{
  double pairs[KOTAKU_N_BROKERS + 1], shared[KOTAKU_N_BROKERS + 1];
  double mean = d * d * (1 - d), covariance = d * d * d * pow (1 - d, 3);
  count_pairs (sizes, members, pairs, shared);
  for (gsize role = 0; role <= KOTAKU_N_BROKERS; role++)
    {
      expected[role] = pairs[role] * mean;
      deviation[role] = sqrt (pairs[role] * mean * (1 - mean) + shared[role] * covariance);
    }
}

void
kotaku_roles_chances (const KotakuGroupSizes *sizes,
                      gint64 members,
                      double chances[KOTAKU_N_BROKERS])
{
  double pairs[KOTAKU_N_BROKERS + 1], shared[KOTAKU_N_BROKERS + 1];
  count_pairs (sizes, members, pairs, shared);
  for (gsize role = 0; role < KOTAKU_N_BROKERS; role++)
    chances[role] = pairs[role] / pairs[KOTAKU_N_BROKERS];
}

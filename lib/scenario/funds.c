/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "scenario/scenario.h"

#include <math.h>
#include <string.h>

typedef struct
{
  KotakuNetwork *network;
  KotakuDictionary *zones; /* ids; code = row */
} Reader;

static void
reader_clear (Reader *reader)
{
  g_clear_pointer (&reader->zones, kotaku_dictionary_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, reader_clear)

static gboolean
reader_init (Reader *reader, KotakuNetwork *network, GError **error)
{
  gsize n = kotaku_network_get_n_rows (network, KOTAKU_TABLE_ZONES);
  reader->network = network;
  reader->zones = kotaku_dictionary_new (error);
  if (reader->zones == NULL)
    return FALSE;
  for (gsize zone = 0; zone < n; zone++)
    {
      const char *id = kotaku_network_get_zone_id (network, (gint32) zone);
      if (kotaku_dictionary_intern (&reader->zones, id, strlen (id), error) < 0)
        return FALSE;
    }
  return TRUE;
}

/* The text of a cell, which is the network's own but for numbers: those are in buffer. */
static const char *
read_cell (const Reader *reader, const char *column, gsize row, char *buffer)
{
  gint place = kotaku_network_find_column (reader->network, KOTAKU_TABLE_FUNDS, column, NULL);
  if (place < 0)
    return NULL;
  return kotaku_network_get_cell (reader->network, KOTAKU_TABLE_FUNDS, place, row, buffer);
}

static double
read_number (const Reader *reader, const char *column, gsize row)
{
  char buffer[KOTAKU_DOUBLE_LENGTH];
  double value = NAN;
  const char *text = read_cell (reader, column, row, buffer);
  if (text == NULL || !kotaku_text_to_double (text, strlen (text), &value))
    return NAN;
  return value;
}

static void
read_short (const Reader *reader, const char *column, gsize row, char *text)
{
  char buffer[KOTAKU_DOUBLE_LENGTH];
  const char *cell = read_cell (reader, column, row, buffer);
  g_strlcpy (text, cell != NULL ? cell : "", KOTAKU_DOUBLE_LENGTH);
}

static gboolean
read_span (const Reader *reader, const char *text, KotakuSpan *span)
{
  char canonical[11];
  if (text == NULL)
    return FALSE;
  if (g_str_has_prefix (text, "event:"))
    {
      gint32 event = kotaku_network_find_event (reader->network, text + strlen ("event:"));
      return event >= 0 && kotaku_network_get_event_span (reader->network, event, span);
    }
  return kotaku_date_parse (text, strlen (text), FALSE, span, canonical);
}

static void
read_fund (const Reader *reader, gsize row, KotakuFund *fund)
{
  char buffer[KOTAKU_DOUBLE_LENGTH];
  fund->id = read_cell (reader, "id", row, buffer);
  fund->zone_id = read_cell (reader, "zone", row, buffer);
  fund->kind = read_cell (reader, "kind", row, buffer);
  fund->outcome = read_cell (reader, "outcome", row, buffer);
  fund->planned = read_cell (reader, "planned", row, buffer);
  fund->disbursed = read_cell (reader, "disbursed", row, buffer);
  read_short (reader, "year", row, fund->year);
  read_short (reader, "tranche", row, fund->tranche);
  fund->zone = fund->zone_id != NULL
                   ? kotaku_dictionary_find (reader->zones, fund->zone_id, strlen (fund->zone_id))
                   : -1;
  fund->share = read_number (reader, "share", row);
  fund->amount = read_number (reader, "amount", row);
  fund->has_planned = read_span (reader, fund->planned, &fund->planned_span);
  fund->has_disbursed = read_span (reader, fund->disbursed, &fund->disbursed_span);
  fund->earlier = -1;
  fund->part = NAN;
}

/* The same zone, kind and year. */
static int
compare_groups (const KotakuFund *a, const KotakuFund *b)
{
  int order = (a->zone > b->zone) - (a->zone < b->zone);
  if (order == 0)
    order = g_strcmp0 (a->kind, b->kind);
  return order != 0 ? order : strcmp (a->year, b->year);
}

static int
compare_tranches (const void *a, const void *b)
{
  const KotakuFund *left = *(const KotakuFund *const *) a;
  const KotakuFund *right = *(const KotakuFund *const *) b;
  int order = compare_groups (left, right);
  if (order == 0)
    order = kotaku_text_compare_unit (left->tranche, right->tranche);
  return order != 0 ? order : (left > right) - (left < right);
}

/* Where a tranche stands twice, the last row of it is the one before the next tranche. */
static void
find_earlier (KotakuFunds *funds, KotakuFund *const *sorted)
{
  for (gsize i = 1; i < funds->n; i++)
    {
      KotakuFund *before = sorted[i - 1];
      if (compare_groups (before, sorted[i]) != 0 || *before->tranche == 0)
        continue;
      gboolean same = kotaku_text_compare_unit (before->tranche, sorted[i]->tranche) == 0;
      sorted[i]->earlier = same ? before->earlier : before - funds->funds;
    }
}

static void
add_totals (KotakuFunds *funds, KotakuFund *const *sorted)
{
  for (gsize first = 0, next = 0; first < funds->n; first = next)
    {
      double total = 0;
      for (next = first; next < funds->n && compare_groups (sorted[first], sorted[next]) == 0;
           next++)
        total += sorted[next]->amount;
      for (gsize i = first; i < next; i++)
        if (*sorted[i]->tranche != 0 && total > 0)
          sorted[i]->part = sorted[i]->amount / total;
    }
}

static gboolean
relate (KotakuFunds *funds, GError **error)
{
  g_autofree KotakuFund **sorted = KOTAKU_ALLOC (KotakuFund *, funds->n, error);
  if (sorted == NULL)
    return FALSE;
  for (gsize i = 0; i < funds->n; i++)
    sorted[i] = &funds->funds[i];
  qsort (sorted, funds->n, sizeof *sorted, compare_tranches);
  find_earlier (funds, sorted);
  add_totals (funds, sorted);
  return TRUE;
}

KotakuFunds *
kotaku_funds_new (KotakuNetwork *network, GError **error)
{
  g_auto (Reader) reader = { 0 };
  g_autoptr (KotakuFunds) funds = KOTAKU_ALLOC0 (KotakuFunds, 1, error);
  if (funds == NULL || !reader_init (&reader, network, error))
    return NULL;
  funds->n = kotaku_network_get_n_rows (network, KOTAKU_TABLE_FUNDS);
  funds->funds = KOTAKU_ALLOC0 (KotakuFund, funds->n, error);
  if (funds->funds == NULL)
    return NULL;
  for (gsize row = 0; row < funds->n; row++)
    read_fund (&reader, row, &funds->funds[row]);
  return relate (funds, error) ? g_steal_pointer (&funds) : NULL;
}

void
kotaku_funds_free (KotakuFunds *funds)
{
  g_free (funds->funds);
  g_free (funds);
}

KotakuTiming
kotaku_fund_get_delay (const KotakuFund *fund, gint32 *days)
{
  if (fund->has_planned && fund->has_disbursed)
    {
      *days = fund->disbursed_span.first - fund->planned_span.last;
      return *days > 0 ? KOTAKU_TIMING_LATE : KOTAKU_TIMING_OK;
    }
  if (fund->disbursed == NULL && (fund->planned != NULL || fund->amount == 0))
    return KOTAKU_TIMING_MISSING;
  return KOTAKU_TIMING_UNKNOWN;
}

KotakuTiming
kotaku_funds_get_gap (const KotakuFunds *funds, gsize fund, gint32 *days)
{
  const KotakuFund *later = &funds->funds[fund];
  if (later->earlier < 0)
    return KOTAKU_TIMING_UNKNOWN;
  const KotakuFund *earlier = &funds->funds[later->earlier];
  if (!earlier->has_disbursed)
    return KOTAKU_TIMING_UNKNOWN;
  if (!later->has_disbursed)
    return later->disbursed == NULL ? KOTAKU_TIMING_MISSING : KOTAKU_TIMING_UNKNOWN;
  *days = later->disbursed_span.first - earlier->disbursed_span.last;
  return *days > KOTAKU_GAP_DAYS ? KOTAKU_TIMING_LATE : KOTAKU_TIMING_OK;
}

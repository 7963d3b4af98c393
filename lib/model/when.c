/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Dates of the network, each distinct one read once, and delineation on a day. */

#include "model/model-private.h"

gint32
kotaku_network_find_event (KotakuNetwork *network, const char *id)
{
  g_return_val_if_fail (network != NULL && id != NULL, -1);
  return kotaku_store_find_key (network->stores[KOTAKU_STORE_EVENTS], id, strlen (id));
}

KotakuWhen
kotaku_network_get_when (KotakuNetwork *network, gint32 date)
{
  const KotakuWhen never = { FALSE, { 0, 0 }, -1 };
  if (date < 0 || network->whens == NULL)
    return never;
  g_return_val_if_fail ((gsize) date < network->whens->n, never);
  return KOTAKU_BUFFER_DATA (KotakuWhen, network->whens)[date];
}

const char *
kotaku_network_get_date_text (KotakuNetwork *network, gint32 date)
{
  return date >= 0 && network->dates != NULL ? kotaku_dictionary_get (network->dates, date) : NULL;
}

gboolean
kotaku_network_get_event_span (KotakuNetwork *network, gint32 event, KotakuSpan *span)
{
  const KotakuStore *store = network->stores[KOTAKU_STORE_EVENTS];
  g_return_val_if_fail (event >= 0 && (gsize) event < store->n, FALSE);
  gint32 date = kotaku_column_get_code (&store->columns[KOTAKU_EVENT_DATE], (gsize) event);
  KotakuWhen when = kotaku_network_get_when (network, date);
  *span = when.span;
  return when.has_span;
}

gboolean
kotaku_network_read_date (KotakuNetwork *network, const char *text, gsize length, KotakuWhen *when)
{
  char canonical[11];
  const char *event = kotaku_date_get_event (text);
  *when = (KotakuWhen){ FALSE, { 0, 0 }, -1 };
  if (event == NULL)
    {
      when->has_span = kotaku_date_parse (text, length, FALSE, &when->span, canonical);
      return when->has_span;
    }
  when->event = kotaku_network_find_event (network, event);
  if (when->event < 0)
    return FALSE;
  when->has_span = kotaku_network_get_event_span (network, when->event, &when->span);
  return TRUE;
}

gint32
kotaku_network_intern_date (KotakuNetwork *network, const char *text, gsize length, GError **error)
{
  if (network->dates == NULL)
    network->dates = kotaku_dictionary_new (error);
  if (network->dates != NULL && network->whens == NULL)
    network->whens = kotaku_buffer_new (sizeof (KotakuWhen), 0, error);
  if (network->whens == NULL)
    return -1;
  gint32 code = kotaku_dictionary_intern (&network->dates, text, length, error);
  /* A failure may have left a date without its reading. */
  while (code >= 0 && network->whens->n <= (gsize) code)
    {
      KotakuWhen when;
      gint32 next = (gint32) network->whens->n;
      kotaku_network_read_date (network, kotaku_dictionary_get (network->dates, next),
                                kotaku_dictionary_get_length (network->dates, next), &when);
      if (!kotaku_buffer_append (&network->whens, &when, 1, error))
        return -1;
    }
  return code;
}

gboolean
kotaku_when_is_after (const KotakuWhen *since, const KotakuWhen *until)
{
  return since->has_span && until->has_span && since->span.first > until->span.first;
}

/* Whether the day is before the zone's decree. */
static gboolean
is_before_decree (KotakuNetwork *network, const KotakuStore *zones, gint32 zone, gint32 day)
{
  gint32 date = kotaku_column_get_code (&zones->columns[KOTAKU_ZONE_DECREE_DATE], (gsize) zone);
  KotakuWhen when = kotaku_network_get_when (network, date);
  return when.has_span && day < when.span.first;
}

KotakuDelineation
kotaku_network_get_zone_delineation (KotakuNetwork *network, gint32 zone, gint32 day)
{
  const KotakuStore *zones = network->stores[KOTAKU_STORE_ZONES];
  g_return_val_if_fail (zone >= 0 && (gsize) zone < zones->n, KOTAKU_DELINEATION_UNRECORDED);
  const guint8 *answers = KOTAKU_COLUMN_DATA (guint8, &zones->columns[KOTAKU_ZONE_DELINEATED]);
  if (is_before_decree (network, zones, zone, day))
    return KOTAKU_DELINEATION_OUTSIDE;
  gint32 deciding = zone;
  while (deciding >= 0 && (answers == NULL || answers[deciding] == KOTAKU_ANSWER_UNRECORDED))
    deciding = kotaku_column_get_code (&zones->columns[KOTAKU_ZONE_PARENT], (gsize) deciding);
  if (deciding < 0)
    return KOTAKU_DELINEATION_UNRECORDED;
  if (answers[deciding] == KOTAKU_ANSWER_NO || is_before_decree (network, zones, deciding, day))
    return KOTAKU_DELINEATION_OUTSIDE;
  return KOTAKU_DELINEATION_DELINEATED;
}

/* SPDX-License-Identifier: GPL-2.0-or-later */

/* --at: a span of days, or a side of an event. */

#include "view/view-private.h"

static const char *
event_id (KotakuNetwork *network, gint column, gsize row)
{
  char buffer[KOTAKU_DOUBLE_LENGTH];
  return kotaku_network_get_cell (network, KOTAKU_TABLE_EVENTS, column, row, buffer);
}

static void
set_unknown_event (KotakuNetwork *network, const char *id, GError **error)
{
  gsize n = kotaku_network_get_n_rows (network, KOTAKU_TABLE_EVENTS);
  gint column = kotaku_network_find_column (network, KOTAKU_TABLE_EVENTS, "id", NULL);
  g_autofree const char **ids = KOTAKU_ALLOC0 (const char *, n + 1, NULL);
  gsize known = 0;
  for (gsize i = 0; ids != NULL && column >= 0 && i < n; i++)
    if ((ids[known] = event_id (network, column, i)) != NULL)
      known++;
  g_autofree char *suggestion = kotaku_text_suggestion (id, ids, known);
  g_set_error (error, KOTAKU_ERROR, KOTAKU_ERROR_UNKNOWN_EVENT, "at: no event \"%s\"%s", id,
               suggestion);
}

static gboolean
parse_event (KotakuNetwork *network, const char *id, gboolean after, KotakuAt *at, GError **error)
{
  at->after = after;
  at->event = kotaku_network_find_event (network, id);
  if (at->event < 0)
    {
      set_unknown_event (network, id, error);
      return FALSE;
    }
  KotakuSpan span;
  if (!kotaku_network_get_event_span (network, at->event, &span))
    return TRUE;
  at->event = -1;
  at->span.first = at->span.last = after ? span.first : span.first - 1;
  return TRUE;
}

static gboolean
parse_dates (const char *text, KotakuSpan *span)
{
  char canonical[11];
  KotakuSpan last;
  const char *slash = strchr (text, '/');
  if (slash == NULL)
    return kotaku_date_parse (text, strlen (text), FALSE, span, canonical);
  if (!kotaku_date_parse (text, (gsize) (slash - text), FALSE, span, canonical)
      || !kotaku_date_parse (slash + 1, strlen (slash + 1), FALSE, &last, canonical))
    return FALSE;
  span->last = last.last;
  return span->first <= span->last;
}

gboolean
kotaku_at_parse (KotakuNetwork *network, const char *text, KotakuAt *at, GError **error)
{
  *at = (KotakuAt){ .event = -1 };
  if (text == NULL)
    return TRUE;
  at->given = TRUE;
  if (g_str_has_prefix (text, "before:"))
    return parse_event (network, text + strlen ("before:"), FALSE, at, error);
  if (g_str_has_prefix (text, "after:"))
    return parse_event (network, text + strlen ("after:"), TRUE, at, error);
  if (parse_dates (text, &at->span))
    return TRUE;
  g_set_error (error, KOTAKU_ERROR, KOTAKU_ERROR_BAD_VALUE,
               "at: expected DATE, DATE/DATE, before:EVENT or after:EVENT, found \"%s\"", text);
  return FALSE;
}

gboolean
kotaku_at_holds (KotakuNetwork *network, const KotakuAt *at, gint32 since, gint32 until)
{
  if (!at->given)
    return TRUE;
  KotakuWhen from = { .event = -1 };
  KotakuWhen to = { .event = -1 };
  if (since >= 0)
    from = kotaku_network_get_when (network, since);
  if (until >= 0)
    to = kotaku_network_get_when (network, until);
  if (at->event >= 0)
    return at->after ? to.event != at->event : from.event != at->event;
  gint64 first = from.has_span ? from.span.first : G_MININT64;
  gint64 last = to.has_span ? (gint64) to.span.first - 1 : G_MAXINT64;
  return MAX (first, at->span.first) <= MIN (last, at->span.last);
}

gint32
kotaku_at_get_day (const KotakuAt *at)
{
  return at->given && at->event < 0 ? at->span.last : G_MAXINT32;
}

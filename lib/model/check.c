/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Holds a batch against the network. Every fault is told with its row and column. */

#include "model/model-private.h"

/* Rows between two looks at the cancellable. */
#define STRIDE 65536

/* So many ids may be looked through for likely ones in one check. */
#define CANDIDATES 20000000

typedef struct
{
  KotakuNetwork *network;
  KotakuBatch *batch;
  KotakuFaultFunc function;
  gpointer data;
  GCancellable *cancellable;
  GError **error;
  gsize candidates; /* looked through so far */
} Check;

static gboolean
may_go_on (const Check *check, gsize row)
{
  return row % STRIDE != 0
         || !g_cancellable_set_error_if_cancelled (check->cancellable, check->error);
}

static void
tell (const Check *check,
      gsize row,
      gint column,
      KotakuError code,
      const char *value,
      const char *expected,
      const char *message)
{
  const KotakuFault fault = { FALSE, row, column, code, value, expected, message };
  if (check->function != NULL)
    check->function (&fault, check->data);
}

static gint
compare_places (const void *a, const void *b)
{
  const KotakuFaultPlace *p = a, *q = b;
  if (p->row != q->row)
    return p->row < q->row ? -1 : 1;
  return (p->column > q->column) - (p->column < q->column);
}

/* Whether the cell was found at fault when it was read. */
static gboolean
was_told (const KotakuBatch *batch, gsize row, gint column)
{
  const KotakuFaultPlace place = { row, column };
  return batch->faults != NULL
         && bsearch (&place, batch->faults->data, batch->faults->n, sizeof place, compare_places)
                != NULL;
}

/* -- required cells, keys
 * ---------------------------------------------------------------------------- */

static gboolean
check_required (const Check *check, gint place)
{
  const KotakuBatchColumn *column = &check->batch->columns[place];
  g_autofree char *message = g_strdup_printf ("%s is empty", column->field->name);
  for (gsize i = 0; i < check->batch->n; i++)
    {
      if (!may_go_on (check, i))
        return FALSE;
      if (kotaku_batch_get_code (column, i) == -1 && !was_told (check->batch, i, place))
        tell (check, i, place, KOTAKU_ERROR_INVALID, "", "an id", message);
    }
  return TRUE;
}

/* Whose an id is already; NULL: nobody's. */
static const char *
find_owner (const Check *check, const char *id, gsize length)
{
  KotakuNetwork *network = check->network;
  KotakuStoreId store = kotaku_store_of (check->batch->table);
  if (store == KOTAKU_STORE_TIES)
    return kotaku_network_find_tie (network, id, NULL) >= 0 ? "another tie's" : NULL;
  gint32 row = kotaku_store_find_key (network->stores[store], id, length);
  if (row < 0)
    return NULL;
  if (store != KOTAKU_STORE_NODES)
    return "another row's";
  return kotaku_network_is_actor (network, (KotakuNode) row) ? "an actor's" : "an institution's";
}

static void
tell_duplicate (const Check *check, gsize row, gint place, gint32 code, const char *owner)
{
  const KotakuBatchColumn *column = &check->batch->columns[place];
  const char *id = kotaku_dictionary_get (column->words, code);
  g_autofree char *quoted = kotaku_text_quote (id);
  g_autofree char *message
      = owner != NULL
            ? g_strdup_printf ("the %s %s is %s already", column->field->name, quoted, owner)
            : g_strdup_printf ("the %s %s stands twice", column->field->name, quoted);
  tell (check, row, place, KOTAKU_ERROR_DUPLICATE_ID, id, "an id of its own", message);
}

static gboolean
check_key (const Check *check, gint place)
{
  const KotakuBatchColumn *column = &check->batch->columns[place];
  gsize n = column->words != NULL ? kotaku_dictionary_get_size (column->words) : 0;
  g_autofree guint8 *seen = KOTAKU_ALLOC0 (guint8, n, check->error);
  if (seen == NULL)
    return FALSE;
  for (gsize i = 0; i < check->batch->n; i++)
    {
      gint32 code = kotaku_batch_get_code (column, i);
      if (!may_go_on (check, i))
        return FALSE;
      if (code < 0)
        continue;
      const char *owner = seen[code]
                              ? NULL
                              : find_owner (check, kotaku_dictionary_get (column->words, code),
                                            kotaku_dictionary_get_length (column->words, code));
      if (seen[code] || owner != NULL)
        tell_duplicate (check, i, place, code, owner);
      seen[code] = TRUE;
    }
  return TRUE;
}

/* -- references
 * ------------------------------------------------------------------------------------- */

static const char *
describe_target (KotakuFieldKind kind)
{
  switch (kind)
    {
    case KOTAKU_KIND_ACTOR:
      return "an actor";
    case KOTAKU_KIND_INSTITUTION:
      return "an institution";
    case KOTAKU_KIND_ZONE:
      return "a zone";
    case KOTAKU_KIND_POST:
      return "a post";
    default:
      return "an actor or institution";
    }
}

/* Parents may be rows of the batch as well. */
static char *
suggest (Check *check, const KotakuBatchColumn *column, const char *id)
{
  KotakuStoreId target = column->kind == KOTAKU_KIND_ZONE   ? KOTAKU_STORE_ZONES
                         : column->kind == KOTAKU_KIND_POST ? KOTAKU_STORE_POSTS
                                                            : KOTAKU_STORE_NODES;
  check->candidates += check->network->stores[target]->n;
  if (check->candidates > CANDIDATES)
    return g_strdup ("");
  gint own = check->batch->table == KOTAKU_TABLE_ZONES && column->kind == KOTAKU_KIND_ZONE
                 ? kotaku_batch_find_field (check->batch, "id")
                 : -1;
  const KotakuDictionary *ids = own >= 0 ? check->batch->columns[own].words : NULL;
  g_autofree char *nearest = ids != NULL
                                 ? kotaku_text_suggestion (id, kotaku_dictionary_get_words (ids),
                                                           kotaku_dictionary_get_size (ids))
                                 : NULL;
  if (nearest != NULL && *nearest != '\0')
    return g_steal_pointer (&nearest);
  return kotaku_network_suggest (check->network, target, id);
}

static void
tell_unknown (Check *check, gsize row, gint place, const char *id)
{
  const KotakuBatchColumn *column = &check->batch->columns[place];
  const char *target = describe_target (column->kind);
  g_autofree char *quoted = kotaku_text_quote (id);
  g_autofree char *nearest = suggest (check, column, id);
  g_autofree char *expected = g_strdup_printf ("the id of %s", target);
  g_autofree char *message = g_strdup_printf ("unknown %s %s, expected the id of %s%s",
                                              column->field->name, quoted, target, nearest);
  tell (check, row, place, KOTAKU_ERROR_UNKNOWN_ID, id, expected, message);
}

static void
tell_wrong_kind (const Check *check, gsize row, gint place, gint32 node)
{
  const KotakuBatchColumn *column = &check->batch->columns[place];
  const char *id = kotaku_network_get_node_id (check->network, (KotakuNode) node);
  const char *target = describe_target (column->kind);
  g_autofree char *quoted = kotaku_text_quote (id);
  g_autofree char *expected = g_strdup_printf ("the id of %s", target);
  g_autofree char *message
      = g_strdup_printf ("%s %s is %s, expected %s", column->field->name, quoted,
                         column->kind == KOTAKU_KIND_ACTOR ? "an institution" : "an actor", target);
  tell (check, row, place, KOTAKU_ERROR_INVALID, id, expected, message);
}

static gboolean
has_kind (KotakuNetwork *network, KotakuFieldKind kind, gint32 node)
{
  if (kind == KOTAKU_KIND_ACTOR)
    return kotaku_network_is_actor (network, (KotakuNode) node);
  return kind != KOTAKU_KIND_INSTITUTION
         || kotaku_network_is_institution (network, (KotakuNode) node);
}

static gboolean
is_settled (const KotakuBatchColumn *column, const KotakuMap *map)
{
  if (column->kind == KOTAKU_KIND_ACTOR || column->kind == KOTAKU_KIND_INSTITUTION)
    return FALSE;
  for (gsize i = 0; i < map->n; i++)
    if (map->codes[i] < 0)
      return FALSE;
  return TRUE;
}

static gboolean
check_reference (Check *check, gint place, const KotakuMap *map)
{
  KotakuBatch *batch = check->batch;
  KotakuBatchColumn *column = &batch->columns[place];
  const KotakuDictionary *words = *kotaku_batch_get_words (batch, column);
  if (is_settled (column, map))
    return TRUE;
  for (gsize i = 0; i < batch->n; i++)
    {
      gint32 element = kotaku_batch_get_code (column, i);
      gint32 row = kotaku_map_get (map, element);
      if (!may_go_on (check, i))
        return FALSE;
      if (row < 0 && element <= -2)
        tell_unknown (check, i, place, kotaku_dictionary_get (words, -2 - element));
      else if (row >= 0 && kotaku_kind_is_node (column->kind)
               && !has_kind (check->network, column->kind, row))
        tell_wrong_kind (check, i, place, row);
    }
  return TRUE;
}

/* -- circles of parents
 * ----------------------------------------------------------------------------- */

/* The parent of each zone, those of the batch after the network's. */
static gint32 *
list_parents (const Check *check, const KotakuBatchColumn *column, const KotakuMap *map)
{
  const KotakuStore *zones = check->network->stores[KOTAKU_STORE_ZONES];
  gint32 *parents = KOTAKU_ALLOC (gint32, zones->n + check->batch->n, check->error);
  if (parents == NULL)
    return NULL;
  for (gsize i = 0; i < zones->n; i++)
    parents[i] = kotaku_column_get_code (&zones->columns[KOTAKU_ZONE_PARENT], i);
  for (gsize i = 0; i < check->batch->n; i++)
    parents[zones->n + i] = kotaku_map_get (map, kotaku_batch_get_code (column, i));
  return parents;
}

static void
tell_circle (const Check *check, gsize row, gint place)
{
  KotakuBatch *batch = check->batch;
  const KotakuBatchColumn *column = &batch->columns[place];
  gint32 element = kotaku_batch_get_code (column, row);
  const char *id = element <= -2 ? kotaku_dictionary_get (column->words, -2 - element) : "";
  g_autofree char *quoted = kotaku_text_quote (id);
  g_autofree char *message = g_strdup_printf ("parent %s leads back to the zone itself", quoted);
  tell (check, row, place, KOTAKU_ERROR_INVALID, id, "a zone outside it", message);
}

/* Walks up from each zone; who meets the zones of his own walk has found a circle, told once for
 * each zone in it. */
static gboolean
check_circles (const Check *check, gint place, const KotakuMap *map)
{
  gsize first = check->network->stores[KOTAKU_STORE_ZONES]->n, n = first + check->batch->n;
  g_autofree gint32 *parents = list_parents (check, &check->batch->columns[place], map);
  g_autofree gint32 *walks = parents != NULL ? KOTAKU_ALLOC0 (gint32, n, check->error) : NULL;
  if (walks == NULL)
    return FALSE;
  for (gsize i = first; i < n; i++)
    {
      gint32 zone = (gint32) i;
      if (!may_go_on (check, i))
        return FALSE;
      while (zone >= 0 && walks[zone] == 0)
        {
          walks[zone] = (gint32) i + 1;
          zone = parents[zone];
        }
      if (zone < 0 || walks[zone] != (gint32) i + 1)
        continue;
      for (gint32 start = zone, at = zone; at != start || walks[at] == (gint32) i + 1;
           at = parents[at])
        {
          walks[at] = G_MAXINT32;
          tell_circle (check, (gsize) at - first, place);
        }
    }
  return TRUE;
}

static gboolean
check_references (Check *check, gint place)
{
  KotakuMap map = { NULL, 0 };
  KotakuBatchColumn *column = &check->batch->columns[place];
  if (kotaku_resolve_is_open (check->network, check->batch))
    return TRUE;
  gboolean done
      = kotaku_resolve_references (check->network, check->batch, column, &map, check->error)
        && check_reference (check, place, &map)
        && (check->batch->table != KOTAKU_TABLE_ZONES || check_circles (check, place, &map));
  kotaku_map_clear (&map);
  return done;
}

/* -- dates
 * ------------------------------------------------------------------------------------------- */

/* What each date of the batch says; event -2: of an event that is not there. */
static KotakuWhen *
read_dates (const Check *check)
{
  const KotakuDictionary *dates = check->batch->dates;
  gsize n = kotaku_dictionary_get_size (dates);
  KotakuWhen *whens = KOTAKU_ALLOC (KotakuWhen, n, check->error);
  for (gsize i = 0; whens != NULL && i < n; i++)
    if (!kotaku_network_read_date (check->network, kotaku_dictionary_get (dates, (gint32) i),
                                   kotaku_dictionary_get_length (dates, (gint32) i), &whens[i]))
      whens[i].event = -2;
  return whens;
}

static gboolean
check_events (const Check *check, gint place, const KotakuWhen *whens)
{
  KotakuBatch *batch = check->batch;
  const KotakuBatchColumn *column = &batch->columns[place];
  for (gsize i = 0; i < batch->n; i++)
    {
      gint32 code = kotaku_batch_get_code (column, i);
      if (!may_go_on (check, i))
        return FALSE;
      if (code < 0 || whens[code].event != -2)
        continue;
      const char *text = kotaku_dictionary_get (batch->dates, code);
      const char *event = kotaku_date_get_event (text);
      g_autofree char *quoted = kotaku_text_quote (event);
      g_autofree char *nearest
          = kotaku_network_suggest (check->network, KOTAKU_STORE_EVENTS, event);
      g_autofree char *message = g_strdup_printf ("%s names the unknown event %s%s",
                                                  column->field->name, quoted, nearest);
      tell (check, i, place, KOTAKU_ERROR_UNKNOWN_ID, text, "the id of an event", message);
    }
  return TRUE;
}

static gboolean
check_order (const Check *check, gint since, gint until, const KotakuWhen *whens)
{
  KotakuBatch *batch = check->batch;
  for (gsize i = 0; i < batch->n; i++)
    {
      gint32 from = kotaku_batch_get_code (&batch->columns[since], i);
      gint32 to = kotaku_batch_get_code (&batch->columns[until], i);
      if (!may_go_on (check, i))
        return FALSE;
      if (from < 0 || to < 0 || !kotaku_when_is_after (&whens[from], &whens[to]))
        continue;
      const char *text = kotaku_dictionary_get (batch->dates, to);
      g_autofree char *message = g_strdup_printf ("until \"%s\" is before since \"%s\"", text,
                                                  kotaku_dictionary_get (batch->dates, from));
      tell (check, i, until, KOTAKU_ERROR_INVALID, text, "a date not before since", message);
    }
  return TRUE;
}

static gboolean
check_dates (const Check *check)
{
  KotakuBatch *batch = check->batch;
  g_autofree KotakuWhen *whens = read_dates (check);
  gboolean unknown = FALSE;
  if (whens == NULL)
    return FALSE;
  for (gsize i = 0; i < kotaku_dictionary_get_size (batch->dates); i++)
    unknown |= whens[i].event == -2;
  for (guint i = 0; unknown && i < batch->n_columns; i++)
    if (kotaku_kind_is_date (batch->columns[i].kind) && !check_events (check, (gint) i, whens))
      return FALSE;
  gint since = kotaku_batch_find_field (batch, "since");
  gint until = kotaku_batch_find_field (batch, "until");
  return since < 0 || until < 0 || check_order (check, since, until, whens);
}

/* -- names of ties without an id
 * ---------------------------------------------------------------------- */

static void
check_lines (Check *check)
{
  gint place = kotaku_batch_find_field (check->batch, "id");
  gint32 least = kotaku_tie_lines_get_least (check->network);
  gsize next = 0;
  gssize row;
  if (check->batch->table != KOTAKU_TABLE_TIES || place < 0 || check->batch->lines == NULL)
    return;
  while ((row = kotaku_tie_lines_find_fault (check->batch, &least, &next)) >= 0)
    {
      gint32 line = -KOTAKU_BUFFER_DATA (gint32, check->batch->lines)[row];
      g_autofree char *id = g_strdup_printf ("ties.csv:%d", line);
      g_autofree char *message = g_strdup_printf (
          "id \"%s\" is out of order: it names a tie by its line, and lines ascend", id);
      tell (check, (gsize) row, place, KOTAKU_ERROR_INVALID, id, "another id, or none", message);
    }
}

gboolean
kotaku_network_check_batch (KotakuNetwork *network,
                            KotakuBatch *batch,
                            KotakuFaultFunc function,
                            gpointer data,
                            GCancellable *cancellable,
                            GError **error)
{
  g_return_val_if_fail (network != NULL && batch != NULL, FALSE);
  GError *own = NULL;
  Check check = { network, batch, function, data, cancellable, &own, 0 };
  gboolean done = !g_cancellable_set_error_if_cancelled (cancellable, &own);
  for (gint i = 0; done && i < (gint) batch->n_columns; i++)
    {
      const KotakuField *field = batch->columns[i].field;
      if (field != NULL && field->required)
        done = check_required (&check, i);
      if (done && field != NULL && field->kind == KOTAKU_KIND_ID)
        done = check_key (&check, i);
      if (done && field != NULL && kotaku_kind_is_reference (field->kind))
        done = check_references (&check, i);
    }
  if (done)
    check_lines (&check);
  done = done && check_dates (&check);
  if (own != NULL)
    g_propagate_error (error, own);
  return done;
}

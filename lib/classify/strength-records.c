/* SPDX-License-Identifier: GPL-2.0-or-later */

/* What rules of strength see of each actor, once for all pairs: bits of the rules whose conditions
 * hold on a side, and codes of what is compared. Actors with the same record cannot be told apart.
 */

#include "classify/classify-private.h"

#include <string.h>

#define LOOK (-2)

typedef struct
{
  KotakuRecords *records;
  KotakuView *view;
  KotakuNetwork *network;
  const KotakuNode *nodes;
  KotakuRuleBits *bits; /* of each actor */
  gint32 *codes;        /* of each actor, n_subjects of them */
  guint8 *hits;         /* of each actor: whether a condition holds */
  gsize n_subjects;
} Maker;

void
kotaku_records_clear (KotakuRecords *records)
{
  g_clear_pointer (&records->places, g_free);
  g_clear_pointer (&records->units, g_free);
  g_clear_pointer (&records->records, g_free);
  g_clear_pointer (&records->bits, g_free);
  g_clear_pointer (&records->codes, g_free);
  g_clear_pointer (&records->rts, g_free);
}

static KotakuNode
get_node (const Maker *maker, gsize unit)
{
  return maker->nodes[maker->records->places[unit]];
}

/* -- conditions
 * ----------------------------------------------------------------------------------------- */

static gboolean
matches_delineation (const Maker *maker, const KotakuRuleCondition *condition, KotakuNode node)
{
  KotakuDelineation delineation = kotaku_view_get_delineation (maker->view, node);
  for (guint i = 0; condition->values[i] != NULL; i++)
    {
      const char *value = condition->values[i];
      const KotakuWord *word
          = kotaku_vocabulary_find (&kotaku_words_delineation, value, strlen (value));
      if (word != NULL && word->value == (int) delineation)
        return TRUE;
    }
  return FALSE;
}

static gboolean
matches (const Maker *maker, const KotakuRuleCondition *condition, KotakuNode node)
{
  char buffer[KOTAKU_DOUBLE_LENGTH];
  if (condition->column == KOTAKU_RULE_DELINEATION)
    return matches_delineation (maker, condition, node);
  const char *cell = kotaku_network_get_node_cell (maker->network, condition->column, node, buffer);
  for (guint i = 0; condition->values[i] != NULL; i++)
    if (condition->is_role
            ? kotaku_network_node_is (maker->network, node, condition->values[i])
            : kotaku_network_cell_matches (maker->network, KOTAKU_TABLE_ACTORS, condition->column,
                                           cell, condition->values[i]))
      return TRUE;
  return FALSE;
}

/* A role in which somebody acts for an institution is one of theirs. */
static gboolean
add_affiliations (Maker *maker, const KotakuRuleCondition *condition, GError **error)
{
  KotakuAffiliationColumns affiliations;
  kotaku_network_get_affiliation_columns (maker->network, &affiliations);
  gint column
      = kotaku_network_find_column (maker->network, KOTAKU_TABLE_AFFILIATIONS, "role", error);
  if (column < 0)
    return FALSE;
  for (gsize i = 0; affiliations.actor != NULL && i < affiliations.n; i++)
    {
      char buffer[KOTAKU_DOUBLE_LENGTH];
      gint32 place = affiliations.actor[i] >= 0
                         ? kotaku_view_get_place (maker->view, (KotakuNode) affiliations.actor[i])
                         : -1;
      gint32 unit = place >= 0 ? maker->records->units[place] : -1;
      if (unit < 0 || !kotaku_view_affiliation_holds (maker->view, &affiliations, i))
        continue;
      const char *cell
          = kotaku_network_get_cell (maker->network, KOTAKU_TABLE_AFFILIATIONS, column, i, buffer);
      for (guint v = 0; condition->values[v] != NULL; v++)
        if (kotaku_network_cell_matches (maker->network, KOTAKU_TABLE_AFFILIATIONS, column, cell,
                                         condition->values[v]))
          maker->hits[unit] = TRUE;
    }
  return TRUE;
}

static gboolean
apply_condition (Maker *maker, const KotakuRuleCondition *condition, GError **error)
{
  guint64 bit = G_GUINT64_CONSTANT (1) << condition->rule;
  gsize n = maker->records->n;
  for (gsize unit = 0; unit < n; unit++)
    maker->hits[unit] = matches (maker, condition, get_node (maker, unit));
  if (condition->is_role && !add_affiliations (maker, condition, error))
    return FALSE;
  for (gsize unit = 0; unit < n; unit++)
    if (!maker->hits[unit])
      maker->bits[unit].sides[condition->side] &= ~bit;
  return TRUE;
}

/* -- the RT of a zone
 * ------------------------------------------------------------------------------------ */

typedef struct
{
  KotakuNetwork *network;
  KotakuZoneColumns zones;
  gint columns[3]; /* rt, rw, kelurahan */
  gint unit;
} Zones;

typedef struct
{
  char *text;
  gint32 rt;
} Named;

static int
compare_named (const void *a, const void *b)
{
  return kotaku_text_compare_unit (((const Named *) a)->text, ((const Named *) b)->text);
}

static gint32
get_parent (const Zones *zones, gint32 zone)
{
  return KOTAKU_CELL (zones->zones.parent, zone, -1);
}

static const char *
get_text (const Zones *zones, gint column, gint32 zone, char buffer[KOTAKU_DOUBLE_LENGTH])
{
  return kotaku_network_get_cell (zones->network, KOTAKU_TABLE_ZONES, column, (gsize) zone, buffer);
}

/* The zone itself or the nearest around it that is an RT or has its number. */
static gint32
find_rt (const Zones *zones, gint32 zone)
{
  for (; zone >= 0; zone = get_parent (zones, zone))
    {
      char buffer[KOTAKU_DOUBLE_LENGTH];
      const char *unit = get_text (zones, zones->unit, zone, buffer);
      if (g_strcmp0 (unit, "RT") == 0 || get_text (zones, zones->columns[0], zone, buffer) != NULL)
        return zone;
    }
  return -1;
}

/* An RW and a kelurahan may be told of the zones around. */
static char *
find_text (const Zones *zones, int which, gint32 zone)
{
  for (; zone >= 0; zone = which == 0 ? -1 : get_parent (zones, zone))
    {
      char buffer[KOTAKU_DOUBLE_LENGTH];
      const char *text = get_text (zones, zones->columns[which], zone, buffer);
      if (text != NULL)
        return g_strdup (text);
    }
  return NULL;
}

static gint32 *
get_number (KotakuRuleRt *rt, int which)
{
  return which == 0 ? &rt->rt : which == 1 ? &rt->rw : &rt->kelurahan;
}

/* Texts that compare alike as units get one number. */
static gboolean
number_texts (KotakuRecords *records,
              const Zones *zones,
              const gint32 *rows,
              int which,
              GError **error)
{
  gsize n = 0;
  gint32 number = -1;
  g_autofree Named *named = KOTAKU_ALLOC (Named, records->n_rts, error);
  if (named == NULL)
    return FALSE;
  for (gsize i = 0; i < records->n_rts; i++)
    {
      char *text = find_text (zones, which, rows[i]);
      *get_number (&records->rts[i], which) = -1;
      if (text != NULL)
        named[n++] = (Named){ .text = text, .rt = (gint32) i };
    }
  qsort (named, n, sizeof *named, compare_named);
  for (gsize i = 0; i < n; i++)
    {
      number += i == 0 || compare_named (&named[i - 1], &named[i]) != 0 ? 1 : 0;
      *get_number (&records->rts[named[i].rt], which) = number;
    }
  for (gsize i = 0; i < n; i++)
    g_free (named[i].text);
  return TRUE;
}

static gboolean
zones_init (Zones *zones, KotakuNetwork *network, GError **error)
{
  static const char *const names[] = { "rt", "rw", "kelurahan" };
  zones->network = network;
  kotaku_network_get_zone_columns (network, &zones->zones);
  zones->unit = kotaku_network_find_column (network, KOTAKU_TABLE_ZONES, "unit", error);
  gboolean found = zones->unit >= 0;
  for (gsize i = 0; i < G_N_ELEMENTS (names) && found; i++)
    {
      zones->columns[i] = kotaku_network_find_column (network, KOTAKU_TABLE_ZONES, names[i], error);
      found = zones->columns[i] >= 0;
    }
  return found;
}

/* The codes of RULE_RT: RTs are numbered as actors come. */
static gboolean
code_rts (Maker *maker, gsize subject, GError **error)
{
  Zones zones;
  KotakuNodeColumns nodes;
  KotakuRecords *records = maker->records;
  kotaku_network_get_node_columns (maker->network, &nodes);
  if (!zones_init (&zones, maker->network, error))
    return FALSE;
  g_autofree gint32 *numbers = KOTAKU_ALLOC (gint32, zones.zones.n, error);
  g_autofree gint32 *rows = numbers != NULL ? KOTAKU_ALLOC (gint32, zones.zones.n, error) : NULL;
  if (rows == NULL)
    return FALSE;
  for (gsize zone = 0; zone < zones.zones.n; zone++)
    numbers[zone] = -1;
  for (gsize unit = 0; unit < records->n; unit++)
    {
      gint32 rt = find_rt (&zones, KOTAKU_CELL (nodes.zone, get_node (maker, unit), -1));
      if (rt >= 0 && numbers[rt] < 0)
        {
          rows[records->n_rts] = rt;
          numbers[rt] = (gint32) records->n_rts++;
        }
      maker->codes[unit * maker->n_subjects + subject] = rt >= 0 ? numbers[rt] : -1;
    }
  records->rts = KOTAKU_ALLOC (KotakuRuleRt, records->n_rts, error);
  gboolean done = records->rts != NULL;
  for (int which = 0; which < 3 && done; which++)
    done = number_texts (records, &zones, rows, which, error);
  return done;
}

/* 1: the same, 0: another, -1: the data do not tell. */
static int
compare_rts (const KotakuRecords *records, gint32 a, gint32 b)
{
  const KotakuRuleRt *left = &records->rts[a], *right = &records->rts[b];
  if (a == b)
    return 1;
  if (left->rt < 0 || right->rt < 0)
    return left->rt == right->rt ? 0 : -1; /* two rows without a number are two RTs */
  if (left->rt != right->rt)
    return 0;
  if (left->rw >= 0 && right->rw >= 0 && left->rw != right->rw)
    return 0;
  if (left->kelurahan >= 0 && right->kelurahan >= 0 && left->kelurahan != right->kelurahan)
    return 0;
  return (left->rw < 0) == (right->rw < 0) ? 1 : -1;
}

/* -- comparisons
 * ----------------------------------------------------------------------------------------- */

static gboolean
code_column (Maker *maker, gsize subject, gint column, GError **error)
{
  KotakuDictionary *texts = kotaku_dictionary_new (error);
  gboolean done = texts != NULL;
  for (gsize unit = 0; unit < maker->records->n && done; unit++)
    {
      char buffer[KOTAKU_DOUBLE_LENGTH];
      KotakuNode node = get_node (maker, unit);
      const char *cell
          = column == KOTAKU_RULE_DELINEATION
                ? kotaku_delineation_to_text (kotaku_view_get_delineation (maker->view, node),
                                              KOTAKU_LANGUAGE_EN)
                : kotaku_network_get_node_cell (maker->network, column, node, buffer);
      gint32 *code = &maker->codes[unit * maker->n_subjects + subject];
      *code = -1;
      if (cell == NULL || *cell == 0)
        continue;
      *code = kotaku_dictionary_intern (&texts, cell, strlen (cell), error);
      done = *code >= 0;
    }
  if (texts != NULL)
    kotaku_dictionary_unref (texts);
  return done;
}

static gboolean
code_subjects (Maker *maker, GError **error)
{
  const KotakuRules *rules = maker->records->rules;
  for (gsize i = 0; i < rules->n_subjects; i++)
    {
      gint column = rules->subjects[i];
      if (!(column == KOTAKU_RULE_RT ? code_rts (maker, i, error)
                                     : code_column (maker, i, column, error)))
        return FALSE;
    }
  return TRUE;
}

/* RTs are compared as told, or where nothing is told (LOOK) by what the records say. */
static gboolean
holds (const KotakuRecords *records,
       const KotakuRuleComparison *comparison,
       gint32 a,
       gint32 b,
       int same_rt)
{
  gsize n = records->rules->n_subjects;
  gboolean of_rts = records->rules->subjects[comparison->subject] == KOTAKU_RULE_RT;
  if (of_rts && same_rt != LOOK)
    return same_rt == (comparison->same ? 1 : 0);
  gint32 left = records->codes[(gsize) a * n + comparison->subject];
  gint32 right = records->codes[(gsize) b * n + comparison->subject];
  if (left < 0 || right < 0)
    return FALSE;
  int same = left == right;
  if (of_rts)
    same = compare_rts (records, left, right);
  return same == (comparison->same ? 1 : 0);
}

int
kotaku_records_apply (const KotakuRecords *records, gint32 a, gint32 b)
{
  return kotaku_records_apply_as (records, a, b, LOOK);
}

int
kotaku_records_apply_as (const KotakuRecords *records, gint32 a, gint32 b, int same_rt)
{
  const KotakuRules *all = records->rules;
  const KotakuRuleBits *left = &records->bits[a], *right = &records->bits[b];
  guint64 rules = (left->sides[0] & right->sides[1]) | (left->sides[1] & right->sides[0]);
  for (gsize i = 0; i < all->n_comparisons && rules != 0; i++)
    {
      const KotakuRuleComparison *comparison = &all->comparisons[i];
      guint64 bit = G_GUINT64_CONSTANT (1) << comparison->rule;
      if ((rules & bit) != 0 && !holds (records, comparison, a, b, same_rt))
        rules &= ~bit;
    }
  return rules != 0 ? __builtin_ctzll (rules) : -1;
}

/* -- records
 * ---------------------------------------------------------------------------------------------- */

typedef struct
{
  const Maker *maker;
  gint32 unit;
} Key;

static int
compare_records (const Key *a, const Key *b)
{
  const Maker *maker = a->maker;
  gsize size = maker->n_subjects * sizeof (gint32);
  int order = memcmp (&maker->bits[a->unit], &maker->bits[b->unit], sizeof *maker->bits);
  return order != 0 ? order
                    : memcmp (maker->codes + (gsize) a->unit * maker->n_subjects,
                              maker->codes + (gsize) b->unit * maker->n_subjects, size);
}

static int
compare_keys (const void *a, const void *b)
{
  const Key *left = a, *right = b;
  int order = compare_records (left, right);
  return order != 0 ? order : (left->unit > right->unit) - (left->unit < right->unit);
}

/* Equal records are next to each other then, the first actor of each first. */
static gboolean
unite_records (Maker *maker, GError **error)
{
  KotakuRecords *records = maker->records;
  g_autofree Key *keys = KOTAKU_ALLOC (Key, records->n, error);
  g_autofree gint32 *first = keys != NULL ? KOTAKU_ALLOC (gint32, records->n, error) : NULL;
  if (first == NULL)
    return FALSE;
  for (gsize unit = 0; unit < records->n; unit++)
    keys[unit] = (Key){ .maker = maker, .unit = (gint32) unit };
  qsort (keys, records->n, sizeof *keys, compare_keys);
  for (gsize i = 0; i < records->n; i++)
    {
      gboolean same = i > 0 && compare_records (&keys[i - 1], &keys[i]) == 0;
      first[keys[i].unit] = same ? first[keys[i - 1].unit] : keys[i].unit;
    }
  for (gsize unit = 0; unit < records->n; unit++)
    {
      gboolean is_first = first[unit] == (gint32) unit;
      records->records[unit]
          = is_first ? (gint32) records->n_records++ : records->records[first[unit]];
      if (!is_first)
        continue;
      gsize record = records->n_records - 1;
      records->bits[record] = maker->bits[unit];
      for (gsize i = 0; i < maker->n_subjects; i++)
        records->codes[record * maker->n_subjects + i] = maker->codes[unit * maker->n_subjects + i];
    }
  return TRUE;
}

/* Those that take part, by id. */
static gboolean
list_units (Maker *maker, const guint8 *in, GError **error)
{
  KotakuPlaces places;
  KotakuRecords *records = maker->records;
  gboolean listed = kotaku_places_init (&places, maker->view, in, error);
  records->n = places.n;
  records->places = places.place;
  records->units = places.rank;
  return listed;
}

static gboolean
reserve (Maker *maker, GError **error)
{
  KotakuRecords *records = maker->records;
  gsize n = records->n, n_codes = n * maker->n_subjects;
  records->records = KOTAKU_ALLOC (gint32, n, error);
  records->bits = records->records != NULL ? KOTAKU_ALLOC (KotakuRuleBits, n, error) : NULL;
  records->codes = records->bits != NULL ? KOTAKU_ALLOC (gint32, n_codes, error) : NULL;
  maker->bits = records->codes != NULL ? KOTAKU_ALLOC (KotakuRuleBits, n, error) : NULL;
  maker->codes = maker->bits != NULL ? KOTAKU_ALLOC (gint32, n_codes, error) : NULL;
  maker->hits = maker->codes != NULL ? KOTAKU_ALLOC (guint8, n, error) : NULL;
  return maker->hits != NULL;
}

static gboolean
make (Maker *maker, GCancellable *cancellable, GError **error)
{
  const KotakuRules *rules = maker->records->rules;
  guint64 all = rules->n < 64 ? (G_GUINT64_CONSTANT (1) << rules->n) - 1 : G_MAXUINT64;
  if (!reserve (maker, error))
    return FALSE;
  for (gsize unit = 0; unit < maker->records->n; unit++)
    maker->bits[unit] = (KotakuRuleBits){ { all, all } };
  for (gsize i = 0; i < rules->n_conditions; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error)
        || !apply_condition (maker, &rules->conditions[i], error))
      return FALSE;
  return code_subjects (maker, error) && unite_records (maker, error);
}

gboolean
kotaku_records_init (KotakuRecords *records,
                     const KotakuRules *rules,
                     KotakuView *view,
                     const guint8 *in,
                     GCancellable *cancellable,
                     GError **error)
{
  gsize n = 0;
  Maker maker = { .records = records,
                  .view = view,
                  .network = kotaku_view_peek_network (view),
                  .nodes = kotaku_view_get_nodes (view, &n),
                  .n_subjects = rules->n_subjects };
  records->rules = rules;
  gboolean done = list_units (&maker, in, error) && make (&maker, cancellable, error);
  g_free (maker.bits);
  g_free (maker.codes);
  g_free (maker.hits);
  return done;
}

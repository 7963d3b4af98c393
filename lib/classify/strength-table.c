/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Rules as a table, for those who apply them to many pairs again and again: what they say depends
 * on the kinds of the two sides and on whether the RTs are the same. */

#include "classify/classify-private.h"

#include <string.h>

#define MOST_KINDS 128

/* What kotaku_records_apply_as() takes, by relation. */
static const int same_rt[] = { -1, 1, 0 };
G_STATIC_ASSERT (G_N_ELEMENTS (same_rt) == KOTAKU_N_RT_RELATIONS);

void
kotaku_rule_table_clear (KotakuRuleTable *table)
{
  g_clear_pointer (&table->sides, g_free);
  g_clear_pointer (&table->rules, g_free);
  table->n_kinds = 0;
}

static gint
find_rt_subject (const KotakuRules *rules)
{
  for (gsize i = 0; i < rules->n_subjects; i++)
    if (rules->subjects[i] == KOTAKU_RULE_RT)
      return (gint) i;
  return -1;
}

/* Whether two records differ in nothing but the RT. */
static gboolean
is_same_kind (const KotakuRecords *records, gint rt, gsize a, gsize b)
{
  gsize n = records->rules->n_subjects;
  if (memcmp (&records->bits[a], &records->bits[b], sizeof *records->bits) != 0)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    if ((gint) i != rt && records->codes[a * n + i] != records->codes[b * n + i])
      return FALSE;
  return TRUE;
}

/* The first record of each kind; FALSE where there are too many. */
static gboolean
find_kinds (KotakuRuleTable *table, const KotakuRecords *records, gint rt, gsize first[MOST_KINDS])
{
  for (gsize record = 0; record < records->n_records; record++)
    {
      gsize kind = 0;
      while (kind < table->n_kinds && !is_same_kind (records, rt, first[kind], record))
        kind++;
      if (kind == MOST_KINDS)
        return FALSE;
      if (kind == table->n_kinds)
        first[table->n_kinds++] = record;
      table->sides[record].kind = (gint32) kind;
    }
  return TRUE;
}

typedef struct
{
  KotakuRuleRt rt;
  gint32 code;
} Key;

static int
compare_keys (const void *a, const void *b)
{
  const KotakuRuleRt *p = &((const Key *) a)->rt, *q = &((const Key *) b)->rt;
  if (p->kelurahan != q->kelurahan)
    return p->kelurahan < q->kelurahan ? -1 : 1;
  if (p->rw != q->rw)
    return p->rw < q->rw ? -1 : 1;
  return (p->rt > q->rt) - (p->rt < q->rt);
}

/* Whether all RTs say the same things of themselves, so that being the same makes classes of them.
 */
static gboolean
are_alike (const KotakuRecords *records)
{
  for (gsize i = 0; i < records->n_rts; i++)
    {
      const KotakuRuleRt *rt = &records->rts[i], *other = &records->rts[0];
      if (rt->rt < 0 || (rt->rw < 0) != (other->rw < 0)
          || (rt->kelurahan < 0) != (other->kelurahan < 0))
        return FALSE;
    }
  return TRUE;
}

/* The class of each code of an RT; NULL without error where there are none. */
static gint32 *
find_classes (const KotakuRecords *records, GError **error)
{
  if (!are_alike (records))
    return NULL;
  gint32 *classes = KOTAKU_ALLOC (gint32, records->n_rts, error);
  g_autofree Key *keys = classes != NULL ? KOTAKU_ALLOC (Key, records->n_rts, error) : NULL;
  if (keys == NULL)
    {
      g_free (classes);
      return NULL;
    }
  for (gsize i = 0; i < records->n_rts; i++)
    keys[i] = (Key){ records->rts[i], (gint32) i };
  qsort (keys, records->n_rts, sizeof *keys, compare_keys);
  gint32 class = 0;
  for (gsize i = 0; i < records->n_rts; i++)
    {
      class += i > 0 && compare_keys (&keys[i - 1], &keys[i]) != 0;
      classes[keys[i].code] = class;
    }
  return classes;
}

/* FALSE with error, or without where RTs make no classes. */
static gboolean
set_rts (KotakuRuleTable *table, const KotakuRecords *records, gint subject, GError **error)
{
  gsize n = records->rules->n_subjects;
  g_autofree gint32 *classes = subject >= 0 ? find_classes (records, error) : NULL;
  if (subject >= 0 && classes == NULL)
    return FALSE;
  for (gsize record = 0; record < records->n_records; record++)
    {
      gint32 code = subject >= 0 ? records->codes[record * n + (gsize) subject] : -1;
      table->sides[record].rt = code >= 0 ? classes[code] : -1;
    }
  return TRUE;
}

static gboolean
fill (KotakuRuleTable *table, const KotakuRecords *records, const gsize *first, GError **error)
{
  gsize n = table->n_kinds;
  table->rules = KOTAKU_ALLOC (gint8, n * n * KOTAKU_N_RT_RELATIONS, error);
  for (gsize a = 0; table->rules != NULL && a < n; a++)
    for (gsize b = 0; b < n; b++)
      for (gsize i = 0; i < KOTAKU_N_RT_RELATIONS; i++)
        table->rules[(a * n + b) * KOTAKU_N_RT_RELATIONS + i] = (gint8) kotaku_records_apply_as (
            records, (gint32) first[a], (gint32) first[b], same_rt[i]);
  return table->rules != NULL;
}

gboolean
kotaku_rule_table_init (KotakuRuleTable *table, const KotakuRecords *records, GError **error)
{
  GError *failure = NULL;
  gsize first[MOST_KINDS];
  gint rt = find_rt_subject (records->rules);
  table->sides = KOTAKU_ALLOC (KotakuRuleSide, records->n_records, &failure);
  gboolean done = table->sides != NULL && find_kinds (table, records, rt, first)
                  && set_rts (table, records, rt, &failure)
                  && fill (table, records, first, &failure);
  if (!done)
    kotaku_rule_table_clear (table);
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

/* SPDX-License-Identifier: GPL-2.0-or-later */

/* classify --by and --table: pairs counted by the groups of their ends. */

#include "classify/classify-private.h"

#include <string.h>

/* A pair under its groups and level; the smaller name stands first. */
typedef struct
{
  gint32 a, b; /* ranks */
  guint32 pair;
  guint8 level;
} Entry;

/* The form of the answer: whose pairs, and which columns. */
typedef struct
{
  const char *columns;
  KotakuLevel level; /* ANY: all of them, with a column for it */
} Form;

static const Form form_by = { "a_group:s,b_group:s,level:w,pairs:i,symmetric:i,asymmetric:i,"
                              "undecided:i,none:i,form:w,direction:w,strength:w,content:w,"
                              "stated:i,conflicts:i",
                              KOTAKU_LEVEL_ANY };
static const Form form_table_1
    = { "a_group:w,b_group:w,form:w,direction:w,strength:w,pairs:i,conflicts:i",
        KOTAKU_LEVEL_INTERPERSONAL };
static const Form form_table_2
    = { "a_group:s,b_group:s,form:w,direction:w,strength:w,pairs:i,conflicts:i",
        KOTAKU_LEVEL_INSTITUTIONAL };

static int
compare_entries (const void *a, const void *b)
{
  const Entry *left = a;
  const Entry *right = b;
  if (left->a != right->a)
    return left->a < right->a ? -1 : 1;
  if (left->b != right->b)
    return left->b < right->b ? -1 : 1;
  if (left->level != right->level)
    return left->level < right->level ? -1 : 1;
  return (left->pair > right->pair) - (left->pair < right->pair);
}

static gint32
get_rank (const KotakuGroups *groups, gint32 place)
{
  gint32 group = groups->group[place];
  return group < 0 ? 0 : groups->rank[group];
}

static Entry *
sort_pairs (const KotakuPairs *pairs,
            const KotakuGroups *groups,
            KotakuLevel level,
            gsize *n,
            GError **error)
{
  Entry *entries = KOTAKU_ALLOC (Entry, pairs->n, error);
  *n = 0;
  for (gsize p = 0; entries != NULL && p < pairs->n; p++)
    {
      const KotakuPair *pair = &pairs->pairs[p];
      gint32 a = get_rank (groups, pair->a);
      gint32 b = get_rank (groups, pair->b);
      if (level == KOTAKU_LEVEL_ANY || pair->level == level)
        entries[(*n)++] = (Entry){ MIN (a, b), MAX (a, b), (guint32) p, pair->level };
    }
  if (entries != NULL)
    qsort (entries, *n, sizeof *entries, compare_entries);
  return entries;
}

/* What the pairs of a row have in a field: each pair's settled value votes once, pairs in conflict
 * do not vote; equal votes are a conflict, and so are pairs in conflict alone. */
static const char *
settle_field (const char *name, const KotakuPairs *pairs, const Entry *entries, gsize n)
{
  const KotakuPairField *field = kotaku_pair_field_find (name);
  gsize counts[256] = { 0 };
  for (gsize i = 0; i < n; i++)
    counts[kotaku_pair_field_get (field, &pairs->pairs[entries[i].pair])]++;
  gsize most = 0;
  guint8 winner = counts[KOTAKU_SETTLED_CONFLICT] > 0 ? KOTAKU_SETTLED_CONFLICT : 0;
  for (guint value = 1; value < KOTAKU_SETTLED_CONFLICT; value++)
    if (counts[value] > most)
      {
        most = counts[value];
        winner = (guint8) value;
      }
    else if (counts[value] > 0 && counts[value] == most)
      winner = KOTAKU_SETTLED_CONFLICT;
  return field->text (winner);
}

typedef struct
{
  gint64 relations[4]; /* by KotakuRelation */
  gint64 stated, conflicts;
} Counts;

static Counts
count (const KotakuPairs *pairs, const Entry *entries, gsize n)
{
  Counts counts = { { 0 }, 0, 0 };
  for (gsize i = 0; i < n; i++)
    {
      const KotakuPair *pair = &pairs->pairs[entries[i].pair];
      counts.relations[pair->relation]++;
      counts.stated += pair->n_stated > 0;
      counts.conflicts += pair->conflicts != 0;
    }
  return counts;
}

static void
set_word (KotakuRows *rows, guint column, const char *word)
{
  kotaku_rows_string (rows, column, *word != 0 ? word : NULL);
}

static void
write_groups (KotakuRows *rows, const KotakuGroups *groups, const Entry *entry)
{
  kotaku_rows_begin (rows);
  kotaku_rows_string (rows, 0, kotaku_dictionary_get (groups->names, groups->ranked[entry->a]));
  kotaku_rows_string (rows, 1, kotaku_dictionary_get (groups->names, groups->ranked[entry->b]));
}

static void
write_by (KotakuRows *rows, const KotakuPairs *pairs, const Entry *entries, gsize n)
{
  static const char *const fields[] = { "form", "direction", "strength", "content" };
  Counts counts = count (pairs, entries, n);
  set_word (rows, 2, kotaku_level_to_text (entries->level, KOTAKU_LANGUAGE_EN));
  kotaku_rows_int64 (rows, 3, (gint64) n);
  kotaku_rows_int64 (rows, 4, counts.relations[KOTAKU_RELATION_SYMMETRIC]);
  kotaku_rows_int64 (rows, 5, counts.relations[KOTAKU_RELATION_ASYMMETRIC]);
  kotaku_rows_int64 (rows, 6, counts.relations[KOTAKU_RELATION_UNDECIDED]);
  kotaku_rows_int64 (rows, 7, counts.relations[KOTAKU_RELATION_NONE]);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    set_word (rows, 8 + i, settle_field (fields[i], pairs, entries, n));
  kotaku_rows_int64 (rows, 12, counts.stated);
  kotaku_rows_int64 (rows, 13, counts.conflicts);
}

static void
write_table (KotakuRows *rows, const KotakuPairs *pairs, const Entry *entries, gsize n)
{
  static const char *const fields[] = { "form", "direction", "strength" };
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    set_word (rows, 2 + i, settle_field (fields[i], pairs, entries, n));
  kotaku_rows_int64 (rows, 5, (gint64) n);
  kotaku_rows_int64 (rows, 6, count (pairs, entries, n).conflicts);
}

static KotakuFrame *
write_rows (const KotakuPairs *pairs, const KotakuGroups *groups, const Form *form, GError **error)
{
  gsize n = 0;
  g_autofree Entry *entries = sort_pairs (pairs, groups, form->level, &n, error);
  if (entries == NULL)
    return NULL;
  KotakuRows *rows = kotaku_rows_new (form->columns);
  for (gsize first = 0; first < n;)
    {
      gsize end = first + 1;
      while (end < n && entries[end].a == entries[first].a && entries[end].b == entries[first].b
             && entries[end].level == entries[first].level)
        end++;
      write_groups (rows, groups, &entries[first]);
      if (form->level == KOTAKU_LEVEL_ANY)
        write_by (rows, pairs, entries + first, end - first);
      else
        write_table (rows, pairs, entries + first, end - first);
      first = end;
    }
  return kotaku_rows_finish (rows, error);
}

KotakuFrame *
kotaku_classify_by (KotakuView *view, const KotakuPairs *pairs, const char *column, GError **error)
{
  g_auto (KotakuGroups) groups = { 0 };
  if (!kotaku_groups_init (&groups, view, column, error))
    return NULL;
  return write_rows (pairs, &groups, &form_by, error);
}

KotakuFrame *
kotaku_classify_table (KotakuView *view, const KotakuPairs *pairs, gint64 table, GError **error)
{
  g_auto (KotakuGroups) groups = { 0 };
  gboolean made = table == 1 ? kotaku_groups_init_table (&groups, view, error)
                             : kotaku_groups_init (&groups, view, "institution", error);
  if (!made)
    return NULL;
  return write_rows (pairs, &groups, table == 1 ? &form_table_1 : &form_table_2, error);
}

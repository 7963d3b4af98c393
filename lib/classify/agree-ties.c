/* SPDX-License-Identifier: GPL-2.0-or-later */

/* The ties of a merged dataset. A cell of a tie is supported by every coder who says the same of
 * the pair in some tie for one of the same stages, where a tie without stages is for every stage.
 * A direction says who dominates, so that equal and horizontal support each other. Strength none
 * denies the tie; any other tie affirms it. */

#include "classify/agree-private.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define CANCEL_EVERY 4096

/* What a tie can say. */
enum
{
  PRESENCE, /* 1: there is a tie, 2: there is none */
  FORM,
  DIRECTION,
  STRENGTH,
  CONTENT,
  SCOPE,
  N_FIELDS
};

/* Values of each field are below. */
#define N_VALUES 8

enum
{
  SYMMETRIC = 1,
  FROM_A,
  FROM_B,
  ARC_FROM_A,
  ARC_FROM_B
};

#define EVERY_STAGE 0x1f /* and a bit for having none */

typedef struct
{
  gint32 a, b; /* numbers, a < b */
  guint32 coder;
  gint32 tie;
  guint8 stages; /* bits that it matches */
  guint8 values[N_FIELDS];
  guint8 supported; /* a bit per field */
} Statement;

/* The stages for which a coder says a value of a field, of the pair at hand. */
typedef guint8 Said[N_FIELDS][N_VALUES];

typedef struct
{
  const KotakuCoders *coders;
  KotakuTieColumns *ties; /* of each coder */
  gsize n;
  Statement *statements;
  Said *said; /* of each coder */
  KotakuSheaf sheaf;
  gint *columns;             /* of each coder's network: n_columns of the sheaf */
  gint8 *field;              /* of each column: what it says, or -1 */
  gssize id, source, weight; /* columns */
  gsize needed;
  gsize next; /* coding */
} Merger;

static void
merger_clear (Merger *merger)
{
  g_free (merger->ties);
  g_free (merger->statements);
  g_free (merger->said);
  g_free (merger->columns);
  g_free (merger->field);
  kotaku_sheaf_clear (&merger->sheaf);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Merger, merger_clear)

/* -- what ties say -- */

static guint8
read_direction (guint8 direction, gboolean from_a)
{
  switch (direction)
    {
    case KOTAKU_DIRECTION_EQUAL:
    case KOTAKU_DIRECTION_HORIZONTAL:
      return SYMMETRIC;
    case KOTAKU_DIRECTION_VERTICAL:
      return from_a ? FROM_A : FROM_B;
    case KOTAKU_DIRECTION_ARC:
      return from_a ? ARC_FROM_A : ARC_FROM_B;
    default:
      return 0;
    }
}

static Statement
read_tie (const Merger *merger, gsize coder, gint32 tie)
{
  const KotakuTieColumns *ties = &merger->ties[coder];
  gint32 from = kotaku_coders_get_number (merger->coders, coder, (KotakuNode) ties->from[tie]);
  gint32 to = kotaku_coders_get_number (merger->coders, coder, (KotakuNode) ties->to[tie]);
  guint8 stages = KOTAKU_CELL (ties->stages, tie, 0);
  guint8 strength = KOTAKU_CELL (ties->strength, tie, 0);
  guint8 direction = KOTAKU_CELL (ties->direction, tie, KOTAKU_DIRECTION_ARC);
  Statement statement = { .a = MIN (from, to),
                          .b = MAX (from, to),
                          .coder = (guint32) coder,
                          .tie = tie,
                          .stages = stages != 0 ? stages : EVERY_STAGE };
  statement.values[PRESENCE] = strength == KOTAKU_STRENGTH_ABSENT ? 2 : 1;
  statement.values[FORM] = KOTAKU_CELL (ties->form, tie, 0);
  statement.values[DIRECTION] = read_direction (direction, from <= to);
  statement.values[STRENGTH] = strength;
  statement.values[CONTENT] = KOTAKU_CELL (ties->content, tie, 0);
  statement.values[SCOPE] = KOTAKU_CELL (ties->scope, tie, 0);
  return statement;
}

static int
compare_places (const void *a, const void *b)
{
  const Statement *left = a, *right = b;
  if (left->coder != right->coder)
    return left->coder < right->coder ? -1 : 1;
  return (left->tie > right->tie) - (left->tie < right->tie);
}

static int
compare_statements (const void *a, const void *b)
{
  const Statement *left = a, *right = b;
  if (left->a != right->a)
    return left->a < right->a ? -1 : 1;
  if (left->b != right->b)
    return left->b < right->b ? -1 : 1;
  return compare_places (a, b);
}

static gboolean
read_ties (Merger *merger, GError **error)
{
  const KotakuCoders *coders = merger->coders;
  gsize all = 0;
  for (gsize c = 0; c < coders->n; c++)
    {
      gsize n = 0;
      kotaku_view_get_ties (coders->views[c], &n);
      kotaku_network_get_tie_columns (kotaku_view_peek_network (coders->views[c]),
                                      &merger->ties[c]);
      all += n;
    }
  merger->statements = KOTAKU_ALLOC (Statement, all, error);
  if (merger->statements == NULL)
    return FALSE;
  for (gsize c = 0; c < coders->n; c++)
    {
      gsize n = 0;
      const KotakuTie *ties = kotaku_view_get_ties (coders->views[c], &n);
      for (gsize i = 0; i < n; i++)
        merger->statements[merger->n++] = read_tie (merger, c, (gint32) ties[i]);
    }
  if (all > 1)
    qsort (merger->statements, all, sizeof *merger->statements, compare_statements);
  return TRUE;
}

/* -- who supports them -- */

static void
hear_pair (Merger *merger, gsize first, gsize end)
{
  memset (merger->said, 0, merger->coders->n * sizeof *merger->said);
  for (gsize i = first; i < end; i++)
    for (guint field = 0; field < N_FIELDS; field++)
      {
        const Statement *statement = &merger->statements[i];
        merger->said[statement->coder][field][statement->values[field]] |= statement->stages;
      }
}

static gboolean
has_support (const Merger *merger, const Statement *statement, guint field)
{
  gsize n = 0;
  for (gsize c = 0; c < merger->coders->n; c++)
    n += (merger->said[c][field][statement->values[field]] & statement->stages) != 0;
  return n >= merger->needed;
}

static gboolean
is_supported (const Statement *statement, guint field)
{
  return (statement->supported >> field & 1) != 0;
}

/* How many coders have the pair settled as tied, and as not tied. */
static void
count_settled (Merger *merger, const Statement *statement, gsize *tied, gsize *untied)
{
  const KotakuCoders *coders = merger->coders;
  gsize i = merger->next; /* codings are in the order of the statements */
  *tied = *untied = 0;
  while (i < coders->n_codings
         && (coders->codings[i].a < statement->a
             || (coders->codings[i].a == statement->a && coders->codings[i].b < statement->b)))
    i++;
  merger->next = i;
  for (; i < coders->n_codings && coders->codings[i].a == statement->a
         && coders->codings[i].b == statement->b;
       i++)
    if (kotaku_pair_is_tied (coders->codings[i].pair))
      ++*tied;
    else
      ++*untied;
}

/* Where coders affirm a tie with unlike strengths, and in passing deny it too, the denials would be
 * all that is left of its strength: what they settle on decides which of the two stays. */
static void
decide_contested (Merger *merger, gsize first, gsize end)
{
  guint8 affirmed = 0, denied = 0;
  gsize tied = 0, untied = 0;
  for (gsize i = first; i < end; i++)
    {
      const Statement *statement = &merger->statements[i];
      if (!is_supported (statement, PRESENCE))
        continue;
      if (statement->values[PRESENCE] == 2)
        denied |= statement->stages;
      else if (statement->values[STRENGTH] != 0 && !is_supported (statement, STRENGTH))
        affirmed |= statement->stages;
    }
  if ((affirmed & denied) == 0)
    return;
  count_settled (merger, &merger->statements[first], &tied, &untied);
  for (gsize i = first; i < end; i++)
    {
      Statement *statement = &merger->statements[i];
      gboolean denies = statement->values[PRESENCE] == 2;
      if ((statement->stages & affirmed & denied) != 0 && (denies ? untied : tied) < merger->needed)
        statement->supported &= (guint8) ~(1u << PRESENCE);
    }
}

static gboolean
find_support (Merger *merger, GCancellable *cancellable, GError **error)
{
  for (gsize first = 0, end = 0; first < merger->n; first = end)
    {
      Statement *statements = merger->statements;
      while (end < merger->n && statements[end].a == statements[first].a
             && statements[end].b == statements[first].b)
        end++;
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      hear_pair (merger, first, end);
      for (gsize i = first; i < end; i++)
        for (guint field = 0; field < N_FIELDS; field++)
          if (has_support (merger, &statements[i], field))
            statements[i].supported |= (guint8) (1 << field);
      decide_contested (merger, first, end);
    }
  return TRUE;
}

/* An arc that others do not see is not made a tie both ways: it goes. */
static gboolean
is_kept (const Statement *statement)
{
  gboolean arc = statement->values[DIRECTION] >= ARC_FROM_A;
  return is_supported (statement, PRESENCE) && (!arc || is_supported (statement, DIRECTION));
}

/* -- writing them -- */

static gssize
begin_tie (Merger *merger, const Statement *statement, GError **error)
{
  const char *name = merger->coders->names[statement->coder];
  KotakuNetwork *network = kotaku_view_peek_network (merger->coders->views[statement->coder]);
  g_autofree char *tie = kotaku_network_get_tie_name (network, (KotakuTie) statement->tie);
  g_auto (KotakuText) text = KOTAKU_TEXT_INIT;
  kotaku_text_append (&text, name, -1);
  kotaku_text_append_c (&text, ':');
  kotaku_text_append (&text, tie, -1);
  g_autofree char *id = kotaku_text_steal (&text, error);
  gssize row = id != NULL ? kotaku_sheaf_begin_row (&merger->sheaf, NULL, error) : -1;
  if (row < 0 || !kotaku_sheaf_set (&merger->sheaf, (gsize) row, (gsize) merger->id, id, error))
    return -1;
  return row;
}

/* "Table 1|Table 2" of the coder x is "x: Table 1|x: Table 2": each reading of a source has its
 * own vote. */
static char *
make_source (const char *name, const char *sources, GError **error)
{
  g_auto (KotakuText) text = KOTAKU_TEXT_INIT;
  for (const char *item = sources; *item != 0;)
    {
      gsize length = strcspn (item, "|");
      kotaku_text_append (&text, text.length > 0 ? "|" : "", -1);
      kotaku_text_append (&text, name, -1);
      kotaku_text_append (&text, ": ", -1);
      kotaku_text_append (&text, item, (gssize) length);
      item += length + (item[length] == '|');
    }
  return kotaku_text_steal (&text, error);
}

/* NULL: nothing is written. May be buffer, or *owned, to be freed. */
static gboolean
make_cell (const Merger *merger,
           const Statement *statement,
           gsize column,
           const char **text,
           char **owned,
           char buffer[KOTAKU_DOUBLE_LENGTH],
           GError **error)
{
  const KotakuTieColumns *ties = &merger->ties[statement->coder];
  gint field = merger->field[column];
  gint own = merger->columns[statement->coder * merger->sheaf.n_columns + column];
  KotakuNetwork *network = kotaku_view_peek_network (merger->coders->views[statement->coder]);
  gboolean kept
      = field < 0 || statement->values[field] == 0 || is_supported (statement, (guint) field);
  *text = NULL;
  if (field == DIRECTION)
    {
      guint8 direction = KOTAKU_CELL (ties->direction, statement->tie, KOTAKU_DIRECTION_ARC);
      gboolean told = kept && direction != KOTAKU_DIRECTION_UNSTATED;
      /* Written out, since what an empty cell means depends on the other ties. */
      *text = told ? kotaku_direction_to_text (direction, KOTAKU_LANGUAGE_EN) : "unstated";
      return TRUE;
    }
  if (own < 0 || !kept)
    return TRUE;
  *text = kotaku_network_get_cell (network, KOTAKU_TABLE_TIES, own, (gsize) statement->tie, buffer);
  if (*text != NULL && (gssize) column == merger->source)
    {
      *text = *owned = make_source (merger->coders->names[statement->coder], *text, error);
      return *text != NULL;
    }
  if (*text != NULL && (gssize) column == merger->weight)
    {
      kotaku_text_from_double (ties->weight[statement->tie] / (double) merger->coders->n, buffer);
      *text = buffer;
    }
  return TRUE;
}

static gboolean
write_tie (Merger *merger, const Statement *statement, GError **error)
{
  gssize row = begin_tie (merger, statement, error);
  if (row < 0)
    return FALSE;
  for (gsize column = 0; column < merger->sheaf.n_columns; column++)
    {
      char buffer[KOTAKU_DOUBLE_LENGTH];
      const char *text = NULL;
      g_autofree char *owned = NULL;
      if ((gssize) column == merger->id)
        continue;
      if (!make_cell (merger, statement, column, &text, &owned, buffer, error)
          || !kotaku_sheaf_set (&merger->sheaf, (gsize) row, column, text, error))
        return FALSE;
    }
  return TRUE;
}

/* Coder by coder, each in the order of the ties. */
static gboolean
write_ties (Merger *merger, GCancellable *cancellable, GError **error)
{
  if (merger->n > 1)
    qsort (merger->statements, merger->n, sizeof *merger->statements, compare_places);
  for (gsize i = 0; i < merger->n; i++)
    {
      const Statement *statement = &merger->statements[i];
      if ((i % CANCEL_EVERY == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
          || (is_kept (statement) && !write_tie (merger, statement, error)))
        return FALSE;
    }
  return TRUE;
}

/* -- making -- */

static gboolean
find_columns (Merger *merger, GError **error)
{
  static const char *const fields[N_FIELDS]
      = { NULL, "form", "direction", "strength", "content", "scope" };
  const KotakuSheaf *sheaf = &merger->sheaf;
  gsize n = sheaf->n_columns;
  merger->field = KOTAKU_ALLOC (gint8, n, error);
  merger->columns
      = merger->field != NULL ? KOTAKU_ALLOC (gint, n * merger->coders->n, error) : NULL;
  if (merger->columns == NULL)
    return FALSE;
  memset (merger->field, -1, n);
  for (guint field = FORM; field < N_FIELDS; field++)
    if (kotaku_sheaf_find_column (sheaf, fields[field]) >= 0)
      merger->field[kotaku_sheaf_find_column (sheaf, fields[field])] = (gint8) field;
  for (gsize c = 0; c < merger->coders->n; c++)
    for (gsize i = 0; i < n; i++)
      merger->columns[c * n + i]
          = kotaku_network_find_column (kotaku_view_peek_network (merger->coders->views[c]),
                                        KOTAKU_TABLE_TIES, sheaf->names[i], NULL);
  merger->id = kotaku_sheaf_find_column (sheaf, "id");
  merger->source = kotaku_sheaf_find_column (sheaf, "source");
  merger->weight = kotaku_sheaf_find_column (sheaf, "weight");
  return TRUE;
}

gboolean
kotaku_agree_merge_ties (const KotakuCoders *coders,
                         gsize needed,
                         KotakuNetwork *merged,
                         GCancellable *cancellable,
                         GError **error)
{
  static const char *const always[] = { "id", "direction", NULL };
  g_auto (Merger) merger = { .coders = coders, .needed = needed };
  merger.ties = KOTAKU_ALLOC0 (KotakuTieColumns, coders->n, error);
  merger.said = merger.ties != NULL ? KOTAKU_ALLOC (Said, coders->n, error) : NULL;
  return merger.said != NULL && read_ties (&merger, error)
         && kotaku_sheaf_init (&merger.sheaf, coders, KOTAKU_TABLE_TIES, always, cancellable, error)
         && find_columns (&merger, error) && find_support (&merger, cancellable, error)
         && write_ties (&merger, cancellable, error)
         && kotaku_sheaf_append (&merger.sheaf, merged, cancellable, error);
}

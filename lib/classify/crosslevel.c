/* SPDX-License-Identifier: GPL-2.0-or-later */

/* The institutional network beside that of the people who act for it. */

#include "classify/classify-private.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

const KotakuCommand kotaku_command_crosslevel = {
  .name = "crosslevel",
  .object = "view",
  .function = "kotaku_view_crosslevel",
  .parameters = "",
  .options = "nodes",
  .columns = "name,value,expected,lift,p_value",
  .title = "Whether institutions are tied through the ties of their people",
  .title_id = "Apakah lembaga terikat melalui ikatan orang-orangnya",
  .example = "kotaku crosslevel examples/pasar-ii",
  .since = "1.0",
};

#define PURPOSE 1
#define CANCEL_EVERY 1024
/* Up to here a byte for every two sets: the draws ask again and again. */
#define MOST_TABLED 1024

/* What two people's institutions are to each other. */
enum
{
  SHARE = 1, /* they have one in common */
  APART,     /* none of the one is tied to any of the other */
  TIED
};

/* People who act for somebody, and the distinct sets of institutions that they act for. */
typedef struct
{
  const KotakuPairs *pairs;
  KotakuAffiliations affiliations;
  KotakuPairIndex index;
  gsize n_people, n_sets, n_ties;
  gint32 *person; /* places, by id */
  gint32 *number; /* of each place; -1: acts for nobody */
  gint32 *set;    /* of each person */
  gint32 *member; /* of each set: the place of one who has it */
  gsize *size;    /* of each set: how many have it */
  gint32 *a, *b;  /* people who are tied, by number */
  guint8 *table;  /* n_sets squared, or NULL */
} Crosslevel;

static void
crosslevel_clear (Crosslevel *cross)
{
  kotaku_affiliations_clear (&cross->affiliations);
  kotaku_pair_index_clear (&cross->index);
  g_free (cross->person);
  g_free (cross->number);
  g_free (cross->set);
  g_free (cross->member);
  g_free (cross->size);
  g_free (cross->a);
  g_free (cross->b);
  g_free (cross->table);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Crosslevel, crosslevel_clear)

static gsize
count_institutions (const Crosslevel *cross, gint32 place)
{
  return cross->affiliations.start[place + 1] - cross->affiliations.start[place];
}

/* -- people and their sets -- */

static gboolean
find_people (Crosslevel *cross, KotakuView *view, GError **error)
{
  KotakuPlaces people;
  gsize n = kotaku_view_get_n_nodes (view);
  g_autofree guint8 *in = KOTAKU_ALLOC (guint8, n, error);
  if (in == NULL)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    in[i] = count_institutions (cross, (gint32) i) > 0;
  gboolean found = kotaku_places_init (&people, view, in, error);
  cross->n_people = people.n;
  cross->person = people.place;
  cross->number = people.rank;
  return found;
}

/* A person in the order of the sets. */
typedef struct
{
  const gint32 *institution;
  gsize n;
  gint32 number;
} Holder;

static int
compare_sets (const Holder *left, const Holder *right)
{
  if (left->n != right->n)
    return left->n < right->n ? -1 : 1;
  for (gsize i = 0; i < left->n; i++)
    if (left->institution[i] != right->institution[i])
      return left->institution[i] < right->institution[i] ? -1 : 1;
  return 0;
}

static int
compare_holders (const void *a, const void *b)
{
  const Holder *left = a, *right = b;
  int order = compare_sets (left, right);
  return order != 0 ? order : (left->number > right->number) - (left->number < right->number);
}

static Holder *
sort_holders (const Crosslevel *cross, GError **error)
{
  Holder *holders = KOTAKU_ALLOC (Holder, cross->n_people, error);
  if (holders == NULL)
    return NULL;
  for (gsize i = 0; i < cross->n_people; i++)
    {
      gint32 place = cross->person[i];
      holders[i] = (Holder){ cross->affiliations.institution + cross->affiliations.start[place],
                             count_institutions (cross, place), (gint32) i };
    }
  if (cross->n_people > 1)
    qsort (holders, cross->n_people, sizeof *holders, compare_holders);
  return holders;
}

/* Sets are numbered by their first holder, so that this too is a matter of the ids alone. */
static gboolean
find_sets (Crosslevel *cross, GError **error)
{
  g_autofree Holder *holders = sort_holders (cross, error);
  cross->set = holders != NULL ? KOTAKU_ALLOC (gint32, cross->n_people, error) : NULL;
  cross->member = cross->set != NULL ? KOTAKU_ALLOC (gint32, cross->n_people, error) : NULL;
  cross->size = cross->member != NULL ? KOTAKU_ALLOC0 (gsize, cross->n_people, error) : NULL;
  if (cross->size == NULL)
    return FALSE;
  gint32 first = 0;
  for (gsize i = 0; i < cross->n_people; i++)
    {
      if (i == 0 || compare_sets (&holders[i - 1], &holders[i]) != 0)
        first = holders[i].number;
      cross->set[holders[i].number] = first; /* for now: who has it first */
    }
  for (gsize i = 0; i < cross->n_people; i++)
    {
      first = cross->set[i];
      if (first == (gint32) i)
        {
          cross->member[cross->n_sets] = cross->person[i];
          cross->set[i] = (gint32) cross->n_sets++;
        }
      else
        cross->set[i] = cross->set[first];
      cross->size[cross->set[i]]++;
    }
  return TRUE;
}

static gboolean
find_ties (Crosslevel *cross, GError **error)
{
  const KotakuPairs *pairs = cross->pairs;
  cross->a = KOTAKU_ALLOC (gint32, pairs->n, error);
  cross->b = cross->a != NULL ? KOTAKU_ALLOC (gint32, pairs->n, error) : NULL;
  if (cross->b == NULL)
    return FALSE;
  for (gsize p = 0; p < pairs->n; p++)
    {
      const KotakuPair *pair = &pairs->pairs[p];
      gint32 a = cross->number[pair->a];
      gint32 b = cross->number[pair->b];
      if (pair->level != KOTAKU_LEVEL_INTERPERSONAL || !kotaku_pair_is_tied (pair) || a < 0
          || b < 0)
        continue;
      cross->a[cross->n_ties] = a;
      cross->b[cross->n_ties++] = b;
    }
  return TRUE;
}

/* -- what two sets are to each other -- */

static gboolean
is_tied (const Crosslevel *cross, gint32 a, gint32 b)
{
  gssize pair = kotaku_pairs_find (cross->pairs, a, b);
  return pair >= 0 && kotaku_pair_is_tied (&cross->pairs->pairs[pair]);
}

static guint8
relate (const Crosslevel *cross, gint32 x, gint32 y)
{
  const gsize *start = cross->affiliations.start;
  const gint32 *institution = cross->affiliations.institution;
  gint32 a = cross->member[x], b = cross->member[y];
  guint8 relation = APART;
  if (x == y)
    return SHARE;
  for (gsize i = start[a]; i < start[a + 1]; i++)
    for (gsize j = start[b]; j < start[b + 1]; j++)
      {
        if (institution[i] == institution[j])
          return SHARE;
        if (relation != TIED && is_tied (cross, institution[i], institution[j]))
          relation = TIED;
      }
  return relation;
}

static gboolean
make_table (Crosslevel *cross, GCancellable *cancellable, GError **error)
{
  gsize n = cross->n_sets;
  if (n > MOST_TABLED)
    return TRUE;
  cross->table = KOTAKU_ALLOC (guint8, n * n, error);
  if (cross->table == NULL)
    return FALSE;
  for (gsize x = 0; x < n; x++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      for (gsize y = 0; y <= x; y++)
        cross->table[x * n + y] = cross->table[y * n + x] = relate (cross, (gint32) x, (gint32) y);
    }
  return TRUE;
}

static gboolean
crosslevel_init (Crosslevel *cross, KotakuView *view, GCancellable *cancellable, GError **error)
{
  cross->pairs = kotaku_pairs_get (view, cancellable, error);
  return cross->pairs != NULL && kotaku_affiliations_init (&cross->affiliations, view, error)
         && kotaku_pair_index_init (&cross->index, cross->pairs, kotaku_view_get_n_nodes (view),
                                    TRUE, error)
         && find_people (cross, view, error) && find_sets (cross, error) && find_ties (cross, error)
         && make_table (cross, cancellable, error);
}

/* -- closure -- */

/* Among tied people of different institutions the share whose institutions are tied. */
static void
measure_closure (gconstpointer arrangement, gconstpointer data, gpointer scratch, double *values)
{
  const gint32 *set = arrangement;
  const Crosslevel *cross = data;
  gsize tied = 0, different = 0;
  for (gsize i = 0; i < cross->n_ties; i++)
    {
      gint32 x = set[cross->a[i]];
      gint32 y = set[cross->b[i]];
      guint8 relation = cross->table != NULL ? cross->table[(gsize) x * cross->n_sets + (gsize) y]
                                             : relate (cross, x, y);
      different += relation != SHARE;
      tied += relation == TIED;
    }
  values[0] = different > 0 ? (double) tied / (double) different : NAN;
}

/* The sets in which each institution is, by its place. */
static gboolean
find_holders (const Crosslevel *cross, gsize n_nodes, gsize **start, gint32 **sets, GError **error)
{
  const KotakuAffiliations *all = &cross->affiliations;
  *start = KOTAKU_ALLOC0 (gsize, n_nodes + 2, error);
  *sets = *start != NULL ? KOTAKU_ALLOC (gint32, all->n, error) : NULL;
  if (*sets == NULL)
    return FALSE;
  for (gsize x = 0; x < cross->n_sets; x++)
    for (gsize i = all->start[cross->member[x]]; i < all->start[cross->member[x] + 1]; i++)
      (*start)[all->institution[i] + 2]++;
  for (gsize i = 0; i < n_nodes; i++)
    (*start)[i + 2] += (*start)[i + 1];
  for (gsize x = 0; x < cross->n_sets; x++)
    for (gsize i = all->start[cross->member[x]]; i < all->start[cross->member[x] + 1]; i++)
      (*sets)[(*start)[all->institution[i] + 1]++] = (gint32) x;
  return TRUE;
}

/* Pairs of people, tied or not, whose sets are told apart in the course of one set x. */
typedef struct
{
  const Crosslevel *cross;
  const gsize *start; /* per institution: the sets in which it is */
  const gint32 *sets;
  gint32 *last; /* of each set: the last x that it was counted for */
  double share, tied;
} Tally;

static double
count_later (Tally *tally, gint32 x, gint32 institution)
{
  double n = 0;
  for (gsize k = tally->start[institution]; k < tally->start[institution + 1]; k++)
    {
      gint32 y = tally->sets[k];
      if (y <= x || tally->last[y] == x)
        continue;
      tally->last[y] = x;
      n += (double) tally->cross->size[x] * (double) tally->cross->size[y];
    }
  return n;
}

static void
tally_set (Tally *tally, gint32 x)
{
  const Crosslevel *cross = tally->cross;
  const KotakuAffiliations *all = &cross->affiliations;
  gsize first = all->start[cross->member[x]], end = all->start[cross->member[x] + 1];
  for (gsize i = first; i < end; i++)
    tally->share += count_later (tally, x, all->institution[i]);
  for (gsize i = first; i < end; i++)
    {
      gint32 institution = all->institution[i];
      for (gsize k = cross->index.start[institution]; k < cross->index.start[institution + 1]; k++)
        {
          const KotakuPair *pair = &cross->pairs->pairs[cross->index.pair[k]];
          if (pair->level == KOTAKU_LEVEL_INSTITUTIONAL)
            tally->tied += count_later (tally, x, cross->index.other[k]);
        }
    }
}

/* The share of all pairs of people of different institutions, tied or not, whose institutions are
 * tied: what the tied ones are held against. */
static gboolean
expect_closure (const Crosslevel *cross,
                gsize n_nodes,
                double *expected,
                GCancellable *cancellable,
                GError **error)
{
  g_autofree gsize *start = NULL;
  g_autofree gint32 *sets = NULL;
  g_autofree gint32 *last = KOTAKU_ALLOC (gint32, cross->n_sets, error);
  if (last == NULL || !find_holders (cross, n_nodes, &start, &sets, error))
    return FALSE;
  Tally tally = { .cross = cross, .start = start, .sets = sets, .last = last };
  for (gsize x = 0; x < cross->n_sets; x++)
    last[x] = -1;
  double n = (double) cross->n_people;
  double different = n * (n - 1) / 2;
  for (gsize x = 0; x < cross->n_sets; x++)
    {
      if (x % CANCEL_EVERY == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      tally_set (&tally, (gint32) x);
      different -= (double) cross->size[x] * ((double) cross->size[x] - 1) / 2;
    }
  different -= tally.share;
  *expected = different > 0 ? tally.tied / different : NAN;
  return TRUE;
}

/* Sets dealt anew over those who have one: what is expected stays as it is. */
static gboolean
permute_sets (const Crosslevel *cross,
              const KotakuDraws *draws,
              KotakuNullResult *result,
              GError **error)
{
  KotakuLabels labels = { cross->set, cross->n_people, cross->n_sets };
  KotakuStatistic statistic = { .function = measure_closure, .data = cross, .n_values = 1 };
  return kotaku_permute (&kotaku_null_labels, &labels, kotaku_labels_count (&labels), &statistic,
                         draws, "crosslevel", result, error);
}

static void
describe_test (const KotakuDraws *draws, const KotakuNullResult *result, KotakuFrame *frame)
{
  char text[KOTAKU_DOUBLE_LENGTH];
  kotaku_draws_describe (draws, frame, "affiliations dealt anew over the people who have one",
                         result->exact, isnan (kotaku_null_p (result, KOTAKU_TAIL_BOTH)) ? 0 : 1,
                         kotaku_null_error (result, KOTAKU_TAIL_BOTH));
  kotaku_text_from_double (kotaku_null_min_p (result, KOTAKU_TAIL_BOTH), text);
  kotaku_frame_set_metadata (frame, "min_p", text);
}

/* -- the two forms of the answer -- */

enum
{
  NAME,
  VALUE,
  EXPECTED,
  LIFT,
  P_VALUE
};

static void
write_carried (KotakuRows *rows, const KotakuCarried *count)
{
  kotaku_rows_begin (rows);
  kotaku_rows_string (rows, NAME, "carried");
  if (count->institutional > 0)
    kotaku_rows_double (rows, VALUE, (double) count->carried / (double) count->institutional);
}

static void
write_closure (KotakuRows *rows, double value, double expected, double p)
{
  kotaku_rows_begin (rows);
  kotaku_rows_string (rows, NAME, "closure");
  kotaku_rows_double (rows, VALUE, value);
  kotaku_rows_double (rows, EXPECTED, expected);
  kotaku_rows_double (rows, LIFT, expected > 0 ? value / expected : NAN);
  kotaku_rows_double (rows, P_VALUE, p);
}

static KotakuFrame *
compare_levels (KotakuView *view, KotakuOptions *options, GCancellable *cancellable, GError **error)
{
  KotakuCarried count = { 0 };
  KotakuDraws draws;
  KotakuNullResult closure = { 0 };
  double expected = NAN;
  g_auto (Crosslevel) cross = { 0 };
  gsize n_nodes = kotaku_view_get_n_nodes (view);
  if (!crosslevel_init (&cross, view, cancellable, error))
    return NULL;
  g_autofree guint8 *carried
      = kotaku_affiliations_find_carried (&cross.affiliations, cross.pairs, &count, error);
  if (carried == NULL || !expect_closure (&cross, n_nodes, &expected, cancellable, error))
    return NULL;
  kotaku_draws_init (&draws, options, n_nodes, PURPOSE, cancellable);
  if (!permute_sets (&cross, &draws, &closure, error))
    return NULL;
  KotakuRows *rows = kotaku_rows_new ("name:w,value:d,expected:d,lift:d,p_value:d");
  write_carried (rows, &count);
  write_closure (rows, closure.observed, expected, kotaku_null_p (&closure, KOTAKU_TAIL_BOTH));
  KotakuFrame *frame = kotaku_rows_finish (rows, error);
  if (frame != NULL)
    describe_test (&draws, &closure, frame);
  return frame;
}

/* How many of its own level each place is tied to. */
static gint64 *
count_degrees (const KotakuPairs *pairs, gsize n_nodes, GError **error)
{
  gint64 *degree = KOTAKU_ALLOC0 (gint64, n_nodes, error);
  for (gsize p = 0; degree != NULL && p < pairs->n; p++)
    {
      const KotakuPair *pair = &pairs->pairs[p];
      if (pair->level == KOTAKU_LEVEL_CROSS || !kotaku_pair_is_tied (pair))
        continue;
      degree[pair->a]++;
      degree[pair->b]++;
    }
  return degree;
}

static KotakuFrame *
list_affiliations (KotakuView *view, GCancellable *cancellable, GError **error)
{
  gsize n = 0;
  g_auto (KotakuAffiliations) affiliations = { 0 };
  KotakuNetwork *network = kotaku_view_peek_network (view);
  const KotakuNode *nodes = kotaku_view_get_nodes (view, &n);
  const KotakuPairs *pairs = kotaku_pairs_get (view, cancellable, error);
  if (pairs == NULL || !kotaku_affiliations_init (&affiliations, view, error))
    return NULL;
  g_autofree gint64 *degree = count_degrees (pairs, n, error);
  if (degree == NULL)
    return NULL;
  KotakuRows *rows = kotaku_rows_new ("actor:s,institution:s,actor_degree:i,institution_degree:i");
  for (gsize i = 0; i < n; i++)
    for (gsize k = affiliations.start[i]; k < affiliations.start[i + 1]; k++)
      {
        gint32 institution = affiliations.institution[k];
        kotaku_rows_begin (rows);
        kotaku_rows_string (rows, 0, kotaku_network_get_node_id (network, nodes[i]));
        kotaku_rows_string (rows, 1, kotaku_network_get_node_id (network, nodes[institution]));
        kotaku_rows_int64 (rows, 2, degree[i]);
        kotaku_rows_int64 (rows, 3, degree[institution]);
      }
  return kotaku_rows_finish (rows, error);
}

static KotakuFrame *
answer (KotakuView *view, KotakuOptions *options, GCancellable *cancellable, GError **error)
{
  g_autoptr (KotakuFrame) frame = kotaku_options_get_boolean (options, "nodes")
                                      ? list_affiliations (view, cancellable, error)
                                      : compare_levels (view, options, cancellable, error);
  if (frame == NULL)
    return NULL;
  kotaku_view_describe (view, &kotaku_command_crosslevel, options, frame);
  kotaku_frame_seal (frame);
  return g_steal_pointer (&frame);
}

/**
 * kotaku_view_crosslevel:
 * @view: a view
 * @options: (nullable): `nodes`, `seed`, `draws`, `threads`; progress
 * @cancellable: (nullable): stops the call within 1 s
 * @error: return location for an error
 *
 * Sets the institutional network beside that of the people who act for the institutions. Pairs
 * count, tied where their relation is not none; affiliations as they hold at the time selected.
 *
 * The row `carried` is the share of tied institutions that a tie of their people joins too. The row
 * `closure` is, among tied people of different institutions, the share whose institutions are tied:
 * any of the one with any of the other. Different institutions are those of two people who act for
 * somebody and have no institution in common. `expected` is the same share among all such pairs,
 * tied or not, and `lift` the one over the other. `p_value` is two-sided: the sets of institutions
 * are dealt anew over the people who have one, exactly where at most 100,000 ways are distinct (and
 * they are of at most 4,000,000 people together), else by `draws`.
 *
 * With `nodes` a row tells of each affiliation how many people its actor and how many institutions
 * its institution is tied to.
 *
 * - Range: shares 0 to 1, `lift` 0 and up
 * - Undefined: `carried` without tied institutions; `closure` without tied people of different
 *   institutions; `expected` without such people; `lift` where `expected` is 0; p where every way
 *   gives the same
 * - Source: Mitchell, in Scott 2017; Lazega, Jourda, Mounier, Stofer 2008
 * - Cost: O(ties + sets of institutions at the two ends of institutional ties), and O(ties of
 *   people) a draw
 * - Threads: any; the same bits for any number of `threads`
 * - Errors: %KOTAKU_ERROR_UNKNOWN_OPTION, %KOTAKU_ERROR_NO_MEMORY, %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): two rows; with `nodes` a row per affiliation in the view
 * Since: 1.0
 */
KotakuFrame *
kotaku_view_crosslevel (KotakuView *view,
                        KotakuOptions *options,
                        GCancellable *cancellable,
                        GError **error)
{
  g_return_val_if_fail (view != NULL, NULL);
  return kotaku_view_call (view, &kotaku_command_crosslevel, answer, options, cancellable, error);
}

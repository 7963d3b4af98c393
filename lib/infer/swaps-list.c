/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Row by row: each node is given those that its ties go to, in every way that leaves a graph of the
 * degrees that remain (Fulkerson 1960). An edge is an arc from the earlier node to the later one,
 * and takes from the same degrees at both ends. */

#include "infer/swaps-private.h"

#include <string.h>

#define MAX_BYTES (64u << 20)
/* Columns looked at: a tenth of a second, or a hundredth where there is little hope. */
#define MAX_STEPS 50000000
#define FEW_STEPS 3000000

typedef struct
{
  gsize n; /* nodes, by out-degree, the largest first */
  gboolean directed;
  const guint8 *side; /* of each node: those on one side are not tied; NULL: any may be */
  gint32 *node;       /* of each place */
  gint32 *out, *in;   /* degrees that remain; the same array where edges are undirected */
  gint32 *row, *column;
  gsize n_ties, n_chosen;
  gsize at;     /* the row in hand */
  gsize cursor; /* its next column */
  gint32 *open; /* of each row: how many from it on had ties to give when it was begun */
  guint64 steps, max_steps;
  gsize capacity;
} Search;

static void
search_clear (Search *search)
{
  g_free (search->node);
  if (search->in != search->out)
    g_free (search->in);
  g_free (search->out);
  g_free (search->row);
  g_free (search->column);
  g_free (search->open);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

/* -- the degrees
 * -------------------------------------------------------------------------------------- */

static int
compare_degrees (const void *a, const void *b, void *data)
{
  const gint32 *degree = data;
  gint32 i = *(const gint32 *) a, j = *(const gint32 *) b;
  return degree[i] != degree[j] ? (degree[i] < degree[j]) - (degree[i] > degree[j])
                                : (i > j) - (i < j);
}

static void
count_degrees (const KotakuSwaps *swaps, gint32 *out, gint32 *in)
{
  memset (out, 0, swaps->n_nodes * sizeof *out);
  memset (in, 0, swaps->n_nodes * sizeof *in);
  for (gsize i = 0; i < swaps->n_ties; i++)
    {
      out[swaps->from[i]]++;
      in[swaps->to[i]]++;
    }
  for (gsize i = 0; !swaps->directed && i < swaps->n_nodes; i++)
    out[i] = in[i] = out[i] + in[i];
}

static gboolean
search_init (Search *search, const KotakuSwaps *swaps, GError **error)
{
  gsize n = swaps->n_nodes;
  search->n = n;
  search->n_ties = swaps->n_ties;
  search->directed = swaps->directed;
  search->side = swaps->side;
  g_autofree gint32 *out = KOTAKU_ALLOC (gint32, n, error);
  g_autofree gint32 *in = out != NULL ? KOTAKU_ALLOC (gint32, n, error) : NULL;
  if (in == NULL || (search->node = KOTAKU_ALLOC (gint32, n, error)) == NULL
      || (search->out = KOTAKU_ALLOC (gint32, n, error)) == NULL
      || (search->open = KOTAKU_ALLOC (gint32, n, error)) == NULL
      || (search->row = KOTAKU_ALLOC (gint32, swaps->n_ties, error)) == NULL
      || (search->column = KOTAKU_ALLOC (gint32, swaps->n_ties, error)) == NULL)
    return FALSE;
  search->in = swaps->directed ? KOTAKU_ALLOC (gint32, n, error) : search->out;
  if (search->in == NULL)
    return FALSE;
  count_degrees (swaps, out, in);
  for (gsize i = 0; i < n; i++)
    search->node[i] = (gint32) i;
  qsort_r (search->node, n, sizeof (gint32), compare_degrees, out);
  for (gsize i = 0; i < n; i++)
    {
      search->out[i] = out[search->node[i]];
      search->in[i] = in[search->node[i]];
    }
  return TRUE;
}

/* Whether what remains is the degrees of some graph. Rows that are done have nothing left to give.
 * The condition need only be looked at where the out-degree falls (Berger 2014), so the order of
 * equal ones is all one. */
static gboolean
is_graphical (Search *search)
{
  gint32 level = G_MAXINT32;
  while (TRUE)
    {
      gint32 next = 0;
      for (gsize i = search->at; i < search->n; i++)
        if (search->out[i] < level)
          next = MAX (next, search->out[i]);
      if (next == 0)
        return TRUE;
      level = next;
      gint64 k = 0, given = 0, taken = 0;
      for (gsize i = search->at; i < search->n; i++)
        if (search->out[i] >= level)
          {
            k++;
            given += search->out[i];
          }
      for (gsize i = 0; i < search->n; i++)
        taken += MIN (search->in[i], k - (search->out[i] >= level));
      search->steps += 3 * search->n;
      if (given > taken)
        return FALSE;
    }
}

/* -- the search
 * --------------------------------------------------------------------------------------- */

/* To the next row that has ties to give; FALSE where none has. */
static gboolean
begin_row (Search *search)
{
  while (search->at < search->n && search->out[search->at] == 0)
    search->at++;
  if (search->at == search->n)
    return FALSE;
  gint32 open = 0;
  for (gsize i = search->at; i < search->n; i++)
    open += search->out[i] > 0;
  search->open[search->at] = open;
  search->cursor = search->directed ? 0 : search->at + 1;
  search->steps += search->n - search->at;
  return TRUE;
}

/* Whether the row in hand may have this column. */
static gboolean
can_take (const Search *search, gsize column)
{
  return search->in[column] > 0 && column != search->at
         && (search->side == NULL
             || search->side[search->node[column]] != search->side[search->node[search->at]]);
}

/* Gives the row in hand its next tie, from the cursor on. */
static gboolean
choose (Search *search)
{
  for (gsize column = search->cursor; column < search->n; column++)
    {
      search->steps++;
      if (!can_take (search, column))
        continue;
      search->out[search->at]--;
      search->in[column]--;
      search->row[search->n_chosen] = (gint32) search->at;
      search->column[search->n_chosen++] = (gint32) column;
      search->cursor = column + 1;
      return TRUE;
    }
  return FALSE;
}

/* Whether the row in hand must have this column, since only all rows from here on fill it. A node
 * does not fill its own. */
static gboolean
is_needed (const Search *search, gsize column)
{
  gboolean own = column > search->at && search->out[column] > 0;
  return search->in[column] >= search->open[search->at] - (own ? 1 : 0);
}

/* Whether the columns from the cursor on are enough for the row in hand. */
static gboolean
has_enough (Search *search)
{
  gint32 wanted = search->out[search->at];
  for (gsize column = search->cursor; column < search->n && wanted > 0; column++)
    {
      search->steps++;
      wanted -= can_take (search, column);
    }
  return wanted == 0;
}

/* Takes back the last tie that the row can do without, and all after it; FALSE: there is none. */
static gboolean
take_back (Search *search)
{
  while (search->n_chosen > 0)
    {
      search->n_chosen--;
      gsize column = (gsize) search->column[search->n_chosen];
      search->at = (gsize) search->row[search->n_chosen];
      search->out[search->at]++;
      search->in[column]++;
      search->cursor = column + 1;
      search->steps++;
      if (!is_needed (search, column) && has_enough (search))
        return TRUE;
    }
  return FALSE;
}

/* The next graph; FALSE: there is no more, or no patience. */
static gboolean
find_next (Search *search, gboolean first)
{
  gboolean goes_on = first || take_back (search);
  while (goes_on && search->steps < search->max_steps)
    {
      if (search->out[search->at] > 0)
        goes_on = choose (search) || take_back (search);
      else if (!is_graphical (search))
        goes_on = take_back (search);
      else if (!begin_row (search))
        return TRUE;
    }
  return FALSE;
}

/* -- the list
 * ---------------------------------------------------------------------------------------- */

static gboolean
record (KotakuSwaps *swaps, Search *search, GError **error)
{
  gsize width = 2 * search->n_ties;
  if (swaps->count == search->capacity)
    {
      gsize capacity = MAX (2 * search->capacity, 16);
      guint16 *larger = kotaku_realloc (swaps->listed, capacity * width, sizeof *larger, error);
      if (larger == NULL)
        return FALSE;
      swaps->listed = larger;
      search->capacity = capacity;
    }
  guint16 *pair = swaps->listed + swaps->count * width;
  for (gsize i = 0; i < search->n_ties; i++)
    {
      pair[2 * i] = (guint16) search->node[search->row[i]];
      pair[2 * i + 1] = (guint16) search->node[search->column[i]];
    }
  search->steps += search->n_ties;
  swaps->count++;
  return TRUE;
}

/* An unfinished list is of no use. */
static void
forget (KotakuSwaps *swaps)
{
  g_clear_pointer (&swaps->listed, g_free);
  swaps->count = 0;
}

gboolean
kotaku_swaps_list (KotakuSwaps *swaps, gboolean likely_many, GError **error)
{
  g_auto (Search) search = { 0 };
  gsize bytes = 2 * swaps->n_ties * sizeof (guint16);
  if (swaps->n_ties == 0)
    swaps->count = 1;
  if (swaps->n_ties == 0 || swaps->n_nodes > G_MAXUINT16)
    return TRUE;
  if (!search_init (&search, swaps, error))
    return FALSE;
  search.max_steps = likely_many ? FEW_STEPS : MAX_STEPS;
  begin_row (&search);
  for (gboolean first = TRUE; find_next (&search, first); first = FALSE)
    {
      if (swaps->count == KOTAKU_MAX_ARRANGEMENTS || (swaps->count + 1) * bytes > MAX_BYTES)
        {
          forget (swaps);
          return TRUE;
        }
      if (!record (swaps, &search, error))
        return FALSE;
    }
  if (search.steps >= search.max_steps)
    forget (swaps);
  return TRUE;
}

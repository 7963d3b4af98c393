/* SPDX-License-Identifier: GPL-2.0-or-later */

/* All tables of the same margins are filled cell by cell; where there are too many they are drawn
 * in the same order, each cell by its hypergeometric share of what is left. */

#include "infer/infer-private.h"

#include <math.h>
#include <string.h>

/* Tables that are as likely but for rounding count as at most as likely. */
#define ROUNDING 1e-7
/* Nine rows and columns in use have 9! tables at least: they are drawn without counting. */
#define MOST_WAYS 8
/* Tables between two looks at the cancellable. */
#define STRIDE 1024

typedef struct
{
  guint n_rows, n_columns; /* that hold anything */
  guint32 *rows;           /* margins */
  guint32 *columns;
  guint32 *left; /* of the columns while a table is filled */
  guint32 total;
  const double *log_factorials;
  double observed; /* sum of the log factorials of the cells: the larger, the less likely */
  double scale;    /* log probability of a table whose sum is 0 */
  guint64 n;
  double all, extreme; /* probabilities */
  GCancellable *cancellable;
  gboolean too_many, cancelled;
} Margins;

double *
kotaku_log_factorials (gsize n, GError **error)
{
  double *values = KOTAKU_ALLOC (double, n + 1, error);
  int sign;
  for (gsize i = 0; values != NULL && i <= n; i++)
    values[i] = lgamma_r ((double) i + 1, &sign);
  return values;
}

/* Keeps what is not zero; how many. */
static guint
keep_used (guint32 *margin, guint n)
{
  guint n_used = 0;
  for (guint i = 0; i < n; i++)
    if (margin[i] > 0)
      margin[n_used++] = margin[i];
  return n_used;
}

static gboolean
margins_init (Margins *margins,
              const guint32 *counts,
              guint n_rows,
              guint n_columns,
              GError **error)
{
  gsize room = (gsize) n_rows + 2 * (gsize) n_columns;
  margins->rows = KOTAKU_ALLOC0 (guint32, room, error);
  if (margins->rows == NULL)
    return FALSE;
  margins->columns = margins->rows + n_rows;
  margins->left = margins->columns + n_columns;
  for (guint i = 0; i < n_rows; i++)
    for (guint j = 0; j < n_columns; j++)
      {
        guint32 count = counts[(gsize) i * n_columns + j];
        margins->rows[i] += count;
        margins->columns[j] += count;
        margins->total += count;
        margins->observed += margins->log_factorials[count];
      }
  margins->n_rows = keep_used (margins->rows, n_rows);
  margins->n_columns = keep_used (margins->columns, n_columns);
  margins->scale = -margins->log_factorials[margins->total];
  for (guint i = 0; i < margins->n_rows; i++)
    margins->scale += margins->log_factorials[margins->rows[i]];
  for (guint j = 0; j < margins->n_columns; j++)
    margins->scale += margins->log_factorials[margins->columns[j]];
  return TRUE;
}

static void
start_table (Margins *margins)
{
  memcpy (margins->left, margins->columns, margins->n_columns * sizeof *margins->left);
}

static double
add_last_row (const Margins *margins, double sum)
{
  for (guint j = 0; j < margins->n_columns; j++)
    sum += margins->log_factorials[margins->left[j]];
  return sum;
}

static gboolean
is_extreme (const Margins *margins, double sum)
{
  return sum >= margins->observed - ROUNDING;
}

/* -- all tables -- */

static void
count_table (Margins *margins, double sum)
{
  double probability = exp (margins->scale - sum);
  margins->n++;
  margins->all += probability;
  if (is_extreme (margins, sum))
    margins->extreme += probability;
  margins->too_many = margins->n > KOTAKU_MAX_ARRANGEMENTS;
  if (margins->n % STRIDE == 0)
    margins->cancelled = g_cancellable_is_cancelled (margins->cancellable);
}

/* From this cell on, of whose row so much is to be placed. */
static void
fill (Margins *margins, guint row, guint column, guint32 rest, double sum)
{
  guint32 after = 0;
  if (row + 1 == margins->n_rows)
    {
      count_table (margins, add_last_row (margins, sum));
      return;
    }
  if (column == margins->n_columns)
    {
      fill (margins, row + 1, 0, margins->rows[row + 1], sum);
      return;
    }
  for (guint j = column + 1; j < margins->n_columns; j++)
    after += margins->left[j];
  guint32 least = rest > after ? rest - after : 0;
  guint32 most = MIN (rest, margins->left[column]);
  for (guint32 count = least; count <= most && !margins->too_many && !margins->cancelled; count++)
    {
      margins->left[column] -= count;
      fill (margins, row, column + 1, rest - count, sum + margins->log_factorials[count]);
      margins->left[column] += count;
    }
}

/* -- tables at random -- */

/* How many of `drawn` things are among the `marked` ones of `n`: from the likeliest number
 * outwards, until the probabilities passed exceed a uniform number. */
static guint32
draw_share (const Margins *margins, KotakuRandom *random, guint32 marked, guint32 drawn, guint32 n)
{
  const double *log_factorials = margins->log_factorials;
  guint32 least = drawn > n - marked ? drawn - (n - marked) : 0, most = MIN (drawn, marked);
  if (least == most)
    return least;
  guint32 mode = (guint32) ((double) (drawn + 1.) * (marked + 1.) / (n + 2.));
  mode = CLAMP (mode, least, most);
  double p = exp (log_factorials[marked] + log_factorials[n - marked] + log_factorials[drawn]
                  + log_factorials[n - drawn] - log_factorials[n] - log_factorials[mode]
                  - log_factorials[marked - mode] - log_factorials[drawn - mode]
                  - log_factorials[n - marked - (drawn - mode)]);
  double passed = kotaku_random_uniform (random) - p, above = p, below = p;
  guint32 up = mode, down = mode;
  while (passed >= 0 && (up < most || down > least))
    {
      if (up < most)
        {
          above *= (double) (marked - up) * (double) (drawn - up);
          above /= (up + 1.) * ((double) n - marked - drawn + up + 1.);
          up++;
          passed -= above;
          if (passed < 0)
            return up;
        }
      if (down > least)
        {
          below *= down * ((double) n - marked - drawn + down);
          below /= (marked - down + 1.) * (drawn - down + 1.);
          down--;
          passed -= below;
          if (passed < 0)
            return down;
        }
    }
  return mode;
}

static double
draw_table (Margins *margins, KotakuRandom *random)
{
  guint32 total = margins->total;
  double sum = 0;
  start_table (margins);
  for (guint i = 0; i + 1 < margins->n_rows; i++)
    {
      guint32 rest = margins->rows[i], n = total;
      total -= rest;
      for (guint j = 0; j < margins->n_columns; j++)
        {
          guint32 marked = margins->left[j];
          guint32 count = draw_share (margins, random, marked, rest, n);
          margins->left[j] -= count;
          rest -= count;
          n -= marked;
          sum += margins->log_factorials[count];
        }
    }
  return add_last_row (margins, sum);
}

static gboolean
draw_p (Margins *margins, const KotakuDraws *draws, double *p, GError **error)
{
  guint64 n_extreme = 0;
  for (guint64 draw = 0; draw < draws->n; draw++)
    {
      KotakuRandom random;
      if (g_cancellable_set_error_if_cancelled (draws->cancellable, error))
        return FALSE;
      kotaku_random_init (&random, draws->seed, draws->purpose, draw);
      n_extreme += is_extreme (margins, draw_table (margins, &random));
    }
  *p = ((double) n_extreme + 1) / ((double) draws->n + 1);
  return TRUE;
}

gboolean
kotaku_freeman_p (const guint32 *counts,
                  guint n_rows,
                  guint n_columns,
                  const double *log_factorials,
                  const KotakuDraws *draws,
                  KotakuFreeman *result,
                  GError **error)
{
  Margins margins = { .log_factorials = log_factorials, .cancellable = draws->cancellable };
  *result = (KotakuFreeman){ 1, TRUE };
  if (!margins_init (&margins, counts, n_rows, n_columns, error))
    return FALSE;
  g_autofree guint32 *room = margins.rows;
  guint ways = MIN (margins.n_rows, margins.n_columns);
  if (ways < 2)
    return TRUE;
  start_table (&margins);
  if (ways <= MOST_WAYS)
    fill (&margins, 0, 0, margins.rows[0], 0);
  result->exact = ways <= MOST_WAYS && !margins.too_many;
  if (g_cancellable_set_error_if_cancelled (draws->cancellable, error))
    return FALSE;
  if (!result->exact)
    return draw_p (&margins, draws, &result->p, error);
  result->p = MIN (margins.extreme / margins.all, 1);
  return TRUE;
}

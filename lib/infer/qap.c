/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Two matrices over the same nodes, and one of them with its nodes in any order. Only arcs are
 * permuted, not matrices: a draw costs what the sparser one holds. */

#include "infer/infer.h"

#include <math.h>
#include <string.h>

/* Up to so many bytes the other matrix is held cell by cell; a processor keeps a small one near. */
#define MOST_BYTES ((gsize) 1 << 25)

/* The arrangement moves the nodes of the sparser matrix to those of the other one. */
typedef struct
{
  gsize n;
  gsize *start; /* of the sparser one's rows */
  gint32 *column;
  double *value;   /* NULL: all are 1 */
  guint8 *bytes;   /* of the other one: 0 or 1 */
  double *doubles; /* or any number */
  const KotakuMatrix *other;
  gsize *other_start; /* or its rows, where it is too large for either */
} Product;

static void
product_clear (Product *product)
{
  g_free (product->start);
  g_free (product->column);
  g_free (product->value);
  g_free (product->bytes);
  g_free (product->doubles);
  g_free (product->other_start);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Product, product_clear)

static gsize *
make_start (const KotakuMatrix *matrix, GError **error)
{
  gsize *start = KOTAKU_ALLOC0 (gsize, matrix->n + 1, error);
  for (gsize i = 0; start != NULL && i < matrix->n_entries; i++)
    start[matrix->entries[i].row + 1]++;
  for (gsize i = 0; start != NULL && i < matrix->n; i++)
    start[i + 1] += start[i];
  return start;
}

static gboolean
is_binary (const KotakuMatrix *matrix)
{
  gsize i = 0;
  while (i < matrix->n_entries && matrix->entries[i].value == 1)
    i++;
  return i == matrix->n_entries;
}

static gboolean
fill_other (Product *product, const KotakuMatrix *other, gboolean binary, GError **error)
{
  gsize n = other->n, cells = n * n;
  product->other = other;
  if (n > 0 && n > MOST_BYTES / n / (binary ? 1 : sizeof (double)))
    {
      product->other_start = make_start (other, error);
      return product->other_start != NULL;
    }
  if (binary)
    product->bytes = KOTAKU_ALLOC0 (guint8, cells, error);
  else
    product->doubles = KOTAKU_ALLOC0 (double, cells, error);
  if (product->bytes == NULL && product->doubles == NULL)
    return FALSE;
  for (gsize i = 0; i < other->n_entries; i++)
    {
      gsize cell = (gsize) other->entries[i].row * n + (gsize) other->entries[i].column;
      if (binary)
        product->bytes[cell] = 1;
      else
        product->doubles[cell] = other->entries[i].value;
    }
  return TRUE;
}

static gboolean
product_init (Product *product, const KotakuMatrix *a, const KotakuMatrix *b, GError **error)
{
  const KotakuMatrix *sparser = a->n_entries <= b->n_entries ? a : b;
  gboolean binary = is_binary (a) && is_binary (b);
  product->n = a->n;
  product->start = make_start (sparser, error);
  product->column
      = product->start != NULL ? KOTAKU_ALLOC (gint32, sparser->n_entries, error) : NULL;
  if (product->column == NULL)
    return FALSE;
  if (!binary && (product->value = KOTAKU_ALLOC (double, sparser->n_entries, error)) == NULL)
    return FALSE;
  for (gsize i = 0; i < sparser->n_entries; i++)
    {
      product->column[i] = sparser->entries[i].column;
      if (!binary)
        product->value[i] = sparser->entries[i].value;
    }
  return fill_other (product, sparser == a ? b : a, binary, error);
}

/* -- the sum of products, in an arrangement -- */

static guint64
add_bytes (const Product *product, const gint32 *order)
{
  guint64 sum = 0;
  for (gsize i = 0; i < product->n; i++)
    {
      const guint8 *line = product->bytes + (gsize) order[i] * product->n;
      for (gsize e = product->start[i]; e < product->start[i + 1]; e++)
        sum += line[order[product->column[e]]];
    }
  return sum;
}

static double
add_doubles (const Product *product, const gint32 *order)
{
  double sum = 0;
  for (gsize i = 0; i < product->n; i++)
    {
      const double *line = product->doubles + (gsize) order[i] * product->n;
      for (gsize e = product->start[i]; e < product->start[i + 1]; e++)
        sum += product->value[e] * line[order[product->column[e]]];
    }
  return sum;
}

static double
find_value (const Product *product, gint32 row, gint32 column)
{
  const KotakuEntry *entries = product->other->entries;
  gsize low = product->other_start[row], high = product->other_start[row + 1];
  while (low < high)
    {
      gsize middle = low + (high - low) / 2;
      if (entries[middle].column < column)
        low = middle + 1;
      else
        high = middle;
    }
  gboolean found = low < product->other_start[row + 1] && entries[low].column == column;
  return found ? entries[low].value : 0;
}

static double
add_found (const Product *product, const gint32 *order)
{
  double sum = 0;
  for (gsize i = 0; i < product->n; i++)
    for (gsize e = product->start[i]; e < product->start[i + 1]; e++)
      {
        double value = product->value != NULL ? product->value[e] : 1;
        sum += value * find_value (product, order[i], order[product->column[e]]);
      }
  return sum;
}

static void
add_products (gconstpointer arrangement, gconstpointer data, gpointer scratch, double *values)
{
  const Product *product = data;
  if (product->bytes != NULL)
    values[0] = (double) add_bytes (product, arrangement);
  else
    values[0] = product->doubles != NULL ? add_doubles (product, arrangement)
                                         : add_found (product, arrangement);
}

/* -- as the data are -- */

/* Whether any two cells differ. */
static gboolean
varies (const KotakuMatrix *matrix)
{
  gsize n_cells = matrix->n > 0 ? matrix->n * (matrix->n - 1) : 0, i = 1;
  if (matrix->n_entries < n_cells)
    return matrix->n_entries > 0;
  while (i < matrix->n_entries && matrix->entries[i].value == matrix->entries[0].value)
    i++;
  return i < matrix->n_entries;
}

typedef struct
{
  double sum, squares;
} Moments;

static Moments
get_moments (const KotakuMatrix *matrix)
{
  Moments moments = { 0, 0 };
  for (gsize i = 0; i < matrix->n_entries; i++)
    {
      moments.sum += matrix->entries[i].value;
      moments.squares += matrix->entries[i].value * matrix->entries[i].value;
    }
  return moments;
}

static int
compare_cells (const KotakuEntry *a, const KotakuEntry *b)
{
  if (a->row != b->row)
    return a->row < b->row ? -1 : 1;
  return (a->column > b->column) - (a->column < b->column);
}

/* Counts cells, and returns the sum of products. */
static double
merge_cells (const KotakuMatrix *a, const KotakuMatrix *b, KotakuLikeness *likeness)
{
  double sum = 0;
  for (gsize i = 0, j = 0; i < a->n_entries || j < b->n_entries;)
    {
      int order = i == a->n_entries   ? 1
                  : j == b->n_entries ? -1
                                      : compare_cells (&a->entries[i], &b->entries[j]);
      likeness->n_either++;
      if (order == 0)
        {
          likeness->n_both++;
          likeness->n_differ += a->entries[i].value != b->entries[j].value;
          sum += a->entries[i].value * b->entries[j].value;
        }
      else
        likeness->n_differ++;
      i += order <= 0;
      j += order >= 0;
    }
  return sum;
}

void
kotaku_likeness_init (KotakuLikeness *likeness, const KotakuMatrix *a, const KotakuMatrix *b)
{
  *likeness = (KotakuLikeness){ .correlation = NAN };
  double products = merge_cells (a, b, likeness);
  if (!varies (a) || !varies (b))
    return;
  double n_cells = (double) a->n * ((double) a->n - 1);
  Moments first = get_moments (a), second = get_moments (b);
  double covariance = products - first.sum * second.sum / n_cells;
  double spread = sqrt ((first.squares - first.sum * first.sum / n_cells)
                        * (second.squares - second.sum * second.sum / n_cells));
  likeness->correlation = CLAMP (covariance / spread, -1, 1);
}

gboolean
kotaku_qap_test (const KotakuMatrix *a,
                 const KotakuMatrix *b,
                 const KotakuDraws *draws,
                 KotakuNullResult *result,
                 GError **error)
{
  g_auto (Product) product = { 0 };
  if (!product_init (&product, a, b, error))
    return FALSE;
  KotakuStatistic statistic = { add_products, &product, 1, 0 };
  return kotaku_permute (&kotaku_null_order, &a->n, kotaku_order_count (a->n), &statistic, draws,
                         "permuting nodes", result, error);
}

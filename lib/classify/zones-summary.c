/* SPDX-License-Identifier: GPL-2.0-or-later */

/* zones --summary: inside against outside, tested by dealing the delineation anew over zones. */

#include "classify/classify-private.h"

#include <math.h>
#include <string.h>

#define CANCEL_EVERY 65536

/* The labels of zones, and the sides of a contrast. */
enum
{
  INSIDE,
  OUTSIDE,
  N_SIDES
};

enum
{
  DENSITY,
  STRONG_SHARE,
  PARTICIPATION,
  N_CONTRASTS
};

static const char *const contrasts[N_CONTRASTS]
    = { "density_within", "strong_share", "participation" };

/* All that the contrasts are made of. */
typedef struct
{
  gsize actors[N_SIDES], taking_part[N_SIDES];
  gsize within[N_SIDES]; /* tied pairs */
  gsize strong[N_SIDES], weak[N_SIDES];
} Counts;

/* Tied pairs of the actors of two zones, or of one. */
typedef struct
{
  gint32 a, b; /* a <= b */
  guint32 tied, strong, weak;
} Bond;

typedef struct
{
  const char *id;
  gint32 row;
  gsize actors, taking_part;
} Zone;

/* Zones that somebody of the view lives in and that have a delineation, by id. */
typedef struct
{
  gsize n, n_bonds;
  Zone *zones;
  gint32 *labels; /* as the data have them */
  Bond *bonds;
  gboolean has_targets;
} Zones;

static void
zones_clear (Zones *zones)
{
  g_free (zones->zones);
  g_free (zones->labels);
  g_free (zones->bonds);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Zones, zones_clear)

/* -- zones and what binds them
 * --------------------------------------------------------------------- */

static int
compare_zones (const void *a, const void *b)
{
  return strcmp (((const Zone *) a)->id, ((const Zone *) b)->id);
}

static int
compare_bonds (const void *a, const void *b)
{
  const Bond *left = a, *right = b;
  if (left->a != right->a)
    return left->a < right->a ? -1 : 1;
  return (left->b > right->b) - (left->b < right->b);
}

static gboolean
is_zoned (const KotakuZoning *zoning, gsize place)
{
  return zoning->group[place] == KOTAKU_GROUP_DELINEATED
         || zoning->group[place] == KOTAKU_GROUP_OUTSIDE;
}

static gint32
get_row (const KotakuZoning *zoning, const KotakuNode *nodes, gsize place)
{
  return is_zoned (zoning, place) ? KOTAKU_CELL (zoning->nodes.zone, nodes[place], -1) : -1;
}

/* Lists the zones in use and numbers them by id: index of each row. */
static gboolean
list_zones (Zones *zones, const KotakuZoning *zoning, gint32 *index, gsize n_rows, GError **error)
{
  gsize n = 0;
  const KotakuNode *nodes = kotaku_view_get_nodes (zoning->view, &n);
  for (gsize row = 0; row < n_rows; row++)
    index[row] = -1;
  for (gsize i = 0; i < n; i++)
    {
      gint32 row = get_row (zoning, nodes, i);
      if (row < 0 || index[row] >= 0)
        continue;
      index[row] = 0;
      zones->n++;
    }
  zones->zones = KOTAKU_ALLOC0 (Zone, zones->n, error);
  zones->labels = zones->zones != NULL ? KOTAKU_ALLOC (gint32, zones->n, error) : NULL;
  if (zones->labels == NULL)
    return FALSE;
  gsize filled = 0;
  for (gsize row = 0; row < n_rows; row++)
    if (index[row] >= 0)
      zones->zones[filled++]
          = (Zone){ .id = kotaku_network_get_zone_id (zoning->network, (gint32) row),
                    .row = (gint32) row };
  qsort (zones->zones, zones->n, sizeof *zones->zones, compare_zones);
  for (gsize zone = 0; zone < zones->n; zone++)
    index[zones->zones[zone].row] = (gint32) zone;
  return TRUE;
}

static void
count_actors (Zones *zones, const KotakuZoning *zoning, const gint32 *index)
{
  gsize n = 0;
  const KotakuNode *nodes = kotaku_view_get_nodes (zoning->view, &n);
  for (gsize i = 0; i < n; i++)
    {
      gint32 row = get_row (zoning, nodes, i);
      if (row < 0)
        continue;
      Zone *zone = &zones->zones[index[row]];
      zone->actors++;
      zone->taking_part += zoning->taking_part[i] ? 1 : 0;
      zones->labels[index[row]] = zoning->group[i] == KOTAKU_GROUP_DELINEATED ? INSIDE : OUTSIDE;
    }
}

static gboolean
list_bonds (Zones *zones,
            const KotakuZoning *zoning,
            const KotakuPairs *pairs,
            const gint32 *index,
            GCancellable *cancellable,
            GError **error)
{
  gsize n = 0, kept = 0;
  const KotakuNode *nodes = kotaku_view_get_nodes (zoning->view, &n);
  Bond *bonds = zones->bonds = KOTAKU_ALLOC (Bond, pairs->n, error);
  if (bonds == NULL)
    return FALSE;
  n = 0;
  for (gsize p = 0; p < pairs->n; p++)
    {
      const KotakuPair *pair = &pairs->pairs[p];
      if (p % CANCEL_EVERY == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      gint32 a = get_row (zoning, nodes, (gsize) pair->a);
      gint32 b = get_row (zoning, nodes, (gsize) pair->b);
      if (a < 0 || b < 0 || pair->relation == KOTAKU_RELATION_NONE)
        continue;
      bonds[n++] = (Bond){ .a = MIN (index[a], index[b]),
                           .b = MAX (index[a], index[b]),
                           .tied = 1,
                           .strong = pair->strength == KOTAKU_STRENGTH_STRONG,
                           .weak = pair->strength == KOTAKU_STRENGTH_WEAK };
    }
  qsort (bonds, n, sizeof *bonds, compare_bonds);
  for (gsize i = 0; i < n; i++)
    if (kept > 0 && compare_bonds (&bonds[kept - 1], &bonds[i]) == 0)
      {
        bonds[kept - 1].tied += bonds[i].tied;
        bonds[kept - 1].strong += bonds[i].strong;
        bonds[kept - 1].weak += bonds[i].weak;
      }
    else
      bonds[kept++] = bonds[i];
  zones->n_bonds = kept;
  return TRUE;
}

static gboolean
zones_init (Zones *zones,
            const KotakuZoning *zoning,
            const KotakuPairs *pairs,
            GCancellable *cancellable,
            GError **error)
{
  KotakuZoneColumns columns;
  kotaku_network_get_zone_columns (zoning->network, &columns);
  g_autofree gint32 *index = KOTAKU_ALLOC (gint32, columns.n, error);
  if (index == NULL || !list_zones (zones, zoning, index, columns.n, error))
    return FALSE;
  zones->has_targets = zoning->n_targets > 0;
  count_actors (zones, zoning, index);
  return list_bonds (zones, zoning, pairs, index, cancellable, error);
}

/* -- contrasts
 * ------------------------------------------------------------------------------------- */

static void
add_zone (Counts *counts, const Zone *zone, gint32 label)
{
  counts->actors[label] += zone->actors;
  counts->taking_part[label] += zone->taking_part;
}

/* Strength counts inside where both ends lie there, outside else. */
static void
add_bond (Counts *counts, const Bond *bond, gint32 a, gint32 b)
{
  gint32 side = a == INSIDE && b == INSIDE ? INSIDE : OUTSIDE;
  if (a == b)
    counts->within[a] += bond->tied;
  counts->strong[side] += bond->strong;
  counts->weak[side] += bond->weak;
}

static void
subtract (Counts *counts, const Counts *part)
{
  for (int side = 0; side < N_SIDES; side++)
    {
      counts->actors[side] -= part->actors[side];
      counts->taking_part[side] -= part->taking_part[side];
      counts->within[side] -= part->within[side];
      counts->strong[side] -= part->strong[side];
      counts->weak[side] -= part->weak[side];
    }
}

static double
share (double part, double whole)
{
  return whole > 0 ? part / whole : NAN;
}

static double
get_side (const Counts *counts, gboolean has_targets, int contrast, int side)
{
  double n = (double) counts->actors[side];
  double strong = (double) counts->strong[side];
  switch (contrast)
    {
    case DENSITY:
      return share ((double) counts->within[side], n * (n - 1) / 2);
    case STRONG_SHARE:
      return share (strong, strong + (double) counts->weak[side]);
    default:
      return has_targets ? share ((double) counts->taking_part[side], n) : NAN;
    }
}

static double
get_difference (const Counts *counts, gboolean has_targets, int contrast)
{
  return get_side (counts, has_targets, contrast, INSIDE)
         - get_side (counts, has_targets, contrast, OUTSIDE);
}

static void
count_all (const Zones *zones, const gint32 *labels, Counts *counts)
{
  memset (counts, 0, sizeof *counts);
  for (gsize zone = 0; zone < zones->n; zone++)
    add_zone (counts, &zones->zones[zone], labels[zone]);
  for (gsize i = 0; i < zones->n_bonds; i++)
    add_bond (counts, &zones->bonds[i], labels[zones->bonds[i].a], labels[zones->bonds[i].b]);
}

/* Either way: the test is of the absolute difference. */
static void
measure (gconstpointer arrangement, gconstpointer data, gpointer scratch, double *values)
{
  Counts counts;
  const Zones *zones = data;
  count_all (zones, arrangement, &counts);
  for (int i = 0; i < N_CONTRASTS; i++)
    values[i] = fabs (get_difference (&counts, zones->has_targets, i));
}

/* -- leaving out one zone
 * -------------------------------------------------------------------------- */

/* What goes with each zone: it, and all that binds it. */
static Counts *
list_parts (const Zones *zones, GError **error)
{
  Counts *parts = KOTAKU_ALLOC0 (Counts, zones->n, error);
  if (parts == NULL)
    return NULL;
  for (gsize zone = 0; zone < zones->n; zone++)
    add_zone (&parts[zone], &zones->zones[zone], zones->labels[zone]);
  for (gsize i = 0; i < zones->n_bonds; i++)
    {
      const Bond *bond = &zones->bonds[i];
      gint32 a = zones->labels[bond->a], b = zones->labels[bond->b];
      add_bond (&parts[bond->a], bond, a, b);
      if (bond->b != bond->a)
        add_bond (&parts[bond->b], bond, a, b);
    }
  return parts;
}

static double
get_without (const Zones *zones, const Counts *all, const Counts *part, int contrast)
{
  Counts rest = *all;
  subtract (&rest, part);
  return get_difference (&rest, zones->has_targets, contrast);
}

/* Half the width of the jackknife's interval, on the zones less one; NaN where nothing moves. A
 * zone without which the contrast is undefined is passed over. */
static double
get_margin (const Zones *zones, const Counts *all, const Counts *parts, int contrast, double alpha)
{
  double n = 0, sum = 0, squares = 0, k = (double) zones->n;
  for (gsize zone = 0; zone < zones->n; zone++)
    {
      double value = get_without (zones, all, &parts[zone], contrast);
      n += isnan (value) ? 0 : 1;
      sum += isnan (value) ? 0 : value;
    }
  for (gsize zone = 0; zone < zones->n; zone++)
    {
      double value = get_without (zones, all, &parts[zone], contrast);
      squares += isnan (value) ? 0 : (value - sum / n) * (value - sum / n);
    }
  /* What rounding alone leaves is nothing. */
  if (n < 2 || squares < 1e-24)
    return NAN;
  return kotaku_t_quantile (alpha, k - 1) * sqrt ((k - 1) / k * squares);
}

/* -- the answer
 * ------------------------------------------------------------------------------------ */

typedef struct
{
  double sides[N_SIDES], difference, margin, p_value, min_p;
} Contrast;

/* 1/C(k, d), doubled where the other half of the zones is an arrangement that mirrors the data. */
static double
get_min_p (const Zones *zones, const KotakuDraws *draws, gboolean exact)
{
  gsize inside = 0, n = zones->n;
  double arrangements = 1;
  for (gsize zone = 0; zone < n; zone++)
    inside += zones->labels[zone] == INSIDE;
  for (gsize i = 0; i < inside; i++)
    arrangements = arrangements * (double) (n - i) / (double) (i + 1);
  double p = (n == 2 * inside ? 2 : 1) / arrangements;
  return exact ? p : MAX (p, 1 / ((double) draws->n + 1));
}

/* floor_p: the smallest p, corrected, that any of the contrasts could have. */
static KotakuReason
get_reason (const Contrast *contrast, double floor_p, double alpha)
{
  if (isnan (contrast->difference))
    return KOTAKU_REASON_TOO_FEW;
  return kotaku_reason_find (contrast->p_value, MAX (contrast->min_p, floor_p), alpha, FALSE);
}

static const char *
get_verdict (const Contrast *contrast, double adjusted, double alpha)
{
  /* A p that is undefined answers nothing. */
  if (!kotaku_p_rejects (adjusted, alpha))
    return "undecided";
  return contrast->difference > 0 ? "supported" : "contradicted";
}

static gboolean
describe_contrasts (const Zones *zones, const KotakuDraws *draws, Contrast *answers, GError **error)
{
  Counts all;
  g_autofree Counts *parts = list_parts (zones, error);
  if (parts == NULL)
    return FALSE;
  count_all (zones, zones->labels, &all);
  for (int i = 0; i < N_CONTRASTS; i++)
    {
      for (int side = 0; side < N_SIDES; side++)
        answers[i].sides[side] = get_side (&all, zones->has_targets, i, side);
      answers[i].difference = answers[i].sides[INSIDE] - answers[i].sides[OUTSIDE];
      answers[i].margin
          = isnan (answers[i].difference) ? NAN : get_margin (zones, &all, parts, i, draws->alpha);
      answers[i].p_value = answers[i].min_p = NAN;
    }
  return TRUE;
}

static gboolean
test_contrasts (const Zones *zones,
                const KotakuDraws *draws,
                Contrast *answers,
                KotakuNullResult *results,
                GError **error)
{
  const KotakuLabels labels = { .labels = zones->labels, .n = zones->n, .n_labels = N_SIDES };
  const KotakuStatistic statistic = { .function = measure, .data = zones, .n_values = N_CONTRASTS };
  if (zones->n == 0)
    return TRUE;
  if (!kotaku_permute (&kotaku_null_labels, &labels, kotaku_labels_count (&labels), &statistic,
                       draws, "zones", results, error))
    return FALSE;
  for (int i = 0; i < N_CONTRASTS; i++)
    {
      const KotakuNullResult *result = &results[i];
      answers[i].p_value = kotaku_null_p (result, KOTAKU_TAIL_UPPER);
      answers[i].min_p = get_min_p (zones, draws, result->exact);
    }
  return TRUE;
}

static void
write_row (KotakuRows *rows,
           int i,
           const Contrast *contrast,
           const char *verdict,
           const char *reason)
{
  kotaku_rows_begin (rows);
  kotaku_rows_string (rows, 0, contrasts[i]);
  kotaku_rows_double (rows, 1, contrast->sides[INSIDE]);
  kotaku_rows_double (rows, 2, contrast->sides[OUTSIDE]);
  kotaku_rows_double (rows, 3, contrast->difference);
  kotaku_rows_double (
      rows, 4, isnan (contrast->margin) ? NAN : MAX (contrast->difference - contrast->margin, -1));
  kotaku_rows_double (
      rows, 5, isnan (contrast->margin) ? NAN : MIN (contrast->difference + contrast->margin, 1));
  kotaku_rows_double (rows, 6, contrast->p_value);
  kotaku_rows_double (rows, 7, contrast->min_p);
  kotaku_rows_string (rows, 8, verdict);
  kotaku_rows_string (rows, 9, reason);
}

static void
describe (KotakuFrame *frame,
          const KotakuDraws *draws,
          const KotakuNullResult *results,
          gsize n_tests)
{
  double error = 0;
  gboolean exact = TRUE;
  g_autoptr (GString) undefined = g_string_new (NULL);
  for (int i = 0; i < N_CONTRASTS; i++)
    {
      double own = kotaku_null_error (&results[i], KOTAKU_TAIL_UPPER);
      exact = exact && (results[i].exact || results[i].n == 0);
      error = isnan (own) ? error : MAX (error, own);
      g_string_append_printf (undefined, "%s%s %" G_GUINT64_FORMAT, i > 0 ? "; " : "", contrasts[i],
                              results[i].undefined);
    }
  kotaku_draws_describe (draws, frame, "delineation over zones", exact, n_tests, error);
  kotaku_frame_set_metadata (frame, "undefined_arrangements", undefined->str);
}

KotakuFrame *
kotaku_zones_summary (const KotakuZoning *zoning,
                      const KotakuPairs *pairs,
                      KotakuOptions *options,
                      GCancellable *cancellable,
                      GError **error)
{
  KotakuDraws draws;
  g_auto (Zones) zones = { 0 };
  Contrast answers[N_CONTRASTS] = { 0 };
  KotakuNullResult results[N_CONTRASTS] = { 0 };
  double p[N_CONTRASTS], min_p[N_CONTRASTS], adjusted[N_CONTRASTS];
  kotaku_draws_init (&draws, options, kotaku_view_get_n_nodes (zoning->view), 0, cancellable);
  kotaku_draws_reach (&draws, N_CONTRASTS, KOTAKU_TAIL_UPPER);
  if (!zones_init (&zones, zoning, pairs, cancellable, error)
      || !describe_contrasts (&zones, &draws, answers, error)
      || !test_contrasts (&zones, &draws, answers, results, error))
    return NULL;
  for (int i = 0; i < N_CONTRASTS; i++)
    {
      p[i] = answers[i].p_value;
      min_p[i] = answers[i].min_p;
    }
  gsize n_tests = kotaku_holm (p, N_CONTRASTS, adjusted);
  double floor_p = kotaku_holm_floor (p, min_p, N_CONTRASTS, n_tests);
  KotakuRows *rows = kotaku_rows_new ("contrast:w,delineated:d,outside:d,difference:d,low:d,high:d,"
                                      "p_value:d,min_p:d,verdict:w,reason:w");
  for (int i = 0; i < N_CONTRASTS; i++)
    {
      const char *verdict = get_verdict (&answers[i], adjusted[i], draws.alpha);
      gboolean open = strcmp (verdict, "undecided") == 0;
      KotakuReason reason
          = open ? get_reason (&answers[i], floor_p, draws.alpha) : KOTAKU_REASON_NONE;
      write_row (rows, i, &answers[i], verdict, open ? kotaku_reason_to_text (reason) : NULL);
    }
  KotakuFrame *frame = kotaku_rows_finish (rows, error);
  if (frame != NULL)
    describe (frame, &draws, results, n_tests);
  return frame;
}

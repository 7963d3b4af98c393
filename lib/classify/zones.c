/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "classify/classify-private.h"

#include <math.h>

const KotakuCommand kotaku_command_zones = {
  .name = "zones",
  .object = "view",
  .function = "kotaku_view_zones",
  .parameters = "",
  .options = "summary areas to",
  .columns = "group,actors,ties_within,ties_across,density_within,density_across,strong_share,"
             "participation",
  .title = "Inside and outside the delineated area",
  .title_id = "Di dalam dan di luar wilayah deliniasi",
  .example = "kotaku zones examples/pasar-ii --areas",
  .since = "1.0",
};

static double
share (gsize part, gsize whole)
{
  return whole > 0 ? (double) part / (double) whole : NAN;
}

static KotakuFrame *
write_rows (const KotakuZoning *zoning, GError **error)
{
  static const char *const names[] = { "delineated", "outside", "unrecorded" };
  KotakuRows *rows
      = kotaku_rows_new ("group:w,actors:i,ties_within:i,ties_across:i,density_within:d,"
                         "density_across:d,strong_share:d,participation:d");
  gsize all = 0;
  for (guint i = 0; i < KOTAKU_N_GROUPS; i++)
    all += zoning->groups[i].actors;
  for (guint i = 0; i < KOTAKU_N_GROUPS; i++)
    {
      const KotakuZoneGroup *group = &zoning->groups[i];
      gsize n = group->actors;
      kotaku_rows_begin (rows);
      kotaku_rows_string (rows, 0, names[i]);
      kotaku_rows_int64 (rows, 1, (gint64) n);
      kotaku_rows_int64 (rows, 2, (gint64) group->within);
      kotaku_rows_int64 (rows, 3, (gint64) group->across);
      kotaku_rows_double (rows, 4, share (group->within, n > 0 ? n * (n - 1) / 2 : 0));
      kotaku_rows_double (rows, 5, share (group->across, n * (all - n)));
      if (i == KOTAKU_GROUP_UNRECORDED)
        continue;
      kotaku_rows_double (rows, 6, share (group->strong, group->strong + group->weak));
      kotaku_rows_double (rows, 7, zoning->n_targets > 0 ? share (group->taking_part, n) : NAN);
    }
  return kotaku_rows_finish (rows, error);
}

static const char *const *
get_targets (KotakuOptions *options)
{
  return kotaku_options_has (options, "to") ? kotaku_options_get_strings (options, "to") : NULL;
}

static KotakuFrame *
compare_groups (KotakuView *view, KotakuOptions *options, GCancellable *cancellable, GError **error)
{
  g_auto (KotakuZoning) zoning = { 0 };
  const KotakuPairs *pairs = kotaku_pairs_get (view, cancellable, error);
  if (pairs == NULL || !kotaku_zoning_init (&zoning, view, pairs, get_targets (options), error))
    return NULL;
  if (kotaku_options_get_boolean (options, "summary"))
    return kotaku_zones_summary (&zoning, pairs, options, cancellable, error);
  return write_rows (&zoning, error);
}

/* Each of them is another table. */
static gboolean
check_forms (KotakuOptions *options, GError **error)
{
  if (!kotaku_options_get_boolean (options, "summary")
      || !kotaku_options_get_boolean (options, "areas"))
    return TRUE;
  g_set_error (error, KOTAKU_ERROR, KOTAKU_ERROR_CONFLICTING_OPTIONS,
               "zones: summary and areas exclude each other");
  return FALSE;
}

static KotakuFrame *
answer (KotakuView *view, KotakuOptions *options, GCancellable *cancellable, GError **error)
{
  if (!check_forms (options, error))
    return NULL;
  g_autoptr (KotakuFrame) frame = kotaku_options_get_boolean (options, "areas")
                                      ? kotaku_zones_areas (view, error)
                                      : compare_groups (view, options, cancellable, error);
  if (frame == NULL)
    return NULL;
  kotaku_view_describe (view, &kotaku_command_zones, options, frame);
  kotaku_frame_seal (frame);
  return g_steal_pointer (&frame);
}

/**
 * kotaku_view_zones:
 * @view: a view
 * @options: (nullable): `to`; one of `summary`, `areas`
 * @cancellable: (nullable): stops the call within 1 s
 * @error: return location for an error
 *
 * Sets the actors inside the delineated area beside those outside: rows `delineated`, `outside`,
 * and `unrecorded` for actors without a zone or whose zone has no delineation.
 *
 * `ties_within` counts pairs of the group's actors that are tied (their relation is not none),
 * `ties_across` tied pairs of one of them and an actor of another group; the densities divide by
 * the possible pairs. `strong_share` is strong / (strong + weak) over pairs with a settled strength
 * whose ends both have a delineation: of `delineated` those with both ends in it, of `outside` the
 * others. `participation` is the share of the group's actors with a strong tie, in the view, to
 * somebody who acts (at the time selected) for an institution of the sector `programme` or for the
 * LKM; `to` names others instead: actors, or institutions for which they act.
 *
 * With `summary` a row sets the two groups' `density_within`, `strong_share` and `participation`
 * against each other. `p_value` deals the delineation anew over zones, never over actors, how many
 * of each kept: the share of arrangements, exact up to 100,000 (and 4,000,000 zones in all of them
 * together), whose difference is at least as large either way. Zones have an actor in the view and
 * a delineation; an arrangement without a defined contrast is left out, and the metadata count
 * them. `min_p` is 1/C(k, d) for d of k zones, doubled where k = 2d, and at least what the draws
 * can give. `low` and `high` leave out one zone at a time: Student's t on the zones less one, level
 * 1 - alpha, cut at -1 and 1. `verdict` is `supported` where the delineated group's is the larger,
 * `contradicted` where the smaller, at p at most alpha after Holm's correction over the three; else
 * `undecided` with a `reason`: `too_few` (`min_p`, or the smallest of the three after Holm, exceeds
 * alpha), `no_variation`, `not_significant`.
 *
 * With `areas` a row tells what is known of each zone and how many funds and actors of the view
 * name it; the row `total` adds them, but no area of a zone that lies in one with an area of its
 * own.
 *
 * - Range: counts 0 and up, shares 0 to 1
 * - Undefined: a density without possible pairs; `strong_share` without a strong or weak pair;
 *   `participation` without anybody to take part with; both for `unrecorded`; a difference without
 *   both sides, its p, and limits that no zone's absence moves
 * - Source: Irawan, Alfitri, Saptawan 2019; Holm 1979
 * - Cost: O(ties + nodes + zones x depth); `summary` also O(arrangements x tied pairs of zones)
 * - Threads: any; `summary` draws in parallel
 * - Errors: %KOTAKU_ERROR_NOT_FOUND: an id in `to` that is not there;
 *   %KOTAKU_ERROR_CONFLICTING_OPTIONS: both `summary` and `areas`
 *
 * Returns: (transfer full): three rows; with `areas` a row per zone and one more
 * Since: 1.0
 */
KotakuFrame *
kotaku_view_zones (KotakuView *view,
                   KotakuOptions *options,
                   GCancellable *cancellable,
                   GError **error)
{
  g_return_val_if_fail (view != NULL, NULL);
  return kotaku_view_call (view, &kotaku_command_zones, answer, options, cancellable, error);
}

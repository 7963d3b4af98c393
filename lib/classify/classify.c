/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "classify/classify-private.h"

const KotakuCommand kotaku_command_classify = {
  .name = "classify",
  .object = "view",
  .function = "kotaku_view_classify",
  .parameters = "",
  .options = "by table cross tolerance",
  .columns = "a,b,level,relation,dominant,form,direction,strength,content,scope,stages,activities,"
             "ties,stated,conflicts,basis,evidence,sources",
  .title = "What two nodes are to each other, a row per pair",
  .title_id = "Hubungan antara dua simpul, satu baris per pasangan",
  .example = "kotaku classify examples/pasar-ii --level institutional",
  .since = "1.0",
};

/* Each of them is another table. */
static gboolean
check_forms (KotakuOptions *options, GError **error)
{
  guint given = (guint) kotaku_options_has (options, "by")
                + (guint) kotaku_options_has (options, "table")
                + (guint) kotaku_options_has (options, "cross");
  if (given <= 1)
    return TRUE;
  g_set_error (error, KOTAKU_ERROR, KOTAKU_ERROR_CONFLICTING_OPTIONS,
               "classify: by, table and cross exclude each other");
  return FALSE;
}

static KotakuFrame *
classify (KotakuView *view,
          const KotakuPairs *pairs,
          KotakuOptions *options,
          GCancellable *cancellable,
          GError **error)
{
  if (kotaku_options_has (options, "by"))
    return kotaku_classify_by (view, pairs, kotaku_options_get_string (options, "by"), error);
  if (kotaku_options_has (options, "table"))
    return kotaku_classify_table (view, pairs, kotaku_options_get_int64 (options, "table"), error);
  if (kotaku_options_has (options, "cross"))
    return kotaku_classify_cross (view, pairs, options, cancellable, error);
  return kotaku_classify_list (view, pairs, error);
}

static KotakuFrame *
classify_view (KotakuView *view, KotakuOptions *options, GCancellable *cancellable, GError **error)
{
  if (!check_forms (options, error))
    return NULL;
  double tolerance = kotaku_options_get_double (options, "tolerance");
  g_autoptr (KotakuPairs) own = NULL;
  const KotakuPairs *pairs;
  if (kotaku_options_has (options, "tolerance"))
    pairs = own = kotaku_pairs_new (view, tolerance, cancellable, error);
  else
    pairs = kotaku_pairs_get (view, cancellable, error);
  g_autoptr (KotakuFrame) frame
      = pairs != NULL ? classify (view, pairs, options, cancellable, error) : NULL;
  if (frame == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  kotaku_view_describe (view, &kotaku_command_classify, options, frame);
  kotaku_frame_seal (frame);
  return g_steal_pointer (&frame);
}

/**
 * kotaku_view_classify:
 * @view: a view
 * @options: (nullable): `tolerance`; one of `by`, `table`, `cross`
 * @cancellable: (nullable): stops the call within 1 s
 * @error: return location for an error
 *
 * Settles what two nodes are to each other, for every two that any selected tie joins, observed
 * absences included and loops not.
 *
 * Each field is settled by itself, over the ties of the pair that record it (an `unstated`
 * direction records none): stated ties are heard before inferred ones; among those, where the
 * view's selection names a stage, ties recorded for it before ties recorded for none, else the
 * other way round. Those heard first vote: a value has one vote from each distinct source, a tie
 * without a source is a source of its own, a list is one value. The majority holds; equal votes are
 * `conflict`. `conflicts` names the fields in which any two ties of the pair disagree, whatever was
 * settled. `stages`, `activities` and `sources` are unions over the pair's ties.
 *
 * `relation` is `none` where the settled strength is none. Else present ties with a coded direction
 * vote in the same way for symmetric (equal, horizontal), vertical from a or vertical from b; equal
 * votes are `undecided`. Only without coded ties do arcs decide: weights of the two directions
 * whose ratio is within `tolerance` are symmetric, else the heavier one dominates. Where no tie has
 * either, the pair is `undecided` and `basis` empty.
 *
 * With `by` a row counts the pairs between two groups of a column of the nodes, of `delineation` or
 * of `institution`; its fields are what most of its pairs settled on, `conflict` where two values
 * have as many pairs, and `conflicts` counts pairs in which ties disagree. `table` 1 does so for
 * people by role and delineation, 2 for institutions, with the columns of the study's tables.
 * `cross` counts pairs by two settled fields, with what independence would lead one to expect.
 * `p_value` is of the table as a whole, the same in every row: since pairs that share an actor are
 * not independent, the largest exact p over the table and every table that leaves out one actor,
 * Fisher's doubled for two rows and columns, else Freeman and Halton's (drawn above 100,000
 * tables; above 1,000 nodes only the 100 actors with the most pairs in the rarer column are left
 * out, and the metadata `left_out` says so). It is empty where one field has one value.
 *
 * - Undefined: what no tie records; `p_value` of a table with one row or column
 * - Source: Irawan, Alfitri, Saptawan 2019; Freeman and Halton 1951
 * - Cost: O(ties + nodes), and a sort of the ties of pairs whose ties disagree; `cross` also
 *   O(actors x tables of the margins)
 * - Threads: any
 * - Errors: %KOTAKU_ERROR_UNKNOWN_COLUMN; %KOTAKU_ERROR_CONFLICTING_OPTIONS: two of `by`, `table`
 * and `cross`; %KOTAKU_ERROR_BAD_VALUE: `cross` with other than two fields
 *
 * Returns: (transfer full): a row per pair by (a, b), or per two groups, or per two values
 * Since: 1.0
 */
KotakuFrame *
kotaku_view_classify (KotakuView *view,
                      KotakuOptions *options,
                      GCancellable *cancellable,
                      GError **error)
{
  g_return_val_if_fail (view != NULL, NULL);
  return kotaku_view_call (view, &kotaku_command_classify, classify_view, options, cancellable,
                           error);
}

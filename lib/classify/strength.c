/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "classify/classify-private.h"

const KotakuCommand kotaku_command_strength = {
  .name = "strength",
  .object = "view",
  .function = "kotaku_view_strength",
  .parameters = "",
  .options = "summary rules",
  .columns = "a,b,observed,predicted,rule,stated",
  .title = "Whether rules tell strong pairs of people from weak ones",
  .title_id = "Apakah kaidah membedakan pasangan kuat dari pasangan lemah",
  .example = "kotaku strength examples/pasar-ii --summary",
  .since = "1.0",
};

static void
strengths_clear (KotakuStrengths *strengths)
{
  kotaku_records_clear (&strengths->records);
  g_free (strengths->pairs);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KotakuStrengths, strengths_clear)

static gboolean
is_between_people (const KotakuPair *pair)
{
  return pair->level == KOTAKU_LEVEL_INTERPERSONAL;
}

/* Whether the settled strength rests on stated ties: these are heard before inferred ones. */
static void
find_basis (KotakuRated *rated, const KotakuPairs *pairs, const KotakuTieColumns *ties)
{
  for (gsize i = 0; i < rated->pair->n_ties; i++)
    {
      gint32 tie = (gint32) pairs->ties[rated->pair->first + i];
      if (tie < 0 || KOTAKU_CELL (ties->strength, tie, 0) == 0)
        continue;
      rated->is_rated = TRUE;
      rated->is_stated |= KOTAKU_CELL (ties->inferred, tie, 0) == 0;
    }
}

static gboolean
strengths_init (KotakuStrengths *strengths,
                KotakuView *view,
                const KotakuPairs *pairs,
                const KotakuRules *rules,
                GCancellable *cancellable,
                GError **error)
{
  KotakuTieColumns ties;
  KotakuRecords *records = &strengths->records;
  kotaku_network_get_tie_columns (kotaku_view_peek_network (view), &ties);
  g_autofree guint8 *in = KOTAKU_ALLOC0 (guint8, kotaku_view_get_n_nodes (view), error);
  strengths->view = view;
  strengths->rules = rules;
  strengths->pairs = in != NULL ? KOTAKU_ALLOC0 (KotakuRated, pairs->n, error) : NULL;
  if (strengths->pairs == NULL)
    return FALSE;
  for (gsize p = 0; p < pairs->n; p++)
    if (is_between_people (&pairs->pairs[p]))
      in[pairs->pairs[p].a] = in[pairs->pairs[p].b] = TRUE;
  if (!kotaku_records_init (records, rules, view, in, cancellable, error))
    return FALSE;
  for (gsize p = 0; p < pairs->n; p++)
    {
      const KotakuPair *pair = &pairs->pairs[p];
      if (!is_between_people (pair))
        continue;
      gint32 a = records->units[pair->a], b = records->units[pair->b];
      KotakuRated *rated = &strengths->pairs[strengths->n++];
      *rated = (KotakuRated){ .pair = pair, .a = a, .b = b };
      rated->rule
          = (gint8) kotaku_records_apply (records, records->records[a], records->records[b]);
      find_basis (rated, pairs, &ties);
    }
  return TRUE;
}

static KotakuFrame *
write_rows (const KotakuStrengths *strengths, GError **error)
{
  gsize n = 0;
  const KotakuRules *rules = strengths->rules;
  const KotakuPairField *field = kotaku_pair_field_find ("strength");
  KotakuNetwork *network = kotaku_view_peek_network (strengths->view);
  const KotakuNode *nodes = kotaku_view_get_nodes (strengths->view, &n);
  KotakuRows *rows = kotaku_rows_new ("a:s,b:s,observed:w,predicted:w,rule:s,stated:b");
  for (guint side = 0; side < 2 && strengths->n > 0; side++)
    kotaku_rows_share (rows, side, kotaku_network_peek_node_ids (network));
  for (gsize i = 0; i < strengths->n; i++)
    {
      const KotakuRated *rated = &strengths->pairs[i];
      kotaku_rows_begin (rows);
      kotaku_rows_code (rows, 0, (gint32) nodes[rated->pair->a]);
      kotaku_rows_code (rows, 1, (gint32) nodes[rated->pair->b]);
      if (rated->is_rated)
        {
          kotaku_rows_string (rows, 2, field->text (rated->pair->strength));
          kotaku_rows_boolean (rows, 5, rated->is_stated);
        }
      if (rated->rule < 0)
        continue;
      kotaku_rows_string (
          rows, 3, kotaku_strength_to_text (rules->predictions[rated->rule], KOTAKU_LANGUAGE_EN));
      kotaku_rows_string (rows, 4, rules->names[rated->rule]);
    }
  return kotaku_rows_finish (rows, error);
}

static KotakuFrame *
predict (KotakuView *view, KotakuOptions *options, GCancellable *cancellable, GError **error)
{
  g_auto (KotakuStrengths) strengths = { 0 };
  const char *path = kotaku_options_get_string (options, "rules");
  g_autoptr (KotakuRules) rules = kotaku_rules_new (kotaku_view_peek_network (view), path, error);
  const KotakuPairs *pairs = rules != NULL ? kotaku_pairs_get (view, cancellable, error) : NULL;
  if (pairs == NULL || !strengths_init (&strengths, view, pairs, rules, cancellable, error))
    return NULL;
  g_autoptr (KotakuFrame) frame
      = kotaku_options_get_boolean (options, "summary")
            ? kotaku_strength_summary (&strengths, options, cancellable, error)
            : write_rows (&strengths, error);
  if (frame == NULL)
    return NULL;
  kotaku_view_describe (view, &kotaku_command_strength, options, frame);
  kotaku_frame_seal (frame);
  return g_steal_pointer (&frame);
}

/**
 * kotaku_view_strength:
 * @view: a view
 * @options: (nullable): `summary`, `rules`
 * @cancellable: (nullable): stops the call within 1 s
 * @error: return location for an error
 *
 * Predicts the strength of each tied pair of people by rules, the first that applies, and sets it
 * beside what was observed: the pair's settled strength, which is `conflict` where sources are
 * equally divided. `stated` says whether that rests on stated ties.
 *
 * The study's rules, in order: `different_rt`: weak where the RTs differ; `outside`, `unfunded`:
 * weak where either side is outside the delineated area, or unfunded; `user_worker`,
 * `rt_head_kpp`: strong between a user and a worker, or an RT head and a KPP; `delineated_funded`:
 * strong where both are delineated and funded. Roles are those of `role`, and those in which the
 * person acts for an institution. A rule whose fields are not recorded does not apply; where none
 * does, there is no prediction. `rules` names a CSV file of others: docs/strength-rules.md.
 *
 * With `summary`: `pairs` are observed strong or weak, `covered` are those of them with a
 * prediction, `agreed` those where it is right, `stated` the covered ones that rest on stated ties.
 * `accuracy` is agreed / covered, its limits those of a share of pairs that share actors (see
 * kotaku_view_structure()); `kappa` is Cohen's, its limits the accuracy's carried through with the
 * chance agreement fixed, cut at -1 and 1. `p_value` is the share of arrangements, whole records of
 * the tied people dealt anew, in which kappa is at least as large; exact up to 100,000 (and
 * 4,000,000 people in all of them together), else by `draws`. `verdict` is `supported` at p at most
 * alpha, else `undecided`; `not testable` where there is nothing to compare, or where any covered
 * pair is inferred: agreement with oneself is no validation, and no p is given. Counts
 * `OBSERVED_PREDICTED` follow (conflict: equally divided, unrecorded: no strength, unpredicted: no
 * rule applies), then `min_p` and the `reason` why the verdict is undecided: `too_few`,
 * `no_variation`, `not_significant`.
 *
 * - Range: accuracy 0 to 1, kappa -1 to 1, p above 0 to 1
 * - Undefined: `observed` and `stated` without a recorded strength; `predicted` and `rule` where no
 *   rule applies; accuracy without covered pairs; kappa where chance agreement is 1; `p_value` and
 *   `min_p` where it is not tested, `p_value` where every arrangement gives the same
 * - Source: Irawan, Alfitri, Saptawan 2019; Cohen 1960; Clopper and Pearson 1934
 * - Cost: O(ties + people x conditions); `summary` also O(arrangements x pairs)
 * - Threads: any; `summary` draws in parallel
 * - Errors: %KOTAKU_ERROR_INVALID: of the file of rules, with its place; %G_IO_ERROR: it cannot be
 *   read
 *
 * Returns: (transfer full): a row per pair of people, or `name,value,word`
 * Since: 1.0
 */
KotakuFrame *
kotaku_view_strength (KotakuView *view,
                      KotakuOptions *options,
                      GCancellable *cancellable,
                      GError **error)
{
  g_return_val_if_fail (view != NULL, NULL);
  return kotaku_view_call (view, &kotaku_command_strength, predict, options, cancellable, error);
}

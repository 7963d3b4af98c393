/* SPDX-License-Identifier: GPL-2.0-or-later */

/* How far coders of the same material agree. */

#include "classify/agree-private.h"

#include <math.h>
#include <string.h>

const KotakuCommand kotaku_command_agree = {
  .name = "agree",
  .object = "networks",
  .function = "kotaku_agree",
  .parameters = "",
  .options = "list merge tolerance",
  .columns = "field,units,coders,agreement,kappa,kappa_low,kappa_high,alpha,alpha_low,alpha_high,"
             "pairs",
  .title = "How far two or more coders agree",
  .title_id = "Sejauh mana dua pengode atau lebih sepakat",
  .example = "kotaku agree examples/pasar-ii examples/pasar-ii",
  .since = "1.0",
};

const char *const kotaku_agree_fields[KOTAKU_N_AGREE_FIELDS]
    = { "form", "direction", "strength", "content", "scope", "relation" };

/* -- a row per field -- */

enum
{
  FIELD,
  UNITS,
  CODERS,
  AGREEMENT,
  KAPPA,
  KAPPA_LOW,
  KAPPA_HIGH,
  ALPHA,
  ALPHA_LOW,
  ALPHA_HIGH,
  PAIRS
};

/* Where two coders speak of a field each of its units has both, in the same order. */
static gboolean
write_kappa (KotakuRows *rows, const KotakuSayings *units, double level, GError **error)
{
  KotakuKappa kappa;
  gsize n = units->n_units;
  if (units->n_coders != 2)
    return TRUE;
  g_autofree gint32 *first = KOTAKU_ALLOC (gint32, n, error);
  g_autofree gint32 *second = first != NULL ? KOTAKU_ALLOC (gint32, n, error) : NULL;
  if (second == NULL)
    return FALSE;
  for (gsize u = 0; u < n; u++)
    {
      first[u] = units->values[2 * u];
      second[u] = units->values[2 * u + 1];
    }
  if (!kotaku_kappa_init (&kappa, first, second, n, units->n_values, units->sided, error))
    return FALSE;
  double width = kotaku_normal_quantile (level) * kappa.error;
  kotaku_rows_double (rows, KAPPA, kappa.kappa);
  kotaku_rows_double (rows, KAPPA_LOW, isnan (width) ? NAN : MAX (kappa.kappa - width, -1));
  kotaku_rows_double (rows, KAPPA_HIGH, isnan (width) ? NAN : MIN (kappa.kappa + width, 1));
  return TRUE;
}

static gboolean
write_field (KotakuRows *rows,
             const KotakuCoders *coders,
             const char *field,
             const KotakuDraws *draws,
             GError **error)
{
  KotakuAlpha alpha;
  g_auto (KotakuSayings) units = { 0 };
  if (!kotaku_sayings_init (&units, coders, field, draws->cancellable, error))
    return FALSE;
  KotakuRatings ratings = { units.n_units, units.n_values, units.start, units.values, units.sided };
  if (!kotaku_alpha_init (&alpha, &ratings, draws, error))
    return FALSE;
  kotaku_rows_begin (rows);
  kotaku_rows_string (rows, FIELD, field);
  kotaku_rows_int64 (rows, UNITS, (gint64) units.n_units);
  kotaku_rows_int64 (rows, CODERS, (gint64) units.n_coders);
  if (units.all > 0)
    kotaku_rows_double (rows, AGREEMENT, (double) units.agreeing / (double) units.all);
  kotaku_rows_double (rows, ALPHA, alpha.alpha);
  kotaku_rows_double (rows, ALPHA_LOW, alpha.low);
  kotaku_rows_double (rows, ALPHA_HIGH, alpha.high);
  kotaku_rows_int64 (rows, PAIRS, (gint64) units.n_pairs);
  return write_kappa (rows, &units, draws->alpha, error);
}

static KotakuFrame *
compare_coders (const KotakuCoders *coders,
                KotakuOptions *options,
                GCancellable *cancellable,
                GError **error)
{
  KotakuDraws draws;
  gsize n_nodes = kotaku_dictionary_get_size (coders->ids);
  g_autoptr (KotakuRows) rows
      = kotaku_rows_new ("field:w,units:i,coders:i,agreement:d,kappa:d,kappa_low:d,kappa_high:d,"
                         "alpha:d,alpha_low:d,alpha_high:d,pairs:i");
  for (guint i = 0; i < KOTAKU_N_AGREE_FIELDS; i++)
    {
      kotaku_draws_init (&draws, options, n_nodes, i, cancellable);
      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !write_field (rows, coders, kotaku_agree_fields[i], &draws, error))
        return NULL;
    }
  KotakuFrame *frame = kotaku_rows_finish (g_steal_pointer (&rows), error);
  if (frame != NULL)
    kotaku_draws_describe (&draws, frame, "pairs drawn anew, with replacement", FALSE, 0, NAN);
  return frame;
}

/* -- the call -- */

static gboolean
describe (const KotakuCoders *coders, KotakuOptions *options, KotakuFrame *frame, GError **error)
{
  g_auto (KotakuText) text = KOTAKU_TEXT_INIT;
  for (gsize c = 0; c < coders->n; c++)
    {
      if (c > 0)
        kotaku_text_append_c (&text, '|');
      kotaku_text_append (&text, coders->names[c], -1);
    }
  g_autofree char *names = kotaku_text_steal (&text, error);
  if (names == NULL
      || !kotaku_views_describe (coders->views, coders->n, &kotaku_command_agree, options, frame,
                                 error))
    return FALSE;
  kotaku_frame_set_metadata (frame, "coders", names);
  return TRUE;
}

static KotakuFrame *
merge_frame (KotakuCoders *coders, const char *merge, GCancellable *cancellable, GError **error)
{
  g_autoptr (KotakuNetwork) merged = kotaku_agree_merge (coders, merge, cancellable, error);
  return merged != NULL
             ? kotaku_network_get_canonical_rows (merged, KOTAKU_TABLE_TIES, cancellable, error)
             : NULL;
}

static KotakuFrame *
answer (KotakuCoders *coders, KotakuOptions *options, GCancellable *cancellable, GError **error)
{
  if (kotaku_options_has (options, "merge"))
    return merge_frame (coders, kotaku_options_get_string (options, "merge"), cancellable, error);
  if (!kotaku_coders_pair (coders, options, cancellable, error))
    return NULL;
  if (kotaku_options_get_boolean (options, "list"))
    return kotaku_agree_list (coders, cancellable, error);
  return compare_coders (coders, options, cancellable, error);
}

typedef struct
{
  KotakuNetwork *const *networks;
  gsize n;
  KotakuOptions *options;
  KotakuFrame *frame;
  KotakuNetwork *merged;
} Call;

static gboolean
ask (gpointer data, GCancellable *cancellable, GError **error)
{
  Call *call = data;
  g_auto (KotakuCoders) coders = { 0 };
  if (g_cancellable_set_error_if_cancelled (cancellable, error)
      || !kotaku_coders_init (&coders, call->networks, call->n, &kotaku_command_agree,
                              call->options, cancellable, error))
    return FALSE;
  g_autoptr (KotakuFrame) frame = answer (&coders, call->options, cancellable, error);
  if (frame == NULL || !describe (&coders, call->options, frame, error))
    return FALSE;
  kotaku_frame_seal (frame);
  call->frame = g_steal_pointer (&frame);
  return TRUE;
}

/**
 * kotaku_agree:
 * @networks: (array length=n_networks): a coding of the same material each, with the same ids
 * @n_networks: how many, two or more
 * @options: (nullable): `list`, `merge`, `tolerance`, `alpha`, `draws`, `seed`, `threads`, the
 *   selection's; progress
 * @cancellable: (nullable): stops the call within 1 s
 * @error: return location for an error that names the option, word or coding
 *
 * Tells how far coders agree. A row per field: form, direction, strength, content, scope, and the
 * relation that follows from them. A unit is a pair on which the field settles for two coders or
 * more; a coder who has not the pair, records nothing of it or contradicts himself is missing
 * there. A list is compared as a whole; vertical and asymmetric are compared with who dominates;
 * that there is no tie is a relation too. By chance two who both say vertical, or asymmetric, name
 * the same side in half of the cases: which side of a pair comes first is arbitrary, so that each
 * is half as likely as the word, and no node is a category of its own. Renaming the nodes changes
 * nothing. `coders` is how many speak of a field in some unit,
 * `agreement` the share of agreeing pairs of coders over all units. Cohen's kappa is given where
 * they are two, its interval by the standard error of Fleiss, Cohen and Everitt, cut at -1 and 1:
 * where nobody disagrees it has no width, which few units do not justify. Krippendorff's alpha is
 * nominal; its interval draws the pairs anew. `pairs` counts those on which anybody settles the
 * field: where it is far above `units` coders differ in what they code, which no other column says.
 *
 * With `list` a row per pair and field, with what each coder says. A coder is called by the last
 * part of the network's name.
 *
 * With `merge` the ties of the dataset that [func@Kotaku.merge_networks] makes of them.
 *
 * - Range: agreement 0 to 1, kappa and alpha -1 to 1
 * - Undefined: all without units; kappa and alpha where all are called the same
 * - Source: Cohen 1960; Fleiss, Cohen, Everitt 1969; Krippendorff 2004
 * - Cost: O(ties log ties + draws x pairs)
 * - Threads: one at a time for @networks; the same bits for any number of `threads`
 * - Errors: %KOTAKU_ERROR_OUT_OF_RANGE: fewer than two, or one that shares no id with another;
 *   %KOTAKU_ERROR_UNKNOWN_OPTION, %KOTAKU_ERROR_UNKNOWN_WORD and the like,
 *   %KOTAKU_ERROR_NO_MEMORY, %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): six rows, or as many as the other forms have
 * Since: 1.0
 */
KotakuFrame *
kotaku_agree (KotakuNetwork *const *networks,
              gsize n_networks,
              KotakuOptions *options,
              GCancellable *cancellable,
              GError **error)
{
  g_return_val_if_fail (networks != NULL || n_networks == 0, NULL);
  Call call = { networks, n_networks, options, NULL, NULL };
  if (kotaku_options_check (options, &kotaku_command_agree, error))
    kotaku_options_attend (options, "agree", ask, &call, cancellable, error);
  return call.frame;
}

/* Of a call that is no command: what it is told. */
static const KotakuCommand merge_networks
    = { .name = "merge_networks", .object = "networks", .options = "merge" };

static gboolean
merge (gpointer data, GCancellable *cancellable, GError **error)
{
  Call *call = data;
  g_auto (KotakuCoders) coders = { 0 };
  gboolean told = call->options != NULL && kotaku_options_has (call->options, "merge");
  const char *how = told ? kotaku_options_get_string (call->options, "merge") : "union";
  if (!g_cancellable_set_error_if_cancelled (cancellable, error)
      && kotaku_coders_init (&coders, call->networks, call->n, &merge_networks, call->options,
                             cancellable, error))
    call->merged = kotaku_agree_merge (&coders, how, cancellable, error);
  return call->merged != NULL;
}

/**
 * kotaku_merge_networks:
 * @networks: (array length=n_networks): a coding of the same material each, with the same ids
 * @n_networks: how many, two or more
 * @options: (nullable): `merge`: `union` (the default), `majority` or `both`; the selection's
 * @cancellable: (nullable): stops the call within 1 s
 * @error: return location for an error that names the option, word, coding or id
 *
 * Makes one dataset of several codings. Rows of every table but ties are those of all coders, each
 * once by its id; a cell is what the first coder to fill it says.
 *
 * Ties are statements, and stay so: each keeps its coder in its id (`coder:id`) and sources
 * (`coder: source`), so that the reading of a source by each coder has a vote of its own and
 * conflicts stay visible. `union` keeps all. `majority` keeps what more than half of the coders say
 * of a pair, `both` what all do: a tie where so many have one (an observed absence likewise), and
 * of its form, direction, strength, content and scope those that so many say of the pair in some
 * tie for one of the same stages; other cells become empty, an unsupported direction `unstated`, an
 * unsupported arc goes. A direction counts by who dominates: equal and horizontal support each
 * other. Recorded weights are divided by the number of coders, so that their sum is a mean. What
 * all coders settle alike settles so in the union; where all codings are the same so are the
 * findings.
 *
 * - Cost: O(ties log ties)
 * - Threads: one at a time for @networks
 * - Errors: as [func@Kotaku.agree], and %KOTAKU_ERROR_WRONG_KIND: an id is an actor to one and an
 *   institution to another
 *
 * Returns: (transfer full): a network of its own
 * Since: 1.0
 */
KotakuNetwork *
kotaku_merge_networks (KotakuNetwork *const *networks,
                       gsize n_networks,
                       KotakuOptions *options,
                       GCancellable *cancellable,
                       GError **error)
{
  g_return_val_if_fail (networks != NULL || n_networks == 0, NULL);
  Call call = { networks, n_networks, options, NULL, NULL };
  if (kotaku_options_check (options, &merge_networks, error))
    kotaku_options_attend (options, "merge", merge, &call, cancellable, error);
  return call.merged;
}

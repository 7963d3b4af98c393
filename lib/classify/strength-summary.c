/* SPDX-License-Identifier: GPL-2.0-or-later */

/* strength --summary: how well rules agree with what was observed, and whether by more than chance.
 */

#include "classify/classify-private.h"

#include <math.h>

enum
{
  STRONG,
  WEAK,
  N_LABELS,
  UNPREDICTED = N_LABELS,
  N_PREDICTIONS
};

/* What a pair is observed to be. */
enum
{
  ABSENT = N_LABELS,
  CONFLICT,
  UNRECORDED,
  N_OBSERVATIONS
};

static const char *const names[N_OBSERVATIONS][N_PREDICTIONS] = {
  { "strong_strong", "strong_weak", "strong_unpredicted" },
  { "weak_strong", "weak_weak", "weak_unpredicted" },
  { "none_strong", "none_weak", "none_unpredicted" },
  { "conflict_strong", "conflict_weak", "conflict_unpredicted" },
  { "unrecorded_strong", "unrecorded_weak", "unrecorded_unpredicted" },
};

static int
get_observed (const KotakuRated *rated)
{
  switch (rated->pair->strength)
    {
    case KOTAKU_STRENGTH_STRONG:
      return STRONG;
    case KOTAKU_STRENGTH_WEAK:
      return WEAK;
    case KOTAKU_STRENGTH_ABSENT:
      return ABSENT;
    case KOTAKU_SETTLED_CONFLICT:
      return CONFLICT;
    default:
      return UNRECORDED;
    }
}

static int
get_predicted (const KotakuRules *rules, int rule)
{
  if (rule < 0)
    return UNPREDICTED;
  return rules->predictions[rule] == KOTAKU_STRENGTH_STRONG ? STRONG : WEAK;
}

static gboolean
is_compared (int observed, int predicted)
{
  return observed < N_LABELS && predicted < N_LABELS;
}

/* -- agreement
 * ------------------------------------------------------------------------------------------- */

typedef gsize Table[N_LABELS][N_LABELS]; /* observed, predicted */

typedef struct
{
  double n, agreed, chance; /* chance: the agreement that the margins alone bring about */
} Agreement;

static Agreement
agree (const Table table)
{
  Agreement agreement = { 0 };
  double chance = 0;
  for (int i = 0; i < N_LABELS; i++)
    {
      double observed = (double) (table[i][STRONG] + table[i][WEAK]);
      double predicted = (double) (table[STRONG][i] + table[WEAK][i]);
      agreement.n += observed;
      agreement.agreed += (double) table[i][i];
      chance += observed * predicted;
    }
  agreement.chance = chance / (agreement.n * agreement.n);
  return agreement;
}

/* NaN where chance alone agrees on every pair. */
static double
get_kappa (const Agreement *agreement, double accuracy)
{
  if (isnan (agreement->chance) || agreement->chance >= 1)
    return NAN;
  return CLAMP ((accuracy - agreement->chance) / (1 - agreement->chance), -1, 1);
}

/* -- records dealt anew
 * ----------------------------------------------------------------------------------- */

/* A pair whose strength is observed. */
typedef struct
{
  gint32 a, b;
  gint32 observed;
} Compared;

typedef struct
{
  const KotakuStrengths *strengths;
  KotakuRuleTable table;
  guint8 *predictions; /* of the rules in the table */
  Compared *pairs;
  gsize n;
} Sample;

static void
sample_clear (Sample *sample)
{
  kotaku_rule_table_clear (&sample->table);
  g_free (sample->predictions);
  g_free (sample->pairs);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sample, sample_clear)

static gboolean
sample_init (Sample *sample, const KotakuStrengths *strengths, GError **error)
{
  sample->strengths = strengths;
  sample->pairs = KOTAKU_ALLOC (Compared, strengths->n, error);
  if (sample->pairs == NULL || !kotaku_rule_table_init (&sample->table, &strengths->records, error))
    return FALSE;
  for (gsize i = 0; i < strengths->n; i++)
    {
      const KotakuRated *rated = &strengths->pairs[i];
      int observed = get_observed (rated);
      if (observed < N_LABELS)
        sample->pairs[sample->n++] = (Compared){ rated->a, rated->b, observed };
    }
  gsize n = sample->table.n_kinds * sample->table.n_kinds * KOTAKU_N_RT_RELATIONS;
  sample->predictions = KOTAKU_ALLOC (guint8, n, error);
  for (gsize i = 0; sample->predictions != NULL && i < n; i++)
    sample->predictions[i] = (guint8) get_predicted (strengths->rules, sample->table.rules[i]);
  return sample->predictions != NULL;
}

typedef gsize Counts[N_LABELS][N_PREDICTIONS];

static void
count_by_table (const Sample *sample, const gint32 *records, KotakuRuleSide *sides, Counts counts)
{
  for (gsize i = 0; i < sample->strengths->records.n; i++)
    sides[i] = sample->table.sides[records[i]];
  for (gsize i = 0; i < sample->n; i++)
    {
      const Compared *pair = &sample->pairs[i];
      gsize place = kotaku_rule_table_find (&sample->table, sides[pair->a], sides[pair->b]);
      counts[pair->observed][sample->predictions[place]]++;
    }
}

static void
count_by_rules (const Sample *sample, const gint32 *records, Counts counts)
{
  const KotakuStrengths *strengths = sample->strengths;
  for (gsize i = 0; i < sample->n; i++)
    {
      const Compared *pair = &sample->pairs[i];
      int rule = kotaku_records_apply (&strengths->records, records[pair->a], records[pair->b]);
      counts[pair->observed][get_predicted (strengths->rules, rule)]++;
    }
}

static void
measure_kappa (gconstpointer arrangement, gconstpointer data, gpointer scratch, double *values)
{
  const Sample *sample = data;
  Counts counts = { { 0 } };
  if (sample->table.n_kinds > 0)
    count_by_table (sample, arrangement, scratch, counts);
  else
    count_by_rules (sample, arrangement, counts);
  const Table table = { { counts[STRONG][STRONG], counts[STRONG][WEAK] },
                        { counts[WEAK][STRONG], counts[WEAK][WEAK] } };
  Agreement agreement = agree (table);
  values[0] = get_kappa (&agreement, agreement.agreed / agreement.n);
}

/* -- the summary
 * ----------------------------------------------------------------------------------------- */

typedef struct
{
  const KotakuStrengths *strengths;
  gsize counts[N_OBSERVATIONS][N_PREDICTIONS];
  gsize stated; /* of the covered pairs */
  KotakuShare share;
  Agreement agreement;
  double p_value, min_p, error;
  gboolean drawn;
  const char *verdict;
  KotakuReason reason;
} Summary;

static gboolean
compare (Summary *summary, double alpha, GCancellable *cancellable, GError **error)
{
  const KotakuStrengths *strengths = summary->strengths;
  g_autofree KotakuTrial *trials = KOTAKU_ALLOC (KotakuTrial, strengths->n, error);
  gsize n = 0;
  if (trials == NULL)
    return FALSE;
  for (gsize i = 0; i < strengths->n; i++)
    {
      const KotakuRated *rated = &strengths->pairs[i];
      int observed = get_observed (rated);
      int predicted = get_predicted (strengths->rules, rated->rule);
      summary->counts[observed][predicted]++;
      if (!is_compared (observed, predicted))
        continue;
      summary->stated += rated->is_stated;
      trials[n++] = (KotakuTrial){ .a = rated->a, .b = rated->b, .success = observed == predicted };
    }
  const Table table = { { summary->counts[STRONG][STRONG], summary->counts[STRONG][WEAK] },
                        { summary->counts[WEAK][STRONG], summary->counts[WEAK][WEAK] } };
  summary->agreement = agree (table);
  return kotaku_share_init (&summary->share, trials, n, strengths->records.n, alpha, cancellable,
                            error);
}

static gboolean
test (Summary *summary, const KotakuDraws *draws, GError **error)
{
  KotakuNullResult result;
  const KotakuRecords *records = &summary->strengths->records;
  const KotakuLabels labels
      = { .labels = records->records, .n = records->n, .n_labels = records->n_records };
  g_auto (Sample) sample = { 0 };
  const KotakuStatistic statistic = { .function = measure_kappa,
                                      .data = &sample,
                                      .n_values = 1,
                                      .scratch = records->n * sizeof (KotakuRuleSide) };
  if (!sample_init (&sample, summary->strengths, error)
      || !kotaku_permute (&kotaku_null_labels, &labels, kotaku_labels_count (&labels), &statistic,
                          draws, "strength", &result, error))
    return FALSE;
  summary->p_value = kotaku_null_p (&result, KOTAKU_TAIL_UPPER);
  summary->min_p = kotaku_null_min_p (&result, KOTAKU_TAIL_UPPER);
  summary->error = kotaku_null_error (&result, KOTAKU_TAIL_UPPER);
  summary->drawn = !result.exact;
  summary->reason = kotaku_reason_find (summary->p_value, summary->min_p, draws->alpha, FALSE);
  summary->verdict = summary->reason == KOTAKU_REASON_NONE ? "supported" : "undecided";
  return TRUE;
}

static gsize
count_observed (const Summary *summary)
{
  gsize n = 0;
  for (int i = 0; i < N_LABELS; i++)
    for (int j = 0; j < N_PREDICTIONS; j++)
      n += summary->counts[i][j];
  return n;
}

static KotakuFrame *
write_rows (const Summary *summary, GError **error)
{
  const KotakuShare *share = &summary->share;
  const Agreement *agreement = &summary->agreement;
  gboolean open = summary->reason != KOTAKU_REASON_NONE;
  gboolean compared = share->n > 0;
  KotakuRows *rows = kotaku_rows_new ("name:w,value:d,word:w");
  kotaku_rows_value (rows, "pairs", (double) count_observed (summary));
  kotaku_rows_value (rows, "covered", (double) share->n);
  kotaku_rows_value (rows, "agreed", (double) share->successes);
  kotaku_rows_value (rows, "stated", (double) summary->stated);
  kotaku_rows_value (rows, "accuracy", share->share);
  kotaku_rows_value (rows, "accuracy_low", compared ? share->low : NAN);
  kotaku_rows_value (rows, "accuracy_high", compared ? share->high : NAN);
  kotaku_rows_value (rows, "kappa", get_kappa (agreement, share->share));
  kotaku_rows_value (rows, "kappa_low", get_kappa (agreement, share->low));
  kotaku_rows_value (rows, "kappa_high", get_kappa (agreement, share->high));
  kotaku_rows_value (rows, "p_value", summary->p_value);
  kotaku_rows_word (rows, "verdict", summary->verdict);
  for (int i = 0; i < N_OBSERVATIONS; i++)
    for (int j = 0; j < N_PREDICTIONS; j++)
      kotaku_rows_value (rows, names[i][j], (double) summary->counts[i][j]);
  kotaku_rows_value (rows, "min_p", summary->min_p);
  kotaku_rows_word (rows, "reason", open ? kotaku_reason_to_text (summary->reason) : NULL);
  return kotaku_rows_finish (rows, error);
}

KotakuFrame *
kotaku_strength_summary (const KotakuStrengths *strengths,
                         KotakuOptions *options,
                         GCancellable *cancellable,
                         GError **error)
{
  KotakuDraws draws;
  Summary summary = {
    .strengths = strengths, .p_value = NAN, .min_p = NAN, .error = NAN, .verdict = "not testable"
  };
  kotaku_draws_init (&draws, options, kotaku_view_get_n_nodes (strengths->view), 0, cancellable);
  if (!compare (&summary, draws.alpha, cancellable, error))
    return NULL;
  gboolean testable = summary.share.n > 0 && summary.stated == summary.share.n;
  if (testable && !test (&summary, &draws, error))
    return NULL;
  KotakuFrame *frame = write_rows (&summary, error);
  if (frame != NULL)
    kotaku_draws_describe (&draws, frame, "records of tied people", !summary.drawn,
                           isnan (summary.p_value) ? 0 : 1, summary.error);
  return frame;
}

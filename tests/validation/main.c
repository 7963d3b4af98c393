/* SPDX-License-Identifier: GPL-2.0-or-later */

/* kotaku-validation [NETWORKS]: a row per test and truth, in Markdown; exit status 1 where a test
 * rejects a true null, or an interval misses the truth, more often than it may. */

#include "validation.h"

#include "view/view.h"

#include <math.h>
#include <string.h>

enum
{
  N_SDS = 3,
  N_DRAWS = 199
};
static const double sds[N_SDS] = { 0, 1, 2 };
static const double alpha = 0.05;

typedef KotakuNetwork *(*WorldFunc) (const KotakuTruth *truth,
                                     KotakuRandom *random,
                                     GError **error);

/* What is asked of each network: 1 yes, 0 no; -1 with an error. */
typedef int (*ProbeFunc) (KotakuView *view,
                          const KotakuTruth *truth,
                          KotakuOptions *options,
                          GError **error);

typedef enum
{
  PROMISE_NOTHING,  /* a power, or a test that is no part of a verdict */
  PROMISE_LEVEL,    /* yes in at most 6 of 100: 5 and the error of the simulation that chose it */
  PROMISE_COVERAGE, /* yes in at least 94 of 100 */
} Promise;

typedef struct
{
  const char *test;
  const char *truth;
  WorldFunc world;
  ProbeFunc probe;
  double effect;
  Promise promise;
} Experiment;

/* -- probes
 * ---------------------------------------------------------------------------------------- */

static int
verdict_is_given (KotakuFrame *frame, const char *column, const char *row, GError **error)
{
  gssize at = frame != NULL ? kotaku_frame_find_row (frame, column, row, error) : -1;
  const char *verdict = at >= 0 ? kotaku_frame_get_string (frame, "verdict", at, error) : NULL;
  return verdict == NULL ? -1 : strcmp (verdict, "undecided") != 0;
}

static int
is_significant (KotakuFrame *frame, const char *column, gssize row, GError **error)
{
  gsize n = 0;
  const double *p
      = frame != NULL && row >= 0 ? kotaku_frame_get_doubles (frame, column, &n, error) : NULL;
  return p == NULL ? -1 : p[row] <= alpha;
}

static int
covers (KotakuFrame *frame, const char *row, double truth, GError **error)
{
  gsize n = 0;
  gssize at = frame != NULL ? kotaku_frame_find_row (frame, "level", row, error) : -1;
  const double *low = at >= 0 ? kotaku_frame_get_doubles (frame, "low", &n, error) : NULL;
  const double *high = low != NULL ? kotaku_frame_get_doubles (frame, "high", &n, error) : NULL;
  return high == NULL ? -1 : low[at] <= truth && truth <= high[at];
}

static int
ask_difference (KotakuView *view, const KotakuTruth *truth, KotakuOptions *options, GError **error)
{
  g_autoptr (KotakuFrame) frame = kotaku_view_structure (view, options, NULL, error);
  return verdict_is_given (frame, "level", "difference", error);
}

static int
ask_dyads (KotakuView *view, const KotakuTruth *truth, KotakuOptions *options, GError **error)
{
  g_autoptr (KotakuFrame) frame = kotaku_view_structure (view, options, NULL, error);
  gssize row = frame != NULL ? kotaku_frame_find_row (frame, "level", "difference", error) : -1;
  return is_significant (frame, "p_dyads", row, error);
}

static int
ask_level (KotakuView *view, const KotakuTruth *truth, KotakuOptions *options, GError **error)
{
  g_autoptr (KotakuFrame) frame = kotaku_view_structure (view, options, NULL, error);
  return verdict_is_given (frame, "level", "interpersonal", error);
}

static int
ask_across (KotakuView *view, const KotakuTruth *truth, KotakuOptions *options, GError **error)
{
  g_autoptr (KotakuFrame) frame = kotaku_view_structure (view, options, NULL, error);
  return verdict_is_given (frame, "level", "cross", error);
}

static int
ask_share (KotakuView *view, const KotakuTruth *truth, KotakuOptions *options, GError **error)
{
  g_autoptr (KotakuFrame) frame = kotaku_view_structure (view, options, NULL, error);
  double share = 1 - kotaku_expected_share (truth->effect, truth->sd);
  return covers (frame, "interpersonal", share, error);
}

static int
ask_institutions (KotakuView *view,
                  const KotakuTruth *truth,
                  KotakuOptions *options,
                  GError **error)
{
  g_autoptr (KotakuFrame) frame = kotaku_view_structure (view, options, NULL, error);
  double share = 1 - kotaku_expected_share (-1 + truth->effect, truth->sd);
  return covers (frame, "institutional", share, error);
}

static int
ask_zones (KotakuView *view, const KotakuTruth *truth, KotakuOptions *options, GError **error)
{
  static const char *const contrasts[] = { "density_within", "strong_share", "participation" };
  kotaku_options_set_boolean (options, "summary", TRUE);
  g_autoptr (KotakuFrame) frame = kotaku_view_zones (view, options, NULL, error);
  int any = 0;
  for (guint i = 0; i < G_N_ELEMENTS (contrasts) && any >= 0; i++)
    {
      int given = verdict_is_given (frame, "contrast", contrasts[i], error);
      any = given < 0 ? -1 : any | given;
    }
  return any;
}

static int
ask_density (KotakuView *view, const KotakuTruth *truth, KotakuOptions *options, GError **error)
{
  kotaku_options_set_boolean (options, "summary", TRUE);
  g_autoptr (KotakuFrame) frame = kotaku_view_zones (view, options, NULL, error);
  return is_significant (frame, "p_value", 0, error);
}

static int
ask_sectors (KotakuView *view, const KotakuTruth *truth, KotakuOptions *options, GError **error)
{
  g_autoptr (KotakuFrame) frame = kotaku_view_segregation (view, "sector", options, NULL, error);
  return verdict_is_given (frame, "group", "all", error);
}

static int
ask_labels (KotakuView *view, const KotakuTruth *truth, KotakuOptions *options, GError **error)
{
  g_autoptr (KotakuFrame) frame = kotaku_view_segregation (view, "sector", options, NULL, error);
  gssize row = frame != NULL ? kotaku_frame_find_row (frame, "group", "all", error) : -1;
  return is_significant (frame, "p_value", row, error);
}

static int
ask_broker (KotakuView *view, const KotakuTruth *truth, KotakuOptions *options, GError **error)
{
  g_autoptr (KotakuFrame) frame = kotaku_view_brokerage (view, "sector", options, NULL, error);
  return is_significant (frame, "p_degrees", 0, error);
}

static int
ask_roles (KotakuView *view, const KotakuTruth *truth, KotakuOptions *options, GError **error)
{
  g_autoptr (KotakuFrame) frame = kotaku_view_brokerage (view, "sector", options, NULL, error);
  return is_significant (frame, "p_roles", 0, error);
}

static int
ask_z (KotakuView *view, const KotakuTruth *truth, KotakuOptions *options, GError **error)
{
  g_autoptr (KotakuFrame) frame = kotaku_view_brokerage (view, "sector", options, NULL, error);
  gsize n = 0;
  const double *z = frame != NULL ? kotaku_frame_get_doubles (frame, "total_z", &n, error) : NULL;
  return z == NULL ? -1 : z[0] > 1.645;
}

static KotakuFrame *
summarise_order (KotakuView *view, KotakuOptions *options, GError **error)
{
  kotaku_options_set_boolean (options, "summary", TRUE);
  return kotaku_view_dominance (view, options, NULL, error);
}

static int
ask_order (KotakuView *view, const char *name, KotakuOptions *options, GError **error)
{
  g_autoptr (KotakuFrame) frame = summarise_order (view, options, error);
  gssize row = frame != NULL ? kotaku_frame_find_row (frame, "name", name, error) : -1;
  return is_significant (frame, "value", row, error);
}

static int
ask_linearity (KotakuView *view, const KotakuTruth *truth, KotakuOptions *options, GError **error)
{
  return ask_order (view, "devries_p", options, error);
}

static int
ask_triangles (KotakuView *view, const KotakuTruth *truth, KotakuOptions *options, GError **error)
{
  return ask_order (view, "ttri_p", options, error);
}

static int
ask_steepness (KotakuView *view, const KotakuTruth *truth, KotakuOptions *options, GError **error)
{
  return ask_order (view, "steepness_p", options, error);
}

/* Whether any of the three finds an order. */
static int
ask_any_order (KotakuView *view, const KotakuTruth *truth, KotakuOptions *options, GError **error)
{
  g_autoptr (KotakuFrame) frame = summarise_order (view, options, error);
  if (frame == NULL)
    return -1;
  for (gsize row = 0; row < kotaku_frame_get_n_rows (frame); row++)
    if (g_strcmp0 (kotaku_frame_get_string (frame, "word", (gssize) row, NULL), "supported") == 0)
      return 1;
  return 0;
}

/* -- stages, and many areas -- */

static KotakuFrame *
compare_stages (KotakuView *view, KotakuOptions *options, GError **error)
{
  KotakuNetwork *const network = kotaku_view_peek_network (view);
  kotaku_options_set_string (options, "by", "stage");
  kotaku_options_set_boolean (options, "recorded", TRUE);
  kotaku_options_set_boolean (options, "summary", TRUE);
  return kotaku_compare (&network, 1, options, NULL, error);
}

static int
ask_change (KotakuView *view, const KotakuTruth *truth, KotakuOptions *options, GError **error)
{
  g_autoptr (KotakuFrame) frame = compare_stages (view, options, error);
  gssize row = frame != NULL ? kotaku_frame_find_row (frame, "name", "verdict", error) : -1;
  const char *word = row >= 0 ? kotaku_frame_get_string (frame, "word", (gsize) row, error) : NULL;
  return word == NULL ? -1 : strcmp (word, "undecided") != 0;
}

static int
ask_mcnemar (KotakuView *view, const KotakuTruth *truth, KotakuOptions *options, GError **error)
{
  g_autoptr (KotakuFrame) frame = compare_stages (view, options, error);
  gsize n = 0;
  const double *values
      = frame != NULL ? kotaku_frame_get_doubles (frame, "value", &n, error) : NULL;
  if (values == NULL)
    return -1;
  double gained = values[kotaku_frame_find_row (frame, "name", "gained", NULL)];
  double lost = values[kotaku_frame_find_row (frame, "name", "lost", NULL)];
  return kotaku_mcnemar_p ((guint64) gained, (guint64) lost) <= alpha;
}

static int
ask_no_change (KotakuView *view, const KotakuTruth *truth, KotakuOptions *options, GError **error)
{
  g_autoptr (KotakuFrame) frame = compare_stages (view, options, error);
  gsize n = 0;
  const double *values
      = frame != NULL ? kotaku_frame_get_doubles (frame, "value", &n, error) : NULL;
  if (values == NULL)
    return -1;
  double low = values[kotaku_frame_find_row (frame, "name", "change_low", NULL)];
  double high = values[kotaku_frame_find_row (frame, "name", "change_high", NULL)];
  return !(low > 0 || high < 0);
}

static int
ask_qap (KotakuView *view, const KotakuTruth *truth, KotakuOptions *options, GError **error)
{
  g_autoptr (KotakuFrame) frame = compare_stages (view, options, error);
  gssize row = frame != NULL ? kotaku_frame_find_row (frame, "name", "qap_p_ge", error) : -1;
  return is_significant (frame, "value", row, error);
}

/* So many areas like the network at hand, which is one of them only by its truth. */
static int
ask_pool (guint k, const KotakuTruth *truth, KotakuOptions *options, GError **error)
{
  KotakuRandom random;
  KotakuNetwork *networks[30] = { NULL };
  gboolean made = TRUE;
  g_autoptr (KotakuFrame) frame = NULL;
  kotaku_random_init (&random, kotaku_options_get_int64 (options, "seed"), 5000 + k,
                      (guint64) (10 * truth->sd));
  for (guint i = 0; i < k && made; i++)
    made = (networks[i] = kotaku_world_levels (truth, &random, error)) != NULL;
  kotaku_options_set_boolean (options, "summary", TRUE);
  if (made)
    frame = kotaku_pool (networks, k, options, NULL, error);
  for (guint i = 0; i < k; i++)
    g_clear_pointer (&networks[i], kotaku_network_unref);
  gssize row = frame != NULL ? kotaku_frame_find_row (frame, "name", "verdict", error) : -1;
  const char *word = row >= 0 ? kotaku_frame_get_string (frame, "word", (gsize) row, error) : NULL;
  return word == NULL ? -1 : strcmp (word, "undecided") != 0;
}

static int
ask_six (KotakuView *view, const KotakuTruth *truth, KotakuOptions *options, GError **error)
{
  return ask_pool (6, truth, options, error);
}

static int
ask_twelve (KotakuView *view, const KotakuTruth *truth, KotakuOptions *options, GError **error)
{
  return ask_pool (12, truth, options, error);
}

static int
ask_thirty (KotakuView *view, const KotakuTruth *truth, KotakuOptions *options, GError **error)
{
  return ask_pool (30, truth, options, error);
}

#define STAGES "stages", kotaku_world_stages
#define ACTIVITY "activity", kotaku_world_activity
#define LEVELS "levels", kotaku_world_levels
#define ONE "one level", kotaku_world_level
#define ARCS "choices", kotaku_world_arcs
#define ACROSS "across", kotaku_world_across
#define ZONES "zones", kotaku_world_zones
#define SECTORS "sectors", kotaku_world_sectors
#define BROKER "broker", kotaku_world_broker
#define CONTESTS "contests", kotaku_world_contests

static const Experiment experiments[] = {
  { "structure, difference: verdict", LEVELS, ask_difference, 0, PROMISE_LEVEL },
  { "structure, difference: verdict", LEVELS, ask_difference, 2, PROMISE_NOTHING },
  { "structure, difference: verdict", LEVELS, ask_difference, 4, PROMISE_NOTHING },
  { "structure, difference: p_dyads alone", LEVELS, ask_dyads, 0, PROMISE_NOTHING },
  { "structure, a level: verdict", ONE, ask_level, 0, PROMISE_LEVEL },
  { "structure, a level: verdict", ONE, ask_level, 1, PROMISE_NOTHING },
  { "structure, a level: verdict", ONE, ask_level, 2, PROMISE_NOTHING },
  { "structure, uncoded: verdict", ARCS, ask_level, 0, PROMISE_LEVEL },
  { "structure, uncoded: verdict", ARCS, ask_level, 1.5, PROMISE_NOTHING },
  { "structure, uncoded: verdict", ARCS, ask_level, 3, PROMISE_NOTHING },
  { "share interval, 15 people: covers", ONE, ask_share, 0, PROMISE_COVERAGE },
  { "share interval, 15 people: covers", ONE, ask_share, -2, PROMISE_COVERAGE },
  { "share interval, 6 institutions: covers", LEVELS, ask_institutions, 0, PROMISE_COVERAGE },
  { "zones: any verdict of three", ZONES, ask_zones, 0, PROMISE_LEVEL },
  { "zones: any verdict of three", ZONES, ask_zones, 1, PROMISE_NOTHING },
  { "zones: any verdict of three", ZONES, ask_zones, 2, PROMISE_NOTHING },
  { "zones, density: p_value alone", ZONES, ask_density, 0, PROMISE_LEVEL },
  { "segregation: verdict", SECTORS, ask_sectors, 0, PROMISE_LEVEL },
  { "segregation: verdict", SECTORS, ask_sectors, 1, PROMISE_NOTHING },
  { "segregation: verdict", SECTORS, ask_sectors, 2, PROMISE_NOTHING },
  { "segregation: p_value alone", SECTORS, ask_labels, 0, PROMISE_NOTHING },
  { "brokerage: p_degrees of one ego", BROKER, ask_broker, 0, PROMISE_LEVEL },
  { "brokerage: p_degrees of one ego", BROKER, ask_broker, 2, PROMISE_NOTHING },
  { "brokerage: p_degrees of one ego", BROKER, ask_broker, 4, PROMISE_NOTHING },
  { "brokerage: p_roles of one ego", BROKER, ask_roles, 0, PROMISE_LEVEL },
  { "brokerage: z above 1.645", BROKER, ask_z, 0, PROMISE_NOTHING },
  { "structure, uncoded across levels: verdict", ACROSS, ask_across, 0, PROMISE_LEVEL },
  { "structure, uncoded across levels: verdict", ACROSS, ask_across, 1.5, PROMISE_NOTHING },
  { "structure, uncoded across levels: verdict", ACROSS, ask_across, 3, PROMISE_NOTHING },
  { "dominance: devries_p", CONTESTS, ask_linearity, 0, PROMISE_LEVEL },
  { "dominance: devries_p", CONTESTS, ask_linearity, 1, PROMISE_NOTHING },
  { "dominance: devries_p", CONTESTS, ask_linearity, 2, PROMISE_NOTHING },
  { "dominance: ttri_p", CONTESTS, ask_triangles, 0, PROMISE_LEVEL },
  { "dominance: ttri_p", CONTESTS, ask_triangles, 1, PROMISE_NOTHING },
  { "dominance: ttri_p", CONTESTS, ask_triangles, 2, PROMISE_NOTHING },
  { "dominance: steepness_p", CONTESTS, ask_steepness, 0, PROMISE_LEVEL },
  { "dominance: steepness_p", CONTESTS, ask_steepness, 1, PROMISE_NOTHING },
  { "dominance: steepness_p", CONTESTS, ask_steepness, 2, PROMISE_NOTHING },
  { "dominance: any of three, corrected", CONTESTS, ask_any_order, 0, PROMISE_LEVEL },
  { "dominance: any of three, corrected", CONTESTS, ask_any_order, 1, PROMISE_NOTHING },
  { "dominance: any of three, corrected", CONTESTS, ask_any_order, 2, PROMISE_NOTHING },
  { "compare, change: verdict", STAGES, ask_change, 0, PROMISE_LEVEL },
  { "compare, change: verdict", STAGES, ask_change, 1, PROMISE_NOTHING },
  { "compare, change: verdict", STAGES, ask_change, 2, PROMISE_NOTHING },
  { "compare, change: verdict", ACTIVITY, ask_change, 0, PROMISE_LEVEL },
  { "compare, change: McNemar over pairs alone", STAGES, ask_mcnemar, 0, PROMISE_NOTHING },
  { "compare, change: interval covers 0", STAGES, ask_no_change, 0, PROMISE_COVERAGE },
  { "compare, QAP: qap_p_ge", STAGES, ask_qap, 0, PROMISE_LEVEL },
  { "compare, QAP: qap_p_ge", ACTIVITY, ask_qap, 0, PROMISE_NOTHING },
  { "pool of 6: verdict", LEVELS, ask_six, 0, PROMISE_LEVEL },
  { "pool of 6: verdict", LEVELS, ask_six, 1, PROMISE_NOTHING },
  { "pool of 12: verdict", LEVELS, ask_twelve, 0, PROMISE_LEVEL },
  { "pool of 12: verdict", LEVELS, ask_twelve, 1, PROMISE_NOTHING },
  { "pool of 30: verdict", LEVELS, ask_thirty, 0, PROMISE_LEVEL },
  { "pool of 30: verdict", LEVELS, ask_thirty, 1, PROMISE_NOTHING },
};

/* -- running
 * --------------------------------------------------------------------------------------- */

typedef struct
{
  const Experiment *experiment;
  guint number;
  KotakuTruth truth;
  guint n_networks;
  gint n_yes; /* atomic */
} Cell;

static int
ask_once (const Cell *cell, gsize network_number, GError **error)
{
  KotakuRandom random;
  kotaku_random_init (&random, 20261127, cell->number, network_number);
  g_autoptr (KotakuNetwork) network = cell->experiment->world (&cell->truth, &random, error);
  g_autoptr (KotakuView) view
      = network != NULL ? kotaku_network_get_view (network, NULL, NULL, error) : NULL;
  if (view == NULL)
    return -1;
  g_autoptr (KotakuOptions) options = kotaku_options_new ();
  kotaku_options_set_int64 (options, "threads", 1);
  kotaku_options_set_int64 (options, "draws", N_DRAWS);
  kotaku_options_set_int64 (options, "seed", (gint64) network_number);
  return cell->experiment->probe (view, &cell->truth, options, error);
}

static gboolean
run_block (gsize block, gpointer data, GCancellable *cancellable, GError **error)
{
  Cell *cell = data;
  int answer = ask_once (cell, block, error);
  if (answer > 0)
    g_atomic_int_inc (&cell->n_yes);
  return answer >= 0;
}

/* The chance of at most, or at least, so many of n yes. */
static double
binomial_tail (guint n, guint yes, double share, gboolean upper)
{
  double sum = 0;
  for (guint k = upper ? yes : 0; k <= (upper ? n : yes); k++)
    sum += exp (lgamma (n + 1.0) - lgamma (k + 1.0) - lgamma (n - k + 1.0) + k * log (share)
                + (n - k) * log1p (-share));
  return sum;
}

static gboolean
is_kept (const Cell *cell)
{
  guint yes = (guint) cell->n_yes;
  switch (cell->experiment->promise)
    {
    case PROMISE_LEVEL:
      return binomial_tail (cell->n_networks, yes, 0.06, TRUE) > 0.001;
    case PROMISE_COVERAGE:
      return binomial_tail (cell->n_networks, yes, 0.94, FALSE) > 0.001;
    default:
      return TRUE;
    }
}

static gboolean
run_experiment (guint i, guint n_networks, gboolean *kept, GError **error)
{
  static const char *const promises[] = { "", "at most .05", "at least .95" };
  const Experiment *experiment = &experiments[i];
  g_print ("| %s | %s | %g |", experiment->test, experiment->truth, experiment->effect);
  for (guint s = 0; s < N_SDS; s++)
    {
      Cell cell = { .experiment = experiment,
                    .number = i * N_SDS + s,
                    .truth = { .sd = sds[s], .effect = experiment->effect },
                    .n_networks = n_networks };
      if (!kotaku_parallel (n_networks, run_block, &cell, NULL, "validation", NULL, error))
        return FALSE;
      gboolean holds = is_kept (&cell);
      *kept &= holds;
      g_print (" %.3f%s |", cell.n_yes / (double) n_networks, holds ? "" : " **missed**");
    }
  g_print (" %s |\n", promises[experiment->promise]);
  return TRUE;
}

int
main (int argc, char **argv)
{
  guint n_networks = argc > 1 ? (guint) g_ascii_strtoull (argv[1], NULL, 10) : 1000;
  gboolean kept = TRUE;
  g_autoptr (GError) error = NULL;
  if (n_networks == 0)
    {
      g_printerr ("usage: %s [NETWORKS [WHAT]]\n", argv[0]);
      return 2;
    }
  g_print ("%u networks a cell, %d draws, alpha %g\n\n", n_networks, N_DRAWS, alpha);
  g_print ("| what is asked | networks | effect | s.d. 0 | s.d. 1 | s.d. 2 | promised |\n"
           "| --- | --- | --- | --- | --- | --- | --- |\n");
  for (guint i = 0; i < G_N_ELEMENTS (experiments); i++)
    if ((argc < 3 || strstr (experiments[i].test, argv[2]) != NULL)
        && !run_experiment (i, n_networks, &kept, &error))
      {
        g_printerr ("%s: %s\n", argv[0], error->message);
        return 2;
      }
  return kept ? 0 : 1;
}

/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "commands/findings-private.h"

#define PERSONS KOTAKU_LEVEL_INTERPERSONAL
#define BODIES KOTAKU_LEVEL_INSTITUTIONAL
#define ALL KOTAKU_LEVEL_ANY
#define DESCRIBED FALSE
#define TESTED TRUE

/* The list, in its order. A claim is what is held to be so; its verdict, what the data say of it.
 */
static const KotakuFinding findings[] = {
  { "interpersonal-symmetric", "Relations between people are symmetric", PERSONS, DESCRIBED,
    "index", kotaku_finding_interpersonal_symmetric },
  { "institutional-asymmetric", "Relations between institutions are asymmetric", BODIES, DESCRIBED,
    "index", kotaku_finding_institutional_asymmetric },
  { "levels-differ", "The institutional level is less symmetric", ALL, TESTED, "index_difference",
    kotaku_finding_levels_differ },
  { "dominated", "Some institutions are always dominated", BODIES, DESCRIBED, "dominated_by",
    kotaku_finding_dominated },
  { "dominating", "Some institutions dominate", BODIES, DESCRIBED, "dominates",
    kotaku_finding_dominating },
  { "independent", "Some tied institution neither dominates nor is dominated", BODIES, DESCRIBED,
    "tied_to", kotaku_finding_independent },
  { "one-client", "Dominance ends at one client", BODIES, DESCRIBED, "in_degree_centralisation",
    kotaku_finding_one_client },
  { "mutual-dominance", "Institutions dominate each other", BODIES, DESCRIBED, "mutual_pairs",
    kotaku_finding_mutual_dominance },
  { "dominance-form", "Dominance goes with work relations", BODIES, TESTED, "work_share_difference",
    kotaku_finding_dominance_form },
  { "strength-form", "Weak ties are kinship, strong ones work", BODIES, TESTED,
    "work_share_difference", kotaku_finding_strength_form },
  { "dominance-interest", "Vertical ties carry interest", ALL, DESCRIBED, "interest_share",
    kotaku_finding_dominance_interest },
  { "strong-inside", "Ties are stronger inside the delineated area", PERSONS, TESTED,
    "strong_share_difference", kotaku_finding_strong_inside },
  { "participation-inside", "People inside take part more", PERSONS, TESTED,
    "participation_difference", kotaku_finding_participation_inside },
  { "change-at-event", "Ties changed at the event", ALL, TESTED, "change",
    kotaku_finding_change_at_event },
  { "strength-rules", "The study's rules tell strong from weak", PERSONS, TESTED, "kappa",
    kotaku_finding_strength_rules },
  { "strong-with-information",
    "A strong tie that carries interest has a weak tie beside it that brings information", ALL,
    DESCRIBED, "informed_share", kotaku_finding_strong_with_information },
  { "weak-bridges", "Local bridges are weak ties", ALL, TESTED, "weak_share",
    kotaku_finding_weak_bridges },
  { "stage-strong", "All work together most at implementation", BODIES, DESCRIBED, "strong_pairs",
    kotaku_finding_stage_strong },
  { "stage-beyond", "At sustainability nothing goes beyond the programme", BODIES, DESCRIBED,
    "beyond_pairs", kotaku_finding_stage_beyond },
  { "facilitator-bridge", "The facilitator bridges the institutions", BODIES, TESTED, "total",
    kotaku_finding_facilitator_bridge },
  { "mediated-pairs", "Weak or absent pairs can be reached through the facilitator", ALL, DESCRIBED,
    "mediated_share", kotaku_finding_mediated_pairs },
  { "carried", "Institutional ties are carried by their people's ties", BODIES, DESCRIBED,
    "carried_share", kotaku_finding_carried },
  { "delay", "Funds come late", ALL, DESCRIBED, "days_late", kotaku_finding_delay },
  { "tranche-gap", "Tranches lie far apart", ALL, DESCRIBED, "gap_days",
    kotaku_finding_tranche_gap },
  { "nothing-built", "Without funds nothing is built", ALL, DESCRIBED, "nothing_share",
    kotaku_finding_nothing_built },
  { "open-posts", "Some facilitator's post requires no field of study", ALL, DESCRIBED,
    "open_posts", kotaku_finding_open_posts },
  { "competence-match", "Facilitators match their posts", ALL, DESCRIBED, "match_share",
    kotaku_finding_competence_match },
  { "sectoral-ego", "Sectors keep to themselves", BODIES, TESTED, "ei_index",
    kotaku_finding_sectoral_ego },
  { "decree-funds", "No decree, no fund", ALL, DESCRIBED, "outside_funds",
    kotaku_finding_decree_funds },
};

const char *const *
kotaku_findings_get_claims (void)
{
  static const char *claims[G_N_ELEMENTS (findings) + 1];
  static gsize made = 0;
  if (g_once_init_enter (&made))
    {
      for (gsize i = 0; i < G_N_ELEMENTS (findings); i++)
        claims[i] = findings[i].claim;
      g_once_init_leave (&made, 1);
    }
  return claims;
}

/* A finding may ask of each event, or of each facilitator; sectoral ego asks thrice. */
static gsize
count_most_tests (KotakuView *view)
{
  gsize n = 2, n_nodes = 0;
  KotakuNetwork *network = kotaku_view_peek_network (view);
  const KotakuNode *nodes = kotaku_view_get_nodes (view, &n_nodes);
  for (gsize i = 0; i < G_N_ELEMENTS (findings); i++)
    n += findings[i].tested;
  for (gsize i = 0; i < n_nodes; i++)
    n += kotaku_network_is_institution (network, nodes[i])
         && kotaku_network_node_is (network, nodes[i], "facilitator");
  return n + kotaku_network_get_n_rows (network, KOTAKU_TABLE_EVENTS);
}

static gboolean
open_inquiry (KotakuInquiry *inquiry,
              KotakuNetwork *network,
              KotakuOptions *options,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (KotakuSelection) selection = kotaku_selection_new_from_options (options);
  inquiry->options = options;
  inquiry->cancellable = cancellable;
  inquiry->tolerance_share = kotaku_options_get_double (options, "tolerance-share");
  inquiry->view = kotaku_network_get_view (network, selection, cancellable, error);
  if (inquiry->view == NULL)
    return FALSE;
  inquiry->network = kotaku_view_peek_network (inquiry->view);
  inquiry->most_tests = count_most_tests (inquiry->view);
  if (kotaku_options_has (options, "tolerance"))
    {
      double tolerance = kotaku_options_get_double (options, "tolerance");
      inquiry->own_pairs = kotaku_pairs_new (inquiry->view, tolerance, cancellable, error);
      inquiry->pairs = inquiry->own_pairs;
    }
  else
    inquiry->pairs = kotaku_pairs_get (inquiry->view, cancellable, error);
  return inquiry->pairs != NULL;
}

static gboolean
answer (KotakuInquiry *inquiry, const KotakuFinding *finding, GError **error)
{
  inquiry->finding = finding;
  if (g_cancellable_set_error_if_cancelled (inquiry->cancellable, error))
    return FALSE;
  if (finding->level == ALL || (kotaku_view_get_levels (inquiry->view) & finding->level) != 0)
    return finding->function (inquiry, error);
  g_auto (KotakuReply) reply = KOTAKU_REPLY_INIT;
  kotaku_reply_refuse (&reply, KOTAKU_PHRASE_LEVEL_NOT_SELECTED);
  return kotaku_inquiry_reply (inquiry, &reply, error);
}

static void
close_inquiry (KotakuInquiry *inquiry)
{
  kotaku_pair_index_clear (&inquiry->index);
  kotaku_places_clear (&inquiry->places);
  g_clear_pointer (&inquiry->rows, kotaku_rows_free);
  kotaku_inquiry_clear_answers (inquiry);
  g_clear_pointer (&inquiry->own_pairs, kotaku_pairs_free);
  g_clear_pointer (&inquiry->institutional, kotaku_view_unref);
  for (int stage = 0; stage < KOTAKU_N_STAGES; stage++)
    g_clear_pointer (&inquiry->stages[stage], kotaku_view_unref);
  g_clear_pointer (&inquiry->zones, kotaku_frame_unref);
  g_clear_pointer (&inquiry->funds, kotaku_funds_free);
  g_clear_pointer (&inquiry->posts, kotaku_posts_free);
  g_clear_pointer (&inquiry->view, kotaku_view_unref);
}

static void
describe (KotakuInquiry *inquiry, KotakuFrame *frame)
{
  KotakuDraws draws;
  kotaku_inquiry_init_draws (inquiry, &draws);
  kotaku_draws_describe (&draws, frame, "of each test, as its command has it", !inquiry->drawn,
                         inquiry->n_tests, inquiry->error);
  if (inquiry->capped)
    kotaku_absences_describe (frame,
                              "actors of each table with the most pairs in its rarer column");
}

static KotakuFrame *
answer_all (KotakuInquiry *inquiry, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (findings); i++)
    {
      kotaku_options_report (inquiry->options, "findings",
                             (double) i / (double) G_N_ELEMENTS (findings));
      if (!answer (inquiry, &findings[i], error))
        return NULL;
    }
  KotakuFrame *frame = kotaku_inquiry_finish (inquiry, error);
  if (frame == NULL)
    return NULL;
  kotaku_view_describe (inquiry->view, &kotaku_command_findings, inquiry->options, frame);
  describe (inquiry, frame);
  kotaku_frame_seal (frame);
  return frame;
}

typedef struct
{
  KotakuNetwork *network;
  KotakuOptions *options;
  KotakuFrame *frame;
} Call;

static gboolean
inquire (gpointer data, GCancellable *cancellable, GError **error)
{
  Call *call = data;
  KotakuInquiry inquiry = { .error = NAN };
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (open_inquiry (&inquiry, call->network, call->options, cancellable, error))
    call->frame = answer_all (&inquiry, error);
  close_inquiry (&inquiry);
  return call->frame != NULL;
}

/**
 * kotaku_network_findings:
 * @network: a network
 * @options: (nullable): `tolerance`, `tolerance-share`, `alpha`, `seed`, `draws`, `threads`, the
 *   selection's; progress
 * @cancellable: (nullable): stops the call within 1 s
 * @error: return location for an error that names the option or word
 *
 * Asks of the data what the study found. Each claim has a row, or one per subject: the ids of those
 * it is about. `evidence` names the ties whose own fields say so, at most a thousand, and `sources`
 * where those are from. `basis` says why, and begins with how the answer is known:
 *
 * `described:` what the data say: `verdict` is `supported`, `contradicted`, or `undecided` where
 * they say neither; the rule is then told.
 *
 * `tested:` the verdict is `supported` or `contradicted`, by sign, where p is at most `alpha` after
 * Holm's correction over all tests of the run; else `undecided`, with the reason: too few (with the
 * smallest p within reach, of the test or of any of the run after the correction), no variation,
 * resting on one actor (who is named), not significant. A test in which nothing else could have
 * come out has no p and is not counted. `p_value` is unadjusted; the metadata tell how many `tests`
 * were made, and whether some leave out only the actors that matter most (`left_out`: above 1,000
 * nodes). Above 1,000 nodes as many draws are made as the tests need after the correction. The
 * tests are those of other commands, whose cells are read: `levels-differ` is the row `difference`
 * of kotaku_view_structure(); `strong-inside` and `participation-inside` are contrasts of
 * kotaku_view_zones() with `summary`; `strength-rules` is kotaku_view_strength() with `summary`;
 * `weak-bridges` the summary of kotaku_view_bridges(), its p the largest, also of those without any
 * one actor; `facilitator-bridge` the `p_degrees` of kotaku_view_brokerage() by sector,
 * contradicted without a test where the total is 0; `sectoral-ego` the row `all` of
 * kotaku_view_segregation() by sector on the undirected institutional view, of all ties, those that
 * are strong, and those beyond the programme, its p the larger of `p_value` and `p_degrees`, which
 * can support alone.
 *
 * `dominance-form` and `strength-form` are exact tests of institutional pairs by form: the largest
 * doubled Fisher p of the table and of those without any one actor; limits of the difference are
 * Newcombe's of two shares of pairs that share actors. `change-at-event` settles each pair the day
 * before the event and on its first day; among stated and among inferred ties those are heard first
 * that begin or end at the event. The value is (gained - lost) / d, where d counts the pairs that
 * are tied before or after; p is the largest of McNemar's exact p over all of them and over those
 * without any one actor, and of Student's t with the variance of the value when each actor is left
 * out, or, where that is 0, of the sign test on a maximum matching of the changed pairs: as
 * kotaku_compare() has it by event. `basis` names the pairs that changed, up to six of a kind.
 *
 * `not testable` means that what would be needed is not recorded, or for `strength-rules` that
 * compared pairs are inferred.
 *
 * - Cost: O(ties), and per event and stage as much again; the tests as their commands have it
 * - Threads: one at a time for @network; draws are made in parallel, the same bits for any number
 * - Source: Irawan, Alfitri, Saptawan 2019; Holm 1979; Newcombe 1998
 * - Errors: %KOTAKU_ERROR_UNKNOWN_OPTION, %KOTAKU_ERROR_UNKNOWN_WORD and the like,
 *   %KOTAKU_ERROR_NO_MEMORY, %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): the findings, or %NULL with @error set
 * Since: 1.0
 */
KotakuFrame *
kotaku_network_findings (KotakuNetwork *network,
                         KotakuOptions *options,
                         GCancellable *cancellable,
                         GError **error)
{
  g_return_val_if_fail (network != NULL, NULL);
  Call call = { network, options, NULL };
  if (kotaku_options_check (options, &kotaku_command_findings, error))
    kotaku_options_attend (options, "findings", inquire, &call, cancellable, error);
  return call.frame;
}

const KotakuCommand kotaku_command_findings = {
  .name = "findings",
  .object = "network",
  .function = "kotaku_network_findings",
  .parameters = "",
  .options = "tolerance tolerance-share",
  .columns = "id,finding,level,subject,statistic,value,low,high,p_value,verdict,basis,evidence,"
             "sources",
  .title = "What the study found, asked of this data",
  .title_id = "Temuan studi, ditanyakan pada data ini",
  .example = "kotaku findings examples/pasar-ii",
  .since = "1.0",
};

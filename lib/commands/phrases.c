/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "commands/findings-private.h"

/* The pieces of every basis: {n} is a count, {x} a number, {s} a text. Pieces are joined by "; ".
 */
static const char *const phrases[] = {
  [KOTAKU_PHRASE_NOT_YET] = "not yet",
  [KOTAKU_PHRASE_LEVEL_NOT_SELECTED] = "this level is not selected",
  [KOTAKU_PHRASE_SYMMETRIC] = "{n} of {n} decided pairs are symmetric",
  [KOTAKU_PHRASE_TOLERANCE] = "a level is symmetric where up to {x} are not",
  [KOTAKU_PHRASE_PAIRS_UNDECIDED] = "undecided: {n}",
  [KOTAKU_PHRASE_PAIRS_INFERRED] = "only inferred: {n}",
  [KOTAKU_PHRASE_NO_PAIR] = "there is no pair",
  [KOTAKU_PHRASE_NO_DIRECTION] = "no direction is recorded",
  [KOTAKU_PHRASE_LEVEL_INDICES] = "symmetric share {x} between people and {x} between institutions",
  [KOTAKU_PHRASE_DOMINATED] = "dominated by {n} and dominates none",
  [KOTAKU_PHRASE_NONE_DOMINATED] = "no institution is always dominated",
  [KOTAKU_PHRASE_DOMINATING] = "dominates {n} and is dominated by none",
  [KOTAKU_PHRASE_NONE_DOMINATING] = "no institution only dominates",
  [KOTAKU_PHRASE_INDEPENDENT] = "tied to {n} and neither dominates nor is dominated",
  [KOTAKU_PHRASE_NONE_INDEPENDENT] = "every tied institution dominates or is dominated",
  [KOTAKU_PHRASE_ARCS_AT_ONE] = "one institution receives every dominance arc: {n}",
  [KOTAKU_PHRASE_ARCS_AT_SEVERAL] = "{n} institutions receive the {n} dominance arcs",
  [KOTAKU_PHRASE_NO_DOMINANCE] = "there is no dominance arc",
  [KOTAKU_PHRASE_MUTUAL] = "each dominates the other",
  [KOTAKU_PHRASE_NONE_MUTUAL] = "no pair has dominance both ways: the data code no such statement",
  [KOTAKU_PHRASE_WORK_VERTICAL]
  = "work among pairs with a form: vertical {n} of {n}, others {n} of {n}",
  [KOTAKU_PHRASE_WORK_STRONG] = "work among pairs with a form: strong {n} of {n}, weak {n} of {n}",
  [KOTAKU_PHRASE_INTEREST] = "{n} of {n} vertical pairs with content carry interest",
  [KOTAKU_PHRASE_NO_VERTICAL] = "there is no vertical pair",
  [KOTAKU_PHRASE_NO_CONTENT] = "no content is recorded that its statements agree on",
  [KOTAKU_PHRASE_STRONG_INSIDE] = "strong pairs: inside {n} of {n}, with an end outside {n} of {n}",
  [KOTAKU_PHRASE_NO_ZONE_PAIR] = "no pair has a strength, and a delineation at both ends",
  [KOTAKU_PHRASE_PART_INSIDE]
  = "tied strongly to programme or LKM: inside {n} of {n} people, outside {n} of {n}",
  [KOTAKU_PHRASE_NO_TARGET] = "nobody acts for the programme or the LKM",
  [KOTAKU_PHRASE_NO_DELINEATION] = "no person has a zone whose delineation is recorded",
  [KOTAKU_PHRASE_NO_EVENT] = "no event is recorded",
  [KOTAKU_PHRASE_CHANGED] = "of {n} tied pairs {n} are new, {n} ended, {n} changed strength",
  [KOTAKU_PHRASE_DATED] = "pairs dated at it: {n}",
  [KOTAKU_PHRASE_OVERRULED] = "in {n} of these undated stated ties decide",
  [KOTAKU_PHRASE_RULE_ALL] = "supported at all, contradicted at none",
  [KOTAKU_PHRASE_RULE_HALF] = "supported from 1/2, contradicted at none",
  [KOTAKU_PHRASE_RULE_MORE] = "supported above 1/2, contradicted below",
  [KOTAKU_PHRASE_RULE_NOTHING] = "supported where all are nothing, contradicted where one is built",
  [KOTAKU_PHRASE_RULE_ALONE] = "supported where implementation alone has the most",
  [KOTAKU_PHRASE_RULE_BEFORE] = "supported where there was one before",
  [KOTAKU_PHRASE_INFORMED] = "{n} of {n} strong ties with interest have such a weak tie",
  [KOTAKU_PHRASE_NO_STRONG_INTEREST] = "no strong tie carries interest",
  [KOTAKU_PHRASE_STAGE_COUNTS]
  = "strong pairs: preparation {n}, planning {n}, implementation {n}, sustainability {n}",
  [KOTAKU_PHRASE_STAGE_SELECTED] = "some stages are selected",
  [KOTAKU_PHRASE_NO_STAGE_STRENGTH] = "no strength is recorded for a stage",
  [KOTAKU_PHRASE_NO_STAGE_SCOPE] = "no scope is recorded for sustainability",
  [KOTAKU_PHRASE_BEYOND_COUNTS]
  = "pairs beyond: preparation {n}, planning {n}, implementation {n}, sustainability {n}",
  [KOTAKU_PHRASE_NO_FACILITATOR] = "no facilitator is recorded",
  [KOTAKU_PHRASE_BROKERED] = "triples in which it is the go-between: {n}",
  [KOTAKU_PHRASE_NO_STRENGTH] = "no strength is recorded",
  [KOTAKU_PHRASE_MEDIATED] = "tied to both sides of {n} of {n} such pairs",
  [KOTAKU_PHRASE_UNKNOWN_ENDS] = "{n} more have an end without any record",
  [KOTAKU_PHRASE_NO_WEAK_PAIR] = "no pair is weak or absent",
  [KOTAKU_PHRASE_CARRIED] = "people carry {n} of {n} institutional pairs",
  [KOTAKU_PHRASE_HEARD] = "only {n} of {n} have recorded ties of people on both sides",
  [KOTAKU_PHRASE_NO_AFFILIATION] = "no affiliation is recorded",
  [KOTAKU_PHRASE_NO_INTERPERSONAL] = "no tie between people is recorded",
  [KOTAKU_PHRASE_NO_DATES] = "no fund has both dates",
  [KOTAKU_PHRASE_LATE] = "planned {s} and disbursed {s}",
  [KOTAKU_PHRASE_NONE_LATE] = "funds that came in time: {n}",
  [KOTAKU_PHRASE_NEVER_DISBURSED] = "planned funds without a disbursement: {n}",
  [KOTAKU_PHRASE_NO_TRANCHE_DATES] = "no two tranches in a row have dates",
  [KOTAKU_PHRASE_GAP] = "disbursed {s} after {s}",
  [KOTAKU_PHRASE_NO_GAP] = "no gap of {n} is above {n} days",
  [KOTAKU_PHRASE_NO_AMOUNT] = "no amount is recorded",
  [KOTAKU_PHRASE_NONE_EMPTY] = "every fund has an amount",
  [KOTAKU_PHRASE_OUTCOME_NOTHING] = "in {n} of {n} cases without funds nothing was built",
  [KOTAKU_PHRASE_OUTCOME_BUILT] = "in {n} it was built",
  [KOTAKU_PHRASE_OUTCOME_UNRECORDED] = "cases without a recorded outcome: {n}",
  [KOTAKU_PHRASE_NO_OUTCOME] = "no outcome is recorded",
  [KOTAKU_PHRASE_NO_POST] = "no post with a requirement is recorded",
  [KOTAKU_PHRASE_ANY_FIELD] = "any field of study serves",
  [KOTAKU_PHRASE_ALL_REQUIRE] = "every post requires a field of study: {n}",
  [KOTAKU_PHRASE_FIT] = "{n} of {n} match",
  [KOTAKU_PHRASE_NO_COMPETENCE] = "no competence is recorded that could be compared",
  [KOTAKU_PHRASE_EGO] = "pairs within sectors {n}, across {n}",
  [KOTAKU_PHRASE_EGO_STRONG] = "strong pairs within sectors {n}, across {n}",
  [KOTAKU_PHRASE_EGO_BEYOND] = "pairs beyond the programme within sectors {n}, across {n}",
  [KOTAKU_PHRASE_EGO_CHANCE] = "by chance {x}",
  [KOTAKU_PHRASE_EGO_SCALE] = "-1: only within sectors, 1: only across",
  [KOTAKU_PHRASE_NO_SECTOR] = "no pair has sectors on both sides",
  [KOTAKU_PHRASE_NO_ZONE_FUND] = "no fund has a zone whose delineation is recorded",
  [KOTAKU_PHRASE_NO_OUTSIDE] = "no zone is outside",
  [KOTAKU_PHRASE_NO_OUTSIDE_FUND] = "none of the {n} funds is for an area outside",
  [KOTAKU_PHRASE_NO_CANDIDATE] = "no area of their kind is outside: it could not fail",
  [KOTAKU_PHRASE_OUTSIDE_FUND] = "its zone {s} is outside",
  [KOTAKU_PHRASE_OUTSIDE_FUND + 1] = NULL,
};

const char *
kotaku_phrase_get (KotakuPhrase phrase)
{
  return phrases[phrase];
}

const char *const *
kotaku_findings_get_phrases (void)
{
  return phrases;
}

/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "scenario/scenario.h"

#include <math.h>

enum
{
  OBSTACLE,
  SUBJECT,
  NAME,
  VALUE,
  EXPECTED,
  STATUS,
  EVIDENCE
};

static const char *const timing_words[] = { "unknown", "ok", "late", "missing" };
static const char *const fit_words[] = { "unknown", "match", "mismatch" };

/* How far two shares may differ and still be one, written with two decimals. */
#define SHARE_TOLERANCE 0.005

static void
begin (KotakuRows *rows,
       const char *obstacle,
       const char *subject,
       const char *name,
       const char *status)
{
  kotaku_rows_begin (rows);
  kotaku_rows_string (rows, OBSTACLE, obstacle);
  kotaku_rows_string (rows, SUBJECT, subject);
  kotaku_rows_string (rows, NAME, name);
  kotaku_rows_string (rows, STATUS, status);
}

static void
set_number (KotakuRows *rows, guint column, double value)
{
  char text[KOTAKU_DOUBLE_LENGTH];
  if (isnan (value))
    return;
  kotaku_text_from_double (value, text);
  kotaku_rows_string (rows, column, text);
}

/* -- funds
 * --------------------------------------------------------------------------------------------- */

static void
add_delay (KotakuRows *rows, const KotakuFund *fund)
{
  gint32 days = 0;
  KotakuTiming timing = kotaku_fund_get_delay (fund, &days);
  begin (rows, "funds", fund->id, "days_late", timing_words[timing]);
  if (timing == KOTAKU_TIMING_OK || timing == KOTAKU_TIMING_LATE)
    set_number (rows, VALUE, days);
  set_number (rows, EXPECTED, 0);
  g_autofree char *dates
      = g_strdup_printf ("planned %s|disbursed %s", fund->planned != NULL ? fund->planned : "-",
                         fund->disbursed != NULL ? fund->disbursed : "-");
  if (fund->planned != NULL || fund->disbursed != NULL)
    kotaku_rows_string (rows, EVIDENCE, dates);
}

static void
add_gap (KotakuRows *rows, const KotakuFunds *funds, gsize fund)
{
  gint32 days = 0;
  const KotakuFund *later = &funds->funds[fund];
  if (later->earlier < 0)
    return;
  KotakuTiming timing = kotaku_funds_get_gap (funds, fund, &days);
  begin (rows, "funds", later->id, "gap_days", timing_words[timing]);
  if (timing == KOTAKU_TIMING_OK || timing == KOTAKU_TIMING_LATE)
    set_number (rows, VALUE, days);
  set_number (rows, EXPECTED, KOTAKU_GAP_DAYS);
  kotaku_rows_string (rows, EVIDENCE, funds->funds[later->earlier].id);
}

/* What the amounts say, against the share that is recorded for the tranche. */
static void
add_share (KotakuRows *rows, const KotakuFund *fund)
{
  KotakuFit fit = KOTAKU_FIT_UNKNOWN;
  if (isnan (fund->share) && isnan (fund->part))
    return;
  if (!isnan (fund->share) && !isnan (fund->part))
    fit = fabs (fund->part - fund->share) <= SHARE_TOLERANCE ? KOTAKU_FIT_MATCH
                                                             : KOTAKU_FIT_MISMATCH;
  begin (rows, "funds", fund->id, "share", fit_words[fit]);
  set_number (rows, VALUE, fund->part);
  set_number (rows, EXPECTED, fund->share);
}

static const char *
judge_outcome (const char *outcome)
{
  if (outcome == NULL)
    return "unknown";
  if (g_str_equal (outcome, "built"))
    return "ok";
  return g_str_equal (outcome, "nothing") ? "missing" : "mismatch";
}

static void
add_outcome (KotakuRows *rows, const KotakuFund *fund)
{
  begin (rows, "funds", fund->id, "outcome", judge_outcome (fund->outcome));
  kotaku_rows_string (rows, VALUE, fund->outcome);
  kotaku_rows_string (rows, EXPECTED, "built");
}

static gboolean
add_risk (KotakuRows *rows,
          const KotakuRisk *risk,
          const KotakuFund *fund,
          KotakuNetwork *network,
          GError **error)
{
  gint32 days = 0;
  if (fund->zone < 0)
    return TRUE;
  g_auto (KotakuEvidence) ties = { 0 };
  for (gsize i = risk->start[fund->zone]; i < risk->start[fund->zone + 1]; i++)
    kotaku_evidence_add (&ties, (KotakuTie) risk->ties[i]);
  g_autofree char *evidence = kotaku_evidence_get_ties (&ties, network, error);
  if (evidence == NULL)
    return FALSE;
  begin (rows, "funds", fund->id, "ties_at_risk",
         timing_words[kotaku_fund_get_delay (fund, &days)]);
  set_number (rows, VALUE, (double) ties.n);
  kotaku_rows_string (rows, EVIDENCE, *evidence != 0 ? evidence : NULL);
  return TRUE;
}

static gboolean
add_funds (KotakuRows *rows, KotakuView *view, GCancellable *cancellable, GError **error)
{
  KotakuNetwork *network = kotaku_view_peek_network (view);
  g_autoptr (KotakuRisk) risk = NULL;
  g_autoptr (KotakuFunds) funds = kotaku_funds_new (network, error);
  if (funds == NULL)
    return FALSE;
  if (funds->n > 0 && (risk = kotaku_risk_new (view, cancellable, error)) == NULL)
    return FALSE;
  for (gsize i = 0; i < funds->n; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      add_delay (rows, &funds->funds[i]);
      add_gap (rows, funds, i);
      add_share (rows, &funds->funds[i]);
      add_outcome (rows, &funds->funds[i]);
      if (!add_risk (rows, risk, &funds->funds[i], network, error))
        return FALSE;
    }
  return TRUE;
}

/* -- competence
 * ------------------------------------------------------------------------------------------ */

static void
add_post (KotakuRows *rows, const KotakuPosts *posts, const KotakuPost *post)
{
  const char *status = post->required == NULL ? "unknown" : post->open ? "open" : "ok";
  begin (rows, "competence", post->post, "required", status);
  kotaku_rows_string (rows, VALUE, post->required);
  if (post->n_holders > 0)
    return;
  begin (rows, "competence", post->post, "field", posts->n_competences > 0 ? "missing" : "unknown");
  kotaku_rows_string (rows, EXPECTED, post->required);
  kotaku_rows_string (rows, EVIDENCE, post->post);
}

static void
add_competence (KotakuRows *rows, const KotakuPosts *posts, const KotakuCompetence *competence)
{
  const KotakuPost *post = competence->place >= 0 ? &posts->posts[competence->place] : NULL;
  begin (rows, "competence", competence->actor, "field", fit_words[competence->field_fit]);
  kotaku_rows_string (rows, VALUE, competence->field);
  kotaku_rows_string (rows, EXPECTED, post != NULL ? post->required : NULL);
  kotaku_rows_string (rows, EVIDENCE, competence->post);
  begin (rows, "competence", competence->actor, "education", fit_words[competence->education_fit]);
  kotaku_rows_string (rows, VALUE, competence->education);
  kotaku_rows_string (rows, EXPECTED, post != NULL ? post->min_education : NULL);
  kotaku_rows_string (rows, EVIDENCE, competence->post);
}

static gboolean
add_competences (KotakuRows *rows, KotakuView *view, GError **error)
{
  g_autoptr (KotakuPosts) posts = kotaku_posts_new (kotaku_view_peek_network (view), error);
  if (posts == NULL)
    return FALSE;
  for (gsize i = 0; i < posts->n_posts; i++)
    add_post (rows, posts, &posts->posts[i]);
  for (gsize i = 0; i < posts->n_competences; i++)
    add_competence (rows, posts, &posts->competences[i]);
  return TRUE;
}

/* -- sectoral ego
 * ------------------------------------------------------------------------------------------ */

/* A level is the subject; without a test of it no status is claimed. */
static gboolean
add_sectors (KotakuRows *rows, KotakuView *view, GCancellable *cancellable, GError **error)
{
  static const KotakuLevel levels[] = { KOTAKU_LEVEL_INTERPERSONAL, KOTAKU_LEVEL_INSTITUTIONAL };
  const KotakuPairs *pairs = kotaku_pairs_get (view, cancellable, error);
  if (pairs == NULL)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      KotakuSectorMix mix;
      g_auto (KotakuEvidence) internal = { 0 };
      kotaku_sectors_mix (view, pairs, levels[i], NULL, &mix, &internal);
      if (mix.internal + mix.external == 0)
        continue;
      begin (rows, "sectoral-ego", kotaku_level_to_text (levels[i], KOTAKU_LANGUAGE_EN), "ei_index",
             "unknown");
      set_number (rows, VALUE, mix.index);
      set_number (rows, EXPECTED, mix.expected);
      g_autofree char *evidence
          = kotaku_evidence_get_ties (&internal, kotaku_view_peek_network (view), error);
      if (evidence == NULL)
        return FALSE;
      kotaku_rows_string (rows, EVIDENCE, *evidence != 0 ? evidence : NULL);
    }
  return TRUE;
}

static KotakuFrame *
list_obstacles (KotakuView *view, KotakuOptions *options, GCancellable *cancellable, GError **error)
{
  g_autoptr (KotakuRows) rows
      = kotaku_rows_new ("obstacle:w,subject:s,name:w,value:w,expected:w,status:w,evidence:s");
  if (!add_funds (rows, view, cancellable, error) || !add_competences (rows, view, error)
      || !add_sectors (rows, view, cancellable, error))
    return NULL;
  g_autoptr (KotakuFrame) frame = kotaku_rows_finish (g_steal_pointer (&rows), error);
  if (frame == NULL)
    return NULL;
  kotaku_view_describe (view, &kotaku_command_obstacles, options, frame);
  kotaku_frame_seal (frame);
  return g_steal_pointer (&frame);
}

/**
 * kotaku_view_obstacles:
 * @view: a view
 * @options: (nullable): none of its own
 * @cancellable: (nullable): stops the call within 1 s
 * @error: return location for an error that names the option
 *
 * Lists what holds a programme back, in three parts:
 *
 * - `funds`: `days_late` are the fewest days between plan and disbursement that the dates leave
 * open (a month or a year is a span); `gap_days` lie between a tranche and the one before it of the
 * same zone, kind and year, and are late above 90; `share` is the tranche's part of the amounts
 * against the share recorded for it; `outcome` is what was built; `ties_at_risk` counts the ties of
 * the fund's zone that are recorded for implementation, and the strong ones that hold only within
 * the programme: a tie is of a zone where an end is in it and no end is recorded elsewhere.
 * - `competence`: what each post requires (`open` where any field serves), and whether field and
 *   education of those who hold it fit; a post that nobody holds is `missing`.
 * - `sectoral-ego`: per level the E-I index by sector over tied pairs, with what all possible pairs
 *   would give; `unknown`, since it is not tested here.
 *
 * `value` and `expected` are text: numbers, words and lists stand in one column. A status is `ok`,
 * `late`, `missing`, `open`, `match`, `mismatch` or `unknown`: not recorded.
 *
 * - Cost: O(ties x depth of the zones), and sorting the funds
 * - Threads: any
 * - Errors: %KOTAKU_ERROR_UNKNOWN_OPTION, %KOTAKU_ERROR_NO_MEMORY, %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): the obstacles, or %NULL with @error set
 * Since: 1.0
 */
KotakuFrame *
kotaku_view_obstacles (KotakuView *view,
                       KotakuOptions *options,
                       GCancellable *cancellable,
                       GError **error)
{
  g_return_val_if_fail (view != NULL, NULL);
  return kotaku_view_call (view, &kotaku_command_obstacles, list_obstacles, options, cancellable,
                           error);
}

const KotakuCommand kotaku_command_obstacles = {
  .name = "obstacles",
  .object = "view",
  .function = "kotaku_view_obstacles",
  .parameters = "",
  .options = "",
  .columns = "obstacle,subject,name,value,expected,status,evidence",
  .title = "What holds the programme back: funds, competence, sectoral ego",
  .title_id = "Kendala program: dana, kompetensi, ego sektoral",
  .example = "kotaku obstacles examples/pasar-ii",
  .since = "1.0",
};

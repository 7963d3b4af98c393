/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Tests of other commands, asked for a finding: their frames are read, nothing is tested anew. */

#include "commands/findings-private.h"

/* As many draws as the tests of all findings together need. */
void
kotaku_inquiry_init_draws (KotakuInquiry *inquiry, KotakuDraws *draws)
{
  kotaku_draws_init (draws, inquiry->options, kotaku_view_get_n_nodes (inquiry->view), 0,
                     inquiry->cancellable);
  kotaku_draws_reach (draws, inquiry->most_tests, KOTAKU_TAIL_BOTH);
}

/* What a test is told: as findings is, and no more draws than the whole network gets. Findings
 * tells how far it is. */
KotakuOptions *
kotaku_inquiry_make_options (KotakuInquiry *inquiry)
{
  KotakuDraws draws;
  KotakuOptions *options = kotaku_options_new ();
  kotaku_inquiry_init_draws (inquiry, &draws);
  kotaku_options_set_int64 (options, "draws", (gint64) draws.n);
  kotaku_options_set_int64 (options, "seed", draws.seed);
  kotaku_options_set_double (options, "alpha", draws.alpha);
  if (kotaku_options_has (inquiry->options, "threads"))
    kotaku_options_set_int64 (options, "threads",
                              kotaku_options_get_int64 (inquiry->options, "threads"));
  return options;
}

void
kotaku_inquiry_note_test (KotakuInquiry *inquiry, gboolean exact, double error)
{
  inquiry->drawn |= !exact;
  if (!isnan (error))
    inquiry->error = isnan (inquiry->error) ? error : MAX (inquiry->error, error);
}

/* How a frame's p were come by. */
void
kotaku_inquiry_note_frame (KotakuInquiry *inquiry, KotakuFrame *frame)
{
  const char *draws = kotaku_frame_get_metadata (frame, "draws");
  const char *error = kotaku_frame_get_metadata (frame, "monte_carlo_error");
  inquiry->capped |= kotaku_frame_get_metadata (frame, "left_out") != NULL;
  kotaku_inquiry_note_test (inquiry, g_strcmp0 (draws, "exact") == 0,
                            error != NULL ? g_ascii_strtod (error, NULL) : NAN);
}

static double
read_number (KotakuFrame *frame, gsize row, const char *column)
{
  gsize n = 0;
  if (kotaku_frame_get_column_type (frame, column) != KOTAKU_COLUMN_DOUBLE)
    return NAN;
  const double *values = kotaku_frame_get_doubles (frame, column, &n, NULL);
  return values != NULL && row < n ? values[row] : NAN;
}

static const char *
read_text (KotakuFrame *frame, gsize row, const char *column)
{
  if (kotaku_frame_get_column_type (frame, column) != KOTAKU_COLUMN_STRING)
    return NULL;
  return kotaku_frame_get_string (frame, column, row, NULL);
}

KotakuReason
kotaku_reason_from_text (const char *text)
{
  for (int reason = KOTAKU_REASON_TOO_FEW; reason <= KOTAKU_REASON_NOT_SIGNIFICANT; reason++)
    if (g_strcmp0 (text, kotaku_reason_to_text ((KotakuReason) reason)) == 0)
      return (KotakuReason) reason;
  return KOTAKU_REASON_NONE;
}

/* The row of a frame that answers: its value, limits, p, and why it may not say more. The claim is
 * that the value is positive. What is borrowed of the frame is needed until the reply is given. */
void
kotaku_reply_read (KotakuReply *reply, KotakuFrame *frame, gsize row, const char *value)
{
  reply->value = read_number (frame, row, value);
  reply->low = read_number (frame, row, "low");
  reply->high = read_number (frame, row, "high");
  reply->p_value = read_number (frame, row, "p_value");
  reply->min_p = read_number (frame, row, "min_p");
  reply->reason = kotaku_reason_from_text (read_text (frame, row, "reason"));
  reply->deciding = read_text (frame, row, "deciding_actor");
  reply->sign = (reply->value > 0) - (reply->value < 0);
}

double
kotaku_frame_read (KotakuFrame *frame, gsize row, const char *column)
{
  return read_number (frame, row, column);
}

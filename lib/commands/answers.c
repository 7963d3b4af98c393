/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Answers are kept until all are there: a verdict rests on how many tests the run has made. */

#include "commands/findings-private.h"

enum
{
  ID,
  FINDING,
  LEVEL,
  SUBJECT,
  STATISTIC,
  VALUE,
  LOW,
  HIGH,
  P_VALUE,
  VERDICT,
  BASIS,
  EVIDENCE,
  SOURCES
};

/* A reply with texts of its own. */
struct _KotakuFindingAnswer
{
  const KotakuFinding *finding;
  KotakuReply reply;
  char *subject, *deciding, *basis, *ties, *sources; /* "" for none */
};

static const char *const verdicts[]
    = { "", "supported", "contradicted", "undecided", "not testable" };

static void
answer_clear (KotakuFindingAnswer *answer)
{
  kotaku_reply_clear (&answer->reply);
  g_free (answer->subject);
  g_free (answer->deciding);
  g_free (answer->basis);
  g_free (answer->ties);
  g_free (answer->sources);
}

void
kotaku_inquiry_clear_answers (KotakuInquiry *inquiry)
{
  for (gsize i = 0; i < inquiry->n_answers; i++)
    answer_clear (&inquiry->answers[i]);
  g_clear_pointer (&inquiry->answers, g_free);
  inquiry->n_answers = inquiry->capacity = 0;
}

static KotakuFindingAnswer *
add_answer (KotakuInquiry *inquiry, GError **error)
{
  if (inquiry->n_answers == inquiry->capacity)
    {
      gsize capacity = MAX (2 * inquiry->capacity, 64);
      KotakuFindingAnswer *answers
          = kotaku_realloc (inquiry->answers, capacity, sizeof *answers, error);
      if (answers == NULL)
        return NULL;
      inquiry->answers = answers;
      inquiry->capacity = capacity;
    }
  KotakuFindingAnswer *answer = &inquiry->answers[inquiry->n_answers++];
  *answer = (KotakuFindingAnswer){ .finding = inquiry->finding, .reply = KOTAKU_REPLY_INIT };
  return answer;
}

static char *
copy_text (const char *text, GError **error)
{
  g_auto (KotakuText) copy = KOTAKU_TEXT_INIT;
  kotaku_text_append (&copy, text != NULL ? text : "", -1);
  return kotaku_text_steal (&copy, error);
}

gboolean
kotaku_inquiry_reply (KotakuInquiry *inquiry, KotakuReply *reply, GError **error)
{
  KotakuFindingAnswer *answer = add_answer (inquiry, error);
  if (answer == NULL)
    return FALSE;
  answer->ties = kotaku_evidence_get_ties (&reply->evidence, inquiry->network, error);
  answer->sources = answer->ties != NULL
                        ? kotaku_evidence_get_sources (&reply->evidence, inquiry->network, error)
                        : NULL;
  answer->subject = answer->sources != NULL ? copy_text (reply->subject, error) : NULL;
  answer->deciding = answer->subject != NULL ? copy_text (reply->deciding, error) : NULL;
  answer->basis = answer->deciding != NULL ? kotaku_text_steal (&reply->basis, error) : NULL;
  if (answer->basis == NULL)
    return FALSE;
  kotaku_evidence_clear (&reply->evidence);
  answer->reply = *reply;
  *reply = (KotakuReply) KOTAKU_REPLY_INIT;
  return TRUE;
}

/* -- verdicts -- */

/* A p per answer after Holm's correction over all that have one; NaN for the others. */
static double *
adjust (KotakuInquiry *inquiry, GError **error)
{
  gsize n = inquiry->n_answers;
  g_autofree double *p = KOTAKU_ALLOC (double, n, error);
  g_autofree double *min_p = p != NULL ? KOTAKU_ALLOC (double, n, error) : NULL;
  double *adjusted = min_p != NULL ? KOTAKU_ALLOC (double, n, error) : NULL;
  if (adjusted == NULL)
    return NULL;
  for (gsize i = 0; i < n; i++)
    {
      p[i] = inquiry->answers[i].reply.p_value;
      min_p[i] = inquiry->answers[i].reply.min_p;
    }
  inquiry->n_tests = kotaku_holm (p, n, adjusted);
  inquiry->floor_p = kotaku_holm_floor (p, min_p, n, inquiry->n_tests);
  return adjusted;
}

/* What is settled without a test stays so; a test speaks where its corrected p is small enough. */
static void
decide (KotakuReply *reply, double adjusted, double alpha)
{
  if (reply->verdict != KOTAKU_VERDICT_UNDECIDED || !kotaku_p_rejects (adjusted, alpha)
      || reply->sign == 0)
    return;
  reply->verdict = reply->sign > 0 ? KOTAKU_VERDICT_SUPPORTED : KOTAKU_VERDICT_CONTRADICTED;
}

static void
say_reason (KotakuReply *basis, const KotakuFindingAnswer *answer)
{
  switch (answer->reply.reason)
    {
    case KOTAKU_REASON_TOO_FEW:
      if (isnan (answer->reply.min_p))
        kotaku_reply_say (basis, KOTAKU_PHRASE_TOO_FEW);
      else if (answer->reply.min_p >= 1)
        kotaku_reply_say (basis, KOTAKU_PHRASE_NO_FREEDOM);
      else
        kotaku_reply_say (basis, KOTAKU_PHRASE_MIN_P, answer->reply.min_p);
      break;
    case KOTAKU_REASON_NO_VARIATION:
      kotaku_reply_say (basis, KOTAKU_PHRASE_NO_VARIATION);
      break;
    case KOTAKU_REASON_ONE_ACTOR:
      kotaku_reply_say (basis, KOTAKU_PHRASE_ONE_ACTOR, answer->deciding);
      break;
    case KOTAKU_REASON_NOT_SIGNIFICANT:
      kotaku_reply_say (basis, KOTAKU_PHRASE_NOT_SIGNIFICANT);
      break;
    case KOTAKU_REASON_NONE:
    default:
      break;
    }
}

/* "p 0.4; not significant", before what else is said. Where no test of the run could have answered
 * after the correction, that comes before what each alone says. */
static void
say_test (KotakuReply *basis,
          const KotakuFindingAnswer *answer,
          const KotakuInquiry *inquiry,
          double adjusted,
          double alpha)
{
  double p = answer->reply.p_value;
  gsize n_tests = inquiry->n_tests;
  gboolean open = answer->reply.verdict == KOTAKU_VERDICT_UNDECIDED;
  gboolean small = kotaku_p_rejects (p, alpha);
  if (!isnan (p))
    kotaku_reply_say (basis, KOTAKU_PHRASE_P, p);
  if (open && !isnan (p) && kotaku_p_rejects (answer->reply.min_p, alpha)
      && !kotaku_p_rejects (inquiry->floor_p, alpha))
    kotaku_reply_say (basis, KOTAKU_PHRASE_MIN_P_HOLM, inquiry->floor_p, n_tests);
  else if (small)
    kotaku_reply_say (basis, open ? KOTAKU_PHRASE_HOLM_OPEN : KOTAKU_PHRASE_HOLM, adjusted,
                      n_tests);
  else if (open)
    say_reason (basis, answer);
}

static char *
make_basis (KotakuFindingAnswer *answer,
            const KotakuInquiry *inquiry,
            double adjusted,
            double alpha,
            GError **error)
{
  g_auto (KotakuText) text = KOTAKU_TEXT_INIT;
  g_auto (KotakuReply) test = KOTAKU_REPLY_INIT;
  gboolean tested = answer->finding->tested && !answer->reply.described;
  kotaku_text_append (&text, tested ? "tested: " : "described: ", -1);
  if (tested)
    say_test (&test, answer, inquiry, adjusted, alpha);
  text.failed = text.failed || test.basis.failed;
  if (test.basis.length > 0 && !test.basis.failed)
    kotaku_text_append (&text, test.basis.text, (gssize) test.basis.length);
  if (test.basis.length > 0 && answer->basis[0] != 0)
    kotaku_text_append (&text, "; ", -1);
  kotaku_text_append (&text, answer->basis, -1);
  return kotaku_text_steal (&text, error);
}

/* -- rows -- */

static void
write_number (KotakuRows *rows, gsize column, double value)
{
  if (!isnan (value))
    kotaku_rows_double (rows, column, value);
}

static void
write_text (KotakuRows *rows, gsize column, const char *text)
{
  kotaku_rows_string (rows, column, text[0] != 0 ? text : NULL);
}

static void
write_answer (KotakuRows *rows, const KotakuFindingAnswer *answer, const char *basis)
{
  const KotakuFinding *finding = answer->finding;
  const KotakuReply *reply = &answer->reply;
  kotaku_rows_begin (rows);
  kotaku_rows_string (rows, ID, finding->id);
  kotaku_rows_string (rows, FINDING, finding->claim);
  kotaku_rows_string (rows, LEVEL,
                      finding->level == KOTAKU_LEVEL_ANY
                          ? "all"
                          : kotaku_level_to_text (finding->level, KOTAKU_LANGUAGE_EN));
  write_text (rows, SUBJECT, answer->subject);
  kotaku_rows_string (rows, STATISTIC,
                      reply->statistic != NULL ? reply->statistic : finding->statistic);
  write_number (rows, VALUE, reply->value);
  write_number (rows, LOW, reply->low);
  write_number (rows, HIGH, reply->high);
  write_number (rows, P_VALUE, reply->p_value);
  kotaku_rows_string (rows, VERDICT, verdicts[reply->verdict]);
  kotaku_rows_string (rows, BASIS, basis);
  write_text (rows, EVIDENCE, answer->ties);
  write_text (rows, SOURCES, answer->sources);
}

KotakuFrame *
kotaku_inquiry_finish (KotakuInquiry *inquiry, GError **error)
{
  double alpha = kotaku_options_get_double (inquiry->options, "alpha");
  g_autofree double *adjusted = adjust (inquiry, error);
  if (adjusted == NULL)
    return NULL;
  inquiry->rows
      = kotaku_rows_new ("id:s,finding:w,level:w,subject:s,statistic:w,value:d,low:d,high:d,"
                         "p_value:d,verdict:w,basis:w,evidence:s,sources:s");
  for (gsize i = 0; i < inquiry->n_answers; i++)
    {
      KotakuFindingAnswer *answer = &inquiry->answers[i];
      decide (&answer->reply, adjusted[i], alpha);
      g_autofree char *basis = make_basis (answer, inquiry, adjusted[i], alpha, error);
      if (basis == NULL)
        return NULL;
      write_answer (inquiry->rows, answer, basis);
    }
  return kotaku_rows_finish (g_steal_pointer (&inquiry->rows), error);
}

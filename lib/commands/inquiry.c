/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "commands/findings-private.h"

#include <stdarg.h>
#include <string.h>

/* -- what several findings need
 * ---------------------------------------------------------------------- */

const KotakuPairIndex *
kotaku_inquiry_get_index (KotakuInquiry *inquiry, GError **error)
{
  gsize n = kotaku_view_get_n_nodes (inquiry->view);
  if (inquiry->index.start == NULL
      && !kotaku_pair_index_init (&inquiry->index, inquiry->pairs, n, FALSE, error))
    return NULL;
  return &inquiry->index;
}

KotakuView *
kotaku_inquiry_get_institutional (KotakuInquiry *inquiry, GError **error)
{
  static const char *const level[] = { "level", "institutional", NULL };
  if (inquiry->institutional == NULL)
    inquiry->institutional = kotaku_view_narrow (inquiry->view, level, inquiry->cancellable, error);
  return inquiry->institutional;
}

KotakuView *
kotaku_inquiry_get_stage (KotakuInquiry *inquiry, int stage, GError **error)
{
  const char *name = kotaku_stage_to_text ((KotakuStage) (1 << stage), KOTAKU_LANGUAGE_EN);
  const char *const conditions[]
      = { "level", "institutional", "stage", name, "recorded", "yes", NULL };
  if (inquiry->stages[stage] == NULL)
    inquiry->stages[stage]
        = kotaku_view_narrow (inquiry->view, conditions, inquiry->cancellable, error);
  return inquiry->stages[stage];
}

/* The rows of `zones`. */
KotakuFrame *
kotaku_inquiry_get_zones (KotakuInquiry *inquiry, GError **error)
{
  if (inquiry->zones == NULL)
    inquiry->zones = kotaku_view_zones (inquiry->view, NULL, inquiry->cancellable, error);
  return inquiry->zones;
}

const KotakuFunds *
kotaku_inquiry_get_funds (KotakuInquiry *inquiry, GError **error)
{
  if (inquiry->funds == NULL)
    inquiry->funds = kotaku_funds_new (inquiry->network, error);
  return inquiry->funds;
}

const KotakuPosts *
kotaku_inquiry_get_posts (KotakuInquiry *inquiry, GError **error)
{
  if (inquiry->posts == NULL)
    inquiry->posts = kotaku_posts_new (inquiry->network, error);
  return inquiry->posts;
}

const char *
kotaku_inquiry_get_id (KotakuInquiry *inquiry, gint32 place)
{
  gsize n = 0;
  const KotakuNode *nodes = kotaku_view_get_nodes (inquiry->view, &n);
  return kotaku_network_get_node_id (inquiry->network, nodes[place]);
}

/* -- replies
 * -------------------------------------------------------------------------------------------- */

void
kotaku_reply_clear (KotakuReply *reply)
{
  kotaku_text_clear (&reply->basis);
  kotaku_evidence_clear (&reply->evidence);
  *reply = (KotakuReply) KOTAKU_REPLY_INIT;
}

/* Three decimals say enough in a sentence; the exact number is in the column. */
static void
append_number (KotakuText *text, double value)
{
  if (isnan (value))
    kotaku_text_append (text, "unknown", -1);
  else
    kotaku_text_append_double (text, round (value * 1000) / 1000);
}

void
kotaku_reply_say (KotakuReply *reply, KotakuPhrase phrase, ...)
{
  va_list arguments;
  const char *piece = kotaku_phrase_get (phrase);
  va_start (arguments, phrase);
  if (reply->basis.length > 0)
    kotaku_text_append (&reply->basis, "; ", -1);
  for (const char *hole = strchr (piece, '{'); hole != NULL; hole = strchr (piece, '{'))
    {
      kotaku_text_append (&reply->basis, piece, hole - piece);
      if (hole[1] == 'n')
        kotaku_text_append_int64 (&reply->basis, (gint64) va_arg (arguments, gsize));
      else if (hole[1] == 'x')
        append_number (&reply->basis, va_arg (arguments, double));
      else
        kotaku_text_append (&reply->basis, va_arg (arguments, const char *), -1);
      piece = hole + strlen ("{n}");
    }
  kotaku_text_append (&reply->basis, piece, -1);
  va_end (arguments);
}

void
kotaku_reply_refuse (KotakuReply *reply, KotakuPhrase phrase)
{
  reply->verdict = KOTAKU_VERDICT_NOT_TESTABLE;
  kotaku_reply_say (reply, phrase);
}

static char *
make_basis (const KotakuFinding *finding, const KotakuReply *reply, GError **error)
{
  g_auto (KotakuText) text = KOTAKU_TEXT_INIT;
  kotaku_text_append (&text, finding->tested ? "tested: " : "described: ", -1);
  if (reply->basis.failed)
    text.failed = TRUE;
  else if (reply->basis.text != NULL)
    kotaku_text_append (&text, reply->basis.text, (gssize) reply->basis.length);
  return kotaku_text_steal (&text, error);
}

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

static const char *const verdicts[]
    = { "", "supported", "contradicted", "undecided", "not testable" };

gboolean
kotaku_inquiry_reply (KotakuInquiry *inquiry, KotakuReply *reply, GError **error)
{
  KotakuRows *rows = inquiry->rows;
  const KotakuFinding *finding = inquiry->finding;
  g_autofree char *ties = kotaku_evidence_get_ties (&reply->evidence, inquiry->network, error);
  g_autofree char *sources
      = ties != NULL ? kotaku_evidence_get_sources (&reply->evidence, inquiry->network, error)
                     : NULL;
  g_autofree char *basis = sources != NULL ? make_basis (finding, reply, error) : NULL;
  if (basis == NULL)
    return FALSE;
  kotaku_rows_begin (rows);
  kotaku_rows_string (rows, ID, finding->id);
  kotaku_rows_string (rows, FINDING, finding->claim);
  kotaku_rows_string (rows, LEVEL,
                      finding->level == KOTAKU_LEVEL_ANY
                          ? "all"
                          : kotaku_level_to_text (finding->level, KOTAKU_LANGUAGE_EN));
  kotaku_rows_string (rows, SUBJECT, reply->subject);
  kotaku_rows_string (rows, STATISTIC,
                      reply->statistic != NULL ? reply->statistic : finding->statistic);
  if (!isnan (reply->value))
    kotaku_rows_double (rows, VALUE, reply->value);
  kotaku_rows_string (rows, VERDICT, verdicts[reply->verdict]);
  kotaku_rows_string (rows, BASIS, basis);
  kotaku_rows_string (rows, EVIDENCE, *ties != 0 ? ties : NULL);
  kotaku_rows_string (rows, SOURCES, *sources != 0 ? sources : NULL);
  kotaku_reply_clear (reply);
  return TRUE;
}

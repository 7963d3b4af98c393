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

const KotakuPlaces *
kotaku_inquiry_get_places (KotakuInquiry *inquiry, GError **error)
{
  if (inquiry->places.rank == NULL
      && !kotaku_places_init (&inquiry->places, inquiry->view, NULL, error))
    {
      kotaku_places_clear (&inquiry->places);
      return NULL;
    }
  return &inquiry->places;
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

/* The contrasts of `zones --summary`. */
KotakuFrame *
kotaku_inquiry_get_zones (KotakuInquiry *inquiry, GError **error)
{
  if (inquiry->zones != NULL)
    return inquiry->zones;
  g_autoptr (KotakuOptions) options = kotaku_inquiry_make_options (inquiry);
  kotaku_options_set_boolean (options, "summary", TRUE);
  inquiry->zones = kotaku_view_zones (inquiry->view, options, inquiry->cancellable, error);
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

/* Three decimals say enough in a sentence, and three digits of what is small; the exact number is
 * in the column. */
static void
append_number (KotakuText *text, double value)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  if (isnan (value))
    kotaku_text_append (text, "unknown", -1);
  else if (fabs (value) < .1)
    kotaku_text_append (text, g_ascii_formatd (digits, sizeof digits, "%.3g", value), -1);
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

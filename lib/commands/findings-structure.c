/* SPDX-License-Identifier: GPL-2.0-or-later */

/* What the levels are, and who dominates whom. */

#include "commands/findings-private.h"

/* -- the class of a level
 * ------------------------------------------------------------------------------ */

static gboolean
has_direction (const KotakuPairs *pairs, KotakuLevel level)
{
  for (gsize p = 0; p < pairs->n; p++)
    if (pairs->pairs[p].level == level && pairs->pairs[p].direction != 0)
      return TRUE;
  return FALSE;
}

/* The ties by whose directions the pairs of the class are what they are; where arcs decide, all. */
static void
describe_class (KotakuInquiry *inquiry, KotakuReply *reply, const KotakuLevelClass *class)
{
  KotakuSaysFunc says = class->class == KOTAKU_RELATION_SYMMETRIC ? kotaku_tie_says_level
                                                                  : kotaku_tie_says_vertical;
  for (gsize p = 0; p < inquiry->pairs->n; p++)
    {
      const KotakuPair *pair = &inquiry->pairs->pairs[p];
      if (pair->level != inquiry->finding->level || pair->relation != class->class)
        continue;
      if (pair->coded)
        kotaku_reply_add_ties (reply, inquiry, inquiry->pairs, pair, says);
      else
        kotaku_evidence_add_pair (&reply->evidence, inquiry->pairs, pair);
    }
  kotaku_reply_say (reply, KOTAKU_PHRASE_SYMMETRIC, class->symmetric,
                    class->symmetric + class->asymmetric);
  kotaku_reply_say (reply, KOTAKU_PHRASE_TOLERANCE, inquiry->tolerance_share);
}

static gboolean
answer_class (KotakuInquiry *inquiry, KotakuRelation claimed, GError **error)
{
  KotakuLevelClass class;
  KotakuLevel level = inquiry->finding->level;
  g_auto (KotakuReply) reply = KOTAKU_REPLY_INIT;
  kotaku_level_classify (inquiry->pairs, level, inquiry->tolerance_share, &class);
  reply.value = class.index;
  if (class.class != KOTAKU_RELATION_NONE)
    {
      reply.verdict
          = class.class == claimed ? KOTAKU_VERDICT_SUPPORTED : KOTAKU_VERDICT_CONTRADICTED;
      describe_class (inquiry, &reply, &class);
    }
  else if (class.pairs == class.none)
    kotaku_reply_refuse (&reply, KOTAKU_PHRASE_NO_PAIR);
  else if (!has_direction (inquiry->pairs, level))
    kotaku_reply_refuse (&reply, KOTAKU_PHRASE_NO_DIRECTION);
  if (class.undecided > 0)
    kotaku_reply_say (&reply, KOTAKU_PHRASE_PAIRS_UNDECIDED, class.undecided);
  if (class.inferred > 0)
    kotaku_reply_say (&reply, KOTAKU_PHRASE_PAIRS_INFERRED, class.inferred);
  return kotaku_inquiry_reply (inquiry, &reply, error);
}

gboolean
kotaku_finding_interpersonal_symmetric (KotakuInquiry *inquiry, GError **error)
{
  return answer_class (inquiry, KOTAKU_RELATION_SYMMETRIC, error);
}

gboolean
kotaku_finding_institutional_asymmetric (KotakuInquiry *inquiry, GError **error)
{
  return answer_class (inquiry, KOTAKU_RELATION_ASYMMETRIC, error);
}

/* `structure`'s row `difference`. */
gboolean
kotaku_finding_levels_differ (KotakuInquiry *inquiry, GError **error)
{
  KotakuLevelClass people, bodies;
  g_auto (KotakuReply) reply = KOTAKU_REPLY_INIT;
  g_autoptr (KotakuOptions) options = kotaku_inquiry_make_options (inquiry);
  if (kotaku_options_has (inquiry->options, "tolerance"))
    kotaku_options_set_double (options, "tolerance",
                               kotaku_options_get_double (inquiry->options, "tolerance"));
  kotaku_options_set_double (options, "tolerance-share", inquiry->tolerance_share);
  g_autoptr (KotakuFrame) frame
      = kotaku_view_structure (inquiry->view, options, inquiry->cancellable, error);
  if (frame == NULL)
    return FALSE;
  gssize row = kotaku_frame_find_row (frame, "level", "difference", NULL);
  kotaku_level_classify (inquiry->pairs, KOTAKU_LEVEL_INTERPERSONAL, inquiry->tolerance_share,
                         &people);
  kotaku_level_classify (inquiry->pairs, KOTAKU_LEVEL_INSTITUTIONAL, inquiry->tolerance_share,
                         &bodies);
  if (row < 0)
    kotaku_reply_refuse (&reply, KOTAKU_PHRASE_LEVEL_NOT_SELECTED);
  else if (isnan (people.index) || isnan (bodies.index))
    kotaku_reply_refuse (&reply, KOTAKU_PHRASE_NO_LEVEL_PAIR);
  else
    {
      kotaku_reply_read (&reply, frame, (gsize) row, "index");
      kotaku_inquiry_note_frame (inquiry, frame);
      kotaku_reply_say (&reply, KOTAKU_PHRASE_LEVEL_INDICES, people.index, bodies.index);
    }
  return kotaku_inquiry_reply (inquiry, &reply, error);
}

/* -- dominance roles
 * ------------------------------------------------------------------------------------- */

/* Present ties by which `dominant` dominates the other end. */
static gsize
add_dominance (KotakuInquiry *inquiry, KotakuReply *reply, const KotakuPair *pair, gint32 dominant)
{
  gsize n = 0;
  gsize found = 0;
  KotakuTieColumns ties;
  const KotakuNode *nodes = kotaku_view_get_nodes (inquiry->view, &n);
  kotaku_network_get_tie_columns (inquiry->network, &ties);
  for (gsize i = 0; i < pair->n_ties; i++)
    {
      gint32 tie = (gint32) inquiry->pairs->ties[pair->first + i];
      if (tie < 0 || ties.from[tie] != (gint32) nodes[dominant] || ties.direction == NULL
          || (ties.direction[tie] != KOTAKU_DIRECTION_VERTICAL
              && ties.direction[tie] != KOTAKU_DIRECTION_ARC)
          || (ties.strength != NULL && ties.strength[tie] == KOTAKU_STRENGTH_ABSENT))
        continue;
      kotaku_evidence_add (&reply->evidence, (KotakuTie) tie);
      found++;
    }
  return found;
}

/* Counts the institutions at the other end of dominance, and names the ties; where neither, those
 * that it is tied to, and the ties that say they are on a level. */
static gsize
count_ends (KotakuInquiry *inquiry, KotakuReply *reply, gint32 place, KotakuDominanceRole role)
{
  gsize n = 0;
  for (gsize i = inquiry->index.start[place]; i < inquiry->index.start[place + 1]; i++)
    {
      const KotakuPair *pair = &inquiry->pairs->pairs[inquiry->index.pair[i]];
      gint32 other = pair->a == place ? pair->b : pair->a;
      if (pair->level != KOTAKU_LEVEL_INSTITUTIONAL)
        continue;
      if (role != KOTAKU_ROLE_INDEPENDENT)
        n += add_dominance (inquiry, reply, pair, role == KOTAKU_ROLE_DOMINATING ? place : other)
             > 0;
      else if (pair->relation != KOTAKU_RELATION_NONE)
        {
          kotaku_reply_add_ties (reply, inquiry, inquiry->pairs, pair, kotaku_tie_says_level);
          n++;
        }
    }
  return n;
}

/* A row per institution that has the role; *found counts them. */
static gboolean
reply_roles (KotakuInquiry *inquiry,
             KotakuDominanceRole role,
             KotakuPhrase phrase,
             gsize *found,
             GError **error)
{
  KotakuView *view = kotaku_inquiry_get_institutional (inquiry, error);
  if (view == NULL || kotaku_inquiry_get_index (inquiry, error) == NULL)
    return FALSE;
  gsize n = 0;
  const KotakuNode *nodes = kotaku_view_get_nodes (view, &n);
  g_autofree guint8 *roles = KOTAKU_ALLOC (guint8, n, error);
  if (roles == NULL || !kotaku_dominance_get_roles (view, roles, inquiry->cancellable, error))
    return FALSE;
  for (gsize i = 0; i < n; i++)
    {
      g_auto (KotakuReply) reply = KOTAKU_REPLY_INIT;
      if (roles[i] != role)
        continue;
      gsize ends
          = count_ends (inquiry, &reply, kotaku_view_get_place (inquiry->view, nodes[i]), role);
      if (ends == 0)
        continue;
      ++*found;
      reply.subject = kotaku_network_get_node_id (inquiry->network, nodes[i]);
      reply.value = (double) ends;
      reply.verdict = KOTAKU_VERDICT_SUPPORTED;
      kotaku_reply_say (&reply, phrase, ends);
      if (!kotaku_inquiry_reply (inquiry, &reply, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
answer_role (KotakuInquiry *inquiry,
             KotakuDominanceRole role,
             KotakuPhrase phrase,
             KotakuPhrase none,
             GError **error)
{
  gsize found = 0;
  g_auto (KotakuReply) reply = KOTAKU_REPLY_INIT;
  if (has_direction (inquiry->pairs, KOTAKU_LEVEL_INSTITUTIONAL))
    {
      if (!reply_roles (inquiry, role, phrase, &found, error))
        return FALSE;
      if (found > 0)
        return TRUE;
      reply.verdict = KOTAKU_VERDICT_CONTRADICTED;
      reply.value = 0;
      kotaku_reply_say (&reply, none);
    }
  else
    kotaku_reply_refuse (&reply, KOTAKU_PHRASE_NO_DIRECTION);
  return kotaku_inquiry_reply (inquiry, &reply, error);
}

gboolean
kotaku_finding_dominated (KotakuInquiry *inquiry, GError **error)
{
  return answer_role (inquiry, KOTAKU_ROLE_DOMINATED, KOTAKU_PHRASE_DOMINATED,
                      KOTAKU_PHRASE_NONE_DOMINATED, error);
}

gboolean
kotaku_finding_dominating (KotakuInquiry *inquiry, GError **error)
{
  return answer_role (inquiry, KOTAKU_ROLE_DOMINATING, KOTAKU_PHRASE_DOMINATING,
                      KOTAKU_PHRASE_NONE_DOMINATING, error);
}

gboolean
kotaku_finding_independent (KotakuInquiry *inquiry, GError **error)
{
  return answer_role (inquiry, KOTAKU_ROLE_INDEPENDENT, KOTAKU_PHRASE_INDEPENDENT,
                      KOTAKU_PHRASE_NONE_INDEPENDENT, error);
}

/* -- where dominance ends
 * ---------------------------------------------------------------------------------- */

/* Freeman's in-degree centralisation; *receivers counts nodes with an arc in, *client is the last.
 */
static double
centralise (const KotakuGraph *graph, gsize *receivers, gsize *client)
{
  gsize most = 0;
  double sum = 0;
  *receivers = 0;
  for (gsize i = 0; i < graph->n_nodes; i++)
    {
      gsize in = graph->in_start[i + 1] - graph->in_start[i];
      most = MAX (most, in);
      sum += (double) in;
      *receivers += in > 0;
      *client = in > 0 ? i : *client;
    }
  if (graph->n_nodes < 2)
    return NAN;
  double n = (double) graph->n_nodes;
  return (n * (double) most - sum) / ((n - 1) * (n - 1));
}

static void
describe_client (KotakuInquiry *inquiry, KotakuReply *reply, KotakuNode node, gsize n_arcs)
{
  reply->verdict = KOTAKU_VERDICT_SUPPORTED;
  reply->subject = kotaku_network_get_node_id (inquiry->network, node);
  count_ends (inquiry, reply, kotaku_view_get_place (inquiry->view, node), KOTAKU_ROLE_DOMINATED);
  kotaku_reply_say (reply, KOTAKU_PHRASE_ARCS_AT_ONE, n_arcs);
}

gboolean
kotaku_finding_one_client (KotakuInquiry *inquiry, GError **error)
{
  gsize receivers = 0, client = 0, n = 0;
  g_auto (KotakuReply) reply = KOTAKU_REPLY_INIT;
  if (!has_direction (inquiry->pairs, KOTAKU_LEVEL_INSTITUTIONAL))
    {
      kotaku_reply_refuse (&reply, KOTAKU_PHRASE_NO_DIRECTION);
      return kotaku_inquiry_reply (inquiry, &reply, error);
    }
  KotakuView *view = kotaku_inquiry_get_institutional (inquiry, error);
  const KotakuGraph *graph
      = view != NULL ? kotaku_graph_get_dominance (view, inquiry->cancellable, error) : NULL;
  if (graph == NULL || kotaku_inquiry_get_index (inquiry, error) == NULL)
    return FALSE;
  reply.value = centralise (graph, &receivers, &client);
  reply.verdict = KOTAKU_VERDICT_CONTRADICTED;
  if (receivers == 1)
    describe_client (inquiry, &reply, kotaku_view_get_nodes (view, &n)[client], graph->n_arcs);
  else if (receivers == 0)
    kotaku_reply_say (&reply, KOTAKU_PHRASE_NO_DOMINANCE);
  else
    kotaku_reply_say (&reply, KOTAKU_PHRASE_ARCS_AT_SEVERAL, receivers, graph->n_arcs);
  return kotaku_inquiry_reply (inquiry, &reply, error);
}

static gboolean
reply_mutual (KotakuInquiry *inquiry, const KotakuPair *pair, GError **error)
{
  g_auto (KotakuReply) reply = KOTAKU_REPLY_INIT;
  g_auto (KotakuText) ids = KOTAKU_TEXT_INIT;
  kotaku_text_append (&ids, kotaku_inquiry_get_id (inquiry, pair->a), -1);
  kotaku_text_append_c (&ids, '|');
  kotaku_text_append (&ids, kotaku_inquiry_get_id (inquiry, pair->b), -1);
  g_autofree char *subject = kotaku_text_steal (&ids, error);
  if (subject == NULL)
    return FALSE;
  reply.subject = subject;
  reply.value = 1;
  reply.verdict = KOTAKU_VERDICT_SUPPORTED;
  add_dominance (inquiry, &reply, pair, pair->a);
  add_dominance (inquiry, &reply, pair, pair->b);
  kotaku_reply_say (&reply, KOTAKU_PHRASE_MUTUAL);
  return kotaku_inquiry_reply (inquiry, &reply, error);
}

gboolean
kotaku_finding_mutual_dominance (KotakuInquiry *inquiry, GError **error)
{
  gsize found = 0;
  g_auto (KotakuReply) reply = KOTAKU_REPLY_INIT;
  for (gsize p = 0; p < inquiry->pairs->n; p++)
    {
      const KotakuPair *pair = &inquiry->pairs->pairs[p];
      if (pair->level != KOTAKU_LEVEL_INSTITUTIONAL || pair->ways != 3)
        continue;
      found++;
      if (!reply_mutual (inquiry, pair, error))
        return FALSE;
    }
  if (found > 0)
    return TRUE;
  if (has_direction (inquiry->pairs, KOTAKU_LEVEL_INSTITUTIONAL))
    {
      reply.value = 0;
      reply.verdict = KOTAKU_VERDICT_CONTRADICTED;
      kotaku_reply_say (&reply, KOTAKU_PHRASE_NONE_MUTUAL);
    }
  else
    kotaku_reply_refuse (&reply, KOTAKU_PHRASE_NO_DIRECTION);
  return kotaku_inquiry_reply (inquiry, &reply, error);
}
